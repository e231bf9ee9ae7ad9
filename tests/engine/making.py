"""Experiments, data and trainers made to order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

import numpy as np
import torch
from torch import Tensor

from app.engine import datasets
from app.engine.trainer import Trainer
from app.experiment.interventions import Intervention, Set
from app.experiment.settings import Experiment
from app.record.data import Data, Part


def experiment(values: dict[str, Any] | None = None, *changes: Intervention) -> Experiment:
    """The default experiment with some settings changed, and with interventions on record."""
    made = Experiment().with_values(values or {})
    return Experiment.model_validate({**made.model_dump(), "interventions": changes})


def setting_at(step: int, key: str, value: Any) -> Intervention:
    return Set(step=step, action="set", key=key, value=value)


def data_of(x: Any, target: Any, test_x: Any = None, test_target: Any = None, classes: int = 0):
    """A dataset of just these points."""
    x = np.asarray(x, dtype=np.float64).reshape(len(x), -1)
    test_x = np.empty((0, x.shape[1])) if test_x is None else np.asarray(test_x, dtype=np.float64)
    test_target = np.empty(0) if test_target is None else np.asarray(test_target, dtype=np.float64)
    names = tuple(f"x{i + 1}" for i in range(x.shape[1]))
    return Data(
        Part(x, np.asarray(target, dtype=np.float64)),
        Part(test_x.reshape(len(test_target), x.shape[1]), test_target),
        classes,
        names,
    )


def trainer_on(data: Data, values: dict[str, Any] | None = None, **more: Any) -> Trainer:
    """A trainer of the experiment with `values` that learns `data`."""
    with patch.object(datasets, "load", return_value=data):
        return Trainer(experiment(values), **more)


def set_layers(trainer: Trainer, *layers: Any) -> None:
    """Give every replica these weights: per layer (fan_in + 1, fan_out), the biases last."""
    replicas = len(trainer.seeds)
    trainer.network.set_weights(
        [np.repeat(np.asarray(w, dtype=np.float64)[None], replicas, axis=0) for w in layers]
    )


def weights_of(trainer: Trainer, replica: int) -> list[Tensor]:
    """Copies of all that replica learns: weight matrices with their bias row, and PReLU slopes."""
    learned = trainer.network.parameters
    slopes = zip(learned.slopes, trainer.network.names, strict=True)
    parts = [*learned.weights, *(slope for slope, name in slopes if name == "prelu")]
    return [part[replica].clone() for part in parts]


def same_bits(some: Sequence[Tensor], others: Sequence[Tensor]) -> bool:
    """Whether all numbers are the same to the bit; a nan is the same as any other nan."""
    return all(
        torch.equal(torch.isnan(a), torch.isnan(b))
        and torch.equal(torch.nan_to_num(a, nan=0.0), torch.nan_to_num(b, nan=0.0))
        for a, b in zip(some, others, strict=True)
    )
