"""The autopsy of the selected neuron."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPolygonF
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QScrollArea, QWidget

from app.experiment.interventions import Bias, DeletePoints, Intervention, Kick, Nudge, Set
from app.record.autopsy import Autopsy, Parts
from app.record.events import CAUSES, Cause, Event, EventLog, Kind
from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.autopsy.movement import plane_sentence
from app.window.views.autopsy.picture import paint_autopsy
from app.window.views.autopsy.planes import paint_planes
from app.window.views.autopsy.text import autopsy_sentence, verdict
from app.window.views.autopsy.view import AutopsyView
from app.window.views.typeface import text_width
from tests.gui.snapshots import RELU_STATES, make_snapshot, some_events

NOTHING = Parts(0.0, 0.0, 0.0, 0.0, 0.0)


def _view(qtbot, snapshot: Snapshot, size=(400, 450), theme: Theme = LIGHT) -> AutopsyView:
    view = AutopsyView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_snapshot(snapshot)
    view.show()
    return view


def _dead(cell: tuple[int, int] = (0, 2), widths=(8, 8), **more) -> Snapshot:
    more = {"step": 144, "n_train": 250, **more}
    return make_snapshot(widths, {cell: State.DEAD}, neuron=cell, layer=cell[0], **more)


def _autopsy(cause: Cause = "bias", parts: Parts = NOTHING, layer: int = 0, **more) -> Autopsy:
    """With the figures of the sentences below."""
    found = _dead((layer, 2)).neuron.autopsy
    event = replace(
        found.event,
        cause=cause,
        bias_before=0.21,
        bias_after=-3.9,
        margin_before=0.8,
        margin_after=-0.7,
    )
    return replace(found, event=event, parts=parts, **more)


def _with(snapshot: Snapshot, **changes) -> Snapshot:
    """The snapshot with these changes of its neuron's autopsy."""
    autopsy = replace(snapshot.neuron.autopsy, **changes)
    return replace(snapshot, neuron=replace(snapshot.neuron, autopsy=autopsy))


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def _figure(snapshot: Snapshot, size=(1200, 700), theme: Theme = LIGHT) -> np.ndarray:
    image = QImage(*size, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_autopsy(painter, QRectF(0, 0, *size), snapshot, theme)
    return _pixels(image)


def _pictures(snapshot: Snapshot) -> tuple[np.ndarray, np.ndarray]:
    """The pictures of before and after, without axes and key."""
    image = QImage(800, 460, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("surface"))
    with QPainter(image) as painter:
        area = QRectF(0, 0, 800, 460)
        paint_planes(painter, area, snapshot.neuron.autopsy, snapshot.data, LIGHT)
    pixels = _pixels(image)[20:390]
    return pixels[:, 50:415], pixels[:, 435:]


def _count(pixels: np.ndarray, color: QColor) -> int:
    rgb = (color.red(), color.green(), color.blue())
    return int((pixels == rgb).all(axis=2).sum())


class _Paints(QObject):
    """Counts paint events of a widget and of all within it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        for each in [widget, *widget.findChildren(QWidget)]:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


# --- The sentence


def test_the_bias_is_told_from_the_numbers():
    assert autopsy_sentence(_autopsy(), 250).replace("\u00a0", " ") == (
        "Step 143: a minibatch with loss 12.3 pushed the bias from 0.21 to −3.9; max z over all "
        "250 training points fell from 0.8 to −0.7."
    )
    assert "over the training set fell" in autopsy_sentence(_autopsy())
    short = autopsy_sentence(_autopsy(), step=False)
    assert short.startswith("A minibatch with loss 12.3 pushed the bias")


@pytest.mark.parametrize(
    ("cause", "parts", "words"),
    [
        ("weights", Parts(-0.1, -1.2, 0, 0, 0), "moved the weights, which took 1.2 off z"),
        (
            "both",
            Parts(-0.5, -0.6, 0, 0, 0),
            "pushed the bias from 0.21 to −3.9 and moved the weights, which together took 1.1 off",
        ),
        ("inputs", Parts(0, 0, 0, 0, -1.3), "layers before it moved its inputs, which took 1.3"),
        ("momentum", Parts(0, 0, -1.2, 0, 0), "momentum of earlier steps carried on and took 1.2"),
        ("decay", Parts(0, 0, 0, -0.1, 0), "decay moved its weights, which took 0.1 off z"),
        ("born-dead", NOTHING, "It never lived: at step 0"),
    ],
)
def test_every_cause_has_its_wording(cause, parts, words):
    assert words in autopsy_sentence(_autopsy(cause, parts), 250)


def test_decay_of_biases_is_told_from_that_of_weights():
    decayed = _autopsy("decay", Parts(0, 0, 0, -0.1, 0), move=np.full((4, 3), -0.1))
    assert "decay moved its weights and bias, which" in autopsy_sentence(decayed)


def test_no_two_causes_sound_alike():
    died = [_autopsy(cause, Parts(-1, -1, -1, -1, -1)) for cause in CAUSES]
    assert len({autopsy_sentence(autopsy, 250) for autopsy in died}) == len(CAUSES)
    assert len({verdict(autopsy) for autopsy in died}) == len(CAUSES)
    moved = _autopsy("inputs", Parts(0, 0, 0, 0, -1))
    assert verdict(moved) == "killed at step 143 because its inputs moved"


@pytest.mark.parametrize(
    ("cause", "figures"),
    [
        (None, {}),
        ("bias", {"z_after": float("nan")}),
        ("weights", {"parts": Parts(0.0, float("-inf"), 0.0, 0.0, 0.0)}),
        ("inputs", {"parts": Parts(0.0, float("-inf"), 0.0, 0.0, float("inf"))}),
    ],
)
def test_a_death_in_the_step_of_the_divergence_has_no_parts(qtbot, cause, figures):
    snapshot = _dead()
    event = replace(snapshot.neuron.autopsy.event, step=6, cause=cause)
    text = _view(qtbot, _with(snapshot, event=event, **figures)).text()
    first, second = text.splitlines()[:2]
    assert first == "Layer 1 · neuron 3: killed at step 6 as the network diverged"
    assert second.startswith("Step 6: the network diverged in this step, and no arithmetic tells")
    assert "fell from 0.7 to " in second
    assert "nan" not in text
    assert "inf" not in text
    lost = replace(event, margin_after=float("nan"))
    assert "fell from" not in autopsy_sentence(replace(snapshot.neuron.autopsy, event=lost))


def test_momentum_says_whether_this_minibatch_pushed_at_all():
    parts = Parts(0.1, 0.1, -1.2, 0, 0)
    silent = autopsy_sentence(_autopsy("momentum", parts, deltas=np.zeros(10)), 250)
    assert "this minibatch gave it no gradient, but the momentum of earlier steps" in silent
    pushed = autopsy_sentence(_autopsy("momentum", parts, deltas=np.ones(10)), 250)
    assert "(this minibatch's own gradient added 0.2 to it)" in pushed


def test_adam_has_averages_of_its_own():
    adam = _autopsy("momentum", Parts(0, 0, -1.2, 0, 0), optimizer="adam")
    assert "the averages that adam keeps of earlier gradients" in autopsy_sentence(adam)


def test_a_small_push_is_seen_in_its_digits():
    autopsy = _autopsy()
    event = replace(autopsy.event, bias_before=-0.4213, bias_after=-0.4219)
    assert "from −0.421 to −0.422;" in autopsy_sentence(replace(autopsy, event=event))


def test_a_loss_that_is_no_number_is_no_value():
    assert "a minibatch whose loss is NaN" in autopsy_sentence(_autopsy(batch_loss=float("nan")))


# --- The plane


def test_how_far_the_plane_jumped():
    figures = {"distance_before": 0.8, "distance_after": -0.6, "active_before": np.arange(37)}
    assert plane_sentence(_autopsy(**figures)) == (
        "The plane jumped by 1.4, over all 37 points that it was active on, and now lies 0.6 "
        "past the training data."
    )
    assert plane_sentence(_autopsy(layer=1, **figures)).endswith(", in units of its inputs.")
    assert plane_sentence(_autopsy(distance_before=float("inf"), distance_after=-1.0)) == ""


@pytest.mark.parametrize(
    ("held", "words"),
    [(1, "the one point that"), (2, "both points that"), (3, "all 3 points that")],
)
def test_how_many_points_it_held(held, words):
    figures = {"distance_before": 0.8, "distance_after": -0.6, "active_before": np.arange(held)}
    assert f"over {words} it was active on" in plane_sentence(_autopsy(**figures))
    moved = plane_sentence(_autopsy("inputs", layer=1, **figures))
    lie = "lies" if held == 1 else "lie"
    assert moved == (
        f"Its inputs moved: {words} it was active on now {lie} behind it, every training point by "
        "at least 0.6, in units of its inputs."
    )


def _one_input(before: tuple[float, float], after: tuple[float, float]) -> str:
    """What is said where (weight, bias) moved so, of a neuron on points at −1, 0 and 2."""
    points = np.array([-1.0, 0.0, 2.0])
    found = _dead(inputs=1).neuron.autopsy
    z = [w * points + b for w, b in (before, after)]
    return plane_sentence(
        replace(
            found,
            event=replace(found.event, bias_before=before[1], bias_after=after[1]),
            weights_before=np.array([before[0]]),
            weights_after=np.array([after[0]]),
            active_before=np.flatnonzero(z[0] > 0),
            distance_before=float(z[0].max()) / abs(before[0]),
            distance_after=float(z[1].max()) / abs(after[0]),
        )
    )


def test_with_one_input_the_plane_is_where_z_is_0():
    # 2x − 1 is 0 at 0.5; x − 3 is 0 at 3
    assert _one_input((2.0, -1.0), (1.0, -3.0)) == (
        "The plane jumped by 2.5, from 0.5 to 3, over the one point that it was active on, and now "
        "lies 1 past the training data."
    )


def test_with_one_input_a_plane_that_turned_round_did_not_jump_past_its_points():
    # active right of −0.5; then active left of −1.5, where there is nothing
    assert _one_input((2.0, 1.0), (-1.0, -1.5)) == (
        "The plane turned round, as its weight changed sign, and went from −0.5 to −1.5: both "
        "points that it was active on now lie behind it, every training point by at least 0.5."
    )
    assert "and stayed at 0: " in _one_input((2.0, 0.0), (-1.0, 0.0))


def _turned(degrees: float, length: float = 1.0) -> str:
    turn = np.radians(degrees)
    return plane_sentence(
        _autopsy(
            distance_before=0.8,
            distance_after=-0.6,
            active_before=np.arange(2),
            weights_before=np.array([3.0, 0.0]),
            weights_after=length * np.array([np.cos(turn), np.sin(turn)]),
        )
    )


def test_with_two_inputs_a_plane_may_swing_or_turn_round():
    assert _turned(50).startswith("The plane jumped by 1.4, over both points")
    assert _turned(75) == (
        "The plane swung by 75°, away from both points that it was active on, and now lies 0.6 "
        "past the training data."
    )
    assert _turned(170) == (
        "The plane turned round, by 170°: both points that it was active on now lie behind it, "
        "every training point by at least 0.6."
    )
    assert _turned(-170, length=1e200) == _turned(170, length=1e-200) == _turned(170)


# --- Where there is none


def test_without_a_selection_a_hint_is_shown(qtbot):
    view = _view(qtbot, make_snapshot([8, 8]))
    assert view.text() == "Click a dead neuron to see what killed it."
    assert _pixels(view.grab().toImage()).std() > 0


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.ALIVE, "Layer 1, neuron 3 is alive: nothing to explain. Its margin, "),
        (State.ALWAYS_ON, "Layer 1, neuron 3 is alive, and active on all 200 training points"),
        (State.RARELY_ACTIVE, "close to death, not dead: it is active on 1 of 200 training points"),
        (State.DORMANT, "is dormant, not dead"),
        (State.SATURATED, "is saturated, not dead"),
        (State.ATTENUATED, "is not dead: z ≤ 0 on all 200 training points"),
        (State.DIVERGED, "diverged: its pre-activation is no longer a finite number"),
    ],
)
def test_why_there_is_nothing_to_show(qtbot, state, words):
    view = _view(qtbot, make_snapshot([8, 8], {(0, 2): state}, neuron=(0, 2)))
    assert words in view.text()
    assert "killed" not in view.text()


def test_a_living_neuron_says_its_margin(qtbot):
    snapshot = make_snapshot([8, 8], neuron=(0, 2))
    layer = replace(snapshot.layers[0], margin=np.full(8, 0.42))
    view = _view(qtbot, replace(snapshot, layers=(layer, *snapshot.layers[1:])))
    assert view.text().endswith("Its margin, the largest z over all 200 training points, is 0.42.")


def test_one_born_dead_was_killed_by_no_step(qtbot):
    snapshot = make_snapshot([8, 8], {(0, 2): State.BORN_DEAD}, neuron=(0, 2))
    log = EventLog()
    log.extend(some_events())  # the first of them: neuron 3 of layer 1, born dead at −0.2
    view = _view(qtbot, replace(snapshot, events=log.so_far()))
    first, second = view.text().splitlines()
    assert first == (
        "Layer 1, neuron 3 never lived: dead at step 0 with largest z = −0.2; no step killed it."
    )
    assert second.startswith("Outlook: Dead for good: no loss gradient has ever reached it")


def _unexplained(dead_since: int = -1, *, born_dead: bool = False) -> Snapshot:
    """A dead neuron without an autopsy."""
    snapshot = _dead()
    layer = replace(
        snapshot.layers[0], dead_since=np.full(8, dead_since), born_dead=np.full(8, born_dead)
    )
    snapshot = replace(snapshot, layers=(layer, snapshot.layers[1]))
    return replace(snapshot, neuron=replace(snapshot.neuron, autopsy=None))


def _diverged(snapshot: Snapshot, *events: Event) -> Snapshot:
    log = EventLog()
    log.extend(events)
    siblings = replace(snapshot.siblings, diverged=np.array([True]))
    return replace(snapshot, siblings=siblings, events=log.so_far())


def test_one_born_dead_that_came_back_and_died_again_lived(qtbot):
    view = _view(qtbot, _unexplained(90, born_dead=True))
    assert "The step that killed it, 90, was not recorded." in view.text()
    assert "never lived" not in view.text()


def test_a_death_that_nobody_saw(qtbot):
    snapshot = _unexplained()
    view = _view(qtbot, snapshot)
    assert "is dead: largest z = " in view.text()
    assert "The step that killed it is not known." in view.text()
    view.show_snapshot(replace(snapshot, events=EventLog(since=120).so_far()))
    assert "It died before step 120, from which on this sibling is followed." in view.text()
    # it lived once: "has ever reached it" would be wrong
    assert "no loss gradient will ever reach it again" in view.text()


def test_whether_a_sibling_s_neuron_ever_lived_may_be_unknown(qtbot):
    snapshot = replace(_unexplained(born_dead=True), events=EventLog(since=120).so_far())
    text = _view(qtbot, snapshot).text()
    assert "It was dead at step 0, and still or again at step 120, from which on" in text
    assert "never lived" not in text


def test_after_a_divergence_no_arithmetic_explains_a_death(qtbot):
    divergence = Event(6, 0, "divergence")
    view = _view(qtbot, _diverged(_unexplained(), divergence))
    assert "The network diverged at step 6: no arithmetic tells what killed it." in view.text()
    view.show_snapshot(_diverged(_unexplained(7), divergence))
    assert "It died at step 7, but the network diverged at step 6: no arith" in view.text()
    view.show_snapshot(_diverged(_unexplained()))
    assert "The network diverged: no arithmetic tells" in view.text()
    view.show_snapshot(_diverged(_unexplained(4), divergence))
    assert "The step that killed it, 4, was not recorded." in view.text()
    lost = make_snapshot([8, 8], {(0, 2): State.DIVERGED}, neuron=(0, 2))
    view.show_snapshot(_diverged(lost, divergence))
    assert "no longer a finite number. The network diverged at step 6." in view.text()


# --- A living neuron's past


def _turn(step: int, kind: Kind, cause: Cause | None = "inputs", index: int = 2) -> Event:
    return Event(step, 0, kind, 0, index, cause)


def _lived(*turns: Event, state: State = State.ALIVE) -> Snapshot:
    return make_snapshot([8, 8], {(0, 2): state}, neuron=(0, 2), events=turns)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (
            [_turn(51, "death"), _turn(57, "revival", "momentum")],
            "It died at step 51 (inputs moved) and came back at step 57 (momentum).",
        ),
        (
            [_turn(0, "death", "born-dead"), _turn(1_200, "revival")],
            "It was born dead and came back at step 1\u202f200 (inputs moved).",
        ),
        (
            [
                _turn(5, "death", "both"),
                _turn(6, "revival"),
                _turn(7, "death", None),
                _turn(9, "revival", "decay"),
            ],
            "It died at step 5 (bias and weights), came back at step 6 (inputs moved), died at "
            "step 7 (the network diverged) and came back at step 9 (weight decay).",
        ),
        (
            [_turn(n, "revival" if n % 2 else "death") for n in range(10, 20)],
            "It died 5 times, the last time at step 18 (inputs moved), and came back at step 19 "
            "(inputs moved).",
        ),
        # its revival went unseen
        (
            [_turn(51, "death", "weights")],
            "It died at step 51 (weights) and has come back since.",
        ),
        ([_turn(51, "revival")], "It came back at step 51 (inputs moved)."),
    ],
)
def test_a_living_neuron_tells_its_past(qtbot, turns, words):
    other = [_turn(51, "death", "bias", index=3), Event(52, 0, "divergence")]
    view = _view(qtbot, _lived(*other, *turns))
    assert view.text().startswith(f"Layer 1, neuron 3 is alive. {words} Its margin, the largest z")
    assert "nothing to explain" not in view.text()
    for state in (State.ALWAYS_ON, State.RARELY_ACTIVE, State.DORMANT):
        assert words in _view(qtbot, _lived(*turns, state=state)).text()


def test_its_past_follows_the_run(qtbot):
    log = EventLog()
    log.extend([_turn(51, "death"), _turn(57, "revival")])
    snapshot = _lived()
    view = _view(qtbot, replace(snapshot, events=log.so_far()))
    log.extend([_turn(60, "death", "bias"), _turn(61, "revival")])
    assert "step 60" not in view.text()
    view.show_snapshot(replace(snapshot, events=log.so_far()))
    assert "died at step 60 (bias) and came back at step 61" in view.text()
    log.drop_after(58)
    view.show_snapshot(replace(snapshot, events=log.so_far()))
    assert "came back at step 57" in view.text()
    assert "step 60" not in view.text()
    another = make_snapshot([8, 8], neuron=(0, 3), events=[])
    view.show_snapshot(replace(another, events=log.so_far()))
    assert "Layer 1, neuron 4 is alive: nothing to explain." in view.text()


# --- Figures in the text


def test_the_text_tells_all(qtbot):
    snapshot = _with(
        _dead(),
        parts=Parts(-1.4, 0.04, 0.0, 0.0, 0.0),
        z_before=0.75,
        z_after=-0.61,
        weights_before=np.array([0.5, -1.2]),
        weights_after=np.array([0.4, -1.25]),
        weight_gradient=np.array([0.1, 0.05]),
        deltas=np.array([0.0, 0.3, -0.5]),
    )
    lines = _view(qtbot, snapshot).text().splitlines()
    assert lines[0] == "Layer 1 · neuron 3: killed at step 143 by the bias"
    assert lines[1].startswith("Step 143: a minibatch with loss 12.3 pushed the bias")
    assert lines[2].startswith("The plane jumped ")
    assert lines[3] == (
        "z on the last point it held: before 0.75, gradient on the bias −1.4, "
        "gradient on the weights +0.04, after −0.61"
    )
    assert "weights |w|: 1.3 → 1.31" in lines
    assert "points with δ ≠ 0: 2 of 3" in lines
    assert "largest |δ|: 0.5" in lines
    assert "weight from x1: 0.5 → 0.4, gradient 0.1" in lines
    assert lines[-1].startswith("Outlook: Dead for good")


def test_parts_that_are_nothing_are_left_out(qtbot):
    parts = Parts(-1.0, 0.0, 0.0, -0.25, 0.0)
    text = _view(qtbot, _with(_dead(), parts=parts)).text()
    assert "gradient on the bias −1, weight decay −0.25, after" in text
    assert "gradient on the weights" not in text
    assert "inputs moved" not in text


def test_a_network_without_biases_speaks_of_none(qtbot):
    snapshot = _dead()
    event = replace(snapshot.neuron.autopsy.event, cause="weights", bias_before=None)
    event = replace(event, bias_after=None)
    text = _view(qtbot, _with(snapshot, event=event, bias_gradient=None)).text()
    assert not any(line.startswith("bias") for line in text.splitlines())
    assert "by its weights" in text


def test_the_momentum_setting_is_not_adams(qtbot):
    assert "momentum: 0" in _view(qtbot, _dead()).text()
    assert "momentum:" not in _view(qtbot, _with(_dead(), optimizer="adam")).text()


def test_of_many_weights_those_that_moved_most_are_listed(qtbot):
    snapshot = _dead((1, 2), (64, 8))
    before = snapshot.neuron.autopsy.weights_before
    moved = np.zeros(64)
    moved[[3, 10, 20, 30, 40, 50, 60, 63]] = 0.1
    text = _view(qtbot, _with(snapshot, weights_after=before + moved)).text()
    listed = [line.split()[2] for line in text.splitlines() if line.startswith("weight from")]
    assert listed == ["n4:", "n11:", "n21:", "n31:", "n41:", "n51:", "n61:", "n64:"]
    assert "and 56 more that moved less" in text


def test_the_text_can_be_copied(qtbot):
    view = _view(qtbot, _dead())
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    view.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == view.text()
    assert "\u00a0" not in view.text()


# --- Pictures


def test_the_active_side_is_shaded_before_and_gone_after():
    shade = LIGHT.mixed("surface", "high", 0.18)
    snapshot = _dead((1, 2))  # its z is nowhere above 0 after the step
    assert float(snapshot.neuron.autopsy.picture.after.max()) <= 0
    before, after = _pictures(snapshot)
    assert _count(before, shade) > 1000
    assert _count(after, shade) == 0


def test_the_last_point_is_marked_in_both_pictures():
    marks = [_count(picture, LIGHT.color("accent")) for picture in _pictures(_dead())]
    assert min(marks) > 20


def test_the_minibatch_is_ringed_before_the_step_only():
    with_rings = _pictures(_dead())
    none = np.array([], np.int64)
    without = _pictures(_with(_dead(), batch=none, deltas=none.astype(float)))
    assert (with_rings[0] != without[0]).any(axis=2).sum() > 300
    assert (with_rings[1] == without[1]).all()


def test_a_plane_out_of_view_has_an_arrow_and_its_distance():
    snapshot = _dead()
    autopsy = snapshot.neuron.autopsy
    low = replace(autopsy.picture, after=autopsy.picture.after - np.float32(40))
    event = replace(autopsy.event, bias_after=autopsy.event.bias_after - 40)
    words = _pictures(_with(snapshot, picture=low))[1]  # its plane is not where its z would be 0
    arrow = _pictures(_with(snapshot, picture=low, event=event))[1]
    # it stands at the border, and points where the weights do: there z grows
    right, up = autopsy.weights_after / np.abs(autopsy.weights_after).max()
    row, column = round(185 - 175 * up), round(180 + 175 * right)
    around = np.s_[row - 8 : row + 8, column - 8 : column + 8]
    assert (words[around] != arrow[around]).any()


def _away(size: tuple[int, int], last_point: int | None = None, beyond: float = 0.69) -> str:
    """Both pictures, the plane out of view after the step, as SVG: words and places to read."""
    snapshot = _dead()
    autopsy = snapshot.neuron.autopsy
    push = np.float32(40)
    autopsy = replace(
        autopsy,
        event=replace(autopsy.event, bias_after=autopsy.event.bias_after - 40),
        picture=replace(autopsy.picture, after=autopsy.picture.after - push),
        distance_after=-beyond,
        last_point=autopsy.last_point if last_point is None else last_point,
    )
    buffer, svg = QBuffer(), QSvgGenerator()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(*size))
    svg.setViewBox(QRectF(0, 0, *size))
    with QPainter(svg) as painter:
        paint_planes(painter, QRectF(0, 0, *size), autopsy, snapshot.data, LIGHT)
    return bytes(buffer.data().data()).decode()


SIZES = [(330, 210), (400, 240), (520, 330), (800, 460), (1400, 800)]


@pytest.mark.parametrize("size", SIZES)
def test_how_far_it_lies_past_the_data_is_no_matter_of_size(size):
    """And it is what the sentence says."""
    assert re.findall(">([^<]*) past the data<", _away(size, beyond=4.68)) == ["4.7"]
    found = _autopsy(distance_before=2.7, distance_after=-4.68)
    assert plane_sentence(found).endswith("now lies 4.7 past the training data.")


@pytest.mark.parametrize("size", SIZES)
def test_its_label_never_lies_under_the_last_point(size):
    for point in range(0, 200, 3):
        svg = _away(size, last_point=point)
        found = re.search(r'x="([\d.]+)" y="([\d.]+)"[^>]*>0.69 past the data<', svg)
        if not found:
            assert min(size) < 300, "there is room for it somewhere"
            assert re.search(">0.69 past<", svg)
            continue
        left, base = map(float, found.groups())
        words = QRectF(left, base - 8, text_width(LIGHT, 8.5, "0.69 past the data"), 10)
        diamonds = re.findall(r'<polygon[^>]*points="([^"]*)"', svg[found.end() :])
        corners = [tuple(map(float, pair.split(","))) for pair in diamonds[1].split()]
        mark = QPolygonF([QPointF(*corner) for corner in corners]).boundingRect()
        assert len(corners) == 4
        assert not words.intersects(mark)


def test_with_many_inputs_there_are_no_pictures_of_the_plane():
    few, many = _dead((0, 2)), _dead((0, 2), inputs=20)
    assert many.neuron.autopsy.picture is None
    blue = LIGHT.class_color(0)
    assert _count(_figure(few), blue) > 500
    assert _count(_figure(many), blue) == 0
    assert _figure(many).std() > 0


def test_a_figure_without_a_window_is_the_same_picture(qtbot):
    snapshot = _dead()
    view = _view(qtbot, snapshot, (1200, 700))
    assert (_pixels(view.grab().toImage()) == _figure(snapshot)).all()


@pytest.mark.parametrize("size", [(220, 200), (400, 450), (900, 260), (1200, 700), (60, 40)])
@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector(), PRINT])
def test_every_death_is_drawn_at_every_size(qtbot, size, theme):
    for snapshot in (
        _dead(),
        _dead((1, 2), (70, 8), n_test=0),
        _dead(inputs=1),
        _dead(inputs=5),
    ):
        view = _view(qtbot, snapshot, size, theme)
        assert _pixels(view.grab().toImage()).std() > 0
        assert _figure(snapshot, size, theme).std() > 0


@pytest.mark.parametrize("state", RELU_STATES)
def test_every_state_is_drawn(qtbot, state):
    view = _view(qtbot, make_snapshot([8, 8], {(0, 2): state}, neuron=(0, 2)), (300, 300))
    assert _pixels(view.grab().toImage()).std() > 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 1e300, 1e-300])
@pytest.mark.parametrize("inputs", [1, 2])
def test_any_values_are_drawn(qtbot, value, inputs):
    snapshot = _dead(inputs=inputs)
    autopsy = snapshot.neuron.autopsy
    picture = replace(
        autopsy.picture,
        before=np.full_like(autopsy.picture.before, np.float32(min(value, 1e38))),
        after=np.full_like(autopsy.picture.after, np.float32(min(value, 1e38))),
    )
    event = replace(autopsy.event, bias_after=value, margin_before=value, margin_after=value)
    changed = _with(
        snapshot,
        event=event,
        learning_rate=value,
        batch_loss=value,
        deltas=np.full(10, value),
        weights_after=np.full(inputs, value),
        weight_gradient=np.full(inputs, value),
        bias_gradient=value,
        z_before=value,
        z_after=value,
        parts=Parts(value, value, value, value, value),
        distance_before=value,
        distance_after=value,
        picture=picture,
    )
    view = _view(qtbot, changed)
    assert _pixels(view.grab().toImage()).std() > 0
    assert _figure(changed).std() > 0
    assert "inf" not in view.text()


# --- The widget


def test_all_can_be_scrolled_to_while_the_outlook_stays(qtbot):
    view = _view(qtbot, _dead((1, 2)))
    top = _pixels(view.grab().toImage())
    qtbot.keyClick(view.focusProxy(), Qt.Key.Key_PageDown)
    scrolled = _pixels(view.grab().toImage())
    assert (top[:300] != scrolled[:300]).any()
    assert (top[-30:] == scrolled[-30:]).all()
    assert top[-30:].std() > 0
    # another neuron is looked at from its top
    view.show_snapshot(_dead((1, 3)))
    view.show_snapshot(_dead((1, 2)))
    assert (_pixels(view.grab().toImage()) == top).all()


def test_an_unchanged_death_is_not_painted_again(qtbot):
    snapshot = _dead((1, 2))
    view = _view(qtbot, snapshot)
    scrolled = view.findChild(QScrollArea).widget()
    all_of_it, pictures = _Paints(view), _Paints(scrolled)
    seen = -1
    while seen != all_of_it.count:  # what opening the window still has to paint
        seen = all_of_it.count
        qtbot.wait(100)
    before = pictures.count
    view.show_snapshot(replace(snapshot, step=150))
    qtbot.wait(50)
    assert all_of_it.count == seen
    outlook = replace(snapshot.neuron.outlook, upstream=(0.0,))
    view.show_snapshot(replace(snapshot, neuron=replace(snapshot.neuron, outlook=outlook)))
    qtbot.waitUntil(lambda: all_of_it.count > seen)
    assert pictures.count == before
    assert "the layers before it still move" in view.text()
    view.show_snapshot(_dead((1, 3)))
    qtbot.waitUntil(lambda: pictures.count > before)


def test_the_view_follows_the_selection_and_the_theme(qtbot):
    view = _view(qtbot, make_snapshot([8, 8]))
    hint = _pixels(view.grab().toImage())
    view.show_snapshot(_dead())
    dead = _pixels(view.grab().toImage())
    assert (dead != hint).any()
    view.set_theme(DARK)
    assert _pixels(view.grab().toImage())[-1, 0].sum() < 300 < dead[-1, 0].sum()
    view.set_theme(LIGHT)
    view.show_snapshot(make_snapshot([8, 8]))
    assert (_pixels(view.grab().toImage()) == hint).all()


# --- By hand


def _by_hand(*record: Intervention, bias: float | None = -5.0) -> Snapshot:
    """A dead neuron that no step killed, of a run with this record."""
    snapshot = _unexplained(90)
    event = Event(90, 3, "death", 0, 2, "intervention", 0.21, bias, 0.8, -4.3)
    before = [_turn(20, "death"), _turn(25, "revival")]
    log = EventLog()
    log.extend([*before, event, _turn(90, "death", index=3), _turn(95, "death", index=4)])
    experiment = snapshot.experiment.with_record(record)
    return replace(snapshot, events=log.so_far(), experiment=experiment)


KILL = Bias(step=90, layer=1, neuron=3, value=-5.0)


def test_who_was_killed_by_hand_is_told_by_what(qtbot):
    view = _view(qtbot, _by_hand(KILL))
    assert (
        "Killed by hand at step 90: L1 n3 bias = −5. Its margin (max z) went from "
        "0.8 to −4.3, its bias from 0.21 to −5."
    ) in view.text()
    assert "not recorded" not in view.text()
    view.show_snapshot(_by_hand(KILL, Nudge(step=90, by=-1.0)))
    assert "L1 n3 bias = −5; all biases −1. Its" in view.text()
    view.show_snapshot(_by_hand())
    assert "Killed by hand at step 90. Its margin" in view.text()
    view.show_snapshot(_by_hand(KILL, bias=None))
    assert view.text().splitlines()[0].endswith("went from 0.8 to −4.3.")


def test_who_was_killed_by_other_data_is_told_so(qtbot):
    view = _view(qtbot, _by_hand(DeletePoints(step=90, points=(1, 2))))
    assert "Killed when the data were changed, at step 90: delete 2 training poi" in view.text()
    view.show_snapshot(_by_hand(Set(step=90, key="dataset.name", value="xor")))
    assert "Killed when the data were changed, at step 90: data name xor." in view.text()
    view.show_snapshot(_by_hand(DeletePoints(step=90, points=(1,)), KILL))
    assert "Killed by hand at step 90: delete a training point; L1 n3 bias" in view.text()


def test_a_death_by_hand_is_in_the_picture_too(qtbot):
    assert (_figure(_by_hand(KILL)) != _figure(_unexplained(90))).any()
    for size in ((220, 300), (1200, 700)):
        for theme in (LIGHT, DARK, PRINT, LIGHT.for_projector()):
            _figure(_by_hand(KILL), size, theme)


def _kicked(*record: Intervention, outlier: bool = False, cell: tuple[int, int] = (0, 2)):
    """A neuron that step 143 killed, of a run with this record."""
    snapshot = _dead(cell)
    snapshot = replace(snapshot, experiment=snapshot.experiment.with_record(record))
    if not outlier:
        return snapshot
    # the batch was one point, and not one of the training set
    return _with(snapshot, batch=np.zeros(0, np.int64), deltas=np.array([0.3]))


@pytest.mark.parametrize(
    ("kick", "words"),
    [
        (Kick(step=142), "by the bias, in a step with its gradient × 100"),
        (Kick(step=142, layer=1), "by the bias, in a step with its gradient × 100"),
        (Kick(step=142, layer=1, neuron=3, factor=7.5), "in a step with its gradient × 7.5"),
        (Kick(step=142, layer=1, neuron=4), "by the bias"),
        (Kick(step=142, layer=2), "by the bias"),
        (Kick(step=143), "by the bias"),
        (Kick(step=142, factor=1.0), "by the bias"),
    ],
)
def test_a_death_in_a_kicked_step_says_so(qtbot, kick, words):
    view = _view(qtbot, _kicked(kick))
    first, second = view.text().splitlines()[:2]
    assert first.endswith(words)
    assert ("gradient ×" in second) == ("gradient ×" in words)


def test_a_death_on_an_outlier_says_so(qtbot):
    point = Kick(step=142, point=(9.0, 9.0, 1.0), factor=1.0)
    view = _view(qtbot, _kicked(point, outlier=True), size=(1000, 600))
    first, second = view.text().splitlines()[:2]
    assert first.endswith("killed at step 143 by the bias, on one outlier point")
    assert second.startswith("Step 143: one outlier point with loss 12.3 pushed the bias")
    assert "outlier's loss: 12.3" in view.text()
    assert "points with δ ≠ 0: 1 of 1" in view.text()
    both = point.model_copy(update={"factor": 100.0})
    view.show_snapshot(_kicked(both, outlier=True))
    assert "in a step with its gradient × 100 on one outlier point" in view.text()
    # its gradient was not enlarged where the kick was on another neuron
    other = both.model_copy(update={"layer": 1, "neuron": 1})
    view.show_snapshot(_kicked(other, outlier=True))
    assert view.text().splitlines()[0].endswith("by the bias, on one outlier point")


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("size", [(220, 900), (400, 450), (1200, 700)])
def test_a_step_on_an_outlier_is_painted_whatever_the_cause(qtbot, cause, size):
    snapshot = _kicked(Kick(step=142, point=(9.0, 9.0, 1.0)), outlier=True)
    event = replace(snapshot.neuron.autopsy.event, cause=cause)
    snapshot = _with(snapshot, event=event)
    view = _view(qtbot, snapshot, size)
    view.grab()
    assert "minibatch" not in view.text()
    _figure(snapshot, size)


def test_the_rings_of_a_minibatch_are_not_drawn_for_an_outlier():
    kick = Kick(step=142, point=(9.0, 9.0, 1.0))
    ringed, _ = _pictures(_kicked(kick))
    bare, _ = _pictures(_kicked(kick, outlier=True))
    text = LIGHT.color("text")
    assert _count(ringed, text) > _count(bare, text)
