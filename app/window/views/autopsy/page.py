"""The autopsy on a page of any size: all of it at once, nothing to scroll to.

Its blocks stand under each other, in pairs, or in two columns. Taken is the first way that has
room; where none has, the figures of the step are left out, which matter least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.record.autopsy import Autopsy
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.theme import Theme
from app.window.views.autopsy.blocks import (
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
from app.window.views.autopsy.text import autopsy_sentence, outlook_of, why_not

MARGIN = 12.0
GAP = 12.0
WIDE = 690.0
"""From this width on, in units of text size, the words stand beside the pictures ..."""
PAIRS = 440.0
"""... and from this on small blocks stand beside each other."""


def paint_on_page(painter: QPainter, area: QRectF, snapshot: Snapshot, theme: Theme) -> None:
    """Paint the autopsy of `snapshot.neuron` into a place as large as `least_size` says."""
    painter.fillRect(area, theme.ground())
    if snapshot.neuron is None:
        return
    inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    width, height = inner.width(), inner.height() + 0.5
    fitting = (way for way in _ways(width, snapshot, theme) if _fits(way, width, height))
    chosen = next(fitting, None) or _lowest(width, snapshot, theme)
    chosen.paint(painter, inner)


def least_size(width: float, snapshot: Snapshot, theme: Theme) -> tuple[float, float]:
    """This width, or a larger one if that is needed, and the height that is needed there."""
    inner = width - 2 * MARGIN
    needed = min(way.least for way in _ways(inner, snapshot, theme))
    if needed > inner:
        # at another width there may be other ways
        return least_size(needed + 2 * MARGIN, snapshot, theme)
    return width, _lowest(inner, snapshot, theme).height + 2 * MARGIN


def best_height(width: float, snapshot: Snapshot, theme: Theme) -> float:
    """The height that suits it at a width."""
    inner = width - 2 * MARGIN
    chosen = next(way for way in _ways(inner, snapshot, theme) if way.least <= inner)
    # beside each other the words tell the height; else the pictures, which may be large
    height = chosen.height if inner >= WIDE * theme.text_scale else chosen.most
    return max(height, chosen.height) + 2 * MARGIN


def _fits(way: Block, width: float, height: float) -> bool:
    return way.least <= width and way.height <= height


def _lowest(width: float, snapshot: Snapshot, theme: Theme) -> Block:
    """The way that needs least height, of those that have the width."""
    ways = list(_ways(width, snapshot, theme))
    wide = [way for way in ways if way.least <= width]
    return min(wide or ways, key=lambda way: way.height)


# --- The ways it can be arranged


def _ways(width: float, snapshot: Snapshot, theme: Theme) -> Iterator[Block]:
    """From the best to the most sparing."""
    neuron = snapshot.neuron
    assert neuron is not None
    autopsy = neuron.autopsy
    if autopsy is None:
        why = said_block(width, why_not(snapshot), theme, 1)
        hope = _hope(width, snapshot, theme)
        yield _stack([title_block(snapshot, neuron, theme), why, *hope], theme)
        return
    for facts in (True, False):
        for small in (False, True):
            parts = _Parts(snapshot, neuron, autopsy, theme, facts=facts, small=small)
            if width >= WIDE * theme.text_scale:
                yield parts.two_columns(width, facts_right=False)
                yield parts.two_columns(width, facts_right=True)
            if width >= PAIRS * theme.text_scale:
                yield parts.pairs(width)
            yield parts.one_column(width)


class _Parts:
    """All there is to arrange. `facts`: with the figures of the step; `small`: small pictures."""

    def __init__(
        self,
        snapshot: Snapshot,
        neuron: NeuronDetail,
        autopsy: Autopsy,
        theme: Theme,
        *,
        facts: bool,
        small: bool,
    ) -> None:
        self._snapshot, self._autopsy, self._theme = snapshot, autopsy, theme
        self._facts, self._small = facts, small
        self._title = title_block(snapshot, neuron, theme)
        self._fall = stairs_block(autopsy, theme)
        self._weights = weights_block(snapshot, neuron, autopsy, theme)

    def one_column(self, width: float) -> Block:
        """Under each other."""
        theme = self._theme
        return _stack(
            [
                self._title,
                self._said(width),
                *self._planes(width),
                self._fall,
                *movement_blocks(width, self._autopsy, theme, 5),
                *self._figures(width),
                self._weights,
                *_hope(width, self._snapshot, theme),
            ],
            theme,
        )

    def pairs(self, width: float) -> Block:
        """Under each other, but what is small beside each other."""
        theme = self._theme
        half = (width - 2 * GAP * theme.text_scale) / 2
        return _stack(
            [
                self._title,
                self._said(width),
                *self._planes(width),
                self._fall_and_weights(width),
                *movement_blocks(width, self._autopsy, theme, 5),
                _row([(half, figures) for figures in self._figures(half)], theme),
                *_hope(width, self._snapshot, theme),
            ],
            theme,
        )

    def two_columns(self, width: float, *, facts_right: bool) -> Block:
        """The words left, the pictures right."""
        theme, unit = self._theme, self._theme.text_scale
        left = min(max(0.3 * width, 250 * unit), 340 * unit)
        right = width - left - 2 * GAP * unit
        figures, aside = self._figures(left), []
        if facts_right:
            figures, aside = figures[:1], self._figures(right)[1:]
        words = [
            self._title,
            self._said(left),
            *movement_blocks(left, self._autopsy, theme, 3),
            *_hope(left, self._snapshot, theme),
            *figures,
        ]
        pictures = [*self._planes(right), self._fall_and_weights(right), *aside]
        return _row([(left, _stack(words, theme)), (right, _stack(pictures, theme))], theme)

    def _said(self, width: float) -> Block:
        record = self._snapshot.experiment.interventions
        words = autopsy_sentence(self._autopsy, step=False, record=record)
        return said_block(width, words, self._theme, 1)

    def _planes(self, width: float) -> list[Block]:
        return planes_blocks(width, self._snapshot, self._autopsy, self._theme, small=self._small)

    def _figures(self, width: float) -> list[Block]:
        return figures_blocks(width, self._autopsy, self._theme)[: 2 if self._facts else 1]

    def _fall_and_weights(self, width: float) -> Block:
        """Beside each other where the weights' bars have room then."""
        fall, weights, gap = self._fall, self._weights, 2 * GAP * self._theme.text_scale
        spare = width - gap - fall.least - weights.wish
        if spare < 0:
            return _stack([fall, weights], self._theme)
        return _row(
            [(fall.least + spare / 2, fall), (weights.wish + spare / 2, weights)], self._theme
        )


