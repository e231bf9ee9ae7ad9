"""Painting the neuron grid, from a snapshot alone: the widget and figures use the same function.

Nothing here loops over neurons: fills are one small image a layer, scaled up, and marks are put
together by indexing into ready-made tiles, so that 4,096 neurons repaint within a frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial, reduce
from math import ceil

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from app.language import tr
from app.record.data import Bools, Floats, Singles
from app.record.snapshot import LayerCensus, Snapshot, State
from app.window.theme import Theme
from app.window.views.glyphs import (
    FADE_STEPS,
    Pixels,
    draw_pixels,
    hole_tile,
    lock_tiles,
    plain_color,
    tile_number,
    tiles,
)
from app.window.views.grain import grain_of
from app.window.views.neurons.contents import (
    CAPTIONS,
    VALUED,
    Bytes,
    Content,
    Filling,
    Ramp,
    filling,
)
from app.window.views.neurons.layout import MARGIN, SMALLEST, Block, GridLayout, lay_out
from app.window.views.typeface import text_width, typeface
from app.window.views.units import size_words
from app.window.views.words import UNKNOWN, count, grouped

RED_ROW = FADE_STEPS + 1
PLAIN_ROW = FADE_STEPS + 2

REASONABLE = 1e30
"""Larger values only a network has that diverges: red all over."""
HEADING_POINTS = 9.0
KEY_POINTS = 8.5
KEY_FROM = 170.0
"""A grid lower than this, in units of text size, needs all its height for the cells: its key then
has to stand elsewhere."""


@dataclass(frozen=True)
class Shades:
    """How each hidden neuron of the network is shown, layer after layer; arrays are (neurons,)."""

    level: Bytes
    """Where on the ramp; of a neuron that grays out the last it showed alive: what it fades
    from."""
    plain: Bools
    """There is nothing to show."""
    gray: Singles
    """How far a cell has grayed out: 0 shows the level, 1 the gray of the dead. Where the dead
    show a value too, only their marks come and go by this."""
    mark: Bytes
    """The State whose mark the cell bears, in the strength of the gray where that is between."""


def settled(snapshot: Snapshot, content: Content = "activity") -> Shades:
    """Nothing fades: the dead are gray, the others are not."""
    found = filling(snapshot, content)
    state = np.concatenate([layer.state for layer in snapshot.layers])
    return Shades(
        # the ramp's middle is about the colour of plain cells: from there the dead gray out that
        # are revealed
        np.where(state == State.HIDDEN, np.uint8(127), found.level),
        found.plain,
        np.concatenate([layer.dead for layer in snapshot.layers]).astype(np.float32),
        state,
    )


def layout_for(
    snapshot: Snapshot, theme: Theme, width: float, height: float, ratio: float = 1.0
) -> GridLayout:
    """Where the cells lie in an area of this size."""
    _, metrics = typeface(theme, HEADING_POINTS, bold=True)
    names = (form[0] for form in headings(snapshot))
    return lay_out(
        tuple(layer.width for layer in snapshot.layers),
        width,
        height - _key_height(theme, height),
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
    painter.fillRect(area, theme.ground())
    painter.translate(area.topLeft())
    paint_headings(painter, layout, snapshot, theme, hovered_heading, snapshot.lens.layer)
    found = paint_cells(painter, layout, snapshot, theme, content, shades, ratio)
    if hovered is not None:
        frame(painter, layout, hovered, theme, theme.color("text"), 1.0)
    if snapshot.lens.neuron is not None:
        frame(painter, layout, snapshot.lens.neuron, theme, theme.color("accent"), 2.0)
    high = _key_height(theme, area.height())
    if has_key(theme, area.height()):
        place = QRectF(MARGIN, area.height() - high, area.width() - 2 * MARGIN, high)
        paint_key(painter, place, found, tr(CAPTIONS[content]), theme)
    painter.restore()


def paint_cells(
    painter: QPainter,
    layout: GridLayout,
    snapshot: Snapshot,
    theme: Theme,
    content: Content,
    shades: Shades | None,
    ratio: float,
) -> Filling:
    """The cells alone, where the layout has them; returns what fills them. Without `shades` nothing
    fades."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    shades = shades or settled(snapshot, content)
    found = filling(snapshot, content)
    colors = _color_table(theme, found.ramp)
    colored = _colored(found, content)
    rows = _color_rows(snapshot, shades, colored)
    tile = _tile_numbers(shades)
    first = 0
    for number, block in enumerate(layout.blocks):
        cells = slice(first, first + block.count)
        levels = _levels_of(snapshot, number) if content == "response" else None
        _paint_layer(
            painter,
            block,
            layout,
            theme,
            ratio,
            colors.take(rows[cells] * np.uint16(256) + shades.level[cells]),
            tile[cells],
            None if levels is None else (colors, rows[cells], levels),
            colored[cells],
            snapshot.layers[number].frozen,
        )
        first += block.count
    painter.restore()
    return found


