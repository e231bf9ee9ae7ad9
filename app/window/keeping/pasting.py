"""What is pasted as settings: a whole session, a few lines of one, or a Playground link."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from app.experiment import files, sessions
from app.experiment.errors import BadInput
from app.experiment.sessions import Session
from app.experiment.settings import SECTIONS, parse
from app.language import mark, tr

NEITHER = mark("What is on the clipboard is neither settings nor a Playground link.")
SECTION = re.compile(rf"^\s*\[+\s*({'|'.join(SECTIONS)})\b", re.MULTILINE)
"""Text with such a line is meant as settings, and may have a slip in it."""
LONGEST = 20_000_000
"""Characters: more than any session has, and read in a second or two."""
OF_A_FILE = {"version", "view", "figure", "fork"}
"""What stands in a whole file, and not among a few lines that somebody sends."""


@dataclass(frozen=True)
class Pasted:
    """A session to run, and what is to be said about it."""

    session: Session
    whole: bool
    """It is a run of its own, and not the present one with other settings."""
    remarks: tuple[str, ...] = ()


def pasted(text: str, present: Session) -> Pasted:
    """What `text` means; a few lines change the settings of the present run. Raises BadInput."""
    if not text.strip():
        raise BadInput(tr("The clipboard holds no text to read settings from."))
    if len(text) > LONGEST:
        raise BadInput(tr("The text in the clipboard is too long for settings."))
    # only this needs it
    from app.experiment import playground

    if playground.is_link(text):
        experiment, remarks = playground.from_link(text)
        return Pasted(Session(experiment), True, remarks)
    try:
        given = tomllib.loads(text)
    except (ValueError, RecursionError):  # also numbers too long and lists too deep
        if not SECTION.search(text):
            raise BadInput(tr(NEITHER)) from None
        given = {}
    try:
        document = files.document_of(text)
        if not document.keys() - {"version"}:
            raise BadInput(tr("there are no settings in it"))
        if OF_A_FILE & given.keys():
            return Pasted(sessions.from_text(text), True)
        return Pasted(_changed(document, present), False)
    except BadInput as error:
        raise BadInput(
            tr("The text in the clipboard cannot be used: {reason}", reason=error)
        ) from None


def _changed(lines: dict[str, Any], present: Session) -> Session:
    """The present run with these settings and further interventions."""
    experiment = present.experiment
    document = experiment.model_dump(exclude_defaults=True, exclude={"interventions"})
    for name, given in lines.items():
        if name in SECTIONS and isinstance(given, dict):
            document[name] = {**document.get(name, {}), **given}
        else:
            document[name] = given
    added = parse(document).interventions
    document["interventions"] = (*experiment.interventions, *added)
    return Session(parse(document), present.view.model_copy(update={"step": 0}))
