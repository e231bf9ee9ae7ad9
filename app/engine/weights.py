"""Weights as safetensors files, in PyTorch's convention, for other programs to read and to make.

Layer n, counted from 1, is `layers.n.weight` (outputs, inputs) and `layers.n.bias` (outputs); the
last one is the output layer. A convolutional layer's weight is (channels, channels of its input,
rows, columns), and a dense layer behind one takes the values channel by channel, as torch.flatten
has them. `layers.n.slope` (1) is what a PReLU has learned. Nothing in such a file can run code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

from app import __version__
from app.engine.activations import PRELU_START
from app.engine.layers import Layer
from app.experiment.declaration import show_value
from app.experiment.errors import BadInput
from app.experiment.files import write_bytes
from app.language import tr
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
        layer = network.layers[number - 1]
        tensors[f"layers.{number}.weight"] = _as_torch(own[: layer.fan_in], layer)
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
    if trainer.experiment.network.channels:
        about["stride"] = str(trainer.experiment.network.stride)
    write_bytes(to_bytes(tensors, about), path)


def describe(path: Path) -> tuple[tuple[int, ...], bool]:
    """The widths of the dense network in the file, its inputs and outputs included, and whether it
    has biases. Raises BadInput."""
    with _opened(path) as file:
        shapes, biases = _network(file)
        if len(shapes[0]) == 4:
            raise BadInput(tr("the network in it has convolutional layers"))
        return (shapes[0][1], *(shape[0] for shape in shapes)), biases


def settings_of(path: Path) -> dict[str, object]:
    """The settings of a network of which the file has the weights, by key. Raises BadInput."""
    with _opened(path) as file:
        shapes, biases = _network(file)
        stride = (file.metadata() or {}).get("stride", "1")
        convolved = [shape for shape in shapes if len(shape) == 4]
        hidden = [shape[0] for shape in shapes[len(convolved) : -1]]
        return {
            "network.channels": tuple(shape[0] for shape in convolved),
            "network.kernel": convolved[0][2] if convolved else 3,
            "network.stride": int(stride) if convolved and re.fullmatch(r"\d{1,4}", stride) else 1,
            "network.hidden": tuple(hidden),
            "network.bias": biases,
        }


def load(path: Path, layers: Sequence[Layer], bias: bool) -> list[Floats]:
    """One replica's weights for a network of these layers: per layer (fan_in + 1, units), the
    biases as last row, zeros without. Raises BadInput."""
    with _opened(path) as file:
        found, has_biases = _network(file)
        _check_fit(found, layers)
        if has_biases != bias:
            have = tr("has biases") if has_biases else tr("has no biases")
            raise BadInput(
                tr(
                    "it {has}; set network.bias = {value} to use it",
                    has=have,
                    value=show_value(has_biases),
                )
            )
        read = []
        for number, layer in enumerate(layers, start=1):
            weight = _as_here(_numbers(file, f"layers.{number}.weight"), layer)
            last = _numbers(file, f"layers.{number}.bias") if bias else np.zeros(layer.units)
            read.append(np.concatenate([weight, last[None]]))
        return read


def _as_torch(weight: Tensor, layer: Layer) -> Tensor:
    """(fan_in, units) as the file has it."""
    if layer.laid_out is None:
        return weight.T.contiguous()
    rows, columns, channels = layer.laid_out
    kernels = weight.reshape(rows, columns, channels, layer.units).permute(3, 2, 0, 1)
    return kernels.reshape(_shape_in_file(layer)).contiguous()


def _as_here(weight: Floats, layer: Layer) -> Floats:
    """(fan_in, units) of what the file has."""
    if layer.laid_out is None:
        return weight.T
    rows, columns, channels = layer.laid_out
    kernels = weight.reshape(layer.units, channels, rows, columns).transpose(2, 3, 1, 0)
    return kernels.reshape(layer.fan_in, layer.units)


def _shape_in_file(layer: Layer) -> tuple[int, ...]:
    if not layer.kernel or layer.laid_out is None:
        return layer.units, layer.fan_in
    rows, columns, channels = layer.laid_out
    return layer.units, channels, rows, columns


def load_slopes(path: Path) -> list[float]:
    """The slope below zero of every hidden layer, for a PReLU there; where the file does not say,
    what a PReLU starts from. Raises BadInput."""
    with _opened(path) as file:
        layers, _ = _network(file)
        present = set(file.keys())
        names = [f"layers.{number}.slope" for number in range(1, len(layers))]
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
        what = tr("cut short or damaged") if begun_well else tr("not a safetensors file")
        raise BadInput(f"{path}: {what}") from None
    except FileNotFoundError:
        raise BadInput(tr("{path}: no such file", path=path)) from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None


def _start(path: Path) -> bytes:
    """The length of the header, and the { that it begins with."""
    try:
        if path.exists() and not path.is_file():  # reading a pipe might never end
            raise BadInput(tr("not a file"))
        with path.open("rb") as file:
            return file.read(9)
    except ValueError:  # a null character in the name
        raise FileNotFoundError from None


def _network(file: OpenFile) -> tuple[list[tuple[int, ...]], bool]:
    """The shape of every layer's weight and whether there are biases, after a look at every
    tensor's name, type and shape."""
    shapes: dict[str, tuple[int, ...]] = {}
    for name in sorted(file.keys()):
        if not _NAME.fullmatch(name):
            raise BadInput(
                tr(
                    "{name} does not belong in it: a network is layers.1.weight, layers.1.bias, "
                    "layers.2.weight and so on",
                    name=name,
                )
            )
        tensor = file.get_slice(name)
        if tensor.get_dtype() not in DTYPES:
            raise BadInput(
                tr(
                    "{name} is of type {kind}; must be {allowed}",
                    name=name,
                    kind=tensor.get_dtype(),
                    allowed=" ".join(DTYPES),
                )
            )
        shapes[name] = tuple(tensor.get_shape())
    numbers = {int(name.split(".")[1]) for name in shapes}
    biases = any(name.endswith("bias") for name in shapes)
    found: list[tuple[int, ...]] = []
    for number in range(1, max(numbers, default=1) + 1):
        weight, bias, slope = (f"layers.{number}.{part}" for part in ("weight", "bias", "slope"))
        if weight not in shapes:
            raise BadInput(tr("{name} is missing", name=weight))
        shape = shapes[weight]
        _check_weight(weight, shape, found)
        found.append(shape)
        if biases and bias not in shapes:
            raise BadInput(tr("{name} is missing, and other layers have biases", name=bias))
        if biases and shapes[bias] != (shape[0],):
            raise BadInput(
                tr(
                    "{name} is {shape}; must be {needed}",
                    name=bias,
                    shape=_words(shapes[bias]),
                    needed=shape[0],
                )
            )
        if slope in shapes and shapes[slope] not in ((), (1,)):
            raise BadInput(
                tr(
                    "{name} is {shape}; must be one number for the layer",
                    name=slope,
                    shape=_words(shapes[slope]),
                )
            )
    return found, biases


def _check_weight(name: str, shape: tuple[int, ...], before: Sequence[tuple[int, ...]]) -> None:
    """That a weight of this shape can follow those."""
    convolved = all(len(each) == 4 for each in before)  # so far
    if len(shape) == 4 and 0 not in shape and convolved:
        kernel = shape[2]
        square = shape[3] == kernel and kernel % 2 == 1
        if square and all(each[2] == kernel for each in before):
            if before and shape[1] != before[-1][0]:
                raise BadInput(
                    tr(
                        "{name} is {shape}; layer {before} has {channels} channels, so {channels} "
                        "are needed in the second place",
                        name=name,
                        shape=_words(shape),
                        before=len(before),
                        channels=before[-1][0],
                    )
                )
            return
        raise BadInput(
            tr(
                "{name} is {shape}; kernels must be square, odd and the same in all layers",
                name=name,
                shape=_words(shape),
            )
        )
    if len(shape) != 2 or 0 in shape:
        raise BadInput(
            tr("{name} is {shape}; must be outputs × inputs", name=name, shape=_words(shape))
        )
    if not before:
        return
    outputs = before[-1][0]
    # behind a feature map the inputs are so many for each channel
    if shape[1] % outputs if len(before[-1]) == 4 else shape[1] != outputs:
        raise BadInput(
            tr(
                "{name} is {shape} (outputs × inputs); layer {before} has {width} outputs, so "
                "{outputs} × {width} is needed",
                name=name,
                shape=_words(shape),
                before=len(before),
                width=outputs,
                outputs=shape[0],
            )
        )


def _check_fit(found: Sequence[tuple[int, ...]], layers: Sequence[Layer]) -> None:
    needed = [_shape_in_file(layer) for layer in layers]
    if list(found) == needed:
        return
    network = "-".join(map(str, (needed[0][1], *(shape[0] for shape in needed))))
    flat = all(len(shape) == 2 for shape in (*found, *needed))
    for number, (has, needs) in enumerate(zip(found, needed, strict=False), start=1):
        if has != needs:
            words = tr(
                "layers.{number}.weight is {shape} (outputs × inputs); the network {network} "
                "needs {needed}",
                number=number,
                shape=_words(has),
                network=network,
                needed=_words(needs),
            )
            alike = found[0][1] == needed[0][1] and found[-1][0] == needed[-1][0]
            if flat and alike and len(found) > 1:
                hidden = show_value([shape[0] for shape in found[:-1]])
                words += tr("; network.hidden = {hidden} fits it", hidden=hidden)
            raise BadInput(words)
    raise BadInput(
        tr(
            "it has {found} layers; the network {network} has {needed}",
            found=len(found),
            network=network,
            needed=len(needed),
        )
    )


def _numbers(file: OpenFile, name: str) -> Floats:
    tensor: Tensor = file.get_tensor(name)
    # the networks compute in single precision
    if not tensor.float().isfinite().all():
        raise BadInput(
            tr("{name} has a number that is not finite (in single precision)", name=name)
        )
    values: Floats = tensor.double().numpy().copy()
    return values


def _words(shape: Sequence[int]) -> str:
    return " × ".join(map(str, shape)) or "a single number"
