"""What the window and exact events cost the training, and how steadily the window draws."""

from __future__ import annotations

import os
import tempfile
import time
from statistics import median

import numpy as np

from app.bench.engine import experiment
from app.engine.trainer import Trainer
from app.experiment.sessions import Session
from app.experiment.settings import Experiment

SECONDS = 5.0
TURNS = 3
EVENT = 1000
"""First number Qt leaves to programs: QEvent.Type.User."""


def measure() -> dict[str, float]:
    """window_share, frame_p99_ms, paint_p99_ms and event_gap_p99_ms, training flat out at 1280x800.

    The share compares turns of the engine alone with turns in the window. A frame interval is the
    time between two paints of the planes; a paint is one delivery of the window's update request;
    an event gap is the wait of an event posted every 5 ms.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QTimer

    from app.window.application import application, spare_the_collector
    from app.window.main_window import MainWindow

    paints: list[float] = []
    frames: list[float] = []
    gaps: list[float] = []

    class Watched(MainWindow):
        def event(self, event: QEvent) -> bool:
            begun = time.perf_counter()
            handled = super().event(event)
            if event.type() == QEvent.Type.UpdateRequest:
                paints.append(time.perf_counter() - begun)
            return handled

    class Frames(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                frames.append(time.perf_counter())
            return False

    class Posted(QObject):
        def post(self) -> None:
            self.begun = time.perf_counter()
            QCoreApplication.postEvent(self, QEvent(QEvent.Type(EVENT)))

        def event(self, event: QEvent) -> bool:
            if event.type() == EVENT:
                gaps.append(time.perf_counter() - self.begun)
                return True
            return super().event(event)

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/bench.ini", QSettings.Format.IniFormat)
        window = Watched(Session(experiment()), None, settings)
        window.ready.connect(spare_the_collector)
        window.resize(1280, 800)
        window.show()
        while window.snapshot is None:
            app.processEvents()
            time.sleep(0.002)
        watch, posted, clock = Frames(), Posted(), QTimer()
        window.planes.chart.viewport().installEventFilter(watch)
        clock.setTimerType(Qt.TimerType.PreciseTimer)
        clock.timeout.connect(posted.post)
        shares, intervals = [], []
        for _ in range(TURNS):
            alone = _alone()
            frames.clear()
            window.worker.play()
            _spin(0.5)
            step, begun = window.snapshot.step, time.perf_counter()
            clock.start(5)
            _spin(SECONDS)
            clock.stop()
            taken = window.snapshot.step - step
            shares.append(taken / (time.perf_counter() - begun) / alone)
            window.worker.pause()
            intervals += np.diff(frames[5:]).tolist()
            _spin(0.3)
        window.close()
    return {
        "window_share": median(shares),
        "frame_p99_ms": _p99(intervals),
        "paint_p99_ms": _p99(paints),
        "event_gap_p99_ms": _p99(gaps),
    }


def measure_events() -> dict[str, float]:
    """events_share: steps per second in the window with every step looked at for deaths, over those
    with none looked at; 3 x 16 units at learning rate 0.3, in turns."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QSettings

    from app.window.application import application, spare_the_collector
    from app.window.main_window import MainWindow

    app = application()
    busy = Experiment().with_values({"network.hidden": (16, 16, 16), "training.learning_rate": 0.3})
    shares = []
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/bench.ini", QSettings.Format.IniFormat)
        window = MainWindow(Session(busy), None, settings)
        window.ready.connect(spare_the_collector)
        window.resize(1280, 800)
        window.show()
        while window.snapshot is None:
            app.processEvents()
            time.sleep(0.002)
        for _ in range(TURNS):
            speeds = []
            for following in (True, False):
                # the same steps: deaths come early, and each is taken apart
                window.reset()
                window.worker.set_following(following)
                window.worker.play()
                begun = time.perf_counter()
                _spin(SECONDS)
                speeds.append(window.snapshot.step / (time.perf_counter() - begun))
                window.worker.pause()
                _spin(0.3)
            shares.append(speeds[0] / speeds[1])
        window.close()
    return {"events_share": median(shares)}


def _alone() -> float:
    """Steps per second of the engine with no window to serve."""
    trainer = Trainer(experiment())
    trainer.advance(500)
    begun, steps = time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS / 2:
        trainer.advance(500)
        steps += 500
    return steps / (time.perf_counter() - begun)


def _spin(seconds: float) -> None:
    """Run Qt's event loop as the program does."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def _p99(seconds: list[float]) -> float:
    return float(np.quantile(seconds, 0.99) * 1000.0)
