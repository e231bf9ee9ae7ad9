"""What the marks of the neuron grid mean, and how many neurons bear each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language import tr
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.theme import LIGHT, Theme
from app.window.views.glyphs import draw_cell, draw_lock
from app.window.views.neurons.contents import VALUED, Content, filling
from app.window.views.typeface import text_width, typeface
from app.window.views.words import grouped

POINTS = 9.0
MARGIN = 8.0
ELLIPSIS = "…"

Mark = State | Literal["frozen"]
"""Frozen is no state: a neuron can be that besides."""

ORDER: tuple[Mark, ...] = (
    State.HIDDEN,
    State.DEAD,
    State.BORN_DEAD,
    State.DIVERGED,
    "frozen",
    State.RARELY_ACTIVE,
    State.DORMANT,
    State.SATURATED,
    State.ATTENUATED,
    State.ALWAYS_ON,
    State.ALIVE,
)
"""What one looks for first comes first: it stays when the row is cut short."""

Entry = tuple[Mark, int]


def entries(snapshot: Snapshot) -> list[Entry]:
    """The marks that occur and how many neurons bear each, in the legend's order."""
    states = np.concatenate([layer.state for layer in snapshot.layers])
    counts = np.bincount(states, minlength=len(State))
    frozen = sum(int(layer.frozen.sum()) for layer in snapshot.layers)
    found = [(mark, frozen if mark == "frozen" else int(counts[mark])) for mark in ORDER]
    return [(mark, number) for mark, number in found if number]


def words(entry: Entry) -> str:
    """'dead 3'."""
    mark, number = entry
    state = tr("frozen") if mark == "frozen" else tr(STATE_WORDS[mark])
    return f"{state} {grouped(number)}"


@dataclass(frozen=True)
class Swatches:
    """In what the cells of the legend differ from a grid's of activities."""

    plain: frozenset[State] = frozenset()
    """Living states all of whose cells have nothing to show."""
    colored_dead: bool = False
    """The dead do not go gray."""


def swatches(snapshot: Snapshot, content: Content) -> Swatches:
    """For the legend of a grid that shows this."""
    plain = filling(snapshot, content).plain
    states = np.concatenate([layer.state for layer in snapshot.layers])
    living = set(State) - {State.DEAD, State.BORN_DEAD, State.DIVERGED}
    bare = frozenset(state for state in living if plain[states == state].all())
    return Swatches(bare, content in VALUED)


def _measures(theme: Theme) -> tuple[float, float, float]:
    """How large a mark is, how far its words are from it, and one entry from the next."""
    side = round(typeface(theme, POINTS)[1].ascent() * 1.25)
    return side, 5 * theme.text_scale, 14 * theme.text_scale


def legend_width(shown: list[Entry], theme: Theme) -> float:
    """What a row needs in which nothing is cut short."""
    side, step, between = _measures(theme)
    texts = sum(text_width(theme, POINTS, words(entry)) for entry in shown)
    return texts + len(shown) * (side + step + between) - between + 2 * MARGIN + 1


def legend_height(theme: Theme) -> float:
    """Of a row."""
    return round(typeface(theme, POINTS)[1].height() * 1.7)


def in_rows(shown: list[Entry], theme: Theme, width: float) -> list[list[Entry]]:
    """The entries in as few rows as there is room for."""
    rows: list[list[Entry]] = []
    for entry in shown:
        if rows and legend_width([*rows[-1], entry], theme) <= width:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def paint_legend(
    painter: QPainter,
    area: QRectF,
    shown: list[Entry],
    theme: Theme,
    look: Swatches = Swatches(),
) -> None:
    """The marks with words and counts in a row. Where there is no room, entries go from the end
    on; of the last one left the word."""
    font, metrics = typeface(theme, POINTS)
    side, step, between = _measures(theme)
    texts = [words(entry) for entry in shown]

    more = metrics.horizontalAdvance(ELLIPSIS)

    def reach(wanted: list[str]) -> float:
        return sum(side + step + metrics.horizontalAdvance(text) + between for text in wanted)

    room = area.width() - 2 * MARGIN + between
    cut = reach(texts) > room
    while len(texts) > 1 and cut and reach(texts) + more > room:
        texts.pop()
    if texts and reach(texts) > room:
        texts[0] = str(shown[0][1])
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    x = area.x() + MARGIN
    for (mark, _), text in zip(shown, texts, strict=False):
        box = QRectF(x, area.center().y() - side / 2, side, side)
        if mark == "frozen":
            draw_lock(painter, box, theme)
        else:
            _draw_swatch(painter, box, mark, theme, look)
        width = metrics.horizontalAdvance(text)
        beside = QRectF(x + side + step, area.y(), width + 1, area.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, text)
        x = beside.x() + width + between
    if cut:
        rest = QRectF(x, area.y(), area.right() - x, area.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, ELLIPSIS)
    painter.restore()


def _draw_swatch(
    painter: QPainter, box: QRectF, state: State, theme: Theme, look: Swatches
) -> None:
    """As `draw_cell`, but plain where the grid's cells are, and with the dead's cross on it that is
    drawn over colours."""
    dead = state in (State.DEAD, State.BORN_DEAD)
    bare = state in look.plain or (dead and look.colored_dead)
    draw_cell(painter, box, state, theme, bare=bare, on_color=bare and look.colored_dead)


class StateLegend(QWidget):
    """The row of marks for the snapshot shown. The whole of it is in the tooltip."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: list[Entry] = []
        self._look = Swatches()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("States of neurons"))

    def show_snapshot(self, snapshot: Snapshot, content: Content = "activity") -> None:
        """Show the states that occur in this snapshot, for a grid whose cells show `content`."""
        found, look = entries(snapshot), swatches(snapshot, content)
        if (found, look) != (self._entries, self._look):
            self._entries, self._look = found, look
            self.setToolTip(self.text())
            self.setAccessibleDescription(self.text())
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """'dead 3 · born dead 1 · frozen 2 · alive 12'."""
        return " · ".join(map(words, self._entries))

    def sizeHint(self) -> QSize:
        return QSize(360, round(legend_height(self._theme)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.ground())
            paint_legend(painter, QRectF(self.rect()), self._entries, self._theme, self._look)
