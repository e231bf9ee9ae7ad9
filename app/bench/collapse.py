"""Seconds for 1,000 networks of |x| to collapse: R2 of the published results."""

from __future__ import annotations

import time

from app.engine.census import Census
from app.engine.trainer import Trainer
from app.experiment.settings import Experiment

EPOCHS = 10


def experiment(replicas: int = 1000) -> Experiment:
    """1-2x9-1, He-normal, squared error on |x|, Adam 0.001, batch 64 (Lu et al. 2019)."""
    return Experiment().with_values(
        {
            "dataset.name": "abs",
            "dataset.points": 3000,
            "dataset.train_fraction": 1.0,
            "network.hidden": (2,) * 9,
            "training.optimizer": "adam",
            "training.learning_rate": 0.001,
            "training.batch_size": 64,
            "training.replicas": replicas,
        }
    )


def measure() -> dict[str, float]:
    """collapse_1000_s, with building the networks and counting the constant ones."""
    begun = time.perf_counter()
    trainer = Trainer(experiment())
    while trainer.epoch < EPOCHS:
        trainer.advance(trainer.batches.left())
    share = Census(trainer).take().siblings.constant_output.mean()
    taken = time.perf_counter() - begun
    return {"collapse_1000_s": taken, "collapse_1000_constant": float(share)}
