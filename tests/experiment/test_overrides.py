"""`--set KEY=VALUE`: values as in the file, and names without quotes."""

from __future__ import annotations

from typing import Any

import pytest

from app.experiment import files
from app.experiment.errors import BadInput


@pytest.mark.parametrize(
    ("item", "key", "value"),
    [
        ("training.learning_rate=0.5", "training.learning_rate", 0.5),
        ("training.learning_rate=1e-3", "training.learning_rate", 0.001),
        ("training.learning_rate=2", "training.learning_rate", 2.0),
        (" training.learning_rate = 0.5 ", "training.learning_rate", 0.5),
        ("training.batch_size=0", "training.batch_size", 0),
        ("network.bias=false", "network.bias", False),
        ("network.hidden=[4,3]", "network.hidden", (4, 3)),
        ("network.hidden=[ 4, 3, ]", "network.hidden", (4, 3)),
        ("network.activation=tanh", "network.activation", "tanh"),
        ("network.activation='tanh'", "network.activation", "tanh"),
        ('network.activation=["tanh", "relu"]', "network.activation", ("tanh", "relu")),
        ("dataset.name=x-sin-5x", "dataset.name", "x-sin-5x"),
        ("dataset.path=my data=1.csv", "dataset.path", "my data=1.csv"),
        ('dataset.path="a b.csv"', "dataset.path", "a b.csv"),
        ("dataset.path=2024", "dataset.path", "2024"),
        ("dataset.path=true", "dataset.path", "true"),
        (r"dataset.path=C:\new\table.csv", "dataset.path", r"C:\new\table.csv"),
    ],
)
def test_a_value_as_a_person_writes_it(item: str, key: str, value: Any) -> None:
    assert files.from_text("", [item]).value(key) == value


def test_an_override_wins_over_the_file_and_a_later_one_over_an_earlier() -> None:
    text = "[training]\nl1 = 0.5\nl2 = 0.25\n"
    found = files.from_text(text, ["training.l1=2", "training.l1=3"])
    assert (found.training.l1, found.training.l2) == (3.0, 0.25)


def test_overrides_are_judged_together() -> None:
    """An activation per layer needs as many layers, in whichever order they come."""
    found = files.from_text("", ['network.activation=["relu"]', "network.hidden=[3]"])
    assert found.activations == ("relu",)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("training.learning_rate", "--set training.learning_rate: must be KEY=VALUE"),
        ("", "must be KEY=VALUE"),
        ("learning_rate=3", "learning_rate: no such setting"),
        ("training.learning_rat=3", "did you mean training.learning_rate?"),
        ("version=1", "version: no such setting"),
        ("interventions=[]", "interventions: no such setting"),
        ("training.learning_rate=", 'training.learning_rate = "": must be a number, 0 or more'),
        ("training.learning_rate=fast", 'training.learning_rate = "fast": must be a number'),
        ("training.learning_rate=nan", "training.learning_rate = nan: must be a number"),
        ("training.learning_rate=inf", "training.learning_rate = inf: must be a number"),
        ("network.hidden=8", "network.hidden = 8: must be a list of 1 to 32 whole numbers"),
        ("network.hidden=[]", "network.hidden = []: must be a list of 1 to 32 whole numbers"),
        ("network.bias=no", 'network.bias = "no": must be true or false'),
        ("network.bias=1", "network.bias = 1: must be true or false"),
        ("dataset.name=circles", 'dataset.name = "circles": must be one of circle xor'),
        ("training.replicas=true", "training.replicas = true: must be a whole number"),
        ("dataset.points=500.0", "dataset.points = 500.0: must be a whole number"),
    ],
)
def test_a_bad_override_names_key_value_and_what_is_allowed(item: str, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        files.from_text("", [item])
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_override_sets_one_value() -> None:
    """A line break cannot smuggle in more, nor break the one line of the message."""
    with pytest.raises(BadInput) as caught:
        files.from_text("", ["training.l1=1\nl2 = 2"])
    assert str(caught.value).startswith("training.l1 = ")
    assert "\n" not in str(caught.value)


def test_overrides_of_a_section_that_is_no_section() -> None:
    with pytest.raises(BadInput, match=r"^training: must be a section, written \[training\]$"):
        files.from_text("training = 3\n", ["training.l1=1"])
