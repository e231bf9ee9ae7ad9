"""What is drawn over the plane in pixels: arrows to planes out of view, the hovered neuron's name,
and a line on what has no boundary in view.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.language import tr
from app.record.data import Floats
from app.window.theme import Theme
from app.window.views.pixels import paint_image
from app.window.views.planes.marks import Key
from app.window.views.words import number

MOST_LABELS = 12
"""With more arrows than this, only the hovered and the selected one say how far."""

LONGEST = 1.65
"""How far an arrow reaches from its tip, in any direction, in units of its size."""
IMAGE = 72.0
"""The side of an image in a hint, in units of text size."""
WRAPS = Qt.TextFlag.TextWordWrap
ASIDE = 3.0
"""An arrow rather goes so much further along the view's edge than into the view."""
FARTHEST = 3.2
"""In a picture a label is at most so many times its height away from its arrow."""
CROSSED = 2.0
"""A place there is as bad as one so many units further away, for each piece of a line in it."""


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
class LevelName:
    """The output along a line, written on it."""

    text: str
    at: QPointF


@dataclass(frozen=True)
class Hint:
    """Words beside the mouse, and the image that they are about."""

    text: str
    at: QPointF
    image: Floats | None = field(default=None, compare=False)
    """(rows, columns)"""


class Overlay(pg.GraphicsObject):
    """A child of the view box itself, so its coordinates are pixels."""

    def __init__(self, box: pg.ViewBox, theme: Theme, key: Key, picture: bool = False) -> None:
        """`picture`: words wrap, for nobody can make the view wider."""
        super().__init__()
        self._box = box
        self._picture = picture
        self._key = key
        """It must not be drawn on."""
        self._theme = theme
        self._arrows: list[Arrow] = []
        self._hint: Hint | None = None
        self._note = ""
        self._warning = ""
        self._levels: list[LevelName] = []
        self._points = self._lines = np.empty((0, 2))
        self.names_arrows = False
        """Whether any arrow got a label when it was painted."""
        self.setParentItem(box)
        self.setZValue(100)
        box.sigResized.connect(self._follow)

    def show(
        self,
        arrows: list[Arrow],
        note: str,
        warning: str,
        hint: Hint | None,
        levels: Sequence[LevelName] = (),
    ) -> None:
        """What to draw from now on."""
        self._arrows, self._note, self._warning, self._hint = arrows, note, warning, hint
        self._levels = list(levels)
        self.update()

    @property
    def is_to_name_arrows(self) -> bool:
        """Whether any arrow is to have a label, if there is a place for it."""
        few = len(self._arrows) <= MOST_LABELS
        return any(few or arrow.emphasised for arrow in self._arrows)

    def keep_clear(self, points: Floats, lines: Floats) -> None:
        """In a picture: where labels are not to stand, and where rather not; (n, 2), in pixels."""
        self._points, self._lines = points, lines

    def show_hint(self, hint: Hint | None) -> None:
        """Other words beside the mouse, the rest as it is."""
        if hint != self._hint:
            self._hint = hint
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self.update()

    def arrow_near(self, at: QPointF, within: float) -> int | None:
        """The neuron whose arrow is within so many pixels of a point of the view box."""
        blocked = self._blocked(QFontMetricsF(self._theme.font(9)))
        for arrow in self._arrows:
            if _distance(self._tip(arrow, blocked), at) <= within:
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
        blocked = self._blocked(metrics)
        labels: list[QRectF] = []
        for level in self._levels:
            plate = metrics.boundingRect(level.text).adjusted(-3, 0, 3, 0)
            plate.moveCenter(level.at)
            if _is_free(plate, blocked):
                self._paint_words(painter, level.text, plate, self._theme.color("muted"))
                if self._picture:
                    labels.append(plate)
        arrows = sorted(self._arrows, key=lambda a: not a.emphasised)
        heads = [self._head(arrow, blocked) for arrow in arrows]
        for arrow, head in zip(arrows, heads, strict=True):
            self._paint_arrow(painter, arrow, head)
        few = len(arrows) <= MOST_LABELS
        bounds = [head.boundingRect() for head in heads] if few else []
        self.names_arrows = False
        for at, (arrow, head) in enumerate(zip(arrows, heads, strict=True)):
            if arrow.emphasised or few:
                others = [*labels, *bounds[:at], *bounds[at + 1 :]]
                box = self._paint_label(painter, metrics, arrow, head, others, blocked)
                if box is not None:
                    labels.append(box)
                    self.names_arrows = True
        if self._note:
            words, box = self._note_place(metrics)
            self._paint_words(painter, words, box, self._theme.color("muted"))
        if self._warning:
            painter.setFont(self._theme.font(11, bold=True))
            metrics = QFontMetricsF(painter.font(), painter.device())
            words, box = self._line(metrics, self._warning)
            box.moveCenter(self.boundingRect().center())
            self._paint_words(painter, words, box, self._theme.color("diverged"))
        if self._hint:
            self._paint_hint(painter, metrics, self._hint)

    def _blocked(self, metrics: QFontMetricsF) -> list[QRectF]:
        """What arrows and their labels keep clear of: the key and the note."""
        blocked = [self._key.plate(metrics)] if self._key.isVisible() else []
        return [*blocked, self._note_place(metrics)[1]] if self._note else blocked

    def _tip(self, arrow: Arrow, blocked: list[QRectF]) -> QPointF:
        """Where the ray from the middle leaves the view, a little inside. Where something stands
        there, beside it on the view's edge or in front of it, whichever is not far."""
        rect = self.boundingRect().adjusted(4, 4, -4, -4)
        middle, (dx, dy) = rect.center(), arrow.direction
        across = rect.width() / 2 / abs(dx) if dx else math.inf
        down = rect.height() / 2 / abs(dy) if dy else math.inf
        reach = min(across, down)
        tip = middle + QPointF(dx, dy) * reach
        long = LONGEST * self._size(arrow)
        for box in blocked:
            around = box.adjusted(-long, -long, long, long)
            if not around.contains(tip) or around.contains(middle):
                continue
            entry = _entry(middle, arrow.direction, around)
            beside = _beside(tip, around, rect, upright=across < down)
            if beside is not None and _distance(tip, beside) <= ASIDE * (reach - entry):
                tip = beside
            else:
                reach = entry
                tip = middle + QPointF(dx, dy) * entry
        return tip

    def _size(self, arrow: Arrow) -> float:
        return self._theme.line(7.0) * (1.4 if arrow.emphasised else 1.0)

    def _head(self, arrow: Arrow, blocked: list[QRectF]) -> QPolygonF:
        tip, (dx, dy), size = self._tip(arrow, blocked), arrow.direction, self._size(arrow)
        back = QPointF(tip.x() - dx * size * 1.5, tip.y() - dy * size * 1.5)
        left = QPointF(back.x() - dy * size * 0.6, back.y() + dx * size * 0.6)
        right = QPointF(back.x() + dy * size * 0.6, back.y() - dx * size * 0.6)
        return QPolygonF([tip, left, right])

    def _paint_arrow(self, painter: QPainter, arrow: Arrow, head: QPolygonF) -> None:
        theme = self._theme
        color = theme.color("accent" if arrow.selected else "dead" if arrow.dead else "plane")
        pen = QPen(color, theme.line(1.5))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        # a dead neuron's arrow is hollow: not by its gray alone
        painter.setBrush(theme.color("surface") if arrow.dead else color)
        painter.drawPolygon(head)

    def _paint_label(
        self,
        painter: QPainter,
        metrics: QFontMetricsF,
        arrow: Arrow,
        head: QPolygonF,
        others: list[QRectF],
        blocked: list[QRectF],
    ) -> QRectF | None:
        """Which neuron and how far, behind the arrow or near there; nothing where it is taken. In a
        picture it keeps clear of points, but for the selected neuron's, which has few."""
        theme = self._theme
        # a picture's legend says that it is out of view
        said = tr("n{neuron} · {distance}")
        if not self._picture:
            said = tr("n{neuron} · {distance} out of view")
        text = said.format(neuron=arrow.index + 1, distance=number(arrow.distance, 2))
        box = metrics.boundingRect(text).adjusted(-3, -1, 3, 1)
        taken = blocked + others
        places = list((self._clear_places if self._picture else self._places)(arrow, head, box))
        free = next((at for at in places if _is_free(at, taken)), None)
        if free is None and arrow.emphasised:
            places += self._fullest_last(self._places(arrow, head, box))
            free = next((at for at in places if _is_free(at, blocked)), None)
        if free is None:
            return None
        box = free
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface", 0.8))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("accent" if arrow.selected else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box

    def _places(self, arrow: Arrow, head: QPolygonF, box: QRectF) -> Iterator[QRectF]:
        """Where a label may stand, the best place first: behind its arrow, to the sides of that,
        further inside ..."""
        (dx, dy), gap = arrow.direction, self._size(arrow) + 2
        back = QLineF(head.at(1), head.at(2)).center()
        inside = self.boundingRect().adjusted(2, 2, -2, -2)
        along = QPointF(dx * (gap + box.width() / 2), dy * (gap + box.height() / 2))
        inwards = QPointF(dx, dy) * box.height()
        # aside is along the view's edge that the arrow is at
        tip = head.at(0)
        level = min(tip.x() - inside.left(), inside.right() - tip.x())
        upright = level < min(tip.y() - inside.top(), inside.bottom() - tip.y())
        side = QPointF(0, box.height()) if upright else QPointF(box.width() / 2, 0)
        for further, aside in product((0.0, 0.5, 1.0, 1.5, 2.0), (0, 1, -1)):
            at = QRectF(box)
            at.moveCenter(back - along - inwards * further + side * aside)
            at.moveLeft(min(max(at.left(), inside.left()), inside.right() - at.width()))
            at.moveTop(min(max(at.top(), inside.top()), inside.bottom() - at.height()))
            yield at

    def _clear_places(self, arrow: Arrow, head: QPolygonF, box: QRectF) -> list[QRectF]:
        """For a picture: places without points around the arrow, the nearest and clearest first."""
        inside = self.boundingRect().adjusted(2, 2, -2, -2)
        own, (dx, dy) = head.boundingRect(), arrow.direction
        middle, step = own.center(), box.height() / 2
        reach = FARTHEST * box.height()
        across = (own.width() + box.width()) / 2 + reach
        down = (own.height() + box.height()) / 2 + reach
        found: list[tuple[float, int, QRectF]] = []
        for x, y in product(np.arange(-across, across, step), np.arange(-down, down, step)):
            at = QRectF(box)
            at.moveCenter(middle + QPointF(x, y))
            if at.intersects(own) or not inside.contains(at) or self._hidden(at, self._points):
                continue
            apart = math.hypot(
                max(own.left() - at.right(), at.left() - own.right(), 0.0),
                max(own.top() - at.bottom(), at.top() - own.bottom(), 0.0),
            )
            # of those equally near, the one behind the arrow
            aside = abs(x * dy - y * dx)
            if apart <= reach:
                crossed = CROSSED * self._hidden(at, self._lines)
                found.append((apart + 0.25 * aside + crossed, len(found), at))
        return [at for *_, at in sorted(found, key=lambda each: each[:2])]

    def _fullest_last(self, places: Iterator[QRectF]) -> list[QRectF]:
        return sorted(places, key=lambda at: self._hidden(at, self._points))

    @staticmethod
    def _hidden(place: QRectF, points: Floats) -> int:
        """How many of these points are there."""
        x, y = points.T
        across = (place.left() <= x) & (x <= place.right())
        return int((across & (place.top() <= y) & (y <= place.bottom())).sum())

    def _line(self, metrics: QFontMetricsF, text: str) -> tuple[str, QRectF]:
        """Words that fit the view's width, with the plate behind them, anywhere."""
        room = self.boundingRect().width() - 28
        if self._picture:
            anywhere = QRectF(0, 0, room, 1e4)
            return text, metrics.boundingRect(anywhere, WRAPS, text).adjusted(-6, -3, 6, 3)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return shown, metrics.boundingRect(shown).adjusted(-6, -3, 6, 3)

    def _note_place(self, metrics: QFontMetricsF) -> tuple[str, QRectF]:
        """At the bottom left; at the top where the key is at the bottom."""
        words, box = self._line(metrics, self._note)
        if words != self._note:  # how many says more than half of what they are
            words, box = self._line(metrics, self._note.partition(":")[0])
        rect = self.boundingRect().adjusted(8, 8, -8, -8)
        if self._key.isVisible() and self._key.low:
            box.moveTopLeft(rect.topLeft())
        else:
            box.moveBottomLeft(rect.bottomLeft())
        return words, box

    def _paint_words(self, painter: QPainter, words: str, box: QRectF, color: QColor) -> None:
        """A line of words on a plate."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface", 0.88))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(color)
        flags = Qt.AlignmentFlag.AlignCenter
        painter.drawText(box, flags | WRAPS if self._picture else flags, words)

    def _paint_hint(self, painter: QPainter, metrics: QFontMetricsF, hint: Hint) -> None:
        painter.setFont(self._theme.font(9.5))
        metrics = QFontMetricsF(painter.font(), painter.device())
        words = metrics.boundingRect(hint.text)
        box = words.adjusted(-8, -5, 8, 5)
        picture = 0.0
        if hint.image is not None:
            picture = IMAGE * self._theme.text_scale
            box.setHeight(box.height() + picture + 4)
            box.setWidth(max(box.width(), picture + 16))
        box.moveBottomLeft(hint.at + QPointF(12, -10))
        inside = self.boundingRect().adjusted(2, 2, -2, -2)
        box.moveLeft(min(max(box.left(), inside.left()), inside.right() - box.width()))
        if box.top() < inside.top():
            box.moveTop(hint.at.y() + 18)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.color("text"))
        if hint.image is None:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hint.text)
            return
        beside = QRectF(box.left() + 8, box.top() + 7, picture, picture)
        paint_image(painter, beside, hint.image, self._theme)
        painter.setPen(self._theme.color("text"))
        below = box.adjusted(8, picture + 4, -8, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(below, left, hint.text)


def _entry(start: QPointF, direction: tuple[float, float], box: QRectF) -> float:
    """How far it is from a point outside of a rectangle to where a ray enters it; the ray does."""
    near = []
    for at, d, low, high in (
        (start.x(), direction[0], box.left(), box.right()),
        (start.y(), direction[1], box.top(), box.bottom()),
    ):
        if d:
            near.append(min((low - at) / d, (high - at) / d))
    return max(near)


def _beside(tip: QPointF, box: QRectF, view: QRectF, *, upright: bool) -> QPointF | None:
    """The nearest place on the same edge of the view, upright or level, outside of the box."""
    if upright:
        free = [QPointF(tip.x(), y) for y in (box.top(), box.bottom())]
    else:
        free = [QPointF(x, tip.y()) for x in (box.left(), box.right())]
    inside = [at for at in free if view.contains(at)]
    return min(inside, key=lambda at: _distance(tip, at), default=None)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _is_free(place: QRectF, taken: list[QRectF]) -> bool:
    return not any(place.intersects(other) for other in taken)
