"""The training thread: owns the trainer, takes orders, leaves snapshots in the mailbox."""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QThread, Signal

from app.experiment.errors import BadInput, Interrupted
from app.experiment.interventions import Intervention
from app.experiment.settings import Experiment
from app.record.events import NO_EVENTS, Event, Events
from app.record.flow import FlowHistory
from app.record.histories import Histories
from app.record.lens import Lens
from app.record.margins import Margins
from app.record.snapshot import Snapshot
from app.window.handover import Gate, Mailbox

if TYPE_CHECKING:  # torch takes two seconds to import: it is loaded in the thread
    from app.engine.observer import Observer
    from app.engine.trainer import Trainer

SLICE = 0.0025
"""Seconds the trainer works between two looks at the gate."""
LIVE_WORK = 5e7
"""Multiplications a live snapshot may spend on the input plane: some milliseconds."""
LIVE_RESOLUTION = 48
LIVE_CONTOUR_RESOLUTION = 96
"""Samples along an axis of the input plane while it moves."""
STILL_WORK = 4e8
"""The same while nothing runs: a tenth of a second."""
STILL_RESOLUTION = 192
"""Samples along an axis of the input plane while nothing runs: contours are smooth then."""
COSTLY = 0.016
"""Seconds: a snapshot that takes longer is taken less often than at every frame ..."""
OBSERVING = 0.25
"""... so that a running trainer spends at most this share of its time on them."""
FLOW_EVERY = 0.5
"""Seconds between two flows of activations, at least, for their course over the steps."""
SPEED_OVER = 0.5
"""Seconds over which the speed is averaged."""


Pause = Literal["never", "first-death", "any-death"]


@dataclass(frozen=True)
class Trouble:
    """What went wrong in the thread: a sentence, and the details for a report (may be empty)."""

    sentence: str
    details: str


