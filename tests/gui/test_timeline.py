"""The timeline: what happened, and when, is read off the lines and under the mouse."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QLabel, QToolButton

from app.experiment.interventions import AddPoints, Bias, End, Intervention, Kick, Nudge, Set
from app.record.events import NO_EVENTS, Event, EventLog
from app.record.history import Curves
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.chart import Series, name_of, spread
from app.window.views.polylines import course, dashes, staircase
from app.window.views.scales import ceiling, grouped, log_ticks, ticks
from app.window.views.timeline.charts import dead_course
from app.window.views.timeline.ticks import Ticks
from app.window.views.timeline.view import Timeline

NAN = float("nan")


def curves_of(
    n: int = 101, every: int = 10, dead: list[list[int]] | None = None, **figures: np.ndarray
) -> Curves:
    """A loss that falls from 1 and an accuracy that rises; `dead` holds rows' counts per layer."""
    step = np.arange(n) * every
    loss = 1.0 / (1.0 + step / 100)
    curves = Curves(
        step=step,
        train_loss=loss,
        test_loss=1.2 * loss,
        train_accuracy=1 - 0.5 * loss,
        test_accuracy=0.95 - 0.5 * loss,
        dead=np.zeros((n, 2), np.int64) if dead is None else np.array(dead),
    )
    return dataclasses.replace(curves, **figures)


@pytest.fixture
def timeline(qtbot) -> Timeline:
    widget = Timeline(LIGHT)
    qtbot.addWidget(widget)
    widget.resize(700, 220)
    widget.show()
    return widget


def card_of(widget: Timeline) -> str:
    """The text of the card with the values, without its markup; '' while it is hidden."""
    card = widget.findChild(QLabel)
    if not card.isVisible():
        return ""
    text = card.text()
    while "<" in text:
        before, _, rest = text.partition("<")
        tag, _, after = rest.partition(">")
        text = before + ("\n" if tag == "br" else "") + after
    return text


