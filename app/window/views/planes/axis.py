"""An axis of the decision planes in a picture: ticks and text in units, not in pixels."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.language import tr
from app.record.data import Data
from app.window.theme import Theme
from app.window.views.card.distribution import round_ticks
from app.window.views.scales import Tick
from app.window.views.typeface import typeface
from app.window.views.words import number

NUMBERS, TITLE = 9.0, 9.5
"""Points of the type."""
TICK = 4.0
GAP = 3.0
APART = 10.0
"""Units between numbers, at least."""
CENTRED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def axis_names(data: Data, *, full: bool = False) -> tuple[str, str]:
    """Of the horizontal and the upright axis. `full`: of a slice also what is to be known of it,
    where no legend says so."""
    if data.inputs == 1:
        return data.input_names[0], data.target_name
    one, other = data.names_in_view
    if data.plane is None:
        return one, other
    name = tr(one)
    if full:
        name = tr(
            "{component} of a slice through the mean; points are projected on it", component=name
        )
    return name, tr(other)


def wrapping(words: str, width: float, metrics: QFontMetricsF) -> Qt.TextFlag:
    """How words are broken into lines: within a word only where one is too long for a line."""
    longest = max(map(metrics.horizontalAdvance, words.split()), default=0.0)
    return Qt.TextFlag.TextWordWrap if longest <= width else Qt.TextFlag.TextWrapAnywhere


class PictureAxis(pg.AxisItem):
    """The left or the bottom axis. It takes the room that `settle` finds, and no other."""

    def __init__(self, side: str, theme: Theme) -> None:
        self._words = ""
        self._theme = theme
        super().__init__(side)
        self._upright = side == "left"

    def setLabel(self, text: str | None = None, **_: Any) -> None:
        """What the axis is of."""
        self._words = text or ""

    def settle(self, low: float, high: float, length: float) -> None:
        """Take the room that numbers and title need along a range of this length in units."""
        across = self._numbers(low, high, length) + self._title(length).height()
        if self._upright:
            self.setWidth(math.ceil(across))
        else:
            self.setHeight(math.ceil(across))

    def overhang(self) -> float:
        """How far a number may reach beyond the axis's end."""
        return typeface(self._theme, NUMBERS)[1].height() / 2

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        theme, size = self._theme, self.size()
        length = size.height() if self._upright else size.width()
        low, high = self.range
        if not length > 0 or not high > low:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("muted"), theme.line(0.8))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        font, metrics = typeface(theme, NUMBERS)
        painter.setFont(font)
        line, over = metrics.height(), self.overhang()
        taken = -math.inf
        for value, text in self._ticks(low, high, length):
            at = (value - low) / (high - low) * length
            wide = metrics.horizontalAdvance(text)
            painter.setPen(pen)
            # a number at an end moves inwards; where there is no room for it, there is no tick
            left = min(max(at - wide / 2, -over), length + over - wide)
            if not self._upright and left < taken + GAP:
                continue
            taken = left + wide
            if self._upright:
                y, edge = length - at, size.width()
                painter.drawLine(QLineF(edge - TICK, y, edge, y))
                place = QRectF(edge - TICK - GAP - wide, y - line / 2, wide, line)
            else:
                painter.drawLine(QLineF(at, 0, at, TICK))
                place = QRectF(left, TICK + GAP - 1, wide, line)
            painter.setPen(theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
            painter.drawText(place, flags, text)
        self._paint_title(painter, length)
        painter.restore()

    def _paint_title(self, painter: QPainter, length: float) -> None:
        if not self._words:
            return
        box = self._title(length)
        painter.setFont(typeface(self._theme, TITLE)[0])
        painter.setPen(self._theme.color("text"))
        if self._upright:
            painter.translate(QPointF(0, length))
            painter.rotate(-90)
        else:
            painter.translate(QPointF(0, self.size().height() - box.height()))
        flags = CENTRED | wrapping(self._words, length, typeface(self._theme, TITLE)[1])
        painter.drawText(QRectF(0, 0, length, box.height()), flags, self._words)

    def _title(self, length: float) -> QRectF:
        """What the title takes along the axis: a long one wraps."""
        if not self._words:
            return QRectF()
        room = QRectF(0, 0, max(length, 1.0), 1e4)
        metrics = typeface(self._theme, TITLE)[1]
        flags = CENTRED | wrapping(self._words, room.width(), metrics)
        return metrics.boundingRect(room, flags, self._words)

    def _numbers(self, low: float, high: float, length: float) -> float:
        """The room of ticks and numbers."""
        metrics = typeface(self._theme, NUMBERS)[1]
        if not self._upright:
            return TICK + GAP + metrics.height()
        texts = [text for _, text in self._ticks(low, high, length)]
        return TICK + 2 * GAP + max(map(metrics.horizontalAdvance, texts), default=0.0)

    def _ticks(self, low: float, high: float, length: float) -> list[Tick]:
        """As many as have room for their numbers."""
        metrics = typeface(self._theme, NUMBERS)[1]
        most = max(int(length / (3.0 * metrics.height())), 2)
        while True:
            values = round_ticks(low, high, most)
            step = values[1] - values[0] if len(values) > 1 else high - low
            largest = max(abs(low), abs(high))
            digits = max(3, math.ceil(math.log10(largest / step)) + 1) if step > 0 else 3
            found = [(value, number(value, min(digits, 12))) for value in values]
            sizes = [
                metrics.height() if self._upright else metrics.horizontalAdvance(text)
                for _, text in found
            ]
            unit = length / (high - low)
            clear = all(
                (b[0] - a[0]) * unit >= (one + other) / 2 + APART
                for (a, one), (b, other) in pairwise(zip(found, sizes, strict=True))
            )
            if clear or most <= 1:
                return found
            most -= 1
