"""One chart of the timeline, painted: grid, lines and their names at the lines' ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.record.data import Floats
from app.window.theme import Theme
from app.window.views.polylines import course, dashes, staircase
from app.window.views.scales import Tick

Fragments = list[tuple[str, QColor]]
"""A line of text in several colours."""

LABEL_POINTS = 8.5

COLUMN = 2
"""Pixels. In columns of one pixel a noisy loss would be a solid block."""

DASH = (4.0, 2.5)
"""Line and gap, in line widths."""


@dataclass(frozen=True)
class Scale:
    """The range of a value axis and what is written along it."""

    low: float
    high: float
    ticks: list[Tick]


@dataclass(frozen=True)
class Series:
    """One line: x is steps, y in the axis's unit, both (rows,); nan breaks it.

    Its name is `kind` and `key` ('layer', '2') or `key` alone ('train').
    """

    key: str
    x: Floats
    y: Floats
    color: QColor
    kind: str = ""
    dashed: bool = False
    stepped: bool = False
    all_dead: bool = False
    """Its name gets a cross: the whole layer is dead."""


@dataclass(frozen=True)
class Place:
    """Where a chart is painted: its plot area, the steps it goes to, how far labels may reach."""

    area: QRectF
    to: float
    right: float

    def x(self, step: float) -> float:
        """The pixel of a step."""
        return float(self.area.left() + step * self.area.width() / self.to)

    def y(self, value: float, scale: Scale) -> float:
        """The pixel of a value."""
        share = (value - scale.low) / (scale.high - scale.low)
        return float(self.area.bottom() - share * self.area.height())


def paint_series(
    painter: QPainter, place: Place, scale: Scale, series: Sequence[Series], theme: Theme
) -> None:
    """The lines, then their ends with their names."""
    for each in series:
        _paint_line(painter, place, scale, each, theme)
    _paint_names(painter, place, scale, series, theme)


def legible(color: QColor, theme: Theme, contrast: float) -> QColor:
    """`color`, with as much of the text's colour mixed in as its contrast with the surface needs.

    Contrast is WCAG's ratio: 3 for lines, 4.5 for text.
    """
    return _legible(color.name(), theme, contrast)


@lru_cache(maxsize=256)
def _legible(name: str, theme: Theme, contrast: float) -> QColor:
    color, text = QColor(name), theme.color("text")
    surface = _luminance(theme.color("surface"))
    for share in np.linspace(0, 1, 11):
        mixed = QColor(
            *(
                round((1 - share) * a + share * b)
                for a, b in zip(_rgb(color), _rgb(text), strict=True)
            )
        )
        dark, light = sorted((_luminance(mixed), surface))
        if (light + 0.05) / (dark + 0.05) >= contrast:
            return mixed
    return text


def draw_fragments(painter: QPainter, at: QPointF, fragments: Fragments) -> None:
    """Text in several colours; `at` is the left end of its baseline."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    for text, color in fragments:
        painter.setPen(color)
        painter.drawText(at, text)
        at = at + QPointF(metrics.horizontalAdvance(text), 0)


