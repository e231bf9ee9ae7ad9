"""The dock "Intervene": what its buttons ask for, how it refuses, and what its record says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.experiment.interventions import (
    KINDS,
    Bias,
    End,
    Freeze,
    Intervention,
    Kick,
    Nudge,
    Plane,
    Record,
    Recycle,
    Reinitialise,
    Resample,
    Set,
    Shift,
    Unfreeze,
    Weight,
)
from app.experiment.standing import rules_in_force
from app.record.snapshot import Snapshot
from app.window.theme import DARK, LIGHT, Theme
from app.window.views.intervene.view import InterveneView
from tests.gui.snapshots import make_snapshot

Open = Callable[..., InterveneView]
PAGES = ("actions", "weights", "compare")


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens the dock on a snapshot, and keeps what it asks for in `asked`."""

    def open_one(
        snapshot: Snapshot | None = None,
        size: tuple[int, int] = (400, 900),
        theme: Theme = LIGHT,
    ) -> InterveneView:
        view = InterveneView(theme)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        view.show_snapshot(snapshot or make_snapshot([8, 8], neuron=(1, 2), layer=1, step=40))
        QApplication.processEvents()
        return view

    return open_one


def child(view: InterveneView, kind: type[Any], name: str) -> Any:
    found = view.findChild(kind, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, view: InterveneView, name: str) -> None:
    QApplication.processEvents()
    button = child(view, QAbstractButton, name)
    assert button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def asks(qtbot: QtBot, view: InterveneView, name: str) -> list[Intervention]:
    """What a click on the button asks for."""
    found: list[Intervention] = []
    view.intervened.connect(found.append)
    press(qtbot, view, name)
    view.intervened.disconnect(found.append)
    return found


def type_in(qtbot: QtBot, view: InterveneView, name: str, text: str) -> QLineEdit:
    field: QLineEdit = child(view, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    return field


def choose(view: InterveneView, name: str, words: str) -> None:
    box: QComboBox = child(view, QComboBox, name)
    assert box.findText(words) >= 0, [box.itemText(n) for n in range(box.count())]
    box.setCurrentText(words)


def go_to_page(qtbot: QtBot, view: InterveneView, page: str) -> None:
    tabs: QTabBar = child(view, QTabBar, "intervene.tabs")
    place = tabs.tabRect(PAGES.index(page)).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def refusal(view: InterveneView) -> str:
    label: QLabel = child(view, QLabel, "intervene.refusal")
    return label.text() if label.isVisible() else ""


def with_settings(snapshot: Snapshot, **values: Any) -> Snapshot:
    keys = {key.replace("__", "."): value for key, value in values.items()}
    return replace(snapshot, experiment=snapshot.experiment.with_values(keys))


# --- To whom


def test_the_target_is_the_selected_neuron_its_layer_or_all(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    assert child(view, QAbstractButton, "target.neuron").text() == "Neuron 2.3"
    assert child(view, QAbstractButton, "target.layer").text() == "Layer 2"
    assert asks(qtbot, view, "do.kick") == [Kick(layer=2, neuron=3)]
    press(qtbot, view, "target.layer")
    assert asks(qtbot, view, "do.kick") == [Kick(layer=2)]
    press(qtbot, view, "target.all")
    assert asks(qtbot, view, "do.kick") == [Kick()]


def test_without_a_selected_neuron_it_is_the_layer(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], layer=1))
    button = child(view, QAbstractButton, "target.neuron")
    assert not button.isEnabled()
    assert button.toolTip().startswith("Select a neuron first")
    assert asks(qtbot, view, "do.kick") == [Kick(layer=2)]
    view.show_snapshot(make_snapshot([8, 8], neuron=(0, 4)))
    assert asks(qtbot, view, "do.kick") == [Kick(layer=1, neuron=5)]


def test_another_selected_neuron_becomes_the_target(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    view.show_snapshot(make_snapshot([8, 8], neuron=(0, 7)))
    assert asks(qtbot, view, "do.unfreeze") == [Unfreeze(layer=1, neuron=8)]


# --- Actions


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kick", Kick(layer=2, factor=100.0)),
        ("nudge", Nudge(layer=2, by=0.1, only="all")),
        ("bias", Bias(layer=2, value=0.1)),
        ("reinitialise", Reinitialise(layer=2, only="dead")),
        ("recycle", Recycle(layer=2)),
        ("resample", Resample(layer=2, spread=0.1)),
        ("freeze", Freeze(layer=2)),
        ("unfreeze", Unfreeze(layer=2)),
        ("shift", Shift(part="train", by=(1.0, 0.0))),
        ("remove-biases", Set(key="network.bias", value=False)),
    ],
)
def test_every_button_does_what_it_says(
    qtbot: QtBot, opened: Open, name: str, wanted: Intervention
) -> None:
    view = opened()
    press(qtbot, view, "target.layer")
    assert asks(qtbot, view, f"do.{name}") == [wanted]
    assert wanted.step == 0


