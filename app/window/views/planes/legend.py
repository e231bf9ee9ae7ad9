"""The legend of a picture of decision planes: every mark beside its words, in lines that wrap.

A picture by itself has what occurs in it, with room below for what may turn out to be in view. One
of a film keeps room for all that may occur at another step, so that nothing in or below the legend
moves. Where several steps stand beside one another, each has what is of its own step alone, and one
legend below them has what they have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPolygonF

from app.language import mark, tr
from app.record.data import Data
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.theme import Theme
from app.window.views.glyphs import draw_cell, plain
from app.window.views.lettering import write
from app.window.views.planes.items import in_print
from app.window.views.planes.marks import (
    Kind,
    active_words,
    killed_words,
    marks,
    paint_sample,
)
from app.window.views.planes.occurring import Occurring
from app.window.views.planes.output_map import target_range
from app.window.views.planes.pens import (
    MOST_TICKS,
    dead_pen,
    fit_pen,
    level_pen,
    living_pen,
    selected_pen,
)
from app.window.views.planes.symbols import (
    SYMBOLS,
    Color,
    draw_symbol,
    is_printed,
    kink_look,
    plain_rgb,
    point_look,
    value_ramp,
)
from app.window.views.typeface import text_width
from app.window.views.units import is_channel, short_unit_name
from app.window.views.words import number

POINTS = 9.0
ROW = 17.0
"""Units at desk size, as are the next."""
SAMPLE, STROKE, BAR = 9.0, 22.0, 44.0
"""How wide a sample is: of a point, a line, a scale of colours."""
GAP, APART = 5.0, 14.0
"""Between a sample and its words, and between entries."""

AWAY = mark("out of view"), mark("out of view, distance")
SLICE = mark(
    "a slice through the mean along the two principal components; points are projected on it"
)
"""What is seen of data with more than two inputs."""
DEAD_AWAY = mark("dead, out of view"), mark("dead, out of view, distance")
"""What an arrow means; and if it says how far."""

Sample = Callable[[QPainter, QRectF], None]

Among = Literal["alone", "film", "beside"]
"""Whether a picture is one of several steps: of a film, or beside others."""


@dataclass(frozen=True)
class Entry:
    """Words with what they explain, which is so wide at desk size, before them."""

    words: str
    wide: float = 0.0
    sample: Sample | None = None
    shown: bool = True
    """If not, there is only room for it."""
    longest: str = ""
    """The words that it may have at another step: there is room for them."""
    near: str = ""
    """Of an arrow: the words where none says how far."""


def entries(
    snapshot: Snapshot, theme: Theme, test_points: bool, among: Among = "alone"
) -> list[Entry]:
    """What a picture of this snapshot is to explain."""
    own = _of_marks(snapshot, theme, tight=among == "beside")
    if among != "film":
        own = [replace(entry, longest="") for entry in own if entry.shown]
    if among == "beside":
        return own
    now, perhaps = Occurring.of(snapshot), Occurring.perhaps(snapshot, later=among == "film")
    standing = _standing(snapshot, theme, test_points)
    return [*standing, *_occurring(snapshot, theme, now, perhaps), *own]


def common_entries(snapshots: Sequence[Snapshot], theme: Theme, test_points: bool) -> list[Entry]:
    """What pictures have in common, or some of them, but for the marks on points."""
    now = Occurring.any_of(Occurring.of(each) for each in snapshots)
    perhaps = Occurring.any_of(Occurring.perhaps(each, later=False) for each in snapshots)
    last = snapshots[-1]
    return [*_standing(last, theme, test_points), *_occurring(last, theme, now, perhaps)]


def state_entries(snapshots: Sequence[Snapshot], theme: Theme) -> list[Entry]:
    """What the cells of neurons say: the states that occur."""
    found = {State(int(s)) for each in snapshots for layer in each.layers for s in layer.state}
    return [_cell(state, theme) for state in sorted(found)]


def _standing(snapshot: Snapshot, theme: Theme, test_points: bool) -> list[Entry]:
    """What is there at every step."""
    data, layer = snapshot.data, snapshot.lens.layer
    layers = len(snapshot.layers)
    which = tr("layer {layer} of {layers}", layer=layer + 1, layers=layers)
    found = [Entry(which if layers > 1 else tr("hidden layer"))]
    found += _of_points(snapshot, theme, test_points and len(data.test) > 0)
    if is_printed(theme) and data.inputs > 1:
        words = {"two-class": tr("output 0.5"), "regression": tr("output")}
        found.append(_line(words.get(data.task, tr("border of classes")), level_pen(theme)))
    if data.plane is not None:
        found.append(Entry(tr(SLICE)))
    return found


def _occurring(snapshot: Snapshot, theme: Theme, now: Occurring, perhaps: Occurring) -> list[Entry]:
    """What is there, and what there is to be room for."""
    planes = snapshot.layers[snapshot.lens.layer].width
    ticked = planes <= MOST_TICKS
    plane = tr("z = 0, tick where z > 0") if ticked else "z = 0"
    living = living_pen(theme, planes, picture=True, sample=True)
    dead = dead_pen(theme, planes, picture=True, sample=True)
    # alone, it has no other line beside it that says what it is a line of
    longest = tr("z = 0, dead")
    dead_words = tr("dead") if now.living or not now.dead else longest
    # where nothing but crossings of the shown layer is known, the fit bends elsewhere, too
    kink = tr("kink of the fit") if len(snapshot.layers) == 1 else tr("fit where z = 0")
    chosen = snapshot.lens.neuron
    name = "" if chosen is None else _selected(snapshot, *chosen)
    found = [
        (now.fit, perhaps.fit, _line(tr("fit"), fit_pen(theme))),
        (now.living, perhaps.living, _line(plane, living, ticked=ticked)),
        (now.kinks, perhaps.kinks, Entry(kink, SAMPLE, lambda p, box: _paint_kink(p, box, theme))),
        (now.selected, perhaps.selected, _line(name, selected_pen(theme))),
        (now.dead, perhaps.dead, replace(_line(dead_words, dead), longest=longest)),
        (now.away, perhaps.away, _arrow(AWAY, theme, far=now.distances)),
        (
            now.dead_away,
            perhaps.dead_away,
            _arrow(DEAD_AWAY, theme, far=now.distances and not now.away, hollow=True),
        ),
    ]
    return [replace(entry, shown=is_now) for is_now, may_be, entry in found if is_now or may_be]


def _selected(snapshot: Snapshot, layer: int, index: int) -> str:
    """'n3, selected'."""
    if is_channel(snapshot, layer):
        return tr("c{channel}, selected", channel=index + 1)
    return tr("n{neuron}, selected", neuron=index + 1)


def _arrow(words: tuple[str, str], theme: Theme, *, far: bool, hollow: bool = False) -> Entry:
    near, longest = map(tr, words)
    return Entry(
        longest if far else near,
        1.5 * SAMPLE,
        lambda painter, box: _paint_away(painter, box, theme, hollow),
        longest=longest,
        near=near,
    )


def _of_marks(snapshot: Snapshot, theme: Theme, tight: bool) -> list[Entry]:
    """What the marks on points mean, with room for all that may become of the neuron."""
    neuron = snapshot.neuron
    shown = {mark.kind: mark for mark in marks(snapshot)}
    longest: dict[Kind, str] = {}
    if neuron is not None and len(neuron.preactivation) == len(snapshot.data.train):
        points, can_die = len(snapshot.data.train), snapshot.layers[neuron.layer].can_die
        name = short_unit_name(snapshot, neuron.layer, neuron.index)
        longest["active"] = active_words(name, points, points, can_die=can_die)
        if can_die:
            longest["minibatch"] = killed_words(10**6)
            longest["last"] = tr("last point it held")
    if "inspected" in shown:
        longest["inspected"] = shown["inspected"].words
    found = []
    for kind, most in longest.items():
        mark = shown.get(kind)
        words = "" if mark is None else mark.legend or mark.short or mark.words
        words = mark.tight if mark is not None and tight and mark.tight else words
        bare = mark is not None and not len(mark.points)
        sample = None if bare else _sample_of(kind, theme)
        found.append(Entry(words, 1.5 * SAMPLE, sample, mark is not None, most))
    return found


def _sample_of(kind: Kind, theme: Theme) -> Sample:
    return lambda painter, box: paint_sample(painter, kind, box.center(), theme)


@dataclass(frozen=True)
class Legend:
    """What a picture explains, and what those beside it do: all have the same height."""

    shown: Sequence[Entry]
    theme: Theme
    beside: Sequence[Sequence[Entry]] = ()
    still: bool = False
    """Whether each has its place, at every step."""

    def saying(self, *, distances: bool) -> Legend:
        """Once it is known whether there was a place for any."""
        if distances:
            return self
        found = [replace(each, words=each.near or each.words) for each in self.shown]
        return replace(self, shown=found)

    def height(self, width: float) -> float:
        """What it takes in this width."""
        row = ROW * self.theme.text_scale
        each = [self.shown, *self.beside]
        return max(len(_rows(found, width, self.theme)) * row if found else 0.0 for found in each)

    def width(self) -> float:
        """What it needs at least: its longest entry."""
        each = (entry for found in [self.shown, *self.beside] for entry in found)
        return max((_wide(entry, self.theme) for entry in each), default=0.0)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw it from the area's top left."""
        found = self.shown
        if not self.still:
            found = [replace(entry, longest="") for entry in found if entry.shown]
        _paint(painter, area, found, self.theme)


