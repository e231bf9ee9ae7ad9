"""Every name a person may choose is known to the engine, and does something of its own."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
import torch

from app.engine import activations, initialisers
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from app.experiment.names import (
    REGRESSION_DATASETS,
    ActivationName,
    DatasetName,
    DeviceName,
    InitialiserName,
    LossName,
    OptimizerName,
)
from tests.engine.making import experiment, weights_of

DRAWN = [name for name in get_args(InitialiserName) if name != "file"]
"""Weights from a file are not drawn."""

SMALL = {"dataset.points": 40, "network.hidden": [5, 4], "training.learning_rate": 0.01}
GENERATED = [name for name in get_args(DatasetName) if name != "csv"]
FAMILIES = {
    "dataset.name": GENERATED,
    "network.activation": get_args(ActivationName),
    "initialisation.weights": DRAWN,
    "training.optimizer": get_args(OptimizerName),
    "training.loss": get_args(LossName),
}
CASES = [(key, name) for key, names in FAMILIES.items() for name in names]


@pytest.mark.parametrize(("key", "name"), CASES)
def test_every_name_trains(key: str, name: str) -> None:
    trainer = Trainer(experiment({**SMALL, key: name}))
    trainer.advance(7)
    assert all(torch.isfinite(part).all() for part in weights_of(trainer, 0))


def test_the_tables_hold_the_names_and_no_others() -> None:
    assert set(activations.ACTIVATIONS) == set(get_args(ActivationName))
    assert set(initialisers.NAMES) == set(DRAWN)


@pytest.mark.parametrize("key", ["network.activation", "initialisation.weights"])
def test_no_two_names_of_a_family_give_the_same_run(key: str) -> None:
    """With a negative slope and a scale that set each apart."""
    outcomes: dict[str, np.ndarray] = {}
    for name in FAMILIES[key]:
        values = {"network.negative_slope": 0.1, "initialisation.scale": 0.8, key: name}
        trainer = Trainer(experiment({**SMALL, "dataset.name": "xor", **values}))
        trainer.advance(20)
        outcomes[name] = torch.cat([p.flatten() for p in weights_of(trainer, 0)])[:15].numpy()
    names = list(outcomes)
    for i, one in enumerate(names):
        for other in names[:i]:
            assert not np.array_equal(outcomes[one], outcomes[other]), (one, other)


def test_regression_datasets_are_those_without_classes() -> None:
    found = {n for n in GENERATED if Trainer(experiment({"dataset.name": n})).data.classes == 0}
    assert found == REGRESSION_DATASETS


def test_the_cpu_is_a_device_and_an_absent_one_is_refused_in_one_line() -> None:
    present = {"cpu": True, "cuda": torch.cuda.is_available()}
    present["mps"] = torch.backends.mps.is_available()
    assert set(present) == set(get_args(DeviceName))
    for name, here in present.items():
        if not here:
            with pytest.raises(BadInput, match=rf'training.device = "{name}".*allowed here: cpu'):
                Trainer(experiment({"training.device": name}))
