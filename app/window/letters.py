"""Fonts with the letters of a language: of resources/fonts, or of the system."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase

from app.language import SOURCE, language

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
WRITTEN = {
    "Bangla": "Bengali",
    "SimplifiedHan": "SimplifiedChinese",
    "TraditionalHan": "TraditionalChinese",
}
"""Scripts that Qt calls otherwise as writing systems."""
NOTO = {"SimplifiedChinese": "SC", "TraditionalChinese": "TC", "Japanese": "JP", "Korean": "KR"}
"""Writing systems that Noto's families are not called after."""


def own_name(code: str) -> str:
    """A language's own name, as 'বাংলা'."""
    return "English" if code == SOURCE else QLocale(code).nativeLanguageName()


def with_letters(font: QFont, code: str | None = None) -> QFont:
    """The font, and behind it one with the letters of this language (of the one in force), where
    such a one came with the program: Latin letters keep their look."""
    if families := _families(language() if code is None else code):
        font.setFamilies([*font.families(), *(f for f in families if f not in font.families())])
    return font


def missing_family(code: str) -> str:
    """The family to install if no font here has the letters of this language; '' if one has."""
    if (system := _writing_system(code)) == "Latin":
        return ""
    writing = QFontDatabase.WritingSystem.__members__.get(system)
    if writing is None or _families(code) or QFontDatabase.families(writing):
        return ""
    return f"Noto Sans {NOTO.get(system, system)}"


@lru_cache
def _families(code: str) -> tuple[str, ...]:
    """Loaded from resources/fonts; none for Latin letters, which every font has."""
    found: list[str] = []
    if (system := _writing_system(code)) != "Latin":
        for path in sorted(FOLDER.glob(f"NotoSans{system}-*.ttf")):
            number = QFontDatabase.addApplicationFont(str(path))
            found += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(found))


def _writing_system(code: str) -> str:
    script = QLocale(code).script().name.removesuffix("Script")
    return WRITTEN.get(script, script)
