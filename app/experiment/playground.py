"""Links of TensorFlow Playground (https://playground.tensorflow.org) as experiments.

A link carries the page's whole state after its `#`, as key=value pairs joined by `&`. A key that is
missing or has no value means the Playground's own default, which is often not Flatline's. As on the
page, the last of several values counts, and a flag is true unless it says false.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from app.experiment.errors import BadInput
from app.experiment.settings import MAX_LAYERS, MAX_WIDTH, Experiment
from app.language import mark, tr

SITE = "playground.tensorflow.org"
CLASSIFICATION_POINTS, REGRESSION_POINTS = 500, 1200
HIDE = "_hide"
"""Ends the keys with which a class hides one of the page's controls or inputs."""

Values = Mapping[str, Any]
"""What every key says, as Flatline takes it."""


@dataclass(frozen=True)
class _Reader:
    """Turns a value's text into what Flatline takes; ValueError if it is not what `rule` says, in
    English and marked for translation."""

    read: Callable[[str], Any]
    rule: str
    values: Mapping[str, object] = field(default_factory=dict)
    """Filled in to the rule once it is translated."""


@dataclass(frozen=True)
class _Key:
    """A key of the link: the Playground's default, how it is read, and what becomes of it."""

    default: str
    reader: _Reader
    sets: tuple[str, ...] = ()
    """The settings that its value goes to; none where several keys make a setting together."""
    instead: str = ""
    """What Flatline does in place of it, if it is true; in English, marked for translation."""


def _one_of(names: Mapping[str, Any]) -> _Reader:
    def read(text: str) -> Any:
        if text not in names:
            raise ValueError
        return names[text]

    return _Reader(read, mark("one of {names}"), {"names": " ".join(names)})


def _same(*names: str) -> _Reader:
    return _one_of({name: name for name in names})


def _decimal(text: str) -> float:
    """Stricter than float(), which also takes 1_000, inf and digits of other scripts."""
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        raise ValueError
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def _between(text: str, low: float, high: float) -> float:
    number = _decimal(text)
    if not low <= number <= high:
        raise ValueError
    return number


def _whole(text: str, high: int) -> int:
    number = _between(text, 1, high)
    if not number.is_integer():
        raise ValueError
    return int(number)


def _shape(text: str) -> tuple[int, ...]:
    if not text:
        return ()
    widths = tuple(_whole(part.strip(), MAX_WIDTH) for part in text.split(","))
    if len(widths) > MAX_LAYERS:
        raise ValueError
    return widths


def _noise(text: str) -> float:
    """Percent as a share. Like the page: 50 percent for more than 80, none for less than 0."""
    percent = _decimal(text)
    return (50.0 if percent > 80.0 else max(percent, 0.0)) / 100.0


def _seed(text: str) -> int:
    """The page writes seeds as 0.12345: those five digits. Other whole numbers are taken as they
    are, other texts by their CRC-32."""
    if re.fullmatch(r"0\.\d{5}", text, re.ASCII):
        return int(text[2:])
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return int(text)
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) >> 1


_FLAG = _Reader(lambda text: text != "false", mark("true or false"))
_NO_SQUARE = mark("Flatline has no square feature; the network gets x1 and x2 only")
_NO_SINE = mark("Flatline has no sine feature; the network gets x1 and x2 only")
_NO_COSINE = mark("the Playground itself ignores it; the network gets x1 and x2 only")

