"""What became of a neuron before now, from the events: its deaths and revivals, in words, and its
death where that was by hand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from app.language import mark, tr
from app.record.events import Cause, Event, Events
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.views.events.by_hand import behind, changes_data, listed
from app.window.views.words import grouped, number

SEARCHED = 5000
"""So many events are looked through, the latest ones."""
TOLD = 2
"""Of more deaths only the last is told."""

IN_BRIEF: dict[Cause, str] = {
    "intervention": mark("by hand"),
    "born-dead": mark("born dead"),
    "bias": mark("bias"),
    "weights": mark("weights"),
    "both": mark("bias and weights"),
    "inputs": mark("inputs moved"),
    "momentum": mark("momentum"),
    "decay": mark("weight decay"),
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
            told.append(tr("has come back since"))
        if len(told) == 1:
            return tr("It {did}.", did=told[0])
        return tr("It {did} and {then}.", did=", ".join(told[:-1]), then=told[-1])
    last = deaths[-1]
    after = turns[turns.index(last) + 1 :]
    figures = {
        "n": grouped(len(deaths)),
        "step": grouped(last.step),
        "cause": _why(last),
        "back": _told(after[0]) if after else tr("has come back since"),
    }
    if len(snapshot.events) > SEARCHED:
        return tr(
            "It died at least {n} times, the last time at step {step} ({cause}), and {back}.",
            **figures,
        )
    return tr("It died {n} times, the last time at step {step} ({cause}), and {back}.", **figures)


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
    return tr("killed by hand at step {step}", step=grouped(death.step))


def by_hand_sentence(snapshot: Snapshot, death: Event) -> str:
    """'Killed by hand at step 1 240: L2 n3 bias = −5. Its margin (max z) went
    from 0.83 to −4.3, its bias from 0.21 to −5.'"""
    done = behind(snapshot.experiment.interventions, death)
    step = grouped(death.step)
    if not done:
        said = tr("Killed by hand at step {step}.", step=step)
    elif all(changes_data(each) for each in done):
        said = tr(
            "Killed when the data were changed, at step {step}: {done}.",
            step=step,
            done=listed(done),
        )
    else:
        said = tr("Killed by hand at step {step}: {done}.", step=step, done=listed(done))
    figures = _figures(death)
    return f"{said} {figures}" if figures else said


def _figures(death: Event) -> str:
    """What became of its margin and its bias; '' where neither is known."""
    bias = bias_before = margin = margin_before = ""
    if death.margin_before is not None and death.margin_after is not None:
        margin_before, margin = number(death.margin_before), number(death.margin_after)
    if death.bias_before is not None and death.bias_after is not None:
        bias_before, bias = number(death.bias_before), number(death.bias_after)
    stayed = death.bias_before == death.bias_after
    if not margin and not bias:
        return ""
    if not bias:
        return tr(
            "Its margin (max z) went from {before} to {after}.", before=margin_before, after=margin
        )
    if not margin and stayed:
        return tr("Its bias stayed at {bias}.", bias=bias)
    if not margin:
        return tr("Its bias from {before} to {after}.", before=bias_before, after=bias)
    if stayed:
        return tr(
            "Its margin (max z) went from {before} to {after}, its bias stayed at {bias}.",
            before=margin_before,
            after=margin,
            bias=bias,
        )
    return tr(
        "Its margin (max z) went from {before} to {after}, its bias from {bias_before} to "
        "{bias_after}.",
        before=margin_before,
        after=margin,
        bias_before=bias_before,
        bias_after=bias,
    )


def _told(turn: Event) -> str:
    """'died at step 51 (inputs moved)'."""
    if turn.cause == "born-dead":
        return tr("was born dead")
    if turn.kind == "death":
        return tr("died at step {step} ({cause})", step=grouped(turn.step), cause=_why(turn))
    return tr("came back at step {step} ({cause})", step=grouped(turn.step), cause=_why(turn))


def _why(turn: Event) -> str:
    return tr("the network diverged") if turn.cause is None else tr(IN_BRIEF[turn.cause])


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
