"""What killed a neuron, in words and figures. No drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.experiment.interventions import Record
from app.record.autopsy import Autopsy
from app.record.events import Cause
from app.record.snapshot import NeuronDetail, Snapshot, State
from app.window.views.autopsy.movement import plane_sentence
from app.window.views.autopsy.outlook import outlook_sentence
from app.window.views.autopsy.past import (
    by_hand_sentence,
    divergence,
    killed_by_hand,
    past_sentence,
)
from app.window.views.card.text import state_of, title, weight_names
from app.window.views.events.by_hand import kick_words
from app.window.views.words import count, grouped, name_of, number, percent

HINT = "Click a dead neuron to see what killed it."

LISTED = 8
"""Up to this many weights are listed; of more, those that the step moved most."""

BY: dict[Cause, str] = {
    "intervention": "by hand",
    "born-dead": "born dead",
    "bias": "by the bias",
    "weights": "by its weights",
    "both": "by bias and weights",
    "inputs": "because its inputs moved",
    "momentum": "by momentum",
    "decay": "by weight decay",
}

GUILTY: dict[Cause, tuple[str, ...]] = {
    "intervention": (),
    "bias": ("bias",),
    "weights": ("weights",),
    "both": ("bias", "weights"),
    "inputs": ("inputs",),
    "momentum": ("momentum",),
    "decay": ("decay",),
}
"""Which parts of the change each cause is about."""

AVERAGING = ("adam", "adamw")
"""Optimizers that keep averages of their own: the momentum setting is not theirs."""


@dataclass(frozen=True)
class Stair:
    """One step of z on its way from before to after."""

    name: str
    brief: str
    """The name where there is little room."""
    start: float
    end: float
    guilty: bool = False
    """Whether it is what the cause names."""
    whole: bool = False
    """Whether it is z itself rather than a change of it."""

    @property
    def words(self) -> str:
        """'0.75' for z itself, '−1.4' or '+0.04' for a change."""
        value = self.end - self.start
        return number(value) if self.whole or not value > 0 else f"+{number(value)}"


@dataclass(frozen=True)
class WeightMove:
    """What the step did to an incoming weight."""

    name: str
    gradient: float
    before: float
    after: float


# --- Sentences


def verdict(autopsy: Autopsy, record: Record = ()) -> str:
    """'killed at step 143 by the bias'; of a step that was kicked also how."""
    event = autopsy.event
    if event.cause == "born-dead":
        return BY["born-dead"]
    how = BY[event.cause] if event.cause and not _blown_up(autopsy) else "as the network diverged"
    said = f"{when(autopsy)} {how}"
    kicked = kick_words(record, event)
    return f"{said}, {kicked}" if kicked else said


def when(autopsy: Autopsy) -> str:
    """'killed at step 143'."""
    return f"killed at step {grouped(autopsy.event.step)}"


def autopsy_sentence(
    autopsy: Autopsy, points: int | None = None, *, step: bool = True, record: Record = ()
) -> str:
    """How it died, from the numbers. `points`: how many training points there are. Without its
    `step` where that stands above. `record`: what was done by hand."""
    event = autopsy.event
    where = "the training set" if points is None else _all(points)
    before, after = _margins(autopsy)
    if event.cause == "born-dead":
        return (
            f"It never lived: at step 0 max z over {where} was {number(after, 2)}. No step killed "
            "it."
        )
    said = _what_happened(autopsy)
    # an outlier is named already where the minibatch would be
    kicked = kick_words(record, event, outlier=not _outlier(autopsy))
    said += f", {kicked}" if kicked else ""
    if math.isfinite(before) and math.isfinite(after):
        said += "; max z over {} fell from {} to {}".format(where, *_apart(before, after))
    said = f"Step {grouped(event.step)}: {said}" if step else said[0].upper() + said[1:]
    return _kept(f"{said}.")


def why_not(snapshot: Snapshot) -> str:
    """What there is to say where there is no autopsy."""
    neuron = snapshot.neuron
    if neuron is None:
        return HINT
    census, index = snapshot.layers[neuron.layer], neuron.index
    name = name_of(neuron.layer, index).capitalize()
    margin = number(float(census.margin[index]), 2)
    slope = number(float(census.steepest[index]), 2)
    points = len(neuron.preactivation)
    past = past_sentence(snapshot, neuron)
    match state_of(snapshot, neuron):
        case State.DIVERGED:
            step = divergence(snapshot)
            said = f"{name} diverged: its pre-activation is no longer a finite number."
            said += f" The network diverged at step {grouped(step)}." if step is not None else ""
        case State.BORN_DEAD:
            first = _margin_at_birth(snapshot, neuron)
            said = (
                f"{name} never lived: dead at step 0, and no step killed it. Its largest z is now "
                f"{margin}."
                if first is None
                else f"{name} never lived: dead at step 0 with largest z = {number(first, 2)}; no "
                "step killed it."
            )
        case State.DEAD:
            death = killed_by_hand(snapshot, neuron)
            why = by_hand_sentence(snapshot, death) if death else _not_explained(snapshot, neuron)
            said = f"{name} is dead: largest z = {margin}. {why}"
        case State.SATURATED:
            said = (
                f"{name} is saturated, not dead: hardly any gradient passes (largest slope "
                f"{slope}), and no single step is to blame."
            )
        case State.ATTENUATED:
            said = (
                f"{name} is not dead: z ≤ 0 on {_all(points)}, but the slope of {slope} there "
                "still lets gradient through."
            )
        case State.DORMANT:
            share = percent(float(census.dormancy[index]))
            said = (
                f"{name} is dormant, not dead: it hardly answers ({share} of its layer's mean "
                f"activity), with margin {margin}. {past}"
            )
        case State.RARELY_ACTIVE:
            active = grouped(int((neuron.preactivation > 0).sum()))
            said = (
                f"{name} is close to death, not dead: it is active on {active} of "
                f"{count(points, 'training point')}, with margin {margin}. {past}"
            )
        case State.ALWAYS_ON:
            said = (
                f"{name} is alive, and active on {_all(points)}{_or_nothing(past)} "
                f"Its margin, the largest z, is {margin}."
            )
        case _:
            said = (
                f"{name} is alive{_or_nothing(past)} Its margin, the largest z over "
                f"{_all(points)}, is {margin}."
            )
    return _kept(said.rstrip())


def outlook_of(snapshot: Snapshot) -> str:
    """The selected neuron's outlook in words; '' while it lives."""
    neuron = snapshot.neuron
    if neuron is None or neuron.outlook is None:
        return ""
    born_dead = state_of(snapshot, neuron) is State.BORN_DEAD
    return outlook_sentence(neuron.outlook, born_dead=born_dead)


