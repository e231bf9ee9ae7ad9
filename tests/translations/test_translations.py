"""Every text of the program is in every language, and no language has one that is not."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app import language
from app.language import FOLDER, SOURCE, languages, read, tr
from tests.translations.update import CODE, update

FUNCTIONS = ("tr", "mark")
each_language = pytest.mark.parametrize("code", [c for c in languages() if c != SOURCE])
BRACES = re.compile(r"\{([^{}]*)\}")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted((CODE / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in FUNCTIONS
            ):
                yield path, node


def texts() -> dict[str, str]:
    """Every text in the code that is to be translated, and where it stands."""
    return {
        str(node.args[0].value): f"{path.relative_to(CODE)}:{node.lineno}"
        for path, node in calls()
        if isinstance(node.args[0], ast.Constant)
    }


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    language.speak(SOURCE)


def test_texts_to_translate_are_written_out() -> None:
    for path, node in calls():
        where = f"{path.relative_to(CODE)}:{node.lineno}"
        text = node.args[0]
        assert not isinstance(text, (ast.JoinedStr, ast.BinOp)), where
        if isinstance(node.func, ast.Name) and node.func.id == "mark":
            assert isinstance(text, ast.Constant), where
        filled_in = node.keywords and all(key.arg for key in node.keywords)
        if isinstance(text, ast.Constant) and filled_in:
            named = {key.arg for key in node.keywords}
            assert {_name(field) for field in BRACES.findall(text.value)} == named, where


@each_language
def test_nothing_is_left_untranslated_and_nothing_is_unknown(code: str) -> None:
    known, found = read(FOLDER / f"flatline_{code}.ts"), texts()
    assert {text: found[text] for text in found if text not in known} == {}
    assert {text for text in known if text not in found} == set()


@each_language
def test_the_file_is_as_lupdate_makes_it(code: str, tmp_path: Path) -> None:
    path = FOLDER / f"flatline_{code}.ts"
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    said = update(copy)
    assert "(0 new and" in said
    assert sources(copy) == sources(path)


@each_language
def test_what_is_filled_in_is_filled_in_in_every_language(code: str) -> None:
    for text, translation in read(FOLDER / f"flatline_{code}.ts").items():
        assert sorted(BRACES.findall(text)) == sorted(BRACES.findall(translation)), text
        assert text.count("&") == translation.count("&"), text
        assert (text != text.strip()) == (translation != translation.strip()), text
        assert text.count("\n") == translation.count("\n"), text


def test_the_language_in_force_is_spoken_until_another_one_is() -> None:
    language.speak("bn")
    assert tr("Learning rate") == "শেখার হার"
    assert tr("no such text {n}", n=3) == "no such text 3"
    language.speak("en")
    assert tr("Learning rate") == "Learning rate"
    with pytest.raises(KeyError):
        language.speak("xx")


def test_a_file_that_is_none_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "flatline_xx.ts"
    path.write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"flatline_xx\.ts"):
        read(path)


def sources(path: Path) -> list[str]:
    return sorted(m.findtext("source") or "" for m in ElementTree.parse(path).iter("message"))


def _name(field: str) -> str:
    return re.split(r"[!:.\[]", field)[0]
