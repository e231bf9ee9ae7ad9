"""Save, open, recent files, autosave, unsaved changes, copy and paste: nothing is lost unasked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from app.experiment import sessions
from app.experiment.interventions import Intervention, Kick, Set
from app.experiment.pictures import About, carried_by_svg
from app.experiment.sessions import Fork, Session, View
from app.experiment.settings import Experiment
from app.window import dialogs
from app.window.dialogs import ask_unsaved
from app.window.keeping.autosave import Autosave, Shelf, left_behind
from app.window.keeping.keeper import Keeper
from app.window.keeping.recent import MOST, Recent, fill
from app.window.keeping.unsaved import Unsaved, title
from app.window.main_window import MainWindow
from tests.gui.conftest import OpenWindow

CHANGED = Session(Experiment().with_values({"training.learning_rate": 0.5}), View(step=1240))


class Window(QMainWindow):
    """A window that has a run, and nothing to show of it."""

    def __init__(self, session: Session, path: Path | None) -> None:
        super().__init__()
        self.session, self.path = session, path
        self.weights: list[tuple[str, Path]] = []

    def open_session(self, session: Session, path: Path | None) -> None:
        self.session, self.path = session, path

    def set_path(self, path: Path) -> None:
        self.path = path

    def save_weights(self, path: Path) -> None:
        self.weights.append(("save", path))

    def load_weights(self, path: Path) -> None:
        self.weights.append(("load", path))


class Kept:
    """A window with its keeper, as the program has them."""

    def __init__(self, qtbot: QtBot, folder: Path, path: Path | None = None) -> None:
        self.folder = folder
        self.settings = QSettings(str(folder / "flatline.ini"), QSettings.Format.IniFormat)
        session = sessions.read(path) if path else Session(Experiment())
        self.window = Window(session, path)
        qtbot.addWidget(self.window)
        self.window.show()
        self.keeper = Keeper(self.window, self.settings)

    @property
    def marked(self) -> bool:
        self.keeper.look()
        return self.window.isWindowModified()

    def box(self, name: str) -> QMessageBox:
        found = [box for box in self.window.findChildren(QMessageBox, name) if box.isVisible()]
        assert len(found) == 1, name
        return found[0]

    def said(self, name: str = "trouble") -> str:
        box = self.box(name)
        text = f"{box.text()} {box.informativeText()}".strip()
        box.close()
        QApplication.processEvents()
        return text

    def press(self, button: str) -> None:
        box = self.box("restore")
        next(b for b in box.buttons() if b.text() == button).click()


@pytest.fixture
def keep(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Kept]]:
    made: list[Kept] = []

    def make(path: Path | None = None) -> Kept:
        made.append(Kept(qtbot, tmp_path, path))
        return made[-1]

    yield make
    for each in made:
        each.keeper.end()


def answer(monkeypatch: pytest.MonkeyPatch, what: dialogs.Answer) -> list[str]:
    """Answers the question about unsaved changes; the names asked about."""
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_unsaved", lambda _, name: asked.append(name) or what)
    return asked


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Chooses this in the next file dialog."""

    def run(dialog: QFileDialog) -> int:
        if path is not None:
            dialog.selectFile(str(path))
        return int(path is not None)

    monkeypatch.setattr(QFileDialog, "exec", run)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(path)])


# --- What is not saved


def test_a_run_is_changed_by_what_saving_would_write_and_not_by_looking(
    keep: Callable[..., Kept],
) -> None:
    kept = keep()
    assert kept.window.windowTitle() == "untitled[*] – Flatline"
    assert not kept.marked
    kept.window.session = Session(Experiment(), View(step=900, layer=2, neuron=(1, 3)))
    assert not kept.marked, "the step and what is looked at are no changes"
    kick = Experiment().with_record((Kick(step=5),))
    for change in (Session(kick), CHANGED, Session(Experiment(), fork=Fork(step=4))):
        kept.window.session = change
        assert kept.marked
    kept.window.session = Session(Experiment())
    assert not kept.marked, "all is undone"


