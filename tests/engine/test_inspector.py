"""The inspector: one neuron's arithmetic is what autograd finds on the same points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, get_args

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.nn import functional

from app.engine.inspector import inspect
from app.engine.losses import HEADS
from app.engine.probe import Probe
from app.engine.trainer import Trainer
from app.experiment.names import ActivationName
from app.record.data import Data
from app.record.inspection import Inspection, Subject
from app.record.lens import Lens
from tests.engine.making import data_of, same_bits, setting_at, trainer_on
from tests.engine.oracle import FUNCTIONS, LOSSES

NAMES = get_args(ActivationName)
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
CLASSES = {"regression": 0, "two-class": 2, "many-class": 3}
TRAIN, TEST = 7, 4


@dataclass
class Found:
    """What autograd says of one network on some points. Lists are by layer, the output's last;
    tensors of activations have their gradients in `grad`."""

    inputs: list[Tensor]
    z: list[Tensor]
    a: list[Tensor]
    """Of the hidden layers."""
    slope: list[Tensor]
    """f'(z) of the hidden layers."""
    weights: list[Tensor]
    """Torch's own layout, (fan_out, fan_in)."""
    biases: list[Tensor] | None
    loss: float


def function(name: str, negative_slope: float, alpha: float) -> Callable[[Tensor], Tensor]:
    if name in ("leaky-relu", "prelu"):
        return lambda z: functional.leaky_relu(z, negative_slope)
    return (lambda z: functional.elu(z, alpha)) if name == "elu" else FUNCTIONS[name]


def by_autograd(trainer: Trainer, replica: int, x: Tensor, y: Tensor) -> Found:
    """A pass through a network of plain torch operations that has the replica's weights; x (n, d)
    has no column of ones."""
    shape = trainer.experiment.network
    rows = trainer.network.widths[:-1]
    of_all = trainer.network.parameters
    matrices = [w[replica].clone() for w in of_all.weights]
    slopes = zip(of_all.slopes, trainer.network.names, strict=True)
    learned = iter([float(s[replica]) for s, name in slopes if name == "prelu"])
    weights = [m[:n].T.clone().requires_grad_() for m, n in zip(matrices, rows, strict=True)]
    biases = [m[-1].clone().requires_grad_() for m in matrices] if shape.bias else None
    found = Found([], [], [], [], weights, biases, 0.0)
    a = x
    for depth, weight in enumerate(weights):
        found.inputs.append(a.detach())
        z = functional.linear(a, weight, biases[depth] if biases else None)
        z.retain_grad()
        found.z.append(z)
        if depth == len(trainer.network.names):
            break
        name = trainer.network.names[depth]
        below = next(learned) if name == "prelu" else shape.negative_slope
        f = function(name, below, shape.alpha)
        alone = z.detach().requires_grad_()
        found.slope.append(torch.autograd.grad(f(alone).sum(), alone)[0])
        a = f(z)
        a.retain_grad()
        found.a.append(a)
    task = trainer.data.task
    kind = trainer.experiment.training.loss
    if kind == "auto":
        kind = "squared-error" if task == "regression" else "cross-entropy"
    loss = LOSSES[task, kind](found.z[-1], y)
    loss.backward()
    found.loss = float(loss.detach())
    return found


def some_data(task: str, inputs: int, seed: int, train: int = TRAIN, test: int = TEST) -> Data:
    rng = np.random.default_rng(seed)

    def targets(n: int) -> np.ndarray:
        classes = CLASSES[task]
        return rng.integers(0, classes, n) if classes else rng.normal(size=n)

    x, test_x = rng.normal(size=(train, inputs)), rng.normal(size=(test, inputs))
    return data_of(x, targets(train), test_x, targets(test), classes=CLASSES[task])


def trainer_of(data: Data, values: dict[str, Any], seed: int | None = None, **more: Any) -> Trainer:
    """A trainer in double precision; with a seed, all its parameters (slopes, too) are random."""
    trainer = trainer_on(data, values, dtype=torch.float64, **more)
    if seed is not None:
        flat = trainer.network.parameters.flat
        generator = torch.Generator().manual_seed(seed)
        flat.copy_(torch.randn(flat.shape, generator=generator, dtype=torch.float64))
    return trainer


