"""Adding, moving, relabelling and deleting points by mouse: the gestures that do it."""

from __future__ import annotations

import numpy as np

from app.experiment.errors import BadInput
from app.experiment.interventions import (
    AddPoints,
    DeletePoints,
    Intervention,
    MovePoints,
    RelabelPoints,
    Shift,
)
from app.experiment.interventions import Part as Side
from app.language import mark, tr
from app.record.data import Bools, Floats, Part
from app.record.snapshot import Snapshot
from app.window.views.planes.gesture import Gesture, Ghost, Spot
from app.window.views.planes.marks import places
from app.window.views.planes.tools import Choice, height_is_target
from app.window.views.point_words import point_name
from app.window.views.words import count, number

REACH = 7.0
"""Pixels within which a single point is meant."""
APART = 12.0
"""Pixels between the single points of a stroke."""
DENSITY = 0.004
"""Points a square pixel of the brush gets."""
MOST_ADDED = 500
"""So many points a stroke adds at most."""
LAST_POINT = mark("at least one training point has to remain")


class PointGesture(Gesture):
    """A drag that changes points. It ends where the data become others: their numbers with them."""

    def __init__(self, snapshot: Snapshot, start: Spot, choice: Choice, radius: float) -> None:
        """`radius` is the brush's, in pixels; 0: one point."""
        super().__init__(snapshot, start)
        self.choice = choice
        self.radius = radius
        self.data = snapshot.data
        self.test = choice.part == "test"

    def follow(self, snapshot: Snapshot) -> bool:
        self.snapshot = snapshot
        return snapshot.data is self.data

    @property
    def part(self) -> Part:
        return self.data.test if self.test else self.data.train

    @property
    def side(self) -> Side:
        return "test" if self.test else "train"


class Add(PointGesture):
    """Puts a point where the mouse is pressed; along a stroke, many within the brush."""

    def __init__(self, snapshot: Snapshot, start: Spot, choice: Choice, radius: float) -> None:
        super().__init__(snapshot, start, choice, radius)
        self._random = np.random.default_rng()  # the points themselves are what the record keeps
        self._points: list[Floats] = []
        self._last = start
        self._spray(start)

    def move(self, spot: Spot) -> None:
        super().move(spot)
        apart = max(APART, self.radius)
        # on a quick stroke the mouse is told of far apart
        while (away := float(spot.away(self._last.at[None])[0])) >= apart:
            x, y = self._last.at + (spot.at - self._last.at) * (apart / away)
            self._last = Spot(float(x), float(y), spot.extent, spot.scale)
            self._spray(self._last)

    def _spray(self, spot: Spot) -> None:
        number = max(1, round(DENSITY * np.pi * self.radius**2))
        room = MOST_ADDED - len(self._points)
        for angle, share in self._random.uniform(size=(min(number, room), 2)):
            # the square root spreads them evenly over the disc
            away = self.radius * share**0.5
            direction = np.array([np.cos(2 * np.pi * angle), np.sin(2 * np.pi * angle)])
            self._points.append(_rounded(spot.at + away * direction / spot.scale, spot))

    def ghost(self) -> Ghost:
        at = np.array(self._points)
        if height_is_target(self.data):
            targets = at[:, 1]
        else:
            targets = np.full(len(at), self.choice.target)
            if self.data.inputs == 1:
                at = np.stack([at[:, 0], targets], axis=1)
        if self.test:
            words = count(len(at), tr("add {n} test point"), tr("add {n} test points"))
        else:
            words = count(len(at), tr("add {n} training point"), tr("add {n} training points"))
        if len(at) >= MOST_ADDED:
            words = tr("{adding}: no more in one stroke", adding=words)
        return Ghost(words, points=at, targets=targets, training=not self.test)

    def intervention(self) -> Intervention:
        found = [[float(v) for v in at] for at in self._points]
        if not height_is_target(self.data):
            found = [[*at[: self.data.inputs], float(self.choice.target)] for at in found]
        return AddPoints(part=self.side, points=tuple(tuple(point) for point in found))


