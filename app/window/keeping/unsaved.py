"""Whether a run has something in it that would be lost: its settings and what was done to it, not
the step it stands at or what is looked at."""

from __future__ import annotations

from pathlib import Path

from app.experiment.interventions import Set
from app.experiment.sessions import Session
from app.experiment.settings import Experiment
from app.experiment.view import Fork
from app.language import tr


class Unsaved:
    """What was saved or opened last, to compare a run with."""

    def __init__(self, session: Session) -> None:
        self.settle(session)

    def settle(self, session: Session) -> None:
        """This is what the file holds, or what nobody has touched yet."""
        self._saved: tuple[Experiment, Fork | None] | None = _content(session)

    def forget(self) -> None:
        """No file holds what is run."""
        self._saved = None

    def differs(self, session: Session) -> bool:
        """Whether saving would write something else than what is saved."""
        return self._saved != _content(session)


def _content(session: Session) -> tuple[Experiment, Fork | None]:
    """What counts, in one form: a file's order of interventions is of no account, and a setting
    set at step 0 is one that the run begins with."""
    record = sorted(session.experiment.interventions, key=lambda each: each.step)
    start = {each.key: each.value for each in record if isinstance(each, Set) and each.step == 0}
    rest = tuple(each for each in record if not (isinstance(each, Set) and each.step == 0))
    begun = session.experiment.with_record(())
    return (begun.with_values(start) if start else begun).with_record(rest), session.fork


def title(path: Path | None) -> str:
    """The window's title; Qt puts the mark of a changed run in the place of [*]."""
    name = path.name if path else tr("untitled")
    return f"{name.replace('[*]', '[*][*]')}[*] – Flatline"
