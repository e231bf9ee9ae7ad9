"""How activations flow through the layers: their distributions over the training set, now and over
the steps.

Histograms have fixed bins, the same for every layer, run and step, so that they can be laid side
by side: even on the scale asinh(value / CORE), which is linear around zero and logarithmic beyond.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np

from app.record.data import Floats, Integers

CORE = 0.05
"""Below this the scale is about linear."""
REACH = 13.0
"""asinh(value / CORE) of the outermost bins' outer edges: values up to 11,000."""
BINS = 104
EDGES: Floats = CORE * np.sinh(np.linspace(-REACH, REACH, BINS + 1))
"""(BINS + 1,): values at the borders of the bins; what lies beyond is in the outermost."""


def scaled(value: Floats) -> Floats:
    """Where values lie on the histograms' scale, from -REACH to REACH."""
    return np.asarray(np.clip(np.arcsinh(value / CORE), -REACH, REACH))


@dataclass(frozen=True)
class LayerFlow:
    """One hidden layer over the training set."""

    activation: str
    preactivation: Integers
    """(BINS,): how many of the (unit, point) pairs' z lie in each bin; a sample of many."""
    activity: Integers
    """(BINS,): the same of f(z)."""
    zero_share: float
    """Share of pairs with f(z) = 0."""
    rms_preactivation: float
    rms_activation: float
    gradient_norm: float
    """Root of the sum of squares of the loss gradient of this layer's weights and biases."""


@dataclass(frozen=True)
class Flow:
    """All hidden layers at one step."""

    step: int
    layers: tuple[LayerFlow, ...]


@dataclass(frozen=True)
class FlowCourse:
    """Flows as columns; rows are steps, rising."""

    step: Integers
    """(rows,)"""
    preactivation: Integers
    """(rows, layers, BINS)"""
    activity: Integers
    """(rows, layers, BINS)"""
    figures: Floats
    """(rows, layers, 4): share of zeros, rms of z, rms of f(z), gradient norm."""

    def __len__(self) -> int:
        return len(self.step)


class FlowHistory:
    """Flows over the steps, safe between threads. When full, every other row goes."""

    def __init__(self, layers: int = 0, capacity: int = 512) -> None:
        self._lock = Lock()
        self._capacity = capacity
        self.clear(layers)

    def clear(self, layers: int) -> None:
        """Forget everything; from now on flows have so many layers."""
        with self._lock:
            self._rows, self._least_apart = 0, 0
            self._step = np.zeros(self._capacity, np.int64)
            self._counts = np.zeros((2, self._capacity, layers, BINS), np.int32)
            self._figures = np.zeros((self._capacity, layers, 4))

    def append(self, flow: Flow) -> None:
        """Add a row; rows at its step or later are dropped first: the run went back."""
        with self._lock:
            if len(flow.layers) != self._counts.shape[2]:
                raise ValueError(f"a flow with {len(flow.layers)} layers")
            if self._rows and flow.step <= self._step[self._rows - 1]:
                self._rows = int(np.searchsorted(self._step[: self._rows], flow.step))
            if self._rows and flow.step - self._step[self._rows - 1] < self._least_apart:
                return
            if self._rows == self._capacity:
                self._thin()
            at = self._rows
            self._step[at] = flow.step
            for number, layer in enumerate(flow.layers):
                self._counts[0, at, number] = layer.preactivation
                self._counts[1, at, number] = layer.activity
                self._figures[at, number] = (
                    layer.zero_share,
                    layer.rms_preactivation,
                    layer.rms_activation,
                    layer.gradient_norm,
                )
            self._rows += 1

    def drop_after(self, step: int) -> None:
        """The run went back to this step: what came later has not happened."""
        with self._lock:
            self._rows = int(np.searchsorted(self._step[: self._rows], step, side="right"))

    def read(self) -> FlowCourse:
        """A copy that later rows leave alone."""
        with self._lock:
            counts = self._counts[:, : self._rows].astype(np.int64)
            return FlowCourse(
                self._step[: self._rows].copy(),
                counts[0],
                counts[1],
                self._figures[: self._rows].copy(),
            )

    def _thin(self) -> None:
        """Keep rows an even number of steps apart: half of them, where they came evenly."""
        kept = np.arange(0, self._rows, 2)
        span = int(self._step[self._rows - 1] - self._step[0])
        self._least_apart = span // (self._capacity // 2)
        self._rows = len(kept)
        self._step[: len(kept)] = self._step[kept]
        self._counts[:, : len(kept)] = self._counts[:, kept]
        self._figures[: len(kept)] = self._figures[kept]
