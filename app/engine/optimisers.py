"""Optimisers over the flat parameter tensor, after the formulas of torch.optim.

A step is taken as `update * learning rate` and a subtraction, never a fused multiply-add: so one
learning rate for all and the same one given per replica agree to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from app.engine.constants import constant

BETA1, BETA2 = 0.9, 0.999
"""Adam's averages, torch.optim's defaults."""
SMOOTHING = 0.99
"""RMSprop's average."""
EPSILON = 1e-8


class Optimiser:
    """Takes steps on `parameters` along `gradients`, both flat. `learning_rate` and `momentum` may
    be changed between steps; a learning rate is a tensor without dimensions, or a flat one with a
    number per parameter.

    `decay` is the weight that adamw decays each parameter by, or None.
    """

    def __init__(self, name: str, parameters: Tensor, gradients: Tensor) -> None:
        self.learning_rate = constant(0.0, parameters)
        self.momentum = 0.0
        self.decay: Tensor | None = None
        self.steps = 0
        self.moving: Tensor | None = None
        """Flat, whether a parameter moves: the others stay as they are, and so do their moments.
        None: all do."""
        self.since: Tensor | None = None
        """Flat: of `steps`, those taken before a parameter's moments began. None: 0 for all."""
        self._p, self._g = parameters, gradients
        self._scratch = torch.empty_like(parameters)
        rules: dict[str, tuple[Callable[[], None], int]] = {
            "sgd": (self._sgd, 1),
            "nesterov": (self._nesterov, 1),
            "rmsprop": (self._rmsprop, 2),
            "adam": (self._adam, 2),
            "adamw": (self._adamw, 2),
        }
        self._rule, moments = rules[name]
        self.moments = [torch.zeros_like(parameters) for _ in range(moments)]
        """Velocity (sgd, nesterov); mean square and velocity (rmsprop); first and second moment."""

    def step(self) -> None:
        """One step along the gradients as they are now."""
        self.steps += 1
        if self.moving is None:
            self._rule()
            return
        held = [self._p, *self.moments]
        before = [each.clone() for each in held]
        self._rule()
        for each, kept in zip(held, before, strict=True):
            torch.where(self.moving, each, kept, out=each)

    def last_update(self, moments_before: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
        """What the last step's update was made of: `share * gradient + carried`, both flat, given
        the moments before that step. (adamw's decay comes on top.)"""
        if self._rule in (self._adam, self._adamw):
            bias1, bias2 = self._corrections(self.steps)
            root = (self.moments[1] / bias2).sqrt().add_(EPSILON).mul_(bias1)
            return (1.0 - BETA1) / root, BETA1 * moments_before[0] / root
        if self._rule == self._rmsprop:
            share = 1.0 / (self.moments[0].sqrt() + EPSILON)
            return share, self.momentum * moments_before[1]
        ones = torch.ones_like(self._p)
        if self._rule == self._nesterov:
            return (1.0 + self.momentum) * ones, self.momentum**2 * moments_before[0]
        return ones, self.momentum * moments_before[0]

    def drift(self) -> Tensor:
        """The update, before the learning rate, that the next step would make with a gradient of
        0: what the moments alone still do. Flat."""
        if self._rule in (self._adam, self._adamw):
            bias1, bias2 = self._corrections(self.steps + 1)
            root = (self.moments[1] * (BETA2 / bias2)).sqrt().add_(EPSILON).mul_(bias1)
            return BETA1 * self.moments[0] / root
        if self._rule == self._rmsprop:
            return self.momentum * self.moments[1]
        factor = self.momentum**2 if self._rule == self._nesterov else self.momentum
        return factor * self.moments[0]

    def _move(self, update: Tensor) -> None:
        self._p.sub_(torch.mul(update, self.learning_rate, out=self._scratch))

    def _sgd(self) -> None:
        if self.momentum == 0.0:
            self._move(self._g)
        else:
            self._move(self.moments[0].mul_(constant(self.momentum, self._g)).add_(self._g))

    def _nesterov(self) -> None:
        velocity = self.moments[0].mul_(constant(self.momentum, self._g)).add_(self._g)
        self._move(torch.add(self._g, velocity, alpha=self.momentum))

    def _rmsprop(self) -> None:
        square, velocity = self.moments
        square.mul_(constant(SMOOTHING, square)).addcmul_(self._g, self._g, value=1.0 - SMOOTHING)
        update = self._g / square.sqrt().add_(constant(EPSILON, square))
        if self.momentum > 0.0:
            update = velocity.mul_(constant(self.momentum, self._g)).add_(update)
        self._move(update)

    def _adam(self) -> None:
        mean, square = self.moments
        mean.lerp_(self._g, 1.0 - BETA1)
        square.mul_(constant(BETA2, square)).addcmul_(self._g, self._g, value=1.0 - BETA2)
        # both bias corrections as one factor each on the two averages
        bias1, bias2 = self._corrections(self.steps)
        root = torch.sqrt(square, out=self._scratch)
        root.mul_(1.0 / bias2**0.5).add_(constant(EPSILON, square))
        update = torch.div(mean, root, out=root)
        self._move(update.mul_(1.0 / bias1))

    def _corrections(self, steps: int) -> tuple[float | Tensor, float | Tensor]:
        """What the averages would be of a constant 1 after so many steps."""
        if self.since is None:
            return 1.0 - BETA1**steps, 1.0 - BETA2**steps
        age = (steps - self.since).clamp_min_(1).to(self._p.dtype)
        return 1.0 - BETA1**age, 1.0 - BETA2**age

    def _adamw(self) -> None:
        if self.decay is not None:
            self._p.sub_((self._p * self.decay).mul_(self.learning_rate))
        self._adam()
