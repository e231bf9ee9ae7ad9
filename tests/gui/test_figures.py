"""Figures in the window: views copied as images, and the dialog that saves them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.experiment import sessions
from app.experiment.figure import FigureSettings
from app.experiment.interventions import Set
from app.figures.catalogue import panel_of
from app.figures.fonts import figure_family
from app.figures.panel import Look
from app.record.moment import Moment
from app.window.controls.widgets import Combo
from app.window.docks import PLACES
from app.window.figures.copying import RATIO, picture
from app.window.figures.dialog import FigureDialog
from app.window.figures.moments import Moments, generous
from app.window.figures.preview import Preview
from app.window.figures.progress import Progress
from app.window.figures.wish import Wish, wish_of
from app.window.main_window import CONTROLS, MainWindow
from tests.gui.conftest import OpenWindow

SMALL = {"dataset.points": 60, "network.hidden": (4, 3), "training.learning_rate": 1.0}
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """A window on a small run, at step 30."""
    opened = open_window(SMALL)
    opened.worker.take_steps(30)
    qtbot.waitUntil(lambda: is_still(opened, 30), timeout=20_000)
    return opened


def is_still(window: MainWindow, step: int) -> bool:
    snapshot = window.snapshot
    return snapshot is not None and snapshot.step == step and snapshot.steps_per_second == 0.0


def said(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def moment_of(qtbot: QtBot, window: MainWindow, wanted: Callable[[Moment], object]) -> Moment:
    """The present moment, as this wants to see it."""
    found: list[Moment] = []
    moments = Moments(window.worker, window)
    moments.ask(generous(window.lens), found.append)
    qtbot.waitUntil(lambda: bool(found))
    moments.ask(wanted(found[0]), found.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(found) == 2)
    return found[1]


def opened(qtbot: QtBot, window: MainWindow, *views: str) -> FigureDialog:
    """The dialog, by its key, with a first preview of these views."""
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
    dialog = window.findChild(FigureDialog, "figure")
    assert isinstance(dialog, FigureDialog)
    dialog.show_wish(replace(Wish(), figure=FigureSettings(views=views)))
    settled(qtbot, dialog)
    return dialog


def preview(dialog: FigureDialog) -> Preview:
    found = dialog.findChild(Preview, "figure.preview")
    assert isinstance(found, Preview)
    return found


def settled(qtbot: QtBot, dialog: FigureDialog) -> None:
    """Wait until the preview has caught up: it shows something, and that stays."""
    seen = [object()]

    def same() -> bool:
        now = preview(dialog).image
        key = preview(dialog).sentence if now is None else now.cacheKey()
        known = key != "" and key == seen[-1]
        seen.append(key)
        qtbot.wait(100)
        return known

    qtbot.waitUntil(same, timeout=10_000)


def part(dialog: FigureDialog, name: str) -> QWidget:
    found = dialog.findChild(QWidget, f"figure.{name}")
    assert found is not None, name
    return found


def click(qtbot: QtBot, dialog: FigureDialog, name: str) -> None:
    widget = part(dialog, name)
    place = QPoint(8, widget.height() // 2) if isinstance(widget, QCheckBox) else QPoint()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def choose(qtbot: QtBot, dialog: FigureDialog, name: str, words: str) -> None:
    """From a list, by the keyboard."""
    combo = part(dialog, name)
    assert isinstance(combo, Combo)
    combo.setFocus()
    at = combo.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert at >= 0, words
    while combo.currentIndex() != at:
        down = combo.currentIndex() < at
        qtbot.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def type_into(qtbot: QtBot, dialog: FigureDialog, name: str, text: str) -> None:
    field = part(dialog, name)
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.wait(300)


def words_of(dialog: FigureDialog, name: str) -> str:
    label = part(dialog, name)
    assert isinstance(label, QLabel)
    return label.text()


# --- Copying


def test_a_view_is_copied_by_its_own_code_at_twice_its_size(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.neurons.setFocus()
    grid = QApplication.focusWidget()
    assert grid is not None
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL_SHIFT)
    qtbot.waitUntil(lambda: said(window).startswith("Neurons copied"))
    image = QGuiApplication.clipboard().image()
    assert f"{image.width()} × {image.height()} px" in said(window)
    panel, size = panel_of("neurons"), window.neurons.size()
    assert image.width() >= RATIO * size.width()
    theme = replace(window.theme, family=figure_family())
    look = Look(theme, window.session.view, RATIO)
    lens = generous(window.lens)

    def drawn() -> QImage:
        place = QRectF(0, 0, image.width() / RATIO, image.height() / RATIO)
        moment = moment_of(qtbot, window, lambda m: panel.ask(lens, place, m, look))
        return picture(panel, size, window.as_shown(moment), look)

    assert drawn() == image.convertToFormat(QImage.Format.Format_RGB32)
    # an audience that is to predict gets no answer by the clipboard
    qtbot.keyClick(window, Qt.Key.Key_H)
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(window, Qt.Key.Key_C, CTRL_SHIFT)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    veiled = QGuiApplication.clipboard().image()
    assert veiled != image
    assert drawn() == veiled.convertToFormat(QImage.Format.Format_RGB32)
    # a view with nothing to show says so, and copies nothing
    QGuiApplication.clipboard().setText("kept")
    dock = window.docks["autopsy"]
    entries = {action.text(): action for action in dock.actions()}
    entries["Copy as image"].trigger()
    qtbot.waitUntil(lambda: "Autopsy" in said(window))
    assert QGuiApplication.clipboard().text() == "kept"
    # the whole window can be copied at any time, too: as it is seen
    menu = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == "&Edit")
    copy = next(a for a in menu.actions() if a.text() == "Copy &window as image")

    def copied() -> QImage:
        """What of the copied window shows the neurons."""
        copy.trigger()
        whole = QGuiApplication.clipboard().image()
        assert whole.size() == window.size(), "pixel for pixel"
        at = window.neurons.mapTo(window, QPoint())
        return whole.copy(QRect(at, size))

    hidden = copied()
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert copied() != hidden
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert copied() == hidden


# --- The preview


def test_every_choice_is_seen_in_the_preview_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window, "neurons")
    assert QApplication.focusWidget() is part(dialog, "picture"), "where the choices begin"
    changes: list[Callable[[], object]] = [
        lambda: choose(qtbot, dialog, "theme", "Dark"),
        lambda: click(qtbot, dialog, "projector"),
        lambda: click(qtbot, dialog, "transparent"),
        lambda: choose(qtbot, dialog, "size", "Square"),
        lambda: type_into(qtbot, dialog, "title", "Lives and deaths"),
        lambda: type_into(qtbot, dialog, "caption", "Of a small network."),
        lambda: click(qtbot, dialog, "captioned"),
        lambda: click(qtbot, dialog, "headings"),
        lambda: click(qtbot, dialog, "veiled"),
        lambda: qtbot.keyClick(part(dialog, "views"), Qt.Key.Key_Space),
    ]
    views = dialog.controls.views
    views.setFocus()
    views.setCurrentRow(1)
    for change in changes:
        before = preview(dialog).image
        change()
        qtbot.waitUntil(lambda before=before: preview(dialog).image not in (None, before))
        settled(qtbot, dialog)
    image = preview(dialog).image
    assert image is not None
    assert image.pixelColor(2, 2).alpha() == 0, "transparent"
    assert "1 080 × 1 080 px" in words_of(dialog, "what").replace("\u202f", " ")
    assert len(dialog.wish.figure.views) == 2
    assert dialog.wish.figure.model_dump(exclude={"views"}) == FigureSettings(
        theme="dark",
        projector=True,
        transparent=True,
        size="square",
        title="Lives and deaths",
        caption="",
        headings=False,
        veiled=True,
    ).model_dump(exclude={"views"})
    # it follows the run once that stands still
    before = preview(dialog).image
    window.worker.take_steps(40)
    qtbot.waitUntil(lambda: words_of(dialog, "of") == "Step 70", timeout=10_000)
    settled(qtbot, dialog)
    assert preview(dialog).image != before


def test_what_cannot_be_drawn_is_said_in_its_place(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window, "autopsy")
    save = part(dialog, "save")
    assert preview(dialog).image is None
    assert preview(dialog).sentence.startswith("Autopsy: ")
    assert not save.isEnabled()
    dialog.show_wish(replace(Wish(), figure=FigureSettings(views=("neurons",))))
    settled(qtbot, dialog)
    assert preview(dialog).image is not None
    assert save.isEnabled()
    choose(qtbot, dialog, "size", "Other")
    type_into(qtbot, dialog, "other", "as large as a barn")
    settled(qtbot, dialog)
    assert preview(dialog).sentence.startswith("Size: must be one of")
    assert not save.isEnabled()
    type_into(qtbot, dialog, "other", "12x9 cm")
    settled(qtbot, dialog)
    assert save.isEnabled()
    assert "12 × 9 cm at 300 dpi" in words_of(dialog, "what")
    choose(qtbot, dialog, "when", "These")
    type_into(qtbot, dialog, "steps", "5, x")
    settled(qtbot, dialog)
    assert preview(dialog).sentence.startswith("Steps: must be")
    assert not save.isEnabled()


# --- Hiding who is dead


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """In the main window, and not in the dialog."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key)


