"""Where the panels of a figure stand: in rows, in the order they are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil

from PySide6.QtCore import QRectF

from app.experiment.errors import BadInput
from app.figures.panel import Look, Panel
from app.language import tr
from app.record.moment import Moment

MARGIN = 14.0
"""Around all, and ..."""
GAP = 16.0
"""... between panels."""
COMFORT = 300.0
"""Where the height is free, different views stand beside one another if each is at least so wide.
Steps of one view always do, where there is room: to be compared."""
KEY_GAP = 4.0
"""Above a key."""
HIGHEST = 1.15
"""Times what is good for it: no view gets more height."""
UNEVEN = 0.1
"""So much better views must fit for one of a row to get more of its width."""


@dataclass(frozen=True)
class Cell:
    """A panel at a moment."""

    panel: Panel
    moment: int
    """Which one of the figure's moments."""


@dataclass(frozen=True)
class Row:
    """Cells side by side."""

    cells: tuple[Cell, ...]
    shares: tuple[float, ...]
    """Of the width. A last row of steps may have fewer cells."""
    keyed: Panel | None = None
    """Whose key is below the cells: of the last row of a view's steps."""

    def key_height(self, width: float, look: Look) -> float:
        """With the gap above it."""
        key = None if self.keyed is None else self.keyed.key
        return 0.0 if key is None else key.height(width, look) + KEY_GAP

    def widths(self, width: float) -> list[float]:
        """Of the cells."""
        room = width - GAP * (len(self.shares) - 1)
        return [room * share / sum(self.shares) for share in self.shares][: len(self.cells)]


@dataclass(frozen=True)
class Place:
    """Where a cell stands, its heading included."""

    cell: Cell
    rect: QRectF


@dataclass(frozen=True)
class Arrangement:
    """Where all stands, and the height that it takes."""

    places: tuple[Place, ...]
    keys: tuple[tuple[Panel, QRectF], ...]
    """Below steps of one view."""
    height: float


def arrange(
    panels: Sequence[Panel],
    moments: Sequence[Moment],
    look: Look,
    width: float,
    height: float | None,
    heading: float,
    shown: int,
) -> Arrangement:
    """Places in an area of this width and of this height (None: as high as needed). `heading`: the
    height of a cell's heading. `shown`: so many of the moments stand beside one another; places are
    large enough for each of the others as well. Raises BadInput where they do not fit."""
    best: tuple[float, Arrangement] | None = None
    wanting: float | None = None
    comfort = COMFORT if shown == 1 else 0.0
    measured: dict[tuple[int, float], tuple[float, float, float]] = {}

    def measure(cell: Cell, at: float) -> tuple[float, float, float]:
        """Least width, least height and best height; of all moments for what shows the run."""
        key = (id(cell.panel), at)
        if key not in measured:
            each = [(cell.panel.least(at, m, look), cell.panel.best(at, m, look)) for m in moments]
            measured[key] = (
                max(least[0] for least, _ in each),
                max(least[1] for least, _ in each) + heading,
                max(max(least[1], good) for least, good in each) + heading,
            )
        return measured[key]

    for rows in _arrangements(panels, shown):
        widths = [row.widths(width) for row in rows]
        sizes = [
            [measure(cell, at) for cell, at in zip(row.cells, found, strict=True)]
            for row, found in zip(rows, widths, strict=True)
        ]
        if any(
            size[0] > at + 0.5
            for found, ats in zip(sizes, widths, strict=True)
            for size, at in zip(found, ats, strict=True)
        ):
            continue
        below = [row.key_height(width, look) for row in rows]
        least = [max(s[1] for s in found) + key for found, key in zip(sizes, below, strict=True)]
        good = [max(s[2] for s in found) + key for found, key in zip(sizes, below, strict=True)]
        gaps = GAP * (len(rows) - 1)
        if height is None:
            crowded = any(at < comfort for found in widths for at in found)
            # the fullest rows, and of these the lowest
            score = (0.0 if crowded else 1000.0) - len(rows) - sum(good) / 1e6
            heights = good
        else:
            if sum(least) + gaps > height + 0.5:
                short = sum(least) + gaps - height
                wanting = short if wanting is None else min(wanting, short)
                continue
            heights = _shared(least, good, height - gaps)
            fits = [
                min((h - key) / size[2], size[2] / (h - key))
                for h, found, key in zip(heights, sizes, below, strict=True)
                for size in found
            ]
            score = min(fits) + sum(fits) / len(fits)
        # even rows, which come first, unless others are clearly better
        better = UNEVEN if any(len(set(row.shares)) > 1 for row in rows) else 1e-9
        if best is None or score > best[0] + better:
            best = score, _placed(rows, widths, heights, sizes, below, width)
    if best is None:
        raise BadInput(_too_small(panels, width, height, wanting))
    return best[1]


