"""How the points of a class look: classes are told apart by shape as well as by colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QTransform, qGray

from app.window.theme import Bytes, Theme

SYMBOLS = ("o", "s", "t", "d", "star", "p", "+", "x", "t1", "h")
"""pyqtgraph's names, one a class."""
MANY = 600
"""More points than this are drawn smaller."""

MOST_KINKS = 20
"""With more kinks in view than this a picture has none: they would hide the fit."""

PALE = 60
"""Grays, of 256, that a colour has to be from the ground's to be seen on it without an outline."""

Color = tuple[int, int, int]


def symbol_of(number: int) -> str:
    """pyqtgraph's name of a class's shape."""
    return SYMBOLS[number % len(SYMBOLS)]


def is_printed(theme: Theme) -> bool:
    """Whether colours and tints are not to be used: on paper, in black and white."""
    return theme.name == "print"


def plain_rgb(theme: Theme) -> Bytes:
    """(1, 3): the colour of points whose place tells everything."""
    return np.zeros((1, 3), np.uint8) if is_printed(theme) else theme.class_rgb(1)


def value_ramp(theme: Theme) -> Bytes:
    """(256, 3): the colours of points from the lowest value to the highest; in print, grays."""
    if is_printed(theme):
        return np.repeat(np.arange(255, -1, -1, dtype=np.uint8)[:, None], 3, axis=1)
    return theme.output_ramp(1.0)


@dataclass(frozen=True)
class PointLook:
    """How a point is drawn, by pyqtgraph's names."""

    symbol: str
    size: float
    pen: QPen
    brush: QBrush


def point_look(
    theme: Theme, rgb: Color, group: int | None, *, training: bool, points: int, valued: bool
) -> PointLook:
    """Of a point of this colour, of the class `group` (None: of no class) among so many points.
    `valued`: the colour is its value.

    Training points are filled and test points are rings: told apart without colour. In print the
    fill tells the class, or the value, together with the shape; there test points are smaller.
    """
    symbol = symbol_of(group or 0)
    size = theme.line(7.5 if points <= MANY else 5.0)
    if is_printed(theme) and (group is not None or valued):
        # solid and open in turn; solid ones are edged with white, so that a crowd stays many
        solid = group is not None and group % 2 == 0
        filled = theme.color("text") if solid else theme.color("surface")
        pen = pg.mkPen(
            theme.color("surface" if solid else "text"),
            width=1 if solid else theme.line(1.1 if training else 0.9),
        )
        size *= (1.0 if solid else 0.86) * (1.0 if training else 0.62)
        return PointLook(symbol, size, pen, pg.mkBrush(*rgb) if valued else pg.mkBrush(filled))
    pale = valued and _is_pale(rgb, theme)
    if training:
        edge = theme.color("muted") if pale else theme.color("surface")
        return PointLook(symbol, size, pg.mkPen(edge, width=1), pg.mkBrush(*rgb))
    if pale:
        # a ring of its colour would not be seen: a disc of it, within a darker ring
        ring = pg.mkPen(theme.color("muted"), width=theme.line(1.0))
        return PointLook(symbol, 0.7 * size, ring, pg.mkBrush(*rgb))
    ring = pg.mkPen(*rgb, width=theme.line(1.4))
    return PointLook(symbol, 0.85 * size, ring, pg.mkBrush(theme.color("surface", 0.55)))


def kink_look(theme: Theme) -> dict[str, Any]:
    """How pyqtgraph is to draw where a fit has a kink: solid, unlike a test point; in print, where
    training points are as dark, open and smaller than these."""
    if is_printed(theme):
        return {
            "symbol": "d",
            "size": theme.line(6.0),
            "pen": pg.mkPen(theme.color("text"), width=theme.line(0.9)),
            "brush": pg.mkBrush(theme.color("surface")),
        }
    return {
        "symbol": "d",
        "size": theme.line(9.0),
        "pen": pg.mkPen(theme.color("surface"), width=1),
        "brush": pg.mkBrush(theme.color("plane")),
    }


def _is_pale(rgb: Color, theme: Theme) -> bool:
    """Whether a colour is hardly to be told from the ground."""
    return abs(qGray(*rgb) - qGray(theme.color("surface").rgb())) < PALE


def draw_point(
    painter: QPainter, at: QPointF, size: float, number: int, pen: QPen, brush: QBrush
) -> None:
    """A point of a class, in the painter's units."""
    draw_symbol(painter, at, size, Symbols[symbol_of(number)], pen, brush)


def draw_symbol(
    painter: QPainter, at: QPointF, size: float, shape: QPainterPath, pen: QPen, brush: QBrush
) -> None:
    """A shape of size 1 around (0, 0), drawn at a place; the pen's width stays as it is."""
    painter.setPen(pen)
    painter.setBrush(brush)
    painter.drawPath(scaled(shape, size).translated(at))


def scaled(shape: QPainterPath, size: float) -> QPainterPath:
    """Of this size."""
    return QTransform.fromScale(size, size).map(shape)
