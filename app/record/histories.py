"""The histories of all siblings, as far as they are few; else of those that were displayed."""

from __future__ import annotations

from threading import Lock

from app.record.history import Curves, History, Row
from app.record.snapshot import Snapshot
from app.record.twin import twin

MOST_FOLLOWED = 64
"""So many siblings' curves are kept all along: 20 MB. Of more, those of the displayed ones are."""


class Histories:
    """A History per replica; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._layers = 0
        self._kept: dict[int, History] = {}

    def clear(self, replicas: int, layers: int) -> None:
        """Begin anew with a network of so many hidden layers."""
        with self._lock:
            self._layers = layers
            followed = replicas if replicas <= MOST_FOLLOWED else 0
            self._kept = {r: History(layers) for r in range(followed)}

    def copy(self) -> Histories:
        """The same rows, to be added to on their own."""
        with self._lock:
            other = twin(self)
            other._kept = {replica: twin(kept) for replica, kept in self._kept.items()}
        return other

    def append(self, snapshot: Snapshot) -> None:
        """Add what the snapshot tells of every replica that is followed."""
        with self._lock:
            self._kept.setdefault(snapshot.replica, History(self._layers))
            for replica, history in self._kept.items():
                # one that was displayed earlier is followed further
                history.append(Row.of(snapshot, replica))

    def drop_after(self, step: int) -> None:
        """The run went back to this step: what came later has not happened."""
        with self._lock:
            for history in self._kept.values():
                history.drop_after(step)

    def read(self, replica: int) -> Curves:
        """A copy of the replica's curves; empty for one not followed."""
        with self._lock:
            history = self._kept.get(replica) or History(self._layers)
        return history.read()
