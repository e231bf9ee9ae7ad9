"""Starts Qt, opens the window, and ends with the exit code."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QSettings
from PySide6.QtWidgets import QApplication

from app import __version__
from app.experiment.errors import BadInput
from app.experiment.sessions import Session
from app.language import languages
from app.lessons.lesson import Lesson
from app.window.dialogs import show_notice
from app.window.icons import icon
from app.window.keeping.autosave import autosave_folder
from app.window.main_window import LANGUAGE, MainWindow
from app.window.translator import of_the_system, put_in_force, unreadable, warning


def application() -> QApplication:
    """The Qt application, made once, in Fusion style so that themes look alike everywhere."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(sys.argv[:1])
    app.setApplicationName("flatline")
    app.setOrganizationName("flatline")
    app.setApplicationDisplayName("Flatline")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    # it tells whenever a word is not written in the first of a font's families
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    app.setWindowIcon(icon("flatline", ""))
    return app


def settings() -> QSettings:
    """Where the window's layout and look are kept, as a plain file on every system."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "flatline", "flatline")


def spare_the_collector() -> None:
    """Set what start-up has made apart from garbage collection: it stays, and to look through it
    again and again would hold up a frame for a tenth of a second now and then.
    """
    gc.collect()
    gc.freeze()


def speak_at_start(code: str | None, kept: QSettings) -> str:
    """Put the language of this code in force; without one, that of the last time, else the
    system's. Returns what is to be said about it, if anything. Raises BadInput."""
    chosen = code or str(kept.value(LANGUAGE, ""))
    if chosen not in languages():
        chosen = of_the_system()
    said = warning(chosen)
    try:
        put_in_force(chosen)
    except ValueError as error:
        if code:
            raise BadInput(f"--language {code}: {error}") from None
        return unreadable(error)  # it stays English
    return said


def open_window(
    session: Session,
    path: Path | None = None,
    language: str | None = None,
    lesson: Lesson | None = None,
) -> int:
    """Show the window on a session until the person closes it. `language`: for this time. A lesson
    is begun once the engine is there; `session` is its own then."""
    app = application()
    kept = settings()
    said = speak_at_start(language, kept)
    window = MainWindow(session, path, kept)
    if said:
        window.ready.connect(lambda: show_notice(window, said))
    if lesson is not None:
        window.ready.connect(lambda: window.lessons.begin(lesson))
    window.ready.connect(spare_the_collector)
    window.ready.connect(lambda: window.keeper.keep_in(autosave_folder()))
    window.show()
    signal.signal(signal.SIGINT, lambda *_: _end(window))
    return app.exec()


def _end(window: MainWindow) -> None:
    """Ctrl+C in the terminal: nothing is asked, and the run is offered at the next start."""
    window.keeper.hurry()
    window.close()
