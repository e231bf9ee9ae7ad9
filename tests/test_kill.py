"""kill -9 while a session is saved again and again: nothing is ever half written, and the run is
offered back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from app.experiment import sessions
from app.experiment.interventions import AddPoints
from app.experiment.sessions import Fork, Session, View
from app.experiment.settings import Experiment
from app.window.keeping.autosave import Shelf, left_behind

ROOT = Path(__file__).parents[1]
SAVES = 200
ROUNDS = 15
POINTS = 400
"""So many that writing takes most of the time: kills hit it."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")


def run_of(number: int) -> Session:
    """Two runs by turns: of another length, with other settings, other points."""
    odd = number % 2
    points = tuple((i / 7, -i / 3, float(odd)) for i in range(POINTS * (1 + odd)))
    experiment = Experiment().with_values({"training.l1": float(odd)})
    done = (AddPoints(step=3, points=points),)
    fork = Fork(step=9, interventions=done) if odd else None
    return Session(experiment.with_record(done), View(step=odd), fork)


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def save_again_and_again(folder: Path) -> None:
    """What the process does that is killed."""
    shelf = Shelf(folder / "autosave")
    runs = run_of(0), run_of(1)
    for number in range(SAVES):
        session = runs[number % 2]
        sessions.write(session, folder / "session.toml")
        shelf.keep(replace(session, view=View(step=number)), folder / "session.toml")
        say(number)
    time.sleep(60)


def spawn() -> None:
    """A process for every folder named, so that the imports are waited for once only."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            save_again_and_again(Path(line.strip()))
            os._exit(0)
        say(child)
        os.waitpid(child, 0)
        say("ended")


@pytest.fixture
def spawner() -> Iterator[subprocess.Popen[str]]:
    code = "from tests.test_kill import spawn; spawn()"
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, text=True, stdin=-1, stdout=-1, bufsize=1
    )
    with process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def read_until(stream: IO[str], line: str) -> list[str]:
    found: list[str] = []
    while line not in found:
        found.append(stream.readline().strip())
        assert found[-1], "the process has ended by itself"
    return found


def test_after_a_kill_the_file_is_whole_and_the_run_is_offered_back(
    tmp_path: Path, spawner: subprocess.Popen[str]
) -> None:
    assert spawner.stdin is not None
    assert spawner.stdout is not None
    choose = random.Random()
    texts = {sessions.to_text(run_of(0)), sessions.to_text(run_of(1))}
    path = tmp_path / "session.toml"
    for _ in range(ROUNDS):
        spawner.stdin.write(f"{tmp_path}\n")
        child = int(spawner.stdout.readline())
        read_until(spawner.stdout, str(choose.randrange(SAVES // 8)))
        time.sleep(choose.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        said = [line for line in read_until(spawner.stdout, "ended") if line != "ended"]
        assert path.read_text(encoding="utf-8") in texts
        (found,) = left_behind(tmp_path / "autosave")
        number = found.session.view.step
        assert found.session == replace(run_of(number), view=View(step=number))
        assert found.path == path
        if said:
            assert number - int(said[-1]) in (0, 1), "the last that was written, or the next"
        found.discard()
    sessions.write(run_of(0), path)
    assert os.listdir(tmp_path / "autosave") == []
    assert sorted(os.listdir(tmp_path)) == ["autosave", "session.toml"], "no half files stay"


def test_a_living_process_keeps_its_run_to_itself(
    tmp_path: Path, spawner: subprocess.Popen[str]
) -> None:
    assert spawner.stdin is not None
    assert spawner.stdout is not None
    spawner.stdin.write(f"{tmp_path}\n")
    child = int(spawner.stdout.readline())
    try:
        read_until(spawner.stdout, "3")
        assert left_behind(tmp_path / "autosave") == []
    finally:
        os.kill(child, signal.SIGKILL)
        read_until(spawner.stdout, "ended")
    (found,) = left_behind(tmp_path / "autosave")
    found.later()
