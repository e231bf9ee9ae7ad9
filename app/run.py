"""A run with no window: train, count, and report as one plain object."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.settings import Experiment
from app.record.lens import Lens
from app.record.snapshot import LayerCensus, Snapshot

DEFAULT_STEPS = 1000
Progress = Callable[[int, int], None]
"""Steps (or epochs) done, and how many there are to do."""


def run(
    experiment: Experiment,
    *,
    steps: int | None = None,
    epochs: int | None = None,
    progress: Progress = lambda done, all_: None,
) -> dict[str, Any]:
    """Train for so many steps or epochs and report. Raises BadInput.

    Deaths and revivals of the displayed replica are counted between the censuses taken at the end
    of each epoch.
    """
    trainer = Trainer(experiment)
    observer = Observer(trainer)
    if steps is None and epochs is None:
        steps = DEFAULT_STEPS
    dead = observer.census.dead(0)
    deaths = revivals = 0
    training_time = 0.0

    def ahead() -> int:
        """Steps to the next census."""
        left = trainer.batches.left()
        return left if steps is None else min(left, steps - trainer.step_count)

    while (trainer.epoch < epochs) if epochs is not None else (ahead() > 0):
        begun = time.perf_counter()
        trainer.advance(ahead())
        training_time += time.perf_counter() - begun
        now = observer.census.dead(0)
        deaths += int((now & ~dead).sum())
        revivals += int((dead & ~now).sum())
        dead = now
        if epochs is not None:
            progress(trainer.epoch, epochs)
        else:
            progress(trainer.step_count, steps or 0)
    speed = trainer.step_count / training_time if training_time else 0.0
    snapshot = observer.snapshot(Lens(resolution=1), steps_per_second=speed)
    return {**report(snapshot), "deaths": deaths, "revivals": revivals}


def report(snapshot: Snapshot) -> dict[str, Any]:
    """The figures of the displayed replica, its layers, and every replica, as JSON has them.

    What is not finite is null.
    """
    shown, everyone = snapshot.replica, snapshot.siblings

    def total(what: Callable[[LayerCensus], Any]) -> int:
        return int(sum(what(layer).sum() for layer in snapshot.layers))

    return {
        "step": snapshot.step,
        "epoch": snapshot.epoch,
        "steps_per_second": _number(snapshot.steps_per_second),
        "diverged": snapshot.diverged,
        "loss": {
            "train": _number(everyone.loss[shown]),
            "test": None if everyone.test_loss is None else _number(everyone.test_loss[shown]),
        },
        "accuracy": None
        if everyone.accuracy is None
        else {
            "train": _number(everyone.accuracy[shown]),
            "test": None
            if everyone.test_accuracy is None
            else _number(everyone.test_accuracy[shown]),
        },
        "neurons": snapshot.neurons,
        "dead": snapshot.dead,
        "dead_fraction": snapshot.dead / snapshot.neurons,
        "born_dead": total(lambda layer: layer.born_dead),
        "rarely_active": total(lambda layer: layer.rarely_active),
        "dormant": total(lambda layer: layer.dormant),
        "saturated": total(lambda layer: layer.saturated),
        "always_on": total(lambda layer: layer.always_on),
        "layers": [
            {
                "width": layer.width,
                "dead": int(layer.dead.sum()),
                "born_dead": int(layer.born_dead.sum()),
                "rarely_active": int(layer.rarely_active.sum()),
                "active_fraction": _number(layer.active_fraction),
                "rms_preactivation": _number(layer.rms_preactivation),
            }
            for layer in snapshot.layers
        ],
        "dead_network": bool(everyone.dead_network[shown]),
        "constant_output": bool(everyone.constant_output[shown]),
        "replicas": [
            {
                "seed": int(everyone.seed[r]),
                "loss": _number(everyone.loss[r]),
                "dead_fraction": float(everyone.dead_fraction[r]),
                "born_dead_fraction": float(everyone.born_dead_fraction[r]),
                "born_dead_network": bool(everyone.born_dead_network[r]),
                "dead_network": bool(everyone.dead_network[r]),
                "constant_output": bool(everyone.constant_output[r]),
                "diverged": bool(everyone.diverged[r]),
            }
            for r in range(len(everyone))
        ],
    }


def in_words(figures: dict[str, Any]) -> str:
    """The report for a person to read."""
    loss, accuracy = figures["loss"], figures["accuracy"]
    lines = [
        f"step {figures['step']}, epoch {figures['epoch']}"
        f" ({figures['steps_per_second']:,.0f} steps/s)".replace(",", " "),
        f"loss      {_show(loss['train'])} training, {_show(loss['test'])} test",
    ]
    if accuracy:
        shown = [_percent(accuracy[part]) for part in ("train", "test")]
        lines.append(f"accuracy  {shown[0]} training, {shown[1]} test")
    lines.append(
        f"dead      {figures['dead']} of {figures['neurons']} neurons "
        f"({_percent(figures['dead_fraction'])}), {figures['born_dead']} born dead; "
        f"{figures['deaths']} deaths and {figures['revivals']} revivals between epochs"
    )
    for number, layer in enumerate(figures["layers"], start=1):
        lines.append(
            f"  layer {number}: {layer['dead']} of {layer['width']} dead, "
            f"active on {_percent(layer['active_fraction'])} of (neuron, point) pairs"
        )
    everyone = figures["replicas"]
    if len(everyone) > 1:
        fractions = np.array([r["dead_fraction"] for r in everyone])
        low, middle, high = np.quantile(fractions, [0.25, 0.5, 0.75])
        lines.append(
            f"siblings  {len(everyone)} networks: median {_percent(middle)} dead, quartiles "
            f"{_percent(low)} to {_percent(high)}; "
            f"{sum(r['dead_network'] for r in everyone)} dead networks, "
            f"{sum(r['constant_output'] for r in everyone)} with constant output, "
            f"{sum(r['diverged'] for r in everyone)} diverged"
        )
    if figures["diverged"]:
        lines.append("diverged: a parameter or the loss is no longer a finite number")
    return "\n".join(lines)


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
