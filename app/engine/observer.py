"""From a trainer to a snapshot: the census, and what the lens asks for."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from app.engine.census import Census, Finding
from app.engine.flow import flow_of, flows_at_scales
from app.engine.inspector import inspect
from app.engine.outlook import outlook
from app.engine.probe import Passed, Probe
from app.engine.trainer import Trainer
from app.engine.watch import Watch
from app.experiment.interventions import Record
from app.record.data import Floats, Singles
from app.record.extent import data_extent
from app.record.flow import Flow
from app.record.lens import Extent, Lens
from app.record.snapshot import LayerCensus, NeuronDetail, Responses, Snapshot, State

COARSEST = 16
"""A plane is sampled at least so finely, whatever it costs."""


class Observer:
    """Takes snapshots of one trainer, which is at step 0 when the observer is made."""

    def __init__(
        self,
        trainer: Trainer,
        generation: int = 0,
        interrupted: Callable[[], bool] = lambda: False,
        *,
        replica: int = 0,
    ) -> None:
        """`replica` is followed from the beginning. `interrupted` is asked now and then; once true,
        a snapshot raises Interrupted."""
        self.trainer = trainer
        self.census = Census(trainer, interrupted)
        self.watch = Watch(trainer, self.census, replica)
        self._probe = Probe(trainer)
        self._interrupted = interrupted
        self._scaled: tuple[object, tuple[tuple[float, Flow], ...]] = (None, ())
        self.generation = generation
        """Which network of the window it is: snapshots say so."""
        network = trainer.network
        self._cost = sum(layer.work for layer in network.layers)
        self._units = sum(network.widths[1:-1])
        self._grids: dict[tuple[Extent, int], tuple[Floats, Floats, Tensor]] = {}

    def fork(self, record: Record) -> Observer:
        """An observer of another network that has come all the way of this one's, and goes on with
        this record: what it has for the present step besides is done now. Raises BadInput."""
        of = self.trainer
        trainer = Trainer(
            of.start_experiment, seeds=of.seeds.tolist(), dtype=of.x.dtype, data=of.start_data
        )
        other = Observer(trainer, self.generation, self._interrupted)
        other.watch.take_over(self.watch, record)
        return other

    @torch.inference_mode()
    def snapshot(
        self, lens: Lens, *, steps_per_second: float = 0.0, work: float = math.inf
    ) -> Snapshot:
        """What is so now. `work` bounds the multiplications spent on the input plane: a live view
        of a large network samples it more coarsely than the lens asks.

        Another replica than before is watched from now on.
        """
        trainer = self.trainer
        lens = self._within(lens)
        if lens.replica != self.watch.replica:
            self.watch.follow(lens.replica)
        self.watch.look()
        finding = self.census.take(lens.replica, lens.neuron)
        passed = None
        if lens.flow or lens.gradients or self._is_dead(finding, lens.neuron):
            passed = self._probe.run(lens.replica, trainer.x, trainer.y)
        first = trainer.network.parameters.weights[0][lens.replica].double().cpu().numpy().copy()
        last = trainer.network.parameters.weights[-1][lens.replica].double().cpu().numpy().copy()
        inputs, last_in = (trainer.network.layers[at].fan_in for at in (0, -1))
        return Snapshot(
            generation=self.generation,
            step=trainer.step_count,
            furthest=max(trainer.step_count, self.watch.furthest),
            epoch=trainer.epoch,
            steps_per_second=steps_per_second,
            experiment=trainer.experiment,
            start=trainer.start_experiment,
            data=trainer.data,
            lens=lens,
            layers=self._with_watched(finding.layers, passed if lens.gradients else None),
            siblings=finding.siblings,
            first_weights=first[:inputs].T,
            first_bias=first[inputs] if trainer.network.bias else np.zeros(first.shape[1]),
            output_weights=last[:last_in].T,
            output_bias=last[last_in] if trainer.experiment.network.bias else None,
            responses=self._responses(lens, work),
            # the inspection last: it passes other points through the same probe
            flow=flow_of(trainer, passed) if passed and lens.flow else None,
            scaled_flows=self._scaled_flows(lens),
            events=self.watch.so_far(),
            neuron=self._neuron(lens, finding, passed),
            feature_maps=self._feature_maps(lens) if lens.feature_maps else (),
        )

    def _feature_maps(self, lens: Lens) -> tuple[Singles | None, ...]:
        trainer, network = self.trainer, self.trainer.network
        part, point = lens.shown_point(trainer.data)
        x = trainer.x if part == "train" or trainer.test is None else trainer.test[0]
        walk = network.walk(x[point : point + 1], slice(lens.replica, lens.replica + 1))
        maps: list[Singles | None] = []
        for layer, (_, a) in zip(network.layers[:-1], walk, strict=False):
            maps.append(_as_grid(a[0], *layer.positions) if layer.positions else None)
        return tuple(maps)

    @staticmethod
    def _is_dead(finding: Finding, neuron: tuple[int, int] | None) -> bool:
        return neuron is not None and bool(finding.layers[neuron[0]].dead[neuron[1]])

    def _with_watched(
        self, layers: tuple[LayerCensus, ...], passed: Passed | None
    ) -> tuple[LayerCensus, ...]:
        """The census with what only the watch and the gradients tell."""
        found, first, dead_since = [], 0, self.watch.dead_since()
        frozen = self.trainer.frozen()
        for depth, layer in enumerate(layers):
            since = dead_since[first : first + layer.width]
            first += layer.width
            # dead at step 0 and dead now: only the watch knows whether it lived in between
            state = layer.state.copy()
            state[(state == State.BORN_DEAD) & (since != 0)] = State.DEAD
            norm = None
            if passed is not None:
                norm = passed.gradients[depth].double().norm(dim=0).cpu().numpy()
            found.append(
                replace(
                    layer,
                    state=state,
                    dead_since=since,
                    gradient_norm=norm,
                    frozen=frozen[depth],
                )
            )
        return tuple(found)

    def _scaled_flows(self, lens: Lens) -> tuple[tuple[float, Flow], ...]:
        if not lens.scales:
            return ()
        wanted = (lens.scales, lens.replica)
        if self._scaled[0] != wanted:
            flows = flows_at_scales(self.trainer, lens.replica, lens.scales, self._interrupted)
            self._scaled = wanted, flows
        return self._scaled[1]

    def _within(self, lens: Lens) -> Lens:
        """The lens, for this network: one set for a larger network may point past its end."""
        hidden = self.trainer.network.widths[1:-1]
        neuron = lens.neuron
        if neuron and (neuron[0] >= len(hidden) or neuron[1] >= hidden[neuron[0]]):
            neuron = None
        return replace(
            lens,
            replica=min(lens.replica, self.trainer.network.replicas - 1),
            layer=min(lens.layer, len(hidden) - 1),
            neuron=neuron,
        )

    def _neuron(self, lens: Lens, finding: Finding, passed: Passed | None) -> NeuronDetail | None:
        if lens.neuron is None or finding.preactivation is None:
            return None
        layer, index = lens.neuron
        network = self.trainer.network
        incoming = network.parameters.weights[layer][lens.replica, :, index].double().cpu().numpy()
        fan_in = network.layers[layer].fan_in
        unit = sum(network.widths[1 : layer + 1]) + index
        hope = None
        if passed is not None and self._is_dead(finding, lens.neuron):
            hope = outlook(
                self.trainer, lens.replica, lens.neuron, passed, finding.test_preactivation
            )
        inspection = None
        if lens.inspection:
            inspection = inspect(self.trainer, self._probe, lens)
        return NeuronDetail(
            layer=layer,
            index=index,
            weights=incoming[:fan_in].copy(),
            bias=float(incoming[fan_in]) if self.trainer.experiment.network.bias else None,
            preactivation=finding.preactivation,
            test_preactivation=(
                np.empty(0) if finding.test_preactivation is None else finding.test_preactivation
            ),
            course=self.watch.margins.course(unit),
            autopsy=self.watch.autopsy(unit, int(self.watch.dead_since()[unit])),
            outlook=hope,
            inspection=inspection,
        )

    def _responses(self, lens: Lens, work: float) -> Responses:
        network = self.trainer.network
        extent = lens.extent or data_extent(self.trainer.data.bounds_in_view())
        replica = slice(lens.replica, lens.replica + 1)
        fine = self._affordable(lens.resolution, work / self._cost)
        xs, ys, points = self._grid(extent, fine)
        for depth, (z, _) in enumerate(network.walk(points, replica)):
            if depth == lens.layer:
                shown = _as_grid(network.at_best(depth, z)[0], len(ys), len(xs))
        answer = network.head.answer(z)  # the walk ends with the output layer
        maps: list[Singles] = []
        if lens.map_resolution:
            # reading the maps out costs more than computing them, hence the factor
            coarse = self._affordable(lens.map_resolution, work / (8 * self._units + self._cost))
            mx, my, points = self._grid(extent, coarse)
            walk = zip(range(len(network.names)), network.walk(points, replica), strict=False)
            maps = [
                _as_grid(network.at_best(depth, a)[0], len(my), len(mx)) for depth, (_, a) in walk
            ]
        return Responses(
            xs=xs,
            ys=ys,
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
            if (plane := self.trainer.data.plane) is not None:
                points = plane.lift(points)
            tensor = torch.as_tensor(points, dtype=self.trainer.x.dtype, device=self.trainer.device)
            self._grids[key] = xs, ys, self.trainer.network.with_ones(tensor)
        return self._grids[key]


def _as_grid(values: Tensor, ny: int, nx: int) -> Singles:
    """(points, width) -> (width, ny, nx)."""
    table = values.float().T.contiguous().cpu().numpy()
    return table.reshape(values.shape[1], ny, nx)
