"""What sets two runs apart, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.experiment.differences import LEFT_ALONE, SAME, Difference, differences
from app.experiment.interventions import Bias, Freeze, Kick, Set
from app.experiment.settings import Experiment, declarations

BASE = Experiment()


def between(a: dict[str, object], b: dict[str, object]) -> Difference:
    return differences(BASE.with_values(a), BASE.with_values(b), 100)


@pytest.mark.parametrize(
    ("a", "b", "titles"),
    [
        ({}, {"network.activation": "leaky-relu"}, ("ReLU", "leaky ReLU 0.01")),
        (
            {"network.activation": "leaky-relu"},
            {"network.activation": "leaky-relu", "network.negative_slope": 0.1},
            ("leaky ReLU 0.01", "leaky ReLU 0.1"),
        ),
        ({}, {"network.activation": "elu", "network.alpha": 0.5}, ("ReLU", "ELU (α = 0.5)")),
        ({}, {"network.activation": "tanh"}, ("ReLU", "tanh")),
        ({}, {"training.learning_rate": 0.3}, ("learning rate 0.03", "learning rate 0.3")),
        ({}, {"training.learning_rate": 1e-5}, ("learning rate 0.03", "learning rate 1e−5")),
        ({}, {"network.bias": False}, ("with biases", "no biases")),
        ({}, {"training.optimizer": "adam"}, ("SGD", "Adam")),
        ({"training.momentum": 0.9}, {}, ("momentum 0.9", "no momentum")),
        ({}, {"training.batch_size": 0}, ("batch size 10", "full batches")),
        ({}, {"training.l2": 0.1}, ("no L2", "L2 0.1")),
        ({}, {"dataset.name": "xor"}, ("circle data", "xor data")),
        ({}, {"initialisation.bias": -0.5}, ("initial bias 0", "initial bias −0.5")),
        ({}, {"dataset.points": 5000}, ("500 points", "5\u202f000 points")),
        ({}, {"training.loss": "squared-error"}, ("cross-entropy loss", "squared-error loss")),
    ],
)
def test_a_setting_that_differs_is_the_title(
    a: dict[str, object], b: dict[str, object], titles: tuple[str, str]
) -> None:
    assert between(a, b).titles == titles


@pytest.mark.parametrize(
    ("ours", "theirs", "titles"),
    [
        ("relu", ("relu", "tanh"), ("ReLU in layer 2", "tanh in layer 2")),
        ("relu", ("tanh", "elu"), ("ReLU", "tanh in layer 1, ELU in layer 2")),
        (("relu", "tanh"), ("relu", "elu"), ("tanh in layer 2", "ELU in layer 2")),
    ],
)
def test_of_activations_a_layer_the_layers_that_differ_are_named(
    ours: object, theirs: object, titles: tuple[str, str]
) -> None:
    assert between({"network.activation": ours}, {"network.activation": theirs}).titles == titles


def test_layers_in_a_row_are_named_as_one() -> None:
    four = {"network.hidden": (3, 3, 3, 3)}
    mixed = ("relu", "tanh", "tanh", "tanh")
    found = between(four, {**four, "network.activation": mixed})
    assert found.titles == ("ReLU in layers 2–4", "tanh in layers 2–4")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({}, {"network.negative_slope": 0.3}),  # there is no leaky ReLU
        ({}, {"network.alpha": 0.3}),
        ({"training.optimizer": "adam"}, {"training.optimizer": "adam", "training.momentum": 0.5}),
        ({}, {"training.loss": "cross-entropy"}),  # what "auto" comes to
        ({"network.activation": "relu"}, {"network.activation": ("relu", "relu")}),
    ],
)
def test_a_setting_without_influence_is_no_difference(
    a: dict[str, object], b: dict[str, object]
) -> None:
    found = between(a, b)
    assert found.none
    assert found.titles == (SAME, SAME)


def test_of_many_differences_the_first_are_the_title_and_all_are_listed() -> None:
    found = between(
        {},
        {
            "network.activation": "tanh",
            "training.optimizer": "adam",
            "training.learning_rate": 0.3,
            "training.l1": 0.1,
        },
    )
    assert found.titles == ("ReLU · SGD and 2 more", "tanh · Adam and 2 more")
    assert found.all_a == ("ReLU", "SGD", "learning rate 0.03", "no L1")
    assert found.all_b == ("tanh", "Adam", "learning rate 0.3", "L1 0.1")


def test_what_was_done_to_one_side_only_is_named_with_its_step() -> None:
    kicked = BASE.with_record((Kick(step=1200, layer=1, neuron=3),))
    found = differences(BASE, kicked, 1200)
    assert found.b == "L1 n3 kick, gradient × 100, at step 1\u202f200"
    assert found.a == LEFT_ALONE
    assert found.all_a == ()
    assert not found.none


def test_what_is_still_to_come_is_no_difference_yet() -> None:
    kicked = BASE.with_record((Kick(step=1200),))
    assert differences(BASE, kicked, 1199).titles == (SAME, SAME)


def test_what_was_done_to_both_is_no_difference() -> None:
    both = (Kick(step=3), Kick(step=3), Bias(step=5))
    a = BASE.with_record(both)
    b = BASE.with_record((*both, Kick(step=3), Freeze(step=9)))
    found = differences(a, b, 10)
    assert found.all_a == ()
    assert found.all_b == (
        "kick all, gradient × 100, at step 3",
        "freeze all, at step 9",
    )


def test_a_changed_setting_is_told_once() -> None:
    """By the value in force, not by the intervention that set it as well."""
    change = Set(step=4, key="training.learning_rate", value=1.0)
    b = BASE.with_values({"training.learning_rate": 1.0}).with_record((change,))
    found = differences(BASE, b, 10)
    assert found.whole == (("learning rate 0.03",), ("learning rate 1",))


def test_a_setting_changed_there_and_back_is_told() -> None:
    key = "training.learning_rate"
    record = (Set(step=4, key=key, value=1.0), Set(step=6, key=key, value=0.03))
    found = differences(BASE, BASE.with_record(record), 10)
    assert found.all_b == ("learning rate 1, from step 4", "learning rate 0.03, from step 6")


@given(st.data())
def test_every_setting_that_matters_has_words_for_both_of_its_values(data: st.DataObject) -> None:
    """Whatever is changed, the two titles differ and say something."""
    numbers = [d for d in declarations().values() if d.kind in ("number", "integer", "choice")]
    item = data.draw(st.sampled_from([d for d in numbers if d.applies.rule(BASE)]))
    if item.kind == "choice":
        # a file needs its path
        value = data.draw(st.sampled_from([c for c in item.choices if c != "csv"]))
    elif item.kind == "integer":
        value = data.draw(st.integers(int(item.low or 0), int(item.high or 1000)))
    else:
        value = data.draw(st.floats(item.low or 0.0, item.high or 10.0))
    changed = BASE.with_values({item.key: value})
    found = differences(BASE, changed, 0)
    if item.key != "training.loss":  # "auto" is one of the others
        assert found.none == (changed == BASE)
    if not found.none:
        assert found.a != found.b
        assert all(phrase.strip() for phrase in found.all_a + found.all_b)
