"""The margins of a layer over the steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from app.experiment.interventions import Kick, Set
from app.record.events import Event, EventLog
from app.record.flow import REACH, scaled
from app.record.margins import Margins
from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.margins.chart import MarginChart, lay_out
from app.window.views.margins.lines import in_columns
from app.window.views.margins.picture import paint_margins
from app.window.views.margins.scale import asinh_ticks
from app.window.views.margins.view import MarginsView
from tests.gui.snapshots import dead, make_margins, make_snapshot

SIZE = (900, 230)


def _layer(snapshot: Snapshot, **figures: object) -> Snapshot:
    """With other figures of the first layer."""
    layer = replace(snapshot.layers[0], **figures)
    return replace(snapshot, layers=(layer, *snapshot.layers[1:]))


def _some(neuron=None, **more) -> Snapshot:
    """Eight neurons, of which the first and third are dead."""
    snapshot = make_snapshot([8, 3], dead([(0, 0), (0, 2)]), step=400, neuron=neuron, **more)
    margin = np.array([-0.4, 0.5, -1.2, 4.0, 0.3, 6.0, 2.0, 9.0])
    since = np.array([120, -1, 5, -1, -1, -1, -1, -1])
    lowest = np.full(8, -7.0)
    return _layer(snapshot, margin=margin, lowest=lowest, dead_since=since)


def _view(
    qtbot, snapshot: Snapshot, margins: Margins | None = None, size=SIZE, theme: Theme = LIGHT
) -> MarginsView:
    view = MarginsView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_margins(snapshot, make_margins(snapshot) if margins is None else margins)
    view.show()
    return view


def _chart(snapshot: Snapshot, margins: Margins | None = None, size=SIZE) -> MarginChart:
    """Where things are in such a view."""
    margins = make_margins(snapshot) if margins is None else margins
    chart = lay_out(QRectF(0, 0, *size), snapshot, margins, LIGHT)
    assert chart is not None
    return chart


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def _picture(view: MarginsView) -> np.ndarray:
    return _pixels(view.grab().toImage())


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def _end_of(chart: MarginChart, index: int) -> QPoint:
    """On the neuron's line, just before its end."""
    lines = chart.lines_of([index])
    x = chart.plot.right() - 10
    return QPoint(round(x), round(float(np.interp(x, lines.x, lines.low[:, 0]))))


def _row_of(chart: MarginChart, index: int) -> QPoint:
    return chart.row_of(chart.listed.index(index)).center().toPoint()


# --- Words


def test_who_has_little_of_its_range_above_0_is_at_risk(qtbot):
    assert _view(qtbot, _some()).text().splitlines() == [
        "Margins of layer 1 (max z) at step 400: 8 relu neurons, 2 dead",
        "at risk (less than a quarter of the range of its z lies above 0):",
        "neuron 5: 0.3",
        "neuron 2: 0.5",
        "neuron 7: 2",
        "dead:",
        "neuron 1: −0.4, dead since step 120",
        "neuron 3: −1.2, dead since step 5",
    ]


def _safe(**more) -> Snapshot:
    """The same, and nobody is at risk."""
    return _layer(_some(**more), lowest=np.full(8, -0.5))


def test_where_none_is_at_risk_the_smallest_margins_are_listed_as_such(qtbot):
    lines = _view(qtbot, _safe()).text().splitlines()
    assert lines[1:5] == ["none at risk", "smallest margins:", "neuron 5: 0.3", "neuron 2: 0.5"]
    assert "neuron 8: 9" in lines
    risky, safe = _chart(_some()), _chart(_safe())
    assert risky.listed == [4, 1, 6]
    assert safe.listed == [4, 1, 6, 3, 5, 7]
    # the second heading takes a line
    assert safe.row_of(0).top() == risky.row_of(1).top()


def test_where_none_is_alive_nobody_is_listed(qtbot):
    snapshot = make_snapshot([2], dead([(0, 0), (0, 1)]), step=400)
    lines = _view(qtbot, snapshot).text().splitlines()
    assert lines[1:4] == ["none at risk", "none is alive", "dead:"]
    assert _chart(snapshot).listed == []


