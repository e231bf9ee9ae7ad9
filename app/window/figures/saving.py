"""Saving a figure: the run is played again and drawn by a second process, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from app.experiment import sessions
from app.experiment.sessions import Session
from app.language import tr
from app.window.figures.complaints import as_sentence

MAIN = Path(__file__).parents[3] / "main.py"
GENTLE = 10
"""How much the second process gives way to the window (its niceness, where there is such a
thing)."""
PATIENCE_MS = 3000
"""How long a process that is killed may take to end."""


@dataclass(frozen=True)
class Saved:
    """The files, as they are called, in their folder."""

    folder: Path
    names: tuple[str, ...]


class Saving(QObject):
    """Saves one figure at a time. What is made stands hidden beside its place until it is whole."""

    progressed = Signal(int, int)
    """How much is done, and of how much."""
    saved = Signal(object)
    """A Saved."""
    failed = Signal(str)
    """A sentence: why nothing was saved."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self._folder = Path()
        self._half = b""
        """The beginning of a line ..."""
        self._said: list[str] = []
        """... and whole ones, but for those of the progress."""

    @property
    def running(self) -> bool:
        """Whether a figure is being made."""
        return self._process is not None

    def begin(self, session: Session, options: Sequence[str], folder: Path, name: str) -> None:
        """Make the session's figure into this folder. `options`: as of `flatline render`."""
        self.cancel()

        def fail(error: OSError) -> None:
            reason = error.strerror or error
            self.failed.emit(
                tr("{folder} cannot be written to: {reason}.", folder=folder, reason=reason)
            )

        try:
            home = tempfile.TemporaryDirectory(
                prefix=".flatline-", dir=folder, ignore_cleanup_errors=True
            )
        except OSError as error:
            fail(error)
            return
        self._home, self._folder = home, folder
        self._half, self._said = b"", []
        file, out = Path(home.name) / "session.toml", Path(home.name) / "out"
        try:
            sessions.write(session, file)
        except OSError as error:
            self._clear()
            fail(error)
            return
        process = self._process = QProcess(self)
        process.started.connect(lambda: _step_back(process.processId()))
        process.readyReadStandardError.connect(self._listen)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._on_error)
        words = [str(MAIN), "render", str(file), "--out", str(out), f"--name={name}"]
        process.start(sys.executable, [*words, "--progress", *options])

    def cancel(self) -> None:
        """Stop, if a figure is being made: nothing of it is left."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(PATIENCE_MS)
            process.deleteLater()
        self._clear()

    def _listen(self) -> None:
        if self._process is None:
            return
        said = self._half + bytes(self._process.readAllStandardError().data())
        *lines, self._half = said.split(b"\n")
        for line in lines:
            self._hear(line.decode(errors="replace").strip())

    def _hear(self, line: str) -> None:
        words = line.split()
        if words[:1] == ["progress"] and len(words) == 3 and all(w.isdigit() for w in words[1:]):
            self.progressed.emit(int(words[1]), int(words[2]))
        elif line:
            self._said.append(line)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(tr("{program} could not be started.", program=sys.executable))

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._listen()
        if status is not QProcess.ExitStatus.NormalExit or code != 0:
            self._fail(self._why(code, status))
            return
        assert self._home is not None
        try:
            names = _put(Path(self._home.name) / "out", self._folder)
        except OSError as error:
            self._fail(f"{error.filename2 or error.filename}: {error.strerror or error}.")
            return
        self._end()
        self.saved.emit(Saved(self._folder, names))

    def _why(self, code: int, status: QProcess.ExitStatus) -> str:
        """A sentence."""
        said = [line.removeprefix("flatline: ") for line in self._said if "flatline: " in line]
        if status is QProcess.ExitStatus.CrashExit:
            return tr(
                "The figure could not be made: drawing it ended unexpectedly. Nothing was saved."
            )
        if not said:
            why = self._said[-1] if self._said else tr("exit code {code}", code=code)
            return tr("The figure could not be made: {why}", why=why)
        home = self._home.name if self._home is not None else ""
        sentence = said[-1].replace(str(Path(home) / "out"), str(self._folder))
        return as_sentence(sentence)

    def _fail(self, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence)

    def _end(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._clear()

    def _clear(self) -> None:
        if self._home is not None:
            self._home.cleanup()
            self._home = None


def _put(made: Path, folder: Path) -> tuple[str, ...]:
    """Give what was made its place; on one disk, so at once. Raises OSError."""
    paths = sorted(made.iterdir(), key=lambda path: path.name)
    for path in paths:
        place = folder / path.name
        if place.is_file():  # who may read it stays as it was
            shutil.copymode(place, path)
        os.replace(path, place)
    return tuple(path.name for path in paths)


def _step_back(process: int) -> None:
    """Let the window come first."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, GENTLE)
