"""How activations flow through the layers, as a figure: over the depth at the present step, and
over the steps. Under other initial scales, where the lens has these."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.figures.panels.sentences import HIDDEN, paint_sentence, sentence_height
from app.language import mark, tr
from app.record.data import Integers
from app.record.flow import EDGES, FlowCourse
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.views.flow.axis import Which
from app.window.views.flow.course import paint_flow_course
from app.window.views.flow.depth import paint_flow_depth
from app.window.views.flow.scales import paint_flow_scales

WHICH: Which = "preactivation"
NARROWEST = 300.0
"""Sizes are in units of text size."""
BESIDE_FROM = 700.0
"""From this width on depth and steps may stand side by side ..."""
FEW = 3
"""... if there are no more layers than this."""
DEPTH, LEAST_DEPTH = 235.0, 200.0
HEADING = 66.0
"""Of the picture over the steps, with its axis."""
MAP, LEAST_MAP, NARROW_MAP = 128.0, 104.0, 150.0
"""A layer's map with its name, high and least wide."""
SCALES, LEAST_SCALES = 280.0, 230.0
GAP = 8.0
COLUMNS = (
    "step",
    "layer",
    "from",
    "to",
    "pairs of a neuron and a training point with z there",
    "pairs with f(z) there",
    "share of pairs with f(z) = 0",
    "rms of z",
    "rms of f(z)",
    "norm of the gradient",
)
Numbers = npt.NDArray[Any]


def _paint(painter: QPainter, place: QRectF, moment: Moment, look: Look) -> None:
    snapshot, theme = moment.snapshot, look.theme
    if snapshot.veiled:
        paint_sentence(painter, place, tr(HIDDEN), theme)
        return
    painter.fillRect(place, theme.ground())
    if snapshot.scaled_flows:
        paint_flow_scales(painter, place, snapshot.scaled_flows, snapshot.experiment, theme, WHICH)
        return
    depth, course = _places(place, moment, look)
    paint_flow_depth(painter, depth, snapshot.flow, theme, WHICH, figure=True)
    if not course.isEmpty():
        paint_flow_course(
            painter,
            course,
            _course(moment),
            theme,
            WHICH,
            ratio=look.ratio,
            figure=True,
            last=look.last,
        )


def _places(place: QRectF, moment: Moment, look: Look) -> tuple[QRectF, QRectF]:
    """Of the picture over the depth and of that over the steps, which there is not at the first
    one."""
    unit = look.theme.text_scale
    first, second = QRectF(place), QRectF(place)
    if moment.step == 0:
        return first, QRectF()
    if _beside(place.width(), moment, look):
        # the maps need more width than the violins
        first.setWidth(0.42 * place.width())
        second.setLeft(first.right() + GAP * unit)
    else:
        whole = _height(place.width(), moment, look, DEPTH, MAP)
        first.setHeight(place.height() * DEPTH * unit / whole)
        first.setHeight(max(first.height(), LEAST_DEPTH * unit))
        second.setTop(first.bottom())
    return first, second


def _beside(width: float, moment: Moment, look: Look) -> bool:
    few = len(moment.snapshot.layers) <= FEW
    return few and width >= BESIDE_FROM * look.theme.text_scale


def _height(width: float, moment: Moment, look: Look, depth: float, a_map: float) -> float:
    """What the whole needs if the parts are so high."""
    unit = look.theme.text_scale
    if moment.snapshot.veiled:
        return sentence_height(tr(HIDDEN), width, look.theme)
    if moment.snapshot.scaled_flows:
        return (SCALES if depth > LEAST_DEPTH else LEAST_SCALES) * unit
    if moment.step == 0:
        return depth * unit
    layers = len(moment.snapshot.layers)
    if _beside(width, moment, look):
        return max(depth, HEADING + a_map) * unit
    columns = max(int((width - 70 * unit) / (NARROW_MAP * unit)), 1)
    rows = -(-min(layers, 12) // columns)
    return (depth + HEADING + rows * a_map) * unit


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    needed = max(width, NARROWEST * look.theme.text_scale)
    return needed, _height(needed, moment, look, LEAST_DEPTH, LEAST_MAP)


def _best(width: float, moment: Moment, look: Look) -> float:
    return _height(width, moment, look, DEPTH, MAP)


def _course(moment: Moment) -> FlowCourse:
    """Up to the moment's step, which is its last row."""
    course, flow = moment.first.flow, moment.snapshot.flow
    until = int(np.searchsorted(course.step, moment.step, side="right"))
    cut = FlowCourse(
        course.step[:until],
        course.preactivation[:until],
        course.activity[:until],
        course.figures[:until],
    )
    if flow is None or (until and cut.step[-1] == flow.step):
        return cut
    now = [
        (layer.zero_share, layer.rms_preactivation, layer.rms_activation, layer.gradient_norm)
        for layer in flow.layers
    ]
    return FlowCourse(
        np.append(cut.step, flow.step),
        _with(cut.preactivation, [layer.preactivation for layer in flow.layers]),
        _with(cut.activity, [layer.activity for layer in flow.layers]),
        _with(cut.figures, now),
    )


def _with(rows: Numbers, last: list[Any]) -> Numbers:
    return np.concatenate([rows, np.array(last, rows.dtype)[None]])


def _table(moment: Moment) -> Table:
    """A row a bin that holds any pairs, with its layer's figures."""
    snapshot = moment.snapshot
    if snapshot.veiled:
        return COLUMNS, []
    rows: list[Sequence[object]] = []
    if snapshot.scaled_flows:
        for factor, flow in snapshot.scaled_flows:
            for number, each in enumerate(flow.layers, 1):
                figures = (
                    each.zero_share,
                    each.rms_preactivation,
                    each.rms_activation,
                    each.gradient_norm,
                )
                bins = _bins(each.preactivation, each.activity)
                rows += [(factor, number, *of_bin, *figures) for of_bin in bins]
        return ("factor on the initial scale", *COLUMNS[1:]), rows
    course = _course(moment)
    for row, step in enumerate(course.step.tolist()):
        for layer in range(course.figures.shape[1]):
            bins = _bins(course.preactivation[row, layer], course.activity[row, layer])
            figures = course.figures[row, layer].tolist()
            rows += [(step, layer + 1, *of_bin, *figures) for of_bin in bins]
    return COLUMNS, rows


def _bins(z: Integers, activity: Integers) -> list[tuple[float, float, int, int]]:
    """Where each begins and ends, and the pairs in it; the outermost have no outer end. Of values
    that are not finite there is one without pairs."""
    edges = [-math.inf, *EDGES[1:-1].tolist(), math.inf]
    held = np.flatnonzero((z > 0) | (activity > 0)).tolist()
    found = [(edges[at], edges[at + 1], int(z[at]), int(activity[at])) for at in held]
    return found or [(math.nan, math.nan, 0, 0)]


def _ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    return replace(lens, flow=True)


def _trouble(moment: Moment) -> str:
    flow = moment.snapshot.flow
    known = moment.snapshot.veiled or flow is not None or len(moment.first.flow)
    return "" if known else tr("the flow of activations has not been recorded")


FLOW = Panel(
    name="flow",
    title=mark("Activation flow"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    wide=True,
    once=True,
    ask=_ask,
    trouble=_trouble,
)
