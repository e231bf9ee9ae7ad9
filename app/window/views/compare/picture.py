"""Dead neurons and loss of both sides over the steps: one line up to the fork, two from there on.

The axis of steps begins shortly before the fork, so that a fork late in a long run is seen as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.language import mark, tr
from app.record.data import Floats, Integers
from app.record.history import Curves
from app.window.theme import Theme
from app.window.views.chart import (
    DASH,
    LABEL_POINTS,
    Place,
    Scale,
    Series,
    paint_grid,
    paint_series,
)
from app.window.views.compare.sides import LETTERS, side_color
from app.window.views.grain import grain_of
from app.window.views.hatching import hatch
from app.window.views.lettering import CENTRE, paragraph_height, write, write_paragraph
from app.window.views.scales import Tick, ceiling, log_floor, log_ticks, ticks
from app.window.views.timeline.charts import DeadCourse
from app.window.views.timeline.handle import paint_handle
from app.window.views.typeface import text_width, typeface
from app.window.views.words import VEILED, count, grouped, number

NOTHING = mark("The comparison has not begun yet.")
MARGIN = 10.0
SPANNING = 30.0
"""Losses that span more than this factor are drawn on a logarithmic axis."""
LEAST_STEPS = 20.0
"""So many steps after the fork the axis shows at least."""
LEAST_CHART = 46.0
"""A chart is at least so high, in units of text size: layers have charts only if there is room."""
MOST_LAYERS = 8
NAMES = 0.3
"""The share of the width that the names at the lines' ends may take."""
SAMPLE, KEY_GAP = 46.0, 22.0
"""In a figure's key: a line with its letter, and what is between two entries, in units of text
size."""


Known = tuple[DeadCourse | None, DeadCourse | None]
UNKNOWN: Known = (None, None)


@dataclass(frozen=True)
class Chart:
    """One of the charts, from top to bottom: its caption, axis and lines."""

    caption: tuple[str, ...]
    """Line by line."""
    place: Place
    scale: Scale
    series: tuple[Series, ...]
    """The shared past, A, B; steps count from the axis's start."""
    filled: bool
    """The area between A and B is filled."""


@dataclass(frozen=True)
class Layout:
    """Where everything is. `start` is the first step of the axis, `last` the last that is known."""

    start: int
    last: int
    charts: tuple[Chart, ...]

    def x(self, step: float) -> float:
        """The pixel of a step."""
        return self.charts[0].place.x(step - self.start)

    def step_at(self, x: float) -> int:
        """The step at a pixel, within what is known."""
        place = self.charts[0].place
        share = (x - place.area.left()) / place.area.width()
        return int(min(max(round(self.start + share * place.to), 0), self.last))


def paint_difference(
    painter: QPainter,
    area: QRectF,
    a: Curves,
    b: Curves,
    fork_step: int,
    step: int,
    titles: tuple[str, str],
    theme: Theme,
    widths: Sequence[int] = (),
    veiled: bool = False,
    dead: Known = UNKNOWN,
    figure: bool = False,
) -> None:
    """`step` is where both stand: there is the handle. `widths` of the hidden layers, where given,
    are the ends of the axes of dead neurons. `veiled`: how many are dead is not shown. `dead`: how
    many of A and B were dead, where that is better known than from the rows. A `figure` has no
    handle, and tells the titles in full in a key."""
    painter.save()
    painter.fillRect(area, theme.ground())
    layout = lay_out(area, a, b, fork_step, step, titles, theme, widths, veiled, dead, figure)
    if layout is None:
        write(painter, area, tr(NOTHING), theme, 9.5, "muted", align=CENTRE)
    else:
        for chart in layout.charts:
            _paint_chart(painter, area, chart, theme)
        _paint_steps(painter, area, layout, theme)
        above = QRectF(area)
        if figure:
            _paint_key(painter, area, titles, theme)
            above.setTop(area.top() + key_height(area.width(), titles, theme))
        else:
            _paint_divergence(painter, layout, (a, b), theme)
            places = [chart.place for chart in layout.charts]
            shown = min(max(step, layout.start), layout.last)
            paint_handle(painter, places, shown - layout.start, layout.last - layout.start, theme)
        _paint_fork(painter, above, layout, fork_step, theme)
        if figure:  # its words are not crossed by the fork's line
            _paint_divergence(painter, layout, (a, b), theme)
    painter.restore()


