"""Going back and forth in a run with mouse and keyboard; undo and redo."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.engine.trainer import Trainer
from app.experiment import sessions
from app.experiment.interventions import Set
from app.experiment.sessions import Session, View
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


def test_a_reset_and_a_comparison_are_taken_back_in_the_order_they_were_done(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(RUN)
    train(qtbot, window, 40)
    window.fork(Set(key="training.learning_rate", value=0.05))
    qtbot.waitUntil(lambda: len(window.shown) == 2, timeout=20_000)
    train(qtbot, window, 30)
    of_both = [each.first_weights for each in window.shown]
    window.reset()
    qtbot.waitUntil(lambda: shown(window).step == 0, timeout=20_000)
    assert [each.fork for each in window.shown] == [0, 0]
    window.end_fork(0)
    qtbot.waitUntil(lambda: len(window.shown) == 1, timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.shown) == 2 and shown(window).step == 0, timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.shown) == 2 and shown(window).step == 70, timeout=20_000)
    assert [each.fork for each in window.shown] == [40, 40]
    for each, before in zip(window.shown, of_both, strict=True):
        assert np.array_equal(each.first_weights, before)
    assert window.session.fork is not None
    assert window.session.fork.step == 40
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(window.shown) == 1, timeout=20_000)
    assert shown(window).step == 70
    for _ in range(2):
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_Z, keys)
    qtbot.waitUntil(lambda: len(window.shown) == 2 and shown(window).step == 0, timeout=20_000)


def test_the_curves_of_an_opened_session_begin_at_its_first_step(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(RUN)
    window.open_session(Session(Experiment().with_values(RUN), View(step=300)), None)
    assert window.session.view.step == 300, "also on the way there"
    wait_step(qtbot, window, 300)
    assert window.worker.histories.read(0).step[0] == 0
    assert np.array_equal(shown(window).first_weights, first_weights(300))


@pytest.mark.parametrize("fork_at", [0, 10])
def test_a_comparison_comes_back_also_where_the_first_network_was_changed_at_its_step(
    open_window: OpenWindow, qtbot: QtBot, fork_at: int
) -> None:
    window = open_window({**RUN, "training.learning_rate": 1.0})
    if fork_at:
        train(qtbot, window, fork_at)
    window.fork(Set(key="network.activation", value="elu"))
    qtbot.waitUntil(lambda: len(window.shown) == 2, timeout=20_000)
    window.intervene_on(0, Set(key="training.learning_rate", value=0.01))
    train(qtbot, window, 20)
    before = [each.first_weights for each in window.shown]
    session = sessions.from_text(sessions.to_text(window.session))
    window.open_session(session, None)
    qtbot.waitUntil(lambda: shown(window).generation == 2, timeout=20_000)
    wait_step(qtbot, window, fork_at + 20)
    for each, weights in zip(window.shown, before, strict=True):
        assert np.array_equal(each.first_weights, weights)


def test_a_reset_of_a_comparison_has_its_difference_from_the_first_step(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    plan = (Set(step=50, key="training.learning_rate", value=0.3),)
    window = open_window(experiment=Experiment().with_values(RUN).with_record(plan))
    window.fork(Set(key="network.activation", value="elu"))
    qtbot.waitUntil(lambda: len(window.shown) == 2, timeout=20_000)
    train(qtbot, window, 10)
    window.reset()
    qtbot.waitUntil(lambda: shown(window).step == 0, timeout=20_000)
    train(qtbot, window, 20)
    assert np.array_equal(
        window.shown[1].first_weights, first_weights(20, {"network.activation": "elu"})
    )
    assert window.shown[1].experiment.activations == ("elu", "elu")
