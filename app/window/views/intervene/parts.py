"""The editors of an action's fields. They hold what the person wants; no snapshot changes them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.experiment.declaration import Declaration
from app.experiment.errors import BadInput
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.controls.numbers import (
    Number,
    moved,
    quoted,
    read_integer,
    read_number,
    stops,
    written,
)
from app.window.controls.widgets import Combo, Field, line_height
from app.window.views.intervene.line import GAP
from app.window.views.intervene.offers import Target

DIGITS = 5
STEPS = "steps"
"""The entry of a Times that asks for a number of steps."""
ON_THE_WAY = 0.25
"""Seconds from a snapshot until what was asked for on seeing it is done, at most."""
MOST_FIELDS = 3
"""Inputs of the data up to which each has a field of its own."""


class Figure(Field):
    """A number in a narrow field; the arrow keys take it from stop to stop."""

    refused = Signal(str)
    """What was typed is no such number, says the sentence; empty: it was mended."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(digits=DIGITS)
        self._declaration = declaration
        self._stops = stops(declaration)
        self.setObjectName(declaration.key)
        self.setAccessibleName(tr(declaration.label))
        self.setToolTip("\n".join([tr(declaration.help), tr("Up and Down change it.")]))
        self.show_good(written(declaration.default))
        self.committed.connect(self._try)
        self.stepped.connect(self._step)
        self.restored.connect(lambda: self._mark(False))

    def value(self) -> Number:
        """The number that stands there. Raises BadInput if it is none, or out of range."""
        declared, text = self._declaration, self.text()
        try:
            found = read_integer(text) if declared.kind == "integer" else read_number(text)
        except (ValueError, OverflowError):
            raise self._refusal(text) from None
        low, high = declared.low, declared.high
        below = low is not None and found < low
        if not math.isfinite(found) or below or (high is not None and found > high):
            raise self._refusal(text)
        self.show_good(text)
        self._mark(False)
        return found

    def _refusal(self, text: str) -> BadInput:
        self._mark(True)
        return BadInput(
            tr(
                "{label} {text}: must be {allowed}",
                label=tr(self._declaration.label),
                text=quoted(text),
                allowed=self._declaration.allowed(),
            )
        )

    def _try(self) -> None:
        try:
            self.value()
        except BadInput as error:
            self.setAccessibleDescription(str(error))
            self.refused.emit(str(error))

    def _step(self, by: int) -> None:
        try:
            self.show_good(written(moved(self.value(), self._stops, by)))
        except BadInput:
            return

    def _mark(self, refused: bool) -> None:
        if bool(self.property("refused")) != refused:
            self.setProperty("refused", refused)
            # Qt looks at properties only when a widget is polished
            self.style().unpolish(self)
            self.style().polish(self)
            if not refused:
                self.setAccessibleDescription("")
                self.refused.emit("")


class Choice(Combo):
    """A combo box as wide as what it shows."""

    def __init__(self, entries: Sequence[tuple[str, Any]], spoken: str, name: str) -> None:
        super().__init__()
        self._values = [value for _, value in entries]
        self.addItems([words for words, _ in entries])
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.currentTextChanged.connect(lambda _: self.updateGeometry())

    def value(self) -> Any:
        """What the entry shown stands for."""
        return self._values[self.currentIndex()]

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        beside = 14 + round(1.3 * metrics.height())
        return QSize(metrics.horizontalAdvance(self.currentText()) + beside, line_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 8 * self.fontMetrics().height()), 0)


class Part(Protocol):
    """Some fields of an action: the widgets, and what they say."""

    widgets: list[QWidget]

    def fields(self, target: Target, snapshot: Snapshot) -> dict[str, Any]:
        """Values by field. Raises BadInput."""

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        """Offer what suits the target and the network."""


