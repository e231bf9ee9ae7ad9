"""The trainer: an experiment's networks, taking steps. Pure torch, no Qt, no files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from app.engine import datasets, initialisers
from app.engine.batches import Batches
from app.engine.constants import constant
from app.engine.losses import HEADS
from app.engine.network import Network
from app.engine.optimisers import Optimiser
from app.experiment.declaration import show_value
from app.experiment.errors import BadInput
from app.experiment.interventions import Intervention
from app.experiment.settings import Experiment, check
from app.record.data import Data, Part

# tiny operations: with two threads steps were 150 times slower
torch.set_num_threads(1)


class Place(NamedTuple):
    """How far a run has come. (A named tuple: one is made at every step that is watched.)"""

    step: int
    epoch: int
    position: int
    experiment: Experiment
    applied: int
    """How many of the interventions on record have taken effect."""
    optimiser_steps: int


@dataclass(frozen=True)
class Checkpoint:
    """All that the coming steps depend on. Tensors are copies, in the parameters' flat layout."""

    place: Place
    parameters: Tensor
    moments: tuple[Tensor, ...]


class Trainer:
    """R replicas of an experiment's network, trained side by side.

    Replica r starts from `seeds[r]` (default: the experiment's seed + r) and learns at
    `learning_rates[r]` (default: the experiment's). Its weights are, to the bit, those of the same
    seed trained alone. Raises BadInput if the experiment cannot be built.
    """

    def __init__(
        self,
        experiment: Experiment,
        *,
        seeds: Sequence[int] | None = None,
        learning_rates: Sequence[float] | None = None,
        dtype: torch.dtype = torch.float32,
        data: Data | None = None,
    ) -> None:
        """`data` spares loading the experiment's own once more."""
        self.device = _device(experiment.training.device)
        self.experiment = experiment
        """The settings in force; its interventions are the run's record, done and to come."""
        self.start_experiment = experiment
        self.data: Data = data or datasets.load(experiment.dataset)
        first = experiment.initialisation.seed
        count = experiment.training.replicas if seeds is None else len(seeds)
        self.seeds = np.array(range(first, first + count) if seeds is None else seeds, np.int64)
        self.step_count = 0
        self._applied = 0
        self._dtype = dtype
        self._learning_rates = learning_rates
        self.network = self._build_network()
        self.x, self.y = self.tensors(self.data.train)
        self.batches = Batches(self.x, self.y, self.seeds, experiment.training.batch_size)
        self.optimiser = Optimiser(
            experiment.training.optimizer,
            self.network.parameters.flat,
            self.network.gradients.flat,
        )
        self._take_settings()
        self._apply_due()

    def _build_network(self) -> Network:
        settings, data = self.experiment.network, self.data
        widths = (data.inputs, *settings.hidden, data.outputs)
        self._check_memory(widths)
        loss = self.experiment.training.loss
        if loss == "auto":
            loss = "squared-error" if data.task == "regression" else "cross-entropy"
        if (data.task, loss) not in HEADS:
            raise BadInput(
                f'training.loss = "{loss}": the data are regression; allowed: auto squared-error'
            )
        network = Network(
            widths,
            self.experiment.activations,
            HEADS[data.task, loss],
            replicas=len(self.seeds),
            bias=settings.bias,
            slope=settings.negative_slope,
            alpha=settings.alpha,
            dtype=self._dtype,
            device=self.device,
        )
        start = self.experiment.initialisation
        network.set_weights(
            initialisers.draw(
                start.weights, self.seeds.tolist(), widths, scale=start.scale, bias=start.bias
            )
        )
        return network

    def _check_memory(self, widths: tuple[int, ...]) -> None:
        """Refuse what the machine cannot hold: Linux would grant the memory, then kill us."""
        parameters = sum((i + 1) * o for i, o in pairwise(widths)) * len(self.seeds)
        batch = self.experiment.training.batch_size or len(self.data.train)
        batch = min(batch, len(self.data.train))
        passing = 4 * sum(widths) * batch * len(self.seeds)
        # a census holds a layer's z and a, and the inputs, of at least one network at a time
        passing += 4 * (max(widths) + 1) * len(self.data.train)
        # parameters, gradients, two moments, scratch; twice in double precision while drawn
        needed = (9 * parameters + passing) * self._dtype.itemsize
        present = _memory()
        if present and needed > present:
            raise BadInput(
                f"network.hidden = {show_value(self.experiment.network.hidden)} with "
                f"{len(self.seeds)} networks needs {needed / 1e9:.0f} GB of memory; "
                f"this machine has {present / 1e9:.0f} GB"
            )

    @property
    def epoch(self) -> int:
        """How many times the whole training set has been gone through."""
        return self.batches.epoch

    def tensors(self, part: Part) -> tuple[Tensor, Tensor]:
        """Inputs (points, d + 1) with the column of ones, and targets (points, outputs)."""
        x = torch.as_tensor(part.x, dtype=self._dtype, device=self.device)
        y = torch.as_tensor(part.target, dtype=self._dtype, device=self.device)
        if self.data.task == "many-class":
            y = torch.nn.functional.one_hot(y.long(), self.data.classes).to(self._dtype)
        else:
            y = y[:, None]
        return self.network.with_ones(x), y

    @torch.inference_mode()
    def advance(self, steps: int, after_each: Callable[[], None] | None = None) -> None:
        """Take so many steps, with the interventions on record at theirs; call `after_each`."""
        for _ in range(steps):
            self.step()
            if self._due == self.step_count:
                self._apply_due()
            if after_each is not None:
                after_each()

    @torch.inference_mode()
    def step(self) -> None:
        """Take one step, and nothing that is on record for after it."""
        x, x_transposed, y = self.batches.next()
        space = self.network.workspace(x.shape[1])
        self.network.forward(x, space)
        self.network.backward(x_transposed, y, space)
        if self._shaped:
            self._shape_gradient()
        self.optimiser.step()
        self.step_count += 1

    def _shape_gradient(self) -> None:
        """Clipping, then penalties: the order of torch's clip_grad_norm_ and weight_decay."""
        gradient, p = self.network.gradients, self.network.parameters
        if self.experiment.training.clip_norm > 0.0:
            parts = [*gradient.weights, *gradient.slopes]
            # bmm rather than sum: the same bits for every replica count
            row = torch.cat([part.reshape(len(part), 1, -1) for part in parts], dim=2)
            square = torch.bmm(row, row.mT)
            factor = self.experiment.training.clip_norm / (square.sqrt() + 1e-6)
            for part in parts:
                part.mul_(factor.clamp_max(1.0))
        if self._l2 is not None:
            gradient.flat.addcmul_(p.flat, self._l2)
        if self._l1 is not None:
            gradient.flat.addcmul_(torch.sign(p.flat), self._l1)

    @property
    def applied(self) -> int:
        """How many of the interventions on record have taken effect."""
        return self._applied

    def apply(self, intervention: Intervention, happened: int = 0) -> None:
        """Do it now, and put it on record at the present step. Raises BadInput.

        What is on record for later steps up to `happened` is dropped: it was done in a future that
        will not come. What is to come after it stays.
        """
        checked = check(intervention, self.experiment)
        done = intervention.model_copy(update={"step": self.step_count})
        record, at = self.experiment.interventions, self._applied
        to_come = tuple(each for each in record[at:] if each.step > happened)
        self.experiment = checked.with_record((*record[:at], done, *to_come))
        self._applied += 1
        self._take_settings()

    def _apply_due(self) -> None:
        record = sorted(self.experiment.interventions, key=lambda i: i.step)
        while self._applied < len(record) and record[self._applied].step <= self.step_count:
            self.experiment = check(record[self._applied], self.experiment)
            self._applied += 1
        self.experiment = self.experiment.with_record(tuple(record))
        self._take_settings()

    def _take_settings(self) -> None:
        """Hand the settings in force to the parts that use them."""
        training = self.experiment.training
        record = self.experiment.interventions
        self._due = record[self._applied].step if self._applied < len(record) else -1
        self.batches.set_batch_size(training.batch_size)
        self.optimiser.momentum = training.momentum
        self.optimiser.learning_rate = self._learning_rate()
        decay = self._penalties(training.l2, training.bias_l2)
        decoupled = training.optimizer == "adamw"
        self.optimiser.decay = decay if decoupled else None
        self._l2 = None if decoupled else decay
        self._l1 = self._penalties(training.l1, 0.0)
        self._shaped = (
            self._l2 is not None or self._l1 is not None or self.experiment.training.clip_norm > 0.0
        )

    def _learning_rate(self) -> Tensor:
        if self._learning_rates is None:
            return constant(self.experiment.training.learning_rate, self.x)
        layout = self.network.like_parameters()
        rates = torch.tensor(self._learning_rates, dtype=self._dtype, device=self.device)
        for part in [*layout.weights, *layout.slopes]:
            part.copy_(rates[:, None, None].expand_as(part))
        return layout.flat

    def _penalties(self, of_weights: float, of_biases: float) -> Tensor | None:
        """The penalty of every parameter, in the flat layout; None if all are 0."""
        if of_weights == 0.0 and (of_biases == 0.0 or not self.network.bias):
            return None
        layout = self.network.like_parameters()
        for part in layout.weights:
            part.fill_(of_weights)
            if self.network.bias:
                part[:, -1] = of_biases
        return layout.flat

    def decay(self) -> tuple[Tensor | None, Tensor | None]:
        """How strongly each parameter is pulled to 0, flat: by a penalty's gradient, in proportion
        to the parameter; and by its sign alone. None where nothing pulls."""
        return self._l2 if self.optimiser.decay is None else self.optimiser.decay, self._l1

    def penalty(self) -> Tensor:
        """What the penalties add to every replica's loss, (R,). adamw decays without a penalty."""
        network, training = self.network, self.experiment.training
        total = torch.zeros(len(self.seeds), dtype=self._dtype, device=self.device)
        decoupled = training.optimizer == "adamw"
        for weights in network.parameters.weights:
            w = weights[:, :-1] if network.bias else weights
            if training.l2 > 0.0 and not decoupled:
                total += 0.5 * training.l2 * w.square().sum(dim=(1, 2))
            if training.l1 > 0.0:
                total += training.l1 * w.abs().sum(dim=(1, 2))
            if training.bias_l2 > 0.0 and network.bias and not decoupled:
                total += 0.5 * training.bias_l2 * weights[:, -1].square().sum(dim=1)
        return total

    def place(self) -> Place:
        """How far the run has come."""
        return Place(
            self.step_count,
            self.batches.epoch,
            self.batches.position,
            self.experiment,
            self._applied,
            self.optimiser.steps,
        )

    @torch.inference_mode()
    def checkpoint(self) -> Checkpoint:
        """All that the coming steps depend on, copied."""
        return Checkpoint(
            place=self.place(),
            parameters=self.network.parameters.flat.clone(),
            moments=tuple(moment.clone() for moment in self.optimiser.moments),
        )

    @torch.inference_mode()
    def restore(
        self, checkpoint: Checkpoint, record: tuple[Intervention, ...] | None = None
    ) -> None:
        """Go to where the checkpoint was taken: the coming steps are the same to the bit.

        `record` takes the place of the checkpoint's own interventions; it must begin with those
        that had taken effect there.
        """
        place = checkpoint.place
        self.step_count = place.step
        self.experiment = place.experiment
        if record is not None:
            self.experiment = place.experiment.model_copy(update={"interventions": record})
        self._applied = place.applied
        self.network.parameters.flat.copy_(checkpoint.parameters)
        for moment, kept in zip(self.optimiser.moments, checkpoint.moments, strict=True):
            moment.copy_(kept)
        self.optimiser.steps = place.optimiser_steps
        self._take_settings()
        self.batches.go_to(place.epoch, place.position)


def _memory() -> int | None:
    """The machine's memory in bytes, where the system tells."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows refuses what it cannot give by itself
        return None


def _device(name: str) -> torch.device:
    present = {
        "cpu": True,
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    if not present[name]:
        allowed = " ".join(device for device, here in present.items() if here)
        raise BadInput(f'training.device = "{name}": not on this machine; allowed here: {allowed}')
    return torch.device(name)
