"""Activation functions and their derivatives, written out.

Arguments are pre-activations z (R, batch, width). `value` writes f(z) into `out`; `through` turns
`gradient`, the loss gradient of f(z), into that of z in place: times f'(z).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from app.engine.constants import constant

SELU_SCALE = 1.0507009873554805
SELU_ALPHA = 1.6732632423543772
PRELU_START = 0.25
SQRT_HALF = math.sqrt(0.5)


@dataclass(frozen=True)
class Shape:
    """What an activation's formula has besides z: numbers, or tensors (R, 1, 1)."""

    slope: float | Tensor
    """Of leaky ReLU and PReLU below zero."""
    alpha: float
    """Of ELU."""


Value = Callable[[Tensor, Shape, Tensor], None]
Through = Callable[[Tensor, Tensor, Tensor, Shape], None]


@dataclass(frozen=True)
class Activation:
    """`value(z, shape, out)` and `through(gradient, z, a, shape)`, with a = f(z)."""

    value: Value
    through: Through
    can_die: bool = False
    """Exactly flat for z <= 0. (LayerCensus.can_die says the same to the views.)"""
    linear_when_on: bool = False
    """Linear for z > 0."""
    attenuates: bool = False
    """Linear for z <= 0 as well, with a smaller slope."""
    ends: tuple[float, ...] = ()
    """The values it saturates at, on both sides."""
    flattens: bool = False
    """Its slope goes to 0 far to the left, without ever being 0 for good."""


def _relu(z: Tensor, _: Shape, out: Tensor) -> None:
    torch.maximum(z, constant(0.0, z), out=out)


# relu'(0) = 0. One kernel instead of compare and multiply: this is the hot path.
_keep_where_positive = torch.ops.aten.threshold_backward.grad_input


def _relu_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    _keep_where_positive(gradient, z, 0, grad_input=gradient)


def _leaky(z: Tensor, shape: Shape, out: Tensor) -> None:
    torch.where(z > 0, z, z * shape.slope, out=out)


def _leaky_through(gradient: Tensor, z: Tensor, a: Tensor, shape: Shape) -> None:
    torch.where(z > 0, gradient, gradient * shape.slope, out=gradient)


def _elu(z: Tensor, shape: Shape, out: Tensor) -> None:
    torch.where(z > 0, z, torch.expm1(z.clamp_max(0)) * shape.alpha, out=out)


def _elu_through(gradient: Tensor, z: Tensor, a: Tensor, shape: Shape) -> None:
    # below zero f' = alpha exp(z) = f + alpha
    torch.where(z > 0, gradient, gradient * (a + shape.alpha), out=gradient)


def _selu(z: Tensor, _: Shape, out: Tensor) -> None:
    below = torch.expm1(z.clamp_max(0)) * (SELU_SCALE * SELU_ALPHA)
    torch.where(z > 0, z * SELU_SCALE, below, out=out)


def _selu_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    below = gradient * (a + SELU_SCALE * SELU_ALPHA)
    torch.where(z > 0, gradient * SELU_SCALE, below, out=gradient)


def _normal_cdf(z: Tensor) -> Tensor:
    return torch.erf(z * SQRT_HALF).add_(1.0).mul_(0.5)


def _gelu(z: Tensor, _: Shape, out: Tensor) -> None:
    torch.mul(z, _normal_cdf(z), out=out)


def _gelu_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    density = torch.exp(z * z * -0.5) * (1.0 / math.sqrt(2.0 * math.pi))
    gradient.mul_(_normal_cdf(z) + z * density)


def logistic(z: Tensor) -> Tensor:
    """1 / (1 + exp(-z)).

    torch.sigmoid rounds an element differently by its place in the tensor, which would make a
    replica depend on its siblings; exp and reciprocal do not.
    """
    return torch.neg(z).exp_().add_(constant(1.0, z)).reciprocal_()


def _silu(z: Tensor, _: Shape, out: Tensor) -> None:
    torch.mul(z, logistic(z), out=out)


def _silu_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    on = logistic(z)
    gradient.mul_(on * (z * (1.0 - on) + 1.0))


def _softplus(z: Tensor, _: Shape, out: Tensor) -> None:
    torch.add(torch.log1p(torch.exp(-z.abs())), z.clamp_min(0), out=out)


def _softplus_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    gradient.mul_(logistic(z))


def _tanh(z: Tensor, _: Shape, out: Tensor) -> None:
    torch.tanh(z, out=out)


def _tanh_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    gradient.mul_(1.0 - a * a)


def _sigmoid(z: Tensor, _: Shape, out: Tensor) -> None:
    out.copy_(logistic(z))


def _sigmoid_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    gradient.mul_(a * (1.0 - a))


def _linear(z: Tensor, _: Shape, out: Tensor) -> None:
    out.copy_(z)


def _linear_through(gradient: Tensor, z: Tensor, a: Tensor, _: Shape) -> None:
    pass


ACTIVATIONS: dict[str, Activation] = {
    "relu": Activation(_relu, _relu_through, can_die=True, linear_when_on=True),
    "leaky-relu": Activation(_leaky, _leaky_through, linear_when_on=True, attenuates=True),
    "prelu": Activation(_leaky, _leaky_through, linear_when_on=True, attenuates=True),
    "elu": Activation(_elu, _elu_through, linear_when_on=True, flattens=True),
    "selu": Activation(_selu, _selu_through, linear_when_on=True, flattens=True),
    "gelu": Activation(_gelu, _gelu_through, flattens=True),
    "silu": Activation(_silu, _silu_through, flattens=True),
    "softplus": Activation(_softplus, _softplus_through, flattens=True),
    "tanh": Activation(_tanh, _tanh_through, ends=(-1.0, 1.0)),
    "sigmoid": Activation(_sigmoid, _sigmoid_through, ends=(0.0, 1.0)),
    "linear": Activation(_linear, _linear_through),
}
