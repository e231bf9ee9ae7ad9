"""The docks: which view stands where at first, and how their titles look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from app.language import mark, tr
from app.window.theme import Theme

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


LOW = 0.3
"""Of the window's height, what the docks below keep while the middle has the whole width."""


@dataclass(frozen=True)
class Place:
    """A dock's name for settings, its title, and where it stands at first."""

    name: str
    title: str
    area: Qt.DockWidgetArea
    behind: str | None = None
    """The dock that it shares a place with, as a tab."""


SELDOM = ("lesson", "difference")
"""Docks that are there only while there is a lesson, or two networks are compared."""
PLACES = (
    Place("lesson", mark("Lesson"), LEFT),
    Place("controls", mark("Experiment"), LEFT),
    Place("intervene", mark("Intervene"), LEFT, "controls"),
    Place("neurons", mark("Neurons"), RIGHT),
    Place("card", mark("Neuron"), RIGHT),
    Place("autopsy", mark("Autopsy"), RIGHT, "card"),
    Place("inspector", mark("Inspector"), RIGHT, "card"),
    Place("siblings", mark("Siblings"), RIGHT, "card"),
    Place("timeline", mark("Over the steps"), BOTTOM),
    Place("difference", mark("Difference"), BOTTOM, "timeline"),
    Place("margins", mark("Margins"), BOTTOM, "timeline"),
    Place("flow", mark("Activation flow"), BOTTOM, "timeline"),
    Place("events", mark("Events"), BOTTOM, "timeline"),
)


class Docks:
    """A dock for every view around the central one. Each can be moved, floated and closed."""

    def __init__(self, window: QMainWindow, views: Mapping[str, QWidget]) -> None:
        """`views` by the names in PLACES."""
        self._window = window
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        window.setTabPosition(LEFT | RIGHT | BOTTOM, QTabWidget.TabPosition.North)
        self._docks = {place.name: self._dock(place, views[place.name]) for place in PLACES}
        self._aside: list[QDockWidget] = []
        """Hidden to give the middle the whole width ..."""
        self._fronts: list[QDockWidget] = []
        """... and of these, the tabs that were in front."""

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def all(self) -> list[QDockWidget]:
        """Every dock, in the order of the menu."""
        return list(self._docks.values())

    def remove(self) -> None:
        """Nothing of them is left, in favour of others of the same names."""
        for dock in self.all():
            self._window.removeDockWidget(dock)
            dock.setParent(None)
            dock.deleteLater()

    def holding(self, widget: QWidget) -> str | None:
        """The name of the dock that this widget is in."""
        for name, dock in self._docks.items():
            if dock is widget or dock.isAncestorOf(widget):
                return name
        return None

    def offer(self, name: str, entries: Mapping[str, Callable[[], object]]) -> None:
        """What the context menu of a dock's title has, and its view's where that lists actions."""
        dock, view = self._docks[name], self._docks[name].widget()
        for words, do in entries.items():
            action = QAction(words, dock)
            action.triggered.connect(lambda _=False, do=do: do())
            dock.addAction(action)
        dock.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu:
            view.addActions(dock.actions())

    def arrange(self) -> None:
        """The layout of a first start: controls left, neurons and the selected one right, the run's
        course below; views of one kind are tabs."""
        window = self._window
        for dock in self.all():
            dock.setFloating(False)
            window.removeDockWidget(dock)
        for place in PLACES:
            if place.behind is None:
                window.addDockWidget(place.area, self._docks[place.name])
        window.splitDockWidget(self["lesson"], self["controls"], Qt.Orientation.Vertical)
        window.splitDockWidget(self["neurons"], self["card"], Qt.Orientation.Vertical)
        for place in PLACES:
            if place.behind is not None:
                # not first beside it: Qt would leave a tab bar of the way there lying about
                window.tabifyDockWidget(self._docks[place.behind], self._docks[place.name])
        for dock in self.all():
            dock.setVisible(all(dock is not self[name] for name in SELDOM))
        for name in ("controls", "card", "timeline"):
            self[name].raise_()
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.resizeDocks([self["controls"], self["neurons"]], [300, 400], across)
        window.resizeDocks([self["neurons"], self["card"]], [270, 450], down)
        window.resizeDocks([self["timeline"]], [250], down)

    def set_aside(self, aside: bool) -> None:
        """Hide the docks at the sides, so that the middle has the whole width; or show those again
        that were hidden so."""
        if aside and not self._aside:
            at_sides = [dock for dock in self.all() if self._at_side(dock)]
            self._aside = [dock for dock in at_sides if not dock.isHidden()]
            self._fronts = [dock for dock in self._aside if not dock.visibleRegion().isEmpty()]
            for dock in self._aside:
                dock.hide()
            low = round(self._window.height() * LOW)
            down = Qt.Orientation.Vertical
            self._window.resizeDocks([self["timeline"], self["difference"]], [low, low], down)
        elif not aside:
            for dock in self._aside:
                dock.show()
            for dock in self._fronts:
                dock.raise_()
            self._aside = []

    def _at_side(self, dock: QDockWidget) -> bool:
        sides = (LEFT, RIGHT)
        return not dock.isFloating() and self._window.dockWidgetArea(dock) in sides

    def set_theme(self, theme: Theme) -> None:
        """Draw the titles with this look."""
        for dock in self.all():
            dock.setFont(theme.font(9.5, bold=True))

    def _dock(self, place: Place, view: QWidget) -> QDockWidget:
        dock = QDockWidget(tr(place.title), self._window)
        dock.setObjectName(f"dock.{place.name}")
        if place.name == "lesson":  # it has its own way to be left
            dock.setFeatures(dock.features() & ~QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setWidget(view)
        return dock
