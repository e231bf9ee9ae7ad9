"""Marks on data points: what keeps the selected neuron alive, what killed it, what is inspected.

Each kind of mark has a shape of its own, and a key in a corner says in words what it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.language import tr
from app.record.autopsy import Autopsy
from app.record.data import Data, Floats, Integers, Part
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.theme import Theme
from app.window.views.planes.items import Points
from app.window.views.planes.symbols import MANY, draw_symbol
from app.window.views.point_words import point_name
from app.window.views.units import short_unit_name
from app.window.views.words import count, grouped

LITTLE_ROOM = 0.6
"""A line of the key that takes more than this share of the view's width becomes shorter."""

MOST_SHARE = 0.5
"""Rings are drawn while at most this share of the points would get one: more would be noise ..."""
MOST_RINGS = 300
"""... and at most so many."""
FEW = 5
"""So few rings are drawn larger and bolder: they are what the neuron's life hangs on."""

Kind = Literal["active", "minibatch", "last", "inspected"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NONE: Integers = np.empty(0, np.int64)


def places(data: Data, part: Part) -> Floats:
    """(n, 2): where the points of a part are drawn. With one input, the target is the height."""
    if data.inputs == 1:
        return np.stack([part.x[:, 0], part.target], axis=1)
    return data.in_view(part.x)


@dataclass(frozen=True)
class Mark:
    """The points that have one kind of mark, of the training or the test part; and its key."""

    kind: Kind
    points: Integers
    words: str
    test: bool = False
    short: str = ""
    """The words where there is little room ..."""
    brief: str = ""
    """... and where there is hardly any."""
    legend: str = ""
    """What a legend says, the same however many points it is about; empty: the short words."""
    tight: str = ""
    """The same where pictures of several steps stand beside one another."""


def marks(snapshot: Snapshot) -> list[Mark]:
    """What is to be marked; a kind without points is in the key only."""
    found: list[Mark] = []
    neuron = snapshot.neuron
    points = len(snapshot.data.train)
    if neuron is not None and len(neuron.preactivation) == points:
        can_die = snapshot.layers[neuron.layer].can_die
        name = short_unit_name(snapshot, neuron.layer, neuron.index)
        active = _active(neuron, name, points, can_die)
        # that a dead neuron is active nowhere, the minibatch that killed it tells as well
        if neuron.autopsy is None or len(active.points):
            found.append(active)
        if neuron.autopsy is not None:
            found += _killed(neuron.autopsy, points)
    lens = snapshot.lens
    if lens.inspection and lens.subject != "minibatch":
        test = lens.subject == "test"
        if lens.point < len(snapshot.data.test if test else snapshot.data.train):
            name = tr("{point}, inspected", point=point_name(lens.subject, lens.point))
            found.append(Mark("inspected", np.array([lens.point]), name, test))
    return found


def active_words(neuron: str, active: int, points: int, *, can_die: bool) -> str:
    """'L1 n3 is active on 4 of 40 points'. What cannot die passes on something for z <= 0, too."""
    said = tr("{neuron}: z > 0 on {active} of {n} points")
    if can_die:
        said = tr("{neuron} is active on {active} of {n} points")
    return said.format(neuron=neuron, active=grouped(active), n=grouped(points))


def _active(neuron: NeuronDetail, name: str, points: int, can_die: bool) -> Mark:
    active = np.flatnonzero(neuron.preactivation > 0)
    many = len(active) > min(MOST_SHARE * points, MOST_RINGS)
    said = {"neuron": name, "active": grouped(len(active)), "n": grouped(points)}
    legend = active_words(name, len(active), points, can_die=can_die)
    tight = tr("{neuron}: z > 0 on {active} of {n}", **said)
    brief = (
        tr("active: {active} of {n}", **said) if can_die else tr("z > 0: {active} of {n}", **said)
    )
    if not len(active):
        words = tr("{neuron}: z > 0 on no training point", neuron=name)
        if can_die:
            words = tr("{neuron} is active on no training point", neuron=name)
        return Mark("active", NONE, words, brief=brief, legend=legend, tight=tight)
    if can_die and not many:
        short = tr("keeps {neuron} alive: {active} of {n}", **said)
        one = tr("keeps {neuron} alive: {active} of {n} training point")
        more = tr("keeps {neuron} alive: {active} of {n} training points")
    elif can_die:
        short = tr("{neuron} is active on {active} of {n}", **said)
        one = tr("{neuron} is active on {active} of {n} training point")
        more = tr("{neuron} is active on {active} of {n} training points")
    else:
        short = tight
        one = tr("{neuron}: z > 0 on {active} of {n} training point")
        more = tr("{neuron}: z > 0 on {active} of {n} training points")
    words = (one if points == 1 else more).format(**said)
    return Mark("active", NONE if many else active, words, False, short, brief, legend, tight)


def _killed(autopsy: Autopsy, points: int) -> list[Mark]:
    batch = np.unique(autopsy.batch[autopsy.batch < points])
    step = grouped(autopsy.event.step)
    short, brief = killed_words(autopsy.event.step), tr("killed it")
    if len(batch) > min(MOST_SHARE * points, MOST_RINGS):
        one = tr("killed by a minibatch of {n} point, step {step}")
        many = tr("killed by a minibatch of {n} points, step {step}")
        words = count(len(batch), one, many, step=step)
        found = [Mark("minibatch", NONE, words, short=short, brief=brief)]
    else:
        words = tr("minibatch that killed it, step {step}", step=step)
        found = [Mark("minibatch", batch, words, short=short, brief=brief)]
    if autopsy.last_point < points:
        last = np.array([autopsy.last_point])
        found.append(Mark("last", last, tr("last point it held"), brief=tr("last held")))
    return found


def killed_words(step: int) -> str:
    """'killed it, step 143'."""
    return tr("killed it, step {step}", step=grouped(step))


# --- How they look


def _cross_hair() -> QPainterPath:
    path = QPainterPath()
    for x, y in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        path.moveTo(0.2 * x, 0.2 * y)
        path.lineTo(0.5 * x, 0.5 * y)
    return path


def _diamond() -> QPainterPath:
    path = QPainterPath(QPointF(0, -0.5))
    for x, y in ((0.5, 0), (0, 0.5), (-0.5, 0)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _circle() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(-0.5, -0.5, 1, 1))
    return path


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(-0.5, -0.5, 1, 1))
    return path