def test_every_kind_that_a_form_can_ask_for_has_a_button(opened: Open) -> None:
    view = opened()
    by_mouse = {"set", "weight", "plane", "add-points", "move-points", "relabel-points"}
    by_mouse |= {"delete-points", "end"}
    for action, kind in KINDS.items():
        button = view.findChild(QAbstractButton, f"do.{action}")
        assert (button is None) == (action in by_mouse), action
        if button is not None:
            assert button.text() == kind.title
            assert button.toolTip() == kind.help


def test_a_number_is_taken_as_it_stands(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    type_in(qtbot, view, "kick.factor", "2.5e3")
    assert asks(qtbot, view, "do.kick") == [Kick(layer=2, neuron=3, factor=2500.0)]
    type_in(qtbot, view, "bias.value", "-0,5")
    assert asks(qtbot, view, "do.bias") == [Bias(layer=2, neuron=3, value=-0.5)]


def test_arrow_keys_change_a_number(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    field = child(view, QLineEdit, "kick.factor")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert float(field.text()) > 100
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert float(field.text()) == 100


@pytest.mark.parametrize(
    ("field", "button", "text", "said"),
    [
        ("kick.factor", "kick", "lots", 'Factor "lots": must be a number from -1000000000 to'),
        ("kick.factor", "kick", "nan", 'Factor "nan": must be a number from'),
        ("kick.factor", "kick", "1e12", 'Factor "1e12": must be a number from'),
        ("resample.spread", "resample", "-1", 'Spread "-1": must be a number from 0 to'),
        ("shift.by.1", "shift", "", 'By "": must be a number from'),
    ],
)
def test_a_bad_number_is_refused_with_a_sentence_and_stays_to_be_mended(
    qtbot: QtBot, opened: Open, field: str, button: str, text: str, said: str
) -> None:
    view = opened()
    line = type_in(qtbot, view, field, text)
    if not text:
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert asks(qtbot, view, f"do.{button}") == []
    assert said in refusal(view)
    assert line.text() == text
    type_in(qtbot, view, field, "2")
    assert len(asks(qtbot, view, f"do.{button}")) == 1
    assert refusal(view) == ""


def test_escape_brings_the_good_number_back(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    field = type_in(qtbot, view, "kick.factor", "lots")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "must be a number" in refusal(view)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "100"
    assert refusal(view) == ""


def test_only_the_dead_ones_is_a_choice_for_more_than_one(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    assert not child(view, QComboBox, "reinitialise.only").isVisible()
    wanted = Reinitialise(layer=2, neuron=3, only="all")
    assert asks(qtbot, view, "do.reinitialise") == [wanted]
    press(qtbot, view, "target.all")
    assert child(view, QComboBox, "reinitialise.only").isVisible()
    assert asks(qtbot, view, "do.reinitialise") == [Reinitialise(only="dead")]
    choose(view, "nudge.only", "dead")
    assert asks(qtbot, view, "do.nudge") == [Nudge(by=0.1, only="dead")]


def test_a_standing_rule_has_a_rhythm(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    press(qtbot, view, "target.all")
    choose(view, "recycle.every", "every epoch")
    assert asks(qtbot, view, "do.recycle") == [Recycle(every="epoch")]
    assert not child(view, QLineEdit, "recycle.every.steps").isVisible()
    choose(view, "recycle.every", "every N steps")
    type_in(qtbot, view, "recycle.every.steps", "25")
    assert asks(qtbot, view, "do.recycle") == [Recycle(every=25)]
    type_in(qtbot, view, "recycle.every.steps", "0")
    assert asks(qtbot, view, "do.recycle") == []
    assert "must be a whole number, 1 or more" in refusal(view)
    choose(view, "recycle.every", "once")
    assert asks(qtbot, view, "do.recycle") == [Recycle()]


def test_a_freeze_can_last_some_steps_from_now(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    choose(view, "freeze.until", "for N steps")
    type_in(qtbot, view, "freeze.until.steps", "60")
    assert asks(qtbot, view, "do.freeze") == [Freeze(layer=2, neuron=3, until=100)]


def test_the_data_is_shifted_along_each_input(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    choose(view, "shift.part", "both")
    type_in(qtbot, view, "shift.by.1", "-0.5")
    type_in(qtbot, view, "shift.by.2", "2")
    assert asks(qtbot, view, "do.shift") == [Shift(part="both", by=(-0.5, 2.0))]
    view.show_snapshot(make_snapshot([8], inputs=1))
    assert not child(view, QLineEdit, "shift.by.2").isVisible()
    assert asks(qtbot, view, "do.shift") == [Shift(part="both", by=(-0.5,))]
    view.show_snapshot(make_snapshot([8], inputs=5))
    choose(view, "shift.input", "x4")
    wanted = Shift(part="both", by=(0.0, 0.0, 0.0, -0.5, 0.0))
    assert asks(qtbot, view, "do.shift") == [wanted]


def test_removed_biases_can_be_put_back(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    button = child(view, QAbstractButton, "do.remove-biases")
    assert button.text() == "Remove all biases"
    view.show_snapshot(with_settings(make_snapshot([8, 8]), network__bias=False))
    assert button.text() == "Put all biases back"
    assert asks(qtbot, view, "do.remove-biases") == [Set(key="network.bias", value=True)]
    for name in ("do.bias", "do.nudge"):
        other = child(view, QAbstractButton, name)
        assert not other.isEnabled()
        assert "no biases" in other.toolTip()


def test_what_has_no_target_says_so_and_stands_apart(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    assert child(view, QAbstractButton, "do.swap").text() == "Swap layer 2 to"
    press(qtbot, view, "target.all")
    assert child(view, QAbstractButton, "do.swap").text() == "Swap all layers to"
    names = ["group.Activation", "do.swap", "group.Whole network", "do.remove-biases"]
    names += ["group.Data", "do.shift"]
    widgets = [child(view, QAbstractButton, name) for name in names]
    tops = [widget.mapTo(view, QPoint(0, 0)).y() for widget in widgets]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kick", Kick(layer=3)),
        ("nudge", Nudge(layer=3, by=0.1, only="all")),
        ("bias", Bias(layer=3, value=0.1)),
        ("freeze", Freeze(layer=3)),
        ("unfreeze", Unfreeze(layer=3)),
    ],
)
def test_the_output_layer_is_a_target(
    qtbot: QtBot, opened: Open, name: str, wanted: Intervention
) -> None:
    view = opened()
    choose(view, "nudge.only", "dead")  # outputs cannot be
    press(qtbot, view, "target.output")
    assert asks(qtbot, view, f"do.{name}") == [wanted]
    assert not child(view, QComboBox, "nudge.only").isVisible()


def test_what_is_not_for_the_output_layer_cannot_be_pressed(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    press(qtbot, view, "target.output")
    for name in ("reinitialise", "recycle", "resample", "swap"):
        button = child(view, QAbstractButton, f"do.{name}")
        assert not button.isEnabled()
        assert button.toolTip() == "Not for the output layer"
    press(qtbot, view, "target.all")
    assert child(view, QAbstractButton, "do.recycle").isEnabled()
    assert child(view, QAbstractButton, "do.swap").isEnabled()


def test_all_says_whom_it_means(opened: Open) -> None:
    button = child(opened(), QAbstractButton, "target.all")
    assert button.text() == "All hidden"
    assert button.toolTip().startswith("To all hidden layers.")


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector()], ids=["desk", "projector"])
@pytest.mark.parametrize("width", [260, 400, 700])
def test_all_targets_stand_on_one_line(opened: Open, theme: Theme, width: int) -> None:
    view = opened(size=(round(width * theme.text_scale), 900), theme=theme)
    names = ("neuron", "layer", "all", "output")
    buttons = [child(view, QAbstractButton, f"target.{name}") for name in names]
    assert len({button.mapTo(view, QPoint(0, 0)).y() for button in buttons}) == 1
    assert [button.text() for button in buttons] == (
        ["L2 n3", "L2", "All", "Output"]
        if width == 260
        else ["Neuron 2.3", "Layer 2", "All hidden", "Output"]
    )


def test_a_freeze_is_not_over_before_it_begins(qtbot: QtBot, opened: Open) -> None:
    """At full speed the run is further than the snapshot once the freeze arrives."""
    running = replace(make_snapshot([8], neuron=(0, 0), step=40), steps_per_second=10_000.0)
    view = opened(running)
    choose(view, "freeze.until", "for N steps")
    field = type_in(qtbot, view, "freeze.until.steps", "60")
    assert asks(qtbot, view, "do.freeze") == [Freeze(layer=1, neuron=1, until=40 + 2500 + 60)]
    assert "stands in the list" in field.toolTip()


def test_an_activation_is_swapped_slope_first(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    press(qtbot, view, "target.all")
    choose(view, "swap.to", "leaky ReLU 0.1")
    assert asks(qtbot, view, "do.swap") == [
        Set(key="network.negative_slope", value=0.1),
        Set(key="network.activation", value="leaky-relu"),
    ]
    choose(view, "swap.to", "leaky ReLU 0.01")
    assert asks(qtbot, view, "do.swap") == [Set(key="network.activation", value="leaky-relu")]


def test_a_swap_changes_just_the_targets_layer(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    choose(view, "swap.to", "tanh")
    wanted = [Set(key="network.activation", value=("relu", "tanh"))]
    assert asks(qtbot, view, "do.swap") == wanted
    press(qtbot, view, "target.layer")
    assert asks(qtbot, view, "do.swap") == wanted
    view.show_snapshot(make_snapshot([8, 8], activation=("tanh", "relu"), layer=1))
    assert asks(qtbot, view, "do.swap") == [Set(key="network.activation", value="tanh")]


def test_a_swap_to_what_is_there_already_is_refused(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    choose(view, "swap.to", "ReLU")
    assert asks(qtbot, view, "do.swap") == []
    assert "Layer 2 has ReLU already" in refusal(view)


def test_snapshots_leave_alone_what_a_person_is_doing(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    field = type_in(qtbot, view, "kick.factor", "12")
    choose(view, "nudge.every", "every epoch")
    assert view.focusWidget() is field
    for step in range(41, 46):
        view.show_snapshot(make_snapshot([8, 8], neuron=(0, 1), step=step, seed=step))
        QApplication.processEvents()
    assert field.text() == "12"
    assert view.focusWidget() is field
    assert child(view, QComboBox, "nudge.every").currentText() == "every epoch"


def test_a_caption_folds_its_lines(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    qtbot.mouseClick(child(view, QAbstractButton, "group.Revive"), Qt.MouseButton.LeftButton)
    assert not child(view, QAbstractButton, "do.recycle").isVisible()
    assert child(view, QAbstractButton, "do.freeze").isVisible()


def test_a_button_is_pressed_by_key(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    button = child(view, QAbstractButton, "do.kick")
    button.setFocus()
    with qtbot.waitSignal(view.intervened) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == [Kick(layer=2, neuron=3)]


# --- Weights


def cells(view: InterveneView) -> QTableView:
    table: QTableView = child(view, QTableView, "weights")
    return table


def shown(table: QTableView, row: int, column: int = 0) -> str:
    return str(table.model().index(row, column).data())


def edit(qtbot: QtBot, table: QTableView, row: int, text: str, column: int = 0) -> None:
    """Double click on the cell, type, Enter."""
    index = table.model().index(row, column)
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = editor_of(table)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def editor_of(table: QTableView) -> QLineEdit:
    (editor,) = [e for e in table.viewport().findChildren(QLineEdit) if e.isVisible()]
    return editor


def heading(table: QTableView, row: int) -> str:
    return str(table.model().headerData(row, Qt.Orientation.Vertical))


def test_the_selected_neurons_numbers_are_shown(qtbot: QtBot, opened: Open) -> None:
    snapshot = make_snapshot([3, 8], neuron=(1, 2))
    assert snapshot.neuron is not None
    detail = replace(snapshot.neuron, weights=snapshot.neuron.weights * 0 + 1 / 3, bias=-12.5)
    view = opened(replace(snapshot, neuron=detail))
    go_to_page(qtbot, view, "weights")
    table = cells(view)
    assert [heading(table, row) for row in range(4)] == [
        "bias",
        "from neuron 1.1",
        "from neuron 1.2",
        "from neuron 1.3",
    ]
    assert shown(table, 0) == "−12.5"
    assert shown(table, 1) == "0.33333"
    tip = table.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Neuron 2.3, from neuron 1.1: 0.3333333333333333\n")


def test_an_edited_cell_asks_for_a_weight_or_a_bias(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    go_to_page(qtbot, view, "weights")
    found: list[Intervention] = []
    view.intervened.connect(found.append)
    edit(qtbot, cells(view), 0, "0.25")
    edit(qtbot, cells(view), 3, "-1e-3")
    assert found == [
        Plane(layer=2, neuron=3, bias=0.25),
        Weight(layer=2, neuron=3, input=3, value=-0.001),
    ]


def test_a_neuron_without_bias_has_weights_only(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], neuron=(0, 0), bias=False))
    go_to_page(qtbot, view, "weights")
    table = cells(view)
    assert [heading(table, row) for row in range(2)] == ["from x1", "from x2"]
    with qtbot.waitSignal(view.intervened) as asked:
        edit(qtbot, table, 0, "2")
    assert asked.args == [Weight(layer=1, neuron=1, input=1, value=2.0)]


def test_the_output_layer_is_the_one_after_the_hidden_ones(qtbot: QtBot, opened: Open) -> None:
    snapshot = make_snapshot([8, 4])
    weights = snapshot.output_weights.repeat(3, axis=0)
    bias = snapshot.output_weights[0, :3]
    view = opened(replace(snapshot, output_weights=weights, output_bias=bias))
    go_to_page(qtbot, view, "weights")
    assert not cells(view).isVisible()  # no neuron is selected
    press(qtbot, view, "weights.output")
    table, found = cells(view), list[Intervention]()
    assert table.model().columnCount() == 3
    view.intervened.connect(found.append)
    edit(qtbot, table, 0, "0.5", column=1)
    edit(qtbot, table, 4, "3", column=2)
    assert found == [
        Plane(layer=3, neuron=2, bias=0.5),
        Weight(layer=3, neuron=3, input=4, value=3.0),
    ]


@pytest.mark.parametrize("text", ["abc", "nan", "inf", "1e300", "1,2,3"])
def test_bad_text_is_refused_and_the_old_number_is_back(
    qtbot: QtBot, opened: Open, text: str
) -> None:
    view = opened()
    go_to_page(qtbot, view, "weights")
    before = shown(cells(view), 1)
    with qtbot.assertNotEmitted(view.intervened):
        edit(qtbot, cells(view), 1, text)
    assert f'"{text}": must be a number' in refusal(view)
    assert shown(cells(view), 1) == before
    edit(qtbot, cells(view), 1, "1")
    assert refusal(view) == ""


def refused_in_weights(qtbot: QtBot, opened: Open, snapshot: Snapshot) -> InterveneView:
    view = opened(snapshot)
    go_to_page(qtbot, view, "weights")
    edit(qtbot, cells(view), 1, "abc")
    assert "must be a number" in refusal(view)
    return view


def test_a_refusal_goes_with_what_it_was_about(qtbot: QtBot, opened: Open) -> None:
    def at(step: int = 40, neuron: tuple[int, int] = (1, 2), record: Record = ()) -> Snapshot:
        return make_snapshot([8, 8], neuron=neuron, layer=1, step=step, record=record)

    for later in (at(step=41), at(step=39), at(neuron=(1, 3)), at(record=(Kick(step=3),))):
        view = refused_in_weights(qtbot, opened, at())
        view.show_snapshot(at())
        assert refusal(view) != ""
        view.show_snapshot(later)
        assert refusal(view) == ""


def test_a_refusal_can_be_read_while_the_run_goes_on(
    qtbot: QtBot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def running(step: int) -> Snapshot:
        snapshot = make_snapshot([8, 8], neuron=(1, 2), layer=1, step=step)
        return replace(snapshot, steps_per_second=500.0)

    view = refused_in_weights(qtbot, opened, running(40))
    view.show_snapshot(running(60))
    assert refusal(view) != ""
    monkeypatch.setattr("app.window.views.intervene.view.READ_MS", 0)
    qtbot.wait(5)
    view.show_snapshot(running(80))
    assert refusal(view) == ""


def test_an_edit_that_changes_nothing_takes_the_refusal_away(qtbot: QtBot, opened: Open) -> None:
    view = refused_in_weights(qtbot, opened, make_snapshot([8, 8], neuron=(1, 2), layer=1))
    table = cells(view)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(editor_of(table), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert refusal(view) == ""


def test_a_half_typed_number_outlives_snapshots(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8], inputs=1, neuron=(0, 2), bias=False))
    go_to_page(qtbot, view, "weights")
    table = cells(view)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_1)  # a digit begins to edit
    editor = editor_of(table)
    assert editor.text() == "1"
    view.show_snapshot(make_snapshot([8], inputs=1, neuron=(0, 2), bias=False, step=9, seed=9))
    assert editor_of(table) is editor
    assert editor.text() == "1"
    qtbot.keyClicks(editor, "2")
    with qtbot.waitSignal(view.intervened) as asked:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert asked.args == [Weight(layer=1, neuron=3, input=1, value=12.0)]


def test_an_unchanged_cell_asks_for_nothing(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    go_to_page(qtbot, view, "weights")
    table = cells(view)
    table.setFocus()
    with qtbot.assertNotEmitted(view.intervened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
        editor = editor_of(table)
        assert float(editor.text()) == pytest.approx(float(shown(table, 0).replace("−", "-")), 1e-4)
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_numbers_follow_the_network(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    go_to_page(qtbot, view, "weights")
    before = shown(cells(view), 1)
    view.show_snapshot(make_snapshot([8, 8], neuron=(1, 2), layer=1, step=41, seed=5))
    assert shown(cells(view), 1) != before


def test_a_diverged_neuron_is_shown(qtbot: QtBot, opened: Open) -> None:
    snapshot = make_snapshot([8], neuron=(0, 0))
    assert snapshot.neuron is not None
    detail = replace(snapshot.neuron, weights=snapshot.neuron.weights * float("inf"), bias=1e300)
    view = opened(replace(snapshot, neuron=replace(detail, bias=float("nan"))))
    go_to_page(qtbot, view, "weights")
    assert shown(cells(view), 0) == "NaN"
    assert shown(cells(view), 1) in ("∞", "−∞")


def test_a_wide_neuron_costs_no_widgets(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    go_to_page(qtbot, view, "weights")
    before = len(view.findChildren(QWidget))
    view.show_snapshot(make_snapshot([2000, 2], neuron=(1, 0), n_train=20, n_test=5))
    QApplication.processEvents()
    assert cells(view).model().rowCount() == 2001
    assert len(view.findChildren(QWidget)) == before


# --- Done

RECORD: Record = (
    Set(step=100, key="training.learning_rate", value=1.0),
    Kick(step=1240, layer=2, neuron=3),
    Reinitialise(step=1300, every="epoch"),
    Kick(step=2000),
)


def record_table(view: InterveneView) -> QTableView:
    table: QTableView = child(view, QTableView, "record")
    return table


def row_of(table: QTableView, words: str) -> QModelIndex:
    model = table.model()
    for row in range(model.rowCount()):
        if words in str(model.index(row, 1).data()):
            return model.index(row, 1)
    raise AssertionError(words)


def test_nothing_done_is_said(opened: Open) -> None:
    assert opened().text() == "Nothing has been done to this network yet."


def test_the_record_is_shown_newest_first_with_what_is_to_come(opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=1500, record=RECORD))
    assert view.text().splitlines() == [
        "to come",
        "step 2\u202f000 · kick all, gradient × 100",
        "done",
        "step 1\u202f300 · ⟳ re-initialise all every epoch, if dead",
        "step 1\u202f240 · L2 n3 kick, gradient × 100",
        "step 100 · learning rate 1",
    ]
    view.show_snapshot(make_snapshot([8, 8], step=2000, record=RECORD))
    assert view.text().splitlines()[0].startswith("step 2\u202f000")
    view.show_snapshot(make_snapshot([8, 8], step=50, record=RECORD))
    assert "done" not in view.text().splitlines()


def test_a_rule_at_work_has_a_button_that_ends_it(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=1500, record=RECORD))
    assert asks(qtbot, view, "end.reinitialise") == [End(rule="reinitialise")]
    ended = (*RECORD, End(step=1500, rule="reinitialise"))
    view.show_snapshot(make_snapshot([8, 8], step=1501, record=ended))
    assert not child(view, QAbstractButton, "end.reinitialise").isVisible()
    assert "⟳" not in view.text()


def test_a_kick_of_a_run_that_stands_says_when_it_shows(opened: Open) -> None:
    kick: Record = (Kick(step=40, layer=1, neuron=2),)
    still = make_snapshot([8, 8], step=40, record=kick)
    view = opened(still)
    told = "step 40 · L1 n2 kick, gradient × 100"
    assert view.text() == f"{told} – takes effect in the next step"
    view.show_snapshot(replace(still, steps_per_second=100.0))
    assert view.text() == told
    view.show_snapshot(make_snapshot([8, 8], step=40, record=kick))
    assert view.text().endswith("next step")
    view.show_snapshot(make_snapshot([8, 8], step=41, record=kick))
    assert view.text() == told
    others = (Bias(step=40, value=1.0), Kick(step=39))
    view.show_snapshot(make_snapshot([8, 8], step=40, record=others))
    assert "next step" not in view.text()


def test_a_swap_tells_its_slope_in_the_tooltip(opened: Open) -> None:
    record: Record = (
        Set(step=1, key="network.activation", value=("leaky-relu", "relu")),
        Set(step=2, key="network.negative_slope", value=0.2),
        Set(step=3, key="network.activation", value="leaky-relu"),
        Set(step=4, key="network.activation", value="relu"),
    )
    view = opened(make_snapshot([8, 8], step=5, record=record))
    model = record_table(view).model()
    tips = [model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole) for row in range(4)]
    assert "below zero" not in tips[0]
    assert "below zero is 0.2." in tips[1]
    assert "below zero" not in tips[2]
    assert "below zero is 0.01." in tips[3]


LONG: Record = (
    Nudge(step=10, layer=1, every=25, until=90_000, only="dead"),
    Plane(step=11, layer=1, neuron=2, bias=-30.0),
)


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector()], ids=["desk", "projector"])
def test_words_that_are_too_long_for_a_line_go_on_below(opened: Open, theme: Theme) -> None:
    size = (round(260 * theme.text_scale), round(800 * theme.text_scale))
    view = opened(make_snapshot([8, 8], step=20, record=LONG), size, theme)
    table = record_table(view)
    space = table.fontMetrics().lineSpacing()
    long, short = row_of(table, "biases"), row_of(table, "L1 n2 bias = −30")
    for index, lines in ((short, 1), (long, 2)):
        words = table.fontMetrics().horizontalAdvance(str(index.data()))
        assert (words > table.columnWidth(1)) == (lines > 1)
        assert table.rowHeight(index.row()) >= lines * space
        assert table.rowHeight(index.row()) < (lines + 1) * space + 8
    view.resize(round(580 * theme.text_scale), size[1])
    QApplication.processEvents()
    assert table.rowHeight(long.row()) == table.rowHeight(short.row())


def test_a_rule_at_work_is_told_in_full(opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=20, record=LONG), (240, 800))
    (words,) = [
        label for label in view.findChildren(QLabel) if label.isVisible() and "⟳" in label.text()
    ]
    assert words.text() == "⟳ L1 biases +0.1 every 25 steps until step 90\u202f000, if dead"
    assert words.fontMetrics().horizontalAdvance(words.text()) > words.width()
    assert words.height() >= words.heightForWidth(words.width())


MANY: Record = tuple(Kick(step=n, layer=1) for n in range(60))


@pytest.mark.parametrize("step", [59, 30])
def test_the_list_opens_at_the_newest_entry(qtbot: QtBot, step: int) -> None:
    view = InterveneView()
    qtbot.addWidget(view)
    view.resize(300, 500)
    view.show_snapshot(make_snapshot([8], step=0, record=MANY))
    view.show_snapshot(make_snapshot([8], step=step, record=MANY))
    view.show()
    QApplication.processEvents()
    table = record_table(view)
    newest = next(
        row for row in range(table.model().rowCount()) if step_of(table, row) == f"step {step}"
    )
    place = table.visualRect(table.model().index(newest, 0))
    assert table.viewport().rect().contains(place)
    # and of what comes after it no more than the next
    assert place.top() <= 4 * table.fontMetrics().height()
    table.scrollToBottom()
    view.show_snapshot(make_snapshot([8], step=step, record=(*MANY, Kick(step=step, layer=1))))
    place = table.visualRect(table.model().index(newest, 0))
    assert table.viewport().rect().contains(place)


def step_of(table: QTableView, row: int) -> str:
    return str(table.model().index(row, 0).data())


@pytest.mark.parametrize("page", ["weights", "compare"])
def test_the_list_has_what_the_page_leaves_free(qtbot: QtBot, opened: Open, page: str) -> None:
    view = opened(make_snapshot([8, 8], neuron=(0, 2), step=70, record=MANY), (300, 900))
    table = record_table(view)
    before = table.height()
    go_to_page(qtbot, view, page)
    assert table.height() >= 550
    assert table.height() > before
    last = (
        cells(view).visualRect(cells(view).model().index(2, 0)).bottomRight()
        if page == "weights"
        else child(view, QAbstractButton, "fork.3.1").rect().bottomRight()
    )
    widget = cells(view).viewport() if page == "weights" else child(view, QWidget, "fork.3.1")
    assert widget.mapTo(view, last).y() < view.height() - table.height() - 20
    go_to_page(qtbot, view, "actions")
    assert table.height() == before


def test_a_short_record_leaves_its_room_to_the_actions(opened: Open) -> None:
    """All of them are in sight, and still are when something has been done."""
    for record in ((), MANY[:3]):
        view = opened(make_snapshot([8, 8], step=70, record=record), (400, 700))
        last = child(view, QAbstractButton, "do.shift")
        assert last.visibleRegion().boundingRect() == last.rect()
        assert child(view, QAbstractButton, "undo").mapTo(view, QPoint(0, 0)).y() < 600
    table = record_table(view)
    assert table.verticalScrollBar().maximum() == 0


def test_folding_a_caption_gives_its_room_to_the_list(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=70, record=MANY), (400, 1000))
    before = record_table(view).height()
    for name in ("Revive", "Biases"):
        press(qtbot, view, f"group.{name}")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: record_table(view).height() > before + 60, timeout=1000)


def test_where_the_person_pulls_the_handle_it_stays(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=70, record=MANY), (400, 900))
    (split,) = view.findChildren(QSplitter)
    at = split.handle(1).rect().center()
    qtbot.mousePress(split.handle(1), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(split.handle(1), at - QPoint(0, 120))
    qtbot.mouseRelease(split.handle(1), Qt.MouseButton.LeftButton, pos=at)
    pulled = record_table(view).height()
    go_to_page(qtbot, view, "compare")
    assert record_table(view).height() != pulled
    go_to_page(qtbot, view, "actions")
    assert abs(record_table(view).height() - pulled) <= 2


def test_a_double_click_or_enter_goes_to_the_step(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=1500, record=RECORD))
    table = record_table(view)
    at = table.visualRect(row_of(table, "L2 n3")).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(view.sought) as sought:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert sought.args == [1240]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.sought) as sought:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert sought.args == [100]


def test_a_caption_leads_nowhere(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=1500, record=RECORD))
    with qtbot.assertNotEmitted(view.sought):
        qtbot.mouseDClick(
            record_table(view).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 5)
        )


def test_the_selected_row_stays_selected_while_more_is_done(qtbot: QtBot, opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=1500, record=RECORD))
    table = record_table(view)
    table.selectRow(row_of(table, "L2 n3").row())
    view.show_snapshot(make_snapshot([8, 8], step=1501, record=(*RECORD, Kick(step=1501, layer=1))))
    (row,) = table.selectionModel().selectedRows(1)
    assert "L2 n3" in row.data()


def test_undo_and_redo_are_asked_for(qtbot: QtBot, opened: Open) -> None:
    view = opened()
    with qtbot.waitSignal(view.undo_asked):
        press(qtbot, view, "undo")
    with qtbot.waitSignal(view.redo_asked):
        press(qtbot, view, "redo")
    assert "Ctrl+Z" in child(view, QAbstractButton, "undo").toolTip()
    assert "Ctrl+Shift+Z" in child(view, QAbstractButton, "redo").toolTip()


def test_the_record_is_copied_as_text(opened: Open) -> None:
    view = opened(make_snapshot([8, 8], step=1500, record=RECORD))
    (copy,) = [a for a in record_table(view).actions() if a.text() == "Copy as text"]
    copy.trigger()
    assert QGuiApplication.clipboard().text() == view.text()
    assert "L2 n3 kick" in view.text()


# --- Compare


def compared(qtbot: QtBot, view: InterveneView, words: str) -> Intervention:
    """What a click on the button with these words has the second network get."""
    QApplication.processEvents()
    (button,) = [
        b for b in view.findChildren(QAbstractButton) if b.text() == words and b.isVisible()
    ]
    assert "side by side" in button.toolTip()
    with qtbot.waitSignal(view.fork_asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args is not None
    found = asked.args[0]
    assert isinstance(found, Intervention)
    return found


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("leaky ReLU 0.01", "network.activation", "leaky-relu"),
        ("ELU", "network.activation", "elu"),
        ("tanh", "network.activation", "tanh"),
        ("0.003", "training.learning_rate", 0.003),
        ("0.3", "training.learning_rate", 0.3),
        ("without biases", "network.bias", False),
    ],
)
def test_presets_ask_for_a_second_network_with_one_difference(
    qtbot: QtBot, opened: Open, words: str, key: str, value: Any
) -> None:
    view = opened()
    go_to_page(qtbot, view, "compare")
    assert compared(qtbot, view, words) == Set(key=key, value=value)


