"""The mark of each state, drawn in one place: the grid, the card and the legend show the same one.

Every mark has a shape of its own, so that states are told apart without colour, down to cells of a
few pixels. From `DRAWN_FROM` pixels on marks are drawn smoothly; below it pixel by pixel, since
antialiased strokes turn to mush there. On paper, in vectors, there are no pixels to count.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPainterPathStroker, QPen

from app.record.snapshot import State
from app.window.theme import Theme
from app.window.views.grain import grain_of

Pixels = npt.NDArray[np.uint32]
"""Premultiplied 0xAARRGGBB, as QImage has them."""

DRAWN_FROM = 10
HOLLOW_FROM = 14
"""A cross needs this much room to be drawn as an outline; below it is cut out of a darker cell."""
LOCKED_FROM = 14
"""Smaller cells have no room for a lock beside the mark of their state."""

FINE = 4
"""Cells in vectors are drawn as if a unit had so many pixels."""

FADE_STEPS = 12
"""How many strengths a mark has that comes or goes."""


@dataclass(frozen=True)
class _Cell:
    state: State
    frozen: bool
    bare: bool
    on_color: bool


def plain_color(theme: Theme) -> QColor:
    """Of a cell with nothing to show."""
    # not quite the surface's: small cells have no edge that would show them
    return theme.mixed("surface", "text", 0.07)


def sample_fill(state: State, theme: Theme) -> QColor:
    """What a cell in this state is typically filled with: for legends and titles."""
    if state is State.HIDDEN:
        return plain_color(theme)
    if state in (State.DEAD, State.BORN_DEAD):
        return theme.color("dead_fill")
    if state in (State.DORMANT, State.RARELY_ACTIVE, State.ATTENUATED):
        return theme.color("low")
    level = 255 if state is State.ALWAYS_ON else 225
    return QColor(*(int(c) for c in theme.activity_ramp()[level]))


def plain(theme: Theme) -> Theme:
    """For cells by state alone: in print the marks tell the states, without tints."""
    return replace(theme, low=theme.dead, high=theme.surface) if theme.name == "print" else theme


def draw_cell(
    painter: QPainter,
    box: QRectF,
    state: State,
    theme: Theme,
    frozen: bool = False,
    *,
    bare: bool = False,
    on_color: bool = False,
) -> None:
    """A single cell as the grid would draw it, in whole pixels of the box; for legends.
    `bare`: with nothing but its mark; `on_color`: with the mark that the dead bear on colours."""
    whole = _Cell(state, frozen, bare, on_color)
    _draw_in(
        painter,
        box,
        lambda side: _cell_image(side, whole, theme),
        lambda inner, side: _draw_whole_cell(inner, side, whole, theme),
    )


def draw_lock(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The lock of the frozen by itself, as large as the box; for legends."""
    _draw_in(
        painter,
        box,
        lambda side: _lock_image(side, theme),
        lambda inner, side: _draw_padlock(inner, QRectF(0, 0, side, side), theme),
    )


def draw_pixels(painter: QPainter, target: QRectF, pixels: Pixels) -> None:
    """An image (rows, columns) in a place, its pixels as they are."""
    pixels = np.ascontiguousarray(pixels)
    rows, columns = pixels.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    painter.drawImage(target, QImage(pixels.data, columns, rows, 4 * columns, kind))


def _draw_in(
    painter: QPainter,
    box: QRectF,
    image: Callable[[int], QImage],
    draw: Callable[[QPainter, int], None],
) -> None:
    """A square of so many pixels as an image, or drawn, where there are no pixels."""
    grain = grain_of(painter)
    size = min(box.width(), box.height())
    painter.save()
    if grain.vectors:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(box.topLeft())
        painter.scale(1 / FINE, 1 / FINE)
        draw(painter, round(size * FINE))
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        side = max(1, round(size * grain.across))
        painter.drawImage(grain.box(box.x(), box.y(), side, side), image(side))
    painter.restore()


@lru_cache(maxsize=16)
def _lock_image(side: int, theme: Theme) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_padlock(painter, QRectF(image.rect()), theme)
    return image


@lru_cache(maxsize=64)
def _cell_image(side: int, cell: _Cell, theme: Theme) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_whole_cell(painter, side, cell, theme)
    return image


def _draw_whole_cell(painter: QPainter, side: int, cell: _Cell, theme: Theme) -> None:
    painter.setClipPath(_outline(side), Qt.ClipOperation.IntersectClip)
    fill = plain_color(theme) if cell.bare else sample_fill(cell.state, theme)
    painter.fillRect(QRectF(0, 0, side, side), fill)
    _draw_mark(painter, side, cell.state, theme, cell.on_color)
    _draw_hairline(painter, side, cell.state, theme)
    if cell.frozen:
        _draw_lock_in(painter, side, theme)


