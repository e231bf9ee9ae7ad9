"""What the outlook says of a dead neuron's future."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.record.autopsy import Fate, Outlook
from app.window.views.autopsy.outlook import outlook_sentence

PLAIN = Outlook(
    Fate.NO_GRADIENT, upstream=(), momentum_left=0.0, decay=0.0, test_active=0, test_points=0
)


@pytest.mark.parametrize(
    ("fate", "begins"),
    [
        (Fate.NO_GRADIENT, "Dead for good: no loss gradient will ever reach it again"),
        (Fate.MAY_REVIVE, "May come back: "),
        (Fate.CUT_OFF, "Cannot come back by training: no loss gradient reaches it, nor any layer"),
        (Fate.DRIFTING, "Adrift: no loss gradient reaches it, but "),
    ],
)
def test_every_fate_has_its_words(fate, begins):
    assert outlook_sentence(replace(PLAIN, fate=fate)).startswith(begins)


def test_one_born_dead_never_had_a_gradient():
    assert "has ever reached it, and none will" in outlook_sentence(PLAIN, born_dead=True)
    assert "ever reach it again" not in outlook_sentence(PLAIN, born_dead=True)


def test_nobody_is_dead_for_good_but_while_the_data_stay():
    for born_dead in (False, True):
        assert "while the training data stay as they are" in outlook_sentence(
            PLAIN, born_dead=born_dead
        )


@pytest.mark.parametrize(
    ("upstream", "words"),
    [
        ((0.1,), "layer 1 still receives gradient, so its inputs move"),
        ((0.1, 0.2), "layers 1 and 2 still receive gradient"),
        ((0.1, 0.2, 1e-30), "layers 1, 2 and 3 still receive gradient"),
        ((0.1, 0.0, 0.3), "layers 1 and 3 still receive gradient"),
        ((float("nan"),), "layer 1 still receives gradient"),
        ((0.0,), "the layers before it still move"),
    ],
)
def test_who_still_receives_gradient_is_named(upstream, words):
    outlook = replace(PLAIN, fate=Fate.MAY_REVIVE, upstream=upstream)
    assert words in outlook_sentence(outlook)


def test_what_moves_it_is_named_with_its_size():
    drifting = replace(PLAIN, fate=Fate.DRIFTING)
    momentum = outlook_sentence(replace(drifting, momentum_left=0.002))
    assert "left-over momentum (up to 0.002 a step) still moves its own weights" in momentum
    assert "decay" not in momentum
    decay = outlook_sentence(replace(drifting, decay=1e-5))
    assert "weight decay (up to 1e−5 a step) still moves its own weights" in decay
    assert "momentum" not in decay
    both = outlook_sentence(replace(drifting, momentum_left=0.002, decay=1e-5))
    assert "left-over momentum (up to 0.002 a step) and weight decay (up to 1e−5 a step)" in both
    assert "still move its own weights" in both


def test_decay_alone_promises_nothing():
    drifting = replace(PLAIN, fate=Fate.DRIFTING, decay=1e-5)
    assert "alone cannot outweigh a negative bias" in outlook_sentence(drifting)
    moved_too = replace(drifting, momentum_left=0.1)
    assert "negative bias" not in outlook_sentence(moved_too)


def test_where_only_the_layers_before_it_drift_its_inputs_do():
    said = outlook_sentence(replace(PLAIN, fate=Fate.DRIFTING, upstream=(0.0,)))
    assert "the layers before it, so its inputs drift" in said


def test_a_neuron_that_may_revive_can_drift_as_well():
    outlook = replace(PLAIN, fate=Fate.MAY_REVIVE, upstream=(0.1,), momentum_left=0.02)
    assert "left-over momentum (up to 0.02 a step) still moves them" in outlook_sentence(outlook)


@pytest.mark.parametrize(
    ("active", "points", "ends"),
    [
        (3, 250, " It fires on 3 of 250 test points, though."),
        (1, 1, " It fires on 1 of 1 test point, though."),
        (0, 250, " Silent on all 250 test points as well."),
        (0, 1, " Silent on the only test point as well."),
    ],
)
def test_the_test_points_have_their_say(active, points, ends):
    for fate in Fate:
        outlook = replace(PLAIN, fate=fate, test_active=active, test_points=points)
        assert outlook_sentence(outlook).endswith(ends)


def test_without_test_points_nothing_is_said_of_them():
    for fate in Fate:
        assert "test" not in outlook_sentence(replace(PLAIN, fate=fate))


def test_weights_are_never_called_frozen():
    for fate in Fate:
        assert "frozen" not in outlook_sentence(replace(PLAIN, fate=fate, momentum_left=0.1))
