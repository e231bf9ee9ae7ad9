"""What one difference comes to: dead neurons and loss of two networks over the steps, as a
figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.experiment.differences import differences
from app.figures.panel import Look, Panel, Table
from app.language import mark, tr
from app.record.moment import Moment, Strand
from app.window.theme import Theme
from app.window.views.compare.picture import key_height, paint_difference
from app.window.views.timeline.charts import DeadCourse, dead_course
from app.window.views.timeline.ticks import Ticks

NARROWEST = 300.0
LOWEST, BEST, MOST = 150.0, 230.0, 300.0
"""Heights without the key, in units of text size."""
SHAPE = 3.2
"""Width over height of a page-wide one."""


def titles_of(moment: Moment) -> tuple[str, str]:
    """What sets the two networks apart."""
    a, b = (strand.snapshot.experiment for strand in moment.strands[:2])
    return differences(a, b, moment.step).titles


def _paint(painter: QPainter, place: QRectF, moment: Moment, look: Look) -> None:
    if _trouble(moment):
        return
    a, b = moment.strands[:2]
    snapshot = a.snapshot
    paint_difference(
        painter,
        place,
        a.curves,
        b.curves,
        snapshot.fork or 0,
        moment.step,
        titles_of(moment),
        look.theme,
        [layer.width for layer in snapshot.layers],
        snapshot.veiled,
        (_dead(a), _dead(b)),
        figure=True,
    )


def _dead(strand: Strand) -> DeadCourse | None:
    """How many were dead at exactly which step; None where only the rows tell."""
    log = Ticks()
    log.read(strand.snapshot.events)
    return dead_course(strand.curves, log) if len(strand.curves) else None


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    needed = max(width, NARROWEST * look.theme.text_scale)
    return needed, LOWEST * look.theme.text_scale + _key(needed, moment, look.theme)


def _best(width: float, moment: Moment, look: Look) -> float:
    unit = look.theme.text_scale
    high = min(max(width / unit / SHAPE, BEST), MOST)
    return high * unit + _key(width, moment, look.theme)


def _key(width: float, moment: Moment, theme: Theme) -> float:
    return 0.0 if _trouble(moment) else key_height(width, titles_of(moment), theme)


def _table(moment: Moment) -> Table:
    """A row a step that either has; up to the fork both are one."""
    if _trouble(moment):
        return (), []
    a, b = (strand.curves for strand in moment.strands[:2])
    layers = range(0 if moment.snapshot.veiled else a.dead.shape[1])
    head = ["step"]
    for letter in ("A", "B"):
        head += [f"training loss of {letter}", f"test loss of {letter}"]
        head += [f"dead neurons of {letter} in layer {layer + 1}" for layer in layers]
    columns = []
    for side in (a, b):
        known = zip(
            side.train_loss.tolist(), side.test_loss.tolist(), side.dead.tolist(), strict=True
        )
        rows = {
            step: [train, test, *(dead[layer] for layer in layers)]
            for step, (train, test, dead) in zip(side.step.tolist(), known, strict=True)
        }
        columns.append(rows)
    nothing = [None] * (2 + len(layers))
    steps = sorted({*columns[0], *columns[1]})
    return head, [
        [step, *(value for rows in columns for value in rows.get(step, nothing))] for step in steps
    ]


def _trouble(moment: Moment) -> str:
    if len(moment.strands) < 2 or moment.snapshot.fork is None:
        return tr("there is one network only: its run has not been forked by this step")
    return ""


DIFFERENCE = Panel(
    name="difference",
    title=mark("Difference"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    wide=True,
    once=True,
    trouble=_trouble,
)
