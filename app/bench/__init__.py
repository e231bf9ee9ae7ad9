"""The benchmarks: every figure is measured beside its baseline in the same run."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from app.experiment.errors import BadInput


@dataclass(frozen=True)
class Target:
    """What a figure should reach."""

    value: float
    at_least: bool

    def met(self, figure: float) -> bool:
        return figure >= self.value if self.at_least else figure <= self.value

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.value:g}"


TARGETS = {
    "engine_speedup": Target(5, True),
    "adam_speedup": Target(4, True),
    "sibling_speedup": Target(60, True),
    "window_share": Target(0.75, True),
    "frame_p99_ms": Target(40, False),
    "event_gap_p99_ms": Target(50, False),
    "events_share": Target(0.7, True),
    "seek_p95_s": Target(1.0, False),
    "record_mb": Target(200, False),
    "first_paint_s": Target(1.0, False),
    "ready_s": Target(4, False),
    "collapse_1000_s": Target(15, False),
    "animation_fps": Target(5, True),
    "animation_frame_p99_ms": Target(60, False),
}

GROUPS: dict[str, tuple[str, ...]] = {
    "startup": ("first_paint_s", "ready_s"),
    "engine": ("engine_speedup", "adam_speedup", "sibling_speedup"),
    "window": ("window_share", "frame_p99_ms", "paint_p99_ms", "event_gap_p99_ms"),
    "events": ("events_share",),
    "seek": ("seek_p95_s", "record_mb"),
    "collapse": ("collapse_1000_s",),
    "animation": ("animation_fps", "animation_frame_p99_ms"),
}
"""Figures that are measured together, by the module here that measures them."""


def bench(*, as_json: bool, only: Sequence[str] = ()) -> int:
    """Measure and print. `only` names figures; others measured along with them are printed too."""
    known = [name for names in GROUPS.values() for name in names]
    for name in only:
        if name not in known:
            raise BadInput(f"{name}: no such figure; allowed: {' '.join(known)}")
    figures: dict[str, float] = {}
    for module, names in GROUPS.items():
        if only and not set(names) & set(only):
            continue
        # imported only now: the start-up probe is in this package, and must not load torch
        found: dict[str, float] = import_module(f"app.bench.{module}").measure()
        figures.update(found)
        if not as_json:
            for name, figure in found.items():
                print(_line(name, figure), flush=True)
        elif sys.stderr.isatty():
            print(f"measured {', '.join(found)}", file=sys.stderr)
    if as_json:
        print(json.dumps({name: round(figure, 4) for name, figure in figures.items()}))
    return 0


def _line(name: str, figure: float) -> str:
    target = TARGETS.get(name)
    if target is None:
        return f"{name:<22}{figure:>10.3g}"
    verdict = "met" if target.met(figure) else "missed"
    return f"{name:<22}{figure:>10.3g}   target {target!s:<8} {verdict}"
