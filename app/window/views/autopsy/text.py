"""What killed a neuron, in words and figures. No drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.record.autopsy import Autopsy
from app.record.events import Cause
from app.record.snapshot import NeuronDetail, Snapshot, State
from app.window.views.autopsy.outlook import outlook_sentence
from app.window.views.card.text import state_of, title, weight_names
from app.window.views.words import count, grouped, name_of, number, percent

HINT = "Click a dead neuron to see what killed it."

LISTED = 8
"""Up to this many weights are listed; of more, those that the step moved most."""

BY: dict[Cause, str] = {
    "born-dead": "born dead",
    "bias": "by the bias",
    "weights": "by its weights",
    "both": "by bias and weights",
    "inputs": "by inputs that moved",
    "momentum": "by momentum",
    "decay": "by weight decay",
}

GUILTY: dict[Cause, tuple[str, ...]] = {
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


def verdict(autopsy: Autopsy) -> str:
    """'killed at step 143 · by the bias'."""
    event = autopsy.event
    if event.cause == "born-dead":
        return BY["born-dead"]
    when = f"killed at step {grouped(event.step)}"
    return when if event.cause is None else f"{when} · {BY[event.cause]}"


def autopsy_sentence(autopsy: Autopsy, points: int | None = None) -> str:
    """How it died, from the numbers. `points`: how many training points there are."""
    event = autopsy.event
    where = "the training set" if points is None else _all(points)
    before, after = _margins(autopsy)
    if event.cause == "born-dead":
        return (
            f"It never lived: at step 0 its largest pre-activation over {where} was "
            f"{number(after, 2)}. No step killed it."
        )
    one, other = _apart(before, after)
    fall = f"the largest pre-activation over {where} fell from {one} to {other}"
    return _kept(f"Step {grouped(event.step)}: {_what_happened(autopsy)}; {fall}.")


def plane_sentence(autopsy: Autopsy) -> str:
    """How far the plane z = 0 went past the points; '' where it has no place."""
    jump, beyond = autopsy.jump, -autopsy.distance_after
    if not (math.isfinite(jump) and math.isfinite(beyond)):
        return ""
    held = len(autopsy.active_before)
    past = "the one point" if held == 1 else f"all {count(held, 'point')}"
    unit = "" if autopsy.event.layer == 0 else ", in units of its inputs"
    if autopsy.event.cause == "inputs":
        # the layers before it moved what it sees: its own plane may have stood still
        lie = "lies" if held == 1 else "lie"
        left = f", every training point at least {number(beyond, 2)} from it" if beyond > 0 else ""
        return (
            f"Its inputs moved: {past} that it was active on now {lie} behind its plane"
            f"{left}{unit}."
        )
    left = f" and now lies {number(beyond, 2)} beyond every training point" if beyond > 0 else ""
    return f"The plane jumped {number(jump, 2)} past {past} that it was active on{left}{unit}."


def why_not(snapshot: Snapshot) -> str:
    """What there is to say where there is no autopsy."""
    neuron = snapshot.neuron
    if neuron is None:
        return HINT
    census, index = snapshot.layers[neuron.layer], neuron.index
    name = name_of(neuron.layer, index).capitalize()
    margin = number(float(census.margin[index]), 2)
    active = int((neuron.preactivation > 0).sum())
    points = len(neuron.preactivation)
    match state_of(snapshot, neuron):
        case State.DIVERGED:
            said = f"{name} diverged: its pre-activation is no longer a finite number."
        case State.BORN_DEAD if _never_lived(snapshot, neuron):
            first = _margin_at_birth(snapshot, neuron)
            said = (
                f"{name} never lived: dead at step 0, and no step killed it. Its largest z is now "
                f"{margin}."
                if first is None
                else f"{name} never lived: dead at step 0 with largest z = {number(first, 2)}; no "
                "step killed it."
            )
        case State.DEAD | State.BORN_DEAD:
            said = f"{name} is dead: largest z = {margin}. {_not_followed(snapshot, neuron)}"
        case State.SATURATED:
            slope = number(float(census.steepest[index]), 2)
            said = (
                f"{name} is saturated, not dead: hardly any gradient passes (largest slope "
                f"{slope}), and no single step is to blame."
            )
        case State.ATTENUATED:
            slope = number(float(census.steepest[index]), 2)
            said = (
                f"{name} is not dead: z ≤ 0 on {_all(points)}, but the slope of {slope} there "
                "still lets gradient through."
            )
        case State.DORMANT:
            share = percent(float(census.dormancy[index]))
            said = (
                f"{name} is dormant, not dead: it hardly answers ({share} of its layer's mean "
                f"activity), with margin {margin}."
            )
        case State.RARELY_ACTIVE:
            said = (
                f"{name} is close to death, not dead: it is active on {grouped(active)} of "
                f"{count(points, 'training point')}, with margin {margin}."
            )
        case State.ALWAYS_ON:
            said = (
                f"{name} is alive, and active on {_all(points)}: nothing to explain. "
                f"Its margin, the largest z, is {margin}."
            )
        case _:
            said = (
                f"{name} is alive: nothing to explain. Its margin, the largest z over "
                f"{_all(points)}, is {margin}."
            )
    return _kept(said)


def outlook_of(snapshot: Snapshot) -> str:
    """The selected neuron's outlook in words; '' while it lives."""
    neuron = snapshot.neuron
    if neuron is None or neuron.outlook is None:
        return ""
    return outlook_sentence(neuron.outlook, born_dead=_never_lived(snapshot, neuron))


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
        ("minibatch loss", number(autopsy.batch_loss)),
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
        points = len(neuron.preactivation)
        lines = [f"{title(neuron)}: {verdict(autopsy)}", autopsy_sentence(autopsy, points)]
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
    loss = number(autopsy.batch_loss)
    batch = f"a minibatch with loss {loss}" if loss != "NaN" else "a minibatch whose loss is NaN"
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
            did = f"carried on and {_effect(parts.momentum)} z on {last}"
            if _touched(autopsy) == 0:
                return f"this minibatch gave it no gradient, but {kept} {did}"
            own = _effect(parts.bias + parts.weights)
            return f"{kept} {did} (this minibatch's own gradient {own} it)"
        case "decay":
            return f"weight decay moved weights and bias, which {_effect(parts.decay)} z on {last}"
    return f"{batch} moved it"


