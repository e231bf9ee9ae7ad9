"""Painting the strip of siblings from a snapshot: the widget and figures use the same functions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.record.snapshot import Siblings, Snapshot
from app.window.theme import Theme
from app.window.views.grain import grain_of
from app.window.views.scales import grouped
from app.window.views.siblings.layout import Layout, lay_out
from app.window.views.typeface import text_width, typeface
from app.window.views.words import count, percent

ALONE = "One network. Raise Siblings under Training to see the spread."

MARGIN = 10
BESIDE = 16.0
"""Units beside 0 and 100 %, for half of the stack that stands there."""
POINTS = 8.5
SUMMARY_POINTS = 9.5
DIVERGED = "! diverged"


def paint_siblings(
    painter: QPainter,
    rect: QRectF,
    snapshot: Snapshot,
    theme: Theme,
    *,
    layout: Layout | None = None,
    hovered: int | None = None,
    lines: int = 1,
    exact: bool = False,
) -> None:
    """Paint the strip into `rect`. `layout`: where everything is, where that is known already;
    `lines`: how many the summary may have; `exact`: every dot at its very value."""
    painter.save()
    painter.fillRect(rect, theme.ground())
    if len(snapshot.siblings) == 1:
        _paint_alone(painter, rect, theme)
    else:
        area = area_in(rect, snapshot, theme, lines)
        found = laid_out(rect, snapshot, theme, lines, exact) if layout is None else layout
        _paint_spread(painter, rect, area, snapshot, found, theme, hovered, lines)
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
    parts = [count(len(siblings), "network")]
    found = quartiles(siblings)
    if found is not None:
        low, middle, high = (percent(share) for share in found)
        between = low if low == high else f"{low.removesuffix(' %')}–{high}"
        parts.append(f"median {middle} dead (quartiles {between})")
    dead = int((siblings.dead_network & ~siblings.diverged).sum())
    if dead:
        parts.append(count(dead, "dead network"))
    if siblings.diverged.any():
        parts.append(f"{grouped(int(siblings.diverged.sum()))} diverged")
    return parts


def name_of(siblings: Siblings, replica: int) -> str:
    """'seed 3: 42 % dead'."""
    if siblings.diverged[replica]:
        return f"seed {siblings.seed[replica]}: diverged"
    share = percent(float(siblings.dead_fraction[replica]))
    return f"seed {siblings.seed[replica]}: {share} dead"


def summary_lines(siblings: Siblings, theme: Theme, width: float) -> list[str]:
    """The summary in as few lines as there is room for."""
    found: list[str] = []
    for part in _pieces(siblings, theme, width):
        longer = f"{found[-1]} · {part}" if found else part
        if found and text_width(theme, SUMMARY_POINTS, longer) <= width:
            found[-1] = longer
        else:
            found.append(part)
    return found


def _pieces(siblings: Siblings, theme: Theme, width: float) -> list[str]:
    """Its parts; what is in brackets apart, where it has no room in the line."""
    found: list[str] = []
    for part in summary(siblings):
        first, bracket, rest = part.partition(" (")
        if bracket and text_width(theme, SUMMARY_POINTS, part) > width:
            found += [first, f"({rest}"]
        else:
            found.append(part)
    return found


# --- In a figure


def least_size(width: float, snapshot: Snapshot, theme: Theme) -> tuple[float, float]:
    """The least width, and the least height at a width, at which nothing is cut short."""
    siblings, unit = snapshot.siblings, theme.text_scale
    names = (name_of(siblings, replica) for replica in range(len(siblings)))
    pieces = _pieces(siblings, theme, 0.0)
    parts = max(text_width(theme, SUMMARY_POINTS, piece) for piece in pieces)
    name = max(text_width(theme, SUMMARY_POINTS, name, bold=True) for name in names)
    # 50 and "100 % dead" stand side by side
    axis = 140 * unit + 2 * BESIDE + _slot(siblings, theme)
    wide = max(parts, name, axis) + 2 * MARGIN + 2
    return wide, _around(max(width, wide), snapshot, theme) + 44 * theme.line_scale


def best_height(width: float, snapshot: Snapshot, theme: Theme) -> float:
    """With room for stacks of dots."""
    rect = QRectF(0, 0, width, 1000)
    highest = int(laid_out(rect, snapshot, theme).count.max())
    return _around(width, snapshot, theme) + min(max(90, 5 * highest), 200) * theme.line_scale


def lines_in(width: float, snapshot: Snapshot, theme: Theme) -> int:
    """How many lines the whole summary needs."""
    return len(summary_lines(snapshot.siblings, theme, width - 2 * MARGIN))


def _around(width: float, snapshot: Snapshot, theme: Theme) -> float:
    """The height of all but the stacks."""
    rect = QRectF(0, 0, width, 1000)
    return 1000 - area_in(rect, snapshot, theme, lines_in(width, snapshot, theme)).height()


# --- Where everything is


def area_in(rect: QRectF, snapshot: Snapshot, theme: Theme, lines: int = 1) -> QRectF:
    """Where the stacks stand, on the axis."""
    line = typeface(theme, POINTS)[1].height()
    slot = _slot(snapshot.siblings, theme)
    side = MARGIN + BESIDE
    more = (lines - 1) * typeface(theme, SUMMARY_POINTS)[1].lineSpacing()
    top = rect.top() + 0.5 * line + 2.4 * line + 4 + more
    bottom = rect.bottom() - 1.6 * line - theme.line(6)
    return QRectF(rect.left() + side, top, rect.width() - 2 * side - slot, max(bottom - top, 8.0))


def _slot(siblings: Siblings, theme: Theme) -> float:
    """How wide the place of the diverged ones is, right of the axis."""
    return text_width(theme, POINTS, DIVERGED, bold=True) + 16 if siblings.diverged.any() else 0.0


def laid_out(
    rect: QRectF, snapshot: Snapshot, theme: Theme, lines: int = 1, exact: bool = False
) -> Layout:
    """Where every network's dot is, or its bar."""
    diverged = rect.right() - MARGIN - text_width(theme, POINTS, DIVERGED, bold=True) / 2
    area = area_in(rect, snapshot, theme, lines)
    siblings, neurons = snapshot.siblings, snapshot.neurons
    return lay_out(siblings, snapshot.replica, neurons, area, diverged, theme.line_scale, exact)


