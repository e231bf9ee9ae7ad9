"""The flow of activations: over the depth, under other initial scales, over the steps."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QToolButton, QToolTip

from app.record.flow import BINS, CORE, REACH, Flow, FlowCourse, LayerFlow, scaled
from app.record.snapshot import Snapshot
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.flow.axis import Span, counts_of, fitting, ticks
from app.window.views.flow.course import paint_flow_course
from app.window.views.flow.depth import Frame, depth_frame, depth_span, paint_flow_depth
from app.window.views.flow.scales import paint_flow_scales
from app.window.views.flow.text import fact_names
from app.window.views.flow.view import FACTORS, FlowView
from tests.gui.snapshots import make_flow_course, make_snapshot


def _layer(z: np.ndarray, activation: str = "relu", gradient: float = 0.1) -> LayerFlow:
    a = {"relu": lambda v: np.maximum(v, 0.0), "tanh": np.tanh}[activation](z)

    def counts(values: np.ndarray) -> np.ndarray:
        found = np.histogram(scaled(values[np.isfinite(values)]), BINS, (-REACH, REACH))[0]
        return found.astype(np.int64)

    return LayerFlow(
        activation,
        counts(z),
        counts(a),
        float((a == 0).mean()),
        float(np.sqrt((z**2).mean())),
        float(np.sqrt((a**2).mean())),
        gradient,
    )


def _spread(rms: float, n: int = 4000, mean: float = 0.0, activation: str = "relu") -> LayerFlow:
    z = np.random.default_rng(0).normal(size=n)
    return _layer(rms * z / np.sqrt((z**2).mean()) + mean, activation)


NAN = replace(
    _spread(1.0),
    preactivation=np.zeros(BINS, np.int64),
    activity=np.zeros(BINS, np.int64),
    zero_share=np.nan,
    rms_preactivation=np.nan,
    rms_activation=np.inf,
    gradient_norm=np.nan,
)
DEAD = _spread(1.0, mean=-20.0)
HUGE = _spread(1e6)


def _flow(*layers: LayerFlow, step: int = 1240) -> Flow:
    return Flow(step, layers)


def _snapshot(flow: Flow | None = None, scales=(), weights: str = "he-normal") -> Snapshot:
    base = make_snapshot([4, 4])
    experiment = base.experiment.with_values({"initialisation.weights": weights})
    step = flow.step if flow is not None else 0
    return replace(base, step=step, flow=flow, scaled_flows=tuple(scales), experiment=experiment)


def _view(
    qtbot,
    snapshot: Snapshot | None = None,
    course: FlowCourse | None = None,
    mode: str = "depth",
    which: str = "preactivation",
    size=(700, 400),
    theme: Theme = LIGHT,
) -> FlowView:
    view = FlowView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    if snapshot is not None:
        view.show_snapshot(snapshot)
    if course is not None:
        view.show_course(course)
    view.show()
    _press(view, mode)
    _press(view, which)
    return view


def _button(view: FlowView, name: str) -> QToolButton:
    return view.findChild(QToolButton, f"flow.{name}")


def _press(view: FlowView, name: str) -> None:
    _button(view, name).click()


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def _shot(view: FlowView) -> np.ndarray:
    """The picture without the row of buttons."""
    return _pixels(view.grab().toImage())[34:]


def _of(pixels: np.ndarray, color: QColor) -> np.ndarray:
    rgb = (color.red(), color.green(), color.blue())
    return (pixels == rgb).all(axis=2)


# --- What it says


def test_the_figures_of_every_layer_are_told(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(2.0), _spread(0.5, activation="tanh"))))
    head, first, second = view.text().splitlines()
    assert head == "Activation flow at step 1\u202f240"
    assert first == (
        "Layer 1 (relu): share of zeros 51 %, rms z 2, gradient norm 0.1, rms f(z) 1.4"
    )
    assert second.startswith("Layer 2 (tanh): share of zeros 0 %, rms z 0.5")


def test_what_is_out_of_the_ordinary_is_said(qtbot):
    view = _view(qtbot, _snapshot(_flow(NAN, DEAD, HUGE)))
    _, broken, dead, huge = view.text().splitlines()
    assert broken.startswith("Layer 1 (relu): diverged, share of zeros NaN, rms z NaN")
    assert "f(z) = 0" in dead
    assert "share of zeros 100 %" in dead
    assert "beyond 8\u202f600" in huge


@pytest.mark.parametrize("which", ["preactivation", "activity"])
def test_what_is_too_small_for_the_axis_is_no_slab(qtbot, which):
    name = "z" if which == "preactivation" else "f(z)"
    tiny = _spread(2e-12, activation="tanh")
    view = _view(qtbot, _snapshot(_flow(_spread(1.0, activation="tanh"), tiny)), which=which)
    words = f"all |{name}| < 0.013: too small for this axis; rms 2e−12"
    assert words not in view.text().splitlines()[1]
    assert words in view.text().splitlines()[2]
    shot = _shot(view)
    half = shot.shape[1] // 2
    for color in ("high", "low"):
        filled = _of(shot, LIGHT.color(color))
        assert filled[:, :half].sum() > 100
        assert not filled[:, half:].any()
    # the note stands over the layer
    dark = (shot[:, half + 20 :].sum(axis=2) < 400).sum(axis=1)
    assert dark[22:45].sum() > 100
    # just larger than the innermost bins: a distribution again
    view.show_snapshot(_snapshot(_flow(_spread(0.02, activation="tanh"))))
    assert "too small" not in view.text()
    assert _of(_shot(view), LIGHT.color("high")).sum() > 100


def test_all_zeros_and_a_dead_layer_of_tiny_values_are_told(qtbot):
    nothing, dead = _layer(np.zeros(100), "tanh"), _spread(1e-9, mean=-1e-6)
    _, first, second = _view(qtbot, _snapshot(_flow(nothing, dead))).text().splitlines()
    assert first.startswith("Layer 1 (tanh): f(z) = 0; all z = 0, share of zeros")
    assert "f(z) = 0; all |z| < 0.013: too small for this axis" in second


@pytest.mark.parametrize(
    ("spreads", "words"),
    [
        ((1.0, 0.5, 0.25), "shrinks to 0.5 × per layer"),
        ((1.0, 0.9, 0.5041), "shrinks to 0.71 × per layer"),
        ((1.0, 3.0, 1.04), "keeps its spread"),
        ((1.0, 0.96, 0.9216), "keeps its spread"),
        ((1.0, 0.94, 0.8836), "shrinks to 0.94 × per layer"),
        ((1.0, 2.0, 4.0), "grows 2.0 × per layer"),
        ((1.0, 1.06, 1.1236), "grows 1.1 × per layer"),
        ((2.0,), "only one layer"),
    ],
)
def test_the_trend_of_the_spread_is_told(qtbot, spreads, words):
    flow = _flow(*(_spread(rms) for rms in spreads), step=0)
    view = _view(qtbot, _snapshot(scales=[(0.5, flow)]), mode="scales")
    assert f"Scale 0.5 × (he-normal × 0.5): {words};" in view.text()


def test_a_flow_that_ends_in_nothing_or_overflows_has_no_ratio(qtbot):
    nothing = _layer(np.zeros(100))
    for last, words in (
        (nothing, "vanishes: z = 0 from layer 2 on"),
        (NAN, "overflows in layer 2"),
    ):
        scales = [(1.0, _flow(_spread(1.0), last, step=0))]
        assert words in _view(qtbot, _snapshot(scales=scales), mode="scales").text()


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ("normal", "normal, std 0.5"),
        ("uniform", "uniform, half-width 0.5"),
        ("xavier-normal", "xavier-normal × 0.5"),
    ],
)
def test_the_actual_scale_is_told_in_the_schemes_own_words(qtbot, weights, told):
    scales = [(0.5, _flow(_spread(1.0), step=0))]
    assert told in _view(qtbot, _snapshot(scales=scales, weights=weights), mode="scales").text()


def test_scales_on_their_way_and_schemes_without_scale(qtbot):
    assert _view(qtbot, _snapshot(), mode="scales").text() == "computing …"
    words = _view(qtbot, _snapshot(weights="zeros"), mode="scales").text()
    assert words.startswith("The initial weights are zeros: no scale to vary.")


def test_the_course_is_told_from_its_first_to_its_last_row(qtbot):
    lines = _view(qtbot, course=make_flow_course(), mode="steps").text().splitlines()
    assert lines[0] == "Activation flow from step 0 to 990 (100 records)"
    assert len(lines) == 4
    assert lines[1].startswith("Layer 1: rms z 0.5 → 2.4, share of zeros 51 % → 55 %")


def test_without_anything_to_show_it_says_so(qtbot):
    for mode, words in (("depth", "next step"), ("steps", "Nothing recorded yet")):
        view = _view(qtbot, mode=mode)
        assert words in view.text()
        assert (_shot(view) != 255).any()


def test_the_text_can_be_copied(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(1.0))))
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == view.text()
    QGuiApplication.clipboard().clear()
    view.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == view.text()


# --- What it asks for


def test_scales_are_asked_for_while_they_are_looked_at(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(1.0))))
    asked: list[object] = []
    view.scales_asked.connect(asked.append)
    _press(view, "scales")
    assert asked == [FACTORS]
    _press(view, "scales")
    _press(view, "activity")
    view.hide()
    view.show()
    _press(view, "steps")
    assert asked == [FACTORS, (), FACTORS, ()]
    _press(view, "depth")
    assert len(asked) == 4


def test_the_buttons_are_worked_by_keys(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(1.0))), make_flow_course())
    _button(view, "depth").setFocus()
    qtbot.keyClick(_button(view, "depth"), Qt.Key.Key_Right)
    qtbot.keyClick(_button(view, "scales"), Qt.Key.Key_Right)
    qtbot.keyClick(_button(view, "steps"), Qt.Key.Key_Space)
    assert view.text().startswith("Activation flow from step")


def test_the_buttons_fit_the_narrowest_dock(qtbot):
    for width, name in ((500, "Initial scales"), (220, "Scales")):
        view = _view(qtbot, _snapshot(_flow(_spread(1.0))), size=(width, 200))
        assert _button(view, "scales").text() == name
        for each in view.findChildren(QToolButton):
            assert each.toolTip()
            assert each.geometry().right() < width
            assert each.width() >= each.sizeHint().width()


# --- Over the depth


def test_a_violin_is_orange_above_zero_and_gray_below(qtbot):
    shot = _shot(_view(qtbot, _snapshot(_flow(_spread(1.0)))))
    above, below = (_of(shot, LIGHT.color(c)).sum(axis=1) > 3 for c in ("high", "dead"))
    assert above.sum() > 50
    assert below.sum() > 50
    assert np.flatnonzero(above).max() < np.flatnonzero(below).min() + 1


def test_a_wider_distribution_reaches_further(qtbot):
    shot = _of(
        _shot(_view(qtbot, _snapshot(_flow(_spread(0.1), _spread(10.0))))), LIGHT.color("high")
    )
    half = shot.shape[1] // 2
    heights = [shot[:, :half].any(axis=1).sum(), shot[:, half:].any(axis=1).sum()]
    assert heights[1] > 1.5 * heights[0]


def test_the_zeros_of_relu_do_not_squash_the_rest(qtbot):
    z = np.random.default_rng(0).normal(size=20_000)
    mostly_zero = _layer(np.where(np.arange(20_000) % 10 == 0, np.abs(z), -1.0))
    shot = _shot(_view(qtbot, _snapshot(_flow(mostly_zero)), which="activity"))
    widths = _of(shot, LIGHT.color("high")).sum(axis=1)
    assert widths.max() > 100
    # a distribution, not one bar
    assert (widths > widths.max() / 4).sum() > 30


def test_the_bar_of_zeros_is_filled_as_far_as_their_share(qtbot):
    def filled(zeros: int) -> int:
        layer = _layer(np.where(np.arange(100) < zeros, -1.0, 1.0))
        shot = _shot(_view(qtbot, _snapshot(_flow(layer)), which="activity"))
        return int(_of(shot, LIGHT.color("text"))[60:, 70:280].sum(axis=1).max())  # without words

    quarter, half, whole = filled(25), filled(50), filled(100)
    assert half == pytest.approx(2 * quarter, abs=2)
    assert whole == pytest.approx(4 * quarter, abs=3)


def test_exact_zeros_are_taken_from_either_bin_at_zero():
    z = np.array([-1.0, -1.0, 0.5, 0.5])
    layer = _layer(z)
    assert counts_of(layer, "activity").sum() == 2
    shifted = layer.activity.copy()
    middle = BINS // 2
    shifted[middle - 1], shifted[middle] = shifted[middle], 0
    assert counts_of(replace(layer, activity=shifted), "activity").sum() == 2
    assert counts_of(layer, "preactivation").sum() == 4


def test_a_layer_without_finite_values_has_a_red_remark_and_no_violin(qtbot):
    shot = _shot(_view(qtbot, _snapshot(_flow(_spread(1.0), NAN))))
    half = shot.shape[1] // 2
    assert _of(shot, LIGHT.color("diverged"))[:, half:].any()
    assert not _of(shot, LIGHT.color("high"))[:, half:].any()
    assert not _of(shot, LIGHT.color("diverged"))[:, :half].any()


def test_the_axis_stays_while_the_values_hardly_change(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(1.0))))
    axis = _shot(view)[:300, :92]
    for rms in (0.7, 1.2, 0.5, 1.0):
        view.show_snapshot(_snapshot(_flow(_spread(rms))))
        assert (_shot(view)[:300, :92] == axis).all()
    view.show_snapshot(_snapshot(_flow(_spread(100.0))))
    wide = _shot(view)[:300, :92]
    assert (wide != axis).any()
    # another network: the axis is chosen afresh
    view.show_snapshot(replace(_snapshot(_flow(_spread(1.0))), generation=1))
    assert (_shot(view)[:300, :92] == axis).all()


def test_an_axis_grows_at_once_and_shrinks_by_a_power_of_ten():
    wide, narrow, little = (fitting([counts_of(_spread(r), "preactivation")]) for r in (30, 1, 9))
    assert narrow.grown(wide) == wide
    assert wide.grown(little) == wide
    assert wide.grown(narrow) == narrow


@given(
    st.lists(st.lists(st.integers(0, 10**6), min_size=BINS, max_size=BINS), min_size=0, max_size=3)
)
@settings(max_examples=50, deadline=None)
def test_an_axis_holds_nearly_all_of_every_layer(counts):
    found = fitting([np.array(each, float) for each in counts])
    assert -REACH <= found.low <= 0 < found.high <= REACH
    edges = np.linspace(-REACH, REACH, BINS + 1)
    inside = (edges[:-1] >= found.low - 1e-6) & (edges[1:] <= found.high + 1e-6)
    for each in counts:
        assert np.array(each)[~inside].sum() <= 0.001 * sum(each) + 1e-6


@given(st.integers(1, 13), st.integers(0, 13), st.integers(30, 1000))
def test_ticks_keep_their_distance_and_are_where_their_value_is(high, low, height):
    span, gap = Span(-float(low), float(high)), 16.0
    found = ticks(span, float(height), gap)
    places = [place for place, _ in found]
    assert min(np.diff(places), default=np.inf) * height / (low + high) >= gap - 1e-6
    assert (0.0, "0") in found
    for place, words in found:
        value = float(words.replace("−", "-").replace("\u202f", ""))
        assert place == pytest.approx(np.arcsinh(value / CORE), abs=1e-6)


def test_figures_that_find_no_room_are_told_under_the_mouse(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(2.0), _spread(0.25))), size=(300, 160))
    qtbot.mouseMove(view, QPoint(250, 90))
    assert QToolTip.text().startswith("Layer 2 (relu)\nshare of zeros 51 %\nrms z 0.25\n")
    QToolTip.hideText()


def _frame(layers: int, width: int, height: int, theme: Theme = LIGHT) -> Frame:
    flow = _flow(*[_spread(1.0)] * layers)
    area = QRectF(0, 0, width, height)
    return depth_frame(area, flow, theme, "preactivation", depth_span(flow, "preactivation"))


def test_a_low_dock_has_room_for_the_most_telling_figures():
    assert fact_names(_flow(_spread(1.0)))[:3] == ["zeros", "rms z", "gradient norm"]
    assert _frame(2, 558, 160).rows == 3
    assert _frame(4, 495, 175, LIGHT.for_projector()).rows >= 1
    assert _frame(2, 800, 500).rows == 4


def test_a_lone_layer_has_its_figures_beside_it(qtbot):
    for theme, width, height in ((LIGHT, 558, 160), (LIGHT.for_projector(), 495, 175)):
        frame = _frame(1, width, height, theme)
        assert frame.beside
        assert frame.plot.right() < 0.7 * width
    assert not _frame(2, 558, 160).beside
    narrow = _frame(1, 200, 160)
    assert not narrow.beside
    assert narrow.rows == 3
    one = _shot(_view(qtbot, _snapshot(_flow(_spread(1.0))), size=(558, 200)))
    other = replace(_spread(1.0), zero_share=0.07)
    two = _shot(_view(qtbot, _snapshot(_flow(other)), size=(558, 200)))
    columns = np.flatnonzero((one != two).any(axis=(0, 2)))
    assert len(columns), "the share of zeros is drawn"
    assert columns.min() > _frame(1, 558, 166).plot.right(), "right of the violin"


# --- Other initial scales


def test_every_scale_has_its_column_on_one_axis(qtbot):
    scales = [
        (factor, _flow(*(_spread(factor**n) for n in range(1, 5)), step=0))
        for factor in (0.25, 1.0, 4.0)
    ]
    shot = _of(
        _shot(_view(qtbot, _snapshot(scales=scales), mode="scales", size=(900, 400))),
        LIGHT.color("high"),
    )
    thirds = [shot[:, 60:330], shot[:, 345:610], shot[:, 625:]]
    tops = [int(np.flatnonzero(third.any(axis=1)).min()) for third in thirds]
    assert tops[2] < tops[1] - 20
    assert tops[1] < tops[0] - 10


def test_the_picture_of_scales_stays_while_the_network_learns(qtbot):
    scales = [(1.0, _flow(_spread(1.0), _spread(1.0), step=0))]
    snapshot = _snapshot(_flow(_spread(1.0)), scales)
    view = _view(qtbot, snapshot, mode="scales")
    before = _shot(view)
    view.show_snapshot(replace(snapshot, step=7, flow=_flow(_spread(50.0))))
    assert (_shot(view) == before).all()
    view.show_snapshot(replace(snapshot, scaled_flows=((1.0, _flow(_spread(9.0), step=0)),)))
    assert (_shot(view) != before).any()


# --- Over the steps


def _course(rows: list[tuple[int, LayerFlow]]) -> FlowCourse:
    return FlowCourse(
        np.array([step for step, _ in rows]),
        np.stack([layer.preactivation for _, layer in rows])[:, None],
        np.stack([layer.activity for _, layer in rows])[:, None],
        np.array(
            [
                [
                    layer.zero_share,
                    layer.rms_preactivation,
                    layer.rms_activation,
                    layer.gradient_norm,
                ]
                for _, layer in rows
            ]
        )[:, None],
    )


def _map(view: FlowView) -> np.ndarray:
    """The only panel's map in a view of 700 x 400 pixels, without axes and line of zeros."""
    return _shot(view)[50:310, 60:688]


