"""The neuron grid with what belongs to it: what cells show, and the legend of states."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.neurons.contents import CONTENTS, NAMES, TIPS, Content
from app.window.views.neurons.grid import NeuronGrid
from app.window.views.neurons.key import ContentKey
from app.window.views.neurons.legend import StateLegend
from app.window.views.neurons.picture import has_key

KEY_BESIDE_FROM = 260.0
"""In a panel narrower than this, in units of text size, the box leaves no room beside it."""


class NeuronsPanel(QWidget):
    """Neuron grid, legend, and the choice of what the cells show."""

    picked = Signal(int, int)
    hovered = Signal(object)
    layer_picked = Signal(int)
    content_changed = Signal(str)
    """One of CONTENTS. 'response' needs a lens with a map_resolution, 'gradient' one with
    gradients."""
    reveal_asked = Signal(int, int)
    intervened = Signal(object)

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = NeuronGrid(theme)
        self.legend = StateLegend(theme)
        self._key = ContentKey(self.grid, theme)
        self._choice = QComboBox()
        self._choice.setObjectName("cells")
        self._choice.setAccessibleName(tr("What cells show"))
        for place, content in enumerate(CONTENTS):
            self._choice.addItem(tr(NAMES[content]), content)
            self._choice.setItemData(place, tr(TIPS[content]), Qt.ItemDataRole.ToolTipRole)
        # a dock may be narrower than the longest name
        self._choice.setMinimumContentsLength(8)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(8, 6, 8, 2)
        self._head.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addWidget(self._key, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.legend)
        self._choice.currentIndexChanged.connect(self._on_choice)
        self.grid.picked.connect(self.picked)
        self.grid.hovered.connect(self.hovered)
        self.grid.layer_picked.connect(self.layer_picked)
        self.grid.reveal_asked.connect(self.reveal_asked)
        self.grid.intervened.connect(self.intervened)
        self.setAutoFillBackground(True)
        self._on_choice(0)
        self.set_theme(theme)

    @property
    def content(self) -> Content:
        """What the cells show."""
        return self.grid.content

    def set_content(self, content: Content) -> None:
        """Show this in the cells, as if it had been chosen."""
        self._choice.setCurrentIndex(CONTENTS.index(content))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show this snapshot's neurons and count their states."""
        self.grid.show_snapshot(snapshot)
        self.legend.show_snapshot(snapshot, self.content)
        self._key.update()

    def show_hover(self, neuron: tuple[int, int] | None) -> None:
        """Emphasise a neuron that is hovered elsewhere."""
        self.grid.show_hover(neuron)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("surface"))
        self.setPalette(palette)
        self._choice.setFont(theme.font(9.5))
        self.grid.set_theme(theme)
        self._key.set_theme(theme)
        self.legend.set_theme(theme)
        self._place_key()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_key()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_key()

    def _place_key(self) -> None:
        """Beside the box, or below it where there is no room; a higher grid has a key itself."""
        scale = self._theme.text_scale
        # before it is shown its width is none: what it wants then would make the window higher
        narrow = self.isVisible() and self.width() < KEY_BESIDE_FROM * scale
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._head.setSpacing(2 if narrow else 10)
        rest = self._choice.sizeHint().height() + self.legend.sizeHint().height() + 8
        self._key.setVisible(not has_key(self._theme, self.height() - rest))
        if (layout := self.layout()) is not None:
            layout.activate()  # now, not a frame later

    def _on_choice(self, place: int) -> None:
        content = CONTENTS[place]
        self._choice.setToolTip(tr("Cells show: {what}", what=tr(TIPS[content])))
        if content != self.grid.content:
            self.grid.set_content(content)
            if self.grid.snapshot is not None:
                self.legend.show_snapshot(self.grid.snapshot, content)
            self._key.update()
            self.content_changed.emit(content)
