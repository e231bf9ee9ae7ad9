"""Painting the neuron grid, from a snapshot alone: the widget and figures use the same function.

Nothing here loops over neurons: fills are one small image a layer, scaled up, and marks are put
together by indexing into ready-made tiles, so that 4,096 neurons repaint within a frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from math import ceil
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from app.record.data import Floats
from app.record.snapshot import LayerCensus, Singles, Snapshot, State
from app.window.theme import Theme
from app.window.views.glyphs import FADE_STEPS, Pixels, tile_number, tiles
from app.window.views.grid_layout import SMALLEST, Block, GridLayout, lay_out
from app.window.views.typeface import text_width, typeface

Content = Literal["activity", "response"]
Bytes = npt.NDArray[np.uint8]

RED_ROW = FADE_STEPS + 1

HEADING_POINTS = 9.0


@dataclass(frozen=True)
class Shades:
    """How each hidden neuron of the network is shown, layer after layer; arrays are (neurons,)."""

    level: Bytes
    """Activity on the ramp; of a dead neuron the last it showed alive: what it fades from."""
    gray: Singles
    """How far a cell has grayed out: 0 shows the activity, 1 the gray of the dead."""
    mark: Bytes
    """The State whose mark the cell bears, in the strength of the gray where that is between."""


def settled(snapshot: Snapshot) -> Shades:
    """Nothing fades: the dead are gray, the others are not."""
    return Shades(
        np.concatenate([activity_levels(layer) for layer in snapshot.layers]),
        np.concatenate([layer.dead for layer in snapshot.layers]).astype(np.float32),
        np.concatenate([layer.state for layer in snapshot.layers]),
    )


def layout_for(
    snapshot: Snapshot, theme: Theme, width: float, height: float, ratio: float = 1.0
) -> GridLayout:
    """Where the cells lie in an area of this size."""
    _, metrics = typeface(theme, HEADING_POINTS, bold=True)
    names = (form[0] for form in _headings(snapshot))
    return lay_out(
        tuple(layer.width for layer in snapshot.layers),
        width,
        height,
        round(2 * metrics.lineSpacing() + 10),
        round(max(text_width(theme, HEADING_POINTS, name, bold=True) for name in names)),
        ratio,
    )


def paint_grid(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    content: Content = "activity",
    *,
    shades: Shades | None = None,
    hovered: tuple[int, int] | None = None,
    hovered_heading: int | None = None,
    ratio: float = 1.0,
) -> None:
    """Paint the grid into `area`. `ratio` is how many pixels of the target a unit has: a figure
    that will be enlarged gives more, and gets sharper marks."""
    layout = layout_for(snapshot, theme, area.width(), area.height(), ratio)
    painter.save()
    painter.translate(area.topLeft())
    painter.fillRect(QRectF(0, 0, area.width(), area.height()), theme.color("surface"))
    _paint_headings(painter, layout, snapshot, theme, hovered_heading)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    shades = shades or settled(snapshot)
    rows = _color_rows(snapshot, shades)
    tile = _tile_numbers(shades)
    first = 0
    for number, block in enumerate(layout.blocks):
        cells = slice(first, first + block.count)
        maps = _maps_of(snapshot, number) if content == "response" else None
        _paint_layer(
            painter,
            block,
            layout,
            theme,
            ratio,
            rows[cells],
            tile[cells],
            shades.level[cells],
            maps,
        )
        first += block.count
    if hovered is not None:
        _frame(painter, layout, hovered, theme, theme.color("text"), 1.0)
    if snapshot.lens.neuron is not None:
        _frame(painter, layout, snapshot.lens.neuron, theme, theme.color("accent"), 2.0)
    painter.restore()


# --- Fills


def activity_levels(layer: LayerCensus) -> Bytes:
    """(width,): mean activity on a scale from 0 to 255, the layer's maximum."""
    mean = layer.mean_activity
    finite = np.isfinite(mean)
    peak = mean.max(initial=0.0, where=finite)
    if not peak > 0:
        return np.zeros(len(mean), np.uint8)
    return (np.where(finite, mean, 0.0) / peak * 255).astype(np.uint8)


def _maps_of(snapshot: Snapshot, layer: int) -> Singles | None:
    if snapshot.responses is None or not snapshot.responses.maps:
        return None
    return snapshot.responses.maps[layer]


def _map_levels(maps: Singles, side: int) -> Bytes:
    """(width, side, side), row 0 on top: each neuron's response on its own scale.

    Its own, since what a map shows is where a neuron answers; how strongly, the activity view
    shows. The scale reaches from the lowest answer, or 0 if that is lower, to the highest.
    """
    if maps.shape[1] == 1:
        return _curve_levels(maps[:, 0], side)
    _, rows, columns = maps.shape
    image = _finite_product(_resampler(rows, side)[1], maps, _resampler(columns, side)[0])
    low = image.min(axis=(1, 2), keepdims=True, initial=0.0)
    span = image.max(axis=(1, 2), keepdims=True, initial=0.0) - low
    return ((image - low) * (255 / np.maximum(span, 1e-30))).astype(np.uint8)