# --- Figures


def stairs(autopsy: Autopsy) -> list[Stair]:
    """How z on the last point it held went from before to after. Parts that are 0 are left out."""
    parts, z = autopsy.parts, autopsy.z_before
    guilty = GUILTY.get(autopsy.event.cause, ()) if autopsy.event.cause else ()
    found = [Stair("before", "before", 0.0, z, whole=True)]
    for key, name, brief, size in (
        ("bias", "gradient on the bias", "bias", parts.bias),
        ("weights", "gradient on the weights", "weights", parts.weights),
        ("momentum", "momentum", "momentum", parts.momentum),
        ("decay", "weight decay", "decay", parts.decay),
        ("inputs", "inputs moved", "inputs", parts.inputs),
    ):
        if size != 0:
            found.append(Stair(name, brief, z, z + size, guilty=key in guilty))
            z += size
    return [*found, Stair("after", "after", 0.0, autopsy.z_after, whole=True)]


def changes(autopsy: Autopsy) -> list[tuple[str, str, str]]:
    """(name, before, after) of what the step changed."""
    event = autopsy.event
    with np.errstate(over="ignore"):  # just before a network diverges
        one = float(np.linalg.norm(autopsy.weights_before))
        other = float(np.linalg.norm(autopsy.weights_after))
    found = [("weights |w|", *_apart(one, other, 3))]
    if event.bias_before is not None and event.bias_after is not None:
        found.insert(0, ("bias", *_apart(event.bias_before, event.bias_after, 3)))
    return [
        *found,
        ("margin (max z)", *_apart(*_margins(autopsy), 3)),
        ("margin / |w|", *_apart(autopsy.distance_before, autopsy.distance_after, 3)),
    ]


