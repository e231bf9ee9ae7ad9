"""The census: each definition on networks whose weights are set by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional

from app.engine import death as module
from app.engine.census import Census, Finding
from app.engine.trainer import Trainer
from app.experiment.errors import Interrupted
from app.experiment.names import ActivationName
from app.experiment.settings import Experiment
from app.record.snapshot import LayerCensus, State
from tests.engine.making import data_of, set_layers, trainer_on
from tests.engine.oracle import ALPHA, FUNCTIONS, NEGATIVE_SLOPE

LINE = data_of(np.linspace(-1.0, 1.0, 201), np.zeros(201))
"""201 inputs a hundredth apart."""


def units(*pairs: tuple[float, float]) -> list[list[float]]:
    """A first layer over one input whose units have these (weight, bias)."""
    return [[w for w, _ in pairs], [b for _, b in pairs]]


def out(width: int, weight: float = 1.0) -> list[list[float]]:
    return [[weight]] * width + [[0.0]]


def taken(trainer: Trainer) -> Finding:
    return Census(trainer).take()


def one_layer(
    *pairs: tuple[float, float], activation: str = "relu", data: Any = LINE, **settings: float
) -> LayerCensus:
    """The census of one hidden layer of such units, taken at a step that is not the first."""
    values = {f"census.{key}": value for key, value in settings.items()}
    trainer = trainer_on(
        data, {"network.hidden": [len(pairs)], "network.activation": activation, **values}
    )
    set_layers(trainer, units(*[(1.0, 3.0)] * len(pairs)), out(len(pairs)))
    census = Census(trainer)
    set_layers(trainer, units(*pairs), out(len(pairs)))
    return census.take().layers[0]


def states(layer: LayerCensus) -> list[State]:
    return [State(s) for s in layer.state]


def test_dead_is_z_of_zero_or_less_on_every_training_point() -> None:
    layer = one_layer((1.0, -1.001), (1.0, -1.0), (1.0, -0.999), (0.0, 0.0), (-1.0, -1.0))
    assert layer.dead.tolist() == [True, True, False, True, True]
    assert states(layer)[0] is State.DEAD
    assert not layer.born_dead.any()


def test_margin_is_the_largest_z_and_lowest_the_smallest() -> None:
    layer = one_layer((1.0, -1.5), (2.0, 0.25), (0.0, -3.0))
    assert layer.margin == pytest.approx([-0.5, 2.25, -3.0])
    assert layer.lowest == pytest.approx([-2.5, -1.75, -3.0])


def test_born_dead_is_dead_at_step_0_and_stays_on_record() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [3]})
    set_layers(trainer, units((1.0, -2.0), (1.0, -2.0), (1.0, 0.0)), out(3))
    census = Census(trainer)
    first = census.take().layers[0]
    assert states(first) == [State.BORN_DEAD, State.BORN_DEAD, State.ALIVE]
    set_layers(trainer, units((1.0, -2.0), (1.0, 0.0), (1.0, -2.0)), out(3))
    found = census.take()
    later = found.layers[0]
    # still dead, revived, and killed
    assert states(later) == [State.BORN_DEAD, State.ALIVE, State.DEAD]
    assert later.born_dead.tolist() == [True, True, False]
    assert found.siblings.born_dead_fraction[0] == pytest.approx(2 / 3)
    assert found.siblings.dead_fraction[0] == pytest.approx(2 / 3)


def test_rarely_active_is_more_than_none_and_less_than_the_share() -> None:
    # on a grid of 100 points, z > 0 on exactly 0, 1, 4 and 5 of them
    data = data_of(np.arange(100.0), np.zeros(100))
    pairs = [(1.0, -99.0), (1.0, -98.5), (1.0, -95.5), (1.0, -94.5)]
    layer = one_layer(*pairs, data=data, rare_below=0.05)
    assert layer.active_share.tolist() == [0.0, 0.01, 0.04, 0.05]
    assert layer.rarely_active.tolist() == [False, True, True, False]
    at_default = one_layer(*pairs, data=data)
    assert at_default.rarely_active.tolist() == [False, False, False, False]
    assert not one_layer(*pairs, data=data, rare_below=0.0).rarely_active.any()


def test_always_on_is_z_above_zero_on_every_training_point() -> None:
    pairs = [(1.0, 1.001), (1.0, 1.0), (0.0, 0.5)]
    assert one_layer(*pairs).always_on.tolist() == [True, False, True]
    for name in ("leaky-relu", "prelu", "elu", "selu"):
        assert one_layer(*pairs, activation=name).always_on.tolist() == [True, False, True]
    for name in ("tanh", "gelu", "silu", "softplus", "sigmoid", "linear"):
        assert not one_layer(*pairs, activation=name).always_on.any()


@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
def test_saturated_is_near_an_end_on_every_training_point(name: str) -> None:
    # tanh passes 0.99 at |z| = 2.65, the logistic function at 4.60
    edge = 2.6467 if name == "tanh" else 4.5951
    pairs = [
        (0.0, edge + 0.01),
        (0.0, edge - 0.01),
        (0.0, -edge - 0.01),
        (1.0, edge + 1.01),
        (1.0, edge),
    ]
    layer = one_layer(*pairs, activation=name)
    assert layer.saturated.tolist() == [True, False, True, True, False]
    assert State(layer.state[0]) is State.SATURATED
    assert not one_layer(*pairs, activation=name, saturated_within=0.001).saturated.any()
    assert not one_layer(*pairs).saturated.any()


FLATTENING = {
    "elu": functional.elu,
    "selu": functional.selu,
    "gelu": functional.gelu,
    "silu": functional.silu,
    "softplus": functional.softplus,
}
LEFT = np.arange(-12.0, 2.0, 0.31)
"""Biases, from far left of zero to right of it."""


def steepest(f: Callable[[Tensor], Tensor], z: np.ndarray) -> np.ndarray:
    """max |f'(z)| of every unit by autograd, for z (points, units)."""
    leaf = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    f(leaf).sum().backward()
    return leaf.grad.abs().amax(dim=0).numpy()


