"""Whether a dead neuron can come back."""

from __future__ import annotations

import torch
from torch import Tensor

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
    upstream = tuple(float(passed.gradients[depth].double().norm()) for depth in range(layer))
    learning = bool((trainer.optimiser.learning_rate > 0).any())
    p = trainer.network.parameters.weights[layer][replica]
    own = _idle_moves(trainer, replica, layer)
    momentum, decay = (_largest(move[:, index], p[:, index]) for move in own[:2])
    drifts = own[2][:, index].any() or any(
        bool(_idle_moves(trainer, replica, depth)[2].any()) for depth in range(layer)
    )
    fate = Fate.CUT_OFF if layer else Fate.NO_GRADIENT
    if layer and learning and any(norm > 0 for norm in upstream):
        fate = Fate.MAY_REVIVE
    elif drifts:
        fate = Fate.DRIFTING
    return Outlook(
        fate=fate,
        upstream=upstream,
        momentum_left=momentum,
        decay=decay,
        test_active=0 if on_test is None else int((on_test > 0).sum()),
        test_points=0 if on_test is None else len(on_test),
    )


def _largest(move: Tensor, p: Tensor) -> float:
    """The largest move that changes its parameter by at least a bit, 0 if none does."""
    return float(torch.where(p - move != p, move.abs(), 0.0).max())


def _idle_moves(trainer: Trainer, replica: int, layer: int) -> tuple[Tensor, Tensor, Tensor]:
    """What the next step would do to a layer's parameters (fan_in + 1, width) with no loss gradient
    at all: by momentum, by decay, and which of them it would change by even one bit."""
    weights = trainer.network.parameters.weights[layer]
    start = weights.data_ptr() - trainer.network.parameters.flat.data_ptr()
    first = start // weights.itemsize
    span = slice(first, first + weights.numel())

    def of_layer(flat: Tensor) -> Tensor:
        return flat[span].view_as(weights)[replica]

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
    return momentum, decay, (p - momentum - decay) != p
