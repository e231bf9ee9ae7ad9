"""Which units are dead over some points, for as many networks as there are."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor

from app.engine.activations import ACTIVATIONS
from app.engine.extremes import highest, lowest
from app.engine.network import Network

NUMBERS_AT_ONCE = 8_000_000
"""Pre-activations of a layer held at a time: many replicas are taken in portions."""


def portions(network: Network, points: int) -> Iterator[slice]:
    """The replicas, so many at a time that a pass over the points fits into memory."""
    per_replica = points * network.numbers_per_point
    size = max(1, NUMBERS_AT_ONCE // per_replica)
    for at in range(0, network.replicas, size):
        yield slice(at, min(at + size, network.replicas))


def is_dead(name: str, low: Tensor, high: Tensor) -> Tensor:
    """From the least and greatest z of units with this activation. One that is somewhere not finite
    is not dead."""
    if not ACTIVATIONS[name].can_die:
        return torch.zeros_like(high, dtype=torch.bool)
    return (high <= 0) & torch.isfinite(low)


def dead_units(network: Network, x: Tensor) -> list[Tensor]:
    """(R, units) of each hidden layer, over inputs x (points, d + 1). A channel is dead where it is
    so at every position of every point: one position of one image keeps it alive."""
    found: list[list[Tensor]] = [[] for _ in network.names]
    for portion in portions(network, len(x)):
        walk = network.walk(x, portion)
        for layers, name, (z, _) in zip(found, network.names, walk, strict=False):
            layers.append(is_dead(name, lowest(z), highest(z)))
    return [torch.cat(layers) for layers in found]


def dormancy(network: Network, x: Tensor) -> list[Tensor]:
    """The tau-dormancy score of Sokar et al. 2023, (R, units) of each hidden layer; |activation| is
    averaged over points and, of a channel, positions."""
    found: list[list[Tensor]] = [[] for _ in network.names]
    for portion in portions(network, len(x)):
        for layers, (_, a) in zip(found, network.walk(x, portion), strict=False):
            activity = a.abs().double().mean(dim=1)
            layers.append(activity / (activity.mean(dim=1, keepdim=True) + 1e-9))
    return [torch.cat(layers) for layers in found]
