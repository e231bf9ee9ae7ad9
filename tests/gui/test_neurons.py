"""The neuron grid, its layout, its legend and the names it uses."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QToolTip

from app.record.snapshot import Snapshot, State
from app.window.theme import DARK, LIGHT, Theme
from app.window.views.neurons.contents import CONTENTS, Content, filling
from app.window.views.neurons.grid import NeuronGrid
from app.window.views.neurons.key import ContentKey
from app.window.views.neurons.layout import GridLayout, lay_out
from app.window.views.neurons.legend import StateLegend, paint_legend
from app.window.views.neurons.panel import NeuronsPanel
from app.window.views.neurons.picture import has_key, paint_grid
from app.window.views.words import name_of, number, percent, short_name_of
from tests.gui.snapshots import RELU_STATES, dead, every_state, make_snapshot

# --- Layout


def _layout(widths, width=520.0, height=360.0, ratio=1.0) -> GridLayout:
    return lay_out(tuple(widths), width, height, 40.0, 100.0, ratio)


def _cells(layout: GridLayout, widths) -> np.ndarray:
    """(neurons, 4): x, y, width, height."""
    return np.array([layout.cell(at, i) for at, n in enumerate(widths) for i in range(n)])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([1, 2, 3, 5, 8, 16, 33, 64, 100, 512]), min_size=1, max_size=8),
    st.floats(240, 1400),
    st.floats(160, 1000),
    st.sampled_from([1.0, 1.25, 2.0]),
)
def test_cells_lie_inside_as_squares_in_order_and_never_overlap(widths, width, height, ratio):
    layout = _layout(widths, width, height, ratio)
    cells = _cells(layout, widths)
    x, y, across, down = cells.T
    assert (across == down).all()
    assert (across > 0).all()
    assert x.min() >= 0
    assert y.min() >= 0
    assert (x + across).max() <= width
    assert (y + down).max() <= height
    # on a grid of squares, cells are apart if their corners differ by a cell in x or y
    corners = {(round(a, 6), round(b, 6)) for a, b in zip(x, y, strict=True)}
    assert len(corners) == sum(widths)
    for block in layout.blocks:
        mine = np.array([layout.cell(layout.blocks.index(block), i) for i in range(block.count)])
        steps = np.diff(mine[:, :2], axis=0)
        down_one = (abs(steps[:, 0]) < 1e-6) & (abs(steps[:, 1] - layout.pitch) < 1e-6)
        next_column = abs(steps[:, 0] - layout.pitch) < 1e-6
        assert (down_one | next_column).all()
    for one, other in pairwise(layout.blocks):
        assert one.x + one.columns * layout.pitch <= other.x + 1e-6


@pytest.mark.parametrize("widths", [[4096] * 32, [4096], [1] * 32, [512] * 8])
def test_even_the_largest_networks_fit_without_scrolling(widths):
    cells = _cells(_layout(widths, 700, 400), widths)
    assert (cells[:, 0] + cells[:, 2]).max() <= 700
    assert (cells[:, 1] + cells[:, 3]).max() <= 400


def test_cells_are_as_large_as_allowed_when_there_is_room():
    assert _layout([4, 4], 700, 400).pitch == 44
    assert _layout([512] * 8, 700, 400).pitch >= 7


def test_every_cell_is_found_where_it_lies():
    widths = [5, 64, 1]
    layout = _layout(widths)
    for layer, n in enumerate(widths):
        for index in range(n):
            x, y, side, _ = layout.cell(layer, index)
            assert layout.cell_at(x + side / 2, y + side / 2) == (layer, index)
    assert layout.cell_at(1, 1) is None
    assert layout.heading_at(*_middle(layout.heading(2))) == 2


def _middle(box):
    x, y, width, height = box
    return x + width / 2, y + height / 2


# --- What a cell looks like


def _grid(qtbot, snapshot: Snapshot, theme: Theme = LIGHT, size=(520, 360)) -> NeuronGrid:
    grid = NeuronGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(*size)
    grid.show_snapshot(snapshot)
    grid.show()
    return grid


def _picture(grid: NeuronGrid) -> np.ndarray:
    """(height, width, 3)."""
    return _pixels(grid.grab().toImage())


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def _crop(grid: NeuronGrid, layer: int, index: int) -> np.ndarray:
    box = grid.cell_rect(layer, index).toRect()
    return _picture(grid)[box.top() : box.bottom() + 1, box.left() : box.right() + 1]


def _fill(grid: NeuronGrid, layer: int, index: int) -> tuple[int, ...]:
    """The colour left of a cell's middle, where no mark but the hatching reaches."""
    crop = _crop(grid, layer, index)
    side = len(crop)
    return tuple(crop[side // 2, side // 5])


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_dead_cell_is_gray_with_a_cross(qtbot, theme):
    grid = _grid(qtbot, make_snapshot([4], dead([(0, 1)])), theme)
    assert _fill(grid, 0, 1) == _rgb(theme.color("dead_fill"))
    crop = _crop(grid, 0, 1)
    middle = len(crop) // 2
    third = len(crop) // 3
    for at in ((middle, middle), (third, third), (third, len(crop) - 1 - third)):
        assert tuple(crop[at]) == _rgb(theme.color("muted"))


def test_the_cross_of_the_born_dead_is_hollow(qtbot):
    grid = _grid(qtbot, make_snapshot([4], {(0, 1): State.BORN_DEAD}))
    crop = _crop(grid, 0, 1)
    assert tuple(crop[len(crop) // 2, len(crop) // 2]) == _rgb(LIGHT.color("surface"))
    assert _fill(grid, 0, 1) == _rgb(LIGHT.color("dead_fill"))


def test_a_diverged_cell_is_red(qtbot):
    grid = _grid(qtbot, make_snapshot([4], {(0, 1): State.DIVERGED}))
    assert _fill(grid, 0, 1) == _rgb(LIGHT.color("diverged"))


def test_living_cells_go_from_blue_to_orange_by_activity(qtbot):
    snapshot = make_snapshot([3])
    layer = replace(snapshot.layers[0], mean_activity=np.array([0.0, 1.0, 2.0]))
    grid = _grid(qtbot, replace(snapshot, layers=(layer,)))
    ramp = LIGHT.activity_ramp()
    assert _fill(grid, 0, 0) == tuple(ramp[0])
    assert _fill(grid, 0, 1) == tuple(ramp[127])
    assert _fill(grid, 0, 2) == tuple(ramp[255])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(520, 360), (300, 200), (150, 110)])
def test_states_differ_without_colour_at_every_size(qtbot, theme, size):
    """Cells from 44 pixels down to 6, compared as gray pictures over the same activity."""
    widths = [8] if size[0] > 400 else [64, 64]
    states = {(0, i): state for i, state in enumerate(RELU_STATES)}
    snapshot = make_snapshot(widths, states)
    layers = tuple(
        replace(layer, mean_activity=np.where(np.arange(layer.width) == 63, 1.0, 0.0))
        for layer in snapshot.layers
    )
    grid = _grid(qtbot, replace(snapshot, layers=layers), theme, size)
    gray = [_crop(grid, 0, i) @ [0.299, 0.587, 0.114] for i in range(len(RELU_STATES))]
    for one, other in combinations(range(len(RELU_STATES)), 2):
        differing = (abs(gray[one] - gray[other]) > 30).mean()
        assert differing > 0.05, (RELU_STATES[one], RELU_STATES[other])


def test_small_cells_are_really_small_in_the_test_above(qtbot):
    grid = _grid(qtbot, make_snapshot([64, 64]), size=(150, 110))
    assert grid.cell_rect(0, 0).width() < 8


def test_a_figure_without_a_window_is_the_same_picture(qtbot):
    snapshot = make_snapshot([8, 8], every_state([8, 8]), neuron=(0, 2))
    grid = _grid(qtbot, snapshot)
    image = QImage(520, 360, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_grid(painter, QRectF(0, 0, 520, 360), snapshot, LIGHT)
    painter.end()
    assert (_pixels(image) == _picture(grid)).all()


# --- Response maps


def _with_map(values: np.ndarray) -> Snapshot:
    snapshot = make_snapshot([2], map_resolution=8)
    maps = np.zeros((2, *values.shape), np.float32)
    maps[0] = values
    return replace(snapshot, responses=replace(snapshot.responses, maps=(maps,)))


def test_a_response_map_has_high_y_on_top(qtbot):
    values = np.zeros((8, 8))
    values[-2:] = 3.0
    grid = _grid(qtbot, _with_map(values))
    grid.set_content("response")
    assert grid.content == "response"
    crop = _crop(grid, 0, 0)
    assert tuple(crop[3, len(crop) // 2]) == tuple(LIGHT.activity_ramp()[255])
    assert tuple(crop[-4, len(crop) // 2]) == tuple(LIGHT.activity_ramp()[0])


def test_a_response_over_one_input_is_an_area_under_a_curve(qtbot):
    grid = _grid(qtbot, _with_map(np.linspace(0, 1, 16)[None, :]))
    grid.set_content("response")
    crop = _crop(grid, 0, 0)
    high = tuple(LIGHT.activity_ramp()[255])
    assert tuple(crop[len(crop) * 3 // 4, len(crop) * 3 // 4]) == high
    assert tuple(crop[len(crop) // 4, len(crop) // 4]) == tuple(LIGHT.activity_ramp()[127])


def test_without_maps_the_response_falls_back_to_the_activity(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8]))
    before = _crop(grid, 1, 3)
    grid.set_content("response")
    assert (_crop(grid, 1, 3) == before).all()


def test_maps_that_are_not_finite_are_drawn_without_complaint(qtbot):
    values = np.full((8, 8), np.inf)
    values[0, 0] = np.nan
    grid = _grid(qtbot, _with_map(values))
    grid.set_content("response")
    _picture(grid)


# --- Other contents


def _ramp_from_pale() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The colours of the rising ramp's ends."""
    return _rgb(LIGHT.mixed("surface", "high", 0.16)), _rgb(LIGHT.color("high"))


def _shown(qtbot, content: Content, states=None, step=400, **figures) -> NeuronGrid:
    """A layer of four whose figures are these."""
    snapshot = make_snapshot([4], states, step=step, n_test=250)
    layer = replace(snapshot.layers[0], **figures)
    grid = _grid(qtbot, replace(snapshot, layers=(layer,)))
    grid.set_content(content)
    return grid


PLAIN = _rgb(LIGHT.mixed("surface", "text", 0.07))


def test_test_activity_is_relative_to_its_layer(qtbot):
    grid = _shown(qtbot, "test-activity", test_activity=np.array([0.0, 1.0, 2.0, np.nan]))
    ramp = LIGHT.activity_ramp()
    assert [_fill(grid, 0, i) for i in range(3)] == [tuple(ramp[i]) for i in (0, 127, 255)]


def test_a_dormancy_score_of_1_is_in_the_ramps_middle(qtbot):
    grid = _shown(qtbot, "dormancy", dormancy=np.array([0.0, 1.0, 2.0, 7.0]))
    ramp = LIGHT.activity_ramp()
    assert [_fill(grid, 0, i) for i in range(4)] == [tuple(ramp[i]) for i in (0, 127, 255, 255)]


def test_gradient_norms_are_on_a_logarithmic_scale(qtbot):
    grid = _shown(qtbot, "gradient", gradient_norm=np.array([1e-4, 1e-2, 1.0, 0.0]))
    pale, vivid = _ramp_from_pale()
    assert _fill(grid, 0, 0) == pale
    assert _fill(grid, 0, 2) == vivid
    halfway = np.array(_fill(grid, 0, 1))
    assert abs(halfway - (np.array(pale) + vivid) / 2).max() <= 2
    assert _fill(grid, 0, 3) == PLAIN


def test_a_margin_of_0_is_in_the_ramps_middle(qtbot):
    grid = _shown(qtbot, "margin", margin=np.array([-2.0, 0.0, 0.1, 2.0]))
    ramp = LIGHT.activity_ramp()
    assert _fill(grid, 0, 0) == tuple(ramp[0])
    assert _fill(grid, 0, 1) == tuple(ramp[127])
    assert _fill(grid, 0, 3) == tuple(ramp[255])
    # small margins are told from none: on a linear scale this would be level 133
    level = int((LIGHT.activity_ramp() == _fill(grid, 0, 2)).all(axis=1).argmax())
    assert level > 150


def test_the_lately_dead_are_vivid_and_the_living_plain(qtbot):
    grid = _shown(
        qtbot,
        "age",
        dead([(0, 0), (0, 1), (0, 2)]),
        dead_since=np.array([400, 200, 0, -1]),
    )
    pale, vivid = _ramp_from_pale()
    # above the cross: its edge reaches far to the left
    tops = [tuple(_crop(grid, 0, i)[4, 18]) for i in range(4)]
    assert tops[0] == vivid
    assert tops[2] == pale
    assert abs(np.array(tops[1]) - (np.array(pale) + vivid) / 2).max() <= 2
    assert tops[3] == PLAIN


def test_the_dead_whose_age_is_not_known_are_gray_and_the_key_says_so(qtbot):
    states = dead([(0, 0), (0, 1)])
    grid = _shown(qtbot, "age", states, dead_since=np.array([400, -1, -1, -1]))
    known, unknown, living = (_crop(grid, 0, i) for i in range(3))
    assert tuple(known[4, 18]) == _ramp_from_pale()[1]
    assert tuple(unknown[4, 18]) == _rgb(LIGHT.color("dead_fill"))
    assert tuple(living[4, 18]) == PLAIN
    # the crosses of the grid of activities, and of coloured cells
    middle = len(known) // 2
    assert tuple(unknown[middle, middle]) == _rgb(LIGHT.color("muted"))
    assert tuple(known[middle, middle]) == _rgb(LIGHT.color("text"))
    assert filling(grid.snapshot, "age").remark == "gray: not known"
    assert _tip(grid, _at(grid, 0, 1)).endswith("when it died is not known")


def test_where_no_age_is_known_all_the_dead_are_gray(qtbot):
    grid = _shown(qtbot, "age", dead([(0, 0)]), dead_since=np.full(4, -1))
    assert tuple(_crop(grid, 0, 0)[4, 18]) == _rgb(LIGHT.color("dead_fill"))
    assert filling(grid.snapshot, "age").note == "when neurons died is not known"


def test_the_born_dead_have_no_step_of_death(qtbot):
    grid = _shown(qtbot, "age", {(0, 1): State.BORN_DEAD})
    assert _tip(grid, _at(grid, 0, 1)).endswith("dead from the start")


def test_a_dead_neuron_that_fires_on_test_points_shows_it(qtbot):
    grid = _shown(
        qtbot,
        "test-activity",
        dead([(0, 1), (0, 2)]),
        test_activity=np.array([2.0, 2.0, 0.0, 1.0]),
    )
    ramp = LIGHT.activity_ramp()
    firing, silent = (tuple(_crop(grid, 0, i)[4, 18]) for i in (1, 2))
    assert firing == tuple(ramp[255])
    assert silent == tuple(ramp[0])
    crop = _crop(grid, 0, 1)
    assert tuple(crop[len(crop) // 2, len(crop) // 2]) == _rgb(LIGHT.color("text"))


@pytest.mark.parametrize("activation", ["tanh", "leaky-relu"])
def test_what_cannot_die_is_not_called_active(qtbot, activation):
    grid = _grid(qtbot, make_snapshot([4], activation=activation))
    grid.set_content("test-activity")
    said = _tip(grid, _at(grid, 0, 1))
    assert "active on" not in said
    assert "fires" not in said
    assert said.count("z > 0 on ") == 2


@pytest.mark.parametrize("content", CONTENTS)
def test_the_dead_keep_their_cross_and_are_gray_unless_they_show_a_value(qtbot, content):
    snapshot = make_snapshot([4], dead([(0, 1)]), step=400, gradients=True)
    grid = _grid(qtbot, snapshot)
    grid.set_content(content)
    crop = _crop(grid, 0, 1)
    gray = tuple(crop[4, 18]) == _rgb(LIGHT.color("dead_fill"))
    assert gray == (content not in ("test-activity", "gradient", "margin", "age"))
    middle = tuple(crop[len(crop) // 2, len(crop) // 2])
    assert middle == _rgb(LIGHT.color("muted" if gray else "text"))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_dead_and_born_dead_differ_in_cells_of_any_colour(qtbot, theme):
    states = {(0, 0): State.DEAD, (0, 1): State.BORN_DEAD}
    for size in ((520, 360), (150, 110)):
        widths = [4] if size[0] > 400 else [64, 64]
        snapshot = make_snapshot(widths, states)
        layers = tuple(replace(layer, margin=np.ones(layer.width)) for layer in snapshot.layers)
        grid = _grid(qtbot, replace(snapshot, layers=layers), theme, size)
        grid.set_content("margin")
        gray = [_crop(grid, 0, i) @ [0.299, 0.587, 0.114] for i in range(3)]
        for one, other in combinations(gray, 2):
            assert (abs(one - other) > 30).mean() > 0.05


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("activity", "mean activity 0.25"),
        ("test-activity", "mean test activity 0.5 · fires on 3 of 250 test points"),
        ("dormancy", "dormancy score 1.2"),
        ("gradient", "gradient norm 0.003"),
        ("age", "died 150 steps ago"),
    ],
)
def test_the_tooltip_has_the_value_that_is_shown(qtbot, content, words):
    grid = _shown(
        qtbot,
        content,
        dead([(0, 1)]),
        mean_activity=np.full(4, 0.25),
        test_activity=np.full(4, 0.5),
        test_active_share=np.full(4, 3 / 250),
        dormancy=np.full(4, 1.2),
        gradient_norm=np.full(4, 0.003),
        dead_since=np.full(4, 250),
    )
    assert _tip(grid, _at(grid, 0, 1)).endswith(f" · {words}")


def test_what_is_not_known_leaves_cells_plain_and_the_key_says_why():
    snapshot = make_snapshot([4], n_test=0)
    for content, why in (
        ("test-activity", "no test points"),
        ("gradient", "waiting for gradient norms"),
        ("age", "no neuron is dead"),
    ):
        found = filling(snapshot, content)
        assert found.plain.all()
        assert found.note == why


def test_the_keys_ends_are_in_the_units_of_the_values():
    snapshot = make_snapshot([4], dead([(0, 1)]), step=400)
    layer = replace(
        snapshot.layers[0],
        gradient_norm=np.array([1.2e-4, 0.3, 0.0, np.nan]),
        margin=np.array([-0.4, 1.8, np.nan, 0.0]),
    )
    snapshot = replace(snapshot, layers=(layer,))

    def ends(content: Content) -> tuple[str, str]:
        found = filling(snapshot, content)
        return found.low, found.high

    assert ends("activity") == ("0", "layer's largest")
    assert ends("gradient") == ("0.0001", "0.3")
    assert ends("margin") == ("−2", "2")
    assert ends("age") == ("step 0", "now")


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 1e300, 1e-300])
def test_any_values_are_drawn(qtbot, content, value):
    figures = {
        name: np.full(4, value)
        for name in ("mean_activity", "test_activity", "dormancy", "gradient_norm", "margin")
    }
    _picture(_shown(qtbot, content, {(0, 0): State.DIVERGED}, step=0, **figures))


def test_a_dying_cell_that_shows_a_value_keeps_it_while_the_cross_comes(qtbot):
    alive = make_snapshot([4], gradients=True)
    grid = _grid(qtbot, alive)
    grid.set_content("gradient")
    died = make_snapshot([4], dead([(0, 1)]), gradients=True)
    fills = set()

    def seen() -> bool:
        fills.add(tuple(_crop(grid, 0, 1)[4, 18]))
        return bool((_picture(grid) == settled).all())

    settled = _picture(_content_grid(qtbot, died, "gradient"))
    grid.show_snapshot(died)
    assert not seen()
    qtbot.waitUntil(seen, timeout=2000)
    assert len(fills) == 1


def _content_grid(qtbot, snapshot: Snapshot, content: Content) -> NeuronGrid:
    grid = _grid(qtbot, snapshot)
    grid.set_content(content)
    return grid


def test_the_panels_box_chooses_what_cells_show(qtbot):
    panel = NeuronsPanel()
    qtbot.addWidget(panel)
    panel.show_snapshot(make_snapshot([4]))
    panel.show()
    box = panel.findChild(QComboBox, "cells")
    assert box.accessibleName() == "What cells show"
    names = [box.itemText(n) for n in range(box.count())]
    assert names == [
        "Activity (training)",
        "Activity (test)",
        "Response",
        "Dormancy score",
        "Gradient norm",
        "Margin",
        "Age of death",
    ]
    told = []
    panel.content_changed.connect(told.append)
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert panel.content == "age"
    panel.set_content("response")
    panel.set_content("response")
    assert told == ["age", "response"]
    assert box.currentText() == "Response"


def _panel(qtbot, size: tuple[int, int], content: Content, theme: Theme = LIGHT) -> NeuronsPanel:
    panel = NeuronsPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(*size)
    snapshot = make_snapshot([8, 8], dead([(0, 1), (1, 3)]), step=400, gradients=True)
    since = np.where(snapshot.layers[1].dead, -1, snapshot.layers[1].dead_since)
    layers = (snapshot.layers[0], replace(snapshot.layers[1], dead_since=since))
    panel.show_snapshot(replace(snapshot, layers=layers))
    panel.set_content(content)
    panel.show()
    return panel


def _beside_the_box(panel: NeuronsPanel) -> np.ndarray:
    box = panel.findChild(QComboBox, "cells").geometry()
    picture = _pixels(panel.grab().toImage())
    return picture[box.top() : box.bottom() + 1, box.right() + 4 : panel.width() - 4]


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.for_projector()])
@pytest.mark.parametrize("content", CONTENTS)
def test_where_the_grid_is_too_low_for_its_key_that_is_beside_the_box(qtbot, content, theme):
    low = _beside_the_box(_panel(qtbot, (390, 220), content, theme))
    surface = _rgb(theme.color("surface"))
    assert (low != surface).any(axis=2).sum() > 300
    # the ramp: a row of many colours
    assert max(len(np.unique(row, axis=0)) for row in low) > 30
    # nothing is cut off at the end
    assert (low[:, -3:] == surface).all()
    high = _beside_the_box(_panel(qtbot, (390, 600), content, theme))
    assert (high == surface).all()


def test_in_a_narrow_panel_the_key_is_below_the_box(qtbot):
    """Beside it the words of its ends would be cut off."""
    surface = _rgb(LIGHT.color("surface"))

    def rows_below(height: int) -> tuple[np.ndarray, NeuronsPanel]:
        panel = _panel(qtbot, (220, height), "age")
        assert (_beside_the_box(panel) == surface).all()
        bottom = panel.findChild(QComboBox, "cells").geometry().bottom()
        return _pixels(panel.grab().toImage())[bottom + 2 : panel.grid.y()], panel

    low, panel = rows_below(220)
    assert max(len(np.unique(row, axis=0)) for row in low) > 30
    assert panel.grid.height() > 110
    high, panel = rows_below(600)
    assert len(high) < 10
    panel.resize(390, 220)
    assert _beside_the_box(panel).std() > 0


@pytest.mark.parametrize("theme", [LIGHT, LIGHT.for_projector()])
@pytest.mark.parametrize("width", [220, 390])
def test_there_is_one_key_at_every_height(qtbot, width, theme):
    panel = _panel(qtbot, (width, 200), "margin", theme)
    shown = set()
    for height in range(200, 420, 5):
        panel.resize(width, height)
        beside = panel.findChild(ContentKey).isVisible()
        assert beside != has_key(theme, panel.grid.height()), height
        shown.add(beside)
    assert shown == {True, False}


def test_a_panel_that_gets_higher_moves_its_key(qtbot):
    panel = _panel(qtbot, (390, 220), "margin")
    assert _beside_the_box(panel).std() > 0
    panel.resize(390, 600)
    assert _beside_the_box(panel).std() == 0


@pytest.mark.parametrize("width", [200, 220, 260, 300])
def test_a_narrow_panel_has_no_key_that_is_cut_off(qtbot, width):
    for content in CONTENTS:
        beside = _beside_the_box(_panel(qtbot, (width, 220), content))
        assert (beside[:, -2:] == _rgb(LIGHT.color("surface"))).all()


# --- Fading


def test_a_dying_cell_passes_through_grays_and_settles(qtbot):
    grid = _grid(qtbot, make_snapshot([4]))
    grid.show_snapshot(make_snapshot([4], dead([(0, 1)])))
    goal = _rgb(LIGHT.color("dead_fill"))
    first = _fill(grid, 0, 1)
    assert first != goal
    qtbot.waitUntil(lambda: _fill(grid, 0, 1) not in (first, goal), timeout=2000)
    qtbot.waitUntil(lambda: _fill(grid, 0, 1) == goal, timeout=2000)
    settled = _grid(qtbot, make_snapshot([4], dead([(0, 1)])))
    assert (_picture(grid) == _picture(settled)).all()


def test_a_reviving_cell_gets_its_colour_back(qtbot):
    alive = make_snapshot([4])
    grid = _grid(qtbot, make_snapshot([4], dead([(0, 1)])))
    grid.show_snapshot(alive)
    settled = _picture(_grid(qtbot, alive))
    assert (_picture(grid) != settled).any()
    qtbot.waitUntil(lambda: bool((_picture(grid) == settled).all()), timeout=2000)


def test_snapshots_that_keep_coming_do_not_hold_the_fade_up(qtbot):
    grid = _grid(qtbot, make_snapshot([4]))
    died = [make_snapshot([4], dead([(0, 1)]), step=step) for step in range(12)]
    goal = _rgb(LIGHT.color("dead_fill"))
    for snapshot in died:
        grid.show_snapshot(snapshot)
        qtbot.wait(50)
    assert _fill(grid, 0, 1) == goal


def test_another_network_does_not_fade_in(qtbot):
    grid = _grid(qtbot, make_snapshot([4]))
    grid.show_snapshot(make_snapshot([4], dead([(0, 1)]), generation=1))
    assert _fill(grid, 0, 1) == _rgb(LIGHT.color("dead_fill"))


def test_another_network_may_have_another_shape(qtbot):
    grid = _grid(qtbot, make_snapshot([4], neuron=(0, 3)))
    grid.show_hover((0, 3))
    grid.show_snapshot(make_snapshot([2, 2], generation=1))
    grid.show_hover((0, 3))
    _picture(grid)


def test_the_clock_runs_only_while_something_fades_and_is_seen(qtbot):
    grid = _grid(qtbot, make_snapshot([4]))
    (clock,) = grid.findChildren(QTimer)
    assert not clock.isActive()
    grid.show_snapshot(make_snapshot([4], dead([(0, 1)])))
    assert clock.isActive()
    qtbot.waitUntil(lambda: not clock.isActive(), timeout=2000)
    grid.show_snapshot(make_snapshot([4]))
    assert clock.isActive()
    grid.hide()
    assert not clock.isActive()
    grid.show_snapshot(make_snapshot([4], dead([(0, 1)])))
    assert not clock.isActive()


# --- Mouse and keys


def _at(grid: NeuronGrid, layer: int, index: int) -> QPoint:
    return grid.cell_rect(layer, index).center().toPoint()


def test_a_click_picks_the_neuron(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8]))
    with qtbot.waitSignal(grid.picked, check_params_cb=lambda *n: n == (1, 5)):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=_at(grid, 1, 5))


def test_a_click_on_a_heading_picks_the_layer(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8]))
    place = grid.heading_rect(1).center().toPoint()
    with qtbot.waitSignal(grid.layer_picked, check_params_cb=lambda n: n == 1):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)


def test_the_lens_layer_has_an_accent_under_its_heading(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8], layer=1))
    accent = np.array(_rgb(LIGHT.color("accent")))

    def accented(layer: int) -> bool:
        box = grid.heading_rect(layer).toRect()
        heading = _picture(grid)[box.top() : box.bottom(), box.left() : box.right()]
        return bool((heading == accent).all(axis=2).any())

    assert accented(1)
    assert not accented(0)


