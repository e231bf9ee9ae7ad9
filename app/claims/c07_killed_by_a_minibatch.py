"""C7: a step taken for one minibatch kills living units, and a large learning rate amplifies it."""

from __future__ import annotations

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import SETTINGS
from app.claims.ratios import ratio
from app.claims.statistics import difference, mean
from app.claims.trials import dead, loss_gradient, networks
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Bools

NETWORKS, STEPS = 32, 500
RATES = {
    0.03: mark("share of units killed in 500 steps, learning rate 0.03"),
    0.3: mark("killed, learning rate 0.3"),
    1.0: mark("killed, learning rate 1"),
    3.0: mark("killed, learning rate 3"),
}


def measure() -> Finding:
    """Every step is watched. For each unit that dies in one, the other step is tried that the whole
    training set would have taken from the same weights at the same rate."""
    trainer = networks(SETTINGS, NETWORKS, learning_rates=list(RATES))
    was_dead = born = dead(trainer)
    # (networks at all rates): deaths, and deaths that the whole set's step would not have brought
    deaths, by_minibatch_alone = np.zeros((2, len(born)))
    killed = np.zeros_like(born)
    for _ in range(STEPS):
        whole = _dead_after_whole_step(trainer)
        trainer.advance(1)
        now = dead(trainer)
        died = now & ~was_dead
        killed |= died
        deaths += died.sum(axis=1)
        by_minibatch_alone += (died & ~whole).sum(axis=1)
        was_dead = now
    shares = (killed.sum(axis=1) / (~born).sum(axis=1)).reshape(len(RATES), NETWORKS)
    spared, died = (n.reshape(shares.shape) for n in (by_minibatch_alone, deaths))
    names, rates = list(RATES.values()), list(RATES)
    measures = (
        difference(mark("share killed at rate 3 less that at 0.03"), shares[-1], shares[0]),
        *(mean(name, of_rate) for name, of_rate in zip(names, shares, strict=True)),
        ratio(
            mark("share of deaths that the whole set's step would have spared, rate 1"),
            spared[rates.index(1.0)],
            died[rates.index(1.0)],
        ),
        ratio(
            mark("share of deaths that the whole set's step would have spared, rate 3"),
            spared[rates.index(3.0)],
            died[rates.index(3.0)],
        ),
    )
    # amplified: beyond doubt more at the high rate. It is the minibatch: most deaths would not have
    # happened in the step of all the data
    amplified = measures[0].low > 0.0
    the_minibatch = all(each.low > 0.5 for each in measures[-2:])
    if amplified and the_minibatch:
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if amplified else Verdict.NOT_HERE)


@torch.inference_mode()
def _dead_after_whole_step(trainer: Trainer) -> Bools:
    """(networks, units): dead, had the next step been one of plain descent on all the data."""
    gradient = loss_gradient(trainer).weights[0]
    rate = trainer.optimiser.learning_rate[: gradient.numel()].view_as(gradient)
    weights = trainer.network.parameters.weights[0] - rate * gradient
    points = trainer.x.expand(len(weights), -1, -1)
    return np.asarray(torch.bmm(points, weights).amax(dim=1).numpy() <= 0)


CLAIM = Claim(
    "C7",
    mark("A step for one minibatch kills living units; a large learning rate amplifies it."),
    measure,
)