def _paint(painter: QPainter, area: QRectF, found: Sequence[Entry], theme: Theme) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = theme.text_scale
    row = ROW * unit
    for line, shown in enumerate(_rows(found, area.width(), theme)):
        x, y = area.left(), area.top() + line * row
        for entry in shown:
            end = x + _wide(entry, theme)
            if not entry.shown:
                x = end + APART * unit
                continue
            if entry.sample is not None:
                painter.save()
                entry.sample(painter, QRectF(x, y, entry.wide * unit, row))
                painter.restore()
                x += (entry.wide + GAP) * unit
            write(painter, QRectF(x, y, end - x, row), entry.words, theme, POINTS, elide=False)
            x = end + APART * unit
    painter.restore()


def _rows(found: Sequence[Entry], width: float, theme: Theme) -> list[list[Entry]]:
    rows: list[list[Entry]] = [[]]
    x = 0.0
    for entry in found:
        wide = _wide(entry, theme)
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += wide + APART * theme.text_scale
    return rows


def _wide(entry: Entry, theme: Theme) -> float:
    sampled = entry.sample is not None or bool(entry.longest)
    before = (entry.wide + GAP) * theme.text_scale if sampled else 0.0
    said = max(text_width(theme, POINTS, words) for words in (entry.words, entry.longest))
    return before + said


