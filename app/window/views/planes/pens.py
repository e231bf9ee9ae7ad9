"""The lines of the decision planes, for the chart and for a picture's legend."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QPen

from app.window.theme import Theme
from app.window.views.planes.symbols import is_printed

CROWD = 16
"""With more planes than this they grow fainter."""


def living_pen(theme: Theme, planes: int = 0) -> QPen:
    """Many planes are drawn more faintly, so that the points stay in sight."""
    faint = min(max((planes - CROWD) / (3 * CROWD), 0.0), 1.0)
    # mixed rather than transparent: where pieces of a line meet, they would show twice
    return _pen(theme.mixed("plane", "middle", 0.5 * faint).name(), theme.line(1.3 - 0.3 * faint))


def dead_pen(theme: Theme) -> QPen:
    """Dashed: told apart without colour."""
    pen = _pen(theme.dead, theme.line(1.5))
    pen.setDashPattern([4.0, 3.0])
    return pen


def selected_pen(theme: Theme) -> QPen:
    """Of the selected neuron's plane."""
    return _pen(theme.accent, theme.line(3.0))


def fit_pen(theme: Theme) -> QPen:
    """With one input: of what the network answers."""
    color = theme.text if is_printed(theme) else theme.class_color(1).name()
    return _pen(color, theme.line(2.5))


def level_pen(theme: Theme) -> QPen:
    """Where the output has one value: broad and gray, apart from planes and points."""
    return _pen(theme.border, theme.line(4.5))


def _pen(color: str, width: float) -> QPen:
    pen: QPen = pg.mkPen(color, width=width)
    return pen
