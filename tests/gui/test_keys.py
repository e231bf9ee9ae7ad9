"""The box of keys: all of them in sight, whatever the size of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.window.dialogs import KEYS, show_shortcuts
from app.window.theme import DARK, LIGHT, Theme


class Parent(QWidget):
    """A window with a look."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme


Open = Callable[[Theme], QDialog]


@pytest.fixture
def box_of(qtbot: QtBot) -> Open:
    """Opens the box over a window with this look."""
    parents: list[Parent] = []
    return lambda theme: _opened(qtbot, theme, parents)


def _opened(qtbot: QtBot, theme: Theme, parents: list[Parent]) -> QDialog:
    parent = Parent(theme)
    parents.append(parent)  # else it is gone at once
    qtbot.addWidget(parent)
    parent.show()
    show_shortcuts(parent)
    QApplication.processEvents()
    box = parent.findChild(QDialog, "keys")
    assert isinstance(box, QDialog)
    return box


@pytest.mark.parametrize("theme", [LIGHT, DARK.for_projector()], ids=["desk", "projector"])
def test_the_box_of_keys_fits_the_screen(box_of: Open, theme: Theme) -> None:
    box = box_of(theme)
    room = box.screen().availableSize()
    assert box.width() <= room.width()
    assert box.height() <= room.height()
    area = box.findChild(QScrollArea, "keys.area")
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    body = area.widget()
    assert body is not None
    # two columns, side by side
    first, second = body.findChildren(QLabel)
    assert second.x() >= first.x() + first.width()
    assert first.font().pointSizeF() == pytest.approx(theme.font(10).pointSizeF())
    assert body.heightForWidth(1240) <= 750  # of a screen of 1440 by 900
    box.close()


def test_keys_stand_in_groups(box_of: Open) -> None:
    box = box_of(LIGHT)
    said = "".join(label.text() for label in box.findChildren(QLabel))
    places = [said.index(f"<h3>{name}</h3>") for name in ("Run", "Time", "Look", "Tools", "File")]
    assert places == sorted(places)
    assert all(what in said for _, keys in KEYS for _, what in keys)
    assert "Ctrl+Shift+C" in said
    assert "Ctrl+Shift+E" in said
    box.close()
