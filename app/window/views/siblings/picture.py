"""Painting the strip of siblings from a snapshot: the widget and figures use the same functions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.language import mark, tr
from app.record.snapshot import Siblings, Snapshot
from app.window.theme import Theme
from app.window.views.grain import grain_of
from app.window.views.scales import grouped, ticks
from app.window.views.siblings.layout import LARGEST, Layout, highest, lay_out, stacks_in
from app.window.views.typeface import text_width, typeface
from app.window.views.words import count, percent

ALONE = mark("One network. Raise Siblings under Training to see the spread.")

MARGIN = 10
BESIDE = 16.0
"""Units beside 0 and 100 %, for half of the stack that stands there."""
POINTS = 8.5
SUMMARY_POINTS = 9.5
DIVERGED = mark("! diverged")
COUNTED = mark("networks")
"""The name of the axis along which a figure's stacks are counted."""
SEPARATOR = " · "
GAP = 5.0
"""Between that axis's numbers and what is beside them, and between a sample and its words."""

Among = Sequence[Snapshot]
"""The strips of one figure, which have their axes in common so that they can be compared. In a
figure every dot stands at its very value, stacks are counted along an axis, and the summary has as
many lines as it needs. Empty in a window."""
Part = tuple[str, str]
"""Some words of the summary, and what of the picture they explain: "spread", "dead", or nothing."""


def paint_siblings(
    painter: QPainter,
    rect: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    *,
    layout: Layout | None = None,
    hovered: int | None = None,
    among: Among = (),
) -> None:
    """Paint the strip into `rect`. `layout`: where everything is, where that is known already."""
    painter.save()
    painter.fillRect(rect, theme.ground())
    if len(snapshot.siblings) == 1:
        _paint_alone(painter, rect, theme)
    else:
        area = area_in(rect, snapshot, theme, among)
        found = laid_out(rect, snapshot, theme, among) if layout is None else layout
        _paint_spread(painter, rect, area, snapshot, found, theme, hovered, among)
    painter.restore()


# --- Words


def quartiles(siblings: Siblings) -> tuple[float, float, float] | None:
    """Of the dead shares of those that have not diverged; None where all have, or none is told."""
    shares = siblings.dead_fraction[~siblings.diverged]
    if not len(shares) or not np.isfinite(shares).all():
        return None
    low, middle, high = np.percentile(shares, (25, 50, 75))
    return float(low), float(middle), float(high)


def summary(siblings: Siblings) -> list[str]:
    """'6 networks', 'median 20 % dead (quartiles 10–30 %)', '1 dead network', '1 diverged'."""
    return [words for words, _ in _parts(siblings)]


def _parts(siblings: Siblings) -> list[Part]:
    parts = [(count(len(siblings), tr("{n} network"), tr("{n} networks")), "")]
    found = quartiles(siblings)
    if found is not None:
        low, middle, high = (percent(share) for share in found)
        between = low if low == high else f"{low.removesuffix(' %')}–{high}"
        words = tr("median {median} dead (quartiles {quartiles})", median=middle, quartiles=between)
        parts.append((words, "spread"))
    dead = int((siblings.dead_network & ~siblings.diverged).sum())
    if dead:
        parts.append((count(dead, tr("{n} dead network"), tr("{n} dead networks")), "dead"))
    if siblings.diverged.any():
        parts.append((tr("{n} diverged", n=grouped(int(siblings.diverged.sum()))), ""))
    return parts


def name_of(siblings: Siblings, replica: int) -> str:
    """'seed 3: 42 % dead'."""
    seed = int(siblings.seed[replica])
    if siblings.diverged[replica]:
        return tr("seed {seed}: diverged", seed=seed)
    share = percent(float(siblings.dead_fraction[replica]))
    return tr("seed {seed}: {share} dead", seed=seed, share=share)


