"""Painting the card of the selected neuron from a snapshot; the widget and figures use it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.language import tr
from app.record.data import Floats
from app.record.snapshot import NeuronDetail, Snapshot, State
from app.window.theme import Theme
from app.window.views.card.distribution import Distribution, distribution, round_ticks
from app.window.views.card.margin import LEAST, has_course, paint_course
from app.window.views.card.text import (
    FEW,
    HINT,
    facts,
    outlook,
    said,
    state_of,
    subtitles,
    weights_heading,
)
from app.window.views.glyphs import draw_cell
from app.window.views.grain import grain_of
from app.window.views.kernels import fit_kernels, kernels_height, paint_kernels
from app.window.views.lettering import paragraph_height, write
from app.window.views.scales import ceiling, grouped, ticks
from app.window.views.typeface import text_width, typeface
from app.window.views.units import (
    is_channel,
    laid_out_of,
    short_unit_name,
    title,
    weight_names,
)
from app.window.views.words import VEILED, number

MARGIN = 12.0
NARROW = 330.0
LEAST_DISTRIBUTION = 120.0
NAME = 13.0
"""The height of a weight's name, where it stands above its bar."""
SHORTEST_BARS = 56.0
WIDE = 540.0
"""From this width on, in units of text size, the plots stand beside the text."""

_text = partial(write, elide=False)

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

Key = tuple[QColor, bool, str]
"""An entry of a plot's key: colour, whether it is only an outline, and words."""


@dataclass(frozen=True)
class Sides:
    """The colours of z <= 0 and z > 0, or of negative and positive weights."""

    below: QColor
    above: QColor


def paint_card(painter: QPainter, area: QRectF, snapshot: Snapshot | None, theme: Theme) -> None:
    """Paint the card of `snapshot.neuron` into `area`, or a hint where none is selected. What there
    is no room for is left out or cut short."""
    painter.save()
    painter.fillRect(area, theme.ground())
    neuron = snapshot.neuron if snapshot is not None else None
    if snapshot is None or neuron is None:
        _paint_hint(painter, area, theme)
    else:
        inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if area.width() >= WIDE * theme.text_scale:
            _paint_side_by_side(painter, inner, snapshot, neuron, theme)
        else:
            _paint_stacked(painter, inner, snapshot, neuron, theme)
    painter.restore()


def _paint_hint(painter: QPainter, area: QRectF, theme: Theme) -> None:
    painter.setFont(theme.font(10))
    painter.setPen(theme.color("muted"))
    inside = area.adjusted(2 * MARGIN, 0, -2 * MARGIN, 0)
    painter.drawText(inside, CENTRE | Qt.TextFlag.TextWordWrap, tr(HINT))


def _paint_stacked(
    painter: QPainter, area: QRectF, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme
) -> None:
    unit = theme.text_scale
    narrow = area.width() < NARROW * unit
    columns = _columns(area.width(), snapshot, neuron, theme)
    # that the distribution is hidden needs no room that weights could have
    hidden = state_of(snapshot, neuron) is State.HIDDEN
    kept = 0.0 if hidden else LEAST_DISTRIBUTION * unit
    top = _paint_words(painter, area, snapshot, neuron, theme, columns, kept) + 10 * unit
    # the distribution says most, then the margin's course: the weights go first where there is no
    # room for all
    spare = area.bottom() - top - kept - 12 * unit
    half = (area.width() - 20 * unit) / 2
    beside = has_course(neuron) and not narrow
    wanted = _weights_height(snapshot, neuron, theme, half if beside else area.width())
    if beside:
        high = min(spare, max(wanted, 0.4 * (area.bottom() - top)), 220 * unit)
        if high >= LEAST * unit:
            place = QRectF(area.left(), top, half, min(high, max(wanted, 100 * unit)))
            _paint_weights(painter, place, snapshot, neuron, theme)
            place = QRectF(area.right() - half, top, half, high)
            paint_course(painter, place, snapshot, neuron, theme)
            top += high + 12 * unit
    else:
        if has_course(neuron) and spare >= LEAST * unit:
            high = min(spare, 90 * unit)
            place = QRectF(area.left(), top, area.width(), high)
            paint_course(painter, place, snapshot, neuron, theme)
            top += high + 12 * unit
            spare -= high + 12 * unit
        if spare >= wanted:
            place = QRectF(area.left(), top, area.width(), wanted)
            _paint_weights(painter, place, snapshot, neuron, theme)
            top += wanted + 12 * unit
    place = QRectF(area.left(), top, area.width(), min(area.bottom() - top, 320 * unit))
    _paint_distribution(painter, place, snapshot, neuron, theme)


