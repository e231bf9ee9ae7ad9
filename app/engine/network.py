"""Networks, many at once, with backpropagation written out.

R replicas of one shape share every tensor operation. Layer l maps activations a (R, batch, fan_in)
to pre-activations z = a W, with W (R, fan_in + 1, units): the bias is the last row of W, and a
carries a last column of ones for it. All parameters are views of one flat tensor, so that an
optimiser needs one operation for all layers.

A convolutional layer is the same product with more rows: instead of a it takes the patches of a,
one row a point and position (app/engine/layers.py). What it hands on is one row a point again.

Only bmm multiplies matrices: it gives each replica the same bits alone and among siblings. The
exception is a product with one column, which `_into_column` explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from app.engine.activations import ACTIVATIONS, PRELU_START, Activation, Shape
from app.engine.layers import Layer, Patches, Ways
from app.engine.losses import Head
from app.record.data import Floats

SMALL_PRODUCT = 400
"""Products of fewer multiplications torch computes itself; larger ones it hands to MKL."""


@dataclass
class Flat:
    """Numbers of the parameters' layout: one flat tensor, and views of it."""

    flat: Tensor
    weights: list[Tensor]
    """(R, fan_in + 1, units) per layer; without biases (R, fan_in, units)."""
    slopes: list[Tensor]
    """(R, 1, 1) per hidden layer: what a PReLU learns below zero. Other activations leave it alone;
    it is there so that a layer's activation can be swapped without another layout."""


@dataclass
class Workspace:
    """The tensors of one pass with batches of one size. Index 0 is the first hidden layer.

    A layer's rows are the points of the batch; of a convolutional layer, each point's positions.
    """

    z: list[Tensor]
    """Pre-activations (R, rows, units), the output layer's last."""
    flat_z: list[Tensor]
    """The same as (R, batch, size): what a layer says of each point. Of a dense layer z itself."""
    a: list[Tensor]
    """Activations (R, batch, size + 1) of the hidden layers, with the ones."""
    inner: list[Tensor]
    """The same without the ones: views of a."""
    patches: list[Tensor | None]
    """(R, rows, fan_in + 1): what a convolutional layer takes; None for a dense one, which takes
    the batch or a itself."""
    first_transposed: Tensor | None
    """The first layer's patches, transposed; None where it takes the batch itself."""
    taken_transposed: list[Tensor]
    """What each later layer takes, transposed."""
    delta: list[Tensor]
    """Loss gradients with respect to z: the deltas of backpropagation, (R, rows, units)."""
    flat_delta: list[Tensor]
    """The same as (R, batch, size)."""
    carried: list[Tensor]
    """Loss gradients with respect to what each later layer takes: of a convolutional one to its
    patches, (R, rows, fan_in); of a dense one the place is flat_delta's."""
    lone_z: list[bool]
    """Whether z is a product for `_into_column`."""
    lone_delta: list[bool]
    """Whether delta is one."""


