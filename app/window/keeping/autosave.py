"""Every few seconds the run is written to a file of this process; it goes when the program ends
in order. One that is left behind by a process that lives no more is offered at the next start.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, Signal

from app.experiment import files, sessions
from app.experiment.errors import BadInput
from app.experiment.sessions import Session
from app.language import tr
from app.window.views.words import grouped

EVERY_MS = 5000
PATH = "# path = "
"""How the line begins that says which file the run was opened from or saved to."""


def autosave_folder() -> Path:
    """Where the system keeps such files of a program."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "autosave"


class Shelf:
    """The file of this process. A lock beside it tells other processes that this one lives."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"{os.getpid()}-{time.time_ns()}.toml"
        self._lock = _lock(self._file)

    def keep(self, session: Session, path: Path | None) -> None:
        """Write the run, whole or not at all. Raises OSError."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        locked = self._lock.isLocked() or self._lock.tryLock(0)
        first = PATH + json.dumps(str(path.absolute()) if path else "")
        files.write_text(f"{first}\n{sessions.to_text(session)}", self._file)
        if not locked:  # another process would take it for one that was left behind
            raise OSError(tr("no lock can be put beside the file"))

    def clear(self) -> None:
        """Nothing is to be offered."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        self.leave()

    def leave(self) -> None:
        """The file stays, to be offered at the next start."""
        self._lock.unlock()


@dataclass(frozen=True)
class Leftover:
    """A run whose program ended without being closed."""

    session: Session
    path: Path | None
    """The file it was opened from or saved to."""
    when: datetime
    file: Path
    lock: QLockFile
    """Held as long as it is offered here: no other window offers it too."""

    def words(self) -> str:
        """'the run of 14:03 (step 1 240, circle)'."""
        day = "" if self.when.date() == date.today() else f"{self.when:%Y-%m-%d}, "
        name = self.path.name if self.path else ""
        what = (
            "".join(c if c.isprintable() else " " for c in name),
            tr("step {step}", step=grouped(self.session.view.step)),
            self.session.experiment.dataset.name,
        )
        return tr(
            "the run of {time} ({what})",
            time=f"{day}{self.when:%H:%M}",
            what=", ".join(filter(None, what)),
        )

    def discard(self) -> None:
        """It is not wanted, or kept elsewhere by now."""
        with suppress(OSError):
            self.file.unlink(missing_ok=True)
        self.lock.unlock()

    def later(self) -> None:
        """Offer it again at the next start."""
        self.lock.unlock()


def left_behind(folder: Path) -> list[Leftover]:
    """The runs of processes that live no more, the newest first."""
    found = []
    for file in folder.glob("*.toml"):
        lock = _lock(file)
        if not lock.tryLock(0):
            continue  # its process lives, or another window offers it
        files.clear_parts(file)
        try:
            text = file.read_text(encoding="utf-8")
            when = datetime.fromtimestamp(file.stat().st_mtime)
            found.append(Leftover(sessions.from_text(text), _path(text), when, file, lock))
        except (OSError, UnicodeDecodeError, BadInput):
            lock.unlock()  # a newer version's, perhaps: it is left alone
    for name in folder.glob("*.lock"):
        file = name.with_suffix(".toml")
        if not file.exists() and _lock(file).removeStaleLockFile():
            files.clear_parts(file)
    return sorted(found, key=lambda each: each.when, reverse=True)


def _path(text: str) -> Path | None:
    first = text.partition("\n")[0]
    if not first.startswith(PATH):
        return None
    try:
        name = json.loads(first.removeprefix(PATH))
    except ValueError:
        return None
    return Path(name) if isinstance(name, str) and name else None


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # however old: it counts as long as its process lives
    return lock


class Autosave(QObject):
    """Keeps the run that `now` tells of, in a thread of its own."""

    troubled = Signal(str)
    """A sentence: it cannot be written. Said once."""

    def __init__(
        self,
        now: Callable[[], tuple[Session, Path | None]],
        folder: Path,
        parent: QObject | None = None,
        worth: Callable[[], bool] = lambda: True,
    ) -> None:
        """`worth` tells whether there is anything that would be missed."""
        super().__init__(parent)
        self.folder = folder
        self._now = now
        self._worth = worth
        self._kept: tuple[Session, Path | None] | None = now()
        """What needs no writing: what was written last, or what began the run."""
        self._shelf = Shelf(folder)
        self._writer = ThreadPoolExecutor(1, "autosave")
        self._writing: Future[None] | None = None
        self._said = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(EVERY_MS)

    def tick(self) -> None:
        """Begin to write the run, if it has changed."""
        if self._writing is not None:
            if not self._writing.done():
                return
            error, self._writing = self._writing.exception(), None
            if error is not None:
                self._kept = None  # tried again: room may have been made
                self._tell(error)
        now = self._now()
        if now != self._kept and self._worth():
            self._kept = now
            self._writing = self._writer.submit(self._shelf.keep, *now)

    def settle(self) -> None:
        """The run is in a file, or has just begun: there is nothing to offer."""
        self._kept = self._now()
        self._writing = self._writer.submit(self._shelf.clear)

    def keep(self, session: Session, path: Path | None) -> bool:
        """Write this now; whether it could be done."""
        try:
            self._writer.submit(self._shelf.keep, session, path).result()
        except OSError as error:
            self._tell(error)
            return False
        return True

    def end(self, *, leave: bool = False) -> None:
        """The program ends in order; with `leave`, the run is to be offered at the next start."""
        self._timer.stop()
        if leave:
            self.keep(*self._now())
        self._writer.submit(self._shelf.leave if leave else self._shelf.clear)
        self._writer.shutdown()

    def _tell(self, error: BaseException) -> None:
        if self._said:
            return
        self._said = True
        reason = getattr(error, "strerror", None) or str(error)
        self.troubled.emit(
            tr(
                "The run cannot be kept for the case of a crash: {folder}: {reason}. "
                "It goes on, and can be saved elsewhere.",
                folder=self.folder,
                reason=reason,
            )
        )
