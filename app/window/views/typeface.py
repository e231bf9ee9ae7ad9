"""Fonts with their measures, made once: a view that repaints 30 times a second has no time to."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from app.window.theme import Theme


@lru_cache(maxsize=64)
def typeface(theme: Theme, points: float, bold: bool = False) -> tuple[QFont, QFontMetricsF]:
    """The theme's font at a size, and its metrics."""
    font = theme.font(points, bold)
    return font, QFontMetricsF(font)


def text_width(theme: Theme, points: float, words: str, bold: bool = False) -> float:
    """How wide a text is, in pixels."""
    return typeface(theme, points, bold)[1].horizontalAdvance(words)
