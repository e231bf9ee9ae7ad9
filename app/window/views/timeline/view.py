"""Loss, accuracy and dead neurons over the steps of a run, under one another."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolButton, QWidget

from app.experiment.interventions import Record
from app.language import tr
from app.record.events import NO_EVENTS, Event, Events
from app.record.history import Curves
from app.window.theme import LIGHT, Theme
from app.window.views.chart import LABEL_POINTS, Place, legible
from app.window.views.copying import offer_copy
from app.window.views.scales import grouped
from app.window.views.timeline.crosshair import Card, paint_crosshair
from app.window.views.timeline.handle import REACH, handle_x, paint_handle
from app.window.views.timeline.lane import (
    LANE_EXPLAINED,
    Lane,
    Mark,
    paint_lane,
    summary,
)
from app.window.views.timeline.picture import Shown, paint_frame, paint_rows, paint_timeline
from app.window.views.timeline.places import (
    CAPTIONS,
    LANE,
    MARGIN,
    TICKS,
    Layout,
    lay_out,
    level,
    line_height,
)
from app.window.views.timeline.text import by_layer, dead_words, figures, plain_text
from app.window.views.timeline.ticks import (
    EXPLAINED,
    Tick,
    happened,
)


class Timeline(QWidget):
    """Charts that share the step axis; the values at a step are shown under the mouse. Ticks over
    the dead neurons tell the exact steps of deaths and revivals; a click on one selects its neuron.
    Over these, diamonds tell what was done by hand; a click on one goes to its step.

    The handle at the step where the run stands can be dragged: the run is gone back and forth in.
    Ctrl with the arrow keys, Home and End does the same, with Page Up and Page Down from one thing
    that was done by hand to the next.

    Arrow keys, Home and End move the crosshair from row to row, Escape takes it away. Enter selects
    the neuron that died or came back there.
    """

    picked = Signal(int, int)
    """The layer and neuron, both from 0, that a person wants selected."""
    sought = Signal(int)
    """The step that a person wants to go to."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._row: int | None = None
        self._position: int | None = None
        self._dragging = False
        self._under: Tick | Mark | None = None
        """What is under the mouse."""
        self._frame_key: object = None
        self._frame_picture = QPixmap()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline of loss, accuracy and dead neurons"))
        self._log = QToolButton(self)
        self._log.setText(tr("log"))
        self._log.setCheckable(True)
        self._log.setToolTip(tr("Logarithmic loss axis"))
        self._log.toggled.connect(self._refresh)
        self._card = Card(self)
        offer_copy(self, self.copy)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._log.setFont(theme.font(LABEL_POINTS))
        # the border is padded so that text of any scale keeps its distance
        self._log.setStyleSheet(
            f"QToolButton {{ color: {theme.muted}; background: transparent; padding: 0 4px;"
            f" border: 1px solid {theme.border}; border-radius: 3px; }}"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {theme.accent}; }}"
            f"QToolButton:checked {{ color: {theme.on_accent}; background: {theme.accent};"
            f" border-color: {theme.accent}; }}"
        )
        self._card.set_theme(theme)
        self._refresh()

    def show_curves(
        self,
        curves: Curves,
        widths: Sequence[int],
        events: Events = NO_EVENTS,
        position: int | None = None,
        record: Record = (),
        *,
        fork: int | None = None,
        veiled: bool = False,
        channels: int = 0,
    ) -> None:
        """Show these rows of a network whose hidden layers are `widths` neurons wide, and its
        events. Without a log of events there are no ticks and no room for them. `position` is the
        step at which the run stands: there is the handle. `record`: what was done by hand and is
        to be done, by rising step. `fork`: the step at which the run parted from another.
        `veiled`: how many are dead is not shown, nor who. `channels`: of how many layers, the first
        ones, the units are channels.

        Raises ValueError where the rows have another number of layers.
        """
        if curves.dead.shape[1] != len(widths):
            raise ValueError(f"rows of {curves.dead.shape[1]} layers, {len(widths)} widths")
        step = self._step_under_crosshair()
        self._shown.curves = curves
        self._shown.widths = tuple(widths)
        self._position = position
        if not events.same_run(self._shown.ticks.events) and isinstance(self._under, Tick):
            self._under = None
        self._shown.ticks.read(events)
        self._shown.ticks.channels = channels
        now = position if position is not None else int(curves.step[-1]) if len(curves) else 0
        changed = (record, fork) != (self._shown.lane.record, self._shown.lane.fork)
        if changed and isinstance(self._under, Mark):
            self._under = None
        self._shown.lane = Lane(record, now, fork)
        self.setAccessibleDescription(summary(self._shown.lane))
        self._shown.veiled = veiled
        self._row = None if step is None else _nearest(curves, step)
        self._refresh()

    def set_log_loss(self, on: bool) -> None:
        """Draw the loss on a logarithmic axis, or on a linear one from 0."""
        self._log.setChecked(on)

    def text(self) -> str:
        """What the charts say of the step where the run stands, and what was done by hand."""
        shown = self._shown
        lines = plain_text(shown.curves, shown.widths, self._position, veiled=shown.veiled)
        return "\n".join([*lines, *shown.lane.text()])

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the charts into `rect` of any device, without switch, crosshair and its card."""
        paint_timeline(painter, rect, self._shown, self._theme)

    def sizeHint(self) -> QSize:
        return QSize(700, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        places = self._own_places()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._frame(places))
            paint_rows(painter, places, self._shown, self._theme)
            self._draw_handle(painter, places)
            if LANE in places:
                # over the veil of the handle: what is to come is not faint but hollow
                paint_lane(painter, places[LANE], self._shown.lane, self._theme)
            step = self._step_under_crosshair()
            if self._row is not None and step is not None:
                hidden = (TICKS, "dead") if self._shown.veiled else ()
                shown = {name: at for name, at in places.items() if name not in hidden}
                paint_crosshair(painter, shown, self._shown.charts, step, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._shown.curves is None or not len(self._shown.curves):
            return
        places = self._own_places()
        if self._dragging:
            self._seek_to(event.position(), places["loss"])
            return
        at = event.position()
        under = self._under_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if isinstance(under, Tick) or (isinstance(under, Mark) and self._reached(under)):
            shape = Qt.CursorShape.PointingHandCursor
        elif self._on_handle(at, places["loss"]):
            shape = Qt.CursorShape.SizeHorCursor
        self.setCursor(shape)
        self.setToolTip(self._explanation(at, places))
        if isinstance(under, Tick):
            # the first row that has it behind it
            row = int(np.searchsorted(self._shown.curves.step, under.last_step))
            self._move_to(min(row, len(self._shown.curves) - 1), under)
            return
        if under is not None:
            self._move_to(None, under)
            return
        area = places["loss"].area
        share = (event.position().x() - area.left()) / area.width()
        inside = -0.02 <= share <= 1.05
        step = share * self._shown.ranges.steps
        self._move_to(_nearest(self._shown.curves, step) if inside else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._own_places()["loss"]
        inside = place.area.left() - REACH <= event.position().x() <= place.area.right() + REACH
        left = event.button() == Qt.MouseButton.LeftButton
        if (
            left
            and inside
            and self._shown.curves is not None
            and self._under_at(event.position()) is None
        ):
            self._dragging = True
            self._move_to(None)
            self._seek_to(event.position(), place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            return
        under = self._under_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(under, Tick):
            self._pick([under.first])
        elif under is not None and self._reached(under):
            self._ask_for(under.step)

    def leaveEvent(self, event: QEvent) -> None:
        self._move_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._seek_by_key(
            event.key()
        ):
            return
        last = len(self._shown.curves) - 1 if self._shown.curves is not None else -1
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
        if self._shown.curves is not None and len(self._shown.curves):
            share = (at.x() - place.area.left()) / place.area.width()
            last = int(self._shown.curves.step[-1])
            self._ask_for(min(max(round(share * self._shown.ranges.steps), 0), last))

    def _seek_by_key(self, key: int) -> bool:
        """Ctrl with an arrow goes to the row before or after, with Home and End to the ends, with
        a page key to what was done by hand before or after."""
        if self._shown.curves is None or not len(self._shown.curves) or self._position is None:
            return False
        steps, here = self._shown.curves.step, self._position
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            lane = self._shown.lane
            mark = lane.before(here) if key == Qt.Key.Key_PageUp else lane.after(here)
            if mark is not None and mark <= steps[-1]:
                self._ask_for(mark)
            return True
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
        if self._position is None or self._shown.curves is None or not len(self._shown.curves):
            return
        last = int(self._shown.curves.step[-1])
        charts = [place for name, place in places.items() if name in CAPTIONS]
        paint_handle(painter, charts, min(self._position, last), last, self._theme)

    # Where everything is

    def _own_places(self) -> Layout:
        return lay_out(QRectF(self.rect()), self._shown.wanted, self._theme)

    def _under_at(self, at: QPointF) -> Tick | Mark | None:
        """The tick or the mark that is meant at a place."""
        places = self._own_places()
        lane, ticks = places.get(LANE), places.get(TICKS)
        if lane is not None and level(at, lane.area, 1.0):
            return self._shown.lane.near(at, lane, self._theme)
        if ticks is not None and not self._shown.veiled and level(at, ticks.area):
            return self._shown.ticks.near(at, ticks.area, ticks.to)
        return None

    def _reached(self, mark: Mark) -> bool:
        """Whether the run has been at the mark's step, so that one can go there."""
        curves = self._shown.curves
        return curves is not None and len(curves) > 0 and mark.step <= int(curves.step[-1])

    def _explanation(self, at: QPointF, places: Layout) -> str:
        """What the words left of the lane or of the ticks mean, with the mouse on them."""
        ticks = "" if self._shown.veiled else EXPLAINED
        for name, words in ((LANE, LANE_EXPLAINED), (TICKS, ticks)):
            strip = places[name].area if name in places else QRectF()
            if at.x() < strip.left() and level(at, strip, 1.0):
                return tr(words)
        return ""

    def _arrange(self) -> None:
        """Put the switch under the loss's caption, and the card beside the crosshair."""
        area = self._own_places()["loss"].area
        line = line_height(self._theme)
        self._log.setFixedHeight(max(round(line + 2), self._log.minimumSizeHint().height()))
        self._log.adjustSize()
        self._log.move(MARGIN, round(area.top() + line))
        self._tell()

    # What is drawn

    def _refresh(self) -> None:
        """Bring everything up to date with the rows, the theme and the switch."""
        self._shown.refresh(self._theme, self._log.isChecked())
        self._arrange()
        self.update()

    def _frame(self, places: Layout) -> QPixmap:
        """What stays the same from row to row, kept as a picture: texts are slow to draw."""
        ratio = self.devicePixelRatioF()
        scales = {name: scale for name, (scale, _) in self._shown.charts.items()}
        key = (self.size(), ratio, self._theme, places, scales, self._shown.veiled, self._shown.key)
        if key != self._frame_key:
            self._frame_key = key
            self._frame_picture = QPixmap(self.size() * ratio)
            self._frame_picture.setDevicePixelRatio(ratio)
            with QPainter(self._frame_picture) as painter:
                paint_frame(painter, QRectF(self.rect()), places, self._shown, self._theme)
        return self._frame_picture

    # The values at one step

    def _step_under_crosshair(self) -> int | None:
        if self._row is None or self._shown.curves is None:
            return None
        return int(self._shown.curves.step[self._row])

    def _since_row_before(self, row: int) -> list[Event]:
        """The events after the row before this one, up to this one."""
        if self._shown.curves is None:
            return []
        before = int(self._shown.curves.step[row - 1]) if row else -1
        return self._shown.ticks.between(before, int(self._shown.curves.step[row]))

    def _pick(self, events: list[Event]) -> None:
        """Ask for the first neuron among these to be selected."""
        for event in [] if self._shown.veiled else events:
            if event.layer is not None and event.neuron is not None:
                self.picked.emit(event.layer, event.neuron)
                return

    def _move_to(self, row: int | None, under: Tick | Mark | None = None) -> None:
        if (row, under) != (self._row, self._under):
            self._row, self._under = row, under
            self._tell()
            self.update()

    def _tell(self) -> None:
        """Fill and place the card with the values at the crosshair."""
        place = self._own_places()["loss"]
        under, step = self._under, self._step_under_crosshair()
        if isinstance(under, Mark):
            # the axis may have grown since the mouse came there
            lines, x = [escape(words) for words in under.words()], place.x(under.step)
            x = min(x, place.area.right())
        elif step is not None and self._shown.curves is not None and self._row is not None:
            lines, x = self._values(self._shown.curves, self._row), place.x(step)
        else:
            self._card.hide()
            return
        self._card.show_beside(x, lines, place.area.center().x())

    def _values(self, curves: Curves, row: int) -> list[str]:
        step = tr("step {step}", step=grouped(int(curves.step[row])))
        lines = [f"<b>{escape(step)}</b>"]
        lines += [escape(words) for words in figures(curves, row)]
        lines.append(dead_words(curves, row, self._shown.widths, veiled=self._shown.veiled))
        dead = curves.dead[row].tolist()
        if 1 < len(dead) <= 8 and not self._shown.veiled:
            colors = [
                legible(self._theme.layer_color(i), self._theme, 4.5) for i in range(len(dead))
            ]
            counts = [
                f"<span style='color:{color.name()}'>{grouped(count)}</span>"
                for color, count in zip(colors, dead, strict=True)
            ]
            lines[-1] = by_layer(lines[-1], counts)
        if self._under is not None:
            lines += [escape(words) for words in self._under.words()]
        elif not self._shown.veiled:
            before = int(curves.step[row - 1]) if row else 0
            ticks = self._shown.ticks
            lines += happened(self._since_row_before(row), before, ticks.channels)
        return lines


def _nearest(curves: Curves, step: float) -> int | None:
    """The row whose step is nearest."""
    return int(np.argmin(np.abs(curves.step - step))) if len(curves) else None
