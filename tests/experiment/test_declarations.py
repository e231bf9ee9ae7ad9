"""Settings are declared whole: with all that the panel, the file and the tooltips need."""

from __future__ import annotations

from collections import Counter

import pytest
from pydantic import ValidationError

from app.experiment.declaration import Declaration, Effect
from app.experiment.errors import BadInput
from app.experiment.settings import (
    SECTIONS,
    Experiment,
    InitialisationSettings,
    declaration,
    declarations,
)

ITEMS = list(declarations().values())
NUMBERS = [item for item in ITEMS if item.kind in ("integer", "number", "integers")]
LIVE = {
    "training.learning_rate",
    "training.momentum",
    "training.batch_size",
    "training.l1",
    "training.l2",
    "training.bias_l2",
    "training.clip_norm",
    "census.rare_below",
    "census.dormant_tau",
    "census.saturated_within",
}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_setting_has_words_for_a_person(item: Declaration) -> None:
    assert item.label
    assert item.label[0].isupper()
    assert item.help.endswith(".")
    assert item.allowed()
    assert item.key == f"{item.section}.{item.name}"
    tooltip = item.tooltip()
    for part in (item.help, item.key, item.allowed(), item.effect.value.capitalize()):
        assert part in tooltip
    assert item.applies.words in tooltip
    assert ("Applies" in tooltip) == bool(item.applies.words)


@pytest.mark.parametrize("section", SECTIONS)
def test_no_two_labels_of_a_section_are_the_same(section: str) -> None:
    labels = Counter(item.label for item in ITEMS if item.section == section)
    assert labels
    assert max(labels.values()) == 1


def test_there_is_a_declaration_for_every_setting_in_the_order_of_the_file() -> None:
    fields = [f"{s}.{name}" for s, model in SECTIONS.items() for name in model.model_fields]
    assert [item.key for item in ITEMS] == fields


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_the_default_is_what_a_new_experiment_has(item: Declaration) -> None:
    assert Experiment().value(item.key) == item.default


@pytest.mark.parametrize("item", NUMBERS, ids=lambda item: item.key)
def test_the_default_is_allowed_and_the_slider_stays_within_what_is(item: Declaration) -> None:
    low = -float("inf") if item.low is None else item.low
    high = float("inf") if item.high is None else item.high
    defaults = item.default if isinstance(item.default, tuple) else (item.default,)
    assert all(low <= value <= high for value in defaults)
    if item.span:
        assert low <= item.span[0] < item.span[1] <= high
    if item.logarithmic:
        assert item.span
        assert item.span[0] > 0
    if item.step:
        assert item.span
        assert item.step < item.span[1] - item.span[0]


@pytest.mark.parametrize("item", NUMBERS, ids=lambda item: item.key)
def test_a_value_just_outside_is_refused_and_the_bounds_are_not(item: Declaration) -> None:
    listed = item.kind == "integers"
    of_images = {"dataset.name": "digits"} if item.key == "network.channels" else {}
    start = Experiment().with_values(of_images)
    for bound, outside in ((item.low, -1), (item.high, 1)):
        if bound is None:
            continue
        inside = int(bound) if item.kind != "number" else float(bound)
        kept = start.with_values({item.key: [inside] * 2 if listed else inside})
        assert kept.value(item.key) == ((inside,) * 2 if listed else inside)
        with pytest.raises(BadInput, match=rf"^{item.key} = "):
            start.with_values({item.key: [inside + outside] if listed else inside + outside})


@pytest.mark.parametrize(
    "item", [item for item in ITEMS if item.choices], ids=lambda item: item.key
)
def test_every_choice_is_accepted_and_listed(item: Declaration) -> None:
    for choice in item.choices:
        also = {"csv": {"dataset.path": "x.csv"}, "file": {"initialisation.path": "x"}}.get(
            choice, {}
        )
        assert Experiment().with_values({item.key: choice, **also}).value(item.key) == choice
        assert choice in item.allowed()
    assert item.default in item.choices


def test_what_takes_effect_at_once() -> None:
    assert {item.key for item in ITEMS if item.effect is Effect.AT_ONCE} == LIVE


@pytest.mark.parametrize(
    ("key", "values", "applies"),
    [
        ("dataset.points", {}, True),
        ("dataset.points", {"dataset.name": "csv", "dataset.path": "x"}, False),
        ("dataset.path", {}, False),
        ("dataset.path", {"dataset.name": "csv", "dataset.path": "x"}, True),
        ("network.negative_slope", {}, False),
        ("network.negative_slope", {"network.activation": ["relu", "leaky-relu"]}, True),
        ("network.alpha", {"network.activation": "elu"}, True),
        ("network.alpha", {"network.activation": "selu"}, False),
        ("initialisation.scale", {"initialisation.weights": "rai"}, False),
        ("initialisation.scale", {"initialisation.weights": "orthogonal"}, True),
        ("initialisation.bias", {"network.bias": False}, False),
        ("initialisation.bias", {"initialisation.weights": "playground"}, False),
        ("initialisation.bias", {}, True),
        ("training.momentum", {"training.optimizer": "adam"}, False),
        ("training.momentum", {"training.optimizer": "rmsprop"}, True),
        ("training.bias_l2", {"network.bias": False}, False),
        ("census.rare_below", {"network.activation": "tanh"}, False),
        ("census.saturated_within", {"network.activation": ["relu", "sigmoid"]}, True),
        ("census.saturated_within", {}, False),
        ("training.learning_rate", {}, True),
    ],
)
def test_when_a_setting_applies(key: str, values: dict[str, object], applies: bool) -> None:
    assert declaration(key).applies.rule(Experiment().with_values(values)) is applies


def test_an_experiment_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Experiment().training.learning_rate = 3.0
    with pytest.raises(ValidationError, match="frozen"):
        InitialisationSettings().seed = 1


def test_with_values_keeps_everything_else() -> None:
    start = Experiment().with_values({"network.hidden": [3], "training.l1": 0.5})
    changed = start.with_values({"training.l2": 0.25})
    assert changed.network.hidden == (3,)
    assert (changed.training.l1, changed.training.l2) == (0.5, 0.25)
    assert (start.training.l2, changed.dataset) == (0.0, start.dataset)


def test_an_activation_is_given_once_for_all_layers_or_once_for_each() -> None:
    assert Experiment().activations == ("relu", "relu")
    listed = Experiment().with_values({"network.activation": ["tanh", "elu"]})
    assert listed.activations == ("tanh", "elu")
