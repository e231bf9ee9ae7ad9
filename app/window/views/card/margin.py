"""Painting the selected neuron's margin over the steps: the small chart on its card."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.language import tr
from app.record.data import Floats
from app.record.flow import scaled
from app.record.margins import Course
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.theme import Theme
from app.window.views.grain import grain_of
from app.window.views.margins.lines import corners, in_columns
from app.window.views.margins.scale import LOG, asinh_ticks, margin_range
from app.window.views.scales import grouped
from app.window.views.typeface import text_width, typeface
from app.window.views.words import number

POINTS = 8.5
LEAST = 78.0
"""Below this height, in units of text size, there is nothing to see."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def has_course(neuron: NeuronDetail) -> bool:
    """Whether there is a line to draw."""
    course = neuron.course
    return course is not None and len(course.step) > 1 and bool(np.isfinite(course.margin).any())


def _up_to_now(snapshot: Snapshot, neuron: NeuronDetail) -> Course:
    """Of a long run not every step is kept: the present one is added."""
    course = neuron.course
    assert course is not None
    if course.step[-1] >= snapshot.step:
        return course
    now = snapshot.layers[neuron.layer].margin[neuron.index]
    return Course(np.append(course.step, snapshot.step), np.append(course.margin, now))


@dataclass(frozen=True)
class _Axes:
    """Where steps and margins are in the plot."""

    plot: QRectF
    first: float
    span: float
    bottom: float
    top: float

    def x(self, step: Floats) -> Floats:
        return self.plot.left() + (step - self.first) * (self.plot.width() / self.span)

    def y(self, margin: Floats) -> Floats:
        share = (scaled(margin) - self.bottom) / (self.top - self.bottom)
        return self.plot.bottom() - share * self.plot.height()

    @property
    def zero(self) -> float:
        return float(self.y(np.zeros(1))[0])


