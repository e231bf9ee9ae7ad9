"""How the training thread and the window pass things without fighting for the interpreter lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
    """Lets either the window draw or the trainer work, which it does in slices of a few
    milliseconds. Two busy threads would pass the interpreter lock to and fro at every tensor
    operation, at a fraction of the speed of either.
    """

    PATIENCE = 0.02
    """Seconds the window waits for the trainer to end its slice: then it draws beside it."""
    LONGEST = 0.25
    """Seconds after which the trainer goes on, whatever the window does."""

    def __init__(self) -> None:
        self._busy = threading.Lock()
        # a lock alone would go back to the trainer each time, before the window has woken up
        self._open = threading.Event()
        self._open.set()

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Around what the window does at a frame: the trainer waits before its next slice."""
        self._open.clear()
        ours = self._busy.acquire(timeout=self.PATIENCE)
        try:
            yield
        finally:
            if ours:
                self._busy.release()
            self._open.set()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Around a slice of the trainer's work."""
        self._open.wait(self.LONGEST)
        with self._busy:
            yield

    def open(self) -> None:
        """Let the trainer go on at once: it is to end."""
        self._open.set()
