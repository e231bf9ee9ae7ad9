"""What is done to a running network by hand or from the file: exactly what it says, no more."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from app.experiment.interventions import (
    AddPoints,
    Bias,
    DeletePoints,
    End,
    Freeze,
    Intervention,
    Kick,
    MovePoints,
    Nudge,
    Plane,
    Recycle,
    Reinitialise,
    RelabelPoints,
    Resample,
    Set,
    Shift,
    Unfreeze,
    Weight,
)
from app.record.lens import Lens
from tests.engine.making import data_of, experiment, same_bits, trainer_on, weights_of

FLAT = {"network.hidden": (6, 5), "training.learning_rate": 0.05}


def trained(
    values: dict[str, Any] | None = None, *record: Intervention, steps: int = 20
) -> Trainer:
    trainer = Trainer(experiment({**FLAT, **(values or {})}, *record))
    trainer.advance(steps)
    return trainer


def changed(trainer: Trainer, *acts: Intervention) -> list[Tensor]:
    """Which numbers differ afterwards, by weight matrix: True where one does."""
    before = weights_of(trainer, 0)
    for act in acts:
        trainer.apply(act)
    return [~torch.eq(a, b) for a, b in zip(before, weights_of(trainer, 0), strict=True)]


# --- Weights and biases by hand


def test_a_weight_gets_the_value_and_nothing_else_changes() -> None:
    trainer = trained()
    (first, second, last) = changed(trainer, Weight(layer=2, neuron=4, input=3, value=0.75))
    assert not first.any()
    assert not last.any()
    assert second.nonzero().tolist() == [[2, 3]]
    assert float(trainer.network.parameters.weights[1][0, 2, 3]) == 0.75


def test_a_plane_gets_its_weights_and_bias_exactly() -> None:
    trainer = trained()
    weights = tuple(float(np.float32(x)) for x in (0.1, -2.7))
    (first, *others) = changed(trainer, Plane(layer=1, neuron=2, weights=weights, bias=1.5))
    assert sorted({column for _, column in first.nonzero().tolist()}) == [1]
    assert not any(each.any() for each in others)
    assert trainer.network.parameters.weights[0][0, :, 1].tolist() == [*weights, 1.5]


def test_the_bias_of_the_output_can_be_given_a_value() -> None:
    trainer = trained()
    (first, second, last) = changed(trainer, Plane(layer=3, neuron=1, bias=-0.25))
    assert not first.any()
    assert not second.any()
    assert last.nonzero().tolist() == [[5, 0]]


def test_biases_of_all_hidden_neurons_are_set_and_the_output_left_alone() -> None:
    trainer = trained()
    output = float(trainer.network.parameters.weights[2][0, -1, 0])
    trainer.apply(Bias(value=0.1))
    for part in trainer.network.parameters.weights[:2]:
        assert part[0, -1].tolist() == pytest.approx([0.1] * part.shape[2])
    assert float(trainer.network.parameters.weights[2][0, -1, 0]) == output


def test_a_nudge_is_for_the_dead_alone_if_so_asked() -> None:
    trainer = trained()
    trainer.apply(Plane(layer=1, neuron=3, bias=-100.0))
    before = trainer.network.parameters.weights[0][0, -1].clone()
    trainer.apply(Nudge(by=0.5, only="dead"))
    moved = trainer.network.parameters.weights[0][0, -1] - before
    assert moved.nonzero().flatten().tolist() == [2]
    assert float(moved[2]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Weight(layer=1, neuron=1, input=3, value=0.0), "input 3: a neuron of layer 1 has 2"),
        (Weight(layer=2, neuron=9, input=1, value=0.0), "neuron = 9: layer 2 has 5 neurons"),
        (Plane(layer=1, neuron=1, weights=(1.0,)), "1 weights: a neuron of layer 1 has 2"),
        (Plane(layer=4, neuron=1, bias=1.0), "layer = 4: must be at most 3, the output layer"),
        (Plane(layer=3, neuron=2, bias=1.0), "neuron 2: layer 3 has 1"),
        (Bias(neuron=1), "neuron = 1: needs the layer it stands in"),
        (AddPoints(points=((1.0, 2.0),)), "2 inputs are needed, then the target"),
        (AddPoints(points=((1.0, 2.0, 5.0),)), "target 5: must be a class from 0 to 1"),
        (RelabelPoints(points=(1,), target=0.5), "target 0.5: must be a class from 0 to 1"),
        (DeletePoints(points=(251,)), "point 251: there are 250 training points"),
        (DeletePoints(points=tuple(range(1, 251))), "last training points cannot be deleted"),
        (MovePoints(points=(1, 2), to=((0.0, 0.0),)), "2 points are to be moved to 1 places"),
        (Shift(by=(1.0,)), "2 inputs are needed"),
        (Kick(point=(1.0, 0.0)), "2 inputs are needed, then the target"),
        (Kick(point=(1.0, 0.0, 7.0)), "target 7: must be a class from 0 to 1"),
        (Set(key="network.hidden", value=(3,)), "must be a setting that can be changed"),
        (
            Set(key="dataset.name", value="blobs"),
            "The data blobs have 2 inputs and 3 outputs; this network takes 2",
        ),
        (
            Set(key="dataset.name", value="sine"),
            "The data sine have 1 input and 1 output; this network takes 2",
        ),
        (Set(key="network.activation", value=("relu",)), "lists 1 activations for 2 hidden"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(act: Intervention, words: str) -> None:
    trainer = trained()
    before, place = trainer.checkpoint(), trainer.place()
    with pytest.raises(BadInput, match=words.replace("(", r"\(")):
        trainer.apply(act)
    after = trainer.checkpoint()
    assert torch.equal(before.parameters, after.parameters)
    assert trainer.place() == place
    trainer.advance(3)


def test_a_network_without_biases_has_none_to_set() -> None:
    trainer = trained({"network.bias": False})
    for act in (Bias(value=1.0), Nudge(), Plane(layer=1, neuron=1, bias=1.0)):
        with pytest.raises(BadInput, match="has no biases"):
            trainer.apply(act)
    with pytest.raises(BadInput, match="where the network began with them"):
        trainer.apply(Set(key="network.bias", value=True))


# --- Settings, with the weights kept


@pytest.mark.parametrize("name", ["leaky-relu", "elu", "tanh", "prelu", "sigmoid"])
def test_an_activation_is_swapped_with_the_weights_kept(name: str) -> None:
    """From then on the run is that of a network which has had the other activation all along and
    stands at these weights."""
    trainer = trained()
    before = weights_of(trainer, 0)
    trainer.apply(Set(key="network.activation", value=(name, "relu")))
    assert same_bits(before, weights_of(trainer, 0)[: len(before)])
    other = Trainer(experiment({**FLAT, "network.activation": (name, "relu")}))
    other.network.parameters.flat.copy_(trainer.network.parameters.flat)
    other.batches.go_to(trainer.batches.epoch, trainer.batches.position)
    for each in (trainer, other):
        each.advance(15)
    assert same_bits(weights_of(trainer, 0), weights_of(other, 0))


def test_biases_that_are_removed_stay_zero_and_learn_from_zero_when_put_back() -> None:
    trainer = trained({"training.momentum": 0.9})
    trainer.apply(Set(key="network.bias", value=False))
    trainer.advance(20)
    assert all(bool((w[0, -1] == 0).all()) for w in trainer.network.parameters.weights)
    snapshot = Observer(trainer).snapshot(Lens(neuron=(0, 0)))
    assert snapshot.neuron is not None
    assert snapshot.neuron.bias is None
    trainer.apply(Set(key="network.bias", value=True))
    trainer.advance(20)
    assert bool((trainer.network.parameters.weights[0][0, -1] != 0).any())


def test_another_optimizer_begins_with_no_memory() -> None:
    trainer = trained({"training.momentum": 0.9})
    trainer.apply(Set(key="training.optimizer", value="adam"))
    other = Trainer(experiment({**FLAT, "training.optimizer": "adam"}))
    other.network.parameters.flat.copy_(trainer.network.parameters.flat)
    other.batches.go_to(trainer.batches.epoch, trainer.batches.position)
    for each in (trainer, other):
        each.advance(15)
    assert same_bits(weights_of(trainer, 0), weights_of(other, 0))


def test_training_goes_on_with_other_data_and_the_weights_kept() -> None:
    trainer = trained()
    before = weights_of(trainer, 0)
    trainer.apply(Set(key="dataset.name", value="xor"))
    assert same_bits(before, weights_of(trainer, 0))
    fresh = Trainer(experiment({**FLAT, "dataset.name": "xor"}))
    assert np.array_equal(trainer.data.train.x, fresh.data.train.x)
    assert torch.equal(trainer.x, fresh.x)
    trainer.advance(10)


# --- Kicks


def test_a_kick_enlarges_one_steps_gradient_by_its_factor() -> None:
    usual, kicked = trained(), trained()
    start = weights_of(usual, 0)
    kicked.apply(Kick(factor=50.0))
    for each in (usual, kicked):
        each.advance(1)
    for before, one, other in zip(start, weights_of(usual, 0), weights_of(kicked, 0), strict=True):
        torch.testing.assert_close(other - before, 50.0 * (one - before), rtol=2e-3, atol=2e-5)
    first = weights_of(kicked, 0)
    kicked.advance(1)
    twin = Trainer(experiment(FLAT))
    twin.network.parameters.flat.copy_(
        torch.cat([w.reshape(-1) for w in [*first, *kicked.network.parameters.slopes]])
    )
    twin.batches.go_to(usual.batches.epoch, usual.batches.position)
    twin.advance(1)
    assert same_bits(weights_of(kicked, 0), weights_of(twin, 0)), "the step after it is as any"


def test_a_kick_of_one_neuron_moves_no_other_differently() -> None:
    usual, kicked = trained(), trained()
    kicked.apply(Kick(layer=1, neuron=2, factor=1000.0))
    for each in (usual, kicked):
        each.advance(1)
    differ = [
        ~torch.eq(a, b) for a, b in zip(*(weights_of(t, 0) for t in (usual, kicked)), strict=True)
    ]
    assert {column for _, column in differ[0].nonzero().tolist()} == {1}
    assert not differ[1].any()
    assert not differ[2].any()


def test_an_outlier_is_the_whole_minibatch_of_one_step_by_autograd() -> None:
    trainer = trained()
    weights = weights_of(trainer, 0)
    leaves = [w.clone().requires_grad_() for w in weights]
    a = torch.tensor([[30.0, -20.0]])
    for depth, w in enumerate(leaves):
        z = torch.cat([a, torch.ones(1, 1)], dim=1) @ w
        a = torch.relu(z) if depth < 2 else z
    loss = nn.functional.binary_cross_entropy_with_logits(a, torch.ones(1, 1))
    gradients = torch.autograd.grad(loss, leaves)
    epoch, position = trainer.batches.epoch, trainer.batches.position
    trainer.apply(Kick(factor=1.0, point=(30.0, -20.0, 1.0)))
    trainer.advance(1)
    for before, after, gradient in zip(weights, weights_of(trainer, 0), gradients, strict=True):
        torch.testing.assert_close(after, before - 0.05 * gradient, rtol=1e-4, atol=1e-6)
    assert (trainer.batches.epoch, trainer.batches.position) == (epoch, position + 10)


def test_a_kick_that_kills_is_examined_with_its_gradient() -> None:
    observer = Observer(Trainer(experiment({**FLAT, "network.hidden": (8, 8)})))
    observer.watch.advance(40)
    observer.watch.apply(Kick(factor=2000.0))
    observer.watch.advance(1)
    snapshot = observer.snapshot(Lens())
    died = [e for e in snapshot.events if e.kind == "death" and e.step == 41]
    assert died
    assert all(event.cause not in (None, "intervention") for event in died)
    event = died[0]
    snapshot = observer.snapshot(Lens(neuron=(event.layer, event.neuron)))
    autopsy = snapshot.neuron.autopsy
    assert autopsy is not None
    moved = autopsy.weights_after - autopsy.weights_before
    np.testing.assert_allclose(moved, autopsy.move.sum(axis=0)[:-1], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(moved, -0.05 * autopsy.weight_gradient, rtol=1e-3, atol=1e-4)


def test_an_outlier_that_kills_has_no_training_points_in_its_batch() -> None:
    observer = Observer(Trainer(experiment({**FLAT, "network.hidden": (8, 8)})))
    observer.watch.advance(40)
    observer.watch.apply(Kick(factor=1.0, point=(-60.0, -60.0, 1.0)))
    observer.watch.advance(1)
    events = [e for e in observer.snapshot(Lens()).events if e.kind == "death" and e.step == 41]
    assert events
    detail = observer.snapshot(Lens(neuron=(events[0].layer, events[0].neuron))).neuron
    assert detail.autopsy is not None
    assert len(detail.autopsy.batch) == 0
    assert len(detail.autopsy.deltas) == 1


# --- Revival


def dead_one(values: dict[str, Any] | None = None) -> Trainer:
    """Neuron 3 of layer 1 is dead, the others of that layer live."""
    trainer = trained({"training.momentum": 0.9, **(values or {})})
    trainer.apply(Plane(layer=1, neuron=3, bias=-100.0))
    return trainer


def test_all_dead_ones_are_drawn_anew_and_the_living_left_alone() -> None:
    trainer = dead_one()
    (first, second, last) = changed(trainer, Reinitialise())
    assert {column for _, column in first.nonzero().tolist()} == {2}
    assert first[:, 2].all()
    assert not second[:, 0].any()
    assert not last.any()
    assert float(trainer.network.parameters.weights[0][0, -1, 2]) == 0.0
    fresh = trainer.network.parameters.weights[0][0, :2, 2].tolist()
    again = dead_one()
    again.apply(Reinitialise())
    assert again.network.parameters.weights[0][0, :2, 2].tolist() == fresh, "from the seed alone"


def test_fresh_weights_have_the_spread_of_the_initialiser() -> None:
    trainer = Trainer(experiment({"network.hidden": (400, 400)}))
    trainer.apply(Reinitialise(layer=2, only="all"))
    drawn = trainer.network.parameters.weights[1][0, :400]
    assert float(drawn.std()) == pytest.approx((2 / 400) ** 0.5, rel=0.02)
    assert float(drawn.mean()) == pytest.approx(0.0, abs=0.002)


def test_the_optimiser_forgets_what_was_drawn_anew() -> None:
    trainer = dead_one({"training.optimizer": "adam"})
    trainer.apply(Reinitialise())
    weights = trainer.network.parameters.weights[0][0, :, 2].clone()
    for moment in trainer.optimiser.moments:
        assert not moment.view(-1)[: 3 * 6].view(3, 6)[:, 2].any()
    trainer.advance(1)
    # Adam's first step is as long as the learning rate, whatever the gradient
    moved = (trainer.network.parameters.weights[0][0, :, 2] - weights).abs()
    gradient = trainer.network.gradients.weights[0][0, :, 2]
    assert moved[gradient.abs() > 1e-4].tolist() == pytest.approx(
        [0.05] * int((gradient.abs() > 1e-4).sum()), rel=1e-2
    )


def test_recycling_follows_the_definition_of_redo() -> None:
    trainer = dead_one({"training.optimizer": "adam"})
    from app.engine.death import dormancy

    dormant = [score[0] <= 0.025 for score in dormancy(trainer.network, trainer.x)]
    assert dormant[0][2]
    before = weights_of(trainer, 0)
    trainer.apply(Recycle())
    after = weights_of(trainer, 0)
    for layer, chosen in enumerate(dormant):
        for unit, is_dormant in enumerate(chosen.tolist()):
            incoming = before[layer][:, unit], after[layer][:, unit]
            if is_dormant:
                assert after[layer][-1, unit] == 0
                assert not after[layer + 1][unit].any(), "no influence at first"
                assert not torch.equal(*incoming)
            elif layer == 0:
                assert torch.equal(*incoming)


def test_without_the_reset_of_its_step_count_adam_would_move_a_recycled_unit_less() -> None:
    """The bias correction of a unit's averages starts anew with it."""
    trainer = dead_one({"training.optimizer": "adam"})
    trainer.apply(Reinitialise())
    kept = trainer.checkpoint()
    start = trainer.network.parameters.weights[0][0, :, 2].clone()
    trainer.advance(1)
    with_reset = (trainer.network.parameters.weights[0][0, :, 2] - start).norm()
    trainer.restore(kept)
    trainer.optimiser.since = None
    trainer.step()
    without = (trainer.network.parameters.weights[0][0, :, 2] - start).norm()
    assert without > 1.5 * with_reset or with_reset > 1.5 * without


