"""The words above the margins: whose they are, how many are dead, and how the lines are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.language import mark, tr
from app.window.theme import Theme
from app.window.views.events.by_hand import BY_HAND
from app.window.views.margins.text import counts
from app.window.views.typeface import text_width

if TYPE_CHECKING:  # a chart's layout makes room for its heading
    from app.window.views.margins.chart import MarginChart

POINTS, TITLE_POINTS = 8.5, 10.0
ROW = 16.0
"""In units of text size, as all that follow."""
APART, STEP = 12.0, 5.0
"""Between entries, and between a sample and its name."""
AHEAD = 18.0
"""Between the counts and the key, at least."""
SAMPLES = {
    mark("alive"): 20.0,
    mark("dead"): 20.0,
    mark("dies"): 8.0,
    mark("back"): 8.0,
    BY_HAND: 8.0,
}
"""What is drawn before each of the key's names, in English: how wide it is."""


@dataclass(frozen=True)
class Piece:
    """Some words and where they stand."""

    words: str
    x: float
    row: int
    sample: bool = False
    """Whether they are a name of the key, in English: before it is what it names."""


@dataclass(frozen=True)
class Heading:
    """The title is the first of the pieces."""

    pieces: list[Piece]
    rows: int


def heading_of(chart: MarginChart, title: str, theme: Theme, *, whole: bool = False) -> Heading:
    """What has room in one row; if `whole`, all of it in as many rows as it needs."""
    unit = theme.text_scale
    area = chart.area
    left = area.left() + 8 * unit
    end = chart.listing.left() - 14 * unit if chart.listing.width() else area.right() - 8 * unit
    pieces, row = [Piece(title, left, 0)], 0
    x = left + text_width(theme, TITLE_POINTS, title, bold=True) + APART * unit
    more = counts(chart.snapshot)
    wide = text_width(theme, POINTS, more)
    if whole and x + wide > end:
        x, row = left, row + 1
    if x + wide <= end:
        pieces.append(Piece(more, x, row))
        x += wide + AHEAD * unit
    key = _key(chart)
    if whole and _width(key, theme) > end - x:
        found = list(_wrapped(key, left, end, row + 1, theme))
        return Heading(pieces + found, 1 + max(piece.row for piece in found))
    # rather the marks alone than nothing: the lines explain themselves
    for dropped in ((), ("alive", "dead"), (BY_HAND,)):
        key = [name for name in key if name not in dropped]
        if _width(key, theme) <= end - x:
            start = end - _width(key, theme)
            return Heading(pieces + list(_wrapped(key, start, end + 1, row, theme)), row + 1)
    return Heading(pieces, row + 1)


def _key(chart: MarginChart) -> list[str]:
    if chart.banded or not chart.census.can_die:
        return []
    if chart.end is not None:
        return _key(chart.end)
    shown = {"back": bool(chart.turns.revivals), BY_HAND: bool(chart.by_hand)}
    if chart.figure:
        # on paper there is nothing that may come yet
        shown["alive"], shown["dead"] = chart.lived
        shown["dies"] = bool(chart.turns.deaths)
    return [name for name in SAMPLES if shown.get(name, True)]


def _entry(name: str, theme: Theme) -> float:
    """How wide it is with its sample."""
    return (SAMPLES[name] + STEP) * theme.text_scale + text_width(theme, POINTS, tr(name))


def _width(key: list[str], theme: Theme) -> float:
    between = APART * theme.text_scale * max(len(key) - 1, 0)
    return sum(_entry(name, theme) for name in key) + between


def _wrapped(key: list[str], left: float, end: float, row: int, theme: Theme) -> Iterator[Piece]:
    x = left
    for name in key:
        if x > left and x + _entry(name, theme) > end:
            x, row = left, row + 1
        yield Piece(name, x, row, sample=True)
        x += _entry(name, theme) + APART * theme.text_scale
