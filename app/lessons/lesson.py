"""What a lesson is: a session, and the words, pauses and highlights that lead through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from app.experiment.sessions import Session
from app.experiment.view import Cells, Subject
from app.language import SOURCE, language, mark
from app.lessons.condition import Condition

Kind = Literal["predict", "watch", "look closer"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_WORDS: dict[str, str] = {
    "predict": mark("Predict"),
    "watch": mark("Watch"),
    "look closer": mark("Look closer"),
}
DOCKS = (
    "neurons",
    "card",
    "autopsy",
    "inspector",
    "siblings",
    "timeline",
    "difference",
    "margins",
    "flow",
    "events",
    "intervene",
)
"""What may stand beside the planes; the controls always do."""

Texts = Mapping[str, str]
"""Language code -> text."""


def in_language(texts: Texts) -> str:
    """The text in the language in force; in English where it has not been translated, and else in
    whatever language there is."""
    return texts.get(language()) or texts.get(SOURCE) or next(iter(texts.values()), "")


@dataclass(frozen=True)
class Words:
    """What a lesson says besides its steps. All but the title may be empty."""

    title: Texts
    question: Texts
    explanation: Texts
    next: Texts
    """What to try next."""
    source: Texts
    """Where the claim stands."""


@dataclass(frozen=True)
class Step:
    """One step of a lesson: something to predict, to watch, or to look at closely."""

    kind: Kind
    text: Texts
    until: int | None = None
    """The training step that the run goes to; None: it stays where it is."""
    seconds: float = 6.0
    """How long it takes to get there, at least: slow enough to be watched."""
    hide: bool = False
    """Whether it is hidden who is dead."""
    front: tuple[str, ...] = ()
    """Docks that come to the front."""
    highlight: tuple[str, ...] = ()
    """What the text speaks of: 'planes', docks, and settings by their keys."""
    neuron: tuple[int, int] | None = None
    """The neuron that is selected, layer and number counted from 1; None: as it was."""
    layer: int | None = None
    """Whose planes are shown, counted from 1; None: as it was."""
    cells: Cells | None = None
    """What the neurons' cells show; None: as it was."""
    side: int | None = None
    """Of two networks that are compared, the one whose details are shown: 0 is A, 1 is B; None: as
    it was."""
    subject: Subject | None = None
    """On what the inspector shows the neuron's arithmetic; None: as it was."""
    point: int | None = None
    """Which point of the training or test set that is, counted from 1; None: as it was."""
    expect: Condition | None = None
    """What is so at its end if all went as the words say."""


@dataclass(frozen=True)
class Lesson:
    """A session with words."""

    path: Path
    session: Session
    claim: str
    """As 'C4'; empty where it is of no claim of the source."""
    words: Words
    steps: tuple[Step, ...]
    controls: tuple[str, ...]
    """Keys of the settings that matter; the others are folded away."""
    docks: tuple[str, ...]
    """Views beside the planes."""
    reading: tuple[str, ...]
    """Papers, by their names."""
    expect: Condition | None
    """What is so at its end if all went as the words say."""
    picture: str
    """The view in its picture in the gallery."""
    picture_at: int
    """The step of that picture."""

    @property
    def name(self) -> str:
        """Its file's name without number and ending, as `--lesson` takes it."""
        stem = self.path.stem
        number, dash, rest = stem.partition("-")
        return rest if dash and number.isdigit() else stem

    @property
    def start(self) -> int:
        """The training step at which it begins: where two networks are compared, not before they
        part."""
        fork = self.session.fork
        return max(self.session.view.step, 0 if fork is None else fork.step)

    @property
    def end(self) -> int:
        """The training step at which it ends."""
        return max([self.start, *(s.until for s in self.steps if s.until is not None)])

    def begin(self, step: int) -> int:
        """Where the run stands when this step (from 0) is come to."""
        before = [s.until for s in self.steps[:step] if s.until is not None]
        return before[-1] if before else self.start
