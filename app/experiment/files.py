"""Experiments as TOML text: read with clear errors, written with a comment to each setting, and
never half written. Sessions are such files with more sections: see sessions.py.
"""

from __future__ import annotations

import glob
import os
import shutil
import tomllib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import tomli_w

from app.experiment import pictures
from app.experiment.declaration import in_english, quote
from app.experiment.errors import BadInput
from app.experiment.figure import FigureSettings, figure_of
from app.experiment.figure import declared as of_figures
from app.experiment.interventions import Record
from app.experiment.settings import (
    FILE_VERSION,
    SECTIONS,
    Experiment,
    declaration,
    declarations,
    no_section,
    parse,
)
from app.experiment.view import Fork, View, fork_of, view_of
from app.experiment.view import declared as of_views
from app.language import tr

Overrides = Iterable[str]
"""`KEY=VALUE`, as `--set` has them."""
Read = TypeVar("Read")
LARGEST = 256_000_000
"""Bytes of a file that is read, and ..."""
LARGEST_TEXT = 16_000_000
"""... of a text: to take one apart takes seconds for each 10 MB."""

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Version n -> what makes a document of version n one of version n + 1."""


def read(path: Path, overrides: Overrides = ()) -> Experiment:
    """The experiment in the TOML file at `path`, changed by `--set` items. Raises BadInput."""
    return read_as(lambda text: from_text(text, overrides), path)


def read_as(meaning: Callable[[str], Read], path: Path) -> Read:
    """What `meaning` makes of the text at `path`, or of the one that a picture there carries;
    complaints name the file. Raises BadInput."""
    try:
        return meaning(_text(path))
    except FileNotFoundError:
        raise BadInput(tr("{path}: no such file", path=path)) from None
    except UnicodeDecodeError:
        raise BadInput(tr("{path}: not a text file (TOML is UTF-8 text)", path=path)) from None
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from None


def _text(path: Path) -> str:
    with path.open("rb") as file:  # once: it may be a pipe
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadInput(tr("larger than 256 MB, which no session or picture of one is"))
    if not content and path.suffix.lower() in pictures.SUFFIXES:
        raise BadInput(tr(pictures.CUT_OFF))
    if pictures.is_picture(content):
        return pictures.session_text(content)
    if pictures.is_markup(content):
        raise BadInput(tr(pictures.NO_PICTURE))
    if len(content) > LARGEST_TEXT:
        raise BadInput(tr("larger than 16 MB, which no session is"))
    return content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def from_text(text: str, overrides: Overrides = ()) -> Experiment:
    """The experiment written in `text`, changed by `--set` items. Raises BadInput."""
    return parts(text, overrides)[0]


def parts(
    text: str, overrides: Overrides = ()
) -> tuple[Experiment, View, Fork | None, FigureSettings | None]:
    """All that is written in `text`: the experiment, and what a session keeps beside it. Raises
    BadInput."""
    document = document_of(text)
    for item in overrides:
        _override(document, item)
    document.pop("lesson", None)  # a lesson is a session with words: see app/lessons
    view, fork, figure = (document.pop(key, None) for key in ("view", "fork", "figure"))
    experiment = parse(document)
    return (
        experiment,
        view_of({} if view is None else view),
        None if fork is None else fork_of(fork, experiment),
        None if figure is None else figure_of(figure),
    )


def document_of(text: str) -> dict[str, Any]:
    """`text` as plain values, brought up to date. Raises BadInput."""
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers too long and lists too deep
        raise BadInput(tr("not valid TOML: {complaint}", complaint=error)) from None
    return _migrate(document)


def to_text(experiment: Experiment) -> str:
    """The whole experiment as TOML, each setting with what it is and what is allowed, in English:
    files are exchanged."""
    lines = [f"version = {experiment.version}"]
    for section in SECTIONS:
        lines += ["", f"[{section}]"]
        for item in declarations().values():
            if item.section == section:
                lines += [f"# {item.label}: {item.help}", f"# {item.allowed(in_english)}"]
                lines.append(assignment(item.name, experiment.value(item.key)))
    lines += tables("interventions", experiment.interventions)
    return "\n".join(lines) + "\n"


def tables(name: str, record: Record) -> list[str]:
    """The lines of a record, each intervention a table [[name]]."""
    lines = []
    for intervention in record:
        lines += ["", f"[[{name}]]"]
        lines += [assignment(k, v) for k, v in intervention.document().items()]
    return lines


def assignment(name: str, value: Any) -> str:
    """The line that gives the key `name` this value."""
    return f"{name} = {_written(value)}"


def _written(value: Any) -> str:
    if isinstance(value, tuple):  # tomli_w would spread it over several lines
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, float):
        return repr(float(value))  # to the bit
    return tomli_w.dumps({"x": value}).removeprefix("x = ").strip()


def write(experiment: Experiment, path: Path) -> None:
    """Write the experiment to `path`, whole or not at all. Raises OSError."""
    write_text(to_text(experiment), path)


def write_bytes(content: bytes, path: Path) -> None:
    """Write `content` to `path`, whole or not at all: whoever reads it finds the old content or the
    new one, whatever becomes of this process. Raises OSError."""
    clear_parts(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():  # who may read it stays as it was
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_text(text: str, path: Path) -> None:
    """The same for text."""
    write_bytes(text.encode("utf-8"), path)


def clear_parts(path: Path) -> None:
    """Remove what writers of `path` left that were killed halfway."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        writer = part.name.removesuffix(".part").rpartition(".")[2]
        if writer.isdecimal() and not _lives(int(writer)):
            with suppress(OSError):
                part.unlink()


def _lives(process: int) -> bool:
    if os.name == "nt":
        return False  # os.kill would end it; and there no one can remove a file that is open
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # somebody else's
    return True


def _migrate(document: dict[str, Any]) -> dict[str, Any]:
    version = document.get("version", FILE_VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadInput(
            tr(
                "{key} = {value}: must be {allowed}",
                key="version",
                value=quote(version),
                allowed=tr("a whole number, 1 or more"),
            )
        )
    if version > FILE_VERSION:
        raise BadInput(
            tr(
                "version = {version}: written by a newer Flatline; this one reads up to {newest}",
                version=version,
                newest=FILE_VERSION,
            )
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
        raise BadInput(
            tr("--set {item}: must be KEY=VALUE, e.g. training.learning_rate=0.1", item=item)
        )
    beside = {d.key: d for d in (*of_views(), *of_figures())}
    if key.startswith(("view.", "figure.")) and key not in beside:
        section = key.partition(".")[0]
        known = " ".join(k for k in beside if k.startswith(f"{section}."))
        raise BadInput(tr("{key}: no such key; allowed: {keys}", key=key, keys=known))
    wanted = beside.get(key) or declaration(key)
    try:
        (value,) = tomllib.loads(f"value = {written}").values()
    except (ValueError, RecursionError):
        value = written  # a bare word: a name such as relu, or a path
    if wanted.kind == "text" and not isinstance(value, str):
        value = written
    section = document.setdefault(wanted.section, {})
    if not isinstance(section, dict):
        raise BadInput(no_section(wanted.section))
    section[wanted.name] = value
