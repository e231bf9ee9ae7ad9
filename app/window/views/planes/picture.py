"""Decision planes as a picture of any size: the legend, and the chart below it.

What the marks on points mean is said in the legend, so that no plate hides data. The chart is the
window's own, made without being shown. To make one takes as long as to paint a frame of an
animation, so it is kept for the next picture in the same look.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from app.record.lens import Extent
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.planes.chart import PlaneChart
from app.window.views.planes.legend import Legend
from app.window.views.planes.marks import widest_key

KEPT = 4
"""Charts that are kept: figures are of one look and have two of them at most."""
BELOW = 3.0
"""Between legend and chart."""
AXES = (64.0, 46.0)
"""What numbers and titles of the axes take at most beside the plot and below it, at desk size."""
LEAST_PLOT = (150.0, 130.0)
"""The plot itself, and ..."""
WITH_KEY = 190.0
"""... how high it is at least where the key of marks stands in it as well."""

SQUARE, FLAT = 340.0, 0.5
"""So wide a plot is square; of what it is wider, it is so much higher."""

_charts: OrderedDict[tuple[Theme, int], PlaneChart] = OrderedDict()


@lru_cache(maxsize=1)
def holder() -> QWidget:
    """What the charts are children of: never shown, made once, it ends with the application."""
    return QWidget()


def paint_planes(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    legend: Legend,
    *,
    test_points: bool = True,
    extent: Extent | None = None,
    ratio: float = 1.0,
) -> None:
    """Draw the planes of the lens's layer into the area, below their legend; `extent`: what is to
    be in view, None for all the data. Images get `ratio` pixels a unit."""
    plot = _below(area, legend)
    _, distances = paint_plot(
        painter,
        plot,
        snapshot,
        theme,
        test_points=test_points,
        extent=extent,
        ratio=ratio,
        key=False,
    )
    legend.saying(distances=distances).paint(painter, area)


def paint_plot(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    *,
    test_points: bool = True,
    extent: Extent | None = None,
    ratio: float = 1.0,
    side: int = 0,
    key: bool = True,
) -> tuple[Extent, bool]:
    """The same without the legend, with a `key` of the marks in a corner. `side`: one of several
    that are drawn in turn. Tells what is in view, and whether arrows say how far planes are out of
    it."""
    chart = _chart(theme, side)
    chart.set_show_key(key)
    chart.set_show_test(test_points)
    chart.show_snapshot(snapshot)
    chart.fit(int(area.width()), int(area.height()), extent)
    distances = chart.paint_picture(painter, area.topLeft(), ratio)
    return chart.extent, distances


def extent_in(
    area: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    legend: Legend,
    extent: Extent | None,
) -> Extent:
    """What would be in view there, below the legend."""
    return extent_of_plot(_below(area, legend), snapshot, theme, extent)


def extent_of_plot(area: QRectF, snapshot: Snapshot, theme: Theme, extent: Extent | None) -> Extent:
    """What would be in view of a plot without a legend."""
    chart = _chart(theme, 0)
    chart.show_snapshot(snapshot)
    chart.fit(int(area.width()), int(area.height()), extent)
    return chart.extent


def least_size(
    width: float, snapshot: Snapshot, theme: Theme, legend: Legend
) -> tuple[float, float]:
    """The width it needs at least, and the height it needs at this width."""
    wide, high = least_plot(snapshot, theme, key=False)
    wide = max(wide, legend.width())
    return wide, legend.height(max(width, wide)) + BELOW + high


def least_plot(snapshot: Snapshot, theme: Theme, key: bool = True) -> tuple[float, float]:
    """The same of a plot without a legend, whatever becomes of the run."""
    unit = theme.text_scale
    wide, high = (unit * side for side in LEAST_PLOT)
    if key and snapshot.lens.neuron is not None:
        wide, high = max(wide, widest_key(snapshot, theme)), unit * WITH_KEY
    return wide + AXES[0] * unit, high + AXES[1] * unit


def best_height(width: float, snapshot: Snapshot, theme: Theme, legend: Legend) -> float:
    """What suits it at this width."""
    least = least_size(width, snapshot, theme, legend)[1]
    return max(least, legend.height(width) + BELOW + best_plot(width, snapshot, theme, key=False))


def best_plot(width: float, snapshot: Snapshot, theme: Theme, key: bool = True) -> float:
    """The same of a plot without a legend: about square, but flatter where it is wide, or where
    there is one input."""
    unit = theme.text_scale
    wide = width - 45 * unit
    if snapshot.data.inputs == 1:
        high = 0.62 * wide
    else:
        high = min(wide, SQUARE * unit + FLAT * (wide - SQUARE * unit))
    return max(high + 38 * unit, least_plot(snapshot, theme, key)[1])


def _below(area: QRectF, legend: Legend) -> QRectF:
    return area.adjusted(0, legend.height(area.width()) + BELOW, 0, 0)


def _chart(theme: Theme, side: int) -> PlaneChart:
    key = theme, side
    if key in _charts:
        _charts.move_to_end(key)
        return _charts[key]
    while len(_charts) >= KEPT:
        old = _charts.popitem(last=False)[1]
        old.deleteLater()
        # there may be no event loop that would see to it
        QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete)
    above = holder()
    known = set(QApplication.topLevelWidgets())
    chart = _charts[key] = PlaneChart(theme, above, picture=True)
    # pyqtgraph's menus belong to nobody: they are to go with the chart
    for menu in set(QApplication.topLevelWidgets()) - known:
        menu.setParent(chart)
    return chart
