"""Figures need the Qt application, and leave no widget behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from app.window.application import application
from app.window.views.planes.picture import holder


@pytest.fixture(autouse=True)
def leaves_nothing() -> Iterator[QApplication]:
    """Fails on a top-level widget left behind."""
    app = application()
    holder()  # made once and kept: what the charts that planes are drawn with are children of
    before = set(app.topLevelWidgets())
    yield app
    app.processEvents()
    # pyqtgraph makes menus that belong to nobody
    left = [w for w in set(app.topLevelWidgets()) - before if not isinstance(w, QMenu)]
    assert not left, "a widget is left"
