"""Margins over the steps as lines of few points that look the same at the size they are drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.record.data import Bools, Floats, Integers

AnyFloats = npt.NDArray[np.floating]


@dataclass(frozen=True)
class Columns:
    """Some neurons' margins in columns of steps; what is not finite is nan."""

    step: Floats
    """(columns,): where each column begins; the last is the last row's."""
    low: Floats
    """(columns, neurons): the least margin in the column ..."""
    high: Floats
    """... and the largest: the same array where every column is one row."""
    rising: Bools
    """(columns, neurons): whether the column ends higher than it begins."""


def in_columns(step: Integers, margin: AnyFloats, columns: int) -> Columns:
    """`margin` (rows, neurons) in at most about so many columns, even in steps."""
    at = step.astype(np.float64)
    if len(step) <= max(columns, 2):
        values = _finite(margin)
        return Columns(at, values, values, np.ones(values.shape, np.bool_))
    span = max(at[-1] - at[0], 1.0)
    column = ((at - at[0]) * (columns / span)).astype(np.int64)
    first = np.flatnonzero(np.diff(column, prepend=-1))
    last = np.append(first[1:], len(step)) - 1
    places = at[first]
    places[-1] = at[-1]
    # two times faster than fmin and fmax, which would pass over nan
    low, high = (f.reduceat(margin, first, axis=0) for f in (np.minimum, np.maximum))
    return Columns(places, _finite(low), _finite(high), margin[last] >= margin[first])


def _finite(values: AnyFloats) -> Floats:
    return np.where(np.isfinite(values), values, np.nan).astype(np.float64)


def corners(x: Floats, low: Floats, high: Floats, rising: Bools) -> tuple[Floats, Floats]:
    """x and y (neurons, points) of lines that pass through each column's least and largest y, the
    nearer to the column before first."""
    if low is high:
        return np.broadcast_to(x, low.T.shape), low.T
    y = np.empty((low.shape[1], 2 * len(x)))
    y[:, 0::2] = np.where(rising, low, high).T
    y[:, 1::2] = np.where(rising, high, low).T
    # the second corner half way to the next column: above the first, a slope would be a staircase
    between = np.append((x[:-1] + x[1:]) / 2, x[-1:])
    return np.broadcast_to(np.stack([x, between], axis=1).ravel(), y.shape), y
