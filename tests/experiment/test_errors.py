"""What cannot be used is refused in one line: the key, the value and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.experiment import files
from app.experiment.errors import BadInput
from app.experiment.settings import Experiment, declarations, parse

HIDDEN = "must be a list of 1 to 32 whole numbers, each from 1 to 4096"


def complaint(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        files.from_text(text)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[training]\nlearning_rate = -0.5\n",
            "training.learning_rate = -0.5: must be a number, 0 or more",
        ),
        (
            '[training]\nlearning_rate = "0.5"\n',
            'training.learning_rate = "0.5": must be a number, 0 or more',
        ),
        (
            "[training]\nlearning_rate = true\n",
            "training.learning_rate = true: must be a number, 0 or more",
        ),
        ("[training]\nmomentum = 1.5\n", "training.momentum = 1.5: must be a number from 0 to 1"),
        (
            "[training]\nl1 = [1, 2]\n",
            "training.l1 = [1, 2]: must be a number from 0 to 1000000",
        ),
        (
            "[training]\nbatch_size = 2.5\n",
            "training.batch_size = 2.5: must be a whole number from 0 to 1000000",
        ),
        (
            "[training]\nbatch_size = 5.0\n",
            "training.batch_size = 5.0: must be a whole number from 0 to 1000000",
        ),
        (
            "[dataset]\npoints = 0\n",
            "dataset.points = 0: must be a whole number from 1 to 1000000",
        ),
        ("[network]\nhidden = [8, 0]\n", f"network.hidden = [8, 0]: {HIDDEN}"),
        ("[network]\nhidden = [8, 2.5]\n", f"network.hidden = [8, 2.5]: {HIDDEN}"),
        ("[network]\nhidden = 8\n", f"network.hidden = 8: {HIDDEN}"),
        ("[network]\nhidden = []\n", f"network.hidden = []: {HIDDEN}"),
        ("[network]\nhidden = [4097]\n", f"network.hidden = [4097]: {HIDDEN}"),
        ('[network]\nbias = "yes"\n', 'network.bias = "yes": must be true or false'),
        (
            '[training]\noptimizer = "Adam"\n',
            'training.optimizer = "Adam": must be one of sgd nesterov rmsprop adam adamw',
        ),
        (
            "[dataset]\npath = 3\n",
            "dataset.path = 3: must be a text in quotes",
        ),
        (
            '[training]\nloss = "cross-entropy"\n[dataset]\nname = "sine"\n',
            'training.loss = "cross-entropy": sine is regression; allowed: auto squared-error',
        ),
        (
            '[network]\nactivation = ["relu"]\n',
            "network.activation lists 1 activations for 2 hidden layers: "
            "give one name, or one per hidden layer",
        ),
        ("[network]\nactivation = []\n", "network.activation lists 0 activations for 2 hidden"),
        (
            '[dataset]\nname = "csv"\n',
            'dataset.path = "": name the file when dataset.name is csv',
        ),
        ("training = 3\n", "training: must be a section, written [training]"),
        ("[[training]]\nl1 = 1\n", "training: must be a section, written [training]"),
        (
            "[learning]\nrate = 3\n",
            "learning: no such section; allowed: version dataset network initialisation",
        ),
        ("rate = 3\n", "rate: no such section; allowed: version dataset network initialisation"),
    ],
)
def test_key_value_and_what_is_allowed(text: str, message: str) -> None:
    assert complaint(text).startswith(message)


@pytest.mark.parametrize("bad", ['["relu", "tan"]', '"tan"', "3", '[["relu"], "relu"]', "[1, 2]"])
def test_a_bad_activation_lists_the_good_ones(bad: str) -> None:
    message = complaint(f"[network]\nactivation = {bad}\n")
    assert message.startswith(f"network.activation = {bad}: must be one of relu leaky-relu prelu")
    assert message.endswith("linear, or a list with one per hidden layer")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("training.lerning_rate", "training.learning_rate"),
        ("training.learning-rate", "training.learning_rate"),
        ("training.batchsize", "training.batch_size"),
        ("network.hiden", "network.hidden"),
        ("dataset.nose", "dataset.noise"),
    ],
)
def test_an_unknown_key_suggests_the_nearest(written: str, meant: str) -> None:
    section, name = written.split(".")
    found = complaint(f"[{section}]\n{name} = 1\n")
    assert found == f"{written}: no such setting; did you mean {meant}?"


def test_a_key_like_no_other_lists_those_of_its_section() -> None:
    found = complaint("[census]\nzzz = 1\n")
    keys = "census.rare_below census.dormant_tau census.saturated_within"
    assert found == f"census.zzz: no such setting; allowed: {keys}"


@pytest.mark.parametrize("key", list(declarations()))
@pytest.mark.parametrize("value", ["nan", "-inf", '"no\\nsuch\\r\\nvalue"', "{ a = 1 }", "[[]]"])
def test_every_setting_refuses_nonsense_in_one_line(key: str, value: str) -> None:
    section, name = key.split(".")
    text = f"[{section}]\n{name} = {value}\n"
    if key in ("dataset.path", "initialisation.path") and value.startswith('"'):
        return  # any text may be a path
    message = complaint(text)
    assert message.startswith(f"{key} = ")
    assert declarations()[key].allowed() in message


@pytest.mark.parametrize("key", ['"a\\nb"', '"\\u001b[31m"', '""', '"training.l1"'])
def test_odd_keys_are_refused_in_one_line(key: str) -> None:
    for text in (f"{key} = 1\n", f"[training]\n{key} = 1\n", f"[[interventions]]\n{key} = 1\n"):
        message = complaint(text)
        assert message.isprintable()


def outcome(read: Callable[[Any], Experiment], given: Any) -> Experiment | str:
    """What is read, or the message of the refusal. Any other error goes through."""
    try:
        return read(given)
    except BadInput as refusal:
        return str(refusal)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_experiment_or_is_refused_in_one_line(text: str) -> None:
    found = outcome(files.from_text, text)
    assert isinstance(found, Experiment) or "\n" not in found


PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
SECTION = st.one_of(
    PLAIN,
    st.dictionaries(
        st.sampled_from(["hidden", "name", "activation", "l1", "seed", "path", "bias", "loss"]),
        PLAIN,
        max_size=3,
    ),
)


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["dataset", "network", "training", "initialisation", "census", "interventions", "x"]
        ),
        SECTION,
        max_size=3,
    )
)
def test_any_document_is_an_experiment_or_is_refused_in_one_line(document: dict) -> None:
    found = outcome(parse, document)
    assert isinstance(found, Experiment) or "\n" not in found
