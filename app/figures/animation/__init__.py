"""Animations: frames that become a file as they come, one kind of file a module."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, get_args

from app.experiment.errors import BadInput
from app.experiment.figure import SCREEN_DPI
from app.figures.animation.film import Film
from app.figures.animation.gif import Gif
from app.figures.animation.mp4 import Mp4
from app.figures.animation.sequence import Sequence
from app.language import tr

Kind = Literal["mp4", "gif", "frames"]
KINDS: tuple[str, ...] = get_args(Kind)
FASTEST = {"mp4": 60, "gif": 50, "frames": 60}
"""Frames a second. Browsers take a GIF's delay of less than a fiftieth of a second for a tenth."""


def animation(
    path: Path,
    kind: Kind,
    size: tuple[int, int],
    fps: int,
    *,
    comment: str = "",
    dpi: float = SCREEN_DPI,
    progress: Callable[[int], None] = lambda done: None,
) -> Film:
    """What writes an animation to `path`; a sequence becomes NAME-0001.png and so on beside it.

        with animation(path, "mp4", (1280, 720), 25) as film:
            film.add(image, times=2)

    The file is there, whole, when the block has ended, and is not touched if it ends in an error.
    Where much is left to do then, `progress` is told how many of the frames are done; what it
    raises ends the work. `comment` is kept in an MP4 or GIF, for whoever looks; `dpi` in the
    pictures of a sequence. Raises BadInput, here and from the block.
    """
    if not 1 <= fps <= FASTEST[kind]:
        raise BadInput(
            tr(
                "{fps} frames a second: must be 1 to {fastest} for {format}",
                fps=fps,
                fastest=FASTEST[kind],
                format=kind,
            )
        )
    if kind == "mp4":
        return Mp4(path, size, fps, comment)
    if kind == "gif":
        return Gif(path, size, fps, comment, progress)
    return Sequence(path, size, dpi)