def test_the_order_in_a_file_and_settings_set_at_step_0_are_no_changes() -> None:
    early: tuple[Intervention, ...] = (Set(step=0, key="training.l1", value=1),)
    late: tuple[Intervention, ...] = (Kick(step=9), Kick(step=3, factor=2.0))
    unsaved = Unsaved(Session(Experiment().with_record((*late, *early))))
    same = Experiment().with_values({"training.l1": 1.0}).with_record((late[1], late[0]))
    assert not unsaved.differs(Session(same))
    assert unsaved.differs(Session(same.with_record(late[:1])))


def test_the_title_shows_any_file_name_as_it_is(keep: Callable[..., Kept]) -> None:
    assert title(Path("/a/b.toml")) == "b.toml[*] – Flatline"
    assert title(Path("a[*].toml")) == "a[*][*].toml[*] – Flatline"


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        (QMessageBox.StandardButton.Save, "save"),
        (QMessageBox.StandardButton.Discard, "discard"),
        (QMessageBox.StandardButton.Cancel, "cancel"),
        (None, "cancel"),
    ],
)
def test_the_question_about_changes_names_the_run_and_escape_cancels(
    qtbot: QtBot, button: QMessageBox.StandardButton | None, expected: str
) -> None:
    parent = Window(CHANGED, None)
    qtbot.addWidget(parent)
    texts: list[str] = []

    def press() -> None:
        box = parent.findChildren(QMessageBox, "unsaved")[-1]
        texts.append(box.text())
        if button is None:
            qtbot.keyClick(box, Qt.Key.Key_Escape)
        else:
            box.button(button).click()

    QTimer.singleShot(0, press)
    assert ask_unsaved(parent, "my <b>run</b>.toml") == expected
    QTimer.singleShot(0, press)
    assert ask_unsaved(parent, "") == expected
    assert texts == [
        "Save the changes to my <b>run</b>.toml?",
        "Save the changes to the untitled run?",
    ]


def test_nothing_is_asked_where_nothing_would_be_lost(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "cancel")
    assert keep().keeper.may_leave()
    assert asked == []