def test_the_selected_cell_is_framed(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8], neuron=(1, 2)))
    box = grid.cell_rect(1, 2)
    x, y = round(box.center().x()), round(box.top()) - 2
    assert tuple(_picture(grid)[y, x]) == _rgb(LIGHT.color("accent"))


def test_hovering_is_told_once_per_neuron_and_mirrored_from_elsewhere(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8]))
    told = []
    grid.hovered.connect(told.append)
    qtbot.mouseMove(grid, _at(grid, 0, 3))
    qtbot.mouseMove(grid, _at(grid, 0, 3) + QPoint(1, 1))
    qtbot.mouseMove(grid, _at(grid, 1, 0))
    QApplication.sendEvent(grid, QEvent(QEvent.Type.Leave))
    assert told == [(0, 3), (1, 0), None]
    plain = _picture(grid)
    grid.show_hover((0, 6))
    assert (_picture(grid) != plain).any()
    grid.show_hover(None)
    assert (_picture(grid) == plain).all()
    assert len(told) == 3


def test_arrow_keys_move_the_selection(qtbot):
    widths = [3, 2]
    grid = _grid(qtbot, make_snapshot(widths))
    moves = [
        (None, Qt.Key.Key_Down, (0, 0)),
        ((0, 0), Qt.Key.Key_Down, (0, 1)),
        ((0, 1), Qt.Key.Key_Right, (1, 1)),
        ((0, 2), Qt.Key.Key_Right, (1, 1)),
        ((1, 1), Qt.Key.Key_Left, (0, 1)),
        ((1, 1), Qt.Key.Key_Up, (1, 0)),
    ]
    for selected, key, there in moves:
        grid.show_snapshot(make_snapshot(widths, neuron=selected))
        with qtbot.waitSignal(grid.picked, check_params_cb=lambda *n, want=there: n == want):
            qtbot.keyClick(grid, key)