def places_of(widget: Timeline, color: str, near: int = 24) -> np.ndarray:
    """(n, 2): x and y of the pixels of about this colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).astype(int)
    rgb = QColor(color).getRgb()[:3]
    ys, xs = np.nonzero((np.abs(pixels - rgb) < near).all(axis=2))
    return np.stack([xs, ys], axis=1)


def ends_of_axis(widget: Timeline) -> tuple[int, int]:
    """x of the first and of the last step, from the lines along the bottoms of the plots."""
    ys, lengths = np.unique(places_of(widget, LIGHT.border, 2)[:, 1], return_counts=True)
    longest = ys[np.argmax(lengths)]
    line = [x for x, y in places_of(widget, LIGHT.border, 2).tolist() if y == longest]
    return min(line), max(line)


def test_the_values_under_the_mouse_are_written_out(qtbot, timeline: Timeline) -> None:
    counts = [[0, 0]] * 50 + [[3, 1]] * 51
    timeline.show_curves(curves_of(dead=counts), (8, 8))
    assert card_of(timeline) == ""
    qtbot.mouseMove(timeline, QPoint(699 - 100, 60))
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert card_of(timeline) == (
        "step 1\u202f000\n"
        "loss 0.0909 train, 0.109 test\n"
        "accuracy 95 % train, 90 % test\n"
        "dead 4 of 16, by layer 3 · 1"
    )


def test_the_mouse_finds_the_nearest_step(qtbot, timeline: Timeline) -> None:
    timeline.show_curves(curves_of(n=3, every=500), (8, 8))
    found = []
    for x in range(120, 600, 60):
        qtbot.mouseMove(timeline, QPoint(x, 100))
        found.append(card_of(timeline).partition("\n")[0])
    assert list(dict.fromkeys(found)) == ["step 0", "step 500", "step 1\u202f000"]


def test_arrow_keys_go_from_row_to_row_and_escape_ends_it(qtbot, timeline: Timeline) -> None:
    timeline.show_curves(curves_of(), (8, 8))
    for key, expected in (
        (Qt.Key.Key_Home, "step 0"),
        (Qt.Key.Key_Right, "step 10"),
        (Qt.Key.Key_Right, "step 20"),
        (Qt.Key.Key_Left, "step 10"),
    ):
        qtbot.keyClick(timeline, key)
        assert card_of(timeline).partition("\n")[0] == expected
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert card_of(timeline) == ""


def test_the_crosshair_stays_at_its_step_while_rows_come_and_go(qtbot, timeline: Timeline) -> None:
    timeline.show_curves(curves_of(), (8, 8))
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    timeline.show_curves(curves_of(n=300), (8, 8))
    assert "step 1\u202f000" in card_of(timeline)
    timeline.show_curves(curves_of(n=1), (8, 8))
    assert "step 0" in card_of(timeline)
    timeline.show_curves(curves_of(n=0), (8, 8))
    assert card_of(timeline) == ""


def test_without_test_points_no_test_figures_are_named(qtbot, timeline: Timeline) -> None:
    nothing = np.full(101, NAN)
    timeline.show_curves(curves_of(test_loss=nothing, test_accuracy=nothing), (8, 8))
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert "test" not in card_of(timeline)


def test_regression_has_no_accuracy_and_its_charts_take_the_room(qtbot, timeline: Timeline) -> None:
    counts = [[2, 2]] * 101
    blue = LIGHT.class_color(0).name()
    timeline.show_curves(curves_of(dead=counts), (8, 4))
    height_of_three = np.ptp(places_of(timeline, blue)[:, 1])
    nothing = np.full(101, NAN)
    timeline.show_curves(
        curves_of(dead=counts, train_accuracy=nothing, test_accuracy=nothing), (8, 4)
    )
    assert np.ptp(places_of(timeline, blue)[:, 1]) >= height_of_three
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert "accuracy" not in card_of(timeline)


def test_deaths_are_a_step_in_the_line_of_their_layer(timeline: Timeline) -> None:
    counts = [[0, 5]] * 51 + [[8, 5]] * 50
    timeline.show_curves(curves_of(dead=counts), (8, 8))
    blue = places_of(timeline, LIGHT.class_color(0).name())
    left, right = ends_of_axis(timeline)
    blue = blue[(blue[:, 0] >= left) & (blue[:, 0] < right - 5)]  # without the name
    top, bottom = blue[:, 1].min(), blue[:, 1].max()
    rise = blue[np.abs(blue[:, 1] - (top + bottom) / 2) < 3]
    assert np.ptp(rise[:, 0]) <= 4
    assert (rise[:, 0].mean() - left) / (right - left) == pytest.approx(0.51, abs=0.01)
    assert top < bottom - 30


def test_a_loss_that_ceases_to_be_finite_is_marked_in_red_at_its_step(
    timeline: Timeline,
) -> None:
    loss = np.where(np.arange(101) < 50, 0.5, NAN)
    timeline.show_curves(curves_of(train_loss=loss, test_loss=loss), (8, 8))
    red = places_of(timeline, LIGHT.diverged)
    xs, counts = np.unique(red[:, 0], return_counts=True)
    line = xs[counts > 150]
    assert len(line) == 1
    left, right = ends_of_axis(timeline)
    assert (line[0] - left) / (right - left) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("value", [NAN, float("inf"), -float("inf"), 1e308, 0.0])
@pytest.mark.parametrize("log", [False, True])
def test_no_loss_at_all_brings_it_down(timeline: Timeline, value: float, log: bool) -> None:
    loss = np.full(101, value)
    timeline.set_log_loss(log)
    timeline.show_curves(curves_of(train_loss=loss, test_loss=loss), (8, 8))
    timeline.grab()
    loss[:50] = 0.5
    timeline.show_curves(curves_of(train_loss=loss, test_loss=loss), (8, 8))
    timeline.grab()


@pytest.mark.parametrize("rows", [0, 1, 2, 4096])
@pytest.mark.parametrize("layers", [1, 8, 32])
def test_any_number_of_rows_and_layers_is_shown(timeline: Timeline, rows: int, layers: int) -> None:
    rng = np.random.default_rng(0)
    dead = rng.integers(0, 65, (rows, layers))
    timeline.show_curves(
        curves_of(n=rows, dead=dead.tolist() or np.zeros((0, layers))), [64] * layers
    )
    timeline.grab()


def test_rows_of_another_number_of_layers_are_refused(timeline: Timeline) -> None:
    with pytest.raises(ValueError, match="2 layers, 3 widths"):
        timeline.show_curves(curves_of(), (8, 8, 8))


def test_the_switch_draws_the_loss_in_powers_of_ten(qtbot, timeline: Timeline) -> None:
    step = np.arange(101)
    timeline.show_curves(curves_of(train_loss=10.0 ** -(step / 25)), (8, 8))

    def height_at_the_end() -> float:
        ink = places_of(timeline, LIGHT.text, 60)
        loss = ink[(ink[:, 1] < 68) & (ink[:, 0] > 400) & (ink[:, 0] < 560)]
        return float(np.ptp(loss[:, 1]))

    assert height_at_the_end() < 8  # linear: along the bottom
    qtbot.mouseClick(timeline.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert height_at_the_end() > 12  # logarithmic: a straight slope


def test_a_single_peak_does_not_flatten_the_rest(timeline: Timeline) -> None:
    loss = np.full(101, 0.5)
    loss[50] = 900.0
    timeline.show_curves(curves_of(train_loss=loss, test_loss=np.full(101, NAN)), (8, 8))
    # its height is written beside it, since the axis ends below it
    assert len(places_of(timeline, LIGHT.rare)) > 20
    ink = places_of(timeline, LIGHT.text, 60)
    usual = ink[(ink[:, 0] > 150) & (ink[:, 0] < 300) & (ink[:, 1] < 68)]
    assert usual[:, 1].max() < 62  # well above the axis, which is at 68


def test_the_frame_stands_still_while_the_run_grows(timeline: Timeline) -> None:
    """The axes' texts and grid are the same pixels, so nothing jumps under the reader's eye."""

    def gutter() -> QImage:
        return timeline.grab().toImage().copy(0, 0, 105, 220)

    timeline.show_curves(curves_of(n=81), (8, 8))
    before = gutter()
    timeline.show_curves(curves_of(n=100), (8, 8))
    assert gutter() == before


def test_it_is_painted_on_any_device_without_a_window(qtbot) -> None:
    widget = Timeline(DARK)
    qtbot.addWidget(widget)
    widget.show_curves(curves_of(dead=[[4, 2]] * 101), (8, 8))
    image = QImage(1000, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    widget.draw(painter, QRectF(image.rect()))
    painter.end()
    assert image.pixelColor(2, 2) == DARK.color("surface")
    colors = {image.pixelColor(500, y).name() for y in range(400)}
    assert len(colors) > 4


def test_a_theme_change_redraws_in_its_colours(timeline: Timeline) -> None:
    timeline.show_curves(curves_of(), (8, 8))
    timeline.set_theme(DARK)
    assert timeline.grab().toImage().pixelColor(300, 2) == DARK.color("surface")


# Deaths and revivals


def death(step: int, layer: int = 0, neuron: int = 2, kind: str = "death") -> Event:
    return Event(step, 0, kind, layer, neuron, "bias")


def revival(step: int, layer: int = 1, neuron: int = 6) -> Event:
    return death(step, layer, neuron, "revival")


BORN = Event(0, 0, "death", 0, 4, "born-dead")
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def log_of(*events: Event, since: int = 0, every: int = 2) -> EventLog:
    """Of looks at every second step, unless told: these leave the lines of dead neurons alone."""
    log = EventLog(since, every)
    log.extend(events)
    return log


def shown(widget: Timeline, *events: Event, since: int = 0) -> np.ndarray:
    """(220, 700, 3): the picture with these events and 1000 steps."""
    widget.show_curves(curves_of(), (8, 8), log_of(*events, since=since).so_far())
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(220, 700, 4)
    return raw[:, :, 2::-1].astype(int)


def ink_of(widget: Timeline, *events: Event) -> np.ndarray:
    """(n, 2): x and y of the pixels that only these events put there."""
    changed = (shown(widget, *events) != shown(widget)).any(axis=2)
    ys, xs = np.nonzero(changed)
    return np.stack([xs, ys], axis=1)


def test_without_a_log_there_is_no_room_for_ticks(timeline: Timeline) -> None:
    def bottoms() -> set[int]:
        ys, counts = np.unique(places_of(timeline, LIGHT.border, 2)[:, 1], return_counts=True)
        return set(ys[counts > 400].tolist())

    timeline.show_curves(curves_of(), (8, 8))
    before = bottoms()
    timeline.show_curves(curves_of(), (8, 8), NO_EVENTS)
    assert bottoms() == before
    timeline.show_curves(curves_of(), (8, 8), log_of().so_far())
    # the feet of loss and accuracy, and the ticks' middle line
    assert len(before) == 2
    assert len(bottoms()) == 3


@pytest.mark.parametrize("step", [1, 143, 500, 999])
def test_a_tick_stands_at_the_exact_step(timeline: Timeline, step: int) -> None:
    ink = ink_of(timeline, death(step))
    left, right = ends_of_axis(timeline)
    assert ink[:, 0].mean() == pytest.approx(left + step * (right - left) / 1000, abs=2)
    assert np.ptp(ink[:, 0]) <= 2
    assert np.ptp(ink[:, 1]) >= 3


def test_deaths_point_down_and_revivals_up_in_another_colour(timeline: Timeline) -> None:
    down, up = ink_of(timeline, death(300)), ink_of(timeline, revival(300))
    assert up[:, 1].max() < down[:, 1].min()
    picture = shown(timeline, death(300), revival(300))
    dead, back = (picture[tuple(ink[len(ink) // 2][::-1])] for ink in (down, up))
    assert tuple(dead) == LIGHT.color("text").getRgb()[:3]
    assert np.abs(dead - back).max() > 100


def test_many_in_one_place_have_a_longer_tick_than_one(timeline: Timeline) -> None:
    heights = [np.ptp(ink_of(timeline, *[death(300)] * n)[:, 1]) for n in (1, 6, 40)]
    assert heights[0] < heights[1] < heights[2]
    assert np.ptp(ink_of(timeline, *[death(300)] * 4000)[:, 1]) == heights[2]


def test_the_born_dead_have_no_tick(timeline: Timeline) -> None:
    assert len(ink_of(timeline, BORN)) == 0


def test_events_beyond_the_axis_are_not_drawn(timeline: Timeline) -> None:
    assert len(ink_of(timeline, death(5000), Event(5000, 0, "divergence"))) == 0


def test_a_divergence_is_a_red_line_through_all_charts_at_its_step(timeline: Timeline) -> None:
    shown(timeline, Event(407, 0, "divergence"))
    red = places_of(timeline, LIGHT.diverged)
    xs, counts = np.unique(red[:, 0], return_counts=True)
    line = xs[counts > 150]
    left, right = ends_of_axis(timeline)
    assert len(line) == 1
    assert (line[0] - left) / (right - left) == pytest.approx(0.407, abs=0.003)


def test_the_ticks_line_begins_where_the_run_is_followed_from(timeline: Timeline) -> None:
    whole, part = shown(timeline, death(900)), shown(timeline, death(900), since=500)
    ys, xs = np.nonzero((whole != part).any(axis=2))
    left, right = ends_of_axis(timeline)
    assert len(set(ys.tolist())) == 1
    assert xs.min() == pytest.approx(left, abs=1)
    assert xs.max() == pytest.approx((left + right) / 2, abs=2)


def test_a_log_that_grows_looks_like_one_read_at_once(timeline: Timeline) -> None:
    log = log_of(death(100))
    timeline.show_curves(curves_of(), (8, 8), log.so_far())
    log.extend([revival(400), death(700)])
    timeline.show_curves(curves_of(), (8, 8), log.so_far())
    grown = timeline.grab().toImage()
    shown(timeline)  # another run
    shown(timeline, death(100), revival(400), death(700))
    assert timeline.grab().toImage() == grown


def test_a_run_that_went_back_loses_its_later_ticks(timeline: Timeline) -> None:
    log = log_of(death(100), death(700))
    early = log_of(death(100))
    timeline.show_curves(curves_of(), (8, 8), log.so_far())
    log.drop_after(500)
    timeline.show_curves(curves_of(), (8, 8), log.so_far())
    after = timeline.grab().toImage()
    timeline.show_curves(curves_of(), (8, 8), early.so_far())
    assert timeline.grab().toImage() == after


def go_to_row(qtbot, widget: Timeline, row: int) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Home)
    for _ in range(row):
        qtbot.keyClick(widget, Qt.Key.Key_Right)


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([], []),
        ([death(20)], []),  # that row's, not this one's
        ([death(31)], []),
        ([death(23)], ["n3 of layer 1 died at step 23"]),
        ([revival(30)], ["n7 of layer 2 came back at step 30"]),
        ([death(21), death(30)], ["2 deaths since step 20"]),
        ([death(21), revival(22), revival(22)], ["1 death, 2 revivals since step 20"]),
        ([Event(25, 0, "divergence")], ["diverged at step 25"]),
    ],
)
def test_the_card_tells_what_happened_since_the_row_before(
    qtbot, timeline: Timeline, events: list[Event], said: list[str]
) -> None:
    shown(timeline, *events)
    go_to_row(qtbot, timeline, 3)
    lines = card_of(timeline).splitlines()
    assert lines[0] == "step 30"
    assert lines[4:] == said


def test_the_card_at_step_0_counts_the_born_dead(qtbot, timeline: Timeline) -> None:
    shown(timeline, BORN, BORN, death(5))
    go_to_row(qtbot, timeline, 0)
    assert card_of(timeline).splitlines()[4:] == ["2 born dead"]


def on_tick(widget: Timeline, event: Event, *others: Event) -> QPoint:
    """In the middle of the tick of an event, while others are shown with it."""
    x, y = ink_of(widget, event).mean(axis=0).tolist()
    shown(widget, event, *others)
    return QPoint(round(x), round(y))


def test_the_mouse_on_a_tick_tells_its_event(qtbot, timeline: Timeline) -> None:
    at = on_tick(timeline, death(346), revival(346))
    qtbot.mouseMove(timeline, at)
    lines = card_of(timeline).splitlines()
    # the first row that knows of it, though an earlier one is nearer
    assert lines[0] == "step 350"
    assert lines[-1] == "n3 of layer 1 died at step 346"
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    at = on_tick(timeline, revival(346), death(346))
    qtbot.mouseMove(timeline, at)
    assert card_of(timeline).splitlines()[-1] == "n7 of layer 2 came back at step 346"


def test_a_tick_of_many_tells_how_many_and_the_first(qtbot, timeline: Timeline) -> None:
    at = on_tick(timeline, death(346), death(346, 1, 0), death(346, 1, 1))
    qtbot.mouseMove(timeline, at)
    assert card_of(timeline).splitlines()[-2:] == [
        "3 deaths, step 346",
        "first n3 of layer 1 died at step 346",
    ]


def test_a_click_on_a_tick_picks_its_neuron(qtbot, timeline: Timeline) -> None:
    at = on_tick(timeline, revival(346), death(600))
    with qtbot.waitSignal(timeline.picked) as picked:
        qtbot.mouseClick(timeline, LEFT, NO_KEY, at)
    assert picked.args == [1, 6]
    with qtbot.assertNotEmitted(timeline.picked):
        for beside in (QPoint(30, 0), QPoint(0, 40), QPoint(0, -40)):
            qtbot.mouseClick(timeline, LEFT, NO_KEY, at + beside)


def test_enter_picks_the_neuron_of_the_row(qtbot, timeline: Timeline) -> None:
    shown(timeline, BORN, death(23, 1, 5), death(24))
    go_to_row(qtbot, timeline, 3)
    with qtbot.waitSignal(timeline.picked) as picked:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert picked.args == [1, 5]
    with qtbot.assertNotEmitted(timeline.picked):
        go_to_row(qtbot, timeline, 4)
        qtbot.keyClick(timeline, Qt.Key.Key_Return)


def test_the_ticks_are_explained_beside_them(qtbot, timeline: Timeline) -> None:
    at = on_tick(timeline, death(346))
    qtbot.mouseMove(timeline, at)
    assert timeline.toolTip() == ""
    qtbot.mouseMove(timeline, QPoint(20, at.y()))
    assert "downwards for a death" in timeline.toolTip()
    qtbot.mouseMove(timeline, QPoint(20, at.y() - 60))
    assert timeline.toolTip() == ""


def test_a_hundred_thousand_events_are_drawn_apart(timeline: Timeline) -> None:
    steps = np.sort(np.random.default_rng(0).integers(1, 1000, 100_000)).tolist()
    events = [death(step) if i % 2 else revival(step) for i, step in enumerate(steps)]
    ink = ink_of(timeline, *events)
    left, right = ends_of_axis(timeline)
    columns = np.unique(ink[:, 0])
    assert len(columns) > 0.48 * (right - left)
    assert np.diff(columns).min() == 2, "thin, in every second column, and no solid block"


@pytest.mark.parametrize("size", [(280, 160), (220, 90), (1800, 900)])
@pytest.mark.parametrize("theme", [LIGHT, PRINT, DARK.for_projector()])
def test_ticks_are_drawn_in_every_look_and_size(
    timeline: Timeline, size: tuple[int, int], theme: Theme
) -> None:
    timeline.resize(*size)
    timeline.set_theme(theme)
    events = log_of(BORN, death(5), revival(700), Event(800, 0, "divergence")).so_far()
    timeline.show_curves(curves_of(), (8, 8), events)
    assert timeline.grab().toImage().pixelColor(2, 2) == theme.color("surface")


# What was done by hand


RATE = Set(step=120, key="training.learning_rate", value=0.3)
KICK = Kick(step=300, layer=2, neuron=3)
POINTS = AddPoints(step=610, points=((1.0, 2.0, 1.0),))
RULE = Nudge(step=400, by=0.1, every=50, until=700)


def with_record(
    widget: Timeline, *record: Intervention, position: int | None = 1000, **more: object
) -> np.ndarray:
    """(height, width, 3): the picture of 1000 steps with this record."""
    log = log_of(death(346)).so_far()
    widget.show_curves(curves_of(), (8, 8), log, position, record, **more)
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8)
    return raw.reshape(image.height(), image.width(), 4)[:, :, 2::-1].astype(int)


def lane_of(widget: Timeline) -> int:
    """y of the lane's middle: between the charts, left of it stands a diamond."""
    with_record(widget, RATE)
    accent = places_of(widget, LIGHT.accent)
    key = accent[(accent[:, 0] < 20) & (accent[:, 1] > 60)]  # not the switch above it
    return round(key[:, 1].mean())


