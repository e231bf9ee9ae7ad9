"""What each kind of intervention does to a trainer's networks.

All siblings get the same treatment; what is drawn is drawn from each one's own seed, the step and
the intervention's place on record, so that a run can be repeated to the bit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import torch
from torch import Tensor

from app.engine import datasets, initialisers
from app.engine.death import dead_units, dormancy
from app.experiment import interventions as kinds
from app.experiment.errors import BadInput
from app.experiment.interventions import Intervention, OnUnits
from app.language import tr
from app.record.data import Data, Floats, Part

if TYPE_CHECKING:
    from app.engine.trainer import Trainer

STREAM = 3
"""Sets these draws apart from those of initial weights and data with the same seed."""

Kind = TypeVar("Kind", bound=Intervention)


def carry_out(trainer: Trainer, intervention: Intervention) -> None:
    """Do it to the trainer's networks or data, now. Settings are the trainer's own business.

    Raises BadInput, with nothing changed, where it cannot be done.
    """
    act = _ACTS.get(type(intervention))
    if act is not None:
        act(trainer, intervention)


# --- Which units


def _layers(trainer: Trainer, on: OnUnits) -> list[int]:
    """The layers meant, from 0; with none named all hidden ones."""
    layers = len(trainer.network.widths) - 1
    if on.layer is None:
        return list(range(layers - 1))
    if on.layer > layers:
        raise BadInput(
            tr(
                "layer {layer}: this network has {layers}, with the output layer",
                layer=on.layer,
                layers=layers,
            )
        )
    width = trainer.network.widths[on.layer]
    if on.neuron is not None and on.neuron > width:
        raise BadInput(
            tr(
                "neuron {neuron}: layer {layer} has {width}",
                neuron=on.neuron,
                layer=on.layer,
                width=width,
            )
        )
    return [on.layer - 1]


def _units(trainer: Trainer, on: OnUnits, only: str = "all") -> dict[int, Tensor]:
    """By layer, which units are meant in each replica: (R, width)."""
    found = {}
    dead = dead_units(trainer.network, trainer.x) if only == "dead" else []
    for layer in _layers(trainer, on):
        shape = (trainer.network.replicas, trainer.network.widths[layer + 1])
        meant = torch.zeros(shape, dtype=torch.bool, device=trainer.device)
        meant[:, slice(None) if on.neuron is None else on.neuron - 1] = True
        if only == "dead":
            meant &= dead[layer] if layer < len(dead) else torch.zeros_like(meant)
        found[layer] = meant
    return found


def _fan_in(trainer: Trainer, layer: int) -> int:
    return trainer.network.layers[layer].fan_in


def _need_biases(trainer: Trainer) -> None:
    if not trainer.experiment.network.bias:
        raise BadInput(tr("this network has no biases"))


def _incoming(trainer: Trainer, units: dict[int, Tensor], *, biases_only: bool = False) -> Tensor:
    """Flat: the incoming weights and biases of these units."""
    layout = trainer.network.like_parameters()
    for layer, meant in units.items():
        first = _fan_in(trainer, layer) if biases_only else 0
        layout.weights[layer][:, first:] = meant[:, None].to(layout.flat.dtype)
    return layout.flat > 0


# --- Weights and biases, by hand


def _weight(trainer: Trainer, asked: kinds.Weight) -> None:
    (layer,) = _layers(trainer, asked)
    if asked.input > _fan_in(trainer, layer):
        raise BadInput(
            tr(
                "input {input}: a neuron of layer {layer} has {inputs}",
                input=asked.input,
                layer=asked.layer,
                inputs=_fan_in(trainer, layer),
            )
        )
    weights = trainer.network.parameters.weights[layer]
    weights[:, asked.input - 1, asked.neuron - 1] = asked.value


def _plane(trainer: Trainer, asked: kinds.Plane) -> None:
    (layer,) = _layers(trainer, asked)
    fan_in, column = _fan_in(trainer, layer), asked.neuron - 1
    if asked.weights is not None and len(asked.weights) != fan_in:
        raise BadInput(
            tr(
                "{weights} weights: a neuron of layer {layer} has {inputs}",
                weights=len(asked.weights),
                layer=asked.layer,
                inputs=fan_in,
            )
        )
    if asked.bias is not None:
        _need_biases(trainer)
    weights = trainer.network.parameters.weights[layer]
    if asked.weights is not None:
        weights[:, :fan_in, column] = torch.tensor(asked.weights).to(weights)
    if asked.bias is not None:
        weights[:, fan_in, column] = asked.bias


def _bias(trainer: Trainer, asked: kinds.Bias) -> None:
    _need_biases(trainer)
    for layer, meant in _units(trainer, asked).items():
        trainer.network.parameters.weights[layer][:, -1].masked_fill_(meant, asked.value)


def _nudge(trainer: Trainer, asked: kinds.Nudge) -> None:
    _need_biases(trainer)
    for layer, meant in _units(trainer, asked, asked.only).items():
        biases = trainer.network.parameters.weights[layer][:, -1]
        torch.where(meant, biases + asked.by, biases, out=biases)


# --- Revival


def _reinitialise(trainer: Trainer, asked: kinds.Reinitialise) -> None:
    _renew(trainer, asked, _units(trainer, asked, asked.only))


def _recycle(trainer: Trainer, asked: kinds.Recycle) -> None:
    units = _units(trainer, asked)
    scores = dormancy(trainer.network, trainer.x)
    tau = trainer.experiment.census.dormant_tau
    units = {layer: meant & (scores[layer] <= tau) for layer, meant in units.items()}
    if not _renew(trainer, asked, units):
        return
    network = trainer.network
    outgoing = network.like_parameters()
    for layer, meant in units.items():
        later = network.layers[layer + 1].fan_in
        # the rows that carry a unit on: of a channel, one for each position or place in a patch
        rows = meant.repeat(1, later // meant.shape[1])[:, :, None]
        if network.bias:
            network.parameters.weights[layer][:, -1].masked_fill_(meant, 0.0)
        network.parameters.weights[layer + 1][:, :later].masked_fill_(rows, 0.0)
        outgoing.weights[layer + 1][:, :later] = rows.to(outgoing.flat.dtype)
    trainer.forget_moments(outgoing.flat > 0)


def _renew(trainer: Trainer, asked: Intervention, units: dict[int, Tensor]) -> bool:
    """Fresh incoming weights and biases; whether there was anybody to give them to."""
    if not any(bool(meant.any()) for meant in units.values()):
        return False
    start, network = trainer.experiment.initialisation, trainer.network
    fresh = initialisers.draw(
        # weights from a file tell no distribution: the default one then
        "he-normal" if start.weights == "file" else start.weights,
        [_seed(trainer, asked, seed) for seed in trainer.seeds.tolist()],
        network.layers,
        scale=start.scale,
        bias=start.bias,
    )
    for layer, meant in units.items():
        weights = network.parameters.weights[layer]
        drawn = torch.from_numpy(fresh[layer][:, : weights.shape[1]]).to(weights)
        if network.bias and not trainer.experiment.network.bias:
            drawn[:, -1] = 0.0
        torch.where(meant[:, None], drawn, weights, out=weights)
    trainer.forget_moments(_incoming(trainer, units))
    return True


def _resample(trainer: Trainer, asked: kinds.Resample) -> None:
    sizes = [layer.fan_in * layer.units for layer in trainer.network.layers]
    rows = []
    for seed in trainer.seeds.tolist():
        random = np.random.default_rng(_seed(trainer, asked, seed))
        rows.append(random.standard_normal(sum(sizes)))
    parts = np.split(np.stack(rows) * asked.spread, np.cumsum(sizes)[:-1], axis=1)
    for layer, meant in _units(trainer, asked).items():
        fan_in = _fan_in(trainer, layer)
        weights = trainer.network.parameters.weights[layer][:, :fan_in]
        fresh = torch.from_numpy(parts[layer].reshape(weights.shape)).to(weights)
        torch.where(meant[:, None] & (weights <= 0), fresh, weights, out=weights)


def _seed(trainer: Trainer, asked: Intervention, replica_seed: int) -> int:
    """For what is drawn now. The order on record sets apart what is done twice at one step."""
    record = trainer.experiment.interventions[: trainer.applied]
    at = next((n for n, each in enumerate(record) if each is asked), len(record))
    alike = sum(each.step == asked.step and each.action == asked.action for each in record[:at])
    kind = list(kinds.KINDS).index(asked.action)
    words = [replica_seed, STREAM, trainer.step_count, asked.step, kind, alike]
    return int(np.random.SeedSequence(words).generate_state(1, np.uint64)[0])


# --- Freezing


def _freeze(trainer: Trainer, asked: kinds.Freeze) -> None:
    if asked.until is None or asked.until > trainer.step_count:
        where = _learned(trainer, asked)
        trainer.held = trainer.held.freeze(where, trainer.optimiser.steps)


def _unfreeze(trainer: Trainer, asked: OnUnits) -> None:
    trainer.held = trainer.held.unfreeze(_learned(trainer, asked), trainer.optimiser.steps)


def _learned(trainer: Trainer, on: OnUnits) -> Tensor:
    """Flat: what these units learn; of a whole layer also the slope of its PReLU."""
    where = _incoming(trainer, _units(trainer, on))
    if on.neuron is None:
        layout = trainer.network.like_parameters()
        for layer in _layers(trainer, on):
            if layer < len(layout.slopes):
                layout.slopes[layer].fill_(1.0)
        where = where | (layout.flat > 0)
    return where


# --- Data


def _set(trainer: Trainer, asked: kinds.Set) -> None:
    """What a setting changes at once besides being in force: data, biases."""
    if asked.key.startswith("dataset."):
        trainer.take_data(datasets.load(trainer.experiment.dataset))
    elif asked.key == "network.bias":
        network = trainer.network
        if asked.value and not network.bias:
            raise BadInput(tr("biases can only be put back where the network began with them"))
        if network.bias:
            for weights in network.parameters.weights:
                weights[:, -1] = 0.0
            layout = network.like_parameters()
            for weights in layout.weights:
                weights[:, -1] = 1.0
            trainer.forget_moments(layout.flat > 0)


def _edit(trainer: Trainer, part: str, change: Callable[[Part], Part]) -> None:
    data = trainer.data
    train = change(data.train) if part in ("train", "both") else data.train
    test = change(data.test) if part in ("test", "both") else data.test
    trainer.take_data(replace(data, train=train, test=test))


def _rows(part: Part, points: tuple[int, ...], name: str) -> Any:
    rows = np.array(points) - 1
    if rows.max() >= len(part):
        there = (
            tr("point {point}: there are {points} training points")
            if name == "train"
            else tr("point {point}: there are {points} test points")
        )
        raise BadInput(there.format(point=rows.max() + 1, points=len(part)))
    return rows


def _inputs(trainer: Trainer, rows: tuple[tuple[float, ...], ...], extra: int) -> Floats:
    """Rows of inputs, with so many numbers after them."""
    width = trainer.data.inputs + extra
    for row in rows:
        if len(row) != width:
            needed = (
                tr("a point of {n} numbers: {inputs} inputs are needed, then the target")
                if extra
                else tr("a point of {n} numbers: {inputs} inputs are needed")
            )
            raise BadInput(needed.format(n=len(row), inputs=trainer.data.inputs))
    return np.array(rows, dtype=np.float64).reshape(len(rows), width)


def _target(data: Data, target: float) -> float:
    if data.classes and target not in range(data.classes):
        raise BadInput(
            tr(
                "target {target}: must be a class from 0 to {last}",
                target=f"{target:g}",
                last=data.classes - 1,
            )
        )
    return target


def _add(trainer: Trainer, asked: kinds.AddPoints) -> None:
    table = _inputs(trainer, asked.points, 1)
    for target in table[:, -1]:
        _target(trainer.data, float(target))
    _edit(
        trainer,
        asked.part,
        lambda part: Part(
            np.concatenate([part.x, table[:, :-1]]), np.concatenate([part.target, table[:, -1]])
        ),
    )


def _move(trainer: Trainer, asked: kinds.MovePoints) -> None:
    to = _inputs(trainer, asked.to, 0)
    if len(to) != len(asked.points):
        raise BadInput(
            tr(
                "{points} points are to be moved to {places} places",
                points=len(asked.points),
                places=len(to),
            )
        )

    def moved(part: Part) -> Part:
        x = part.x.copy()
        x[_rows(part, asked.points, asked.part)] = to
        return Part(x, part.target)

    _edit(trainer, asked.part, moved)


def _relabel(trainer: Trainer, asked: kinds.RelabelPoints) -> None:
    target = _target(trainer.data, asked.target)

    def relabelled(part: Part) -> Part:
        targets = part.target.copy()
        targets[_rows(part, asked.points, asked.part)] = target
        return Part(part.x, targets)

    _edit(trainer, asked.part, relabelled)


def _delete(trainer: Trainer, asked: kinds.DeletePoints) -> None:
    def without(part: Part) -> Part:
        gone = _rows(part, asked.points, asked.part)
        left = Part(np.delete(part.x, gone, axis=0), np.delete(part.target, gone))
        if asked.part == "train" and not len(left):
            raise BadInput(tr("the last training points cannot be deleted"))
        return left

    _edit(trainer, asked.part, without)


def _shift(trainer: Trainer, asked: kinds.Shift) -> None:
    by = _inputs(trainer, (asked.by,), 0)
    _edit(trainer, asked.part, lambda part: Part(part.x + by, part.target))


def kicked_units(trainer: Trainer, kick: kinds.Kick) -> Tensor | None:
    """Flat: whose gradient is enlarged; None for all, the output layer's too."""
    if kick.layer is None:
        return None
    return _incoming(trainer, _units(trainer, kick))


