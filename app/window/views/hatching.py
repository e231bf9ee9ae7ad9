"""Hatched rectangles as lines. Qt's own patterns do not grow with what is painted, and are missing
in SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

APART = 8.0


def hatch(
    painter: QPainter,
    places: Iterable[QRectF],
    color: QColor,
    width: float = 1.0,
    apart: float = APART,
) -> None:
    """Rising lines; those of rectangles that touch go on in each other."""
    lines: list[QLineF] = []
    for place in places:
        first = math.ceil((place.left() + place.top()) / apart)
        last = math.floor((place.right() + place.bottom()) / apart)
        for number in range(first, last + 1):
            whole = number * apart  # x + y, all along a line
            left = max(place.left(), whole - place.bottom())
            right = min(place.right(), whole - place.top())
            lines.append(QLineF(left, whole - left, right, whole - right))
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines(lines)
