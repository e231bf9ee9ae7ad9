"""The panel's check box with its words beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette

from app.window.controls.widgets import Check

BETWEEN = 2
"""Pixels between the box's place and the words."""


class Tick(Check):
    """Takes clicks on its words, too."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)

    def sizeHint(self) -> QSize:
        box = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(box.width() + BETWEEN + words, box.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        left = super().sizeHint().width() + BETWEEN
        place = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
