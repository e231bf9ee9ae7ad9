"""What occurs in a picture of decision planes, for its legend: told from the snapshot alone, for a
legend is laid out before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import numpy as np

from app.record.data import Bools, Floats
from app.record.extent import data_extent
from app.record.snapshot import Snapshot
from app.window.views.planes.geometry import first_planes, kinks, on_fit
from app.window.views.planes.overlay import MOST_LABELS
from app.window.views.planes.symbols import MOST_KINKS


@dataclass(frozen=True)
class Occurring:
    """Which marks there are."""

    fit: bool
    living: bool
    """A line z = 0 of a neuron that is not dead ..."""
    dead: bool
    """... and of one that is."""
    kinks: bool
    selected: bool
    away: bool
    """An arrow to a plane out of view ..."""
    dead_away: bool
    """... and to a dead neuron's."""
    distances: bool
    """Whether arrows say how far."""

    @classmethod
    def of(cls, snapshot: Snapshot) -> Occurring:
        """In the view that the snapshot was asked for; without one, of all the data."""
        data, lens = snapshot.data, snapshot.lens
        dead = snapshot.layers[lens.layer].dead
        extent = np.array(lens.extent or data_extent(data.bounds_in_view()))
        if data.inputs == 1 and lens.extent is None:
            extent[2:] = -np.inf, np.inf
        inside, away = _whereabouts(snapshot, extent)
        chosen = lens.neuron[1] if lens.neuron and lens.neuron[0] == lens.layer else None
        arrows = int(away.sum())
        return cls(
            fit=_has_fit(snapshot, extent),
            living=bool((inside & ~dead).any()),
            dead=bool((inside & dead).any()),
            kinks=_has_kinks(snapshot, extent, inside),
            selected=chosen is not None and bool(inside[chosen] or away[chosen]),
            away=bool((away & ~dead).any()),
            dead_away=bool((away & dead).any()),
            distances=0 < arrows <= MOST_LABELS or (chosen is not None and bool(away[chosen])),
        )

    @classmethod
    def perhaps(cls, snapshot: Snapshot, *, later: bool) -> Occurring:
        """In whatever view of these data; `later`: at another step, too."""
        data, lens = snapshot.data, snapshot.lens
        layer = snapshot.layers[lens.layer]
        dying = layer.can_die and not snapshot.veiled
        away = np.full(layer.width, lens.layer == 0 and layer.positions is None)
        if not later and away.any():
            away = _perhaps_away(snapshot)
        return cls(
            fit=data.inputs == 1,
            living=True,
            dead=dying and (later or bool(layer.dead.any())),
            kinks=data.inputs == 1,
            selected=lens.neuron is not None and lens.neuron[0] == lens.layer,
            away=bool((away & (later | ~layer.dead)).any()),
            dead_away=dying and bool((away & (later | layer.dead)).any()),
            distances=bool(away.any()),
        )

    @classmethod
    def any_of(cls, several: Iterable[Occurring]) -> Occurring:
        """What is in any of several pictures."""
        return cls(*(any(each) for each in zip(*map(astuple, several), strict=True)))


def _whereabouts(snapshot: Snapshot, extent: Floats) -> tuple[Bools, Bools]:
    """Which neurons' boundaries are in view, and which are known to be out of it."""
    found = snapshot.responses
    width = snapshot.layers[snapshot.lens.layer].width
    nowhere = np.zeros(width, bool)
    if snapshot.lens.layer == 0 and first_planes(snapshot) is not None:
        sides = extent.reshape(2, 2)[: snapshot.data.inputs]
        beyond = _beyond(snapshot, sides[:, 0], sides[:, 1])
        return beyond <= 0, beyond > 0
    if found is None or len(found.preactivation) != width:
        return nowhere, nowhere
    z = found.preactivation
    with np.errstate(invalid="ignore"):
        return (z.min(axis=(1, 2)) < 0) & (z.max(axis=(1, 2)) > 0), nowhere


def _beyond(snapshot: Snapshot, low: Floats, high: Floats) -> Floats:
    """How far planes of the first layer are out of a view, in their units of z: not above 0 where
    they are in it, nan where they have no place."""
    planes = first_planes(snapshot)
    assert planes is not None
    weights, bias = planes
    with np.errstate(all="ignore"):
        middle, half = (low + high) / 2, (high - low) / 2
        beyond = np.abs(weights @ middle + bias) - np.abs(weights) @ half
        return np.where((np.abs(weights).sum(axis=1) > 0) & np.isfinite(beyond), beyond, np.nan)


def _perhaps_away(snapshot: Snapshot) -> Bools:
    """Which planes may be out of view: where all data are shown, none that passes between them."""
    low, high = snapshot.data.bounds_in_view().T
    if snapshot.lens.extent is not None:
        from_, to = np.array(snapshot.lens.extent).reshape(2, 2)[: snapshot.data.inputs].T
        if (from_ > low).any() or (to < high).any():
            return np.ones(len(snapshot.first_weights), bool)
    return _beyond(snapshot, low, high) > 0


def _has_fit(snapshot: Snapshot, extent: Floats) -> bool:
    if snapshot.data.inputs != 1 or snapshot.responses is None:
        return False
    fit = snapshot.responses.output[0, 0]
    fit = fit[np.isfinite(fit)]
    return len(fit) > 0 and bool(fit.min() <= extent[3] and fit.max() >= extent[2])


def _has_kinks(snapshot: Snapshot, extent: Floats, inside: Bools) -> bool:
    found = snapshot.responses
    if snapshot.data.inputs != 1 or found is None or int(inside.sum()) > MOST_KINKS:
        return False
    if snapshot.lens.layer == 0:
        places = -snapshot.first_bias[inside] / snapshot.first_weights[inside, 0]
    else:
        places = np.concatenate([np.empty(0), *kinks(found.preactivation[inside], found.xs)])
    at = on_fit(places, found)
    return 0 < len(at) <= MOST_KINKS and bool(
        ((at[:, 1] >= extent[2]) & (at[:, 1] <= extent[3])).any()
    )
