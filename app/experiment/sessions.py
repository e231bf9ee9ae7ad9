"""Sessions: an experiment, all that was done to it, and what was looked at, in one TOML file.

A session is an experiment file with two more sections, [view] and [fork].
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.experiment import files
from app.experiment.settings import Experiment
from app.experiment.view import Fork, View, allowed, declared

__all__ = ["Fork", "Session", "View", "from_text", "read", "to_text", "write"]


@dataclass(frozen=True)
class Session:
    """A run as it is kept: what is run, where it stands and how it is looked at."""

    experiment: Experiment
    view: View = field(default_factory=View)
    fork: Fork | None = None

    @property
    def step(self) -> int | None:
        """The step that the run had reached; None if the file does not say."""
        return self.view.step if "step" in self.view.model_fields_set else None

    @property
    def second(self) -> Experiment | None:
        """The run of the fork's second network."""
        return None if self.fork is None else self.experiment.with_record(self.fork.interventions)


def read(path: Path, overrides: files.Overrides = ()) -> Session:
    """The session in the TOML file at `path`, changed by `--set` items. Raises BadInput."""
    return files.read_as(lambda text: from_text(text, overrides), path)


def from_text(text: str, overrides: files.Overrides = ()) -> Session:
    """The session written in `text`, changed by `--set` items. Raises BadInput."""
    experiment, view, fork = files.parts(text, overrides)
    return Session(experiment, view, fork)


def to_text(session: Session) -> str:
    """The whole session as TOML, each key with what it is and what is allowed."""
    lines = [files.to_text(session.experiment), "[view]"]
    for item in declared():
        lines += [f"# {item.label}: {item.help}", f"# {allowed(item)}"]
        lines.append(files.assignment(item.name, getattr(session.view, item.name)))
    if session.fork is not None:
        lines += ["", "[fork]", "# Where the second network went its own way"]
        lines.append(files.assignment("step", session.fork.step))
        lines += files.tables("fork.interventions", session.fork.interventions)
    return "\n".join(lines) + "\n"


def write(session: Session, path: Path) -> None:
    """Write the session to `path`, whole or not at all. Raises OSError."""
    files.write_text(to_text(session), path)
