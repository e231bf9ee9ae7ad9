"""How a setting is declared: once, with all that the panel, the file, `--set` and tooltips need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

from app.language import mark, tr

if TYPE_CHECKING:
    from app.experiment.settings import Experiment


def in_english(text: str, /, **values: object) -> str:
    """What files have in place of `tr`: they are exchanged, whatever the language."""
    return text.format(**values) if values else text


class Effect(Enum):
    """What a change of the setting asks of a run that has begun."""

    AT_ONCE = mark("takes effect at once")
    IN_PLACE = mark("needs a new network, or is changed in place where the weights are kept")
    REBUILD = mark("needs a new network")
    ASIDE = mark("takes effect at once, and is no part of the run")


@dataclass(frozen=True)
class Applies:
    """When a setting has any influence: a rule over the whole experiment, and the rule in words,
    which are marked for translation."""

    rule: Callable[[Experiment], bool]
    words: str


ALWAYS = Applies(lambda _: True, "")

Translate = Callable[..., str]
"""`tr`, or `in_english`."""
Kind = Literal["choice", "choices", "flag", "integer", "number", "integers", "text"]


@dataclass(frozen=True)
class Declaration:
    """One setting as declared; its words are English, marked for translation.

    `low` and `high` bound what is accepted; `span` is a slider's range.

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

    def allowed(self, tr: Translate = tr) -> str:
        """What values are accepted, in words, for error messages; `in_english` for files."""
        names = " ".join(self.choices)
        if self.kind == "choice":
            return tr("one of {names}", names=names)
        if self.kind == "choices":
            return tr("one of {names}, or a list with one per hidden layer", names=names)
        if self.kind == "flag":
            return tr("true or false")
        if self.kind == "text":
            return tr("a text in quotes")
        if self.kind == "integers" and not self.default:
            return tr("[], or {rule}", rule=replace(self, default=(1,)).allowed(tr))
        plain, from_low, within = _NUMBERS[self.kind]
        if self.low is not None and self.high is not None:
            return tr(within, low=_bound(self.low), high=_bound(self.high))
        if self.low is not None:
            return tr(from_low, low=_bound(self.low))
        return tr(plain)

    def tooltip(self) -> str:
        """Help for a person: what it is, what is accepted, when it takes effect and applies."""
        lines = [
            tr(self.help),
            tr(
                "{key}: {allowed}. Default {default}.",
                key=self.key,
                allowed=self.allowed(),
                default=show_value(self.default),
            ),
            tr("{clause}.", clause=tr(self.effect.value).capitalize()),
        ]
        if self.applies.words:
            lines.append(tr("Applies {when}.", when=tr(self.applies.words)))
        return "\n".join(lines)


_NUMBERS = {
    "integer": (
        mark("a whole number"),
        mark("a whole number, {low} or more"),
        mark("a whole number from {low} to {high}"),
    ),
    "number": (
        mark("a number"),
        mark("a number, {low} or more"),
        mark("a number from {low} to {high}"),
    ),
    "integers": (
        mark("a list of 1 to 32 whole numbers"),
        mark("a list of 1 to 32 whole numbers, each {low} or more"),
        mark("a list of 1 to 32 whole numbers, each from {low} to {high}"),
    ),
}
"""By kind: without bounds, with the lower one, with both."""


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
    """A pydantic field that carries its declaration; pydantic holds plain numbers to the bounds.
    `label`, `help` and `unit` are marked for translation where they are written."""
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
