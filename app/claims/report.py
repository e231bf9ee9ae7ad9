"""What was measured, for a person and as JSON."""

from __future__ import annotations

import math
from typing import Any

from app.claims.claim import Measure
from app.claims.measuring import Measured
from app.language import tr


def in_words(found: Measured) -> str:
    """A claim with its verdict, then a line for every figure with its 95 % interval."""
    heading = f"{found.id:<4} {tr(found.title)}"
    width = max(len(tr(each.name)) for each in found.finding.measures)
    figures = [
        f"     {tr(each.name):<{width}}  {_shown(each.value):>9}  {_interval(each)}".rstrip()
        for each in found.finding.measures
    ]
    seconds = tr("{seconds} s", seconds=f"{found.seconds:.1f}")
    return "\n".join([heading, *figures, f"     → {tr(found.finding.verdict)}  ({seconds})"])


def as_document(found: Measured) -> dict[str, Any]:
    """As JSON has it, in English: the interval is that of the first figure, and what is not finite
    is null."""
    first = found.finding.measures[0]
    return {
        "id": found.id,
        "title": found.title,
        "measured": {each.name: _finite(each.value) for each in found.finding.measures},
        "interval": [_finite(first.low), _finite(first.high)],
        "verdict": str(found.finding.verdict),
        "seconds": round(found.seconds, 2),
    }


def _interval(figure: Measure) -> str:
    if figure.low == figure.high:
        return ""
    return tr("({low} to {high})", low=_shown(figure.low), high=_shown(figure.high))


def _shown(value: float) -> str:
    if not math.isfinite(value):
        return "–"
    value += 0.0  # of -0.0 it makes 0.0
    text = f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return text.replace("-", "−")


def _finite(value: float) -> float | None:
    return value + 0.0 if math.isfinite(value) else None
