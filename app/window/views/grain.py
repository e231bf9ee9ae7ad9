"""Where the pixels of a painter are, in its own units: what begins and ends on them is sharp, at
any scale. In vectors there are none, and nothing is moved."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.record.data import Floats


@dataclass(frozen=True)
class Grain:
    """Pixels of a unit across and down, and where in pixels the units begin; 0 in vectors."""

    across: float
    down: float
    left: float
    top: float
    hurried: bool = False
    """A widget, painted many times a second: the quicker of two ways is the better one."""

    @property
    def vectors(self) -> bool:
        """Whether there are no pixels."""
        return self.across == 0

    def x(self, at: float) -> float:
        """The nearest border between two columns of pixels."""
        if self.vectors:
            return at
        return (floor(at * self.across + self.left + 0.5) - self.left) / self.across

    def y(self, at: float) -> float:
        """The nearest border between two rows of pixels."""
        if self.vectors:
            return at
        return (floor(at * self.down + self.top + 0.5) - self.top) / self.down

    def xs(self, at: Floats) -> Floats:
        """Of many."""
        if self.vectors:
            return at
        return (np.floor(at * self.across + self.left + 0.5) - self.left) / self.across

    def ys(self, at: Floats) -> Floats:
        """Of many."""
        if self.vectors:
            return at
        return (np.floor(at * self.down + self.top + 0.5) - self.top) / self.down

    def thick(self, width: float) -> float:
        """The nearest width of whole pixels, but at least one."""
        return width if self.vectors else max(1, round(width * self.across)) / self.across

    def upright(self, x: float, top: float, bottom: float, width: float) -> QRectF:
        """A line from top to bottom, in the middle of which x is."""
        wide = self.thick(width)
        return QRectF(self.x(x - wide / 2), top, wide, bottom - top)

    def level(self, y: float, left: float, right: float, width: float) -> QRectF:
        """A line from left to right, in the middle of which y is."""
        high = self.thick(width)
        return QRectF(left, self.y(y - high / 2), right - left, high)

    def box(self, x: float, y: float, columns: int, rows: int) -> QRectF:
        """So many pixels from the border nearest to a place; in vectors a pixel is a unit."""
        wide, high = self.across or 1.0, self.down or 1.0
        return QRectF(self.x(x), self.y(y), columns / wide, rows / high)


def grain_of(painter: QPainter) -> Grain:
    """Of what is painted on, as it is scaled now."""
    device = painter.device()
    if not isinstance(device, QWidget | QImage | QPixmap):
        return Grain(0.0, 0.0, 0.0, 0.0)
    to = painter.deviceTransform()
    return Grain(to.m11(), to.m22(), to.dx(), to.dy(), isinstance(device, QWidget))
