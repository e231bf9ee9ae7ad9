"""A setting's line in the panel, and the folding sections the lines stand in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.experiment.declaration import Declaration, Effect
from app.language import tr
from app.window.controls.editors import GAP, Editor, editor_for
from app.window.controls.widgets import Check, chevron_size, draw_chevron, line_height

REBUILD_MARK = "↻"
MARGIN = 12
"""Pixels between the panel's left edge and its text."""
RIGHT = 4
"""Pixels between the editors and the scroll bar's lane."""


class RowLabel(QWidget):
    """The name of a setting, marked where it needs a new network. A click goes to the editor."""

    def __init__(self, declaration: Declaration, editor: QWidget) -> None:
        super().__init__()
        self._editor = editor
        self._name = QLabel(tr(declaration.label))
        self._name.setBuddy(editor)
        self._name.setToolTip(declaration.tooltip())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(self._name)
        if declaration.effect in (Effect.IN_PLACE, Effect.REBUILD):
            sign = QLabel(REBUILD_MARK)
            sign.setProperty("role", "mark")
            sign.setToolTip(tr(declaration.effect.value))
            line.addWidget(sign)
        line.addStretch(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), line_height(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._editor.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(self._editor, Check):
            self._editor.click()


class Row(QWidget):
    """Label, editor and, where there is something to say, a note below."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__()
        self.declaration = declaration
        self.editor: Editor = editor_for(declaration)
        self.label = RowLabel(declaration, self.editor.main)
        self._note = QLabel()
        self._note.setObjectName(f"{declaration.key}.note")
        self._note.setWordWrap(True)
        # a long word must not widen the whole panel
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note.hide()
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.editor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self._note)

    def refuse(self, sentence: str) -> None:
        """Say below the editor, in red, why what was asked for is not in force."""
        self._say(f"✕ {sentence}", refused=True)

    def note(self, sentence: str) -> None:
        """Say something below the editor that is no fault."""
        self._say(sentence, refused=False)

    def clear(self) -> None:
        """Take away what was said."""
        if self._note.text():
            self._say("", refused=False)

    @property
    def is_refused(self) -> bool:
        """Whether the person's last word on this setting was refused."""
        return self._note.property("role") == "refusal"

    def _say(self, sentence: str, refused: bool) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))
        self._note.setProperty("role", "refusal" if refused else "note")
        self.editor.main.setProperty("refused", refused)
        self.editor.main.setAccessibleDescription(sentence)
        for widget in (self._note, self.editor.main):
            # Qt looks at properties only when a widget is polished
            widget.style().unpolish(widget)
            widget.style().polish(widget)


class SectionHeader(QAbstractButton):
    """A section's title with a chevron: a click or Space folds the section."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, line_height(self) + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        lit = self.hasFocus() or self.underMouse()
        color = palette.color(
            QPalette.ColorRole.Highlight if lit else QPalette.ColorRole.PlaceholderText
        )
        painter.setPen(QPen(color, 1.5))
        size = chevron_size(self)
        right = self.width() - RIGHT - size * 1.6
        draw_chevron(painter, QPointF(right, self.height() / 2), size, self.isChecked())
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        words = self.rect().adjusted(MARGIN, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class Section(QWidget):
    """A folding group of rows."""

    def __init__(self, name: str, title: str, rows: list[Row], unfolded: bool) -> None:
        super().__init__()
        self.header = SectionHeader(title)
        self.header.setObjectName(name)
        self._body = QWidget()
        lines = QVBoxLayout(self._body)
        lines.setContentsMargins(MARGIN, 0, RIGHT, 10)
        lines.setSpacing(4)
        for row in rows:
            lines.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._body)
        self.header.toggled.connect(self._body.setVisible)
        self.header.setChecked(unfolded)
        self._body.setVisible(unfolded)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.rect().adjusted(MARGIN, self.height() - 1, -RIGHT, 0)
        QPainter(self).fillRect(line, self.palette().color(QPalette.ColorRole.Mid))

    def unfold(self) -> None:
        """Show the rows."""
        self.header.setChecked(True)
