"""One neuron's arithmetic on a point or a minibatch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from app.engine.arrays import array, doubles
from app.engine.layers import Layer, Ways
from app.engine.probe import Probe
from app.engine.trainer import Trainer
from app.record.data import Floats, Integers
from app.record.inspection import Inspection
from app.record.lens import Lens


def inspect(trainer: Trainer, probe: Probe, lens: Lens) -> Inspection | None:
    """What the lens asks of its neuron. None without a neuron, or where the part has no points."""
    if lens.neuron is None:
        return None
    (layer, index), replica = lens.neuron, lens.replica
    (x, y), subject = (trainer.x, trainer.y), lens.subject
    if subject == "test":
        if trainer.test is None:
            return None
        x, y = trainer.test
    if subject == "minibatch":
        points = trainer.upcoming(replica)
        if not len(points):
            return None  # the next step looks at an outlier
    else:
        points = np.array([min(lens.point, len(x) - 1)])
    chosen = torch.from_numpy(points).to(trainer.device)
    passed = probe.run(replica, x[chosen], y[chosen])
    of = trainer.network.layers[layer]
    fan_in, n = of.fan_in, len(points)
    z_map = passed.z[layer][:, index].view(n, of.places)
    delta_map = passed.delta[layer][:, index].view(n, of.places)
    # a channel is shown where its z is largest; a neuron has one place
    place = z_map.argmax(dim=1)
    rows = torch.arange(n, device=trainer.device) * of.places + place
    weights = trainer.network.parameters.weights[layer + 1][replica]
    if of.positions is None:
        outgoing, later = doubles(weights[index]), doubles(passed.delta[layer + 1])
        incoming = later @ outgoing
    else:
        values = (place * of.units + index).tolist()
        ways = [trainer.network.ways(layer + 1, value) for value in values]
        outgoing, later = _ways_on(ways, doubles(weights), doubles(passed.delta[layer + 1]))
        incoming = (outgoing * later).sum(axis=1)
    gradient = doubles(passed.gradients[layer][:, index])
    return Inspection(
        subject=subject,
        points=points,
        loss=passed.loss,
        inputs=doubles(passed.taken[layer][rows]),
        z=doubles(passed.z[layer][rows, index]),
        value=doubles(passed.a[layer][rows, index]),
        slope=doubles(probe.slopes(layer, passed)[rows, index]),
        outgoing=outgoing,
        later_deltas=later,
        incoming=incoming,
        delta=doubles(passed.delta[layer][rows, index]),
        weight_gradient=gradient[:fan_in],
        bias_gradient=float(gradient[fan_in]) if trainer.network.bias else None,
        positions=_positions(of, place),
        z_map=doubles(z_map).reshape(n, *of.positions) if of.positions else None,
        delta_map=doubles(delta_map).reshape(n, *of.positions) if of.positions else None,
    )


def _positions(layer: Layer, place: Tensor) -> Integers | None:
    if layer.positions is None:
        return None
    return np.stack(np.divmod(array(place), layer.positions[1]), axis=1)


def _ways_on(ways: Sequence[Ways], weights: Floats, deltas: Floats) -> tuple[Floats, Floats]:
    """The weights on each point's ways to the next layer and the deltas at their ends, both (n,
    ways), filled up with zeros; `weights` are (fan_in + 1, units), `deltas` (rows, units)."""
    units = weights.shape[1]
    deltas = deltas.reshape(len(ways), -1, units)
    most = max(len(own) for own in ways)
    found = np.zeros((2, len(ways), most, units))
    for point, own in enumerate(ways):
        for at, (place, row) in enumerate(own):
            found[0, point, at], found[1, point, at] = weights[row], deltas[point, place]
    outgoing, later = found.reshape(2, len(ways), most * units)
    return outgoing, later
