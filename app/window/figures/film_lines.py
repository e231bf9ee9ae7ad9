"""The lines of an animation among the choices: of which steps it is, and how fast it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.figures.animation import FASTEST
from app.figures.order import SLOWEST
from app.language import tr
from app.window.controls.widgets import Field
from app.window.figures.lines import whole
from app.window.figures.wish import Wish


class FilmLines:
    """Its fields, each made by `field` (name, spoken name, digits)."""

    def __init__(self, field: Callable[[str, str, int], Field]) -> None:
        self.first = field("first", tr("From step"), 6)
        self.last = field("last", tr("To step"), 6)
        self.every = field("every", tr("Steps a picture"), 4)
        self.fps = field("fps", tr("Pictures a second"), 4)
        self.slow = field("slow", tr("Times slower"), 4)
        self.first.setPlaceholderText("0")
        self.fps.setPlaceholderText("20")
        self.slow.setPlaceholderText("1")

    def show_wish(self, wish: Wish) -> None:
        """Show what is chosen."""
        for field, value in (
            (self.first, wish.first),
            (self.last, wish.last),
            (self.every, wish.every),
            (self.fps, wish.fps),
            (self.slow, wish.slow),
        ):
            field.show_good("" if value is None else str(value))

    def show_hints(self, last: int, every: int) -> None:
        """What stands for an empty field."""
        self.last.setPlaceholderText(str(last))
        self.every.setPlaceholderText(str(every))

    def read(self, format_name: str) -> tuple[dict[str, Any], dict[str, str]]:
        """What of a wish is given there, and what is wrong with the rest."""
        fastest = dict(FASTEST).get(format_name)
        given: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for name, field, low, high, empty in (
            ("first", self.first, 0, None, 0),
            ("last", self.last, 0, None, None),
            ("every", self.every, 1, None, None),
            ("fps", self.fps, 1, fastest, 20),
            ("slow", self.slow, 1, SLOWEST, 1),
        ):
            try:
                given[name] = whole(field, low, high, empty)
            except ValueError as error:
                faults[name] = str(error)
        return given, faults
