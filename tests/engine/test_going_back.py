"""A run can be gone back and forth in: the state at a step is the same to the bit, however it was
reached, interventions included."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import checkpoints as checkpoints_module
from app.engine.checkpoints import Checkpoints
from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.engine.watch import Until
from app.experiment.interventions import Intervention, Set
from app.experiment.settings import Experiment
from tests.engine.making import experiment, same_bits, setting_at, weights_of

BUSY = {"network.hidden": (8, 8), "training.learning_rate": 0.7, "training.momentum": 0.3}

CHANGES = (
    ("training.learning_rate", 0.05),
    ("training.learning_rate", 1.3),
    ("training.momentum", 0.9),
    ("training.batch_size", 7),
    ("training.batch_size", 0),
    ("training.l2", 0.01),
    ("training.clip_norm", 0.2),
)


def straight(observer: Observer) -> Trainer:
    """A trainer nobody watches, at the same step of what is on record."""
    trainer = observer.trainer
    start = trainer.start_experiment.model_copy(
        update={"interventions": trainer.experiment.interventions}
    )
    other = Trainer(start, dtype=trainer.x.dtype)
    other.advance(trainer.step_count)
    return other


def agree(observer: Observer) -> None:
    """The run stands exactly where one gets without detours, and knows what happened before."""
    trainer, other = observer.trainer, straight(observer)
    assert same_bits(weights_of(trainer, 0), weights_of(other, 0))
    assert all(map(torch.equal, trainer.optimiser.moments, other.optimiser.moments))
    for key in ("training.learning_rate", "training.momentum", "training.batch_size"):
        assert trainer.experiment.value(key) == other.experiment.value(key)
    assert (trainer.epoch, trainer.batches.position) == (other.epoch, other.batches.position)


def fresh_log(observer: Observer) -> list[Any]:
    trainer = observer.trainer
    start = trainer.start_experiment.model_copy(
        update={"interventions": trainer.experiment.interventions}
    )
    other = Observer(Trainer(start))
    other.watch.advance(trainer.step_count)
    other.watch.look()
    return list(other.watch.so_far())


def started(values: dict[str, Any] | None = None, *changes: Intervention) -> Observer:
    return Observer(Trainer(experiment({**BUSY, **(values or {})}, *changes)))


ORDERS = st.one_of(
    st.tuples(st.just("advance"), st.integers(1, 80)),
    st.tuples(st.just("seek"), st.integers(0, 200)),
    st.tuples(st.just("apply"), st.sampled_from(CHANGES)),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)


@given(orders=st.lists(ORDERS, min_size=1, max_size=9), optimizer=st.sampled_from(["sgd", "adam"]))
@settings(max_examples=30, deadline=None)
def test_any_sequence_of_what_a_person_does_leads_to_the_state_that_the_record_gives(
    orders: list[tuple[str, Any]], optimizer: str
) -> None:
    observer = started(
        {"training.optimizer": optimizer}, setting_at(30, "training.learning_rate", 0.4)
    )
    watch = observer.watch
    for name, what in orders:
        if name == "advance":
            watch.advance(what)
            watch.look()
        elif name == "seek":
            watch.seek(what)
            assert observer.trainer.step_count == what
        elif name == "apply":
            watch.apply(Set(step=0, key=what[0], value=what[1]))
        elif name == "undo":
            watch.undo()
        else:
            watch.redo()
    agree(observer)
    assert list(watch.so_far()) == fresh_log(observer)


def test_back_and_forward_again_is_the_same_place() -> None:
    observer = started()
    observer.watch.advance(300)
    observer.watch.look()
    there = weights_of(observer.trainer, 0)
    log = list(observer.watch.so_far())
    assert log
    for step in (0, 299, 17, 150, 300):
        observer.watch.seek(step)
        agree(observer)
        assert list(observer.watch.so_far()) == [e for e in log if e.step <= step]
    assert same_bits(weights_of(observer.trainer, 0), there)
    assert observer.watch.furthest == 300


def test_going_back_forgets_nothing_until_something_else_is_done() -> None:
    observer = started()
    observer.watch.advance(200)
    observer.watch.seek(50)
    assert observer.watch.furthest == 200
    assert observer.watch.margins.read().step.max() == 200
    observer.watch.advance(100)
    assert observer.watch.furthest == 200
    observer.watch.apply(Set(step=0, key="training.learning_rate", value=0.001))
    assert observer.watch.furthest == 150
    assert observer.watch.margins.read().step.max() == 150
    observer.watch.advance(100)
    observer.watch.look()
    assert observer.watch.furthest == 250
    agree(observer)


def test_what_was_done_in_a_future_that_will_not_come_is_dropped_but_the_files_plan_stays() -> None:
    observer = started({}, setting_at(500, "training.momentum", 0.1))
    observer.watch.advance(100)
    observer.watch.apply(Set(step=0, key="training.learning_rate", value=0.2))
    observer.watch.advance(100)
    observer.watch.seek(60)
    observer.watch.apply(Set(step=0, key="training.learning_rate", value=0.3))
    steps = [(each.step, each.value) for each in observer.trainer.experiment.interventions]
    assert steps == [(60, 0.3), (500, 0.1)]


def test_undo_takes_back_the_last_thing_done_and_redo_does_it_again() -> None:
    observer = started()
    observer.watch.advance(40)
    observer.watch.apply(Set(step=0, key="training.learning_rate", value=0.01))
    observer.watch.advance(40)
    observer.watch.look()
    changed = weights_of(observer.trainer, 0)
    assert observer.watch.undo() == 39
    assert observer.trainer.experiment.interventions == ()
    assert observer.trainer.step_count == 80
    assert observer.trainer.experiment.training.learning_rate == 0.7
    never = Trainer(experiment(BUSY))
    never.advance(80)
    assert same_bits(weights_of(observer.trainer, 0), weights_of(never, 0))
    assert observer.watch.redo() == 39
    assert observer.watch.redo() is None
    assert same_bits(weights_of(observer.trainer, 0), changed)
    assert observer.watch.undo() is not None
    assert observer.watch.undo() is None


def test_undo_takes_back_the_last_thing_done_also_from_a_step_before_it() -> None:
    observer = started()
    for rate in (0.2, 0.3):
        observer.watch.advance(40)
        observer.watch.apply(Set(step=0, key="training.learning_rate", value=rate))
    observer.watch.advance(40)
    observer.watch.seek(60)
    assert observer.watch.undo() == 79
    assert observer.trainer.step_count == 60
    agree(observer)
    assert [each.step for each in observer.trainer.experiment.interventions] == [40]
    observer.watch.redo()
    assert observer.trainer.step_count == 60
    observer.watch.seek(110)
    assert observer.trainer.experiment.training.learning_rate == 0.3
    agree(observer)


def test_a_pause_on_deaths_works_in_what_is_known_as_well() -> None:
    observer = Observer(Trainer(experiment({**BUSY, "training.learning_rate": 1.0})))
    observer.watch.advance(300)
    observer.watch.look()
    deaths = sorted({e.step for e in observer.watch.so_far() if e.kind == "death" and e.step})
    assert len(deaths) > 2
    observer.watch.seek(0)
    stops = []
    while observer.trainer.step_count < 300:
        left = 300 - observer.trainer.step_count
        if observer.watch.advance(min(23, left), Until(lambda e: e.kind == "death" and e.step > 0)):
            stops.append(observer.trainer.step_count)
    assert stops == deaths


def test_checkpoints_are_thinned_and_stay_dense_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints_module, "MOST", 16)
    monkeypatch.setattr(checkpoints_module, "EVERY", 4)
    trainer = Trainer(Experiment())
    kept = Checkpoints()
    kept.offer(trainer.checkpoint())
    for _ in range(500):
        trainer.advance(1)
        kept.offer(trainer.checkpoint())
    one = Checkpoints()
    one.offer(trainer.checkpoint())
    assert kept.bytes <= 17 * one.bytes
    for step in (0, 3, 100, 499, 500):
        place = kept.before(step).place
        assert place.step <= step
        assert step - place.step <= 2 * 64
    kept.drop_after(100)
    assert kept.before(500).place.step <= 100
    assert kept.before(0).place.step == 0
