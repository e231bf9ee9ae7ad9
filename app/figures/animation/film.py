"""What all animations share: a file that is whole or not there, and frames without transparency."""

from __future__ import annotations

import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from app.experiment.errors import BadInput
from app.experiment.files import clear_parts
from app.language import tr


class Film(ABC):
    """An animation that is being written, for a with statement. Raises BadInput wherever the file
    cannot be written."""

    def __init__(self, path: Path, size: tuple[int, int]) -> None:
        self.path = path
        self.written: list[Path] = []
        """The files, once they are there."""
        self._size = size
        self._frames = 0
        self._parts: list[Path] = []

    def __enter__(self) -> Self:
        with self._complaints():
            self._check()
            clear_parts(self.path)
            try:
                self._begin()
            except BaseException:
                self._discard()
                raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None and not self._frames:
                raise ValueError("an animation without a frame")
            if kind is None:
                with self._complaints():
                    self._finish()
        finally:
            self._discard()

    def add(self, image: QImage, times: int = 1) -> None:
        """Show a picture for so many frame times."""
        if (image.width(), image.height()) != self._size or times < 1:
            raise ValueError(f"{image.size()}, {times} times: frames are of {self._size}")
        self._frames += 1
        with self._complaints():
            self._add(image, times)

    def _check(self) -> None:
        """Complain where no file can have its name."""
        not_a_folder(self.path)

    @abstractmethod
    def _begin(self) -> None:
        """Make sure that the file can be written."""

    @abstractmethod
    def _add(self, image: QImage, times: int) -> None:
        """Write a frame."""

    @abstractmethod
    def _finish(self) -> None:
        """Put the file where it belongs."""

    def _discard(self) -> None:
        """Leave nothing halfway. Called at the end in any case."""
        for part in self._parts:
            with suppress(OSError):
                part.unlink()

    def _part(self, word: str = "") -> Path:
        """A file beside the one to be written, to work in; app.experiment.files.clear_parts()
        finds it by its name if this process is killed."""
        words = ["", self.path.name, *filter(None, [word]), str(os.getpid()), "part"]
        part = self.path.with_name(".".join(words))
        part.touch()
        self._parts.append(part)
        return part

    def _settle(self, part: Path, path: Path) -> None:
        """Give a file that is whole its name."""
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if path.exists():  # who may read it stays as it was
            shutil.copymode(path, part)
        os.replace(part, path)
        self.written.append(path)

    @contextmanager
    def _complaints(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BadInput(f"{self.path}: {reason(error)}") from None


def not_a_folder(path: Path) -> None:
    """Raises BadInput if that is what stands there."""
    if path.is_dir():
        raise BadInput(tr("{path}: is a folder", path=path))


def reason(error: OSError) -> str:
    """Why a file cannot be written, as a clause."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def pixels(image: QImage) -> bytes:
    """Blue, green, red and an unused byte of each pixel, on white where it is transparent."""
    if image.format() != QImage.Format.Format_RGB32:
        opaque = QImage(image.size(), QImage.Format.Format_RGB32)
        opaque.fill(Qt.GlobalColor.white)
        painter = QPainter(opaque)
        painter.drawImage(opaque.rect(), image)
        painter.end()
        image = opaque
    return bytes(image.constBits())