def summary_lines(siblings: Siblings, theme: Theme, width: float) -> list[list[Part]]:
    """The summary in as few lines as there is room for, with its samples."""
    found: list[list[Part]] = []
    for part in _pieces(siblings, theme, width):
        if found and _line_width([*found[-1], part], theme) <= width:
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _pieces(siblings: Siblings, theme: Theme, width: float) -> list[Part]:
    """Its parts; what is in brackets apart, where it has no room in the line."""
    found: list[Part] = []
    for words, sample in _parts(siblings):
        first, bracket, rest = words.partition(" (")
        if bracket and _line_width([(words, sample)], theme) > width:
            found += [(first, sample), (f"({rest}", "")]
        else:
            found.append((words, sample))
    return found


def _line_width(line: Sequence[Part], theme: Theme) -> float:
    words = SEPARATOR.join(words for words, _ in line)
    samples = sum(bool(sample) for _, sample in line)
    return text_width(theme, SUMMARY_POINTS, words) + samples * (_sample(theme) + GAP)


def _sample(theme: Theme) -> float:
    """How wide it is."""
    return 12.0 * theme.text_scale


# --- In a figure


def least_size(width: float, among: Among, theme: Theme) -> tuple[float, float]:
    """The least width, and the least height at a width, at which nothing is cut short."""
    unit = theme.text_scale
    parts = name = 0.0
    for siblings in (snapshot.siblings for snapshot in among):
        names = (name_of(siblings, replica) for replica in range(len(siblings)))
        pieces = _pieces(siblings, theme, 0.0)
        parts = max(parts, *(_line_width([piece], theme) for piece in pieces))
        longest = max(text_width(theme, SUMMARY_POINTS, name, bold=True) for name in names)
        name = max(name, longest)
    # 50 and "100 % dead" stand side by side
    axis = 140 * unit + 2 * BESIDE + _slot(among, theme) + _counts_width(among, theme)
    wide = max(parts, name, axis) + 2 * MARGIN + 2
    stacks = max(44 * theme.line_scale, text_width(theme, POINTS, tr(COUNTED)) + 4)
    return wide, _around(max(width, wide), among, theme) + stacks


def best_height(width: float, among: Among, theme: Theme) -> float:
    """With room for stacks of dots."""
    rect = QRectF(0, 0, width, 1000)
    most = laid_out(rect, among[0], theme, among).most
    least = least_size(width, among, theme)[1]
    stacks = min(max(90, 5 * most), 200) * theme.line_scale
    return max(_around(width, among, theme) + stacks, least)


def _around(width: float, among: Among, theme: Theme) -> float:
    """The height of all but the stacks."""
    return 1000 - area_in(QRectF(0, 0, width, 1000), among[0], theme, among).height()


# --- Where everything is


def area_in(rect: QRectF, snapshot: Snapshot, theme: Theme, among: Among = ()) -> QRectF:
    """Where the stacks stand, on the axis."""
    line = typeface(theme, POINTS)[1].height()
    slot = _slot(among or (snapshot,), theme)
    side = MARGIN + BESIDE
    room = rect.width() - 2 * MARGIN
    lines = max((len(summary_lines(each.siblings, theme, room)) for each in among), default=1)
    more = (lines - 1) * typeface(theme, SUMMARY_POINTS)[1].lineSpacing()
    top = rect.top() + 0.5 * line + 2.4 * line + 4 + more
    bottom = rect.bottom() - 1.6 * line - theme.line(6)
    left = rect.left() + side + _counts_width(among, theme)
    return QRectF(left, top, rect.right() - side - slot - left, max(bottom - top, 8.0))


def _slot(among: Among, theme: Theme) -> float:
    """How wide the place of the diverged ones is, right of the axis."""
    if not any(snapshot.siblings.diverged.any() for snapshot in among):
        return 0.0
    return text_width(theme, POINTS, tr(DIVERGED), bold=True) + 16


def _counts_width(among: Among, theme: Theme) -> float:
    """How wide the numbers and the name of the axis of counts are."""
    if not among:
        return 0.0
    most = max(len(snapshot.siblings) for snapshot in among)
    return text_width(theme, POINTS, grouped(most)) + typeface(theme, POINTS)[1].height() + 2 * GAP


