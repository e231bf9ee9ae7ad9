"""C3: the gradient through a dead unit is exactly zero, and its weights never change again."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import HEALTHY, KICKED, PROPER_RATE, SETTINGS, kicked
from app.claims.statistics import exact, mean
from app.claims.trials import change, dead, loss_gradient, networks
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Bools, Floats

NETWORKS = 64
STEPS = 2000
DEEP: dict[str, Any] = {**SETTINGS, "network.hidden": (16, 16)}
DEEP_KICKING_RATE = 1.0
"""At the other claims' 3 most second layers die as a whole, and then nothing learns any more."""


def measure() -> Finding:
    """Kicked networks go on for 2,000 steps of plain gradient descent. First-layer units see the
    data themselves; the inputs of second-layer units change as the first layer learns, so these are
    looked at in networks of their own."""
    state = kicked(NETWORKS)
    gradient = _largest_gradient(state.trainer, 0)[state.units].max()
    moved = _change(state.trainer, 0)
    deep = networks(DEEP, NETWORKS, steps=HEALTHY)
    change(deep, "training.learning_rate", DEEP_KICKING_RATE)
    deep.advance(KICKED - HEALTHY)
    change(deep, "training.learning_rate", PROPER_RATE)
    second = dead(deep)[:, DEEP["network.hidden"][0] :]
    gradient = max(gradient, _largest_gradient(deep, 1)[second].max())
    moved_after_all = _change(deep, 1) > 0
    some = second.any(axis=1)
    measures = (
        exact(mark("largest gradient of a dead unit on any single input"), gradient),
        exact(
            mark("largest change of a dead first-layer unit's weights in 2000 steps"),
            moved[state.units].max(),
        ),
        exact(mark("dead first-layer units looked at"), state.units.sum()),
        mean(
            mark("share of living first-layer units whose weights changed"),
            _shares(moved > 0, ~state.units),
        ),
        exact(mark("dead second-layer units looked at"), second.sum()),
        mean(
            mark("share of dead second-layer units whose weights changed after all"),
            _shares(moved_after_all[some], second[some]),
        ),
    )
    # exactly zero is claimed, so exactly zero is asked; and most of the living must have moved, or
    # it would say nothing. (Some stand still: they fire only where the answer is already right to
    # the last bit.)
    zero = gradient == 0.0 and measures[1].value == 0.0 and measures[3].low > 0.5
    never = measures[5].value == 0.0
    if zero and never:
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if zero else Verdict.NOT_HERE)


def _change(trainer: Trainer, layer: int) -> Floats:
    """(networks, units): the largest change of a weight or bias of a unit in so many steps."""
    weights = trainer.network.parameters.weights[layer]
    before = weights.clone()
    trainer.advance(STEPS)
    return np.asarray((weights - before).abs().amax(dim=1).double().numpy())


def _shares(what: Bools, of: Bools) -> list[float]:
    """Per network, the share of the units `of` for which `what` is so."""
    return [float(row[units].mean()) for row, units in zip(what, of, strict=True)]


@torch.inference_mode()
def _largest_gradient(trainer: Trainer, layer: int) -> Floats:
    """(networks, units): the largest |loss gradient with respect to z| over the training inputs,
    each by itself. What a unit's weights get from an input is this times the unit's inputs."""
    loss_gradient(trainer)
    delta = trainer.network.workspace(len(trainer.x)).delta[layer]
    return np.asarray(delta.abs().amax(dim=1).double().numpy())


CLAIM = Claim(
    "C3",
    mark("The gradient through a dead unit is exactly zero, so its weights never change again."),
    measure,
)
