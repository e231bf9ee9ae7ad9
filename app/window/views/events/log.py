"""The event log as a figure: what there was in a line, then the newest of it as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.events.picture import (
    EVENT,
    NEURON,
    POINTS,
    STEP,
    Columns,
    columns_for,
    figure_row,
    height_of,
    largest,
    needed,
    newest,
    paint_events,
)
from app.window.views.events.text import Row, Tally, notes, nothing, rows_of
from app.window.views.lettering import paragraph_height, write, write_paragraph
from app.window.views.typeface import text_width
from app.window.views.units import convolutional
from app.window.views.words import count

MEASURED = 100
"""So many of the newest rows have their columns' widths fitted: there is no room for more."""
LEAST_ROWS = 3
SIDE = 6.0
"""Left and right of the words, in units of text size."""
TOP, GAP = 4.0, 4.0
"""Above the words, and between them and the table."""
SEPARATOR = " · "


@dataclass(frozen=True)
class _Log:
    """What is to be drawn at a width."""

    rows: Sequence[Row]
    columns: Columns
    said: str
    """The line above the table; or, without any rows, what stands in its place."""
    noted: str


def _log(width: float, snapshot: Snapshot, theme: Theme) -> _Log:
    rows = rows_of(snapshot)
    if not rows:
        return _Log(rows, {}, nothing(snapshot, None, None), "")
    tally = Tally().plus(rows)
    said = tally.words(None, snapshot.events.since)
    columns = columns_for(width, largest(rows), theme, rows[-MEASURED:])
    return _Log(rows, columns, said, notes(tally, snapshot.events))


def log_width(snapshot: Snapshot, theme: Theme) -> float:
    """What the table needs at least: when, who and what."""
    rows = rows_of(snapshot)
    widths = needed(largest(rows), theme, rows[-MEASURED:])
    return widths[STEP] + widths[NEURON] + widths[EVENT]


def log_height(width: float, snapshot: Snapshot, theme: Theme, most: int = LEAST_ROWS) -> float:
    """What the log needs for so many of its newest rows."""
    log = _log(width, snapshot, theme)
    high = _above(log, width, theme)
    if not log.rows:
        return high
    shown = log.rows[-most:]
    high += figure_row(theme) * (1 + (len(shown) < len(log.rows)))
    return high + sum(height_of(row, log.columns, theme) for row in shown)


def paint_log(painter: QPainter, area: QRectF, snapshot: Snapshot, theme: Theme) -> None:
    """As many of the newest rows as there is room for; the last line says how many came before."""
    painter.save()
    painter.fillRect(area, theme.ground())
    log = _log(area.width(), snapshot, theme)
    unit, high = theme.text_scale, figure_row(theme)
    words = area.adjusted(SIDE * unit, TOP * unit, -SIDE * unit, 0)
    color = "text" if log.rows else "muted"
    write_paragraph(painter, words, log.said, theme, POINTS, color)
    if log.noted and _in_one_line(log, area.width(), theme):
        beside = words.translated(text_width(theme, POINTS, log.said), 0)
        write_paragraph(painter, beside, SEPARATOR + log.noted, theme, POINTS, "muted")
    elif log.noted:
        words.translate(0, _tall(log.said, words.width(), theme))
        write_paragraph(painter, words, log.noted, theme, POINTS, "muted")
    if log.rows:
        table = QRectF(area)
        table.setTop(area.top() + _above(log, area.width(), theme))
        shown = newest(log.rows, table.height(), log.columns, theme)
        if shown < len(log.rows):
            shown = newest(log.rows, table.height() - high, log.columns, theme)
        rows = log.rows[len(log.rows) - shown :]
        table.setHeight(high + sum(height_of(row, log.columns, theme) for row in rows))
        paint_events(painter, table, rows, theme, log.columns, convolutional(snapshot))
        if shown < len(log.rows):
            before = count(
                len(log.rows) - shown,
                tr("{n} earlier event not shown"),
                tr("{n} earlier events not shown"),
            )
            last = QRectF(words.left(), table.bottom(), words.width(), high)
            write(painter, last, before, theme, POINTS, "muted", elide=False)
    painter.restore()


def _above(log: _Log, width: float, theme: Theme) -> float:
    """How high the words above the table are."""
    room = width - 2 * SIDE * theme.text_scale
    high = _tall(log.said, room, theme)
    if log.noted and not _in_one_line(log, width, theme):
        high += _tall(log.noted, room, theme)
    return high + (TOP + GAP) * theme.text_scale


def _in_one_line(log: _Log, width: float, theme: Theme) -> bool:
    whole = log.said + SEPARATOR + log.noted
    return text_width(theme, POINTS, whole) <= width - (2 * SIDE + 4) * theme.text_scale


def _tall(words: str, width: float, theme: Theme) -> float:
    return paragraph_height(words, width, theme, POINTS)
