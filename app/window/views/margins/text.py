"""What the margins view says: who is at risk, and all of it as text. No drawing."""

from __future__ import annotations

import numpy as np

from app.record.data import Bools
from app.record.risk import MOST, at_risk
from app.record.snapshot import LayerCensus, Snapshot, State
from app.window.views.words import count, grouped, number

HINT = "The neurons' margins show here once the network has taken a step."

RISK = "less than a quarter of the range of its z lies above 0"
"""What puts a neuron at risk."""
AT_RISK = f"A living ReLU is at risk while {RISK}."
BARS = "A bar reaches from the smallest to the largest z over the training set, split at 0."


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
        return "at risk", ""
    rest = "smallest margins" if living(census).any() else "none is alive"
    return ("none at risk", rest) if census.can_die else (rest, "")


def layer_name(snapshot: Snapshot) -> str:
    """'Layer 1'."""
    return f"Layer {snapshot.lens.layer + 1}"


def title(snapshot: Snapshot) -> str:
    """'Margins of layer 1'."""
    return f"Margins of {layer_name(snapshot).lower()}"


def counts(snapshot: Snapshot) -> str:
    """'64 relu neurons, 12 dead, 1 diverged'."""
    census = snapshot.layers[snapshot.lens.layer]
    words = count(census.width, f"{census.activation} neuron")
    if census.can_die:
        words += f", {grouped(int(census.dead.sum()))} dead"
    diverged = int((~living(census) & ~census.dead).sum())
    return f"{words}, {grouped(diverged)} diverged" if diverged else words


def plain_text(snapshot: Snapshot) -> str:
    """The margins of the lens's layer as lines, for the clipboard and for screen readers."""
    census = snapshot.layers[snapshot.lens.layer]
    lines = [f"{title(snapshot)} (max z) at step {grouped(snapshot.step)}: {counts(snapshot)}"]
    first, second = headings(snapshot)
    if first == "at risk":
        first += f" ({RISK})"
    found = [_line(census, index) for index in listed(snapshot)]
    lines += [first, second] if second else [first]
    if found:
        lines[-1] += ":"
    lines += found
    dead = [int(index) for index in np.flatnonzero(census.dead)]
    if dead:
        lines.append("dead:")
        lines += [_line(census, index) for index in dead]
    return "\n".join(lines)


def _line(census: LayerCensus, index: int) -> str:
    words = f"neuron {index + 1}: {number(float(census.margin[index]))}"
    since = int(census.dead_since[index])
    if census.state[index] == State.BORN_DEAD:
        return f"{words}, born dead"
    if not census.dead[index] or since < 0:
        return words
    return f"{words}, dead since step {grouped(since)}"