# --- Samples


def _of_points(snapshot: Snapshot, theme: Theme, test: bool) -> list[Entry]:
    data = snapshot.data
    if data.inputs > 1 and data.classes:
        found = [
            _point(tr("class {number}", number=c), _rgb(theme, data, c), c, theme, data)
            for c in range(min(data.classes, len(SYMBOLS)))
        ]
        if data.classes > len(SYMBOLS):
            found.append(Entry(tr("… {n} classes", n=data.classes)))
        # of no class's colour: it is about all of them
        gray = theme.color("muted")
        kind: tuple[Color, int | None] = (gray.red(), gray.green(), gray.blue()), 0
    elif data.inputs > 1:
        low, high = target_range(snapshot)
        ends = {"low": number(low, 2), "high": number(high, 2)}
        words = tr("{name} {low} to {high}", name=data.target_name, **ends)
        found = [Entry(words, BAR, lambda p, box: _paint_ramp(p, box, theme))]
        kind = _tuple(value_ramp(theme)[128 if is_printed(theme) else 255]), None
    else:
        found = []
        kind = _tuple(plain_rgb(theme)[0]), None
    rgb, group = kind
    if test and is_printed(theme) and group is not None:
        found.append(Entry(tr("large: training, small: test")))
    elif test:
        found.append(_point(tr("training"), rgb, group, theme, data))
        found.append(_point(tr("test"), rgb, group, theme, data, training=False))
    elif not data.classes or data.inputs == 1:
        found.append(_point(tr("training"), rgb, group, theme, data))
    return found


