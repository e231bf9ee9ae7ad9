"""What the person is looking at: asked of the trainer's side, answered in the next snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.record.data import Data
from app.record.inspection import Subject

Extent = tuple[float, float, float, float]
"""x from, x to, y from, y to."""


@dataclass(frozen=True)
class Lens:
    """Which replica, layer and neuron are shown, and how finely the input plane is sampled.

    `layer` counts hidden layers from 0. `neuron` is (layer, index). `extent` None means all the
    data with a margin. `resolution` samples an axis of the plane for the output and the chosen
    layer; `map_resolution` samples it for every neuron's response map (0: no maps).
    """

    replica: int = 0
    layer: int = 0
    neuron: tuple[int, int] | None = None
    extent: Extent | None = None
    resolution: int = 64
    map_resolution: int = 0
    subject: Subject = "minibatch"
    """What the selected neuron's arithmetic is shown on ..."""
    point: int = 0
    """... and which point of that part; of no account for the minibatch."""
    inspection: bool = False
    """Whether that arithmetic is wanted."""
    gradients: bool = False
    """Whether every neuron's gradient norm is wanted."""
    flow: bool = False
    """Whether the flow of activations is wanted."""
    feature_maps: bool = False
    """Whether the channels' feature maps of one image are wanted."""
    scales: tuple[float, ...] = ()
    """Factors on the initial scale for which the untrained network's flow is wanted."""

    def shown_point(self, data: Data) -> tuple[Literal["train", "test"], int]:
        """The part and number of the point that is looked at closely: the one that `subject` and
        `point` name, or else the first training point."""
        if self.subject == "test" and len(data.test):
            return "test", min(self.point, len(data.test) - 1)
        if self.subject == "train":
            return "train", min(self.point, len(data.train) - 1)
        return "train", 0
