"""The value axis that all pictures of the activation flow share: its range, ticks and numbers.

Places on it are the histograms' own, asinh(value / CORE): about linear around zero, logarithmic
beyond. So a bin is as high as any other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.language import mark, tr
from app.record.data import Floats, Integers
from app.record.flow import BINS, CORE, EDGES, REACH, LayerFlow, scaled
from app.window.theme import Theme
from app.window.views.grain import grain_of
from app.window.views.lettering import write
from app.window.views.margins.scale import asinh_ticks
from app.window.views.typeface import text_width, typeface
from app.window.views.words import number

Which = Literal["preactivation", "activity"]
"""What is shown: z or f(z)."""

NAMES: dict[Which, str] = {
    "preactivation": mark("pre-activation z"),
    "activity": mark("activation f(z)"),
}
SYMBOLS: dict[Which, str] = {"preactivation": "z", "activity": "f(z)"}

PLACES: Floats = np.linspace(-REACH, REACH, BINS + 1)
"""(BINS + 1,): the borders of the bins on the axis."""
ZERO_BIN = BINS // 2
"""The bin right of 0."""
OUTERMOST = number(float(f"{EDGES[-2]:.1e}"))
"""Where the outermost bin begins, in words: it holds whatever lies beyond, too."""
INNERMOST = number(float(f"{EDGES[ZERO_BIN + 1]:.1e}"))
"""Where the two bins at 0 end, in words."""

TAIL = 0.0005
"""Share of a layer's pairs that may lie beyond either end of the axis."""
_STOPS = [0.0, CORE, *(m * 10.0**e for e in range(-1, 4) for m in (1, 3)), 1e4]
ENDS = [*scaled(np.array(_STOPS)).tolist(), REACH]
"""Where an axis may end: few values, so that it rarely changes while a network learns."""
SLACK = 2.0
"""An axis becomes shorter only by more than this, about a power of ten: it must not jitter."""

AXIS_POINTS = 8.5

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Span:
    """The ends of the axis, low <= 0 < high, as places."""

    low: float
    high: float

    def grown(self, found: Span) -> Span:
        """This span where it still suits what is found, else that one's end, at either side."""
        keep_low = 0 <= found.low - self.low <= SLACK
        keep_high = 0 <= self.high - found.high <= SLACK
        return Span(
            self.low if keep_low else found.low,
            self.high if keep_high else found.high,
        )


@dataclass(frozen=True)
class Axis:
    """A span laid into pixels, downwards: values from `top` (high) to `bottom` (low)."""

    span: Span
    top: float
    bottom: float

    def y(self, place: float) -> float:
        """The pixel of a place."""
        share = (place - self.span.low) / (self.span.high - self.span.low)
        return self.bottom - share * (self.bottom - self.top)

    def ys(self, places: Floats) -> Floats:
        """The pixels of places."""
        shares = (places - self.span.low) / (self.span.high - self.span.low)
        return np.asarray(self.bottom - shares * (self.bottom - self.top))

    def y_of(self, value: float) -> float:
        """The pixel of a value; values beyond the ends lie on them."""
        place = float(scaled(np.array(value)))
        return self.y(min(max(place, self.span.low), self.span.high))


def whole_pixel(pixel: float) -> int:
    """The nearest whole pixel; halves go down the screen, wherever the picture stands."""
    return math.floor(pixel + 0.5)


def fitting(counts: Iterable[Floats]) -> Span:
    """The span for histograms, each (BINS,): it holds nearly all of every one."""
    low, high = 0.0, ENDS[1]
    for each in counts:
        total = float(each.sum())
        if total <= 0:
            continue
        passed = np.cumsum(each) / total
        first = int(np.searchsorted(passed, TAIL, side="right"))
        last = int(np.searchsorted(passed, 1 - TAIL, side="left"))
        low = min(low, float(PLACES[min(first, BINS - 1)]))
        high = max(high, float(PLACES[min(last, BINS - 1) + 1]))
    return Span(-_outwards(-low), _outwards(high))


def _outwards(place: float) -> float:
    return next((end for end in ENDS if end >= place - 1e-6), ENDS[-1])


def counts_of(layer: LayerFlow, which: Which) -> Floats:
    """A layer's histogram without the exact zeros of f(z): they are shown apart, as a share, since
    a ReLU's would squash all the rest.
    """
    if which == "preactivation":
        return layer.preactivation.astype(float)
    counts = layer.activity.astype(float)
    zeros = layer.zero_share * counts.sum() if layer.zero_share > 0 else 0.0
    # by numpy's rule they are right of 0; rounding may have put them left
    for at in (ZERO_BIN, ZERO_BIN - 1):
        taken = min(zeros, counts[at])
        counts[at] -= taken
        zeros -= taken
    counts[counts < 0.5] = 0.0
    return counts


