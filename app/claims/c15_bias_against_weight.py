"""C15: is a bias worse than a weight, since no input moderates it?

The same circle of points is given in three sizes (radius 0.2, 1 and 5), around the origin and moved
to one side of it. Two measurements:

- *By hand*: from the same trained networks, each living unit of the first layer is moved by the
  same length, once its bias down, once its weights in that direction, of 72, which is worst for
  it. Who is dead then? Moving the bias by d lowers z by d for every x; moving the weights changes
  z by at most d |x|, and raises it for an x on the other side.
- *By training* at a high rate: each step that killed a unit of the first layer is taken apart into
  its push on the bias and its push on the weights. Which of the two would have been enough alone?
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.ratios import ratio
from app.claims.statistics import difference
from app.claims.trials import experiment, preactivations
from app.engine import datasets
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Floats, Part

SETTINGS: dict[str, Any] = {
    "dataset.name": "circle",
    "dataset.points": 300,
    "dataset.train_fraction": 1.0,
    "network.hidden": (8, 8),
}
RADIUS = 5.0
"""The size in which the circle is drawn."""
PROPER_RATE, HIGH_RATE = 0.03, 1.0
NETWORKS, STEPS_BEFORE_PUSH, STEPS = 32, 300, 600
PUSH = 0.5
"""Half the standard deviation of a weight at the start (He-normal with two inputs: 1)."""
DIRECTIONS = 72
MATTERS = 0.05
"""Bias or weight is the worse one where it kills so many more of the units: fewer is a tie."""


@dataclass(frozen=True)
class Case:
    """The circle's size, whether it lies beside the origin, and what is measured then: the share of
    units killed by a push on the bias, less that by the worst push on the weights."""

    radius: float
    aside: bool
    name: str


CASES = (
    Case(0.2, False, mark("killed by the bias less those by weights, circle of radius 0.2")),
    Case(1.0, False, mark("killed by the bias less those by weights, circle of radius 1")),
    Case(5.0, False, mark("killed by the bias less those by weights, circle of radius 5")),
    Case(0.2, True, mark("the same, radius 0.2, on one side of the origin")),
    Case(1.0, True, mark("the same, radius 1, on one side of the origin")),
    Case(5.0, True, mark("the same, radius 5, on one side of the origin")),
)


def measure() -> Finding:
    """How much deadlier the bias is in every case; what killed in training, by size."""
    pushed = [difference(case.name, *pushed_dead(case)) for case in CASES]
    died, by_bias, by_weights = killing_pushes(0.2)
    died_large, by_bias_large, by_weights_large = killing_pushes(5.0)
    trained = (
        ratio(mark("deaths in training, radius 0.2: bias alone enough"), by_bias, died),
        ratio(mark("deaths in training, radius 0.2: weights alone enough"), by_weights, died),
        ratio(mark("deaths in training, radius 5: bias alone enough"), by_bias_large, died_large),
        ratio(
            mark("deaths in training, radius 5: weights alone enough"),
            by_weights_large,
            died_large,
        ),
    )
    return Finding((*pushed, *trained), judge(pushed))


def judge(pushed: list[Measure]) -> Verdict:
    """The claim knows no exception: it holds if the bias is sure to be the worse one in every case.
    Where it is in none, it does not hold."""
    worse = [each.low > MATTERS for each in pushed]
    if all(worse):
        return Verdict.HOLDS
    return Verdict.IN_PART if any(worse) else Verdict.NOT_HERE


def circle(radius: float, aside: bool, rate: float, networks: int = NETWORKS) -> Trainer:
    """Untrained networks over the circle of this radius; aside, its leftmost and lowest points
    touch the axes."""
    settings = experiment({**SETTINGS, "training.learning_rate": rate})
    data = datasets.load(settings.dataset)
    x = (data.train.x / RADIUS + (1.0 if aside else 0.0)) * radius
    scaled = replace(data, train=Part(x, data.train.target))
    return Trainer(settings, seeds=range(networks), data=scaled)


def pushed_dead(case: Case) -> tuple[Floats, Floats]:
    """(networks,) each: the share of living units of layer 1 that die of the push on the bias, and
    of the worst push of the same length on the weights."""
    trainer = circle(case.radius, case.aside, PROPER_RATE)
    trainer.advance(STEPS_BEFORE_PUSH)
    alive, of_bias, of_weights = pushed(trainer)
    shares = [(killed.sum(dim=1) / alive.sum(dim=1)).numpy() for killed in (of_bias, of_weights)]
    return shares[0], shares[1]


def pushed(trainer: Trainer) -> tuple[Tensor, Tensor, Tensor]:
    """(networks, units of layer 1) each: alive; of these, killed by the push on the bias; and by
    the worst on the weights."""
    z = preactivations(trainer)
    alive = ~_dead(z)
    of_weights = torch.zeros_like(alive)
    x = trainer.x[:, :-1]
    for angle in torch.arange(DIRECTIONS) * (2 * math.pi / DIRECTIONS):
        change = PUSH * (x @ torch.stack([angle.cos(), angle.sin()]))
        of_weights |= alive & _dead(z + change[:, None])
    return alive, alive & _dead(z - PUSH), of_weights


def killing_pushes(radius: float, networks: int = NETWORKS, steps: int = STEPS) -> Floats:
    """(3, networks): the deaths in layer 1 while training at the high rate, of these the ones for
    which the push on the bias alone was enough, and those for which the push on the weights was."""
    trainer = circle(radius, False, HIGH_RATE, networks)
    counts = torch.zeros(3, networks)
    weights, x = trainer.network.parameters.weights[0], trainer.x[:, :-1]
    z = preactivations(trainer)
    for _ in range(steps):
        before = weights.clone()
        trainer.advance(1)
        after = preactivations(trainer)
        died = ~_dead(z) & _dead(after)
        if died.any():
            moved = weights - before
            by_bias = died & _dead(z + moved[:, -1:])
            by_weights = died & _dead(z + x @ moved[:, :-1])
            counts += torch.stack([each.sum(dim=1) for each in (died, by_bias, by_weights)])
        z = after
    return counts.double().numpy()


def _dead(z: Tensor) -> Tensor:
    """(networks, units) from z (networks, points, units)."""
    return z.amax(dim=1) <= 0


CLAIM = Claim(
    "C15",
    mark("A bias is worse than a weight: no input moderates it, so it shuts a unit for all x."),
    measure,
)
