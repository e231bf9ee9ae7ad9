"""The value axis of margins: asinh, as the flow of activations has it, so that small margins are
told apart. It is about linear around zero and logarithmic beyond."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from app.language import mark
from app.record.data import Floats
from app.record.flow import CORE, REACH, scaled
from app.window.views.margins.lines import AnyFloats
from app.window.views.scales import ceiling

LOG = mark("log scale")
"""What the axis is called, beside the name of what it measures."""
BEYOND = 0.05
"""How much of the axis lies below the values."""

NEAR = 1.15
"""So far from its end on the scale, half a power of ten, a mark is near it."""

_EXPONENTS = range(-6, 6)
_POWERS = [(exponent, float(f"1e{exponent}")) for exponent in _EXPONENTS]
_FINE = [float(f"{f}e{exponent}") for exponent in _EXPONENTS for f in (1, 2, 5)]
_OUTER = [float(f"{f}e{exponent}") for exponent in _EXPONENTS for f in (1, 2, 3, 5)]
"""The outermost may be one of them, whatever stands further in."""


def asinh_ticks(bottom: float, top: float, gap: float) -> list[float]:
    """Round values, 0 among them, at least `gap` apart on the scale from `bottom` to `top`: 1, 2
    and 5 times powers of ten if there is room, else powers of ten, else every second of these. One
    is near either end: with three marks alone, at -1, 0 and 1, the axis would seem linear, and
    whatever lies beyond them be misread."""
    end = max(-bottom, top)
    families = [_FINE, *([v for p, v in _POWERS if p % every == 0] for every in (1, 2, 4, 8))]
    family = next((each for each in families if not _crowded(_inside(each, end), gap)), [])
    below, above = (_from_outside(family, end, gap) for end in (-bottom, top))
    return [-value for value in below] + [0.0] + above[::-1]


def _at(value: float) -> float:
    return math.asinh(value / CORE)


def _inside(values: list[float], end: float) -> list[float]:
    """Those that the scale reaches, the largest first."""
    reach = CORE * math.sinh(min(end, REACH)) * (1 + 1e-9)
    return [value for value in reversed(values) if value <= reach]


def _crowded(values: list[float], gap: float) -> bool:
    """Whether falling values are too close. Around zero, where the scale is linear, those of any
    family crowd: they are left out there."""
    return any(small > CORE and _at(large) - _at(small) < gap for large, small in pairwise(values))


def _from_outside(family: list[float], end: float, gap: float) -> list[float]:
    """One that is near the end, then those of the family, as long as they are apart."""
    values = _inside(family, end)
    if family is not _FINE:
        near = _nearest(end)
        values = near + [value for value in values if value < near[0]]
    kept: list[float] = []
    for value in values:
        at = _at(value)
        if at >= gap and (not kept or _at(kept[-1]) - at >= gap):
            kept.append(value)
    return kept


def _nearest(end: float) -> list[float]:
    """A power of ten if one is near the end, else another round value; none where all are beyond
    the end."""
    power = _inside([value for _, value in _POWERS], end)[:1]
    other = _inside(_OUTER, end)[:1]
    return power if power and end - _at(power[0]) <= NEAR else other


def margin_range(values: AnyFloats, now: Floats) -> tuple[float, float]:
    """The scaled ends of the value axis: round, but the lower a little beyond, since there a line
    would run along the axis of the steps; and with room on both sides of zero."""
    low, high = 0.0, 0.0
    for part in (values, now):
        finite = np.isfinite(part)
        low = min(low, float(part.min(initial=0.0, where=finite)))
        high = max(high, float(part.max(initial=0.0, where=finite)))
    top = float(scaled(np.array(ceiling(high) if high > 0 else 0.0)))
    bottom = float(scaled(np.array(-ceiling(-low) if low < 0 else 0.0)))
    if top == bottom:
        return -1.0, 1.0
    bottom -= BEYOND * (top - bottom)
    return min(bottom, -0.18 * top), max(top, -0.18 * bottom)
