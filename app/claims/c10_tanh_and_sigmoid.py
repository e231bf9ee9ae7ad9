"""C10: tanh and sigmoid saturate, but always keep a small gradient and recover in the long run."""

from __future__ import annotations

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Verdict
from app.claims.kicked import Kicked, kicked
from app.claims.statistics import mean
from app.language import mark
from app.record.data import Floats

NETWORKS = 32
SHORT, LONG = 200, 10_000
FURTHER = 10.0
"""So deep that tanh is -1 to the last bit of single precision: 1 - tanh(z)^2 is 0 from about
z = -9 on, while the sigmoid's slope is 0 only from about z = -88 on."""
FLAT = 0.01
"""Saturated: within this of an end value on every training input, as the census has it."""
MOST = 0.5


def measure() -> Finding:
    """The kicked networks go on as tanh and as sigmoid networks, for long; and once more with the
    dead units' biases pushed down by 10. A unit is back when its z is positive on a training input:
    its plane passes through the data again."""
    as_kicked, deeper = kicked(NETWORKS), kicked(NETWORKS, FURTHER)
    sigmoid = _Course(as_kicked, "sigmoid")
    tanh = _Course(as_kicked, "tanh")
    deep_sigmoid = _Course(deeper, "sigmoid")
    deep_tanh = _Course(deeper, "tanh")
    measures = (
        mean(mark("share of kicked units back after 10000 steps, sigmoid"), sigmoid.late),
        mean(mark("back after 200 steps, sigmoid"), sigmoid.early),
        mean(mark("back after 10000 steps, tanh"), tanh.late),
        mean(mark("back after 200 steps, tanh"), tanh.early),
        mean(mark("share of kicked units saturated at first, sigmoid"), sigmoid.saturated),
        mean(mark("saturated at first, tanh"), tanh.saturated),
        mean(mark("share with no gradient at all, sigmoid"), sigmoid.stuck),
        mean(mark("share with no gradient at all, tanh"), tanh.stuck),
        mean(mark("pushed 10 deeper: no gradient at all, sigmoid"), deep_sigmoid.stuck),
        mean(mark("pushed 10 deeper: no gradient at all, tanh"), deep_tanh.stuck),
        mean(mark("pushed 10 deeper: back after 10000 steps, sigmoid"), deep_sigmoid.late),
        mean(mark("pushed 10 deeper: back after 10000 steps, tanh"), deep_tanh.late),
    )
    courses = (sigmoid, tanh, deep_sigmoid, deep_tanh)
    # "always" means every unit at any depth; "recover" means most of the units, as in C8
    always = all(course.stuck.max() == 0.0 for course in courses)
    recover = all(measures[k].low > MOST for k in (0, 2, 10, 11))
    if always and recover:
        return Finding(measures, Verdict.HOLDS)
    some = measures[0].low > 0.0 and measures[2].low > 0.0  # with ReLU none comes back (C3, C8)
    return Finding(measures, Verdict.IN_PART if some else Verdict.NOT_HERE)


class _Course:
    """What becomes of the kicked units with an activation. All are (networks,) shares of them."""

    def __init__(self, state: Kicked, activation: str) -> None:
        trainer = state.train_with(activation)
        start = trainer.step_count
        self.saturated, self.stuck = _at_first(state, activation)
        trainer.advance(SHORT)
        self.early: Floats = state.back()
        trainer.advance(LONG - (trainer.step_count - start))
        self.late: Floats = state.back()


@torch.inference_mode()
def _at_first(state: Kicked, activation: str) -> tuple[Floats, Floats]:
    """The shares that are saturated, and that have a slope of exactly 0 on every input."""
    z, a = next(state.trainer.network.walk(state.trainer.x))
    low = -1.0 if activation == "tanh" else 0.0
    near_an_end = (a < low + FLAT) | (a > 1.0 - FLAT)
    slope = state.trainer.network.slopes(0, z, a)
    return (
        state.share(np.asarray(near_an_end.all(dim=1).numpy())),
        state.share(np.asarray((slope == 0).all(dim=1).numpy())),
    )


CLAIM = Claim(
    "C10",
    mark(
        "Tanh and sigmoid saturate, but always keep a small gradient and recover in the long run."
    ),
    measure,
)
