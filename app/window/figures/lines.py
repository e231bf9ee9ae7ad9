"""Helpers for lines of choices: fields beside one another, numbers that are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.window.controls.widgets import Field

SPACE = 6
DIGITS = 9


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
    bounds = f", {low} or more" if high is None else f" from {low} to {high}"
    raise ValueError(f"{field.accessibleName()}: must be a whole number{bounds}.")
