"""The census against the definitions written as plain loops over points and units.

Weights and inputs are whole numbers (and halves), so that both count exactly.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.census import Census
from tests.engine.making import data_of, set_layers, trainer_on

EXACT = ["relu", "leaky-relu", "linear"]
LAST = [*EXACT, "tanh", "sigmoid"]
"""What the last hidden layer may be too: nothing behind it has to be exact."""


def activation(name: str, z: float) -> float:
    if math.isnan(z):
        return z
    match name:
        case "relu":
            return max(z, 0.0)
        case "leaky-relu":
            return z if z > 0 else 0.5 * z
        case "tanh":
            return math.tanh(z)
        case "sigmoid":
            return 1 / (1 + math.exp(-z)) if z > -300 else 0.0
    return z


def walk(layers: list[np.ndarray], names: list[str], x: list[float]) -> list[list[float]]:
    """z of every hidden unit, and of the output, for one point."""
    found, a = [], x
    for depth, matrix in enumerate(layers):
        rows = matrix.tolist()
        z = []
        for unit in range(len(rows[0])):
            total = rows[-1][unit]
            for j, each in enumerate(a):
                total += each * rows[j][unit]
            z.append(total)
        found.append(z)
        if depth < len(names):
            a = [activation(names[depth], each) for each in z]
    return found


def naive(name: str, z: list[float], layer_activity: float, rules: dict[str, float]) -> set[str]:
    """All that the definitions say of one unit with these pre-activations."""
    a = [activation(name, each) for each in z]
    if not all(math.isfinite(each) for each in z):
        return {"diverged"}
    found = set()
    active = sum(each > 0 for each in z)
    if name == "relu" and active == 0:
        found.add("dead")
    if name == "relu" and 0 < active < rules["rare_below"] * len(z):
        found.add("rarely_active")
    if sum(map(abs, a)) / len(a) / (layer_activity + 1e-9) <= rules["dormant_tau"]:
        found.add("dormant")
    ends = {"tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}.get(name)
    if ends:
        near = rules["saturated_within"]
        if all(each < ends[0] + near or each > ends[1] - near for each in a):
            found.add("saturated")
    if name in ("relu", "leaky-relu") and all(each > 0 for each in z):
        found.add("always_on")
    return found


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    widths = [draw(st.integers(1, 2)), *draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))]
    names = [draw(st.sampled_from(EXACT)) for _ in widths[2:]] + [draw(st.sampled_from(LAST))]
    number = st.integers(-3, 3)
    if draw(st.booleans()):
        number = st.one_of(number, number, number, st.sampled_from([math.nan, math.inf]))

    def matrix(rows: int, columns: int, each: st.SearchStrategy[float] = number) -> np.ndarray:
        numbers = draw(st.lists(each, min_size=rows * columns, max_size=rows * columns))
        return np.array(numbers, dtype=float).reshape(rows, columns)

    points = draw(st.integers(1, 8))
    return {
        "names": names,
        "layers": [matrix(i + 1, o) for i, o in zip(widths, [*widths[1:], 1], strict=True)],
        "x": matrix(points, widths[0], st.integers(-3, 3)),
        # none of which is a share of up to eight points or a quotient of small whole numbers
        "rules": {"rare_below": 0.31, "dormant_tau": 0.4567, "saturated_within": 0.01},
    }


@settings(max_examples=150, deadline=None)
@given(cases())
def test_every_unit_is_what_plain_loops_say(case: dict[str, Any]) -> None:
    names, layers, rules = case["names"], case["layers"], case["rules"]
    trainer = trainer_on(
        data_of(case["x"], np.zeros(len(case["x"]))),
        {
            "network.hidden": [m.shape[1] for m in layers[:-1]],
            "network.activation": names,
            "network.negative_slope": 0.5,
            **{f"census.{key}": value for key, value in rules.items()},
        },
    )
    set_layers(trainer, *layers)
    found = Census(trainer).take()
    walked = [walk(layers, names, point) for point in case["x"].tolist()]
    dead_layers, dead_units, all_units = [], 0, 0
    for depth, (name, census) in enumerate(zip(names, found.layers, strict=True)):
        of_units = [[w[depth][u] for w in walked] for u in range(census.width)]
        means = [np.mean([abs(activation(name, e)) for e in z]) for z in of_units]
        said = []
        for u, z in enumerate(of_units):
            says = naive(name, z, float(np.mean(means)), rules)
            said.append(says)
            flags = ("dead", "rarely_active", "dormant", "saturated", "always_on")
            assert {flag for flag in flags if getattr(census, flag)[u]} == says - {"diverged"}
            assert (census.state[u] == 0) == ("diverged" in says)
            if "diverged" not in says:
                assert census.margin[u] == max(z)
                assert census.lowest[u] == min(z)
                assert census.active_share[u] == sum(e > 0 for e in z) / len(z)
        dead_units += sum("dead" in says for says in said)
        all_units += len(said)
        dead_layers.append(all("dead" in says for says in said))
    siblings = found.siblings
    assert siblings.dead_network[0] == any(dead_layers)
    assert siblings.dead_fraction[0] == dead_units / all_units
    assert siblings.diverged[0] == (
        not all(np.isfinite(m).all() for m in layers)
        or not all(math.isfinite(w[-1][0]) for w in walked)
    )
    if names[-1] in EXACT and not siblings.diverged[0]:
        outputs = [w[-1][0] for w in walked]
        assert siblings.constant_output[0] == (max(outputs) == min(outputs))
        assert siblings.loss[0] == np.float32(np.mean(np.square(outputs)))
