"""A snapshot without the answers: what an audience sees that is to say which neurons are dead.

The decision planes, the output and the loss stay: they are what is predicted from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from app.record.data import Bools
from app.record.events import NO_EVENTS
from app.record.snapshot import LayerCensus, NeuronDetail, Responses, Siblings, Snapshot, State

Neuron = tuple[int, int]
"""Hidden layer and neuron, from 0."""

FLAGS = (
    "dead",
    "born_dead",
    "rarely_active",
    "dormant",
    "saturated",
    "attenuated",
    "always_on",
)
FIGURES = (
    "margin",
    "lowest",
    "active_share",
    "mean_activity",
    "dormancy",
    "steepest",
    "test_margin",
    "test_active_share",
    "test_activity",
    "gradient_norm",
)
NOTHING = np.empty(0)


def veil(snapshot: Snapshot, revealed: frozenset[Neuron] = frozenset()) -> Snapshot:
    """The snapshot with every neuron's state HIDDEN and its figures nan, but for those that are
    `revealed`. Once all are, it is the snapshot itself."""
    hidden = [np.ones(layer.width, np.bool_) for layer in snapshot.layers]
    for depth, index in revealed:
        # another network may have been asked about before
        if depth < len(hidden) and index < len(hidden[depth]):
            hidden[depth][index] = False
    if not any(of_layer.any() for of_layer in hidden):
        return snapshot
    neuron, responses = snapshot.neuron, snapshot.responses
    if neuron is not None and hidden[neuron.layer][neuron.index]:
        neuron = _plane_alone(neuron)
    return replace(
        snapshot,
        layers=tuple(map(_without_answers, snapshot.layers, hidden)),
        siblings=_losses_alone(snapshot.siblings),
        responses=None if responses is None else _without_maps(responses, hidden),
        feature_maps=_revealed_maps(snapshot, hidden),
        neuron=neuron,
        events=NO_EVENTS,
        flow=None,
        scaled_flows=(),
        veiled=True,
    )


def _without_answers(layer: LayerCensus, hidden: Bools) -> LayerCensus:
    if not hidden.any():
        return layer
    left: dict[str, Any] = {name: getattr(layer, name) & ~hidden for name in FLAGS}
    for name in FIGURES:
        values = getattr(layer, name)
        left[name] = None if values is None else np.where(hidden, np.nan, values)
    return replace(
        layer,
        state=np.where(hidden, State.HIDDEN, layer.state).astype(np.uint8),
        dead_since=np.where(hidden, -1, layer.dead_since),
        rms_preactivation=float("nan"),
        active_fraction=float("nan"),
        **left,
    )


def _losses_alone(siblings: Siblings) -> Siblings:
    """Seeds and how well each has learned. That one has diverged shows in its loss anyway."""
    nothing = np.full(len(siblings), np.nan)
    no = np.zeros(len(siblings), np.bool_)
    return replace(
        siblings,
        dead_counts=np.full_like(siblings.dead_counts, -1),
        dead_fraction=nothing,
        born_dead_fraction=nothing,
        born_dead_network=no,
        dead_network=no,
        constant_output=no,
    )


def _without_maps(responses: Responses, hidden: list[Bools]) -> Responses:
    """The maps of neurons that answer nowhere would be empty: only those revealed have one."""
    maps: tuple[npt.NDArray[np.float32], ...] = ()
    if responses.maps and not all(of_layer.all() for of_layer in hidden):
        maps = tuple(
            np.where(of_layer[:, None, None], np.float32(0), of)
            for of, of_layer in zip(responses.maps, hidden, strict=True)
        )
    return replace(responses, maps=maps)


def _revealed_maps(
    snapshot: Snapshot, hidden: list[Bools]
) -> tuple[npt.NDArray[np.float32] | None, ...]:
    """The feature map of a dead channel would be empty, too."""
    if all(of_layer.all() for of_layer in hidden):
        return ()
    return tuple(
        None if of is None else np.where(of_layer[:, None, None], np.float32(0), of)
        for of, of_layer in zip(snapshot.feature_maps, hidden, strict=False)
    )


def _plane_alone(neuron: NeuronDetail) -> NeuronDetail:
    return NeuronDetail(
        layer=neuron.layer,
        index=neuron.index,
        weights=neuron.weights,
        bias=neuron.bias,
        preactivation=NOTHING,
        test_preactivation=NOTHING,
    )
