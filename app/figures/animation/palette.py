"""The 255 colours that a GIF has for all its frames.

ffmpeg's own choice goes by area and time: a state that few cells have in few frames would get the
colour of another one. Here a colour counts as in the frame where most of it appears, and the next
to be chosen is the one that is far from all before it. All are colours of the frames, none is
mixed: a white ground is white, not nearly so.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ALL = 256


class Palette:
    """Looks at frames, and then knows which colours they need."""

    def __init__(self) -> None:
        self._most = np.zeros(1 << 24, np.uint32)
        """Of each colour, how many pixels took it on at once."""
        self._last: NDArray[np.uint32] | None = None

    def see(self, frame: bytes) -> None:
        """Take the colours of film.pixels() into account, where they are new."""
        pixels = np.frombuffer(frame, "<u4") & np.uint32(0xFFFFFF)
        new = pixels if self._last is None else pixels[pixels != self._last]
        colours, counts = np.unique(new, return_counts=True)
        self._most[colours] = np.maximum(self._most[colours], counts)
        self._last = pixels

    def chosen(self) -> bytes:
        """Blue, green, red and opacity of 256 colours, of which the last is transparent."""
        colours = np.flatnonzero(self._most)
        channels = np.stack([colours & 255, colours >> 8 & 255, colours >> 16], 1)
        points = channels.astype(np.float32)
        counts = self._most[colours].astype(np.float32)
        table = np.zeros((ALL, 4), np.uint8)
        table[:-1, 3] = 255
        # of each colour to the nearest that is chosen, squared
        distance = np.full(len(points), np.inf, np.float32)
        at = int(np.argmax(counts))
        for place in range(min(ALL - 1, len(points))):
            table[place, :3] = channels[at]
            distance = np.minimum(distance, ((points - points[at]) ** 2).sum(1))
            # the root, for an error is seen by its size more than by its area
            at = int(np.argmax(distance * np.sqrt(counts)))
        return table.tobytes()
