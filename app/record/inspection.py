"""One neuron's arithmetic on some points, forwards and backwards: what the inspector shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.record.data import Floats, Integers

Subject = Literal["train", "test", "minibatch"]
"""A training point, a test point, or the minibatch that the next step will take."""


@dataclass(frozen=True)
class Inspection:
    """Of the loss's mean over `points`; n is their number, 1 for a chosen point.

    The gradient of weight i is sum over points of delta * inputs[:, i], and delta is
    incoming * slope: the chain rule. The loss's 1/n is in `incoming`.
    """

    subject: Subject
    points: Integers
    """(n,): numbers within the training or test part."""
    loss: float
    """Of these points, without penalties."""
    inputs: Floats
    """(n, fan_in): what the neuron receives, a_i."""
    z: Floats
    """(n,)"""
    value: Floats
    """(n,): f(z)"""
    slope: Floats
    """(n,): f'(z)"""
    outgoing: Floats
    """(fan_out,): the weights that carry its activation on."""
    later_deltas: Floats
    """(n, fan_out): the loss gradient with respect to the next layer's z."""
    incoming: Floats
    """(n,): the loss gradient with respect to f(z): the sum of outgoing * later_deltas."""
    delta: Floats
    """(n,): the loss gradient with respect to z."""
    weight_gradient: Floats
    """(fan_in,)"""
    bias_gradient: float | None
    """None in a network without biases."""
