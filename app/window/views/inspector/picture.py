"""Painting the inspector: one neuron's arithmetic as a textbook would set it.

What is to be shown comes from text.py as formulas and words. Here they become blocks of known
height, which stand below each other or, where it is wide, in two columns; in three where two are
too high.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.language import tr
from app.record.snapshot import Snapshot, State
from app.window.theme import Theme
from app.window.views.card.text import state_of
from app.window.views.glyphs import draw_cell
from app.window.views.inspector.formula import Box, typeset
from app.window.views.inspector.image import paint_row, pictures, row_height
from app.window.views.inspector.text import Equation, Factor, Sheet, hint, sheet
from app.window.views.lettering import paragraph_height, write, write_paragraph
from app.window.views.typeface import text_width, typeface
from app.window.views.units import short_unit_name

MARGIN = 12.0
WIDE = 700.0
"""From this width on, in units of text size, there are two columns."""
LEAST = 150.0
"""Below this there is no room for the chain rule."""
CHAIN = 540.0
"""What it can make use of."""
THIRD = 240.0
"""The narrowest of three columns."""
FULL = 1000.0
"""Beyond this width the whole sheet is set larger, so that it fills a slide."""
LARGEST = 2.0

FORMULA = 11.5
WORDS = 10.0
SMALL = 9.0
"""Type sizes in points."""
SIZES = (FORMULA, 10.0, 9.0, 8.5)
"""Those that equations are set in, the narrower the smaller."""
USUAL = "− 0.000 · (−0.0000)"
"""A term as long as they come: the size is not to change with the digits."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Block:
    """A piece of the page: painted at its top left corner."""

    height: float
    paint: Callable[[QPainter, float, float], None]
    rank: int
    """Where there is too little room, the highest ranks go first, of each the last."""
    gap: float = 12.0
    """Space below it, in units of text size."""
    whole: bool = True
    """Whether all of it has room in its width."""


@dataclass(frozen=True)
class Page:
    """Blocks with their places: (x, y, block)."""

    width: float
    height: float
    placed: tuple[tuple[float, float, Block], ...]

    @property
    def whole(self) -> bool:
        """Whether nothing in it is too wide."""
        return all(block.whole for _, _, block in self.placed)


def paint_inspector(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot | None,
    theme: Theme,
    *,
    formulas_only: bool = False,
) -> None:
    """Paint the arithmetic of `snapshot.neuron` into `area`, or a hint where there is none.

    Where it is too high for the area, what matters least is left out; in a large area it is set in
    larger type.
    """
    painter.save()
    painter.fillRect(area, theme.ground())
    shown = sheet(snapshot, formulas_only=formulas_only) if snapshot is not None else None
    if snapshot is None or shown is None:
        _paint_hint(painter, area, hint(snapshot), theme)
    else:
        page = _fitting(shown, snapshot, theme, area)
        left = area.left() + max((area.width() - page.width) / 2, 0.0)
        for x, y, block in page.placed:
            block.paint(painter, left + x, area.top() + y)
    painter.restore()


def needed_height(
    snapshot: Snapshot | None, theme: Theme, width: float, *, formulas_only: bool = False
) -> float:
    """How high an area of this width must be for all of it."""
    shown = sheet(snapshot, formulas_only=formulas_only) if snapshot is not None else None
    if snapshot is None or shown is None:
        return 120.0 * theme.text_scale
    return _grown(shown, snapshot, theme, width, 1.0).height


def least_size(snapshot: Snapshot, theme: Theme, width: float) -> tuple[float, float]:
    """This width, or a larger one if that is needed for nothing to be cut, and the height that the
    sheet needs there. The notes, which matter least, need not have room."""
    shown = sheet(snapshot)
    if shown is None:
        return width, needed_height(snapshot, theme, width)
    while True:
        pages = [page for page in _brief(shown, snapshot, theme, width) if page.whole]
        if pages:
            return width, min(page.height for page in pages)
        width += 8 * theme.text_scale


