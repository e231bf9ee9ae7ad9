"""Activation functions: torch's values and slopes, at 0, far out, and where numbers end."""

from __future__ import annotations

import math
from typing import get_args

import pytest
import torch
from torch import Tensor
from torch.testing import assert_close

from app.engine.activations import ACTIVATIONS, Shape
from app.experiment.names import ActivationName
from tests.engine.oracle import ALPHA, FUNCTIONS, NEGATIVE_SLOPE

NAMES = get_args(ActivationName)
SLOPE = 0.25
PLACES = [0.0, -0.0, 1e-6, -1e-6, 0.5, -0.5, 3.0, -3.0, 19.0, 21.0, -21.0, 50.0, -50.0, 500.0]
PLACES += [-500.0, *torch.linspace(-6.0, 6.0, 101).tolist()]


def shape_of(name: str) -> Shape:
    if name == "prelu":
        return Shape(torch.full((1, 1, 1), SLOPE), ALPHA)
    return Shape(NEGATIVE_SLOPE, ALPHA)


def value(name: str, z: Tensor) -> Tensor:
    # as in a network, the values are written into a part of a wider tensor
    wide = torch.full((*z.shape[:2], z.shape[2] + 1), 7.0, dtype=z.dtype)
    out = wide[:, :, :-1]
    ACTIVATIONS[name].value(z, shape_of(name), out)
    assert (wide[:, :, -1] == 7.0).all()
    return out


def slope(name: str, z: Tensor) -> Tensor:
    gradient = torch.ones_like(z)
    ACTIVATIONS[name].through(gradient, z, value(name, z), shape_of(name))
    return gradient


def of_torch(name: str, z: Tensor) -> Tensor:
    if name == "prelu":
        return torch.nn.functional.prelu(z, torch.full((1,), SLOPE, dtype=z.dtype))
    return FUNCTIONS[name](z)


def slope_of_torch(name: str, z: Tensor) -> Tensor:
    leaf = z.clone().requires_grad_()
    of_torch(name, leaf).sum().backward()
    return leaf.grad


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("name", NAMES)
def test_values_and_slopes_are_those_of_torch(name: str, dtype: torch.dtype) -> None:
    z = torch.tensor(PLACES, dtype=dtype).reshape(1, 4, -1)
    near = {"rtol": 2e-6, "atol": 1e-6} if dtype is torch.float32 else {"rtol": 1e-9, "atol": 1e-12}
    if name == "softplus":  # torch leaves off log1p(exp(-z)) from 20 on, which is 2e-9
        near["atol"] = max(near["atol"], 3e-9)
    assert_close(value(name, z), of_torch(name, z), **near)
    assert_close(slope(name, z), slope_of_torch(name, z), **near)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_a_number_stays_so(name: str) -> None:
    z = torch.full((1, 2, 3), math.nan)
    assert value(name, z).isnan().all()


@pytest.mark.parametrize("name", NAMES)
def test_infinite_preactivations_are_answered_as_torch_does(name: str) -> None:
    z = torch.tensor([math.inf, -math.inf]).reshape(1, 1, 2)
    assert_close(value(name, z), of_torch(name, z), equal_nan=True)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("relu", 0.0),
        ("leaky-relu", NEGATIVE_SLOPE),
        ("prelu", SLOPE),
        ("elu", ALPHA),
        ("selu", 1.0507009873554805 * 1.6732632423543772),
        ("gelu", 0.5),
        ("silu", 0.5),
        ("softplus", 0.5),
        ("tanh", 1.0),
        ("sigmoid", 0.25),
        ("linear", 1.0),
    ],
)
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_the_slope_at_zero(name: str, expected: float, zero: float) -> None:
    found = slope(name, torch.full((1, 1, 1), zero, dtype=torch.float64))
    assert found.item() == pytest.approx(expected, rel=1e-7)


def test_elu_of_alpha_one_has_slope_one_at_zero() -> None:
    z, gradient = torch.zeros(1, 1, 1), torch.ones(1, 1, 1)
    ACTIVATIONS["elu"].through(gradient, z, torch.zeros(1, 1, 1), Shape(0.0, 1.0))
    assert gradient.item() == 1.0


def test_relu_passes_a_gradient_on_where_it_is_on_and_nothing_else() -> None:
    z = torch.tensor([-500.0, -1e-30, 0.0, 1e-30, 500.0]).reshape(1, 1, 5)
    gradient = torch.tensor([3.0, 3.0, 3.0, -3.0, 0.25]).reshape(1, 1, 5)
    ACTIVATIONS["relu"].through(gradient, z, value("relu", z), shape_of("relu"))
    assert gradient.flatten().tolist() == [0.0, 0.0, 0.0, -3.0, 0.25]


@pytest.mark.parametrize("name", NAMES)
def test_only_relu_can_die(name: str) -> None:
    z = torch.linspace(-3.0, 0.0, 31).reshape(1, 1, 31)
    flat = bool((slope(name, z) == 0).all() and (value(name, z) == 0).all())
    assert ACTIVATIONS[name].can_die == flat == (name == "relu")


@pytest.mark.parametrize("name", NAMES)
def test_linear_when_on_is_said_of_those_that_are_linear_above_zero_and_bend_below(
    name: str,
) -> None:
    on = slope(name, torch.linspace(0.01, 9.0, 31, dtype=torch.float64).reshape(1, 1, 31))
    off = slope(name, torch.full((1, 1, 1), -2.0, dtype=torch.float64))
    bends = bool((on == on[0, 0, 0]).all()) and off.item() != on[0, 0, 0]
    assert ACTIVATIONS[name].linear_when_on == bends


@pytest.mark.parametrize("name", NAMES)
def test_ends_are_the_limits_of_what_saturates_on_both_sides(name: str) -> None:
    z = torch.tensor([-1000.0, 1000.0], dtype=torch.float64).reshape(1, 1, 2)
    limits = tuple(value(name, z).flatten().tolist())
    bounded = all(abs(limit) <= 1.0 for limit in limits)
    assert ACTIVATIONS[name].ends == (limits if bounded else ())
