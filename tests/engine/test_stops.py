"""Rules that stop a run: at the very step, and only where a limit is crossed."""

from __future__ import annotations

from typing import Any

import pytest

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.settings import StopSettings
from app.record.lens import Lens
from app.run import run
from tests.engine.making import experiment

DEADLY = {"network.hidden": (8, 8), "training.learning_rate": 1.0}


def started(values: dict[str, Any] | None = None) -> Observer:
    return Observer(Trainer(experiment({**DEADLY, **(values or {})})))


def stop(observer: Observer, steps: int, at_once: int = 37, **rules: Any) -> int | None:
    """Where the run stops within so many steps, taken some at a time; None: it does not."""
    wanted = StopSettings(**rules)
    goal = observer.trainer.step_count + steps
    while observer.trainer.step_count < goal:
        now = min(at_once, goal - observer.trainer.step_count)
        if observer.watch.advance(now, observer.watch.until(wanted)):
            return observer.trainer.step_count
    return None


def loss(observer: Observer, step: int) -> float:
    observer.watch.seek(step)
    return float(observer.snapshot(Lens()).siblings.loss[0])


@pytest.mark.parametrize("at_once", [1, 37, 500])
def test_a_run_stops_at_the_step_at_which_the_loss_falls_below_the_limit(at_once: int) -> None:
    observer = started()
    step = stop(observer, 500, at_once, loss_below=0.1)
    assert step is not None
    assert loss(observer, step) < 0.1
    assert all(loss(observer, earlier) >= 0.1 for earlier in range(step))


def test_a_limit_that_was_crossed_before_stops_nothing_until_it_is_crossed_again() -> None:
    observer = started()
    assert stop(observer, 500, loss_below=0.5) is not None
    here = observer.trainer.step_count
    again = stop(observer, 60, loss_below=0.5)
    assert again is None or loss(observer, again - 1) >= 0.5
    assert observer.trainer.step_count > here


@pytest.mark.parametrize("at_once", [1, 64])
def test_a_run_stops_at_the_step_at_which_more_than_a_share_is_dead(at_once: int) -> None:
    observer = started()
    step = stop(observer, 500, at_once, dead_above=0.15)
    assert step is not None

    def dead(at: int) -> int:
        observer.watch.seek(at)
        return sum(int(layer.dead.sum()) for layer in observer.snapshot(Lens()).layers)

    assert dead(step) > 0.15 * 16
    assert dead(step - 1) <= 0.15 * 16


def test_what_is_known_already_is_stopped_at_as_well() -> None:
    fresh, known = started(), started()
    known.watch.advance(300)
    known.watch.seek(0)
    for rules in ({"dead_above": 0.15}, {"death": "first"}):
        assert stop(fresh, 300, **rules) == stop(known, 300, **rules)
        for observer in (fresh, known):
            observer.watch.seek(0)


def test_the_first_death_is_waited_for_once_and_any_death_again_and_again() -> None:
    observer = started()
    first = stop(observer, 300, death="first")
    assert first is not None
    assert stop(observer, 100, death="first") is None
    observer.watch.seek(0)
    assert stop(observer, 300, death="any") == first
    assert stop(observer, 300, death="any") is not None


def test_a_run_stops_when_it_diverges() -> None:
    observer = started({"training.learning_rate": 1e9})
    step = stop(observer, 300, divergence=True)
    assert step is not None
    assert [e.kind for e in observer.watch.so_far() if e.step == step].count("divergence") == 1


def test_a_run_without_a_window_goes_by_the_rules_of_its_file() -> None:
    figures = run(experiment({**DEADLY, "stop.death": "first"}), steps=500)
    assert figures["deaths"] >= 1
    assert {e["step"] for e in figures["events"] if e["kind"] == "death" and e["step"]} == {
        figures["step"]
    }
    assert run(experiment({**DEADLY, "stop.step": 12}))["step"] == 12
    assert run(experiment(DEADLY), steps=20)["step"] == 20
