"""What the outlook says of a dead neuron's future."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.record.autopsy import Fate, Outlook
from app.window.views.autopsy.outlook import outlook_sentence, outlook_sentences

PLAIN = Outlook(
    Fate.NO_GRADIENT,
    upstream=(),
    learning_rate=0.1,
    margin=-1.0,
    bias=-0.4,
    momentum_left=0.0,
    momentum_reach=0.0,
    weight_decay=0.0,
    bias_decay=0.0,
    test_active=0,
    test_points=0,
)
ADRIFT = replace(PLAIN, fate=Fate.DRIFTING)


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


# --- Nothing moves


@pytest.mark.parametrize(
    ("fate", "upstream"), [(Fate.CUT_OFF, (0.3,)), (Fate.CUT_OFF, (0.0,)), (Fate.NO_GRADIENT, ())]
)
def test_a_learning_rate_of_0_has_words_of_its_own(fate, upstream):
    outlook = replace(PLAIN, fate=fate, upstream=upstream, learning_rate=0.0)
    said = outlook_sentence(outlook)
    assert said.startswith("On hold: nothing moves while the learning rate is 0")
    assert "nor any layer before it" not in said


# --- Momentum


def test_what_moves_it_is_named_with_its_size():
    momentum = outlook_sentence(replace(ADRIFT, momentum_left=0.002, momentum_reach=1.0))
    assert "left-over momentum (up to 0.002 a step) still moves its weights and bias" in momentum
    assert "decay" not in momentum
    decay = outlook_sentence(replace(ADRIFT, weight_decay=1e-5))
    assert "weight decay (up to 1e−5 a step) still moves its weights." in decay
    assert "momentum" not in decay.lower()
    both = outlook_sentence(replace(ADRIFT, momentum_left=0.002, weight_decay=1e-5))
    assert "left-over momentum (up to 0.002 a step) and weight decay (up to 1e−5 a step)" in both
    assert "still move its weights and bias." in both


def test_momentum_that_reaches_far_enough_may_bring_it_back():
    outlook = replace(ADRIFT, margin=-0.5, momentum_left=0.02, momentum_reach=0.6)
    assert outlook_sentence(outlook).endswith(
        "still moves its weights and bias and may bring it back."
    )
    at_the_edge = replace(ADRIFT, margin=0.0, momentum_left=1e-9, momentum_reach=1e-8)
    assert "may bring it back" in outlook_sentence(at_the_edge)


def test_momentum_that_reaches_less_far_is_too_little():
    outlook = replace(ADRIFT, margin=-0.5, momentum_left=0.02, momentum_reach=0.4)
    assert outlook_sentence(outlook) == (
        "Adrift: no loss gradient reaches it. Left-over momentum still moves its weights and bias "
        "a little (up to 0.02 a step), too little to bring it back."
    )
    # of a deeper one the inputs may move as well
    deep = outlook_sentence(replace(outlook, upstream=(0.0,)))
    assert deep.endswith("too little to bring it back on its own.")
    assert "its weights a little" in outlook_sentence(replace(outlook, bias=None))


@pytest.mark.parametrize("fate", Fate)
@pytest.mark.parametrize("momentum", [(0.0, 0.0), (0.02, 0.4), (0.02, 3.0)])
@pytest.mark.parametrize("decay", [0.0, 0.001])
def test_it_is_told_a_sentence_at_a_time(fate, momentum, decay):
    left, reach = momentum
    changes = {"momentum_left": left, "momentum_reach": reach, "weight_decay": decay}
    outlook = replace(PLAIN, fate=fate, test_points=3, upstream=(0.1,), **changes)
    said = outlook_sentences(outlook)
    assert " ".join(said) == outlook_sentence(outlook)
    assert all(sentence.endswith(".") and ". " not in sentence for sentence in said)


def test_with_decay_besides_momentum_both_have_their_say():
    outlook = replace(ADRIFT, momentum_left=0.02, momentum_reach=0.4, weight_decay=0.001)
    assert "Momentum alone is too little to bring it back. Decay takes z" in outlook_sentence(
        outlook
    )
    outlook = replace(outlook, momentum_reach=3.0)
    assert "Momentum may bring it back. Decay takes z" in outlook_sentence(outlook)


def test_what_hardly_moves_it_gets_no_number():
    momentum = outlook_sentence(replace(ADRIFT, momentum_left=3e-14, momentum_reach=3e-13))
    assert momentum.startswith("Dead for good: ")
    assert momentum.endswith("What is left of momentum hardly moves its weights and bias.")
    deep = outlook_sentence(replace(ADRIFT, upstream=(0.0,), momentum_left=3e-14))
    assert deep.startswith("Adrift: no loss gradient reaches it. What is left of momentum hardly")
    decay = outlook_sentence(replace(ADRIFT, weight_decay=3e-14))
    assert decay.endswith("Decay hardly moves its weights.")
    both = outlook_sentence(replace(ADRIFT, momentum_left=3e-14, weight_decay=0.1))
    assert "momentum" not in both.lower()
    reviving = replace(PLAIN, fate=Fate.MAY_REVIVE, upstream=(0.1,), momentum_left=3e-14)
    assert outlook_sentence(reviving).endswith("so its inputs move.")
    for said in (momentum, deep, decay, both):
        assert "e−1" not in said
    # small, but so is the way back
    assert "3e−14 a step" in outlook_sentence(replace(ADRIFT, margin=-1e-12, momentum_left=3e-14))


# --- Decay: z = w·x + b


@pytest.mark.parametrize(
    ("bias", "margin", "decays", "ends"),
    [
        # the weights alone: what remains is the bias
        (-0.4, -1.0, (0.1, 0.0), "takes z towards its bias of −0.4, where it is dead as well."),
        (0.0, -1.0, (0.1, 0.0), "takes z towards its bias of 0, where it is dead as well."),
        (None, -1.0, (0.1, 0.0), "takes z towards 0, where it is dead as well."),
        (0.3, -1.0, (0.1, 0.0), "towards its bias of 0.3, which is above 0: it may come back."),
        # the bias alone: what remains is w·x, at most margin − bias
        (-1.5, -1.0, (0.0, 0.1), "lifts z, up to 0.5 without the bias: it may come back."),
        (-0.4, -1.0, (0.0, 0.1), "it would be dead without its bias, too."),
        (0.3, -1.0, (0.0, 0.1), "Decay of a positive bias only lowers z."),
        # both
        (-1.5, -1.0, (0.1, 0.1), "it may come back if the bias shrinks faster."),
        (0.3, -1.0, (0.1, 0.1), "it may come back if the weights shrink faster than the bias."),
        (-0.4, -1.0, (0.1, 0.1), "takes z towards 0, where it is dead as well."),
    ],
)
def test_where_decay_leads(bias, margin, decays, ends):
    outlook = replace(
        ADRIFT, bias=bias, margin=margin, weight_decay=decays[0], bias_decay=decays[1]
    )
    assert outlook_sentence(outlook).endswith(ends)
    # as the words have it: decay it a long way, the faster one first
    largest = margin - (bias or 0.0)
    shares = np.linspace(0, 1, 50)[:-1]
    weights = shares if decays[0] else np.zeros(1)
    biases = shares if decays[1] else np.zeros(1)
    z = largest * (1 - weights[:, None]) + (bias or 0.0) * (1 - biases)
    assert bool((z > 1e-9).any()) == ("it may come back" in ends)


def test_the_bias_alone_can_be_what_moves():
    said = outlook_sentence(replace(ADRIFT, bias_decay=1e-3))
    assert "bias decay (up to 0.001 a step) still moves its bias." in said


def test_where_only_the_layers_before_it_drift_its_inputs_do():
    said = outlook_sentence(replace(ADRIFT, upstream=(0.0,)))
    assert "the layers before it, so its inputs drift" in said


def test_a_neuron_that_may_revive_can_drift_as_well():
    outlook = replace(PLAIN, fate=Fate.MAY_REVIVE, upstream=(0.1,), momentum_left=0.02)
    assert outlook_sentence(outlook).endswith(
        "It gets no loss gradient itself, but left-over momentum (up to 0.02 a step) still moves "
        "its weights and bias."
    )


# --- Elsewhere


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
