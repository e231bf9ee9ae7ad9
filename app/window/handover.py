"""How the training thread and the window pass things without fighting for the interpreter lock."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Mailbox(Generic[Item]):
    """One slot; a newer item replaces one not yet taken."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._item: Item | None = None

    def put(self, item: Item) -> None:
        """Leave an item."""
        with self._lock:
            self._item = item

    def take(self) -> Item | None:
        """The item, if there is one; the slot is empty then."""
        with self._lock:
            item, self._item = self._item, None
            return item


class Gate:
    """Closed while the window draws: the trainer, which works in slices of a few milliseconds,
    waits before the next. Two busy threads would pass the interpreter lock to and fro at every
    tensor operation, at a fraction of the speed of either.
    """

    LONGEST = 0.25
    """Seconds after which the trainer goes on whatever the window does."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()

    def close(self) -> None:
        """The trainer is to wait before its next slice."""
        self._open.clear()

    def open(self) -> None:
        """The trainer may go on."""
        self._open.set()

    def pass_through(self) -> None:
        """Wait until the gate is open. Called by the trainer between slices."""
        if not self._open.is_set():
            self._open.wait(self.LONGEST)
