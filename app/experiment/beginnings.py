"""What a run is to begin with: again, or as its file says."""

from __future__ import annotations

import sys
from itertools import takewhile

from app.experiment.declaration import Effect
from app.experiment.interventions import DATA_KINDS, Intervention, Record, Set
from app.experiment.settings import Experiment, check, declaration


def begun_again(start: Experiment, record: Record) -> Experiment:
    """What a reset starts from: the settings that were given by hand are those of the start then,
    and so are the points as they were changed; what the start itself has on record comes again.

    What was done to the weights belongs to the run that is over.
    """
    plan = list(start.interventions)
    settings = start.with_record(())
    edits: list[Intervention] = []
    for each in record:
        if each in plan:
            plan.remove(each)
        elif isinstance(each, Set):
            settings = check(each, settings)
            if each.key.startswith("dataset."):
                edits.clear()
        elif isinstance(each, DATA_KINDS):
            edits.append(each.model_copy(update={"step": 0}))
    return settings.with_record((*edits, *start.interventions))


def as_file(start: Experiment, record: Record) -> Experiment:
    """The whole run, to be kept: settings changed by hand before the first step, and before
    anything else was done, are simply settings."""
    settings, rest = start.with_record(()), list(record)
    while rest and _is_plain(rest[0]) and rest[0] not in start.interventions:
        settings = check(rest.pop(0), settings)
    return settings.with_record(tuple(rest))


def in_order(record: Record) -> Record:
    """By rising step; what is done at one step stays in its order."""
    return tuple(sorted(record, key=lambda each: each.step))


def shared(one: Record, other: Record) -> Record:
    """What both begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(first for first, _ in same)


def parting(one: Record, other: Record) -> int:
    """The step of the first thing on only one of two records; beyond all steps if there is none."""
    same = len(shared(one, other))
    return min((each.step for each in (*one[same:], *other[same:])), default=sys.maxsize)


def _is_plain(intervention: Intervention) -> bool:
    return (
        isinstance(intervention, Set)
        and intervention.step == 0
        and declaration(intervention.key).effect is Effect.AT_ONCE
    )
