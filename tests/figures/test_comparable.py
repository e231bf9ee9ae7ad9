"""Pictures that are looked at beside or after one another can be compared: axes, places and keys
are the same in all of them, and a key lists what occurs."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from app.figures.panel import Look, Panel
from app.figures.panels.margins import MARGINS
from app.figures.panels.siblings import SIBLINGS
from app.figures.panels.timeline import TIMELINE
from app.record.moment import Moment
from app.window.views.typeface import text_width
from tests.figures.making import look, moment
from tests.figures.paper import picture, svg

SIZE = (640.0, 400.0)
FORK = "training.learning_rate=0.1@5"
MANY = (
    *("dataset.points=80", "dataset.name=abs", "network.hidden=[2,2,2,2]"),
    "training.replicas=60",
)
DIVERGES = ("dataset.points=80", "dataset.name=plane", "training.learning_rate=1e9")


def film(step: int, fork: str = "") -> Look:
    return replace(look(), end=moment(step=step, fork=fork))


Text = tuple[str, float, float]
"""And where it begins."""


def drawn(panel: Panel, of: Moment, how: Look) -> list[Text]:
    root = ElementTree.fromstring(svg(panel, of, how, *SIZE))
    return [
        ("".join(each.itertext()).strip(), float(each.get("x", 0)), float(each.get("y", 0)))
        for each in root.iter("{http://www.w3.org/2000/svg}text")
    ]


def words(panel: Panel, of: Moment, how: Look) -> list[str]:
    return [text for text, *_ in drawn(panel, of, how)]


def numbers(panel: Panel, of: Moment, how: Look) -> set[Text]:
    """Those of the value axes."""
    digits = set("0123456789.−")
    return {
        each
        for each in drawn(panel, of, how)
        if set(each[0]) <= digits and each[1] < 0.2 * SIZE[0] and each[2] < SIZE[1] - 20
    }


# --- After one another


@pytest.mark.parametrize("panel", [TIMELINE, MARGINS])
def test_in_a_film_the_axes_stand_still_from_the_first_picture_on(panel: Panel) -> None:
    run = ("dataset.points=80", "training.learning_rate=5")
    shown = [moment(*run, step=step) for step in (0, 20, 120)]
    how = replace(look(), end=shown[-1])
    found = [numbers(panel, of, how) for of in shown]
    assert len(found[0]) >= 5
    assert found[0] == found[1] == found[2]
    assert numbers(TIMELINE, shown[1], look()) != found[1]


def test_a_films_last_picture_has_the_axes_of_the_still() -> None:
    of = moment(step=120)
    assert numbers(TIMELINE, of, film(120)) == numbers(TIMELINE, of, look())


def test_a_film_of_a_fork_has_its_place_before_it() -> None:
    how = film(12, fork=FORK)
    first, last = (drawn(TIMELINE, moment(step=step, fork=FORK), how) for step in (0, 12))
    for said in ("fork", "network A", "dead"):
        places = [[(x, y) for text, x, y in texts if text == said] for texts in (first, last)]
        assert places[0]
        assert places[0] == places[1]


# --- Beside one another


def test_siblings_beside_one_another_are_counted_along_the_same_axis() -> None:
    moments = tuple(moment(*MANY, step=step, neuron=None) for step in (0, 120))
    alone = [numbers(SIBLINGS, of, look()) for of in moments]
    together = [numbers(SIBLINGS, of, replace(look(), beside=moments)) for of in moments]
    assert alone[0] != alone[1]
    assert together[0] == together[1]
    assert "networks" in words(SIBLINGS, moments[0], look())


# --- Keys


def test_the_timelines_key_lists_what_occurs() -> None:
    forked = words(TIMELINE, moment(step=12, fork=FORK), look())
    assert "fork" in forked
    assert "by hand" not in forked
    assert "network A" in forked
    assert "network A" not in words(TIMELINE, moment(step=12), look())


def test_the_margins_key_lists_what_occurs() -> None:
    quiet = moment("dataset.points=80", "training.learning_rate=0.001", step=20)
    assert not quiet.snapshot.dead
    assert "dies" not in words(MARGINS, quiet, look())
    assert "dies" in words(MARGINS, moment(step=120), look())


# --- The end of a line


def test_after_a_divergence_nobody_is_counted_as_revived() -> None:
    of = moment(*DIVERGES, step=30, neuron=None)
    assert of.snapshot.diverged
    names = [x for text, x, _ in drawn(TIMELINE, of, look()) if text.startswith("layer")]
    assert names
    # they stand where the lines end
    assert max(names) < 0.5 * SIZE[0]


def test_no_axis_goes_through_the_name_of_a_line_that_ends_on_it() -> None:
    of, how = moment("dataset.points=80", step=0), film(120)
    left, bottom = next((x, y) for text, x, y in drawn(TIMELINE, of, how) if text == "layers")
    image = picture(TIMELINE, of, how, *SIZE)
    # after the word, where no letter is; the picture has a margin of 10
    x = round(10 + left + text_width(how.theme, 8.5, "layers")) + 1
    column = {image.pixelColor(x, y).name() for y in range(round(bottom), round(bottom) + 11)}
    assert column == {how.theme.color("surface").name()}
