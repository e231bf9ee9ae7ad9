"""Complaints about a figure as a person reads them, who sees the dialog and not a file's keys."""

from __future__ import annotations

import re

from app.experiment.figure import VIEWS, declared
from app.figures.catalogue import PANELS
from app.language import tr

_KEY = re.compile(r"(figure\.)?(\w+)( = .*?)?: ")
_LABELS = {item.name: item.label for item in declared()}


def in_words(complaint: str) -> str:
    """'figure.size = 3x4: must be ...' as 'Size: must be ...'; a view by its title."""
    if match := _KEY.match(complaint):
        dotted, name, _ = match.groups()
        rest = complaint[match.end() :]
        if dotted and name in _LABELS:
            complaint = f"{tr(_LABELS[name])}: {rest}"
        elif name in VIEWS and name in PANELS:
            complaint = f"{tr(PANELS[name].title)}: {rest}"
    return as_sentence(complaint)


def as_sentence(words: str) -> str:
    """With a capital and a full stop."""
    end = tr(".")
    return f"{words[0].upper()}{words[1:]}{'' if words[-1] in ('.', '?', '!', end) else end}"