def look(trainer: Trainer, layer: int, index: int, **lens: Any) -> Inspection:
    found = inspect(trainer, Probe(trainer), Lens(neuron=(layer, index), **lens))
    assert found is not None
    return found


def points_of(trainer: Trainer, subject: str, points: np.ndarray) -> tuple[Tensor, Tensor]:
    """These points of the part, straight from the data: x (n, d) and the targets y (n, outputs)."""
    part = trainer.data.test if subject == "test" else trainer.data.train
    x, target = torch.from_numpy(part.x[points]), torch.from_numpy(part.target[points])
    if trainer.data.task == "many-class":
        return x, functional.one_hot(target.long(), trainer.data.classes).double()
    return x, target[:, None]


def close(found: Any, expected: Any) -> None:
    """The same but for rounding, also where numbers are small."""
    if isinstance(expected, Tensor):
        expected = expected.detach().numpy()
    assert np.shape(found) == np.shape(expected)
    np.testing.assert_allclose(found, expected, rtol=1e-8, atol=1e-12)


def check(trainer: Trainer, layer: int, index: int, found: Inspection, replica: int) -> None:
    """Every figure of the inspection against autograd's."""
    oracle = by_autograd(trainer, replica, *points_of(trainer, found.subject, found.points))
    close(found.loss, oracle.loss)
    close(found.inputs, oracle.inputs[layer])
    close(found.z, oracle.z[layer][:, index])
    close(found.value, oracle.a[layer][:, index])
    close(found.slope, oracle.slope[layer][:, index])
    close(found.outgoing, oracle.weights[layer + 1][:, index])
    close(found.later_deltas, oracle.z[layer + 1].grad)
    close(found.incoming, oracle.a[layer].grad[:, index])
    close(found.delta, oracle.z[layer].grad[:, index])
    close(found.weight_gradient, oracle.weights[layer].grad[index])
    if oracle.biases is None:
        assert found.bias_gradient is None
    else:
        close(found.bias_gradient, oracle.biases[layer].grad[index])


def chain_rule(found: Inspection) -> None:
    """What the inspector writes out as sums holds of the figures that it shows."""
    close(found.delta, found.incoming * found.slope)
    close(found.incoming, (found.outgoing * found.later_deltas).sum(axis=1))
    close(found.weight_gradient, (found.delta[:, None] * found.inputs).sum(axis=0))
    if found.bias_gradient is not None:
        close(found.bias_gradient, found.delta.sum())


@settings(max_examples=40)
@given(st.data(), st.sampled_from(sorted(HEADS)), st.integers(0, 2**31 - 1))
def test_every_figure_is_that_of_autograd(data, head: tuple[str, str], seed: int) -> None:
    hidden = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    names = [data.draw(st.sampled_from(NAMES)) for _ in hidden]
    replicas = data.draw(st.integers(1, 3))
    values = {
        "network.hidden": hidden,
        "network.activation": names,
        "network.bias": data.draw(st.booleans()),
        "network.negative_slope": data.draw(st.sampled_from([0.0, 0.01, 0.3, 1.0])),
        "network.alpha": data.draw(st.sampled_from([0.0, 0.5, 1.0, 2.5])),
        "training.loss": head[1],
        "training.replicas": replicas,
        "training.batch_size": data.draw(st.integers(0, TRAIN + 1)),
    }
    trainer = trainer_of(some_data(head[0], data.draw(st.integers(1, 3)), seed), values, seed)
    replica = data.draw(st.integers(0, replicas - 1))
    layer = data.draw(st.integers(0, len(hidden) - 1))
    index = data.draw(st.integers(0, hidden[layer] - 1))
    for subject in SUBJECTS:
        point = data.draw(st.integers(0, TEST - 1))
        found = look(trainer, layer, index, replica=replica, subject=subject, point=point)
        assert found.subject == subject
        if subject != "minibatch":
            assert found.points.tolist() == [point]
        check(trainer, layer, index, found, replica)
        chain_rule(found)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_every_activation_in_every_layer(name: str, bias: bool) -> None:
    values = {"network.hidden": [4, 3, 2], "network.activation": name, "network.bias": bias}
    values |= {"network.negative_slope": 0.2, "network.alpha": 1.7}
    trainer = trainer_of(some_data("many-class", 2, 5), values, seed=3)
    for layer, index in ((0, 3), (1, 0), (2, 1)):
        for subject in SUBJECTS:
            found = look(trainer, layer, index, subject=subject, point=1)
            check(trainer, layer, index, found, 0)
            chain_rule(found)


