"""Hands on the decision planes and the data, by mouse and by key."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from app.experiment.interventions import (
    AddPoints,
    DeletePoints,
    Freeze,
    Intervention,
    Kick,
    MovePoints,
    Nudge,
    Plane,
    Reinitialise,
    RelabelPoints,
    Shift,
    Unfreeze,
)
from app.record.data import Floats
from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.neuron_menu import fill_neuron_menu
from app.window.views.planes.geometry import boundaries
from app.window.views.planes.moving import z_at
from app.window.views.planes.strip import ToolStrip
from app.window.views.planes.tools import Choice, Tool
from app.window.views.planes.view import PlanesView
from tests.gui.snapshots import make_snapshot

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> PlanesView:
    made = PlanesView(LIGHT)
    qtbot.addWidget(made)
    made.resize(640, 560)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def done(view: PlanesView) -> list[Intervention]:
    """What the view has asked for."""
    asked: list[Intervention] = []
    view.intervened.connect(asked.append)
    return asked


def show(view: PlanesView, snapshot: Snapshot, tool: Tool = Tool.LOOK) -> Snapshot:
    view.show_snapshot(snapshot)
    QApplication.processEvents()
    view.use(tool)
    QApplication.processEvents()
    return snapshot


def pixel(view: PlanesView, at: Floats | tuple[float, float]) -> QPoint:
    box = view.chart.getPlotItem().getViewBox()
    return view.chart.mapFromScene(box.mapViewToScene(QPointF(*at)))


def place(view: PlanesView, pixel: QPoint) -> Floats:
    """The place in data units that a pixel of the chart shows."""
    box = view.chart.getPlotItem().getViewBox()
    at = box.mapSceneToView(QPointF(view.chart.mapToScene(pixel)))
    return np.array([at.x(), at.y()])


def drag(
    qtbot: QtBot,
    view: PlanesView,
    start: QPoint,
    end: QPoint,
    modifier: Qt.KeyboardModifier = NONE,
    *,
    drop: bool = True,
) -> None:
    port = view.chart.viewport()
    qtbot.mousePress(port, LEFT, modifier, start)
    for share in (0.25, 0.5, 0.75, 1.0):
        qtbot.mouseMove(port, start + (end - start) * share)
    if drop:
        qtbot.mouseRelease(port, LEFT, modifier, end)


def click(qtbot: QtBot, view: PlanesView, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mouseClick(view.chart.viewport(), button, NONE, at)


def on_plane(view: PlanesView, index: int) -> QPoint:
    """A pixel of a plane where no other plane is near."""
    snapshot = view.chart.snapshot
    assert snapshot is not None
    found = {b.index: b for b in boundaries(snapshot, view.chart.extent)}
    path = found[index].path
    (start, end) = path[0], path[1]
    w, b = snapshot.first_weights, snapshot.first_bias
    shares = np.linspace(0.15, 0.85, 60)
    at = start + shares[:, None] * (end - start)
    away = np.abs(at @ w.T + b) / np.hypot(*w.T)
    away[:, index] = np.inf
    return pixel(view, at[int(np.argmax(away.min(axis=1)))])


def in_view(view: PlanesView) -> int:
    snapshot = view.chart.snapshot
    assert snapshot is not None
    return next(b.index for b in boundaries(snapshot, view.chart.extent) if len(b.path))


def lonely(snapshot: Snapshot, number: int = 1) -> list[int]:
    """Training points with no other point near."""
    data = snapshot.data
    both = np.concatenate([data.train.x, data.test.x])
    apart = np.hypot(*(data.train.x[:, None] - both[None]).transpose(2, 0, 1))
    return np.argsort(-np.sort(apart, axis=1)[:, 1])[:number].tolist()


def selected(snapshot: Snapshot, index: int, layer: int = 0) -> Snapshot:
    lens = replace(snapshot.lens, neuron=(layer, index))
    return replace(snapshot, lens=lens)


def button(view: PlanesView, word: str) -> QPushButton:
    (found,) = (b for b in view.findChildren(QPushButton) if b.accessibleName() == word)
    return found


def press(
    qtbot: QtBot, view: PlanesView, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE
) -> None:
    qtbot.keyClick(view.chart, key, modifier)


# --- Planes


def test_a_dragged_plane_goes_through_where_it_is_dropped(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([4]), Tool.PLANES)
    index = in_view(view)
    start = on_plane(view, index)
    end = start + QPoint(37, -52)
    with qtbot.waitSignal(view.picked) as picked:
        drag(qtbot, view, start, end)
    assert picked.args == [0, index]
    (plane,) = done
    assert isinstance(plane, Plane)
    assert (plane.layer, plane.neuron, plane.weights) == (1, index + 1, None)
    assert plane.bias is not None
    z = snapshot.first_weights[index] @ place(view, end) + plane.bias
    assert z == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("by_grip", [False, True])
def test_a_plane_turns_about_its_middle_and_keeps_its_norm(
    view: PlanesView, qtbot: QtBot, done: list[Intervention], by_grip: bool
) -> None:
    base = make_snapshot([1])
    show(view, base)
    snapshot = show(view, selected(base, 0), Tool.PLANES)
    (found,) = boundaries(snapshot, view.chart.extent)
    middle = found.path.mean(axis=0)
    start = on_plane(view, 0)
    if by_grip:
        a, b = (np.array([p.x(), p.y()]) for p in (pixel(view, p) for p in found.path))
        inside = a + 24 * (b - a) / np.hypot(*(b - a))
        start = QPoint(round(inside[0]), round(inside[1]))
    end = start + QPoint(20, 60)
    drag(qtbot, view, start, end, NONE if by_grip else SHIFT)
    (plane,) = done
    assert isinstance(plane, Plane)
    assert plane.weights is not None
    assert plane.bias is not None
    weights = np.array(plane.weights)
    assert all(type(w) is float for w in (*plane.weights, plane.bias))
    assert np.hypot(*weights) == pytest.approx(np.hypot(*snapshot.first_weights[0]))
    assert weights @ middle + plane.bias == pytest.approx(0.0, abs=1e-9)
    # it follows the mouse: turned by the angle between press and release, seen from the middle
    one, other = place(view, start) - middle, place(view, end) - middle
    turn = np.angle(complex(*other) / complex(*one))
    before = snapshot.first_weights[0]
    assert np.angle(complex(*weights) / complex(*before)) == pytest.approx(turn, abs=1e-9)


def test_a_click_without_a_drag_only_selects(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([4]), Tool.PLANES)
    index = in_view(view)
    with qtbot.waitSignal(view.picked) as picked:
        click(qtbot, view, on_plane(view, index))
    assert picked.args == [0, index]
    assert done == []


def test_escape_gives_a_drag_up_and_then_the_tool(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([4]), Tool.PLANES)
    start = on_plane(view, in_view(view))
    extent = view.chart.extent
    drag(qtbot, view, start, start + QPoint(40, 40), drop=False)
    press(qtbot, view, Qt.Key.Key_Escape)
    qtbot.mouseMove(view.chart.viewport(), start + QPoint(80, 80))
    qtbot.mouseRelease(view.chart.viewport(), LEFT, NONE, start + QPoint(80, 80))
    assert done == []
    assert view.chart.extent == extent, "the rest of the drag does not pan"
    assert button(view, "Move planes").isChecked()
    press(qtbot, view, Qt.Key.Key_Escape)
    assert button(view, "Look").isChecked()


def test_while_a_plane_is_dragged_its_ghost_is_drawn(view: PlanesView, qtbot: QtBot) -> None:
    show(view, make_snapshot([1]), Tool.PLANES)
    start = on_plane(view, 0)
    before = view.chart.grab().toImage()
    drag(qtbot, view, start, start + QPoint(50, 50), drop=False)
    QApplication.processEvents()
    during = view.chart.grab().toImage()
    press(qtbot, view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view.chart.viewport(), LEFT, NONE, start)
    assert during != before
    accent = LIGHT.color("accent").rgb()
    there = start + QPoint(50, 50)
    near = [
        during.pixel(there.x() + x, there.y() + y) for x in range(-9, 10) for y in range(-9, 10)
    ]
    assert accent in near, "it is where the mouse is"


def test_an_empty_place_pans_as_before(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([1]), Tool.MOVE)
    before = view.chart.extent
    corner = pixel(view, (view.chart.extent[0], view.chart.extent[2])) + QPoint(30, -30)
    port = view.chart.viewport()
    qtbot.mousePress(port, LEFT, NONE, corner)
    for by in (20, 40, 60):  # pyqtgraph leaves out moves that come too fast
        qtbot.wait(15)
        qtbot.mouseMove(port, corner + QPoint(by, 0))
    qtbot.mouseRelease(port, LEFT, NONE, corner + QPoint(60, 0))
    assert view.chart.extent != before
    assert done == []


@pytest.mark.parametrize(
    ("key", "way"),
    [
        (Qt.Key.Key_Left, (-1, 0)),
        (Qt.Key.Key_Right, (1, 0)),
        (Qt.Key.Key_Up, (0, 1)),
        (Qt.Key.Key_Down, (0, -1)),
    ],
)
def test_arrow_keys_move_the_selected_plane(
    view: PlanesView, qtbot: QtBot, done: list[Intervention], key: Qt.Key, way: tuple[int, int]
) -> None:
    snapshot = show(view, selected(make_snapshot([4]), 2), Tool.PLANES)
    x0, x1, y0, y1 = view.chart.extent
    by = 0.02 * np.array([way[0] * (x1 - x0), way[1] * (y1 - y0)])
    w, b = snapshot.first_weights[2], snapshot.first_bias[2]
    press(qtbot, view, key)
    press(qtbot, view, key)
    assert [type(i) for i in done] == [Plane, Plane], "one a press"
    biases = [i.bias for i in done if isinstance(i, Plane)]
    # the second builds on the first, even before a snapshot shows that
    assert biases == pytest.approx([b - w @ by, b - 2 * w @ by])


def test_shift_and_arrow_keys_turn_it_by_two_degrees(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    base = make_snapshot([4])
    show(view, base)
    index = in_view(view)
    snapshot = show(view, selected(base, index), Tool.PLANES)
    press(qtbot, view, Qt.Key.Key_Left, SHIFT)
    press(qtbot, view, Qt.Key.Key_Right, SHIFT)
    before = snapshot.first_weights[index]
    one, other = (np.array(i.weights) for i in done if isinstance(i, Plane))
    turn = np.degrees(np.angle(complex(*one) / complex(*before)))
    assert turn == pytest.approx(2.0)
    assert other == pytest.approx(before)


def test_arrow_keys_without_a_selected_neuron_say_what_is_missing(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([4]), Tool.PLANES)
    press(qtbot, view, Qt.Key.Key_Left)
    assert done == []
    assert "select a neuron first" in view.chart.hands.words


def test_a_dead_neurons_arrow_is_pulled_back_into_the_view(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    base = make_snapshot([1])
    bias = base.first_bias - 40.0
    snapshot = show(view, replace(base, first_bias=bias), Tool.PLANES)
    (found,) = boundaries(snapshot, view.chart.extent)
    assert found.away is not None, "its plane is out of view"
    # where the arrow stands: on the way from the middle of the view to its edge
    rect = view.chart.getPlotItem().getViewBox().sceneBoundingRect().adjusted(4, 4, -4, -4)
    dx, dy = found.away[0], -found.away[1]
    reach = min(rect.width() / 2 / abs(dx), rect.height() / 2 / abs(dy))
    tip = view.chart.mapFromScene(rect.center() + QPointF(dx, dy) * reach * 0.995)
    goal = pixel(view, (0.5, 0.5))
    drag(qtbot, view, tip, goal)
    (plane,) = done
    assert isinstance(plane, Plane)
    assert plane.bias is not None
    z = snapshot.first_weights[0] @ place(view, goal) + plane.bias
    assert z == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("known", [True, False])
def test_a_deeper_neurons_contour_is_moved_by_its_bias(
    view: PlanesView, qtbot: QtBot, done: list[Intervention], known: bool
) -> None:
    neuron = (1, 0) if known else None
    snapshot = show(view, make_snapshot([6, 4], layer=1, neuron=neuron), Tool.PLANES)
    (found,) = (b for b in boundaries(snapshot, view.chart.extent) if b.index == 0)
    path = found.path[np.isfinite(found.path[:, 0])]
    start = pixel(view, path[len(path) // 3])
    end = start + QPoint(25, 18)
    before = view.chart.plane_near(QPointF(start))
    drag(qtbot, view, start, end)
    (move,) = done
    assert snapshot.responses is not None
    index = before if before is not None else -1
    z = z_at(snapshot.responses, index, place(view, end))
    if known:
        assert snapshot.neuron is not None
        assert snapshot.neuron.bias is not None
        assert isinstance(move, Plane)
        assert (move.layer, move.neuron) == (2, 1)
        assert move.bias == pytest.approx(snapshot.neuron.bias - z)
    else:  # only the selected neuron's bias is known: the change is as good
        assert isinstance(move, Nudge)
        assert (move.layer, move.neuron) == (2, index + 1)
        assert move.by == pytest.approx(-z)


def test_a_place_between_samples_is_interpolated() -> None:
    responses = make_snapshot([3], resolution=64).responses
    assert responses is not None
    at = np.array([1.234, -0.77])
    snapshot = make_snapshot([3], resolution=64)
    z = snapshot.first_weights @ at + snapshot.first_bias
    assert [z_at(responses, i, at) for i in range(3)] == pytest.approx(z.tolist(), abs=1e-4)


def test_with_one_input_a_kink_is_dragged_along_x(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([1], inputs=1), Tool.PLANES)
    w, b = float(snapshot.first_weights[0, 0]), float(snapshot.first_bias[0])
    start = pixel(view, (-b / w, 1.0))
    end = start + QPoint(60, 30)
    drag(qtbot, view, start, end)
    (plane,) = done
    assert isinstance(plane, Plane)
    assert plane.bias is not None
    assert -plane.bias / w == pytest.approx(place(view, end)[0])


def test_without_biases_a_plane_turns_about_the_origin_and_does_not_move(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    base = make_snapshot([1], bias=False)
    snapshot = show(view, replace(base, first_bias=np.zeros(1)), Tool.PLANES)
    start = on_plane(view, 0)
    drag(qtbot, view, start, start + QPoint(50, 30))
    assert done == []
    assert "through the origin" in view.chart.hands.words
    drag(qtbot, view, start, start + QPoint(50, 30), SHIFT)
    (plane,) = done
    assert isinstance(plane, Plane)
    assert plane.bias is None
    assert plane.weights is not None
    assert np.hypot(*plane.weights) == pytest.approx(np.hypot(*snapshot.first_weights[0]))


# --- Points


def test_a_click_adds_a_point_of_the_chosen_class(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([2]), Tool.ADD)
    qtbot.mouseClick(button(view, "class 1"), LEFT)
    qtbot.mouseClick(button(view, "test"), LEFT)
    at = pixel(view, (1.5, -2.25))
    click(qtbot, view, at)
    (added,) = done
    assert isinstance(added, AddPoints)
    assert added.part == "test"
    ((x, y, target),) = added.points
    assert [x, y] == pytest.approx(place(view, at).tolist(), abs=0.01)
    assert target == 1.0


def test_a_stroke_sprays_points_within_the_brush(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([2]), Tool.ADD)
    view.findChild(QSlider).setValue(20)
    start, end = pixel(view, (-2, 0)), pixel(view, (2, 0))
    drag(qtbot, view, start, end)
    (added,) = done
    assert isinstance(added, AddPoints)
    points = np.array(added.points)
    assert len(points) > 10
    unit = (end.x() - start.x()) / 4
    assert np.abs(points[:, 1]).max() <= 21 / unit
    assert np.ptp(points[:, 0]) > 3


def test_a_point_is_dragged_elsewhere(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([2]), Tool.MOVE)
    (point,) = lonely(snapshot)
    start = pixel(view, snapshot.data.train.x[point])
    drag(qtbot, view, start, start + QPoint(40, -30))
    (moved,) = done
    assert isinstance(moved, MovePoints)
    assert (moved.part, moved.points) == ("train", (point + 1,))
    by = place(view, start + QPoint(40, -30)) - place(view, start)
    assert moved.to[0] == pytest.approx((snapshot.data.train.x[point] + by).tolist(), abs=0.01)


@pytest.mark.parametrize(
    ("word", "part"), [("training", "train"), ("test", "test"), ("both", "both")]
)
def test_shift_and_drag_shifts_a_whole_part(
    view: PlanesView, qtbot: QtBot, done: list[Intervention], word: str, part: str
) -> None:
    show(view, make_snapshot([2]), Tool.MOVE)
    qtbot.mouseClick(button(view, word), LEFT)
    start, end = pixel(view, (0.0, 0.0)), pixel(view, (1.0, 2.0))
    drag(qtbot, view, start, end, SHIFT)
    (shift,) = done
    assert isinstance(shift, Shift)
    assert shift.part == part
    assert shift.by == pytest.approx((place(view, end) - place(view, start)).tolist(), abs=0.01)


def test_a_brush_relabels_the_points_of_the_other_class_it_goes_over(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([2]), Tool.RELABEL)
    qtbot.mouseClick(button(view, "class 1"), LEFT)
    view.findChild(QSlider).setValue(25)
    start, end = pixel(view, (-4, -3)), pixel(view, (-4, 3))
    drag(qtbot, view, start, end)
    (relabelled,) = done
    assert isinstance(relabelled, RelabelPoints)
    assert relabelled.target == 1.0
    x, y = snapshot.data.train.x.T
    unit = (pixel(view, (1, 0)) - pixel(view, (0, 0))).x()
    reach = 25 / unit
    clearly = (np.abs(x + 4) < reach - 0.05) & (np.abs(y) < 3) & (snapshot.data.train.target == 0)
    out = np.hypot(x + 4, y - np.clip(y, -3, 3)) > reach + 0.05
    got = np.array(relabelled.points) - 1
    assert clearly.any()
    assert set(np.flatnonzero(clearly)) <= set(got)
    assert not out[got].any()
    assert (snapshot.data.train.target[got] == 0).all()


def test_a_click_deletes_one_point(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([2]), Tool.DELETE)
    (point,) = lonely(snapshot)
    click(qtbot, view, pixel(view, snapshot.data.train.x[point]))
    assert done == [DeletePoints(part="train", points=(point + 1,))]


def test_a_click_where_no_point_is_changes_nothing_and_says_so(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([2]), Tool.DELETE)
    click(qtbot, view, pixel(view, (5.9, 5.4)))
    assert done == []
    assert view.chart.hands.words == "no training point there to delete"


def test_a_training_point_has_to_remain(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([2], n_train=3, n_test=2), Tool.DELETE)
    view.findChild(QSlider).setValue(80)
    port = view.chart.viewport()
    qtbot.mousePress(port, LEFT, NONE, pixel(view, (-5, 5)))
    for y in np.linspace(5, -5, 8):
        for x in (-5, 5):
            qtbot.mouseMove(port, pixel(view, (x, y)))
    qtbot.mouseRelease(port, LEFT, NONE, pixel(view, (5, -5)))
    assert done == []
    assert view.chart.hands.words == "at least one training point has to remain"


@pytest.mark.parametrize("tool", [Tool.ADD, Tool.RELABEL, Tool.DELETE])
def test_escape_cancels_a_stroke(
    view: PlanesView, qtbot: QtBot, done: list[Intervention], tool: Tool
) -> None:
    show(view, make_snapshot([2]), tool)
    drag(qtbot, view, pixel(view, (-4, -4)), pixel(view, (4, 4)), drop=False)
    press(qtbot, view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view.chart.viewport(), LEFT, NONE, pixel(view, (4, 4)))
    assert done == []
    assert button(view, tool.word).isChecked(), "the tool stays"


def test_a_stroke_ends_where_the_points_become_others(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([2]), Tool.DELETE)
    drag(qtbot, view, pixel(view, (-4, -4)), pixel(view, (4, 4)), drop=False)
    fewer = replace(snapshot.data.train, x=snapshot.data.train.x[5:])
    fewer = replace(fewer, target=snapshot.data.train.target[5:])
    view.show_snapshot(replace(snapshot, data=replace(snapshot.data, train=fewer)))
    qtbot.mouseRelease(view.chart.viewport(), LEFT, NONE, pixel(view, (4, 4)))
    assert done == [], "the numbers would mean other points"


def test_two_quick_clicks_add_two_points(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([2]), Tool.ADD)
    extent = view.chart.extent
    view.chart.getPlotItem().getViewBox().scaleBy((0.5, 0.5))
    zoomed = view.chart.extent
    at = pixel(view, (0.3, 0.2))
    click(qtbot, view, at)
    port = view.chart.viewport()
    qtbot.mouseDClick(port, LEFT, NONE, at)  # what Qt makes of the second press
    qtbot.mouseRelease(port, LEFT, NONE, at)
    assert len(done) == 2
    assert view.chart.extent == zoomed != extent, "it does not go home"


# --- One input


def test_with_one_input_the_height_is_the_target(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([2], inputs=1), Tool.ADD)
    assert not [b for b in view.findChildren(QPushButton) if b.text().startswith("class")]
    at = pixel(view, (0.4, 1.2))
    click(qtbot, view, at)
    (added,) = done
    assert isinstance(added, AddPoints)
    assert added.points[0] == pytest.approx(place(view, at).tolist(), abs=0.01)


@pytest.mark.parametrize("upright", [False, True])
def test_with_one_input_a_point_moves_along_x_or_gets_another_target(
    view: PlanesView, qtbot: QtBot, done: list[Intervention], upright: bool
) -> None:
    snapshot = show(view, make_snapshot([2], inputs=1, n_train=12, n_test=0), Tool.MOVE)
    part = snapshot.data.train
    start = pixel(view, (part.x[0, 0], part.target[0]))
    by = QPoint(6, -50) if upright else QPoint(50, 6)
    drag(qtbot, view, start, start + by)
    (moved,) = done
    there = place(view, start + by) - place(view, start)
    if upright:
        assert isinstance(moved, RelabelPoints)
        assert moved.points == (1,)
        assert moved.target == pytest.approx(part.target[0] + there[1], abs=0.01)
    else:
        assert isinstance(moved, MovePoints)
        assert moved.points == (1,)
        assert moved.to == ((pytest.approx(part.x[0, 0] + there[0], abs=0.01),),)


# --- Tools


@pytest.mark.parametrize("tool", list(Tool))
def test_keys_and_buttons_choose_tools(view: PlanesView, qtbot: QtBot, tool: Tool) -> None:
    show(view, make_snapshot([2]), Tool.PLANES if tool is Tool.LOOK else Tool.LOOK)
    qtbot.keyClick(view, Qt.Key[f"Key_{tool.key}"])
    assert [b.accessibleName() for b in tools(view) if b.isChecked()] == [tool.word]
    assert view.chart.hasFocus(), "its arrow keys and Escape are the chart's"
    assert f"({tool.key})" in button(view, tool.word).toolTip()
    view.use(Tool.LOOK)
    qtbot.mouseClick(button(view, tool.word), LEFT)
    assert [b.accessibleName() for b in tools(view) if b.isChecked()] == [tool.word]


def tools(view: PlanesView) -> list[QPushButton]:
    words = [tool.word for tool in Tool]
    return [b for b in view.findChildren(QPushButton) if b.accessibleName() in words]


def test_all_tools_say_their_names_or_the_one_in_use_is_named_beside(
    view: PlanesView, qtbot: QtBot
) -> None:
    show(view, make_snapshot([2]), Tool.ADD)
    view.resize(1100, 500)
    QApplication.processEvents()
    assert [b.text() for b in tools(view)] == [tool.word for tool in Tool]
    assert named(view) == []
    view.resize(500, 500)
    QApplication.processEvents()
    assert [b.text() for b in tools(view)] == [""] * len(Tool)
    assert named(view) == ["Add points"]


def named(view: PlanesView) -> list[str]:
    words = [tool.word for tool in Tool]
    return [w.text() for w in view.findChildren(QLabel) if w.text() in words and w.isVisible()]


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()], ids=["desk", "projector"])
@pytest.mark.parametrize("width", [240, 420, 560, 640, 800, 1100])
def test_tools_stay_where_they_are_whichever_is_chosen(
    view: PlanesView, qtbot: QtBot, theme: Theme, width: int
) -> None:
    view.set_theme(theme)
    view.resize(width, 500)
    show(view, make_snapshot([2]))
    places = []
    for tool in Tool:
        view.use(tool)
        QApplication.processEvents()
        places.append([b.rect().translated(b.mapTo(view, QPoint())) for b in tools(view)])
    assert all(found == places[0] for found in places)


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()], ids=["desk", "projector"])
@pytest.mark.parametrize("tool", list(Tool))
def test_nothing_of_the_strip_is_cut_off_where_it_is_narrow(
    qtbot: QtBot, tool: Tool, theme: Theme
) -> None:
    strip = ToolStrip(theme)
    qtbot.addWidget(strip)
    strip.show_data(make_snapshot([2]).data)
    strip.show_choice(Choice(tool))
    strip.resize(220, strip.heightForWidth(220))
    strip.show()
    QApplication.processEvents()
    strip.resize(220, strip.heightForWidth(220))  # what is shown of it depends on its width
    QApplication.processEvents()
    assert strip.width() == 220
    shown = [w for w in strip.findChildren(QWidget) if w.isVisible() and not w.layout()]
    boxes = [w.rect().translated(w.mapTo(strip, QPoint())) for w in shown]
    assert len(boxes) >= 6
    for at, box in enumerate(boxes):
        assert strip.rect().contains(box)
        assert shown[at].width() >= shown[at].minimumSizeHint().width()
        assert not any(box.intersects(other) for other in boxes[:at])


def test_with_more_than_two_inputs_the_tools_say_why_not(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([3]), Tool.ADD)
    show(view, make_snapshot([3], inputs=5))
    assert button(view, "Look").isChecked()
    for tool in list(Tool)[1:]:
        assert not button(view, tool.word).isEnabled()
        assert "one or two inputs" in button(view, tool.word).toolTip()
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert button(view, "Look").isChecked()
    click(qtbot, view, pixel(view, (0, 0)))
    assert done == []


def test_editing_test_points_brings_them_into_sight(view: PlanesView, qtbot: QtBot) -> None:
    show(view, make_snapshot([2]), Tool.DELETE)
    (box,) = (b for b in view.findChildren(QCheckBox) if b.text() == "Test points")
    box.setChecked(False)
    qtbot.mouseClick(button(view, "test"), LEFT)
    assert box.isChecked()


def test_brackets_make_the_brush_wider_and_narrower(view: PlanesView, qtbot: QtBot) -> None:
    show(view, make_snapshot([2]), Tool.DELETE)
    slider = view.findChild(QSlider)
    for _ in range(3):
        qtbot.keyClicks(view.chart, "]")
    assert slider.value() == 12
    qtbot.keyClicks(view.chart, "[")
    assert slider.value() == 8


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, DARK.for_projector()])
def test_ghosts_are_drawn_in_every_look(view: PlanesView, qtbot: QtBot, theme: Theme) -> None:
    view.set_theme(theme)
    show(view, make_snapshot([2]), Tool.DELETE)
    view.findChild(QSlider).setValue(30)
    before = view.chart.grab().toImage()
    drag(qtbot, view, pixel(view, (-4, -2)), pixel(view, (-4, 2)), drop=False)
    QApplication.processEvents()
    during = view.chart.grab().toImage()
    press(qtbot, view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(view.chart.viewport(), LEFT, NONE, pixel(view, (-4, 2)))
    color = theme.color("diverged").rgb()

    def crosses(picture: object) -> int:
        return sum(
            picture.pixel(x, y) == color  # type: ignore[attr-defined]
            for x in range(0, during.width(), 2)
            for y in range(0, during.height(), 2)
        )

    assert crosses(during) > crosses(before) + 5


# --- What is in view


def test_the_view_does_not_jump_when_points_are_edited(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = show(view, make_snapshot([2]))
    view.chart.getPlotItem().getViewBox().scaleBy((0.6, 0.6))
    extent = view.chart.extent
    data = snapshot.data
    far = replace(data.train, x=data.train.x + np.array([9.0, 0.0]))
    view.show_snapshot(replace(snapshot, data=replace(data, train=far)))
    assert view.chart.extent == extent


def test_other_data_are_brought_into_view(view: PlanesView, qtbot: QtBot) -> None:
    snapshot = show(view, make_snapshot([2]))
    extent = view.chart.extent
    data = snapshot.data
    other = replace(
        snapshot,
        data=replace(data, train=replace(data.train, x=data.train.x * 3)),
        experiment=snapshot.experiment.with_values({"dataset.name": "xor"}),
    )
    view.show_snapshot(other)
    assert view.chart.extent != extent
    show(view, make_snapshot([2], inputs=1))
    assert view.chart.extent[1] < 3


# --- Menus


def menu_at(qtbot: QtBot, view: PlanesView, at: QPoint) -> QMenu:
    click(qtbot, view, at, Qt.MouseButton.RightButton)
    (menu,) = (m for m in view.chart.findChildren(QMenu) if m.isVisible())
    return menu


def choose(menu: QMenu, word: str) -> None:
    (action,) = (a for a in menu.actions() if a.text() == word)
    menu.close()
    action.trigger()


def test_a_right_click_on_a_plane_offers_what_can_be_done_to_its_neuron(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    show(view, make_snapshot([4]))
    index = in_view(view)
    at = on_plane(view, index)
    choose(menu_at(qtbot, view, at), "Kick × 100")
    assert done == [Kick(layer=1, neuron=index + 1, factor=100.0)]
    with qtbot.waitSignal(view.picked) as picked:
        choose(menu_at(qtbot, view, at), "Select")
    assert picked.args == [0, index]


def test_a_right_click_on_a_point_offers_to_relabel_and_to_delete_it(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, make_snapshot([1]), Tool.MOVE)
    (point,) = lonely(snapshot)
    at = pixel(view, snapshot.data.train.x[point])
    other = 1 - snapshot.data.train.target[point]
    choose(menu_at(qtbot, view, at), f"Relabel as class {other:.0f}")
    choose(menu_at(qtbot, view, at), "Delete")
    assert done == [
        RelabelPoints(part="train", points=(point + 1,), target=other),
        DeletePoints(part="train", points=(point + 1,)),
    ]
    with qtbot.waitSignal(view.point_picked) as picked:
        choose(menu_at(qtbot, view, at), "Inspect")
    assert picked.args == ["train", point]


def test_a_right_click_on_nothing_offers_an_outlier_and_a_point(
    view: PlanesView, qtbot: QtBot, done: list[Intervention]
) -> None:
    snapshot = show(view, selected(make_snapshot([1]), 0), Tool.MOVE)
    at = pixel(view, (5.9, 5.0))
    x, y = place(view, at)
    for word in (
        "Kick with an outlier here as class 1",
        "Add a training point of class 0",
        "Bring the plane of L1 n1 here",
    ):
        choose(menu_at(qtbot, view, at), word)
    kick, add, plane = done
    assert isinstance(kick, Kick)
    assert kick.factor == 1.0
    assert kick.layer is None
    assert kick.point == pytest.approx((x, y, 1.0))
    assert isinstance(add, AddPoints)
    assert add.points[0] == pytest.approx((x, y, 0.0))
    assert isinstance(plane, Plane)
    assert plane.bias is not None
    assert snapshot.first_weights[0] @ [x, y] + plane.bias == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("frozen", [False, True])
def test_the_neurons_menu_says_its_state_and_thaws_what_is_frozen(
    qtbot: QtBot, frozen: bool
) -> None:
    snapshot = make_snapshot([4, 3], states={(1, 2): State.DEAD}, frozen=[(1, 2)] if frozen else [])
    menu = QMenu()
    qtbot.addWidget(menu)
    done: list[Intervention] = []
    fill_neuron_menu(menu, snapshot, 1, 2, done.append)
    words = "layer 2, neuron 3: dead" + (", frozen" if frozen else "")
    assert menu.actions()[0].text() == words
    for action in menu.actions()[1:]:
        action.trigger()
    thaw = Unfreeze(layer=2, neuron=3) if frozen else Freeze(layer=2, neuron=3)
    assert done == [
        Kick(layer=2, neuron=3, factor=100.0),
        Reinitialise(layer=2, neuron=3, only="all"),
        thaw,
    ]
