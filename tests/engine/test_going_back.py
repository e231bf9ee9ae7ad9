"""A run can be gone back and forth in: the state at a step is the same to the bit, however it was
reached, interventions included."""

from __future__ import annotations

from contextlib import suppress
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
from app.experiment import sessions
from app.experiment.beginnings import as_file
from app.experiment.errors import BadInput
from app.experiment.interventions import (
    AddPoints,
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
from app.experiment.sessions import Session, View
from app.experiment.settings import Experiment
from app.record.lens import Lens
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
    assert same_bits(trainer.optimiser.moments, other.optimiser.moments)
    for key in ("training.learning_rate", "training.momentum", "training.batch_size"):
        assert trainer.experiment.value(key) == other.experiment.value(key)
    assert (trainer.epoch, trainer.batches.position) == (other.epoch, other.batches.position)
    assert torch.equal(trainer.x, other.x)
    assert torch.equal(trainer.y, other.y)
    assert trainer.network.names == other.network.names
    assert [f.tolist() for f in trainer.frozen()] == [f.tolist() for f in other.frozen()]


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


ACTS = st.sampled_from(
    [
        *(Set(key=key, value=value) for key, value in CHANGES),
        Set(key="network.activation", value="leaky-relu"),
        Set(key="network.activation", value=("prelu", "elu")),
        Set(key="network.bias", value=False),
        Set(key="dataset.name", value="xor"),
        Set(key="training.optimizer", value="rmsprop"),
        Weight(layer=2, neuron=1, input=3, value=-1.0),
        Plane(layer=1, neuron=1, weights=(0.5, -0.5), bias=-9.0),
        Kick(factor=80.0),
        Kick(layer=1, neuron=2, factor=400.0),
        Kick(factor=1.0, point=(9.0, -9.0, 1.0)),
        Reinitialise(),
        Reinitialise(only="all", layer=2, every=23),
        Recycle(every="epoch"),
        Resample(every="epoch", until=90),
        Resample(),
        Nudge(by=0.3, only="dead", every=7),
        End(rule="nudge"),
        End(rule="resample"),
        Freeze(layer=1),
        Freeze(layer=2, neuron=1, until=60),
        Unfreeze(),
        AddPoints(points=((8.0, 8.0, 1.0), (-8.0, 8.0, 0.0))),
        MovePoints(points=(1, 5), to=((0.0, 0.5), (3.0, 3.0))),
        RelabelPoints(points=(2, 3), target=1.0),
        DeletePoints(points=(1, 7, 9)),
        Shift(by=(0.7, -0.4)),
        Shift(part="test", by=(3.0, 0.0)),
    ]
)

ORDERS = st.one_of(
    st.tuples(st.just("advance"), st.integers(1, 80)),
    st.tuples(st.just("seek"), st.integers(0, 200)),
    st.tuples(st.just("apply"), ACTS),
    st.tuples(st.just("apply"), ACTS),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
    st.tuples(st.just("fork"), ACTS),
    st.tuples(st.just("save and open"), st.none()),
)


def opened_again(observer: Observer) -> Observer:
    """The run as a session file has it, opened by another program."""
    trainer = observer.trainer
    run = as_file(trainer.start_experiment, trainer.experiment.interventions)
    text = sessions.to_text(Session(run, View(step=trainer.step_count)))
    session = sessions.from_text(text)
    other = Observer(Trainer(session.experiment))
    other.watch.advance(session.view.step)
    other.watch.look()
    return other


@given(orders=st.lists(ORDERS, min_size=1, max_size=10), optimizer=st.sampled_from(["sgd", "adam"]))
@settings(max_examples=40, deadline=None)
def test_any_sequence_of_what_a_person_does_leads_to_the_state_that_the_record_gives(
    orders: list[tuple[str, Any]], optimizer: str
) -> None:
    observer = started(
        {"training.optimizer": optimizer}, setting_at(30, "training.learning_rate", 0.4)
    )
    watch = observer.watch
    for name, what in orders:
        before = observer.trainer.checkpoint()
        if name == "advance":
            watch.advance(what)
            watch.look()
        elif name == "seek":
            watch.seek(what)
            assert observer.trainer.step_count == what
        elif name == "apply":
            with suppress(BadInput):  # no biases any more, or none of these points
                watch.apply(what)
        elif name == "undo":
            watch.undo()
        elif name == "redo":
            watch.redo()
        elif name == "save and open":
            observer = opened_again(observer)
            watch = observer.watch
            assert same_bits([observer.trainer.network.parameters.flat], [before.parameters])
        else:
            left, trainer = observer, observer.trainer
            record, at = trainer.experiment.interventions, trainer.applied
            act = what.model_copy(update={"step": trainer.step_count})
            with suppress(BadInput):
                observer = left.fork((*record[:at], act, *record[at:]))
                watch = observer.watch
            assert same_bits([left.trainer.network.parameters.flat], [before.parameters])
    agree(observer)
    assert list(watch.so_far()) == fresh_log(observer)
    snapshot = observer.snapshot(Lens())
    if not snapshot.diverged:
        born = {"death": 1, "revival": -1, "divergence": 0}
        assert sum(born[event.kind] for event in snapshot.events) == snapshot.dead


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
