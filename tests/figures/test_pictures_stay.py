"""Figures look as they did when they were last looked at; also those of the README."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.cli import main
from tests.figures.references import FIGURES, FOLDER, command

SEEN, MOST_SEEN = 40, 0.004
"""Of 255: so much another colour is seen; and the share of pixels that may be. What processors
round differently moves edges by a part of a pixel."""


def difference(one: Path, other: Path) -> float:
    """The share of pixels that are of another colour; 1 where the sizes differ."""
    a, b = (np.asarray(Image.open(p).convert("RGB"), int) for p in (one, other))
    return 1.0 if a.shape != b.shape else float((np.abs(a - b).max(axis=2) > SEEN).mean())


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_looks_as_it_did(name: str, tmp_path: Path) -> None:
    assert main(command(name, tmp_path)) == 0
    assert difference(tmp_path / f"{name}.png", FOLDER / f"{name}.png") <= MOST_SEEN


def test_the_comparison_sees_what_a_person_sees() -> None:
    assert difference(FOLDER / "planes.png", FOLDER / "planes.png") == 0
    assert difference(FOLDER / "planes.png", FOLDER / "classes.png") > MOST_SEEN
