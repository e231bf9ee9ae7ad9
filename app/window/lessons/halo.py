"""A frame around what a lesson's words speak of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from app.window.theme import Theme

WIDTH = 3
"""Pixels, before a projector makes lines bolder."""
RADIUS = 6.0
OUTSIDE = 4
"""Pixels that a frame stands off at the left and right of a line, which has no edge to spare."""


class Halo(QWidget):
    """Lies over a widget's edge, or around it, follows it, and lets every click through."""

    def __init__(self, around: QWidget, theme: Theme, *, outside: bool = False) -> None:
        """`outside`: stand off the widget, so that nothing of it is covered; it must have a parent
        with room for that, and stay there."""
        super().__init__(around.parentWidget() if outside else around)
        self.setObjectName("halo")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.around = around
        self._outside = outside
        self._theme = theme
        self._width = round(WIDTH * theme.line_scale)
        around.installEventFilter(self)
        self._follow()
        self.setVisible(not outside or not around.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, kinds = event.type(), QEvent.Type
        if kind in (kinds.Resize, kinds.Move, kinds.Show, kinds.LayoutRequest):
            self._follow()
        if self._outside and kind in (kinds.ShowToParent, kinds.HideToParent):
            self.setVisible(kind is kinds.ShowToParent)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), self._width))
        half = self._width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS
        )

    def _follow(self) -> None:
        if self._outside:
            self.setGeometry(self.around.geometry().adjusted(-OUTSIDE, -1, OUTSIDE, 1))
        else:
            self.setGeometry(self.around.rect())
        # only the frame: what is inside is painted without it
        edge = self._width + round(RADIUS / 2)
        inside = self.rect().adjusted(edge, edge, -edge, -edge)
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self.raise_()