# --- Where everything is


def lay_out(
    area: QRectF,
    a: Curves,
    b: Curves,
    fork_step: int,
    step: int,
    titles: tuple[str, str],
    theme: Theme,
    widths: Sequence[int] = (),
    veiled: bool = False,
    dead: Known = UNKNOWN,
    figure: bool = False,
) -> Layout | None:
    """None before there are rows of both."""
    if not len(a) or not len(b):
        return None
    last = int(max(a.step[-1], b.step[-1], fork_step))
    span = max(float(last - fork_step), LEAST_STEPS)
    if not figure:
        span = ceiling(span)  # so that the axis stands still for a while
    # a fork early in the run shows all of the past, a later one the last of it
    start = 0 if fork_step <= 0.6 * span else int(fork_step - span / 3)
    start = min(start, max(step, 0))
    to = fork_step + span - start
    past, after = _split(a, b, fork_step)
    parts = [_shown(part, start) for part in (past, *after)]
    counts = [_seen(course, start) for course in _dead_courses(a, b, fork_step, dead)]

    unit, line = theme.text_scale, typeface(theme, LABEL_POINTS)[1].height()
    layers = a.dead.shape[1]
    captions = [tuple(tr("dead\nneurons").split("\n")), (tr("loss"), "")]
    bottom = area.bottom() - 1.7 * line
    head = key_height(area.width(), titles, theme) if figure else 0.0
    top = area.top() + head + 1.35 * line + 9 * theme.line_scale
    gap = 1.15 * line
    by_layer = (
        not veiled
        and 1 < layers <= MOST_LAYERS
        and ((bottom - top - gap * (layers + 1)) / (layers + 2) >= LEAST_CHART * unit)
    )
    if by_layer:
        captions[1:1] = [
            tuple(tr("layer {layer}\ndead", layer=n + 1).split("\n")) for n in range(layers)
        ]
    loss_at = len(captions) - 1
    weights = [1.4 if at in (0, loss_at) else 1.0 for at in range(len(captions))]
    room = max(max(bottom - top, 10.0) - gap * (len(captions) - 1), 10.0) / sum(weights)

    scales: list[Scale] = []
    found: list[tuple[list[Floats], list[Floats]]] = []
    for at, weight in enumerate(weights):
        if at != loss_at:
            # first all of them, then layer by layer
            wanted = slice(at - 1, at) if at else slice(0, layers)
            values = [count[:, wanted].sum(axis=1).astype(np.float64) for _, count in counts]
            scales.append(_counts(values, widths[wanted], weight * room / line))
            found.append(([steps - start for steps, _ in counts], values))
        else:
            scale, values, logarithmic = _losses(parts)
            if logarithmic:
                captions[at] = (tr("loss"), tr("log"))
            scales.append(scale)
            found.append(([(part.step - start).astype(np.float64) for part in parts], values))

    names = [f"{letter} {title}" for letter, title in zip(LETTERS, titles, strict=True)]
    longest = 0.0 if figure else max(text_width(theme, LABEL_POINTS, name) for name in names)
    reserved = min(longest, NAMES * area.width()) + theme.line(7) + 8
    if figure:  # both letters, where the lines share an end
        reserved += text_width(theme, LABEL_POINTS, ", ".join(LETTERS))
    said = max(text_width(theme, LABEL_POINTS, line) for lines in captions for line in lines)
    ticked = ["0.005", *(words for scale in scales for _, words in scale.ticks)]
    numbers = max(text_width(theme, LABEL_POINTS, words) for words in ticked)
    left = area.left() + MARGIN + said + 8 + numbers + 7
    width = max(area.right() - reserved - left, 20.0)

    charts: list[Chart] = []
    y = top
    for caption, weight, scale, (steps, values) in zip(
        captions, weights, scales, found, strict=True
    ):
        place = Place(QRectF(left, y, width, weight * room), to, area.right() - 4)
        y += weight * room + gap
        of_dead = len(charts) != loss_at
        # with nothing above the loss its lines have the whole names
        words = LETTERS if figure or len(charts) > veiled else names
        series = _series(steps, values, place, scale, words, theme, of_dead)
        if of_dead and veiled:
            scale, series = Scale(0, 1, []), ()
        charts.append(Chart(caption, place, scale, series, of_dead))
    return Layout(start, last, tuple(charts))


