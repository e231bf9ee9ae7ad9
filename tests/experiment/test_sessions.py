"""Sessions: an experiment file that also says where the run stands, to the bit."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.experiment import figure, files, sessions
from app.experiment.errors import BadInput
from app.experiment.interventions import (
    AddPoints,
    Bias,
    Intervention,
    Kick,
    MovePoints,
    Nudge,
    Plane,
    Set,
    Shift,
    Weight,
)
from app.experiment.sessions import FigureSettings, Fork, Session, View
from app.experiment.settings import Experiment
from app.window.views.neurons.contents import CONTENTS
from tests.experiment.strategies import experiments

NUMBERS = st.floats(-1e30, 1e30, allow_nan=False)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=4).map(tuple)
STEPS = st.integers(0, 10**9)
DONE: st.SearchStrategy[Intervention] = st.one_of(
    st.builds(
        Weight, step=STEPS, layer=st.just(1), neuron=st.just(1), input=st.just(1), value=NUMBERS
    ),
    st.builds(Plane, step=STEPS, layer=st.just(1), neuron=st.just(1), bias=NUMBERS),
    st.builds(Bias, step=STEPS, value=st.floats(-1e6, 1e6)),
    st.builds(
        Nudge, step=STEPS, by=st.floats(-1e6, 1e6), every=st.sampled_from([None, 3, "epoch"])
    ),
    st.builds(Kick, step=STEPS, point=st.tuples(NUMBERS, NUMBERS, NUMBERS)),
    st.builds(AddPoints, step=STEPS, points=ROWS),
    st.builds(MovePoints, step=STEPS, part=st.just("test"), points=st.just((2, 1)), to=ROWS),
    st.builds(Shift, step=STEPS, by=st.tuples(NUMBERS, NUMBERS)),
)
RECORDS = st.lists(DONE, max_size=5).map(tuple)
VIEWS = st.builds(
    View,
    step=STEPS,
    replica=st.integers(1, 9),
    layer=st.integers(1, 9),
    neuron=st.sampled_from([(), (1, 3), (2, 1)]),
    extent=st.sampled_from([(), (-1.5, 0.1 + 0.2, -1e-300, 1e30), (-1.0, 1.0, 0.0, 0.0)]),
    cells=st.sampled_from(CONTENTS),
    test_points=st.booleans(),
    subject=st.sampled_from(["train", "test", "minibatch"]),
    point=st.integers(1, 100),
)
FIGURES = st.builds(
    FigureSettings,
    views=st.lists(st.sampled_from(figure.VIEWS[:-1]), min_size=1, unique=True).map(tuple),
    size=st.sampled_from([*figure.PRESETS, "1280x720", "8.5 cm"]),
    dpi=st.integers(0, 2400),
    theme=st.sampled_from(["light", "dark", "print"]),
    title=st.text(),
    caption=st.text(),
    together=st.booleans(),
)


@st.composite
def whole_sessions(draw: st.DrawFn) -> Session:
    # some of what is done needs biases
    experiment = draw(experiments()).with_values({"network.bias": True})
    experiment = experiment.with_record((*experiment.interventions, *draw(RECORDS)))
    fork = draw(st.none() | st.builds(Fork, step=STEPS, interventions=RECORDS))
    return Session(experiment, draw(VIEWS), fork, draw(st.none() | FIGURES))


@given(whole_sessions())
def test_what_is_written_is_read_back_the_same(session: Session) -> None:
    text = sessions.to_text(session)
    assert sessions.from_text(text) == session
    assert files.from_text(text) == session.experiment, "it is an experiment file, too"


@given(NUMBERS)
def test_numbers_come_back_to_the_bit(number: float) -> None:
    done = (
        AddPoints(points=((number, -number, 1.0),)),
        Plane(layer=1, neuron=1, weights=(number, 0.0), bias=-number),
    )
    text = sessions.to_text(Session(Experiment().with_record(done)))
    points, plane = sessions.from_text(text).experiment.interventions
    assert isinstance(points, AddPoints)
    assert isinstance(plane, Plane)
    assert plane.weights is not None
    assert plane.bias is not None
    found = (*points.points[0][:2], plane.weights[0], plane.bias)
    assert [number.hex() for number in found] == [
        value.hex() for value in (number, -number, number, -number)
    ]


def test_numbers_of_numpy_are_written_as_numbers() -> None:
    import numpy as np

    done = (Shift(by=(np.float64(0.1), np.float64(-2.0))), Bias(value=np.float64(0.3)))
    text = sessions.to_text(Session(Experiment().with_record(done)))
    assert "by = [0.1, -2.0]" in text
    assert "\nvalue = 0.3\n" in text


def test_an_experiment_file_is_a_session_that_has_not_begun() -> None:
    found = sessions.from_text("[training]\nlearning_rate = 1.0\n")
    assert found == Session(Experiment().with_values({"training.learning_rate": 1.0}))
    assert found.step is None, "it does not say"
    assert sessions.from_text("[view]\nlayer = 2\n").step is None
    assert sessions.from_text("[view]\nstep = 0\n").step == 0
    assert sessions.from_text(sessions.to_text(found)).step == 0


@pytest.mark.parametrize(("section", "kind"), [("view", View), ("figure", FigureSettings)])
def test_every_key_stands_under_what_it_is(
    section: str, kind: type[View] | type[FigureSettings]
) -> None:
    session = Session(Experiment(), figure=FigureSettings())
    lines = sessions.to_text(session).splitlines()
    begin = lines.index(f"[{section}]")
    for name in kind.model_fields:
        at = next(i for i in range(begin, len(lines)) if lines[i].startswith(f"{name} = "))
        assert lines[at - 2].startswith("# ")
        assert lines[at - 1].startswith("# ")


def test_no_figure_is_written_where_none_was_chosen() -> None:
    assert "[figure]" not in sessions.to_text(Session(Experiment()))
    assert sessions.from_text("").figure is None
    assert sessions.from_text("[figure]\n").figure == FigureSettings()


def test_the_view_knows_all_that_cells_can_show() -> None:
    for content in CONTENTS:
        assert sessions.from_text(f'[view]\ncells = "{content}"\n').view.cells == content


def test_the_fork_has_a_run_of_its_own() -> None:
    first = (Set(step=3, key="training.l1", value=0.5),)
    second = (*first, Kick(step=9))
    session = Session(Experiment().with_record(first), fork=Fork(step=5, interventions=second))
    assert session.second == Experiment().with_record(second)
    assert Session(Experiment()).second is None


def test_what_is_looked_at_is_kept_only_if_the_network_has_it() -> None:
    small = Experiment().with_values({"network.hidden": (4, 2)})
    view = View(step=9, replica=3, layer=5, neuron=(2, 3))
    assert view.within(small) == View(step=9, layer=2)
    fits = View(replica=1, layer=2, neuron=(2, 2))
    assert fits.within(small) == fits
    assert View(neuron=(3, 1)).within(small) == View()


def complaint(text: str) -> str:
    with pytest.raises(BadInput) as caught:
        sessions.from_text(text)
    assert "\n" not in str(caught.value)
    with pytest.raises(BadInput) as also:
        files.from_text(text)
    assert str(also.value) == str(caught.value), "who only wants the experiment is told as well"
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("view = 3", "view: must be a section, written [view]"),
        ("[view]\nstep = -1", "view.step = -1: must be a whole number, 0 or more"),
        ("[view]\nstep = 1.0", "view.step = 1.0: must be a whole number, 0 or more"),
        ("[view]\nstep = true", "view.step = true: must be a whole number, 0 or more"),
        ("[view]\nlayer = 0", "view.layer = 0: must be a whole number, 1 or more"),
        ("[view]\nneuron = 3", "view.neuron = 3: must be its layer and its number"),
        ("[view]\nneuron = [3]", "view.neuron = [3]: must be its layer and its number"),
        ("[view]\nneuron = [1, 0]", "view.neuron = [1, 0]: must be its layer and its number"),
        ("[view]\nextent = [1.0]", "view.extent = [1.0]: must be x from, x to"),
        ("[view]\nextent = [1, 0, 0, 1]", "view.extent = [1, 0, 0, 1]: must be x from, x to"),
        ("[view]\nextent = [0, nan, 0, 1]", "view.extent = [0, nan, 0, 1]: must be x from, x to"),
        ('[view]\ncells = "x"', 'view.cells = "x": must be one of activity test-activity'),
        ("[view]\ntest_points = 1", "view.test_points = 1: must be true or false"),
        ("[view]\nstp = 1", "view.stp: no such key; allowed: step replica layer"),
        ("figure = 1", "figure: must be a section, written [figure]"),
        ('[figure]\nsize = "abc"', 'figure.size = "abc": must be one of slide half-slide square'),
        ("[figure]\nsize = 17", "figure.size = 17: must be one of slide half-slide square"),
        ("[figure]\nviews = []", "figure.views = []: must be views, each once, or"),
        ('[figure]\nviews = ["x"]', 'figure.views = ["x"]: must be views, each once, or'),
        (
            '[figure]\nviews = ["planes", "window"]',
            'figure.views = ["planes", "window"]: must be views, each once, or the window',
        ),
        ('[figure]\ntheme = "x"', 'figure.theme = "x": must be one of light dark print'),
        ("[figure]\ndpi = 9999", "figure.dpi = 9999: must be a whole number from 0 to 2400"),
        ("[figure]\nletters = 1", "figure.letters = 1: must be true or false"),
        ("[figure]\ntitle = 1", "figure.title = 1: must be a text in quotes"),
        ("[figure]\nvews = 1", "figure.vews: no such key; allowed: views "),
        ("fork = 1", "fork: must be a section, written [fork]"),
        ("[fork]", "fork: lacks its step"),
        ("[fork]\nstep = -1", "fork.step = -1: must be a whole number, 0 or more"),
        ("[fork]\nstep = 1\nwhy = 1", "fork.why: no such key; allowed: step interventions"),
        ("[fork]\nstep = 1\ninterventions = 3", "fork.interventions: must be tables"),
        (
            '[fork]\nstep = 1\n[[fork.interventions]]\nstep = 1\naction = "kill"',
            'fork.interventions.action = "kill": must be one of set',
        ),
        (
            '[fork]\nstep = 1\n[[fork.interventions]]\nstep = 1\nkey = "training.l1"\nvalue = -1',
            "fork: training.l1 = -1: must be a number from 0",
        ),
        (
            '[fork]\nstep = 1\n[[fork.interventions]]\nstep = 1\naction = "kick"\nlayer = 4',
            "fork.interventions.layer = 4: must be at most 3",
        ),
    ],
)
def test_a_bad_view_figure_or_fork_says_what_is_wrong(text: str, message: str) -> None:
    assert complaint(text + "\n").startswith(message)


def test_an_older_session_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    def first(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "view": {"step": document["view"]["at"]}}

    monkeypatch.setattr(files, "FILE_VERSION", 2)
    monkeypatch.setattr(files, "MIGRATIONS", {1: first})
    assert sessions.from_text("version = 1\n[view]\nat = 7\n").view.step == 7


def test_a_session_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "session.toml"
    session = Session(Experiment(), View(step=1240, extent=(-math.pi, math.pi, -1.0, 1.0)))
    sessions.write(session, path)
    assert sessions.read(path) == session
    assert sessions.read(path, ["training.l1=0.5"]).experiment.training.l1 == 0.5
    path.write_text("[view]\nstep = -1\n")
    with pytest.raises(BadInput, match=r"session\.toml: view\.step = -1"):
        sessions.read(path)
