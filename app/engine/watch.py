"""Follows one replica through every step: who dies, who comes back, at which step, and why.

The largest pre-activation over the whole training set decides, and it is looked at after every
step (app/engine/film.py says how that is affordable). For networks where it is not, every n-th
step is looked at, and where something has changed in between, its step is found by halving.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

import numpy as np
import torch

from app.engine.census import Census
from app.engine.checkpoints import Checkpoints
from app.engine.film import MOST_ROWS, Film
from app.engine.postmortem import Postmortem
from app.engine.trainer import Checkpoint, Trainer
from app.experiment.errors import Interrupted
from app.experiment.interventions import Intervention, Record
from app.experiment.settings import StopSettings
from app.record.autopsy import Autopsy
from app.record.data import Bools, Integers, Singles
from app.record.events import NO_EVENTS, Event, EventLog, Events, Kind
from app.record.margins import MarginHistory
from app.record.twin import twin

OVERHEAD = 2e6
"""What a step costs besides its arithmetic, in multiplications."""
PATIENCE = 2.5
"""Seconds that may be spent on finding out a sibling's past."""
MOST_REPLAYED = 50_000
"""Steps that are gone through to stand where the run stood before something was undone."""
DOSSIER_BYTES = 256e6
"""For the states before deaths. Beyond it the oldest go, and with them those autopsies."""


@dataclass(frozen=True)
class Until:
    """What steps are to end at. Shares and losses end them where they cross the limit."""

    event: Callable[[Event], bool] = lambda event: False
    dead_above: float = 1.0
    """Share of the hidden neurons."""
    loss_below: float = 0.0
    """Over the training set, penalties included; 0: whatever it is."""

    def met(self, events: Iterable[Event], dead_before: float, dead_after: float) -> bool:
        """Whether what happened in a step, or by hand, is to be stopped at."""
        return any(map(self.event, events)) or dead_before <= self.dead_above < dead_after


@dataclass(frozen=True)
class _Seen:
    """A row of the film that was looked at."""

    row: int
    margin: Singles
    dead: Bools
    finite: bool


