"""The status line: where the run is, in one sentence."""

from __future__ import annotations

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.views.words import UNKNOWN, grouped, number, percent


def status_line(snapshot: Snapshot) -> str:
    """'step 1 240 · epoch 49 · loss 0.31 · 12 of 40 dead (30 %) · 14 200 steps/s'."""
    loss = float(snapshot.siblings.loss[snapshot.replica])
    parts = [
        tr("step {step}", step=grouped(snapshot.step)),
        tr("epoch {epoch}", epoch=grouped(snapshot.epoch)),
        tr("diverged") if snapshot.diverged else tr("loss {loss}", loss=number(loss)),
        _dead(snapshot),
    ]
    if snapshot.steps_per_second >= 10:
        speed = grouped(int(float(f"{snapshot.steps_per_second:.3g}")))
        parts.append(tr("{speed} steps/s", speed=speed))
    elif snapshot.steps_per_second > 0:
        parts.append(tr("{speed} steps/s", speed=number(snapshot.steps_per_second, 2)))
    if len(snapshot.siblings) > 1:
        parts.append(
            tr(
                "seed {seed}, {n} of {all} siblings",
                seed=snapshot.siblings.seed[snapshot.replica],
                n=snapshot.replica + 1,
                all=len(snapshot.siblings),
            )
        )
    return " · ".join(parts)


def _dead(snapshot: Snapshot) -> str:
    """'12 of 40 dead (30 %)'; '? of 40 dead' while an audience is to say how many."""
    if snapshot.veiled:
        return tr("{dead} of {all} dead", dead=UNKNOWN, all=snapshot.neurons)
    return tr(
        "{dead} of {all} dead ({share})",
        dead=snapshot.dead,
        all=snapshot.neurons,
        share=percent(snapshot.dead / snapshot.neurons),
    )
