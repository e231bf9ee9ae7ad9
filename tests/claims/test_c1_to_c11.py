"""What the claims C1 to C11 find, computed by other means; and that each could have found the
opposite."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from app.claims import (
    c01_one_value,
    c02_one_large_step,
    c03_no_gradient,
    c04_high_learning_rate,
    c05_arithmetic,
    c06_one_input_is_enough,
    c07_killed_by_a_minibatch,
    c08_leaky_relu,
    c09_elu,
    c10_tanh_and_sigmoid,
    c11_without_biases,
    kicked,
)
from app.claims.claim import Finding, Verdict
from app.claims.trials import change, dead, networks, preactivations
from app.engine.trainer import Trainer
from app.experiment.interventions import Kick


def value(finding: Finding, name: str) -> float:
    (found,) = [each.value for each in finding.measures if each.name == name]
    return found


def as_module(trainer: Trainer, replica: int) -> nn.Sequential:
    """The same network, built from torch's own layers in double precision."""
    layers: list[nn.Module] = []
    for w in trainer.network.parameters.weights:
        linear = nn.Linear(w.shape[1] - 1, w.shape[2], dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(w[replica, :-1].T)
            linear.bias.copy_(w[replica, -1])
        layers += [linear, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


@pytest.fixture(scope="module")
def state() -> kicked.Kicked:
    return kicked.kicked(8)


def test_the_kicked_state_is_what_a_person_gets_by_setting_the_learning_rate(
    state: kicked.Kicked,
) -> None:
    alone = networks(kicked.SETTINGS, 3, steps=100)
    change(alone, "training.learning_rate", 3.0)
    alone.advance(20)
    assert np.array_equal(dead(alone), state.units[:3])
    assert 0.1 < state.units.mean() < 0.6


def test_every_activation_goes_on_from_the_same_weights_and_minibatches(
    state: kicked.Kicked,
) -> None:
    found = []
    for activation in ("relu", "elu", "relu"):
        trainer = state.train_with(activation)
        assert torch.equal(trainer.network.parameters.flat, state.checkpoint.parameters)
        assert trainer.network.names == (activation,)
        upcoming = trainer.upcoming(0)
        trainer.advance(7)
        found.append((upcoming, trainer.network.parameters.flat.clone()))
    (batch, relu), (elu_batch, elu), (_, again) = found
    assert np.array_equal(batch, elu_batch)
    assert torch.equal(relu, again)
    assert not torch.equal(relu, elu)


def test_c1_a_network_without_its_dead_units_says_the_same() -> None:
    state = kicked.kicked(4)
    x = state.trainer.x[:, :-1].double()
    for replica, units in enumerate(state.units):
        module = as_module(state.trainer, replica)
        with torch.no_grad():
            hidden = module[1](module[0](x))
            assert not hidden[:, units].any()
            before = module(x)
            module[2].weight[:, units] = 0.0
            assert torch.equal(module(x), before)
    assert c01_one_value.measure().verdict == Verdict.HOLDS


def test_c1_does_not_hold_of_units_that_live(monkeypatch: pytest.MonkeyPatch) -> None:
    def living(count: int) -> kicked.Kicked:
        state = kicked.kicked(count)
        return replace(state, units=~state.units)

    monkeypatch.setattr(c01_one_value, "kicked", living)
    assert c01_one_value.measure().verdict == Verdict.NOT_HERE


def test_c2_the_same_outlier_kills_the_same_units_with_torchs_own_gradient() -> None:
    trainer = networks(c02_one_large_step.SETTINGS, 6, steps=c02_one_large_step.HEALTHY)
    x = trainer.x[:, :-1].double()
    expected = []
    for replica in range(6):
        module = as_module(trainer, replica)
        odd = torch.tensor([[c02_one_large_step.OUTLIER_AT]], dtype=torch.float64)
        nn.functional.mse_loss(module(odd), torch.full_like(odd, 100.0)).backward()
        with torch.no_grad():
            for parameter in module.parameters():
                parameter -= 0.03 * parameter.grad
            expected.append((module[0](x) <= 0).all(dim=0).numpy())
    before = dead(trainer)
    deaths = c02_one_large_step._Deaths(trainer)
    trainer.apply(Kick(action="kick", factor=1.0, point=(0.5, 100.0)))
    deaths.step()
    assert np.array_equal(dead(trainer), np.stack(expected))
    assert np.array_equal(deaths.died, (np.stack(expected) & ~before).sum(axis=1))
    assert deaths.died.any()


def test_c2_does_not_hold_where_the_point_is_an_ordinary_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(c02_one_large_step, "OUTLIERS", (0.9, 1.0))
    monkeypatch.setattr(c02_one_large_step, "NETWORKS", 16)
    assert c02_one_large_step.measure().verdict == Verdict.NOT_HERE


def test_c3_autograd_has_no_gradient_for_a_dead_unit_on_any_input(state: kicked.Kicked) -> None:
    trainer = state.train_with("relu")
    x, y = trainer.x[:, :-1].double(), trainer.y.double()
    for replica in range(2):
        module = as_module(trainer, replica)
        units = state.units[replica]
        living = torch.zeros(16, 2, dtype=torch.float64)
        for point, target in zip(x, y, strict=True):
            module.zero_grad()
            output = module(point[None])
            nn.functional.binary_cross_entropy_with_logits(output, target[None]).backward()
            assert not module[0].weight.grad[units].any()
            assert not module[0].bias.grad[units].any()
            living += module[0].weight.grad.abs()
        assert (living[~units] > 0).any()


def test_c3_does_not_hold_of_units_that_live(monkeypatch: pytest.MonkeyPatch) -> None:
    def living(count: int) -> kicked.Kicked:
        state = kicked.kicked(8)
        return replace(state, units=~state.units)

    monkeypatch.setattr(c03_no_gradient, "kicked", living)
    monkeypatch.setattr(c03_no_gradient, "NETWORKS", 8)
    monkeypatch.setattr(c03_no_gradient, "STEPS", 50)
    assert c03_no_gradient.measure().verdict == Verdict.NOT_HERE


def test_c4_does_not_hold_where_no_rate_is_too_high(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {0.1: "a", 1.0: "b", 0.5: "c"}
    monkeypatch.setattr(c04_high_learning_rate, "NAMES", names)
    monkeypatch.setattr(c04_high_learning_rate, "STEEP", (0.5,))
    monkeypatch.setattr(c04_high_learning_rate, "STEEP_STEPS", 20)
    monkeypatch.setattr(c04_high_learning_rate, "SETTLED_STEPS", 20)
    monkeypatch.setattr(c04_high_learning_rate, "AT_PROPER", 8)
    finding = c04_high_learning_rate.measure()
    assert finding.verdict == Verdict.NOT_HERE
    assert finding.measures[0].value == float("inf")


def test_c5_the_claim_is_that_of_clamp_at_zero_not_of_relu() -> None:
    at_zero = {}
    for function in (torch.relu, lambda z: z.clamp(min=0)):
        z = torch.zeros(1, requires_grad=True)
        function(z).backward()
        at_zero[function] = z.grad.item()
    assert list(at_zero.values()) == [0.0, 1.0]
    finding = c05_arithmetic.measure()
    assert finding.verdict == Verdict.IN_PART
    assert value(finding, "delta that PyTorch has at z = 0") == 0.0
    assert value(finding, "units with z = 0 exactly, of 10000 drawn") >= c05_arithmetic.AT_ZERO


@pytest.mark.parametrize("inputs", [0, 1, 10])
def test_c6_leaves_just_so_many_inputs_on_the_steep_side(inputs: int) -> None:
    trainer = networks(kicked.SETTINGS, 4, steps=10)
    c06_one_input_is_enough._leave_steep(trainer, inputs)
    steep = (preactivations(trainer) > 0).sum(dim=1)[:, : c06_one_input_is_enough.MOVED_UNITS]
    assert (steep == inputs).all()


def test_c6_does_not_hold_where_no_input_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    leave = c06_one_input_is_enough._leave_steep
    monkeypatch.setattr(
        c06_one_input_is_enough, "_leave_steep", lambda trainer, _: leave(trainer, 0)
    )
    monkeypatch.setattr(c06_one_input_is_enough, "LONG", 30)
    assert c06_one_input_is_enough.measure().verdict == Verdict.NOT_HERE


def test_c7_does_not_hold_where_no_rate_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    def gentle(values: dict[str, Any], count: int, *, learning_rates: list[float]) -> Trainer:
        return networks(values, count, learning_rates=[rate / 100 for rate in learning_rates])

    monkeypatch.setattr(c07_killed_by_a_minibatch, "networks", gentle)
    monkeypatch.setattr(c07_killed_by_a_minibatch, "STEPS", 50)
    assert c07_killed_by_a_minibatch.measure().verdict == Verdict.NOT_HERE


def test_c7_the_whole_sets_step_is_that_of_full_batches() -> None:
    rates = [0.03, 3.0]
    trainer = networks(kicked.SETTINGS, 4, learning_rates=rates)
    trainer.advance(15)
    expected = c07_killed_by_a_minibatch._dead_after_whole_step(trainer)
    change(trainer, "training.batch_size", 250)
    trainer.batches.go_to(1, 0)
    trainer.advance(1)
    assert np.array_equal(dead(trainer), expected)
    assert expected.any()


def test_c8_does_not_hold_of_relu_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    train = c08_leaky_relu._train
    monkeypatch.setattr(c08_leaky_relu, "_train", lambda state, *_: train(state, "relu"))
    monkeypatch.setattr(c08_leaky_relu, "STEPS", 50)
    monkeypatch.setattr(c08_leaky_relu, "NETWORKS", 8)
    finding = c08_leaky_relu.measure()
    assert finding.verdict == Verdict.NOT_HERE
    assert value(finding, "back with ReLU") == 0.0


def test_c9_does_not_hold_of_an_elu_that_is_a_leaky_relu(monkeypatch: pytest.MonkeyPatch) -> None:
    train = c09_elu._train
    monkeypatch.setattr(c09_elu, "_train", lambda state, *_: train(state, "leaky-relu", 0.1))
    monkeypatch.setattr(c09_elu, "STEPS", 50)
    monkeypatch.setattr(c09_elu, "NETWORKS", 8)
    assert c09_elu.measure().verdict == Verdict.NOT_HERE


def test_c10_does_not_hold_of_relu(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = kicked.Kicked.train_with
    monkeypatch.setattr(kicked.Kicked, "train_with", lambda state, _: go_on(state, "relu"))
    monkeypatch.setattr(c10_tanh_and_sigmoid, "LONG", 300)
    monkeypatch.setattr(c10_tanh_and_sigmoid, "NETWORKS", 8)
    finding = c10_tanh_and_sigmoid.measure()
    assert finding.verdict == Verdict.NOT_HERE
    assert value(finding, "share with no gradient at all, tanh") == 1.0


def test_c10_tanh_is_flat_to_the_last_bit_where_the_sigmoid_is_not() -> None:
    z = torch.tensor([-10.0], requires_grad=True)
    (of_tanh,) = torch.autograd.grad(torch.tanh(z), z)
    (of_sigmoid,) = torch.autograd.grad(torch.sigmoid(z), z)
    assert of_tanh.item() == 0.0
    assert of_sigmoid.item() == pytest.approx(np.exp(-10.0), rel=1e-3)


def test_c11_does_not_hold_where_the_biases_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    train = c11_without_biases._trained
    monkeypatch.setattr(c11_without_biases, "_trained", lambda data, _: train(data, True))
    monkeypatch.setattr(c11_without_biases, "STEPS", 50)
    assert c11_without_biases.measure().verdict == Verdict.NOT_HERE


def test_c11_without_biases_a_ray_from_the_origin_has_one_answer() -> None:
    bare = c11_without_biases._trained("circle", False)
    *_, (once, _) = bare.network.walk(bare.x)
    *_, (twice, _) = bare.network.walk(2.0 * bare.x)
    assert torch.equal(twice, 2.0 * once)
    assert c11_without_biases._largest_at_origin([bare]) == 0.0
