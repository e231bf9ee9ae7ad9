"""Initialisers: the moments of their definitions, and of torch.nn.init."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from app.engine.initialisers import draw
from app.engine.layers import dense

FAN_IN, FAN_OUT = 60, 40
SEEDS = range(12)
DRAWS = len(SEEDS) * FAN_IN * FAN_OUT
"""How many numbers a statistic is taken over."""
SIGMAS = 5.0
NORMAL_ERROR = math.sqrt(2.0 / (4.0 * DRAWS))
UNIFORM_ERROR = math.sqrt(0.8 / (4.0 * DRAWS))
"""Relative standard error of a sample's standard deviation: sqrt((kurtosis - 1) / 4n)."""


def drawn(scheme: str, scale: float = 1.0, bias: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    """Weights (R, FAN_IN, FAN_OUT) and biases (R, FAN_OUT) of a hidden layer."""
    layer = draw(scheme, SEEDS, dense((3, FAN_IN, FAN_OUT, 1)), scale=scale, bias=bias)[1]
    assert layer.shape == (len(SEEDS), FAN_IN + 1, FAN_OUT)
    return layer[:, :-1], layer[:, -1]


@pytest.mark.parametrize(
    ("scheme", "scale", "std"),
    [
        ("he-normal", 1.0, math.sqrt(2 / FAN_IN)),
        ("he-normal", 0.3, 0.3 * math.sqrt(2 / FAN_IN)),
        ("xavier-normal", 1.0, math.sqrt(2 / (FAN_IN + FAN_OUT))),
        ("xavier-normal", 2.0, 2 * math.sqrt(2 / (FAN_IN + FAN_OUT))),
        ("normal", 0.14, 0.14),
    ],
)
def test_normal_weights_have_the_defined_spread(scheme: str, scale: float, std: float) -> None:
    weights, _ = drawn(scheme, scale)
    assert weights.std() == pytest.approx(std, rel=SIGMAS * NORMAL_ERROR)
    assert abs(weights.mean()) < SIGMAS * std / math.sqrt(DRAWS)
    fourth = np.mean((weights / std) ** 4)  # of a normal distribution 3, of a uniform one 1.8
    assert fourth == pytest.approx(3.0, abs=SIGMAS * math.sqrt(96 / DRAWS))


@pytest.mark.parametrize(
    ("scheme", "scale", "half"),
    [
        ("he-uniform", 1.0, math.sqrt(6 / FAN_IN)),
        ("he-uniform", 0.5, 0.5 * math.sqrt(6 / FAN_IN)),
        ("xavier-uniform", 1.0, math.sqrt(6 / (FAN_IN + FAN_OUT))),
        ("uniform", 0.7, 0.7),
        ("pytorch-default", 1.0, 1 / math.sqrt(FAN_IN)),
        ("playground", 1.0, 0.5),
    ],
)
def test_uniform_weights_fill_the_defined_width(scheme: str, scale: float, half: float) -> None:
    weights, _ = drawn(scheme, scale)
    assert np.abs(weights).max() <= half
    assert np.abs(weights).max() > half * (1 - 20 / DRAWS)
    assert weights.std() == pytest.approx(half / math.sqrt(3), rel=SIGMAS * UNIFORM_ERROR)
    assert abs(weights.mean()) < SIGMAS * half / math.sqrt(3 * DRAWS)


TORCH: dict[str, tuple[Callable[[Tensor], object], float]] = {
    "he-normal": (lambda w: nn.init.kaiming_normal_(w, nonlinearity="relu"), NORMAL_ERROR),
    "he-uniform": (lambda w: nn.init.kaiming_uniform_(w, nonlinearity="relu"), UNIFORM_ERROR),
    "xavier-normal": (nn.init.xavier_normal_, NORMAL_ERROR),
    "xavier-uniform": (nn.init.xavier_uniform_, UNIFORM_ERROR),
}


@pytest.mark.parametrize("scheme", TORCH)
def test_the_spread_is_that_of_torch(scheme: str) -> None:
    torch.manual_seed(0)
    fill, error = TORCH[scheme]
    theirs = torch.empty(FAN_OUT, FAN_IN)
    spreads = []
    for _ in SEEDS:
        fill(theirs)
        spreads.append(float(theirs.square().mean()))
    weights, _ = drawn(scheme)
    expected = math.sqrt(np.mean(spreads))
    assert weights.std() == pytest.approx(expected, rel=SIGMAS * math.sqrt(2) * error)


def test_pytorch_default_is_what_a_new_linear_layer_has() -> None:
    torch.manual_seed(0)
    layers = [nn.Linear(FAN_IN, FAN_OUT) for _ in SEEDS]
    weights, biases = drawn("pytorch-default", bias=0.4)
    their_weights = torch.stack([layer.weight.detach() for layer in layers]).numpy()
    their_biases = torch.stack([layer.bias.detach() for layer in layers]).numpy()
    for ours, theirs in ((weights, their_weights), (biases, their_biases)):
        error = math.sqrt(0.8 / (4.0 * ours.size))
        assert ours.std() == pytest.approx(theirs.std(), rel=SIGMAS * math.sqrt(2) * error)
        # the largest of n uniform numbers is within 20 / n of the end but once in 10^8 times
        assert np.abs(ours).max() == pytest.approx(np.abs(theirs).max(), rel=20 / ours.size)


@pytest.mark.parametrize(("fan_in", "fan_out"), [(5, 5), (9, 4), (4, 9), (1, 6), (6, 1)])
def test_orthogonal_weights_are_orthogonal(fan_in: int, fan_out: int) -> None:
    layer = draw("orthogonal", [0, 1], dense((fan_in, fan_out, 1)), scale=1.5, bias=0.2)[0]
    for weights in layer[:, :-1]:
        product = weights.T @ weights if fan_in >= fan_out else weights @ weights.T
        assert product == pytest.approx(1.5**2 * np.eye(min(fan_in, fan_out)), abs=1e-12)
    assert (layer[:, -1] == 0.2).all()


def test_orthogonal_weights_are_uniform_over_the_orthogonal_matrices() -> None:
    """Every entry of a Haar-uniform matrix is symmetric about 0 with variance 1/n."""
    n, count = 3, 4000
    weights = draw("orthogonal", range(count), dense((n, n, 1)), scale=1.0, bias=0.0)[0][:, :-1]
    assert np.abs(weights.mean(axis=0)).max() < SIGMAS * math.sqrt(1 / (n * count))
    # x^2 has variance 2 (n - 1) / (n^2 (n + 2)) for one coordinate of a random unit vector
    error = math.sqrt(2 * (n - 1) / (n**2 * (n + 2)) / count)
    assert np.abs((weights**2).mean(axis=0) - 1 / n).max() < SIGMAS * error


@pytest.mark.parametrize(
    ("scheme", "scale", "value"), [("constant", 0.7, 0.7), ("zeros", 3.0, 0.0)]
)
def test_fixed_weights(scheme: str, scale: float, value: float) -> None:
    weights, biases = drawn(scheme, scale, bias=-0.4)
    assert (weights == value).all()
    assert (biases == -0.4).all()


@pytest.mark.parametrize(
    "scheme", ["he-normal", "he-uniform", "xavier-normal", "xavier-uniform", "normal", "uniform"]
)
def test_biases_are_what_was_asked_for_in_every_layer(scheme: str) -> None:
    for layer in draw(scheme, [4], dense((2, 3, 5, 1)), scale=1.0, bias=0.25):
        assert (layer[:, -1] == 0.25).all()


def test_playground_biases_are_a_tenth() -> None:
    for layer in draw("playground", [4], dense((2, 3, 1)), scale=1.0, bias=0.9):
        assert (layer[:, -1] == 0.1).all()


def test_rai_gives_each_unit_one_draw_from_beta_2_1_and_small_normal_ones() -> None:
    """With 2,500 inputs the normal draws stay below 0.1: what is above it is the Beta draw."""
    fan_in, units = 2500, 1500
    layer = draw("rai", [0], dense((fan_in, units, 1)), scale=1.0, bias=0.0)[0][0]
    high = layer > 0.1
    assert (high.sum(axis=0) <= 1).all()
    found = np.sort(layer[high])
    # P(X > 0.1) is 1 - 0.1^2
    assert abs(len(found) / units - 0.99) < SIGMAS * math.sqrt(0.99 * 0.01 / units)
    # Kolmogorov-Smirnov against the distribution x^2 given x > 0.1; 1.95 is passed once in 1,000
    expected = (found**2 - 0.01) / 0.99
    gap = np.abs(expected - np.arange(1, len(found) + 1) / len(found)).max()
    assert gap < 1.95 / math.sqrt(len(found))
    rest = layer[~high & (np.abs(layer) < 0.1)]
    error = math.sqrt(2.0 / (4.0 * rest.size))
    # the few Beta draws below 0.1 add at most 1 part in 1,000 to the spread
    assert rest.std() == pytest.approx(0.6007 / math.sqrt(fan_in), rel=SIGMAS * error + 1e-3)


@pytest.mark.parametrize("fan_in", [1, 2, 5])
def test_rai_chooses_weights_and_bias_alike(fan_in: int) -> None:
    """Each of the fan_in + 1 places has mean 2/3 / (fan_in + 1): Beta(2, 1) has mean 2/3."""
    units, seeds = 500, range(40)
    layer = draw("rai", seeds, dense((fan_in, units, 1)), scale=1.0, bias=0.0)[0]
    means = layer.mean(axis=(0, 2))
    # a place's variance is below that of Beta's square, 1/2, plus that of the normal draws
    error = math.sqrt((0.5 + 0.6007**2 / fan_in) / (units * len(seeds)))
    assert means == pytest.approx(2 / 3 / (fan_in + 1), abs=SIGMAS * error)
    # the mean square of Beta(2, 1) is 1/2; its fourth moment, 1/3, bounds the error
    expected = (0.5 + fan_in * 0.6007**2 / fan_in) / (fan_in + 1)
    error = math.sqrt((1 / 3 + 3 * (0.6007**2 / fan_in) ** 2) / (units * len(seeds)))
    assert (layer**2).mean(axis=(0, 2)) == pytest.approx(expected, abs=SIGMAS * error)
    assert (layer.max(axis=1) > 0).all()


def test_rai_leaves_the_output_layer_he_normal_without_bias() -> None:
    layer = draw("rai", range(40), dense((2, 90, 30)), scale=1.0, bias=0.7)[-1]
    weights = layer[:, :-1]
    assert (layer[:, -1] == 0).all()
    error = math.sqrt(2.0 / (4.0 * weights.size))
    assert weights.std() == pytest.approx(math.sqrt(2 / 90), rel=SIGMAS * error)
    assert abs(weights.mean()) < SIGMAS * math.sqrt(2 / 90 / weights.size)


@pytest.mark.parametrize("scheme", ["he-normal", "uniform", "orthogonal", "rai"])
def test_a_seed_gives_the_same_weights_in_any_company(scheme: str) -> None:
    together = draw(scheme, [5, 6, 7], dense((2, 4, 3)), scale=1.0, bias=0.0)
    alone = draw(scheme, [6], dense((2, 4, 3)), scale=1.0, bias=0.0)
    for some, one in zip(together, alone, strict=True):
        assert np.array_equal(some[1], one[0])
        assert not np.array_equal(some[0], some[1])
