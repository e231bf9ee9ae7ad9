"""What the preview knows of steps that the window does not hold: their captions, but for what
happens there; and how exact it is about what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from app.experiment.beginnings import as_file
from app.record.moment import Moment, Strand
from app.replay import FINE, FLOW_EVERY
from app.window.figures.wish import Wish

CURVES = ("timeline", "compare", "difference", "window")
"""Views of curves that the window keeps only at the steps that it shows."""


def at_steps(moment: Moment, steps: Sequence[int]) -> list[Moment]:
    """What is known of these steps, for a caption: none of them need be the moment's."""
    return [moment if step == moment.step else _at(moment, step) for step in steps]


def as_saved(moment: Moment) -> Moment:
    """The moment as the saved run has it, in which settings made by hand at its beginning are
    simply settings."""
    if len(moment.strands) > 1:
        return moment
    first, snapshot = moment.first, moment.snapshot
    run = as_file(snapshot.start, snapshot.experiment.interventions)
    experiment = snapshot.experiment.with_record(run.interventions)
    return Moment((replace(first, snapshot=replace(snapshot, start=run, experiment=experiment)),))


def reaching(moment: Moment, step: int) -> Moment:
    """The moment, of which axes reach to a step that is still to come."""
    strands = (replace(s, snapshot=replace(s.snapshot, step=step)) for s in moment.strands)
    return Moment(tuple(strands))


def _at(moment: Moment, step: int) -> Moment:
    """Who is dead there is not known here, and of an earlier step not whether it ran away yet."""
    return Moment(tuple(_strand_at(strand, step) for strand in moment.strands))


def _strand_at(strand: Strand, step: int) -> Strand:
    snapshot = strand.snapshot
    if snapshot.step == step:
        return strand
    siblings = snapshot.siblings
    if step < snapshot.step:
        siblings = replace(siblings, diverged=np.zeros_like(siblings.diverged))
    return replace(strand, snapshot=replace(snapshot, step=step, veiled=True, siblings=siblings))


def is_coarse(wish: Wish, moment: Moment) -> bool:
    """Whether what is saved has finer curves than the preview."""
    views = wish.figure.views
    known = min(moment.step, FINE)
    rows = any(view in CURVES for view in views)
    flow = "flow" in views and not moment.snapshot.veiled
    return (rows and len(moment.first.curves) < known) or (
        flow and len(moment.first.flow) < known // FLOW_EVERY
    )
