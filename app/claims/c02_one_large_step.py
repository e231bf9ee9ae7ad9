"""C2: one step on a large error kills units, by way of a large negative bias."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from app.claims import kicked as circle
from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.ratios import ratio
from app.claims.statistics import mean
from app.claims.trials import change, dead, networks
from app.engine.trainer import Trainer
from app.experiment.interventions import Kick
from app.language import mark
from app.record.data import Bools, Floats

NETWORKS = 64
HEALTHY = 500
SETTINGS: dict[str, Any] = {"dataset.name": "sine", "network.hidden": (16,)}
OUTLIER_AT, OUTLIERS = 0.5, (10.0, 100.0)
"""Where the one odd point lies, and the values it claims; those of the others are within 1."""


def measure() -> Finding:
    """1 -> 16 ReLU -> 1 learns a sine for 500 steps; the next step sees nothing but one outlier.
    Then every killed unit is given back only its bias of before, or only its weights. The same is
    asked of the units that die, step by step, of a far too high learning rate on the circle data,
    whose inputs reach to 5 instead of 1.7: a weight's gradient has the input as a factor."""
    trainer = networks(SETTINGS, NETWORKS, steps=HEALTHY)
    healthy, before = trainer.checkpoint(), dead(trainer)
    ordinary = _Deaths(trainer)
    ordinary.step()
    struck = []
    for value in OUTLIERS:
        trainer.restore(healthy)
        deaths = _Deaths(trainer)
        trainer.apply(Kick(action="kick", factor=1.0, point=(OUTLIER_AT, value)))
        deaths.step()
        struck.append(deaths)
    mild, strong = struck
    wide = _Deaths(_about_to_be_kicked())
    for _ in range(circle.KICKED - circle.HEALTHY):
        wide.step()
    living = (~before).sum(axis=1)
    measures = (
        mean(mark("share of units killed by one step on an outlier of 100"), strong.died / living),
        mean(mark("killed by one step on an outlier of 10"), mild.died / living),
        mean(mark("killed by one ordinary step"), ordinary.died / living),
        strong.share(mark("share of the killed with a negative bias"), strong.negative),
        strong.share(
            mark("share of the killed that live with their bias of before"), strong.by_bias
        ),
        strong.share(
            mark("share of the killed that live with their weights of before"), strong.by_weights
        ),
        wide.share(mark("wide inputs: share of the killed with a negative bias"), wide.negative),
        wide.share(mark("wide inputs: share that live with their bias of before"), wide.by_bias),
        wide.share(
            mark("wide inputs: share that live with their weights of before"), wide.by_weights
        ),
    )
    large, ordinary_step = measures[0], measures[2]
    # "big enough to push it there": the large error kills clearly more than an ordinary step does.
    # "typically": of more than half of the killed the bias is negative, and had it not moved they
    # would live; on both data, or it is not typical
    typical = all(measures[k].low > 0.5 for k in (3, 4, 6, 7))
    if large.low <= ordinary_step.high:
        return Finding(measures, Verdict.NOT_HERE)
    return Finding(measures, Verdict.HOLDS if typical else Verdict.IN_PART)


def _about_to_be_kicked() -> Trainer:
    trainer = networks(circle.SETTINGS, NETWORKS, steps=circle.HEALTHY)
    change(trainer, "training.learning_rate", circle.KICKING_RATE)
    return trainer


class _Deaths:
    """Takes steps one by one and asks every unit that dies in one what killed it. All counts are
    per network, (networks,)."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._dead = dead(trainer)
        self.died, self.negative, self.by_bias, self.by_weights = np.zeros((4, len(self._dead)))

    def step(self) -> None:
        """Take one, and count the units that it killed."""
        weights = self._trainer.network.parameters.weights[0]
        old = weights.clone()
        self._trainer.advance(1)
        now = dead(self._trainer)
        killed = now & ~self._dead
        self._dead = now
        old_bias, old_weights = weights.clone(), old.clone()
        old_bias[:, -1] = old[:, -1]
        old_weights[:, -1] = weights[:, -1]
        self.died += killed.sum(axis=1)
        self.negative += (killed & (weights[:, -1] < 0).numpy()).sum(axis=1)
        self.by_bias += (killed & self._alive_with(old_bias)).sum(axis=1)
        self.by_weights += (killed & self._alive_with(old_weights)).sum(axis=1)

    def share(self, name: str, some: Floats) -> Measure:
        """Of all that were killed in any of the networks, the share that `some` counts."""
        return ratio(name, some, self.died)

    def _alive_with(self, weights: Tensor) -> Bools:
        """(networks, units): positive on a training input, had the first layer these weights."""
        points = self._trainer.x.expand(len(weights), -1, -1)
        return np.asarray(torch.bmm(points, weights).amax(dim=1).numpy() > 0)


CLAIM = Claim(
    "C2",
    mark("One step on a large error kills units, by way of a large negative bias."),
    measure,
)
