"""A neuron's plane over the data just before and just after the step that killed it, painted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import contourpy
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.language import tr
from app.record.autopsy import Autopsy, PlanePicture
from app.record.data import Data, Floats, Integers, Singles
from app.window.theme import Theme
from app.window.views.card.distribution import round_ticks
from app.window.views.lettering import CENTRE, RIGHT, write
from app.window.views.planes.axis import axis_names
from app.window.views.planes.geometry import Boundary, contours, lines
from app.window.views.typeface import text_width
from app.window.views.words import count, grouped, number

MOST_POINTS = 500
"""Of more points, some stand for all."""
MOST_RINGS = 64
"""A larger minibatch is told in words: rings around everything show nothing."""
GAP = 12.0
LEAST = 88.0
"""A picture smaller than this gives its key's place up."""
LOPSIDED = 2.5
"""Inputs whose ranges differ by more than this factor get scales of their own."""


@dataclass(frozen=True)
class _Side:
    """One of the two pictures: where it is and what z it shows."""

    frame: QRectF
    z: Singles
    after: bool


@dataclass(frozen=True)
class _View:
    """What both pictures share: the data, the range of both axes."""

    data: Data
    autopsy: Autopsy
    picture: PlanePicture
    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def flat(self) -> bool:
        """Whether there is one input: z is then drawn as a curve over it."""
        return self.data.inputs == 1

    def pixels(self, frame: QRectF, points: Floats) -> Floats:
        """Where points (n, 2) lie in a frame; what is far out stays paintable."""
        span = np.array([self.x[1] - self.x[0], self.y[1] - self.y[0]])
        share = (points - [self.x[0], self.y[0]]) / span
        at = share * [frame.width(), -frame.height()] + [frame.left(), frame.bottom()]
        return np.asarray(np.clip(at, -1e5, 1e5))

    def places(self, z: Singles) -> Floats:
        """(n, 2): where the training points are drawn: with one input on the curve."""
        x = self.data.train.x
        if self.flat:
            return np.stack([x[:, 0], np.interp(x[:, 0], self.picture.xs, z[0])], axis=1)
        return self.data.in_view(x)


def planes_least(autopsy: Autopsy, data: Data, theme: Theme) -> float:
    """The width that the pictures need."""
    unit, keys = theme.text_scale, _keys(autopsy, data)
    names = axis_names(data)
    longest = max(text_width(theme, 8.5, name) for name in names[: min(data.inputs, 2)])
    heads = (text_width(theme, 9, head, True) for head in (tr("before"), tr("after")))
    side = max(0.7 * LEAST * unit, *heads)
    pictures = max(2 * side + GAP * unit, longest)
    return max(_gutter(autopsy, data, theme) + pictures, _key_width(keys, theme))


def planes_height(
    width: float, autopsy: Autopsy, data: Data, theme: Theme, *, small: bool = False
) -> float:
    """How tall the pictures are at this width, at least; `small`: where there is little height."""
    unit = theme.text_scale
    around = _above(theme, data) + _below(theme, data)
    gutter, keys = _gutter(autopsy, data, theme), _keys(autopsy, data)
    beside = (width - gutter - GAP * unit - _key_width(keys, theme)) / 2
    most = 1.2 * LEAST * unit if small else max(1.2 * LEAST * unit, 0.3 * width)
    if beside >= LEAST * unit:
        return around + min(beside, most)
    side = min(max((width - gutter - GAP * unit) / 2, 0.7 * LEAST * unit), most)
    return around + side + _key_height(width, keys, theme)


def planes_most(width: float, autopsy: Autopsy, data: Data, theme: Theme) -> float:
    """How tall the pictures can use this width."""
    assert autopsy.picture is not None
    view, keys = _view(autopsy, autopsy.picture, data), _keys(autopsy, data)
    room = width - _gutter(autopsy, data, theme) - GAP * theme.text_scale
    wide, tall = _fitted(room / 2, 1e6, view)
    beside = _fitted((room - _key_width(keys, theme)) / 2, 1e6, view)
    around = _above(theme, data) + _below(theme, data)
    if _stands_beside(beside, (wide, tall)):
        return around + beside[1]
    return around + tall + _key_height(width, keys, theme)


