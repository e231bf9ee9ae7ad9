"""The caption's place among the choices: what it says by itself, or words written by hand."""

from __future__ import annotations

import re

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.experiment.figure import GENERATED, declared
from app.window.controls.widgets import Button
from app.window.figures.tick import Tick
from app.window.views.words import UNKNOWN

LINES = 4
SPACE = 6
PADDING = 14
"""Pixels of height besides the lines."""


class Caption(QWidget):
    """A box, and under it the words. `switched`, `edited`: by hand."""

    switched = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        """What it says by itself, as the words in the field know it."""
        self._box = Tick("Caption")
        self._box.setObjectName("figure.captioned")
        self._box.setToolTip(next(i.help for i in declared() if i.name == "caption"))
        self._box.toggled.connect(self._show_field)
        self._box.toggled.connect(self.switched)
        self._edit = Button("Edit", "Write on from what the caption says by itself")
        self._edit.setObjectName("figure.edit")
        self._edit.clicked.connect(self._begin)
        self._field = QPlainTextEdit()
        self._field.setObjectName("figure.caption")
        self._field.setAccessibleName("Caption")
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

    def follow(self, words: str) -> None:
        """What the caption says by itself now. Of what was written on from it, each clause that
        nobody has changed goes on saying what is so."""
        self._field.setPlaceholderText(words)
        self._field.viewport().update()  # Qt does not, while it is in sight
        self._edit.setEnabled(bool(words))
        before, self._said = self._said, _line(words)
        written = self._field.toPlainText()
        followed = _followed(written, before, self._said)
        if followed != written:
            cursor = self._field.textCursor().position()
            with QSignalBlocker(self._field):
                self._field.setPlainText(followed)
            moved = self._field.textCursor()
            moved.setPosition(min(cursor, len(followed)))
            self._field.setTextCursor(moved)

    def fit(self) -> None:
        """Take the height that the type in use needs."""
        self._field.setFixedHeight(LINES * self._field.fontMetrics().lineSpacing() + PADDING)

    def _begin(self) -> None:
        self._field.setPlainText(self._field.placeholderText())
        self._field.setFocus()

    def _show_field(self) -> None:
        self._field.setVisible(self._box.isChecked())
        self._edit.setVisible(self._box.isChecked())


def _followed(written: str, before: str, now: str) -> str:
    """The text with the clauses of now in place of those of before, where these still stand."""
    if _line(written) in ("", before):
        return now if written else written
    clauses = {_kind(clause): clause for clause in now.split("; ")}
    for was in before.split("; "):
        becomes = clauses.get(_kind(was), was)
        if becomes != was:
            pattern = rf"(?<!\w){re.escape(was)}(?!\w)"
            written = re.sub(pattern, lambda _, to=becomes: to, written)  # type: ignore[misc]
    return written


def _kind(clause: str) -> str:
    """The clause without its numbers: 'step', 'of dead'."""
    return " ".join(re.sub(rf"[\d,{re.escape(UNKNOWN)}]", " ", clause).split())


def _line(text: str) -> str:
    """The words in one line. What is between the digits of a number stays."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()
