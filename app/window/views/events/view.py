"""The log of deaths, revivals and what was done by hand: a table that grows with the run, its
filters, copies and CSV."""

from __future__ import annotations

from PySide6.QtCore import (
    QIODevice,
    QSaveFile,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.experiment.interventions import Intervention
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.events.picture import POINTS
from app.window.views.events.rows import EventRows
from app.window.views.events.table import EventTable
from app.window.views.events.text import (
    MISSED,
    Row,
    RowKind,
    csv_text,
    notes,
    nothing,
    table_text,
)
from app.window.views.look import segment_style
from app.window.views.units import convolutional

KINDS: tuple[tuple[str, RowKind | None], ...] = (
    (mark("all events"), None),
    (mark("deaths"), "death"),
    (mark("revivals"), "revival"),
    (mark("by hand"), "intervention"),
)


class EventLogView(QWidget):
    """Every death and revival of the displayed network, oldest first, each with its step and cause,
    and among them what was done by hand.

    A click on a row, or Enter, selects its neuron, or goes to the step of what was done. While the
    newest row is in view, the table follows; scrolled up, it stays where it is. The usual key
    copies the selected rows.
    """

    picked = Signal(int, int)
    """The layer and neuron, both from 0, that a person wants selected."""
    sought = Signal(int)
    """The step that a person wants to go to."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._model = EventTable(self)
        self._table = EventRows(self._model, theme)
        self._table.chosen.connect(self._pick)
        self._table.copy_wanted.connect(self.copy)
        self._heading = QLabel()
        self._heading.setWordWrap(True)
        self._notes = QLabel()
        self._notes.setWordWrap(True)
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(12)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._layers = _choice(tr("Layer"), tr("Show the events of one layer"), [tr("all layers")])
        kinds = [tr(name) for name, _ in KINDS]
        self._kinds = _choice(tr("Kind"), tr("Show one kind of event only"), kinds)
        self._export = QToolButton()
        self._export.setText(tr("Export ▾"))
        self._export.setToolTip(tr("Copy the rows, or save them as a CSV file"))
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._export)
        menu.setToolTipsVisible(True)
        menu.addActions(self._actions())
        self._export.setMenu(menu)
        self._lay_out()
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("Log of deaths, revivals and what was done by hand"))
        self.set_theme(theme)
        self._tell()
        for box in (self._layers, self._kinds):
            box.currentIndexChanged.connect(self._filter)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the events up to this snapshot."""
        if snapshot is self._snapshot:
            return
        before, self._snapshot = self._snapshot, snapshot
        self._offer_layers(len(snapshot.layers))
        record = snapshot.experiment.interventions
        channels = convolutional(snapshot)
        self._model.show_events(snapshot.events, record, snapshot.step, channels)
        if before is None or not snapshot.events.same_run(before.events):
            self._table.go_to(None)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        palette = theme.palette()
        palette.setColor(self.backgroundRole(), theme.color("surface"))
        self.setPalette(palette)
        for label, bold, color in (
            (self._heading, True, "text"),
            (self._notes, False, "muted"),
            (self._nothing, False, "muted"),
        ):
            label.setFont(theme.font(POINTS, bold))
            own = theme.palette()
            own.setColor(label.foregroundRole(), theme.color(color))
            label.setPalette(own)
        for control in (self._layers, self._kinds, self._export):
            control.setFont(theme.font(POINTS))
            control.setPalette(theme.palette())
        self._export.setStyleSheet(
            segment_style(theme)
            + f"QToolButton:disabled {{ color: {theme.muted}; }}"
            + "QToolButton::menu-indicator { image: none; }"
        )
        self._table.set_theme(theme)
        self.updateGeometry()

    def text(self) -> str:
        """All that the log says, as lines: heading, notes, and the rows with tabs between cells."""
        said = [self._heading.text(), self._notes.text()]
        rows = self._model.rows()
        said.append(table_text(rows, self._model.channels) if rows else self._nothing.text())
        return "\n".join(line for line in said if line)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as text, or all if none is selected."""
        QGuiApplication.clipboard().setText(table_text(self._meant(), self._model.channels))

    def copy_csv(self) -> None:
        """The same as CSV."""
        QGuiApplication.clipboard().setText(csv_text(self._meant()))

    def save_csv(self) -> None:
        """Ask for a file and write all rows shown to it."""
        dialog = QFileDialog(
            self, tr("Save the events"), "", tr("CSV table (*.csv);;All files (*)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("events.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._write)
        dialog.open()

    def sizeHint(self) -> QSize:
        return QSize(420, 300) * self._theme.text_scale

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 160) * self._theme.text_scale

    # What is shown

    def _offer_layers(self, layers: int) -> None:
        if self._layers.count() == layers + 1:
            return
        chosen = self._layers.currentIndex()
        self._layers.blockSignals(True)
        self._layers.clear()
        names = [tr("layer {layer}", layer=n + 1) for n in range(layers)]
        self._layers.addItems([tr("all layers"), *names])
        self._layers.setCurrentIndex(chosen if chosen <= layers else 0)
        self._layers.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        layer = self._layers.currentIndex() - 1
        at = self._table.at_step()
        self._model.set_filter(layer if layer >= 0 else None, KINDS[self._kinds.currentIndex()][1])
        self._table.go_to(at)
        self._tell()

    def _tell(self) -> None:
        """Bring the words around the table up to date."""
        model, snapshot = self._model, self._snapshot
        empty = model.rowCount() == 0
        since = 0 if snapshot is None else snapshot.events.since
        self._heading.setText(model.tally.words(model.kind, since))
        noted = "" if snapshot is None else notes(model.tally, snapshot.events)
        self._notes.setText(noted)
        sampled = snapshot is not None and snapshot.events.every > 1
        self._notes.setToolTip(tr(MISSED) if sampled else "")
        self._notes.setVisible(bool(noted))
        self._nothing.setText(nothing(snapshot, model.layer, model.kind))
        self._nothing.setVisible(empty)
        self._table.setVisible(not empty)
        self._export.setEnabled(not empty)
        for action in self.actions():
            action.setEnabled(not empty)
        self._table.make_room()

    # What a person does

    def _pick(self, event: Row) -> None:
        if isinstance(event, Intervention):
            self.sought.emit(event.step)
        elif event.layer is not None and event.neuron is not None:
            self.picked.emit(event.layer, event.neuron)

    def _meant(self) -> list[Row]:
        return self._table.selected() or self._model.rows()

    def _write(self, path: str) -> None:
        # whole or not at all: it writes beside the file and then takes its place
        file = QSaveFile(path)
        content = csv_text(self._model.rows()).encode()
        opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if opened and file.write(content) == len(content) and file.commit():
            return
        box = QMessageBox(self)
        box.setObjectName("trouble")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Flatline")
        reason = file.errorString()
        box.setText(tr("{path} could not be written: {reason}", path=path, reason=reason))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowModality(Qt.WindowModality.NonModal)
        box.show()

    # How it is built

    def _actions(self) -> list[QAction]:
        of_selected = tr("The selected rows; all rows if none is selected")
        found = []
        for words, do, tip in (
            (tr("Copy as text"), self.copy, of_selected),
            (tr("Copy as CSV"), self.copy_csv, of_selected),
            (tr("Save as CSV …"), self.save_csv, tr("All rows shown")),
        ):
            action = QAction(words, self)
            action.setToolTip(tip)
            action.triggered.connect(do)
            found.append(action)
        found[0].setShortcut(QKeySequence.StandardKey.Copy)
        found[0].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addActions(found)
        return found

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        filters = QHBoxLayout()
        filters.addWidget(self._layers)
        filters.addWidget(self._kinds)
        filters.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(10, 6, 10, 6)
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self._notes)
        head.addLayout(filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        column.addWidget(self._nothing, 1)


def _choice(name: str, tip: str, items: list[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(items)
    box.setAccessibleName(name)
    box.setToolTip(tip)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    metrics = box.fontMetrics()
    widest = max(metrics.horizontalAdvance(each) for each in items)
    box.setMinimumContentsLength(max(7, round(widest / metrics.horizontalAdvance("X"))))
    return box
