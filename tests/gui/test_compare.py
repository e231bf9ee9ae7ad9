"""Two networks side by side, and the difference over the steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QCheckBox, QToolButton
from pytestqt.qtbot import QtBot

from app.experiment.differences import Difference, differences
from app.experiment.interventions import Kick
from app.experiment.settings import Experiment
from app.record.events import Event, EventLog, Events
from app.record.history import Curves
from app.record.snapshot import Snapshot
from app.record.veil import veil
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.compare.chart import DifferenceChart
from app.window.views.compare.picture import lay_out, paint_difference
from app.window.views.compare.sides import side_color
from app.window.views.compare.strip import NeuronStrip
from app.window.views.compare.strip import lay_out as lay_out_strip
from app.window.views.compare.title import fitting_title
from app.window.views.compare.view import CompareView
from app.window.views.timeline.charts import dead_course
from app.window.views.timeline.ticks import Ticks
from app.window.views.typeface import text_width, typeface
from tests.gui.snapshots import dead, make_snapshot

SIZE = (900, 560)
LEFT = Qt.MouseButton.LeftButton
A_DEAD = ((0, 0), (0, 3), (1, 4))


def pair(neuron: tuple[int, int] | None = None, step: int = 1240) -> tuple[Snapshot, Snapshot]:
    """ReLU with three dead neurons against leaky ReLU with none."""
    a = make_snapshot([8, 8], dead(A_DEAD), step=step, neuron=neuron)
    b = make_snapshot([8, 8], activation="leaky-relu", step=step, neuron=neuron)
    return a, replace(b, data=a.data)


def opened(
    qtbot: QtBot,
    snapshots: tuple[Snapshot, Snapshot] | None = None,
    size: tuple[int, int] = SIZE,
    theme: Theme = LIGHT,
) -> CompareView:
    view = CompareView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_snapshots(*(snapshots or pair()))
    view.show()
    return view


def box_of(view: CompareView, side: int):
    return view.sides[side].planes.chart.getPlotItem().getViewBox()


def extents(view: CompareView) -> np.ndarray:
    return np.array([view.sides[side].planes.chart.extent for side in (0, 1)])


def middle(rect: QRectF) -> QPoint:
    return rect.center().toPoint()


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def keep_button(view: CompareView, side: int) -> QToolButton:
    (button,) = view.sides[side].title.findChildren(QToolButton)
    return button


# --- What is said


def test_titles_name_the_difference(qtbot: QtBot) -> None:
    view = opened(qtbot)
    assert view.sides[0].title.accessibleName() == "A, ReLU, details shown"
    assert view.sides[1].title.accessibleName() == "B, leaky ReLU 0.01"


def test_the_comparison_in_words_can_be_copied(qtbot: QtBot) -> None:
    view = opened(qtbot)
    first, second = view.text().splitlines()
    assert first == (
        "At step 1\u202f240: A (ReLU) has 3 of 16 neurons dead, loss 0.31; "
        "B (leaky ReLU 0.01) has 0 of 16 neurons dead, loss 0.31."
    )
    assert second == "Dead in A only: L1 n1, L1 n4, L2 n5."
    (copy,) = view.actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text() == view.text()


def test_of_several_differences_all_are_in_the_text(qtbot: QtBot) -> None:
    a, b = pair()
    slower = b.experiment.with_values({"training.learning_rate": 0.003})
    b = replace(b, experiment=slower.with_record((Kick(step=1200),)))
    text = opened(qtbot, (a, b)).text()
    assert "\nA: ReLU; learning rate 0.03.\n" in text
    assert "learning rate 0.003; kick all, gradient × 100, at step 1\u202f200.\n" in text


def test_a_network_that_diverged_has_no_loss(qtbot: QtBot) -> None:
    a, b = pair()
    siblings = replace(b.siblings, diverged=np.array([True]), loss=np.array([np.nan]))
    view = opened(qtbot, (a, replace(b, siblings=siblings)))
    assert "0 of 16 neurons dead, diverged." in view.text()
    assert not view.grab().isNull()


def test_nothing_is_given_away_while_an_audience_predicts(qtbot: QtBot) -> None:
    a, b = pair()
    view = opened(qtbot, (veil(a), veil(b)))
    assert "A (ReLU) has ? of 16 neurons dead" in view.text()
    assert "only" not in view.text()
    # the same networks with nobody dead
    alive = make_snapshot([8, 8], step=1240)
    strips = []
    for snapshot in (veil(a), veil(replace(alive, data=a.data))):
        view.show_snapshots(snapshot, veil(b))
        strips.append(pixels(view.sides[0].strip.grab().toImage()))
    assert (strips[0] == strips[1]).all()


def test_before_the_first_snapshots_there_is_a_hint(qtbot: QtBot) -> None:
    view = CompareView()
    qtbot.addWidget(view)
    assert "Fork" in view.text()
    assert not view.grab().isNull()


# --- The active side


def test_a_click_anywhere_in_a_side_makes_it_the_active_one(qtbot: QtBot) -> None:
    view = opened(qtbot)
    changed: list[int] = []
    view.side_changed.connect(changed.append)
    for side in (1, 0):
        here = view.sides[side]
        for widget in (here.planes.chart.viewport(), here.title, here.strip, here.planes):
            view.set_active(1 - side)
            changed.clear()
            qtbot.mouseClick(widget, LEFT, pos=QPoint(5, 5))
            assert changed == [side]
            assert view.active == side
            qtbot.mouseClick(widget, LEFT, pos=QPoint(5, 5))
            assert changed == [side], "it is the active one already"


def test_also_on_the_buttons_of_layers_that_came_later(qtbot: QtBot) -> None:
    view = opened(qtbot)
    three = make_snapshot([4, 4, 4])
    view.show_snapshots(three, replace(three))
    qtbot.wait(1)
    buttons = view.sides[1].planes.findChildren(QToolButton)
    (third,) = [b for b in buttons if b.accessibleName() == "Layer 3"]
    said: list[object] = []
    view.side_changed.connect(lambda side: said.append(("side", side)))
    view.layer_picked.connect(lambda layer: said.append(("layer", layer)))
    qtbot.mouseClick(third, LEFT)
    assert said == [("side", 1), ("layer", 2)]


def test_the_active_side_has_the_frame(qtbot: QtBot) -> None:
    view = opened(qtbot)
    for active in (0, 1):
        view.set_active(active)
        for side in (0, 1):
            shown = pixels(view.sides[side].grab().toImage())
            framed = (shown[200:300, 1] == rgb(LIGHT.color("accent"))).all()
            assert framed == (side == active)


def test_the_window_is_not_told_of_what_it_does_itself(qtbot: QtBot) -> None:
    view = opened(qtbot)
    with qtbot.assertNotEmitted(view.side_changed):
        view.set_active(1)
    assert view.sides[1].title.accessibleName().endswith("details shown")
    assert not view.sides[0].title.accessibleName().endswith("details shown")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_side_is_chosen_by_key(qtbot: QtBot, key: Qt.Key) -> None:
    view = opened(qtbot)
    with qtbot.waitSignal(view.side_changed) as said:
        qtbot.keyClick(view.sides[1].title, key)
    assert said.args == [1]


def test_either_side_can_be_kept(qtbot: QtBot) -> None:
    view = opened(qtbot)
    for side, letter in enumerate("AB"):
        button = keep_button(view, side)
        assert button.text() == f"Keep {letter}"
        assert f"go on with {letter} alone" in button.toolTip()
        with qtbot.waitSignal(view.end_asked) as said:
            qtbot.mouseClick(button, LEFT)
        assert said.args == [side]


# --- Linked views


def test_what_one_plane_shows_the_other_shows(qtbot: QtBot) -> None:
    view = opened(qtbot)
    for side in (0, 1):
        before = extents(view)
        box_of(view, side).scaleBy((0.5, 0.5))
        box_of(view, side).translateBy(x=1.0, y=-0.5)
        after = extents(view)
        assert np.ptp(after[0, :2]) < 0.6 * np.ptp(before[0, :2])
        assert np.allclose(after[0], after[1], atol=0.05)


def test_the_planes_do_not_creep_while_the_window_is_resized(qtbot: QtBot) -> None:
    view = opened(qtbot)
    qtbot.wait(50)
    before = extents(view)
    for size in ((700, 600), (1100, 420), (600, 900), SIZE):
        view.resize(*size)
        qtbot.wait(50)
    after = extents(view)
    assert np.allclose(after[:, 2:], before[:, 2:])
    # the shape of the plot decides on this one: by the width of its axis it may differ a little
    assert np.allclose(after[:, :2], before[:, :2], atol=0.3)


CLOSE = (-1.0, 1.0, -1.0, 1.0)


def looking_at(
    extent: tuple[float, float, float, float] | None, **more: object
) -> tuple[Snapshot, Snapshot]:
    """The pair, with what the lens asks to be in view."""
    a, b = (
        replace(side, lens=replace(side.lens, extent=extent), **more)  # type: ignore[arg-type]
        for side in pair()
    )
    return a, replace(b, data=a.data)


def test_a_comparison_begins_with_the_view_that_is_asked_for(qtbot: QtBot) -> None:
    view = opened(qtbot, looking_at(CLOSE, generation=1, fork=100))
    qtbot.wait(20)
    for x0, x1, y0, y1 in extents(view):
        assert np.allclose((x0, x1), (-1, 1), atol=0.02) or np.allclose((y0, y1), (-1, 1))
        assert x0 < -0.98
        assert x1 > 0.98
    # from then on it is the person's, whatever the network had been asked for a moment ago
    box_of(view, 0).translateBy(x=2.0)
    moved = extents(view)
    view.show_snapshots(*looking_at(CLOSE, generation=1, fork=100, step=1250))
    assert np.allclose(extents(view), moved)
    view.show_snapshots(*looking_at(None, generation=2, fork=100))
    assert np.ptp(extents(view)[0, :2]) > 9
    # the next comparison may have begun at the same step
    view.hide()
    view.show()
    view.show_snapshots(*looking_at(CLOSE, generation=2, fork=100))
    assert np.ptp(extents(view)[1, 2:]) < 5


def test_of_a_movement_the_window_hears_once(qtbot: QtBot) -> None:
    view = opened(qtbot)
    qtbot.wait(150)
    heard: list[object] = []
    view.extent_changed.connect(heard.append)
    box_of(view, 1).scaleBy((0.5, 0.5))
    qtbot.wait(250)
    assert len(heard) == 1
    assert np.allclose(heard[0], extents(view)[0], atol=0.05)


def test_a_neuron_stands_at_the_same_place_in_both_strips(qtbot: QtBot) -> None:
    """Although their activations have names of different lengths."""
    view = opened(qtbot)
    cells = [(0, 2), (1, 7)]
    one, other = ([side.strip.cell_rect(*cell) for cell in cells] for side in view.sides)
    assert one == other
    assert one[0] != one[1]


def test_hovering_shows_on_the_other_side(qtbot: QtBot) -> None:
    view = opened(qtbot)
    strips = [side.strip for side in view.sides]
    before = [pixels(strip.grab().toImage()) for strip in strips]
    planes = pixels(view.sides[1].planes.chart.grab().toImage())
    with qtbot.waitSignal(view.hovered) as said:
        qtbot.mouseMove(strips[0], middle(strips[0].cell_rect(0, 2)))
    assert said.args == [(0, 2)]
    for strip, was in zip(strips, before, strict=True):
        differs = pixels(strip.grab().toImage()) != was
        x, y = np.argwhere(differs.any(axis=2))[:, ::-1].T
        cell = strip.cell_rect(0, 2)
        assert abs(x.mean() - cell.center().x()) < 3
        assert abs(y.mean() - cell.center().y()) < 3
    assert (pixels(view.sides[1].planes.chart.grab().toImage()) != planes).any()
    view.show_hover(None)
    assert (pixels(strips[1].grab().toImage()) == before[1]).all()


def test_the_selected_neuron_is_marked_in_both(qtbot: QtBot) -> None:
    view = opened(qtbot, pair(neuron=(1, 4)))
    for side in view.sides:
        shown = pixels(side.strip.grab().toImage())
        _, x = np.argwhere((shown == rgb(LIGHT.color("accent"))).all(axis=2)).T
        assert abs(x.mean() - side.strip.cell_rect(1, 4).center().x()) < 3


def test_the_dead_are_seen_in_their_strip_only(qtbot: QtBot) -> None:
    view = opened(qtbot)
    gray = rgb(LIGHT.color("dead_fill"))
    for number, side in enumerate(view.sides):
        shown = pixels(side.strip.grab().toImage())
        for layer in (0, 1):
            for index in range(8):
                at = side.strip.cell_rect(layer, index)
                corner = shown[round(at.top()) + 3, round(at.left()) + 3]
                is_gray = tuple(corner) == gray
                assert is_gray == (number == 0 and (layer, index) in A_DEAD)


def test_switches_and_tools_are_the_same_on_both_sides(qtbot: QtBot) -> None:
    view = opened(qtbot)
    one, other = (side.planes.findChildren(QCheckBox) for side in view.sides)
    assert [box.text() for box in one] == [box.text() for box in other]
    for first, second in zip(one, other, strict=True):
        first.click()
        assert second.isChecked() == first.isChecked()
        second.click()
        assert second.isChecked() == first.isChecked()
    tools = [side.planes.tool_actions for side in view.sides]
    for side in (0, 1):
        for number in (2, 1, 0):
            tools[side][number].trigger()
            assert [tool.isChecked() for tool in tools[1 - side]].index(True) == number


def test_the_key_of_a_tool_is_the_active_sides(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    for side in (1, 0):
        view.set_active(side)
        tool = view.sides[side].planes.tool_actions[1 + side]
        qtbot.keyClick(view, tool.shortcut().toString().lower())
        assert tool.isChecked()
        assert view.sides[side].planes.chart.hasFocus()


# --- What a person does


def test_a_neuron_picked_on_the_other_side_comes_after_the_side(qtbot: QtBot) -> None:
    view = opened(qtbot)
    strip = view.sides[1].strip
    said: list[object] = []
    view.side_changed.connect(lambda side: said.append(side))
    view.picked.connect(lambda layer, index: said.append((layer, index)))
    qtbot.mouseClick(strip, LEFT, pos=middle(strip.cell_rect(1, 4)))
    assert said == [1, (1, 4)]


def test_a_click_on_a_layers_name_chooses_it(qtbot: QtBot) -> None:
    view = opened(qtbot)
    strip = view.sides[0].strip
    first = strip.cell_rect(1, 0)
    with qtbot.waitSignal(view.layer_picked) as said:
        qtbot.mouseClick(strip, LEFT, pos=QPoint(round(first.left()) - 8, middle(first).y()))
    assert said.args == [1]


@pytest.mark.parametrize(
    ("selected", "key", "there"),
    [
        (None, Qt.Key.Key_Right, [0, 0]),
        ((0, 2), Qt.Key.Key_Right, [0, 3]),
        ((0, 2), Qt.Key.Key_Left, [0, 1]),
        ((0, 2), Qt.Key.Key_Down, [1, 2]),
        ((1, 2), Qt.Key.Key_Up, [0, 2]),
    ],
)
def test_arrow_keys_go_through_the_strip(
    qtbot: QtBot, selected: tuple[int, int] | None, key: Qt.Key, there: list[int]
) -> None:
    view = opened(qtbot, pair(neuron=selected))
    with qtbot.waitSignal(view.picked) as said:
        qtbot.keyClick(view.sides[1].strip, key)
    assert said.args == there


def test_an_intervention_comes_with_its_side(qtbot: QtBot) -> None:
    view = opened(qtbot)
    kick = Kick(layer=1, neuron=2)
    with qtbot.waitSignal(view.intervened) as said:
        view.sides[1].planes.intervened.emit(kick)
    assert said.args == [1, kick]


# --- Room


def test_side_by_side_or_above_each_other(qtbot: QtBot) -> None:
    view = opened(qtbot)
    a, b = view.sides
    assert a.geometry().right() < b.geometry().left()
    assert abs(a.width() - b.width()) <= 1
    view.resize(420, 900)
    qtbot.waitUntil(lambda: a.geometry().bottom() < b.geometry().top())
    assert abs(a.height() - b.height()) <= 1
    view.resize(*SIZE)
    qtbot.waitUntil(lambda: a.geometry().right() < b.geometry().left())


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.for_projector()], ids=lambda t: t.name)
def test_it_fits_a_desk_beside_docks(qtbot: QtBot, theme: Theme) -> None:
    view = opened(qtbot, theme=theme)
    hint = view.minimumSizeHint()
    assert hint.width() <= 680 * theme.text_scale
    assert hint.height() <= 300 * theme.text_scale


@given(
    st.lists(st.integers(1, 300), min_size=1, max_size=12),
    st.integers(150, 1300),
    st.sampled_from([LIGHT, LIGHT.for_projector()]),
)
@settings(max_examples=60, deadline=None)
def test_every_cell_of_a_strip_is_in_it_and_found(
    widths: list[int], width: int, theme: Theme
) -> None:
    strip = lay_out_strip(tuple(widths), float(width), theme)
    room = QRectF(0, 0, width, strip.height)
    seen = set()
    for layer, count in enumerate(widths):
        for index in {0, count // 2, count - 1}:
            cell = strip.cell(layer, index)
            assert room.contains(cell)
            assert strip.neuron_at(cell.center()) == (layer, index)
            seen.add((cell.left(), cell.top()))
        assert room.contains(strip.name(layer))
    assert len(seen) == sum(min(count, 3) for count in widths)


def test_a_strip_is_as_high_as_its_layers_need(qtbot: QtBot) -> None:
    strip = NeuronStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.resize(440, 40)
    strip.show_snapshot(make_snapshot([8, 8]))
    strip.show()
    one_line = strip.height()
    strip.resize(230, one_line)
    assert strip.height() > one_line
    strip.resize(440, strip.height())
    assert strip.height() == one_line


def test_on_a_low_projector_the_plane_has_most_of_the_height(qtbot: QtBot) -> None:
    """As in a window of 1280 by 720."""
    view = opened(qtbot, size=(520, 310), theme=DARK.for_projector())
    qtbot.wait(20)
    for number, side in enumerate(view.sides):
        assert box_of(view, number).height() >= 0.55 * side.height()
        rows = {side.strip.cell_rect(*cell).top() for cell in ((0, 0), (0, 7), (1, 0), (1, 7))}
        assert len(rows) == 1
        assert side.strip.cell_rect(1, 7).right() <= side.strip.width()


def test_where_there_is_height_the_axes_have_titles_and_layers_their_lines(qtbot: QtBot) -> None:
    view = opened(qtbot, size=(660, 600))
    qtbot.wait(20)
    axis = view.sides[0].planes.chart.getAxis("bottom")
    assert axis.label.isVisible()
    high = axis.height()
    view.resize(660, 300)
    qtbot.waitUntil(lambda: not axis.label.isVisible() and axis.height() < high)
    view.resize(660, 600)
    qtbot.waitUntil(axis.label.isVisible)


def test_layers_too_wide_for_one_line_of_cells_that_can_be_told_apart_have_several() -> None:
    theme = LIGHT.for_projector()
    assert lay_out_strip((8, 8), 252.0, theme, True).height < 45
    deep = lay_out_strip((32, 32), 252.0, theme, True)
    assert deep == lay_out_strip((32, 32), 252.0, theme)


def test_a_longer_name_of_a_layer_in_another_language_has_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The strip is laid out again, although it is as wide as before."""
    english = lay_out_strip((8, 8), 600.0, LIGHT)
    monkeypatch.setattr("app.language._catalogue", {"L{layer}": "Schicht {layer}"})
    strip = lay_out_strip((8, 8), 600.0, LIGHT)
    more = text_width(LIGHT, 9.0, "Schicht 2", bold=True) - text_width(LIGHT, 9.0, "L2", bold=True)
    assert strip.named - english.named == pytest.approx(more, abs=1.0)
    assert strip.cell(0, 0).left() >= strip.name(0).right()


