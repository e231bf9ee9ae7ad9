"""The status line: where the run is, in one sentence."""

from __future__ import annotations

from app.record.snapshot import Snapshot
from app.window.views.words import UNKNOWN, grouped, number, percent


def status_line(snapshot: Snapshot) -> str:
    """'step 1 240 · epoch 49 · loss 0.31 · 12 of 40 dead (30 %) · 14 200 steps/s'."""
    loss = float(snapshot.siblings.loss[snapshot.replica])
    parts = [
        f"step {grouped(snapshot.step)}",
        f"epoch {grouped(snapshot.epoch)}",
        "diverged" if snapshot.diverged else f"loss {number(loss)}",
        _dead(snapshot),
    ]
    if snapshot.steps_per_second >= 10:
        speed = grouped(int(float(f"{snapshot.steps_per_second:.3g}")))
        parts.append(f"{speed} steps/s")
    elif snapshot.steps_per_second > 0:
        parts.append(f"{number(snapshot.steps_per_second, 2)} steps/s")
    if len(snapshot.siblings) > 1:
        seed = snapshot.siblings.seed[snapshot.replica]
        parts.append(f"seed {seed}, {snapshot.replica + 1} of {len(snapshot.siblings)} siblings")
    return " · ".join(parts)


def _dead(snapshot: Snapshot) -> str:
    """'12 of 40 dead (30 %)'; '? of 40 dead' while an audience is to say how many."""
    if snapshot.veiled:
        return f"{UNKNOWN} of {snapshot.neurons} dead"
    return (
        f"{snapshot.dead} of {snapshot.neurons} dead ({percent(snapshot.dead / snapshot.neurons)})"
    )