def on_mark(widget: Timeline, step: int) -> QPoint:
    y = lane_of(widget)
    left, right = ends_of_axis(widget)
    return QPoint(round(left + step * (right - left) / 1000), y)


def is_accent(picture: np.ndarray, at: QPoint) -> bool:
    return bool((np.abs(picture[at.y(), at.x()] - LIGHT.color("accent").getRgb()[:3]) < 30).all())


def test_without_anything_done_by_hand_there_is_no_room_for_it(timeline: Timeline) -> None:
    log = log_of(death(346)).so_far()
    timeline.show_curves(curves_of(), (8, 8), log, 1000)
    before = timeline.grab().toImage()
    timeline.show_curves(curves_of(), (8, 8), log, 1000, ())
    assert timeline.grab().toImage() == before
    with_record(timeline, RATE)
    assert timeline.grab().toImage() != before


@pytest.mark.parametrize("step", [1, 143, 500, 990])
def test_what_was_done_is_a_diamond_at_its_step(timeline: Timeline, step: int) -> None:
    done = RATE.model_copy(update={"step": step})
    at = on_mark(timeline, step)
    picture = with_record(timeline, done)
    assert is_accent(picture, at)
    assert is_accent(picture, at + QPoint(0, 2))
    assert not is_accent(picture, at + QPoint(12, 2))


