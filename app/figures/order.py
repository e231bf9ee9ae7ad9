"""What pictures are to be made of a run, checked before anything slow is imported."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.experiment.errors import BadInput
from app.experiment.figure import FigureSettings
from app.experiment.pictures import stands_at
from app.experiment.sessions import Session
from app.figures.animation import FASTEST, KINDS
from app.figures.pace import steps_of
from app.language import tr

PICTURES = ("png", "svg", "pdf")
STILLS = (*PICTURES, "csv")
SLOWEST = 100
"""Times slower around deaths, at most."""


@dataclass(frozen=True)
class Order:
    """What is to be made."""

    figure: FigureSettings
    steps: tuple[int, ...]
    formats: tuple[str, ...]
    out: Path
    """The folder."""
    name: str
    """How the files' names begin."""
    fps: int = 20
    slow: int = 1
    """How many times longer the frames around deaths and revivals stand."""
    source: Path | None = None
    """The file that holds the session."""

    def check_target(self, path: Path) -> None:
        """Raises BadInput where the file to be written would be the end of the only one that holds
        the session."""
        carries = self.figure.provenance and path.suffix.lower().removeprefix(".") in PICTURES
        if self.source is None or (carries and stands_at(self.source)):
            return
        with suppress(OSError):
            if path.samefile(self.source):
                raise BadInput(
                    tr("{path}: is what is drawn; choose another --name or --out", path=path)
                )


def order_of(
    session: Session,
    figure: FigureSettings,
    *,
    at: str | None,
    formats: str,
    out: Path,
    name: str,
    fps: int = 20,
    slow: int = 1,
    source: Path | None = None,
) -> Order:
    """The order that the words of a command line make. Raises BadInput."""
    kinds = tuple(dict.fromkeys(filter(None, map(str.strip, formats.split(",")))))
    unknown = [kind for kind in kinds if kind not in (*STILLS, *KINDS)]
    if unknown or not kinds:
        allowed = " ".join((*STILLS, *KINDS))
        raise BadInput(
            tr(
                "--format {given}: no such format; allowed: {formats}",
                given=formats,
                formats=allowed,
            )
        )
    if "window" in figure.views and (vectors := [k for k in kinds if k in ("svg", "pdf", "csv")]):
        raise BadInput(
            tr(
                "--format {given}: the window as a whole is made as png gif mp4 frames",
                given=vectors[0],
            )
        )
    fastest = min(
        [FASTEST[kind] for kind in kinds if kind in FASTEST], default=max(FASTEST.values())
    )
    if not 1 <= fps <= fastest:
        raise BadInput(_not_within("--fps", fps, fastest))
    if lacking := _lacking(session, figure):
        raise BadInput(lacking)
    if not 1 <= slow <= SLOWEST:
        raise BadInput(_not_within("--slow", slow, SLOWEST))
    if Path(name).name != name or name in ("", ".", ".."):
        raise BadInput(tr("--name {name}: must be a name, the folder is given by --out", name=name))
    if out.exists() and not out.is_dir():
        raise BadInput(tr("--out {path}: is a file, and no folder", path=out))
    return Order(figure, _steps(session, figure, at), kinds, out, name, fps, slow, source)


def _not_within(key: str, value: int, high: int) -> str:
    allowed = tr("a whole number from {low} to {high}", low=1, high=high)
    return tr("{key} {value}: must be {allowed}", key=key, value=value, allowed=allowed)


def _steps(session: Session, figure: FigureSettings, at: str | None) -> tuple[int, ...]:
    if at is not None:
        try:
            return steps_of(at)
        except ValueError as error:
            raise BadInput(
                tr("{key} {value}: must be {allowed}", key="--at", value=at, allowed=error)
            ) from None
    if figure.steps:
        return figure.steps
    if session.step is None:
        raise BadInput(tr("--at: at which steps, as in --at 0,50,500 or --at 0..300 ?"))
    return (session.step,)


def _lacking(session: Session, figure: FigureSettings) -> str:
    """What a view needs that there is not; known before anything is trained."""
    for view in figure.views:
        if view in ("card", "autopsy", "inspector") and not session.view.neuron:
            return tr("{view}: of which neuron, as in --set view.neuron=[1,3] ?", view=view)
        if view == "siblings" and session.experiment.training.replicas == 1:
            return tr("{view}: there is one network; more by --set training.replicas=64", view=view)
        if view in ("compare", "difference") and session.fork is None:
            return tr("{view}: needs a session in which two networks are compared", view=view)
    return ""
