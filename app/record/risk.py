"""Which living neurons are close to death."""

from __future__ import annotations

import numpy as np

from app.record.data import Bools
from app.record.snapshot import LayerCensus, Snapshot, State

MOST = 10

QUARTER = 0.25
"""A neuron is at risk while less than this share of the range of its pre-activations lies above 0:
then a shift of its plane by less than a quarter of the data's extent across it kills the neuron,
whatever the size of its weights."""

AtRisk = tuple[int, int, float]
"""Hidden layer and neuron, from 0, and the margin."""


def near_death(census: LayerCensus) -> Bools:
    """(width,): which neurons of a layer are alive, can die at all, and are at risk: the margin
    max z is positive, and less than a quarter of max z - min z over the training set."""
    if not census.can_die:
        return np.zeros(census.width, np.bool_)
    alive = (census.margin > 0) & (census.state != State.DIVERGED)
    with np.errstate(invalid="ignore", over="ignore"):
        near = census.margin < QUARTER * (census.margin - census.lowest)
    return np.asarray(alive & near)


def at_risk(snapshot: Snapshot, layer: int | None = None, most: int = MOST) -> list[AtRisk]:
    """The neurons at risk, of one layer or of all, the smallest margin first."""
    found = [
        (depth, index, float(census.margin[index]))
        for depth, census in enumerate(snapshot.layers)
        if layer in (None, depth)
        for index in np.flatnonzero(near_death(census)).tolist()
    ]
    return sorted(found, key=lambda each: each[2])[:most]
