"""A page that scrolls down where it is longer than the dock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """The page in an area as wide as itself."""

    grown = Signal()
    """The page may need another height."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self._body = body
        body.setObjectName("body")
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def wanted_height(self) -> int:
        """How high it is without scrolling."""
        body, width = self._body, self.viewport().width()
        if body.hasHeightForWidth():
            return max(body.heightForWidth(width), body.minimumSizeHint().height())
        return body.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        found = super().eventFilter(watched, event)
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return found
