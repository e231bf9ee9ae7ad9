"""What the File and Edit menus do with a run: save, open, restore, copy, paste; nothing that was
done is lost unasked."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.experiment import pictures, sessions
from app.experiment.errors import BadInput
from app.experiment.sessions import Session
from app.language import tr
from app.lessons import reading
from app.window import dialogs
from app.window.keeping.autosave import Autosave, Leftover, left_behind
from app.window.keeping.pasting import pasted
from app.window.keeping.recent import Recent
from app.window.keeping.unsaved import Unsaved, title
from app.window.worker import Trouble

LOOK_MS = 400
"""How often it is looked whether the run has changed, for the mark in the title."""


class KeptWindow(Protocol):
    """The window, as far as keeping goes. It is a QWidget."""

    @property
    def session(self) -> Session:
        """The run as it is now."""

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to."""

    def open_session(self, session: Session, path: Path | None) -> None:
        """Run this instead."""

    def set_path(self, path: Path) -> None:
        """It has been saved there."""

    def open_lesson(self, path: Path) -> bool:
        """Begin the lesson in this file; whether that was done."""

    def save_weights(self, path: Path) -> None:
        """Write the network's weights."""

    def load_weights(self, path: Path) -> None:
        """Start from the weights in this file."""

    def setWindowTitle(self, title: str, /) -> None: ...

    def setWindowModified(self, changed: bool, /) -> None: ...


