"""The input space: data points, the network's output behind them, and where neurons turn on.

Two inputs make a plane with the output as a map; one input makes a curve with the fit drawn in.
"""

from __future__ import annotations

import time

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsItem, QMenu, QWidget

from app.experiment.interventions import Part as AnyPart
from app.language import tr
from app.record.data import Data, Floats, Part
from app.record.lens import Extent
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.theme import LIGHT, Bytes, Theme
from app.window.views.planes.axis import TITLE, PictureAxis, axis_names
from app.window.views.planes.brush import REACH
from app.window.views.planes.geometry import (
    Boundary,
    boundaries,
    dashed,
    dotted,
    joined,
    nearest,
    on_fit,
)
from app.window.views.planes.gesture import Spot, proportion
from app.window.views.planes.ghost import GhostLayer
from app.window.views.planes.hands import Hands
from app.window.views.planes.items import Curve, Points
from app.window.views.planes.levels import Level, output_levels
from app.window.views.planes.marks import Marks, places
from app.window.views.planes.menu import (
    Doings,
    fill_place_menu,
    fill_plane_menu,
    fill_point_menu,
)
from app.window.views.planes.output_map import OutputMap, output_colors, target_range
from app.window.views.planes.overlay import Arrow, Hint, LevelName, Overlay
from app.window.views.planes.pens import (
    CROWD,
    MOST_TICKS,
    dead_pen,
    fit_pen,
    level_pen,
    living_pen,
    selected_pen,
)
from app.window.views.planes.symbols import (
    MOST_KINKS,
    is_printed,
    kink_look,
    plain_rgb,
    point_look,
    value_ramp,
)
from app.window.views.planes.tools import Tool
from app.window.views.point_words import point_words
from app.window.views.typeface import text_width
from app.window.views.units import unit_name
from app.window.views.weakly import weakly
from app.window.views.words import count, number

MARGIN = 0.1
MARKED = 3.0
"""How much worse than other points it is to hide a marked one."""
SIDES = ("left", "bottom")
LEVEL_INSET = (24, 12, -24, -12)
"""Names of levels stand so far within the view."""
NO_COLORS: Bytes = np.empty((0, 3), np.uint8)
FULL_SIZE, LEAST_SIZE = 300.0, 0.62
"""In a picture that is smaller than the first, in units, points are smaller, down to this share."""
ROUND = 4.0
"""About how far a point reaches from its middle, and a little more."""
UNEVEN = 5.0
"""Inputs whose ranges differ by more than this have a scale each."""
BESIDE_TITLE = 70
"""Pixels beside the horizontal axis's title that are not for it."""
COSTLY = 0.25
"""Contours take at most this share of the time: a large layer's are redrawn less often."""


