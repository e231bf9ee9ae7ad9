"""The control panel: every declared setting with its editor, and the experiment they make up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.experiment.declaration import Declaration, Effect
from app.experiment.errors import BadInput
from app.experiment.settings import Experiment, declarations
from app.language import mark, tr
from app.window.controls.companions import Awaited, awaited, companions, imagined
from app.window.controls.look import style_sheet
from app.window.controls.numbers import refusal
from app.window.controls.rows import MARGIN, REBUILD_MARK, RIGHT, Row, Section
from app.window.theme import Theme

NEED_ANOTHER = (Effect.IN_PLACE, Effect.REBUILD)
"""Effects of settings that a running network does not simply take over."""
KEEP_TIP = mark(
    "Other data, activations, biases, optimizer or loss for the running network: what it has "
    "learned stays. Off, such a change begins anew. (A change of layers or of initial weights "
    "always does.)"
)
TITLES = {
    "dataset": mark("Data"),
    "network": mark("Network"),
    "initialisation": mark("Initial weights"),
    "training": mark("Training"),
    "census": mark("Census"),
    "stop": mark("Stop"),
}
"""What the sections are called."""
FOLDED = {"census", "stop"}
"""Sections folded at first: seldom changed."""


@dataclass(frozen=True)
class Change:
    """A change the person made: the experiment as it is now, and the setting that was changed.

    `rebuild` tells that the change, or one that had to go with it, needs a new network.
    """

    experiment: Experiment
    key: str
    rebuild: bool


class ControlPanel(QWidget):
    """All settings in folding sections. Emits `changed` with a Change once per real change.

    What is not allowed is said below its row, and the last good value stays in force.
    """

    changed = Signal(object)

    def __init__(self, experiment: Experiment, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self._awaited: Awaited | None = None
        self._only: frozenset[str] = frozenset()
        """The settings that are shown; empty: all."""
        self._rows = {key: self._make_row(key) for key in declarations()}
        self._sections = self._make_sections()
        self._keep = QCheckBox(tr("Keep the weights at {mark}", mark=REBUILD_MARK))
        self._keep.setObjectName("keep")
        self._keep.setToolTip(tr(KEEP_TIP))
        self._others = QPushButton(tr("Show all settings"))
        self._others.setObjectName("others")
        self._others.setToolTip(tr("Also those that this lesson does not speak of"))
        self._others.clicked.connect(lambda: self.show_only(()))
        self._body = self._make_body()
        self._area = QScrollArea()
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_lane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.set_theme(theme)
        self._show_all()

    @property
    def experiment(self) -> Experiment:
        """The experiment in force."""
        return self._experiment

    @property
    def keeping(self) -> bool:
        """Whether the running network is to take over what it can, with its weights."""
        return self._keep.isChecked()

    def show_experiment(self, experiment: Experiment) -> None:
        """Show another experiment without emitting anything.

        When no setting differs, half-typed texts stay: only the interventions are taken over.
        """
        same = _settings(experiment) == _settings(self._experiment)
        self._experiment = experiment
        if same:
            return
        self._awaited = None
        for row in self._rows.values():
            row.clear()
            row.editor.start_over()
        self._show_all()

    def take_over(self, before: ControlPanel) -> None:
        """What is folded away there, and whether weights are kept, is so here."""
        self._keep.setChecked(before._keep.isChecked())
        self.show_only(before._only)
        for name, section in self._sections.items():
            section.header.setChecked(before._sections[name].header.isChecked())

    def show_only(self, keys: Collection[str]) -> None:
        """Fold all settings away but these, until they are asked for; of no keys, show all."""
        self._only = frozenset(keys)
        self._show_what_applies()

    def row(self, key: str) -> QWidget | None:
        """The line of a setting; None while it is not to be seen."""
        row = self._rows[key]
        return None if row.isHidden() else row

    def complain(self, key: str, sentence: str) -> None:
        """Say below the row of `key` what turned out to be wrong, e.g. an unreadable file."""
        row = self._rows[key]
        if self._only and key not in self._only:
            self.show_only(())
        self._sections[row.declaration.section].unfold()
        row.refuse(sentence)
        self._area.ensureWidgetVisible(row)

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes from `theme`; the least width follows."""
        # in this order: a new style sheet brings back the palette and font of before the old one
        self.setStyleSheet(style_sheet(theme))
        self.setFont(theme.font())
        # to each by itself: below a style sheet Qt hands no palette down
        for widget in (self, *self.findChildren(QWidget)):
            widget.setPalette(theme.palette())
        labels = [row.label for row in self._rows.values()]
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setFixedWidth(widest)
        self._keep_lane()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(300, self.minimumSizeHint().width()), 900)

    def minimumSizeHint(self) -> QSize:
        sections = (section.minimumSizeHint().width() for section in self._sections.values())
        return QSize(max(sections) + self._lane(), 200)

    def _lane(self) -> int:
        return self._area.verticalScrollBar().sizeHint().width()

    def _keep_lane(self) -> None:
        """Leave the scroll bar's room free while there is none, so that editors stay in place."""
        shown = self._area.verticalScrollBar().maximum() > 0
        self._body.setContentsMargins(0, 0, 0 if shown else self._lane(), 0)

    def _make_row(self, key: str) -> Row:
        row = Row(declarations()[key])
        row.editor.asked.connect(lambda value: self._ask(key, value))
        row.editor.refused.connect(row.refuse)
        row.editor.restored.connect(row.clear)
        return row

    def _make_sections(self) -> dict[str, Section]:
        by_section: dict[str, list[Row]] = {}
        for row in self._rows.values():
            by_section.setdefault(row.declaration.section, []).append(row)
        return {
            name: Section(name, tr(TITLES[name]), rows, name not in FOLDED)
            for name, rows in by_section.items()
        }

    def _make_body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        first = QHBoxLayout()
        first.setContentsMargins(MARGIN, 8, RIGHT, 0)
        first.addWidget(self._keep)
        lines.addLayout(first)
        for section in self._sections.values():
            lines.addWidget(section)
        last = QHBoxLayout()
        last.setContentsMargins(MARGIN, 8, RIGHT, 8)
        last.addWidget(self._others)
        last.addStretch(1)
        lines.addLayout(last)
        lines.addStretch(1)
        return body

    def _show_all(self) -> None:
        for row in self._rows.values():
            row.editor.show_experiment(self._experiment)
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        """Hide the settings without influence.

        Which ones apply changes only by a choice, never during a drag, and mostly below it: a panel
        without dead rows is calmer than one that never moves.
        """
        pending = self._awaited.values if self._awaited else {}
        experiment = imagined(self._experiment, pending)
        for key, row in self._rows.items():
            asked_for = not self._only or key in self._only
            row.setVisible(asked_for and row.declaration.applies.rule(experiment))
        sections = {key.partition(".")[0] for key in self._only}
        for name, section in self._sections.items():
            section.setVisible(not sections or name in sections)
            if name in sections:
                section.unfold()
        self._keep.setVisible(not self._only)
        self._others.setVisible(bool(self._only))

    def _ask(self, key: str, value: Any) -> None:
        """Put the value in force if that is possible, else say what is missing or wrong."""
        if self._awaited and key in self._awaited.values:
            self._stop_waiting()
        missing = awaited(self._experiment, key, value)
        if missing:
            self._awaited = missing
            self._show_what_applies()
            self._rows[missing.key].note(missing.note)
            return
        along = companions(self._experiment, key, value)
        values = {**along.values, key: value}
        if self._awaited and key == self._awaited.key:
            values.update(self._awaited.values)
        try:
            new = self._experiment.with_values(values)
        except BadInput as error:
            self._rows[key].editor.take_back(self._experiment)
            self._rows[key].refuse(_sentence(self._rows[key].declaration, value, error))
            return
        if self._awaited and key == self._awaited.key:
            self._stop_waiting()
        self._put_in_force(new, key, along.note)

    def _stop_waiting(self) -> None:
        if self._awaited:
            self._rows[self._awaited.key].clear()
            self._awaited = None

    def _put_in_force(self, new: Experiment, key: str, note: str) -> None:
        old, self._experiment = self._experiment, new
        changed = {k for k in self._rows if new.value(k) != old.value(k)}
        for k, row in self._rows.items():
            # one activation per layer follows the number of layers, and what may go follows others
            if k in changed or k == key or row.declaration.kind in ("choices", "integers"):
                row.editor.show_experiment(new)
        self._show_what_applies()
        self._rows[key].clear()
        if not changed:
            return
        self._forget_notes()
        if note:
            self._rows[key].note(note)
        rebuild = any(self._rows[k].declaration.effect in NEED_ANOTHER for k in changed)
        self.changed.emit(Change(new, key, rebuild))

    def _forget_notes(self) -> None:
        """Notes are about the last change; refusals and what is waited for stay."""
        for key, row in self._rows.items():
            if not row.is_refused and not (self._awaited and key == self._awaited.key):
                row.clear()


def _settings(experiment: Experiment) -> Experiment:
    return experiment.model_copy(update={"interventions": ()})


def _sentence(declaration: Declaration, value: Any, error: BadInput) -> str:
    """The error without the key, which the row's label already says, and with long values cut."""
    message = str(error)
    if message.endswith(declaration.allowed()):
        return refusal(declaration, value)
    return message.removeprefix(f"{declaration.key} = ")
