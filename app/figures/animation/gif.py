"""GIF that loops: one palette for all its frames, and of each frame only what differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import IO

from PySide6.QtGui import QImage

from app.figures.animation.encoder import Encoder, file, frames_in
from app.figures.animation.film import Film, pixels
from app.figures.animation.palette import Palette

LONGEST_DELAY = 0xFFFF
EXTENSION, IMAGE, END = b"\x21", b"\x2c", b"\x3b"
"""What a part of a GIF begins with ..."""
CONTROL, COMMENT = b"\xf9", b"\xfe"
"""... and the next byte of two extensions."""


class Gif(Film):
    """A GIF file. The palette is known only when all frames are, so they are kept without loss in a
    file beside it; it then goes to its place through here, which gives each frame its delay."""

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        fps: int,
        comment: str,
        progress: Callable[[int], None],
    ) -> None:
        super().__init__(path, size)
        self._fps = fps
        self._comment = comment
        self._progress = progress
        self._times: list[int] = []
        self._last = b""
        self._palette = Palette()
        self._encoders: list[Encoder] = []

    def _begin(self) -> None:
        self._file = self._part()
        self._kept = self._part("kept")
        self._start(
            *frames_in(self._size, self._fps),
            *("-c:v", "libx264rgb", "-qp", "0", "-preset", "ultrafast"),
            *("-f", "matroska", file(self._kept)),
        )

    def _add(self, image: QImage, times: int) -> None:
        frame = pixels(image)
        if frame == self._last:
            self._times[-1] += times
            return
        self._palette.see(frame)
        self._encoders[0].write(frame)
        self._times.append(times)
        self._last = frame

    def _finish(self) -> None:
        self._encoders[0].finish()
        second = self._start(
            *("-i", file(self._kept)),
            *("-f", "rawvideo", "-pix_fmt", "bgra", "-s", "16x16", "-i", "pipe:0"),
            *("-filter_complex", "[0][1]paletteuse=dither=none:diff_mode=rectangle"),
            *("-fflags", "+bitexact", "-loop", "0", "-f", "gif", "pipe:1"),
        )
        second.write(self._palette.chosen())
        second.close_input()
        try:
            with self._file.open("wb") as target:
                self._retime(second.output, target)
        except EOFError:
            second.finish()  # tells why there is no more
            raise
        second.finish()
        self._settle(self._file, self.path)

    def _retime(self, source: IO[bytes], target: IO[bytes]) -> None:
        """Copy a GIF, and give its frames their delays and it its comment."""
        screen = _exactly(source, 13)
        target.write(screen + _table(source, screen[10]))
        delays, done = _delays(self._times, self._fps), 0
        while (kind := _exactly(source, 1)) != END:
            if kind == IMAGE:
                place = _exactly(source, 9)
                content = place + _table(source, place[8]) + _exactly(source, 1) + _blocks(source)
                done += 1
                self._progress(done)
            else:
                label, body = _exactly(source, 1), _blocks(source)
                if label == CONTROL:
                    body = body[:2] + delays[done].to_bytes(2, "little") + body[4:]
                    if done == 0 and self._comment:
                        target.write(EXTENSION + COMMENT + _in_blocks(self._comment.encode()))
                content = label + body
            target.write(kind + content)
        target.write(END)

    def _start(self, *words: str) -> Encoder:
        encoder = Encoder(self.path, *words)
        self._encoders.append(encoder)
        return encoder

    def _discard(self) -> None:
        for encoder in self._encoders:
            encoder.end()
        super()._discard()


def _delays(times: Sequence[int], fps: int) -> list[int]:
    """How long each frame stands, in hundredths of a second: rounded so that the sum stays right,
    3, 4, 3 for three frames at 30 a second."""
    ends = [(200 * end + fps) // (2 * fps) for end in accumulate(times, initial=0)]
    return [min(after - before, LONGEST_DELAY) for before, after in pairwise(ends)]


def _exactly(source: IO[bytes], count: int) -> bytes:
    found = source.read(count)
    if len(found) < count:
        raise EOFError
    return found


def _table(source: IO[bytes], flags: int) -> bytes:
    """The colours that follow, if the flags say that some do."""
    return _exactly(source, 3 << (flags % 8 + 1)) if flags & 0x80 else b""


def _blocks(source: IO[bytes]) -> bytes:
    """Blocks of up to 255 bytes, each after its length, up to the one of no length."""
    found = []
    while (length := _exactly(source, 1)) != b"\0":
        found += [length, _exactly(source, length[0])]
    return b"".join(found) + b"\0"


def _in_blocks(content: bytes) -> bytes:
    parts = [content[at : at + 255] for at in range(0, len(content), 255)]
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"
