"""What is run, in one line, as a figure's caption says it: derived from the settings."""

from __future__ import annotations

from app.experiment.differences import functions, grouped, in_force, in_layers, setting_in_words
from app.experiment.interventions import Record, told
from app.experiment.settings import Experiment, declarations
from app.language import tr

ALWAYS = (
    "network.activation",
    "initialisation.weights",
    "training.optimizer",
    "training.learning_rate",
    "training.batch_size",
)
"""Said whether or not they stand at their defaults, in this order, after the data and the widths;
others only where they do not. The seed comes last."""
SAID_BEFORE = frozenset(
    {
        *ALWAYS,
        "dataset.name",
        "dataset.path",
        "network.channels",
        "network.hidden",
        "network.negative_slope",
        "network.alpha",
        "training.replicas",
        "training.device",
        "initialisation.seed",
    }
)
LEFT_OUT = ("census", "stop")
"""Sections that are no part of how the network learns."""
MOST = 4
"""So many things done by hand are told one by one."""


def caption_of(
    experiment: Experiment,
    inputs: int,
    outputs: int,
    seed: int,
    *,
    networks: int = 1,
    done: Record = (),
) -> str:
    """'2-8-8-1 ReLU on circle data, He-normal, SGD, learning rate 1, batch 10, seed 0'; then what
    was `done` to it. `experiment` is what it began with, `seed` that of the network shown, which is
    one of so many `networks`."""
    widths = "-".join(map(str, (inputs, *experiment.units, outputs)))
    of_layers = functions(experiment)
    kinds = in_layers(of_layers, range(len(of_layers)))
    words = [
        tr(
            "{widths} {functions} on {data}",
            widths=widths,
            functions=kinds,
            data=_data(experiment),
        )
    ]
    for item in declarations().values():
        if item.key in ALWAYS[1:]:
            continue
        if item.section in LEFT_OUT or item.key in SAID_BEFORE or not item.applies.rule(experiment):
            continue
        if experiment.value(item.key) != item.default:
            words.append(setting_in_words(item, in_force(experiment, item)))
    words[1:1] = [_always(experiment, key) for key in ALWAYS[1:]]
    words.append(tr("seed {seed}", seed=seed))
    if networks > 1:
        words.append(tr("one of {n} networks", n=grouped(networks)))
    return "; ".join([", ".join(words), *_told(done)])


def _data(experiment: Experiment) -> str:
    path = experiment.dataset.path
    if experiment.dataset.name == "csv" and path:
        return setting_in_words(declarations()["dataset.path"], path)
    return setting_in_words(declarations()["dataset.name"], experiment.dataset.name)


def _always(experiment: Experiment, key: str) -> str:
    value = experiment.value(key)
    if key == "initialisation.weights":
        return f"{value[0].upper()}{value[1:]}" if value != "file" else tr("weights from a file")
    if key == "training.batch_size":
        return tr("batch {n}", n=value) if value else tr("full batches")
    return setting_in_words(declarations()[key], value)


def _told(done: Record) -> list[str]:
    """What was done by hand, with its step; of much only the beginning."""
    each, more = [told(intervention) for intervention in done], len(done) - MOST
    return [*each[:MOST], tr("{n} more done by hand", n=more)] if more > 1 else each
