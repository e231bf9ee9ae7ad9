"""What a figure is made of: panels, each a view drawn into a place of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.experiment.view import View
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.theme import Theme

Table = tuple[Sequence[str], list[Sequence[object]]]
"""Names of the columns, and the rows."""


@dataclass(frozen=True)
class Look:
    """How panels are drawn. Sizes are in units: a type of 10 points is 13.3 units high, on any
    device; the page's painter is scaled."""

    theme: Theme
    view: View = field(default_factory=View)
    """What the session looks at: cells, test points, extent; as in a file, counted from 1."""
    ratio: float = 1.0
    """How many pixels of the picture a unit has; of a drawing in vectors, what its images get."""
    beside: tuple[Moment, ...] = ()
    """Those that the figure shows beside one another, where it shows more than one."""
    end: Moment | None = None
    """Of a film, its last moment: axes reach as far from the first picture on."""

    @property
    def last(self) -> int | None:
        """Of a film, its last step."""
        return None if self.end is None else self.end.step

    @property
    def steps(self) -> tuple[int, ...]:
        """Of the moments beside one another."""
        return tuple(moment.step for moment in self.beside)


@dataclass(frozen=True)
class Key:
    """Explains what several steps of a view, beside one another, have in common: drawn once below
    them, not in each."""

    height: Callable[[float, Look], float]
    """At a width."""
    paint: Callable[[QPainter, QRectF, Look], None]


@dataclass(frozen=True)
class Panel:
    """One view, as figures draw it. Nothing in it depends on a widget that is on the screen."""

    name: str
    """As in `--view`; the dock's name, where there is one."""
    title: str
    """Its heading, in English and marked for translation."""
    paint: Callable[[QPainter, QRectF, Moment, Look], None]
    """Draw it into a place that is at least as large as `least` says: nothing is cut there, and
    nothing stands outside of it. What is behind it is filled with theme.ground()."""
    least: Callable[[float, Moment, Look], tuple[float, float]]
    """Of a width that it may get: the width it needs at least and the height it needs there."""
    best: Callable[[float, Moment, Look], float]
    """The height that suits it at a width, where the height is free."""
    table: Callable[[Moment], Table]
    """What is drawn, as numbers ..."""
    more: Mapping[str, Callable[[Moment], Table]] = field(default_factory=dict)
    """... and in further tables, by what they are of."""
    wide: bool = False
    """Whether it takes a row of its own."""
    once: bool = False
    """Whether it shows the course of the run: drawn once where a figure has several steps."""
    ask: Callable[[Lens, QRectF, Moment, Look], Lens] = lambda lens, place, moment, look: lens
    """What it wants to see, at the place that it gets. The moment is an earlier one."""
    key: Key | None = None
    """Of several steps beside one another."""
    trouble: Callable[[Moment], str] = lambda moment: ""
    """Why there is nothing to draw, as a sentence without a full stop in the language in force;
    empty where there is."""

    def tables(self) -> Iterator[tuple[str, Callable[[Moment], Table]]]:
        """All of them, by their names."""
        yield self.name, self.table
        for what, table in self.more.items():
            yield f"{self.name}-{what}", table
