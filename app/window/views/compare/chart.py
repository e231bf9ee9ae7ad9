"""The difference view: dead neurons and loss of both sides over the steps, overlaid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.language import tr
from app.record.events import NO_EVENTS, Events
from app.record.history import Curves
from app.window.theme import LIGHT, Theme
from app.window.views.compare.picture import (
    NOTHING,
    UNKNOWN,
    Known,
    Layout,
    difference_text,
    lay_out,
    paint_difference,
)
from app.window.views.copying import offer_copy
from app.window.views.focus import KeyFocus
from app.window.views.lettering import CENTRE, write
from app.window.views.timeline.charts import dead_course
from app.window.views.timeline.ticks import Ticks

KEY_SHARE = 0.02
"""Of the axis that an arrow key with Ctrl goes along."""


class DifferenceChart(KeyFocus):
    """Shows the curves of both sides. The handle at the present step can be dragged, or moved with
    Ctrl and the arrow keys, Home and End, as the timeline's."""

    sought = Signal(int)
    """The step that a person wants both sides to go to."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Curves, Curves, int, int, tuple[str, str]] | None = None
        self._logs = (Ticks(), Ticks())
        self._dead: Known = UNKNOWN
        """How many of A and B were dead, from their events."""
        self._widths: tuple[int, ...] = ()
        self._veiled = False
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Dead neurons and loss of both networks over the steps"))
        offer_copy(self, self.copy)

    def show_curves(
        self,
        a: Curves,
        b: Curves,
        fork_step: int,
        step: int,
        titles: tuple[str, str],
        widths: Sequence[int] = (),
        veiled: bool = False,
        events: tuple[Events, Events] = (NO_EVENTS, NO_EVENTS),
    ) -> None:
        """Show these rows of A and B, which parted at `fork_step` and stand at `step`; `titles`
        name their difference. `widths` of the hidden layers make counts 'of 16'. `veiled`: how
        many are dead is not shown. With the `events` of A and B the counts are exact between rows,
        too."""
        for log, known in zip(self._logs, events, strict=True):
            log.read(known)
        courses = (
            dead_course(side, log) if len(side) else None
            for side, log in zip((a, b), self._logs, strict=True)
        )
        self._dead = (next(courses), next(courses))
        self._shown = (a, b, fork_step, step, titles)
        self._veiled = veiled
        self._widths = tuple(widths)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.update()

    def text(self) -> str:
        """What the lines tell at the present step."""
        if self._shown is None:
            return tr(NOTHING)
        a, b, fork_step, step, titles = self._shown
        return difference_text(a, b, fork_step, step, titles, self._veiled, self._dead)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(700, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 140)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            area = QRectF(self.rect())
            if self._shown is None:
                painter.fillRect(area, self._theme.color("surface"))
                write(painter, area, tr(NOTHING), self._theme, 9.5, "muted", align=CENTRE)
                return
            paint_difference(
                painter, area, *self._shown, self._theme, self._widths, self._veiled, self._dead
            )
            if self._reached_by_key:
                painter.setPen(self._theme.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self._layout()
        if layout is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        area = layout.charts[0].place.area
        if area.left() - 6 <= event.position().x() <= area.right() + 6:
            self._dragging = True
            self._seek(layout.step_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout = self._layout()
        if self._dragging and layout is not None:
            self._seek(layout.step_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layout = self._layout()
        if (
            layout is None
            or self._shown is None
            or not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            super().keyPressEvent(event)
            return
        by = max(1, round(KEY_SHARE * layout.charts[0].place.to))
        step = self._shown[3]
        goal = {
            Qt.Key.Key_Left: step - by,
            Qt.Key.Key_Right: step + by,
            Qt.Key.Key_Home: self._shown[2],
            Qt.Key.Key_End: layout.last,
        }.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._seek(min(max(goal, 0), layout.last))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            layout = self._layout()
            if layout is not None and self._shown is not None:
                a, b, fork_step, _, titles = self._shown
                step = layout.step_at(event.pos().x())
                words = difference_text(a, b, fork_step, step, titles, self._veiled, self._dead)
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _layout(self) -> Layout | None:
        if self._shown is None:
            return None
        return lay_out(
            QRectF(self.rect()), *self._shown, self._theme, self._widths, self._veiled, self._dead
        )

    def _seek(self, step: int) -> None:
        if self._shown is not None and step != self._shown[3]:
            self.sought.emit(step)
