"""Moving and turning planes: where they come to lie, and the gestures that do it.

In the first layer a plane is a line w.x + b = 0: another bias moves it, turned weights turn it. The
boundary of a deeper neuron is a contour of its pre-activation: another bias moves that.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from app.experiment.interventions import Intervention, Nudge, Plane
from app.language import mark, tr
from app.record.data import Floats
from app.record.lens import Extent
from app.record.snapshot import Responses, Snapshot
from app.window.views.planes.geometry import boundaries, contours, kinks, lines
from app.window.views.planes.gesture import Gesture, Ghost, Spot
from app.window.views.words import MINUS, number

NO_BIASES = mark("without biases planes go through the origin: they can only be turned")
ONLY_FIRST = mark("only planes of the first layer can be turned")
ONLY_PLANES = mark("with one input there is nothing to turn")
NO_DIRECTION = mark("this neuron's weights give no plane to move")


def has_biases(snapshot: Snapshot) -> bool:
    """Whether the network's neurons have biases."""
    return snapshot.output_bias is not None


def bias_through(weights: Floats, at: Floats) -> float:
    """The bias that makes the plane of these weights go through a place."""
    return -float(weights @ at[: len(weights)])


def turned(weights: Floats, angle: float, tall: float = 1.0) -> Floats:
    """Two weights turned by so many radians, counterclockwise, as it is seen where a unit of y is
    drawn `tall` times as long as one of x; their norm is kept."""
    c, s = math.cos(angle), math.sin(angle)
    if tall == 1.0:
        return np.array([[c, -s], [s, c]]) @ weights
    drawn = np.array([1.0, tall])
    found = np.array([[c, -s], [s, c]]) @ (weights / drawn) * drawn
    length = np.linalg.norm(found)
    return np.asarray(found * (np.linalg.norm(weights) / length) if length > 0 else found)


def slope_of(weights: Floats, tall: float = 1.0) -> float:
    """Degrees between the x axis and the line with these weights as it is seen, from -90 to 90."""
    degrees = math.degrees(math.atan2(weights[1] / tall, weights[0])) + 90.0
    return (degrees + 90.0) % 180.0 - 90.0


def z_at(responses: Responses, index: int, at: Floats) -> float:
    """A neuron's pre-activation at a place, between the samples of the responses."""
    z = responses.preactivation[index].astype(np.float64)
    column, x = _between(responses.xs, at[0])
    if len(responses.ys) == 1:
        return float((1 - x) * z[0, column] + x * z[0, column + 1])
    row, y = _between(responses.ys, at[1])
    low = (1 - x) * z[row, column] + x * z[row, column + 1]
    high = (1 - x) * z[row + 1, column] + x * z[row + 1, column + 1]
    return float((1 - y) * low + y * high)


def _between(samples: Floats, at: float) -> tuple[int, float]:
    """The sample before a place and the share of the way to the next; samples are even."""
    step = (samples[-1] - samples[0]) / (len(samples) - 1)
    place = min(max((float(at) - samples[0]) / step, 0.0), len(samples) - 1.0)
    before = min(int(place), len(samples) - 2)
    return before, place - before


def middle_in_view(weights: Floats, bias: float, extent: Extent) -> Floats | None:
    """The middle of the part of a line that is in view; None if none is."""
    (found,) = lines(weights[None], np.array([bias]), extent)
    return found.path.mean(axis=0) if len(found.path) else None


def brought(snapshot: Snapshot, layer: int, index: int, at: Floats) -> Intervention | None:
    """What makes a neuron's boundary go through a place; None where nothing can."""
    if not has_biases(snapshot):
        return None
    if layer == 0:
        weights = snapshot.first_weights[index]
        bias = bias_through(weights, at)
        return _plane(layer, index, bias) if weights.any() and math.isfinite(bias) else None
    found = snapshot.responses
    if found is None or found.layer != layer or index >= len(found.preactivation):
        return None
    z = z_at(found, index, at)
    if not math.isfinite(z):
        return None
    detail = snapshot.neuron
    if detail is not None and (detail.layer, detail.index) == (layer, index):
        return None if detail.bias is None else _plane(layer, index, detail.bias - z)
    # its bias is not known here: only the selected neuron's is
    return Nudge(layer=layer + 1, neuron=index + 1, by=-z)


def _plane(layer: int, index: int, bias: float, weights: Floats | None = None) -> Plane:
    given = None if weights is None else tuple(float(w) for w in weights)
    return Plane(layer=layer + 1, neuron=index + 1, weights=given, bias=float(bias))


class MovePlane(Gesture):
    """Drags a boundary along: afterwards it goes through where the mouse is."""

    def __init__(self, snapshot: Snapshot, start: Spot, layer: int, index: int) -> None:
        super().__init__(snapshot, start)
        self.layer = layer
        self.index = index

    def ghost(self) -> Ghost:
        if not has_biases(self.snapshot):
            return Ghost(tr(NO_BIASES))
        done = self.intervention()
        if done is None:
            return Ghost(tr(NO_DIRECTION))
        words = []
        if isinstance(done, Nudge):
            words.append(tr("bias by {change}", change=_signed(done.by)))
        elif isinstance(done, Plane) and done.bias is not None:
            words.append(tr("bias {bias}", bias=number(done.bias)))
        if self.layer == 0 and self.snapshot.data.inputs == 2:
            words.append(_angle(self.snapshot.first_weights[self.index], self.spot.tall))
        return Ghost(", ".join(words), [self._path()])

    def intervention(self) -> Intervention | None:
        return brought(self.snapshot, self.layer, self.index, self.spot.at)

    def _path(self) -> Floats:
        """Where the boundary would be; nan separates its pieces."""
        snapshot, at = self.snapshot, self.spot.at
        found = snapshot.responses
        if snapshot.data.inputs == 1:
            places = at[:1]
            if self.layer and found is not None:
                z = found.preactivation[self.index] - z_at(found, self.index, at)
                places = kinks(z[None], found.xs)[0]
            _, _, low, high = self.spot.extent
            return np.array([p for x in places for p in ((x, low), (x, high), (np.nan, np.nan))])
        if self.layer == 0:
            return _line(snapshot.first_weights[self.index], at, self.spot.extent)
        assert found is not None
        z = found.preactivation[self.index] - z_at(found, self.index, at)
        return contours(z[None], found.xs, found.ys)[0].path