@pytest.mark.parametrize("within", [0.01, 0.1])
@pytest.mark.parametrize("name", sorted(FLATTENING))
def test_what_flattens_to_the_left_is_saturated_where_hardly_any_gradient_passes(
    name: str, within: float
) -> None:
    pairs = [(weight, float(bias)) for bias in LEFT for weight in (0.0, 1.0)]
    layer = one_layer(*pairs, activation=name, saturated_within=within)
    z = LINE.train.x * [w for w, _ in pairs] + [b for _, b in pairs]
    slope = steepest(FLATTENING[name], z)
    expected = slope < within
    assert np.abs(slope - within).min() > 1e-5  # none is a matter of rounding
    assert layer.saturated.tolist() == expected.tolist()
    assert expected[:2].tolist() == [True, True]
    assert not expected[-2:].any()
    shown = layer.state == State.SATURATED
    assert shown.tolist() == expected.tolist()
    assert not layer.dead.any()
    assert not layer.attenuated.any()


@pytest.mark.parametrize("name", ["relu", "leaky-relu", "prelu", "linear"])
def test_a_piecewise_linear_unit_is_never_saturated(name: str) -> None:
    """Though a ReLU that is off, and a leaky ReLU of slope 0, let no gradient through."""
    pairs = [(0.0, -9.0), (1.0, -9.0), (0.0, 9.0), (1.0, 0.0)]
    trainer_values = {"network.hidden": [4], "network.activation": name}
    trainer = trainer_on(LINE, {**trainer_values, "network.negative_slope": 0.001})
    set_layers(trainer, units(*pairs), out(4))
    assert not taken(trainer).layers[0].saturated.any()