def caption_field(dialog: FigureDialog) -> QPlainTextEdit:
    field = part(dialog, "caption")
    assert isinstance(field, QPlainTextEdit)
    return field


def is_checked(dialog: FigureDialog, name: str) -> bool:
    box = part(dialog, name)
    assert isinstance(box, QCheckBox)
    return box.isChecked()


def test_what_the_window_hides_the_dialog_hides_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window, "neurons", "timeline")
    told = preview(dialog).image
    assert "; 1 of 7 dead" in caption_field(dialog).placeholderText()
    press(qtbot, window, Qt.Key.Key_H)
    hidden = preview(dialog).image  # nothing has been waited for
    assert hidden is not None
    assert hidden != told
    assert is_checked(dialog, "veiled")
    assert "; ? of 7 dead" in caption_field(dialog).placeholderText()
    settled(qtbot, dialog)
    assert preview(dialog).image == hidden
    around = part(dialog, "around")
    assert not around.isEnabled()
    press(qtbot, window, Qt.Key.Key_H)
    settled(qtbot, dialog)
    assert not is_checked(dialog, "veiled")
    assert preview(dialog).image == told
    # what was asked for in the dialog stays
    click(qtbot, dialog, "veiled")
    press(qtbot, window, Qt.Key.Key_H)
    press(qtbot, window, Qt.Key.Key_H)
    assert is_checked(dialog, "veiled")


