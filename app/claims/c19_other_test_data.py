"""C19: dead on the training data does not mean zero on test data.

Networks are trained at a rate that kills nearly half of their units. Then the units that are dead
on all training points get test points: from the same distribution as the training points (the
control), and the same test points moved to one side, further and further.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.statistics import difference, mean
from app.claims.trials import networks, preactivations
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Bools, Floats

SETTINGS: dict[str, Any] = {
    "dataset.name": "course-spiral",
    "dataset.points": 600,
    "dataset.train_fraction": 0.5,
    "network.hidden": (8, 8),
    "training.learning_rate": 1.0,
}
NETWORKS, STEPS = 48, 1000
RADIUS = 1.0
"""Of the data: shifts are told in radii."""
NOTABLE = 0.05
"""If fewer dead units than this fire, "dead" is as good as "zero on test data"."""


def measure() -> Finding:
    """The share of dead units that fire on some test point, by how far these are moved."""
    trainer = networks(SETTINGS, NETWORKS, steps=STEPS)
    dead = _on(trainer, trainer.data.train.x, 0.0) == 0
    sound = dead.any(axis=1)  # a network without dead units has no share of them
    same, quarter, half, full = (
        firing(trainer, dead, shift * RADIUS)[sound] for shift in (0.0, 0.25, 0.5, 1.0)
    )
    moved = mean(mark("dead units that fire on test points moved by half a radius"), half)
    more = difference(mark("more than on test points where the training points are"), half, same)
    others = (
        mean(mark("dead units that fire on test points where the training points are"), same),
        mean(mark("dead units that fire on test points moved by a quarter"), quarter),
        mean(mark("dead units that fire on test points moved by a whole radius"), full),
        mean(mark("share of units dead on the training points"), dead.mean(axis=1)),
    )
    return Finding((moved, more, *others), judge(moved, more))


def judge(moved: Measure, more: Measure) -> Verdict:
    """It holds if a notable share fires on moved data, and more than where the data are the same:
    then it is the distribution that counts. In part if only one of the two is so."""
    fires, by_distribution = moved.low > NOTABLE, more.low > 0.0
    if fires and by_distribution:
        return Verdict.HOLDS
    return Verdict.IN_PART if fires or by_distribution else Verdict.NOT_HERE


def firing(trainer: Trainer, dead: Bools, shift: float) -> Floats:
    """(networks,): the share of the dead units (networks, units) that some test point reaches, once
    all are moved so far to the right. Not a number for a network without dead units."""
    fires = dead & (_on(trainer, trainer.data.test.x, shift) > 0)
    with np.errstate(invalid="ignore"):
        return np.asarray(fires.sum(axis=1) / dead.sum(axis=1))


def _on(trainer: Trainer, points: Floats, shift: float) -> Floats:
    """(networks, units): on how many of these points (n, 2), moved to the right, a unit is on."""
    x = torch.as_tensor(points + np.array([shift, 0.0]), dtype=trainer.x.dtype)
    inputs = trainer.network.with_ones(x)
    layers = [preactivations(trainer, depth, inputs) for depth in range(2)]
    counts = [(z > 0).sum(dim=1) for z in layers]
    return torch.cat(counts, dim=1).double().numpy()


CLAIM = Claim(
    "C19", mark("A unit that is dead on the training data may fire on test data."), measure
)
