"""Every neuron's margin over the steps: its largest pre-activation over the training set."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np

from app.record.data import Floats, Integers, Singles

NUMBERS = 2_000_000
"""Margins kept at most: 8 MB."""
MOST_ROWS = 1024


@dataclass(frozen=True)
class Margins:
    """Margins of all hidden neurons, layer after layer, at rising steps."""

    step: Integers
    """(rows,)"""
    margin: Singles
    """(rows, neurons): not finite where a neuron diverged."""

    def __len__(self) -> int:
        return len(self.step)


@dataclass(frozen=True)
class Course:
    """One neuron's margin over the steps."""

    step: Integers
    """(rows,)"""
    margin: Floats
    """(rows,)"""


class MarginHistory:
    """Keeps every step's margins; when full, every other row goes, and from then on every second
    (fourth, ...) step is kept. So what is kept depends on the run alone. Safe between threads.
    """

    def __init__(self, neurons: int = 0, stride: int = 1) -> None:
        self._lock = Lock()
        self.clear(neurons, stride)

    def clear(self, neurons: int, stride: int = 1) -> None:
        """Forget everything; from now on rows have so many neurons, and come from steps that are
        multiples of `stride`."""
        with self._lock:
            rows = max(64, min(MOST_ROWS, NUMBERS // max(neurons, 1)))
            self._stride, self._rows = stride, 0
            self._step = np.zeros(rows, np.int64)
            self._margin = np.zeros((rows, neurons), np.float32)

    def extend(self, steps: Integers, margins: Singles) -> None:
        """Add rows (m,) and (m, neurons), steps rising; rows at the first of these steps or later
        are dropped first: the run went back."""
        with self._lock:
            if len(steps) and self._rows:
                kept = self._step[: self._rows]
                self._rows = int(np.searchsorted(kept, steps[0]))
            at = 0
            while at < len(steps):
                # as many of the rest as there is room for; thinning changes which are wanted
                wanted = at + np.flatnonzero(steps[at:] % self._stride == 0)
                taken = wanted[: len(self._step) - self._rows]
                end = self._rows + len(taken)
                self._step[self._rows : end] = steps[taken]
                self._margin[self._rows : end] = margins[taken]
                self._rows = end
                if len(taken) == len(wanted):
                    break
                at = int(wanted[len(taken)])
                self._thin()

    def drop_after(self, step: int) -> None:
        """The run went back to this step: what came later has not happened."""
        with self._lock:
            self._rows = int(np.searchsorted(self._step[: self._rows], step, side="right"))

    def read(self) -> Margins:
        """A copy that later rows leave alone."""
        with self._lock:
            return Margins(self._step[: self._rows].copy(), self._margin[: self._rows].copy())

    def course(self, neuron: int) -> Course:
        """One neuron's; neurons are counted through all hidden layers."""
        with self._lock:
            margin = self._margin[: self._rows, neuron].astype(np.float64)
            return Course(self._step[: self._rows].copy(), margin)

    def _thin(self) -> None:
        kept = np.arange(self._rows)
        while len(kept) == self._rows:
            self._stride *= 2
            kept = np.flatnonzero(self._step[: self._rows] % self._stride == 0)
        self._rows = len(kept)
        self._step[: len(kept)] = self._step[kept]
        self._margin[: len(kept)] = self._margin[kept]