class Keeper(QObject):
    """Keeps the window's run. `settings` holds the list of recent files."""

    def __init__(self, window: KeptWindow, settings: QSettings) -> None:
        self._widget = cast(QWidget, window)
        super().__init__(self._widget)
        self._window = window
        self.recent = Recent(settings)
        self._unsaved = Unsaved(window.session)
        self._autosave: Autosave | None = None
        self._left: list[Leftover] = []
        self._asking = False
        self._hurried = False
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look)
        self._looking.start(LOOK_MS)
        if window.path is not None:
            self.recent.add(window.path)
        self.look()

    # --- What is not saved

    @property
    def changed(self) -> bool:
        """Whether the run has something in it that no file holds."""
        return self._unsaved.differs(self._window.session)

    def look(self) -> None:
        """Show in the title what is run, and whether it is saved."""
        self._window.setWindowTitle(title(self._window.path))
        self._window.setWindowModified(self.changed)

    def may_leave(self) -> bool:
        """Whether the run may be ended: its changes are saved, or not wanted. Asks if need be."""
        if self._hurried or not self.changed:
            return True
        if self._asking:
            return False
        self._asking = True
        path = self._window.path
        answer = dialogs.ask_unsaved(self._widget, path.name if path else "")
        self._asking = False
        return answer == "discard" or (answer == "save" and self.save())

    def _settle(self, session: Session) -> None:
        self._unsaved.settle(session)
        if self._autosave is not None:
            self._autosave.settle()
        self.look()

    # --- Files

    def open(self) -> None:
        """Ask for a file and open it."""
        path = dialogs.ask_file_to_open(
            self._widget,
            tr("Open a session or a picture of one"),
            self._folder(),
            dialogs.or_any(dialogs.TO_OPEN),
        )
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a file, or say why not; the present run goes on then. A run that came in a picture
        has no file yet: saving asks for one."""
        if reading.is_lesson(path):
            if begun := self._window.open_lesson(path):
                self.recent.add(path)
            return begun
        if self._read(path) is None or not self.may_leave():
            return False
        session = self._read(path)  # again: the answer may have been to save to this very file
        if session is None:
            return False
        self._window.open_session(session, None if pictures.stands_at(path) else path)
        self.recent.add(path)
        self._settle(session)
        return True

    def begin(self, session: Session) -> bool:
        """Run a lesson's session, which no file is to be saved to, if the present run may be left;
        whether it was done."""
        if not self.may_leave():
            return False
        self._window.open_session(session, None)
        self._settle(session)
        return True

    def save(self) -> bool:
        """Save to the run's file, or ask for one; whether it was done."""
        path = self._window.path
        return self.save_as() if path is None else self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and save to it; whether it was done."""
        suggested = self._window.path or (self._folder() or Path()) / "session.toml"
        path = dialogs.ask_file_to_save(
            self._widget, tr("Save the session"), suggested, dialogs.or_any(dialogs.SESSIONS)
        )
        return path is not None and self._write(path)

    def save_weights(self) -> None:
        """Ask for a file and save the network's weights to it."""
        suggested = (self._folder() or Path()) / "weights.safetensors"
        path = dialogs.ask_file_to_save(
            self._widget, tr("Save the weights"), suggested, dialogs.or_any(dialogs.WEIGHTS)
        )
        if path is not None:
            self._window.save_weights(path)

    def load_weights(self) -> None:
        """Ask for a file of weights and start from them."""
        path = dialogs.ask_file_to_open(
            self._widget,
            tr("Start from these weights"),
            self._folder(),
            dialogs.or_any(dialogs.WEIGHTS),
        )
        if path is not None:
            self._window.load_weights(path)

    def _read(self, path: Path) -> Session | None:
        try:
            return sessions.read(path)
        except BadInput as error:
            if not path.exists():
                self.recent.drop(path)
            self._say(str(error))
            return None

    def _write(self, path: Path) -> bool:
        session = self._window.session
        if pictures.stands_at(path):
            self._say(
                tr("{path} is a picture, and would be lost: save under another name.", path=path)
            )
            return False
        if reading.is_lesson(path):
            self._say(
                tr(
                    "{path} is a lesson, and its words would be lost: save under another name.",
                    path=path,
                )
            )
            return False
        try:
            sessions.write(session, path)
        except OSError as error:
            reason = error.strerror or error
            self._say(tr("{path} could not be written: {reason}", path=path, reason=reason))
            return False
        self._window.set_path(path)
        self.recent.add(path)
        self._settle(session)
        return True

    def _folder(self) -> Path | None:
        """Where the person works: beside the present file, or the one before."""
        known = [self._window.path, *self.recent.paths()]
        return next((path.absolute().parent for path in known if path is not None), None)

    # --- Text

    def copy_settings(self) -> None:
        """The session as text, to the clipboard."""
        QGuiApplication.clipboard().setText(sessions.to_text(self._window.session))

    def paste_settings(self) -> None:
        """Run what the clipboard's text says, or say why not; the present run goes on then."""
        try:
            found = pasted(QGuiApplication.clipboard().text(), self._window.session)
        except BadInput as error:
            self._say(str(error))
            return
        if not self.may_leave():
            return
        if found.whole:
            self._window.open_session(found.session, None)
            self._unsaved.forget()
        else:
            self._window.open_session(found.session, self._window.path)
        self.look()
        if found.remarks:
            said = tr("The settings are taken over, as far as Flatline has them.")
            dialogs.show_notice(self._widget, said, "\n".join(f"• {r}" for r in found.remarks))

    # --- Crashes

    def keep_in(self, folder: Path) -> None:
        """From now on, keep the run in this folder for the case of a crash, and offer back what an
        earlier one has left there."""
        self._autosave = Autosave(
            lambda: (self._window.session, self._window.path), folder, self, self._is_worth_keeping
        )
        self._autosave.troubled.connect(self._say)
        self._left = left_behind(folder)
        self._offer()

    def _is_worth_keeping(self) -> bool:
        """Whether anything has been done: the run as it was opened needs no offer."""
        return self.changed or self._window.session.view.step > 0

    @property
    def hurried(self) -> bool:
        """Whether the program ends without asking."""
        return self._hurried

    def hurry(self) -> None:
        """The program is told to end from outside: it does not ask, and offers the run at the next
        start."""
        self._hurried = True

    def end(self) -> None:
        """The window closes."""
        self._looking.stop()
        for leftover in self._left:
            leftover.later()
        self._left.clear()
        if self._autosave is not None:
            self._autosave.end(leave=self._hurried and self.changed)
            self._autosave = None

    def _offer(self) -> None:
        if self._left:
            newest, *others = self._left
            dialogs.ask_restore(self._widget, newest.words(), len(others), self._on_wish)

    def _on_wish(self, wish: dialogs.Wish) -> None:
        if not self._left:  # the window has closed
            return
        leftover = self._left.pop(0)
        if wish == "discard":
            leftover.discard()
            self._offer()
            return
        if wish == "restore" and self.may_leave():
            self._restore(leftover)
        else:
            leftover.later()
        for other in self._left:
            other.later()
        self._left.clear()

    def _restore(self, leftover: Leftover) -> None:
        self._window.open_session(leftover.session, leftover.path)
        self._unsaved.forget()
        self.look()
        if self._autosave is not None and self._autosave.keep(leftover.session, leftover.path):
            leftover.discard()  # kept by this process now
        else:
            leftover.later()

    def _say(self, sentence: str) -> None:
        dialogs.show_trouble(self._widget, Trouble(sentence, ""))