def test_only_who_was_dead_all_along_is_born_dead(qtbot):
    snapshot = make_snapshot([4], {(0, 1): State.BORN_DEAD, (0, 2): State.DEAD}, step=400)
    known = _layer(snapshot, born_dead=np.full(4, True))
    lines = _view(qtbot, known).text().splitlines()
    assert lines[-2].endswith(", born dead")
    assert lines[-1].endswith(", dead since step 200")
    unknown = _layer(known, dead_since=np.full(4, -1))
    assert "since" not in _view(qtbot, unknown).text()


def test_a_bar_is_split_where_0_lies_in_the_neurons_range(qtbot):
    def split(lowest: float) -> float:
        """The share of neuron 5's bar that is gray."""
        snapshot = _layer(_some(), lowest=np.full(8, lowest))
        picture = _picture(_view(qtbot, snapshot))
        chart = _chart(snapshot)
        row = picture[_row_of(chart, 4).y(), round(chart.listing.left()) :]
        gray, orange = ((row == _rgb(LIGHT.color(name))).all(axis=1) for name in ("dead", "high"))
        assert orange.any()
        return float(gray.sum() / (gray | orange).sum())

    assert split(-0.3) == pytest.approx(0.5, abs=0.05)
    assert split(-2.7) == pytest.approx(0.9, abs=0.05)
    assert split(0.1) == 0


def test_the_lists_heading_explains_itself(qtbot):
    view, chart = _view(qtbot, _some()), _chart(_some())
    at = QPointF(chart.listing.left() + 20, 14).toPoint()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert "less than a quarter" in QToolTip.text()


def test_the_diverged_are_counted(qtbot):
    snapshot = make_snapshot([8], {(0, 1): State.DIVERGED, (0, 2): State.DEAD}, step=400)
    assert "8 relu neurons, 1 dead, 1 diverged\n" in _view(qtbot, snapshot).text()


def test_what_cannot_die_is_at_no_risk(qtbot):
    text = _view(qtbot, make_snapshot([8], activation="tanh")).text()
    assert "smallest margins:" in text
    assert "8 tanh neurons\n" in text
    assert "dead" not in text
    assert "at risk" not in text


def test_the_lenss_layer_is_shown(qtbot):
    snapshot = make_snapshot([8, 3], layer=1, step=400)
    assert "Margins of layer 2" in _view(qtbot, snapshot).text()
    # the second layer's margins come after the first one's
    margins = make_margins(snapshot)
    assert (_chart(snapshot, margins).values == margins.margin[:-1, 8:]).all()


def test_at_most_ten_are_at_risk_and_as_many_as_fit():
    snapshot = make_snapshot([64], step=400)
    snapshot = _layer(snapshot, lowest=np.full(64, -1e4))
    assert len(_chart(snapshot, size=(1200, 700)).listed) == 10
    assert 3 <= len(_chart(snapshot, size=(400, 150)).listed) < 10
    assert _chart(snapshot, size=(230, 200)).listed == []


def test_a_diverged_neuron_is_not_at_risk(qtbot):
    snapshot = make_snapshot([4], {(0, 1): State.DIVERGED}, step=400)
    assert "neuron 2:" not in _view(qtbot, snapshot).text()


def test_the_text_can_be_copied(qtbot):
    view = _view(qtbot, _some())
    view.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == view.text()


# --- Picture


def test_before_the_first_margins_a_hint_is_shown(qtbot):
    view = MarginsView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    assert "once the network has taken a step" in view.text()
    empty = _picture(view)
    assert empty.std() > 0
    # those of a network of another shape are no margins of this one
    view.show_margins(make_snapshot([8]), make_margins(make_snapshot([9])))
    assert (_picture(view) == empty).all()


def test_a_figure_without_a_window_is_the_same_picture(qtbot):
    snapshot = _some((0, 3))
    margins = make_margins(snapshot)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint_margins(painter, QRectF(0, 0, *SIZE), snapshot, margins, LIGHT)
    assert (_pixels(image) == _picture(_view(qtbot, snapshot, margins))).all()


