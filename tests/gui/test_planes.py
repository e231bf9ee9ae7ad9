"""Decision planes: where they lie, what is drawn, and what a mouse finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QCheckBox, QLabel, QStyleOptionGraphicsItem, QToolButton
from pytestqt.qtbot import QtBot

from app.record.snapshot import Snapshot, State
from app.record.veil import veil
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.planes.geometry import contours, kinks, lines, nearest, on_fit, upright_lines
from app.window.views.planes.items import Points
from app.window.views.planes.marks import Key
from app.window.views.planes.overlay import Overlay
from app.window.views.planes.view import PlanesView
from app.window.views.point_words import point_words
from app.window.views.words import number as in_words
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


def test_there_are_no_kinks_where_there_is_no_fit() -> None:
    found = make_snapshot([3], inputs=1).responses
    assert found is not None
    places = np.array([0.0, 0.5])
    assert len(on_fit(places, found)) == 2
    assert not len(on_fit(places, replace(found, output=np.full_like(found.output, np.nan))))


def test_ticks_of_lines_that_look_like_one_are_one_for_each_side_near_the_bottom() -> None:
    snapshot = make_snapshot([16], inputs=1)
    weights = np.where(np.arange(16) % 3, 1.0, -1.0)[:, None]
    snapshot = replace(snapshot, first_weights=weights, first_bias=np.zeros(16))
    ticks = [line.tick for line in upright_lines(snapshot, (-1.0, 1.0, 0.0, 1.0))]
    assert len({tuple(tick.ravel().tolist()) for tick in ticks if tick is not None}) == 2
    assert all(tick is not None and tick[:, 1].max() <= 1 / 6 for tick in ticks)


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


def check_box(view: PlanesView, text: str) -> QCheckBox:
    (box,) = (b for b in view.findChildren(QCheckBox) if b.text() == text)
    return box


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
    box = check_box(view, "Test points")
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


def test_the_points_move_with_the_view_when_it_is_panned(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = with_points([(-2.0, 1.0), (0.0, 0.0), (2.0, -1.0), (3.0, 3.0)], [])
    snapshot = replace(snapshot, neuron=None, lens=replace(snapshot.lens, neuron=None))
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    places = [pixel(view, *point) for point in snapshot.data.train.x]

    def inked() -> list[bool]:
        """Whether a point is drawn where each is now; a pan by half a unit is enough to tell."""
        picture = image(view)
        now = [pixel(view, *point) for point in snapshot.data.train.x]
        wanted = [LIGHT.class_color(int(c)) for c in snapshot.data.train.target]
        return [
            distance(picture.pixelColor(at), color) < 60
            for at, color in zip(now, wanted, strict=True)
        ]

    assert all(inked())
    view.chart.getPlotItem().getViewBox().translateBy(x=0.5, y=0.3)
    qtbot.wait(20)
    assert pixel(view, *snapshot.data.train.x[0]) != places[0]
    assert all(inked())


def test_the_points_are_drawn_once_while_only_the_network_changes(
    view: PlanesView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They cost more than all the rest of a frame."""
    painted: list[object] = []
    paint = Points.paint
    monkeypatch.setattr(Points, "paint", lambda self, *a: (painted.append(self), paint(self, *a)))
    first = make_snapshot([6, 4])
    view.show_snapshot(first)
    qtbot.wait(50)
    image(view)
    count = len(painted)
    assert count
    for step in range(1, 5):
        other = replace(first, step=step, first_bias=first.first_bias + 0.1 * step)
        view.show_snapshot(other)
        qtbot.wait(5)
        image(view)
    assert len(painted) == count


CLOSE = (-1.0, 1.0, -1.0, 1.0)


def shows(view: PlanesView, extent: tuple[float, ...]) -> bool:
    """This, with more only at two of the sides, by the shape of the chart."""
    x0, x1, y0, y1 = view.chart.extent
    level = np.allclose((x0, x1), extent[:2], atol=0.02)
    upright = np.allclose((y0, y1), extent[2:], atol=0.02)
    inside = x0 < extent[0] + 0.02 and x1 > extent[1] - 0.02
    inside = inside and y0 < extent[2] + 0.02 and y1 > extent[3] - 0.02
    return bool(inside and (level or upright))


