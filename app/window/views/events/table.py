"""The events as Qt's table views want them: rows that only ever grow, and how a cell is drawn."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.experiment.interventions import Intervention, OnUnits, Record
from app.language import tr
from app.record.events import NO_EVENTS, Events
from app.window.theme import Theme
from app.window.views.events.picture import EVENT, alignment_of, paint_cell, paint_words
from app.window.views.events.text import (
    EXPLAINED,
    HEADERS,
    Row,
    RowKind,
    Tally,
    cell,
    done_by,
    merged,
    order,
    sentence,
)

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class EventTable(QAbstractTableModel):
    """Those events of a run that the filter lets through, and what was done by hand among them.
    What comes later is added at the end; only another run, one that went back, or another filter
    makes it begin anew.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: Events = NO_EVENTS
        self._record: Record = ()
        """All that was done and is to be done."""
        self._done: Record = ()
        self._rows: list[Row] = []
        self._tally = Tally()
        self.layer: int | None = None
        """The only layer shown, from 0; None for all."""
        self.kind: RowKind | None = None
        """The only kind shown; None for all."""
        self.channels = 0
        """Of how many layers, the first ones, the units are channels."""

    @property
    def tally(self) -> Tally:
        """How many rows there are of each kind."""
        return self._tally

    def rows(self) -> list[Row]:
        """What is shown, oldest first."""
        return self._rows

    def show_events(
        self, events: Events, record: Record = (), step: int = 0, channels: int = 0
    ) -> None:
        """Show these, and what of the record is done at this step; where they are the old ones
        with more at the end, only that is added. The units of so many layers are channels."""
        self.channels = channels
        known, self._events = self._events, events
        before, self._record = self._done, record
        self._done = done_by(record, step)
        later = self._done[len(before) :]
        if (
            not events.same_run(known)
            or len(events) < len(known)
            or self._done[: len(before)] != before
        ):
            self._begin_anew()
            return
        fresh = self._wanted(merged(events.slice(len(known)), later))
        if fresh and self._rows and order(fresh[0]) < order(self._rows[-1]):
            self._begin_anew()
        elif fresh:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(fresh) - 1)
            self._rows += fresh
            self._tally = self._tally.plus(fresh)
            self.endInsertRows()

    def set_filter(self, layer: int | None, kind: RowKind | None) -> None:
        """Show one layer's rows, or one kind's; None for all."""
        if (layer, kind) != (self.layer, self.kind):
            self.layer, self.kind = layer, kind
            self._begin_anew()

    def row_from(self, step: int) -> int:
        """The first row of this step or a later one."""
        return bisect_left(self._rows, step, key=lambda event: event.step)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if role == Role.DisplayRole:
            return cell(self._rows[index.row()], index.column(), self.channels)
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return sentence(self._rows[index.row()], self._record, self.channels)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        match role:
            case Role.DisplayRole:
                return tr(HEADERS[section])
            case Role.ToolTipRole:
                return tr(EXPLAINED[section])
            case Role.TextAlignmentRole:
                return alignment_of(section)
        return None

    def _begin_anew(self) -> None:
        self.beginResetModel()
        self._rows = self._wanted(merged(self._events.slice(0), self._done))
        self._tally = Tally().plus(self._rows)
        self.endResetModel()

    def _wanted(self, rows: list[Row]) -> list[Row]:
        if self.layer is not None:
            rows = [row for row in rows if _in_layer(row, self.layer)]
        if self.kind is not None:
            rows = [row for row in rows if _kind_of(row) == self.kind]
        return rows


def _in_layer(row: Row, layer: int) -> bool:
    """What is done to all neurons is done to each layer."""
    if isinstance(row, Intervention):
        return isinstance(row, OnUnits) and row.layer in (None, layer + 1)
    return row.layer == layer


def _kind_of(row: Row) -> RowKind:
    return "intervention" if isinstance(row, Intervention) else row.kind


class EventCells(QStyledItemDelegate):
    """Draws the cells of an EventTable."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EventTable):
            return
        area, state = QRectF(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, self.theme.color("accent"))
        row, column = model.rows()[index.row()], index.column()
        paint_cell(painter, area, column, row, self.theme, selected, model.channels)
        table = option.widget
        if not isinstance(row, Intervention) or not isinstance(table, QTableView):
            return
        if column >= EVENT:
            line = QRectF(area)
            line.setLeft(table.columnViewportPosition(EVENT))
            line.setRight(table.viewport().width())
            paint_words(painter, line, area, row, self.theme, selected)
