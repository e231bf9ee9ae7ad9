"""One chart of the timeline, painted: grid, lines and their names at the lines' ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.language import tr
from app.record.data import Floats
from app.window.theme import Theme
from app.window.views.grain import grain_of
from app.window.views.polylines import course, dashes, staircase
from app.window.views.scales import Tick
from app.window.views.typeface import overshoot, text_width, typeface

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

    Its name is 'layer' and `key` ('2'), or `key` alone ('train').
    """

    key: str
    x: Floats
    y: Floats
    color: QColor
    kind: Literal["layer", ""] = ""
    dashed: bool = False
    dash: tuple[float, ...] = DASH
    """Line and gap, in line widths, where it is dashed."""
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
    return QColor(theme.legible(color.name(), contrast))


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
    before = after = ""
    if series[0].kind == "layer":
        words = tr("layers {numbers}") if len(series) > 1 else tr("layer {numbers}")
        before, _, after = words.partition("{numbers}")
    found: Fragments = [(before, plain)] if before else []
    for i, each in enumerate(series):
        inside = 0 < i < len(series) - 1 and _next(series[i - 1], each)
        if inside and _next(each, series[i + 1]):
            continue  # inside a run of numbers: 1–3
        if i:
            follows = _next(series[i - 1], each)
            run = follows and i > 1 and _next(series[i - 2], series[i - 1])
            found.append(("–" if run else ", ", plain))
        found.append((each.key, legible(each.color, theme, 4.5)))
    if after:
        found.append((after, plain))
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
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    grain = grain_of(painter)
    for value, text in scale.ticks:
        y = place.y(value, scale)
        line = grain.level(y, area.left(), area.right(), 1.0)
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
    grain = grain_of(painter)
    pen = QPen(series.color, grain.thick(theme.line(1.8)))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not grain.hurried:
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if series.dashed:
        pen.setDashPattern(series.dash)
    painter.setPen(pen)
    painter.drawPath(pg.arrayToQPath(*_pixels(place, scale, x, y), connect="finite"))


def _paint_course(
    painter: QPainter, place: Place, scale: Scale, series: Series, theme: Theme
) -> None:
    """In a window as separate lines: Qt takes ten times as long for one smooth path wider than a
    pixel."""
    grain = grain_of(painter)
    found = course(series.x, series.y, int(place.area.width()) // COLUMN, place.to)
    x, mean = _pixels(place, scale, found.x, found.mean)
    if series.dashed:
        width = theme.line(1.4)
        lines = dashes(x, mean, series.dash[0] * width, series.dash[1] * width)
    else:
        if found.low is not found.high:
            _, low = _pixels(place, scale, found.x, found.low)
            _, high = _pixels(place, scale, found.x, found.high)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not grain.hurried)
            painter.fillPath(_band(grain.xs(x), low, high), QColor(*_rgb(series.color), 56))
            painter.restore()
        lines = np.stack([x[:-1], mean[:-1], x[1:], mean[1:]], axis=1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(series.color, theme.line(1.4))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if grain.hurried or series.dashed:
        painter.setPen(pen)
        _draw_lines(painter, lines)
    else:
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(pg.arrayToQPath(x, mean, connect="finite"), pen)


def _band(x: Floats, low: Floats, high: Floats) -> QPainterPath:
    """Between the least and the largest values: in each column from one x to the next. A band that
    is no wider than the line is left out, which hides it; so are columns without a value."""
    path = QPainterPath()
    wide = np.flatnonzero(low - high > 1)
    if not len(wide):
        return path
    end = np.append(x[1:], x[-1] + COLUMN)
    for run in np.split(wide, np.flatnonzero(np.diff(wide) > 1) + 1):
        across = np.repeat(np.append(x[run], end[run[-1]]), 2)[1:-1]
        outline = np.concatenate([np.repeat(high[run], 2), np.repeat(low[run], 2)[::-1]])
        path.addPath(pg.arrayToQPath(np.concatenate([across, across[::-1]]), outline))
    return path


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
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    gap = _gap(theme)
    groups = _merged(_ends(place, scale, series), gap, place.area.height() + 0.6 * gap)
    middles = spread(
        [middle for middle, _ in groups],
        gap,
        place.area.top() - gap / 3,
        place.area.bottom() - gap / 12,  # below stand the numbers of the step axis
    )
    radius, high = theme.line(2.5), metrics.capHeight()
    names: list[tuple[QPointF, Fragments]] = []
    for (_, members), middle in zip(groups, middles, strict=True):
        fragments = name_of([each for each, _ in members], theme)
        width = sum(metrics.horizontalAdvance(text) for text, _ in fragments)
        left = max(end.x() for _, end in members) + radius + theme.line(4)
        left = min(left, place.right - width)
        names.append((QPointF(left, middle + high / 2), fragments))
        if left < place.area.right():
            # no line of the grid goes through a name
            plate = QRectF(left - 2, middle - high / 2 - 1.5, width + 4, high + 3)
            painter.fillRect(plate, theme.color("surface"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for each, end in _ends(place, scale, series):
        painter.setBrush(each.color)
        painter.drawEllipse(end, radius, radius)
    for at, fragments in names:
        draw_fragments(painter, at, fragments)
    painter.restore()


def names_width(place: Place, scale: Scale, series: Sequence[Series], theme: Theme) -> float:
    """How much room the names need right of the plot, with their distance from it."""
    gap = _gap(theme)
    groups = _merged(_ends(place, scale, series), gap, place.area.height() + 0.6 * gap)
    names = [name_of([each for each, _ in members], theme) for _, members in groups]
    widths = [sum(text_width(theme, LABEL_POINTS, text) for text, _ in name) for name in names]
    return max(widths, default=0.0) + theme.line(6.5)


def _gap(theme: Theme) -> float:
    """From one name to the next."""
    metrics = typeface(theme, LABEL_POINTS)[1]
    more = sum(overshoot(metrics, tr("layers {numbers}") + tr("train")))
    return metrics.capHeight() + theme.line(4.5) + more


def _ends(place: Place, scale: Scale, series: Sequence[Series]) -> list[tuple[Series, QPointF]]:
    """The lines that reach the newest row, and where they end."""
    return [(each, end) for each in series if (end := _end(each, place, scale)) is not None]


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
