"""Settings that depend on one another: what else has to change so that a change stays valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.experiment.names import REGRESSION_DATASETS
from app.experiment.settings import SECTIONS, Experiment


@dataclass(frozen=True)
class Companions:
    """`values` change along with the setting asked for; `note` tells the person, if it has to."""

    values: Mapping[str, Any]
    note: str = ""


NONE = Companions({})


def companions(experiment: Experiment, key: str, value: Any) -> Companions:
    """What has to change together with `key` becoming `value`."""
    if key == "network.hidden" and not isinstance(experiment.network.activation, str):
        return Companions({"network.activation": _fitted(experiment.activations, len(value))})
    if (
        key == "dataset.name"
        and value in REGRESSION_DATASETS
        and experiment.training.loss == "cross-entropy"
    ):
        return Companions(
            {"training.loss": "auto"},
            f"Loss is now auto: {value} is regression, cross-entropy is for classes.",
        )
    return NONE


def _fitted(activations: tuple[str, ...], layers: int) -> tuple[str, ...]:
    """One activation per layer: cut at the end, or the last one repeated."""
    return (activations + activations[-1:] * layers)[:layers]


@dataclass(frozen=True)
class Awaited:
    """`values` cannot hold before the setting `key` has a value of its own; `note` says so."""

    key: str
    values: Mapping[str, Any]
    note: str


def awaited(experiment: Experiment, key: str, value: Any) -> Awaited | None:
    """Which setting the person has to fill in before `key` can become `value`, if any."""
    if key == "dataset.name" and value == "csv" and not experiment.dataset.path:
        note = "Name the file to learn from. Until then nothing changes."
        return Awaited("dataset.path", {key: value}, note)
    if key == "initialisation.weights" and value == "file" and not experiment.initialisation.path:
        note = "Name the file of weights to begin with. Until then nothing changes."
        return Awaited("initialisation.path", {key: value}, note)
    return None


def imagined(experiment: Experiment, values: Mapping[str, Any]) -> Experiment:
    """The experiment as if `values` held already, unchecked: only to ask which settings apply."""
    sections = {}
    for section in SECTIONS:
        changes = {
            key.partition(".")[2]: value
            for key, value in values.items()
            if key.partition(".")[0] == section
        }
        if changes:
            sections[section] = getattr(experiment, section).model_copy(update=changes)
    return experiment.model_copy(update=sections)