class Watch:
    """Takes the trainer's steps and looks at what they do to one replica's hidden neurons.

    `look` brings what is known of the run up to the present step.
    """

    def __init__(self, trainer: Trainer, census: Census, replica: int = 0) -> None:
        self._trainer, self._census = trainer, census
        self.units = [
            (layer, index)
            for layer, width in enumerate(trainer.network.widths[1:-1])
            for index in range(width)
        ]
        """(layer, index) of every hidden neuron, in the order in which they are counted here."""
        self._number = {unit: number for number, unit in enumerate(self.units)}
        self._counted: Events = NO_EVENTS
        self._since: Integers = np.full(len(self.units), -1)
        """The last death of each neuron in the events counted."""
        self.margins = MarginHistory()
        self._checkpoints = Checkpoints()
        self._last: _Seen
        """The state that what comes next is compared with."""
        self._past: list[Record] = []
        """The run's record before each thing done by hand ..."""
        self._future: list[Record] = []
        """... and before each one taken back."""
        self.following = True
        """Off, steps are only taken: faster, and nothing is known of them."""
        self.follow(replica)

    @torch.inference_mode()
    def follow(self, replica: int) -> None:
        """Watch this replica from now on. What happened to it before is found by training it alone
        up to here; where that would take too long it stays unknown."""
        self.replica = replica
        self.every = _steps_between_looks(self._trainer)
        self._film = self._new_film()
        self._postmortem = Postmortem(self._trainer, replica)
        self._dossiers: dict[int, Checkpoint] = {}
        """By the step of a death, the state before that step."""
        self._autopsies: dict[tuple[int, int], Autopsy] = {}
        """By neuron and step of death."""
        self.events = EventLog(self._trainer.step_count, self.every)
        self.margins.clear(len(self.units), self.every)
        self.furthest = self._trainer.step_count
        """The step up to which the run is known; it may stand at an earlier one."""
        if self.furthest == 0 and self._trainer.applied == 0:
            self._begin()
        else:
            self._stand()
            self._keep_margins([self._last])
            self._catch_up()

    def _begin(self) -> None:
        """At step 0, before anything is done: note who is born dead, and do what is on record."""
        self._stand()
        born_dead = np.flatnonzero(self._census.born_dead[self.replica]).tolist()
        margin = self._last.margin
        self.events.extend(
            self._postmortem.birth(*self.units[unit], float(margin[unit])) for unit in born_dead
        )
        for act in self._trainer.pending():
            self._by_hand(act)
        self._keep_margins([self._last])

    def _new_film(self) -> Film:
        return Film(self._trainer, self.replica, max(MOST_ROWS, self.every))

    def _catch_up(self) -> None:
        """Learn the replica's past from a run of it alone, which is the same to the bit."""
        of, replica = self._trainer, self.replica
        begun = time.perf_counter()
        start = of.start_experiment.with_record(of.experiment.interventions)
        seeds = [int(of.seeds[replica])]
        alone = Trainer(start, seeds=seeds, dtype=of.x.dtype, data=of.start_data)
        watch = Watch(alone, Census(alone, self._census.interrupted))
        while alone.step_count < of.step_count:
            watch.advance(min(MOST_ROWS, of.step_count - alone.step_count))
            if self._census.interrupted():
                raise Interrupted
            if time.perf_counter() - begun > PATIENCE:
                return
        watch.look()
        if not self._film.same_state(watch._film):
            return  # it was put into its present state by other means than training
        self.events, self.margins = watch.events, watch.margins
        self._dossiers = watch._dossiers

    @torch.inference_mode()
    def advance(self, steps: int, until: Until | None = None) -> bool:
        """Take so many steps, those that are known already as they were. All that happens in the
        others is noted at the next look.

        With `until`, go no further than to the first step that meets it; among known steps a loss
        is not looked for. Returns whether there was one.
        """
        if not self.following:
            self._trainer.advance(steps)
            return False
        known = min(steps, self.furthest - self._trainer.step_count)
        if known > 0:
            # between look and look the film is ahead of what is known
            here = self._trainer.step_count
            stop = self._known_stop(until) if until else None
            stopped = stop is not None and stop <= here + known
            self._trainer.advance(stop - here if stop and stopped else known)
            self._stand()
            if stopped:
                return True
            steps -= known
        while steps > 0:
            if self._film.full and self.look(until):
                return True
            now = min(steps, self._film.rows - self._film.length, self._trainer.until_due)
            self._trainer.take(now, self._film.keep)
            steps -= now
            if self._trainer.is_due and self._arrive(until):
                return True
        return until is not None and self.look(until)

    def until(self, rules: StopSettings) -> Until | None:
        """What these rules want to be stopped at now; None: nothing. (The step they may name is
        the caller's to count.)"""
        kinds: set[Kind] = set()
        lived = not any(map(is_death, self.so_far()))
        if rules.death == "any" or (rules.death == "first" and lived):
            kinds.add("death")
        if rules.divergence:
            kinds.add("divergence")
        if not (kinds or rules.dead_above < 1.0 or rules.loss_below > 0.0):
            return None
        return Until(
            lambda event: event.kind in kinds and event.step > 0,
            dead_above=rules.dead_above,
            loss_below=rules.loss_below,
        )

    def _known_stop(self, until: Until) -> int | None:
        """The first step ahead, among those known, at which an event or the dead end it."""
        dead, units = int(self._last.dead.sum()), len(self.units)
        ahead = self.events.after(self._trainer.step_count)
        step: int
        for step, events in groupby(ahead, key=lambda event: event.step):
            together = list(events)
            more = sum(_DEAD.get(event.kind, 0) for event in together)
            if until.met(together, dead / units, (dead + more) / units):
                return step
            dead += more
        return None

    def _arrive(self, until: Until | None) -> bool:
        """Do what is due at this step, just reached; whether there was something to stop at."""
        here = self._trainer.step_count
        stopped = self._note(until)
        if self._trainer.step_count < here:
            return True
        known, before = len(self.events.so_far()), self._last
        for act in self._trainer.due():
            self._by_hand(act)
        self._begin_film()
        self._keep_checkpoint()
        caused = self.events.so_far().slice(known)
        dead = before.dead.mean(), self._last.dead.mean()
        return stopped or (until is not None and until.met(caused, *map(float, dead)))

    def _by_hand(self, act: Callable[[], None]) -> None:
        """Do something to the trainer between two steps, and note whom it killed and revived."""
        before, biases = self._last, self._biases()
        act()
        self._begin_film()
        self._last = after = self._see([0])[0]
        self.furthest = self._trainer.step_count
        if not self.following:
            return
        if before.finite == after.finite and np.array_equal(before.dead, after.dead):
            return
        place, now = self._trainer.place(), self._biases()
        found = []
        for unit, (layer, index) in enumerate(self.units):
            if before.dead[unit] == after.dead[unit]:
                continue
            # numbers that are not finite are no signs of life; another activation can be one,
            # though no point reaches the neuron
            if before.dead[unit] and not np.isfinite(after.margin[unit]):
                continue
            found.append(
                Event(
                    place.step,
                    place.epoch,
                    "death" if after.dead[unit] else "revival",
                    layer,
                    index,
                    "intervention",
                    bias_before=biases[unit],
                    bias_after=now[unit],
                    margin_before=float(before.margin[unit]),
                    margin_after=float(after.margin[unit]),
                )
            )
        if before.finite and not after.finite:
            found.append(Event(place.step, place.epoch, "divergence"))
        self.events.extend(found)

    def _biases(self) -> list[float | None]:
        """Of every hidden neuron; None without biases."""
        network = self._trainer.network
        if not self._trainer.experiment.network.bias:
            return [None] * len(self.units)
        hidden = network.parameters.weights[:-1]
        return [bias for part in hidden for bias in part[self.replica, -1].tolist()]

    @torch.inference_mode()
    def look(self, until: Until | None = None) -> bool:
        """Note what happened up to the present step.

        With `until`, the run goes back to the first step that meets it, if there is one: what came
        later has not happened then. Returns whether there was one.
        """
        if not self.following:
            return False
        last = self._film.length
        if self._film.place(last).step != self._trainer.step_count:
            self.follow(self.replica)  # it was taken elsewhere without us
            return False
        stopped = self._note(until)
        self._keep_checkpoint()
        return stopped

    def _note(self, until: Until | None) -> bool:
        """The same for what the film has, but no checkpoint: something may be due."""
        last = self._film.length
        if last == 0:
            return False
        seen, turns = self._turns(last)
        stop = self._first_below(until.loss_below, seen) if until and until.loss_below else None
        for before, after in turns:
            if stop is not None and after.row > stop.row:
                break
            found = self._explain(before, after)
            self.events.extend(found)
            dead = before.dead.mean(), after.dead.mean()
            if until is not None and until.met(found, *map(float, dead)):
                stop = after
                break
        if stop is not None:
            if stop.row < last:
                self._trainer.restore(self._start)
                self._trainer.take(stop.row)
            seen = [each for each in seen if each.row < stop.row] + [stop]
        self._keep_margins(seen)
        self._begin_film()
        self._last = replace(seen[-1], row=0)
        self.furthest = self._trainer.step_count
        return stop is not None

    def _first_below(self, limit: float, seen: Sequence[_Seen]) -> _Seen | None:
        """The first row at which the loss has fallen below the limit."""
        losses = self._film.losses([0, *(each.row for each in seen)])
        for before, after, each in zip(losses, losses[1:], seen, strict=False):
            if after < limit and not before < limit:
                return each
        return None

    def _stand(self) -> None:
        """What comes next is looked at from the trainer's present state on."""
        self._begin_film()
        self._last = self._see([0])[0]
        self._keep_checkpoint()

    def _begin_film(self) -> None:
        if self._film.version != self._trainer.version:
            self._film = self._new_film()
        self._film.begin()
        self._start = self._trainer.checkpoint()

    def _keep_checkpoint(self) -> None:
        self._checkpoints.offer(self._start)

    # --- Going back and forth

    @torch.inference_mode()
    def seek(self, step: int) -> None:
        """Go to this step of the run, back or forth. What is known of the run stays known."""
        self.look()
        here = self._trainer.step_count
        start = self._checkpoints.before(step)
        if not start.place.step <= here <= step:
            self._trainer.restore(start, self._trainer.experiment.interventions)
            self._trainer.settle()
        self._trainer.advance(max(0, min(step, self.furthest) - self._trainer.step_count))
        self._stand()
        self.advance(max(0, step - self._trainer.step_count))
        self.look()

    @torch.inference_mode()
    def apply(self, intervention: Intervention) -> None:
        """Do it to the trainer now: what is known of later steps is forgotten. Raises BadInput."""
        self.look()
        record = self._trainer.experiment.interventions

        def act() -> None:
            self._trainer.apply(intervention, happened=self.furthest)
            self._forget_after(self._trainer.step_count)

        self._by_hand(act)
        self._keep_checkpoint()
        self._past.append(record)
        self._future.clear()
        self._keep_margins([self._last])

    def undo(self) -> int | None:
        """Take back what was done last, with all that came of it, and go through the steps since
        then without it. What had been dropped for it is to come again. The run then stands at the
        step where it stood. Returns the step up to which the run is as it was; None if there is
        nothing to take back."""
        return self._exchange(self._past, self._future)

    def redo(self) -> int | None:
        """Do once more what `undo` took back last; otherwise the same."""
        return self._exchange(self._future, self._past)

    def _exchange(self, taken: list[Record], given: list[Record]) -> int | None:
        if not taken:
            return None
        self.look()
        given.append(self._trainer.experiment.interventions)
        return self._become(taken.pop())

    @torch.inference_mode()
    def _become(self, record: Record) -> int:
        """Make this the run's record; stand at the step where the run stands, if it can be reached
        soon. Returns the step up to which nothing has changed."""
        trainer = self._trainer
        here, old = trainer.step_count, trainer.experiment.interventions
        if old == record:
            return self.furthest
        same = sum(1 for _ in takewhile(_alike, zip(old, record, strict=False)))
        turn = min(each.step for each in (*old[same : same + 1], *record[same : same + 1]))
        if turn > self.furthest:
            trainer.restore(trainer.checkpoint(), record)
            self._begin_film()
            return self.furthest
        known = turn - 1
        self._checkpoints.drop_after(max(known, 0))
        before = self._checkpoints.before(max(known, 0))
        trainer.restore(before, record)
        if known < 0:
            self._forget_after(-1)
            self._begin()
        else:
            self._forget_after(known)
            trainer.settle()
            trainer.advance(known - before.place.step)
            self._stand()
        wanted = here if here - turn <= MOST_REPLAYED else turn
        self.advance(max(0, wanted - trainer.step_count))
        self.look()
        if wanted < trainer.step_count:
            self.seek(wanted)
        return max(known, 0)

    @torch.inference_mode()
    def take_over(self, other: Watch, record: Record) -> None:
        """Stand where the other watch's trainer stands, with all that is known of its run so far,
        and with another record from here on."""
        other.look()
        here = other._trainer.step_count
        self.replica, self.every, self.following = other.replica, other.every, other.following
        self._trainer.restore(other._trainer.checkpoint(), record)
        self._postmortem = Postmortem(self._trainer, self.replica)
        self._film = self._new_film()
        self.events, self.margins = twin(other.events), twin(other.margins)
        self._checkpoints = twin(other._checkpoints)
        self._dossiers = dict(other._dossiers)
        self._forget_after(here)
        self._past, self._future = [], []
        self._stand()
        self.go_on_with(record)

    @torch.inference_mode()
    def go_on_with(self, record: Record) -> None:
        """Make this the run's record from here on, which is the same up to here; do what it has for
        the present step besides."""
        self.look()
        self._trainer.restore(self._trainer.checkpoint(), record)
        for act in self._trainer.pending():
            self._by_hand(act)
        self._begin_film()
        self._keep_margins([self._last])

    def _forget_after(self, step: int) -> None:
        self.furthest = max(step, 0)
        self.events.drop_after(step)
        self.margins.drop_after(step)
        self._checkpoints.drop_after(step)
        self._dossiers = {at: kept for at, kept in self._dossiers.items() if at <= step}
        self._autopsies = {key: kept for key, kept in self._autopsies.items() if key[1] <= step}

    # --- What is known

    @property
    def kept_bytes(self) -> int:
        """What the states take that are kept to go back to, and to examine deaths."""
        return self._checkpoints.bytes + len(self._dossiers) * self._film.bytes_per_row

    def so_far(self) -> Events:
        """The events up to the present step."""
        return self.events.so_far(self._trainer.step_count)

    def dead_since(self) -> Integers:
        """(units,): the step that killed it, 0 for one born dead; -1 where it lives or that is not
        known."""
        events = self.so_far()
        if not events.same_run(self._counted) or len(events) < len(self._counted):
            self._counted, self._since = NO_EVENTS, np.full(len(self.units), -1)
        fresh = events.slice(len(self._counted))
        self._counted = events
        for event in fresh:
            if event.layer is not None and event.neuron is not None:
                unit = self._number[event.layer, event.neuron]
                self._since[unit] = event.step if event.kind == "death" else -1
        return np.where(self._last.dead & self.following, self._since, -1)

    def autopsy(self, unit: int, died: int) -> Autopsy | None:
        """Of the death of a neuron at a step."""
        if died not in self._dossiers:
            return None
        if (unit, died) not in self._autopsies:
            self._autopsies[unit, died] = self._postmortem.examine(
                self._dossiers[died], *self.units[unit]
            )
        return self._autopsies[unit, died]

    # --- Finding the steps

    def _turns(self, last: int) -> tuple[list[_Seen], list[tuple[_Seen, _Seen]]]:
        """The rows looked at, and each pair of successive rows between which something changed."""
        first = self._film.place(0).step
        rows = [r for r in range(1, last + 1) if (first + r) % self.every == 0 or r == last]
        seen = self._see(rows)
        before = _Seen(0, self._last.margin, self._last.dead, self._last.finite)
        turns = []
        for one, other in pairwise([before, *seen]):
            turns += self._narrowed(one, other)
        return seen, turns

    def _narrowed(self, one: _Seen, other: _Seen) -> list[tuple[_Seen, _Seen]]:
        if one.finite == other.finite and np.array_equal(one.dead, other.dead):
            return []
        if other.row - one.row == 1:
            return [(one, other)]
        middle = self._see([(one.row + other.row) // 2])[0]
        return self._narrowed(one, middle) + self._narrowed(middle, other)

    def _see(self, rows: Sequence[int]) -> list[_Seen]:
        look = self._film.look(rows)
        finite = look.finite.tolist()
        # the loss may overflow while all else is finite: looked for where the last one has
        if finite[0] and not (finite[-1] and math.isfinite(self._film.losses([rows[-1]])[0])):
            losses = self._film.losses(rows)
            finite = [
                well and math.isfinite(loss) for well, loss in zip(finite, losses, strict=True)
            ]
        margins = look.margin.float().cpu().numpy()
        dead = look.dead.cpu().numpy()
        return [_Seen(row, margins[n], dead[n], finite[n]) for n, row in enumerate(rows)]

    def _explain(self, before: _Seen, after: _Seen) -> list[Event]:
        step, epoch = self._film.place(after.row)[:2]
        diverged = [Event(step, epoch, "divergence")] if before.finite and not after.finite else []
        died = np.flatnonzero(after.dead & ~before.dead).tolist()
        gone = before.dead & ~after.dead
        # pre-activations that are not numbers are no signs of life
        revived = np.flatnonzero(gone & np.isfinite(after.margin) & (after.margin > 0)).tolist()
        if not died and not revived:
            return diverged
        dossier = self._film.checkpoint(before.row)
        if died:
            self._dossiers[step] = dossier
        while len(self._dossiers) * self._film.bytes_per_row > DOSSIER_BYTES:
            self._dossiers.pop(next(iter(self._dossiers)))
        found = self._postmortem.explain(
            dossier, [self.units[u] for u in died], [self.units[u] for u in revived]
        )
        return found + diverged

    def _keep_margins(self, seen: Sequence[_Seen]) -> None:
        steps = np.array([self._film.place(each.row).step for each in seen], np.int64)
        self.margins.extend(steps, np.stack([each.margin for each in seen]))


_DEAD = {"death": 1, "revival": -1}
"""How many more are dead after an event."""


def is_death(event: Event) -> bool:
    """Whether a step killed a neuron: born dead is no death to wait for."""
    return event.kind == "death" and event.step > 0


def _alike(pair: tuple[Intervention, Intervention]) -> bool:
    return pair[0] == pair[1]


def _steps_between_looks(trainer: Trainer) -> int:
    """So many that looking costs no more than training. It depends on what the run began with
    alone, so that a run's events do, too."""
    work = [layer.work for layer in trainer.network.layers]
    points = len(trainer.start_data.train)
    batch = trainer.start_experiment.training.batch_size or points
    looking = points * sum(work[:-1])
    training = 3 * min(batch, points) * sum(work)
    return max(1, math.ceil(looking / (training + OVERHEAD)))
