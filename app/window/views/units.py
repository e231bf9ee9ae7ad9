"""How the units of a network and their weights are named: a dense layer's are neurons, a
convolutional layer's are channels."""

from __future__ import annotations

from collections.abc import Sequence

from app.language import tr
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.views.words import name_of, short_name_of


def is_channel(snapshot: Snapshot, layer: int) -> bool:
    """Whether the units of a hidden layer, counted from 0, are channels."""
    return layer < len(snapshot.layers) and snapshot.layers[layer].positions is not None


def convolutional(snapshot: Snapshot) -> int:
    """How many of the hidden layers have channels: these are the first ones."""
    return sum(layer.positions is not None for layer in snapshot.layers)


def unit_name(snapshot: Snapshot, layer: int, index: int) -> str:
    """'layer 1, neuron 3' or 'layer 1, channel 3'."""
    return name_of(layer, index, channel=is_channel(snapshot, layer))


def short_unit_name(snapshot: Snapshot, layer: int, index: int) -> str:
    """'L1 n3' or 'L1 c3', where there is little room."""
    return short_name_of(layer, index, channel=is_channel(snapshot, layer))


def size_words(size: Sequence[int]) -> str:
    """Rows and columns as '3×3'."""
    return f"{size[0]}×{size[1]}"


def title(snapshot: Snapshot, neuron: NeuronDetail) -> str:
    """'Layer 1 · neuron 3' or 'Layer 1 · channel 3'."""
    layer, index = neuron.layer + 1, neuron.index + 1
    if is_channel(snapshot, neuron.layer):
        return tr("Layer {layer} · channel {channel}", layer=layer, channel=index)
    return tr("Layer {layer} · neuron {neuron}", layer=layer, neuron=index)


def weight_names(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """What each of its incoming weights comes from: an input, a neuron of the layer before, or a
    place of what it looks at, as 'c2 r1c3', the first row's third value in channel 2."""
    return source_names(snapshot, neuron.layer, len(neuron.weights))


def sources(snapshot: Snapshot, neuron: NeuronDetail) -> list[str]:
    """The same in full for a table, in English as tables are: 'neuron 3'."""
    if neuron.layer and laid_out_of(snapshot, neuron.layer) is None:
        return [f"neuron {index + 1}" for index in range(len(neuron.weights))]
    return weight_names(snapshot, neuron)


def source_names(snapshot: Snapshot, layer: int, weights: int) -> list[str]:
    """The same of the so many incoming weights of a unit of a layer, the output layer included."""
    laid_out = laid_out_of(snapshot, layer)
    if laid_out is not None:
        rows, columns, channels = laid_out
        places = [
            tr("r{row}c{column}", row=row, column=column)
            for row in range(1, rows + 1)
            for column in range(1, columns + 1)
        ]
        if layer == 0:
            return places
        return [
            tr("c{channel} {place}", channel=channel, place=place)
            for place in places
            for channel in range(1, channels + 1)
        ]
    if layer == 0:
        return list(snapshot.data.input_names)
    return [tr("n{neuron}", neuron=index + 1) for index in range(weights)]


def laid_out_of(snapshot: Snapshot, layer: int) -> tuple[int, int, int] | None:
    """Rows, columns and channels that the incoming weights of a layer's units stand for; the output
    layer's, too. None where they are a mere list."""
    layers = snapshot.layers
    if layer < len(layers):
        return layers[layer].laid_out
    last = layers[-1]
    return None if last.positions is None else (*last.positions, last.width)
