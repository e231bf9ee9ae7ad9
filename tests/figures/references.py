"""The reference pictures, each by a command that a person can type. After a change that is meant to
be seen: look at them, and make them anew with `python -m tests.figures.references`.
"""

from __future__ import annotations

from pathlib import Path

from app.cli import main

FOLDER = Path(__file__).parent / "pictures"
RUN = (
    "--set dataset.points=120 --set network.hidden=[6,5] --set training.learning_rate=1"
    " --set training.replicas=9 --set view.neuron=[1,2]"
)
FORK = """
[fork]
step = 30
[[fork.interventions]]
step = 30
action = "set"
key = "network.activation"
value = "leaky-relu"
"""
SMALL = "--size column --dpi 100 --no-provenance"
FIGURES = {
    **{
        view: f"--at 60 --view {view} {SMALL}"
        for view in (
            *("planes", "neurons", "card", "autopsy", "inspector", "siblings"),
            *("timeline", "margins", "flow", "events", "compare", "difference"),
        )
    },
    "print": f"--at 60 --view planes,neurons --theme print {SMALL}",
    "dark": f"--at 60 --view planes,neurons,timeline --theme dark {SMALL}",
    "together": "--at 5,20,60 --view planes,timeline --together --size 17cm --dpi 60",
    "slide": "--at 60 --view planes,neurons --size 640x360 --projector",
    "cells": f"--at 60 --view neurons --set view.cells=response {SMALL}",
    "fit": f"--at 60 --view planes,neurons --set dataset.name=sine {SMALL}",
    "classes": f"--at 60 --view planes --set dataset.name=course-spiral {SMALL}",
    "diverged": f"--at 60 --view planes,neurons --set training.learning_rate=1e9 {SMALL}",
}
"""Name -> what `render` is asked for."""


def command(name: str, folder: Path) -> list[str]:
    """The words of a command that makes a picture. Writes the run that it is of."""
    run = folder / "fork.toml"
    run.write_text(FORK if name in ("compare", "difference") else "")
    options = [*RUN.split(), *FIGURES[name].split()]
    return ["render", str(run), *options, "--out", str(folder), "--name", name]


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    for each in FIGURES:
        with TemporaryDirectory() as made:
            if main(command(each, Path(made))) == 0:
                (FOLDER / f"{each}.png").write_bytes((Path(made) / f"{each}.png").read_bytes())
