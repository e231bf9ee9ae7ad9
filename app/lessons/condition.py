"""Conditions in lesson files, as `dead_fraction >= 0.4 and deaths > 3`: compared, never run."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from app.experiment.errors import BadInput
from app.language import tr
from app.record.snapshot import LayerCensus, Snapshot

_OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
_COMPARISON = re.compile(r"\s*([a-z0-9_.]+)\s*(>=|<=|==|!=|>|<)\s*(\S+)\s*")
SECOND = "second."
"""Before a figure's name: of the network that is compared with the first."""


def _total(what: Callable[[LayerCensus], Any]) -> Callable[[Snapshot], float]:
    return lambda snapshot: float(sum(what(layer).sum() for layer in snapshot.layers))


def _events(kind: str) -> Callable[[Snapshot], float]:
    return lambda snapshot: float(
        sum(event.kind == kind and event.step > 0 for event in snapshot.events)
    )


def _own(column: str) -> Callable[[Snapshot], float]:
    def figure(snapshot: Snapshot) -> float:
        values = getattr(snapshot.siblings, column)
        return math.nan if values is None else float(values[snapshot.replica])

    return figure


def _mean(column: str) -> Callable[[Snapshot], float]:
    return lambda snapshot: float(getattr(snapshot.siblings, column).mean())


def _fires_on_test(snapshot: Snapshot) -> float:
    return float(
        sum(
            (layer.dead & (layer.test_margin > 0)).sum()
            for layer in snapshot.layers
            if layer.test_margin is not None
        )
    )


def _of_neuron(what: str) -> Callable[[Snapshot], float]:
    def figure(snapshot: Snapshot) -> float:
        if snapshot.neuron is None:
            return math.nan
        layer = snapshot.layers[snapshot.neuron.layer]
        return float(getattr(layer, what)[snapshot.neuron.index])

    return figure


FIGURES: dict[str, Callable[[Snapshot], float]] = {
    "step": lambda snapshot: float(snapshot.step),
    "neurons": lambda snapshot: float(snapshot.neurons),
    "dead": lambda snapshot: float(snapshot.dead),
    "dead_fraction": lambda snapshot: snapshot.dead / snapshot.neurons,
    "born_dead": _total(lambda layer: layer.born_dead),
    "rarely_active": _total(lambda layer: layer.rarely_active),
    "dormant": _total(lambda layer: layer.dormant),
    "saturated": _total(lambda layer: layer.saturated),
    "attenuated": _total(lambda layer: layer.attenuated),
    "always_on": _total(lambda layer: layer.always_on),
    "outside": _total(lambda layer: layer.margin <= 0),
    "fires_on_test": _fires_on_test,
    "deaths": _events("death"),
    "revivals": _events("revival"),
    "loss": _own("loss"),
    "test_loss": _own("test_loss"),
    "accuracy": _own("accuracy"),
    "test_accuracy": _own("test_accuracy"),
    "dead_network": _own("dead_network"),
    "constant_output": _own("constant_output"),
    "diverged": lambda snapshot: float(snapshot.diverged),
    "siblings.dead_fraction": _mean("dead_fraction"),
    "siblings.dead_networks": _mean("dead_network"),
    "siblings.born_dead_networks": _mean("born_dead_network"),
    "siblings.constant_outputs": _mean("constant_output"),
    "siblings.loss": _mean("loss"),
    "neuron.dead": _of_neuron("dead"),
    "neuron.margin": _of_neuron("margin"),
    "neuron.active_share": _of_neuron("active_share"),
    "neuron.steepest": _of_neuron("steepest"),
}
"""What a condition may speak of. Shares are of 1; yes is 1 and no is 0; siblings' figures are means
over all of them; outside are neurons of any kind with z <= 0 on every training point; the neuron is
the selected one. A figure that is not there is no number: nothing
holds for it. Beside these, of a layer: `layer_1.dead` and so on."""

_OF_LAYERS: dict[str, Callable[[LayerCensus], float]] = {
    "dead": lambda layer: float(layer.dead.sum()),
    "born_dead": lambda layer: float(layer.born_dead.sum()),
    "always_on": lambda layer: float(layer.always_on.sum()),
    "saturated": lambda layer: float(layer.saturated.sum()),
    "rms_preactivation": lambda layer: layer.rms_preactivation,
    "active_fraction": lambda layer: layer.active_fraction,
}
_LAYER = re.compile(r"layer_([1-9][0-9]?)\.([a-z_]+)")


@dataclass(frozen=True)
class Comparison:
    """A figure against a number or against another figure."""

    figure: str
    sign: str
    bound: str

    def holds(self, shown: Sequence[Snapshot]) -> bool:
        """Whether it does, of one network or of the two that are compared."""
        return _OPERATORS[self.sign](value_of(self.figure, shown), value_of(self.bound, shown))


@dataclass(frozen=True)
class Condition:
    """Comparisons that all have to hold."""

    text: str
    comparisons: tuple[Comparison, ...]

    def holds(self, shown: Sequence[Snapshot]) -> bool:
        """Whether all do, of one network or of the two that are compared."""
        return all(each.holds(shown) for each in self.comparisons)

    def found(self, shown: Sequence[Snapshot]) -> str:
        """What the figures are, for a report: 'dead_fraction is 0.25'."""
        return ", ".join(
            f"{each.figure} is {value_of(each.figure, shown):.6g}" for each in self.comparisons
        )


def condition(text: str) -> Condition:
    """The condition that is written so. Raises BadInput."""
    comparisons = []
    for part in text.split(" and "):
        match = _COMPARISON.fullmatch(part)
        if match is None:
            raise BadInput(
                tr(
                    '"{part}": must be a figure, one of {signs}, and a number or another figure, '
                    "as in dead_fraction >= 0.4",
                    part=part.strip(),
                    signs=" ".join(_OPERATORS),
                )
            )
        figure, sign, bound = match.groups()
        _check(figure)
        if not _is_number(bound):
            _check(bound)
        comparisons.append(Comparison(figure, sign, bound))
    return Condition(text, tuple(comparisons))


def value_of(name: str, shown: Sequence[Snapshot]) -> float:
    """The figure with this name, or the number that is written so. Not a number where the network
    has no such thing."""
    if _is_number(name):
        return float(name)
    if name.startswith(SECOND):
        return math.nan if len(shown) < 2 else value_of(name.removeprefix(SECOND), shown[1:])
    if (match := _LAYER.fullmatch(name)) is not None:
        layers, number = shown[0].layers, int(match[1])
        return math.nan if number > len(layers) else _OF_LAYERS[match[2]](layers[number - 1])
    return FIGURES[name](shown[0])


def _check(name: str) -> None:
    plain = name.removeprefix(SECOND)
    match = _LAYER.fullmatch(plain)
    if plain in FIGURES or (match is not None and match[2] in _OF_LAYERS):
        return
    known = [*FIGURES, *(f"layer_1.{each}" for each in _OF_LAYERS)]
    near = get_close_matches(plain, known, 1)
    raise BadInput(
        tr("{name}: no such figure; did you mean {near}?", name=name, near=near[0])
        if near
        else tr("{name}: no such figure; there are {known}", name=name, known=" ".join(known))
    )


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
