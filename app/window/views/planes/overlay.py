"""What is drawn over the plane in pixels: arrows to planes out of view, the hovered neuron's name,
and a line on what has no boundary in view.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.window.theme import Theme
from app.window.views.words import number

MOST_LABELS = 12
"""With more arrows than this, only the hovered and the selected one say how far."""


@dataclass(frozen=True)
class Arrow:
    """Points to a plane out of view. `direction` is a unit vector in pixels, y downwards."""

    index: int
    direction: tuple[float, float]
    distance: float
    dead: bool
    emphasised: bool
    selected: bool


@dataclass(frozen=True)
class Hint:
    """Words beside the mouse."""

    text: str
    at: QPointF


class Overlay(pg.GraphicsObject):
    """A child of the view box itself, so its coordinates are pixels."""

    def __init__(self, box: pg.ViewBox, theme: Theme) -> None:
        super().__init__()
        self._box = box
        self._theme = theme
        self._arrows: list[Arrow] = []
        self._hint: Hint | None = None
        self._note = ""
        self._warning = ""
        self.setParentItem(box)
        self.setZValue(100)
        box.sigResized.connect(self._follow)

    def show(self, arrows: list[Arrow], note: str, warning: str, hint: Hint | None) -> None:
        """What to draw from now on."""
        self._arrows, self._note, self._warning, self._hint = arrows, note, warning, hint
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self.update()

    def arrow_near(self, at: QPointF, within: float) -> int | None:
        """The neuron whose arrow is within so many pixels of a point of the view box."""
        for arrow in self._arrows:
            tip = self._tip(arrow)
            if math.hypot(tip.x() - at.x(), tip.y() - at.y()) <= within:
                return arrow.index
        return None

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.boundingRect())

    def _follow(self) -> None:
        self.prepareGeometryChange()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(9))
        metrics = QFontMetricsF(painter.font(), painter.device())
        taken: list[QRectF] = []
        for arrow in sorted(self._arrows, key=lambda a: not a.emphasised):
            self._paint_arrow(painter, metrics, arrow, taken)
        if self._note:
            self._paint_words(painter, metrics, self._note, self._theme.color("muted"), 0)
        if self._warning:
            painter.setFont(self._theme.font(11, bold=True))
            metrics = QFontMetricsF(painter.font(), painter.device())
            self._paint_words(painter, metrics, self._warning, self._theme.color("diverged"), 1)
        if self._hint:
            self._paint_hint(painter, metrics, self._hint)

    def _tip(self, arrow: Arrow) -> QPointF:
        """Where the ray from the middle leaves the view, a little inside."""
        rect = self.boundingRect().adjusted(4, 4, -4, -4)
        dx, dy = arrow.direction
        reach = min(
            rect.width() / 2 / abs(dx) if dx else math.inf,
            rect.height() / 2 / abs(dy) if dy else math.inf,
        )
        return rect.center() + QPointF(dx * reach, dy * reach)

    def _paint_arrow(
        self, painter: QPainter, metrics: QFontMetricsF, arrow: Arrow, taken: list[QRectF]
    ) -> None:
        theme = self._theme
        role = "accent" if arrow.selected else "dead" if arrow.dead else "plane"
        color = theme.color(role)
        tip, (dx, dy) = self._tip(arrow), arrow.direction
        size = theme.line(7.0) * (1.4 if arrow.emphasised else 1.0)
        back = QPointF(tip.x() - dx * size * 1.5, tip.y() - dy * size * 1.5)
        left = QPointF(back.x() - dy * size * 0.6, back.y() + dx * size * 0.6)
        right = QPointF(back.x() + dy * size * 0.6, back.y() - dx * size * 0.6)
        pen = QPen(color, theme.line(1.5))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        # a dead neuron's arrow is hollow: not by its gray alone
        painter.setBrush(theme.color("surface") if arrow.dead else color)
        painter.drawPolygon(QPolygonF([tip, left, right]))
        if len(self._arrows) > MOST_LABELS and not arrow.emphasised:
            return
        text = f"n{arrow.index + 1} · {number(arrow.distance, 2)} beyond"
        box = metrics.boundingRect(text).adjusted(-3, -1, 3, 1)
        middle = QPointF(back.x() - dx * (size + 2), back.y() - dy * (size + 2))
        box.moveCenter(
            QPointF(middle.x() - dx * box.width() / 2, middle.y() - dy * box.height() / 2)
        )
        inside = self.boundingRect().adjusted(2, 2, -2, -2)
        box.moveLeft(min(max(box.left(), inside.left()), inside.right() - box.width()))
        box.moveTop(min(max(box.top(), inside.top()), inside.bottom() - box.height()))
        if any(box.intersects(other) for other in taken) and not arrow.emphasised:
            return
        taken.append(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface", 0.8))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("accent" if arrow.selected else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_words(
        self, painter: QPainter, metrics: QFontMetricsF, text: str, color: object, row: int
    ) -> None:
        """A line at the bottom left (row 0) or in the middle (row 1)."""
        rect = self.boundingRect().adjusted(8, 8, -8, -8)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 12)
        box = metrics.boundingRect(shown).adjusted(-6, -3, 6, 3)
        if row == 0:
            box.moveBottomLeft(rect.bottomLeft())
        else:
            box.moveCenter(rect.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface", 0.88))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_hint(self, painter: QPainter, metrics: QFontMetricsF, hint: Hint) -> None:
        painter.setFont(self._theme.font(9.5))
        metrics = QFontMetricsF(painter.font(), painter.device())
        box = metrics.boundingRect(hint.text).adjusted(-8, -5, 8, 5)
        box.moveBottomLeft(hint.at + QPointF(12, -10))
        inside = self.boundingRect().adjusted(2, 2, -2, -2)
        box.moveLeft(min(max(box.left(), inside.left()), inside.right() - box.width()))
        if box.top() < inside.top():
            box.moveTop(hint.at.y() + 18)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hint.text)
