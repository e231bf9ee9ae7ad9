"""C18: a dead unit may come back because updates elsewhere change its inputs.

Networks of two hidden layers learn by plain gradient descent at a high rate, and who is dead is
looked at after every step. A revival counts for the claim only if the unit's own weights and bias
are the same to the bit before and after that step: then nothing but its inputs can have moved. The
first layer is the control: its inputs are the data, which stay, so none may come back there.

Deeper units near the edge may flicker, dead for a step or two. So the units that had been dead for
at least ten steps are counted by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from app.claims.claim import Claim, Finding, Verdict
from app.claims.ratios import ratio
from app.claims.statistics import exact
from app.claims.trials import networks, preactivations
from app.language import mark
from app.record.data import Floats

SETTINGS: dict[str, Any] = {
    "dataset.name": "course-spiral",
    "dataset.points": 300,
    "dataset.train_fraction": 1.0,
    "network.hidden": (8, 8),
    "training.learning_rate": 1.0,
}
NETWORKS, STEPS = 32, 600
LONG = 10
"""Steps that a unit has been dead for not to be taken for flickering."""
ENOUGH = 20
"""Revivals, or deaths in the first layer, needed to speak of a rule."""


@dataclass
class Tally:
    """Of one layer, (networks,) each."""

    deaths: Floats
    """Born dead, or killed."""
    revivals: Floats
    untouched: Floats
    """Revivals in a step that left the unit's own weights and bias alone."""
    long: Floats
    """These, of units that had been dead for at least so many steps."""
    long_deaths: Floats
    """Deaths that lasted for at least so many steps."""


def measure() -> Finding:
    """How many of the dead came back, and with whose help."""
    first, second = followed()
    measures = (
        ratio(
            mark("share of deaths of 10 steps and more that a revival ended, layer 2"),
            second.long,
            second.long_deaths,
        ),
        exact(mark("revivals in layer 2"), second.revivals.sum()),
        exact(
            mark("of these in a step that left the unit's own weights alone"),
            second.untouched.sum(),
        ),
        exact(mark("deaths in layer 1"), first.deaths.sum()),
        exact(mark("revivals in layer 1"), first.revivals.sum()),
    )
    return Finding(measures, judge(first, second))


def judge(first: Tally, second: Tally) -> Verdict:
    """It holds if deeper units come back, long dead ones among them, always with their own weights
    untouched, and none of the first layer does; in part if some come back but not so clearly."""
    if second.untouched.sum() == 0:
        return Verdict.NOT_HERE
    clear = (
        second.long.sum() >= ENOUGH
        and np.array_equal(second.untouched, second.revivals)
        and first.deaths.sum() >= ENOUGH
        and first.revivals.sum() == 0
    )
    return Verdict.HOLDS if clear else Verdict.IN_PART


def followed(count: int = NETWORKS, steps: int = STEPS) -> tuple[Tally, Tally]:
    """What happens in both hidden layers of the networks with the first seeds."""
    trainer = networks(SETTINGS, count)
    layers = trainer.network.parameters.weights[:-1]

    def dead(layer: int) -> Tensor:
        return preactivations(trainer, layer).amax(dim=1) <= 0

    was = [dead(layer) for layer in range(len(layers))]
    for_steps = [each.long() for each in was]
    tallies = [Tally(each.sum(dim=1).double().numpy(), *np.zeros((4, count))) for each in was]
    for _ in range(steps):
        before = [w.clone() for w in layers]
        trainer.advance(1)
        for layer, tally in enumerate(tallies):
            now = dead(layer)
            back = was[layer] & ~now
            untouched = back & (layers[layer] == before[layer]).all(dim=1)
            tally.deaths += (now & ~was[layer]).sum(dim=1).numpy()
            tally.revivals += back.sum(dim=1).numpy()
            tally.untouched += untouched.sum(dim=1).numpy()
            tally.long += (untouched & (for_steps[layer] >= LONG)).sum(dim=1).numpy()
            for_steps[layer] = torch.where(now, for_steps[layer] + 1, 0)
            tally.long_deaths += (for_steps[layer] == LONG).sum(dim=1).numpy()
            was[layer] = now
    return tallies[0], tallies[1]


CLAIM = Claim(
    "C18",
    mark("A dead unit may come back because updates elsewhere in the network change its inputs."),
    measure,
)
