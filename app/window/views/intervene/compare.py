"""The page of comparisons: what a second network beside this one can have instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.experiment.interventions import Set
from app.experiment.settings import Experiment
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.controls.widgets import Button
from app.window.views.intervene.line import Line
from app.window.views.intervene.offers import comparisons
from app.window.views.intervene.scrolled import Scrolled

TIP = mark("Two networks side by side from this step on, with one difference")
MARGIN = 12


class ComparePage(QWidget):
    """Presets of one difference each. `asked` carries the Set that the second network gets."""

    asked = Signal(object)
    grown = Signal()
    """It may need another height."""

    def __init__(self) -> None:
        super().__init__()
        intro = QLabel(tr("Two networks side by side from this step on, with one difference."))
        intro.setWordWrap(True)
        intro.setProperty("role", "note")
        self._shown: Experiment | None = None
        self._changes: dict[str, Set | None] = {}
        self._lines: list[tuple[QLabel, list[Button]]] = []
        body = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = Scrolled(body)
        self._area.grown.connect(self.grown)
        whole.addWidget(self._area)
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 9, MARGIN, MARGIN)
        column.setSpacing(4)
        column.addWidget(intro)
        for group, (_, differences) in enumerate(comparisons(Experiment())):
            label = QLabel()
            buttons = [self._button(f"fork.{group + 1}.{n + 1}") for n in range(len(differences))]
            line = Line(label, buttons, left=True)
            self._lines.append((label, buttons))
            column.addSpacing(3)
            column.addWidget(line)
        column.addStretch(1)
        self.setEnabled(False)

    def wanted_height(self) -> int:
        """How high it is without scrolling."""
        return self._area.wanted_height()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Offer what this run can be compared with."""
        experiment = snapshot.experiment
        self.setEnabled(True)
        if experiment is self._shown:
            return
        self._shown = experiment
        for (label, buttons), (heading, differences) in zip(
            self._lines, comparisons(experiment, snapshot.start), strict=True
        ):
            label.setText(heading)
            for button, difference in zip(buttons, differences, strict=True):
                self._changes[button.objectName()] = difference.change
                button.setText(difference.label)
                button.setAccessibleName(f"{heading} {difference.label}")
                button.setVisible(difference.change is not None)
                button.updateGeometry()

    def _button(self, name: str) -> Button:
        button = Button("", tr(TIP))
        button.setObjectName(name)
        button.clicked.connect(lambda: self._ask(name))
        return button

    def _ask(self, name: str) -> None:
        change = self._changes.get(name)
        if change is not None:
            self.asked.emit(change)
