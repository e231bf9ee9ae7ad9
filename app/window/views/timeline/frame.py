"""The timeline's frame, painted: captions, the step axis, and what is noted in the charts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.language import tr
from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, Place, Scale, Series
from app.window.views.grain import grain_of
from app.window.views.scales import Tick, grouped, ticks
from app.window.views.timeline.places import MARGIN, TICKS, Layout
from app.window.views.typeface import typeface
from app.window.views.words import VEILED, number


def paint_caption(
    painter: QPainter,
    rect: QRectF,
    area: QRectF,
    lines: Sequence[str],
    theme: Theme,
    above: float = 0.0,
) -> None:
    """What a chart shows, left of it; or in one line that ends so far `above` it."""
    font, metrics = typeface(theme, LABEL_POINTS)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    if above:
        foot = area.top() - above - metrics.descent()
        painter.drawText(QPointF(rect.left() + MARGIN, foot), " ".join(lines))
        return
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
    painter.drawText(QPointF(rect.left() + MARGIN, baseline), tr("step"))
    grain = grain_of(painter)
    for value, text in _step_ticks(place, metrics):
        x = place.x(value)
        bottom = place.area.bottom()
        painter.fillRect(grain.upright(x, bottom, bottom + 4, 1.0), theme.color("border"))
        painter.setPen(theme.color("muted"))
        # the names of the lines stand right of the plot: no number may reach under them
        width = metrics.horizontalAdvance(text)
        left = min(x - width / 2, place.area.right() - width)
        painter.drawText(QPointF(left, baseline), text)


def _step_ticks(place: Place, metrics: QFontMetricsF) -> list[Tick]:
    """The numbers of the step axis; if it can be, its end has one."""
    width, apart = place.area.width(), 0.4 * metrics.height()

    def wide(text: str) -> float:
        return metrics.horizontalAdvance(text)

    most = min(max(1, int(width / (5 * wide("00")))), 8)
    # where there is room for few, some more are better, if their numbers have room
    tried = [ticks(place.to, many, whole=True) for many in range(min(most + 2, 8), 0, -1)]
    room = [
        found
        for found in tried
        if len(found) <= most + 1 or sum(wide(text) + apart for _, text in found) <= width
    ]
    ending = [found for found in room if found[-1][0] >= place.to * (1 - 1e-9)]
    usual = ticks(place.to, most, whole=True)
    found = next((each for each in ending if 3 * len(each) >= 2 * len(usual)), usual)
    if found[-1][0] < place.to * (1 - 1e-9) and place.to < 10_000:
        end = place.to, grouped(round(place.to))
        start = place.area.right() - wide(end[1]) - apart
        # it takes the place of a number beside it
        found = [
            (at, text) for at, text in found if place.x(at) + wide(text) / 2 <= start or not at
        ]
        found.append(end)
    return found


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
    words = tr(VEILED)
    fits = metrics.horizontalAdvance(words) <= area.width() - 8
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words if fits else tr("hidden"))
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
    painter.setPen(theme.color("text"))
    words, x = tr("peak {loss}", loss=number(float(highest.y[at]))), place.x(float(highest.x[at]))
    text = f"{words} ↑"
    half = metrics.horizontalAdvance("↑") / 2
    left = x + half - metrics.horizontalAdvance(text)
    if left < place.area.left() + 3:
        # the arrow at the peak, its words where there is room for them
        text, left = f"↑ {words}", max(x - half, place.area.left() + 3)
    painter.drawText(QPointF(left, place.area.top() + metrics.capHeight() / 2), text)


def paint_divergence(
    painter: QPainter, places: Layout, step: int, theme: Theme, *, exact: bool
) -> None:
    """A red line with "!" at the `exact` step where numbers ceased to be finite, or else at the
    first row by which they had."""
    red = theme.color("diverged")
    top, bottom = places["loss"].area.top(), places["dead"].area.bottom()
    x = places["loss"].x(step)
    painter.save()
    painter.fillRect(grain_of(painter).upright(x, top - 4, bottom, theme.line(1)), red)
    font, metrics = typeface(theme, LABEL_POINTS, bold=True)
    painter.setFont(font)
    said = tr("! diverged at step {step}") if exact else tr("! diverged by step {step}")
    text = said.format(step=grouped(step))
    width, pad = metrics.horizontalAdvance(text), theme.line(5)
    area = places["loss"].area
    if x + pad + width <= places["loss"].right:
        left = x + pad
    elif x - pad - width >= area.left():
        left = x - pad - width
    else:
        text = tr("! diverged")
        width = metrics.horizontalAdvance(text)
        left = min(x + pad, places["loss"].right - width)
    # at the foot: a loss that runs away leaves its plot at the top
    foot = area.bottom() - theme.line(5)
    behind = QRectF(left - 2, foot - metrics.ascent(), width + 4, metrics.height())
    painter.fillRect(behind, theme.color("surface", 0.85))
    painter.setPen(red)
    painter.drawText(QPointF(left, foot), text)
    painter.restore()