def _fitting(shown: Sheet, snapshot: Snapshot, theme: Theme, area: QRectF) -> Page:
    """The page in the largest type at which all of it fits, or without what matters least."""
    width, unit = area.width(), theme.text_scale
    for share in (1.0, 0.75, 0.5, 0.25, 0.0):
        page = _grown(shown, snapshot, theme, width, share)
        if page.height <= area.height():
            return page
        if width <= FULL * unit:
            break
    for times in (1.5, 1.375, 1.25, 1.125, 1.0):
        three = _in_three(shown, snapshot, _larger(theme, times), width)
        if three is not None and three.height <= area.height():
            return three
    for page in _brief(shown, snapshot, theme, width):
        if page.whole and page.height <= area.height():
            return page
    return _page(shown, snapshot, theme, min(width, FULL * unit), area.height())


def _brief(shown: Sheet, snapshot: Snapshot, theme: Theme, width: float) -> list[Page]:
    """Without notes, in all the ways it can be set."""
    shown = replace(shown, notes=())
    three = _in_three(shown, snapshot, theme, width)
    whole = _page(shown, snapshot, theme, min(width, FULL * theme.text_scale))
    return [whole, three] if three is not None else [whole]


def _grown(shown: Sheet, snapshot: Snapshot, theme: Theme, width: float, share: float) -> Page:
    """The whole page, set larger by a share of what the width allows."""
    most = min(max(width / (FULL * theme.text_scale), 1.0), LARGEST)
    larger = _larger(theme, 1.0 + (most - 1.0) * share)
    return _page(shown, snapshot, larger, min(width, FULL * larger.text_scale))


def _larger(theme: Theme, times: float) -> Theme:
    if times <= 1.0:
        return theme
    # in steps, so that fonts are made for a few sizes only
    times = int(times * 16) / 16
    return replace(theme, text_scale=theme.text_scale * times, line_scale=theme.line_scale * times)


def _paint_hint(painter: QPainter, area: QRectF, words: str, theme: Theme) -> None:
    painter.setFont(theme.font(WORDS))
    painter.setPen(theme.color("muted"))
    inside = area.adjusted(2 * MARGIN, 0, -2 * MARGIN, 0)
    painter.drawText(inside, CENTRE | Qt.TextFlag.TextWordWrap, words)


# --- The page


def _page(
    shown: Sheet, snapshot: Snapshot, theme: Theme, width: float, most: float | None = None
) -> Page:
    """Everything in its place; `most` is the height there is, None for as much as needed."""
    unit = theme.text_scale
    inner = max(width - 2 * MARGIN, 40.0)
    gap = 28 * unit
    wide = inner >= WIDE * unit
    half = 0.54 * (inner - gap) if wide else inner
    other = inner - gap - half if wide else inner
    top = [_heading(shown, snapshot, theme, inner)]
    looked_at = _image(snapshot, theme, half)
    chain = _chain(shown, theme, min(half, CHAIN * unit))
    if inner < LEAST * unit:
        pass  # nothing but the heading has room
    elif not shown.verdict:
        top.append(chain)
    elif wide:
        top.append(_beside(chain, _verdict(shown, theme, other), half + gap))
    else:
        top += [chain, _verdict(shown, theme, inner)]
    forwards = _equations(tr("Forwards"), shown.forwards, shown, theme, half)
    room = half if shown.rows or not wide else other
    backwards = _equations(tr("Backwards"), shown.backwards, shown, theme, room)
    words = _words(shown, theme, other)
    table = [_table(shown, theme, other)] if shown.rows else []
    if not wide:
        columns = [[*looked_at, *forwards, *backwards, *table, *words]]
    elif shown.rows:
        columns = [[*looked_at, *forwards, *backwards], [*table, *words]]
    else:
        columns = [forwards, [*backwards, *words]]
    return _placed(top, columns, (MARGIN, MARGIN + half + gap), width, most, theme)


def _in_three(shown: Sheet, snapshot: Snapshot, theme: Theme, width: float) -> Page | None:
    """Everything in three columns, for a slide; None where they have no room."""
    gap = 24 * theme.text_scale
    inner = width - 2 * MARGIN
    third = (inner - 2 * gap) / 3
    if third < THIRD * theme.text_scale or not shown.rows:
        return None
    left = max(third, inner - gap - CHAIN * theme.text_scale)
    heading = _heading(shown, snapshot, theme, left)
    chain = _chain(shown, theme, inner - left - gap)
    verdict = _verdict(shown, theme, left)
    ways = (
        _beside(_over([heading, verdict], theme), chain, left + gap),
        _over([_beside(heading, chain, left + gap), _verdict(shown, theme, inner)], theme),
    )
    top = min(ways, key=lambda way: way.height)
    words = _words(shown, theme, third)
    columns = [
        _equations(tr("Forwards"), shown.forwards, shown, theme, third),
        _equations(tr("Backwards"), shown.backwards, shown, theme, third),
        [*_image(snapshot, theme, third), _table(shown, theme, third), *words],
    ]
    lefts = tuple(MARGIN + n * (third + gap) for n in range(3))
    page = _placed([top], columns, lefts, width, None, theme)
    return page if page.whole else None


