"""What the timeline draws: value axes and lines, from the rows of a run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.language import tr
from app.record.data import Floats, Integers
from app.record.history import Curves
from app.window.theme import Theme
from app.window.views.chart import Scale, Series
from app.window.views.scales import Tick, ceiling, grouped, log_floor, log_ticks, ticks
from app.window.views.timeline.ticks import Ticks

Charts = dict[str, tuple[Scale, list[Series]]]
"""'loss', 'accuracy' (not for regression) and 'dead', from top to bottom."""

DeadCourse = tuple[Floats, Integers]
"""Steps (rows,) and dead neurons of each layer from there on (rows, layers)."""

# A peak this many times above nearly all of the run would flatten the rest to a line along the
# bottom. It is cut off and named instead.
PEAK = 30.0


class Ranges:
    """The ranges of the axes: they follow the data in round steps, so that a plot stands still
    while its lines grow. One for each timeline.
    """

    def __init__(self, last: int | None = None, ends: Charts | None = None) -> None:
        """Of a film its `last` step and the charts at its end: all pictures have their scales."""
        self._last = last
        self._ends = ends or {}
        self.steps = 10.0
        self._loss = 0.0
        self._log_loss = (0.0, 0.0)
        self._count = 0.0

    def charts(
        self,
        curves: Curves,
        widths: Sequence[int],
        theme: Theme,
        log: bool,
        dead: DeadCourse | None = None,
    ) -> Charts:
        """The charts of `curves`, which has at least one row; `log`: the loss in powers of ten.
        `dead`: how many neurons were dead, where that is better known than from the rows."""
        last = max(float(curves.step[-1]), 10.0)
        self.steps = _follow(self.steps, last) if self._last is None else max(last, self._last)
        x = curves.step.astype(np.float64)
        train, test = _finite(curves.train_loss), _finite(curves.test_loss)
        if log:
            train, test = _log(train), _log(test)
            scale = self._log_scale(train, test)
        else:
            scale = self._linear_scale(train, test)
        found = {"loss": (scale, _pair(x, train, test, theme))}
        if np.isfinite(curves.train_accuracy).any():
            train, test = 100 * curves.train_accuracy, 100 * curves.test_accuracy
            percents = Scale(0, 100, [(0, "0"), (50, "50"), (100, "100")])
            found["accuracy"] = (percents, _pair(x, train, test, theme))
        counts = dead or (x, curves.dead)
        found["dead"] = (self._count_scale(counts[1], widths), _layers(*counts, widths, theme))
        for name in found.keys() & self._ends.keys():
            found[name] = self._ends[name][0], found[name][1]
        return found

    def _linear_scale(self, train: Floats, test: Floats) -> Scale:
        found = _together(train, test)
        if len(found) == 0:
            return Scale(0, 1, [])
        self._loss = _follow(self._loss, _reach(found))
        return Scale(0, self._loss, ticks(self._loss, 3))

    def _log_scale(self, train: Floats, test: Floats) -> Scale:
        found = _together(train, test)
        if len(found) == 0:
            return Scale(0, 1, [])
        least, most = float(found.min()), float(found.max())
        low, high = self._log_loss
        if not (low <= least and most <= high and high - low <= most - least + 1):
            low, high = log_floor(least), -log_floor(-most)
            self._log_loss = low, high if high > low else low + 1
        return Scale(*self._log_loss, log_ticks(*self._log_loss, 4))

    def _count_scale(self, dead: Integers, widths: Sequence[int]) -> Scale:
        widest, most = max(widths), int(dead.max())
        if widest <= 16 or 4 * most >= widest:
            half: list[Tick] = [(widest / 2, grouped(widest // 2))] if widest % 2 == 0 else []
            return Scale(0, widest, [(0, "0"), *half, (widest, grouped(widest))])
        # A few dead of very many would be a line along the bottom: look closer.
        self._count = _follow(self._count, max(2.0 * most, 8.0))
        return Scale(0, self._count, ticks(self._count, 3, whole=True))


def _pair(x: Floats, train: Floats, test: Floats, theme: Theme) -> list[Series]:
    # the solid line last, on top of the other
    return [
        Series(tr("test"), x, test, theme.color("muted"), dashed=True),
        Series(tr("train"), x, train, theme.color("text")),
    ]


def dead_course(curves: Curves, log: Ticks) -> DeadCourse | None:
    """From the exact steps of deaths and revivals, as far as the rows go; after a divergence from
    the rows. None where not all events are known."""
    known = log.dead_course(curves.dead.shape[1])
    if known is None:
        return None
    steps, counts = known
    first, last = int(curves.step[0]), int(curves.step[-1])
    there = steps <= last
    steps, counts = steps[there], counts[there]
    if not len(steps) or steps[0] > first:
        steps = np.insert(steps, 0, first)
        counts = np.insert(counts, 0, 0, axis=0)
    rest = curves.step >= (last if log.diverged is None else log.diverged)
    rest &= curves.step > steps[-1]
    return (
        np.concatenate([steps, curves.step[rest]]).astype(np.float64),
        np.concatenate([counts, curves.dead[rest]]),
    )


def until_divergence(dead: DeadCourse, curves: Curves, diverged: int | None) -> DeadCourse:
    """The same up to the step at which the network `diverged`; where that is not known, to the
    first row that did: whose numbers are not finite is not counted as dead, but has not revived."""
    if diverged is None:
        gone = np.flatnonzero(~np.isfinite(curves.train_loss))
        if not len(gone):
            return dead
        diverged = int(curves.step[gone[0]])
        known = dead[0] < diverged
    else:
        known = dead[0] <= diverged
    known[0] = True
    steps, counts = dead[0][known], dead[1][known]
    if steps[-1] < diverged <= curves.step[-1]:
        # the line goes on to there
        steps = np.append(steps, float(diverged))
        counts = np.append(counts, counts[-1:], axis=0)
    return steps, counts


def _layers(x: Floats, dead: Integers, widths: Sequence[int], theme: Theme) -> list[Series]:
    return [
        Series(
            str(i + 1),
            x,
            dead[:, i].astype(np.float64),
            theme.layer_color(i),
            kind="layer",
            dashed=bool(theme.layer_dash(i)),
            dash=theme.layer_dash(i),
            stepped=True,
            all_dead=bool(dead[-1, i] == width),
        )
        for i, width in enumerate(widths)
    ]


def _follow(to: float, wanted: float) -> float:
    """`to`, or another round number where `wanted` does not fit or fills less than a third."""
    return to if 0 < wanted <= to <= 3 * wanted else ceiling(wanted)


def _reach(found: Floats) -> float:
    """How far an axis of these values goes."""
    highest, usual = float(found.max()), float(np.percentile(found, 95))
    return highest if highest <= PEAK * usual else 5 * usual


def _together(train: Floats, test: Floats) -> Floats:
    found = np.concatenate([train, test])
    return found[np.isfinite(found)]


def _finite(values: Floats) -> Floats:
    """nan in place of infinities: what is not finite is a gap. So is what overflows in a sum."""
    return np.where(np.abs(values) < 1e200, values, np.nan)


def _log(values: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return _finite(np.log10(values))