def tile_number(mark: State, strength: int) -> int:
    """Where `tiles` holds the mark DEAD or BORN_DEAD at a strength from 1 to FADE_STEPS - 1."""
    return len(State) + 2 * (strength - 1) + (mark is State.BORN_DEAD)


@lru_cache(maxsize=12)
def tiles(
    theme: Theme, pitch: int, gap: int, fading: bool = False, on_color: bool = False
) -> Pixels:
    """What lies over the cells' fills: (tiles, pitch, pitch), `gap` at the right and the bottom.

    Tile number n is the mark of State(n); if `fading`, then come the two dead marks in growing
    strength (`tile_number`). `on_color`: the dead marks are for cells of any colour, not for gray
    ones. A grid of any size is composed of these by indexing.
    """
    wanted = [(state, 1.0) for state in State]
    for strength in range(1, FADE_STEPS if fading else 1):
        # the order is that of tile_number
        wanted += [(State.DEAD, strength / FADE_STEPS), (State.BORN_DEAD, strength / FADE_STEPS)]
    side = pitch - gap
    strip = QImage(pitch, pitch * len(wanted), QImage.Format.Format_ARGB32_Premultiplied)
    strip.fill(Qt.GlobalColor.transparent)
    around = _around(pitch, side)
    painter = QPainter(strip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for state, opacity in wanted:
        # strokes reach over a tile's border into the tile before
        painter.setClipRect(0, 0, pitch, pitch)
        painter.setOpacity(opacity)
        _draw_mark(painter, side, state, theme, on_color)
        painter.setOpacity(1.0)
        _draw_hairline(painter, side, state, theme)
        if not theme.clear:
            painter.fillPath(around, theme.color("surface"))
        painter.translate(0, pitch)
    painter.end()
    pixels = np.frombuffer(strip.constBits(), np.uint32).reshape(len(wanted), pitch, pitch)
    return pixels.copy()


@lru_cache(maxsize=12)
def hole_tile(pitch: int, gap: int) -> Pixels:
    """(1, pitch, pitch): opaque where there is no cell, but what is behind all."""
    tile = QImage(pitch, pitch, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(_around(pitch, pitch - gap), Qt.GlobalColor.black)
    return np.frombuffer(tile.constBits(), np.uint32).reshape(1, pitch, pitch).copy()


@lru_cache(maxsize=12)
def lock_tiles(theme: Theme, pitch: int, gap: int) -> Pixels:
    """What lies over the marks: (2, pitch, pitch), nothing, and the lock of the frozen."""
    strip = QImage(pitch, 2 * pitch, QImage.Format.Format_ARGB32_Premultiplied)
    strip.fill(Qt.GlobalColor.transparent)
    with QPainter(strip) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, pitch)
        _draw_lock_in(painter, pitch - gap, theme)
    return np.frombuffer(strip.constBits(), np.uint32).reshape(2, pitch, pitch).copy()


def _around(pitch: int, side: int) -> QPainterPath:
    """What is beside a cell within its pitch: the gap, and its rounded corners."""
    path = QPainterPath()
    path.addRect(0, 0, pitch, pitch)
    path.addPath(_outline(side))
    return path


def _outline(side: int) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    if side < DRAWN_FROM:
        path.addRect(0, 0, side, side)
    else:
        path.addRoundedRect(QRectF(0, 0, side, side), 0.1 * side, 0.1 * side)
    return path


def _draw_mark(
    painter: QPainter, side: int, state: State, theme: Theme, on_color: bool = False
) -> None:
    """The mark over a cell filled from (0, 0) to (side, side)."""
    painter.save()
    if side < DRAWN_FROM:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        _draw_pixels(painter, side, state, theme, on_color)
    elif on_color and state in (State.DEAD, State.BORN_DEAD):
        _draw_cross_on_color(painter, float(side), state, theme)
    else:
        _draw_shapes(painter, float(side), state, theme)
    painter.restore()


def _draw_hairline(painter: QPainter, side: int, state: State, theme: Theme) -> None:
    """Half-active cells are nearly as pale as the surface: a faint edge keeps them cells."""
    ringed = state in (State.DORMANT, State.RARELY_ACTIVE)
    if side >= DRAWN_FROM and not ringed:
        painter.strokePath(_outline(side), _pen(theme.color("plane", 0.25), 2.0))


def _draw_shapes(painter: QPainter, side: float, state: State, theme: Theme) -> None:
    surface = theme.color("surface")
    # full line scale would close the marks up in small cells
    bold = 1 + 0.3 * (theme.line_scale - 1)
    whole = QRectF(0, 0, side, side)
    match state:
        case State.DIVERGED:
            painter.fillRect(whole, theme.color("diverged"))
            wide = 0.15 * side * bold
            stem = QRectF(side / 2 - wide / 2, 0.18 * side, wide, 0.38 * side)
            dot = QRectF(side / 2 - wide / 2, 0.68 * side, wide, wide)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(surface)
            painter.drawRoundedRect(stem, wide / 3, wide / 3)
            painter.drawRoundedRect(dot, wide / 3, wide / 3)
        case State.DEAD:
            painter.strokePath(_cross(side, 0.25), _pen(theme.color("muted"), 0.11 * side * bold))
        case State.BORN_DEAD if side < HOLLOW_FROM:
            painter.fillRect(whole, theme.color("dead"))
            painter.strokePath(_cross(side, 0.25), _pen(surface, 0.14 * side))
        case State.BORN_DEAD:
            line = max(1.0, 0.045 * side * bold)
            stroker = QPainterPathStroker(_pen(surface, max(0.16 * side, 2 * line + 1.2)))
            hollow = stroker.createStroke(_cross(side, 0.25)).simplified()
            painter.fillPath(hollow, surface)
            painter.strokePath(hollow, _pen(theme.color("muted"), line))
        case State.SATURATED:
            painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
            painter.setPen(_pen(theme.color("plane", 0.8), max(1.2, 0.055 * side * bold)))
            apart = max(4.0, 0.24 * side)
            starts = np.arange(apart / 2, 2 * side, apart)
            painter.drawLines([QLineF(at, 0, at - side, side) for at in starts.tolist()])
        case State.DORMANT:
            line = max(1.2, 0.075 * side * bold)
            middle = whole.center()
            around = QPainterPath()
            around.addRect(whole)
            around.addEllipse(middle, 0.21 * side, 0.21 * side)
            painter.fillPath(around, surface)
            painter.setPen(_pen(theme.color("dead"), line))
            painter.drawEllipse(middle, (side - line) / 2, (side - line) / 2)
        case State.RARELY_ACTIVE:
            line = max(1.2, 0.06 * side * bold)
            inset = 1.0 + 0.07 * side
            _draw_frame(painter, whole, line + inset, surface)
            _draw_frame(painter, whole, line, theme.color("rare"))
        case State.ALWAYS_ON:
            bar = max(2.0, round(0.16 * side * bold))
            painter.fillRect(QRectF(0, 0, side, bar), theme.color("text"))
            painter.fillRect(QRectF(0, bar, side, max(1.0, round(0.05 * side))), surface)
        case State.ATTENUATED:
            # the counterpart of always on: linear as well, but on the far side
            bar = max(2.0, round(0.16 * side * bold))
            line = max(1.0, round(0.05 * side))
            painter.fillRect(QRectF(0, side - bar, side, bar), theme.color("text"))
            painter.fillRect(QRectF(0, side - bar - line, side, line), surface)
        case State.HIDDEN:
            line = max(1.3, 0.085 * side * bold)
            painter.strokePath(_question(side), _pen(theme.color("muted"), line))
            point = 0.06 * side * bold + 0.3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("muted"))
            painter.drawEllipse(QPointF(side / 2, 0.77 * side), point, point)


