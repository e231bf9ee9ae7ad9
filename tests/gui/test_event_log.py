"""The log of deaths and revivals."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMainWindow, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from app.experiment.interventions import (
    AddPoints,
    Bias,
    DeletePoints,
    End,
    Kick,
    Nudge,
    Set,
    Weight,
)
from app.record.events import Event, EventLog
from app.record.snapshot import Snapshot
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.events.picture import columns_for, paint_events, paint_mark
from app.window.views.events.text import CSV_HEADER, HEADERS
from app.window.views.events.view import EventLogView
from tests.gui.snapshots import make_snapshot, some_events

BORN = Event(0, 0, "death", 0, 2, "born-dead", bias_after=0.0, margin_after=-0.2)
DEATH = Event(143, 5, "death", 1, 6, "both", 0.21, -0.39, 0.83, -0.72)
REVIVAL = Event(1200, 48, "revival", 1, 6, "inputs", None, None, -0.31, 0.22)
DIVERGENCE = Event(1300, 52, "divergence")


def _log_of(events: Sequence[Event], since: int = 0, every: int = 1) -> EventLog:
    log = EventLog(since, every)
    log.extend(events)
    return log


def _snapshot(log: EventLog, **more) -> Snapshot:
    return replace(make_snapshot([8, 8, 8], **more), events=log.so_far())


def _view(
    qtbot: QtBot, log: EventLog, size=(640, 300), theme: Theme = LIGHT, **more
) -> EventLogView:
    view = EventLogView(theme)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_snapshot(_snapshot(log, **more))
    return view


def _table(view: EventLogView) -> QTableView:
    return view.findChild(QTableView)


def _choose(view: EventLogView, name: str, item: str) -> None:
    (box,) = (b for b in view.findChildren(QComboBox) if b.accessibleName() == name)
    box.setCurrentText(item)
    assert box.currentText() == item


def _rows(view: EventLogView) -> list[list[str]]:
    """What the table shows, cell by cell."""
    model = _table(view).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _shown_columns(view: EventLogView) -> list[str]:
    table = _table(view)
    return [name for i, name in enumerate(HEADERS) if not table.isColumnHidden(i)]


def _place(view: EventLogView, row: int, column: int = 0) -> QPoint:
    table = _table(view)
    return table.visualRect(table.model().index(row, column)).center()


def _click(
    qtbot: QtBot,
    view: EventLogView,
    row: int,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(_table(view).viewport(), button, keys, _place(view, row))


def _do(view: EventLogView, name: str) -> None:
    (action,) = (action for action in view.actions() if action.text() == name)
    action.trigger()


def _pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


# --- Rows


def test_a_row_tells_when_who_what_and_why(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, REVIVAL, DIVERGENCE]))
    assert _rows(view) == [
        ["0", "0", "L1 n3", "born dead", "initialisation", "→ −0.2", "→ 0"],
        ["143", "5", "L2 n7", "death", "bias and weights", "0.83 → −0.72", "0.21 → −0.39"],
        ["1\u202f200", "48", "L2 n7", "revival", "inputs moved", "−0.31 → 0.22", ""],
        ["1\u202f300", "52", "", "divergence", "", "", ""],
    ]


def test_a_rows_tooltip_says_it_in_a_sentence(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, DIVERGENCE]))
    model = _table(view).model()
    born, death, gone = (model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3))
    assert death.splitlines() == [
        "Layer 2, neuron 7 died at step 143, epoch 5.",
        "Cause: bias and weights.",
        "Margin (max z): 0.83 → −0.72.",
        "Bias: 0.21 → −0.39.",
    ]
    assert born.splitlines()[0] == "Layer 1, neuron 3 was born dead at step 0, epoch 0."
    assert gone.startswith("The network diverged at step 1\u202f300")


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("bias", "bias"),
        ("weights", "weights"),
        ("inputs", "inputs moved"),
        ("momentum", "momentum"),
        ("decay", "weight decay"),
    ],
)
def test_every_cause_has_its_words(qtbot, cause, words):
    assert _rows(_view(qtbot, _log_of([replace(DEATH, cause=cause)])))[0][4] == words


def test_figures_that_are_no_numbers_are_written_as_such(qtbot):
    nan, inf = float("nan"), float("inf")
    event = replace(DEATH, bias_before=nan, bias_after=-inf, margin_before=inf, margin_after=nan)
    view = _view(qtbot, _log_of([event]))
    assert _rows(view)[0][5:] == ["∞ → NaN", "NaN → −∞"]
    view.grab()


def test_each_kind_of_event_has_a_mark_of_its_own_shape(qtbot):
    shapes = []
    for mark in ("death", "born dead", "revival", "divergence", "by hand"):
        image = QImage(16, 16, QImage.Format.Format_RGB32)
        image.fill(LIGHT.color("surface"))
        painter = QPainter(image)
        paint_mark(painter, QRectF(0, 0, 16, 16), mark, LIGHT)
        painter.end()
        gray = _pixels(image).mean(axis=2)
        # as bright or dark against its own ground: what is left without colour
        shapes.append(np.abs(gray - np.median(gray)) > 40)
    for i, one in enumerate(shapes):
        assert 8 < one.sum() < 200
        for other in shapes[:i]:
            assert (one != other).sum() > 8


# --- Growing


def test_rows_are_added_while_the_run_goes_on(qtbot):
    log = _log_of([BORN, DEATH])
    view = _view(qtbot, log)
    reset = []
    _table(view).model().modelReset.connect(lambda: reset.append(1))
    log.extend([REVIVAL])
    with qtbot.waitSignal(_table(view).model().rowsInserted) as inserted:
        view.show_snapshot(_snapshot(log))
    assert inserted.args[1:3] == [2, 2]
    assert [row[3] for row in _rows(view)] == ["born dead", "death", "revival"]
    assert reset == []


def test_the_log_of_an_earlier_snapshot_is_shorter(qtbot):
    log = _log_of([BORN, DEATH])
    early = _snapshot(log)
    log.extend([REVIVAL])
    view = _view(qtbot, log)
    assert len(_rows(view)) == 3
    view.show_snapshot(early)
    assert [row[3] for row in _rows(view)] == ["born dead", "death"]


def test_another_run_begins_a_new_list(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, REVIVAL]))
    view.show_snapshot(_snapshot(_log_of([DEATH, DIVERGENCE])))
    assert [row[3] for row in _rows(view)] == ["death", "divergence"]


def test_a_run_that_went_back_forgets_what_came_later(qtbot):
    log = _log_of([BORN, DEATH, REVIVAL])
    view = _view(qtbot, log)
    log.drop_after(500)
    log.extend([DIVERGENCE])
    view.show_snapshot(_snapshot(log))
    assert [row[3] for row in _rows(view)] == ["born dead", "death", "divergence"]


def _last_row_in_view(view: EventLogView) -> int:
    table = _table(view)
    return table.rowAt(table.viewport().height() - 2)


def _settle(qtbot: QtBot) -> None:
    qtbot.wait(1)
    QGuiApplication.processEvents()


def test_the_newest_row_is_followed(qtbot):
    log = _log_of(some_events(number=40))
    view = _view(qtbot, log)
    _settle(qtbot)
    assert _last_row_in_view(view) == 40
    log.extend(some_events(number=30))
    view.show_snapshot(_snapshot(log))
    _settle(qtbot)
    assert _last_row_in_view(view) == 71


def test_a_smaller_view_still_follows(qtbot):
    log = _log_of(some_events(number=40))
    view = _view(qtbot, log)
    _settle(qtbot)
    view.resize(640, 200)
    _settle(qtbot)
    assert _last_row_in_view(view) == 40


def test_scrolled_up_it_stays_where_it_is(qtbot):
    log = _log_of(some_events(number=40))
    view = _view(qtbot, log)
    _settle(qtbot)
    _table(view).verticalScrollBar().setValue(5)
    before = _last_row_in_view(view)
    assert before < 30
    log.extend(some_events(number=30))
    view.show_snapshot(_snapshot(log))
    _settle(qtbot)
    assert _last_row_in_view(view) == before
    _table(view).verticalScrollBar().setValue(10_000)
    log.extend(some_events(number=9))
    view.show_snapshot(_snapshot(log))
    _settle(qtbot)
    assert _last_row_in_view(view) == 81


def test_a_hundred_thousand_events_are_listed(qtbot):
    events = [replace(DEATH, step=step, neuron=step % 8) for step in range(100_000)]
    view = _view(qtbot, _log_of(events))
    _settle(qtbot)
    assert _last_row_in_view(view) == 99_999
    assert view.text().startswith("100\u202f000 deaths, 0 revivals")


# --- Filters


def test_one_layer_or_one_kind_can_be_shown_alone(qtbot):
    log = _log_of([BORN, DEATH, REVIVAL, DIVERGENCE])
    view = _view(qtbot, log)
    _choose(view, "Layer", "layer 2")
    assert [row[3] for row in _rows(view)] == ["death", "revival"]
    _choose(view, "Kind", "revivals")
    assert [row[3] for row in _rows(view)] == ["revival"]
    _choose(view, "Layer", "all layers")
    _choose(view, "Kind", "deaths")
    assert [row[3] for row in _rows(view)] == ["born dead", "death"]


def test_what_is_added_goes_through_the_filter(qtbot):
    log = _log_of([BORN])
    view = _view(qtbot, log)
    _choose(view, "Kind", "deaths")
    log.extend([DEATH, REVIVAL])
    view.show_snapshot(_snapshot(log))
    assert [row[3] for row in _rows(view)] == ["born dead", "death"]
    _choose(view, "Kind", "all events")
    assert [row[3] for row in _rows(view)] == ["born dead", "death", "revival"]


def test_the_layers_to_choose_from_are_those_of_the_network(qtbot):
    view = _view(qtbot, _log_of([DEATH]))
    (layers,) = (b for b in view.findChildren(QComboBox) if b.accessibleName() == "Layer")
    _choose(view, "Layer", "layer 3")
    assert [row[2] for row in _rows(view)] == []
    view.show_snapshot(replace(make_snapshot([8, 8]), events=_log_of([DEATH]).so_far()))
    assert [layers.itemText(i) for i in range(layers.count())] == [
        "all layers",
        "layer 1",
        "layer 2",
    ]
    assert layers.currentText() == "all layers"
    assert [row[2] for row in _rows(view)] == ["L2 n7"]


def test_a_filter_keeps_the_step_that_was_looked_at(qtbot):
    events = [replace(DEATH, step=step, layer=step % 2) for step in range(200)]
    view = _view(qtbot, _log_of(events))
    _settle(qtbot)
    _table(view).verticalScrollBar().setValue(100)
    _settle(qtbot)
    _choose(view, "Layer", "layer 1")
    _settle(qtbot)
    top = _table(view).rowAt(0)
    assert _rows(view)[top][0] == "100"


# --- Words around the table


def test_the_heading_counts_what_is_shown(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, DEATH, REVIVAL, DIVERGENCE]))
    assert view.text().splitlines()[:2] == [
        "2 deaths, 1 revival",
        "1 born dead · diverged at step 1\u202f300",
    ]
    _choose(view, "Kind", "revivals")
    assert view.text().splitlines()[0] == "1 revival"
    _choose(view, "Kind", "deaths")
    assert view.text().splitlines()[:2] == ["2 deaths", "1 born dead"]
    _choose(view, "Layer", "layer 2")
    assert view.text().splitlines()[:2] == ["2 deaths", "\t".join(HEADERS)]


def test_it_says_from_where_on_and_how_often_it_looked(qtbot):
    view = _view(qtbot, _log_of([DEATH], since=120, every=10))
    assert view.text().splitlines()[:2] == [
        "1 death, 0 revivals since step 120",
        "what came before is not known · looked every 10 steps",
    ]
    (label,) = (w for w in view.findChildren(QLabel) if "looked" in w.text())
    assert "between two looks" in label.toolTip()


def test_a_run_looked_at_every_step_has_nothing_to_add(qtbot):
    view = _view(qtbot, _log_of([DEATH]))
    assert view.text().splitlines()[1] == "\t".join(HEADERS)


@pytest.mark.parametrize(
    ("events", "filters", "words"),
    [
        ([], {}, "No neuron has died or come back so far."),
        ([DEATH], {"Kind": "revivals"}, "No neuron has come back so far."),
        ([REVIVAL], {"Kind": "deaths"}, "No neuron has died so far."),
        ([DEATH], {"Layer": "layer 1"}, "No neuron has died or come back in layer 1 so far."),
    ],
)
def test_an_empty_log_is_a_sentence(qtbot, events, filters, words):
    view = _view(qtbot, _log_of(events))
    for name, item in filters.items():
        _choose(view, name, item)
    assert view.text().splitlines()[-1] == words
    assert not _table(view).isVisible()


@pytest.mark.parametrize(
    ("kind", "does"),
    [("all events", "died or come back"), ("deaths", "died"), ("revivals", "come back")],
)
def test_an_empty_log_claims_nothing_of_what_was_before_it(qtbot, kind, does):
    view = _view(qtbot, _log_of([], since=1200), replicas=3)
    _choose(view, "Kind", kind)
    assert view.text().splitlines()[-1] == (
        f"No neuron has {does} since step 1\u202f200, from which on this sibling is followed."
    )
    assert view.text().splitlines()[0].endswith(" since step 1\u202f200")
    _choose(view, "Layer", "layer 2")
    assert f"{does} in layer 2 since step" in view.text()
    alone = _view(qtbot, _log_of([], since=1200))
    assert "from which on this network is followed" in alone.text()


def test_a_network_that_cannot_die_says_so(qtbot):
    view = _view(qtbot, _log_of([]), activation="tanh")
    assert view.text().splitlines()[-1] == "Only ReLU neurons can die, and this network has none."


def test_the_first_event_brings_the_table(qtbot):
    log = _log_of([])
    view = _view(qtbot, log)
    log.extend([DEATH])
    view.show_snapshot(_snapshot(log))
    assert _table(view).isVisible()
    assert "No neuron" not in view.text()


# --- Picking


def test_a_click_on_a_row_picks_its_neuron_once(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, DIVERGENCE]))
    picked = []
    view.picked.connect(lambda *neuron: picked.append(neuron))
    _click(qtbot, view, 1)
    assert picked == [(1, 6)]
    _click(qtbot, view, 0)
    cells, left = _table(view).viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseDClick(cells, left, pos=_place(view, 0))
    qtbot.mouseRelease(cells, left, pos=_place(view, 0))
    assert picked == [(1, 6), (0, 2)]


def test_divergence_has_no_neuron_to_pick(qtbot):
    view = _view(qtbot, _log_of([DEATH, DIVERGENCE]))
    with qtbot.assertNotEmitted(view.picked):
        _click(qtbot, view, 1)
        qtbot.keyClick(_table(view), Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_picks_the_neuron_of_the_row(qtbot, key):
    view = _view(qtbot, _log_of([BORN, DEATH, REVIVAL, DIVERGENCE]))
    picked = []
    view.picked.connect(lambda *neuron: picked.append(neuron))
    table = _table(view)
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert picked == []
    qtbot.keyClick(table, key)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, key)
    assert picked == [(0, 2), (1, 6)]


def test_end_goes_to_the_newest_row(qtbot):
    view = _view(qtbot, _log_of(some_events(number=40)))
    qtbot.keyClick(_table(view), Qt.Key.Key_End)
    assert _table(view).currentIndex().row() == 40


# --- Copies and files


def test_all_rows_are_copied_if_none_is_selected(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, REVIVAL]))
    _do(view, "Copy as text")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "\t".join(HEADERS)
    assert [line.split("\t")[2:4] for line in lines[1:]] == [
        ["L1 n3", "born dead"],
        ["L2 n7", "death"],
        ["L2 n7", "revival"],
    ]


def test_the_selected_rows_are_copied_in_their_order(qtbot):
    view = _view(qtbot, _log_of([BORN, DEATH, REVIVAL, DIVERGENCE]))
    _click(qtbot, view, 2)
    _click(qtbot, view, 0, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(_table(view), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[3] for line in lines[1:]] == ["born dead", "revival"]
    qtbot.keyClick(_table(view), Qt.Key.Key_Escape)
    qtbot.keyClick(_table(view), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 5


def test_csv_has_full_figures_and_counts_from_one(qtbot):
    third = 1 / 3
    view = _view(qtbot, _log_of([BORN, replace(DEATH, margin_before=third), DIVERGENCE]))
    _do(view, "Copy as CSV")
    rows = list(csv.reader(QGuiApplication.clipboard().text().splitlines()))
    assert rows[0] == list(CSV_HEADER)
    assert ",".join(rows[0]) == (
        "step,epoch,layer,neuron,kind,cause,bias_before,bias_after,margin_before,margin_after"
    )
    assert rows[1] == ["0", "0", "1", "3", "death", "born-dead", "", "0.0", "", "-0.2"]
    assert rows[2][:8] == ["143", "5", "2", "7", "death", "both", "0.21", "-0.39"]
    assert float(rows[2][8]) == third
    assert rows[3] == ["1300", "52", "", "", "divergence", "", "", "", "", ""]


def _save_to(qtbot: QtBot, view: EventLogView, path: Path) -> None:
    _do(view, "Save as CSV …")
    (dialog,) = view.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "csv"
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_all_rows_shown_are_saved(qtbot, tmp_path):
    view = _view(qtbot, _log_of([BORN, DEATH, REVIVAL]))
    _choose(view, "Layer", "layer 2")
    _click(qtbot, view, 0)
    path = tmp_path / "events.csv"
    path.write_text("older")
    _save_to(qtbot, view, path)
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert [row["kind"] for row in rows] == ["death", "revival"]
    assert [file.name for file in tmp_path.iterdir()] == ["events.csv"]


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(qtbot, tmp_path):
    view = _view(qtbot, _log_of([DEATH]))
    path = tmp_path / "nowhere" / "events.csv"
    _save_to(qtbot, view, path)
    (box,) = view.findChildren(QMessageBox)
    assert box.text().startswith(f"{path} could not be written: ")
    assert not path.exists()
    box.close()


def test_an_empty_log_has_nothing_to_copy(qtbot):
    view = _view(qtbot, _log_of([]))
    QGuiApplication.clipboard().setText("before")
    for action in view.actions():
        action.trigger()
    assert QGuiApplication.clipboard().text() == "before"
    assert view.findChildren(QFileDialog) == []


# --- Looks


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (900, list(HEADERS)),
        (600, ["step", "neuron", "event", "cause", "margin"]),
        (420, ["step", "neuron", "event", "cause"]),
        (230, ["step", "neuron", "event"]),
    ],
)
def test_where_there_is_no_room_the_least_important_columns_go(qtbot, width, shown):
    view = _view(qtbot, _log_of([DEATH]), (width, 300))
    assert _shown_columns(view) == shown
    table = _table(view)
    assert table.columnWidth(0) > 0
    assert table.horizontalHeader().length() <= table.viewport().width()


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, DARK.for_projector()])
@pytest.mark.parametrize("size", [(220, 160), (460, 300), (1600, 900)])
def test_it_is_drawn_in_every_look_and_size(qtbot, theme, size):
    view = _view(qtbot, _log_of(some_events()), size, theme)
    pixels = _pixels(view.grab().toImage())
    ground = theme.color("surface").getRgb()[:3]
    assert (pixels == ground).all(axis=2).mean() > 0.4
    assert pixels.std() > 0


def test_a_theme_change_redraws_in_its_colours(qtbot):
    view = _view(qtbot, _log_of([DEATH]))
    view.set_theme(DARK)
    pixels = _pixels(view.grab().toImage())
    assert tuple(pixels[-3, 3]) == DARK.color("surface").getRgb()[:3]
    assert not (pixels == QColor("white").getRgb()[:3]).all(axis=2).any()


def test_projector_rows_are_taller(qtbot):
    view = _view(qtbot, _log_of([DEATH]))
    before = _table(view).rowHeight(0)
    view.set_theme(LIGHT.for_projector())
    assert _table(view).rowHeight(0) > 1.2 * before


def test_columns_stand_still_while_steps_grow(qtbot):
    early, late = (replace(DEATH, step=step) for step in (1000, 9999))
    assert columns_for(500, early, LIGHT) == columns_for(500, late, LIGHT)
    assert columns_for(500, replace(DEATH, step=10**6), LIGHT) != columns_for(500, late, LIGHT)


def test_a_figure_shows_the_newest_events_that_fit(qtbot):
    def figure(events: list[Event]) -> np.ndarray:
        image = QImage(700, 200, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_events(painter, QRectF(0, 0, 700, 200), events, PRINT)
        painter.end()
        return _pixels(image)

    events = some_events(number=40)
    assert (figure(events) == figure(events[20:])).all()
    assert (figure(events) != figure(events[:-1])).any()
    assert figure([]).std() > 0


def test_the_rows_ground_follows_the_theme_in_a_window_with_a_style_sheet(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    view = EventLogView(LIGHT)
    window.setCentralWidget(view)
    window.resize(640, 300)
    window.show()
    view.show_snapshot(_snapshot(_log_of([BORN, DEATH])))
    for theme in (DARK, LIGHT, DARK.for_projector(), LIGHT.for_projector()):
        # as the window does: its own sheet first, then its views
        window.setStyleSheet(f"QToolTip {{ color: {theme.text}; }}")
        view.set_theme(theme)
        rows = _table(view).viewport()
        picture = _pixels(window.grab().toImage())
        corner = rows.mapTo(window, rows.rect().bottomRight())
        surface, ink = (theme.color(name) for name in ("surface", "text"))
        ground = (surface.red(), surface.green(), surface.blue())
        assert tuple(picture[corner.y() - 3, corner.x() - 3]) == ground
        step = rows.mapTo(window, _place(view, 1))
        written = picture[step.y() - 8 : step.y() + 8, max(step.x() - 25, 0) : step.x() + 25]
        assert tuple(written[0, 0]) == ground
        far = (abs(written - np.array(ground)).sum(axis=2)).max()
        assert far > 0.8 * abs(np.array([ink.red(), ink.green(), ink.blue()]) - ground).sum()


# --- What was done by hand

RATE = Set(step=120, key="training.learning_rate", value=0.3)
BIAS = Bias(step=143, layer=2, neuron=7, value=-5.0)
ADDED = AddPoints(step=1250, points=((1.0, 2.0, 1.0),))
LATER = Kick(step=9000, layer=1)
KILLED = replace(DEATH, cause="intervention")
RECORD = (RATE, BIAS, ADDED, LATER)


def _done(log: EventLog, record=RECORD, step: int = 2000) -> Snapshot:
    return _snapshot(log, step=step, record=record)


def _hand_view(qtbot: QtBot, events: Sequence[Event], record=RECORD, **more) -> EventLogView:
    view = _view(qtbot, _log_of(events), **more)
    view.show_snapshot(_done(_log_of(events), record))
    return view


def test_what_was_done_stands_among_the_events_in_the_order_of_steps(qtbot):
    view = _hand_view(qtbot, [BORN, DEATH, KILLED, REVIVAL, DIVERGENCE])
    assert [(row[0], row[3]) for row in _rows(view)] == [
        ("0", "born dead"),
        ("120", "by hand"),
        # what the step did, what was done after it, what came of that
        ("143", "death"),
        ("143", "by hand"),
        ("143", "death"),
        ("1\u202f200", "revival"),
        ("1\u202f250", "by hand"),
        ("1\u202f300", "divergence"),
    ]
    assert _rows(view)[3] == [
        "143",
        "",
        "L2 n7",
        "by hand",
        "L2 n7 bias = −5",
        "",
        "",
    ]
    assert view.text().splitlines()[0] == "2 deaths, 1 revival, 3 by hand"
    assert "L2 n7 bias = −5" in view.text()


def test_what_is_still_to_come_is_no_event_yet(qtbot):
    log = _log_of([DEATH])
    view = _view(qtbot, log)
    view.show_snapshot(_done(log, step=119))
    assert [row[3] for row in _rows(view)] == ["death"]
    with qtbot.waitSignal(_table(view).model().modelReset):
        view.show_snapshot(_done(log, step=120))  # it belongs before the death
    assert [row[3] for row in _rows(view)] == ["by hand", "death"]
    with qtbot.waitSignal(_table(view).model().rowsInserted) as inserted:
        view.show_snapshot(_done(log, step=2000))
    assert inserted.args[1:3] == [2, 3]
    view.show_snapshot(_done(log, (RATE,)))  # the rest was taken back
    assert [row[3] for row in _rows(view)] == ["by hand", "death"]


def test_a_death_by_hand_tells_what_was_done(qtbot):
    view = _hand_view(qtbot, [KILLED])
    row = next(n for n, row in enumerate(_rows(view)) if row[3] == "death")
    assert _rows(view)[row][4] == "by hand"
    tip = _table(view).model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Cause: by hand, L2 n7 bias = −5." in tip.splitlines()
    unknown = _hand_view(qtbot, [KILLED], record=())
    tip = _table(unknown).model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Cause: by hand." in tip.splitlines()


@pytest.mark.parametrize(
    ("record", "blamed"),
    [
        # a learning rate kills nobody, nor does a deeper layer's bias, nor a test point
        ((RATE, Bias(step=143, layer=3, value=0.0), BIAS), "L2 n7 bias = −5"),
        ((DeletePoints(step=143, part="test", points=(1,)),), None),
        ((DeletePoints(step=143, points=(1,)),), "delete a training point"),
        ((Set(step=143, key="network.activation", value="relu"),), "activation relu"),
        ((Weight(step=142, layer=1, neuron=1, input=1, value=0.0),), None),
        # a rule that stands then
        ((Nudge(step=43, by=-1.0, every=50),), "all biases −1 every 50 steps"),
        ((Nudge(step=43, by=-1.0, every=50, until=100),), None),
        ((Nudge(step=43, by=-1.0, every=50), End(step=60, rule="nudge")), None),
        ((Nudge(step=43, by=-1.0, every=50), BIAS), "L2 n7 bias = −5"),
    ],
)
def test_only_what_can_have_done_it_is_blamed(qtbot, record, blamed):
    view = _hand_view(qtbot, [KILLED], record=tuple(r.model_copy() for r in record))
    row = next(n for n, row in enumerate(_rows(view)) if row[3] == "death")
    tip = _table(view).model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    expected = "Cause: by hand." if blamed is None else f"Cause: by hand, {blamed}."
    assert expected in tip.splitlines()


def test_it_can_be_shown_alone_or_left_out(qtbot):
    view = _hand_view(qtbot, [BORN, DEATH, REVIVAL])
    _choose(view, "Kind", "by hand")
    assert [row[4] for row in _rows(view)] == [
        "learning rate 0.3",
        "L2 n7 bias = −5",
        "add a training point",
    ]
    assert view.text().splitlines()[0] == "3 by hand"
    _choose(view, "Kind", "deaths")
    assert {row[3] for row in _rows(view)} == {"born dead", "death"}
    _choose(view, "Kind", "by hand")
    _choose(view, "Layer", "layer 1")
    assert view.text().splitlines()[-1] == "Nothing has been done by hand to layer 1 so far."
    _choose(view, "Layer", "layer 2")
    assert [row[2] for row in _rows(view)] == ["L2 n7"]


def test_a_click_or_enter_on_it_goes_to_its_step(qtbot):
    view = _hand_view(qtbot, [BORN, DEATH])
    sought, picked = [], []
    view.sought.connect(sought.append)
    view.picked.connect(lambda *neuron: picked.append(neuron))
    _click(qtbot, view, 1)
    qtbot.keyClick(_table(view), Qt.Key.Key_End)
    qtbot.keyClick(_table(view), Qt.Key.Key_Return)
    assert sought == [120, 1250]
    assert picked == []
    _click(qtbot, view, 0)
    assert (len(sought), picked) == (2, [(0, 2)])


def test_csv_has_what_was_done_in_the_column_of_the_cause(qtbot):
    view = _hand_view(qtbot, [KILLED])
    _do(view, "Copy as CSV")
    rows = list(csv.DictReader(QGuiApplication.clipboard().text().splitlines()))
    assert [row["kind"] for row in rows] == [
        "intervention",
        "intervention",
        "death",
        "intervention",
    ]
    assert rows[1] | {"cause": ""} == dict.fromkeys(CSV_HEADER, "") | {
        "step": "143",
        "layer": "2",
        "neuron": "7",
        "kind": "intervention",
    }
    assert rows[1]["cause"] == "L2 n7 bias = −5"
    assert rows[2]["cause"] == "intervention"
    assert rows[0]["layer"] == ""


@pytest.mark.parametrize("size", [(220, 300), (420, 300), (900, 300)])
@pytest.mark.parametrize("theme", [LIGHT, PRINT, DARK.for_projector()])
def test_its_words_run_on_over_the_empty_columns(qtbot, size, theme):
    """The row of what was done has ink right of its mark, also where the causes have no room."""
    wide = round(size[0] * theme.text_scale)
    view = _hand_view(qtbot, [DEATH], size=(wide, size[1]), theme=theme)
    _settle(qtbot)
    picture = _pixels(_table(view).viewport().grab().toImage())
    mark = _place(view, 0, HEADERS.index("event"))
    line = picture[mark.y() - 6 : mark.y() + 6, mark.x() :]
    surface = theme.color("surface").getRgb()[:3]
    inked = np.nonzero((np.abs(line - surface) > 60).any(axis=(0, 2)))[0]
    assert len(inked) > 15
    assert inked.max() < line.shape[1] - 2


def test_a_figure_has_what_was_done_as_well():
    record = (RATE, *[DEATH] * 3)
    images = []
    for rows in (record, [DEATH] * 3):
        image = QImage(600, 200, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            paint_events(painter, QRectF(0, 0, 600, 200), rows, LIGHT)
        images.append(image)
    assert images[0] != images[1]
    accent = LIGHT.color("accent").getRgb()[:3]
    assert (np.abs(_pixels(images[0]) - accent) < 20).all(axis=2).any()
