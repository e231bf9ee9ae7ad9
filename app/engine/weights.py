"""Weights as safetensors files, in PyTorch's convention, for other programs to read and to make.

Layer n, counted from 1, is `layers.n.weight` (outputs, inputs) and `layers.n.bias` (outputs); the
last one is the output layer. `layers.n.slope` (1) is what a PReLU has learned. Nothing in such a
file can run code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

from app import __version__
from app.engine.activations import PRELU_START
from app.experiment.declaration import show_value
from app.experiment.errors import BadInput
from app.experiment.files import write_bytes
from app.record.data import Floats

if TYPE_CHECKING:
    from app.engine.trainer import Trainer  # which reads weights itself

DTYPES = ("F16", "BF16", "F32", "F64")
"""What safetensors calls the floating-point numbers that are read."""

_NAME = re.compile(r"layers\.([1-9]\d{0,3})\.(weight|bias|slope)", re.ASCII)
LONGEST_HEADER = 100_000_000
"""In bytes: the format allows no longer one."""
OpenFile = Any
"""What safe_open gives: its methods have no types."""


def save(trainer: Trainer, replica: int, path: Path) -> None:
    """Write what one replica has learned, whole or not at all. Raises OSError."""
    network = trainer.network
    tensors: dict[str, Tensor] = {}
    for number, weights in enumerate(network.parameters.weights, start=1):
        own = weights[replica].cpu()
        tensors[f"layers.{number}.weight"] = own[: network.widths[number - 1]].T.contiguous()
        if trainer.experiment.network.bias:
            tensors[f"layers.{number}.bias"] = own[-1].contiguous()
    for number, (name, slope) in enumerate(
        zip(network.names, network.parameters.slopes, strict=True), start=1
    ):
        if name == "prelu":
            tensors[f"layers.{number}.slope"] = slope[replica].cpu().reshape(1)
    about = {
        "format": "pt",
        "program": f"Flatline {__version__}",
        "activations": " ".join(network.names),
        "dataset": trainer.experiment.dataset.name,
        "seed": str(trainer.seeds[replica]),
        "step": str(trainer.step_count),
    }
    write_bytes(to_bytes(tensors, about), path)


def describe(path: Path) -> tuple[tuple[int, ...], bool]:
    """The widths of the network in the file, its inputs and outputs included, and whether it has
    biases. Raises BadInput."""
    with _opened(path) as file:
        return _network(file)


def load(path: Path, widths: Sequence[int], bias: bool) -> list[Floats]:
    """One replica's weights for a network of these widths: per layer (fan_in + 1, fan_out), the
    biases as last row, zeros without. Raises BadInput."""
    with _opened(path) as file:
        found, has_biases = _network(file)
        _check_fit(found, tuple(widths))
        if has_biases != bias:
            have = "has biases" if has_biases else "has no biases"
            raise BadInput(f"it {have}; set network.bias = {show_value(has_biases)} to use it")
        layers = []
        for number, width in enumerate(found[1:], start=1):
            weight = _numbers(file, f"layers.{number}.weight").T
            last = _numbers(file, f"layers.{number}.bias") if bias else np.zeros(width)
            layers.append(np.concatenate([weight, last[None]]))
        return layers


def load_slopes(path: Path) -> list[float]:
    """The slope below zero of every hidden layer, for a PReLU there; where the file does not say,
    what a PReLU starts from. Raises BadInput."""
    with _opened(path) as file:
        widths, _ = _network(file)
        present = set(file.keys())
        names = [f"layers.{number}.slope" for number in range(1, len(widths) - 1)]
        return [
            float(_numbers(file, name).item()) if name in present else PRELU_START for name in names
        ]


@contextmanager
def _opened(path: Path) -> Iterator[OpenFile]:
    """The file, open; every complaint about it begins with its name."""
    try:
        start = _start(path)
        with safe_open(path, framework="pt") as file:
            yield file
    except SafetensorError:
        length = int.from_bytes(start[:8], "little")
        begun_well = start[8:] == b"{" and length <= LONGEST_HEADER
        what = "cut short or damaged" if begun_well else "not a safetensors file"
        raise BadInput(f"{path}: {what}") from None
    except FileNotFoundError:
        raise BadInput(f"{path}: no such file") from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None


def _start(path: Path) -> bytes:
    """The length of the header, and the { that it begins with."""
    try:
        if path.exists() and not path.is_file():  # reading a pipe might never end
            raise BadInput("not a file")
        with path.open("rb") as file:
            return file.read(9)
    except ValueError:  # a null character in the name
        raise FileNotFoundError from None


def _network(file: OpenFile) -> tuple[tuple[int, ...], bool]:
    """Widths and whether there are biases, after a look at every tensor's name, type and shape."""
    shapes: dict[str, list[int]] = {}
    for name in sorted(file.keys()):
        if not _NAME.fullmatch(name):
            raise BadInput(
                f"{name} does not belong in it: a network is layers.1.weight, layers.1.bias, "
                "layers.2.weight and so on"
            )
        tensor = file.get_slice(name)
        if tensor.get_dtype() not in DTYPES:
            raise BadInput(f"{name} is of type {tensor.get_dtype()}; must be {' '.join(DTYPES)}")
        shapes[name] = tensor.get_shape()
    numbers = {int(name.split(".")[1]) for name in shapes}
    layers = max(numbers, default=1)
    biases = sum(name.endswith("bias") for name in shapes)
    widths: list[int] = []
    for number in range(1, layers + 1):
        weight, bias, slope = (f"layers.{number}.{part}" for part in ("weight", "bias", "slope"))
        if weight not in shapes:
            raise BadInput(f"{weight} is missing")
        shape = shapes[weight]
        if len(shape) != 2 or 0 in shape:
            raise BadInput(f"{weight} is {_words(shape)}; must be outputs × inputs")
        if widths and shape[1] != widths[-1]:
            raise BadInput(
                f"{weight} is {_words(shape)} (outputs × inputs); layer {number - 1} has "
                f"{widths[-1]} outputs, so {shape[0]} × {widths[-1]} is needed"
            )
        widths += [shape[1], shape[0]] if not widths else [shape[0]]
        if biases and bias not in shapes:
            raise BadInput(f"{bias} is missing, and other layers have biases")
        if biases and shapes[bias] != [shape[0]]:
            raise BadInput(f"{bias} is {_words(shapes[bias])}; must be {shape[0]}")
        if slope in shapes and shapes[slope] not in ([], [1]):
            raise BadInput(f"{slope} is {_words(shapes[slope])}; must be one number for the layer")
    return tuple(widths), biases > 0


def _check_fit(found: tuple[int, ...], needed: tuple[int, ...]) -> None:
    if found == needed:
        return
    fits = ""
    if (found[0], found[-1]) == (needed[0], needed[-1]) and len(found) > 2:
        fits = f"; network.hidden = {show_value(found[1:-1])} fits it"
    network = "-".join(map(str, needed))
    both = zip(pairwise(found), pairwise(needed), strict=False)
    for number, (has, needs) in enumerate(both, start=1):
        if has != needs:
            raise BadInput(
                f"layers.{number}.weight is {_words(has[::-1])} (outputs × inputs); the network "
                f"{network} needs {_words(needs[::-1])}{fits}"
            )
    raise BadInput(f"it has {len(found) - 1} layers; the network {network} has {len(needed) - 1}")


def _numbers(file: OpenFile, name: str) -> Floats:
    tensor: Tensor = file.get_tensor(name)
    # the networks compute in single precision
    if not tensor.float().isfinite().all():
        raise BadInput(f"{name} has a number that is not finite (in single precision)")
    values: Floats = tensor.double().numpy().copy()
    return values


def _words(shape: Sequence[int]) -> str:
    return " × ".join(map(str, shape)) or "a single number"