def _paint_side_by_side(
    painter: QPainter, area: QRectF, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme
) -> None:
    unit = theme.text_scale
    words = QRectF(area.left(), area.top(), 240 * unit, area.height())
    below = _paint_words(painter, words, snapshot, neuron, theme, 2, 0.0) + 14 * unit
    wanted = _weights_height(snapshot, neuron, theme, words.width())
    rest = QRectF(area)
    rest.setLeft(words.right() + 20 * unit)
    if area.bottom() - below >= wanted:
        place = QRectF(words.left(), below, words.width(), wanted)
    else:
        few = len(neuron.weights) <= FEW
        tall = min(wanted if few else 200 * unit, rest.height())
        place = QRectF(rest.left(), rest.top(), 0.4 * rest.width(), tall)
        rest.setLeft(place.right() + 20 * unit)
    _paint_weights(painter, place, snapshot, neuron, theme)
    high = min(max(0.38 * rest.height(), LEAST * unit), 240 * unit)
    if has_course(neuron) and rest.height() - high >= (LEAST_DISTRIBUTION + 12) * unit:
        upper = QRectF(rest.left(), rest.top(), rest.width(), 0)
        upper.setHeight(min(rest.height() - high - 12 * unit, 320 * unit))
        place = QRectF(rest.left(), upper.bottom() + 12 * unit, rest.width(), high)
        paint_course(painter, place, snapshot, neuron, theme)
        rest = upper
    rest.setHeight(min(rest.height(), 320 * unit))
    _paint_distribution(painter, rest, snapshot, neuron, theme)


# --- How large it is in a figure, where nothing is cut short


def least_size(width: float, snapshot: Snapshot, theme: Theme) -> tuple[float, float]:
    """The least width, and the least height at a width, at which all of it is shown."""
    neuron, unit = snapshot.neuron, theme.text_scale
    if neuron is None:
        return 0.0, 0.0
    names = weight_names(snapshot, neuron) if len(neuron.weights) <= FEW else []
    short = short_unit_name(snapshot, neuron.layer, neuron.index)
    wide = 2 * MARGIN + max(
        2 * _fact_width(snapshot, neuron, theme) + 1,
        44 * unit + text_width(theme, 12, short, bold=True),
        44 * unit + text_width(theme, 9.5, subtitles(snapshot, neuron)[-1]),
        *(text_width(theme, 9, name) for name in names),
        234 * unit,
    )
    return wide, _height(max(width, wide), snapshot, neuron, theme)


def best_height(width: float, snapshot: Snapshot, theme: Theme) -> float:
    """With air in the plots."""
    least = least_size(width, snapshot, theme)[1]
    if width >= WIDE * theme.text_scale:
        return max(least, 300 * theme.text_scale)
    return least + 80 * theme.text_scale


def _height(width: float, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme) -> float:
    unit, inner = theme.text_scale, width - 2 * MARGIN
    course = has_course(neuron)
    if width >= WIDE * unit:
        words = _words_height(240 * unit, snapshot, neuron, theme, 2) + 14 * unit
        words += _weights_height(snapshot, neuron, theme, 240 * unit)
        plots = (LEAST_DISTRIBUTION + 12) / 0.62 if course else LEAST_DISTRIBUTION
        return 2 * MARGIN + max(words, plots * unit) + 4 * unit
    columns = _columns(inner, snapshot, neuron, theme)
    high = _words_height(inner, snapshot, neuron, theme, columns) + 18 * unit
    if course and inner >= NARROW * unit:
        half = (inner - 20 * unit) / 2
        high += max(LEAST * unit, _weights_height(snapshot, neuron, theme, half)) + 12 * unit
    else:
        high += _weights_height(snapshot, neuron, theme, inner) + 12 * unit
        high += (90 + 12) * unit if course else 0.0
    hidden = state_of(snapshot, neuron) is State.HIDDEN
    return 2 * MARGIN + high + (44 if hidden else LEAST_DISTRIBUTION + 12) * unit