def test_the_zero_line_is_bold_and_below_it_is_shaded(qtbot):
    snapshot = _some()
    chart = _chart(snapshot)
    column = _picture(_view(qtbot, snapshot))[:, round(chart.plot.right()) - 3]
    zero = round(chart.zero)
    assert (column[zero - 1 : zero + 1] == _rgb(LIGHT.color("text"))).all()
    surface = _rgb(LIGHT.color("surface"))
    below = column[zero + 2 : round(chart.plot.bottom())]
    assert (below == surface).all(axis=1).sum() == 0


def test_on_paper_nothing_is_shaded(qtbot):
    snapshot = _some()
    chart = _chart(snapshot)
    picture = _picture(_view(qtbot, snapshot, theme=PRINT))
    below = picture[round(chart.zero) + 2 : round(chart.plot.bottom()) - 1, 400:500]
    assert (below == 255).all(axis=2).mean() > 0.7


def test_the_selected_line_has_the_accent_and_its_name(qtbot):
    accent = _rgb(LIGHT.color("accent"))

    def accented(snapshot: Snapshot) -> np.ndarray:
        return (_picture(_view(qtbot, snapshot)) == accent).all(axis=2)

    assert not accented(_some()).any()
    chosen = accented(_some((0, 3)))
    chart = _chart(_some((0, 3)))
    at = _end_of(chart, 3)
    assert chosen[at.y() - 2 : at.y() + 3, at.x()].any()
    # the name stands after the line's end
    assert chosen[:, round(chart.plot.right()) + 6 : round(chart.plot.right()) + 40].any()


def test_a_line_of_the_dead_is_gray_with_gaps(qtbot):
    snapshot = _some()
    chart = _chart(snapshot)
    picture = _picture(_view(qtbot, snapshot))

    def along(index: int) -> np.ndarray:
        """How dark the picture is along the neuron's line."""
        lines = chart.lines_of([index])
        xs = np.arange(round(chart.plot.left()) + 200, round(chart.plot.right()) - 5)
        ys = np.interp(xs, lines.x, lines.low[:, 0])
        return np.array(
            [
                picture[round(y) - 1 : round(y) + 2, x].sum(axis=1).min()
                for x, y in zip(xs, ys, strict=True)
            ]
        )

    # a living line is dark everywhere, a dead one neither dark nor without gaps
    assert along(5).max() < 550
    assert along(2).min() > 300
    assert along(2).max() > 600
    assert (along(2) < 560).mean() > 0.3


def test_deaths_are_crosses_on_the_zero_line():
    chart = _chart(_some())
    _, cross = chart.turns.deaths
    assert cross.y() == chart.zero
    assert cross.x() == pytest.approx(chart.plot.left() + 0.3 * chart.plot.width(), abs=1)


def test_the_chart_ends_at_the_snapshots_step():
    """When one goes back in time, what came later is not shown."""
    snapshot = replace(_some(), step=200)
    chart = _chart(snapshot, make_margins(_some()))
    assert chart.last == 200
    assert chart.steps.max() < 200
    lines = chart.lines_of([3])
    assert lines.x[-1] == pytest.approx(chart.plot.right())
    assert lines.low[-1, 0] == pytest.approx(float(chart.y(np.array([4.0]))[0]))


def _turn(kind, step: int, neuron: int = 1, layer: int = 0, **more) -> Event:
    return Event(step, 0, kind, layer, neuron, **more)


def _with_events(snapshot: Snapshot, *events: Event, since: int = 0) -> Snapshot:
    log = EventLog(since)
    log.extend(sorted(events, key=lambda event: event.step))
    return replace(snapshot, events=log.so_far())


def _steps(chart: MarginChart, places: list[QPointF]) -> list[int]:
    """The steps at places on the zero line, to 5."""
    assert {place.y() for place in places} <= {chart.zero}
    share = [(place.x() - chart.plot.left()) / chart.plot.width() for place in places]
    return [5 * round(chart.last * at / 5) for at in share]