@pytest.mark.parametrize("within", [0.001, 0.01, 0.1, 0.3])
@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
def test_saturated_is_as_near_to_an_end_as_the_setting_says(name: str, within: float) -> None:
    pairs = [(weight, float(bias)) for bias in np.arange(-9.0, 9.0, 0.37) for weight in (0.0, 1.0)]
    layer = one_layer(*pairs, activation=name, saturated_within=within)
    z = LINE.train.x * [w for w, _ in pairs] + [b for _, b in pairs]
    near = np.abs(np.tanh(z)) > 1 - within
    if name == "sigmoid":
        value = 1 / (1 + np.exp(-z))
        near = (value < within) | (value > 1 - within)
    assert layer.saturated.tolist() == near.all(axis=0).tolist()
    assert 2 < layer.saturated.sum() < len(pairs) - 2


@pytest.mark.parametrize("name", ["leaky-relu", "prelu"])
def test_attenuated_is_a_leaky_unit_left_of_zero_on_every_training_point(name: str) -> None:
    pairs = [(1.0, -1.0), (1.0, -0.999), (0.0, -4.0), (-2.0, -2.0), (0.0, 0.0), (1.0, 1.5)]
    layer = one_layer(*pairs, activation=name)
    assert layer.attenuated.tolist() == [True, False, True, True, True, False]
    shown = layer.state == State.ATTENUATED
    assert shown.tolist() == layer.attenuated.tolist()
    assert layer.dormant[4]  # which is not shown
    assert not layer.dead.any()
    assert not layer.born_dead.any()


@pytest.mark.parametrize("name", ["leaky-relu", "prelu"])
@pytest.mark.parametrize("slope", [0.0, 0.3, 1.0])
def test_attenuated_at_step_0_is_not_born_dead(name: str, slope: float) -> None:
    values = {"network.hidden": [2], "network.activation": name, "network.negative_slope": slope}
    trainer = trainer_on(LINE, values)
    set_layers(trainer, units((1.0, -3.0), (1.0, 0.0)), out(2))
    found = taken(trainer)
    assert states(found.layers[0])[0] is State.ATTENUATED
    assert found.siblings.dead_fraction[0] == found.siblings.born_dead_fraction[0] == 0.0
    assert not found.siblings.dead_network[0]


@pytest.mark.parametrize("name", ["relu", "elu", "selu", "gelu", "silu", "tanh", "linear"])
def test_nothing_else_is_attenuated(name: str) -> None:
    assert not one_layer((1.0, -1.5), (0.0, -0.2), activation=name).attenuated.any()


@pytest.mark.parametrize("name", get_args(ActivationName))
def test_steepest_is_the_largest_slope_that_autograd_finds(name: str) -> None:
    random = np.random.default_rng(5)
    pairs = list(zip(random.normal(size=40), random.normal(0, 4, 40), strict=True))
    trainer = trainer_on(
        LINE,
        {
            "network.hidden": [40],
            "network.activation": name,
            "network.negative_slope": NEGATIVE_SLOPE,
            "network.alpha": ALPHA,
            "training.replicas": 3,
        },
    )
    set_layers(trainer, units(*pairs), out(40))
    z = LINE.train.x * [w for w, _ in pairs] + [b for _, b in pairs]
    for replica, learned in enumerate([0.4, -0.25, -3.0]):
        for slopes in trainer.network.parameters.slopes:  # of PReLU
            slopes[replica] = learned
        leaky = partial(functional.leaky_relu, negative_slope=learned)
        expected = steepest(leaky if name == "prelu" else FUNCTIONS[name], z)
        found = Census(trainer).take(replica).layers[0].steepest
        assert found == pytest.approx(expected, rel=1e-5, abs=1e-6)
        if name in ("relu", "leaky-relu", "linear"):
            assert set(found.tolist()) <= {0.0, float(np.float32(NEGATIVE_SLOPE)), 1.0}
            assert len(set(found.tolist())) == (1 if name == "linear" else 2)


def test_steepest_of_a_relu_is_one_where_it_is_on_somewhere_and_else_zero() -> None:
    layer = one_layer((1.0, -1.0), (1.0, -0.999), (0.0, 0.0), (0.0, 1e-30), (1.0, 5.0))
    assert layer.steepest.tolist() == [0.0, 1.0, 0.0, 1.0, 1.0]