def _hope(width: float, snapshot: Snapshot, theme: Theme) -> list[Block]:
    words = outlook_of(snapshot)
    return [outlook_block(width, words, theme)] if words else []


# --- Blocks of blocks


def _stack(blocks: Sequence[Block], theme: Theme) -> Block:
    """Under each other; what is left of the height goes to the one that can use it."""
    gap = GAP * theme.text_scale
    gaps = gap * (len(blocks) - 1)
    height = sum(block.height for block in blocks) + gaps

    def paint(painter: QPainter, area: QRectF) -> None:
        left, y = max(area.height() - height, 0.0), area.top()
        for block in blocks:
            more = min(left, max(block.most - block.height, 0.0))
            left -= more
            tall = block.height + more
            block.paint(painter, QRectF(area.left(), y, area.width(), tall))
            y += tall + gap

    most = sum(max(block.most, block.height) for block in blocks) + gaps
    return Block(height, paint, 0, most, max(block.least for block in blocks))


def _row(blocks: Sequence[tuple[float, Block]], theme: Theme) -> Block:
    """Beside each other, each with its width."""
    gap = 2 * GAP * theme.text_scale

    def paint(painter: QPainter, area: QRectF) -> None:
        x = area.left()
        for width, block in blocks:
            block.paint(painter, QRectF(x, area.top(), width, area.height()))
            x += width + gap

    whole = sum(width for width, _ in blocks) + gap * (len(blocks) - 1)
    # a block that is too narrow by so much needs the whole row to be wider
    least = max((block.least / width * whole for width, block in blocks), default=0.0)
    return Block(
        max(block.height for _, block in blocks),
        paint,
        0,
        max(max(block.most, block.height) for _, block in blocks),
        least,
    )
