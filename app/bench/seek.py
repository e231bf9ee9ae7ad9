"""How long it takes to go to any step of a long run, and what it costs to be able to."""

from __future__ import annotations

import random
import time

import numpy as np

from app.bench.engine import experiment
from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.record.lens import Lens

STEPS = 200_000
JUMPS = 60


def measure() -> dict[str, float]:
    """seek_p95_s: to a random step of a run of 200,000, with the snapshot that shows it; record_mb:
    the states that are kept for it, and the course of the margins."""
    observer = Observer(Trainer(experiment()))
    observer.watch.advance(STEPS)
    observer.watch.look()
    choose, taken = random.Random(0), []
    for _ in range(JUMPS):
        begun = time.perf_counter()
        observer.watch.seek(choose.randrange(STEPS))
        observer.snapshot(Lens())
        taken.append(time.perf_counter() - begun)
    margins = observer.watch.margins.read()
    kept = observer.watch.kept_bytes + margins.margin.nbytes + margins.step.nbytes
    return {"seek_p95_s": float(np.quantile(taken, 0.95)), "record_mb": kept / 1e6}
