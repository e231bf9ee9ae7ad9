"""The selected neuron's card in a figure: its figures, its weights, and where z lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.language import mark, tr
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.views.card.picture import best_height, least_size, paint_card


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_card(painter, area, moment.snapshot, look.theme)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    return least_size(width, moment.snapshot, look.theme)


def _best(width: float, moment: Moment, look: Look) -> float:
    return best_height(width, moment.snapshot, look.theme)


def _ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    if not look.view.neuron:
        return lens
    layer, index = look.view.neuron
    return replace(lens, neuron=(layer - 1, index - 1))


def _table(moment: Moment) -> Table:
    """A row a point, the training points first."""
    neuron, data = moment.snapshot.neuron, moment.snapshot.data
    columns = ("set", "point", *data.input_names, data.target_name, "pre-activation z")
    if neuron is None:
        return columns, []
    rows: list[Sequence[object]] = []
    for name, part, found in (
        ("training", data.train, neuron.preactivation),
        ("test", data.test, neuron.test_preactivation),
    ):
        # of a neuron that is not told yet there are none
        z = found.tolist() if len(found) == len(part) else [None] * len(part)
        targets = part.target.astype(np.int64) if data.classes else part.target
        rows += [
            (name, number, *x, target, at)
            for number, (x, target, at) in enumerate(
                zip(part.x.tolist(), targets.tolist(), z, strict=True), start=1
            )
        ]
    return columns, rows


def _trouble(moment: Moment) -> str:
    return tr("no neuron is selected") if moment.snapshot.neuron is None else ""


CARD = Panel(
    name="card",
    title=mark("Neuron"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    ask=_ask,
    trouble=_trouble,
)
