"""Icons from resources/icons, drawn in the theme's text colour at any resolution."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
PIXELS = 64
"""Sharp at twice the size shown and at any device-pixel ratio in use."""


def icon(name: str, color: str) -> QIcon:
    """The icon `name`.svg with its currentColor replaced by `color`."""
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    pixmap = QPixmap(QSize(PIXELS, PIXELS))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    return QIcon(pixmap)
