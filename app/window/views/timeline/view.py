"""Loss, accuracy and dead neurons over the steps of a run, under one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.record.events import NO_EVENTS, Event, Events
from app.record.history import Curves
from app.window.theme import LIGHT, Theme
from app.window.views.chart import (
    LABEL_POINTS,
    Place,
    Scale,
    Series,
    legible,
    paint_grid,
    paint_series,
)
from app.window.views.scales import grouped, ticks
from app.window.views.timeline.charts import Charts, Ranges, dead_course, layer_color
from app.window.views.timeline.handle import REACH, handle_x, paint_handle
from app.window.views.timeline.ticks import (
    EXPLAINED,
    Tick,
    Ticks,
    happened,
    paint_key,
    paint_ticks,
)
from app.window.views.words import number, percent

Layout = dict[str, Place]
"""Where each chart is."""

MARGIN = 10

TICKS = "ticks"
"""The place of the ticks of deaths and revivals; there is none without a log of events."""

CAPTIONS = {"loss": ("loss",), "accuracy": ("accuracy,", "%"), "dead": ("dead", "neurons")}


class Timeline(QWidget):
    """Charts that share the step axis; the values at a step are shown under the mouse. Ticks over
    the dead neurons tell the exact steps of deaths and revivals; a click on one selects its neuron.

    The handle at the step where the run stands can be dragged: the run is gone back and forth in.
    Ctrl with the arrow keys, Home and End does the same.

    Arrow keys, Home and End move the crosshair from row to row, Escape takes it away. Enter selects
    the neuron that died or came back there.
    """

    picked = Signal(int, int)
    """The layer and neuron, both from 0, that a person wants selected."""
    sought = Signal(int)
    """The step that a person wants to go to."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: Curves | None = None
        self._widths: tuple[int, ...] = ()
        self._row: int | None = None
        self._position: int | None = None
        self._dragging = False
        self._ticks = Ticks()
        self._tick: Tick | None = None
        """The one under the mouse."""
        self._ranges = Ranges()
        self._charts: Charts = {}
        self._frame_key: object = None
        self._frame_picture = QPixmap()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline of loss, accuracy and dead neurons")
        self._log = QToolButton(self)
        self._log.setText("log")
        self._log.setCheckable(True)
        self._log.setToolTip("Logarithmic loss axis")
        self._log.toggled.connect(self._refresh)
        self._card = QLabel(self)
        self._card.setTextFormat(Qt.TextFormat.RichText)
        self._card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._card.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for child in (self._log, self._card):
            child.setFont(theme.font(LABEL_POINTS))
        # the border is padded so that text of any scale keeps its distance
        self._log.setStyleSheet(
            f"QToolButton {{ color: {theme.muted}; background: transparent; padding: 0 4px;"
            f" border: 1px solid {theme.border}; border-radius: 3px; }}"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {theme.accent}; }}"
            f"QToolButton:checked {{ color: {theme.on_accent}; background: {theme.accent};"
            f" border-color: {theme.accent}; }}"
        )
        self._card.setStyleSheet(
            f"background: {theme.raised}; color: {theme.text}; padding: 3px 6px;"
            f" border: 1px solid {theme.border}; border-radius: 4px;"
        )
        self._refresh()

    def show_curves(
        self,
        curves: Curves,
        widths: Sequence[int],
        events: Events = NO_EVENTS,
        position: int | None = None,
    ) -> None:
        """Show these rows of a network whose hidden layers are `widths` neurons wide, and its
        events. Without a log of events there are no ticks and no room for them. `position` is the
        step at which the run stands: there is the handle.

        Raises ValueError where the rows have another number of layers.
        """
        if curves.dead.shape[1] != len(widths):
            raise ValueError(f"rows of {curves.dead.shape[1]} layers, {len(widths)} widths")
        step = self._step_under_crosshair()
        self._curves = curves
        self._widths = tuple(widths)
        self._position = position
        if not events.same_run(self._ticks.events):
            self._tick = None
        self._ticks.read(events)
        self._row = None if step is None else _nearest(curves, step)
        self._refresh()

    def set_log_loss(self, on: bool) -> None:
        """Draw the loss on a logarithmic axis, or on a linear one from 0."""
        self._log.setChecked(on)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the charts into `rect` of any device, without switch, crosshair and its card."""
        places = self._places(rect, painter.device())
        painter.save()
        self._draw_frame(painter, rect, places)
        self._draw_rows(painter, places)
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(700, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        places = self._own_places()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._frame(places))
            self._draw_rows(painter, places)
            self._draw_handle(painter, places)
            step = self._step_under_crosshair()
            if self._row is not None and step is not None:
                self._draw_crosshair(painter, places, step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._curves is None or not len(self._curves):
            return
        places = self._own_places()
        if self._dragging:
            self._seek_to(event.position(), places["loss"])
            return
        strip = places.get(TICKS)
        tick = self._tick_at(event.position())
        shape = Qt.CursorShape.ArrowCursor
        if tick is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._on_handle(event.position(), places["loss"]):
            shape = Qt.CursorShape.SizeHorCursor
        self.setCursor(shape)
        on_key = strip is not None and (
            event.position().x() < strip.area.left() and _level(event.position(), strip.area)
        )
        self.setToolTip(EXPLAINED if on_key else "")
        if tick is not None:
            # the first row that has it behind it
            row = int(np.searchsorted(self._curves.step, tick.last_step))
            self._move_to(min(row, len(self._curves) - 1), tick)
            return
        area = places["loss"].area
        share = (event.position().x() - area.left()) / area.width()
        inside = -0.02 <= share <= 1.05
        self._move_to(_nearest(self._curves, share * self._ranges.steps) if inside else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._own_places()["loss"]
        inside = place.area.left() - REACH <= event.position().x() <= place.area.right() + REACH
        left = event.button() == Qt.MouseButton.LeftButton
        if left and inside and self._curves is not None and self._tick_at(event.position()) is None:
            self._dragging = True
            self._move_to(None)
            self._seek_to(event.position(), place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            return
        tick = self._tick_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and tick is not None:
            self._pick([tick.first])

    def leaveEvent(self, event: QEvent) -> None:
        self._move_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._seek_by_key(
            event.key()
        ):
            return
        last = len(self._curves) - 1 if self._curves is not None else -1
        at = last if self._row is None else self._row
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._row is not None:
            self._pick(self._since_row_before(self._row))
            return
        goal: dict[int, int | None] = {
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_Escape: None,
        }
        if last < 0 or event.key() not in goal:
            super().keyPressEvent(event)
            return
        self._move_to(goal[event.key()])

    # The handle

    def _seek_to(self, at: QPointF, place: Place) -> None:
        if self._curves is not None and len(self._curves):
            share = (at.x() - place.area.left()) / place.area.width()
            last = int(self._curves.step[-1])
            self._ask_for(min(max(round(share * self._ranges.steps), 0), last))

    def _seek_by_key(self, key: int) -> bool:
        """Ctrl with an arrow goes to the row before or after, with Home and End to the ends."""
        if self._curves is None or not len(self._curves) or self._position is None:
            return False
        steps, here = self._curves.step, self._position
        last = len(steps) - 1
        goal = {
            Qt.Key.Key_Left: int(np.searchsorted(steps, here)) - 1,
            Qt.Key.Key_Right: int(np.searchsorted(steps, here, side="right")),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))
        if goal is None:
            return False
        self._ask_for(int(steps[min(max(goal, 0), last)]))
        return True

    def _ask_for(self, step: int) -> None:
        if step != self._position:
            self._position = step  # the handle follows the hand, the run comes after
            self.update()
            self.sought.emit(step)

    def _on_handle(self, at: QPointF, place: Place) -> bool:
        return self._position is not None and (
            abs(at.x() - handle_x(place, self._position)) <= REACH
        )

    def _draw_handle(self, painter: QPainter, places: Layout) -> None:
        if self._position is None or self._curves is None or not len(self._curves):
            return
        last = int(self._curves.step[-1])
        charts = [place for name, place in places.items() if name != TICKS]
        paint_handle(painter, charts, min(self._position, last), last, self._theme)

    # Where everything is

    def _own_places(self) -> Layout:
        return self._places(QRectF(self.rect()), self)

    def _places(self, rect: QRectF, device: QPaintDevice) -> Layout:
        metrics = QFontMetricsF(self._theme.font(LABEL_POINTS), device)
        line = metrics.height()
        captions = max(metrics.horizontalAdvance(text) for c in CAPTIONS.values() for text in c)
        left = rect.left() + MARGIN + captions + 8 + metrics.horizontalAdvance("0.005") + 7
        longest = "layers 1–8 ✕" if len(self._widths) > 1 else "layer 1 ✕"
        right = rect.right() - metrics.horizontalAdvance(longest) - self._theme.line(8) - 6
        names = [name for name in CAPTIONS if name in self._charts] or list(CAPTIONS)
        gap = 0.95 * line
        top, bottom = rect.top() + 0.6 * line, rect.bottom() - 1.55 * line
        room = bottom - top - gap * (len(names) - 1)
        # the ticks go into the gap over the last chart, which grows by `more` for them
        strip = round(min(max(1.3 * line, 0.06 * room), 2.5 * line))
        more = strip + 0.75 * line - gap
        ticked = self._ticks.followed and room - more >= 2 * line * len(names)
        height = (room - more * ticked) / len(names)
        tops = [top + i * (height + gap) for i in range(len(names))]
        tops[-1] += more * ticked
        areas = {
            name: QRectF(left, y, right - left, height) for name, y in zip(names, tops, strict=True)
        }
        if ticked:
            y = round(tops[-1] - 0.35 * line - strip)
            areas[TICKS] = QRectF(left, y, right - left, strip)
        to, reach = self._ranges.steps, rect.right() - 4
        return {name: Place(area, to, reach) for name, area in areas.items()}

    def _tick_at(self, at: QPointF) -> Tick | None:
        place = self._own_places().get(TICKS)
        if place is None or not _level(at, place.area):
            return None
        return self._ticks.near(at, place.area, place.to)

    def _arrange(self) -> None:
        """Put the switch under the loss's caption, and the card beside the crosshair."""
        area = self._own_places()["loss"].area
        line = QFontMetricsF(self._theme.font(LABEL_POINTS), self).height()
        self._log.setFixedHeight(round(line + 2))
        self._log.adjustSize()
        self._log.move(MARGIN, round(area.top() + line))
        self._tell()

    # What is drawn

    def _refresh(self) -> None:
        """Bring everything up to date with the rows, the theme and the switch."""
        curves = self._curves
        if curves is None or not len(curves):
            self._charts, self._ranges = {}, Ranges()
        else:
            self._charts = self._ranges.charts(
                curves,
                self._widths,
                self._theme,
                self._log.isChecked(),
                dead_course(curves, self._ticks),
            )
        self._arrange()
        self.update()

    def _frame(self, places: Layout) -> QPixmap:
        """What stays the same from row to row, kept as a picture: texts are slow to draw."""
        ratio = self.devicePixelRatioF()
        scales = {name: scale for name, (scale, _) in self._charts.items()}
        key = (self.size(), ratio, self._theme, places, scales)
        if key != self._frame_key:
            self._frame_key = key
            self._frame_picture = QPixmap(self.size() * ratio)
            self._frame_picture.setDevicePixelRatio(ratio)
            with QPainter(self._frame_picture) as painter:
                self._draw_frame(painter, QRectF(self.rect()), places)
        return self._frame_picture

    def _draw_frame(self, painter: QPainter, rect: QRectF, places: Layout) -> None:
        painter.fillRect(rect, self._theme.color("surface"))
        for name, place in places.items():
            if name == TICKS:
                paint_key(painter, place.area, rect.left() + MARGIN, self._theme)
                continue
            self._draw_caption(painter, rect, place.area, CAPTIONS[name])
            if self._charts:
                paint_grid(painter, place, self._charts[name][0], self._theme)
        self._draw_steps(painter, rect, places)

    def _draw_rows(self, painter: QPainter, places: Layout) -> None:
        if self._curves is None or not self._charts:
            return
        for name, chart in self._charts.items():
            paint_series(painter, places[name], *chart, self._theme)
        if TICKS in places:
            paint_ticks(painter, places[TICKS], self._ticks, self._theme)
        gone = np.flatnonzero(~np.isfinite(self._curves.train_loss))
        exact = self._ticks.diverged
        if exact is not None and exact <= self._ranges.steps:
            self._draw_divergence(painter, places, exact, "at")
        elif len(gone):
            self._draw_divergence(painter, places, int(self._curves.step[gone[0]]), "by")
        else:
            self._draw_peak(painter, places["loss"], *self._charts["loss"])

    def _draw_caption(
        self, painter: QPainter, rect: QRectF, area: QRectF, lines: tuple[str, ...]
    ) -> None:
        painter.setFont(self._theme.font(LABEL_POINTS))
        painter.setPen(self._theme.color("text"))
        metrics = QFontMetricsF(painter.font(), painter.device())
        for i, text in enumerate(lines):
            y = area.top() + metrics.capHeight() / 2 + i * metrics.height()
            painter.drawText(QPointF(rect.left() + MARGIN, y), text)

    def _draw_steps(self, painter: QPainter, rect: QRectF, places: Layout) -> None:
        theme = self._theme
        painter.setFont(theme.font(LABEL_POINTS))
        metrics = QFontMetricsF(painter.font(), painter.device())
        place = places["dead"]
        baseline = place.area.bottom() + 0.55 * metrics.height() + metrics.capHeight()
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(rect.left() + MARGIN, baseline), "step")
        most = max(1, int(place.area.width() / (5 * metrics.horizontalAdvance("00"))))
        for value, text in ticks(place.to, min(most, 8), whole=True):
            x = round(place.x(value))
            painter.fillRect(QRectF(x, place.area.bottom(), 1, 4), theme.color("border"))
            painter.setPen(theme.color("muted"))
            # the names of the lines stand right of the plot: no number may reach under them
            width = metrics.horizontalAdvance(text)
            left = min(x - width / 2, place.area.right() - width)
            painter.drawText(QPointF(left, baseline), text)

    def _draw_peak(
        self, painter: QPainter, place: Place, scale: Scale, series: list[Series]
    ) -> None:
        """Name the highest loss where the axis ends below it."""
        peaks = [s for s in series if np.isfinite(s.y).any() and np.nanmax(s.y) > scale.high]
        if not peaks:
            return
        highest = max(peaks, key=lambda s: float(np.nanmax(s.y)))
        at = int(np.nanargmax(highest.y))
        painter.setFont(self._theme.font(LABEL_POINTS))
        painter.setPen(self._theme.color("rare"))
        metrics = QFontMetricsF(painter.font(), painter.device())
        text = f"▲ {number(float(highest.y[at]))}"
        left = place.x(float(highest.x[at])) - metrics.horizontalAdvance("▲") / 2
        left = min(left, place.right - metrics.horizontalAdvance(text))
        painter.drawText(QPointF(left, place.area.top() + metrics.capHeight() / 2), text)

    def _draw_divergence(self, painter: QPainter, places: Layout, step: int, when: str) -> None:
        """A red line with "!" 'at' the step where numbers ceased to be finite, or 'by' the row."""
        theme, red = self._theme, self._theme.color("diverged")
        top, bottom = places["loss"].area.top(), places["dead"].area.bottom()
        x = places["loss"].x(step)
        painter.save()
        painter.fillRect(QRectF(x, top - 4, round(theme.line(1)), bottom - top + 4), red)
        painter.setFont(theme.font(LABEL_POINTS, bold=True))
        metrics = QFontMetricsF(painter.font(), painter.device())
        text = f"! diverged {when} step {grouped(step)}"
        width, pad = metrics.horizontalAdvance(text), theme.line(5)
        area = places["loss"].area
        if x + pad + width <= places["loss"].right:
            left = x + pad
        elif x - pad - width >= area.left():
            left = x - pad - width
        else:
            text = "! diverged"
            width = metrics.horizontalAdvance(text)
            left = min(x + pad, places["loss"].right - width)
        # at the foot: a loss that runs away leaves its plot at the top
        foot = area.bottom() - theme.line(5)
        behind = QRectF(left - 2, foot - metrics.ascent(), width + 4, metrics.height())
        painter.fillRect(behind, theme.color("surface", 0.85))
        painter.setPen(red)
        painter.drawText(QPointF(left, foot), text)
        painter.restore()

    # The values at one step

    def _draw_crosshair(self, painter: QPainter, places: Layout, step: int) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for name, place in places.items():
            x = round(place.x(step)) + 0.5
            line = QRectF(x - 0.5, place.area.top() - 4, 1, place.area.height() + 8)
            painter.fillRect(line, theme.color("accent"))
            if name == TICKS:
                continue
            scale, series = self._charts[name]
            painter.setPen(QPen(theme.color("surface"), 1))
            for each in series:
                # the line may have more places than there are rows: the last one up to the step
                at = int(np.searchsorted(each.x, step, side="right")) - 1
                y = float(each.y[at]) if at >= 0 else float("nan")
                if scale.low <= y <= scale.high:  # nan is not
                    painter.setBrush(each.color)
                    radius = theme.line(3)
                    painter.drawEllipse(QPointF(x, place.y(y, scale)), radius, radius)
        painter.restore()

    def _step_under_crosshair(self) -> int | None:
        if self._row is None or self._curves is None:
            return None
        return int(self._curves.step[self._row])

    def _since_row_before(self, row: int) -> list[Event]:
        """The events after the row before this one, up to this one."""
        if self._curves is None:
            return []
        before = int(self._curves.step[row - 1]) if row else -1
        return self._ticks.between(before, int(self._curves.step[row]))

    def _pick(self, events: list[Event]) -> None:
        """Ask for the first neuron among these to be selected."""
        for event in events:
            if event.layer is not None and event.neuron is not None:
                self.picked.emit(event.layer, event.neuron)
                return

    def _move_to(self, row: int | None, tick: Tick | None = None) -> None:
        if (row, tick) != (self._row, self._tick):
            self._row, self._tick = row, tick
            self._tell()
            self.update()

    def _tell(self) -> None:
        """Fill and place the card with the values at the crosshair."""
        step = self._step_under_crosshair()
        if step is None or self._curves is None or self._row is None:
            self._card.hide()
            return
        self._card.setText(self._values(self._curves, self._row))
        self._card.adjustSize()
        place = self._own_places()["loss"]
        x = place.x(step)
        beside = x + 12 if x < place.area.center().x() else x - 12 - self._card.width()
        beside = max(2.0, min(beside, self.width() - self._card.width() - 2))
        self._card.move(round(beside), max(2, (self.height() - self._card.height()) // 2))
        self._card.show()

    def _values(self, curves: Curves, row: int) -> str:
        lines = [f"<b>step {grouped(int(curves.step[row]))}</b>"]
        lines.append(_pair("loss", number, curves.train_loss[row], curves.test_loss[row]))
        if "accuracy" in self._charts:
            lines.append(
                _pair("accuracy", percent, curves.train_accuracy[row], curves.test_accuracy[row])
            )
        dead = curves.dead[row].tolist()
        lines.append(f"dead {grouped(sum(dead))} of {grouped(sum(self._widths))}")
        if 1 < len(dead) <= 8:
            colors = [
                legible(layer_color(i, self._theme), self._theme, 4.5) for i in range(len(dead))
            ]
            counts = [
                f"<span style='color:{color.name()}'>{grouped(count)}</span>"
                for color, count in zip(colors, dead, strict=True)
            ]
            lines[-1] += f", by layer {' · '.join(counts)}"
        if self._tick is not None:
            lines += self._tick.words()
        else:
            before = int(curves.step[row - 1]) if row else 0
            lines += happened(self._since_row_before(row), before)
        return "<br>".join(lines)


def _level(at: QPointF, strip: QRectF) -> bool:
    """Whether a place is at the strip's height."""
    return strip.top() - 3 <= at.y() <= strip.bottom() + 3


def _nearest(curves: Curves, step: float) -> int | None:
    """The row whose step is nearest."""
    return int(np.argmin(np.abs(curves.step - step))) if len(curves) else None


def _pair(what: str, text: Callable[[float], str], train: float, test: float) -> str:
    shown = f"{what} {escape(text(train))} train"
    return shown if np.isnan(test) else f"{shown}, {escape(text(test))} test"
