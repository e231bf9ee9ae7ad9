"""Follows one replica through every step: who dies, who comes back, at which step, and why.

The largest pre-activation over the whole training set decides, and it is looked at after every
step (app/engine/film.py says how that is affordable). For networks where it is not, every n-th
step is looked at, and where something has changed in between, its step is found by halving.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch

from app.engine.census import Census
from app.engine.film import MOST_ROWS, Film
from app.engine.postmortem import Postmortem
from app.engine.trainer import Checkpoint, Trainer
from app.experiment.errors import Interrupted
from app.experiment.interventions import Intervention
from app.record.autopsy import Autopsy
from app.record.data import Bools, Integers, Singles
from app.record.events import Event, EventLog
from app.record.margins import MarginHistory

OVERHEAD = 2e6
"""What a step costs besides its arithmetic, in multiplications."""
PATIENCE = 2.5
"""Seconds that may be spent on finding out a sibling's past."""
DOSSIER_BYTES = 256e6
"""For the states before deaths. Beyond it the oldest go, and with them those autopsies."""

Wanted = Callable[[Event], bool]


@dataclass(frozen=True)
class _Seen:
    """A row of the film that was looked at."""

    row: int
    margin: Singles
    dead: Bools
    finite: bool


class Watch:
    """Takes the trainer's steps and looks at what they do to one replica's hidden neurons.

    `look` brings `events`, `margins` and `dead_since` up to the present step.
    """

    def __init__(self, trainer: Trainer, census: Census, replica: int = 0) -> None:
        self._trainer, self._census = trainer, census
        self.units = [
            (layer, index)
            for layer, width in enumerate(trainer.network.widths[1:-1])
            for index in range(width)
        ]
        """(layer, index) of every hidden neuron, in the order in which they are counted here."""
        self.margins = MarginHistory()
        self.following = True
        """Off, steps are only taken: faster, and nothing is known of them."""
        self.follow(replica)

    def follow(self, replica: int) -> None:
        """Watch this replica from now on. What happened to it before is found by training it alone
        up to here; where that would take too long it stays unknown."""
        trainer = self._trainer
        self.replica = replica
        self.every = _steps_between_looks(trainer)
        self._film = Film(trainer, replica, max(MOST_ROWS, self.every))
        self._start = trainer.checkpoint()
        self._postmortem = Postmortem(trainer, replica)
        self._dossiers: dict[int, Checkpoint] = {}
        """By neuron, the state before the step that killed it."""
        self._autopsies: dict[int, Autopsy] = {}
        self.events = EventLog(trainer.step_count, self.every)
        born_dead = self._census.born_dead[replica]
        first = self._see([0])[0]
        self._last = first
        self.dead_since: Integers = np.full(len(self.units), -1)
        """(units,): the step that killed it, 0 for one born dead; -1 where it lives or that is not
        known."""
        self.margins.clear(len(self.units), self.every)
        self._keep_margins([first])
        if trainer.step_count > 0:
            self._catch_up()
            return
        self.dead_since[born_dead] = 0
        self.events.extend(
            self._postmortem.birth(*self.units[unit], float(first.margin[unit]))
            for unit in np.flatnonzero(born_dead).tolist()
        )

    def _catch_up(self) -> None:
        """Learn the replica's past from a run of it alone, which is the same to the bit."""
        of, replica = self._trainer, self.replica
        begun = time.perf_counter()
        start = of.start_experiment.model_copy(
            update={"interventions": of.experiment.interventions}
        )
        seeds = [int(of.seeds[replica])]
        alone = Trainer(start, seeds=seeds, dtype=of.x.dtype, data=of.data)
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
        self.events, self.margins, self.dead_since = watch.events, watch.margins, watch.dead_since
        self._dossiers = watch._dossiers

    def advance(self, steps: int) -> None:
        """Take so many steps. All that happens in them is noted at the next look."""
        if not self.following:
            self._trainer.advance(steps)
            return
        while steps:
            if self._film.full:
                self.look()
            now = min(steps, self._film.rows - self._film.length)
            self._trainer.advance(now, self._film.keep)
            steps -= now

    def apply(self, intervention: Intervention) -> None:
        """Do it to the trainer now. Raises BadInput."""
        self.look()
        self._trainer.apply(intervention)
        self._restart()

    @torch.inference_mode()
    def look(self, stop_at: Wanted | None = None) -> bool:
        """Note what happened up to the present step.

        With `stop_at`, the run goes back to the first step with such an event if there is one:
        what came later has not happened then. Returns whether there was one.
        """
        if not self.following:
            return False
        last = self._film.length
        if self._film.place(last).step != self._trainer.step_count:
            self.follow(self.replica)  # it was taken elsewhere without us
            return False
        if last == 0:
            return False
        seen, turns = self._turns(last)
        stopped = False
        for before, after in turns:
            found = self._explain(before, after)
            self.events.extend(found)
            if stop_at is not None and any(map(stop_at, found)):
                stopped = True
                if after.row < last:
                    self._trainer.restore(self._start)
                    self._trainer.advance(after.row)
                seen = [each for each in seen if each.row < after.row] + [after]
                break
        self._keep_margins(seen)
        self._last = seen[-1]
        self._restart()
        return stopped

    def _restart(self) -> None:
        self._film.begin()
        self._start = self._trainer.checkpoint()

    def autopsy(self, unit: int) -> Autopsy | None:
        """Of the neuron's last death, if it is dead, and not since it was born."""
        if unit not in self._dossiers or not self._last.dead[unit]:
            return None
        if unit not in self._autopsies:
            dossier = self._dossiers[unit]
            self._autopsies[unit] = self._postmortem.examine(dossier, *self.units[unit])
        return self._autopsies[unit]

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
        if finite[-1] and not math.isfinite(self._film.loss(rows[-1])):
            finite = [
                well and math.isfinite(self._film.loss(row))
                for row, well in zip(rows, finite, strict=True)
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
        self.dead_since[gone] = -1
        if not died and not revived:
            return diverged
        dossier = self._film.checkpoint(before.row)
        for unit in died + revived:
            self._autopsies.pop(unit, None)
            self._dossiers.pop(unit, None)
            self.dead_since[unit] = -1
        for unit in died:
            self._dossiers[unit] = dossier
            self.dead_since[unit] = step
        self._drop_oldest()
        found = self._postmortem.explain(
            dossier, [self.units[u] for u in died], [self.units[u] for u in revived]
        )
        return found + diverged

    def _drop_oldest(self) -> None:
        size = self._film.bytes_per_row
        while len(self._dossiers) * size > DOSSIER_BYTES:
            self._dossiers.pop(next(iter(self._dossiers)))

    def _keep_margins(self, seen: Sequence[_Seen]) -> None:
        steps = np.array([self._film.place(each.row).step for each in seen], np.int64)
        self.margins.extend(steps, np.stack([each.margin for each in seen]))


def _steps_between_looks(trainer: Trainer) -> int:
    """So many that looking costs no more than training. It depends on the experiment alone, so
    that a run's events do, too."""
    network = trainer.network
    work = [(i + 1) * o for i, o in pairwise(network.widths)]
    batch = trainer.experiment.training.batch_size or len(trainer.x)
    looking = len(trainer.x) * sum(work[:-1])
    training = 3 * min(batch, len(trainer.x)) * sum(work)
    return max(1, math.ceil(looking / (training + OVERHEAD)))
