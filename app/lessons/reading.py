"""Lesson files: TOML, a session with a table [lesson] and a table [[lesson.steps]] for each step.

    [lesson]
    claim = "C4"                              # of the source; "" for a lesson of one's own
    controls = ["training.learning_rate"]     # the settings that matter
    docks = ["neurons", "timeline"]           # the views beside the planes
    picture = "neurons"                       # the view in the gallery ...
    picture_at = 500                          # ... and its step (else the last one)
    expect = "dead_fraction >= 0.4"           # what is so at the end: see condition.py
    reading = ["A paper (its year)"]

    [lesson.en]                               # one such table for each language
    title = "…"
    question = "…"
    explanation = "…"
    next = "…"                                # what to try next
    source = "…"                              # where the claim stands

    [[lesson.steps]]
    kind = "watch"                            # or "predict", "look closer"
    until = 200                               # the training step to go to
    en = "…"                                  # the words, in each language

What else a step may have stands at `Step` in lesson.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from app.experiment import files, sessions
from app.experiment.declaration import quote
from app.experiment.errors import BadInput
from app.experiment.figure import VIEWS
from app.experiment.sessions import Session
from app.experiment.settings import declarations
from app.experiment.view import Cells, Subject
from app.language import tr
from app.lessons.condition import Condition, condition
from app.lessons.lesson import DOCKS, KINDS, Lesson, Step, Words
from app.lessons.lines import line_of

WORDS = ("title", "question", "explanation", "next", "source")
_CODE = re.compile(r"[a-z]{2,3}(_[A-Za-z]+)?")
"""A language's code, as en, bn, pt_BR."""
_LINE = re.compile(r"at line \d+")
_NAMED = re.compile(r"(?:fork\.)?(\w+)(?:\.(\w+))?")
_ENTRY = re.compile(r"entry (\d+)")
LONGEST = 3600.0


def read(path: Path) -> Lesson:
    """The lesson in the file at `path`. Raises BadInput: the file, the line, and what is wrong."""
    return files.read_as(lambda text: from_text(text, path), path)


def is_lesson(path: Path) -> bool:
    """Whether the file at `path` has a lesson's words; what cannot be read has none."""
    try:
        return files.read_as(lambda text: "lesson" in tomllib.loads(text), path)
    except (BadInput, ValueError, RecursionError):
        return False


def from_text(text: str, path: Path) -> Lesson:
    """The lesson that is written in `text`, of the file at `path`. Raises BadInput: the line, and
    what is wrong."""
    try:
        document = files.document_of(text)
        if "lesson" not in document:
            raise BadInput(tr("a session without words: a lesson has a table [lesson]"))
        session = sessions.from_text(text)
    except BadInput as error:
        raise _with_line(str(error), _line_of_complaint(text, str(error))) from None
    return _lesson(_Table(text, "lesson", document["lesson"]), session, path)


def _lesson(table: _Table, session: Session, path: Path) -> Lesson:
    steps = table.tables("steps")
    codes = [key for key in table.values if _CODE.fullmatch(key) and key not in _KEYS]
    words = {code: _Table(table.text, f"lesson.{code}", table.values[code]) for code in codes}
    for each in words.values():
        each.allow(WORDS)
        each.texts()
    if not any(each.values.get("title") for each in words.values()):
        raise table.complaint("", tr("lacks its title, in a table [lesson.en]"))
    table.allow((*_KEYS, *codes))

    def spoken(key: str) -> dict[str, str]:
        return {code: words[code].values[key] for code in codes if words[code].values.get(key)}

    return Lesson(
        path=path,
        session=session,
        claim=table.text_at("claim"),
        words=Words(*(spoken(key) for key in WORDS)),
        steps=tuple(_step(each, session) for each in steps),
        controls=table.names("controls", tuple(declarations())),
        docks=table.names("docks", DOCKS),
        reading=table.names("reading", None),
        expect=table.condition("expect"),
        picture=table.choice("picture", [view for view in VIEWS if view != "window"], "planes"),
        picture_at=table.number("picture_at", 0) or _last(steps, session),
    )


_KEYS = ("claim", "controls", "docks", "picture", "picture_at", "expect", "reading", "steps")


def _last(steps: Sequence[_Table], session: Session) -> int:
    return max([session.view.step, *(each.number("until", 0) for each in steps)])


def _step(table: _Table, session: Session) -> Step:
    units = session.experiment.units
    texts = {key: table.text_at(key) for key in table.values if _CODE.fullmatch(key)}
    table.allow((*_STEP_KEYS, *texts))
    if not any(texts.values()):
        raise table.complaint("", tr('lacks its words, as in en = "Watch …"'))
    neuron = table.values.get("neuron")
    if neuron is not None and not (
        isinstance(neuron, list)
        and len(neuron) == 2
        and all(type(each) is int and each > 0 for each in neuron)
        and neuron[0] <= len(units)
        and neuron[1] <= units[neuron[0] - 1]
    ):
        raise table.complaint(
            "neuron", tr("must be a layer and a number that the network has, as in [1, 3]")
        )
    layer = table.number("layer", 0)
    if layer > len(units):
        raise table.complaint("layer", tr("must be a layer that the network has"))
    return Step(
        kind=table.choice("kind", KINDS, None),
        text={code: text for code, text in texts.items() if text},
        until=table.number("until", 0) if "until" in table.values else None,
        seconds=table.seconds("seconds", Step.seconds),
        hide=table.flag("hide"),
        front=table.names("front", DOCKS),
        highlight=table.names("highlight", ("planes", "controls", *DOCKS, *declarations())),
        neuron=None if neuron is None else (neuron[0], neuron[1]),
        layer=layer or None,
        cells=table.choice("cells", get_args(Cells), "") or None,
        side=_side(table, session),
        subject=table.choice("subject", get_args(Subject), "") or None,
        point=table.number("point", 1) if "point" in table.values else None,
        expect=table.condition("expect"),
    )


