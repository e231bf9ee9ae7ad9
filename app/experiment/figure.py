"""What a figure shows, as data: a session keeps it as [figure], and a picture carries it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, ValidationError

from app.experiment.declaration import Declaration, Translate, declarations_of, quote, setting
from app.experiment.errors import BadInput
from app.experiment.settings import Section
from app.experiment.view import parsed
from app.language import languages, mark, tr

ViewName = Literal[
    "planes",
    "neurons",
    "card",
    "autopsy",
    "inspector",
    "siblings",
    "timeline",
    "margins",
    "flow",
    "events",
    "compare",
    "difference",
    "window",
]
VIEWS: tuple[str, ...] = get_args(ViewName)
ThemeName = Literal["light", "dark", "print"]

PAPER_DPI = 300
"""Dots an inch of a size in cm, where none are asked for."""
SLIDE_HEIGHT, SCREEN_DPI, LEAST_DPI = 1080, 192, 96
"""A slide so many pixels high has so many dots an inch: on it type is as large as a lecture hall
needs it. Other sizes in pixels are taken to be shown as high as a slide, with at least so many."""
FILM_SIZE = "1280x720"
"""Of an animation, where none is asked for."""
LEAST, MOST = 64, 16384
"""Pixels that a side of a picture may have ..."""
MOST_PIXELS = 100_000_000
"""... and all of it."""
GENERATED = "auto"
"""The caption that tells what is run."""


@dataclass(frozen=True)
class Size:
    """How large a picture is. Without a height, as high as what it shows needs."""

    width: float
    height: float | None
    unit: Literal["px", "cm"]

    def written(self) -> str:
        """As in a file."""
        height = "" if self.height is None else f"x{self.height:g}"
        return f"{self.width:g}{height} {self.unit}"

    def dpi(self) -> float:
        """Dots an inch where none are asked for."""
        if self.unit == "cm":
            return PAPER_DPI
        slides = (self.height or self.width * 9 / 16) / SLIDE_HEIGHT
        return max(LEAST_DPI, SCREEN_DPI * slides)


PRESETS = {
    "slide": Size(1920, 1080, "px"),
    "half-slide": Size(960, 1080, "px"),
    "square": Size(1080, 1080, "px"),
    "full-width": Size(17, None, "cm"),
    "column": Size(8.5, None, "cm"),
}
PRESET_WORDS = {
    "slide": mark("Slide 16:9, 1920 × 1080 px"),
    "half-slide": mark("Half a slide, 960 × 1080 px"),
    "square": mark("Square, 1080 × 1080 px"),
    "full-width": mark("Paper, full width, 17 cm"),
    "column": mark("Paper, one column, 8.5 cm"),
}

_SIZE = re.compile(
    r"\s*(\d+(?:\.\d+)?)\s*(?:[x×*]\s*(\d+(?:\.\d+)?))?\s*(px|cm|mm|in)?\s*", re.IGNORECASE
)
WIDEST_PAPER = 200.0


def size_rule(tr: Translate = tr) -> str:
    """What sizes there are, in words."""
    return tr(
        "one of {names}, or as in 1280x720 ({least} to {most} pixels a side), 17 cm, "
        "12x8 cm (1 to 200 cm)",
        names=" ".join(PRESETS),
        least=LEAST,
        most=MOST,
    )


def size_of(text: str) -> Size:
    """The size that a text names. Raises ValueError, with the size_rule()."""
    if text in PRESETS:
        return PRESETS[text]
    match = _SIZE.fullmatch(text)
    if match is None:
        raise ValueError(size_rule())
    width, height, unit = match.groups()
    factor = {"mm": 0.1, "in": 2.54}.get((unit or "px").lower(), 1.0)
    size = Size(
        float(width) * factor,
        None if height is None else float(height) * factor,
        "px" if (unit or "px").lower() == "px" else "cm",
    )
    most = MOST if size.unit == "px" else WIDEST_PAPER
    least = LEAST if size.unit == "px" else 1.0
    if not all(least <= side <= most for side in (size.width, size.height or size.width)):
        raise ValueError(size_rule())
    return size


def _size(value: str) -> str:
    size_of(value)
    return value


def _views(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value or len(set(value)) < len(value) or len(value) > len(VIEWS):
        raise ValueError("each once")
    if "window" in value and len(value) > 1:
        raise ValueError("the window stands alone")
    return value


def _language(value: str) -> str:
    if value and value not in languages():
        raise ValueError("no such language")
    return value


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _steps(value: tuple[int, ...]) -> tuple[int, ...]:
    if list(value) != sorted(set(value)) or any(step < 0 for step in value):
        raise ValueError("rising")
    return value


Steps = Annotated[tuple[int, ...], BeforeValidator(_listed), AfterValidator(_steps)]
Views = Annotated[tuple[ViewName, ...], BeforeValidator(_listed), AfterValidator(_views)]


class FigureSettings(Section):
    """What a figure shows, and how."""

    views: Views = setting(
        ("planes", "neurons", "timeline"),
        label=mark("Views"),
        help=mark("What it shows, in this order."),
    )
    steps: Steps = setting(
        (), label=mark("Steps"), help=mark("Those it shows; none: where the run stands."), low=0
    )
    size: Annotated[str, AfterValidator(_size)] = setting(
        "full-width",
        label=mark("Size"),
        help=mark("How large it is; without a height, as high as needed."),
    )
    dpi: int = setting(
        0,
        label=mark("Resolution"),
        help=mark(
            "Dots an inch; 0: 300 where the size is in cm; where it is in pixels, 192 for a "
            "height of 1080, fewer for less. Type has its size in inches: fewer dots make it "
            "smaller."
        ),
        unit=mark("dpi"),
        low=0,
        high=2400,
    )
    theme: ThemeName = setting("light", label=mark("Theme"), help=mark("Its colours."))
    projector: bool = setting(
        False, label=mark("Projector"), help=mark("Larger type and bolder lines, for the back row.")
    )
    transparent: bool = setting(
        False,
        label=mark("Transparent"),
        help=mark("Nothing behind it, to be laid on a slide of any colour."),
    )
    language: Annotated[str, AfterValidator(_language)] = setting(
        "",
        label=mark("Language"),
        help=mark("What its words are written in; empty: the language in force."),
    )
    title: str = setting("", label=mark("Title"), help=mark("A line above it; empty: none."))
    caption: str = setting(
        GENERATED,
        label=mark("Caption"),
        help=mark(
            'Words below it, in which {run}, {step} and {dead} are filled in; "auto": all of '
            "them; empty: none."
        ),
    )
    headings: bool = setting(
        True, label=mark("Headings"), help=mark("The name of each view above it.")
    )
    letters: bool = setting(
        True, label=mark("Letters"), help=mark("a, b, c beside the views, where there are several.")
    )
    together: bool = setting(
        False, label=mark("Together"), help=mark("Several steps in one figure, beside one another.")
    )
    veiled: bool = setting(
        False,
        label=mark("Predict first"),
        help=mark("Who is dead is not told, for an audience to predict."),
    )
    provenance: bool = setting(
        True,
        label=mark("Carries its run"),
        help=mark(
            "The file holds the session, so that it can be opened as the experiment it shows."
        ),
    )


def declared() -> list[Declaration]:
    """The keys of [figure] in the order of the file, each with what it is."""
    return declarations_of("figure", FigureSettings)


def allowed(item: Declaration, tr: Translate = tr) -> str:
    """What values a key takes, in words."""
    match item.name:
        case "steps":
            return tr("a list of rising whole numbers, as in [0, 50, 500]")
        case "views":
            return tr("views, each once, or the window alone: {views}", views=" ".join(VIEWS))
        case "size":
            return size_rule(tr)
        case "language":
            return tr(
                'the code of a language, one of {codes}, or "" for the one in force',
                codes=" ".join(languages()),
            )
    return item.allowed(tr)


_AS_IN_A_FILE: Mapping[str, str] = {}


def figure_with(
    figure: FigureSettings, given: Mapping[str, Any], names: Mapping[str, str] = _AS_IN_A_FILE
) -> FigureSettings:
    """The figure with some keys changed. Raises BadInput, where keys have these names."""
    try:
        return FigureSettings.model_validate({**figure.model_dump(exclude_unset=True), **given})
    except ValidationError as error:
        key = str(error.errors(include_url=False)[0]["loc"][0])
    rules = {item.name: allowed(item) for item in declared()}
    value = given[key] if key in names else quote(given[key])
    name = names.get(key, f"figure.{key} =")
    raise BadInput(
        tr("{key} {value}: must be {allowed}", key=name, value=_plain(value), allowed=rules[key])
    )


def _plain(value: Any) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def figure_of(table: Any) -> FigureSettings:
    """The file's [figure] as it stands. Raises BadInput."""
    rules = {item.name: allowed(item) for item in declared()}
    return parsed("figure", FigureSettings, table, rules)


def of_film(figure: FigureSettings) -> FigureSettings:
    """The figure as each picture of an animation: of one step, and of a size for screens."""
    size = {} if "size" in figure.model_fields_set else {"size": FILM_SIZE}
    return figure.model_copy(update={"together": False, **size})