def test_changes_are_kept_unless_the_person_lets_them_go(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep()
    other = tmp_path / "other.toml"
    sessions.write(Session(Experiment()), other)
    kept.window.session = CHANGED
    asked = answer(monkeypatch, "cancel")
    assert not kept.keeper.open_path(other)
    assert not kept.keeper.may_leave()
    assert asked == ["", ""]  # no file has a name for it
    assert kept.window.session == CHANGED
    answer(monkeypatch, "save")
    choose(monkeypatch, None)
    assert not kept.keeper.may_leave(), "no file was chosen to save to"
    choose(monkeypatch, tmp_path / "mine.toml")
    assert kept.keeper.may_leave()
    assert sessions.read(tmp_path / "mine.toml") == CHANGED
    answer(monkeypatch, "discard")
    kept.window.session = Session(Experiment().with_record((Kick(step=1),)))
    assert kept.keeper.open_path(other)
    assert kept.window.session == Session(Experiment())


def test_saving_on_the_way_to_opening_the_same_file_opens_what_was_saved(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "run.toml"
    sessions.write(Session(Experiment()), path)
    kept = keep(path)
    kept.window.session = CHANGED
    answer(monkeypatch, "save")
    assert kept.keeper.open_path(path)
    assert kept.window.session == CHANGED == sessions.read(path)
    assert not kept.marked


# --- Files


def test_save_writes_the_session_and_open_brings_it_back(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep()
    kept.window.session = CHANGED
    path = tmp_path / "session.toml"
    choose(monkeypatch, path)
    assert kept.keeper.save()
    assert kept.window.windowTitle() == "session.toml[*] – Flatline"
    assert not kept.marked
    kept.window.session = replace(CHANGED, view=View(step=7))
    monkeypatch.setattr(QFileDialog, "exec", lambda _: pytest.fail("the file is known"))
    assert kept.keeper.save()
    assert sessions.read(path).view.step == 7
    answer(monkeypatch, "discard")
    kept.window.session = Session(Experiment())
    choose(monkeypatch, path)
    kept.keeper.open()
    assert kept.window.session == sessions.read(path)


def test_a_name_is_suggested_beside_the_last_file_and_gets_its_suffix(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep()
    folder = tmp_path / "talks"
    folder.mkdir()
    kept.keeper.recent.add(folder / "old.toml")
    seen: list[tuple[str, Path, str]] = []

    def cancel(dialog: QFileDialog) -> int:
        name = Path(dialog.selectedFiles()[0]).name
        seen.append((name, Path(dialog.directory().path()), dialog.defaultSuffix()))
        return 0

    monkeypatch.setattr(QFileDialog, "exec", cancel)
    assert not kept.keeper.save()
    assert seen == [("session.toml", folder, "toml")]
    assert kept.window.path is None


def test_a_file_that_cannot_be_read_or_written_gets_a_sentence(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep()
    asked = answer(monkeypatch, "discard")
    kept.window.session = CHANGED
    path = tmp_path / "bad.toml"
    path.write_text("[view]\nstep = -1\n")
    assert not kept.keeper.open_path(path)
    assert kept.said() == f"{path}: view.step = -1: must be a whole number, 0 or more"
    assert asked == [], "nothing is asked for a file that cannot be opened"
    choose(monkeypatch, tmp_path / "none" / "x.toml")
    assert not kept.keeper.save()
    assert "x.toml could not be written: No such file or directory" in kept.said()
    assert kept.marked
    assert kept.window.session == CHANGED


def picture(path: Path, session: Session | None) -> bytes:
    """An SVG there that carries the session."""
    text = None if session is None else sessions.to_text(session)
    path.write_bytes(carried_by_svg(b"<svg></svg>", About("", ""), text))
    return path.read_bytes()


def test_a_picture_opens_as_a_run_without_a_file_and_is_never_written_over(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep()
    path = tmp_path / "figure.svg"
    content = picture(path, CHANGED)
    choose(monkeypatch, path)
    kept.keeper.open()
    assert kept.window.session == CHANGED
    assert kept.window.path is None
    assert kept.keeper.recent.paths() == [path]
    assert not kept.marked, "the picture has it"
    assert not kept.keeper.save(), "the picture is chosen to save to"
    assert kept.said() == f"{path} is a picture, and would be lost: save under another name."
    assert path.read_bytes() == content
    choose(monkeypatch, tmp_path / "run.toml")
    assert kept.keeper.save()
    assert sessions.read(tmp_path / "run.toml") == CHANGED
    assert kept.window.path == tmp_path / "run.toml"
    assert path.read_bytes() == content


def test_a_picture_without_a_run_gets_a_sentence_and_the_run_goes_on(
    keep: Callable[..., Kept], tmp_path: Path
) -> None:
    kept = keep()
    kept.window.session = CHANGED
    path = tmp_path / "figure.svg"
    picture(path, None)
    assert not kept.keeper.open_path(path)
    assert kept.said().startswith(f"{path}: this picture carries no run")
    assert kept.window.session == CHANGED
    assert kept.keeper.recent.paths() == []


def test_the_dialogs_offer_pictures_to_open_and_not_to_save_to(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(QFileDialog, "exec", lambda d: offered.append(d.nameFilters()[0]) or 0)
    kept = keep()
    kept.keeper.open()
    kept.keeper.save()
    assert all(kind in offered[0] for kind in ("*.toml", "*.png", "*.svg", "*.pdf"))
    assert offered[1].endswith("(*.toml)")


def test_weights_are_saved_and_loaded_where_the_person_says(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep()
    path = tmp_path / "w.safetensors"
    choose(monkeypatch, None)
    kept.keeper.save_weights()
    kept.keeper.load_weights()
    choose(monkeypatch, path)
    kept.keeper.save_weights()
    kept.keeper.load_weights()
    assert kept.window.weights == [("save", path), ("load", path)]


def test_recent_files_are_ten_the_newest_first_and_none_twice(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    recent = Recent(settings)
    assert recent.paths() == []
    for number in [*range(13), 5]:
        recent.add(tmp_path / f"{number}, ü.toml")
        recent.paths()
    settings.sync()
    again = Recent(QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat))
    numbers = [5, 12, 11, 10, 9, 8, 7, 6, 4, 3]
    assert again.paths() == [tmp_path / f"{number}, ü.toml" for number in numbers]
    assert len(numbers) == MOST


def test_the_recent_menu_opens_forgets_what_is_gone_and_is_cleared(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = keep()
    menu = QMenu()
    qtbot.addWidget(menu)

    def entries() -> list[str]:
        fill(menu, kept.keeper.recent, kept.keeper.open_path)
        return [action.text() for action in menu.actions()]

    assert entries() == ["No files yet", "", "&Clear"]
    assert not any(action.isEnabled() for action in menu.actions() if action.text())
    (tmp_path / "a").mkdir()
    for name in ("this & that.toml", "a/run.toml", "run.toml"):
        sessions.write(Session(Experiment(), View(step=len(name))), tmp_path / name)
        kept.keeper.recent.add(tmp_path / name)
    assert entries() == [
        f"&1  run.toml – {tmp_path}",
        f"&2  run.toml – {tmp_path / 'a'}",
        "&3  this && that.toml",
        "",
        "&Clear",
    ]
    menu.actions()[1].trigger()
    assert kept.window.path == tmp_path / "a" / "run.toml"
    assert entries()[0] == f"&1  run.toml – {tmp_path / 'a'}", "it is the newest now"
    (tmp_path / "this & that.toml").unlink()
    entries()
    menu.actions()[2].trigger()
    assert "no such file" in kept.said()
    assert not any("that" in entry for entry in entries())
    menu.actions()[-1].trigger()
    assert entries() == ["No files yet", "", "&Clear"]


# --- Text


def test_what_is_copied_is_the_whole_session_and_can_be_pasted(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep()
    kept.window.session = CHANGED
    kept.keeper.copy_settings()
    assert QGuiApplication.clipboard().text() == sessions.to_text(CHANGED)
    asked = answer(monkeypatch, "discard")
    kept.window.session = Session(Experiment().with_record((Kick(step=1),)))
    kept.keeper.paste_settings()
    assert asked == [""]
    assert kept.window.session == CHANGED
    assert kept.marked, "no file holds it"


def paste(kept: Kept, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    kept.keeper.paste_settings()


def test_a_few_lines_change_only_what_they_say(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(monkeypatch, "discard")
    path = tmp_path / "mine.toml"
    start = CHANGED.experiment.with_record((Kick(step=30),))
    sessions.write(replace(CHANGED, experiment=start), path)
    kept = keep(path)
    paste(kept, "[training]\nl1 = 0.25\n[dataset]\nname = 'xor'\n")
    found = kept.window.session
    assert found.experiment == start.with_values({"training.l1": 0.25, "dataset.name": "xor"})
    assert found.view.step == 0, "it begins anew"
    assert kept.window.path == path
    assert kept.marked
    paste(kept, "network.hidden = [3]\n")
    assert kept.window.session.experiment.network.hidden == (3,)
    paste(kept, "[[interventions]]\nstep = 9\naction = 'kick'\n")
    assert kept.window.session.experiment.interventions == (Kick(step=30), Kick(step=9))


def test_a_whole_file_that_is_pasted_is_a_run_of_its_own(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(monkeypatch, "discard")
    sessions.write(CHANGED, tmp_path / "mine.toml")
    kept = keep(tmp_path / "mine.toml")
    paste(kept, "version = 1\n[training]\nl1 = 0.25\n")
    assert kept.window.session == Session(Experiment().with_values({"training.l1": 0.25}))
    assert kept.window.path is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no text"),
        (" \n", "holds no text"),
        ("# nothing", "there are no settings in it"),
        ("Dear all, training goes well.", "neither settings nor a Playground link."),
        ("[training]\nl1 = much", "not valid TOML"),
        ("[training]\nlerning_rate = 1", "did you mean training.learning_rate?"),
        ("[training]\nlearning_rate = -1", "training.learning_rate = -1: must be a number"),
        ("training = 3", "training: must be a section, written [training]"),
        ("[view]\nstep = -1", "view.step = -1"),
        ("[[interventions]]\nstep = 1", "entry 1 lacks its key"),
        ("[network]\nactivation = ['relu']", "network.activation lists 1 activations"),
        ("[weather]\nrain = true", "weather: no such section"),
        ("x" * 20_000_001, "too long"),
    ],
)
def test_what_cannot_be_pasted_gets_a_sentence_and_the_run_goes_on(
    keep: Callable[..., Kept], text: str, words: str
) -> None:
    kept = keep()
    kept.window.session = CHANGED
    paste(kept, text)
    said = kept.said()
    assert words in said
    assert "\n" not in said
    assert kept.window.session == CHANGED


def test_a_playground_link_is_pasted_and_what_cannot_be_mapped_is_said(
    keep: Callable[..., Kept],
) -> None:
    kept = keep()
    link = "https://playground.tensorflow.org/#activation=tanh&networkShape=4,2&xSquared=true"
    paste(kept, link)
    assert kept.window.session.experiment.network.hidden == (4, 2)
    assert kept.window.session.experiment.network.activation == "tanh"
    assert "xSquared" in kept.said("notice")
    assert kept.window.path is None


# --- Crashes


def crash(folder: Path, session: Session, path: Path | None = None, age: float = 0.0) -> None:
    """As a process leaves the folder that is killed."""
    shelf = Shelf(folder)
    shelf.keep(session, path)
    shelf.leave()
    for file in folder.glob("*.toml"):
        if sessions.read(file) == session:
            when = file.stat().st_mtime - age
            os.utime(file, (when, when))


def test_after_a_crash_the_run_is_offered_and_restored(
    keep: Callable[..., Kept], tmp_path: Path
) -> None:
    folder = tmp_path / "autosave"
    path = tmp_path / "über \n <b>.toml"
    crash(folder, CHANGED, path)
    kept = keep()
    kept.keeper.keep_in(folder)
    text = kept.box("restore").text()
    assert text.startswith("Flatline ended unexpectedly. Restore the run of ")
    assert "(über   <b>.toml, step 1\u202f240, circle)?" in text
    kept.press("&Restore")
    assert kept.window.session == CHANGED
    assert kept.window.path == path
    assert kept.marked, "the file does not hold it"
    (file,) = folder.glob("*.toml")
    assert sessions.read(file) == CHANGED, "it is safe if the program crashes again at once"
    kept.keeper.end()
    assert os.listdir(folder) == []


def test_of_several_crashes_the_newest_is_offered_first(
    keep: Callable[..., Kept], tmp_path: Path
) -> None:
    folder = tmp_path / "autosave"
    for age, step in ((7200.0, 1), (0.0, 3), (3600.0, 2)):
        crash(folder, replace(CHANGED, view=View(step=step)), age=age)
    kept = keep()
    kept.keeper.keep_in(folder)
    assert "step 3," in kept.box("restore").text()
    assert "2 more runs are kept." in kept.box("restore").informativeText()
    kept.press("&Discard")
    assert "step 2," in kept.box("restore").text()
    kept.press("&Later")
    assert [each.view.step for each in map(sessions.read, sorted(folder.glob("*.toml")))] == [1, 2]
    assert kept.window.session == Session(Experiment())
    again = keep()
    again.keeper.keep_in(folder)
    assert "step 2," in again.box("restore").text(), "it is offered again"


def test_what_is_offered_in_one_window_is_not_offered_in_another(
    keep: Callable[..., Kept], tmp_path: Path
) -> None:
    folder = tmp_path / "autosave"
    crash(folder, CHANGED)
    first, second = keep(), keep()
    first.keeper.keep_in(folder)
    second.keeper.keep_in(folder)
    assert first.box("restore").isVisible()
    assert second.window.findChildren(QMessageBox, "restore") == []


def test_restoring_does_not_cost_a_changed_run(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "autosave"
    crash(folder, CHANGED)
    kept = keep()
    mine = Session(Experiment().with_record((Kick(step=1),)))
    kept.window.session = mine
    kept.keeper.keep_in(folder)
    answer(monkeypatch, "cancel")
    kept.press("&Restore")
    assert kept.window.session == mine
    (found,) = left_behind(folder)
    assert found.session == CHANGED
    found.later()


def test_what_cannot_be_read_is_left_alone(keep: Callable[..., Kept], tmp_path: Path) -> None:
    folder = tmp_path / "autosave"
    folder.mkdir()
    newer = folder / "1-1.toml"
    newer.write_text("version = 99\n")
    (folder / "2-2.lock").write_text("")
    kept = keep()
    kept.keeper.keep_in(folder)
    assert kept.window.findChildren(QMessageBox) == []
    assert newer.exists()


def autosave(
    qtbot: QtBot, folder: Path, start: Session
) -> tuple[Autosave, Callable[[Session], None]]:
    now = [start]
    saver = Autosave(lambda: (now[0], None), folder)

    def change(session: Session) -> None:
        now[0] = session

    return saver, change


def texts(folder: Path) -> list[Session]:
    return [sessions.read(file) for file in folder.glob("*.toml")]


def test_the_run_is_written_as_it_changes_and_not_otherwise(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "autosave"
    saver, change = autosave(qtbot, folder, Session(Experiment()))
    saver.tick()
    assert not folder.exists(), "nothing has happened yet"
    change(CHANGED)
    saver.tick()
    qtbot.waitUntil(lambda: texts(folder) == [CHANGED])
    (file,) = folder.glob("*.toml")
    written = file.stat().st_mtime_ns
    saver.tick()
    later = replace(CHANGED, view=View(step=2000))
    saver.tick()
    assert file.stat().st_mtime_ns == written
    change(later)
    saver.tick()
    qtbot.waitUntil(lambda: texts(folder) == [later])
    assert left_behind(folder) == [], "this process lives"
    saver.end()
    assert os.listdir(folder) == [], "the program has ended in order"


def test_a_saved_run_is_not_offered(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "autosave"
    kept = keep()
    kept.keeper.keep_in(folder)
    kept.window.session = CHANGED
    saver = kept.keeper.findChild(Autosave)
    assert saver is not None
    saver.tick()
    qtbot.waitUntil(lambda: texts(folder) == [CHANGED])
    choose(monkeypatch, tmp_path / "mine.toml")
    assert kept.keeper.save()
    qtbot.waitUntil(lambda: list(folder.glob("*.toml")) == [])


@pytest.mark.parametrize("fault", ["folder", "disk"])
def test_a_folder_that_cannot_be_written_is_told_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    folder = tmp_path / "autosave"
    if fault == "folder":
        folder.write_text("a file stands in its place")
    else:
        full = OSError(28, "No space left on device")
        monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(full))
    saver, change = autosave(qtbot, folder, Session(Experiment()))
    said: list[str] = []
    saver.troubled.connect(said.append)
    for step in range(1, 5):
        change(replace(CHANGED, view=View(step=step)))
        saver.tick()
        qtbot.wait(30)
    assert len(said) == 1
    assert said[0].startswith(f"The run cannot be kept for the case of a crash: {folder}: ")
    monkeypatch.undo()
    if fault == "disk":
        saver.tick()
        qtbot.waitUntil(lambda: len(texts(folder)) == 1)  # room was made
    saver.end()


def test_told_to_end_from_outside_it_does_not_ask_and_offers_the_run_next_time(
    keep: Callable[..., Kept], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "autosave"
    asked = answer(monkeypatch, "cancel")
    kept = keep()
    kept.keeper.keep_in(folder)
    kept.window.session = CHANGED
    kept.keeper.hurry()
    assert kept.keeper.may_leave()
    kept.keeper.end()
    assert asked == []
    (found,) = left_behind(folder)
    assert found.session == CHANGED
    found.later()


# --- In the program's own window


def action(window: MainWindow, text: str) -> QAction:
    (found,) = [each for each in window.findChildren(QAction) if each.text() == text]
    return found


def test_the_window_marks_a_changed_run_and_asks_before_it_closes(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    assert not window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_N)
    qtbot.waitUntil(window.isWindowModified)
    asked = answer(monkeypatch, "cancel")
    assert not window.close()
    assert window.isVisible()
    assert asked == [""]
    answer(monkeypatch, "discard")
    assert window.close()


def test_training_alone_changes_nothing_that_is_asked_about(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: window.session.view.step == 1)
    window.keeper.look()
    assert not window.isWindowModified()
    asked = answer(monkeypatch, "cancel")
    assert window.close()
    assert asked == []


def test_a_saved_run_comes_back_at_its_step(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window({"training.learning_rate": 0.5, "network.hidden": (6, 5)})
    window.worker.take_steps(60)
    qtbot.waitUntil(lambda: window.session.view.step == 60, timeout=20_000)
    window.select_neuron(1, 2)
    qtbot.waitUntil(lambda: window.snapshot is not None and window.snapshot.neuron is not None)
    assert window.snapshot is not None
    weights = window.snapshot.first_weights.copy()
    path = tmp_path / "session.toml"
    choose(monkeypatch, path)
    action(window, "&Save").trigger()
    saved = sessions.read(path)
    assert (saved.view.step, saved.view.neuron) == (60, (2, 3))
    other = open_window()
    other.menus.open_file(path)
    qtbot.waitUntil(lambda: other.session == saved, timeout=20_000)
    qtbot.waitUntil(lambda: other.snapshot is not None and other.snapshot.step == 60)
    assert other.snapshot is not None
    assert (other.snapshot.first_weights == weights).all()
    assert other.windowTitle() == "session.toml[*] – Flatline"
    other.keeper.look()
    assert not other.isWindowModified()


def test_the_menus_have_it_all_with_keys(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window()
    keys = {
        "&Open …": "Ctrl+O",
        "&Save": "Ctrl+S",
        "Save &as …": "Ctrl+Shift+S",
        "&Copy settings as text": "Ctrl+Alt+C",
        "&Paste settings": "Ctrl+Alt+V",
    }
    for text, key in keys.items():
        assert action(window, text).shortcut().toString() == key
    assert action(window, "Save &weights …").isEnabled()
    assert action(window, "&Load weights as start …").isEnabled()
    QGuiApplication.clipboard().setText("[network]\nhidden = [3, 2]\n")
    action(window, "&Paste settings").trigger()
    qtbot.waitUntil(
        lambda: window.snapshot is not None and [c.width for c in window.snapshot.layers] == [3, 2]
    )
    action(window, "&Copy settings as text").trigger()
    assert "hidden = [3, 2]" in QGuiApplication.clipboard().text()
    path = tmp_path / "mine.toml"
    window.keeper.recent.add(path)
    window.menus.recent.aboutToShow.emit()
    assert window.menus.recent.actions()[0].text() == "&1  mine.toml"
