"""Formulas, typeset: a little of TeX's notation, made into boxes that are measured and painted.

    typeset(r"z = Σ_i w_i a_i + b", theme, 11).paint(painter, x, baseline, theme)

Single letters are variables, in italics; "words" in quotes and names of functions are upright.
`_` lowers and `^` raises what follows, a sign or a {group}; what Σ has lowered stands below it.
A minus with a space after it subtracts, without one it is a sign. Besides there are:

    \\frac{a}{b}  \\bar{a}  \\muted{a}  \\strong{a}
    \\chip{a}                   light on dark, to stand out without colour
    \\cases{a}{b}{c}{d}         a if b, c if d, behind a brace
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.language import mark, tr
from app.window.theme import Theme
from app.window.views.typeface import overshoot, typeface

SCRIPT = 0.72
"""The size of what is lowered or raised, as a share of the line's."""
PART = 0.92
"""The size of both parts of a fraction."""
SMALLEST = 8.5
"""Points: nothing is set smaller."""

ROOM = {"·": 0.12, "+": 0.3, "−": 0.3, "×": 0.35, "=": 0.42, "≈": 0.42, "<": 0.36, ">": 0.36}
ROOM |= {"≤": 0.36, "≥": 0.36, "→": 0.4}
"""Space on both sides of an operator, in heights of a capital letter."""

