"""Painting the timeline from the rows of a run: the widget and figures use the same functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.experiment.interventions import Record
from app.language import tr
from app.record.events import Events
from app.record.history import Curves
from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, names_width, paint_grid, paint_series
from app.window.views.grain import grain_of
from app.window.views.scales import grouped
from app.window.views.timeline.charts import Charts, Ranges, dead_course, until_divergence
from app.window.views.timeline.frame import (
    paint_caption,
    paint_divergence,
    paint_hidden,
    paint_peak,
    paint_steps,
)
from app.window.views.timeline.lane import (
    Lane,
    lane_key_width,
    paint_jumps,
    paint_lane,
    paint_lane_key,
)
from app.window.views.timeline.places import (
    CAPTIONS,
    LANE,
    MARGIN,
    TICKS,
    Layout,
    Wanted,
    caption,
    lay_out,
    line_height,
)
from app.window.views.timeline.ticks import Ticks, paint_key, paint_ticks, ticks_key_width
from app.window.views.typeface import overshoot, text_width, typeface


@dataclass
class Shown:
    """What the charts are of. Axes and ticks are kept from one row of the run to the next."""

    curves: Curves | None = None
    widths: tuple[int, ...] = ()
    ticks: Ticks = field(default_factory=Ticks)
    lane: Lane = field(default_factory=Lane)
    veiled: bool = False
    signs: tuple[str, ...] = ()
    """What the lane is to have in it at the end of a film: it has its place, and its key, from the
    beginning."""
    whose: str = ""
    """Of which network it is, where there are two: stands above all in a figure."""
    ranges: Ranges = field(default_factory=Ranges)
    charts: Charts = field(default_factory=dict)

    def refresh(self, theme: Theme, log: bool) -> None:
        """Bring the charts up to date with the rows and the look; `log`: the loss in powers of
        ten."""
        if self.curves is None or not len(self.curves):
            self.charts, self.ranges = {}, Ranges()
            return
        rows = self.curves.step.astype(np.float64), self.curves.dead
        dead = dead_course(self.curves, self.ticks) or rows
        dead = until_divergence(dead, self.curves, self.ticks.diverged)
        self.charts = self.ranges.charts(self.curves, self.widths, theme, log, dead)

    @property
    def key(self) -> tuple[str, ...]:
        """Of the lane: what is in it, or comes into it."""
        return self.signs or self.lane.signs

    @property
    def told(self) -> list[str]:
        """The charts that are not hidden."""
        return [name for name in self.charts if not (self.veiled and name == "dead")]

    @property
    def wanted(self) -> Wanted:
        """What needs room."""
        names = [name for name in CAPTIONS if name in self.charts] or list(CAPTIONS)
        return Wanted(
            names, len(self.widths), self.ranges.steps, self.ticks.followed, lane=bool(self.key)
        )


def paint_timeline(painter: QPainter, rect: QRectF, shown: Shown, theme: Theme) -> None:
    """Paint the charts into `rect`, with the ticks and the lane as far as there is room."""
    _paint(painter, rect, lay_out(rect, shown.wanted, theme), shown, theme)


def paint_frame(
    painter: QPainter,
    rect: QRectF,
    places: Layout,
    shown: Shown,
    theme: Theme,
    wanted: Wanted | None = None,
) -> None:
    """What stays the same from row to row. `wanted`: where names are above the charts."""
    painter.fillRect(rect, theme.ground())
    left = rect.left() + MARGIN
    above = wanted is not None and wanted.names > 0
    if wanted is not None and above:
        _paint_names_above(painter, rect, places, shown, theme, wanted)
    for name, place in places.items():
        if name == LANE:
            if not above:
                paint_lane_key(painter, place.area, left, shown.key, theme)
        elif name == TICKS:
            if not (shown.veiled or above):
                paint_key(painter, place.area, left, theme)
        else:
            if not above:
                paint_caption(painter, rect, place.area, caption(name), theme)
            if name in shown.told:
                paint_grid(painter, place, shown.charts[name][0], theme)
    if shown.veiled:
        paint_hidden(painter, places, theme)
    paint_steps(painter, rect, places["dead"], theme)


def paint_rows(painter: QPainter, places: Layout, shown: Shown, theme: Theme) -> None:
    """The lines, the ticks, and where the numbers ceased to be finite."""
    curves = shown.curves
    if curves is None or not shown.charts:
        return
    if LANE in places:
        bottom = places["dead"].area.bottom()
        paint_jumps(painter, places[LANE], places["loss"], bottom, shown.lane, theme)
    for name in shown.told:
        paint_series(painter, places[name], *shown.charts[name], theme)
    if TICKS in places and not shown.veiled:
        paint_ticks(painter, places[TICKS], shown.ticks, theme)
    gone = np.flatnonzero(~np.isfinite(curves.train_loss))
    exact = shown.ticks.diverged
    if exact is not None and exact <= shown.ranges.steps:
        paint_divergence(painter, places, exact, theme, exact=True)
    elif len(gone):
        paint_divergence(painter, places, int(curves.step[gone[0]]), theme, exact=False)
    else:
        paint_peak(painter, places["loss"], *shown.charts["loss"], theme)


# --- In a figure

LEAST_LINES, GOOD_LINES = 2.6, 4.6
"""Heights of a chart, in lines of text."""
WHOSE = 1.3
"""... and of whose they are."""
LEAST_PLOT = 76.0
"""Units that the charts are wide at least: three numbers of steps stand below them."""
NARROW = 480.0
"""Below this width names stand above the charts: beside them they would take a third of it."""
BESIDE = 14.0
"""Between a chart's name and the key beside it."""
SPACIOUS = 560.0
"""From this width on the ticks' key has its long words."""


