"""The card of the selected neuron."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from app.experiment.interventions import Bias
from app.record.events import Event
from app.record.margins import Course
from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, Theme
from app.window.views.autopsy.outlook import outlook_sentence
from app.window.views.card.distribution import MANY, distribution
from app.window.views.card.picture import paint_card
from app.window.views.card.view import NeuronCard
from tests.gui.snapshots import RELU_STATES, make_snapshot


def _card(qtbot, snapshot: Snapshot, size=(300, 460), theme: Theme = LIGHT) -> NeuronCard:
    card = NeuronCard(theme)
    qtbot.addWidget(card)
    card.resize(*size)
    card.show_snapshot(snapshot)
    card.show()
    return card


def _one(state: State = State.ALIVE, **more) -> Snapshot:
    return make_snapshot([8, 8], {(0, 2): state}, neuron=(0, 2), **more)


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def _columns_of(card: NeuronCard, color: QColor) -> np.ndarray:
    """Pixel columns of the distribution (the card's lower part) in which a colour occurs."""
    lower = _pixels(card.grab().toImage())[330:]
    rgb = (color.red(), color.green(), color.blue())
    return np.flatnonzero((lower == rgb).all(axis=2).sum(axis=0) > 1)


# --- Words


def test_without_a_selection_a_hint_is_shown(qtbot):
    card = _card(qtbot, make_snapshot([8, 8]))
    assert card.text().startswith("Click a neuron")
    assert _pixels(card.grab().toImage()).std() > 0


def test_a_dead_neuron_says_what_that_means(qtbot):
    snapshot = _one(State.DEAD)
    layer = replace(snapshot.layers[0], margin=np.full(8, -0.42))
    card = _card(qtbot, replace(snapshot, layers=(layer, *snapshot.layers[1:])))
    assert card.text().splitlines()[:3] == [
        "Layer 1 · neuron 3: dead since step 2 · relu",
        "No training point reaches it: largest z = −0.42.",
        outlook_sentence(snapshot.neuron.outlook),
    ]
    assert "margin (max z): −0.42" in card.text()
    assert "active on: 0 % of points" in card.text()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.BORN_DEAD, "Dead from the start"),
        (State.DIVERGED, "not a finite number on 200 of 200 training points"),
        (State.SATURATED, "Near an end value on every training point: at most "),
        (State.ATTENUATED, "Below zero on every training point, largest z = −"),
        (State.DORMANT, "of its layer's mean activity"),
        (State.RARELY_ACTIVE, "Reached by only 1 of 200 training points"),
        (State.ALWAYS_ON, "it is linear there"),
        (State.ALIVE, "z > 0 on "),
    ],
)
def test_every_state_has_its_sentence(qtbot, state, words):
    assert words in _card(qtbot, _one(state)).text()


def _with(snapshot: Snapshot, **figures: object) -> Snapshot:
    """With other figures of the first layer."""
    layer = replace(snapshot.layers[0], **figures)
    return replace(snapshot, layers=(layer, *snapshot.layers[1:]))


@pytest.mark.parametrize(
    ("activation", "margin", "steepest", "words"),
    [
        (
            "tanh",
            3.0,
            0.00351,
            "Near an end value on every training point: at most 0.4 % of the gradient passes, "
            "f′(z) ≤ 0.0036.",
        ),
        (
            "sigmoid",
            -6.0,
            0.0024,
            "Near an end value on every training point: at most 0.3 % of the gradient passes, "
            "f′(z) ≤ 0.0024, of 0.25 at most.",
        ),
        (
            "elu",
            -9.0,
            0.0001,
            "Far to the left on every training point: less than 0.1 % of the gradient passes, "
            "f′(z) ≤ 0.0001.",
        ),
        ("silu", -200.0, 0.0, "no gradient passes, f′(z) = 0."),
        ("tanh", 3.0, np.nan, "hardly any gradient passes."),
    ],
)
def test_a_saturated_neuron_says_how_little_gradient_passes(
    qtbot, activation, margin, steepest, words
):
    snapshot = _with(
        _one(State.SATURATED),
        activation=activation,
        margin=np.full(8, margin),
        steepest=np.full(8, steepest),
    )
    assert words in _card(qtbot, snapshot).text()