def _image(snapshot: Snapshot, theme: Theme, width: float) -> list[Block]:
    """What it is shown on, where that is an image."""
    found = pictures(snapshot, theme)
    high = row_height(found, theme)

    def paint(painter: QPainter, x: float, y: float) -> None:
        paint_row(painter, QRectF(x, y, width, high), found, theme)

    return [Block(high, paint, 4)] if found else []


def _words(shown: Sheet, theme: Theme, width: float) -> list[Block]:
    """What the signs mean, and notes."""
    return [_where(shown, theme, width), *(_note(note, theme, width) for note in shown.notes)]


def _placed(
    top: list[Block],
    columns: list[list[Block]],
    lefts: Sequence[float],
    width: float,
    most: float | None,
    theme: Theme,
) -> Page:
    """Blocks from top to bottom; while they are higher than `most`, the highest rank goes."""
    unit = theme.text_scale

    def high(blocks: Sequence[Block]) -> float:
        return sum(block.height + block.gap * unit for block in blocks)

    def total() -> float:
        return 2 * MARGIN - 12 * unit + high(top) + max(high(column) for column in columns)

    while most is not None and total() > most:
        # of columns beside each other only the higher one matters
        fullest = max(columns, key=high) or top
        # the last of those that matter least
        last = max(reversed(fullest), key=lambda block: block.rank, default=None)
        if last is None or last.rank == 0:
            break
        fullest.remove(last)
    placed = []
    y = MARGIN
    for block in top:
        placed.append((MARGIN, y, block))
        y += block.height + block.gap * unit
    for left, column in zip(lefts, columns, strict=False):
        below = y
        for block in column:
            placed.append((left, below, block))
            below += block.height + block.gap * unit
    return Page(width, total(), tuple(placed))


def _heading(shown: Sheet, snapshot: Snapshot, theme: Theme, width: float) -> Block:
    unit = theme.text_scale
    neuron = snapshot.neuron
    assert neuron is not None
    side, gap = 34 * unit, 10 * unit
    state: State = state_of(snapshot, neuron)
    beside = width - side - gap
    name = shown.title
    if text_width(theme, 12, name, bold=True) > beside:
        name = short_unit_name(snapshot, neuron.layer, neuron.index)
    words = shown.subtitle
    if text_width(theme, 9.5, words) > beside:
        words = words.partition(" · ")[2] or words  # the formula tells the activation too
    one = text_width(theme, 9.5, words) <= beside
    words = words if one else words.replace(" · ", "\u00a0· ")  # no line begins with a dot
    more = 0.0 if one else paragraph_height(words, beside, theme, 9.5) - side / 2 + 2 * unit

    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_cell(painter, QRectF(x, y + 1, side, side), state, theme)
        place = QRectF(x + side + gap, y, beside, side / 2 + 1)
        write(painter, place, name, theme, 12, bold=True)
        if one:
            write(painter, place.translated(0, side / 2 + 2), words, theme, 9.5, "muted")
        else:
            below = QRectF(place.left(), y + side / 2 + 2 * unit, beside, side / 2 + more)
            write_paragraph(painter, below, words, theme, 9.5, "muted")

    whole = text_width(theme, 12, name, bold=True) <= beside
    return Block(side + 2 * unit + max(more, 0.0), paint, 0, whole=whole)


def _over(blocks: Sequence[Block], theme: Theme) -> Block:
    """Blocks below each other, as one."""
    gaps = [block.gap * theme.text_scale for block in blocks[:-1]]

    def paint(painter: QPainter, x: float, y: float) -> None:
        for block, gap in zip(blocks, [*gaps, 0.0], strict=True):
            block.paint(painter, x, y)
            y += block.height + gap

    height = sum(block.height for block in blocks) + sum(gaps)
    return Block(height, paint, 0, whole=all(block.whole for block in blocks))


