"""Painting the flow of activations over the depth, at one step: a violin and figures a layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.language import mark, tr
from app.record.flow import Flow
from app.window.theme import Theme
from app.window.views.flow.axis import (
    AXIS_POINTS,
    CENTRE,
    RIGHT,
    Axis,
    Span,
    Which,
    counts_of,
    first_that_fits,
    fitting,
    gutter,
    paint_axis,
    paint_message,
    paint_upright,
    paint_words,
    too_small,
)
from app.window.views.flow.text import NO_FLOW, fact_names, facts
from app.window.views.flow.violins import (
    SPIKE,
    key_width,
    paint_key,
    paint_violins,
    shapes_of,
    spiked,
)
from app.window.views.typeface import text_width
from app.window.views.words import grouped

MARGIN = 10.0
GAP = 18.0
"""Between a lone layer's plot and its figures, in units of text size."""
LOWEST = 88.0
"""Figures give way before the violins become lower than this, in units of text size."""
AIR = 24.0
"""How much higher they are before there is a title."""
ROW = 13.5
"""A row of figures, in units of text size."""
BESIDE, KEY_ROW = 24.0, 17.0
"""Between the title and the key, and the height of a row of the key's own, in units of text
size."""
LONE, LEAST_LONE = 220.0, 90.0
"""How wide the plot of a lone layer is, at most and at least, in units of text size: its figures
stand beside it."""

TITLES: dict[Which, str] = {
    "preactivation": mark("Pre-activation z by layer"),
    "activity": mark("Activation f(z) by layer"),
}
LAYER = mark("layer")
"""The name of the row with the layers' numbers."""

SAMPLE = "0.0088"
"""A figure as wide as most."""
SAMPLE_BESIDE = "8.8e−10"
"""As wide as any, as good as."""


@dataclass(frozen=True)
class Frame:
    """What goes where: the violins' plot, the figures below or beside it, the title above it."""

    plot: QRectF
    rows: int
    """How many of the figures have a row below the plot."""
    beside: bool
    """Whether they stand to the right of it instead."""
    title: bool

    def layer_at(self, x: float, layers: int) -> int | None:
        """The layer whose column holds an x."""
        if not layers or not self.plot.left() <= x < self.plot.right():
            return None
        return min(int((x - self.plot.left()) / self.plot.width() * layers), layers - 1)


def depth_span(flow: Flow, which: Which) -> Span:
    """The axis that fits a flow."""
    return fitting(counts_of(layer, which) for layer in flow.layers)


def depth_frame(
    area: QRectF, flow: Flow, theme: Theme, which: Which, span: Span, *, figure: bool = False
) -> Frame:
    """Lay the picture out, the violins' room first."""
    unit = theme.text_scale
    names = fact_names(flow)
    row, head = ROW * unit, 22 * unit
    upright = 14 * unit
    inside = area.width() - 2 * MARGIN
    numbers = gutter(Axis(span, area.top(), area.bottom()), theme) + upright
    lone = inside - numbers - _figures_width(flow, theme)
    beside = len(flow.layers) == 1 and lone >= LEAST_LONE * unit
    left = area.height() - 5 * unit - row - LOWEST * unit
    # three figures, then the title, then the others
    rows = 0 if beside else max(min(int(left / row), len(names), 3), 0)
    title = left >= rows * row + head + AIR * unit
    if title and not beside:
        rows = min(int((left - head - AIR * unit) / row), len(names))
    top = area.top() + (6 * unit + head if title else 2 * unit)
    if title and figure and not key_beside(area.width(), flow, theme, which):
        top += KEY_ROW * unit
    bottom = area.bottom() - 3 * unit - (rows + 1) * row
    named = max(text_width(theme, AXIS_POINTS, tr(name)) for name in [LAYER, *names[:rows]])
    plot = QRectF(area.left() + MARGIN + max(numbers, named + 8 * unit), top, 0, bottom - top)
    plot.setRight(area.right() - MARGIN)
    if beside:
        plot.setWidth(min(plot.width() - _figures_width(flow, theme), LONE * unit))
    return Frame(plot, rows, beside, title)


def _figures_width(flow: Flow, theme: Theme) -> float:
    """Of the figures beside a lone layer's plot, with the gap before them."""
    names = max(text_width(theme, AXIS_POINTS, tr(name)) for name in fact_names(flow))
    return names + text_width(theme, AXIS_POINTS, SAMPLE_BESIDE) + (GAP + 8) * theme.text_scale


def paint_flow_depth(
    painter: QPainter,
    area: QRectF,
    flow: Flow | None,
    theme: Theme,
    which: Which,
    span: Span | None = None,
    *,
    figure: bool = False,
) -> None:
    """Paint a flow into `area`; `span` keeps the axis from one frame to the next. In a `figure` the
    key has a row of its own where there is no room beside the title."""
    painter.save()
    painter.fillRect(area, theme.ground())
    if flow is None or not flow.layers:
        paint_message(painter, area, tr(NO_FLOW), theme)
    elif not too_small(area, theme):
        _paint(painter, area, flow, theme, which, span or depth_span(flow, which), figure)
    painter.restore()