def _words_height(
    width: float, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme, columns: int
) -> float:
    """Of all that `_paint_words` paints."""
    unit = theme.text_scale
    high = 54 * unit + paragraph_height(_sentences(snapshot, neuron), width, theme, 10)
    if hope := outlook(snapshot, neuron):
        high += paragraph_height(" ".join(hope), width, theme, 10) + 6 * unit
    return high + 34 * unit * -(-len(facts(snapshot, neuron)) // columns)


def _sentences(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    return " ".join(said(snapshot, neuron))


def _fact_width(snapshot: Snapshot, neuron: NeuronDetail, theme: Theme) -> float:
    """What a column of figures needs."""
    found = facts(snapshot, neuron)
    names = max(text_width(theme, 8.5, name) for name, _ in found)
    return max(names, *(text_width(theme, 10.5, value) for _, value in found)) + 7


def _columns(width: float, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme) -> int:
    """Of figures side by side."""
    if width < NARROW * theme.text_scale:
        return 2
    return 3 if 3 * _fact_width(snapshot, neuron, theme) <= width else 2


# --- Words


def _paint_words(
    painter: QPainter,
    area: QRectF,
    snapshot: Snapshot,
    neuron: NeuronDetail,
    theme: Theme,
    columns: int,
    kept: float,
) -> float:
    """Title, sentences and figures from the area's top down; returns how far down they reach.
    What may become of the neuron is said if so much height is `kept` below."""
    unit = theme.text_scale
    state = state_of(snapshot, neuron)
    y = area.top()
    side = 34 * unit
    frozen = bool(snapshot.layers[neuron.layer].frozen[neuron.index])
    draw_cell(painter, QRectF(area.left(), y + 1, side, side), state, theme, frozen)
    beside = QRectF(
        area.left() + side + 10 * unit, y, area.width() - side - 10 * unit, side / 2 + 1
    )
    name = title(snapshot, neuron)
    if text_width(theme, 12, name, bold=True) > beside.width():
        name = short_unit_name(snapshot, neuron.layer, neuron.index)
    _text(painter, beside, name, theme, 12, bold=True, elide=True)
    tint = "diverged" if state is State.DIVERGED else "muted"
    below = beside.translated(0, side / 2 + 2)
    forms = subtitles(snapshot, neuron)
    fitting = (form for form in forms if text_width(theme, 9.5, form) <= below.width())
    _text(painter, below, next(fitting, forms[-1]), theme, 9.5, tint, elide=True)
    y += side + 10 * unit

    words = _sentences(snapshot, neuron)
    room = QRectF(area.left(), y, area.width(), area.height())
    font, metrics = typeface(theme, 10)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(room, WRAPPED, words)
    y += metrics.boundingRect(room, WRAPPED, words).height() + 10 * unit

    found = facts(snapshot, neuron)
    column, row = area.width() / columns, 34 * unit
    spare = area.bottom() - y - row * -(-len(found) // columns) - kept
    hope = outlook(snapshot, neuron)
    more = (LEAST + 12) * unit if kept and has_course(neuron) else 0.0
    # rather its first sentence alone than no chart, rather no chart than nothing of it
    for told, chart in ((hope, more), (hope[:1], more), (hope, 0.0), (hope[:1], 0.0)):
        words = " ".join(told)
        high = metrics.boundingRect(room, WRAPPED, words).height()
        if hope and high + chart + 20 * unit <= spare:
            painter.drawText(room.translated(0, y - room.top() - 4 * unit), WRAPPED, words)
            y += high + 6 * unit
            break
    tight = column < 126 * unit
    for place, (name, value) in enumerate(found):
        x = area.left() + (place % columns) * column
        line = y + (place // columns) * row
        upper = QRectF(x, line, column - 6, 14 * unit)
        lower = QRectF(x, line + 14 * unit, column - 6, 17 * unit)
        _text(painter, upper, name, theme, 8.5, "muted", elide=tight)
        _text(painter, lower, value, theme, 10.5, elide=tight)
    return y + -(-len(found) // columns) * row


def _heading(painter: QPainter, area: QRectF, words: str, theme: Theme) -> float:
    """A plot's heading on top of its area; returns where the plot may begin."""
    place = QRectF(area.left(), area.top(), area.width(), 16 * theme.text_scale)
    _text(painter, place, words, theme, 9, bold=True, elide=True)
    return place.bottom()


def _sides(theme: Theme, activation: str) -> Sides:
    # a ReLU gives nothing at all for z <= 0: gray as the dead, not the blue of little activity
    below = "dead" if activation == "relu" else "low"
    return Sides(theme.color(below), theme.color("high"))


# --- Weights


def _weights_height(snapshot: Snapshot, neuron: NeuronDetail, theme: Theme, width: float) -> float:
    laid_out = laid_out_of(snapshot, neuron.layer)
    if laid_out is not None and fit_kernels(laid_out, theme, width):
        return 22 * theme.text_scale + kernels_height(laid_out, theme, width)
    rows = len(neuron.weights)
    if rows > FEW:
        return 110 * theme.text_scale
    above = _names_above(weight_names(snapshot, neuron), neuron.weights, theme, width)
    return (22 + (19 + (NAME if above else 0)) * rows) * theme.text_scale


def _names_above(names: list[str], weights: Floats, theme: Theme, width: float) -> bool:
    """Whether names beside the bars would leave too little room for these."""
    unit = theme.text_scale
    longest = max(text_width(theme, 9, name) for name in names)
    figures = max(text_width(theme, 9, number(weight)) for weight in weights.tolist())
    return longest > max(width - figures - (2 + 16 + SHORTEST_BARS) * unit, 0.3 * width)


def _paint_weights(
    painter: QPainter, area: QRectF, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme
) -> None:
    unit = theme.text_scale
    place = QRectF(area)
    words = weights_heading(snapshot, neuron)
    if text_width(theme, 9, words, bold=True) > area.width():
        words = tr("weights")
    place.setTop(_heading(painter, area, words, theme) + 6 * unit)
    laid_out = laid_out_of(snapshot, neuron.layer)
    if laid_out is not None and fit_kernels(laid_out, theme, place.width(), place.height()):
        paint_kernels(painter, place, neuron.weights, laid_out, theme)
        return
    rows = len(neuron.weights)
    if rows <= FEW and place.height() >= 13 * unit * rows:
        _paint_bars(painter, place, weight_names(snapshot, neuron), neuron.weights, theme)
    else:
        _paint_strip(painter, place, neuron, theme)


def _paint_bars(
    painter: QPainter, area: QRectF, names: list[str], weights: Floats, theme: Theme
) -> None:
    """A bar a weight from a common zero line, between its name and its value."""
    unit = theme.text_scale
    figures = [number(weight) for weight in weights.tolist()]
    above = _names_above(names, weights, theme, area.width())
    name_width = 0.0 if above else max(text_width(theme, 9, name) for name in names)
    value_width = max(text_width(theme, 9, figure) for figure in figures) + 2
    bars = area.adjusted(name_width + 8 * unit, 0, -value_width - 8 * unit, 0)
    row = min((19 + (NAME if above else 0)) * unit, area.height() / len(names))
    finite = np.where(np.isfinite(weights), weights, 0.0)
    reach = float(np.abs(finite).max()) or 1.0
    grain = grain_of(painter)
    zero = grain.x(bars.center().x())
    sides = Sides(theme.color("low"), theme.color("high"))
    line = row
    for place, (name, figure) in enumerate(zip(names, figures, strict=True)):
        y = area.top() + place * line
        if above:
            over = QRectF(area.left(), y, area.width(), NAME * unit)
            _text(painter, over, name, theme, 9, "muted", elide=True)
            y += NAME * unit
            row = line - NAME * unit
        share = float(finite[place]) / reach * bars.width() / 2
        bar = QRectF(zero, y + 0.2 * row, share, 0.6 * row).normalized()
        painter.fillRect(bar, sides.above if share > 0 else sides.below)
        # in pieces, so that it strikes no name through
        upright = QRectF(zero, y, grain.thick(theme.line(1.0)), row)
        painter.fillRect(upright, theme.color("muted"))
        if not above:
            beside = QRectF(area.left(), y, name_width + 1, row)
            _text(painter, beside, name, theme, 9, "muted", elide=True)
        value = QRectF(bars.right() + 8 * unit, y, value_width, row)
        _text(painter, value, figure, theme, 9, align=RIGHT)


def _paint_strip(painter: QPainter, area: QRectF, neuron: NeuronDetail, theme: Theme) -> None:
    """A column a weight; where there are more weights than pixels, from the column's least to its
    largest."""
    unit = theme.text_scale
    weights = np.where(np.isfinite(neuron.weights), neuron.weights, 0.0)
    low, high = min(float(weights.min()), 0.0), max(float(weights.max()), 0.0)
    span = high - low or 1.0
    marks = sorted({low, 0.0, high})
    gutter = max(text_width(theme, 8.5, number(mark, 2)) for mark in marks) + 6 * unit
    plot = area.adjusted(gutter, 5 * unit, 0, -18 * unit)

    def y(value: float) -> float:
        return plot.bottom() - (value - low) / span * plot.height()

    columns = min(len(weights), int(plot.width() / 2))
    first = np.arange(columns) * len(weights) // columns
    tops = np.maximum(np.maximum.reduceat(weights, first), 0.0)
    bottoms = np.minimum(np.minimum.reduceat(weights, first), 0.0)
    wide = plot.width() / columns
    bar = max(wide - (1 if wide >= 4 else 0), 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    for values, color in ((tops, "high"), (bottoms, "low")):
        painter.setBrush(theme.color(color))
        drawn = [
            QRectF(plot.left() + n * wide, y(0), bar, y(value) - y(0)).normalized()
            for n, value in enumerate(values.tolist())
        ]
        painter.drawRects(drawn)
    axis = grain_of(painter).level(y(0), plot.left(), plot.right(), theme.line(1.0))
    painter.fillRect(axis, theme.color("muted"))
    for mark in marks:
        # the extremes are named, and zero where that leaves room for it
        if mark == 0 and any(abs(y(0) - y(m)) < 14 * unit for m in marks if m):
            continue
        place = QRectF(area.left(), y(mark) - 8 * unit, gutter - 6 * unit, 16 * unit)
        _text(painter, place, number(mark, 2), theme, 8.5, "muted", align=RIGHT)
    ends = QRectF(plot.left(), plot.bottom() + 2, plot.width(), 14 * unit)
    _text(painter, ends, "1", theme, 8.5, "muted")
    _text(painter, ends, grouped(len(weights)), theme, 8.5, "muted", align=RIGHT)
    kind = tr("input") if neuron.layer == 0 else tr("neuron")
    _text(painter, ends, kind, theme, 8.5, "muted", align=CENTRE)


# --- Pre-activations


def _paint_distribution(
    painter: QPainter, area: QRectF, snapshot: Snapshot, neuron: NeuronDetail, theme: Theme
) -> None:
    unit = theme.text_scale
    hidden = state_of(snapshot, neuron) is State.HIDDEN
    if area.height() < (40 if hidden else 90) * unit:
        return
    if hidden:
        below = _heading(painter, area, tr("pre-activations"), theme)
        place = QRectF(area.left(), below + 6 * unit, area.width(), 16 * unit)
        _text(painter, place, tr(VEILED), theme, 9, "muted")
        return
    bins = int(min(max(area.width() / (9 * unit), 12), 48))
    spread = distribution(neuron.preactivation, neuron.test_preactivation, bins)
    words = tr("pre-activations")
    if spread.every > 1:
        words = tr("pre-activations of every {n}th point", n=spread.every)
    below = _heading(painter, area, words, theme)
    if not spread.train.any():
        place = QRectF(area.left(), below + 6 * unit, area.width(), 16 * unit)
        _text(painter, place, tr("none is finite"), theme, 9, "muted")
        return
    sides = _sides(theme, snapshot.layers[neuron.layer].activation)
    keys: list[Key] = [(sides.below, False, "z ≤ 0"), (sides.above, False, "z > 0")]
    if len(neuron.test_preactivation):
        words = tr("test")
        if spread.test_scale != 1:
            words = tr("test ×{factor}", factor=number(spread.test_scale, 2))
        keys.append((theme.color("text"), True, words))
    row = QRectF(area.left(), below + 3 * unit, area.width(), 14 * unit)
    _paint_key(painter, row, keys, theme)

    top = ceiling(float(max(spread.train.max(), spread.test.max())))
    marks = ticks(top, 2 if area.height() < 180 * unit else 4, whole=True)
    gutter = max(text_width(theme, 8.5, words) for _, words in marks) + 22 * unit
    plot = QRectF(area.left() + gutter, row.bottom() + 8 * unit, 0, 0)
    plot.setBottomRight(QPointF(area.right() - 4, grain_of(painter).y(area.bottom() - 37 * unit)))
    _paint_histogram(painter, plot, spread, top, sides, theme, marks)

    margin = float(snapshot.layers[neuron.layer].margin[neuron.index])
    name = tr("pre-activation z")
    if is_channel(snapshot, neuron.layer):
        name = tr("largest z of its feature map")
        if text_width(theme, 8.5, name) > plot.width():
            name = tr("largest z")
    _paint_z_axis(painter, plot, spread, margin, name, theme)
    _paint_upright(painter, QRectF(area.left(), plot.top(), 14 * unit, plot.height()), theme)


def _paint_key(painter: QPainter, row: QRectF, keys: list[Key], theme: Theme) -> None:
    unit = theme.text_scale
    x, side = row.left(), 9 * unit
    for color, hollow, words in keys:
        box = QRectF(x, row.center().y() - side / 2, side, side)
        if hollow:
            painter.setPen(QPen(color, theme.line(1)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.fillRect(box, color)
        width = text_width(theme, 8.5, words) + 2
        place = QRectF(x + side + 4 * unit, row.top(), width, row.height())
        _text(painter, place, words, theme, 8.5, "muted")
        x = place.right() + 12 * unit
    tip = QPointF(x + 4 * unit, row.center().y() - 3 * unit)
    words = tr("margin")
    rest = QRectF(tip.x() + 8 * unit, row.top(), text_width(theme, 8.5, words), row.height())
    if rest.right() <= row.right():
        _paint_pointer(painter, tip, theme)
        _text(painter, rest, words, theme, 8.5, "muted")


def _paint_pointer(painter: QPainter, tip: QPointF, theme: Theme) -> None:
    """The small triangle that points up at the margin."""
    half = 4 * theme.text_scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [tip, tip + QPointF(-half, 1.6 * half), tip + QPointF(half, 1.6 * half)]
    painter.drawPolygon(QPolygonF(corners))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_histogram(
    painter: QPainter,
    plot: QRectF,
    spread: Distribution,
    top: float,
    sides: Sides,
    theme: Theme,
    marks: list[tuple[float, str]],
) -> None:
    """Grid lines, the training points' columns, the test points' outline."""
    unit, grain = theme.text_scale, grain_of(painter)
    for value, words in marks:
        y = plot.bottom() - value / top * plot.height()
        level = grain.level(y, plot.left(), plot.right(), 1.0)
        painter.fillRect(level, theme.color("border", 0.7))
        place = QRectF(plot.left() - 60 * unit, y - 8 * unit, 60 * unit - 5, 16 * unit)
        _text(painter, place, words, theme, 8.5, "muted", align=RIGHT)

    bins = len(spread.train)
    edges = grain.xs(np.linspace(plot.left(), plot.right(), bins + 1))
    gap = grain.thick(1.0) if plot.width() / bins > 4 else 0
    heights = (spread.train / top * plot.height()).tolist()
    columns = [
        QRectF(left, plot.bottom() - height, right - left - gap, height)
        for left, right, height in zip(edges.tolist(), edges[1:].tolist(), heights, strict=False)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    for color, part in (
        (sides.below, columns[: -spread.first]),
        (sides.above, columns[-spread.first :]),
    ):
        painter.setBrush(color)
        painter.drawRects([column for column in part if column.height()])
    if spread.test.any():
        _paint_outline(painter, plot, edges, spread.test * (plot.height() / top), theme)


def _paint_outline(
    painter: QPainter, plot: QRectF, edges: Floats, heights: Floats, theme: Theme
) -> None:
    """The skyline of columns of these heights. As rectangles, since these are drawn in whole pixels
    and many times faster than lines are."""
    grain = grain_of(painter)
    line = grain.thick(theme.line(1.0))
    levels = grain.ys(plot.bottom() - np.append(heights, 0.0))
    before = grain.ys(plot.bottom() - np.insert(heights, 0, 0.0))
    x = edges.tolist()
    tops = [
        QRectF(a, level, b - a + line, line)
        for a, b, level in zip(x[:-1], x[1:], levels.tolist(), strict=False)
    ]
    rises = zip(x, np.minimum(before, levels).tolist(), np.abs(levels - before), strict=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawRects(tops + [QRectF(a, top, line, high) for a, top, high in rises if high])


def _paint_z_axis(
    painter: QPainter, plot: QRectF, spread: Distribution, margin: float, name: str, theme: Theme
) -> None:
    """The axis with its ticks and its name, the line z = 0 and a mark at the largest z."""
    unit = theme.text_scale
    span = spread.high - spread.low

    def x(z: float) -> float:
        return plot.left() + (z - spread.low) / span * plot.width()

    grain = grain_of(painter)
    line, muted = grain.thick(theme.line(1.0)), theme.color("muted")
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), line), muted)
    room = 46 * unit
    for z in round_ticks(spread.low, spread.high, int(plot.width() / room)):
        tick = grain.upright(x(z), plot.bottom(), plot.bottom() + 4 * unit, line)
        painter.fillRect(tick, muted)
        words = number(z, 2)
        width = text_width(theme, 8.5, words) + 2
        # a figure under the axis's end may reach into the card's margin, not over its edge
        left = min(x(z) - width / 2, plot.right() + MARGIN - width)
        place = QRectF(left, plot.bottom() + 7 * unit, width, 14 * unit)
        _text(painter, place, words, theme, 8.5, "muted", align=CENTRE)
    label = QRectF(plot.left(), plot.bottom() + 21 * unit, plot.width(), 16 * unit)
    _text(painter, label, name, theme, 8.5, "muted", align=CENTRE)

    zero = grain.upright(x(0.0), plot.top() - 6 * unit, plot.bottom(), 2 * line)
    painter.fillRect(zero, theme.color("text"))
    if np.isfinite(margin) and spread.low <= margin <= spread.high:
        _paint_pointer(painter, QPointF(x(margin), plot.bottom() + 1), theme)


def _paint_upright(painter: QPainter, place: QRectF, theme: Theme) -> None:
    painter.save()
    painter.translate(place.center())
    painter.rotate(-90)
    turned = QRectF(-place.height() / 2, -place.width() / 2, place.height(), place.width())
    words = tr("training points")
    if text_width(theme, 8.5, words) > place.height():
        words = tr("points")
    _text(painter, turned, words, theme, 8.5, "muted", align=CENTRE)
    painter.restore()
