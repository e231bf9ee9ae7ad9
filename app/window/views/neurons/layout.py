"""Where the cells of the neuron grid lie: pure arithmetic, no Qt.

A layer is a block of cells. Neurons go down the block's first column, then down the next.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

Box = tuple[float, float, float, float]
"""x, y, width, height."""

LARGEST = 44.0
SMALLEST = 3.0
"""Below this a cell is only a coloured dot; used where nothing else fits."""
WRAPPED = 0.8
"""A layer in one column reads as a layer, so wrapping has to win a quarter in cell size."""
MARGIN = 8.0


@dataclass(frozen=True)
class Block:
    """One layer's cells. The first cell's corner is at (x, y); `slot` is (x, width) of the strip
    that belongs to the layer, its heading included."""

    x: float
    y: float
    rows: int
    columns: int
    count: int
    slot: tuple[float, float]


@dataclass(frozen=True)
class GridLayout:
    """All blocks. Cells are squares of side `pitch - gap`, `pitch` apart."""

    pitch: float
    gap: float
    heading_height: float
    blocks: tuple[Block, ...]

    def cell(self, layer: int, index: int) -> Box:
        """The square of a neuron, without the gap around it."""
        block = self.blocks[layer]
        column, row = divmod(index, block.rows)
        side = self.pitch - self.gap
        return block.x + column * self.pitch, block.y + row * self.pitch, side, side

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The neuron (layer, index) drawn at a point; the gap belongs to the cell before it."""
        for layer, block in enumerate(self.blocks):
            column = floor((x - block.x) / self.pitch)
            row = floor((y - block.y) / self.pitch)
            index = column * block.rows + row
            inside = 0 <= column < block.columns and 0 <= row < block.rows
            if inside and index < block.count:
                return layer, index
        return None

    @property
    def bottom(self) -> float:
        """How far down the cells reach."""
        return max(block.y + block.rows * self.pitch for block in self.blocks)

    def heading(self, layer: int) -> Box:
        """The strip above a layer's block that names it."""
        x, width = self.blocks[layer].slot
        return x, MARGIN, width, self.heading_height

    def heading_at(self, x: float, y: float) -> int | None:
        """The layer whose heading is at a point."""
        for layer in range(len(self.blocks)):
            left, top, width, height = self.heading(layer)
            if left <= x < left + width and 0 <= y < top + height:
                return layer
        return None

    def neighbour(self, neuron: tuple[int, int], right: int, down: int) -> tuple[int, int]:
        """The neuron one cell away in a direction, over the border to the next layer; the same
        neuron where there is none."""
        layer, index = neuron
        block = self.blocks[layer]
        column, row = divmod(index, block.rows)
        if down:
            there = column * block.rows + min(max(row + down, 0), block.rows - 1)
            return layer, min(there, block.count - 1)
        column += right
        if not 0 <= column < block.columns:
            layer += right
            if not 0 <= layer < len(self.blocks):
                return neuron
            block = self.blocks[layer]
            column = 0 if right > 0 else block.columns - 1
        first = column * block.rows
        return layer, first + min(row, min(block.rows, block.count - first) - 1)


@lru_cache(maxsize=16)
def lay_out(
    widths: tuple[int, ...],
    width: float,
    height: float,
    heading_height: float,
    heading_width: float,
    ratio: float = 1.0,
    narrowest: float = 0.0,
    wrapped: float = WRAPPED,
    share: float = 0.5,
) -> GridLayout:
    """Place layers of these widths in an area, every cell inside it and as large as can be.

    Columns stand apart so far that a heading of `heading_width` fits, where there is room.
    `ratio` is device pixels per unit: cells begin and end on whole device pixels.
    `narrowest`: no layer's strip is narrower, if need be at the cost of the cells. `wrapped`: what
    cells are worth that are not in one column a layer. `share`: of the height, what headings get at
    most.
    """
    heading_height = min(heading_height, max(height - 2 * MARGIN, 0) * share)
    inner_width = max(width - 2 * MARGIN, 1.0)
    inner_height = max(height - 2 * MARGIN - heading_height, 1.0)

    def worth(pitch: float) -> float:
        columns = _columns(widths, inner_height, pitch)
        cells = sum(c * ceil(n / c) for c, n in zip(columns, widths, strict=True))
        return pitch * sum(widths) / cells * (wrapped if max(columns) > 1 else 1.0)

    sizes = [n / ratio for n in range(floor(LARGEST * ratio), ceil(SMALLEST * ratio) - 1, -1)]
    room = (inner_width, inner_height)
    fitting = [pitch for pitch in sizes if fits(widths, *room, pitch, narrowest)]
    if fitting:
        pitch = max(fitting, key=worth)
    else:
        pitch = SMALLEST
        while not fits(widths, *room, pitch, narrowest):
            pitch *= 0.95

    columns = _columns(widths, inner_height, pitch)
    slack = inner_width - sum(columns) * pitch
    apart = min(slack / len(widths), max(heading_width - min(columns) * pitch + 12, 40.0))
    left = MARGIN + (slack - apart * len(widths)) / 2
    top = round((MARGIN + heading_height) * ratio) / ratio
    blocks = []
    for n, c in zip(widths, columns, strict=True):
        slot = (left, c * pitch + apart)
        # the gap after the last column is no part of the picture: without it the block is centred
        x = floor((left + (apart + gap_of(pitch, ratio)) / 2) * ratio) / ratio
        blocks.append(Block(x, top, ceil(n / c), c, n, slot))
        left += slot[1]
    return GridLayout(pitch, gap_of(pitch, ratio), heading_height, tuple(blocks))


def fits(
    widths: tuple[int, ...], width: float, height: float, pitch: float, narrowest: float = 0.0
) -> bool:
    """Whether cells of this pitch have room, in strips none of which is narrower than that."""
    columns = _columns(widths, height, pitch)
    across = sum(columns) * pitch
    strip = min(columns) * pitch + (width - across) / len(widths)
    if strip < min(narrowest, width / len(widths) - 1):
        return False
    between = min(max(4.0, min(16.0, 0.4 * pitch)), width / (4 * len(widths)))
    return across + len(widths) * between <= width and pitch <= height


def fewest_rows(widths: tuple[int, ...], width: float, pitch: float, narrowest: float = 0.0) -> int:
    """How many rows cells of this pitch need at least."""
    rows = range(1, max(widths) + 1)
    found = bisect_left(
        rows, True, key=lambda n: fits(widths, width, n * pitch + 0.01, pitch, narrowest)
    )
    return min(found + 1, max(widths))


def _columns(widths: tuple[int, ...], height: float, pitch: float) -> list[int]:
    rows = max(floor(height / pitch), 1)
    return [ceil(n / rows) for n in widths]


def gap_of(pitch: float, ratio: float) -> float:
    """The gap between cells of this pitch, in whole device pixels; none between mere dots."""
    pixels = pitch * ratio
    if pixels < SMALLEST:
        return 0.0
    return max(1, round(pixels / 14)) / ratio