def test_what_is_to_come_is_hollow(timeline: Timeline) -> None:
    at = on_mark(timeline, 300)
    assert is_accent(with_record(timeline, KICK, position=300), at)
    hollow = with_record(timeline, KICK, position=299)
    assert not is_accent(hollow, at)
    edges = [is_accent(hollow, at + QPoint(x, 0)) for x in (-4, -3, 3, 4)]
    assert any(edges[:2])
    assert any(edges[2:])


def hover(qtbot, widget: Timeline, at: QPoint) -> None:
    """A mouse that is there already does not move."""
    qtbot.mouseMove(widget, at + QPoint(0, 60))
    qtbot.mouseMove(widget, at)


def test_the_mouse_on_a_mark_tells_what_was_done(qtbot, timeline: Timeline) -> None:
    at = on_mark(timeline, 300)
    with_record(timeline, RATE, KICK)
    hover(qtbot, timeline, at)
    assert card_of(timeline) == "step 300: L2 n3 kick, gradient × 100"
    # while the run goes on the card stays
    with_record(timeline, RATE, KICK, position=1001)
    assert card_of(timeline).startswith("step 300: L2 n3 kick")
    with_record(timeline, RATE, position=1001)
    assert card_of(timeline) == ""


def test_of_many_at_one_place_the_first_are_told(qtbot, timeline: Timeline) -> None:
    at = on_mark(timeline, 300)
    many = [KICK.model_copy(update={"step": 300 + n, "neuron": n + 1}) for n in range(6)]
    with_record(timeline, *many)
    hover(qtbot, timeline, at)
    lines = card_of(timeline).splitlines()
    assert lines[0] == "step 300: L2 n1 kick, gradient × 100"
    assert lines[3:] == ["and 3 more"]