def _paint(
    painter: QPainter,
    area: QRectF,
    flow: Flow,
    theme: Theme,
    which: Which,
    span: Span,
    figure: bool,
) -> None:
    frame = depth_frame(area, flow, theme, which, span, figure=figure)
    plot, shapes = frame.plot, shapes_of(flow, which)
    axis = violin_axis(plot, span, theme, spiked(shapes))
    if frame.title:
        _paint_title(painter, area, flow, theme, which, figure)
    paint_axis(painter, axis, plot.left(), plot.right(), theme)
    unit = theme.text_scale
    name = QRectF(area.left() + MARGIN - 4 * unit, plot.top(), 14 * unit, plot.height())
    paint_upright(painter, name, which, theme)
    fullest = max((shape.seen for shape in shapes), default=0.0)
    paint_violins(painter, plot, axis, shapes, fullest, theme, which)
    _paint_figures(painter, plot, flow, frame.rows, theme)
    if frame.beside:
        _paint_beside(painter, plot, flow, theme)


def violin_axis(plot: QRectF, span: Span, theme: Theme, spikes: bool, remarks: bool = True) -> Axis:
    """The axis in a plot: above it a line of remarks, below zero the bars of exact zeros."""
    unit = theme.text_scale
    above = (15 if remarks else 5) * unit
    below = (SPIKE + 6 if spikes and span.low == 0 else 8) * unit
    return Axis(span, plot.top() + above, plot.bottom() - below)


def _title(width: float, flow: Flow, theme: Theme, which: Which) -> str:
    what = tr(TITLES[which])
    step = tr("step {step}", step=grouped(flow.step))
    kinds = list(dict.fromkeys(layer.activation for layer in flow.layers))
    kind = kinds[0] if len(kinds) == 1 else tr("mixed activations")
    choices = (f"{what} · {kind} · {step}", f"{what} · {step}", what)
    return first_that_fits(theme, 10, width, choices, bold=True)


def key_beside(width: float, flow: Flow, theme: Theme, which: Which) -> bool:
    """Whether the whole key has room beside the title in a picture of this width."""
    row = width - 2 * MARGIN
    taken = text_width(theme, 10, _title(row, flow, theme, which), bold=True)
    return key_width(theme, which, spiked(shapes_of(flow, which))) <= row - taken - BESIDE * (
        theme.text_scale
    )


def _paint_title(
    painter: QPainter, area: QRectF, flow: Flow, theme: Theme, which: Which, figure: bool
) -> None:
    unit = theme.text_scale
    row = QRectF(area.left() + MARGIN, area.top() + 6 * unit, 0, 18 * unit)
    row.setRight(area.right() - MARGIN)
    words = _title(row.width(), flow, theme, which)
    paint_words(painter, row, words, theme, 10, bold=True)
    room = row.width() - text_width(theme, 10, words, bold=True) - BESIDE * unit
    if figure and not key_beside(area.width(), flow, theme, which):
        row.translate(0, KEY_ROW * unit)
        room = row.width()
    paint_key(painter, row, theme, which, spiked(shapes_of(flow, which)), room)


def _paint_figures(painter: QPainter, plot: QRectF, flow: Flow, rows: int, theme: Theme) -> None:
    """Below each violin its layer's number and figures, their names to the left."""
    unit = theme.text_scale
    names = fact_names(flow)[:rows]
    figures = [facts(layer) for layer in flow.layers]
    numbers = [str(number + 1) for number in range(len(flow.layers))]
    table = [[each[name] for each in figures] for name in names]
    # all rows leave out the same columns, and not others with every digit more
    widest = max(
        text_width(theme, AXIS_POINTS, value) for value in [SAMPLE, *(v for r in table for v in r)]
    )
    for number, (name, values) in enumerate(zip([LAYER, *names], [numbers, *table], strict=True)):
        y = plot.bottom() + number * ROW * unit
        box = QRectF(plot.left() - 208 * unit, y, 200 * unit, 15 * unit)
        paint_words(painter, box, tr(name), theme, AXIS_POINTS, "muted", align=RIGHT)
        paint_columns(painter, plot, y, values, theme, 0.0 if number == 0 else widest)


def _paint_beside(painter: QPainter, plot: QRectF, flow: Flow, theme: Theme) -> None:
    """A lone layer's figures to the right of its violin."""
    unit = theme.text_scale
    names = fact_names(flow)
    figures = facts(flow.layers[0])
    wide = max(text_width(theme, AXIS_POINTS, tr(name)) for name in names)
    row = min(18 * unit, plot.height() / len(names))
    x, y = plot.right() + GAP * unit, plot.center().y() - len(names) * row / 2
    for name in names:
        place = QRectF(x, y, wide, row)
        paint_words(painter, place, tr(name), theme, AXIS_POINTS, "muted", align=RIGHT)
        place.moveLeft(x + wide + 8 * unit)
        paint_words(painter, place, figures[name], theme, AXIS_POINTS)
        y += row


def paint_columns(
    painter: QPainter,
    plot: QRectF,
    y: float,
    values: Sequence[str],
    theme: Theme,
    widest: float = 0.0,
) -> None:
    """A value below every layer's column, or every second, third ... where they would touch; the
    layers' numbers where no width is given."""
    unit = theme.text_scale
    names = widest == 0
    widest = widest or text_width(theme, AXIS_POINTS, values[-1], bold=True)
    slot = plot.width() / len(values)
    every = max(1, math.ceil((widest + 6 * unit) / slot))
    for number in range(0, len(values), every):
        middle = plot.left() + (number + 0.5) * slot
        box = QRectF(middle - widest / 2, y, widest, 15 * unit)
        # the last may be wider than its column, but not leave the picture
        box.translate(-max(0.0, box.right() - plot.right() - MARGIN + 2), 0)
        paint_words(painter, box, values[number], theme, AXIS_POINTS, bold=names, align=CENTRE)