class PlaneChart(pg.PlotWidget):
    """Shows the lens's layer of a snapshot in the input space."""

    _data: Data | None = None  # asked for by a resize before all is made

    picked = Signal(int, int)
    """layer, neuron"""
    point_picked = Signal(str, int)
    """'train' or 'test', and which point of it"""
    hovered = Signal(object)
    """(layer, neuron), or None"""
    extent_changed = Signal(object)
    """The Extent in view, once the person has moved or resized it."""
    intervened = Signal(object)
    """An Intervention the person asks for, its step left open"""

    def __init__(
        self, theme: Theme = LIGHT, parent: QWidget | None = None, picture: bool = False
    ) -> None:
        """`picture`: it is never shown, but drawn by `paint_picture`, at any scale."""
        axes = {side: PictureAxis(side, theme) for side in SIDES} if picture else None
        super().__init__(parent, background=theme.surface, axisItems=axes, enableMenu=False)
        self._theme = theme
        self._picture = picture
        self._fitted: object = None
        """What a picture's axes were laid out for."""
        self._snapshot: Snapshot | None = None
        self._show_test = True
        self._opening = False
        """Whether another run is awaited, with a view of its own ..."""
        self._opened_at: Extent | None = None
        """... which is this; None: all of its data."""
        self._titled = True
        self._found: list[Boundary] = []
        self._planes = 0
        """How many planes the living ones' pen is made for."""
        self._hover: tuple[int, int] | None = None
        self._point: tuple[str, int] | None = None
        """The data point under the mouse."""
        self._show_marks = True
        self._mouse: QPointF | None = None
        self._drawn_levels: list[Level] = []
        """Where the output is the same, drawn instead of a map in print."""
        self._key_placed: object = None
        """What the key's place was chosen for."""
        self._rest_until = 0.0
        box = self.getPlotItem().getViewBox()
        self._box = box
        self.setMenuEnabled(False)
        self.hideButtons()
        box.setDefaultPadding(0.0)
        box.disableAutoRange()
        self._map = OutputMap()
        self._levels = Curve(picture)
        self._points = [Points(picture) for _ in range(2)]
        self._fit = Curve(picture)
        self._fit_dots = Points(picture)
        self._dead = Curve(picture)
        self._living = Curve(picture)
        self._hovered = Curve(picture)
        self._marked = Curve(picture)
        self._marks = Marks(box, theme, picture)
        items: list[pg.GraphicsObject] = [
            self._map,
            self._levels,
            *self._points,
            *self._marks.items,
            self._dead,
            self._living,
            self._fit,
            self._fit_dots,
            self._hovered,
            self._marked,
        ]
        for depth, item in enumerate(items):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        self._above = self._dead.zValue(), self._living.zValue()
        """Where planes lie, of which there are few."""
        for side in SIDES:
            if picture:
                # before the view: Qt's SVG keeps to the view's clip also after it
                self.getAxis(side).setZValue(box.zValue() - 1)
            else:
                self.getAxis(side).setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._overlay = Overlay(box, theme, self._marks.key, picture)
        self._ghosts = GhostLayer(box, theme)
        self.hands = Hands(self, self._ghosts)
        self.hands.intervened.connect(self.intervened)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(80)
        self._settle.timeout.connect(self._tell_extent)
        box.sigRangeChanged.connect(self._on_range_changed)
        box.sigResized.connect(self._place_key)
        self.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        self.setAccessibleName(tr("Decision planes"))
        self.set_theme(theme)

    # --- What is shown

    @property
    def extent(self) -> Extent:
        """What is in view, in data units."""
        (x0, x1), (y0, y1) = self._box.viewRange()
        return float(x0), float(x1), float(y0), float(y1)

    @property
    def tall(self) -> float:
        """How many times as long a unit of y is drawn as one of x."""
        (x0, x1), (y0, y1) = self._box.viewRange()
        size = self._box.boundingRect().size()
        if not size.width() > 0 or not size.height() > 0:
            return 1.0
        return proportion(size.width() / (x1 - x0), size.height() / (y1 - y0))

    @property
    def snapshot(self) -> Snapshot | None:
        """What is shown."""
        return self._snapshot

    @property
    def theme(self) -> Theme:
        """The look it is drawn with."""
        return self._theme

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the points, the output and the boundaries of this snapshot."""
        before, self._snapshot = self._snapshot, snapshot
        if snapshot.data is not self._data:
            self._data, self._fitted = snapshot.data, None
            self._show_points()
            if before is None or not _is_edited(before, snapshot):
                self.go_home()
        if self._opening and (before is None or before.generation != snapshot.generation):
            self._opening = False
            self.look_at(self._opened_at)
        self._show_output()
        self._mark_points()
        still = snapshot.steps_per_second == 0.0
        other = before is None or before.lens != snapshot.lens
        if still or other or self._picture or time.perf_counter() >= self._rest_until:
            self._find_boundaries()
        self._show_boundaries()
        self.hands.follow(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self.setBackground(theme.surface)
        for side in SIDES:
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(theme.muted)
            # an axis that shrank again would show more, be labelled otherwise, and grow, for ever
            axis.setStyle(
                tickFont=theme.font(9),
                tickLength=-4,
                tickTextOffset=4,
                autoReduceTextSpace=False,
            )
            axis.label.setFont(theme.font(9.5))
        self._pen_planes()
        self._hovered.setPen(pg.mkPen(theme.text, width=theme.line(2.5)))
        self._marked.setPen(selected_pen(theme))
        self._fit.setPen(fit_pen(theme))
        self._levels.setPen(level_pen(theme))
        self._overlay.set_theme(theme)
        self._marks.set_theme(theme)
        self._ghosts.set_theme(theme)
        self._place_key()
        if self._snapshot is not None:
            self._show_points()
            self._show_output()
            self._show_boundaries()

    def set_show_test(self, shown: bool) -> None:
        """Whether test points are drawn."""
        if shown == self._show_test:
            return
        self._show_test = shown
        self._show_points()
        self._place_key()

    def set_show_key(self, shown: bool) -> None:
        """Whether the chart itself says what the marks mean."""
        self._marks.key.set_wanted(shown)

    def set_show_marks(self, shown: bool) -> None:
        """Whether the points that matter to the selected neuron are marked."""
        self._show_marks = shown
        self._mark_points()

    def show_hover(self, neuron: tuple[int, int] | None) -> None:
        """Emphasise a neuron that is hovered elsewhere."""
        if neuron != self._hover:
            self._hover, self._point, self._mouse = neuron, None, None
            self._show_boundaries()

    def open_at(self, extent: Extent | None) -> None:
        """Show this once another run comes, of whatever data; None: all of these."""
        self._opening, self._opened_at = True, extent

    def stay(self) -> None:
        """What was to be opened does not come: what is in view stays."""
        self._opening = False
        self._settle_soon()

    def look_at(self, extent: Extent | None) -> None:
        """Show this part of the input space; None: all the data."""
        self.go_home()
        if extent is not None and not self._is_home(extent):
            x0, x1, y0, y1 = extent
            self._box.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0.0)

    def _is_home(self, extent: Extent) -> bool:
        """Whether a chart of another shape that shows all the data shows this: it has more room at
        two of the sides, which is not to be shown here as well."""
        home, looked = self._box.targetRange(), (extent[:2], extent[2:])
        if self._data is None or not self._is_even:
            return False
        slack = 0.01 * (home[0][1] - home[0][0])
        beyond = [
            end for (a, b), (c, d) in zip(home, looked, strict=True) for end in (a - c, d - b)
        ]
        fits = [max(map(abs, ends)) <= slack for ends in (beyond[:2], beyond[2:])]
        return min(beyond) >= -slack and any(fits)

    def set_axis_titles(self, shown: bool) -> None:
        """Whether the axes say what they are of, which takes room."""
        self._titled = shown
        self._label_axes()

    def go_home(self) -> None:
        """Bring all the data into view."""
        if self._data is None:
            return
        bounds = self._data.bounds_in_view()
        (x0, x1) = _wider(bounds[0])
        # locked before the range is set: it then holds for the range asked for
        self._box.setAspectLocked(self._is_even)
        if self._is_even:
            half = max(float(np.ptp(axis)) for axis in bounds) * (0.5 + MARGIN) or 1.0
            middle = bounds.mean(axis=1)
            (x0, x1), (y0, y1) = (
                (middle[0] - half, middle[0] + half),
                (
                    middle[1] - half,
                    middle[1] + half,
                ),
            )
        elif self._data.inputs >= 2:
            (y0, y1) = _wider(bounds[1])
        else:
            both = np.concatenate([self._data.train.target, self._data.test.target])
            (y0, y1) = _wider(np.array([both.min(), both.max()]))
        reach = 50.0 * (x1 - x0)
        self._box.setLimits(minXRange=(x1 - x0) / 1e3, maxXRange=reach)
        self._box.setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0.0)
        self._label_axes()
        self._settle_soon()

    @property
    def _is_even(self) -> bool:
        """Whether both axes have one scale: two inputs do, unless one's values would shrink to
        nothing beside the other's."""
        if self._data is None or self._data.inputs == 1:
            return False
        low, high = sorted(float(np.ptp(axis)) for axis in self._data.bounds_in_view())
        return not low > 0 or high <= UNEVEN * low

    def _label_axes(self) -> None:
        data = self._data
        if data is None:
            return
        names = axis_names(data, full=not self._picture)
        if text_width(self._theme, TITLE, names[0]) > self.width() - BESIDE_TITLE:
            names = axis_names(data)
        for side, words in zip(("bottom", "left"), names, strict=True):
            self.setLabel(side, words if self._titled else None)

    # --- For pictures

    def fit(self, width: int, height: int, extent: Extent | None) -> None:
        """Be of this size in units, and show this part of the input space; None: all the data. What
        the axes take depends on nothing else, not even on what was shown before."""
        wanted = (width, height, extent)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        self.resize(width, height)
        for widget in (self, self.viewport()):  # those that are not shown would not be told
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))
        left, bottom = self.getAxis("left"), self.getAxis("bottom")
        assert isinstance(left, PictureAxis)
        assert isinstance(bottom, PictureAxis)
        over = left.overhang()
        plot = self.getPlotItem().layout
        plot.setContentsMargins(1.0, over, over, 1.0)
        left.setWidth(0)
        bottom.setHeight(0)
        for _ in range(3):  # numbers depend on the range, the range on what the numbers leave
            plot.activate()
            self.look_at(extent)
            box, (x0, x1, y0, y1) = self._box.boundingRect(), self.extent
            left.settle(y0, y1, box.height())
            bottom.settle(x0, x1, box.width())
        plot.activate()
        self.look_at(extent)
        room = min(self._box.boundingRect().size().toTuple()) / self._theme.text_scale
        for item in (*self._points, *self._marks.items, self._fit_dots):
            item.shrunk = min(max(room / FULL_SIZE, LEAST_SIZE), 1.0)

    def paint_picture(self, painter: QPainter, at: QPointF, ratio: float) -> bool:
        """Draw it from this corner, in the painter's units; images get `ratio` pixels a unit. Tells
        whether arrows say how far out of view planes are."""
        self._map.ratio = ratio
        self._key_placed = None
        self._place_key()
        if self._overlay.is_to_name_arrows:
            self._overlay.keep_clear(*self._in_the_way())
        size = QRectF(self.rect())
        painter.save()
        self.scene().render(painter, QRectF(at, size.size()), size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("muted"), self._theme.line(0.8)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._box.sceneBoundingRect().translated(at))
        painter.restore()
        return self._overlay.names_arrows

    def _in_the_way(self) -> tuple[Floats, Floats]:
        """What labels are not to hide, in pixels: the edges of points and the fit; and lines."""
        data, inside = self._data, self._box.boundingRect()
        assert data is not None
        parts = (data.train, data.test) if self._show_test else (data.train,)
        at = np.concatenate([places(data, part) for part in parts])
        radius = self._points[0].shrunk * self._theme.line(ROUND)
        around = radius * np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)])
        dots = (self._ghosts.to_pixels(at)[:, None] + around).reshape(-1, 2)
        curve = self._ghosts.to_pixels(np.stack(self._fit.getData(), axis=1))
        lines = [self._ghosts.to_pixels(each.path) for each in self._found if len(each.path)]
        lines += [self._ghosts.to_pixels(each.path) for each in self._drawn_levels]
        return (
            np.concatenate([dots, dotted(curve, inside)]),
            np.concatenate([np.empty((0, 2)), *(dotted(line, inside) for line in lines)]),
        )

    # --- Drawing

    def _show_points(self) -> None:
        if self._data is None:
            return
        for item, part, shown in zip(
            self._points,
            (self._data.test, self._data.train),
            (self._show_test, True),
            strict=True,
        ):
            self._fill(item, part if shown else None, training=part is self._data.train)

    def _fill(self, item: pg.ScatterPlotItem, part: Part | None, *, training: bool) -> None:
        data, theme = self._data, self._theme
        if part is None or data is None or not len(part):
            item.clear()
            return
        flat = data.inputs == 1
        x, y = places(data, part).T
        grouped = bool(data.classes) and not flat
        if grouped:
            colors = theme.class_rgb(data.classes)[part.target.astype(int)]
            groups: list[int | None] = part.target.astype(int).tolist()
        else:
            colors, groups = self._value_colors(part.target), [None] * len(part)
        kinds = list(zip(map(tuple, colors.tolist()), groups, strict=True))
        look = {
            (rgb, group): point_look(
                theme,
                rgb,
                group,
                training=training,
                points=len(part),
                valued=not grouped and not flat,
            )
            for rgb, group in set(kinds)
        }
        item.setData(
            x=x,
            y=y,
            symbol=[look[kind].symbol for kind in kinds],
            size=[look[kind].size for kind in kinds],
            pen=[look[kind].pen for kind in kinds],
            brush=[look[kind].brush for kind in kinds],
        )

    def _mark_points(self) -> None:
        self._marks.show(self._snapshot if self._show_marks else None)
        self._place_key()
        if self.accessibleDescription() != self._marks.words:
            self.setAccessibleDescription(self._marks.words)

    def _place_key(self) -> None:
        """Where it hides the fewest points, above all marked ones. Chosen anew only when something
        else is looked at: it must not jump while a network learns.
        """
        snapshot, key = self._snapshot, self._marks.key
        if snapshot is None or not key.rows:
            return
        extent, size, lens = self.extent, self._box.boundingRect().size(), snapshot.lens
        looked_at = (lens.neuron, lens.inspection, lens.subject, lens.point, key.rows)
        chosen = (id(snapshot.data), extent, size, self._theme, self._show_test, looked_at)
        if chosen == self._key_placed:
            return
        self._key_placed = chosen
        data = snapshot.data
        at, weights = [places(data, data.train)], [np.ones(len(data.train))]
        if self._show_test:
            at.append(places(data, data.test))
            weights.append(np.ones(len(data.test)))
        for marked in self._marks.marked():
            at.append(marked)
            weights.append(np.full(len(marked), MARKED))
        x0, x1, y0, y1 = extent
        x, y = np.concatenate(at).T
        pixels = ((x - x0) / (x1 - x0) * size.width(), (y1 - y) / (y1 - y0) * size.height())
        key.stand_clear(np.stack(pixels, axis=1), np.concatenate(weights))
        self._overlay.update()

    def _value_colors(self, target: Floats) -> Bytes:
        assert self._snapshot is not None
        if self._snapshot.data.inputs == 1:
            return np.repeat(plain_rgb(self._theme), len(target), axis=0)
        low, high = target_range(self._snapshot)
        level = np.clip((target - low) / (high - low), 0, 1) * 255
        return np.asarray(value_ramp(self._theme)[level.astype(int)])

    def _show_output(self) -> None:
        assert self._snapshot is not None
        found = self._snapshot.responses
        if found is None:
            return
        if self._snapshot.data.inputs == 1:
            self._map.set_image(None, self.extent)
            y0, y1 = self.extent[2:]
            # drawings in vectors are not to go a million miles beyond their edge
            reach = 20.0 * (y1 - y0) if self._picture else 1e9
            with np.errstate(invalid="ignore"):
                fit = np.clip(found.output[0, 0].astype(float), y0 - reach, y1 + reach)
            self._fit.setData(found.xs, fit, connect="finite")
            self._levels.setData([], [])
            return
        printed = is_printed(self._theme)
        colors = None if printed else output_colors(self._snapshot, self._theme)
        self._map.set_image(colors, found.extent)
        self._fit.setData([], [])
        self._drawn_levels = output_levels(self._snapshot) if printed else []
        self._levels.setData(*joined([each.path for each in self._drawn_levels]), connect="finite")

    def _find_boundaries(self) -> None:
        assert self._snapshot is not None
        begun = time.perf_counter()
        self._found = boundaries(self._snapshot, self.extent, self.tall)
        ended = time.perf_counter()
        self._rest_until = ended + (ended - begun) * (1.0 / COSTLY - 1.0)

    def _show_boundaries(self) -> None:
        snapshot = self._snapshot
        if snapshot is None:
            return
        census = snapshot.layers[snapshot.lens.layer]
        selected, hovered = self._emphasised()
        dead = census.dead
        living: list[Floats] = []
        gone: list[Floats] = []
        chosen: list[Floats] = []
        near: list[Floats] = []
        for found in self._found:
            if found.index >= census.width:
                continue  # contours of a wider network, redrawn in a moment
            paths = [found.path] if found.tick is None else [found.path, found.tick]
            if not len(found.path):
                continue
            ticked = len(self._found) <= MOST_TICKS
            if dead[found.index]:
                gone.append(self._dashed(found.path))
                gone.extend(paths[1:] if ticked else [])
            else:
                living.extend(paths if ticked else paths[:1])
            if found.index == selected:
                chosen.extend(paths)
            elif found.index == hovered:
                near.extend(paths)
        if len(self._found) != self._planes:
            self._planes = len(self._found)
            self._pen_planes()
        for item, paths in (
            (self._living, living),
            (self._dead, gone),
            (self._hovered, near),
            (self._marked, chosen),
        ):
            item.setData(*joined(paths), connect="finite")
        self._show_dots()
        self._show_overlay()

    def _dashed(self, path: Floats) -> Floats:
        """A dead neuron's contour on the screen, where it is drawn segment by segment: the pen's
        dashes begin anew with each, so that it would look whole."""
        if self._picture or len(path) <= 2:
            return path
        unit, pen = self._box.viewPixelSize(), dead_pen(self._theme, self._planes)
        dash, gap = (length * pen.widthF() for length in pen.dashPattern())
        return dashed(path, (1.0 / unit[0], 1.0 / unit[1]), dash, gap)

    def _pen_planes(self) -> None:
        """Where there are many planes they are fainter, and beneath the points."""
        planes, picture = self._planes, self._picture
        self._living.setPen(living_pen(self._theme, planes, picture=picture))
        self._dead.setPen(dead_pen(self._theme, planes, picture=picture))
        depth = self._levels.zValue()
        depths = (depth + 0.1, depth + 0.2) if planes > CROWD else self._above
        for item, at in zip((self._dead, self._living), depths, strict=True):
            item.setZValue(at)

    def _emphasised(self) -> tuple[int, int]:
        """The selected and the hovered neuron of the layer shown; -1 where it is none of its."""
        assert self._snapshot is not None
        lens = self._snapshot.lens
        selected, hovered = (
            neuron[1] if neuron is not None and neuron[0] == lens.layer else -1
            for neuron in (lens.neuron, self._hover)
        )
        return selected, hovered

    def _show_overlay(self) -> None:
        """Arrows, notes and the hint."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        selected, hovered = self._emphasised()
        census = snapshot.layers[snapshot.lens.layer]
        arrows = [
            Arrow(
                index=found.index,
                direction=(float(found.away[0]), -float(found.away[1])),
                distance=found.distance or 0.0,
                dead=bool(census.dead[found.index]),
                emphasised=found.index in (selected, hovered),
                selected=found.index == selected,
            )
            for found in self._found
            if found.away is not None and found.index < census.width
        ]
        warning = tr("! diverged: no longer finite numbers") if snapshot.diverged else ""
        self._overlay.show(arrows, self._note(), warning, self._hint(), self._level_names())

    def _level_names(self) -> list[LevelName]:
        """The outputs along lines of equal output, each where there is most room on its line."""
        found: list[LevelName] = []
        named = [level for level in self._drawn_levels if level.name]
        if not named or self._data is None:
            return []
        inside = self._box.boundingRect().adjusted(*LEVEL_INSET)
        taken = self._ghosts.to_pixels(places(self._data, self._data.train))
        for level in named:
            at = self._ghosts.to_pixels(level.path)
            at = at[np.isfinite(at).all(axis=1)]
            at = at[[inside.contains(x, y) for x, y in at.tolist()]]
            if not len(at):
                continue
            at = at[:: max(1, len(at) // 24)]
            others = np.array([[n.at.x(), n.at.y()] for n in found]).reshape(-1, 2)
            room = np.minimum(_nearest(at, taken), 0.3 * _nearest(at, others))
            found.append(LevelName(level.name, QPointF(*at[int(np.argmax(room))].tolist())))
        return found

    def _show_dots(self) -> None:
        """With one input: where on the fit z = 0."""
        assert self._snapshot is not None
        found = self._snapshot.responses
        self._fit_dots.setVisible(self._snapshot.data.inputs == 1)
        if self._snapshot.data.inputs != 1 or found is None:
            return
        width = self._snapshot.layers[self._snapshot.lens.layer].width
        lines = [each.path for each in self._found if each.index < width and len(each.path)]
        at = on_fit(np.concatenate([np.empty(0), *(path[::3, 0] for path in lines)]), found)
        if self._picture and len(at) > MOST_KINKS:
            at = at[:0]
        self._fit_dots.setData(x=at[:, 0], y=at[:, 1], **kink_look(self._theme))

    def _note(self) -> str:
        """What has no boundary in view, and why."""
        assert self._snapshot is not None
        census = self._snapshot.layers[self._snapshot.lens.layer]
        missing = [
            found.index
            for found in self._found
            if not len(found.path)
            and found.away is None
            and found.index < census.width
            # of one that is still to be predicted this would be a hint
            and census.state[found.index] != State.HIDDEN
        ]
        if not missing:
            return ""
        states = census.state[missing]
        words = [
            f"{(states == state).sum()} {tr(STATE_WORDS[state])}"
            for state in State
            if (states == state).any()
        ]
        one = tr("{n} neuron without a boundary in view: {states}")
        many = tr("{n} neurons without a boundary in view: {states}")
        if census.positions is not None:
            one = tr("{n} channel without a boundary in view: {states}")
            many = tr("{n} channels without a boundary in view: {states}")
        return count(len(missing), one, many, states=", ".join(words))

    def _hint(self) -> Hint | None:
        snapshot = self._snapshot
        if self.hands.words:
            return Hint(self.hands.words, self.in_box(self.hands.place))
        if snapshot is None or self._mouse is None or self.hands.busy:
            return None
        if self._point is not None:
            words = point_words(*self._point, snapshot.data)
            return Hint(words, self._mouse, _image_of(snapshot.data, *self._point))
        if self._hover is None:
            return None
        layer, index = self._hover
        if layer >= len(snapshot.layers) or index >= snapshot.layers[layer].width:
            return None
        census = snapshot.layers[layer]
        state = State(int(census.state[index]))
        said = [f"{unit_name(snapshot, layer, index)}: {tr(STATE_WORDS[state])}"]
        if state is not State.HIDDEN:
            said.append(tr("margin {margin}", margin=number(float(census.margin[index]))))
        return Hint(" · ".join(said), self._mouse)

    # --- Mouse

    def _under(self, scene: QPointF) -> tuple[tuple[int, int] | None, tuple[str, int] | None]:
        """The neuron or the data point that is meant: whichever is nearer, at most one of them."""
        if self._snapshot is None or not self._box.sceneBoundingRect().contains(scene):
            return None, None
        layer = self._snapshot.lens.layer
        in_hand = self.hands.tool
        arrow = self._overlay.arrow_near(self._box.mapFromScene(scene), REACH * 2)
        if arrow is not None and not in_hand.on_points:
            return (layer, arrow), None
        spot = self._spot_at(scene)
        index, distance = nearest(self._found, (spot.x, spot.y), spot.scale)
        if in_hand.on_points:
            distance = np.inf
        found, away = self._nearest_point((spot.x, spot.y), spot.scale)
        if found is not None and away <= min(distance, REACH) and in_hand is not Tool.PLANES:
            return None, found
        return ((layer, index) if distance <= REACH else None), None

    def _nearest_point(
        self, at: tuple[float, float], scale: tuple[float, float]
    ) -> tuple[tuple[str, int] | None, float]:
        """Of those that are drawn, and its distance in pixels."""
        best: tuple[str, int] | None = None
        least = np.inf
        if self._data is None:
            return best, least
        parts = [("train", self._data.train)]
        if self._show_test:
            parts.append(("test", self._data.test))
        for name, part in parts:
            if not len(part):
                continue
            distance = np.hypot(*((places(self._data, part) - at) * scale).T)
            index = int(np.argmin(distance))
            if distance[index] < least:
                best, least = (name, index), float(distance[index])
        return best, least

    def _on_mouse_moved(self, scene: QPointF) -> None:
        neuron, point = self._under(scene)
        something = neuron is not None or point is not None
        self._mouse = self._box.mapFromScene(scene) if something else None
        changed = neuron != self._hover
        moved = changed or something or point != self._point
        self._hover, self._point = neuron, point
        if moved:
            self.setCursor(self.hands.cursor(over=something))
            self._show_overlay()
        if changed:
            self._show_boundaries()
            self.hovered.emit(neuron)

    def _on_mouse_clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._open_menu(event.scenePos())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        neuron, point = self._under(event.scenePos())
        if neuron:
            self.picked.emit(*neuron)
        elif point:
            self.point_picked.emit(*point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.hands.press(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.hands.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.hands.release(event):
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # of two quick clicks with a tool, the second counts as well
        if self.hands.press(event):
            return
        super().mouseDoubleClickEvent(event)
        self.go_home()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hands.leave()
        hovered = self._hover is not None
        if hovered or self._point is not None:
            self._hover = self._point = self._mouse = None
            self._show_boundaries()
        if hovered:
            self.hovered.emit(None)

    # --- Keys and the menu

    def event(self, event: QEvent) -> bool:
        # a window's own shortcuts on these keys would otherwise come first
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.hands.wants(event)
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hands.wants(event):
            self.hands.key(event)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # by mouse it opens on the release of a click: a drag with the right button zooms
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu(None)

    def _open_menu(self, scene: QPointF | None) -> None:
        """For what is at a place of the scene; for the selected neuron without one."""
        snapshot = self._snapshot
        if snapshot is None or self.hands.busy:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._theme.font(10))
        doings = Doings(
            weakly(self.hands.do),
            weakly(self._pick),
            weakly(self._pick_point),
            weakly(self.hands.say),
        )
        choice = self.hands.choice
        if scene is None:
            chosen = snapshot.lens.neuron
            if chosen is not None and chosen[1] < snapshot.layers[chosen[0]].width:
                fill_plane_menu(menu, snapshot, *chosen, doings)
            scene = self._box.mapToScene(self._box.boundingRect().center())
        elif self._box.sceneBoundingRect().contains(scene):
            neuron, point = self._under(scene)
            spot = self._spot_at(scene)
            if neuron is not None:
                fill_plane_menu(menu, snapshot, *neuron, doings)
            elif point is not None:
                part: AnyPart = "test" if point[0] == "test" else "train"
                fill_point_menu(menu, snapshot.data, part, point[1], choice.target, doings)
            else:
                part = "test" if choice.part == "test" else "train"
                fill_place_menu(menu, snapshot, spot.at, part, choice.target, doings)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self.viewport().mapToGlobal(self.mapFromScene(scene)))

    def _pick(self, layer: int, index: int) -> None:
        self.picked.emit(layer, index)

    def _pick_point(self, part: str, index: int) -> None:
        self.point_picked.emit(part, index)

    # --- Places, for the hands

    def in_box(self, position: QPointF) -> QPointF:
        """Where a point of the widget is in the overlay, in pixels."""
        return self._box.mapFromScene(self._to_scene(position))

    def spot(self, position: QPointF, *, anywhere: bool = False) -> Spot | None:
        """The place under a point of the widget; None outside of the axes, unless anywhere."""
        scene = self._to_scene(position)
        inside = anywhere or self._box.sceneBoundingRect().contains(scene)
        return self._spot_at(scene) if inside else None

    def plane_near(self, position: QPointF) -> int | None:
        """The neuron whose plane, or whose arrow, is at a point of the widget."""
        scene = self._to_scene(position)
        arrow = self._overlay.arrow_near(self._box.mapFromScene(scene), REACH * 2)
        if arrow is not None:
            return arrow
        spot = self._spot_at(scene)
        found, selected = self._found, self._emphasised()[0]
        # where planes cross, the selected one is meant
        own = nearest([b for b in found if b.index == selected], (spot.x, spot.y), spot.scale)
        index, distance = own if own[1] <= REACH else nearest(found, (spot.x, spot.y), spot.scale)
        return index if distance <= REACH else None

    def point_near(self, spot: Spot) -> tuple[str, int] | None:
        """The data point at a place."""
        found, away = self._nearest_point((spot.x, spot.y), spot.scale)
        return found if away <= REACH else None

    def path_of(self, index: int) -> Floats | None:
        """The line of a neuron of the first layer, where it is in view."""
        found = next((b for b in self._found if b.index == index), None)
        return found.path if found is not None and len(found.path) == 2 else None

    def looks_of(self, targets: Floats) -> tuple[Bytes, tuple[int, ...]]:
        """The colours of points with these targets, and the classes whose shapes they have."""
        data = self._data
        if data is None or not len(targets) or not data.classes or data.inputs == 1:
            shapes = (0,) * len(targets)
            return (self._value_colors(targets) if len(targets) else NO_COLORS), shapes
        classes = targets.astype(int)
        return self._theme.class_rgb(data.classes)[classes], tuple(classes.tolist())

    def refresh_hint(self) -> None:
        """Show the words beside the mouse as they are now."""
        self._overlay.show_hint(self._hint())

    def _to_scene(self, position: QPointF) -> QPointF:
        return self.viewportTransform().inverted()[0].map(position)

    def _spot_at(self, scene: QPointF) -> Spot:
        at = self._box.mapSceneToView(scene)
        unit = self._box.viewPixelSize()
        return Spot(at.x(), at.y(), self.extent, (1.0 / unit[0], 1.0 / unit[1]))

    # --- The view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data is not None and self._data.plane is not None:
            self._label_axes()  # there may be room for more words, or less
        self._settle_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # another chart may have been looked at meanwhile
        self._settle_soon()

    def _tell_extent(self) -> None:
        # what is about to be opened decides, and not what is still in view
        if self._data is not None and self.isVisible() and not self._opening:
            self.extent_changed.emit(self.extent)

    def _on_range_changed(self) -> None:
        self._settle_soon()
        self._place_key()
        if self._snapshot is not None:
            self._find_boundaries()
            self._show_boundaries()
            self.hands.refresh()

    def _settle_soon(self) -> None:
        # the plot item resizes while the parent class is still being built
        if hasattr(self, "_settle") and not self._picture:
            self._settle.start()


def _is_edited(before: Snapshot, now: Snapshot) -> bool:
    """Whether only points were edited: what is looked at must not jump then."""
    one, other = before.data, now.data
    return (
        before.experiment.dataset == now.experiment.dataset
        and (one.input_names, one.target_name) == (other.input_names, other.target_name)
        and one.classes == other.classes
    )


def _image_of(data: Data, name: str, point: int) -> Floats | None:
    """(rows, columns) of a point that is an image."""
    part = data.test if name == "test" else data.train
    if data.image is None or point >= len(part):
        return None
    return np.asarray(part.x[point].reshape(data.image))


def _nearest(places: Floats, others: Floats) -> Floats:
    """How far it is from each of these places to the nearest of the others."""
    if not len(others):
        return np.full(len(places), np.inf)
    apart = places[:, None] - others[None]
    return np.asarray(np.hypot(apart[..., 0], apart[..., 1]).min(axis=1))


def _wider(bounds: Floats) -> tuple[float, float]:
    """A range with a margin on both sides, never empty."""
    low, high = float(bounds[0]), float(bounds[1])
    margin = (high - low) * MARGIN or 1.0
    return low - margin, high + margin
