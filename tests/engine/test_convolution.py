"""Convolutional layers: torch.nn.functional.conv2d and autograd say the same of every number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional
from torch.testing import assert_close

from app.engine import initialisers, weights
from app.engine.death import dead_units, dormancy
from app.engine.layers import Layer, layers_on
from app.engine.losses import HEADS
from app.engine.network import Network
from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from app.experiment.interventions import Freeze, Kick, Plane, Recycle, Weight
from app.experiment.settings import check as check_on_record
from app.record.data import Floats
from app.record.lens import Lens
from app.record.snapshot import Snapshot, State
from app.record.veil import veil
from tests.engine.making import experiment, same_bits, setting_at, weights_of
from tests.engine.oracle import ALPHA, FUNCTIONS, LOSSES, NEGATIVE_SLOPE

SMALL: dict[str, Any] = {
    "dataset.name": "digits",
    "dataset.points": 60,
    "network.channels": (3,),
    "network.hidden": (5,),
}
DEEP = {**SMALL, "network.channels": (3, 4), "training.learning_rate": 0.1}
BARS = {**DEEP, "dataset.name": "bars", "network.hidden": ()}


def kernels(matrix: Tensor, layer: Layer) -> Tensor:
    """(fan_in, units) as conv2d takes it: rows of the matrix are row, column, channel."""
    assert layer.receives is not None
    shape = (layer.kernel, layer.kernel, layer.receives[2], layer.units)
    return matrix.reshape(shape).permute(3, 2, 0, 1)


class Oracle:
    """One replica as everybody writes it: conv2d, flatten, linear, autograd."""

    def __init__(
        self,
        layers: Sequence[Layer],
        matrices: Sequence[Tensor],
        slopes: Sequence[Tensor],
        names: Sequence[str],
        bias: bool,
    ) -> None:
        self.layers, self.names, self.bias = layers, names, bias
        self.matrices = [m.detach().clone().requires_grad_() for m in matrices]
        self.slopes = [s.detach().reshape(1).clone().requires_grad_() for s in slopes]

    def preactivations(self, x: Tensor) -> list[Tensor]:
        """z of every layer for points (n, d): (n, channels, rows, columns) or (n, units)."""
        found = []
        a = x
        for depth, (layer, matrix) in enumerate(zip(self.layers, self.matrices, strict=True)):
            own = matrix[: layer.fan_in]
            bias = matrix[-1] if self.bias else None
            if layer.kernel:
                assert layer.receives is not None
                rows, columns, channels = layer.receives
                a = a.reshape(len(x), channels, rows, columns)
                z = functional.conv2d(a, kernels(own, layer), bias, stride=layer.stride)
            else:
                if a.ndim == 4:  # rows of the matrix are row, column, channel
                    a = a.permute(0, 2, 3, 1).flatten(1)
                z = functional.linear(a, own.T, bias)
            found.append(z)
            if depth < len(self.names):
                name = self.names[depth]
                prelu = name == "prelu"
                a = functional.prelu(z, self.slopes[depth]) if prelu else FUNCTIONS[name](z)
        return found


def rows_of(z: Tensor) -> Tensor:
    """(n, channels, rows, columns) as the network has it: (n * positions, channels)."""
    return z if z.ndim == 2 else z.permute(0, 2, 3, 1).flatten(0, 2)


def network(
    layers: Sequence[Layer],
    names: Sequence[str],
    head: tuple[str, str],
    replicas: int,
    bias: bool,
    dtype: torch.dtype = torch.float64,
) -> Network:
    made = Network(
        layers,
        names,
        HEADS[head],  # type: ignore[index]
        replicas=replicas,
        bias=bias,
        slope=NEGATIVE_SLOPE,
        alpha=ALPHA,
        dtype=dtype,
        device=torch.device("cpu"),
    )
    made.parameters.flat.copy_(0.5 * torch.randn(made.parameters.flat.shape, dtype=dtype))
    return made


def targets(task: str, replicas: int, batch: int, outputs: int) -> Tensor:
    shape = (replicas, batch, outputs)
    if task == "regression":
        return torch.randn(shape, dtype=torch.float64)
    if task == "two-class":
        return torch.randint(0, 2, shape).double()
    return functional.one_hot(torch.randint(0, outputs, shape[:2]), outputs).double()


SHAPES = [  # image, channels, kernel, stride, hidden
    ((8, 8), (4,), 3, 1, (5,)),
    ((8, 8), (3, 4), 3, 1, (5, 6)),
    ((8, 8), (1, 1, 2), 3, 1, ()),
    ((7, 9), (2, 3), 3, 2, (4,)),  # patches leave rows and columns over
    ((6, 5), (3,), 5, 1, ()),
    ((9, 9), (2, 3), 3, 3, (1,)),  # every pixel in one patch
    ((7, 7), (3, 2), 1, 2, (4,)),  # pixels in no patch
    ((5, 5), (2,), 5, 1, (3,)),  # one position
]


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("replicas", [1, 3])
def test_gradients_and_deltas_are_those_of_conv2d_and_autograd(
    shape: tuple[Any, ...], replicas: int, bias: bool
) -> None:
    torch.manual_seed(0)
    image, channels, kernel, stride, hidden = shape
    names = ["relu", "tanh", "leaky-relu", "prelu"]
    for head, turn in product(HEADS, range(2)):
        outputs = 3 if head[0] == "many-class" else 1
        layers = layers_on(
            image, outputs, channels=channels, kernel=kernel, stride=stride, hidden=hidden
        )
        of_layers = [names[(depth + turn) % 4] for depth in range(len(layers) - 1)]
        check(network(layers, of_layers, head, replicas, bias), head)


@pytest.mark.parametrize("name", [*FUNCTIONS, "prelu"])
def test_every_activation_goes_with_channels(name: str) -> None:
    torch.manual_seed(1)
    layers = layers_on((8, 8), 3, channels=(2, 3), kernel=3, stride=2, hidden=(4,))
    head = ("many-class", "cross-entropy")
    check(network(layers, [name] * 3, head, 2, True), head)


def check(net: Network, head: tuple[str, str], batch: int = 4) -> None:
    outputs = net.layers[-1].units
    x = torch.randn(net.replicas, batch, net.inputs, dtype=torch.float64)
    y = targets(head[0], net.replicas, batch, outputs)
    space = net.workspace(batch)
    rows = net.with_ones(x)
    net.forward(rows, space)
    net.backward(rows.mT, y, space)
    for r in range(net.replicas):
        own = net.parameters
        oracle = Oracle(
            net.layers,
            [w[r] for w in own.weights],
            [s[r] for s in own.slopes],
            net.names,
            net.bias,
        )
        zs = oracle.preactivations(x[r])
        for z in zs:
            z.retain_grad()
        LOSSES[head](zs[-1], y[r]).backward()
        walk = list(net.walk(rows[r], slice(r, r + 1)))
        for depth, z in enumerate(zs):
            assert_close(space.z[depth][r], rows_of(z.detach()))
            assert_close(walk[depth][0][0], rows_of(z.detach()))
            assert z.grad is not None
            assert_close(space.delta[depth][r], rows_of(z.grad))
        for found, matrix in zip(net.gradients.weights, oracle.matrices, strict=True):
            assert_close(found[r], matrix.grad)
        for found, slope, name in zip(net.gradients.slopes, oracle.slopes, net.names, strict=True):
            if name == "prelu":
                assert_close(found[r].reshape(1), slope.grad)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("values", [DEEP, BARS], ids=["digits", "bars"])
def test_steps_are_those_of_torch_optim(values: dict[str, Any], optimizer: str) -> None:
    values = {**values, "training.optimizer": optimizer, "training.learning_rate": 0.05}
    trainer = Trainer(experiment(values), dtype=torch.float64)
    net, many = trainer.network, trainer.data.task == "many-class"
    oracle = oracle_of(trainer)
    makes = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
    other = makes[optimizer](oracle.matrices, lr=0.05)
    loss = LOSSES["many-class" if many else "two-class", "cross-entropy"]
    for _ in range(12):
        batch = torch.from_numpy(trainer.upcoming(0))
        x, y = trainer.x[batch, :64], trainer.y[batch]
        other.zero_grad()
        loss(oracle.preactivations(x)[-1], y).backward()
        other.step()
        trainer.advance(1)
        for mine, theirs in zip(net.parameters.weights, oracle.matrices, strict=True):
            assert_close(mine[0], theirs.detach(), rtol=1e-9, atol=1e-10)


def oracle_of(trainer: Trainer, replica: int = 0) -> Oracle:
    own = trainer.network.parameters
    return Oracle(
        trainer.network.layers,
        [w[replica] for w in own.weights],
        [s[replica] for s in own.slopes],
        trainer.network.names,
        trainer.network.bias,
    )


# --- Siblings


@pytest.mark.parametrize(
    "values",
    [
        DEEP,
        {**BARS, "training.optimizer": "adam", "network.activation": "prelu"},
        {**SMALL, "network.channels": (1,), "network.hidden": (), "training.clip_norm": 0.3},
        {**SMALL, "network.channels": (1, 1), "network.hidden": (1,), "training.batch_size": 0},
    ],
    ids=str,
)
def test_a_replica_has_the_same_bits_alone_and_among_siblings(values: dict[str, Any]) -> None:
    together = Trainer(experiment({**values, "training.replicas": 5}))
    together.advance(25)
    for replica in (0, 3):
        alone = Trainer(experiment({**values, "initialisation.seed": replica}))
        alone.advance(25)
        assert same_bits(weights_of(alone, 0), weights_of(together, replica))


def test_a_restored_run_goes_on_with_the_same_bits() -> None:
    trainer = Trainer(experiment({**DEEP, "training.optimizer": "adam"}))
    trainer.advance(20)
    kept = trainer.checkpoint()
    trainer.advance(20)
    first = weights_of(trainer, 0)
    trainer.restore(kept)
    trainer.advance(20)
    assert same_bits(weights_of(trainer, 0), first)


# --- Initial weights


@pytest.mark.parametrize(
    ("scheme", "reference"),
    [
        ("he-normal", lambda w: torch.nn.init.kaiming_normal_(w, nonlinearity="relu")),
        ("he-uniform", lambda w: torch.nn.init.kaiming_uniform_(w, nonlinearity="relu")),
        ("xavier-normal", torch.nn.init.xavier_normal_),
        ("xavier-uniform", torch.nn.init.xavier_uniform_),
    ],
)
def test_fans_are_those_of_torch(scheme: str, reference: Any) -> None:
    torch.manual_seed(0)
    layers = layers_on((8, 8), 4, channels=(5, 60), kernel=3, stride=1, hidden=())
    drawn = initialisers.draw(scheme, range(40), layers, scale=1.0, bias=0.0)[1][:, :-1]
    expected = reference(torch.empty(400, 5, 3, 3)) if "he" in scheme else None
    if expected is None:  # of the same shape: fan_out counts here
        expected = torch.stack([reference(torch.empty(60, 5, 3, 3)) for _ in range(40)])
    assert drawn.shape == (40, 45, 60)
    assert drawn.std() == pytest.approx(float(expected.std()), rel=0.02)


@pytest.mark.parametrize("scheme", ["orthogonal", "rai", "pytorch-default", "playground"])
def test_the_other_schemes_draw_kernels_too(scheme: str) -> None:
    layers = layers_on((8, 8), 4, channels=(5, 12), kernel=3, stride=1, hidden=())
    drawn = initialisers.draw(scheme, range(3), layers, scale=1.0, bias=0.0)[1]
    assert drawn.shape == (3, 46, 12)
    own = drawn[0, :-1]
    if scheme == "orthogonal":
        assert np.allclose(own.T @ own, np.eye(12), atol=1e-12)
    if scheme == "pytorch-default":
        assert 0.9 / np.sqrt(45) < np.abs(drawn).max() <= 1.0 / np.sqrt(45)


# --- The census


def maps_by_force(trainer: Trainer, x: Floats) -> list[Floats]:
    """z of every layer over points (n, d), (n, channels, positions)."""
    oracle = oracle_of(trainer)
    zs = oracle.preactivations(torch.as_tensor(x, dtype=trainer.x.dtype))
    return [z.detach().reshape(len(x), z.shape[1], -1).double().numpy() for z in zs]


def with_hard_channels(values: dict[str, Any] | None = None) -> Observer:
    """Channels that are active on nothing, on one pixel of one image, and everywhere."""
    trainer = Trainer(experiment({**SMALL, "dataset.train_fraction": 0.5, **(values or {})}))
    first = trainer.network.parameters.weights[0]
    patches = trainer.network.taken(0, trainer.x[None])[0, :, :9]
    first[0, :9] = torch.rand(9, 1).expand(9, 3) + 0.1
    best = (patches @ first[0, :9, 0]).sort().values
    first[0, 9, 0] = -best[-1] - 0.01
    first[0, 9, 1] = -0.5 * (best[-1] + best[best < best[-1]][-1])
    first[0, 9, 2] = 0.01
    return Observer(trainer)


def test_one_position_of_one_image_keeps_a_channel_alive() -> None:
    observer = with_hard_channels({"census.rare_below": 0.1, "census.dormant_tau": 0.0})
    census = observer.snapshot(Lens()).layers[0]
    z = maps_by_force(observer.trainer, observer.trainer.data.train.x)[0]
    assert (z[:, 1] > 0).sum() == 1, "as made"
    assert census.dead.tolist() == [True, False, False]
    assert [State(s) for s in census.state] == [
        State.BORN_DEAD,
        State.RARELY_ACTIVE,
        State.ALWAYS_ON,
    ]
    assert census.active_share.tolist() == [0.0, 1 / 30, 1.0]
    assert census.positions == (6, 6)
    assert census.laid_out == (3, 3, 1)


@pytest.mark.parametrize("values", [SMALL, DEEP, BARS, {**DEEP, "network.stride": 2}], ids=str)
def test_the_census_is_that_of_plain_loops(values: dict[str, Any]) -> None:
    trainer = Trainer(experiment(values))
    trainer.advance(30)
    observer = Observer(trainer)
    shot = observer.snapshot(Lens())
    data = trainer.data
    of_train, of_test = (maps_by_force(trainer, part.x) for part in (data.train, data.test))
    for depth, census in enumerate(shot.layers):
        z, test = of_train[depth], of_test[depth]
        image_active = (z > 0).any(axis=2)
        activity = np.maximum(z, 0).mean(axis=(0, 2))
        assert np.array_equal(census.dead, z.max(axis=(0, 2)) <= 0)
        assert np.allclose(census.margin, z.max(axis=(0, 2)), atol=1e-5)
        assert np.allclose(census.lowest, z.min(axis=(0, 2)), atol=1e-5)
        assert np.array_equal(census.active_share, image_active.mean(axis=0))
        assert census.active_fraction == pytest.approx(image_active.mean())
        assert np.allclose(census.mean_activity, activity, atol=1e-5)
        assert np.allclose(census.dormancy, activity / (activity.mean() + 1e-9), rtol=1e-4)
        assert census.rms_preactivation == pytest.approx(np.sqrt((z**2).mean()), rel=1e-5)
        assert census.test_margin is not None
        assert np.allclose(census.test_margin, test.max(axis=(0, 2)), atol=1e-5)
        assert census.test_active_share is not None
        assert np.array_equal(census.test_active_share, (test > 0).any(axis=2).mean(axis=0))
        flags = dead_units(trainer.network, trainer.x)[depth][0]
        assert np.array_equal(np.asarray(flags), census.dead)
        assert np.allclose(dormancy(trainer.network, trainer.x)[depth][0], census.dormancy)
    assert shot.neurons == sum(census.width for census in shot.layers)
    logits = of_train[-1][:, :, 0]
    right = logits.argmax(axis=1) if data.classes > 2 else logits[:, 0] > 0
    assert shot.siblings.accuracy is not None
    assert shot.siblings.accuracy[0] == pytest.approx((right == data.train.target).mean())


# --- What happens at which step

DYING = {**DEEP, "training.learning_rate": 0.9, "initialisation.seed": 2}


def test_the_events_are_those_of_a_census_after_every_step() -> None:
    observer = Observer(Trainer(experiment(DYING)))
    observer.watch.advance(60)
    shot = observer.snapshot(Lens())
    found = {(e.step, e.kind, e.layer, e.neuron) for e in shot.events}
    slow = Trainer(experiment(DYING))
    before = [np.zeros(layer.units, bool) for layer in slow.network.layers[:-1]]
    expected = set()
    for step in range(61):
        now = [z.max(axis=(0, 2)) <= 0 for z in maps_by_force(slow, slow.data.train.x)[:-1]]
        for layer, (was, is_) in enumerate(zip(before, now, strict=True)):
            for unit in np.flatnonzero(was != is_):
                expected.add((step, "death" if is_[unit] else "revival", layer, int(unit)))
        before = now
        slow.advance(1)
    assert found == expected
    assert any(step > 0 and layer == 0 for step, _, layer, _ in found), "a channel dies"
    assert any(step > 0 and layer == 1 for step, _, layer, _ in found)


def test_a_channels_death_is_taken_apart_at_its_last_position() -> None:
    start = experiment(DYING)
    observer = Observer(Trainer(start))
    observer.watch.advance(60)
    observer.watch.look()
    since = observer.watch.dead_since()
    examined = 0
    for unit, (layer, index) in enumerate(observer.watch.units):
        autopsy = observer.watch.autopsy(unit, int(since[unit]))
        if autopsy is None or layer > 1:
            continue
        examined += 1
        trainer = Trainer(start)
        trainer.advance(autopsy.event.step - 1)
        z0, oracle = (
            maps_by_force(trainer, trainer.data.train.x)[layer][:, index],
            oracle_of(trainer),
        )
        batch = torch.from_numpy(autopsy.batch)
        zs = oracle.preactivations(trainer.x[batch, :64])
        zs[layer].retain_grad()
        loss = LOSSES["many-class", "cross-entropy"](zs[-1], trainer.y[batch])
        loss.backward()
        delta = zs[layer].grad
        assert delta is not None
        assert autopsy.batch_loss == pytest.approx(float(loss.detach()), rel=1e-4)
        own = delta[:, index].sum(dim=(1, 2))
        assert np.allclose(autopsy.deltas, own, rtol=1e-3, atol=1e-5)
        assert autopsy.bias_gradient == pytest.approx(float(own.sum()), rel=1e-3, abs=1e-5)
        gradient = oracle.matrices[layer].grad
        assert gradient is not None
        assert np.allclose(autopsy.weight_gradient, gradient[:-1, index], rtol=1e-3, atol=1e-5)
        trainer.advance(1)
        z1 = maps_by_force(trainer, trainer.data.train.x)[layer][:, index]
        assert z0.max() > 0 >= z1.max()
        rows, columns = observer.trainer.network.layers[layer].positions or (0, 0)
        assert autopsy.last_position is not None
        place = autopsy.last_position[0] * columns + autopsy.last_position[1]
        assert place < rows * columns
        assert z0[autopsy.last_point, place] == pytest.approx(z0.max(), abs=1e-5)
        assert autopsy.z_before == pytest.approx(float(z0.max()), abs=1e-4)
        assert autopsy.z_after == pytest.approx(float(z1[autopsy.last_point, place]), abs=1e-3)
        parts = autopsy.parts.total
        assert autopsy.z_after - autopsy.z_before == pytest.approx(parts, rel=1e-3, abs=1e-4)
        assert np.array_equal(autopsy.active_before, np.flatnonzero((z0 > 0).any(axis=1)))
        assert autopsy.picture is not None
    assert examined


def test_a_feature_map_dies_on_digits_and_a_leaky_one_does_not() -> None:
    values = {
        "dataset.name": "digits",
        "dataset.points": 400,
        "network.channels": (6,),
        "network.hidden": (),
        "network.negative_slope": 0.2,
        "training.learning_rate": 0.5,
        "initialisation.seed": 6,
    }
    observer, shot = snapshot(values, Lens(), steps=120)
    first = [(event.kind, event.layer, event.neuron) for event in shot.events]
    assert first == [("death", 0, 0)]
    assert not shot.layers[0].born_dead.any()
    assert maps_by_force(observer.trainer, shot.data.train.x)[0][:, 0].max() <= 0.0
    _, leaky = snapshot({**values, "network.activation": "leaky-relu"}, Lens(), steps=120)
    assert (leaky.layers[0].margin > 0).all()


# --- By hand


def test_recycling_a_channel_gives_fresh_weights_and_takes_its_ways_on() -> None:
    for values in (SMALL, DEEP):
        trainer = Trainer(experiment(values))
        weights_ = trainer.network.parameters.weights
        weights_[0][0, :9, 1], weights_[0][0, 9, 1] = -1.0, -0.1  # dead on images of 0 to 1
        before = weights_of(trainer, 0)
        trainer.apply(Recycle(layer=1))
        after = weights_of(trainer, 0)
        assert not torch.equal(after[0][:9, 1], before[0][:9, 1])
        assert float(after[0][9, 1]) == 0.0
        later = trainer.network.layers[1]
        assert later.receives is not None
        rows, columns, channels = (3, 3, 3) if later.kernel else later.receives
        onward = after[1][:-1].reshape(rows, columns, channels, -1)
        kept = before[1][:-1].reshape(rows, columns, channels, -1)
        assert (onward[:, :, 1] == 0).all()
        assert torch.equal(onward[:, :, [0, 2]], kept[:, :, [0, 2]])
        assert torch.equal(after[0][:, [0, 2]], before[0][:, [0, 2]])


def test_a_kick_enlarges_one_channels_gradient_and_a_freeze_holds_it() -> None:
    plain, kicked, frozen = (Trainer(experiment(DEEP), dtype=torch.float64) for _ in range(3))
    start = weights_of(plain, 0)
    kicked.apply(Kick(layer=2, neuron=3, factor=-20.0))
    frozen.apply(Freeze(layer=1, neuron=1))
    for trainer in (plain, kicked, frozen):
        trainer.advance(1)
    moved, more, held = (
        [a - b for a, b in zip(weights_of(t, 0), start, strict=True)]
        for t in (plain, kicked, frozen)
    )
    assert_close(more[1][:, 2], -20.0 * moved[1][:, 2])
    assert torch.equal(more[1][:, [0, 1, 3]], moved[1][:, [0, 1, 3]])
    assert (held[0][:, 0] == 0).all()
    assert torch.equal(held[0][:, 1:], moved[0][:, 1:])
    assert frozen.frozen()[0].tolist() == [True, False, False]


def test_weights_of_a_kernel_are_set_by_hand() -> None:
    trainer = Trainer(experiment(DEEP))
    trainer.apply(Weight(layer=2, neuron=4, input=27, value=0.75))
    trainer.apply(Plane(layer=1, neuron=2, weights=tuple(range(9)), bias=-1.0))
    first, second = trainer.network.parameters.weights[:2]
    assert float(second[0, 26, 3]) == 0.75
    assert first[0, :, 1].tolist() == [*range(9), -1.0]
    with pytest.raises(BadInput, match=r"input = 28: a neuron of layer 2 has 27 inputs"):
        check_on_record(Weight(layer=2, neuron=4, input=28, value=0.75), experiment(DEEP))
    with pytest.raises(BadInput, match=r"neuron = 5: layer 2 has 4 neurons"):
        check_on_record(Freeze(layer=2, neuron=5), experiment(DEEP))
    with pytest.raises(BadInput, match="2 weights: a neuron of layer 1 has 9"):
        trainer.apply(Plane(layer=1, neuron=2, weights=(1.0, 2.0)))


# --- What the views get


def snapshot(values: dict[str, Any], lens: Lens, steps: int = 10) -> tuple[Observer, Snapshot]:
    observer = Observer(Trainer(experiment(values)))
    observer.watch.advance(steps)
    return observer, observer.snapshot(lens)


def test_feature_maps_are_those_of_the_image_the_lens_shows() -> None:
    lens = Lens(subject="test", point=7, feature_maps=True)
    observer, shot = snapshot(DEEP, lens)
    x = shot.data.test.x[7]
    assert shot.image is not None
    assert np.array_equal(shot.image, x.reshape(8, 8))
    first, second, dense = shot.feature_maps
    assert first is not None
    assert second is not None
    assert dense is None
    assert (first.shape, second.shape) == ((3, 6, 6), (4, 4, 4))
    z = oracle_of(observer.trainer).preactivations(torch.as_tensor(x[None]).float())
    assert np.allclose(first, functional.relu(z[0])[0].detach(), atol=1e-5)
    assert np.allclose(second, functional.relu(z[1])[0].detach(), atol=1e-5)
    other = observer.snapshot(replace(lens, subject="minibatch"))
    assert other.image is not None
    assert np.array_equal(other.image.ravel(), shot.data.train.x[0])
    assert observer.snapshot(Lens()).feature_maps == ()


def test_veiled_channels_show_no_feature_maps() -> None:
    _, shot = snapshot(DEEP, Lens(feature_maps=True))
    assert veil(shot).feature_maps == ()
    first, second, _ = veil(shot, frozenset({(0, 1)})).feature_maps
    assert first is not None
    assert second is not None
    assert shot.feature_maps[0] is not None
    assert np.array_equal(first[1], shot.feature_maps[0][1])
    assert not first[[0, 2]].any()
    assert not second.any()


def test_a_selected_channels_preactivation_is_its_largest_in_each_image() -> None:
    observer, shot = snapshot(DEEP, Lens(neuron=(1, 2)))
    z = maps_by_force(observer.trainer, shot.data.train.x)[1][:, 2]
    test = maps_by_force(observer.trainer, shot.data.test.x)[1][:, 2]
    assert shot.neuron is not None
    assert shot.neuron.weights.shape == (27,)
    assert np.allclose(shot.neuron.preactivation, z.max(axis=1), atol=1e-5)
    assert np.allclose(shot.neuron.test_preactivation, test.max(axis=1), atol=1e-5)


def test_responses_are_evaluated_on_the_datas_plane() -> None:
    lens = Lens(layer=1, resolution=9, map_resolution=9)
    observer, shot = snapshot(DEEP, lens)
    found, plane = shot.responses, shot.data.plane
    assert found is not None
    assert plane is not None
    u, v = np.meshgrid(found.xs, found.ys)
    points = plane.origin + u.reshape(-1, 1) * plane.axes[0] + v.reshape(-1, 1) * plane.axes[1]
    z = maps_by_force(observer.trainer, points)
    assert found.preactivation.shape == (4, 9, 9)
    assert np.allclose(found.preactivation.reshape(4, -1), z[1].max(axis=2).T, atol=1e-4)
    maps = [np.maximum(layer.max(axis=2).T, 0) for layer in z[:-1]]
    for one, other in zip(found.maps, maps, strict=True):
        assert np.allclose(one.reshape(other.shape), other, atol=1e-4)
    low, high = shot.data.bounds_in_view().T
    assert found.extent[0] < low[0] < high[0] < found.extent[1]


@pytest.mark.parametrize("subject", ["train", "minibatch"])
@pytest.mark.parametrize("neuron", [(0, 1), (1, 3), (2, 4)])
@pytest.mark.parametrize("stride", [1, 2])
def test_the_inspected_arithmetic_is_a_channels_at_its_largest_z(
    subject: Any, neuron: tuple[int, int], stride: int
) -> None:
    values = {
        **DEEP,
        "network.activation": "leaky-relu",
        "network.negative_slope": NEGATIVE_SLOPE,
        "network.stride": stride,
    }
    if stride == 2:
        values["network.kernel"] = 1  # some values go nowhere
    lens = Lens(neuron=neuron, subject=subject, point=3, inspection=True)
    observer, shot = snapshot(values, lens)
    assert shot.neuron is not None
    found = shot.neuron.inspection
    assert found is not None
    (depth, unit), trainer = neuron, observer.trainer
    points = torch.from_numpy(found.points)
    oracle = oracle_of(trainer)
    zs = oracle.preactivations(trainer.x[points, :64])
    for z in zs:
        z.retain_grad()
    LOSSES["many-class", "cross-entropy"](zs[-1], trainer.y[points]).backward()
    own, grad = zs[depth][:, unit].detach(), zs[depth].grad
    assert grad is not None
    delta = grad[:, unit]
    flat = own.reshape(len(points), -1)
    place = flat.argmax(dim=1)
    at = torch.arange(len(points)), place
    assert np.allclose(found.z, flat[at], atol=1e-5)
    assert np.allclose(found.delta, delta.reshape(len(points), -1)[at], atol=1e-5)
    assert np.allclose(found.incoming * found.slope, found.delta, atol=1e-6)
    ways = (np.atleast_2d(found.outgoing) * found.later_deltas).sum(axis=1)
    assert np.allclose(ways, found.incoming, atol=1e-6)
    matrix = oracle.matrices[depth].detach().double().numpy()
    assert np.allclose(found.inputs @ matrix[:-1, unit] + matrix[-1, unit], found.z, atol=1e-5)
    gradient = oracle.matrices[depth].grad
    assert gradient is not None
    assert np.allclose(found.weight_gradient, gradient[:-1, unit], atol=1e-5)
    if depth == 2:
        assert found.positions is None
        return
    assert found.positions is not None
    assert found.z_map is not None
    assert found.delta_map is not None
    assert np.allclose(found.z_map, own, atol=1e-5)
    assert np.allclose(found.delta_map, delta, atol=1e-5)
    assert found.delta_map.sum() == pytest.approx(found.bias_gradient, abs=1e-5)
    assert np.array_equal(found.positions @ [own.shape[2], 1], place)


def test_what_becomes_of_a_dead_channel_is_told() -> None:
    observer = with_hard_channels()
    shot = observer.snapshot(Lens(neuron=(0, 0), flow=True, gradients=True))
    assert shot.neuron is not None
    assert shot.neuron.outlook is not None
    assert shot.neuron.outlook.margin == pytest.approx(float(shot.layers[0].margin[0]))
    assert shot.layers[0].gradient_norm is not None
    assert shot.layers[0].gradient_norm[0] == 0.0
    assert shot.layers[0].gradient_norm[2] > 0.0
    assert shot.flow is not None
    z = maps_by_force(observer.trainer, shot.data.train.x)[0]
    assert shot.flow.layers[0].zero_share == pytest.approx((z <= 0).mean())


def test_a_dense_network_looks_at_all_pixels() -> None:
    observer, shot = snapshot({**SMALL, "network.channels": ()}, Lens(feature_maps=True))
    assert shot.layers[0].laid_out == (8, 8, 1)
    assert shot.layers[0].positions is None
    assert shot.first_weights.shape == (5, 64)
    assert shot.feature_maps == (None,)
    z = shot.data.train.x @ shot.first_weights.T + shot.first_bias
    assert np.allclose(shot.layers[0].margin, z.max(axis=0), atol=1e-5)
    assert observer.snapshot(Lens(neuron=(0, 1), inspection=True)).neuron is not None


def test_kernels_and_what_lies_behind_feature_maps_are_laid_out() -> None:
    _, shot = snapshot(DEEP, Lens(neuron=(2, 1)))
    assert [census.laid_out for census in shot.layers] == [(3, 3, 1), (3, 3, 3), (4, 4, 4)]
    assert shot.first_weights.shape == (3, 9)
    assert shot.output_weights.shape == (10, 5)
    assert snapshot(BARS, Lens())[1].output_weights.shape == (1, 64)


# --- Files and settings


@pytest.mark.parametrize("values", [SMALL, DEEP, BARS, {**DEEP, "network.bias": False}], ids=str)
def test_weights_files_are_as_torch_has_them_and_come_back(
    tmp_path: Path, values: dict[str, Any]
) -> None:
    from safetensors.torch import load_file

    path = tmp_path / "net.safetensors"
    trainer = Trainer(experiment({**values, "training.replicas": 2}))
    trainer.advance(5)
    weights.save(trainer, 1, path)
    saved = load_file(path)
    channels = values["network.channels"]
    a = torch.as_tensor(trainer.data.test.x).float().reshape(-1, 1, 8, 8)
    for number in range(1, len(trainer.network.layers) + 1):
        weight, bias = saved[f"layers.{number}.weight"], saved.get(f"layers.{number}.bias")
        convolved = number <= len(channels)
        z = functional.conv2d(a, weight, bias) if convolved else functional.linear(a, weight, bias)
        a = functional.relu(z)
        a = a.flatten(1) if number == len(channels) else a
    *_, (mine, _) = trainer.network.walk(trainer.test[0] if trainer.test else a, slice(1, 2))
    assert_close(mine[0], z, rtol=1e-4, atol=1e-5)
    again = experiment(
        {
            **values,
            **weights.settings_of(path),
            "initialisation.weights": "file",
            "initialisation.path": str(path),
        }
    )
    assert same_bits(weights_of(Trainer(again), 0), weights_of(trainer, 1))


def test_other_weights_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "net.safetensors"
    weights.save(Trainer(experiment(SMALL)), 0, path)
    other = {"initialisation.weights": "file", "initialisation.path": str(path)}
    for values, words in (
        ({**SMALL, "network.channels": (4,)}, "needs 4 × 1 × 3 × 3"),
        ({**SMALL, "network.channels": ()}, "layers.1.weight is 3 × 1 × 3 × 3"),
        ({**SMALL, "network.kernel": 5}, "needs 3 × 1 × 5 × 5"),
        ({**SMALL, "network.stride": 2}, "layers.2.weight is 5 × 108"),
    ):
        with pytest.raises(BadInput, match=words):
            Trainer(experiment({**values, **other}))
    with pytest.raises(BadInput, match="has convolutional layers"):
        weights.describe(path)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"network.channels": (4,)},
            "network.channels = [4]: circle data are points, not images; allowed: [], or images "
            "(dataset.name = digits bars)",
        ),
        (
            {**SMALL, "network.kernel": 9},
            "network.kernel = 9: layer 1 looks at 8 × 8 values; the kernel must be at most 7, or "
            "the layers fewer (network.channels)",
        ),
        (
            {**SMALL, "network.channels": (2, 2, 2, 2)},
            "network.kernel = 3: layer 4 looks at 2 × 2 values; the kernel must be at most 1, or "
            "the layers fewer (network.channels)",
        ),
        ({**SMALL, "network.kernel": 4}, "network.kernel = 4: must be an odd number, as 1, 3 or 5"),
        (
            {**SMALL, "network.channels": (0,)},
            "network.channels = [0]: must be [], or a list of 1 to 32 whole numbers, each from 1 "
            "to 256",
        ),
        (
            {**SMALL, "network.channels": (), "network.hidden": ()},
            "network.hidden = []: must be a list of 1 to 32 whole numbers, each from 1 to 4096",
        ),
        (
            {**SMALL, "network.activation": ("relu",)},
            "network.activation lists 1 activations for 2 hidden layers: give one name, or one per "
            "hidden layer",
        ),
        (
            {**SMALL, "dataset.points": 1798},
            "dataset.points = 1798: there are 1797 digits; must be at most 1797",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        experiment(values)
    assert str(refused.value) == sentence


def test_images_stay_images_while_a_network_with_channels_learns() -> None:
    with pytest.raises(BadInput, match="circle data are points, not images"):
        check_on_record(setting_at(3, "dataset.name", "circle"), experiment(SMALL))
    trainer = Trainer(experiment(SMALL))
    with pytest.raises(BadInput, match="this network takes 64"):
        trainer.apply(setting_at(0, "dataset.name", "bars"))


def test_a_run_reports_its_channels_as_a_layer() -> None:
    from app.run import run

    report = run(experiment(DEEP), steps=5)
    assert [layer["width"] for layer in report["layers"]] == [3, 4, 5]
    assert [layer.get("positions") for layer in report["layers"]] == [[6, 6], [4, 4], None]
    assert report["neurons"] == 12
