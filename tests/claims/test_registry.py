"""All claims of the source are there, once each, and all are measured in good time."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.claims.claim import Verdict
from app.claims.registry import MODULES, load

ROOT = Path(__file__).parents[2]
IDS = [f"C{number}" for number in range(1, 23)]


def test_every_claim_of_the_source_is_there_once() -> None:
    assert list(MODULES) == IDS
    assert len(set(MODULES.values())) == len(IDS)


@pytest.mark.parametrize("id_", IDS)
def test_a_claim_has_its_own_id_and_one_line(id_: str) -> None:
    claim = load(id_)
    assert claim.id == id_
    assert claim.title.endswith(".") or claim.title.endswith("?")
    assert len(claim.title) <= 100
    assert "\n" not in claim.title


@pytest.mark.slow
def test_all_claims_are_measured_within_ten_minutes() -> None:
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "main.py", "claims", "--json"], cwd=ROOT, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout, parse_constant=pytest.fail)
    assert time.monotonic() - begun < 600
    assert [each["id"] for each in found] == IDS
    for each in found:
        assert set(each) == {"id", "title", "measured", "interval", "verdict", "seconds"}
        assert each["verdict"] in list(Verdict)
        first = next(iter(each["measured"].values()))
        low, high = each["interval"]
        assert low <= first <= high
