"""What the timeline says of a row: for the card at the crosshair, and as plain text. No drawing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.language import mark, tr
from app.record.history import Curves
from app.window.views.words import VEILED, grouped, number, percent

HINT = mark("The course of the run shows here once the network has taken a step.")


def figures(curves: Curves, row: int) -> list[str]:
    """Loss, and accuracy where there is one."""
    train, test = curves.train_loss[row], curves.test_loss[row]
    alone, both = tr("loss {train} train"), tr("loss {train} train, {test} test")
    lines = [(alone if np.isnan(test) else both).format(train=number(train), test=number(test))]
    if np.isfinite(curves.train_accuracy).any():
        train, test = curves.train_accuracy[row], curves.test_accuracy[row]
        alone, both = tr("accuracy {train} train"), tr("accuracy {train} train, {test} test")
        said = alone if np.isnan(test) else both
        lines.append(said.format(train=percent(train), test=percent(test)))
    return lines


def dead_words(curves: Curves, row: int, widths: Sequence[int], *, veiled: bool) -> str:
    """'dead 4 of 16', or that it is hidden."""
    if veiled:
        return tr("dead: {veiled}", veiled=tr(VEILED))
    dead = grouped(int(curves.dead[row].sum()))
    return tr("dead {dead} of {all}", dead=dead, all=grouped(sum(widths)))


def by_layer(dead: str, counts: Sequence[str]) -> str:
    """'dead 4 of 16, by layer 1 · 3'."""
    return tr("{dead}, by layer {counts}", dead=dead, counts=" · ".join(counts))


def plain_text(
    curves: Curves | None, widths: Sequence[int], position: int | None, *, veiled: bool
) -> list[str]:
    """The row where the run stands, as lines."""
    if curves is None or not len(curves):
        return [tr(HINT)]
    row = len(curves) - 1
    if position is not None:
        row = min(int(np.searchsorted(curves.step, position)), row)
    step = tr("step {step}", step=grouped(int(curves.step[row])))
    dead = dead_words(curves, row, widths, veiled=veiled)
    if not veiled and len(widths) > 1:
        dead = by_layer(dead, [grouped(n) for n in curves.dead[row].tolist()])
    return [step, *figures(curves, row), dead]
