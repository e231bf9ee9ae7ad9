"""What the control panel promises, driven by keys and clicks."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.experiment.declaration import Declaration, Effect
from app.experiment.names import DIGITS
from app.experiment.settings import Experiment, declarations
from app.window.controls import Change, ControlPanel
from app.window.theme import DARK, LIGHT

Key, Button = Qt.Key, Qt.MouseButton

SLID = [key for key, d in declarations().items() if d.span and d.kind != "integers"]


class Person:
    """Somebody at the panel: types, clicks, reads; and keeps the changes the panel has told of."""

    def __init__(self, qtbot: QtBot, experiment: Experiment | None = None) -> None:
        self.qtbot = qtbot
        self.panel = ControlPanel(experiment or Experiment(), LIGHT)
        qtbot.addWidget(self.panel)
        self.panel.resize(300, 900)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.panel.activateWindow()
        self.changes: list[Change] = []
        self.panel.changed.connect(self.changes.append)

    def find(self, name: str) -> Any:
        found = self.panel.findChildren(QWidget, name)
        assert len(found) == 1, f"{len(found)} widgets are called {name}"
        return found[0]

    def type(self, key: str, text: str, end: Qt.Key = Key.Key_Return) -> None:
        field = self.find(key)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, end)

    def choose(self, key: str, name: str) -> None:
        """By keyboard: Home, then down to the name."""
        combo = self.find(key)
        combo.setFocus()
        wanted, at = combo.findText(name), combo.currentIndex()
        assert wanted >= 0
        # a combo box passes over its separator
        steps = [i for i in range(combo.count()) if combo.itemText(i)]
        by = steps.index(wanted) - steps.index(at)
        for _ in range(abs(by)):
            self.qtbot.keyClick(combo, Key.Key_Down if by > 0 else Key.Key_Up)
        assert combo.currentText() == name

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Button.LeftButton)

    def slide(self, key: str, share: float) -> None:
        """Press, drag and release the mouse at `share` of the slider's width."""
        slider = self.find(f"{key}.slider")
        there = QPoint(round(share * (slider.width() - 1)), slider.height() // 2)
        self.qtbot.mousePress(slider, Button.LeftButton, pos=there)
        self.qtbot.mouseRelease(slider, Button.LeftButton, pos=there)

    def wheel(self, widget: QWidget, by: int) -> None:
        # sent through the window, as a mouse does it, so that it goes on to the scroll area
        there = QPointF(widget.mapTo(self.panel, widget.rect().center()))
        QTest.wheelEvent(self.panel.windowHandle(), there, QPoint(0, 120 * by))

    def note(self, key: str) -> str:
        label = self.find(f"{key}.note")
        assert isinstance(label, QLabel)
        return label.text() if label.isVisibleTo(self.panel) else ""

    def sees(self, key: str) -> bool:
        return bool(self.find(key).isVisibleTo(self.panel))

    def value(self, key: str) -> Any:
        return self.panel.experiment.value(key)

    def shown(self, key: str) -> str:
        editor = self.find(key)
        if isinstance(editor, QCheckBox):
            return str(editor.isChecked())
        return str(editor.currentText() if isinstance(editor, QComboBox) else editor.text())


@pytest.fixture
def person(qtbot: QtBot) -> Person:
    return Person(qtbot)


def experiment_with(**values: Any) -> Experiment:
    return Experiment().with_values({k.replace("__", "."): v for k, v in values.items()})


# --- built from the declarations ------------------------------------------------------------------


KINDS = {
    "choice": QComboBox,
    "choices": QComboBox,
    "flag": QCheckBox,
    "integer": QLineEdit,
    "number": QLineEdit,
    "integers": QLineEdit,
    "text": QLineEdit,
}


def test_every_setting_has_an_editor_with_its_name_and_help(person: Person) -> None:
    for key, declared in declarations().items():
        editor = person.find(key)
        assert isinstance(editor, KINDS[declared.kind]), key
        assert editor.accessibleName() == declared.label
        assert editor.toolTip() == declared.tooltip()
        assert key not in SLID or isinstance(person.find(f"{key}.slider"), QSlider)


def test_every_label_belongs_to_an_editor(person: Person) -> None:
    buddies = {label.buddy() for label in person.panel.findChildren(QLabel) if label.buddy()}
    assert {person.find(key) for key in declarations()} <= buddies


def test_settings_that_need_a_new_network_are_marked(person: Person) -> None:
    marks = [
        label
        for label in person.panel.findChildren(QLabel)
        if label.toolTip().startswith("needs a new network")
    ]
    needing = [d for d in declarations().values() if d.effect in (Effect.IN_PLACE, Effect.REBUILD)]
    assert len(marks) == len(needing)


def test_the_census_is_folded_until_its_title_is_clicked(person: Person) -> None:
    assert not person.sees("census.dormant_tau")
    person.click("census")
    assert person.sees("census.dormant_tau")


def test_tab_goes_through_the_settings_in_their_order(person: Person) -> None:
    person.find("dataset.name").setFocus()
    visited = []
    for _ in range(60):
        name = QApplication.focusWidget().objectName()
        if name in declarations():
            visited.append(name)
        person.qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    expected = [key for key in declarations() if person.sees(key)]
    assert visited[: len(expected)] == expected


def test_the_panel_fits_a_narrow_dock(person: Person) -> None:
    assert person.panel.minimumSizeHint().width() <= 300


# --- typed numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["0,1", "0.1", "  0.1 ", ".1", "1e-1", "1E-1", "1,0e-1"])
def test_a_number_may_be_typed_in_any_usual_way(person: Person, typed: str) -> None:
    person.type("training.learning_rate", typed)
    assert person.value("training.learning_rate") == 0.1
    assert person.shown("training.learning_rate") == "0.1"
    assert [change.key for change in person.changes] == ["training.learning_rate"]
    assert person.changes[0].experiment == person.panel.experiment
    assert not person.changes[0].rebuild


def test_leaving_the_field_commits_too(person: Person) -> None:
    person.type("training.learning_rate", "0.2", end=Key.Key_Tab)
    assert person.value("training.learning_rate") == 0.2


def test_a_setting_that_needs_a_new_network_says_so(person: Person) -> None:
    person.type("initialisation.scale", "2")
    assert [change.rebuild for change in person.changes] == [True]


def test_typing_the_value_in_force_changes_nothing(person: Person) -> None:
    person.type("training.learning_rate", "0,030")
    assert person.changes == []
    assert person.shown("training.learning_rate") == "0.03"


def test_what_is_no_allowed_number_is_explained_and_not_taken(person: Person) -> None:
    for typed in ("abc", " ", "1.2.3", "1 2", "nan", "inf", "1e999", "-1", "1_0"):
        person.type("training.learning_rate", typed)
        assert "must be a number, 0 or more" in person.note("training.learning_rate"), typed
        person.qtbot.keyClick(person.find("training.learning_rate"), Key.Key_Escape)
        assert person.note("training.learning_rate") == ""
    assert person.value("training.learning_rate") == 0.03
    assert person.changes == []


def test_what_is_no_allowed_whole_number_is_explained(person: Person) -> None:
    field = person.find("dataset.points")
    for typed in ("2.5", "1,000", "1.000", "x", "0", "1e99", "9" * 5000):
        field.setText(typed)
        person.qtbot.keyClick(field, Key.Key_Return)
        assert "must be a whole number from 1 to 1000000" in person.note("dataset.points")
        assert len(person.note("dataset.points")) < 100
    assert person.value("dataset.points") == 500


def test_a_whole_number_may_be_typed_with_an_exponent(person: Person) -> None:
    person.type("dataset.points", "1e3")
    assert person.value("dataset.points") == 1000


def test_escape_brings_the_last_good_value_back(person: Person) -> None:
    person.type("training.learning_rate", "abc")
    assert person.shown("training.learning_rate") == "abc"
    person.qtbot.keyClick(person.find("training.learning_rate"), Key.Key_Escape)
    assert person.shown("training.learning_rate") == "0.03"
    assert person.note("training.learning_rate") == ""


def test_a_refusal_goes_once_a_good_value_comes(person: Person) -> None:
    person.type("training.learning_rate", "abc")
    person.type("training.learning_rate", "0.5")
    assert person.note("training.learning_rate") == ""
    person.type("training.learning_rate", "abc")
    person.type("training.learning_rate", "0.5")
    assert person.note("training.learning_rate") == ""
    assert len(person.changes) == 1


def test_a_refused_text_stays_while_other_settings_change(person: Person) -> None:
    person.type("training.learning_rate", "abc")
    person.type("training.momentum", "0.9")
    assert person.shown("training.learning_rate") == "abc"
    assert person.note("training.learning_rate") != ""
    assert person.value("training.momentum") == 0.9


def test_values_beyond_the_slider_are_accepted(person: Person) -> None:
    person.type("training.learning_rate", "250")
    assert person.value("training.learning_rate") == 250
    slider = person.find("training.learning_rate.slider")
    assert slider.value() == slider.maximum()


def test_arrow_keys_go_one_stop_up_and_down(person: Person) -> None:
    field = person.find("training.learning_rate")
    field.setFocus()
    person.qtbot.keyClick(field, Key.Key_Up)
    assert person.value("training.learning_rate") == 0.035
    person.qtbot.keyClick(field, Key.Key_Down)
    person.qtbot.keyClick(field, Key.Key_Down)
    person.qtbot.waitUntil(lambda: person.value("training.learning_rate") == 0.028)


def test_batch_size_0_reads_all(person: Person) -> None:
    person.type("training.batch_size", "0")
    assert person.value("training.batch_size") == 0
    assert person.shown("training.batch_size") == "all"
    person.type("training.batch_size", "25")
    person.type("training.batch_size", "All")
    assert person.value("training.batch_size") == 0


def test_seeds_step_by_one_and_stop_at_their_bounds(person: Person) -> None:
    field = person.find("initialisation.seed")
    field.setFocus()
    person.qtbot.keyClick(field, Key.Key_Down)
    assert person.changes == []
    person.click("initialisation.seed.more")
    assert person.value("initialisation.seed") == 1
    assert person.panel.findChild(QSlider, "initialisation.seed.slider") is None
    person.type("initialisation.seed", str(2**31 - 1))
    assert person.value("initialisation.seed") == 2**31 - 1


# --- sliders --------------------------------------------------------------------------------------


def test_every_slider_reaches_both_ends_of_its_span(qtbot: QtBot) -> None:
    # with these activations every slider applies
    activations = ("relu", "elu", "tanh", "leaky-relu")
    person = Person(
        qtbot, experiment_with(network__hidden=(8,) * 4, network__activation=activations)
    )
    person.click("census")
    for key in SLID:
        declared = declarations()[key]
        assert declared.span is not None
        person.slide(key, 1.0)
        assert person.value(key) == declared.span[1], key
        person.slide(key, 0.0)
        lowest = 0 if declared.logarithmic and declared.low == 0 else declared.span[0]
        assert person.value(key) == lowest, key


def test_the_far_left_of_l2_is_off(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(training__l2=0.01))
    person.slide("training.l2", 0.0)
    assert person.value("training.l2") == 0
    assert person.shown("training.l2") == "0"


def test_a_small_value_does_not_look_like_off(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(training__l2=1e-9))
    assert person.find("training.l2.slider").value() == 1
    assert person.shown("training.l2") == "1e-9"


def test_logarithmic_sliders_spread_the_decades_evenly(person: Person) -> None:
    person.type("training.l2", "0.001")
    slider = person.find("training.l2.slider")
    assert slider.value() == pytest.approx(slider.maximum() / 2, abs=1)


def drag(person: Person, key: str, steps: int) -> None:
    slider = person.find(f"{key}.slider")
    y = slider.height() // 2
    person.qtbot.mousePress(slider, Button.LeftButton, pos=QPoint(1, y))
    for i in range(steps):
        person.qtbot.mouseMove(slider, QPoint(1 + i * slider.width() // steps, y))
    person.qtbot.mouseMove(slider, QPoint(slider.width(), y))
    person.qtbot.mouseRelease(slider, Button.LeftButton, pos=QPoint(slider.width(), y))


def test_a_drag_rebuilds_seldom_but_ends_on_the_last_value(person: Person) -> None:
    drag(person, "dataset.noise", steps=50)
    assert person.value("dataset.noise") == 0.5
    assert person.changes[-1].experiment.dataset.noise == 0.5
    assert len(person.changes) <= 6


def test_a_drag_tells_of_values_on_the_way_when_they_take_effect_at_once(person: Person) -> None:
    slider = person.find("training.momentum.slider")
    y = slider.height() // 2
    person.qtbot.mousePress(slider, Button.LeftButton, pos=QPoint(slider.width() // 2, y))
    assert 0.4 < person.value("training.momentum") < 0.6
    person.qtbot.mouseMove(slider, QPoint(slider.width(), y))
    person.qtbot.waitUntil(lambda: person.value("training.momentum") == 0.99)
    person.qtbot.mouseRelease(slider, Button.LeftButton, pos=QPoint(slider.width(), y))
    assert len(person.changes) == 2


# --- the wheel ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "dataset.name",
        "dataset.points",
        "dataset.points.slider",
        "dataset.seed",
        "network.hidden",
        "network.bias",
    ],
)
def test_the_wheel_scrolls_and_changes_nothing_without_focus(person: Person, name: str) -> None:
    person.panel.resize(300, 340)
    person.find("training.optimizer").setFocus()
    bar = person.panel.findChild(QScrollArea).verticalScrollBar()
    person.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(0)
    person.wheel(person.find(name), -1)
    QApplication.processEvents()
    assert person.changes == []
    assert bar.value() > 0


def test_the_wheel_steps_the_field_that_has_the_focus(person: Person) -> None:
    field = person.find("training.learning_rate")
    field.setFocus()
    person.wheel(field, 1)
    assert person.value("training.learning_rate") == 0.035


# --- choices, flags, lists ------------------------------------------------------------------------


def test_choices_and_flags_change_once(person: Person) -> None:
    person.choose("training.optimizer", "nesterov")
    person.click("network.bias")
    assert [change.key for change in person.changes] == ["training.optimizer", "network.bias"]
    assert person.value("training.optimizer") == "nesterov"
    assert person.value("network.bias") is False


@pytest.mark.parametrize("typed", ["16, 4", "16,4", "16 4", "[16, 4]", " 16 ; 4, "])
def test_layers_may_be_typed_in_any_usual_way(person: Person, typed: str) -> None:
    person.type("network.hidden", typed)
    assert person.value("network.hidden") == (16, 4)
    assert person.shown("network.hidden") == "16, 4"


def test_what_is_no_list_of_layers_is_explained(person: Person) -> None:
    allowed = "must be a list of 1 to 32 whole numbers, each from 1 to 4096"
    for typed in ("8, x", "0", "8, -1", "5000", " ", "8.5"):
        person.type("network.hidden", typed)
        assert allowed in person.note("network.hidden"), typed
    assert person.value("network.hidden") == (8, 8)


def test_layers_come_and_go_by_their_buttons(person: Person) -> None:
    person.click("network.hidden.add")
    assert person.value("network.hidden") == (8, 8, 8)
    person.click("network.hidden.remove")
    person.click("network.hidden.remove")
    assert person.value("network.hidden") == (8,)
    assert not person.find("network.hidden.remove").isEnabled()
    assert len(person.changes) == 3


def test_a_layer_too_many_is_explained(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(network__hidden=(2,) * 32))
    person.click("network.hidden.add")
    assert "1 to 32" in person.note("network.hidden")
    assert len(person.value("network.hidden")) == 32
    assert person.changes == []


def test_activations_can_differ_per_layer(person: Person) -> None:
    person.find("network.activation").setCurrentText("per layer…")
    person.choose("network.activation.2", "leaky-relu")
    assert person.value("network.activation") == ("relu", "leaky-relu")
    assert person.sees("network.negative_slope")
    assert len(person.changes) == 1


def test_opening_the_layers_changes_nothing(person: Person) -> None:
    person.find("network.activation").setCurrentText("per layer…")
    assert person.sees("network.activation.2")
    assert person.changes == []
    assert person.value("network.activation") == "relu"


def test_the_list_of_activations_follows_the_number_of_layers(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(network__activation=("tanh", "elu")))
    person.click("network.hidden.add")
    assert person.value("network.activation") == ("tanh", "elu", "elu")
    assert person.shown("network.activation.3") == "elu"
    person.type("network.hidden", "8")
    assert person.value("network.activation") == ("tanh",)
    assert person.panel.findChild(QWidget, "network.activation.2") is None
    assert len(person.changes) == 2


def test_one_name_for_all_layers_takes_the_list_back(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(network__activation=("tanh", "elu")))
    person.find("network.activation").setCurrentText("relu")
    assert person.value("network.activation") == "relu"
    assert person.panel.findChild(QWidget, "network.activation.1") is None


# --- settings that depend on one another ----------------------------------------------------------


def test_settings_without_influence_are_hidden(person: Person) -> None:
    assert person.sees("training.momentum")
    assert not person.sees("network.negative_slope")
    assert not person.sees("dataset.path")
    person.choose("network.activation", "leaky-relu")
    assert person.sees("network.negative_slope")
    person.choose("training.optimizer", "adam")
    assert not person.sees("training.momentum")


def test_regression_data_take_cross_entropy_back_and_say_so(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(training__loss="cross-entropy"))
    person.find("dataset.name").setCurrentText("sine")
    assert person.value("dataset.name") == "sine"
    assert person.value("training.loss") == "auto"
    assert person.shown("training.loss") == "auto"
    assert "Loss is now auto" in person.note("dataset.name")
    assert len(person.changes) == 1
    person.type("training.learning_rate", "0.1")
    assert person.note("dataset.name") == ""


def test_cross_entropy_for_regression_is_explained_and_not_taken(qtbot: QtBot) -> None:
    person = Person(qtbot, experiment_with(dataset__name="sine"))
    person.find("training.loss").setCurrentText("cross-entropy")
    assert "sine is regression" in person.note("training.loss")
    assert person.shown("training.loss") == "auto"
    assert person.changes == []


def test_csv_waits_for_its_file(person: Person) -> None:
    person.find("dataset.name").setCurrentText("csv")
    assert person.changes == []
    assert person.sees("dataset.path")
    assert "Name the file" in person.note("dataset.path")
    person.type("training.learning_rate", "0.5")
    assert person.value("dataset.name") == "circle"
    assert "Name the file" in person.note("dataset.path")
    person.type("dataset.path", " points.csv ")
    assert person.value("dataset.name") == "csv"
    assert person.value("dataset.path") == "points.csv"
    assert person.value("training.learning_rate") == 0.5
    assert person.note("dataset.path") == ""
    assert [change.key for change in person.changes] == ["training.learning_rate", "dataset.path"]


def test_csv_can_be_given_up_before_it_has_a_file(person: Person) -> None:
    person.find("dataset.name").setCurrentText("csv")
    person.find("dataset.name").setCurrentText("circle")
    assert person.changes == []
    assert not person.sees("dataset.path")
    assert person.sees("dataset.points")


def test_a_file_can_be_looked_for(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/data/iris.csv", ""))
    person.find("dataset.name").setCurrentText("csv")
    person.click("dataset.path.browse")
    assert person.value("dataset.path") == "/data/iris.csv"
    assert person.value("dataset.name") == "csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    person.click("dataset.path.browse")
    assert person.value("dataset.path") == "/data/iris.csv"


# --- from outside ---------------------------------------------------------------------------------


def random_value(chance: random.Random, declared: Declaration) -> Any:
    low = declared.low if declared.low is not None else -100.0
    high = declared.high if declared.high is not None else 100.0
    if declared.kind == "choice":
        return chance.choice(declared.choices)
    if declared.kind == "flag":
        return chance.random() < 0.5
    if declared.kind == "integer":
        return chance.randint(int(low), int(high))
    if declared.kind == "number":
        return chance.choice([chance.uniform(low, high), low, low + (high - low) * 1e-7])
    return "some/where.csv"


def random_experiment(chance: random.Random) -> Experiment:
    values = {
        key: random_value(chance, declared)
        for key, declared in declarations().items()
        if declared.kind not in ("integers", "choices")
    }
    layers = chance.randint(1, 5)
    names = declarations()["network.activation"].choices
    values["network.hidden"] = tuple(chance.randint(1, 4096) for _ in range(layers))
    values["network.activation"] = chance.choice(
        [chance.choice(names), tuple(chance.choice(names) for _ in range(layers))]
    )
    values["network.kernel"] = chance.randrange(1, 32, 2)
    if values["training.loss"] == "cross-entropy":
        values["dataset.name"] = "circle"
    if values["dataset.name"] == "digits":
        values["dataset.points"] = min(values["dataset.points"], DIGITS)
    return Experiment().with_values(values)


def test_showing_any_experiment_emits_nothing_and_loses_nothing(person: Person) -> None:
    chance = random.Random(20)
    for _ in range(25):
        experiment = random_experiment(chance)
        person.panel.show_experiment(experiment)
        assert person.panel.experiment == experiment
        # entering each text as it is shown must give the same value again
        for field in person.panel.findChildren(QLineEdit):
            text = field.text()
            field.setText(text + " ")
            person.qtbot.keyClick(field, Key.Key_Return)
            assert field.text() == text
        assert person.panel.experiment == experiment
    assert person.changes == []


def test_changes_keep_the_interventions(qtbot: QtBot) -> None:
    lesson = Experiment.model_validate(
        {"interventions": [{"step": 5, "key": "training.learning_rate", "value": 1.0}]}
    )
    person = Person(qtbot, lesson)
    person.type("training.l1", "0.1")
    assert person.panel.experiment.interventions == lesson.interventions
    assert person.changes[0].experiment.interventions == lesson.interventions


def test_new_interventions_leave_half_done_entries_alone(person: Person) -> None:
    person.type("training.learning_rate", "abc")
    lesson = Experiment.model_validate(
        {"interventions": [{"step": 5, "key": "training.learning_rate", "value": 1.0}]}
    )
    person.panel.show_experiment(lesson)
    assert person.shown("training.learning_rate") == "abc"
    person.type("training.l1", "0.1")
    assert person.panel.experiment.interventions == lesson.interventions


def test_another_experiment_clears_refusals_and_waiting(person: Person) -> None:
    person.type("training.learning_rate", "abc")
    person.find("dataset.name").setCurrentText("csv")
    person.panel.show_experiment(experiment_with(training__l1=0.5))
    assert person.shown("training.learning_rate") == "0.03"
    assert person.note("training.learning_rate") == ""
    assert person.shown("dataset.name") == "circle"
    assert not person.sees("dataset.path")


def test_the_owner_can_complain_about_a_setting(person: Person) -> None:
    person.panel.complain("census.dormant_tau", "too odd")
    assert "too odd" in person.note("census.dormant_tau")


def test_another_theme_changes_the_look_and_no_value(person: Person) -> None:
    before = person.panel.minimumSizeHint().width()
    person.panel.set_theme(DARK.for_projector())
    assert person.panel.minimumSizeHint().width() > before * 1.15
    assert person.panel.palette().base().color().name().upper() == DARK.surface
    assert person.changes == []