class Declared:
    """A field that is declared: a number with its name, or a choice."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        self._figure: Figure | None = None
        if declaration.kind in ("number", "integer"):
            self._figure = Figure(declaration)
            self.widgets: list[QWidget] = [Named(tr(declaration.label), self._figure)]
        else:
            flag = declaration.kind == "flag"
            words = (mark("yes"), mark("no")) if flag else declaration.choices
            values = (True, False) if flag else declaration.choices
            entries = [(tr(each), value) for each, value in zip(words, values, strict=True)]
            self._choice = Choice(entries, tr(declaration.help), declaration.key)
            self._choice.setCurrentIndex(values.index(declaration.default))
            self.widgets = [self._choice]

    def fields(self, target: Target, snapshot: Snapshot) -> dict[str, Any]:
        name = self._declaration.name
        if self._figure is not None:
            value = self._figure.value()
            return {name: value if self._declaration.kind == "integer" else float(value)}
        return {name: "all" if self._is_idle(target) else self._choice.value()}

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        if self._declaration.name == "only":
            self._choice.setVisible(not self._is_idle(target))

    def _is_idle(self, target: Target) -> bool:
        """To choose among one neuron is no choice: whoever points at it means it. Nor is it among
        outputs, which cannot be dead."""
        alone = target.neuron is not None or target.output
        return self._declaration.name == "only" and alone


class Times:
    """How often, or how long: one of a few words, or a number of steps."""

    def __init__(
        self,
        field: str,
        entries: Sequence[tuple[str, Any]],
        spoken: str,
        name: str,
        start: int,
        help: str = mark("How many steps."),
    ) -> None:
        self._field = field
        self._choice = Choice(entries, spoken, name)
        self._steps = Figure(
            Declaration(
                key=f"{name}.steps",
                kind="integer",
                default=start,
                label=mark("Steps"),
                help=help,
                low=1,
                span=(1, 100_000),
                logarithmic=True,
            )
        )
        self._steps.hide()
        self._choice.currentIndexChanged.connect(
            lambda _: self._steps.setVisible(self._choice.value() == STEPS)
        )
        self.widgets: list[QWidget] = [self._choice, self._steps]

    def fields(self, target: Target, snapshot: Snapshot) -> dict[str, Any]:
        value = self._choice.value()
        return {self._field: int(self._steps.value()) if value == STEPS else value}

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        pass


def every(action: str) -> Times:
    """Once, or again and again."""
    entries = (
        (tr("once"), None),
        (tr("every epoch"), "epoch"),
        (tr("every N steps"), STEPS),
    )
    spoken = tr("How often: once, or as a standing rule")
    return Times("every", entries, spoken, f"{action}.every", 10)


class HowLong(Times):
    """For good, or for a number of steps from now on."""

    def __init__(self, action: str) -> None:
        entries = ((tr("for good"), None), (tr("for N steps"), STEPS))
        tip = mark("How many steps from now on. The step at which it ends stands in the list.")
        super().__init__("until", entries, tr("For how long"), f"{action}.until", 100, tip)

    def fields(self, target: Target, snapshot: Snapshot) -> dict[str, Any]:
        steps = super().fields(target, snapshot)["until"]
        if steps is None:
            return {"until": None}
        # the run goes on while this is on its way: it must not be over before it begins
        on_the_way = math.ceil(snapshot.steps_per_second * ON_THE_WAY)
        return {"until": snapshot.step + on_the_way + steps}


class ShiftBy:
    """How far along each input: a field for each of a few, else one field and whose it is."""

    def __init__(self, action: str) -> None:
        self._figures = [Figure(_by(action, n)) for n in range(MOST_FIELDS)]
        self._named = [Named("", figure) for figure in self._figures]
        spoken = tr("The input along which the data is shifted")
        self._inputs = Choice((), spoken, f"{action}.input")
        self._shown: tuple[str, ...] = ()
        self.widgets: list[QWidget] = [self._inputs, *self._named]

    def fields(self, target: Target, snapshot: Snapshot) -> dict[str, Any]:
        inputs = snapshot.data.inputs
        if inputs <= MOST_FIELDS:
            by = [float(figure.value()) for figure in self._figures[:inputs]]
        else:
            by = [0.0] * inputs
            by[self._inputs.currentIndex()] = float(self._figures[0].value())
        return {"by": tuple(by)}

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        names = tuple(snapshot.data.input_names)
        if names == self._shown:
            return
        self._shown, few = names, len(names) <= MOST_FIELDS
        with QSignalBlocker(self._inputs):
            self._inputs.clear()
            self._inputs.addItems(list(names))
        self._inputs.updateGeometry()
        self._inputs.setVisible(not few)
        for n, (named, figure) in enumerate(zip(self._named, self._figures, strict=True)):
            own = names[n] if few and n < len(names) else ""
            named.set_name(own)
            named.setVisible(bool(own) or (n == 0 and not few))
            figure.setAccessibleName(tr("By, along {input}", input=own) if own else tr("By"))


def _by(action: str, n: int) -> Declaration:
    return Declaration(
        key=f"{action}.by.{n + 1}",
        kind="number",
        default=1.0 if n == 0 else 0.0,
        label=mark("By"),
        help=mark("How far all the points are moved along this input."),
        low=-1e6,
        high=1e6,
        span=(-5.0, 5.0),
        step=0.25,
    )


class Named(QWidget):
    """A field with its name quietly before it."""

    def __init__(self, name: str, field: QWidget) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setProperty("role", "mark")
        self._label.setBuddy(field)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self._label)
        line.addWidget(field)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Call the field so; without a name it stands alone."""
        self._label.setText(name[:1].lower() + name[1:])
        self._label.setVisible(bool(name))
