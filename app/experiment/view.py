"""What a session keeps beside its experiment: where the run stands, what is looked at, and the
second network of a fork. As in the file, so counted from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError

from app.experiment.declaration import Declaration, Translate, declarations_of, quote, setting
from app.experiment.errors import BadInput
from app.experiment.interventions import Count, Numbers, Record
from app.experiment.settings import Experiment, Section, no_section, parse
from app.language import mark, tr

Cells = Literal["activity", "test-activity", "response", "dormancy", "gradient", "margin", "age"]
Subject = Literal["train", "test", "minibatch"]
Table = Mapping[str, Any]
Kind = TypeVar("Kind", bound=BaseModel)


def _neuron(value: tuple[int, ...]) -> tuple[int, ...]:
    if len(value) not in (0, 2):
        raise ValueError("a layer and a neuron")
    return value


def _extent(value: tuple[float, ...]) -> tuple[float, ...]:
    if value and not (len(value) == 4 and value[0] < value[1] and value[2] <= value[3]):
        raise ValueError("x from, x to, y from, y to")
    return value


Neuron = Annotated[
    tuple[Count, ...],
    BeforeValidator(lambda given: tuple(given) if isinstance(given, list) else given),
    AfterValidator(_neuron),
]
Extent = Annotated[Numbers, AfterValidator(_extent)]


class View(Section):
    """Where the run stands and what is looked at."""

    step: int = setting(0, label=mark("Step"), help=mark("Where the run stands."), low=0)
    replica: int = setting(1, label=mark("Sibling"), help=mark("Which network is shown."), low=1)
    layer: int = setting(1, label=mark("Layer"), help=mark("Whose planes are shown."), low=1)
    neuron: Neuron = setting((), label=mark("Neuron"), help=mark("Which one is selected."))
    extent: Extent = setting(
        (), label=mark("Extent"), help=mark("What is in view of the input plane.")
    )
    cells: Cells = setting(
        "activity", label=mark("Cells"), help=mark("What the neurons' cells show.")
    )
    test_points: bool = setting(
        True, label=mark("Test points"), help=mark("Whether they are shown.")
    )
    subject: Subject = setting(
        "minibatch", label=mark("Inspector"), help=mark("On what a neuron's arithmetic is shown.")
    )
    point: int = setting(
        1, label=mark("Point"), help=mark("Which point of the training or test set."), low=1
    )

    def within(self, experiment: Experiment) -> View:
        """The same without what a network of this experiment does not have."""
        hidden = experiment.units
        there = not self.neuron or (
            self.neuron[0] <= len(hidden) and self.neuron[1] <= hidden[self.neuron[0] - 1]
        )
        return self.model_copy(
            update={
                "replica": self.replica if self.replica <= experiment.training.replicas else 1,
                "layer": min(self.layer, len(hidden)),
                "neuron": self.neuron if there else (),
            }
        )


class Fork(Section):
    """A second network that goes its own way from a step on."""

    step: Annotated[int, Field(ge=0)]
    interventions: Record = ()
    """All that is done to it, what both had done to them before the fork included."""


def declared() -> list[Declaration]:
    """The view's keys in the order of the file, each with what it is."""
    return declarations_of("view", View)


def allowed(item: Declaration, tr: Translate = tr) -> str:
    """What values a key of the view takes, in words."""
    return tr(_RULES[item.name]) if item.name in _RULES else item.allowed(tr)


_RULES = {
    "neuron": mark("its layer and its number, as in [1, 3], or [] for none"),
    "extent": mark(
        "x from, x to, y from, y to, as in [-1.0, 1.0, -1.0, 1.0], or [] for all the data"
    ),
}


def view_of(table: Any) -> View:
    """The file's [view] as it stands. Raises BadInput."""
    rules = {item.name: allowed(item) for item in declared()}
    return parsed("view", View, table, rules)


def fork_of(table: Any, experiment: Experiment) -> Fork:
    """The file's [fork] of a run of `experiment`. Raises BadInput."""
    if not isinstance(table, dict):
        raise BadInput(no_section("fork"))
    settings = experiment.model_dump(exclude_defaults=True, exclude={"interventions"})
    try:
        done = parse({**settings, "interventions": table.get("interventions", ())}).interventions
    except BadInput as error:
        dot = "." if str(error).startswith("interventions") else ": "
        raise BadInput(f"fork{dot}{error}") from None
    rules = {"step": tr("a whole number, 0 or more")}
    return parsed("fork", Fork, {**table, "interventions": done}, rules)


def parsed(name: str, kind: type[Kind], table: Any, rules: Mapping[str, str]) -> Kind:
    if not isinstance(table, dict):
        raise BadInput(no_section(name))
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        complaint = error.errors(include_url=False)[0]
    key = str(complaint["loc"][0])
    if complaint["type"] == "missing":
        raise BadInput(tr("{section}: lacks its {key}", section=name, key=key))
    if complaint["type"] == "extra_forbidden":
        keys = " ".join(kind.model_fields)
        raise BadInput(tr("{key}: no such key; allowed: {keys}", key=f"{name}.{key}", keys=keys))
    raise BadInput(
        tr(
            "{key} = {value}: must be {allowed}",
            key=f"{name}.{key}",
            value=quote(table[key]),
            allowed=rules[key],
        )
    )
