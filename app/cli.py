"""The command line: `flatline [FILE]` opens the window; `run` and `bench` need none."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app import __version__
from app.experiment import files, playground, sessions
from app.experiment.errors import BadInput
from app.experiment.sessions import Session
from app.experiment.settings import StopSettings

BAD_INPUT = 2
INTERRUPTED = 130
FILE = "a session or an experiment (TOML), or a TensorFlow Playground link"


class _Parser(argparse.ArgumentParser):
    """argparse whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message} (see {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code. Bad input is one line and code 2."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words[:1] == ["run"]:
            return _run(words[1:])
        if words[:1] == ["bench"]:
            return _bench(words[1:])
        return _window(words)
    except BadInput as error:
        print(f"flatline: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("flatline: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _window(words: list[str]) -> int:
    parser = _Parser(
        prog="flatline",
        description="Watch a network train and its neurons live, die and come back.",
        epilog="Other commands: flatline run --help, flatline bench --help.",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help=FILE)
    parser.add_argument("--version", action="version", version=f"flatline {__version__}")
    if words[:1] and words[0].startswith("--set"):
        raise BadInput("--set: belongs to a run without a window: flatline run --set KEY=VALUE")
    chosen = parser.parse_args(words)
    session, path = _session(chosen.file)
    from app.window.display import check_display

    check_display()
    # only the window needs Qt
    from app.window.application import open_window

    return open_window(session, path)


def _session(given: str | None, overrides: Sequence[str] = ()) -> tuple[Session, Path | None]:
    """What the command line names, and the file that it comes from. Raises BadInput."""
    if given is None:
        return sessions.from_text("", overrides), None
    if playground.is_link(given):
        experiment, remarks = playground.from_link(given)
        for remark in remarks:
            print(f"flatline: {remark}", file=sys.stderr)
        return sessions.from_text(files.to_text(experiment), overrides), None
    path = Path(given)
    if not path.suffix and not path.exists():
        raise BadInput(f"{path}: no such file or command; the commands are run and bench")
    return sessions.read(path, overrides), path


def _run(words: list[str]) -> int:
    parser = _Parser(prog="flatline run", description="Train without a window and report.")
    parser.add_argument("file", nargs="?", metavar="FILE", help=FILE)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="change a setting, e.g. training.learning_rate=1.0; may be repeated",
    )
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
