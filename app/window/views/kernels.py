"""A unit's weights as pictures: of a channel its kernel, of a neuron that looks at an image all of
it; one picture for each channel that it receives, and the scale of colours below them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.language import tr
from app.record.data import Floats
from app.window.theme import Theme
from app.window.views.glyphs import draw_pixels
from app.window.views.lettering import CENTRE, LEFT, write
from app.window.views.pixels import packed, paint_weights
from app.window.views.typeface import text_width
from app.window.views.words import number

LaidOut = tuple[int, int, int]
"""Rows, columns and channels."""

LARGEST, LEAST = 38.0, 2.5
"""How large a weight's square is at most, and at least, in units of text size."""
TALL = 140.0
"""So high they are at most, where the height is free."""
GAP = 6.0
NAME = 13.0
"""Above each picture, where there are several."""
KEY = 19.0
POINTS = 8.5
NUMBERED = 24.0
"""In squares of this size the weights stand as numbers."""


@dataclass(frozen=True)
class _Rows:
    """How the pictures stand: so many beside one another, with squares of this side."""

    across: int
    side: float


def fit_kernels(laid_out: LaidOut, theme: Theme, width: float, height: float | None = None) -> bool:
    """Whether there is room for squares that can be told apart."""
    return _rows(laid_out, theme, width, height).side >= LEAST * theme.text_scale


def kernels_height(laid_out: LaidOut, theme: Theme, width: float) -> float:
    """What they take at a width, with the scale."""
    rows = _rows(laid_out, theme, width, None)
    down = ceil(laid_out[2] / rows.across)
    each = laid_out[0] * rows.side + _name(laid_out, theme)
    return down * each + ((down - 1) * GAP + KEY) * theme.text_scale


def paint_kernels(
    painter: QPainter, area: QRectF, weights: Floats, laid_out: LaidOut, theme: Theme
) -> None:
    """Weights (fan_in,), with rows, columns and channels as the layer has them."""
    unit, (high, wide, channels) = theme.text_scale, laid_out
    rows = _rows(laid_out, theme, area.width(), area.height())
    pictures = weights.reshape(high, wide, channels)
    finite = np.abs(weights[np.isfinite(weights)])
    reach = float(finite.max(initial=0.0)) or 1.0
    digits = _digits(weights, rows.side, theme)
    named, bottom = _name(laid_out, theme), area.top()
    for channel in range(channels):
        down, across = divmod(channel, rows.across)
        left = area.left() + across * (wide * rows.side + GAP * unit)
        top = area.top() + down * (high * rows.side + named + GAP * unit)
        if named:
            place = QRectF(left, top, wide * rows.side, named)
            name = tr("c{channel}", channel=channel + 1)
            if text_width(theme, POINTS, name) <= wide * rows.side:
                write(painter, place, name, theme, POINTS, "muted", elide=False)
        box = QRectF(left, top + named, wide * rows.side, high * rows.side)
        drawn = paint_weights(painter, box, pictures[:, :, channel], theme, reach)
        if digits:
            _write_numbers(painter, drawn, pictures[:, :, channel], theme, reach, digits)
        bottom = max(bottom, drawn.bottom())
    key = QRectF(area.left(), bottom + 3 * unit, area.width(), (KEY - 3) * unit)
    _paint_scale(painter, key, reach, theme)


def _rows(laid_out: LaidOut, theme: Theme, width: float, height: float | None) -> _Rows:
    """The way of standing in which they are largest."""
    unit, (high, wide, channels) = theme.text_scale, laid_out
    gap, named = GAP * unit, _name(laid_out, theme)
    tall = TALL * unit if height is None else height
    best = _Rows(1, 0.0)
    for across in range(1, channels + 1):
        down = ceil(channels / across)
        room = tall - KEY * unit - (down - 1) * gap
        side = min((width - (across - 1) * gap) / across / wide, (room / down - named) / high)
        side = min(side, LARGEST * unit)
        if side > best.side:
            best = _Rows(across, side)
    return best


def _name(laid_out: LaidOut, theme: Theme) -> float:
    return NAME * theme.text_scale if laid_out[2] > 1 else 0.0


def _digits(weights: Floats, side: float, theme: Theme) -> int:
    """How many digits of every weight have room in its square; 0: there is none for numbers."""
    if side < NUMBERED * theme.text_scale:
        return 0
    for digits in (2, 1):
        words = (number(weight, digits) for weight in weights.tolist())
        if all(text_width(theme, POINTS, each) + 2 <= side for each in words):
            return digits
    return 0


def _write_numbers(
    painter: QPainter, place: QRectF, weights: Floats, theme: Theme, reach: float, digits: int
) -> None:
    rows, columns = weights.shape
    across, down = place.width() / columns, place.height() / rows
    ramp = theme.activity_ramp()
    for (row, column), weight in np.ndenumerate(weights):
        words = number(float(weight), digits)
        level = int(np.clip(127.5 + 127.5 * np.nan_to_num(weight) / reach, 0, 255))
        bright = float(ramp[level] @ [0.299, 0.587, 0.114]) > 128
        dark_text = theme.color("text").lightness() < 128
        box = QRectF(place.left() + column * across, place.top() + row * down, across, down)
        color = "text" if bright == dark_text else "surface"
        write(painter, box, words, theme, POINTS, color, align=CENTRE, elide=False)


def _paint_scale(painter: QPainter, area: QRectF, reach: float, theme: Theme) -> None:
    unit = theme.text_scale
    low, high = number(-reach, 2), number(reach, 2)
    wide = text_width(theme, POINTS, low) + 1
    write(painter, area, low, theme, POINTS, "muted", align=LEFT, elide=False)
    bar = QRectF(area.left() + wide + 5 * unit, area.center().y() - 4 * unit, 56 * unit, 8 * unit)
    draw_pixels(painter, bar, packed(theme.activity_ramp()[None, ::4]))
    rest = QRectF(bar.right() + 5 * unit, area.top(), area.width(), area.height())
    write(painter, rest, high, theme, POINTS, "muted", align=LEFT, elide=False)
