"""A picture for each frame, numbered, as film editors take them: they may be transparent."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from app.figures.animation.film import Film, not_a_folder

INCH = 0.0254
"""Metres."""


class Sequence(Film):
    """PNG files NAME-0001.png and so on. How long a frame stands is not in them."""

    def __init__(self, path: Path, size: tuple[int, int], dpi: float) -> None:
        super().__init__(path, size)
        self._dots = round(dpi / INCH)

    def _check(self) -> None:
        pass  # how many they are is not known yet

    def _begin(self) -> None:
        # finds out whether files can be made here, before anything is drawn
        self._part("0").unlink()

    def _add(self, image: QImage, times: int) -> None:
        image = QImage(image)  # the caller's stays as it is
        image.setDotsPerMeterX(self._dots)
        image.setDotsPerMeterY(self._dots)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        self._part(str(self._frames)).write_bytes(content.data())

    def _finish(self) -> None:
        parts = self._parts[1:]
        digits = max(4, len(str(len(parts))))
        paths = [self._numbered(number, digits) for number in range(1, len(parts) + 1)]
        for path in paths:  # before the first is replaced
            not_a_folder(path)
        for part, path in zip(parts, paths, strict=True):
            self._settle(part, path)
        self._cut(len(parts) + 1, digits)

    def _cut(self, number: int, digits: int) -> None:
        """Remove what follows in their numbers, of a longer sequence that was there: whoever reads
        the sequence would take it for its end."""
        with suppress(FileNotFoundError):
            while True:
                self._numbered(number, digits).unlink()
                number += 1

    def _numbered(self, number: int, digits: int) -> Path:
        name = self.path.name.removesuffix(".png")
        return self.path.with_name(f"{name}-{number:0{digits}}.png")
