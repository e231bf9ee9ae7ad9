"""The autopsy of the selected neuron."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QScrollArea, QWidget

from app.record.autopsy import Autopsy, Parts
from app.record.events import CAUSES, Cause, EventLog
from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.autopsy.picture import paint_autopsy
from app.window.views.autopsy.planes import paint_planes
from app.window.views.autopsy.text import autopsy_sentence, plane_sentence
from app.window.views.autopsy.view import AutopsyView
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
        "Step 143: a minibatch with loss 12.3 pushed the bias from 0.21 to −3.9; the largest "
        "pre-activation over all 250 training points fell from 0.8 to −0.7."
    )
    assert "over the training set fell" in autopsy_sentence(_autopsy())


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
        ("decay", Parts(0, 0, 0, -0.1, 0), "weight decay moved weights and bias, which took 0.1"),
        ("born-dead", NOTHING, "It never lived: at step 0"),
    ],
)
def test_every_cause_has_its_wording(cause, parts, words):
    assert words in autopsy_sentence(_autopsy(cause, parts), 250)


def test_no_two_causes_sound_alike():
    said = {autopsy_sentence(_autopsy(cause, Parts(-1, -1, -1, -1, -1)), 250) for cause in CAUSES}
    assert len(said) == len(CAUSES)


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


def test_what_the_plane_did():
    figures = {"distance_before": 0.8, "distance_after": -0.6, "active_before": np.arange(37)}
    assert plane_sentence(_autopsy(**figures)) == (
        "The plane jumped 1.4 past all 37 points that it was active on and now lies 0.6 beyond "
        "every training point."
    )
    assert plane_sentence(_autopsy(layer=1, **figures)).endswith(", in units of its inputs.")
    figures["active_before"] = np.arange(1)
    assert "past the one point that it was" in plane_sentence(_autopsy(**figures))
    moved = plane_sentence(_autopsy("inputs", layer=1, **figures))
    assert moved.startswith("Its inputs moved: the one point that it was active on now lies behind")
    assert plane_sentence(_autopsy(distance_before=float("inf"), distance_after=-1.0)) == ""


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


def test_one_born_dead_that_came_back_and_died_again_lived(qtbot):
    snapshot = make_snapshot([8, 8], {(1, 2): State.BORN_DEAD}, neuron=(1, 2))
    layer = replace(snapshot.layers[1], dead_since=np.full(8, 90))
    view = _view(qtbot, replace(snapshot, layers=(snapshot.layers[0], layer)))
    assert "The step that killed it, 90, was not recorded." in view.text()
    assert "never lived" not in view.text()


def test_a_death_that_nobody_saw(qtbot):
    snapshot = _dead()
    layer = replace(snapshot.layers[0], dead_since=np.full(8, -1))
    snapshot = replace(snapshot, layers=(layer, snapshot.layers[1]))
    snapshot = replace(snapshot, neuron=replace(snapshot.neuron, autopsy=None))
    view = _view(qtbot, snapshot)
    assert "is dead: largest z = " in view.text()
    assert "The step that killed it is not known." in view.text()
    view.show_snapshot(replace(snapshot, events=EventLog(since=120).so_far()))
    assert "It died before step 120" in view.text()
    # it lived once: "has ever reached it" would be wrong
    assert "no loss gradient will ever reach it again" in view.text()


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
    assert lines[0] == "Layer 1 · neuron 3: killed at step 143 · by the bias"
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