def test_an_attenuated_neuron_is_not_called_dead(qtbot):
    text = _card(qtbot, _one(State.ATTENUATED, activation="leaky-relu")).text()
    assert "attenuated to 1 % of the slope" in text
    assert "dead" not in text


def test_when_it_died_is_told(qtbot):
    died = np.full(8, 1143)
    assert (
        "dead since step 1\u202f143 · relu"
        in _card(qtbot, _with(_one(State.DEAD), dead_since=died)).text()
    )
    again = _with(_one(State.DEAD), dead_since=died, born_dead=np.full(8, True))
    text = _card(qtbot, again).text()
    assert "dead since step 1\u202f143 (born dead, lived in between) · relu" in text
    assert "from the start" not in text
    assert outlook_sentence(again.neuron.outlook) in text
    born = _one(State.BORN_DEAD)
    text = _card(qtbot, born).text()
    assert "born dead · relu" in text
    assert outlook_sentence(born.neuron.outlook, born_dead=True) in text
    for was in (False, True):
        unknown = _with(_one(State.DEAD), dead_since=np.full(8, -1), born_dead=np.full(8, was))
        assert "3: dead · relu" in _card(qtbot, unknown).text()


def test_without_room_for_all_of_when_it_died_a_shorter_form_is_shown(qtbot):
    snapshot = _with(_one(State.DEAD), dead_since=np.full(8, 51), born_dead=np.full(8, True))

    def reach(width: int) -> int:
        """How far the line under the title goes to the right."""
        line = _pixels(_card(qtbot, snapshot, (width, 460)).grab().toImage())[32:46]
        return int(np.flatnonzero((line != 255).any(axis=(0, 2))).max())

    # "dead again since step 51", whole; cut off it would reach the end
    assert reach(260) < 225
    assert reach(280) == reach(260)
    assert 300 < reach(500) == reach(520)


def test_what_cannot_die_is_not_called_active(qtbot):
    assert "active on: " in _card(qtbot, _one()).text()
    for activation in ("tanh", "leaky-relu"):
        text = _card(qtbot, _one(activation=activation)).text()
        assert "z > 0 on: " in text
        assert "active on" not in text


def test_a_living_neuron_has_no_outlook(qtbot):
    text = _card(qtbot, _one()).text()
    assert "come back" not in text
    assert "Dead" not in text


def test_figures_and_weights_are_in_the_text(qtbot):
    snapshot = _one()
    neuron = replace(snapshot.neuron, weights=np.array([0.5, -1.25]), bias=-0.3)
    text = _card(qtbot, replace(snapshot, neuron=neuron)).text()
    assert "bias: −0.3" in text
    assert "weights: x1 0.5, x2 −1.25" in text


def test_a_network_without_biases_has_none(qtbot):
    assert "bias: none" in _card(qtbot, _one(bias=False)).text()


def test_many_weights_are_told_by_their_range(qtbot):
    snapshot = make_snapshot([300, 4], neuron=(1, 2))
    low, high = snapshot.neuron.weights.min(), snapshot.neuron.weights.max()
    assert f"weights from layer 1: −{-low:.3f} to {high:.3f}" in _card(qtbot, snapshot).text()


def test_the_text_can_be_copied(qtbot):
    card = _card(qtbot, _one(State.DEAD))
    qtbot.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    card.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == card.text()
    assert "\u00a0" not in card.text()


# --- Pictures


def test_both_sides_of_zero_have_their_colours(qtbot):
    card = _card(qtbot, _one())
    inactive, active = (_columns_of(card, LIGHT.color(c)) for c in ("dead", "high"))
    # the key's two samples come first in both, at the left edge
    assert inactive.max() < active.max()
    assert len(inactive) > 20
    assert len(active) > 20


def test_a_dead_neuron_has_no_active_column(qtbot):
    dead = _columns_of(_card(qtbot, _one(State.DEAD)), LIGHT.color("high"))
    alive = _columns_of(_card(qtbot, _one(State.ALIVE)), LIGHT.color("high"))
    # of the active colour only the weights' bars and the key's sample are left
    assert len(dead) < 12 < len(alive)


