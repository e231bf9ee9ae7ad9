"""The tools of the planes' chart as data: what each does, its key, and the choices that go with it.

Each tool has a picture of its own, drawn as lines in a square of 16 units.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.experiment.interventions import Part
from app.language import mark
from app.record.data import Data

WIDEST = 80
"""Pixels at desk size: the brush's largest radius."""


class Tool(Enum):
    """What the left button does in the chart: its word, its key, and what it is for, in English."""

    LOOK = (mark("Look"), "V", mark("Pan, zoom and pick"))
    PLANES = (
        mark("Move planes"),
        "M",
        mark(
            "Drag a plane to move it; with Shift, or by a grip near its end, to turn it. "
            "Arrow keys move the selected one, with Shift they turn it"
        ),
    )
    ADD = (mark("Add points"), "A", mark("Click to add a point, drag to add many"))
    MOVE = (
        mark("Move points"),
        "G",
        mark("Drag a point to move it; drag with Shift to shift all the data of a part"),
    )
    RELABEL = (
        mark("Relabel"),
        "L",
        mark("Click a point, or brush over many, to give them another target"),
    )
    DELETE = (mark("Delete"), "X", mark("Click a point, or brush over many, to delete them"))

    def __init__(self, word: str, key: str, help_: str) -> None:
        self.word = word
        self.key = key
        self.help = help_

    @property
    def on_points(self) -> bool:
        """Whether it changes the data."""
        return self not in (Tool.LOOK, Tool.PLANES)

    @property
    def has_target(self) -> bool:
        """Whether it gives points a class or a value."""
        return self in (Tool.ADD, Tool.RELABEL)

    @property
    def has_brush(self) -> bool:
        """Whether it may reach several points at once."""
        return self in (Tool.ADD, Tool.RELABEL, Tool.DELETE)


@dataclass(frozen=True)
class Choice:
    """The tool in use and what was chosen for it."""

    tool: Tool = Tool.LOOK
    target: float = 0.0
    """The class, or the value, that points get; of no account where the height says it."""
    part: Part | Literal["both"] = "train"
    """The points it is about; 'both' only for shifts."""
    radius: int = 0
    """Of the brush, in pixels at desk size; 0: one point."""


def height_is_target(data: Data) -> bool:
    """Whether points are drawn at the height of the value they have: one input, regression."""
    return data.inputs == 1 and not data.classes


def draw_tool(painter: QPainter, box: QRectF, tool: Tool, color: QColor) -> None:
    """The tool's picture, filling the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 16, box.height() / 16)
    pen = QPen(color, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    path = QPainterPath()
    match tool:
        case Tool.LOOK:  # an arrow, as the mouse has it
            path.moveTo(4, 2)
            for x, y in ((4, 12.5), (6.8, 10), (8.8, 14), (10.6, 13.2), (8.7, 9.3), (12.3, 9)):
                path.lineTo(x, y)
            path.closeSubpath()
            painter.setBrush(color)
        case Tool.PLANES:  # a plane, and arrows to both of its sides
            _strokes(path, ((3, 13), (13, 3)), ((5, 5), (2, 2)), ((11, 11), (14, 14)))
            _strokes(path, ((2, 5), (2, 2), (5, 2)), ((14, 11), (14, 14), (11, 14)))
        case Tool.ADD:
            path.addEllipse(QPointF(6, 10), 3.6, 3.6)
            _strokes(path, ((12, 2), (12, 8)), ((9, 5), (15, 5)))
        case Tool.MOVE:  # a point on its way
            path.addEllipse(QPointF(4.2, 11.8), 2.6, 2.6)
            _strokes(path, ((7.5, 8.5), (14, 2)), ((9.5, 2), (14, 2), (14, 6.5)))
        case Tool.RELABEL:  # a label with its hole
            _strokes(path, ((2, 8), (2, 2), (8, 2), (14, 8), (8, 14), (2, 8)))
            path.addEllipse(QPointF(5.2, 5.2), 0.7, 0.7)
        case Tool.DELETE:
            path.addEllipse(QPointF(8, 8), 6, 6)
            _strokes(path, ((5.6, 5.6), (10.4, 10.4)), ((10.4, 5.6), (5.6, 10.4)))
    painter.drawPath(path)
    painter.restore()


def _strokes(path: QPainterPath, *strokes: tuple[tuple[float, float], ...]) -> None:
    for (x, y), *rest in strokes:
        path.moveTo(x, y)
        for at in rest:
            path.lineTo(*at)
