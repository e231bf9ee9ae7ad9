"""The step that killed a neuron in bars and tables, painted: how z fell, what it did to weights."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.language import mark, tr
from app.record.autopsy import Autopsy
from app.window.theme import Theme
from app.window.views.autopsy.text import Stair, WeightMove, changes, facts, from_to
from app.window.views.lettering import CENTRE, RIGHT, write
from app.window.views.typeface import text_width
from app.window.views.words import number

HEADING = 20.0
ROW = 18.0
CELL = 34.0
"""A figure with its name above."""
BARS = 36.0
"""Narrower ones are not drawn."""
FALL = mark("z on the last point it held")


def heading(painter: QPainter, area: QRectF, words: str, theme: Theme) -> float:
    """On top of an area; returns where the rest begins."""
    unit = theme.text_scale
    place = QRectF(area.left(), area.top(), area.width(), 16 * unit)
    write(painter, place, words, theme, 9, bold=True)
    return area.top() + HEADING * unit


# --- How z fell


def stairs_height(stairs: list[Stair], theme: Theme) -> float:
    """With its heading, and the words under the zero line."""
    return (HEADING + ROW * len(stairs) + 15) * theme.text_scale


def stairs_least(stairs: list[Stair], theme: Theme) -> float:
    """The width they need, with bars that can be read."""
    values = max(text_width(theme, 9, stair.words, bold=True) for stair in stairs)
    names = _widest(stairs, [stair.brief for stair in stairs], theme)
    unit = theme.text_scale
    return max(names + values + (2 * 8 + 72) * unit, text_width(theme, 9, tr(FALL), bold=True))


def paint_stairs(painter: QPainter, area: QRectF, stairs: list[Stair], theme: Theme) -> None:
    """A waterfall: z before, what moved it one after the other, z after."""
    unit = theme.text_scale
    top = heading(painter, area, tr(FALL), theme)
    names = [stair.name for stair in stairs]
    if _widest(stairs, names, theme) > 0.45 * area.width():
        names = [stair.brief for stair in stairs]
    left = _widest(stairs, names, theme) + 8 * unit
    right = max(text_width(theme, 9, stair.words, bold=True) for stair in stairs) + 8 * unit
    bars = area.adjusted(left, 0, -right, 0)
    ends = [_finite(v) for stair in stairs for v in (stair.start, stair.end)] + [0.0]
    low, high = min(ends), max(ends)
    span = (high - low) or 1.0

    def x(value: float) -> float:
        return bars.left() + (_finite(value) - low) / span * bars.width()

    row = ROW * unit
    bottom = top + row * len(stairs)
    zero = round(x(0.0))
    for n, (stair, name) in enumerate(zip(stairs, names, strict=True)):
        y = top + n * row
        write(painter, QRectF(area.left(), y, left, row), name, theme, 9, bold=stair.guilty)
        _paint_stair(painter, QRectF(0, y + 0.2 * row, 0, 0.6 * row), stair, x, theme)
        if n + 1 < len(stairs):
            # what comes next begins where this ends
            painter.setPen(QPen(theme.color("muted"), theme.line(1.0)))
            at = round(x(stair.end)) + 0.5
            painter.drawLine(QLineF(at, y + 0.8 * row, at, y + 1.2 * row))
        value = QRectF(bars.right(), y, right, row)
        write(painter, value, stair.words, theme, 9, bold=stair.guilty, align=RIGHT)
    thick = max(1, round(theme.line(1.2)))
    painter.fillRect(QRectF(zero, top, thick, bottom - top), theme.color("text"))
    width = text_width(theme, 8.5, "z = 0")
    at = min(max(zero - width / 2, area.left()), area.right() - width)
    write(painter, QRectF(at, bottom, width, 14 * unit), "z = 0", theme, 8.5, "muted", align=CENTRE)


def _widest(stairs: list[Stair], names: list[str], theme: Theme) -> float:
    pairs = zip(stairs, names, strict=True)
    return max(text_width(theme, 9, name, bold=stair.guilty) for stair, name in pairs)


def _paint_stair(painter: QPainter, bar: QRectF, stair: Stair, x: object, theme: Theme) -> None:
    assert callable(x)
    ends = sorted((x(stair.start), x(stair.end)))
    # a change too small to be seen still gets a line
    bar = QRectF(round(ends[0]), bar.top(), max(round(ends[1]) - round(ends[0]), 1), bar.height())
    if stair.whole:
        painter.fillRect(bar, theme.color("high" if stair.end > 0 else "dead"))
    elif stair.end < stair.start:
        painter.fillRect(bar, theme.color("text" if stair.guilty else "muted"))
    else:
        # towards life: hollow
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("text" if stair.guilty else "muted"), theme.line(1.0)))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)


# --- Figures


def changes_height(autopsy: Autopsy, theme: Theme) -> float:
    """Of the table 'what changed'."""
    return (HEADING + 17 * len(changes(autopsy))) * theme.text_scale


def changes_least(autopsy: Autopsy, theme: Theme) -> float:
    """The width it needs."""
    rows = changes(autopsy)
    names = max(text_width(theme, 9, row[0]) for row in rows)
    head = text_width(theme, 9, tr("what changed"), True)
    return max(names, head) + sum(_beside_names(rows, theme))


def _beside_names(rows: list[tuple[str, str, str]], theme: Theme) -> tuple[float, float]:
    """The columns of numbers, before and after."""
    before, after = (
        max(text_width(theme, 8.5, head), *(text_width(theme, 9, row[n]) for row in rows))
        + 12 * theme.text_scale
        for n, head in ((1, tr("before")), (2, tr("after")))
    )
    return before, after


def paint_changes(painter: QPainter, area: QRectF, autopsy: Autopsy, theme: Theme) -> None:
    """A table: name, before, after."""
    unit, rows = theme.text_scale, changes(autopsy)
    head = QRectF(area.left(), area.top(), area.width(), 16 * unit)
    before, after = _beside_names(rows, theme)
    name = max(area.width() - after - before, 20.0)
    # figures near their names: a table as wide as a lecture hall is hard to read across
    name = min(name, max(text_width(theme, 9, row[0]) for row in rows) + 40 * unit)
    columns = [
        QRectF(area.left() + name, area.top(), before, 0),
        QRectF(area.left() + name + before, area.top(), after, 0),
    ]
    head.setWidth(name)
    write(painter, head, tr("what changed"), theme, 9, bold=True)
    for column, words in zip(columns, (tr("before"), tr("after")), strict=True):
        column.setHeight(16 * unit)
        write(painter, column, words, theme, 8.5, "muted", align=RIGHT)
    for n, row in enumerate(rows):
        y = area.top() + (HEADING + 17 * n) * unit
        place = QRectF(area.left(), y, name, 17 * unit)
        write(painter, place, row[0], theme, 9, "muted")
        for column, words in zip(columns, row[1:], strict=True):
            place = QRectF(column.left(), y, column.width(), 17 * unit)
            write(painter, place, words, theme, 9, align=RIGHT)


def facts_height(width: float, autopsy: Autopsy, theme: Theme) -> float:
    """Of the figures of the step."""
    rows = -(-len(facts(autopsy)) // _columns(width, autopsy, theme))
    return (HEADING + CELL * rows) * theme.text_scale


def paint_facts(painter: QPainter, area: QRectF, autopsy: Autopsy, theme: Theme) -> None:
    """The step's figures, each under its name."""
    unit = theme.text_scale
    words, note = tr("the step"), tr("δ: gradient of the loss with respect to z")
    top, begins = heading(painter, area, words, theme), text_width(theme, 9, words, True)
    place = QRectF(area.left(), area.top(), area.width(), 16 * unit)
    place.setLeft(place.left() + begins + 12 * unit)
    if text_width(theme, 8.5, note) <= place.width():
        write(painter, place, note, theme, 8.5, "muted")
    columns = _columns(area.width(), autopsy, theme)
    width = area.width() / columns
    for n, (name, value) in enumerate(facts(autopsy)):
        x, y = area.left() + (n % columns) * width, top + (n // columns) * CELL * unit
        write(painter, QRectF(x, y, width - 6, 14 * unit), name, theme, 8.5, "muted")
        write(painter, QRectF(x, y + 14 * unit, width - 6, 17 * unit), value, theme, 10)


def _columns(width: float, autopsy: Autopsy, theme: Theme) -> int:
    each = max(112 * theme.text_scale, facts_least(autopsy, theme))
    return max(1, min(4, int(width / each)))


def facts_least(autopsy: Autopsy, theme: Theme) -> float:
    """The width that the figures of the step need."""
    widths = (
        max(text_width(theme, 8.5, name), text_width(theme, 10, value))
        for name, value in facts(autopsy)
    )
    return max(widths) + 6


# --- Weights


def weights_height(rows: int, more: str, theme: Theme) -> float:
    """With its heading, the columns' names, and what is left out."""
    return (HEADING + 16 + ROW * rows + (17 if more else 0)) * theme.text_scale


def weights_least(moves: list[WeightMove], more: str, theme: Theme, *, bars: bool) -> float:
    """The width they need, with or without bars."""
    pad = 10 * theme.text_scale
    names = max(text_width(theme, 9, move.name) for move in moves) + 1
    drawn = (1.6 * BARS + 10) * theme.text_scale if bars else 0.0
    return max(names + drawn + sum(_numbers(moves, theme)) + 2 * pad, text_width(theme, 9, more))


def _numbers(moves: list[WeightMove], theme: Theme) -> list[float]:
    """How wide the columns of numbers are: before and after, and the gradient."""
    values, slopes = [from_to(m) for m in moves], [number(m.gradient) for m in moves]
    return [
        max(text_width(theme, 8.5, head), *(text_width(theme, 9, text) for text in texts)) + 1
        for head, texts in ((tr("before → after"), values), (tr("gradient"), slopes))
    ]


def paint_weights(
    painter: QPainter, area: QRectF, moves: list[WeightMove], more: str, theme: Theme
) -> None:
    """A row a weight: bars before and after, the numbers, its gradient."""
    unit = theme.text_scale
    top = heading(painter, area, tr("incoming weights"), theme)
    values, slopes = [from_to(m) for m in moves], [number(m.gradient) for m in moves]
    pad = 10 * unit
    widths = _numbers(moves, theme)
    # a long name has all the room that bars can spare, or theirs
    room = area.width() - sum(widths) - 2 * pad
    name = max(text_width(theme, 9, m.name) for m in moves) + 1
    name = min(name, max(room, 0.25 * area.width()))
    bars = QRectF(area.left() + name + pad, top, 0, 0)
    bars.setRight(area.right() - sum(widths) - 2 * pad)
    drawn = bars.width() >= BARS * unit
    value = QRectF(bars.right() + pad, top, widths[0], 16 * unit)
    if not drawn:
        value.moveLeft(area.right() - sum(widths) - pad)
    slope = QRectF(value.right() + pad, top, area.right() - value.right() - pad, 16 * unit)
    for place, words in ((value, tr("before → after")), (slope, tr("gradient"))):
        write(painter, place, words, theme, 8.5, "muted", align=RIGHT)
    row, y = ROW * unit, top + 16 * unit
    reach = max(abs(_finite(v)) for m in moves for v in (m.before, m.after)) or 1.0
    for n, move in enumerate(moves):
        line = QRectF(area.left(), y + n * row, name, row)
        write(painter, line, move.name, theme, 9, "muted")
        if drawn:
            there = QRectF(bars.left(), line.top(), bars.width(), row)
            _paint_pair(painter, there, move, reach, theme)
        for place, words in ((value, values[n]), (slope, slopes[n])):
            there = QRectF(place.left(), line.top(), place.width(), row)
            write(painter, there, words, theme, 9, align=RIGHT)
    if drawn:
        thick = max(1, round(theme.line(1.0)))
        zero = QRectF(round(bars.center().x()), y, thick, row * len(moves))
        painter.fillRect(zero, theme.color("muted"))
    if more:
        last = QRectF(area.left(), y + row * len(moves), area.width(), 17 * unit)
        write(painter, last, more, theme, 9, "muted")


def _paint_pair(
    painter: QPainter, line: QRectF, move: WeightMove, reach: float, theme: Theme
) -> None:
    """Above the weight before, hollow; below the weight after, solid."""
    zero, half = round(line.center().x()), line.width() / 2
    for value, share, solid in ((move.before, 0.16, False), (move.after, 0.52, True)):
        size = _finite(value) / reach * half
        bar = QRectF(zero, line.top() + share * line.height(), size, 0.32 * line.height())
        color = theme.color("high" if value > 0 else "low")
        if solid:
            painter.fillRect(bar.normalized(), color)
        elif abs(size) >= 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, max(1.0, theme.line(1.0))))
            painter.drawRect(bar.normalized().adjusted(0.5, 0.5, -0.5, -0.5))


def _finite(value: float) -> float:
    """What is not a number has no length."""
    return value if math.isfinite(value) else 0.0
