"""Initial weights. Each replica draws with its own seed, in double precision, with numpy: what a
seed gives depends neither on the siblings nor on torch's version or device.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from app.engine.layers import Layer
from app.record.data import Floats

Random = np.random.Generator

STREAM = 2
"""Sets the draws of weights apart from those of data with the same seed."""

RAI_SPREAD = 0.6007
"""Lu et al. 2019: keeps the second moment of the activations from layer to layer."""
ROOT3 = math.sqrt(3.0)
"""Half-width over standard deviation of a uniform distribution."""
PLAYGROUND_BIAS = 0.1


def _he(fan_in: int, fan_out: int, scale: float) -> float:
    return scale * math.sqrt(2.0 / fan_in)


def _xavier(fan_in: int, fan_out: int, scale: float) -> float:
    return scale * math.sqrt(2.0 / (fan_in + fan_out))


Spread = Callable[[int, int, float], float]
"""fan_in, fan_out, scale -> standard deviation (normal) or half-width (uniform)."""

_NORMAL: dict[str, Spread] = {
    "he-normal": _he,
    "xavier-normal": _xavier,
    "normal": lambda fan_in, fan_out, scale: scale,
}
_UNIFORM: dict[str, Spread] = {
    "he-uniform": lambda i, o, s: ROOT3 * _he(i, o, s),
    "xavier-uniform": lambda i, o, s: ROOT3 * _xavier(i, o, s),
    "uniform": lambda i, o, s: s,
    "pytorch-default": lambda i, o, s: 1.0 / math.sqrt(i),
    # TensorFlow Playground draws from U(-0.5, 0.5)
    "playground": lambda i, o, s: 0.5,
}
_FIXED: dict[str, Callable[[float], float]] = {
    "constant": lambda scale: scale,
    "zeros": lambda scale: 0.0,
}
NAMES = frozenset({*_NORMAL, *_UNIFORM, *_FIXED, "orthogonal", "rai"})


def draw(
    scheme: str, seeds: Sequence[int], layers: Sequence[Layer], *, scale: float, bias: float
) -> list[Floats]:
    """The weights of every replica: per layer (R, fan_in + 1, units), the biases as last row.

    `layers` are the hidden ones and the output layer. A channel draws its weights once, for all its
    positions; its fan_in and fan_out are those of torch.nn.init.
    """
    if scheme in _FIXED:
        value = _FIXED[scheme](scale)
        drawn = [np.full((len(seeds), layer.fan_in + 1, layer.units), value) for layer in layers]
    elif scheme in _NORMAL:
        numbers = _numbers(Random.standard_normal, seeds, layers)
        drawn = _scaled(numbers, layers, _NORMAL[scheme], scale)
    elif scheme in _UNIFORM:
        numbers = _numbers(Random.random, seeds, layers)
        drawn = _scaled([2.0 * n - 1.0 for n in numbers], layers, _UNIFORM[scheme], scale)
    else:
        one = _rai if scheme == "rai" else _orthogonal
        each = [one(_random(seed), layers, scale) for seed in seeds]
        drawn = [np.stack(layer) for layer in zip(*each, strict=True)]
    if scheme not in ("rai", "pytorch-default"):  # these draw biases of their own
        for weights in drawn:
            weights[:, -1] = PLAYGROUND_BIAS if scheme == "playground" else bias
    return drawn


def _random(seed: int) -> Random:
    return np.random.default_rng([seed, STREAM])


def _numbers(
    source: Callable[..., Floats], seeds: Sequence[int], layers: Sequence[Layer]
) -> list[Floats]:
    """Plain random numbers for every replica in one draw each: 20,000 networks take a second."""
    shapes = [(layer.fan_in + 1, layer.units) for layer in layers]
    sizes = [i * o for i, o in shapes]
    rows = np.empty((len(seeds), sum(sizes)))
    for row, seed in zip(rows, seeds, strict=True):
        source(_random(seed), out=row)
    parts = np.split(rows, np.cumsum(sizes)[:-1], axis=1)
    return [part.reshape(-1, *shape) for part, shape in zip(parts, shapes, strict=True)]


def _scaled(
    numbers: list[Floats], layers: Sequence[Layer], spread: Spread, scale: float
) -> list[Floats]:
    return [
        n * spread(layer.fan_in, layer.fan_out, scale)
        for n, layer in zip(numbers, layers, strict=True)
    ]


def _orthogonal(random: Random, layers: Sequence[Layer], scale: float) -> list[Floats]:
    """Of a channel's weights one column, as torch.nn.init.orthogonal_ flattens a kernel."""
    drawn = []
    for layer in layers:
        fan_in, units = layer.fan_in, layer.units
        tall = random.standard_normal((max(fan_in, units), min(fan_in, units)))
        q, r = np.linalg.qr(tall)
        q = q * np.sign(np.diag(r))  # makes it uniform (Haar) over orthogonal matrices
        weights = scale * (q if fan_in >= units else q.T)
        drawn.append(np.concatenate([weights, np.zeros((1, units))]))
    return drawn


def _rai(random: Random, layers: Sequence[Layer], scale: float) -> list[Floats]:
    """Randomised asymmetric initialisation: one weight or bias of each hidden unit is positive.

    The output layer is He-normal with zero bias.
    """
    drawn = []
    for layer in layers[:-1]:
        fan_in, units = layer.fan_in, layer.units
        values = random.standard_normal((fan_in + 1, units)) * (RAI_SPREAD / math.sqrt(fan_in))
        chosen = random.integers(fan_in + 1, size=units)
        values[chosen, np.arange(units)] = random.beta(2.0, 1.0, size=units)
        drawn.append(values)
    fan_in, outputs = layers[-1].fan_in, layers[-1].units
    last = random.standard_normal((fan_in, outputs)) * _he(fan_in, outputs, 1.0)
    return [*drawn, np.concatenate([last, np.zeros((1, outputs))])]
