"""What a claim is, and what measuring it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.language import mark


class Verdict(StrEnum):
    """What the numbers say of a claim."""

    HOLDS = mark("holds")
    IN_PART = mark("holds in part")
    NOT_HERE = mark("does not hold here")


@dataclass(frozen=True)
class Measure:
    """One measured figure. `low` and `high` bound its 95 % interval; a figure that has no spread
    (an exact count, a rate that was set) has them equal to its value."""

    name: str
    """In words, with its unit where it has one."""
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Finding:
    """What an experiment found. The first figure is the one that decides, with its interval."""

    measures: tuple[Measure, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Claim:
    """A claim of the source, in one line, and the experiment that measures it."""

    id: str
    """As 'C4'."""
    title: str
    measure: Callable[[], Finding]
    """Deterministic: its seeds are fixed."""