def _beside(one: Block, other: Block, at: float) -> Block:
    """Two blocks beside each other, middle to middle."""
    height = max(one.height, other.height)

    def paint(painter: QPainter, x: float, y: float) -> None:
        one.paint(painter, x, y + (height - one.height) / 2)
        other.paint(painter, x + at, y + (height - other.height) / 2)

    return Block(height, paint, 0, whole=one.whole and other.whole)


def _verdict(shown: Sheet, theme: Theme, width: float) -> Block:
    """What follows; where nothing is learned, in bold with a bar beside it."""
    unit = theme.text_scale
    inset = 11 * unit if shown.nothing else 0.0
    font, metrics = typeface(theme, WORDS, shown.nothing)
    room = QRectF(0, 0, min(width, 620 * unit) - inset, 1000)
    height = metrics.boundingRect(room, WRAPPED, shown.verdict).height()

    def paint(painter: QPainter, x: float, y: float) -> None:
        if shown.nothing:
            painter.fillRect(QRectF(x, y, 3 * unit, height), theme.color("text"))
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        place = QRectF(x + inset, y, room.width(), height)
        painter.drawText(place, WRAPPED, shown.verdict)

    return Block(height, paint, 1)


def _note(words: str, theme: Theme, width: float) -> Block:
    font, metrics = typeface(theme, SMALL)
    height = metrics.boundingRect(QRectF(0, 0, width, 1000), WRAPPED, words).height()

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(x, y, width, height), WRAPPED, words)

    return Block(height, paint, 8)


# --- The chain rule


VALUES = ((11.0, True, 8), (10.0, True, 6), (9.0, True, 4), (8.5, False, 4))
"""How the factors' values are set, and how much room is left beside: the largest that fits."""


def _chain(shown: Sheet, theme: Theme, width: float) -> Block:
    """dL/dw = three factors, each in a frame; the one that is 0 is light on dark."""
    unit = theme.text_scale
    over = f" {shown.over}" if shown.over else ""
    left = typeset(f"{shown.left} ={over}", theme, FORMULA)
    end = typeset(r"= \chip{0}", theme, FORMULA)
    needs = [_least_frame(factor, theme) for factor in shown.chain]
    before = after = 0.0
    roomy = width >= 300 * unit and width - left.width >= sum(needs) + 8 * unit
    if roomy:
        before = left.width
        after = end.width + 6 * unit if width >= 420 * unit and shown.nothing else 0.0
    times = typeset("×" if roomy else '"×"', theme, FORMULA)  # in quotes it has no room around it
    if roomy and width - before - after - 2 * times.width < sum(needs):
        times = typeset('"×"', theme, FORMULA)
    room = width - before - after - 2 * times.width - 2
    frame = min(room / 3, 132 * unit)
    # alike, unless one of them needs more than its share
    spare = (room - sum(needs)) / 3
    frames = [frame] * 3 if max(needs) <= frame or spare < 0 else [need + spare for need in needs]
    set_so = (
        (points, bold)
        for points, bold, air in VALUES
        if all(
            text_width(theme, points, factor.value, bold) + (air + 4) * unit <= wide
            for factor, wide in zip(shown.chain, frames, strict=True)
        )
    )
    face = next(set_so, VALUES[-1][:2])
    valued = bool(shown.chain[0].value)
    symbol_height = max(typeset(factor.symbol, theme, FORMULA).height for factor in shown.chain)
    height = symbol_height + (19 * unit if valued else 0.0) + 15 * unit + 14 * unit
    # the axis of the formula runs through the symbols
    middle = 7 * unit + symbol_height / 2

    def paint(painter: QPainter, x: float, y: float) -> None:
        cap = typeface(theme, FORMULA)[1].capHeight()
        baseline = y + middle + 0.42 * cap
        if roomy:
            left.paint(painter, x, baseline, theme)
        x += before
        for place, (factor, wide) in enumerate(zip(shown.chain, frames, strict=True)):
            if place:
                times.paint(painter, x, baseline, theme)
                x += times.width
            _factor(painter, QRectF(x, y, wide, height), factor, symbol_height, face, theme)
            x += wide
        if after:
            end.paint(painter, x + 6 * unit, baseline, theme)

    whole = all(need <= wide for need, wide in zip(needs, frames, strict=True))
    return Block(height, paint, 0, whole=whole)