def _effect(change: float) -> str:
    """'took 1.4 off', 'added 0.2 to'."""
    if change > 0:
        return f"added {number(change, 2)} to"
    return f"took {number(-change, 2)} off"


def _not_followed(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    since = int(snapshot.layers[neuron.layer].dead_since[neuron.index])
    if since > 0:
        return f"The step that killed it, {grouped(since)}, was not recorded."
    if snapshot.events.since > 0:
        return (
            f"It died before step {grouped(snapshot.events.since)}, from where on deaths are known."
        )
    return "The step that killed it is not known."


def _never_lived(snapshot: Snapshot, neuron: NeuronDetail) -> bool:
    """Whether it was born dead and has not come back since, to die again."""
    born = state_of(snapshot, neuron) is State.BORN_DEAD
    since = snapshot.layers[neuron.layer].dead_since[neuron.index]
    return born and neuron.autopsy is None and since <= 0


def _margin_at_birth(snapshot: Snapshot, neuron: NeuronDetail) -> float | None:
    for event in snapshot.events:
        if event.step > 0:
            break
        if (event.layer, event.neuron, event.kind) == (neuron.layer, neuron.index, "death"):
            return event.margin_after
    # a first layer that gets no gradient stays as it was: what it has now it had at birth
    outlook = neuron.outlook
    still = outlook is not None and outlook.momentum_left == 0 and outlook.decay == 0
    margin = float(snapshot.layers[neuron.layer].margin[neuron.index])
    return margin if neuron.layer == 0 and still else None


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