def test_another_run_of_the_same_data_opens_with_its_own_view(view: PlanesView) -> None:
    first = make_snapshot([2], generation=1)
    view.open_at(None)
    view.show_snapshot(first)
    home = view.chart.extent
    view.open_at(CLOSE)
    view.show_snapshot(replace(first, step=5))
    assert view.chart.extent == home, "the run before it goes on for a moment"
    view.show_snapshot(replace(first, generation=2))
    assert shows(view, CLOSE)
    view.open_at(None)
    view.show_snapshot(replace(first, generation=3))
    assert view.chart.extent == pytest.approx(home)


def test_the_view_of_a_run_that_is_opened_is_not_kept_for_later_data(view: PlanesView) -> None:
    first = make_snapshot([2], generation=1)
    view.show_snapshot(first)
    view.open_at(CLOSE)
    second = replace(first, generation=2)
    view.show_snapshot(second)
    part = replace(first.data.train, x=first.data.train.x * 3)
    other = replace(
        second,
        data=replace(first.data, train=part),
        experiment=first.experiment.with_values({"dataset.name": "xor"}),
    )
    view.show_snapshot(other)
    x0, x1, _, _ = view.chart.extent
    assert x0 < part.x[:, 0].min()
    assert x1 > part.x[:, 0].max()


def test_a_reset_or_another_seed_leaves_the_view_as_it_is(view: PlanesView, qtbot: QtBot) -> None:
    first = make_snapshot([2], generation=1)
    view.open_at(None)
    view.show_snapshot(first)
    view.chart.getPlotItem().getViewBox().scaleBy((0.4, 0.4))
    extent = view.chart.extent
    again = replace(first.data, train=replace(first.data.train))
    view.show_snapshot(replace(first, generation=2, data=again))
    assert view.chart.extent == extent


def test_a_view_of_all_data_is_one_of_all_data_in_a_chart_of_another_shape(qtbot: QtBot) -> None:
    wide, high = PlanesView(LIGHT), PlanesView(LIGHT)
    snapshot = make_snapshot([2])
    for made, size in ((wide, (900, 360)), (high, (360, 700))):
        qtbot.addWidget(made)
        made.resize(*size)
        made.show()
        made.show_snapshot(snapshot)
    qtbot.wait(20)
    home = high.chart.extent
    high.open_at(wide.chart.extent)
    high.show_snapshot(replace(snapshot, generation=1))
    assert high.chart.extent == pytest.approx(home)


def test_a_chart_without_data_tells_no_view(view: PlanesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.extent_changed, wait=150):
        pass


def test_a_chart_that_comes_into_sight_again_tells_what_is_in_view(
    view: PlanesView, qtbot: QtBot
) -> None:
    """Another may have been looked at meanwhile: the output is to be that of this one."""
    view.show_snapshot(make_snapshot([2]))
    qtbot.wait(150)
    view.hide()
    with qtbot.waitSignal(view.extent_changed, timeout=2000):
        view.show()


def test_while_it_is_hidden_no_note_hints_at_who_is_dead(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = make_snapshot([2, 2])
    nowhere = replace(snapshot, first_weights=np.array([[0.0, 0.0], [1.0, 0.0]]))
    view.show_snapshot(nowhere)
    assert "1 neuron without a boundary in view" in words_drawn(view)
    view.show_snapshot(veil(nowhere))
    assert "boundary" not in words_drawn(view)
    view.show_snapshot(veil(nowhere, frozenset({(0, 0)})))
    assert "1 neuron without a boundary in view: 1 alive" in words_drawn(view)


def legend(view: PlanesView) -> str:
    (label,) = (w for w in view.findChildren(QLabel) if "■" in w.text() or w.text() == "")
    document = QTextDocument()
    document.setHtml(label.text())
    metrics = label.fontMetrics()
    words = document.toPlainText().replace("\xa0", " ")
    assert metrics.horizontalAdvance(words) <= label.width()
    return words


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector()], ids=["desk", "projector"])
def test_the_legend_becomes_shorter_before_it_goes(
    view: PlanesView, qtbot: QtBot, theme: Theme
) -> None:
    view.set_theme(theme)
    view.show_snapshot(make_snapshot([2, 2]))
    found = []
    for width in range(900, 230, -30):
        view.resize(width, 400)
        qtbot.wait(1)
        found.append(legend(view))
    assert list(dict.fromkeys(found)) == ["● class 0  ■ class 1", "● 0  ■ 1", ""]
    assert found[(900 - 510) // 30] != ""


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
    colors = {picture.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 480, 7)}
    assert len(colors) > 5


