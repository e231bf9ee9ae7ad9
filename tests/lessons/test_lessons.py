"""The lessons that come with the program: complete, in both languages, and true."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.lessons.lesson import Lesson
from app.lessons.library import FOLDER, library, picture_of
from app.lessons.playing import play

LESSONS = library().lessons
LANGUAGES = ("en", "bn")
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)


def test_all_files_are_lessons() -> None:
    assert library().troubles == ()
    assert len(LESSONS) == len(list(FOLDER.glob("*.toml")))


def test_every_claim_has_a_lesson() -> None:
    claims = sorted(LESSONS, key=lambda lesson: int(lesson.claim[1:]))
    assert [lesson.claim for lesson in claims] == [f"C{number}" for number in range(1, 23)]


@each_lesson
def test_what_its_words_say_comes_true(lesson: Lesson) -> None:
    assert lesson.expect is not None
    for came in play(lesson):
        assert came.holds, f"{came.step.kind}: {came.found}"
    assert came.moment.step == lesson.end


@each_lesson
def test_its_words_are_there_in_every_language(lesson: Lesson) -> None:
    words = lesson.words
    texts = [words.title, words.question, words.explanation, words.next, words.source]
    for text in (*texts, *(step.text for step in lesson.steps)):
        assert set(text) == set(LANGUAGES)
        assert any("\u0980" <= c <= "\u09ff" for c in text["bn"])
        assert not any("\u0980" <= c <= "\u09ff" for c in text["en"])
    assert lesson.reading


@each_lesson
def test_it_asks_for_a_prediction_shows_what_happens_and_looks_closer(lesson: Lesson) -> None:
    assert 2 <= len(lesson.steps) <= 4
    kinds = {step.kind for step in lesson.steps}
    assert "predict" in kinds
    assert kinds & {"watch", "look closer"}
    assert any(step.highlight for step in lesson.steps)


@each_lesson
def test_it_has_a_picture_in_the_gallery(lesson: Lesson) -> None:
    picture = picture_of(lesson)
    assert picture.exists()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 150_000


def test_no_picture_is_left_of_a_lesson_that_is_gone() -> None:
    stems = {lesson.path.stem for lesson in LESSONS}
    assert {path.stem for path in Path(FOLDER).glob("*.png")} <= stems
