"""Settings that depend on one another: what else has to change so that a change stays valid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.experiment.names import DIGITS, IMAGES, REGRESSION_DATASETS
from app.experiment.settings import SECTIONS, Experiment, declarations
from app.language import tr


@dataclass(frozen=True)
class Companions:
    """`values` change along with the setting asked for; `note` tells the person, if it has to."""

    values: Mapping[str, Any]
    note: str = ""


NONE = Companions({})


def companions(experiment: Experiment, key: str, value: Any) -> Companions:
    """What has to change together with `key` becoming `value`."""
    network = experiment.network
    if key == "network.channels":
        return Companions(_activations(experiment, len(value), len(network.hidden)))
    if key == "network.hidden":
        return Companions(_activations(experiment, len(network.channels), len(value)))
    # a path is filled in for data that are no images
    if key == "dataset.path" or (key == "dataset.name" and value not in IMAGES):
        return _together(_without_channels(experiment), _without_classes(experiment, value))
    if key == "dataset.name" and value == "digits" and experiment.dataset.points > DIGITS:
        note = tr("Points are now {n}: there are no more digits.", n=DIGITS)
        return Companions({"dataset.points": DIGITS}, note)
    return NONE


def _without_channels(experiment: Experiment) -> Companions:
    """Points have no patches that channels could look at."""
    if not experiment.network.channels:
        return NONE
    hidden = experiment.network.hidden or declarations()["network.hidden"].default
    values = {"network.channels": (), **_activations(experiment, 0, len(hidden))}
    if not experiment.network.hidden:
        values["network.hidden"] = hidden
    return Companions(values, tr("The channels are gone: these data are points, not images."))


def _without_classes(experiment: Experiment, data: str) -> Companions:
    if data not in REGRESSION_DATASETS or experiment.training.loss != "cross-entropy":
        return NONE
    return Companions(
        {"training.loss": "auto"},
        tr("Loss is now auto: {data} is regression, cross-entropy is for classes.", data=data),
    )


def _together(one: Companions, other: Companions) -> Companions:
    notes = (note for note in (one.note, other.note) if note)
    return Companions({**one.values, **other.values}, " ".join(notes))


def _activations(experiment: Experiment, channels: int, hidden: int) -> Mapping[str, Any]:
    """One activation per layer, where each has its own: of either kind of layers the last ones are
    cut, or the last one repeated."""
    if isinstance(experiment.network.activation, str):
        return {}
    own = experiment.activations
    convolutional = len(experiment.network.channels)
    parts = own[:convolutional] or own[:1], own[convolutional:] or own[-1:]
    fitted = (_fitted(part, n) for part, n in zip(parts, (channels, hidden), strict=True))
    return {"network.activation": tuple(name for part in fitted for name in part)}


def _fitted(activations: tuple[str, ...], layers: int) -> tuple[str, ...]:
    """Cut at the end, or the last one repeated."""
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
        note = tr("Name the file to learn from. Until then nothing changes.")
        return Awaited("dataset.path", {key: value}, note)
    if key == "initialisation.weights" and value == "file" and not experiment.initialisation.path:
        note = tr("Name the file of weights to begin with. Until then nothing changes.")
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