# --- Marks on the data points


def active_on(points: int, step: int = 0) -> Snapshot:
    """Layer 1, neuron 1 is active on so many training points, the same ones at every step."""
    snapshot = make_snapshot([6, 4], neuron=(0, 0), step=step)
    assert snapshot.neuron is not None
    order = np.argsort(-snapshot.neuron.preactivation)
    z = np.full(len(order), -1.0 - step)
    z[order[:points]] = 0.5
    return replace(snapshot, neuron=replace(snapshot.neuron, preactivation=z))


def key(view: PlanesView) -> list[str]:
    return view.chart.accessibleDescription().splitlines()


def around(
    view: PlanesView, snapshot: Snapshot, point: int, role: str, *, test: bool = False
) -> int:
    """How many pixels close to a data point have a colour of the theme."""
    part = snapshot.data.test if test else snapshot.data.train
    at = pixel(view, *part.x[point, :2])
    picture = image(view)
    color = LIGHT.color(role)
    near = 40 if role == "accent" else 225  # dashes are thin; class 0 is a blue as well
    return sum(
        distance(picture.pixelColor(at.x() + x, at.y() + y), color) < near
        for x in range(-13, 14)
        for y in range(-13, 14)
    )


def lonely_points(snapshot: Snapshot, apart: float = 0.45) -> np.ndarray:
    """Training points with no other point and no plane near them, nor the key at the top."""
    data = snapshot.data
    both = np.concatenate([data.train.x, data.test.x])
    near = np.hypot(*(data.train.x[:, None, :] - both[None]).transpose(2, 0, 1))
    alone = np.sort(near, axis=1)[:, 1] > apart
    w, b = snapshot.first_weights, snapshot.first_bias
    off = np.abs(data.train.x @ w.T + b) / np.hypot(*w.T)
    clear = data.train.x[:, 1] < 3.5
    return np.flatnonzero(alone & clear & (off.min(axis=1) > apart))


def test_the_points_that_keep_a_neuron_alive_are_ringed(view: PlanesView, qtbot: QtBot) -> None:
    base = active_on(0)
    (point, other, *_) = lonely_points(base)
    assert base.neuron is not None
    z = base.neuron.preactivation.copy()
    z[point] = 0.5
    snapshot = replace(base, neuron=replace(base.neuron, preactivation=z))
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    assert key(view) == ["keeps L1 n1 alive: 1 of 200 training points"]
    assert around(view, snapshot, point, "accent") > 30
    assert around(view, snapshot, other, "accent") == 0
    view.show_snapshot(base)
    qtbot.wait(20)
    assert key(view) == ["L1 n1 is active on no training point"]
    assert around(view, snapshot, point, "accent") == 0


def test_rings_around_most_of_the_points_would_be_noise(view: PlanesView, qtbot: QtBot) -> None:
    everywhere = active_on(150)
    view.show_snapshot(everywhere)
    qtbot.wait(20)
    assert key(view) == ["L1 n1 is active on 150 of 200 training points"]
    (point, *_) = lonely_points(everywhere)
    assert around(view, everywhere, point, "accent") == 0


def test_the_minibatch_that_killed_it_and_its_last_point_are_marked(
    view: PlanesView, qtbot: QtBot
) -> None:
    snapshot = make_snapshot([6, 4], {(0, 2): State.DEAD}, neuron=(0, 2), step=400)
    assert snapshot.neuron is not None
    autopsy = snapshot.neuron.autopsy
    assert autopsy is not None
    batch, last, neither = lonely_points(snapshot)[:3]
    autopsy = replace(autopsy, batch=np.array([batch]), last_point=int(last))
    snapshot = replace(snapshot, neuron=replace(snapshot.neuron, autopsy=autopsy))
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    assert key(view) == ["minibatch that killed it, step 399", "last point it held"]
    assert around(view, snapshot, batch, "text") > 15
    assert around(view, snapshot, last, "text") > 15
    assert around(view, snapshot, neither, "text") == 0


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (150, "L1 n1: z > 0 on 150 of 200 training points"),
        (3, "L1 n1: z > 0 on 3 of 200 training points"),
        (0, "L1 n1: z > 0 on no training point"),
    ],
)
def test_where_a_layer_cannot_die_points_are_not_said_to_keep_it_alive(
    view: PlanesView, points: int, words: str
) -> None:
    snapshot = active_on(points)
    first = replace(snapshot.layers[0], activation="tanh")
    view.show_snapshot(replace(snapshot, layers=(first, *snapshot.layers[1:])))
    assert key(view) == [words]