def _least_frame(factor: Factor, theme: Theme) -> float:
    """How wide a frame must be for all that is in it."""
    points, bold, air = VALUES[-1]
    unit = theme.text_scale
    value = text_width(theme, points, factor.value, bold) + air * unit
    # in steps: frames are not to move with every digit
    value = math.ceil(value / (8 * unit)) * 8 * unit
    return max(value, text_width(theme, 8.5, factor.words)) + 4 * unit


def _factor(
    painter: QPainter,
    place: QRectF,
    factor: Factor,
    symbol_height: float,
    face: tuple[float, bool],
    theme: Theme,
) -> None:
    unit = theme.text_scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if factor.zero:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
    else:
        painter.setPen(QPen(theme.color("muted", 0.6), theme.line(1)))
        painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6 * unit, 6 * unit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    color = "surface" if factor.zero else "text"
    symbol = typeset(factor.symbol, theme, FORMULA, color)
    top = place.top() + 7 * unit
    line = top + (symbol_height - symbol.height) / 2 + symbol.up
    symbol.paint(painter, place.center().x() - symbol.width / 2, line, theme)
    inside = place.adjusted(2 * unit, 0, -2 * unit, 0)
    y = top + symbol_height + 1 * unit
    if factor.value:
        words = QRectF(inside.left(), y, inside.width(), 19 * unit)
        points, bold = face
        if text_width(theme, points, factor.value, bold) <= words.width():
            write(painter, words, factor.value, theme, points, color, bold=bold, align=CENTRE)
        y += 19 * unit
    caption = QRectF(inside.left(), y, inside.width(), 14 * unit)
    if text_width(theme, 8.5, factor.words) <= caption.width():
        tint = color if factor.zero else "muted"
        write(painter, caption, factor.words, theme, 8.5, tint, align=CENTRE)


# --- Equations


def _equations(
    heading: str, equations: Sequence[Equation], shown: Sheet, theme: Theme, width: float
) -> list[Block]:
    """A heading and its equations, whose = stand below each other, on the whole page."""
    points, column = _size(shown, theme, width)
    blocks = [_equation(equation, theme, points, column, width) for equation in equations]
    blocks[0] = _headed(heading, blocks[0], theme, width)
    blocks[-1] = replace(blocks[-1], gap=12.0)
    return blocks


def _size(shown: Sheet, theme: Theme, width: float) -> tuple[float, float]:
    """The type size at which the longest term has room, and how wide the left sides are then."""
    everything = [*shown.forwards, *shown.backwards]
    terms = [term for e in everything for right in e.rights for term in right]
    terms += [e.aside for e in everything if e.aside]
    for points in SIZES:
        column = max(typeset(e.left, theme, points).width for e in everything)
        longest = max(typeset(term, theme, points).width for term in [*terms, USUAL])
        if column + typeset("=", theme, points).width + longest <= width:
            break
    return points, column


def _headed(heading: str, block: Block, theme: Theme, width: float) -> Block:
    """The first block of a section, below the section's heading."""
    head = 24 * theme.text_scale

    def paint(painter: QPainter, x: float, y: float) -> None:
        _section(painter, x, y, width, heading, theme)
        block.paint(painter, x, y + head)

    return Block(head + block.height, paint, 2, block.gap, block.whole)


def _section(
    painter: QPainter, x: float, y: float, width: float, heading: str, theme: Theme
) -> None:
    """A section's heading, with a hairline to the right of it."""
    unit = theme.text_scale
    place = QRectF(x, y, width, 16 * unit)
    write(painter, place, heading, theme, SMALL, bold=True)
    left = x + text_width(theme, SMALL, heading, bold=True) + 8 * unit
    if left < x + width:
        line = QRectF(left, round(y + 8 * unit), x + width - left, max(1, round(theme.line(1))))
        painter.fillRect(line, theme.color("border"))


