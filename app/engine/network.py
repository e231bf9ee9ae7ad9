"""Dense networks, many at once, with backpropagation written out.

R replicas of one shape share every tensor operation. Layer l maps activations a (R, batch, fan_in)
to pre-activations z = a W, with W (R, fan_in + 1, fan_out): the bias is the last row of W, and a
carries a last column of ones for it. All parameters are views of one flat tensor, so that an
optimiser needs one operation for all layers.

Only bmm multiplies matrices: it gives each replica the same bits alone and among siblings. The
exception is a product with one column, which `_into_column` explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from app.engine.activations import ACTIVATIONS, PRELU_START, Activation, Shape
from app.engine.losses import Head
from app.record.data import Floats

SMALL_PRODUCT = 400
"""Products of fewer multiplications torch computes itself; larger ones it hands to MKL."""


@dataclass
class Flat:
    """Numbers of the parameters' layout: one flat tensor, and views of it."""

    flat: Tensor
    weights: list[Tensor]
    """(R, fan_in + 1, fan_out) per layer; without biases (R, fan_in, fan_out)."""
    slopes: list[Tensor]
    """(R, 1, 1) per hidden layer: what a PReLU learns below zero. Other activations leave it alone;
    it is there so that a layer's activation can be swapped without another layout."""


@dataclass
class Workspace:
    """The tensors of one pass with batches of one size. Index 0 is the first hidden layer."""

    z: list[Tensor]
    """Pre-activations (R, batch, width), the output layer's last."""
    a: list[Tensor]
    """Activations (R, batch, width + 1) of the hidden layers, with the ones."""
    inner: list[Tensor]
    """The same without the ones: views of a."""
    a_transposed: list[Tensor]
    delta: list[Tensor]
    """Loss gradients with respect to z: the deltas of backpropagation."""
    lone_z: list[bool]
    """Whether z is a product for `_into_column`."""
    lone_delta: list[bool]
    """Whether delta is one."""


class Network:
    """R networks of one shape. `widths` are the inputs, the hidden layers and the outputs."""

    def __init__(
        self,
        widths: Sequence[int],
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
        self.widths = tuple(widths)
        self.replicas = replicas
        self.bias = bias
        self.head = head
        self._dtype, self._device = dtype, device
        self._ones = int(bias)
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
            self.widths,
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
        layers = len(self.widths) - 1
        return Flat(flat, views[:layers], views[layers:])

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """Of all that one replica learns, in the flat layout's order: weights, then slopes."""
        weights = [(i + self._ones, o) for i, o in pairwise(self.widths)]
        return weights + [(1, 1)] * (len(self.widths) - 2)

    def set_weights(self, drawn: Sequence[Floats]) -> None:
        """Take all weights: per layer (R, fan_in + 1, fan_out), the last row the biases."""
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
        def empty(width: int) -> Tensor:
            shape = (self.replicas, batch, width)
            return torch.empty(shape, dtype=self._dtype, device=self._device)

        def lone(width: int, factors: int) -> bool:
            return width == 1 and batch * factors >= SMALL_PRODUCT

        hidden = self.widths[1:-1]
        a = [empty(width + self._ones).fill_(1.0) for width in hidden]
        return Workspace(
            z=[empty(width) for width in self.widths[1:]],
            a=a,
            inner=[t[:, :, :width] for t, width in zip(a, hidden, strict=True)],
            a_transposed=[t.mT for t in a],
            delta=[empty(width) for width in self.widths[1:]],
            lone_z=[lone(o, i + self._ones) for i, o in pairwise(self.widths)],
            lone_delta=[lone(i, o) for i, o in pairwise(self.widths[1:])],
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
            if space.lone_z[depth]:
                _into_column(a, weights[depth], z)
            else:
                torch.bmm(a, weights[depth], out=z)
            activation.value(z, self._shapes[depth], space.inner[depth])
            a = space.a[depth]
        if space.lone_z[-1]:
            _into_column(a, weights[-1], space.z[-1])
        else:
            torch.bmm(a, weights[-1], out=space.z[-1])

    def forward_hidden(self, x: Tensor, space: Workspace, count: int) -> list[Tensor]:
        """z of the hidden layers, of the first `count` replicas only, for x (count, batch, d + 1).

        In the workspace's own tensors: for many passes over the whole training set, where fresh
        ones would cost more than the arithmetic.
        """
        a = x
        found = []
        for depth, activation in enumerate(self._activations):
            z, weights = space.z[depth][:count], self.parameters.weights[depth][:count]
            if space.lone_z[depth]:
                _into_column(a, weights, z)
            else:
                torch.bmm(a, weights, out=z)
            found.append(z)
            if depth + 1 < len(self._activations):
                inner = space.inner[depth][:count]
                activation.value(z, self._shape(depth, slice(0, count)), inner)
                a = space.a[depth][:count]
        return found

    def backward(self, x_transposed: Tensor, y: Tensor, space: Workspace) -> None:
        """From the workspace's z and a, its deltas, and from them the gradients.

        delta_l = (delta_(l+1) W_(l+1)^T) * f'(z_l), and the gradient of W_l is a_(l-1)^T delta_l.
        """
        gradients, delta = self.gradients.weights, space.delta
        self.head.delta(space.z[-1], y, delta[-1])
        for depth in range(len(self._activations) - 1, -1, -1):
            above, here = delta[depth + 1], delta[depth]
            torch.bmm(space.a_transposed[depth], above, out=gradients[depth + 1])
            if space.lone_delta[depth]:
                _into_column(above, self._back[depth + 1], here)
            else:
                torch.bmm(above, self._back[depth + 1], out=here)
            z = space.z[depth]
            if self.names[depth] == "prelu":
                # bmm of flattened rows rather than sum: the same bits for every replica count
                flat = (self.replicas, 1, -1)
                product = torch.bmm(here.reshape(flat), z.clamp_max(0).reshape(flat).mT)
                self.gradients.slopes[depth].copy_(product)
            self._activations[depth].through(here, z, space.inner[depth], self._shapes[depth])
        torch.bmm(x_transposed, delta[0], out=gradients[0])

    def walk(self, x: Tensor, replicas: slice = slice(None)) -> Iterator[tuple[Tensor, Tensor]]:
        """Pass inputs x (points, d + 1) through some replicas, outside training.

        Yields z and a of every layer in turn, both (replicas, points, width); the output layer
        comes last, with a = z.
        """
        chosen = range(self.replicas)[replicas]
        a = x.expand(len(chosen), -1, -1)
        for depth, activation in enumerate(self._activations):
            z = _product(a, self.parameters.weights[depth][replicas])
            a = torch.ones((*z.shape[:2], z.shape[2] + self._ones), dtype=z.dtype, device=z.device)
            inner = a[:, :, : z.shape[2]]
            activation.value(z, self._shape(depth, replicas), inner)
            yield z, inner
        z = _product(a, self.parameters.weights[-1][replicas])
        yield z, z

    def pieces(self, alone: Tensor) -> list[Tensor]:
        """Views of numbers (..., P) in the flat layout of one replica alone: (..., fan_in + 1,
        fan_out) per weight matrix, then (..., 1, 1) per slope."""
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
