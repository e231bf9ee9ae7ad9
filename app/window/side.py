"""A network on the screen, in the training thread's hands: the window reads its curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.record.events import NO_EVENTS, Events
from app.record.flow import FlowHistory
from app.record.histories import Histories
from app.record.margins import Margins
from app.record.moment import Strand, up_to
from app.record.snapshot import Snapshot
from app.record.twin import twin

if TYPE_CHECKING:  # torch takes two seconds to import: it is loaded in the thread
    from app.engine.observer import Observer

Shown = tuple[Snapshot, ...]
"""Of the first network and, where two are compared, of the second, at the same step."""


class Side:
    """A network on the screen: what observes it, and its curves over the steps."""

    def __init__(self) -> None:
        self.observer: Observer | None = None
        self.histories = Histories()
        self.flows = FlowHistory()
        self._flows_of = 0

    def events(self) -> Events:
        """Of the displayed replica, also those after the step at which the run stands."""
        return NO_EVENTS if self.observer is None else self.observer.watch.events.so_far()

    def margins(self) -> Margins | None:
        """Every neuron's margin over the steps; None before there is a network."""
        return None if self.observer is None else self.observer.watch.margins.read()

    def strand(self, snapshot: Snapshot) -> Strand:
        """This snapshot with its past, for a figure."""
        curves = up_to(self.histories.read(snapshot.replica), snapshot)
        return Strand(snapshot, curves, self.margins(), self.flows.read())

    def begin(self, observer: Observer) -> None:
        """Another network, at step 0."""
        self.observer = observer
        layers = len(observer.trainer.network.widths) - 2
        self.histories.clear(len(observer.trainer.seeds), layers)
        self.flows.clear(layers)

    def fork(self, other: Side, observer: Observer) -> None:
        """A network that has the past of the other side's."""
        self.observer = observer
        self.histories = other.histories.copy()
        self.flows = twin(other.flows)
        self._flows_of = other._flows_of

    def keep(self, snapshot: Snapshot) -> None:
        """Add it to the curves, unless it is of a step that is known already."""
        if snapshot.step != snapshot.furthest:
            return
        if snapshot.flow is not None:
            if snapshot.replica != self._flows_of:
                self._flows_of = snapshot.replica
                self.flows.clear(len(snapshot.layers))
            self.flows.append(snapshot.flow)
        self.histories.append(snapshot)

    def drop_after(self, step: int) -> None:
        """The run went another way from this step on."""
        self.histories.drop_after(step)
        self.flows.drop_after(step)
