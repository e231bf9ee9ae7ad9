"""Decision planes: where they lie, what is drawn, and what a mouse finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QToolButton
from pytestqt.qtbot import QtBot

from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT
from app.window.views.plane_geometry import contours, kinks, lines, nearest
from app.window.views.planes import PlanesView
from tests.gui.snapshots import make_snapshot

VIEW = (-4.0, 4.0, -3.0, 3.0)
number = st.floats(-5, 5).filter(lambda v: abs(v) > 1e-3)


# --- Geometry


@given(number, number, st.floats(-30, 30))
def test_a_line_lies_where_z_is_0_and_ends_at_the_views_edge(a: float, b: float, c: float) -> None:
    (found,) = lines(np.array([[a, b]]), np.array([c]), VIEW)
    corners = [a * x + b * y + c for x in VIEW[:2] for y in VIEW[2:]]
    if not len(found.path):
        assert min(corners) >= -1e-9 or max(corners) <= 1e-9, "the view lies on one side"
        return
    size = np.hypot(a, b)
    assert np.allclose(found.path @ [a, b] + c, 0, atol=1e-9 * (size + abs(c) + 1))
    for x, y in found.path:
        on_edge = min(abs(x - VIEW[0]), abs(x - VIEW[1]), abs(y - VIEW[2]), abs(y - VIEW[3]))
        assert on_edge < 1e-6


@given(number, number, st.floats(-30, 30))
def test_ticks_stand_on_the_active_side(a: float, b: float, c: float) -> None:
    (found,) = lines(np.array([[a, b]]), np.array([c]), VIEW)
    if found.tick is None:
        return
    z = found.tick @ [a, b] + c
    assert z[1] > 0
    assert z[4] > 0
    assert abs(z[0]) < 1e-6 * (abs(a) + abs(b) + abs(c) + 1)


def test_a_plane_out_of_view_tells_direction_and_distance() -> None:
    """x = 7 lies 3 to the right of a view that ends at 4."""
    (found,) = lines(np.array([[2.0, 0.0]]), np.array([-14.0]), VIEW)
    assert len(found.path) == 0
    assert found.away is not None
    assert np.allclose(found.away, [1, 0])
    assert found.distance == pytest.approx(3.0)


@pytest.mark.parametrize("weights", [[0.0, 0.0], [np.nan, 1.0], [np.inf, 1.0]])
def test_without_a_direction_there_is_no_line(weights: list[float]) -> None:
    (found,) = lines(np.array([weights]), np.array([1.0]), VIEW)
    assert len(found.path) == 0
    assert found.away is None


def test_a_contour_lies_where_z_is_0_with_its_tick_inside() -> None:
    xs = np.linspace(-4, 4, 81)
    x, y = np.meshgrid(xs, xs)
    z = (2.0 - np.hypot(x, y)).astype(np.float32)[None]
    (found,) = contours(z, xs, xs)
    assert np.allclose(np.hypot(*found.path.T), 2.0, atol=0.01)
    assert found.tick is not None
    assert np.hypot(*found.tick[1]) < 2.0, "z > 0 inside the circle"


def test_two_pieces_of_a_contour_are_not_joined() -> None:
    xs = np.linspace(-4, 4, 81)
    z = (np.abs(np.meshgrid(xs, xs)[0]) - 2.0).astype(np.float32)[None]
    (found,) = contours(z, xs, xs)
    assert np.isnan(found.path).any()
    assert np.allclose(np.abs(found.path[np.isfinite(found.path[:, 0]), 0]), 2.0, atol=1e-5)


def test_a_diverged_neuron_has_no_contour() -> None:
    xs = np.linspace(-1, 1, 8)
    z = np.full((1, 8, 8), np.nan, np.float32)
    (found,) = contours(z, xs, xs)
    assert len(found.path) == 0


def test_the_nearest_plane_is_found_in_pixels() -> None:
    found = lines(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([-1.0, -2.0]), VIEW)
    assert nearest(found, (1.2, 0.0), (10.0, 10.0)) == (0, pytest.approx(2.0))
    assert nearest(found, (-2.0, 1.5), (10.0, 10.0)) == (1, pytest.approx(5.0))
    assert nearest([], (0.0, 0.0), (1.0, 1.0))[0] == -1


def test_kinks_of_a_fit_lie_where_a_neuron_turns_on() -> None:
    xs = np.linspace(-2, 2, 50)
    z = np.stack([xs - 0.7, 0.0 * xs + 1.0]).astype(np.float32)[:, None, :]
    found = kinks(z, xs)
    assert found[0] == pytest.approx([0.7])
    assert len(found[1]) == 0


# --- The view


@pytest.fixture
def view(qtbot: QtBot) -> PlanesView:
    made = PlanesView(LIGHT)
    qtbot.addWidget(made)
    made.resize(640, 560)
    made.show()
    return made


def pixel(view: PlanesView, x: float, y: float) -> QPoint:
    """Where a point of the input plane is in the chart."""
    box = view.chart.getPlotItem().getViewBox()
    scene = box.mapViewToScene(QPointF(x, y))
    return view.chart.mapFromScene(scene)


def image(view: PlanesView) -> QImage:
    return view.chart.grab().toImage()


def distance(color: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(color.getRgb()[:3], other.getRgb()[:3], strict=True))


def on_line(snapshot: Snapshot, index: int, along: float) -> tuple[float, float]:
    """A point of a first-layer neuron's plane."""
    w, b = snapshot.first_weights[index], snapshot.first_bias[index]
    foot = -b * w / (w @ w)
    side = np.array([-w[1], w[0]]) / np.hypot(*w)
    x, y = foot + along * side
    return float(x), float(y)


