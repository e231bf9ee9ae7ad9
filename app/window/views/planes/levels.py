"""The network's output as lines: what a picture in black and white has instead of a map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.record.data import Floats
from app.record.snapshot import Snapshot
from app.window.views.card.distribution import round_ticks
from app.window.views.planes.geometry import contours
from app.window.views.planes.output_map import target_range
from app.window.views.words import number

MOST = 5
"""So many values of a regression have a line."""
HALF = 0.5
"""Where a network is undecided between two classes."""


@dataclass(frozen=True)
class Level:
    """A line of equal output, (n, 2) with its pieces apart by nan; what is written on it."""

    path: Floats
    name: str = ""


def output_levels(snapshot: Snapshot) -> list[Level]:
    """Where two classes are equally likely; for many, where the likeliest changes; for values, some
    round ones. None where the output is not finite."""
    found = snapshot.responses
    if found is None or snapshot.data.inputs == 1 or not np.isfinite(found.output).all():
        return []
    output = found.output
    names = [""] * len(output)
    if snapshot.data.task == "two-class":
        above = output - HALF
    elif snapshot.data.task == "regression":
        values = round_ticks(*target_range(snapshot), MOST)
        above = output - np.array(values)[:, None, None]
        names = [number(value) for value in values]
    else:
        ranked = np.sort(output, axis=0)
        # against the best of the others, which is the second where it is the best itself
        above = output - np.where(output == ranked[-1], ranked[-2], ranked[-1])
    lines = contours(above.astype(np.float32), found.xs, found.ys)
    return [
        Level(line.path, name) for line, name in zip(lines, names, strict=True) if len(line.path)
    ]
