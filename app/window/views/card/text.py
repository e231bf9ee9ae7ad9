"""What the neuron card says: names, a sentence, figures. No drawing."""

from __future__ import annotations

import math

import numpy as np

from app.language import mark, tr
from app.record.snapshot import STATE_WORDS, LayerCensus, NeuronDetail, Snapshot, State
from app.window.views.autopsy.outlook import outlook_sentences
from app.window.views.autopsy.past import killed_by_hand
from app.window.views.events.by_hand import behind, listed
from app.window.views.scales import grouped
from app.window.views.units import is_channel, title, weight_names
from app.window.views.words import UNKNOWN, count, number, percent

HINT = mark("Click a neuron to see its weights and where its pre-activations lie.")

_TWO_ENDED = ("tanh", "sigmoid")

FEW = 8
"""Up to this many weights are listed one by one."""


HIDDEN_SENTENCE = mark(
    "Is it dead or alive? What it does on the training points is hidden until revealed."
)


def state_of(snapshot: Snapshot, neuron: NeuronDetail) -> State:
    """The state that the census gives the neuron."""
    return State(snapshot.layers[neuron.layer].state[neuron.index])


def subtitles(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """'dead since step 143 · relu', and ever shorter."""
    census = snapshot.layers[neuron.layer]
    state = state_of(snapshot, neuron)
    word, since = tr(STATE_WORDS[state]), int(census.dead_since[neuron.index])
    forms = [word]
    if state is State.DEAD and since > 0:
        step = grouped(since)
        forms = [tr("dead since step {step}", step=step)]
        if census.born_dead[neuron.index]:
            forms = [
                tr("dead since step {step} (born dead, lived in between)", step=step),
                tr("dead again since step {step}", step=step),
            ]
        if killed_by_hand(snapshot, neuron):
            forms.insert(0, tr("dead since step {step}, by hand", step=step))
    return [f"{forms[0]} · {census.activation}", *forms]


def sentence(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """What the neuron's state means, in plain words and with its figures."""
    census = snapshot.layers[neuron.layer]
    largest = tr("largest z = {z}", z=number(float(census.margin[neuron.index]), 2))
    smallest = tr("smallest z = {z}", z=number(float(census.lowest[neuron.index]), 2))
    # no-break spaces: "z = −0.42" stays in one line
    largest, smallest = (words.replace(" ", "\u00a0") for words in (largest, smallest))
    points = len(neuron.preactivation)
    active = int((neuron.preactivation > 0).sum())
    match state_of(snapshot, neuron):
        case State.DIVERGED:
            lost = int((~np.isfinite(neuron.preactivation)).sum())
            if not lost:
                return tr("Diverged: its pre-activation is not a finite number.")
            return tr(
                "Diverged: its pre-activation is not a finite number on {points}.",
                points=of_training_points(lost, points),
            )
        case State.HIDDEN:
            return tr(HIDDEN_SENTENCE)
        case State.BORN_DEAD:
            return tr(
                "Dead from the start: no training point reaches it, {largest}.", largest=largest
            )
        case State.DEAD:
            return tr("No training point reaches it: {largest}.", largest=largest)
        case State.SATURATED:
            passing = _passing(census, neuron.index)
            if census.activation not in _TWO_ENDED and census.margin[neuron.index] < 0:
                return tr("Far to the left on every training point: {passing}.", passing=passing)
            return tr("Near an end value on every training point: {passing}.", passing=passing)
        case State.ATTENUATED:
            return tr(
                "Below zero on every training point, {largest}: linear there, and attenuated to "
                "{share} of the slope.",
                largest=largest,
                share=percent(float(census.steepest[neuron.index])),
            )
        case State.DORMANT:
            share = percent(float(census.dormancy[neuron.index]))
            return tr("It hardly answers: {share} of its layer's mean activity.", share=share)
        case State.ALWAYS_ON:
            return tr(
                "Every training point is on its active side, {smallest}: it is linear there.",
                smallest=smallest,
            )
        case State.RARELY_ACTIVE:
            return tr("Reached by only {points}.", points=of_training_points(active, points))
    return tr("z > 0 on {points}.", points=of_training_points(active, points))


def of_training_points(some: int, points: int) -> str:
    """'3 of 250 training points'."""
    return count(
        points,
        tr("{some} of {n} training point"),
        tr("{some} of {n} training points"),
        some=grouped(some),
    )


def by_hand(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """'Killed by hand: L1 biases = −3.'; '' for one that a step killed, or that lives."""
    death = killed_by_hand(snapshot, neuron)
    if death is None:
        return ""
    done = behind(snapshot.experiment.interventions, death)
    if not done:
        return tr("Killed by hand.")
    return tr("Killed by hand: {done}.", done=listed(done))


def held(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """'Frozen: its weights and bias are held.'; '' for one that learns."""
    if not snapshot.layers[neuron.layer].frozen[neuron.index]:
        return ""
    if neuron.bias is None:
        return tr("Frozen: its weights are held.")
    return tr("Frozen: its weights and bias are held.")


def said(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """All that is said of it before its outlook: its state, what a person did."""
    words = (sentence(snapshot, neuron), by_hand(snapshot, neuron), held(snapshot, neuron))
    return [each for each in words if each]


def outlook(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """Whether a dead neuron can come back, sentence by sentence; none for a living one."""
    if neuron.outlook is None:
        return []
    born_dead = state_of(snapshot, neuron) is State.BORN_DEAD
    return outlook_sentences(neuron.outlook, born_dead=born_dead)


def facts(snapshot: Snapshot, neuron: NeuronDetail) -> list[tuple[str, str]]:
    """Its figures as (name, value)."""
    census, index = snapshot.layers[neuron.layer], neuron.index
    share = tr("{share} of points", share=percent(float(census.active_share[index])))
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
        (tr("margin (max z)"), margin),
        (tr("min z"), lowest),
        # what cannot die is not off where z <= 0
        (tr("active on") if census.can_die else tr("z > 0 on"), share),
        (tr("bias"), tr("none") if neuron.bias is None else number(neuron.bias)),
        (tr("mean activity"), activity),
        (tr("dormancy score"), score),
    ]


def weights_heading(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """'weights from the inputs' or 'weights from layer 1'; of a channel its kernel."""
    if is_channel(snapshot, neuron.layer):
        if neuron.layer == 0:
            return tr("kernel on the image")
        return tr("kernel on layer {layer}", layer=neuron.layer)
    if neuron.layer == 0:
        return tr("weights from the inputs")
    return tr("weights from layer {layer}", layer=neuron.layer)


def plain_text(snapshot: Snapshot) -> str:
    """All of the card as lines of text, for the clipboard and for screen readers."""
    neuron = snapshot.neuron
    if neuron is None:
        return tr(HINT)
    lines = [
        f"{title(snapshot, neuron)}: {subtitles(snapshot, neuron)[0]}",
        *said(snapshot, neuron),
    ]
    if hope := outlook(snapshot, neuron):
        lines.append(" ".join(hope))
    lines += [f"{name}: {value}" for name, value in facts(snapshot, neuron)]
    if len(neuron.weights) <= FEW:
        named = zip(weight_names(snapshot, neuron), neuron.weights.tolist(), strict=True)
        weights = ", ".join(f"{name} {number(w)}" for name, w in named)
        lines.append(tr("weights: {weights}", weights=weights))
    else:
        low, high = float(neuron.weights.min()), float(neuron.weights.max())
        lines.append(
            tr(
                "{weights}: {least} to {largest}",
                weights=weights_heading(snapshot, neuron),
                least=number(low),
                largest=number(high),
            )
        )
    return "\n".join(lines).replace("\u00a0", " ").replace("\u2060", "")


def _passing(census: LayerCensus, index: int) -> str:
    """How much of the gradient still gets through the activation: 'at most 0.4 % of the gradient
    passes, f′(z) ≤ 0.0035'."""
    steepest = float(census.steepest[index])
    if not math.isfinite(steepest):
        return tr("hardly any gradient passes")
    if steepest == 0:
        return tr("no gradient passes, f′(z) = 0")
    # rounded up in the last digit that is shown: it says "at most"
    rounding = 100 if steepest >= 0.1 else 1000
    share = tr("at most {share}", share=percent(math.ceil(rounding * steepest - 1e-9) / rounding))
    if steepest < 0.001:
        share = tr("less than {share}", share="0.1 %")
    share = share.replace(" %", "\u00a0%")
    unit = 10.0 ** (math.floor(math.log10(steepest)) - 1)
    bound = number(math.ceil(steepest / unit - 1e-9) * unit, 2)
    slope = f"f\u2060′\u2060(z)\u00a0≤\u00a0{bound}"
    if census.activation == "sigmoid":
        return tr(
            "{share} of the gradient passes, {slope}, of 0.25 at most", share=share, slope=slope
        )
    return tr("{share} of the gradient passes, {slope}", share=share, slope=slope)
