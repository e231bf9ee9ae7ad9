"""The autopsy of the selected neuron: the step that killed it, taken apart."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.autopsy.picture import (
    is_wide,
    natural_height,
    outlook_height,
    paint_autopsy,
    paint_outlook,
)
from app.window.views.autopsy.text import HINT, autopsy_text, outlook_of, verdict, why_not
from app.window.views.copying import offer_copy

SHARE = 0.4
"""Of the height, that the outlook may take below the scrolled part; if it needs more, it scrolls
along."""


class AutopsyView(QWidget):
    """Shows what killed `snapshot.neuron`, or why there is nothing to show. What has no room is
    scrolled to; the outlook stays in sight."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._shown: tuple[object, ...] = ()
        self._body = _Body(theme)
        self._outlook = _Outlook(theme)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._scroll.setAccessibleName(tr("Autopsy"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._outlook)
        self.setFocusProxy(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Autopsy"))
        offer_copy(self, self.copy)
        self._arrange()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the neuron that is selected in this snapshot."""
        before, self._snapshot = self._shown, snapshot
        self._shown = _what_shows(snapshot)
        # a death stays as it was: repainted only where something else is to be seen
        if self._shown == before:
            return
        if self._shown[:2] != before[:2]:
            self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setAccessibleDescription(self.text())
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self._arrange()

    def text(self) -> str:
        """All that the view says, as lines."""
        return tr(HINT) if self._snapshot is None else autopsy_text(self._snapshot)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(400, 450) * self._theme.text_scale

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200) * self._theme.text_scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        snapshot, theme = self._snapshot, self._theme
        tall = outlook_height(self.width(), snapshot, theme)
        apart = not is_wide(self.width(), snapshot, theme) and tall <= SHARE * self.height()
        self._outlook.show_in(snapshot, theme, math.ceil(tall) if apart else 0)
        # left-over momentum changes the outlook at every step: the pictures need not follow
        shown = self._shown[:-1] if apart else self._shown
        self._body.show_in(snapshot, theme, shown, outlook=not apart)


class _Body(QWidget):
    """All but the outlook, as tall as it needs to be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._with_outlook = True
        self._shown: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_in(
        self, snapshot: Snapshot | None, theme: Theme, shown: object, *, outlook: bool
    ) -> None:
        """`shown`: equal for what looks alike."""
        self._snapshot, self._theme, self._with_outlook = snapshot, theme, outlook
        if self._shown != (shown, theme, outlook):
            self._shown = (shown, theme, outlook)
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        outlook = self._with_outlook
        return math.ceil(natural_height(width, self._snapshot, self._theme, outlook=outlook))

    def hasHeightForWidth(self) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        viewport = self.parentWidget()
        # ended here even by an error: Qt aborts when a widget goes that is still painted on
        with QPainter(self) as painter:
            paint_autopsy(
                painter,
                QRectF(self.rect()),
                self._snapshot,
                self._theme,
                outlook=self._with_outlook,
                sight=viewport.height() if viewport is not None else math.inf,
            )


class _Outlook(QWidget):
    """The outlook below the scrolled part."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_in(self, snapshot: Snapshot | None, theme: Theme, height: int) -> None:
        self._snapshot, self._theme = snapshot, theme
        self.setVisible(height > 0)
        self.setFixedHeight(height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_outlook(painter, QRectF(self.rect()), self._snapshot, self._theme)


def _what_shows(snapshot: Snapshot) -> tuple[object, ...]:
    """What the picture depends on, the outlook last: equal for two snapshots that look the same.

    Identities suffice: the snapshot shown before is still there when the next one comes.
    """
    neuron = snapshot.neuron
    if neuron is None:
        return (None,)
    census = snapshot.layers[neuron.layer]
    autopsy = neuron.autopsy
    return (
        (neuron.layer, neuron.index),
        id(autopsy),
        int(census.state[neuron.index]),
        id(snapshot.data),
        "" if autopsy is None else verdict(autopsy, snapshot.experiment.interventions),
        why_not(snapshot) if autopsy is None else "",
        outlook_of(snapshot),
    )