def test_weights_of_at_most_zero_get_fresh_values_and_no_others() -> None:
    trainer = trained()
    before = weights_of(trainer, 0)
    trainer.apply(Resample(spread=0.3))
    after = weights_of(trainer, 0)
    for layer in range(2):
        weights, now = before[layer][:-1], after[layer][:-1]
        assert torch.equal(weights > 0, torch.eq(weights, now))
        assert torch.equal(before[layer][-1], after[layer][-1]), "biases stay"
    assert torch.equal(before[2], after[2]), "so does the output layer"


# --- Standing rules


def test_a_rule_is_carried_out_at_its_steps_until_it_ends() -> None:
    trainer = trained({}, Nudge(step=5, by=1.0, layer=1, neuron=1, every=10, until=35), steps=0)
    trainer.apply(Set(key="training.learning_rate", value=0.0))
    values = []
    for _ in range(60):
        trainer.advance(1)
        values.append(float(trainer.network.parameters.weights[0][0, -1, 0]))
    steps = [n + 2 for n, (a, b) in enumerate(itertools.pairwise(values)) if a != b]
    assert steps == [5, 15, 25, 35]


def test_a_rule_of_every_epoch_fires_at_the_ends_of_epochs() -> None:
    trainer = trained({}, Nudge(step=30, by=1.0, layer=1, neuron=1, every="epoch"), steps=0)
    trainer.apply(Set(key="training.learning_rate", value=0.0))
    before, steps = float(trainer.network.parameters.weights[0][0, -1, 0]), []
    for _ in range(110):
        trainer.advance(1)
        now = float(trainer.network.parameters.weights[0][0, -1, 0])
        if now != before:
            steps.append(trainer.step_count)
        before = now
    assert steps == [30, 50, 75, 100], "25 minibatches are an epoch"


