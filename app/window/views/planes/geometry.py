"""Where decision planes lie in the view: pure arithmetic on numpy arrays, in data coordinates."""

from __future__ import annotations

from dataclasses import dataclass, replace

import contourpy
import numpy as np
from PySide6.QtCore import QRectF

from app.record.data import Floats, Singles
from app.record.lens import Extent
from app.record.snapshot import Responses, Snapshot

TICK = 0.03
"""Length of the tick on the active side, as a share of the view's width."""


@dataclass(frozen=True)
class Boundary:
    """Where one neuron's pre-activation is 0 within the view.

    `path` is (n, 2), pieces separated by a row of nan; empty if the boundary is not in view.
    `tick` is (n, 2) likewise: from the boundary into the side where z > 0; None without a path.
    `away` points from the view's middle towards a plane outside it, a unit vector, and `distance`
    is how far beyond the view's edge the plane begins; None for all other neurons.
    """

    index: int
    path: Floats
    tick: Floats | None = None
    away: Floats | None = None
    distance: float | None = None


TICK_PLACES = (0.12, 0.88)
"""Where along a line its ticks stand: near the view's edges, clear of the crowd in the middle."""
UPRIGHT_TICK = 0.018
"""The same of the tick of an upright line, of which many may stand close to one another."""
LOWEST, STEP, MOST_STEPS = 0.04, 0.026, 5
"""Of upright lines, whose ticks stand at different heights: the lowest and how far one is above the
next as shares of the view's height, and how many heights there are: all below the data's crowd."""
SAME = 1 / 400
"""Upright lines nearer to one another than this share of the view's width look like one."""
EMPTY = np.empty((0, 2))
MOST_DASHES = 2000
"""Of a piece: one zoomed into is mostly out of view."""


def boundaries(snapshot: Snapshot, extent: Extent, tall: float = 1.0) -> list[Boundary]:
    """The z = 0 boundaries of the lens's layer: straight lines for the first, contours after it.
    `tall` is how many times as long a unit of y is drawn as one of x.

    With one input they are upright lines. Neurons whose boundary has no place (not finite, or no
    weights) have an empty path. With more than two inputs it is where the data's plane cuts them;
    a channel's is a contour in the first layer, too.
    """
    if snapshot.data.inputs == 1:
        return upright_lines(snapshot, extent)
    planes = first_planes(snapshot)
    if planes is not None and snapshot.lens.layer == 0:
        return lines(*planes, extent, tall)
    found = snapshot.responses
    if found is None:
        return []
    return contours(found.preactivation, found.xs, found.ys, tall)


def first_planes(snapshot: Snapshot) -> tuple[Floats, Floats] | None:
    """Weights (width, 1 or 2) and biases (width,) of the first layer over the axes of the view:
    with more than two inputs those of its cuts with the data's plane. None of channels, whose z is
    the largest of many."""
    if snapshot.layers[0].positions is not None:
        return None
    weights, bias, plane = snapshot.first_weights, snapshot.first_bias, snapshot.data.plane
    return (weights, bias) if plane is None else plane.cut(weights, bias)


def lines(weights: Floats, bias: Floats, extent: Extent, tall: float = 1.0) -> list[Boundary]:
    """The lines weights (width, 2) . x + bias (width,) = 0, cut to the view."""
    x0, x1, y0, y1 = extent
    # in units of x along both axes, as it is drawn: ticks stand upright on their lines there
    y0, y1 = y0 * tall, y1 * tall
    weights, given = weights / [1.0, tall], weights
    middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    half = np.array([(x1 - x0) / 2, (y1 - y0) / 2])
    with np.errstate(all="ignore"):  # no weights, or a diverged network: there is no line
        length = np.hypot(weights[:, 0], weights[:, 1])
        normal = weights / length[:, None]
        offset = normal @ middle + bias / length  # signed distance of the view's middle
        beyond = np.abs(offset) - np.abs(normal) @ half
        foot = middle - offset[:, None] * normal
        along = np.stack([-normal[:, 1], normal[:, 0]], axis=1)
        # Liang and Barsky's clipping, from the foot both ways; along an axis nothing cuts it there
        a = np.where(np.abs(along) < 1e-12, -np.inf, (middle - half - foot) / along)
        c = np.where(np.abs(along) < 1e-12, np.inf, (middle + half - foot) / along)
        low, high = np.minimum(a, c).max(axis=1), np.maximum(a, c).min(axis=1)
        start, end = foot + low[:, None] * along, foot + high[:, None] * along
        path = np.stack([start, end], axis=1)
        inward = normal * (TICK * (x1 - x0))
        one, other = (start + (end - start) * share for share in TICK_PLACES)
        gap = np.full_like(one, np.nan)
        tick = np.stack([one, one + inward, gap, other, other + inward], axis=1)
        distance = beyond * length / np.hypot(given[:, 0], given[:, 1])
    path, tick = path / [1.0, tall], tick / [1.0, tall]
    found = []
    for index in range(len(weights)):
        if not np.isfinite(beyond[index]):
            found.append(Boundary(index, EMPTY))
        elif beyond[index] > 0:
            away = -np.sign(offset[index]) * normal[index]
            found.append(Boundary(index, EMPTY, away=away, distance=float(distance[index])))
        else:
            found.append(Boundary(index, path[index], tick=tick[index]))
    return found


