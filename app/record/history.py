"""Every observation's figures over the steps of a run: what the timeline draws.

The training thread appends, the window reads. A long run is thinned so that memory stays bounded
and the loss keeps its peaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Self

import numpy as np

from app.record.data import Bools, Floats, Integers
from app.record.snapshot import Snapshot

CAPACITY = 4096


@dataclass(frozen=True, slots=True)
class Row:
    """One observation of the displayed replica. Accuracies are shares, 0 to 1.

    Test figures are nan without test points, accuracies are nan for regression. A loss that is nan
    or infinite has diverged.
    """

    step: int
    train_loss: float
    test_loss: float
    train_accuracy: float
    test_accuracy: float
    dead: tuple[int, ...]
    """Dead neurons of every hidden layer."""

    @classmethod
    def of(cls, snapshot: Snapshot, replica: int | None = None) -> Self:
        """The figures of a replica in `snapshot`; without a number, of the displayed one."""
        siblings = snapshot.siblings
        shown = snapshot.replica if replica is None else replica

        def figure(of_all: Floats | None) -> float:
            return float("nan") if of_all is None else float(of_all[shown])

        return cls(
            step=snapshot.step,
            train_loss=figure(siblings.loss),
            test_loss=figure(siblings.test_loss),
            train_accuracy=figure(siblings.accuracy),
            test_accuracy=figure(siblings.test_accuracy),
            dead=tuple(siblings.dead_counts[shown].tolist()),
        )


@dataclass(frozen=True)
class Curves:
    """Rows as columns, steps rising strictly: `dead` is (rows, layers), all others are (rows,)."""

    step: Integers
    train_loss: Floats
    test_loss: Floats
    train_accuracy: Floats
    test_accuracy: Floats
    dead: Integers

    def __len__(self) -> int:
        return len(self.step)


class History:
    """Rows in the order of their steps, at most `capacity` of them; safe between threads."""

    def __init__(self, layers: int = 0, capacity: int = CAPACITY) -> None:
        """`capacity` has to be at least 16."""
        if capacity < 16:
            raise ValueError(f"capacity is {capacity}, 16 is the least")
        self._lock = Lock()
        self._capacity = capacity
        self.clear(layers)

    def clear(self, layers: int) -> None:
        """Forget everything; from now on rows have `layers` dead counts."""
        with self._lock:
            self._rows = 0
            self._step = np.zeros(self._capacity, np.int64)
            self._figures = np.zeros((self._capacity, 4))
            self._dead = np.zeros((self._capacity, layers), np.int64)

    def append(self, observed: Snapshot | Row) -> None:
        """Add a row. Rows at its step or later are dropped first: the run went back.

        Raises ValueError where the row has another number of layers than the history.
        """
        row = observed if isinstance(observed, Row) else Row.of(observed)
        with self._lock:
            layers = self._dead.shape[1]
            if len(row.dead) != layers:
                raise ValueError(f"a row with {len(row.dead)} layers, the history has {layers}")
            if self._rows and row.step <= self._step[self._rows - 1]:
                self._rows = int(np.searchsorted(self._step[: self._rows], row.step))
            if self._rows == self._capacity:
                self._thin()
            at = self._rows
            self._step[at] = row.step
            self._figures[at] = (
                row.train_loss,
                row.test_loss,
                row.train_accuracy,
                row.test_accuracy,
            )
            self._dead[at] = row.dead
            self._rows += 1

    def drop_after(self, step: int) -> None:
        """The run went back to this step: what came later has not happened."""
        with self._lock:
            self._rows = int(np.searchsorted(self._step[: self._rows], step, side="right"))

    def read(self) -> Curves:
        """A copy that later rows leave alone."""
        with self._lock:
            step = self._step[: self._rows].copy()
            figures = self._figures[: self._rows].T.copy()
            dead = self._dead[: self._rows].copy()
        return Curves(step, figures[0], figures[1], figures[2], figures[3], dead)

    def _thin(self) -> None:
        """Keep about half of the rows, three quarters at most."""
        loss = self._figures[: self._rows, 0]
        keep = _extremes(self._step, loss, self._capacity // 4)
        keep[[0, -1]] = True
        turns = _turns(loss, self._dead)
        # The largest turns first, as many as there is room for; of equal ones the earliest.
        order = np.argsort(-turns, kind="stable")[: np.count_nonzero(turns)]
        room = self._capacity * 3 // 4 - int(np.count_nonzero(keep))
        keep[order[~keep[order]][:room]] = True
        self._rows = int(np.count_nonzero(keep))
        for column in (self._step, self._figures, self._dead):
            column[: self._rows] = column[keep]


def _extremes(step: Integers, loss: Floats, stretches: int) -> Bools:
    """Marks the rows of least and of largest finite loss in each of `stretches` equal stretches of
    steps. Stretches of steps and not of rows: rows that earlier thinnings left far apart would
    otherwise get ever rarer, and the beginning of a long run would fade away.
    """
    stretch = (step - step[0]) * stretches // (step[-1] - step[0] + 1)
    finite = np.isfinite(loss)
    keep = np.zeros(len(step), np.bool_)
    for key in (np.where(finite, loss, np.inf), np.where(finite, -loss, np.inf)):
        # Sorted by stretch and then by key, the first row of each stretch is its extreme.
        order = np.lexsort((key, stretch))
        keep[order[np.diff(stretch[order], prepend=-1) > 0]] = True
    return keep


def _turns(loss: Floats, dead: Integers) -> Floats:
    """How much each row (rows,) differs from the one before it: by how many dead neurons, and
    infinitely where the loss began or ceased to be finite.
    """
    size = np.zeros(len(loss))
    size[1:] = np.abs(np.diff(dead, axis=0)).sum(axis=1)
    size[1:][np.diff(np.isfinite(loss))] = np.inf
    return size
