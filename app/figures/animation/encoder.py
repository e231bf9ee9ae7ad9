"""An ffmpeg that turns pixels into a file, or one sentence that says why it does not."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import IO

from app.experiment.errors import BadInput
from app.language import tr

_USUAL = ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EIO")
USUAL = [os.strerror(getattr(errno, name)) for name in _USUAL if hasattr(errno, name)]
"""What most often ends writing."""
_SPEAKER = re.compile(r"^(\[[^\]]*\]\s*)+")
"""Which part of ffmpeg says something."""


class Encoder:
    """A running ffmpeg, with pipes for its input and output."""

    def __init__(self, path: Path, *words: str) -> None:
        """`path` is what complaints name."""
        self._path = path
        program = _program()
        try:
            process = subprocess.Popen(
                [program, "-hide_banner", "-loglevel", "error", "-y", *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                # Ctrl+C is for the program that started it, which then ends it; and no console
                process_group=None if sys.platform == "win32" else 0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            why = error.strerror or error
            raise BadInput(
                tr("{program}: ffmpeg does not start: {reason}", program=program, reason=why)
            ) from None
        self._process = process
        self._input: IO[bytes] = _pipe(process.stdin)
        self.output: IO[bytes] = _pipe(process.stdout)
        """What it writes to pipe:1."""
        self._said: deque[str] = deque(maxlen=50)
        # read while it works: an ffmpeg that nobody listens to stands still
        self._listener = Thread(target=self._listen, args=[_pipe(process.stderr)], daemon=True)
        self._listener.start()

    def write(self, data: bytes) -> None:
        """Give it this to read from pipe:0."""
        try:
            self._input.write(data)
        except OSError:  # it has gone, and said why
            self.finish()
            raise BadInput(
                tr("{path}: ffmpeg ended before the last frame", path=self._path)
            ) from None

    def close_input(self) -> None:
        """There is no more to read."""
        with suppress(OSError):  # if it has gone, finish() tells why
            self._input.close()

    def finish(self) -> None:
        """Wait until it has done its work."""
        self.close_input()
        self._process.wait()
        self._listener.join()
        if self._process.returncode:
            raise BadInput(f"{self._path}: {self._reason()}")

    def end(self) -> None:
        """End it, whatever it does, and leave nothing of it."""
        if self._process.poll() is None:
            self._process.kill()
        self.close_input()
        self._process.wait()
        self._listener.join()
        self.output.close()

    def _listen(self, stream: IO[bytes]) -> None:
        with stream:
            for line in stream:
                self._said.append(line.decode(errors="replace").strip())

    def _reason(self) -> str:
        for words in USUAL:
            if any(words in line for line in self._said):
                return words[:1].lower() + words[1:]
        if self._said:
            return tr("ffmpeg says: {words}", words=_SPEAKER.sub("", self._said[0]))
        return tr("ffmpeg was ended before it was done")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def _program() -> str:
    """The ffmpeg that comes with imageio-ffmpeg, the system's where it has none, or the one that
    the variable IMAGEIO_FFMPEG_EXE names."""
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except ImportError:
        raise BadInput(tr("MP4 and GIF need imageio-ffmpeg: pip install imageio-ffmpeg")) from None
    except RuntimeError:
        raise BadInput(
            tr(
                "MP4 and GIF need ffmpeg, and there is none: install it, or name it in the "
                "variable IMAGEIO_FFMPEG_EXE"
            )
        ) from None


def frames_in(size: tuple[int, int], fps: int) -> list[str]:
    """The words that tell it to read frames of film.pixels() from pipe:0."""
    width, height = size
    return [
        *("-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{width}x{height}"),
        *("-framerate", str(fps), "-i", "pipe:0"),
    ]


def file(path: Path) -> str:
    """A file's name for ffmpeg, which else takes a colon in it for the end of a protocol."""
    return f"file:{path.absolute()}"
