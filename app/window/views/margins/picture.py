"""Painting every neuron's margin over the steps; the widget and figures use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.language import tr
from app.record.data import Bools, Floats
from app.record.margins import Margins
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.card.margin import paint_deaths, paint_revivals
from app.window.views.chart import spread
from app.window.views.events.by_hand import BY_HAND
from app.window.views.events.marks import hand_color, paint_hand
from app.window.views.grain import grain_of
from app.window.views.margins.chart import (
    BAND_NAMES,
    FEW,
    LEAD,
    TICK_ROOM,
    Lines,
    MarginChart,
    Turns,
    lay_out,
)
from app.window.views.margins.heading import POINTS, SAMPLES, STEP, TITLE_POINTS, heading_of
from app.window.views.margins.heading import ROW as HEADING_ROW
from app.window.views.margins.lines import corners
from app.window.views.margins.text import HINT, neuron_name
from app.window.views.polylines import dashes
from app.window.views.typeface import text_width, typeface
from app.window.views.words import number

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

DASH, GAP = 6.0, 4.0
"""Pixels."""
NAME_ROW = 12.0
"""From one of the names at the lines' ends to the next, in units of text size."""
THICK_COLUMN = 3
"""Pixels: a thick line shows no more."""

SHADE = 0.25
"""How strongly the side below zero is shaded."""


def paint_margins(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    margins: Margins,
    theme: Theme,
    hovered: tuple[int, int] | None = None,
    *,
    figure: bool = False,
    end: tuple[Snapshot, Margins] | None = None,
) -> None:
    """Paint the margins of the lens's layer into `area`. In a `figure` nothing is left out or cut
    for lack of room, and the heading names the layer only. `end`: how the film ends that this is a
    picture of."""
    chart = lay_out(area, snapshot, margins, theme, figure=figure, end=end)
    paint_margin_chart(painter, area, chart, theme, hovered)


