"""The same experiment under other seeds: how far its dead fraction spreads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.siblings.layout import Layout
from app.window.views.siblings.picture import ALONE, laid_out, name_of, paint_siblings, summary
from app.window.views.words import count, number, percent

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
        self._laid_out_in = QSize()
        self._hovered: int | None = None
        self._asked: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Siblings: the same experiment under other seeds"))

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
        text = tr(ALONE) if len(siblings) == 1 else " · ".join(summary(siblings))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
        self.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the strip into `rect` of any device."""
        if self._snapshot is None:
            painter.fillRect(rect, self._theme.ground())
            return
        own = rect == QRectF(self.rect()) and len(self._snapshot.siblings) > 1
        layout = self._laid_out() if own else None
        hovered = self._hovered if own else None
        paint_siblings(painter, rect, self._snapshot, self._theme, layout=layout, hovered=hovered)

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

    def _words_on(self, replica: int) -> str:
        assert self._snapshot is not None
        siblings, layout = self._snapshot.siblings, self._laid_out()
        words = [name_of(siblings, replica)]
        if not siblings.diverged[replica]:
            words.append(tr("loss {loss}", loss=number(float(siblings.loss[replica]))))
            if siblings.accuracy is not None:
                accuracy = percent(float(siblings.accuracy[replica]))
                words.append(tr("accuracy {accuracy}", accuracy=accuracy))
            if siblings.born_dead_network[replica]:
                words.append(tr("a network born dead"))
            elif siblings.dead_network[replica]:
                words.append(tr("a dead network"))
            elif siblings.constant_output[replica]:
                words.append(tr("constant output"))
        text = " · ".join(words)
        if not layout.diameter:
            alike = int(layout.count[layout.stack[replica]])
            one = tr("{n} network here, the first: {network}")
            many = tr("{n} networks here, the first: {network}")
            text = count(alike, one, many, network=text)
        return text

    # Where everything is

    def _laid_out(self) -> Layout:
        """In the widget; kept until something changes."""
        assert self._snapshot is not None
        if self._layout is None or self.size() != self._laid_out_in:
            self._layout = laid_out(QRectF(self.rect()), self._snapshot, self._theme)
            self._laid_out_in = self.size()
        return self._layout

    def _under(self, at: QPointF) -> int | None:
        if self._snapshot is None or len(self._snapshot.siblings) == 1:
            return None
        return self._laid_out().nearest(at.x(), at.y(), REACH)
