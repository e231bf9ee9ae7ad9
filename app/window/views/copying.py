"""What a view says can be copied, by its context menu or the usual key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.language import tr


def offer_copy(view: QWidget, copy: Callable[[], None]) -> None:
    """Give the view the action "Copy as text", which does `copy`."""
    action = QAction(tr("Copy as text"), view)
    action.setShortcut(QKeySequence.StandardKey.Copy)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(copy)
    view.addAction(action)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
