"""Windows for tests, and the promise that none leaves a thread, a timer or a widget behind."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt, QThread, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.experiment.sessions import Session
from app.experiment.settings import Experiment
from app.window.application import application
from app.window.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]

HARMLESS = ("This plugin does not support",)
"""What the offscreen platform says about itself."""


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application, Fusion style and all."""
    import app.engine.observer  # noqa: F401 - torch: what it makes is set aside with the rest

    # looking through all objects for what was left running is quick if only new ones are looked at
    gc.collect()
    gc.freeze()
    return application()


@pytest.fixture(autouse=True)
def nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that closes with changes would wait for an answer for good."""
    monkeypatch.setattr("app.window.dialogs.ask_unsaved", lambda parent, name: "discard")


@pytest.fixture(autouse=True)
def console(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Qt's messages during a test: any but the platform's own fails it."""
    said: list[str] = []

    def listen(kind: Any, context: Any, message: str) -> None:
        if not any(word in message for word in HARMLESS):
            said.append(message)

    before = qInstallMessageHandler(listen)
    yield said
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a running thread, an active timer or a visible window."""
    yield
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and not isinstance(widget, MainWindow):
            widget.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    objects = gc.get_objects()
    threads = [o for o in objects if issubclass(type(o), QThread) and _running(o)]
    assert threads == []
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert windows == []
    repeating = [o for o in objects if issubclass(type(o), QTimer) and _repeats(o)]
    assert repeating == []


def _running(thread: QThread) -> bool:
    try:
        return thread.isRunning()
    except RuntimeError:  # deleted in C++ already
        return False


def _repeats(timer: QTimer) -> bool:
    try:
        return timer.isActive() and not timer.isSingleShot()
    except RuntimeError:
        return False


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens main windows on an experiment, ready to be used, and closes them afterwards."""
    windows: list[MainWindow] = []
    kept = QSettings(str(tmp_path / "flatline.ini"), QSettings.Format.IniFormat)

    def open_one(
        values: dict[str, Any] | None = None, *, path: Path | None = None, **options: Any
    ) -> MainWindow:
        experiment = options.pop("experiment", Experiment()).with_values(values or {})
        window = MainWindow(Session(experiment), path, kept)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.snapshot is not None, timeout=30_000)
        return window

    yield open_one
    for window in windows:
        window.keeper.hurry()  # nothing is asked
        window.close()
        window.deleteLater()
