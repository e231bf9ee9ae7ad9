"""The signs of what was done by hand and of a fork, painted: in the event log, along the steps of
the timeline, and over the margins."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.window.theme import Theme
from app.window.views.chart import legible


def hand_color(theme: Theme) -> QColor:
    """Of all that was done by hand."""
    return legible(theme.color("accent"), theme, 3.0)


def paint_hand(
    painter: QPainter,
    at: QPointF,
    size: float,
    theme: Theme,
    *,
    hollow: bool = False,
    several: bool = False,
    color: QColor | None = None,
) -> None:
    """A diamond that reaches `size` to all sides; hollow where it is still to come, with another
    one behind it where it stands for several."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = hand_color(theme) if color is None else color
    pen = QPen(ink, max(1.2, min(theme.line(1.3), 0.4 * size)))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    inside = size - pen.widthF() / 2
    painter.setBrush(theme.color("surface") if hollow else ink)
    painter.setPen(pen)
    if several:
        painter.drawPolygon(_diamond(at + QPointF(0.75 * size, 0), inside))
        # an edge in the ground's colour keeps the two apart
        edge = QPen(theme.color("surface"), pen.widthF() + 2.4)
        edge.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.strokePath(_outline(at, inside), edge)
    painter.drawPolygon(_diamond(at, inside))
    painter.restore()


def paint_fork(painter: QPainter, at: QPointF, size: float, theme: Theme) -> None:
    """One line that becomes two, upwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for color, width in (("surface", 4.0), ("text", 1.6)):
        pen = QPen(theme.color(color), theme.line(width))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        joint = at + QPointF(0, 0.2 * size)
        painter.drawLines(
            [
                QLineF(at + QPointF(0, size), joint),
                QLineF(joint, at + QPointF(-0.8 * size, -size)),
                QLineF(joint, at + QPointF(0.8 * size, -size)),
            ]
        )
    painter.restore()


def _outline(at: QPointF, size: float) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(_diamond(at, size))
    path.closeSubpath()
    return path


def _diamond(at: QPointF, size: float) -> QPolygonF:
    return QPolygonF(
        [at + QPointF(*p) for p in ((0.0, -size), (size, 0.0), (0.0, size), (-size, 0.0))]
    )