@pytest.mark.parametrize("name", ["relu", "elu", "tanh"])
def test_figures_on_test_points_are_those_of_numpy(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = np.random.default_rng(2)
    x, test = random.normal(size=(30, 2)), random.normal(size=(57, 2))
    values = {"network.hidden": [5, 4], "network.activation": name, "training.replicas": 4}
    trainer = trainer_on(data_of(x, np.zeros(30), test, np.zeros(57)), values)
    flat = trainer.network.parameters.flat
    flat.copy_(torch.randn(flat.shape, generator=torch.Generator().manual_seed(4)))
    f = {
        "relu": lambda z: np.maximum(z, 0),
        "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
        "tanh": np.tanh,
    }[name]
    # all replicas together, one by one, and two at a time (57 points, 6 numbers each)
    for at_once in (module.NUMBERS_AT_ONCE, 1, 700):
        monkeypatch.setattr(module, "NUMBERS_AT_ONCE", at_once)
        for replica in range(4):
            found, a = Census(trainer).take(replica, neuron=(1, 3)), test
            for depth, layer in enumerate(found.layers):
                matrix = trainer.network.parameters.weights[depth][replica].double().numpy()
                z = a @ matrix[:-1] + matrix[-1]
                a = f(z)
                assert layer.test_margin == pytest.approx(z.max(axis=0), rel=1e-5, abs=1e-6)
                assert layer.test_active_share.tolist() == (z > 0).mean(axis=0).tolist()
                activity = np.abs(a).mean(axis=0)
                assert layer.test_activity == pytest.approx(activity, rel=1e-5, abs=1e-6)
            assert found.test_preactivation == pytest.approx(z[:, 3], rel=1e-4, abs=1e-5)


def test_a_neuron_that_is_dead_on_the_training_points_may_be_active_on_the_test_points() -> None:
    data = data_of(LINE.train.x, LINE.train.target, [2.0, 4.0, 0.5, -1.0], np.zeros(4))
    layer = one_layer((1.0, -1.5), (1.0, 2.0), data=data)
    assert layer.dead.tolist() == [True, False]
    assert layer.test_margin.tolist() == [2.5, 6.0]
    assert layer.test_active_share.tolist() == [0.5, 1.0]
    assert layer.test_activity.tolist() == [3.0 / 4, 13.5 / 4]


def test_without_test_points_there_are_no_figures_on_them() -> None:
    layer = one_layer((1.0, 0.0))
    assert layer.test_margin is None
    assert layer.test_active_share is None
    assert layer.test_activity is None


def test_a_unit_at_both_ends_of_tanh_is_saturated() -> None:
    data = data_of([-1.0, 1.0], [0.0, 0.0])
    assert one_layer((9.0, 0.0), activation="tanh", data=data).saturated.tolist() == [True]


@pytest.mark.parametrize("name", ["relu", "tanh", "leaky-relu"])
def test_dormancy_is_mean_activity_over_that_of_the_layer(name: str) -> None:
    pairs = [(1.0, 0.0), (0.01, 0.0), (-3.0, 0.2), (0.0, -1.0), (0.02, 0.03)]
    layer = one_layer(*pairs, activation=name)
    x = np.linspace(-1.0, 1.0, 201)
    z = np.stack([w * x + b for w, b in pairs])
    a = {
        "relu": np.maximum(z, 0.0),
        "tanh": np.tanh(z),
        "leaky-relu": np.where(z > 0, z, 0.01 * z),
    }[name]
    activity = np.abs(a).mean(axis=1)
    scores = activity / (activity.mean() + 1e-9)
    assert layer.mean_activity == pytest.approx(activity, rel=1e-5, abs=1e-9)
    assert layer.dormancy == pytest.approx(scores, rel=1e-5, abs=1e-9)
    assert layer.dormant.tolist() == (scores <= 0.025).tolist()
    assert layer.dormant.any()
    assert not layer.dormant.all()


def test_the_dormancy_threshold_is_a_setting_and_includes_its_value() -> None:
    pairs = [(0.0, 0.5), (0.0, 1.5)]  # scores 0.5 and 1.5
    layer = one_layer(*pairs, dormant_tau=0.499)
    assert layer.dormant.tolist() == [False, False]
    assert one_layer(*pairs, dormant_tau=0.5).dormant.tolist() == [True, False]
    dead = one_layer((0.0, -1.0), (0.0, 1.0), dormant_tau=0.0)
    assert dead.dormant.tolist() == [True, False]


def test_shares_and_root_mean_square_over_the_layer() -> None:
    data = data_of([-1.0, 0.0, 2.0], [0.0] * 3)
    layer = one_layer((1.0, 0.0), (-2.0, 1.0), data=data)
    # z is -1 0 2 and 3 1 -3
    assert layer.active_share == pytest.approx([1 / 3, 2 / 3])
    assert layer.active_fraction == pytest.approx(0.5)
    assert layer.rms_preactivation == pytest.approx(np.sqrt((1 + 0 + 4 + 9 + 1 + 9) / 6))


@pytest.mark.parametrize(
    "name",
    [
        "leaky-relu",
        "prelu",
        "elu",
        "selu",
        "gelu",
        "silu",
        "softplus",
        "tanh",
        "sigmoid",
        "linear",
    ],
)
def test_only_relu_can_be_dead(name: str) -> None:
    trainer = trainer_on(LINE, {"network.hidden": [2], "network.activation": name})
    set_layers(trainer, units((1.0, -5.0), (0.0, -1.0)), out(2))
    found = taken(trainer)
    layer = found.layers[0]
    assert (layer.margin < 0).all()
    assert not layer.dead.any()
    assert not layer.born_dead.any()
    assert not layer.rarely_active.any()
    assert found.siblings.dead_fraction[0] == 0.0
    assert not found.siblings.dead_network[0]


def test_a_dead_layer_is_a_dead_network_and_its_output_constant() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [2, 3], "training.replicas": 2})
    second = [[1.0, -1.0, 2.0], [1.0, 1.0, 0.5], [0.3, 0.3, 0.3]]
    set_layers(trainer, units((1.0, -2.0), (-1.0, 0.5)), second, out(3))
    census = Census(trainer)
    siblings = census.take().siblings
    assert not siblings.dead_network.any()
    assert not siblings.constant_output.any()
    set_layers(trainer, units((1.0, -2.0), (-1.0, -1.0)), second, out(3))
    found = census.take()
    assert found.siblings.dead_network.all()
    assert found.siblings.constant_output.all()
    assert not found.siblings.born_dead_network.any()
    # the units behind the dead layer are not dead: their biases keep them on
    assert not found.layers[1].dead.any()
    assert found.siblings.dead_fraction == pytest.approx([2 / 5, 2 / 5])


