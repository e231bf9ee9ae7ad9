"""C20: dead is not permanent: new training data, or training on other data, bring units back.

Networks are trained at a rate that kills many units. Then they go on at a proper rate, which hardly
kills any: with the data they had (the control), with new points added, and with other data in place
of the old. Of the units that were dead before, how many are alive afterwards? In the second
experiment the new data are another task altogether.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.statistics import difference, mean
from app.claims.trials import change, dead, networks
from app.engine.trainer import Trainer
from app.experiment.interventions import AddPoints, Intervention, Set, Shift
from app.language import mark
from app.record.data import Bools, Floats

SPIRAL: dict[str, Any] = {
    "dataset.name": "course-spiral",
    "dataset.points": 600,
    "dataset.train_fraction": 0.5,
    "network.hidden": (8, 8),
    "training.learning_rate": 1.0,
}
XOR: dict[str, Any] = {**SPIRAL, "dataset.name": "xor"}
NETWORKS, STEPS, STEPS_AFTER = 40, 1000, 400
PROPER_RATE = 0.05
HALF_A_RADIUS = (0.5, 0.0)
"""By which new points lie to the right of where they would be."""
NOTABLE = 0.05
"""Fewer units than this, of those that were dead, are an exception and no way back."""


@dataclass(frozen=True)
class Back:
    """Of the units that were dead before: the share alive afterwards, (networks,)."""

    at_once: Floats
    """When the data had changed and not a step was taken."""
    trained: Floats
    """After training further."""


def measure() -> Finding:
    """The shares that came back, and how many more than with the old data."""
    spiral, xor = (networks(values, NETWORKS, steps=STEPS) for values in (SPIRAL, XOR))
    kept = after(spiral)
    added = after(spiral, new_points(spiral))
    moved = after(spiral, Shift(action="shift", part="train", by=HALF_A_RADIUS))
    xor_kept = after(xor)
    circle = after(xor, Set(action="set", key="dataset.name", value="circle"))
    more = (
        difference(mark("more with new points added, course spiral"), added.trained, kept.trained),
        difference(mark("more with all points moved, course spiral"), moved.trained, kept.trained),
        difference(mark("more with circle after xor"), circle.trained, xor_kept.trained),
    )
    shares = (
        mean(mark("dead units that came back, old data, course spiral"), kept.trained),
        mean(mark("dead units that came back, old data, xor"), xor_kept.trained),
        mean(mark("alive at once when points are added, before any step"), added.at_once),
        mean(mark("alive at once when circle takes the place of xor"), circle.at_once),
    )
    return Finding((*more, *shares), judge(*more))


def judge(added: Measure, moved: Measure, other_task: Measure) -> Verdict:
    """Two ways back are claimed: new training data, and further training on other data. One of each
    kind must be sure to bring a notable share back; one alone is a part."""
    ways = [added.low > NOTABLE, moved.low > NOTABLE or other_task.low > NOTABLE]
    if all(ways):
        return Verdict.HOLDS
    return Verdict.IN_PART if any(ways) else Verdict.NOT_HERE


def new_points(trainer: Trainer) -> AddPoints:
    """As many new points as there were: the test points, moved to the right."""
    test = trainer.data.test
    table = np.column_stack([test.x + HALF_A_RADIUS, test.target])
    return AddPoints(action="add-points", points=tuple(map(tuple, table.tolist())))


def after(trainer: Trainer, *changes: Intervention) -> Back:
    """Go on from there at the proper rate, after these changes of data. The networks are then put
    back to where they were."""
    start, before = trainer.checkpoint(), dead(trainer)
    change(trainer, "training.learning_rate", PROPER_RATE)
    for each in changes:
        trainer.apply(each)
    now = dead(trainer)
    trainer.advance(STEPS_AFTER)
    found = Back(_share_back(before, now), _share_back(before, dead(trainer)))
    trainer.restore(start)
    return found


def _share_back(before: Bools, now: Bools) -> Floats:
    """(networks,); 0 where nobody was dead."""
    back = (before & ~now).sum(axis=1)
    return np.asarray(back / np.maximum(before.sum(axis=1), 1))


CLAIM = Claim(
    "C20",
    mark("Dead is not for ever: new training data or training on other data bring units back."),
    measure,
)
