"""The views of a figure: which, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.experiment.figure import VIEWS
from app.figures.catalogue import panel_of
from app.language import tr
from app.window.controls.widgets import RADIUS

WINDOW = "window"
GAP = 4
"""Pixels around a box, and between lines."""
ROWS = 7.5
"""So many are in sight; the half one says that there are more."""
NAME = Qt.ItemDataRole.UserRole


class _Line(QStyledItemDelegate):
    """Draws an item's box as the panel's check boxes are: Qt's own do not show in the dark."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette, rect, roles = option.palette, QRectF(option.rect), QPalette.ColorRole
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, palette.color(roles.Mid))
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is _state(True)
        size = round(option.fontMetrics.height() * 0.85)
        box = QRectF(rect.x() + GAP + 0.5, round(rect.center().y() - size / 2) + 0.5, size, size)
        painter.setPen(palette.color(roles.Highlight if checked else roles.PlaceholderText))
        painter.setBrush(palette.color(roles.Highlight if checked else roles.Button))
        painter.drawRoundedRect(box, RADIUS - 1, RADIUS - 1)
        if checked:
            painter.setPen(QPen(palette.color(roles.HighlightedText), size / 8))
            tick = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            painter.drawPolyline([QPointF(box.x() + x * size, box.y() + y * size) for x, y in tick])
        painter.setFont(option.font)
        painter.setPen(palette.color(roles.Text))
        rect.setLeft(box.right() + 2 * GAP)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(10 * option.fontMetrics.height(), option.fontMetrics.height() + GAP)


class ViewsList(QListWidget):
    """A list to check and to order: by dragging, or with Alt and an arrow key. The whole window
    stands alone."""

    changed = Signal(object)
    """The names that are checked, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("figure.views")
        self.setAccessibleName(tr("Views"))
        self.setToolTip(tr("Check what is shown. Drag to order, or press Alt and an arrow key."))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in VIEWS:
            item = QListWidgetItem(title_of(name))
            item.setData(NAME, name)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setItemDelegate(_Line(self))
        self._offered: Collection[str] = VIEWS
        self.itemChanged.connect(self._on_check)
        self.model().rowsMoved.connect(self._tell)

    @property
    def views(self) -> tuple[str, ...]:
        """Those checked, in their order."""
        items = map(self.item, range(self.count()))
        return tuple(
            _name(each)
            for each in items
            if each.checkState() is Qt.CheckState.Checked and not each.isHidden()
        )

    def offer(self, names: Collection[str]) -> None:
        """Only these can be drawn of the present run."""
        if names != self._offered:
            self._offered = names
            for row in range(self.count()):
                item = self.item(row)
                item.setHidden(_name(item) not in names)

    def show_views(self, views: Sequence[str]) -> None:
        """Check these; they stand first, in this order. Nothing is emitted."""
        if tuple(views) == self.views:
            return
        with QSignalBlocker(self):
            order = [*views, *(name for name in VIEWS if name not in views)]
            items = [self.takeItem(0) for _ in range(self.count())]
            for item in sorted(items, key=lambda item: order.index(_name(item))):
                self.addItem(item)
                item.setHidden(_name(item) not in self._offered)
                item.setCheckState(_state(_name(item) in views))
        self.setCurrentRow(0)
        self.scrollToTop()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        row = max(self.sizeHintForRow(0), self.fontMetrics().height() + 4)
        return QSize(12 * self.fontMetrics().height(), round(ROWS * row) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._move(by)
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        """Take the current one past the next one in sight."""
        row = at = self.currentRow()
        while 0 <= (at := at + by) < self.count() and self.item(at).isHidden():
            pass
        if row >= 0 and 0 <= at < self.count():
            item = self.takeItem(row)
            self.insertItem(at, item)
            self.setCurrentItem(item)
            self._tell()

    def _on_check(self, item: QListWidgetItem) -> None:
        if item.checkState() is Qt.CheckState.Checked:
            with QSignalBlocker(self):
                for row in range(self.count()):
                    other = self.item(row)
                    if (_name(other) == WINDOW) != (_name(item) == WINDOW):
                        other.setCheckState(Qt.CheckState.Unchecked)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.views)


def title_of(name: str) -> str:
    """What a view is called."""
    return tr("The whole window") if name == WINDOW else tr(panel_of(name).title)


def _name(item: QListWidgetItem) -> str:
    return str(item.data(NAME))


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
