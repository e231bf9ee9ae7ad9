"""Painting the flow of activations over the steps: a map a layer, steps across, values up, the
number of pairs as colour."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from app.language import mark, tr
from app.record.data import Bools, Integers
from app.record.flow import BINS, REACH, FlowCourse
from app.window.theme import Theme
from app.window.views.flow.axis import (
    AXIS_POINTS,
    CENTRE,
    PLACES,
    RIGHT,
    ZERO_BIN,
    Axis,
    Span,
    Which,
    first_that_fits,
    fitting,
    gutter,
    paint_axis,
    paint_message,
    paint_upright,
    paint_words,
    too_small,
    whole_pixel,
)
from app.window.views.flow.text import NO_COURSE
from app.window.views.grain import grain_of
from app.window.views.hatching import hatch
from app.window.views.scales import Tick, ceiling, ticks
from app.window.views.typeface import text_width
from app.window.views.words import grouped, number, percent

TITLES: dict[Which, str] = {
    "preactivation": mark("Pre-activation z over the steps"),
    "activity": mark("Activation f(z) over the steps"),
}

MARGIN = 10.0
MOST = 12
"""Panels; of more layers some stand for all."""
NARROWEST, LOWEST = 112.0, 88.0
"""A panel's least width and height with its heading, in units of text size."""
BEST_SHAPE = 1.6
"""Width over height that suits a panel."""
HEAD, STRIP, GAP = 16.0, 16.0, 10.0
"""Heights of a panel's heading and of its line of zeros, and what lies between panels."""
KEY, KEY_ROW = 70.0, 17.0
"""The colour key's width, and the height of a row of its own, in units of text size."""
LEAST = "1"
"""Pairs that the key begins with."""


@dataclass(frozen=True)
class Grid:
    """Which layers have a panel, and where."""

    layers: list[int]
    columns: int
    panels: list[QRectF]
    """With heading, map and line of zeros."""


@dataclass(frozen=True)
class Map:
    """What all panels share."""

    course: FlowCourse
    counts: Integers
    """(rows, layers, BINS)"""
    most: int
    """The count that has the darkest colour."""
    more: bool
    """Whether exact zeros are still more: they have a row of their own, and a line of their share,
    and would leave little of the colours to the rest."""
    broken: Bools
    """(rows, layers): something is not finite."""
    zeros: bool
    """Whether there is a line of zeros."""
    to: float
    """The step at the panels' right end."""
    step_ticks: list[Tick]
    ratio: float
    """How many pixels of the picture a unit of length has."""

    def row_at(self, pixels: int) -> Integers:
        """The row that holds at every pixel of a panel's width; -1 where there is none."""
        step = (np.arange(pixels) + 0.5) * (self.to / pixels)
        rows = np.searchsorted(self.course.step, step, side="right") - 1
        # the last row is as wide as a pixel, however far the axis goes on
        end = self.course.step[-1] + self.to / pixels
        return np.where(step <= end, rows, -1)


def course_span(course: FlowCourse, which: Which) -> Span:
    """The axis that fits all layers at all steps."""
    return fitting(_counts(course, which).max(axis=0).astype(float))


def paint_flow_course(
    painter: QPainter,
    area: QRectF,
    course: FlowCourse | None,
    theme: Theme,
    which: Which,
    now: int | None = None,
    *,
    ratio: float = 1.0,
    figure: bool = False,
    last: int | None = None,
) -> None:
    """Paint a course into `area`; a line marks the step `now` where the course goes on after it.
    `ratio`: how many pixels the maps have to a unit of length. In a `figure` the colours' key has a
    row of its own where there is no room beside the title, and the axis ends with the course or, if
    that is later, the step `last`."""
    painter.save()
    painter.fillRect(area, theme.ground())
    if course is None or not len(course) or not course.figures.shape[1]:
        paint_message(painter, area, tr(NO_COURSE), theme)
    elif not too_small(area, theme):
        _paint(painter, area, course, theme, which, now, ratio, figure, last)
    painter.restore()


def _counts(course: FlowCourse, which: Which) -> Integers:
    return course.preactivation if which == "preactivation" else course.activity


