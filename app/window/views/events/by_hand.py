"""What was done by hand: in words, and what it is to blame for. No drawing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.experiment.interventions import (
    DATA_KINDS,
    Bias,
    End,
    Intervention,
    Kick,
    Nudge,
    OnUnits,
    Plane,
    Record,
    Recycle,
    Reinitialise,
    Resample,
    Set,
    Standing,
    Weight,
)
from app.language import mark, tr
from app.record.events import Event
from app.window.views.words import MINUS, count, grouped, number

BY_HAND = mark("by hand")
_HYPHENS = re.compile(r"(?<![A-Za-z])-(?=[\d.])|(?<=\de)-(?=\d)")
"""Before numbers and their exponents, not within names."""
TOLD = 3
"""Of more than these at one place only the number is told."""

_MOVING = (Weight, Plane, Bias, Nudge, Reinitialise, Recycle, Resample)


@dataclass(frozen=True)
class Range:
    """Over which steps a rule stands."""

    rule: Standing
    start: int
    end: int | None
    """None where it stands for good."""


def words_of(done: Intervention) -> str:
    """What was done, with true minus signs: 'L2 n3 bias = −5'."""
    return _HYPHENS.sub(MINUS, done.words())


def told(done: Sequence[Intervention]) -> list[str]:
    """'step 1 240: L2 n3 kick, gradient × 100', a line for each; of many the first
    and 'and 3 more'."""
    lines = [
        tr("step {step}: {done}", step=grouped(each.step), done=words_of(each))
        for each in done[:TOLD]
    ]
    more = len(done) - TOLD
    return [*lines, tr("and {n} more", n=grouped(more))] if more > 0 else lines


def listed(done: Sequence[Intervention]) -> str:
    """'L2 n3 bias = −5; delete a training point'."""
    said = "; ".join(words_of(each) for each in done[:TOLD])
    more = len(done) - TOLD
    return tr("{done}; and {n} more", done=said, n=grouped(more)) if more > 0 else said


def moves(done: Intervention) -> bool:
    """Whether weights, functions or training points are others at once."""
    if isinstance(done, Set):
        return done.key.startswith(("network.", "dataset."))
    if isinstance(done, DATA_KINDS):
        return done.part != "test"
    return isinstance(done, _MOVING)


def jumps(done: Intervention) -> bool:
    """Whether it may make the loss jump, be it on the test points."""
    if isinstance(done, Set) and done.key == "training.loss":
        return True
    return isinstance(done, (Kick, *DATA_KINDS)) or moves(done)


def changes_data(done: Intervention) -> bool:
    """Whether it is about the points, not the network."""
    return isinstance(done, DATA_KINDS) or (
        isinstance(done, Set) and done.key.startswith("dataset.")
    )


def ranges(record: Record) -> list[Range]:
    """Of all standing rules, in their order."""
    found = []
    for place, rule in enumerate(record):
        if not isinstance(rule, Standing) or rule.every is None:
            continue
        ends = [
            each.step
            for each in record[place + 1 :]
            if isinstance(each, End) and each.rule == rule.action
        ]
        ends += [] if rule.until is None else [rule.until]
        found.append(Range(rule, rule.step, min(ends, default=None)))
    return found


def behind(record: Record, event: Event) -> Record:
    """What a death or revival between two steps came of: what was done at its step; where that
    is nothing, the rules that stood then."""
    step = event.step
    now = [each for each in record if each.step == step and _reaches(each, event)]
    if not now:
        now = [
            each.rule
            for each in ranges(record)
            if each.start <= step
            and (each.end is None or step <= each.end)
            and _reaches(each.rule, event)
        ]
    return tuple(now)


def kick_words(record: Record, event: Event, *, outlier: bool = True) -> str:
    """How the step of this event was kicked: 'in a step with its gradient × 100', 'on one outlier
    point'. '' where it was as any other, or the kick was on other neurons. Without the `outlier`
    where that is told already."""
    for each in reversed(record):
        if not isinstance(each, Kick) or each.step != event.step - 1:
            continue
        factor = number(each.factor)
        enlarged = each.factor != 1.0 and _enlarged(each, event)
        # an outlier was the whole minibatch, whose gradient ever was enlarged
        alone = each.point is not None and outlier
        if enlarged and alone:
            return tr("in a step with its gradient × {factor} on one outlier point", factor=factor)
        if enlarged:
            return tr("in a step with its gradient × {factor}", factor=factor)
        if alone:
            return tr("on one outlier point")
    return ""


def together(
    record: Record, pixel: Callable[[int], float], apart: float
) -> list[tuple[float, Record]]:
    """What shares a mark along an axis of steps, which is where the first of them is: pixel and
    what was done there."""
    found: list[tuple[float, list[Intervention]]] = []
    for each in record:
        x = round(pixel(each.step)) + 0.5
        if found and x - found[-1][0] < apart:
            found[-1][1].append(each)
        else:
            found.append((x, [each]))
    return [(x, tuple(what)) for x, what in found]


def counted(number: int) -> str:
    """'3 by hand'."""
    return tr("{n} by hand", n=grouped(number))


def many(number: int) -> str:
    """'3 interventions'."""
    return count(number, tr("{n} intervention"), tr("{n} interventions"))


def _enlarged(kick: Kick, event: Event) -> bool:
    """Whether a kick enlarged the gradient of the event's neuron."""
    if kick.layer is None or event.layer is None or event.neuron is None:
        return kick.layer is None
    return kick.layer == event.layer + 1 and kick.neuron in (None, event.neuron + 1)


def _reaches(done: Intervention, event: Event) -> bool:
    """Whether it can have changed the event's neuron at once: deeper layers see what it does."""
    if isinstance(done, OnUnits) and done.layer is not None and event.layer is not None:
        return moves(done) and done.layer <= event.layer + 1
    return moves(done)
