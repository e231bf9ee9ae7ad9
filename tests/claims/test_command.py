"""`flatline claims`: what it prints, in which order, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.claims import registry
from app.claims.measuring import measure
from app.claims.report import in_words
from app.cli import main

ROOT = Path(__file__).parents[2]
CLAIMS = [sys.executable, "main.py", "claims"]


@pytest.fixture
def _faked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.MODULES, "C7", "tests.claims.fakes")


@pytest.mark.usefixtures("_faked")
def test_json_has_exactly_what_is_promised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", "--json", "c7"]) == 0
    (found,) = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    seconds = found.pop("seconds")
    assert 0 <= seconds < 1
    assert found == {
        "id": "C7",
        "title": "Some units die.",
        "measured": {
            "share of units dead": 0.25,
            "rate never reached": None,
            "units looked at": 4000.0,
        },
        "interval": [0.125, 0.5],
        "verdict": "holds in part",
    }


@pytest.mark.usefixtures("_faked")
def test_the_text_tells_figures_intervals_verdict_and_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["claims", "C7"]) == 0
    title, dead, rate, units, verdict = capsys.readouterr().out.splitlines()
    assert title == "C7   Some units die."
    assert dead.split() == ["share", "of", "units", "dead", "0.25", "(0.125", "to", "0.5)"]
    assert rate.split()[-4:] == ["–", "(2", "to", "–)"]
    assert units.split() == ["units", "looked", "at", "4000"]
    assert re.fullmatch(r" +→ holds in part  \(0\.\d s\)", verdict)


@pytest.mark.usefixtures("_faked")
def test_the_text_is_in_the_language_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"Some units die.": "Manche sterben.", "holds in part": "gilt zum Teil"}
    monkeypatch.setattr("app.language._catalogue", words)
    text = in_words(measure("C7"))
    assert "Manche sterben." in text
    assert "→ gilt zum Teil" in text


def test_ids_come_once_in_the_order_of_the_source() -> None:
    assert registry.chosen(["c10", "C2", " c2", "C10"]) == ("C2", "C10")


def test_no_id_means_all() -> None:
    assert registry.chosen([]) == tuple(f"C{number}" for number in range(1, 23))


@pytest.mark.parametrize(
    ("given", "named"),
    [("C23", "C22"), ("C0", "C1"), ("4", "C4"), ("C" + 400 * "9", "C22"), ("death", "C1 to C22")],
)
def test_an_unknown_id_is_one_line_that_names_the_nearest(
    capsys: pytest.CaptureFixture[str], given: str, named: str
) -> None:
    assert main(["claims", "C1", given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith(f"flatline: {given}: no such claim")
    assert named in err


def test_a_wrong_id_is_answered_without_loading_torch() -> None:
    code = (
        "import sys; from app.cli import main; main(['claims', 'X']); print('torch' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert ended.stdout == "False\n"


def test_several_claims_are_measured_in_processes_of_their_own_and_come_in_order() -> None:
    ended = subprocess.run(
        [*CLAIMS, "c5", "C1", "--json"], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    assert [each["id"] for each in json.loads(ended.stdout)] == ["C1", "C5"]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped_it_says_so_in_one_line_and_leaves_nobody_working(stop: signal.Signals) -> None:
    running = subprocess.Popen(
        [*CLAIMS, "C4", "C10"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    children: list[int] = []
    deadline = time.monotonic() + 60
    while len(children) < 3 and time.monotonic() < deadline:  # two workers, and what tracks them
        time.sleep(0.2)
        children = _children(running.pid)
    running.send_signal(stop)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 128 + stop
    assert out == ""
    assert err == "flatline: stopped\n"
    assert len(children) == 3
    while any(map(_is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(_is_alive, children))


def _children(parent: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=", "-o", "ppid="], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, of in rows if int(of) == parent]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