def _most(counts: Integers, course: FlowCourse, which: Which) -> int:
    if which == "activity" and (course.figures[:, :, 0] > 0).any():
        rest = max(counts[..., : ZERO_BIN - 1].max(), counts[..., ZERO_BIN + 1 :].max())
        return max(int(rest), 1)
    return max(int(counts.max()), 1)


def _paint(
    painter: QPainter,
    area: QRectF,
    course: FlowCourse,
    theme: Theme,
    which: Which,
    now: int | None,
    ratio: float,
    figure: bool,
    last: int | None,
) -> None:
    unit = theme.text_scale
    title = area.height() >= 150 * unit
    second = title and figure and not key_beside(area.width(), course, theme, which)
    span = course_span(course, which)
    inner = area.adjusted(MARGIN, 4 * unit, -MARGIN, -19 * unit)
    if title:
        inner.setTop(inner.top() + (24 + KEY_ROW * second) * unit)
    # the numbers' width hardly depends on how high the panels are
    named = max(text_width(theme, AXIS_POINTS, name) for name in (tr("zeros"), tr("step")))
    beside = max(gutter(Axis(span, inner.top(), inner.bottom()), theme), named + 8 * unit)
    inner.setLeft(inner.left() + 14 * unit + beside)
    grid = _grid(inner, course.figures.shape[1], unit)
    counts = _counts(course, which)
    most = _most(counts, course, which)
    panel = grid.panels[0]
    to = float(max(course.step[-1], last or 0))
    if not figure or to == 0:
        to = ceiling(to)  # so that the axis stands still for a while
    shared = Map(
        course,
        counts,
        most,
        int(counts.max()) > most,
        np.logical_not(np.isfinite(course.figures[:, :, 1:3]).all(axis=2)),
        bool((course.figures[:, :, 0] > 0).any()) and panel.height() >= (LOWEST - 8) * unit,
        to,
        ticks(to, max(int(panel.width() / (64 * unit)), 1), whole=True),
        ratio,
    )
    if title:
        line = QRectF(area.left() + MARGIN, area.top() + 6 * unit, 0, 18 * unit)
        line.setRight(area.right() - MARGIN)
        words = _title(line.width(), course, len(grid.layers), theme, which)
        paint_words(painter, line, words, theme, 10, bold=True)
        taken = text_width(theme, 10, words, bold=True) + 20 * unit
        if second:
            line.translate(0, KEY_ROW * unit)
            taken = 0.0
        _paint_key(painter, line, line.width() - taken, shared, theme)
    upright = QRectF(area.left() + MARGIN - 4 * unit, panel.top(), 14 * unit, inner.height())
    paint_upright(painter, upright, which, theme)
    last_row = (len(grid.layers) - 1) // grid.columns
    for at, (layer, panel) in enumerate(zip(grid.layers, grid.panels, strict=True)):
        row, column = divmod(at, grid.columns)
        _paint_panel(painter, panel, shared, layer, span, theme, now, first=column == 0)
        below = at + grid.columns >= len(grid.layers)
        if below:
            ends = column == grid.columns - 1 or at == len(grid.layers) - 1
            _paint_steps(painter, panel, shared, theme, column == 0 and row == last_row, ends)


