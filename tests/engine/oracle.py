"""Networks as everybody writes them, from torch.nn.functional and autograd alone: the oracle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

NEGATIVE_SLOPE = 0.05
ALPHA = 1.3

FUNCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": functional.relu,
    "leaky-relu": lambda z: functional.leaky_relu(z, NEGATIVE_SLOPE),
    "elu": lambda z: functional.elu(z, ALPHA),
    "selu": functional.selu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softplus": functional.softplus,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "linear": lambda z: z,
}
"""All but PReLU, which has a parameter."""

LOSSES: dict[tuple[str, str], Callable[[Tensor, Tensor], Tensor]] = {
    ("two-class", "cross-entropy"): functional.binary_cross_entropy_with_logits,
    ("two-class", "squared-error"): lambda z, y: functional.mse_loss(torch.sigmoid(z), y),
    ("many-class", "cross-entropy"): functional.cross_entropy,
    ("many-class", "squared-error"): lambda z, y: functional.mse_loss(functional.softmax(z, 1), y),
    ("regression", "squared-error"): functional.mse_loss,
}
"""Of z (batch, outputs) and y (batch, outputs), the mean over the batch."""


@dataclass
class Oracle:
    """One network: torch's own layout, (fan_out, fan_in) matrices and separate biases."""

    weights: list[Tensor]
    biases: list[Tensor]
    """Empty in a network without biases."""
    slopes: list[Tensor]
    """(1,) per hidden layer; only a PReLU learns it."""
    activations: Sequence[str]

    @property
    def learned(self) -> list[Tensor]:
        slopes = zip(self.slopes, self.activations, strict=False)
        return [*self.weights, *self.biases, *(s for s, name in slopes if name == "prelu")]

    def preactivations(self, x: Tensor) -> list[Tensor]:
        """z of every layer for inputs (batch, d), the output layer's last."""
        biases = self.biases or [None] * len(self.weights)
        found, a = [], x
        for depth, (weight, bias) in enumerate(zip(self.weights, biases, strict=True)):
            z = functional.linear(a, weight, bias)
            found.append(z)
            if depth == len(self.activations):
                break
            name = self.activations[depth]
            a = functional.prelu(z, self.slopes[depth]) if name == "prelu" else FUNCTIONS[name](z)
        return found


def oracle_of(
    matrices: Sequence[Tensor], slopes: Sequence[Tensor], activations: Sequence[str], bias: bool
) -> Oracle:
    """The oracle with one replica's weights: per layer (fan_in + bias, fan_out), bias row last."""

    def leaf(values: Tensor) -> Tensor:
        return values.detach().clone().requires_grad_()

    rows = [w.shape[0] - bias for w in matrices]
    return Oracle(
        [leaf(w[:n].T) for w, n in zip(matrices, rows, strict=True)],
        [leaf(w[-1]) for w in matrices] if bias else [],
        [leaf(s.reshape(1)) for s in slopes],
        activations,
    )
