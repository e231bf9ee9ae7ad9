"""The strip of siblings: a spread that is read at a glance, and a network picked with a click."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QToolTip

from app.record.snapshot import Snapshot
from app.window.theme import DARK, LIGHT
from app.window.views.siblings.view import SiblingStrip
from tests.gui.snapshots import make_snapshot


def siblings_with(
    dead: list[float], displayed: int = 0, widths: tuple[int, ...] = (5, 5), **figures: Any
) -> Snapshot:
    """A snapshot whose replicas have these dead fractions; figures replace those of Siblings."""
    shot = make_snapshot(widths, replicas=len(dead))
    siblings = dataclasses.replace(shot.siblings, dead_fraction=np.array(dead), **figures)
    lens = dataclasses.replace(shot.lens, replica=displayed)
    return dataclasses.replace(shot, siblings=siblings, lens=lens)


def flags(n: int, *at: int) -> np.ndarray:
    found = np.zeros(n, dtype=bool)
    found[list(at)] = True
    return found


@pytest.fixture
def strip(qtbot) -> SiblingStrip:
    widget = SiblingStrip(LIGHT)
    qtbot.addWidget(widget)
    widget.resize(700, 130)
    widget.show()
    return widget


def image_of(widget: SiblingStrip) -> QImage:
    return widget.grab().toImage()


def places_of(image: QImage, color: str, near: int = 12) -> list[tuple[int, int]]:
    """Pixels of about this colour."""
    wanted = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)])
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).astype(int)
    ys, xs = np.nonzero((np.abs(pixels - wanted) < near).all(axis=2))
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def test_one_network_is_told_how_to_get_siblings(strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.2]))
    assert strip.accessibleDescription() == (
        "One network. Raise Siblings under Training to see the spread."
    )
    image_of(strip)


def test_the_summary_names_spread_dead_networks_and_diverged_ones(strip: SiblingStrip) -> None:
    dead = [0.0, 0.1, 0.2, 0.3, 0.4, 1.0]
    strip.show_snapshot(siblings_with(dead, dead_network=flags(6, 4), diverged=flags(6, 5)))
    # the diverged one has no part in the spread
    assert strip.accessibleDescription() == (
        "6 networks · median 20 % dead (quartiles 10–30 %) · 1 dead network · 1 diverged"
    )


def test_a_spread_of_diverged_networks_only_is_shown_too(strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.0, 0.0], diverged=flags(2, 0, 1)))
    assert strip.accessibleDescription() == "2 networks · 2 diverged"
    assert places_of(image_of(strip), LIGHT.diverged)


def test_dots_stand_at_their_share_of_dead_neurons(strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.0, 0.5, 1.0]))
    xs = sorted({x for x, y in places_of(image_of(strip), LIGHT.low)})
    left, right = xs[0], xs[-1]
    middle = [x for x in xs if left + 100 < x < right - 100]
    assert np.mean(middle) == pytest.approx((left + right) / 2, abs=2)


def test_networks_alike_stand_on_one_another(strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.5, 0.5, 0.5, 0.2]))
    dots = places_of(image_of(strip), LIGHT.low)
    highest_of_three = min(y for x, y in dots if x > 300)
    only_one = min(y for x, y in dots if x < 200)
    assert highest_of_three < only_one - 10


@pytest.mark.parametrize("n", [2, 64, 500, 20_000])
def test_any_number_of_networks_fits(strip: SiblingStrip, n: int) -> None:
    strip.show_snapshot(siblings_with([0.3] * n))
    dots = places_of(image_of(strip), LIGHT.low)
    assert dots
    assert min(y for _, y in dots) > 25  # below the summary
    assert max(y for _, y in dots) < 110  # above the axis's texts


def test_a_click_on_a_dot_picks_its_network(qtbot, strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.0, 0.5, 1.0]))
    dots = [(x, y) for x, y in places_of(image_of(strip), LIGHT.low) if x > 600]
    x, y = np.mean(dots, axis=0).round().astype(int).tolist()
    with qtbot.waitSignal(strip.picked) as picked:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x + 6, y - 3))
    assert picked.args == [2]


def test_a_click_beside_all_dots_picks_nothing(qtbot, strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.0, 1.0]))
    with qtbot.assertNotEmitted(strip.picked):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(350, 60))


def test_a_click_on_a_bar_picks_one_of_its_networks(qtbot, strip: SiblingStrip) -> None:
    dead = [0.0, *[0.5] * 5000]
    strip.show_snapshot(siblings_with(dead))
    bar = [(x, y) for x, y in places_of(image_of(strip), LIGHT.low) if x > 300]
    x, y = np.mean(bar, axis=0).round().astype(int).tolist()
    with qtbot.waitSignal(strip.picked) as picked:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert dead[picked.args[0]] == 0.5


def test_pointing_at_a_dot_names_its_seed_and_figures(qtbot, strip: SiblingStrip) -> None:
    strip.show_snapshot(
        siblings_with([0.0, 0.7], seed=np.array([40, 41]), dead_network=flags(2, 1))
    )
    dots = [(x, y) for x, y in places_of(image_of(strip), LIGHT.dead_fill, 4) if y < 104]
    x, y = np.mean(dots, axis=0).round().astype(int).tolist()
    qtbot.mouseMove(strip, QPoint(x, y))
    text = QToolTip.text()
    assert text.startswith("seed 41: 70 % dead · loss 0.341 · accuracy")
    assert text.endswith("a dead network")
    QToolTip.hideText()


def test_arrow_keys_step_through_the_networks(qtbot, strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.1] * 4, displayed=1))
    asked: list[int] = []
    strip.picked.connect(asked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(strip, key)
    # without waiting for the snapshot in between, and not beyond the last
    assert asked == [2, 3, 2]


def test_keys_start_from_what_is_displayed_once_it_is(qtbot, strip: SiblingStrip) -> None:
    strip.show_snapshot(siblings_with([0.1] * 5, displayed=1))
    qtbot.keyClick(strip, Qt.Key.Key_End)
    strip.show_snapshot(siblings_with([0.1] * 5, displayed=2))
    with qtbot.waitSignal(strip.picked) as picked:
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert picked.args == [3]


def test_dead_networks_differ_from_living_ones_by_more_than_colour(strip: SiblingStrip) -> None:
    """A cross: dark strokes on the dot's gray, right at its middle."""
    strip.show_snapshot(siblings_with([0.0, 0.0, 0.8], dead_network=flags(3, 2)))
    image = image_of(strip)
    dot = [(x, y) for x, y in places_of(image, LIGHT.dead_fill, 4) if y < 104]
    x, y = np.mean(dot, axis=0).round().astype(int).tolist()
    assert image.pixelColor(x, y).lightness() < 120


def test_fewer_networks_than_before_are_shown_while_the_mouse_rests_on_a_lost_one(
    qtbot, strip: SiblingStrip
) -> None:
    strip.show_snapshot(siblings_with([0.0, 0.5, 1.0]))
    dots = [(x, y) for x, y in places_of(image_of(strip), LIGHT.low) if x > 600]
    x, y = np.mean(dots, axis=0).round().astype(int).tolist()
    qtbot.mouseMove(strip, QPoint(x, y))
    strip.show_snapshot(siblings_with([0.0, 0.5]))
    assert not [x for x, _ in places_of(image_of(strip), LIGHT.low) if x > 600]
    QToolTip.hideText()


def test_it_is_painted_on_any_device_without_a_window(qtbot) -> None:
    widget = SiblingStrip(DARK)
    qtbot.addWidget(widget)
    widget.show_snapshot(siblings_with([0.0, 0.5, 1.0]))
    image = QImage(900, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    widget.draw(painter, QRectF(image.rect()))
    painter.end()
    assert max(x for x, _ in places_of(image, DARK.low)) > 800
