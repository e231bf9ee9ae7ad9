"""The kicked state that several claims start from: a learning rate far too high for a moment.

Circle data, 2 -> 16 ReLU -> 1, He-normal, minibatches of 10, learning rate 0.03; at step 100 it is
set to 3, at step 120 back to 0.03. By then about three in ten units are dead, in every one of the
networks, and the rest have learned something. There is one hidden layer, so that nothing but a
unit's own weights decides where its plane lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.claims.trials import change, dead, networks, preactivations
from app.engine.trainer import Checkpoint, Trainer
from app.experiment.interventions import Nudge
from app.record.data import Bools, Floats

SETTINGS: dict[str, Any] = {"dataset.name": "circle", "network.hidden": (16,)}
HEALTHY, KICKED = 100, 120
PROPER_RATE, KICKING_RATE = 0.03, 3.0


@dataclass(frozen=True)
class Kicked:
    """Networks as they are at step 120, and how to get back there."""

    trainer: Trainer
    units: Bools
    """(networks, 16): those that were dead at step 120, the kicked ones."""
    checkpoint: Checkpoint

    def train_with(self, activation: str, slope: float = 0.01) -> Trainer:
        """The kicked networks again, same weights and same minibatches to come, with this
        activation from now on."""
        self.trainer.restore(self.checkpoint)
        change(self.trainer, "network.negative_slope", slope)
        change(self.trainer, "network.activation", activation)
        return self.trainer

    def share(self, units: Bools) -> Floats:
        """(networks,): the share of each network's kicked units that are among `units`."""
        return np.asarray((units & self.units).sum(axis=1) / self.units.sum(axis=1))

    def back(self) -> Floats:
        """(networks,): the share of kicked units that are positive on a training input again."""
        return self.share((preactivations(self.trainer).amax(dim=1) > 0).numpy())


def kicked(count: int, further: float = 0.0) -> Kicked:
    """So many networks in the kicked state; with `further`, the biases of the dead units are
    pushed down by so much more."""
    trainer = networks(SETTINGS, count, steps=HEALTHY)
    change(trainer, "training.learning_rate", KICKING_RATE)
    trainer.advance(KICKED - HEALTHY)
    change(trainer, "training.learning_rate", PROPER_RATE)
    units = dead(trainer)
    if not units.any(axis=1).all():
        raise ValueError("a network without a kicked unit has no share of them")
    if further:
        trainer.apply(Nudge(action="nudge", by=-further, only="dead"))
    return Kicked(trainer, units, trainer.checkpoint())
