"""How far the making of a figure is, in words: the run is played again, and drawn on its way."""

from __future__ import annotations

from bisect import bisect_right

from app.figures.pace import steps_of
from app.language import mark, tr
from app.window.figures.wish import Wish

STARTING = mark("Starting …")
NEARLY = 250
"""What is missing of a round by this share of it is done: reports get rarer in a long run."""


class Progress:
    """Of one figure. Reports count steps, over one round of the run or several."""

    def __init__(self, wish: Wish, present: int) -> None:
        self._steps = steps_of(wish.at(present))
        self._film = wish.kind.group == "animation"
        self._slowed = self._film and wish.slow > 1
        self._apart = not self._film and not wish.drawn.together
        self._again = False
        """Whether the run is played a second time: the first one shows how much room is needed."""
        self._before = 0

    def words(self, done: int, of: int) -> str:
        """What is being done."""
        steps = self._steps[-1] + 1
        self._again |= done > steps or done < self._before
        self._before = done
        step = (done - 1) % steps
        reached = bisect_right(self._steps, step + step // NEARLY)
        percent = f"{100 * done // max(1, of)} %"
        drawing = reached > 0 if self._apart else self._again
        if not self._apart and not self._film:
            drawing = drawing and reached == len(self._steps)
        if not drawing:
            return tr("Playing the run again … {percent}", percent=percent)
        if len(self._steps) == 1 or not (self._film or self._apart):
            return tr("Drawing …")
        if self._slowed:
            return tr("Drawing … {percent}", percent=percent)
        return tr("Drawing … picture {n} of {all}", n=max(1, reached), all=len(self._steps))
