"""What is said of a dead neuron's future is what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from app.engine.observer import Observer
from app.engine.trainer import Trainer
from app.record.autopsy import Fate, Outlook
from app.record.lens import Lens
from app.window.views.autopsy.outlook import outlook_sentence
from tests.engine.making import data_of, experiment, set_layers, trainer_on, weights_of


def outlook_of(observer: Observer, layer: int, index: int) -> Outlook:
    lens = Lens(layer=layer, neuron=(layer, index), resolution=4)
    neuron = observer.snapshot(lens).neuron
    assert neuron is not None
    assert neuron.outlook is not None, "it is dead"
    return neuron.outlook


def one_dead(values: dict[str, Any] | None = None, test: Any = None, **more: Any) -> Observer:
    """A network of two neurons on points left of 0; neuron 1 answers only right of it."""
    test_target = None if test is None else [0.0] * len(test)
    data = data_of([-1.0, -0.5, -2.0], [1.0, 0.0, 2.0], test, test_target)
    trainer = trainer_on(
        data, {"network.hidden": (2,), "training.learning_rate": 0.05, **(values or {})}, **more
    )
    set_layers(trainer, [[-1.0, 1.0], [0.1, -0.1]], [[0.5], [0.5], [0.0]])
    return Observer(trainer)


def test_a_living_neuron_has_no_outlook() -> None:
    neuron = one_dead().snapshot(Lens(neuron=(0, 0), resolution=4)).neuron
    assert neuron is not None
    assert neuron.outlook is None


def test_in_the_first_layer_no_gradient_ever_comes_back() -> None:
    observer = one_dead()
    outlook = outlook_of(observer, 0, 1)
    assert outlook.fate is Fate.NO_GRADIENT
    assert "no loss gradient" in outlook_sentence(outlook)
    before = weights_of(observer.trainer, 0)[0][:, 1].clone()
    observer.watch.advance(200)
    assert torch.equal(weights_of(observer.trainer, 0)[0][:, 1], before)


def test_dead_on_the_training_points_it_may_fire_on_others() -> None:
    """Claim C19."""
    outlook = outlook_of(one_dead(test=[[3.0], [-1.0], [0.5]]), 0, 1)
    assert (outlook.test_active, outlook.test_points) == (2, 3)
    assert "It fires on 2 of 3 test points" in outlook_sentence(outlook)
    outlook = outlook_of(one_dead(test=[[-3.0], [-1.0]]), 0, 1)
    assert "Silent on all 2 test points" in outlook_sentence(outlook)


def test_a_deeper_neuron_that_revives_was_said_to_have_a_chance() -> None:
    """Claim C18: at the step before each revival."""
    values = {"network.hidden": (16, 16, 16), "training.learning_rate": 1.0}
    known = Observer(Trainer(experiment(values)))
    known.watch.advance(200)
    known.watch.look()
    revivals = [e for e in known.watch.events.so_far() if e.kind == "revival"][:12]
    assert revivals
    observer = Observer(Trainer(experiment(values)))
    for event in revivals:
        assert event.layer is not None
        assert event.neuron is not None
        observer.watch.advance(event.step - 1 - observer.trainer.step_count)
        outlook = outlook_of(observer, event.layer, event.neuron)
        assert outlook.fate is Fate.MAY_REVIVE
        assert outlook_sentence(outlook).startswith("May come back: layer")


def test_where_nothing_before_it_receives_gradient_it_stays_dead() -> None:
    """The second layer is dead as a whole: nothing passes back to the first, so it is frozen."""
    data = data_of([-1.0, 0.5, 2.0], [1.0, 0.0, 2.0])
    trainer = trainer_on(data, {"network.hidden": (2, 2), "training.learning_rate": 0.5})
    set_layers(
        trainer,
        [[1.0, -1.0], [0.1, 0.1]],
        [[0.5, 0.5], [0.5, 0.5], [-9.0, -9.0]],
        [[1.0], [1.0], [0.0]],
    )
    observer = Observer(trainer)
    outlook = outlook_of(observer, 1, 0)
    assert outlook.fate is Fate.CUT_OFF
    assert outlook.upstream == (0.0,)
    assert "Cannot come back by training" in outlook_sentence(outlook)
    before = weights_of(trainer, 0)
    observer.watch.advance(100)
    after = weights_of(trainer, 0)
    assert all(torch.equal(a, b) for a, b in zip(before[:2], after[:2], strict=True))


def test_at_a_learning_rate_of_0_nothing_comes_back() -> None:
    values = {"network.hidden": (16, 16, 16), "training.learning_rate": 1.0}
    observer = Observer(Trainer(experiment(values)))
    observer.watch.advance(2)
    snapshot = observer.snapshot(Lens(resolution=4))
    deep = next(n for n in range(16) if snapshot.layers[2].dead[n])
    assert outlook_of(observer, 2, deep).fate is Fate.MAY_REVIVE
    from app.experiment.interventions import Set

    observer.watch.apply(Set(step=0, key="training.learning_rate", value=0.0))
    assert outlook_of(observer, 2, deep).fate is Fate.CUT_OFF


@pytest.mark.parametrize("optimizer", ["sgd", "nesterov", "adam", "adamw"])
def test_left_over_momentum_still_moves_a_dead_neuron(optimizer: str) -> None:
    """Said, and by how much: that is what the next step does."""
    values = {"training.optimizer": optimizer, "training.learning_rate": 0.3}
    if optimizer in ("sgd", "nesterov"):
        values["training.momentum"] = 0.9
    values["network.hidden"] = (8, 8)
    observer = Observer(Trainer(experiment(values)))
    deaths: list[Any] = []
    while not deaths:
        observer.watch.advance(1)
        observer.watch.look()
        deaths = [
            e
            for e in observer.watch.events.so_far()
            if e.kind == "death" and e.layer == 0 and e.step
        ]
    outlook = outlook_of(observer, 0, deaths[0].neuron)
    assert outlook.fate is Fate.DRIFTING
    assert outlook.weight_decay == outlook.bias_decay == 0
    assert "momentum" in outlook_sentence(outlook)
    before = weights_of(observer.trainer, 0)[0][:, deaths[0].neuron].clone()
    observer.watch.advance(1)
    moved = (weights_of(observer.trainer, 0)[0][:, deaths[0].neuron] - before).abs().max()
    assert outlook.momentum_left == pytest.approx(float(moved), rel=1e-3)


@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_weight_decay_still_moves_a_dead_neuron(optimizer: str) -> None:
    observer = one_dead({"training.l2": 0.1, "training.optimizer": optimizer})
    outlook = outlook_of(observer, 0, 1)
    assert outlook.fate is Fate.DRIFTING
    assert outlook.momentum_left == 0
    assert "weight decay" in outlook_sentence(outlook)
    before = weights_of(observer.trainer, 0)[0][:, 1].clone()
    observer.watch.advance(1)
    moved = (weights_of(observer.trainer, 0)[0][:, 1] - before).abs().max()
    assert outlook.weight_decay == pytest.approx(float(moved), rel=1e-3)


def test_momentum_too_weak_to_change_a_bit_moves_nothing() -> None:
    """It halves at every step: after some hundred steps the neuron stands still for good."""
    observer = one_dead({"training.momentum": 0.5})
    observer.trainer.optimiser.moments[0].fill_(1e-30)
    assert outlook_of(observer, 0, 1).fate is Fate.NO_GRADIENT
