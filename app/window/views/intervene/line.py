"""One line of the dock: what it leads with at the left, the rest flush right, or wrapped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 6
"""Pixels between widgets."""
BETWEEN = 3
"""Pixels between the lines of what was wrapped."""


class Line(QWidget):
    """Widgets side by side. What does not fit beside the first goes on below, flush right."""

    def __init__(self, first: QWidget, rest: Sequence[QWidget], *, left: bool = False) -> None:
        """`left`: the rest follows the first, and goes on below at the left."""
        super().__init__()
        self._first, self._rest, self._left = first, list(rest), left
        self._column = 0
        for widget in (first, *rest):
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def first_width(self) -> int:
        """How wide the first widget would like to be."""
        return self._first.sizeHint().width()

    def set_column(self, width: int) -> None:
        """Make the first widget at least this wide, so that several lines are flush."""
        if width != self._column:
            self._column = width
            self._arrange()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[1]

    def sizeHint(self) -> QSize:
        shown = self._shown()
        wide = max(self._column, self.first_width) + sum(w.sizeHint().width() + GAP for w in shown)
        return QSize(wide, self._places(wide)[1])

    def minimumSizeHint(self) -> QSize:
        widths = [w.minimumSizeHint().width() for w in (self._first, *self._shown())]
        return QSize(max(widths), self._first.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.updateGeometry()  # Qt tells nothing of what changes while it is hidden

    def event(self, event: QEvent) -> bool:
        # a widget in it was shown, hidden, or became wider
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._rest if not widget.isHidden()]

    def _arrange(self) -> None:
        for widget, place in self._places(self.width())[0]:
            widget.setGeometry(place)

    def _places(self, width: int) -> tuple[list[tuple[QWidget, QRect]], int]:
        """Where each widget stands in a line this wide, and how high that is."""
        shown = self._shown()
        whole = sum(widget.sizeHint().width() + GAP for widget in shown)
        column, own = max(self._column, self.first_width), self.first_width
        # a little narrower than its column rather than a line more
        lead = min(column, width - whole) if own + whole <= width else min(column, width)
        lines: list[list[tuple[QWidget, int]]] = [[(self._first, lead)]]
        taken = lead
        for number, widget in enumerate(shown):
            wide = min(widget.sizeHint().width(), width)
            # what stands at the right stays together
            needed = whole if number == 0 and not self._left else GAP + wide
            if taken + needed > width:
                lines.append([])
                taken = -GAP
            lines[-1].append((widget, wide))
            taken += GAP + wide
        places: list[tuple[QWidget, QRect]] = []
        y = 0
        for number, line in enumerate(line for line in lines if line):
            high = max(widget.sizeHint().height() for widget, _ in line)
            free = width - sum(wide for _, wide in line) - GAP * (len(line) - 1)
            x = free if number and not self._left else 0
            for widget, wide in line:
                places.append((widget, QRect(x, y, wide, high)))
                x += wide + GAP
                if widget is self._first and not self._left:
                    x += free
            y += high + BETWEEN
        return places, y - BETWEEN
