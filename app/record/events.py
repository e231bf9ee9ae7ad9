"""Deaths, revivals and divergence of the displayed network, each with the step it happened at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, get_args

Kind = Literal["death", "revival", "divergence"]
Cause = Literal[
    "born-dead", "bias", "weights", "both", "inputs", "momentum", "decay", "intervention"
]
"""What moved the pre-activation: the gradient's push on the bias, on the weights or on both; the
inputs of a deeper neuron; what momentum carried over from earlier steps; weight decay. Or no step
at all, but what a person did between two steps, to the network or the data."""

CAUSES: tuple[Cause, ...] = get_args(Cause)


@dataclass(frozen=True, slots=True)
class Event:
    """`step` is the first step after which it is so. Figures are of just before and just after it;
    before step 0 there is nothing."""

    step: int
    epoch: int
    kind: Kind
    layer: int | None = None
    """Hidden layer from 0; None for divergence, which is the whole network's."""
    neuron: int | None = None
    """From 0."""
    cause: Cause | None = None
    """None for divergence, and where in the same step the numbers ceased to be finite."""
    bias_before: float | None = None
    """None in a network without biases."""
    bias_after: float | None = None
    margin_before: float | None = None
    """max z over the training set."""
    margin_after: float | None = None


@dataclass(frozen=True)
class Events:
    """The events of a run up to a step, in the order of steps. A cheap view: later events are left
    out by `count`, not by copying."""

    _all: list[Event]
    count: int
    since: int = 0
    """The step from which on events are known: another network was displayed before."""
    every: int = 1
    """Steps between two looks. Beyond 1, a neuron that dies and comes back (or the other way
    round) between two looks is not noticed; the steps of what is noticed are exact all the same."""

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> Event:
        if not -self.count <= index < self.count:
            raise IndexError(index)
        return self._all[index % self.count]

    def __iter__(self) -> Iterator[Event]:
        return iter(self._all[: self.count])

    def slice(self, start: int, stop: int | None = None) -> list[Event]:
        """Those from number `start` on, up to number `stop`."""
        return self._all[start : self.count if stop is None else min(stop, self.count)]

    def same_run(self, other: Events) -> bool:
        """Whether one is the beginning of the other."""
        return self._all is other._all


class EventLog:
    """Collects events; what it has handed out stays as it was."""

    def __init__(self, since: int = 0, every: int = 1) -> None:
        self._events: list[Event] = []
        self._since, self._every = since, every

    def extend(self, events: Iterable[Event]) -> None:
        """Add these at the end."""
        self._events.extend(events)

    def drop_after(self, step: int) -> None:
        """The run went back to this step: what came later has not happened."""
        if self._events and self._events[-1].step > step:
            self._events = [event for event in self._events if event.step <= step]

    def so_far(self, step: int | None = None) -> Events:
        """All events up to now, or up to a step."""
        count = len(self._events)
        if step is not None and count and self._events[-1].step > step:
            count = bisect_right(self._events, step, key=lambda event: event.step)
        return Events(self._events, count, self._since, self._every)

    def after(self, step: int) -> Iterator[Event]:
        """Those after a step."""
        at = bisect_right(self._events, step, key=lambda event: event.step)
        return islice(self._events, at, None)


NO_EVENTS = EventLog().so_far()
