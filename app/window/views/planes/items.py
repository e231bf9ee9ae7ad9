"""The graphics items of the decision planes, made so that a frame costs little.

For pictures they are drawn otherwise: a picture's painter is scaled, and pyqtgraph's lines would
stay a pixel wide, its points the size of their pixels. There everything is lines and shapes in the
scene's units.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.window.views.planes.symbols import scaled

EVERYWHERE = QRectF(-1e9, -1e9, 2e9, 2e9)


@contextmanager
def in_units(item: QGraphicsItem, painter: QPainter) -> Iterator[QTransform]:
    """The painter of an item set to the scene's units, however it is scaled outside; gives what
    maps the item's places there."""
    to_scene = item.sceneTransform()
    painter.save()
    painter.setWorldTransform(to_scene.inverted()[0], True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield to_scene
    painter.restore()


def in_print(pen: QPen) -> QPen:
    """A pen as wide in units as it is in pixels on the screen."""
    pen = QPen(pen)
    pen.setCosmetic(False)
    if pen.style() is not Qt.PenStyle.SolidLine:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class Curve(pg.PlotCurveItem):
    """A curve that counts as covering the whole view: pyqtgraph would otherwise work out its bounds
    a dozen times a frame, which costs more than painting it.
    """

    def __init__(self, picture: bool = False) -> None:
        super().__init__(antialias=True)
        self._picture = picture
        # as one smooth path, lines wider than a pixel take forty times as long to paint
        self.setSegmentedLineMode("on")

    def boundingRect(self) -> QRectF:
        return EVERYWHERE

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._picture:
            super().paint(painter, option, widget)
        elif self.xData is not None and len(self.xData):
            with in_units(self, painter) as to_scene:
                pen = in_print(self.opts["pen"])
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                # piece by piece: where lines cross, one path of all takes ten times as long
                for piece in to_scene.map(self.getPath()).toSubpathPolygons():
                    painter.drawPolyline(piece)


class Points(pg.ScatterPlotItem):
    """Points that count as covering the view, for the same reason, and are painted only when they
    or the view change: the map behind them changes at every frame.
    """

    def __init__(self, picture: bool = False) -> None:
        self._rect = QRectF()
        self._picture = picture
        self.shrunk = 1.0
        """In a picture: how large its points are, of what they are in a large one."""
        super().__init__(pxMode=True, useCache=not picture)
        if not picture:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        return self._rect

    def viewTransformChanged(self) -> None:
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self._rect = QRectF(self.viewRect())
        # moved with the view it covers the same pixels, and Qt would show what was there before
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._picture:
            super().paint(painter, option, widget)
            return
        with in_units(self, painter) as to_scene:
            seen = self._maskAt(self.viewRect())
            x, y = self.data["x"][seen], self.data["y"][seen]
            places = np.stack(
                [
                    to_scene.m11() * x + to_scene.m21() * y + to_scene.dx(),
                    to_scene.m12() * x + to_scene.m22() * y + to_scene.dy(),
                ],
                axis=1,
            ).tolist()
            looks = self._style(["symbol", "size", "pen", "brush"], idx=seen)
            # many points have few looks: each is prepared once
            pens: dict[int, QPen] = {}
            shapes: dict[tuple[int, float], QPainterPath] = {}
            held: tuple[int, int] | None = None
            for (x, y), symbol, size, pen, brush in zip(places, *looks, strict=True):
                if (id(symbol), size) not in shapes:
                    shape = Symbols[symbol] if isinstance(symbol, str) else symbol
                    shapes[id(symbol), size] = scaled(shape, self.shrunk * size)
                if held != (id(pen), id(brush)):
                    held = id(pen), id(brush)
                    if id(pen) not in pens:
                        pens[id(pen)] = in_print(pen)
                    painter.setPen(pens[id(pen)])
                    painter.setBrush(brush)
                painter.drawPath(shapes[id(symbol), size].translated(x, y))