def test_all_deaths_and_revivals_of_the_layer_are_marked(qtbot):
    snapshot = _with_events(
        _layer(_some(), dead_since=np.array([120, -1, -1, -1, -1, -1, -1, -1])),
        _turn("death", 0, 2, cause="born-dead"),
        _turn("death", 50),
        _turn("revival", 200),
        _turn("death", 120, 0),
        _turn("death", 300, 1, layer=1),
        Event(350, 0, "divergence"),
    )
    chart = _chart(snapshot)
    assert _steps(chart, chart.turns.deaths) == [50, 120]
    assert _steps(chart, chart.turns.revivals) == [200]
    # a ring: open in the middle, and the zero line goes through neither
    picture, (ring,) = _picture(_view(qtbot, snapshot)), chart.turns.revivals
    x, y = round(ring.x()), round(ring.y())
    assert tuple(picture[y, x]) == _rgb(LIGHT.color("surface"))
    around = picture[y - 6 : y + 7, x - 6 : x + 7]
    assert (around.sum(axis=2) < 200).sum() >= 8


def test_what_is_not_in_the_log_is_marked_if_it_is_dead_now():
    """Its events are known only from a later step on."""
    chart = _chart(_with_events(_some(), _turn("revival", 300), since=250))
    assert _steps(chart, chart.turns.deaths) == [5, 120]
    assert _steps(chart, chart.turns.revivals) == [300]


def test_of_too_many_turns_the_selected_and_the_hovered_neurons_are_left(qtbot):
    flips = [
        _turn(kind, step + shift, neuron=3 + step // 2 % 4)
        for step in range(10, 390, 4)
        for kind, shift in (("death", 0), ("revival", 2))
    ]
    snapshot = _with_events(_some(), *flips, _turn("death", 77, 1), _turn("revival", 333, 1))
    chart = _chart(snapshot)
    assert _steps(chart, chart.turns.deaths) == [5, 120]
    assert chart.turns.revivals == []
    mine = chart.turns_of(1)
    assert _steps(chart, mine.deaths) == [75]
    assert _steps(chart, mine.revivals) == [335]
    view = _view(qtbot, snapshot)
    (ring,) = mine.revivals

    def ringed() -> bool:
        at = _picture(view)[round(ring.y()), round(ring.x())]
        return tuple(at) == _rgb(LIGHT.color("surface"))

    assert not ringed()
    view.show_hover((0, 1))
    assert ringed()


@pytest.mark.parametrize("width", [201, 1000])
def test_a_wide_layer_is_a_band_with_lines_for_those_at_risk(qtbot, width):
    snapshot = make_snapshot([width], dead((0, i) for i in range(50)), step=400, neuron=(0, 60))
    chart = _chart(snapshot)
    assert set(chart.drawn) == {*chart.listed, 60}
    _, y = chart.band
    # the least margin is lowest on the screen
    assert (np.diff(y, axis=1) <= 0).all()
    ends = chart.y(np.quantile(snapshot.layers[0].margin, [0, 1]))
    assert y[-1, [0, -1]] == pytest.approx(ends)
    _picture(_view(qtbot, snapshot))


def test_a_band_is_of_those_not_diverged_and_ends_where_they_are_the_minority(qtbot):
    for diverged, there in ((60, True), (260, False)):
        states = {(0, i): State.DIVERGED for i in range(diverged)}
        snapshot = make_snapshot([300], states, step=400)
        margin = snapshot.layers[0].margin
        _, y = _chart(snapshot).band
        assert bool(np.isfinite(y[-1]).all()) == there
        if there:
            ends = np.nanquantile(margin, [0, 1])
            assert y[-1, [0, -1]] == pytest.approx(_chart(snapshot).y(ends))
        text = _view(qtbot, snapshot).text()
        assert f"300 relu neurons, 0 dead, {diverged} diverged" in text


@pytest.mark.parametrize("size", [SIZE, (400, 150), (220, 120), (1200, 700), (40, 30)])
@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector(), PRINT])
def test_it_is_drawn_at_every_size(qtbot, size, theme):
    for snapshot in (_some((0, 2)), make_snapshot([300], step=400), make_snapshot([1], step=7)):
        assert _picture(_view(qtbot, snapshot, size=size, theme=theme)).std() > 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 1e38, -1e38, 1e-38])
