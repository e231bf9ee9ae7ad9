"""MP4 that presentation programs and browsers play: H.264, 4:2:0, even sizes, the index first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from app.figures.animation.encoder import Encoder, file, frames_in
from app.figures.animation.film import Film, pixels

QUALITY = 16
"""x264's constant rate factor: from about here on, text keeps no halo that the eye finds."""
THREADS = 4
"""Not as many as the machine has: the bytes would differ between machines."""
LONGEST_COMMENT = 10_000
"""It is given on a command line, which has an end."""


class Mp4(Film):
    """An MP4 file."""

    def __init__(self, path: Path, size: tuple[int, int], fps: int, comment: str) -> None:
        super().__init__(path, size)
        self._fps = fps
        self._comment = comment.replace("\0", "")[:LONGEST_COMMENT]
        self._encoder: Encoder | None = None

    def _begin(self) -> None:
        self._file = self._part()
        self._encoder = Encoder(
            self.path,
            *frames_in(self._size, self._fps),
            *("-vf", ",".join(_filters(*self._size)), "-c:v", "libx264", "-preset", "fast"),
            *("-crf", str(QUALITY), "-threads", str(THREADS), "-x264-params", "cpu-independent=1"),
            # a whole picture every two seconds: lecturers go back and forth in a film
            *("-g", str(2 * self._fps)),
            *("-flags:v", "+bitexact", "-fflags", "+bitexact", "-map_metadata", "-1"),
            *(("-metadata", f"comment={self._comment}") if self._comment else ()),
            *("-movflags", "+faststart", "-f", "mp4", file(self._file)),
        )

    def _add(self, image: QImage, times: int) -> None:
        assert self._encoder
        frame = pixels(image)
        for _ in range(times):  # at an even rate, which all players take; equal ones cost little
            self._encoder.write(frame)

    def _finish(self) -> None:
        assert self._encoder
        self._encoder.finish()
        self._settle(self._file, self.path)

    def _discard(self) -> None:
        if self._encoder:
            self._encoder.end()
        super()._discard()


def _filters(width: int, height: int) -> list[str]:
    right, bottom = width % 2, height % 2
    filters = []
    if right or bottom:  # the border once more, for the sides must be even
        filters = [
            f"pad={width + right}:{height + bottom}",
            f"fillborders=right={right}:bottom={bottom}:mode=smear",
        ]
    return [
        *filters,
        "scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int",
        "format=yuv420p",
        "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709",
    ]