def diverged(layer: LayerFlow) -> bool:
    """Whether a value of this layer is not finite."""
    return not math.isfinite(layer.rms_preactivation + layer.rms_activation)


def tiny(layer: LayerFlow, which: Which) -> bool:
    """Whether all values lie in the two bins at 0: how they are spread is not to be seen then."""
    counts = getattr(layer, which)
    around = counts[ZERO_BIN - 1 : ZERO_BIN + 1].sum()
    return bool(around > 0 and around == counts.sum() and not diverged(layer))


def beyond(counts: Integers) -> bool:
    """Whether any values lie in the outermost bins, which have no outer end."""
    return bool(counts[0] > 0 or counts[-1] > 0)


@lru_cache(maxsize=64)
def ticks(span: Span, height: float, gap: float) -> list[tuple[float, str]]:
    """Places and words, at least `gap` pixels apart."""
    values = asinh_ticks(span.low, span.high, gap / height * (span.high - span.low))
    return [(float(scaled(np.array(value))), number(value)) for value in values]


def gutter(axis: Axis, theme: Theme) -> float:
    """How wide the axis's numbers are, with their distance from the plot."""
    return max(text_width(theme, AXIS_POINTS, words) for _, words in _marks(axis, theme)) + 7


def paint_axis(
    painter: QPainter, axis: Axis, left: float, right: float, theme: Theme, words: bool = True
) -> None:
    """A line across the plot for every tick, its number to the left; zero stands out."""
    unit, grain = theme.text_scale, grain_of(painter)
    for place, text in _marks(axis, theme):
        y = axis.y(place)
        color = theme.color("muted") if place == 0 else theme.color("border", 0.7)
        thick = grain.thick(theme.line(1.0) if place == 0 else 1.0)
        painter.fillRect(grain.level(y + thick / 2, left, right, thick), color)
        if words:
            box = QRectF(left - 100 * unit, y - 8 * unit, 100 * unit - 6, 16 * unit)
            paint_words(painter, box, text, theme, AXIS_POINTS, "muted", align=RIGHT)


def _marks(axis: Axis, theme: Theme) -> list[tuple[float, str]]:
    gap = 1.15 * typeface(theme, AXIS_POINTS)[1].height()
    return ticks(axis.span, round(axis.bottom - axis.top), round(gap))


def paint_words(
    painter: QPainter,
    place: QRectF,
    words: str,
    theme: Theme,
    points: float = AXIS_POINTS,
    color: str = "text",
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = False,
) -> None:
    """One line of text in a place, in the size of the axis's numbers unless told."""
    write(painter, place, words, theme, points, color, bold=bold, align=align, elide=elide)


def paint_upright(painter: QPainter, place: QRectF, which: Which, theme: Theme) -> None:
    """The axis's name from the bottom to the top; its short form where there is no room."""
    long, short = tr(NAMES[which]), SYMBOLS[which]
    ways = (tr("{name}, log scale", name=long), tr("{name}, log scale", name=short), short)
    words = first_that_fits(theme, AXIS_POINTS, place.height(), ways)
    painter.save()
    painter.translate(place.center())
    painter.rotate(-90)
    turned = QRectF(-place.height() / 2, -place.width() / 2, place.height(), place.width())
    paint_words(painter, turned, words, theme, AXIS_POINTS, "muted", align=CENTRE)
    painter.restore()


def paint_message(painter: QPainter, area: QRectF, words: str, theme: Theme) -> None:
    """A sentence where there is no picture."""
    painter.setFont(theme.font(10))
    painter.setPen(theme.color("muted"))
    inside = area.adjusted(16, 4, -16, -4)
    painter.drawText(inside, CENTRE | Qt.TextFlag.TextWordWrap, words)


def too_small(area: QRectF, theme: Theme) -> bool:
    """Whether there is no room for any picture."""
    return area.width() < 110 * theme.text_scale or area.height() < 56 * theme.text_scale


def first_that_fits(
    theme: Theme, points: float, room: float, choices: Iterable[str], bold: bool = False
) -> str:
    """The first of the wordings that is not wider than the room; '' where none is."""
    fitting_ones = (w for w in choices if text_width(theme, points, w, bold) <= room)
    return next(fitting_ones, "")
