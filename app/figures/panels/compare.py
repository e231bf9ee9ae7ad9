"""Two networks of a fork at one step, as a panel: their planes side by side, each below what sets
it apart and what has become of it, with its neurons in a strip where there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.experiment.differences import Difference, differences
from app.figures.panel import Look, Panel, Table
from app.figures.panels.plane_tables import lines_table, output_table, points_table
from app.figures.panels.planes import samples, wanted
from app.language import mark, tr
from app.record.lens import Lens
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.window.views.compare.sides import LETTERS
from app.window.views.compare.strip import paint_strip, strip_height
from app.window.views.compare.title import heading_height, paint_heading
from app.window.views.planes.legend import Legend, common_entries, state_entries
from app.window.views.planes.picture import best_plot, extent_of_plot, least_plot, paint_plot

BETWEEN = 18.0
"""Units between the two sides, and ..."""
GAP = 8.0
"""... between what is above one another."""


@dataclass(frozen=True)
class Place:
    """Where one side's parts stand; the strip is empty where there is no room for it."""

    heading: QRectF
    plot: QRectF
    strip: QRectF


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    theme, difference = look.theme, _difference(moment)
    extent, distances = wanted(look), False
    for side, (place, strand) in enumerate(
        zip(_places(area, moment, look), moment.strands, strict=True)
    ):
        snapshot = strand.snapshot
        paint_heading(painter, place.heading, side, difference, snapshot, theme)
        # both show what the first one has in view
        extent, told = paint_plot(
            painter,
            place.plot,
            snapshot,
            theme,
            test_points=look.view.test_points,
            extent=extent,
            ratio=look.ratio,
            side=side,
        )
        distances |= told
        if place.strip.height() > 0:
            paint_strip(painter, place.strip, snapshot, theme, ratio=look.ratio)
    _legend(moment, look).saying(distances=distances).paint(painter, area)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    if _trouble(moment):
        return 200.0, 100.0
    plot_wide, plot_high = least_plot(moment.snapshot, look.theme)
    wide = max(plot_wide, _legend(moment, look).width())
    return wide, _height(max(width, wide), moment, look, plot_high)


def _best(width: float, moment: Moment, look: Look) -> float:
    if _trouble(moment):
        return 100.0
    own = _own_width(width, moment, look)
    plot = best_plot(own, moment.snapshot, look.theme) + GAP
    return _height(width, moment, look, plot + _strip(own, moment, look))


def _height(width: float, moment: Moment, look: Look, body: float) -> float:
    """Of all, where what is below a side's heading is so high."""
    own = _own_width(width, moment, look)
    one = _heading(own, moment, look) + GAP + body
    legend = _legend(moment, look).height(width) + GAP
    return legend + (one if own < width else 2 * one + BETWEEN)


def _places(area: QRectF, moment: Moment, look: Look) -> Iterator[Place]:
    legend = _legend(moment, look).height(area.width()) + GAP
    area = area.adjusted(0, legend, 0, 0)
    own = _own_width(area.width(), moment, look)
    heading = _heading(own, moment, look)
    stacked = own >= area.width()
    high = (area.height() - BETWEEN) / 2 if stacked else area.height()
    strip = _strip(own, moment, look)
    if heading + GAP + least_plot(moment.snapshot, look.theme)[1] + GAP + strip > high:
        strip = 0.0
    for side in range(2):
        x = area.left() + (0.0 if stacked else side * (own + BETWEEN))
        y = area.top() + (side * (high + BETWEEN) if stacked else 0.0)
        top = y + heading + GAP
        bottom = y + high - (strip + GAP if strip else 0.0)
        yield Place(
            QRectF(x, y, own, heading),
            QRectF(x, top, own, bottom - top),
            QRectF(x, y + high - strip, own, strip),
        )


def _own_width(width: float, moment: Moment, look: Look) -> float:
    """A side's: half of it, or all where that is too little."""
    half = (width - BETWEEN) / 2
    return half if half >= least_plot(moment.snapshot, look.theme)[0] else width


def _heading(width: float, moment: Moment, look: Look) -> float:
    """As high as the higher of the two: the plots stand at one height."""
    difference = _difference(moment)
    return max(
        heading_height(width, side, difference, strand.snapshot, look.theme)
        for side, strand in enumerate(moment.strands)
    )


def _strip(width: float, moment: Moment, look: Look) -> float:
    return max(strip_height(s.snapshot, width, look.theme) for s in moment.strands)


def _legend(moment: Moment, look: Look) -> Legend:
    """One for both, and as high as at the other steps; what the marks on points mean is said in
    each plot, since it is not the same."""
    each = [[strand.snapshot for strand in m.strands] for m in (moment, *look.beside)]
    theme, test = look.theme, look.view.test_points
    own, *others = ([*common_entries(s, theme, test), *state_entries(s, theme)] for s in each)
    return Legend(own, theme, others)


def _difference(moment: Moment) -> Difference:
    a, b = _snapshots(moment)
    return differences(a.experiment, b.experiment, a.step)


def _snapshots(moment: Moment) -> tuple[Snapshot, Snapshot]:
    a, b = (strand.snapshot for strand in moment.strands)
    return a, b


def _ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    if _trouble(moment):
        return lens
    lens = replace(lens, layer=min(look.view.layer, len(moment.snapshot.layers)) - 1)
    plot = next(_places(place, moment, look)).plot
    extent = extent_of_plot(plot, moment.snapshot, look.theme, wanted(look))
    return replace(lens, extent=extent, resolution=samples(plot))


def _of_both(table: Callable[[Snapshot], Table]) -> Callable[[Moment], Table]:
    """A table of one network as one of two."""

    def both(moment: Moment) -> Table:
        tables = [table(strand.snapshot) for strand in moment.strands]
        return ("network", *tables[0][0]), [
            (letter, *row)
            for letter, (_, rows) in zip(LETTERS, tables, strict=False)
            for row in rows
        ]

    return both


def _trouble(moment: Moment) -> str:
    return "" if len(moment.strands) > 1 else tr("no second network to compare with")


COMPARE = Panel(
    "compare",
    mark("Comparison"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_of_both(lines_table),
    more={"points": _of_both(points_table), "output": _of_both(output_table)},
    wide=True,
    ask=_ask,
    trouble=_trouble,
)
