"""The command line: `flatline [FILE]` opens the window; the other commands need none."""

from __future__ import annotations

import argparse
import io
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app import __version__
from app.experiment import files, pictures, playground, sessions
from app.experiment.errors import BadInput
from app.experiment.sessions import Session
from app.experiment.settings import StopSettings
from app.language import languages

if TYPE_CHECKING:
    from app.experiment.figure import FigureSettings
    from app.lessons.lesson import Lesson

BAD_INPUT = 2
GIVING_WAY = 15
"""How nice a program is to others that somebody waits for: what reads along has better to do."""
FILE = "a session or an experiment (TOML), a picture that carries one, or a Playground link"


class _Ended(BaseException):
    """Another program asked this one to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


def _end(number: int, frame: object) -> NoReturn:
    raise _Ended(number)


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message} (see {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code. Bad input is one line and code 2."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that it cannot write is no failure
            stream.reconfigure(errors="backslashreplace")
    try:
        if words[:1] == ["run"]:
            return _run(words[1:])
        if words[:1] == ["render"]:
            return _render(words[1:])
        if words[:1] == ["bench"]:
            return _bench(words[1:])
        if words[:1] == ["claims"]:
            return _claims(words[1:])
        return _window(words)
    except BadInput as error:
        print(f"flatline: {error}", file=sys.stderr)
        return BAD_INPUT
    except (KeyboardInterrupt, _Ended) as end:
        print("flatline: stopped", file=sys.stderr)
        return 128 + (end.signal if isinstance(end, _Ended) else signal.SIGINT)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _window(words: list[str]) -> int:
    parser = _Parser(
        prog="flatline",
        description="Watch a network train and its neurons live, die and come back.",
        epilog="Other commands: flatline run --help, render --help, claims --help, bench --help.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help=FILE)
    parser.add_argument("--version", action="version", version=f"flatline {__version__}")
    parser.add_argument(
        "--language",
        type=_language,
        metavar="CODE",
        help=f"of the window, this time: {' '.join(languages())} (default: as chosen there)",
    )
    parser.add_argument(
        "--lesson",
        metavar="NAME",
        help="begin this lesson: its name, as learning-rate, its number, a claim, as C4, or a file",
    )
    if words[:1] and words[0].startswith("--set"):
        raise BadInput("--set: belongs to a run without a window: flatline run --set KEY=VALUE")
    chosen = parser.parse_args(words)
    lesson = _lesson(chosen.lesson, chosen.file)
    session, path = _session(chosen.file) if lesson is None else (lesson.session, None)
    from app.window.display import check_display

    check_display()
    # only the window needs Qt
    from app.window.application import open_window

    return open_window(session, path, chosen.language, lesson)


def _lesson(name: str | None, file: str | None) -> Lesson | None:
    """The lesson that the command line names, if it does. Raises BadInput."""
    from app.lessons import reading
    from app.lessons.library import library

    if name is not None and file is not None:
        raise BadInput(f"--lesson {name}: begins with a run of its own; leave {file} out")
    if name is not None and not name.endswith(".toml"):
        return library().find(name)
    path = None if name or file is None or playground.is_link(file) else Path(file)
    if name is None and (path is None or not reading.is_lesson(path)):
        return None
    return reading.read(Path(name or file or ""))


def _session(given: str | None, overrides: Sequence[str] = ()) -> tuple[Session, Path | None]:
    """What the command line names, and the file to save it to. Raises BadInput."""
    if given is None:
        return sessions.from_text("", overrides), None
    if playground.is_link(given):
        experiment, remarks = playground.from_link(given)
        for remark in remarks:
            print(f"flatline: {remark}", file=sys.stderr)
        return sessions.from_text(files.to_text(experiment), overrides), None
    path = Path(given)
    if not path.suffix and not path.exists():
        raise BadInput(
            f"{path}: no such file or command; the commands are run, render, claims and bench"
        )
    return sessions.read(path, overrides), None if pictures.stands_at(path) else path


def _run(words: list[str]) -> int:
    parser = _Parser(prog="flatline run", description="Train without a window and report.")
    _add_file(parser)
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--steps",
        type=_count,
        metavar="N",
        help="minibatches (default: as many as a session has taken, else 1000)",
    )
    length.add_argument("--epochs", type=_count, metavar="N", help="passes over the training set")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(words)
    session, _ = _session(chosen.file, chosen.set)
    experiment = session.experiment
    if chosen.steps is None and chosen.epochs is None and session.step is not None:
        # to where it stood, also beyond where a rule had stopped it
        chosen.steps = session.step
        experiment = experiment.model_copy(update={"stop": StopSettings()})
    # torch takes two seconds to import, so bad input is reported before
    from app.run import in_words, run

    shown = sys.stderr.isatty()
    figures = run(
        experiment,
        steps=chosen.steps,
        epochs=chosen.epochs,
        replica=session.view.replica - 1,
        progress=_show_progress if shown else lambda done, all_: None,
    )
    if shown:
        print("\r\033[K", end="", file=sys.stderr)
    print(json.dumps(figures, allow_nan=False) if chosen.json else in_words(figures))
    return 0


def _render(words: list[str]) -> int:
    from app.experiment.figure import FILM_SIZE, VIEWS, FigureSettings, size_rule

    usual = FigureSettings()
    parser = _Parser(
        prog="flatline render", description="Make pictures and animations without a window."
    )
    _add_file(parser)
    parser.add_argument(
        "--at",
        metavar="STEPS",
        help="as in 0,50,500 or 0..300 or 0..3000/10 for every tenth (default: where FILE stands)",
    )
    parser.add_argument(
        "--view",
        metavar="NAMES",
        help=f"with commas between: {' '.join(VIEWS)} (default: {','.join(usual.views)}). What is "
        "looked at is set like a setting: --set view.neuron=[1,3], view.layer, view.replica, "
        "view.cells, view.test_points",
    )
    parser.add_argument(
        "--format",
        default="png",
        metavar="NAMES",
        help="with commas between: png svg pdf, one file a step; csv, the numbers drawn, one file "
        "a view; gif mp4, an animation of all steps; frames, NAME-0001.png ... (default: png)",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder")
    parser.add_argument(
        "--name", type=_text, help="how the files' names begin (default: that of FILE)"
    )
    parser.add_argument(
        "--size",
        help=f"{size_rule()} (default: {usual.size}, of an animation {FILM_SIZE})",
    )
    parser.add_argument(
        "--dpi",
        type=_count,
        metavar="N",
        help="dots an inch (default: 300 in cm; in pixels 192 for a height of 1080, less for less)",
    )
    parser.add_argument("--theme", help="light, dark or print (default: light)")
    parser.add_argument(
        "--language",
        metavar="CODE",
        help=f"of the words in it: {' '.join(languages())} (default: en)",
    )
    parser.add_argument("--title", type=_text, help="a line above the figure")
    parser.add_argument(
        "--caption",
        type=_text,
        help="words below it, in which {run}, {step} and {dead} are filled in (default: all three)",
    )
    for name, what in _SWITCHES.items():
        parser.add_argument(f"--{name}", action="store_true", help=what)
    parser.add_argument(
        "--fps",
        type=_count,
        default=20,
        metavar="N",
        help="pictures a second, 1 to 60 (default: 20)",
    )
    parser.add_argument(
        "--slow",
        type=_count,
        default=1,
        metavar="N",
        help="so many times slower around deaths and revivals, 1 to 100",
    )
    parser.add_argument(
        "--progress",
        action="store_true",
        help="tell it in lines on stderr, and give way to other programs",
    )
    chosen = parser.parse_args(words)
    if chosen.progress and hasattr(os, "nice"):
        os.nice(GIVING_WAY)
    session, _ = _session(chosen.file, chosen.set)
    linked = chosen.file is None or playground.is_link(chosen.file)
    figure = _figure(session.figure or usual, chosen)
    # read as Qt is imported: a PDF has its typefaces in the order of a hash
    os.environ["QT_HASH_SEED"] = "0"
    # Qt and torch take two seconds to import, so bad input is reported before
    from app.figures.order import order_of

    order = order_of(
        session,
        figure,
        at=chosen.at,
        formats=chosen.format,
        out=chosen.out,
        name=chosen.name or ("figure" if linked else Path(chosen.file).stem),
        source=None if linked else Path(chosen.file),
        fps=chosen.fps,
        slow=chosen.slow,
    )
    from app.render import offscreen, render

    # asked to end, it clears away what is not finished
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    offscreen()
    shown = sys.stderr.isatty()
    tell = _tell_progress if chosen.progress else _show_progress if shown else _no_progress
    for written in render(session, order, tell):
        if shown and not chosen.progress:
            print("\r\033[K", end="", file=sys.stderr)
        print(written, flush=True)
    return 0


_SWITCHES = {
    "projector": "larger type and bolder lines",
    "transparent": "nothing behind the figure",
    "together": "several steps beside one another in one figure",
    "veiled": "do not tell who is dead",
    "no-headings": "without the names of the views",
    "no-letters": "without a, b, c",
    "no-caption": "without a caption",
    "no-provenance": "do not put the run into the file",
}


def _figure(figure: FigureSettings, chosen: argparse.Namespace) -> FigureSettings:
    """The figure with what the command line says of it. Raises BadInput."""
    from app.experiment.figure import figure_with

    given: dict[str, object] = {}
    for name in ("size", "dpi", "theme", "language", "title", "caption"):
        if (value := getattr(chosen, name)) is not None:
            given[name] = value
    if chosen.view is not None:
        given["views"] = tuple(filter(None, map(str.strip, chosen.view.split(","))))
    for name in _SWITCHES:
        if getattr(chosen, name.replace("-", "_")):
            key = name.removeprefix("no-")
            given[key] = "" if key == "caption" else not name.startswith("no-")
    names = {key: f"--{'view' if key == 'views' else key}" for key in given}
    return figure_with(figure, given, names)


def _bench(words: list[str]) -> int:
    parser = _Parser(
        prog="flatline bench",
        description="Measure speed, each figure against a plain PyTorch loop in the same run.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("only", nargs="*", metavar="FIGURE", help="measure only these")
    chosen = parser.parse_args(words)
    from app.bench import bench

    return bench(as_json=chosen.json, only=chosen.only)


def _claims(words: list[str]) -> int:
    parser = _Parser(
        prog="flatline claims",
        description="Measure what is claimed of dying ReLU: every claim is an experiment, and the "
        "verdict comes from its numbers.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    parser.add_argument("only", nargs="*", metavar="ID", help="measure only these, as in C4")
    chosen = parser.parse_args(words)
    from app.claims.registry import chosen as chosen_claims

    ids = chosen_claims(chosen.only)
    # torch takes two seconds to import, so bad input is reported before
    from app.claims.measuring import measured
    from app.claims.report import as_document, in_words

    # asked to end, it ends its workers first
    signal.signal(signal.SIGTERM, _end)
    shown = sys.stderr.isatty()
    documents = []
    if shown:
        _show_progress(0, len(ids))
    for found in measured(ids):
        documents.append(as_document(found))
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        if not chosen.json:
            print(in_words(found), flush=True)
        if shown and len(documents) < len(ids):
            _show_progress(len(documents), len(ids))
    if chosen.json:
        print(json.dumps(documents, allow_nan=False))
    return 0


def _language(code: str) -> str:
    if code not in languages():
        raise argparse.ArgumentTypeError(f"{code}: must be one of {' '.join(languages())}")
    return code


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help=FILE)
    parser.add_argument(
        "--set",
        action="append",
        type=_text,
        default=[],
        metavar="KEY=VALUE",
        help="change a setting, e.g. training.learning_rate=1.0; may be repeated",
    )


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(f"{text!r}: must be text in UTF-8") from None
    return text


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text!r}: must be a whole number, 0 or more")
    return number


def _show_progress(done: int, of: int) -> None:
    full = 30 * done // of if of else 30
    print(f"\r[{'#' * full:<30}] {done} of {of}", end="", file=sys.stderr, flush=True)


def _tell_progress(done: int, of: int) -> None:
    """For a program that reads along."""
    print(f"progress {done} {of}", file=sys.stderr, flush=True)


def _no_progress(done: int, of: int) -> None:
    pass
