"""What was done to the network and is still to come: the rules at work, and the record in rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.experiment.interventions import KINDS, End, Intervention, Kick, Record, Set, Standing
from app.experiment.settings import Experiment
from app.experiment.standing import rules_in_force
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.controls.widgets import Button
from app.window.theme import LIGHT, Theme
from app.window.views.copying import offer_copy
from app.window.views.words import count, grouped, number

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
MARGIN = 12
RULE = "⟳"
"""Before what is done again and again."""
BRIEF_BELOW = 300
"""Pixels at desk size below which a row begins with the step's bare number."""
NOTHING = mark("Nothing has been done to this network yet.")
BESIDE = 16
"""Pixels that Qt and the style sheet leave free beside a row's words."""
LINES = 3
"""So many lines has a row at most."""


@dataclass(frozen=True)
class Row:
    """A line of the list: something done or to come, or (without one) the words between them."""

    what: Intervention | None
    to_come: bool = False
    at_work: bool = False
    next_step: bool = False
    """It is done, and nothing shows it before another step is taken."""
    note: str = ""
    """What the tooltip says besides."""

    @property
    def step(self) -> str:
        """'1 240'"""
        return "" if self.what is None else grouped(self.what.step)

    @property
    def words(self) -> str:
        """What is done."""
        if self.what is None:
            return tr("to come") if self.to_come else tr("done")
        words = f"{RULE} {self.what.words()}" if self.at_work else self.what.words()
        if self.next_step:
            return tr("{done} – takes effect in the next step", done=words)
        return words

    def line(self) -> str:
        """'step 1 240 · L2 n3 kick, gradient × 100'"""
        if self.what is None:
            return self.words
        return tr("step {step} · {done}", step=self.step, done=self.words)


def rows_of(
    record: Record, step: int, at_work: Sequence[Standing], start: Experiment, idle: bool
) -> list[Row]:
    """The newest first: what is to come, below it what is done by `step`. `start`: what the run
    began with; `idle`: no steps are being taken."""
    inforce = {id(rule) for rule in at_work}
    slope, found = start.network.negative_slope, []
    for each in sorted(record, key=lambda each: each.step):  # stable: as done within a step
        if isinstance(each, Set) and each.key == "network.negative_slope":
            slope = float(each.value)
        note = ""
        if isinstance(each, Set) and "leaky-relu" in _functions(each):
            note = tr("The slope of leaky ReLU below zero is {slope}.", slope=number(slope))
        found.append(
            Row(
                each,
                to_come=each.step > step,
                at_work=id(each) in inforce,
                next_step=idle and isinstance(each, Kick) and each.step == step,
                note=note,
            )
        )
    done = bisect_right([row.what.step for row in found if row.what is not None], step)
    coming, past = found[done:][::-1], found[:done][::-1]
    if not coming:
        return past
    return [Row(None, to_come=True), *coming, *([Row(None), *past] if past else [])]


def _functions(change: Set) -> tuple[str, ...]:
    """The activations that it gives, if it gives any."""
    if change.key != "network.activation":
        return ()
    return (change.value,) if isinstance(change.value, str) else tuple(change.value)


