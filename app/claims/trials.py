"""What the claims' experiments are made of: networks side by side, trained, and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from app.engine.census import Census
from app.engine.network import Flat
from app.engine.trainer import Trainer
from app.experiment.interventions import Record, Set
from app.experiment.settings import Experiment
from app.record.data import Bools, Floats
from app.record.snapshot import Siblings

COURSE_SPIRAL: dict[str, Any] = {
    "dataset.name": "course-spiral",
    "dataset.points": 300,
    "dataset.train_fraction": 1.0,
    "network.hidden": (100,),
    "initialisation.weights": "normal",
    "initialisation.scale": 0.01,
    "training.batch_size": 0,
    "training.l2": 0.001,
}
"""Three arms of 100 points, 2 -> 100 ReLU -> 3, full-batch descent (the CS231n course notes)."""


def experiment(values: Mapping[str, Any], record: Record = ()) -> Experiment:
    """An experiment with these settings, by key, and these interventions."""
    return Experiment().with_values(values).with_record(record)


def networks(
    values: Mapping[str, Any],
    count: int,
    *,
    steps: int = 0,
    learning_rates: Sequence[float] | None = None,
    record: Record = (),
) -> Trainer:
    """`count` networks with the seeds 0, 1, 2, ..., after so many steps. With learning rates, so
    many networks at each of them in turn: the first `count` learn at the first rate."""
    seeds = list(range(count)) * len(learning_rates or [0.0])
    rates = None if learning_rates is None else [r for r in learning_rates for _ in range(count)]
    trainer = Trainer(experiment(values, record), seeds=seeds, learning_rates=rates)
    trainer.advance(steps)
    return trainer


def change(trainer: Trainer, key: str, value: Any) -> None:
    """Change a setting of the running networks, all that was learned kept. Together with
    `trainer.checkpoint()` and `trainer.restore(...)` it gives the same networks with the same
    minibatches to come another activation, learning rate or penalty."""
    trainer.apply(Set(action="set", key=key, value=value))


def dead(trainer: Trainer) -> Bools:
    """(networks, hidden units): dead on the whole training set, now."""
    return Census(trainer).born_dead


def figures(trainer: Trainer) -> Siblings:
    """Loss, accuracy, dead share of every network, now. (Its born_dead is as of now.)"""
    return Census(trainer).take().siblings


def accuracy(trainer: Trainer) -> Floats:
    """(networks,) on the training set, now."""
    found = figures(trainer).accuracy
    if found is None:
        raise ValueError("regression has no accuracy")
    return found


@torch.inference_mode()
def preactivations(trainer: Trainer, layer: int = 0, x: Tensor | None = None) -> Tensor:
    """z (networks, points, width) of a hidden layer over the training points, or over x
    (points, d + 1)."""
    for depth, (z, _) in enumerate(trainer.network.walk(trainer.x if x is None else x)):
        if depth == layer:
            return z
    raise IndexError(layer)


@torch.inference_mode()
def loss_gradient(trainer: Trainer) -> Flat:
    """The gradient of the loss over the whole training set, penalties left out, in the parameters'
    layout. It is the network's own tensor: the next step overwrites it."""
    network, x = trainer.network, trainer.x.expand(len(trainer.seeds), -1, -1)
    space = network.workspace(x.shape[1])
    network.forward(x, space)
    network.backward(x.mT, trainer.y.expand(len(trainer.seeds), -1, -1), space)
    return network.gradients
