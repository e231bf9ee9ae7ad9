"""Lessons in the window: opened, led through by keys, folded, highlighted, kept and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.lessons import reading
from app.lessons.library import library
from app.window.lessons.halo import Halo
from app.window.lessons.pages import Block, Page
from app.window.lessons.panel import LessonPanel
from app.window.main_window import MainWindow
from app.window.theme import LIGHT

Key = Qt.Key
LESSON = """\
version = 1

[lesson]
claim = "C7"
controls = ["training.learning_rate", "training.batch_size"]
docks = ["neurons", "timeline", "autopsy"]

[lesson.en]
title = "A short lesson"
question = "Who dies?"
explanation = "Because."
next = "Another seed."

[[lesson.steps]]
kind = "predict"
hide = true
highlight = ["neurons", "training.learning_rate"]
en = "Guess who."

[[lesson.steps]]
kind = "watch"
until = 60
seconds = 0.5
highlight = ["planes"]
en = "See it."

[[lesson.steps]]
kind = "look closer"
front = ["autopsy"]
neuron = [1, 2]
highlight = ["autopsy"]
en = "Why?"

[dataset]
points = 60

[network]
hidden = [6]

[training]
learning_rate = 0.3
"""


@pytest.fixture
def led(
    open_window: Callable[..., MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> MainWindow:
    """A window at the first page of the lesson."""
    monkeypatch.setattr("app.window.lessons.lessons.own_folder", lambda: tmp_path)
    path = tmp_path / "01-short.toml"
    path.write_text(LESSON, encoding="utf-8")
    window = open_window()
    assert window.open_lesson(path)
    qtbot.waitUntil(lambda: window.experiment.network.hidden == (6,), timeout=10_000)
    qtbot.waitUntil(lambda: len(window.snapshot.layers[0].state) == 6, timeout=10_000)
    return window


def words(window: MainWindow) -> str:
    """All that the lesson's panel says."""
    QApplication.processEvents()  # what is new is shown then
    panel = window.findChild(QWidget, "lesson")
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def button(window: MainWindow) -> QPushButton:
    return window.findChild(QPushButton, "lesson.next")


def surrounded(window: MainWindow) -> set[str]:
    halos = [h for h in window.findChildren(Halo) if h.isVisible()]
    return {h.around.objectName() for h in halos}


def settle(window: MainWindow, qtbot: QtBot, step: int) -> None:
    qtbot.waitUntil(
        lambda: window.snapshot.step == step and not window.playback.play.isChecked(),
        timeout=20_000,
    )


def test_the_right_arrow_leads_from_the_question_to_the_explanation(
    led: MainWindow, qtbot: QtBot
) -> None:
    assert "A short lesson" in words(led)
    assert "Who dies?" in words(led)
    qtbot.keyClick(led, Key.Key_Right)
    assert "Predict" in words(led)
    assert "Guess who." in words(led)
    assert led.predicting
    assert "dock.neurons" in surrounded(led)
    qtbot.keyClick(led, Key.Key_Right)
    assert "See it." in words(led)
    assert not led.predicting
    settle(led, qtbot, 60)
    qtbot.waitUntil(lambda: button(led).text().startswith("Next"))
    qtbot.keyClick(led, Key.Key_PageDown)
    qtbot.waitUntil(lambda: led.snapshot.lens.neuron == (0, 1))
    assert surrounded(led) == {"dock.autopsy"}
    qtbot.waitUntil(lambda: not led.docks["autopsy"].visibleRegion().isEmpty())
    qtbot.keyClick(led, Key.Key_Right)
    assert "Because." in words(led)
    assert "Another seed." in words(led)
    assert surrounded(led) == set()
    qtbot.keyClick(led, Key.Key_Left)
    assert "Why?" in words(led)