def test_the_penalties_are_no_part_of_it() -> None:
    values = {"network.hidden": [3], "training.l2": 5.0, "training.l1": 2.0}
    values |= {"training.clip_norm": 1e-3}
    trainer = trainer_of(some_data("regression", 1, 1), values, seed=1)
    check(trainer, 0, 1, look(trainer, 0, 1), 0)


@pytest.mark.parametrize("batch_size", [0, 1, 3, 7, 50])
@pytest.mark.parametrize(("replicas", "replica"), [(1, 0), (4, 2)])
def test_the_minibatch_is_the_one_that_the_next_step_takes(
    replicas: int, replica: int, batch_size: int
) -> None:
    """7 points: batches of 3 end each epoch with one of a single point."""
    values = {
        "network.hidden": [4, 3],
        "network.activation": "tanh",
        "training.replicas": replicas,
        "training.batch_size": batch_size,
        "training.learning_rate": 0.1,
    }
    trainer = trainer_of(some_data("two-class", 2, 2), values, seed=4)
    beside = trainer_of(some_data("two-class", 2, 2), values).batches
    sizes = []
    for _ in range(16):
        looks = [(layer, look(trainer, layer, 1, replica=replica)) for layer in (0, 1)]
        drawn = beside.next()[0][replica]
        for _, found in looks:
            assert torch.equal(drawn, trainer.x[found.points])
        sizes.append(len(looks[0][1].points))
        before = [w.clone() for w in trainer.network.parameters.weights]
        trainer.step()
        for layer, found in looks:
            gradient = trainer.network.gradients.weights[layer][replica, :, 1].numpy()
            close(found.weight_gradient, gradient[:-1])
            close(found.bias_gradient, gradient[-1])
            # what plain gradient descent does with it
            moved = trainer.network.parameters.weights[layer] - before[layer]
            close(moved[replica, :-1, 1], -0.1 * found.weight_gradient)
    if batch_size == 3:
        assert sizes[:6] == [3, 3, 1, 3, 3, 1]


@pytest.mark.parametrize("size", [2, 0, 5])
def test_a_new_batch_size_within_an_epoch_holds_for_the_minibatch(size: int) -> None:
    data = some_data("regression", 2, 3)
    values = {"network.hidden": [3], "training.batch_size": 3}
    trainer, beside = trainer_of(data, values, seed=1), trainer_of(data, values, seed=1)
    for each in (trainer, beside):
        each.advance(1)
        each.apply(setting_at(1, "training.batch_size", size))
    for expected in [2, 2] if size == 2 else [4, 7 if size == 0 else 5]:
        found = look(trainer, 0, 0)
        assert len(found.points) == expected
        assert torch.equal(beside.batches.next()[0][0], trainer.x[found.points])
        trainer.step()


def test_the_minibatch_after_going_back_is_the_one_it_was() -> None:
    values = {"network.hidden": [3], "training.batch_size": 2}
    trainer = trainer_of(some_data("regression", 2, 3), values)
    trainer.advance(5)
    kept, first = trainer.checkpoint(), look(trainer, 0, 0)
    trainer.advance(9)
    trainer.restore(kept)
    again = look(trainer, 0, 0)
    for field in fields(Inspection):
        assert np.array_equal(getattr(first, field.name), getattr(again, field.name))


