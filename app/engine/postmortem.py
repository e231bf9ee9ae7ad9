"""Takes a fateful step again, alone, and takes it apart: what moved a neuron out of its data or
back among them.

The change of a pre-activation on one point is, exactly, the sum of what the step's parts did:

    z' - z = sum over parts of (dw . a + db) + w' . (a' - a)

with a the neuron's inputs before and a' after the step, and the move (dw, db) split by the
optimiser's formula into the gradient's, the momentum's and the decay's share. The point is the one
that mattered: the last that a dying neuron was still active on, the first that a revived one is;
of a channel, the position there. The largest part gives the cause.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from app.engine.arrays import doubles
from app.engine.trainer import Checkpoint, Trainer
from app.record.autopsy import Autopsy, Parts, PlanePicture
from app.record.data import Floats, Integers
from app.record.events import Cause, Event
from app.record.extent import data_extent

PICTURE_SAMPLES = 48
"""Samples along an axis of the pictures of the plane."""

Unit = tuple[int, int]


@dataclass
class _Layers:
    """The network over the training set: by hidden layer z (rows, units) and inputs (rows, fan_in),
    as doubles; rows are the points, in a convolutional layer each point's positions."""

    z: dict[int, Floats] = field(default_factory=dict)
    inputs: dict[int, Floats] = field(default_factory=dict)


@dataclass(frozen=True)
class _Numbers:
    """A layer's parameters in the step: (fan_in + 1, width), or (4, fan_in + 1, width); without
    biases there is no last row."""

    before: Floats
    after: Floats
    gradient: Floats
    """Of the loss, as clipped."""
    moves: Floats
    """after - before as a sum: the gradient's, the momentum's, the decay's share, and what is left
    by rounding."""


@dataclass(frozen=True)
class _Step:
    """The step, taken again; dicts have the layers asked for."""

    before: _Layers
    after: _Layers
    numbers: dict[int, _Numbers]
    batch: Integers
    batch_loss: float


