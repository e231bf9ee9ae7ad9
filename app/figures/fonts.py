"""The one typeface of all figures, which comes with the program: a picture is the same anywhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"


@lru_cache(maxsize=1)
def figure_family() -> str:
    """The family's name, loaded when it is first asked for. Needs the Qt application."""
    families = []
    for path in sorted(FOLDER.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise RuntimeError(f"no typeface in {FOLDER}")
    return families[0]
