"""The page of weights: a table of numbers, each of which can be given another value."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.experiment.errors import BadInput
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.intervene.blocks import Block, exact, neuron_block, output_block
from app.window.views.look import segment_style
from app.window.views.words import number

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
DIGITS = 5
MARGIN = 12
COLUMN = 76
"""Pixels at desk size that a column of numbers has at least."""
END = 6
"""Pixels below the last row."""
HINT = mark("Select a neuron to see its weights: click it among the neurons, or its plane.")
BEGINNINGS = frozenset("0123456789-−.,")
"""Keys that begin a number: typed on a cell they edit it, whatever else the window does by them."""


class WeightsPage(QWidget):
    """The selected neuron's numbers, or those of the output layer. `asked` carries an Intervention,
    `refused` a sentence or nothing."""

    asked = Signal(object)
    refused = Signal(str)
    grown = Signal()
    """It may need another height."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._scale = 1.0
        self._model = WeightTable(self)
        self._model.asked.connect(self.asked)
        self._model.refused.connect(self.refused)
        self._table = WeightCells(self._model)
        self._hint = QLabel(tr(HINT))
        self._hint.setProperty("role", "note")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMargin(MARGIN)
        self._group = QButtonGroup(self)
        self._line = line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 7, MARGIN, 7)
        line.setSpacing(4)
        for at, (name, words, tip) in enumerate(
            (
                ("neuron", tr("Neuron"), tr("The selected neuron's incoming weights and bias")),
                ("output", tr("Output"), tr("The output layer's incoming weights and bias")),
            )
        ):
            button = QToolButton()
            button.setObjectName(f"weights.{name}")
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setCheckable(True)
            button.setChecked(at == 0)
            self._group.addButton(button, at)
            line.addWidget(button)
        line.addStretch(1)
        self._group.idClicked.connect(lambda _: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._table, 1)
        column.addWidget(self._hint, 1)
        self._show()

    def wanted_height(self) -> int:
        """How high it is without scrolling."""
        above = self._line.sizeHint().height()
        if self._model.block is None:
            return above + self._hint.heightForWidth(self.width())
        return above + self._table.wanted_height()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show its numbers; one that is being typed stays."""
        self._snapshot = snapshot
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take what the style sheet above cannot say."""
        style = segment_style(theme) + "QToolButton { padding: 3px 9px; }"
        for button in self._group.buttons():
            button.setStyleSheet(style)
        self._table.set_scale(theme.text_scale)

    def _show(self) -> None:
        block = None
        neuron = self._group.button(0)
        if self._snapshot is not None:
            of_neuron = neuron_block(self._snapshot)
            name = of_neuron.columns[0] if of_neuron is not None else tr("Neuron")
            if neuron.text() != name:
                neuron.setText(name)
            block = output_block(self._snapshot) if self._group.checkedId() == 1 else of_neuron
        changed = self._model.show_block(block)
        self._table.setVisible(block is not None)
        self._hint.setVisible(block is None)
        if changed:
            self._table.fit()
            self.grown.emit()


class WeightTable(QAbstractTableModel):
    """A Block as Qt's table views want it. An edit is asked for; the next snapshot shows it."""

    asked = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.block: Block | None = None

    def show_block(self, block: Block | None) -> bool:
        """Show these numbers. True where they are of other neurons than before."""
        before = self.block
        if block is None or not block.same_cells(before):
            if block is before:
                return False
            self.beginResetModel()
            self.block = block
            self.endResetModel()
            return True
        assert before is not None
        self.block = block
        if not np.array_equal(block.values, before.values, equal_nan=True):
            last = self.index(len(block.rows) - 1, len(block.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self.block is None else len(self.block.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self.block is None else len(self.block.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        block = self.block
        if block is None:
            return None
        value = float(block.values[index.row(), index.column()])
        match role:
            case Role.DisplayRole:
                return number(value, DIGITS)
            case Role.EditRole:
                return exact(value)
            case Role.ToolTipRole:
                said = tr(
                    "{neuron}, {weight}: {value}",
                    neuron=block.columns[index.column()],
                    weight=block.rows[index.row()],
                    value=exact(value).replace("-", "−"),
                )
                return "\n".join([said, tr("Enter, a double click or a digit edits it.")])
            case Role.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        if self.block is None or role != Role.EditRole:
            return False
        try:
            wanted = self.block.edit(index.row(), index.column(), str(value))
        except BadInput as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        self.asked.emit(wanted)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if self.block is None:
            return None
        if role == Role.DisplayRole:
            return (self.block.columns if across else self.block.rows)[section]
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class NumberEdit(QStyledItemDelegate):
    """Edits a cell as text. What the network does meanwhile leaves the text alone."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFrame(False)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect)  # all of the cell, its padding too

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.property("begun") is None:
            editor.setProperty("begun", index.data(Role.EditRole))
            editor.setText(index.data(Role.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text() != editor.property("begun"):
            model.setData(index, editor.text())
        elif isinstance(model, WeightTable):
            model.refused.emit("")


class WeightCells(QTableView):
    """The numbers on the screen; a digit begins to edit."""

    def __init__(self, model: WeightTable) -> None:
        super().__init__()
        self._scale = 1.0
        self._weights = model
        self.setModel(model)
        self.setItemDelegate(NumberEdit(self))
        self.setObjectName("weights")
        self.setAccessibleName(tr("Weights and biases"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)

    def set_scale(self, scale: float) -> None:
        """Rows and columns for this size of text."""
        self._scale = scale
        high = self.fontMetrics().height() + 8
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        self.fit()

    def wanted_height(self) -> int:
        """How high it is with all its rows."""
        rows = self._weights.rowCount() * self.verticalHeader().defaultSectionSize()
        across = self.horizontalHeader()
        columns = self._weights.columnCount() * across.defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height() if columns > self.width() else 0
        return across.sizeHint().height() + rows + bar + END

    def fit(self) -> None:
        """One column takes the whole width; several have what a number needs, and scroll."""
        across = self.horizontalHeader()
        one = self._weights.columnCount() == 1
        across.setSectionResizeMode(
            QHeaderView.ResizeMode.Stretch if one else QHeaderView.ResizeMode.Fixed
        )
        across.setDefaultSectionSize(round(COLUMN * self._scale))
        if self._weights.rowCount() and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(
                self._weights.index(0, 0), self.selectionModel().SelectionFlag.NoUpdate
            )

    def event(self, event: QEvent) -> bool:
        # digits, comma and point are shortcuts of the window as well
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text() in BEGINNINGS
            and event.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
            return
        begins = event.text() in BEGINNINGS or event.key() == Qt.Key.Key_F2 or not event.text()
        if begins or event.text() < " ":
            super().keyPressEvent(event)
        else:
            event.ignore()  # a letter is no number
