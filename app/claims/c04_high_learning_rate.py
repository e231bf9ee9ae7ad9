"""C4: too high a learning rate leaves as much as 40 % of the units dead; a proper one kills few."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.claims.claim import Claim, Finding, Verdict
from app.claims.statistics import crossing, estimate, mean
from app.claims.trials import COURSE_SPIRAL, dead, experiment
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Floats

PROPER = 1.0
"""The rate that the course notes train with."""
NAMES = {
    0.1: mark("share of units dead at learning rate 0.1"),
    PROPER: mark("dead at 1"),
    2.0: mark("dead at 2"),
    2.5: mark("dead at 2.5"),
    3.0: mark("dead at 3"),
    10.0: mark("dead at 10"),
}
STEEP = (2.5, 3.0)
"""At these units go on dying for 10,000 steps; at the others the dead share of 300 steps is that of
1,000, to half of one per cent."""
STEEP_STEPS, SETTLED_STEPS = 2000, 300
NETWORKS, AT_PROPER = 8, 32
"""A step of one network takes 0.2 ms or more, so there are many only where it is close."""
LEVEL = 0.4
RARE = 0.1
"""The notes say no more than 'infrequent': fewer than one in ten is meant here."""


def measure() -> Finding:
    """The course notes' spiral, 2 -> 100 ReLU -> 3, full batches: the share of dead units over the
    learning rate, and the rate at which 40 % is passed, on straight lines between the rates tried.
    It falls when training goes on for longer than the 2,000 steps here (to 2.55 at 10,000)."""
    settled = [rate for rate in NAMES if rate not in (*STEEP, PROPER)]
    shares = {
        **_dead_shares(settled, SETTLED_STEPS, NETWORKS),
        **_dead_shares([PROPER], SETTLED_STEPS, AT_PROPER),
        **_dead_shares(STEEP, STEEP_STEPS, NETWORKS),
    }
    rates = list(NAMES)
    passed = estimate(
        mark("learning rate at which 40 % of the units are dead"),
        np.stack([shares[rate][:NETWORKS] for rate in rates], axis=1),
        lambda rows: crossing(rates, rows.mean(axis=0), LEVEL),
    )
    by_rate = {rate: mean(NAMES[rate], shares[rate]) for rate in rates}
    measures = (passed, *by_rate.values())
    # 40 % must be reached beyond doubt at some rate, and a proper rate must stay below one in ten
    reached = any(each.low >= LEVEL for each in by_rate.values())
    rare = by_rate[PROPER].high < RARE
    if reached and rare:
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if reached else Verdict.NOT_HERE)


def _dead_shares(rates: Sequence[float], steps: int, count: int) -> dict[float, Floats]:
    """(networks,) for each rate: the share of dead units. All rates start from the same weights.
    Each network has weights and data drawn from its own seed: the intervals cover both."""
    found = []
    for seed in range(count):
        settings = experiment({**COURSE_SPIRAL, "dataset.seed": seed})
        trainer = Trainer(settings, seeds=[seed] * len(rates), learning_rates=list(rates))
        trainer.advance(steps)
        found.append(dead(trainer).mean(axis=1))
    return dict(zip(rates, np.stack(found, axis=1), strict=True))


CLAIM = Claim(
    "C4",
    mark(
        "Too high a learning rate leaves as much as 40 % of the units dead; a proper one rarely "
        "kills."
    ),
    measure,
)