def test_a_rule_can_be_ended() -> None:
    trainer = trained({}, Resample(step=0, every=1), steps=3)
    trainer.apply(End(rule="resample"))
    kept = weights_of(trainer, 0)
    trainer.apply(Set(key="training.learning_rate", value=0.0))
    trainer.advance(5)
    assert same_bits(kept, weights_of(trainer, 0))


# --- Freezing


@pytest.mark.parametrize("optimizer", ["sgd", "nesterov", "rmsprop", "adam", "adamw"])
def test_frozen_neurons_do_not_move_by_a_bit_and_the_others_learn(optimizer: str) -> None:
    values = {"training.optimizer": optimizer, "training.l2": 0.01, "training.momentum": 0.5}
    trainer = trained(values)
    trainer.apply(Freeze(layer=1, neuron=2))
    trainer.apply(Freeze(layer=2))
    before = weights_of(trainer, 0)
    trainer.advance(30)
    after = weights_of(trainer, 0)
    assert torch.equal(before[0][:, 1], after[0][:, 1])
    assert torch.equal(before[1], after[1])
    assert not torch.equal(before[0][:, 0], after[0][:, 0])
    assert not torch.equal(before[2], after[2])
    frozen = [layer.frozen.tolist() for layer in Observer(trainer).snapshot(Lens()).layers]
    assert frozen == [[False, True, False, False, False, False], [True] * 5]


