"""Predict, then reveal: who is dead is hidden, and shown when asked for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip, QVBoxLayout, QWidget

from app.experiment.interventions import Intervention
from app.record.snapshot import Snapshot, State
from app.record.veil import veil
from app.window.curtain import Curtain, Curtains, hidden_words
from app.window.status import status_line
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.autopsy.view import AutopsyView
from app.window.views.card.view import NeuronCard
from app.window.views.events.view import EventLogView
from app.window.views.flow.view import FlowView
from app.window.views.inspector.view import InspectorView
from app.window.views.margins.view import MarginsView
from app.window.views.neurons.contents import CONTENTS, filling
from app.window.views.neurons.grid import NeuronGrid, describe
from app.window.views.neurons.panel import NeuronsPanel
from app.window.views.planes.view import PlanesView
from app.window.views.siblings.view import SiblingStrip
from app.window.views.timeline.view import Timeline
from tests.gui.snapshots import dead, every_state, make_snapshot, some_events

COVERED: tuple[Callable[[Theme], QWidget], ...] = (
    AutopsyView,
    InspectorView,
    SiblingStrip,
    Timeline,
    MarginsView,
    FlowView,
    EventLogView,
)


def _run(**more) -> Snapshot:
    options = {"neuron": (0, 1), "step": 400, "gradients": True, "map_resolution": 8}
    return make_snapshot([8, 8], dead([(0, 1), (0, 2), (1, 3)]), **options | more)


def _grid(qtbot, snapshot: Snapshot, theme: Theme = LIGHT) -> NeuronGrid:
    grid = NeuronGrid(theme)
    qtbot.addWidget(grid)
    grid.resize(520, 360)
    grid.show_snapshot(snapshot)
    grid.show()
    return grid


def _pixels(widget: QWidget) -> np.ndarray:
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def _cell(grid: NeuronGrid, layer: int, index: int) -> np.ndarray:
    box = grid.cell_rect(layer, index).toRect()
    return _pixels(grid)[box.top() : box.bottom() + 1, box.left() : box.right() + 1]


def _at(grid: NeuronGrid, layer: int, index: int) -> QPoint:
    return grid.cell_rect(layer, index).center().toPoint()


def _rgb(theme: Theme, role: str) -> tuple[int, int, int]:
    color = theme.color(role)
    return color.red(), color.green(), color.blue()


# --- Words


def test_the_status_line_asks_how_many_are_dead():
    assert "3 of 16 dead (19 %)" in status_line(_run())
    assert "? of 16 dead" in status_line(veil(_run()))
    assert "? of 16 dead" in status_line(veil(_run(), frozenset({(0, 1)})))
    assert "(" not in status_line(veil(_run()))


def test_the_tooltips_tell_nothing_but_how_to_be_told():
    hidden = veil(_run())
    for content in CONTENTS:
        assert describe(hidden, 0, 1, content) == (
            "layer 1, neuron 2: not told yet · click or press Enter to reveal it"
        )
    assert describe(veil(_run(), frozenset({(0, 1)})), 0, 1).startswith(
        "layer 1, neuron 2: dead · margin −"
    )


def test_the_heading_of_a_layer_tells_its_dead_once_all_of_it_is_revealed(qtbot):
    whole = frozenset((0, i) for i in range(8))

    def tip(snapshot: Snapshot, layer: int) -> str:
        grid = _grid(qtbot, snapshot)
        at = grid.heading_rect(layer).center().toPoint()
        QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, at, grid.mapToGlobal(at)))
        return QToolTip.text()

    hidden = tip(veil(_run()), 0)
    assert "how many are dead is hidden until revealed" in hidden
    partly = veil(_run(), whole)
    assert "8 relu neurons, 2 dead" in tip(partly, 0)
    assert "hidden until revealed" in tip(partly, 1)


def test_screen_readers_are_not_told_either(qtbot):
    assert _grid(qtbot, veil(_run())).accessibleDescription() == "16 hidden neurons, ? dead"
    assert _grid(qtbot, _run()).accessibleDescription() == "16 hidden neurons, 3 dead"


def test_the_legend_counts_what_is_not_told(qtbot):
    panel = NeuronsPanel()
    qtbot.addWidget(panel)
    panel.show_snapshot(veil(_run()))
    assert panel.legend.text() == "not told yet 16"
    panel.show_snapshot(veil(_run(), frozenset({(0, 1), (0, 0)})))
    assert panel.legend.text() == "not told yet 14 · dead 1 · alive 1"


@pytest.mark.parametrize("content", CONTENTS)
def test_the_key_says_that_all_is_hidden(content):
    found = filling(veil(_run()), content)
    assert found.note == "hidden until revealed"
    assert found.plain.all()


def test_the_key_says_nothing_about_those_not_revealed():
    living = veil(_run(), frozenset({(0, 0)}))
    assert filling(living, "age").note == "no revealed neuron is dead"
    assert filling(living, "activity").high == "largest revealed in its layer"
    assert filling(living, "gradient").remark == ""
    assert filling(_run(), "activity").high == "layer's largest"


def test_the_card_shows_the_plane_and_no_answer(qtbot):
    card = NeuronCard()
    qtbot.addWidget(card)
    card.show_snapshot(veil(_run()))
    text = card.text()
    assert text.startswith("Layer 1 · neuron 2: not told yet · relu")
    assert "hidden until revealed" in text
    for figure in ("margin (max z)", "min z", "active on", "mean activity", "dormancy score"):
        assert f"{figure}: ?" in text
    assert "weights: x1 " in text
    assert "bias: −" in text
    for telling in ("dead since", "No training point", "Dead for good", "NaN"):
        assert telling not in text
    card.show_snapshot(veil(_run(), frozenset({(0, 1)})))
    assert "dead since step" in card.text()


@pytest.mark.parametrize("size", [(220, 200), (300, 460), (700, 300), (60, 40)])
@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector(), PRINT])
def test_the_card_is_the_same_picture_whoever_is_dead(qtbot, size, theme):
    """Weights and bias set apart, nothing in it comes from the state."""
    pictures = []
    for state in (State.DEAD, State.RARELY_ACTIVE):
        snapshot = make_snapshot([8], {(0, 1): state}, neuron=(0, 1), bias=False)
        card = NeuronCard(theme)
        qtbot.addWidget(card)
        card.resize(*size)
        card.show_snapshot(veil(snapshot))
        card.show()
        pictures.append(_pixels(card))
    assert (pictures[0] == pictures[1]).all()
    assert pictures[0].std() > 0


# --- The grid


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, LIGHT.for_projector()])
@pytest.mark.parametrize("revealed", [frozenset(), frozenset({(0, 0), (0, 1), (1, 4)})])
def test_hidden_cells_all_look_the_same(qtbot, content, theme, revealed):
    states = every_state([8, 8])
    shown = make_snapshot([8, 8], states, step=400, gradients=True, map_resolution=8)
    grid = _grid(qtbot, veil(shown, revealed), theme)
    grid.set_content(content)
    everyone = {(layer, index) for layer in range(2) for index in range(8)}
    cells = [_cell(grid, *neuron) for neuron in sorted(everyone - revealed)]
    plain = theme.mixed("surface", "text", 0.07)
    assert tuple(cells[0][5, 5]) == (plain.red(), plain.green(), plain.blue())
    assert all((cell == cells[0]).all() for cell in cells)
    # a question mark: its dot below the middle, nothing to the left of it
    side = len(cells[0])
    assert tuple(cells[0][round(0.77 * side), side // 2]) == _rgb(theme, "muted")
    assert (cells[0][side // 2, side // 5] == cells[0][side // 4, side // 8]).all()


@pytest.mark.parametrize("size", [(520, 360), (300, 200), (150, 110)])
def test_not_told_is_told_from_every_state_without_colour(qtbot, size):
    widths = [10] if size[0] > 400 else [64, 64]
    states = every_state([len(State)], alive=0)
    told = frozenset((0, i) for i in range(8))
    grid = _grid(qtbot, veil(make_snapshot(widths, states), told))
    grid.resize(*size)
    gray = [_cell(grid, 0, i) @ [0.299, 0.587, 0.114] for i in range(9)]
    for one in gray[:8]:
        assert (abs(one - gray[8]) > 30).mean() > 0.05


def test_a_revealed_cell_among_hidden_ones_shows_what_it_is(qtbot):
    grid = _grid(qtbot, veil(_run(neuron=None), frozenset({(0, 1)})))
    whole = _grid(qtbot, _run(neuron=None))
    assert (_cell(grid, 0, 1) == _cell(whole, 0, 1)).all()
    assert (_cell(grid, 0, 2) != _cell(whole, 0, 2)).any()


def test_a_click_on_a_hidden_cell_asks_to_reveal_it(qtbot):
    grid = _grid(qtbot, veil(_run(), frozenset({(0, 1)})))
    asked, picked = [], []
    grid.reveal_asked.connect(lambda *n: asked.append(n))
    grid.picked.connect(lambda *n: picked.append(n))
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=_at(grid, 1, 5))
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=_at(grid, 0, 1))
    assert asked == [(1, 5)]
    assert picked == [(1, 5), (0, 1)]


def test_enter_reveals_the_selected_cell_and_the_arrows_do_not(qtbot):
    panel = NeuronsPanel()
    qtbot.addWidget(panel)
    panel.show_snapshot(veil(_run()))
    panel.show()
    with qtbot.assertNotEmitted(panel.reveal_asked):
        qtbot.keyClick(panel.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.reveal_asked, check_params_cb=lambda *n: n == (0, 1)):
        qtbot.keyClick(panel.grid, Qt.Key.Key_Return)
    panel.show_snapshot(_run())
    with qtbot.assertNotEmitted(panel.reveal_asked):
        qtbot.keyClick(panel.grid, Qt.Key.Key_Return)


def test_revealed_at_once_the_dead_gray_out_and_hidden_again_they_do_so_at_once(qtbot):
    shown = _run(neuron=None)
    grid = _grid(qtbot, veil(shown))
    goal = _pixels(_grid(qtbot, shown))
    grid.show_snapshot(shown)
    assert (_pixels(grid) != goal).any()
    qtbot.waitUntil(lambda: bool((_pixels(grid) == goal).all()), timeout=2000)
    grid.show_snapshot(veil(shown))
    assert (_pixels(grid) == _pixels(_grid(qtbot, veil(shown)))).all()


# --- The context menu


def _menu(qtbot, grid: NeuronGrid, layer: int, index: int, key: bool = False) -> QMenu:
    reasons = QContextMenuEvent.Reason
    at = QPoint(1, 1) if key else _at(grid, layer, index)
    reason = reasons.Keyboard if key else reasons.Mouse
    QApplication.sendEvent(grid, QContextMenuEvent(reason, at, grid.mapToGlobal(at)))
    menus = [menu for menu in grid.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


@pytest.mark.parametrize("key", [False, True])
def test_what_is_chosen_from_a_cells_menu_is_told_as_an_intervention(qtbot, key):
    panel = NeuronsPanel()
    qtbot.addWidget(panel)
    panel.show_snapshot(_run(neuron=(1, 5)))
    panel.show()
    told: list[Intervention] = []
    panel.intervened.connect(told.append)
    menu = _menu(qtbot, panel.grid, 1, 5, key)
    kick = next(action for action in menu.actions() if action.text().startswith("Kick"))
    kick.trigger()
    menu.close()
    assert [(done.step, done.action, done.layer, done.neuron) for done in told] == [
        (0, "kick", 2, 6)
    ]


def test_beside_the_cells_there_is_no_menu(qtbot):
    grid = _grid(qtbot, _run())
    at = QPoint(1, 1)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(grid, QContextMenuEvent(reason, at, grid.mapToGlobal(at)))
    assert grid.findChildren(QMenu) == []


def test_a_hidden_cell_can_be_revealed_by_its_menu(qtbot):
    grid = _grid(qtbot, veil(_run()))
    menu = _menu(qtbot, grid, 0, 2)
    with qtbot.waitSignal(grid.reveal_asked, check_params_cb=lambda *n: n == (0, 2)):
        next(action for action in menu.actions() if action.text() == "Reveal it").trigger()
    menu.close()
    grid.show_snapshot(_run())
    menu = _menu(qtbot, grid, 0, 2)
    assert "Reveal it" not in [action.text() for action in menu.actions()]
    menu.close()


# --- Curtains


class _View(QWidget):
    """A view with a field, and a tooltip of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit("3 dead")
        self.clicked = 0
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        self.setToolTip("neuron 3 is dead")
        self.setAccessibleDescription("3 dead")

    def mousePressEvent(self, event: object) -> None:
        self.clicked += 1


