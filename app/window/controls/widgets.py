"""The panel's own field, slider, combo box, check box and button, which all look of one piece.

They draw themselves in the palette's colours and grow with the font. The wheel changes none of
them without the keyboard focus: turned over the panel, it scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)

NOTCH = 120
"""Angle of one click of a wheel, in eighths of a degree."""
PAGE = 5
"""Stops that Page Up and Page Down go."""
RADIUS = 4.0
"""Corners of fields, boxes and buttons, in pixels."""


def line_height(widget: QWidget) -> int:
    """The height of a field, combo box or button in the widget's font, in pixels."""
    return widget.fontMetrics().height() + 9


def chevron_size(widget: QWidget) -> float:
    """The width of a chevron in the widget's font, in pixels."""
    return widget.fontMetrics().height() * 0.5


def draw_chevron(painter: QPainter, center: QPointF, size: float, down: bool) -> None:
    """A chevron of `size` pixels, pointing down or to the right, in the painter's pen."""
    half, quarter = size / 2, size / 4
    tips = [QPointF(-half, -quarter), QPointF(0, quarter), QPointF(half, -quarter)]
    if not down:
        tips = [QPointF(tip.y(), tip.x()) for tip in tips]
    painter.drawPolyline([center + tip for tip in tips])


REDO = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z
)


class Field(QLineEdit):
    """A line of text that counts once it is committed, by Enter or by leaving the field."""

    committed = Signal(str)
    stepped = Signal(int)
    """up (positive) or down, in stops, by arrow keys, page keys or wheel"""
    restored = Signal()
    """the last good text is back, by Escape or typed"""

    def __init__(self, digits: int = 0, parent: QWidget | None = None) -> None:
        """`digits`: keep just this wide and write to the right; 0: as wide as there is room."""
        super().__init__(parent)
        self._digits = digits
        self._good = ""
        self._tried = ""
        self._turned = 0
        if digits:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if digits else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Fixed,
        )
        self.returnPressed.connect(self._enter)

    def show_good(self, text: str) -> None:
        """Show a text that is in force: what Escape comes back to."""
        self._good = self._tried = text
        self.setText(text)
        self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("0" * (self._digits or 4)) + 16
        return QSize(width, line_height(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        # a window's own shortcuts on these keys would otherwise come first
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
            event.ignore()
            return True
        return super().event(event)

    def _leaves(self, event: QEvent) -> bool:
        """Undo and redo are the window's, unless something is half typed here."""
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        return (
            isinstance(event, QKeyEvent)
            and self.text() == self._good
            and (any(map(event.matches, keys)) or event.keyCombination() == REDO)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.show_good(self._good)
            self.restored.emit()
        else:
            self._commit()
            self.stepped.emit(_STEPS[Qt.Key(event.key())])

    def _wants(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.text() != self._good
        return event.key() in _STEPS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # the field's own context menu takes the focus only for a moment
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._commit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        # trackpads send many small turns
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)
        if notches:
            self._turned -= notches * NOTCH
            self._commit()
            self.stepped.emit(notches)
        event.accept()

    def _enter(self) -> None:
        self._commit(again=True)
        self.selectAll()

    def _commit(self, again: bool = False) -> None:
        """Offer the text, unless it is in force; what was refused before only if `again`."""
        text = self.text()
        if text == self._good:
            if self._tried != self._good:
                self._tried = self._good
                self.restored.emit()
        elif again or text != self._tried:
            self._tried = text
            self.committed.emit(text)


_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: PAGE,
    Qt.Key.Key_PageDown: -PAGE,
}


class Slider(QSlider):
    """A thin slider: a press anywhere takes the knob there. Its field serves the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.origin = 0
        """position from which the groove is filled up to the knob"""
        self._grip = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setPageStep(PAGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().height(), line_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self.fontMetrics().height(), line_height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        # a knob taken beside its middle must not jump
        self._grip = event.position().x() - self._x(self.value())
        if abs(self._grip) > self._radius():
            self._grip = 0.0
        self.setSliderDown(True)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def _follow(self, event: QMouseEvent) -> None:
        room = self.width() - 2 * self._radius()
        share = (event.position().x() - self._grip - self._radius()) / max(room, 1)
        self.setValue(self.minimum() + round(share * (self.maximum() - self.minimum())))

    def _radius(self) -> float:
        return self.fontMetrics().height() * 0.42

    def _x(self, position: int) -> float:
        """Where the knob's middle is at `position`, in pixels from the left."""
        share = (position - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        return self._radius() + share * (self.width() - 2 * self._radius())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, radius, middle = self.palette(), self._radius(), self.height() / 2
        accent = palette.color(QPalette.ColorRole.Highlight)
        thick = self.fontMetrics().height() / 5
        knob = QPointF(self._x(self.value()), middle)
        start = self._x(self.origin) if self.origin > self.minimum() else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, middle - thick / 2, self.width(), thick)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        groove.setLeft(min(start, knob.x()))
        groove.setRight(max(start, knob.x()))
        painter.setBrush(accent)
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        lit = self.hasFocus() or self.isSliderDown()
        painter.setBrush(accent if lit else palette.color(QPalette.ColorRole.Base))
        painter.setPen(QPen(accent, thick / 2))
        painter.drawEllipse(knob, radius - thick / 4, radius - thick / 4)


class Combo(QComboBox):
    """A combo box with a plain chevron that may be narrower than its longest name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(20)

    def sizeHint(self) -> QSize:
        return QSize(8 * self.fontMetrics().height(), line_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(5 * self.fontMetrics().height(), line_height(self))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        size = chevron_size(self)
        draw_chevron(painter, QPointF(self.width() - size * 1.6, self.height() / 2), size, True)


class Check(QCheckBox):
    """A check box without words: its label stands in the label column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(line_height(self), line_height(self))

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        edge = palette.color(QPalette.ColorRole.PlaceholderText)
        size = round(self.fontMetrics().height() * 0.95)
        box = QRectF(0.75, (self.height() - size) / 2 + 0.25, size, size)
        lit = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(accent if lit else edge, 1.5 if self.hasFocus() else 1.0))
        painter.setBrush(accent if self.isChecked() else palette.color(QPalette.ColorRole.Button))
        painter.drawRoundedRect(box, RADIUS - 1, RADIUS - 1)
        if self.isChecked():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), size / 8))
            tick = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            painter.drawPolyline([QPointF(box.x() + x * size, box.y() + y * size) for x, y in tick])
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), RADIUS - 2, RADIUS - 2)


class Button(QToolButton):
    """A small button with a word or a sign."""

    def __init__(self, text: str, spoken: str, parent: QWidget | None = None) -> None:
        """`spoken` is the tooltip and what a screen reader says."""
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(spoken)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text()) + 16
        return QSize(max(line_height(self), text), line_height(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