def shown_of(
    curves: Curves,
    widths: Sequence[int],
    events: Events,
    record: Record,
    fork: int | None,
    theme: Theme,
    *,
    veiled: bool,
    whose: str = "",
    end: Shown | None = None,
) -> Shown:
    """A run as it stands at its last row; `end`: as it will stand where its film ends."""
    ticks = Ticks()
    ticks.read(events)
    lane = Lane(record, int(curves.step[-1]), fork)
    shown = Shown(curves, tuple(widths), ticks, lane, veiled, whose=whose)
    if end is not None:
        shown.signs, shown.ranges = end.key, Ranges(end.lane.now, end.charts)
    shown.refresh(theme, log=False)
    return shown


def paint_whole(
    painter: QPainter, rect: QRectF, shown: Shown, theme: Theme, steps: Sequence[int] = ()
) -> None:
    """The same with room for all its words, which are not cut short; `steps` are marked."""
    wanted = _roomy(rect, shown, theme, steps)
    _paint(painter, rect, lay_out(rect, wanted, theme), shown, theme, steps, wanted)


def least_size(width: float, shown: Shown, theme: Theme, steps: bool) -> tuple[float, float]:
    """The least width, and the least height at a width."""
    high = _height(width, shown, theme, steps, LEAST_LINES)
    rect = QRectF(0, 0, max(width, 1.0), high)
    wanted = _roomy(rect, shown, theme, ())
    needed = wanted.left + wanted.right + LEAST_PLOT * theme.text_scale
    if wanted.names:
        # beside the dead neurons' name is the key of their ticks
        beside = _width(" ".join(caption("dead")), theme) + BESIDE * theme.text_scale
        key = ticks_key_width(theme, full=False) if wanted.ticks else 0.0
        needed = max(needed, 2 * MARGIN + beside + key + 8)
    return needed, high


def best_height(width: float, shown: Shown, theme: Theme, steps: bool) -> float:
    """Higher where it is wide."""
    lines = min(max(GOOD_LINES, 0.007 * width / theme.text_scale), 8.0)
    return _height(width, shown, theme, steps, lines)


def _paint(
    painter: QPainter,
    rect: QRectF,
    places: Layout,
    shown: Shown,
    theme: Theme,
    steps: Sequence[int] = (),
    wanted: Wanted | None = None,
) -> None:
    painter.save()
    paint_frame(painter, rect, places, shown, theme, wanted)
    if shown.whose and wanted is not None:
        _paint_whose(painter, rect, shown.whose, theme)
    paint_rows(painter, places, shown, theme)
    if LANE in places:
        paint_lane(painter, places[LANE], shown.lane, theme)
    above = wanted is not None and wanted.names > 0
    _paint_marked(painter, places, steps, theme, above)
    painter.restore()


def _paint_whose(painter: QPainter, rect: QRectF, whose: str, theme: Theme) -> None:
    font, metrics = typeface(theme, LABEL_POINTS, bold=True)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(QPointF(rect.left() + MARGIN, rect.top() + metrics.ascent()), whose)