def paint_planes(
    painter: QPainter, area: QRectF, autopsy: Autopsy, data: Data, theme: Theme
) -> None:
    """Both pictures side by side with a common key; with more than two inputs on the data's
    plane."""
    if autopsy.picture is None:
        return
    unit = theme.text_scale
    view = _view(autopsy, autopsy.picture, data)
    gutter, keys = _gutter(autopsy, data, theme), _keys(autopsy, data)
    room = area.width() - gutter - GAP * unit
    height = area.height() - _above(theme, data) - _below(theme, data)
    key = QRectF(0, 0, area.width(), _key_height(area.width(), keys, theme))
    # the key stands below the pictures, or beside them where that costs them less
    wide, tall = _fitted(room / 2, height - key.height(), view)
    column = _key_width(keys, theme)
    beside = _fitted((room - column) / 2, height, view)
    if _stands_beside(beside, (wide, tall)):
        wide, tall = beside
        left = area.left() + gutter + 2 * wide + 2 * GAP * unit
        key = QRectF(left, area.top() + _above(theme, data), column - GAP * unit, tall)
    else:
        key.moveTopLeft(
            QPointF(area.left(), area.top() + _above(theme, data) + tall + _below(theme, data))
        )
    if min(wide, tall) < 20 * unit:
        return
    top = round(area.top() + _above(theme, data))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    both = (
        _Side(QRectF(round(area.left() + gutter), top, wide, tall), view.picture.before, False),
        _Side(
            QRectF(round(area.left() + gutter + wide + GAP * unit), top, wide, tall),
            view.picture.after,
            True,
        ),
    )
    for side in both:
        _paint_side(painter, side, view, theme)
        _paint_axes(painter, side, view, theme, gutter)
    _paint_key(painter, key, keys, theme)
    painter.restore()


def _stands_beside(beside: tuple[float, float], below: tuple[float, float]) -> bool:
    """Whether the key stands beside the pictures: if that makes them hardly smaller."""
    return beside[0] * beside[1] > 0.8 * below[0] * below[1]


def _above(theme: Theme, data: Data) -> float:
    """Room for 'before' and 'after', and above them for the name of y if it is long."""
    return (18 if _upright(data, theme) else 32) * theme.text_scale


def _upright(data: Data, theme: Theme) -> bool:
    """Whether the name of y is short enough to be turned."""
    name = axis_names(data)[1] if data.inputs > 1 else "z"
    return text_width(theme, 8.5, name) <= 0.7 * LEAST * theme.text_scale


def _below(theme: Theme, data: Data) -> float:
    """Room for the numbers of the axis and its name: after them if it is short, else below."""
    return (20 if _short(data, theme) else 32) * theme.text_scale


def _short(data: Data, theme: Theme) -> bool:
    return text_width(theme, 8.5, axis_names(data)[0]) <= 20 * theme.text_scale


def _gutter(autopsy: Autopsy, data: Data, theme: Theme) -> float:
    """Room left of the pictures."""
    assert autopsy.picture is not None
    marks = _marks(_view(autopsy, autopsy.picture, data).y, 4)
    widest = max((text_width(theme, 8.5, words) for _, words in marks), default=0.0)
    return widest + 22 * theme.text_scale


def _ratio(view: _View) -> float | None:
    """Height over width of a picture whose axes have one scale; None if they need their own."""
    if view.flat:
        return None
    ratio = (view.y[1] - view.y[0]) / (view.x[1] - view.x[0])
    return ratio if 1 / LOPSIDED <= ratio <= LOPSIDED else None


def _fitted(wide: float, tall: float, view: _View) -> tuple[float, float]:
    """Width and height of a picture in so much room."""
    wide, tall, ratio = max(wide, 0.0), max(tall, 0.0), _ratio(view)
    if ratio is None:
        tall = min(tall, wide)
    else:
        wide, tall = min(wide, tall / ratio), min(tall, wide * ratio)
    return float(round(wide)), float(round(tall))


