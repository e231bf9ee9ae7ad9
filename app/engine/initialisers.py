"""Initial weights. Each replica draws with its own seed, in double precision, with numpy: what a
seed gives depends neither on the siblings nor on torch's version or device.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

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
    scheme: str, seeds: Sequence[int], widths: Sequence[int], *, scale: float, bias: float
) -> list[Floats]:
    """The weights of every replica: per layer (R, fan_in + 1, fan_out), the biases as last row.

    `widths` are the inputs, the hidden layers and the outputs.
    """
    layers = list(pairwise(widths))
    if scheme in _FIXED:
        value = _FIXED[scheme](scale)
        drawn = [np.full((len(seeds), i + 1, o), value) for i, o in layers]
    elif scheme in _NORMAL:
        drawn = _scaled(_numbers(Random.standard_normal, seeds, layers), _NORMAL[scheme], scale)
    elif scheme in _UNIFORM:
        numbers = _numbers(Random.random, seeds, layers)
        drawn = _scaled([2.0 * n - 1.0 for n in numbers], _UNIFORM[scheme], scale)
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
    source: Callable[..., Floats], seeds: Sequence[int], layers: list[tuple[int, int]]
) -> list[Floats]:
    """Plain random numbers for every replica in one draw each: 20,000 networks take a second."""
    sizes = [(i + 1) * o for i, o in layers]
    rows = np.empty((len(seeds), sum(sizes)))
    for row, seed in zip(rows, seeds, strict=True):
        source(_random(seed), out=row)
    parts = np.split(rows, np.cumsum(sizes)[:-1], axis=1)
    return [part.reshape(-1, i + 1, o) for part, (i, o) in zip(parts, layers, strict=True)]


def _scaled(numbers: list[Floats], spread: Spread, scale: float) -> list[Floats]:
    return [n * spread(n.shape[1] - 1, n.shape[2], scale) for n in numbers]


def _orthogonal(random: Random, layers: list[tuple[int, int]], scale: float) -> list[Floats]:
    drawn = []
    for fan_in, fan_out in layers:
        tall = random.standard_normal((max(fan_in, fan_out), min(fan_in, fan_out)))
        q, r = np.linalg.qr(tall)
        q = q * np.sign(np.diag(r))  # makes it uniform (Haar) over orthogonal matrices
        weights = scale * (q if fan_in >= fan_out else q.T)
        drawn.append(np.concatenate([weights, np.zeros((1, fan_out))]))
    return drawn


def _rai(random: Random, layers: list[tuple[int, int]], scale: float) -> list[Floats]:
    """Randomised asymmetric initialisation: one weight or bias of each hidden unit is positive.

    The output layer is He-normal with zero bias.
    """
    drawn = []
    for fan_in, fan_out in layers[:-1]:
        values = random.standard_normal((fan_in + 1, fan_out)) * (RAI_SPREAD / math.sqrt(fan_in))
        chosen = random.integers(fan_in + 1, size=fan_out)
        values[chosen, np.arange(fan_out)] = random.beta(2.0, 1.0, size=fan_out)
        drawn.append(values)
    fan_in, fan_out = layers[-1]
    last = random.standard_normal((fan_in, fan_out)) * _he(fan_in, fan_out, 1.0)
    return [*drawn, np.concatenate([last, np.zeros((1, fan_out))])]