def test_a_figure_without_a_window_is_the_same_picture(qtbot):
    snapshot = _one(State.DEAD)
    card = _card(qtbot, snapshot)
    image = QImage(300, 460, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_card(painter, QRectF(0, 0, 300, 460), snapshot, LIGHT)
    painter.end()
    assert (_pixels(image) == _pixels(card.grab().toImage())).all()


@pytest.mark.parametrize("size", [(220, 200), (280, 470), (700, 300), (60, 40)])
@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector()])
@pytest.mark.parametrize("state", RELU_STATES)
def test_every_state_is_drawn_at_every_size(qtbot, size, theme, state):
    for snapshot in (
        _one(state, n_test=0),
        make_snapshot([70, 3], {(1, 1): state}, neuron=(1, 1), inputs=1),
    ):
        card = _card(qtbot, snapshot, size, theme)
        assert _pixels(card.grab().toImage()).std() > 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 1e38, -1e38, 1e-38])
def test_any_values_are_drawn(qtbot, value):
    snapshot = _one()
    for share in (1, 2):
        z = snapshot.neuron.preactivation.copy()
        z[::share] = value
        weights = np.array([value, 1.0])
        neuron = replace(snapshot.neuron, preactivation=z, weights=weights, bias=float(value))
        _card(qtbot, replace(snapshot, neuron=neuron)).grab()


def test_the_card_follows_the_selection(qtbot):
    card = _card(qtbot, make_snapshot([8, 8]))
    hint = _pixels(card.grab().toImage())
    card.show_snapshot(_one())
    assert (_pixels(card.grab().toImage()) != hint).any()
    card.show_snapshot(make_snapshot([8, 8]))
    assert (_pixels(card.grab().toImage()) == hint).all()


# --- The margin's course


def _course(margin: np.ndarray, states: State = State.ALIVE, **figures: object) -> Snapshot:
    snapshot = _one(states, step=400)
    course = Course(np.linspace(0, 400, len(margin)).astype(np.int64), margin)
    neuron = replace(snapshot.neuron, course=course)
    return replace(_with(snapshot, **figures), neuron=neuron)


def _changed(one: NeuronCard, other: NeuronCard) -> np.ndarray:
    """Where two cards differ: (rows, columns)."""
    before, after = (_pixels(card.grab().toImage()) for card in (one, other))
    return np.argwhere((before != after).any(axis=2))


def test_the_margins_course_is_drawn_beside_the_weights(qtbot):
    falling = _card(qtbot, _course(np.linspace(2, 0.5, 50)), (400, 450))
    rising = _card(qtbot, _course(np.linspace(0.5, 2, 50)), (400, 450))
    changed = _changed(falling, rising)
    assert len(changed) > 200
    assert changed[:, 1].min() > 200
    assert changed[:, 0].max() < 300


def test_below_zero_the_line_of_a_relu_is_no_longer_dark(qtbot):
    def dark(snapshot: Snapshot) -> int:
        chart = _pixels(_card(qtbot, snapshot, (400, 450)).grab().toImage())[150:280, 200:]
        return int((chart.sum(axis=2) < 340).sum())

    living = np.append(np.linspace(1, 0.01, 25), np.full(25, 0.5))
    ending = np.append(np.linspace(1, 0.01, 25), np.full(25, -0.5))
    relu, tanh = (dark(_course(ending, activation=name)) for name in ("relu", "tanh"))
    assert relu < tanh - 25
    assert dark(_course(living)) == dark(_course(living, activation="tanh"))


def test_the_step_of_death_is_crossed(qtbot):
    # the last value would have a dot
    margin = np.append(np.linspace(1, -1, 49), np.nan)
    crossed = _card(qtbot, _course(margin, State.DEAD, dead_since=np.full(8, 200)), (400, 450))
    elsewhere = _card(qtbot, _course(margin, State.DEAD, dead_since=np.full(8, 300)), (400, 450))
    changed = _changed(crossed, elsewhere)
    columns = changed[changed[:, 0] > 100][:, 1]
    assert 20 < columns.max() - columns.min() < 120


@pytest.mark.parametrize("size", [(400, 450), (240, 700), (800, 400)])
@pytest.mark.parametrize(
    "margin",
    [
        np.full(50, np.nan),
        np.full(50, np.inf),
        np.full(50, 0.0),
        np.linspace(-1, 1e300, 50),
        np.where(np.arange(5000) % 7 == 0, np.nan, 1.0),
        np.array([1.0]),
        np.zeros(0),
    ],
)
def test_any_course_is_drawn(qtbot, margin, size):
    card = _card(qtbot, _course(margin), size)
    assert _pixels(card.grab().toImage()).std() > 0


