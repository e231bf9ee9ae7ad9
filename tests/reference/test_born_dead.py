"""R1: networks born dead, before any training (Lu, Shin, Su and Karniadakis, arXiv 1903.06733)."""

from __future__ import annotations

import math

import pytest

from app.engine.census import Census
from app.record.data import Data
from app.record.snapshot import Siblings
from tests.engine.making import data_of, trainer_on

NETWORKS = 20_000
ONE_INPUT = data_of([0.7], [0.0])
BOTH_SIGNS = data_of([1.0, -1.0], [0.0, 0.0])


def untrained(
    data: Data, width: int, hidden: int, scheme: str = "he-normal", networks: int = NETWORKS
) -> Siblings:
    values = {
        "network.hidden": [width] * hidden,
        "initialisation.weights": scheme,
        "training.replicas": networks,
    }
    return Census(trainer_on(data, values)).take().siblings


def share_born_dead(data: Data, width: int, hidden: int, scheme: str = "he-normal") -> float:
    found = untrained(data, width, hidden, scheme)
    assert (found.born_dead_network == found.dead_network).all()
    return float(found.born_dead_network.mean())


def near(probability: float) -> object:
    """Within 4 standard errors of the probability: missed once in 16,000 times."""
    return pytest.approx(probability, abs=4 * math.sqrt(probability * (1 - probability) / NETWORKS))


@pytest.mark.parametrize(("width", "hidden"), [(1, 1), (1, 3), (2, 2), (2, 9), (3, 4)])
def test_one_fixed_input(width: int, hidden: int) -> None:
    assert share_born_dead(ONE_INPUT, width, hidden) == near(1 - (1 - 2**-width) ** hidden)


@pytest.mark.parametrize("scheme", ["normal", "xavier-normal"])
def test_the_spread_of_the_weights_makes_no_difference(scheme: str) -> None:
    assert share_born_dead(ONE_INPUT, 2, 3, scheme) == near(1 - (3 / 4) ** 3)


@pytest.mark.parametrize("width", [1, 2, 3])
def test_both_signs_of_input_and_two_hidden_layers(width: int) -> None:
    """Exactly 4^-N (3 - 2^(1-N)), which is 0.15625 for N = 2."""
    exact = 4.0**-width * (3 - 2.0 ** (1 - width))
    assert width != 2 or exact == 0.15625
    assert share_born_dead(BOTH_SIGNS, width, 2) == near(exact)


def test_two_units_wide_and_nine_hidden_layers_deep() -> None:
    assert share_born_dead(BOTH_SIGNS, 2, 9) == pytest.approx(0.88, abs=0.01)


def test_the_published_shares_for_ten_layers() -> None:
    assert untrained(BOTH_SIGNS, 10, 9, networks=4000).born_dead_network.mean() < 0.01
    assert untrained(BOTH_SIGNS, 5, 9, networks=4000).born_dead_network.mean() > 0.10
    assert share_born_dead(BOTH_SIGNS, 3, 9) == pytest.approx(0.60, abs=0.03)


def test_a_network_born_dead_has_a_constant_output() -> None:
    found = untrained(BOTH_SIGNS, 2, 3)
    assert found.constant_output[found.born_dead_network].all()
    assert not found.constant_output[~found.born_dead_network].all()


def test_randomised_asymmetric_initialisation_lets_fewer_be_born_dead() -> None:
    rai, he = (untrained(BOTH_SIGNS, 2, 9, scheme, 2000) for scheme in ("rai", "he-normal"))
    assert rai.born_dead_network.mean() < 0.75 * he.born_dead_network.mean()
