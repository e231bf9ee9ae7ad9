"""The decision planes as a panel.

Its table has what an author would plot anew: with two inputs the corners of every neuron's line
z = 0, piece by piece; with one input the fit; with more, where only points are drawn, those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.record.lens import Extent, Lens
from app.record.moment import Moment
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.views.planes.geometry import boundaries
from app.window.views.planes.legend import Among
from app.window.views.planes.picture import best_height, extent_in, least_size, paint_planes

FEWEST, MOST = 48, 256
"""Samples along a side of the plane."""
UNITS = 2.0
"""A sample stands for so many units: contours through such a grid are smooth in print."""


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_planes(
        painter,
        area,
        moment.snapshot,
        look.theme,
        test_points=look.view.test_points,
        extent=wanted(look),
        ratio=look.ratio,
        among=among(moment, look),
    )


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    return least_size(
        width, moment.snapshot, look.theme, look.view.test_points, among(moment, look)
    )


def _best(width: float, moment: Moment, look: Look) -> float:
    return best_height(
        width, moment.snapshot, look.theme, look.view.test_points, among(moment, look)
    )


def ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    """The layer looked at, over what is in view at that place, as finely as is seen there."""
    lens = replace(lens, layer=min(look.view.layer, len(moment.snapshot.layers)) - 1)
    snapshot = replace(moment.snapshot, lens=replace(moment.snapshot.lens, layer=lens.layer))
    test, shown = look.view.test_points, wanted(look)
    extent = extent_in(place, snapshot, look.theme, test, shown, among(moment, look))
    return replace(lens, extent=extent, resolution=samples(place))


def among(moment: Moment, look: Look) -> Among:
    """What the legend is to hold: of one picture, or of one among others."""
    if look.steps:
        return "first" if moment.step == look.steps[0] else "later"
    return "alone" if look.last is None else "film"


def samples(place: QRectF) -> int:
    """How finely a plot of this size is to be sampled."""
    return int(min(max(max(place.width(), place.height()) / UNITS, FEWEST), MOST))


def wanted(look: Look) -> Extent | None:
    """What is to be in view; None: all the data."""
    if not look.view.extent:
        return None
    x0, x1, y0, y1 = look.view.extent
    return x0, x1, y0, y1


def _table(moment: Moment) -> Table:
    return table_of(moment.snapshot)


def table_of(snapshot: Snapshot) -> Table:
    """What is drawn of one network."""
    data, found = snapshot.data, snapshot.responses
    if data.inputs > 2 or found is None:
        parts = (("training", data.train), ("test", data.test))
        head = ("part", "point", *data.input_names[:2], data.target_name)
        return head, [
            (name, number + 1, *point[:2].tolist(), float(target))
            for name, part in parts
            for number, (point, target) in enumerate(zip(part.x, part.target, strict=True))
        ]
    if data.inputs == 1:
        head = (data.input_names[0], f"fit of {data.target_name}")
        return head, list(zip(found.xs.tolist(), found.output[0, 0].tolist(), strict=True))
    extent = snapshot.lens.extent or found.extent
    census, layer = snapshot.layers[snapshot.lens.layer], snapshot.lens.layer + 1
    rows: list[Sequence[object]] = []
    for line in boundaries(snapshot, extent):
        state = STATE_WORDS[State(int(census.state[line.index]))]
        about = (layer, line.index + 1, state)
        rows += [(*about, piece, x, y) for piece, x, y in _corners(line.path)]
        if not len(line.path):
            rows.append((*about, "", "", ""))  # not in view
    return ("layer", "neuron", "state", "piece", *data.input_names), rows


def _corners(path: np.ndarray) -> Iterator[tuple[int, float, float]]:
    """The corners of a path with the number of their piece; pieces are apart by nan."""
    piece = 1
    for x, y in path.tolist():
        if np.isfinite(x):
            yield piece, x, y
        else:
            piece += 1


PLANES = Panel(
    "planes", "Decision planes", paint=_paint, least=_least, best=_best, table=_table, ask=ask
)
