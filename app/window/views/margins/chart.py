"""Where the lines of the margins view run, in pixels: pure geometry, nothing is painted.

The value axis is that of the flow of activations: asinh, linear around zero and logarithmic
beyond, so that small margins are told apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from app.experiment.interventions import Record
from app.language import mark, tr
from app.record.data import Floats, Integers
from app.record.events import Event
from app.record.flow import scaled
from app.record.margins import Margins
from app.record.risk import MOST
from app.record.snapshot import LayerCensus, Snapshot
from app.window.theme import Theme
from app.window.views.events.by_hand import together
from app.window.views.margins.heading import POINTS, heading_of
from app.window.views.margins.heading import ROW as HEADING_ROW
from app.window.views.margins.lines import AnyFloats, Columns, in_columns
from app.window.views.margins.scale import asinh_ticks, margin_range
from app.window.views.margins.text import headings, layer_name, listed, neuron_name, title
from app.window.views.scales import Tick, ticks
from app.window.views.typeface import text_width
from app.window.views.words import grouped, number

MANY = 200
"""A layer of more neurons is drawn as a band, with lines for a few."""
QUANTILES = (0.0, 0.1, 0.5, 0.9, 1.0)
BAND_NAMES = (mark("min"), "10\u00a0%", mark("median"), "90\u00a0%", mark("max"))

COLUMN, WIDE_COLUMN = 2, 4
"""Pixels. In columns of one pixel a noisy margin would be a solid block, and many lines take long
to draw."""
FEW = 32
"""Up to so many lines the columns are narrow."""
LIST_FROM, LIST_IN_FIGURES_FROM = 360.0, 500.0
"""Below this width, in units of text size, the plot needs all of it. On paper nobody can point at
a line to learn more of it: the plot goes before the list."""
ROW = 17.0
TICK_ROOM = 14.0
MOST_MARKS = 60
"""More deaths and revivals in view than these are not told apart: marked are then only the deaths
of those dead now, and all of the selected and the hovered neuron's."""
MOST_EVENTS = 20_000
"""So many of the latest are looked through: a repaint has no time for more."""
LEAD = 14.0
"""In figures, between a line's end and its neuron's name, in units of text size."""
MARKED = 8.0
"""Pixels: marks of what was done by hand that are nearer to each other are one."""
REACHED = 7.0
"""So far from a line the mouse is still on it."""


@dataclass(frozen=True)
class Lines:
    """Some neurons' lines in pixels; y is nan where a margin is not finite."""

    x: Floats
    """(columns,)"""
    low: Floats
    """(columns, lines): y of the least margin in the column, so the larger y ..."""
    high: Floats
    """... and of the largest; the same array where columns are rows."""
    rising: np.ndarray
    """(columns, lines)"""


@dataclass(frozen=True)
class Turns:
    """Where on the zero line neurons died and came back, at most one each to a pixel."""

    deaths: list[QPointF]
    revivals: list[QPointF]