class Brush(PointGesture):
    """Collects the points of a part that the brush goes over."""

    def __init__(self, snapshot: Snapshot, start: Spot, choice: Choice, radius: float) -> None:
        super().__init__(snapshot, start, choice, radius)
        self._over: Bools = np.zeros(len(self.part), bool)
        self._sweep(start, start)

    def move(self, spot: Spot) -> None:
        self._sweep(self.spot, spot)
        super().move(spot)

    def _sweep(self, before: Spot, now: Spot) -> None:
        if not len(self.part):
            return
        at = places(self.data, self.part)
        distance = self._distance(at, before, now)
        if self.radius:
            self._over |= distance <= max(self.radius, REACH)
        else:
            nearest = int(np.argmin(distance))
            self._over[nearest] |= bool(distance[nearest] <= REACH)

    def _distance(self, at: Floats, before: Spot, now: Spot) -> Floats:
        """Of places (n, 2) from the line the mouse went, in pixels."""
        begin, step = before.at, (now.at - before.at) * now.scale
        there = (at - begin) * now.scale
        share = np.clip(there @ step / max(float(step @ step), 1e-12), 0.0, 1.0)
        return np.asarray(np.hypot(*(there - share[:, None] * step).T))

    @property
    def chosen(self) -> list[int]:
        """The points it went over that it would change, counted from 0."""
        return [int(n) for n in np.flatnonzero(self._over)]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The same as people count."""
        return tuple(n + 1 for n in self.chosen)


class Relabel(Brush):
    """Gives the points the chosen class or value; where the height is the value, that height."""

    @property
    def target(self) -> float:
        if not height_is_target(self.data):
            return float(self.choice.target)
        return float(_rounded(self.spot.at, self.spot)[1])

    @property
    def chosen(self) -> list[int]:
        return [n for n in super().chosen if self.part.target[n] != self.target]

    def _distance(self, at: Floats, before: Spot, now: Spot) -> Floats:
        if not height_is_target(self.data):
            return super()._distance(at, before, now)
        # the height is what they get: only x says which
        low, high = sorted((before.x, now.x))
        return np.maximum(np.maximum(low - at[:, 0], at[:, 0] - high), 0.0) * now.scale[0]

    def ghost(self) -> Ghost:
        chosen, target = self.chosen, self.target
        at = places(self.data, self.part)[chosen]
        moves: list[tuple[Floats, Floats]] = []
        if self.data.inputs == 1:
            there = np.stack([at[:, 0], np.full(len(at), target)], axis=1)
            moves, at = list(zip(at, there, strict=True)), there
        to = tr("class {number}", number=f"{target:.0f}") if self.data.classes else number(target)
        if self.test:
            words = count(len(chosen), tr("{n} test point"), tr("{n} test points"))
        else:
            words = count(len(chosen), tr("{n} training point"), tr("{n} training points"))
        return Ghost(
            f"{words} → {to}",
            points=at,
            targets=np.full(len(at), target),
            training=not self.test,
            rings=at,
            moves=moves,
        )

    def intervention(self) -> Intervention | None:
        if not self.numbers:
            return None
        return RelabelPoints(part=self.side, points=self.numbers, target=self.target)


class Delete(Brush):
    """Takes the points out."""

    def ghost(self) -> Ghost:
        at = places(self.data, self.part)[self.chosen]
        if self._all:
            words = tr(LAST_POINT)
        elif self.test:
            words = count(len(at), tr("delete {n} test point"), tr("delete {n} test points"))
        else:
            one, many = tr("delete {n} training point"), tr("delete {n} training points")
            words = count(len(at), one, many)
        return Ghost(words, crosses=at)

    @property
    def _all(self) -> bool:
        return not self.test and len(self.chosen) == len(self.part)

    def intervention(self) -> Intervention | None:
        return deletion(self.data.train, self.side, self.numbers)


def deletion(train: Part, part: Side, numbers: tuple[int, ...]) -> Intervention | None:
    """Points of a part taken out, counted from 1. Raises BadInput if no training point is left."""
    if not numbers:
        return None
    if part == "test":
        return DeletePoints(part="test", points=numbers)
    if len(numbers) == len(train):
        raise BadInput(tr(LAST_POINT))
    return DeletePoints(part="train", points=numbers)


class Move(PointGesture):
    """Takes one point elsewhere. With one input, along x; or up and down, which is its target."""

    def __init__(
        self, snapshot: Snapshot, start: Spot, choice: Choice, point: tuple[str, int]
    ) -> None:
        super().__init__(snapshot, start, choice, 0.0)
        self.test = point[0] == "test"
        self._point = point[1]
        self._from = places(self.data, self.part)[self._point]

    @property
    def _upright(self) -> bool:
        """Whether it goes up or down rather than along x."""
        if self.data.inputs > 1:
            return False
        right, up = np.abs((self.spot.at - self.start.at) * self.spot.scale)
        return bool(up > right)

    @property
    def _to(self) -> Floats:
        to = _rounded(self._from + self.spot.at - self.start.at, self.spot)
        if self.data.inputs > 1:
            return to
        if not self._upright:
            return np.array([to[0], self._from[1]])
        height = to[1]
        if self.data.classes:
            height = min(max(round(height), 0), self.data.classes - 1)
        return np.array([self._from[0], float(height)])

    def ghost(self) -> Ghost:
        to = self._to
        where = ", ".join(number(v) for v in to)
        target = self.part.target[self._point] if not self._upright else to[1]
        return Ghost(
            f"{point_name(self.side, self._point)} → ({where})",
            points=to[None],
            targets=np.array([target]),
            training=not self.test,
            rings=to[None],
            moves=[(self._from, to)],
        )

    def intervention(self) -> Intervention | None:
        to = self._to
        if np.array_equal(to, self._from):
            return None
        numbers = (self._point + 1,)
        if self._upright:
            return RelabelPoints(part=self.side, points=numbers, target=float(to[1]))
        inputs = tuple(float(v) for v in to[: self.data.inputs])
        return MovePoints(part=self.side, points=numbers, to=(inputs,))


class ShiftAll(PointGesture):
    """Moves all the points of a part, or of both."""

    def __init__(self, snapshot: Snapshot, start: Spot, choice: Choice) -> None:
        super().__init__(snapshot, start, choice, 0.0)

    @property
    def _by(self) -> Floats:
        by = _rounded(self.spot.at - self.start.at, self.spot)
        return by if self.data.inputs > 1 else np.array([by[0], 0.0])

    @property
    def _words(self) -> str:
        match self.choice.part:
            case "train":
                return tr("training data by ({change})")
            case "test":
                return tr("test data by ({change})")
        return tr("all data by ({change})")

    def ghost(self) -> Ghost:
        data, by = self.data, self._by
        both = self.choice.part == "both"
        parts = [data.train, data.test] if both else [self.part]
        at = np.concatenate([places(data, part) for part in parts])
        where = ", ".join(("+" if v > 0 else "") + number(v) for v in by[: data.inputs])
        return Ghost(
            self._words.format(change=where),
            points=at + by,
            targets=np.concatenate([part.target for part in parts]),
            training=self.choice.part != "test",
            moves=[(self.start.at, self.start.at + by)],
        )

    def intervention(self) -> Intervention | None:
        by = tuple(float(v) for v in self._by[: self.data.inputs])
        return Shift(part=self.choice.part, by=by) if any(by) else None


def _rounded(at: Floats, spot: Spot) -> Floats:
    """A place to a tenth of a pixel: all the digits a mouse can mean, and a file can be read."""
    digits = (int(np.ceil(np.log10(scale))) + 1 for scale in spot.scale)
    return np.array([round(float(v), d) for v, d in zip(at, digits, strict=True)])