def laid_out(rect: QRectF, snapshot: Snapshot, theme: Theme, among: Among = ()) -> Layout:
    """Where every network's dot is, or its bar."""
    diverged = rect.right() - MARGIN - text_width(theme, POINTS, tr(DIVERGED), bold=True) / 2
    area = area_in(rect, snapshot, theme, among)
    siblings, neurons = snapshot.siblings, snapshot.neurons
    stacks = stacks_in(area.width(), neurons)
    most = max((highest(each.siblings, stacks) for each in among), default=0)
    scale, exact = theme.line_scale, len(among) > 0
    return lay_out(siblings, snapshot.replica, neurons, area, diverged, scale, exact, most)


# --- Painting


def _paint_alone(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setFont(theme.font(SUMMARY_POINTS))
    painter.setPen(theme.color("muted"))
    within = rect.adjusted(MARGIN, 4, -MARGIN, -4)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(within, int(flags), tr(ALONE))


def _paint_spread(
    painter: QPainter,
    rect: QRectF,
    area: QRectF,
    snapshot: Snapshot,
    layout: Layout,
    theme: Theme,
    hovered: int | None,
    among: Among,
) -> None:
    siblings = snapshot.siblings
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if among:
        _paint_parts(painter, rect, siblings, layout, theme)
        _paint_counts(painter, area, layout, theme)
    else:
        _paint_summary(painter, rect, siblings, theme)
    _paint_axis(painter, rect, area, siblings, theme)
    if layout.diameter:
        _paint_dots(painter, layout, siblings, theme)
    else:
        _paint_bars(painter, layout, theme)
    if hovered is not None:
        _paint_ring(painter, layout, hovered, theme, theme.color("accent"))
    _paint_displayed(painter, rect, area, snapshot, layout, theme)


def _paint_summary(painter: QPainter, rect: QRectF, siblings: Siblings, theme: Theme) -> None:
    """In one line as many of the summary's parts as fit; the middle ones give way first."""
    font, metrics = typeface(theme, SUMMARY_POINTS)
    painter.setFont(font)
    room = rect.width() - 2 * MARGIN
    parts = summary(siblings)
    text = SEPARATOR.join(parts)
    if metrics.horizontalAdvance(text) > room:
        text = SEPARATOR.join(part.partition(" (")[0] for part in parts)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setPen(theme.color("text"))
    painter.drawText(QPointF(rect.left() + MARGIN, rect.top() + 4 + metrics.ascent()), text)


def _paint_parts(
    painter: QPainter, rect: QRectF, siblings: Siblings, layout: Layout, theme: Theme
) -> None:
    """All of the summary, with samples of what it explains."""
    font, metrics = typeface(theme, SUMMARY_POINTS)
    wide, room = _sample(theme), rect.width() - 2 * MARGIN
    baseline = rect.top() + 4 + metrics.ascent()
    for line in summary_lines(siblings, theme, room):
        x = rect.left() + MARGIN
        for number, (words, sample) in enumerate(line):
            if number:
                painter.setFont(font)
                painter.setPen(theme.color("text"))
                painter.drawText(QPointF(x, baseline), SEPARATOR)
                x += metrics.horizontalAdvance(SEPARATOR)
            if sample:
                middle = baseline - metrics.capHeight() / 2
                _paint_sample(
                    painter, QRectF(x, middle - wide / 2, wide, wide), sample, layout, theme
                )
                x += wide + GAP
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            painter.drawText(QPointF(x, baseline), words)
            x += metrics.horizontalAdvance(words)
        baseline += metrics.lineSpacing()


def _paint_sample(
    painter: QPainter, box: QRectF, sample: str, layout: Layout, theme: Theme
) -> None:
    """The bar of the quartiles with the median's stroke; or a dead network, as it is here."""
    if sample == "spread":
        thick = theme.line(5)
        bar = QRectF(box.left(), box.center().y() - thick / 2, box.width(), thick)
        painter.fillRect(bar, theme.color("accent", 0.35))
        stroke = QRectF(0, 0, theme.line(2), thick + 2)
        stroke.moveCenter(bar.center())
        painter.fillRect(stroke, theme.color("accent"))
    elif layout.diameter:
        size = min(box.width(), LARGEST * theme.line_scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("dead_fill"))
        painter.drawEllipse(box.center(), size / 2, size / 2)
        _paint_crosses(painter, [box.center()], size, theme)
    else:
        painter.fillRect(box, theme.color("dead_fill"))
        _paint_hatch(painter, box, theme)


def _paint_counts(painter: QPainter, area: QRectF, layout: Layout, theme: Theme) -> None:
    """How many networks a stack has: numbers left of the axis, and lines across it."""
    font, metrics = typeface(theme, POINTS)
    grain = grain_of(painter)
    painter.setFont(font)
    left, right = area.left() - BESIDE, area.right() + BESIDE
    each = layout.diameter or layout.height / layout.most
    room = max(int(each * layout.most / (2 * metrics.height())), 1)
    for value, words in ticks(float(layout.most), min(room, 5), whole=True):
        y = layout.floor - value * each
        if value:
            painter.fillRect(grain.level(y, left, right, 1.0), theme.color("border", 0.55))
        painter.setPen(theme.color("muted"))
        at = QPointF(left - GAP - metrics.horizontalAdvance(words), y + metrics.capHeight() / 2)
        painter.drawText(at, words)
    painter.save()
    painter.translate(left - GAP - _numbers(layout, theme) - GAP, area.center().y())
    painter.rotate(-90)
    words = tr(COUNTED)
    painter.drawText(QPointF(-metrics.horizontalAdvance(words) / 2, -metrics.descent()), words)
    painter.restore()


def _numbers(layout: Layout, theme: Theme) -> float:
    """How wide those of the axis of counts are."""
    shown = ticks(float(layout.most), 5, whole=True)
    return max(text_width(theme, POINTS, words) for _, words in shown)


def _paint_axis(
    painter: QPainter, rect: QRectF, area: QRectF, siblings: Siblings, theme: Theme
) -> None:
    """The axis, on it the quartiles as a bar and the median as a stroke."""
    grain = grain_of(painter)
    line = grain.thick(theme.line(1))
    floor = grain.y(area.bottom())
    # as far as half of a stack stands beside its ends
    whole = QRectF(area.left() - BESIDE, floor, area.width() + 2 * BESIDE, line)
    painter.fillRect(whole, theme.color("muted"))
    found = quartiles(siblings)
    if found is not None:
        low, middle, high = (area.left() + share * area.width() for share in found)
        thick = grain.thick(theme.line(5))
        box = QRectF(low, floor + line, max(high - low, 1.0), thick)
        painter.fillRect(box, theme.color("accent", 0.35))
        stroke = grain.upright(middle, floor + line, floor + line + thick + 2, theme.line(2))
        painter.fillRect(stroke, theme.color("accent"))
    font, metrics = typeface(theme, POINTS)
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    baseline = floor + theme.line(6) + 3 + metrics.ascent()
    all_dead = tr("100 % dead")
    end = metrics.horizontalAdvance(all_dead)
    ticks = [(0.0, "0 %"), (0.5, "50"), (1.0, all_dead)]
    if area.width() / 4 > end + 8:
        ticks += [(0.25, "25"), (0.75, "75")]
    for share, text in ticks:
        width = metrics.horizontalAdvance(text)
        left = area.left() + share * area.width() - width / 2
        if share == 1:
            left = min(area.right() + BESIDE, rect.right() - MARGIN) - width
        painter.drawText(QPointF(max(left, rect.left() + 2), baseline), text)
    if siblings.diverged.any():
        painter.setFont(typeface(theme, POINTS, bold=True)[0])
        painter.setPen(theme.color("diverged"))
        left = rect.right() - MARGIN - text_width(theme, POINTS, tr(DIVERGED), bold=True)
        painter.drawText(QPointF(left, baseline), tr(DIVERGED))


def _paint_dots(painter: QPainter, layout: Layout, siblings: Siblings, theme: Theme) -> None:
    dead = siblings.dead_network & ~siblings.diverged
    living = ~dead & ~siblings.diverged
    inside = layout.diameter - 1
    points = [QPointF(*at) for at in zip(layout.x.tolist(), layout.y.tolist(), strict=True)]
    for kind, color in (
        (living, theme.color("low")),
        (dead, theme.color("dead_fill")),
        (siblings.diverged, theme.color("diverged")),
    ):
        chosen = [points[i] for i in np.flatnonzero(kind)]
        if grain_of(painter).hurried:
            # thousands of points at once are quicker than so many circles
            pen = QPen(color, inside)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(chosen)
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for point in chosen:
            painter.drawEllipse(point, inside / 2, inside / 2)
    _paint_crosses(painter, [points[i] for i in np.flatnonzero(dead)], inside, theme)


def _paint_crosses(painter: QPainter, points: Sequence[QPointF], size: float, theme: Theme) -> None:
    painter.setPen(QPen(theme.color("text"), max(1.0, size / 7)))
    arm = 0.3 * size
    painter.drawLines(
        [QLineF(p.x() - arm, p.y() - arm, p.x() + arm, p.y() + arm) for p in points]
        + [QLineF(p.x() - arm, p.y() + arm, p.x() + arm, p.y() - arm) for p in points]
    )


def _paint_bars(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Below the living networks, above them the dead ones, hatched."""
    grain = grain_of(painter)
    # as far as the axis goes beside its ends
    width = grain.thick(min(max(2.0, layout.width - 1), 2 * BESIDE))
    floor = grain.y(layout.floor)
    for stack in np.flatnonzero(layout.count):
        high = layout.bar_height(float(layout.count[stack]))
        dead = high * float(layout.dead[stack]) / float(layout.count[stack])
        last = stack == len(layout.count) - 1
        left = grain.x(float(layout.middle[stack]) - width / 2)
        top = grain.y(floor - high)
        painter.fillRect(
            QRectF(left, top, width, floor - top), theme.color("diverged" if last else "low")
        )
        if dead:
            upper = QRectF(left, top, width, grain.thick(max(dead, 2.0)))
            painter.fillRect(upper, theme.color("dead_fill"))
            _paint_hatch(painter, upper, theme)


def _paint_hatch(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Strokes of its own: a brush's pattern has so many pixels on any device."""
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.color("text"), 1.0))
    apart, reach = 5.0, box.width() + box.height()
    painter.drawLines(
        [
            QLineF(box.left() + at, box.top(), box.left() + at - box.height(), box.bottom())
            for at in np.arange(apart / 2, reach, apart).tolist()
        ]
    )
    painter.restore()


