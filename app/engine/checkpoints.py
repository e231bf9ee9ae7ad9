"""States of a run to go back to: dense enough that any step is near one, few enough to keep."""

from __future__ import annotations

from bisect import bisect_right

from app.engine.trainer import Checkpoint

EVERY = 256
"""Steps between two checkpoints at first; it doubles whenever they get too many."""
MOST = 1024
BYTES = 150e6


class Checkpoints:
    """By rising step. The first one stays for good."""

    def __init__(self) -> None:
        self._kept: list[Checkpoint] = []
        self._every = EVERY

    @property
    def bytes(self) -> int:
        """What the kept tensors take."""
        return sum(_size(each) for each in self._kept)

    def offer(self, checkpoint: Checkpoint) -> None:
        """Keep it, if the last one kept is far enough behind."""
        if self._kept and checkpoint.place.step < self._kept[-1].place.step + self._every:
            return
        self._kept.append(checkpoint)
        if len(self._kept) > 2 and (
            len(self._kept) > MOST or len(self._kept) * _size(checkpoint) > BYTES
        ):
            self._kept = self._kept[::2]
            self._every *= 2

    def before(self, step: int, applied: int | None = None) -> Checkpoint:
        """The last one up to this step, and with no more than `applied` interventions done."""
        at = bisect_right(self._kept, step, key=lambda each: each.place.step)
        while applied is not None and at > 1 and self._kept[at - 1].place.applied > applied:
            at -= 1
        return self._kept[max(at, 1) - 1]

    def drop_after(self, step: int, applied: int | None = None) -> None:
        """Forget what lies after this step, or has more than `applied` interventions done."""
        self._kept[1:] = [
            each
            for each in self._kept[1:]
            if each.place.step <= step and (applied is None or each.place.applied <= applied)
        ]


def _size(checkpoint: Checkpoint) -> int:
    return checkpoint.parameters.nbytes + sum(moment.nbytes for moment in checkpoint.moments)
