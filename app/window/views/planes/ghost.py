"""What a gesture would change, drawn over the chart; with the brush, and the grips of a plane."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.record.data import Floats
from app.window.theme import Bytes, Theme
from app.window.views.planes.gesture import Ghost
from app.window.views.planes.symbols import draw_point

GRIP = 5.0
"""Radius of a grip, in pixels at desk size."""
MOST_DRAWN = 1000
"""Of more ghosts of points only so many are drawn."""
MANY = 100
POINT = 8.5
RING = 15.0


@dataclass(frozen=True)
class Brush:
    """Where the brush is and how far it reaches, in pixels."""

    at: QPointF
    radius: float


@dataclass(frozen=True)
class Shown:
    """All that lies over the chart while hands are on it. Ghosts are in data units."""

    ghost: Ghost | None = None
    colors: Bytes = field(default_factory=lambda: np.empty((0, 3), np.uint8))
    """Of the ghost's points."""
    shapes: tuple[int, ...] = ()
    """Of the ghost's points: whose class's shape."""
    grips: tuple[QPointF, ...] = ()
    """Where the selected plane can be turned, in pixels."""
    brush: Brush | None = None


def paint_ghost(
    painter: QPainter,
    area: QRectF,
    shown: Shown,
    to_pixels: Callable[[Floats], Floats],
    theme: Theme,
) -> None:
    """Draw it within the area; `to_pixels` maps places (n, 2) in data units."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area)
    if shown.ghost is not None:
        _paint_planes(painter, shown.ghost, to_pixels, theme)
        _paint_points(painter, shown, shown.ghost, to_pixels, theme)
    for at in shown.grips:
        _paint_grip(painter, at, theme)
    if shown.brush is not None:
        _paint_brush(painter, shown.brush, theme)
    painter.restore()


def _paint_planes(
    painter: QPainter, ghost: Ghost, to_pixels: Callable[[Floats], Floats], theme: Theme
) -> None:
    for path in ghost.paths:
        if len(path) < 2:
            continue
        places = to_pixels(path)
        ends: list[bool] = np.isfinite(places.sum(axis=1)).tolist()
        pieces = [
            QLineF(*a.tolist(), *b.tolist())
            for a, b, one, other in zip(places, places[1:], ends, ends[1:], strict=False)
            if one and other
        ]
        # light under dark, so that it stands out from planes and from the map
        painter.setPen(_pen(theme.color("surface", 0.9), theme.line(5.5)))
        painter.drawLines(pieces)
        pen = _pen(theme.color("accent"), theme.line(2.5))
        pen.setDashPattern([3.0, 2.2])
        painter.setPen(pen)
        painter.drawLines(pieces)


def _paint_points(
    painter: QPainter,
    shown: Shown,
    ghost: Ghost,
    to_pixels: Callable[[Floats], Floats],
    theme: Theme,
) -> None:
    every = max(1, len(ghost.points) // MOST_DRAWN)
    size = theme.line(POINT)
    # many are fainter: what is there now has to show through
    faint = 0.5 if len(ghost.points) > MANY else 1.0
    places = to_pixels(ghost.points)
    for place, rgb, shape in list(
        zip(places.tolist(), shown.colors.tolist(), shown.shapes, strict=True)
    )[::every]:
        color = QColor(*rgb)
        pen = _pen(theme.color("text", faint) if ghost.training else color, theme.line(1.2))
        color.setAlphaF(faint)
        brush = QBrush(color if ghost.training else theme.color("surface", 0.7 * faint))
        draw_point(painter, QPointF(*place), size, shape, pen, brush)
    for start, end in ghost.moves[:: max(1, len(ghost.moves) // MOST_DRAWN)]:
        ends = [QPointF(*p) for p in to_pixels(np.stack([start, end])).tolist()]
        for color, width in ((theme.color("surface"), 4.0), (theme.color("text"), 1.6)):
            painter.setPen(_pen(color, theme.line(width)))
            _paint_arrow(painter, *ends)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y in to_pixels(ghost.rings)[::every].tolist():
        _paint_ring(painter, QPointF(x, y), theme.line(RING) / 2, theme)
    half = theme.line(5.0)
    for x, y in to_pixels(ghost.crosses).tolist():
        cross = [QLineF(x - half, y - half, x + half, y + half)]
        cross.append(QLineF(x - half, y + half, x + half, y - half))
        for color, width in ((theme.color("surface"), 4.5), (theme.color("diverged"), 2.2)):
            painter.setPen(_pen(color, theme.line(width)))
            painter.drawLines(cross)


def _paint_ring(painter: QPainter, at: QPointF, radius: float, theme: Theme) -> None:
    for color, width in ((theme.color("surface"), 3.6), (theme.color("accent"), 1.8)):
        painter.setPen(_pen(color, theme.line(width)))
        painter.drawEllipse(at, radius, radius)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    line = QLineF(start, end)
    if line.length() < 3:
        return
    painter.drawLine(line)
    back = line.unitVector()
    dx, dy, size = back.dx(), back.dy(), min(8.0, line.length() / 2)
    left = QPointF(end.x() - size * (dx + dy / 2), end.y() - size * (dy - dx / 2))
    right = QPointF(end.x() - size * (dx - dy / 2), end.y() - size * (dy + dx / 2))
    painter.drawPolyline(QPolygonF([left, end, right]))


def _paint_grip(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A small disc with the arc of a turn in it."""
    radius = theme.line(GRIP)
    painter.setPen(_pen(theme.color("accent"), theme.line(1.8)))
    painter.setBrush(theme.color("surface"))
    painter.drawEllipse(at, radius, radius)
    inner = 0.45 * radius
    box = QRectF(at.x() - inner, at.y() - inner, 2 * inner, 2 * inner)
    painter.setPen(_pen(theme.color("accent"), theme.line(1.2)))
    painter.drawArc(box, 40 * 16, 270 * 16)


