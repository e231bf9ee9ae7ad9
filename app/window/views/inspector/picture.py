"""Painting the inspector: one neuron's arithmetic as a textbook would set it.

What is to be shown comes from inspector_text.py as formulas and words. Here they become blocks of
known height, which stand below each other or, where it is wide, in two columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.record.snapshot import Snapshot, State
from app.window.theme import Theme
from app.window.views.card.text import state_of
from app.window.views.glyphs import draw_cell
from app.window.views.inspector.formula import Box, typeset
from app.window.views.inspector.text import Equation, Factor, Sheet, hint, sheet
from app.window.views.lettering import write
from app.window.views.typeface import text_width, typeface
from app.window.views.words import short_name_of

MARGIN = 12.0
WIDE = 700.0
"""From this width on, in units of text size, there are two columns."""
LEAST = 150.0
"""Below this there is no room for the chain rule."""
FULL = 1000.0
"""Beyond this width the whole sheet is set larger, so that it fills a slide."""
LARGEST = 2.0

FORMULA = 11.5
WORDS = 10.0
SMALL = 9.0
"""Type sizes in points."""
SIZES = (FORMULA, 10.0, 9.0, 8.0)
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


@dataclass(frozen=True)
class Page:
    """Blocks with their places: (x, y, block)."""

    width: float
    height: float
    placed: tuple[tuple[float, float, Block], ...]


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
    painter.setClipRect(area)
    painter.fillRect(area, theme.color("surface"))
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


def _fitting(shown: Sheet, snapshot: Snapshot, theme: Theme, area: QRectF) -> Page:
    """The page in the largest type at which all of it fits, or without what matters least."""
    for share in (1.0, 0.75, 0.5, 0.25):
        page = _grown(shown, snapshot, theme, area.width(), share)
        if page.height <= area.height():
            return page
        if area.width() <= FULL * theme.text_scale:
            break
    return _page(shown, snapshot, theme, min(area.width(), FULL * theme.text_scale), area.height())


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
    chain = _chain(shown, theme, min(half, 540 * unit))
    if inner < LEAST * unit:
        pass  # nothing but the heading has room
    elif not shown.verdict:
        top.append(chain)
    elif wide:
        top.append(_beside(chain, _verdict(shown, theme, other), half + gap))
    else:
        top += [chain, _verdict(shown, theme, inner)]
    forwards = _equations("Forwards", shown.forwards, shown, theme, half)
    room = half if shown.rows or not wide else other
    backwards = _equations("Backwards", shown.backwards, shown, theme, room)
    words = [_where(shown, theme, other), *(_note(note, theme, other) for note in shown.notes)]
    table = [_table(shown, theme, other)] if shown.rows else []
    if not wide:
        columns = [[*forwards, *backwards, *table, *words]]
    elif shown.rows:
        columns = [[*forwards, *backwards], [*table, *words]]
    else:
        columns = [forwards, [*backwards, *words]]
    return _placed(top, columns, (MARGIN, MARGIN + half + gap), width, most, theme)


def _placed(
    top: list[Block],
    columns: list[list[Block]],
    lefts: tuple[float, float],
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
        name = short_name_of(neuron.layer, neuron.index)
    words = shown.subtitle
    if text_width(theme, 9.5, words) > beside:
        words = words.partition(" · ")[2] or words  # the formula tells the activation too

    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_cell(painter, QRectF(x, y + 1, side, side), state, theme)
        place = QRectF(x + side + gap, y, beside, side / 2 + 1)
        write(painter, place, name, theme, 12, bold=True)
        write(painter, place.translated(0, side / 2 + 2), words, theme, 9.5, "muted")

    return Block(side + 2 * unit, paint, 0)


def _beside(one: Block, other: Block, at: float) -> Block:
    """Two blocks beside each other, middle to middle."""
    height = max(one.height, other.height)

    def paint(painter: QPainter, x: float, y: float) -> None:
        one.paint(painter, x, y + (height - one.height) / 2)
        other.paint(painter, x + at, y + (height - other.height) / 2)

    return Block(height, paint, 0)


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


def _chain(shown: Sheet, theme: Theme, width: float) -> Block:
    """dL/dw = three factors, each in a frame; the one that is 0 is light on dark."""
    unit = theme.text_scale
    roomy = width >= 300 * unit
    batch = r" Σ_k" if "k" in shown.chain[1].symbol else ""
    left = typeset(rf"{shown.left} ={batch}", theme, FORMULA)
    end = typeset(r"= \chip{0}", theme, FORMULA)
    times = typeset("×" if roomy else '"×"', theme, FORMULA)  # in quotes it has no room around it
    before = left.width if roomy else 0.0
    after = end.width + 6 * unit if width >= 420 * unit and shown.nothing else 0.0
    frame = min((width - before - after - 2 * times.width - 2) / 3, 132 * unit)
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
        for place, factor in enumerate(shown.chain):
            if place:
                times.paint(painter, x, baseline, theme)
                x += times.width
            _factor(painter, QRectF(x, y, frame, height), factor, symbol_height, theme)
            x += frame
        if after:
            end.paint(painter, x + 6 * unit, baseline, theme)

    return Block(height, paint, 0)


def _factor(
    painter: QPainter, place: QRectF, factor: Factor, symbol_height: float, theme: Theme
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
        for points, bold, air in (
            (11.0, True, 8),
            (10.0, True, 6),
            (9.0, True, 4),
            (8.0, False, 0),
        ):
            if text_width(theme, points, factor.value, bold) + air * unit <= words.width():
                write(painter, words, factor.value, theme, points, color, bold=bold, align=CENTRE)
                break
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

    return Block(head + block.height, paint, 2, block.gap)


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

    return Block(height, paint, 3, 9.0)


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
    least = typical + 16 * unit
    names = max(text_width(theme, points, row.cells[0]) for row in shown.rows[:-1]) + 2
    names = min(names, 0.34 * width)
    columns = [1, 2, 3, 4]
    for droppable in (2, 1, 3):
        if names + len(columns) * least <= width:
            break
        columns.remove(droppable)
    each = min((width - names) / len(columns), 104 * unit)
    sign = typeset(shown.total, theme, points)
    heads = {column: typeset(shown.heads[column], theme, WORDS) for column in columns}
    top = 24 * unit
    up = max(box.up for box in heads.values())
    head = up + max(box.down for box in heads.values()) + 6 * unit
    row_height = 20 * unit
    line = max(1, round(theme.line(1)))
    whole = names + each * len(columns)
    height = top + head + row_height * len(shown.rows) + 5 * unit

    def paint(painter: QPainter, x: float, y: float) -> None:
        _section(painter, x, y, width, "Input by input", theme)
        y += top
        rights = {column: x + names + each * (n + 1) for n, column in enumerate(columns)}
        for column, box in heads.items():
            # over the middle of a number such as −0.123, but not beyond the column
            middle = rights[column] - 0.55 * typical
            left = min(middle - box.width / 2, rights[column] - box.width)
            box.paint(painter, left, y + up, theme)
        y += head
        painter.fillRect(QRectF(x, round(y) - 2 * unit, whole, line), theme.color("muted"))
        for row in shown.rows[:-1]:
            place = QRectF(x, y, names, row_height)
            tint = "text" if row.kind == "input" else "muted"
            write(painter, place, row.cells[0], theme, points, tint)
            y += row_height
        y += 4 * unit
        painter.fillRect(QRectF(x, round(y) - unit, whole, line), theme.color("muted"))
        sign.paint(painter, x, y + 14 * unit, theme)
        y += row_height
        _cells(painter, shown, columns, rights, y - row_height, theme)

    return Block(height, paint, 5)


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
    items = []
    x, y = 0.0, 0.0
    for sign, words in shown.where:
        box = typeset(sign, theme, 10)
        wide = box.width + gap + metrics.horizontalAdvance(words)
        if x and x + wide > width:
            x, y = 0.0, y + row
        items.append((x, y, box, words))
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

    return Block(height, paint, 6)
