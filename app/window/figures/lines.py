"""Helpers for lines of choices: fields beside one another, numbers that are typed."""

from __future__ import annotations

from string import Formatter

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.language import tr
from app.window.controls.widgets import Field

SPACE = 6
DIGITS = 9


def among(words: str, /, **fields: QWidget) -> QWidget:
    """A line of words with fields in the places of their {names}."""
    parts: list[QWidget] = []
    for text, name, _, _ in Formatter().parse(words):
        if text.strip():
            parts.append(QLabel(text.strip()))
        if name is not None:
            parts.append(fields[name])
    return beside(*parts)


def beside(*widgets: QWidget) -> QWidget:
    """A line of them."""
    body = QWidget()
    line = QHBoxLayout(body)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return body


def whole(field: Field, low: int, high: int | None, empty: int | None) -> int | None:
    """The number that stands there. Raises ValueError, a sentence, where there is none."""
    text = "".join(field.text().split())
    if not text:
        return empty
    most = 10**DIGITS if high is None else high
    if text.isdecimal() and len(text) <= DIGITS and low <= int(text) <= most:
        return int(text)
    name = field.accessibleName()
    if high is None:
        raise ValueError(tr("{name}: must be a whole number, {low} or more.", name=name, low=low))
    raise ValueError(
        tr("{name}: must be a whole number from {low} to {high}.", name=name, low=low, high=high)
    )
