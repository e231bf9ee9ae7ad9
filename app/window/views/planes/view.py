"""The decision planes: a heading that chooses the layer, the tools, and the chart."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.language import tr
from app.record.data import Data
from app.record.lens import Extent
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.look import segment_style
from app.window.views.planes.chart import PlaneChart
from app.window.views.planes.strip import ToolStrip
from app.window.views.planes.tools import Choice, Tool

MARKS = "●■▼◆"
MOST_NAMED = len(MARKS)
"""The legend names so many classes."""
APART = 8
"""Pixels between what stands in the heading, and ..."""
EDGES = 24
"""... at its ends."""


class PlanesView(QWidget):
    """Decision planes of one hidden layer, chosen by the buttons above."""

    picked = Signal(int, int)
    point_picked = Signal(str, int)
    hovered = Signal(object)
    layer_picked = Signal(int)
    extent_changed = Signal(object)
    intervened = Signal(object)
    """An Intervention the person asks for, its step left open"""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: Data | None = None
        self._layers = 0
        self.chart = PlaneChart(theme)
        self._title = QLabel(tr("Layer"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.layer_picked)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2)
        self._legend = QLabel()
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # it gives way where the window is narrow
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._test = QCheckBox(tr("Test points"))
        self._test.setChecked(True)
        self._test.setToolTip(tr("Draw the points the network is tested on, as rings"))
        self._test.toggled.connect(self.chart.set_show_test)
        self._marks = QCheckBox(tr("Marks"))
        self._marks.setChecked(True)
        self._marks.setToolTip(
            tr(
                "Mark the points that keep the selected neuron alive, "
                "or killed it, or are inspected"
            )
        )
        self._marks.toggled.connect(self.chart.set_show_marks)
        self._heading = QWidget()
        heading = QHBoxLayout(self._heading)
        heading.setContentsMargins(10, 6, 10, 2)
        heading.setSpacing(APART)
        heading.addWidget(self._title)
        heading.addLayout(self._buttons)
        heading.addWidget(self._legend, 1)
        heading.addWidget(self._test)
        heading.addWidget(self._marks)
        self._strip = ToolStrip(theme)
        self.tool_actions = tuple(self._tool_action(tool) for tool in Tool)
        """One a tool, in order, with its key: for a menu."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 4)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._strip)
        column.addWidget(self.chart, 1)
        self.chart.picked.connect(self.picked)
        self.chart.point_picked.connect(self.point_picked)
        self.chart.hovered.connect(self.hovered)
        self.chart.extent_changed.connect(self.extent_changed)
        self.chart.intervened.connect(self.intervened)
        self._strip.changed.connect(self.chart.hands.choose)
        self.chart.hands.chosen.connect(self._on_choice)
        self._on_choice(self.chart.hands.choice)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    @property
    def test_points(self) -> bool:
        """Whether the points the network is tested on are drawn."""
        return self._test.isChecked()

    def set_test_points(self, shown: bool) -> None:
        """Draw them, or not."""
        self._test.setChecked(shown)

    def set_bare(self, bare: bool) -> None:
        """Show the chart alone, where there is little room; the keys work as before."""
        self._heading.setVisible(not bare)
        self._strip.setVisible(not bare)

    def open_at(self, extent: Extent | None) -> None:
        """Show this part of the input space once another run comes; None: all of its data."""
        self.chart.open_at(extent)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this snapshot's lens layer."""
        if len(snapshot.layers) != self._layers:
            self._make_buttons(len(snapshot.layers))
        button = self._group.button(snapshot.lens.layer)
        if button is not None and not button.isChecked():
            button.setChecked(True)
        if snapshot.data is not self._data:
            self._data = snapshot.data
            self._show_legend()
            self._strip.show_data(snapshot.data)
            for action, tool in zip(self.tool_actions, Tool, strict=True):
                action.setEnabled(snapshot.data.inputs <= 2 or tool is Tool.LOOK)
        self.chart.show_snapshot(snapshot)

    def show_hover(self, neuron: tuple[int, int] | None) -> None:
        """Emphasise a neuron that is hovered elsewhere."""
        self.chart.show_hover(neuron)

    def use(self, tool: Tool) -> None:
        """Take a tool; its keys are for the chart from now on."""
        self.chart.hands.choose(replace(self.chart.hands.choice, tool=tool))
        self.chart.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("surface"))
        self.setPalette(palette)
        for label in (self._title, self._legend, self._test, self._marks):
            label.setFont(theme.font(9.5))
        self._legend.setStyleSheet(f"color: {theme.muted}")
        for button in self._group.buttons():
            self._dress(button)
        self._show_legend()
        self._strip.set_theme(theme)
        self.chart.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()

    def _make_buttons(self, layers: int) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._buttons.removeWidget(button)
            button.deleteLater()
        self._layers = layers
        for layer in range(layers):
            button = QToolButton()
            button.setText(str(layer + 1))
            button.setCheckable(True)
            words = tr("Show the planes of hidden layer {layer}", layer=layer + 1)
            button.setToolTip(f"{words} ({layer + 1})")  # with its key
            button.setAccessibleName(tr("Layer {layer}", layer=layer + 1))
            self._dress(button)
            self._group.addButton(button, layer)
            self._buttons.addWidget(button)
        for button in self._group.buttons():
            button.setVisible(layers > 1)
        self._title.setText(tr("Layer") if layers > 1 else tr("Hidden layer"))
        self._show_legend()

    def _tool_action(self, tool: Tool) -> QAction:
        action = QAction(tr(tool.word), self)
        action.setShortcut(QKeySequence(tool.key))
        action.setAutoRepeat(False)
        action.setCheckable(True)
        action.setToolTip(tr(tool.help))
        action.triggered.connect(lambda: self.use(tool))
        self.addAction(action)
        return action

    def _on_choice(self, choice: Choice) -> None:
        self._strip.show_choice(choice)
        for action, tool in zip(self.tool_actions, Tool, strict=True):
            action.setChecked(tool is choice.tool)
        if choice.tool.on_points and choice.part != "train":
            self._test.setChecked(True)  # what is worked on is to be seen

    def _dress(self, button: QWidget) -> None:
        theme = self._theme
        button.setFont(theme.font(9.5))
        button.setStyleSheet(segment_style(theme))

    def _show_legend(self) -> None:
        if self._data is None:
            return
        self._test.setEnabled(len(self._data.test) > 0)
        taken: list[QWidget] = [self._test, self._marks, self._title]
        taken += [button for button in self._group.buttons() if not button.isHidden()]
        room = self.width() - sum(widget.sizeHint().width() + APART for widget in taken) - EDGES
        metrics = self._legend.fontMetrics()
        forms = [_legend(self._data, self._theme, short=short) for short in (False, True)]
        # better no legend than half a one
        fitting = (rich for plain, rich in forms if metrics.horizontalAdvance(plain) <= room)
        self._legend.setText(next(fitting, ""))


def _legend(data: Data, theme: Theme, *, short: bool) -> tuple[str, str]:
    """The classes with their marks and colours, or what is drawn how for regression: the words
    alone, and with their colours."""
    if data.classes == 0:
        words = tr("train ●  test ○") if short else tr("training ●  test ○")
        if data.inputs == 1:
            words += "  " + tr("fit —")
        return words, words
    names = [
        str(c) if short else tr("class {number}", number=c)
        for c in range(min(data.classes, MOST_NAMED))
    ]
    more = ""
    if data.classes > MOST_NAMED:
        all_of_them = tr("… {n} classes", n=data.classes)
        more = f" … {data.classes}" if short else f" {all_of_them}"
    plain = [f"{MARKS[c]} {name}" for c, name in enumerate(names)]
    rich = [
        f'<span style="color:{theme.class_color(c).name()}">{MARKS[c]}</span> {name}'
        for c, name in enumerate(names)
    ]
    return "  ".join(plain) + more, "&nbsp;&nbsp;".join(rich) + more
