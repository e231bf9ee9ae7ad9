"""A whole run: the same weights as a training loop of nn.Module, autograd and torch.optim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.testing import assert_close

from app.engine.batches import epoch_order
from app.engine.census import Census
from app.engine.trainer import Trainer
from tests.engine.making import experiment, weights_of
from tests.engine.oracle import LOSSES

STEPS = 60
MODULES = {"relu": nn.ReLU, "leaky-relu": nn.LeakyReLU, "prelu": nn.PReLU, "tanh": nn.Tanh}
MODULES |= {"elu": nn.ELU, "gelu": nn.GELU}


def module_like(trainer: Trainer, replica: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    matrices = trainer.network.parameters.weights
    for depth, (fan_in, fan_out) in enumerate(pairwise(trainer.network.widths)):
        linear = nn.Linear(fan_in, fan_out, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(matrices[depth][replica, :-1].T)
            linear.bias.copy_(matrices[depth][replica, -1])
        layers.append(linear)
        if depth < len(trainer.network.names):
            layers.append(MODULES[trainer.network.names[depth]]())
    return nn.Sequential(*layers).double()


def batches(trainer: Trainer, seed: int, size: int) -> Iterator[tuple[Tensor, Tensor]]:
    """The replica's minibatches, cut from its order of each epoch."""
    data = trainer.data
    x, target = torch.tensor(data.train.x), torch.tensor(data.train.target)
    y = target[:, None]
    if data.task == "many-class":
        y = nn.functional.one_hot(target.long(), data.classes).double()
    epoch = 0
    while True:
        order = epoch_order(np.array([seed]), epoch, len(x))[0]
        for at in range(0, len(x), size):
            chosen = order[at : at + size]
            yield x[chosen], y[chosen]
        epoch += 1


def optimiser_for(module: nn.Module, values: dict[str, Any]) -> torch.optim.Optimizer:
    matrices = [p for p in module.parameters() if p.ndim == 2]
    slopes = [m.weight for m in module.modules() if isinstance(m, nn.PReLU)]
    groups = [
        {"params": matrices, "weight_decay": values.get("l2", 0.0)},
        {
            "params": [m.bias for m in module.modules() if isinstance(m, nn.Linear)],
            "weight_decay": values.get("bias_l2", 0.0),
        },
        {"params": slopes, "weight_decay": 0.0},
    ]
    groups = [g for g in groups if g["params"]]
    rate, momentum = values["learning_rate"], values.get("momentum", 0.0)
    match values["optimizer"]:
        case "sgd" | "nesterov" as name:
            nesterov = name == "nesterov"
            return torch.optim.SGD(groups, rate, momentum=momentum, nesterov=nesterov)
        case "rmsprop":
            return torch.optim.RMSprop(groups, rate, momentum=momentum)
        case "adam":
            return torch.optim.Adam(groups, rate)
    return torch.optim.AdamW(groups, rate)


def train(
    trainer: Trainer, replica: int, values: dict[str, Any], head: tuple[str, str]
) -> nn.Module:
    module = module_like(trainer, replica)
    optimiser = optimiser_for(module, values)
    points = batches(trainer, int(trainer.seeds[replica]), values["batch_size"])
    clip, l1 = values.get("clip_norm", 0.0), values.get("l1", 0.0)
    for _ in range(STEPS):
        x, y = next(points)
        optimiser.zero_grad()
        LOSSES[head](module(x), y).backward()
        if clip:
            nn.utils.clip_grad_norm_(module.parameters(), clip)
        if l1:
            for p in module.parameters():
                if p.ndim == 2:
                    p.grad += l1 * p.detach().sign()
        optimiser.step()
    return module


def learned_by(module: nn.Module) -> list[Tensor]:
    found = [
        torch.cat([m.weight.detach().T, m.bias.detach()[None]])
        for m in module.modules()
        if isinstance(m, nn.Linear)
    ]
    slopes = [m.weight.detach().reshape(1, 1) for m in module.modules() if isinstance(m, nn.PReLU)]
    return [*found, *slopes]


