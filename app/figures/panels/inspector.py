"""The selected neuron's arithmetic, with its numbers in place, in a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.views.inspector.picture import least_size, needed_height, paint_inspector
from app.window.views.words import VEILED

COLUMNS = ("layer", "neuron", "of", "quantity", "point", "index", "value")


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_inspector(painter, area, moment.snapshot, look.theme)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    return least_size(moment.snapshot, look.theme, width)


def _best(width: float, moment: Moment, look: Look) -> float:
    return needed_height(moment.snapshot, look.theme, width)


def _table(moment: Moment) -> Table:
    """A number a row. Points, inputs and outgoing weights are counted from 1."""
    neuron = moment.snapshot.neuron
    if neuron is None or neuron.inspection is None:
        return COLUMNS, []
    found = neuron.inspection
    rows: list[tuple[str, int | str, int | str, float]] = [
        (f"w_i, weight of {name}", "", n, value)
        for n, (name, value) in enumerate(
            zip(_sources(moment), neuron.weights.tolist(), strict=True), 1
        )
    ]
    if neuron.bias is not None:
        rows.append(("b, bias", "", "", neuron.bias))
    rows += [("v_j, outgoing weight", "", n, v) for n, v in enumerate(found.outgoing.tolist(), 1)]
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
    gradients = found.weight_gradient.tolist()
    rows += [("dL/dw_i, gradient", "", n, value) for n, value in enumerate(gradients, 1)]
    if found.bias_gradient is not None:
        rows.append(("dL/db, gradient", "", "", found.bias_gradient))
    rows.append(("L, loss", "", "", found.loss))
    who = (neuron.layer + 1, neuron.index + 1, found.subject)
    return COLUMNS, [(*who, *row) for row in rows]


def _sources(moment: Moment) -> list[str]:
    """What each weight comes from."""
    neuron = moment.snapshot.neuron
    assert neuron is not None
    if neuron.layer == 0:
        return list(moment.snapshot.data.input_names)
    return [f"neuron {n}" for n in range(1, len(neuron.weights) + 1)]


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
        return "no neuron is selected"
    if snapshot.veiled and snapshot.neuron.inspection is None:
        return f"its arithmetic is {VEILED}"
    if snapshot.neuron.inspection is None and snapshot.lens.inspection:
        if snapshot.lens.subject == "test":
            return "there are no test points"
        return "the next step learns from an outlier point instead of a minibatch"
    return ""


INSPECTOR = Panel(
    "inspector", "Inspector", _paint, _least, _best, _table, ask=_ask, trouble=_trouble
)
