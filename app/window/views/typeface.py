"""Fonts with their measures, made once: a view that repaints 30 times a second has no time to."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from app.window.theme import Theme

LATIN = "(%bdfgjlpqy,)"
"""As high and as low as words are with Latin letters."""


@lru_cache(maxsize=64)
def typeface(theme: Theme, points: float, bold: bool = False) -> tuple[QFont, QFontMetricsF]:
    """The theme's font at a size, and its metrics."""
    font = theme.font(points, bold)
    return font, QFontMetricsF(font)


def text_width(theme: Theme, points: float, words: str, bold: bool = False) -> float:
    """How wide a text is, in pixels."""
    return typeface(theme, points, bold)[1].horizontalAdvance(words)


def overshoot(metrics: QFontMetricsF, words: str) -> tuple[float, float]:
    """How far a text's letters reach over Latin ascenders and under Latin descenders, in pixels:
    Bengali ones do. A font's own height tells nothing of the letters of the fonts behind it."""
    latin, own = metrics.tightBoundingRect(LATIN), metrics.tightBoundingRect(words)
    return max(latin.top() - own.top(), 0.0), max(own.bottom() - latin.bottom(), 0.0)
