"""The neuron grid with what belongs to it: what cells show, and the legend of states."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.look import segment_style
from app.window.views.neurons import NeuronGrid
from app.window.views.state_legend import StateLegend


class NeuronsPanel(QWidget):
    """Neuron grid, legend, and the choice between activity and response maps."""

    picked = Signal(int, int)
    hovered = Signal(object)
    layer_picked = Signal(int)
    content_changed = Signal(str)
    """'activity' or 'response'"""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = NeuronGrid(theme)
        self.legend = StateLegend(theme)
        self._choice = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 2)
        row.setSpacing(0)
        for number, (name, tip) in enumerate(
            {
                "activity": "Cells show the mean activation over the training set",
                "response": "Cells show what the neuron answers over the input plane",
            }.items()
        ):
            button = QToolButton()
            button.setText(name.capitalize())
            button.setObjectName(f"cells.{name}")
            button.setCheckable(True)
            button.setChecked(number == 0)
            button.setToolTip(tip)
            self._choice.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(self.legend)
        self._choice.idClicked.connect(self._on_choice)
        self.grid.picked.connect(self.picked)
        self.grid.hovered.connect(self.hovered)
        self.grid.layer_picked.connect(self.layer_picked)
        self.setAutoFillBackground(True)
        self.set_theme(theme)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this snapshot's neurons and count their states."""
        self.grid.show_snapshot(snapshot)
        self.legend.show_snapshot(snapshot)

    def show_hover(self, neuron: tuple[int, int] | None) -> None:
        """Emphasise a neuron that is hovered elsewhere."""
        self.grid.show_hover(neuron)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("surface"))
        self.setPalette(palette)
        for button in self._choice.buttons():
            button.setFont(theme.font(9.5))
            button.setStyleSheet(segment_style(theme))
        self.grid.set_theme(theme)
        self.legend.set_theme(theme)

    def _on_choice(self, number: int) -> None:
        content = ("activity", "response")[number]
        self.grid.set_content("response" if content == "response" else "activity")
        self.content_changed.emit(content)
