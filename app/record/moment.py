"""A moment of a run: all that a figure may show of it. Snapshots, and the course up to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.record.flow import FlowCourse
from app.record.history import Curves, Row
from app.record.margins import Margins
from app.record.snapshot import Snapshot
from app.record.veil import veil


@dataclass(frozen=True)
class Strand:
    """One network at a step, and how it came there."""

    snapshot: Snapshot
    curves: Curves
    """Its last row is of the snapshot's step."""
    margins: Margins | None
    flow: FlowCourse


@dataclass(frozen=True)
class Moment:
    """One network at a step, or the two that are compared."""

    strands: tuple[Strand, ...]

    @property
    def first(self) -> Strand:
        """The network that the run is of."""
        return self.strands[0]

    @property
    def snapshot(self) -> Snapshot:
        """The first network's."""
        return self.first.snapshot

    @property
    def step(self) -> int:
        """The step that all networks are at."""
        return self.snapshot.step

    def veiled(self) -> Moment:
        """The same without the answers, for an audience to predict."""
        return Moment(tuple(replace(s, snapshot=veil(s.snapshot)) for s in self.strands))


def up_to(curves: Curves, snapshot: Snapshot) -> Curves:
    """The curves of a run to the step of this snapshot, which is their last row."""
    known = int(np.searchsorted(curves.step, snapshot.step))
    row = Row.of(snapshot)

    def ended(column: str, value: object) -> np.ndarray:
        kept = getattr(curves, column)[:known]
        return np.concatenate([kept, np.array([value], kept.dtype)])

    return Curves(
        step=ended("step", row.step),
        train_loss=ended("train_loss", row.train_loss),
        test_loss=ended("test_loss", row.test_loss),
        train_accuracy=ended("train_accuracy", row.train_accuracy),
        test_accuracy=ended("test_accuracy", row.test_accuracy),
        dead=ended("dead", row.dead),
    )
