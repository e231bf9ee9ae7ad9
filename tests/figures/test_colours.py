"""Colours that everybody can tell apart: text can be read and lines be seen in every theme, and
whatever means different things looks different with every kind of colour blindness and in gray.

That is judged on what is drawn, so a shape, a width or dashes may do it as well as a colour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.record.history import Curves
from app.record.snapshot import State
from app.window.theme import DARK, LIGHT, PRINT, Bytes, Theme
from app.window.views.chart import Place, Scale, Series, legible, paint_series
from app.window.views.compare.picture import lay_out
from app.window.views.compare.sides import paint_letter, side_color
from app.window.views.glyphs import draw_cell, tiles
from app.window.views.planes.pens import dead_pen, level_pen, living_pen, selected_pen
from app.window.views.planes.symbols import draw_point, point_look
from app.window.views.timeline.charts import Ranges
from app.window.views.timeline.ticks import tick_color
from tests.figures.seeing import WAYS, contrast, distance, seen

THEMES = (LIGHT, DARK, PRINT)
NAMES = [theme.name for theme in THEMES]
SCALE = 2
"""Pixels a unit in the pictures that are compared."""

GLANCE = 10.0
"""CIEDE2000. 2 to 3 is seen by someone who compares two patches that touch; marks are far from one
another, small, and are told apart in passing."""

WRITTEN = 0.08
"""The share of a cell that its mark has to change. The thinnest, the "!" of the diverged, is a
tenth of the cell's width and is read in a cell of 18 units."""

SHAPED = 0.2
"""The share of a point that has to differ. A square has this much more than a circle of its width;
a hexagon 0.15 more than a pentagon, which is not seen in a point of 7.5 units."""

DASHED = 0.25
"""The share of a line that has to differ, so that its pieces tell it apart: a gap a dash."""

Thing = TypeVar("Thing")
Picture = npt.NDArray[np.uint8]
"""(rows, columns, 3)."""

themed = pytest.mark.parametrize("theme", THEMES, ids=NAMES)


