"""C5: the unit's arithmetic, by formula, by torch's autograd, and by this program's engine."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from app.claims.claim import Claim, Finding, Verdict
from app.claims.statistics import exact, mean
from app.claims.trials import networks, preactivations
from app.engine.activations import ACTIVATIONS, Shape
from app.language import mark

UNITS, INPUTS = 10_000, 4
AT_ZERO = 1_000
"""Of them with z = 0 exactly."""


def measure() -> Finding:
    """Units with drawn weights, inputs and targets. The claim: with error = ReLU(z) - y the delta
    is 1 where z >= 0 and 0 where z < 0, and the gradient of weight j is a_j or 0."""
    random = np.random.default_rng(0)
    # whole numbers: z is exact whatever the order of the sum, and 0 where it should be
    w, a = torch.from_numpy(random.integers(-9, 10, (2, UNITS, INPUTS)).astype(float))
    bias = torch.from_numpy(random.integers(-9, 10, UNITS).astype(float))
    y = torch.from_numpy(random.standard_normal(UNITS))
    bias[:AT_ZERO] = -(w * a).sum(dim=1)[:AT_ZERO]
    z = (w * a).sum(dim=1) + bias
    claimed = (z >= 0).double()
    by_autograd, delta = _autograd(w, a, bias, y)
    off = (z != 0)[:, None]
    at_zero = z == 0
    by_engine = _engine(z)
    measures = (
        exact(
            mark("largest difference of a gradient from autograd's, z not 0"),
            ((claimed[:, None] * a - by_autograd) * off).abs().max().item(),
        ),
        exact(
            mark("largest difference of delta from autograd's, z not 0"),
            ((claimed - delta) * off[:, 0]).abs().max().item(),
        ),
        exact(mark("delta that the claim has at z = 0"), claimed[at_zero].mean().item()),
        exact(mark("delta that PyTorch has at z = 0"), delta[at_zero].mean().item()),
        exact(
            mark("largest difference of this program's delta from PyTorch's, all z"),
            (by_engine - delta).abs().max().item(),
        ),
        exact(mark("units with z = 0 exactly, of 10000 drawn"), at_zero.sum().item()),
        mean(
            mark("share of pre-activations exactly 0 in a trained network"),
            _zeros_in_training(),
        ),
    )
    # formulas agree to the last bit or they do not
    away = measures[0].value == 0.0 and measures[1].value == 0.0
    everywhere = away and measures[2].value == measures[3].value
    if everywhere:
        return Finding(measures, Verdict.HOLDS)
    return Finding(measures, Verdict.IN_PART if away else Verdict.NOT_HERE)


def _autograd(w: Tensor, a: Tensor, bias: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """The gradients of error = ReLU(z) - y: with respect to w (units, inputs), and z (units,)."""
    with torch.enable_grad():
        w = w.clone().requires_grad_()
        z = (w * a).sum(dim=1) + bias
        error = torch.relu(z) - y
        of_w, of_z = torch.autograd.grad(error.sum(), (w, z))
    return of_w, of_z


def _engine(z: Tensor) -> Tensor:
    """What the program's own ReLU makes of a gradient of 1."""
    shape, relu = Shape(0.0, 0.0), ACTIVATIONS["relu"]
    value, delta = torch.empty_like(z), torch.ones_like(z)
    relu.value(z, shape, value)
    relu.through(delta, z, value, shape)
    return delta


def _zeros_in_training() -> list[float]:
    """Per network: how often z = 0 comes up at all, after 1,000 steps on the circle data."""
    trainer = networks({"dataset.name": "circle", "network.hidden": (16,)}, 32, steps=1000)
    zero = preactivations(trainer) == 0
    return [float(share) for share in np.asarray(zero.double().mean(dim=(1, 2)))]


CLAIM = Claim(
    "C5",
    mark("Where z >= 0 the error's gradient for weight j is input j; where z < 0 it is 0."),
    measure,
)
