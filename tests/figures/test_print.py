"""On paper and on slides nothing is too small, cut, or written over, in any view of any size."""

from __future__ import annotations

from functools import lru_cache

import pytest

from app.experiment import sessions
from app.experiment.figure import PRESETS, VIEWS, FigureSettings
from app.experiment.pictures import About
from app.experiment.view import View
from app.figures.formats import pdf
from app.figures.sheet import first_lens, lay_out
from app.record.lens import Lens
from app.record.moment import Moment
from app.replay import Replay
from tests.figures.measuring import glyphs

SETS = (
    "dataset.points=80",
    "network.hidden=[6,5]",
    "training.learning_rate=1",
    "training.replicas=5",
)
FORK = """
[fork]
step = 30
[[fork.interventions]]
step = 30
action = "set"
key = "network.activation"
value = "leaky-relu"
"""
VIEW = View(neuron=(1, 2))


@lru_cache(maxsize=1)
def replay() -> Replay:
    """A run at the step that is printed: five siblings, two compared networks."""
    run = Replay(sessions.from_text(FORK, SETS), flow=True)
    run.go_to(90)
    return run


def printed(figure: FigureSettings) -> bytes:
    """The figure as PDF."""
    lens = Lens(neuron=(0, 1), resolution=16)
    glance: Moment = replay().moment(lens)
    glance = replay().moment(first_lens(figure, VIEW, glance, lens))
    sheet = lay_out(figure, VIEW, [glance])
    moment = replay().moment(sheet.ask(lens, [glance]))
    return pdf(sheet, [moment], About("", ""), None)


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "window"])
@pytest.mark.parametrize("size", PRESETS)
def test_everything_can_be_read(size: str, view: str) -> None:
    theme = {"column": "print", "slide": "dark"}.get(size, "light")
    found, (width, height) = glyphs(printed(FigureSettings(views=(view,), size=size, theme=theme)))
    assert found
    if PRESETS[size].unit == "cm":
        assert min(each.size for each in found) >= 7.0
    assert all(each.left >= 0 and each.right <= width for each in found)
    assert all(each.bottom >= 0 and each.top <= height for each in found)
    assert not [each.text for each in found if "…" in each.text]
    clashes = [
        (one.text, other.text)
        for number, one in enumerate(found)
        for apart, other in enumerate(found[number + 1 :])
        # letters of one word may be kerned
        if one.overlaps(other, 0.6 if apart else 2.0)
    ]
    assert clashes == []
