"""Links of TensorFlow Playground: every key of its state, its defaults, and what people paste."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.experiment import files
from app.experiment.errors import BadInput
from app.experiment.playground import KEYS, from_link, is_link
from app.experiment.settings import Experiment, declarations

SITE = "https://playground.tensorflow.org/"
ALL_KEYS = [
    "activation",
    "regularization",
    "batchSize",
    "dataset",
    "regDataset",
    "learningRate",
    "regularizationRate",
    "noise",
    "networkShape",
    "seed",
    "showTestData",
    "discretize",
    "percTrainData",
    "x",
    "y",
    "xTimesY",
    "xSquared",
    "ySquared",
    "cosX",
    "sinX",
    "cosY",
    "sinY",
    "collectStats",
    "tutorial",
    "problem",
    "initZero",
    "hideText",
]
"""What the Playground's state can hold."""

WRITTEN_BY_THE_PAGE = (
    "#activation=relu&batchSize=10&dataset=spiral&regDataset=reg-plane&learningRate=0.1"
    "&regularizationRate=0&noise=35&networkShape=8,8,4&seed=0.04621&showTestData=false"
    "&discretize=false&percTrainData=60&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false"
    "&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification"
    "&initZero=false&hideText=false"
)


def changed(fragment: str) -> dict[str, Any]:
    """The settings that a link changes from those of a link that says nothing but its seed."""
    plain, _ = from_link("#seed=0")
    found, _ = from_link(fragment)
    return {key: found.value(key) for key in declarations() if found.value(key) != plain.value(key)}


def said(fragment: str) -> tuple[str, ...]:
    """The sentences that the link brings besides those of one that says nothing but its seed."""
    always = from_link("#seed=0")[1]
    return tuple(sentence for sentence in from_link(fragment)[1] if sentence not in always)


def test_every_key_of_the_playground_is_known() -> None:
    assert set(KEYS) == set(ALL_KEYS)


@pytest.mark.parametrize(
    ("pair", "settings_"),
    [
        ("activation=relu", {"network.activation": "relu"}),
        ("activation=sigmoid", {"network.activation": "sigmoid"}),
        ("activation=linear", {"network.activation": "linear"}),
        ("activation=tanh", {}),
        ("batchSize=1", {"training.batch_size": 1}),
        ("batchSize=25", {"training.batch_size": 25}),
        ("dataset=xor", {"dataset.name": "xor"}),
        ("dataset=gauss", {"dataset.name": "gaussian"}),
        ("dataset=spiral", {"dataset.name": "spiral"}),
        ("dataset=circle", {}),
        ("regDataset=reg-gauss", {}),  # which counts for regression only
        ("learningRate=3", {"training.learning_rate": 3.0}),
        ("learningRate=0.00001", {"training.learning_rate": 1e-5}),
        ("learningRate=1e-7", {"training.learning_rate": 1e-7}),
        ("learningRate=0", {"training.learning_rate": 0.0}),
        ("noise=35", {"dataset.noise": 0.35}),
        ("noise=80", {"dataset.noise": 0.8}),
        ("percTrainData=10", {"dataset.train_fraction": 0.1}),
        ("networkShape=8", {"network.hidden": (8,)}),
        ("networkShape=1,2,3,4,5,6", {"network.hidden": (1, 2, 3, 4, 5, 6)}),
        ("regularization=L2", {}),
        ("regularizationRate=0.1", {}),
        ("regularization=none&regularizationRate=0.1", {}),
        ("regularization=L1&regularizationRate=0.1", {"training.l1": 0.1}),
        ("regularization=L2&regularizationRate=0.1", {"training.l2": 0.1}),
        ("problem=classification", {}),
        ("initZero=true", {"initialisation.weights": "zeros"}),
        ("initZero=false", {}),
    ],
)
def test_a_key_sets_what_it_says(pair: str, settings_: dict[str, Any]) -> None:
    assert changed(f"#seed=0&{pair}") == settings_


@pytest.mark.parametrize(
    ("pair", "name"), [("", "plane"), ("&regDataset=reg-gauss", "multi-gaussian")]
)
def test_regression_takes_its_own_data_and_more_points(pair: str, name: str) -> None:
    found = changed(f"#seed=0&problem=regression&dataset=xor{pair}")
    assert found == {"dataset.name": name, "dataset.points": 1200}


