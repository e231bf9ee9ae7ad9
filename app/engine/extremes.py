"""Least and greatest pre-activation of every unit over the points.

torch's own reduction over the middle of (replicas, points, width) goes point by point, width
numbers at a time: for narrow layers that is twenty times slower than over longer rows. So points
are first taken many to a row.
"""

from __future__ import annotations

import torch
from torch import Tensor

ROW = 128
"""Numbers in a row that are enough to keep the processor's vectors filled."""


def highest(z: Tensor) -> Tensor:
    """max over the points of z (replicas, points, width), contiguous; nan where one is."""
    whole, rest = _rows(z)
    found = z.new_empty(0)
    if whole is not None:
        found = whole.amax(dim=1).view(len(z), -1, z.shape[2]).amax(dim=1)
    if rest is None:
        return found
    last = rest.amax(dim=1)
    return last if whole is None else torch.maximum(found, last)


def lowest(z: Tensor) -> Tensor:
    """min over the points of z (replicas, points, width), contiguous; nan where one is."""
    whole, rest = _rows(z)
    found = z.new_empty(0)
    if whole is not None:
        found = whole.amin(dim=1).view(len(z), -1, z.shape[2]).amin(dim=1)
    if rest is None:
        return found
    last = rest.amin(dim=1)
    return last if whole is None else torch.minimum(found, last)


def _rows(z: Tensor) -> tuple[Tensor | None, Tensor | None]:
    """The points as rows of several, and those left over; either may be missing."""
    replicas, points, width = z.shape
    together = ROW // width
    if together < 2 or points < 2 * together:
        return None, z
    whole = points // together * together
    rows = z[:, :whole].view(replicas, -1, together * width)
    return rows, z[:, whole:] if whole < points else None
