"""A death taken apart: its figures are those of autograd, its parts add up, and its cause is what
the run was built to die of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.record.autopsy import Autopsy
from app.record.events import Event
from tests.engine.making import data_of, experiment, set_layers, trainer_on, weights_of
from tests.engine.oracle import LOSSES, oracle_of

OPTIMISERS: list[dict[str, Any]] = [
    {"training.learning_rate": 1.0},
    {"training.learning_rate": 0.3, "training.momentum": 0.9},
    {"training.optimizer": "nesterov", "training.learning_rate": 0.3, "training.momentum": 0.8},
    {"training.optimizer": "rmsprop", "training.learning_rate": 0.05},
    {"training.optimizer": "rmsprop", "training.learning_rate": 0.03, "training.momentum": 0.5},
    {"training.optimizer": "adam", "training.learning_rate": 0.1},
    {"training.optimizer": "adam", "training.learning_rate": 0.1, "training.l2": 0.01},
    {"training.optimizer": "adamw", "training.learning_rate": 0.1, "training.l2": 0.1},
    {"training.learning_rate": 1.0, "training.l1": 0.003, "training.l2": 0.01},
    {"training.learning_rate": 2.0, "training.clip_norm": 0.5},
    {"training.learning_rate": 1.0, "network.bias": False},
]


def autopsies(values: dict[str, Any], steps: int = 150) -> tuple[Observer, list[Autopsy]]:
    """The run, and the autopsies of all that are dead after so many steps and were killed."""
    observer = Observer(Trainer(experiment({"network.hidden": (12, 12), **values})))
    observer.watch.advance(steps)
    observer.watch.look()
    found = [
        observer.watch.autopsy(unit, int(observer.watch.dead_since()[unit]))
        for unit in range(len(observer.watch.units))
    ]
    return observer, [each for each in found if each is not None]


@pytest.mark.parametrize("values", OPTIMISERS, ids=str)
def test_the_parts_of_a_move_add_up_to_it(values: dict[str, Any]) -> None:
    """What rounding leaves is of the size of single precision, so the shares are the real ones."""
    _, found = autopsies(values)
    assert found
    for autopsy in found:
        fan_in = len(autopsy.weights_before)
        moved = autopsy.weights_after - autopsy.weights_before
        assert np.allclose(autopsy.move[:, :fan_in].sum(axis=0), moved, rtol=0, atol=1e-12)
        size = max(np.abs(autopsy.move[:3]).max(), np.abs(autopsy.weights_before).max())
        assert np.abs(autopsy.move[3]).max() <= 3e-6 * max(size, 1e-3)
        left = autopsy.z_after - autopsy.z_before - autopsy.parts.total
        assert abs(left) <= 1e-4 * max(1.0, abs(autopsy.z_before), abs(autopsy.parts.total))


@pytest.mark.parametrize("values", OPTIMISERS, ids=str)
def test_deltas_and_gradients_are_autograds(values: dict[str, Any]) -> None:
    observer, found = autopsies(values)
    start = experiment({"network.hidden": (12, 12), **values})
    for autopsy in found:
        layer, index = autopsy.event.layer, autopsy.event.neuron
        assert layer is not None
        replayed = Trainer(start)
        replayed.advance(autopsy.event.step - 1)
        net = oracle_of(weights_of(replayed, 0), [], start.activations, start.network.bias)
        x = torch.as_tensor(observer.trainer.data.train.x[autopsy.batch], dtype=torch.float32)
        y = torch.as_tensor(observer.trainer.data.train.target[autopsy.batch])[:, None].float()
        zs = net.preactivations(x)
        loss = LOSSES["two-class", "cross-entropy"](zs[-1], y)
        delta, *gradients = torch.autograd.grad(loss, [zs[layer], *net.weights])
        assert autopsy.batch_loss == pytest.approx(float(loss.detach()), rel=1e-4)
        assert np.allclose(autopsy.deltas, delta[:, index], rtol=1e-3, atol=1e-6)
        wanted = gradients[layer][index]
        if clip := start.training.clip_norm:
            every = torch.autograd.grad(
                LOSSES["two-class", "cross-entropy"](net.preactivations(x)[-1], y), net.learned
            )
            norm = torch.sqrt(sum((g.square().sum() for g in every), torch.zeros(())))
            wanted = wanted * min(1.0, clip / (float(norm) + 1e-6))
        assert np.allclose(autopsy.weight_gradient, wanted, rtol=1e-3, atol=1e-5)
        if start.network.bias and not start.training.clip_norm:
            assert autopsy.bias_gradient == pytest.approx(float(delta[:, index].sum()), abs=1e-5)
        z = net.preactivations(torch.as_tensor(observer.trainer.data.train.x).float())[layer]
        z = z[:, index].detach().numpy()
        assert autopsy.z_before == pytest.approx(float(z.max()), abs=1e-4)
        sure = np.flatnonzero(np.abs(z) > 1e-4)
        assert np.array_equal(np.isin(sure, autopsy.active_before), z[sure] > 0)


def test_the_picture_is_the_neurons_plane_before_and_after() -> None:
    _, found = autopsies({"training.learning_rate": 1.0})
    autopsy = next(each for each in found if each.event.layer == 0)
    assert autopsy.picture is not None
    x, y = np.meshgrid(autopsy.picture.xs, autopsy.picture.ys)
    for picture, weights, bias in (
        (autopsy.picture.before, autopsy.weights_before, autopsy.event.bias_before),
        (autopsy.picture.after, autopsy.weights_after, autopsy.event.bias_after),
    ):
        assert np.allclose(picture, weights[0] * x + weights[1] * y + bias, atol=1e-4)
    norm = np.linalg.norm(autopsy.weights_before), np.linalg.norm(autopsy.weights_after)
    event = autopsy.event
    assert event.margin_before is not None
    assert event.margin_after is not None
    assert autopsy.jump == pytest.approx(
        event.margin_before / norm[0] - event.margin_after / norm[1]
    )


def test_a_neuron_that_came_back_has_no_autopsy_and_one_that_died_again_its_last() -> None:
    values = {"network.hidden": (16, 16, 16), "training.learning_rate": 1.0}
    observer = Observer(Trainer(experiment(values)))
    observer.watch.advance(400)
    observer.watch.look()
    last: dict[tuple[int | None, int | None], Event] = {}
    revived = False
    for event in observer.watch.events.so_far():
        last[event.layer, event.neuron] = event
        revived |= event.kind == "revival"
    assert revived
    for unit, place in enumerate(observer.watch.units):
        autopsy, event = (
            observer.watch.autopsy(unit, int(observer.watch.dead_since()[unit])),
            last.get(place),
        )
        if event is None or event.kind == "revival" or event.cause == "born-dead":
            assert autopsy is None
        else:
            assert autopsy is not None
            assert autopsy.event == event


# --- Causes: a run built for each


def only_death(
    values: dict[str, Any],
    x: Any,
    y: Any,
    *layers: Any,
    steps: int = 1,
    momentum: float = 0.0,
    layer: int = 0,
) -> Event:
    """The only death in a layer of a regression run that starts from these weights."""
    data = data_of(x, y)
    values = {"training.batch_size": 0, "training.loss": "squared-error", **values}
    trainer = trainer_on(data, {**values, "training.momentum": momentum})
    set_layers(trainer, *layers)
    observer = Observer(trainer)
    observer.watch.advance(steps)
    observer.watch.look()
    events = observer.watch.events.so_far()
    deaths = [e for e in events if e.kind == "death" and e.step > 0 and e.layer == layer]
    assert len(deaths) == 1
    return deaths[0]


ONE = {"network.hidden": (1,), "training.learning_rate": 1.0}


def test_a_large_error_where_the_inputs_are_small_kills_by_the_bias() -> None:
    """The bias is not moderated by the input: claim C15."""
    event = only_death(ONE, [0.1, -0.1], [-3.0, -3.0], [[0.1], [0.5]], [[1.0], [0.0]])
    assert event.cause == "bias"
    assert event.margin_before == pytest.approx(0.51)
    # by hand: z = 0.51 and 0.49, errors 3.51 and 3.49, so db = -(2 * 3.51 + 2 * 3.49) / 2
    assert event.bias_after == pytest.approx(0.5 - 7.0)


def test_a_large_error_where_the_inputs_are_large_kills_by_the_weights() -> None:
    event = only_death(
        {**ONE, "training.learning_rate": 0.01},
        [10.0, 11.0],
        [-3.0, -3.0],
        [[0.1], [0.5]],
        [[1.0], [0.0]],
    )
    assert event.cause == "weights"


def test_where_neither_push_alone_would_have_been_enough_it_was_both() -> None:
    event = only_death(
        {**ONE, "training.learning_rate": 0.08},
        [1.0, 1.0],
        [-3.0, -3.0],
        [[0.3], [0.3]],
        [[1.0], [0.0]],
    )
    assert event.cause == "both"


def test_a_deeper_neuron_whose_inputs_vanish_dies_by_its_inputs() -> None:
    """Its own weights get no push: the neuron before it is what the error moves."""
    event = only_death(
        {"network.hidden": (2, 1), "network.bias": False, "training.learning_rate": 0.01},
        [1.0],
        [-3.0],
        # error 3.2: the second layer's weights move by 0.001, those of the first by 0.32
        [[0.02, 0.02]],
        [[5.0], [5.0]],
        [[1.0]],
        layer=1,
    )
    assert event.cause == "inputs"


def test_weight_decay_can_kill() -> None:
    """Decay shrinks the weights that held z above a negative bias; the loss is at its minimum."""
    event = only_death(
        {**ONE, "training.learning_rate": 0.5, "training.l2": 1.0},
        [1.0, 1.0],
        [0.5, 0.5],
        [[1.5], [-1.0]],
        [[1.0], [0.0]],
    )
    assert event.cause == "decay"
    assert event.bias_before == event.bias_after == -1.0, "biases have no decay of their own here"


def test_momentum_carries_on_after_the_gradient_has_ceased() -> None:
    """The first step overshoots to just above zero; the second gets hardly any gradient."""
    event = only_death(
        {**ONE, "training.learning_rate": 0.4},
        [0.0, 0.0],
        [0.05, 0.05],
        [[1.0], [1.0]],
        [[1.0], [0.0]],
        steps=2,
        momentum=0.9,
    )
    assert event.step == 2
    assert event.cause == "momentum"


def test_a_revival_has_a_cause_as_well() -> None:
    values = {"network.hidden": (16, 16, 16), "training.learning_rate": 1.0}
    observer = Observer(Trainer(experiment(values)))
    observer.watch.advance(300)
    observer.watch.look()
    revivals = [e for e in observer.watch.events.so_far() if e.kind == "revival"]
    assert revivals
    # plain gradient descent: a dead unit's own weights do not move
    assert {e.cause for e in revivals} == {"inputs"}
    for event in revivals:
        assert event.margin_before is not None
        assert event.margin_after is not None
        assert event.margin_before <= 0 < event.margin_after
        assert event.bias_before == event.bias_after