def rates(first: float, second: float) -> Difference:
    a, b = (Experiment().with_values({"training.learning_rate": r}) for r in (first, second))
    return differences(a, b, 0)


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()], ids=["desk", "projector"])
def test_what_differs_is_never_cut_from_a_title(theme: Theme) -> None:
    difference = rates(1.0, 0.03)
    for room in (400.0, 210.0, 150.0, 100.0, 70.0):
        sizes = set()
        for side, rate in enumerate(("1", "0.03")):
            words, points = fitting_title(difference, side, room, theme)
            metrics = typeface(theme, points, bold=True)[1]
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            assert rate in shown.split()
            sizes.add(points)
        assert len(sizes) == 1, "of both sides in letters of one size"
    assert fitting_title(difference, 1, 900.0, theme)[0] == "learning rate 0.03"
    assert fitting_title(difference, 1, 70.0, theme)[0] == "0.03 learning rate"


def test_a_sentence_is_not_turned_round(qtbot: QtBot) -> None:
    base = Experiment()
    difference = differences(base.with_record((Kick(step=5),)), base.with_record(()), 10)
    assert fitting_title(difference, 0, 40.0, LIGHT)[0].startswith("kick all, ")
    assert fitting_title(difference, 1, 40.0, LIGHT)[0] == "left alone"


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda t: t.name)
def test_the_colours_of_the_sides_are_legible(theme: Theme) -> None:
    def luminance(color: QColor) -> float:
        c = np.array(rgb(color)) / 255
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    for side in (0, 1):
        found = [luminance(side_color(side, theme, 4.5)), luminance(theme.color("surface"))]
        assert (max(found) + 0.05) / (min(found) + 0.05) >= 4.5


