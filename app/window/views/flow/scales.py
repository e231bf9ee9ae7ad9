"""Painting the flow of activations through the untrained network under several initial scales."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.experiment.settings import Experiment
from app.language import mark, tr
from app.record.flow import Flow
from app.window.theme import Theme
from app.window.views.flow.axis import (
    AXIS_POINTS,
    CENTRE,
    RIGHT,
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
from app.window.views.flow.depth import MARGIN, paint_columns, violin_axis
from app.window.views.flow.text import COMPUTING, actual_scale, no_scale, remark, takes_scale, trend
from app.window.views.flow.violins import paint_key, paint_violins, shapes_of, spiked
from app.window.views.typeface import text_width
from app.window.views.words import number

ScaledFlows = Sequence[tuple[float, Flow]]
"""Factors on the initial scale, each with the untrained network's flow."""

TITLES: dict[Which, str] = {
    "preactivation": mark("Pre-activation z before training, by initial scale"),
    "activity": mark("Activation f(z) before training, by initial scale"),
}

NARROWEST = 74.0
"""A scale's column, in units of text size; with less room every second scale is left out."""
LOWEST = 104.0
"""Lines of words give way before the violins become lower than this, in units of text size."""
GAP = 12.0
HEADS = ((9.5, True, "text"), (8.5, False, "text"), (8.5, False, "muted"))
"""Size, weight and colour of the lines above a column."""


def scales_span(flows: ScaledFlows, which: Which) -> Span:
    """The axis that fits all of them."""
    return fitting(counts_of(layer, which) for _, flow in flows for layer in flow.layers)


def paint_flow_scales(
    painter: QPainter,
    area: QRectF,
    flows: ScaledFlows,
    experiment: Experiment,
    theme: Theme,
    which: Which,
) -> None:
    """Paint a column of violins for every scale into `area`, all on one axis."""
    painter.save()
    painter.fillRect(area, theme.ground())
    if not takes_scale(experiment):
        paint_message(painter, area, no_scale(experiment), theme)
    elif not flows or not flows[0][1].layers:
        paint_message(painter, area, tr(COMPUTING), theme)
    elif not too_small(area, theme):
        _paint(painter, area, flows, experiment, theme, which)
    painter.restore()


def _paint(
    painter: QPainter,
    area: QRectF,
    flows: ScaledFlows,
    experiment: Experiment,
    theme: Theme,
    which: Which,
) -> None:
    unit = theme.text_scale
    flows = _those_that_fit(flows, area.width() - 60 * unit, unit)
    shapes = [shapes_of(flow, which) for _, flow in flows]
    spikes = any(spiked(each) for each in shapes)
    fullest = max(shape.seen for each in shapes for shape in each)

    # with little room the title goes first, then the scale's actual value, then the trend
    left = area.height() - (50 + LOWEST) * unit
    told, exact, title = (left >= needed * unit for needed in (15, 30, 74))
    top = area.top() + 6 * unit
    if title:
        _paint_title(painter, area, experiment, theme, which, spikes)
        top += 24 * unit
    above = (16 + 15 * told + 15 * exact) * unit
    plot = QRectF(area.left(), top + above, area.width() - MARGIN, 0)
    plot.setBottom(area.bottom() - 22 * unit)
    remarks = any(remark(layer, which) for _, flow in flows for layer in flow.layers)
    axis = violin_axis(plot, scales_span(flows, which), theme, spikes, remarks)
    layer = text_width(theme, AXIS_POINTS, tr("layer")) + 8 * unit
    plot.setLeft(area.left() + MARGIN + max(14 * unit + gutter(axis, theme), layer))

    upright = QRectF(area.left() + MARGIN - 4 * unit, plot.top(), 14 * unit, plot.height())
    paint_upright(painter, upright, which, theme)
    box = QRectF(plot.left() - 108 * unit, plot.bottom() + 2 * unit, 100 * unit, 15 * unit)
    paint_words(painter, box, tr("layer"), theme, AXIS_POINTS, "muted", align=RIGHT)
    gap = GAP * unit
    width = (plot.width() - gap * (len(flows) - 1)) / len(flows)
    heads = _heads(flows, experiment, theme, width, 1 + told + exact)
    for at, (_, flow) in enumerate(flows):
        column = QRectF(plot.left() + at * (width + gap), plot.top(), width, plot.height())
        _paint_head(painter, QRectF(column.left(), top, width, above), heads[at], theme)
        paint_axis(painter, axis, column.left(), column.right(), theme, words=at == 0)
        paint_violins(painter, column, axis, shapes[at], fullest, theme, which)
        numbers = [str(n + 1) for n in range(len(flow.layers))]
        paint_columns(painter, column, plot.bottom() + 2 * unit, numbers, theme)


def _those_that_fit(flows: ScaledFlows, width: float, unit: float) -> ScaledFlows:
    """All, or with little room every second around the middle one, or that one alone."""
    room = max(int((width + GAP * unit) / ((NARROWEST + GAP) * unit)), 1)
    if len(flows) <= room:
        return flows
    middle, apart = len(flows) // 2, 1
    while len(range(middle % apart, len(flows), apart)) > room:
        apart += 1
    return flows[middle % apart :: apart]


def _paint_title(
    painter: QPainter,
    area: QRectF,
    experiment: Experiment,
    theme: Theme,
    which: Which,
    spikes: bool,
) -> None:
    unit = theme.text_scale
    row = QRectF(area.left() + MARGIN, area.top() + 6 * unit, 0, 18 * unit)
    row.setRight(area.right() - MARGIN)
    what = tr(TITLES[which])
    scheme = experiment.initialisation.weights
    choices = (f"{what} · {scheme}", what, tr("Before training, by initial scale"))
    words = first_that_fits(theme, 10, row.width(), choices, bold=True)
    paint_words(painter, row, words, theme, 10, bold=True)
    room = row.width() - text_width(theme, 10, words, bold=True) - 24 * unit
    paint_key(painter, row, theme, which, spikes, room)


def _heads(
    flows: ScaledFlows, experiment: Experiment, theme: Theme, width: float, lines: int
) -> list[list[str]]:
    """For every scale its name, what it does to the spread, its actual value: each line in the most
    words that fit in every column."""
    rows: list[list[tuple[str, ...]]] = [[], [], []]
    for factor, flow in flows:
        name = f"{number(factor)} ×"
        if factor == 1:
            long, short = tr("scale {factor} (as set)", factor=name), tr("{n} (as set)", n=name)
            rows[0].append((long, short, name))
        else:
            rows[0].append((tr("scale {factor}", factor=name), name))
        rows[1].append(trend(flow).wordings)
        rows[2].append(actual_scale(experiment, factor))
    found: list[list[str]] = [[] for _ in flows]
    for at, row in enumerate(rows[:lines]):
        points, bold = HEADS[at][:2]
        for form in range(3):
            words = [choices[min(form, len(choices) - 1)] for choices in row]
            if max(text_width(theme, points, each, bold) for each in words) <= width:
                break
        for head, each in zip(found, words, strict=True):
            head.append(each)
    return found


def _paint_head(painter: QPainter, place: QRectF, head: Sequence[str], theme: Theme) -> None:
    unit = theme.text_scale
    for at, (words, (points, bold, color)) in enumerate(zip(head, HEADS, strict=False)):
        row = QRectF(place.left(), place.top() + at * 15 * unit, place.width(), 15 * unit)
        paint_words(painter, row, words, theme, points, color, bold=bold, align=CENTRE, elide=True)