SYMBOLS: dict[Kind, QPainterPath] = {
    "active": _circle(),
    "minibatch": _square(),
    "last": _cross_hair(),
    "inspected": _diamond(),
}
SIZES: dict[Kind, float] = {"active": 12.0, "minibatch": 15.0, "last": 25.0, "inspected": 20.0}


def paint_sample(painter: QPainter, kind: Kind, at: QPointF, theme: Theme) -> None:
    """The mark itself, small enough for a line of words."""
    size = min(theme.line(SIZES[kind]), 13.0 * theme.text_scale)
    pen = _pen(kind, theme)
    pen.setWidthF(min(pen.widthF(), 2.2 * theme.text_scale))
    pen.setCosmetic(False)
    draw_symbol(painter, at, size, SYMBOLS[kind], pen, QBrush())


def _pen(kind: Kind, theme: Theme) -> QPen:
    role = "accent" if kind in ("active", "inspected") else "text"
    width = {"active": 1.5, "minibatch": 1.7, "last": 2.0, "inspected": 2.8}[kind]
    pen: QPen = pg.mkPen(theme.color(role), width=theme.line(width))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind == "minibatch":
        pen.setDashPattern([2.5, 2.0])
    return pen


class Marks:
    """The items that draw the marks, each filled anew only when its points have changed.

    They are two, for each costs a layer as large as the view: one for the rings, which move while a
    network trains, and one for all that stays.
    """

    def __init__(self, box: pg.ViewBox, theme: Theme, picture: bool = False) -> None:
        self._theme = theme
        self._data: Data | None = None
        self._shown: dict[Kind, Mark | None] = dict.fromkeys(KINDS)
        self._rings, self._others = Points(picture), Points(picture)
        self.key = Key(box, theme)
        for item in self.items:
            item.setVisible(False)

    @property
    def items(self) -> list[Points]:
        """To be added to a plot, over the data points."""
        return [self._rings, self._others]

    @property
    def words(self) -> str:
        """What the key says."""
        return "\n".join(mark.words for mark in self._shown.values() if mark is not None)

    def marked(self) -> list[Floats]:
        """Where the points are that have marks, (n, 2), each kind's by itself."""
        data, shown = self._data, self._shown.values()
        if data is None:
            return []
        return [
            places(data, data.test if mark.test else data.train)[mark.points]
            for mark in shown
            if mark is not None
        ]

    def show(self, snapshot: Snapshot | None) -> None:
        """Mark the points of this snapshot; None: no marks."""
        found = {mark.kind: mark for mark in marks(snapshot)} if snapshot is not None else {}
        before, data = self._shown, self._data
        self._shown = {kind: found.get(kind) for kind in KINDS}
        self._data = snapshot.data if snapshot is not None else data
        changed = [
            kind
            for kind in KINDS
            if self._data is not data or not _same(before[kind], self._shown[kind])
        ]
        if "active" in changed:
            self._fill(self._rings, KINDS[:1])
        if changed not in ([], ["active"]):
            self._fill(self._others, KINDS[1:])
        self.key.show([mark for mark in self._shown.values() if mark is not None])

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self._fill(self._rings, KINDS[:1])
        self._fill(self._others, KINDS[1:])
        self.key.set_theme(theme)

    def _fill(self, item: Points, kinds: tuple[Kind, ...]) -> None:
        data = self._data
        found = [mark for kind in kinds if (mark := self._shown[kind]) is not None]
        found = [mark for mark in found if len(mark.points)]
        # an invisible item costs no layer
        item.setVisible(bool(found))
        if data is None or not found:
            item.clear()
            return
        at = [places(data, data.test if m.test else data.train)[m.points] for m in found]
        looks = [_look(mark, self._theme, len(data.train)) for mark in found]
        x, y = np.concatenate(at).T
        if len(found) == 1:  # quicker than the same look for every point
            item.setData(x=x, y=y, brush=None, **looks[0])
            return
        each = [look for look, mark in zip(looks, found, strict=True) for _ in mark.points]
        item.setData(
            x=x,
            y=y,
            brush=None,
            symbol=[look["symbol"] for look in each],
            size=[look["size"] for look in each],
            pen=[look["pen"] for look in each],
        )


