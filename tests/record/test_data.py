"""Data: what its size and number of classes say about the network it needs."""

from __future__ import annotations

import numpy as np
import pytest

from app.record.data import Data, Part


def data(classes: int, inputs: int = 2) -> Data:
    train = Part(np.array([[0.0, -3.0, 9.0], [4.0, 1.0, 8.0]])[:, :inputs], np.array([0.0, 1.0]))
    test = Part(np.array([[5.0, 0.5, 7.0]])[:, :inputs], np.array([1.0]))
    return Data(train, test, classes)


@pytest.mark.parametrize(
    ("classes", "task", "outputs"),
    [
        (0, "regression", 1),
        (2, "two-class", 1),
        (3, "many-class", 3),
        (10, "many-class", 10),
    ],
)
def test_the_number_of_classes_decides_the_task(classes: int, task: str, outputs: int) -> None:
    assert data(classes).task == task
    assert data(classes).outputs == outputs


def test_a_part_has_as_many_points_as_rows() -> None:
    assert len(data(2).train) == 2
    assert len(data(2).test) == 1


@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_bounds_are_over_training_and_test_points_alike(inputs: int) -> None:
    found = data(2, inputs)
    assert found.inputs == inputs
    assert found.bounds().tolist() == [[0.0, 5.0], [-3.0, 1.0], [7.0, 9.0]][:inputs]


def test_bounds_without_test_points_are_those_of_the_training_points() -> None:
    train = data(2).train
    alone = Data(train, Part(np.empty((0, 2)), np.empty(0)), 2)
    assert alone.bounds().tolist() == [[0.0, 4.0], [-3.0, 1.0]]
