"""Siblings: a replica has, to the bit, the weights of the same seed trained alone."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.engine.batches import epoch_order
from app.engine.trainer import Trainer
from app.experiment.names import ActivationName, InitialiserName, OptimizerName
from tests.engine.making import data_of, experiment, same_bits, trainer_on, weights_of

STEPS = 8


@st.composite
def runs(draw: st.DrawFn) -> dict[str, Any]:
    """Settings of small runs of all kinds."""
    layers = draw(st.integers(1, 4))
    names = st.sampled_from(get_args(ActivationName))
    choices: dict[str, list[Any]] = {
        "dataset.name": ["circle", "course-spiral", "sine"],
        "dataset.train_fraction": [0.5, 1.0],
        "network.bias": [True, False],
        "initialisation.weights": [name for name in get_args(InitialiserName) if name != "file"],
        "training.optimizer": list(get_args(OptimizerName)),
        "training.loss": ["auto", "squared-error"],
        "training.learning_rate": [0.001, 0.03, 0.5],
        "training.momentum": [0.0, 0.9],
        "training.batch_size": [0, 1, 3, 7, 10, 13, 29, 64],
        "training.clip_norm": [0.0, 0.1],
        "training.l1": [0.0, 0.001],
        "training.l2": [0.0, 0.01],
        "training.bias_l2": [0.0, 0.01],
    }
    values = {key: draw(st.sampled_from(several)) for key, several in choices.items()}
    values["dataset.points"] = draw(st.integers(3, 160))
    values["network.hidden"] = draw(
        st.lists(st.one_of(st.just(1), st.integers(3, 40)), min_size=layers, max_size=layers)
    )
    values["network.activation"] = draw(st.lists(names, min_size=layers, max_size=layers))
    return values


NARROW = {"dataset.points": 500, "training.batch_size": 0}
DEEP_CLIPPED = {"network.hidden": [3] * 12, "training.clip_norm": 0.01, "dataset.points": 30}


@settings(max_examples=120, deadline=None)
@given(runs(), st.integers(2, 9), st.integers(0, 8), st.integers(0, 99))
@example({**NARROW, "network.hidden": [8]}, 3, 1, 0)
@example({**NARROW, "network.hidden": [1, 5]}, 3, 1, 0)
@example({**NARROW, "network.hidden": [40, 1]}, 2, 1, 0)
@example(DEEP_CLIPPED, 4, 2, 0)
@example({"network.hidden": [256, 100], "training.batch_size": 32}, 2, 1, 3)
def test_a_replica_has_the_bits_of_its_seed_alone(
    values: dict[str, Any], replicas: int, which: int, seed: int
) -> None:
    which %= replicas
    many = Trainer(
        experiment({**values, "initialisation.seed": seed, "training.replicas": replicas})
    )
    one = Trainer(experiment({**values, "initialisation.seed": seed + which}))
    assert many.seeds[which] == one.seeds[0] == seed + which
    assert same_bits(weights_of(many, which), weights_of(one, 0))
    many.advance(STEPS)
    one.advance(STEPS)
    assert same_bits(weights_of(many, which), weights_of(one, 0))


@settings(max_examples=25, deadline=None)
@given(runs(), st.lists(st.sampled_from([0.0, 0.001, 0.02, 0.3, 1.7]), min_size=2, max_size=6))
def test_a_learning_rate_of_its_own_gives_the_run_with_that_rate(
    values: dict[str, Any], rates: list[float]
) -> None:
    seeds = [5] * (len(rates) - 1) + [8]
    many = Trainer(experiment(values), seeds=seeds, learning_rates=rates)
    many.advance(STEPS)
    for which in (0, len(rates) - 1):
        one = Trainer(
            experiment({**values, "training.learning_rate": rates[which]}), seeds=[seeds[which]]
        )
        one.advance(STEPS)
        assert same_bits(weights_of(many, which), weights_of(one, 0))


@pytest.mark.parametrize("loss", ["auto", "squared-error"])
def test_ten_classes_are_as_independent(loss: str) -> None:
    random = np.random.default_rng(0)
    data = data_of(random.normal(size=(90, 2)), np.arange(90) % 10, classes=10)
    values = {"network.hidden": [33, 17], "training.batch_size": 11, "training.loss": loss}
    many = trainer_on(data, values, seeds=[4, 5, 6, 7, 8])
    one = trainer_on(data, values, seeds=[6])
    many.advance(30)
    one.advance(30)
    assert same_bits(weights_of(many, 2), weights_of(one, 0))


def test_siblings_differ_and_go_through_the_data_in_orders_of_their_own() -> None:
    """From equal weights they part only by the order of the batches."""
    values = {"initialisation.weights": "constant", "initialisation.scale": 0.1}
    trainer = Trainer(experiment({**values, "training.replicas": 3}))
    assert same_bits(weights_of(trainer, 0), weights_of(trainer, 2))
    trainer.advance(5)
    assert not same_bits(weights_of(trainer, 0), weights_of(trainer, 2))
    orders = epoch_order(trainer.seeds, 0, len(trainer.data.train))
    assert not np.array_equal(orders[0], orders[2])


def test_a_diverged_sibling_does_no_harm_to_the_others() -> None:
    values = {"dataset.name": "sine", "network.hidden": [9, 9], "training.momentum": 0.9}
    many = Trainer(experiment(values), seeds=[1, 1, 2], learning_rates=[0.01, 1e20, 0.01])
    alone = Trainer(experiment({**values, "training.learning_rate": 0.01}), seeds=[2])
    many.advance(60)
    alone.advance(60)
    assert any(part.isnan().any() for part in weights_of(many, 1))
    assert same_bits(weights_of(many, 2), weights_of(alone, 0))