def test_the_whole_window_is_seen_as_it_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window, "window")
    assert "1 920 × 1 080 px" in words_of(dialog, "what").replace("\u202f", " ")
    assert not part(dialog, "title").isVisible(), "a window has none"
    assert not part(dialog, "data").isEnabled(), "nor numbers behind it"
    light = preview(dialog).image
    assert light is not None
    assert abs(light.width() / light.height() - 16 / 9) < 0.01, "and not the form of this window"
    choose(qtbot, dialog, "theme", "Dark")
    settled(qtbot, dialog)
    dark = preview(dialog).image
    assert dark is not None
    assert dark.scaled(1, 1).pixelColor(0, 0).lightness() < 100
    for widget in (window, window.centralWidget(), window.menuBar()):
        shade = widget.palette().window().color().name()
        assert shade == window.theme.window.lower(), "the window that is used keeps its look"
    press(qtbot, window, Qt.Key.Key_H)
    assert preview(dialog).image != dark
    dialog.close()
    shown = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
    ]
    assert shown == [window]


def test_an_edited_caption_goes_on_saying_what_is_so(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window, "neurons")
    field = caption_field(dialog)
    before = preview(dialog).image
    click(qtbot, dialog, "edit")
    settled(qtbot, dialog)
    assert dialog.wish.figure.caption == "auto", "nothing is changed yet"
    assert preview(dialog).image == before
    type_into(qtbot, dialog, "caption", ". Look at layer 2!")
    settled(qtbot, dialog)
    written = field.toPlainText()
    assert written.endswith(", seed 0; {step}; {dead}. Look at layer 2!"), "to be filled in"
    assert dialog.wish.figure.caption == written
    told = preview(dialog).image
    assert told != before
    press(qtbot, window, Qt.Key.Key_H)
    assert preview(dialog).image != told
    assert field.toPlainText() == written
    press(qtbot, window, Qt.Key.Key_H)
    # what was written over is nobody's but the writer's
    field.selectAll()
    type_into(qtbot, dialog, "caption", "A network at step 7.")
    press(qtbot, window, Qt.Key.Key_H)
    settled(qtbot, dialog)
    assert field.toPlainText() == "A network at step 7."


# --- Several steps