@pytest.mark.parametrize("replicas", [1, 2])
@pytest.mark.parametrize(("points", "width"), [(2, 1), (51, 33), (250, 8), (250, 40), (501, 20)])
def test_behind_a_dead_layer_the_output_is_exactly_constant(
    points: int, width: int, replicas: int
) -> None:
    """However the sums that make it are rounded, for every size of the network and the data."""
    data = data_of(np.linspace(-1.0, 1.0, points), np.zeros(points))
    trainer = trainer_on(data, {"network.hidden": [2, width], "training.replicas": replicas})
    dead = units((1.0, -2.0), (1.0, -2.0))
    for seed in range(30):
        random = np.random.default_rng(seed)
        behind = np.abs(random.normal(size=(3, width)))
        set_layers(trainer, dead, behind, random.normal(size=(width + 1, 1)))
        siblings = taken(trainer).siblings
        assert siblings.dead_network.all()
        assert siblings.constant_output.all()


def test_an_output_may_be_constant_without_any_dead_unit() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [2]})
    set_layers(trainer, units((1.0, 0.0), (1.0, 0.0)), [[1.0], [-1.0], [0.5]])
    siblings = taken(trainer).siblings
    assert siblings.constant_output[0]
    assert not siblings.dead_network[0]


def test_a_difference_of_one_rounding_is_not_constant() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [1]})
    set_layers(trainer, units((0.0, 1.0)), [[1.0], [0.0]])
    assert taken(trainer).siblings.constant_output[0]
    set_layers(trainer, units((1.2e-7, 1.0)), [[1.0], [0.0]])
    assert not taken(trainer).siblings.constant_output[0]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", ["weight", "bias"])
