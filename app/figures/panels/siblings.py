"""The strip of siblings in a figure: how far the share of dead neurons spreads over seeds."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.figures.panels.sentences import HIDDEN, paint_sentence, sentence_height
from app.language import mark, tr
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.window.views.siblings.picture import best_height, least_size, paint_siblings


def _paint(painter: QPainter, area: QRectF, moment: Moment, look: Look) -> None:
    if moment.snapshot.veiled:
        paint_sentence(painter, area, tr(HIDDEN), look.theme)
        return
    paint_siblings(painter, area, moment.snapshot, look.theme, among=_among(moment, look))


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    if moment.snapshot.veiled:
        return width, sentence_height(tr(HIDDEN), width, look.theme)
    return least_size(width, _among(moment, look), look.theme)


def _best(width: float, moment: Moment, look: Look) -> float:
    if moment.snapshot.veiled:
        return sentence_height(tr(HIDDEN), width, look.theme)
    return best_height(width, _among(moment, look), look.theme)


def _among(moment: Moment, look: Look) -> tuple[Snapshot, ...]:
    """It and those whose axes are to be the same."""
    others = [*look.beside, *([] if look.end is None else [look.end])]
    return (moment.snapshot, *(other.snapshot for other in others if other is not moment))


def _table(moment: Moment) -> Table:
    siblings, veiled = moment.snapshot.siblings, moment.snapshot.veiled
    layers = range(1, siblings.dead_counts.shape[1] + 1)
    flags = {
        "network born dead": siblings.born_dead_network,
        "dead network": siblings.dead_network,
        "constant output": siblings.constant_output,
    }
    columns = (
        "seed",
        "training loss",
        "test loss",
        "training accuracy",
        "test accuracy",
        "share dead",
        "share born dead",
        *(f"dead in layer {layer}" for layer in layers),
        *flags,
        "diverged",
    )
    results = (
        siblings.loss,
        siblings.test_loss,
        siblings.accuracy,
        siblings.test_accuracy,
    )
    shares = (siblings.dead_fraction, siblings.born_dead_fraction)
    return columns, [
        (
            int(seed),
            *(None if of is None or math.isnan(of[row]) else float(of[row]) for of in results),
            *(None if veiled else float(of[row]) for of in shares),
            *(None if veiled else int(dead) for dead in siblings.dead_counts[row]),
            *(None if veiled else _yes(bool(of[row])) for of in flags.values()),
            _yes(bool(siblings.diverged[row])),
        )
        for row, seed in enumerate(siblings.seed)
    ]


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _trouble(moment: Moment) -> str:
    if len(moment.snapshot.siblings) == 1:
        return tr("there is one network, so there are no siblings to compare")
    return ""


SIBLINGS = Panel(
    name="siblings",
    title=mark("Siblings"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    wide=True,
    trouble=_trouble,
)