def _grid(inner: QRectF, layers: int, unit: float) -> Grid:
    """As many panels as there is room for, in the grid that gives them the best shape."""
    gap, foot = GAP * unit, 16 * unit
    wide = max(int((inner.width() + gap) / (NARROWEST * unit + gap)), 1)
    high = max(int((inner.height() + gap) / (LOWEST * unit + gap)), 1)
    shown = min(layers, MOST, wide * high)

    def size(columns: int) -> tuple[float, float]:
        rows = math.ceil(shown / columns)
        # a panel above an empty place has its step axis there
        spare = gap if shown % columns == 0 else max(gap, foot)
        return (
            (inner.width() - gap * (columns - 1)) / columns,
            (inner.height() - spare * (rows - 1)) / rows,
        )

    def cost(columns: int) -> float:
        rows = math.ceil(shown / columns)
        width, height = size(columns)
        too_high = 10.0 * (rows > high)
        return (
            abs(math.log(width / max(height, 1) / BEST_SHAPE))
            + 0.15 * (rows * columns - shown)
            + too_high
        )

    columns = min(range(1, min(wide, shown) + 1), key=cost)
    width, height = size(columns)
    rows = math.ceil(shown / columns)
    down = height if rows == 1 else (inner.height() - height) / (rows - 1)
    panels = [
        QRectF(
            inner.left() + (at % columns) * (width + gap),
            inner.top() + (at // columns) * down,
            width,
            height,
        )
        for at in range(shown)
    ]
    kept = np.linspace(0, layers - 1, shown).round().astype(int) if shown > 1 else np.array([0])
    return Grid(kept.tolist(), columns, panels)


def _title(width: float, course: FlowCourse, shown: int, theme: Theme, which: Which) -> str:
    """What is seen, and whether layers are left out."""
    layers = course.figures.shape[1]
    what = tr(TITLES[which])
    if shown >= layers:
        return first_that_fits(theme, 10, width, (what, tr("Over the steps")), bold=True)
    brief = tr("{shown} of {n} layers", shown=shown, n=grouped(layers))
    return first_that_fits(theme, 10, width, (f"{what} · {brief}", what, brief), bold=True)


def key_beside(width: float, course: FlowCourse, theme: Theme, which: Which) -> bool:
    """Whether the colours' key has room beside the title in a picture of this width."""
    row = width - 2 * MARGIN
    layers = course.figures.shape[1]
    words = _title(row, course, min(layers, MOST), theme, which)
    counts = _counts(course, which)
    most = _most(counts, course, which)
    room = row - text_width(theme, 10, words, bold=True) - 20 * theme.text_scale
    return bool(_key_caption(room, _most_words(most, int(counts.max()) > most), theme))


def _most_words(most: int, more: bool) -> str:
    return ("≥ " if more else "") + number(float(most), 2)


def _key_caption(room: float, most: str, theme: Theme) -> str:
    """What stands before the key; '' where there is no room for any key."""
    unit = theme.text_scale
    ends = text_width(theme, AXIS_POINTS, LEAST) + text_width(theme, AXIS_POINTS, most) + 8 * unit
    room -= KEY * unit + ends + 6 * unit
    ways = (tr("pairs a bin, log scale"), tr("pairs, log"))
    return first_that_fits(theme, AXIS_POINTS, room, ways)


def _paint_key(painter: QPainter, row: QRectF, room: float, shared: Map, theme: Theme) -> None:
    """The colours' key, against the row's right end."""
    unit = theme.text_scale
    most = _most_words(shared.most, shared.more)
    caption = _key_caption(room, most, theme)
    if not caption:
        return
    row = QRectF(row)
    wide = text_width(theme, AXIS_POINTS, most)
    paint_words(painter, row, most, theme, AXIS_POINTS, "muted", align=RIGHT)
    bar = QRectF(0, whole_pixel(row.center().y() - 4.5 * unit), KEY * unit, round(9 * unit))
    bar.moveRight(round(row.right() - wide - 4 * unit))
    across = np.linspace(1, 255, round(bar.width() * shared.ratio)).astype(np.uint8)
    high = round(bar.height() * shared.ratio)
    painter.drawImage(bar, _image(_ramp(theme)[np.tile(across, (high, 1))]))
    painter.setPen(QPen(theme.color("muted"), 1))
    painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5))
    row.setRight(bar.left() - 4 * unit)
    paint_words(painter, row, LEAST, theme, AXIS_POINTS, "muted", align=RIGHT)
    row.setRight(row.right() - text_width(theme, AXIS_POINTS, LEAST) - 6 * unit)
    paint_words(painter, row, caption, theme, AXIS_POINTS, "muted", align=RIGHT)