def test_the_preview_of_other_steps_says_what_it_is_of(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window({**SMALL, "initialisation.seed": 1})
    window.worker.take_steps(30)
    qtbot.waitUntil(lambda: is_still(window, 30), timeout=20_000)
    assert window.snapshot is not None
    died = max(e.step for e in window.snapshot.events if e.kind == "death")
    window.select_neuron(1, 0)
    dialog = opened(qtbot, window, "neurons")
    choose(qtbot, dialog, "when", "These")
    steps = part(dialog, "steps")
    assert isinstance(steps, QLineEdit)
    assert steps.text() == "30"
    qtbot.waitUntil(part(dialog, "around").isEnabled)
    click(qtbot, dialog, "around")
    assert steps.text() == f"{died - 1}, {died}, {died + 100}", "nobody had asked for step 30"
    click(qtbot, dialog, "now")
    assert steps.text() == f"{died - 1}, {died}, 30, {died + 100}"
    type_into(qtbot, dialog, "steps", "0, 30")
    click(qtbot, dialog, "together")
    settled(qtbot, dialog)
    said_of = words_of(dialog, "of")
    assert said_of.startswith("2 steps, one figure. The preview shows the present step, 30, for")
    caption = caption_field(dialog).placeholderText()
    assert caption.endswith("; steps 0, 30; ?, 1 of 7 dead"), "what is not known is not made up"


# --- Saving


def wanted_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", lambda *_: path)


def test_what_cannot_become_a_file_is_refused_before_it_is_drawn(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window, "neurons")
    (tmp_path / "taken.png").mkdir()
    for name, sentence in (
        ("a.pdf", "a.pdf is not the name of a PNG picture, which ends in .png."),
        (".png", ".png is no name"),
        ("taken.png", "taken.png is a folder there"),
        ("x" * 300, "The name xxxx"),
    ):
        wanted_file(monkeypatch, tmp_path / name)
        click(qtbot, dialog, "save")
        assert words_of(dialog, "news").startswith(f"✕ {sentence}")
        assert not dialog.saving.running
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1000))
    wanted_file(monkeypatch, tmp_path / "a.png")
    click(qtbot, dialog, "save")
    assert words_of(dialog, "news").startswith("✕ There is no room left on the disk")
    assert [path.name for path in tmp_path.glob("*a*.p*")] == ["taken.png"]


def test_a_failure_while_drawing_is_told_and_what_was_there_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "a.png").write_text("of yesterday")
    failing = tmp_path / "failing.py"
    failing.write_text("import sys; sys.exit('flatline: the paper is empty')")
    monkeypatch.setattr("app.window.figures.saving.MAIN", failing)
    press(qtbot, window, Qt.Key.Key_H)
    dialog = opened(qtbot, window, "neurons")
    kept = []

    def chosen(*_: object) -> Path:
        """Meanwhile the run becomes another one."""
        window.intervene(Set(key="training.learning_rate", value=0.25))
        window.worker.take_steps(5)
        qtbot.waitUntil(lambda: is_still(window, 35))
        return folder / "a.png"

    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", chosen)
    click(qtbot, dialog, "save")
    kept = [sessions.read(path) for path in folder.rglob("session.toml")]
    qtbot.waitUntil(lambda: not dialog.saving.running, timeout=20_000)
    assert words_of(dialog, "news") == "✕ The paper is empty."
    assert [path.name for path in folder.iterdir()] == ["a.png"]
    assert (folder / "a.png").read_text() == "of yesterday"
    # what was given to be drawn is what the preview had shown
    assert [s.view.step for s in kept] == [30]
    assert kept[0].experiment.interventions == ()
    assert kept[0].figure is not None
    assert kept[0].figure.veiled
    # for the next time that is nobody's choice: it only followed the window
    assert window.figures.settings is not None
    assert not window.figures.settings.veiled


def test_it_is_said_how_far_it_is() -> None:
    apart = Progress(replace(Wish(), several=True, steps="4,9"), 9)
    said = [apart.words(done, 10) for done in range(1, 11)]
    assert said[:4] == [f"Playing the run again … {p} %" for p in (10, 20, 30, 40)]
    assert said[4:9] == ["Drawing … picture 1 of 2"] * 5
    assert said[9:] == ["Drawing … picture 2 of 2"]
    film = Progress(replace(Wish(), format="gif"), 9)
    said = [film.words(done, 20) for done in range(1, 21)]
    assert said[9] == "Playing the run again … 50 %"
    assert said[10] == "Drawing … picture 1 of 10"
    assert said[-1] == "Drawing … picture 10 of 10"


def test_a_view_has_one_name_everywhere(window: MainWindow) -> None:
    for place in PLACES:
        if place.name not in CONTROLS:
            assert panel_of(place.name).title == place.title


