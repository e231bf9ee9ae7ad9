"""The timeline's frame, painted: captions, the step axis, and what is noted in the charts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, Place, Scale, Series
from app.window.views.grain import grain_of
from app.window.views.scales import grouped, ticks
from app.window.views.timeline.places import MARGIN, TICKS, Layout
from app.window.views.typeface import typeface
from app.window.views.words import VEILED, number


def paint_caption(
    painter: QPainter, rect: QRectF, area: QRectF, lines: Sequence[str], theme: Theme
) -> None:
    """What a chart shows, left of it."""
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    for i, text in enumerate(lines):
        y = area.top() + metrics.capHeight() / 2 + i * metrics.height()
        painter.drawText(QPointF(rect.left() + MARGIN, y), text)


def paint_steps(painter: QPainter, rect: QRectF, place: Place, theme: Theme) -> None:
    """The step axis under the last chart."""
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    line = metrics.height()
    baseline = place.area.bottom() + 0.55 * line + metrics.capHeight()
    painter.setPen(theme.color("text"))
    painter.drawText(QPointF(rect.left() + MARGIN, baseline), "step")
    grain = grain_of(painter)
    most = max(1, int(place.area.width() / (5 * metrics.horizontalAdvance("00"))))
    found = ticks(place.to, min(most, 8), whole=True)
    if most == 1:
        # two are better than one, if there is room
        finer = ticks(place.to, 2, whole=True)
        needed = sum(metrics.horizontalAdvance(text) + 0.4 * line for _, text in finer)
        found = finer if needed <= place.area.width() else found
    for value, text in found:
        x = place.x(value)
        bottom = place.area.bottom()
        painter.fillRect(grain.upright(x, bottom, bottom + 4, 1.0), theme.color("border"))
        painter.setPen(theme.color("muted"))
        # the names of the lines stand right of the plot: no number may reach under them
        width = metrics.horizontalAdvance(text)
        left = min(x - width / 2, place.area.right() - width)
        painter.drawText(QPointF(left, baseline), text)


def paint_hidden(painter: QPainter, places: Layout, theme: Theme) -> None:
    """In place of the dead neurons and of their ticks: that they are to be guessed."""
    area = QRectF(places["dead"].area)
    if TICKS in places:
        area = area.united(places[TICKS].area)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), theme.line(1.0), Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    fits = metrics.horizontalAdvance(VEILED) <= area.width() - 8
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, VEILED if fits else VEILED.split()[0])
    painter.restore()


def paint_peak(
    painter: QPainter, place: Place, scale: Scale, series: list[Series], theme: Theme
) -> None:
    """Name the highest loss where the axis ends below it."""
    peaks = [s for s in series if np.isfinite(s.y).any() and np.nanmax(s.y) > scale.high]
    if not peaks:
        return
    highest = max(peaks, key=lambda s: float(np.nanmax(s.y)))
    at = int(np.nanargmax(highest.y))
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    painter.setPen(theme.color("rare"))
    text = f"▲ {number(float(highest.y[at]))}"
    left = place.x(float(highest.x[at])) - metrics.horizontalAdvance("▲") / 2
    left = min(left, place.right - metrics.horizontalAdvance(text))
    painter.drawText(QPointF(left, place.area.top() + metrics.capHeight() / 2), text)


def paint_divergence(painter: QPainter, places: Layout, step: int, when: str, theme: Theme) -> None:
    """A red line with "!" 'at' the step where numbers ceased to be finite, or 'by' the row."""
    red = theme.color("diverged")
    top, bottom = places["loss"].area.top(), places["dead"].area.bottom()
    x = places["loss"].x(step)
    painter.save()
    painter.fillRect(grain_of(painter).upright(x, top - 4, bottom, theme.line(1)), red)
    font, metrics = typeface(theme, LABEL_POINTS, bold=True)
    painter.setFont(font)
    text = f"! diverged {when} step {grouped(step)}"
    width, pad = metrics.horizontalAdvance(text), theme.line(5)
    area = places["loss"].area
    if x + pad + width <= places["loss"].right:
        left = x + pad
    elif x - pad - width >= area.left():
        left = x - pad - width
    else:
        text = "! diverged"
        width = metrics.horizontalAdvance(text)
        left = min(x + pad, places["loss"].right - width)
    # at the foot: a loss that runs away leaves its plot at the top
    foot = area.bottom() - theme.line(5)
    behind = QRectF(left - 2, foot - metrics.ascent(), width + 4, metrics.height())
    painter.fillRect(behind, theme.color("surface", 0.85))
    painter.setPen(red)
    painter.drawText(QPointF(left, foot), text)
    painter.restore()