def _rgb(theme: Theme, data: Data, group: int) -> Color:
    return _tuple(theme.class_rgb(data.classes)[group])


def _tuple(rgb: np.ndarray) -> Color:
    r, g, b = (int(c) for c in rgb)
    return r, g, b


def _point(
    words: str,
    rgb: Color,
    group: int | None,
    theme: Theme,
    data: Data,
    *,
    training: bool = True,
) -> Entry:
    look = point_look(
        theme,
        rgb,
        group,
        training=training,
        points=len(data.train if training else data.test),
        valued=group is None and data.inputs > 1,
    )

    def paint(painter: QPainter, box: QRectF) -> None:
        shape = Symbols[look.symbol]
        draw_symbol(painter, box.center(), look.size, shape, in_print(look.pen), look.brush)

    return Entry(words, SAMPLE * max(1.0, theme.line_scale / theme.text_scale), paint)


def _cell(state: State, theme: Theme) -> Entry:
    def paint(painter: QPainter, box: QRectF) -> None:
        cell = QRectF(0, 0, box.width(), box.width())
        cell.moveCenter(box.center())
        draw_cell(painter, cell, state, plain(theme))

    return Entry(tr(STATE_WORDS[state]), 1.3 * SAMPLE, paint)


def _line(words: str, pen: QPen, *, ticked: bool = False) -> Entry:
    def paint(painter: QPainter, box: QRectF) -> None:
        drawn = in_print(pen)
        drawn.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(drawn)
        y = box.center().y() + (0.12 * box.height() if ticked else 0.0)
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
        if ticked:
            x = box.center().x()
            painter.drawLine(QLineF(x, y, x, y - 0.4 * box.height()))

    return Entry(words, STROKE, paint)


def _paint_kink(painter: QPainter, box: QRectF, theme: Theme) -> None:
    look = kink_look(theme)
    shape = Symbols[look["symbol"]]
    pen = in_print(look["pen"])
    draw_symbol(painter, box.center(), look["size"], shape, pen, look["brush"])


def _paint_away(painter: QPainter, box: QRectF, theme: Theme, hollow: bool) -> None:
    at, size = box.center(), min(theme.line(7.0), 0.85 * SAMPLE * theme.text_scale)
    pen = QPen(theme.color("dead" if hollow else "plane"), theme.line(1.5))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(theme.color("surface" if hollow else "plane"))
    left, right = at.x() - 0.75 * size, at.x() + 0.75 * size
    tip, back = QPointF(left, at.y()), (at.y() - 0.6 * size, at.y() + 0.6 * size)
    painter.drawPolygon(QPolygonF([tip, *(QPointF(right, y) for y in back)]))


def _paint_ramp(painter: QPainter, box: QRectF, theme: Theme) -> None:
    ramp = np.ascontiguousarray(value_ramp(theme))
    image = QImage(ramp.data, 256, 1, 3 * 256, QImage.Format.Format_RGB888)
    high = 0.5 * box.height()
    bar = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    painter.drawImage(bar, image)
    painter.setPen(QPen(theme.color("muted"), theme.line(0.8)))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRect(bar)
