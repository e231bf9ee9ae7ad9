"""Whether a dead neuron can come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from app.engine.optimisers import BETA1
from app.engine.probe import Passed
from app.engine.trainer import Trainer
from app.record.autopsy import Fate, Outlook
from app.record.data import Floats


@torch.inference_mode()
def outlook(
    trainer: Trainer, replica: int, unit: tuple[int, int], passed: Passed, on_test: Floats | None
) -> Outlook:
    """For the dead neuron `unit`; `passed` is a pass over the training set, `on_test` the neuron's
    pre-activations over the test set."""
    layer, index = unit
    fan_in = trainer.network.layers[layer].fan_in
    # what is frozen does not follow its gradient
    upstream = tuple(
        float((passed.gradients[depth] * _moving(trainer, replica, depth)).double().norm())
        for depth in range(layer)
    )
    rate = trainer.experiment.training.learning_rate
    own = _idle(trainer, replica, layer)
    momentum, decay = own.momentum[:, index], own.decay[:, index]
    inputs = passed.taken[layer].abs().amax(dim=0)
    reach = float(momentum[:fan_in].abs() @ inputs) + float(momentum[fan_in:].abs().sum())
    drifts = own.changed[:, index].any() or any(
        bool(_idle(trainer, replica, depth).changed.any()) for depth in range(layer)
    )
    fate = Fate.CUT_OFF if layer else Fate.NO_GRADIENT
    # a gradient that is not a number is none that one can rule out
    if layer and rate > 0 and any(norm != 0 for norm in upstream):
        fate = Fate.MAY_REVIVE
    elif drifts:
        fate = Fate.DRIFTING
    bias = trainer.network.parameters.weights[layer][replica, fan_in:, index]
    return Outlook(
        fate=fate,
        upstream=upstream,
        learning_rate=rate,
        margin=float(passed.z[layer][:, index].max()),
        bias=float(bias) if trainer.network.bias else None,
        momentum_left=float(momentum.abs().max()),
        momentum_reach=reach * _LASTS[trainer.experiment.training.optimizer](trainer),
        weight_decay=float(decay[:fan_in].abs().max()),
        bias_decay=float(decay[fan_in:].abs().sum()),
        test_active=0 if on_test is None else int((on_test > 0).sum()),
        test_points=0 if on_test is None else len(on_test),
    )


def _by_setting(trainer: Trainer) -> float:
    return 1.0 / (1.0 - min(trainer.experiment.training.momentum, 0.9999))


def _by_average(trainer: Trainer) -> float:
    return 1.0 / (1.0 - BETA1)


_LASTS: dict[str, Callable[[Trainer], float]] = {
    "sgd": _by_setting,
    "nesterov": _by_setting,
    "rmsprop": _by_setting,
    "adam": _by_average,
    "adamw": _by_average,
}
"""The sum of a geometric series: all coming moves by momentum, in units of the next one."""


def _of_layer(trainer: Trainer, flat: Tensor, replica: int, layer: int) -> Tensor:
    """A replica's (fan_in + 1, width) of a flat tensor in the parameters' layout."""
    weights = trainer.network.parameters.weights[layer]
    start = weights.data_ptr() - trainer.network.parameters.flat.data_ptr()
    first = start // weights.itemsize
    return flat[first : first + weights.numel()].view_as(weights)[replica]


def _moving(trainer: Trainer, replica: int, layer: int) -> Tensor:
    moving = trainer.optimiser.moving
    if moving is None:
        return torch.ones((), dtype=torch.bool, device=trainer.device)
    return _of_layer(trainer, moving, replica, layer)


@dataclass(frozen=True)
class _Idle:
    """What the next step would do to a layer's parameters with no loss gradient at all, (fan_in +
    1, width); 0 where it would not change a single bit."""

    momentum: Tensor
    decay: Tensor
    changed: Tensor


def _idle(trainer: Trainer, replica: int, layer: int) -> _Idle:
    weights = trainer.network.parameters.weights[layer]

    def of_layer(flat: Tensor) -> Tensor:
        return _of_layer(trainer, flat, replica, layer)

    optimiser = trainer.optimiser
    rate = optimiser.learning_rate
    rate = of_layer(rate) if rate.ndim else rate
    p = weights[replica]
    momentum = rate * of_layer(optimiser.drift())
    pull, sign = trainer.decay()
    decay = torch.zeros_like(p)
    if pull is not None:
        decay += of_layer(pull) * p
    if sign is not None:
        decay += of_layer(sign) * torch.sign(p)
    if trainer.experiment.training.optimizer != "adamw" and optimiser.steps:
        # a penalty's gradient goes through the rule like any other
        share, _ = optimiser.last_update(optimiser.moments)
        decay = decay * of_layer(share)
    decay = rate * decay
    moving = _moving(trainer, replica, layer)
    still = torch.zeros_like(p)
    return _Idle(
        torch.where((p - momentum != p) & moving, momentum, still),
        torch.where((p - decay != p) & moving, decay, still),
        ((p - momentum - decay) != p) & moving,
    )