_STEP_KEYS = (
    "kind",
    "until",
    "seconds",
    "hide",
    "front",
    "highlight",
    "neuron",
    "layer",
    "cells",
    "side",
    "subject",
    "point",
    "expect",
)
SIDES = ("A", "B")


def _side(table: _Table, session: Session) -> int | None:
    side = table.choice("side", SIDES, "")
    if side and session.fork is None:
        raise table.complaint("side", tr("only one network: a second one needs a table [fork]"))
    return SIDES.index(side) if side else None


class _Table:
    """A table of the file, asked for its values one by one; complaints name the line."""

    def __init__(self, text: str, name: str, values: Any, number: int = 1) -> None:
        self.text, self.name, self._number = text, name, number
        if not isinstance(values, dict):
            raise BadInput(tr("{name}: must be a table, written [{name}]", name=name))
        self.values: dict[str, Any] = values

    def complaint(self, key: str, what: str) -> BadInput:
        """`what` is wrong with the value of `key`; without a key, with the table."""
        line = line_of(self.text, self.name, key, self._number)
        name = f"{self.name}.{key}" if key else self.name
        if key and key in self.values and not isinstance(self.values[key], (dict, list)):
            name += f" = {quote(self.values[key])}"
        return _with_line(f"{name}: {what}", line)

    def allow(self, keys: Sequence[str]) -> None:
        """Complain about a key that is none of these."""
        for key in self.values:
            if key not in keys:
                near = get_close_matches(key, keys, 1)
                raise self.complaint(
                    key,
                    tr("no such key; did you mean {near}?", near=near[0])
                    if near
                    else tr("no such key; allowed: {keys}", keys=" ".join(keys)),
                )

    def texts(self) -> None:
        """Complain about a value that is no text."""
        for key in self.values:
            self.text_at(key)

    def text_at(self, key: str) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.complaint(key, tr("must be a text in quotes"))
        return value.strip()

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.complaint(key, tr("must be true or false"))
        return value

    def number(self, key: str, least: int) -> int:
        value = self.values.get(key, 0)
        if type(value) is not int or value < least:
            raise self.complaint(key, tr("must be a whole number, {least} or more", least=least))
        return value

    def seconds(self, key: str, usual: float) -> float:
        value = self.values.get(key, usual)
        if type(value) not in (int, float) or not 0 <= value <= LONGEST:
            raise self.complaint(key, tr("must be a number of seconds, 0 to 3600"))
        return float(value)

    def choice(self, key: str, allowed: Sequence[str], usual: str | None) -> Any:
        value = self.values.get(key, usual)
        if value is None:
            raise self.complaint("", tr("lacks its {key}", key=key))
        if value != usual and value not in allowed:
            raise self.complaint(key, tr("must be one of {allowed}", allowed=", ".join(allowed)))
        return value

    def names(self, key: str, allowed: Sequence[str] | None) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.complaint(key, tr("must be a list of texts in quotes"))
        known = value if allowed is None else allowed
        for each in value:
            if each not in known:
                near = get_close_matches(each, known, 1)
                raise self.complaint(
                    key,
                    tr('no "{name}"; did you mean "{near}"?', name=each, near=near[0])
                    if near
                    else tr('no "{name}"; allowed: {known}', name=each, known=" ".join(known)),
                )
        return tuple(value)

    def condition(self, key: str) -> Condition | None:
        written = self.text_at(key)
        if not written:
            return None
        try:
            return condition(written)
        except BadInput as error:
            raise self.complaint(key, str(error)) from None

    def tables(self, key: str) -> list[_Table]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.complaint(key, tr("must be tables, each written [[lesson.steps]]"))
        name = f"{self.name}.{key}"
        return [_Table(self.text, name, each, n) for n, each in enumerate(value, start=1)]


def _with_line(message: str, line: int | None) -> BadInput:
    if line is None or _LINE.search(message):  # a fault of the TOML tells its line itself
        return BadInput(message)
    return BadInput(tr("line {line}: {complaint}", line=line, complaint=message))


def _line_of_complaint(text: str, complaint: str) -> int | None:
    """The line that a complaint about the session speaks of; its key stands first in it."""
    if (named := _NAMED.match(complaint)) is None:
        return None
    table, key = named[1], named[2] or ""
    entry = _ENTRY.search(complaint)
    return line_of(text, table, key, int(entry[1]) if entry else 1) or line_of(text, "", table)
