"""Where the timeline's charts are, one under the other: pure geometry, nothing is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.language import mark, tr
from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, Place
from app.window.views.typeface import text_width, typeface

Layout = dict[str, Place]
"""Where each chart is."""

MARGIN = 10

TICKS = "ticks"
"""The place of the ticks of deaths and revivals; there is none without a log of events."""
LANE = "lane"
"""The place of what was done by hand; there is none where nothing was."""

CAPTIONS = {
    "loss": mark("loss"),
    "accuracy": mark("accuracy,\n%"),
    "dead": mark("dead\nneurons"),
}
"""What the charts show, from top to bottom."""


@dataclass(frozen=True)
class Wanted:
    """What there has to be room for."""

    charts: Sequence[str]
    layers: int
    to: float
    """The last step of the axis."""
    ticks: bool
    lane: bool
    left: float = 0.0
    """Beside the charts, where that is more than usual ..."""
    right: float = 0.0
    head: float = 0.0
    """... above them ..."""
    top: float = 0.0
    """... and above their names."""
    names: float = 0.0
    """How high the charts' names are that stand above them, not beside them."""


def caption(name: str) -> list[str]:
    """The lines of a chart's caption."""
    return tr(CAPTIONS[name]).split("\n")


def line_height(theme: Theme) -> float:
    """Of the charts' words."""
    return typeface(theme, LABEL_POINTS)[1].height()


def lay_out(rect: QRectF, wanted: Wanted, theme: Theme) -> Layout:
    """The charts, and over the last one first the lane, then the ticks, as far as there is room:
    the lane is low, and the ticks are the first to go."""
    line = line_height(theme)

    def wide(words: str) -> float:
        return text_width(theme, LABEL_POINTS, words)

    captions = max(wide(text) for name in CAPTIONS for text in caption(name))
    left = rect.left() + wanted.left
    if not wanted.names:
        left = max(left, rect.left() + MARGIN + captions + 8 + wide("0.005") + 7)
    longest = tr("layer {numbers}", numbers="1")
    if wanted.layers > 1:
        longest = tr("layers {numbers}", numbers="1–8")
    longest = max(f"{longest} ✕", f"{tr('test')}, {tr('train')}", key=wide)
    right = rect.right() - max(wide(longest) + theme.line(8) + 6, wanted.right)
    names = wanted.charts
    gap = 0.95 * line + wanted.names
    top = rect.top() + wanted.top + wanted.names + wanted.head + 0.6 * line
    bottom = rect.bottom() - 1.55 * line
    room = bottom - top - gap * (len(names) - 1)
    # both go into the gap over the last chart, which grows by `more` for them
    strip = round(min(max(1.3 * line, 0.06 * room), 2.5 * line))
    lane = round(0.95 * line)
    more = 0.0
    handed = wanted.lane and room - lane >= 1.5 * line * len(names)
    if handed:
        more += lane + wanted.names + 0.5 * line - (0 if wanted.ticks else 0.2 * line)
    ticked = wanted.ticks and room - more - strip >= (1.5 if handed else 2) * line * len(names)
    if ticked:
        more += strip + 0.75 * line - gap + wanted.names
    height = (room - more) / len(names)
    tops = [top + i * (height + gap) for i in range(len(names))]
    tops[-1] += more
    areas = {
        name: QRectF(left, y, right - left, height) for name, y in zip(names, tops, strict=True)
    }
    y = tops[-1] - 0.35 * line
    if ticked:
        y = round(y - strip)
        areas[TICKS] = QRectF(left, y, right - left, strip)
    if handed:
        y = round(y - (0.1 if ticked else 0.0) * line - wanted.names - lane)
        areas[LANE] = QRectF(left, y, right - left, lane)
    return {name: Place(area, wanted.to, rect.right() - 4) for name, area in areas.items()}


def level(at: QPointF, strip: QRectF, reach: float = 3.0) -> bool:
    """Whether a place is at the strip's height."""
    return strip.top() - reach <= at.y() <= strip.bottom() + reach
