"""Interventions: what is on record takes effect at exactly its step, and replays to the bit."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from app.experiment.interventions import Set
from tests.engine.making import experiment, same_bits, setting_at, weights_of

VALUES: dict[str, Any] = {"dataset.points": 60, "network.hidden": [7], "training.batch_size": 4}
CHANGES = [
    ("training.learning_rate", 0.5),
    ("training.momentum", 0.9),
    ("training.batch_size", 11),
    ("training.batch_size", 0),
    ("training.l1", 0.05),
    ("training.l2", 0.05),
    ("training.bias_l2", 0.05),
    ("training.clip_norm", 0.05),
]


def run_to(trainer: Trainer, step: int) -> list[torch.Tensor]:
    trainer.advance(step - trainer.step_count)
    return weights_of(trainer, 0)


@pytest.mark.parametrize(("key", "value"), CHANGES)
@pytest.mark.parametrize("step", [0, 1, 10])
def test_a_scheduled_change_is_the_change_made_by_hand_at_that_step(
    key: str, value: float, step: int
) -> None:
    scheduled = Trainer(experiment(VALUES, setting_at(step, key, value)))
    by_hand = Trainer(experiment(VALUES))
    untouched = Trainer(experiment(VALUES))
    by_hand.advance(step)
    by_hand.apply(setting_at(0, key, value))
    assert same_bits(run_to(scheduled, step), run_to(untouched, step))
    assert scheduled.experiment == by_hand.experiment
    # a new momentum, or a weight decay of biases that are 0 yet, shows after the second step
    assert same_bits(run_to(scheduled, step + 4), run_to(by_hand, step + 4))
    assert not same_bits(run_to(scheduled, step + 4), run_to(untouched, step + 4))


def test_one_step_with_a_changed_learning_rate_is_as_much_longer() -> None:
    """The first step that a change can show in is the one right after it."""
    doubled = Trainer(experiment(VALUES, setting_at(5, "training.learning_rate", 0.06)))
    plain = Trainer(experiment(VALUES))
    before = run_to(plain, 5)
    assert same_bits(run_to(doubled, 5), before)
    for a, b, start in zip(run_to(doubled, 6), run_to(plain, 6), before, strict=True):
        torch.testing.assert_close(a - start, 2 * (b - start), rtol=1e-3, atol=1e-7)


def test_what_was_done_by_hand_is_on_record_at_the_step_it_was_done() -> None:
    trainer = Trainer(experiment(VALUES))
    trainer.advance(3)
    trainer.apply(setting_at(99, "training.learning_rate", 0.2))
    trainer.advance(2)
    trainer.apply(setting_at(0, "training.l2", 0.1))
    steps = [(i.step, i.key, i.value) for i in trainer.experiment.interventions]
    assert steps == [(3, "training.learning_rate", 0.2), (5, "training.l2", 0.1)]
    assert trainer.start_experiment.interventions == ()
    assert trainer.start_experiment.training.learning_rate == 0.03


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from(CHANGES)), max_size=5),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(CHANGES)), max_size=3),
)
def test_the_record_replays_the_run_to_the_bit(
    by_hand: list[tuple[int, tuple[str, float]]], scheduled: list[tuple[int, tuple[str, float]]]
) -> None:
    """Start experiment + interventions + seed = the whole run."""
    plans = [setting_at(step, key, value) for step, (key, value) in scheduled]
    live = Trainer(experiment(VALUES, *plans))
    for wait, (key, value) in by_hand:
        live.advance(wait)
        live.apply(setting_at(0, key, value))
    live.advance(35)
    start = live.start_experiment
    replay = Trainer(start.model_copy(update={"interventions": live.experiment.interventions}))
    replay.advance(live.step_count)
    assert same_bits(weights_of(replay, 0), weights_of(live, 0))
    assert replay.experiment == live.experiment


def test_of_two_changes_at_one_step_the_later_on_record_holds() -> None:
    changes = [setting_at(4, "training.learning_rate", rate) for rate in (5.0, 0.07)]
    trainer = Trainer(experiment(VALUES, *changes))
    trainer.advance(4)
    assert trainer.experiment.training.learning_rate == 0.07


def test_changes_may_be_written_in_any_order() -> None:
    late, early = setting_at(9, "training.l2", 0.3), setting_at(2, "training.l2", 0.1)
    trainer = Trainer(experiment(VALUES, late, early))
    trainer.advance(2)
    assert trainer.experiment.training.l2 == 0.1
    trainer.advance(7)
    assert trainer.experiment.training.l2 == 0.3


def test_a_change_to_come_still_comes_after_one_by_hand() -> None:
    trainer = Trainer(experiment(VALUES, setting_at(8, "training.l2", 0.3)))
    trainer.advance(4)
    trainer.apply(setting_at(0, "training.l2", 0.1))
    trainer.advance(3)
    assert trainer.experiment.training.l2 == 0.1
    trainer.advance(1)
    assert trainer.experiment.training.l2 == 0.3


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        (
            "training.learning_rate",
            -1.0,
            r"training\.learning_rate = -1\.0: must be a number, 0 or more",
        ),
        ("training.l2", "much", 'training.l2 = "much": must be a number'),
        ("network.hidden", (3,), "must be a setting that can be changed with the weights kept"),
        ("training.speed", 3, "training.speed"),
    ],
)
def test_a_change_that_is_not_allowed_is_refused_and_changes_nothing(
    key: str, value: Any, words: str
) -> None:
    trainer = Trainer(experiment(VALUES))
    trainer.advance(2)
    before = trainer.experiment
    with pytest.raises(BadInput, match=words):
        trainer.apply(Set(step=0, key=key, value=value))
    assert trainer.experiment == before
