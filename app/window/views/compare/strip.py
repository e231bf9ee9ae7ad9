"""The neurons of one side in a strip: layer after layer, like the lines of a text.

Where a neuron stands follows from the widths of the layers alone. So in the strips of both sides it
stands at the same place, whatever their activations are called.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.language import tr
from app.record.snapshot import LayerCensus, Snapshot, State
from app.window.theme import Theme
from app.window.views.focus import KeyFocus
from app.window.views.glyphs import Pixels, draw_cell, plain
from app.window.views.lettering import LEFT, write
from app.window.views.neurons.grid import describe, describe_layer
from app.window.views.neurons.layout import gap_of
from app.window.views.typeface import text_width, typeface

Neuron = tuple[int, int]

LARGEST = 22
"""Pixels of a cell with its gap, at desk size."""
SMALLEST = 3
READABLE = 6
"""Pixels of a cell, at desk size, with which layers are still put into one line to save height."""
MOST_LINES = 2
"""A strip is at most so many lines of the largest cells high."""
POINTS = 9.0
MARGIN = 8.0

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True)
class Block:
    """One layer: its name at (x, y), its first cell at (x + named, y + inset), `columns` a line."""

    x: float
    y: float
    columns: int
    count: int
    inset: float
    """Cells that are lower than the name stand at its middle."""


@dataclass(frozen=True)
class Strip:
    """All layers; cells are `pitch` apart."""

    pitch: int
    line: int
    """How high a name is, and a line of cells at least."""
    named: float
    height: float
    blocks: tuple[Block, ...]

    def cell(self, layer: int, index: int) -> QRectF:
        """The square of a neuron, the gap after it included."""
        block = self.blocks[layer]
        line, column = divmod(index, block.columns)
        left = block.x + self.named + column * self.pitch
        top = block.y + block.inset + line * self.pitch
        return QRectF(left, top, self.pitch, self.pitch)

    def name(self, layer: int) -> QRectF:
        """Where the layer's name stands."""
        block = self.blocks[layer]
        return QRectF(block.x, block.y, self.named, self.line)

    def neuron_at(self, at: QPointF) -> Neuron | None:
        """The neuron drawn at a point."""
        for layer, block in enumerate(self.blocks):
            column = (at.x() - block.x - self.named) // self.pitch
            line = (at.y() - block.y - block.inset) // self.pitch
            index = int(line * block.columns + column)
            if line >= 0 and 0 <= column < block.columns and index < block.count:
                return layer, index
        return None

    def layer_at(self, at: QPointF) -> int | None:
        """The layer whose name is at a point."""
        found = (layer for layer in range(len(self.blocks)) if self.name(layer).contains(at))
        return next(found, None)


def lay_out(widths: tuple[int, ...], width: float, theme: Theme, low: bool = False) -> Strip:
    """The largest cells with which the strip is not too high; `low`: all in one line, unless the
    cells were too small to be told apart."""
    longest = text_width(theme, POINTS, _name_of(len(widths) - 1), bold=True)
    return _lay_out(widths, width, theme, low, round(longest + 5 * theme.text_scale))


def _name_of(layer: int) -> str:
    return tr("L{layer}", layer=layer + 1)


@lru_cache(maxsize=16)
def _lay_out(widths: tuple[int, ...], width: float, theme: Theme, low: bool, named: int) -> Strip:
    """The same with so much room for a layer's name."""
    largest = round(LARGEST * theme.text_scale)
    if low:
        for pitch in range(largest, round(READABLE * theme.text_scale) - 1, -1):
            found = _flow(widths, width, pitch, theme, named, apart=8.0)
            if _is_one_line(found):
                return found
    most = MOST_LINES * largest
    found = _flow(widths, width, SMALLEST, theme, named)
    for pitch in range(largest, SMALLEST, -1):
        found = _flow(widths, width, pitch, theme, named)
        if found.height <= most + 2 * MARGIN:
            break
    return found