def test_at_the_border_an_arrow_key_picks_nothing(qtbot):
    grid = _grid(qtbot, make_snapshot([3, 2], neuron=(0, 0)))
    with qtbot.assertNotEmitted(grid.picked):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
        qtbot.keyClick(grid, Qt.Key.Key_Up)
        qtbot.keyClick(grid, Qt.Key.Key_A)


def _tip(grid: NeuronGrid, at: QPoint) -> str:
    QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, at, grid.mapToGlobal(at)))
    return QToolTip.text()


def test_the_tooltip_says_who_is_dead_and_by_how_much(qtbot):
    snapshot = make_snapshot([4], {(0, 2): State.DEAD, (0, 3): State.DIVERGED})
    layer = replace(snapshot.layers[0], margin=np.array([1.0, 1.0, -0.42, np.nan]))
    grid = _grid(qtbot, replace(snapshot, layers=(layer,)))
    assert _tip(grid, _at(grid, 0, 2)) == (
        "layer 1, neuron 3: dead · margin −0.42 · active on 0 % of training points"
        " · mean activity 0"
    )
    assert _tip(grid, _at(grid, 0, 3)) == (
        "layer 1, neuron 4: diverged · pre-activation not finite"
    )
    assert _tip(grid, grid.heading_rect(0).center().toPoint()) == (
        "layer 1: 4 relu neurons, 1 dead · its planes are shown"
    )


