"""What was done by hand as marks along the steps: a lane over the timeline's dead neurons.

A mark is a diamond at its step: solid once it is done, hollow where it is still to come. A standing
rule is a thin line over the steps for which it stands. Where the run parted from another is a fork.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.experiment.interventions import Record
from app.language import mark, tr
from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, Place
from app.window.views.events.by_hand import (
    BY_HAND,
    Range,
    jumps,
    many,
    ranges,
    together,
    told,
    words_of,
)
from app.window.views.events.marks import hand_color, paint_fork, paint_hand
from app.window.views.grain import grain_of
from app.window.views.typeface import text_width, typeface
from app.window.views.words import grouped

LANE_EXPLAINED = mark(
    "Diamonds: what was done by hand, at its step. Solid: done. Hollow: still to come. A line: a "
    "standing rule. Click a diamond to go to its step.\n"
    "To the one before or after: Ctrl+Page Up, Ctrl+Page Down"
)

REACH = 5.0
"""Pixels beside a mark where it is still meant."""
FORK = mark("fork")
"""What such a mark is called in the key."""
KEY_GAP = 8.0
"""Between the key's entries."""
APART = 7.0
"""Marks nearer to each other than these pixels are one."""
MOST_JUMPS = 24
"""Of more, lines through the loss would be a fence."""


@dataclass(frozen=True)
class Mark:
    """All that was done at one place of the lane."""

    x: float
    """Its pixel."""
    what: Record
    """Empty for the fork."""
    step: int
    """Of the first."""
    done: bool = True

    def words(self) -> list[str]:
        """A line for each, and whether they are still to come."""
        if not self.what:
            return [_forked(self.step)]
        return told(self.what) if self.done else [*told(self.what), tr("still to come")]


@dataclass(frozen=True)
class Lane:
    """The record of a run that stands at a step."""

    record: Record = ()
    now: int = 0
    fork: int | None = None

    @property
    def signs(self) -> tuple[str, ...]:
        """What is in it; where there is nothing, it needs no room."""
        by_hand = (BY_HAND,) if self.record else ()
        return by_hand if self.fork is None else (*by_hand, FORK)

    def before(self, step: int) -> int | None:
        """The step of the last one before a step."""
        place = bisect_left(self._steps, step)
        return self._steps[place - 1] if place else None

    def after(self, step: int) -> int | None:
        """The step of the first one after a step."""
        place = bisect_right(self._steps, step)
        return self._steps[place] if place < len(self._steps) else None

    def marks(self, place: Place, theme: Theme) -> list[Mark]:
        """From left to right; those beyond the axis are left out."""
        apart, done = APART * theme.line_scale, bisect_right(self._steps, self.now)
        shown = bisect_right(self._steps, place.to)
        found = [
            Mark(x, what, what[0].step, what[0].step <= self.now)
            # what is done and what is to come never share a mark
            for part in (self.record[: min(done, shown)], self.record[done:shown])
            for x, what in together(part, place.x, apart)
        ]
        if self.fork is not None and self.fork <= place.to:
            found.append(Mark(round(place.x(self.fork)) + 0.5, (), self.fork))
        return found

    def later(self, place: Place) -> Record:
        """Those beyond the end of the axis."""
        return self.record[bisect_right(self._steps, place.to) :]

    def near(self, at: QPointF, place: Place, theme: Theme) -> Mark | None:
        """The mark that is meant at a place in the lane; right of the axis all later ones."""
        later = self.later(place)
        if later and at.x() > place.area.right() + REACH:
            return Mark(place.area.right(), later, later[0].step, done=False)
        reach = REACH * theme.line_scale
        meant = [mark for mark in self.marks(place, theme) if abs(mark.x - at.x()) <= reach]
        return min(meant, key=lambda mark: abs(mark.x - at.x()), default=None)

    def text(self) -> list[str]:
        """All of it in lines."""
        number = bisect_right(self._steps, self.now)
        done, coming = self.record[:number], self.record[number:]
        lines = [] if self.fork is None else [_forked(self.fork)]
        for said, part in (
            (tr("by hand, step {step}: {what}"), done),
            (tr("still to come, step {step}: {what}"), coming),
        ):
            lines += [said.format(step=grouped(each.step), what=words_of(each)) for each in part]
        return lines

    @cached_property
    def ranges(self) -> list[Range]:
        """Of the standing rules."""
        return ranges(self.record)

    @cached_property
    def _steps(self) -> list[int]:
        return [each.step for each in self.record]


def lane_key_width(signs: Sequence[str], theme: Theme) -> float:
    """How much room the key needs, with its words."""
    words = sum(text_width(theme, LABEL_POINTS, f" {tr(sign)}") for sign in signs)
    return 2 * theme.line(4.2) * len(signs) + words + KEY_GAP * theme.text_scale * (len(signs) - 1)


