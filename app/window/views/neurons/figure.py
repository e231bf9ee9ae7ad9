"""The grid with its key and its legend below it, as figures have it: nothing is cut short.

The cells' places depend on the network and on the place alone, not on the states, so that they
stand still from one step to the next.
"""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.language import tr
from app.record.snapshot import Snapshot, State
from app.window.theme import Theme
from app.window.views.grain import grain_of
from app.window.views.lettering import write
from app.window.views.neurons.contents import CAPTIONS, VALUED, Content, Filling, filling
from app.window.views.neurons.layout import MARGIN, GridLayout, fewest_rows, fits, lay_out
from app.window.views.neurons.legend import (
    Entry,
    entries,
    in_rows,
    legend_height,
    legend_width,
    paint_legend,
    swatches,
)
from app.window.views.neurons.picture import (
    HEADING_POINTS,
    KEY_POINTS,
    frame,
    headings,
    key_width,
    paint_cells,
    paint_headings,
    paint_key,
)
from app.window.views.typeface import text_width, typeface
from app.window.views.words import grouped

WRAPPED = 0.6
"""Rather one column a layer than cells that are half as large again."""
LEAST, SPECK = 13.0, 5.0
"""Smaller cells are not told apart at a glance, ... or, where they are many, in print."""
MANY = 48
"""Up to so many neurons in a layer, none has to be a speck."""
GOOD = 27.0
"""Cells are as large as this where there is room."""
BESIDE = 8.0
"""Between the headings of two layers."""


def paint_neurons(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    content: Content,
    ratio: float,
) -> None:
    """All of it, into an area of at least the least size. `ratio`: how many pixels of a drawing in
    vectors a unit of its images has."""
    grain = grain_of(painter)
    pixels = ratio if grain.vectors else grain.across
    layout = _layout(area.width(), area.height(), snapshot, theme, content, pixels)
    painter.save()
    painter.fillRect(area, theme.ground())
    painter.translate(area.topLeft())
    paint_headings(painter, layout, snapshot, theme, None, None)
    found = paint_cells(painter, layout, snapshot, theme, content, None, pixels)
    if snapshot.lens.neuron is not None:
        frame(painter, layout, snapshot.lens.neuron, theme, theme.color("accent"), 2.0)
    rows = in_rows(entries(snapshot), theme, area.width())
    _paint_below(painter, area.width(), layout, found, rows, snapshot, theme, content)
    painter.restore()


def _paint_below(
    painter: QPainter,
    width: float,
    layout: GridLayout,
    found: Filling,
    rows: list[list[Entry]],
    snapshot: Snapshot,
    theme: Theme,
    content: Content,
) -> None:
    """Key and legend, below the cells' left end as far as they have room there."""
    row, inner = _row(theme), width - 2 * MARGIN
    keys = _key_rows(found, content, theme, inner)
    wide = key_width(found, _name(content), theme) + 2 * MARGIN if keys == 1 else width
    wide = max(wide, *(legend_width(shown, theme) for shown in rows))
    left = max(min(layout.blocks[0].slot[0] - MARGIN, width - wide), 0.0)
    key = QRectF(left + MARGIN, layout.bottom + 0.4 * row, inner - left, row * keys)
    _paint_key(painter, key, found, content, theme)
    high, look = legend_height(theme), swatches(snapshot, content)
    below = QRectF(left, key.bottom(), width - left, high)
    for shown in rows:
        paint_legend(painter, below, shown, theme, look)
        below.translate(0, high)


def least_size(
    width: float, snapshot: Snapshot, theme: Theme, content: Content
) -> tuple[float, float]:
    """The least width, and the least height at a width."""
    found = filling(snapshot, content)
    wide = max(
        len(snapshot.layers) * _strip(snapshot, theme, 0.0) + 2 * MARGIN,
        *(legend_width([entry], theme) for entry in _possible(snapshot)),
        key_width(found, "", theme, rows=2) + 2 * MARGIN,
        text_width(theme, KEY_POINTS, _name(content)) + 2 * MARGIN + 1,
    )
    return wide, _height(max(width, wide), snapshot, theme, content, 0.0, 1e6)


def best_height(width: float, snapshot: Snapshot, theme: Theme, content: Content) -> float:
    """With cells as large as suits them, and not much higher than wide."""
    high = _height(width, snapshot, theme, content, GOOD, max(0.6 * width, 240.0))
    layout = _layout(width, high, snapshot, theme, content, 1.0)
    used = layout.bottom - layout.blocks[0].y
    return _around(width, snapshot, theme, content) + used + 1.0