def test_before_the_first_snapshot_nothing_happens(qtbot):
    grid = NeuronGrid()
    qtbot.addWidget(grid)
    grid.show()
    with qtbot.assertNotEmitted(grid.picked):
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.mouseMove(grid, QPoint(60, 60))
    assert tuple(_picture(grid)[20, 20]) == _rgb(LIGHT.color("surface"))
    assert grid.cell_rect(0, 0).contains(QPointF(0, 0)) is False


def test_another_theme_is_another_look(qtbot):
    grid = _grid(qtbot, make_snapshot([4]))
    grid.set_theme(DARK)
    assert tuple(_picture(grid)[3, 3]) == _rgb(DARK.color("surface"))


def test_reached_by_tab_the_grid_shows_where_the_keys_go(qtbot):
    grid = _grid(qtbot, make_snapshot([8, 8]))
    plain = _picture(grid)
    # sent, since an offscreen window need not become the active one
    came = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(grid, came)
    assert tuple(_picture(grid)[0, 100]) == _rgb(LIGHT.color("accent"))
    QApplication.sendEvent(grid, QFocusEvent(QEvent.Type.FocusOut))
    assert (_picture(grid) == plain).all()


# --- Legend and names


def test_the_legend_counts_the_states_that_occur(qtbot):
    legend = StateLegend()
    qtbot.addWidget(legend)
    legend.show_snapshot(
        make_snapshot([8, 8], {(0, 0): State.BORN_DEAD} | dead([(1, 0), (1, 1), (1, 2)]))
    )
    assert legend.text() == "dead 3 · born dead 1 · alive 12"
    assert legend.toolTip() == legend.text()


