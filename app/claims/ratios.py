"""Ratios of totals, with their intervals.

What is counted over units (the deaths that a revival ended, say) is added up over all networks
before it is divided, since a network with few units to count tells little; networks are still what
is drawn, so that the interval knows that units of one network hang together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from app.claims.claim import Measure
from app.claims.statistics import estimate
from app.record.data import Floats


def ratio(name: str, parts: ArrayLike, wholes: ArrayLike) -> Measure:
    """The total of `parts` over that of `wholes`, both (networks,); no number where there is
    nothing to divide by."""
    return estimate(name, np.stack([parts, wholes], axis=1), _ratio)


def saved(name: str, dead: ArrayLike, dead_without: ArrayLike) -> Measure:
    """The share of the units dead without a treatment that it saves, from how many are dead with it
    and without it, both (networks,); below 0 where more are dead with it."""
    return estimate(name, np.stack([dead, dead_without], axis=1), lambda counts: 1 - _ratio(counts))


def _ratio(counts: Floats) -> float:
    parts, wholes = counts.sum(axis=0)
    return float(parts / wholes) if wholes else float("nan")
