"""What killed the selected neuron, and what may become of it, in a figure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.language import mark, tr
from app.record.autopsy import Autopsy
from app.record.lens import Lens
from app.record.moment import Moment
from app.record.snapshot import NeuronDetail, Snapshot, State
from app.window.views.autopsy.page import best_height, least_size, paint_on_page
from app.window.views.autopsy.text import why_not
from app.window.views.card.text import state_of
from app.window.views.units import sources, unit_name
from app.window.views.words import VEILED

COLUMNS = ("layer", "neuron", "step", "quantity", "of", "value")
PARTS = ("gradient", "momentum", "decay", "rounding")
"""What moves a weight, in the order of Autopsy.move."""


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_on_page(painter, area, moment.snapshot, look.theme)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    if moment.snapshot.neuron is None:
        return width, 0.0
    return least_size(width, moment.snapshot, look.theme)


def _best(width: float, moment: Moment, look: Look) -> float:
    if moment.snapshot.neuron is None:
        return 0.0
    return best_height(_least(width, moment, look)[0], moment.snapshot, look.theme)


def _table(moment: Moment) -> Table:
    """A number a row."""
    snapshot = moment.snapshot
    neuron = snapshot.neuron
    if neuron is None or neuron.autopsy is None:
        return COLUMNS, []
    autopsy = neuron.autopsy
    event, parts = autopsy.event, autopsy.parts
    held = f"training point {autopsy.last_point + 1}"
    rows: list[tuple[str, str, float | None]] = [
        ("margin before", "all training points", event.margin_before),
        ("margin after", "all training points", event.margin_after),
        ("margin / |w| before", "all training points", autopsy.distance_before),
        ("margin / |w| after", "all training points", autopsy.distance_after),
        ("z before", held, autopsy.z_before),
        ("change of z by the gradient on the bias", held, parts.bias),
        ("change of z by the gradient on the weights", held, parts.weights),
        ("change of z by momentum", held, parts.momentum),
        ("change of z by decay", held, parts.decay),
        ("change of z by its inputs", held, parts.inputs),
        ("z after", held, autopsy.z_after),
        ("learning rate", "the step", autopsy.learning_rate),
        ("momentum", "the step", autopsy.momentum),
        ("minibatch loss", "the step", autopsy.batch_loss),
    ]
    rows += _parameters(snapshot, neuron, autopsy)
    # none of the training points: the step was taken on an outlier
    points = [f"training point {n + 1}" for n in autopsy.batch.tolist()] or ["the outlier"]
    deltas = autopsy.deltas.tolist()
    rows += [("delta", of, delta) for of, delta in zip(points, deltas, strict=False)]
    who = (neuron.layer + 1, neuron.index + 1, event.step)
    return COLUMNS, [(*who, what, of, value) for what, of, value in rows if value is not None]


def _parameters(
    snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy
) -> list[tuple[str, str, float | None]]:
    """What became of every weight and of the bias, and what moved it."""
    event = autopsy.event
    found: list[tuple[str, str, float | None]] = []
    for n, of in enumerate(f"weight from {source}" for source in sources(snapshot, neuron)):
        found += [
            ("before", of, float(autopsy.weights_before[n])),
            ("after", of, float(autopsy.weights_after[n])),
            ("gradient", of, float(autopsy.weight_gradient[n])),
            *_moves(autopsy, n, of),
        ]
    if event.bias_before is not None:
        found += [
            ("before", "bias", event.bias_before),
            ("after", "bias", event.bias_after),
            ("gradient", "bias", autopsy.bias_gradient),
            *_moves(autopsy, -1, "bias"),
        ]
    return found


def _moves(autopsy: Autopsy, column: int, of: str) -> list[tuple[str, str, float | None]]:
    values = autopsy.move[:, column].tolist()
    return [(f"moved by {part}", of, value) for part, value in zip(PARTS, values, strict=True)]


def _ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    chosen = look.view.neuron
    return replace(lens, neuron=(chosen[0] - 1, chosen[1] - 1) if chosen else None)


def _trouble(moment: Moment) -> str:
    """In the view's own words, of which the first sentence says it."""
    snapshot = moment.snapshot
    neuron = snapshot.neuron
    if neuron is None:
        return tr("no neuron is selected")
    if neuron.autopsy is not None:
        return ""
    name = unit_name(snapshot, neuron.layer, neuron.index)
    state = state_of(snapshot, neuron)
    if state is State.HIDDEN:
        return tr("what became of {neuron} is {veiled}", neuron=name, veiled=tr(VEILED))
    stop = tr(".")
    first, _, rest = why_not(snapshot).partition(f"{stop} ")
    if state is State.DEAD and rest:
        # that it is dead is no reason: what follows is
        cause = rest.partition(f"{stop} ")[0].removesuffix(stop)
        cause = f"{cause[:1].lower()}{cause[1:]}"
        return tr("{neuron} is dead: {cause}", neuron=name, cause=cause)
    return f"{first[:1].lower()}{first[1:]}".removesuffix(stop)


AUTOPSY = Panel(
    "autopsy", mark("Autopsy"), _paint, _least, _best, _table, ask=_ask, trouble=_trouble
)
