"""Starts Qt, opens the window, and ends with the exit code."""

from __future__ import annotations

import gc
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app import __version__
from app.experiment.sessions import Session
from app.window.icons import icon
from app.window.keeping.autosave import autosave_folder
from app.window.main_window import MainWindow


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


def open_window(session: Session, path: Path | None = None) -> int:
    """Show the window on a session until the person closes it."""
    app = application()
    window = MainWindow(session, path, settings())
    window.ready.connect(spare_the_collector)
    window.ready.connect(lambda: window.keeper.keep_in(autosave_folder()))
    window.show()
    signal.signal(signal.SIGINT, lambda *_: _end(window))
    return app.exec()


def _end(window: MainWindow) -> None:
    """Ctrl+C in the terminal: nothing is asked, and the run is offered at the next start."""
    window.keeper.hurry()
    window.close()
