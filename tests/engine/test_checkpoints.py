"""Checkpoints: a restored run goes on to the bit as it did the first time."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.trainer import Checkpoint, Trainer
from app.experiment.names import OptimizerName
from tests.engine.making import experiment, same_bits, setting_at, weights_of

VALUES: dict[str, Any] = {
    "dataset.points": 66,
    "network.hidden": [9, 6],
    "network.activation": ["relu", "prelu"],
    "training.momentum": 0.8,
    "training.batch_size": 5,
    "training.replicas": 3,
}
CHANGES = [
    ("training.learning_rate", 0.4),
    ("training.batch_size", 0),
    ("training.batch_size", 4),
    ("training.momentum", 0.1),
    ("training.l1", 0.02),
    ("training.l2", 0.02),
    ("training.bias_l2", 0.02),
    ("training.clip_norm", 0.01),
    ("census.rare_below", 0.2),
]


def state(trainer: Trainer) -> tuple[Any, ...]:
    """All that a coming step could depend on, as copies."""
    learned = [part for r in range(len(trainer.seeds)) for part in weights_of(trainer, r)]
    moments = [moment.clone() for moment in trainer.optimiser.moments]
    return learned + moments, trainer.step_count, trainer.epoch, trainer.experiment


def same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return same_bits(one[0], other[0]) and one[1:] == other[1:]


@pytest.mark.parametrize("optimizer", get_args(OptimizerName))
@pytest.mark.parametrize("steps", [0, 7, 9, 14])
def test_a_restored_run_repeats_itself(optimizer: str, steps: int) -> None:
    """From the start, within an epoch (33 points in fives), at its last batch and after it."""
    trainer = Trainer(experiment({**VALUES, "training.optimizer": optimizer}))
    trainer.advance(steps)
    checkpoint, here = trainer.checkpoint(), state(trainer)
    trainer.advance(25)
    first = state(trainer)
    trainer.restore(checkpoint)
    assert same(state(trainer), here)
    trainer.advance(25)
    assert same(state(trainer), first)
    assert not same(first, here)


@pytest.mark.parametrize("optimizer", get_args(OptimizerName))
def test_live_changes_after_the_checkpoint_are_taken_back(optimizer: str) -> None:
    trainer = Trainer(experiment({**VALUES, "training.optimizer": optimizer}))
    trainer.advance(8)
    checkpoint = trainer.checkpoint()
    trainer.advance(25)
    undisturbed = state(trainer)
    trainer.restore(checkpoint)
    for key, value in CHANGES:
        trainer.apply(setting_at(0, key, value))
        trainer.advance(3)
    assert not same(state(trainer), undisturbed)
    trainer.restore(checkpoint)
    trainer.advance(25)
    assert same(state(trainer), undisturbed)


@pytest.mark.parametrize("optimizer", get_args(OptimizerName))
def test_live_changes_before_the_checkpoint_stay(optimizer: str) -> None:
    trainer = Trainer(experiment({**VALUES, "training.optimizer": optimizer}))
    for key, value in CHANGES:
        trainer.advance(3)
        trainer.apply(setting_at(0, key, value))
    checkpoint = trainer.checkpoint()
    trainer.advance(20)
    first = state(trainer)
    trainer.apply(setting_at(0, "training.learning_rate", 9.0))
    trainer.restore(checkpoint)
    trainer.advance(20)
    assert same(state(trainer), first)


def test_a_checkpoint_can_be_restored_by_a_trainer_of_the_same_experiment() -> None:
    one = Trainer(experiment({**VALUES, "training.optimizer": "adam"}))
    one.advance(11)
    checkpoint = one.checkpoint()
    other = Trainer(experiment({**VALUES, "training.optimizer": "adam"}))
    other.advance(40)
    other.restore(checkpoint)
    one.advance(9)
    other.advance(9)
    assert same(state(one), state(other))


def test_a_checkpoint_is_a_copy() -> None:
    trainer = Trainer(experiment({**VALUES, "training.optimizer": "adam"}))
    trainer.advance(3)
    checkpoint = trainer.checkpoint()
    before = checkpoint.parameters.clone(), [moment.clone() for moment in checkpoint.moments]
    trainer.advance(9)
    trainer.restore(checkpoint)
    trainer.advance(9)
    assert torch.equal(checkpoint.parameters, before[0])
    assert same_bits(checkpoint.moments, before[1])


def test_going_back_behind_a_scheduled_change_takes_it_again() -> None:
    changes = [setting_at(10, "training.learning_rate", 1.0), setting_at(14, "training.l2", 0.1)]
    trainer = Trainer(experiment(VALUES, *changes))
    found: dict[int, Checkpoint] = {}
    for step in (5, 12, 20):
        trainer.advance(step - trainer.step_count)
        found[step] = trainer.checkpoint()
    end = state(trainer)
    for step in (12, 5):
        trainer.restore(found[step])
        assert trainer.experiment.training.learning_rate == (1.0 if step == 12 else 0.03)
        assert trainer.experiment.training.l2 == 0.0
        trainer.advance(20 - step)
        assert same(state(trainer), end)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 80), st.sampled_from([0, 1, 7, 33]))
def test_how_the_way_is_cut_into_pieces_makes_no_difference(
    one: int, two: int, points: int, size: int
) -> None:
    values = {**VALUES, "dataset.points": points, "training.batch_size": size}
    at_once = Trainer(experiment(values))
    at_once.advance(one + two)
    in_pieces = Trainer(experiment(values))
    in_pieces.advance(one)
    in_pieces.restore(in_pieces.checkpoint())
    in_pieces.advance(two)
    assert same(state(at_once), state(in_pieces))