def facts(autopsy: Autopsy) -> list[tuple[str, str]]:
    """(name, value) of the step itself."""
    deltas = np.abs(autopsy.deltas)
    found = [
        ("learning rate", number(autopsy.learning_rate)),
        ("optimizer", autopsy.optimizer),
    ]
    if autopsy.optimizer not in AVERAGING:
        found.append(("momentum", number(autopsy.momentum)))
    found += [
        ("outlier's loss" if _outlier(autopsy) else "minibatch loss", number(autopsy.batch_loss)),
        ("points with δ ≠ 0", f"{grouped(_touched(autopsy))} of {grouped(len(deltas))}"),
        ("largest |δ|", number(float(deltas.max())) if len(deltas) else "–"),
    ]
    if autopsy.bias_gradient is not None:
        found.append(("bias gradient", number(autopsy.bias_gradient)))
    return found


def weight_moves(snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy) -> list[WeightMove]:
    """The incoming weights, at most LISTED: those that the step moved most, in their own order."""
    names = weight_names(snapshot, neuron)
    moved = np.nan_to_num(np.abs(autopsy.weights_after - autopsy.weights_before), nan=np.inf)
    chosen = np.sort(np.argsort(-moved, kind="stable")[:LISTED]).tolist()
    return [
        WeightMove(
            names[n],
            float(autopsy.weight_gradient[n]),
            float(autopsy.weights_before[n]),
            float(autopsy.weights_after[n]),
        )
        for n in chosen
    ]


def left_out(autopsy: Autopsy) -> str:
    """'and 56 more that moved less'; '' where all are listed."""
    more = len(autopsy.weights_after) - LISTED
    return f"and {grouped(more)} more that moved less" if more > 0 else ""


def from_to(move: WeightMove) -> str:
    """'0.42 → 0.31'."""
    return " → ".join(_apart(move.before, move.after, 3))


# --- All of it


def autopsy_text(snapshot: Snapshot) -> str:
    """All that the view says, as lines."""
    neuron = snapshot.neuron
    if neuron is None:
        return HINT
    autopsy, outlook = neuron.autopsy, outlook_of(snapshot)
    if autopsy is None:
        lines = [why_not(snapshot)]
    else:
        points, record = len(neuron.preactivation), snapshot.experiment.interventions
        lines = [
            f"{title(neuron)}: {verdict(autopsy, record)}",
            autopsy_sentence(autopsy, points, record=record),
        ]
        lines += [plane_sentence(autopsy)] if plane_sentence(autopsy) else []
        way = ", ".join(f"{stair.name} {stair.words}" for stair in stairs(autopsy))
        lines.append(f"z on the last point it held: {way}")
        lines += [f"{name}: {before} → {after}" for name, before, after in changes(autopsy)]
        lines += [f"{name}: {value}" for name, value in facts(autopsy)]
        lines += [
            f"weight from {move.name}: {from_to(move)}, gradient {number(move.gradient)}"
            for move in weight_moves(snapshot, neuron, autopsy)
        ]
        lines += [left_out(autopsy)] if left_out(autopsy) else []
    if outlook:
        lines.append(f"Outlook: {outlook}")
    return "\n".join(lines).replace("\u00a0", " ")


# --- Pieces of sentences


