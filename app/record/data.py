"""The points a network learns from, as numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from app.language import mark

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Size = tuple[int, int]
Task = Literal["two-class", "many-class", "regression"]


@dataclass(frozen=True)
class Part:
    """The training or the test part: inputs (n, d); targets (n,), class numbers or real values."""

    x: Floats
    target: Floats

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True)
class Plane:
    """A plane through points of many inputs, to look at them on: all origin + u * axes[0] + v *
    axes[1]."""

    origin: Floats
    """(d,)"""
    axes: Floats
    """(2, d): of length 1, at right angles."""
    names: tuple[str, str]
    """Of u and v."""

    def project(self, points: Floats) -> Floats:
        """(n, 2): u and v of the places of the plane nearest to points (n, d)."""
        return np.asarray((points - self.origin) @ self.axes.T)

    def lift(self, places: Floats) -> Floats:
        """(n, d): the points at u and v of (n, 2)."""
        return np.asarray(self.origin + places @ self.axes)

    def cut(self, weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
        """Of functions weights (n, d) . x + bias (n,): their weights (n, 2) and biases (n,) over u
        and v."""
        return np.asarray(weights @ self.axes.T), np.asarray(weights @ self.origin + bias)


def principal_plane(points: Floats) -> Plane:
    """Through the mean of points (n, d), d > 2, along the two directions in which they vary most.

    Of the two signs that a direction has, the one that makes its largest entry positive is taken.
    """
    scale = float(np.abs(points).max()) or 1.0  # of the largest numbers there are no squares
    middle = (points / scale).mean(axis=0)
    centred = points / scale - middle
    if len(centred) > centred.shape[1]:
        centred = np.linalg.qr(centred, mode="r")  # has the same directions, and fewer rows
    rows = np.zeros((max(2, len(centred)), len(middle)))  # one point varies in no direction
    rows[: len(centred)] = centred
    axes = np.linalg.svd(rows, full_matrices=False)[2][:2]
    largest = np.abs(axes).argmax(axis=1)
    axes = axes * np.sign(axes[[0, 1], largest])[:, None]
    return Plane(scale * middle, axes, (mark("component 1"), mark("component 2")))


@dataclass(frozen=True)
class Data:
    """A dataset split in two. `classes` is 0 for regression."""

    train: Part
    test: Part
    classes: int
    input_names: tuple[str, ...] = ("x1", "x2")
    target_name: str = "y"
    image: Size | None = None
    """Rows and columns, where the inputs are the pixels of an image, row by row."""
    plane: Plane | None = None
    """What points of more than two inputs are seen on: the principal plane of the training points
    that there are at first. It stays where it is while points are added, moved and deleted."""

    def __post_init__(self) -> None:
        if self.plane is None and self.inputs > 2:
            object.__setattr__(self, "plane", principal_plane(self.train.x))

    @property
    def task(self) -> Task:
        """Two classes have one logistic output, more have a softmax, regression a linear output."""
        if self.classes == 0:
            return "regression"
        return "two-class" if self.classes == 2 else "many-class"

    @property
    def inputs(self) -> int:
        """How many inputs a point has."""
        return int(self.train.x.shape[1])

    @property
    def outputs(self) -> int:
        """How many outputs the network needs."""
        return self.classes if self.task == "many-class" else 1

    def bounds(self) -> Floats:
        """Lowest and highest value of every input over all points, shape (inputs, 2)."""
        return _bounds(np.concatenate([self.train.x, self.test.x]))

    def in_view(self, points: Floats) -> Floats:
        """Where points (n, d) are seen: (n, d) themselves, or (n, 2) on the plane."""
        return points if self.plane is None else self.plane.project(points)

    def bounds_in_view(self) -> Floats:
        """Lowest and highest place of all points as they are seen, (1 or 2, 2)."""
        return _bounds(self.in_view(np.concatenate([self.train.x, self.test.x])))

    @property
    def names_in_view(self) -> tuple[str, ...]:
        """Of the axes that points are seen along: one or two."""
        return self.input_names if self.plane is None else self.plane.names


def _bounds(points: Floats) -> Floats:
    return np.stack([points.min(axis=0), points.max(axis=0)], axis=1)
