"""From a trainer to a snapshot: the census, and what the lens asks for."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from app.engine.census import Census, Finding
from app.engine.trainer import Trainer
from app.record.data import Floats
from app.record.lens import Extent, Lens
from app.record.snapshot import NeuronDetail, Responses, Singles, Snapshot

COARSEST = 16
"""A plane is sampled at least so finely, whatever it costs."""
MARGIN = 0.1
"""How much of the data's extent is shown beyond them."""


class Observer:
    """Takes snapshots of one trainer, which is at step 0 when the observer is made."""

    def __init__(
        self,
        trainer: Trainer,
        generation: int = 0,
        interrupted: Callable[[], bool] = lambda: False,
    ) -> None:
        """`interrupted` is asked now and then; once true, a snapshot raises Interrupted."""
        self.trainer = trainer
        self.census = Census(trainer, interrupted)
        self._generation = generation
        network = trainer.network
        self._cost = sum((i + 1) * o for i, o in pairwise(network.widths))
        self._units = sum(network.widths[1:-1])
        self._grids: dict[tuple[Extent, int], tuple[Floats, Floats, Tensor]] = {}

    @torch.inference_mode()
    def snapshot(
        self, lens: Lens, *, steps_per_second: float = 0.0, work: float = math.inf
    ) -> Snapshot:
        """What is so now. `work` bounds the multiplications spent on the input plane: a live view
        of a large network samples it more coarsely than the lens asks."""
        trainer = self.trainer
        lens = self._within(lens)
        finding = self.census.take(lens.replica, lens.neuron)
        first = trainer.network.parameters.weights[0][lens.replica].double().cpu().numpy().copy()
        inputs = trainer.data.inputs
        return Snapshot(
            generation=self._generation,
            step=trainer.step_count,
            epoch=trainer.epoch,
            steps_per_second=steps_per_second,
            experiment=trainer.experiment,
            data=trainer.data,
            lens=lens,
            layers=finding.layers,
            siblings=finding.siblings,
            first_weights=first[:inputs].T,
            first_bias=first[inputs] if trainer.network.bias else np.zeros(first.shape[1]),
            responses=self._responses(lens, work) if inputs <= 2 else None,
            neuron=self._neuron(lens, finding),
        )

    def _within(self, lens: Lens) -> Lens:
        """The lens, for this network: one set for a larger network may point past its end."""
        hidden = self.trainer.network.widths[1:-1]
        neuron = lens.neuron
        if neuron and (neuron[0] >= len(hidden) or neuron[1] >= hidden[neuron[0]]):
            neuron = None
        return Lens(
            replica=min(lens.replica, self.trainer.network.replicas - 1),
            layer=min(lens.layer, len(hidden) - 1),
            neuron=neuron,
            extent=lens.extent,
            resolution=lens.resolution,
            map_resolution=lens.map_resolution,
        )

    def _neuron(self, lens: Lens, finding: Finding) -> NeuronDetail | None:
        if lens.neuron is None or finding.preactivation is None:
            return None
        layer, index = lens.neuron
        network = self.trainer.network
        incoming = network.parameters.weights[layer][lens.replica, :, index].double().cpu().numpy()
        fan_in = network.widths[layer]
        return NeuronDetail(
            layer=layer,
            index=index,
            weights=incoming[:fan_in].copy(),
            bias=float(incoming[fan_in]) if network.bias else None,
            preactivation=finding.preactivation,
            test_preactivation=(
                np.empty(0) if finding.test_preactivation is None else finding.test_preactivation
            ),
        )

    def _responses(self, lens: Lens, work: float) -> Responses:
        network, inputs = self.trainer.network, self.trainer.data.inputs
        extent = lens.extent or data_extent(self.trainer.data.bounds())
        replica = slice(lens.replica, lens.replica + 1)
        fine = self._affordable(lens.resolution, work / self._cost)
        xs, ys, points = self._grid(extent, fine)
        for depth, (z, _) in enumerate(network.walk(points, replica)):
            if depth == lens.layer:
                shown = _as_grid(z[0], len(ys), len(xs))
        answer = network.head.answer(z)  # the walk ends with the output layer
        maps: list[Singles] = []
        if lens.map_resolution:
            # reading the maps out costs more than computing them, hence the factor
            coarse = self._affordable(lens.map_resolution, work / (8 * self._units + self._cost))
            mx, my, points = self._grid(extent, coarse)
            maps = [_as_grid(a[0], len(my), len(mx)) for _, a in network.walk(points, replica)][:-1]
        return Responses(
            xs=xs,
            ys=ys if inputs == 2 else np.zeros(1),
            output=_as_grid(answer[0], len(ys), len(xs)),
            layer=lens.layer,
            preactivation=shown,
            maps=tuple(maps),
        )

    def _affordable(self, resolution: int, points: float) -> int:
        """The samples an axis gets. A line of inputs is cheap: it gets four times as many."""
        if self.trainer.data.inputs == 1:
            return resolution * 4
        if points >= resolution**2:
            return resolution
        return max(COARSEST, math.isqrt(int(points)))

    def _grid(self, extent: Extent, resolution: int) -> tuple[Floats, Floats, Tensor]:
        key = (extent, resolution)
        if key not in self._grids:
            if len(self._grids) > 8:  # extents that a person has panned past
                self._grids.clear()
            xs = np.linspace(extent[0], extent[1], resolution)
            if self.trainer.data.inputs == 1:
                ys, points = np.zeros(1), xs[:, None]
            else:
                ys = np.linspace(extent[2], extent[3], resolution)
                points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
            tensor = torch.as_tensor(points, dtype=self.trainer.x.dtype, device=self.trainer.device)
            self._grids[key] = xs, ys, self.trainer.network.with_ones(tensor)
        return self._grids[key]


def data_extent(bounds: Floats) -> Extent:
    """The data with a margin; with two inputs a square, so that a unit is as long on both axes.

    `bounds` is (inputs, 2). With one input the y part is 0, 0.
    """
    middle = bounds.mean(axis=1)
    half = 0.5 * float(np.ptp(bounds, axis=1).max()) * (1.0 + 2.0 * MARGIN) or 1.0
    x = (float(middle[0] - half), float(middle[0] + half))
    if len(bounds) == 1:
        return (*x, 0.0, 0.0)
    return (*x, float(middle[1] - half), float(middle[1] + half))


def _as_grid(values: Tensor, ny: int, nx: int) -> Singles:
    """(points, width) -> (width, ny, nx)."""
    table = values.float().T.contiguous().cpu().numpy()
    return table.reshape(values.shape[1], ny, nx)
