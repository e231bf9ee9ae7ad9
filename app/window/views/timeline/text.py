"""What the timeline says of a row: for the card at the crosshair, and as plain text. No drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from app.record.history import Curves
from app.window.views.words import VEILED, grouped, number, percent

HINT = "The course of the run shows here once the network has taken a step."


def figures(curves: Curves, row: int) -> list[str]:
    """Loss, and accuracy where there is one."""
    lines = [_pair("loss", number, curves.train_loss[row], curves.test_loss[row])]
    if np.isfinite(curves.train_accuracy).any():
        lines.append(
            _pair("accuracy", percent, curves.train_accuracy[row], curves.test_accuracy[row])
        )
    return lines


def dead_words(curves: Curves, row: int, widths: Sequence[int], *, veiled: bool) -> str:
    """'dead 4 of 16', or that it is hidden."""
    if veiled:
        return f"dead: {VEILED}"
    return f"dead {grouped(int(curves.dead[row].sum()))} of {grouped(sum(widths))}"


def plain_text(
    curves: Curves | None, widths: Sequence[int], position: int | None, *, veiled: bool
) -> list[str]:
    """The row where the run stands, as lines."""
    if curves is None or not len(curves):
        return [HINT]
    row = len(curves) - 1
    if position is not None:
        row = min(int(np.searchsorted(curves.step, position)), row)
    lines = [f"step {grouped(int(curves.step[row]))}", *figures(curves, row)]
    lines.append(dead_words(curves, row, widths, veiled=veiled))
    if not veiled and len(widths) > 1:
        counts = " · ".join(grouped(n) for n in curves.dead[row].tolist())
        lines[-1] += f", by layer {counts}"
    return lines


def _pair(what: str, text: Callable[[float], str], train: float, test: float) -> str:
    shown = f"{what} {text(train)} train"
    return shown if np.isnan(test) else f"{shown}, {text(test)} test"
