"""What figures promise of networks with channels, and of data with more than two inputs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.experiment import sessions
from app.experiment.view import View
from app.figures.catalogue import PANELS
from app.figures.panels.inspector import INSPECTOR
from app.figures.panels.planes import PLANES
from app.record.lens import Lens
from app.record.moment import Moment
from app.replay import Replay
from app.window.theme import LIGHT, PRINT, Theme
from app.window.views.planes.legend import entries
from tests.figures.making import look

SMALL = ("dataset.name=digits", "dataset.points=60", "training.learning_rate=0.5")
CASES: dict[str, tuple[str, ...]] = {
    "one layer": ("network.channels=[8]", "network.hidden=[]"),
    "two and a dense one": ("network.channels=[6,4]", "network.hidden=[16]"),
    "bars": ("dataset.name=bars", "network.channels=[2]", "network.hidden=[]"),
    "dense": ("network.hidden=[16]",),
    "leaky": ("network.channels=[3]", "network.activation=leaky-relu"),
    "diverged": ("network.channels=[3]", "training.learning_rate=1e9"),
}
FORK = """
[fork]
step = 4
[[fork.interventions]]
step = 4
action = "set"
key = "training.learning_rate"
value = 0.01
"""


@lru_cache(maxsize=16)
def convolved(*sets: str, subject: Any = "train", fork: bool = False) -> Moment:
    """Of a run on small images."""
    replay = Replay(sessions.from_text(FORK if fork else "", (*SMALL, *sets)), flow=True)
    replay.go_to(12)
    return replay.moment(
        Lens(
            neuron=(0, 1),
            resolution=16,
            map_resolution=12,
            inspection=True,
            subject=subject,
            point=3,
            gradients=True,
            flow=True,
            feature_maps=True,
        )
    )


def painted(name: str, shown: Moment, theme: Theme = LIGHT) -> QImage:
    """A panel in the room that suits it."""
    panel, how = PANELS[name], look(theme, view=View(cells="response"))
    wide = max(panel.least(640.0, shown, how)[0], 640.0)
    high = max(panel.best(wide, shown, how), panel.least(wide, shown, how)[1], 60.0)
    image = QImage(round(wide), round(high), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        panel.paint(painter, QRectF(0, 0, wide, high), shown, how)
    return image


@pytest.mark.parametrize("case", CASES)
def test_every_panel_paints_and_has_its_numbers(case: str) -> None:
    shown = convolved(*CASES[case])
    for name, panel in PANELS.items():
        if not panel.trouble(shown):
            painted(name, shown)
        for _, table in panel.tables():
            columns, rows = table(shown)
            assert all(len(row) == len(columns) for row in rows), name


def test_a_comparison_of_channels_paints() -> None:
    shown = convolved(*CASES["one layer"], fork=True)
    assert len(shown.strands) == 2
    for name in ("compare", "difference"):
        assert not PANELS[name].trouble(shown)
        painted(name, shown, PRINT)


def test_veiled_channels_paint_without_their_maps() -> None:
    shown = convolved(*CASES["one layer"])
    hidden = shown.veiled()
    assert hidden.snapshot.veiled
    seen, told = (painted("neurons", moment) for moment in (hidden, shown))
    assert seen != told
    painted("card", hidden)


def test_the_legend_says_that_it_is_a_slice() -> None:
    for case in ("one layer", "dense"):
        shown = convolved(*CASES[case]).snapshot
        words = [entry.words for entry in entries(shown, LIGHT, True)]
        assert (
            "a slice through the mean along the two principal components; "
            "points are projected on it"
        ) in words


def test_lines_are_tabled_on_the_slices_axes_and_lie_on_it() -> None:
    shown = convolved(*CASES["dense"])
    columns, rows = PLANES.table(shown)
    assert columns[4:6] == ("component 1", "component 2")
    snapshot, plane = shown.snapshot, shown.snapshot.data.plane
    assert plane is not None
    cut = [row for row in rows if row[4] is not None]
    assert cut
    for row in cut:
        place = plane.lift(np.array([row[4:6]], dtype=float))[0]
        neuron = int(str(row[1])) - 1
        z = place @ snapshot.first_weights[neuron] + snapshot.first_bias[neuron]
        assert abs(float(z)) < 1e-9


def test_the_inspectors_table_has_the_patch_and_adds_up() -> None:
    _, rows = INSPECTOR.table(convolved(*CASES["one layer"]))
    found: dict[str, list[float]] = {}
    for row in rows:
        found.setdefault(str(row[3]).partition(",")[0].partition(" of ")[0], []).append(
            float(str(row[6]))
        )
    weights, inputs = found["w_i"], found["a_i"]
    assert len(weights) == len(inputs) == 9
    assert np.dot(weights, inputs) + found["b"][0] == pytest.approx(found["z"][0], abs=1e-5)
    assert max(found["z at position"]) == pytest.approx(found["z"][0])
    assert sum(found["dL/dz at position"]) == pytest.approx(found["dL/db"][0], abs=1e-6)