def test_freezing_is_what_torch_does_without_gradients() -> None:
    """A frozen parameter is left out of Adam's steps, and goes on with its moments afterwards."""
    trainer = Trainer(experiment({**FLAT, "training.optimizer": "adam"}), dtype=torch.float64)
    x = torch.as_tensor(trainer.data.train.x)
    y = torch.as_tensor(trainer.data.train.target)[:, None]
    module = nn.Sequential(
        nn.Linear(2, 6), nn.ReLU(), nn.Linear(6, 5), nn.ReLU(), nn.Linear(5, 1)
    ).double()
    linear = [m for m in module if isinstance(m, nn.Linear)]
    for m, w in zip(linear, weights_of(trainer, 0), strict=True):
        m.weight.data, m.bias.data = w[:-1].T.clone(), w[-1].clone()
    optimiser = torch.optim.Adam(module.parameters(), lr=0.05)
    for step in range(40):
        if step == 10:
            trainer.apply(Freeze(layer=2))
        if step == 25:
            trainer.apply(Unfreeze(layer=2))
        batch = torch.from_numpy(trainer.batches.upcoming(0))
        optimiser.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(module(x[batch]), y[batch]).backward()
        if 10 <= step < 25:
            linear[1].weight.grad = linear[1].bias.grad = None
        optimiser.step()
        trainer.advance(1)
    for m, w in zip(linear, weights_of(trainer, 0), strict=True):
        torch.testing.assert_close(w[:-1].T, m.weight.data, rtol=1e-6, atol=1e-8)
        torch.testing.assert_close(w[-1], m.bias.data, rtol=1e-6, atol=1e-8)