def test_rows_stand_at_their_steps_however_unevenly_they_come(qtbot):
    rows = [(0, _spread(0.05)), (500, _spread(10.0)), (990, _spread(10.0)), (1000, _spread(10.0))]
    found = _map(_view(qtbot, course=_course(rows), mode="steps"))
    filled = (found != 255).all(axis=2).sum(axis=0)
    middle = len(filled) // 2
    assert filled[20 : middle - 20].max() < filled[middle + 20 : -20].min() - 30


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT])
def test_more_pairs_stand_out_further_from_the_ground(qtbot, theme):
    z = np.repeat([-3.0, 3.0, 0.3], [10, 100, 1000])
    found = _map(
        _view(qtbot, course=_course([(0, _layer(z)), (100, _layer(z))]), mode="steps", theme=theme)
    )
    column = found[:, 300].sum(axis=1)
    ground = sum(QColor(theme.surface).getRgb()[:3])
    away = np.abs(column - ground)
    bands = []
    at = 0
    while at < len(away):  # runs of one colour, from the top: z = 3, 0.3, the zero line, -3
        end = at
        while end < len(away) and away[end] == away[at]:
            end += 1
        if 3 <= end - at <= 30 and away[at] > 20:
            bands.append(int(away[at]))
        at = end
    hundred, thousand, ten = bands[0], bands[1], bands[-1]
    assert ten < hundred < thousand


