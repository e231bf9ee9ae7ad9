"""The window's views: made, linked with one another, and shown what is so."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.record.lens import Extent
from app.record.veil import veil
from app.window.curtain import Curtains
from app.window.side import Shown, Side
from app.window.theme import Theme
from app.window.views.autopsy.view import AutopsyView
from app.window.views.card.view import NeuronCard
from app.window.views.compare.chart import DifferenceChart
from app.window.views.compare.view import CompareView
from app.window.views.events.view import EventLogView
from app.window.views.flow.view import FlowView
from app.window.views.inspector.view import InspectorView
from app.window.views.intervene.view import InterveneView
from app.window.views.margins.view import MarginsView
from app.window.views.neurons.panel import NeuronsPanel
from app.window.views.planes.view import PlanesView
from app.window.views.siblings.view import SiblingStrip
from app.window.views.timeline.view import Timeline
from app.window.views.units import convolutional

SLOW_FRAME = 0.2
"""Seconds between two drawings of the views in which little moves."""

Neuron = tuple[int, int]


class Steering(Protocol):
    """What the views ask of the window."""

    def select_neuron(self, layer: int, index: int) -> None: ...

    def show_layer(self, layer: int) -> None: ...

    def inspect_point(self, part: str, index: int) -> None: ...

    def display_replica(self, replica: int) -> None: ...


class Panes:
    """All views of the run. Of two networks that are compared most show the active one."""

    def __init__(self, theme: Theme) -> None:
        self.planes = PlanesView(theme)
        self.compare: CompareView | None = None
        """Made when two networks are compared for the first time."""
        self.neurons = NeuronsPanel(theme)
        self.card = NeuronCard(theme)
        self.timeline = Timeline(theme)
        self.siblings = SiblingStrip(theme)
        self.autopsy = AutopsyView(theme)
        self.inspector = InspectorView(theme)
        self.margins = MarginsView(theme)
        self.flow = FlowView(theme)
        self.events = EventLogView(theme)
        self.intervene = InterveneView(theme)
        self.difference = DifferenceChart(theme)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.planes)
        self._theme = theme
        self._curtains = Curtains(
            [self.autopsy, self.inspector, self.siblings, self.margins, self.flow, self.events],
            theme,
        )
        self._slow_due = 0.0
        self._even = False

    def take_over(self, before: Panes) -> None:
        """What was chosen in those views is chosen in these."""
        self.neurons.set_content(before.neurons.content)
        self.planes.set_test_points(before.planes.test_points)
        self.planes.chart.hands.choose(before.planes.chart.hands.choice)

    def open_at(self, extent: Extent | None) -> None:
        """Show this part of the input space once another run comes; None: all of its data. What is
        in view meanwhile is not told of any more."""
        self.planes.open_at(extent)
        for side in self.compare.sides if self.compare is not None else ():
            side.planes.open_at(extent)

    @property
    def views(self) -> dict[str, QWidget]:
        """Those that stand in docks, by the docks' names."""
        return {
            "neurons": self.neurons,
            "card": self.card,
            "autopsy": self.autopsy,
            "inspector": self.inspector,
            "siblings": self.siblings,
            "intervene": self.intervene,
            "timeline": self.timeline,
            "difference": self.difference,
            "margins": self.margins,
            "flow": self.flow,
            "events": self.events,
        }

    def connect(self, window: Steering) -> None:
        """Link the views with one another, and their wishes with the window."""
        self.planes.layer_picked.connect(window.show_layer)
        self.planes.point_picked.connect(window.inspect_point)
        self.neurons.layer_picked.connect(window.show_layer)
        self.siblings.picked.connect(window.display_replica)
        for picker in (self.planes, self.neurons, self.timeline, self.events, self.margins):
            picker.picked.connect(window.select_neuron)
        for source in (self.planes, self.neurons, self.margins):
            source.hovered.connect(lambda neuron, source=source: self._hover(source, neuron))

    def compared(self, make: Callable[[CompareView], None]) -> CompareView:
        """The comparison; `make` connects it when it is new."""
        if self.compare is None:
            self.compare = CompareView(self._theme)
            self.middle.addWidget(self.compare)
            self.compare.hovered.connect(lambda neuron: self._hover(self.compare, neuron))
            make(self.compare)
        return self.compare

    def set_theme(self, theme: Theme) -> None:
        """Draw all in this look."""
        self._theme = theme
        for view in (self.planes, *self.views.values()):
            view.set_theme(theme)  # type: ignore[attr-defined]
        if self.compare is not None:
            self.compare.set_theme(theme)
        self._curtains.set_theme(theme)

    def _hover(self, source: object, neuron: Neuron | None) -> None:
        for view in (self.planes, self.neurons, self.margins, self.compare):
            if view is not None and view is not source:
                view.show_hover(neuron)

    # --- What is shown

    def hurry(self) -> None:
        """Let the slow views show the next snapshot at once."""
        self._slow_due = 0.0

    def show(self, shown: Shown, active: int, sides: Sequence[Side], *, fresh: bool) -> bool:
        """Show what is so; slow views now and then while it runs: whether they were. `fresh`:
        another network."""
        snapshot = shown[active]
        self._curtains.set_drawn(snapshot.veiled)
        if self.compare is not None and len(shown) == 2:
            self.middle.setCurrentWidget(self.compare)
            self.compare.show_snapshots(*shown)
        else:
            self.middle.setCurrentWidget(self.planes)
            self.planes.show_snapshot(snapshot)
        now = time.perf_counter()
        settled = fresh or snapshot.steps_per_second == 0.0
        self._even = not self._even
        if self.neurons.isVisible() and (settled or self._even):
            self.neurons.show_snapshot(snapshot)  # colours that change 15 times a second will do
        slowly = settled or now >= self._slow_due
        if slowly:
            self._slow_due = now + SLOW_FRAME
            self._show_slowly(shown, active, sides)
        return slowly

    def _show_slowly(self, shown: Shown, active: int, sides: Sequence[Side]) -> None:
        """The views in which little moves from frame to frame."""
        # a comparison may have ended in the thread since
        snapshot, side = shown[active], sides[min(active, len(sides) - 1)]
        widths = [layer.width for layer in snapshot.layers]
        record = snapshot.experiment.interventions
        if self.timeline.isVisible():
            curves = side.histories.read(snapshot.replica)
            if curves.dead.shape[1] == len(widths):  # not just cleared for another network
                self.timeline.show_curves(
                    curves,
                    widths,
                    side.events(),
                    snapshot.step,
                    record,
                    fork=snapshot.fork,
                    veiled=snapshot.veiled,
                    channels=convolutional(snapshot),
                )
        if self.difference.isVisible() and len(shown) == len(sides) == 2:
            self._show_difference(shown, sides, widths)
        if self.margins.isVisible() and self.margins.isEnabled():
            margins = side.margins()
            if margins is not None and margins.margin.shape[1] == snapshot.neurons:
                self.margins.show_margins(snapshot, margins)
        if self.flow.isVisible() and self.flow.isEnabled():
            self.flow.show_snapshot(snapshot)
            course = side.flows.read()
            if course.figures.shape[1] == len(snapshot.layers):
                self.flow.show_course(course)
        for view in (
            self.card,
            self.autopsy,
            self.inspector,
            self.siblings,
            self.events,
            self.intervene,
        ):
            if view.isVisible() and view.isEnabled():  # not behind a curtain
                view.show_snapshot(snapshot)

    def _show_difference(self, shown: Shown, sides: Sequence[Side], widths: list[int]) -> None:
        difference = None if self.compare is None else self.compare.difference
        fork = shown[0].fork
        if difference is None or fork is None:
            return
        a, b = (
            side.histories.read(snapshot.replica)
            for side, snapshot in zip(sides, shown, strict=True)
        )
        events = (sides[0].events(), sides[1].events())
        self.difference.show_curves(
            a, b, fork, shown[0].step, difference.titles, widths, shown[0].veiled, events
        )


def veiled(shown: Shown, revealed: frozenset[Neuron]) -> Shown:
    """The same without the answers, but for the neurons revealed."""
    return tuple(veil(snapshot, revealed) for snapshot in shown)
