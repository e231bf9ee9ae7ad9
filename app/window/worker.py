"""The training thread: owns the trainer, takes orders, leaves snapshots in the mailbox."""

from __future__ import annotations

import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QThread, Signal

from app.experiment.beginnings import begun_again, in_order, parting, shared
from app.experiment.errors import BadInput, Interrupted
from app.experiment.interventions import Intervention, Record, Set
from app.experiment.sessions import Session
from app.experiment.settings import Experiment, StopSettings, check
from app.language import mark, tr
from app.record.events import Event
from app.record.histories import Histories
from app.record.lens import Lens
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.window.handover import Gate, Mailbox
from app.window.side import Shown, Side
from app.window.speed import Speed
from app.window.views.words import grouped, number, percent

if TYPE_CHECKING:  # torch takes two seconds to import: it is loaded in the thread
    from app.engine.observer import Observer
    from app.engine.trainer import Trainer
    from app.engine.watch import Until

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
MOST_RUNS = 6
"""Runs of before a reset or a comparison that are kept to go back to."""
FLOW_EVERY = 0.5
"""Seconds between two flows of activations, at least, for their course over the steps."""


@dataclass(frozen=True)
class Trouble:
    """What went wrong in the thread: a sentence, and the details for a report (may be empty)."""

    sentence: str
    details: str


@dataclass(frozen=True)
class Stop:
    """Training has stopped by itself: at which step, why, in a sentence whose {names} are in
    `values`, and the death that it waited for."""

    step: int
    why: str
    values: Mapping[str, object] = field(default_factory=dict)
    event: Event | None = None

    @property
    def sentence(self) -> str:
        """In the language in force."""
        return tr(self.why, step=grouped(self.step), **self.values)


class Pictured(NamedTuple):
    """A moment for a figure, and the lens that it was asked for with. None: there is no network."""

    lens: Lens
    moment: Moment | None


class _State(NamedTuple):
    """What was on the screen before a reset, or before a comparison was begun or ended."""

    sides: tuple[Side, ...]
    fork_step: int


if TYPE_CHECKING:
    _Done = _State | Observer
    """Something that can be taken back: what was shown is shown again, or the observer's watch
    takes back what was done to its network last."""