def test_any_margins_are_drawn(qtbot, value):
    for width in (4, 300):
        snapshot = make_snapshot([width], step=400, neuron=(0, 1))
        margins = make_margins(snapshot)
        for share in (1, 3):
            margin = margins.margin.copy()
            margin[::share] = value
            now = snapshot.layers[0].margin.copy()
            now[::share] = value
            _picture(_view(qtbot, _layer(snapshot, margin=now), Margins(margins.step, margin)))


def test_a_single_row_is_drawn(qtbot):
    snapshot = make_snapshot([4], step=1)
    margins = Margins(np.zeros(1, np.int64), np.ones((1, 4), np.float32))
    assert _picture(_view(qtbot, snapshot, margins)).std() > 0


# --- Mouse and keys


def test_a_click_on_a_line_picks_its_neuron(qtbot):
    snapshot = _some()
    view, chart = _view(qtbot, snapshot), _chart(snapshot)
    for index in (0, 2, 3, 7):
        with qtbot.waitSignal(view.picked, check_params_cb=lambda *n, i=index: n == (0, i)):
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=_end_of(chart, index))


def test_a_click_in_the_list_picks_its_neuron(qtbot):
    snapshot = _some()
    view, chart = _view(qtbot, snapshot), _chart(snapshot)
    with qtbot.waitSignal(view.picked, check_params_cb=lambda *n: n == (0, 6)):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=_row_of(chart, 6))


def test_a_click_beside_the_lines_picks_nothing(qtbot):
    snapshot = _some()
    view, chart = _view(qtbot, snapshot), _chart(snapshot)
    with qtbot.assertNotEmitted(view.picked):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        between = QPointF(chart.plot.right() - 10, chart.zero).toPoint()
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=between)
        qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=_end_of(chart, 3))


def test_hovering_is_told_once_per_neuron_and_mirrored_from_elsewhere(qtbot):
    snapshot = _some()
    view, chart = _view(qtbot, snapshot), _chart(snapshot)
    plain = _picture(view)
    told = []
    view.hovered.connect(told.append)
    qtbot.mouseMove(view, _end_of(chart, 3))
    qtbot.mouseMove(view, _end_of(chart, 3) + QPoint(1, 0))
    qtbot.mouseMove(view, _row_of(chart, 1))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert told == [(0, 3), (0, 1), None]
    assert (_picture(view) == plain).all()
    view.show_hover((0, 3))
    assert (_picture(view) != plain).any()
    # a neuron of another layer is not here
    view.show_hover((1, 2))
    assert (_picture(view) == plain).all()
    assert len(told) == 3


def test_arrow_keys_go_from_margin_to_margin(qtbot):
    moves = [
        (None, Qt.Key.Key_Down, 4),
        (4, Qt.Key.Key_Up, 1),
        (4, Qt.Key.Key_Down, 0),
        (5, Qt.Key.Key_Up, 7),
    ]
    for selected, key, there in moves:
        snapshot = _some(None if selected is None else (0, selected))
        view = _view(qtbot, snapshot)
        with qtbot.waitSignal(view.picked, check_params_cb=lambda *n, i=there: n == (0, i)):
            qtbot.keyClick(view, key)


def test_the_largest_margin_is_the_end_of_the_way_up(qtbot):
    view = _view(qtbot, _some((0, 7)))
    with qtbot.assertNotEmitted(view.picked):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        qtbot.keyClick(view, Qt.Key.Key_A)


def test_the_tooltip_says_who_it_is(qtbot):
    snapshot = _some()
    view, at = _view(qtbot, snapshot), _row_of(_chart(snapshot), 1)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    assert QToolTip.text().startswith("layer 1, neuron 2: alive · margin 0.5")


def test_another_theme_is_another_look(qtbot):
    view = _view(qtbot, _some())
    view.set_theme(DARK)
    assert tuple(_picture(view)[2, 2]) == _rgb(DARK.color("surface"))


