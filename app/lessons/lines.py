"""Where in a TOML text something stands, so that a complaint can name the line."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_.-]+)\s*=")
_QUOTES = ('"""', "'''")


def line_of(text: str, table: str, key: str = "", number: int = 1) -> int | None:
    """The line, from 1, of `key` in the table [table] (the `number`-th [[table]], from 1), or of
    the table itself where the key is not in it. None where there is no such table."""
    found, here, count = None, table == "", 0
    inside = ""
    for line, written in enumerate(text.splitlines(), start=1):
        if inside:
            if inside in written:
                inside = ""
            continue
        if (header := _TABLE.match(written)) is not None:
            here = header[2] == table
            if here and header[1] == "[[":
                count += 1
                here = count == number
            if here:
                found = line
            continue
        assignment = _KEY.match(written)
        if here and assignment is not None and key and assignment[1] == key:
            return line
        for quotes in _QUOTES:
            if written.count(quotes) % 2:
                inside = quotes
    return found
