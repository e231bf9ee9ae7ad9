"""C1: a dead unit gives the same value, zero, for every training input."""

from __future__ import annotations

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import kicked
from app.claims.statistics import exact, mean, share
from app.claims.trials import preactivations
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Bools, Floats

NETWORKS = 64


def measure() -> Finding:
    """Networks after a moment of far too high a learning rate: what their dead units give, where
    those units' planes lie, and what the network says without them. The control is as many living
    units of the same network."""
    state = kicked(NETWORKS)
    trainer, dead_units = state.trainer, state.units
    z = preactivations(trainer).double().numpy()
    highest_output = np.maximum(z, 0).max(axis=1)
    between = (z.min(axis=1) < 0) & (z.max(axis=1) > 0)
    # the plane's distance from the nearest point is |z| over the length of the weights
    length = trainer.network.parameters.weights[0][:, :-1].double().norm(dim=1).numpy()
    distance = np.abs(z).min(axis=1) / length
    without_dead = _change_without(trainer, dead_units)
    without_living = _change_without(trainer, _as_many_living(dead_units))
    measures = (
        exact(
            mark("largest output of a dead unit on any training input"),
            highest_output[dead_units].max(),
        ),
        exact(mark("dead units looked at"), dead_units.sum()),
        exact(
            mark("share of dead units whose plane passes between training points"),
            between[dead_units].mean(),
        ),
        mean(
            mark("share of living units whose plane does"),
            [row[alive].mean() for row, alive in zip(between, ~dead_units, strict=True)],
        ),
        mean(
            mark("distance of a dead unit's plane from the nearest training point"),
            [np.median(row[units]) for row, units in zip(distance, dead_units, strict=True)],
        ),
        exact(
            mark("largest change of the network's output without its dead units"),
            without_dead.max(),
        ),
        share(
            mark("share of networks whose output changes without as many living ones"),
            without_living > 0,
        ),
    )
    same = highest_output[dead_units].max() == 0.0 and without_dead.max() == 0.0
    outside = not between[dead_units].any()
    # exactly, and for every unit: a definition made visible leaves no room for a tolerance. The
    # control must show that taking units out can be noticed at all: in most networks, at least
    noticed = measures[-1].low > 0.5
    if same and outside and noticed:
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if same else Verdict.NOT_HERE)


def _as_many_living(dead_units: Bools) -> Bools:
    """As many living units of each network, those with the lowest numbers; all if there are fewer
    of them."""
    living = ~dead_units
    return np.asarray(living & (living.cumsum(axis=1) <= dead_units.sum(axis=1, keepdims=True)))


@torch.inference_mode()
def _change_without(trainer: Trainer, units: Bools) -> Floats:
    """(networks,): the largest change of the output's z on a training input when these units'
    outgoing weights are 0."""
    outgoing = trainer.network.parameters.weights[1]
    kept = outgoing.clone()
    before = _output(trainer)
    outgoing[:, :-1][torch.from_numpy(units)] = 0.0
    after = _output(trainer)
    outgoing.copy_(kept)
    return np.asarray(np.abs(after - before).max(axis=(1, 2)))


def _output(trainer: Trainer) -> Floats:
    *_, (z, _) = trainer.network.walk(trainer.x)
    return np.asarray(z.double().numpy())


CLAIM = Claim(
    "C1",
    mark("A dead unit gives the same value, zero, for every training input."),
    measure,
)
