"""Conditions in lesson files: compared with what a snapshot tells, and nothing is run."""

from __future__ import annotations

import pytest

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from app.experiment.settings import Experiment
from app.lessons.condition import condition, value_of
from app.record.lens import Lens
from app.record.snapshot import Snapshot
from app.run import report


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    values = {
        "training.learning_rate": 2.0,
        "network.hidden": [6, 5],
        "training.replicas": 4,
        "initialisation.bias": -0.2,
    }
    observer = Observer(Trainer(Experiment().with_values(values)))
    observer.watch.advance(60)
    return observer.snapshot(Lens(resolution=1, neuron=(0, 2)))


def test_figures_are_those_that_a_run_reports(snapshot: Snapshot) -> None:
    told = report(snapshot)
    names = ("dead", "dead_fraction", "born_dead", "deaths", "revivals", "always_on", "dormant")
    for name in names:
        assert value_of(name, [snapshot]) == told[name]
    assert told["deaths"] > 0
    assert value_of("loss", [snapshot]) == told["loss"]["train"]
    assert value_of("test_accuracy", [snapshot]) == told["accuracy"]["test"]
    assert value_of("layer_2.dead", [snapshot]) == told["layers"][1]["dead"]
    mean = sum(each["dead_fraction"] for each in told["replicas"]) / 4
    assert value_of("siblings.dead_fraction", [snapshot]) == pytest.approx(mean)
    assert value_of("neuron.margin", [snapshot]) == snapshot.layers[0].margin[2]


def test_all_comparisons_have_to_hold(snapshot: Snapshot) -> None:
    assert condition("dead > 0 and deaths >= 1 and neurons == 11").holds([snapshot])
    assert not condition("dead > 0 and neurons == 12").holds([snapshot])
    assert condition("layer_1.dead <= neurons").holds([snapshot])


def test_what_is_not_there_holds_for_nothing(snapshot: Snapshot) -> None:
    for text in ("second.dead >= 0", "second.dead < 1", "layer_3.dead == 0"):
        assert not condition(text).holds([snapshot])
    assert condition("second.dead == dead").holds([snapshot, snapshot])


@pytest.mark.parametrize(
    "text",
    ["", "dead", "dead >= ", "dead = 3", "__import__ > 0", "dead > 1 or dead < 0", "dead > 1; x"],
)
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        condition(text)
    assert "\n" not in str(refusal.value)
