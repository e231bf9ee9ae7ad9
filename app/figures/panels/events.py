"""The log of deaths, revivals and what was done by hand, as a figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.figures.panel import Look, Panel, Table
from app.figures.panels.sentences import HIDDEN, paint_sentence, sentence_height
from app.language import mark, tr
from app.record.moment import Moment
from app.window.views.events.log import log_height, log_width, paint_log
from app.window.views.events.text import CSV_HEADER, csv_row, rows_of

BEST_ROWS = 24


def _paint(painter: QPainter, place: QRectF, moment: Moment, look: Look) -> None:
    if moment.snapshot.veiled:
        paint_sentence(painter, place, tr(HIDDEN), look.theme)
    else:
        paint_log(painter, place, moment.snapshot, look.theme)


def _least(width: float, moment: Moment, look: Look) -> tuple[float, float]:
    if moment.snapshot.veiled:
        return width, sentence_height(tr(HIDDEN), width, look.theme)
    needed = max(width, log_width(moment.snapshot, look.theme))
    return needed, log_height(needed, moment.snapshot, look.theme)


def _best(width: float, moment: Moment, look: Look) -> float:
    if moment.snapshot.veiled:
        return sentence_height(tr(HIDDEN), width, look.theme)
    return log_height(width, moment.snapshot, look.theme, BEST_ROWS)


def _table(moment: Moment) -> Table:
    """All of it, as the log's own CSV has it."""
    rows = [] if moment.snapshot.veiled else rows_of(moment.snapshot)
    return CSV_HEADER, [csv_row(row) for row in rows]


EVENTS = Panel(
    name="events",
    title=mark("Events"),
    paint=_paint,
    least=_least,
    best=_best,
    table=_table,
    wide=True,
    once=True,
)