def _view(autopsy: Autopsy, picture: PlanePicture, data: Data) -> _View:
    x = _range(picture.xs)
    if data.inputs > 1:
        return _View(data, autopsy, picture, x, _range(picture.ys))
    both = np.concatenate([picture.before.ravel(), picture.after.ravel(), np.zeros(1)])
    low, high = _range(both[np.isfinite(both)].astype(float))
    air = 0.08 * (high - low)
    return _View(data, autopsy, picture, x, (low - air, high + air))


def _range(values: Floats) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    return (low, high) if high > low else (low - 1.0, high + 1.0)


# --- One picture


def _paint_side(painter: QPainter, side: _Side, view: _View, theme: Theme) -> None:
    frame, unit = side.frame, theme.text_scale
    name = QRectF(frame.left(), frame.top() - 18 * unit, frame.width(), 16 * unit)
    step = grouped(view.autopsy.event.step)
    heads = tr("before step {step}", step=step), tr("after step {step}", step=step)
    # both alike
    if max(text_width(theme, 9, head, bold=True) for head in heads) > frame.width():
        heads = tr("before"), tr("after")
    write(painter, name, heads[side.after], theme, 9, bold=True)
    painter.save()
    painter.setClipRect(frame)
    _paint_active(painter, side, view, theme)
    if view.flat:
        zero = view.pixels(frame, np.array([[view.x[0], 0.0], [view.x[1], 0.0]]))
        painter.setPen(QPen(theme.color("text"), theme.line(1.0)))
        painter.drawPolyline(_polygon(zero))
    if side.after:
        was = QPen(theme.color("muted"), theme.line(1.2), Qt.PenStyle.DotLine)
        _paint_plane(painter, frame, view, view.picture.before, was, tick=False)
    _paint_points(painter, side, view, theme)
    # as everywhere: a dead neuron's plane is gray and dashed
    pen = QPen(theme.color("dead" if side.after else "plane"), theme.line(1.8))
    if side.after:
        pen.setDashPattern([4.0, 2.5])
    away = _paint_plane(painter, frame, view, side.z, pen, tick=True)
    if side.after and away is not None:
        _paint_away(painter, side, view, away, theme)
    _paint_rings(painter, side, view, theme)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("border"), theme.line(1.0)))
    painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_active(painter: QPainter, side: _Side, view: _View, theme: Theme) -> None:
    """The side where z > 0, lightly."""
    z = np.ma.masked_invalid(side.z.astype(np.float64))
    if not z.count() or z.max() <= 0:
        return
    path = QPainterPath()
    if view.flat:
        x, height = view.picture.xs, np.maximum(z[0].filled(0.0), 0.0)
        outline = np.stack([np.r_[x[0], x, x[-1]], np.r_[0.0, height, 0.0]], axis=1)
        path.addPolygon(_polygon(view.pixels(side.frame, outline)))
    else:
        generator = contourpy.contour_generator(
            view.picture.xs, view.picture.ys, z, fill_type=contourpy.FillType.OuterOffset
        )
        found = generator.filled(0.0, float(z.max()) + 1.0)
        for points, borders in zip(found[0], found[1], strict=True):
            at = view.pixels(side.frame, np.asarray(points))
            for start, stop in pairwise(np.asarray(borders).tolist()):
                path.addPolygon(_polygon(at[start:stop]))
    _fill_active(painter, path, theme)


def _fill_active(painter: QPainter, path: QPainterPath, theme: Theme) -> None:
    """Print knows no tints: hatched."""
    if theme.name != "print":
        strength = 0.24 if theme.name == "dark" else 0.18
        painter.fillPath(path, theme.mixed("surface", "high", strength))
        return
    # cut to shape: where a clip is a path, SVG has stairs
    box, apart = path.boundingRect(), 5 * theme.text_scale
    thick = 1.4 * theme.line(0.7)
    stripes = QPainterPath()
    for number_ in range(math.ceil((box.width() + box.height()) / apart)):
        x, tall = box.left() + number_ * apart, box.height()
        ends = [(x, box.top()), (x + thick, box.top()), (x + thick - tall, box.bottom())]
        stripes.addPolygon(QPolygonF([QPointF(*p) for p in (*ends, (x - tall, box.bottom()))]))
        stripes.closeSubpath()
    painter.fillPath(stripes.intersected(path), theme.color("border"))