@dataclass(frozen=True)
class MarginChart:
    """The lens's layer, laid out in an area."""

    snapshot: Snapshot
    area: QRectF
    plot: QRectF
    listing: QRectF
    """Of the list's rows; empty where there is no room for a list."""
    headings: tuple[str, str]
    """The list's, the second often empty."""
    listed: list[int]
    """The neurons in the list, from its top: those at risk, if there are any."""
    row: float
    """The height of a row of the list."""
    first: float
    last: float
    """Steps: what the axis begins and ends with."""
    bottom: float
    top: float
    """The scaled margins at the plot's ends."""
    steps: Integers
    """(rows,) ..."""
    values: AnyFloats
    """... and (rows, width): the history before the snapshot."""
    selected: int | None
    figure: bool
    """Whether nothing may be left out or cut for lack of room."""
    end: MarginChart | None
    """Of a film, its last picture: all have its axes, and its key."""

    @property
    def title(self) -> str:
        """What stands above it."""
        return layer_name(self.snapshot) if self.figure else title(self.snapshot)

    @property
    def layer(self) -> int:
        """The hidden layer, from 0."""
        return self.snapshot.lens.layer

    @property
    def census(self) -> LayerCensus:
        """The layer's."""
        return self.snapshot.layers[self.layer]

    @property
    def banded(self) -> bool:
        """Whether there are too many neurons for lines."""
        return self.census.width > MANY

    @cached_property
    def lived(self) -> tuple[bool, bool]:
        """Whether anybody is, or was, alive, and dead."""
        every = (self.values, self.census.margin)
        alive = any(bool((np.isfinite(of) & (of > 0)).any()) for of in every)
        return alive, any(bool((np.isfinite(of) & (of <= 0)).any()) for of in every)

    @cached_property
    def drawn(self) -> list[int]:
        """The neurons that have lines."""
        if not self.banded:
            return list(range(self.census.width))
        return sorted({*self.listed, *([] if self.selected is None else [self.selected])})

    @cached_property
    def lines(self) -> Lines:
        """Of the `drawn` neurons, in their order."""
        return self.lines_of(self.drawn)

    def lines_of(self, neurons: list[int], column: int | None = None) -> Lines:
        """Of any neurons, in columns of so many pixels."""
        whole = len(neurons) == self.census.width
        values = self.values if whole else self.values[:, neurons]
        if column is None:
            column = COLUMN if len(neurons) <= FEW else WIDE_COLUMN
        found = in_columns(self.steps, values, int(self.plot.width() / column))
        found = _with_now(found, self.snapshot.step, self.census.margin[neurons])
        low = self.y(found.low)
        high = low if found.high is found.low else self.y(found.high)
        return Lines(self.x(found.step), low, high, found.rising)

    @cached_property
    def band(self) -> tuple[Floats, Floats]:
        """x (columns,) and y (columns, QUANTILES) of the quantiles of those not diverged; nan where
        these are the minority."""
        # of a film's first picture there are no rows
        many = min(max(int(self.plot.width() / COLUMN), 2), len(self.steps))
        rows = np.unique(np.linspace(0, len(self.steps) - 1, many).astype(int))
        values = np.vstack([self.values[rows], self.census.margin[None]])
        step = np.append(self.steps[rows], self.snapshot.step).astype(np.float64)
        # nan sorts last: quantiles are those of the finite ones
        ordered = np.sort(np.where(np.isfinite(values), values, np.nan), axis=1)
        finite = np.isfinite(ordered).sum(axis=1)
        at = np.round(np.outer(np.maximum(finite - 1, 0), QUANTILES)).astype(np.intp)
        y = self.y(np.take_along_axis(ordered, at, axis=1).astype(np.float64))
        y[2 * finite < self.census.width] = np.nan
        return self.x(step), y

    @cached_property
    def turns(self) -> Turns:
        """The deaths and revivals that are marked of the layer as a whole."""
        nobody, census = Turns([], []), self.census
        if self.banded:
            return nobody
        lasting = census.dead_since[census.dead].tolist()
        died = [event.step for event in self._events if event.kind == "death"]
        back = [event.step for event in self._events if event.kind == "revival"]
        # of those dead now the steps may be known where the events are not
        found = Turns(self._on_zero(died + lasting), self._on_zero(back))
        if len(found.deaths) + len(found.revivals) <= MOST_MARKS:
            return found
        return Turns(self._on_zero(lasting), [])

    def turns_of(self, neuron: int) -> Turns:
        """One neuron's deaths and revivals."""
        mine = [event for event in self._events if event.neuron == neuron]
        died = [event.step for event in mine if event.kind == "death"]
        if self.census.dead[neuron]:
            died.append(int(self.census.dead_since[neuron]))
        back = [event.step for event in mine if event.kind == "revival"]
        return Turns(self._on_zero(died), self._on_zero(back))

    @cached_property
    def _events(self) -> list[Event]:
        """The layer's deaths and revivals."""
        events = self.snapshot.events
        latest = events.slice(max(len(events) - MOST_EVENTS, 0))
        return [event for event in latest if event.layer == self.layer]

    def _on_zero(self, steps: list[int]) -> list[QPointF]:
        """Places on the zero line, one to a pixel. At the first step nobody died: who is dead
        there was born so, or died before."""
        at = np.array(steps, np.float64)
        at = at[(at > self.first) & (at <= self.snapshot.step)]
        zero = self.zero
        return [QPointF(x, zero) for x in np.unique(self.x(at).round()).tolist()]

    @cached_property
    def by_hand(self) -> list[tuple[float, Record]]:
        """What was done by hand so far, each with its pixel, from left to right."""
        record = self.snapshot.experiment.interventions
        done = tuple(each for each in record if self.first <= each.step <= self.snapshot.step)
        return together(done, lambda step: float(self.x(np.array(step))), MARKED)

    def by_hand_at(self, at: QPointF) -> Record:
        """What the mark at a place over the plot stands for."""
        if abs(at.y() - self.plot.top()) > REACHED:
            return ()
        return next((what for x, what in self.by_hand if abs(x - at.x()) <= 0.6 * MARKED), ())

    @property
    def now(self) -> float:
        """Where the lines end: x of the snapshot's step."""
        return float(self.x(np.array(self.snapshot.step)))

    @property
    def zero(self) -> float:
        """y of margin 0."""
        return float(self.y(np.zeros(1))[0])

    def x(self, step: Floats) -> Floats:
        """The pixels of steps."""
        return self.plot.left() + (step - self.first) * (self.plot.width() / self._span)

    def y(self, margin: Floats) -> Floats:
        """The pixels of margins."""
        share = (scaled(margin) - self.bottom) / (self.top - self.bottom)
        return self.plot.bottom() - share * self.plot.height()

    @property
    def _span(self) -> float:
        return max(self.last - self.first, 1.0)

    def step_ticks(self, room: float) -> list[Tick]:
        """Ticks at least `room` pixels apart."""
        most = max(int(self.plot.width() / room * self.last / self._span), 1)
        found = [t for t in ticks(max(self.last, 1.0), most, whole=True) if t[0] >= self.first]
        if len(found) > 1 or self.last == self.first:
            return found
        return [(step, grouped(int(step))) for step in (self.first, self.last)]

    def margin_ticks(self, room: float) -> list[Tick]:
        """Ticks at least `room` pixels apart, 0 among them."""
        gap = room / self.plot.height() * (self.top - self.bottom)
        return [(value, number(value, 2)) for value in asinh_ticks(self.bottom, self.top, gap)]

    @property
    def list_heading(self) -> QRectF:
        """The line with the first of the list's headings; empty where there is no list."""
        box, unit = self.listing, self.row / ROW
        return QRectF(box.left(), self.area.top() + 5 * unit, box.width(), 16 * unit)

    def row_of(self, place: int) -> QRectF:
        """A row of the list, from its top."""
        box = self.listing
        return QRectF(box.left(), box.top() + place * self.row, box.width(), self.row)

    def neuron_at(self, at: QPointF, reach: float) -> int | None:
        """The neuron in the list's row, or of the line, at a point."""
        for place, index in enumerate(self.listed):
            if self.row_of(place).contains(at):
                return index
        if not self.plot.adjusted(-reach, -reach, reach, reach).contains(at) or not self.drawn:
            return None
        lines = self.lines
        right = int(np.clip(np.searchsorted(lines.x, at.x()), 1, len(lines.x) - 1))
        across = max(lines.x[right] - lines.x[right - 1], 1e-9)
        share = np.clip((at.x() - lines.x[right - 1]) / across, 0.0, 1.0)
        low, high = (
            (1 - share) * side[right - 1] + share * side[right] for side in (lines.low, lines.high)
        )
        apart = np.maximum(np.maximum(high - at.y(), at.y() - low), 0.0)
        apart = np.where(np.isfinite(apart), apart, np.inf)
        nearest = int(apart.argmin())
        return self.drawn[nearest] if apart[nearest] <= reach else None


