"""The points a network learns from, as numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Task = Literal["two-class", "many-class", "regression"]


@dataclass(frozen=True)
class Part:
    """The training or the test part: inputs (n, d); targets (n,), class numbers or real values."""

    x: Floats
    target: Floats

    def __len__(self) -> int:
        return len(self.x)


@dataclass(frozen=True)
class Data:
    """A dataset split in two. `classes` is 0 for regression."""

    train: Part
    test: Part
    classes: int
    input_names: tuple[str, ...] = ("x1", "x2")
    target_name: str = "y"

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
        both = np.concatenate([self.train.x, self.test.x])
        return np.stack([both.min(axis=0), both.max(axis=0)], axis=1)
