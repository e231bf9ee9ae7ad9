"""The parts that the autopsy is made of: each knows how tall it is, and paints itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.language import tr
from app.record.autopsy import Autopsy
from app.record.snapshot import STATE_WORDS, NeuronDetail, Snapshot
from app.window.theme import Theme
from app.window.views.autopsy.bars import (
    changes_height,
    changes_least,
    facts_height,
    facts_least,
    paint_changes,
    paint_facts,
    paint_stairs,
    paint_weights,
    stairs_height,
    stairs_least,
    weights_height,
    weights_least,
)
from app.window.views.autopsy.movement import plane_sentence
from app.window.views.autopsy.past import killed_by_hand, killed_when
from app.window.views.autopsy.planes import (
    paint_planes,
    planes_height,
    planes_least,
    planes_most,
)
from app.window.views.autopsy.text import (
    left_out,
    stairs,
    verdict,
    weight_moves,
    when,
)
from app.window.views.card.text import state_of
from app.window.views.events.by_hand import kick_words
from app.window.views.glyphs import draw_cell
from app.window.views.lettering import (
    led_height,
    paragraph_height,
    write,
    write_led,
    write_paragraph,
)
from app.window.views.typeface import text_width
from app.window.views.units import short_unit_name, title
from app.window.views.words import grouped

TEXT = 10.0


@dataclass(frozen=True)
class Block:
    """A part of the view that is painted as a whole or not at all."""

    height: float
    paint: Callable[[QPainter, QRectF], None]
    rank: int
    """0 is the last to be left out."""
    most: float = 0.0
    """How tall it can make use of, if more than its height."""
    least: float = 0.0
    """How wide it must be for all of it to be seen ..."""
    wish: float = 0.0
    """... and how wide it would like to be, if more than that."""


def title_block(snapshot: Snapshot, neuron: NeuronDetail, theme: Theme) -> Block:
    """The state's glyph, the neuron's name, and the verdict."""
    unit, side = theme.text_scale, 34 * theme.text_scale
    state = state_of(snapshot, neuron)
    ways = [tr(STATE_WORDS[state])]
    if neuron.autopsy is not None:
        # the step stands here only, the cause in the sentence below as well
        record = snapshot.experiment.interventions
        whole, step = verdict(neuron.autopsy, record), when(neuron.autopsy)
        kicked = kick_words(record, neuron.autopsy.event)
        ways = [whole, *([tr("{what}, {how}", what=step, how=kicked)] if kicked else [])]
        brief = tr("step {step}", step=grouped(neuron.autopsy.event.step))
        ways += [verdict(neuron.autopsy), step, brief]
    elif (death := killed_by_hand(snapshot, neuron)) is not None:
        ways = [killed_when(death), tr("killed by hand"), *ways]

    short = short_unit_name(snapshot, neuron.layer, neuron.index)

    def paint(painter: QPainter, area: QRectF) -> None:
        box = QRectF(area.left(), area.top() + 1, side, side)
        draw_cell(painter, box, state, theme)
        line = QRectF(box.right() + 10 * unit, area.top(), 0, side / 2 + 1)
        line.setRight(area.right())
        name = title(snapshot, neuron)
        if text_width(theme, 12, name, bold=True) > line.width():
            name = short
        write(painter, line, name, theme, 12, bold=True)
        fitting = (way for way in ways if text_width(theme, 9.5, way) <= line.width())
        words = next(fitting, ways[-1])
        write(painter, line.translated(0, side / 2 + 2), words, theme, 9.5, "muted")

    shortest = min(text_width(theme, 9.5, way) for way in ways)
    name = text_width(theme, 12, short, bold=True)
    return Block(side + 2, paint, 0, least=side + 10 * unit + max(shortest, name))


def said_block(width: float, words: str, theme: Theme, rank: int) -> Block:
    """A paragraph."""
    return Block(
        paragraph_height(words, width, theme, TEXT),
        lambda p, r: write_paragraph(p, r, words, theme, TEXT),
        rank,
    )


def movement_blocks(width: float, autopsy: Autopsy, theme: Theme, rank: int) -> list[Block]:
    """How its plane moved, in words, where there is anything to say."""
    words = plane_sentence(autopsy)
    return [said_block(width, words, theme, rank)] if words else []


def outlook_block(width: float, words: str, theme: Theme) -> Block:
    """What may become of it."""
    return Block(
        led_height(words, width, theme, TEXT),
        lambda p, r: write_led(p, r, words, theme, TEXT),
        2,
    )


def figures_blocks(width: float, autopsy: Autopsy, theme: Theme) -> list[Block]:
    """What the step changed, and the step's own figures."""
    return [
        Block(
            changes_height(autopsy, theme),
            lambda p, r: paint_changes(p, r, autopsy, theme),
            6,
            least=changes_least(autopsy, theme),
        ),
        Block(
            facts_height(width, autopsy, theme),
            lambda p, r: paint_facts(p, r, autopsy, theme),
            7,
            least=facts_least(autopsy, theme),
        ),
    ]


def planes_blocks(
    width: float, snapshot: Snapshot, autopsy: Autopsy, theme: Theme, *, small: bool = False
) -> list[Block]:
    """Its plane before and after the step. `small`: where there is little height."""
    if autopsy.picture is None:
        return []
    data = snapshot.data
    return [
        Block(
            planes_height(width, autopsy, data, theme, small=small),
            lambda p, r: paint_planes(p, r, autopsy, data, theme),
            3,
            planes_most(width, autopsy, data, theme),
            planes_least(autopsy, data, theme),
        )
    ]


def stairs_block(autopsy: Autopsy, theme: Theme) -> Block:
    """How z fell."""
    found = stairs(autopsy)
    return Block(
        stairs_height(found, theme),
        lambda p, r: paint_stairs(p, r, found, theme),
        4,
        least=stairs_least(found, theme),
    )


def weights_block(
    snapshot: Snapshot, neuron: NeuronDetail, autopsy: Autopsy, theme: Theme
) -> Block:
    """What became of its weights."""
    moves, more = weight_moves(snapshot, neuron, autopsy), left_out(autopsy)
    return Block(
        weights_height(len(moves), more, theme),
        lambda p, r: paint_weights(p, r, moves, more, theme),
        8,
        least=weights_least(moves, more, theme, bars=False),
        wish=weights_least(moves, more, theme, bars=True),
    )