# --- Key


def has_key(theme: Theme, height: float) -> bool:
    """Whether a grid of this height has its key below the cells."""
    return height >= KEY_FROM * theme.text_scale


def paint_key(
    painter: QPainter, area: QRectF, shown: Filling, name: str, theme: Theme, rows: int = 1
) -> None:
    """What the cells' colours mean: the name, the ramp between what its ends mean, and a remark.
    Where there is no room, the remark gets the second of two rows, or goes; then the name goes, the
    ramp shrinks, and the words of its ends are cut short."""
    font, metrics = typeface(theme, KEY_POINTS)
    unit = theme.text_scale
    painter.setFont(font)
    if shown.note:
        words = f"{name}: {shown.note}" if name else shown.note
        if metrics.horizontalAdvance(words) > area.width():
            words = metrics.elidedText(shown.note, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(theme.color("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        return
    wide, step, between = 84 * unit, 6 * unit, 14 * unit
    parts = [name, shown.low, shown.high, shown.remark]
    sizes = [metrics.horizontalAdvance(part) for part in parts]

    def reach() -> float:
        ends = sizes[1] + wide + sizes[2] + 2 * step
        return ends + sum(size + between for size in (sizes[0], sizes[3]) if size)

    below = ""
    for least in (0, 3) if shown.telling else (3, 0):
        if reach() > area.width():
            below = parts[3] or below
            parts[least], sizes[least] = "", 0.0
    wide = max(min(wide, area.width() - 1 - (reach() - wide)), 16.0)
    room = max(area.width() - sizes[1] - wide - 2 * step, 0.0)
    if sizes[2] > room:
        parts[2] = metrics.elidedText(parts[2], Qt.TextElideMode.ElideRight, room)
        sizes[2] = metrics.horizontalAdvance(parts[2])
    x = area.left()
    if below and rows > 1:
        line = area.height() / 2
        place = QRectF(area.left(), area.top() + line, area.width(), line)
        below = metrics.elidedText(below, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, below)
        area = QRectF(area.left(), area.top(), area.width(), line)

    def write(part: int, color: str, after: float) -> None:
        nonlocal x
        if parts[part]:
            painter.setPen(theme.color(color))
            place = QRectF(x, area.top(), sizes[part] + 1, area.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, parts[part])
            x += sizes[part] + after

    write(0, "muted", between)
    write(1, "text", step)
    bar = QRectF(x, area.center().y() - 4.5 * unit, wide, 9 * unit)
    _paint_ramp(painter, bar, shown, theme)
    x += wide + step
    write(2, "text", between)
    write(3, "muted", 0.0)


def key_width(shown: Filling, name: str, theme: Theme, rows: int = 1) -> float:
    """How much room a key needs in which nothing is cut short."""

    def wide(words: str) -> float:
        return text_width(theme, KEY_POINTS, words)

    unit = theme.text_scale
    if shown.note:
        return wide(f"{name}: {shown.note}" if name else shown.note) + 1
    ramp = wide(shown.low) + wide(shown.high) + (84 if rows == 1 else 40) * unit + 12 * unit + 2
    if rows > 1:
        return max(ramp, wide(shown.remark) + 1)
    return ramp + sum(wide(words) + 14 * unit for words in (name, shown.remark) if words)


def _paint_ramp(painter: QPainter, bar: QRectF, shown: Filling, theme: Theme) -> None:
    pixels = _color_table(theme, shown.ramp)[None, :256]
    grain = grain_of(painter)
    line = grain.thick(1.0)
    left, top = grain.x(bar.left()), grain.y(bar.top())
    right, bottom = grain.x(bar.right()) + line, grain.y(bar.bottom()) + line
    painter.save()
    # over the edge's whole place, and the colours within it
    painter.fillRect(QRectF(left, top, right - left, bottom - top), theme.color("muted"))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inside = QRectF(left + line, top + line, right - left - 2 * line, bottom - top - 2 * line)
    draw_pixels(painter, inside, pixels)
    if shown.of_middle:
        below = grain.upright((left + right) / 2, bottom, bottom + 3, line)
        painter.fillRect(below, theme.color("muted"))
    painter.restore()


def _key_height(theme: Theme, height: float) -> float:
    """How much of a grid's height the key takes."""
    high = round(typeface(theme, KEY_POINTS)[1].height() * 1.5)
    return high if has_key(theme, height) else 0


# --- Fills


def _levels_of(snapshot: Snapshot, layer: int) -> Callable[[int], Bytes] | None:
    """What makes the levels (width, side, side) of a layer's cells of so many pixels: from feature
    maps, or from responses over the input plane."""
    if snapshot.layers[layer].positions is not None:
        found = snapshot.feature_maps[layer] if snapshot.feature_maps else None
        return None if found is None else partial(_feature_levels, found)
    if snapshot.responses is None or not snapshot.responses.maps:
        return None
    return partial(_map_levels, snapshot.responses.maps[layer])


def _feature_levels(maps: Singles, side: int) -> Bytes:
    """(width, side, side): a crisp square a value, the first row on top, each map on its own scale
    as responses are."""
    _, rows, columns = maps.shape
    finite = np.where(np.abs(maps) < REASONABLE, maps, np.float32(0))
    down, across = (np.arange(side) * n // side for n in (rows, columns))
    return _scaled_alone(finite)[:, down][:, :, across]


def _scaled_alone(images: Singles) -> Bytes:
    """Each from the lowest value, or 0 if that is lower, to its highest."""
    low = images.min(axis=(1, 2), keepdims=True, initial=0.0)
    span = images.max(axis=(1, 2), keepdims=True, initial=0.0) - low
    return ((images - low) * (255 / np.maximum(span, 1e-30))).astype(np.uint8)


def _map_levels(maps: Singles, side: int) -> Bytes:
    """(width, side, side), row 0 on top: each neuron's response on its own scale.

    Its own, since what a map shows is where a neuron answers; how strongly, the activity view
    shows. The scale reaches from the lowest answer, or 0 if that is lower, to the highest.
    """
    if maps.shape[1] == 1:
        return _curve_levels(maps[:, 0], side)
    _, rows, columns = maps.shape
    return _scaled_alone(
        _finite_product(_resampler(rows, side)[1], maps, _resampler(columns, side)[0])
    )


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
    reasonable = np.abs(product) < REASONABLE
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


def _colored(found: Filling, content: Content) -> Bools:
    """(neurons,): whose cell does not go gray in death, but shows its value under the cross."""
    if content not in VALUED:
        return np.zeros(len(found.level), np.bool_)
    return np.ones(len(found.level), np.bool_) if found.unknown is None else ~found.unknown


def _color_rows(snapshot: Snapshot, shades: Shades, colored: Bools) -> npt.NDArray[np.uint16]:
    """(neurons,): which row of the colour table each neuron takes its colours from."""
    gray = np.where(colored, np.float32(0), shades.gray)
    rows = np.ceil(gray * FADE_STEPS).astype(np.uint16)
    rows[shades.plain & (rows == 0)] = PLAIN_ROW
    rows[np.concatenate([layer.state for layer in snapshot.layers]) == State.DIVERGED] = RED_ROW
    return rows


@lru_cache(maxsize=8)
def _color_table(theme: Theme, ramp: Ramp) -> Pixels:
    """Colours by row * 256 + level: the ramp, ever grayer down to plain gray, then plain red, then
    the colour of cells with nothing to show."""
    levels = _ramp(theme, ramp).astype(np.float64)
    gray, red = (_rgb(theme.color(name)) for name in ("dead_fill", "diverged"))
    plain = _rgb(plain_color(theme))
    rows = [levels + (gray - levels) * (step / FADE_STEPS) for step in range(FADE_STEPS + 1)]
    rows += [np.broadcast_to(color, levels.shape) for color in (red, plain)]
    table = np.concatenate(rows).round().astype(np.uint32)
    packed: Pixels = (
        np.uint32(0xFF000000)
        | (table[:, 0] << np.uint32(16))
        | (table[:, 1] << np.uint32(8))
        | table[:, 2]
    )
    return packed


def _ramp(theme: Theme, ramp: Ramp) -> Bytes:
    """(256, 3)."""
    if ramp == "two-sided":
        return theme.activity_ramp()
    # the least is still told from a plain cell
    pale, vivid = _rgb(theme.mixed("surface", "high", 0.16)), _rgb(theme.color("high"))
    share = np.linspace(0, 1, 256)[:, None]
    return (pale + (vivid - pale) * share).round().astype(np.uint8)


def _rgb(color: QColor) -> Floats:
    return np.array([color.red(), color.green(), color.blue()], dtype=np.float64)


# --- A layer's block


def _paint_layer(
    painter: QPainter,
    block: Block,
    layout: GridLayout,
    theme: Theme,
    ratio: float,
    plain_fills: Pixels,
    tile: npt.NDArray[np.intp],
    mapped: tuple[Pixels, npt.NDArray[np.uint16], Callable[[int], Bytes]] | None,
    colored: Bools,
    frozen: Bools,
) -> None:
    """`plain_fills` are the cells' colours; `mapped`, where cells show maps, is the colour table,
    its row for each cell, and what makes the levels; `colored`, which cells have a colour even in
    death; `frozen`, which have a lock."""
    pitch = round(layout.pitch * ratio)
    gap = round(layout.gap * ratio)
    if mapped is None or layout.pitch * ratio <= SMALLEST:
        fills = plain_fills[:, None, None]
    else:
        # a map fills the cell, not the gap after it
        fills = np.zeros((block.count, pitch, pitch), np.uint32)
        side = pitch - gap
        colors, rows, levels = mapped
        at = (rows * np.uint16(256))[:, None, None] + levels(side)
        fills[:, :side, :side] = colors.take(at)
    beyond = np.uint32(0 if theme.clear else theme.color("surface").rgba())
    sheets = [_composed(fills, block, beyond)]
    # mere dots have no room for marks
    if gap:
        fading = bool(tile.max() >= len(State))
        if colored.all() or not colored.any():
            marks = tiles(theme, pitch, gap, fading, bool(colored[0]))
        else:
            kinds = [tiles(theme, pitch, gap, fading, on_color) for on_color in (False, True)]
            marks = np.concatenate(kinds)
            tile = tile + colored * len(kinds[0])
        sheets.append(_composed(marks.take(tile, axis=0), block, beyond))
        if frozen.any():
            locks = lock_tiles(theme, pitch, gap).take(frozen.astype(np.intp), axis=0)
            sheets.append(_composed(locks, block, beyond))
    size = block.columns * max(pitch, 1), block.rows * max(pitch, 1)
    grain = grain_of(painter)
    if abs(grain.across - ratio) < 0.01 * ratio and pitch:
        target = grain.box(block.x, block.y, *size)
    else:
        width, height = block.columns * layout.pitch, block.rows * layout.pitch
        target = QRectF(block.x, block.y, width, height)
    if not (grain.vectors or theme.clear):
        for sheet in sheets:
            draw_pixels(painter, target, sheet)
        return
    holes = None
    if theme.clear and gap:
        holes = _composed(hole_tile(pitch, gap), block, np.uint32(0xFF000000))
    painter.drawImage(target, _together(sheets, size, holes))


def _together(sheets: list[Pixels], size: tuple[int, int], holes: Pixels | None) -> QImage:
    """All in one image of this size; what is behind it shows through the holes. In vectors a small
    image that is scaled up may be blurred by whoever shows it."""
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    place = QRectF(image.rect())
    with QPainter(image) as painter:
        for sheet in sheets:
            draw_pixels(painter, place, sheet)
        if holes is not None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            draw_pixels(painter, place, holes)
    return image


def _tile_numbers(shades: Shades) -> npt.NDArray[np.intp]:
    """(neurons,): which tile lies over each cell."""
    numbers = shades.mark.astype(np.intp)
    strength = np.ceil(shades.gray * FADE_STEPS).astype(np.intp).clip(1)
    for mark in (State.DEAD, State.BORN_DEAD):
        fading = (shades.mark == mark) & (strength < FADE_STEPS)
        if fading.any():
            numbers[fading] = tile_number(mark, 0) + 2 * strength[fading]
    return numbers


def _composed(cells: Pixels, block: Block, beyond: np.uint32) -> Pixels:
    """Cells (count, k, k), or one for all, laid out down the block's columns, as an image; where
    there is no neuron it is of the colour `beyond`."""
    size = cells.shape[1]
    room = block.rows * block.columns
    grid = cells
    if room > len(cells):
        grid = np.full((room, size, size), beyond)
        grid[: block.count] = cells
    columns = grid.reshape(block.columns, block.rows, size, size).transpose(1, 2, 0, 3)
    return columns.reshape(block.rows * size, block.columns * size)


def frame(
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


def headings(snapshot: Snapshot) -> list[tuple[str, ...]]:
    """Per layer its heading, in words and ever shorter."""
    return [
        (
            _in_full(at, layer),
            _named(at, layer),
            tr("L{layer} · {n}", layer=at, n=n),
            tr("L{layer}", layer=at),
            f"{at}",
        )
        for at, layer in enumerate(snapshot.layers, start=1)
        for n in (grouped(layer.width),)
    ]


def _named(number: int, layer: LayerCensus) -> str:
    """'layer 2 · 16' or 'layer 1 · 8 channels'."""
    if layer.positions is None:
        return tr("layer {layer} · {n}", layer=number, n=grouped(layer.width))
    one, many = tr("layer {layer} · {n} channel"), tr("layer {layer} · {n} channels")
    return count(layer.width, one, many, layer=number)


def _in_full(number: int, layer: LayerCensus) -> str:
    """'layer 2 · 16 relu', or 'layer 1 · 8 channels 3×3 relu · 6×6': the kernel's size, then the
    feature maps'."""
    about = {"layer": number, "activation": layer.activation}
    if layer.positions is None or layer.laid_out is None:
        return tr("layer {layer} · {n} {activation}", n=grouped(layer.width), **about)
    about |= {"kernel": size_words(layer.laid_out), "map": size_words(layer.positions)}
    return count(
        layer.width,
        tr("layer {layer} · {n} channel {kernel} {activation} · {map}"),
        tr("layer {layer} · {n} channels {kernel} {activation} · {map}"),
        **about,
    )


def _deaths(layer: LayerCensus) -> tuple[str, ...]:
    if (layer.state == State.HIDDEN).any():
        return (tr("{n} dead", n=UNKNOWN), f"{UNKNOWN} ×", UNKNOWN)
    dead = int(layer.dead.sum())
    if dead == 0:
        return ("", "", "")
    if dead == layer.width:
        return (tr("all dead"), tr("all ×"), "×")
    return (tr("{n} dead", n=grouped(dead)), f"{grouped(dead)} ×", "×")


def paint_headings(
    painter: QPainter,
    layout: GridLayout,
    snapshot: Snapshot,
    theme: Theme,
    hovered: int | None,
    marked: int | None,
) -> None:
    """The layers' names, and how many of each are dead. The one that is `marked` is underlined."""
    plain, _ = typeface(theme, HEADING_POINTS)
    bold, metrics = typeface(theme, HEADING_POINTS, bold=True)
    room = min(block.slot[1] for block in layout.blocks) - 4
    names = _longest_fitting(headings(snapshot), metrics, room)
    deaths = _longest_fitting([_deaths(layer) for layer in snapshot.layers], metrics, room)
    line = metrics.lineSpacing()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    # where not even the numbers have room, every second or third stands for all
    every = max(1, ceil(max(metrics.horizontalAdvance(name) for name in names) / max(room, 1)))
    for number in range(len(layout.blocks)):
        x, y, width, _ = layout.heading(number)
        shown = number == marked
        if (number - (marked or 0)) % every == 0:
            lit = shown or number == hovered or marked is None
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
