"""Datasets: each by the property that defines it."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from app.engine import datasets
from app.experiment.names import DIGITS, IMAGES, REGRESSION_DATASETS, DatasetName
from app.experiment.settings import DatasetSettings
from app.record.data import Data, Floats

NAMES = [name for name in get_args(DatasetName) if name != "csv"]
CLASSES = {
    "blobs": 3,
    "course-spiral": 3,
    "digits": 10,
    **dict.fromkeys(REGRESSION_DATASETS, 0),
}
"""All others have two."""
INPUTS = {**dict.fromkeys(("abs", "x-sin-5x", "step", "sine"), 1), **dict.fromkeys(IMAGES, 64)}
"""The same."""


def load(name: str, **settings: Any) -> Data:
    return datasets.load(DatasetSettings(name=name, **settings))


def all_of(name: str, points: int = 600, **settings: Any) -> tuple[Floats, Floats]:
    """All points, as training points."""
    data = load(name, points=points, train_fraction=1.0, **settings)
    assert len(data.test) == 0
    return data.train.x, data.train.target


@pytest.mark.parametrize("name", NAMES)
def test_the_task_and_the_shapes(name: str) -> None:
    data = load(name, points=90)
    classes = CLASSES.get(name, 2)
    inputs = INPUTS.get(name, 2)
    assert (data.classes, data.inputs) == (classes, inputs)
    assert data.outputs == (classes if classes > 2 else 1)
    assert data.task == {0: "regression", 2: "two-class"}.get(classes, "many-class")
    assert data.train.x.shape == (45, inputs)
    assert data.train.target.shape == (45,)
    names = {1: ("x",), 2: ("x1", "x2")}.get(inputs, data.input_names)
    assert (data.input_names, data.target_name) == (names, "y")
    assert len(names) == inputs
    assert data.image == IMAGES.get(name)


@pytest.mark.parametrize("points", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("name", NAMES)
def test_classes_are_as_balanced_as_can_be(name: str, points: int) -> None:
    classes = CLASSES.get(name, 2)
    if classes == 0:
        pytest.skip("no classes")
    _, target = all_of(name, points)
    counts = np.bincount(target.astype(int), minlength=classes)
    assert counts.sum() == points
    if name == "xor":  # drawn over the whole square, so only about half
        assert points < 100 or 30 < counts[0] < 70
    else:
        assert counts.max() - counts.min() <= 1


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_gives_the_same_points_and_another_others(name: str) -> None:
    one, again, other = (load(name, points=60, seed=s, noise=0.1) for s in (3, 3, 4))
    assert np.array_equal(one.train.x, again.train.x)
    assert np.array_equal(one.test.target, again.test.target)
    assert not np.array_equal(one.train.x, other.train.x)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("points", [1, 2, 11])
@pytest.mark.parametrize("fraction", [0.0, 0.3, 0.5, 1.0])
def test_the_split_keeps_every_point_once(name: str, points: int, fraction: float) -> None:
    data = load(name, points=points, train_fraction=fraction, seed=5)
    x, target = all_of(name, points, seed=5)
    both = np.concatenate([data.train.x, data.test.x])
    targets = np.concatenate([data.train.target, data.test.target])
    rows, other = np.column_stack([both, targets]), np.column_stack([x, target])
    assert np.array_equal(rows[np.lexsort(rows.T)], other[np.lexsort(other.T)])
    # a network cannot train on nothing: one point stays
    assert len(data.train) == max(1, round(points * fraction))
    assert np.isfinite(rows).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_split_takes_its_points_from_everywhere(name: str) -> None:
    """Training points are not the first ones drawn: classes come in both parts."""
    data = load(name, points=200)
    for part in (data.train, data.test):
        if data.classes:
            assert set(part.target) == set(range(data.classes))
        else:
            assert part.x.min() < 0 < part.x.max()


@pytest.mark.parametrize("name", NAMES)
def test_noise_changes_what_is_learned(name: str) -> None:
    x, target = all_of(name, seed=1)
    noisy_x, noisy = all_of(name, seed=1, noise=0.4)
    assert not (np.array_equal(x, noisy_x) and np.array_equal(target, noisy))
    assert np.isfinite(noisy_x).all()


@pytest.mark.parametrize("name", ["circle", "xor", "gaussian", "spiral", "plane", "multi-gaussian"])
def test_playground_data_lie_within_six(name: str) -> None:
    x, _ = all_of(name, 2000)
    assert np.abs(x).max() <= 6.0
    assert np.abs(x).max() > 3.5


def test_circle_is_a_disc_of_half_the_radius_in_a_ring() -> None:
    x, target = all_of("circle")
    r = np.hypot(*x.T)
    assert np.array_equal(target == 1, r < 2.5)
    assert ((r < 2.5) | ((r >= 3.5) & (r <= 5.0))).all()
    assert r[target == 1].max() > 2.3
    assert r[target == 0].min() < 3.6


def test_xor_is_the_sign_of_the_product_with_a_gap_along_the_axes() -> None:
    x, target = all_of("xor")
    assert np.array_equal(target == 1, x[:, 0] * x[:, 1] > 0)
    assert np.abs(x).min() >= 0.3
    assert 5.0 < np.abs(x).max() <= 5.3


@pytest.mark.parametrize(("noise", "variance"), [(0.0, 0.5), (0.25, 2.25), (0.5, 4.0)])
def test_gaussian_is_two_clouds_of_the_playgrounds_variance(noise: float, variance: float) -> None:
    x, target = all_of("gaussian", 4000, noise=noise)
    for label, centre in ((0, -2.0), (1, 2.0)):
        cloud = x[target == label]
        assert cloud.mean(axis=0) == pytest.approx([centre] * 2, abs=5 * np.sqrt(variance / 2000))
        assert cloud.var() == pytest.approx(variance, rel=5 * np.sqrt(2 / 4000))


def test_spiral_is_two_arms_whose_angle_follows_the_radius() -> None:
    x, target = all_of("spiral")
    r = np.hypot(*x.T)
    assert r.max() < 5.0
    angle = 1.75 * 2 * np.pi * r / 5.0 + np.where(target == 0, np.pi, 0.0)
    assert x == pytest.approx(r[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1))


def test_moons_are_two_half_circles() -> None:
    x, target = all_of("moons")
    upper, lower = x[target == 0], x[target == 1]
    assert np.hypot(*upper.T) == pytest.approx(np.ones(len(upper)))
    assert (upper[:, 1] >= -1e-12).all()
    assert np.hypot(lower[:, 0] - 1.0, lower[:, 1] - 0.5) == pytest.approx(np.ones(len(lower)))
    assert (lower[:, 1] <= 0.5 + 1e-12).all()


def test_blobs_are_three_clouds_around_corners_of_a_triangle() -> None:
    x, target = all_of("blobs", 3000)
    centres = np.array([x[target == c].mean(axis=0) for c in range(3)])
    assert np.hypot(*centres.T) == pytest.approx([3.0] * 3, abs=0.15)
    distances = [np.hypot(*(centres[a] - centres[b])) for a, b in ((0, 1), (1, 2), (0, 2))]
    assert distances == pytest.approx([3.0 * np.sqrt(3)] * 3, abs=0.2)
    spread = np.sqrt(np.mean([x[target == c].var(axis=0) for c in range(3)]))
    assert spread == pytest.approx(0.8, rel=0.07)


def test_course_spiral_has_the_course_notes_radii_and_angles() -> None:
    x, target = all_of("course-spiral", 300)
    for j in range(3):
        arm = x[target == j]
        arm = arm[np.argsort(np.hypot(*arm.T))]
        assert np.hypot(*arm.T) == pytest.approx(np.linspace(0.0, 1.0, 100))
        angle = np.arctan2(arm[:, 0], arm[:, 1])
        expected = np.linspace(4.0 * j, 4.0 * (j + 1), 100)
        off = (angle - expected + np.pi) % (2 * np.pi) - np.pi
        off = off[1:]  # the first point is the origin, which has no angle
        assert off.std() == pytest.approx(0.2, rel=5 / np.sqrt(2 * 99))
        assert abs(off.mean()) < 5 * 0.2 / np.sqrt(99)


def test_plane_is_a_tenth_of_the_sum() -> None:
    x, target = all_of("plane")
    assert target == pytest.approx(x.sum(axis=1) / 10)


def test_multi_gaussian_is_six_cones_alternately_up_and_down() -> None:
    x, target = all_of("multi-gaussian", 3000)
    for cx, sign in ((-4.0, 1), (0.0, -1), (4.0, 1)):
        for cy, upper in ((2.5, 1), (-2.5, -1)):
            distance = np.hypot(x[:, 0] - cx, x[:, 1] - cy)
            inside = distance < 2.0
            assert inside.sum() > 50
            assert target[inside] == pytest.approx(sign * upper * (1 - distance[inside] / 2))
    cones = [(cx, cy) for cx in (-4.0, 0.0, 4.0) for cy in (2.5, -2.5)]
    far = np.all([np.hypot(x[:, 0] - a, x[:, 1] - b) >= 2.0 for a, b in cones], axis=0)
    assert far.sum() > 100
    assert (target[far] == 0).all()


FORMULAS = {
    "abs": np.abs,
    "x-sin-5x": lambda x: x * np.sin(5 * x),
    "step": lambda x: np.where(x > 0, 1.0, 0.0) + 0.2 * np.sin(5 * x),
    "sine": lambda x: np.sin(3 * x),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_curves_are_their_formula_over_an_input_of_variance_one(name: str) -> None:
    x, target = all_of(name, 4000)
    assert target == pytest.approx(FORMULAS[name](x[:, 0]))
    assert np.abs(x).max() <= np.sqrt(3)
    assert x.var() == pytest.approx(1.0, rel=5 * np.sqrt(0.8 / 4000))
    noisy_x, noisy = all_of(name, 4000, noise=0.3)
    off = noisy - FORMULAS[name](noisy_x[:, 0])
    assert off.std() == pytest.approx(0.3, rel=5 / np.sqrt(2 * 4000))


def test_noise_moves_a_class_border_and_leaves_the_points_in_place() -> None:
    for name in ("circle", "xor"):
        x, target = all_of(name, seed=2)
        noisy_x, noisy = all_of(name, seed=2, noise=0.2)
        assert np.array_equal(np.sort(x, axis=0), np.sort(noisy_x, axis=0))
        assert 0.01 < np.mean(target != noisy) < 0.4


# --- Images


def test_digits_are_scikit_learns_in_pixels_from_0_to_1() -> None:
    from sklearn.datasets import load_digits

    x, target = all_of("digits", DIGITS)
    found = load_digits()
    rows, other = np.column_stack([x * 16, target]), np.column_stack([found.data, found.target])
    assert np.array_equal(rows[np.lexsort(rows.T)], other[np.lexsort(other.T)])
    noisy, _ = all_of("digits", DIGITS, noise=0.2)
    assert (noisy - x).std() == pytest.approx(0.2, rel=0.02)


def test_bars_lie_or_stand_on_one_row_or_column() -> None:
    x, target = all_of("bars", 300)
    images = x.reshape(-1, 8, 8)
    assert set(np.unique(images)) == {0.0, 1.0}
    for image, stands in zip(images, target, strict=True):
        rows, columns = (image.any(axis=axis).sum() for axis in (1, 0))
        assert (columns if stands else rows) == 1
        assert 3 <= (rows if stands else columns) <= 6
    assert images.any(axis=0).all(), "anywhere"
    noisy, _ = all_of("bars", 300, noise=0.5)
    assert (noisy - x).std() == pytest.approx(0.5, rel=0.05)


def test_many_inputs_are_seen_on_the_plane_in_which_they_vary_most() -> None:
    from sklearn.decomposition import PCA

    data = load("digits", points=400)
    plane, x = data.plane, data.train.x
    assert plane is not None
    best = PCA(2).fit(x)
    assert np.allclose(np.abs(plane.axes @ best.components_.T), np.eye(2), atol=1e-6)
    assert np.allclose(plane.axes @ plane.axes.T, np.eye(2))
    assert all(axis[np.abs(axis).argmax()] > 0 for axis in plane.axes), "its sign is settled"
    places = np.array([[0.0, 0.0], [1.5, -2.0]])
    assert np.allclose(plane.project(plane.lift(places)), places)
    assert np.allclose(plane.lift(places)[0], x.mean(axis=0))
    weights, bias = plane.cut(x[:3], np.ones(3))
    assert np.allclose(plane.lift(places) @ x[:3].T + 1.0, places @ weights.T + bias)
    assert np.allclose(data.in_view(x), (x - x.mean(axis=0)) @ plane.axes.T)
    assert data.bounds_in_view().shape == (2, 2)
    assert load("circle").plane is None
