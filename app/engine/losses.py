"""Losses: what the output layer's pre-activation z means, its loss, and the loss's gradient.

Targets y are (R, batch, outputs): 0/1 for two classes, one-hot for more, values for regression.
A loss is the mean over the batch (and over the outputs, for squared error), as torch.nn has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from app.engine.activations import logistic
from app.engine.constants import constant
from app.record.data import Task


@dataclass(frozen=True)
class Head:
    """`answer(z)` is what the network says; `loss(z, y)` is (R,); `delta(z, y, out)` writes the
    gradient of the loss with respect to z."""

    answer: Callable[[Tensor], Tensor]
    loss: Callable[[Tensor, Tensor], Tensor]
    delta: Callable[[Tensor, Tensor, Tensor], None]


def _softmax(z: Tensor) -> Tensor:
    return torch.softmax(z, dim=-1)


def _same(z: Tensor) -> Tensor:
    return z


def _mean_square(a: Tensor, y: Tensor) -> Tensor:
    return (a - y).square().mean(dim=(1, 2))


def _logistic_entropy_delta(z: Tensor, y: Tensor, out: Tensor) -> None:
    torch.sub(logistic(z), y, out=out).mul_(constant(1.0 / z.shape[1], z))


def _logistic_square_delta(z: Tensor, y: Tensor, out: Tensor) -> None:
    p = logistic(z)
    torch.sub(p, y, out=out).mul_(p * (1.0 - p)).mul_(constant(2.0 / z.shape[1], z))


def _softmax_entropy_delta(z: Tensor, y: Tensor, out: Tensor) -> None:
    torch.sub(_softmax(z), y, out=out).mul_(constant(1.0 / z.shape[1], z))


def _softmax_square_delta(z: Tensor, y: Tensor, out: Tensor) -> None:
    p = _softmax(z)
    gradient = (p - y).mul_(constant(2.0 / (z.shape[1] * z.shape[2]), z))
    torch.mul(p, gradient - (p * gradient).sum(dim=2, keepdim=True), out=out)


def _square_delta(z: Tensor, y: Tensor, out: Tensor) -> None:
    torch.sub(z, y, out=out).mul_(constant(2.0 / (z.shape[1] * z.shape[2]), z))


def _logistic_entropy(z: Tensor, y: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(z, y, reduction="none").mean(dim=(1, 2))


def _softmax_entropy(z: Tensor, y: Tensor) -> Tensor:
    return -(torch.log_softmax(z, dim=2) * y).sum(dim=2).mean(dim=1)


HEADS: dict[tuple[Task, str], Head] = {
    ("two-class", "cross-entropy"): Head(logistic, _logistic_entropy, _logistic_entropy_delta),
    ("two-class", "squared-error"): Head(
        logistic, lambda z, y: _mean_square(logistic(z), y), _logistic_square_delta
    ),
    ("many-class", "cross-entropy"): Head(_softmax, _softmax_entropy, _softmax_entropy_delta),
    ("many-class", "squared-error"): Head(
        _softmax, lambda z, y: _mean_square(_softmax(z), y), _softmax_square_delta
    ),
    ("regression", "squared-error"): Head(_same, _mean_square, _square_delta),
}
