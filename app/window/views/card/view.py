"""The card of the selected neuron: what it is, its figures, weights and pre-activations."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.card.picture import paint_card
from app.window.views.card.text import HINT, plain_text
from app.window.views.copying import offer_copy


class NeuronCard(QWidget):
    """Shows `snapshot.neuron`, or a hint where none is selected. Its words and figures can be
    copied, by the context menu or the usual key."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Selected neuron"))
        offer_copy(self, self.copy)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the neuron that is selected in this snapshot."""
        if snapshot is self._snapshot:
            return
        empty_before = self._snapshot is not None and self._snapshot.neuron is None
        self._snapshot = snapshot
        if not (empty_before and snapshot.neuron is None):
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All that the card says, as lines."""
        return tr(HINT) if self._snapshot is None else plain_text(self._snapshot)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(300, 460) * self._theme.text_scale

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200) * self._theme.text_scale

    def paintEvent(self, event: QPaintEvent) -> None:
        # ended here even by an error: Qt aborts when a widget goes that is still painted on
        with QPainter(self) as painter:
            paint_card(painter, QRectF(self.rect()), self._snapshot, self._theme)