@pytest.mark.parametrize(
    ("written", "seed"),
    [
        ("0.12345", 12345),
        ("0.00007", 7),
        ("42", 42),
        ("0", 0),
        ("apples", 946231319),
        ("0.1", 1090099914),
        ("99999999999999999999", 447504519),
    ],
)
def test_a_seed_is_always_taken_as_the_same_whole_number(written: str, seed: int) -> None:
    experiment, sentences = from_link(f"#seed={written}")
    assert experiment.dataset.seed == experiment.initialisation.seed == seed
    (sentence,) = (each for each in sentences if each.startswith("seed"))
    assert sentence.startswith(f"seed={written}: taken as {seed}; ")
    assert "other random numbers" in sentence


def test_a_link_without_a_seed_says_so() -> None:
    experiment, sentences = from_link("#noise=0")
    assert experiment.dataset.seed == experiment.initialisation.seed == 0
    assert any(each.startswith("seed: none in the link") for each in sentences)


NO_SENTENCE_WHEN_FALSE = [
    "xTimesY",
    "xSquared",
    "ySquared",
    "sinX",
    "sinY",
    "cosX",
    "cosY",
    "showTestData",
    "discretize",
    "hideText",
    "collectStats",
]


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("xTimesY=true", "Flatline has no product feature; the network gets x1 and x2 only"),
        ("xSquared=true", "Flatline has no square feature; the network gets x1 and x2 only"),
        ("ySquared=true", "Flatline has no square feature; the network gets x1 and x2 only"),
        ("sinX=true", "Flatline has no sine feature; the network gets x1 and x2 only"),
        ("sinY=true", "Flatline has no sine feature; the network gets x1 and x2 only"),
        ("cosX=true", "the Playground itself ignores it"),
        ("cosY=true", "the Playground itself ignores it"),
        ("x=false", "Flatline always feeds both inputs, x1 and x2"),
        ("y=false", "Flatline always feeds both inputs, x1 and x2"),
        ("x_hide=true", "Flatline always feeds both inputs, x1 and x2"),
        ("showTestData=true", "a switch of the view"),
        ("discretize=true", "in shades, not in two colours"),
        ("hideText=true", "no text around the network"),
        ("collectStats=true", "collects no statistics"),
        ("tutorial=my-lesson", "the Playground's tutorials stay there"),
        ("playButton_hide=true", "Flatline hides no controls"),
        ("whatever=7", "not a key of the Playground"),
        ("networkShape=", "Flatline needs a hidden layer; one linear neuron takes its place"),
        ("noise=90", "the Playground takes 50 for it"),
        ("noise=-5", "the Playground takes 0 for it"),
        ("percTrainData=0", "keeps one training point"),
        ("batchSize=30", "does not divide the 250 training points"),
        ("batchSize=251", "more than the 250 training points"),
        ("sinX=0", "Flatline has no sine feature"),  # as on the page, all but false is true
    ],
)
def test_what_flatline_cannot_do_is_said_in_one_sentence(pair: str, words: str) -> None:
    sentences = [each for each in said(f"#seed=0&{pair}") if each.startswith(f"{pair}: ")]
    assert len(sentences) == 1
    assert words in sentences[0]


@pytest.mark.parametrize("key", NO_SENTENCE_WHEN_FALSE)
def test_what_is_off_needs_no_sentence(key: str) -> None:
    assert said(f"#seed=0&{key}=false") == ()


def test_a_feature_that_is_hidden_is_not_fed_by_the_playground_either() -> None:
    assert said("#seed=0&sinX=true&sinX_hide=true") == ()
    assert len(said("#seed=0&showTestData=true&showTestData_hide=true")) == 2


def test_hidden_controls_share_a_sentence() -> None:
    found = said("#seed=0&noise_hide=true&dataset_hide=false&stepButton_hide=true")
    assert found == ("noise_hide=true, stepButton_hide=true: Flatline hides no controls",)


def test_l1_and_only_l1_is_said_to_differ() -> None:
    (sentence,) = said("#seed=0&regularization=L1&regularizationRate=0.03")
    assert "stays 0 for good" in sentence
    assert said("#seed=0&regularization=L2&regularizationRate=0.03") == ()
    assert said("#seed=0&regularization=L1&regularizationRate=0") == ()


