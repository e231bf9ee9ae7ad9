"""Where every sibling's dot stands, or how high the bars are where there are too many for dots."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF

from app.record.data import Floats
from app.record.snapshot import Siblings

Integers = npt.NDArray[np.int64]

CLOSEST = 6.0
"""Pixels between two stacks; networks of more neurons than that leaves room for share stacks."""

SMALLEST, LARGEST = 4.0, 10.0
"""Diameters of dots, pixels."""
TINY = 2.5
"""Rather such dots one on another at their value than larger ones beside one another."""


@dataclass(frozen=True)
class Layout:
    """Networks of about the same dead share stand in a stack; the diverged ones in a last stack.

    In a stack the living networks are below, the dead ones above them, the displayed one on top.
    """

    stack: Integers
    """(replicas,): every replica's stack."""
    middle: Floats
    """(stacks,): x of every stack's middle, pixels."""
    count: Integers
    """(stacks,): how many networks stand in it."""
    most: int
    """How many stand in a stack that fills the height."""
    dead: Integers
    """(stacks,): how many of those are dead networks."""
    width: float
    """Pixels a stack may be wide."""
    floor: float
    """y of the bottom, pixels."""
    height: float
    """Pixels a stack may be high."""
    diameter: float
    """Of a dot, pixels; 0 where there is no room for dots and stacks are bars."""
    x: Floats
    """(replicas,): middles of the dots, pixels; of the bars without dots."""
    y: Floats

    def bar_height(self, count: float) -> float:
        """Pixels; the highest bar fills the height, and no bar is too low to be seen."""
        return 0.0 if count == 0 else max(2.0, count / self.most * self.height)

    def nearest(self, x: float, y: float, reach: float) -> int | None:
        """The replica whose dot, or one whose bar, is within `reach` pixels of a place."""
        if self.diameter:
            away = np.hypot(self.x - x, self.y - y)
            found = int(np.argmin(away))
            return found if away[found] <= self.diameter / 2 + reach else None
        filled = np.flatnonzero(self.count)
        stack = filled[np.argmin(np.abs(self.middle[filled] - x))]
        beside = abs(self.middle[stack] - x) > max(self.width / 2, reach)
        above = y < self.floor - self.bar_height(float(self.count[stack])) - reach
        if beside or above or y > self.floor + reach:
            return None
        return int(np.argmax(self.stack == stack))


def lay_out(
    siblings: Siblings,
    displayed: int,
    neurons: int,
    area: QRectF,
    diverged_x: float,
    scale: float,
    exact: bool = False,
    most: int = 0,
) -> Layout:
    """Stack the siblings over an axis that goes from 0 to 1 along `area`'s bottom.

    `neurons` is how many hidden neurons a network has; `scale` makes the dots larger. `exact`:
    rather bars than dots beside one another. `most`: there is room for stacks of so many, even if
    here none is as high.
    """
    stacks = stacks_in(area.width(), neurons)
    stack = _stack_of(siblings, stacks)
    middle: Floats = area.left() + np.arange(stacks + 2.0) * (area.width() / stacks)
    middle[-1] = diverged_x
    width = min(0.9 * area.width() / stacks, 48.0)

    dead = siblings.dead_network & ~siblings.diverged
    count = np.bincount(stack, minlength=stacks + 2)
    most = max(most, int(count.max()))
    wide = 0.0 if exact else width
    diameter, across = _dots(most, wide, area.height(), scale)
    x: Floats = middle[stack]
    y: Floats = np.full(len(stack), area.bottom())
    if diameter:
        level = np.where(dead, 1, 0)
        level[displayed] = 2
        order = np.lexsort((level, stack))
        first = np.cumsum(count) - count
        place = np.empty(len(stack), np.int64)
        place[order] = np.arange(len(stack)) - first[stack[order]]
        columns = np.minimum(count, across)[stack]
        x = x + (place % across - (columns - 1) / 2) * diameter
        y = y - (place // across + 0.5) * diameter
    return Layout(
        stack=stack,
        middle=middle,
        count=count,
        most=most,
        dead=np.bincount(stack[dead], minlength=stacks + 2),
        width=width,
        floor=area.bottom(),
        height=area.height(),
        diameter=diameter,
        x=x,
        y=y,
    )


def stacks_in(width: float, neurons: int) -> int:
    """How many stacks there are, beside that of 0, on an axis of this width."""
    return neurons if width / neurons >= CLOSEST else max(1, int(width / CLOSEST))


def highest(siblings: Siblings, stacks: int) -> int:
    """How many networks stand in the highest stack."""
    return int(np.bincount(_stack_of(siblings, stacks)).max())


def _stack_of(siblings: Siblings, stacks: int) -> Integers:
    """(replicas,)"""
    share = np.where(siblings.diverged, 0.0, np.nan_to_num(siblings.dead_fraction))
    return np.where(siblings.diverged, stacks + 1, np.rint(share * stacks)).astype(np.int64)


def _dots(most: int, width: float, height: float, scale: float) -> tuple[float, int]:
    """The largest diameter at which a stack of `most` fits, and the fewest dots side by side in it:
    narrow stacks compare better, and stand at their value. (0, 1) where nothing fits.
    """
    one = min(LARGEST * scale, floor(2 * height / most) / 2)
    if one >= TINY:
        return one, 1
    for diameter in np.arange(LARGEST * scale, SMALLEST - 0.25, -0.5):
        rows = int(height / diameter)
        across = -(-most // rows) if rows else most
        if across * diameter <= width:
            return float(diameter), across
    return 0.0, 1
