"""One editor per kind of setting: shows the value in force and says what the person asks for.

The widget that takes the keyboard carries the setting's key as its objectName.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.experiment.declaration import Declaration, Effect
from app.experiment.settings import Experiment
from app.language import mark, tr
from app.window.controls.numbers import (
    Number,
    moved,
    nearest,
    read_integer,
    read_integers,
    read_number,
    refusal,
    stops,
    written,
)
from app.window.controls.throttle import Throttle
from app.window.controls.widgets import Button, Check, Combo, Field, Slider

GAP = 6
"""Pixels between the parts of an editor."""
EVERY = {Effect.AT_ONCE: 33, Effect.IN_PLACE: 125, Effect.REBUILD: 125, Effect.ASIDE: 33}
"""Milliseconds between two values of a drag: one a frame, or as often as rebuilding can follow."""
PER_LAYER = mark("per layer…")
WORDS_FOR_ZERO = {"training.batch_size": mark("all")}
"""Settings whose 0 means something that a word says better."""
NO_LAYERS = mark("none")
FIRST = 8
"""Units that a layer gets that has none before it."""


class Editor(QWidget):
    """What all editors share. `main` is the widget that the label belongs to."""

    asked = Signal(object)
    """the person wants this value (not yet checked)"""
    refused = Signal(str)
    """what the person typed is no value at all; the sentence says what would be"""
    restored = Signal()
    """the person gave up a refused text"""

    main: QWidget

    def __init__(self, declaration: Declaration) -> None:
        super().__init__()
        self.declaration = declaration

    def show_value(self, value: Any) -> None:
        """Show a value in force, without asking for anything."""
        raise NotImplementedError

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the experiment's value of this setting."""
        self.show_value(experiment.value(self.declaration.key))

    def start_over(self) -> None:
        """Forget what the person has begun and not finished."""

    def take_back(self, experiment: Experiment) -> None:
        """After a refusal: a typed text stays to be mended, a choice goes back to what holds."""

    def _lead_with(self, main: QWidget) -> None:
        main.setObjectName(self.declaration.key)
        main.setAccessibleName(tr(self.declaration.label))
        main.setToolTip(self.declaration.tooltip())
        self.main = main

    def _refuse(self, text: str) -> None:
        self.refused.emit(refusal(self.declaration, text))


def editor_for(declaration: Declaration) -> Editor:
    """The editor that suits the declaration's kind."""
    if declaration.kind in ("integer", "number"):
        return NumberEditor(declaration)
    return {
        "choice": ChoiceEditor,
        "choices": ChoicesEditor,
        "flag": FlagEditor,
        "integers": IntegersEditor,
        "text": PathEditor,
    }[declaration.kind](declaration)


def _beside(editor: QWidget, *widgets: QWidget) -> None:
    """Lay out in a line; the first takes the room that is left."""
    line = QHBoxLayout(editor)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP)
    for widget in widgets:
        line.addWidget(widget)
    line.setStretch(0, 1)


class FlagEditor(Editor):
    """A check box."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(declaration)
        self._box = Check()
        self._lead_with(self._box)
        _beside(self, self._box)
        line = self.layout()
        assert line is not None
        line.setAlignment(self._box, Qt.AlignmentFlag.AlignLeft)
        self._box.toggled.connect(self.asked.emit)

    def take_back(self, experiment: Experiment) -> None:
        self.show_experiment(experiment)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(value)


class ChoiceEditor(Editor):
    """A combo box with the names as they stand in the file."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(declaration)
        self._names = Combo()
        self._names.addItems(declaration.choices)
        self._lead_with(self._names)
        _beside(self, self._names)
        self._names.currentTextChanged.connect(self.asked.emit)

    def take_back(self, experiment: Experiment) -> None:
        self.show_experiment(experiment)

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self._names):
            self._names.setCurrentText(value)