def test_what_is_still_to_come_says_so(qtbot, timeline: Timeline) -> None:
    at = on_mark(timeline, 300)
    with_record(timeline, KICK, position=200)
    hover(qtbot, timeline, at)
    assert card_of(timeline).splitlines()[-1] == "still to come"


def test_true_minus_signs_but_hyphens_in_names(qtbot, timeline: Timeline) -> None:
    bias = Bias(step=5, layer=2, neuron=3, value=-5.0)
    data = Set(step=9, key="dataset.name", value="x-sin-5x")
    with_record(timeline, bias, data)
    assert "L2 n3 bias = −5" in timeline.text()
    assert "x-sin-5x" in timeline.text()


def test_a_click_on_a_mark_goes_to_its_step(qtbot, timeline: Timeline) -> None:
    at = on_mark(timeline, 300)
    with_record(timeline, RATE, KICK)
    with qtbot.waitSignal(timeline.sought) as sought:
        qtbot.mouseClick(timeline, LEFT, NO_KEY, at)
    assert sought.args == [300]


def test_later_ones_than_the_axis_are_counted_and_cannot_be_gone_to(
    qtbot, timeline: Timeline
) -> None:
    y = lane_of(timeline)
    later = RATE.model_copy(update={"step": 5000})
    before = with_record(timeline, KICK)
    assert (with_record(timeline, KICK, later) != before).any()
    at = QPoint(ends_of_axis(timeline)[1] + 12, y)
    hover(qtbot, timeline, at)
    assert card_of(timeline) == "step 5\u202f000: learning rate 0.3\nstill to come"
    with qtbot.assertNotEmitted(timeline.sought):
        qtbot.mouseClick(timeline, LEFT, NO_KEY, at)