def _curve_levels(curves: Singles, side: int) -> Bytes:
    """The same for one input: the activation over x as an area from zero, drawn in the colours of
    high (above) and low (below) on the ramp's middle."""
    height = _finite_product(curves, _resampler(curves.shape[1], side)[0])
    low = height.min(axis=1, keepdims=True, initial=0.0)
    span = np.maximum(height.max(axis=1, keepdims=True, initial=0.0) - low, 1e-30)
    # in pixels above the cell's bottom; a pixel's coverage is how far the area reaches into it
    curve = ((height - low) / span * 0.9 + 0.05)[:, None, :] * side
    zero = (-low / span * 0.9 + 0.05)[:, None, :] * side
    pixel = np.arange(side - 1, -1, -1, dtype=np.float32)[None, :, None]
    reach = np.clip(curve - pixel, 0, 1) - np.clip(zero - pixel, 0, 1)
    return (127.5 + 127.5 * reach).astype(np.uint8)


def _finite_product(*matrices: Singles) -> Singles:
    """Their product, 0 where it is beyond all reason: a neuron that diverged is drawn red."""
    # stacked, not reshaped into one large product: BLAS would start threads for that, which fight
    # with the training thread for the cores
    with np.errstate(invalid="ignore", over="ignore"):
        product = reduce(np.matmul, matrices)
    reasonable = np.abs(product) < 1e30
    if not reasonable.all():
        product[~reasonable] = 0
    return product


@lru_cache(maxsize=32)
def _resampler(given: int, wanted: int) -> tuple[Singles, Singles]:
    """Matrices that resample an axis, between points when there are few and by averages when there
    are many: (given, wanted) for the last axis, (wanted, given) for the one before, upside down."""
    at = (np.arange(wanted) + 0.5) * given / wanted - 0.5
    reach = max(given / wanted, 1.0)
    weights = np.maximum(0, 1 - np.abs(at.clip(0, given - 1) - np.arange(given)[:, None]) / reach)
    across = (weights / weights.sum(axis=0)).astype(np.float32)
    # contiguous: matmul is five times slower on a view turned round
    return across, np.ascontiguousarray(across.T[::-1])


def _color_rows(snapshot: Snapshot, shades: Shades) -> npt.NDArray[np.uint16]:
    """(neurons,): which row of the colour table each neuron takes its colours from."""
    rows = np.ceil(shades.gray * FADE_STEPS).astype(np.uint16)
    rows[np.concatenate([layer.state for layer in snapshot.layers]) == State.DIVERGED] = RED_ROW
    return rows


@lru_cache(maxsize=4)
def _color_table(theme: Theme) -> Pixels:
    """Colours by row * 256 + level: the ramp, ever grayer down to plain gray, then plain red."""
    ramp = theme.activity_ramp().astype(np.float64)
    gray, red = (_rgb(theme.color(name)) for name in ("dead_fill", "diverged"))
    rows = [ramp + (gray - ramp) * (step / FADE_STEPS) for step in range(FADE_STEPS + 1)]
    table = np.concatenate([*rows, np.broadcast_to(red, ramp.shape)]).round().astype(np.uint32)
    packed: Pixels = (
        np.uint32(0xFF000000)
        | (table[:, 0] << np.uint32(16))
        | (table[:, 1] << np.uint32(8))
        | table[:, 2]
    )
    return packed


def _rgb(color: QColor) -> Floats:
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)


# --- A layer's block


def _paint_layer(
    painter: QPainter,
    block: Block,
    layout: GridLayout,
    theme: Theme,
    ratio: float,
    rows: npt.NDArray[np.uint16],
    tile: npt.NDArray[np.intp],
    levels: Bytes,
    maps: Singles | None,
) -> None:
    pitch = round(layout.pitch * ratio)
    gap = round(layout.gap * ratio)
    target = QRectF(block.x, block.y, block.columns * layout.pitch, block.rows * layout.pitch)
    if maps is None or layout.pitch * ratio <= SMALLEST:
        fills = _color_table(theme).take(rows * np.uint16(256) + levels)[:, None, None]
    else:
        # a map fills the cell, not the gap after it
        fills = np.zeros((block.count, pitch, pitch), np.uint32)
        side = pitch - gap
        at = (rows * np.uint16(256))[:, None, None] + _map_levels(maps, side)
        fills[:, :side, :side] = _color_table(theme).take(at)
    _draw(painter, target, _composed(fills, block, theme))
    if gap == 0:
        # mere dots have no room for marks
        return
    marks = tiles(theme, pitch, gap, fading=bool(tile.max() >= len(State)))
    _draw(painter, target, _composed(marks.take(tile, axis=0), block, theme))


