"""The margins of one layer's neurons over the steps, as a figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.figures.panels.sentences import HIDDEN, paint_sentence, sentence_height
from app.language import mark, tr
from app.record.margins import Margins
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.window.views.margins.chart import lay_out
from app.window.views.margins.heading import ROW, heading_of
from app.window.views.margins.picture import paint_margins

NOT_YET = mark("The margins over the steps begin with the first step.")
NARROWEST = 300.0
LOWEST, BEST, MOST = 150.0, 230.0, 340.0
"""Heights with a heading of one row, in units of text size."""
SHAPE = 3.0
"""Width over height of a page-wide one."""


def _paint(painter: QPainter, place: QRectF, moment: Moment, look: Look) -> None:
    strand = moment.first
    if words := _instead(moment, look):
        paint_sentence(painter, place, words, look.theme)
    elif strand.margins is not None:
        paint_margins(
            painter,
            place,
            strand.snapshot,
            strand.margins,
            look.theme,
            figure=True,
            end=_end(look),
        )


def _instead(moment: Moment, look: Look) -> str:
    """What stands in the place of a picture."""
    if moment.snapshot.veiled:
        return tr(HIDDEN)
    return tr(NOT_YET) if (look.end or moment).step == 0 else ""


def _end(look: Look) -> tuple[Snapshot, Margins] | None:
    """Of a film."""
    strand = None if look.end is None else look.end.first
    if strand is None or strand.margins is None:
        return None
    return strand.snapshot, strand.margins


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    if words := _instead(moment, look):
        return width, sentence_height(words, width, look.theme)
    unit = look.theme.text_scale
    needed = max(width, NARROWEST * unit)
    return needed, (LOWEST + _more_heading(needed, moment, look)) * unit


def _best(width: float, moment: Moment, look: Look) -> float:
    if words := _instead(moment, look):
        return sentence_height(words, width, look.theme)
    unit = look.theme.text_scale
    high = min(max(width / unit / SHAPE, BEST), MOST)
    return (high + _more_heading(width, moment, look)) * unit


def _more_heading(width: float, moment: Moment, look: Look) -> float:
    """What the heading needs beyond one row, in units of text size."""
    strand = moment.first
    if strand.margins is None:
        return 0.0
    area = QRectF(0, 0, width, LOWEST * look.theme.text_scale)
    chart = lay_out(area, strand.snapshot, strand.margins, look.theme, figure=True, end=_end(look))
    if chart is None:
        return 0.0
    return ROW * (heading_of(chart, chart.title, look.theme, whole=True).rows - 1)


def _table(moment: Moment) -> Table:
    """A row a step that is kept, the present one last."""
    strand = moment.first
    snapshot, layer = strand.snapshot, strand.snapshot.lens.layer
    census = snapshot.layers[layer]
    head = ("step", *(f"neuron {index + 1} of layer {layer + 1}" for index in range(census.width)))
    if snapshot.veiled:
        return head, []
    rows: list[list[object]] = []
    if strand.margins is not None:
        first = sum(each.width for each in snapshot.layers[:layer])
        past = strand.margins.step < snapshot.step
        kept = strand.margins.margin[past, first : first + census.width]
        steps = strand.margins.step[past].tolist()
        rows = [[step, *of] for step, of in zip(steps, kept.tolist(), strict=True)]
    return head, [*rows, [snapshot.step, *census.margin.tolist()]]


def _trouble(moment: Moment) -> str:
    margins = moment.first.margins
    if margins is None or margins.margin.shape[1] != moment.snapshot.neurons:
        return tr("the margins of this network have not been followed")
    return ""


MARGINS = Panel(
    name="margins",
    title=mark("Margins"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    wide=True,
    once=True,
    trouble=_trouble,
)