def outlier(trainer: Trainer, kick: kinds.Kick) -> tuple[Tensor, Tensor] | None:
    """The point that is the whole minibatch, as `Trainer.tensors` has points; None without one."""
    if kick.point is None:
        return None
    row = _inputs(trainer, (kick.point,), 1)
    _target(trainer.data, float(row[0, -1]))
    return trainer.tensors(Part(row[:, :-1], row[:, -1]))


def _kick(trainer: Trainer, asked: kinds.Kick) -> None:
    """It takes effect in the next step; that it can is made sure of now."""
    kicked_units(trainer, asked)
    outlier(trainer, asked)


_ACTS: dict[type[Intervention], Callable[[Trainer, Any], None]] = {
    kinds.Set: _set,
    kinds.Weight: _weight,
    kinds.Plane: _plane,
    kinds.Bias: _bias,
    kinds.Nudge: _nudge,
    kinds.Kick: _kick,
    kinds.Reinitialise: _reinitialise,
    kinds.Recycle: _recycle,
    kinds.Resample: _resample,
    kinds.Freeze: _freeze,
    kinds.Unfreeze: _unfreeze,
    kinds.AddPoints: _add,
    kinds.MovePoints: _move,
    kinds.RelabelPoints: _relabel,
    kinds.DeletePoints: _delete,
    kinds.Shift: _shift,
}


def thaw(trainer: Trainer, freeze: kinds.Freeze) -> None:
    """End what a freeze with a limit began."""
    _unfreeze(trainer, freeze)
