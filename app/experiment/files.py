"""Experiments as TOML text: read with clear errors, written with a comment to each setting."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import tomli_w

from app.experiment.declaration import quote, show_value
from app.experiment.errors import BadInput
from app.experiment.settings import (
    FILE_VERSION,
    SECTIONS,
    Experiment,
    declaration,
    declarations,
    parse,
)

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Version n -> what makes a document of version n one of version n + 1."""


def read(path: Path, overrides: Iterable[str] = ()) -> Experiment:
    """The experiment in the TOML file at `path`, changed by `--set` items. Raises BadInput."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(f"{path}: no such file") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path}: not a text file (TOML is UTF-8 text)") from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    try:
        return from_text(text, overrides)
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None


def from_text(text: str, overrides: Iterable[str] = ()) -> Experiment:
    """The experiment written in `text`, changed by `--set` items. Raises BadInput."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers too long and lists too deep
        raise BadInput(f"not valid TOML: {error}") from None
    document = _migrate(document)
    for item in overrides:
        _override(document, item)
    return parse(document)


def to_text(experiment: Experiment) -> str:
    """The whole experiment as TOML, each setting with what it is and what is allowed."""
    lines = [f"version = {experiment.version}"]
    for section in SECTIONS:
        lines += ["", f"[{section}]"]
        for item in declarations().values():
            if item.section == section:
                lines += [f"# {item.label}: {item.help}", f"# {item.allowed()}"]
                lines.append(_assignment(item.name, experiment.value(item.key)))
    for intervention in experiment.interventions:
        lines += ["", "[[interventions]]"]
        lines += [_assignment(k, v) for k, v in intervention.document().items()]
    return "\n".join(lines) + "\n"


def write(experiment: Experiment, path: Path) -> None:
    """Write the experiment to `path`, whole or not at all. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(to_text(experiment))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():  # who may read it stays as it was
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _assignment(name: str, value: Any) -> str:
    if isinstance(value, tuple):  # tomli_w would spread it over several lines
        return f"{name} = {show_value(value)}"
    return tomli_w.dumps({name: value}).strip()


def _migrate(document: dict[str, Any]) -> dict[str, Any]:
    version = document.get("version", FILE_VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadInput(f"version = {quote(version)}: must be a whole number, 1 or more")
    if version > FILE_VERSION:
        raise BadInput(
            f"version = {version}: written by a newer Flatline; this one reads up to {FILE_VERSION}"
        )
    while version < FILE_VERSION:
        document = MIGRATIONS[version](document)
        version += 1
    return {**document, "version": FILE_VERSION}


def _override(document: dict[str, Any], item: str) -> None:
    """Apply one `KEY=VALUE` of the command line; VALUE is TOML, or a bare word."""
    key, equals, written = item.partition("=")
    key, written = key.strip(), written.strip()
    if not equals:
        raise BadInput(f"--set {item}: must be KEY=VALUE, e.g. training.learning_rate=0.1")
    wanted = declaration(key)
    try:
        (value,) = tomllib.loads(f"value = {written}").values()
    except (ValueError, RecursionError):
        value = written  # a bare word: a name such as relu, or a path
    if wanted.kind == "text" and not isinstance(value, str):
        value = written
    section = document.setdefault(wanted.section, {})
    if not isinstance(section, dict):
        raise BadInput(f"{wanted.section}: must be a section, written [{wanted.section}]")
    section[wanted.name] = value