def contours(z: Singles, xs: Floats, ys: Floats, tall: float = 1.0) -> list[Boundary]:
    """The z = 0 contours of z (width, ny, nx) on the grid of xs and ys."""
    found, drawn = [], np.array([1.0, tall])
    for index, values in enumerate(z):
        if not (values.min() < 0.0 < values.max()):  # also false where one is nan
            found.append(Boundary(index, EMPTY))
            continue
        pieces = contourpy.contour_generator(
            xs, ys, values, line_type=contourpy.LineType.Separate
        ).lines(0.0)
        pieces = [np.asarray(piece) for piece in pieces if len(piece) > 1]
        if not pieces:
            found.append(Boundary(index, EMPTY))
            continue
        gap = np.full((1, 2), np.nan)
        path = np.concatenate([part for piece in pieces for part in (piece, gap)])[:-1]
        longest = max(pieces, key=lambda piece: float(np.ptp(piece, axis=0) @ drawn))
        tick = _contour_tick(longest * drawn, float(xs[-1] - xs[0])) / drawn
        found.append(Boundary(index, path, tick=tick))
    return found


def _contour_tick(piece: Floats, width: float) -> Floats:
    """At the middle of a contour. contourpy has the higher values on the left of its lines."""
    at = len(piece) // 2
    before, here = piece[max(at - 1, 0)], piece[at]
    step = here - before
    length = float(np.hypot(*step)) or 1.0
    left = np.array([-step[1], step[0]]) / length
    start = (before + here) / 2
    return np.stack([start, start + left * TICK * width])


def joined(paths: list[Floats]) -> tuple[Floats, Floats]:
    """x and y of several paths as one, separated by nan: one graphics item draws them all."""
    if not paths:
        return np.empty(0), np.empty(0)
    gap = np.full((1, 2), np.nan)
    whole = np.concatenate([part for path in paths for part in (path, gap)])
    return whole[:, 0], whole[:, 1]


def dashed(path: Floats, scale: tuple[float, float], dash: float, gap: float) -> Floats:
    """(n, 2): a path cut into dashes of so many pixels, so far apart along each of its pieces, for
    whoever draws its segments one by one. `scale` is pixels per unit along x and y."""
    found = []
    breaks = np.flatnonzero(np.isnan(path[:, 0]))
    for piece in np.split(path, breaks):
        whole = piece[np.isfinite(piece[:, 0])]
        if len(whole) < 2:
            continue
        steps = np.hypot(*(np.diff(whole, axis=0) * scale).T)
        along = np.concatenate([[0.0], np.cumsum(steps)])
        start = np.arange(0.0, along[-1], dash + gap)[:MOST_DASHES]
        at = np.stack([start, np.minimum(start + dash, along[-1])], axis=1)
        ends = np.stack([np.interp(at, along, axis) for axis in whole.T], axis=2)
        apart = np.full((len(start), 1, 2), np.nan)
        found.append(np.concatenate([ends, apart], axis=1).reshape(-1, 2))
    return np.concatenate(found) if found else EMPTY


def dotted(path: Floats, inside: QRectF, apart: float = 4.0) -> Floats:
    """(n, 2): places along a path, at most so far apart, as far as they are inside. Its pieces are
    separated by nan."""
    low = np.array([inside.left(), inside.top()])
    high = np.array([inside.right(), inside.bottom()])
    start, end = path[:-1], path[1:]
    with np.errstate(invalid="ignore"):
        # pieces wholly to one side are left out, and the others are not drawn out without end
        near = ((np.maximum(start, end) >= low) & (np.minimum(start, end) <= high)).all(axis=1)
        start, end = start[near], end[near]
        count = np.ceil(np.abs(end - start).max(axis=1, initial=0.0) / apart).clip(1, 2000)
    piece = np.repeat(np.arange(len(start)), count.astype(int))
    if not len(piece):
        return np.empty((0, 2))
    first = np.repeat(np.cumsum(count) - count, count.astype(int))
    share = ((np.arange(len(piece)) - first) / count[piece])[:, None]
    at = start[piece] + share * (end - start)[piece]
    return np.asarray(at[((at >= low) & (at <= high)).all(axis=1)])


