"""Which training points each step looks at.

The order of an epoch is a pure function of the replica's seed and the epoch's number, so a
checkpoint needs only the place reached, and no replica's order depends on its siblings.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from app.record.data import Integers

Words = npt.NDArray[np.uint64]

BLOCK_NUMBERS = 4_000_000
"""Numbers gathered ahead at most: 16 MB in single precision."""


def _mix(words: Words) -> Words:
    """The output function of SplitMix64 (Steele, Lea and Flood 2014), in place."""
    words ^= words >> np.uint64(30)
    words *= np.uint64(0xBF58476D1CE4E5B9)
    words ^= words >> np.uint64(27)
    words *= np.uint64(0x94D049BB133111EB)
    words ^= words >> np.uint64(31)
    return words


GOLDEN = np.uint64(0x9E3779B97F4A7C15)
WORDS_AT_ONCE = 50_000
"""Keys worked on at a time: as many as the processor's cache holds."""


def epoch_order(seeds: npt.NDArray[np.int64], epoch: int, points: int) -> npt.NDArray[np.int64]:
    """A permutation of the points for every seed, (R, points): that of random 64-bit keys."""
    start = _mix(_mix(seeds.astype(np.uint64) + GOLDEN) + np.array([epoch], dtype=np.uint64))
    steps = GOLDEN * np.arange(1, points + 1, dtype=np.uint64)
    order = np.empty((len(seeds), points), dtype=np.int64)
    rows = max(1, WORDS_AT_ONCE // points)
    for at in range(0, len(seeds), rows):
        keys = _mix(start[at : at + rows, None] + steps)
        order[at : at + rows] = keys.argsort(axis=1)
    return order


class Batches:
    """Hands out minibatches x (R, batch, d), its transpose, and y (R, batch, outputs), endlessly.

    The last batch of an epoch is smaller where the sizes do not divide. A batch of the whole
    training set is handed out in the data's own order.
    """

    def __init__(self, x: Tensor, y: Tensor, seeds: npt.NDArray[np.int64], batch_size: int) -> None:
        self.epoch = 0
        self.position = 0
        """Points of this epoch already handed out."""
        self._x, self._y, self._seeds = x, y, seeds
        self._queue: list[tuple[Tensor, Tensor, Tensor]] = []
        self._whole: tuple[Tensor, Tensor, Tensor] | None = None
        self._order: tuple[int, Tensor] | None = None
        self.set_batch_size(batch_size)

    def set_batch_size(self, batch_size: int) -> None:
        """From the next batch on; 0 is the whole training set."""
        points = len(self._x)
        self._size = points if batch_size == 0 else min(batch_size, points)
        self._queue.clear()

    def set_points(self, x: Tensor, y: Tensor) -> None:
        """Go on with other points. Where their number is another the order is, too; an epoch that
        had come further than there are points now has ended."""
        self._x, self._y = x, y
        self._whole = self._order = None
        if self.position >= len(x):
            self.epoch, self.position = self.epoch + 1, 0
        self._queue.clear()

    def left(self) -> int:
        """How many batches of the present size end this epoch."""
        return -(-(len(self._x) - self.position) // self._size)

    def go_to(self, epoch: int, position: int) -> None:
        """Continue from the place a checkpoint names."""
        self.epoch, self.position = epoch, position
        self._queue.clear()

    def next(self) -> tuple[Tensor, Tensor, Tensor]:
        """The next minibatch as (x, x transposed, y)."""
        if self._size == len(self._x) and self.position == 0:
            self.epoch += 1
            return self._all_points()
        if not self._queue:
            self._gather()
        batch = self._queue.pop()
        self.position += batch[0].shape[1]
        if self.position >= len(self._x):
            self.epoch, self.position = self.epoch + 1, 0
        return batch

    def upcoming(self, replica: int) -> Integers:
        """Which points the next minibatch of a replica holds, (batch,)."""
        points = len(self._x)
        if self._size == points and self.position == 0:
            return np.arange(points)
        order = self._order_of_epoch()[replica, self.position : self.position + self._size]
        return np.asarray(order.cpu())

    def _all_points(self) -> tuple[Tensor, Tensor, Tensor]:
        if self._whole is None:
            replicas = len(self._seeds)
            x = self._x.expand(replicas, -1, -1).contiguous()
            y = self._y.expand(replicas, -1, -1).contiguous()
            self._whole = x, x.transpose(1, 2), y
        return self._whole

    def _gather(self) -> None:
        """Gather as many whole batches of this epoch as fit a block, in one indexing operation."""
        points, replicas = len(self._x), len(self._seeds)
        left = points - self.position
        per_batch = replicas * self._size * (self._x.shape[1] + self._y.shape[1])
        count = min(left // self._size, max(1, BLOCK_NUMBERS // per_batch))
        size = self._size if count else left
        count = max(count, 1)
        chosen = self._order_of_epoch()[:, self.position : self.position + count * size]
        chosen = chosen.reshape(replicas, count, size).transpose(0, 1)
        x, y = self._x[chosen], self._y[chosen]
        batches = zip(x.unbind(0), x.transpose(2, 3).unbind(0), y.unbind(0), strict=True)
        self._queue = list(batches)[::-1]

    def _order_of_epoch(self) -> Tensor:
        if self._order is None or self._order[0] != self.epoch:
            order = epoch_order(self._seeds, self.epoch, len(self._x))
            self._order = self.epoch, torch.from_numpy(order).to(self._x.device)
        return self._order[1]
