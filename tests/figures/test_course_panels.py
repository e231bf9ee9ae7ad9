"""Margins, flow, events and difference as figures: whole at the least size, and true to the run."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.figures.panel import Look, Panel
from app.figures.panels.difference import DIFFERENCE
from app.figures.panels.events import EVENTS
from app.figures.panels.flow import FLOW
from app.figures.panels.margins import MARGINS
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.theme import DARK, LIGHT, PRINT
from tests.figures.making import look, moment

PANELS = (MARGINS, FLOW, EVENTS, DIFFERENCE)
LOOKS = (LIGHT, DARK, PRINT, LIGHT.for_projector())
FORK = "training.learning_rate=0.01@40"
QUIET = ("dataset.points=80", "network.hidden=[5]", "network.activation=tanh")
DIVERGES = (
    *("dataset.points=80", "dataset.name=plane", "network.hidden=[4,4,4,4,4,4]"),
    "training.learning_rate=1e9",
)


def run_of(kind: str) -> Moment:
    match kind:
        case "deaths":
            return moment(fork=FORK)
        case "diverged":
            return moment(*DIVERGES, step=30, layer=5, fork="training.optimizer='adam'@20")
        case "quiet":
            return moment(*QUIET, step=40, neuron=None, fork="network.activation='sigmoid'@20")
        case _:
            return moment(step=0, fork="training.learning_rate=0.1@0")


RUNS = ("deaths", "diverged", "quiet", "start")
WIDTH = 380.0
BORDER = 24


def painted(
    panel: Panel, of: Moment, seen: Look, size: tuple[float, float], scale: float = 1.0
) -> np.ndarray:
    """The picture with a border around it that is left free, as (rows, columns, 4)."""
    across, down = (round((side + 2 * BORDER) * scale) for side in size)
    image = QImage(across, down, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.magenta)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panel.paint(painter, QRectF(BORDER, BORDER, *size), of, seen)
    return np.frombuffer(image.constBits(), np.uint8).reshape(down, across, 4).copy()


def written(panel: Panel, of: Moment, seen: Look, size: tuple[float, float]) -> list[str]:
    """All the text in the picture as SVG."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(*(round(side) for side in size)))
    with QPainter(generator) as painter:
        panel.paint(painter, QRectF(0, 0, *size), of, seen)
    root = ElementTree.fromstring(bytes(buffer.data().data()))
    return ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]


def least(panel: Panel, of: Moment, seen: Look, width: float = WIDTH) -> tuple[float, float]:
    return panel.least(width, of, seen)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
@pytest.mark.parametrize("run", RUNS)
def test_at_the_least_size_all_is_inside_and_nothing_is_cut(panel: Panel, run: str) -> None:
    for theme in LOOKS:
        seen = look(theme)
        for of in (run_of(run), run_of(run).veiled()):
            size = least(panel, of, seen)
            picture = painted(panel, of, seen, size)
            inner = np.zeros(picture.shape[:2], bool)
            rows, columns = (BORDER + int(np.ceil(side)) for side in reversed(size))
            inner[BORDER:rows, BORDER:columns] = True
            assert (picture[~inner] == (255, 0, 255, 255)).all(), theme
            words = written(panel, of, seen, size)
            assert words
            assert not [each for each in words if "…" in each]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_the_best_height_is_no_less_than_the_least(panel: Panel) -> None:
    for of in map(run_of, RUNS):
        for width in (380.0, 765.0, 1140.0):
            seen = look(PRINT)
            needed, high = panel.least(width, of, seen)
            assert panel.best(needed, of, seen) >= high


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_the_same_pixels_twice_and_nothing_behind_a_clear_one(panel: Panel) -> None:
    seen = look(LIGHT)
    clear = Look(replace(seen.theme, clear=True))
    size = (700.0, panel.best(700.0, run_of("deaths"), seen))
    first, second = (painted(panel, run_of("deaths"), seen, size) for _ in range(2))
    assert (first == second).all()
    through = painted(panel, run_of("deaths"), clear, size)[BORDER:-BORDER, BORDER:-BORDER]
    assert (through == (255, 0, 255, 255)).all(axis=2).mean() > 0.3


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_lines_grow_with_the_scale(panel: Panel) -> None:
    """A hairline at three pixels a unit would be a column or row of ink one or two pixels wide."""
    seen = replace(look(PRINT), ratio=3.0)
    size = (500.0, panel.best(500.0, run_of("deaths"), seen))
    picture = painted(panel, run_of("deaths"), seen, size, 3.0)[3 * BORDER : -3 * BORDER]
    ink = (picture[:, 3 * BORDER : -3 * BORDER, :3].max(axis=2) < 230).astype(int)
    for lines in (ink, ink.T):
        # rows that are inked nearly all the way across, and their neighbours
        long = lines.mean(axis=1) > 0.6
        edges = np.flatnonzero(np.diff(long.astype(int), prepend=0, append=0)).reshape(-1, 2)
        assert all(end - start >= 2 for start, end in edges)


