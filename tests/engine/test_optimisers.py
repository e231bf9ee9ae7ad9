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


EVERY_RULE = [
    (name, momentum)
    for name in ("sgd", "nesterov", "rmsprop", "adam", "adamw")
    for momentum in (0.0, 0.9)
]


def of_torch(name: str, parameters: list[Tensor], momentum: float) -> torch.optim.Optimizer:
    optim = torch.optim
    if name in ("adam", "adamw"):  # which have no momentum
        rule = optim.Adam if name == "adam" else optim.AdamW
        return rule(parameters, RATE, weight_decay=0.1 if name == "adamw" else 0.0)
    if name == "rmsprop":
        return optim.RMSprop(parameters, RATE, momentum=momentum)
    nesterov = name == "nesterov" and momentum > 0.0  # torch has none without momentum
    return optim.SGD(parameters, RATE, momentum=momentum, nesterov=nesterov)


def set_going(name: str, momentum: float) -> tuple[Optimiser, Tensor, Tensor, ...]:
    return pair(name, momentum, lambda p, m: of_torch(name, p, m), 9)


def decayed(optimiser: Optimiser, before: Tensor) -> Tensor:
    """What adamw's decay alone takes off."""
    return RATE * 0.1 * before if optimiser.decay is not None else torch.zeros_like(before)


@pytest.mark.parametrize(("name", "momentum"), EVERY_RULE)
def test_the_last_update_adds_up_to_what_the_step_did(name: str, momentum: float) -> None:
    optimiser, ours, gradient, *_ = set_going(name, momentum)
    for drawn in gradients(9)[:30]:
        moments, before = [moment.clone() for moment in optimiser.moments], ours.clone()
        gradient.copy_(drawn)
        optimiser.step()
        share, carried = optimiser.last_update(moments)
        update = share * drawn + carried
        assert_close(
            ours, before - decayed(optimiser, before) - RATE * update, rtol=1e-12, atol=1e-14
        )
        # it tells of the step and takes none
        again = optimiser.last_update(moments)
        assert torch.equal(again[0], share)
        assert torch.equal(again[1], carried)


@pytest.mark.parametrize(("name", "momentum"), EVERY_RULE)
def test_what_an_update_carries_is_what_earlier_gradients_left(name: str, momentum: float) -> None:
    """The velocity or average of torch's own optimiser before the step, as its formulas use it."""
    optimiser, ours, gradient, theirs, oracle = set_going(name, momentum)
    for step, drawn in enumerate(gradients(9)[:30], start=1):
        moments = [moment.clone() for moment in optimiser.moments]
        of_theirs = oracle.state[theirs]
        kept = {key: value.clone() for key, value in of_theirs.items() if torch.is_tensor(value)}
        gradient.copy_(drawn)
        theirs.grad = drawn.clone()
        optimiser.step()
        oracle.step()
        share, carried = optimiser.last_update(moments)
        assert (share > 0).all()
        if name in ("adam", "adamw"):
            now = oracle.state[theirs]
            root = (now["exp_avg_sq"] / (1 - 0.999**step)).sqrt() + 1e-8
            left = kept.get("exp_avg", torch.zeros_like(ours))
            expected = 0.9 * left / (1 - 0.9**step) / root
        else:
            buffer = kept.get("momentum_buffer")
            factor = momentum**2 if name == "nesterov" else momentum
            expected = torch.zeros_like(ours) if buffer is None else factor * buffer
        assert_close(carried, expected, rtol=1e-9, atol=1e-13)
        if step == 1:
            assert not carried.any()
        elif momentum > 0.0 or name.startswith("adam"):
            assert carried[1:].all()


@pytest.mark.parametrize(("name", "momentum"), EVERY_RULE)
def test_drift_is_the_next_step_without_a_gradient(name: str, momentum: float) -> None:
    drawn = gradients(9)
    for steps in (0, 1, 2, 7, 25):
        optimiser, ours, gradient, theirs, oracle = set_going(name, momentum)
        for each in drawn[:steps]:
            gradient.copy_(each)
            theirs.grad = each.clone()
            optimiser.step()
            oracle.step()
        kept = [ours.clone(), *(moment.clone() for moment in optimiser.moments)]
        drift = optimiser.drift()
        assert all(map(torch.equal, kept, [ours, *optimiser.moments]))
        assert optimiser.steps == steps
        before = theirs.clone()
        gradient.zero_()
        theirs.grad = torch.zeros_like(theirs)
        optimiser.step()
        oracle.step()
        for moved, start in ((ours, kept[0]), (theirs, before)):
            expected = start - decayed(optimiser, start) - RATE * drift
            assert_close(moved, expected, rtol=1e-11, atol=1e-13)
        moving = steps > 0 and (momentum > 0.0 or name.startswith("adam"))
        assert bool(drift[1:].any()) == moving
        # a unit that never had a gradient does not drift
        assert drift[0] == 0.0


@pytest.mark.parametrize("name", ["sgd", "nesterov", "rmsprop"])
def test_a_momentum_set_to_zero_leaves_nothing_to_carry(name: str) -> None:
    optimiser, _, gradient, *_ = set_going(name, 0.9)
    for drawn in gradients(9)[:5]:
        gradient.copy_(drawn)
        optimiser.step()
    assert optimiser.drift()[1:].all()
    optimiser.momentum = 0.0
    assert not optimiser.drift().any()
    moments = [moment.clone() for moment in optimiser.moments]
    optimiser.step()
    assert not optimiser.last_update(moments)[1].any()


@pytest.mark.parametrize("name", ["adam", "rmsprop"])
def test_the_first_step_has_the_length_the_rule_says_whatever_the_gradient(name: str) -> None:
    ours, gradient = torch.zeros(3, dtype=torch.float64), torch.tensor([1e-3, -7.0, 1e5])
    optimiser = Optimiser(name, ours, gradient.double())
    optimiser.learning_rate = RATE
    optimiser.step()
    length = RATE if name == "adam" else RATE * 10.0  # rmsprop: 1 / sqrt(1 - 0.99)
    signs = torch.tensor([-1.0, 1.0, -1.0], dtype=torch.float64)
    assert_close(ours, signs * length, rtol=2e-4, atol=0)
