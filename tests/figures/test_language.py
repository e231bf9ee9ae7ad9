"""A figure has a language of its own: it is made in it, and carries it."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import language
from app.cli import main
from app.experiment import sessions
from app.experiment.errors import BadInput
from app.experiment.figure import figure_of
from app.window.views.typeface import typeface

WORDS = {
    "Decision planes": "বিভাজক তল",
    "step {step}": "ধাপ {step}",
    "{dead} of {all} dead": "{all}-এর মধ্যে {dead} মৃত",
    "learning rate {value}": "শেখার হার {value}",
    "Learning rate": "শেখার হার",
}
RUN = ["--set", "dataset.points=60", "--set", "network.hidden=[6,5]"]


@pytest.fixture(autouse=True)
def catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The file of a language with a few words; English again at the end."""
    path = tmp_path / "flatline_bn.ts"
    messages = "".join(
        f"<message><source>{source}</source><translation>{word}</translation></message>"
        for source, word in WORDS.items()
    )
    path.write_text(f"<TS><context>{messages}</context></TS>", encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    yield path
    language.speak("en")
    typeface.cache_clear()


def render(out: Path, *words: str) -> str:
    """The SVG that `render` makes, as text."""
    order = ["render", *RUN, "--at", "5", "--view", "planes", "--format", "svg", "--out", str(out)]
    assert main([*order, *words]) == 0
    return (out / "figure.svg").read_text(encoding="utf-8")


def test_a_figure_is_made_in_its_language(tmp_path: Path) -> None:
    made = html.unescape(render(tmp_path / "out", "--language", "bn"))
    assert "বিভাজক তল" in made, "the heading"
    assert "ধাপ 5" in made.replace("\N{NO-BREAK SPACE}", " "), "the caption"
    assert "11-এর মধ্যে 1 মৃত" in made.replace("\N{NO-BREAK SPACE}", " ")
    assert "শেখার হার 0.03" in made, "a setting by its label, in the middle of a sentence"
    assert "Noto Sans Bengali" in made, "a viewer is told a typeface with these letters"


def test_the_figure_of_a_session_has_its_language_whatever_is_in_force(tmp_path: Path) -> None:
    made = render(tmp_path / "out", "--set", "figure.language=bn")
    assert "বিভাজক তল" in made
    assert language.language() == "en", "which stays as it was"


def test_another_figure_is_in_the_language_in_force(tmp_path: Path) -> None:
    assert "Decision planes" in render(tmp_path / "out")


def test_a_picture_carries_its_language_and_comments_stay_english(tmp_path: Path) -> None:
    render(tmp_path / "out", "--language", "bn")
    session = sessions.read(tmp_path / "out" / "figure.svg")
    assert session.figure is not None
    assert session.figure.language == "bn"
    language.speak("bn")
    written = sessions.to_text(session)
    language.speak("en")
    assert written == sessions.to_text(session), "files are exchanged"
    assert "# Learning rate: " in written


def test_no_line_of_a_caption_ends_within_a_figure_of_it(tmp_path: Path) -> None:
    made = html.unescape(render(tmp_path / "out", "--language", "bn"))
    assert "11-এর মধ্যে 1 মৃত".replace(" ", "\N{NO-BREAK SPACE}") in made


def test_a_language_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput, match=r'^figure\.language = "xx": must be .*one of en bn, or ""'):
        figure_of({"language": "xx"})
    words = ["--at", "5", "--out", "out", "--set", "figure.language=xx"]
    assert main(["render", *RUN, *words]) == 2
    assert 'figure.language = "xx": must be' in capsys.readouterr().err


def test_a_damaged_catalogue_is_one_sentence(
    tmp_path: Path, catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue.write_text("<TS><context>", encoding="utf-8")
    words = ["--at", "5", "--view", "planes", "--out", str(tmp_path / "out")]
    assert main(["render", *RUN, *words, "--set", "figure.language=bn"]) == 2
    assert capsys.readouterr().err.startswith("flatline: flatline_bn.ts: ")
