"""Painting the autopsy of the selected neuron from a snapshot; the widget and figures use it.

Blocks stand under each other, or beside each other where there is width for it. Where there is too
little height the least important ones are left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.record.autopsy import Autopsy
from app.record.snapshot import STATE_WORDS, NeuronDetail, Snapshot
from app.window.theme import Theme
from app.window.views.autopsy.bars import (
    changes_height,
    facts_height,
    paint_changes,
    paint_facts,
    paint_stairs,
    paint_weights,
    stairs_height,
    weights_height,
)
from app.window.views.autopsy.movement import plane_sentence
from app.window.views.autopsy.past import killed_by_hand, killed_when
from app.window.views.autopsy.planes import paint_planes, planes_height, planes_most
from app.window.views.autopsy.text import (
    HINT,
    autopsy_sentence,
    left_out,
    outlook_of,
    stairs,
    verdict,
    weight_moves,
    when,
    why_not,
)
from app.window.views.card.text import state_of, title
from app.window.views.events.by_hand import BY_HAND, kick_words
from app.window.views.glyphs import draw_cell
from app.window.views.lettering import (
    CENTRE,
    led_height,
    paragraph_height,
    write,
    write_led,
    write_paragraph,
)
from app.window.views.typeface import text_width, typeface
from app.window.views.words import short_name_of

MARGIN = 12.0
GAP = 12.0
WIDE = 720.0
"""From this width on, in units of text size, pictures stand beside the words."""
TEXT = 10.0
KILLED = "killed at "
"""Left out where there is little room."""


@dataclass(frozen=True)
class _Block:
    """A part of the view that is painted as a whole or not at all."""

    height: float
    paint: Callable[[QPainter, QRectF], None]
    rank: int
    """0 is the last to be left out."""
    most: float = 0.0
    """How tall it can make use of, if more than its height."""


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
    painter.fillRect(area, theme.color("surface"))
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
        return paragraph_height(HINT, inner, theme, TEXT) + 2 * MARGIN
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
    return _outlook_block(width - 2 * MARGIN, words, theme).height + 16 * theme.text_scale


def paint_outlook(painter: QPainter, area: QRectF, snapshot: Snapshot | None, theme: Theme) -> None:
    """The outlook on its own, under a line."""
    painter.fillRect(area, theme.color("surface"))
    words = outlook_of(snapshot) if snapshot is not None else ""
    if words:
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.color("border"))
        inner = area.adjusted(MARGIN, 8 * theme.text_scale, -MARGIN, 0)
        _outlook_block(inner.width(), words, theme).paint(painter, inner)


def write_hint(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """In the middle: what to do to see something."""
    painter.setFont(typeface(theme, TEXT)[0])
    painter.setPen(theme.color("muted"))
    painter.drawText(area, CENTRE | Qt.TextFlag.TextWordWrap, HINT)


# --- Under each other


def _stacked(
    width: float, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme, outlook: bool
) -> list[_Block]:
    autopsy, data = neuron.autopsy, snapshot.data
    blocks = [_title_block(snapshot, neuron, theme)]
    if autopsy is None:
        blocks.append(_paragraph(width, why_not(snapshot), theme, 1))
    else:
        found = stairs(autopsy)
        record = snapshot.experiment.interventions
        said = autopsy_sentence(autopsy, step=False, record=record)
        blocks.append(_paragraph(width, said, theme, 1))
        if autopsy.picture is not None:
            blocks.append(
                _Block(
                    planes_height(width, autopsy, data, theme),
                    lambda p, r: paint_planes(p, r, autopsy, data, theme),
                    3,
                    planes_most(width, autopsy, data, theme),
                )
            )
        blocks.append(
            _Block(stairs_height(found, theme), lambda p, r: paint_stairs(p, r, found, theme), 4)
        )
        blocks += _plane_words(width, autopsy, theme, 5)
        blocks += _figures(width, autopsy, theme)
        blocks.append(_weights_block(snapshot, neuron, autopsy, theme))
    words = outlook_of(snapshot)
    if outlook and words:
        blocks.append(_outlook_block(width, words, theme))
    return blocks


def _paint_blocks(painter: QPainter, area: QRectF, blocks: list[_Block], theme: Theme) -> None:
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


def _total(blocks: list[_Block], theme: Theme) -> float:
    return sum(block.height for block in blocks) + GAP * theme.text_scale * (len(blocks) - 1)


# --- Beside each other


def _left(width: float, theme: Theme) -> float:
    """The words' column."""
    return min(max(0.3 * width, 250 * theme.text_scale), 340 * theme.text_scale)