def _flow(
    widths: tuple[int, ...],
    width: float,
    pitch: int,
    theme: Theme,
    named: int,
    apart: float = 12.0,
) -> Strip:
    # small cells are lower than a name
    line = max(pitch, round(typeface(theme, POINTS, bold=True)[1].height()))
    inside, apart = width - 2 * MARGIN, apart * theme.text_scale
    room = max(int((inside - named) // pitch), 1)
    x, y, lines, blocks = 0.0, 0.0, 0, []
    for count in widths:
        columns = min(count, room)
        if x and x + named + columns * pitch > inside:
            x, y, lines = 0.0, y + _high(lines, pitch, line), 0
        own = ceil(count / columns)
        inset = max(line - own * pitch, 0) // 2
        blocks.append(Block(MARGIN + x, MARGIN + y, columns, count, inset))
        lines = max(lines, own)
        x += named + columns * pitch + apart
    height = y + _high(lines, pitch, line) + 2 * MARGIN - 2
    return Strip(pitch, line, named, height, tuple(blocks))


def _is_one_line(strip: Strip) -> bool:
    return all(block.y == MARGIN and block.columns == block.count for block in strip.blocks)


def _high(lines: int, pitch: int, line: int) -> float:
    return max(lines * pitch, line) + 2


def paint_strip(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    *,
    hovered: Neuron | None = None,
    ratio: float = 1.0,
    low: bool = False,
) -> None:
    """Paint the strip into `area`, as wide as that is. `ratio` is device pixels per unit; `low`:
    in one line where that is possible."""
    strip = lay_out(_widths(snapshot), area.width(), theme, low)
    painter.save()
    painter.translate(area.topLeft())
    painter.fillRect(QRectF(0, 0, area.width(), area.height()), theme.ground())
    for layer, census in enumerate(snapshot.layers):
        shown, place = layer == snapshot.lens.layer, strip.name(layer)
        color = "text" if shown else "muted"
        write(painter, place, _name_of(layer), theme, POINTS, color, bold=shown, align=LEFT)
        _paint_cells(painter, strip, layer, census, theme, ratio)
    for neuron, role, line in ((hovered, "text", 1.0), (snapshot.lens.neuron, "accent", 2.0)):
        if neuron is not None and _known(snapshot, neuron):
            _frame(painter, strip, neuron, theme, role, line, ratio)
    painter.restore()


def _paint_cells(
    painter: QPainter, strip: Strip, layer: int, census: LayerCensus, theme: Theme, ratio: float
) -> None:
    """A layer's cells, put together to one picture."""
    block, side = strip.blocks[layer], round(strip.pitch * ratio)
    cells = _cells(theme, side, round(gap_of(strip.pitch, ratio) * ratio))
    lines = ceil(block.count / block.columns)
    # what is left of the last line is plain surface, which comes last
    at = np.full(lines * block.columns, len(cells) - 1, np.intp)
    at[: block.count] = census.state + len(State) * census.frozen
    grid = cells.take(at, axis=0).reshape(lines, block.columns, side, side).transpose(0, 2, 1, 3)
    pixels = np.ascontiguousarray(grid.reshape(lines * side, block.columns * side))
    high, wide = pixels.shape
    image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)
    first = strip.cell(layer, 0).topLeft()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(first.x(), first.y(), wide / ratio, high / ratio), image)


