"""How a neuron's pre-activations are spread, in bins that have a border exactly at zero."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.record.data import Floats

MANY = 20_000
"""A frame has no time to sort more points than this into bins, and a histogram no use for them."""

_STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Distribution:
    """Counts in bins of equal width: bin k holds (k * width, (k + 1) * width], so that z = 0
    counts as not active, as it does for a ReLU. The arrays are (bins,) and start with bin `first`.
    """

    width: float
    first: int
    train: npt.NDArray[np.int64]
    """All points, or what every n-th of them gives for all."""
    test: Floats
    """Times `test_scale`: as many as there are training points."""
    test_scale: float
    every: int
    """1 if every point was looked at."""

    @property
    def low(self) -> float:
        """The left border of the first bin."""
        return self.first * self.width

    @property
    def high(self) -> float:
        """The right border of the last bin."""
        return (self.first + len(self.train)) * self.width


def distribution(train: Floats, test: Floats, bins: int) -> Distribution:
    """Of pre-activations (n,) of training and (m,) of test points, in at most about `bins` bins.

    Widths are round, so that the bins stay put while a network learns. Not finite values are left
    out; of very many points only every n-th is looked at.
    """
    every = max(1, len(train) // MANY)
    counted, rest = (z[::every][np.isfinite(z[::every])] for z in (train, test))
    both = (counted, rest)
    low = min(float(z.min(initial=0.0)) for z in both)
    high = max(float(z.max(initial=0.0)) for z in both)
    width = round_step((high - low) / bins)
    # a bin of air on both sides keeps the zero line off the border
    first = min(math.ceil(low / width) - 1, -1) - 1
    last = max(math.ceil(high / width) - 1, 0) + 1

    def counts(z: Floats) -> npt.NDArray[np.int64]:
        at = np.ceil(z / width).astype(np.int64) - 1 - first
        return np.bincount(at, minlength=last - first + 1) * every

    scale = len(train) / len(test) if len(test) else 0.0
    scaled = np.asarray(counts(rest) * scale, dtype=np.float64)
    return Distribution(width, first, counts(counted), scaled, scale, every)


def round_step(least: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below `least`; 1 for 0."""
    if not least > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next(m * power for m in _STEPS if m * power >= least * (1 - 1e-9))


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """At most about `most` round values from `low` to `high`, 0 among them."""
    step = round_step((high - low) / max(most, 1))
    return [k * step for k in range(math.ceil(low / step), math.floor(high / step) + 1)]