# --- The key and the arrows leave each other, and the points, in sight


def the_key(view: PlanesView) -> Key:
    (found,) = (item for item in view.chart.scene().items() if isinstance(item, Key))
    return found


def the_overlay(view: PlanesView) -> Overlay:
    (found,) = (item for item in view.chart.scene().items() if isinstance(item, Overlay))
    return found


def words_drawn(view: PlanesView) -> str:
    """What is written over the planes, as SVG."""
    sheet = QBuffer()
    sheet.open(QBuffer.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(sheet)
    svg.setResolution(96)
    with QPainter(svg) as painter:
        the_overlay(view).paint(painter, QStyleOptionGraphicsItem())
    return bytes(sheet.data().data()).decode()


def with_points(points: list[tuple[float, float]], active: list[int]) -> Snapshot:
    """Few training points and no test points; the neuron is active on some of them."""
    snapshot = make_snapshot([2, 2], neuron=(0, 0), n_train=len(points), n_test=0)
    assert snapshot.neuron is not None
    z = np.full(len(points), -1.0)
    z[active] = 0.5
    part = replace(snapshot.data.train, x=np.array(points))
    return replace(
        snapshot,
        data=replace(snapshot.data, train=part),
        neuron=replace(snapshot.neuron, preactivation=z),
    )


def show_close(view: PlanesView, snapshot: Snapshot) -> None:
    """So close that points at 5 lie in the very corners of the view."""
    view.show_snapshot(snapshot)
    box = view.chart.getPlotItem().getViewBox()
    box.setAspectLocked(False)
    box.setRange(xRange=(-5.3, 5.3), yRange=(-5.2, 5.2), padding=0)


def plate_hides(view: PlanesView, x: float, y: float) -> bool:
    plate = the_key(view).plate()
    box = view.chart.getPlotItem().getViewBox()
    place = box.mapFromView(QPointF(x, y))
    return bool(plate.adjusted(-6, -6, 6, 6).contains(place))


CORNERS = [(-5.0, 5.0), (5.0, 5.0), (-5.0, -5.0), (5.0, -5.0)]


@pytest.mark.parametrize("free", range(4))
@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()])
def test_the_key_stands_where_it_hides_no_points(
    view: PlanesView, qtbot: QtBot, free: int, theme: Theme
) -> None:
    view.set_theme(theme)
    view.resize(800, 640)
    points = [corner for n, corner in enumerate(CORNERS) if n != free]
    filling = [(0.0, 0.0)] * 3
    show_close(view, with_points([*points, *filling], [0]))
    qtbot.wait(20)
    assert key(view) == ["keeps L1 n1 alive: 1 of 6 training points"]
    assert plate_hides(view, *CORNERS[free])
    assert not any(plate_hides(view, *point) for point in points)


def test_of_all_corners_that_hide_points_a_marked_one_is_the_worst(
    view: PlanesView, qtbot: QtBot
) -> None:
    doubled = [*CORNERS, *CORNERS[1:]]  # in all but the first corner there are two
    show_close(view, with_points([*doubled, *[(0.0, 0.0)] * 4], []))
    qtbot.wait(20)
    assert plate_hides(view, *CORNERS[0])
    show_close(view, with_points([*doubled, *[(0.0, 0.0)] * 4], [0]))
    qtbot.wait(20)
    assert not plate_hides(view, *CORNERS[0])


