"""Callbacks that keep nobody alive: a menu that is deleted must not take its view with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakMethod


def weakly(method: Callable[..., Any]) -> Callable[..., None]:
    """Calls the bound method as long as its object lives."""
    held = WeakMethod(method)

    def call(*arguments: Any) -> None:
        alive = held()
        if alive is not None:
            alive(*arguments)

    return call
