"""What the margins view says: who is at risk, and all of it as text. No drawing."""

from __future__ import annotations

import numpy as np

from app.record.data import Bools
from app.record.snapshot import LayerCensus, Snapshot, State
from app.window.views.words import count, grouped, number

HINT = "The neurons' margins show here once the network has taken a step."

MOST_AT_RISK = 10


def living(census: LayerCensus) -> Bools:
    """Which neurons are neither dead nor diverged."""
    diverged = (census.state == State.DIVERGED) | ~np.isfinite(census.margin)
    return np.asarray(~census.dead & ~diverged)


def at_risk(census: LayerCensus, most: int = MOST_AT_RISK) -> list[int]:
    """The living neurons with the smallest margins, smallest first."""
    there = np.flatnonzero(living(census))
    order = np.argsort(census.margin[there], kind="stable")
    return [int(index) for index in there[order[:most]]]


def list_heading(census: LayerCensus) -> str:
    """What these are called: a tanh with a small margin is at no risk."""
    return "at risk" if census.can_die else "smallest margins"


def title(snapshot: Snapshot) -> str:
    """'Margins of layer 1'."""
    return f"Margins of layer {snapshot.lens.layer + 1}"


def counts(snapshot: Snapshot) -> str:
    """'64 relu neurons, 12 dead'."""
    census = snapshot.layers[snapshot.lens.layer]
    words = count(census.width, f"{census.activation} neuron")
    return f"{words}, {int(census.dead.sum())} dead" if census.can_die else words


def plain_text(snapshot: Snapshot) -> str:
    """The margins of the lens's layer as lines, for the clipboard and for screen readers."""
    census = snapshot.layers[snapshot.lens.layer]
    lines = [f"{title(snapshot)} (max z) at step {grouped(snapshot.step)}: {counts(snapshot)}"]
    lines.append(f"{list_heading(census)}:")
    lines += [_line(census, index) for index in at_risk(census)] or ["none is alive"]
    dead = [int(index) for index in np.flatnonzero(census.dead)]
    if dead:
        lines.append("dead:")
        lines += [_line(census, index) for index in dead]
    return "\n".join(lines)


def _line(census: LayerCensus, index: int) -> str:
    words = f"neuron {index + 1}: {number(float(census.margin[index]))}"
    since = int(census.dead_since[index])
    if not census.dead[index] or since < 0:
        return words
    return words + (f", dead since step {grouped(since)}" if since else ", born dead")