def _view(qtbot, size=(300, 200)) -> tuple[_View, Curtains]:
    view = _View()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    return view, Curtains([view])


def test_a_drawn_curtain_leaves_nothing_of_the_view_to_be_seen(qtbot):
    view, curtains = _view(qtbot)
    before = _pixels(view)
    curtains.set_drawn(True)
    assert curtains.drawn
    covered = _pixels(view)
    view.field.setText("something else altogether")
    assert (_pixels(view) == covered).all()
    assert tuple(covered[2, 2]) == _rgb(LIGHT, "surface")
    view.field.setText("3 dead")
    curtains.set_drawn(False)
    assert not curtains.drawn
    assert (_pixels(view) == before).all()


def test_a_curtain_is_as_large_as_its_view_whatever_that_becomes(qtbot):
    view, curtains = _view(qtbot)
    curtains.set_drawn(True)
    for size in ((500, 400), (220, 60)):
        view.resize(*size)
        corners = _pixels(view)[[0, 0, -1, -1], [0, -1, 0, -1]]
        assert (corners == _rgb(LIGHT, "surface")).all()
    # what is added later does not lie above it
    late = QLineEdit("5 dead", view)
    late.show()
    late.setGeometry(view.rect())
    QApplication.processEvents()
    plain, _ = _view(qtbot, (220, 60))
    Curtain(plain).set_drawn(True)
    assert (_pixels(view) == _pixels(plain)).all()


