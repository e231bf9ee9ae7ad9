"""Long series of values as short polylines that look the same at the size they are drawn at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.record.data import Floats


@dataclass(frozen=True)
class Course:
    """A series in pixel columns, arrays (columns,): the mean of every column and its least and
    largest value; nan where a column has no value.
    """

    x: Floats
    mean: Floats
    low: Floats
    high: Floats


def course(x: Floats, y: Floats, columns: int, to: float) -> Course:
    """`x` rises and is (n,), as `y` is; the axis goes from 0 to `to` over `columns` columns.

    A series of no more points than columns stays as it is. The last point always does.
    """
    if len(x) <= columns:
        return Course(x, y, y, y)
    first = _starts(x, columns, to)
    finite = np.isfinite(y)
    count = np.add.reduceat(finite, first, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        mean = np.add.reduceat(np.where(finite, y, 0.0), first) / count
    places, last = x[first], len(first) - 1
    places[last], mean[last] = x[-1], y[-1]
    # fmin and fmax pass over nan
    return Course(places, mean, np.fmin.reduceat(y, first), np.fmax.reduceat(y, first))


def staircase(x: Floats, y: Floats, columns: int, to: float) -> tuple[Floats, Floats]:
    """x and y of the corners of steps: each y holds until the next x.

    Points that change nothing are left out; where many changes share a column, its least and its
    largest y stand for them.
    """
    if len(x) == 0:
        return x, y
    changed = np.append(0, np.flatnonzero(np.diff(y)) + 1)
    end, x, y = x[-1:], x[changed], y[changed]
    if len(x) > 2 * columns:
        first = _starts(x, columns, to)
        x = np.append(np.repeat(x[first], 2), end)
        ends = np.stack([np.minimum.reduceat(y, first), np.maximum.reduceat(y, first)], axis=1)
        y = np.append(ends.ravel(), y[-1])
    return np.append(np.repeat(x, 2)[1:], end), np.repeat(y, 2)


def dashes(x: Floats, y: Floats, on: float, off: float) -> Floats:
    """Dashes of length `on` with gaps of `off` along a polyline: x and y of both ends, (n, 4).

    A dash is straight, even where the polyline turns within it.
    """
    there = np.isfinite(y)
    x, y = x[there], y[there]
    if len(x) < 2:
        return np.empty((0, 4))
    along = np.append(0.0, np.cumsum(np.hypot(np.diff(x), np.diff(y))))
    # the tiny rise keeps `along` increasing where two points are one
    along += np.arange(len(along)) * 1e-9
    begin = np.arange(0.0, along[-1], on + off)
    end = np.minimum(begin + on, along[-1])
    return np.stack([np.interp(at, along, of) for at in (begin, end) for of in (x, y)], axis=1)


def _starts(x: Floats, columns: int, to: float) -> npt.NDArray[np.intp]:
    """Where in `x` each column that has any points begins."""
    column = (x * (columns / to)).astype(np.int64)
    return np.flatnonzero(np.diff(column, prepend=column[0] - 1))
