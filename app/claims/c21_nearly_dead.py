"""C21: nearly dead counts too: a unit that is on for few data moves too little within the epochs.

In fresh networks, one unit of the first layer gets the bias at which it is on for exactly half of
the training points, or for 10, 5, 1 and 0.5 % of them; all else is the same. Then the network
trains for five epochs. How far do this unit's weights and bias move, compared with the same unit
of the same network that is on for half of the data? And how many of the rarely active (below 1 %,
the census's own threshold) are rarely active still, or dead?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from torch import Tensor

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.ratios import ratio
from app.claims.statistics import mean
from app.claims.trials import networks, preactivations
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Bools, Floats

SETTINGS: dict[str, Any] = {
    "dataset.points": 1000,
    "dataset.train_fraction": 1.0,
    "network.hidden": (8, 8),
    "training.learning_rate": 0.03,
    "training.batch_size": 10,
}
NETWORKS, STEPS = 96, 500
"""500 steps of 10 points are 5 epochs of 1,000."""
RARE = 0.01
LESS = 0.5
"""It moves too little if it is sure to move less than half as far as the others, on average ..."""
NOTABLE = 0.25
"""... and if a quarter or more of the rarely active are no more active for it: the source says that
it can happen, not that it happens to all."""


def measure() -> Finding:
    """How far a unit moves by how rarely it is on, and what has become of the rarest."""
    circle = {share: trained("circle", share) for share in (0.5, 0.1, 0.05, 0.01, 0.005)}
    sine = {share: trained("sine", share) for share in (0.5, 0.005)}

    def compared(name: str, found: dict[float, Moved], share: float) -> Measure:
        return ratio(name, found[share].distance, found[0.5].distance)

    less = (
        compared(
            mark("movement, on for 0.5 % of the points over on for 50 %, circle"), circle, 0.005
        ),
        compared(mark("movement, on for 0.5 % of the points over on for 50 %, sine"), sine, 0.005),
    )
    stuck = (
        mean(mark("still rarely active or dead after 5 epochs, circle"), circle[0.005].rare),
        mean(mark("still rarely active or dead after 5 epochs, sine"), sine[0.005].rare),
    )
    dose = (
        compared(mark("movement, on for 1 % of the points over on for 50 %, circle"), circle, 0.01),
        compared(mark("movement, on for 5 % of the points over on for 50 %, circle"), circle, 0.05),
        compared(mark("movement, on for 10 % of the points over on for 50 %, circle"), circle, 0.1),
    )
    return Finding((*less, *stuck, *dose), judge([*less], [*stuck]))


def judge(less: list[Measure], stuck: list[Measure]) -> Verdict:
    """It holds where they move less and stay, on both data; not where neither is so on either."""
    right = [each.high < LESS for each in less] + [each.low > NOTABLE for each in stuck]
    if all(right):
        return Verdict.HOLDS
    return Verdict.IN_PART if any(right) else Verdict.NOT_HERE


@dataclass(frozen=True)
class Moved:
    """What training did to the unit, (networks,) each."""

    distance: Floats
    """Between its weights and bias before and after."""
    rare: Bools
    """Whether it is rarely active or dead afterwards."""


def trained(data: str, share: float) -> Moved:
    """Train networks whose first unit is on for this share of the points."""
    trainer = networks({**SETTINGS, "dataset.name": data}, NETWORKS)
    unit = trainer.network.parameters.weights[0][:, :, 0]
    set_share(trainer, share)
    before = unit.clone()
    trainer.advance(STEPS)
    return Moved(
        distance=(unit - before).norm(dim=1).double().numpy(),
        rare=(active_share(trainer) < RARE).numpy(),
    )


def set_share(trainer: Trainer, share: float) -> None:
    """Give the first unit the bias halfway between those at which one point more and one point less
    is on its active side."""
    z = preactivations(trainer)[:, :, 0].sort(dim=1, descending=True).values
    on = round(share * z.shape[1])
    trainer.network.parameters.weights[0][:, -1, 0] -= (z[:, on - 1] + z[:, on]) / 2


def active_share(trainer: Trainer) -> Tensor:
    """(networks,): of the training points, those that the first unit is on for."""
    return (preactivations(trainer)[:, :, 0] > 0).double().mean(dim=1)


CLAIM = Claim(
    "C21",
    mark("Nearly dead counts too: on for few data, a unit moves too little within the epochs."),
    measure,
)
