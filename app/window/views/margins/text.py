"""What the margins view says: who is at risk, and all of it as text. No drawing."""

from __future__ import annotations

import numpy as np

from app.language import mark, tr
from app.record.data import Bools
from app.record.risk import MOST, at_risk
from app.record.snapshot import LayerCensus, Snapshot, State
from app.window.views.words import count, grouped, number

HINT = mark("The neurons' margins show here once the network has taken a step.")

AT_RISK = mark(
    "A living ReLU is at risk while less than a quarter of the range of its z lies above 0."
)
BARS = mark("A bar reaches from the smallest to the largest z over the training set, split at 0.")


def living(census: LayerCensus) -> Bools:
    """Which neurons are neither dead nor diverged."""
    diverged = (census.state == State.DIVERGED) | ~np.isfinite(census.margin)
    return np.asarray(~census.dead & ~diverged)


def listed(snapshot: Snapshot, most: int = MOST) -> list[int]:
    """The neurons of the lens's layer that are at risk; if none is, the living neurons with the
    smallest margins. The smallest margin comes first."""
    layer = snapshot.lens.layer
    if found := at_risk(snapshot, layer, most):
        return [index for _, index, _ in found]
    census = snapshot.layers[layer]
    there = np.flatnonzero(living(census))
    order = np.argsort(census.margin[there], kind="stable")
    return [int(index) for index in there[order[:most]]]


def headings(snapshot: Snapshot) -> tuple[str, str]:
    """What these are called, in one line or two: a tanh with a small margin is at no risk."""
    census = snapshot.layers[snapshot.lens.layer]
    if at_risk(snapshot, snapshot.lens.layer, 1):
        return tr("at risk"), ""
    rest = tr("smallest margins") if living(census).any() else tr("none is alive")
    return (tr("none at risk"), rest) if census.can_die else (rest, "")


def layer_name(snapshot: Snapshot) -> str:
    """'Layer 1'."""
    return tr("Layer {layer}", layer=snapshot.lens.layer + 1)


def title(snapshot: Snapshot) -> str:
    """'Margins of layer 1'."""
    return tr("Margins of layer {layer}", layer=snapshot.lens.layer + 1)


def neuron_name(census: LayerCensus, index: int) -> str:
    """'n3', or 'c3' of a channel, counted from 0."""
    if census.positions is not None:
        return tr("c{channel}", channel=index + 1)
    return tr("n{neuron}", neuron=index + 1)


def counts(snapshot: Snapshot) -> str:
    """'64 relu neurons, 12 dead, 1 diverged'."""
    census = snapshot.layers[snapshot.lens.layer]
    neurons, kind = census.width, census.activation
    ways = tr("{n} {kind} neuron"), tr("{n} {kind} neurons")
    if census.positions is not None:
        ways = tr("{n} {kind} channel"), tr("{n} {kind} channels")
    parts = [count(neurons, *ways, kind=kind)]
    if census.can_die:
        parts.append(tr("{n} dead", n=grouped(int(census.dead.sum()))))
    diverged = int((~living(census) & ~census.dead).sum())
    if diverged:
        parts.append(tr("{n} diverged", n=grouped(diverged)))
    return ", ".join(parts)


def plain_text(snapshot: Snapshot) -> str:
    """The margins of the lens's layer as lines, for the clipboard and for screen readers."""
    census = snapshot.layers[snapshot.lens.layer]
    lines = [
        tr(
            "Margins of layer {layer} (max z) at step {step}: {counts}",
            layer=snapshot.lens.layer + 1,
            step=grouped(snapshot.step),
            counts=counts(snapshot),
        )
    ]
    first, second = headings(snapshot)
    if at_risk(snapshot, snapshot.lens.layer, 1):
        first = tr("at risk (less than a quarter of the range of its z lies above 0)")
    found = [_line(census, index) for index in listed(snapshot)]
    lines += [first, second] if second else [first]
    if found:
        lines[-1] += ":"
    lines += found
    dead = [int(index) for index in np.flatnonzero(census.dead)]
    if dead:
        lines.append(tr("dead:"))
        lines += [_line(census, index) for index in dead]
    return "\n".join(lines)


def _line(census: LayerCensus, index: int) -> str:
    name, margin = tr("neuron {neuron}", neuron=index + 1), number(float(census.margin[index]))
    if census.positions is not None:
        name = tr("channel {channel}", channel=index + 1)
    since = int(census.dead_since[index])
    if census.state[index] == State.BORN_DEAD:
        return tr("{neuron}: {margin}, born dead", neuron=name, margin=margin)
    if not census.dead[index] or since < 0:
        return tr("{neuron}: {margin}", neuron=name, margin=margin)
    return tr(
        "{neuron}: {margin}, dead since step {step}",
        neuron=name,
        margin=margin,
        step=grouped(since),
    )
