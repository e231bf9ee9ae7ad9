"""A lesson as pages that are leafed through: the question, its steps, and what is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import mark, tr
from app.lessons.lesson import KIND_WORDS, Lesson, Step, in_language

QUESTION = mark("The question")
EXPLANATION = mark("Explanation")


@dataclass(frozen=True)
class Block:
    """A paragraph or more under a small heading of their own (which may be empty)."""

    heading: str
    text: str


@dataclass(frozen=True)
class Page:
    """What is read at once."""

    kind: str
    """What the reader is to do, or what it is, translated."""
    blocks: tuple[Block, ...]
    step: Step | None = None
    """The step of the lesson that it is; None for the question and the explanation."""
    number: int = 0
    """The number of that step, from 0; of the explanation, how many steps there are."""
    large: bool = False


def pages_of(lesson: Lesson) -> tuple[Page, ...]:
    """The lesson's pages, in the language in force."""
    words = lesson.words
    pages = []
    if question := in_language(words.question):
        pages.append(Page(tr(QUESTION), (Block("", question),), large=True))
    for number, step in enumerate(lesson.steps):
        block = Block("", in_language(step.text))
        pages.append(Page(tr(KIND_WORDS[step.kind]), (block,), step, number))
    behind = (
        ("", in_language(words.explanation)),
        (tr("Try next"), in_language(words.next)),
        (tr("In the source"), in_language(words.source)),
        (tr("Further reading"), "\n".join(f"• {paper}" for paper in lesson.reading)),
    )
    blocks = tuple(Block(heading, text) for heading, text in behind if text)
    if blocks:
        pages.append(Page(tr(EXPLANATION), blocks, number=len(lesson.steps)))
    return tuple(pages) or (Page("", ()),)
