"""Measure claims: one alone here, several in two processes at most."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from threading import Thread

from app.claims.claim import Finding
from app.claims.registry import load

MOST_WORKERS = 2
"""Each has a torch of its own in memory, and most claims take a few seconds."""


@dataclass(frozen=True)
class Measured:
    """A claim, and what measuring it found."""

    id: str
    title: str
    finding: Finding
    seconds: float


def measured(ids: Sequence[str]) -> Iterator[Measured]:
    """Measure these claims. They come in the order given, each as soon as it and all before it are
    done. Leaving the loop early ends what is being measured."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1, len(ids))
    if workers < 2:
        yield from map(measure, ids)
        return
    # spawn: the only way on all systems, and torch does not survive a fork
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_prepare_worker)
    try:
        yield from pool.map(measure, ids)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()


def measure(id_: str) -> Measured:
    """Measure one claim here. The time is that of its experiment, without imports."""
    claim = load(id_)
    begun = time.perf_counter()
    finding = claim.measure()
    return Measured(claim.id, claim.title, finding, time.perf_counter() - begun)


def _prepare_worker() -> None:
    """Ctrl+C reaches a worker as well, and it goes without a word; so it does when nobody waits for
    it any more."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
