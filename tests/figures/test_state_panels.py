"""Neurons, timeline, card and siblings in figures: whole, sharp and within their places."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.experiment.view import View
from app.figures.panel import Look, Panel
from app.figures.panels.card import CARD
from app.figures.panels.neurons import NEURONS
from app.figures.panels.siblings import SIBLINGS
from app.figures.panels.timeline import TIMELINE
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.theme import DARK, LIGHT, PRINT, Theme
from tests.figures.making import SMALL, look, moment

PANELS = (NEURONS, TIMELINE, CARD, SIBLINGS)
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "print": PRINT,
    "projector": LIGHT.for_projector(),
}
DEEP = (
    "dataset.points=60",
    "network.hidden=[9,7,6,5,4,3]",
    "training.learning_rate=0.5",
    "training.replicas=5",
)
DIVERGED = (
    "dataset.points=60",
    "network.hidden=[5]",
    "training.learning_rate=1e30",
    "training.replicas=3",
)
REGRESSION = (
    "dataset.name=sine",
    "dataset.points=60",
    "dataset.train_fraction=1",
    "network.hidden=[12]",
    "network.activation=tanh",
    "training.replicas=2",
)
RUNS = {"deep": DEEP, "diverged": DIVERGED, "regression": REGRESSION}
SIDE = 20.0
"""Units left free around a panel."""
MARKED = QColor("#FF00FF")


def painted(
    panel: Panel, at: Moment, how: Look, width: float, height: float, scale: float = 1.3
) -> QImage:
    """A panel in the middle of a marked picture."""
    size = QSize(round((width + 2 * SIDE) * scale), round((height + 2 * SIDE) * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(MARKED)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        panel.paint(painter, QRectF(SIDE, SIDE, width, height), at, how)
    return image


def pixels(image: QImage) -> np.ndarray:
    """(rows, columns, 3)."""
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def words(panel: Panel, at: Moment, how: Look, width: float, height: float) -> list[str]:
    """The pieces of text of a drawing in vectors."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setViewBox(QRectF(0, 0, width, height))
    with QPainter(generator) as painter:
        panel.paint(painter, QRectF(0, 0, width, height), at, how)
    drawing = bytes(buffer.data().data()).decode()
    return [text.strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawing)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS.keys())
def test_at_its_least_size_all_is_within_its_place_and_nothing_is_cut_short(
    run: tuple[str, ...], theme: Theme
) -> None:
    at, how = moment(*run, step=30), look(theme)
    for panel in PANELS:
        width, height = panel.least(0.0, at, how)
        assert panel.best(width, at, how) >= height
        image = painted(panel, at, how, width, height)
        inner = QRectF(SIDE * 1.3, SIDE * 1.3, width * 1.3, height * 1.3).toAlignedRect()
        picture = pixels(image)
        picture[inner.top() : inner.bottom() + 1, inner.left() : inner.right() + 1] = (255, 0, 255)
        stray = np.argwhere((picture != (255, 0, 255)).any(axis=2))
        assert not len(stray), f"{panel.name} paints at {stray[0]}, its place is {inner}"
        found = words(panel, at, how, width, height)
        assert found
        assert not [text for text in found if "…" in text], panel.name


def test_names_counts_and_figures_are_text_in_vectors() -> None:
    at, how = moment(*DEEP, step=30), look(PRINT)
    neurons = words(NEURONS, at, how, 700, NEURONS.best(700, at, how))
    assert "layer 1 · 9" in neurons
    assert any(re.fullmatch(r"(born )?dead \d+", text) for text in neurons)  # the legend
    assert "activity (training)" in neurons
    timeline = words(TIMELINE, at, how, 700, TIMELINE.best(700, at, how))
    assert {"loss", "accuracy,", "dead", "step"} <= set(timeline)
    card = words(CARD, at, how, 700, CARD.best(700, at, how))
    assert "Layer 1 · neuron 1" in card
    siblings = words(SIBLINGS, at, how, 700, SIBLINGS.best(700, at, how))
    assert "5 networks" in siblings
    assert any(text.startswith("median") for text in siblings)


@pytest.mark.parametrize("scale", [1.0, 2.6, 3.0])
def test_the_edge_of_a_cell_is_one_pixel_wide_at_any_scale(scale: float) -> None:
    at, how = moment(*SMALL, neuron=None), look(LIGHT)
    picture = pixels(painted(NEURONS, at, how, 352, NEURONS.best(352, at, how), scale))
    # through the first cell, above the arms of a cross
    row = picture[round((SIDE + 61) * scale), round(30 * scale) : round(360 * scale)]
    white = (row == (255, 255, 255)).all(axis=1)
    begin = np.flatnonzero(white[:-1] & ~white[1:])[0] + 1
    steady = (row[begin : begin + 9] == row[begin + 9]).all(axis=1)
    assert steady[1:].all(), row[begin : begin + 9].tolist()
    # and its colour is not that of a mere edge, nor of what is beside it
    assert not steady[0]
    assert not white[begin + 9]


