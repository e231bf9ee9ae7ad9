"""The thread: the gate, the mailbox, and orders in turn."""

from __future__ import annotations

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from app.experiment.settings import Experiment
from app.record.snapshot import Snapshot
from app.window.handover import Gate, Mailbox
from app.window.worker import Worker


def test_the_mailbox_keeps_only_the_newest() -> None:
    box: Mailbox[int] = Mailbox()
    assert box.take() is None
    box.put(1)
    box.put(2)
    assert box.take() == 2
    assert box.take() is None


def test_the_trainer_never_works_while_the_window_draws() -> None:
    gate, drawing, stop = Gate(), threading.Event(), threading.Event()
    slices, together = [0], [0]

    def train() -> None:
        while not stop.is_set():
            with gate.working():
                slices[0] += 1
                together[0] += drawing.is_set()
                time.sleep(0.0005)

    thread = threading.Thread(target=train)
    thread.start()
    for _ in range(40):
        with gate.drawing():
            drawing.set()
            time.sleep(0.002)
            drawing.clear()
        time.sleep(0.001)
    stop.set()
    thread.join()
    assert together[0] == 0
    assert slices[0] > 20, "and it does work in between"


@pytest.fixture
def worker() -> Worker:
    return Worker(Gate())


def newest(qtbot: QtBot, worker: Worker, step: int) -> Snapshot:
    found: list[Snapshot] = []

    def arrived() -> bool:
        shown = worker.mailbox.take()
        if shown is not None:
            worker.want()
            found.append(shown[0])
        return bool(found) and found[-1].step >= step

    qtbot.waitUntil(arrived, timeout=20_000)
    return found[-1]


def test_a_pace_is_kept(qtbot: QtBot, worker: Worker) -> None:
    worker.start()
    worker.build(Experiment())
    newest(qtbot, worker, 0)
    worker.set_pace(100.0)
    begun = time.perf_counter()
    worker.play()
    newest(qtbot, worker, 100)
    taken = time.perf_counter() - begun
    worker.stop()
    assert 0.8 < taken < 3.0, "a hundred steps in about a second"


def test_orders_are_carried_out_in_turn(qtbot: QtBot, worker: Worker) -> None:
    worker.start()
    worker.build(Experiment())
    for _ in range(5):
        worker.take_steps(1)
        worker.pause()
    worker.build(Experiment().with_values({"network.hidden": (3,)}))
    qtbot.waitUntil(
        lambda: (s := worker.mailbox.take()) is not None and len(s[0].layers) == 1, timeout=20_000
    )
    worker.stop()
    assert not worker.isRunning()


def test_a_thread_that_was_never_started_can_be_stopped(worker: Worker) -> None:
    worker.stop()
    assert not worker.isRunning()