def in_view(view: PlanesView, snapshot: Snapshot, index: int) -> QPoint:
    x0, x1, y0, y1 = view.chart.extent
    for along in np.linspace(0, 4, 60):
        x, y = on_line(snapshot, index, float(along))
        if x0 < x < x1 and y0 < y < y1:
            return pixel(view, x, y)
    raise AssertionError("its plane is not in view")


def planes_in_view(view: PlanesView, snapshot: Snapshot) -> list[int]:
    found = lines(snapshot.first_weights, snapshot.first_bias, view.chart.extent)
    return [b.index for b in found if len(b.path)]


def test_a_click_on_a_plane_selects_its_neuron(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = make_snapshot([6, 4])
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    index = planes_in_view(view, snapshot)[0]
    place = in_view(view, snapshot, index)
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.mouseClick(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    layer, picked_index = picked.args
    assert layer == 0
    w, b = snapshot.first_weights[picked_index], snapshot.first_bias[picked_index]
    box = view.chart.getPlotItem().getViewBox()
    at = box.mapSceneToView(QPointF(view.chart.mapToScene(place)))
    assert abs(w @ [at.x(), at.y()] + b) / np.hypot(*w) < 0.2, "a plane through that place"


def test_the_selected_plane_stands_out(view: PlanesView, qtbot: QtBot) -> None:
    plain = make_snapshot([3])
    view.show_snapshot(plain)
    qtbot.wait(20)
    index = planes_in_view(view, plain)[0]
    selected = make_snapshot([3], neuron=(0, index))
    accent = LIGHT.color("accent")

    def accents() -> int:
        picture = image(view)
        return sum(
            distance(picture.pixelColor(x, y), accent) < 30
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
        )

    before = accents()
    view.show_snapshot(selected)
    qtbot.wait(20)
    assert accents() > before + 20


def test_layer_buttons_choose_the_layer(view: PlanesView, qtbot: QtBot) -> None:
    view.show_snapshot(make_snapshot([4, 4, 4], layer=1))
    buttons = [b for b in view.findChildren(QToolButton) if b.isVisible()]
    assert [b.text() for b in buttons] == ["1", "2", "3"]
    assert [b.isChecked() for b in buttons] == [False, True, False]
    with qtbot.waitSignal(view.layer_picked) as picked:
        qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert picked.args == [2]


def test_test_points_can_be_hidden(view: PlanesView, qtbot: QtBot) -> None:
    view.show_snapshot(make_snapshot([2]))
    qtbot.wait(20)
    before = image(view)
    (box,) = view.findChildren(QCheckBox)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert not box.isChecked()
    qtbot.wait(20)
    assert image(view) != before


def test_a_double_click_brings_all_the_data_back_into_view(view: PlanesView, qtbot: QtBot) -> None:
    view.show_snapshot(make_snapshot([2]))
    qtbot.wait(20)
    home = view.chart.extent
    view.chart.getPlotItem().getViewBox().scaleBy((0.2, 0.2))
    assert view.chart.extent[1] - view.chart.extent[0] < 0.5 * (home[1] - home[0])
    qtbot.mouseDClick(
        view.chart.viewport(), Qt.MouseButton.LeftButton, pos=view.chart.viewport().rect().center()
    )
    assert view.chart.extent == pytest.approx(home)


def test_what_is_in_view_is_told_once_it_has_settled(view: PlanesView, qtbot: QtBot) -> None:
    view.show_snapshot(make_snapshot([2]))
    with qtbot.waitSignal(view.extent_changed, timeout=2000) as told:
        view.chart.getPlotItem().getViewBox().scaleBy((0.5, 0.5))
    assert told.args[0] == pytest.approx(view.chart.extent)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("inputs", [1, 2])
@pytest.mark.parametrize("layer", [0, 1])
def test_every_state_and_kind_of_input_is_drawn_in_both_looks(
    view: PlanesView, qtbot: QtBot, theme: object, inputs: int, layer: int
) -> None:
    states = {(layer, i): state for i, state in enumerate(State)}
    view.set_theme(theme)  # type: ignore[arg-type]
    view.show_snapshot(make_snapshot([9, 9], states=states, inputs=inputs, layer=layer))
    qtbot.wait(20)
    picture = image(view)
    colors = {picture.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 500, 7)}
    assert len(colors) > 5
