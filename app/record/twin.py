"""A copy of something that grows, to go another way from here."""

from __future__ import annotations

import copy
from threading import Lock
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing")


def twin(thing: Thing) -> Thing:
    """A copy with arrays, lists and dicts of its own (what is in them is shared), and a lock of its
    own. Not to be called while another thread writes."""
    other = copy.copy(thing)
    for name, value in vars(thing).items():
        if isinstance(value, np.ndarray | list | dict):
            setattr(other, name, value.copy())
        elif isinstance(value, type(Lock())):
            setattr(other, name, Lock())
    return other
