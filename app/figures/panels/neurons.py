"""The neuron grid in a figure: every hidden neuron a cell, with the key and the legend."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.language import mark
from app.record.lens import Lens
from app.record.moment import Moment
from app.record.snapshot import STATE_WORDS, LayerCensus, State
from app.window.views.neurons.figure import best_height, least_size, paint_neurons

MAPS = 28
"""Points along an axis of a neuron's map: cells are no larger than 44 units."""

FIGURES = {
    "margin (largest z)": "margin",
    "smallest z": "lowest",
    "share of training points with z > 0": "active_share",
    "mean activity": "mean_activity",
    "dormancy score": "dormancy",
    "largest slope": "steepest",
    "test margin": "test_margin",
    "share of test points with z > 0": "test_active_share",
    "mean test activity": "test_activity",
    "gradient norm": "gradient_norm",
}


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_neurons(painter, area, moment.snapshot, look.theme, look.view.cells, look.ratio)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    return least_size(width, moment.snapshot, look.theme, look.view.cells)


def _best(width: float, moment: Moment, look: Look) -> float:
    return best_height(width, moment.snapshot, look.theme, look.view.cells)


def _ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    match look.view.cells:
        case "response":
            return replace(
                lens,
                map_resolution=max(lens.map_resolution, MAPS),
                feature_maps=True,
                subject=look.view.subject,
                point=look.view.point - 1,
            )
        case "gradient":
            return replace(lens, gradients=True)
    return lens


def _table(moment: Moment) -> Table:
    columns = ("layer", "neuron", "state", "frozen", *FIGURES, "dead since step")
    return columns, [
        (
            depth,
            index + 1,
            STATE_WORDS[State(layer.state[index])],
            "yes" if layer.frozen[index] else "no",
            *(_figure(layer, name, index) for name in FIGURES.values()),
            int(layer.dead_since[index]) if layer.dead_since[index] >= 0 else None,
        )
        for depth, layer in enumerate(moment.snapshot.layers, start=1)
        for index in range(layer.width)
    ]


def _figure(layer: LayerCensus, name: str, index: int) -> float | None:
    """None where it is not told, or not known."""
    values = getattr(layer, name)
    if values is None or np.isnan(values[index]):
        return None
    return float(values[index])


NEURONS = Panel(
    name="neurons",
    title=mark("Neurons"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    ask=_ask,
)
