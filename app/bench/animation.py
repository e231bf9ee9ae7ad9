"""How fast an animation is made, and how steadily the window draws meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from app.bench.engine import experiment
from app.bench.opened import opened, p99, spin

FRAMES = 300
SIZE = "1280x720"
LONGEST = 300.0
"""Seconds, after which it is given up."""


def measure() -> dict[str, float]:
    """animation_fps: frames of an MP4 over the seconds that the whole command takes, as the window
    starts it; animation_frame_p99_ms: the time between two paints of the planes in a window that
    trains flat out meanwhile."""
    with opened(experiment()) as watched, tempfile.TemporaryDirectory() as folder:
        watched.window.worker.play()
        spin(0.5)
        watched.frames.clear()
        begun, said = time.perf_counter(), Path(folder) / "said.txt"
        process = _render(Path(folder), said)
        try:
            while process.poll() is None and time.perf_counter() - begun < LONGEST:
                spin(0.05)
            taken = time.perf_counter() - begun
        finally:
            process.kill()
            process.wait()
        intervals = np.diff(watched.frames).tolist()
        watched.window.worker.pause()
        spin(0.3)
        if process.returncode or not list(Path(folder).glob("*.mp4")):
            raise RuntimeError(f"no animation: {said.read_text().strip()[-500:]}")
    return {"animation_fps": FRAMES / taken, "animation_frame_p99_ms": p99(intervals)}


def _render(folder: Path, said: Path) -> subprocess.Popen[bytes]:
    """The command, as the window starts it; what it says is written to a file."""
    words = [
        *(sys.executable, "main.py", "render", "--set", "training.learning_rate=1"),
        *("--at", f"0..{FRAMES - 1}", "--view", "planes,neurons,timeline"),
        *("--format", "mp4", "--size", SIZE, "--out", str(folder), "--progress"),
    ]
    with said.open("w") as errors:
        return subprocess.Popen(
            words,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
