"""How the plane z = 0 of a neuron moved in the step that killed it, in words. No drawing."""

from __future__ import annotations

import math

import numpy as np

from app.language import tr
from app.record.autopsy import Autopsy
from app.record.data import Floats
from app.window.views.words import grouped, number

SWUNG = 60.0
"""From this many degrees on, a plane has swung round rather than moved over."""
TURNED = 90.0
"""Beyond it, the active side looks the other way."""


def plane_sentence(autopsy: Autopsy) -> str:
    """How the plane z = 0 left the points behind; '' where it has no place."""
    jump, past = autopsy.jump, -autopsy.distance_after
    placed = np.any(autopsy.weights_before) and np.any(autopsy.weights_after)
    if not (math.isfinite(jump) and math.isfinite(past) and placed):
        return ""
    angle = _angle(autopsy.weights_before, autopsy.weights_after)
    held = len(autopsy.active_before)
    if autopsy.event.cause == "inputs":
        # the layers before it moved what it sees: its own plane may have stood still
        said = tr("Its inputs moved: {behind}", behind=_left_behind(held, past))
    elif len(autopsy.weights_after) == 1:
        said = _on_a_line(autopsy, held, past, turned=angle > TURNED)
    elif angle > TURNED:
        said = tr(
            "The plane turned round, by {angle}°: {behind}",
            angle=f"{angle:.0f}",
            behind=_left_behind(held, past),
        )
    elif angle > SWUNG:
        said = tr(
            "The plane swung by {angle}°, away from {points}",
            angle=f"{angle:.0f}",
            points=_held(held),
        )
        said = _now(said, past)
    else:
        said = tr(
            "The plane jumped by {distance}, over {points}",
            distance=number(jump, 2),
            points=_held(held),
        )
        said = _now(said, past)
    if autopsy.last_position is not None:
        return tr("{said}; each point counts at its patch with the largest z.", said=said)
    if autopsy.event.layer == 0:
        return tr("{said}.", said=said)
    return tr("{said}, in units of its inputs.", said=said)


def _on_a_line(autopsy: Autopsy, held: int, past: float, *, turned: bool) -> str:
    """With one input the plane is a point, at -b / w."""
    event = autopsy.event
    before = -(event.bias_before or 0.0) / float(autopsy.weights_before[0])
    after = -(event.bias_after or 0.0) / float(autopsy.weights_after[0])
    if turned and before == after == 0:
        return tr(
            "The plane turned round, as its weight changed sign, and stayed at 0: {behind}",
            behind=_left_behind(held, past),
        )
    if turned:
        return tr(
            "The plane turned round, as its weight changed sign, and went from {before} to "
            "{after}: {behind}",
            before=number(before, 2),
            after=number(after, 2),
            behind=_left_behind(held, past),
        )
    said = tr(
        "The plane jumped by {distance}, from {before} to {after}, over {points}",
        distance=number(abs(after - before), 2),
        before=number(before, 2),
        after=number(after, 2),
        points=_held(held),
    )
    return _now(said, past)


def _held(points: int) -> str:
    """The points that it was active on."""
    if points == 1:
        return tr("the one point that it was active on")
    if points == 2:
        return tr("both points that it was active on")
    return tr("all {n} points that it was active on", n=grouped(points))


def _left_behind(held: int, past: float) -> str:
    """'both points that it was active on now lie behind it, every training point at least 0.3'."""
    points = _held(held)
    if past > 0:
        least = number(past, 2)
        if held == 1:
            return tr(
                "{points} now lies behind it, every training point by at least {least}",
                points=points,
                least=least,
            )
        return tr(
            "{points} now lie behind it, every training point by at least {least}",
            points=points,
            least=least,
        )
    if held == 1:
        return tr("{points} now lies behind it", points=points)
    return tr("{points} now lie behind it", points=points)


def _now(moved: str, past: float) -> str:
    """How it moved, and where it is now if that is past all points."""
    if not past > 0:
        return moved
    return tr(
        "{moved}, and now lies {distance} past the training data",
        moved=moved,
        distance=number(past, 2),
    )


def _angle(one: Floats, other: Floats) -> float:
    """Between two normals, in degrees; 0 where one has no direction."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        # scaled first: squares of large numbers overflow
        one, other = one / np.abs(one).max(), other / np.abs(other).max()
        cosine = float(one @ other) / float(np.linalg.norm(one) * np.linalg.norm(other))
    if not math.isfinite(cosine):
        return 0.0
    return math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))
