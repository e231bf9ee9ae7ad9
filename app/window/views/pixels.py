"""Small images drawn as they are, a crisp square a value: pixels in gray, and weights in blue
(below 0) and orange."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.record.data import Floats
from app.window.theme import Bytes, Theme
from app.window.views.glyphs import Pixels, draw_pixels
from app.window.views.grain import grain_of

FRAME = "accent"
FINE = 24
"""Pixels a value in vectors, where a small image that is scaled up may be blurred by whoever shows
it."""


@dataclass(frozen=True)
class Patch:
    """A part of an image: its first row and column, from 0, and how many of both."""

    row: int
    column: int
    rows: int
    columns: int


def paint_image(
    painter: QPainter, box: QRectF, image: Floats, theme: Theme, patch: Patch | None = None
) -> QRectF:
    """Values (rows, columns) of 0 to 1 in gray, the largest as dark as the text is (in a dark look
    as light), as large as the box allows; with a frame around a patch. Returns its place."""
    low, high = min(float(image.min()), 0.0), max(float(image.max()), 1.0)
    share = (image - low) / (high - low)
    paper, ink = (_rgb(theme, name) for name in ("surface", "text"))
    return _painted(painter, box, paper + (ink - paper) * share[..., None], theme, patch)


def paint_weights(
    painter: QPainter,
    box: QRectF,
    weights: Floats,
    theme: Theme,
    reach: float,
    patch: Patch | None = None,
) -> QRectF:
    """Weights (rows, columns), on a scale from -reach (blue) to reach (orange), as large as the box
    allows; with a frame around a patch. Returns their place."""
    finite = np.nan_to_num(weights, nan=0.0, posinf=reach, neginf=-reach)
    share = np.clip(0.5 + 0.5 * finite / (reach or 1.0), 0.0, 1.0)
    colors = theme.activity_ramp()[(share * 255).round().astype(int)]
    return _painted(painter, box, colors, theme, patch)


def side_of(box: QRectF, rows: int, columns: int) -> float:
    """How large a value's square is in a box."""
    return min(box.width() / columns, box.height() / rows)


def _painted(
    painter: QPainter, box: QRectF, colors: Floats | Bytes, theme: Theme, patch: Patch | None
) -> QRectF:
    """Colours (rows, columns, 3) of 0 to 255, from the box's top left, in squares of whole
    pixels."""
    rows, columns = colors.shape[:2]
    grain, side = grain_of(painter), min(box.width() / columns, box.height() / rows)
    if not grain.vectors:
        side = max(int(side * grain.across + 1e-6), 1) / grain.across
    place = QRectF(grain.x(box.left()), grain.y(box.top()), columns * side, rows * side)
    pixels = packed(colors)
    if grain.vectors:
        pixels = pixels.repeat(FINE, axis=0).repeat(FINE, axis=1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    draw_pixels(painter, place, pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("border"), grain.thick(theme.line(1.0))))
    painter.drawRect(place)
    if patch is not None:
        left, top = place.left() + patch.column * side, place.top() + patch.row * side
        framed = QRectF(left, top, patch.columns * side, patch.rows * side)
        line = grain.thick(theme.line(2.0))
        # set off by a line of the surface
        for color, wide in (("surface", 2 * line), (FRAME, line)):
            pen = QPen(theme.color(color), wide)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(framed)
    painter.restore()
    return place


def packed(colors: Floats | Bytes) -> Pixels:
    """Colours (rows, columns, 3) of 0 to 255 as an image."""
    table = np.asarray(colors).round().astype(np.uint32)
    red, green, blue = table[..., 0], table[..., 1], table[..., 2]
    packed: Pixels = np.uint32(0xFF000000) | (red << np.uint32(16)) | (green << np.uint32(8)) | blue
    return packed


def _rgb(theme: Theme, name: str) -> Floats:
    color = theme.color(name)
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)
