"""Which living neurons are closest to death."""

from __future__ import annotations

import numpy as np

from app.record.snapshot import Snapshot, State

MOST = 10

AtRisk = tuple[int, int, float]
"""Hidden layer and neuron, from 0, and the margin."""


def at_risk(snapshot: Snapshot, layer: int | None = None, most: int = MOST) -> list[AtRisk]:
    """The living neurons of smallest margin, of one layer or of all, the smallest first: those
    that can die at all, with a largest pre-activation just above 0."""
    found = []
    for depth, census in enumerate(snapshot.layers):
        if not census.can_die or layer not in (None, depth):
            continue
        sound = census.state != State.DIVERGED
        for index in np.flatnonzero((census.margin > 0) & sound).tolist():
            found.append((depth, index, float(census.margin[index])))
    return sorted(found, key=lambda each: each[2])[:most]