# --- The difference over the steps


def curves(dead_from: int = 10**9, to: int = 1000, loss: float = 0.2, layers: int = 2) -> Curves:
    """One row every ten steps; from a step on three neurons of layer 1 are dead."""
    step = np.arange(0, to + 1, 10)
    n = len(step)
    counts = np.zeros((n, layers), np.int64)
    counts[step >= dead_from, 0] = 3
    nothing = np.full(n, np.nan)
    return Curves(step, np.full(n, loss), nothing, nothing, nothing, counts)


A, B = curves(500), curves()
TITLES = ("ReLU", "leaky ReLU 0.01")
SHOWN = (A, B, 400, 800, TITLES)
AREA = QRectF(0, 0, 900, 300)


def drawn(shown=SHOWN, theme: Theme = LIGHT, area: QRectF = AREA, **more) -> np.ndarray:
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_difference(painter, area, *shown, theme, (8, 8), **more)
    return pixels(image)


def words_in(shown=SHOWN, theme: Theme = LIGHT, **more) -> str:
    """All that is written, from a picture as SVG."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(900, 300))
    with QPainter(generator) as painter:
        paint_difference(painter, AREA, *shown, theme, (8, 8), **more)
    return bytes(buffer.data().data()).decode()


def at(shown=SHOWN, area: QRectF = AREA, theme: Theme = LIGHT):
    layout = lay_out(area, *shown, theme, (8, 8))
    assert layout is not None
    return layout


def test_lines_are_named_at_their_ends() -> None:
    words = words_in()
    assert ">A ReLU<" in words
    assert ">B leaky ReLU 0.01<" in words
    assert ">fork at step 400<" in words


def test_lines_that_end_at_one_place_share_a_short_name() -> None:
    words = words_in((B, B, 400, 800, TITLES))
    assert "leaky" not in words
    assert ">A<" in words
    assert ">B<" in words


def test_the_area_between_the_dead_of_a_and_b_is_filled() -> None:
    image, layout = drawn((A, B, 400, 1000, TITLES)), at()
    chart = layout.charts[0]
    y = round(chart.place.y(1.5, chart.scale))
    before, after = (round(layout.x(step)) for step in (450, 700))
    assert tuple(image[y, before]) == rgb(LIGHT.color("surface"))
    assert tuple(image[y, after]) != rgb(LIGHT.color("surface"))
    above = round(chart.place.y(3.5, chart.scale))
    assert tuple(image[above, after]) == rgb(LIGHT.color("surface"))


def test_b_is_dashed_and_a_is_not() -> None:
    """Told apart without colour."""
    image, layout = drawn((A, B, 400, 1000, TITLES)), at()
    chart = layout.charts[0]
    columns = slice(round(layout.x(600)), round(layout.x(900)))
    rows = [round(chart.place.y(value, chart.scale)) for value in (3, 0)]
    share = []
    for side, row in enumerate(rows):
        near = np.abs(image[row - 1 : row + 2, columns] - rgb(side_color(side, LIGHT)))
        share.append((near.sum(axis=2).min(axis=0) < 60).mean())
    assert share[0] == 1.0
    assert 0.4 < share[1] < 0.8


def test_before_the_fork_there_is_one_line() -> None:
    image, layout = drawn((A, B, 400, 1000, TITLES)), at()
    past = image[:, round(layout.x(210)) : round(layout.x(390))]
    after = image[:, round(layout.x(410)) : round(layout.x(990))]
    for side in (0, 1):
        color = rgb(side_color(side, LIGHT))
        assert not (past == color).all(axis=2).any()
        assert (after == color).all(axis=2).any()


def test_the_fork_and_the_present_step_are_marked() -> None:
    image, layout = drawn(), at()
    place = layout.charts[0].place
    y = round(place.area.center().y())
    assert tuple(image[y, round(layout.x(400))]) == rgb(LIGHT.color("text"))
    handle = image[y, round(layout.x(800)) - 1 : round(layout.x(800)) + 2]
    accent = np.array(rgb(LIGHT.color("accent")))
    assert np.abs(handle - accent).sum(axis=1).min() < 120


def test_a_late_fork_is_looked_at_closely() -> None:
    """The axis does not begin at step 0, or nothing would be seen of what came after."""
    a, b = curves(99_990, to=100_100), curves(to=100_100)
    layout = at((a, b, 100_000, 100_050, TITLES))
    assert 99_900 < layout.start < 100_000
    assert layout.x(100_100) - layout.x(100_000) > 300
    assert layout.step_at(layout.x(100_050)) == 100_050
    assert drawn((a, b, 100_000, 100_050, TITLES)).size


def test_layers_have_charts_of_their_own_where_there_is_room() -> None:
    captions = [c.caption[0] for c in at(area=QRectF(0, 0, 900, 460)).charts]
    assert captions == ["dead", "layer 1", "layer 2", "loss"]
    captions = [c.caption[0] for c in at(area=QRectF(0, 0, 900, 200)).charts]
    assert captions == ["dead", "loss"]


def test_the_charts_are_the_same_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    roomy = QRectF(0, 0, 900, 460)
    english = at(area=roomy).charts
    words = {"dead\nneurons": "loss\nlayer", "layer {layer}\ndead": "loss\nin {layer}", "loss": "L"}
    monkeypatch.setattr("app.language._catalogue", words)
    charts = at(area=roomy).charts
    assert [c.caption for c in charts] == [
        ("loss", "layer"),
        ("loss", "in 1"),
        ("loss", "in 2"),
        ("L", ""),
    ]
    for chart, before in zip(charts, english, strict=True):
        assert (chart.filled, chart.scale) == (before.filled, before.scale)
        assert chart.place.area.height() == before.place.area.height()


def test_a_loss_that_spans_powers_of_ten_has_a_logarithmic_axis() -> None:
    a, b = curves(loss=1e-4), curves(loss=0.5)
    assert at((a, b, 0, 1000, TITLES)).charts[-1].caption == ("loss", "log")
    assert at((curves(loss=0.4), b, 0, 1000, TITLES)).charts[-1].caption == ("loss", "")


def test_a_loss_that_diverged_is_said() -> None:
    loss = B.train_loss.copy()
    loss[B.step >= 700] = np.inf
    words = words_in((A, replace(B, train_loss=loss), 400, 1000, TITLES))
    assert ">! B diverged by step 700<" in words
    assert "A diverged" not in words


def test_b_may_have_rows_from_the_fork_on_only() -> None:
    late = Curves(*(column[41:] for column in vars(B).values()))
    assert (drawn((A, late, 400, 1000, TITLES)) == drawn((A, B, 400, 1000, TITLES))).all()


def test_the_veil_hides_who_died() -> None:
    hidden = drawn((A, B, 400, 1000, TITLES), veiled=True)
    assert (hidden == drawn((B, B, 400, 1000, TITLES), veiled=True)).all()
    assert (hidden != drawn((A, B, 400, 1000, TITLES))).any()
    assert "hidden until revealed" in words_in(veiled=True)


@given(
    st.integers(1, 60),
    st.integers(0, 700),
    st.integers(0, 900),
    st.sampled_from([0.0, np.nan, np.inf, 1e300, 1e-300]),
    st.sampled_from([(120, 90), (260, 140), (1280, 400)]),
    st.sampled_from([LIGHT, DARK.for_projector(), PRINT]),
)
@settings(max_examples=40, deadline=None)
def test_whatever_the_figures_it_is_drawn(rows, fork, step, odd, size, theme) -> None:
    rng = np.random.default_rng(rows)
    sides = []
    for _ in range(2):
        steps = np.sort(rng.choice(700, rows, replace=False))
        loss = rng.lognormal(size=rows)
        loss[rng.random(rows) < 0.3] = odd
        nothing = np.full(rows, np.nan)
        counts = rng.integers(0, 9, (rows, 2))
        sides.append(Curves(steps, loss, nothing, nothing, nothing, counts))
    image = drawn((*sides, fork, step, TITLES), theme, QRectF(0, 0, *size))
    assert np.ptp(image) > 0


# --- The chart as a widget


def shown_chart(qtbot: QtBot, shown=SHOWN) -> DifferenceChart:
    chart = DifferenceChart()
    qtbot.addWidget(chart)
    chart.resize(900, 300)
    chart.show_curves(*shown, (8, 8))
    chart.show()
    return chart


def test_the_chart_in_words(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot)
    assert chart.text().splitlines() == [
        "Step 800, forked at step 400.",
        "A (ReLU): 3 dead neurons (3 + 0 by layer), loss 0.2",
        "B (leaky ReLU 0.01): 0 dead neurons (0 + 0 by layer), loss 0.2",
    ]
    chart.show_curves(*SHOWN, (8, 8), veiled=True)
    assert "dead" not in chart.text()


def logged(*changes: tuple[int, str], since: int = 0, every: int = 1) -> Events:
    """Deaths and revivals of one neuron of layer 1."""
    log = EventLog(since, every)
    log.extend(Event(step, 0, kind, 0, 2) for step, kind in changes)  # type: ignore[arg-type]
    return log.so_far()


NOTHING_DIED = logged()
BRIEFLY = logged((403, "death"), (407, "revival"), (553, "death"), (556, "revival"))


def test_the_dead_are_counted_exactly_between_rows(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot, (B, B, 400, 555, TITLES))
    assert "B (leaky ReLU 0.01): 0 dead" in chart.text()
    before = pixels(chart.grab().toImage())
    chart.show_curves(B, B, 400, 555, TITLES, (8, 8), events=(NOTHING_DIED, BRIEFLY))
    assert "A (ReLU): 0 dead" in chart.text()
    assert "B (leaky ReLU 0.01): 1 dead neuron (1 + 0 by layer)" in chart.text()
    layout = at((B, B, 400, 555, TITLES))
    first = layout.charts[0]
    above = slice(round(first.place.area.top()), round(first.place.y(0.4, first.scale)))
    changed = (pixels(chart.grab().toImage()) != before)[above].any(axis=(0, 2)).nonzero()[0]
    steps = (403, 407, 553, 556)
    assert all(np.abs(changed - layout.x(step)).min() <= 4 for step in steps)
    assert all(min(abs(x - layout.x(step)) for step in steps) <= 4 for x in changed)
    chart.show_curves(B, B, 400, 557, TITLES, (8, 8), events=(NOTHING_DIED, BRIEFLY))
    assert "B (leaky ReLU 0.01): 0 dead" in chart.text()


def test_what_died_at_the_fork_itself_died_on_one_side_only() -> None:
    one = B.dead + np.where(B.step >= 400, 1, 0)[:, None] * [1, 0]
    sides = (B, replace(B, dead=one))
    logs = (logged(), logged((400, "death")))
    courses = []
    for curves_of, events in zip(sides, logs, strict=True):
        log = Ticks()
        log.read(events)
        courses.append(dead_course(curves_of, log))
    dead_of = (courses[0], courses[1])
    layout = lay_out(AREA, *sides, 400, 800, TITLES, LIGHT, (8, 8), dead=dead_of)
    assert layout is not None
    past, a, b = layout.charts[0].series
    assert past.y[np.isfinite(past.y)].max() == 0
    assert (a.y[0], a.y[-1]) == (0, 0)
    assert (b.y[0], b.y[-1]) == (1, 1)
    assert layout.start + b.x[0] == 400
    assert layout.start + b.x[-1] == 1000


@pytest.mark.parametrize(
    "incomplete", [logged((403, "death"), since=200), logged((403, "death"), every=5)]
)
def test_where_not_all_events_are_known_the_rows_count(qtbot: QtBot, incomplete: Events) -> None:
    chart = shown_chart(qtbot, (A, B, 400, 800, TITLES))
    words, picture = chart.text(), pixels(chart.grab().toImage())
    chart.show_curves(A, B, 400, 800, TITLES, (8, 8), events=(incomplete, incomplete))
    assert chart.text() == words
    assert (pixels(chart.grab().toImage()) == picture).all()


def test_a_chart_without_rows_says_so(qtbot: QtBot) -> None:
    chart = DifferenceChart()
    qtbot.addWidget(chart)
    assert chart.text() == "The comparison has not begun yet."
    assert not chart.grab().isNull()
    empty = Curves(*(column[:0] for column in vars(A).values()))
    chart.show_curves(empty, B, 0, 0, TITLES)
    assert chart.text() == "The comparison has not begun yet."
    assert not chart.grab().isNull()


def test_the_handle_is_dragged(qtbot: QtBot) -> None:
    chart = shown_chart(qtbot)
    sought: list[int] = []
    chart.sought.connect(sought.append)
    layout = at()

    def point(step: int) -> QPoint:
        return QPointF(layout.x(step), layout.charts[0].place.area.center().y()).toPoint()

    qtbot.mousePress(chart, LEFT, pos=point(600))
    qtbot.mouseMove(chart, point(900))
    qtbot.mouseRelease(chart, LEFT, pos=point(900))
    assert sought[0] == pytest.approx(600, abs=2)
    assert sought[-1] == pytest.approx(900, abs=2)
    count = len(sought)
    qtbot.mouseMove(chart, point(300))
    assert len(sought) == count


@pytest.mark.parametrize(
    ("key", "there"), [(Qt.Key.Key_Home, 400), (Qt.Key.Key_End, 1000), (Qt.Key.Key_Left, 780)]
)
def test_the_handle_is_moved_by_key(qtbot: QtBot, key: Qt.Key, there: int) -> None:
    chart = shown_chart(qtbot)
    with qtbot.waitSignal(chart.sought) as said:
        qtbot.keyClick(chart, key, Qt.KeyboardModifier.ControlModifier)
    assert said.args[0] == pytest.approx(there, abs=5)
