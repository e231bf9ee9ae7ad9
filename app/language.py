"""The language that people read.

Every text is written in English where it is used, and looked up here in the language in force. The
translations are Qt Linguist files in resources/translations, drawn from the code by lupdate: see
`python -m tests.translations.update`. No Qt is needed to read them, so that the engine's and the
files' sentences are translated as well.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

FOLDER = Path(__file__).parents[1] / "resources" / "translations"
SOURCE = "en"
"""The language that the texts are written in."""

_catalogue: dict[str, str] = {}
_code = SOURCE


def tr(text: str, /, **values: object) -> str:
    """`text` in the language in force; with values, its {names} are filled in."""
    found = _catalogue.get(text, text)
    return found.format(**values) if values else found


def mark(text: str, /) -> str:
    """`text` itself, for lupdate to find: declared once, and translated where it is shown."""
    return text


def language() -> str:
    """The code of the language in force, as 'en'."""
    return _code


def languages() -> tuple[str, ...]:
    """The codes of all languages there are, English first."""
    return (SOURCE, *sorted(path.stem.removeprefix("flatline_") for path in _files()))


def speak(code: str) -> None:
    """Put the language with this code in force; what it does not have stays English. Raises
    KeyError for one that there is not, and ValueError for a file that cannot be read."""
    global _catalogue, _code
    if code not in languages():
        raise KeyError(code)
    _catalogue = {} if code == SOURCE else read(FOLDER / f"flatline_{code}.ts")
    _code = code


def read(path: Path) -> dict[str, str]:
    """English -> translation, of all that is translated in a Linguist file. Raises ValueError."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise ValueError(f"{path.name}: {error}") from None
    found = {}
    for message in root.iter("message"):
        source, translation = message.findtext("source"), message.findtext("translation")
        if source and translation:
            found[source] = translation
    return found


def _files() -> list[Path]:
    return list(FOLDER.glob("flatline_*.ts"))