def _paint_names_above(
    painter: QPainter,
    rect: QRectF,
    places: Layout,
    shown: Shown,
    theme: Theme,
    wanted: Wanted,
) -> None:
    """Each chart's name in a line above it; beside the dead neurons' the key of their ticks."""
    line, left = line_height(theme), rect.left() + MARGIN
    for name, place in places.items():
        if name == LANE:
            row = QRectF(place.area.right(), place.area.top() - line, 0, line)
            paint_lane_key(painter, row, left, shown.key, theme)
        elif name == TICKS:
            if not shown.veiled:
                start = left + _width(" ".join(caption("dead")), theme) + BESIDE * theme.text_scale
                row = QRectF(rect.right() - MARGIN, place.area.top() - 1.05 * line, 0, line)
                paint_key(painter, row, start, theme)
        else:
            top = places[TICKS] if name == "dead" and TICKS in places else place
            above = 0.1 * line if top is not place else 0.4 * line
            above += wanted.head if name == wanted.charts[0] else 0.0
            if top is place:  # clear of the number at the top of the axis
                above += overshoot(typeface(theme, LABEL_POINTS)[1], " ".join(caption(name)))[1]
            paint_caption(painter, rect, top.area, caption(name), theme, above)


def _height(width: float, shown: Shown, theme: Theme, steps: bool, lines: float) -> float:
    """With charts so many lines high."""
    line, wanted = line_height(theme), shown.wanted
    charts = len(wanted.charts)
    high = (0.6 + 1.55 + 0.95 * (charts - 1) + lines * charts) * line
    high += 1.1 * line if steps else 0.0
    high += WHOSE * line if shown.whose else 0.0
    if wanted.ticks:
        high += 2.1 * line
    if wanted.lane:
        high += 1.5 * line
    if width < NARROW * theme.text_scale:
        high += line * (charts + (1 if wanted.lane else 0))
    return round(high + 1)


def _roomy(rect: QRectF, shown: Shown, theme: Theme, steps: Sequence[int]) -> Wanted:
    """What needs room, with what its words take left and right of the charts."""
    wanted = shown.wanted
    figures = [text for scale, _ in shown.charts.values() for _, text in scale.ticks]
    captions = [text for name in CAPTIONS for text in caption(name)]
    metrics = typeface(theme, LABEL_POINTS)[1]
    line, unit = line_height(theme), theme.text_scale
    left = max((_width(text, theme) for text in figures), default=0.0)
    above = rect.width() < NARROW * unit
    if not above:
        left += 8 + max(_width(text, theme) for text in captions)
        if wanted.ticks:
            left = max(left, ticks_key_width(theme, full=rect.width() >= SPACIOUS * unit))
        if wanted.lane:
            left = max(left, lane_key_width(shown.key, theme))
    else:
        # left of the plot is the step axis's name
        left = max(left, _width(tr("step"), theme))
    wanted = replace(
        wanted,
        left=MARGIN + left + 8,
        head=1.1 * line if steps else 0.0,
        top=WHOSE * line if shown.whose else 0.0,
        names=line + sum(overshoot(metrics, "".join(captions))) if above else 0.0,
    )
    places = lay_out(rect, wanted, theme)
    names = [names_width(places[name], *shown.charts[name], theme) for name in shown.told]
    return replace(wanted, right=max(names, default=0.0) + 6)


def _width(words: str, theme: Theme) -> float:
    return text_width(theme, LABEL_POINTS, words)


def _paint_marked(
    painter: QPainter, places: Layout, steps: Sequence[int], theme: Theme, above: bool
) -> None:
    """A thin upright through all charts at each of these steps, with its number where there is
    room."""
    if not steps:
        return
    font, metrics = typeface(theme, LABEL_POINTS)
    grain, place = grain_of(painter), places["loss"]
    top = place.area.top() - 0.45 * metrics.height()
    if above:
        # not through the names between the charts
        pieces = [each.area for each in places.values()]
        pieces = [QRectF(0, top, 0, place.area.bottom() - top), *pieces[1:]]
    else:
        pieces = [QRectF(0, top, 0, places["dead"].area.bottom() - top)]
    painter.setFont(font)
    painter.setPen(theme.color("accent"))
    taken = -1e9
    for step in sorted(steps):
        x, words = place.x(step), grouped(step)
        for piece in pieces:
            upright = grain.upright(x, piece.top(), piece.bottom(), theme.line(1.0))
            painter.fillRect(upright, theme.color("accent"))
        wide = metrics.horizontalAdvance(words)
        # where the number before it is in its place, it stands a little to the right
        left = min(max(x - wide / 2, taken + 6), place.right - wide)
        if left >= taken + 6 and left <= x + 0.7 * metrics.height():
            painter.drawText(QPointF(left, top - metrics.descent()), words)
            taken = left + wide