def test_a_freeze_with_a_limit_ends_there() -> None:
    trainer = trained({}, Freeze(step=5, layer=1, until=15), steps=5)
    before = weights_of(trainer, 0)[0]
    trainer.advance(10)
    assert torch.equal(before, weights_of(trainer, 0)[0])
    trainer.advance(1)
    assert not torch.equal(before, weights_of(trainer, 0)[0])


# --- Data


def test_points_are_added_moved_relabelled_deleted_and_shifted() -> None:
    data = data_of([[0, 0], [1, 1], [2, 2]], [0, 1, 0], [[5, 5]], [1], classes=2)
    trainer = trainer_on(data, {"network.hidden": (3,)})
    trainer.apply(AddPoints(points=((9.0, 8.0, 1.0),)))
    trainer.apply(MovePoints(points=(1,), to=((-1.0, -2.0),)))
    trainer.apply(RelabelPoints(points=(3,), target=1.0))
    trainer.apply(DeletePoints(points=(2,)))
    trainer.apply(Shift(part="both", by=(10.0, 0.0)))
    trainer.apply(AddPoints(part="test", points=((0.0, 0.0, 0.0),)))
    assert trainer.data.train.x.tolist() == [[9, -2], [12, 2], [19, 8]]
    assert trainer.data.train.target.tolist() == [0, 1, 1]
    assert trainer.data.test.x.tolist() == [[15, 5], [0, 0]]
    assert trainer.x[:, :2].tolist() == trainer.data.train.x.tolist()
    assert trainer.y.flatten().tolist() == [0, 1, 1]
    assert data.train.x.tolist() == [[0, 0], [1, 1], [2, 2]], "the data before are left alone"
    trainer.advance(10)


