"""One replica, passed forwards and backwards over any points outside training: for the gradients
that the screen shows, with the same arithmetic as a training step."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from app.engine.trainer import Trainer


@dataclass(frozen=True)
class Passed:
    """The pass; tensors belong to the probe and last until its next one. Lists are by layer, the
    output layer last."""

    loss: float
    """Mean over the points, without penalties."""
    taken: list[Tensor]
    """(rows, fan_in): what each layer multiplies with its weights. Rows are the points; in a
    convolutional layer each point's positions."""
    z: list[Tensor]
    """(rows, units)"""
    a: list[Tensor]
    """(rows, units) of the hidden layers."""
    delta: list[Tensor]
    """(rows, units): the loss gradient with respect to z."""
    gradients: list[Tensor]
    """(fan_in + 1, units): of weights and, in the last row, biases."""


class Probe:
    """Looks at the trainer's present weights."""

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._network, self._version = trainer.network.like(1), trainer.version

    @torch.inference_mode()
    def run(self, replica: int, x: Tensor, y: Tensor) -> Passed:
        """Pass x (n, d + 1) with targets y (n, outputs) through a replica."""
        if self._version != self._trainer.version:
            self._network, self._version = self._trainer.network.like(1), self._trainer.version
        network, source = self._network, self._trainer.network.parameters
        for target, of_all in zip(
            [*network.parameters.weights, *network.parameters.slopes],
            [*source.weights, *source.slopes],
            strict=True,
        ):
            target.copy_(of_all[replica : replica + 1])
        space = network.workspace(len(x))
        network.forward(x[None], space)
        network.backward(x.T[None], y[None], space)
        given = [x[None], *space.a]
        taken = [a if own is None else own for a, own in zip(given, space.patches, strict=True)]
        return Passed(
            loss=float(network.head.loss(space.z[-1], y[None])),
            taken=[
                part[0, :, : layer.fan_in]
                for part, layer in zip(taken, network.layers, strict=True)
            ],
            z=[z[0] for z in space.z],
            a=[a.reshape(z.shape)[0] for a, z in zip(space.inner, space.z, strict=False)],
            delta=[delta[0] for delta in space.delta],
            gradients=[gradient[0] for gradient in network.gradients.weights],
        )

    def slopes(self, depth: int, passed: Passed) -> Tensor:
        """f'(z) of a hidden layer in the last pass, (rows, units)."""
        z, a = passed.z[depth], passed.a[depth]
        return self._network.slopes(depth, z[None], a[None])[0]
