"""The panels of decision planes, of one network and of two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.experiment.view import View
from app.figures.panel import Look, Panel
from app.figures.panels.compare import COMPARE
from app.figures.panels.planes import PLANES
from app.record.moment import Moment
from app.window.theme import LIGHT, PRINT, Theme
from app.window.views.planes import overlay
from app.window.views.planes.picture import KEPT
from tests.figures.making import SMALL, look, moment

AREA = QRectF(10, 10, 380, 420)


def drawn(
    what: Moment,
    how: Look,
    scale: float = 1.0,
    *,
    panel: Panel = PLANES,
    area: QRectF = AREA,
) -> np.ndarray:
    """(high, wide, 4): red, green, blue, alpha; with 10 units around the area."""
    wide, high = (round(scale * (side + 20)) for side in (area.width(), area.height()))
    image = QImage(wide, high, QImage.Format.Format_RGBA8888)
    image.fill(how.theme.ground())
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        panel.paint(painter, area, what, replace(how, ratio=scale))
    return np.frombuffer(image.constBits(), np.uint8).reshape(high, wide, 4).astype(int)


def of_color(picture: np.ndarray, color: QColor) -> int:
    """How many pixels have about this colour."""
    away = np.abs(picture[..., :3] - color.getRgb()[:3]).sum(axis=2)
    return int((away < 60).sum())


def test_scale_changes_nothing_but_the_size() -> None:
    """Three times as large, every line is three times as wide and every symbol: nine times the ink.
    Hairlines, and symbols of so many pixels, would have three times as much, or the same."""
    once, thrice = (
        (255 - drawn(moment(), look(PRINT), scale)[..., :3]).sum() for scale in (1.5, 4.5)
    )
    assert thrice / once == pytest.approx(9.0, rel=0.01)


def test_nothing_stands_outside_of_the_area_however_far_the_planes_go() -> None:
    for panel in (PLANES, COMPARE):
        picture = drawn(moment(fork="training.learning_rate=0.1@20"), look(), 2.0, panel=panel)
        inside = np.zeros(picture.shape[:2], bool)
        inside[19:-19, 19:-19] = True
        assert (picture[~inside] == 255).all()


def test_the_same_picture_comes_out_whatever_was_drawn_before() -> None:
    how = look(view=View(extent=(-3.0, 3.0, -3.0, 3.0)))
    first = drawn(moment(), look())
    drawn(moment(step=0), how, area=QRectF(10, 10, 500, 300))
    drawn(moment("dataset.name=multi-gaussian"), look())
    assert (drawn(moment(), look()) == first).all()


def test_many_looks_keep_few_charts_and_still_draw_the_same() -> None:
    first = drawn(moment(), look())
    for n in range(KEPT + 1):
        drawn(moment(), look(replace(LIGHT, line_scale=1.0 + n / 10)))
    assert (drawn(moment(), look()) == first).all()


def svg(panel: Panel, what: Moment, how: Look) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setViewBox(QRectF(0, 0, 400, 440))
    with QPainter(generator) as painter:
        panel.paint(painter, AREA, what, how)
    return bytes(buffer.data().data()).decode()


def pdf(panel: Panel, what: Moment, how: Look) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(96)
    writer.setPageSize(QPageSize(QSizeF(300, 330), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    with QPainter(writer) as painter:
        panel.paint(painter, AREA, what, how)
    page = pypdfium2.PdfDocument(bytes(buffer.data().data()))[0]
    return str(page.get_textpage().get_text_range())


def test_text_is_text_in_svg_and_pdf_and_axes_are_not_cut_off_by_the_views_edge() -> None:
    drawing = svg(PLANES, moment(), look())
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawing)
    assert {"x1", "x2", "0", "layer 1 of 2", "class 0", "class 1", "test", "dead"} <= set(texts)
    title = drawing.index(">x1<")
    clip = re.findall(r'clip-path="url\(#(\w+)\)"', drawing[:title])[-1]
    assert clip == "clipPath1", "all of the chart, and not the view alone"
    written = pdf(PLANES, moment(), look())
    assert "x1" in written
    assert "z = 0, tick where z > 0" in written


HARD: list[tuple[str, ...]] = [
    (*SMALL, "network.hidden=[6,5,4,3,2,2]"),
    (*SMALL, "dataset.name=blobs", "training.learning_rate=0.1"),
    (*SMALL, "dataset.name=multi-gaussian", "dataset.train_fraction=1.0"),
    (*SMALL, "dataset.name=x-sin-5x"),
    (*SMALL, "dataset.name=abs", "training.learning_rate=1000"),
]


@pytest.mark.parametrize("sets", HARD)
@pytest.mark.parametrize("theme", [LIGHT, PRINT.for_projector()], ids=["light", "projector"])
def test_at_the_least_size_everything_is_said(
    sets: tuple[str, ...], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    how = look(theme)
    what = moment(*sets)
    wide = PLANES.least(0.0, what, how)[0]
    area = QRectF(10, 10, *PLANES.least(wide, what, how))
    said: list[str] = []
    write: Callable[..., None] = QPainter.drawText

    def listen(painter: QPainter, *given: object) -> None:
        said.extend(text for text in given if isinstance(text, str))
        write(painter, *given)

    monkeypatch.setattr(QPainter, "drawText", listen)
    picture = drawn(what, how, area=area)
    assert not [text for text in said if text.endswith("…")]
    words = " ".join(said)
    assert "training" in words
    assert "z = 0" in words
    assert ("fit" in said) == (what.snapshot.data.inputs == 1 and not what.snapshot.diverged)
    assert (picture[:, -9:] == 255).all()
    assert (picture[-9:] == 255).all()


def test_a_network_that_diverged_says_so() -> None:
    what = moment("dataset.name=abs", "dataset.points=80", "training.learning_rate=1000")
    assert what.snapshot.diverged
    assert "diverged" in pdf(PLANES, what, look())


def texts(what: Moment, how: Look) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg(PLANES, what, how))


def out_of_view(living: int, dead: int) -> Moment:
    """So many of 16 neurons have planes out of view, all around; the others pass between points."""
    what = moment("dataset.points=300", "network.hidden=[16]", step=0, neuron=None)
    snapshot = what.snapshot
    angle = np.arange(16) * 2.4
    away = np.arange(16) < living + dead
    layer = replace(snapshot.layers[0], dead=away & (np.arange(16) >= living))
    changed = replace(
        snapshot,
        first_weights=np.stack([np.cos(angle), np.sin(angle)], axis=1),
        first_bias=np.where(away, 20.0, 0.0),
        layers=(layer,),
    )
    return Moment((replace(what.first, snapshot=changed),))


@pytest.mark.parametrize(
    ("living", "dead", "said"),
    [
        (0, 0, set()),
        (2, 0, {"out of view, distance"}),
        (0, 2, {"dead, out of view, distance"}),
        (2, 2, {"out of view, distance", "dead, out of view"}),
        (7, 7, {"out of view", "dead, out of view"}),
    ],
)
def test_the_legend_has_the_arrows_that_there_are(living: int, dead: int, said: set[str]) -> None:
    found = texts(out_of_view(living, dead), look())
    assert {text for text in found if "out of view" in text} == said
    labelled = any(re.match(r"n\d+ · ", text) for text in found)
    assert labelled == any(text.endswith("distance") for text in said)
    assert "dead" not in found, "no dashed line is in view"


def test_it_says_how_far_in_any_language_only_where_an_arrow_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"out of view": "draußen", "out of view, distance": "Abstand (draußen)"}
    monkeypatch.setattr("app.language._catalogue", words)
    assert "Abstand (draußen)" in texts(out_of_view(2, 0), look())
    many = texts(out_of_view(7, 7), look())
    assert "draußen" in many
    assert "Abstand (draußen)" not in many


def test_the_legend_has_room_for_what_comes_into_view() -> None:
    """It is laid out before it is known what just is in view."""
    what = out_of_view(2, 2)
    lens = replace(what.snapshot.lens, extent=(-30.0, 30.0, -30.0, 30.0))
    wider = Moment((replace(what.first, snapshot=replace(what.snapshot, lens=lens)),))
    assert PLANES.least(380, what, look()) == PLANES.least(380, wider, look())
    assert not [text for text in texts(wider, look()) if "out of view," in text]


def test_labels_of_arrows_hide_no_points(monkeypatch: pytest.MonkeyPatch) -> None:
    what = out_of_view(10, 0)
    labelled = drawn(what, look(), 2.0)
    monkeypatch.setattr(overlay, "MOST_LABELS", 0)
    bare = drawn(what, look(), 2.0)
    covered = bare[(labelled != bare).any(axis=2)][None]
    assert covered.size > 4000
    for group in LIGHT.class_rgb(2):
        assert of_color(covered, QColor(*group.tolist())) == 0


def test_marks_on_the_fit_are_called_kinks_only_where_they_are_all_of_them() -> None:
    sine = ("dataset.name=sine", "dataset.points=60", "training.learning_rate=0.01")
    assert "kink of the fit" in texts(moment(*sine, "network.hidden=[8]"), look())
    deeper = texts(moment(*sine, "network.hidden=[8,8]"), look())
    assert "fit where z = 0" in deeper
    assert "kink of the fit" not in deeper
    assert "kink of the fit" not in texts(moment(*sine, "network.hidden=[64]"), look()), "a crowd"


def test_nothing_is_behind_it_where_it_is_clear() -> None:
    what = moment("dataset.name=abs", "dataset.points=80")
    picture = drawn(what, look(replace(LIGHT, clear=True)), 1.5)
    assert (picture[:10, :, 3] == 0).all()
    assert (picture[..., 3] == 0).mean() > 0.6, "between the points as well"


@pytest.mark.parametrize("name", ["circle", "blobs", "multi-gaussian"])
def test_print_has_no_colour_and_its_output_is_a_line(name: str) -> None:
    what = moment(*SMALL, f"dataset.name={name}", "training.learning_rate=0.1", neuron=None)
    picture = drawn(what, look(PRINT), 2.0)
    assert (np.ptp(picture[..., :3], axis=2) <= 12).all()
    assert (picture[..., :3].min(axis=2) > 250).mean() > 0.6, "mostly white"
    assert of_color(picture, PRINT.color("border")) > 800


def test_in_print_classes_differ_by_fill_and_parts_by_size() -> None:
    how = look(PRINT, view=View(test_points=False))
    what = moment(*SMALL, neuron=None)
    with_test = drawn(what, look(PRINT), 2.0)
    without = drawn(what, how, 2.0)
    assert (with_test < 128).sum() > (without < 128).sum()
    assert "test" not in pdf(PLANES, what, how)


def test_it_asks_for_just_what_the_chart_shows_there() -> None:
    how = look(view=View(layer=9))
    lens = PLANES.ask(moment().snapshot.lens, AREA, moment(), how)
    assert lens.layer == 1, "the last there is"
    assert lens.extent is not None
    x0, x1, y0, y1 = lens.extent
    low, high = moment().snapshot.data.bounds()[:2].T
    assert x0 < low[0] < high[0] < x1
    assert y0 < low[1] < high[1] < y1
    # beside it the axis takes room, above it the legend
    assert 0.8 < (x1 - x0) / (y1 - y0) < 1.25
    wide = PLANES.ask(lens, QRectF(0, 0, 700, 300), moment(), how).extent
    assert wide is not None
    assert wide[1] - wide[0] > wide[3] - wide[2]
    near = look(view=View(extent=(-1.0, 1.0, -1.0, 1.0)))
    closer = PLANES.ask(lens, AREA, moment(), near).extent
    assert closer is not None
    assert closer[0] == pytest.approx(-1.0)
    assert closer[1] == pytest.approx(1.0)


def test_the_table_has_the_corners_of_every_boundary() -> None:
    head, rows = PLANES.table(moment())
    assert tuple(head) == ("layer", "neuron", "state", "piece", "x1", "x2", "out of view by")
    snapshot = moment().snapshot
    assert {row[1] for row in rows} == {1, 2, 3, 4, 5, 6}
    for _, neuron, _, piece, x, y, _ in rows:
        if piece == 1:
            index = int(str(neuron)) - 1
            w, b = snapshot.first_weights[index], snapshot.first_bias[index]
            assert w @ [x, y] + b == pytest.approx(0.0, abs=1e-9)


def test_a_plane_out_of_view_has_its_distance_in_the_table() -> None:
    snapshot = moment().snapshot
    near = replace(snapshot, lens=replace(snapshot.lens, extent=(5.0, 5.1, 5.0, 5.1)))
    at = Moment((replace(moment().first, snapshot=near),))
    away = {row[1]: row[-1] for row in PLANES.table(at)[1] if row[-1] is not None}
    assert away
    for neuron, distance in away.items():
        index = int(str(neuron)) - 1
        w, b = snapshot.first_weights[index], snapshot.first_bias[index]
        corners = np.array([(x, y) for x in (5.0, 5.1) for y in (5.0, 5.1)])
        truly = np.abs(corners @ w + b).min() / np.hypot(*w)
        assert distance == pytest.approx(truly, rel=1e-6)


def test_with_one_input_the_places_where_z_is_0_are_told() -> None:
    at = moment("dataset.name=sine", "dataset.points=60")
    head, rows = PLANES.table(at)
    assert tuple(head) == ("layer", "neuron", "state", "piece", "x", "out of view by")
    snapshot = at.snapshot
    for _, neuron, _, piece, x, _ in rows:
        if piece is not None:
            index = int(str(neuron)) - 1
            z = snapshot.first_weights[index, 0] * float(str(x)) + snapshot.first_bias[index]
            assert z == pytest.approx(0.0, abs=1e-6)


def test_further_tables_have_the_points_and_the_output() -> None:
    at = moment()
    tables = {name: table(at) for name, table in PLANES.tables()}
    assert list(tables) == ["planes", "planes-points", "planes-output"]
    head, rows = tables["planes-points"]
    assert tuple(head) == ("part", "point", "x1", "x2", "y", "marked as")
    train = at.snapshot.data.train
    assert [list(row[2:4]) for row in rows if row[0] == "training"] == train.x.tolist()
    neuron = at.snapshot.neuron
    assert neuron is not None
    active = np.flatnonzero(neuron.preactivation > 0) + 1
    assert [row[1] for row in rows if "z > 0" in str(row[-1])] == active.tolist()
    head, rows = tables["planes-output"]
    assert tuple(head) == ("x1", "x2", "probability of class 1")
    assert len(rows) == at.snapshot.responses.output[0].size
    sine = moment("dataset.name=sine", "dataset.points=60")
    assert tuple(dict(PLANES.tables())["planes-output"](sine)[0]) == ("x", "fit of y")


def test_two_networks_are_compared_under_their_titles() -> None:
    two = moment(*SMALL, fork="training.learning_rate=0.1@20")
    assert COMPARE.trouble(two) == ""
    assert COMPARE.trouble(moment()) == "no second network to compare with"
    written = pdf(COMPARE, two, look())
    for words in ("A", "B", "learning rate 1", "learning rate 0.1", "dead"):
        assert words in written
    head, rows = COMPARE.table(two)
    assert head[0] == "network"
    assert {row[0] for row in rows} == {"A", "B"}


def test_a_comparison_stacks_its_sides_where_two_have_no_room_beside_one_another() -> None:
    two = moment(*SMALL, fork="training.learning_rate=0.1@20")
    how = look()
    narrow, wide = COMPARE.least(380, two, how), COMPARE.least(765, two, how)
    assert narrow[0] <= 380
    assert narrow[1] > 1.6 * wide[1]
