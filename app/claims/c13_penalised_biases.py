"""C13: does a penalty on the biases prevent units from dying? The source leaves it open.

At a learning rate that kills nearly half of the units, networks learn with and without `bias_l2`,
on data of two scales: the course spiral (within 1 of the origin) and xor (up to 5). Of several
strengths the one that saves most is chosen on one half of the networks and judged on the other
half, so that choosing does not flatter it.
"""

from __future__ import annotations

from typing import Any

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.ratios import saved
from app.claims.statistics import difference, exact
from app.claims.trials import figures, networks
from app.language import mark
from app.record.data import Floats, Integers
from app.record.snapshot import Siblings

SETTINGS: dict[str, Any] = {
    "dataset.points": 300,
    "dataset.train_fraction": 1.0,
    "network.hidden": (8, 8),
    "training.learning_rate": 1.0,
}
STRENGTHS = (0.001, 0.01, 0.1, 1.0)
NETWORKS, STEPS = 64, 1000
CHOSEN_ON, JUDGED_ON = slice(0, NETWORKS // 2), slice(NETWORKS // 2, NETWORKS)
PREVENTS, FAILS = 0.5, 0.25
"""To prevent the problem is to save most of the units that would die: more than half. Where it is
sure that not even a quarter is saved, the penalty fails."""
ACCURACY_LOST = 0.05
"""A cure must not cost more accuracy than this: units alive in a network that has learned nothing
are no gain."""


def measure() -> Finding:
    """The share saved and the change of accuracy, by data, and by layer on the course spiral."""
    spiral, xor = _penalised("course-spiral"), _penalised("xor")
    rescue = [
        saved(mark("share of the dead saved, course spiral"), *spiral.dead()),
        saved(mark("share of the dead saved, xor"), *xor.dead()),
    ]
    accuracy = [
        difference(mark("change of accuracy, course spiral"), *spiral.accuracy()),
        difference(mark("change of accuracy, xor"), *xor.accuracy()),
    ]
    more = [
        saved(mark("share saved in layer 1, course spiral"), *spiral.dead(0)),
        saved(mark("share saved in layer 2, course spiral"), *spiral.dead(1)),
        exact(mark("strength that saves most, course spiral"), spiral.strength),
        exact(mark("strength that saves most, xor"), xor.strength),
    ]
    return Finding((*rescue, *accuracy, *more), judge(rescue, accuracy))


def judge(rescue: list[Measure], accuracy: list[Measure]) -> Verdict:
    """It holds where it is sure that most units are saved on both data at no price worth
    speaking of; not where it is sure to fail on both."""
    free = all(each.low > -ACCURACY_LOST for each in accuracy)
    if free and all(each.low > PREVENTS for each in rescue):
        return Verdict.HOLDS
    if all(each.high < FAILS for each in rescue):
        return Verdict.NOT_HERE
    return Verdict.IN_PART


class _Pair:
    """Networks without a penalty, and the same with the one that saves most."""

    def __init__(self, plain: Siblings, by_strength: dict[float, Siblings]) -> None:
        def left(strength: float) -> float:
            return float(by_strength[strength].dead_fraction[CHOSEN_ON].mean())

        self.strength = min(by_strength, key=left)
        self._these = by_strength[self.strength], plain

    def dead(self, layer: int | None = None) -> tuple[Integers, Integers]:
        """(networks,) with it, and without: how many units are dead, of one layer or of all."""
        layers = slice(None) if layer is None else slice(layer, layer + 1)
        with_it, without = (each.dead_counts[JUDGED_ON, layers] for each in self._these)
        return with_it.sum(axis=1), without.sum(axis=1)

    def accuracy(self) -> tuple[Floats, Floats]:
        """(networks,) with it, and without."""
        with_it, without = (each.accuracy for each in self._these)
        # the data are classes
        assert without is not None
        assert with_it is not None
        return with_it[JUDGED_ON], without[JUDGED_ON]


def _penalised(data: str) -> _Pair:
    def trained(strength: float) -> Siblings:
        values = {**SETTINGS, "dataset.name": data, "training.bias_l2": strength}
        return figures(networks(values, NETWORKS, steps=STEPS))

    return _Pair(trained(0.0), {strength: trained(strength) for strength in STRENGTHS})


CLAIM = Claim("C13", mark("A penalty on the biases prevents units from dying."), measure)