KEYS: dict[str, _Key] = {
    "activation": _Key(
        "tanh", _same("relu", "tanh", "sigmoid", "linear"), sets=("network.activation",)
    ),
    "regularization": _Key("none", _one_of({"none": "", "L1": "l1", "L2": "l2"})),
    "regularizationRate": _Key(
        "0", _Reader(lambda text: _between(text, 0.0, 1e6), mark("a number from 0 to 1000000"))
    ),
    "batchSize": _Key(
        "10",
        _Reader(lambda text: _whole(text, 1_000_000), mark("a whole number from 1 to 1000000")),
        sets=("training.batch_size",),
    ),
    "dataset": _Key(
        "circle",
        _one_of({"circle": "circle", "xor": "xor", "gauss": "gaussian", "spiral": "spiral"}),
    ),
    "regDataset": _Key("reg-plane", _one_of({"reg-plane": "plane", "reg-gauss": "multi-gaussian"})),
    "problem": _Key("classification", _same("classification", "regression")),
    "learningRate": _Key(
        "0.03",
        _Reader(lambda text: _between(text, 0.0, math.inf), mark("a number, 0 or more")),
        sets=("training.learning_rate",),
    ),
    "noise": _Key("0", _Reader(_noise, mark("a number, in percent")), sets=("dataset.noise",)),
    "networkShape": _Key(
        "4,2",
        _Reader(
            _shape,
            mark("at most {most} whole numbers from 1 to {widest}, joined by commas"),
            {"most": MAX_LAYERS, "widest": MAX_WIDTH},
        ),
        sets=("network.hidden",),
    ),
    "seed": _Key("0", _Reader(_seed, mark("a text")), sets=("dataset.seed", "initialisation.seed")),
    "percTrainData": _Key(
        "50",
        _Reader(lambda text: _between(text, 0.0, 100.0) / 100.0, mark("a number from 0 to 100")),
        sets=("dataset.train_fraction",),
    ),
    "initZero": _Key("false", _FLAG),
    "x": _Key("true", _FLAG),
    "y": _Key("true", _FLAG),
    "xTimesY": _Key(
        "false",
        _FLAG,
        instead=mark("Flatline has no product feature; the network gets x1 and x2 only"),
    ),
    "xSquared": _Key("false", _FLAG, instead=_NO_SQUARE),
    "ySquared": _Key("false", _FLAG, instead=_NO_SQUARE),
    "sinX": _Key("false", _FLAG, instead=_NO_SINE),
    "sinY": _Key("false", _FLAG, instead=_NO_SINE),
    "cosX": _Key("false", _FLAG, instead=_NO_COSINE),
    "cosY": _Key("false", _FLAG, instead=_NO_COSINE),
    "showTestData": _Key(
        "false",
        _FLAG,
        instead=mark("in Flatline a switch of the view, not a part of the experiment"),
    ),
    "discretize": _Key(
        "false",
        _FLAG,
        instead=mark("Flatline shows the network's output in shades, not in two colours"),
    ),
    "hideText": _Key(
        "false", _FLAG, instead=mark("Flatline has no text around the network to hide")
    ),
    "collectStats": _Key(
        "false", _FLAG, instead=mark("Flatline collects no statistics of its users")
    ),
    "tutorial": _Key(
        "", _Reader(str, mark("a text")), instead=mark("the Playground's tutorials stay there")
    ),
}
"""Every key that the Playground writes."""

_INPUTS = ("x", "y", "xTimesY", "xSquared", "ySquared", "sinX", "sinY")
"""What the Playground can feed to a network."""

_ALWAYS: dict[str, Any] = {
    "network.bias": True,
    "training.optimizer": "sgd",
    "training.momentum": 0.0,
    "training.loss": "squared-error",
}
"""What the Playground never varies."""

_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_ADDRESS = re.compile(
    r"(?P<scheme>(https?|file)://)?(?P<host>\[[^]]*\]|[^/?:]*).*", re.IGNORECASE | re.DOTALL
)


def is_link(text: str) -> bool:
    """Whether this is a Playground link: the page's address, or the address of a copy of it or
    nothing before a `#` with at least one of the page's keys after it."""
    address, fragment = _parts(text)
    found = _ADDRESS.fullmatch(address)
    scheme, host = (found["scheme"], found["host"].lower()) if found else (None, "")
    if host == SITE:
        return True
    # the name of a file may contain a # as well
    could_be = not address or scheme is not None or host in _LOCAL
    return could_be and any(name in KEYS for name, _ in _pairs(fragment))


def from_link(text: str) -> tuple[Experiment, tuple[str, ...]]:
    """The experiment in a link, and a sentence for each thing in it that Flatline cannot do or does
    otherwise. Raises BadInput for what is not a link, or has a value that cannot be."""
    if not is_link(text):
        raise BadInput(
            tr(
                "{text}: not a link of TensorFlow Playground, https://{site}/#…",
                text=_shown(text),
                site=SITE,
            )
        )
    pairs = _pairs(_parts(text)[1])
    given = {name: text for name, text in dict(pairs).items() if text or name == "networkShape"}
    values = {name: _read(name, given.get(name, key.default)) for name, key in KEYS.items()}
    counts = Counter(name for name, _ in pairs)
    sentences = []
    if not pairs:
        sentences.append(tr("Nothing stands after a #: these are the Playground's defaults"))
    sentences += [
        tr(
            "{key}: given {n} times, of which the last counts, as in the Playground",
            key=_shown(name),
            n=n,
        )
        for name, n in counts.items()
        if n > 1
    ]
    sentences += _about_data(values, given)
    sentences += _about_network(values, given)
    sentences += _about_training(values, given)
    sentences += _about_view(values, given)
    return Experiment().with_values(_settings(values)), tuple(sentences)


def _parts(text: str) -> tuple[str, str]:
    """What stands before the `#` and after it, with %2C and the like resolved."""
    address, _, fragment = unquote(text.strip()).partition("#")
    return address.strip(), fragment


def _pairs(fragment: str) -> list[tuple[str, str]]:
    """Keys and values. Like the page, what follows a second = in a pair is ignored."""
    pairs = [pair.split("=") for pair in fragment.split("&") if "=" in pair]
    return [(name.strip(), value.strip()) for name, value, *_ in pairs]


def _read(name: str, text: str) -> Any:
    reader = KEYS[name].reader
    try:
        return reader.read(text)
    except ValueError:
        rule = tr(reader.rule, **reader.values)
        raise BadInput(
            tr("{key}={value}: must be {allowed}", key=name, value=_shown(text), allowed=rule)
        ) from None