class ChoicesEditor(Editor):
    """A combo box for all hidden layers, or one for each of them.

    Opening the layers asks for nothing: the network changes once a layer differs.
    """

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(declaration)
        self._names = Combo()
        self._names.addItems(declaration.choices)
        self._names.insertSeparator(self._names.count())
        self._names.addItem(tr(PER_LAYER))
        self._lead_with(self._names)
        self._layers = QVBoxLayout()
        self._layers.setSpacing(GAP - 2)
        self._combos: list[Combo] = []
        self._lines: list[QWidget] = []
        self._shown: tuple[str, ...] = ()
        self._opened = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP - 2)
        column.addWidget(self._names)
        column.addLayout(self._layers)
        self._names.currentTextChanged.connect(self._choose)

    def show_experiment(self, experiment: Experiment) -> None:
        self._shown = experiment.activations
        self._opened = self._opened or not isinstance(experiment.network.activation, str)
        self._refresh()

    def take_back(self, experiment: Experiment) -> None:
        self.show_experiment(experiment)

    def start_over(self) -> None:
        self._opened = False

    def _choose(self, name: str) -> None:
        self._opened = name == tr(PER_LAYER)
        self._refresh(name)
        if not self._opened:
            self.asked.emit(name)

    def _choose_layer(self) -> None:
        self.asked.emit(tuple(combo.currentText() for combo in self._combos))

    def _refresh(self, name: str = "") -> None:
        with QSignalBlocker(self._names):
            self._names.setCurrentText(tr(PER_LAYER) if self._opened else name or self._shown[0])
        wanted = len(self._shown) if self._opened else 0
        while len(self._combos) > wanted:
            self._combos.pop()
            line = self._lines.pop()
            self._layers.removeWidget(line)
            line.setParent(None)
            line.deleteLater()
        while len(self._combos) < wanted:
            self._add_layer(len(self._combos) + 1)
        for combo, shown in zip(self._combos, self._shown, strict=False):
            with QSignalBlocker(combo):
                combo.setCurrentText(shown)

    def _add_layer(self, number: int) -> None:
        combo = Combo()
        combo.addItems(self.declaration.choices)
        combo.setObjectName(f"{self.declaration.key}.{number}")
        spoken = tr(
            "{setting} of hidden layer {layer}", setting=tr(self.declaration.label), layer=number
        )
        combo.setAccessibleName(spoken)
        combo.setToolTip(spoken)
        combo.currentTextChanged.connect(self._choose_layer)
        label = QLabel(str(number))
        label.setProperty("role", "mark")
        label.setBuddy(combo)
        line = QWidget()
        _beside(line, combo)
        layout = line.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(0, label)
        self._layers.addWidget(line)
        for widget in (label, combo):
            widget.setPalette(self.palette())
        line.show()
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("00"))
        QWidget.setTabOrder(self._combos[-1] if self._combos else self._names, combo)
        self._combos.append(combo)
        self._lines.append(line)


