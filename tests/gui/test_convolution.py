"""What the views and controls show of channels, of small images, and of many inputs, with snapshots
of real networks."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.interventions import Weight
from app.experiment.settings import Experiment, parse
from app.record.lens import Lens
from app.record.snapshot import Snapshot, State
from app.window.theme import LIGHT
from app.window.views.autopsy.text import autopsy_text
from app.window.views.card.text import plain_text as card_text
from app.window.views.events.text import brief, cell, rows_of, sentence
from app.window.views.glyphs import draw_cell
from app.window.views.inspector.image import looked_at, pictures
from app.window.views.inspector.text import plain_text, sheet
from app.window.views.intervene.blocks import neuron_block, output_block
from app.window.views.neurons.grid import NeuronGrid, describe, describe_layer
from app.window.views.neurons.picture import headings
from app.window.views.pixels import paint_image
from app.window.views.planes.geometry import boundaries, dashed
from app.window.views.planes.view import PlanesView
from app.window.views.words import number
from tests.gui.test_controls import Person

IMAGES: dict[str, Any] = {
    "dataset": {"name": "digits", "points": 60},
    "network": {"channels": [3, 2], "hidden": [5]},
}
KILL = {"step": 2, "action": "plane", "layer": 1, "neuron": 2, "bias": -50.0}


@lru_cache(maxsize=8)
def observer(steps: int = 4, **network: Any) -> Observer:
    """A network on digits at a step; in the second step its second channel is killed by hand."""
    settings = {**IMAGES, "network": {**IMAGES["network"], **network}}
    done = [KILL] if settings["network"]["channels"] else []
    watching = Observer(Trainer(parse({**settings, "interventions": done})))
    watching.watch.advance(steps)
    return watching


def snapshot(
    neuron: tuple[int, int] = (0, 0), layer: int = 0, subject: Any = "train", **network: Any
) -> Snapshot:
    """Of that, with all that views ask for."""
    return observer(**network).snapshot(
        Lens(
            layer=layer,
            neuron=neuron,
            resolution=24,
            map_resolution=8,
            inspection=True,
            subject=subject,
            point=6,
            feature_maps=True,
        )
    )


def pixels(image: QImage) -> np.ndarray:
    """(height, width, 3)"""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


# --- Neurons


@pytest.fixture
def grid(qtbot: QtBot) -> NeuronGrid:
    shown = NeuronGrid(LIGHT)
    qtbot.addWidget(shown)
    shown.set_content("response")
    shown.resize(700, 360)
    shown.show_snapshot(snapshot((2, 0)))
    shown.show()
    return shown


def crop(grid: NeuronGrid, layer: int, index: int) -> np.ndarray:
    box = grid.cell_rect(layer, index).toRect()
    whole = pixels(grid.grab().toImage())
    return whole[box.top() : box.bottom() + 1, box.left() : box.right() + 1]


@pytest.mark.parametrize(("layer", "index", "size"), [(0, 0, 6), (0, 2, 6), (1, 1, 4)])
def test_a_channels_cell_shows_its_feature_map_pixel_by_pixel(
    grid: NeuronGrid, layer: int, index: int, size: int
) -> None:
    assert grid.snapshot is not None
    maps = grid.snapshot.feature_maps[layer]
    assert maps is not None
    values = maps[index]
    assert values.shape == (size, size)
    assert np.ptp(values) > 0
    low = min(values.min(), 0.0)
    level = ((values - low) / (max(values.max(), 0.0) - low) * 255).astype(int)
    cell_ = crop(grid, layer, index)
    side = len(cell_) / size
    # not in the corners, which are round
    for row in range(size):
        for column in range(1, size - 1):
            here = cell_[int((row + 0.5) * side), int((column + 0.5) * side)]
            wanted = LIGHT.activity_ramp()[level[row, column]].astype(int)
            assert np.abs(here - wanted).max() <= 2, (row, column)


def test_a_dead_channels_cell_is_gray_with_the_cross(grid: NeuronGrid) -> None:
    assert grid.snapshot is not None
    assert grid.snapshot.layers[0].state[1] == State.DEAD
    assert not grid.snapshot.feature_maps[0][1].any()  # type: ignore[index]
    shown = crop(grid, 0, 1)
    image = QImage(len(shown), len(shown), QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("surface"))
    with QPainter(image) as painter:
        draw_cell(painter, QRectF(0, 0, len(shown), len(shown)), State.DEAD, LIGHT)
    assert np.abs(shown - pixels(image)).max() <= 8


def test_channels_are_named_and_sized_in_headings_and_tips() -> None:
    shown = snapshot()
    assert [names[0] for names in headings(shown)] == [
        "layer 1 · 3 channels 3×3 relu · 6×6",
        "layer 2 · 2 channels 3×3 relu · 4×4",
        "layer 3 · 5 relu",
    ]
    assert describe(shown, 0, 1).startswith("layer 1, channel 2: dead")
    assert describe(shown, 0, 0).endswith("feature map of training point 7")
    assert describe(shown, 2, 1).startswith("layer 3, neuron 2: ")
    assert "3 relu channels with kernels of 3×3 and feature maps of 6×6" in describe_layer(shown, 0)


# --- Planes


@pytest.fixture
def planes(qtbot: QtBot) -> PlanesView:
    view = PlanesView(LIGHT)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    return view


def test_points_lie_projected_on_the_slice_and_the_axes_say_so(planes: PlanesView) -> None:
    shown = snapshot()
    planes.show_snapshot(shown)
    plane = shown.data.plane
    assert plane is not None
    x0, x1, y0, y1 = planes.chart.extent
    u, v = plane.project(shown.data.train.x).T
    assert x0 < u.min() < u.max() < x1
    assert y0 < v.min() < v.max() < y1
    assert (x1 - x0) < 3 * np.ptp(u) + 3 * np.ptp(v), "all is seen, and not much more"
    labels = [planes.chart.getAxis(side).labelText for side in ("bottom", "left")]
    assert labels[0] == "component 1 of a slice through the mean; points are projected on it"
    assert labels[1] == "component 2"


def test_planes_of_a_dense_layer_are_where_z_is_0_on_the_slice() -> None:
    shown = snapshot(channels=(), hidden=(6,))
    plane = shown.data.plane
    assert plane is not None
    drawn = [each for each in boundaries(shown, (-2.0, 2.0, -2.0, 2.0)) if len(each.path)]
    assert drawn
    for each in drawn:
        at = plane.lift(each.path)
        z = at @ shown.first_weights[each.index] + shown.first_bias[each.index]
        assert np.abs(z).max() < 1e-9


def test_a_dead_channels_contour_is_dashed_on_the_screen_too() -> None:
    angle = np.linspace(0.0, 2 * np.pi, 400)
    circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    path = np.concatenate([circle, [[np.nan, np.nan]], circle + 3.0])
    pieces = dashed(path, (100.0, 100.0), 6.0, 4.5).reshape(-1, 3, 2)
    long = 100 * np.hypot(*(pieces[:, 1] - pieces[:, 0]).T)
    assert long.max() <= 6.0 + 1e-9
    assert long.sum() == pytest.approx(2 * 200 * np.pi * 6.0 / 10.5, rel=0.02)
    assert np.isnan(pieces[:, 2]).all()


def test_a_point_under_the_mouse_shows_its_image(planes: PlanesView, qtbot: QtBot) -> None:
    shown = snapshot()
    planes.show_snapshot(shown)
    plane, image = shown.data.plane, shown.image
    assert plane is not None
    assert image is not None
    QApplication.processEvents()
    before = pixels(planes.chart.grab().toImage())
    hover(planes, plane.project(shown.data.train.x[6:7])[0], qtbot)
    after = pixels(planes.chart.grab().toImage())
    small = QImage(72, 72, QImage.Format.Format_RGB32)
    small.fill(LIGHT.color("raised"))
    with QPainter(small) as painter:
        paint_image(painter, QRectF(0, 0, 72, 72), image, LIGHT)
    wanted = pixels(small)[4:68, 4:68]  # without its edge
    assert not found_in(before, wanted)
    assert found_in(after, wanted)


def hover(view: PlanesView, at: np.ndarray, qtbot: QtBot) -> None:
    chart = view.chart
    box = chart.getPlotItem().getViewBox()
    scene = box.mapViewToScene(QPointF(*at.tolist()))
    place = chart.mapFromScene(scene)
    qtbot.mouseMove(chart.viewport(), QPoint(place.x(), place.y()))
    qtbot.wait(20)


def found_in(whole: np.ndarray, part: np.ndarray) -> bool:
    """Whether a picture is somewhere in another."""
    high, wide = part.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(whole[:, :, 0], (high, wide))
    rough = np.abs(windows[:, :, ::8, ::8] - part[::8, ::8, 0]).max(axis=(2, 3)) <= 2
    return any(
        np.abs(whole[y : y + high, x : x + wide] - part).max() <= 2 for y, x in np.argwhere(rough)
    )


# --- The selected channel


def test_the_frame_holds_all_that_the_position_depends_on() -> None:
    """What is outside of it can be anything; within it, every pixel matters."""
    for layer, network in ((0, {}), (1, {}), (1, {"stride": 2, "channels": (2, 2)})):
        shown = snapshot((layer, 0), **network)
        patch = looked_at(shown)
        assert patch is not None
        assert shown.neuron is not None
        assert shown.neuron.inspection is not None
        assert shown.image is not None
        inside = np.zeros((8, 8), bool)
        inside[patch.row : patch.row + patch.rows, patch.column : patch.column + patch.columns] = 1
        at = shown.neuron.inspection.positions[0]  # type: ignore[index]
        depends = dependence(observer(**network), layer, at, shown.image)
        assert (depends <= inside).all()
        assert depends.sum() >= 9 * inside.sum() // 10


def dependence(watching: Observer, layer: int, at: np.ndarray, image: np.ndarray) -> np.ndarray:
    """(8, 8): of which pixels z of any channel is a function there; for many images, as a ReLU may
    be flat on one."""
    network = watching.trainer.network
    of = network.layers[layer]
    assert of.positions is not None
    place = int(at[0]) * of.positions[1] + int(at[1])
    chance = torch.Generator().manual_seed(1)
    x = torch.rand((200, 64), generator=chance, dtype=watching.trainer.x.dtype) * 4 - 1

    def z(inputs: torch.Tensor) -> torch.Tensor:
        walk = zip(range(layer + 1), network.walk(network.with_ones(inputs)), strict=False)
        values = [value for _, (value, _) in walk][-1]
        return values.reshape(len(inputs), of.places, -1)[:, place]

    with torch.inference_mode():
        base, found = z(x), []
        for pixel in range(64):
            other = x.clone()
            other[:, pixel] += 1.0
            found.append(bool((z(other) != base).any()))
    return np.array(found).reshape(8, 8)


def test_the_arithmetic_of_a_channel_is_of_its_largest_patch_and_sums_over_positions() -> None:
    shown = snapshot((0, 0))
    words = plain_text(shown)
    assert words.startswith("Layer 1 · channel 1: relu · training point 7")
    assert shown.neuron is not None
    found = shown.neuron.inspection
    assert found is not None
    assert found.delta_map is not None
    assert f"∂L/∂b = Σ_p δ_p = {number(float(found.delta_map.sum()))}" in words
    moving = int((found.delta_map != 0).sum())
    assert f"δ is not 0 at {moving} of 36 positions" in words
    assert [picture.name for picture in pictures(shown, LIGHT)] == [
        "image",
        "patch a",
        "kernel w",
        "z at all positions",
    ]
    assert pictures(snapshot((0, 0), subject="minibatch"), LIGHT) == []
    dense = sheet(snapshot((2, 0)))
    assert dense is not None
    assert "Σ_p" not in dense.over


def test_a_dead_channel_learns_nothing_from_any_position() -> None:
    shown = sheet(snapshot((0, 1)))
    assert shown is not None
    assert shown.nothing
    assert "the neuron learns nothing from this point" in shown.verdict


def test_cards_autopsies_and_events_speak_of_the_channel() -> None:
    shown = snapshot((0, 1))
    assert card_text(shown).startswith("Layer 1 · channel 2: dead since step 2")
    assert autopsy_text(shown).startswith("Layer 1, channel 2 is dead")
    (died,) = [row for row in rows_of(shown) if getattr(row, "kind", "") == "death"]
    assert cell(died, 2, 2) == "L1 c2"
    assert sentence(died, (), 2).startswith("Layer 1, channel 2 died at step 2")
    assert brief(died, 2) == "c2 of layer 1 died at step 2"  # type: ignore[arg-type]
    assert brief(died, 0) == "n2 of layer 1 died at step 2"  # type: ignore[arg-type]


def test_the_weights_of_a_kernel_are_edited_by_row_and_column() -> None:
    first, second = neuron_block(snapshot((0, 2))), neuron_block(snapshot((1, 0)))
    assert first is not None
    assert second is not None
    assert first.columns == ("Channel 1.3",)
    assert first.rows == ("bias", *(f"from r{r}c{c}" for r in (1, 2, 3) for c in (1, 2, 3)))
    asked = first.edit(first.rows.index("from r2c3"), 0, "0.5")
    assert asked == Weight(layer=1, neuron=3, input=6, value=0.5)
    # channels fastest: the first row's second place in the last channel before it
    assert second.rows[1 + 1 * 3 + 2] == "from c3 r1c2"
    output = output_block(snapshot(hidden=()))
    assert output.rows[1:3] == ("from c1 r1c1", "from c2 r1c1")
    assert len(output.rows) == 1 + 4 * 4 * 2


# --- Controls


def person_at(qtbot: QtBot, **settings: Any) -> Person:
    return Person(qtbot, Experiment().with_values(settings))


WITH_CHANNELS = {
    "dataset.name": "digits",
    "network.channels": (4, 2),
    "network.hidden": (6,),
    "network.activation": ("relu", "tanh", "elu"),
}


def test_data_without_images_put_the_channels_away(qtbot: QtBot) -> None:
    person = person_at(qtbot, **WITH_CHANNELS)
    assert person.sees("network.kernel")
    person.find("dataset.name").setCurrentText("circle")
    assert person.value("dataset.name") == "circle"
    assert person.value("network.channels") == ()
    assert person.value("network.activation") == ("elu",)
    assert (
        person.note("dataset.name") == "The channels are gone: these data are points, not images."
    )
    assert not person.sees("network.channels")
    assert not person.sees("network.kernel")
    assert not person.sees("network.stride")


def test_a_network_of_channels_alone_gets_hidden_layers_for_points(qtbot: QtBot) -> None:
    person = person_at(
        qtbot, **{**WITH_CHANNELS, "network.hidden": (), "network.activation": "relu"}
    )
    assert person.shown("network.hidden") == ""
    person.find("dataset.name").setCurrentText("moons")
    assert person.value("network.hidden") == (8, 8)


def test_a_csv_file_puts_the_channels_away_too(qtbot: QtBot) -> None:
    person = person_at(qtbot, **WITH_CHANNELS)
    person.find("dataset.name").setCurrentText("csv")
    person.type("dataset.path", "points.csv")
    assert person.value("dataset.path") == "points.csv"
    assert person.value("network.channels") == ()


def test_layers_of_channels_come_and_go_with_their_activations(qtbot: QtBot) -> None:
    person = person_at(qtbot, **{"dataset.name": "digits", "network.activation": ("elu", "tanh")})
    assert person.shown("network.channels") == ""
    assert not person.find("network.channels.remove").isEnabled()
    person.click("network.channels.add")
    assert person.value("network.channels") == (8,)
    assert person.value("network.activation") == ("elu", "elu", "tanh")
    person.type("network.hidden", "none")
    assert person.value("network.hidden") == ()
    assert person.value("network.activation") == ("elu",)
    assert not person.find("network.hidden.remove").isEnabled()
    person.type("network.channels", "3 2")
    person.type("network.hidden", "7")
    assert person.value("network.activation") == ("elu", "elu", "elu")
    person.type("network.channels", " ")
    assert person.value("network.channels") == ()
    person.type("network.hidden", " ")
    assert person.value("network.hidden") == (7,)
    assert person.note("network.hidden")


def test_no_more_digits_are_asked_for_than_there_are(qtbot: QtBot) -> None:
    person = person_at(qtbot, **{"dataset.points": 5000})
    person.find("dataset.name").setCurrentText("digits")
    assert person.value("dataset.points") == 1797
    assert "no more digits" in person.note("dataset.name")


def test_a_kernel_that_finds_no_place_is_refused_in_a_sentence(qtbot: QtBot) -> None:
    person = person_at(qtbot, **WITH_CHANNELS)
    person.type("network.kernel", "7")
    assert person.value("network.kernel") == 3
    assert "layer 2 looks at 2 × 2 values" in person.note("network.kernel")
    person.type("network.kernel", "4")
    assert "odd" in person.note("network.kernel")