def _equation(
    equation: Equation, theme: Theme, points: float, column: float, width: float
) -> Block:
    """left = right = right, in one line if it fits, else with every = below the other."""
    unit = theme.text_scale
    left = typeset(equation.left, theme, points)
    equals = typeset("=", theme, points)
    start = column + equals.width
    rights = [[typeset(term, theme, points) for term in terms] for terms in equation.rights]
    lines = _lines(rights, equals, width - start)
    # a line that goes on with a sum has no = of its own
    begins = [any(line[0] is right[0] for right in rights) for line in lines]
    if equation.aside:
        _append(lines, begins, typeset(equation.aside, theme, points), width - start, 20 * unit)
    note = text_width(theme, SMALL, equation.note) + 2 if equation.note else 0.0
    ends = start + _length(lines[-1]) + 12 * unit
    beside = bool(note) and ends + note <= width
    heights = [(max(box.up for box in line), max(box.down for box in line)) for line in lines]
    heights[0] = max(heights[0][0], left.up), max(heights[0][1], left.down)
    lead, small = 5 * unit, 15 * unit
    if note and not beside:
        small = max(small, paragraph_height(equation.note, width - start, theme, SMALL))
    height = sum(up + down for up, down in heights) + lead * (len(lines) - 1)
    height += small if note and not beside else 0.0

    def paint(painter: QPainter, x: float, y: float) -> None:
        baseline = y
        for n, (line, (up, down)) in enumerate(zip(lines, heights, strict=True)):
            baseline = y + up
            if n == 0:
                left.paint(painter, x + column - left.width, baseline, theme)
            if begins[n]:
                equals.paint(painter, x + column, baseline, theme)
            at = x + start
            for box in line:
                box.paint(painter, at, baseline, theme)
                at += box.width
            y = baseline + down + lead
        if note:
            place = QRectF(x + start, y - lead, width - start, small)
            if beside:
                place = QRectF(x + ends, baseline - small + 4 * unit, note, small)
                write(painter, place, equation.note, theme, SMALL, "muted")
            else:
                write_paragraph(painter, place, equation.note, theme, SMALL, "muted")

    whole = max(_length(line) for line in lines) <= width - start
    return Block(height, paint, 3, 9.0, whole)


def _lines(rights: list[list[Box]], equals: Box, room: float) -> list[list[Box]]:
    """All in one line if there is room for it, else every side, broken between its terms."""
    whole = [box for n, right in enumerate(rights) for box in ([equals] if n else []) + right]
    if _length(whole) <= room:
        return [whole]
    lines: list[list[Box]] = []
    for right in rights:
        lines.append([])
        for term in right:
            if lines[-1] and _length(lines[-1]) + term.width > room:
                lines.append([])
            lines[-1].append(term)
    return lines


def _append(
    lines: list[list[Box]], begins: list[bool], aside: Box, room: float, gap: float
) -> None:
    """The aside at the end of the last line, or in one of its own."""
    if _length(lines[-1]) + gap + aside.width <= room:
        lines[-1] = [*lines[-1], Box(gap, 0.0, 0.0), aside]
    else:
        lines.append([aside])
        begins.append(False)


def _length(line: Sequence[Box]) -> float:
    return sum(box.width for box in line)


# --- The table


def _table(shown: Sheet, theme: Theme, width: float) -> Block:
    """Every input's share: name, a, w, w a and gradient; narrow, without the one or other."""
    unit = theme.text_scale
    points = WORDS
    typical = text_width(theme, points, "−0.000")
    names = max(text_width(theme, points, row.cells[0]) for row in shown.rows[:-1]) + 2
    needs = {column: _need(shown, column, theme) for column in range(1, 5)}
    columns = [1, 2, 3, 4]
    for droppable in (2, 1, 3):
        if names + sum(needs[column] for column in columns) <= width:
            break
        columns.remove(droppable)
    names = min(names, max(width - needs[4], 0.34 * width))
    room = width - names
    each = min(room / len(columns), 104 * unit)
    # alike, unless one of them needs more than its share
    spare = (room - sum(needs[column] for column in columns)) / len(columns)
    alike = all(needs[column] <= each for column in columns) or spare < 0
    wides = [each if alike else needs[column] + spare for column in columns]
    sign = typeset(shown.total, theme, points)
    heads = {column: typeset(shown.heads[column], theme, WORDS) for column in columns}
    top = 24 * unit
    up = max(box.up for box in heads.values())
    head = up + max(box.down for box in heads.values()) + 6 * unit
    row_height = 20 * unit
    line = max(1, round(theme.line(1)))
    across = names + sum(wides)
    height = top + head + row_height * len(shown.rows) + 5 * unit

    def paint(painter: QPainter, x: float, y: float) -> None:
        _section(painter, x, y, width, tr("Input by input"), theme)
        y += top
        rights = {c: x + names + sum(wides[: n + 1]) for n, c in enumerate(columns)}
        for column, box in heads.items():
            # over the middle of a number such as −0.123, but not beyond the column
            middle = rights[column] - 0.55 * typical
            left = min(middle - box.width / 2, rights[column] - box.width)
            box.paint(painter, left, y + up, theme)
        y += head
        painter.fillRect(QRectF(x, round(y) - 2 * unit, across, line), theme.color("muted"))
        for row in shown.rows[:-1]:
            place = QRectF(x, y, names, row_height)
            tint = "text" if row.kind == "input" else "muted"
            write(painter, place, row.cells[0], theme, points, tint)
            y += row_height
        y += 4 * unit
        painter.fillRect(QRectF(x, round(y) - unit, across, line), theme.color("muted"))
        sign.paint(painter, x, y + 14 * unit, theme)
        y += row_height
        _cells(painter, shown, columns, rights, y - row_height, theme)

    # without w and a there is still what both make
    whole = spare >= 0 and columns[-2:] == [3, 4]
    return Block(height, paint, 5, whole=whole)


