"""The interface in Bengali: no English words are left in it, and nothing in it is cut."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from app import language
from app.cli import main
from app.experiment.interventions import Set
from app.experiment.sessions import Session
from app.experiment.settings import Experiment, declarations
from app.window.application import application
from app.window.dialogs import show_shortcuts
from app.window.main_window import MainWindow
from app.window.theme import LIGHT
from app.window.translator import put_in_force
from app.window.views.chart import LABEL_POINTS
from app.window.views.inspector.formula import Word, typeset
from app.window.views.typeface import overshoot, typeface

WORDS = """
    Flatline English ReLU PReLU SiLU ReDo Sokar max exp tanh rms tau
    CSV PDF PNG SVG safetensors data csv true false
    Alt Ctrl Shift Space Enter Esc Home End Page Down
"""
"""Names, keys and values of files, and symbols, which are the same in every language."""
NAMES = frozenset(WORDS.split())
WORD = re.compile(r"[A-Za-z][A-Za-z]{2,}")
KEY = re.compile("|".join(map(re.escape, sorted(declarations(), key=len, reverse=True))))
"""A setting's key, as it is in a file."""
STEPS = 60
SIZE = 1280, 720
RUN = ["--set", "training.learning_rate=1", "--set", "view.neuron=[1,1]"]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """In Bengali, with neurons that died, one of them selected, and every dock seen once."""
    import app.engine.observer  # noqa: F401 - torch: quicker than in the window's thread

    application()
    put_in_force("bn")
    kept = QSettings(str(tmp_path_factory.mktemp("bn") / "a.ini"), QSettings.Format.IniFormat)
    values = {"training.learning_rate": 1.0, "training.replicas": 3}
    opened = MainWindow(Session(Experiment().with_values(values)), None, kept)
    opened.set_look("light", False)
    opened.resize(*SIZE)
    opened.show()
    wait_until(lambda: opened.snapshot is not None and opened._opened is None)
    opened.worker.take_steps(STEPS)
    wait_until(lambda: opened.snapshot is not None and opened.snapshot.step == STEPS)
    assert opened.snapshot is not None
    dead = opened.snapshot.layers[0].dead
    assert dead.any()
    opened.select_neuron(0, int(dead.argmax()))
    opened.intervene(Set(key="training.learning_rate", value=0.1))
    for dock in opened.docks.all():
        dock.raise_()
        QTest.qWait(60)
    yield opened
    opened.keeper.hurry()
    opened.close()
    opened.deleteLater()
    put_in_force("en")


def wait_until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not so():
        assert time.monotonic() < end
        QTest.qWait(20)


def english_in(text: str) -> list[str]:
    """The English words in a text, without values of settings and what is the same everywhere."""
    plain = html.unescape(re.sub(r"<[^>]*>|\{\w+\}", " ", text)).replace("&", "")
    plain = KEY.sub(" ", plain)
    return [word for word in WORD.findall(plain) if word not in NAMES | values()]


def values() -> set[str]:
    """The words in values of settings, as a person writes them into a file."""
    said = " ".join(choice for each in declarations().values() for choice in each.choices)
    return {
        word for written in (said, said.upper(), said.title()) for word in WORD.findall(written)
    }


def texts(widget: QWidget) -> Iterator[str]:
    """All words that a widget has: written, in tips, read out, and those of what it contains."""
    for what in (
        *("text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis"),
        *("placeholderText", "accessibleName", "accessibleDescription", "prefix", "suffix"),
    ):
        if callable(say := getattr(widget, what, None)):
            yield str(say())
    for action in widget.actions():
        yield from (action.text(), action.toolTip())
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            yield from (widget.tabText(tab), widget.tabToolTip(tab))
    if isinstance(widget, QComboBox | QAbstractItemView) and (model := widget.model()):
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        single = isinstance(model, QAbstractListModel)
        columns = range(1 if single else model.columnCount())
        for role in roles:
            for column in columns:
                yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
                for row in range(model.rowCount()):
                    yield str(model.index(row, column).data(role) or "")


def test_no_english_word_is_in_the_window(window: MainWindow) -> None:
    found = english_words(window)
    for action in window.findChildren(QAction):
        # the plots' library has one that is in no menu
        if action.associatedObjects() and (
            left := english_in(f"{action.text()} {action.toolTip()}")
        ):
            found[action.text()] = " ".join(left)
    assert found == {}


def test_no_english_word_is_in_a_dialog(window: MainWindow) -> None:
    show_shortcuts(window)
    window.figures.save("planes")
    QTest.qWait(100)
    dialogs = [each for each in window.findChildren(QDialog) if each.isVisible()]
    found = [english_words(each) for each in dialogs]
    for each in dialogs:
        each.close()
    assert found == [{}, {}]


