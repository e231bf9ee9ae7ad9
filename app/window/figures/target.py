"""Where a figure is to be saved: what stands against it, before anything is drawn."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from app.language import tr
from app.window.figures.wish import KINDS, Kind, Wish

ROOM = 2_000_000
"""Bytes that a disk has free, at least."""
LONGEST = 240
"""Bytes of a file's name: hardly any disk takes more than 255."""


def name_of(chosen: Path, kind: Kind) -> str:
    """What names begin with, of the file that was chosen. Raises ValueError, a sentence."""
    name = chosen.name
    if name.lower().endswith(kind.suffix):
        name = name[: -len(kind.suffix)]
    other = next((k for k in KINDS.values() if name.lower().endswith(k.suffix)), None)
    if other is not None:
        raise ValueError(
            tr(
                "{file} is not the name of a {format}, which ends in {suffix}. For a {other}, "
                "choose that format first.",
                file=chosen.name,
                format=tr(kind.words),
                suffix=kind.suffix,
                other=tr(other.words),
            )
        )
    if not name.strip(". "):
        raise ValueError(
            tr("{file} is no name: something has to stand before the dot.", file=chosen.name)
        )
    return name


def check(folder: Path, names: Sequence[str]) -> None:
    """Raises ValueError, a sentence, where these files cannot be written there."""
    if not folder.is_dir():
        raise ValueError(tr("There is no folder {folder}.", folder=folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ValueError(
            tr("{folder} cannot be written to: you may not change what is in it.", folder=folder)
        )
    if long := [name for name in names if len(os.fsencode(name)) > LONGEST]:
        raise ValueError(tr("The name {name} is too long for a file.", name=f"{long[0][:20]}…"))
    if taken := [name for name in names if (folder / name).is_dir()]:
        raise ValueError(tr("{name} is a folder there: choose another name.", name=taken[0]))
    free = ROOM
    with suppress(OSError):  # what a disk does not tell is seen when it is written to
        free = shutil.disk_usage(folder).free
    if free < ROOM:
        raise ValueError(tr("There is no room left on the disk of {folder}.", folder=folder))


def there_already(folder: Path, wish: Wish, name: str, names: Sequence[str]) -> list[str]:
    """The files that would be written over."""
    found = [each for each in names if (folder / each).is_file()]
    if wish.format == "frames":  # slowed down there may be more of them than are known now
        picture = re.compile(re.escape(name) + r"-[0-9]{4,}\.png")
        found = sorted(each.name for each in folder.iterdir() if picture.fullmatch(each.name))
    return found
