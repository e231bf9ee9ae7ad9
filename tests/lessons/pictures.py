"""Make the lessons' pictures for the gallery anew, with the program's own `render`. Look at them,
then commit them.

    python -m tests.lessons.pictures            all of them
    python -m tests.lessons.pictures 9 C14      some of them
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.lessons.lesson import Lesson
from app.lessons.library import FOLDER, library

CODE = Path(__file__).parents[2]
SIZE = "504x312"
"""Twice as large as in the gallery, for screens with many pixels."""


def render(lesson: Lesson) -> None:
    """Its view at its step, beside the lesson."""
    command = [
        *(sys.executable, "main.py", "render", str(lesson.path)),
        *("--at", str(lesson.picture_at), "--view", lesson.picture, "--size", SIZE),
        *("--no-caption", "--no-headings", "--no-letters", "--no-provenance"),
        *("--language", "en", "--name", lesson.path.stem, "--out", str(FOLDER)),
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=CODE, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    lessons = library()
    for each in [lessons.find(name) for name in sys.argv[1:]] or lessons.lessons:
        render(each)
        print(each.path.stem)
