"""How the plane z = 0 of a neuron moved in the step that killed it, in words. No drawing."""

from __future__ import annotations

import math

import numpy as np

from app.record.autopsy import Autopsy
from app.record.data import Floats
from app.window.views.words import count, number

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
    unit = "" if autopsy.event.layer == 0 else ", in units of its inputs"
    held = len(autopsy.active_before)
    if autopsy.event.cause == "inputs":
        # the layers before it moved what it sees: its own plane may have stood still
        return f"Its inputs moved: {_left_behind(held, past)}{unit}."
    if len(autopsy.weights_after) == 1:
        said = _on_a_line(autopsy, held, past, turned=angle > TURNED)
    elif angle > TURNED:
        said = f"The plane turned round, by {angle:.0f}°: {_left_behind(held, past)}"
    elif angle > SWUNG:
        said = f"The plane swung by {angle:.0f}°, away from {_held(held)}{_now(past)}"
    else:
        said = f"The plane jumped by {number(jump, 2)}, over {_held(held)}{_now(past)}"
    return f"{said}{unit}."


def _on_a_line(autopsy: Autopsy, held: int, past: float, *, turned: bool) -> str:
    """With one input the plane is a point, at -b / w."""
    event = autopsy.event
    before = -(event.bias_before or 0.0) / float(autopsy.weights_before[0])
    after = -(event.bias_after or 0.0) / float(autopsy.weights_after[0])
    way = f"from {number(before, 2)} to {number(after, 2)}"
    if turned:
        went = "stayed at 0" if before == after == 0 else f"went {way}"
        behind = _left_behind(held, past)
        return f"The plane turned round, as its weight changed sign, and {went}: {behind}"
    jump = number(abs(after - before), 2)
    return f"The plane jumped by {jump}, {way}, over {_held(held)}{_now(past)}"


def _held(points: int) -> str:
    """The points that it was active on."""
    return f"{_points(points)} that it was active on"


def _left_behind(held: int, past: float) -> str:
    """'both points that it was active on now lie behind it, every training point at least 0.3'."""
    lie = "lies" if held == 1 else "lie"
    left = f", every training point by at least {number(past, 2)}" if past > 0 else ""
    return f"{_held(held)} now {lie} behind it{left}"


def _now(past: float) -> str:
    return f", and now lies {number(past, 2)} past the training data" if past > 0 else ""


def _points(points: int) -> str:
    if points == 1:
        return "the one point"
    return "both points" if points == 2 else f"all {count(points, 'point')}"


def _angle(one: Floats, other: Floats) -> float:
    """Between two normals, in degrees; 0 where one has no direction."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        # scaled first: squares of large numbers overflow
        one, other = one / np.abs(one).max(), other / np.abs(other).max()
        cosine = float(one @ other) / float(np.linalg.norm(one) * np.linalg.norm(other))
    if not math.isfinite(cosine):
        return 0.0
    return math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))
