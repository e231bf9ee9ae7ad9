"""Figures need the Qt application, and leave no widget behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.window.application import application


@pytest.fixture(autouse=True)
def leaves_nothing() -> Iterator[QApplication]:
    """Fails on a top-level widget left behind."""
    app = application()
    before = set(app.topLevelWidgets())
    yield app
    app.processEvents()
    assert not set(app.topLevelWidgets()) - before, "a widget is left"
