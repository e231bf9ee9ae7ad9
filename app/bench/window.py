"""What the window and exact events cost the training, and how steadily the window draws."""

from __future__ import annotations

import time
from statistics import median

import numpy as np

from app.bench.engine import experiment
from app.bench.opened import opened, p99, spin
from app.engine.trainer import Trainer
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
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

    gaps: list[float] = []

    class Posted(QObject):
        def post(self) -> None:
            self.begun = time.perf_counter()
            QCoreApplication.postEvent(self, QEvent(QEvent.Type(EVENT)))

        def event(self, event: QEvent) -> bool:
            if event.type() == EVENT:
                gaps.append(time.perf_counter() - self.begun)
                return True
            return super().event(event)

    shares, intervals = [], []
    with opened(experiment()) as watched:
        window, posted, clock = watched.window, Posted(), QTimer()
        clock.setTimerType(Qt.TimerType.PreciseTimer)
        clock.timeout.connect(posted.post)
        for _ in range(TURNS):
            alone = _alone()
            watched.frames.clear()
            window.worker.play()
            spin(0.5)
            assert window.snapshot is not None
            step, begun = window.snapshot.step, time.perf_counter()
            clock.start(5)
            spin(SECONDS)
            clock.stop()
            taken = window.snapshot.step - step
            shares.append(taken / (time.perf_counter() - begun) / alone)
            window.worker.pause()
            intervals += np.diff(watched.frames[5:]).tolist()
            spin(0.3)
    return {
        "window_share": median(shares),
        "frame_p99_ms": p99(intervals),
        "paint_p99_ms": p99(watched.paints),
        "event_gap_p99_ms": p99(gaps),
    }


def measure_events() -> dict[str, float]:
    """events_share: steps per second in the window with every step looked at for deaths, over those
    with none looked at; 3 x 16 units at learning rate 0.3, in turns."""
    busy = Experiment().with_values({"network.hidden": (16, 16, 16), "training.learning_rate": 0.3})
    shares = []
    with opened(busy) as watched:
        window = watched.window
        for _ in range(TURNS):
            speeds = []
            for following in (True, False):
                # the same steps: deaths come early, and each is taken apart
                window.reset()
                window.worker.set_following(following)
                window.worker.play()
                begun = time.perf_counter()
                spin(SECONDS)
                assert window.snapshot is not None
                speeds.append(window.snapshot.step / (time.perf_counter() - begun))
                window.worker.pause()
                spin(0.3)
            shares.append(speeds[0] / speeds[1])
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
