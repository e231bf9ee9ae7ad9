"""Weights and biases as a block of numbers that can be edited. Nothing here knows of Qt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.experiment.errors import BadInput
from app.experiment.interventions import Intervention, Plane, Weight
from app.language import tr
from app.record.data import Floats
from app.record.snapshot import Snapshot
from app.window.controls.numbers import quoted, read_number
from app.window.views.units import is_channel, laid_out_of, source_names
from app.window.views.words import dotted_name

LARGEST = 3e38
"""What single precision holds, roughly."""


@dataclass(frozen=True)
class Block:
    """The incoming weights of some neurons of one layer, a neuron a column."""

    layer: int
    """From 1; the output layer is the one after the last hidden layer."""
    neurons: tuple[int, ...]
    """From 1."""
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    values: Floats
    """(rows, columns); the biases come first, where there are any."""
    biased: bool

    def same_cells(self, other: Block | None) -> bool:
        """Whether the other one has the same numbers of the same neurons, whatever they are."""
        return other is not None and self._cells() == other._cells()

    def edit(self, row: int, column: int, text: str) -> Intervention:
        """What gives this cell the number in `text`. Raises BadInput."""
        try:
            value = read_number(text)
        except (ValueError, OverflowError):
            raise BadInput(
                tr("{text}: must be a number, e.g. 0.25 or -1e-3", text=quoted(text))
            ) from None
        if not abs(value) <= LARGEST:  # nor is nan
            raise BadInput(
                tr("{text}: must be a number that single precision can hold", text=quoted(text))
            )
        layer, neuron = self.layer, self.neurons[column]
        if self.biased and row == 0:
            return Plane(layer=layer, neuron=neuron, bias=value)
        number = row if self.biased else row + 1
        return Weight(layer=layer, neuron=neuron, input=number, value=value)

    def _cells(self) -> tuple[object, ...]:
        return self.layer, self.neurons, self.columns, self.rows, self.biased


def neuron_block(snapshot: Snapshot) -> Block | None:
    """The selected neuron's bias and incoming weights; None without one."""
    neuron = snapshot.neuron
    if neuron is None:
        return None
    names = _from(snapshot, neuron.layer, len(neuron.weights))
    biased, channel = neuron.bias is not None, is_channel(snapshot, neuron.layer)
    values = neuron.weights if neuron.bias is None else np.insert(neuron.weights, 0, neuron.bias)
    return Block(
        layer=neuron.layer + 1,
        neurons=(neuron.index + 1,),
        columns=(dotted_name(neuron.layer, neuron.index, channel=channel),),
        rows=(tr("bias"), *names) if biased else names,
        values=values[:, None],
        biased=biased,
    )


def output_block(snapshot: Snapshot) -> Block:
    """The biases and incoming weights of the output layer."""
    outputs, width = snapshot.output_weights.shape
    names = _from(snapshot, len(snapshot.layers), width)
    bias, weights = snapshot.output_bias, snapshot.output_weights.T
    numbers = range(1, outputs + 1)
    return Block(
        layer=len(snapshot.layers) + 1,
        neurons=tuple(numbers),
        columns=(tr("Output"),) if outputs == 1 else tuple(tr("Output {n}", n=n) for n in numbers),
        rows=names if bias is None else (tr("bias"), *names),
        values=weights if bias is None else np.vstack([bias[None], weights]),
        biased=bias is not None,
    )


def exact(value: float) -> str:
    """The shortest text that is this number, in single precision where it is of that kind."""
    with np.errstate(over="ignore"):
        short = np.float32(value)
    text = str(short) if float(short) == value else repr(float(value))
    return text.removesuffix(".0")


def _from(snapshot: Snapshot, layer: int, width: int) -> tuple[str, ...]:
    """What the weights of a layer (from 0) come from."""
    if layer == 0 or laid_out_of(snapshot, layer) is not None:
        names = source_names(snapshot, layer, width)
        return tuple(tr("from {name}", name=name) for name in names)
    return tuple(
        tr("from neuron {layer}.{neuron}", layer=layer, neuron=n) for n in range(1, width + 1)
    )
