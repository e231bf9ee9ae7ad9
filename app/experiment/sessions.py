"""Sessions: an experiment, all that was done to it, and what was looked at, in one TOML file.

A session is an experiment file with three more sections: [view], [figure] and [fork]. It is also
read from a picture that carries it: see pictures.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.experiment import figure, files, view
from app.experiment.declaration import Declaration, Translate, in_english
from app.experiment.figure import FigureSettings
from app.experiment.settings import Experiment
from app.experiment.view import Fork, View

__all__ = ["FigureSettings", "Fork", "Session", "View", "from_text", "read", "to_text", "write"]


@dataclass(frozen=True)
class Session:
    """A run as it is kept: what is run, where it stands and how it is looked at."""

    experiment: Experiment
    view: View = field(default_factory=View)
    fork: Fork | None = None
    figure: FigureSettings | None = None
    """What was chosen for figures of it; None if nothing was."""

    @property
    def step(self) -> int | None:
        """The step that the run had reached; None if the file does not say."""
        return self.view.step if "step" in self.view.model_fields_set else None

    @property
    def second(self) -> Experiment | None:
        """The run of the fork's second network."""
        return None if self.fork is None else self.experiment.with_record(self.fork.interventions)


def read(path: Path, overrides: files.Overrides = ()) -> Session:
    """The session in the TOML file or the picture at `path`, changed by `--set` items. Raises
    BadInput."""
    return files.read_as(lambda text: from_text(text, overrides), path)


def from_text(text: str, overrides: files.Overrides = ()) -> Session:
    """The session written in `text`, changed by `--set` items. Raises BadInput."""
    return Session(*files.parts(text, overrides))


def to_text(session: Session) -> str:
    """The whole session as TOML, each key with what it is and what is allowed, in English."""
    lines = [files.to_text(session.experiment)]
    lines += _section("view", session.view, view.declared(), view.allowed)
    if session.figure is not None:
        lines += ["", *_section("figure", session.figure, figure.declared(), figure.allowed)]
    if session.fork is not None:
        lines += ["", "[fork]", "# Where the second network went its own way"]
        lines.append(files.assignment("step", session.fork.step))
        lines += files.tables("fork.interventions", session.fork.interventions)
    return "\n".join(lines) + "\n"


def _section(
    name: str,
    values: View | FigureSettings,
    items: Iterable[Declaration],
    allowed: Callable[[Declaration, Translate], str],
) -> list[str]:
    lines = [f"[{name}]"]
    for item in items:
        lines += [f"# {item.label}: {item.help}", f"# {allowed(item, in_english)}"]
        lines.append(files.assignment(item.name, getattr(values, item.name)))
    return lines


def write(session: Session, path: Path) -> None:
    """Write the session to `path`, whole or not at all. Raises OSError."""
    files.write_text(to_text(session), path)
