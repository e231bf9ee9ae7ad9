"""The event log's rows, painted: marks, cell, and which columns there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.experiment.interventions import Intervention
from app.language import tr
from app.record.events import Event
from app.record.snapshot import State
from app.window.theme import Theme
from app.window.views.events.by_hand import words_of
from app.window.views.events.marks import hand_color, paint_hand
from app.window.views.events.text import (
    ARROW,
    CAUSE_WORDS,
    HEADERS,
    MARK_WORDS,
    Mark,
    Row,
    cell,
    change,
    joined,
    mark_of,
)
from app.window.views.glyphs import draw_cell
from app.window.views.lettering import paragraph_height, write_paragraph
from app.window.views.scales import grouped
from app.window.views.typeface import text_width, typeface
from app.window.views.words import short_name_of

POINTS = 9.5
STEP, EPOCH, NEURON, EVENT, CAUSE, MARGIN, BIAS = range(len(HEADERS))

LEAST_IMPORTANT = (EPOCH, BIAS, MARGIN, CAUSE)
"""The order in which columns go where there is no room. What goes last of all are the words
beside the marks."""

MOST_SPREAD = 1.4
"""Columns grow to this many times the width they need; what is left of a wide table stays empty,
so that rows can be read across.
"""

CENTRED = (MARGIN, BIAS)
RIGHT = (STEP, EPOCH)

Columns = dict[int, int]
"""The columns shown, each with its width in pixels."""

STATES: dict[Mark, State] = {
    "death": State.DEAD,
    "born dead": State.BORN_DEAD,
    "revival": State.ALIVE,
    "divergence": State.DIVERGED,
}


def row_height(theme: Theme) -> int:
    """Pixels from row to row."""
    return round(typeface(theme, POINTS)[1].height() * 1.5)


def figure_row(theme: Theme) -> int:
    """The same in figures, where nobody has to hit a row with the mouse."""
    return round(typeface(theme, POINTS)[1].height() * 1.3)


def columns_for(
    width: float, last: Event | None, theme: Theme, rows: Sequence[Row] = ()
) -> Columns:
    """The columns that `width` has room for, if `last` has the largest step and epoch; wide enough
    for all that these `rows` have in them."""
    natural = needed(last, theme, rows)
    for dropped in (None, *LEAST_IMPORTANT):
        if dropped is not None:
            del natural[dropped]
        if sum(natural.values()) <= width:
            break
    else:
        # the marks alone
        natural[EVENT] = 2 * _pad(theme) + text_width(theme, POINTS, tr(HEADERS[EVENT]))
    spread = min(max(width / sum(natural.values()), 1.0), MOST_SPREAD)
    found = {column: int(needed * spread) for column, needed in natural.items()}
    if 1 < spread < MOST_SPREAD:
        found[max(found)] += int(width) - sum(found.values())
    return found


def needed(last: Event | None, theme: Theme, rows: Sequence[Row] = ()) -> dict[int, float]:
    """How wide each column has to be, in pixels."""
    return {
        column: max(
            _natural(column, last, theme),
            max((_of_row(row, column, theme) for row in rows), default=0.0),
        )
        for column in range(len(HEADERS))
    }


def largest(rows: Sequence[Row]) -> Event | None:
    """An event with the largest step and epoch of these rows; None where there are none. What was
    done by hand knows no epoch."""
    if not rows:
        return None
    found = next((row for row in reversed(rows) if isinstance(row, Event)), None)
    return replace(found or Event(0, 0, "divergence"), step=rows[-1].step)


def paint_mark(
    painter: QPainter, box: QRectF, mark: Mark, theme: Theme, *, selected: bool = False
) -> None:
    """The mark of what happened: the neuron grid's cell, with an upward arrow on one back alive;
    a diamond for what was done by hand."""
    if mark == "by hand":
        color = theme.color("on_accent") if selected else hand_color(theme)
        paint_hand(painter, box.center(), 0.42 * box.width(), theme, color=color)
        return
    draw_cell(painter, box, STATES[mark], theme)
    if mark != "revival":
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("plane" if theme.name != "dark" else "window"), 0.12 * box.width())
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.x() + x * box.width(), box.y() + y * box.height())

    painter.drawLine(at(0.5, 0.78), at(0.5, 0.24))
    painter.drawPolyline(QPolygonF([at(0.27, 0.47), at(0.5, 0.24), at(0.73, 0.47)]))
    painter.restore()


def paint_cell(
    painter: QPainter,
    area: QRectF,
    column: int,
    event: Row,
    theme: Theme,
    selected: bool,
    channels: int = 0,
) -> None:
    """One cell of a row; its ground is there already. What was done by hand is not in its cell:
    see paint_words. The units of so many layers, the first ones, are channels."""
    pad = _pad(theme)
    inside = area.adjusted(pad, 0, -pad, 0)
    ink = theme.color("on_accent" if selected else "text")
    faint = theme.color("on_accent" if selected else "muted")
    painter.setFont(typeface(theme, POINTS)[0])
    if column == EVENT:
        side = _side(theme)
        box = QRectF(inside.x(), round(inside.center().y() - side / 2), side, side)
        paint_mark(painter, box, mark_of(event), theme, selected=selected)
        if isinstance(event, Intervention):
            return
        inside.setLeft(box.right() + pad)
        word = cell(event, EVENT)
        if text_width(theme, POINTS, word) <= inside.width() + 1:
            _write(painter, inside, word, ink, theme)
    elif isinstance(event, Intervention):
        if column < EVENT:
            color = faint if column == EPOCH else ink
            said = cell(event, column, channels)
            _write(painter, inside, said, color, theme, right=column in RIGHT)
    elif column in CENTRED:
        margins = column == MARGIN
        before, after = change(
            event.margin_before if margins else event.bias_before,
            event.margin_after if margins else event.bias_after,
        )
        if before or after:
            _paint_change(painter, inside, before, after, ink, faint, theme)
    else:
        color = faint if column in (EPOCH, CAUSE) else ink
        said = cell(event, column, channels)
        _write(painter, inside, said, color, theme, right=column in RIGHT)


def paint_words(
    painter: QPainter, line: QRectF, seen: QRectF, done: Intervention, theme: Theme, selected: bool
) -> None:
    """What was done by hand, along a `line` that begins where the column of the marks does and runs
    on over those after it, which are empty in its row; as much of it as lies in the place `seen`.
    """
    pad = _pad(theme)
    inside = line.adjusted(2 * pad + _side(theme), 0, -pad, 0)
    words = words_of(done)
    led = _by_hand(done)
    if text_width(theme, POINTS, led) <= inside.width():
        words = led
    painter.save()
    painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
    painter.setFont(typeface(theme, POINTS)[0])
    _write(painter, inside, words, theme.color("on_accent" if selected else "text"), theme)
    painter.restore()


def paint_events(
    painter: QPainter,
    area: QRectF,
    events: Sequence[Row],
    theme: Theme,
    columns: Columns | None = None,
    channels: int = 0,
) -> None:
    """The newest events as a table, as many as `area` has room for; for figures. Without `columns`,
    in those that suit them. The units of so many layers, the first ones, are channels."""
    painter.save()
    painter.fillRect(area, theme.ground())
    columns = columns or columns_for(area.width(), largest(events), theme, events)
    shown = newest(events, area.height(), columns, theme)
    rows = events[len(events) - shown :]
    high, pad = figure_row(theme), _pad(theme)
    left = area.x()
    for column, width in columns.items():
        head = QRectF(left, area.y(), width, high)
        painter.setFont(typeface(theme, POINTS)[0])
        painter.setPen(theme.color("muted"))
        title = head.adjusted(pad, 0, -pad, 0)
        painter.drawText(title, alignment_of(column), tr(HEADERS[column]))
        y = area.y() + high
        for event in rows:
            box = QRectF(left, y, width, high)
            paint_cell(painter, box, column, event, theme, False, channels)
            y += height_of(event, columns, theme)
        left += width
    y = area.y() + high
    for event in rows:
        if isinstance(event, Intervention):
            _paint_paragraph(painter, area.x(), y, event, columns, theme)
        y += height_of(event, columns, theme)
    under = QRectF(area.x(), area.y() + high - 1, left - area.x(), 1)
    painter.fillRect(under, theme.color("border"))
    painter.restore()


def newest(events: Sequence[Row], height: float, columns: Columns, theme: Theme) -> int:
    """How many of the last events have room below the columns' titles."""
    left = height - figure_row(theme)
    for number, event in enumerate(reversed(events)):
        left -= height_of(event, columns, theme)
        if left < -0.01:
            return number
    return len(events)