class DoneList(QWidget):
    """The record, newest first, with what is still to come above it and the rules at work."""

    ended = Signal(object)
    """An End of a standing rule."""
    sought = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    grown = Signal()
    """It may need another height."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[object, ...] = ()
        self._heading = QLabel(tr("Done"))
        self._heading.setObjectName("done.heading")
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = Button(tr("Undo"), tr("Take back what was done last (Ctrl+Z)"))
        self._redo = Button(tr("Redo"), tr("Do again what was taken back (Ctrl+Shift+Z)"))
        self._undo.setObjectName("undo")
        self._redo.setObjectName("redo")
        self._undo.clicked.connect(self.undo_asked)
        self._redo.clicked.connect(self.redo_asked)
        self._rules = {
            action: RuleLine(action) for action, kind in KINDS.items() if issubclass(kind, Standing)
        }
        self._model = RecordTable(self)
        self._table = RecordRows(self._model)
        self._table.chosen.connect(self.sought)
        offer_copy(self._table, self.copy)
        self._nothing = QLabel(tr(NOTHING))
        self._nothing.setProperty("role", "note")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(MARGIN)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 5, MARGIN, 4)
        top.setSpacing(4)
        top.addWidget(self._heading, 1)
        top.addWidget(self._undo)
        top.addWidget(self._redo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        for line in self._rules.values():
            line.ended.connect(self.ended)
            column.addWidget(line)
        column.addWidget(self._table, 1)
        column.addWidget(self._nothing, 1)
        self._table.hide()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the run's record as it stands at this step."""
        record, step = snapshot.experiment.interventions, snapshot.step
        at_work = rules_in_force(record, step)
        done = sum(each.step <= step for each in record)
        idle = snapshot.steps_per_second == 0.0
        waiting = idle and any(isinstance(each, Kick) and each.step == step for each in record)
        seen = (record, done, tuple(map(id, at_work)), waiting)
        if self._seen and self._seen[0] is record and self._seen[1:] == seen[1:]:
            return
        self._seen = seen
        self._table.setVisible(bool(record))
        self._nothing.setVisible(not record)
        self._table.show_rows(rows_of(record, step, at_work, snapshot.start, idle))
        for action, line in self._rules.items():
            line.show_rules([rule for rule in at_work if rule.action == action])
        self._heading.setText(tr("Done · {n}", n=grouped(done)) if done else tr("Done"))
        self.grown.emit()

    def wanted_height(self) -> int:
        """How high it is without scrolling."""
        shown = [line for line in self._rules.values() if not line.isHidden()]
        rules = sum(line.heightForWidth(self.width()) for line in shown)
        rows = self._table.verticalHeader().length() + MARGIN
        if self._table.isHidden():
            rows = self._nothing.heightForWidth(self.width())
        return self._undo.sizeHint().height() + MARGIN + rules + rows

    def set_theme(self, theme: Theme) -> None:
        """Take what the style sheet above cannot say."""
        self._heading.setFont(theme.font(10, bold=True))
        self._model.set_theme(theme)
        self._table.set_scale(theme.text_scale)

    def text(self) -> str:
        """The list, as lines."""
        rows = self._model.rows
        return "\n".join(row.line() for row in rows) if rows else tr(NOTHING)

    def copy(self) -> None:
        """Put the list on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())


class RuleLine(QWidget):
    """The standing rules of one action that are at work, and the button that ends them."""

    ended = Signal(object)

    def __init__(self, action: str) -> None:
        super().__init__()
        self._words = QLabel()
        self._words.setWordWrap(True)
        tip = tr("From now on without this rule: {rule}", rule=tr(KINDS[action].title))
        self._end = Button(tr("End"), tip)
        self._end.setObjectName(f"end.{action}")
        self._end.clicked.connect(
            lambda: self.ended.emit(End.model_validate({"action": "end", "rule": action}))
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 0, MARGIN, 4)
        line.addWidget(self._words, 1)
        line.addWidget(self._end)
        self.hide()

    def show_rules(self, rules: Sequence[Standing]) -> None:
        """Name these; without any, hide."""
        if rules:
            words = rules[-1].words() if len(rules) == 1 else _together(rules)
            self._words.setText(f"{RULE} {words}")
            self._words.setToolTip("\n".join(rule.words() for rule in rules))
        self.setVisible(bool(rules))


def _together(rules: Sequence[Standing]) -> str:
    title = tr(KINDS[rules[0].action].title).lower()
    return count(len(rules), tr("{n} rule: {title}"), tr("{n} rules: {title}"), title=title)


class RecordTable(QAbstractTableModel):
    """The rows as Qt's table views want them: the step, and what is done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.brief = False
        """Whether steps are numbers only, for want of room."""
        self._theme = LIGHT

    def show_rows(self, rows: list[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        """Colours of what is to come, and of captions."""
        self._theme = theme

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        caption = self.rows[index.row()].what is None
        return Qt.ItemFlag.NoItemFlags if caption else super().flags(index)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Role.DisplayRole:
                if row.what is None:
                    return row.words if index.column() == 0 else None
                step = row.step if self.brief else tr("step {step}", step=row.step)
                return (step, row.words)[index.column()]
            case Role.ToolTipRole if row.what is not None:
                lines = [row.line(), row.note, tr("Enter or a double click goes there.")]
                return "\n".join(line for line in lines if line)
            case Role.TextAlignmentRole if row.what is not None:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            case Role.ForegroundRole:
                return self._color(row, index.column())
            case Role.FontRole if row.to_come or row.what is None:
                return self._font(row)
        return None

    def _color(self, row: Row, column: int) -> QColor | None:
        quiet = row.what is None or row.to_come or column == 0
        return self._theme.color("muted" if quiet else "text")

    def _font(self, row: Row) -> QFont:
        font = self._theme.font(9 if row.what is None else 10, bold=row.what is None)
        font.setItalic(row.what is not None)
        return font


class RecordRows(QTableView):
    """The rows on the screen. `chosen` carries the step of one by double click or Enter."""

    chosen = Signal(int)

    def __init__(self, model: RecordTable) -> None:
        super().__init__()
        self._record = model
        self._scale = 1.0
        self._lines: dict[str, int] = {}
        self._counted_for = (0, 0)
        self.setModel(model)
        self.setObjectName("record")
        self.setAccessibleName(tr("What was done, newest first"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self._choose(index))

    def show_rows(self, rows: list[Row]) -> None:
        """Show these instead; the row that was selected stays so, what comes next is at the top."""
        before = self._record.rows
        current = self.currentIndex().row()
        chosen = before[current].what if 0 <= current < len(before) else None
        self._record.show_rows(rows)
        self.fit()
        places = [at for at, row in enumerate(rows) if row.what is chosen]
        if chosen is not None and places:
            self.selectRow(places[0])
        self._go_to_present()

    def set_scale(self, scale: float) -> None:
        """Rows and columns for this size of text."""
        self._scale = scale
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._go_to_present()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
        self._go_to_present()

    def _go_to_present(self) -> None:
        """What is done last stands in sight, and above it what comes next."""
        coming = sum(row.what is not None and row.to_come for row in self._record.rows)
        if coming:
            self.scrollTo(self._record.index(coming, 0), self.ScrollHint.PositionAtTop)
        else:
            self.scrollToTop()

    def fit(self) -> None:
        """The steps' column as wide as the longest one; captions across both; rows as high as
        their words need, up to three lines."""
        metrics = self.fontMetrics()
        high = metrics.height() + 6
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        steps = [row.what.step for row in self._record.rows if row.what is not None]
        self._record.brief = self.width() < BRIEF_BELOW * self._scale
        longest = grouped(max(steps, default=0))
        if not self._record.brief:
            longest = tr("step {step}", step=longest)
        self.horizontalHeader().setMinimumSectionSize(10)
        first = MARGIN + metrics.horizontalAdvance(longest) + 8
        self.setColumnWidth(0, first)
        self.clearSpans()
        room = max(self.viewport().width() - first - BESIDE, 1)
        if (room, high) != self._counted_for:
            self._counted_for, self._lines = (room, high), {}
        for at, row in enumerate(self._record.rows):
            if row.what is None:
                self.setSpan(at, 0, 1, 2)
                continue
            words = row.words
            if words not in self._lines:
                self._lines[words] = _lines(words, room, metrics)
            height = high + (self._lines[words] - 1) * metrics.lineSpacing()
            if self.rowHeight(at) != height:
                self.setRowHeight(at, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        what = self._record.rows[index.row()].what if index.isValid() else None
        if what is not None:
            self.chosen.emit(what.step)


def _lines(words: str, room: int, metrics: QFontMetrics) -> int:
    """How many lines the words take."""
    if metrics.horizontalAdvance(words) <= room:
        return 1
    place = QRect(0, 0, room, 10 * metrics.lineSpacing())
    tall = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap, words).height()
    return min(round(tall / metrics.lineSpacing()), LINES)
