"""The page of actions: to whom, and under folding captions one line for each thing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.experiment.errors import BadInput
from app.experiment.interventions import Intervention, OnUnits, Set, Standing
from app.experiment.settings import check
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.controls.rows import SectionHeader
from app.window.controls.widgets import Button, line_height
from app.window.theme import Theme
from app.window.views.intervene.line import GAP, Line
from app.window.views.intervene.offers import (
    FIRST,
    NEEDS_BIASES,
    SWAP,
    TO_OUTPUT,
    WHOLE,
    Swap,
    Target,
    form,
    offered,
    swap_sets,
    swaps,
)
from app.window.views.intervene.parts import (
    Choice,
    Declared,
    Figure,
    HowLong,
    Part,
    ShiftBy,
    every,
)
from app.window.views.intervene.scrolled import Scrolled
from app.window.views.look import segment_style
from app.window.views.units import is_channel
from app.window.views.words import dotted_name, short_name_of

BY_HAND: dict[tuple[str, str], Callable[[str], Part]] = {
    ("freeze", "until"): HowLong,
    ("shift", "by"): ShiftBy,
}
"""Fields of an action that no declaration describes, and what asks for them."""
FLUSH_FROM = 300
"""Pixels at desk size from which on the buttons are all equally wide."""
MARGIN = 12
NO_NEURON = mark("Select a neuron first: click it among the neurons or its plane")
NO_BIASES = mark("The network has no biases. Put them back first.")
SWAP_TIP = mark(
    "Another activation for the whole layer, or for all hidden layers; the weights stay."
)
NOT_OUTPUT = mark("Not for the output layer")
ALL = mark("To all hidden layers. A kick reaches the output layer, too.")


class ActionsPage(QWidget):
    """What can be done now. `asked` carries an Intervention, `refused` a sentence or nothing."""

    asked = Signal(object)
    refused = Signal(str)
    grown = Signal()
    """It may need another height."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._target = TargetChoice()
        self._target.changed.connect(self._show_state)
        self._biases = BiasRow()
        self._swap = SwapRow()
        self._lines: list[ActionRow] = []
        self._scale = 1.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._target)
        self._area = Scrolled(self._make_body())
        self._area.grown.connect(self.grown)
        column.addWidget(self._area, 1)
        for row in self._lines:
            row.pressed.connect(lambda row=row: self._do(row))
        for figure in self.findChildren(Figure):
            figure.refused.connect(self.refused)
        self.setEnabled(False)

    def wanted_height(self) -> int:
        """How high it is without scrolling."""
        target = self._target.heightForWidth(self.width())
        return target + self._area.wanted_height()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Offer what can be done to this network. What the person has chosen stays."""
        self._snapshot = snapshot
        self.setEnabled(True)
        self._target.show_snapshot(snapshot)
        self._show_state()

    def set_theme(self, theme: Theme) -> None:
        """Take what the style sheet above cannot say."""
        self._target.set_theme(theme)
        self._scale = theme.text_scale
        self._line_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def _line_up(self) -> None:
        """Buttons of one width, as long as that leaves room beside them."""
        flush = self.width() >= FLUSH_FROM * self._scale
        column = max(row.first_width for row in self._lines) if flush else 0
        for row in self._lines:
            row.set_column(column)

    def _make_body(self) -> QWidget:
        groups: dict[str, list[ActionRow]] = {
            name: [KindRow(kind) for kind in kinds]
            for name, kinds in offered([field for _, field in BY_HAND]).items()
        }
        groups[SWAP].append(self._swap)
        groups[WHOLE].append(self._biases)
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 6)
        lines.setSpacing(0)
        for name, rows in groups.items():
            lines.addWidget(Group(name, rows) if name != FIRST else Rows(rows))
            self._lines += rows
        lines.addStretch(1)
        return body

    def _show_state(self) -> None:
        if self._snapshot is not None:
            for row in self._lines:
                row.show_state(self._target.target, self._snapshot)

    def _do(self, row: ActionRow) -> None:
        assert self._snapshot is not None
        try:
            wanted = row.interventions(self._target.target, self._snapshot)
            experiment = self._snapshot.experiment
            for each in wanted:
                experiment = check(each, experiment)
        except BadInput as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        for each in wanted:
            self.asked.emit(each)


class Group(QWidget):
    """A caption that folds the lines below it."""

    def __init__(self, name: str, rows: Sequence[QWidget]) -> None:
        super().__init__()
        caption = Caption(tr(name))
        caption.setObjectName(f"group.{name}")
        caption.setChecked(True)
        body = Rows(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(caption)
        column.addWidget(body)
        caption.toggled.connect(body.setVisible)


class Rows(QWidget):
    """Lines one below the other."""

    def __init__(self, rows: Sequence[QWidget]) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(MARGIN, 0, MARGIN, 4)
        lines.setSpacing(4)
        for row in rows:
            lines.addWidget(row)


class Caption(SectionHeader):
    """A section's title without the air that a long panel has."""

    def sizeHint(self) -> QSize:
        return QSize(100, line_height(self) - 1)


