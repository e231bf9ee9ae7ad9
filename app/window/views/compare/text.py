"""A comparison in words: under the titles, and to be copied."""

from __future__ import annotations

from app.experiment.differences import LEFT_ALONE, Difference
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.views.compare.sides import LETTERS
from app.window.views.units import short_unit_name
from app.window.views.words import UNKNOWN, count, grouped, number, percent

HINT = mark("Fork a run to compare two networks.")
MOST_NAMED = 12
"""Neurons that are named; of more, how many they are."""


def figures(snapshot: Snapshot) -> tuple[str, ...]:
    """'3 of 16 dead (19 %) · loss 0.31', and ever shorter."""
    numbers, loss = _dead(snapshot), _loss(snapshot)
    dead = tr("{dead} of {all} dead", **numbers)
    forms = (f"{dead} · {loss}", dead)
    if snapshot.veiled:
        return forms
    share = percent(snapshot.dead / snapshot.neurons)
    full = tr("{dead} of {all} dead ({share})", **numbers, share=share)
    return (f"{full} · {loss}", *forms)


def _dead(snapshot: Snapshot) -> dict[str, str]:
    dead = UNKNOWN if snapshot.veiled else grouped(snapshot.dead)
    return {"dead": dead, "all": grouped(snapshot.neurons)}


def _loss(snapshot: Snapshot) -> str:
    """'loss 0.31'; 'diverged' where there is none any more."""
    if snapshot.diverged:
        return tr("diverged")
    return tr("loss {loss}", loss=number(float(snapshot.siblings.loss[snapshot.replica])))


def tip(side: int, difference: Difference) -> str:
    """All that sets this side apart, a line each."""
    letter, phrases = LETTERS[side], difference.whole[side]
    if difference.none:
        return tr(
            "{letter} is the same so far: nothing sets the two networks apart yet.", letter=letter
        )
    if not phrases:
        return tr(
            "{letter} is left alone: what was done to the other was not done to it.", letter=letter
        )
    return "\n".join([f"{letter}:", *phrases])


def keep_words(side: int) -> str:
    """What the button does."""
    kept, other = LETTERS[side], LETTERS[1 - side]
    return tr(
        "End the comparison and go on with {kept} alone; {other} is let go", kept=kept, other=other
    )


def plain_text(a: Snapshot, b: Snapshot, difference: Difference) -> str:
    """The comparison in lines: what each side is and has come to, then who died in only one."""
    sides = [
        tr(
            "{letter} ({title}) has {dead} of {all} neurons dead, {loss}",
            letter=letter,
            title=title,
            **_dead(snapshot),
            loss=_loss(snapshot),
        )
        for letter, title, snapshot in zip(LETTERS, difference.titles, (a, b), strict=True)
    ]
    lines = [tr("At step {step}: {sides}.", step=grouped(a.step), sides="; ".join(sides))]
    if len(difference.all_a) > 1 or len(difference.all_b) > 1:
        for letter, phrases in zip(LETTERS, difference.whole, strict=True):
            done = "; ".join(phrases) or tr(LEFT_ALONE)
            lines.append(tr("{letter}: {what}.", letter=letter, what=done))
    for letter, one, other in ((LETTERS[0], a, b), (LETTERS[1], b, a)):
        if alone := dead_only_in(one, other):
            named = ", ".join(short_unit_name(one, *neuron) for neuron in alone)
            if len(alone) > MOST_NAMED:
                named = count(len(alone), tr("{n} neuron"), tr("{n} neurons"))
            lines.append(tr("Dead in {letter} only: {neurons}.", letter=letter, neurons=named))
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