@pytest.mark.parametrize(
    ("problem", "words"),
    [("classification", "about a quarter as long"), ("regression", "twice as long")],
)
def test_the_loss_is_the_nearest_and_its_difference_is_said(problem: str, words: str) -> None:
    experiment, sentences = from_link(f"#problem={problem}")
    assert experiment.training.loss == "squared-error"
    (sentence,) = (each for each in sentences if each.startswith("Loss: "))
    assert words in sentence


def test_a_missing_key_means_the_playgrounds_own_default() -> None:
    experiment, _ = from_link(SITE)
    assert experiment == Experiment().with_values(
        {
            "dataset.name": "circle",
            "dataset.points": 500,
            "dataset.noise": 0.0,
            "dataset.train_fraction": 0.5,
            "network.hidden": (4, 2),
            "network.activation": "tanh",
            "network.bias": True,
            "initialisation.weights": "playground",
            "training.optimizer": "sgd",
            "training.learning_rate": 0.03,
            "training.momentum": 0.0,
            "training.batch_size": 10,
            "training.loss": "squared-error",
            "training.l1": 0.0,
            "training.l2": 0.0,
            "training.replicas": 1,
        }
    )


@pytest.mark.parametrize("key", [key for key in ALL_KEYS if key != "networkShape"])
def test_a_key_without_a_value_means_its_default_too(key: str) -> None:
    assert changed(f"#seed=0&noise=0&{key}=") == {}
    assert changed(f"#seed=0&noise=0&{key}") == {}


def test_no_hidden_layers_become_one_linear_neuron() -> None:
    experiment, _ = from_link("#activation=relu&networkShape=")
    assert experiment.network.hidden == (1,)
    assert experiment.network.activation == "linear"


def test_a_link_as_the_page_writes_it() -> None:
    experiment, sentences = from_link(SITE + WRITTEN_BY_THE_PAGE)
    expected = {
        "dataset.name": "spiral",
        "dataset.noise": 0.35,
        "dataset.train_fraction": 0.6,
        "dataset.seed": 4621,
        "network.hidden": (8, 8, 4),
        "network.activation": "relu",
        "initialisation.weights": "playground",
        "initialisation.seed": 4621,
        "training.learning_rate": 0.1,
        "training.loss": "squared-error",
    }
    assert experiment == Experiment().with_values(expected)
    assert [sentence.partition(":")[0] for sentence in sentences] == ["seed=0.04621", "Loss"]


@pytest.mark.parametrize(
    "address",
    [
        "https://playground.tensorflow.org/",
        "http://playground.tensorflow.org/",
        "HTTPS://Playground.TensorFlow.org/",
        "playground.tensorflow.org/",
        "playground.tensorflow.org",
        "https://playground.tensorflow.org:443/?utm_source=x",
        "http://localhost:8080/",
        "localhost:5000",
        "127.0.0.1:8000/index.html",
        "http://[::1]:8000/",
        "https://someone.github.io/playground/",
        "file:///home/ada/playground/dist/index.html",
        "",
        "  ",
    ],
)
def test_the_page_and_copies_of_it_are_known_by_any_address(address: str) -> None:
    assert is_link(address + WRITTEN_BY_THE_PAGE)
    assert from_link(address + WRITTEN_BY_THE_PAGE) == from_link(SITE + WRITTEN_BY_THE_PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "run.toml",
        "run#1.toml",
        "C:\\runs\\a#noise=5.toml",
        "/home/ada/x#noise=5",
        "https://example.com/",
        "https://example.com/#section",
        "https://playground.tensorflow.org.example.com/",
        "https://example.com/playground.tensorflow.org",
        "#whatever=7",
        "noise=5",
        "http://[",
        "\0",
    ],
)
def test_other_texts_are_no_links(text: str) -> None:
    assert not is_link(text)
    with pytest.raises(BadInput, match="not a link of TensorFlow Playground"):
        from_link(text)


def test_an_address_with_nothing_after_it_is_the_playgrounds_first_page() -> None:
    experiment, sentences = from_link(SITE + "?activation=relu")
    assert experiment.network.activation == "tanh"
    assert sentences[0] == "Nothing stands after a #: these are the Playground's defaults"


