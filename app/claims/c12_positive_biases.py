"""C12: do slightly positive biases at the start help? The source doubts it.

The same networks start with biases of 0 and of 0.1, on three sets of data, each at a high and at a
proper learning rate. What counts is which share of the units that end dead without the bias is
saved by it. Besides, the units that only the bias made alive at the start are followed: does
training at the high rate shut them again?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.ratios import ratio, saved
from app.claims.trials import dead, networks
from app.language import mark
from app.record.data import Bools

SETTINGS: dict[str, Any] = {
    "dataset.points": 300,
    "dataset.train_fraction": 1.0,
    "network.hidden": (8, 8),
}
BIAS = 0.1
NETWORKS, STEPS = 48, 1000
HELP = 0.25
"""A bias helps that saves at least this share of the units that end dead without it. With less,
more than three in four of them die all the same."""


@dataclass(frozen=True)
class Case:
    """Data and a learning rate: a proper one, at which training kills hardly any unit, or a high
    one, at which about 0.4 of all units end dead."""

    data: str
    rate: float
    name: str


HIGH = (
    Case("course-spiral", 1.0, mark("share of the dead saved, course spiral, high rate")),
    Case("abs", 0.2, mark("share of the dead saved, |x|, high rate")),
    Case("xor", 1.0, mark("share of the dead saved, xor, high rate")),
)
PROPER = (
    Case("course-spiral", 0.1, mark("share of the dead saved, course spiral, proper rate")),
    Case("abs", 0.03, mark("share of the dead saved, |x|, proper rate")),
    Case("xor", 0.03, mark("share of the dead saved, xor, proper rate")),
)


def measure() -> Finding:
    """The share saved in every case, and what became of the units that the bias had opened."""
    rescue, at_start, opened = [], [], []
    for case in HIGH + PROPER:
        start, end = _dead(case, 0.0)
        start_with, end_with = _dead(case, BIAS)
        rescue.append(saved(case.name, end_with.sum(axis=1), end.sum(axis=1)))
        if case in HIGH:
            only_with = start & ~start_with
            at_start.append(start.sum(axis=1))
            opened.append([only_with.sum(axis=1), (only_with & end_with).sum(axis=1)])
    open_with, shut_again = np.concatenate(opened, axis=1)
    beside = (
        ratio(
            mark("share of the units dead at the start that the bias opens"),
            open_with,
            np.concatenate(at_start),
        ),
        ratio(
            mark("of these, dead again in the end at the high rate"),
            shut_again,
            open_with,
        ),
    )
    return Finding((*rescue, *beside), judge(rescue))


def judge(rescue: list[Measure]) -> Verdict:
    """The doubt holds where a help can be ruled out in every case, and does not where the bias is
    sure to help in every case."""
    if all(each.high < HELP for each in rescue):
        return Verdict.HOLDS
    if all(each.low >= HELP for each in rescue):
        return Verdict.NOT_HERE
    return Verdict.IN_PART


def _dead(case: Case, bias: float) -> tuple[Bools, Bools]:
    """(networks, units) each: dead at the start, and at the end."""
    trainer = networks(
        {
            **SETTINGS,
            "dataset.name": case.data,
            "initialisation.bias": bias,
            "training.learning_rate": case.rate,
        },
        NETWORKS,
    )
    start = dead(trainer)
    trainer.advance(STEPS)
    return start, dead(trainer)


CLAIM = Claim(
    "C12",
    mark("Slightly positive biases at the start are of doubtful help: training shuts units again."),
    measure,
)