def _beside(width: float, theme: Theme) -> float:
    return width - _left(width, theme) - 2 * GAP * theme.text_scale


def _words(
    width: float, snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy, theme: Theme
) -> list[_Block]:
    said = autopsy_sentence(autopsy, step=False, record=snapshot.experiment.interventions)
    blocks = [_title_block(snapshot, neuron, theme), _paragraph(width, said, theme, 1)]
    blocks += _plane_words(width, autopsy, theme, 3)
    words = outlook_of(snapshot)
    if words:
        blocks.append(_outlook_block(width, words, theme))
    return blocks + _figures(width, autopsy, theme)


def _lower_height(
    snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy, theme: Theme
) -> float:
    weights = _weights_block(snapshot, neuron, autopsy, theme).height
    return max(stairs_height(stairs(autopsy), theme), weights)


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
    found = stairs(autopsy)
    weights = _weights_block(snapshot, neuron, autopsy, theme)
    half = QRectF(below.left(), below.top(), (below.width() - gap) / 2, below.height())
    if stairs_height(found, theme) <= half.height():
        paint_stairs(painter, half, found, theme)
    if weights.height <= half.height():
        weights.paint(painter, half.translated(half.width() + gap, 0))


# --- Blocks


def _title_block(snapshot: Snapshot, neuron: NeuronDetail, theme: Theme) -> _Block:
    """The state's glyph, the neuron's name, and the verdict."""
    unit, side = theme.text_scale, 34 * theme.text_scale
    state = state_of(snapshot, neuron)
    ways = [STATE_WORDS[state]]
    if neuron.autopsy is not None:
        # the step stands here only, the cause in the sentence below as well
        record = snapshot.experiment.interventions
        whole, step = verdict(neuron.autopsy, record), when(neuron.autopsy)
        kicked = kick_words(record, neuron.autopsy.event)
        ways = [whole, *([f"{step}, {kicked}"] if kicked else [])]
        ways += [verdict(neuron.autopsy), step, step.removeprefix(KILLED)]
    elif (death := killed_by_hand(snapshot, neuron)) is not None:
        ways = [killed_when(death), f"killed {BY_HAND}", *ways]

    def paint(painter: QPainter, area: QRectF) -> None:
        box = QRectF(area.left(), area.top() + 1, side, side)
        draw_cell(painter, box, state, theme)
        line = QRectF(box.right() + 10 * unit, area.top(), 0, side / 2 + 1)
        line.setRight(area.right())
        name = title(neuron)
        if text_width(theme, 12, name, bold=True) > line.width():
            name = short_name_of(neuron.layer, neuron.index)
        write(painter, line, name, theme, 12, bold=True)
        fitting = (way for way in ways if text_width(theme, 9.5, way) <= line.width())
        words = next(fitting, ways[-1])
        write(painter, line.translated(0, side / 2 + 2), words, theme, 9.5, "muted")

    return _Block(side + 2, paint, 0)


def _paragraph(width: float, words: str, theme: Theme, rank: int, points: float = TEXT) -> _Block:
    return _Block(
        paragraph_height(words, width, theme, points),
        lambda p, r: write_paragraph(p, r, words, theme, points),
        rank,
    )


def _plane_words(width: float, autopsy: Autopsy, theme: Theme, rank: int) -> list[_Block]:
    words = plane_sentence(autopsy)
    return [_paragraph(width, words, theme, rank)] if words else []


def _outlook_block(width: float, words: str, theme: Theme) -> _Block:
    return _Block(
        led_height(words, width, theme, TEXT),
        lambda p, r: write_led(p, r, words, theme, TEXT),
        2,
    )


def _figures(width: float, autopsy: Autopsy, theme: Theme) -> list[_Block]:
    return [
        _Block(changes_height(autopsy, theme), lambda p, r: paint_changes(p, r, autopsy, theme), 6),
        _Block(
            facts_height(width, autopsy, theme), lambda p, r: paint_facts(p, r, autopsy, theme), 7
        ),
    ]


def _weights_block(
    snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy, theme: Theme
) -> _Block:
    moves, more = weight_moves(snapshot, neuron, autopsy), left_out(autopsy)
    return _Block(
        weights_height(len(moves), more, theme),
        lambda p, r: paint_weights(p, r, moves, more, theme),
        8,
    )
