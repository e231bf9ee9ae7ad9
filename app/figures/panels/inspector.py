"""The selected neuron's arithmetic, with its numbers in place, in a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.language import mark, tr
from app.record.inspection import Inspection
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.views.inspector.picture import least_size, needed_height, paint_inspector
from app.window.views.units import sources
from app.window.views.words import VEILED

COLUMNS = ("layer", "neuron", "of", "quantity", "point", "index", "value")


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_inspector(painter, area, moment.snapshot, look.theme)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    return least_size(moment.snapshot, look.theme, width)


def _best(width: float, moment: Moment, look: Look) -> float:
    return needed_height(moment.snapshot, look.theme, width)


def _table(moment: Moment) -> Table:
    """A number a row. Points, inputs, outgoing weights and positions are counted from 1."""
    neuron = moment.snapshot.neuron
    if neuron is None or neuron.inspection is None:
        return COLUMNS, []
    found = neuron.inspection
    rows: list[tuple[str, int | str, int | str, float]] = [
        (f"w_i, weight of {name}", "", n, value)
        for n, (name, value) in enumerate(
            zip(sources(moment.snapshot, neuron), neuron.weights.tolist(), strict=True), 1
        )
    ]
    if neuron.bias is not None:
        rows.append(("b, bias", "", "", neuron.bias))
    rows += _outgoing(found)
    for k, point in enumerate((found.points + 1).tolist()):
        inputs, deltas = found.inputs[k].tolist(), found.later_deltas[k].tolist()
        rows += [("a_i, input", point, n, value) for n, value in enumerate(inputs, 1)]
        rows += [
            ("z, pre-activation", point, "", float(found.z[k])),
            ("f(z), activation", point, "", float(found.value[k])),
            ("f'(z), slope", point, "", float(found.slope[k])),
        ]
        rows += [("delta_j, later delta", point, n, value) for n, value in enumerate(deltas, 1)]
        rows += [
            ("dL/df, later term", point, "", float(found.incoming[k])),
            ("dL/dz, delta", point, "", float(found.delta[k])),
        ]
        rows += _positions(found, k)
    gradients = found.weight_gradient.tolist()
    rows += [("dL/dw_i, gradient", "", n, value) for n, value in enumerate(gradients, 1)]
    if found.bias_gradient is not None:
        rows.append(("dL/db, gradient", "", "", found.bias_gradient))
    rows.append(("L, loss", "", "", found.loss))
    who = (neuron.layer + 1, neuron.index + 1, found.subject)
    return COLUMNS, [(*who, *row) for row in rows]


def _outgoing(found: Inspection) -> list[tuple[str, int | str, int | str, float]]:
    """The weights that carry it on; of a channel those from each point's position."""
    name = "v_j, outgoing weight"
    if found.positions is None:
        return [(name, "", n, v) for n, v in enumerate(found.outgoing.tolist(), 1)]
    points = zip((found.points + 1).tolist(), found.outgoing.tolist(), strict=True)
    return [(name, k, n, v) for k, weights in points for n, v in enumerate(weights, 1)]


def _positions(found: Inspection, k: int) -> list[tuple[str, int | str, int | str, float]]:
    """Of a channel the position that is shown of a point, and what it has at all positions."""
    if found.positions is None or found.z_map is None or found.delta_map is None:
        return []
    point = int(found.points[k]) + 1
    row, column = (found.positions[k] + 1).tolist()
    rows: list[tuple[str, int | str, int | str, float]] = [
        ("row of the position", point, "", row),
        ("column of the position", point, "", column),
    ]
    for name, maps in (("z at position", found.z_map), ("dL/dz at position", found.delta_map)):
        rows += [(name, point, n, value) for n, value in enumerate(maps[k].ravel().tolist(), 1)]
    return rows


def _ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    view = look.view
    return replace(
        lens,
        neuron=(view.neuron[0] - 1, view.neuron[1] - 1) if view.neuron else None,
        inspection=True,
        subject=view.subject,
        point=view.point - 1,
    )


def _trouble(moment: Moment) -> str:
    snapshot = moment.snapshot
    if snapshot.neuron is None:
        return tr("no neuron is selected")
    if snapshot.veiled and snapshot.neuron.inspection is None:
        return tr("its arithmetic is {veiled}", veiled=tr(VEILED))
    if snapshot.neuron.inspection is None and snapshot.lens.inspection:
        if snapshot.lens.subject == "test":
            return tr("there are no test points")
        return tr("the next step learns from an outlier point instead of a minibatch")
    return ""


INSPECTOR = Panel(
    "inspector", mark("Inspector"), _paint, _least, _best, _table, ask=_ask, trouble=_trouble
)
