"""What a person wants to be saved: which figure, of which steps, in which format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Literal

from pydantic import ValidationError

from app.experiment.figure import FILM_SIZE, FigureSettings, size_of
from app.figures.pace import steps_of
from app.language import mark, tr

Group = Literal["picture", "animation", "data"]
ON_PAPER = ("full-width", "column", "print")
"""Sizes and a theme that the whole window cannot have."""
FRAMES = 250
"""How many pictures an animation has at most, where it is not said of which steps."""


@dataclass(frozen=True)
class Kind:
    """A format to save in."""

    name: str
    """As in `--format`."""
    group: Group
    words: str
    suffix: str
    note: str
    """What is to be known of it."""

    @property
    def filter(self) -> str:
        """For the file dialog."""
        return f"{tr(self.words)} (*{self.suffix})"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("png", "picture", mark("PNG picture"), ".png", mark("For slides and pages")),
        Kind(
            "svg", "picture", mark("SVG drawing"), ".svg", mark("Sharp at any size, to be edited")
        ),
        Kind("pdf", "picture", mark("PDF page"), ".pdf", mark("Sharp at any size, for papers")),
        Kind("gif", "animation", mark("GIF animation"), ".gif", mark("Loops, and plays anywhere")),
        Kind("mp4", "animation", mark("MP4 video"), ".mp4", mark("Smaller, for slides")),
        Kind(
            "frames",
            "animation",
            mark("PNG sequence"),
            ".png",
            mark("A file for each picture, for a cutter"),
        ),
        Kind(
            "csv",
            "data",
            mark("CSV table"),
            ".csv",
            mark("The numbers behind it, a file for each view"),
        ),
    )
}
GROUPS: dict[Group, str] = {
    "picture": mark("Picture"),
    "animation": mark("Animation"),
    "data": mark("Data"),
}


@dataclass(frozen=True)
class Wish:
    """What to save."""

    figure: FigureSettings = field(default_factory=FigureSettings)
    format: str = "png"
    several: bool = False
    """Of a picture: not the present step but these:"""
    steps: str = ""
    """As in `--at`."""
    first: int = 0
    """An animation's first step ..."""
    last: int | None = None
    """... and its last one; None: the present one."""
    every: int | None = None
    """Every so manieth step; None: so that there are not too many pictures."""
    fps: int = 20
    film_size: str = FILM_SIZE
    """An animation's, beside the figure's."""
    slow: int = 1
    """So many times slower around deaths and revivals; 1: as the rest."""

    @property
    def kind(self) -> Kind:
        """Its format."""
        return KINDS[self.format]

    @property
    def drawn(self) -> FigureSettings:
        """The figure as this format has it."""
        if self.kind.group == "animation":
            clear = self.figure.transparent and self.format == "frames"  # others have no such thing
            changes = {"size": self.film_size, "together": False, "transparent": clear}
            return self.figure.model_copy(update=changes)
        if self.several and self.figure.views != ("window",):
            return self.figure
        return self.figure.model_copy(update={"together": False})

    def span(self, present: int) -> tuple[int, int, int]:
        """An animation's first and last step, and how many it goes on at once."""
        last = present if self.last is None else self.last
        usual = max(1, -(-(last - self.first) // FRAMES))
        return self.first, last, self.every or usual

    def at(self, present: int) -> str:
        """The steps, as the command line names them."""
        if self.kind.group == "animation":
            first, last, every = self.span(present)
            return f"{first}..{last}" + (f"/{every}" if every > 1 else "")
        return "".join(self.steps.split()) if self.several else str(present)

    def names(self, name: str, present: int) -> list[str]:
        """Of the files, or of the folder of an animation's pictures, as `render` calls them."""
        steps = steps_of(self.at(present))
        if self.format == "frames":
            digits = max(4, len(str(len(steps))))
            return [f"{name}-{number:0{digits}}.png" for number in range(1, len(steps) + 1)]
        if self.kind.group == "animation":
            return [f"{name}{self.kind.suffix}"]
        apart = len(steps) > 1 and not self.drawn.together
        names = [f"{name}-step-{step}" for step in steps] if apart else [name]
        if self.kind.group == "picture":
            return [f"{each}{self.kind.suffix}" for each in names]
        several = () if apart or len(steps) == 1 else steps
        views = [part for view in self.figure.views for part in _tables(view, several)]
        return [f"{each}-{view}{self.kind.suffix}" for each in names for view in views]

    def options(self, present: int) -> list[str]:
        """What the command line is told beside the session, which has the figure in it."""
        words = ["--at", self.at(present), "--format", self.format]
        if self.kind.group == "animation":
            words += ["--fps", str(self.fps), "--slow", str(self.slow)]
        return words

    def kept(self) -> str:
        """As text, to be kept for the next time."""
        return json.dumps({**asdict(self), "figure": self.figure.model_dump(mode="json")})


def for_window(figure: FigureSettings) -> FigureSettings:
    """As the whole window can be had: it is for screens."""
    fitting = {"size": "slide", "theme": "light"}
    changes = {name: to for name, to in fitting.items() if getattr(figure, name) in ON_PAPER}
    return figure.model_copy(update=changes)


def wish_of(text: str) -> Wish:
    """What was kept; of a text that is none, what is usual."""
    try:
        kept = json.loads(text)
        figure = FigureSettings.model_validate(kept["figure"])
        known = {each.name: kept[each.name] for each in fields(Wish) if each.name in kept}
        wish = Wish(**{**known, "figure": figure})
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError):
        return Wish()
    return wish if _is_sound(wish) else Wish(figure)


def _tables(view: str, steps: Sequence[int]) -> list[str]:
    """What the tables of a view are called in a figure of these steps."""
    # with it all panels: more than a window needs at its start
    from app.figures.catalogue import panel_of

    panel = panel_of(view)
    names = [name for name, _ in panel.tables()]
    if panel.once or not steps:
        return names
    return [f"{name}-step-{step}" for step in steps for name in names]


def _is_sound(wish: Wish) -> bool:
    """Whether a hand in the settings file has left everything of its kind."""
    try:
        size_of(wish.film_size)
    except (ValueError, TypeError):
        return False

    def whole(value: object, least: int) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and value >= least

    return (
        wish.format in KINDS
        and isinstance(wish.several, bool)
        and isinstance(wish.steps, str)
        and whole(wish.first, 0)
        and (wish.last is None or whole(wish.last, 0))
        and (wish.every is None or whole(wish.every, 1))
        and whole(wish.fps, 1)
        and whole(wish.slow, 1)
    )
