"""The claims C12 to C22: their experiments do what they say, checked by other means, and their
verdicts come from the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from app.claims import (
    c12_positive_biases,
    c13_penalised_biases,
    c14_convolution,
    c15_bias_against_weight,
    c16_initial_scale,
    c17_chain_rule,
    c18_inputs_move,
    c19_other_test_data,
    c20_new_data,
    c21_nearly_dead,
    c22_revival_by_hand,
    ratios,
)
from app.claims.claim import Measure, Verdict
from app.claims.trials import dead, networks, preactivations
from app.engine.census import Census
from app.engine.trainer import Trainer
from app.engine.watch import Watch

HOLDS, IN_PART, NOT_HERE = Verdict.HOLDS, Verdict.IN_PART, Verdict.NOT_HERE


def near(value: float, half: float = 0.01) -> Measure:
    """A figure that is known to within so much."""
    return Measure("", value, value - half, value + half)


def exactly(value: float) -> Measure:
    return near(value, 0.0)


def tally(deaths: int, revivals: int, untouched: int, long: int) -> c18_inputs_move.Tally:
    counts = [np.array([float(n)]) for n in (deaths, revivals, untouched, long, deaths)]
    return c18_inputs_move.Tally(*counts)


JUDGED: list[tuple[Callable[..., Verdict], tuple[Any, ...], Verdict]] = [
    (c12_positive_biases.judge, ([near(0.0), near(0.1)],), HOLDS),
    (c12_positive_biases.judge, ([near(0.0), near(0.6)],), IN_PART),
    (c12_positive_biases.judge, ([near(0.0, 0.5)],), IN_PART),
    (c12_positive_biases.judge, ([near(0.4), near(0.6)],), NOT_HERE),
    (c13_penalised_biases.judge, ([near(0.8), near(0.6)], [near(0.0)]), HOLDS),
    (c13_penalised_biases.judge, ([near(0.8), near(0.6)], [near(-0.3)]), IN_PART),
    (c13_penalised_biases.judge, ([near(0.8), near(0.0)], [near(0.0)]), IN_PART),
    (c13_penalised_biases.judge, ([near(0.1), near(0.0)], [near(0.0)]), NOT_HERE),
    (c14_convolution.judge, ([exactly(1.0)] * 4, exactly(0.0), True), HOLDS),
    (c14_convolution.judge, ([exactly(1.0)] * 4, exactly(0.0), False), IN_PART),
    (c14_convolution.judge, ([exactly(1.0), exactly(0.9)], exactly(0.0), True), IN_PART),
    (c14_convolution.judge, ([exactly(0.9), exactly(1.0)], exactly(0.0), True), NOT_HERE),
    (c14_convolution.judge, ([exactly(1.0)] * 4, exactly(1e-6), True), NOT_HERE),
    (c15_bias_against_weight.judge, ([near(0.5), near(0.1)],), HOLDS),
    (c15_bias_against_weight.judge, ([near(0.5), near(-0.2)],), IN_PART),
    (c15_bias_against_weight.judge, ([near(0.02), near(-0.2)],), NOT_HERE),
    (c17_chain_rule.judge, (exactly(1.0), exactly(1.0), exactly(1e-16)), HOLDS),
    (c17_chain_rule.judge, (exactly(0.99), exactly(1.0), exactly(1e-16)), IN_PART),
    (c17_chain_rule.judge, (exactly(1.0), exactly(1.0), exactly(1e-6)), IN_PART),
    (c17_chain_rule.judge, (exactly(1.0), exactly(0.9), exactly(1e-6)), NOT_HERE),
    (c18_inputs_move.judge, (tally(40, 0, 0, 0), tally(90, 50, 50, 30)), HOLDS),
    (c18_inputs_move.judge, (tally(40, 1, 0, 0), tally(90, 50, 50, 30)), IN_PART),
    (c18_inputs_move.judge, (tally(40, 0, 0, 0), tally(90, 50, 49, 30)), IN_PART),
    (c18_inputs_move.judge, (tally(40, 0, 0, 0), tally(90, 50, 0, 0)), NOT_HERE),
    (c19_other_test_data.judge, (near(0.3), near(0.2)), HOLDS),
    (c19_other_test_data.judge, (near(0.3), near(0.0)), IN_PART),
    (c19_other_test_data.judge, (near(0.02), near(0.0)), NOT_HERE),
    (c20_new_data.judge, (near(0.2), near(0.0), near(0.2)), HOLDS),
    (c20_new_data.judge, (near(0.2), near(0.0), near(0.0)), IN_PART),
    (c20_new_data.judge, (near(0.0), near(0.0), near(0.0)), NOT_HERE),
    (c21_nearly_dead.judge, ([near(0.1)], [near(0.5)]), HOLDS),
    (c21_nearly_dead.judge, ([near(0.1)], [near(0.1)]), IN_PART),
    (c21_nearly_dead.judge, ([near(1.0)], [near(0.1)]), NOT_HERE),
    (c22_revival_by_hand.judge, (near(0.3), [near(0.9)], [near(0.2)]), HOLDS),
    (c22_revival_by_hand.judge, (near(0.3), [near(7.0)], [near(-0.1)]), IN_PART),
    (c22_revival_by_hand.judge, (near(0.0), [near(7.0)], [near(-0.1)]), NOT_HERE),
]


@pytest.mark.parametrize(("judge", "measures", "verdict"), JUDGED)
def test_the_verdict_comes_from_the_numbers(
    judge: Callable[..., Verdict], measures: tuple[Any, ...], verdict: Verdict
) -> None:
    assert judge(*measures) is verdict


def growth(*values: float) -> list[Measure]:
    return [near(value) for value in values]


def test_the_flow_of_activations_is_judged_by_formula_scale_and_published_shares() -> None:
    right = growth(0.707, 0.990, 1.98), growth(0.0001, 1.0, 2000.0), growth(0.58, 0.13, 0.003)
    wrong = growth(0.707, 0.990, 2.2), growth(0.5, 1.0, 2.0), growth(0.9, 0.5, 0.2)
    right[1][0] = exactly(0.0001)
    assert c16_initial_scale.judge(*right) is HOLDS
    assert c16_initial_scale.judge(right[0], right[1], wrong[2]) is IN_PART
    assert c16_initial_scale.judge(*wrong) is NOT_HERE


def test_what_is_saved_is_counted_over_all_networks() -> None:
    found = ratios.saved("", [1, 0, 2], [2, 0, 6])
    assert found.value == pytest.approx(1 - 3 / 8)
    assert ratios.saved("", [3, 3, 3], [2, 2, 2]).value == pytest.approx(-0.5)
    assert np.isnan(ratios.ratio("", [0, 0], [0, 0]).value)


def watched(trainer: Trainer, steps: int) -> Watch:
    """The program's own watch of the first network, after so many steps."""
    watch = Watch(trainer, Census(trainer))
    watch.advance(steps)
    watch.look()
    return watch


