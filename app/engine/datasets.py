"""The datasets, drawn with numpy alone from a seed.

circle, xor, gaussian, spiral, plane and multi-gaussian follow the definitions of TensorFlow
Playground (coordinates in -6..6), course-spiral the CS231n course notes. digits are those of
scikit-learn (UCI, Alpaydin and Kaynak 1998).
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.experiment.errors import BadInput
from app.experiment.names import IMAGES
from app.experiment.settings import DatasetSettings
from app.language import tr
from app.record.data import Data, Floats, Part

Random = np.random.Generator
Points = tuple[Floats, Floats]
"""Inputs (n, d) and targets (n,): class numbers or real values."""


def load(settings: DatasetSettings) -> Data:
    """Draw or read the dataset and split it. Raises BadInput if a csv file cannot be used."""
    random = np.random.default_rng(settings.seed)
    if settings.name == "csv":
        x, target, classes, names = _read_csv(Path(settings.path))
        if classes == 0:
            target = target + settings.noise * random.standard_normal(len(x))
        else:
            x = x + settings.noise * random.standard_normal(x.shape)
    else:
        draw, classes = _GENERATED[settings.name]
        x, target = draw(random, settings.points, settings.noise)
        names = _names(x.shape[1], IMAGES.get(settings.name))
    order = random.permutation(len(x))
    # a network cannot train on nothing: at least one point is always a training point
    cut = max(1, round(settings.train_fraction * len(x)))
    train, test = order[:cut], order[cut:]
    return Data(
        train=Part(x[train], target[train]),
        test=Part(x[test], target[test]),
        classes=classes,
        input_names=names[:-1],
        target_name=names[-1],
        image=IMAGES.get(settings.name),
    )


def _names(inputs: int, image: tuple[int, int] | None = None) -> tuple[str, ...]:
    """Of inputs without a heading, and of the target; pixels by row and column, from 1."""
    if image is not None:
        rows, columns = image
        pixels = [f"r{r}c{c}" for r in range(1, rows + 1) for c in range(1, columns + 1)]
        return (*pixels, "y")
    if inputs == 1:
        return ("x", "y")
    return (*(f"x{number}" for number in range(1, inputs + 1)), "y")


def _split(points: int, classes: int) -> list[int]:
    """How many points each class gets: as even as can be."""
    return [points // classes + (c < points % classes) for c in range(classes)]


def _circle(random: Random, points: int, noise: float) -> Points:
    """Class 1 within half the radius of 5, class 0 in the ring from 0.7 of it on."""
    outer, inner = _split(points, 2)
    r = np.concatenate([random.uniform(3.5, 5.0, outer), random.uniform(0.0, 2.5, inner)])
    angle = random.uniform(0.0, 2 * np.pi, points)
    x = np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1)
    seen = x + random.uniform(-5.0, 5.0, x.shape) * noise
    return x, (np.hypot(*seen.T) < 2.5).astype(float)


def _xor(random: Random, points: int, noise: float) -> Points:
    """Class 1 where both inputs have the same sign; a gap of 0.3 along the axes."""
    x = random.uniform(-5.0, 5.0, (points, 2))
    x += np.where(x > 0, 0.3, -0.3)
    seen = x + random.uniform(-5.0, 5.0, x.shape) * noise
    return x, (seen[:, 0] * seen[:, 1] >= 0).astype(float)


def _gaussian(random: Random, points: int, noise: float) -> Points:
    """Two clouds around (-2, -2) and (2, 2); the variance goes from 0.5 to 4 with the noise."""
    target = np.repeat([0.0, 1.0], _split(points, 2))
    spread = np.sqrt(0.5 + 7.0 * noise)
    centre = np.where(target == 1, 2.0, -2.0)[:, None]
    return centre + spread * random.standard_normal((points, 2)), target


def _spiral(random: Random, points: int, noise: float) -> Points:
    """Two interleaved arms of 1.75 turns."""
    arms = []
    for count, offset in zip(_split(points, 2), (np.pi, 0.0), strict=True):
        along = np.arange(count) / max(count, 1)
        angle = 1.75 * 2 * np.pi * along + offset
        arms.append(5.0 * along[:, None] * np.stack([np.sin(angle), np.cos(angle)], axis=1))
    x = np.concatenate(arms)
    x += random.uniform(-1.0, 1.0, x.shape) * noise
    return x, np.repeat([0.0, 1.0], _split(points, 2))


def _moons(random: Random, points: int, noise: float) -> Points:
    from sklearn.datasets import make_moons  # half a second, so only when chosen

    x, target = make_moons(
        tuple(_split(points, 2)), noise=noise, shuffle=False, random_state=_state(random)
    )
    return x, target.astype(float)


def _blobs(random: Random, points: int, noise: float) -> Points:
    from sklearn.datasets import make_blobs  # half a second, so only when chosen

    centres = [[3.0 * np.sin(a), 3.0 * np.cos(a)] for a in 2 * np.pi * np.arange(3) / 3]
    x, target = make_blobs(
        _split(points, 3),
        centers=np.array(centres),
        cluster_std=0.8 + 2 * noise,
        shuffle=False,
        random_state=_state(random),
    )
    return x, target.astype(float)


def _state(random: Random) -> int:
    return int(random.integers(2**31))


def _course_spiral(random: Random, points: int, noise: float) -> Points:
    """Three arms within the unit circle, angles blurred by 0.2 radian."""
    arms = []
    for j, count in enumerate(_split(points, 3)):
        r = np.linspace(0.0, 1.0, count)
        angle = np.linspace(4.0 * j, 4.0 * (j + 1), count) + 0.2 * random.standard_normal(count)
        arms.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
    x = np.concatenate(arms)
    x += noise * random.standard_normal(x.shape)
    return x, np.repeat([0.0, 1.0, 2.0], _split(points, 3))


def _plane(random: Random, points: int, noise: float) -> Points:
    """The sum of the inputs over 10."""
    x = random.uniform(-6.0, 6.0, (points, 2))
    seen = x + random.uniform(-6.0, 6.0, x.shape) * noise
    return x, seen.sum(axis=1) / 10.0


_BUMPS = np.array(
    [(-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1)]
)
"""Centre (x, y) and height of each cone."""


def _multi_gaussian(random: Random, points: int, noise: float) -> Points:
    """Six cones of radius 2, alternately up and down; the steeper of two wins."""
    x = random.uniform(-6.0, 6.0, (points, 2))
    seen = x + random.uniform(-6.0, 6.0, x.shape) * noise
    distance = np.linalg.norm(seen[:, None, :] - _BUMPS[None, :, :2], axis=2)
    height = _BUMPS[:, 2] * np.clip(1.0 - distance / 2.0, 0.0, None)
    strongest = np.abs(height).argmax(axis=1)
    return x, height[np.arange(points), strongest]


def _curve(f: Callable[[Floats], Floats]) -> Callable[[Random, int, float], Points]:
    """Regression of f over x ~ U(-sqrt 3, sqrt 3), which has variance 1."""

    def draw(random: Random, points: int, noise: float) -> Points:
        x = random.uniform(-np.sqrt(3.0), np.sqrt(3.0), points)
        return x[:, None], f(x) + noise * random.standard_normal(points)

    return draw


def _digits(random: Random, points: int, noise: float) -> Points:
    """As many of each digit as can be (some are there more often than others), in pixels of 0 to
    1, with normal noise upon them."""
    from sklearn.datasets import load_digits  # half a second, so only when chosen

    found = load_digits()
    x, target = found.data / 16.0, found.target.astype(float)
    # one of each digit, then another of each ...; digits take turns in a random order
    turn = np.empty(len(target))
    for digit in range(10):
        own = np.flatnonzero(target == digit)
        turn[random.permutation(own)] = np.arange(len(own))
    chosen = np.lexsort((random.permutation(len(target)), turn))[:points]
    x = x[chosen]
    return x + noise * random.standard_normal(x.shape), target[chosen]


def _bars(random: Random, points: int, noise: float) -> Points:
    """A bar of 1 pixel by 3 to 6 on 8 by 8 pixels of 0, anywhere: class 0 lies, class 1 stands."""
    target = np.repeat([0.0, 1.0], _split(points, 2))
    rows, columns = IMAGES["bars"]
    x = np.zeros((points, rows, columns))
    for image, stands in zip(x, target, strict=True):
        length = int(random.integers(3, 7))
        across, along = int(random.integers(rows)), int(random.integers(columns - length + 1))
        bar = image.T if stands else image
        bar[across, along : along + length] = 1.0
    pixels = x.reshape(points, -1)
    return pixels + noise * random.standard_normal(pixels.shape), target


_GENERATED: dict[str, tuple[Callable[[Random, int, float], Points], int]] = {
    "circle": (_circle, 2),
    "xor": (_xor, 2),
    "gaussian": (_gaussian, 2),
    "spiral": (_spiral, 2),
    "moons": (_moons, 2),
    "blobs": (_blobs, 3),
    "course-spiral": (_course_spiral, 3),
    "plane": (_plane, 0),
    "multi-gaussian": (_multi_gaussian, 0),
    "abs": (_curve(np.abs), 0),
    "x-sin-5x": (_curve(lambda x: x * np.sin(5.0 * x)), 0),
    "step": (_curve(lambda x: (x > 0) + 0.2 * np.sin(5.0 * x)), 0),
    "sine": (_curve(lambda x: np.sin(3.0 * x)), 0),
    "digits": (_digits, 10),
    "bars": (_bars, 2),
}
"""Name -> how it is drawn, and its number of classes (0: regression)."""

MOST_CLASSES = 10
MOST_INPUTS = 4096


def _read_csv(path: Path) -> tuple[Floats, Floats, int, tuple[str, ...]]:
    """Inputs, targets, number of classes and column names of a table with an optional heading."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise _complaint(path, tr("not a file"))
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
    except OSError as error:
        raise _complaint(path, error.strerror or str(error)) from None
    except (ValueError, csv.Error):  # not UTF-8, or a path with a null character
        raise _complaint(path, tr("must be a table in comma-separated text")) from None
    if not rows:
        raise _complaint(path, tr("the table is empty"))
    headed = not any(_is_number(cell) for cell in rows[0])
    heading = tuple(cell.strip() for cell in rows.pop(0)) if headed else None
    width = len(heading or rows[0])
    if not 2 <= width <= MOST_INPUTS + 1:
        allowed = tr("must be 1 to {most} inputs, then the target", most=MOST_INPUTS)
        raise _complaint(path, tr("{columns} columns; {allowed}", columns=width, allowed=allowed))
    table = np.empty((len(rows), width))
    for number, row in enumerate(rows):
        if len(row) != width or not all(_is_number(cell) for cell in row):
            raise _complaint(
                path,
                tr(
                    "row {line} must have {width} finite numbers, it has {row}",
                    line=number + (2 if heading else 1),
                    width=width,
                    row=repr(",".join(row)),
                ),
            )
        table[number] = [float(cell) for cell in row]
    if len(rows) < 1:
        raise _complaint(path, tr("the table has a heading and no rows"))
    x, target = table[:, :-1], table[:, -1]
    names = heading or _names(width - 1)
    labels = np.unique(target)
    if len(labels) in range(2, MOST_CLASSES + 1) and np.array_equal(labels, labels.round()):
        return x, np.searchsorted(labels, target).astype(float), len(labels), names
    return x, target, 0, names


def _complaint(path: Path, what: str) -> BadInput:
    return BadInput(f'dataset.path = "{path}": {what}')


def _is_number(cell: str) -> bool:
    try:
        return bool(np.isfinite(float(cell)))
    except ValueError:
        return False
