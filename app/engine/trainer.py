"""The trainer: an experiment's networks, taking steps. Pure torch, no Qt, no files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from app.engine import datasets, initialisers, weights
from app.engine.batches import Batches
from app.engine.constants import constant
from app.engine.held import NOTHING_HELD, Held
from app.engine.interventions import carry_out, kicked_units, outlier, thaw
from app.engine.layers import Layer, dense, layers_on
from app.engine.losses import HEADS, Head
from app.engine.network import Network
from app.engine.optimisers import Optimiser
from app.experiment.declaration import quote, show_value
from app.experiment.errors import BadInput
from app.experiment.interventions import Freeze, Intervention, Kick, Record, Standing
from app.experiment.settings import Experiment, check
from app.experiment.standing import rules_in_force
from app.language import tr
from app.record.data import Bools, Data, Integers, Part

# tiny operations: with two threads steps were 150 times slower
torch.set_num_threads(1)

NEVER = 2**62
"""A step that no run comes to."""


class Place(NamedTuple):
    """How far a run has come. (A named tuple: one is made at every step that is watched.)"""

    step: int
    epoch: int
    position: int
    experiment: Experiment
    applied: int
    """How many of the interventions on record have taken effect."""
    optimiser_steps: int
    data: Data
    held: Held


@dataclass(frozen=True)
class Checkpoint:
    """All that the coming steps depend on. Tensors are copies, in the parameters' flat layout."""

    place: Place
    parameters: Tensor
    moments: tuple[Tensor, ...]


