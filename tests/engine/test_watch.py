"""Every death and revival is found, at its exact step, whatever way the steps were taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import watch as watch_module
from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.engine.watch import Until
from app.experiment.interventions import Set
from app.record.events import Event
from app.record.lens import Lens
from app.record.snapshot import State
from tests.engine.making import experiment, same_bits, setting_at, trainer_on, weights_of

WILD = {"network.hidden": (16, 16, 16), "training.learning_rate": 1.0}


def followed(values: dict[str, Any], steps: int, *, at_once: int | None = None) -> Observer:
    """The run after so many steps, taken so many at once, with everything noted."""
    observer = Observer(Trainer(experiment(values)))
    while (left := steps - observer.trainer.step_count) > 0:
        observer.watch.advance(min(left, at_once or left))
        if at_once:
            observer.watch.look()
    observer.watch.look()
    return observer


def events_of(observer: Observer) -> list[Event]:
    return list(observer.watch.events.so_far())


def margins_of(trainer: Trainer, replica: int = 0) -> list[np.ndarray]:
    """max z over the training set of every hidden neuron, by layer: a plain pass."""
    chosen = slice(replica, replica + 1)
    with torch.inference_mode():
        walk = trainer.network.walk(trainer.x, chosen)
        hidden = len(trainer.network.widths) - 2
        return [
            z[0].max(dim=0).values.numpy() for _, (z, _) in zip(range(hidden), walk, strict=False)
        ]


def counted_every_step(
    values: dict[str, Any], steps: int, replica: int = 0
) -> list[tuple[int, str, int, int]]:
    """(step, kind, layer, neuron) by the slow way: a pass over the training set at every step."""
    trainer = Trainer(experiment(values))
    relu = [name == "relu" for name in trainer.experiment.activations]

    def dead() -> list[np.ndarray]:
        return [(m <= 0) & can for m, can in zip(margins_of(trainer, replica), relu, strict=True)]

    before = dead()
    found = []
    for step in range(1, steps + 1):
        trainer.advance(1)
        after = dead()
        for layer, (was, now) in enumerate(zip(before, after, strict=True)):
            found += [(step, "death", layer, int(n)) for n in np.flatnonzero(now & ~was)]
            found += [(step, "revival", layer, int(n)) for n in np.flatnonzero(was & ~now)]
        before = after
    return sorted(found)


def names(events: Sequence[Event]) -> list[tuple[int, str, int | None, int | None]]:
    """The same of noted events, born dead left out."""
    return sorted((e.step, e.kind, e.layer, e.neuron) for e in events if e.step > 0)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"training.learning_rate": 0.3, "initialisation.seed": 3},
        {"training.momentum": 0.9, "training.learning_rate": 0.1},
        {"training.optimizer": "adam", "training.learning_rate": 0.05},
        {"training.batch_size": 0, "training.learning_rate": 3.0},
        {"network.activation": ("relu", "leaky-relu", "relu")},
        {"network.bias": False},
    ],
    ids=str,
)
def test_the_log_is_what_a_census_after_every_step_finds(values: dict[str, Any]) -> None:
    values = {**WILD, **values}
    wanted = counted_every_step(values, 400)
    assert wanted, "a run in which nothing happens shows nothing"
    assert names(events_of(followed(values, 400))) == wanted


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize(
    "values",
    [
        {"training.batch_size": 10},
        {"training.batch_size": 32, "training.optimizer": "nesterov", "training.momentum": 0.5},
        {"training.batch_size": 1, "training.optimizer": "rmsprop"},
        {"training.batch_size": 10, "training.optimizer": "adamw", "training.l2": 0.01},
        {"training.batch_size": 0, "training.momentum": 0.9},
        {"training.batch_size": 10, "training.optimizer": "adam"},
    ],
    ids=str,
)
def test_just_before_every_death_the_margin_is_above_zero_and_just_after_not(
    values: dict[str, Any], seed: int
) -> None:
    """Replayed by a trainer that nobody watches, step by step."""
    values = {**WILD, **values, "initialisation.seed": seed}
    deaths = [e for e in events_of(followed(values, 2000)) if e.kind == "death" and e.step > 0]
    replayed = Trainer(experiment(values))
    for event in deaths:
        assert event.layer is not None
        replayed.advance(max(0, event.step - 1 - replayed.step_count))
        if replayed.step_count == event.step - 1:
            before = margins_of(replayed)
            biases = [w[0, -1].clone() for w in replayed.network.parameters.weights]
            replayed.advance(1)
            after = margins_of(replayed)
        assert replayed.step_count == event.step
        assert before[event.layer][event.neuron] > 0
        assert after[event.layer][event.neuron] <= 0
        assert event.margin_before == before[event.layer][event.neuron]
        assert event.margin_after == after[event.layer][event.neuron]
        assert event.bias_before == biases[event.layer][event.neuron]
        now = replayed.network.parameters.weights[event.layer][0, -1, event.neuron]
        assert event.bias_after == now
    assert len(deaths) > 5, "or the test shows nothing"


def test_being_watched_changes_nothing() -> None:
    values = {**WILD, "training.optimizer": "adam", "training.learning_rate": 0.02}
    alone = Trainer(experiment(values))
    alone.advance(333)
    watched = followed(values, 333, at_once=50)
    assert same_bits(weights_of(alone, 0), weights_of(watched.trainer, 0))


@given(pieces=st.lists(st.integers(1, 90), min_size=1, max_size=6))
@settings(max_examples=8, deadline=None)
def test_the_log_does_not_depend_on_when_it_is_looked_at(pieces: list[int]) -> None:
    observer = Observer(Trainer(experiment(WILD)))
    for steps in pieces:
        observer.watch.advance(steps)
        observer.watch.look()
    assert events_of(observer) == events_of(followed(WILD, sum(pieces)))


def test_a_sibling_has_the_events_that_it_has_alone() -> None:
    alone = followed({**WILD, "initialisation.seed": 2}, 150)
    among = Observer(Trainer(experiment({**WILD, "training.replicas": 4})))
    among.watch.follow(2)
    among.watch.advance(150)
    among.watch.look()
    assert events_of(among) == events_of(alone)
    assert among.watch.events.so_far().since == 0


@pytest.mark.parametrize("patience", [60.0, -1.0])
def test_another_siblings_past_is_known_unless_finding_it_out_takes_too_long(
    patience: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_module, "PATIENCE", patience)
    values = {**WILD, "training.replicas": 3}
    changed = experiment(values, setting_at(20, "training.learning_rate", 0.7))
    observer = Observer(Trainer(changed))
    observer.watch.advance(40)
    there = observer.snapshot(Lens(replica=1, resolution=4))
    since = 0 if patience > 0 else 40
    assert there.events.since == since
    observer.watch.advance(100)
    events = observer.snapshot(Lens(replica=1, resolution=4)).events
    assert events.since == since
    alone = Observer(Trainer(changed.with_values({"initialisation.seed": 1})))
    alone.watch.advance(140)
    alone.watch.look()
    wanted = [each for each in events_of(alone) if each.step > since or since == 0]
    assert list(events) == wanted
    margins = observer.watch.margins.read()
    assert margins.step.tolist() == list(range(since, 141))
    # nothing is made up about the past of those that were dead already
    unknown = there.layers[2].dead & (there.layers[2].dead_since == -1)
    assert unknown.any() == (since > 0)
    assert State.BORN_DEAD not in there.layers[2].state[unknown]


def test_a_born_dead_neuron_that_lived_is_no_longer_called_born_dead() -> None:
    observer = followed(WILD, 60)
    born = np.concatenate([observer.census.born_dead[0]])
    lived = {
        16 * event.layer + event.neuron
        for event in events_of(observer)
        if event.kind == "revival" and event.layer is not None and event.neuron is not None
    }
    snapshot = observer.snapshot(Lens(resolution=4))
    states = np.concatenate([layer.state for layer in snapshot.layers])
    dead = np.concatenate([layer.dead for layer in snapshot.layers])
    again = [unit for unit in np.flatnonzero(born & dead).tolist() if unit in lived]
    assert again, "or the test shows nothing"
    assert {states[unit] for unit in again} == {State.DEAD}


def test_a_network_too_large_for_every_step_is_looked_at_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is noted then is true, and adds up to what the census finds in the end."""
    monkeypatch.setattr(watch_module, "_steps_between_looks", lambda trainer: 37)
    observer = followed(WILD, 500)
    events = observer.watch.events.so_far()
    assert events.every == 37
    every_one = set(counted_every_step(WILD, 500))
    noted = names(list(events))
    assert set(noted) <= every_one
    assert len(noted) < len(every_one), "some came back unnoticed: else the test shows nothing"
    dead = np.concatenate([margin <= 0 for margin in margins_of(observer.trainer)])
    change = np.zeros(len(dead), int)
    for event in events:
        assert event.layer is not None
        assert event.neuron is not None
        change[16 * event.layer + event.neuron] += 1 if event.kind == "death" else -1
    assert np.array_equal(change, dead.astype(int)), "births and deaths less revivals"