def test_page_keys_go_from_one_to_the_next(qtbot, timeline: Timeline) -> None:
    later = RATE.model_copy(update={"step": 5000})
    with_record(timeline, RATE, KICK, POINTS, later, position=500)
    sought: list[int] = []
    timeline.sought.connect(sought.append)
    control = Qt.KeyboardModifier.ControlModifier
    up, down = Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
    for key in (up, up, up, down, down, down):
        qtbot.keyClick(timeline, key, control)
    # before the first there is none, and beyond the run nothing can be gone to
    assert sought == [300, 120, 300, 610]


def test_a_rule_is_a_line_over_the_steps_for_which_it_stands(timeline: Timeline) -> None:
    y = lane_of(timeline)
    left, right = ends_of_axis(timeline)

    def lined(picture: np.ndarray, step: int) -> bool:
        return is_accent(picture, QPoint(round(left + step * (right - left) / 1000), y))

    rule = with_record(timeline, RULE)
    assert [lined(rule, step) for step in (380, 450, 550, 690, 720)] == [0, 1, 1, 1, 0]
    ended = with_record(timeline, RULE, End(step=500, rule="nudge"))
    assert [lined(ended, step) for step in (450, 480, 550, 690)] == [1, 1, 0, 0]
    open_ended = with_record(timeline, RULE.model_copy(update={"until": None}))
    assert [lined(open_ended, step) for step in (450, 720, 980)] == [1, 1, 1]


def test_only_what_may_make_the_loss_jump_reaches_up_to_it(timeline: Timeline) -> None:
    def reached(done: Intervention) -> bool:
        at = on_mark(timeline, done.step)
        picture = with_record(timeline, done)
        return any(is_accent(picture, QPoint(at.x() + x, y)) for y in range(6, 40) for x in (0, 1))

    assert reached(KICK)
    assert reached(POINTS)
    assert not reached(RATE)


def test_a_fork_is_marked(qtbot, timeline: Timeline) -> None:
    at = on_mark(timeline, 200)
    before = with_record(timeline, KICK)
    forked = with_record(timeline, KICK, fork=200)
    xs = np.nonzero((before != forked).any(axis=(0, 2)))[0]
    assert xs.min() >= at.x() - 6
    assert xs.max() <= at.x() + 6
    hover(qtbot, timeline, at)
    assert card_of(timeline) == "step 200: forked from another run"
    with qtbot.waitSignal(timeline.sought) as sought:
        qtbot.mouseClick(timeline, LEFT, NO_KEY, at)
    assert sought.args == [200]
    # also where nothing was done since
    assert (with_record(timeline) != with_record(timeline, fork=200)).any()


