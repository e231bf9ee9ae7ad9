"""The flow of activations: histograms are numpy's, figures those of autograd and of plain sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
import torch

from app.engine import flow as module
from app.engine.flow import flow_of, flows_at_scales
from app.engine.initialisers import NAMES as SCHEMES
from app.engine.probe import Probe
from app.engine.trainer import Trainer
from app.experiment.errors import Interrupted
from app.record.flow import BINS, CORE, EDGES, REACH, Flow, LayerFlow, scaled
from tests.engine.making import data_of, set_layers, trainer_on
from tests.engine.oracle import LOSSES, oracle_of

WITHOUT_SCALE = {"zeros", "pytorch-default", "rai", "playground"}
POINTS = np.random.default_rng(0).normal(size=(40, 2))
PLANE = data_of(POINTS, (POINTS.sum(axis=1) > 0).astype(float), classes=2)


def flow(trainer: Trainer, replica: int = 0) -> Flow:
    return flow_of(trainer, Probe(trainer).run(replica, trainer.x, trainer.y))


def counted(values: Any) -> np.ndarray:
    """numpy's histogram of the finite values, those out of range at its ends."""
    values = np.ravel(np.asarray(values, dtype=np.float64))
    return np.histogram(np.clip(values[np.isfinite(values)], EDGES[0], EDGES[-1]), EDGES)[0]


def relu(z: np.ndarray) -> np.ndarray:
    return np.maximum(z, 0.0)


def never() -> bool:
    return False


def same(one: Flow, other: Flow) -> bool:
    """Whether two flows are the same to the bit."""
    pairs = zip(one.layers, other.layers, strict=True)
    return one.step == other.step and all(
        np.array_equal(getattr(a, f.name), getattr(b, f.name))
        for a, b in pairs
        for f in fields(LayerFlow)
    )


def test_the_bins_are_even_on_the_scale_and_reach_from_far_left_to_far_right() -> None:
    assert len(EDGES) == BINS + 1
    assert np.arcsinh(EDGES / CORE) == pytest.approx(np.linspace(-REACH, REACH, BINS + 1))
    assert scaled(EDGES) == pytest.approx(np.linspace(-REACH, REACH, BINS + 1))
    assert scaled(np.array([-np.inf, -1e9, 0.0, 1e9, np.inf])).tolist() == [
        -REACH,
        -REACH,
        0.0,
        REACH,
        REACH,
    ]


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("name", ["relu", "linear"])
def test_histograms_are_those_of_numpy_over_values_of_every_size(
    name: str, dtype: torch.dtype
) -> None:
    x = np.concatenate([[0.0], *(s * 10.0 ** np.arange(-3, 7.0, 0.37) for s in (1, -1))])
    values = {"network.hidden": [4], "network.activation": name}
    trainer = trainer_on(data_of(x, np.zeros(len(x))), values, dtype=dtype)
    weights, biases = np.array([[1.0, -0.7, 1e-3, 12.0]]), np.array([0.0, 0.3, 0.0, 4.0])
    set_layers(trainer, np.concatenate([weights, biases[None]]), [[0.1]] * 4 + [[0.0]])
    z = x[:, None] * weights + biases
    a = relu(z) if name == "relu" else z
    layer = flow(trainer).layers[0]
    assert layer.activation == name
    assert layer.preactivation.tolist() == counted(z).tolist()
    assert layer.activity.tolist() == counted(a).tolist()
    # there was something beyond either end
    assert layer.preactivation[0] > 2
    assert layer.preactivation[-1] > 2
    assert layer.preactivation.sum() == layer.activity.sum() == z.size


