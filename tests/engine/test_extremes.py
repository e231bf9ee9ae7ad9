"""Least and greatest over the points: torch's own amin and amax, for every shape."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from app.engine.extremes import ROW, highest, lowest
from tests.engine.making import same_bits

WIDTHS = [1, 2, 3, 5, 8, 31, 63, 64, 65, ROW - 1, ROW, ROW + 1, 300]
POINTS = [1, 2, 3, 63, 127, 128, 129, 255, 256, 257, 500]


def check(z: Tensor) -> None:
    before = z.clone()
    for found, expected in ((highest(z), z.amax(dim=1)), (lowest(z), z.amin(dim=1))):
        assert found.dtype == z.dtype
        assert found.shape == (z.shape[0], z.shape[2])
        assert same_bits([found], [expected])
    assert same_bits([z], [before])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("points", POINTS)
def test_they_are_those_of_torch(points: int, width: int) -> None:
    generator = torch.Generator().manual_seed(points + 1000 * width)
    for replicas in (1, 3):
        check(torch.randn((replicas, points, width), generator=generator))
    check(torch.randn((2, points, width), generator=generator, dtype=torch.float64))


@pytest.mark.parametrize("width", [1, 3, 64, 65, 200])
@pytest.mark.parametrize("points", [1, 5, 256, 301])
def test_every_point_counts(points: int, width: int) -> None:
    """Wherever the greatest is, the first and the last point included."""
    for at in {0, 1, points // 2, points - 2, points - 1} & set(range(points)):
        for unit in {0, width - 1}:
            z = torch.zeros((2, points, width))
            z[1, at, unit] = 1.0
            expected = torch.zeros((2, width))
            expected[1, unit] = 1.0
            assert torch.equal(highest(z), expected)
            assert torch.equal(lowest(-z), -expected)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize(("points", "width"), [(1, 1), (5, 3), (300, 1), (301, 7), (300, 130)])
def test_what_is_not_finite_is_found_in_its_unit_and_no_other(
    points: int, width: int, bad: float
) -> None:
    z = torch.randn((2, points, width), generator=torch.Generator().manual_seed(0))
    for at in {0, points // 2, points - 1}:
        hit = z.clone()
        hit[1, at, width - 1] = bad
        check(hit)
        sound = torch.isfinite(highest(hit)) & torch.isfinite(lowest(hit))
        assert not sound[1, width - 1]
        assert sound.sum() == 2 * width - 1


@given(st.integers(1, 4), st.integers(1, 400), st.integers(1, 140), st.integers(0, 2**31 - 1))
def test_they_are_those_of_torch_with_anything_among_the_numbers(
    replicas: int, points: int, width: int, seed: int
) -> None:
    generator = torch.Generator().manual_seed(seed)
    z = torch.randn((replicas, points, width), generator=generator)
    for value in (float("nan"), float("inf"), float("-inf"), 0.0):
        z[torch.rand(z.shape, generator=generator) < 0.5 / points] = value
    check(z)
