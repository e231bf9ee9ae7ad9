"""How large a figure is, and how long an animation, in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.experiment.figure import size_of
from app.figures.pace import steps_of
from app.figures.page import Page
from app.language import tr
from app.window.figures.saving import Saved
from app.window.figures.wish import Wish
from app.window.views.words import count, grouped

CM = 2.54
HIGHEST = 29.7
"""Centimetres of a page."""
MOST_NAMED = 3
"""So many files are named one by one."""


def size_words(page: Page, height: float, wish: Wish) -> str:
    """'2008 × 1417 px, 17 × 12 cm at 300 dpi'."""
    kind = wish.kind
    if kind.group == "data":
        return count(
            len(wish.figure.views),
            tr("CSV tables: the numbers behind {n} view, a file for each"),
            tr("CSV tables: the numbers behind {n} views, a file for each"),
        )
    width, high = page.pixels(height)
    points = page.points(height)
    cm = " × ".join(f"{length / 72 * CM:.1f}".removesuffix(".0") for length in points) + " cm"
    pixels = f"{grouped(width)} × {grouped(high)} px"
    on_paper = size_of(wish.drawn.size).unit == "cm"
    beyond = tr("higher than an A4 page") if on_paper and points[1] / 72 * CM > HIGHEST else ""
    if kind.suffix in (".svg", ".pdf"):
        parts = [cm, beyond, tr("text as text")]
    elif on_paper:
        parts = [pixels, tr("{size} at {dpi} dpi", size=cm, dpi=f"{page.dpi:.0f}"), beyond]
    else:
        parts = [pixels]
    return ", ".join(filter(None, [tr(kind.words), *parts]))


def film_words(wish: Wish, present: int) -> str:
    """'Steps 0 to 800: 201 pictures, 10.1 s'."""
    steps = steps_of(wish.at(present))
    first, last, _ = wish.span(present)
    held = 0 if wish.format == "frames" else wish.fps - 1  # the last one stands for a second
    seconds = f"{(len(steps) + held) / wish.fps:.1f}".removesuffix(".0")
    words = tr("Steps {first} to {last}: {pictures}, {seconds} s")
    if wish.slow > 1:
        words = tr("Steps {first} to {last}: {pictures}, at least {seconds} s")
    return words.format(
        first=grouped(first),
        last=grouped(last),
        pictures=count(len(steps), tr("{n} picture"), tr("{n} pictures")),
        seconds=seconds,
    )


def files_words(saved: Saved) -> str:
    """Their names, where these are few."""
    names: Sequence[str] = saved.names
    if len(names) > MOST_NAMED:
        first, rest = ", ".join(names[: MOST_NAMED - 1]), len(names) - MOST_NAMED + 1
        return tr("{files} and {n} more", files=first, n=rest)
    return ", ".join(names)