def height_of(event: Row, columns: Columns, theme: Theme) -> float:
    """Of a row in a figure: nothing is cut there, and what was done by hand may have many words."""
    high = figure_row(theme)
    if not isinstance(event, Intervention):
        return high
    line = typeface(theme, POINTS)[1].height()
    lines = paragraph_height(_by_hand(event), _words_span(columns, theme)[1], theme, POINTS)
    return high + max(lines - 1.01 * line, 0.0)


def _by_hand(done: Intervention) -> str:
    return tr("by hand: {done}", done=words_of(done))


def _words_span(columns: Columns, theme: Theme) -> tuple[float, float]:
    """From the table's left end to where what was done by hand is told, and the room for it."""
    before = sum(width for column, width in columns.items() if column < EVENT)
    start = before + 2 * _pad(theme) + _side(theme)
    return start, sum(columns.values()) - _pad(theme) - start


def _paint_paragraph(
    painter: QPainter, left: float, top: float, done: Intervention, columns: Columns, theme: Theme
) -> None:
    """What was done by hand, on as many lines as it needs."""
    start, room = _words_span(columns, theme)
    above = (figure_row(theme) - typeface(theme, POINTS)[1].height()) / 2
    place = QRectF(left + start, top + above, room, height_of(done, columns, theme) - above)
    write_paragraph(painter, place, _by_hand(done), theme, POINTS)


