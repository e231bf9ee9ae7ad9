"""Complaints about a figure as a person reads them, who sees the dialog and not a file's keys."""

from __future__ import annotations

import re

from app.experiment.figure import VIEWS, declared
from app.figures.catalogue import PANELS

_KEY = re.compile(r"(figure\.)?(\w+)( = .*?)?: ")
_LABELS = {item.name: item.label for item in declared()}


def in_words(complaint: str) -> str:
    """'figure.size = 3x4: must be ...' as 'Size: must be ...'; a view by its title."""
    if match := _KEY.match(complaint):
        dotted, name, _ = match.groups()
        rest = complaint[match.end() :]
        if dotted and name in _LABELS:
            complaint = f"{_LABELS[name]}: {rest}"
        elif name in VIEWS and name in PANELS:
            complaint = f"{PANELS[name].title}: {rest}"
    return f"{complaint[0].upper()}{complaint[1:]}{'' if complaint[-1] in '.?!' else '.'}"