def test_the_lane_is_explained_with_its_keys(qtbot, timeline: Timeline) -> None:
    y = lane_of(timeline)
    qtbot.mouseMove(timeline, QPoint(20, y))
    assert "Ctrl+Page Up" in timeline.toolTip()


def test_the_text_tells_the_run_and_what_was_done(timeline: Timeline) -> None:
    with_record(timeline, RATE, KICK, position=250, fork=100)
    assert timeline.text().splitlines() == [
        "step 250",
        "loss 0.286 train, 0.343 test",
        "accuracy 86 % train, 81 % test",
        "dead 0 of 16, by layer 0 · 0",
        "step 100: forked from another run",
        "by hand, step 120: learning rate 0.3",
        "still to come, step 300: L2 n3 kick, gradient × 100",
    ]
    assert timeline.accessibleDescription() == "2 interventions, 1 still to come"
    timeline.copy()
    assert QGuiApplication.clipboard().text() == timeline.text()


def test_before_the_first_row_there_is_a_hint(timeline: Timeline) -> None:
    timeline.show_curves(curves_of(n=0), (8, 8), record=(RATE,))
    timeline.grab()
    assert timeline.text().startswith("The course of the run shows here")


@pytest.mark.parametrize("size", [(280, 160), (220, 90), (1800, 900)])
@pytest.mark.parametrize("theme", [LIGHT, PRINT, DARK.for_projector()])
def test_the_lane_is_drawn_in_every_look_and_size(
    qtbot, timeline: Timeline, size: tuple[int, int], theme: Theme
) -> None:
    timeline.resize(*size)
    timeline.set_theme(theme)
    with_record(timeline, RATE, KICK, RULE, fork=10, position=350)
    assert timeline.grab().toImage().pixelColor(2, 2) == theme.color("surface")
    for x in range(0, size[0], 20):
        for y in range(0, size[1], 20):
            qtbot.mouseMove(timeline, QPoint(x, y))
    card = timeline.findChild(QLabel)
    assert card.width() <= size[0]


