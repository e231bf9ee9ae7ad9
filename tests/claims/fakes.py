"""A claim whose figures are known beforehand, measured in no time."""

from __future__ import annotations

import math

from app.claims.claim import Claim, Finding, Measure, Verdict


def _measure() -> Finding:
    figures = (
        Measure("share of units dead", 0.25, 0.125, 0.5),
        Measure("rate never reached", math.inf, 2.0, math.inf),
        Measure("units looked at", 4000.0, 4000.0, 4000.0),
    )
    return Finding(figures, Verdict.IN_PART)


CLAIM = Claim("C7", "Some units die.", _measure)
