"""Violins side by side, one a hidden layer: what the pictures over depth and of initial scales are
made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.language import tr
from app.record.data import Floats
from app.record.flow import BINS, Flow, LayerFlow
from app.window.theme import Theme
from app.window.views.flow.axis import (
    CENTRE,
    PLACES,
    ZERO_BIN,
    Axis,
    Which,
    counts_of,
    diverged,
    first_that_fits,
    paint_words,
    tiny,
    whole_pixel,
)
from app.window.views.flow.text import remark
from app.window.views.typeface import text_width

SPIKE = 6.0
"""How thick the bar is that shows the share of exact zeros, in units of text size."""
SAMPLE, KEY_GAP = 20.0, 14.0
"""How wide a sample in the key is, and what is between its entries, in units of text size."""
SHARE_OF_SLOT = 0.84
WIDEST = 150.0
"""A violin becomes no wider than this, in units of text size, however few there are."""


@dataclass(frozen=True)
class Shape:
    """A layer's histogram without exact zeros, as shares of all its pairs."""

    layer: LayerFlow
    shares: Floats
    """(BINS,)"""
    zeros: float
    """Share of exact zeros that is shown apart."""

    @property
    def widest(self) -> float:
        return float(self.shares.max())

    @property
    def seen(self) -> float:
        """Share of pairs in the violin."""
        return float(self.shares.sum())


def shapes_of(flow: Flow, which: Which) -> list[Shape]:
    """The shapes of a flow's layers."""
    found = []
    for layer in flow.layers:
        total = max(float(getattr(layer, which).sum()), 1.0)
        zeros = layer.zero_share if which == "activity" and layer.zero_share > 0 else 0.0
        found.append(Shape(layer, counts_of(layer, which) / total, zeros))
    return found


def spiked(shapes: Sequence[Shape]) -> bool:
    """Whether any layer has exact zeros to show."""
    return any(shape.zeros > 0 for shape in shapes)


def paint_violins(
    painter: QPainter,
    place: QRectF,
    axis: Axis,
    shapes: Sequence[Shape],
    fullest: float,
    theme: Theme,
    which: Which,
    remarks: bool = True,
) -> None:
    """A violin a layer over the width of `place`, whose top has room for remarks.

    Each has its own scale of width, so that a narrow distribution does not flatten the others,
    but its width follows the share of pairs in it: `fullest` is the share that fills a slot.
    """
    slot = place.width() / max(len(shapes), 1)
    wide = min(SHARE_OF_SLOT * slot, WIDEST * theme.text_scale)
    spikes = spiked(shapes)
    for number, shape in enumerate(shapes):
        middle = place.left() + (number + 0.5) * slot
        if spikes and not diverged(shape.layer):
            _paint_spike(painter, axis, middle, wide, shape, theme)
        if tiny(shape.layer, which):
            _paint_tick(painter, axis, middle, wide, theme)
        elif shape.widest > 0 and fullest > 0:
            half = wide / 2 * (shape.seen / fullest) / shape.widest
            _paint_violin(painter, axis, middle, half, shape, theme)
        if remarks:
            _paint_remark(painter, place, middle, slot, shape.layer, theme, which)
    _paint_spread(painter, axis, place, slot, shapes, theme, which)


