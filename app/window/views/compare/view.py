"""Two networks in lock-step, side by side, with linked views: what one difference comes to."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLayout, QWidget

from app.experiment.differences import Difference, differences
from app.language import tr
from app.record.lens import Extent
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.compare.side import Side
from app.window.views.compare.strip import Neuron
from app.window.views.compare.text import HINT, plain_text
from app.window.views.copying import offer_copy
from app.window.views.planes.tools import Choice

GAP = 4
SIDE_WIDTH = (20, 170)
"""Pixels that a side needs at least: for boxes and margins, and for texts at desk size."""


class CompareView(QWidget):
    """Shows two snapshots of the same step. Layer, selection, hover and what is in view of the
    plane are the same on both sides; the other views show the active side, which a click anywhere
    in it makes active. Sides are 0 (A) and 1 (B)."""

    picked = Signal(int, int)
    """layer, index: of both networks."""
    layer_picked = Signal(int)
    hovered = Signal(object)
    """(layer, index), or None once the mouse leaves."""
    extent_changed = Signal(object)
    point_picked = Signal(str, int)
    """Comes after `side_changed`, as every other signal of a click: it is the active side's."""
    intervened = Signal(int, object)
    """The side, and the Intervention that is to be done to it."""
    side_changed = Signal(int)
    end_asked = Signal(int)
    """The side that is to be kept."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshots: tuple[Snapshot, Snapshot] | None = None
        self._difference: Difference | None = None
        self._active = 0
        self._comparison: tuple[int, int | None] | None = None
        """Which is shown: of which run, and forked at which step. A new one begins with the view
        that is asked for; from then on it is the person's."""
        self._linking = False
        self.sides = (Side(0, theme), Side(1, theme))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        # what is wide by choice, such as the words of tools, must not hold the window open
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for number, side in enumerate(self.sides):
            self._row.addWidget(side, 1)
            self._connect(number, side)
        self._link_switches()
        self._show_active()
        self.setAccessibleName(tr("Comparison of two networks"))
        offer_copy(self, self.copy)

    # --- What is shown

    @property
    def active(self) -> int:
        """The side that the other views show."""
        return self._active

    def set_active(self, side: int) -> None:
        """Make a side the active one; said to the window only where a person did it."""
        self._active = side
        self._show_active()
        self._show_sides()

    @property
    def difference(self) -> Difference | None:
        """What sets the sides apart; None before the first snapshots."""
        return self._difference

    def show_snapshots(self, a: Snapshot, b: Snapshot) -> None:
        """Show these two, which are of the same step."""
        self._snapshots = (a, b)
        self._difference = differences(a.experiment, b.experiment, a.step)
        self._show_sides()
        comparison = (a.generation, a.fork)
        if comparison != self._comparison:
            self._comparison = comparison
            for side in self.sides:
                side.planes.chart.look_at(a.lens.extent)

    def show_hover(self, neuron: Neuron | None) -> None:
        """Emphasise a neuron that is hovered elsewhere."""
        for side in self.sides:
            side.show_hover(neuron)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        for side in self.sides:
            side.set_theme(theme)

    def text(self) -> str:
        """The comparison, as lines."""
        if self._snapshots is None or self._difference is None:
            return tr(HINT)
        return plain_text(*self._snapshots, self._difference)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(900, 520)

    def minimumSizeHint(self) -> QSize:
        fixed, text = SIDE_WIDTH
        wide = round(fixed + text * self._theme.text_scale)
        high = max(side.minimumSizeHint().height() for side in self.sides)
        if self._row.direction() is QBoxLayout.Direction.TopToBottom:
            return QSize(wide, 2 * high + GAP)
        return QSize(2 * wide + GAP, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if self.height() > self.width() else direction.LeftToRight
        if wanted is not self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._comparison = None  # what comes next is another one, be it of the same step

    def _show_sides(self) -> None:
        if self._snapshots is None or self._difference is None:
            return
        for number, (side, snapshot) in enumerate(zip(self.sides, self._snapshots, strict=True)):
            side.show_side(snapshot, self._difference, number == self._active)

    def _show_active(self) -> None:
        """The keys of tools are for the active side: for both they would be for none."""
        for number, side in enumerate(self.sides):
            context = Qt.ShortcutContext
            where = context.WindowShortcut if number == self._active else context.WidgetShortcut
            for action in side.planes.tool_actions:
                action.setShortcutContext(where)

    # --- What a person does

    def _connect(self, number: int, side: Side) -> None:
        side.chosen.connect(partial(self._choose, number))
        side.title.kept.connect(partial(self.end_asked.emit, number))
        side.hovered.connect(partial(self._on_hovered, number))
        for view in (side.planes, side.strip):
            view.picked.connect(self.picked)
            view.layer_picked.connect(self.layer_picked)
        side.planes.point_picked.connect(self.point_picked)
        side.planes.extent_changed.connect(partial(self._on_extent, number))
        side.planes.intervened.connect(partial(self.intervened.emit, number))
        side.planes.chart.hands.chosen.connect(partial(self._on_tool, number))
        box = side.planes.chart.getPlotItem().getViewBox()
        box.sigRangeChanged.connect(partial(self._on_moved, number))

    def _choose(self, number: int) -> None:
        if number != self._active:
            self.set_active(number)
            self.side_changed.emit(number)

    def _on_hovered(self, number: int, neuron: Neuron | None) -> None:
        self.sides[1 - number].show_hover(neuron)
        self.hovered.emit(neuron)

    def _on_extent(self, number: int, extent: Extent) -> None:
        # of both, since they move together; one is enough
        if number == self._active:
            self.extent_changed.emit(extent)

    def _on_moved(self, number: int, *_: object) -> None:
        """The other side's plane follows, to what is aimed at and not to what is in view: that is
        more by the shape of the widget, and would grow from side to side while they are resized."""
        if self._linking:
            return
        box, other = (
            side.planes.chart.getPlotItem().getViewBox()
            for side in (self.sides[number], self.sides[1 - number])
        )
        x, y = box.targetRange()
        if np.allclose((x, y), other.targetRange(), rtol=1e-9, atol=0.0):
            return  # labels grow and shrink with the range, and would move both for ever
        self._linking = True
        try:
            other.setRange(xRange=x, yRange=y, padding=0.0)
        finally:
            self._linking = False

    def _on_tool(self, number: int, choice: Choice) -> None:
        """What is in the hand is in the hand on both sides."""
        hands = self.sides[1 - number].planes.chart.hands
        if hands.choice != choice and not self._linking:
            self._linking = True
            try:
                hands.choose(choice)
            finally:
                self._linking = False

    def _link_switches(self) -> None:
        """What is drawn on one side's plane is drawn on the other's."""
        pairs = zip(*(side.planes.findChildren(QCheckBox) for side in self.sides), strict=True)
        for one, other in pairs:
            one.toggled.connect(other.setChecked)
            other.toggled.connect(one.setChecked)