def _what_happened(autopsy: Autopsy) -> str:
    """'a minibatch with loss 12.3 pushed the bias from 0.21 to −3.9'."""
    event, parts = autopsy.event, autopsy.parts
    if _blown_up(autopsy):
        return "the network diverged in this step, and no arithmetic tells the parts"
    loss = number(autopsy.batch_loss)
    what = "one outlier point" if _outlier(autopsy) else "a minibatch"
    batch = f"{what} with loss {loss}" if loss != "NaN" else f"{what} whose loss is NaN"
    last = "the last point it held"
    bias = ""
    if event.bias_before is not None and event.bias_after is not None:
        bias = "from {} to {}".format(*_apart(event.bias_before, event.bias_after))
    match event.cause:
        case "bias":
            return f"{batch} pushed the bias {bias}".rstrip()
        case "weights":
            return f"{batch} moved the weights, which {_effect(parts.weights)} z on {last}"
        case "both":
            return (
                f"{batch} pushed the bias {bias} and moved the weights, which together "
                f"{_effect(parts.bias + parts.weights)} z on {last}"
            )
        case "inputs":
            return (
                f"the layers before it moved its inputs, which {_effect(parts.inputs)} z on {last}"
            )
        case "momentum":
            kept = (
                f"the averages that {autopsy.optimizer} keeps of earlier gradients"
                if autopsy.optimizer in AVERAGING
                else "the momentum of earlier steps"
            )
            this = "this outlier" if _outlier(autopsy) else "this minibatch"
            did = f"carried on and {_effect(parts.momentum)} z on {last}"
            if _touched(autopsy) == 0:
                return f"{this} gave it no gradient, but {kept} {did}"
            own = _effect(parts.bias + parts.weights)
            return f"{kept} {did} ({this}'s own gradient {own} it)"
        case "decay":
            what = "weights and bias" if autopsy.move[2, -1] else "weights"
            return f"decay moved its {what}, which {_effect(parts.decay)} z on {last}"
    return f"{batch} moved it"


def _outlier(autopsy: Autopsy) -> bool:
    """Whether the step was taken on a point that is not in the training set."""
    return len(autopsy.batch) == 0 and len(autopsy.deltas) == 1


def _effect(change: float) -> str:
    """'took 1.4 off', 'added 0.2 to'."""
    if change > 0:
        return f"added {number(change, 2)} to"
    return f"took {number(-change, 2)} off"


def _blown_up(autopsy: Autopsy) -> bool:
    """Whether the step is no arithmetic any more: the network diverged in it."""
    event, parts = autopsy.event, autopsy.parts
    sizes = (parts.total, autopsy.z_after, *_margins(autopsy))
    return event.cause is None or not all(math.isfinite(size) for size in sizes)


def _or_nothing(past: str) -> str:
    return f". {past}" if past else ": nothing to explain."


def _not_explained(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """Why a dead neuron has no autopsy."""
    census = snapshot.layers[neuron.layer]
    step, since = int(census.dead_since[neuron.index]), snapshot.events.since
    diverged = divergence(snapshot)
    if snapshot.diverged and (diverged is None or not 0 < step < diverged):
        at = f" at step {grouped(diverged)}" if diverged is not None else ""
        died = f"It died at step {grouped(step)}, but the" if step > 0 else "The"
        return f"{died} network diverged{at}: no arithmetic tells what killed it."
    if step > 0:
        return f"The step that killed it, {grouped(step)}, was not recorded."
    if since > 0:
        followed = f"step {grouped(since)}, from which on this sibling is followed."
        if census.born_dead[neuron.index]:
            return f"It was dead at step 0, and still or again at {followed}"
        return f"It died before {followed}"
    return "The step that killed it is not known."


def _margin_at_birth(snapshot: Snapshot, neuron: NeuronDetail) -> float | None:
    for n in range(len(snapshot.events)):
        event = snapshot.events[n]
        if event.step > 0:
            break
        if (event.layer, event.neuron, event.kind) == (neuron.layer, neuron.index, "death"):
            return event.margin_after
    return None


def _margins(autopsy: Autopsy) -> tuple[float, float]:
    before, after = autopsy.event.margin_before, autopsy.event.margin_after
    return (
        autopsy.z_before if before is None else before,
        autopsy.z_after if after is None else after,
    )


def _touched(autopsy: Autopsy) -> int:
    """How many of the minibatch's points sent it a gradient."""
    return int((autopsy.deltas != 0).sum())


def _apart(one: float, other: float, digits: int = 2) -> tuple[str, str]:
    """Two numbers with enough digits to be seen to differ."""
    for more in range(digits, 7):
        written = number(one, more), number(other, more)
        if one == other or written[0] != written[1]:
            break
    return written


def _all(points: int) -> str:
    return "the only training point" if points == 1 else f"all {count(points, 'training point')}"


def _kept(words: str) -> str:
    """'z = 0.3' and the like with no-break spaces: they stay in one line."""
    return words.replace(" = ", "\u00a0=\u00a0").replace(" ≤ ", "\u00a0≤\u00a0")
