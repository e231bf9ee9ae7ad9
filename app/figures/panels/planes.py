"""The decision planes as a panel.

Its table has what an author would plot anew: with two inputs the corners of every neuron's line
z = 0, piece by piece; with one input the fit; with more, where only points are drawn, those.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Key, Look, Panel
from app.figures.panels.plane_tables import lines_table, output_table, points_table
from app.language import mark
from app.record.lens import Extent, Lens
from app.record.moment import Moment
from app.window.views.planes.legend import Among, Legend, common_entries, entries
from app.window.views.planes.picture import best_height, extent_in, least_size, paint_planes

FEWEST, MOST = 48, 256
"""Samples along a side of the plane."""
UNITS = 2.0
"""A sample stands for so many units: contours through such a grid are smooth in print."""


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    paint_planes(
        painter,
        area,
        moment.snapshot,
        look.theme,
        _legend(moment, look),
        test_points=look.view.test_points,
        extent=wanted(look),
        ratio=look.ratio,
    )


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    return least_size(width, moment.snapshot, look.theme, _legend(moment, look))


def _best(width: float, moment: Moment, look: Look) -> float:
    return best_height(width, moment.snapshot, look.theme, _legend(moment, look))


def _legend(moment: Moment, look: Look) -> Legend:
    """Beside others, of what is of its own step; the rest is in the key."""
    theme, test = look.theme, look.view.test_points
    among: Among = "beside" if look.beside else "alone" if look.last is None else "film"
    others = [entries(each.snapshot, theme, test, among) for each in look.beside]
    own = entries(moment.snapshot, theme, test, among)
    return Legend(own, theme, others, still=among == "film")


def _common(look: Look) -> Legend:
    snapshots = [moment.snapshot for moment in look.beside]
    return Legend(common_entries(snapshots, look.theme, look.view.test_points), look.theme)


def ask(lens: Lens, place: QRectF, moment: Moment, look: Look) -> Lens:
    """The layer looked at, over what is in view at that place, as finely as is seen there."""
    lens = replace(lens, layer=min(look.view.layer, len(moment.snapshot.layers)) - 1)
    snapshot = replace(moment.snapshot, lens=replace(moment.snapshot.lens, layer=lens.layer))
    extent = extent_in(place, snapshot, look.theme, _legend(moment, look), wanted(look))
    return replace(lens, extent=extent, resolution=samples(place))


def samples(place: QRectF) -> int:
    """How finely a plot of this size is to be sampled."""
    return int(min(max(max(place.width(), place.height()) / UNITS, FEWEST), MOST))


def wanted(look: Look) -> Extent | None:
    """What is to be in view; None: all the data."""
    if not look.view.extent:
        return None
    x0, x1, y0, y1 = look.view.extent
    return x0, x1, y0, y1


PLANES = Panel(
    "planes",
    mark("Decision planes"),
    paint=_paint,
    least=_least,
    best=_best,
    table=lambda moment: lines_table(moment.snapshot),
    more={
        "points": lambda moment: points_table(moment.snapshot),
        "output": lambda moment: output_table(moment.snapshot),
    },
    ask=ask,
    key=Key(
        height=lambda width, look: _common(look).height(width),
        paint=lambda painter, place, look: _common(look).paint(painter, place),
    ),
)
