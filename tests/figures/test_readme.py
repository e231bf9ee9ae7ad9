"""The pictures of the README are those that its commands make."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from app.cli import main
from tests.figures.test_pictures_stay import MOST_SEEN, difference

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python main.py (render .* --out resources/pictures .*)$", README, re.M)


def test_every_picture_has_a_command() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(resources/pictures/(\w+)\.png\)", README)
    assert shown
    assert sorted(shown) == sorted(command.split()[-1] for command in COMMANDS)
    assert sorted(shown) == sorted(p.stem for p in (ROOT / "resources/pictures").iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_picture_is_what_its_command_makes(command: str, tmp_path: Path) -> None:
    words = shlex.split(command)
    words[words.index("--out") + 1] = str(tmp_path)
    assert main(words) == 0
    name = f"{words[-1]}.png"
    assert difference(tmp_path / name, ROOT / "resources" / "pictures" / name) <= MOST_SEEN