def test_larger_networks_are_looked_at_less_often_and_the_default_at_every_step() -> None:
    assert Observer(Trainer(experiment(WILD))).watch.every == 1
    large = {"network.hidden": (256, 256), "dataset.points": 4000}
    assert Observer(Trainer(experiment(large))).watch.every > 10


def test_a_pause_on_a_death_goes_back_to_its_very_step() -> None:
    deaths = [e.step for e in events_of(followed(WILD, 300)) if e.kind == "death" and e.step]
    observer = Observer(Trainer(experiment(WILD)))
    stops = []
    while observer.trainer.step_count < 300:
        observer.watch.advance(min(29, 300 - observer.trainer.step_count))
        if observer.watch.look(Until(lambda event: event.kind == "death" and event.step > 0)):
            stops.append(observer.trainer.step_count)
    assert stops == sorted(set(deaths))
    assert events_of(observer) == events_of(followed(WILD, 300)), "and goes on as if never stopped"
    alone = Trainer(experiment(WILD))
    alone.advance(300)
    assert same_bits(weights_of(alone, 0), weights_of(observer.trainer, 0))


def test_what_a_person_changes_on_the_way_is_in_the_replayed_steps() -> None:
    """Settings change between looks, from the file and by hand."""
    calm = {**WILD, "training.learning_rate": 0.001}
    start = experiment(calm, setting_at(20, "training.learning_rate", 0.3))
    observer = Observer(Trainer(start))
    observer.watch.advance(50)
    by_hand = Set(step=0, key="training.learning_rate", value=2.0)
    observer.watch.apply(by_hand)
    observer.watch.advance(50)
    observer.watch.look()
    replayed = Trainer(start)
    events = [e for e in events_of(observer) if e.kind == "death" and e.step > 0]
    assert {e.step > 50 for e in events} == {True, False}, "deaths before and after the change"
    for event in events:
        assert event.layer is not None
        while replayed.step_count < event.step:
            if replayed.step_count == 50 and replayed.experiment.training.learning_rate < 2:
                replayed.apply(by_hand)
            replayed.advance(1)
        assert event.margin_after == margins_of(replayed)[event.layer][event.neuron]


