"""How a setting is declared: once, with all that the panel, the file, `--set` and tooltips need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from app.experiment.settings import Experiment


class Effect(Enum):
    """What a change of the setting asks of a run that has begun."""

    AT_ONCE = "takes effect at once"
    IN_PLACE = "needs a new network, or is changed in place where the weights are kept"
    REBUILD = "needs a new network"
    ASIDE = "takes effect at once, and is no part of the run"


@dataclass(frozen=True)
class Applies:
    """When a setting has any influence: a rule over the whole experiment, and the rule in words."""

    rule: Callable[[Experiment], bool]
    words: str


ALWAYS = Applies(lambda _: True, "")

Kind = Literal["choice", "choices", "flag", "integer", "number", "integers", "text"]


@dataclass(frozen=True)
class Declaration:
    """One setting as declared. `low` and `high` bound what is accepted; `span` is a slider's range.

    `span` is narrower than the accepted range where a slider over all of it would be of no use;
    typed values may leave it. `logarithmic` sliders start at span[0] > 0; where 0 is accepted too,
    it is the slider's far left ("off").
    """

    key: str
    kind: Kind
    default: Any
    label: str
    help: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    span: tuple[float, float] | None = None
    step: float | None = None
    logarithmic: bool = False
    choices: tuple[str, ...] = ()
    effect: Effect = Effect.REBUILD
    applies: Applies = ALWAYS

    @property
    def section(self) -> str:
        """The file section the setting stands in, e.g. 'training'."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """The key within its section, e.g. 'learning_rate'."""
        return self.key.partition(".")[2]

    def allowed(self) -> str:
        """What values are accepted, in words, for error messages and file comments."""
        if self.kind == "choice":
            return "one of " + " ".join(self.choices)
        if self.kind == "choices":
            return "one of " + " ".join(self.choices) + ", or a list with one per hidden layer"
        if self.kind == "flag":
            return "true or false"
        if self.kind == "text":
            return "a text in quotes"
        noun = {"integer": "a whole number", "number": "a number"}.get(
            self.kind, "a list of 1 to 32 whole numbers, each"
        )
        if self.low is not None and self.high is not None:
            return f"{noun} from {_bound(self.low)} to {_bound(self.high)}"
        if self.low is not None:
            return f"{noun}, {_bound(self.low)} or more"
        return noun

    def tooltip(self) -> str:
        """Help for a person: what it is, what is accepted, when it takes effect and applies."""
        lines = [self.help, f"{self.key}: {self.allowed()}. Default {show_value(self.default)}."]
        lines.append(self.effect.value.capitalize() + ".")
        if self.applies.words:
            lines.append(f"Applies {self.applies.words}.")
        return "\n".join(lines)


def _bound(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else f"{value:g}"


def show_value(value: Any) -> str:
    """A setting's value as a person would write it in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(show_value(v) for v in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def quote(value: Any) -> str:
    """The same for a complaint: 5.0 stays apart from 5, which may be what is complained about."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(quote(v) for v in value) + "]"
    return show_value(value)


def setting(
    default: Any,
    *,
    label: str,
    help: str,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    span: tuple[float, float] | None = None,
    step: float | None = None,
    logarithmic: bool = False,
    effect: Effect = Effect.REBUILD,
    applies: Applies = ALWAYS,
) -> Any:
    """A pydantic field that carries its declaration; pydantic holds plain numbers to the bounds."""
    listed = isinstance(default, tuple)
    field: FieldInfo = Field(
        default=default,
        title=label,
        description=help,
        ge=None if listed else low,
        le=None if listed else high,
    )
    field.metadata.append(
        _Declared(
            {
                "unit": unit,
                "low": low,
                "high": high,
                "span": span,
                "step": step,
                "logarithmic": logarithmic,
                "effect": effect,
                "applies": applies,
            }
        )
    )
    return field


@dataclass(frozen=True)
class _Declared:
    """What pydantic has no place for, kept in the field's metadata."""

    extra: dict[str, Any]


def declarations_of(section: str, model: type[BaseModel]) -> list[Declaration]:
    """The declarations of one section's settings, in the order they are written; or of what a form
    asks for an intervention."""
    found = []
    for name, field in model.model_fields.items():
        declared = next((m for m in field.metadata if isinstance(m, _Declared)), None)
        if declared is None:
            continue  # a field that no form shows
        found.append(
            Declaration(
                key=f"{section}.{name}",
                kind=_kind(field.annotation),
                default=field.get_default(call_default_factory=True),
                label=field.title or name,
                help=field.description or "",
                choices=_choices(field.annotation),
                **declared.extra,
            )
        )
    return found


def _kind(annotation: Any) -> Kind:
    if annotation is bool:
        return "flag"
    if annotation is int:
        return "integer"
    if annotation is float:
        return "number"
    if annotation is str:
        return "text"
    if get_origin(annotation) is Literal:
        return "choice"
    if _choices(annotation):
        return "choices"
    return "integers"


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    for part in get_args(annotation):
        if part is not NoneType and get_origin(part) is Literal:
            return get_args(part)
    return ()