def test_a_figure_is_saved_by_another_process_while_the_window_plays_on(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "app.window.dialogs.ask_file_to_save", lambda *_: tmp_path / "made" / "neurons.png"
    )
    (tmp_path / "made").mkdir()
    dialog = opened(qtbot, window, "neurons")
    choose(qtbot, dialog, "size", "Paper, one column")
    settled(qtbot, dialog)
    pixels = words_of(dialog, "what").replace("\u202f", "").partition(" px")[0].split(", ")[1]
    click(qtbot, dialog, "save")
    assert not part(dialog, "save").isEnabled()
    play = window.findChild(QToolButton, "play")
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.snapshot is not None and window.snapshot.step > 60)
    assert dialog.saving.running, "meanwhile"
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    progress: list[str] = []
    dialog.saving.progressed.connect(lambda *_: progress.append(words_of(dialog, "news")))
    qtbot.waitUntil(lambda: words_of(dialog, "news").startswith("Saved"), timeout=60_000)
    assert progress[0].startswith("Playing the run again … ")
    assert progress[-1] == "Drawing …"
    assert words_of(dialog, "news") == "Saved: neurons.png."
    assert said(window) == "Saved: neurons.png."
    (path,) = (tmp_path / "made").iterdir()
    image = QImage(str(path))
    assert f"{image.width()} × {image.height()}" == pixels
    carried = sessions.read(path)
    assert carried.view.step == 30, "what the preview had shown"
    assert carried.experiment.network.hidden == (4, 3)
    assert carried.figure is not None
    assert carried.figure.size == "column"
    assert window.session.figure == dialog.wish.figure, "it is kept with the session"
    # what is there is written over only where that is wanted
    asked: list[list[str]] = []
    monkeypatch.setattr("app.window.dialogs.ask_replace", lambda _, n: asked.append(list(n)))
    (tmp_path / "made" / "neurons-step-7.png").write_text("somebody's")
    choose(qtbot, dialog, "when", "These")
    type_into(qtbot, dialog, "steps", "3, 7")
    settled(qtbot, dialog)
    click(qtbot, dialog, "save")
    assert asked == [["neurons-step-7.png"]]
    assert not dialog.saving.running, "the answer was no"
    nowhere = tmp_path / "nowhere" / "a.png"
    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", lambda *_: nowhere)
    click(qtbot, dialog, "save")
    assert words_of(dialog, "news") == f"✕ There is no folder {nowhere.parent}."
    assert part(dialog, "save").isEnabled()


def test_what_is_cancelled_leaves_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    monkeypatch.setattr("app.window.dialogs.ask_file_to_save", lambda *_: folder / "film.gif")
    dialog = opened(qtbot, window, "neurons")
    click(qtbot, dialog, "animation")
    settled(qtbot, dialog)
    type_into(qtbot, dialog, "last", "9000")
    type_into(qtbot, dialog, "every", "1")
    settled(qtbot, dialog)
    click(qtbot, dialog, "save")
    assert any(folder.iterdir()), "it is being made there"
    click(qtbot, dialog, "cancel")
    assert list(folder.iterdir()) == []
    assert "Cancelled" in words_of(dialog, "news")
    click(qtbot, dialog, "save")
    asked: list[object] = []
    monkeypatch.setattr("app.window.dialogs.ask_give_up", asked.append)
    window.close()
    assert asked == [window]
    assert window.isVisible(), "the answer was no"
    assert dialog.saving.running
    begun = time.monotonic()
    window.keeper.hurry()
    window.close()
    assert time.monotonic() - begun < 5
    assert list(folder.iterdir()) == []


def test_views_that_were_chosen_outlast_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(qtbot, window, "neurons", "timeline")
    dialog.close()
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
    assert dialog.wish.figure.views == ("neurons", "timeline")
    dialog.close()
    window.figures.open(FigureSettings(views=("planes", "card")))
    window.neurons.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
    assert dialog.wish.figure.views == ("planes", "card"), "of the picture that was opened"
    assert dialog.wish.kind.group == "picture"
    dialog.close()


# --- What is asked for, in words


def test_the_command_line_has_what_was_chosen() -> None:
    assert Wish().options(40) == ["--at", "40", "--format", "png"]
    some = replace(Wish(), several=True, steps="0, 50, 500", format="pdf")
    assert some.options(40) == ["--at", "0,50,500", "--format", "pdf"]
    film = replace(Wish(), format="gif", first=10, every=5, fps=12, slow=4)
    assert film.options(400) == [
        "--at",
        "10..400/5",
        "--format",
        "gif",
        "--fps",
        "12",
        "--slow",
        "4",
    ]
    assert film.drawn.size == "1280x720", "and not that of a page"


def test_choices_are_kept_and_a_spoilt_note_of_them_is_no_harm() -> None:
    wish = replace(Wish(), format="mp4", steps="1,2", last=70, fps=30)
    wish = replace(wish, figure=FigureSettings(views=("timeline",), theme="print"))
    assert wish_of(wish.kept()) == wish
    for spoilt in ("", "{", "[]", "3", '{"figure": 3}', wish.kept().replace("30", '"x"')):
        assert isinstance(wish_of(spoilt).fps, int)
    assert wish_of(wish.kept().replace("mp4", "exe")).format == "png"