def test_steps_taken_without_the_watch_are_found_out() -> None:
    observer = Observer(Trainer(experiment(WILD)))
    observer.trainer.advance(100)
    observer.watch.look()
    assert events_of(observer) == events_of(followed(WILD, 100))


def test_of_a_network_that_was_not_trained_to_what_it_is_no_past_is_claimed() -> None:
    observer = Observer(Trainer(experiment(WILD)))
    observer.trainer.advance(50)
    observer.trainer.network.parameters.flat.mul_(1.01)
    observer.watch.look()
    assert observer.watch.events.so_far().since == 50
    assert events_of(observer) == []


def test_born_dead_neurons_are_the_first_events() -> None:
    observer = Observer(Trainer(experiment({"network.hidden": (4, 4, 4, 4), **_SEED})))
    born = observer.census.born_dead[0]
    assert born.any()
    first = events_of(observer)
    assert [(e.step, e.kind, e.cause) for e in first] == [(0, "death", "born-dead")] * born.sum()
    margins = margins_of(observer.trainer)
    for event in first:
        assert event.layer is not None
        assert event.margin_before is None
        assert event.margin_after == margins[event.layer][event.neuron]


_SEED = {"initialisation.seed": 6}


def test_divergence_is_an_event_at_its_first_step() -> None:
    values = {"network.hidden": (4, 4), "dataset.name": "abs", "training.learning_rate": 1e4}
    values["network.activation"] = "leaky-relu"
    observer = followed(values, 60)
    noted = [e for e in events_of(observer) if e.kind == "divergence"]
    assert len(noted) == 1
    replayed = Observer(Trainer(experiment(values)))
    replayed.trainer.advance(noted[0].step - 1)
    assert not replayed.snapshot(Lens(resolution=4)).diverged
    replayed.trainer.advance(1)
    assert replayed.snapshot(Lens(resolution=4)).diverged


