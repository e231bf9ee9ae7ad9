"""R4: the scale of pre-activations in an untrained deep ReLU stack."""

from __future__ import annotations

import math

import numpy as np
import pytest

from app.engine.census import Census
from app.engine.trainer import Trainer
from app.experiment.settings import Experiment

WIDTH, LAYERS, SEEDS = 100, 8, 40


def stack(sigma: float, width: int, replicas: int) -> Census:
    values = {
        "dataset.points": 60,
        "network.hidden": [width] * LAYERS,
        "initialisation.weights": "normal",
        "initialisation.scale": sigma,
        "training.replicas": replicas,
    }
    return Census(Trainer(Experiment().with_values(values)))


@pytest.mark.parametrize(("sigma", "growth"), [(0.10, 0.707), (0.14, 0.990), (0.28, 1.98)])
def test_the_root_mean_square_grows_per_layer_by_sigma_sqrt_half_n(
    sigma: float, growth: float
) -> None:
    """The mean square of a layer over that of the one before it has mean sigma^2 n/2 exactly.

    Its relative standard deviation is about 0.2 for one layer of one seed, hence 0.011 over all
    and half of that for the root.
    """
    assert sigma * math.sqrt(WIDTH / 2) == pytest.approx(growth, rel=1e-3)
    census = stack(sigma, WIDTH, SEEDS)
    rms = np.array(
        [[layer.rms_preactivation for layer in census.take(r).layers] for r in range(SEEDS)]
    )
    ratios = (rms[:, 1:] / rms[:, :-1]) ** 2
    assert math.sqrt(ratios.mean()) == pytest.approx(growth, rel=0.025)


def test_who_is_dead_does_not_depend_on_sigma() -> None:
    """With zero bias a factor on the weights changes no sign."""
    sets = [stack(sigma, 8, 30).dead() for sigma in (0.10, 0.14, 0.28)]
    assert sets[0].any()
    assert not sets[0].all()
    for other in sets[1:]:
        assert np.array_equal(sets[0], other)


def test_about_half_of_the_units_are_on() -> None:
    found = stack(0.14, WIDTH, 1).take()
    shares = [layer.active_fraction for layer in found.layers]
    assert np.mean(shares) == pytest.approx(0.5, abs=0.05)
