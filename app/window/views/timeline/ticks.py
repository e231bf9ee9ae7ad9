"""Deaths and revivals as ticks along the steps, over the timeline's chart of dead neurons.

Deaths fall from a middle line and revivals rise from it; where many share a pixel, their tick is
longer.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from app.language import mark, tr
from app.record.data import Integers
from app.record.events import NO_EVENTS, Event, Events
from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, Fragments, Place, draw_fragments, legible
from app.window.views.events.text import Tally, brief, mark_of
from app.window.views.grain import grain_of
from app.window.views.typeface import text_width, typeface
from app.window.views.words import count, grouped

EXPLAINED = mark(
    "Ticks at the exact steps: downwards for a death, upwards for a revival. The longer, the more "
    "of them in that place. Click a tick to select its neuron. Neurons that were born dead have "
    "no tick."
)

KINDS = ("death", "revival")

REACH = 4.0
"""Pixels beside a tick where it is still meant."""

MANY = 32
"""So many events in one place have the longest tick; a single one has the shortest."""

CLOSE, CROWD = 3, 12
"""Pixels from one tick to the next, and how many ticks, that are too close, or too many."""

SHORTEST = 0.55
"""Of half the strip's height."""


@dataclass(frozen=True)
class Tick:
    """What a tick stands for: all events of one kind that share its pixel."""

    kind: str
    number: int
    first: Event
    last_step: int
    channels: int = 0
    """The units of so many layers, the first ones, are channels."""

    def words(self) -> list[str]:
        """'n3 of layer 2 died at step 143'; of many '12 deaths, steps 140 to 144' and the first."""
        if self.number == 1:
            return [brief(self.first, self.channels)]
        first, last = self.first.step, self.last_step
        died = self.kind == "death"
        if first == last:
            many = tr("{n} deaths, step {first}") if died else tr("{n} revivals, step {first}")
        elif died:
            many = tr("{n} deaths, steps {first} to {last}")
        else:
            many = tr("{n} revivals, steps {first} to {last}")
        said = many.format(n=grouped(self.number), first=grouped(first), last=grouped(last))
        first_of_them = brief(self.first, self.channels)
        return [said, tr("first {event}", event=first_of_them)]


class Ticks:
    """The steps of a run's deaths and revivals as arrays. Of a log that has grown only what is
    new is read: a long one takes a while.
    """

    def __init__(self) -> None:
        self.events: Events = NO_EVENTS
        self.channels = 0
        """Of how many layers, the first ones, the units are channels."""
        self.diverged: int | None = None
        """The step at which the network diverged."""
        self._forget()

    @property
    def followed(self) -> bool:
        """Whether there is a log at all, be it empty."""
        return not self.events.same_run(NO_EVENTS)

    def read(self, events: Events) -> None:
        """Take these instead of the former ones."""
        if not events.same_run(self.events) or len(events) < len(self.events):
            self.events = events
            self._forget()
            fresh = events.slice(0)
        else:
            fresh = events.slice(len(self.events))
            self.events = events
        for place, event in enumerate(fresh, len(events) - len(fresh)):
            mark = mark_of(event)
            if mark == "divergence":
                self.diverged = event.step if self.diverged is None else self.diverged
                continue
            self._changes.append(event.step)
            self._layers.append(event.layer or 0)
            self._signs.append(-1 if event.kind == "revival" else 1)
            if mark != "born dead":
                self._steps[mark].append(event.step)
                self._places[mark].append(place)

    def steps(self, kind: str) -> Integers:
        """(n,), rising: the steps of its 'death's or 'revival's."""
        # a copy, because an array that is looked at cannot grow
        return np.array(self._steps[kind], np.int64)

    def dead_course(self, layers: int) -> tuple[Integers, Integers] | None:
        """The exact steps at which the numbers of dead neurons changed, (n,), and these numbers,
        (n, layers), up to where the network diverged. None where events are not all known."""
        if not self.followed or self.events.since > 0 or self.events.every > 1:
            return None
        steps, at = np.array(self._changes, np.int64), np.array(self._layers, np.int64)
        if at.max(initial=0) >= layers:  # of another network
            return None
        change = np.zeros((len(steps), layers), np.int64)
        change[np.arange(len(steps)), at] = np.array(self._signs, np.int64)
        last = np.flatnonzero(np.diff(steps, append=-1))
        return steps[last], np.cumsum(change, axis=0)[last]

    def between(self, after: int, until: int) -> list[Event]:
        """The events after one step, up to and with another one."""
        start, stop = (
            bisect_right(self.events, step, key=lambda event: event.step) for step in (after, until)
        )
        return self.events.slice(start, stop)

    def near(self, at: QPointF, strip: QRectF, to: float) -> Tick | None:
        """The tick that is meant at a place in the strip: of its half, or else of the other."""
        for kind in reversed(KINDS) if at.y() < strip.center().y() else KINDS:
            pixels = _pixels(self.steps(kind), strip, to)
            nearest = int(np.argmin(np.abs(pixels - at.x()))) if len(pixels) else 0
            if len(pixels) and abs(pixels[nearest] - at.x()) <= REACH:
                low, high = np.searchsorted(pixels, [pixels[nearest], pixels[nearest] + 1]).tolist()
                first, last = (self.events[self._places[kind][i]] for i in (low, high - 1))
                return Tick(kind, high - low, first, last.step, self.channels)
        return None

    def _forget(self) -> None:
        self._steps: dict[str, array[int]] = {kind: array("q") for kind in KINDS}
        self._places: dict[str, array[int]] = {kind: array("q") for kind in KINDS}
        """Their numbers in the log."""
        self._changes, self._layers, self._signs = array("q"), array("q"), array("b")
        """Of every death (born dead too) and revival its step, its layer, and 1 or -1."""
        self.diverged = None