def test_without_a_course_there_is_room_for_more(qtbot):
    followed = _one()
    alone = replace(followed, neuron=replace(followed.neuron, course=None))
    changed = _changed(_card(qtbot, followed, (400, 450)), _card(qtbot, alone, (400, 450)))
    assert len(changed) > 200


# --- The distribution


def test_zero_counts_as_not_active():
    spread = distribution(np.array([-0.5, 0.0, 0.0, 0.5]), np.array([]), 10)
    active = spread.train[-spread.first :]
    assert active.sum() == 1
    assert spread.train.sum() == 4


@settings(max_examples=100, deadline=None)
@given(
    hnp.arrays(np.float64, st.integers(1, 50), elements=st.floats(-(2.0**99), 2.0**99, width=32)),
    hnp.arrays(np.float64, st.integers(0, 50), elements=st.floats(width=32)),
    st.integers(5, 60),
)
def test_every_finite_point_is_in_a_bin_on_its_side_of_zero(train, test, bins):
    spread = distribution(train, test, bins)
    assert spread.low < 0 < spread.high
    assert len(spread.train) <= bins + 4
    assert spread.train[: -spread.first].sum() == (train <= 0).sum()
    assert spread.train[-spread.first :].sum() == (train > 0).sum()
    finite = test[np.isfinite(test)]
    assert spread.test.sum() == pytest.approx(len(finite) * spread.test_scale)


def test_of_very_many_points_some_stand_for_all():
    z = np.random.default_rng(0).normal(size=10 * MANY)
    spread = distribution(z, z, 30)
    assert spread.every == 10
    assert spread.train.sum() == len(z)


# --- What a person did


def test_a_frozen_neuron_says_what_is_held(qtbot):
    held = {"frozen": [(0, 2)]}
    assert "Frozen: its weights and bias are held." in _card(qtbot, _one(**held)).text()
    assert "Frozen: its weights are held." in _card(qtbot, _one(bias=False, **held)).text()
    assert "rozen" not in _card(qtbot, _one(frozen=[(0, 3)])).text()


def test_a_frozen_neurons_cell_has_the_lock(qtbot):
    free, held = (
        _pixels(_card(qtbot, _one(frozen=frozen)).grab().toImage())[13:47, 12:46]
        for frozen in ((), ((0, 2),))
    )
    changed = (free != held).any(axis=2)
    assert changed[17:, 17:].any()
    assert not changed[:17].any()


def _killed(cause: str, **more) -> Snapshot:
    event = Event(50, 2, "death", 0, 2, cause, margin_before=0.5, margin_after=-0.5)
    others = [
        Event(50, 2, "death", 0, 1, "bias"),
        event,
        Event(50, 2, "death", 0, 4, "bias"),
        Event(80, 4, "death", 1, 2, "intervention"),
    ]
    return _with(_one(State.DEAD, step=400, events=others, **more), dead_since=np.full(8, 50))


def test_who_was_killed_by_hand_says_so_and_by_what(qtbot):
    done = Bias(step=50, layer=1, neuron=3, value=-3.0)
    text = _card(qtbot, _killed("intervention", record=[done])).text()
    assert "dead since step 50, by hand · relu" in text
    assert "Killed by hand: L1 n3 bias = −3." in text


def test_who_was_killed_by_a_step_was_not_killed_by_hand(qtbot):
    text = _card(qtbot, _killed("bias", record=[Bias(step=50, layer=1, value=-3.0)])).text()
    assert "dead since step 50 · relu" in text
    assert "by hand" not in text


def test_without_a_record_of_what_was_done_it_is_by_hand_all_the_same(qtbot):
    assert "Killed by hand.\n" in _card(qtbot, _killed("intervention")).text()


def test_without_room_for_by_hand_the_step_is_kept_whole(qtbot):
    def reach(snapshot: Snapshot) -> int:
        line = _pixels(_card(qtbot, snapshot, (220, 460)).grab().toImage())[32:46]
        return int(np.flatnonzero((line != 255).any(axis=(0, 2))).max())

    assert reach(_killed("intervention")) == reach(_killed("bias")) < 205