def test_going_back_goes_back_to_where_the_run_stood(led: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(led, Key.Key_Right)
    settle(led, qtbot, 60)
    qtbot.mouseClick(led.findChild(QToolButton, "lesson.back"), Qt.MouseButton.LeftButton)
    settle(led, qtbot, 0)
    assert "Guess who." in words(led)
    assert led.predicting


def test_a_step_that_takes_long_can_be_skipped(
    led: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    slow = tmp_path / "02-slow.toml"
    slow.write_text(LESSON.replace("seconds = 0.5", "seconds = 3000"), encoding="utf-8")
    assert led.open_lesson(slow)
    qtbot.keyClick(led, Key.Key_Right)
    qtbot.keyClick(led, Key.Key_Right)
    qtbot.waitUntil(lambda: button(led).text().startswith("Skip"), timeout=10_000)
    qtbot.mouseClick(button(led), Qt.MouseButton.LeftButton)
    settle(led, qtbot, 60)
    assert "See it." in words(led)


def test_a_run_that_was_paused_on_its_way_is_played_on(
    led: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    slow = tmp_path / "02-slow.toml"
    slow.write_text(LESSON.replace("seconds = 0.5", "seconds = 20"), encoding="utf-8")
    assert led.open_lesson(slow)
    qtbot.keyClick(led, Key.Key_Right)
    qtbot.keyClick(led, Key.Key_Right)
    qtbot.waitUntil(lambda: led.snapshot.step > 0, timeout=10_000)
    qtbot.keyClick(led, Key.Key_Space)
    qtbot.waitUntil(lambda: button(led).text().startswith("Play on"), timeout=10_000)
    qtbot.keyClick(led, Key.Key_Right)
    qtbot.waitUntil(lambda: button(led).text().startswith("Skip"), timeout=10_000)
    qtbot.keyClick(led, Key.Key_Right)
    settle(led, qtbot, 60)


def test_controls_that_do_not_matter_are_folded_away_and_one_click_brings_them_back(
    led: MainWindow, qtbot: QtBot
) -> None:
    panel = led.panel
    assert panel.row("training.learning_rate") is not None
    assert panel.row("training.momentum") is None
    assert panel.row("dataset.name") is None
    others = panel.findChild(QPushButton, "others")
    assert others.isVisible()
    qtbot.mouseClick(others, Qt.MouseButton.LeftButton)
    assert panel.row("training.momentum") is not None
    assert panel.row("dataset.name") is not None
    assert not others.isVisible()


def test_only_the_views_of_the_lesson_are_there_and_leaving_brings_the_others_back(
    led: MainWindow, qtbot: QtBot
) -> None:
    def shown() -> set[str]:
        return {d.objectName().removeprefix("dock.") for d in led.docks.all() if not d.isHidden()}

    assert shown() == {"lesson", "controls", "neurons", "timeline", "autopsy"}
    qtbot.mouseClick(led.findChild(QToolButton, "lesson.leave"), Qt.MouseButton.LeftButton)
    assert "lesson" not in shown()
    assert {"card", "events", "siblings", "flow"} <= shown()
    assert led.panel.row("training.momentum") is not None
    assert led.experiment.network.hidden == (6,)  # the run stays
    before = led.snapshot.step
    qtbot.keyClick(led, Key.Key_Right)
    assert led.snapshot.step == before


def test_beginning_again_undoes_what_was_tried(led: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(led, Key.Key_Right)
    settle(led, qtbot, 60)
    qtbot.mouseClick(led.findChild(QToolButton, "lesson.again"), Qt.MouseButton.LeftButton)
    settle(led, qtbot, 0)
    assert "Who dies?" in words(led)


def test_the_language_changes_in_the_middle_of_a_lesson(led: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(led, Key.Key_Right)
    settle(led, qtbot, 60)
    try:
        led.speak("bn")
        qtbot.waitUntil(lambda: "See it." in words(led))  # this lesson has no Bengali
        assert "লক্ষ করুন" in words(led)
        assert led.snapshot.step == 60
        assert led.panel.row("training.momentum") is None
        qtbot.keyClick(led, Key.Key_Right)
        qtbot.waitUntil(lambda: "Why?" in words(led))
    finally:
        led.speak("en")


def test_the_gallery_has_every_lesson_and_opens_the_one_chosen(
    led: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "02-broken.toml").write_text(LESSON.replace("until", "untill"), encoding="utf-8")
    led.lessons.show_gallery()
    gallery = led.findChild(QListView, "gallery.lessons")
    model = gallery.model()
    assert model.rowCount() == len(library().lessons) + 1
    troubles = led.findChild(QLabel, "gallery.troubles").text()
    assert "02-broken.toml: line 22" in troubles
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data() == "A short lesson")
    gallery.setCurrentIndex(model.index(row, 0))
    qtbot.keyClick(gallery, Key.Key_Return)
    qtbot.waitUntil(lambda: not gallery.isVisible())
    assert "Who dies?" in words(led)


def test_a_running_session_is_saved_as_a_lesson_and_opens_as_one(
    led: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my-own.toml"
    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", lambda *_: path)
    led.worker.take_steps(30)
    qtbot.waitUntil(lambda: led.snapshot.step == 30, timeout=10_000)
    led.lessons.save_as()
    box = led.findChild(QMessageBox)
    assert "my-own.toml" in box.text()
    box.close()
    lesson = reading.read(path)
    assert lesson.end == 30
    assert lesson.words.title["en"] == "my own"
    assert "training.learning_rate" in lesson.controls
    assert led.open_lesson(path)
    assert "my own" in words(led)


def test_a_lesson_file_is_never_written_over_by_a_session(
    led: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "01-short.toml"
    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", lambda *_: path)
    assert led.path is None
    assert not led.keeper.save()
    assert path.read_text(encoding="utf-8") == LESSON
    led.findChild(QMessageBox).close()


def test_a_broken_file_is_told_of_by_line_and_the_lesson_goes_on(
    led: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "03-broken.toml"
    broken.write_text(LESSON.replace('kind = "watch"', 'kind = "wach"'), encoding="utf-8")
    assert not led.open_lesson(broken)
    box = led.findChild(QMessageBox)
    assert "line 21" in box.text()
    box.close()
    assert "A short lesson" in words(led)


def test_the_words_are_large_on_a_projector(led: MainWindow, qtbot: QtBot) -> None:
    label = next(w for w in led.findChildren(QLabel) if w.text() == "Who dies?" and w.isVisible())
    small = label.fontMetrics().height()
    led.set_look("light", True)
    QApplication.processEvents()
    label = next(w for w in led.findChildren(QLabel) if w.text() == "Who dies?" and w.isVisible())
    assert label.fontMetrics().height() > 1.25 * small


def test_each_item_of_a_list_has_a_line_of_its_own_and_no_number_is_torn(qtbot: QtBot) -> None:
    panel = LessonPanel(LIGHT)
    qtbot.addWidget(panel)
    block = Block("Try next", "- One thing,\n  said on.\n- Another: 31 % at z = 0, হার 0.3-এ.")
    panel.show_page("Title", "", Page("Explanation", (block,)), 0, 1)
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "• One thing, said on." in texts
    another = "• Another: 31\N{NO-BREAK SPACE}% at z\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0, "
    assert f"{another}হার 0.3\N{NON-BREAKING HYPHEN}এ." in texts


def test_a_long_explanation_is_read_to_its_end_by_keys_and_no_further(qtbot: QtBot) -> None:
    panel = LessonPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(330, 400)
    block = Block("", "\n\n".join("A paragraph of a long explanation. " * 4 for _ in range(12)))
    panel.show_page("Title", "", Page("Explanation", (block,)), 0, 1)
    panel.show()
    area = panel.findChild(QScrollArea)
    for _ in range(20):
        panel.read_on()
    QApplication.processEvents()
    last = [label for label in area.findChildren(QLabel) if label.text()][-1]
    below = last.mapTo(area, last.rect().bottomLeft()).y()
    assert area.height() - 30 < below < area.height()


def test_a_lesson_that_compares_may_follow_another_one_that_does(
    led: MainWindow, qtbot: QtBot
) -> None:
    for claim, reach in (("C18", 1.0), ("C8", 5.0), ("C18", 1.0)):  # how far its points lie
        led.lessons.begin(library().find(claim))
        qtbot.waitUntil(
            lambda reach=reach: (
                len(led.shown) == 2
                and 0.5 * reach < led.shown[0].data.train.x.max() < 1.5 * reach
                and led.panes.middle.currentWidget() is led.panes.compare
            ),
            timeout=20_000,
        )
        qtbot.keyClick(led, Key.Key_Right)
        for side in led.panes.compare.sides:
            qtbot.waitUntil(
                lambda side=side, reach=reach: (
                    0.8 * reach < side.planes.chart.extent[3] < 2.5 * reach
                ),
                timeout=5_000,
            )
