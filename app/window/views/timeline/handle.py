"""The handle: where in the run the window stands. What comes after it is veiled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.window.theme import Theme
from app.window.views.chart import Place

REACH = 6.0
"""Pixels beside the line where the handle is still meant."""


def handle_x(place: Place, step: int) -> float:
    """The pixel of the handle's line."""
    return round(place.x(step)) + 0.5


def paint_handle(
    painter: QPainter, places: list[Place], step: int, last: int, theme: Theme
) -> None:
    """The line through these charts at `step` with a grip on top; the rows reach to `last`."""
    top = min(place.area.top() for place in places)
    bottom = max(place.area.bottom() for place in places)
    place = places[0]
    x, end = handle_x(place, step), handle_x(place, last)
    painter.save()
    if end > x:
        veil = QRectF(x, top - 3, end - x + theme.line(4), bottom - top + 6)
        painter.fillRect(veil, theme.color("surface", 0.62))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color("accent")
    pen = QPen(color, theme.line(1.5 if end > x else 1.0))
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top - 2), QPointF(x, bottom))
    # as much of a grip as there is room for above the charts
    size = min(theme.line(3.6), (top - 3) / 1.6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    grip = [
        QPointF(x - size, top - 2 - 1.6 * size),
        QPointF(x + size, top - 2 - 1.6 * size),
        QPointF(x + size, top - 2 - 0.8 * size),
        QPointF(x, top - 2),
        QPointF(x - size, top - 2 - 0.8 * size),
    ]
    painter.drawPolygon(QPolygonF(grip))
    painter.restore()
