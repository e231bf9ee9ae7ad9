"""The transport's toolbar: everything has room, whatever the window's width."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QMainWindow, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.window.playback import NOTCHES, Playback
from app.window.theme import LIGHT, Theme

PROJECTOR = LIGHT.for_projector()


Opener = Callable[..., Playback]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens a toolbar in a window of a width."""
    windows = []

    def opener(width: int, theme: Theme = LIGHT) -> Playback:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        bar = Playback(theme, window)
        window.addToolBar(bar)
        window.setCentralWidget(QWidget())
        window.resize(width, 300)
        window.show()
        qtbot.wait(20)
        return bar

    yield opener
    windows.clear()


def assert_nothing_cut(bar: Playback) -> None:
    extension = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert not extension.isVisible()
    shown = [w for w in bar.findChildren(QWidget) if w.isVisible() and w.parent() is bar]
    for widget in shown:
        assert bar.rect().contains(widget.geometry())
        wanted = widget.sizeHint().width()
        assert isinstance(widget, QSlider) or widget.width() >= min(wanted, widget.maximumWidth())
    assert bar.findChild(QSlider).width() >= 80
    places = [w.geometry() for w in shown]
    for at, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[at + 1 :])


def labels(bar: Playback) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("theme", [LIGHT, PROJECTOR], ids=["desk", "projector"])
@pytest.mark.parametrize("width", [1280, 1366, 1920])
@pytest.mark.parametrize("playing", [False, True])
def test_nothing_is_cut_off(
    qtbot: QtBot, opened: Opener, theme: Theme, width: int, playing: bool
) -> None:
    bar = opened(width, theme)
    bar.show_playing(playing)
    bar.findChild(QSlider).setValue(NOTCHES - 1)
    qtbot.wait(20)
    assert_nothing_cut(bar)
    assert "10\u202f000 steps/s" in labels(bar)
    assert "Pause on" in labels(bar)


@pytest.mark.parametrize("theme", [LIGHT, PROJECTOR], ids=["desk", "projector"])
def test_narrow_windows_drop_words_first(opened: Opener, theme: Theme) -> None:
    for width in range(820, 1280, 60):
        assert_nothing_cut(opened(int(width * theme.text_scale), theme))


def test_it_grows_back_and_follows_the_text_size(qtbot: QtBot, opened: Opener) -> None:
    bar = opened(1280)
    assert labels(bar) == ["Pause on", "Speed", "flat out"]
    slider = bar.findChild(QSlider).width()
    bar.set_theme(PROJECTOR)
    qtbot.wait(20)
    assert_nothing_cut(bar)
    assert "Speed" not in labels(bar)
    bar.set_theme(LIGHT)
    qtbot.wait(20)
    assert labels(bar) == ["Pause on", "Speed", "flat out"]
    assert bar.findChild(QSlider).width() == slider


def test_nothing_moves_when_the_play_button_is_pressed(qtbot: QtBot, opened: Opener) -> None:
    bar = opened(1280)

    def places() -> list[QRect]:
        return [w.geometry() for w in bar.findChildren(QWidget) if w.isVisible()]

    before = places()
    bar.play.trigger()
    qtbot.wait(20)
    assert bar.play.text() == "Pause"
    assert places() == before


def test_the_short_name_keeps_its_full_one_for_menus(opened: Opener) -> None:
    bar = opened(1280, PROJECTOR)
    assert bar.seed.text() == "New seed"