def _split(a: Curves, b: Curves, fork_step: int) -> tuple[Curves, tuple[Curves, Curves]]:
    """The rows up to the fork, and those of each side from there on, the last shared one first."""
    past = _rows(a, a.step <= fork_step)
    if not len(past):
        past = _rows(b, b.step <= fork_step)
    end = _rows(past, np.arange(len(past)) == len(past) - 1)
    after = [_joined(end, _rows(side, side.step > fork_step)) for side in (a, b)]
    return past, (after[0], after[1])


def _shown(curves: Curves, start: int) -> Curves:
    """The rows from `start` on, and the one before, so that the line comes in from the edge."""
    first = max(int(np.searchsorted(curves.step, start, side="right")) - 1, 0)
    return _rows(curves, np.arange(len(curves)) >= first)


def _dead_courses(a: Curves, b: Curves, fork_step: int, known: Known) -> list[DeadCourse]:
    """How many are dead, and from which step on: up to the fork, then of A and of B."""
    sides = [_dead_course(side, course) for side, course in zip((a, b), known, strict=True)]
    until = [_until(side, fork_step) for side in sides]
    past = until[0] if len(until[0][0]) else until[1]
    found = [past]
    for (steps, counts), own, curves in zip(sides, until, (a, b), strict=True):
        # what was done at the fork itself may have killed some
        parting = own if len(own[0]) else past
        later = steps > fork_step
        after = (
            np.concatenate([parting[0][-1:], steps[later]]),
            np.concatenate([parting[1][-1:], counts[later]]),
        )
        found.append(_until(after, float(curves.step[-1])))
    return found


def _dead_course(curves: Curves, known: DeadCourse | None) -> DeadCourse:
    """What is known, or else the rows' counts."""
    return known or (curves.step.astype(np.float64), curves.dead)


def _until(course: DeadCourse, step: float) -> DeadCourse:
    """Up to this step and with it, where it had begun by then."""
    steps, counts = course
    steps, counts = steps[steps <= step], counts[: int((steps <= step).sum())]
    if not len(steps) or steps[-1] == step:
        return steps, counts
    return np.append(steps, step), np.concatenate([counts, counts[-1:]])


def _seen(course: DeadCourse, start: int) -> DeadCourse:
    """As `_shown`."""
    first = max(int(np.searchsorted(course[0], start, side="right")) - 1, 0)
    return course[0][first:], course[1][first:]


def _rows(curves: Curves, which: np.ndarray) -> Curves:
    return Curves(*(getattr(curves, field.name)[which] for field in fields(curves)))


def _joined(one: Curves, other: Curves) -> Curves:
    pairs = ((getattr(one, f.name), getattr(other, f.name)) for f in fields(Curves))
    return Curves(*(np.concatenate(pair) for pair in pairs))


