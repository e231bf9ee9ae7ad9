"""A comparison in words: under the titles, and to be copied."""

from __future__ import annotations

from app.experiment.differences import Difference
from app.record.snapshot import Snapshot
from app.window.views.compare.sides import LETTERS
from app.window.views.words import UNKNOWN, count, grouped, number, percent, short_name_of

HINT = "Fork a run to compare two networks."
MOST_NAMED = 12
"""Neurons that are named; of more, how many they are."""


def figures(snapshot: Snapshot) -> tuple[str, ...]:
    """'3 of 16 dead (19 %) · loss 0.31', and ever shorter."""
    dead, loss = _dead(snapshot), _loss(snapshot)
    if snapshot.veiled:
        return (f"{dead} dead · {loss}", f"{dead} dead")
    share = percent(snapshot.dead / snapshot.neurons)
    return (f"{dead} dead ({share}) · {loss}", f"{dead} dead · {loss}", f"{dead} dead")


def _dead(snapshot: Snapshot) -> str:
    dead = UNKNOWN if snapshot.veiled else grouped(snapshot.dead)
    return f"{dead} of {grouped(snapshot.neurons)}"


def _loss(snapshot: Snapshot) -> str:
    """'loss 0.31'; 'diverged' where there is none any more."""
    if snapshot.diverged:
        return "diverged"
    return f"loss {number(float(snapshot.siblings.loss[snapshot.replica]))}"


def tip(side: int, difference: Difference) -> str:
    """All that sets this side apart, a line each."""
    letter, phrases = LETTERS[side], difference.whole[side]
    if difference.none:
        return f"{letter} is {difference.titles[side]}: nothing sets the two networks apart yet."
    if not phrases:
        return f"{letter} is left alone: what was done to the other was not done to it."
    return "\n".join([f"{letter}:", *phrases])


def keep_words(side: int) -> str:
    """What the button does."""
    kept, other = LETTERS[side], LETTERS[1 - side]
    return f"End the comparison and go on with {kept} alone; {other} is let go"


def plain_text(a: Snapshot, b: Snapshot, difference: Difference) -> str:
    """The comparison in lines: what each side is and has come to, then who died in only one."""
    sides = [
        f"{letter} ({title}) has {_dead(snapshot)} neurons dead, {_loss(snapshot)}"
        for letter, title, snapshot in zip(LETTERS, difference.titles, (a, b), strict=True)
    ]
    lines = [f"At step {grouped(a.step)}: {'; '.join(sides)}."]
    if len(difference.all_a) > 1 or len(difference.all_b) > 1:
        for letter, phrases in zip(LETTERS, difference.whole, strict=True):
            lines.append(f"{letter}: {'; '.join(phrases) or 'left alone'}.")
    for letter, one, other in ((LETTERS[0], a, b), (LETTERS[1], b, a)):
        if alone := dead_only_in(one, other):
            named = ", ".join(short_name_of(*neuron) for neuron in alone)
            many = count(len(alone), "neuron")
            lines.append(f"Dead in {letter} only: {named if len(alone) <= MOST_NAMED else many}.")
    return "\n".join(lines)


def dead_only_in(one: Snapshot, other: Snapshot) -> list[tuple[int, int]]:
    """The neurons (layer, index) that are dead in one network and not in the other; none where
    that is still to be predicted."""
    if one.veiled or other.veiled:
        return []
    return [
        (number, int(index))
        for number, (ours, theirs) in enumerate(zip(one.layers, other.layers, strict=False))
        if ours.width == theirs.width
        for index in (ours.dead & ~theirs.dead).nonzero()[0]
    ]