def paint_course(
    painter: QPainter, area: QRectF, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme
) -> None:
    """The margin over the steps, with the line z = 0 and the last value at the line's end."""
    if not has_course(neuron):
        return
    unit = theme.text_scale
    course = _up_to_now(snapshot, neuron)
    heading = QRectF(area.left(), area.top(), area.width(), 16 * unit)
    scale, room = tr(LOG), heading.width()
    ways = (
        tr("margin (max z) over the steps, {scale}", scale=scale),
        tr("margin (max z), {scale}", scale=scale),
        tr("margin, {scale}", scale=scale),
    )
    fitting = (way for way in ways if text_width(theme, 9, way, bold=True) <= room)
    words = next(fitting, tr("margin (max z)"))
    _text(painter, heading, words, theme, LEFT, 9, bold=True)

    last = number(float(course.margin[-1]), 2)
    after = text_width(theme, POINTS, last, bold=True) + 8 * unit
    bottom, top = margin_range(course.margin, course.margin[-1:])
    high = area.height() - 38 * unit
    marks = asinh_ticks(bottom, top, 13 * unit / max(high, 1.0) * (top - bottom))
    gutter = max(text_width(theme, POINTS, number(mark, 2)) for mark in marks) + 6 * unit
    plot = QRectF(area.left() + gutter, heading.bottom() + 5 * unit, 0, 0)
    plot.setBottomRight(
        QPointF(area.right() - after, grain_of(painter).y(area.bottom() - 17 * unit))
    )
    if plot.width() < 30 * unit or plot.height() < 16 * unit:
        return
    span = float(max(course.step[-1] - course.step[0], 1))
    axes = _Axes(plot, float(course.step[0]), span, bottom, top)
    painter.save()
    _paint_margin_axis(painter, axes, marks, theme)
    _paint_steps(painter, axes, course, area.right(), theme)
    _paint_line(painter, axes, course, snapshot.layers[neuron.layer].activation, theme)
    census = snapshot.layers[neuron.layer]
    since = int(census.dead_since[neuron.index])
    if census.dead[neuron.index] and course.step[0] < since <= course.step[-1]:
        x = float(axes.x(np.array([since]))[0])
        paint_deaths(painter, [QPointF(x, axes.zero)], theme)
    if np.isfinite(course.margin[-1]):
        at = QPointF(plot.right(), float(axes.y(course.margin[-1:])[0]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawEllipse(at, 2.5 * unit, 2.5 * unit)
        beside = QRectF(at.x() + 6 * unit, at.y() - 8 * unit, after, 16 * unit)
        beside.moveBottom(min(beside.bottom(), plot.bottom() + 3 * unit))
        _text(painter, beside, last, theme, LEFT, bold=True)
    painter.restore()


def _paint_margin_axis(painter: QPainter, axes: _Axes, marks: list[float], theme: Theme) -> None:
    unit, plot = theme.text_scale, axes.plot
    grain = grain_of(painter)
    for mark, y in zip(marks, axes.y(np.array(marks)).tolist(), strict=True):
        place = QRectF(plot.left() - 85 * unit, y - 8 * unit, 80 * unit, 16 * unit)
        _text(painter, place, number(mark, 2), theme, RIGHT)
        if mark:
            level = grain.level(y, plot.left(), plot.right(), 1.0)
            painter.fillRect(level, theme.color("border", 0.7))
    thin = grain.thick(theme.line(1.0))
    zero = grain.level(axes.zero, plot.left(), plot.right(), 2 * thin)
    painter.fillRect(zero, theme.color("text"))


def _paint_steps(
    painter: QPainter, axes: _Axes, course: Course, right: float, theme: Theme
) -> None:
    """The first and the last step, and what they are."""
    unit, plot = theme.text_scale, axes.plot
    below = QRectF(plot.left(), plot.bottom() + 2 * unit, plot.width(), 14 * unit)
    start, end = grouped(int(course.step[0])), grouped(int(course.step[-1]))
    _text(painter, below, start, theme, LEFT)
    _text(painter, below, end, theme, RIGHT)
    taken = max(text_width(theme, POINTS, start), text_width(theme, POINTS, end))
    words = tr("step")
    if below.width() > 2 * taken + text_width(theme, POINTS, words) + 12 * unit:
        _text(painter, below, words, theme, CENTRE)
    else:
        below.setRight(right)
        _text(painter, below, words, theme, RIGHT)


def _paint_line(
    painter: QPainter, axes: _Axes, course: Course, activation: str, theme: Theme
) -> None:
    columns = in_columns(course.step, course.margin[:, None], int(axes.plot.width()))
    x, y = corners(columns.step, columns.low, columns.high, columns.rising)
    path = pg.arrayToQPath(axes.x(x[0]), axes.y(y[0]), connect="finite")
    whole = axes.plot.adjusted(-2, -3, 2, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("plane"), theme.line(1.6)))
    painter.setClipRect(whole)
    if activation == "relu":
        # solid while it lives, gray and dashed while it is dead
        painter.setClipRect(whole.adjusted(0, 0, 0, axes.zero - whole.bottom()))
        painter.drawPath(path)
        painter.setClipRect(whole.adjusted(0, axes.zero - whole.top(), 0, 0))
        painter.setPen(QPen(theme.color("dead"), theme.line(1.6), Qt.PenStyle.DashLine))
    painter.drawPath(path)
    painter.setClipping(False)


def paint_deaths(
    painter: QPainter, places: list[QPointF], theme: Theme, color: str = "text"
) -> None:
    """Small crosses, set off by the surface: here a neuron died."""
    reach = 3.2 * theme.text_scale
    arms = [QPointF(reach, reach), QPointF(reach, -reach)]
    lines = [QLineF(at - arm, at + arm) for at in places for arm in arms]
    for role, width in (("surface", 4.2), (color, 1.8)):
        painter.setPen(QPen(theme.color(role), theme.line(width)))
        painter.drawLines(lines)


def paint_revivals(
    painter: QPainter, places: list[QPointF], theme: Theme, color: str = "text"
) -> None:
    """Small rings, set off by the surface: here a neuron came back."""
    reach = 3.4 * theme.text_scale
    painter.setBrush(theme.color("surface"))
    for role, width in (("surface", 4.2), (color, 1.8)):
        painter.setPen(QPen(theme.color(role), theme.line(width)))
        for at in places:
            painter.drawEllipse(at, reach, reach)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _text(
    painter: QPainter,
    place: QRectF,
    words: str,
    theme: Theme,
    align: Qt.AlignmentFlag,
    points: float = POINTS,
    *,
    bold: bool = False,
) -> None:
    painter.setFont(typeface(theme, points, bold)[0])
    painter.setPen(theme.color("text" if bold else "muted"))
    painter.drawText(place, align, words)