class Worker(QThread):
    """Trains in the background. Every method but `run` is called from the window's thread and
    returns at once; orders are carried out in turn, between slices.

    Where two networks are compared, they take every step together.
    """

    troubled = Signal(object)
    """A Trouble. The run stands still, and can be gone on with."""
    playing_changed = Signal(bool)
    stopped = Signal(object)
    """A Stop."""
    pictured = Signal(object)
    """A Pictured."""

    def __init__(self, gate: Gate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mailbox: Mailbox[Shown] = Mailbox()
        self.sides: tuple[Side, ...] = (Side(),)
        self._gate = gate
        self._orders: deque[Callable[[], None]] = deque()
        self._wake = threading.Condition()
        self._stop = False
        self._wanted = True
        self._lens = Lens()
        # what follows belongs to the thread alone
        self._fork_step = 0
        self._past: list[_Done] = []
        """What can be taken back, the last at the end ..."""
        self._future: list[_Done] = []
        """... and what was taken back."""
        self._generation = 0
        self._changes = 0
        """Orders to do something to the network, or to take it back, that were carried out."""
        self._seek_to: int | None = None
        self._playing = False
        self._pace: float | None = None
        self._hurrying_to: int | None = None
        """The step where a session stood, while the run is on its way there: at full speed, and
        whatever would stop it."""
        self._rules = StopSettings()
        self._following = True
        self._unseen = False
        self._stop_at: Callable[[Trainer], bool] | None = None
        self._second_per_step = 1e-4
        self._allowance = 0.0
        self._paced_at = 0.0
        self._speed = Speed()
        self._observe_from = 0.0
        self._flow_due = 0.0

    @property
    def histories(self) -> Histories:
        """Of the first network."""
        return self.sides[0].histories

    # orders, from the window's thread

    def build(self, experiment: Experiment) -> None:
        """A new network at step 0; playing goes on if it was."""
        self._order(lambda: self._build(experiment))

    def open(self, session: Session) -> None:
        """A session's network, or two; the run goes on to where it stood and stands still there."""
        self._order(lambda: self._count(lambda: self._open(session)))

    def restart(self, values: Mapping[str, Any] | None = None, *, new_seed: bool = False) -> None:
        """Back to step 0, with some settings changed; with `new_seed`, from other initial weights:
        the next seed that no sibling of this run has. What was compared is compared again."""
        self._order(lambda: self._count(lambda: self._restart(dict(values or {}), new_seed)))

    def restart_from(self, path: Path) -> None:
        """Back to step 0 with the weights in a file, and hidden layers to fit them."""
        self._order(lambda: self._count(lambda: self._restart_from(path)))

    def apply(self, intervention: Intervention, side: int = 0) -> None:
        """Do it to the running network."""
        self._order(lambda: self._count(lambda: self._apply(intervention, side)))

    def fork(self, intervention: Intervention) -> None:
        """Compare: from here on a second network goes beside the first, with this done to it."""
        self._order(lambda: self._count(lambda: self._fork(intervention)))

    def end_fork(self, kept: int) -> None:
        """Go on with one of the two."""
        self._order(lambda: self._count(lambda: self._end_fork(kept)))

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
        """Take back what was done last: to a network, or a reset, or a comparison."""
        self._order(lambda: self._count(self._undo))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._order(lambda: self._count(self._redo))

    def play(self) -> None:
        """Train until told otherwise."""
        self._order(lambda: self._set_playing(True))

    def play_to(self, step: int, rules: StopSettings) -> None:
        """Train to this step, or to where one of the rules ends it; nowhere if it is behind."""
        self._order(lambda: self._play_to(step, rules))

    def pause(self) -> None:
        """Stop training; the last step is shown."""
        self._order(lambda: self._set_playing(False))

    def take_steps(self, steps: int) -> None:
        """Take so many steps, then stand still."""
        self._order(lambda: self._go_until(lambda trainer: _after_steps(trainer, steps)))

    def take_epoch(self) -> None:
        """Train to the end of this epoch, then stand still."""
        self._order(lambda: self._go_until(_after_epoch))

    def set_stop(self, rules: StopSettings) -> None:
        """What ends playing, at the very step it happens."""
        self._order(lambda: self._set_rules(rules))

    def set_following(self, following: bool) -> None:
        """Whether every step is looked at for deaths and revivals."""
        self._order(lambda: self._set_following(following))

    def set_pace(self, steps_per_second: float | None) -> None:
        """How fast to go; None is flat out."""
        self._order(lambda: self._set_pace(steps_per_second))

    def look(self, lens: Lens) -> None:
        """What snapshots are to show."""
        self._order(lambda: self._look(lens))

    def picture(self, lens: Lens) -> None:
        """The present step as this lens shows it, for a figure: `pictured` always answers. The
        window's own lens stays as it is, and playing goes on."""
        self._order(lambda: self._picture(lens))

    def save_weights(self, path: Path, side: int = 0) -> None:
        """Write the displayed network's weights to a file."""
        self._order(lambda: self._save_weights(path, side))

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

    def _count(self, order: Callable[[], None]) -> None:
        self._changes += 1
        order()

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
                self._stand_still(Trouble(tr("There is not enough memory for this network."), ""))
            except Exception as error:  # whatever it is, the window must live on
                sentence = tr("Training stopped: {error}", error=error)
                self._stand_still(Trouble(sentence, traceback.format_exc()))
            else:
                self._rest(waiting)

    def _carry_out_orders(self) -> None:
        while self._orders and not self._stop:
            self._orders.popleft()()

    @property
    def _observers(self) -> list[Observer]:
        return [side.observer for side in self.sides if side.observer is not None]

    @property
    def _trainer(self) -> Trainer | None:
        """The first network's: both are always at the same step."""
        observer = self.sides[0].observer
        return None if observer is None else observer.trainer

    def _train_a_slice(self) -> float | None:
        """Train for about SLICE seconds. Returns seconds until there is more to do, or None."""
        trainer = self._trainer
        if trainer is None or not self._playing:
            return None
        steps = max(1, int(SLICE / self._second_per_step))
        if self._stop_at is not None and self._hurrying_to is None:
            steps = 1 if self._second_per_step > SLICE / 8 else min(steps, 8)
        if self._pace is not None and self._hurrying_to is None:
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
            self._advance(steps)
        else:
            stop_at = self._stop_at
            for _ in range(steps):
                if self._advance(1) or stop_at(trainer):
                    self._set_playing(False)
                    break
        return 0.0

    def _advance(self, steps: int) -> bool:
        """Take so many steps; fewer where something ends playing: whether something did."""
        observers = self._observers
        begun = time.perf_counter()
        here = observers[0].trainer.step_count
        limit = self._rules.step
        if here < limit and self._hurrying_to is None:
            steps = min(steps, limit - here)
        met = [
            observer
            for observer in observers
            if observer.watch.advance(steps, self._until(observer))
        ]
        reached = min(observer.trainer.step_count for observer in observers)
        for observer in observers:  # in lock-step: nobody goes on where another one stopped
            if observer.trainer.step_count > reached:
                observer.watch.seek(reached)
        met = [observer for observer in met if observer.trainer.step_count == reached]
        ended = time.perf_counter()
        self._second_per_step += 0.2 * ((ended - begun) / steps - self._second_per_step)
        self._speed.count(steps, ended)
        self._unseen = True
        if met:
            stop = self._why(met[0], here)
        elif limit and here < limit <= reached and self._hurrying_to is None:
            stop = Stop(limit, mark("Stopped at step {step}."))
        else:
            return False
        self._set_playing(False)
        self.stopped.emit(stop)
        return True

    def _until(self, observer: Observer) -> Until | None:
        return None if self._hurrying_to is not None else observer.watch.until(self._rules)

    def _why(self, observer: Observer, before: int) -> Stop:
        rules, step = self._rules, observer.trainer.step_count
        fresh = [e for e in observer.watch.so_far() if before < e.step == step]
        deaths = list(filter(_is_death, fresh))
        if rules.divergence and any(event.kind == "divergence" for event in fresh):
            return Stop(step, mark("Stopped at step {step}: the network has diverged."))
        if rules.death != "never" and deaths:
            why = mark("Stopped at step {step}: {n} neurons have died.")
            if len(deaths) == 1:
                why = mark("Stopped at step {step}: a neuron has died.")
            return Stop(step, why, {"n": len(deaths)}, deaths[0])
        if deaths:
            why = mark("Stopped at step {step}: more than {share} of the neurons are dead.")
            return Stop(step, why, {"share": percent(rules.dead_above)}, deaths[0])
        why = mark("Stopped at step {step}: the loss is below {loss}.")
        return Stop(step, why, {"loss": number(rules.loss_below)})

    def _leave_snapshot(self) -> None:
        """Observe, if there is something new and the window is ready for it (or all is still)."""
        begun = time.perf_counter()
        if not self._observers or not self._unseen:
            return
        if self._playing and (not self._wanted or begun < self._observe_from):
            return
        self._wanted = self._unseen = False
        # before the clock: finding the steps of deaths is part of training, not of showing it
        for observer in self._observers:
            observer.watch.look()
        begun = time.perf_counter()
        lens = self._lens
        if begun >= self._flow_due:  # its course is kept even while nobody looks
            lens = replace(lens, flow=True)
            self._flow_due = begun + FLOW_EVERY
        shown = tuple(self._observe(observer, lens, begun) for observer in self._observers)
        ended = time.perf_counter()
        if ended - begun > COSTLY:
            self._observe_from = ended + (ended - begun) * (1.0 / OBSERVING - 1.0)
        for side, snapshot in zip(self.sides, shown, strict=True):
            side.keep(snapshot)
        self.mailbox.put(shown)

    def _observe(self, observer: Observer, lens: Lens, now: float) -> Snapshot:
        if self._playing:
            # the first layer's planes are straight lines; deeper contours show every sample
            samples = LIVE_RESOLUTION if lens.layer == 0 else LIVE_CONTOUR_RESOLUTION
            coarsely = replace(lens, resolution=samples)
            speed = self._speed.per_second(now)
            snapshot = observer.snapshot(coarsely, steps_per_second=speed, work=LIVE_WORK)
        else:
            finely = replace(lens, resolution=STILL_RESOLUTION)
            snapshot = observer.snapshot(finely, work=STILL_WORK)
        asked = replace(snapshot.lens, flow=self._lens.flow)
        return self._marked(replace(snapshot, lens=asked))

    def _marked(self, snapshot: Snapshot) -> Snapshot:
        forked = self._fork_step if len(self.sides) > 1 else None
        return replace(snapshot, changes=self._changes, fork=forked, goal=self._hurrying_to)

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
        self._unseen = True
        self.troubled.emit(trouble)

    # orders, in the thread

    def _build(self, experiment: Experiment) -> None:
        from app.engine.observer import Observer
        from app.engine.trainer import Trainer

        trainer = Trainer(experiment)  # the present run is kept if this fails
        observer = Observer(trainer, self._generation + 1, interrupted=lambda: self._stop)
        self._generation += 1
        observer.watch.following = self._following
        side = Side()
        side.begin(observer)
        self.sides = (side,)
        self._rules = experiment.stop
        self._flow_due = 0.0
        self._speed = Speed()
        self._stop_at = None
        self._hurrying_to = None
        self._unseen = True

    def _open(self, session: Session) -> None:
        fork, record = session.fork, in_order(session.experiment.interventions)
        # a second network goes off before what was done to the first one at that very step
        common = record if fork is None else shared(record, in_order(fork.interventions))
        self._build(session.experiment.with_record(common))
        self._past, self._future = [], []
        trainer, observer = self._trainer, self.sides[0].observer
        if trainer is None or observer is None:
            return
        self.sides[0].keep(observer.snapshot(Lens(resolution=1)))  # where its curves begin
        if fork is not None:
            # where something was done to one of them before the fork, they part there
            part = min(fork.step, parting(record, in_order(fork.interventions)))
            at_once = max(1, min(1000, part // 200))
            while trainer.step_count < part and not self._stop:
                observer.watch.advance(min(at_once, part - trainer.step_count))
                self.sides[0].keep(observer.snapshot(Lens(resolution=1)))
            self._add_side(fork.interventions)
            observer.watch.go_on_with(record)
        for each in self._observers:
            each.trainer.start_experiment = session.experiment
        self._set_playing(False)
        if session.view.step > trainer.step_count:
            goal = session.view.step
            self._go_until(lambda _: lambda t: t.step_count >= goal)
            self._hurrying_to = goal

    def _restart(self, values: dict[str, Any], new_seed: bool) -> None:
        trainer = self._trainer
        if trainer is None:
            return
        if new_seed:
            seed = int(trainer.seeds[0]) + len(trainer.seeds)
            values["initialisation.seed"] = seed % 2**31
        before, rules = self._state(), self._rules
        record = trainer.experiment.interventions
        again = begun_again(trainer.start_experiment, record)
        differences = self._differences()
        self._build(_fitting(again.with_values(values)))
        self._rules = rules
        self._remember(before)
        if len(before.sides) > 1:
            self._add_side((*self._record(), *differences))

    def _restart_from(self, path: Path) -> None:
        from app.engine import weights

        settings = weights.settings_of(path)
        if not settings["network.channels"] and not settings["network.hidden"]:
            raise BadInput(tr("{path}: a network without hidden layers", path=path))
        self._restart(
            {
                **settings,
                "initialisation.weights": "file",
                "initialisation.path": str(path),
            },
            new_seed=False,
        )

    def _differences(self) -> Record:
        """The settings that the second network was given by hand, as of step 0."""
        if len(self.sides) < 2:
            return ()
        first, second = (o.trainer.experiment.interventions for o in self._observers)
        return tuple(
            each.model_copy(update={"step": 0})
            for each in second
            if isinstance(each, Set) and each not in first
        )

    def _record(self) -> Record:
        trainer = self._trainer
        return () if trainer is None else trainer.experiment.interventions

    def _apply(self, intervention: Intervention, side: int) -> None:
        side = min(side, len(self.sides) - 1)
        observer = self.sides[side].observer
        if observer is not None:
            if self._hurrying_to is not None:
                self._set_playing(False)
            observer.watch.apply(intervention)
            self._remember(observer)
            self._run_changed(side, observer.watch.furthest)
            self._part_earlier()

    def _run_changed(self, side: int, after: int) -> None:
        """What is known of the run after this step has been dropped."""
        self.sides[side].drop_after(after)
        self._unseen = True

    def _fork(self, intervention: Intervention) -> None:
        trainer = self._trainer
        if trainer is None:
            return
        before = self._state()
        self.sides = self.sides[:1]
        done = self._record()[: trainer.applied]
        at = intervention.model_copy(update={"step": trainer.step_count})
        try:
            self._add_side((*done, at, *self._record()[trainer.applied :]))
        except BadInput:
            self.sides = before.sides
            raise
        self._remember(before)

    def _add_side(self, record: Record) -> None:
        """A second network beside the first, from the present step on, with this record."""
        first = self.sides[0]
        if first.observer is not None:
            here = first.observer.trainer.step_count
            side = Side()
            side.fork(first, first.observer.fork(in_order(record)))
            side.drop_after(here)
            self.sides = (first, side)
            self._fork_step = here
            self._unseen = True

    def _part_earlier(self) -> None:
        """What was done to one of two networks before they parted: they part there then."""
        if len(self.sides) == 2:
            records = [observer.trainer.experiment.interventions for observer in self._observers]
            self._fork_step = min(self._fork_step, parting(*records))

    def _end_fork(self, kept: int) -> None:
        if len(self.sides) > 1:
            self._remember(self._state())
            self.sides = (self.sides[kept],)
            self._unseen = True

    def _play_to(self, step: int, rules: StopSettings) -> None:
        if self._trainer is not None and self._trainer.step_count < step:
            self._set_rules(rules.model_copy(update={"step": step}))
            self._set_playing(True)

    def _seek(self) -> None:
        step, self._seek_to = self._seek_to, None
        if step is not None and self._observers:
            self._set_playing(False)
            step = min(step, *(observer.watch.furthest for observer in self._observers))
            for observer in self._observers:
                observer.watch.seek(step)
            self._unseen = True

    def _go_back(self, steps: Callable[[Trainer], int]) -> None:
        if self._trainer is not None:
            self._seek_to = max(0, self._trainer.step_count - steps(self._trainer))
            self._seek()

    def _state(self) -> _State:
        return _State(self.sides, self._fork_step)

    def _remember(self, done: _Done) -> None:
        """This can be taken back from now on."""
        self._past.append(done)
        self._future.clear()
        runs = [each for each in self._past if isinstance(each, _State)]
        if len(runs) > MOST_RUNS:  # each holds a run's checkpoints
            at = self._past.index(runs[0])
            del self._past[: at + 1]

    def _undo(self) -> None:
        self._exchange(self._past, self._future, lambda observer: observer.watch.undo())

    def _redo(self) -> None:
        self._exchange(self._future, self._past, lambda observer: observer.watch.redo())

    def _exchange(
        self, taken: list[_Done], given: list[_Done], act: Callable[[Observer], int | None]
    ) -> None:
        if not taken:
            return
        done = taken.pop()
        if isinstance(done, _State):
            given.append(self._state())
            self._put_back(done)
            return
        given.append(done)
        after = act(done)
        for at, side in enumerate(self.sides):
            if side.observer is done and after is not None:
                self._run_changed(at, after)
        self._in_step(done)
        self._part_earlier()

    def _put_back(self, state: _State) -> None:
        """Show the networks of before a reset or a comparison again."""
        others = [side for side in state.sides if side not in self.sides]
        self.sides, self._fork_step = state.sides, state.fork_step
        if len(others) == len(state.sides):  # another run altogether
            self._generation += 1
            for observer in self._observers:
                observer.generation = self._generation
        self._set_playing(False)
        if self._observers:
            self._in_step(self._observers[0])
        self._unseen = True

    def _in_step(self, leader: Observer) -> None:
        """Where one has gone to another step, the other follows."""
        for observer in self._observers:
            if observer.trainer.step_count != leader.trainer.step_count:
                observer.watch.seek(leader.trainer.step_count)

    def _set_playing(self, playing: bool) -> None:
        self._stop_at = None
        self._hurrying_to = None
        if playing != self._playing:
            self._playing = playing
            self._speed = Speed()
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

    def _set_rules(self, rules: StopSettings) -> None:
        self._rules = rules

    def _set_following(self, following: bool) -> None:
        self._following = following
        for observer in self._observers:
            watch = observer.watch
            if following and not watch.following:
                watch.follow(watch.replica)
            watch.look()
            watch.following = following
            self._unseen = True

    def _look(self, lens: Lens) -> None:
        self._lens = lens
        self._unseen = True

    def _picture(self, lens: Lens) -> None:
        moment = None
        # another sibling than the window's would be followed from here on
        wanted = replace(lens, replica=self._lens.replica)
        try:
            if self._observers:
                strands = (
                    side.strand(self._marked(observer.snapshot(wanted)))
                    for side, observer in zip(self.sides, self._observers, strict=True)
                )
                moment = Moment(tuple(strands))
        finally:
            self.pictured.emit(Pictured(lens, moment))

    def _save_weights(self, path: Path, side: int) -> None:
        from app.engine import weights

        observer = self.sides[min(side, len(self.sides) - 1)].observer
        if observer is not None:
            try:
                weights.save(observer.trainer, observer.watch.replica, path)
            except OSError as error:
                reason = error.strerror or str(error)
                raise BadInput(
                    tr("{path} could not be written: {reason}", path=path, reason=reason)
                ) from None


def _fitting(experiment: Experiment) -> Experiment:
    """Without what is on record for neurons that a network of these settings does not have."""
    fitting: list[Intervention] = []
    settings = experiment.with_record(())
    for each in experiment.interventions:
        with suppress(BadInput):
            settings = check(each, settings)
            fitting.append(each)
    return experiment.with_record(tuple(fitting))


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