def english_words(within: QWidget) -> dict[str, str]:
    """The English words in a widget and all that is in it, by what has them."""
    found: dict[str, str] = {}
    for widget in (within, *within.findChildren(QWidget)):
        for text in texts(widget):
            if left := english_in(text):
                found[f"{type(widget).__name__} {widget.objectName()}: {text}"] = " ".join(left)
    return found


def test_english_words_are_found() -> None:
    assert english_in("<b>শেখার</b> rate of relu, training.momentum &amp; ReLU 0.1 – z") == ["rate"]


def test_nothing_of_the_window_is_cut(window: MainWindow) -> None:
    assert (window.width(), window.height()) == SIZE
    cut: list[str] = []
    for dock in window.docks.all():
        dock.raise_()
        QTest.qWait(20)
        for widget in window.findChildren(QWidget):
            if widget.isVisible() and (what := lacking(widget)):
                cut.append(f"{dock.objectName()}: {type(widget).__name__} {what}")
    assert sorted(set(cut)) == []


def test_at_projector_size_the_window_fits_a_small_screen(
    window: MainWindow, tmp_path: Path
) -> None:
    kept = QSettings(str(tmp_path / "a.ini"), QSettings.Format.IniFormat)
    other = MainWindow(Session(Experiment()), None, kept)
    other.hold_still()
    other.set_look("light", True)
    other.resize(*SIZE)
    other.show()
    QTest.qWait(50)
    size = other.width(), other.height()
    other.keeper.hurry()
    other.close()
    other.deleteLater()
    assert size == SIZE


def lacking(widget: QWidget) -> str:
    """Of a widget that is not as large as its words need, these; else nothing."""
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            room = widget.tabRect(tab).width()
            if widget.fontMetrics().horizontalAdvance(widget.tabText(tab)) > room:
                return widget.tabText(tab)
        return ""
    if not isinstance(widget, QLabel | QPushButton | QToolButton | QAbstractSpinBox):
        return ""
    words = widget.text()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return words if widget.heightForWidth(widget.width()) > widget.height() else ""
    if isinstance(widget, QAbstractButton | QLabel) and not words:
        return ""
    wanted = widget.minimumSizeHint()
    small = widget.width() < wanted.width() or widget.height() < wanted.height()
    return words if small else ""


@pytest.mark.parametrize(
    ("views", "more"),
    [
        ("planes,neurons,timeline", ()),
        ("autopsy,card", ()),
        ("inspector,margins", ()),
        ("flow,events,siblings", ("--set", "training.replicas=3")),
    ],
)
def test_no_english_word_is_in_a_figure(views: str, more: tuple[str, ...], tmp_path: Path) -> None:
    order = ["render", *RUN, *more, "--at", str(STEPS), "--view", views, "--format", "svg"]
    assert main([*order, "--size", "17x24cm", "--language", "bn", "--out", str(tmp_path)]) == 0
    check_figure(tmp_path / "figure.svg")


def test_no_english_word_is_in_a_figure_of_two_networks(tmp_path: Path) -> None:
    run = tmp_path / "run.toml"
    run.write_text(
        "[dataset]\npoints = 60\n[fork]\nstep = 10\n[[fork.interventions]]\nstep = 10\n"
        'action = "set"\nkey = "network.activation"\nvalue = "leaky-relu"\n'
    )
    order = ["render", str(run), "--at", "20", "--view", "compare,difference", "--format", "svg"]
    assert main([*order, "--size", "17x20cm", "--language", "bn", "--out", str(tmp_path)]) == 0
    check_figure(tmp_path / "run.svg")


def check_figure(path: Path) -> None:
    lines = re.findall(r"<text[^>]*>(.*?)</text>", path.read_text(encoding="utf-8"), re.DOTALL)
    assert any("\u0980" <= letter <= "\u09ff" for line in lines for letter in html.unescape(line))
    assert {line: left for line in lines if (left := english_in(line))} == {}


def test_letters_that_reach_beyond_latin_ones_are_measured(window: MainWindow) -> None:
    metrics = typeface(LIGHT, LABEL_POINTS)[1]
    assert overshoot(metrics, "accuracy (test), layers 1–8") == (0.0, 0.0)
    over, _ = overshoot(metrics, "প্রশিক্ষণ")
    assert over > 0


def test_a_formula_has_the_letters_of_the_language_in_force(window: MainWindow) -> None:
    try:
        put_in_force("en")
        before = typeset("f(z)", LIGHT, 11)
        put_in_force("bn")
        families = [
            ink.font.families()
            for ink in typeset("f(z) = 1", LIGHT, 11).inks
            if isinstance(ink, Word)
        ]
        assert before.inks
        assert all("Noto Sans Bengali" in each for each in families)
    finally:
        put_in_force("bn")
    assert language.language() == "bn"