def test_the_key_stays_while_a_network_learns(view: PlanesView, qtbot: QtBot) -> None:
    first = with_points([*CORNERS[1:], *CORNERS, *[(0.0, 0.0)] * 8], [])
    show_close(view, first)
    qtbot.wait(20)
    assert first.neuron is not None
    for step in range(1, 6):
        z = first.neuron.preactivation.copy()
        z[[3, *range(7, 7 + step)]] = 1.0
        learned = replace(first, step=step, neuron=replace(first.neuron, preactivation=z))
        view.show_snapshot(learned)
        qtbot.wait(5)
        assert plate_hides(view, *CORNERS[0])
    other = replace(learned, lens=replace(learned.lens, neuron=(0, 1)))
    view.show_snapshot(other)
    assert not plate_hides(view, *CORNERS[0])


def out_of_view(*away: tuple[float, float]) -> Snapshot:
    """Neurons whose planes lie outside of the view in these directions; the first is selected."""
    snapshot = make_snapshot([len(away), 2], neuron=(0, 0))
    weights = np.array(away)
    return replace(
        snapshot,
        first_weights=weights,
        first_bias=-16.0 * np.hypot(*weights.T),
    )


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()])
@pytest.mark.parametrize("direction", [(1.0, 2.0), (0.2, 1.0), (2.0, 1.9), (1.0, 0.85)])
@pytest.mark.parametrize("corner", [(-1, 1), (1, 1), (-1, -1), (1, -1)])
def test_arrows_and_their_words_keep_off_the_key(
    view: PlanesView,
    qtbot: QtBot,
    theme: Theme,
    direction: tuple[float, float],
    corner: tuple[int, int],
) -> None:
    view.set_theme(theme)
    view.resize(500, 330)
    away = (direction[0] * corner[0], direction[1] * corner[1])
    view.show_snapshot(out_of_view(away, (1.0, 0.1)))
    qtbot.wait(20)
    plate = the_key(view).plate().toAlignedRect().adjusted(2, 2, -2, -2)
    start = view.chart.getPlotItem().getViewBox().sceneBoundingRect().topLeft()
    place = plate.translated(view.chart.mapFromScene(start))

    def shot() -> QImage:
        return view.chart.grab(place).toImage()

    before = shot()
    assert "out of view" in words_drawn(view)
    the_overlay(view).setVisible(False)
    assert shot() == before


def test_arrows_say_how_far_out_of_view_their_planes_are(view: PlanesView, qtbot: QtBot) -> None:
    view.show_snapshot(out_of_view((1.0, 0.0)))
    qtbot.wait(20)
    written = words_drawn(view)
    distance = 16.0 - view.chart.extent[1]
    assert f"n1 · {in_words(distance, 2)} out of view" in written
    assert "beyond" not in written


@pytest.mark.parametrize("subject", ["train", "test"])
def test_the_inspected_point_is_marked(view: PlanesView, qtbot: QtBot, subject: str) -> None:
    snapshot = make_snapshot([6, 4], subject=subject, point=16)  # type: ignore[arg-type]
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    words = {"train": "training point 17, inspected", "test": "test point 17, inspected"}
    assert key(view) == [words[subject]]
    assert around(view, snapshot, 16, "accent", test=subject == "test") > 40
    view.show_snapshot(replace(snapshot, lens=replace(snapshot.lens, inspection=False)))
    assert key(view) == []


def test_marks_can_be_switched_off(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = make_snapshot([6, 4], {(0, 2): State.DEAD}, neuron=(0, 2), subject="train")
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    marked = image(view)
    box = check_box(view, "Marks")
    assert box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    qtbot.wait(20)
    assert key(view) == []
    assert image(view) != marked
    view.show_snapshot(replace(snapshot, step=7))
    assert key(view) == []
    box.click()
    qtbot.wait(20)
    assert image(view) == marked


def test_rings_are_drawn_anew_only_when_other_points_are_active(
    view: PlanesView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.show_snapshot(active_on(20))
    filled: list[object] = []
    fill = Points.setData

    def counted(item: Points, *values: object, **named: object) -> None:
        filled.append(item)
        fill(item, *values, **named)

    monkeypatch.setattr(Points, "setData", counted)
    data = view.chart
    first = active_on(20, step=1)
    view.show_snapshot(first)
    other_data = len(filled)
    for step in range(2, 6):
        view.show_snapshot(replace(active_on(20, step=step), data=first.data))
    assert len(filled) == other_data
    view.show_snapshot(replace(active_on(21), data=first.data))
    assert len(filled) == other_data + 1
    assert data.accessibleDescription() == "keeps L1 n1 alive: 21 of 200 training points"


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector(), PRINT])
@pytest.mark.parametrize("inputs", [1, 2])
def test_marks_are_drawn_in_every_look(
    view: PlanesView, qtbot: QtBot, theme: Theme, inputs: int
) -> None:
    view.set_theme(theme)
    view.show_snapshot(
        make_snapshot(
            [6, 4], {(0, 2): State.DEAD}, neuron=(0, 2), inputs=inputs, subject="test", point=3
        )
    )
    qtbot.wait(20)
    with_marks = image(view)
    check_box(view, "Marks").click()
    qtbot.wait(20)
    assert image(view) != with_marks