def test_presets_follow_what_the_run_has(qtbot: QtBot, opened: Open) -> None:
    snapshot = with_settings(
        make_snapshot([8, 8], activation="tanh"), training__learning_rate=0.07, network__bias=False
    )
    view = opened(snapshot)
    go_to_page(qtbot, view, "compare")
    assert compared(qtbot, view, "ReLU") == Set(key="network.activation", value="relu")
    assert compared(qtbot, view, "0.7") == Set(key="training.learning_rate", value=0.7)
    assert compared(qtbot, view, "with biases") == Set(key="network.bias", value=True)
    assert not any(b.text() == "tanh" and b.isVisible() for b in view.findChildren(QAbstractButton))


# --- Which rules are at work


def test_a_rule_is_in_force_from_its_step_until_its_last_one() -> None:
    rule = Nudge(step=10, every=5, until=30)
    record: Record = (Nudge(step=0), rule)
    assert rules_in_force(record, 9) == ()
    assert rules_in_force(record, 10) == (rule,)
    assert rules_in_force(record, 30) == (rule,)
    assert rules_in_force(record, 31) == ()


def test_an_end_ends_the_rules_of_its_action_that_began_before_it() -> None:
    first, second = Nudge(step=10, every=5), Nudge(step=12, layer=1, every="epoch")
    other, again = Recycle(step=11, every="epoch"), Nudge(step=20, every=7)
    record: Record = (first, other, second, End(step=20, rule="nudge"), again)
    assert rules_in_force(record, 19) == (first, other, second)
    assert rules_in_force(record, 20) == (other, again)