def test_where_the_run_diverged_the_map_is_hatched(qtbot):
    rows = [(step, _spread(1.0) if step < 50 else NAN) for step in range(0, 101, 10)]
    red = _of(_map(_view(qtbot, course=_course(rows), mode="steps")), LIGHT.color("diverged"))
    middle = red.shape[1] // 2
    assert not red[:, : middle - 5].any()
    assert red[:, middle + 5 :].any(axis=0).mean() > 0.5


def test_a_line_marks_the_step_that_is_looked_back_at(qtbot):
    course = make_flow_course(layers=1)
    now = _view(qtbot, _snapshot(_flow(_spread(1.0), step=990)), course, mode="steps")
    assert not _of(_map(now), LIGHT.color("accent")).any()
    now.show_snapshot(_snapshot(_flow(_spread(1.0), step=500)))
    marked = np.flatnonzero(_of(_map(now), LIGHT.color("accent")).all(axis=0))
    assert len(marked)
    assert marked.mean() == pytest.approx(len(_map(now)[0]) / 2, abs=6)


def test_of_many_layers_some_are_shown_and_the_title_says_so(qtbot):
    few = _view(qtbot, course=make_flow_course(layers=3), mode="steps", size=(900, 240))
    many = _view(qtbot, course=make_flow_course(layers=20, rows=3), mode="steps", size=(900, 240))
    assert many.text().count("\n") == 20
    titles = [_shot(view)[:24, :330].min(axis=2) < 100 for view in (few, many)]
    assert titles[1].any(axis=0).sum() > titles[0].any(axis=0).sum() + 30


