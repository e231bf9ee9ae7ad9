"""What a person does in the window, and what it shows then."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from app.engine.trainer import Trainer
from app.experiment import files
from app.experiment.files import from_text
from app.experiment.sessions import Session
from app.experiment.settings import Experiment
from app.record.snapshot import Snapshot, State
from app.window.main_window import MainWindow
from tests.gui.conftest import OpenWindow


def shown(window: MainWindow) -> Snapshot:
    assert window.snapshot is not None
    return window.snapshot


def press(qtbot: QtBot, window: MainWindow, button: str) -> None:
    found = window.findChild(QToolButton, button)
    assert found is not None, button
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def wait_step(qtbot: QtBot, window: MainWindow, step: int) -> None:
    qtbot.waitUntil(lambda: shown(window).step >= step, timeout=20_000)


def wait_still(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: shown(window).steps_per_second == 0.0, timeout=20_000)


def enter(qtbot: QtBot, window: MainWindow, key: str, text: str) -> None:
    field = window.panel.findChild(QLineEdit, key)
    assert field is not None, key
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_space_plays_and_pauses(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_step(qtbot, window, 50)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    wait_still(qtbot, window)
    step = shown(window).step
    qtbot.wait(200)
    assert shown(window).step == step


def test_one_batch_is_one_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    for expected in (1, 2, 3):
        press(qtbot, window, "batch")
        wait_step(qtbot, window, expected)
        wait_still(qtbot, window)
        assert shown(window).step == expected


def test_one_epoch_goes_to_the_end_of_the_epoch(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window({"dataset.points": 100, "training.batch_size": 8})
    press(qtbot, window, "batch")
    wait_step(qtbot, window, 1)
    wait_still(qtbot, window)
    press(qtbot, window, "epoch")
    qtbot.waitUntil(lambda: shown(window).epoch == 1, timeout=20_000)
    wait_still(qtbot, window)
    assert shown(window).step == 7  # 50 training points in batches of 8


def test_reset_brings_the_same_initial_weights_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    before = shown(window).first_weights.copy()
    press(qtbot, window, "play")
    wait_step(qtbot, window, 100)
    assert not np.array_equal(shown(window).first_weights, before)
    press(qtbot, window, "play")
    press(qtbot, window, "reset")
    qtbot.waitUntil(lambda: shown(window).step == 0, timeout=20_000)
    assert np.array_equal(shown(window).first_weights, before)


def test_new_seed_brings_other_weights_and_says_which(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    before = shown(window).first_weights.copy()
    press(qtbot, window, "seed")
    qtbot.waitUntil(lambda: not np.array_equal(shown(window).first_weights, before))
    seed = window.panel.findChild(QLineEdit, "initialisation.seed")
    assert seed is not None
    assert seed.text() == "1"


def test_the_window_shows_the_networks_own_numbers(open_window: OpenWindow, qtbot: QtBot) -> None:
    """The same experiment, trained by hand, has the weights that the window shows."""
    window = open_window({"training.learning_rate": 0.3})
    for _ in range(3):
        press(qtbot, window, "epoch")
        qtbot.wait(50)
        wait_still(qtbot, window)
    trainer = Trainer(Experiment().with_values({"training.learning_rate": 0.3}))
    trainer.advance(shown(window).step)
    expected = trainer.network.parameters.weights[0][0, :2].T.double().numpy()
    assert np.array_equal(shown(window).first_weights, expected)


def test_a_live_setting_changes_the_running_network(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    press(qtbot, window, "play")
    wait_step(qtbot, window, 50)
    step = shown(window).step
    enter(qtbot, window, "training.learning_rate", "0,5")
    qtbot.waitUntil(lambda: shown(window).experiment.training.learning_rate == 0.5)
    assert shown(window).step >= step, "the network was not built anew"
    done = shown(window).experiment.interventions
    assert [(i.key, i.value) for i in done] == [("training.learning_rate", 0.5)]


def test_a_structural_setting_builds_a_new_network(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    press(qtbot, window, "play")
    wait_step(qtbot, window, 50)
    enter(qtbot, window, "network.hidden", "5, 4, 3")
    qtbot.waitUntil(lambda: [c.width for c in shown(window).layers] == [5, 4, 3])


def test_reset_keeps_the_learning_rate_that_was_set(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    enter(qtbot, window, "training.learning_rate", "0.7")
    press(qtbot, window, "reset")
    qtbot.waitUntil(lambda: shown(window).generation == 2)
    assert shown(window).experiment.training.learning_rate == 0.7


def test_the_controls_follow_what_the_file_does_on_its_way(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    experiment = from_text(
        "[[interventions]]\nstep = 3\nkey = 'training.learning_rate'\nvalue = 2.0\n"
    )
    window = open_window(experiment=experiment)
    field = window.panel.findChild(QLineEdit, "training.learning_rate")
    assert field is not None
    for step in (1, 2, 3):
        assert field.text() == "0.03"
        press(qtbot, window, "batch")
        wait_step(qtbot, window, step)
        wait_still(qtbot, window)
    qtbot.waitUntil(lambda: field.text() == "2")
    press(qtbot, window, "reset")
    qtbot.waitUntil(lambda: shown(window).step == 0)
    assert field.text() == "0.03", "reset starts where the file starts"


def test_a_click_in_the_grid_selects_the_neuron_everywhere(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window({"network.hidden": (4, 6)})
    place = window.neurons.grid.cell_rect(1, 2).center().toPoint()
    qtbot.mouseClick(window.neurons.grid, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: shown(window).neuron is not None)
    neuron = shown(window).neuron
    assert neuron is not None
    assert (neuron.layer, neuron.index) == (1, 2)
    assert shown(window).lens.layer == 1, "its planes are shown"
    assert len(neuron.preactivation) == 250


def test_a_number_key_shows_that_layers_planes(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window({"network.hidden": (4, 6, 5)})
    qtbot.keyClick(window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: shown(window).lens.layer == 2)
    qtbot.keyClick(window, Qt.Key.Key_9)
    qtbot.wait(100)
    assert shown(window).lens.layer == 2, "there is no ninth layer"


def test_siblings_show_their_spread_and_any_can_be_displayed(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window({"training.replicas": 12})
    window.docks["siblings"].raise_()
    qtbot.waitUntil(window.siblings.isVisible)
    assert len(shown(window).siblings) == 12
    window.siblings.picked.emit(7)
    qtbot.waitUntil(lambda: shown(window).replica == 7)
    alone = Trainer(Experiment().with_values({"initialisation.seed": 7}))
    expected = alone.network.parameters.weights[0][0, :2].T.double().numpy()
    assert np.array_equal(shown(window).first_weights, expected)


def test_the_status_line_tells_where_the_run_is(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    press(qtbot, window, "batch")
    wait_step(qtbot, window, 1)
    words = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert any(w.startswith("step 1 · epoch 0 · loss ") and "of 16 dead (" in w for w in words)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_look_can_be_changed_and_comes_back_next_time(
    open_window: OpenWindow, qtbot: QtBot, theme: str
) -> None:
    window = open_window()
    window.menus.dark.setChecked(theme == "dark")
    window.menus.projector.setChecked(True)
    assert window.theme.name == theme
    window.close()
    again = open_window()
    assert again.theme.name == theme
    assert again.theme.text_scale > 1.0


def test_docks_come_back_where_they_were(open_window: OpenWindow) -> None:
    window = open_window()
    window.docks["timeline"].hide()
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.docks["card"])
    window.close()
    again = open_window()
    assert again.docks["timeline"].isHidden()
    assert again.dockWidgetArea(again.docks["card"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    again.restore_default_layout()
    assert not again.docks["timeline"].isHidden()


def test_an_error_in_the_thread_ends_in_a_dialog_and_the_run_goes_on(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    with monkeypatch.context() as patch:
        patch.setattr(Trainer, "take", lambda self, steps, after_each=None: 1 / 0)
        press(qtbot, window, "play")
        qtbot.waitUntil(lambda: window.findChild(QMessageBox, "trouble") is not None)
        box = window.findChild(QMessageBox, "trouble")
        assert box is not None
        assert "division by zero" in box.text()
        assert "ZeroDivisionError" in box.detailedText()
        box.close()
    qtbot.waitUntil(lambda: not window.playback.play.isChecked())
    press(qtbot, window, "play")
    wait_step(qtbot, window, 20)


def test_a_network_that_cannot_be_built_is_refused_and_the_old_one_kept(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    enter(qtbot, window, "network.hidden", "4096, 4096, 4096")
    qtbot.waitUntil(lambda: len(shown(window).layers) == 3, timeout=60_000)
    enter(qtbot, window, "training.replicas", "100000")
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "trouble") is not None)
    box = window.findChild(QMessageBox, "trouble")
    assert box is not None
    assert "GB of memory" in box.text()
    assert len(shown(window).siblings) == 1
    field = window.panel.findChild(QLineEdit, "training.replicas")
    assert field is not None
    assert field.text() == "1", "the controls show the run that goes on"


def test_a_file_dropped_on_the_window_or_opened_is_run(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    path = tmp_path / "mine.toml"
    path.write_text("[network]\nhidden = [3]\n")
    window.menus.open_file(path)
    qtbot.waitUntil(lambda: [c.width for c in shown(window).layers] == [3])
    assert window.windowTitle().startswith("mine.toml")


def test_a_broken_file_gets_a_sentence_and_the_run_goes_on(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    path = tmp_path / "broken.toml"
    path.write_text("[training]\nlearning_rat = 3\n")
    window.menus.open_file(path)
    box = window.findChild(QMessageBox, "trouble")
    assert box is not None
    assert "training.learning_rate" in box.text()
    press(qtbot, window, "batch")
    wait_step(qtbot, window, 1)


def test_an_absurd_learning_rate_is_shown_as_diverged_not_as_dead(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window({"training.learning_rate": 1e9})
    press(qtbot, window, "play")
    qtbot.waitUntil(lambda: shown(window).diverged, timeout=20_000)
    qtbot.wait(300)
    states = np.concatenate([layer.state for layer in shown(window).layers])
    assert (states == State.DIVERGED).any()
    words = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert any("diverged" in w for w in words)


@pytest.mark.parametrize(
    "values",
    [
        {"dataset.name": "abs"},
        {"dataset.name": "x-sin-5x", "network.hidden": (6, 6)},
        {"dataset.name": "plane"},
        {"dataset.name": "course-spiral", "network.activation": "tanh"},
        {"network.hidden": (1,)},
        {"network.hidden": (512,) * 8},
        {"network.hidden": (2,) * 8, "network.activation": "prelu"},
        {"network.bias": False, "dataset.train_fraction": 1.0},
        {"dataset.points": 1},
    ],
)
def test_every_kind_of_experiment_can_be_watched(
    open_window: OpenWindow, qtbot: QtBot, values: dict[str, object]
) -> None:
    window = open_window(values)
    window.neurons.set_content("response")
    for layer in range(len(shown(window).layers)):
        window.select_neuron(layer, 0)
        press(qtbot, window, "batch")
        qtbot.wait(30)
    wait_step(qtbot, window, 1)
    qtbot.mouseMove(window.planes.chart.viewport(), QPoint(120, 120))


def test_a_thousand_random_orders_leave_no_hang_and_no_thread(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    """Reset, rebuild, play, pause and close, in any order and at any moment."""
    choose = random.Random(0)
    orders = 0
    while orders < 1000:
        window = open_window({"dataset.points": 60, "network.hidden": (4, 4)})
        for _ in range(choose.randrange(60, 140)):
            orders += 1
            kind = choose.randrange(8)
            if kind == 0:
                window.reset()
            elif kind == 1:
                window.new_seed()
            elif kind == 2:
                widths = tuple(choose.randrange(1, 9) for _ in range(choose.randrange(1, 4)))
                other = window.experiment.with_values({"network.hidden": widths})
                window.open_session(Session(other), None)
            elif kind in (3, 4):
                window.playback.play.trigger()
            elif kind == 5:
                window.playback.epoch.trigger()
            elif kind == 6:
                enter(qtbot, window, "training.learning_rate", f"{choose.random():.3f}")
            else:
                window.select_neuron(choose.randrange(3), choose.randrange(8))
            if choose.random() < 0.3:
                qtbot.wait(choose.randrange(12))
        window.close()
        assert not window.worker.isRunning()


def test_after_a_new_seed_a_live_setting_changes_only_itself(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    press(qtbot, window, "seed")
    qtbot.waitUntil(lambda: shown(window).generation == 2)
    enter(qtbot, window, "training.learning_rate", "0.4")
    qtbot.waitUntil(lambda: shown(window).experiment.training.learning_rate == 0.4)
    assert [i.key for i in shown(window).experiment.interventions] == ["training.learning_rate"]
    assert window.findChild(QMessageBox, "trouble") is None


def test_after_opening_a_file_a_live_setting_changes_only_itself(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    path = tmp_path / "other.toml"
    path.write_text("[dataset]\nname = 'xor'\n[training]\nmomentum = 0.5\n")
    window.menus.open_file(path)
    qtbot.waitUntil(lambda: shown(window).generation == 2)
    enter(qtbot, window, "training.learning_rate", "0.4")
    qtbot.waitUntil(lambda: shown(window).experiment.training.learning_rate == 0.4)
    assert [i.key for i in shown(window).experiment.interventions] == ["training.learning_rate"]
    assert shown(window).experiment.dataset.name == "xor"


def test_a_saved_run_repeats_itself_live_changes_and_all(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window()
    enter(qtbot, window, "training.momentum", "0.5")
    press(qtbot, window, "epoch")
    wait_step(qtbot, window, 25)
    wait_still(qtbot, window)
    enter(qtbot, window, "training.learning_rate", "0.9")
    press(qtbot, window, "epoch")
    wait_step(qtbot, window, 50)
    wait_still(qtbot, window)
    path = tmp_path / "run.toml"
    files.write(window.session.experiment, path)
    again = Trainer(files.read(path))
    again.advance(shown(window).step)
    expected = again.network.parameters.weights[0][0, :2].T.double().numpy()
    assert np.array_equal(shown(window).first_weights, expected)


def test_the_curves_of_every_sibling_are_kept(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window({"training.replicas": 5})
    press(qtbot, window, "play")
    wait_step(qtbot, window, 200)
    press(qtbot, window, "play")
    wait_still(qtbot, window)
    rows = len(window.worker.histories.read(0))
    assert rows > 2
    window.siblings.picked.emit(3)
    qtbot.waitUntil(lambda: shown(window).replica == 3)
    curves = window.worker.histories.read(3)
    assert len(curves) == rows
    assert curves.train_loss[-1] == pytest.approx(shown(window).siblings.loss[3])


def test_at_rest_the_input_plane_is_sampled_finely(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    responses = shown(window).responses
    assert responses is not None
    assert len(responses.xs) > 150