def _paint_violin(
    painter: QPainter, axis: Axis, middle: float, half: float, shape: Shape, theme: Theme
) -> None:
    """The parts on both sides of zero, each from its first bin that holds anything to its last."""
    # a ReLU gives nothing for z <= 0: gray as the dead, not the blue of little activity
    below = "dead" if shape.layer.activation == "relu" else "low"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for first, last, color in ((0, ZERO_BIN, below), (ZERO_BIN, BINS, "high")):
        filled = np.flatnonzero(shape.shares[first:last]) + first
        if not len(filled):
            continue
        start, end = int(filled[0]), int(filled[-1]) + 1
        # a tail of few pairs is a thin line, not nothing
        widths = np.maximum(shape.shares[start:end] * half, 0.4)
        middles = (PLACES[start:end] + PLACES[start + 1 : end + 1]) / 2
        places = np.concatenate([PLACES[start : start + 1], middles, PLACES[end : end + 1]])
        widths = np.concatenate([widths[:1], widths, widths[-1:]])
        y = np.clip(axis.ys(places), axis.top, axis.bottom)
        outline = pg.functions.arrayToQPolygonF(
            middle + np.concatenate([widths, -widths[::-1]]), np.concatenate([y, y[::-1]])
        )
        painter.setPen(QPen(_edge(theme, color), theme.line(0.8)))
        painter.setBrush(theme.color(color))
        painter.drawPolygon(outline)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_tick(painter: QPainter, axis: Axis, middle: float, wide: float, theme: Theme) -> None:
    """At 0, for values that are so small that a bin's height would pass for their spread."""
    half = min(0.2 * wide, 16 * theme.text_scale)
    y, thick = whole_pixel(axis.y(0)), max(3, round(theme.line(3)))
    painter.fillRect(QRectF(middle - half, y - thick // 2, 2 * half, thick), theme.color("text"))


def _edge(theme: Theme, role: str) -> QColor:
    return theme.mixed(role, "text", 1.0 if theme.name == "print" else 0.3)


def _paint_spike(
    painter: QPainter, axis: Axis, middle: float, wide: float, shape: Shape, theme: Theme
) -> None:
    """A bar just below the zero line: filled as far as the share of exact zeros."""
    high = SPIKE * theme.text_scale
    top = whole_pixel(axis.y(0)) + max(2, round(theme.line(2)))
    track = QRectF(round(middle - wide / 2), top, round(wide), round(high))
    painter.fillRect(track, theme.mixed("surface", "border", 0.5))
    filled = QRectF(track)
    filled.setWidth(round(track.width() * min(shape.zeros, 1.0)))
    painter.fillRect(filled, theme.color("text"))


def _paint_remark(
    painter: QPainter,
    place: QRectF,
    middle: float,
    slot: float,
    layer: LayerFlow,
    theme: Theme,
    which: Which,
) -> None:
    said = remark(layer, which)
    if said is None:
        return
    words = first_that_fits(theme, 8.5, slot - 4, said.wordings[:-1], said.bold)
    box = QRectF(middle - slot / 2, place.top(), slot, 14 * theme.text_scale)
    words = words or said.wordings[-1]
    paint_words(painter, box, words, theme, 8.5, said.color, bold=said.bold, align=CENTRE)


def _paint_spread(
    painter: QPainter,
    axis: Axis,
    place: QRectF,
    slot: float,
    shapes: Sequence[Shape],
    theme: Theme,
    which: Which,
) -> None:
    """The root mean square of every layer, joined to a line over the depth."""
    points: list[QPointF | None] = []
    for number, shape in enumerate(shapes):
        layer = shape.layer
        rms = layer.rms_preactivation if which == "preactivation" else layer.rms_activation
        known = math.isfinite(rms) and not diverged(layer)
        x = place.left() + (number + 0.5) * slot
        points.append(QPointF(x, axis.y_of(rms)) if known else None)
    lines = [QLineF(a, b) for a, b in pairwise(points) if a is not None and b is not None]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # a seam of the ground's colour keeps the line apart from what it crosses
    for color, width in ((theme.color("surface"), 3.6), (theme.color("text"), 1.6)):
        painter.setPen(QPen(color, theme.line(width)))
        painter.drawLines(lines)
    radius = max(min(theme.line(2.6), 0.3 * slot), 1.0)
    painter.setPen(QPen(theme.color("surface"), theme.line(1.0)))
    painter.setBrush(theme.color("text"))
    for point in points:
        if point is not None:
            painter.drawEllipse(point, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _key(which: Which, zeros: bool) -> list[str]:
    rms = tr("rms z") if which == "preactivation" else tr("rms f(z)")
    return [rms, tr("share of exact zeros")] if zeros else [rms]


def _key_entry(words: str, theme: Theme) -> float:
    """How wide it is with its sample."""
    return text_width(theme, 8.5, words) + (SAMPLE + 5) * theme.text_scale


def key_width(theme: Theme, which: Which, zeros: bool) -> float:
    """How wide the whole key is."""
    entries = [_key_entry(words, theme) for words in _key(which, zeros)]
    return sum(entries) + KEY_GAP * theme.text_scale * (len(entries) - 1)


def paint_key(
    painter: QPainter, row: QRectF, theme: Theme, which: Which, zeros: bool, room: float
) -> None:
    """What line and bar mean, against the right end of a row; nothing where it is wider than the
    room."""
    unit = theme.text_scale
    entries = _key(which, zeros)
    sample = SAMPLE * unit
    widths = [_key_entry(words, theme) for words in entries]
    whole = key_width(theme, which, zeros)
    while entries and whole > room:
        whole -= widths.pop() + KEY_GAP * unit
        entries.pop()
    x, y = row.right() - whole, row.center().y()
    for number, words in enumerate(entries):
        if number == 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("text"), theme.line(1.6)))
            painter.drawLine(QPointF(x, y), QPointF(x + sample, y))
            painter.setBrush(theme.color("text"))
            painter.setPen(QPen(theme.color("surface"), theme.line(1.0)))
            radius = theme.line(2.6)
            painter.drawEllipse(QPointF(x + sample / 2, y), radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        else:
            bar = QRectF(x, whole_pixel(y - SPIKE * unit / 2), sample, round(SPIKE * unit))
            painter.fillRect(bar, theme.mixed("surface", "border", 0.5))
            bar.setWidth(0.6 * sample)
            painter.fillRect(bar, theme.color("text"))
        place = QRectF(x + sample + 5 * unit, row.top(), widths[number], row.height())
        paint_words(painter, place, words, theme, 8.5, "muted")
        x += widths[number] + KEY_GAP * unit
