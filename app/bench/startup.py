"""Seconds from a fresh process to the window's first paint, and to a network on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

TRIES = 3
PROBE = "from app.bench.startup import probe; probe()"


def measure() -> dict[str, float]:
    """first_paint_s and ready_s, the medians of three fresh processes."""
    paints, readies = [], []
    for _ in range(TRIES):
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1"}
        begun = time.time()
        done = subprocess.run(
            [sys.executable, "-c", PROBE],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        told = json.loads(done.stdout.splitlines()[-1])
        paints.append(told["paint"] - begun)
        readies.append(told["ready"] - begun)
    return {"first_paint_s": median(paints), "ready_s": median(readies)}


def probe() -> None:
    """In the fresh process: open the window as the command does, and tell when it was what."""
    from PySide6.QtCore import QEvent, QObject, QSettings

    from app.experiment.sessions import Session
    from app.experiment.settings import Experiment
    from app.window.application import application
    from app.window.main_window import MainWindow

    app = application()
    told: dict[str, float] = {}

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                told.setdefault("paint", time.time())
            return False

    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/probe.ini", QSettings.Format.IniFormat)
        window = MainWindow(Session(Experiment()), None, settings)
        watch = Watch()
        window.planes.installEventFilter(watch)
        window.show()
        while window.snapshot is None:
            app.processEvents()
            time.sleep(0.002)
        told["ready"] = time.time()
        window.close()
    print(json.dumps(told))
