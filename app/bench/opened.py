"""A window to be measured, offscreen at 1280x800, and its event loop."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.experiment.sessions import Session
from app.experiment.settings import Experiment

if TYPE_CHECKING:
    from app.window.main_window import MainWindow


@dataclass
class Opened:
    """A window, and what it does, in seconds."""

    window: MainWindow
    frames: list[float] = field(default_factory=list)
    """When the planes were painted."""
    paints: list[float] = field(default_factory=list)
    """How long it took to deliver each of its update requests."""


@contextmanager
def opened(experiment: Experiment) -> Iterator[Opened]:
    """The window, once it shows something; closed at the end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QEvent, QObject, QSettings

    from app.window.application import application, spare_the_collector
    from app.window.main_window import MainWindow

    class Watched(MainWindow):
        def event(self, event: QEvent) -> bool:
            begun = time.perf_counter()
            handled = super().event(event)
            if event.type() == QEvent.Type.UpdateRequest:
                found.paints.append(time.perf_counter() - begun)
            return handled

    class Frames(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                found.frames.append(time.perf_counter())
            return False

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/bench.ini", QSettings.Format.IniFormat)
        window = Watched(Session(experiment), None, settings)
        found = Opened(window)
        window.ready.connect(spare_the_collector)
        window.resize(1280, 800)
        window.show()
        while window.snapshot is None:
            app.processEvents()
            time.sleep(0.002)
        frames = Frames()
        window.planes.chart.viewport().installEventFilter(frames)
        yield found
        window.close()


def spin(seconds: float) -> None:
    """Run Qt's event loop as the program does."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def p99(seconds: list[float]) -> float:
    """The 99th percentile, in milliseconds."""
    return float(np.quantile(seconds, 0.99) * 1000.0)
