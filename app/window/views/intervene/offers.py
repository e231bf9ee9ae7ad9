"""What the dock offers, worked out from what is declared. Nothing here knows of Qt."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from app.experiment.declaration import Declaration, declarations_of
from app.experiment.differences import ACTIVATIONS
from app.experiment.interventions import KINDS, Intervention, OnUnits, Set
from app.experiment.settings import Experiment, declarations
from app.language import mark, tr
from app.window.controls.numbers import written

FIRST = "Kick"
"""Stands at the top, where a caption would only repeat the button."""
WHOLE = mark("Whole network")
SWAP = mark("Activation")
OTHERS = mark("Data")
GROUPS = {
    FIRST: ("kick",),
    mark("Revive"): ("reinitialise", "recycle", "resample"),
    mark("Biases"): ("nudge", "bias"),
    mark("Freeze"): ("freeze", "unfreeze"),
    SWAP: (),
    WHOLE: (),
    OTHERS: ("shift",),
}
"""Where an action stands; one that is not named here comes under OTHERS. The last two ask for no
target."""
NEEDS_BIASES = frozenset({"nudge", "bias"})
TO_OUTPUT = frozenset({"kick", "nudge", "bias", "freeze", "unfreeze"})
"""What can be done to the output layer."""
LEAKY_SLOPES = (0.01, 0.1)
COMPARED = ("relu", "leaky-relu", "elu", "tanh")


@dataclass(frozen=True)
class Target:
    """To whom something is done, from 0: a neuron, a layer, or (neither named) all hidden ones."""

    layer: int | None = None
    neuron: int | None = None
    output: bool = False
    """The layer is the output layer."""

    def fields(self, kind: type[Intervention]) -> dict[str, Any]:
        """The target as fields of an intervention; of none where the kind asks for no units."""
        if not issubclass(kind, OnUnits):
            return {}
        counted = {"layer": self.layer, "neuron": self.neuron}
        return {name: at + 1 for name, at in counted.items() if at is not None}


def offered(by_hand: Collection[str]) -> dict[str, list[type[Intervention]]]:
    """The actions to offer by group: those whose required fields are declared for a form, or among
    the fields `by_hand`, for which there is an editor of its own."""
    groups: dict[str, list[type[Intervention]]] = {name: [] for name in GROUPS}
    group_of = {action: name for name, actions in GROUPS.items() for action in actions}
    for action, kind in KINDS.items():
        required = {name for name, field in kind.model_fields.items() if field.is_required()}
        if required <= set(by_hand):
            groups[group_of.get(action, OTHERS)].append(kind)
    return groups


def form(kind: type[Intervention]) -> list[Declaration]:
    """What a form asks for this kind."""
    return declarations_of(kind.model_fields["action"].default, kind)


# --- Another activation


@dataclass(frozen=True)
class Swap:
    """An activation to swap to, with the slope it is meant to have below zero."""

    name: str
    slope: float | None = None

    @property
    def label(self) -> str:
        """'leaky ReLU 0.1'"""
        name = tr(ACTIVATIONS.get(self.name, self.name))
        return name if self.slope is None else f"{name} {written(self.slope)}"


def swaps() -> list[Swap]:
    """Every activation there is; leaky ReLU with each of its usual slopes."""
    found: list[Swap] = []
    for name in declarations()["network.activation"].choices:
        leaky = name == "leaky-relu"
        found += [Swap(name, slope) for slope in LEAKY_SLOPES] if leaky else [Swap(name)]
    return found


def swap_sets(experiment: Experiment, swap: Swap, layer: int | None) -> list[Set]:
    """What swaps a layer's activation (from 0), or all layers'. Empty where it is so already."""
    network, sets = experiment.network, []
    if swap.slope is not None and swap.slope != network.negative_slope:
        sets.append(Set(key="network.negative_slope", value=swap.slope))
    names = [
        swap.name if layer in (None, at) else name for at, name in enumerate(experiment.activations)
    ]
    if tuple(names) != experiment.activations:
        alike = len(set(names)) == 1
        sets.append(Set(key="network.activation", value=names[0] if alike else tuple(names)))
    return sets


# --- Two networks with one difference


@dataclass(frozen=True)
class Difference:
    """What the second network of a comparison has instead; `change` None: there is nothing."""

    label: str
    change: Set | None


def comparisons(
    experiment: Experiment, start: Experiment | None = None
) -> list[tuple[str, list[Difference]]]:
    """What this run has, and what it can be compared with; always as many. A run that was started
    without biases cannot get any."""
    now = set(experiment.activations)
    slope = experiment.network.negative_slope
    activations = [
        Difference(
            Swap(name, slope if name == "leaky-relu" else None).label,
            Set(key="network.activation", value=name) if now != {name} else None,
        )
        for name in COMPARED
    ]
    rate = experiment.training.learning_rate
    rates = [_rate(rate / 10), _rate(rate * 10)]
    bias = experiment.network.bias
    possible = bias or start is None or start.network.bias
    without = Difference(
        tr("without biases") if bias else tr("with biases"),
        Set(key="network.bias", value=not bias) if possible else None,
    )
    has = tr(ACTIVATIONS.get(min(now), min(now))) if len(now) == 1 else tr("Mixed activations")
    biases = tr("With biases against") if bias else tr("Without biases against")
    return [
        (tr("{activation} against", activation=has), activations),
        (tr("Learning rate {rate} against", rate=written(rate)), rates),
        (biases, [without]),
    ]


def _rate(value: float) -> Difference:
    # 0.07 * 10 is 0.7000000000000001 to the machine, and to nobody else
    value = float(f"{value:.12g}")
    possible = math.isfinite(value) and value > 0
    change = Set(key="training.learning_rate", value=value) if possible else None
    return Difference(written(value), change)
