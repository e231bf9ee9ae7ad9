"""What killed a neuron, in words and figures. No drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.experiment.interventions import Record
from app.language import mark, tr
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
from app.window.views.card.text import of_training_points, state_of
from app.window.views.events.by_hand import kick_words
from app.window.views.units import title, unit_name, weight_names
from app.window.views.words import grouped, number, percent

HINT = mark("Click a dead neuron to see what killed it.")

LISTED = 8
"""Up to this many weights are listed; of more, those that the step moved most."""

BY: dict[Cause, str] = {
    "intervention": mark("killed at step {step} by hand"),
    "born-dead": mark("born dead"),
    "bias": mark("killed at step {step} by the bias"),
    "weights": mark("killed at step {step} by its weights"),
    "both": mark("killed at step {step} by bias and weights"),
    "inputs": mark("killed at step {step} because its inputs moved"),
    "momentum": mark("killed at step {step} by momentum"),
    "decay": mark("killed at step {step} by weight decay"),
}
DIVERGED = mark("killed at step {step} as the network diverged")

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
        return tr(BY["born-dead"])
    words = BY[event.cause] if event.cause and not _blown_up(autopsy) else DIVERGED
    said = tr(words, step=grouped(event.step))
    kicked = kick_words(record, event)
    return tr("{what}, {how}", what=said, how=kicked) if kicked else said


def when(autopsy: Autopsy) -> str:
    """'killed at step 143'."""
    return tr("killed at step {step}", step=grouped(autopsy.event.step))


def autopsy_sentence(
    autopsy: Autopsy, points: int | None = None, *, step: bool = True, record: Record = ()
) -> str:
    """How it died, from the numbers. `points`: how many training points there are. Without its
    `step` where that stands above. `record`: what was done by hand."""
    event = autopsy.event
    where = tr("the training set") if points is None else _all(points)
    before, after = _margins(autopsy)
    if event.cause == "born-dead":
        return tr(
            "It never lived: at step 0 max z over {points} was {margin}. No step killed it.",
            points=where,
            margin=number(after, 2),
        )
    said = _what_happened(autopsy)
    # an outlier is named already where the minibatch would be
    kicked = kick_words(record, event, outlier=not _outlier(autopsy))
    if kicked:
        said = tr("{what}, {how}", what=said, how=kicked)
    if math.isfinite(before) and math.isfinite(after):
        high, low = _apart(before, after)
        said = tr(
            "{what}; max z over {points} fell from {before} to {after}",
            what=said,
            points=where,
            before=high,
            after=low,
        )
    if step:
        return _kept(tr("Step {step}: {said}.", step=grouped(event.step), said=said))
    return _kept(tr("{said}.", said=said[0].upper() + said[1:]))


def why_not(snapshot: Snapshot) -> str:
    """What there is to say where there is no autopsy."""
    neuron = snapshot.neuron
    if neuron is None:
        return tr(HINT)
    census, index = snapshot.layers[neuron.layer], neuron.index
    name = unit_name(snapshot, neuron.layer, index)
    name = name[:1].upper() + name[1:]
    margin = number(float(census.margin[index]), 2)
    slope = number(float(census.steepest[index]), 2)
    points = len(neuron.preactivation)
    past = past_sentence(snapshot, neuron)
    match state_of(snapshot, neuron):
        case State.DIVERGED:
            step = divergence(snapshot)
            said = [
                tr("{name} diverged: its pre-activation is no longer a finite number.", name=name)
            ]
            if step is not None:
                said.append(tr("The network diverged at step {step}.", step=grouped(step)))
        case State.BORN_DEAD:
            first = _margin_at_birth(snapshot, neuron)
            said = [
                tr(
                    "{name} never lived: dead at step 0, and no step killed it. Its largest z is "
                    "now {margin}.",
                    name=name,
                    margin=margin,
                )
                if first is None
                else tr(
                    "{name} never lived: dead at step 0 with largest z = {margin}; no step killed "
                    "it.",
                    name=name,
                    margin=number(first, 2),
                )
            ]
        case State.DEAD:
            death = killed_by_hand(snapshot, neuron)
            why = by_hand_sentence(snapshot, death) if death else _not_explained(snapshot, neuron)
            said = [tr("{name} is dead: largest z = {margin}.", name=name, margin=margin), why]
        case State.SATURATED:
            said = [
                tr(
                    "{name} is saturated, not dead: hardly any gradient passes (largest slope "
                    "{slope}), and no single step is to blame.",
                    name=name,
                    slope=slope,
                )
            ]
        case State.ATTENUATED:
            said = [
                tr(
                    "{name} is not dead: z ≤ 0 on {points}, but the slope of {slope} there still "
                    "lets gradient through.",
                    name=name,
                    points=_all(points),
                    slope=slope,
                )
            ]
        case State.DORMANT:
            said = [
                tr(
                    "{name} is dormant, not dead: it hardly answers ({share} of its layer's mean "
                    "activity), with margin {margin}.",
                    name=name,
                    share=percent(float(census.dormancy[index])),
                    margin=margin,
                ),
                past,
            ]
        case State.RARELY_ACTIVE:
            active = int((neuron.preactivation > 0).sum())
            said = [
                tr(
                    "{name} is close to death, not dead: it is active on {points}, with margin "
                    "{margin}.",
                    name=name,
                    points=of_training_points(active, points),
                    margin=margin,
                ),
                past,
            ]
        case State.ALWAYS_ON:
            said = [
                tr("{name} is alive, and active on {points}.", name=name, points=_all(points))
                if past
                else tr(
                    "{name} is alive, and active on {points}: nothing to explain.",
                    name=name,
                    points=_all(points),
                ),
                past,
                tr("Its margin, the largest z, is {margin}.", margin=margin),
            ]
        case _:
            said = [
                tr("{name} is alive.", name=name)
                if past
                else tr("{name} is alive: nothing to explain.", name=name),
                past,
                tr(
                    "Its margin, the largest z over {points}, is {margin}.",
                    points=_all(points),
                    margin=margin,
                ),
            ]
    return _kept(" ".join(sentence for sentence in said if sentence))


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
    found = [Stair(tr("before"), tr("before"), 0.0, z, whole=True)]
    for key, name, brief, size in (
        ("bias", tr("gradient on the bias"), tr("bias"), parts.bias),
        ("weights", tr("gradient on the weights"), tr("weights"), parts.weights),
        ("momentum", tr("momentum"), tr("momentum"), parts.momentum),
        ("decay", tr("weight decay"), tr("decay"), parts.decay),
        ("inputs", tr("inputs moved"), tr("inputs"), parts.inputs),
    ):
        if size != 0:
            found.append(Stair(name, brief, z, z + size, guilty=key in guilty))
            z += size
    return [*found, Stair(tr("after"), tr("after"), 0.0, autopsy.z_after, whole=True)]


def changes(autopsy: Autopsy) -> list[tuple[str, str, str]]:
    """(name, before, after) of what the step changed."""
    event = autopsy.event
    with np.errstate(over="ignore"):  # just before a network diverges
        one = float(np.linalg.norm(autopsy.weights_before))
        other = float(np.linalg.norm(autopsy.weights_after))
    found = [(tr("weights |w|"), *_apart(one, other, 3))]
    if event.bias_before is not None and event.bias_after is not None:
        found.insert(0, (tr("bias"), *_apart(event.bias_before, event.bias_after, 3)))
    return [
        *found,
        (tr("margin (max z)"), *_apart(*_margins(autopsy), 3)),
        (tr("margin / |w|"), *_apart(autopsy.distance_before, autopsy.distance_after, 3)),
    ]


def facts(autopsy: Autopsy) -> list[tuple[str, str]]:
    """(name, value) of the step itself."""
    deltas = np.abs(autopsy.deltas)
    loss = tr("outlier's loss") if _outlier(autopsy) else tr("minibatch loss")
    touched, points = grouped(_touched(autopsy)), grouped(len(deltas))
    found = [
        (tr("learning rate"), number(autopsy.learning_rate)),
        (tr("optimizer"), autopsy.optimizer),
    ]
    if autopsy.optimizer not in AVERAGING:
        found.append((tr("momentum"), number(autopsy.momentum)))
    found += [
        (loss, number(autopsy.batch_loss)),
        (tr("points with δ ≠ 0"), tr("{some} of {all}", some=touched, all=points)),
        (tr("largest |δ|"), number(float(deltas.max())) if len(deltas) else "–"),
    ]
    if autopsy.bias_gradient is not None:
        found.append((tr("bias gradient"), number(autopsy.bias_gradient)))
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
    return tr("and {n} more that moved less", n=grouped(more)) if more > 0 else ""


def from_to(move: WeightMove) -> str:
    """'0.42 → 0.31'."""
    return " → ".join(_apart(move.before, move.after, 3))


# --- All of it


def autopsy_text(snapshot: Snapshot) -> str:
    """All that the view says, as lines."""
    neuron = snapshot.neuron
    if neuron is None:
        return tr(HINT)
    autopsy, outlook = neuron.autopsy, outlook_of(snapshot)
    if autopsy is None:
        lines = [why_not(snapshot)]
    else:
        points, record = len(neuron.preactivation), snapshot.experiment.interventions
        lines = [
            f"{title(snapshot, neuron)}: {verdict(autopsy, record)}",
            autopsy_sentence(autopsy, points, record=record),
        ]
        lines += [plane_sentence(autopsy)] if plane_sentence(autopsy) else []
        way = ", ".join(f"{stair.name} {stair.words}" for stair in stairs(autopsy))
        lines.append(tr("z on the last point it held: {way}", way=way))
        lines += [f"{name}: {before} → {after}" for name, before, after in changes(autopsy)]
        lines += [f"{name}: {value}" for name, value in facts(autopsy)]
        lines += [
            tr(
                "weight from {name}: {change}, gradient {gradient}",
                name=move.name,
                change=from_to(move),
                gradient=number(move.gradient),
            )
            for move in weight_moves(snapshot, neuron, autopsy)
        ]
        lines += [left_out(autopsy)] if left_out(autopsy) else []
    if outlook:
        lines.append(tr("Outlook: {outlook}", outlook=outlook))
    return "\n".join(lines).replace("\u00a0", " ")


# --- Pieces of sentences


def _what_happened(autopsy: Autopsy) -> str:
    """'a minibatch with loss 12.3 pushed the bias from 0.21 to −3.9'."""
    event, parts = autopsy.event, autopsy.parts
    if _blown_up(autopsy):
        return tr("the network diverged in this step, and no arithmetic tells the parts")
    batch, bias = _batch(autopsy), tr("the bias")
    if event.bias_before is not None and event.bias_after is not None:
        before, after = _apart(event.bias_before, event.bias_after)
        bias = tr("the bias from {before} to {after}", before=before, after=after)
    match event.cause:
        case "bias":
            return tr("{batch} pushed {bias}", batch=batch, bias=bias)
        case "weights":
            return tr(
                "{batch} moved the weights, which {effect}",
                batch=batch,
                effect=_effect(parts.weights),
            )
        case "both":
            return tr(
                "{batch} pushed {bias} and moved the weights, which together {effect}",
                batch=batch,
                bias=bias,
                effect=_effect(parts.bias + parts.weights),
            )
        case "inputs":
            return tr(
                "the layers before it moved its inputs, which {effect}",
                effect=_effect(parts.inputs),
            )
        case "momentum":
            return _by_momentum(autopsy)
        case "decay":
            if autopsy.move[2, -1]:
                return tr(
                    "decay moved its weights and bias, which {effect}",
                    effect=_effect(parts.decay),
                )
            return tr("decay moved its weights, which {effect}", effect=_effect(parts.decay))
    return tr("{batch} moved it", batch=batch)


def _batch(autopsy: Autopsy) -> str:
    """What the step learned from, with its loss."""
    loss = number(autopsy.batch_loss)
    if _outlier(autopsy):
        if loss == "NaN":
            return tr("one outlier point whose loss is NaN")
        return tr("one outlier point with loss {loss}", loss=loss)
    if loss == "NaN":
        return tr("a minibatch whose loss is NaN")
    return tr("a minibatch with loss {loss}", loss=loss)


def _by_momentum(autopsy: Autopsy) -> str:
    """How earlier steps killed it, and whether this one had a part in it."""
    parts, outlier = autopsy.parts, _outlier(autopsy)
    kept = tr("the momentum of earlier steps")
    if autopsy.optimizer in AVERAGING:
        kept = tr(
            "the averages that {optimizer} keeps of earlier gradients", optimizer=autopsy.optimizer
        )
    effect = _effect(parts.momentum)
    if _touched(autopsy) == 0 and outlier:
        return tr(
            "this outlier gave it no gradient, but {averages} carried on and {effect}",
            averages=kept,
            effect=effect,
        )
    if _touched(autopsy) == 0:
        return tr(
            "this minibatch gave it no gradient, but {averages} carried on and {effect}",
            averages=kept,
            effect=effect,
        )
    change = parts.bias + parts.weights
    own = tr("added {size} to it") if change > 0 else tr("took {size} off it")
    own = own.format(size=number(abs(change), 2))
    if outlier:
        return tr(
            "{averages} carried on and {effect} (this outlier's own gradient {own_effect})",
            averages=kept,
            effect=effect,
            own_effect=own,
        )
    return tr(
        "{averages} carried on and {effect} (this minibatch's own gradient {own_effect})",
        averages=kept,
        effect=effect,
        own_effect=own,
    )


def _outlier(autopsy: Autopsy) -> bool:
    """Whether the step was taken on a point that is not in the training set."""
    return len(autopsy.batch) == 0 and len(autopsy.deltas) == 1


def _effect(change: float) -> str:
    """'took 1.4 off z on the last point it held', or 'added 0.2 to ...'."""
    if change > 0:
        return tr("added {size} to z on the last point it held", size=number(change, 2))
    return tr("took {size} off z on the last point it held", size=number(-change, 2))


def _blown_up(autopsy: Autopsy) -> bool:
    """Whether the step is no arithmetic any more: the network diverged in it."""
    event, parts = autopsy.event, autopsy.parts
    sizes = (parts.total, autopsy.z_after, *_margins(autopsy))
    return event.cause is None or not all(math.isfinite(size) for size in sizes)


def _not_explained(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """Why a dead neuron has no autopsy."""
    census = snapshot.layers[neuron.layer]
    step, since = int(census.dead_since[neuron.index]), snapshot.events.since
    diverged = divergence(snapshot)
    if snapshot.diverged and (diverged is None or not 0 < step < diverged):
        return _lost(step, diverged)
    if step > 0:
        return tr("The step that killed it, {step}, was not recorded.", step=grouped(step))
    if since > 0 and census.born_dead[neuron.index]:
        return tr(
            "It was dead at step 0, and still or again at step {step}, from which on this sibling "
            "is followed.",
            step=grouped(since),
        )
    if since > 0:
        return tr(
            "It died before step {step}, from which on this sibling is followed.",
            step=grouped(since),
        )
    return tr("The step that killed it is not known.")


def _lost(step: int, diverged: int | None) -> str:
    """What there is to say of a death after a divergence; `step` > 0 where that is known."""
    if step > 0 and diverged is not None:
        return tr(
            "It died at step {step}, but the network diverged at step {diverged}: no arithmetic "
            "tells what killed it.",
            step=grouped(step),
            diverged=grouped(diverged),
        )
    if step > 0:
        return tr(
            "It died at step {step}, but the network diverged: no arithmetic tells what killed it.",
            step=grouped(step),
        )
    if diverged is not None:
        return tr(
            "The network diverged at step {step}: no arithmetic tells what killed it.",
            step=grouped(diverged),
        )
    return tr("The network diverged: no arithmetic tells what killed it.")


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
    if points == 1:
        return tr("the only training point")
    return tr("all {n} training points", n=grouped(points))


def _kept(words: str) -> str:
    """'z = 0.3' and the like with no-break spaces: they stay in one line."""
    return words.replace(" = ", "\u00a0=\u00a0").replace(" ≤ ", "\u00a0≤\u00a0")
