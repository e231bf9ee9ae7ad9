"""The graphics items of the decision planes, made so that a frame costs little."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

EVERYWHERE = QRectF(-1e9, -1e9, 2e9, 2e9)


class Curve(pg.PlotCurveItem):
    """A curve that counts as covering the whole view: pyqtgraph would otherwise work out its bounds
    a dozen times a frame, which costs more than painting it.
    """

    def __init__(self) -> None:
        super().__init__(antialias=True)
        # as one smooth path, lines wider than a pixel take forty times as long to paint
        self.setSegmentedLineMode("on")

    def boundingRect(self) -> QRectF:
        return EVERYWHERE


class Points(pg.ScatterPlotItem):
    """Points that count as covering the view, for the same reason, and are painted only when they
    or the view change: the map behind them changes at every frame.
    """

    def __init__(self) -> None:
        self._rect = QRectF()
        super().__init__(pxMode=True)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        return self._rect

    def viewTransformChanged(self) -> None:
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self._rect = QRectF(self.viewRect())
        # moved with the view it covers the same pixels, and Qt would show what was there before
        self.update()
