"""The autopsy in a figure: all of it at any size, on paper as on a slide."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.experiment.view import View
from app.figures.panels.autopsy import AUTOPSY
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.theme import DARK, LIGHT, PRINT, Theme
from tests.figures.making import SMALL, look, moment
from tests.figures.paper import OUTSIDE, ink, letters, margin_of, picture, seen, svg

MANY = ("dataset.points=80", "network.hidden=[32,32]", "training.learning_rate=1")


def killed() -> Moment:
    """A neuron of the first layer that its weights killed at step 5."""
    return moment(step=120, neuron=(0, 1))


def many() -> Moment:
    """One of the second layer, with 32 weights."""
    return moment(*MANY, "training.optimizer=adam", step=20, neuron=(1, 5))


@pytest.mark.parametrize(
    ("make", "width", "theme"),
    [
        (many, 380, LIGHT),
        (killed, 570, PRINT),
        (many, 765, DARK),
        (killed, 1140, LIGHT),
        (many, 1140, PRINT.for_projector()),
    ],
    ids=["column", "half slide", "full width", "slide", "back row"],
)
def test_at_its_least_all_is_there_and_nothing_overlaps(
    make: Callable[[], Moment], width: float, theme: Theme
) -> None:
    shown, how = make(), look(theme)
    width, height = AUTOPSY.least(width, shown, how)
    pieces = letters(AUTOPSY, shown, how, width, height)
    whole = "".join(piece.text for piece in pieces)
    assert "…" not in whole
    # Qt writes whole pixels into a PDF: 11 of 11.3
    assert min(piece.size for piece in pieces) >= 0.75 * int(8.5 / 0.75 * theme.text_scale)
    for piece in pieces:
        assert piece.left >= 0
        assert piece.right <= 0.75 * width
        assert piece.bottom >= 0
        assert piece.top <= 0.75 * height
    overlapping = [
        (one.text, other.text)
        for n, one in enumerate(pieces)
        for other in pieces[:n]
        if one.overlaps(other, 1.0)
    ]
    assert not overlapping
    for words in ("killed at step", "z = 0", "what changed", "gradient", "last point it held"):
        assert words in whole
    # the outlook, to its last word
    assert "as well." in whole


def test_the_figures_of_the_step_are_there_where_the_height_is_free() -> None:
    shown, how = killed(), look()
    whole = letters(AUTOPSY, shown, how, 765, AUTOPSY.best(765, shown, how))
    assert "learning rate" in "".join(piece.text for piece in whole)


def test_it_fits_on_a_slide_also_for_the_back_row() -> None:
    for theme in (LIGHT, LIGHT.for_projector()):
        for shown in (killed(), many()):
            assert AUTOPSY.least(1112, shown, look(theme))[1] <= 612


@pytest.mark.parametrize("theme", [DARK, PRINT.for_projector()], ids=["dark", "back row"])
def test_it_is_painted_into_its_place_alone_and_the_same_twice(theme: Theme) -> None:
    shown, how = killed(), look(theme)
    width, height = AUTOPSY.least(500, shown, how)
    height = math.ceil(height)  # a place of whole pixels
    image = picture(AUTOPSY, shown, how, width, height)
    assert image == picture(AUTOPSY, shown, how, width, height)
    empty = QImage(image.size(), image.format())
    empty.fill(OUTSIDE)
    assert margin_of(image) == empty


def test_lines_grow_with_the_picture() -> None:
    # at three times the size every line is three times as wide: made small again, the same ink
    shown, how = killed(), look(PRINT)
    width, height = AUTOPSY.least(765, shown, how)
    one, three = (picture(AUTOPSY, shown, how, width, height, scale) for scale in (1.0, 3.0))
    small = three.scaled(
        one.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    assert ink(small) == pytest.approx(ink(one), rel=0.05)


def test_in_svg_all_text_is_text_and_nothing_lies_behind_a_transparent_picture() -> None:
    shown, how = killed(), look(PRINT)
    how = replace(how, theme=replace(how.theme, clear=True))
    width, height = AUTOPSY.least(765, shown, how)
    text = svg(AUTOPSY, shown, how, width, height)
    assert ">x2</text>" in text
    assert "incoming weights" in text
    assert "killed at step 5" in text
    # and to be seen, as in the picture
    there = ink(picture(AUTOPSY, shown, look(PRINT), 765, height).copy(10, 10, 765, int(height)))
    assert ink(seen(text)) == pytest.approx(there, rel=0.2)
    image = QImage(round(width), round(height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        AUTOPSY.paint(painter, QRectF(image.rect()), shown, how)
    assert image.pixelColor(3, 3).alpha() == 0


def test_the_table_has_the_autopsys_numbers() -> None:
    shown = many()
    neuron = shown.snapshot.neuron
    assert neuron is not None
    assert neuron.autopsy is not None
    columns, rows = AUTOPSY.table(shown)
    found = {(what, of): value for *_, what, of, value in rows}
    assert len(found) == len(rows)
    assert {tuple(row[:3]) for row in rows} == {(2, 6, neuron.autopsy.event.step)}
    assert found["before", "weight from neuron 32"] == neuron.autopsy.weights_before[31]
    assert found["z after", f"training point {neuron.autopsy.last_point + 1}"] == (
        neuron.autopsy.z_after
    )
    weight = "weight from neuron 1"
    moved = sum(found[f"moved by {by}", weight] for by in ("gradient", "momentum", "decay"))
    moved += found["moved by rounding", weight]
    assert found["after", weight] - found["before", weight] == pytest.approx(moved)
    assert len(columns) == len(rows[0])


def test_it_asks_for_the_selected_neuron_and_says_why_there_is_nothing() -> None:
    shown = killed()
    how = look(view=View(neuron=(2, 3)))
    assert AUTOPSY.ask(Lens(), QRectF(0, 0, 9, 9), shown, how).neuron == (1, 2)
    assert AUTOPSY.trouble(shown) == ""
    assert AUTOPSY.trouble(moment(neuron=None)) == "no neuron is selected"
    assert AUTOPSY.trouble(moment(step=120, neuron=(0, 0))) == (
        "layer 1, neuron 1 is alive: nothing to explain"
    )
    assert "never lived" in AUTOPSY.trouble(moment(*SMALL, step=0, neuron=(1, 2)))
    assert "hidden until revealed" in AUTOPSY.trouble(shown.veiled())
