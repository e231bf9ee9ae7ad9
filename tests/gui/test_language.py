"""The language changes while the run goes on: other words, the same everything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import language
from app.cli import main
from app.engine.trainer import Trainer
from app.experiment.interventions import Set
from app.experiment.sessions import Session
from app.experiment.settings import Experiment
from app.window import letters, translator
from app.window.application import speak_at_start
from app.window.dialogs import ask_give_up
from app.window.figures.dialog import FigureDialog
from app.window.figures.lines import among
from app.window.main_window import LANGUAGE, MainWindow
from app.window.translator import put_in_force
from app.window.views.planes.tools import Tool
from tests.gui.conftest import OpenWindow

WORDS = {
    "&File": "&ফাইল",
    "Learning rate": "শেখার হার",
    "Neurons": "নিউরন",
    "Play": "চালাও",
    "Pause": "থামো",
    "step {step}": "ধাপ {step}",
    "Save a figure": "চিত্র রাখো",
    "Cancel": "বাতিল",
    "untitled": "নামহীন",
    "Stopped at step {step}.": "ধাপ {step}-এ থেমেছে।",
}
STEPS = 120


@pytest.fixture(autouse=True)
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Bengali with a few words; English again at the end."""
    folder = tmp_path / "translations"
    folder.mkdir()
    messages = "".join(
        f"<message><source>{escape(source)}</source>"
        f"<translation>{escape(text)}</translation></message>"
        for source, text in WORDS.items()
    )
    file = folder / "flatline_bn.ts"
    file.write_text(f"<TS><context>{messages}</context></TS>", encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", folder)
    yield file
    put_in_force("en")


def choose(window: MainWindow, code: str, qtbot: QtBot) -> None:
    """By the menu."""
    before = window.panes
    window.menus.languages[code].trigger()
    qtbot.waitUntil(lambda: window.panes is not before)


def step_of(window: MainWindow) -> int:
    assert window.snapshot is not None
    return window.snapshot.step


def test_a_change_of_language_while_it_trains_changes_no_bit(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    window.playback.play.trigger()
    qtbot.waitUntil(lambda: step_of(window) > 0)
    choose(window, "bn", qtbot)
    assert window.worker.isRunning()
    assert window.playback.play.isChecked()
    assert window.playback.play.text() == "থামো"
    before = step_of(window)
    qtbot.waitUntil(lambda: step_of(window) > max(before, STEPS))
    window.playback.play.trigger()
    qtbot.waitUntil(lambda: not window.playback.play.isChecked())
    window.worker.seek(STEPS)
    qtbot.waitUntil(lambda: step_of(window) == STEPS)
    observer = window.worker.sides[0].observer
    assert observer is not None
    alone = Trainer(Experiment())
    for _ in range(STEPS):
        alone.step()
    both = alone.network.parameters, observer.trainer.network.parameters
    assert both[0].flat.numpy().tobytes() == both[1].flat.numpy().tobytes()


def test_all_that_is_chosen_stays(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.worker.take_steps(30)
    qtbot.waitUntil(lambda: step_of(window) == 30)
    window.select_neuron(1, 2)
    window.intervene(Set(key="training.learning_rate", value=0.5))
    window.planes.use(Tool.ADD)
    window.planes.set_test_points(False)
    window.neurons.set_content("gradient")
    window.menus.predict.setChecked(True)
    window.docks["margins"].close()
    window.docks["flow"].raise_()
    window.resize(1111, 777)
    qtbot.waitUntil(lambda: window.snapshot is not None and window.keeper.changed)
    extent, session, places = window.lens.extent, window.session, stand(window)
    choose(window, "bn", qtbot)
    assert window.session.view == session.view
    assert window.session == session
    assert window.lens.extent == extent
    assert window.keeper.changed
    assert window.predicting
    assert window.menus.predict.isChecked()
    assert window.planes.chart.hands.tool is Tool.ADD
    qtbot.waitUntil(lambda: stand(window) == places)
    assert (window.width(), window.height()) == (1111, 777)
    window.undo()
    qtbot.waitUntil(lambda: not window.session.experiment.interventions)
    assert window.session.experiment.training.learning_rate == 0.03


def test_two_networks_are_compared_on(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.fork(Set(key="training.learning_rate", value=0.5))
    qtbot.waitUntil(lambda: len(window.shown) == 2 and window.middle == "compare")
    choose(window, "bn", qtbot)
    assert window.middle == "compare"
    assert not window.docks["difference"].isHidden()
    window.worker.take_steps(5)
    qtbot.waitUntil(lambda: [each.step for each in window.shown] == [5, 5])


def test_the_words_change_and_come_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    assert [each.text() for each in window.menus.languages.values()] == ["English", "বাংলা"]
    window.docks["flow"].raise_()  # what a view says that has been seen before is another thing
    qtbot.waitUntil(lambda: window.snapshot is not None and window.snapshot.flow is not None)
    english = texts(window)
    choose(window, "bn", qtbot)
    qtbot.waitUntil(lambda: "নামহীন" in window.windowTitle())
    bengali = texts(window)
    assert {"&ফাইল", "শেখার হার", "নিউরন", "চালাও"} <= bengali
    assert not {"&File", "Learning rate", "Neurons", "Play"} & bengali
    assert any("ধাপ 0" in text for text in bengali)
    assert "Noto Sans Bengali" in window.theme.font().families()
    assert window._settings.value(LANGUAGE) == "bn"  # for the next time
    choose(window, "en", qtbot)
    qtbot.waitUntil(lambda: texts(window) == english)
    assert "Noto Sans Bengali" not in window.theme.font().families()


def test_nothing_of_before_is_left_and_qt_speaks_it_too(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    gone: list[str] = []
    window.panes.planes.destroyed.connect(lambda: gone.append("planes"))
    window.panel.destroyed.connect(lambda: gone.append("panel"))
    window.playback.destroyed.connect(lambda: gone.append("playback"))
    (file, *_) = window.menuBar().findChildren(QMenu)
    file.destroyed.connect(lambda: gone.append("menus"))
    many = len(window.findChildren(QWidget)), len(window.actions())
    choose(window, "bn", qtbot)
    qtbot.waitUntil(lambda: len(gone) == 4)
    qtbot.waitUntil(lambda: len(window.findChildren(QDockWidget)) == len(window.docks.all()))
    assert (len(window.findChildren(QWidget)), len(window.actions())) == many
    seen: list[str] = []

    def look() -> None:
        (box,) = window.findChildren(QMessageBox, "give up")
        cancel = box.button(QMessageBox.StandardButton.Cancel)
        seen.append(cancel.text())
        cancel.click()

    QTimer.singleShot(0, look)
    ask_give_up(window)
    assert seen == ["বাতিল"]


def test_the_figure_dialog_follows_unless_it_is_saving(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window()
    window.figures.save("neurons")
    choose(window, "bn", qtbot)
    (dialog,) = (d for d in window.findChildren(FigureDialog) if d.isVisible())
    assert dialog.windowTitle() == "চিত্র রাখো"
    assert dialog.wish.figure.views == ("neurons",)
    made: list[Session] = []
    monkeypatch.setattr(dialog.saving, "begin", lambda session, *_: made.append(session))
    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", lambda *_: tmp_path / "a.png")
    save = dialog.findChild(QPushButton, "figure.save")
    qtbot.waitUntil(save.isEnabled)
    save.click()
    assert made[0].figure is not None
    assert made[0].figure.language == "bn"
    monkeypatch.setattr(type(window.figures), "saving", True)
    before = window.panes
    window.speak("en")
    assert window.panes is before
    (box,) = window.findChildren(QMessageBox, "notice")
    assert "change the language once that is done" in box.text()


def test_fields_stand_where_the_sentence_of_a_language_has_them(qtbot: QtBot) -> None:
    first, last = QLineEdit("1"), QLineEdit("9")
    line = among("{last} পর্যন্ত, {first} থেকে", first=first, last=last)
    qtbot.addWidget(line)
    layout = line.layout()
    assert layout is not None
    parts = [layout.itemAt(at).widget() for at in range(layout.count() - 1)]
    words = [part.text() for part in parts if isinstance(part, QLabel | QLineEdit)]
    assert words == ["9", "পর্যন্ত,", "1", "থেকে"]


def test_a_catalogue_that_cannot_be_read_is_told(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    window = open_window()
    catalogue.write_text("<TS>", encoding="utf-8")
    window.speak("bn")
    (box,) = window.findChildren(QMessageBox, "trouble")
    assert box.text().startswith("The translation cannot be read: flatline_bn.ts")
    assert language.language() == "en"


def test_without_its_letters_the_font_to_install_is_named(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(letters, "FOLDER", tmp_path)
    monkeypatch.setattr("PySide6.QtGui.QFontDatabase.families", lambda *_: [])
    letters._families.cache_clear()
    assert letters.missing_family("en") == ""
    assert letters.missing_family("hi") == "Noto Sans Devanagari"
    window = open_window()
    choose(window, "bn", qtbot)
    (box,) = window.findChildren(QMessageBox, "notice")
    assert "install the family Noto Sans Bengali" in box.text()
    assert language.language() == "bn"
    letters._families.cache_clear()


def test_the_language_at_the_start(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr(translator, "of_the_system", lambda: "bn")
    monkeypatch.setattr("app.window.application.of_the_system", lambda: "bn")
    assert speak_at_start(None, kept) == ""
    assert language.language() == "bn"  # the system's
    kept.setValue(LANGUAGE, "en")
    speak_at_start(None, kept)
    assert language.language() == "en"  # that of the last time
    speak_at_start("bn", kept)
    assert language.language() == "bn"  # that of this start
    kept.setValue(LANGUAGE, "xx")
    speak_at_start(None, kept)
    assert language.language() == "bn"  # of one that is gone: the system's


def test_a_wrong_code_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "xx"]) == 2
    said = capsys.readouterr().err
    assert said == "flatline: argument --language: xx: must be one of en bn (see flatline --help)\n"


NEAR = 24
"""Pixels: the letters of one language are higher than those of another."""


def stand(window: MainWindow) -> dict[str, tuple[object, ...]]:
    """Where the docks are, how wide they are, and which are in front."""
    return {
        dock.objectName(): (
            window.dockWidgetArea(dock),
            round(dock.width() / NEAR) if not dock.visibleRegion().isEmpty() else "behind",
            dock.isHidden(),
        )
        for dock in window.docks.all()
    }


def texts(window: MainWindow) -> set[str]:
    """All words that widgets and menus have."""
    found = {window.windowTitle()}
    for widget in window.findChildren(QWidget):
        for what in ("text", "toolTip", "windowTitle", "accessibleName", "placeholderText"):
            if callable(say := getattr(widget, what, None)):
                found.add(str(say()))
        found.update(action.text() for action in widget.actions())
    return found
