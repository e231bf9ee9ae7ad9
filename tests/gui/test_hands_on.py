"""Hands on: the whole window by mouse and key, as a person at a lecture uses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMessageBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.experiment import sessions
from app.experiment.settings import Experiment
from app.record.snapshot import Snapshot, State
from app.run import report, run
from app.window.main_window import MainWindow
from app.window.views.compare.view import CompareView
from app.window.views.planes.view import PlanesView
from tests.gui.conftest import OpenWindow
from tests.gui.test_going_back import places_of_handle
from tests.gui.test_intervene import choose as choose_in
from tests.gui.test_intervene import edit, go_to_page, type_in
from tests.gui.test_keeping import action, answer, choose
from tests.gui.test_main_window import enter, press, shown
from tests.gui.test_plane_tools import (
    button,
    click,
    drag,
    in_view,
    lonely,
    on_plane,
    pixel,
    place,
)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
RUN = {"network.hidden": (6, 6), "training.learning_rate": 0.3}
EPOCH = 25
"""Steps: 250 training points in batches of 10."""

Weights = tuple[np.ndarray, ...]


# --- What a person does


def key(qtbot: QtBot, window: MainWindow, name: str, modifier: Any = None) -> None:
    """Presses a key wherever the keyboard is now."""
    at = QApplication.focusWidget()
    inside = at is not None and window.isAncestorOf(at)
    target = at if inside and at is not None else window
    with_key = modifier or Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(target, getattr(Qt.Key, f"Key_{name}"), with_key)


def epochs(qtbot: QtBot, window: MainWindow, number: int = 1) -> None:
    """Trains to the end of so many epochs, by button."""
    for _ in range(number):
        epoch = shown(window).epoch
        press(qtbot, window, "epoch")
        wait(qtbot, lambda epoch=epoch: still(window) and shown(window).epoch == epoch + 1)


def batch(qtbot: QtBot, window: MainWindow) -> None:
    step = shown(window).step
    press(qtbot, window, "batch")
    wait_step(qtbot, window, step + 1)


def open_tab(qtbot: QtBot, window: MainWindow, title: str) -> None:
    """Brings a dock to the front by a click on its tab."""
    for bar in window.findChildren(QTabBar):
        for at in range(bar.count()):
            if bar.isVisible() and bar.tabText(at) == title:
                qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())
                QApplication.processEvents()
                return
    raise AssertionError(title)


def push(qtbot: QtBot, inside: QWidget, name: str) -> None:
    """Clicks the button of this name."""
    found = inside.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isEnabled(), name
    qtbot.mouseClick(found, LEFT)
    QApplication.processEvents()


def select(qtbot: QtBot, window: MainWindow, layer: int, index: int) -> None:
    """By a click on its cell."""
    grid = window.neurons.grid
    qtbot.mouseClick(grid, LEFT, pos=grid.cell_rect(layer, index).center().toPoint())
    wait(qtbot, lambda: shown(window).lens.neuron == (layer, index))
    wait(qtbot, lambda: shown(window).neuron is not None)


def compare(qtbot: QtBot, window: MainWindow, words: str) -> CompareView:
    """Run > Compare from here."""
    menu = window.menus.compare
    menu.aboutToShow.emit()
    entry = next(a for a in menu.actions() if a.text().endswith(f"against {words}"))
    entry.trigger()
    wait(qtbot, lambda: len(window.shown) == 2)
    view = window.panes.compare
    assert view is not None
    wait(qtbot, view.isVisible)
    return view


def keep(qtbot: QtBot, view: CompareView, side: int) -> None:
    (found,) = view.sides[side].title.findChildren(QToolButton)
    qtbot.mouseClick(found, LEFT)


def zoom(qtbot: QtBot, planes: PlanesView, to: float = 0.7) -> None:
    """Less of the plane in view."""
    planes.chart.getPlotItem().getViewBox().scaleBy((to, to))
    qtbot.wait(200)  # until the window has heard of it


def scrub(qtbot: QtBot, window: MainWindow, share: float) -> int:
    """Drags in the timeline to a share of its width; the step the run stands at then."""
    qtbot.wait(250)  # the timeline follows a few times a second
    charts, high = window.timeline, window.timeline.height() // 2
    end = places_of_handle(window)
    goal = round(end * share)
    qtbot.mousePress(charts, LEFT, pos=QPoint(end, high))
    for at in range(end, goal, -max((end - goal) // 8, 1)):
        qtbot.mouseMove(charts, QPoint(at, high))
    qtbot.mouseMove(charts, QPoint(goal, high))
    qtbot.mouseRelease(charts, LEFT, pos=QPoint(goal, high))
    last = shown(window).furthest
    wait(qtbot, lambda: 0 < shown(window).step < last)
    qtbot.wait(150)
    return shown(window).step


# --- What there is to be seen


def wait(qtbot: QtBot, so: Callable[[], bool]) -> None:
    qtbot.waitUntil(so, timeout=20_000)


def wait_step(qtbot: QtBot, window: MainWindow, step: int) -> None:
    wait(qtbot, lambda: still(window) and shown(window).step == step)


def wait_stop(qtbot: QtBot, window: MainWindow) -> int:
    """Until the run has stopped by itself, and is shown; the step it says."""

    def stopped() -> bool:
        said = re.match(r"Stopped at step (\d+).*  step (\d+) ", status(window))
        return said is not None and said[1] == said[2]

    wait(qtbot, stopped)
    return shown(window).step


def still(window: MainWindow) -> bool:
    return shown(window).steps_per_second == 0.0


def status(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.statusBar().findChildren(QLabel))


def weights(snapshot: Snapshot) -> Weights:
    """All that a snapshot has of the network's weights."""
    bias = snapshot.output_bias
    rest = () if bias is None else (bias,)
    found = (snapshot.first_weights, snapshot.first_bias, snapshot.output_weights, *rest)
    return tuple(part.copy() for part in found)


