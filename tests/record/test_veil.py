"""Hiding who is dead: nothing that is left of a snapshot gives it away."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from app.record.risk import at_risk
from app.record.snapshot import LayerCensus, Siblings, Snapshot, State
from app.record.veil import veil
from tests.gui.snapshots import dead, every_state, make_snapshot, some_events

WIDTHS = [9, 5]


def _run(**more) -> Snapshot:
    options = {
        "neuron": (0, 3),
        "step": 400,
        "frozen": [(0, 1)],
        "events": some_events(),
        "gradients": True,
        "map_resolution": 6,
        "replicas": 3,
        "flow": True,
        "scales": (0.5,),
        "subject": "train",
    }
    return make_snapshot(WIDTHS, every_state(WIDTHS), **options | more)


def _is_nothing(value: object) -> bool:
    if value is None:
        return True
    found = np.asarray(value)
    if found.dtype == bool:
        return not found.any()
    if found.dtype.kind == "f":
        return bool(np.isnan(found).all())
    return bool((found == -1).all())


def test_of_a_census_only_activations_and_what_is_held_are_left():
    """Every field, so that one added later is not forgotten."""
    for before, after in zip(_run().layers, veil(_run()).layers, strict=True):
        for field in fields(LayerCensus):
            value = getattr(after, field.name)
            if field.name in ("activation", "frozen"):
                np.testing.assert_array_equal(value, getattr(before, field.name))
            elif field.name == "state":
                assert (value == State.HIDDEN).all()
            else:
                assert _is_nothing(value), field.name


def test_of_the_siblings_only_what_they_have_learned_is_left():
    run = _run()
    before, after = run.siblings, veil(run).siblings
    kept = {"seed", "loss", "test_loss", "accuracy", "test_accuracy", "diverged"}
    for field in fields(Siblings):
        value = getattr(after, field.name)
        if field.name in kept:
            np.testing.assert_array_equal(value, getattr(before, field.name))
        else:
            assert _is_nothing(value), field.name


def test_what_is_predicted_from_stays():
    before = _run()
    after = veil(before)
    assert after.veiled
    assert not before.veiled
    for name in ("first_weights", "first_bias", "output_weights", "data", "lens", "experiment"):
        assert getattr(after, name) is getattr(before, name)
    assert after.responses.output is before.responses.output
    assert after.responses.preactivation is before.responses.preactivation
    assert after.responses.maps == ()
    np.testing.assert_array_equal(after.neuron.weights, before.neuron.weights)
    assert after.neuron.bias == before.neuron.bias


def test_nothing_else_tells_who_is_dead():
    after = veil(_run())
    assert len(after.events) == 0
    assert after.flow is None
    assert after.scaled_flows == ()
    assert after.dead == 0
    assert at_risk(after) == []
    neuron = after.neuron
    told = (neuron.course, neuron.autopsy, neuron.outlook, neuron.inspection)
    assert told == (None,) * 4
    assert len(neuron.preactivation) == len(neuron.test_preactivation) == 0


def test_those_revealed_are_as_they_were():
    before = _run()
    after = veil(before, frozenset({(0, 3), (1, 0)}))
    for depth, (was, now) in enumerate(zip(before.layers, after.layers, strict=True)):
        for index in range(was.width):
            told = (depth, index) in {(0, 3), (1, 0)}
            assert now.state[index] == (was.state[index] if told else State.HIDDEN)
            for name in ("margin", "mean_activity", "gradient_norm", "dead", "dead_since"):
                if told:
                    assert getattr(now, name)[index] == getattr(was, name)[index]
    assert after.neuron is before.neuron
    assert after.veiled
    maps = after.responses.maps
    np.testing.assert_array_equal(maps[0][3], before.responses.maps[0][3])
    assert not np.delete(maps[0], 3, axis=0).any()
    # the others' counts would tell of those not yet revealed
    assert len(after.events) == 0
    assert after.dead == int(before.layers[0].dead[3]) + int(before.layers[1].dead[0])


def test_a_neuron_that_is_selected_but_not_revealed_stays_hidden():
    assert veil(_run(), frozenset({(1, 0)})).neuron.autopsy is None


def test_once_all_are_revealed_there_is_no_veil():
    before = _run()
    everyone = frozenset((depth, i) for depth, n in enumerate(WIDTHS) for i in range(n))
    assert veil(before, everyone) is before


def test_what_was_revealed_of_another_network_does_no_harm():
    after = veil(_run(), frozenset({(0, 99), (7, 0)}))
    assert all((layer.state == State.HIDDEN).all() for layer in after.layers)


@pytest.mark.parametrize("states", [{}, dead([(0, 0), (0, 1), (1, 4)]), {(1, 1): State.ALWAYS_ON}])
def test_the_same_planes_look_the_same_whoever_is_dead(states):
    """Everything but planes, data and losses is equal between the veiled networks."""
    one, other = (
        veil(make_snapshot(WIDTHS, given, gradients=True, neuron=(0, 1))) for given in (states, {})
    )
    for mine, theirs in zip(one.layers, other.layers, strict=True):
        for field in fields(LayerCensus):
            np.testing.assert_array_equal(getattr(mine, field.name), getattr(theirs, field.name))
    planes = {"weights", "bias"}
    for field in fields(one.neuron):
        if field.name not in planes:
            found = getattr(one.neuron, field.name), getattr(other.neuron, field.name)
            np.testing.assert_array_equal(*found)


def test_the_snapshot_itself_is_not_touched():
    before = _run()
    states = [layer.state.copy() for layer in before.layers]
    veil(before)
    for layer, state in zip(before.layers, states, strict=True):
        np.testing.assert_array_equal(layer.state, state)
