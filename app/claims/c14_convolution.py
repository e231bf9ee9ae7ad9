"""C14: with shared weights a unit is dead only if its whole feature map is zero for all inputs.

A channel of a convolutional layer is at many positions with the same weights. In fresh networks,
three channels get biases that leave them on at no position of any image, at exactly one position of
one image, and at one in a hundred (image, position) pairs; then the gradient over all images is
looked at, exactly. Autograd through torch's own conv2d, in double precision, says whether the
program's gradient is right. Then networks train at a high rate, and the same is asked of all
channels as they have come out, dead and alive. A position of a feature map, taken alone, is what
the unit would be there without shared weights: how many of these are zero for all images?
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from app.claims.claim import Claim, Finding, Measure, Verdict
from app.claims.statistics import difference, estimate, mean
from app.claims.trials import experiment, loss_gradient, networks, preactivations
from app.engine.trainer import Trainer
from app.language import mark
from app.record.data import Floats

KERNEL, CHANNELS = 3, 8
SETTINGS: dict[str, Any] = {
    "dataset.name": "digits",
    "dataset.points": 200,
    "dataset.noise": 0.1,
    "dataset.train_fraction": 1.0,
    "network.channels": (CHANNELS,),
    "network.kernel": KERNEL,
    "network.hidden": (),
    "training.learning_rate": 0.7,
}
"""The noise keeps two patches from being the same; the rate kills a third of the channels or so."""
NETWORKS, STEPS = 16, 300
NOWHERE, ONCE, SELDOM = range(3)
"""The channels that get biases of their own."""
SELDOM_SHARE = 0.01
ROUNDING = 1e-12
"""Relative: two orders of adding up some thousand products differ by less in double precision."""


def measure() -> Finding:
    """Which channels get a gradient, and how many dead channels and dead positions there are."""
    placed = networks(SETTINGS, NETWORKS)
    place(placed)
    gradient = has_gradient(placed)
    trained = networks(SETTINGS, NETWORKS, steps=STEPS)
    on = _on(trained)
    dead = ~on.any(dim=(1, 2))
    agree = has_gradient(trained) != dead
    alone = (~on.any(dim=1)).double().mean(dim=(1, 2)).numpy()
    channels = dead.double().mean(dim=1).numpy()
    off = _off_while_alive(on)
    exact = (
        mean(mark("channels zero everywhere whose gradient is exactly 0"), ~gradient[:, NOWHERE]),
        mean(mark("channels on at one position of one image with a gradient"), gradient[:, ONCE]),
        mean(mark("channels on at 1 % of the positions with a gradient"), gradient[:, SELDOM]),
        mean(
            mark("after training: no gradient where all is zero, and only there"),
            agree.double().mean(dim=1),
        ),
    )
    oracle = estimate(
        mark("largest difference from conv2d's gradient, relative"), gradients_apart(), np.max
    )
    beside = (
        mean(mark("channels dead after training"), channels),
        difference(mark("more single positions zero on all images than channels"), alone, channels),
        mean(mark("positions and images at which living channels are zero"), off),
    )
    mixed = bool(dead.any()) and not bool(dead.all())
    return Finding((*exact, oracle, *beside), judge([*exact], oracle, mixed))


def judge(exact: list[Measure], oracle: Measure, mixed: bool) -> Verdict:
    """Exact statements, without exception; `mixed`: training left dead and living channels, so that
    the last of them says something. If a channel that is zero everywhere had a gradient, or the
    gradients were wrong, nothing would be left of the claim."""
    if oracle.value > ROUNDING or exact[0].value < 1.0:
        return Verdict.NOT_HERE
    return Verdict.HOLDS if mixed and all(e.value == 1.0 for e in exact) else Verdict.IN_PART


def place(trainer: Trainer) -> None:
    """Give the first three channels of every network biases between the pre-activations of two
    (image, position) pairs: of all pairs, none, one, or one in a hundred are on."""
    z = preactivations(trainer)
    biases = trainer.network.parameters.weights[0][:, -1]
    for channel, on in ((NOWHERE, 0), (ONCE, 1), (SELDOM, round(SELDOM_SHARE * z.shape[1]))):
        falling = z[:, :, channel].sort(dim=1, descending=True).values
        last_on = falling[:, on - 1] if on else 2 * falling[:, 0] - falling[:, 1]
        biases[:, channel] -= (last_on + falling[:, on]) / 2


def has_gradient(trainer: Trainer) -> Tensor:
    """(networks, channels): whether some weight's or the bias's gradient, over all images, is not
    exactly 0."""
    return (loss_gradient(trainer).weights[0] != 0).any(dim=1)


def gradients_apart() -> Floats:
    """(networks,): the largest difference from what autograd finds for torch's conv2d, over the
    largest entry of that gradient, in networks whose first channels have biases of their own."""
    trainer = Trainer(experiment(SETTINGS), seeds=range(4), dtype=torch.float64)
    place(trainer)
    found = loss_gradient(trainer).weights[0]
    images = trainer.x[:, :-1].reshape(-1, 1, 8, 8)
    apart = []
    for replica, ours in enumerate(found):
        first, last = (w[replica].clone() for w in trainer.network.parameters.weights)
        first.requires_grad_()
        kernels = first[:-1].T.reshape(CHANNELS, 1, KERNEL, KERNEL)
        maps = torch.relu(functional.conv2d(images, kernels, first[-1]))
        # the output layer takes rows, columns, channels in this order
        z = maps.permute(0, 2, 3, 1).flatten(1) @ last[:-1] + last[-1]
        loss = functional.cross_entropy(z, trainer.y)
        (theirs,) = torch.autograd.grad(loss, first)
        apart.append(float((ours - theirs).abs().max() / theirs.abs().max()))
    return np.array(apart)


def _on(trainer: Trainer) -> Tensor:
    """(networks, images, positions, channels) of bool: z > 0."""
    z = preactivations(trainer)
    return z.reshape(len(z), len(trainer.x), -1, CHANNELS) > 0


def _off_while_alive(on: Tensor) -> Floats:
    """(networks with a living channel,): the share of (image, position) pairs at which the living
    channels are zero."""
    alive = on.any(dim=(1, 2))
    off = 1 - on.double().mean(dim=(1, 2))
    some = alive.any(dim=1)
    return ((off * alive).sum(dim=1) / alive.sum(dim=1))[some].numpy()


CLAIM = Claim(
    "C14",
    mark("With shared weights a unit is dead only if its feature map is zero for all inputs."),
    measure,
)
