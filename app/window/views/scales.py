"""Ranges, ticks and number texts for axes, chosen so that they rarely change while a run grows."""

from __future__ import annotations

import math

from app.window.views.words import number

Tick = tuple[float, str]
"""Where, and what is written there."""

NARROW = "\u202f"
"""The narrow no-break space that groups digits: 1 240."""

# No neighbour is more than a third larger: a line that ends anywhere fills 3/4 of its axis.
_CEILINGS = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_SPACINGS = (1.0, 2.0, 2.5, 5.0, 10.0)

_SHARES = (0.0, math.log10(2), math.log10(5))
"""The places of 1, 2 and 5 within a power of ten on a logarithmic axis."""


def ceiling(value: float) -> float:
    """The least round number that is not below `value`; 1 where value is 0 or less."""
    return _round_up(value, _CEILINGS)


def ticks(to: float, most: int, whole: bool = False) -> list[Tick]:
    """At most `most` + 1 round values from 0 to `to`, evenly spaced; `whole`: integers only."""
    spacing = _round_up(to / max(most, 1), _SPACINGS)
    if whole:
        spacing = max(1.0, math.ceil(spacing))
    values = [i * spacing for i in range(int(to / spacing + 1e-9) + 1)]
    if to >= 10_000:
        return [(value, _short(value, to)) for value in values]
    decimals = 0
    while decimals < 9 and abs(round(spacing, decimals) - spacing) > 1e-3 * spacing:
        decimals += 1
    if decimals > 4:
        return [(value, number(value)) for value in values]
    return [(value, f"{value:,.{decimals}f}".replace(",", NARROW)) for value in values]


def log_floor(exponent: float) -> float:
    """The greatest exponent of 1, 2 or 5 times a power of ten that is not above `exponent`."""
    power = math.floor(exponent)
    return max(power + s for s in _SHARES if power + s <= exponent + 1e-9)


def log_ticks(low: float, high: float, most: int) -> list[Tick]:
    """At most `most` ticks between two exponents of ten, where each is an exponent: at 1, 2 and 5
    times the powers of ten if there is room, else at powers of ten, else at every second, ...
    """
    powers = range(math.floor(low), math.ceil(high) + 1)
    fine = [power + share for power in powers for share in _SHARES]
    coarse = [[float(p) for p in powers if p % every == 0] for every in range(1, len(powers) + 1)]
    for exponents in [fine, *coarse]:
        found = [e for e in exponents if low - 1e-9 <= e <= high + 1e-9]
        if len(found) <= most:
            break
    return [(e, _power(e)) for e in found]


def grouped(count: int) -> str:
    """1240 as '1 240'."""
    return f"{count:,}".replace(",", NARROW)


def _round_up(value: float, mantissas: tuple[float, ...]) -> float:
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    # The tolerance: 0.3 / 0.1 is a little more than 3.
    return next((m * power for m in mantissas if m * power >= value * (1 - 1e-9)), 10 * power)


def _short(value: float, to: float) -> str:
    """In thousands or millions, by the size of the whole axis."""
    if value == 0:
        return "0"
    if to >= 1e10:
        return number(value)
    unit, letter = (1e6, "M") if to >= 1e7 else (1e3, "k")
    return f"{value / unit:,.6g}".replace(",", NARROW) + letter


def _power(exponent: float) -> str:
    if -3 <= exponent < 4:
        return number(10.0**exponent)
    power = math.floor(exponent + 1e-9)
    factor = round(10.0 ** (exponent - power))
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{raised}" if factor == 1 else f"{factor}·10{raised}"