class Postmortem:
    """Examines single steps of one replica, with a trainer of its own."""

    def __init__(self, trainer: Trainer, replica: int) -> None:
        self._of, self._replica = trainer, replica
        self._lab: Trainer | None = None

    def birth(self, layer: int, index: int, margin: float) -> Event:
        """The event of a neuron that is dead at step 0."""
        bias = None
        if self._of.network.bias:
            bias = float(self._of.network.parameters.weights[layer][self._replica, -1, index])
        return Event(0, 0, "death", layer, index, "born-dead", bias_after=bias, margin_after=margin)

    @torch.inference_mode()
    def explain(self, before: Checkpoint, died: list[Unit], revived: list[Unit]) -> list[Event]:
        """The events of the step after `before`."""
        step = self._take(before, {layer for layer, _ in died + revived})
        found = [self._event(step, unit, dying=True) for unit in died]
        return found + [self._event(step, unit, dying=False) for unit in revived]

    @torch.inference_mode()
    def examine(self, before: Checkpoint, layer: int, index: int) -> Autopsy:
        """What the step after `before` did to a neuron that it killed."""
        lab = self._laboratory()
        picture = self._picture(before, layer, index)
        step = self._take(before, {layer})
        training = before.place.experiment.training
        of = self._of.network.layers[layer]
        fan_in = of.fan_in
        numbers = step.numbers[layer]
        w0, w1 = numbers.before[:, index], numbers.after[:, index]
        gradient = numbers.gradient[:, index]
        delta = lab.network.workspace(len(step.batch) or 1).delta[layer][0, :, index]
        z0, z1 = step.before.z[layer][:, index], step.after.z[layer][:, index]
        last = int(z0.argmax())
        last_point, place = divmod(last, of.places)
        moves = np.zeros((4, fan_in + 1))
        moves[:, : len(gradient)] = numbers.moves[:, :, index]
        return Autopsy(
            event=self._event(step, (layer, index), dying=True),
            optimizer=training.optimizer,
            learning_rate=training.learning_rate,
            momentum=training.momentum,
            batch=step.batch,
            batch_loss=step.batch_loss,
            deltas=doubles(delta).reshape(-1, of.places).sum(axis=1),
            weights_before=w0[:fan_in],
            weights_after=w1[:fan_in],
            weight_gradient=gradient[:fan_in],
            bias_gradient=float(gradient[fan_in]) if len(gradient) > fan_in else None,
            move=moves,
            last_point=last_point,
            last_position=divmod(place, of.positions[1]) if of.positions else None,
            z_before=float(z0[last]),
            z_after=float(z1[last]),
            parts=self._parts(step, layer, index, last),
            active_before=np.flatnonzero((z0 > 0).reshape(-1, of.places).any(axis=1)),
            distance_before=_distance(float(z0.max()), w0[:fan_in]),
            distance_after=_distance(float(z1.max()), w1[:fan_in]),
            picture=picture,
        )

    # --- The step

    def _laboratory(self) -> Trainer:
        if self._lab is None:
            of = self._of
            # without what is on record for later: a checkpoint brings the settings in force
            experiment = of.start_experiment.model_copy(update={"interventions": ()})
            self._lab = Trainer(
                experiment,
                seeds=[int(of.seeds[self._replica])],
                dtype=of.x.dtype,
                data=of.start_data,
            )
        return self._lab

    def _take(self, before: Checkpoint, layers: set[int]) -> _Step:
        lab = self._laboratory()
        lab.restore(before)
        first = self._layers(lab, layers)
        batch, size = lab.upcoming(0), lab.next_batch_size
        targets = lab.next_targets()
        lab.step()
        network = lab.network
        space = network.workspace(size)
        loss = float(network.head.loss(space.z[-1], targets))
        start = before.parameters.double()
        total = network.gradients.flat.double()
        pull, sign = lab.decay()
        decoupled = lab.experiment.training.optimizer == "adamw"
        penalty = torch.zeros_like(total)
        if pull is not None and not decoupled:
            penalty += pull.double() * start
        if sign is not None:
            penalty += sign.double() * torch.sign(start)
        rate = lab.optimiser.learning_rate.double()
        share, carried = lab.optimiser.last_update(before.moments)
        if lab.optimiser.moving is not None:  # what is frozen gets no push at all
            rate = rate * lab.optimiser.moving
        by_gradient = -rate * share.double() * (total - penalty)
        by_momentum = -rate * carried.double()
        by_decay = -rate * share.double() * penalty
        if pull is not None and decoupled:
            by_decay -= rate * pull.double() * start
        end = network.parameters.flat.double()
        rounding = end - start - by_gradient - by_momentum - by_decay
        rows = [start, end, total - penalty, by_gradient, by_momentum, by_decay, rounding]
        pieces = network.pieces(torch.stack(rows))
        numbers = {}
        for layer in layers:
            of_layer = doubles(pieces[layer])
            numbers[layer] = _Numbers(of_layer[0], of_layer[1], of_layer[2], of_layer[3:])
        return _Step(first, self._layers(lab, layers), numbers, batch, loss)

    def _layers(self, lab: Trainer, wanted: set[int]) -> _Layers:
        found, network = _Layers(), lab.network
        last = lab.x[None]
        for depth, (z, a) in zip(range(len(network.names)), network.walk(lab.x), strict=False):
            if depth in wanted:
                found.z[depth] = doubles(z[0])
                found.inputs[depth] = self._inputs(lab, depth, last)
            last = a.reshape(1, len(lab.x), -1)
        return found

    @staticmethod
    def _inputs(lab: Trainer, depth: int, last: Tensor) -> Floats:
        """What a layer takes, (rows, fan_in), of what comes before it, (1, points, size)."""
        layer = lab.network.layers[depth]
        if layer.kernel:
            full = last if depth == 0 else lab.network.with_ones(last)
            return doubles(lab.network.taken(depth, full)[0, :, : layer.fan_in])
        return lab.data.train.x if depth == 0 else doubles(last[0])

    # --- The cause

    def _event(self, step: _Step, unit: Unit, *, dying: bool) -> Event:
        layer, index = unit
        place = self._laboratory().place()
        z0, z1 = step.before.z[layer][:, index], step.after.z[layer][:, index]
        bias = self._of.experiment.network.bias
        return Event(
            step=place.step,
            epoch=place.epoch,
            kind="death" if dying else "revival",
            layer=layer,
            neuron=index,
            cause=self._cause(step, layer, index, dying=dying),
            bias_before=float(step.numbers[layer].before[-1, index]) if bias else None,
            bias_after=float(step.numbers[layer].after[-1, index]) if bias else None,
            margin_before=float(z0.max()),
            margin_after=float(z1.max()),
        )

    def _parts(self, step: _Step, layer: int, index: int, row: int) -> Parts:
        inputs = step.before.inputs[layer][row]
        moved = step.after.inputs[layer][row] - inputs
        fan_in = len(inputs)
        gradient, momentum, decay, _ = step.numbers[layer].moves[:, :, index]
        full = np.append(inputs, 1.0)[: len(gradient)]
        return Parts(
            bias=float(gradient[fan_in:].sum()),
            weights=float(gradient[:fan_in] @ inputs),
            momentum=float(momentum @ full),
            decay=float(decay @ full),
            inputs=float(step.numbers[layer].after[:fan_in, index] @ moved),
        )

    def _cause(self, step: _Step, layer: int, index: int, *, dying: bool) -> Cause | None:
        z0, z1 = step.before.z[layer][:, index], step.after.z[layer][:, index]
        towards = -1.0 if dying else 1.0
        row = int(z0.argmax() if dying else z1.argmax())
        parts = self._parts(step, layer, index, row)
        shares: dict[Cause, float] = {
            "both": towards * (parts.bias + parts.weights),
            "momentum": towards * parts.momentum,
            "decay": towards * parts.decay,
            "inputs": towards * parts.inputs,
        }
        if not all(map(math.isfinite, shares.values())):
            return None  # the network diverged in this step: nothing adds up any more
        cause = max(shares, key=lambda each: shares[each])
        if cause != "both":
            return cause
        # which of the gradient's two pushes would have been enough alone?
        inputs = step.before.inputs[layer]
        push = step.numbers[layer].moves[0, :, index]
        by_bias = z0 + push[inputs.shape[1] :].sum()
        by_weights = z0 + inputs @ push[: inputs.shape[1]]
        bias, weights = (bool((z.max() <= 0) == dying) for z in (by_bias, by_weights))
        if bias != weights:
            return "bias" if bias else "weights"
        # both alone, or neither: the larger one, where it is much larger
        larger, smaller = sorted((towards * parts.bias, towards * parts.weights), reverse=True)
        if larger >= 3.0 * smaller:
            return "bias" if towards * parts.bias == larger else "weights"
        return "both"

    # --- The picture

    def _picture(self, before: Checkpoint, layer: int, index: int) -> PlanePicture | None:
        lab = self._laboratory()
        data = lab.data
        extent = data_extent(data.bounds_in_view())
        xs = np.linspace(extent[0], extent[1], PICTURE_SAMPLES)
        ys = np.zeros(1)
        points = xs[:, None]
        if data.inputs > 1:
            ys = np.linspace(extent[2], extent[3], PICTURE_SAMPLES)
            points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
        if data.plane is not None:
            points = data.plane.lift(points)
        x = lab.network.with_ones(torch.as_tensor(points, dtype=lab.x.dtype, device=lab.device))
        pictures = []
        lab.restore(before)
        for moment in range(2):
            if moment:
                lab.step()
            for depth, (z, _) in enumerate(lab.network.walk(x)):
                if depth == layer:
                    best = lab.network.at_best(depth, z[:, :, index : index + 1])
                    flat = best[0, :, 0].float().cpu().numpy()
                    pictures.append(flat.reshape(len(ys), len(xs)))
                    break
        return PlanePicture(xs, ys, *pictures)


def _distance(margin: float, weights: Floats) -> float:
    norm = float(np.linalg.norm(weights))
    return margin / norm if norm else float("nan")