def test_new_points_can_wake_the_dead_and_a_shift_can_kill() -> None:
    """C19, C20: who is dead is a matter of the data."""
    observer = Observer(Trainer(experiment(FLAT)))
    observer.watch.advance(30)
    observer.watch.apply(Plane(layer=1, neuron=1, weights=(1.0, 0.0), bias=-50.0))
    observer.watch.apply(AddPoints(points=((60.0, 0.0, 1.0),)))
    observer.watch.apply(Shift(part="train", by=(-200.0, 0.0)))
    found = [
        (e.step, e.kind, e.cause)
        for e in observer.watch.so_far()
        if (e.layer, e.neuron, e.step) == (0, 0, 30)
    ]
    assert found == [
        (30, "death", "intervention"),
        (30, "revival", "intervention"),
        (30, "death", "intervention"),
    ]
    snapshot = observer.snapshot(Lens())
    assert snapshot.layers[0].dead[0]
    assert snapshot.layers[0].dead_since[0] == 30


def test_siblings_are_treated_alike_and_each_from_its_own_seed() -> None:
    """What is done to many networks at once is, to the bit, what is done to each alone."""
    record = (
        Reinitialise(step=10, only="all", layer=1),
        Kick(step=15, factor=30.0),
        Resample(step=20, every=7),
        Recycle(step=25),
        Freeze(step=30, layer=2, neuron=1),
        Nudge(step=31, by=0.2, only="dead"),
    )
    values = {**FLAT, "training.optimizer": "adam", "training.replicas": 4}
    together = Trainer(experiment(values, *record))
    together.advance(60)
    for replica in range(4):
        alone = {**values, "training.replicas": 1, "initialisation.seed": replica}
        trainer = Trainer(experiment(alone, *record))
        trainer.advance(60)
        assert same_bits(weights_of(trainer, 0), weights_of(together, replica))


