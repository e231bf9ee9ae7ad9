"""From a death in the run to its explanation on the screen, as a person meets it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QTabBar, QTableView
from pytestqt.qtbot import QtBot

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.interventions import Set
from app.experiment.settings import Experiment
from app.record.events import Event
from app.record.snapshot import Snapshot
from app.window.main_window import MainWindow
from tests.gui.conftest import OpenWindow

DEADLY = {"network.hidden": (16, 16), "training.learning_rate": 1.0}


def shown(window: MainWindow) -> Snapshot:
    assert window.snapshot is not None
    return window.snapshot


def deaths(events: list[Event]) -> list[Event]:
    return [event for event in events if event.kind == "death" and event.step > 0]


def known_events(steps: int) -> list[Event]:
    """What happens in the run, from the engine alone."""
    observer = Observer(Trainer(Experiment().with_values(DEADLY)))
    observer.watch.advance(steps)
    observer.watch.look()
    return list(observer.watch.events.so_far())


def wait_paused(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.playback.play.isChecked(), timeout=20_000)
    qtbot.waitUntil(lambda: shown(window).steps_per_second == 0.0, timeout=20_000)
    qtbot.wait(60)


def click_switch(qtbot: QtBot, window: MainWindow, action: object) -> None:
    qtbot.mouseClick(window.playback.widgetForAction(action), Qt.MouseButton.LeftButton)


def test_pause_on_first_death_stops_at_its_very_step_and_shows_why(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    first = deaths(known_events(400))[0]
    window = open_window(DEADLY)
    click_switch(qtbot, window, window.playback.first_death)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(window).step > 0, timeout=20_000)
    wait_paused(qtbot, window)
    qtbot.waitUntil(lambda: shown(window).neuron is not None, timeout=20_000)
    assert shown(window).step == first.step
    neuron = shown(window).neuron
    assert neuron is not None
    assert (neuron.layer, neuron.index) == (first.layer, first.neuron)
    qtbot.waitUntil(lambda: f"Step {first.step}:" in window.autopsy.text(), timeout=5_000)
    assert not window.autopsy.visibleRegion().isEmpty(), "the autopsy has come to the front"
    # and going on, it does not pause again
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(window).step > first.step + 100, timeout=20_000)
    assert window.playback.play.isChecked()


def test_pause_on_any_death_goes_from_one_to_the_next(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    steps = sorted({event.step for event in deaths(known_events(400))})[:4]
    window = open_window(DEADLY)
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert window.playback.any_death.isChecked()
    for step in steps:
        qtbot.keyClick(window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda step=step: shown(window).step >= step, timeout=20_000)
        wait_paused(qtbot, window)
        assert shown(window).step == step
    qtbot.keyClick(window, Qt.Key.Key_D)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(window).step > steps[-1] + 300, timeout=20_000)


def test_at_most_one_of_the_pauses_is_on(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(DEADLY)
    asked = []
    window.playback.pause_changed.connect(asked.append)
    click_switch(qtbot, window, window.playback.first_death)
    click_switch(qtbot, window, window.playback.any_death)
    click_switch(qtbot, window, window.playback.any_death)
    assert asked == ["first", "any", "never"]


def test_the_windows_log_is_the_engines_whatever_the_frames_were(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(DEADLY)
    window.docks["events"].raise_()
    window.worker.take_steps(300)
    qtbot.waitUntil(lambda: shown(window).step == 300, timeout=20_000)
    assert list(shown(window).events) == known_events(300)
    table = window.events.findChild(QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() == len(known_events(300)), timeout=5_000)


def test_a_row_of_the_log_selects_its_neuron(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(DEADLY)
    window.docks["events"].raise_()
    window.worker.take_steps(300)
    table = window.events.findChild(QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() > 3, timeout=20_000)
    event = shown(window).events[2]
    table.scrollTo(table.model().index(2, 0))
    at = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(
        lambda: (
            (n := shown(window).neuron) is not None
            and (n.layer, n.index) == (event.layer, event.neuron)
        ),
        timeout=20_000,
    )


def test_a_click_on_a_point_shows_the_neurons_arithmetic_on_it(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window({"network.hidden": (4, 4)})
    window.select_neuron(1, 2)
    chart = window.planes.chart
    chart.set_show_test(False)
    point = 17
    x, y = shown(window).data.train.x[point]
    scene = chart.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    at = chart.mapFromScene(scene)
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x(), at.y()))

    def inspected() -> bool:
        neuron = shown(window).neuron
        return (
            neuron is not None
            and neuron.inspection is not None
            and neuron.inspection.subject == "train"
        )

    qtbot.waitUntil(inspected, timeout=20_000)
    neuron = shown(window).neuron
    assert neuron is not None
    assert neuron.inspection is not None
    assert np.allclose(shown(window).data.train.x[neuron.inspection.points[0]], (x, y)), (
        "that point, or another at the same place"
    )
    assert not window.inspector.visibleRegion().isEmpty()


@pytest.mark.parametrize(("dock", "asked"), [("inspector", "inspection"), ("flow", "flow")])
def test_what_costs_the_trainer_time_is_asked_for_only_while_it_is_to_be_seen(
    open_window: OpenWindow, qtbot: QtBot, dock: str, asked: str
) -> None:
    window = open_window(DEADLY)
    qtbot.waitUntil(lambda: not getattr(shown(window).lens, asked), timeout=5_000)
    window.docks[dock].raise_()
    qtbot.waitUntil(lambda: getattr(shown(window).lens, asked), timeout=20_000)
    window.docks[dock].hide()
    qtbot.waitUntil(lambda: not getattr(shown(window).lens, asked), timeout=20_000)


def test_every_tab_shows_the_present_state_when_it_comes_to_the_front(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(DEADLY)
    window.worker.take_steps(200)
    qtbot.waitUntil(lambda: shown(window).step == 200, timeout=20_000)
    layer = next(n for n, census in enumerate(shown(window).layers) if census.dead.any())
    index = int(np.flatnonzero(shown(window).layers[layer].dead)[0])
    window.select_neuron(layer, index)
    qtbot.waitUntil(lambda: shown(window).neuron is not None, timeout=20_000)
    name = f"Layer {layer + 1} · neuron {index + 1}"
    for tab in ("autopsy", "inspector", "card"):
        window.docks[tab].raise_()
        view = window.docks[tab].widget()
        qtbot.waitUntil(lambda view=view: name in view.text(), timeout=5_000)
    window.docks["margins"].raise_()
    qtbot.waitUntil(lambda: "risk" in window.margins.text(), timeout=5_000)
    window.docks["flow"].raise_()
    qtbot.waitUntil(lambda: "rms" in window.flow.text(), timeout=5_000)


def test_a_change_by_hand_does_not_blur_the_steps_of_later_deaths(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    """The learning rate goes up at step 100, from the window; the engine alone agrees."""
    calm = {**DEADLY, "training.learning_rate": 0.01}
    window = open_window(calm)
    window.worker.take_steps(100)
    qtbot.waitUntil(lambda: shown(window).step == 100, timeout=20_000)
    higher = Set(step=0, key="training.learning_rate", value=2.0)
    window.worker.apply(higher)
    window.worker.take_steps(100)
    qtbot.waitUntil(lambda: shown(window).step == 200, timeout=20_000)
    alone = Observer(Trainer(Experiment().with_values(calm)))
    alone.watch.advance(100)
    alone.watch.apply(higher)
    alone.watch.advance(100)
    alone.watch.look()
    assert list(shown(window).events) == list(alone.watch.events.so_far())
    assert deaths(list(shown(window).events))


def test_restoring_the_layout_leaves_no_tab_bar_lying_about(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(DEADLY)
    window.docks["flow"].setFloating(True)
    window.docks["autopsy"].hide()
    window.restore_default_layout()
    qtbot.wait(100)
    frame = window.rect()
    bars = [
        bar
        for bar in window.findChildren(QTabBar)
        if bar.isVisible() and frame.intersects(bar.geometry()) and bar.parent() is window
    ]
    assert sorted(bar.count() for bar in bars) == [2, 4, 4]
