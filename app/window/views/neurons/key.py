"""The key to the cells' colours beside the choice of what they show, for grids too low for one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.window.theme import LIGHT, Theme
from app.window.views.neurons.contents import filling
from app.window.views.neurons.grid import NeuronGrid
from app.window.views.neurons.picture import KEY_POINTS, paint_key
from app.window.views.typeface import typeface


class ContentKey(QWidget):
    """Of what the grid shows. It is up to its owner to hide it where the grid has its own."""

    def __init__(self, grid: NeuronGrid, theme: Theme = LIGHT, parent: QWidget | None = None):
        super().__init__(parent)
        self._grid = grid
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(2 * typeface(self._theme, KEY_POINTS)[1].height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        snapshot = self._grid.snapshot
        if snapshot is None:
            return
        found = filling(snapshot, self._grid.content)
        with QPainter(self) as painter:
            # the name stands in the box beside it
            paint_key(painter, QRectF(self.rect()), found, "", self._theme, rows=2)
