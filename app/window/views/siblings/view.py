"""The same experiment under other seeds: how far its dead fraction spreads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.record.snapshot import Siblings, Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.scales import grouped
from app.window.views.siblings.layout import Layout, lay_out
from app.window.views.words import count, number, percent

ALONE = "One network. Raise Siblings under Training to see the spread."

MARGIN = 10
BESIDE = 16.0
"""Pixels beside 0 and 100 %, for half of the stack that stands there."""

REACH = 5.0
"""Pixels beside a dot where it is still meant."""


class SiblingStrip(QWidget):
    """A dot for every replica over its share of dead neurons; the displayed one is named.

    A click displays the network under the mouse, the left and right arrow keys the one with the
    next lower or higher seed, Home and End the first and the last.
    """

    picked = Signal(int)
    """The replica a person wants displayed."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._layout: Layout | None = None
        self._laid_out_in = QRectF()
        self._quartiles: tuple[float, float, float] | None = None
        self._hovered: int | None = None
        self._asked: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Siblings: the same experiment under other seeds")

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._layout = None
        self.update()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show its siblings."""
        if self._asked is not None and snapshot.replica != self._asked[0]:
            self._asked = None
        self._snapshot = snapshot
        self._layout = None
        siblings = snapshot.siblings
        if self._hovered is not None and self._hovered >= len(siblings):
            self._hovered = None
        shares = siblings.dead_fraction[~siblings.diverged]
        self._quartiles = None
        if len(shares):
            low, middle, high = np.percentile(shares, (25, 50, 75))
            self._quartiles = float(low), float(middle), float(high)
        text = ALONE if len(siblings) == 1 else " · ".join(self._summary(siblings))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the strip into `rect` of any device."""
        painter.save()
        painter.fillRect(rect, self._theme.color("surface"))
        if self._snapshot is not None:
            if len(self._snapshot.siblings) == 1:
                self._draw_alone(painter, rect)
            else:
                area = self._area(rect, painter.device())
                self._draw_spread(painter, rect, area, self._laid_out(rect, painter.device()))
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(700, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.draw(painter, QRectF(self.rect()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found != self._hovered:
            self._hovered = found
            self.setCursor(
                Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor
            )
            self.update()
        if found is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), self._words_on(found), self)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self._ask(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._snapshot is not None:
            last = len(self._snapshot.siblings) - 1
            # the snapshot that shows what was asked for may not have come yet
            at = self._asked[1] if self._asked is not None else self._snapshot.replica
            goals: dict[int, int] = {
                Qt.Key.Key_Left: max(at - 1, 0),
                Qt.Key.Key_Right: min(at + 1, last),
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: last,
            }
            if event.key() in goals:
                if goals[event.key()] != at:
                    self._ask(goals[event.key()])
                return
        super().keyPressEvent(event)

    def _ask(self, replica: int) -> None:
        assert self._snapshot is not None
        self._asked = self._snapshot.replica, replica
        self.picked.emit(replica)

    # Words

    def _summary(self, siblings: Siblings) -> list[str]:
        parts = [count(len(siblings), "network")]
        if self._quartiles is not None:
            low, middle, high = (percent(share) for share in self._quartiles)
            between = low if low == high else f"{low.removesuffix(' %')}–{high}"
            parts.append(f"median {middle} dead (quartiles {between})")
        dead = int((siblings.dead_network & ~siblings.diverged).sum())
        if dead:
            parts.append(count(dead, "dead network"))
        if siblings.diverged.any():
            parts.append(f"{grouped(int(siblings.diverged.sum()))} diverged")
        return parts

    def _name(self, replica: int) -> str:
        """'seed 3: 42 % dead'"""
        assert self._snapshot is not None
        siblings = self._snapshot.siblings
        if siblings.diverged[replica]:
            return f"seed {siblings.seed[replica]}: diverged"
        share = percent(float(siblings.dead_fraction[replica]))
        return f"seed {siblings.seed[replica]}: {share} dead"

    def _words_on(self, replica: int) -> str:
        assert self._snapshot is not None
        siblings, layout = self._snapshot.siblings, self._laid_out(QRectF(self.rect()), self)
        words = [self._name(replica)]
        if not siblings.diverged[replica]:
            words.append(f"loss {number(float(siblings.loss[replica]))}")
            if siblings.accuracy is not None:
                words.append(f"accuracy {percent(float(siblings.accuracy[replica]))}")
            if siblings.born_dead_network[replica]:
                words.append("a network born dead")
            elif siblings.dead_network[replica]:
                words.append("a dead network")
            elif siblings.constant_output[replica]:
                words.append("constant output")
        text = " · ".join(words)
        if not layout.diameter:
            alike = int(layout.count[layout.stack[replica]])
            text = f"{count(alike, 'network')} here, the first: {text}"
        return text

    # Where everything is

    def _area(self, rect: QRectF, device: QPaintDevice) -> QRectF:
        """Where the stacks stand, on the axis."""
        theme, snapshot = self._theme, self._snapshot
        line = QFontMetricsF(theme.font(8.5), device).height()
        slot = 0.0
        if snapshot is not None and snapshot.siblings.diverged.any():
            slot = QFontMetricsF(theme.font(8.5, bold=True), device).horizontalAdvance("! diverged")
            slot += 16
        side = MARGIN + BESIDE
        top = rect.top() + 0.5 * line + 2.4 * line + 4
        bottom = rect.bottom() - 1.6 * line - theme.line(6)
        return QRectF(
            rect.left() + side, top, rect.width() - 2 * side - slot, max(bottom - top, 8.0)
        )

    def _laid_out(self, rect: QRectF, device: QPaintDevice) -> Layout:
        assert self._snapshot is not None
        own = device is self
        if own and self._layout is not None and rect == self._laid_out_in:
            return self._layout
        area = self._area(rect, device)
        layout = lay_out(
            self._snapshot.siblings,
            self._snapshot.replica,
            self._snapshot.neurons,
            area,
            self._slot_middle(rect, device),
            self._theme.line_scale,
        )
        if own:
            self._layout, self._laid_out_in = layout, rect
        return layout

    def _slot_middle(self, rect: QRectF, device: QPaintDevice) -> float:
        metrics = QFontMetricsF(self._theme.font(8.5, bold=True), device)
        return rect.right() - MARGIN - metrics.horizontalAdvance("! diverged") / 2

    def _under(self, at: QPointF) -> int | None:
        if self._snapshot is None or len(self._snapshot.siblings) == 1:
            return None
        return self._laid_out(QRectF(self.rect()), self).nearest(at.x(), at.y(), REACH)

    # Painting

    def _draw_alone(self, painter: QPainter, rect: QRectF) -> None:
        painter.setFont(self._theme.font(9.5))
        painter.setPen(self._theme.color("muted"))
        within = rect.adjusted(MARGIN, 4, -MARGIN, -4)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(within, int(flags), ALONE)

    def _draw_spread(self, painter: QPainter, rect: QRectF, area: QRectF, layout: Layout) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_summary(painter, rect)
        self._draw_axis(painter, rect, area)
        if layout.diameter:
            self._draw_dots(painter, layout)
        else:
            self._draw_bars(painter, layout)
        if self._hovered is not None:
            self._draw_ring(painter, layout, self._hovered, self._theme.color("accent"))
        self._draw_displayed(painter, rect, area, layout)

    def _draw_summary(self, painter: QPainter, rect: QRectF) -> None:
        """As many of the summary's parts as fit; the middle ones give way first."""
        assert self._snapshot is not None
        theme = self._theme
        parts = self._summary(self._snapshot.siblings)
        painter.setFont(theme.font(9.5))
        metrics = QFontMetricsF(painter.font(), painter.device())
        room = rect.width() - 2 * MARGIN
        if metrics.horizontalAdvance(" · ".join(parts)) > room:
            parts = [part.partition(" (")[0] for part in parts]
        text = metrics.elidedText(" · ".join(parts), Qt.TextElideMode.ElideRight, room)
        baseline = rect.top() + 4 + metrics.ascent()
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(rect.left() + MARGIN, baseline), text)

    def _draw_axis(self, painter: QPainter, rect: QRectF, area: QRectF) -> None:
        """The axis, on it the quartiles as a bar and the median as a stroke."""
        assert self._snapshot is not None
        theme = self._theme
        line = max(1, round(theme.line(1)))
        floor = round(area.bottom())
        # as far as half of a stack stands beside its ends
        whole = QRectF(area.left() - BESIDE, floor, area.width() + 2 * BESIDE, line)
        painter.fillRect(whole, theme.color("muted"))
        if self._quartiles is not None:
            low, middle, high = (area.left() + q * area.width() for q in self._quartiles)
            thick = theme.line(5)
            box = QRectF(low, floor + line, max(high - low, 1.0), thick)
            painter.fillRect(box, theme.color("accent", 0.35))
            stroke = QRectF(middle - theme.line(1), floor + line, theme.line(2), thick + 2)
            painter.fillRect(stroke, theme.color("accent"))
        painter.setFont(theme.font(8.5))
        painter.setPen(theme.color("muted"))
        metrics = QFontMetricsF(painter.font(), painter.device())
        baseline = floor + theme.line(6) + 3 + metrics.ascent()
        end = metrics.horizontalAdvance("100 % dead")
        ticks = [(0, "0 %"), (0.5, "50"), (1, "100 % dead")]
        if area.width() / 4 > end + 8:
            ticks += [(0.25, "25"), (0.75, "75")]
        for share, text in ticks:
            width = metrics.horizontalAdvance(text)
            left = area.left() + share * area.width() - width / 2
            if share == 1:
                left = min(area.right() + BESIDE, rect.right() - MARGIN) - width
            painter.drawText(QPointF(max(left, rect.left() + 2), baseline), text)
        if self._snapshot.siblings.diverged.any():
            painter.setFont(theme.font(8.5, bold=True))
            painter.setPen(theme.color("diverged"))
            text = "! diverged"
            metrics = QFontMetricsF(painter.font(), painter.device())
            left = rect.right() - MARGIN - metrics.horizontalAdvance(text)
            painter.drawText(QPointF(left, baseline), text)

    def _draw_dots(self, painter: QPainter, layout: Layout) -> None:
        assert self._snapshot is not None
        theme, siblings = self._theme, self._snapshot.siblings
        dead = siblings.dead_network & ~siblings.diverged
        living = ~dead & ~siblings.diverged
        inside = layout.diameter - 1
        points = [QPointF(*at) for at in zip(layout.x.tolist(), layout.y.tolist(), strict=True)]
        for kind, color in (
            (living, theme.color("low")),
            (dead, theme.color("dead_fill")),
            (siblings.diverged, theme.color("diverged")),
        ):
            pen = QPen(color, inside)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints([points[i] for i in np.flatnonzero(kind)])
        self._draw_crosses(painter, [points[i] for i in np.flatnonzero(dead)], inside)

    def _draw_crosses(self, painter: QPainter, points: Sequence[QPointF], size: float) -> None:
        painter.setPen(QPen(self._theme.color("text"), max(1.0, size / 7)))
        arm = 0.3 * size
        painter.drawLines(
            [QLineF(p.x() - arm, p.y() - arm, p.x() + arm, p.y() + arm) for p in points]
            + [QLineF(p.x() - arm, p.y() + arm, p.x() + arm, p.y() - arm) for p in points]
        )

    def _draw_bars(self, painter: QPainter, layout: Layout) -> None:
        """Below the living networks, above them the dead ones, hatched."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        width = max(2.0, layout.width - 1)
        for stack in np.flatnonzero(layout.count):
            high = layout.bar_height(float(layout.count[stack]))
            dead = high * float(layout.dead[stack]) / float(layout.count[stack])
            last = stack == len(layout.count) - 1
            left = float(layout.middle[stack]) - width / 2
            bar = QRectF(left, layout.floor - high, width, high)
            painter.fillRect(bar, theme.color("diverged" if last else "low"))
            if dead:
                top = QRectF(left, bar.top(), width, max(dead, 2.0))
                painter.fillRect(top, theme.color("dead_fill"))
                painter.fillRect(top, QBrush(theme.color("text"), Qt.BrushStyle.BDiagPattern))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_ring(self, painter: QPainter, layout: Layout, replica: int, color: QColor) -> None:
        if not layout.diameter:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, self._theme.line(1.6)))
        radius = layout.diameter / 2 + self._theme.line(1.2)
        painter.drawEllipse(QPointF(layout.x[replica], layout.y[replica]), radius, radius)

    def _draw_displayed(
        self, painter: QPainter, rect: QRectF, area: QRectF, layout: Layout
    ) -> None:
        """A ring about its dot, and above all stacks its name with a pointer."""
        assert self._snapshot is not None
        theme, replica = self._theme, self._snapshot.replica
        ink = theme.color("text")
        x = float(layout.x[replica])
        painter.setFont(theme.font(9.5, bold=True))
        metrics = QFontMetricsF(painter.font(), painter.device())
        text = self._name(replica)
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
            self._draw_ring(painter, layout, replica, ink)
            return
        tip, wing = QPointF(x, bottom), theme.line(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF([tip, tip + QPointF(-wing, -1.4 * wing), tip + QPointF(wing, -1.4 * wing)])
        )
