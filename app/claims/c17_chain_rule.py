"""C17: the chain rule, and the weights of a unit that is always off.

The gradient of a weight is (what comes back from the later layers) x f'(s) x (the input's
activation). The program's gradients, written out by this rule, are compared with those that torch's
autograd finds by itself, in double precision. Then a few units are shut for all inputs, by a bias
of -1000, and the networks train by plain gradient descent: not one bit of the incoming weights of
these may change, while every unit that is on for some input learns.

Weight decay is no gradient of the loss: with it, the weights of shut units move (but not their
biases, a fifth of these numbers, which have no decay). That is measured beside it, and does not
decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.statistics import estimate, mean
from app.claims.trials import experiment, loss_gradient, networks, preactivations
from app.engine.trainer import Trainer
from app.experiment.interventions import Bias
from app.language import mark
from app.record.data import Floats

SETTINGS: dict[str, Any] = {"dataset.name": "circle", "network.hidden": (8, 8)}
NETWORKS, STEPS = 24, 500
SHUT = ((1, 1), (1, 5), (2, 3))
"""Layer and neuron, counted from 1."""
SHUTTING_BIAS = -1000.0
ROUNDING = 1e-12
"""Relative: two orders of adding up a few hundred products differ by less in double precision,
whose own is 2e-16."""


def measure() -> Finding:
    """Which weights moved, and how far apart the gradients are."""
    unmoved, learned = _learned({})
    decayed, _ = _learned({"training.l2": 0.001})
    measures = (
        mean(
            mark(
                "share of the weights and biases of always-off units that stay the same to the bit"
            ),
            unmoved,
        ),
        mean(mark("share of the units on for some input that learn"), learned),
        estimate(mark("largest difference from autograd, relative"), gradients_apart(), np.max),
        mean(mark("with weight decay: share of those weights and biases that move"), 1 - decayed),
    )
    return Finding(measures, judge(*measures[:3]))


def judge(unmoved: Measure, learned: Measure, apart: Measure) -> Verdict:
    """Exact statements: one exception is enough for either not to hold."""
    rule, standstill = apart.value < ROUNDING, unmoved.value == 1.0 and learned.value == 1.0
    if rule and standstill:
        return Verdict.HOLDS
    return Verdict.IN_PART if rule or standstill else Verdict.NOT_HERE


def gradients_apart() -> Floats:
    """(networks,): the largest difference from autograd's gradient, over its largest entry."""
    trainer = Trainer(experiment(SETTINGS), seeds=range(NETWORKS), dtype=torch.float64)
    ours = loss_gradient(trainer).weights
    weights = [w.clone().requires_grad_() for w in trainer.network.parameters.weights]
    a = trainer.x.clone().expand(NETWORKS, -1, -1)
    for w in weights[:-1]:
        a = torch.relu(torch.bmm(a, w))
        a = torch.cat([a, torch.ones_like(a[:, :, :1])], dim=2)
    z = torch.bmm(a, weights[-1])
    target = trainer.y.clone().expand_as(z)
    each = functional.binary_cross_entropy_with_logits(z, target, reduction="none")
    # of every network the mean over its points; added up, one network's loss is no other's concern
    gradients = torch.autograd.grad(each.mean(dim=(1, 2)).sum(), weights)
    worst = torch.zeros(NETWORKS, dtype=torch.float64)
    for found, gradient in zip(ours, gradients, strict=True):
        difference = (found - gradient).abs().amax(dim=(1, 2))
        worst = torch.maximum(worst, difference / gradient.abs().amax(dim=(1, 2)))
    return worst.numpy()


def _learned(values: Mapping[str, Any]) -> tuple[Floats, Floats]:
    """(networks,) each, after training: the share of the shut units' incoming weights and biases
    that are the same to the bit; and, of the units that some input reached at the start, the share
    of which some weight is another."""
    record = tuple(
        Bias(action="bias", layer=layer, neuron=neuron, value=SHUTTING_BIAS)
        for layer, neuron in SHUT
    )
    trainer = networks({**SETTINGS, **values}, NETWORKS, record=record)
    layers = trainer.network.parameters.weights[:-1]
    before = [w.clone() for w in layers]
    on = [preactivations(trainer, depth).amax(dim=1) > 0 for depth in range(len(layers))]
    trainer.advance(STEPS)
    moved = [w != old for w, old in zip(layers, before, strict=True)]
    shut = torch.cat([moved[layer - 1][:, :, neuron - 1] for layer, neuron in SHUT], dim=1)
    reached = torch.cat(on, dim=1)
    learned = torch.cat([each.any(dim=1) for each in moved], dim=1) & reached
    share_learned = learned.sum(dim=1) / reached.sum(dim=1)
    return 1 - shut.double().mean(dim=1).numpy(), share_learned.numpy()


CLAIM = Claim(
    "C17",
    mark("By the chain rule a weight's gradient has f'(s) in it: always off, it never moves."),
    measure,
)