def test_a_dead_neuron_that_diverges_has_not_come_back() -> None:
    observer = followed({**WILD, "training.learning_rate": 1e30}, 40)
    events = events_of(observer)
    assert [e.kind for e in events].count("divergence") == 1
    for event in events:
        if event.kind == "revival":
            assert event.margin_after is not None
            assert 0 < event.margin_after < np.inf
    gone = np.concatenate([~np.isfinite(margin) for margin in margins_of(observer.trainer)])
    assert gone.any(), "or the test shows nothing"
    snapshot = observer.snapshot(Lens(resolution=4))
    since = np.concatenate([layer.dead_since for layer in snapshot.layers])
    assert (since[gone] == -1).all(), "nor is it dead"


def test_dead_since_and_the_log_say_the_same() -> None:
    snapshot = (observer := followed(WILD, 500)).snapshot(Lens(resolution=4))
    last: dict[tuple[int, int], int] = {}
    for event in snapshot.events:
        assert event.layer is not None
        assert event.neuron is not None
        last[event.layer, event.neuron] = event.step if event.kind == "death" else -1
    for depth, layer in enumerate(snapshot.layers):
        assert layer.dead_since.tolist() == [
            last.get((depth, index), -1) for index in range(layer.width)
        ]
        assert np.array_equal(layer.dead_since >= 0, layer.dead)
    assert observer.watch.every == 1


def test_margins_are_kept_for_every_step_of_a_short_run() -> None:
    observer = followed(WILD, 150, at_once=40)
    margins = observer.watch.margins.read()
    assert margins.step.tolist() == list(range(151))
    replayed = Trainer(experiment(WILD))
    for row in range(151):
        assert np.array_equal(margins.margin[row], np.concatenate(margins_of(replayed)))
        replayed.advance(1)


def test_unwatched_steps_leave_no_events() -> None:
    observer = Observer(Trainer(experiment(WILD)))
    before = events_of(observer)
    observer.watch.following = False
    observer.watch.advance(200)
    observer.watch.look()
    assert events_of(observer) == before
    assert observer.trainer.step_count == 200


@given(
    rate=st.floats(0.05, 3.0),
    batch=st.sampled_from([0, 1, 10, 100]),
    seed=st.integers(0, 10_000),
    activation=st.sampled_from(["relu", ("relu", "tanh")]),
)
@settings(max_examples=25, deadline=None)
def test_with_plain_sgd_a_dead_first_layer_neuron_never_changes_by_a_single_bit(
    rate: float, batch: int, seed: int, activation: Any
) -> None:
    values = {
        "network.hidden": (12, 6),
        "network.activation": activation,
        "training.learning_rate": rate,
        "training.batch_size": batch,
        "initialisation.seed": seed,
    }
    trainer = Trainer(experiment(values))
    dead_before: dict[int, torch.Tensor] = {}
    for _ in range(60):
        weights = trainer.network.parameters.weights[0][0]
        if not torch.isfinite(weights).all():
            return
        dead = np.flatnonzero(margins_of(trainer)[0] <= 0).tolist()
        assert set(dead_before) <= set(dead), "and never comes back"
        for unit, then in dead_before.items():
            assert torch.equal(weights[:, unit], then)
        dead_before = {unit: weights[:, unit].clone() for unit in dead}
        trainer.advance(1)


def test_following_data_of_ones_own_costs_no_second_reading() -> None:
    """The trainer that takes steps again learns the very same data, wherever they came from."""
    from tests.engine.making import data_of

    rng = np.random.default_rng(0)
    data = data_of(rng.normal(size=(60, 3)), rng.integers(0, 2, 60).astype(float), classes=2)
    trainer = trainer_on(data, {**WILD, "training.learning_rate": 2.0})
    observer = Observer(trainer)
    observer.watch.advance(100)
    observer.watch.look()
    deaths = [e for e in events_of(observer) if e.kind == "death" and e.step > 0]
    assert deaths
    assert all(e.margin_before > 0 >= e.margin_after for e in deaths)  # type: ignore[operator]