class TurnPlane(Gesture):
    """Turns a plane of the first layer about a place on it; its weights keep their norm."""

    def __init__(self, snapshot: Snapshot, start: Spot, index: int, pivot: Floats) -> None:
        super().__init__(snapshot, start)
        self.layer = 0
        self.index = index
        self.pivot = pivot
        self._weights = snapshot.first_weights[index].copy()

    @property
    def _turned(self) -> Floats:
        tall = self.start.tall
        before, now = ((at - self.pivot) * [1.0, tall] for at in (self.start.at, self.spot.at))
        angle = math.atan2(now[1], now[0]) - math.atan2(before[1], before[0])
        return turned(self._weights, angle, tall)

    def ghost(self) -> Ghost:
        weights = self._turned
        words = _angle(weights, self.spot.tall)
        if has_biases(self.snapshot):
            bias = tr("bias {bias}", bias=number(bias_through(weights, self.pivot)))
            words = f"{bias}, {words}"
        return Ghost(words, [_line(weights, self.pivot, self.spot.extent)], rings=self.pivot[None])

    def intervention(self) -> Intervention | None:
        return turned_to(self.snapshot, self.index, self._turned, self.pivot)


def turned_to(
    snapshot: Snapshot, index: int, weights: Floats, pivot: Floats
) -> Intervention | None:
    """A plane of the first layer with other weights, through the pivot."""
    if not np.isfinite(weights).all() or np.array_equal(weights, snapshot.first_weights[index]):
        return None
    if not has_biases(snapshot):
        given = tuple(float(w) for w in weights)
        return Plane(layer=1, neuron=index + 1, weights=given)
    return _plane(0, index, bias_through(weights, pivot), weights)


def pivot_of(snapshot: Snapshot, index: int, extent: Extent) -> Floats | None:
    """About what a plane of the first layer turns: its middle in view. Without biases it can only
    turn about the origin. None where it is not in view."""
    if not has_biases(snapshot):
        return np.zeros(2)
    weights, bias = snapshot.first_weights[index], float(snapshot.first_bias[index])
    return middle_in_view(weights, bias, extent)


def _line(weights: Floats, at: Floats, extent: Extent) -> Floats:
    """The line with these weights through a place, as far as it is in view."""
    return lines(weights[None], np.array([bias_through(weights, at)]), extent)[0].path


def _angle(weights: Floats, tall: float) -> str:
    degrees = f"{slope_of(weights, tall):.0f}".replace("-", MINUS)
    return tr("angle {degrees}°", degrees=degrees)


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value)


def imagined(snapshot: Snapshot, done: Intervention) -> Snapshot:
    """The snapshot as it will be once a plane has been moved: the next drag or key builds on it."""
    if not isinstance(done, Plane | Nudge) or done.layer is None or done.neuron is None:
        return snapshot
    layer, index = done.layer - 1, done.neuron - 1
    if layer >= len(snapshot.layers) or index >= snapshot.layers[layer].width:
        return snapshot
    if layer == 0 and isinstance(done, Plane):
        weights, bias = snapshot.first_weights.copy(), snapshot.first_bias.copy()
        if done.weights is not None:
            weights[index] = done.weights
        if done.bias is not None:
            bias[index] = done.bias
        return replace(snapshot, first_weights=weights, first_bias=bias)
    detail, found = snapshot.neuron, snapshot.responses
    known = detail is not None and (detail.layer, detail.index) == (layer, index)
    by = done.by if isinstance(done, Nudge) else None
    if known and detail is not None and detail.bias is not None:
        if isinstance(done, Plane) and done.bias is not None:
            by = done.bias - detail.bias
        if by is not None:
            snapshot = replace(snapshot, neuron=replace(detail, bias=detail.bias + by))
    if by is not None and found is not None and found.layer == layer:
        z = found.preactivation.copy()
        z[index] += np.float32(by)
        snapshot = replace(snapshot, responses=replace(found, preactivation=z))
    return snapshot


def stepped(
    snapshot: Snapshot, layer: int, index: int, by: Floats, extent: Extent, tall: float = 1.0
) -> Intervention | None:
    """A boundary moved by (x, y); None where that is no move, or none can be made."""
    if not has_biases(snapshot):
        return None
    if layer == 0:
        weights, bias = snapshot.first_weights[index], float(snapshot.first_bias[index])
        change = float(weights @ by[: len(weights)])
        # along itself a plane does not move
        still = abs(change) <= 1e-9 * float(np.linalg.norm(weights) * np.linalg.norm(by))
        return None if still or not math.isfinite(change) else _plane(0, index, bias - change)
    found = next((b for b in boundaries(snapshot, extent) if b.index == index), None)
    if found is None or not len(found.path):
        return None
    places = found.path[np.isfinite(found.path[:, 0])]
    x0, x1, y0, y1 = extent
    middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    away = (places - middle) * [1.0, tall]
    nearest = places[int(np.argmin(np.hypot(*away.T)))]
    return brought(snapshot, layer, index, nearest + by)
