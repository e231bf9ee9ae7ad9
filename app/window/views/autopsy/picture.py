"""Painting the autopsy of the selected neuron from a snapshot; the widget and figures use it.

Blocks stand under each other, or beside each other where there is width for it. Where there is too
little height the least important ones are left out.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.language import tr
from app.record.autopsy import Autopsy
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.theme import Theme
from app.window.views.autopsy.blocks import (
    TEXT,
    Block,
    figures_blocks,
    movement_blocks,
    outlook_block,
    planes_blocks,
    said_block,
    stairs_block,
    title_block,
    weights_block,
)
from app.window.views.autopsy.planes import paint_planes, planes_height, planes_most
from app.window.views.autopsy.text import HINT, autopsy_sentence, outlook_of, why_not
from app.window.views.lettering import CENTRE, paragraph_height
from app.window.views.typeface import typeface

MARGIN = 12.0
GAP = 12.0
WIDE = 720.0
"""From this width on, in units of text size, pictures stand beside the words."""


def paint_autopsy(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot | None,
    theme: Theme,
    *,
    outlook: bool = True,
    sight: float = math.inf,
) -> None:
    """Paint the autopsy of `snapshot.neuron`, or why there is none. Without its outlook where
    that is shown beside it. `sight`: how much of the height is seen at a time, where it scrolls.
    """
    painter.save()
    painter.fillRect(area, theme.ground())
    neuron = snapshot.neuron if snapshot is not None else None
    inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    if snapshot is None or neuron is None:
        write_hint(painter, inner, theme)
    elif is_wide(area.width(), snapshot, theme):
        assert neuron.autopsy is not None
        _paint_wide(painter, inner, snapshot, neuron, neuron.autopsy, theme, sight - 2 * MARGIN)
    else:
        blocks = _stacked(inner.width(), snapshot, neuron, theme, outlook)
        _paint_blocks(painter, inner, blocks, theme)
    painter.restore()


def natural_height(
    width: float, snapshot: Snapshot | None, theme: Theme, *, outlook: bool = True
) -> float:
    """How tall everything is at this width."""
    inner = width - 2 * MARGIN
    neuron = snapshot.neuron if snapshot is not None else None
    if snapshot is None or neuron is None:
        return paragraph_height(tr(HINT), inner, theme, TEXT) + 2 * MARGIN
    if is_wide(width, snapshot, theme) and neuron.autopsy is not None:
        beside = _beside(inner, theme)
        words = _words(_left(inner, theme), snapshot, neuron, neuron.autopsy, theme)
        lower = _lower_height(snapshot, neuron, neuron.autopsy, theme)
        planes = _planes_wanted(beside, snapshot, neuron.autopsy, theme)
        return max(_total(words, theme), lower + planes) + 2 * MARGIN
    return _total(_stacked(inner, snapshot, neuron, theme, outlook), theme) + 2 * MARGIN


def is_wide(width: float, snapshot: Snapshot | None, theme: Theme) -> bool:
    """Whether pictures stand beside the words at this width."""
    neuron = snapshot.neuron if snapshot is not None else None
    there = neuron is not None and neuron.autopsy is not None
    return there and width >= WIDE * theme.text_scale


def outlook_height(width: float, snapshot: Snapshot | None, theme: Theme) -> float:
    """Of the outlook on its own, with the margin around it; 0 where there is none."""
    words = outlook_of(snapshot) if snapshot is not None else ""
    if not words:
        return 0.0
    return outlook_block(width - 2 * MARGIN, words, theme).height + 16 * theme.text_scale


def paint_outlook(painter: QPainter, area: QRectF, snapshot: Snapshot | None, theme: Theme) -> None:
    """The outlook on its own, under a line."""
    painter.fillRect(area, theme.ground())
    words = outlook_of(snapshot) if snapshot is not None else ""
    if words:
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.color("border"))
        inner = area.adjusted(MARGIN, 8 * theme.text_scale, -MARGIN, 0)
        outlook_block(inner.width(), words, theme).paint(painter, inner)


def write_hint(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """In the middle: what to do to see something."""
    painter.setFont(typeface(theme, TEXT)[0])
    painter.setPen(theme.color("muted"))
    painter.drawText(area, CENTRE | Qt.TextFlag.TextWordWrap, tr(HINT))


# --- Under each other


def _stacked(
    width: float, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme, outlook: bool
) -> list[Block]:
    autopsy = neuron.autopsy
    blocks = [title_block(snapshot, neuron, theme)]
    if autopsy is None:
        blocks.append(said_block(width, why_not(snapshot), theme, 1))
    else:
        record = snapshot.experiment.interventions
        said = autopsy_sentence(autopsy, step=False, record=record)
        blocks.append(said_block(width, said, theme, 1))
        blocks += planes_blocks(width, snapshot, autopsy, theme)
        blocks.append(stairs_block(autopsy, theme))
        blocks += movement_blocks(width, autopsy, theme, 5)
        blocks += figures_blocks(width, autopsy, theme)
        blocks.append(weights_block(snapshot, neuron, autopsy, theme))
    words = outlook_of(snapshot)
    if outlook and words:
        blocks.append(outlook_block(width, words, theme))
    return blocks


def _paint_blocks(painter: QPainter, area: QRectF, blocks: list[Block], theme: Theme) -> None:
    """Those that fit, in their order; what is left of the height goes to one that can use it."""
    gap = GAP * theme.text_scale
    left, chosen = area.height() + gap, set()
    for block in sorted(blocks, key=lambda block: block.rank):
        if block.height + gap <= left or block.rank == 0:
            left -= block.height + gap
            chosen.add(block.rank)
    y = area.top()
    for block in blocks:
        if block.rank not in chosen:
            continue
        height = block.height + min(max(left, 0.0), max(block.most - block.height, 0.0))
        block.paint(painter, QRectF(area.left(), y, area.width(), height))
        y += height + gap


def _total(blocks: list[Block], theme: Theme) -> float:
    return sum(block.height for block in blocks) + GAP * theme.text_scale * (len(blocks) - 1)


# --- Beside each other


def _left(width: float, theme: Theme) -> float:
    """The words' column."""
    return min(max(0.3 * width, 250 * theme.text_scale), 340 * theme.text_scale)