@lru_cache(maxsize=16)
def _cells(theme: Theme, side: int, gap: int) -> Pixels:
    """(2 states + 1, side, side): a cell in each state with its gap, each again with the lock of
    the frozen, and one of plain surface."""
    theme = plain(theme)
    kinds = [(state, frozen) for frozen in (False, True) for state in State]
    sheet = QImage(side, side * (len(kinds) + 1), QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(theme.ground())
    with QPainter(sheet) as painter:
        for number, (state, frozen) in enumerate(kinds):
            place = QRectF(0, side * number, side - gap, side - gap)
            draw_cell(painter, place, state, theme, frozen)
    pixels = np.frombuffer(sheet.constBits(), np.uint32)
    return pixels.reshape(len(kinds) + 1, side, side).copy()


def _frame(
    painter: QPainter,
    strip: Strip,
    neuron: Neuron,
    theme: Theme,
    role: str,
    width: float,
    ratio: float,
) -> None:
    gap, line = gap_of(strip.pitch, ratio), theme.line(width)
    cell = strip.cell(*neuron).adjusted(0, 0, -gap, -gap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = painter.pen()
    for color, wide, reach in (("surface", 1.5, 0.5), (role, line, 1 + line / 2)):
        pen.setColor(theme.color(color))
        pen.setWidthF(wide)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(cell.adjusted(-reach, -reach, reach, reach))


def strip_height(snapshot: Snapshot, width: float, theme: Theme) -> float:
    """How tall a strip is at this width."""
    return lay_out(_widths(snapshot), width, theme).height


def _widths(snapshot: Snapshot) -> tuple[int, ...]:
    return tuple(layer.width for layer in snapshot.layers)


def _known(snapshot: Snapshot, neuron: Neuron) -> bool:
    layer, index = neuron
    return layer < len(snapshot.layers) and index < snapshot.layers[layer].width


class NeuronStrip(KeyFocus):
    """Shows the neurons of a snapshot; a click picks one, or the layer whose name it is on. The
    arrow keys go to the neuron or the layer beside."""

    picked = Signal(int, int)
    layer_picked = Signal(int)
    hovered = Signal(object)
    """(layer, index), or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._hovered: Neuron | None = None
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Neurons"))
        self._fit()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the neurons of this snapshot."""
        before, self._snapshot = self._snapshot, snapshot
        if before is None or _widths(before) != _widths(snapshot):
            self._fit()
        self.update()

    def show_hover(self, neuron: Neuron | None) -> None:
        """Mark a neuron that is hovered elsewhere."""
        if neuron != self._hovered:
            self._hovered = neuron
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._fit()
        self.update()

    def set_low(self, low: bool) -> None:
        """Whether to be in one line, where height is dear."""
        if low != self._low:
            self._low = low
            self._fit()
            self.update()

    def cell_rect(self, layer: int, index: int) -> QRectF:
        """Where a neuron's cell is; empty before the first snapshot."""
        strip = self._strip()
        return strip.cell(layer, index) if strip else QRectF()

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the layers need at this width."""
        strip = self._strip()
        high = LARGEST * self._theme.text_scale + 2 * MARGIN if strip is None else strip.height
        self.setFixedHeight(ceil(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = QRectF(self.rect())
            if self._snapshot is None:
                painter.fillRect(area, self._theme.color("surface"))
                return
            ratio = self.devicePixelRatioF()
            paint_strip(
                painter,
                area,
                self._snapshot,
                self._theme,
                hovered=self._hovered,
                ratio=ratio,
                low=self._low,
            )
            if self._reached_by_key:
                painter.setPen(self._theme.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        strip = self._strip()
        if strip is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        neuron, layer = strip.neuron_at(event.position()), strip.layer_at(event.position())
        if neuron is not None:
            self.picked.emit(*neuron)
        elif layer is not None:
            self.layer_picked.emit(layer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        strip = self._strip()
        if strip is not None:
            self._set_hovered(strip.neuron_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or self._snapshot is None:
            super().keyPressEvent(event)
            return
        selected, widths = self._snapshot.lens.neuron, _widths(self._snapshot)
        layer, index = selected if selected is not None else (0, 0)
        if selected is not None:
            layer = min(max(layer + step[0], 0), len(widths) - 1)
            index = min(max(index + step[1], 0), widths[layer] - 1)
        if (layer, index) != selected:
            self.picked.emit(layer, index)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at, strip = event.pos().toPointF(), self._strip()
            if strip is None or self._snapshot is None:
                return True
            neuron, layer = strip.neuron_at(at), strip.layer_at(at)
            words = "" if layer is None else describe_layer(self._snapshot, layer)
            if neuron is not None:
                words = describe(self._snapshot, *neuron)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _strip(self) -> Strip | None:
        if self._snapshot is None:
            return None
        return lay_out(_widths(self._snapshot), float(self.width()), self._theme, self._low)

    def _set_hovered(self, neuron: Neuron | None) -> None:
        if neuron != self._hovered:
            self._hovered = neuron
            self.setCursor(
                Qt.CursorShape.ArrowCursor if neuron is None else Qt.CursorShape.PointingHandCursor
            )
            self.update()
            self.hovered.emit(neuron)