def test_what_is_not_finite_is_diverged_and_not_dead(bad: float, where: str) -> None:
    trainer = trainer_on(LINE, {"network.hidden": [2]})
    set_layers(trainer, units((1.0, -5.0), (1.0, 0.0)), out(2))
    census = Census(trainer)
    pair = (bad, 0.0) if where == "weight" else (0.0, bad)
    set_layers(trainer, units((1.0, -5.0), pair), out(2))
    found = census.take()
    assert states(found.layers[0]) == [State.BORN_DEAD, State.DIVERGED]
    assert found.layers[0].dead.tolist() == [True, False]
    assert found.siblings.dead_fraction[0] == 0.5
    assert not found.siblings.dead_network[0]
    assert found.siblings.diverged[0]
    for flags in (found.layers[0].dormant, found.layers[0].always_on, found.layers[0].saturated):
        assert not flags[1]


def test_a_wholly_diverged_network_has_no_dead_unit() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [3, 2]})
    nan = np.nan
    set_layers(trainer, np.full((2, 3), nan), np.full((4, 2), nan), np.full((3, 1), nan))
    found = taken(trainer)
    assert found.siblings.diverged[0]
    assert not found.siblings.dead_network[0]
    assert not found.siblings.constant_output[0]
    for layer in found.layers:
        assert set(states(layer)) == {State.DIVERGED}


def test_an_overflowing_loss_is_diverged_though_all_parameters_are_finite() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [1]})
    set_layers(trainer, units((0.0, 1e25)), [[1.0], [0.0]])
    found = taken(trainer)
    assert found.siblings.diverged[0]
    assert states(found.layers[0]) == [State.ALWAYS_ON]


def test_test_points_have_no_say_in_states() -> None:
    """A unit off on the training points is dead, whatever it does on the test points."""
    values = {"network.hidden": [3]}
    pairs = [(1.0, -2.0), (1.0, 2.0), (1.0, 0.0)]
    found = []
    for test in ([5.0, -5.0], [0.0]):
        data = data_of(LINE.train.x, LINE.train.target, test, np.zeros(len(test)))
        trainer = trainer_on(data, values)
        set_layers(trainer, units(*pairs), out(3))
        found.append(taken(trainer))
    for one, other in zip(found[0].layers, found[1].layers, strict=True):
        for name in LayerCensus.__dataclass_fields__:
            if not name.startswith("test_"):
                assert np.array_equal(getattr(one, name), getattr(other, name)), name
    assert states(found[0].layers[0]) == [State.BORN_DEAD, State.ALWAYS_ON, State.ALIVE]
    assert found[0].siblings.loss[0] == found[1].siblings.loss[0]
    assert found[0].siblings.test_loss[0] != found[1].siblings.test_loss[0]


def test_loss_and_accuracy_of_two_classes_by_hand() -> None:
    data = data_of([1.0, 2.0, 3.0], [1, 0, 1], [1.0, 4.0], [1, 1], classes=2)
    trainer = trainer_on(data, {"network.hidden": [1], "training.l2": 0.1, "training.l1": 0.01})
    set_layers(trainer, units((1.0, 0.0)), [[2.0], [-3.0]])
    siblings = taken(trainer).siblings
    # outputs z are -1, 1, 3: wrong, wrong, right; of the test points -1 and 5
    losses = np.log1p(np.exp([1.0, 1.0, -3.0]))
    penalty = 0.5 * 0.1 * (1 + 4) + 0.01 * (1 + 2)
    assert siblings.loss[0] == pytest.approx(losses.mean() + penalty, rel=1e-6)
    assert siblings.accuracy[0] == pytest.approx(1 / 3)
    assert siblings.test_accuracy[0] == pytest.approx(1 / 2)
    expected = np.log1p(np.exp([1.0, -5.0])).mean() + penalty
    assert siblings.test_loss[0] == pytest.approx(expected, rel=1e-6)