def test_neither_keys_nor_clicks_nor_tooltips_reach_what_is_covered(qtbot):
    view, curtains = _view(qtbot)
    view.field.setFocus()
    curtains.set_drawn(True)
    assert QApplication.focusWidget() is not view.field
    assert not view.field.isEnabled()
    curtain = view.findChild(Curtain)
    at = QPoint(20, 20)
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        at,
        curtain.mapToGlobal(at),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(curtain, press)
    assert view.clicked == 0
    help_ = QHelpEvent(QEvent.Type.ToolTip, at, curtain.mapToGlobal(at))
    QApplication.sendEvent(curtain, help_)
    assert QToolTip.text() == hidden_words()
    curtains.set_drawn(False)
    assert view.field.isEnabled()
    qtbot.keyClicks(view.field, "!")
    assert view.field.text() == "3 dead!"
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert view.clicked == 1


def test_a_screen_reader_is_told_how_to_reveal(qtbot):
    view, curtains = _view(qtbot)
    curtains.set_drawn(True)
    assert hidden_words() == "Hidden – press H to reveal"
    assert view.findChild(Curtain).accessibleName() == hidden_words()
    assert view.accessibleDescription() == hidden_words()
    curtains.set_drawn(False)
    assert view.accessibleDescription() == "3 dead"


