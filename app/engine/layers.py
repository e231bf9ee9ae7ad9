"""The layers of a network: which units they have, and what these look at.

A unit is a neuron of a dense layer or a channel of a convolutional one. A channel is at many
positions at once, with the same weights: each is one row of a matrix product, as a point is for a
neuron. Whatever has rows, columns and channels is flattened in this order, the channel fastest:
images, feature maps, the inputs of a unit and so its weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from app.experiment.convolution import Size, feature_maps

Ways = tuple[tuple[int, int], ...]
"""Where a layer takes a value: at which position, and with which of a unit's weights."""


@dataclass(frozen=True)
class Layer:
    """One layer, the output layer included."""

    fan_in: int
    """Weights of a unit."""
    units: int
    receives: tuple[int, int, int] | None = None
    """Rows, columns, channels of all that a unit of it can see; None where it has no such order."""
    kernel: int = 0
    """Rows and columns of a patch; 0 in a dense layer."""
    stride: int = 1
    positions: Size | None = None
    """Rows and columns of a feature map; None in a dense layer."""

    @property
    def places(self) -> int:
        """How many positions a unit is at; 1 for a neuron."""
        return self.positions[0] * self.positions[1] if self.positions else 1

    @property
    def size(self) -> int:
        """How many values it hands on, of one point."""
        return self.places * self.units

    @property
    def fan_out(self) -> int:
        """As torch.nn.init has it: of a channel, its weights in all channels' patches."""
        return self.units * (self.kernel**2 or 1)

    @property
    def work(self) -> int:
        """Multiplications for one point."""
        return self.places * (self.fan_in + 1) * self.units

    @property
    def laid_out(self) -> tuple[int, int, int] | None:
        """Rows, columns, channels that a unit's weights stand for, in this order: of its patch, or
        of all that it sees. None where they have no such order."""
        if self.receives is None or not self.kernel:
            return self.receives
        return self.kernel, self.kernel, self.receives[2]


def dense(widths: Sequence[int]) -> tuple[Layer, ...]:
    """Dense layers between these numbers of inputs, hidden neurons and outputs."""
    return tuple(Layer(fan_in, units) for fan_in, units in pairwise(widths))


def layers_on(
    image: Size,
    outputs: int,
    *,
    channels: Sequence[int],
    kernel: int,
    stride: int,
    hidden: Sequence[int],
) -> tuple[Layer, ...]:
    """Convolutional layers on images of one channel, then dense ones, the output layer last. Raises
    BadInput where a kernel finds no place."""
    found = []
    receives = (*image, 1)
    for units, size in zip(channels, feature_maps(image, channels, kernel, stride), strict=True):
        fan_in = kernel * kernel * receives[2]
        found.append(Layer(fan_in, units, receives, kernel, stride, size))
        receives = (*size, units)
    first, *others = dense([receives[0] * receives[1] * receives[2], *hidden, outputs])
    return (*found, Layer(first.fan_in, first.units, receives), *others)


class Patches:
    """Takes the patches of a convolutional layer from what it receives, and adds up what the layers
    behind it say of each patch."""

    def __init__(self, layer: Layer, ones: int, device: torch.device) -> None:
        """With `ones` 1, what comes in ends with a one for the biases, and so does every patch."""
        assert layer.receives is not None
        rows, columns, channels = layer.receives
        place = torch.arange(rows * columns * channels).view(rows, columns, channels)
        of_patch = place.unfold(0, layer.kernel, layer.stride).unfold(1, layer.kernel, layer.stride)
        # rows, columns, channels, kernel rows, kernel columns -> a patch a row, channels fastest
        index = of_patch.permute(0, 1, 3, 4, 2).reshape(layer.places, layer.fan_in)
        self._table = index
        self._into = index.reshape(-1).to(device)
        last = torch.full((layer.places, ones), place.numel())
        self._from = torch.cat([index, last], dim=1).reshape(-1).to(device)
        self._columns = layer.fan_in + ones
        self._places = layer.places
        self._on_cpu = device.type == "cpu"

    def ways(self, value: int) -> Ways:
        """Where a value, by its number among those of a point, is taken."""
        found = (self._table == value).nonzero().tolist()
        return tuple((place, row) for place, row in found)

    def take(self, values: Tensor, out: Tensor | None = None) -> Tensor:
        """(R, points × positions, fan_in + ones) of values (R, points, size + ones), contiguous."""
        replicas, points, width = values.shape
        if out is None:
            out = values.new_empty((replicas, points * self._places, self._columns))
        flat = out.view(replicas * points, -1)
        torch.index_select(values.reshape(-1, width), 1, self._from, out=flat)
        return out

    def add_up(self, of_patches: Tensor, out: Tensor) -> None:
        """Every value's sum over the patches that it is in: out (R, points, size) of (R, points ×
        positions, fan_in), always in the same order."""
        flat = out.view(-1, out.shape[2]).zero_()
        parts = of_patches.view(len(flat), -1)
        if self._on_cpu:
            flat.index_add_(1, self._into, parts)
        else:  # elsewhere only this one has a fixed order
            where = torch.arange(len(flat), device=flat.device)[:, None], self._into[None]
            flat.index_put_(where, parts, accumulate=True)
