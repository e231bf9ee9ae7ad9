"""A figure's page: sizes in every unit, type that can be read in print, places that hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from app.experiment.errors import BadInput
from app.experiment.figure import PRESETS, FigureSettings
from app.figures.layout import GAP, arrange
from app.figures.page import SMALLEST_TYPE, pages_of
from app.figures.panel import Key, Look, Panel
from tests.figures.making import look, moment


def panel(name: str, width: float, least: float, best: float, **kinds: bool) -> Panel:
    """A panel that only says how large it is to be."""
    return Panel(
        name,
        name.title(),
        lambda painter, area, moment, look: None,
        lambda at, moment, look: (width, least),
        lambda at, moment, look: best,
        lambda moment: ((), []),
        **kinds,
    )


SMALL = panel("small", 200, 150, 300)
TALL = panel("tall", 200, 400, 500)
WIDE = panel("wide", 250, 80, 150, wide=True, once=True)


def rects(
    panels: list[Panel], width: float, height: float | None, *, steps: int = 1
) -> list[QRectF]:
    """Where the panels stand."""
    moments = [moment()] * steps
    how: Look = look()
    found = arrange(panels, moments, how, width, height, 20.0, steps)
    return [place.rect for place in found.places]


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ("slide", (1920, 1080)),
        ("half-slide", (960, 1080)),
        ("square", (1080, 1080)),
        ("1280x720", (1280, 720)),
        ("17x12 cm", (2008, 1417)),
        ("4x3 in", (1200, 900)),
    ],
)
def test_a_picture_has_the_pixels_that_its_size_and_dots_make(
    size: str, pixels: tuple[int, int]
) -> None:
    page = pages_of(FigureSettings(size=size))[0]
    assert page.height is not None
    assert page.pixels(page.height) == pixels


@pytest.mark.parametrize("name", ["column", "full-width"])
def test_paper_is_as_wide_as_it_says_and_its_smallest_type_has_seven_points(name: str) -> None:
    page = pages_of(FigureSettings(size=name))[0]
    assert page.points(100)[0] == pytest.approx(PRESETS[name].width / 2.54 * 72)
    assert SMALLEST_TYPE * page.unit >= 7.0


def test_a_slide_of_fewer_pixels_looks_the_same() -> None:
    large, small = (pages_of(FigureSettings(size=s))[0] for s in ("1920x1080", "1280x720"))
    assert small.width == pytest.approx(large.width)


def test_too_many_pixels_are_refused_in_a_sentence() -> None:
    page = pages_of(FigureSettings(size="17 cm", dpi=2400))[0]
    with pytest.raises(BadInput, match="too large"):
        page.pixels(5000)


def test_what_is_narrow_stands_side_by_side_and_what_is_wide_below() -> None:
    left, right, below = rects([SMALL, SMALL, WIDE], 760, None)
    assert left.top() == right.top() == 0
    assert right.left() == pytest.approx(left.right() + GAP)
    assert below.width() == 760
    assert below.top() == pytest.approx(left.bottom() + GAP)


def test_in_a_column_of_paper_all_stand_under_one_another() -> None:
    first, second, third = rects([SMALL, SMALL, WIDE], 376, None)
    assert first.left() == second.left() == third.left() == 0
    assert first.bottom() < second.top() < third.top()


@pytest.mark.parametrize("height", [330.0, 420.0, 700.0])
def test_a_given_height_is_shared_out_and_nobody_gets_less_than_it_needs(height: float) -> None:
    places = rects([SMALL, SMALL, WIDE], 760, height)
    assert max(p.bottom() for p in places) == pytest.approx(height)
    assert places[0].height() >= 150 + 20
    assert places[2].height() >= 80 + 20


def test_no_two_places_overlap() -> None:
    places = rects([SMALL, TALL, SMALL, WIDE, SMALL], 1120, None, steps=3)
    for number, one in enumerate(places):
        assert not any(one.intersects(other) for other in places[number + 1 :])


def test_several_steps_stand_beside_one_another_and_a_course_only_once() -> None:
    *steps, course = rects([SMALL, WIDE], 1120, None, steps=3)
    assert len(steps) == 3
    assert len({p.top() for p in steps}) == 1
    assert course.width() == 1120


def test_more_steps_than_there_is_room_for_go_on_below() -> None:
    places = rects([SMALL], 500, None, steps=5)
    assert len(places) == 5
    assert len({p.left() for p in places}) == 2
    assert len({p.width() for p in places}) == 1


def test_what_does_not_fit_is_said_with_how_much_is_missing() -> None:
    with pytest.raises(BadInput, match=r"too low for tall, wide, by \d+ %"):
        rects([TALL, WIDE], 760, 400)
    with pytest.raises(BadInput, match="too narrow for small"):
        rects([SMALL], 150, None)


@pytest.mark.parametrize("height", [None, 700.0])
@pytest.mark.parametrize("steps", [1, 3, 5])
def test_what_steps_have_in_common_is_explained_once_below_them(
    height: float | None, steps: int
) -> None:
    keyed = replace(SMALL, key=Key(lambda width, look: 30.0, lambda painter, place, look: None))
    found = arrange([keyed, WIDE], [moment()] * steps, look(), 700, height, 20.0, steps)
    *shown, course = (place.rect for place in found.places)
    if steps == 1:
        assert not found.keys, "it is in the panel itself"
        return
    [(of, place)] = found.keys
    assert of is keyed
    assert (place.left(), place.width(), place.height()) == (0, 700, 30)
    assert max(rect.bottom() for rect in shown) < place.top()
    assert place.bottom() < course.top()
    assert course.bottom() <= found.height + 0.01
