"""The event log's table on the screen: which columns it shows, where it stands, clicks and keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.language import tr
from app.window.theme import Theme
from app.window.views.events.picture import POINTS, columns_for, largest, row_height
from app.window.views.events.table import EventCells, EventTable
from app.window.views.events.text import HEADERS, Row


class EventRows(QTableView):
    """The rows. It shows the columns that there is room for and stays at the newest row, unless a
    person has scrolled up.
    """

    chosen = Signal(object)
    """The Row that was clicked, or where Enter was pressed."""

    copy_wanted = Signal()
    """The usual key was pressed."""

    def __init__(self, model: EventTable, theme: Theme) -> None:
        super().__init__()
        self._events = model
        self._theme = theme
        self._cells = EventCells(theme, self)
        self._following = True
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(tr("Events, oldest first"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._follow)
        self.clicked.connect(lambda index: self.chosen.emit(model.rows()[index.row()]))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = self._cells.theme = theme
        self.setPalette(theme.palette())
        # the rows' ground too: in a window with a style sheet it does not follow its parent
        self.viewport().setPalette(theme.palette())
        high = row_height(theme)
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        across = self.horizontalHeader()
        across.setFont(theme.font(POINTS))
        across.setFixedHeight(high)
        # its padding is that of the cells
        across.setStyleSheet(
            f"QHeaderView {{ background: {theme.surface}; border: none;"
            f" border-bottom: 1px solid {theme.border}; }}"
            f"QHeaderView::section {{ color: {theme.muted}; background: {theme.surface};"
            f" border: none; padding: 0 {round(6 * theme.text_scale)}px; }}"
        )
        self.make_room()

    def make_room(self) -> None:
        """Show the columns that fit, at widths that fill the table."""
        last = largest(self._events.rows())
        columns = columns_for(self.viewport().width(), last, self._theme)
        for column in range(len(HEADERS)):
            self.setColumnHidden(column, column not in columns)
            if column in columns:
                self.setColumnWidth(column, columns[column])

    def selected(self) -> list[Row]:
        """The selected rows, in their order."""
        rows = self._events.rows()
        chosen = self.selectionModel().selectedRows()
        return [rows[row] for row in sorted(index.row() for index in chosen)]

    def at_step(self) -> int | None:
        """The step of the topmost row in view; None while the newest rows are followed."""
        top = self.rowAt(0)
        return None if self._following or top < 0 else self._events.rows()[top].step

    def go_to(self, step: int | None) -> None:
        """Bring the first row of a step or later to the top; None goes to the newest."""
        if step is None:
            self._following = True
            self._follow()
        else:
            row = min(self._events.row_from(step), self._events.rowCount() - 1)
            self.scrollTo(self._events.index(row, 0), self.ScrollHint.PositionAtTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.chosen.emit(self._events.rows()[current.row()])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()  # a table by itself copies one cell
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Home and End go to the first and the last row, not to a row's ends
        if action == self.CursorAction.MoveHome:
            return self._events.index(0, 0)
        if action == self.CursorAction.MoveEnd:
            return self._events.index(self._events.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def _on_scrolled(self, value: int) -> None:
        self._following = value >= self.verticalScrollBar().maximum()

    def _follow(self) -> None:
        if self._following:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