def lay_out(
    area: QRectF,
    snapshot: Snapshot,
    margins: Margins,
    theme: Theme,
    *,
    figure: bool = False,
    end: tuple[Snapshot, Margins] | None = None,
) -> MarginChart | None:
    """None where there are no margins of this network to show. `end`: how the film ends that this
    is a picture of."""
    if margins.margin.shape[1] != snapshot.neurons:
        return None
    ending = None if end is None else lay_out(area, *end, theme, figure=figure)
    rows = int(np.searchsorted(margins.step, snapshot.step))
    if rows == 0 and ending is None:
        return None
    start = sum(layer.width for layer in snapshot.layers[: snapshot.lens.layer])
    census = snapshot.layers[snapshot.lens.layer]
    values = margins.margin[:rows, start : start + census.width]
    bottom, top = margin_range(values, census.margin)

    unit = theme.text_scale
    inner = area.adjusted(8 * unit, 6 * unit, -8 * unit, -5 * unit)
    heading = 20 * unit
    row = ROW * unit
    wide = 0.0
    if area.width() >= (LIST_IN_FIGURES_FROM if figure else LIST_FROM) * unit:
        wide = min(max(0.23 * area.width(), 126 * unit), 220 * unit)
    above = headings(snapshot)
    down = heading + (row if above[1] else 0)
    listing = QRectF(inner.right() - wide, inner.top() + down, wide, 0)
    listing.setHeight(max(inner.bottom() - listing.top(), 0.0))
    # a figure has room for what the bars' colours mean
    places = int((listing.height() - 3 * unit) / row) - 1 if figure else int(listing.height() / row)
    shown = listed(snapshot, min(max(places, 0), MOST) if wide else 0)
    chosen = snapshot.lens.neuron
    here = chosen is not None and chosen[0] == snapshot.lens.layer
    chart = MarginChart(
        snapshot=snapshot,
        area=area,
        plot=inner,
        listing=listing,
        headings=above,
        listed=shown,
        row=row,
        first=ending.first if ending else float(margins.step[0]),
        last=ending.last if ending else float(snapshot.step),
        bottom=ending.bottom if ending else bottom,
        top=ending.top if ending else top,
        steps=margins.step[:rows],
        values=values,
        selected=chosen[1] if chosen is not None and here else None,
        figure=figure,
        end=ending,
    )
    if ending is not None:
        return replace(chart, plot=ending.plot)
    if figure:
        heading += (heading_of(chart, chart.title, theme, whole=True).rows - 1) * HEADING_ROW * unit
    return replace(chart, plot=_plot(chart, inner, heading, theme))


