"""C16: the initial weights decide how activations flow, and some let nothing through.

Nothing is trained here. Three measurements on untrained ReLU networks with biases of 0:

- *Growth*: in a stack of layers of n units with weights N(0, sigma), the mean square of the
  pre-activations grows per layer by sigma^2 n/2 exactly, on average over networks.
- *Five layers* under three scales: their last layer's root mean square over the first's.
- *Born dead*: networks of 9 hidden layers that are 3, 5 and 10 units wide, of which some layer is
  zero for both x = 1 and x = -1, so that the output is the same for all inputs. Published: about
  60 %, over 10 %, and under 1 % (Lu, Shin, Su and Karniadakis, arXiv 1903.06733).
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import torch

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.statistics import estimate, share
from app.claims.trials import experiment, figures, networks
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Bools, Data, Floats, Part

UNITS, NETWORKS = 100, 40
SCALES = {0.10: 0.707, 0.14: 0.990, 0.28: 1.98}
"""Standard deviation of the weights -> growth per layer, sigma sqrt(n/2)."""
GROWTH_OFF = 0.025
"""So far the root mean square over 40 networks may lie off the formula: the mean square of a layer
over that before it has a standard deviation of 0.2, hence 0.011 over 40 networks of 7 such pairs;
half of that for its root; and 4 times that."""
FIVE_LAYERS = {"vanish": 0.01, "keep": math.sqrt(2 / UNITS), "explode": 1.0}
VANISHED, EXPLODED = 0.01, 100.0
"""Last layer over first: gone below a hundredth, exploded beyond a hundredfold. Kept: within a
factor of 2."""
BORN_NETWORKS = 4000
PUBLISHED = {3: (0.55, 0.65), 5: (0.10, 0.30), 10: (0.0, 0.01)}
"""Width -> where the share of networks born dead lies by the paper ("about 60 %" taken as within 5
points; "over 10 %" with a bound that keeps it apart from the narrower ones)."""


def measure() -> Finding:
    """Growth per layer, the five-layer ratios, and the networks born dead."""
    growth = [
        estimate(name, _mean_square_ratios(_stack(sigma, 8)), lambda r: math.sqrt(r.mean()))
        for sigma, name in (
            (0.10, mark("growth per layer at sigma 0.10 (0.707 by the formula)")),
            (0.14, mark("growth per layer at sigma 0.14 (0.990 by the formula)")),
            (0.28, mark("growth per layer at sigma 0.28 (1.98 by the formula)")),
        )
    ]
    ratios = [
        estimate(name, _last_over_first(_stack(FIVE_LAYERS[which], 5)), _median)
        for which, name in (
            ("vanish", mark("5 layers, sigma 0.01: last over first (median)")),
            ("keep", mark("5 layers, He-normal: last over first (median)")),
            ("explode", mark("5 layers, sigma 1: last over first (median)")),
        )
    ]
    born = [
        share(name, born_dead(width))
        for width, name in (
            (3, mark("born dead, 9 layers of 3 (published: about 0.6)")),
            (5, mark("born dead, 9 layers of 5 (published: over 0.1)")),
            (10, mark("born dead, 9 layers of 10 (published: under 0.01)")),
        )
    ]
    return Finding((*growth, *ratios, *born), judge(growth, ratios, born))


def judge(growth: list[Measure], ratios: list[Measure], born: list[Measure]) -> Verdict:
    """Three parts: all right, some, or none."""
    vanish, keep, explode = ratios
    right = [
        all(
            abs(each.value / exact - 1) < GROWTH_OFF
            for each, exact in zip(growth, SCALES.values(), strict=True)
        ),
        vanish.high < VANISHED and keep.low > 0.5 and keep.high < 2.0 and explode.low > EXPLODED,
        all(
            low <= each.value <= high
            for each, (low, high) in zip(born, PUBLISHED.values(), strict=True)
        ),
    ]
    if all(right):
        return Verdict.HOLDS
    return Verdict.IN_PART if any(right) else Verdict.NOT_HERE


def _stack(sigma: float, layers: int) -> Trainer:
    return networks(
        {
            "dataset.points": 60,
            "network.hidden": (UNITS,) * layers,
            "initialisation.weights": "normal",
            "initialisation.scale": sigma,
        },
        NETWORKS,
    )


@torch.inference_mode()
def _mean_squares(trainer: Trainer) -> Floats:
    """(networks, hidden layers): of the pre-activations, over points and units."""
    hidden = list(trainer.network.walk(trainer.x))[:-1]
    return np.stack([z.double().square().mean(dim=(1, 2)).numpy() for z, _ in hidden], axis=1)


def _mean_square_ratios(trainer: Trainer) -> Floats:
    """(networks,): a layer over the one before it, on average over such pairs."""
    squares = _mean_squares(trainer)
    pairs = pairwise(range(squares.shape[1]))
    ratios = [squares[:, later] / squares[:, earlier] for earlier, later in pairs]
    return np.asarray(np.mean(ratios, axis=0))


def _last_over_first(trainer: Trainer) -> Floats:
    """(networks,): root mean square of the last hidden layer over that of the first."""
    squares = _mean_squares(trainer)
    return np.asarray(np.sqrt(squares[:, -1] / squares[:, 0]))


def _median(values: Floats) -> float:
    return float(np.median(values))


def born_dead(width: int, layers: int = 9) -> Bools:
    """(networks,): whether one of so many hidden layers is zero for x = 1 and for x = -1."""
    both = Part(np.array([[1.0], [-1.0]]), np.zeros(2))
    nothing = Part(np.empty((0, 1)), np.empty(0))
    settings = experiment(
        {"network.hidden": (width,) * layers, "initialisation.weights": "he-normal"}
    )
    data = Data(train=both, test=nothing, classes=0, input_names=("x",))
    return figures(Trainer(settings, seeds=range(BORN_NETWORKS), data=data)).dead_network


CLAIM = Claim(
    "C16",
    mark("The initial weights decide whether activations vanish, keep or explode, or are blocked."),
    measure,
)