class TargetChoice(QWidget):
    """To whom: the selected neuron, the layer shown, all hidden ones, or the output layer.
    `changed` also where they change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.target = Target()
        self._neuron: tuple[int, int] | None = None
        self._channel = False
        """Whether it is a channel."""
        self._layer = self._layers = 0
        self._wanted = 0
        self._label = QLabel(tr("To"))
        self._label.setProperty("role", "mark")
        self._group = QButtonGroup(self)
        buttons: list[QToolButton] = []
        for number, name in enumerate(("neuron", "layer", "all", "output")):
            button = QToolButton()
            button.setObjectName(f"target.{name}")
            button.setCheckable(True)
            self._group.addButton(button, number)
            buttons.append(button)
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 7, MARGIN, 6)
        line.setSpacing(GAP)
        line.addWidget(self._label)
        self._line = Line(buttons[0], buttons[1:], left=True)
        line.addWidget(self._line, 1)
        self._group.idClicked.connect(self._choose)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Name the selected neuron and the layer shown."""
        lens, layers = snapshot.lens, len(snapshot.layers)
        channel = lens.neuron is not None and is_channel(snapshot, lens.neuron[0])
        now = (lens.neuron, channel, lens.layer, layers)
        if now != (self._neuron, self._channel, self._layer, self._layers):
            self._neuron, self._channel, self._layer, self._layers = now
            self._group.button(0).setEnabled(self._neuron is not None)
            self._fit()
        self._take()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Name the choices in full and say what they are, as far as a line has room for it."""
        room = self.width() - 2 * MARGIN
        for said, full in ((True, True), (False, True), (False, False)):
            self._say(full)
            shown = [*self._group.buttons(), *([self._label] if said else [])]
            if sum(widget.sizeHint().width() + GAP for widget in shown) - GAP <= room:
                break
        self._label.setVisible(said)
        self._line.updateGeometry()
        self.updateGeometry()

    def _say(self, full: bool) -> None:
        neuron, layer, every, output = self._group.buttons()
        number = self._layer + 1
        if self._neuron is None:
            _name(neuron, tr("Neuron"), tr(NO_NEURON))
        else:
            at, index = self._neuron
            words = short_name_of(at, index, channel=self._channel)
            if full:
                words = dotted_name(at, index, channel=self._channel)
            tip = tr("To neuron {neuron} of layer {layer}", layer=at + 1, neuron=index + 1)
            if self._channel:
                tip = tr("To channel {channel} of layer {layer}", layer=at + 1, channel=index + 1)
            _name(neuron, words, tip)
        words = tr("Layer {layer}", layer=number) if full else tr("L{layer}", layer=number)
        _name(layer, words, tr("To all neurons of layer {layer}", layer=number))
        _name(every, tr("All hidden") if full else tr("All"), tr(ALL))
        _name(output, tr("Output"), tr("To the output layer"))

    def set_theme(self, theme: Theme) -> None:
        """Draw the choices with this look."""
        style = segment_style(theme) + (
            f"QToolButton {{ padding: 3px 5px; }}"
            f"QToolButton:disabled {{ color: {theme.muted}; background: transparent;"
            " border-style: dashed; }"
        )
        for button in self._group.buttons():
            button.setStyleSheet(style)
        self._fit()

    def _choose(self, number: int) -> None:
        self._wanted = number
        self._take()
        self.changed.emit()

    def _take(self) -> None:
        """What is wanted, as far as there is one: without a selected neuron, its layer."""
        number = 1 if self._wanted == 0 and self._neuron is None else self._wanted
        self._group.button(number).setChecked(True)
        if number == 0 and self._neuron is not None:
            self.target = Target(*self._neuron)
        elif number == 1:
            self.target = Target(self._layer)
        else:
            self.target = Target() if number == 2 else Target(self._layers, output=True)


class ActionRow(Line):
    """A button, and the numbers it goes by."""

    pressed = Signal()

    def __init__(self, name: str, words: str, tip: str, widgets: Sequence[QWidget]) -> None:
        self.button = Button(words, tip)
        self.button.setAccessibleName(words)
        self.button.setAccessibleDescription(tip)
        self.button.setObjectName(f"do.{name}")
        super().__init__(self.button, widgets)
        self.button.clicked.connect(self.pressed)

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        """Offer what suits the target and the network."""

    def interventions(self, target: Target, snapshot: Snapshot) -> list[Intervention]:
        """What the button does with the numbers as they stand. Raises BadInput."""
        raise NotImplementedError


class KindRow(ActionRow):
    """The line of a declared kind of intervention."""

    def __init__(self, kind: type[Intervention]) -> None:
        self._kind = kind
        self._action: str = kind.model_fields["action"].default
        self._parts: list[Part] = [Declared(each) for each in form(kind)]
        for (action, _), part in BY_HAND.items():
            if action == self._action:
                self._parts.append(part(action))
        if issubclass(kind, Standing):
            self._parts.append(every(self._action))
        widgets = [widget for part in self._parts for widget in part.widgets]
        super().__init__(self._action, tr(kind.title), tr(kind.help), widgets)

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        for part in self._parts:
            part.show_state(target, snapshot)
        why_not = ""
        if target.output and issubclass(self._kind, OnUnits) and self._action not in TO_OUTPUT:
            why_not = NOT_OUTPUT
        elif self._action in NEEDS_BIASES and not snapshot.experiment.network.bias:
            why_not = NO_BIASES
        self.button.setEnabled(not why_not)
        self.button.setToolTip(tr(why_not or self._kind.help))

    def interventions(self, target: Target, snapshot: Snapshot) -> list[Intervention]:
        fields = target.fields(self._kind)
        for part in self._parts:
            fields |= part.fields(target, snapshot)
        return [self._kind(action=self._action, **fields)]


class BiasRow(ActionRow):
    """Takes all biases away, or puts them back."""

    def __init__(self) -> None:
        super().__init__("remove-biases", tr("Put all biases back"), "", ())
        self._has: bool | None = None

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        has = snapshot.experiment.network.bias
        if has == self._has:
            return
        self._has = has
        if has:
            tip = tr("Every neuron, the output's too, loses its bias.")
            _name(self.button, tr("Remove all biases"), tip)
        else:
            _name(self.button, tr("Put all biases back"), tr("From 0 on."))

    def interventions(self, target: Target, snapshot: Snapshot) -> list[Intervention]:
        return [Set(key="network.bias", value=not snapshot.experiment.network.bias)]


class SwapRow(ActionRow):
    """Another activation in place, with the weights kept: of the target's layer, or of all."""

    def __init__(self) -> None:
        entries = [(swap.label, swap) for swap in swaps()]
        self._choice = Choice(entries, tr("The activation to swap to"), "swap.to")
        self._choice.setCurrentIndex(1)
        super().__init__("swap", tr("Swap all layers to"), tr(SWAP_TIP), [self._choice])

    def show_state(self, target: Target, snapshot: Snapshot) -> None:
        whole = target.layer is None or target.output
        layer = (target.layer or 0) + 1
        words = tr("Swap all layers to") if whole else tr("Swap layer {layer} to", layer=layer)
        _name(self.button, words, tr(NOT_OUTPUT if target.output else SWAP_TIP))
        self.button.setEnabled(not target.output)

    def interventions(self, target: Target, snapshot: Snapshot) -> list[Intervention]:
        swap: Swap = self._choice.value()
        sets = swap_sets(snapshot.experiment, swap, target.layer)
        if not sets:
            has = swap.label
            if target.layer is None:
                raise BadInput(tr("Every layer has {activation} already", activation=has))
            layer = target.layer + 1
            raise BadInput(
                tr("Layer {layer} has {activation} already", layer=layer, activation=has)
            )
        return list(sets)


def _name(button: QAbstractButton, words: str, tip: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()
    if button.toolTip() != tip:
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