class Trainer:
    """R replicas of an experiment's network, trained side by side.

    What is on record for the step it stands at has been done whenever it has come there by
    `advance` or `settle`; a new one has not done yet what is on record for step 0.

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
        record = tuple(sorted(experiment.interventions, key=lambda each: each.step))
        self.experiment = experiment.with_record(record)
        """The settings in force; its interventions are the run's record, done and to come."""
        self.start_experiment = experiment
        self.data: Data = data or datasets.load(experiment.dataset)
        self.start_data = self.data
        first = experiment.initialisation.seed
        count = experiment.training.replicas if seeds is None else len(seeds)
        self.seeds = np.array(range(first, first + count) if seeds is None else seeds, np.int64)
        self.step_count = 0
        self.version = 0
        """Counts up whenever something other than parameters and plain numbers is another: the
        data, an activation, the loss, the optimiser."""
        self.held = NOTHING_HELD
        self._applied = 0
        self._kicks: list[tuple[float, Tensor | None]] = []
        self._outlier: tuple[Tensor, Tensor, Tensor] | None = None
        self._dtype = dtype
        self._learning_rates = learning_rates
        self.network = self._build_network()
        self.x, self.y = self.tensors(self.data.train)
        self.test = self.tensors(self.data.test) if len(self.data.test) else None
        self.batches = Batches(self.x, self.y, self.seeds, experiment.training.batch_size)
        self.optimiser = self._build_optimiser()
        self._take_settings()

    def _build_network(self) -> Network:
        settings, data = self.experiment.network, self.data
        layers = _layers(self.experiment, data)
        self._check_memory(layers)
        network = Network(
            layers,
            self.experiment.activations,
            _head(self.experiment, data),
            replicas=len(self.seeds),
            bias=settings.bias,
            slope=settings.negative_slope,
            alpha=settings.alpha,
            dtype=self._dtype,
            device=self.device,
        )
        start = self.experiment.initialisation
        if start.weights == "file":
            path = Path(start.path)
            loaded = weights.load(path, layers, settings.bias)
            network.set_weights([np.repeat(part[None], len(self.seeds), axis=0) for part in loaded])
            learned = zip(network.parameters.slopes, weights.load_slopes(path), strict=True)
            for slope, value in learned:
                slope.fill_(value)
        else:
            network.set_weights(
                initialisers.draw(
                    start.weights, self.seeds.tolist(), layers, scale=start.scale, bias=start.bias
                )
            )
        return network

    def _build_optimiser(self) -> Optimiser:
        self._optimizer = self.experiment.training.optimizer
        return Optimiser(self._optimizer, self.network.parameters.flat, self.network.gradients.flat)

    def _check_memory(self, layers: Sequence[Layer]) -> None:
        """Refuse what the machine cannot hold: Linux would grant the memory, then kill us."""
        parameters = sum((layer.fan_in + 1) * layer.units for layer in layers) * len(self.seeds)
        batch = self.experiment.training.batch_size or len(self.data.train)
        batch = min(batch, len(self.data.train))
        of_a_point = [layer.size + layer.places * layer.fan_in for layer in layers]
        passing = 2 * sum(of_a_point) * batch * len(self.seeds)
        # a census holds a layer's z and a, and the inputs, of at least one network at a time
        passing += 4 * (max(of_a_point) + 1) * len(self.data.train)
        # parameters, gradients, two moments, scratch; twice in double precision while drawn
        needed = (9 * parameters + passing) * self._dtype.itemsize
        present = _memory()
        if present and needed > present:
            raise BadInput(
                tr(
                    "{shape} with {networks} networks needs {needed} GB of memory; "
                    "this machine has {present} GB",
                    shape=_shape_in_words(self.experiment),
                    networks=len(self.seeds),
                    needed=f"{needed / 1e9:.0f}",
                    present=f"{present / 1e9:.0f}",
                )
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
    def advance(self, steps: int) -> None:
        """Take so many steps, with the interventions on record at theirs."""
        self.settle()
        while steps > 0:
            now = min(steps, self.until_due)
            self.take(now)
            self.arrive()
            steps -= now

    @torch.inference_mode()
    def take(self, steps: int, after_each: Callable[[], None] | None = None) -> None:
        """Take so many steps, no more than `until_due`, and nothing that is on record."""
        for _ in range(steps):
            self.step()
            if after_each is not None:
                after_each()

    @torch.inference_mode()
    def step(self) -> None:
        """Take one step, and nothing that is on record for after it."""
        x, x_transposed, y = self.batches.next()
        if self._outlier is not None:
            x, x_transposed, y = self._outlier
        space = self.network.workspace(x.shape[1])
        self.network.forward(x, space)
        self.network.backward(x_transposed, y, space)
        if self._kicks:
            self._enlarge_gradient()
        if self._shaped:
            self._shape_gradient()
        self.optimiser.step()
        self.step_count += 1

    def upcoming(self, replica: int) -> Integers:
        """Which training points the next minibatch of a replica holds, (batch,); none where it is
        an outlier."""
        return np.empty(0, np.int64) if self._outlier else self.batches.upcoming(replica)

    @property
    def next_batch_size(self) -> int:
        """How many points the next step looks at."""
        return len(self.upcoming(0)) or 1

    def next_targets(self, replica: int = 0) -> Tensor:
        """The targets of the next minibatch of a replica, (1, batch, outputs)."""
        if self._outlier is not None:
            return self._outlier[2][replica : replica + 1]
        return self.y[torch.from_numpy(self.upcoming(replica)).to(self.device)][None]

    def _enlarge_gradient(self) -> None:
        gradient = self.network.gradients.flat
        for factor, where in self._kicks:
            if where is None:
                gradient.mul_(factor)
            else:
                torch.where(where, gradient * factor, gradient, out=gradient)
        self._kicks, self._outlier = [], None

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

    @torch.inference_mode()
    def apply(self, intervention: Intervention, happened: int = 0) -> None:
        """Do it now, and put it on record at the present step. Raises BadInput.

        What is on record for later steps up to `happened` is dropped: it was done in a future that
        will not come. What is to come after it stays.
        """
        done = intervention.model_copy(update={"step": self.step_count})
        record, at = self.experiment.interventions, self._applied
        to_come = tuple(each for each in record[at:] if each.step > happened)
        self._do(done, (*record[:at], done, *to_come))

    def _do(self, intervention: Intervention, record: Record) -> None:
        """Do what comes next on this record; nothing is changed if it cannot be done."""
        before = self.experiment
        checked = check(intervention, before)
        self.experiment = checked.with_record(record)
        try:
            _head(checked, self.data)
            carry_out(self, intervention)
        except BaseException:
            self.experiment = before
            raise
        self._applied += 1
        self._take_settings()

    @torch.inference_mode()
    def settle(self) -> None:
        """Do what is on record for the present step and has not been done. Raises BadInput."""
        for act in self.pending():
            act()

    def pending(self) -> Iterator[Callable[[], None]]:
        """What `settle` does, one thing after the other."""
        record = self.experiment.interventions
        while self._applied < len(record) and record[self._applied].step <= self.step_count:
            yield partial(self._do_recorded, record[self._applied], record)

    def _do_recorded(self, intervention: Intervention, record: Record) -> None:
        try:
            self._do(intervention, record)
        except BadInput as error:
            kind = f"interventions.action = {quote(intervention.action)}"
            raise BadInput(
                tr(
                    "{key} at step {step}: {complaint}",
                    key=kind,
                    step=self.step_count,
                    complaint=error,
                )
            ) from None

    @property
    def until_due(self) -> int:
        """Steps to the next thing on record, at least 1; a very large number if there is none."""
        return max(1, self._due - self.step_count)

    @property
    def is_due(self) -> bool:
        """Whether something on record is to be done at this step, just reached."""
        return self.step_count >= self._due

    @torch.inference_mode()
    def arrive(self) -> None:
        """Do all that is due at this step, just reached. Raises BadInput."""
        for act in self.due():
            act()

    def due(self) -> Iterator[Callable[[], None]]:
        """What `arrive` does, one thing after the other: standing rules first."""
        if not self.is_due:
            return
        done = self.experiment.interventions[: self._applied]
        for rule in rules_in_force(done, self.step_count):
            if self._fires(rule):
                yield partial(self._again, carry_out, rule)
        for each in done:
            if isinstance(each, Freeze) and each.until == self.step_count:
                yield partial(self._again, thaw, each)
        yield from self.pending()
        self._take_settings()

    def _again(self, act: Callable[[Trainer, Any], None], intervention: Intervention) -> None:
        with suppress(BadInput):  # a rule for what there is no more, such as biases, does nothing
            act(self, intervention)
        self._take_settings()

    def _fires(self, rule: Standing) -> bool:
        if rule.every == "epoch":
            return self.batches.position == 0
        return rule.every is not None and (self.step_count - rule.step) % rule.every == 0

    def _next_due(self) -> int:
        record, here = self.experiment.interventions, self.step_count
        done = record[: self._applied]
        due = [record[self._applied].step] if self._applied < len(record) else []
        for rule in rules_in_force(done, here):
            if rule.every == "epoch":
                due.append(here + self.batches.left())
            elif rule.every is not None:
                due.append(here + rule.every - (here - rule.step) % rule.every)
        due += [
            each.until
            for each in done
            if isinstance(each, Freeze) and each.until is not None and each.until > here
        ]
        return min(due, default=NEVER)

    def forget_moments(self, where: Tensor) -> None:
        """The optimiser begins anew with these parameters (flat)."""
        for moment in self.optimiser.moments:
            moment.masked_fill_(where, 0.0)
        self.held = self.held.forget(where, self.optimiser.steps)

    def take_data(self, data: Data) -> None:
        """Go on with other points, all that was learned kept. Raises BadInput."""
        if data is self.data:
            return
        needed = (data.inputs, data.outputs)
        if needed != (self.network.inputs, self.network.widths[-1]):
            source = self.experiment.dataset
            name = Path(source.path).name if source.name == "csv" else source.name
            raise BadInput(
                tr(
                    "The data {name} have {inputs} and {outputs}; this network takes {taken} and "
                    "gives {given}. In the window, switch off Keep the weights to begin anew with "
                    "them.",
                    name=name,
                    inputs=_several(data.inputs, tr("{n} input"), tr("{n} inputs")),
                    outputs=_several(data.outputs, tr("{n} output"), tr("{n} outputs")),
                    taken=self.network.inputs,
                    given=self.network.widths[-1],
                )
            )
        _head(self.experiment, data)
        self.data = data
        self.x, self.y = self.tensors(data.train)
        self.test = self.tensors(data.test) if len(data.test) else None
        self.batches.set_points(self.x, self.y)
        self.version += 1

    def _take_settings(self) -> None:
        """Hand the settings in force to the parts that use them."""
        experiment, network = self.experiment, self.network
        training = experiment.training
        settings, before = experiment.network, network.fingerprint
        network.set_activations(
            experiment.activations, slope=settings.negative_slope, alpha=settings.alpha
        )
        network.head = _head(experiment, self.data)
        if training.optimizer != self._optimizer:
            frozen = self.held.moving()
            self.optimiser = self._build_optimiser()
            self.held = NOTHING_HELD if frozen is None else NOTHING_HELD.freeze(~frozen, 0)
            self.version += 1
        self.version += network.fingerprint != before
        self.batches.set_batch_size(training.batch_size)
        self.optimiser.momentum = training.momentum
        self.optimiser.learning_rate = self._learning_rate()
        self.optimiser.since = self.held.since
        self.optimiser.moving = self._moving()
        decay = self._penalties(training.l2, training.bias_l2)
        decoupled = training.optimizer == "adamw"
        self.optimiser.decay = decay if decoupled else None
        self._l2 = None if decoupled else decay
        self._l1 = self._penalties(training.l1, 0.0)
        self._shaped = self._l2 is not None or self._l1 is not None or training.clip_norm > 0.0
        self._take_kicks()
        self._due = self._next_due()

    def _take_kicks(self) -> None:
        """What was done at this very step and takes effect in the next one."""
        kicks = [
            each
            for each in self.experiment.interventions[: self._applied]
            if isinstance(each, Kick) and each.step == self.step_count
        ]
        self._kicks = [(kick.factor, kicked_units(self, kick)) for kick in kicks]
        self._outlier = None
        for kick in kicks:
            if (point := outlier(self, kick)) is not None:
                replicas = (len(self.seeds), -1, -1)
                x, y = (part.expand(*replicas).contiguous() for part in point)
                self._outlier = x, x.mT, y

    def _moving(self) -> Tensor | None:
        """Which parameters learn, flat; None: all."""
        moving = self.held.moving()
        if self.network.bias and not self.experiment.network.bias:
            layout = self.network.like_parameters()
            for part in layout.weights:
                part[:, -1] = 1.0
            kept = layout.flat == 0
            moving = kept if moving is None else moving & kept
        return moving

    def frozen(self, replica: int = 0) -> list[Bools]:
        """Which hidden units are frozen, (width,) by layer: nothing that leads to them learns."""
        moving = self.held.moving()
        layout = self.network.like_parameters()
        if moving is not None:
            layout.flat.copy_(~moving)
        hidden = layout.weights[:-1]
        return [np.asarray((part[replica] > 0).all(dim=0).cpu()) for part in hidden]

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

    def penalty(self, network: Network) -> Tensor:
        """What the penalties add to every replica's loss, (R,), of this network or one like it.
        adamw decays without a penalty."""
        training = self.experiment.training
        total = torch.zeros(network.replicas, dtype=self._dtype, device=self.device)
        decoupled = training.optimizer == "adamw"
        for part in network.parameters.weights:
            w = part[:, :-1] if network.bias else part
            if training.l2 > 0.0 and not decoupled:
                total += 0.5 * training.l2 * w.square().sum(dim=(1, 2))
            if training.l1 > 0.0:
                total += training.l1 * w.abs().sum(dim=(1, 2))
            if training.bias_l2 > 0.0 and network.bias and not decoupled:
                total += 0.5 * training.bias_l2 * part[:, -1].square().sum(dim=1)
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
            self.data,
            self.held,
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
    def restore(self, checkpoint: Checkpoint, record: Record | None = None) -> None:
        """Go to where the checkpoint was taken: the coming steps are the same to the bit.

        `record` takes the place of the checkpoint's own interventions; it must begin with those
        that had taken effect there. What it has for the same step besides is not done yet.
        """
        place = checkpoint.place
        self.step_count = place.step
        self.experiment = (
            place.experiment if record is None else place.experiment.with_record(record)
        )
        self._applied = place.applied
        self.take_data(place.data)
        if place.experiment.training.optimizer != self._optimizer:
            self.optimiser = self._build_optimiser()
            self.version += 1
        self.held = place.held
        self.network.parameters.flat.copy_(checkpoint.parameters)
        for moment, kept in zip(self.optimiser.moments, checkpoint.moments, strict=True):
            moment.copy_(kept)
        self.optimiser.steps = place.optimiser_steps
        self.batches.go_to(place.epoch, place.position)
        self._take_settings()


def _layers(experiment: Experiment, data: Data) -> tuple[Layer, ...]:
    settings = experiment.network
    if data.image is None:
        return dense([data.inputs, *settings.hidden, data.outputs])
    return layers_on(
        data.image,
        data.outputs,
        channels=settings.channels,
        kernel=settings.kernel,
        stride=settings.stride,
        hidden=settings.hidden,
    )


def _shape_in_words(experiment: Experiment) -> str:
    keys = ("network.channels", "network.hidden")
    set_ = [(key, experiment.value(key)) for key in keys]
    return ", ".join(f"{key} = {show_value(value)}" for key, value in set_ if value)


def _several(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many).format(n=number)


def _head(experiment: Experiment, data: Data) -> Head:
    loss = experiment.training.loss
    if loss == "auto":
        loss = "squared-error" if data.task == "regression" else "cross-entropy"
    if (data.task, loss) not in HEADS:
        raise BadInput(
            tr(
                'training.loss = "{loss}": the data are regression; allowed: auto squared-error',
                loss=loss,
            )
        )
    return HEADS[data.task, loss]


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
        raise BadInput(
            tr(
                'training.device = "{name}": not on this machine; allowed here: {devices}',
                name=name,
                devices=allowed,
            )
        )
    return torch.device(name)
