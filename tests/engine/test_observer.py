"""The observer: what a snapshot shows is what the network answers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from app.engine.observer import Observer, data_extent
from app.engine.trainer import Trainer
from app.record.data import Data
from app.record.lens import Lens
from tests.engine.making import data_of, experiment, set_layers, trainer_on

CLOSE = {"rtol": 2e-5, "atol": 2e-5}


def blob(points: int, inputs: int, classes: int) -> Data:
    random = np.random.default_rng(1)
    x, test = random.normal(size=(points, inputs)), random.normal(size=(9, inputs))
    if classes:
        return data_of(x, np.arange(points) % classes, test, np.arange(9) % classes, classes)
    return data_of(x, x.sum(axis=1), test, test.sum(axis=1))


def observed(data: Data, **more: Any) -> tuple[Trainer, Observer]:
    """Three networks with a tanh and a ReLU layer, a few steps on their way."""
    values = {"network.hidden": [5, 4], "network.activation": ["tanh", "relu"], **more}
    trainer = trainer_on(data, {"training.replicas": 3, "initialisation.bias": 0.1, **values})
    observer = Observer(trainer)
    trainer.advance(20)
    return trainer, observer


def forward(trainer: Trainer, replica: int, x: np.ndarray) -> list[np.ndarray]:
    """z of every layer in double precision, worked out with numpy."""
    zs, a = [], x
    for depth, matrix in enumerate(trainer.network.parameters.weights):
        w = matrix[replica].double().numpy()
        bias = w[-1] if trainer.network.bias else 0.0
        z = a @ w[: a.shape[1]] + bias
        zs.append(z)
        a = np.tanh(z) if depth == 0 else np.maximum(z, 0.0)
    return zs


def answers(z: np.ndarray, classes: int) -> np.ndarray:
    if classes == 0:
        return z
    if classes == 2:
        return 1 / (1 + np.exp(-z))
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("classes", [0, 2, 7])
def test_responses_are_what_the_network_answers_over_the_grid(classes: int, bias: bool) -> None:
    trainer, observer = observed(blob(40, 2, classes), **{"network.bias": bias})
    lens = Lens(replica=1, layer=1, extent=(-1.0, 2.0, -4.0, -3.0), resolution=6, map_resolution=3)
    found = observer.snapshot(lens).responses
    assert found.extent == (-1.0, 2.0, -4.0, -3.0)
    assert found.xs == pytest.approx(np.linspace(-1, 2, 6))
    assert found.ys == pytest.approx(np.linspace(-4, -3, 6))
    outputs = classes if classes > 2 else 1
    assert found.output.shape == (outputs, 6, 6)
    assert found.preactivation.shape == (4, 6, 6)
    for i, y in enumerate(found.ys):
        for j, x in enumerate(found.xs):
            zs = forward(trainer, 1, np.array([[x, y]]))
            np.testing.assert_allclose(found.preactivation[:, i, j], zs[1][0], **CLOSE)
            np.testing.assert_allclose(found.output[:, i, j], answers(zs[2], classes)[0], **CLOSE)
    assert [m.shape for m in found.maps] == [(5, 3, 3), (4, 3, 3)]
    for i, y in enumerate(np.linspace(-4, -3, 3)):
        for j, x in enumerate(np.linspace(-1, 2, 3)):
            zs = forward(trainer, 1, np.array([[x, y]]))
            np.testing.assert_allclose(found.maps[0][:, i, j], np.tanh(zs[0][0]), **CLOSE)
            np.testing.assert_allclose(found.maps[1][:, i, j], np.maximum(zs[1][0], 0), **CLOSE)


@pytest.mark.parametrize("layer", [0, 1])
def test_the_preactivation_is_that_of_the_lenss_layer(layer: int) -> None:
    trainer, observer = observed(blob(40, 2, 2))
    found = observer.snapshot(Lens(layer=layer, extent=(0.5, 1.0, 0.5, 1.0), resolution=2))
    corner = forward(trainer, 0, np.array([[0.5, 0.5]]))[layer][0]
    assert found.responses.layer == layer
    np.testing.assert_allclose(found.responses.preactivation[:, 0, 0], corner, **CLOSE)
    assert found.responses.maps == ()


def test_one_input_gives_a_line_four_times_as_fine() -> None:
    trainer, observer = observed(blob(30, 1, 0))
    lens = Lens(layer=0, extent=(-2.0, 2.0, 0.0, 0.0), resolution=5, map_resolution=2)
    found = observer.snapshot(lens).responses
    assert found.xs == pytest.approx(np.linspace(-2, 2, 20))
    assert found.ys.tolist() == [0.0]
    assert found.output.shape == (1, 1, 20)
    zs = forward(trainer, 0, found.xs[:, None])
    np.testing.assert_allclose(found.output[0, 0], zs[2][:, 0], **CLOSE)
    np.testing.assert_allclose(found.preactivation[:, 0], zs[0].T, **CLOSE)
    assert found.maps[1].shape == (4, 1, 8)


def test_more_than_two_inputs_have_responses_on_the_datas_plane() -> None:
    trainer, observer = observed(blob(30, 3, 0))
    found = observer.snapshot(Lens(neuron=(0, 2), resolution=5))
    shown, plane = found.responses, found.data.plane
    u, v = np.meshgrid(shown.xs, shown.ys)
    weights, bias = plane.cut(found.first_weights, found.first_bias)
    z = weights[:, :1, None] * u + weights[:, 1:, None] * v + bias[:, None, None]
    assert np.allclose(shown.preactivation, z, atol=1e-5)
    assert found.first_weights.shape == (5, 3)
    assert found.neuron.weights.shape == (3,)
    assert len(found.layers) == 2
    assert trainer.data.inputs == 3


@pytest.mark.parametrize("bias", [True, False])
def test_first_layer_weights_are_those_of_the_shown_replica(bias: bool) -> None:
    trainer, observer = observed(blob(30, 2, 2), **{"network.bias": bias})
    found = observer.snapshot(Lens(replica=2))
    first = trainer.network.parameters.weights[0][2].double().numpy()
    assert found.first_weights.shape == (5, 2)
    assert np.array_equal(found.first_weights, first[:2].T)
    assert np.array_equal(found.first_bias, first[2] if bias else np.zeros(5))


def test_a_snapshot_does_not_change_when_the_run_goes_on() -> None:
    trainer, observer = observed(blob(30, 2, 2))
    found = observer.snapshot(Lens(neuron=(1, 1), map_resolution=4))
    arrays = [
        found.first_weights,
        found.first_bias,
        found.responses.output,
        found.responses.preactivation,
        *found.responses.maps,
        found.neuron.weights,
        found.neuron.preactivation,
        found.layers[0].margin,
        found.siblings.loss,
        found.siblings.seed,
    ]
    before = [array.copy() for array in arrays]
    trainer.advance(50)
    observer.snapshot(Lens(neuron=(1, 1), map_resolution=4))
    assert all(np.array_equal(a, b) for a, b in zip(arrays, before, strict=True))


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("layer", [0, 1])
def test_the_chosen_neuron_in_detail(layer: int, bias: bool) -> None:
    data = blob(30, 2, 2)
    trainer, observer = observed(data, **{"network.bias": bias})
    found = observer.snapshot(Lens(replica=1, neuron=(layer, 3))).neuron
    w = trainer.network.parameters.weights[layer][1].double().numpy()[:, 3]
    fan_in = (2, 5)[layer]
    assert (found.layer, found.index) == (layer, 3)
    assert np.array_equal(found.weights, w[:fan_in])
    assert found.bias == (w[-1] if bias else None)
    train = forward(trainer, 1, data.train.x)[layer][:, 3]
    test = forward(trainer, 1, data.test.x)[layer][:, 3]
    np.testing.assert_allclose(found.preactivation, train, **CLOSE)
    np.testing.assert_allclose(found.test_preactivation, test, **CLOSE)


def test_without_test_points_a_neuron_has_none() -> None:
    data = data_of([[0.0, 1.0], [1.0, 0.0]], [0, 1], classes=2)
    found = Observer(trainer_on(data)).snapshot(Lens(neuron=(0, 0)))
    assert found.neuron.test_preactivation.shape == (0,)
    assert found.siblings.test_loss is None


@pytest.mark.parametrize("neuron", [(0, 5), (1, 4), (2, 0), (7, 7)])
def test_a_lens_past_the_network_shows_what_there_is(neuron: tuple[int, int]) -> None:
    _, observer = observed(blob(30, 2, 2))
    found = observer.snapshot(Lens(replica=40, layer=9, neuron=neuron, resolution=16))
    assert found.lens.replica == found.replica == 2
    assert found.lens.layer == found.responses.layer == 1
    assert found.lens.neuron is None
    assert found.neuron is None


def test_the_extent_defaults_to_the_data_with_a_tenth_around() -> None:
    data = data_of([[0.0, 1.0], [4.0, 2.0]], [0, 1], [[10.0, 0.0]], [1], classes=2)
    found = Observer(trainer_on(data)).snapshot(Lens(resolution=16)).responses
    # inputs go from 0 to 10 and from 0 to 2; a square of side 12 around the middle
    assert found.extent == pytest.approx((-1.0, 11.0, -5.0, 7.0))


def test_the_extent_of_a_single_point_is_not_empty() -> None:
    assert data_extent(np.array([[3.0, 3.0]])) == (2.0, 4.0, 0.0, 0.0)
    assert data_extent(np.array([[3.0, 3.0], [5.0, 5.0]])) == (2.0, 4.0, 4.0, 6.0)


def test_work_bounds_the_samples_of_the_plane_and_never_below_the_coarsest() -> None:
    _, observer = observed(blob(30, 2, 2))
    lens = Lens(resolution=100, map_resolution=100)
    assert observer.snapshot(lens).responses.output.shape == (1, 100, 100)
    cost = 3 * 5 + 6 * 4 + 5 * 1  # multiplications for one point
    bounded = observer.snapshot(lens, work=cost * 50**2).responses
    assert bounded.output.shape == (1, 50, 50)
    assert bounded.xs[0] == pytest.approx(observer.snapshot(lens).responses.xs[0])
    least = observer.snapshot(lens, work=1.0).responses
    assert least.output.shape == (1, 16, 16)
    assert least.maps[0].shape == (5, 16, 16)


def test_a_snapshot_says_when_it_was_taken_and_under_which_settings() -> None:
    trainer = Trainer(experiment({"dataset.points": 40, "training.batch_size": 4}))
    observer = Observer(trainer, generation=3)
    trainer.advance(12)
    found = observer.snapshot(Lens(), steps_per_second=7.5)
    assert (found.step, found.epoch, found.generation) == (12, 2, 3)
    assert found.steps_per_second == 7.5
    assert found.experiment == trainer.experiment
    assert found.data is trainer.data


def test_a_diverged_network_still_gives_a_snapshot() -> None:
    trainer = trainer_on(blob(30, 2, 2), {"network.hidden": [2]})
    observer = Observer(trainer)
    set_layers(trainer, np.full((3, 2), np.nan), np.full((3, 1), np.inf))
    found = observer.snapshot(Lens(neuron=(0, 0), map_resolution=8))
    assert found.diverged
    assert found.dead == 0
    assert np.isnan(found.responses.output).all()
