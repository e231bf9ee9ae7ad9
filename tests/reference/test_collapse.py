"""R2: deep narrow ReLU networks collapse to a constant on |x| (arXiv 1903.06733)."""

from __future__ import annotations

from typing import Any

import pytest

from app.engine.census import Census
from app.engine.trainer import Trainer
from app.experiment.settings import Experiment
from app.record.snapshot import Siblings

STEPS = 10 * 47
"""Ten epochs of 3,000 points in batches of 64."""


def trained(networks: int, **more: Any) -> Siblings:
    values = {
        "dataset.name": "abs",
        "dataset.points": 3000,
        "dataset.train_fraction": 1.0,
        "network.hidden": [2] * 9,
        "training.optimizer": "adam",
        "training.learning_rate": 0.001,
        "training.batch_size": 64,
        "training.replicas": networks,
    }
    trainer = Trainer(Experiment().with_values({**values, **more}))
    census = Census(trainer)
    trainer.advance(STEPS)
    assert trainer.epoch == 10
    return census.take().siblings


def check(found: Siblings, low: float, high: float) -> None:
    assert low <= found.constant_output.mean() <= high
    assert not found.diverged.any()
    # who is constant is so because a layer died, and every dead layer makes it so
    assert (found.constant_output == found.dead_network).all()
    assert found.constant_output[found.born_dead_network].all()


def test_most_of_two_hundred_networks_end_as_a_constant() -> None:
    """0.92 to 0.97 are expected; 0.92 less 4 standard errors of 200 networks is 0.843."""
    check(trained(200), 0.843, 0.995)


@pytest.mark.slow
def test_more_than_nine_tenths_of_a_thousand_networks_end_as_a_constant() -> None:
    check(trained(1000), 0.92, 0.97)


def test_with_leaky_relu_no_unit_is_dead() -> None:
    """Some outputs are constant all the same: 0.01^9 vanishes in single precision."""
    found = trained(60, **{"network.activation": "leaky-relu"})
    assert (found.dead_fraction == 0).all()
    assert not found.dead_network.any()
    assert not found.born_dead_network.any()
    assert found.constant_output.mean() < 0.3
