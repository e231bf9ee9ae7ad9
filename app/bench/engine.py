"""Steps per second of the engine over the plain loop, taken in turns so that both meet the same
disturbances; the medians of the turns are compared.
"""

from __future__ import annotations

import time
from statistics import median

from app.bench.plain import PlainLoop
from app.engine.trainer import Trainer
from app.experiment.settings import Experiment

TURNS = 9
SIBLINGS = 64
RATES = {"sgd": 0.03, "adam": 0.001}


def experiment(optimizer: str = "sgd", replicas: int = 1) -> Experiment:
    """The network that all speeds are told for: 2-8-8-8-1, batch 10."""
    return Experiment().with_values(
        {
            "network.hidden": (8, 8, 8),
            "training.optimizer": optimizer,
            "training.learning_rate": RATES[optimizer],
            "training.replicas": replicas,
        }
    )


def measure() -> dict[str, float]:
    """engine_speedup, adam_speedup and sibling_speedup."""
    return {
        "engine_speedup": _speedup("sgd", 1, 2000),
        "adam_speedup": _speedup("adam", 1, 1500),
        "sibling_speedup": _speedup("sgd", SIBLINGS, 400),
    }


def _speedup(optimizer: str, replicas: int, steps: int) -> float:
    plain = PlainLoop(optimizer)
    trainer = Trainer(experiment(optimizer, replicas))
    plain.steps(100)
    trainer.advance(100)
    of_plain, of_ours = [], []
    for _ in range(TURNS):
        of_plain.append(plain.steps(500))
        begun = time.perf_counter()
        trainer.advance(steps)
        of_ours.append((time.perf_counter() - begun) / steps / replicas)
    return median(of_plain) / median(of_ours)
