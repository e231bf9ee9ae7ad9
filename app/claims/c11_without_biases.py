"""C11: removing the biases is a poor cure: planes pass through the origin, the model underfits."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import HEALTHY, KICKED, KICKING_RATE
from app.claims.statistics import difference, exact, mean
from app.claims.trials import accuracy, change, dead, networks
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Floats

NETWORKS = 32
STEPS = 2000
SETTINGS: dict[str, Any] = {"network.hidden": (16,)}
DATA = {
    "circle": mark("accuracy with biases less without, circle"),
    "moons": mark("accuracy with biases less without, moons"),
    "blobs": mark("accuracy with biases less without, three blobs"),
    "xor": mark("accuracy with biases less without, xor"),
}


def measure() -> Finding:
    """The same seeds with and without biases (those of the output layer go, too), on data of four
    kinds; and whether units die less of the kick without them."""
    gaps, without = [], []
    for data, name in DATA.items():
        with_biases = _trained(data, True)
        bare = _trained(data, False)
        gaps.append(difference(name, *(accuracy(t) for t in (with_biases, bare))))
        without.append(bare)
    killed = {bias: _kicked(bias) for bias in (True, False)}
    measures = (
        *gaps,
        mean(mark("accuracy without biases, circle"), accuracy(without[0])),
        exact(mark("largest |z| at the origin without biases"), _largest_at_origin(without)),
        mean(mark("share of units dead after the kick, with biases"), killed[True]),
        mean(mark("dead after the kick, without biases"), killed[False]),
    )
    through_origin = measures[5].value == 0.0
    # underfitting is a lower accuracy on the training set, beyond doubt, by one point in a hundred
    # or more: a smaller gap nobody would call poor
    underfits = [gap.low > 0.01 for gap in gaps]
    if through_origin and all(underfits):
        return Finding(measures, Verdict.HOLDS)
    some = through_origin and any(underfits)
    return Finding(measures, Verdict.IN_PART if some else Verdict.NOT_HERE)


def _trained(data: str, bias: bool) -> Trainer:
    return networks({**SETTINGS, "dataset.name": data, "network.bias": bias}, NETWORKS, steps=STEPS)


def _kicked(bias: bool) -> Floats:
    """(networks,): the share of dead units after the kick of the other claims."""
    trainer = networks(
        {**SETTINGS, "dataset.name": "circle", "network.bias": bias}, NETWORKS, steps=HEALTHY
    )
    change(trainer, "training.learning_rate", KICKING_RATE)
    trainer.advance(KICKED - HEALTHY)
    return np.asarray(dead(trainer).mean(axis=1))


@torch.inference_mode()
def _largest_at_origin(trainers: list[Trainer]) -> float:
    """Of first-layer units, z at x = 0."""
    found = 0.0
    for trainer in trainers:
        origin = torch.zeros_like(trainer.x[:1])
        z, _ = next(trainer.network.walk(origin))
        found = max(found, float(z.abs().max()))
    return found


CLAIM = Claim(
    "C11",
    mark("Without biases every plane passes through the origin, and the network underfits."),
    measure,
)