def test_loss_and_accuracy_of_three_classes_by_hand() -> None:
    data = data_of([1.0, 2.0], [0, 2], classes=3)
    trainer = trainer_on(data, {"network.hidden": [1], "training.bias_l2": 0.2})
    set_layers(trainer, units((1.0, 0.0)), [[1.0, 0.0, -1.0], [0.0, 0.5, 0.0]])
    siblings = taken(trainer).siblings
    z = np.array([[1.0, 0.5, -1.0], [2.0, 0.5, -2.0]])
    losses = np.log(np.exp(z).sum(axis=1)) - z[[0, 1], [0, 2]]
    assert siblings.loss[0] == pytest.approx(losses.mean() + 0.5 * 0.2 * 0.25, rel=1e-6)
    assert siblings.accuracy[0] == 0.5
    assert siblings.test_loss is None
    assert siblings.test_accuracy is None


def test_regression_has_no_accuracy() -> None:
    data = data_of([1.0, 2.0], [0.0, 5.0], [4.0], [4.5])
    trainer = trainer_on(data, {"network.hidden": [1]})
    set_layers(trainer, units((1.0, 0.0)), [[1.0], [0.0]])
    siblings = taken(trainer).siblings
    assert siblings.loss[0] == pytest.approx((1 + 9) / 2)
    assert siblings.test_loss[0] == pytest.approx(0.25)
    assert siblings.accuracy is None
    assert siblings.test_accuracy is None


def test_decoupled_decay_is_no_part_of_the_loss() -> None:
    values = {"network.hidden": [1], "training.optimizer": "adamw", "training.l2": 5.0}
    trainer = trainer_on(data_of([1.0], [0.0]), values)
    set_layers(trainer, units((1.0, 0.0)), [[1.0], [0.0]])
    assert taken(trainer).siblings.loss[0] == pytest.approx(1.0)


def test_taking_replicas_in_portions_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"dataset.points": 30, "network.hidden": [4, 3], "training.replicas": 7}
    data = data_of(np.linspace(-1, 1, 20), np.sin(np.arange(20)), [0.5, 2.0], [0.1, 0.2])
    trainer = trainer_on(data, {**values, "training.learning_rate": 0.5})
    whole_census = Census(trainer)
    trainer.advance(30)
    whole = whole_census.take(replica=5, neuron=(1, 2))
    for numbers in (1, 250, 300):
        monkeypatch.setattr(module, "NUMBERS_AT_ONCE", numbers)
        census = Census(trainer)
        census.born_dead = whole_census.born_dead
        assert len(list(census._portions(trainer.x))) > 1
        found = census.take(replica=5, neuron=(1, 2))
        for name in type(whole.siblings).__dataclass_fields__:
            one, other = getattr(whole.siblings, name), getattr(found.siblings, name)
            assert np.array_equal(one, other) or one is other is None, name
        for one_layer_, other_layer in zip(whole.layers, found.layers, strict=True):
            for name in LayerCensus.__dataclass_fields__:
                assert np.array_equal(getattr(one_layer_, name), getattr(other_layer, name)), name
        assert np.array_equal(whole.preactivation, found.preactivation)
        assert np.array_equal(whole.test_preactivation, found.test_preactivation)


def test_dead_of_one_replica_is_its_row_of_all() -> None:
    trainer = trainer_on(LINE, {"network.hidden": [4, 3], "training.replicas": 5})
    census = Census(trainer)
    everyone = census.dead()
    assert everyone.shape == (5, 7)
    assert everyone.any()
    for r in range(5):
        assert np.array_equal(census.dead(r), everyone[r : r + 1])


def test_a_census_is_given_up_once_it_is_no_longer_wanted() -> None:
    trainer = Trainer(Experiment())
    wanted = [True]
    census = Census(trainer, interrupted=lambda: not wanted[0])
    census.take()
    wanted[0] = False
    with pytest.raises(Interrupted):
        census.take()