# --- Everywhere


FLOW = _flow(_spread(1.0), DEAD, _layer(np.zeros(50)), HUGE, NAN, _spread(0.3, activation="tanh"))
COURSE = _course([(0, _spread(1.0)), (3, DEAD), (7, HUGE), (40, NAN)])


@pytest.mark.parametrize("size", [(1920, 1000), (900, 240), (500, 200), (220, 200), (60, 40)])
@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector(), PRINT])
def test_everything_is_drawn_at_every_size(qtbot, size, theme):
    many = _flow(*[_spread(2.0**n) for n in range(-16, 16)])
    scales = [(factor, FLOW) for factor in FACTORS]
    for flow, course in ((FLOW, COURSE), (many, make_flow_course(layers=32, rows=2))):
        view = _view(qtbot, _snapshot(flow, scales), course, size=size, theme=theme)
        for mode in ("depth", "scales", "steps"):
            for which in ("preactivation", "activity"):
                _press(view, mode)
                _press(view, which)
                assert _pixels(view.grab().toImage()).std() > 0


def test_a_change_of_look_changes_the_picture(qtbot):
    view = _view(qtbot, _snapshot(_flow(_spread(1.0))))
    view.set_theme(DARK)
    assert (_shot(view)[-1, -1] == QColor(DARK.surface).getRgb()[:3]).all()


def test_figures_without_a_window_are_the_same_pictures(qtbot):
    snapshot = _snapshot(FLOW, [(factor, FLOW) for factor in FACTORS])
    course = make_flow_course()
    view = _view(qtbot, snapshot, course)
    top = _button(view, "depth").geometry().bottom() + 1
    for mode in ("depth", "scales", "steps"):
        _press(view, mode)
        height = view.height() - top
        image = QImage(view.width(), height, QImage.Format.Format_RGB32)
        area = QRectF(0, 0, view.width(), height)
        with QPainter(image) as painter:
            if mode == "depth":
                paint_flow_depth(painter, area, FLOW, LIGHT, "preactivation")
            elif mode == "scales":
                paint_flow_scales(
                    painter,
                    area,
                    snapshot.scaled_flows,
                    snapshot.experiment,
                    LIGHT,
                    "preactivation",
                )
            else:
                paint_flow_course(painter, area, course, LIGHT, "preactivation", snapshot.step)
        assert (_pixels(image) == _pixels(view.grab().toImage())[top:]).all()
