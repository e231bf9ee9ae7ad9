"""Figures with their 95 % intervals, over networks that were drawn independently.

Units of one network are not independent of one another, so nothing here is counted over units: a
claim first makes one figure of every network (its share of dead units, say), and the interval says
how well the mean over ALL networks of the kind is known from those that were trained. Shares are
numbers from 0 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from app.claims.claim import Measure
from app.record.data import Floats

NORMAL_975 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""
RESAMPLES = 2000


def exact(name: str, value: float) -> Measure:
    """A figure without a spread: a count, or a number that follows from the arithmetic."""
    return Measure(name, float(value), float(value), float(value))


def share(name: str, yes: ArrayLike) -> Measure:
    """The share of networks for which something is so; `yes` is (networks,) of bool.

    The interval is that of Wilson (1927), which also says something when all or none are so.
    """
    answers = np.asarray(yes, bool)
    n, p, z = len(answers), float(answers.mean()), NORMAL_975
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # at an end the bound is p itself, which rounding may miss
    return Measure(name, p, min(p, centre - half), max(p, centre + half))


def mean(name: str, per_network: ArrayLike) -> Measure:
    """The mean of one figure per network, (networks,)."""
    return estimate(name, per_network, lambda values: float(values.mean()))


def difference(name: str, these: ArrayLike, those: ArrayLike) -> Measure:
    """The mean of these - those, paired: network by network with the same seed."""
    return mean(name, np.asarray(these, float) - np.asarray(those, float))


def estimate(name: str, per_network: ArrayLike, figure: Callable[[Floats], float]) -> Measure:
    """Any figure made of (networks, ...), with the percentile bootstrap (Efron 1979): networks are
    drawn with replacement, with a fixed seed, and the figure is made of each draw.

    A resample whose figure is infinite counts at its end of the interval: a figure that is not
    reached in 95 % of the draws has an infinite bound. One that has no figure (nan: there was
    nothing to divide by) is left out; so a figure of nothing at all has no interval either.
    """
    values = np.asarray(per_network, float)
    random = np.random.default_rng(0)
    drawn = random.integers(len(values), size=(RESAMPLES, len(values)))
    found = np.sort([figure(values[rows]) for rows in drawn])
    found = found[~np.isnan(found)]
    low, high = (_at(found, quantile) for quantile in (0.025, 0.975))
    return Measure(name, float(figure(values)), low, high)


def crossing(at: Sequence[float], values: ArrayLike, level: float) -> float:
    """Where `values`, along `at`, first reaches `level` from below, on the straight line between
    two neighbours; infinity if it never does, the first of `at` if it begins there."""
    heights = np.asarray(values, float)
    reached = np.flatnonzero(heights >= level)
    if not len(reached):
        return math.inf
    k = int(reached[0])
    if k == 0:
        return float(at[0])
    along = (level - heights[k - 1]) / (heights[k] - heights[k - 1])
    return float(at[k - 1] + along * (at[k] - at[k - 1]))


def _at(found: Floats, quantile: float) -> float:
    """An order statistic, without interpolation: infinity minus infinity is no number."""
    return float(found[round(quantile * (len(found) - 1))]) if len(found) else math.nan
