"""C8: Leaky ReLU keeps a small gradient for negative inputs, and lets units recover."""

from __future__ import annotations

import numpy as np

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import Kicked, kicked
from app.claims.statistics import difference, mean
from app.claims.trials import figures, loss_gradient
from app.language import mark
from app.record.data import Floats

NETWORKS = 64
STEPS = 2000
MOST = 0.5


def measure() -> Finding:
    """The kicked networks go on from the same weights with the same minibatches, as ReLU and as
    Leaky ReLU with slopes 0.01 and 0.1. A unit is back when its z is positive on a training input:
    until then it works on its small slope alone."""
    state = kicked(NETWORKS)
    back_relu, kept_relu, loss_relu = _train(state, "relu")
    back, kept, loss = _train(state, "leaky-relu", 0.01)
    back_steep, _, loss_steep = _train(state, "leaky-relu", 0.1)
    measures = (
        mean(mark("share of kicked units back after 2000 steps, slope 0.01"), back),
        mean(mark("back with slope 0.1"), back_steep),
        mean(mark("back with ReLU"), back_relu),
        mean(mark("share of kicked units with a gradient, slope 0.01"), kept),
        mean(mark("with a gradient, ReLU"), kept_relu),
        difference(mark("loss less that of ReLU, slope 0.01"), loss, loss_relu),
        difference(mark("loss less that of ReLU, slope 0.1"), loss_steep, loss_relu),
    )
    keeps = kept.min() == 1.0
    recover, recover_steep, without = measures[:3]
    # the gradient is kept where every kicked unit has one. "Lets units recover" is said of units in
    # general, so with either slope most of them must be back; if only some are, more than with
    # ReLU, it holds in part
    if keeps and recover.low > MOST and recover_steep.low > MOST:
        return Finding(measures, Verdict.HOLDS)
    some = max(recover.low, recover_steep.low) > without.high
    return Finding(measures, Verdict.IN_PART if keeps and some else Verdict.NOT_HERE)


def _train(state: Kicked, activation: str, slope: float = 0.01) -> tuple[Floats, Floats, Floats]:
    """(networks,) each: the share of kicked units back, the share that had a gradient when they
    were kicked, and the loss in the end."""
    trainer = state.train_with(activation, slope)
    gradient = loss_gradient(trainer).weights[0]
    kept = state.share(np.asarray((gradient != 0).any(dim=1).numpy()))
    trainer.advance(STEPS)
    return state.back(), kept, figures(trainer).loss


CLAIM = Claim(
    "C8",
    mark("Leaky ReLU keeps a small gradient for negative inputs, and lets units recover."),
    measure,
)