def paint_margin_chart(
    painter: QPainter,
    area: QRectF,
    chart: MarginChart | None,
    theme: Theme,
    hovered: tuple[int, int] | None = None,
) -> None:
    """The same for a chart that is laid out already; None shows a hint."""
    painter.save()
    painter.fillRect(area, theme.ground())
    if chart is None:
        painter.setFont(typeface(theme, 10)[0])
        painter.setPen(theme.color("muted"))
        inside = area.adjusted(20, 0, -20, 0)
        painter.drawText(inside, CENTRE | Qt.TextFlag.TextWordWrap, tr(HINT))
    else:
        over = None
        if hovered is not None and hovered[0] == chart.layer and hovered[1] < chart.census.width:
            over = hovered[1]
        _paint_heading(painter, chart, chart.title, theme)
        _paint_axes(painter, chart, theme)
        painter.save()
        # a cross at the first step is whole in a figure
        beyond = 6 * theme.text_scale if chart.figure else 3.0
        painter.setClipRect(chart.plot.adjusted(-beyond, -3, beyond, 3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_by_hand(painter, chart, theme)
        if chart.banded:
            _paint_band(painter, chart, theme)
        _paint_lines(painter, chart, theme)
        _paint_chosen(painter, chart, over, theme)
        painter.restore()
        for x, what in chart.by_hand:
            at = QPointF(x, chart.plot.top())
            paint_hand(painter, at, theme.line(3.6), theme, several=len(what) > 1)
        _paint_meaning(painter, chart, theme)
        _paint_names(painter, chart, over, theme)
        if chart.listing.width() > 0:
            _paint_list(painter, chart, over, theme)
    painter.restore()


# --- Heading and axes


def _paint_heading(painter: QPainter, chart: MarginChart, words: str, theme: Theme) -> None:
    """Title and counts, and how the lines are drawn."""
    unit, area = theme.text_scale, chart.area
    found = heading_of(chart, words, theme, whole=chart.figure)
    for piece in found.pieces:
        top = area.top() + (5 + piece.row * HEADING_ROW) * unit
        place = QRectF(piece.x, top, area.right() - piece.x, 16 * unit)
        if piece.sample:
            _paint_sample(painter, place, piece.words, theme)
        elif piece is found.pieces[0]:
            end = chart.listing.left() - 14 * unit if chart.listing.width() else area.right()
            place.setRight(min(end, area.right() - 8 * unit))
            _text(painter, place, piece.words, theme, TITLE_POINTS, bold=True, elide=True)
        else:
            _text(painter, place, piece.words, theme)


def _paint_sample(painter: QPainter, place: QRectF, name: str, theme: Theme) -> None:
    """A line or a mark, and its name."""
    unit = theme.text_scale
    wide = SAMPLES[name] * unit
    middle = QPointF(place.left() + wide / 2, place.center().y())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name == "dies":
        paint_deaths(painter, [middle], theme)
    elif name == BY_HAND:
        paint_hand(painter, middle, 4 * unit, theme)
    elif name == "back":
        paint_revivals(painter, [middle], theme)
    else:
        painter.setPen(_pen(theme, name))
        painter.drawLine(QLineF(place.left(), middle.y(), place.left() + wide, middle.y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _text(painter, place.adjusted(wide + STEP * unit, 0, 0, 0), tr(name), theme)


def _paint_axes(painter: QPainter, chart: MarginChart, theme: Theme) -> None:
    unit, plot, zero = theme.text_scale, chart.plot, chart.zero
    grain = grain_of(painter)
    below = QRectF(plot.left(), zero, plot.width(), plot.bottom() - zero)
    if theme.name != "print":
        painter.fillRect(below, theme.color("dead_fill", SHADE))
    for value, words in chart.margin_ticks(TICK_ROOM * unit):
        y = float(chart.y(np.array(value)))
        if value:
            level = grain.level(y + 0.5, plot.left(), plot.right(), 1.0)
            painter.fillRect(level, theme.color("border", 0.6))
        place = QRectF(plot.left() - 80 * unit, y - 8 * unit, 80 * unit - 5 * unit, 16 * unit)
        _text(painter, place, words, theme, align=RIGHT)
    thick = grain.level(zero, plot.left(), plot.right(), theme.line(2.0))
    painter.fillRect(thick, theme.color("text"))

    line = grain.thick(theme.line(1.0))
    foot = grain.level(plot.bottom() + line / 2, plot.left(), plot.right() + line, line)
    painter.fillRect(foot, theme.color("muted"))
    row = QRectF(plot.left(), plot.bottom() + 4 * unit, 0, 14 * unit)
    for step, words in chart.step_ticks(64 * unit):
        x = float(chart.x(np.array(step)))
        tick = grain.upright(x + line / 2, plot.bottom(), plot.bottom() + 4 * unit, line)
        painter.fillRect(tick, theme.color("muted"))
        place = QRectF(x - 40 * unit, row.top(), 80 * unit, row.height())
        _text(painter, place, words, theme, align=CENTRE)
    end = chart.listing.left() - 14 * unit if chart.listing.width() else chart.area.right() - 8
    _text(
        painter,
        QRectF(end - 60 * unit, row.top(), 60 * unit, 14 * unit),
        tr("step"),
        theme,
        align=RIGHT,
    )

    ways = (tr("margin (max z), log scale"), tr("margin, log scale"), tr("margin"))
    room = plot.height() + 20 * unit
    words = next((w for w in ways if text_width(theme, POINTS, w) <= room), ways[-1])
    painter.save()
    painter.translate(chart.area.left() + 15 * unit, plot.center().y())
    painter.rotate(-90)
    long = max(room, 200 * unit)
    turned = QRectF(-long / 2, -8 * unit, long, 16 * unit)
    _text(painter, turned, words, theme, align=CENTRE)
    painter.restore()


def _paint_meaning(painter: QPainter, chart: MarginChart, theme: Theme) -> None:
    """What it means to be below the zero line; over the lines, of which some may start there."""
    unit, plot = theme.text_scale, chart.plot
    words = tr("dead") if chart.census.can_die else tr("all z < 0")
    # between two lines of the grid, the lowest that it has room between
    below = [float(chart.y(np.array(v))) for v, _ in chart.margin_ticks(TICK_ROOM * unit) if v <= 0]
    lines = [plot.bottom(), *sorted(below, reverse=True)]
    high = 12 * unit
    middles = [(a + b) / 2 for a, b in pairwise(lines) if a - b >= high + 2]
    if not middles:
        return
    wide = text_width(theme, POINTS, words) + 8 * unit
    place = QRectF(plot.left() + 1, middles[0] - high / 2, wide, high)
    shade = 0.0 if theme.name == "print" else SHADE
    painter.fillRect(place, theme.mixed("surface", "dead_fill", shade))
    _text(painter, place, words, theme, align=CENTRE)


def _paint_by_hand(painter: QPainter, chart: MarginChart, theme: Theme) -> None:
    """Dotted lines where something was done by hand; of very many only the marks on top are
    drawn."""
    if len(chart.by_hand) <= FEW:
        painter.setPen(QPen(hand_color(theme), theme.line(1.0), Qt.PenStyle.DotLine))
        plot = chart.plot
        painter.drawLines([QLineF(x, plot.top(), x, plot.bottom()) for x, _ in chart.by_hand])


# --- Lines


def _paint_lines(painter: QPainter, chart: MarginChart, theme: Theme) -> None:
    """While they are dead behind those while they live, then the crosses."""
    if not chart.drawn:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for dead, path in _lives(chart, chart.lines):
        # the pen is solid: dashes are in the path, which Qt draws much faster
        painter.setPen(QPen(_pen(theme, "dead" if dead else "alive").color(), theme.line(1.0)))
        with _side(painter, chart, theme, dead=dead):
            painter.drawPath(path)
    _paint_turns(painter, chart.turns, theme)


def _lives(chart: MarginChart, lines: Lines) -> list[tuple[bool, QPainterPath]]:
    """Whether it is of the dead, and what is drawn then: dashes where neurons are dead, which is
    where their margin is not above 0; else the whole lines."""
    if not chart.census.can_die:
        return [(False, _solid(lines))]
    with np.errstate(invalid="ignore"):
        down, up = lines.low >= chart.zero, lines.high < chart.zero
    found = []
    if down.any():
        found.append((True, _dashed(_only(lines, down))))
    if up.any():
        found.append((False, _solid(_only(lines, up))))
    return found


def _only(lines: Lines, there: Bools) -> Lines:
    """The lines from one column before to one after those that are wanted; nan elsewhere. Lines
    that are wanted nowhere are left out."""
    which = there.any(axis=0)
    there = there[:, which]
    near = there.copy()
    near[1:] |= there[:-1]
    near[:-1] |= there[1:]
    low = np.where(near, lines.low[:, which], np.nan)
    high = low if lines.high is lines.low else np.where(near, lines.high[:, which], np.nan)
    return Lines(lines.x, low, high, lines.rising[:, which])


@contextmanager
def _side(painter: QPainter, chart: MarginChart, theme: Theme, *, dead: bool) -> Iterator[None]:
    """Paint on one side of the zero line only: exactly there dashes begin. Of neurons that cannot
    die nothing is cut."""
    if not chart.census.can_die:
        yield
        return
    plot = chart.plot.adjusted(-3, -3, 3, 3)
    # a margin of exactly 0 is on the line, and dead
    zero = chart.zero - theme.line(1.0)
    if dead:
        plot.setTop(zero)
    else:
        plot.setBottom(zero)
    painter.save()
    painter.setClipRect(plot, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()


def _paint_chosen(painter: QPainter, chart: MarginChart, over: int | None, theme: Theme) -> None:
    """The selected neuron's line, and over it the hovered one's."""
    for index, color, width in ((chart.selected, "accent", 3.0), (over, "text", 2.4)):
        if index is None or (index == chart.selected and color == "text"):
            continue
        lines = chart.lines_of([index], THICK_COLUMN)
        for dead, path in _lives(chart, lines):
            with _side(painter, chart, theme, dead=dead):
                for role, more in (("surface", 2.0), (color, 0.0)):
                    pen = QPen(theme.color(role), theme.line(width) + more)
                    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                    painter.setPen(pen)
                    painter.drawPath(path)
        _paint_turns(painter, chart.turns_of(index), theme, color)


def _paint_turns(painter: QPainter, turns: Turns, theme: Theme, color: str = "text") -> None:
    # where both are at one place, the cross is in the ring
    paint_revivals(painter, turns.revivals, theme, color)
    paint_deaths(painter, turns.deaths, theme, color)


def _paint_band(painter: QPainter, chart: MarginChart, theme: Theme) -> None:
    """The layer's least, middle and largest margins, as nested bands around the median."""
    x, y = chart.band
    there = np.isfinite(y).all(axis=1)
    x, y = x[there], y[there]
    printed = theme.name == "print"
    painter.setPen(Qt.PenStyle.NoPen)
    for low, high, strength in ((0, 4, 0.12), (1, 3, 0.18)):
        corners_ = np.concatenate([np.stack([x, y[:, low]], 1), np.stack([x, y[:, high]], 1)[::-1]])
        if not printed and len(x):
            painter.setBrush(theme.color("plane", strength))
            painter.drawPolygon(QPolygonF([QPointF(*c) for c in corners_.tolist()]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for n, width in enumerate((0.8, 0.8, 2.0, 0.8, 0.8)):
        if n == 2 or printed:
            painter.setPen(QPen(theme.color("muted"), theme.line(width)))
            painter.drawPath(pg.arrayToQPath(x, y[:, n], connect="all"))


def _solid(lines: Lines) -> QPainterPath:
    return pg.arrayToQPath(*_corners(lines), connect="finite")


def _dashed(lines: Lines) -> QPainterPath:
    if lines.low.shape[1] > FEW:
        return pg.arrayToQPath(*_even_dashes(lines), connect="finite")
    ends = _dashes(lines)
    return pg.arrayToQPath(ends[:, ::2].ravel(), ends[:, 1::2].ravel(), connect="pairs")


def _corners(lines: Lines) -> tuple[Floats, Floats]:
    """x and y (points,) of the lines after each other; nan ends and breaks a line."""
    x, y = _ended(*corners(lines.x, lines.low, lines.high, lines.rising))
    if lines.high is lines.low:
        return x.ravel(), y.ravel()
    # a column's second corner so near the first is not seen, but takes as long to draw
    seen = np.ones(y.shape, np.bool_)
    seen[:, 1::2] = ~(np.abs(y[:, 1::2] - y[:, :-1:2]) < 0.7)
    return x[seen], y[seen]


def _ended(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    gap = np.full((len(y), 1), np.nan)
    return np.hstack([x, gap]), np.hstack([y, gap])


def _dashes(lines: Lines) -> Floats:
    """Dashes along the lines: x and y of both ends, (dashes, 4)."""
    middle = (lines.low + lines.high) / 2
    return np.concatenate([dashes(lines.x, y, DASH, GAP) for y in middle.T])


def _even_dashes(lines: Lines) -> tuple[Floats, Floats]:
    """Dashes that are even across, whatever the slope, since that is quicker for many lines: x and
    y (points,) with gaps of nan."""
    middle = (lines.low + lines.high) / 2
    x = np.arange(lines.x[0], lines.x[-1], DASH / 2)
    right = np.clip(np.searchsorted(lines.x, x, side="right"), 1, len(lines.x) - 1)
    across = np.maximum(lines.x[right] - lines.x[right - 1], 1e-9)
    share = ((x - lines.x[right - 1]) / across)[:, None]
    y = ((1 - share) * middle[right - 1] + share * middle[right]).T
    y[:, 3::4] = np.nan
    x, y = _ended(np.broadcast_to(x, y.shape), y)
    return x.ravel(), y.ravel()


def _paint_names(painter: QPainter, chart: MarginChart, over: int | None, theme: Theme) -> None:
    """At the plot's right end: the selected and the hovered neuron, and what a band's lines are; in
    a figure every neuron, if they are few."""
    unit = theme.text_scale
    labels: list[tuple[float, str, str, bool]] = []
    for index, color in ((chart.selected, "accent"), (over, "text")):
        if index is None or (index == chart.selected and color == "text"):
            continue
        y = float(chart.y(chart.census.margin[[index]])[0])
        if np.isfinite(y):
            labels.append((y, neuron_name(chart.census, index), color, True))
    if chart.banded:
        ends = chart.band[1][-1]
        for name, y in zip(BAND_NAMES, ends.tolist(), strict=True):
            if np.isfinite(y) and (len(labels) + 1) * NAME_ROW * unit <= chart.plot.height():
                labels.append((y, tr(name), "muted", False))
    led = chart.figure and chart.census.width * NAME_ROW * unit <= chart.plot.height()
    if led:
        rest = [index for index in range(chart.census.width) if index != chart.selected]
        for index, y in zip(rest, chart.y(chart.census.margin[rest]).tolist(), strict=True):
            if np.isfinite(y):
                color = "muted" if chart.census.dead[index] else "text"
                labels.append((y, neuron_name(chart.census, index), color, False))
    labels.sort()
    places = spread(
        [label[0] for label in labels],
        NAME_ROW * unit,
        chart.plot.top() + 4 * unit,
        chart.plot.bottom() - 4 * unit,
    )
    right, after = chart.now, (LEAD if led else 7) * unit
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (end, words, color, bold), y in zip(labels, places, strict=True):
        if led:
            painter.setPen(QPen(theme.color("muted"), theme.line(0.7)))
            painter.drawLine(QLineF(right + 2, end, right + after - 2 * unit, y))
        if bold:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(color))
            painter.drawEllipse(QPointF(right, end), theme.line(2.8), theme.line(2.8))
        place = QRectF(right + after, y - 8 * unit, 60 * unit, 16 * unit)
        _text(painter, place, words, theme, color=color, bold=bold)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


# --- The list


def _paint_list(painter: QPainter, chart: MarginChart, over: int | None, theme: Theme) -> None:
    """Name, range of z and margin of those nearest to zero."""
    unit, box, census = theme.text_scale, chart.listing, chart.census
    rule = QRectF(
        box.left() - 8 * unit, chart.plot.top(), 1, chart.area.bottom() - 8 - chart.plot.top()
    )
    painter.fillRect(rule, theme.color("border"))
    first, second = chart.headings
    _text(painter, chart.list_heading, first, theme, 9, bold=True, elide=True)
    if second:
        _text(painter, chart.row_of(-1), second, theme, POINTS, elide=True)
    if not chart.listed:
        return
    figures = [number(float(census.margin[index]), 2) for index in chart.listed]
    names = [neuron_name(census, index) for index in chart.listed]
    name_width = max(text_width(theme, 9, name, bold=True) for name in names) + 8 * unit
    value_width = max(text_width(theme, 9, figure) for figure in figures) + 8 * unit
    room = box.width() - name_width - value_width
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for n, index in enumerate(chart.listed):
        row = chart.row_of(n)
        if index == over:
            painter.fillRect(row.adjusted(-4 * unit, 0, 3 * unit, 0), _highlight(theme))
        chosen = index == chart.selected
        color = "accent" if chosen else "text"
        left = QRectF(row.left(), row.top(), name_width, row.height())
        _text(painter, left, names[n], theme, 9, color, bold=chosen)
        bar = QRectF(row.left() + name_width, row.top() + 0.28 * row.height(), room, 0)
        bar.setHeight(0.44 * row.height())
        _paint_range(painter, bar, chart, index, theme)
        right = QRectF(row.right() - value_width, row.top(), value_width, row.height())
        _text(painter, right, figures[n], theme, 9, "text", align=RIGHT)
    _paint_bars_key(painter, chart, theme)


def _paint_range(
    painter: QPainter, bar: QRectF, chart: MarginChart, index: int, theme: Theme
) -> None:
    """From the neuron's smallest z to its largest, split at 0: the less of it lies above, the
    nearer is death."""
    low, high = float(chart.census.lowest[index]), float(chart.census.margin[index])
    if not np.isfinite(high - low):
        return
    share = min(max(-low / (high - low), 0.0), 1.0) if high > low else float(high <= 0)
    grain = grain_of(painter)
    zero = grain.x(bar.left() + share * bar.width())
    below, above = QRectF(bar), QRectF(bar)
    below.setRight(zero)
    above.setLeft(zero)
    painter.fillRect(below, theme.color("dead" if chart.census.can_die else "low"))
    painter.fillRect(above, theme.color("high"))
    if 0 < share < 1:
        line = QRectF(zero, bar.top() - 2, grain.thick(theme.line(1.0)), bar.height() + 4)
        painter.fillRect(line, theme.color("text"))


def _paint_bars_key(painter: QPainter, chart: MarginChart, theme: Theme) -> None:
    """What the bars' colours mean, under the list where there is room."""
    unit, place = (
        theme.text_scale,
        chart.row_of(len(chart.listed)).translated(0, 3 * theme.text_scale),
    )
    words = ("z ≤ 0", "z > 0")
    side, step = 8 * unit, 4 * unit
    sizes = [text_width(theme, POINTS, word) for word in words]
    if (
        place.bottom() > chart.listing.bottom()
        or sum(sizes) + 2 * (side + step) + 10 * unit > place.width()
    ):
        return
    x = place.left()
    for word, size, color in zip(
        words, sizes, ("dead" if chart.census.can_die else "low", "high"), strict=True
    ):
        painter.fillRect(
            QRectF(x, round(place.center().y() - side / 2), side, side), theme.color(color)
        )
        x += side + step
        _text(painter, QRectF(x, place.top(), size + 2, place.height()), word, theme)
        x += size + 10 * unit


def _highlight(theme: Theme) -> QColor:
    return theme.mixed("surface", "text", 0.09)


def _pen(theme: Theme, name: str) -> QPen:
    if name == "dead":
        return QPen(theme.color("dead"), theme.line(1.2), Qt.PenStyle.DashLine)
    return QPen(theme.color("plane"), theme.line(1.2))


def _text(
    painter: QPainter,
    place: QRectF,
    words: str,
    theme: Theme,
    points: float = POINTS,
    color: str | None = None,
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = False,
) -> None:
    font, metrics = typeface(theme, points, bold)
    if elide:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.setFont(font)
    painter.setPen(theme.color(color or ("text" if bold else "muted")))
    painter.drawText(place, align | Qt.TextFlag.TextDontClip, words)