def test_a_zero_lies_in_the_bin_that_begins_at_zero() -> None:
    trainer = trainer_on(data_of([1.0, 2.0], [0.0, 0.0]), {"network.hidden": [3]})
    set_layers(trainer, [[0.0] * 3, [0.0] * 3], [[0.0]] * 4)
    layer = flow(trainer).layers[0]
    assert EDGES[BINS // 2] == 0.0
    assert layer.preactivation[BINS // 2] == layer.activity[BINS // 2] == 6


def test_what_is_not_finite_is_in_no_bin() -> None:
    trainer = trainer_on(data_of([1.0, -2.0, 3.0], [0.0] * 3), {"network.hidden": [4]})
    nan, inf = np.nan, np.inf
    set_layers(trainer, [[1.0, nan, inf, 1e38], [0.0] * 4], [[0.0]] * 5)
    layer = flow(trainer).layers[0]
    # z of the four units: finite; nan; infinite; finite and huge
    z = np.array([[1.0, -2.0, 3.0], [nan] * 3, [inf, -inf, inf], [1e38, -2e38, 3e38]])
    assert layer.preactivation.sum() == 6
    assert layer.preactivation.tolist() == counted(z).tolist()
    assert layer.activity.tolist() == counted(relu(z)).tolist()


def test_a_histogram_of_many_numbers_is_of_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = trainer_on(
        data_of(np.linspace(-3.0, 3.0, 4000), np.zeros(4000)), {"network.hidden": [4]}
    )
    set_layers(trainer, [[1.0, -1.0, 2.0, 0.5], [0.0, 0.3, -1.0, 0.0]], [[0.0]] * 5)
    whole = flow(trainer).layers[0]
    assert whole.preactivation.sum() == 16_000
    monkeypatch.setattr(module, "SAMPLE", 5300)
    part = flow(trainer).layers[0]
    assert part.preactivation.sum() == part.activity.sum() == pytest.approx(5300, rel=0.01)
    for name in ("preactivation", "activity"):
        shares = [getattr(each, name) / getattr(each, name).sum() for each in (whole, part)]
        assert np.abs(np.subtract(*shares)).max() < 0.01
    # the figures are of all of them
    for name in ("zero_share", "rms_preactivation", "rms_activation", "gradient_norm"):
        assert getattr(part, name) == getattr(whole, name)


@pytest.mark.parametrize("width", [2, 8])
def test_a_sample_is_of_every_unit(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = trainer_on(data_of(np.ones(400), np.zeros(400)), {"network.hidden": [width]})
    set_layers(trainer, [[0.0] * width, 0.3 * 2.0 ** np.arange(width)], [[0.0]] * (width + 1))
    monkeypatch.setattr(module, "SAMPLE", 200)
    assert np.count_nonzero(flow(trainer).layers[0].preactivation) == width


@pytest.mark.parametrize("name", ["relu", "leaky-relu", "elu", "tanh", "linear"])
def test_shares_and_root_mean_squares_are_those_of_plain_sums(name: str) -> None:
    values = {"network.hidden": [5, 4], "network.activation": name, "training.replicas": 3}
    trainer = trainer_on(PLANE, values, dtype=torch.float64)
    found = flow(trainer, replica=2)
    f = {
        "relu": relu,
        "leaky-relu": lambda z: np.where(z > 0, z, 0.01 * z),
        "elu": lambda z: np.where(z > 0, z, np.expm1(z)),
        "tanh": np.tanh,
        "linear": lambda z: z,
    }[name]
    a = POINTS
    for depth, layer in enumerate(found.layers):
        matrix = trainer.network.parameters.weights[depth][2].numpy()
        z = a @ matrix[:-1] + matrix[-1]
        a = f(z)
        assert layer.preactivation.tolist() == counted(z).tolist()
        assert layer.activity.tolist() == counted(a).tolist()
        assert layer.zero_share == np.count_nonzero(a == 0) / a.size
        assert (layer.zero_share > 0.1) == (name == "relu")
        assert layer.rms_preactivation == pytest.approx(np.sqrt((z * z).sum() / z.size))
        assert layer.rms_activation == pytest.approx(np.sqrt((a * a).sum() / a.size))
    assert len(found.layers) == 2
    assert found.step == 0


def test_a_figure_of_large_numbers_does_not_overflow() -> None:
    trainer = trainer_on(data_of([1.0, -1.0], [0.0, 0.0]), {"network.hidden": [1]})
    set_layers(trainer, [[1e30], [0.0]], [[0.0], [0.0]])
    layer = flow(trainer).layers[0]
    assert layer.rms_preactivation == pytest.approx(1e30)
    assert layer.rms_activation == pytest.approx(1e30 / np.sqrt(2))


@pytest.mark.parametrize("bias", [True, False])
def test_the_gradient_norm_is_that_of_autograd_over_the_training_set(bias: bool) -> None:
    names = ["tanh", "relu", "prelu"]
    values = {
        "network.hidden": [6, 5, 3],
        "network.activation": names,
        "network.bias": bias,
        "training.replicas": 2,
        "training.l2": 3.0,
        "training.batch_size": 4,
    }
    trainer = trainer_on(PLANE, values, dtype=torch.float64)
    trainer.advance(7)
    found = flow(trainer, replica=1)
    assert found.step == 7
    learned = trainer.network.parameters
    oracle = oracle_of([w[1] for w in learned.weights], [s[1] for s in learned.slopes], names, bias)
    target = torch.from_numpy(PLANE.train.target)[:, None]
    z = oracle.preactivations(torch.from_numpy(POINTS))[-1]
    LOSSES["two-class", "cross-entropy"](z, target).backward()
    for depth, layer in enumerate(found.layers):
        square = float(oracle.weights[depth].grad.square().sum())
        if bias:
            square += float(oracle.biases[depth].grad.square().sum())
        assert layer.gradient_norm == pytest.approx(np.sqrt(square), rel=1e-9)


def at_scales(trainer: Trainer, factors: Sequence[float], replica: int = 0) -> dict[float, Flow]:
    return dict(flows_at_scales(trainer, replica, factors, never))


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize("scheme", sorted(SCHEMES - WITHOUT_SCALE))
def test_at_its_own_scale_it_is_the_network_as_it_started_to_the_bit(
    scheme: str, dtype: torch.dtype
) -> None:
    values = {
        "network.hidden": [5, 4],
        "initialisation.weights": scheme,
        "initialisation.scale": 0.7,
        "initialisation.bias": 0.2,
        "initialisation.seed": 11,
        "training.replicas": 3,
        "training.learning_rate": 0.3,
    }
    trainer = trainer_on(PLANE, values, dtype=dtype)
    starts = [flow(trainer, replica) for replica in range(3)]
    trainer.advance(9)
    for replica, start in enumerate(starts):
        assert same(at_scales(trainer, [1.0], replica)[1.0], start)
        assert not same(flow(trainer, replica), start)
    if scheme != "constant":  # which has no chance in it
        assert not same(starts[0], starts[1])


def test_the_displayed_replica_starts_from_its_own_seed() -> None:
    values = {"network.hidden": [5, 4], "training.replicas": 2}
    trainer = trainer_on(PLANE, values, seeds=[40, 7])
    alone = trainer_on(PLANE, values, seeds=[7])
    assert same(at_scales(trainer, [1.0], replica=1)[1.0], flow(alone))


@pytest.mark.parametrize("scheme", sorted(SCHEMES - WITHOUT_SCALE))
def test_a_factor_is_the_experiment_at_that_scale(scheme: str) -> None:
    values: dict[str, Any] = {"network.hidden": [5, 4], "initialisation.weights": scheme}
    trainer = trainer_on(PLANE, {**values, "initialisation.scale": 0.5})
    found = at_scales(trainer, [0.25, 3.0])
    assert list(found) == [0.25, 3.0]
    for factor, each in found.items():
        beside = trainer_on(PLANE, {**values, "initialisation.scale": 0.5 * factor})
        assert same(each, flow(beside))
        assert each.step == 0


@pytest.mark.parametrize("factor", [0.25, 0.5, 2.0, 8.0, 1.7])
def test_relu_without_bias_scales_with_the_power_of_its_depth(factor: float) -> None:
    """It is homogeneous: z of layer l is in proportion to the product of l + 1 scales. For powers
    of two that is exact."""
    values = {"network.hidden": [9, 8, 7], "network.bias": False}
    trainer = trainer_on(PLANE, values)
    start = flow(trainer)
    found = at_scales(trainer, [factor])[factor]
    tolerance = 1e-5 if factor == 1.7 else 0.0
    for depth, (one, other) in enumerate(zip(start.layers, found.layers, strict=True)):
        power = factor ** (depth + 1)
        expected = [one.rms_preactivation * power, one.rms_activation * power]
        assert [other.rms_preactivation, other.rms_activation] == pytest.approx(
            expected, rel=tolerance, abs=0.0
        )
        assert other.zero_share == one.zero_share


@pytest.mark.parametrize("scheme", sorted(WITHOUT_SCALE))
def test_a_scheme_without_a_scale_has_no_flows_at_scales(scheme: str) -> None:
    trainer = trainer_on(PLANE, {"network.hidden": [3], "initialisation.weights": scheme})
    assert flows_at_scales(trainer, 0, [0.5, 1.0], never) == ()


def test_a_scale_that_is_not_allowed_is_left_out() -> None:
    trainer = trainer_on(PLANE, {"network.hidden": [3], "initialisation.scale": 10.0})
    assert list(at_scales(trainer, [1.0, 1e12, 2.0])) == [1.0, 2.0]


def test_it_is_given_up_once_it_is_no_longer_wanted() -> None:
    trainer = trainer_on(PLANE, {"network.hidden": [3]})
    answers = iter([False, True])
    with pytest.raises(Interrupted):
        flows_at_scales(trainer, 0, [1.0, 2.0, 3.0], lambda: next(answers))


def test_looking_at_other_scales_leaves_the_run_as_it_is() -> None:
    values = {"network.hidden": [4], "training.batch_size": 3}
    trainer, alone = trainer_on(PLANE, values), trainer_on(PLANE, values)
    for _ in range(5):
        at_scales(trainer, [0.5, 2.0])
        flow(trainer)
        trainer.step()
        alone.step()
    assert torch.equal(trainer.network.parameters.flat, alone.network.parameters.flat)
    assert trainer.place() == alone.place()