def nearest(
    found: list[Boundary], at: tuple[float, float], scale: tuple[float, float]
) -> tuple[int, float]:
    """The neuron whose boundary is nearest to a point, and its distance in pixels.

    `scale` is pixels per unit along x and y. (-1, inf) if no boundary is in view.
    """
    best, least = -1, np.inf
    point, factor = np.array(at), np.array(scale)
    for boundary in found:
        if len(boundary.path) < 2:
            continue
        a = (boundary.path[:-1] - point) * factor
        step = (boundary.path[1:] - point) * factor - a
        square = (step**2).sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            t = np.clip(-(a * step).sum(axis=1) / square, 0.0, 1.0)
            distance = np.hypot(*(a + t[:, None] * step).T)
        distance = distance[np.isfinite(distance)]
        if len(distance) and distance.min() < least:
            best, least = boundary.index, float(distance.min())
    return best, least


def upright_lines(snapshot: Snapshot, extent: Extent) -> list[Boundary]:
    """With one input a neuron's boundary is an x: with one hidden layer a kink of the fit."""
    if snapshot.lens.layer == 0:
        with np.errstate(all="ignore"):
            places = -snapshot.first_bias / snapshot.first_weights[:, 0]
        at = [p[np.isfinite(p)] for p in places[:, None]]
        rising = [w > 0 for w in snapshot.first_weights]
    elif snapshot.responses is not None:
        z, xs = snapshot.responses.preactivation, snapshot.responses.xs
        at = kinks(z, xs)
        rising = [np.interp(p, xs[1:], np.diff(v[0])) > 0 for p, v in zip(at, z, strict=True)]
    else:
        return []
    found = [
        _upright(index, x, up, extent) for index, (x, up) in enumerate(zip(at, rising, strict=True))
    ]
    return _apart(found, extent)


def _upright(index: int, at: Floats, rising: np.ndarray, extent: Extent) -> Boundary:
    x0, x1, y0, y1 = extent
    inside = (at >= x0) & (at <= x1)
    if not inside.any():
        if not len(at):
            return Boundary(index, EMPTY)
        side = 1.0 if at[0] > x1 else -1.0
        beyond = float(at[0] - x1 if side > 0 else x0 - at[0])
        return Boundary(index, EMPTY, away=np.array([side, 0.0]), distance=beyond)
    path = np.concatenate([[(x, y0), (x, y1), (np.nan, np.nan)] for x in at[inside]])[:-1]
    x, y = float(at[inside][0]), y0 + LOWEST * (y1 - y0)
    side = 1.0 if rising[inside][0] else -1.0
    tick = np.array([(x, y), (x + side * UPRIGHT_TICK * (x1 - x0), y)])
    return Boundary(index, path, tick=tick)


def _apart(found: list[Boundary], extent: Extent) -> list[Boundary]:
    """Ticks that would run into one another stand above one another; those of one side of lines
    that look like one stand at one height."""
    x0, x1, y0, y1 = extent
    apart, step = 0.5 * UPRIGHT_TICK * (x1 - x0), STEP * (y1 - y0)
    taken = [-np.inf] * MOST_STEPS
    ticks = {b.index: b.tick[:, 0].tolist() for b in found if b.tick is not None}
    placed: dict[int, int] = {}
    latest: dict[bool, tuple[float, int]] = {}
    """Of each side, where the first of lines that look like one is, and its ticks' height."""
    for index in sorted(ticks, key=lambda index: min(ticks[index])):
        line, end = ticks[index]
        at, level = latest.get(end > line, (-np.inf, 0))
        if line - at > SAME * (x1 - x0):
            free = (n for n, right in enumerate(taken) if right + apart < min(line, end))
            level = next(free, int(np.argmin(taken)))
            latest[end > line] = line, level
        placed[index] = level
        taken[level] = max(taken[level], line, end)
    return [
        b if b.tick is None else replace(b, tick=np.add(b.tick, [0.0, step * placed[b.index]]))
        for b in found
    ]


def on_fit(places: Floats, responses: Responses) -> Floats:
    """(n, 2): these places of the one input on the network's fit, where there is one."""
    with np.errstate(invalid="ignore"):
        fit = np.interp(places, responses.xs, responses.output[0, 0].astype(float))
    return np.stack([places, fit], axis=1)[np.isfinite(fit)]


def kinks(z: Singles, xs: Floats) -> list[Floats]:
    """For z (width, 1, nx) over one input: where each neuron's z changes sign, by interpolation."""
    found = []
    for values in z[:, 0, :].astype(np.float64):
        on = values > 0
        at = np.flatnonzero(on[1:] != on[:-1])
        with np.errstate(all="ignore"):
            share = values[at] / (values[at] - values[at + 1])
        places = xs[at] + share * (xs[at + 1] - xs[at])
        found.append(places[np.isfinite(places)])
    return found
