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
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.record.events import NO_EVENTS, Event, Events, Kind
from app.window.theme import Theme
from app.window.views.events.picture import alignment_of, paint_cell
from app.window.views.events.text import EXPLAINED, HEADERS, Tally, cell, sentence

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


class EventTable(QAbstractTableModel):
    """Those events of a run that the filter lets through. What comes later is added at the end;
    only another run, one that went back, or another filter makes it begin anew.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: Events = NO_EVENTS
        self._rows: list[Event] = []
        self._tally = Tally()
        self.layer: int | None = None
        """The only layer shown, from 0; None for all."""
        self.kind: Kind | None = None
        """The only kind shown; None for all."""

    @property
    def tally(self) -> Tally:
        """How many rows there are of each kind."""
        return self._tally

    def rows(self) -> list[Event]:
        """The events shown."""
        return self._rows

    def show_events(self, events: Events) -> None:
        """Show these; where they are the old ones with more at the end, only that is added."""
        known, self._events = self._events, events
        if not events.same_run(known) or len(events) < len(known):
            self._begin_anew()
            return
        fresh = self._wanted(events.slice(len(known)))
        if fresh:
            first = len(self._rows)
            self.beginInsertRows(NOWHERE, first, first + len(fresh) - 1)
            self._rows += fresh
            self._tally = self._tally.plus(fresh)
            self.endInsertRows()

    def set_filter(self, layer: int | None, kind: Kind | None) -> None:
        """Show one layer's events, or one kind's; None for all."""
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
            return cell(self._rows[index.row()], index.column())
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return sentence(self._rows[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        match role:
            case Role.DisplayRole:
                return HEADERS[section]
            case Role.ToolTipRole:
                return EXPLAINED[section]
            case Role.TextAlignmentRole:
                return alignment_of(section)
        return None

    def _begin_anew(self) -> None:
        self.beginResetModel()
        self._rows = self._wanted(self._events.slice(0))
        self._tally = Tally().plus(self._rows)
        self.endResetModel()

    def _wanted(self, events: list[Event]) -> list[Event]:
        if self.layer is not None:
            events = [event for event in events if event.layer == self.layer]
        if self.kind is not None:
            events = [event for event in events if event.kind == self.kind]
        return events


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
        event = model.rows()[index.row()]
        paint_cell(painter, area, index.column(), event, self.theme, selected)
