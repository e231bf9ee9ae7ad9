"""The value axis of margins: asinh, as the flow of activations has it, so that small margins are
told apart. It is about linear around zero and logarithmic beyond."""

from __future__ import annotations

import math

import numpy as np

from app.record.data import Floats
from app.record.flow import CORE, REACH, scaled
from app.window.views.margins.lines import AnyFloats
from app.window.views.scales import ceiling


def asinh_ticks(bottom: float, top: float, gap: float) -> list[float]:
    """Round values, 0 among them, at least `gap` apart on the scale from `bottom` to `top`: 1, 2
    and 5 times powers of ten if there is room, else powers of ten, else every second of these."""
    reach = CORE * math.sinh(min(max(-bottom, top), REACH))
    powers = range(math.floor(math.log10(reach)) - 3, math.ceil(math.log10(reach)) + 1)
    families = [[f * 10.0**p for p in powers for f in (1, 2, 5)]]
    families += [[10.0**p for p in powers if p % every == 0] for every in (1, 2, 4, 8)]
    for family in families:
        kept: list[float] = []
        for value in reversed(family):
            at = float(scaled(np.array(value)))
            if at > max(-bottom, top) + 1e-9 or at < gap:
                continue
            kept.append(value)
        # where the scale is linear, around zero, ticks of any family crowd: the finest go
        places = [float(scaled(np.array(value))) for value in kept]
        crowded = [n for n in range(1, len(kept)) if places[n - 1] - places[n] < gap]
        if not any(kept[n] > CORE for n in crowded):
            kept = kept[: crowded[0]] if crowded else kept
            break
    both = [-value for value in kept] + [0.0] + kept[::-1]
    return [value for value in both if bottom - 1e-9 <= scaled(np.array(value)) <= top + 1e-9]


def margin_range(values: AnyFloats, now: Floats) -> tuple[float, float]:
    """The scaled ends of the value axis: round, and with room on both sides of zero."""
    low, high = 0.0, 0.0
    for part in (values, now):
        finite = np.isfinite(part)
        low = min(low, float(part.min(initial=0.0, where=finite)))
        high = max(high, float(part.max(initial=0.0, where=finite)))
    top = float(scaled(np.array(ceiling(high) if high > 0 else 0.0)))
    bottom = float(scaled(np.array(-ceiling(-low) if low < 0 else 0.0)))
    if top == bottom:
        return -1.0, 1.0
    return min(bottom, -0.18 * top), max(top, -0.18 * bottom)