class NumberEditor(Editor):
    """A field, with a slider where there is a span, else with buttons for one more or less."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(declaration)
        self._whole = declaration.kind == "integer"
        zero = WORDS_FOR_ZERO.get(declaration.key)
        self._zero = zero and tr(zero)
        self._stops = stops(declaration)
        self._value: Number = declaration.default
        self._throttler = Throttle(EVERY[declaration.effect], self)
        self._throttler.triggered.connect(lambda: self.asked.emit(self._value))
        self._field = Field(digits=7 if self._stops else 0)
        self._lead_with(self._field)
        self._slider = self._make_slider() if self._stops else None
        if self._slider:
            _beside(self, self._slider, self._field)
        else:
            _beside(self, self._field, self._make_button("−", -1), self._make_button("+", 1))
        self._field.committed.connect(self._read)
        self._field.stepped.connect(self._move)
        self._field.restored.connect(self.restored)

    def _make_slider(self) -> Slider:
        slider = Slider()
        slider.setRange(0, len(self._stops) - 1)
        slider.origin = nearest(0, self._stops)
        slider.setObjectName(f"{self.declaration.key}.slider")
        slider.setAccessibleName(tr("{setting}, slider", setting=tr(self.declaration.label)))
        slider.setToolTip(self.declaration.tooltip())
        slider.valueChanged.connect(lambda position: self._offer(self._stops[position]))
        slider.sliderReleased.connect(self._throttler.flush)
        return slider

    def _make_button(self, sign: str, by: int) -> Button:
        button = Button(sign, f"{tr(self.declaration.label)} {by:+d}")
        button.setObjectName(f"{self.declaration.key}.{'more' if by > 0 else 'less'}")
        button.setAutoRepeat(True)
        # the field's arrow keys do the same, so Tab need not stop here
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._move(by))
        return button

    def show_value(self, value: Any) -> None:
        self._throttler.cancel()
        self._display(value)

    def _display(self, value: Number) -> None:
        self._value = value
        self._field.show_good(self._zero if self._zero and value == 0 else written(value))
        if self._slider:
            with QSignalBlocker(self._slider):
                self._slider.setValue(nearest(value, self._stops))

    def _offer(self, value: Number) -> None:
        """Show the value at once, but ask for it no more often than a drag may."""
        self._display(value)
        self.restored.emit()
        self._throttler.throttle()

    def _move(self, by: int) -> None:
        if self._stops:
            value = moved(self._value, self._stops, by)
        else:
            low, high = self.declaration.low, self.declaration.high
            value = self._value + by
            value = value if low is None else max(value, int(low))
            value = value if high is None else min(value, int(high))
        if value != self._value:
            self._offer(value)

    def _read(self, text: str) -> None:
        self._throttler.cancel()
        if self._zero and text.strip().lower() == self._zero.lower():
            self.asked.emit(0)
            return
        try:
            value = read_integer(text) if self._whole else read_number(text)
        except (ValueError, OverflowError):
            self._refuse(text)
            return
        self.asked.emit(value)


class IntegersEditor(Editor):
    """A field with the layers' numbers of units, and buttons that drop the last layer or add one
    more. Without any the field is empty."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(declaration)
        self._values: tuple[int, ...] = ()
        self._field = Field()
        self._field.setPlaceholderText(tr(NO_LAYERS))
        self._lead_with(self._field)
        self._remove = Button("−", tr("Remove the last layer"))
        self._remove.setObjectName(f"{declaration.key}.remove")
        self._add = Button("+", tr("Add a layer like the last one"))
        self._add.setObjectName(f"{declaration.key}.add")
        _beside(self, self._field, self._remove, self._add)
        self._field.committed.connect(self._read)
        self._field.restored.connect(self.restored)
        self._remove.clicked.connect(lambda: self.asked.emit(self._values[:-1]))
        self._add.clicked.connect(
            lambda: self.asked.emit(self._values + (self._values[-1:] or (FIRST,)))
        )

    def show_experiment(self, experiment: Experiment) -> None:
        super().show_experiment(experiment)
        # a network has at least one hidden layer, of whichever kind
        self._remove.setEnabled(bool(self._values) and len(experiment.units) > 1)

    def show_value(self, value: Any) -> None:
        self._values = tuple(value)
        self._field.show_good(", ".join(str(width) for width in self._values))

    def _read(self, text: str) -> None:
        if text.strip(" []()").lower() in ("", tr(NO_LAYERS).lower()):
            self.asked.emit(())
            return
        try:
            self.asked.emit(read_integers(text))
        except (ValueError, OverflowError):
            self._refuse(text)


class PathEditor(Editor):
    """A field with the path of a file, and a button to look for it."""

    def __init__(self, declaration: Declaration) -> None:
        super().__init__(declaration)
        self._field = Field()
        self._field.setPlaceholderText("data.csv")
        self._lead_with(self._field)
        self._browse = Button(tr("Browse…"), tr("Look for a file"))
        self._browse.setObjectName(f"{declaration.key}.browse")
        _beside(self, self._field, self._browse)
        self._field.committed.connect(lambda text: self.asked.emit(text.strip()))
        self._field.restored.connect(self.restored)
        self._browse.clicked.connect(self._look)

    def show_value(self, value: Any) -> None:
        self._field.show_good(value)

    def _look(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            tr(self.declaration.label),
            self._field.text(),
            ";;".join((tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)"))),
        )
        if path:
            self.asked.emit(path)
