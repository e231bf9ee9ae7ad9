"""What two runs of one beginning do differently, in words for the titles of a comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from app.experiment.declaration import Declaration, show_value
from app.experiment.interventions import Intervention, Set, told
from app.experiment.names import REGRESSION_DATASETS
from app.experiment.settings import Experiment, declarations
from app.language import mark, tr

SAME = mark("the same so far")
LEFT_ALONE = mark("left alone")
"""The title of a side that lacks only what was done to the other."""

MOST = 2
"""So many differences stand in a title."""

ACTIVATIONS = {
    "relu": mark("ReLU"),
    "leaky-relu": mark("leaky ReLU"),
    "prelu": mark("PReLU"),
    "elu": mark("ELU"),
    "selu": mark("SELU"),
    "gelu": mark("GELU"),
    "silu": mark("SiLU"),
}
"""Those written in another way than in the file."""
OPTIMIZERS = {
    "sgd": mark("SGD"),
    "nesterov": mark("Nesterov"),
    "rmsprop": mark("RMSprop"),
    "adam": mark("Adam"),
    "adamw": mark("AdamW"),
}
OF_ACTIVATIONS = ("network.activation", "network.negative_slope", "network.alpha")
"""Settings that make one difference: which function a layer has."""


@dataclass(frozen=True)
class Difference:
    """`a` and `b` are short titles for the two sides; `all_a` and `all_b` are all that they name,
    for tooltips: settings first, then what was done to one side only, by rising step."""

    a: str
    b: str
    all_a: tuple[str, ...] = ()
    all_b: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Whether the two sides have been the same up to now."""
        return not self.all_a and not self.all_b

    @property
    def titles(self) -> tuple[str, str]:
        """Both titles."""
        return self.a, self.b

    @property
    def whole(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The full lists of both sides."""
        return self.all_a, self.all_b


def differences(a: Experiment, b: Experiment, step: int) -> Difference:
    """Where the settings in force and what was done up to `step` differ. Settings without any
    influence on one of the two do not count."""
    settings = _activations(a, b)
    keys = set(OF_ACTIVATIONS)
    for item in declarations().values():
        if item.key in OF_ACTIVATIONS or not (item.applies.rule(a) and item.applies.rule(b)):
            continue
        one, other = in_force(a, item), in_force(b, item)
        if one != other:
            keys.add(item.key)
            settings.append((setting_in_words(item, one), setting_in_words(item, other)))
    first = [one for one, _ in settings] + _done_to_one(a, b, step, keys)
    second = [other for _, other in settings] + _done_to_one(b, a, step, keys)
    if not first and not second:
        return Difference(tr(SAME), tr(SAME))
    return Difference(_title(first), _title(second), tuple(first), tuple(second))


def _title(phrases: Sequence[str]) -> str:
    if not phrases:
        return tr(LEFT_ALONE)
    shown, more = " · ".join(phrases[:MOST]), len(phrases) - MOST  # they have commas of their own
    return tr("{differences} and {n} more", differences=shown, n=more) if more > 0 else shown


# --- What was done


def _done_to_one(one: Experiment, other: Experiment, step: int, keys: set[str]) -> list[str]:
    """What was done to `one` and not to `other`, less the changes that settings in force tell."""
    also = [each for each in other.interventions if each.step <= step]
    found = []
    for each in one.interventions:
        if each.step > step:
            continue
        if each in also:
            also.remove(each)
        elif not (isinstance(each, Set) and each.key in keys):
            found.append(_done(each))
    return found


def _done(intervention: Intervention) -> str:
    return told(intervention)


# --- Activations, with what belongs to them


def _activations(a: Experiment, b: Experiment) -> list[tuple[str, str]]:
    ours, theirs = functions(a), functions(b)
    if ours == theirs or (len(set(ours)) == 1 and set(ours) == set(theirs)):
        return []
    if len(ours) != len(theirs):
        return [(", ".join(dict.fromkeys(ours)), ", ".join(dict.fromkeys(theirs)))]
    layers = [n for n, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]]
    return [(in_layers(ours, layers), in_layers(theirs, layers))]


def functions(experiment: Experiment) -> list[str]:
    """Each hidden layer's function: 'leaky ReLU 0.01'."""
    network = experiment.network
    of_kind = {"leaky-relu": f" {_number(network.negative_slope)}"}
    if network.alpha != 1.0:
        of_kind["elu"] = f" (α = {_number(network.alpha)})"
    return [
        tr(ACTIVATIONS.get(name, name)) + of_kind.get(name, "") for name in experiment.activations
    ]


def in_layers(functions: Sequence[str], layers: Sequence[int]) -> str:
    """'ReLU' where all layers are meant and have it, else 'tanh in layer 1, ELU in layers 2, 3'."""
    if len(layers) == len(functions) and len(set(functions)) == 1:
        return functions[0]
    of_function: dict[str, list[int]] = {}
    for layer in layers:
        of_function.setdefault(functions[layer], []).append(layer + 1)
    return ", ".join(_in_layers(name, found) for name, found in of_function.items())


def _in_layers(what: str, numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if len(numbers) == 1:
        return tr("{function} in layer {layer}", function=what, layer=first)
    if len(numbers) > 2 and last - first == len(numbers) - 1:
        return tr("{function} in layers {first}–{last}", function=what, first=first, last=last)
    listed = ", ".join(map(str, numbers))
    return tr("{function} in layers {layers}", function=what, layers=listed)


# --- The other settings


def in_force(experiment: Experiment, item: Declaration) -> Any:
    """A setting's value; of one that is found from others, what is found."""
    value = experiment.value(item.key)
    if item.key == "training.loss" and value == "auto" and experiment.dataset.name != "csv":
        regression = experiment.dataset.name in REGRESSION_DATASETS
        return "squared-error" if regression else "cross-entropy"
    return value


def setting_in_words(item: Declaration, value: Any) -> str:
    """'learning rate 0.3', 'no biases', 'Adam'."""
    said = _SAID.get(item.key)
    if said is not None:
        return said(value)
    label = tr(item.label)
    label = label if label[1:2].isdigit() else label[:1].lower() + label[1:]  # L1, L2
    return tr("{setting} {value}", setting=label, value=_shown(value))


_SAID: dict[str, Callable[[Any], str]] = {
    "dataset.name": lambda name: tr("{name} data", name=name),
    "dataset.points": lambda points: tr("{n} points", n=grouped(points)),
    "dataset.noise": lambda noise: (
        tr("noise {value}", value=_number(noise)) if noise else tr("no noise")
    ),
    "dataset.path": lambda path: tr("data of {file}", file=PurePath(path).name),
    "network.hidden": lambda widths: tr("{widths} neurons", widths="-".join(map(str, widths))),
    "network.channels": lambda channels: tr(
        "{channels} channels", channels="-".join(map(str, channels))
    ),
    "network.bias": lambda on: tr("with biases") if on else tr("no biases"),
    "initialisation.weights": lambda name: tr("{name} weights", name=name),
    "initialisation.scale": lambda scale: tr("initial scale {value}", value=_number(scale)),
    "initialisation.bias": lambda bias: tr("initial bias {value}", value=_number(bias)),
    "training.optimizer": lambda name: tr(OPTIMIZERS[name]),
    "training.momentum": lambda momentum: (
        tr("momentum {value}", value=_number(momentum)) if momentum else tr("no momentum")
    ),
    "training.batch_size": lambda size: (
        tr("batch size {n}", n=size) if size else tr("full batches")
    ),
    "training.loss": lambda name: tr("{name} loss", name=name),
    "training.l1": lambda l1: tr("L1 {value}", value=_number(l1)) if l1 else tr("no L1"),
    "training.l2": lambda l2: tr("L2 {value}", value=_number(l2)) if l2 else tr("no L2"),
    "training.bias_l2": lambda l2: (
        tr("L2 of biases {value}", value=_number(l2)) if l2 else tr("no L2 of biases")
    ),
    "training.clip_norm": lambda norm: (
        tr("gradient clipped to {value}", value=_number(norm)) if norm else tr("no clipping")
    ),
    "training.device": lambda name: tr("on {device}", device=name),
}
"""Those for which label and value would not read well."""


def _shown(value: Any) -> str:
    return _number(value) if isinstance(value, (int, float)) else str(value)


def grouped(value: int) -> str:
    """1240 as '1 240', with the narrow no-break space that the screen has everywhere."""
    return f"{value:,}".replace(",", "\u202f")


def _number(value: float) -> str:
    """In full, so that two values that differ read differently, and with a true minus sign."""
    return show_value(value).replace("e-0", "e-").replace("-", "−")