class Network:
    """R networks of one shape. `layers` are the hidden ones and the output layer."""

    def __init__(
        self,
        layers: Sequence[Layer],
        activations: Sequence[str],
        head: Head,
        *,
        replicas: int,
        bias: bool,
        slope: float,
        alpha: float,
        dtype: torch.dtype,
        device: torch.device,
    ) -> None:
        self.layers = tuple(layers)
        self.widths = (layers[0].fan_in, *(layer.units for layer in layers))
        """The inputs (of a convolutional first layer those of a patch), then every layer's units;
        the outputs come last."""
        self.replicas = replicas
        self.bias = bias
        self.head = head
        self._dtype, self._device = dtype, device
        self._ones = int(bias)
        self._patches = [
            Patches(layer, self._ones, device) if layer.kernel else None for layer in layers
        ]
        self.parameters = self.like_parameters()
        self.gradients = self.like_parameters()
        for learned in self.parameters.slopes:
            learned.fill_(PRELU_START)
        self.set_activations(activations, slope=slope, alpha=alpha)
        # what carries a delta back: W without its bias row, transposed
        self._back = [w[:, : w.shape[1] - self._ones].mT for w in self.parameters.weights]
        self._workspaces: dict[int, Workspace] = {}

    def set_activations(self, names: Sequence[str], *, slope: float, alpha: float) -> None:
        """Give the hidden layers these activations; all that was learned stays."""
        self.names = tuple(names)
        self._slope, self._alpha = slope, alpha
        self._activations: list[Activation] = [ACTIVATIONS[name] for name in names]
        self._shapes = [
            Shape(learned if name == "prelu" else slope, alpha)
            for name, learned in zip(names, self.parameters.slopes, strict=True)
        ]
        for gradient in self.gradients.slopes:
            gradient.zero_()  # one that nobody learns any more

    @property
    def fingerprint(self) -> tuple[object, ...]:
        """What decides the arithmetic besides the parameters."""
        return self.names, self._slope, self._alpha, self.head

    def like(self, replicas: int) -> Network:
        """Other networks of this shape, with weights of their own (all zero)."""
        return Network(
            self.layers,
            self.names,
            self.head,
            replicas=replicas,
            bias=self.bias,
            slope=self._slope,
            alpha=self._alpha,
            dtype=self._dtype,
            device=self._device,
        )

    def like_parameters(self) -> Flat:
        """Zeros in the layout of the parameters."""
        r = self.replicas
        sizes = [i * o for i, o in self.shapes]
        flat = torch.zeros(r * sum(sizes), dtype=self._dtype, device=self._device)
        views, at = [], 0
        for (i, o), size in zip(self.shapes, sizes, strict=True):
            views.append(flat[at : at + r * size].view(r, i, o))
            at += r * size
        layers = len(self.layers)
        return Flat(flat, views[:layers], views[layers:])

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """Of all that one replica learns, in the flat layout's order: weights, then slopes."""
        weights = [(layer.fan_in + self._ones, layer.units) for layer in self.layers]
        return weights + [(1, 1)] * (len(self.layers) - 1)

    @property
    def inputs(self) -> int:
        """How many inputs a point has."""
        first = self.layers[0]
        if first.receives is None:
            return first.fan_in
        return first.receives[0] * first.receives[1] * first.receives[2]

    @property
    def numbers_per_point(self) -> int:
        """The most that a pass holds of a point in one tensor."""
        taken = (layer.places * (layer.fan_in + 1) for layer in self.layers)
        return max(*taken, *(layer.size + 1 for layer in self.layers))

    def set_weights(self, drawn: Sequence[Floats]) -> None:
        """Take all weights: per layer (R, fan_in + 1, units), the last row the biases."""
        for weights, values in zip(self.parameters.weights, drawn, strict=True):
            weights.copy_(torch.from_numpy(values[:, : weights.shape[1]]))

    def workspace(self, batch: int) -> Workspace:
        """The tensors for batches of this size; kept for the next time."""
        if batch not in self._workspaces:
            if len(self._workspaces) > 4:  # sizes that a person tried and left
                self._workspaces.clear()
            self._workspaces[batch] = self._new_workspace(batch)
        return self._workspaces[batch]

    def _new_workspace(self, batch: int) -> Workspace:
        def empty(*shape: int) -> Tensor:
            return torch.empty((self.replicas, *shape), dtype=self._dtype, device=self._device)

        def lone(columns: int, rows: int, factors: int) -> bool:
            return columns == 1 and rows * factors >= SMALL_PRODUCT

        layers, ones = self.layers, self._ones
        rows = [batch * layer.places for layer in layers]
        each = list(zip(layers, rows, strict=True))
        z = [empty(n, layer.units) for layer, n in each]
        delta = [empty(n, layer.units) for layer, n in each]
        a = [empty(batch, layer.size + ones).fill_(1.0) for layer in layers[:-1]]
        patches = [empty(n, layer.fan_in + ones) if layer.kernel else None for layer, n in each]
        later = list(zip(each[1:], patches[1:], strict=True))
        flat_delta = [part.view(self.replicas, batch, -1) for part in delta]
        return Workspace(
            z=z,
            flat_z=[part.view(self.replicas, batch, -1) for part in z],
            a=a,
            inner=[part[:, :, : layer.size] for part, layer in zip(a, layers, strict=False)],
            patches=patches,
            first_transposed=None if patches[0] is None else patches[0].mT,
            taken_transposed=[
                (handed_on if own is None else own).mT
                for handed_on, (_, own) in zip(a, later, strict=True)
            ],
            delta=delta,
            flat_delta=flat_delta,
            carried=[
                here if own is None else empty(n, layer.fan_in)
                for here, ((layer, n), own) in zip(flat_delta, later, strict=False)
            ],
            lone_z=[lone(layer.units, n, layer.fan_in + ones) for layer, n in each],
            lone_delta=[lone(layer.fan_in, n, layer.units) for layer, n in each[1:]],
        )

    def with_ones(self, x: Tensor) -> Tensor:
        """Inputs (..., points, d) as the first layer takes them: with the column of ones."""
        if not self.bias:
            return x
        return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)

    def forward(self, x: Tensor, space: Workspace) -> None:
        """Fill the workspace's z and a for inputs x (R, batch, d + 1)."""
        weights = self.parameters.weights
        a = x
        for depth, activation in enumerate(self._activations):
            z = space.z[depth]
            if (patches := self._patches[depth]) is not None:
                a = patches.take(a, space.patches[depth])
            if space.lone_z[depth]:
                _into_column(a, weights[depth], z)
            else:
                torch.bmm(a, weights[depth], out=z)
            activation.value(space.flat_z[depth], self._shapes[depth], space.inner[depth])
            a = space.a[depth]
        if space.lone_z[-1]:
            _into_column(a, weights[-1], space.z[-1])
        else:
            torch.bmm(a, weights[-1], out=space.z[-1])

    def forward_hidden(self, x: Tensor, space: Workspace, count: int) -> list[Tensor]:
        """z of the hidden layers, of the first `count` replicas only, for x as `taken` by the first
        layer, (count, rows, fan_in + 1).

        In the workspace's own tensors: for many passes over the whole training set, where fresh
        ones would cost more than the arithmetic.
        """
        a = x
        found = []
        for depth, activation in enumerate(self._activations):
            z, weights = space.z[depth][:count], self.parameters.weights[depth][:count]
            if depth and (patches := self._patches[depth]) is not None:
                into = space.patches[depth]
                a = patches.take(a, None if into is None else into[:count])
            if space.lone_z[depth]:
                _into_column(a, weights, z)
            else:
                torch.bmm(a, weights, out=z)
            found.append(z)
            if depth + 1 < len(self._activations):
                inner, flat = space.inner[depth][:count], space.flat_z[depth][:count]
                activation.value(flat, self._shape(depth, slice(0, count)), inner)
                a = space.a[depth][:count]
        return found

    def backward(self, x_transposed: Tensor, y: Tensor, space: Workspace) -> None:
        """From the workspace's z and a, its deltas, and from them the gradients.

        delta_l = (delta_(l+1) W_(l+1)^T) * f'(z_l), and the gradient of W_l is a_(l-1)^T delta_l.
        What a convolutional layer says of its patches is first added up by value.
        """
        gradients, delta = self.gradients.weights, space.delta
        self.head.delta(space.z[-1], y, delta[-1])
        for depth in range(len(self._activations) - 1, -1, -1):
            above, here = delta[depth + 1], space.flat_delta[depth]
            torch.bmm(space.taken_transposed[depth], above, out=gradients[depth + 1])
            target = space.carried[depth]
            if space.lone_delta[depth]:
                _into_column(above, self._back[depth + 1], target)
            else:
                torch.bmm(above, self._back[depth + 1], out=target)
            if (patches := self._patches[depth + 1]) is not None:
                patches.add_up(target, here)
            z = space.flat_z[depth]
            if self.names[depth] == "prelu":
                # bmm of flattened rows rather than sum: the same bits for every replica count
                flat = (self.replicas, 1, -1)
                product = torch.bmm(here.reshape(flat), z.clamp_max(0).reshape(flat).mT)
                self.gradients.slopes[depth].copy_(product)
            self._activations[depth].through(here, z, space.inner[depth], self._shapes[depth])
        first = x_transposed if space.first_transposed is None else space.first_transposed
        torch.bmm(first, delta[0], out=gradients[0])

    def walk(self, x: Tensor, replicas: slice = slice(None)) -> Iterator[tuple[Tensor, Tensor]]:
        """Pass inputs x (points, d + 1) through some replicas, outside training.

        Yields z and a of every layer in turn, both (replicas, rows, units), with a row for every
        point and, in a convolutional layer, position; the output layer comes last, with a = z.
        """
        chosen = range(self.replicas)[replicas]
        a = x[None]
        for depth, activation in enumerate(self._activations):
            taken = self.taken(depth, a)
            if depth == 0:
                taken = taken.expand(len(chosen), -1, -1)
            z = _product(taken, self.parameters.weights[depth][replicas])
            size = self.layers[depth].size
            a = z.new_ones((len(z), len(x), size + self._ones))
            inner = a[:, :, :size]
            activation.value(z.view(inner.shape), self._shape(depth, replicas), inner)
            yield z, inner.reshape(z.shape)
        z = _product(a, self.parameters.weights[-1][replicas])
        yield z, z

    def taken(self, depth: int, a: Tensor) -> Tensor:
        """What a layer multiplies with its weights, (R, rows, fan_in + 1): a (R, points, size + 1)
        itself, or the patches of it."""
        patches = self._patches[depth]
        return a if patches is None else patches.take(a)

    def ways(self, depth: int, value: int) -> Ways:
        """Where a layer takes a value, by its number among those that it receives of a point."""
        patches = self._patches[depth]
        return ((0, value),) if patches is None else patches.ways(value)

    def at_best(self, depth: int, values: Tensor) -> Tensor:
        """(R, points, units) of a hidden layer's (R, rows, units): of a channel the largest over
        its positions."""
        layer = self.layers[depth]
        if layer.positions is None:
            return values
        return values.reshape(len(values), -1, layer.places, values.shape[2]).amax(dim=2)

    def pieces(self, alone: Tensor) -> list[Tensor]:
        """Views of numbers (..., P) in the flat layout of one replica alone: (..., fan_in + 1,
        units) per weight matrix, then (..., 1, 1) per slope."""
        found, at = [], 0
        for i, o in self.shapes:
            found.append(alone[..., at : at + i * o].view(*alone.shape[:-1], i, o))
            at += i * o
        return found

    def slopes(self, depth: int, z: Tensor, a: Tensor, replicas: slice = slice(None)) -> Tensor:
        """f'(z) of a hidden layer, for z and a = f(z) as `walk` yields them."""
        slope = torch.ones_like(z)
        self._activations[depth].through(slope, z, a, self._shape(depth, replicas))
        return slope

    def _shape(self, depth: int, replicas: slice) -> Shape:
        shape = self._shapes[depth]
        if isinstance(shape.slope, Tensor):
            return Shape(shape.slope[replicas], shape.alpha)
        return shape


def _into_column(a: Tensor, column: Tensor, out: Tensor) -> None:
    """a (R, rows, k) times column (R, k, 1), without MKL.

    For a single matrix MKL has another routine here than for several, so that R = 1 would not have
    the bits of a sibling, and it rounds equal rows differently: a constant would not look constant.
    """
    torch.sum(a * column.mT, dim=2, keepdim=True, out=out)


def _product(a: Tensor, weights: Tensor) -> Tensor:
    if weights.shape[2] > 1 or a.shape[1] * a.shape[2] < SMALL_PRODUCT:
        return torch.bmm(a, weights)
    out = a.new_empty((*a.shape[:2], 1))
    _into_column(a, weights, out)
    return out