_TOKEN = re.compile(
    r"\\[a-z]+"  # a command
    r'|"[^"]*"'  # words
    "|\\d[\\d\u202f]*(?:\\.\\d+)?(?:e−?\\d+)?"  # a number
    r"|max|tanh|exp|ln"  # a function
    r"|− "  # minus as an operator
    r"|\S"
)
IF = mark("if {condition}")
_LOWERED = str.maketrans("0123456789ijk+−", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖ₊₋")
RAISED = str.maketrans("0123456789+−z", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᶻ")


# --- Reading


@dataclass(frozen=True)
class Node:
    """A part of a formula: its kind, its letters, or the parts it is made of."""

    kind: str
    text: str = ""
    parts: tuple[Node, ...] = ()


@lru_cache(maxsize=1024)
def parse(markup: str) -> Node:
    """The formula that `markup` is the notation of."""
    tokens = [match.group() for match in _TOKEN.finditer(markup)]
    node, end = _row(tokens, 0)
    assert end == len(tokens), markup
    return node


def plain(markup: str) -> str:
    """The formula in one line of letters, for the clipboard."""
    return _plain(parse(markup))


def _row(tokens: list[str], at: int) -> tuple[Node, int]:
    found: list[Node] = []
    while at < len(tokens) and tokens[at] != "}":
        if tokens[at] in "_^":
            found[-1], at = _scripts(found[-1], tokens, at)
        else:
            node, at = _one(tokens, at)
            found.append(node)
    return (found[0] if len(found) == 1 else Node("row", parts=tuple(found))), at


def _scripts(base: Node, tokens: list[str], at: int) -> tuple[Node, int]:
    lowered = raised = Node("row")
    while at < len(tokens) and tokens[at] in "_^":
        script, end = _one(tokens, at + 1)
        if tokens[at] == "_":
            lowered = script
        else:
            raised = script
        at = end
    kind = "sum" if base.text == "Σ" else "script"
    return Node(kind, parts=(base, lowered, raised)), at


def _one(tokens: list[str], at: int) -> tuple[Node, int]:
    token = tokens[at]
    if token == "{":
        node, at = _row(tokens, at + 1)
        return node, at + 1
    if token.startswith("\\"):
        arguments, at = [], at + 1
        while at < len(tokens) and tokens[at] == "{":
            node, at = _one(tokens, at)
            arguments.append(node)
        return Node(token[1:], parts=tuple(arguments)), at
    if token[0] == '"':
        return Node("upright", token[1:-1]), at + 1
    if token[0].isdigit() and "e" in token:
        return _power_of_ten(token), at + 1
    if token.strip() in ROOM and token != "−":
        return Node("operator", token.strip()), at + 1
    if token == ",":
        return Node("upright", ", "), at + 1
    variable = len(token) == 1 and token.isalpha() and token not in "ΣΦ"
    return Node("variable" if variable else "upright", token), at + 1


def _power_of_ten(token: str) -> Node:
    """1.2e−5, as it is printed: times a raised power."""
    mantissa, _, exponent = token.partition("e")
    power = Node("script", parts=(Node("upright", "10"), Node("row"), Node("upright", exponent)))
    return Node("row", parts=(Node("upright", mantissa), Node("operator", "·"), power))


def _plain(node: Node) -> str:
    parts = [_plain(part) for part in node.parts]
    match node.kind:
        case "operator":
            return node.text if node.text == "·" else f" {node.text} "
        case "row":
            return re.sub(" +", " ", "".join(parts))
        case "script" | "sum":
            base, lowered, raised = parts
            gap = " " if node.kind == "sum" else ""
            return base + _small(lowered, "_", _LOWERED) + _small(raised, "^", RAISED) + gap
        case "frac":
            top, bottom = (f"({part})" if " " in part.strip() else part for part in parts)
            return f"{top}/{bottom}"
        case "bar":
            return tr("mean {quantity}", quantity=parts[0])
        case "cases":
            pairs = zip(parts[::2], parts[1::2], strict=True)
            lines = (f"{value} {tr(IF, condition=when)}" for value, when in pairs)
            return "{" + "; ".join(lines) + "}"
    return "".join(parts) or node.text


def _small(text: str, sign: str, letters: dict[int, int]) -> str:
    if not text:
        return ""
    if all(ord(letter) in letters for letter in text):
        return text.translate(letters)
    return f"{sign}({text})" if len(text) > 1 else sign + text


# --- Setting


@dataclass(frozen=True)
class Word:
    """Letters in one font; x and y of the left end of their baseline."""

    x: float
    y: float
    text: str
    font: QFont
    role: str


@dataclass(frozen=True)
class Rule:
    """A filled bar, rounded if it lies behind words."""

    x: float
    y: float
    width: float
    height: float
    role: str
    radius: float = 0.0


@dataclass(frozen=True)
class Brace:
    """An opening brace from y down, this high."""

    x: float
    y: float
    height: float
    role: str


Ink = Word | Rule | Brace


@dataclass(frozen=True)
class Box:
    """A typeset formula: how wide, how far above and below its baseline, and what is drawn."""

    width: float
    up: float
    down: float
    inks: tuple[Ink, ...] = ()

    @property
    def height(self) -> float:
        return self.up + self.down

    def moved(self, x: float, y: float) -> tuple[Ink, ...]:
        """What is drawn, from another place."""
        return tuple(replace(ink, x=ink.x + x, y=ink.y + y) for ink in self.inks)

    def paint(self, painter: QPainter, x: float, y: float, theme: Theme) -> None:
        """Paint it with the left end of its baseline at (x, y)."""
        colors = {ink.role: theme.color(ink.role) for ink in self.inks}
        for ink in self.inks:
            color = colors[ink.role]
            if isinstance(ink, Word):
                painter.setFont(ink.font)
                painter.setPen(color)
                painter.drawText(QPointF(x + ink.x, y + ink.y), ink.text)
            elif isinstance(ink, Rule) and not ink.radius:
                top = round(y + ink.y)  # on whole pixels it is sharp
                painter.fillRect(QRectF(x + ink.x, top, ink.width, ink.height), color)
            elif isinstance(ink, Rule):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
                place = QRectF(x + ink.x, y + ink.y, ink.width, ink.height)
                painter.drawRoundedRect(place, ink.radius, ink.radius)
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                pen = QPen(color, theme.line(1.1))
                painter.strokePath(_brace(x + ink.x, y + ink.y, ink.height), pen)


def typeset(markup: str, theme: Theme, points: float, role: str = "text") -> Box:
    """The formula at a size, in the colour of a role."""
    return _typeset(markup, theme, points, role, tr(IF))


@lru_cache(maxsize=1024)
def _typeset(markup: str, theme: Theme, points: float, role: str, condition: str) -> Box:
    return _Setter(theme, condition).box(parse(markup), points, role, False)


def _face(theme: Theme, points: float, bold: bool, italic: bool) -> tuple[QFont, QFontMetricsF]:
    font, metrics = typeface(theme, points, bold)
    if not italic:
        return font, metrics
    slanted = QFont(font)
    slanted.setItalic(True)
    return slanted, QFontMetricsF(slanted)


class _Setter:
    """Makes boxes of nodes. `points` is the size, `bold` and `role` hold for all parts.

    `condition` is IF in the language in force.
    """

    def __init__(self, theme: Theme, condition: str) -> None:
        self._theme = theme
        self._before_condition, _, self._after_condition = condition.partition("{condition}")

    def box(self, node: Node, points: float, role: str, bold: bool) -> Box:
        match node.kind:
            case "row":
                return self._row([self.box(part, points, role, bold) for part in node.parts])
            case "script":
                return self._script(node, points, role, bold)
            case "sum":
                return self._sum(node, points, role, bold)
            case "frac":
                return self._fraction(node, points, role, bold)
            case "bar":
                return self._bar(node, points, role, bold)
            case "cases":
                return self._cases(node, points, role, bold)
            case "muted":
                return self.box(node.parts[0], points, "muted", bold)
            case "strong":
                return self.box(node.parts[0], points, role, True)
            case "chip":
                return self._chip(node, points, role)
        return self._word(node, points, role, bold)

    def _cap(self, points: float) -> float:
        """The height of a capital letter: what distances are counted in."""
        return _face(self._theme, points, False, False)[1].capHeight()

    def _line(self) -> float:
        return max(1.0, round(self._theme.line(1.0)))

    def _word(self, node: Node, points: float, role: str, bold: bool) -> Box:
        italic = node.kind == "variable"
        font, metrics = _face(self._theme, points, bold, italic)
        cap = self._cap(points)
        room = ROOM[node.text] * cap if node.kind == "operator" else 0.0
        width = metrics.horizontalAdvance(node.text) + 2 * room
        if italic:
            # slanted letters reach beyond their advance: f′ and ∂L would touch what follows
            width += (0.16 if node.text in "fLT" else 0.06) * cap
        return Box(width, 1.12 * cap, 0.34 * cap, (Word(room, 0.0, node.text, font, role),))

    def _row(self, boxes: list[Box]) -> Box:
        inks: list[Ink] = []
        x = 0.0
        for box in boxes:
            inks += box.moved(x, 0.0)
            x += box.width
        up = max((box.up for box in boxes), default=0.0)
        down = max((box.down for box in boxes), default=0.0)
        return Box(x, up, down, tuple(inks))

    def _script(self, node: Node, points: float, role: str, bold: bool) -> Box:
        base, lowered, raised = node.parts
        first, cap = self.box(base, points, role, bold), self._cap(points)
        size = max(SCRIPT * points, min(points, SMALLEST))
        low = self.box(lowered, size, role, bold)
        high = self.box(raised, size, role, bold)
        fall, rise = 0.32 * cap, 0.52 * cap
        inks = first.inks + low.moved(first.width, fall) + high.moved(first.width, -rise)
        wide = max(low.width, high.width)
        return Box(
            first.width + wide + (0.16 * cap if wide else 0.0),
            max(first.up, rise + high.up if high.inks else 0.0),
            max(first.down, fall + low.down if low.inks else 0.0),
            inks,
        )

    def _sum(self, node: Node, points: float, role: str, bold: bool) -> Box:
        """A large Σ with its limit below."""
        cap = self._cap(points)
        font, metrics = _face(self._theme, 1.45 * points, bold, False)
        size = max(0.66 * points, min(points, SMALLEST))
        limit = self.box(node.parts[1], size, role, bold)
        wide = max(metrics.horizontalAdvance("Σ"), limit.width)
        fall = 0.28 * cap  # it is centred on the line's middle
        below = fall + limit.up + 0.1 * cap
        sign = Word((wide - metrics.horizontalAdvance("Σ")) / 2, fall, "Σ", font, role)
        inks = (sign, *limit.moved((wide - limit.width) / 2, below))
        return Box(wide + 0.3 * cap, 1.5 * cap - fall, below + limit.down, inks)

    def _fraction(self, node: Node, points: float, role: str, bold: bool) -> Box:
        cap, line = self._cap(points), self._line()
        size = max(PART * points, min(points, SMALLEST))
        top, bottom = (self.box(part, size, role, bold) for part in node.parts)
        side = 0.18 * cap
        wide = max(top.width, bottom.width) + 2 * side
        axis, gap = 0.42 * cap, 0.12 * cap
        rise = axis + line / 2 + gap + top.down
        fall = bottom.up + gap + line / 2 - axis
        inks = (
            *top.moved((wide - top.width) / 2, -rise),
            Rule(0.5 * side, -axis - line / 2, wide - side, line, role),
            *bottom.moved((wide - bottom.width) / 2, fall),
        )
        return Box(wide + 0.1 * cap, rise + top.up, fall + bottom.down, inks)

    def _bar(self, node: Node, points: float, role: str, bold: bool) -> Box:
        inside = self.box(node.parts[0], points, role, bold)
        cap, line = self._cap(points), self._line()
        # over a letter with a lowered sign the bar covers the letter alone
        base = node.parts[0].parts[0] if node.parts[0].kind == "script" else node.parts[0]
        wide = self.box(base, points, role, bold).width
        rise = (0.98 if len(base.text) == 1 and base.text in "az" else 1.26) * cap
        rule = Rule(0.14 * cap, -rise, wide - 0.08 * cap, line, role)
        return Box(inside.width, max(inside.up, rise + 2 * line), inside.down, (*inside.inks, rule))

    def _cases(self, node: Node, points: float, role: str, bold: bool) -> Box:
        cap = self._cap(points)
        values = [self.box(part, points, role, bold) for part in node.parts[::2]]
        whens = [self._when(part, points, role, bold) for part in node.parts[1::2]]
        metrics = _face(self._theme, points, True, False)[1]
        condition = self._before_condition + self._after_condition
        brace, gap = 0.75 * cap, 0.34 * cap + sum(overshoot(metrics, condition))
        column = brace + max(value.width for value in values) + 1.1 * cap
        heights = [
            max(value.height, when.height) for value, when in zip(values, whens, strict=True)
        ]
        whole = sum(heights) + gap * (len(heights) - 1)
        axis = 0.42 * cap
        y = -axis - whole / 2
        inks: list[Ink] = [Brace(0.1 * cap, y, whole, role)]
        for value, when, high in zip(values, whens, heights, strict=True):
            baseline = y + max(value.up, when.up)
            inks += value.moved(brace, baseline) + when.moved(column, baseline)
            y += high + gap
        wide = column + max(when.width for when in whens)
        return Box(wide, whole / 2 + axis, whole / 2 - axis, tuple(inks))

    def _when(self, node: Node, points: float, role: str, bold: bool) -> Box:
        """A condition is as muted or strong as the formula says, with its 'if'."""
        inner, kinds = node, []
        while inner.kind in ("muted", "strong"):
            kinds.append(inner.kind)
            inner = inner.parts[0]
        around = (self._before_condition, self._after_condition)
        before, after = (Node("upright", words) for words in around)
        whole = Node("row", parts=(before, inner, after))
        for kind in kinds:
            whole = Node(kind, parts=(whole,))
        return self.box(whole, points, role, bold)

    def _chip(self, node: Node, points: float, role: str) -> Box:
        inside, cap = self.box(node.parts[0], points, "surface", True), self._cap(points)
        side, over, under = 0.42 * cap, 0.42 * cap, 0.4 * cap
        back = Rule(0.0, -cap - over, inside.width + 2 * side, cap + over + under, role, 0.35 * cap)
        return Box(inside.width + 2 * side, cap + over, under, (back, *inside.moved(side, 0.0)))


def _brace(x: float, y: float, height: float) -> QPainterPath:
    wide, half = min(0.12 * height, 5.0), height / 2
    path = QPainterPath(QPointF(x + wide, y))
    middle = x + wide / 2
    path.cubicTo(middle, y, middle, y + 0.1 * height, middle, y + 0.25 * height)
    path.cubicTo(middle, y + 0.42 * height, middle, y + half, x, y + half)
    path.cubicTo(middle, y + half, middle, y + 0.58 * height, middle, y + 0.75 * height)
    path.cubicTo(middle, y + 0.9 * height, middle, y + height, x + wide, y + height)
    return path