def _look(mark: Mark, theme: Theme, points: int) -> dict[str, Any]:
    """How pyqtgraph is to draw a mark among so many points."""
    pen = _pen(mark.kind, theme)
    size = theme.line(SIZES[mark.kind]) * (0.8 if points > MANY else 1.0)
    if mark.kind == "active" and len(mark.points) <= FEW:
        size *= 1.35
        pen.setWidthF(1.6 * pen.widthF())
    return {"symbol": SYMBOLS[mark.kind], "size": size, "pen": pen}


def widest_key(snapshot: Snapshot, theme: Theme) -> float:
    """How wide a view has to be for the key of the selected neuron, whatever becomes of it."""
    points = grouped(len(snapshot.data.train))
    words = [tr("active: {active} of {n}", active=points, n=points)]
    words += [tr("killed it"), tr("last held")]
    words += [mark.brief or mark.words for mark in marks(snapshot)]
    metrics = QFontMetricsF(theme.font(9))
    # the sample, within the plate, within the view
    return max(map(metrics.horizontalAdvance, words)) + 20 * theme.text_scale + 12 + 16 + 2


def _same(one: Mark | None, other: Mark | None) -> bool:
    """Whether the same points are marked, whatever the key says."""
    if one is None or other is None:
        return one is other
    return one.test == other.test and np.array_equal(one.points, other.points)


@dataclass(frozen=True)
class Line:
    """One mark's entry in the key."""

    kind: Kind | None
    """None: no point has it, so it needs no sample."""
    words: str
    shorter: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """Where the key is: its plate, and for every entry its kind, left end, middle and words."""

    plate: QRectF
    entries: list[tuple[Kind | None, float, float, str]]


