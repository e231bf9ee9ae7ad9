"""Moments of the running network for what is drawn at once: asked of the worker, answered soon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from app.record.lens import Lens
from app.record.moment import Moment
from app.window.worker import Pictured, Worker

Then = Callable[[Moment], None]


class Moments(QObject):
    """Asks for one moment at a time. Of several that are wanted in a row only the last is given."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._asked: tuple[Lens, Then] | None = None
        self._next: tuple[Lens, Then] | None = None
        worker.pictured.connect(self._take)

    def ask(self, lens: Lens, then: Then) -> None:
        """`then` gets the moment, unless another one is asked for before."""
        self._next = (lens, then)
        if self._asked is None:
            self._go_on()

    def forget(self) -> None:
        """Whatever is on its way is not wanted any more."""
        self._next = None
        if self._asked is not None:
            self._asked = (self._asked[0], lambda moment: None)

    def _go_on(self) -> None:
        self._asked, self._next = self._next, None
        if self._asked is not None:
            self._worker.picture(self._asked[0])

    def _take(self, pictured: Pictured) -> None:
        if self._asked is None or pictured.lens is not self._asked[0]:
            return  # somebody else's
        _, then = self._asked
        stale = self._next is not None
        self._go_on()
        if pictured.moment is not None and not stale:
            then(pictured.moment)


def generous(lens: Lens) -> Lens:
    """What is looked at, with all that any view may want to know of it."""
    return replace(lens, inspection=lens.neuron is not None, gradients=True, flow=True, scales=())
