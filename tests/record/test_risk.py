"""Who is at risk: the living ReLUs of whose range of z little lies above 0."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.record.risk import MOST, at_risk
from app.record.snapshot import Snapshot, State
from tests.gui.snapshots import every_state, make_snapshot


def with_margins(*layers: Any, activation: Any = "relu", lowest: float = -100.0) -> Snapshot:
    """A snapshot whose neurons have these margins and this least z: the default puts all small
    margins at risk."""
    snapshot = make_snapshot([len(each) for each in layers], activation=activation, n_train=20)
    return replace(
        snapshot,
        layers=tuple(
            replace(
                census,
                margin=np.array(each, dtype=float),
                lowest=np.full(len(each), lowest),
            )
            for census, each in zip(snapshot.layers, layers, strict=True)
        ),
    )


def test_the_least_margin_comes_first_whatever_its_layer() -> None:
    snapshot = with_margins([0.5, 0.1, 3.0], [0.2, 0.05])
    assert at_risk(snapshot) == [(1, 1, 0.05), (0, 1, 0.1), (1, 0, 0.2), (0, 0, 0.5), (0, 2, 3.0)]


def test_less_than_a_quarter_of_its_range_of_z_lies_above_0() -> None:
    """So the size of its weights does not matter, only how the data lie across its plane."""
    for scale in (1e-6, 1.0, 1e6):
        snapshot = with_margins(scale * np.array([0.99, 1.0, 1.01]), lowest=-3.0 * scale)
        assert [index for _, index, _ in at_risk(snapshot)] == [0]


def test_a_small_margin_alone_is_no_risk() -> None:
    assert at_risk(with_margins([1e-9, 50.0], lowest=-1e-12)) == []
    assert at_risk(with_margins([50.0], lowest=-1000.0)) == [(0, 0, 50.0)]


def test_an_always_on_neuron_is_at_no_risk() -> None:
    assert at_risk(with_margins([0.2, 5.0], lowest=0.1)) == []


def test_the_dead_and_those_on_the_border_are_not_at_risk() -> None:
    """z <= 0 on all points is dead: at a margin of exactly 0, too."""
    assert at_risk(with_margins([-0.1, 0.0, 1e-30, -5.0])) == [(0, 2, 1e-30)]


def test_a_neuron_whose_margin_is_not_a_number_is_not_at_risk() -> None:
    assert at_risk(with_margins([np.nan, 0.3, -np.inf])) == [(0, 1, 0.3)]


@pytest.mark.parametrize("margin", [np.inf, 0.1])
def test_a_diverged_neuron_is_not_among_the_living(margin: float) -> None:
    """Its margin is infinite, or finite where only its least pre-activation is not."""
    snapshot = with_margins([margin, 0.3])
    state = np.array([State.DIVERGED, State.ALIVE], np.uint8)
    lowest = np.array([-np.inf, -1.0])
    layers = (replace(snapshot.layers[0], state=state, lowest=lowest),)
    assert at_risk(replace(snapshot, layers=layers)) == [(0, 1, 0.3)]


@pytest.mark.parametrize("layer", [0, 1, 2])
def test_one_layer_is_that_one_alone(layer: int) -> None:
    margins = [[0.4, 0.2], [0.1, -1.0], [0.3]]
    found = at_risk(with_margins(*margins), layer)
    assert {each[0] for each in found} == {layer}
    assert [each[2] for each in found] == sorted(m for m in margins[layer] if m > 0)


@pytest.mark.parametrize("name", ["leaky-relu", "tanh", "sigmoid", "linear"])
def test_only_what_can_die_is_at_risk(name: str) -> None:
    snapshot = with_margins([0.1, 0.2], [0.3], [0.05], activation=("relu", name, "relu"))
    assert at_risk(snapshot) == [(2, 0, 0.05), (0, 0, 0.1), (0, 1, 0.2)]
    assert at_risk(snapshot, 1) == []


def test_there_are_no_more_than_ten_or_as_many_as_asked_for() -> None:
    margins = 0.01 * np.arange(1, 31)[::-1]
    snapshot = with_margins(margins)
    assert [index for _, index, _ in at_risk(snapshot)] == list(range(29, 19, -1))
    assert MOST == 10
    assert [index for _, index, _ in at_risk(snapshot, most=3)] == [29, 28, 27]
    assert at_risk(snapshot, most=0) == []
    assert len(at_risk(snapshot, most=99)) == 30


def test_of_all_states_only_living_ones_are_listed() -> None:
    states = every_state([9, 9])
    snapshot = make_snapshot([9, 9], states)
    layers = tuple(replace(census, lowest=np.full(9, -100.0)) for census in snapshot.layers)
    gone = {State.DEAD, State.BORN_DEAD, State.DIVERGED, State.ATTENUATED}
    expected = {cell for cell, state in states.items() if state not in gone}
    found = at_risk(replace(snapshot, layers=layers), most=99)
    assert {(layer, index) for layer, index, _ in found} == expected
    for layer, index, margin in found:
        assert margin == snapshot.layers[layer].margin[index]


@settings(max_examples=40)
@given(st.lists(st.integers(-3, 6), min_size=1, max_size=8), st.integers(0, 9))
def test_nobody_left_out_has_a_smaller_margin(margins: list[int], most: int) -> None:
    found = at_risk(with_margins(margins), most=most)
    living = sorted(float(m) for m in margins if m > 0)
    assert [margin for *_, margin in found] == living[:most]
    assert len({index for _, index, _ in found}) == len(found)
    assert all(margins[index] == margin for _, index, margin in found)
