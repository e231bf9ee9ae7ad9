"""Interventions in a file: only what can be done to a running network."""

from __future__ import annotations

import pytest

from app.experiment import files
from app.experiment.declaration import Effect, show_value
from app.experiment.errors import BadInput
from app.experiment.interventions import (
    Bias,
    Freeze,
    Intervention,
    Kick,
    Nudge,
    Plane,
    Recycle,
    Reinitialise,
    Resample,
    Set,
    Shift,
    Unfreeze,
    Weight,
)
from app.experiment.settings import declarations

LIVE_EFFECTS = (Effect.AT_ONCE, Effect.IN_PLACE)
LIVE = [key for key, item in declarations().items() if item.effect in LIVE_EFFECTS]
REBUILD = [key for key, item in declarations().items() if item.effect is Effect.REBUILD]


def text(step: object = 200, action: object = '"set"', key: str = "training.l1", value: object = 1):
    return f'[[interventions]]\nstep = {step}\naction = {action}\nkey = "{key}"\nvalue = {value}\n'


def complaint(document: str) -> str:
    with pytest.raises(BadInput) as caught:
        files.from_text(document)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_interventions_are_read_in_the_order_of_the_file() -> None:
    found = files.from_text(text() + text(7, key="census.rare_below", value=0.5)).interventions
    assert found == (
        Set(step=200, action="set", key="training.l1", value=1),
        Set(step=7, action="set", key="census.rare_below", value=0.5),
    )


def test_the_action_may_be_left_out() -> None:
    found = files.from_text('[[interventions]]\nstep = 0\nkey = "training.l1"\nvalue = 1\n')
    assert found.interventions[0].action == "set"


@pytest.mark.parametrize("key", LIVE)
def test_every_setting_that_needs_no_new_network_can_be_set(key: str) -> None:
    value = show_value(declarations()[key].default)
    assert files.from_text(text(key=key, value=value)).interventions[0].key == key


@pytest.mark.parametrize("key", REBUILD)
def test_no_other_setting_can(key: str) -> None:
    message = complaint(text(key=key))
    assert message.startswith(f'interventions.key = "{key}": must be a setting that can be')
    assert "training.learning_rate" in message
    assert "network.activation" in message


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (text(step=-1), "interventions.step = -1: must be a whole number, 0 or more"),
        (text(step=1.5), "interventions.step = 1.5: must be a whole number, 0 or more"),
        (text(step='"1"'), 'interventions.step = "1": must be a whole number, 0 or more'),
        (text(step="true"), "interventions.step = true: must be a whole number, 0 or more"),
        (text(action='"kill"'), 'interventions.action = "kill": must be one of set kick weight'),
        (text(key="training.lr"), 'interventions.key = "training.lr": must be a setting that'),
        (text(value=-1), "training.l1 = -1: must be a number from 0 to 1000000"),
        (text(value='"x"'), 'training.l1 = "x": must be a number from 0 to 1000000'),
        (text(value="[1]"), "training.l1 = [1]: must be a number from 0 to 1000000"),
        (text(value="nan"), "training.l1 = nan: must be a number from 0 to 1000000"),
        (text() + "why = 1\n", "interventions.why: no such key; allowed: step action key value"),
        (text() + text().replace("step = 200\n", ""), "interventions: entry 2 lacks its step"),
        ('[[interventions]]\nstep = 1\nkey = "training.l1"\n', "interventions: entry 1 lacks its"),
        ("interventions = 3\n", "interventions: must be tables, each written [[interventions]]"),
        ("interventions = [3]\n", "interventions: must be tables, each written [[interventions]]"),
        ("[interventions]\nstep = 1\n", "interventions: must be tables, each written"),
    ],
)
def test_a_bad_intervention_says_what_is_wrong(document: str, message: str) -> None:
    assert complaint(document).startswith(message)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Plane(layer=1, neuron=2, bias=-30.0), "L1 n2 bias = −30"),
        (Plane(layer=1, neuron=2, weights=(1.0, 2.0)), "L1 n2 plane moved"),
        (Weight(layer=1, neuron=2, input=3, value=-0.5), "L1 n2 weight 3 = −0.5"),
        (Bias(layer=2, value=0.0), "L2 biases = 0"),
        (Bias(value=0.1), "all biases = 0.1"),
        (Nudge(every="epoch"), "all biases +0.1 every epoch"),
        (
            Nudge(layer=1, by=-1.0, only="dead", every=10, until=5000),
            "L1 biases −1 every 10 steps until step 5\u202f000, if dead",
        ),
        (Kick(layer=1, neuron=2), "L1 n2 kick, gradient × 100"),
        (Kick(), "kick all, gradient × 100"),
        (Kick(factor=1.0, point=(1.0, -2.0, 1.0)), "kick all, outlier at (1, −2)"),
        (Reinitialise(layer=1, every="epoch"), "L1 re-initialise every epoch, if dead"),
        (Reinitialise(layer=1, neuron=2, only="all"), "L1 n2 re-initialise"),
        (Recycle(every=1), "recycle all every step, if dormant"),
        (Resample(layer=2), "L2 resample ≤ 0"),
        (Freeze(layer=2, until=500), "L2 freeze until step 500"),
        (Freeze(), "freeze all"),
        (Unfreeze(layer=1, neuron=3), "L1 n3 unfreeze"),
        (Shift(by=(1.0, 0.0)), "training data by (+1, 0)"),
        (Shift(part="both", by=(-0.5,)), "all data by (−0.5)"),
        (Set(key="network.activation", value="leaky-relu"), "activation leaky-relu"),
        (Set(key="network.bias", value=False), "all biases removed"),
        (Set(key="network.bias", value=True), "all biases put back"),
    ],
)
def test_what_was_done_is_told_in_few_words(done: Intervention, words: str) -> None:
    assert done.words() == words


@pytest.mark.parametrize("key", [key for key in LIVE if key != "network.bias"])
def test_the_record_says_each_setting_in_words_that_can_be_translated(key: str) -> None:
    section, _, name = key.partition(".")
    words = name.replace("_", " ")
    assert Set(key=key, value=1).words() == f"{'data ' if section == 'dataset' else ''}{words} 1"