# --- Painting


def _paint_alone(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    painter.setFont(theme.font(SUMMARY_POINTS))
    painter.setPen(theme.color("muted"))
    within = rect.adjusted(MARGIN, 4, -MARGIN, -4)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(within, int(flags), ALONE)


def _paint_spread(
    painter: QPainter,
    rect: QRectF,
    area: QRectF,
    snapshot: Snapshot,
    layout: Layout,
    theme: Theme,
    hovered: int | None,
    lines: int,
) -> None:
    siblings = snapshot.siblings
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_summary(painter, rect, siblings, theme, lines)
    _paint_axis(painter, rect, area, siblings, theme)
    if layout.diameter:
        _paint_dots(painter, layout, siblings, theme)
    else:
        _paint_bars(painter, layout, theme)
    if hovered is not None:
        _paint_ring(painter, layout, hovered, theme, theme.color("accent"))
    _paint_displayed(painter, rect, area, snapshot, layout, theme)


def _paint_summary(
    painter: QPainter, rect: QRectF, siblings: Siblings, theme: Theme, lines: int
) -> None:
    """In one line as many of the summary's parts as fit; the middle ones give way first."""
    font, metrics = typeface(theme, SUMMARY_POINTS)
    painter.setFont(font)
    room = rect.width() - 2 * MARGIN
    texts = summary_lines(siblings, theme, room)
    if len(texts) > lines:
        text = " · ".join(part.partition(" (")[0] for part in summary(siblings))
        texts = [metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)]
    painter.setPen(theme.color("text"))
    baseline = rect.top() + 4 + metrics.ascent()
    for text in texts:
        painter.drawText(QPointF(rect.left() + MARGIN, baseline), text)
        baseline += metrics.lineSpacing()


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
    end = metrics.horizontalAdvance("100 % dead")
    ticks = [(0.0, "0 %"), (0.5, "50"), (1.0, "100 % dead")]
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
        left = rect.right() - MARGIN - text_width(theme, POINTS, DIVERGED, bold=True)
        painter.drawText(QPointF(left, baseline), DIVERGED)


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
    width = grain.thick(max(2.0, layout.width - 1))
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