def _height(
    width: float, snapshot: Snapshot, theme: Theme, content: Content, pitch: float, most: float
) -> float:
    """With cells of this pitch, or smaller ones where these would reach farther down than `most`;
    a layer is a single column where that has room."""
    widths = _widths(snapshot)
    least = _least_pitch(widths)
    pitch = max(pitch, least)
    inner, narrowest = width - 2 * MARGIN, _strip(snapshot, theme, width)
    while pitch > least:
        rows = min(max(widths), floor(most / pitch))
        if rows and fits(widths, inner, rows * pitch, pitch, narrowest):
            break
        pitch = max(pitch - 1.0, least)
    else:
        rows = fewest_rows(widths, inner, pitch, narrowest)
    # a hair more, so that rounding leaves all rows their place
    return _around(width, snapshot, theme, content) + rows * pitch + 0.5


def _least_pitch(widths: tuple[int, ...]) -> float:
    return min(max(LEAST * (MANY / max(widths)) ** 0.5, SPECK), LEAST)


def _around(width: float, snapshot: Snapshot, theme: Theme, content: Content) -> float:
    """The height of all but the cells."""
    inner = width - 2 * MARGIN
    keys = _key_rows(filling(snapshot, content), content, theme, inner)
    if content in VALUED and inner < 480 * theme.text_scale:
        keys = max(keys, 2)  # its numbers change
    rows = max(
        len(in_rows(shown, theme, width)) for shown in (entries(snapshot), _possible(snapshot))
    )
    return (
        2 * MARGIN
        + _heading_height(theme)
        + (0.4 + keys) * _row(theme)
        + rows * legend_height(theme)
        - MARGIN
    )


def _layout(
    width: float, height: float, snapshot: Snapshot, theme: Theme, content: Content, ratio: float
) -> GridLayout:
    cells = height - _around(width, snapshot, theme, content)
    strip = _strip(snapshot, theme, width)
    return lay_out(
        _widths(snapshot),
        width,
        cells + 2 * MARGIN + _heading_height(theme),
        _heading_height(theme),
        strip,
        ratio,
        strip,
        WRAPPED,
        share=1.0,
    )


def _widths(snapshot: Snapshot) -> tuple[int, ...]:
    return tuple(layer.width for layer in snapshot.layers)


def _heading_height(theme: Theme) -> float:
    return 2 * typeface(theme, HEADING_POINTS, bold=True)[1].lineSpacing() + 10


def _row(theme: Theme) -> float:
    """The height of a row of the key."""
    return typeface(theme, KEY_POINTS)[1].height() * 1.25


def _strip(snapshot: Snapshot, theme: Theme, width: float) -> float:
    """How wide a layer's place has to be for its heading: in words, where these have room at this
    width, else 'L1 · 8', else 'L1'."""
    names = list(zip(*headings(snapshot), strict=True))
    most = max(layer.width for layer in snapshot.layers)
    dead = (
        (tr("all dead"), tr("{n} dead", n=grouped(most))),
        (tr("all ×"), f"{grouped(most)} ×"),
    )
    for words in ((*names[1], *dead[0]), (*names[2], *dead[0]), (*names[3], *dead[1])):
        wide = max(text_width(theme, HEADING_POINTS, word, bold=True) for word in words) + BESIDE
        if len(snapshot.layers) * (wide + 1) <= width - 2 * MARGIN:
            break
    return wide + 1


# --- Key and legend


def _name(content: Content) -> str:
    return tr(CAPTIONS[content])


def _key_rows(found: Filling, content: Content, theme: Theme, width: float) -> int:
    if key_width(found, _name(content), theme) <= width:
        return 1
    return 2 if found.note or key_width(found, "", theme) <= width else 3


def _paint_key(
    painter: QPainter, area: QRectF, found: Filling, content: Content, theme: Theme
) -> None:
    """In one row, or else the name above the ramp, and the remark below it."""
    name, row = _name(content), _row(theme)
    rows = _key_rows(found, content, theme, area.width())
    if rows > 1:
        line = QRectF(area.left(), area.top(), area.width(), row)
        write(painter, line, name, theme, KEY_POINTS, "muted")
        area, name = area.adjusted(0, row, 0, 0), ""
    paint_key(painter, area, found, name, theme, rows=max(rows - 1, 1))


def _possible(snapshot: Snapshot) -> list[Entry]:
    """What the legend may have to say of such a network at some step."""
    dying = any(layer.can_die for layer in snapshot.layers)
    states = (State.BORN_DEAD, State.DEAD, State.RARELY_ACTIVE) if dying else (State.SATURATED,)
    return [
        (state, snapshot.neurons)
        for state in (*states, State.DORMANT, State.ALWAYS_ON, State.ALIVE)
    ]