KEYS = ((mark("deaths"), mark("revivals")), (mark("died"), mark("back")), ("", ""))
"""The words of the two kinds of ticks, and ever shorter."""


def _key(words: tuple[str, str], theme: Theme) -> Fragments:
    plain = theme.color("muted")
    deaths, revivals = (f" {tr(word)}" if word else "" for word in words)
    return [
        ("▼", tick_color("death", theme)),
        (f"{deaths} ", plain),
        ("▲", tick_color("revival", theme)),
        (revivals, plain),
    ]


def _width(key: Fragments, theme: Theme) -> float:
    return sum(text_width(theme, LABEL_POINTS, text) for text, _ in key)


def ticks_key_width(theme: Theme, *, full: bool) -> float:
    """How much room the key needs with its words, the longer or the shorter ones."""
    return _width(_key(KEYS[0 if full else 1], theme), theme)


def paint_key(painter: QPainter, strip: QRectF, left: float, theme: Theme) -> None:
    """What the ticks mean, left of the strip: as much as there is room for from `left` on."""
    painter.save()
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    room = strip.left() - 7 - left
    keys = [_key(words, theme) for words in KEYS]
    key = next((key for key in keys if _width(key, theme) <= room), keys[-1])
    baseline = strip.center().y() + metrics.capHeight() / 2
    draw_fragments(painter, QPointF(left, baseline), key)
    painter.restore()


def paint_ticks(painter: QPainter, place: Place, ticks: Ticks, theme: Theme) -> None:
    """The middle line, from the step on that the run is followed from, and the ticks."""
    painter.save()
    strip, to = place.area, place.to
    grain = grain_of(painter)
    half = strip.height() / 2
    since = strip.left() + min(ticks.events.since / to, 1.0) * strip.width()
    line = grain.level(strip.center().y(), since, strip.right(), 1.0)
    painter.fillRect(line, theme.color("border"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, grain.vectors)
    for kind in KINDS:
        pixels = _pixels(ticks.steps(kind), strip, to)
        first = np.flatnonzero(np.diff(pixels, prepend=-1))
        # where they are many, thin ones in every second column: else they would be a solid block
        crowded = len(first) > CROWD and float(np.mean(np.diff(pixels[first]) < CLOSE)) > 0.3
        if crowded:
            pixels = pixels // 2 * 2
            first = np.flatnonzero(np.diff(pixels, prepend=-2))
        wide = grain.thick(1.0 if crowded else max(2.0, theme.line(1.5)))
        numbers = np.diff(first, append=len(pixels))
        share = np.minimum(np.log(numbers) / np.log(MANY), 1.0)
        lengths = np.round(half * (SHORTEST + (1 - SHORTEST) * share))
        start = line.bottom() if kind == "death" else line.top()
        lefts = grain.xs(pixels[first].astype(np.float64) - wide / 2)
        ends = zip(lefts.tolist(), lengths.tolist(), strict=True)
        painter.setBrush(tick_color(kind, theme))
        down = 1 if kind == "death" else -1
        rects = [QRectF(x, start, wide, down * length).normalized() for x, length in ends]
        painter.drawRects(rects)
    painter.restore()


def tick_color(kind: str, theme: Theme) -> QColor:
    """Of deaths or revivals."""
    return theme.color("text") if kind == "death" else legible(theme.color("high"), theme, 3.0)


def happened(events: list[Event], since: int, channels: int = 0) -> list[str]:
    """What the events between two rows of the timeline were, the first of them at step `since`. The
    units of so many layers, the first ones, are channels."""
    tally = Tally().plus(events)
    parts = []
    if tally.deaths + tally.revivals == 1:
        parts.append(brief(next(e for e in events if mark_of(e) in KINDS), channels))
    elif tally.deaths or tally.revivals:
        counted = []
        if tally.deaths:
            counted.append(count(tally.deaths, tr("{n} death"), tr("{n} deaths")))
        if tally.revivals:
            counted.append(count(tally.revivals, tr("{n} revival"), tr("{n} revivals")))
        said = ", ".join(counted)
        parts.append(tr("{events} since step {step}", events=said, step=grouped(since)))
    if tally.born_dead:
        parts.append(tr("{n} born dead", n=grouped(tally.born_dead)))
    if tally.diverged is not None:
        parts.append(tr("diverged at step {step}", step=grouped(tally.diverged)))
    return parts


def _pixels(steps: Integers, strip: QRectF, to: float) -> Integers:
    """The pixel of each step; those beyond the axis are left out."""
    shown = steps[steps <= to]
    return np.round(strip.left() + shown * (strip.width() / to)).astype(np.int64)