def _paint_panel(
    painter: QPainter,
    panel: QRectF,
    shared: Map,
    layer: int,
    span: Span,
    theme: Theme,
    now: int | None,
    *,
    first: bool,
) -> None:
    unit = theme.text_scale
    plot = panel.adjusted(0, HEAD * unit, 0, -(STRIP + 4) * unit * shared.zeros)
    plot = QRectF(plot.toRect())
    _paint_head(
        painter, QRectF(panel.left(), panel.top(), panel.width(), 15 * unit), shared, layer, theme
    )
    axis = Axis(span, plot.top() + 3 * unit, plot.bottom() - 3 * unit)
    paint_axis(painter, axis, plot.left(), plot.right(), theme, words=first)
    rows = shared.row_at(round(plot.width() * shared.ratio))
    _paint_map(painter, plot, axis, shared, layer, rows, theme)
    # once more over the map, thin: which side of zero a value is on is what counts
    zero = grain_of(painter).level(axis.y(0) + 0.5, plot.left(), plot.right(), 1.0)
    painter.fillRect(zero, theme.color("text", 0.55))
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawRect(plot.adjusted(-0.5, -0.5, 0.5, 0.5))
    bottom = plot.bottom()
    if shared.zeros:
        strip = QRectF(plot.left(), plot.bottom() + 4 * unit, plot.width(), STRIP * unit)
        _paint_zeros(painter, strip, shared, layer, rows, theme, first=first)
        bottom = strip.bottom()
    _paint_broken(
        painter,
        QRectF(plot.left(), plot.top(), plot.width(), plot.height()),
        shared.broken[:, layer],
        rows,
        shared.ratio,
        theme,
    )
    # the newest snapshot may be a little behind the course: no line for that
    pixel = plot.width() / shared.to
    if now is not None and (shared.course.step[-1] - now) * pixel > 4:
        x = round(plot.left() + now * pixel)
        width = max(1, round(theme.line(1.4)))
        painter.fillRect(QRectF(x, plot.top(), width, bottom - plot.top()), theme.color("accent"))


def _paint_head(painter: QPainter, row: QRectF, shared: Map, layer: int, theme: Theme) -> None:
    """The layer's name, and what share of its activations is zero at the end."""
    name = tr("layer {layer}", layer=layer + 1)
    paint_words(painter, row, name, theme, 9, bold=True)
    room = row.width() - text_width(theme, 9, name, bold=True) - 10 * theme.text_scale
    if shared.broken[-1, layer]:
        choices, color = (tr("! diverged"), "!"), "diverged"
    elif shared.zeros:
        told = percent(float(shared.course.figures[-1, layer, 0]))
        choices, color = (tr("{share} zeros", share=told), told), "muted"
    else:
        return
    words = first_that_fits(theme, AXIS_POINTS, room, choices)
    paint_words(painter, row, words, theme, AXIS_POINTS, color, align=RIGHT)


def _paint_map(
    painter: QPainter,
    plot: QRectF,
    axis: Axis,
    shared: Map,
    layer: int,
    rows: Integers,
    theme: Theme,
) -> None:
    step = 2 * REACH / BINS
    lowest = max(math.floor((axis.span.low + REACH) / step - 1e-6), 0)
    highest = min(math.ceil((axis.span.high + REACH) / step + 1e-6), BINS)
    counts = shared.counts[:, layer, lowest:highest]
    level = np.log1p(counts) / math.log1p(shared.most)
    shade = np.where(counts > 0, np.clip(1 + level * 254, 1, 255), 0).astype(np.uint8)
    picture = np.where((rows >= 0)[:, None], shade[rows], 0)
    image = _image(_ramp(theme)[picture.T[::-1]])
    top, bottom = axis.y(float(PLACES[highest])), axis.y(float(PLACES[lowest]))
    if shared.ratio > 1:
        # bins keep their edges also where the picture is shown with its pixels run together
        image = image.scaled(QSize(len(rows), round((bottom - top) * shared.ratio)))
    painter.save()
    painter.setClipRect(plot, Qt.ClipOperation.IntersectClip)
    painter.drawImage(QRectF(plot.left(), top, plot.width(), bottom - top), image)
    painter.restore()


