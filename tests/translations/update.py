"""Bring the Linguist files up to date with the texts in the code: Qt's lupdate reads them.

python -m tests.translations.update          every language there is
python -m tests.translations.update hi       a new one
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

from app.language import FOLDER, SOURCE, languages

CODE = Path(__file__).parents[2]


def update(path: Path) -> str:
    """Merge all texts into the Linguist file at `path`: what is new is there, untranslated, and
    what is gone is gone. Returns what lupdate says."""
    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    files = sorted(str(file.relative_to(CODE)) for file in (CODE / "app").rglob("*.py"))
    command = [
        *(str(tool), "-tr-function-alias", "tr+=mark"),
        *("-locations", "none", "-no-obsolete", "-source-language", SOURCE),
        *("-target-language", path.stem.removeprefix("flatline_")),
        *(*files, "-ts", str(path)),
    ]
    done = subprocess.run(command, cwd=CODE, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


if __name__ == "__main__":
    for code in sys.argv[1:] or [code for code in languages() if code != SOURCE]:
        print(update(FOLDER / f"flatline_{code}.ts").strip())
