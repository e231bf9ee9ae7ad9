"""Optimisers: step by step those of torch.optim, also when rates change on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

from app.engine.optimisers import Optimiser

STEPS = 60
RATE = 0.02
Make = Callable[[list[Tensor], float], torch.optim.Optimizer]

CASES: list[tuple[str, float, Make]] = [
    ("sgd", 0.0, lambda p, m: torch.optim.SGD(p, RATE)),
    ("sgd", 0.9, lambda p, m: torch.optim.SGD(p, RATE, momentum=m)),
    ("nesterov", 0.9, lambda p, m: torch.optim.SGD(p, RATE, momentum=m, nesterov=True)),
    ("rmsprop", 0.0, lambda p, m: torch.optim.RMSprop(p, RATE)),
    ("rmsprop", 0.5, lambda p, m: torch.optim.RMSprop(p, RATE, momentum=m)),
    ("adam", 0.0, lambda p, m: torch.optim.Adam(p, RATE)),
    ("adamw", 0.0, lambda p, m: torch.optim.AdamW(p, RATE, weight_decay=0.1)),
]


def gradients(size: int) -> list[Tensor]:
    """Of very different sizes, with zeros among them: those of a dead unit are all zero."""
    generator = torch.Generator().manual_seed(3)
    draws = torch.randn((STEPS, size), generator=generator, dtype=torch.float64)
    draws *= 10.0 ** torch.linspace(-6, 2, size, dtype=torch.float64)
    draws[:, 0] = 0.0
    draws[20:40, 1] = 0.0
    return list(draws)


def pair(
    name: str, momentum: float, make: Make, size: int
) -> tuple[Optimiser, Tensor, Tensor, ...]:
    start = torch.linspace(-2.0, 2.0, size, dtype=torch.float64)
    ours, gradient, theirs = start.clone(), torch.zeros_like(start), start.clone()
    optimiser = Optimiser(name, ours, gradient)
    optimiser.learning_rate, optimiser.momentum = RATE, momentum
    if name == "adamw":
        optimiser.decay = torch.full_like(ours, 0.1)
    return optimiser, ours, gradient, theirs, make([theirs], momentum)


@pytest.mark.parametrize(("name", "momentum", "make"), CASES)
def test_every_step_is_that_of_torch(name: str, momentum: float, make: Make) -> None:
    optimiser, ours, gradient, theirs, oracle = pair(name, momentum, make, 9)
    for drawn in gradients(9):
        gradient.copy_(drawn)
        theirs.grad = drawn.clone()
        optimiser.step()
        oracle.step()
        assert_close(ours, theirs, rtol=1e-11, atol=1e-12)
    assert optimiser.steps == STEPS


@pytest.mark.parametrize(("name", "momentum", "make"), CASES)
def test_a_new_learning_rate_holds_from_the_next_step_on(
    name: str, momentum: float, make: Make
) -> None:
    optimiser, ours, gradient, theirs, oracle = pair(name, momentum, make, 9)
    for step, drawn in enumerate(gradients(9)):
        if step == 25:
            optimiser.learning_rate = 0.3
            oracle.param_groups[0]["lr"] = 0.3
        gradient.copy_(drawn)
        theirs.grad = drawn.clone()
        optimiser.step()
        oracle.step()
    assert_close(ours, theirs, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize(("name", "momentum", "make"), CASES)
def test_a_rate_per_parameter_is_that_rate_for_each(name: str, momentum: float, make: Make) -> None:
    rates = torch.tensor([0.0, 0.01, 0.3], dtype=torch.float64)
    optimiser, together, gradient, *_ = pair(name, momentum, make, 3)
    optimiser.learning_rate = rates
    for drawn in gradients(3):
        gradient.copy_(drawn)
        optimiser.step()
    for i, rate in enumerate(rates.tolist()):
        single, alone, gradient, *_ = pair(name, momentum, make, 3)
        single.learning_rate = rate
        for drawn in gradients(3):
            gradient.copy_(drawn)
            single.step()
        assert torch.equal(together[i], alone[i])


@pytest.mark.parametrize("name", ["adam", "rmsprop"])
def test_the_first_step_has_the_length_the_rule_says_whatever_the_gradient(name: str) -> None:
    ours, gradient = torch.zeros(3, dtype=torch.float64), torch.tensor([1e-3, -7.0, 1e5])
    optimiser = Optimiser(name, ours, gradient.double())
    optimiser.learning_rate = RATE
    optimiser.step()
    length = RATE if name == "adam" else RATE * 10.0  # rmsprop: 1 / sqrt(1 - 0.99)
    signs = torch.tensor([-1.0, 1.0, -1.0], dtype=torch.float64)
    assert_close(ours, signs * length, rtol=2e-4, atol=0)