def test_a_point_beyond_the_part_is_its_last() -> None:
    trainer = trainer_of(some_data("regression", 2, 3), {"network.hidden": [3]}, seed=1)
    for subject, points in (("train", TRAIN), ("test", TEST)):
        last = look(trainer, 0, 0, subject=subject, point=points - 1)
        for point in (points, 1000):
            found = look(trainer, 0, 0, subject=subject, point=point)
            assert found.points.tolist() == [points - 1]
            assert found.z == last.z
    # each part has its own end
    assert look(trainer, 0, 0, subject="train", point=TEST).points.tolist() == [TEST]


def test_nothing_without_a_neuron_or_without_test_points() -> None:
    trainer = trainer_of(some_data("regression", 2, 3, test=0), {"network.hidden": [3]})
    probe = Probe(trainer)
    for subject in SUBJECTS:
        assert inspect(trainer, probe, Lens(subject=subject)) is None
    assert inspect(trainer, probe, Lens(neuron=(0, 0), subject="test")) is None
    assert inspect(trainer, probe, Lens(neuron=(0, 0), subject="train")) is not None


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_inspecting_leaves_the_run_as_it_is_to_the_bit(optimizer: str) -> None:
    values = {
        "network.hidden": [5, 4],
        "network.activation": ["relu", "prelu"],
        "training.optimizer": optimizer,
        "training.replicas": 3,
        "training.batch_size": 3,
    }
    data = some_data("many-class", 2, 8)
    trainer, alone = trainer_on(data, values), trainer_on(data, values)
    probe = Probe(trainer)
    for step in range(20):
        for subject in SUBJECTS:
            lens = Lens(replica=step % 3, neuron=(step % 2, 1), subject=subject, point=step)
            inspect(trainer, probe, lens)
        trainer.step()
        alone.step()
        kept, expected = trainer.checkpoint(), alone.checkpoint()
        assert kept.place == expected.place
        assert same_bits([kept.parameters, *kept.moments], [expected.parameters, *expected.moments])


def test_an_inspection_stays_as_it_was_handed_out() -> None:
    """Its numbers are its own, not views of what the next pass or the next step overwrites."""
    values = {"network.hidden": [4, 3], "training.learning_rate": 0.5}
    trainer = trainer_of(some_data("regression", 2, 3), values, seed=1)
    probe = Probe(trainer)
    for layer in (0, 1):
        lens = Lens(neuron=(layer, 1))
        found = inspect(trainer, probe, lens)
        before = {f.name: np.copy(getattr(found, f.name)) for f in fields(Inspection)}
        trainer.advance(3)
        for subject in SUBJECTS:
            inspect(trainer, probe, Lens(neuron=(layer, 1), subject=subject))
        for name, numbers in before.items():
            assert np.array_equal(getattr(found, name), numbers), name


@settings(max_examples=25)
@given(st.data(), st.sampled_from(sorted(HEADS)), st.integers(0, 2**31 - 1))
def test_a_probe_passes_a_replica_as_autograd_does(data, head: tuple[str, str], seed: int) -> None:
    """Over any number of points, one replica after the other through the same probe."""
    hidden = data.draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    names: Sequence[str] = [data.draw(st.sampled_from([*NAMES, "prelu"])) for _ in hidden]
    bias = data.draw(st.booleans())
    values = {
        "network.hidden": hidden,
        "network.activation": names,
        "network.bias": bias,
        "training.loss": head[1],
        "training.replicas": 3,
    }
    trainer = trainer_of(some_data(head[0], 2, seed), values, seed)
    probe = Probe(trainer)
    for replica in (2, 0, 1):
        points = np.array(data.draw(st.lists(st.integers(0, TRAIN - 1), min_size=1, max_size=9)))
        passed = probe.run(replica, trainer.x[points], trainer.y[points])
        oracle = by_autograd(trainer, replica, *points_of(trainer, "train", points))
        close(passed.loss, oracle.loss)
        for depth, z in enumerate(oracle.z):
            close(passed.z[depth], z)
            close(passed.delta[depth], z.grad)
            gradient = oracle.weights[depth].grad.T
            if oracle.biases is not None:
                gradient = torch.cat([gradient, oracle.biases[depth].grad[None]])
            close(passed.gradients[depth], gradient)
        for depth, a in enumerate(oracle.a):
            close(passed.a[depth], a)
            close(probe.slopes(depth, passed), oracle.slope[depth])
