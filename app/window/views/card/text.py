"""What the neuron card says: names, a sentence, figures. No drawing."""

from __future__ import annotations

import math

import numpy as np

from app.record.snapshot import STATE_WORDS, LayerCensus, NeuronDetail, Snapshot, State
from app.window.views.autopsy.outlook import outlook_sentence
from app.window.views.autopsy.past import killed_by_hand
from app.window.views.events.by_hand import behind, listed
from app.window.views.scales import grouped
from app.window.views.words import UNKNOWN, VEILED, count, number, percent

HINT = "Click a neuron to see its weights and where its pre-activations lie."

_TWO_ENDED = ("tanh", "sigmoid")

FEW = 8
"""Up to this many weights are listed one by one."""


HIDDEN_SENTENCE = f"Is it dead or alive? What it does on the training points is {VEILED}."


def state_of(snapshot: Snapshot, neuron: NeuronDetail) -> State:
    """The state that the census gives the neuron."""
    return State(snapshot.layers[neuron.layer].state[neuron.index])


def title(neuron: NeuronDetail) -> str:
    """'Layer 1 · neuron 3'."""
    return f"Layer {neuron.layer + 1} · neuron {neuron.index + 1}"


def subtitles(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """'dead since step 143 · relu', and ever shorter."""
    census = snapshot.layers[neuron.layer]
    state = state_of(snapshot, neuron)
    word, since = STATE_WORDS[state], int(census.dead_since[neuron.index])
    forms = [word]
    if state is State.DEAD and since > 0:
        when = f"since step {grouped(since)}"
        forms = [f"dead {when}"]
        if census.born_dead[neuron.index]:
            forms = [f"dead {when} (born dead, lived in between)", f"dead again {when}"]
        if killed_by_hand(snapshot, neuron):
            forms.insert(0, f"dead {when}, by hand")
    return [f"{forms[0]} · {census.activation}", *forms]


def sentence(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """What the neuron's state means, in plain words and with its figures."""
    census = snapshot.layers[neuron.layer]
    # no-break spaces: "z = −0.42" stays in one line
    largest = f"largest\u00a0z\u00a0=\u00a0{number(float(census.margin[neuron.index]), 2)}"
    smallest = f"smallest\u00a0z\u00a0=\u00a0{number(float(census.lowest[neuron.index]), 2)}"
    points = len(neuron.preactivation)
    match state_of(snapshot, neuron):
        case State.DIVERGED:
            lost = int((~np.isfinite(neuron.preactivation)).sum())
            where = f" on {lost} of {count(points, 'training point')}" if lost else ""
            return f"Diverged: its pre-activation is not a finite number{where}."
        case State.HIDDEN:
            return HIDDEN_SENTENCE
        case State.BORN_DEAD:
            return f"Dead from the start: no training point reaches it, {largest}."
        case State.DEAD:
            return f"No training point reaches it: {largest}."
        case State.SATURATED:
            left = census.activation not in _TWO_ENDED and census.margin[neuron.index] < 0
            where = "Far to the left" if left else "Near an end value"
            return f"{where} on every training point: {_passing(census, neuron.index)}."
        case State.ATTENUATED:
            share = percent(float(census.steepest[neuron.index]))
            return (
                f"Below zero on every training point, {largest}: linear there, and attenuated to "
                f"{share} of the slope."
            )
        case State.DORMANT:
            share = percent(float(census.dormancy[neuron.index]))
            return f"It hardly answers: {share} of its layer's mean activity."
        case State.ALWAYS_ON:
            return f"Every training point is on its active side, {smallest}: it is linear there."
        case State.RARELY_ACTIVE:
            return f"Reached by only {_active(neuron)} of {count(points, 'training point')}."
    return f"z > 0 on {_active(neuron)} of {count(points, 'training point')}."


def by_hand(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """'Killed by hand: L1 biases = −3.'; '' for one that a step killed, or that lives."""
    death = killed_by_hand(snapshot, neuron)
    if death is None:
        return ""
    done = behind(snapshot.experiment.interventions, death)
    return f"Killed by hand: {listed(done)}." if done else "Killed by hand."


def held(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """'Frozen: its weights and bias are held.'; '' for one that learns."""
    if not snapshot.layers[neuron.layer].frozen[neuron.index]:
        return ""
    own = "weights" if neuron.bias is None else "weights and bias"
    return f"Frozen: its {own} are held."


def said(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """All that is said of it before its outlook: its state, what a person did."""
    words = (sentence(snapshot, neuron), by_hand(snapshot, neuron), held(snapshot, neuron))
    return [each for each in words if each]


def outlook(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """Whether a dead neuron can come back; '' for a living one."""
    if neuron.outlook is None:
        return ""
    born_dead = state_of(snapshot, neuron) is State.BORN_DEAD
    return outlook_sentence(neuron.outlook, born_dead=born_dead)


def facts(snapshot: Snapshot, neuron: NeuronDetail) -> list[tuple[str, str]]:
    """Its figures as (name, value)."""
    census, index = snapshot.layers[neuron.layer], neuron.index
    share = f"{percent(float(census.active_share[index]))} of points"
    score = number(float(census.dormancy[index]), 2)
    if state_of(snapshot, neuron) is State.DIVERGED:
        # counted over figures that are not numbers, these would be nonsense
        share = score = "–"
    margin, lowest, activity = (
        number(float(figures[index]))
        for figures in (census.margin, census.lowest, census.mean_activity)
    )
    if state_of(snapshot, neuron) is State.HIDDEN:
        margin = lowest = share = activity = score = UNKNOWN
    return [
        ("margin (max z)", margin),
        ("min z", lowest),
        # what cannot die is not off where z <= 0
        ("active on" if census.can_die else "z > 0 on", share),
        ("bias", "none" if neuron.bias is None else number(neuron.bias)),
        ("mean activity", activity),
        ("dormancy score", score),
    ]


def weight_names(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """What each weight comes from: an input, or a neuron of the layer before."""
    if neuron.layer == 0:
        return list(snapshot.data.input_names)
    return [f"n{index + 1}" for index in range(len(neuron.weights))]


def weights_heading(neuron: NeuronDetail) -> str:
    """'weights from the inputs' or 'weights from layer 1'."""
    return f"weights from {'the inputs' if neuron.layer == 0 else f'layer {neuron.layer}'}"


def plain_text(snapshot: Snapshot) -> str:
    """All of the card as lines of text, for the clipboard and for screen readers."""
    neuron = snapshot.neuron
    if neuron is None:
        return HINT
    lines = [f"{title(neuron)}: {subtitles(snapshot, neuron)[0]}", *said(snapshot, neuron)]
    if hope := outlook(snapshot, neuron):
        lines.append(hope)
    lines += [f"{name}: {value}" for name, value in facts(snapshot, neuron)]
    if len(neuron.weights) <= FEW:
        named = zip(weight_names(snapshot, neuron), neuron.weights.tolist(), strict=True)
        lines.append("weights: " + ", ".join(f"{name} {number(w)}" for name, w in named))
    else:
        low, high = float(neuron.weights.min()), float(neuron.weights.max())
        lines.append(f"{weights_heading(neuron)}: {number(low)} to {number(high)}")
    return "\n".join(lines).replace("\u00a0", " ").replace("\u2060", "")


def _passing(census: LayerCensus, index: int) -> str:
    """How much of the gradient still gets through the activation: 'at most 0.4 % of the gradient
    passes, f′(z) ≤ 0.0035'."""
    steepest = float(census.steepest[index])
    if not math.isfinite(steepest):
        return "hardly any gradient passes"
    if steepest == 0:
        return "no gradient passes, f′(z) = 0"
    # rounded up in the last digit that is shown: it says "at most"
    thousandths = math.ceil(1000 * steepest - 1e-9) / 1000
    share = "less than 0.1 %" if steepest < 0.001 else f"at most {percent(thousandths)}"
    if steepest >= 0.1:
        share = f"at most {percent(math.ceil(100 * steepest - 1e-9) / 100)}"
    unit = 10.0 ** (math.floor(math.log10(steepest)) - 1)
    bound = number(math.ceil(steepest / unit - 1e-9) * unit, 2)
    full = ", of 0.25 at most" if census.activation == "sigmoid" else ""
    slope = f"f\u2060′\u2060(z)\u00a0≤\u00a0{bound}"
    return f"{share.replace(' %', chr(0xA0) + '%')} of the gradient passes, {slope}{full}"


def _active(neuron: NeuronDetail) -> str:
    return grouped(int((neuron.preactivation > 0).sum()))
