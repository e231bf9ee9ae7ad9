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

    A channel is at many positions of each point. Its inputs, z and all that follows are those of
    the position with the largest z, `positions`; and its gradient is the sum over all positions of
    all points, as `delta_map` has them.
    """

    subject: Subject
    points: Integers
    """(n,): numbers within the training or test part."""
    loss: float
    """Of these points, without penalties."""
    inputs: Floats
    """(n, fan_in): what the neuron receives, a_i; a channel, the patch."""
    z: Floats
    """(n,)"""
    value: Floats
    """(n,): f(z)"""
    slope: Floats
    """(n,): f'(z)"""
    outgoing: Floats
    """(fan_out,): the weights that carry its activation on. Of a channel (n, ways): those that
    carry it on from the position of each point; 0 where there are fewer ways than elsewhere."""
    later_deltas: Floats
    """(n, fan_out): the loss gradient with respect to the next layer's z; of a channel (n, ways),
    at the other end of each way."""
    incoming: Floats
    """(n,): the loss gradient with respect to f(z): the sum of outgoing * later_deltas."""
    delta: Floats
    """(n,): the loss gradient with respect to z."""
    weight_gradient: Floats
    """(fan_in,)"""
    bias_gradient: float | None
    """None in a network without biases."""
    positions: Integers | None = None
    """(n, 2): row and column of the position shown; None for a neuron."""
    z_map: Floats | None = None
    """(n, rows, columns): z at all positions."""
    delta_map: Floats | None = None
    """(n, rows, columns): the loss gradient with respect to z at all positions."""
