"""How the points of a class look: classes are told apart by shape as well as by colour."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

SYMBOLS = ("o", "s", "t", "d", "p", "h", "star", "+", "x", "t1")
"""pyqtgraph's names, one a class."""


def symbol_of(number: int) -> str:
    """pyqtgraph's name of a class's shape."""
    return SYMBOLS[number % len(SYMBOLS)]


def draw_point(
    painter: QPainter, at: QPointF, size: float, number: int, pen: QPen, brush: QBrush
) -> None:
    """A point of a class, in the painter's units."""
    path: QPainterPath = Symbols[symbol_of(number)]
    painter.save()
    painter.translate(at)
    painter.scale(size, size)
    pen = QPen(pen)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawPath(path)
    painter.restore()