def _need(shown: Sheet, column: int, theme: Theme) -> float:
    """How wide a column of the table must be, with a gap, its decimal points below each other."""
    unit = theme.text_scale
    words = [row.cells[column] for row in shown.rows]
    widths = [text_width(theme, WORDS, each, bold=True) for each in words]
    tails = [_tail(theme, each) for each in words]
    tail = max([text_width(theme, WORDS, ".000"), *tails])
    need = max(wide - own for wide, own in zip(widths, tails, strict=True)) + tail
    # in steps: columns are not to move with every digit
    return math.ceil((max(need, text_width(theme, WORDS, "−0.000")) + 8 * unit) / 8) * 8.0


def _cells(
    painter: QPainter,
    shown: Sheet,
    columns: Sequence[int],
    rights: dict[int, float],
    last: float,
    theme: Theme,
) -> None:
    """The table's numbers, their decimal points below each other. `last` is the last row's top."""
    unit = theme.text_scale
    row_height = 20 * unit
    tops = [
        last - (len(shown.rows) - 1 - n) * row_height - (0 if row.kind == "total" else 4 * unit)
        for n, row in enumerate(shown.rows)
    ]
    for column in columns:
        tails = [_tail(theme, row) for row in (r.cells[column] for r in shown.rows) if row]
        # as wide as usual at least: the points stay in place while the digits change
        tail = max([text_width(theme, WORDS, ".000"), *tails])
        for row, y in zip(shown.rows, tops, strict=True):
            words = row.cells[column]
            bold = row.kind == "total" or (shown.nothing and column == 4)
            beyond = tail - _tail(theme, words)
            place = QRectF(rights[column] - 200 * unit - beyond, y, 200 * unit, row_height)
            write(painter, place, words, theme, WORDS, bold=bold, align=RIGHT)


def _tail(theme: Theme, words: str) -> float:
    """How much of a number stands behind its decimal point, the point included."""
    _, point, digits = words.partition(".")
    return text_width(theme, WORDS, point + digits) if point else 0.0


# --- What the signs mean


def _where(shown: Sheet, theme: Theme, width: float) -> Block:
    """Each sign with its words, as many in a line as fit."""
    unit = theme.text_scale
    font, metrics = typeface(theme, SMALL)
    gap, between, row = 5 * unit, 16 * unit, 19 * unit
    items, whole = [], True
    x, y = 0.0, 0.0
    for sign, words in shown.where:
        box = typeset(sign, theme, 10)
        wide = box.width + gap + metrics.horizontalAdvance(words)
        if x and x + wide > width:
            x, y = 0.0, y + row
        items.append((x, y, box, words))
        whole = whole and wide <= width
        x += wide + between
    height = y + row

    def paint(painter: QPainter, left: float, top: float) -> None:
        for x, y, box, words in items:
            baseline = top + y + 13 * unit
            box.paint(painter, left + x, baseline, theme)
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            room = width - x - box.width - gap
            shown_words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left + x + box.width + gap, baseline), shown_words)

    return Block(height, paint, 6, whole=whole)