def _paint_ring(
    painter: QPainter, layout: Layout, replica: int, theme: Theme, color: QColor
) -> None:
    if not layout.diameter:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # within its own place, so that it covers nothing of its neighbours
    width = min(theme.line(1.6), layout.diameter / 3)
    painter.setPen(QPen(color, width))
    radius = (layout.diameter - width) / 2
    painter.drawEllipse(QPointF(layout.x[replica], layout.y[replica]), radius, radius)


def _paint_displayed(
    painter: QPainter,
    rect: QRectF,
    area: QRectF,
    snapshot: Snapshot,
    layout: Layout,
    theme: Theme,
) -> None:
    """A ring about its dot, and above all stacks its name with a pointer."""
    replica, ink = snapshot.replica, theme.color("text")
    x = float(layout.x[replica])
    font, metrics = typeface(theme, SUMMARY_POINTS, bold=True)
    painter.setFont(font)
    text = name_of(snapshot.siblings, replica)
    width = metrics.horizontalAdvance(text)
    left = min(max(x - width / 2, rect.left() + MARGIN), rect.right() - MARGIN - width)
    baseline = area.top() - theme.line(5) - metrics.descent() - 1
    painter.setPen(ink)
    painter.drawText(QPointF(left, baseline), text)

    top = area.top() - theme.line(4)
    if layout.diameter:
        bottom = float(layout.y[replica]) - layout.diameter / 2 - theme.line(2)
    else:
        bottom = layout.floor - layout.bar_height(float(layout.count[layout.stack[replica]]))
    painter.setPen(QPen(ink, theme.line(1)))
    painter.drawLine(QPointF(x, top), QPointF(x, max(bottom, top)))
    if layout.diameter:
        _paint_ring(painter, layout, replica, theme, ink)
        return
    tip, wing = QPointF(x, bottom), theme.line(4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(
        QPolygonF([tip, tip + QPointF(-wing, -1.4 * wing), tip + QPointF(wing, -1.4 * wing)])
    )
