"""C22: revival by hand, as a commenter tells of it, who tried it on linear regression.

At the end of every epoch every weight <= 0 of the hidden layers gets a fresh normal value; besides,
the layers are frozen one after the other, from the input side, as the epochs go on (a frozen layer
gets no fresh values any more). Three treatments from the same starts: plain training, fresh values,
and fresh values with freezing. Three things are claimed, and measured:

- *Revival*: networks train plainly at a high rate, which kills many units, and then go on at a
  proper one, with fresh values and without. How many of the dead are alive in the end?
- *Loss*: at the proper rate, is the loss on test points no worse than that of plain training?
- *Higher rates*: at the high rate, at which plain training mostly fails, do more networks learn?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.statistics import difference, estimate, mean
from app.claims.trials import change, dead, figures, networks
from app.experiment.interventions import Freeze, Record, Resample
from app.language import mark
from app.record.data import Bools, Floats

SETTINGS: dict[str, Any] = {
    "dataset.name": "plane",
    "dataset.points": 500,
    "network.hidden": (8, 8),
}
PROPER_RATE, HIGH_RATE = 0.01, 0.1
NETWORKS, STEPS = 32, 1500
"""1,500 steps of 10 points are 60 epochs of 250."""
SPREAD = 0.1
"""Standard deviation of the fresh values. The commenter names none; this is what the program offers
to begin with."""
FRESH: Record = (Resample(action="resample", spread=SPREAD, every="epoch"),)
FREEZE_FIRST, FREEZE_SECOND = STEPS // 3, 2 * STEPS // 3
"""The steps at which the hidden layers are frozen."""
FRESH_AND_FROZEN: Record = (
    Resample(action="resample", spread=SPREAD, every="epoch", layer=1, until=FREEZE_FIRST),
    Resample(action="resample", spread=SPREAD, every="epoch", layer=2, until=FREEZE_SECOND),
    Freeze(action="freeze", layer=1, step=FREEZE_FIRST),
    Freeze(action="freeze", layer=2, step=FREEZE_SECOND),
)
NOTABLE = 0.05
"""To bring units back is to bring back more than this share of the dead: sure to be, by the
interval."""
LEARNED = 0.5
"""A network has learned something if its error is below this share of the target's variance."""


def measure() -> Finding:
    """What fresh values do to dead units, to the loss, and to the rates at which networks learn."""
    revived = difference(mark("more of the dead alive in the end with fresh values"), *revival())
    plain, fresh, frozen = (_trained(record) for record in ((), FRESH, FRESH_AND_FROZEN))
    loss = (
        _loss_ratio(
            mark("test loss over that of plain training (median), fresh values"), fresh, plain
        ),
        _loss_ratio(
            mark("test loss over that of plain training (median), with freezing"), frozen, plain
        ),
    )
    rates = (
        difference(
            mark("more networks that learn at the high rate, fresh values"),
            fresh.learned,
            plain.learned,
        ),
        difference(
            mark("more networks that learn at the high rate, with freezing"),
            frozen.learned,
            plain.learned,
        ),
    )
    beside = (
        mean(mark("networks that learn at the high rate, plain training"), plain.learned),
        mean(mark("networks that diverge at the high rate, plain training"), plain.diverged),
        mean(mark("networks that diverge at the high rate, fresh values"), fresh.diverged),
        mean(mark("hidden weights above 0 at the proper rate, fresh values"), fresh.positive),
        mean(mark("hidden weights above 0 at the proper rate, plain training"), plain.positive),
    )
    return Finding((revived, *loss, *rates, *beside), judge(revived, [*loss], [*rates]))


def judge(revived: Measure, loss: list[Measure], rates: list[Measure]) -> Verdict:
    """Of the three parts all hold, some, or none. Where the two treatments differ, the better one
    speaks for the claim."""
    parts = [
        revived.low > NOTABLE,
        any(each.low <= 1.0 for each in loss),
        any(each.low > 0.0 for each in rates),
    ]
    if all(parts):
        return Verdict.HOLDS
    return Verdict.IN_PART if any(parts) else Verdict.NOT_HERE


@dataclass(frozen=True)
class Outcome:
    """Of networks that got one treatment, (networks,) each."""

    loss: Floats
    """On the test points, at the proper rate; infinite where it is no number."""
    positive: Floats
    """The share of weights into hidden units that are above 0, at the proper rate."""
    learned: Bools
    """At the high rate, as in the next."""
    diverged: Bools


def _trained(record: Record) -> Outcome:
    """Train from the start at both rates, with these interventions."""
    rates = PROPER_RATE, HIGH_RATE
    trainer = networks(SETTINGS, NETWORKS, steps=STEPS, learning_rates=rates, record=record)
    found = figures(trainer)
    assert found.test_loss is not None  # half of the points are test points
    loss = np.nan_to_num(found.test_loss, nan=np.inf, posinf=np.inf)
    hidden = [part[:, :-1].flatten(1) for part in trainer.network.parameters.weights[:-1]]
    weights = torch.cat(hidden, dim=1)
    variance = float(trainer.data.test.target.var())
    return Outcome(
        loss=loss[:NETWORKS],
        positive=(weights > 0).double().mean(dim=1)[:NETWORKS].numpy(),
        learned=loss[NETWORKS:] < LEARNED * variance,
        diverged=found.diverged[NETWORKS:],
    )


def _loss_ratio(name: str, treated: Outcome, plain: Outcome) -> Measure:
    """The median over networks of the loss with the treatment over that without it."""
    return estimate(name, treated.loss / plain.loss, lambda ratios: float(np.median(ratios)))


def revival() -> tuple[Floats, Floats]:
    """(networks,) each: of the units dead after half the steps at the high rate, the share alive
    after the other half at the proper rate, with fresh values and without. Only of networks that
    have dead units and have not diverged; one that diverges later has brought nobody back."""
    killed = networks({**SETTINGS, "training.learning_rate": HIGH_RATE}, NETWORKS, steps=STEPS // 2)
    before = dead(killed)
    sound = before.any(axis=1) & ~figures(killed).diverged
    checkpoint, shares = killed.checkpoint(), []
    for treatment in (FRESH, ()):
        killed.restore(checkpoint)
        change(killed, "training.learning_rate", PROPER_RATE)
        for each in treatment:
            killed.apply(each)
        killed.advance(STEPS - STEPS // 2)
        back = before & ~dead(killed) & ~figures(killed).diverged[:, None]
        shares.append(back[sound].sum(axis=1) / before[sound].sum(axis=1))
    return shares[0], shares[1]


CLAIM = Claim(
    "C22",
    mark("Fresh values for weights ≤ 0 revive units by hand, and permit higher learning rates."),
    measure,
)