def _paint_brush(painter: QPainter, brush: Brush, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in ((theme.color("surface", 0.9), 3.2), (theme.color("text"), 1.2)):
        painter.setPen(_pen(color, theme.line(width)))
        painter.drawEllipse(brush.at, brush.radius, brush.radius)


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class GhostLayer(pg.GraphicsObject):
    """A child of the view box itself, so its coordinates are pixels. Empty, it is not drawn."""

    def __init__(self, box: pg.ViewBox, theme: Theme) -> None:
        super().__init__()
        self._box = box
        self._theme = theme
        self._shown = Shown()
        self.setParentItem(box)
        self.setZValue(98)
        self.setVisible(False)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        box.sigResized.connect(self.prepareGeometryChange)

    def show_these(self, shown: Shown) -> None:
        """What to draw from now on."""
        self._shown = shown
        self.setVisible(shown.ghost is not None or bool(shown.grips) or shown.brush is not None)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.boundingRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        paint_ghost(painter, self.boundingRect(), self._shown, self.to_pixels, self._theme)

    def to_pixels(self, places: Floats) -> Floats:
        """Places (n, 2) in data units as they are in the view now."""
        area = self.boundingRect()
        (x0, x1), (y0, y1) = self._box.viewRange()
        scale = np.array([area.width() / (x1 - x0), -area.height() / (y1 - y0)])
        return np.asarray((places - [x0, y1]) * scale + [area.left(), area.top()])


def grips_of(path: Floats, to_pixels: Callable[[Floats], Floats], inset: float) -> list[QPointF]:
    """Where a line in view has its grips: a little inside of both its ends; none on a short one."""
    (ax, ay), (bx, by) = to_pixels(path).tolist()
    long = math.hypot(bx - ax, by - ay)
    if long < 4 * inset:
        return []
    dx, dy = (bx - ax) / long * inset, (by - ay) / long * inset
    return [QPointF(ax + dx, ay + dy), QPointF(bx - dx, by - dy)]