def _paint_plane(
    painter: QPainter, frame: QRectF, view: _View, z: Singles, pen: QPen, *, tick: bool
) -> Boundary | None:
    """The line z = 0, or with one input the curve of z; what there is to say if it is not there."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if view.flat:
        curve = np.stack([view.picture.xs, z[0].astype(np.float64)], axis=1)
        _draw_path(painter, view.pixels(frame, curve))
        return None
    found = contours(z[None], view.picture.xs, view.picture.ys)[0]
    if not len(found.path):
        return _out_of_view(view)
    _draw_path(painter, view.pixels(frame, found.path))
    if tick and found.tick is not None:
        solid = QPen(pen)
        solid.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(solid)
        # drawn small, the ticks of the large plane would hardly be seen
        base, tip = found.tick[0], found.tick[0] + 1.8 * (found.tick[1] - found.tick[0])
        _draw_path(painter, view.pixels(frame, np.stack([base, tip])))
    return None


def _out_of_view(view: _View) -> Boundary:
    """Where a plane of the first layer went that is not in view after the step."""
    autopsy, plane = view.autopsy, view.data.plane
    nowhere = Boundary(0, np.empty((0, 2)))
    if autopsy.event.layer != 0 or autopsy.last_position is not None:
        return nowhere
    weights, bias = autopsy.weights_after[None], np.array([autopsy.event.bias_after or 0.0])
    if plane is not None:
        weights, bias = plane.cut(weights, bias)
    return lines(weights, bias, (*view.x, *view.y))[0]


def _paint_away(painter: QPainter, side: _Side, view: _View, away: Boundary, theme: Theme) -> None:
    """An arrow at the border towards a plane out of view, with how far it lies past all points; or
    a word. Clear of the last point's mark."""
    frame, unit = side.frame, theme.text_scale
    last = view.pixels(frame, view.places(side.z)[[view.autopsy.last_point]])[0]
    reach = 2 * _radius(frame, theme) + 3
    taken = [QRectF(last[0] - reach, last[1] - reach, 2 * reach, 2 * reach)]
    if away.away is None or away.distance is None:
        ways = [tr("no plane in view"), tr("no plane")]
        if (side.z <= 0).all():
            ways = [tr("z ≤ 0 all over"), "z ≤ 0"]
        _paint_label(painter, _free(frame, lambda _: [], ways, taken, theme), theme)
        return
    direction = QPointF(float(away.away[0]), -float(away.away[1]))
    border = min(
        frame.width() / 2 / max(abs(direction.x()), 1e-9),
        frame.height() / 2 / max(abs(direction.y()), 1e-9),
    )
    size = 7 * unit
    tip = frame.center() + direction * (border - 3)
    back, across = tip - direction * 1.5 * size, QPointF(-direction.y(), direction.x())
    arrow = QPolygonF([tip, back + across * 0.6 * size, back - across * 0.6 * size])
    taken.append(arrow.boundingRect())
    # the same for every size of the picture, unlike how far it lies out of view
    past = number(-view.autopsy.distance_after, 2)
    ways = [tr("{distance} past the data", distance=past), tr("{distance} past", distance=past)]

    def near(wide: float) -> list[QPointF]:
        return [
            arrow.boundingRect().center()
            + QPointF(beside.x() * (wide / 2 + size), beside.y() * (7.5 * unit + size))
            for beside in (direction * -1, across, across * -1, across * 2, across * -2)
        ]

    _paint_label(painter, _free(frame, near, ways, taken, theme), theme)
    painter.setPen(QPen(theme.color("dead"), theme.line(1.5)))
    painter.setBrush(theme.color("surface"))
    painter.drawPolygon(arrow)


