"""The inspector in a figure: the whole sheet at any size, on paper as on a slide."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.experiment.view import View
from app.figures.panels.inspector import INSPECTOR
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.theme import DARK, LIGHT, PRINT, Theme
from tests.figures.making import look, moment
from tests.figures.paper import OUTSIDE, ink, letters, margin_of, picture, seen, svg

MANY = ("dataset.points=80", "network.hidden=[32,4]", "network.activation=gelu")


def dead() -> Moment:
    """A dead neuron and the next minibatch."""
    return moment(step=120, neuron=(0, 1))


def many() -> Moment:
    """One that is fed by 32, of another activation, with long numbers."""
    return moment(*MANY, step=30, neuron=(1, 2))


@pytest.mark.parametrize(
    ("of", "width", "theme"),
    [
        ("dead", 380, PRINT),
        ("many", 380, LIGHT),
        ("many", 765, DARK),
        ("dead", 1140, LIGHT),
        ("dead", 1140, PRINT.for_projector()),
    ],
    ids=["column", "column, 32 inputs", "full width", "slide", "back row"],
)
def test_at_its_least_all_is_there_and_nothing_is_cut(of: str, width: float, theme: Theme) -> None:
    shown, how = {"dead": dead, "many": many}[of](), look(theme)
    width, height = INSPECTOR.least(width, shown, how)
    pieces = letters(INSPECTOR, shown, how, width, height)
    whole = "".join(piece.text for piece in pieces)
    assert "…" not in whole
    # Qt writes whole pixels into a PDF: 11 of 11.3
    assert min(piece.size for piece in pieces) >= 0.75 * int(8.5 / 0.75 * theme.text_scale)
    for piece in pieces:
        assert piece.left >= 0
        assert piece.right <= 0.75 * width
        assert piece.bottom >= 0
        assert piece.top <= 0.75 * height
    for words in ("later term", "own slope", "Forwards", "Backwards", "bias b", "its weights"):
        assert words in whole
    # words at the ends of lines have no space between them
    assert ("everygradientisexactly0" in whole.replace(" ", "")) is (of == "dead")


def test_it_fits_on_a_slide_also_for_the_back_row() -> None:
    for theme in (LIGHT, LIGHT.for_projector()):
        width, height = INSPECTOR.least(1140, dead(), look(theme))
        assert width == 1140
        assert height <= 640


def test_with_room_the_notes_are_there_and_a_slide_is_filled() -> None:
    shown, how = dead(), look()
    best = INSPECTOR.best(765, shown, how)
    whole = "".join(piece.text for piece in letters(INSPECTOR, shown, how, 765, best))
    assert "mean loss over" in whole
    # the same sheet in larger type where there is height for it
    low = INSPECTOR.least(1140, shown, how)[1]
    largest = [
        max(piece.size for piece in letters(INSPECTOR, shown, how, 1140, height))
        for height in (low, 620.0)
    ]
    assert largest[1] > largest[0]


@pytest.mark.parametrize("theme", [DARK, PRINT.for_projector()], ids=["dark", "back row"])
def test_it_is_painted_into_its_place_alone_and_the_same_twice(theme: Theme) -> None:
    shown, how = dead(), look(theme)
    width, height = INSPECTOR.least(765, shown, how)
    height = math.ceil(height)  # a place of whole pixels
    image = picture(INSPECTOR, shown, how, width, height)
    assert image == picture(INSPECTOR, shown, how, width, height)
    empty = QImage(image.size(), image.format())
    empty.fill(OUTSIDE)
    assert margin_of(image) == empty


def test_in_svg_formulas_are_text() -> None:
    shown, how = dead(), look(PRINT)
    width, height = INSPECTOR.least(380, shown, how)
    text = svg(INSPECTOR, shown, how, width, height)
    assert ">Σ</text>" in text
    assert "own slope" in text
    # and to be seen, as in the picture
    there = ink(picture(INSPECTOR, shown, how, width, height).copy(10, 10, 380, int(height)))
    assert ink(seen(text)) == pytest.approx(there, rel=0.2)


def test_the_table_has_the_sheets_numbers() -> None:
    shown = many()
    neuron = shown.snapshot.neuron
    assert neuron is not None
    assert neuron.inspection is not None
    found = neuron.inspection
    columns, rows = INSPECTOR.table(shown)
    values = {tuple(row[3:6]): row[6] for row in rows}
    assert len(values) == len(rows)
    assert len(columns) == 7
    assert {tuple(row[:3]) for row in rows} == {(2, 3, "minibatch")}
    point = int(found.points[3]) + 1
    assert values["z, pre-activation", point, ""] == found.z[3]
    assert values["a_i, input", point, 32] == found.inputs[3, 31]
    assert values["dL/dw_i, gradient", "", 32] == found.weight_gradient[31]
    # the chain rule, from the table alone
    delta = values["dL/df, later term", point, ""] * values["f'(z), slope", point, ""]
    assert values["dL/dz, delta", point, ""] == pytest.approx(delta)


def test_it_asks_for_what_the_session_looks_at_and_says_why_there_is_nothing() -> None:
    shown = dead()
    how = look(view=View(neuron=(2, 3), subject="test", point=7))
    lens = INSPECTOR.ask(Lens(), QRectF(0, 0, 9, 9), shown, how)
    assert (lens.neuron, lens.subject, lens.point, lens.inspection) == ((1, 2), "test", 6, True)
    assert INSPECTOR.trouble(shown) == ""
    assert INSPECTOR.trouble(moment(neuron=None)) == "no neuron is selected"
    assert "hidden until revealed" in INSPECTOR.trouble(shown.veiled())
