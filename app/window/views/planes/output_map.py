"""The network's output over the input plane, as an image behind the points."""

from __future__ import annotations

from math import ceil

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.record.lens import Extent
from app.record.snapshot import Snapshot
from app.window.theme import Bytes, Theme
from app.window.views.planes.items import in_units

MOST = 4096
"""Pixels of a side of the image, however large the picture."""


def output_colors(snapshot: Snapshot, theme: Theme) -> Bytes:
    """The output as colours, (ny, nx, 4). What is not finite is transparent."""
    assert snapshot.responses is not None
    output, data = snapshot.responses.output, snapshot.data
    if data.task == "many-class":
        rgb = _mixed(output, theme)
    else:
        share = output[0]
        if data.task == "regression":
            low, high = target_range(snapshot)
            share = (share - low) / (high - low)
        with np.errstate(invalid="ignore"):
            level = (np.clip(share, 0.0, 1.0) * 255.0).astype(np.uint8)
        rgb = theme.output_ramp()[level]
    colors = np.empty((*rgb.shape[:2], 4), np.uint8)
    colors[..., :3] = rgb
    colors[..., 3] = np.where(np.isfinite(output.sum(axis=0)), 255, 0)
    return colors


def target_range(snapshot: Snapshot) -> tuple[float, float]:
    """Lowest and highest target of the training data; never equal."""
    target = snapshot.data.train.target
    low, high = float(target.min()), float(target.max())
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _mixed(probabilities: np.ndarray, theme: Theme) -> Bytes:
    """The classes' colours mixed by probability, and paler the less certain the network is."""
    classes = len(probabilities)
    p = np.nan_to_num(probabilities)
    mixture = np.einsum("kyx,kc->yxc", p, theme.class_rgb(classes).astype(np.float32))
    certainty = (p.max(axis=0) * classes - 1.0) / (classes - 1.0)
    share = np.clip(certainty, 0.0, 1.0)[..., None] * theme.map_strength
    middle = theme.output_ramp()[128].astype(np.float32)
    return (middle + (mixture - middle) * share).astype(np.uint8)


class OutputMap(pg.GraphicsObject):
    """Draws an image smoothly over an extent in data coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self.ratio = 0.0
        """For a picture: the pixels a unit of the scene gets; 0: as it is on the screen."""
        self._image: QImage | None = None
        self._rect = QRectF()

    def set_image(self, colors: Bytes | None, extent: Extent) -> None:
        """`colors` is (ny, nx, 4), the first row at the lowest y."""
        x0, x1, y0, y1 = extent
        rect = QRectF(x0, y0, x1 - x0, y1 - y0)
        if colors is not None:
            ny, nx = colors.shape[:2]
            # samples sit on the extent's edges, pixels have their middles there
            dx, dy = rect.width() / (nx - 1) / 2, rect.height() / (ny - 1) / 2
            rect.adjust(-dx, -dy, dx, dy)
            packed = np.ascontiguousarray(colors)
            image = QImage(packed.data, nx, ny, 4 * nx, QImage.Format.Format_RGBA8888)
            # premultiplied is the painter's own format: converted once, not at every paint
            self._image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        else:
            self._image = None
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._image is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self.ratio:
            painter.drawImage(self._rect, self._image)
            return
        with in_units(self, painter) as to_scene:
            place = to_scene.mapRect(self._rect)
            # enlarged here: what shows a drawing in vectors would often show blocks
            image = self._image.flipped(Qt.Orientation.Vertical).scaled(
                min(ceil(place.width() * self.ratio), MOST),
                min(ceil(place.height() * self.ratio), MOST),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            painter.drawImage(place, image)
