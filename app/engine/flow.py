"""How activations flow: from a pass over the training set to histograms and figures per layer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor

from app.engine.probe import Passed, Probe
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput, Interrupted
from app.experiment.settings import declaration
from app.record.data import Integers
from app.record.flow import BINS, CORE, REACH, Flow, LayerFlow

SAMPLE = 60_000
"""A histogram of more numbers is made of every n-th of them."""


def flow_of(trainer: Trainer, passed: Passed) -> Flow:
    """The hidden layers in a pass over the training set."""
    layers = []
    for depth, name in enumerate(trainer.network.names):
        z, a = passed.z[depth], passed.a[depth]
        layers.append(
            LayerFlow(
                activation=name,
                preactivation=_histogram(z),
                activity=_histogram(a),
                zero_share=float((a == 0).double().mean()),
                rms_preactivation=_rms(z),
                rms_activation=_rms(a),
                gradient_norm=float(passed.gradients[depth].double().norm()),
            )
        )
    return Flow(trainer.step_count, tuple(layers))


def flows_at_scales(
    trainer: Trainer, replica: int, factors: Sequence[float], interrupted: Callable[[], bool]
) -> tuple[tuple[float, Flow], ...]:
    """The replica's network as it would start at its initial scale times each factor, untrained.

    Empty for schemes that have no scale.
    """
    start = trainer.start_experiment.model_copy(update={"interventions": ()})
    key = "initialisation.scale"
    if not declaration(key).applies.rule(start):
        return ()
    found = []
    for factor in factors:
        if interrupted():
            raise Interrupted
        try:
            scaled = start.with_values({key: float(start.initialisation.scale * factor)})
        except BadInput:  # beyond what a scale may be
            continue
        seed = int(trainer.seeds[replica])
        other = Trainer(scaled, seeds=[seed], dtype=trainer.x.dtype, data=trainer.data)
        found.append((factor, flow_of(other, Probe(other).run(0, other.x, other.y))))
    return tuple(found)


def _rms(values: Tensor) -> float:
    return math.sqrt(float(values.double().square().mean()))


def _histogram(values: Tensor) -> Integers:
    """Of (points, units); of many points every n-th."""
    flat = values[:: max(1, values.numel() // SAMPLE)].reshape(-1)
    flat = flat[torch.isfinite(flat)]
    place = torch.asinh(flat / CORE).add_(REACH).mul_(BINS / (2 * REACH)).floor_()
    counts = torch.bincount(place.clamp_(0, BINS - 1).long(), minlength=BINS)
    return np.asarray(counts.cpu())
