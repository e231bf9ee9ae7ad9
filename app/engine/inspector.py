"""One neuron's arithmetic on a point or a minibatch."""

from __future__ import annotations

import numpy as np
import torch

from app.engine.arrays import doubles
from app.engine.probe import Probe
from app.engine.trainer import Trainer
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
    fan_in = trainer.network.widths[layer]
    inputs = x[chosen][:, :fan_in] if layer == 0 else passed.a[layer - 1]
    slope = probe.slopes(layer, passed)[:, index]
    outgoing = trainer.network.parameters.weights[layer + 1][replica, index]
    later = passed.delta[layer + 1]
    gradient = doubles(passed.gradients[layer][:, index])
    return Inspection(
        subject=subject,
        points=points,
        loss=passed.loss,
        inputs=doubles(inputs),
        z=doubles(passed.z[layer][:, index]),
        value=doubles(passed.a[layer][:, index]),
        slope=doubles(slope),
        outgoing=doubles(outgoing),
        later_deltas=doubles(later),
        incoming=doubles(later) @ doubles(outgoing),
        delta=doubles(passed.delta[layer][:, index]),
        weight_gradient=gradient[:fan_in],
        bias_gradient=float(gradient[fan_in]) if trainer.network.bias else None,
    )