def _series(
    steps: list[Floats],
    values: list[Floats],
    place: Place,
    scale: Scale,
    names: Sequence[str],
    theme: Theme,
    stepped: bool,
) -> tuple[Series, ...]:
    """The past in gray, which nan ends without a name; then A, then B, dashed on top of it."""
    room = place.right - place.area.right() - theme.line(7)
    metrics = typeface(theme, LABEL_POINTS)[1]
    ends = [place.y(float(v[-1]), scale) if len(v) else np.nan for v in values[1:]]
    if abs(ends[0] - ends[1]) < 1:
        names = LETTERS  # they share a place: no room for long names
    found = [
        Series(
            "",
            np.append(steps[0], steps[0][-1:]),
            np.append(values[0], np.full(min(len(values[0]), 1), np.nan)),
            theme.color("muted"),
            stepped=stepped,
        )
    ]
    for side in (0, 1):
        name = metrics.elidedText(names[side], Qt.TextElideMode.ElideRight, room)
        name = name if len(name) > 3 else LETTERS[side]
        x, y = steps[side + 1], values[side + 1]
        color = side_color(side, theme)
        found.append(Series(name, x, y, color, dashed=side == 1, stepped=stepped))
    # one that has no rows yet has no end either
    return tuple(each for each in found if len(each.x))


# --- Axes