def _settings(values: Values) -> dict[str, Any]:
    made = {setting: values[name] for name, key in KEYS.items() for setting in key.sets}
    regression = values["problem"] == "regression"
    made["dataset.name"] = values["regDataset" if regression else "dataset"]
    made["dataset.points"] = _points(values)
    made["initialisation.weights"] = "zeros" if values["initZero"] else "playground"
    made["initialisation.bias"] = 0.0
    if not values["networkShape"]:
        made["network.hidden"], made["network.activation"] = (1,), "linear"
    if values["regularization"]:
        made[f"training.{values['regularization']}"] = values["regularizationRate"]
    return {**made, **_ALWAYS}


def _points(values: Values) -> int:
    regression = values["problem"] == "regression"
    return REGRESSION_POINTS if regression else CLASSIFICATION_POINTS


def _about_data(values: Values, given: Mapping[str, str]) -> list[str]:
    said = []
    if "noise" in given and not 0.0 <= _decimal(given["noise"]) <= 80.0:
        said.append(
            tr(
                "noise={value}: the Playground takes {percent} for it, and so does Flatline",
                value=_shown(given["noise"]),
                percent=f"{100 * values['noise']:g}",
            )
        )
    if values["percTrainData"] == 0.0:
        said.append(tr("percTrainData=0: Flatline keeps one training point"))
    hidden = {name.removesuffix(HIDE) for name in _hidden(given)}
    for name in ("x", "y"):
        if not values[name]:
            off = f"{name}=false"
        elif name in hidden:
            off = f"{name}{HIDE}=true"
        else:
            continue
        said.append(tr("{key}: Flatline always feeds both inputs, x1 and x2", key=off))
    return said


def _about_network(values: Values, given: Mapping[str, str]) -> list[str]:
    said = []
    if not values["networkShape"]:
        said.append(
            tr(
                "networkShape=: Flatline needs a hidden layer; one linear neuron takes its place, "
                "which can learn the same straight borders"
            )
        )
    if "seed" in given:
        said.append(
            tr(
                "seed={text}: taken as {seed}; Flatline draws other random numbers from it, so the "
                "points, the initial weights and the order of the points differ",
                text=_shown(given["seed"]),
                seed=values["seed"],
            )
        )
    else:
        said.append(
            tr(
                "seed: none in the link, so the Playground draws another one each time; "
                "Flatline takes {seed}",
                seed=values["seed"],
            )
        )
    return said


def _about_training(values: Values, given: Mapping[str, str]) -> list[str]:
    if values["problem"] == "regression":
        said = [
            tr(
                "Loss: the Playground trains half the squared error, Flatline all of it, so the "
                "loss reads twice as high and a step at the same learning rate is twice as long"
            )
        ]
    else:
        said = [
            tr(
                "Loss: the Playground trains half the squared error of a tanh output against −1 "
                "and 1, Flatline the squared error of a logistic output against 0 and 1, so the "
                "loss reads lower and the first steps are about a quarter as long"
            )
        ]
    if values["regularization"] == "l1" and values["regularizationRate"] > 0.0:
        said.append(
            tr(
                "regularization=L1: a weight that the penalty carries across 0 stays 0 for good in "
                "the Playground; in Flatline it goes on moving about 0"
            )
        )
    batch, training = values["batchSize"], round(_points(values) * values["percTrainData"])
    if batch > training:
        said.append(
            tr(
                "batchSize={batch}: more than the {training} training points, so the Playground "
                "would never take a step; Flatline takes all training points for each",
                batch=batch,
                training=training,
            )
        )
    elif training % batch:
        said.append(
            tr(
                "batchSize={batch}: does not divide the {training} training points; the Playground "
                "carries the rest over to the next pass, Flatline ends a pass with a smaller "
                "minibatch",
                batch=batch,
                training=training,
            )
        )
    return said


def _about_view(values: Values, given: Mapping[str, str]) -> list[str]:
    hidden = [name.removesuffix(HIDE) for name in _hidden(given)]
    said = [
        tr(
            "{key}={value}: {instead}",
            key=name,
            value=_shown(given[name]),
            instead=tr(key.instead),
        )
        for name, key in KEYS.items()
        if key.instead and values[name] and not (name in _INPUTS and name in hidden)
    ]
    controls = [_shown(name + HIDE) for name in hidden if name not in _INPUTS]
    if controls:
        keys = ", ".join(f"{control}=true" for control in controls)
        said.append(tr("{keys}: Flatline hides no controls", keys=keys))
    said += [
        tr("{key}={value}: not a key of the Playground", key=_shown(name), value=_shown(value))
        for name, value in given.items()
        if name not in KEYS and not name.endswith(HIDE)
    ]
    return said


def _hidden(given: Mapping[str, str]) -> list[str]:
    """The keys that hide something. A hidden input is not fed to the network either."""
    return [name for name, value in given.items() if name.endswith(HIDE) and value == "true"]


def _shown(text: str) -> str:
    """What a person gave, for a sentence: cut short, and nothing in it that would break a line."""
    cut = text if len(text) <= 60 else text[:59] + "…"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in cut)