RUNS: dict[str, dict[str, Any]] = {
    "sgd": {"optimizer": "sgd", "learning_rate": 0.05},
    "sgd with momentum and both l2": {
        "optimizer": "sgd",
        "learning_rate": 0.02,
        "momentum": 0.9,
        "l2": 0.01,
        "bias_l2": 0.03,
    },
    "nesterov with l2 of weights alone": {
        "optimizer": "nesterov",
        "learning_rate": 0.02,
        "momentum": 0.8,
        "l2": 0.05,
    },
    "rmsprop with momentum and l2 of biases alone": {
        "optimizer": "rmsprop",
        "learning_rate": 0.002,
        "momentum": 0.5,
        "bias_l2": 0.05,
    },
    "adam with l1": {"optimizer": "adam", "learning_rate": 0.01, "l1": 0.004},
    "adamw with decay": {"optimizer": "adamw", "learning_rate": 0.01, "l2": 0.2, "bias_l2": 0.1},
    "sgd clipped, with l1 and l2": {
        "optimizer": "sgd",
        "learning_rate": 0.1,
        "clip_norm": 0.5,
        "l1": 0.002,
        "l2": 0.01,
    },
    "adam hardly clipped": {"optimizer": "adam", "learning_rate": 0.01, "clip_norm": 50.0},
}
NETWORKS = [
    ("circle", "auto", ("two-class", "cross-entropy"), [7, 5], "relu"),
    ("circle", "squared-error", ("two-class", "squared-error"), [6], "gelu"),
    ("course-spiral", "auto", ("many-class", "cross-entropy"), [6, 4], "prelu"),
    ("course-spiral", "squared-error", ("many-class", "squared-error"), [8], "leaky-relu"),
    ("x-sin-5x", "auto", ("regression", "squared-error"), [5, 4, 3], ["tanh", "relu", "elu"]),
]


@pytest.mark.parametrize("network", NETWORKS, ids=lambda n: f"{n[0]} {n[1]}")
@pytest.mark.parametrize("run", RUNS)
def test_the_weights_after_a_run_are_those_of_torch(run: str, network: tuple[Any, ...]) -> None:
    dataset, loss, head, hidden, activation = network
    values = {"batch_size": 9, **RUNS[run]}
    trainer = Trainer(
        experiment(
            {
                "dataset.name": dataset,
                "dataset.points": 70,
                "dataset.train_fraction": 0.6,
                "network.hidden": hidden,
                "network.activation": activation,
                "training.loss": loss,
                "training.replicas": 2,
                **{f"training.{name}": value for name, value in values.items()},
            }
        ),
        dtype=torch.float64,
    )
    start = weights_of(trainer, 1)
    expected = learned_by(train(trainer, 1, values, head))
    trainer.advance(STEPS)
    for ours, theirs, before in zip(weights_of(trainer, 1), expected, start, strict=True):
        assert_close(ours, theirs, rtol=1e-9, atol=1e-10)
        assert not torch.equal(ours, before)


def test_the_loss_that_is_reported_is_the_loss_that_is_made_small() -> None:
    """Its gradient, by central differences, is the gradient a step follows, penalties included."""
    values = {
        "dataset.points": 12,
        "dataset.train_fraction": 1.0,
        "network.hidden": [4],
        "network.activation": "tanh",
        "training.batch_size": 0,
        "training.l1": 0.03,
        "training.l2": 0.2,
        "training.bias_l2": 0.5,
        "training.learning_rate": 1.0,
        "initialisation.bias": 0.3,
    }
    trainer = Trainer(experiment(values), dtype=torch.float64)
    census, flat = Census(trainer), trainer.network.parameters.flat
    start = flat.clone()
    slopes = torch.zeros_like(flat)
    for i in range(len(flat)):
        around = []
        for nudge in (1e-6, -1e-6):
            flat.copy_(start)
            flat[i] += nudge
            around.append(float(census.take().siblings.loss[0]))
        slopes[i] = (around[0] - around[1]) / 2e-6
    flat.copy_(start)
    trainer.advance(1)
    assert_close(start - flat, slopes, rtol=1e-5, atol=1e-7)
