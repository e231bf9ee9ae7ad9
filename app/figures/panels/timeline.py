"""The timeline in a figure: loss, accuracy and dead neurons over the steps up to the moment's."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.language import mark, tr
from app.record.moment import Moment
from app.window.views.timeline.picture import (
    Shown,
    best_height,
    least_size,
    paint_whole,
    shown_of,
)

WHOSE = mark("network A")
"""Of two that are compared, the first is shown."""


def _shown(moment: Moment, look: Look) -> Shown:
    end = None if look.end is None else _shown_of(look.end, look)
    return _shown_of(moment, look, end)


def _shown_of(moment: Moment, look: Look, end: Shown | None = None) -> Shown:
    snapshot = moment.snapshot
    record = snapshot.experiment.interventions
    done = (each for each in record if each.step <= snapshot.step)
    fork = snapshot.fork if snapshot.fork is not None and snapshot.fork <= moment.step else None
    # of a film of two from its first picture on
    whose = tr(WHOSE) if len((look.end or moment).strands) > 1 else ""
    return shown_of(
        moment.first.curves,
        [layer.width for layer in snapshot.layers],
        snapshot.events,
        tuple(done),
        fork,
        look.theme,
        veiled=snapshot.veiled,
        whose=whose,
        end=end,
    )


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    steps = [step for step in look.steps if step <= moment.step]
    paint_whole(painter, area, _shown(moment, look), look.theme, steps)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    shown = _shown(moment, look)
    return least_size(width, shown, look.theme, steps=bool(look.steps))


def _best(width: float, moment: Moment, look: Look) -> float:
    shown = _shown(moment, look)
    return best_height(width, shown, look.theme, steps=bool(look.steps))


def _table(moment: Moment) -> Table:
    curves, veiled = moment.first.curves, moment.snapshot.veiled
    figures = (
        curves.train_loss,
        curves.test_loss,
        curves.train_accuracy,
        curves.test_accuracy,
    )
    layers = range(1, len(moment.snapshot.layers) + 1)
    columns = (
        "step",
        "training loss",
        "test loss",
        "training accuracy",
        "test accuracy",
        *(f"dead in layer {layer}" for layer in layers),
    )
    return columns, [
        (
            int(step),
            *(_number(float(of[row])) for of in figures),
            *(None if veiled else int(dead) for dead in curves.dead[row]),
        )
        for row, step in enumerate(curves.step)
    ]


def _number(value: float) -> float | None:
    """None where there is none: no test points, regression. What ran away stays infinite."""
    return None if math.isnan(value) else value


TIMELINE = Panel(
    name="timeline",
    title=mark("Over the steps"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    wide=True,
    once=True,
)
