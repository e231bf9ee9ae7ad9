"""The docks: which view stands where at first, and how their titles look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from app.window.theme import Theme

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class Docks:
    """A dock for every view around the central one. Each can be moved, floated and closed."""

    def __init__(
        self,
        window: QMainWindow,
        *,
        controls: QWidget,
        neurons: QWidget,
        card: QWidget,
        timeline: QWidget,
        siblings: QWidget,
    ) -> None:
        self._window = window
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        self.controls = self._dock("controls", "Experiment", controls, LEFT)
        self.neurons = self._dock("neurons", "Neurons", neurons, RIGHT)
        self.card = self._dock("card", "Selected neuron", card, RIGHT)
        self.timeline = self._dock("timeline", "Over the steps", timeline, BOTTOM)
        self.siblings = self._dock("siblings", "Siblings", siblings, RIGHT)

    def all(self) -> list[QDockWidget]:
        """Every dock, in the order of the menu."""
        return [self.controls, self.neurons, self.card, self.timeline, self.siblings]

    def arrange(self) -> None:
        """The layout of a first start: controls left, neurons right, the run's course below."""
        window = self._window
        for dock, area in (
            (self.controls, LEFT),
            (self.neurons, RIGHT),
            (self.card, RIGHT),
            (self.siblings, RIGHT),
            (self.timeline, BOTTOM),
        ):
            dock.setFloating(False)
            window.addDockWidget(area, dock)
            dock.show()
        window.splitDockWidget(self.neurons, self.card, Qt.Orientation.Vertical)
        window.tabifyDockWidget(self.card, self.siblings)
        self.card.raise_()
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.resizeDocks([self.controls, self.neurons], [300, 400], across)
        window.resizeDocks([self.neurons, self.card], [270, 450], down)
        window.resizeDocks([self.timeline], [250], down)

    def set_theme(self, theme: Theme) -> None:
        """Draw the titles with this look."""
        for dock in self.all():
            dock.setFont(theme.font(9.5, bold=True))

    def _dock(self, name: str, title: str, view: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock.{name}")
        dock.setWidget(view)
        self._window.addDockWidget(area, dock)
        return dock