def _row(shown: list[tuple[State, int]], width: int) -> np.ndarray:
    image = QImage(width, 30, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("surface"))
    with QPainter(image) as painter:
        paint_legend(painter, QRectF(0, 0, width, 30), shown, LIGHT)
    return _pixels(image)


def test_a_short_legend_keeps_the_words_of_the_first_and_drops_the_last():
    shown = [(State.DEAD, 3), (State.BORN_DEAD, 1), (State.DORMANT, 2), (State.ALIVE, 12)]
    whole = _row(shown, 600)
    ends = np.flatnonzero((_row(shown[:2], 600) != 255).any(axis=(0, 2))).max()
    short = _row(shown, ends + 40)
    # mark, word and number of both: the same as where there is room
    assert (short[:, : ends + 1] == whole[:, : ends + 1]).all()
    rest = short[:, ends + 1 :]
    # an ellipsis is all that follows
    assert 0 < (rest < 128).all(axis=2).sum() < 20


def test_of_the_last_entry_left_the_number_is_kept():
    narrow = _row([(State.RARELY_ACTIVE, 3), (State.ALIVE, 12)], 80)
    ends = np.flatnonzero((narrow != 255).any(axis=(0, 2)))
    assert 30 < ends.max() < 72


def test_the_legend_is_plain_where_the_living_cells_are(qtbot):
    snapshot = make_snapshot([8], dead([(0, 1)]), step=400)

    def colors(content: Content) -> list[tuple[int, ...]]:
        """Of the swatches of the dead and the living, left of their marks."""
        legend = StateLegend()
        qtbot.addWidget(legend)
        legend.show_snapshot(snapshot, content)
        legend.resize(400, legend.sizeHint().height())
        row = _pixels(legend.grab().toImage())[legend.height() // 2]
        inked = (row != 255).any(axis=1)
        # swatches are the longest runs without a gap
        starts = np.flatnonzero(inked & ~np.insert(inked[:-1], 0, False))
        ends = np.flatnonzero(inked & ~np.append(inked[1:], False))
        return [tuple(row[at + 2]) for at in starts[ends - starts >= 10]]

    living = tuple(LIGHT.activity_ramp()[225])
    assert colors("activity") == [_rgb(LIGHT.color("dead_fill")), living]
    assert colors("margin") == [PLAIN, living]
    assert colors("age") == [PLAIN, PLAIN]


def test_the_legend_follows_what_the_panels_cells_show(qtbot):
    panel = _panel(qtbot, (390, 600), "activity")
    before = _pixels(panel.legend.grab().toImage())
    panel.set_content("age")
    assert (_pixels(panel.legend.grab().toImage()) != before).any()


@pytest.mark.parametrize("width", [900, 300, 90, 10])
def test_the_legend_is_drawn_at_every_width(qtbot, width):
    legend = StateLegend(DARK)
    qtbot.addWidget(legend)
    legend.show_snapshot(make_snapshot([64], every_state([64])))
    legend.resize(width, legend.sizeHint().height())
    image = _pixels(legend.grab().toImage())
    assert tuple(image[0, 0]) == _rgb(DARK.color("surface"))


def test_people_count_from_one():
    assert name_of(0, 2) == "layer 1, neuron 3"
    assert short_name_of(0, 2) == "L1 n3"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.4213, "−0.421"),
        (12.345, "12.3"),
        (12345.6, "12\u202f346"),
        (1.5e-7, "1.5e−7"),
        (2e9, "2e9"),
        (0.99996, "1"),
        (float("nan"), "NaN"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_have_few_digits_and_true_minus_signs(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0 %"),
        (0.0004, "< 0.1 %"),
        (0.004, "0.4 %"),
        (0.5, "50 %"),
        (0.9996, "> 99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_only_nothing_is_0_percent_and_only_all_is_100(share, text):
    assert percent(share) == text


# --- Frozen


def test_a_frozen_cell_has_a_lock_in_its_corner_and_the_rest_is_as_before(qtbot):
    states = every_state([8])
    plain = _grid(qtbot, make_snapshot([8], states))
    locked = _grid(qtbot, make_snapshot([8], states, frozen=[(0, 1), (0, 4)]))
    for content in CONTENTS:
        plain.set_content(content)
        locked.set_content(content)
        for index in range(8):
            changed = (_crop(plain, 0, index) != _crop(locked, 0, index)).any(axis=2)
            assert changed.any() == (index in (1, 4))
            half = len(changed) // 2
            assert not changed[:half].any()
            assert not changed[:, :half].any()


@pytest.mark.parametrize("theme", [LIGHT, DARK, LIGHT.for_projector()])
@pytest.mark.parametrize("state", RELU_STATES)
def test_the_lock_stands_out_from_every_state(qtbot, theme, state):
    grid = _grid(qtbot, make_snapshot([8], {(0, 0): state}, frozen=[(0, 0)]), theme)
    crop = _crop(grid, 0, 0)
    corner = crop[len(crop) // 2 :, len(crop) // 2 :]
    for role in ("text", "surface"):
        assert (corner == _rgb(theme.color(role))).all(axis=2).sum() > 12, role


def test_where_a_lock_would_hide_the_mark_there_is_none(qtbot):
    widths = [64, 64]
    plain = _grid(qtbot, make_snapshot(widths, every_state(widths)), size=(150, 110))
    everyone = [(0, i) for i in range(64)]
    locked = make_snapshot(widths, every_state(widths), frozen=everyone)
    assert (_picture(plain) == _picture(_grid(qtbot, locked, size=(150, 110)))).all()


def test_a_layer_with_room_left_in_its_last_column_can_be_frozen(qtbot):
    everyone = [(0, i) for i in range(13)]
    grid = _grid(qtbot, make_snapshot([13], frozen=everyone), size=(300, 200))
    last, beyond = grid.cell_rect(0, 12), grid.cell_rect(0, 12)
    beyond.translate(0, last.height() * 1.2)
    picture = _picture(grid)
    below = picture[round(beyond.center().y()), round(beyond.center().x())]
    assert tuple(below) == _rgb(LIGHT.color("surface"))


def test_the_frozen_are_told_in_tooltips_and_counted_in_the_legend(qtbot):
    snapshot = make_snapshot([4, 4], dead([(0, 1)]), frozen=[(0, 1), (0, 2), (1, 0)])
    grid = _grid(qtbot, snapshot)
    assert _tip(grid, _at(grid, 0, 1)).startswith("layer 1, neuron 2: dead · frozen · margin")
    assert "frozen" not in _tip(grid, _at(grid, 0, 3))
    heading = grid.heading_rect(0).center().toPoint()
    assert _tip(grid, heading).startswith("layer 1: 4 relu neurons, 1 dead, 2 frozen · ")
    legend = StateLegend()
    qtbot.addWidget(legend)
    legend.show_snapshot(snapshot)
    assert legend.text() == "dead 1 · frozen 3 · alive 7"
    legend.show_snapshot(make_snapshot([4]))
    assert legend.text() == "alive 4"


def test_the_legends_lock_is_drawn(qtbot):
    locked = _row([("frozen", 3)], 120)
    assert (locked[:, 8:22] == _rgb(LIGHT.color("text"))).all(axis=2).sum() > 30
