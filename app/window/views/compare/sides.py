"""The two sides of a comparison: their letters and colours, the same wherever they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.window.theme import OKABE_ITO, Theme
from app.window.views.chart import legible
from app.window.views.typeface import typeface

LETTERS = ("A", "B")
# green and purple: blue and vermilion are the classes' own
COLORS = (OKABE_ITO[2], OKABE_ITO[3])


def side_color(side: int, theme: Theme, contrast: float = 3.0) -> QColor:
    """Side 0 or 1; 3 is the contrast of lines, 4.5 that of text."""
    return legible(QColor(COLORS[side]), theme, contrast)


def paint_letter(painter: QPainter, place: QRectF, side: int, theme: Theme, points: float) -> None:
    """The side's badge: its letter on its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(side_color(side, theme, 4.5))
    painter.drawRoundedRect(place, 0.18 * place.height(), 0.18 * place.height())
    painter.setFont(typeface(theme, points, bold=True)[0])
    painter.setPen(theme.color("surface"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, LETTERS[side])
    painter.restore()