def name_of(series: Sequence[Series], theme: Theme) -> Fragments:
    """What stands at the end of these lines, which end at one place: 'layers 1–3, 5'."""
    plain = theme.color("muted")
    kind = series[0].kind
    found: Fragments = []
    if kind:
        found.append((f"{kind}s " if len(series) > 1 else f"{kind} ", plain))
    for i, each in enumerate(series):
        inside = 0 < i < len(series) - 1 and _next(series[i - 1], each)
        if inside and _next(each, series[i + 1]):
            continue  # inside a run of numbers: 1–3
        if i:
            follows = _next(series[i - 1], each)
            run = follows and i > 1 and _next(series[i - 2], series[i - 1])
            found.append(("–" if run else ", ", plain))
        found.append((each.key, legible(each.color, theme, 4.5)))
    if all(each.all_dead for each in series):
        found.append((" ✕", theme.color("text")))
    return found


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Rising places near the `wanted` ones (rising), at least `gap` apart and within low..high,
    as far as there is room for them.
    """
    places = list(wanted)
    for i in range(len(places)):
        places[i] = max(places[i], low if i == 0 else places[i - 1] + gap)
    for i in reversed(range(len(places))):
        places[i] = min(places[i], high if i == len(places) - 1 else places[i + 1] - gap)
    return places


def paint_grid(painter: QPainter, place: Place, scale: Scale, theme: Theme) -> None:
    """A line across the plot for every tick, its text to the left."""
    area = place.area
    painter.setFont(theme.font(LABEL_POINTS))
    metrics = QFontMetricsF(painter.font(), painter.device())
    for value, text in scale.ticks:
        y = round(place.y(value, scale)) + 0.5
        line = QRectF(area.left(), y - 0.5, area.width(), 1)
        painter.fillRect(line, theme.color("border", 1.0 if value == scale.low else 0.55))
        painter.setPen(theme.color("muted"))
        left = area.left() - 7 - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(left, y + metrics.capHeight() / 2), text)


def _paint_line(
    painter: QPainter, place: Place, scale: Scale, series: Series, theme: Theme
) -> None:
    if len(series.x) < 2:
        return
    painter.save()
    painter.setClipRect(place.area.adjusted(-1, -4, 1, 3))
    if series.stepped:
        _paint_steps(painter, place, scale, series, theme)
    else:
        _paint_course(painter, place, scale, series, theme)
    painter.restore()


def _paint_steps(
    painter: QPainter, place: Place, scale: Scale, series: Series, theme: Theme
) -> None:
    x, y = staircase(series.x, series.y, int(place.area.width()), place.to)
    pen = QPen(series.color, max(1.0, round(theme.line(1.8))))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if series.dashed:
        pen.setDashPattern(DASH)
    painter.setPen(pen)
    painter.drawPath(pg.arrayToQPath(*_pixels(place, scale, x, y), connect="finite"))


def _paint_course(
    painter: QPainter, place: Place, scale: Scale, series: Series, theme: Theme
) -> None:
    """As separate lines: Qt takes ten times as long for one smooth path wider than a pixel."""
    found = course(series.x, series.y, int(place.area.width()) // COLUMN, place.to)
    x, mean = _pixels(place, scale, found.x, found.mean)
    if series.dashed:
        width = theme.line(1.4)
        lines = dashes(x, mean, DASH[0] * width, DASH[1] * width)
    else:
        if found.low is not found.high:
            _, low = _pixels(place, scale, found.x, found.low)
            _, high = _pixels(place, scale, found.x, found.high)
            wide = low - high > 1  # a narrower band is hidden under the line; nan is not wide
            low, high, middle = low[wide], high[wide], np.floor(x[wide]) + COLUMN / 2
            band = QPen(QColor(*_rgb(series.color), 56))
            band.setWidth(COLUMN)
            band.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(band)
            _draw_lines(painter, np.stack([middle, high, middle, low], axis=1))
        lines = np.stack([x[:-1], mean[:-1], x[1:], mean[1:]], axis=1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(series.color, theme.line(1.4))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    _draw_lines(painter, lines)


def _draw_lines(painter: QPainter, lines: Floats) -> None:
    """`lines` is (n, 4): x and y of both ends; those with a nan are left out."""
    there = np.isfinite(lines).all(axis=1)
    painter.drawLines([QLineF(*line) for line in lines[there].tolist()])


def _pixels(place: Place, scale: Scale, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    area = place.area
    across = area.left() + x * (area.width() / place.to)
    down = area.bottom() - (y - scale.low) * (area.height() / (scale.high - scale.low))
    # Coordinates of 10^9 pixels, from a loss that runs away, would overflow in Qt's rasteriser.
    return across, np.clip(down, area.top() - 50, area.bottom() + 50)


def _paint_names(
    painter: QPainter, place: Place, scale: Scale, series: Sequence[Series], theme: Theme
) -> None:
    painter.save()
    painter.setFont(theme.font(LABEL_POINTS))
    metrics = QFontMetricsF(painter.font(), painter.device())
    gap = metrics.capHeight() + theme.line(4.5)
    ends = [(each, end) for each in series if (end := _end(each, place, scale)) is not None]
    groups = _merged(ends, gap, place.area.height() + 0.6 * gap)
    middles = spread(
        [middle for middle, _ in groups],
        gap,
        place.area.top() - gap / 3,
        place.area.bottom() - gap / 12,  # below stand the numbers of the step axis
    )
    radius = theme.line(2.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for each, end in ends:
        painter.setBrush(each.color)
        painter.drawEllipse(end, radius, radius)
    for (_, members), middle in zip(groups, middles, strict=True):
        fragments = name_of([each for each, _ in members], theme)
        width = sum(metrics.horizontalAdvance(text) for text, _ in fragments)
        left = max(end.x() for _, end in members) + radius + theme.line(4)
        left = min(left, place.right - width)
        draw_fragments(painter, QPointF(left, middle + metrics.capHeight() / 2), fragments)
    painter.restore()


def _end(series: Series, place: Place, scale: Scale) -> QPointF | None:
    """Where the line ends, in pixels; None for a line that does not reach the newest row."""
    y = float(series.y[-1])
    if not np.isfinite(y):
        return None
    return QPointF(place.x(float(series.x[-1])), place.y(min(y, scale.high), scale))


def _merged(
    ends: list[tuple[Series, QPointF]], gap: float, room: float
) -> list[tuple[float, list[tuple[Series, QPointF]]]]:
    """Ends that share a name, top to bottom with their height: those at the same height, and, where
    there is no room for all names, the nearest ones too.
    """
    groups: list[tuple[float, list[tuple[Series, QPointF]]]] = []
    for each, end in ends:
        same = next((members for y, members in groups if abs(y - end.y()) < 1), None)
        if same is None:
            groups.append((end.y(), [(each, end)]))
        else:
            same.append((each, end))
    groups.sort(key=lambda group: group[0])
    while len(groups) > 1 and len(groups) * gap > room:
        i = int(np.argmin(np.diff([y for y, _ in groups])))
        (above, first), (below, second) = groups[i : i + 2]
        order = {id(each): place for place, (each, _) in enumerate(ends)}
        joined = sorted(first + second, key=lambda member: order[id(member[0])])
        groups[i : i + 2] = [((above + below) / 2, joined)]
    return groups


def _next(one: Series, other: Series) -> bool:
    return one.key.isdigit() and other.key.isdigit() and int(other.key) == int(one.key) + 1


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def _luminance(color: QColor) -> float:
    shares = [c / 255 for c in _rgb(color)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
