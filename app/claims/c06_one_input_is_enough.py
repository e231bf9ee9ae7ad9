"""C6: one input on the steep side keeps a unit learning; with none it is dead."""

from __future__ import annotations

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import HEALTHY, SETTINGS
from app.claims.statistics import mean
from app.claims.trials import dead, loss_gradient, networks
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Floats

NETWORKS = 64
MOVED_UNITS = 8
"""Of 16: the others go on as they are, so that the network still learns."""
EPOCH, LONG = 25, 2000
"""Steps: all 250 training points once, and many times."""


def measure() -> Finding:
    """The bias of half the units of a healthy network is set so that exactly 0, 1 or 10 of the 250
    training inputs are on the steep side; then the network trains on."""
    trainer = networks(SETTINGS, NETWORKS, steps=HEALTHY)
    checkpoint = trainer.checkpoint()
    has_gradient, changed, in_the_end = {}, {}, {}
    for inputs in (0, 1, 10):
        trainer.restore(checkpoint)
        _leave_steep(trainer, inputs)
        of_units = loss_gradient(trainer).weights[0][:, :, :MOVED_UNITS]
        has_gradient[inputs] = _share(of_units)
        weights = trainer.network.parameters.weights[0][:, :, :MOVED_UNITS]
        before = weights.clone()
        trainer.advance(EPOCH)
        changed[inputs] = _share(weights - before)
        trainer.advance(LONG - EPOCH)
        in_the_end[inputs] = dead(trainer)[:, :MOVED_UNITS].mean(axis=1)
    measures = (
        mean(mark("share of units that move in an epoch, 1 input steep"), changed[1]),
        mean(mark("share that move, 10 inputs steep"), changed[10]),
        mean(mark("share that move, 0 inputs steep"), changed[0]),
        mean(mark("share with a gradient, 1 input steep"), has_gradient[1]),
        mean(mark("share with a gradient, 0 inputs steep"), has_gradient[0]),
        mean(mark("share dead 2000 steps later, 1 input steep"), in_the_end[1]),
        mean(mark("share dead 2000 steps later, 10 inputs steep"), in_the_end[10]),
        mean(mark("share dead 2000 steps later, 0 inputs steep"), in_the_end[0]),
    )
    one, ten, none = measures[:3]
    # without an input nothing may move at all. With one, nineteen in twenty must: the others' input
    # may be answered right to the last bit, and such an input teaches nobody
    if none.value == 0.0 and one.low > 0.95 and ten.low > 0.95:
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if one.low > none.high else Verdict.NOT_HERE)


@torch.inference_mode()
def _leave_steep(trainer: Trainer, inputs: int) -> None:
    """Set biases so that z > 0 on just so many training inputs: z = 0 half-way between two."""
    weights = trainer.network.parameters.weights[0]
    without_bias = torch.matmul(trainer.x[:, :-1], weights[:, :-1, :MOVED_UNITS])
    ranked = without_bias.sort(dim=1, descending=True).values
    threshold = ranked[:, 0] + 1.0 if inputs == 0 else ranked[:, inputs - 1 : inputs + 1].mean(1)
    weights[:, -1, :MOVED_UNITS] = -threshold


def _share(values: torch.Tensor) -> Floats:
    """(networks,): the share of units with a value that is not 0; values (networks, inputs + 1,
    units)."""
    return np.asarray((values != 0).any(dim=1).double().mean(dim=1).numpy())


CLAIM = Claim(
    "C6",
    mark("One training input on the steep side keeps a unit learning; with none it is dead."),
    measure,
)