# --- What is said


def test_the_course_of_a_run_is_told_in_words() -> None:
    seen, of = look(), run_of("deaths")
    told = {panel.name: " ".join(written(panel, of, seen, (765.0, 420.0))) for panel in PANELS}
    assert "Layer 1" in told["margins"]
    assert "6 relu neurons" in told["margins"]
    assert {f"n{n}" for n in range(1, 7)} <= set(re.findall(r"n\d+", told["margins"]))
    assert "pairs" in told["flow"]
    assert "gradient norm" in told["flow"]
    assert "learning rate 0.01" in told["difference"]
    assert "fork at step 40" in told["difference"]


def test_where_nothing_happened_it_says_so() -> None:
    seen = look()
    quiet, start = run_of("quiet"), run_of("start")
    words = " ".join(written(EVENTS, quiet, seen, least(EVENTS, quiet, seen)))
    assert "cannot" in words or "can die" in words or "No neuron" in words
    assert "step" in " ".join(written(MARGINS, start, seen, least(MARGINS, start, seen)))
    assert "by layer" in " ".join(written(FLOW, start, seen, least(FLOW, start, seen)))
    assert DIFFERENCE.trouble(moment())
    assert not DIFFERENCE.trouble(run_of("deaths"))


def test_a_long_log_ends_with_how_many_came_before() -> None:
    of, seen = run_of("deaths"), look()
    rows = len(EVENTS.table(of)[1])
    size = least(EVENTS, of, seen, 765.0)
    assert rows > 3
    words = written(EVENTS, of, seen, size)
    assert any("earlier event" in each and str(rows - 3) in each for each in words)
    whole = written(EVENTS, of, seen, (765.0, 2000.0))
    assert not any("earlier" in each for each in whole)
    newest = of.snapshot.events[len(of.snapshot.events) - 1]
    assert f"L{newest.layer + 1} n{newest.neuron + 1}" in [each.strip() for each in words]


def test_while_an_audience_predicts_nobody_is_named() -> None:
    of = run_of("deaths").veiled()
    for panel in (MARGINS, FLOW, EVENTS):
        size = least(panel, of, look())
        assert "Hidden" in " ".join(written(panel, of, look(), size))
        assert panel.table(of)[1] == []
    assert not [name for name in DIFFERENCE.table(of)[0] if "dead" in name]


# --- The numbers


def test_the_tables_are_the_data() -> None:
    of = run_of("deaths")
    a, b = of.strands
    census = of.snapshot.layers[0]

    head, rows = MARGINS.table(of)
    assert len(head) == 7
    assert rows[-1] == [120, *census.margin.tolist()]
    at = int(np.flatnonzero(a.margins.step == 50)[0])
    assert rows[at] == [50, *a.margins.margin[at, :6].tolist()]

    head, rows = FLOW.table(of)
    now = [row for row in rows if row[:2] == (120, 1)]
    layer = of.snapshot.flow.layers[0]
    assert sum(row[4] for row in now) == layer.preactivation.sum()
    assert now[0][6:] == (
        layer.zero_share,
        layer.rms_preactivation,
        layer.rms_activation,
        layer.gradient_norm,
    )
    assert all(row[0] <= 120 for row in rows)

    head, rows = EVENTS.table(of)
    assert len(rows) == len(of.snapshot.events)
    assert [row[0] for row in rows] == [event.step for event in of.snapshot.events]

    head, rows = DIFFERENCE.table(of)
    last = dict(zip(head, rows[-1], strict=True))
    assert last["step"] == 120
    assert last["training loss of B"] == b.curves.train_loss[-1]
    assert last["dead neurons of A in layer 1"] == census.dead.sum()


def test_a_figure_goes_no_further_than_its_step() -> None:
    """A live run may know more by then."""
    late, early = moment(step=120), moment(step=60)
    strand = replace(late.first, snapshot=early.snapshot, curves=early.first.curves)
    mixed = Moment((strand,))
    seen, size = look(), (500.0, 420.0)
    for panel in (MARGINS, FLOW, EVENTS):
        assert panel.table(mixed)[1][-1] == panel.table(early)[1][-1]
    assert (painted(MARGINS, mixed, seen, size) == painted(MARGINS, early, seen, size)).all()


def test_the_flow_is_asked_for() -> None:
    of, place = run_of("deaths"), QRectF(0, 0, 500, 400)
    asked = FLOW.ask(Lens(), place, of, look())
    assert asked.flow
    assert not asked.scales