def test_a_rule_for_what_there_is_no_more_does_nothing() -> None:
    trainer = trained(
        {}, Nudge(step=1, by=0.5, every=2), Set(step=5, key="network.bias", value=False)
    )
    assert trainer.step_count == 20
    assert all(bool((w[0, -1] == 0).all()) for w in trainer.network.parameters.weights)


def test_a_file_names_the_action_and_the_step_that_cannot_be_done() -> None:
    trainer = Trainer(experiment(FLAT, DeletePoints(step=3, points=(999,))))
    with pytest.raises(BadInput, match='action = "delete-points" at step 3: point 999: there are'):
        trainer.advance(10)
    assert trainer.step_count == 3


def test_the_step_of_divergence_is_the_same_however_often_one_looks() -> None:
    found = []
    for at_once in (1, 7, 60):
        observer = Observer(Trainer(experiment({**FLAT, "training.learning_rate": 1e8})))
        while observer.trainer.step_count < 60:
            observer.watch.advance(min(at_once, 60 - observer.trainer.step_count))
            observer.watch.look()
        found.append([e.step for e in observer.watch.so_far() if e.kind == "divergence"])
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 1


def test_a_dead_neuron_that_gets_another_activation_has_come_back_by_hand() -> None:
    """So that the log of events and the counts of the dead agree."""
    observer = Observer(Trainer(experiment(FLAT)))
    observer.watch.advance(30)
    observer.watch.apply(Plane(layer=1, neuron=1, bias=-100.0))
    observer.watch.apply(Set(key="network.activation", value="leaky-relu"))
    observer.watch.apply(Set(key="network.activation", value="relu"))
    kinds = [e.kind for e in observer.watch.so_far() if (e.layer, e.neuron, e.step) == (0, 0, 30)]
    assert kinds == ["death", "revival", "death"]
    snapshot = observer.snapshot(Lens())
    alive = sum({"death": -1, "revival": 1}[e.kind] for e in snapshot.events)
    assert -alive == sum(int(layer.dead.sum()) for layer in snapshot.layers)
