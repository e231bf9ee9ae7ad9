"""A run with no window: train, count, and report as one plain object."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.experiment.settings import Experiment
from app.record.events import Event
from app.record.lens import Lens
from app.record.risk import at_risk
from app.record.snapshot import LayerCensus, Snapshot

DEFAULT_STEPS = 1000
Progress = Callable[[int, int], None]
"""Steps (or epochs) done, and how many there are to do."""


def run(
    experiment: Experiment,
    *,
    steps: int | None = None,
    epochs: int | None = None,
    replica: int = 0,
    progress: Progress = lambda done, all_: None,
) -> dict[str, Any]:
    """Train for so many steps or epochs, or until one of the experiment's own rules stops it, and
    report. `replica` is the one whose neurons are followed, from 0. Raises BadInput."""
    trainer = Trainer(experiment)
    observer = Observer(trainer, replica=min(replica, len(trainer.seeds) - 1))
    rules = experiment.stop
    if steps is None and epochs is None:
        steps = rules.step or DEFAULT_STEPS
    training_time = 0.0

    def ahead() -> int:
        """Steps to the end of this epoch or of the run."""
        left = trainer.batches.left()
        return min(left, end - trainer.step_count)

    end = min(sys.maxsize if steps is None else steps, rules.step or sys.maxsize)
    while ahead() > 0 and (epochs is None or trainer.epoch < epochs):
        begun = time.perf_counter()
        stopped = observer.watch.advance(ahead(), observer.watch.until(rules))
        training_time += time.perf_counter() - begun
        if stopped:
            break
        if epochs is not None:
            progress(trainer.epoch, epochs)
        else:
            progress(trainer.step_count, steps or 0)
    speed = trainer.step_count / training_time if training_time else 0.0
    snapshot = observer.snapshot(Lens(replica=replica, resolution=1), steps_per_second=speed)
    return report(snapshot)


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
                **({"positions": list(layer.positions)} if layer.positions else {}),
            }
            for layer in snapshot.layers
        ],
        "deaths": sum(event.kind == "death" and event.step > 0 for event in snapshot.events),
        "revivals": sum(event.kind == "revival" for event in snapshot.events),
        "events": [_event(event) for event in snapshot.events],
        "events_every": snapshot.events.every,
        "at_risk": [
            {"layer": layer + 1, "neuron": index + 1, "margin": margin}
            for layer, index, margin in at_risk(snapshot)
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


def _event(event: Event) -> dict[str, Any]:
    """Layers and neurons are counted from 1, as the window does."""
    return {
        "step": event.step,
        "epoch": event.epoch,
        "layer": None if event.layer is None else event.layer + 1,
        "neuron": None if event.neuron is None else event.neuron + 1,
        "kind": event.kind,
        "cause": event.cause,
        "bias_before": _number(event.bias_before),
        "bias_after": _number(event.bias_after),
        "margin_before": _number(event.margin_before),
        "margin_after": _number(event.margin_after),
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
        f"{figures['deaths']} deaths and {figures['revivals']} revivals since"
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


def _number(value: float | None) -> float | None:
    return float(value) if value is not None and math.isfinite(value) else None


def _show(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