def _tile_numbers(shades: Shades) -> npt.NDArray[np.intp]:
    """(neurons,): which tile lies over each cell."""
    numbers = shades.mark.astype(np.intp)
    strength = np.ceil(shades.gray * FADE_STEPS).astype(np.intp).clip(1)
    for mark in (State.DEAD, State.BORN_DEAD):
        fading = (shades.mark == mark) & (strength < FADE_STEPS)
        if fading.any():
            numbers[fading] = tile_number(mark, 0) + 2 * strength[fading]
    return numbers


def _composed(cells: Pixels, block: Block, theme: Theme) -> Pixels:
    """Cells (count, k, k) laid out down the block's columns, as an image; where there is no neuron
    the surface shows."""
    size = cells.shape[1]
    room = block.rows * block.columns
    if room > block.count:
        surface = np.uint32(theme.color("surface").rgba())
        cells = np.concatenate([cells, np.full((room - block.count, size, size), surface)])
    grid = cells.reshape(block.columns, block.rows, size, size).transpose(1, 2, 0, 3)
    return grid.reshape(block.rows * size, block.columns * size)


def _draw(painter: QPainter, target: QRectF, pixels: Pixels) -> None:
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    painter.drawImage(target, QImage(pixels.data, width, height, 4 * width, kind))


def _frame(
    painter: QPainter,
    layout: GridLayout,
    neuron: tuple[int, int],
    theme: Theme,
    color: QColor,
    width: float,
) -> None:
    """A frame around a cell, set off from the cell's own rings by a line of the surface."""
    cell = QRectF(*layout.cell(*neuron))
    line = theme.line(width) if layout.pitch > 12 else width
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = 0.1 * cell.width() if layout.pitch > 12 else 0.0
    for reach, pen in ((0.5, QPen(theme.color("surface"), 1.5)), (1 + line / 2, QPen(color, line))):
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        around = cell.adjusted(-reach, -reach, reach, reach)
        painter.drawRoundedRect(around, radius + reach, radius + reach)


# --- Headings


def _headings(snapshot: Snapshot) -> list[tuple[str, ...]]:
    """Per layer its heading, in words and ever shorter."""
    return [
        (
            f"layer {number} · {layer.width} {layer.activation}",
            f"layer {number} · {layer.width}",
            f"L{number} · {layer.width}",
            f"L{number}",
            f"{number}",
        )
        for number, layer in enumerate(snapshot.layers, start=1)
    ]


def _deaths(layer: LayerCensus) -> tuple[str, ...]:
    dead = int(layer.dead.sum())
    if dead == 0:
        return ("", "", "")
    if dead == layer.width:
        return ("all dead", "all ×", "×")
    return (f"{dead} dead", f"{dead} ×", "×")


def _paint_headings(
    painter: QPainter,
    layout: GridLayout,
    snapshot: Snapshot,
    theme: Theme,
    hovered: int | None,
) -> None:
    plain, _ = typeface(theme, HEADING_POINTS)
    bold, metrics = typeface(theme, HEADING_POINTS, bold=True)
    room = min(block.slot[1] for block in layout.blocks) - 4
    names = _longest_fitting(_headings(snapshot), metrics, room)
    deaths = _longest_fitting([_deaths(layer) for layer in snapshot.layers], metrics, room)
    line = metrics.lineSpacing()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    # where not even the numbers have room, every second or third stands for all
    every = max(1, ceil(max(metrics.horizontalAdvance(name) for name in names) / max(room, 1)))
    for number in range(len(layout.blocks)):
        x, y, width, _ = layout.heading(number)
        shown = number == snapshot.lens.layer
        if (number - snapshot.lens.layer) % every == 0:
            lit = shown or number == hovered
            painter.setFont(bold if shown else plain)
            painter.setPen(theme.color("text" if lit else "muted"))
            place = QRectF(x - width, y, 3 * width, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, names[number])
        if shown:
            half = metrics.horizontalAdvance(names[number]) / 2
            bar = QRectF(x + width / 2 - half, y + line + 1, 2 * half, theme.line(2.0))
            painter.fillRect(bar, theme.color("accent"))
        if deaths[number]:
            painter.setFont(bold if snapshot.layers[number].dead.all() else plain)
            painter.setPen(theme.color("text"))
            below = QRectF(x, y + line + 4, width, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, deaths[number])


def _longest_fitting(
    forms: list[tuple[str, ...]], metrics: QFontMetricsF, room: float
) -> list[str]:
    """All texts in the longest form in which each of them fits; else the shortest."""
    for texts in zip(*forms, strict=True):
        if all(metrics.horizontalAdvance(text) <= room for text in texts):
            return list(texts)
    return [form[-1] for form in forms]