def _draw_cross_on_color(painter: QPainter, side: float, state: State, theme: Theme) -> None:
    """The crosses of the dead, edged so that they are seen on every colour of a ramp."""
    surface, text = theme.color("surface"), theme.color("text")
    bold = 1 + 0.3 * (theme.line_scale - 1)
    cross, line, edge = _cross(side, 0.28), 0.1 * side * bold, max(1.3, 0.1 * side)
    inner, outer = (text, surface) if state is State.DEAD else (surface, text)
    painter.strokePath(cross, _pen(outer, line + edge))
    painter.strokePath(cross, _pen(inner, line))


def _draw_pixels(painter: QPainter, side: int, state: State, theme: Theme, on_color: bool) -> None:
    """Marks for cells of 2 to 9 pixels."""
    y, x = np.mgrid[:side, :side]
    edge = (x == 0) | (y == 0) | (x == side - 1) | (y == side - 1)
    corner = ((x == 0) | (x == side - 1)) & ((y == 0) | (y == side - 1))
    cross = (x == y) | ((x + y == side - 1) & (side > 2))
    if side >= 6:
        cross &= ~edge
    nothing = np.zeros_like(edge)

    def dab(where: npt.NDArray[np.bool_], color: QColor) -> None:
        for row, column in np.argwhere(where).tolist():
            painter.fillRect(column, row, 1, 1, color)

    surface, text = theme.color("surface"), theme.color("text")
    match state:
        case State.DIVERGED:
            stem = np.abs(2 * x - side + 1) <= (side % 2 == 0)
            if side >= 6:
                dab(~nothing, theme.color("diverged"))
                dab(stem & ~edge & (y != side - 3), surface)
            else:
                # no room for a red ground around the "!": it is red itself
                dab(~nothing, surface)
                dab(stem & ((y != side - 2) | (side < 4)), theme.color("diverged"))
        case State.DEAD:
            dab(cross, text)
        case State.BORN_DEAD if on_color and side >= 6:
            # framed instead of on a ground of its own, so that the cell's colour shows
            dab(edge | cross, text)
        case State.BORN_DEAD:
            dab(~nothing, theme.color("dead"))
            dab(cross, surface)
        case State.SATURATED:
            dab((x + y) % (3 if side >= 6 else 2) == 1, text)
        case State.DORMANT:
            # hollow: at this size a dot inside the ring would be taken for a rarely active neuron
            dab(~nothing, surface)
            dab(edge & ~(corner & (side > 2)) & ((side > 2) | (x == y)), theme.color("dead"))
        case State.RARELY_ACTIVE:
            second = (x == 1) | (y == 1) | (x == side - 2) | (y == side - 2)
            if side >= 5:
                dab(second & ~edge, surface)
            dab(edge if side > 2 else y == 1, theme.color("rare"))
        case State.ALWAYS_ON:
            bar = max(1, round(0.25 * side))
            dab(y < bar, text)
            if side >= 6:
                dab(y == bar, surface)
        case State.ATTENUATED:
            bar = max(1, round(0.25 * side))
            dab(y >= side - bar, text)
            if side >= 6:
                dab(y == side - bar - 1, surface)
        case State.HIDDEN if side >= 5:
            rows, columns = QUESTION
            marked = np.zeros_like(edge)
            marked[(side - 5) // 2 + rows, (side - 3) // 2 + columns] = True
            dab(marked, text)
        case State.HIDDEN if side >= 3:
            # no room for a question: its hook's end and its dot
            dab((x == side // 2) & ((y == 0) | (y == side - 1)), text)


QUESTION = (np.array([0, 0, 1, 2, 4]), np.array([0, 1, 2, 1, 1]))
"""Rows and columns of a question mark of 5 by 3 pixels."""


def _question(side: float) -> QPainterPath:
    """The hook of a question mark; its dot is drawn apart."""
    reach = 0.165 * side
    round_ = QRectF(0.5 * side - reach, 0.37 * side - reach, 2 * reach, 2 * reach)
    path = QPainterPath()
    path.arcMoveTo(round_, 175)
    path.arcTo(round_, 175, -215)
    path.cubicTo(0.57 * side, 0.52 * side, 0.5 * side, 0.53 * side, 0.5 * side, 0.63 * side)
    return path


def _draw_lock_in(painter: QPainter, side: int, theme: Theme) -> None:
    """The lock of a frozen neuron in its cell's lower right corner, clear of every mark's middle
    and set off from any colour."""
    if side < LOCKED_FROM:
        return
    high = max(7.0, round(0.36 * side))
    edge = max(1.0, 0.035 * side)
    _draw_padlock(painter, QRectF(side - high - edge, side - high - edge, high, high), theme)


def _draw_padlock(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """A padlock that fills a square box: in text colour, edged with the surface's."""
    size = box.height()
    edge = max(1.0, 0.1 * size)
    body = QRectF(0, 0, 0.8 * size, 0.54 * size)
    body.moveBottomRight(QPointF(box.right() - 0.1 * size, box.bottom()))
    line = max(1.1, 0.13 * size)
    bow = QRectF(0, 0, 0.5 * size - line / 2, 0.5 * size)
    bow.moveCenter(QPointF(body.center().x(), box.top() + line / 2 + bow.height() / 2))
    shackle = QPainterPath(QPointF(bow.left(), body.top() + 1))
    shackle.lineTo(bow.left(), bow.center().y())
    shackle.arcTo(bow, 180, -180)
    shackle.lineTo(bow.right(), body.top() + 1)
    whole = QPainterPath()
    whole.addRoundedRect(body, 0.1 * size, 0.1 * size)
    whole = whole.united(QPainterPathStroker(_pen(theme.color("text"), line)).createStroke(shackle))
    painter.strokePath(whole, _pen(theme.color("surface"), 2 * edge))
    painter.fillPath(whole, theme.color("text"))


def _cross(side: float, inset: float) -> QPainterPath:
    low, high = inset * side, (1 - inset) * side
    path = QPainterPath(QPointF(low, low))
    path.lineTo(high, high)
    path.moveTo(high, low)
    path.lineTo(low, high)
    return path


def _draw_frame(painter: QPainter, whole: QRectF, width: float, color: QColor) -> None:
    """A band of this width along the inside of the cell's rounded edge."""
    radius = 0.1 * whole.width()
    band = QPainterPath()
    band.addRoundedRect(whole, radius, radius)
    inside = whole.adjusted(width, width, -width, -width)
    band.addRoundedRect(inside, radius / 2, radius / 2)
    painter.fillPath(band, color)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