def _paint_zeros(
    painter: QPainter,
    strip: QRectF,
    shared: Map,
    layer: int,
    rows: Integers,
    theme: Theme,
    *,
    first: bool,
) -> None:
    """A line from 0 to 100 %, filled below."""
    unit = theme.text_scale
    painter.fillRect(strip, theme.mixed("surface", "border", 0.25))
    known = (rows >= 0) & ~shared.broken[rows, layer]
    shares = np.clip(np.nan_to_num(shared.course.figures[rows, layer, 0]), 0, 1)
    levels = strip.bottom() - shares * (strip.height() - theme.line(1))
    for start, end in _runs(known):
        x = strip.left() + np.arange(start, end + 1) / shared.ratio
        y = np.append(levels[start:end], levels[end - 1])
        line = pg.functions.arrayToQPolygonF(x, y)
        floor = np.full(2, strip.bottom())
        below = pg.functions.arrayToQPolygonF(np.append(x, x[[-1, 0]]), np.append(y, floor))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("dead_fill"))
        painter.drawPolygon(below)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("text"), max(1, round(theme.line(1.0)))))
        painter.drawPolyline(line)
    if first:
        place = QRectF(strip.left() - 106 * unit, strip.top(), 100 * unit, strip.height())
        paint_words(painter, place, tr("zeros"), theme, AXIS_POINTS, "muted", align=RIGHT)


def _paint_broken(
    painter: QPainter, plot: QRectF, broken: Bools, rows: Integers, ratio: float, theme: Theme
) -> None:
    """Hatched where the layer's values are not finite."""
    stretches = _runs((rows >= 0) & broken[rows])
    places = [
        QRectF(plot.left() + start / ratio, plot.top(), (end - start) / ratio, plot.height())
        for start, end in stretches
    ]
    hatch(painter, places, theme.color("diverged"), theme.line(1.0))


def _runs(there: Bools) -> list[tuple[int, int]]:
    """Where stretches of True begin, and where they are over."""
    changes = np.flatnonzero(np.diff(there, prepend=False, append=False))
    return list(zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True))


def _paint_steps(
    painter: QPainter, panel: QRectF, shared: Map, theme: Theme, named: bool, ends: bool
) -> None:
    """The steps below a panel; its neighbour's 0 takes the place of its last one."""
    unit = theme.text_scale
    y = panel.bottom() + 2 * unit
    beyond = MARGIN - 2 if ends else 0.0
    reached = -math.inf
    for step, words in shared.step_ticks:
        x = panel.left() + step / shared.to * panel.width()
        width = text_width(theme, AXIS_POINTS, words)
        left = min(x - width / 2, panel.right() + beyond - width)
        left = max(left, panel.left() - 6 * unit)
        if left < reached + 6 * unit:
            continue
        reached = left + width
        painter.fillRect(
            QRectF(round(min(x, panel.right() - 1)), panel.bottom(), 1, 3 * unit),
            theme.color("muted"),
        )
        place = QRectF(left, y, width, 15 * unit)
        paint_words(painter, place, words, theme, AXIS_POINTS, "muted", align=CENTRE)
    if named:
        place = QRectF(panel.left() - 112 * unit, y, 100 * unit, 15 * unit)
        paint_words(painter, place, tr("step"), theme, AXIS_POINTS, "muted", align=RIGHT)


@lru_cache(maxsize=16)
def _ramp(theme: Theme) -> Integers:
    """(256,): 0 is clear, then from the ground's colour away, ever further in lightness."""
    roles = ["surface", "text"] if theme.name == "print" else ["surface", "low", "text"]
    stops = [theme.color(role) for role in roles]
    # the least count must be seen on the ground; most bins hold many, so most of the lightness is
    # spent on the upper end
    at = (0.1 + 0.9 * np.linspace(0, 1, 256) ** 2.2) * (len(stops) - 1)
    channels = [
        np.interp(at, np.arange(len(stops)), [getattr(stop, name)() for stop in stops])
        for name in ("red", "green", "blue")
    ]
    red, green, blue = (channel.round().astype(np.uint32) for channel in channels)
    ramp = (np.uint32(255) << 24) | (red << 16) | (green << 8) | blue
    ramp[0] = 0
    return ramp


def _image(pixels: Integers) -> QImage:
    """0xAARRGGBB, rows from the top; a copy, since Qt keeps no hold on numpy's memory."""
    pixels = np.ascontiguousarray(pixels, np.uint32)
    high, wide = pixels.shape
    return QImage(
        pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()