def test_drawn_twice_is_drawn_once(qtbot):
    view, curtains = _view(qtbot)
    curtains.set_drawn(True)
    curtains.set_drawn(True)
    curtains.set_drawn(False)
    assert view.accessibleDescription() == "3 dead"
    assert view.isEnabled()


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, DARK.for_projector()])
@pytest.mark.parametrize("size", [(220, 60), (220, 200), (900, 250)])
def test_the_words_are_whole_in_every_look(qtbot, theme, size):
    view, curtains = _view(qtbot, size)
    curtains.set_drawn(True)
    curtains.set_theme(theme)
    picture = _pixels(view)
    inked = (picture != _rgb(theme, "surface")).any(axis=2)
    assert inked.sum() > 300
    for edge in (inked[:3], inked[-3:], inked[:, :3], inked[:, -3:]):
        assert not edge.any()


@pytest.mark.parametrize("make", COVERED)
def test_every_view_that_tells_can_be_covered(qtbot, make):
    view = make(LIGHT)
    qtbot.addWidget(view)
    view.resize(500, 300)
    curtains = Curtains([view])
    curtains.set_drawn(True)
    view.show()
    if hasattr(view, "show_snapshot"):
        view.show_snapshot(_run(replicas=5, flow=True, events=some_events()))
    other = make(LIGHT)
    qtbot.addWidget(other)
    other.resize(500, 300)
    Curtains([other]).set_drawn(True)
    other.show()
    assert (_pixels(view) == _pixels(other)).all()


@pytest.mark.parametrize("make", [*COVERED, PlanesView])
@pytest.mark.parametrize("revealed", [frozenset(), frozenset({(0, 1)})])
def test_every_view_takes_a_veiled_snapshot(qtbot, make, revealed):
    view = make(LIGHT)
    qtbot.addWidget(view)
    if hasattr(view, "show_snapshot"):
        asked = _run(replicas=5, flow=True, scales=(0.5,), events=some_events(), subject="train")
        view.show_snapshot(asked)
        view.show_snapshot(veil(asked, revealed))
        view.show()
        _pixels(view)
        view.show_snapshot(asked)
