"""The caption's place among the choices: what it says by itself, or words written by hand."""

from __future__ import annotations

import re

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.experiment.figure import GENERATED, declared
from app.language import mark, tr
from app.window.controls.widgets import Button
from app.window.figures.tick import Tick

LINES = 4
SPACE = 6
HINT = mark("Write on from what it says by itself; {run}, {step} and {dead} are filled in")
PADDING = 14
"""Pixels of height besides the lines."""


class Caption(QWidget):
    """A box, and under it the words. `switched`, `edited`: by hand."""

    switched = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        """What it says by itself, as it would be written into the field."""
        self._box = Tick(tr("Caption"))
        self._box.setObjectName("figure.captioned")
        self._box.setToolTip(tr(next(i.help for i in declared() if i.name == "caption")))
        self._box.toggled.connect(self._show_field)
        self._box.toggled.connect(self.switched)
        self._edit = Button(tr("Edit"), tr(HINT))
        self._edit.setObjectName("figure.edit")
        self._edit.clicked.connect(self._begin)
        self._field = QPlainTextEdit()
        self._field.setObjectName("figure.caption")
        self._field.setAccessibleName(tr("Caption"))
        self._field.setTabChangesFocus(True)
        self._field.textChanged.connect(self.edited)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._box)
        line.addWidget(self._edit)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(line)
        column.addWidget(self._field)

    @property
    def value(self) -> str:
        """As a figure's settings have it."""
        if not self._box.isChecked():
            return ""
        written = _line(self._field.toPlainText())
        return GENERATED if written in ("", self._said) else written

    def show_value(self, value: str) -> None:
        """Show a figure's caption; nothing is emitted."""
        own = value if value not in ("", GENERATED) else ""
        with QSignalBlocker(self._box), QSignalBlocker(self._field):
            self._box.setChecked(bool(value))
            if own != _line(self._field.toPlainText()):
                self._field.setPlainText(own)
        self._show_field()

    def follow(self, words: str, editable: str) -> None:
        """What the caption says by itself now, and how that is written."""
        self._field.setPlaceholderText(words)
        self._field.viewport().update()  # Qt does not, while it is in sight
        before, self._said = self._said, _line(editable)
        if before != self._said and _line(self._field.toPlainText()) == before:
            with QSignalBlocker(self._field):
                self._field.setPlainText(self._said)

    def fit(self) -> None:
        """Take the height that the type in use needs."""
        self._field.setFixedHeight(LINES * self._field.fontMetrics().lineSpacing() + PADDING)

    def _begin(self) -> None:
        self._field.setPlainText(self._said)
        self._field.moveCursor(self._field.textCursor().MoveOperation.End)
        self._field.setFocus()

    def _show_field(self) -> None:
        self._field.setVisible(self._box.isChecked())
        self._edit.setVisible(self._box.isChecked())


def _line(text: str) -> str:
    """The words in one line. What is between the digits of a number stays."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
