"""A lesson played to its end without a window: whether what its words say comes true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.lessons.lesson import Lesson, Step
from app.record.lens import Lens
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.replay import Replay


@dataclass(frozen=True)
class Came:
    """Where a step of a lesson has come to."""

    step: Step
    moment: Moment
    holds: bool
    """Whether what it expects is so."""
    found: str
    """What the figures are that it speaks of."""


def play(lesson: Lesson) -> Iterator[Came]:
    """Play the lesson; after the last step, what the lesson as a whole expects has to hold, too."""
    replay = Replay(lesson.session, curves=False)
    view = lesson.session.view
    neuron = (view.neuron[0] - 1, view.neuron[1] - 1) if view.neuron else None
    lens = Lens(resolution=1, layer=view.layer - 1, neuron=neuron)
    replay.go_to(lesson.start)
    for number, step in enumerate(lesson.steps, start=1):
        if step.until is not None and step.until > replay.step:
            replay.go_to(step.until)
        if step.neuron is not None:
            lens = replace(lens, neuron=(step.neuron[0] - 1, step.neuron[1] - 1))
        if step.layer is not None:
            lens = replace(lens, layer=step.layer - 1)
        moment = replay.moment(lens)
        shown: tuple[Snapshot, ...] = tuple(strand.snapshot for strand in moment.strands)
        expected = [step.expect] if step.expect is not None else []
        if number == len(lesson.steps) and lesson.expect is not None:
            expected.append(lesson.expect)
        yield Came(
            step,
            moment,
            all(each.holds(shown) for each in expected),
            "; ".join(each.found(shown) for each in expected),
        )
