"""Moments of real runs, made once for all tests."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from app.experiment import sessions
from app.experiment.view import View
from app.figures.fonts import figure_family
from app.figures.panel import Look
from app.record.lens import Lens
from app.record.moment import Moment
from app.replay import Replay
from app.window.theme import LIGHT, Theme

SMALL = ("dataset.points=80", "network.hidden=[6,5]", "training.learning_rate=1")
"""A run in which neurons die soon."""


@lru_cache(maxsize=32)
def moment(
    *sets: str,
    step: int = 120,
    neuron: tuple[int, int] | None = (0, 0),
    layer: int = 0,
    fork: str = "",
    resolution: int = 32,
    scales: tuple[float, ...] = (),
) -> Moment:
    """Of a run with these settings. `fork`: "KEY=VALUE@STEP", what the second network has."""
    text = ""
    if fork:
        change, _, at = fork.partition("@")
        key, _, value = change.partition("=")
        text = (
            f"[fork]\nstep = {at}\n[[fork.interventions]]\nstep = {at}\n"
            f'action = "set"\nkey = "{key}"\nvalue = {value}\n'
        )
    replay = Replay(sessions.from_text(text, sets or SMALL), flow=True)
    replay.go_to(step)
    return replay.moment(
        Lens(
            layer=layer,
            neuron=neuron,
            resolution=resolution,
            map_resolution=12,
            inspection=neuron is not None,
            gradients=True,
            flow=True,
            scales=scales,
        )
    )


def look(theme: Theme = LIGHT, *, ratio: float = 1.0, view: View | None = None) -> Look:
    """How figures are drawn."""
    return Look(replace(theme, family=figure_family()), view or View(), ratio)
