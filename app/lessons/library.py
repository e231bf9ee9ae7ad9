"""All lessons there are: those that come with the program, and a teacher's own."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from app.experiment.errors import BadInput
from app.language import tr
from app.lessons import reading
from app.lessons.lesson import Lesson

FOLDER = Path(__file__).parents[2] / "resources" / "lessons"


@dataclass(frozen=True)
class Library:
    """Lessons in teaching order, and a sentence for each file that could not be read."""

    lessons: tuple[Lesson, ...]
    troubles: tuple[str, ...]

    def find(self, name: str) -> Lesson:
        """The lesson of this name, this claim ('C4') or this number. Raises BadInput."""
        wanted = name.strip().lower()
        for lesson in self.lessons:
            number = lesson.path.stem.partition("-")[0].lstrip("0")
            names = (lesson.name, lesson.path.stem, lesson.claim.lower(), number)
            if wanted in names or (number and wanted.lstrip("0") == number):
                return lesson
        known = [lesson.name for lesson in self.lessons]
        near = get_close_matches(wanted, known, 1)
        if near:
            raise BadInput(
                tr("{name}: no such lesson; did you mean {near}?", name=name, near=near[0])
            )
        raise BadInput(
            tr("{name}: no such lesson; there are {known}", name=name, known=" ".join(known))
        )

    def after(self, lesson: Lesson) -> Lesson | None:
        """The next one, if there is one."""
        paths = [each.path for each in self.lessons]
        at = paths.index(lesson.path) + 1 if lesson.path in paths else len(paths)
        return self.lessons[at] if at < len(paths) else None


def library(*folders: Path) -> Library:
    """The lessons in these folders, in the order of the files' names within each; a broken file is
    told of and the others are there. A folder that there is not is empty."""
    lessons, troubles = [], []
    for folder in folders or (FOLDER,):
        for path in sorted(folder.glob("*.toml")):
            try:
                lessons.append(reading.read(path))
            except BadInput as error:
                troubles.append(str(error))
    return Library(tuple(lessons), tuple(troubles))


def picture_of(lesson: Lesson) -> Path:
    """Where its picture in the gallery lies, if it has one: beside it."""
    return lesson.path.with_suffix(".png")
