"""Experiment files: written with comments, read back the same, and never half written."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.experiment import files
from app.experiment.errors import BadInput
from app.experiment.settings import Experiment, declarations
from tests.experiment.strategies import experiments


@settings(max_examples=150, deadline=None)
@given(experiments())
def test_what_is_written_is_read_back_the_same(experiment: Experiment) -> None:
    assert files.from_text(files.to_text(experiment)) == experiment


@settings(max_examples=50, deadline=None)
@given(experiments())
def test_the_text_is_toml_with_every_setting(experiment: Experiment) -> None:
    document = tomllib.loads(files.to_text(experiment))
    assert document["version"] == 1
    for key, item in declarations().items():
        value = document[item.section][item.name]
        expected = experiment.value(key)
        assert value == (list(expected) if isinstance(expected, tuple) else expected)
    assert len(document.get("interventions", [])) == len(experiment.interventions)


def test_every_setting_stands_under_what_it_is_and_what_is_allowed() -> None:
    lines = files.to_text(Experiment()).splitlines()
    for item in declarations().values():
        section = lines.index(f"[{item.section}]")
        at = next(i for i in range(section, len(lines)) if lines[i].startswith(f"{item.name} = "))
        assert lines[at - 2] == f"# {item.label}: {item.help}"
        assert lines[at - 1] == f"# {item.allowed()}"


def test_an_empty_text_is_the_default_experiment() -> None:
    assert files.from_text("") == Experiment()
    assert files.from_text("version = 1\n[training]\n") == Experiment()


def test_a_file_may_say_only_what_differs() -> None:
    found = files.from_text('[dataset]\nname = "xor"\n[training]\nlearning_rate = 1\n')
    expected = {"dataset.name": "xor", "training.learning_rate": 1.0}
    assert found == Experiment().with_values(expected)


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "über run.toml"
    made = Experiment().with_values({"dataset.name": "csv", "dataset.path": 'a "b"\\ü.csv'})
    files.write(made, path)
    assert files.read(path) == made
    files.write(Experiment(), path)
    assert files.read(path) == Experiment()
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("fails", ["os.replace", "os.fsync", "app.experiment.files.to_text"])
def test_a_failed_write_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    path = tmp_path / "run.toml"
    files.write(Experiment(), path)
    before = path.read_bytes()

    def fail(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(fails, fail)
    with pytest.raises(OSError, match="no space left"):
        files.write(Experiment().with_values({"training.l2": 0.5}), path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["run.toml"]


def test_an_interrupted_write_leaves_no_litter_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(Experiment(), tmp_path / "run.toml")
    assert os.listdir(tmp_path) == []


def test_what_a_killed_writer_left_goes_with_the_next_write(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], stdout=-1)
    path = tmp_path / "a [1].toml"
    litter = [f".a [1].toml.{int(ended.stdout)}.part", f".a [1].toml.{10**30}.part"]
    others = [f".a [1].toml.{os.getppid()}.part", ".a [1].toml.x.part", f".b.{10**30}.part"]
    for name in (*litter, *others):
        (tmp_path / name).write_text("half")
    files.write(Experiment(), path)
    assert sorted(os.listdir(tmp_path)) == sorted([path.name, *others]), "a living one's stays"


def one_line(message: str, path: Path) -> str:
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"training = ", "not valid TOML"),
        (b"[training]\nlearning_rate = 0.1.2\n", "line 2"),
        (b"[training]\nl1 = 0.1\nl1 = 0.2\n", "not valid TOML"),
        (b"\xff\xfe\x00", "not a text file"),
        (b"[training]\nlearning_rate = -1\n", "training.learning_rate = -1"),
        (b"x = " + b"9" * 5000, "not valid TOML"),
        (b"x = " + b"[" * 5000, "not valid TOML"),
    ],
)
def test_a_bad_file_is_named_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "run.toml"
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        files.read(path)
    assert words in one_line(str(caught.value), path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none.toml", "no such file"), (tmp_path, "directory")):
        with pytest.raises(BadInput) as caught:
            files.read(path)
        assert words in one_line(str(caught.value), path)


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("2", "version = 2: written by a newer Flatline; this one reads up to 1"),
        ("0", "version = 0: must be a whole number, 1 or more"),
        ("-3", "version = -3: must be a whole number, 1 or more"),
        ('"1"', 'version = "1": must be a whole number, 1 or more'),
        ("true", "version = true: must be a whole number, 1 or more"),
        ("1.5", "version = 1.5: must be a whole number, 1 or more"),
        ("[1]", "version = [1]: must be a whole number, 1 or more"),
    ],
)
def test_a_version_that_cannot_be_read(version: str, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        files.from_text(f"version = {version}\n")
    assert str(caught.value) == words


def test_an_older_file_is_brought_up_to_date_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def first(document: dict[str, Any]) -> dict[str, Any]:
        return {"learning": document["learn"], "trail": ["first"]}

    def second(document: dict[str, Any]) -> dict[str, Any]:
        assert document["trail"] == ["first"]
        return {"training": {"learning_rate": document["learning"]}}

    monkeypatch.setattr(files, "FILE_VERSION", 3)
    monkeypatch.setattr(files, "MIGRATIONS", {1: first, 2: second})
    found = files.from_text("version = 1\nlearn = 0.25\n")
    assert found.training.learning_rate == 0.25
    found = files.from_text("version = 2\nlearning = 0.5\ntrail = ['first']\n")
    assert found.training.learning_rate == 0.5
    assert files.from_text("version = 3\n[training]\nl1 = 1.0\n").training.l1 == 1.0


def test_overrides_are_of_the_migrated_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE_VERSION", 2)
    monkeypatch.setattr(files, "MIGRATIONS", {1: lambda d: {"training": {"l1": d["old"]}}})
    found = files.from_text("version = 1\nold = 0.5\n", ["training.l1=0.75"])
    assert found.training.l1 == 0.75