# --- Looks


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector()], ids=["desk", "projector"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off_in_the_narrowest_dock(
    qtbot: QtBot, opened: Open, page: str, theme: Theme
) -> None:
    snapshot = make_snapshot([8, 8], neuron=(1, 2), step=1500, record=RECORD)
    width, height = round(220 * theme.text_scale), round(800 * theme.text_scale)
    view = opened(snapshot, (width, height), theme)
    assert view.width() == width
    choose(view, "nudge.every", "every N steps")
    go_to_page(qtbot, view, page)
    for button in view.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            words = button.fontMetrics().horizontalAdvance(button.text())
            assert button.width() >= words, button.text()
            assert button.mapTo(view, QPoint(0, 0)).x() >= 0, button.text()
            assert button.mapTo(view, button.rect().topRight()).x() < width, button.text()


def test_lines_do_not_overlap_when_they_wrap(qtbot: QtBot, opened: Open) -> None:
    view = opened(size=(220, 900))
    press(qtbot, view, "target.all")
    choose(view, "nudge.every", "every N steps")
    QApplication.processEvents()
    names = ["do.nudge", "nudge.by", "nudge.only", "nudge.every", "nudge.every.steps"]
    names += ["do.remove-biases", "do.bias", "bias.value"]
    widgets: list[QWidget] = [child(view, QWidget, name) for name in names]
    assert all(widget.isVisible() for widget in widgets)

    def overlapping() -> list[str]:
        places = [w.rect().translated(w.mapTo(view, QPoint(0, 0))) for w in widgets]
        return [
            name
            for number, name in enumerate(names)
            if any(places[number].intersects(other) for other in places[:number])
        ]

    qtbot.waitUntil(lambda: not overlapping(), timeout=1000)
    assert widgets[4].mapTo(view, QPoint(0, 0)).y() > widgets[0].mapTo(view, QPoint(0, 0)).y()


def test_the_record_stands_beside_the_actions_where_there_is_room(opened: Open) -> None:
    view = opened(size=(400, 700))
    undo, kick = (child(view, QAbstractButton, name) for name in ("undo", "do.kick"))
    assert undo.mapTo(view, QPoint(0, 0)).y() > kick.mapTo(view, QPoint(0, 0)).y()
    view.resize(760, 700)
    QApplication.processEvents()
    assert undo.mapTo(view, QPoint(0, 0)).x() > 400
    assert undo.mapTo(view, QPoint(0, 0)).y() < 60
