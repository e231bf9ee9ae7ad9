"""Lesson files: what is read, what is refused and on which line, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.experiment import sessions
from app.experiment.errors import BadInput
from app.experiment.interventions import Kick
from app.experiment.sessions import Session, View
from app.experiment.settings import Experiment
from app.lessons import reading, writing
from app.lessons.lesson import in_language
from app.lessons.library import library
from app.lessons.lines import line_of

LESSON = '''\
version = 1

[lesson]
claim = "C4"
controls = ["training.learning_rate"]
docks = ["neurons", "timeline"]
expect = "dead_fraction >= 0.4"
reading = ["A paper"]

[lesson.en]
title = "Too fast"
question = """
How much
[lesson.steps]
until = 3
dies?"""

[[lesson.steps]]
kind = "predict"
hide = true
en = "Guess."
bn = "অনুমান করুন।"

[[lesson.steps]]
kind = "watch"
until = 300
seconds = 4
highlight = ["neurons", "training.learning_rate"]
neuron = [1, 3]
en = "Watch."

[network]
hidden = [12]

[training]
learning_rate = 5.0

[[interventions]]
step = 20
action = "kick"
layer = 1
neuron = 2
factor = 3.0
'''


def read(text: str) -> reading.Lesson:
    return reading.from_text(text, Path("09-too-fast.toml"))


def test_a_lesson_is_its_session_and_its_words() -> None:
    lesson = read(LESSON)
    assert lesson.name == "too-fast"
    assert lesson.session == sessions.from_text(LESSON)
    assert lesson.session.experiment.training.learning_rate == 5.0
    assert len(lesson.session.experiment.interventions) == 1
    assert in_language(lesson.words.title) == "Too fast"
    assert [step.kind for step in lesson.steps] == ["predict", "watch"]
    assert lesson.steps[0].hide
    assert not lesson.steps[1].hide
    assert lesson.steps[1].neuron == (1, 3)
    assert (lesson.begin(0), lesson.begin(1), lesson.begin(2), lesson.end) == (0, 0, 300, 300)


@pytest.mark.parametrize(
    ("written", "instead", "complaint"),
    [
        ("until = 300", "untill = 300", "line 26: lesson.steps.untill = 300: no such key; did you"),
        ('kind = "watch"', 'kind = "look"', 'line 25: lesson.steps.kind = "look": must be one of'),
        ("until = 300", "until = -1", "line 26: lesson.steps.until = -1: must be a whole number"),
        ("until = 300", "until = true", "line 26: lesson.steps.until = true: must be a whole"),
        ("seconds = 4", 'side = "B"', 'line 27: lesson.steps.side = "B": only one network'),
        ("seconds = 4", 'subject = "all"', 'line 27: lesson.steps.subject = "all": must be one of'),
        ("seconds = 4", "point = 0", "line 27: lesson.steps.point = 0: must be a whole number, 1"),
        ("seconds = 4", "seconds = nan", "line 27: lesson.steps.seconds"),
        ("hide = true", "hide = 1", "line 20: lesson.steps.hide = 1: must be true or false"),
        ("[1, 3]", "[1, 13]", "line 29: lesson.steps.neuron: must be a layer and a number"),
        ('["neurons", "tim', '["nuerons", "tim', 'line 6: lesson.docks: no "nuerons"; did you'),
        ("dead_fraction", "dead_fracton", "line 7: lesson.expect"),
        (">= 0.4", "0.4", "line 7: lesson.expect"),
        ('title = "Too fast"', "title = 3", "line 11: lesson.en.title = 3: must be a text"),
        ('title = "Too fast"', 'titel = "x"', "line 11: lesson.en.titel"),
        ('title = "Too fast"\n', "", "line 3: lesson: lacks its title"),
        ('en = "Watch."\n', "", "line 24: lesson.steps: lacks its words"),
        ('claim = "C4"', "claim = C4", "line 4, column"),
        ("learning_rate = 5.0", 'learning_rate = "x"', "line 36: training.learning_rate"),
        ("learning_rate = 5.0", "learning_rat = 1", "line 36: training.learning_rat"),
        ('action = "kick"', 'action = "kik"', "line 40: interventions.action"),
        ("[lesson]", "[lessons]", "lesson"),
    ],
)
def test_a_broken_lesson_is_reported_by_line(written: str, instead: str, complaint: str) -> None:
    assert written in LESSON
    with pytest.raises(BadInput) as refusal:
        read(LESSON.replace(written, instead, 1))
    assert complaint in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_lines_are_found_past_tables_that_are_only_text() -> None:
    assert line_of(LESSON, "lesson.steps", "until", 2) == 26
    assert line_of(LESSON, "lesson.steps", "until", 1) == 18
    assert line_of(LESSON, "nothing") is None


def test_a_broken_lesson_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    (tmp_path / "01-good.toml").write_text(LESSON, encoding="utf-8")
    (tmp_path / "02-bad.toml").write_text(LESSON.replace("until =", "untill ="), encoding="utf-8")
    (tmp_path / "03-binary.toml").write_bytes(b"\xff\x00")
    found = library(tmp_path)
    assert [lesson.name for lesson in found.lessons] == ["good"]
    assert len(found.troubles) == 2
    assert "02-bad.toml: line 26" in found.troubles[0]


def test_lessons_are_found_by_name_number_and_claim(tmp_path: Path) -> None:
    (tmp_path / "09-too-fast.toml").write_text(LESSON, encoding="utf-8")
    found = library(tmp_path)
    for name in ("too-fast", "09-too-fast", "9", "09", "C4", "c4"):
        assert found.find(name).name == "too-fast"
    with pytest.raises(BadInput, match="did you mean too-fast"):
        found.find("to-fast")


def test_a_running_session_becomes_a_lesson_that_plays_to_where_it_stands() -> None:
    kick = Kick(step=20, layer=1, neuron=2, factor=3.0)
    experiment = Experiment().with_values({"training.learning_rate": 0.5}).with_record((kick,))
    session = Session(experiment, View(step=120, neuron=(1, 2)))
    text = writing.to_text(session, 'A "title" \\ of mine', ("neurons", "timeline"))
    lesson = read(text)
    assert in_language(lesson.words.title) == 'A "title" \\ of mine'
    assert lesson.session.experiment == experiment
    assert lesson.session.view.neuron == (1, 2)
    assert lesson.controls == ("training.learning_rate",)
    assert lesson.docks == ("neurons", "timeline")
    assert (lesson.begin(0), lesson.end) == (0, 120)


def test_a_lesson_is_a_session_to_whoever_opens_it_as_one(tmp_path: Path) -> None:
    path = tmp_path / "lesson.toml"
    path.write_text(LESSON, encoding="utf-8")
    assert sessions.read(path).experiment == read(LESSON).session.experiment
