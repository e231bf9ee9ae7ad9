"""The lines of the decision planes, for the chart and for a picture's legend."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen

from app.window.theme import Theme
from app.window.views.planes.symbols import is_printed

CROWD = 16
"""With more planes than this they grow fainter, and lie beneath the points."""
MOST_TICKS = 40
"""With more planes than this there are no ticks: they would be a crowd of their own."""
FADING = 0.55
"""In a picture, the power of the number of planes with which they grow fainter."""
SAMPLE_ALPHA = 0.5
"""What a sample in a legend has at least: alone on its ground, it has no others to add to."""


def living_pen(
    theme: Theme, planes: int = 0, *, picture: bool = False, sample: bool = False
) -> QPen:
    """Many planes are drawn more faintly, so that the points stay in sight. In a picture they are
    translucent, and where many cross it is darker."""
    faint = _faint(planes)
    if picture and faint:
        color = _translucent(theme.color("plane"), planes, sample)
    else:
        # mixed rather than transparent: where pieces of a line meet, they would show twice
        color = theme.mixed("plane", "middle", 0.5 * faint)
    return _pen(color, _width(theme, 1.3, faint))


def dead_pen(theme: Theme, planes: int = 0, *, picture: bool = False, sample: bool = False) -> QPen:
    """Dashed: told apart without colour."""
    faint = _faint(planes)
    color = theme.color("dead")
    if picture and faint:
        color = _translucent(color, planes, sample)
    pen = _pen(color, _width(theme, 1.5, faint))
    pen.setDashPattern([4.0, 3.0])
    return pen


def selected_pen(theme: Theme) -> QPen:
    """Of the selected neuron's plane."""
    return _pen(theme.color("accent"), theme.line(3.0))


def fit_pen(theme: Theme) -> QPen:
    """With one input: of what the network answers."""
    color = theme.color("text") if is_printed(theme) else theme.class_color(1)
    return _pen(color, theme.line(2.5))


def level_pen(theme: Theme) -> QPen:
    """Where the output has one value: broad and gray, apart from planes and points."""
    return _pen(theme.color("border"), theme.line(4.5))


def _faint(planes: int) -> float:
    """From 0, where there are few, to 1."""
    return min(max((planes - CROWD) / (3 * CROWD), 0.0), 1.0)


def _width(theme: Theme, width: float, faint: float) -> float:
    """Many lines are thinner, and a projector's lines no broader than others."""
    return (1.0 - faint) * theme.line(width) + faint * 0.75 * width


def _translucent(color: QColor, planes: int, sample: bool) -> QColor:
    alpha = (CROWD / planes) ** FADING
    color.setAlphaF(max(alpha, SAMPLE_ALPHA) if sample else alpha)
    return color


def _pen(color: QColor, width: float) -> QPen:
    pen: QPen = pg.mkPen(color, width=width)
    return pen