def paint_lane_key(
    painter: QPainter, strip: QRectF, left: float, signs: Sequence[str], theme: Theme
) -> None:
    """What the marks are, left of the lane, from `left` on: as much as there is room for."""
    painter.save()
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    size = _size(strip, theme)
    middle = round(strip.center().y()) + 0.5
    end = strip.left() - 7
    for sign in signs:
        wide = 2 * size + metrics.horizontalAdvance(f" {tr(sign)}")
        fits = left + wide <= end
        if not fits and sign != signs[0]:
            break
        paint = paint_hand if sign == BY_HAND else paint_fork
        paint(painter, QPointF(left + size, middle), size, theme)
        painter.setPen(theme.color("muted"))
        if fits:
            at = left + 2 * size + metrics.horizontalAdvance(" ")
            painter.drawText(QPointF(at, middle + metrics.capHeight() / 2), tr(sign))
        left += wide + KEY_GAP * theme.text_scale
    painter.restore()


def paint_lane(painter: QPainter, place: Place, lane: Lane, theme: Theme) -> None:
    """The rules' lines, then the marks, and right of the axis how many come later."""
    painter.save()
    strip, size = place.area, _size(place.area, theme)
    middle = round(strip.center().y()) + 0.5
    line = grain_of(painter).level(middle, strip.left(), strip.right(), 1.0)
    painter.fillRect(line, theme.color("border"))
    for number, each in enumerate(lane.ranges):
        # rules that stand at the same time have lines beside each other
        y = middle + (0, 1, -1)[number % 3] * theme.line(3.0)
        _paint_range(painter, place, each, lane.now, y, theme)
    for shown in lane.marks(place, theme):
        at = QPointF(shown.x, middle)
        if shown.what:
            several = len(shown.what) > 1
            paint_hand(painter, at, size, theme, hollow=not shown.done, several=several)
        else:
            paint_fork(painter, at, size, theme)
    _paint_later(painter, place, len(lane.later(place)), middle, theme)
    painter.restore()


def paint_jumps(
    painter: QPainter, lane_at: Place, loss: Place, bottom: float, lane: Lane, theme: Theme
) -> None:
    """Under the loss: a dotted line where it may jump for what was done; through all charts, down
    to `bottom`, a dashed one at the fork."""
    painter.save()
    marks = lane.marks(lane_at, theme)
    jumping = [shown for shown in marks if shown.done and any(jumps(each) for each in shown.what)]
    # a dense row of them tells nothing of any one jump
    for shown in jumping if len(jumping) <= MOST_JUMPS else []:
        painter.setPen(QPen(hand_color(theme), theme.line(1.0), Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(shown.x, loss.area.top(), shown.x, lane_at.area.center().y()))
    for shown in marks:
        if not shown.what:
            painter.setPen(QPen(theme.color("muted"), theme.line(1.2), Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(shown.x, loss.area.top() - 3, shown.x, bottom))
    painter.restore()


def summary(lane: Lane) -> str:
    """'3 interventions, 1 still to come', for screen readers; '' where there are none."""
    coming = sum(each.step > lane.now for each in lane.record)
    if not lane.record:
        return ""
    said = many(len(lane.record))
    if not coming:
        return said
    return tr("{interventions}, {n} still to come", interventions=said, n=grouped(coming))


def _paint_range(
    painter: QPainter, place: Place, each: Range, now: int, y: float, theme: Theme
) -> None:
    """Solid as far as the run has gone, dashed from there; with a foot where it ends."""
    area = place.area
    start = place.x(min(each.start, place.to))
    end = area.right() if each.end is None else place.x(min(each.end, place.to))
    here = min(max(place.x(now), start), end)
    for left, right, style in (
        (start, here, Qt.PenStyle.SolidLine),
        (here, end, Qt.PenStyle.DotLine),
    ):
        if right > left:
            pen = QPen(hand_color(theme), theme.line(1.2), style)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QLineF(left, y, right, y))
    if each.end is not None and each.end <= place.to:
        reach = theme.line(2.5)
        painter.setPen(QPen(hand_color(theme), theme.line(1.2)))
        painter.drawLine(QLineF(end, y - reach, end, y + reach))


def _paint_later(painter: QPainter, place: Place, later: int, middle: float, theme: Theme) -> None:
    if not later:
        return
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    size = _size(place.area, theme)
    left = place.area.right() + theme.line(6.5)
    paint_hand(painter, QPointF(left + size, middle), size, theme, hollow=True)
    left += 2 * size + metrics.horizontalAdvance(" ")
    for words in (tr("{n} later", n=grouped(later)), grouped(later)):
        if left + metrics.horizontalAdvance(words) <= place.right:
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), words)
            return


def _forked(step: int) -> str:
    return tr("step {step}: forked from another run", step=grouped(step))


def _size(strip: QRectF, theme: Theme) -> float:
    """Half a mark's height."""
    return min(theme.line(4.2), strip.height() / 2 - 0.5)