def _counts(values: list[Floats], widths: Sequence[int], lines: float) -> Scale:
    most = max((float(v.max()) for v in values if len(v)), default=0.0)
    whole = sum(widths)
    if whole and (whole <= 16 or 4 * most >= whole):
        half: list[Tick] = [(whole / 2, grouped(whole // 2))] if whole % 2 == 0 else []
        return Scale(0, whole, [(0, "0"), *half[: int(lines >= 3)], (whole, grouped(whole))])
    top = ceiling(max(1.25 * most, 4.0))
    return Scale(0, top, ticks(top, 3 if lines >= 3 else 1, whole=True))


def _losses(parts: Sequence[Curves]) -> tuple[Scale, list[Floats], bool]:
    """Axis and values, logarithmic if they span more than a linear axis can show."""
    values = [np.where(np.abs(p.train_loss) < 1e200, p.train_loss, np.nan) for p in parts]
    found = np.concatenate(values)
    found = found[np.isfinite(found)]
    if not len(found):
        return Scale(0, 1, []), values, False
    above = found[found > 0]
    if not len(above) or found.max() <= SPANNING * above.min():
        top = ceiling(float(found.max()))
        return Scale(0, top, ticks(top, 3)), values, False
    with np.errstate(divide="ignore", invalid="ignore"):
        values = [np.where(v > 0, np.log10(v), np.nan) for v in values]
    low, high = log_floor(float(np.log10(above.min()))), -log_floor(-float(np.log10(above.max())))
    high = high if high > low else low + 1
    return Scale(low, high, log_ticks(low, high, 4)), values, True


# --- The key of a figure


def key_height(width: float, titles: tuple[str, str], theme: Theme) -> float:
    """What the key needs at a width."""
    return _key_places(QRectF(0, 0, width, 0), titles, theme)[-1].bottom()


def _key_places(area: QRectF, titles: tuple[str, str], theme: Theme) -> list[QRectF]:
    """Of both titles: beside each other if they have room, else below each other and wrapped."""
    unit = theme.text_scale
    before = MARGIN + SAMPLE * unit
    sizes = [text_width(theme, LABEL_POINTS, title) + 2 for title in titles]
    line = typeface(theme, LABEL_POINTS)[1].height()
    top = area.top() + 5 * unit
    if sum(sizes) + 2 * before + KEY_GAP * unit <= area.width():
        first = QRectF(area.left() + before, top, sizes[0], line)
        left = first.right() + KEY_GAP * unit - MARGIN + before
        return [first, QRectF(left, top, sizes[1], line)]
    places = []
    for title in titles:
        room = area.width() - before - MARGIN
        high = paragraph_height(title, room, theme, LABEL_POINTS)
        places.append(QRectF(area.left() + before, top, room, high))
        top += high + 2 * unit
    return places


def _paint_key(painter: QPainter, area: QRectF, titles: tuple[str, str], theme: Theme) -> None:
    """A's line and B's, their letters, and what they are."""
    unit, line = theme.text_scale, typeface(theme, LABEL_POINTS)[1].height()
    for side, place in enumerate(_key_places(area, titles, theme)):
        letter = text_width(theme, LABEL_POINTS, LETTERS[side], bold=True) + 5 * unit
        start, end = place.left() - SAMPLE * unit, place.left() - letter - 5 * unit
        middle = place.top() + line / 2
        pen = QPen(side_color(side, theme), theme.line(1.8))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if side == 1:
            pen.setDashPattern(DASH)
        painter.setPen(pen)
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        beside = QRectF(place.left() - letter, place.top(), letter, line)
        write(painter, beside, LETTERS[side], theme, LABEL_POINTS, bold=True, elide=False)
        write_paragraph(painter, place, titles[side], theme, LABEL_POINTS)


# --- Painting


def _paint_chart(painter: QPainter, area: QRectF, chart: Chart, theme: Theme) -> None:
    place = chart.place
    if not chart.series:
        write(painter, place.area, tr(VEILED), theme, LABEL_POINTS, "muted", align=CENTRE)
    painter.setFont(theme.font(LABEL_POINTS))
    metrics = QFontMetricsF(painter.font(), painter.device())
    painter.setPen(theme.color("text"))
    for row, words in enumerate(chart.caption):
        y = place.area.top() + metrics.capHeight() / 2 + row * metrics.height()
        painter.drawText(QPointF(area.left() + MARGIN, y), words)
    # up to where the lines end: behind their names it would strike them through
    known = QRectF(place.area)
    known.setRight(max((place.x(float(s.x[-1])) for s in chart.series), default=known.right()))
    paint_grid(painter, Place(known, place.to, place.right), chart.scale, theme)
    sides = [series for series in chart.series if series.key]
    if chart.filled and len(sides) == 2:  # a side that has just begun has no rows
        _paint_between(painter, chart, sides, theme)
    paint_series(painter, place, chart.scale, chart.series, theme)


def _paint_between(painter: QPainter, chart: Chart, sides: Sequence[Series], theme: Theme) -> None:
    """The area between the two staircases: how many neurons the one difference costs or saves."""
    one, other = sides
    x = np.union1d(one.x, other.x)
    levels = [s.y[np.maximum(np.searchsorted(s.x, x, side="right") - 1, 0)] for s in (one, other)]
    apart = np.flatnonzero(np.diff((levels[0] != levels[1]).astype(int), prepend=0, append=0))
    places: list[QRectF] = []
    painter.save()
    painter.setClipRect(chart.place.area)
    for begin, end in apart.reshape(-1, 2).tolist():
        for at in _changes(levels, begin, end):
            first, after = at
            left, right = chart.place.x(x[first]), chart.place.x(x[min(after, len(x) - 1)])
            low, high = sorted(chart.place.y(level[first], chart.scale) for level in levels)
            places.append(QRectF(left, low, right - left, high - low))
    if theme.name == "print":  # no tints
        hatch(painter, places, theme.color("border"), theme.line(1.0))
    else:
        for place in places:
            painter.fillRect(place, theme.color("text", 0.1))
    painter.restore()


def _changes(levels: list[Floats], begin: int, end: int) -> list[tuple[int, int]]:
    """Stretches from `begin` to `end` in which both stay the same."""
    moved = (np.diff(levels[0][begin:end]) != 0) | (np.diff(levels[1][begin:end]) != 0)
    cuts = [begin, *(np.flatnonzero(moved) + begin + 1).tolist(), end]
    return list(pairwise(cuts))


def _paint_steps(painter: QPainter, area: QRectF, layout: Layout, theme: Theme) -> None:
    place = layout.charts[-1].place
    metrics = typeface(theme, LABEL_POINTS)[1]
    row = QRectF(area.left() + MARGIN, place.area.bottom() + 4, 80, metrics.height())
    write(painter, row, tr("step"), theme, LABEL_POINTS, elide=False)
    longest = text_width(theme, LABEL_POINTS, grouped(layout.start + int(place.to)))
    most = max(1, min(8, int(place.area.width() / (1.8 * longest + 10))))
    found = ticks(place.to, most, whole=True)
    spacing = int(found[1][0] if len(found) > 1 else place.to)
    first = -(-layout.start // spacing) * spacing
    grain, bottom = grain_of(painter), place.area.bottom()
    for step in range(first, int(layout.start + place.to) + 1, spacing):
        x, words = layout.x(step), grouped(step)
        tick = grain.upright(x + 0.5, bottom, bottom + 4, 1.0)
        painter.fillRect(tick, theme.color("border"))
        wide = metrics.horizontalAdvance(words)
        left = min(x - wide / 2, place.area.right() - wide)
        place_of = QRectF(left, row.top(), wide + 2, row.height())
        write(painter, place_of, words, theme, LABEL_POINTS, "muted", elide=False)


def _paint_fork(
    painter: QPainter, area: QRectF, layout: Layout, fork_step: int, theme: Theme
) -> None:
    """The line at which the two part, with its step on top."""
    first, last = layout.charts[0].place.area, layout.charts[-1].place.area
    x = layout.x(fork_step)
    metrics = typeface(theme, LABEL_POINTS, bold=True)[1]
    top = area.top() + 0.25 * metrics.height()
    color = theme.color("text")
    line = grain_of(painter).upright(x + 0.5, top, last.bottom(), theme.line())
    painter.fillRect(line, color)
    words = tr("fork at step {step}", step=grouped(fork_step))
    size = metrics.horizontalAdvance(words)
    left = x + 5 if x + 5 + size <= area.right() - 4 else max(x - 5 - size, area.left() + 4)
    place = QRectF(left, top, size + 2, min(metrics.height(), first.top() - top))
    write(painter, place, words, theme, LABEL_POINTS, bold=True, elide=False)


def _paint_divergence(
    painter: QPainter, layout: Layout, curves: tuple[Curves, Curves], theme: Theme
) -> None:
    """Which side's loss has ceased to be a finite number, and by which step."""
    place = layout.charts[-1].place
    metrics = typeface(theme, LABEL_POINTS, bold=True)[1]
    foot = place.area.bottom() - metrics.height() - 2
    for letter, side in zip(LETTERS, curves, strict=True):
        gone = np.flatnonzero(~np.isfinite(side.train_loss))
        if not len(gone):
            continue
        step = grouped(int(side.step[gone[0]]))
        words = tr("! {letter} diverged by step {step}", letter=letter, step=step)
        size = metrics.horizontalAdvance(words)
        left = layout.x(float(side.step[gone[0]])) + theme.line(5)
        left = max(min(left, place.area.right() - size), place.area.left())
        at = QRectF(left - 2, foot, size + 4, metrics.height())
        painter.fillRect(at, theme.color("surface", 0.85))
        write(painter, at, words, theme, LABEL_POINTS, "diverged", bold=True, elide=False)
        foot -= metrics.height()


# --- In words


def difference_text(
    a: Curves,
    b: Curves,
    fork_step: int,
    step: int,
    titles: tuple[str, str],
    veiled: bool = False,
    dead: Known = UNKNOWN,
) -> str:
    """What the lines tell at a step."""
    rows = [int(np.searchsorted(side.step, step, side="right")) - 1 for side in (a, b)]
    if min(rows) < 0:
        return tr(NOTHING)
    said = []
    for letter, title, side, row, known in zip(LETTERS, titles, (a, b), rows, dead, strict=True):
        loss = tr("loss {loss}", loss=number(float(side.train_loss[row])))
        steps, counts = _dead_course(side, known)
        at = max(int(np.searchsorted(steps, step, side="right")) - 1, 0)
        figures = loss if veiled else f"{_dead(counts[at])}, {loss}"
        said.append(f"{letter} ({title}): {figures}")
    head = tr("Step {step}, forked at step {fork}.", step=grouped(step), fork=grouped(fork_step))
    return "\n".join([head, *said])


def _dead(layers: Integers) -> str:
    dead = count(int(layers.sum()), tr("{n} dead neuron"), tr("{n} dead neurons"))
    if len(layers) < 2:
        return dead
    counts = " + ".join(map(grouped, layers.tolist()))
    return tr("{dead} ({counts} by layer)", dead=dead, counts=counts)