# --- C14


def test_channels_are_placed_to_be_on_nowhere_once_and_at_one_in_a_hundred_positions() -> None:
    trainer = networks({**c14_convolution.SETTINGS, "dataset.name": "bars"}, 3)
    c14_convolution.place(trainer)
    z = preactivations(trainer)
    on = (z > 0).sum(dim=1)[:, :3].tolist()
    assert z.shape[1] == 200 * 6 * 6
    assert on == [[0, 1, 72]] * 3


# --- C15


def test_no_push_on_the_weights_kills_a_unit_whose_plane_has_the_origin_on_its_active_side() -> (
    None
):
    """Data all around the origin: z there is the bias, a mean of the z of points, whatever the
    weights."""
    trainer = c15_bias_against_weight.circle(0.2, False, 0.03, networks=16)
    trainer.advance(50)
    _, of_bias, of_weights = c15_bias_against_weight.pushed(trainer)
    open_at_origin = trainer.network.parameters.weights[0][:, -1] > 0
    assert open_at_origin.any()
    assert not of_weights[open_at_origin].any()
    assert of_weights.any()
    assert of_bias[open_at_origin].any()


def test_the_pushes_that_kill_in_training_are_those_of_the_autopsies() -> None:
    steps = 300
    found = c15_bias_against_weight.killing_pushes(0.2, 2, steps)
    assert found[0].sum() > 5
    for seed in range(2):
        both = c15_bias_against_weight.circle(0.2, False, 1.0, networks=2)
        x, counts = both.data.train.x, [0, 0, 0]
        watch = watched(Trainer(both.experiment, seeds=[seed], data=both.data), steps)
        deaths = [e for e in watch.so_far() if e.kind == "death" and e.layer == 0 and e.step > 0]
        for event in deaths:
            autopsy = watch.autopsy(event.neuron, event.step)
            z = x @ autopsy.weights_before + event.bias_before
            push = autopsy.move.sum(axis=0)
            by_bias, by_weights = (z + push[-1]).max() <= 0, (z + x @ push[:-1]).max() <= 0
            counts = np.add(counts, [1, by_bias, by_weights])
        assert counts.tolist() == found[:, seed].tolist()