def alignment_of(column: int) -> Qt.AlignmentFlag:
    """How the column's title stands over its cells."""
    middle = Qt.AlignmentFlag.AlignVCenter
    if column in CENTRED:
        return middle | Qt.AlignmentFlag.AlignHCenter
    return middle | (Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft)


def _natural(column: int, last: Event | None, theme: Theme) -> float:
    """The width that a column needs, in pixels."""
    texts = [tr(HEADERS[column])]
    if column in RIGHT:
        newest = 0 if last is None else (last.step if column == STEP else last.epoch)
        # in whole digits, so that columns hardly ever move while a run goes on
        texts.append(grouped(int("8" * max(len(str(newest)), 4 if column == STEP else 2))))
    else:
        texts += _widest(column)
    widest = max(text_width(theme, POINTS, text) for text in texts) + 2 * _pad(theme)
    return widest + (_side(theme) + _pad(theme) if column == EVENT else 0)


def _widest(column: int) -> list[str]:
    """What a column of words or of changes has to have room for."""
    if column == NEURON:
        return [short_name_of(7, 887)]
    if column in (EVENT, CAUSE):
        words: Iterable[str] = (MARK_WORDS if column == EVENT else CAUSE_WORDS).values()
        return [tr(each) for each in words]
    return [joined("−0.0088", "−0.0088")]


def _of_row(event: Row, column: int, theme: Theme) -> float:
    """The width that a row's cell needs. What was done by hand runs on over others."""
    if column in CENTRED and isinstance(event, Event):
        margins = column == MARGIN
        figures = change(
            event.margin_before if margins else event.bias_before,
            event.margin_after if margins else event.bias_after,
        )
        # on both sides of an arrow in the middle
        half = max(text_width(theme, POINTS, figure) for figure in figures)
        return 2 * half + text_width(theme, POINTS, f" {ARROW} ") + 2 * _pad(theme)
    if column >= EVENT and isinstance(event, Intervention):
        return 0.0
    mark = _side(theme) + _pad(theme) if column == EVENT else 0
    return text_width(theme, POINTS, cell(event, column)) + 2 * _pad(theme) + mark


def _paint_change(
    painter: QPainter,
    area: QRectF,
    before: str,
    after: str,
    ink: QColor,
    faint: QColor,
    theme: Theme,
) -> None:
    """The figures on both sides of an arrow: in all rows at the same place."""
    half = text_width(theme, POINTS, f" {ARROW} ") / 2
    middle = area.center().x()
    left = QRectF(area.x(), area.y(), middle - half - area.x(), area.height())
    right = QRectF(middle + half, area.y(), area.right() - middle - half, area.height())
    painter.setPen(faint)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, ARROW)
    _write(painter, left, before, faint, theme, right=True)
    _write(painter, right, after, ink, theme)


def _write(
    painter: QPainter, area: QRectF, text: str, color: QColor, theme: Theme, right: bool = False
) -> None:
    metrics = typeface(theme, POINTS)[1]
    if metrics.horizontalAdvance(text) > area.width() + 1:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setPen(color)
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)


def _pad(theme: Theme) -> float:
    return 6 * theme.text_scale


def _side(theme: Theme) -> int:
    """Of a mark, in pixels."""
    return round(typeface(theme, POINTS)[1].ascent() * 1.25)
