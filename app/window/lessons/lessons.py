"""What the Lessons menu does: the gallery, a lesson from a file, the run saved as a lesson."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from app.experiment.errors import BadInput
from app.language import tr
from app.lessons import reading, writing
from app.lessons.lesson import DOCKS, Lesson
from app.lessons.library import FOLDER, Library, library
from app.window import dialogs
from app.window.lessons.gallery import Gallery
from app.window.lessons.leader import Leader
from app.window.lessons.panel import LessonPanel
from app.window.lessons.stage import Stage
from app.window.theme import Theme
from app.window.worker import Trouble

if TYPE_CHECKING:
    from app.window.main_window import MainWindow


def own_folder() -> Path:
    """Where a teacher's own lessons lie, to be found in the gallery; it need not exist."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "lessons"


class Lessons(QObject):
    """The lessons of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._library: Library | None = None
        self.stage = Stage(window)
        self.leader = Leader(self.stage, lambda: self.library, window)

    @property
    def library(self) -> Library:
        """All lessons there are, as they were when the gallery was opened last."""
        if self._library is None:
            self._library = library(FOLDER, own_folder())
        return self._library

    def make_panel(self, theme: Theme) -> LessonPanel:
        """Where the words stand from now on."""
        panel = LessonPanel(theme)
        self.leader.use(panel)
        return panel

    def show_gallery(self) -> None:
        """Let a lesson be chosen."""
        self._library = None  # files may have changed
        gallery = Gallery(self.library, self._window.theme, self._window)
        gallery.select(self.leader.lesson)
        gallery.chosen.connect(self.leader.open)
        gallery.file_asked.connect(self.ask_file)
        gallery.finished.connect(gallery.deleteLater)
        gallery.open()

    def ask_file(self) -> None:
        """Ask for a file and begin the lesson in it."""
        path = dialogs.ask_file_to_open(
            self._window, tr("Open a lesson"), own_folder(), tr("Lessons (*.toml)")
        )
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> bool:
        """Begin the lesson in this file, or say why not; whether it was done."""
        try:
            lesson = reading.read(path)
        except BadInput as error:
            self._say(str(error))
            return False
        return self.leader.open(lesson)

    def save_as(self) -> None:
        """Ask for a file and write the present run to it as a lesson."""
        folder = own_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            folder = Path()
        path = dialogs.ask_file_to_save(
            self._window, tr("Save as lesson"), folder / "lesson.toml", tr("Lessons (*.toml)")
        )
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        docks = self._window.docks
        shown = tuple(name for name in DOCKS if not docks[name].visibleRegion().isEmpty())
        title = path.stem.replace("-", " ").replace("_", " ").strip()
        try:
            writing.write(self._window.session, title, shown, path)
        except OSError as error:
            self._say(
                tr(
                    "{path} could not be written: {reason}",
                    path=path,
                    reason=error.strerror or error,
                )
            )
            return
        self._library = None
        dialogs.show_notice(
            self._window,
            tr("{file} is a lesson now.", file=path.name),
            tr(
                "It has the run and what is looked at; its words are still to be written. Open it "
                "in a text editor: the file says how.\n{path}",
                path=path,
            ),
        )

    def begin(self, lesson: Lesson) -> None:
        """Begin this lesson."""
        self.leader.open(lesson)

    def _say(self, sentence: str) -> None:
        dialogs.show_trouble(self._window, Trouble(sentence, ""))