def test_the_same_picture_twice() -> None:
    at, how = moment(*DEEP, step=30), look(DARK)
    for panel in PANELS:
        size = 500, panel.least(500, at, how)[1]
        assert painted(panel, at, how, *size) == painted(panel, at, how, *size)


def test_nothing_is_behind_a_transparent_picture() -> None:
    at = moment(*DEEP, step=30)
    clear = look(LIGHT)
    clear = Look(Theme(**{**clear.theme.__dict__, "clear": True}), clear.view, clear.ratio)
    for panel in PANELS:
        image = QImage(600, 700, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        with QPainter(image) as painter:
            panel.paint(painter, QRectF(0, 0, 600, 700), at, clear)
        assert image.pixelColor(3, 3).alpha() == 0
        alpha = np.frombuffer(image.constBits(), np.uint8).reshape(700, 600, 4)[:, :, 3]
        assert (alpha == 0).mean() > 0.3, panel.name
        assert (alpha == 255).any()


def test_marked_steps_are_uprights_with_their_numbers() -> None:
    at, plain = moment(), look(LIGHT)
    marked = replace(plain, beside=tuple(moment(step=step) for step in (0, 60, 120)))
    height = TIMELINE.best(600, at, marked)
    assert height > TIMELINE.best(600, at, plain)
    color = QColor(LIGHT.accent).getRgb()[:3]

    def columns(how: Look) -> np.ndarray:
        picture = pixels(painted(TIMELINE, at, how, 600, height, 1.0))
        return np.flatnonzero((picture == color).all(axis=2).sum(axis=0) > 0.6 * height)

    assert not len(columns(plain))
    assert len(columns(marked)) == 3
    assert {"0", "60", "120"} <= set(words(TIMELINE, at, marked, 600, height))


def test_the_timelines_table_is_its_curves() -> None:
    at = moment()
    columns, rows = TIMELINE.table(at)
    curves = at.first.curves
    assert columns[:3] == ("step", "training loss", "test loss")
    assert [row[0] for row in rows] == curves.step.tolist()
    assert [row[1] for row in rows] == curves.train_loss.tolist()
    assert [row[-2:] for row in rows] == [tuple(dead) for dead in curves.dead.tolist()]
    assert rows[-1][0] == at.step


def test_the_neurons_table_has_a_row_a_neuron() -> None:
    at = moment()
    columns, rows = NEURONS.table(at)
    assert [row[:2] for row in rows] == [(1, n) for n in range(1, 7)] + [
        (2, n) for n in range(1, 6)
    ]
    assert all(len(row) == len(columns) for row in rows)
    margins = [row[columns.index("margin (largest z)")] for row in rows]
    assert margins == np.concatenate([layer.margin for layer in at.snapshot.layers]).tolist()


def test_the_cards_table_has_a_row_a_point() -> None:
    at = moment()
    columns, rows = CARD.table(at)
    assert columns == ("set", "point", "x1", "x2", "y", "pre-activation z")
    neuron = at.snapshot.neuron
    assert neuron is not None
    assert [row[-1] for row in rows if row[0] == "training"] == neuron.preactivation.tolist()
    assert len(rows) == 80


def test_a_veiled_moment_tells_nothing_of_who_is_dead() -> None:
    at, how = moment(*DEEP, step=30), look(LIGHT)
    veiled = at.veiled()
    _, rows = NEURONS.table(veiled)
    assert {value for row in rows for value in row[2:]} == {"not told yet", "no", None}
    rows = TIMELINE.table(veiled)[1]
    assert {value for row in rows for value in row[5:]} == {None}
    assert {row[-1] for row in CARD.table(veiled)[1]} == {None}
    head, rows = SIBLINGS.table(veiled)
    told = [at for at, name in enumerate(head) if "dead" in name or "constant" in name]
    assert told
    assert {row[at] for row in rows for at in told} == {None}
    for panel in (NEURONS, TIMELINE, CARD, SIBLINGS):
        size = panel.least(700, veiled, how)
        found = words(panel, veiled, how, 700, size[1])
        assert not [text for text in found if re.search(r"\bdead \d|\d dead|layer \d ✕", text)]


def test_where_there_is_nothing_to_draw_a_clause_says_why() -> None:
    nobody = moment(*SMALL, neuron=None)
    assert CARD.trouble(nobody) == "no neuron is selected"
    assert SIBLINGS.trouble(nobody).startswith("there is one network")
    assert not NEURONS.trouble(nobody)
    assert not CARD.trouble(moment())


def test_what_the_cells_show_is_asked_for() -> None:
    at, place = moment(), QRectF(0, 0, 300, 300)

    def asked(**view: object) -> Lens:
        lens, how = Lens(), look(view=View(**view))  # type: ignore[arg-type]
        for panel in (NEURONS, CARD):
            lens = panel.ask(lens, place, at, how)
        return lens

    assert asked(cells="response").map_resolution > 0
    assert asked(cells="gradient").gradients
    assert asked(neuron=(2, 3)).neuron == (1, 2)
    assert asked() == Lens()