def _plot(chart: MarginChart, inner: QRectF, heading: float, theme: Theme) -> QRectF:
    """Where the lines are: between the numbers at the left and the names at the right."""
    unit, census, wide = theme.text_scale, chart.census, chart.listing.width()
    plot = QRectF(inner)
    plot.setTop(round(inner.top() + heading + 3 * unit))
    plot.setBottom(max(round(inner.bottom() - 18 * unit), plot.top() + 10))
    marks = replace(chart, plot=plot).margin_ticks(TICK_ROOM * unit)
    numbers = ["−0.005", *(words for _, words in marks)]
    label = max(text_width(theme, POINTS, words) for words in numbers) + 22 * unit
    after = text_width(theme, POINTS, neuron_name(census, census.width - 1), bold=True)
    after += (LEAD + 3 if chart.figure else 12) * unit
    if chart.banded:
        named = max(text_width(theme, POINTS, tr(name)) for name in BAND_NAMES)
        after = max(after, named + 8 * unit)
    after = max(after, 50 * unit) + (14 * unit if wide else 0)
    plot.setLeft(round(inner.left() + label))
    plot.setRight(max(round(inner.right() - wide - after), plot.left() + 20))
    return plot


def _with_now(columns: Columns, step: int, margin: Floats) -> Columns:
    """With the snapshot's own margins as the last column."""
    now = np.where(np.isfinite(margin), margin, np.nan)[None]
    low = np.concatenate([columns.low, now])
    high = low if columns.high is columns.low else np.concatenate([columns.high, now])
    rising = np.concatenate([columns.rising, np.ones(now.shape, np.bool_)])
    return Columns(np.append(columns.step, float(step)), low, high, rising)