@pytest.mark.parametrize(
    "text", ["#activation=relu&networkShape=3%2C5", "%23activation%3Drelu%26networkShape%3D3,5"]
)
def test_percent_encoding_is_resolved(text: str) -> None:
    assert changed(f"{text}&seed=0") == {"network.activation": "relu", "network.hidden": (3, 5)}


def test_of_a_key_given_twice_the_last_counts_and_that_is_said() -> None:
    assert changed("#seed=0&noise=10&noise=20") == {"dataset.noise": 0.2}
    assert changed("#seed=0&noise=10&noise=") == {}
    assert any("noise: given 2 times" in each for each in said("#seed=0&noise=10&noise=20"))


@pytest.mark.parametrize(
    ("pair", "allowed"),
    [
        ("activation=swish", "one of relu tanh sigmoid linear"),
        ("activation=Relu", "one of relu tanh sigmoid linear"),
        ("dataset=moons", "one of circle xor gauss spiral"),
        ("regDataset=plane", "one of reg-plane reg-gauss"),
        ("problem=both", "one of classification regression"),
        ("regularization=l2", "one of none L1 L2"),
        ("regularizationRate=-1", "a number from 0 to 1000000"),
        ("regularizationRate=1e7", "a number from 0 to 1000000"),
        ("learningRate=fast", "a number, 0 or more"),
        ("learningRate=-0.1", "a number, 0 or more"),
        ("learningRate=inf", "a number, 0 or more"),
        ("learningRate=nan", "a number, 0 or more"),
        ("learningRate=1e999", "a number, 0 or more"),
        ("learningRate=1_0", "a number, 0 or more"),
        ("learningRate=٣", "a number, 0 or more"),
        ("noise=loud", "a number, in percent"),
        ("percTrainData=101", "a number from 0 to 100"),
        ("percTrainData=-1", "a number from 0 to 100"),
        ("batchSize=0", "a whole number from 1 to 1000000"),
        ("batchSize=2.5", "a whole number from 1 to 1000000"),
        ("networkShape=4,0", "whole numbers from 1 to 4096"),
        ("networkShape=4,,2", "whole numbers from 1 to 4096"),
        ("networkShape=4;2", "whole numbers from 1 to 4096"),
        ("networkShape=5000", "whole numbers from 1 to 4096"),
        ("networkShape=" + ",".join(["1"] * 33), "at most 32 whole numbers"),
        ("networkShape=" + "9" * 5000, "whole numbers from 1 to 4096"),
    ],
)
def test_a_value_that_cannot_be_is_one_sentence_with_what_is_allowed(
    pair: str, allowed: str
) -> None:
    with pytest.raises(BadInput) as caught:
        from_link(f"#{pair}")
    message = str(caught.value)
    key, _, value = pair.partition("=")
    assert message.startswith(f"{key}={value[:50]}")
    assert allowed in message
    assert "\n" not in message
    assert len(message) < 200


ANY = st.text(st.characters(), max_size=12)
NAMES = st.sampled_from([*ALL_KEYS, "x_hide", "noise_hide", "numHiddenLayers_hide"]) | ANY
NUMBERS = st.integers().map(str) | st.floats().map(str)
WORDS = st.sampled_from(
    [
        "true",
        "false",
        "relu",
        "xor",
        "gauss",
        "reg-gauss",
        "L1",
        "L2",
        "regression",
        "4,2",
        "0.12345",
    ]
)
PAIRS = st.tuples(NAMES, WORDS | NUMBERS | ANY).map("=".join)
ADDRESSES = st.sampled_from([SITE, "", "localhost:1/", "http://["]) | ANY


@settings(max_examples=400, deadline=None)
@given(ADDRESSES, st.lists(PAIRS | ANY, max_size=8))
@example(SITE, ["seed=\udc80", "tutorial=\x1b[31m\n"])
@example(SITE, ["noise_hide\u2028=true", "%00=%FF%FE"])
def test_anything_pasted_is_an_experiment_or_one_sentence(address: str, pairs: list[str]) -> None:
    text = f"{address}#{'&'.join(pairs)}"
    try:
        experiment, sentences = from_link(text)
    except BadInput as error:
        experiment, sentences = Experiment(), (str(error),)
    assert files.from_text(files.to_text(experiment)) == experiment
    assert all(sentence.isprintable() for sentence in sentences)
