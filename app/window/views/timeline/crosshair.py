"""The crosshair of the timeline and its card: the values at one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from app.window.theme import Theme
from app.window.views.chart import LABEL_POINTS, Place, Scale, Series


def paint_crosshair(
    painter: QPainter,
    places: Mapping[str, Place],
    charts: Mapping[str, tuple[Scale, list[Series]]],
    step: int,
    theme: Theme,
) -> None:
    """A line through all of these places at `step`, with a dot on each line of a chart."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for name, place in places.items():
        x = round(place.x(step)) + 0.5
        line = QRectF(x - 0.5, place.area.top() - 4, 1, place.area.height() + 8)
        painter.fillRect(line, theme.color("accent"))
        if name not in charts:
            continue
        scale, series = charts[name]
        painter.setPen(QPen(theme.color("surface"), 1))
        for each in series:
            # the line may have more places than there are rows: the last one up to the step
            at = int(np.searchsorted(each.x, step, side="right")) - 1
            # after a divergence there is none
            y = float(each.y[at]) if at >= 0 and step <= each.x[-1] else float("nan")
            if scale.low <= y <= scale.high:  # nan is not
                painter.setBrush(each.color)
                radius = theme.line(3)
                painter.drawEllipse(QPointF(x, place.y(y, scale)), radius, radius)
    painter.restore()


class Card(QLabel):
    """Lines of rich text beside the crosshair, over the charts; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self.setFont(theme.font(LABEL_POINTS))
        self.setStyleSheet(
            f"background: {theme.raised}; color: {theme.text}; padding: 3px 6px;"
            f" border: 1px solid {theme.border}; border-radius: 4px;"
        )

    def show_beside(self, x: float, lines: Sequence[str], middle: float) -> None:
        """Show the lines right of a pixel, or left of it where that is right of the `middle`."""
        room = self._over.size()
        self.setText("<br>".join(lines))
        self.resize(self._needed(room.width() - 4))
        left = x + 12 if x < middle else x - 12 - self.width()
        left = max(2.0, min(left, room.width() - self.width() - 2))
        self.move(round(left), max(2, (room.height() - self.height()) // 2))
        self.show()

    def _needed(self, most: int) -> QSize:
        """Its size; the words wrap where they are wider than that."""
        self.setWordWrap(False)
        size = self.sizeHint()
        if size.width() > most:
            self.setWordWrap(True)
            size = QSize(most, self.heightForWidth(most))
        return size
