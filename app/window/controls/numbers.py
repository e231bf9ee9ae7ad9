"""Numbers as a person types, reads and slides them. Nothing here knows of Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from app.experiment.declaration import Declaration, show_value
from app.language import tr

MANTISSAS = (10, 11, 12, 14, 16, 18, 20, 22, 25, 28, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90)
"""Tenths at which a logarithmic slider stops in every decade: evenly spread, easy to read out."""

LONGEST_QUOTE = 24
"""Characters of a refused text that its sentence repeats."""

Number = int | float


def stops(declaration: Declaration) -> tuple[Number, ...]:
    """The values a slider over the declaration's span stops at, rising. Empty without a span.

    A logarithmic slider whose setting accepts 0 starts with 0, at its far left.
    """
    if declaration.span is None:
        return ()
    whole = declaration.kind != "number"
    if declaration.logarithmic:
        values = _logarithmic(*declaration.span)
        if declaration.low == 0:
            values = [0.0, *values]
    else:
        values = _linear(*declaration.span, declaration.step or _usual_step(declaration))
    if whole:
        return tuple(int(value) for value in values if value == int(value))
    return tuple(values)


def _logarithmic(low: float, high: float) -> list[float]:
    # written as text and read back: 3e-05 is then the very number a person would type
    inside = [
        number
        for decade in range(-12, 13)
        for mantissa in MANTISSAS
        if low < (number := float(f"{mantissa}e{decade}")) < high
    ]
    return [float(low), *inside, float(high)]


def _linear(low: float, high: float, step: float) -> list[float]:
    count = round((high - low) / step)
    # without rounding the third stop of 0.1 would be 0.30000000000000004
    return [round(low + i * step, 10) for i in range(count)] + [float(high)]


def _usual_step(declaration: Declaration) -> float:
    assert declaration.span is not None
    low, high = declaration.span
    return (high - low) / 100 if declaration.kind == "number" else 1


def nearest(value: Number, at: tuple[Number, ...]) -> int:
    """The index of the stop next to `value`. Only 0 itself sits on a stop 0 at the far left."""
    right = min(bisect_left(at, value), len(at) - 1)
    left = max(right - 1, 0)
    if at[left] == 0 < value:
        return right
    return left if value - at[left] < at[right] - value else right


def moved(value: Number, at: tuple[Number, ...], by: int) -> Number:
    """`value` moved on by `by` stops. Beyond the last stop it stays where it is."""
    if by > 0:
        first = bisect_right(at, value)
        return at[min(first + by, len(at)) - 1] if first < len(at) else value
    first = bisect_left(at, value)
    return at[max(first + by, 0)] if first > 0 else value


def written(value: Any) -> str:
    """A number as a field shows it: 0.03, 1e-5."""
    return re.sub(r"e([+-])0*", lambda sign: "e" + sign[1].strip("+"), show_value(value))


def read_number(text: str) -> float:
    """The number in `text`, with comma or point as decimal sign. Raises ValueError."""
    return float(_plain(text).replace(",", "."))


def read_integer(text: str) -> int:
    """The whole number in `text`; 1e3 is one. Raises ValueError.

    A comma or point is refused without an exponent: 1,000 is a thousand to some and one to others.
    """
    text = _plain(text)
    if "e" not in text.lower():
        return int(text)
    value = float(text.replace(",", "."))
    if not value.is_integer():
        raise ValueError(f"{text} is not a whole number")
    return int(value)


def read_integers(text: str) -> tuple[int, ...]:
    """The whole numbers in `text`, between commas, semicolons or spaces. Raises ValueError."""
    parts = re.split(r"[\s,;]+", text.strip().strip("[]()").strip().strip(",;"))
    return tuple(read_integer(part) for part in parts)


def _plain(text: str) -> str:
    text = text.strip().replace("−", "-")
    if "_" in text:
        raise ValueError("Python's 1_000 is no number to anybody else")
    return text


def refusal(declaration: Declaration, value: Any) -> str:
    """The sentence that says what would be accepted in place of this value."""
    allowed = declaration.allowed()
    return tr("{value}: must be {allowed}", value=quoted(value), allowed=allowed)


def quoted(value: Any) -> str:
    """A refused value as its sentence repeats it, cut where it is too long to read."""
    try:
        text = show_value(value)
    except ValueError:  # Python refuses to write out whole numbers of thousands of digits
        return tr("this number")
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
