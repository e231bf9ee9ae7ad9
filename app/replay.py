"""A session played again from its beginning, for figures: the same moments whenever, wherever and
with whatever in between they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.beginnings import in_order, parting, shared
from app.experiment.sessions import Session
from app.record.lens import Lens
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.window.side import Side

FINE = 512
"""To this step the curves have a row at every step; then at every second, to twice as far, ..."""
GLANCE = Lens(resolution=1)
"""What a row of the curves needs."""
FLOW_EVERY = 8
"""The flow's course has every so manieth row of the curves."""


class Replay:
    """Plays a session's run, and gives moments of it. Steps only rise."""

    def __init__(self, session: Session, *, flow: bool = False, curves: bool = True) -> None:
        """`curves`: whether they are wanted; without, they have the first row alone. `flow`:
        whether its course over the steps is wanted. Raises BadInput."""
        record = in_order(session.experiment.interventions)
        self._fork = session.fork
        self._part = -1
        if self._fork is not None:
            other = in_order(self._fork.interventions)
            self._part = min(self._fork.step, parting(record, other))
            start = session.experiment.with_record(shared(record, other))
        else:
            start = session.experiment
        self._record = record
        self._start = session.experiment
        self._flow = flow
        self._curves = curves
        self._rows = 0
        trainer = Trainer(start)
        replica = min(session.view.replica, len(trainer.seeds)) - 1
        observer = Observer(trainer, replica=replica)
        self._look = replace(GLANCE, replica=replica)
        side = Side()
        side.begin(observer)
        self.sides: tuple[Side, ...] = (side,)
        self._keep()
        self._split()

    @property
    def step(self) -> int:
        """Where it stands."""
        return self._observers[0].trainer.step_count

    def go_to(self, step: int, progress: Callable[[int], None] = lambda step: None) -> None:
        """Train to this step. Raises ValueError where it has been passed."""
        if step < self.step:
            raise ValueError(f"step {step} has been passed")
        while self.step < step:
            end = min(step, _next_row(self.step)) if self._curves else step
            if self.step < self._part:
                end = min(end, self._part)
            for observer in self._observers:
                observer.watch.advance(end - observer.trainer.step_count)
            if self._curves and end == _next_row(end - 1):
                self._keep()
                progress(end)
            self._split()

    def moment(self, lens: Lens) -> Moment:
        """What is so at this step."""
        lens = replace(lens, replica=self._look.replica)
        return Moment(
            tuple(
                side.strand(self._marked(observer.snapshot(lens)))
                for side, observer in zip(self.sides, self._observers, strict=True)
            )
        )

    @property
    def _observers(self) -> list[Observer]:
        return [side.observer for side in self.sides if side.observer is not None]

    def _keep(self) -> None:
        """A row for the curves."""
        lens = replace(self._look, flow=self._flow and self._rows % FLOW_EVERY == 0)
        self._rows += 1
        for side, observer in zip(self.sides, self._observers, strict=True):
            side.keep(observer.snapshot(lens))

    def _split(self) -> None:
        """Let the second network go its own way, if this is the step."""
        if self._fork is None or len(self.sides) > 1 or self.step != self._part:
            return
        first = self._observers[0]
        side = Side()
        side.fork(self.sides[0], first.fork(in_order(self._fork.interventions)))
        first.watch.go_on_with(self._record)
        self.sides = (self.sides[0], side)
        for observer in self._observers:
            observer.trainer.start_experiment = self._start

    def _marked(self, snapshot: Snapshot) -> Snapshot:
        return replace(snapshot, fork=self._part if len(self.sides) > 1 else None)


def _next_row(step: int) -> int:
    """The first step after this one at which the curves have a row, whatever is asked for."""
    stride = 1
    while step >= FINE * stride:
        stride *= 2
    return (step // stride + 1) * stride