class Worker(QThread):
    """Trains in the background. Every method but `run` is called from the window's thread and
    returns at once; orders are carried out in turn, between slices.
    """

    troubled = Signal(object)
    """A Trouble. The run stands still, and can be gone on with."""
    playing_changed = Signal(bool)
    died = Signal(object)
    """The Event that a pause waited for."""

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mailbox: Mailbox[Snapshot] = Mailbox()
        self.histories = Histories()
        self.flows = FlowHistory()
        self._gate = gate
        self._orders: deque[Callable[[], None]] = deque()
        self._wake = threading.Condition()
        self._stop = False
        self._wanted = True
        self._lens = Lens()
        # what follows belongs to the thread alone
        self._trainer: Trainer | None = None
        self._observer: Observer | None = None
        self._generation = 0
        self._changes = 0
        """Orders to do something to the network, or to take it back, that were carried out."""
        self._seek_to: int | None = None
        self._playing = False
        self._pace: float | None = None
        self._pause: Pause = "never"
        self._following = True
        self._unseen = False
        self._stop_at: Callable[[Trainer], bool] | None = None
        self._second_per_step = 1e-4
        self._allowance = 0.0
        self._paced_at = 0.0
        self._speed = _Speed()
        self._observe_from = 0.0
        self._flow_due = 0.0
        self._flows_of = 0

    # orders, from the window's thread

    def build(self, experiment: Experiment) -> None:
        """A new network at step 0; playing goes on if it was."""
        self._order(lambda: self._build(experiment))

    def apply(self, intervention: Intervention) -> None:
        """Do it to the running network."""
        self._order(lambda: self._apply(intervention))

    def seek(self, step: int) -> None:
        """Stand still at this step of the run, back or forth. Of several asked for in a row only
        the last is gone to."""
        self._seek_to = step
        self._order(self._seek)

    def step_back(self) -> None:
        """Stand still one minibatch earlier."""
        self._order(lambda: self._go_back(lambda trainer: 1))

    def epoch_back(self) -> None:
        """Stand still at the beginning of this epoch, or of the one before."""
        self._order(lambda: self._go_back(_steps_of_epoch))

    def undo(self) -> None:
        """Take back what was done to the network last."""
        self._order(self._undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._order(self._redo)

    def play(self) -> None:
        """Train until told otherwise."""
        self._order(lambda: self._set_playing(True))

    def pause(self) -> None:
        """Stop training; the last step is shown."""
        self._order(lambda: self._set_playing(False))

    def take_steps(self, steps: int) -> None:
        """Take so many steps, then stand still."""
        self._order(lambda: self._go_until(lambda trainer: _after_steps(trainer, steps)))

    def take_epoch(self) -> None:
        """Train to the end of this epoch, then stand still."""
        self._order(lambda: self._go_until(_after_epoch))

    def set_pause(self, pause: Pause) -> None:
        """Whether a death ends playing, at the very step it happens."""
        self._order(lambda: self._set_pause(pause))

    def set_following(self, following: bool) -> None:
        """Whether every step is looked at for deaths and revivals."""
        self._order(lambda: self._set_following(following))

    def events(self) -> Events:
        """Of the displayed replica, also those after the step at which the run stands."""
        observer = self._observer
        return NO_EVENTS if observer is None else observer.watch.events.so_far()

    def margins(self) -> Margins | None:
        """Every neuron's margin over the steps; None before there is a network."""
        observer = self._observer
        return None if observer is None else observer.watch.margins.read()

    def set_pace(self, steps_per_second: float | None) -> None:
        """How fast to go; None is flat out."""
        self._order(lambda: self._set_pace(steps_per_second))

    def look(self, lens: Lens) -> None:
        """What snapshots are to show."""
        self._order(lambda: self._look(lens))

    def want(self) -> None:
        """The window has shown the last snapshot and is ready for another."""
        self._wanted = True

    def stop(self) -> None:
        """End the thread and wait for it."""
        with self._wake:
            self._stop = True
            self._wake.notify()
        self._gate.open()
        self.wait()

    def _order(self, order: Callable[[], None]) -> None:
        with self._wake:
            self._orders.append(order)
            self._wake.notify()

    # the thread

    def run(self) -> None:
        """The thread's loop (called by Qt)."""
        while not self._stop:
            try:
                self._carry_out_orders()
                with self._gate.working():
                    waiting = self._train_a_slice()
                with self._gate.working():
                    self._leave_snapshot()
            except Interrupted:
                return
            except BadInput as error:
                self._stand_still(Trouble(str(error), ""))
            except MemoryError:
                self._stand_still(Trouble("There is not enough memory for this network.", ""))
            except Exception as error:  # whatever it is, the window must live on
                self._stand_still(Trouble(f"Training stopped: {error}", traceback.format_exc()))
            else:
                self._rest(waiting)

    def _carry_out_orders(self) -> None:
        while self._orders and not self._stop:
            self._orders.popleft()()

    def _train_a_slice(self) -> float | None:
        """Train for about SLICE seconds. Returns seconds until there is more to do, or None."""
        trainer, observer = self._trainer, self._observer
        if trainer is None or observer is None or not self._playing:
            return None
        steps = max(1, int(SLICE / self._second_per_step))
        if self._stop_at is not None:
            steps = 1 if self._second_per_step > SLICE / 8 else min(steps, 8)
        if self._pace is not None:
            now = time.perf_counter()
            # at most a twentieth of a second is caught up with: a stall is not made good by a rush
            gained = min(now - self._paced_at, 0.05) * self._pace
            self._allowance = min(self._allowance + gained, max(1.0, 0.05 * self._pace))
            self._paced_at = now
            steps = min(steps, int(self._allowance))
            self._allowance -= steps
            if steps == 0:
                return (1.0 - self._allowance) / self._pace
        if self._stop_at is None:
            self._advance(observer, steps)
        else:
            stop_at = self._stop_at
            for _ in range(steps):
                if self._advance(observer, 1) or stop_at(trainer):
                    self._set_playing(False)
                    break
        return 0.0

    def _death_ends_playing(self, observer: Observer) -> bool:
        if self._pause == "first-death":
            return not any(map(_is_death, observer.watch.so_far()))
        return self._pause == "any-death"

    def _advance(self, observer: Observer, steps: int) -> bool:
        """Take so many steps; fewer where a death ends playing: whether one did."""
        begun = time.perf_counter()
        wanted = _is_death if self._death_ends_playing(observer) else None
        died = observer.watch.advance(steps, wanted)
        ended = time.perf_counter()
        self._second_per_step += 0.2 * ((ended - begun) / steps - self._second_per_step)
        self._speed.count(steps, ended)
        self._unseen = True
        if died:
            self._set_playing(False)
            events = observer.watch.so_far()
            last = len(events) - 1
            while last and events[last - 1].step == events[last].step:
                last -= 1
            self.died.emit(next(filter(_is_death, events.slice(last))))
        return died

    def _leave_snapshot(self) -> None:
        """Observe, if there is something new and the window is ready for it (or all is still)."""
        begun = time.perf_counter()
        if self._observer is None or not self._unseen:
            return
        if self._playing and (not self._wanted or begun < self._observe_from):
            return
        self._wanted = self._unseen = False
        # before the clock: finding the steps of deaths is part of training, not of showing it
        self._observer.watch.look()
        begun = time.perf_counter()
        lens = self._lens
        if begun >= self._flow_due:  # its course is kept even while nobody looks
            lens = replace(lens, flow=True)
            self._flow_due = begun + FLOW_EVERY
        if self._playing:
            # the first layer's planes are straight lines; deeper contours show every sample
            samples = LIVE_RESOLUTION if lens.layer == 0 else LIVE_CONTOUR_RESOLUTION
            coarsely = replace(lens, resolution=samples)
            speed = self._speed.per_second(begun)
            snapshot = self._observer.snapshot(coarsely, steps_per_second=speed, work=LIVE_WORK)
        else:
            finely = replace(lens, resolution=STILL_RESOLUTION)
            snapshot = self._observer.snapshot(finely, work=STILL_WORK)
        ended = time.perf_counter()
        if ended - begun > COSTLY:
            self._observe_from = ended + (ended - begun) * (1.0 / OBSERVING - 1.0)
        snapshot = replace(snapshot, changes=self._changes)
        if snapshot.step == snapshot.furthest:  # what has been gone back in is known already
            self._keep_flow(snapshot)
            self.histories.append(snapshot)
        self.mailbox.put(snapshot)

    def _keep_flow(self, snapshot: Snapshot) -> None:
        if snapshot.flow is None:
            return
        if snapshot.replica != self._flows_of:
            self._flows_of = snapshot.replica
            self.flows.clear(len(snapshot.layers))
        self.flows.append(snapshot.flow)

    def _rest(self, seconds: float | None) -> None:
        if seconds == 0.0:
            return
        with self._wake:
            if not self._orders and not self._stop:
                # a snapshot not yet wanted is looked for again soon
                limit = 0.005 if self._unseen else 0.1
                self._wake.wait(limit if seconds is None else min(seconds, limit))

    def _stand_still(self, trouble: Trouble) -> None:
        self._set_playing(False)
        self.troubled.emit(trouble)

    # orders, in the thread

    def _build(self, experiment: Experiment) -> None:
        from app.engine.observer import Observer
        from app.engine.trainer import Trainer

        trainer = Trainer(experiment)  # the present run is kept if this fails
        observer = Observer(trainer, self._generation + 1, interrupted=lambda: self._stop)
        self._generation += 1
        self._trainer, self._observer = trainer, observer
        observer.watch.following = self._following
        layers = len(experiment.network.hidden)
        self.histories.clear(len(trainer.seeds), layers)
        self.flows.clear(layers)
        self._flow_due = 0.0
        self._speed = _Speed()
        self._stop_at = None
        self._unseen = True

    def _apply(self, intervention: Intervention) -> None:
        if self._observer is not None:
            self._changes += 1
            watch = self._observer.watch
            watch.apply(intervention)
            self._forget_after(watch.furthest)

    def _seek(self) -> None:
        step, self._seek_to = self._seek_to, None
        if self._observer is not None and step is not None:
            self._set_playing(False)
            self._observer.watch.seek(min(step, self._observer.watch.furthest))
            self._unseen = True

    def _go_back(self, steps: Callable[[Trainer], int]) -> None:
        if self._trainer is not None:
            self._seek_to = max(0, self._trainer.step_count - steps(self._trainer))
            self._seek()

    def _undo(self) -> None:
        self._changes += 1
        if self._observer is not None:
            self._forget_after(self._observer.watch.undo())

    def _redo(self) -> None:
        self._changes += 1
        if self._observer is not None:
            self._forget_after(self._observer.watch.redo())

    def _forget_after(self, step: int | None) -> None:
        """The run has changed after this step; None: nothing has."""
        if step is not None:
            self.histories.drop_after(step)
            self.flows.drop_after(step)
            self._unseen = True

    def _set_playing(self, playing: bool) -> None:
        self._stop_at = None
        if playing != self._playing:
            self._playing = playing
            self._speed = _Speed()
            self._paced_at = time.perf_counter()
            self._unseen = True  # the speed is news
            self.playing_changed.emit(playing)

    def _go_until(self, condition: Callable[[Trainer], Callable[[Trainer], bool]]) -> None:
        if self._trainer is not None:
            self._set_playing(True)
            self._allowance = 1.0
            self._stop_at = condition(self._trainer)

    def _set_pace(self, pace: float | None) -> None:
        self._pace = pace
        self._paced_at = time.perf_counter()
        self._allowance = 0.0

    def _set_pause(self, pause: Pause) -> None:
        self._pause = pause

    def _set_following(self, following: bool) -> None:
        self._following = following
        if self._observer is not None:
            watch = self._observer.watch
            if following and not watch.following:
                watch.follow(watch.replica)
            watch.look()
            watch.following = following
            self._unseen = True

    def _look(self, lens: Lens) -> None:
        self._lens = lens
        self._unseen = True


def _is_death(event: Event) -> bool:
    """Whether a step killed a neuron: born dead is no death to wait for."""
    return event.kind == "death" and event.step > 0


def _after_steps(trainer: Trainer, steps: int) -> Callable[[Trainer], bool]:
    goal = trainer.step_count + steps
    return lambda t: t.step_count >= goal


def _after_epoch(trainer: Trainer) -> Callable[[Trainer], bool]:
    goal = trainer.epoch + 1
    return lambda t: t.epoch >= goal


def _steps_of_epoch(trainer: Trainer) -> int:
    """Back to where the present epoch has begun, or, from there, the one before."""
    batches = trainer.batches
    size = min(trainer.experiment.training.batch_size or len(trainer.x), len(trainer.x))
    return -(-(batches.position or len(trainer.x)) // size)


class _Speed:
    """Steps per second over the last half second or so."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()
        self._total = 0

    def count(self, steps: int, now: float) -> None:
        self._total += steps
        self._marks.append((now, self._total))
        while now - self._marks[0][0] > SPEED_OVER:
            self._marks.popleft()

    def per_second(self, now: float) -> float:
        if not self._marks:
            return 0.0
        first, before = self._marks[0]
        return (self._total - before) / (now - first) if now > first else 0.0
