"""A running session as a lesson file: a beginning that a teacher goes on with in a text editor."""

from __future__ import annotations

from pathlib import Path

import tomli_w

from app.experiment import files, sessions
from app.experiment.sessions import Session
from app.experiment.settings import declarations
from app.language import SOURCE, language, tr

HEAD = """\
# A lesson: a session of Flatline, and words. Edit it with any text editor; what is written after a
# hash sign is a remark. Flatline names the line of whatever it cannot read.

[lesson]
# The settings that matter: the others are folded away
{controls}
# The views beside the planes: neurons card autopsy inspector siblings timeline difference margins
# flow events intervene
{docks}
# The view in its picture in the gallery
picture = "planes"
# What has to be so at the end, as in "dead_fraction >= 0.4 and deaths > 3"; "" for nothing
expect = ""
# Papers, by their names
reading = []

# The words, one such table for each language
[lesson.{code}]
{words}

# The steps: predict, watch or look closer. More that a step may have:
#   until = 200            the training step to go to
#   seconds = 6            how long it takes to get there, at least
#   hide = true            it is hidden who is dead
#   front = ["autopsy"]    views that come to the front
#   highlight = ["planes", "training.learning_rate"]   what the words speak of
#   neuron = [1, 3]        the neuron that is selected: its layer and number
[[lesson.steps]]
kind = "predict"
hide = true
highlight = ["neurons"]
{code} = {predict}

[[lesson.steps]]
kind = "watch"
until = {until}
highlight = ["planes"]
{code} = {watch}

[[lesson.steps]]
kind = "look closer"
highlight = ["neurons"]
{code} = {look}

# The session: what is run, and what is done to it at which step
"""


def to_text(session: Session, title: str, docks: tuple[str, ...]) -> str:
    """The session as a lesson with these views: it begins at step 0, and one step of it plays to
    where the session stands now. Settings that are not as they are by default are taken to matter.
    """
    usual = type(session.experiment)()
    changed = [
        key
        for key in declarations()
        if session.experiment.value(key) != usual.value(key) and not key.startswith("stop.")
    ]
    code = language() or SOURCE
    words = {
        "title": title,
        "question": tr("What do you want to know?"),
        "explanation": tr("Why it is so."),
        "next": tr("What to try next."),
        "source": "",
    }
    head = HEAD.format(
        controls=files.assignment("controls", tuple(changed)),
        docks=files.assignment("docks", docks),
        code=code,
        words=tomli_w.dumps(words).strip(),
        until=session.view.step,
        predict=_quoted(tr("What do you think will happen?")),
        watch=_quoted(tr("Watch what happens.")),
        look=_quoted(tr("Look closer: why did it happen?")),
    )
    at_start = session.view.model_copy(update={"step": 0})
    body = sessions.to_text(Session(session.experiment, at_start, session.fork, session.figure))
    version, _, rest = body.partition("\n")
    return f"{version}\n\n{head}{rest}"


def write(session: Session, title: str, docks: tuple[str, ...], path: Path) -> None:
    """Write it to `path`, whole or not at all. Raises OSError."""
    files.write_text(to_text(session, title, docks), path)


def _quoted(text: str) -> str:
    return tomli_w.dumps({"x": text}).removeprefix("x = ").strip()
