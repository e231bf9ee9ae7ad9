"""How fast the trainer goes."""

from __future__ import annotations

from collections import deque

SPEED_OVER = 0.5
"""Seconds over which the speed is averaged."""


class Speed:
    """Steps per second over the last half second or so."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()
        self._total = 0

    def count(self, steps: int, now: float) -> None:
        self._total += steps
        self._marks.append((now, self._total))
        while now - self._marks[0][0] > SPEED_OVER:
            self._marks.popleft()

    def per_second(self, now: float) -> float:
        if not self._marks:
            return 0.0
        first, before = self._marks[0]
        return (self._total - before) / (now - first) if now > first else 0.0