# --- C16


@pytest.mark.parametrize("width", [1, 2])
def test_two_layers_are_born_dead_as_often_as_the_exact_formula_says(width: int) -> None:
    """4^-N (3 - 2^(1-N)) for both signs of the input (Lu et al. 2019); within 4 standard errors."""
    exact = 4.0**-width * (3 - 2.0 ** (1 - width))
    error = 4 * np.sqrt(exact * (1 - exact) / c16_initial_scale.BORN_NETWORKS)
    assert c16_initial_scale.born_dead(width, layers=2).mean() == pytest.approx(exact, abs=error)


# --- C17


def test_a_gradient_that_is_slightly_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert c17_chain_rule.gradients_apart().max() < c17_chain_rule.ROUNDING
    right = c17_chain_rule.loss_gradient

    def slightly_wrong(trainer: Trainer) -> Any:
        found = right(trainer)
        found.weights[0].mul_(1 + 1e-9)
        return found

    monkeypatch.setattr(c17_chain_rule, "loss_gradient", slightly_wrong)
    assert c17_chain_rule.gradients_apart().min() > c17_chain_rule.ROUNDING


# --- C18


def test_deaths_and_revivals_are_those_that_the_watch_notes() -> None:
    steps = 200
    tallies = c18_inputs_move.followed(2, steps)
    assert tallies[1].revivals.sum() > 5
    both = networks(c18_inputs_move.SETTINGS, 2)
    for seed in range(2):
        watch = watched(Trainer(both.experiment, seeds=[seed]), steps)
        kinds = Counter((event.kind, event.layer) for event in watch.so_far())
        for layer, found in enumerate(tallies):
            assert kinds["death", layer] == found.deaths[seed]
            assert kinds["revival", layer] == found.revivals[seed]


# --- C19


def test_who_fires_on_moved_test_points_is_found_by_plain_arithmetic_too() -> None:
    trainer = networks(c19_other_test_data.SETTINGS, 4, steps=300)
    was_dead = dead(trainer)
    found = c19_other_test_data.firing(trainer, was_dead, 0.5)
    assert 0 < np.nanmean(found) < 1
    for replica, share in enumerate(found):
        a, fires = trainer.data.test.x + np.array([0.5, 0.0]), []
        for layer in trainer.network.parameters.weights[:-1]:
            w = layer[replica].double().numpy()
            z = a @ w[:-1] + w[-1]
            fires.append(z.max(axis=0) > 0)
            a = np.maximum(z, 0)
        of_dead = np.concatenate(fires)[was_dead[replica]]
        assert share == pytest.approx(of_dead.mean() if len(of_dead) else np.nan, nan_ok=True)


# --- C20


def test_all_ways_to_go_on_start_from_the_same_networks() -> None:
    trained = networks(c20_new_data.SPIRAL, 2, steps=100)
    start = trained.network.parameters.flat.clone()
    new = c20_new_data.new_points(trained)
    changed, again = (c20_new_data.after(trained, new) for _ in range(2))
    assert torch.equal(trained.network.parameters.flat, start)
    assert np.array_equal(changed.trained, again.trained)
    assert len(new.points) == len(trained.data.test)
    assert np.array_equal(c20_new_data.after(trained).at_once, [0, 0])


# --- C21


@pytest.mark.parametrize("share", [0.5, 0.1, 0.01, 0.005])
def test_a_unit_is_on_for_exactly_the_share_of_points_asked_for(share: float) -> None:
    trainer = networks(c21_nearly_dead.SETTINGS, 8)
    c21_nearly_dead.set_share(trainer, share)
    assert c21_nearly_dead.active_share(trainer).tolist() == [share] * 8


# --- C22


def test_layers_are_frozen_one_after_the_other_while_the_rest_goes_on() -> None:
    trainer = networks(c22_revival_by_hand.SETTINGS, 1, record=c22_revival_by_hand.FRESH_AND_FROZEN)
    first, second, last = trainer.network.parameters.weights
    kept = []
    for step in (c22_revival_by_hand.FREEZE_FIRST, c22_revival_by_hand.FREEZE_SECOND):
        trainer.advance(step - trainer.step_count)
        kept.append([part.clone() for part in (first, second, last)])
    trainer.advance(c22_revival_by_hand.STEPS - trainer.step_count)
    assert torch.equal(first, kept[0][0])
    assert torch.equal(second, kept[1][1])
    assert not torch.equal(kept[0][1], kept[1][1])
    assert not torch.equal(last, kept[1][2])
