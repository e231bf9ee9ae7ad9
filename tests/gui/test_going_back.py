"""Going back and forth in a run with mouse and keyboard; undo and redo."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.engine.trainer import Trainer
from app.experiment.settings import Experiment
from app.record.snapshot import Snapshot
from app.window.main_window import MainWindow
from tests.gui.conftest import OpenWindow

RUN = {"network.hidden": (6, 6), "training.learning_rate": 0.5}


def shown(window: MainWindow) -> Snapshot:
    assert window.snapshot is not None
    return window.snapshot


def wait_step(qtbot: QtBot, window: MainWindow, step: int) -> None:
    qtbot.waitUntil(
        lambda: shown(window).step == step and shown(window).steps_per_second == 0, timeout=20_000
    )


def train(qtbot: QtBot, window: MainWindow, steps: int) -> None:
    goal = shown(window).step + steps
    window.worker.take_steps(steps)
    wait_step(qtbot, window, goal)


def first_weights(steps: int, values: dict[str, object] | None = None) -> np.ndarray:
    trainer = Trainer(Experiment().with_values({**RUN, **(values or {})}))
    trainer.advance(steps)
    return trainer.network.parameters.weights[0][0, :2].double().numpy().T


def type_into(qtbot: QtBot, window: MainWindow, key: str, text: str) -> None:
    field = window.panel.findChild(QLineEdit, key)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def places_of_handle(window: MainWindow) -> int:
    """The pixel column of the handle, found by its colour."""
    image = window.timeline.grab().toImage()
    accent = window.theme.color("accent").rgb()
    columns = [
        x
        for x in range(image.width())
        if sum(image.pixel(x, y) == accent for y in range(0, image.height(), 3)) > 10
    ]
    assert columns
    return columns[0]


def test_dragging_the_handle_goes_through_the_run(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RUN)
    train(qtbot, window, 400)
    at_end = places_of_handle(window)
    charts = window.timeline
    middle = charts.height() // 2
    qtbot.mousePress(charts, Qt.MouseButton.LeftButton, pos=QPoint(at_end, middle))
    for x in range(at_end, at_end - 100, -10):
        qtbot.mouseMove(charts, QPoint(x, middle))
    qtbot.mouseRelease(charts, Qt.MouseButton.LeftButton, pos=QPoint(at_end - 100, middle))
    qtbot.waitUntil(lambda: 0 < shown(window).step < 400, timeout=20_000)
    qtbot.wait(150)
    step = shown(window).step
    assert abs(places_of_handle(window) - (at_end - 90)) <= 12
    assert shown(window).furthest == 400
    assert np.array_equal(shown(window).first_weights, first_weights(step))
    # play on from there: the run is the same
    train(qtbot, window, 400 - step)
    assert np.array_equal(shown(window).first_weights, first_weights(400))
    assert len(window.worker.histories.read(0)) > 1


def test_comma_goes_back_one_minibatch_and_shift_e_to_the_epochs_beginning(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(RUN)  # 250 training points in batches of 10
    train(qtbot, window, 62)
    qtbot.keyClick(window, Qt.Key.Key_Comma)
    wait_step(qtbot, window, 61)
    assert np.array_equal(shown(window).first_weights, first_weights(61))
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    wait_step(qtbot, window, 50)
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    wait_step(qtbot, window, 25)
    assert shown(window).epoch == 1


def test_control_and_arrows_go_through_the_rows(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RUN)
    train(qtbot, window, 40)
    train(qtbot, window, 40)
    rows = window.worker.histories.read(0).step.tolist()
    for key, step in (
        (Qt.Key.Key_Left, rows[-2]),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, rows[1]),
        (Qt.Key.Key_End, 80),
    ):
        qtbot.wait(250)  # the timeline follows a few times a second
        window.timeline.setFocus()
        qtbot.keyClick(window.timeline, key, Qt.KeyboardModifier.ControlModifier)
        wait_step(qtbot, window, step)


def test_going_back_while_it_plays_pauses(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RUN)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(window).step > 200, timeout=20_000)
    window.worker.seek(100)
    wait_step(qtbot, window, 100)
    assert not window.playback.play.isChecked()


def test_undo_and_redo_of_a_change_by_hand(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RUN)
    train(qtbot, window, 50)
    type_into(qtbot, window, "training.learning_rate", "0.01")
    train(qtbot, window, 50)
    changed = shown(window).first_weights
    field = window.panel.findChild(QLineEdit, "training.learning_rate")
    window.menus.undo.trigger()
    qtbot.waitUntil(
        lambda: np.array_equal(shown(window).first_weights, first_weights(100)), timeout=20_000
    )
    qtbot.waitUntil(lambda: field.text() == "0.5", timeout=5_000)
    assert window.experiment.training.learning_rate == 0.5
    window.menus.redo.trigger()
    qtbot.waitUntil(lambda: np.array_equal(shown(window).first_weights, changed), timeout=20_000)
    qtbot.waitUntil(lambda: field.text() == "0.01", timeout=5_000)
    assert [(i.step, i.value) for i in window.session.experiment.interventions] == [(50, 0.01)]


def test_the_controls_show_what_was_in_force_at_the_step_gone_back_to(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(RUN)
    train(qtbot, window, 50)
    type_into(qtbot, window, "training.learning_rate", "0.01")
    train(qtbot, window, 50)
    field = window.panel.findChild(QLineEdit, "training.learning_rate")
    window.worker.seek(20)
    wait_step(qtbot, window, 20)
    qtbot.waitUntil(lambda: field.text() == "0.5", timeout=5_000)
    window.worker.seek(90)
    wait_step(qtbot, window, 90)
    qtbot.waitUntil(lambda: field.text() == "0.01", timeout=5_000)


def test_a_change_in_the_past_makes_another_future(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(RUN)
    train(qtbot, window, 100)
    window.worker.seek(40)
    wait_step(qtbot, window, 40)
    type_into(qtbot, window, "training.learning_rate", "0.02")
    qtbot.waitUntil(lambda: shown(window).furthest == 40, timeout=20_000)
    assert window.worker.histories.read(0).step.max() <= 40
    train(qtbot, window, 30)
    assert shown(window).furthest == 70