# --- Points under the mouse


def test_a_click_on_a_point_picks_it(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = make_snapshot([6, 4])
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    point = int(lonely_points(snapshot)[0])
    place = pixel(view, *snapshot.data.train.x[point])
    with (
        qtbot.assertNotEmitted(view.picked),
        qtbot.waitSignal(view.point_picked) as picked,
    ):
        qtbot.mouseClick(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == ["train", point]


def test_a_test_point_is_picked_only_while_it_is_shown(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = make_snapshot([1, 4], n_train=10)
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    near = np.hypot(
        *(snapshot.data.test.x[:, None, :] - snapshot.data.train.x[None]).transpose(2, 0, 1)
    ).min(axis=1)
    w, b = snapshot.first_weights[0], snapshot.first_bias[0]
    off = np.abs(snapshot.data.test.x @ w + b) / np.hypot(*w)
    point = int(np.argmax(np.minimum(near, off)))
    place = pixel(view, *snapshot.data.test.x[point])
    with qtbot.waitSignal(view.point_picked) as picked:
        qtbot.mouseClick(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == ["test", point]
    check_box(view, "Test points").click()
    with qtbot.assertNotEmitted(view.point_picked, wait=50):
        qtbot.mouseClick(view.chart.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(("share", "meant"), [(0.2, "plane"), (0.8, "point")])
def test_of_a_plane_and_a_point_the_nearer_one_is_meant(
    view: PlanesView, qtbot: QtBot, share: float, meant: str
) -> None:
    """One training point 8 pixels from the only plane; the click lies between the two."""
    snapshot = make_snapshot([1], n_test=0)
    x, y = 0.0, 1.0
    data = replace(
        snapshot.data, train=replace(snapshot.data.train, x=np.full((200, 2), (x, y)) * 1.0)
    )
    data.train.x[0], data.train.x[1] = (-5.0, -5.0), (5.0, 5.0)
    snapshot = replace(
        snapshot, data=data, first_weights=np.array([[1.0, 0.0]]), first_bias=np.array([0.0])
    )
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    unit = view.chart.getPlotItem().getViewBox().viewPixelSize()[0]
    x = 8 * unit
    moved = replace(data, train=replace(data.train, x=data.train.x.copy()))
    moved.train.x[2:, 0] = x
    view.show_snapshot(replace(snapshot, data=moved))
    qtbot.wait(20)
    with qtbot.waitSignal(view.picked if meant == "plane" else view.point_picked):
        qtbot.mouseClick(
            view.chart.viewport(), Qt.MouseButton.LeftButton, pos=pixel(view, share * x, y)
        )


def test_a_point_under_the_mouse_is_named(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = make_snapshot([6, 4])
    view.show_snapshot(snapshot)
    qtbot.wait(20)
    point = int(lonely_points(snapshot)[0])
    before = image(view)
    place = pixel(view, *snapshot.data.train.x[point])
    qtbot.mouseMove(view.chart.viewport(), place)
    qtbot.wait(30)
    assert view.chart.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert image(view) != before
    qtbot.mouseMove(view.chart.viewport(), QPoint(3, 3))
    qtbot.wait(30)
    assert view.chart.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert image(view) == before


def test_points_are_named_with_their_class_or_target() -> None:
    classes = make_snapshot([2]).data
    assert point_words("train", 16, classes) == f"training point 17: class {16 % 2}"
    values = make_snapshot([2], inputs=1).data
    assert point_words("test", 0, values).startswith("test point 1: y = ")
