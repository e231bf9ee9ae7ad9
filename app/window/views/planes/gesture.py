"""What a press, a drag and a release in the chart amount to: a gesture, told as data.

A gesture starts where the mouse is pressed, follows it, shows what it would change, and ends in one
intervention, or in none. It knows snapshots and places, nothing of widgets.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from app.experiment.interventions import Intervention
from app.record.data import Floats
from app.record.lens import Extent
from app.record.snapshot import Snapshot


def proportion(across: float, up: float) -> float:
    """How many times as long a unit of y is drawn as one of x, both in pixels; 1 where they differ
    by the rounding of a plot's size to whole pixels only."""
    return 1.0 if abs(up / across - 1.0) < 0.01 else up / across


@dataclass(frozen=True)
class Spot:
    """A place in the chart in data units, what is in view, and how many pixels a unit takes."""

    x: float
    y: float
    extent: Extent
    scale: tuple[float, float]
    """Along x and y."""

    @property
    def at(self) -> Floats:
        return np.array([self.x, self.y])

    @property
    def tall(self) -> float:
        """How many times as long a unit of y is drawn as one of x."""
        return proportion(*self.scale)

    def away(self, places: Floats) -> Floats:
        """How far from it places (n, 2) are, in pixels."""
        return np.asarray(np.hypot(*((places - self.at) * self.scale).T))


@dataclass(frozen=True)
class Ghost:
    """What a gesture would change, in data units: drawn over everything else."""

    words: str = ""
    """A short reading beside the mouse."""
    paths: list[Floats] = field(default_factory=list)
    """Lines, each (n, 2): planes where they would be; pieces separated by a row of nan."""
    points: Floats = field(default_factory=lambda: np.empty((0, 2)))
    """Points as they would be ..."""
    targets: Floats = field(default_factory=lambda: np.empty(0))
    """... with these targets."""
    training: bool = True
    """Whether these points are filled, as training points are."""
    rings: Floats = field(default_factory=lambda: np.empty((0, 2)))
    """Points that something happens to."""
    crosses: Floats = field(default_factory=lambda: np.empty((0, 2)))
    """Points that would be gone."""
    moves: list[tuple[Floats, Floats]] = field(default_factory=list)
    """Arrows from a place to another."""


class Gesture:
    """A drag of one kind; the base of them all."""

    def __init__(self, snapshot: Snapshot, start: Spot) -> None:
        self.snapshot = snapshot
        self.start = start
        self.spot = start

    def move(self, spot: Spot) -> None:
        """The mouse is there now."""
        self.spot = spot

    def follow(self, snapshot: Snapshot) -> bool:
        """The network has gone on meanwhile; False if what is dragged is no more."""
        same = (snapshot.generation, snapshot.replica, snapshot.lens.layer) == (
            self.snapshot.generation,
            self.snapshot.replica,
            self.snapshot.lens.layer,
        )
        self.snapshot = snapshot
        return same

    def ghost(self) -> Ghost:
        """What it would change if the button was released now."""
        return Ghost()

    def intervention(self) -> Intervention | None:
        """What the release asks for; None: nothing. Raises BadInput where it cannot be done."""
        return None
