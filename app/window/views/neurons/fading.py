"""How the neuron grid's cells go gray when neurons die, and come back when they revive."""

from __future__ import annotations

import numpy as np

from app.record.data import Singles
from app.record.snapshot import Snapshot, State
from app.window.views.neurons.contents import VALUED, Content
from app.window.views.neurons.picture import Shades, settled

FADE_SECONDS = 0.4


class Fade:
    """The shades between two snapshots of which `content` is shown. Time is given in seconds of
    any clock."""

    def __init__(self, snapshot: Snapshot, now: float, content: Content = "activity") -> None:
        self._content = content
        self._goal = settled(snapshot, content)
        self._shades = self._goal
        self._now = now

    @property
    def shades(self) -> Shades:
        """How the cells look now; exactly the settled state once nothing is `under_way`."""
        return self._shades

    @property
    def under_way(self) -> bool:
        """Whether some cell still changes."""
        return self._shades is not self._goal

    def turn_to(self, snapshot: Snapshot, now: float) -> None:
        """Fade to this snapshot of the same network from what is shown now."""
        self.advance(now)
        self._now = now
        before, self._goal = self._shades, settled(snapshot, self._content)
        # what is hidden again has to go at once
        hiding = self._goal.mark == State.HIDDEN
        self._shades = self._toward_goal(before, np.where(hiding, self._goal.gray, before.gray))

    def advance(self, now: float) -> None:
        """Go on to the time `now`."""
        if not self.under_way:
            return
        reach = np.float32(max(now - self._now, 0.0) / FADE_SECONDS)
        self._now = now
        before = self._shades
        gray = before.gray + np.clip(self._goal.gray - before.gray, -reach, reach)
        self._shades = self._toward_goal(before, gray)

    def finish(self) -> None:
        """Settle at once."""
        self._shades = self._goal

    def _toward_goal(self, before: Shades, gray: Singles) -> Shades:
        done = np.array_equal(gray, self._goal.gray)
        if done:
            return self._goal
        return _mixed(before, self._goal, gray, self._content not in VALUED)


def _mixed(before: Shades, goal: Shades, gray: Singles, graying: bool) -> Shades:
    # the census says 0 of a dead neuron's activity: it fades from the last it had
    dying = (goal.gray > 0) & graying
    # a reviving neuron keeps its cross, ever fainter, until it is back
    reviving = (gray > 0) & (goal.gray == 0) & (goal.mark != State.DIVERGED)
    was_dead = (before.mark == State.DEAD) | (before.mark == State.BORN_DEAD)
    return Shades(
        np.where(dying, before.level, goal.level),
        goal.plain,
        gray,
        np.where(reviving & was_dead, before.mark, goal.mark),
    )
