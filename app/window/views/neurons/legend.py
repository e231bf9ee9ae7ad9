"""What the marks of the neuron grid mean, and how many neurons bear each."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.theme import LIGHT, Theme
from app.window.views.glyphs import draw_cell
from app.window.views.typeface import typeface

POINTS = 9.0
MARGIN = 8.0
ELLIPSIS = "…"

ORDER = (
    State.DEAD,
    State.BORN_DEAD,
    State.DIVERGED,
    State.RARELY_ACTIVE,
    State.DORMANT,
    State.SATURATED,
    State.ATTENUATED,
    State.ALWAYS_ON,
    State.ALIVE,
)
"""What one looks for first comes first: it stays when the row is cut short."""

Entry = tuple[State, int]


def entries(snapshot: Snapshot) -> list[Entry]:
    """The states that occur and how many neurons are in each, in the legend's order."""
    states = np.concatenate([layer.state for layer in snapshot.layers])
    counts = np.bincount(states, minlength=len(State))
    return [(state, int(counts[state])) for state in ORDER if counts[state]]


def paint_legend(painter: QPainter, area: QRectF, shown: list[Entry], theme: Theme) -> None:
    """The marks with words and counts in a row. Where there is no room, words go from the end on,
    then whole entries."""
    font, metrics = typeface(theme, POINTS)
    side = round(metrics.ascent() * 1.25)
    step = 5 * theme.text_scale
    between = 14 * theme.text_scale
    texts = [f"{STATE_WORDS[state]} {number}" for state, number in shown]

    def reach(wanted: list[str]) -> float:
        return sum(side + step + metrics.horizontalAdvance(text) + between for text in wanted)

    room = area.width() - 2 * MARGIN + between
    for place in range(len(texts) - 1, -1, -1):
        if reach(texts) <= room:
            break
        texts[place] = str(shown[place][1])
    cut = reach(texts) > room
    while texts and cut and reach([*texts, ""]) > room:
        texts.pop()
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    x = area.x() + MARGIN
    for (state, _), text in zip(shown, texts, strict=False):
        draw_cell(painter, QRectF(x, area.center().y() - side / 2, side, side), state, theme)
        width = metrics.horizontalAdvance(text)
        beside = QRectF(x + side + step, area.y(), width + 1, area.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, text)
        x = beside.x() + width + between
    if cut:
        rest = QRectF(x, area.y(), area.right() - x, area.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, ELLIPSIS)
    painter.restore()


class StateLegend(QWidget):
    """The row of marks for the snapshot shown. The whole of it is in the tooltip."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: list[Entry] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("States of neurons")

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the states that occur in this snapshot."""
        found = entries(snapshot)
        if found != self._entries:
            self._entries = found
            self.setToolTip(self.text())
            self.setAccessibleDescription(self.text())
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """'dead 3 · born dead 1 · alive 12'."""
        return " · ".join(f"{STATE_WORDS[state]} {number}" for state, number in self._entries)

    def sizeHint(self) -> QSize:
        return QSize(360, round(typeface(self._theme, POINTS)[1].height() * 1.7))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            paint_legend(painter, QRectF(self.rect()), self._entries, self._theme)
