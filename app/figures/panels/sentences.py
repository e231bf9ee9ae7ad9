"""A sentence in the place of a panel that has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.language import mark
from app.window.theme import Theme
from app.window.views.lettering import CENTRE, paragraph_height
from app.window.views.typeface import typeface

POINTS = 10.0
HIDDEN = mark("Hidden, since it tells who is dead.")
SIDE, ABOVE = 10.0, 6.0
"""What is left free around it, in units of text size."""


def sentence_height(words: str, width: float, theme: Theme) -> float:
    """What it needs at a width."""
    unit = theme.text_scale
    room = width - 2 * SIDE * unit
    return paragraph_height(words, room, theme, POINTS) + 2 * ABOVE * unit


def paint_sentence(painter: QPainter, place: QRectF, words: str, theme: Theme) -> None:
    """In the middle, wrapped."""
    unit = theme.text_scale
    painter.fillRect(place, theme.ground())
    painter.setFont(typeface(theme, POINTS)[0])
    painter.setPen(theme.color("muted"))
    inside = place.adjusted(SIDE * unit, ABOVE * unit, -SIDE * unit, -ABOVE * unit)
    painter.drawText(inside, CENTRE | Qt.TextFlag.TextWordWrap, words)