# --- Lines and ticks


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 400), st.integers(2, 60), st.integers(0, 2**31))
def test_columns_keep_every_extreme(rows, columns, seed):
    rng = np.random.default_rng(seed)
    step = np.cumsum(rng.integers(1, 9, rows))
    margin = rng.normal(size=(rows, 3)).astype(np.float32)
    found = in_columns(step, margin, columns)
    assert len(found.step) <= max(columns, 2) + 1
    assert (np.diff(found.step) >= 0).all()
    assert (found.low.min(axis=0) == margin.min(axis=0)).all()
    assert (found.high.max(axis=0) == margin.max(axis=0)).all()
    assert (found.low <= found.high).all()


@settings(max_examples=200, deadline=None)
@given(st.floats(1e-6, 1e4), st.floats(1e-6, 1e4), st.floats(0.02, 0.5))
def test_ticks_are_apart_and_have_zero(below, above, share):
    bottom, top = float(scaled(np.array(-below))), float(scaled(np.array(above)))
    gap = share * (top - bottom)
    found = asinh_ticks(bottom, top, gap)
    assert 0 in found
    places = scaled(np.array(found))
    assert (np.diff(places) >= gap - 1e-6).all()
    assert places.min() >= bottom - 1e-6
    assert places.max() <= top + 1e-6


def test_ticks_are_round_values():
    reach = float(scaled(np.array(10.0)))
    assert asinh_ticks(-reach, reach, 1.0) == [-10, -1, -0.1, 0, 0.1, 1, 10]
    fine = [0.1, 0.2, 0.5, 1, 2, 5, 10]
    assert asinh_ticks(-reach, reach, 0.6) == [-value for value in fine[::-1]] + [0, *fine]
    assert 10_000 in asinh_ticks(-REACH, REACH, 1.0)


# --- What was done by hand

RATE = Set(step=120, key="training.learning_rate", value=0.3)
KICK = Kick(step=300, layer=2, neuron=3)


def _blue(picture: np.ndarray, x: float) -> int:
    """How many pixels of the column are of the marks' colour."""
    column = picture[:, round(x - 0.5)]
    return int((np.abs(column - _rgb(LIGHT.color("accent"))) < 40).all(axis=1).sum())


def test_what_was_done_by_hand_is_a_mark_at_its_step(qtbot):
    later = KICK.model_copy(update={"step": 401})
    snapshot = _some(record=(RATE, KICK, later))
    chart = _chart(snapshot)
    assert [what for _, what in chart.by_hand] == [(RATE,), (KICK,)]
    picture = _picture(_view(qtbot, snapshot))
    bare = _picture(_view(qtbot, _some()))
    for x, step in zip((x for x, _ in chart.by_hand), (120, 300), strict=True):
        assert x == pytest.approx(float(chart.x(np.array(step))), abs=1)
        assert _blue(picture, x) > 30
        assert _blue(bare, x) == 0
    half_way = (chart.by_hand[0][0] + chart.by_hand[1][0]) / 2
    assert _blue(picture, half_way) == 0


def _tip_at(view: MarginsView, at: QPointF) -> str:
    QToolTip.hideText()
    place = at.toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    said = QToolTip.text()
    QToolTip.hideText()
    return said


def test_the_mark_tells_what_was_done(qtbot):
    second = KICK.model_copy(update={"step": 302})
    snapshot = _some(record=(RATE, KICK, second))
    view, chart = _view(qtbot, snapshot), _chart(snapshot)
    assert len(chart.by_hand) == 2
    x = chart.by_hand[1][0]
    assert _tip_at(view, QPointF(x, chart.plot.top())).splitlines() == [
        "By hand",
        "step 300: L2 n3 kick, gradient × 100",
        "step 302: L2 n3 kick, gradient × 100",
    ]
    assert "By hand" not in _tip_at(view, QPointF(x + 20, chart.plot.top()))


@pytest.mark.parametrize("size", [(220, 120), (900, 230)])
@pytest.mark.parametrize("theme", [DARK, PRINT, LIGHT.for_projector()])
def test_a_thousand_marks_are_drawn_in_every_look(qtbot, size, theme):
    record = [RATE.model_copy(update={"step": n}) for n in range(1000)]
    view = _view(qtbot, _some(record=record), size=size, theme=theme)
    bare = _view(qtbot, _some(), size=size, theme=theme)
    assert (_picture(view) != _picture(bare)).any()