def _free(
    frame: QRectF,
    near: Callable[[float], list[QPointF]],
    ways: list[str],
    taken: list[QRectF],
    theme: Theme,
) -> tuple[QRectF, str] | None:
    """Words where nothing else is: at the first place that is free out of those `near` for their
    width, else low or high in the frame. The first of the `ways` to say it that has room; None if
    none has."""
    middle, low = frame.center().x(), frame.bottom() - 12 * theme.text_scale
    high = frame.top() + 12 * theme.text_scale
    edges = [QPointF(x, y) for y in (low, high) for x in (middle, frame.left(), frame.right())]
    for words in ways:
        wide = text_width(theme, 8.5, words) + 6 * theme.text_scale
        for place in [*near(wide), *edges]:
            label = _label(frame, place, words, theme)
            if frame.contains(label[0]) and not any(label[0].intersects(o) for o in taken):
                return label
    return None


def _label(frame: QRectF, at: QPointF, words: str, theme: Theme) -> tuple[QRectF, str]:
    """Words around a place, but wholly in the frame."""
    unit = theme.text_scale
    box = QRectF(0, 0, text_width(theme, 8.5, words) + 6 * unit, 15 * unit)
    box.moveCenter(at)
    box.moveLeft(min(max(box.left(), frame.left() + 2), frame.right() - 2 - box.width()))
    box.moveTop(min(max(box.top(), frame.top() + 2), frame.bottom() - 2 - box.height()))
    return box, words


def _paint_label(painter: QPainter, label: tuple[QRectF, str] | None, theme: Theme) -> None:
    if label is None:
        return
    box, words = label
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface", 0.88))
    painter.drawRoundedRect(box, 3, 3)
    write(painter, box, words, theme, 8.5, align=CENTRE)


# --- Points