def same(one: Weights, other: Weights) -> bool:
    """To the bit."""
    return all(map(np.array_equal, one, other))


def done(window: MainWindow) -> list[str]:
    """What kinds of things were done to the network, in order."""
    return [each.action for each in window.session.experiment.interventions]


def titles(view: CompareView) -> list[str]:
    return [side.title.accessibleName() for side in view.sides]


def figures(snapshot: Snapshot) -> dict[str, Any]:
    found = report(snapshot)
    del found["steps_per_second"]
    return found


def counted(experiment: Experiment, steps: int) -> dict[str, Any]:
    """What the program without a window makes of it."""
    found = run(experiment, steps=steps)
    del found["steps_per_second"]
    return found


@pytest.fixture
def trained(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """A window whose network has learned for an epoch and stands still."""
    window = open_window(RUN)
    epochs(qtbot, window)
    return window


# --- Planes


def test_a_plane_dragged_with_the_mouse_is_where_it_was_dropped(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window, planes = trained, trained.planes
    key(qtbot, window, "M")
    index = in_view(planes)
    before = weights(shown(window))
    start = on_plane(planes, index)
    end = start + QPoint(31, -44)
    dropped = place(planes, end)
    drag(qtbot, planes, start, end)
    wait(qtbot, lambda: shown(window).first_bias[index] != before[1][index])
    after = shown(window)
    assert np.array_equal(after.first_weights, before[0]), "it was moved, not turned"
    assert np.flatnonzero(after.first_bias != before[1]).tolist() == [index]
    z = after.first_weights[index] @ dropped + after.first_bias[index]
    assert z == pytest.approx(0.0, abs=1e-5)
    assert after.step == EPOCH
    assert done(window) == ["plane"]


def test_a_plane_is_turned_with_shift_and_learns_on(trained: MainWindow, qtbot: QtBot) -> None:
    window, planes = trained, trained.planes
    key(qtbot, window, "M")
    index = in_view(planes)
    before = weights(shown(window))
    start = on_plane(planes, index)
    drag(qtbot, planes, start, start + QPoint(20, 60), SHIFT)
    wait(qtbot, lambda: not np.array_equal(shown(window).first_weights, before[0]))
    turned = shown(window).first_weights[index]
    assert np.hypot(*turned) == pytest.approx(np.hypot(*before[0][index]), rel=1e-5)
    epochs(qtbot, window)
    assert shown(window).step == 2 * EPOCH
    assert figures(shown(window)) == counted(window.session.experiment, 2 * EPOCH)


def test_a_plane_can_be_dragged_while_the_network_trains(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(RUN)
    key(qtbot, window, "M")
    press(qtbot, window, "play")
    wait(qtbot, lambda: shown(window).step > 50)
    start = on_plane(window.planes, in_view(window.planes))
    drag(qtbot, window.planes, start, start + QPoint(25, 25))
    wait(qtbot, lambda: len(shown(window).experiment.interventions) == 1)
    (done,) = shown(window).experiment.interventions
    assert done.step > 50
    press(qtbot, window, "play")
    wait(qtbot, lambda: still(window))
    assert figures(shown(window)) == counted(window.session.experiment, shown(window).step)


# --- Points


def test_points_are_added_with_the_mouse_and_learned_from(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window, planes = trained, trained.planes
    count, loss = len(shown(window).data.train), shown(window).siblings.loss[0]
    key(qtbot, window, "A")
    qtbot.mouseClick(button(planes, "class 1"), LEFT)
    for number, at in enumerate([(0.2, 0.1), (0.4, -0.3), (-0.5, 0.2)], start=1):
        click(qtbot, planes, pixel(planes, at))
        wait(qtbot, lambda number=number: len(shown(window).data.train) == count + number)
    added = shown(window).data.train
    assert added.x[-3:] == pytest.approx(np.array([(0.2, 0.1), (0.4, -0.3), (-0.5, 0.2)]), abs=0.1)
    assert (added.target[-3:] == 1.0).all()
    assert shown(window).siblings.loss[0] != loss
    key(qtbot, window, "E")
    wait(qtbot, lambda: still(window) and shown(window).epoch == 2)
    assert shown(window).step == 2 * EPOCH + 1, "253 points are 26 batches"


def test_a_point_is_relabelled_and_deleted_with_the_mouse(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window, planes = trained, trained.planes
    (point,) = lonely(shown(window))
    train = shown(window).data.train
    where, target, loss = train.x[point].copy(), train.target[point], shown(window).siblings.loss[0]
    key(qtbot, window, "L")
    qtbot.mouseClick(button(planes, f"class {1 - target:.0f}"), LEFT)
    click(qtbot, planes, pixel(planes, where))
    wait(qtbot, lambda: shown(window).data.train.target[point] == 1 - target)
    assert shown(window).siblings.loss[0] != loss
    key(qtbot, window, "X")
    click(qtbot, planes, pixel(planes, where))
    wait(qtbot, lambda: len(shown(window).data.train) == len(train) - 1)
    assert not (shown(window).data.train.x == where).all(axis=1).any()
    key(qtbot, window, "Z", CTRL)
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: shown(window).siblings.loss[0] == loss)
    assert np.array_equal(shown(window).data.train.x, train.x)
    assert np.array_equal(shown(window).data.train.target, train.target)


# --- The dock "Intervene"


def test_a_kick_is_one_step_a_hundred_times_as_long(trained: MainWindow, qtbot: QtBot) -> None:
    window, dock = trained, trained.panes.intervene
    open_tab(qtbot, window, "Intervene")
    push(qtbot, dock, "target.all")
    before = weights(shown(window))
    push(qtbot, dock, "do.kick")
    wait(qtbot, lambda: done(window) == ["kick"])
    batch(qtbot, window)
    kicked = weights(shown(window))
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: done(window) == [])
    assert shown(window).step == EPOCH + 1, "the step is taken again without it"
    plain = weights(shown(window))
    for w, k, p in zip(before, kicked, plain, strict=True):
        assert np.abs(p - w).max() > 1e-5
        assert k - w == pytest.approx(100 * (p - w), rel=0.02, abs=3e-4)


def test_neurons_killed_by_their_biases_are_revived(trained: MainWindow, qtbot: QtBot) -> None:
    window, dock = trained, trained.panes.intervene
    open_tab(qtbot, window, "Intervene")
    push(qtbot, dock, "target.layer")
    type_in(qtbot, dock, "bias.value", "-90")
    push(qtbot, dock, "do.bias")
    wait(qtbot, lambda: shown(window).layers[0].dead.all())
    assert (shown(window).first_bias == -90.0).all()
    dead = shown(window).dead
    assert f"{dead} of 12 dead" in status(window)
    push(qtbot, dock, "do.reinitialise")
    wait(qtbot, lambda: shown(window).dead < dead)
    assert not shown(window).layers[0].dead.any()
    assert f"{shown(window).dead} of 12 dead" in status(window)
    kinds = [(e.kind, e.cause) for e in shown(window).events if e.step == EPOCH]
    assert ("death", "intervention") in kinds
    assert ("revival", "intervention") in kinds


def test_a_frozen_layer_has_locks_in_the_legend_and_stays_as_it_is(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window, dock = trained, trained.panes.intervene
    open_tab(qtbot, window, "Intervene")
    push(qtbot, dock, "target.layer")
    assert "frozen" not in window.neurons.legend.text()
    push(qtbot, dock, "do.freeze")
    wait(qtbot, lambda: "frozen 6" in window.neurons.legend.text())
    before = weights(shown(window))
    epochs(qtbot, window)
    after = weights(shown(window))
    assert np.array_equal(after[0], before[0])
    assert np.array_equal(after[1], before[1])
    assert not np.array_equal(after[2], before[2]), "the rest learns"
    push(qtbot, dock, "do.unfreeze")
    wait(qtbot, lambda: "frozen" not in window.neurons.legend.text())
    epochs(qtbot, window)
    assert not np.array_equal(shown(window).first_weights, before[0])


def test_a_standing_rule_works_until_it_is_ended(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window({**RUN, "training.learning_rate": 1e-9})
    dock = window.panes.intervene
    open_tab(qtbot, window, "Intervene")
    push(qtbot, dock, "target.layer")
    before = shown(window).first_bias.copy()
    choose_in(dock, "nudge.every", "every N steps")
    type_in(qtbot, dock, "nudge.every.steps", "5")
    push(qtbot, dock, "do.nudge")
    wait(qtbot, lambda: "⟳" in dock.text())
    epochs(qtbot, window)
    risen = shown(window).first_bias - before
    assert risen.min() == pytest.approx(risen.max(), abs=1e-4)
    assert risen[0] == pytest.approx(0.5, abs=0.11), "at every fifth of 25 steps by 0.1"
    push(qtbot, dock, "end.nudge")
    wait(qtbot, lambda: "⟳" not in dock.text())
    ended = shown(window).first_bias.copy()
    epochs(qtbot, window)
    assert shown(window).first_bias == pytest.approx(ended, abs=1e-5)


def test_the_output_bias_is_edited_by_number(trained: MainWindow, qtbot: QtBot) -> None:
    window, dock = trained, trained.panes.intervene
    open_tab(qtbot, window, "Intervene")
    go_to_page(qtbot, dock, "weights")
    push(qtbot, dock, "weights.output")
    table = dock.findChild(QTableView, "weights")
    before = weights(shown(window))
    edit(qtbot, table, 0, "-1.5")
    wait(qtbot, lambda: shown(window).output_bias[0] == -1.5)
    assert same(weights(shown(window))[:3], before[:3])
    assert str(table.model().index(0, 0).data()) == "−1.5"


# --- Settings with the weights kept, or not


def _next_activation(qtbot: QtBot, window: MainWindow) -> None:
    """The next one in the box, by arrow key."""
    box = window.panel.findChild(QComboBox, "network.activation")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)


def _keep_weights(qtbot: QtBot, window: MainWindow) -> bool:
    box = window.panel.findChild(QCheckBox, "keep")
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    return box.isChecked()


def test_an_activation_is_swapped_in_place_only_where_weights_are_to_be_kept(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window = trained
    assert _keep_weights(qtbot, window)
    before, generation = weights(shown(window)), shown(window).generation
    _next_activation(qtbot, window)
    wait(qtbot, lambda: shown(window).layers[0].activation == "leaky-relu")
    assert shown(window).step == EPOCH
    assert shown(window).generation == generation
    assert same(weights(shown(window)), before)
    assert done(window) == ["set"]
    assert not _keep_weights(qtbot, window)
    _next_activation(qtbot, window)
    wait(qtbot, lambda: shown(window).layers[0].activation == "prelu")
    assert shown(window).step == 0
    assert done(window) == []
    assert not same(weights(shown(window)), before)


# --- Time


def test_something_done_in_the_past_makes_another_future_and_undo_brings_the_old_one_back(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window = trained
    epochs(qtbot, window, 2)
    open_tab(qtbot, window, "Intervene")
    push(qtbot, window.panes.intervene, "do.kick")
    wait(qtbot, lambda: len(done(window)) == 1)
    epochs(qtbot, window)
    old, record, end = weights(shown(window)), done(window), shown(window).step
    step = scrub(qtbot, window, 0.4)
    assert step < 3 * EPOCH
    push(qtbot, window.panes.intervene, "do.freeze")
    wait(qtbot, lambda: done(window) == ["freeze"])
    assert shown(window).furthest == step
    while shown(window).step < end:
        epochs(qtbot, window)
    assert shown(window).step == end
    assert not same(weights(shown(window)), old)
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: done(window) == record)
    wait_step(qtbot, window, end)
    assert same(weights(shown(window)), old)


def test_what_is_gone_back_to_is_what_all_views_show(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    epochs(qtbot, window, 3)
    step = scrub(qtbot, window, 0.5)
    wait(qtbot, lambda: f"step {step} " in status(window))
    assert figures(shown(window)) == counted(window.session.experiment, step)
    assert window.session.step == step


def test_a_reset_by_mistake_is_undone(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    before = weights(shown(window))
    press(qtbot, window, "reset")
    wait_step(qtbot, window, 0)
    key(qtbot, window, "Z", CTRL)
    wait_step(qtbot, window, EPOCH)
    assert same(weights(shown(window)), before)
    epochs(qtbot, window)
    assert figures(shown(window)) == counted(window.session.experiment, 2 * EPOCH)


def test_a_reset_is_undone_also_after_what_was_done_since_has_been_taken_back(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window = trained
    before = weights(shown(window))
    press(qtbot, window, "reset")
    wait_step(qtbot, window, 0)
    open_tab(qtbot, window, "Intervene")
    push(qtbot, window.panes.intervene, "do.kick")
    wait(qtbot, lambda: len(done(window)) == 1)
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: done(window) == [])
    key(qtbot, window, "Z", CTRL)
    wait_step(qtbot, window, EPOCH)
    assert same(weights(shown(window)), before)


def test_undo_works_right_after_a_number_was_typed(trained: MainWindow, qtbot: QtBot) -> None:
    """The keyboard is still in the field then."""
    window = trained
    enter(qtbot, window, "training.learning_rate", "0.7")
    wait(qtbot, lambda: done(window) == ["set"])
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: done(window) == [])
    wait(qtbot, lambda: shown(window).experiment.training.learning_rate == 0.3)


# --- Two networks


def test_two_networks_go_in_step_and_only_the_second_has_the_difference(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window = trained
    start = weights(shown(window))
    view = compare(qtbot, window, "tanh")
    assert titles(view) == ["A, ReLU, details shown", "B, tanh"]
    a, b = window.shown
    assert same(weights(a), start)
    assert same(weights(b), start)
    for expected in (EPOCH + 1, EPOCH + 2):
        batch(qtbot, window)
        assert [side.step for side in window.shown] == [expected] * 2
    a, b = window.shown
    assert figures(a) == counted(Experiment().with_values(RUN), EPOCH + 2)
    assert not same(weights(b), weights(a))
    assert b.experiment.activations == ("tanh", "tanh")
    assert np.array_equal(b.data.train.x, a.data.train.x)


def test_a_click_on_the_second_network_shows_its_figures(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    view = compare(qtbot, window, "tanh")
    epochs(qtbot, window)
    strip = view.sides[1].strip
    qtbot.mouseClick(strip, LEFT, pos=strip.cell_rect(1, 3).center().toPoint())
    wait(qtbot, lambda: "Layer 2 · neuron 4" in window.card.text())
    a, b = window.shown
    assert window.snapshot is b
    assert titles(view) == ["A, ReLU", "B, tanh, details shown"]
    assert "tanh" in window.card.text()
    assert f"loss {b.siblings.loss[0]:.3g}" in status(window)
    assert f"{b.siblings.loss[0]:.3g}" != f"{a.siblings.loss[0]:.3g}"
    qtbot.mouseClick(view.sides[0].title, LEFT)
    wait(qtbot, lambda: window.snapshot is not None and window.snapshot is window.shown[0])
    wait(qtbot, lambda: "tanh" not in window.card.text())


def test_what_is_done_and_undone_on_one_side_leaves_the_other_alone(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window = trained
    view = compare(qtbot, window, "tanh")
    qtbot.mouseClick(view.sides[1].title, LEFT)
    open_tab(qtbot, window, "Intervene")
    push(qtbot, window.panes.intervene, "target.all")
    push(qtbot, window.panes.intervene, "do.kick")
    wait(qtbot, lambda: "kick" in titles(view)[1])
    epochs(qtbot, window)
    kicked = weights(window.shown[1])
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: "kick" not in titles(view)[1])
    a, b = window.shown
    assert [a.step, b.step] == [2 * EPOCH] * 2
    assert not same(weights(b), kicked)
    assert b.experiment.activations == ("tanh", "tanh"), "the difference itself stays"
    assert figures(a) == counted(Experiment().with_values(RUN), 2 * EPOCH)


def test_the_second_network_is_kept_alone(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    view = compare(qtbot, window, "tanh")
    epochs(qtbot, window)
    expected = figures(window.shown[1])
    keep(qtbot, view, 1)
    wait(qtbot, lambda: len(window.shown) == 1)
    assert window.planes.isVisible()
    assert not view.isVisible()
    assert figures(shown(window)) == expected
    assert window.session.fork is None
    assert counted(window.session.experiment, 2 * EPOCH) == expected
    epochs(qtbot, window)
    assert shown(window).layers[0].activation == "tanh"


def test_two_networks_are_gone_back_in_together(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    compare(qtbot, window, "tanh")
    epochs(qtbot, window, 2)
    a, b = window.shown
    key(qtbot, window, "Comma")
    wait_step(qtbot, window, 3 * EPOCH - 1)
    assert [side.step for side in window.shown] == [3 * EPOCH - 1] * 2
    batch(qtbot, window)
    again_a, again_b = window.shown
    assert same(weights(again_a), weights(a))
    assert same(weights(again_b), weights(b))


def test_a_comparison_begins_with_what_is_in_view_of_the_plane(
    trained: MainWindow, qtbot: QtBot
) -> None:
    window = trained
    full = np.ptp(window.planes.chart.extent[:2])
    zoom(qtbot, window.planes, 0.2)
    view = compare(qtbot, window, "tanh")
    qtbot.wait(200)
    for side in view.sides:
        assert np.ptp(side.planes.chart.extent[:2]) < 0.4 * full


def test_a_new_seed_keeps_the_difference(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    view = compare(qtbot, window, "tanh")
    before = weights(window.shown[0])
    press(qtbot, window, "seed")
    wait(qtbot, lambda: len(window.shown) == 2 and window.shown[1].step == 0)
    a, b = window.shown
    assert a.step == 0
    assert [s.experiment.initialisation.seed for s in (a, b)] == [1, 1]
    assert not same(weights(a), before)
    assert same(weights(a), weights(b))
    wait(qtbot, lambda: titles(view)[1] == "B, tanh")
    assert titles(view)[0].startswith("A, ReLU")
    batch(qtbot, window)
    assert not same(*map(weights, window.shown))


# --- Predict, then reveal


def test_who_is_dead_is_told_when_it_is_asked_for(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    grid, legend = window.neurons.grid, window.neurons.legend
    key(qtbot, window, "H")
    wait(qtbot, lambda: "? of 12 dead" in status(window))
    assert legend.text() == "not told yet 12"
    assert not window.autopsy.isEnabled()
    qtbot.mouseClick(grid, LEFT, pos=grid.cell_rect(0, 2).center().toPoint())
    wait(qtbot, lambda: "not told yet 11" in legend.text())
    assert grid.snapshot is not None
    hidden = [layer.state == State.HIDDEN for layer in grid.snapshot.layers]
    assert np.flatnonzero(~np.concatenate(hidden)).tolist() == [2]
    assert "? of 12 dead" in status(window), "the others are not told"
    batch(qtbot, window)
    assert "not told yet 11" in legend.text()
    key(qtbot, window, "H")
    wait(qtbot, lambda: f"{shown(window).dead} of 12 dead" in status(window))
    assert "not told yet" not in legend.text()
    assert sum(int(word) for word in legend.text().split() if word.isdigit()) == 12
    assert window.autopsy.isEnabled()


# --- Stop rules


def _unfold_stop(qtbot: QtBot, window: MainWindow) -> None:
    (header,) = [b for b in window.panel.findChildren(QAbstractButton) if b.text() == "Stop"]
    qtbot.mouseClick(header, LEFT)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("values", "rule", "limit", "met", "sentence"),
    [
        ({}, "stop.step", "37", lambda r: r["step"] >= 37, "Stopped at step 37."),
        (
            {},
            "stop.loss_below",
            "0.5",
            lambda r: r["loss"]["train"] < 0.5,
            "the loss is below 0.5.",
        ),
        (
            {"training.learning_rate": 3.0},
            "stop.dead_above",
            "0.3",
            lambda r: r["dead_fraction"] > 0.3,
            "more than 30 % of the neurons are dead.",
        ),
        (
            {"training.learning_rate": 1e9},
            "stop.divergence",
            "",
            lambda r: r["diverged"],
            "the network has diverged.",
        ),
    ],
)
def test_the_run_stops_by_itself_at_the_very_step(
    open_window: OpenWindow,
    qtbot: QtBot,
    values: dict[str, object],
    rule: str,
    limit: str,
    met: Callable[[dict[str, Any]], bool],
    sentence: str,
) -> None:
    window = open_window({**RUN, **values})
    _unfold_stop(qtbot, window)
    if limit:
        enter(qtbot, window, rule, limit)
    else:
        box = window.panel.findChild(QCheckBox, rule)
        qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    press(qtbot, window, "play")
    step = wait_stop(qtbot, window)
    assert sentence in status(window)
    assert not window.playback.play.isChecked()
    plain = Experiment().with_values({**RUN, **values})
    assert met(run(plain, steps=step))
    assert not met(run(plain, steps=step - 1))


def test_the_toolbar_and_the_panel_have_one_rule_about_deaths(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(RUN)
    _unfold_stop(qtbot, window)
    box = window.panel.findChild(QComboBox, "stop.death")
    key(qtbot, window, "F")
    assert box.currentText() == "first"
    key(qtbot, window, "D")
    assert box.currentText() == "any"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.currentText() == "first"
    assert window.playback.pause_on == "first"
    assert window.playback.first_death.isChecked()
    assert not window.playback.any_death.isChecked()
    assert window.session.experiment.stop.death == "first"
    window.playback.first_death.trigger()
    assert box.currentText() == "never"


# --- Keeping


def _much_is_done(qtbot: QtBot, window: MainWindow) -> None:
    """A plane, a point, a kick, a frozen neuron and a rule, with epochs between them."""
    planes, dock = window.planes, window.panes.intervene
    key(qtbot, window, "M")
    start = on_plane(planes, in_view(planes))
    drag(qtbot, planes, start, start + QPoint(20, -15))
    wait(qtbot, lambda: len(done(window)) == 1)
    key(qtbot, window, "A")
    click(qtbot, planes, pixel(planes, (0.6, -0.4)))
    wait(qtbot, lambda: len(done(window)) == 2)
    epochs(qtbot, window)
    open_tab(qtbot, window, "Intervene")
    select(qtbot, window, 1, 2)
    for name in ("do.kick", "do.freeze", "do.recycle"):
        if name == "do.recycle":
            choose_in(dock, "recycle.every", "every epoch")
        before = len(done(window))
        push(qtbot, dock, name)
        wait(qtbot, lambda before=before: len(done(window)) == before + 1)
    epochs(qtbot, window)


def _opened(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, path: Path
) -> MainWindow:
    """A window that opens this file by key, and goes to where the session stood."""
    choose(monkeypatch, path)
    saved = sessions.read(path)
    key(qtbot, window, "O", CTRL)
    wait(qtbot, lambda: shown(window).experiment.interventions == saved.experiment.interventions)
    wait_step(qtbot, window, saved.view.step)
    qtbot.wait(200)  # what is in view settles
    return window


def _saved(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    choose(monkeypatch, path)
    key(qtbot, window, "S", CTRL)
    assert path.exists()
    assert window.windowTitle() == f"{path.name}[*] – Flatline"


def test_a_saved_session_comes_back_to_the_bit(
    trained: MainWindow,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = trained
    _much_is_done(qtbot, window)
    zoom(qtbot, window.planes)
    _saved(qtbot, window, monkeypatch, tmp_path / "lecture.toml")
    other = _opened(qtbot, open_window(), monkeypatch, tmp_path / "lecture.toml")
    assert same(weights(shown(other)), weights(shown(window)))
    assert figures(shown(other)) == figures(shown(window))
    assert shown(other).lens.neuron == (1, 2)
    assert shown(other).neuron is not None
    assert other.session.experiment == window.session.experiment
    epochs(qtbot, window)
    epochs(qtbot, other)
    assert same(weights(shown(other)), weights(shown(window))), "and it goes on the same"


def test_a_saved_comparison_comes_back_to_the_bit(
    trained: MainWindow,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    window = trained
    select(qtbot, window, 1, 2)
    view = compare(qtbot, window, "ELU")
    open_tab(qtbot, window, "Intervene")
    push(qtbot, window.panes.intervene, "do.nudge")
    wait(qtbot, lambda: "+0.1" in titles(view)[0])
    epochs(qtbot, window)
    _saved(qtbot, window, monkeypatch, tmp_path / "fork.toml")
    other = _opened(qtbot, open_window(), monkeypatch, tmp_path / "fork.toml")
    again = other.panes.compare
    assert again is not None
    for one, two in zip(other.shown, window.shown, strict=True):
        assert same(weights(one), weights(two))
        assert figures(one) == figures(two)
    assert titles(again) == titles(view)
    assert shown(other).lens.neuron == shown(window).lens.neuron == (1, 2)


def test_a_comparison_with_a_difference_from_before_the_fork_comes_back_to_the_bit(
    trained: MainWindow,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Both were gone back in to before the fork, and only one was kicked there."""
    window = trained
    compare(qtbot, window, "ELU")
    key(qtbot, window, "E", SHIFT)
    wait_step(qtbot, window, 0)
    open_tab(qtbot, window, "Intervene")
    push(qtbot, window.panes.intervene, "do.kick")
    wait(qtbot, lambda: len(done(window)) == 1)
    epochs(qtbot, window, 2)
    _saved(qtbot, window, monkeypatch, tmp_path / "early.toml")
    other = _opened(qtbot, open_window(), monkeypatch, tmp_path / "early.toml")
    for one, two in zip(other.shown, window.shown, strict=True):
        assert figures(one) == figures(two)


@pytest.mark.parametrize("comparing", [False, True])
def test_what_was_in_view_of_the_plane_comes_back_with_the_session(
    trained: MainWindow,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    comparing: bool,
) -> None:
    window = trained
    planes = compare(qtbot, window, "ELU").sides[0].planes if comparing else window.planes
    zoom(qtbot, planes)
    _saved(qtbot, window, monkeypatch, tmp_path / "zoomed.toml")
    other = _opened(qtbot, open_window(), monkeypatch, tmp_path / "zoomed.toml")
    again = other.planes
    if comparing:
        assert other.panes.compare is not None
        again = other.panes.compare.sides[0].planes
    assert again.chart.extent == pytest.approx(planes.chart.extent, rel=0.05)


def test_the_program_without_a_window_repeats_the_windows_figures(
    trained: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = trained
    _much_is_done(qtbot, window)
    compare(qtbot, window, "ELU")
    epochs(qtbot, window)
    _saved(qtbot, window, monkeypatch, tmp_path / "run.toml")
    for session in (window.session, sessions.read(tmp_path / "run.toml")):
        a, b = window.shown
        assert session.step is not None
        assert counted(session.experiment, session.step) == figures(a)
        assert session.second is not None
        assert counted(session.second, session.step) == figures(b)


def test_a_playground_link_is_pasted(trained: MainWindow, qtbot: QtBot) -> None:
    window = trained
    QGuiApplication.clipboard().setText(
        "https://playground.tensorflow.org/#activation=relu&batchSize=7&dataset=spiral"
        "&networkShape=5,3&learningRate=0.1&showTestData=true&seed=0.27182"
    )
    key(qtbot, window, "V", CTRL | ALT)
    wait(qtbot, lambda: [layer.width for layer in shown(window).layers] == [5, 3])
    now = shown(window).experiment
    assert (now.dataset.name, now.network.activation) == ("spiral", "relu")
    assert (now.training.batch_size, now.training.learning_rate) == (7, 0.1)
    assert now.initialisation.seed == 27182
    for box in window.findChildren(QMessageBox):
        box.close()
    batch(qtbot, window)


def test_saved_weights_are_a_start(
    trained: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window, path = trained, tmp_path / "trained.safetensors"
    learned = weights(shown(window))
    choose(monkeypatch, path)
    action(window, "Save &weights …").trigger()
    wait(qtbot, path.exists)
    press(qtbot, window, "seed")
    wait(qtbot, lambda: shown(window).experiment.initialisation.seed == 1)
    action(window, "&Load weights as start …").trigger()
    wait(qtbot, lambda: shown(window).experiment.initialisation.weights == "file")
    assert shown(window).step == 0
    assert same(weights(shown(window)), learned)
    epochs(qtbot, window)
    press(qtbot, window, "reset")
    wait_step(qtbot, window, 0)
    assert same(weights(shown(window)), learned)


def test_a_run_that_was_meddled_with_is_marked_and_asked_about(
    trained: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = trained
    window.keeper.look()
    assert not window.isWindowModified(), "training alone is no change"
    open_tab(qtbot, window, "Intervene")
    push(qtbot, window.panes.intervene, "do.kick")
    wait(qtbot, window.isWindowModified)
    assert "[*]" in window.windowTitle()
    asked = answer(monkeypatch, "cancel")
    key(qtbot, window, "Q", CTRL)
    assert window.isVisible()
    assert asked == [""]
    key(qtbot, window, "Z", CTRL)
    wait(qtbot, lambda: not window.isWindowModified())
    key(qtbot, window, "Q", CTRL)
    assert not window.isVisible()
    assert asked == [""], "nothing would be lost"
