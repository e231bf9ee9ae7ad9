"""One side of a comparison: title bar, decision planes and the strip of its neurons."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.experiment.differences import Difference
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.compare.strip import Neuron, NeuronStrip
from app.window.views.compare.title import SideTitle
from app.window.views.planes.view import PlanesView

ROOMY = (335, 430)
"""Pixels at desk size from which on there is room for the plane's heading and its tools."""
LOW = 400
"""In a side lower than this at desk size, the axes go without titles and the strip is one line: the
plane is to have more than half of the height."""
BARE_WIDTH = 190
"""The least that titles and cells need."""
FRAME = 3
"""Pixels around a side: the active one's frame is this thick."""


class Side(QWidget):
    """Side 0 or 1. The active one has a thick frame."""

    chosen = Signal()
    """It was clicked in, or its title was chosen by key."""
    hovered = Signal(object)

    def __init__(self, number: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._active = False
        self.title = SideTitle(number, theme)
        self.planes = PlanesView(theme)
        self.strip = NeuronStrip(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.planes, 1)
        column.addWidget(self.strip)
        self._presses = _Presses(self)
        self._presses.pressed.connect(self.chosen)
        self.title.chosen.connect(self.chosen)
        self.planes.hovered.connect(self._on_plane_hovered)
        self.strip.hovered.connect(self._on_cell_hovered)

    def show_side(self, snapshot: Snapshot, difference: Difference, active: bool) -> None:
        """Show this side's network."""
        self.title.show_side(snapshot, difference, active)
        self.planes.show_snapshot(snapshot)
        self.strip.show_snapshot(snapshot)
        self.set_active(active)

    def set_active(self, active: bool) -> None:
        """Whether the other views show this side."""
        if active != self._active:
            self._active = active
            self.update()

    def show_hover(self, neuron: Neuron | None) -> None:
        """Emphasise a neuron that is hovered elsewhere."""
        self.planes.show_hover(neuron)
        self.strip.show_hover(neuron)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for view in (self.title, self.planes, self.strip):
            view.set_theme(theme)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(round(BARE_WIDTH * self._theme.text_scale), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self._theme.text_scale
        self.planes.set_bare(self.width() < ROOMY[0] * scale or self.height() < ROOMY[1] * scale)
        low = self.height() < LOW * scale
        self.planes.chart.set_axis_titles(not low)
        self.strip.set_low(low)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.color("surface"))
            line = float(FRAME if self._active else 1)
            pen = QPen(theme.color("accent" if self._active else "border"), line)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            half = line / 2
            painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    def _on_plane_hovered(self, neuron: Neuron | None) -> None:
        self.strip.show_hover(neuron)
        self.hovered.emit(neuron)

    def _on_cell_hovered(self, neuron: Neuron | None) -> None:
        self.planes.show_hover(neuron)
        self.hovered.emit(neuron)


class _Presses(QObject):
    """Notices a press of the mouse anywhere in a widget, whoever takes it."""

    pressed = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._watch(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self.pressed.emit()
        elif kind == QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QWidget):  # e.g. the buttons of another network's layers
                self._watch(child)
        return False

    def _watch(self, widget: QWidget) -> None:
        for each in (widget, *widget.findChildren(QWidget)):
            each.removeEventFilter(self)  # so that it is there once
            each.installEventFilter(self)
