"""What became of a neuron before now, from the events: its deaths and revivals, in words, and its
death where that was by hand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from app.record.events import Cause, Event, Events
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.views.events.by_hand import BY_HAND, behind, changes_data, listed
from app.window.views.words import count, grouped, number

SEARCHED = 5000
"""So many events are looked through, the latest ones."""
TOLD = 2
"""Of more deaths only the last is told."""

IN_BRIEF: dict[Cause, str] = {
    "intervention": BY_HAND,
    "born-dead": "born dead",
    "bias": "bias",
    "weights": "weights",
    "both": "bias and weights",
    "inputs": "inputs moved",
    "momentum": "momentum",
    "decay": "weight decay",
}


@dataclass(frozen=True)
class _Found:
    """What the last search brought: asked for again with every picture of a moving view."""

    events: Events
    unit: tuple[int, int]
    turns: list[Event]
    divergence: int | None


_last: list[_Found] = []


def divergence(snapshot: Snapshot) -> int | None:
    """The step at which the network diverged; None if that is not known."""
    neuron = snapshot.neuron
    return None if neuron is None else _search(snapshot.events, neuron).divergence


def past_sentence(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """How a living neuron died and came back; '' if it never did, as far as is known.

    'It died at step 51 (inputs moved) and came back at step 57 (inputs moved).'
    """
    turns = _search(snapshot.events, neuron).turns
    deaths = [turn for turn in turns if turn.kind == "death"]
    if not turns:
        return ""
    if len(deaths) <= TOLD:
        told = [_told(turn) for turn in turns]
        if turns[-1].kind == "death":
            told.append("has come back since")
        start = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
        return f"It {start}."
    last = deaths[-1]
    back = [_told(turn) for turn in turns[turns.index(last) + 1 :]] or ["has come back since"]
    more = len(snapshot.events) > SEARCHED
    times = f"{'at least ' if more else ''}{count(len(deaths), 'time')}"
    end = _told(last).removeprefix("died ")
    return f"It died {times}, the last time {end}, and {back[0]}."


def killed_by_hand(snapshot: Snapshot, neuron: NeuronDetail) -> Event | None:
    """The death of a dead neuron if no step killed it, but what was done by hand."""
    census, events = snapshot.layers[neuron.layer], snapshot.events
    step = int(census.dead_since[neuron.index])
    if not census.dead[neuron.index] or step < 0:
        return None
    found = None
    for place in range(bisect_left(events, step, key=lambda event: event.step), len(events)):
        event = events[place]
        if event.step > step:
            break
        if (event.layer, event.neuron, event.kind) == (neuron.layer, neuron.index, "death"):
            found = event
    return found if found is not None and found.cause == "intervention" else None


def killed_when(death: Event) -> str:
    """'killed by hand at step 1 240'."""
    return f"killed {BY_HAND} at step {grouped(death.step)}"


def by_hand_sentence(snapshot: Snapshot, death: Event) -> str:
    """'Killed by hand at step 1 240: L2 n3 bias = −5. Its margin (max z) went
    from 0.83 to −4.3, its bias from 0.21 to −5.'"""
    done = behind(snapshot.experiment.interventions, death)
    said = killed_when(death)
    if done and all(changes_data(each) for each in done):
        said = f"killed when the data were changed, at step {grouped(death.step)}"
    said = f"{said[0].upper()}{said[1:]}"
    said += f": {listed(done)}." if done else "."
    figures = []
    if death.margin_before is not None and death.margin_after is not None:
        before, after = number(death.margin_before), number(death.margin_after)
        figures.append(f"margin (max z) went from {before} to {after}")
    if death.bias_before is not None and death.bias_after is not None:
        before, after = number(death.bias_before), number(death.bias_after)
        stayed = death.bias_before == death.bias_after
        figures.append(f"bias stayed at {after}" if stayed else f"bias from {before} to {after}")
    return f"{said} Its {', its '.join(figures)}." if figures else said


def _told(turn: Event) -> str:
    """'died at step 51 (inputs moved)'."""
    if turn.cause == "born-dead":
        return "was born dead"
    did = "died" if turn.kind == "death" else "came back"
    why = "the network diverged" if turn.cause is None else IN_BRIEF[turn.cause]
    return f"{did} at step {grouped(turn.step)} ({why})"


def _search(events: Events, neuron: NeuronDetail) -> _Found:
    unit = (neuron.layer, neuron.index)
    for found in _last:
        known = found.events.same_run(events) and len(found.events) == len(events)
        if known and found.unit == unit:
            return found
    turns: list[Event] = []
    diverged: int | None = None
    for event in events.slice(max(0, len(events) - SEARCHED)):
        if event.kind == "divergence":
            diverged = event.step
        elif (event.layer, event.neuron) == unit:
            turns.append(event)
    _last[:] = [_Found(events, unit, turns, diverged)]
    return _last[0]