def test_thousands_of_interventions_are_drawn(timeline: Timeline) -> None:
    record = [RATE.model_copy(update={"step": n // 3}) for n in range(3000)]
    at = on_mark(timeline, 500)
    picture = with_record(timeline, *record)
    assert any(is_accent(picture, at + QPoint(x, 0)) for x in range(-4, 5))


# Predictions


def veiled(widget: Timeline, dead: int, *events: Event) -> QImage:
    counts = [[0, 0]] * 50 + [[dead, 0]] * 51
    log = log_of(*events).so_far()
    widget.show_curves(curves_of(dead=counts), (8, 8), log, 1000, veiled=True)
    return widget.grab().toImage()


def test_veiled_the_picture_tells_nothing_of_who_is_dead(timeline: Timeline) -> None:
    assert veiled(timeline, 0) == veiled(timeline, 5, death(346), revival(500))
    loud = curves_of(train_loss=np.full(101, 0.2))
    quiet = timeline.grab().toImage()
    timeline.show_curves(loud, (8, 8), log_of().so_far(), 1000, veiled=True)
    assert timeline.grab().toImage() != quiet, "the loss stays"


def test_veiled_no_word_or_key_tells_it_either(qtbot, timeline: Timeline) -> None:
    veiled(timeline, 5, death(346))
    picked: list[object] = []
    timeline.picked.connect(lambda *neuron: picked.append(neuron))
    for _ in range(65):
        qtbot.keyClick(timeline, Qt.Key.Key_Left)
    lines = card_of(timeline).splitlines()
    assert lines[0] == "step 350"
    assert lines[3:] == ["dead: hidden until revealed"]
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    for y in range(0, 220, 4):
        qtbot.mouseMove(timeline, QPoint(287, y))
        assert "died" not in card_of(timeline)
        qtbot.mouseClick(timeline, LEFT, NO_KEY, QPoint(287, y))
    assert picked == []
    assert "dead: hidden until revealed" in timeline.text()
    counts = [[0, 0]] * 50 + [[5, 0]] * 51
    timeline.show_curves(curves_of(dead=counts), (8, 8), log_of(death(346)).so_far(), 1000)
    assert "dead 5 of 16" in timeline.text()


# Names at the lines' ends


def words(keys: str, kind: str = "layer", all_dead: bool = False) -> str:
    ink, none = QColor("black"), np.zeros(0)
    series = [Series(key, none, none, ink, kind, all_dead=all_dead) for key in keys.split()]
    return "".join(text for text, _ in name_of(series, LIGHT))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("2", "layer 2"),
        ("1 2", "layers 1, 2"),
        ("1 2 3", "layers 1–3"),
        ("1 3 4 5 8", "layers 1, 3–5, 8"),
        ("1 2 3 4 6 7 8", "layers 1–4, 6–8"),
    ],
)
def test_lines_that_end_together_share_a_name(keys: str, expected: str) -> None:
    assert words(keys) == expected


def test_a_layer_all_dead_is_marked_with_a_cross() -> None:
    assert words("2", all_dead=True) == "layer 2 ✕"


def test_names_keep_apart_and_within_their_plot() -> None:
    assert spread([10, 11, 12], 5, 0, 100) == [10, 15, 20]
    assert spread([98, 99], 5, 0, 100) == [95, 100]
    assert spread([-5, 50], 5, 0, 100) == [0, 50]


# Axes


@pytest.mark.parametrize(
    ("value", "expected"), [(0.31, 0.4), (1, 1), (1240, 1500), (0, 1), (81, 100)]
)
def test_axes_end_at_round_numbers(value: float, expected: float) -> None:
    assert ceiling(value) == pytest.approx(expected)


def test_steps_are_grouped_and_long_ones_are_in_thousands() -> None:
    assert grouped(1240) == "1\u202f240"
    assert [text for _, text in ticks(2000, 4, whole=True)] == [
        "0",
        "500",
        "1\u202f000",
        "1\u202f500",
        "2\u202f000",
    ]
    assert [text for _, text in ticks(15_000, 3, whole=True)] == ["0", "5k", "10k", "15k"]
    assert [text for _, text in ticks(2e7, 2, whole=True)] == ["0", "10M", "20M"]


def test_small_losses_are_not_written_as_zero() -> None:
    assert [text for _, text in ticks(0.01, 2)] == ["0.000", "0.005", "0.010"]
    assert all(text != "0" for _, text in ticks(1e-7, 3)[1:])


def test_logarithmic_ticks_thin_out_as_the_range_grows() -> None:
    assert [text for _, text in log_ticks(-1, 0, 4)] == ["0.1", "0.2", "0.5", "1"]
    assert [text for _, text in log_ticks(-3, 0, 4)] == ["0.001", "0.01", "0.1", "1"]
    assert [text for _, text in log_ticks(-8, 0, 4)] == ["10⁻⁶", "0.001", "1"]


# Polylines


def test_a_long_series_becomes_one_point_a_column_and_keeps_its_extremes() -> None:
    x = np.arange(4096.0)
    y = np.sin(x / 50)
    y[1234] = 7.0
    found = course(x, y, 280, 5000)
    assert len(found.x) <= 280
    assert found.high.max() == 7.0
    assert found.low.min() == y.min()
    assert (found.x[-1], found.mean[-1]) == (x[-1], y[-1])


def test_a_gap_in_a_long_series_stays_a_gap() -> None:
    x = np.arange(4096.0)
    y = np.where(x > 2000, NAN, 1.0)
    found = course(x, y, 280, 4096)
    assert np.isnan(found.mean[found.x > 2020]).all()
    assert np.isfinite(found.mean[found.x < 1990]).all()


def test_steps_turn_only_where_the_count_changes() -> None:
    x, y = staircase(np.array([0.0, 1, 2, 3]), np.array([0.0, 0, 2, 2]), 100, 3)
    assert list(zip(x.tolist(), y.tolist(), strict=True)) == [
        (0, 0),
        (2, 0),
        (2, 2),
        (3, 2),
    ]


def test_dashes_lie_on_their_line() -> None:
    found = dashes(np.array([0.0, 10, NAN]), np.array([5.0, 5, NAN]), 4, 2)
    assert found == pytest.approx(np.array([[0, 5, 4, 5], [6, 5, 10, 5]]))


def test_dead_neurons_are_counted_at_the_exact_steps_even_between_two_rows() -> None:
    """Two rows, as two frames of a fast run give; the deaths lie between them."""
    curves = dataclasses.replace(curves_of(2), step=np.array([0, 100]))
    ticks = Ticks()
    ticks.read(log_of(death(20), death(60, neuron=4), revival(80, layer=0), every=1).so_far())
    found = dead_course(curves, ticks)
    assert found is not None
    assert found[0].tolist() == [0, 20, 60, 80, 100]
    assert found[1][:, 0].tolist() == [0, 1, 2, 1, 0], "the last is the last row's own count"
    # an earlier frame knows nothing of what comes after it
    found = dead_course(dataclasses.replace(curves, step=np.array([0, 50])), ticks)
    assert found is not None
    assert found[0].tolist() == [0, 20, 50]
    # what happened before a sibling was displayed is not known: the rows are all there is
    ticks.read(log_of(death(20), since=10, every=1).so_far())
    assert dead_course(curves, ticks) is None


def test_a_death_between_two_rows_is_a_step_at_its_place_in_the_line(timeline: Timeline) -> None:
    curves = dataclasses.replace(curves_of(2), step=np.array([0, 100]))
    timeline.show_curves(curves, [8, 8], log_of(death(30), every=1).so_far())
    early = timeline.grab().toImage()
    timeline.show_curves(curves, [8, 8], log_of(death(70), every=1).so_far())
    assert timeline.grab().toImage() != early