def _paint_points(painter: QPainter, side: _Side, view: _View, theme: Theme) -> None:
    """A dot a training point, in its class's colour and shape."""
    part, data = view.data.train, view.data
    chosen = np.arange(len(part))[:: max(1, -(-len(part) // MOST_POINTS))]
    at = view.pixels(side.frame, view.places(side.z))[chosen]
    there = np.isfinite(at).all(axis=1)
    at, chosen = at[there], chosen[there]
    size = _dot(side.frame, theme)
    if not data.classes:
        colors = _value_colors(view, theme)[chosen]
        for point, color in zip(at.tolist(), colors.tolist(), strict=True):
            _draw_dots(painter, [point], 0, QColor(*color), size)
        return
    for number_ in range(data.classes):
        mine = at[part.target[chosen] == number_]
        _draw_dots(painter, mine.tolist(), number_, theme.class_color(number_), size)


def _value_colors(view: _View, theme: Theme) -> np.ndarray:
    target = view.data.train.target
    if view.flat:
        return np.repeat(theme.class_rgb(2)[1:], len(target), axis=0)
    low, high = _range(target)
    level = np.clip((target - low) / (high - low), 0, 1) * 255
    return theme.output_ramp(1.0)[level.astype(int)]


def _draw_dots(
    painter: QPainter, at: Sequence[Sequence[float]], kind: int, color: QColor, size: float
) -> None:
    """Round, square, triangular, pointed: classes are told apart by shape as well."""
    shape = kind % 4
    if shape < 2:
        cap = Qt.PenCapStyle.RoundCap if shape == 0 else Qt.PenCapStyle.SquareCap
        pen = QPen(color, size * (1.0 if shape == 0 else 0.85))
        pen.setCapStyle(cap)
        painter.setPen(pen)
        painter.drawPoints(QPolygonF([QPointF(*point) for point in at]))
        return
    half = 0.6 * size
    corners = (
        [(0, -half), (half, half), (-half, half)]
        if shape == 2
        else [(0, -1.2 * half), (half, 0), (0, 1.2 * half), (-half, 0)]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for x, y in at:
        painter.drawPolygon(QPolygonF([QPointF(x + a, y + b) for a, b in corners]))


def _paint_rings(painter: QPainter, side: _Side, view: _View, theme: Theme) -> None:
    """Rings around the minibatch's points before the step, and the last point it held."""
    autopsy = view.autopsy
    at = view.pixels(side.frame, view.places(side.z))
    there = np.asarray(np.isfinite(at).all(axis=1))
    radius = _radius(side.frame, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not side.after and len(autopsy.batch) <= MOST_RINGS:
        for point, delta in zip(autopsy.batch.tolist(), autopsy.deltas.tolist(), strict=False):
            if there[point]:
                _draw_ring(painter, QPointF(*at[point]), radius, theme, strong=delta != 0)
    if there[autopsy.last_point]:
        _draw_diamond(painter, QPointF(*at[autopsy.last_point]), radius, theme)


def _draw_ring(
    painter: QPainter, at: QPointF, radius: float, theme: Theme, *, strong: bool
) -> None:
    pen = QPen(theme.color("text" if strong else "muted"), theme.line(1.5 if strong else 1.2))
    if not strong:
        pen.setDashPattern([1.6, 1.6])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawEllipse(at, radius, radius)


def _draw_diamond(painter: QPainter, at: QPointF, radius: float, theme: Theme) -> None:
    """Over a pale edge, so that it stands out from rings and points."""
    reach = 2.0 * radius
    diamond = QPolygonF(
        [at + QPointF(*p) for p in ((0, -reach), (reach, 0), (0, reach), (-reach, 0))]
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in (("surface", 4.0), ("accent", 2.0)):
        painter.setPen(QPen(theme.color(color), theme.line(width)))
        painter.drawPolygon(diamond)


def _radius(frame: QRectF, theme: Theme) -> float:
    """Of the rings; the diamond is twice as large."""
    return 0.5 * _dot(frame, theme) + 2.2 * theme.text_scale


def _dot(frame: QRectF, theme: Theme) -> float:
    side = min(frame.width(), frame.height()) / theme.text_scale
    return min(max(side / 45, 3.0), 6.0) * theme.text_scale


# --- Axes and key


def _paint_axes(painter: QPainter, side: _Side, view: _View, theme: Theme, gutter: float) -> None:
    """Numbers and names: of x under both pictures, of y left of the first."""
    unit, frame = theme.text_scale, side.frame
    title = axis_names(view.data)[0]
    name = QRectF(frame.left(), frame.bottom() + 3 * unit, frame.width(), 13 * unit)
    both = name.adjusted(0, 12 * unit, frame.width() + GAP * unit, 12 * unit)
    taken = frame.right() + 1e3
    if _short(view.data, theme):
        taken = frame.right() - text_width(theme, 8.5, title) - 4 * unit
        write(painter, name, title, theme, 8.5, "muted", align=RIGHT)
    elif text_width(theme, 8.5, title) <= frame.width():
        write(painter, name.translated(0, 12 * unit), title, theme, 8.5, "muted", align=CENTRE)
    elif not side.after:
        write(painter, both, title, theme, 8.5, "muted", align=CENTRE)
    for value, words in _marks(view.x, max(2, int(frame.width() / (40 * unit)))):
        x = float(view.pixels(frame, np.array([[value, view.y[0]]]))[0, 0])
        painter.fillRect(QRectF(round(x), frame.bottom(), 1, 3 * unit), theme.color("muted"))
        place = QRectF(x - 30 * unit, frame.bottom() + 3 * unit, 60 * unit, 13 * unit)
        if x + text_width(theme, 8.5, words) / 2 <= taken:
            write(painter, place, words, theme, 8.5, "muted", align=CENTRE)
    if side.after:
        return
    for value, words in _marks(view.y, max(2, int(frame.height() / (28 * unit)))):
        y = float(view.pixels(frame, np.array([[view.x[0], value]]))[0, 1])
        tick = QRectF(frame.left() - 3 * unit, round(y), 3 * unit, 1)
        painter.fillRect(tick, theme.color("muted"))
        place = QRectF(frame.left() - gutter, y - 8 * unit, gutter - 5 * unit, 16 * unit)
        write(painter, place, words, theme, 8.5, "muted", align=RIGHT)
    words = "z" if view.flat else axis_names(view.data)[1]
    if not _upright(view.data, theme):
        above = QRectF(frame.left(), frame.top() - 33 * unit, 0, 14 * unit)
        above.setRight(both.right())
        write(painter, above, words, theme, 8.5, "muted")
        return
    painter.save()
    painter.translate(frame.left() - gutter + 6 * unit, frame.center().y())
    painter.rotate(-90)
    turned = QRectF(-frame.height() / 2, -7 * unit, frame.height(), 14 * unit)
    write(painter, turned, words, theme, 8.5, "muted", align=CENTRE)
    painter.restore()


def _marks(span: tuple[float, float], most: int) -> list[tuple[float, str]]:
    return [(value, number(value, 2)) for value in round_ticks(*span, most)]


def _keys(autopsy: Autopsy, data: Data) -> list[tuple[str, str]]:
    """(mark, words) of what the pictures show."""
    was = tr("z before") if data.inputs == 1 else tr("plane before")
    channel = autopsy.last_position is not None
    found = [("active", tr("largest z > 0") if channel else "z > 0"), ("was", was)]
    batch: Integers = autopsy.batch
    if not len(batch):
        # it was none of the training points, which are all that is drawn
        found.append(("", tr("the outlier is not shown")))
    elif len(batch) > MOST_RINGS:
        words = count(
            len(data.train),
            tr("minibatch: {some} of {n} point"),
            tr("minibatch: {some} of {n} points"),
            some=grouped(len(batch)),
        )
        found.append(("", words))
    else:
        found += [("ring", tr("minibatch, δ ≠ 0"))] if (autopsy.deltas != 0).any() else []
        found += [("faint", tr("minibatch, δ = 0"))] if (autopsy.deltas == 0).any() else []
    found.append(("diamond", tr("last point it held")))
    return found if data.plane is None else [*found, ("", tr("on a slice through the mean"))]


def _key_places(
    width: float, keys: list[tuple[str, str]], theme: Theme
) -> list[tuple[float, float]]:
    """Left end and row of each entry, row after row."""
    unit = theme.text_scale
    x, row, found = 0.0, 0, []
    for mark, words in keys:
        wide = (16 * unit if mark else 0.0) + text_width(theme, 8.5, words)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        found.append((x, float(row)))
        x += wide + 12 * unit
    return found


def _key_width(keys: list[tuple[str, str]], theme: Theme) -> float:
    """Of its longest entry, with a gap: for a column beside the pictures."""
    unit = theme.text_scale
    widest = max((16 * unit if mark else 0) + text_width(theme, 8.5, words) for mark, words in keys)
    return widest + (GAP + 1) * unit


def _key_height(width: float, keys: list[tuple[str, str]], theme: Theme) -> float:
    return (_key_places(width, keys, theme)[-1][1] + 1) * 16 * theme.text_scale


def _paint_key(painter: QPainter, area: QRectF, keys: list[tuple[str, str]], theme: Theme) -> None:
    unit = theme.text_scale
    places = _key_places(area.width(), keys, theme)
    for (mark, words), (x, row) in zip(keys, places, strict=True):
        middle = QPointF(area.left() + x + 6 * unit, area.top() + (row + 0.5) * 16 * unit)
        if mark == "active":
            box = QRectF(middle.x() - 5 * unit, middle.y() - 5 * unit, 10 * unit, 10 * unit)
            painter.setPen(QPen(theme.color("border"), theme.line(1.0)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            whole = QPainterPath()
            whole.addRect(box)
            _fill_active(painter, whole, theme)
            painter.drawRect(box)
        elif mark == "was":
            painter.setPen(QPen(theme.color("muted"), theme.line(1.2), Qt.PenStyle.DotLine))
            reach = QPointF(6 * unit, 0)
            painter.drawLine(middle - reach, middle + reach)
        elif mark == "diamond":
            _draw_diamond(painter, middle, 2.6 * unit, theme)
        elif mark:
            _draw_ring(painter, middle, 4 * unit, theme, strong=mark == "ring")
        left = area.left() + x + (16 * unit if mark else 0.0)
        place = QRectF(left, middle.y() - 8 * unit, area.right() - left, 16 * unit)
        write(painter, place, words, theme, 8.5, "muted")


def _draw_path(painter: QPainter, at: Floats) -> None:
    """Pieces are separated by rows that are not finite."""
    for piece in np.split(at, np.flatnonzero(~np.isfinite(at).all(axis=1))):
        there = piece[np.isfinite(piece).all(axis=1)]
        if len(there) > 1:
            painter.drawPolyline(_polygon(there))


def _polygon(at: Floats) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in at.tolist()])