# --- The measure itself


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
        ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (56, -27, -3), 31.9030),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((36.4612, 47.858, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_ciede2000(
    one: tuple[float, ...], other: tuple[float, ...], wanted: float
) -> None:
    """Check values of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005."""
    assert distance(np.array(one), np.array(other)) == pytest.approx(wanted, abs=5e-5)
    assert distance(np.array(other), np.array(one)) == pytest.approx(wanted, abs=5e-5)


@pytest.mark.parametrize("way", WAYS)
def test_grays_look_the_same_to_everybody(way: str) -> None:
    grays = np.repeat(np.arange(0, 256, 15)[:, None], 3, axis=1)
    assert distance(seen(grays, way), seen(grays, "as it is")).max() < 1


@pytest.mark.parametrize(
    ("one", "other", "ways"),
    [
        ("#E10000", "#004B00", ["protanopia"]),
        ("#E10000", "#3CA50F", ["deuteranopia"]),
        ("#FFFF00", "#FFEEF1", ["tritanopia", "gray"]),
        ("#C36900", "#0F78F0", ["gray"]),
    ],
)
def test_colours_that_are_confused_are_caught(one: str, other: str, ways: list[str]) -> None:
    """By the function that judges all pictures below, and only where they are: dark red and green,
    red and green of one lightness, yellow and white, orange and blue."""
    discs = _pictures({one: one, other: other}, _draw_disc, 12, LIGHT.color("surface"))
    assert [way for way, *_ in _confused(discs, LIGHT, least=0.5)] == ways
    assert _confused(discs, LIGHT, least=0.5, ways=("as it is",)) == []


# --- Text and lines against what is behind them


@themed
def test_text_can_be_read(theme: Theme) -> None:
    grounds = {name: _rgb(getattr(theme, name)) for name in ("surface", "window", "raised")}
    for end, under in _ends(theme).items():
        # of the plates that text stands on over the output map, the clearer ones
        grounds[f"plate on {end}"] = _mixed(under, _rgb(theme.surface), 0.8)
    roles = ("text", "muted", "accent", "rare", "diverged", "plane")
    pairs = {
        f"{role} on {ground}": (_rgb(getattr(theme, role)), color)
        for role in roles
        for ground, color in grounds.items()
        if not (ground.startswith("plate") and role == "rare")  # never written there
    }
    surface = _rgb(theme.surface)
    pairs["on_accent on accent"] = _rgb(theme.on_accent), _rgb(theme.accent)
    pairs["muted on a shade"] = (
        _rgb(theme.muted),
        _rgb(theme.mixed("surface", "text", 0.09).name()),
    )
    for layer in range(12):
        pairs[f"layer {layer}"] = _channels(legible(theme.layer_color(layer), theme, 4.5)), surface
    for side in (0, 1):
        pairs[f"side {side}"] = _channels(side_color(side, theme, 4.5)), surface
    found = {name: round(contrast(*pair), 2) for name, pair in pairs.items()}
    assert {name: value for name, value in found.items() if value < 4.5} == {}


@themed
def test_lines_and_marks_can_be_seen(theme: Theme) -> None:
    """WCAG 2.1, 1.4.11: 3 to 1 for what is needed to understand a picture."""
    surface = _rgb(theme.surface)
    pairs = {}
    for role in ("plane", "dead", "accent", "rare", "diverged", "low", "high", "muted"):
        pairs[f"{role} on surface"] = _rgb(getattr(theme, role)), surface
    for role in ("plane", "dead", "accent"):
        for end, color in _ends(theme).items():
            pairs[f"{role} on {end}"] = _rgb(getattr(theme, role)), color
    if theme is PRINT:
        pairs["level"] = _channels(level_pen(theme).color()), surface
    pairs["the cross of the dead"] = _rgb(theme.muted), _rgb(theme.dead_fill)
    for number in range(7):
        pairs[f"class {number}"] = _channels(theme.class_color(number)), surface
    for number in range(6):
        pairs[f"layer {number}"] = _channels(theme.layer_color(number)), surface
    for side in (0, 1):
        pairs[f"side {side}"] = _channels(side_color(side, theme)), surface
    for kind in ("death", "revival"):
        pairs[kind] = _channels(tick_color(kind, theme)), surface
    found = {name: round(contrast(*pair), 2) for name, pair in pairs.items()}
    assert {name: value for name, value in found.items() if value < 3} == {}


# --- What is drawn, pair by pair


@themed
@pytest.mark.parametrize("side", [18, 12, 4], ids=["figure", "window", "tiny"])
def test_states_of_neurons(theme: Theme, side: int) -> None:
    """Each in its typical colour, down to cells of a few pixels."""
    cells = _pictures(
        {state.name: state for state in State},
        lambda painter, state: draw_cell(painter, QRectF(0, 0, side, side), state, theme),
        side,
        theme.color("surface"),
    )
    assert _confused(cells, theme, least=WRITTEN) == []


@themed
@pytest.mark.parametrize("level", [0, 64, 128, 192, 255])
def test_marks_of_neurons_by_themselves(theme: Theme, level: int) -> None:
    """Whatever colour the activity gives a cell, its mark tells its state."""
    side = 18 * SCALE
    marks = tiles(theme, side, 0)

    def mark(painter: QPainter, state: State) -> None:
        pixels = np.ascontiguousarray(marks[state])
        kind = QImage.Format.Format_ARGB32_Premultiplied
        painter.drawImage(QRectF(0, 0, 18, 18), QImage(pixels.data, side, side, 4 * side, kind))

    gray = (State.DIVERGED, State.BORN_DEAD, State.DEAD, State.HIDDEN)
    colored = {state.name: state for state in State if state not in gray}
    fill = QColor(*theme.activity_ramp()[level].tolist())
    assert _confused(_pictures(colored, mark, 18, fill), theme, least=WRITTEN) == []


@themed
@pytest.mark.parametrize("training", [True, False], ids=["training", "test"])
def test_classes_of_points(theme: Theme, training: bool) -> None:
    for ground in _grounds(theme):
        points = _pictures(
            {f"class {number}": number for number in range(7)},
            lambda painter, number: _draw_point(painter, number, theme, training),
            12,
            ground,
        )
        assert _confused(points, theme, least=SHAPED, ground=ground) == [], ground.name()


@themed
@pytest.mark.parametrize("number", range(7))
def test_points_to_train_and_to_test_with(theme: Theme, number: int) -> None:
    points = _pictures(
        {"training": True, "test": False},
        lambda painter, training: _draw_point(painter, number, theme, training),
        12,
        theme.color("surface"),
    )
    assert _confused(points, theme, least=SHAPED) == []


@themed
def test_planes_of_the_living_the_dead_and_the_selected(theme: Theme) -> None:
    pens = {
        "living": living_pen(theme),
        "dead": dead_pen(theme),
        "selected": selected_pen(theme),
    }
    if theme is PRINT:
        pens["level"] = level_pen(theme)
    for ground in _grounds(theme):
        lines = _pictures(pens, _draw_line, 24, ground)
        assert _confused(lines, theme, least=DASHED, ground=ground) == [], ground.name()


@themed
def test_layers_in_the_timeline(theme: Theme) -> None:
    lines = _courses(_timeline(theme)["dead"][1], theme)
    assert len(lines) == 6
    assert _confused(lines, theme, least=DASHED) == []


@themed
@pytest.mark.parametrize("chart", ["loss", "accuracy"])
def test_training_and_test_curves(theme: Theme, chart: str) -> None:
    lines = _courses(_timeline(theme)[chart][1], theme)
    assert set(lines) == {"train", "test"}
    assert _confused(lines, theme, least=DASHED) == []


@themed
def test_sides_of_a_comparison(theme: Theme) -> None:
    """Their badges bear letters, and their lines are solid and dashed."""
    badges = _pictures(
        {"A": 0, "B": 1},
        lambda painter, side: paint_letter(painter, QRectF(0, 0, 18, 18), side, theme, 10),
        18,
        theme.color("surface"),
    )
    assert _confused(badges, theme, least=WRITTEN) == []
    layout = lay_out(QRectF(0, 0, 800, 400), _curves(), _curves(), 0, 10, ("", ""), theme)
    assert layout is not None
    for chart in layout.charts:
        lines = _courses([series for series in chart.series if series.key], theme)
        assert len(lines) == 2
        assert _confused(lines, theme, least=DASHED) == []


# --- Ramps


@themed
@pytest.mark.parametrize("way", [*WAYS, "as it is"])
def test_activities_are_told_apart(theme: Theme, way: str) -> None:
    """Neighbouring tenths by those who compare them, the ends at a glance, in gray as well."""
    tenths = seen(_tenths(theme.activity_ramp()), way)
    assert distance(tenths[1:], tenths[:-1]).min() > 3
    assert distance(tenths[0], tenths[-1]) > GLANCE
    # from the middle on every step leads away from it, on both sides
    away = distance(tenths, tenths[5])
    assert (np.diff(away[5:]) > 0).all()
    assert (np.diff(away[5::-1]) > 0).all()


@themed
@pytest.mark.parametrize("way", [*WAYS, "as it is"])
def test_outputs_are_told_apart(theme: Theme, way: str) -> None:
    """The map is as dark at one end as at the other: in gray it shows how certain the network is,
    and the points, round for class 0 and square for class 1, show of what."""
    if theme is PRINT:
        assert np.ptp(theme.output_ramp(), axis=0).max() == 0, "lines are drawn in place of a map"
        return
    ramp = theme.output_ramp()
    tenths = seen(_tenths(ramp), way)
    # in a map neighbours touch
    assert distance(tenths[1:], tenths[:-1]).min() > 1
    away = distance(tenths, tenths[5])
    assert (np.diff(away[5:]) > 0).all()
    assert (np.diff(away[5::-1]) > 0).all()
    # areas that touch, and large ones: less is enough than for marks
    assert min(away[0], away[-1]) > GLANCE / 2
    if way != "gray":
        assert distance(tenths[0], tenths[-1]) > 2 * GLANCE
    for ground in (QColor(*end.tolist()) for end in (ramp[0], ramp[-1])):
        points = _pictures(
            {"none": None, "class 0": 0, "class 1": 1},
            lambda painter, number: _draw_point(painter, number, theme),
            12,
            ground,
        )
        assert _confused(points, theme, least=SHAPED, ground=ground, ways=(way,)) == []


def test_print_is_black_on_white() -> None:
    """No tint behind anything, and ink in colour only where it says something."""
    assert {PRINT.window, PRINT.surface, PRINT.raised, PRINT.middle} == {"#FFFFFF"}
    assert {PRINT.text, PRINT.plane, PRINT.accent} == {"#000000"}
    for role in ("border", "muted", "dead", "dead_fill"):
        assert len(set(_rgb(getattr(PRINT, role)))) == 1, f"{role} is not gray"


# --- Pictures, and how they are compared


def _confused(
    pictures: Mapping[str, Picture],
    theme: Theme,
    least: float,
    ground: QColor | None = None,
    ways: tuple[str, ...] = WAYS,
) -> list[tuple[str, str, str, float]]:
    """The pairs that look alike and how: where less than this share of what either of them draws
    on the ground is a glance apart."""
    behind = np.array(_channels(ground or theme.color("surface")))
    alike = []
    for way in ways:
        shown = {name: seen(picture, way) for name, picture in pictures.items()}
        for one, other in combinations(pictures, 2):
            drawn = (pictures[one] != behind).any(-1) | (pictures[other] != behind).any(-1)
            apart = distance(shown[one][drawn], shown[other][drawn]) > GLANCE
            if apart.mean() < least:
                alike.append((way, one, other, round(float(apart.mean()), 2)))
    return alike


def _pictures(
    things: Mapping[str, Thing],
    paint: Callable[[QPainter, Thing], None],
    side: int,
    ground: QColor,
) -> dict[str, Picture]:
    """Each thing painted in a square of so many units, by name."""
    found = {}
    for name, thing in things.items():
        size = side * SCALE
        image = QImage(size, size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SCALE)
        image.fill(ground)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, thing)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(size, size, 4)
        found[name] = pixels[..., 2::-1].copy()
    return found


def _draw_disc(painter: QPainter, color: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QRectF(1, 1, 10, 10))


def _draw_point(painter: QPainter, number: int | None, theme: Theme, training: bool = True) -> None:
    """As the planes draw points of a class; None: no point."""
    if number is None:
        return
    rgb = _channels(theme.class_color(number))
    look = point_look(theme, rgb, number, training=training, points=100, valued=False)
    draw_point(painter, QPointF(6, 6), look.size, number, look.pen, look.brush)


def _draw_line(painter: QPainter, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(QPointF(-2, 8), QPointF(26, 16))


def _courses(lines: Sequence[Series], theme: Theme) -> dict[str, Picture]:
    """Lines of charts, all in the same place, on their way: without their ends and names."""
    place = Place(QRectF(-10, 4, 200, 16), 10.0, 400.0)
    there = {each.key: replace(each, x=np.array([0.0, 10.0]), y=np.ones(2)) for each in lines}
    return _pictures(
        there,
        lambda painter, each: paint_series(painter, place, Scale(0, 2, []), [each], theme),
        24,
        theme.color("surface"),
    )


def _curves() -> Curves:
    """Of six layers."""
    steps, ones = np.array([0, 10]), np.ones(2)
    return Curves(steps, ones, ones, ones / 100, ones / 100, np.ones((2, 6), np.int64))


def _timeline(theme: Theme) -> dict[str, tuple[Scale, list[Series]]]:
    return Ranges().charts(_curves(), [8] * 6, theme, log=False)


def _grounds(theme: Theme) -> list[QColor]:
    """What points and planes lie on."""
    return [theme.color("surface"), *(QColor(*end) for end in _ends(theme).values())]


def _ends(theme: Theme) -> dict[str, tuple[int, ...]]:
    ramp = theme.output_ramp()
    return {"the map of class 0": tuple(ramp[0].tolist()), "of class 1": tuple(ramp[-1].tolist())}


def _tenths(ramp: Bytes) -> Bytes:
    return ramp[np.linspace(0, len(ramp) - 1, 11).round().astype(int)]


def _rgb(color: str) -> tuple[int, ...]:
    return _channels(QColor(color))


def _channels(color: QColor) -> tuple[int, ...]:
    return color.red(), color.green(), color.blue()


def _mixed(one: tuple[int, ...], other: tuple[int, ...], share: float) -> tuple[float, ...]:
    return tuple(a + (b - a) * share for a, b in zip(one, other, strict=True))
