"""The event log's rows, painted: marks, cell, and which columns there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.experiment.interventions import Intervention
from app.record.events import Event
from app.record.snapshot import State
from app.window.theme import Theme
from app.window.views.events.by_hand import BY_HAND, words_of
from app.window.views.events.marks import hand_color, paint_hand
from app.window.views.events.text import ARROW, HEADERS, Mark, Row, cell, change, mark_of
from app.window.views.glyphs import draw_cell
from app.window.views.scales import grouped
from app.window.views.typeface import text_width, typeface

POINTS = 9.5
STEP, EPOCH, NEURON, EVENT, CAUSE, MARGIN, BIAS = range(len(HEADERS))

LEAST_IMPORTANT = (EPOCH, BIAS, MARGIN, CAUSE)
"""The order in which columns go where there is no room. What goes last of all are the words
beside the marks."""

WIDEST = {
    NEURON: "L8 n888",
    EVENT: "divergence",
    CAUSE: "bias and weights",
    MARGIN: "−0.0088 → −0.0088",
    BIAS: "−0.0088 → −0.0088",
}

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


def columns_for(width: float, last: Event | None, theme: Theme) -> Columns:
    """The columns that `width` has room for, if `last` has the largest step and epoch."""
    natural = {column: _natural(column, last, theme) for column in range(len(HEADERS))}
    for dropped in (None, *LEAST_IMPORTANT):
        if dropped is not None:
            del natural[dropped]
        if sum(natural.values()) <= width:
            break
    else:
        # the marks alone
        natural[EVENT] = 2 * _pad(theme) + text_width(theme, POINTS, HEADERS[EVENT])
    spread = min(max(width / sum(natural.values()), 1.0), MOST_SPREAD)
    found = {column: int(needed * spread) for column, needed in natural.items()}
    if 1 < spread < MOST_SPREAD:
        found[max(found)] += int(width) - sum(found.values())
    return found


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
    painter: QPainter, area: QRectF, column: int, event: Row, theme: Theme, selected: bool
) -> None:
    """One cell of a row; its ground is there already. What was done by hand is not in its cell:
    see paint_words."""
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
        word = mark_of(event)
        if text_width(theme, POINTS, word) <= inside.width() + 1:
            _write(painter, inside, word, ink, theme)
    elif isinstance(event, Intervention):
        if column < EVENT:
            color = faint if column == EPOCH else ink
            _write(painter, inside, cell(event, column), color, theme, right=column in RIGHT)
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
        _write(painter, inside, cell(event, column), color, theme, right=column in RIGHT)


def paint_words(
    painter: QPainter, line: QRectF, seen: QRectF, done: Intervention, theme: Theme, selected: bool
) -> None:
    """What was done by hand, along a `line` that begins where the column of the marks does and runs
    on over those after it, which are empty in its row; as much of it as lies in the place `seen`.
    """
    pad = _pad(theme)
    inside = line.adjusted(2 * pad + _side(theme), 0, -pad, 0)
    words = words_of(done)
    led = f"{BY_HAND}: {words}"
    if text_width(theme, POINTS, led) <= inside.width():
        words = led
    painter.save()
    painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
    painter.setFont(typeface(theme, POINTS)[0])
    _write(painter, inside, words, theme.color("on_accent" if selected else "text"), theme)
    painter.restore()


def paint_events(painter: QPainter, area: QRectF, events: Sequence[Row], theme: Theme) -> None:
    """The newest events as a table, as many as `area` has room for; for figures."""
    painter.save()
    painter.fillRect(area, theme.color("surface"))
    high, pad = row_height(theme), _pad(theme)
    columns = columns_for(area.width(), largest(events), theme)
    rows = events[max(len(events) - int(area.height() // high - 1), 0) :]
    left = area.x()
    for column, width in columns.items():
        head = QRectF(left, area.y(), width, high)
        painter.setFont(typeface(theme, POINTS)[0])
        painter.setPen(theme.color("muted"))
        painter.drawText(head.adjusted(pad, 0, -pad, 0), alignment_of(column), HEADERS[column])
        for number, event in enumerate(rows, 1):
            paint_cell(painter, head.translated(0, number * high), column, event, theme, False)
        left += width
    first = area.x() + sum(width for column, width in columns.items() if column < EVENT)
    for number, event in enumerate(rows, 1):
        if isinstance(event, Intervention):
            line = QRectF(first, area.y() + number * high, left - first, high)
            paint_words(painter, line, line, event, theme, False)
    under = QRectF(area.x(), area.y() + high - 1, left - area.x(), 1)
    painter.fillRect(under, theme.color("border"))
    painter.restore()


def alignment_of(column: int) -> Qt.AlignmentFlag:
    """How the column's title stands over its cells."""
    middle = Qt.AlignmentFlag.AlignVCenter
    if column in CENTRED:
        return middle | Qt.AlignmentFlag.AlignHCenter
    return middle | (Qt.AlignmentFlag.AlignRight if column in RIGHT else Qt.AlignmentFlag.AlignLeft)


def _natural(column: int, last: Event | None, theme: Theme) -> float:
    """The width that a column needs, in pixels."""
    texts = [HEADERS[column]]
    if column in RIGHT:
        newest = 0 if last is None else (last.step if column == STEP else last.epoch)
        # in whole digits, so that columns hardly ever move while a run goes on
        texts.append(grouped(int("8" * max(len(str(newest)), 4 if column == STEP else 2))))
    else:
        texts.append(WIDEST[column])
    needed = max(text_width(theme, POINTS, text) for text in texts) + 2 * _pad(theme)
    return needed + (_side(theme) + _pad(theme) if column == EVENT else 0)


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