class Key(pg.GraphicsObject):
    """What the marks mean, every mark beside its words, in a corner of the view."""

    def __init__(self, box: pg.ViewBox, theme: Theme) -> None:
        super().__init__()
        self._box = box
        self._theme = theme
        self._lines: list[Line] = []
        self._right = False
        self._wanted = True
        self.low = False
        """Whether it stands at the bottom."""
        self.setParentItem(box)
        self.setZValue(99)
        self.setVisible(False)

    @property
    def rows(self) -> int:
        """How many marks it explains."""
        return len(self._lines)

    def show(self, shown: list[Mark]) -> None:
        """What to explain from now on."""
        lines = [
            Line(
                mark.kind if len(mark.points) else None,
                mark.words,
                tuple(words for words in (mark.short, mark.brief) if words) or (mark.words,),
            )
            for mark in shown
        ]
        if lines != self._lines:
            self._lines = lines
            self.setVisible(self._wanted and bool(lines))
            self.update()

    def set_wanted(self, wanted: bool) -> None:
        """Whether it is shown at all: there may be a legend that says the same."""
        self._wanted = wanted
        self.setVisible(wanted and bool(self._lines))

    def stand_clear(self, points: Floats, weights: Floats) -> None:
        """Move into the corner where it hides least of these points, (n, 2) in pixels."""
        least = np.inf
        before = best = self._right, self.low
        for low in (False, True):
            for right in (False, True):
                self._right, self.low = right, low
                plate = self.plate().adjusted(-4, -4, 4, 4)
                x, y = points.T
                hidden = (x > plate.left()) & (x < plate.right())
                hidden &= (y > plate.top()) & (y < plate.bottom())
                if weights[hidden].sum() < least:
                    least, best = float(weights[hidden].sum()), (right, low)
        self._right, self.low = best
        if best != before:
            self.update()

    def plate(self, metrics: QFontMetricsF | None = None) -> QRectF:
        """What it covers, in pixels; empty where there is nothing to explain."""
        return self._layout(metrics or QFontMetricsF(self._theme.font(9))).plate

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        # it may stand in any corner
        return QRectF(self._box.boundingRect())

    def _row(self) -> float:
        return 17.0 * self._theme.text_scale

    def _layout(self, metrics: QFontMetricsF) -> Layout:
        """How wide words are depends on the device they are painted on."""
        if not self._lines:
            return Layout(QRectF(), [])
        scale = self._theme.text_scale
        row, sample, gap = self._row(), 20.0 * scale, 12.0 * scale
        area = self.boundingRect().adjusted(8, 8, -8, -8)
        x, y, wide = 0.0, 0.0, 0.0
        placed: list[tuple[Kind | None, float, float, str]] = []
        for line in self._lines:
            before = sample if line.kind is not None else 0.0
            room = area.width() - 12 - before
            words = line.words
            if metrics.horizontalAdvance(words) > LITTLE_ROOM * area.width():
                forms = (form for form in line.shorter if metrics.horizontalAdvance(form) <= room)
                words = next(forms, line.shorter[-1])
                words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            length = before + metrics.horizontalAdvance(words)
            if x and x + length + 12 > area.width():
                x, y = 0.0, y + row
            placed.append((line.kind, x, y, words))
            wide = max(wide, x + length)
            x += length + gap
        plate = QRectF(area.left(), area.top(), wide + 12, y + row + 4)
        if self._right:
            plate.moveRight(area.right())
        if self.low:
            plate.moveBottom(area.bottom())
        left, top = plate.left() + 6, plate.top() + 2 + row / 2
        return Layout(plate, [(kind, left + x, top + y, words) for kind, x, y, words in placed])

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(9))
        metrics = QFontMetricsF(painter.font(), painter.device())
        layout = self._layout(metrics)
        sample = 20.0 * theme.text_scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface", 0.88))
        painter.drawRoundedRect(layout.plate, 4, 4)
        for kind, left, middle, words in layout.entries:
            if kind is not None:
                paint_sample(painter, kind, QPointF(left + 0.36 * sample, middle), theme)
            painter.setPen(theme.color("text"))
            at = left if kind is None else left + sample
            painter.drawText(QPointF(at, middle + metrics.capHeight() / 2), words)
