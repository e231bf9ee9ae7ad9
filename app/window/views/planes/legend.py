"""The legend of a picture of decision planes: every mark beside its words, in lines that wrap.

What it holds depends on the run and the lens alone, not on the step, so that in an animation
nothing below it moves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen

from app.record.data import Data
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.lettering import write
from app.window.views.planes.items import in_print
from app.window.views.planes.output_map import target_range
from app.window.views.planes.pens import dead_pen, fit_pen, level_pen, living_pen, selected_pen
from app.window.views.planes.symbols import (
    SYMBOLS,
    Color,
    draw_symbol,
    is_printed,
    plain_rgb,
    point_look,
    value_ramp,
)
from app.window.views.typeface import text_width
from app.window.views.words import number

POINTS = 9.0
ROW = 17.0
"""Units at desk size, as are the next."""
SAMPLE, STROKE, BAR = 9.0, 22.0, 44.0
"""How wide a sample is: of a point, a line, a scale of colours."""
GAP, APART = 5.0, 14.0
"""Between a sample and its words, and between entries."""

Sample = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Entry:
    """Words with what they explain, which is so wide at desk size, before them."""

    words: str
    wide: float = 0.0
    sample: Sample | None = None


def entries(snapshot: Snapshot, theme: Theme, test_points: bool) -> list[Entry]:
    """What a picture of this snapshot is to explain."""
    data, layer = snapshot.data, snapshot.lens.layer
    layers = len(snapshot.layers)
    found = [Entry(f"layer {layer + 1} of {layers}" if layers > 1 else "hidden layer")]
    found += _of_points(snapshot, theme, test_points and len(data.test) > 0)
    if data.inputs == 1:
        found.append(_line("fit", fit_pen(theme)))
    if is_printed(theme) and data.inputs == 2:
        words = {"two-class": "output 0.5", "regression": "output"}
        found.append(_line(words.get(data.task, "border of classes"), level_pen(theme)))
    if data.inputs > 2:
        return [*found, Entry(f"no planes with {data.inputs} inputs")]
    found.append(_line("z = 0, tick where z > 0", living_pen(theme), ticked=True))
    if snapshot.layers[layer].can_die and not snapshot.veiled:
        found.append(_line("dead", dead_pen(theme)))
    neuron = snapshot.lens.neuron
    if neuron is not None and neuron[0] == layer:
        found.append(_line(f"n{neuron[1] + 1}, selected", selected_pen(theme)))
    return found


def legend_height(found: list[Entry], width: float, theme: Theme) -> float:
    """What it takes in this width."""
    return len(_rows(found, width, theme)) * ROW * theme.text_scale


def legend_width(found: list[Entry], theme: Theme) -> float:
    """What it needs at least: its longest entry."""
    return max(_wide(entry, theme) for entry in found)


def paint_legend(painter: QPainter, area: QRectF, found: list[Entry], theme: Theme) -> None:
    """Draw it from the area's top left."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = theme.text_scale
    row = ROW * unit
    for line, shown in enumerate(_rows(found, area.width(), theme)):
        x, y = area.left(), area.top() + line * row
        for entry in shown:
            end = x + _wide(entry, theme)
            if entry.sample is not None:
                painter.save()
                entry.sample(painter, QRectF(x, y, entry.wide * unit, row))
                painter.restore()
                x += (entry.wide + GAP) * unit
            write(painter, QRectF(x, y, end - x, row), entry.words, theme, POINTS, elide=False)
            x = end + APART * unit
    painter.restore()


def _rows(found: list[Entry], width: float, theme: Theme) -> list[list[Entry]]:
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
    before = (entry.wide + GAP) * theme.text_scale if entry.sample is not None else 0.0
    return before + text_width(theme, POINTS, entry.words)


# --- Samples


def _of_points(snapshot: Snapshot, theme: Theme, test: bool) -> list[Entry]:
    data = snapshot.data
    if data.inputs > 1 and data.classes:
        found = [
            _point(f"class {c}", _rgb(theme, data, c), c, theme, data)
            for c in range(min(data.classes, len(SYMBOLS)))
        ]
        if data.classes > len(SYMBOLS):
            found.append(Entry(f"… {data.classes} classes"))
        # of no class's colour: it is about all of them
        gray = theme.color("muted")
        kind: tuple[Color, int | None] = (gray.red(), gray.green(), gray.blue()), 0
    elif data.inputs > 1:
        low, high = target_range(snapshot)
        words = f"{data.target_name} {number(low, 2)} to {number(high, 2)}"
        found = [Entry(words, BAR, lambda p, box: _paint_ramp(p, box, theme))]
        kind = _tuple(value_ramp(theme)[128 if is_printed(theme) else 255]), None
    else:
        found = []
        kind = _tuple(plain_rgb(theme)[0]), None
    rgb, group = kind
    if test:
        found.append(_point("training", rgb, group, theme, data))
        found.append(_point("test", rgb, group, theme, data, training=False))
    elif not data.classes or data.inputs == 1:
        found.append(_point("training", rgb, group, theme, data))
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


def _paint_ramp(painter: QPainter, box: QRectF, theme: Theme) -> None:
    ramp = np.ascontiguousarray(value_ramp(theme))
    image = QImage(ramp.data, 256, 1, 3 * 256, QImage.Format.Format_RGB888)
    high = 0.5 * box.height()
    bar = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    painter.drawImage(bar, image)
    painter.setPen(QPen(theme.color("muted"), theme.line(0.8)))
    painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
    painter.drawRect(bar)