def _arrangements(panels: Sequence[Panel], moments: int) -> Iterator[list[Row]]:
    """Every way to set them in rows: those that need no row of their own side by side, so many."""
    groups: list[list[Cell]] = []
    wide: list[bool] = []
    for panel in panels:
        alone = panel.wide or moments > 1
        shown = [moments - 1] if panel.once else list(range(moments))
        cells = [Cell(panel, at) for at in shown]
        if not alone and groups and not wide[-1]:
            groups[-1] += cells
        else:
            groups.append(cells)
            wide.append(alone)
    for most in product(*(range(1, len(group) + 1) for group in groups)):
        if (
            moments > 1
            and len({many for group, many in zip(groups, most, strict=True) if len(group) > 1}) > 1
        ):
            continue  # steps stand in the same columns in all views
        if any(
            many > 1 and ceil(len(group) / many) == ceil(len(group) / (many - 1))
            for group, many in zip(groups, most, strict=True)
        ):
            continue  # no row fewer: as many rows with more even ones are tried
        chunks = [
            (tuple(group[first : first + many]), many)
            for group, many in zip(groups, most, strict=True)
            for first in range(0, len(group), many)
        ]
        even = [(1.0,) * (many if moments > 1 else len(cells)) for cells, many in chunks]
        rows = [Row(cells, share) for (cells, _), share in zip(chunks, even, strict=True)]
        if moments > 1:
            yield _keyed(rows)
            continue
        yield rows
        for shares in product(*(_SHARES.get(len(share), (share,)) for share in even)):
            if list(shares) != even:
                yield [Row(cells, share) for (cells, _), share in zip(chunks, shares, strict=True)]


def _keyed(rows: Sequence[Row]) -> list[Row]:
    """With the key of each view that shows several steps, below the last of them."""
    last = {row.cells[-1].panel.name: row for row in rows if not row.cells[-1].panel.once}
    return [
        replace(row, keyed=row.cells[-1].panel) if row in last.values() else row for row in rows
    ]


_SHARES: dict[int, tuple[tuple[float, ...], ...]] = {
    2: ((1.0, 1.0), (2.0, 1.0), (1.0, 2.0), (3.0, 2.0), (2.0, 3.0)),
    3: ((1.0, 1.0, 1.0), (2.0, 1.0, 1.0), (1.0, 2.0, 1.0), (1.0, 1.0, 2.0), (2.0, 1.0, 2.0)),
}
"""How rows of two and of three may be divided."""


def _shared(least: Sequence[float], good: Sequence[float], height: float) -> list[float]:
    """The height shared out: first what each needs, then up to what is good, then by that."""
    spare = height - sum(least)
    wish = [g - n for g, n in zip(good, least, strict=True)]
    filled = min(1.0, spare / sum(wish)) if sum(wish) > 0 else 1.0
    heights = [n + w * filled for n, w in zip(least, wish, strict=True)]
    rest = height - sum(heights)
    return [h + rest * g / sum(good) for h, g in zip(heights, good, strict=True)]


def _placed(
    rows: Sequence[Row],
    widths: Sequence[Sequence[float]],
    heights: Sequence[float],
    sizes: Sequence[Sequence[tuple[float, float, float]]],
    below: Sequence[float],
    width: float,
) -> Arrangement:
    places, keys, y = [], [], 0.0
    for row, wide, height, found, key in zip(rows, widths, heights, sizes, below, strict=True):
        x = bottom = 0.0
        for cell, at, size in zip(row.cells, wide, found, strict=True):
            # nothing gets better by being much higher than is good
            most = height - key
            high = most if cell.panel.wide else min(most, size[2] * HIGHEST)
            places.append(Place(cell, QRectF(x, y, at, high)))
            x, bottom = x + at + GAP, max(bottom, y + high)
        if row.keyed is not None and key:
            keys.append((row.keyed, QRectF(0, bottom + KEY_GAP, width, key - KEY_GAP)))
        y += height + GAP
    return Arrangement(tuple(places), tuple(keys), y - GAP)


def _too_small(
    panels: Sequence[Panel], width: float, height: float | None, wanting: float | None
) -> str:
    names = ", ".join(panel.name for panel in panels)
    if wanting is None or height is None:
        return tr(
            "the picture is too narrow for {views}: make it wider, or choose fewer dots an inch",
            views=names,
        )
    return tr(
        "the picture is too low for {views}, by {percent} %: make it higher, choose fewer views, "
        "or fewer dots an inch",
        views=names,
        percent=ceil(100 * wanting / height),
    )
