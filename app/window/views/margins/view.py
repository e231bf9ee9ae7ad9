"""The margins of one hidden layer over the steps: who comes near zero, and who went below."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.language import tr
from app.record.margins import Margins
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.copying import offer_copy
from app.window.views.events.by_hand import told
from app.window.views.focus import KeyFocus
from app.window.views.margins.chart import REACHED, MarginChart, lay_out
from app.window.views.margins.picture import paint_margin_chart
from app.window.views.margins.text import AT_RISK, BARS, HINT, plain_text
from app.window.views.neurons.grid import describe

Neuron = tuple[int, int]


class MarginsView(KeyFocus):
    """Shows the lens's layer. A click on a line or in the list picks its neuron; the arrow keys go
    to the neuron with the next larger or smaller margin."""

    picked = Signal(int, int)
    """layer, index"""
    hovered = Signal(object)
    """(layer, index), or None once the mouse leaves."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._margins: Margins | None = None
        self._chart: MarginChart | None = None
        self._hovered: Neuron | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Margins of the neurons over the steps"))
        offer_copy(self, self.copy)

    # --- What is shown

    def show_margins(self, snapshot: Snapshot, margins: Margins) -> None:
        """Show the lens's layer of this snapshot, with the margins up to its step."""
        if snapshot is self._snapshot and margins is self._margins:
            return
        self._snapshot, self._margins = snapshot, margins
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self._arrange()

    def show_hover(self, neuron: Neuron | None) -> None:
        """Emphasise a neuron (layer, index) that the mouse is on in another view."""
        if neuron != self._hovered:
            self._hovered = neuron
            self.update()

    def text(self) -> str:
        """The present margins, as lines."""
        return tr(HINT) if self._snapshot is None else plain_text(self._snapshot)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    # --- Painting

    def sizeHint(self) -> QSize:
        return QSize(900, 230)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        # ended here even by an error: Qt aborts when a widget goes that is still painted on
        with QPainter(self) as painter:
            area = QRectF(self.rect())
            paint_margin_chart(painter, area, self._laid_out(), self._theme, self._hovered)
            if self._reached_by_key:
                painter.setPen(self._theme.color("accent"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _arrange(self) -> None:
        self._chart = None
        self.update()

    def _laid_out(self) -> MarginChart | None:
        """Laid out when it is needed first: not while the view is hidden."""
        if self._chart is None and self._snapshot is not None and self._margins is not None:
            area = QRectF(self.rect())
            self._chart = lay_out(area, self._snapshot, self._margins, self._theme)
        return self._chart

    # --- Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._neuron_at(event)
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self._neuron_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        chart = self._laid_out()
        if step is None or chart is None:
            super().keyPressEvent(event)
            return
        order = np.argsort(chart.census.margin, kind="stable").tolist()
        if chart.selected is None:
            there = (chart.listed or order)[0]
        else:
            place = order.index(chart.selected) + step
            there = order[min(max(place, 0), len(order) - 1)]
        if there != chart.selected:
            self.picked.emit(chart.layer, there)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found, chart = self._neuron_at(event), self._laid_out()
            done = chart.by_hand_at(event.pos().toPointF()) if chart is not None else ()
            if done:
                QToolTip.showText(event.globalPos(), "\n".join([tr("By hand"), *told(done)]), self)
            elif chart is not None and chart.list_heading.contains(event.pos().toPointF()):
                QToolTip.showText(event.globalPos(), "\n".join([tr(AT_RISK), tr(BARS)]), self)
            elif found is None or self._snapshot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), describe(self._snapshot, *found), self)
            return True
        return super().event(event)

    def _neuron_at(self, event: QMouseEvent | QHelpEvent) -> Neuron | None:
        chart = self._laid_out()
        if chart is None:
            return None
        at = event.position() if isinstance(event, QMouseEvent) else event.pos().toPointF()
        index = chart.neuron_at(at, REACHED * self._theme.line_scale)
        return None if index is None else (chart.layer, index)

    def _set_hovered(self, neuron: Neuron | None) -> None:
        if neuron == self._hovered:
            return
        self._hovered = neuron
        if neuron is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()
        self.hovered.emit(neuron)