def _beside(width: float, theme: Theme) -> float:
    return width - _left(width, theme) - 2 * GAP * theme.text_scale


def _words(
    width: float, snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy, theme: Theme
) -> list[Block]:
    said = autopsy_sentence(autopsy, step=False, record=snapshot.experiment.interventions)
    blocks = [title_block(snapshot, neuron, theme), said_block(width, said, theme, 1)]
    blocks += movement_blocks(width, autopsy, theme, 3)
    words = outlook_of(snapshot)
    if words:
        blocks.append(outlook_block(width, words, theme))
    return blocks + figures_blocks(width, autopsy, theme)


def _lower_height(
    snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy, theme: Theme
) -> float:
    weights = weights_block(snapshot, neuron, autopsy, theme).height
    return max(stairs_block(autopsy, theme).height, weights)


def _planes_wanted(width: float, snapshot: Snapshot, autopsy: Autopsy, theme: Theme) -> float:
    if autopsy.picture is None:
        return 0.0
    return planes_height(width, autopsy, snapshot.data, theme) + GAP * theme.text_scale


def _paint_wide(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    neuron: NeuronDetail,
    autopsy: Autopsy,
    theme: Theme,
    sight: float,
) -> None:
    """Words and figures left; right the pictures, and under them the fall of z and the weights."""
    gap = 2 * GAP * theme.text_scale
    column = QRectF(area.left(), area.top(), _left(area.width(), theme), area.height())
    blocks = _words(column.width(), snapshot, neuron, autopsy, theme)
    _paint_blocks(painter, column, blocks, theme)
    right = QRectF(area)
    right.setLeft(column.right() + gap)
    lower = min(_lower_height(snapshot, neuron, autopsy, theme), right.height())
    below = QRectF(right)
    least = _planes_wanted(right.width(), snapshot, autopsy, theme)
    if autopsy.picture is not None and right.height() >= lower + least:
        upper = QRectF(right)
        most = planes_most(right.width(), autopsy, snapshot.data, theme)
        upper.setHeight(min(right.height() - lower - gap / 2, most, max(sight, least)))
        paint_planes(painter, upper, autopsy, snapshot.data, theme)
        below.setTop(upper.bottom() + gap / 2)
    fall = stairs_block(autopsy, theme)
    weights = weights_block(snapshot, neuron, autopsy, theme)
    half = QRectF(below.left(), below.top(), (below.width() - gap) / 2, below.height())
    if fall.height <= half.height():
        fall.paint(painter, half)
    if weights.height <= half.height():
        weights.paint(painter, half.translated(half.width() + gap, 0))
