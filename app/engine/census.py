"""The census: who is dead, and all else that is judged over the whole training set.

The definitions are those of the field: dead and rarely active after Dohare et al. 2024, dormant
after Sokar et al. 2023, born dead and dead network after Lu et al. 2019.

A channel's z has a row for every position of every point. It is dead where z <= 0 on all of these
rows, and active on a point where z > 0 at any of its positions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from app.engine.activations import ACTIVATIONS
from app.engine.arrays import array, doubles
from app.engine.death import is_dead, portions
from app.engine.extremes import highest, lowest
from app.engine.trainer import Trainer
from app.experiment.errors import Interrupted
from app.experiment.settings import CensusSettings
from app.record.data import Bools, Floats
from app.record.snapshot import LayerCensus, Siblings, State

Layers = Iterator[tuple[Tensor, Tensor]]


@dataclass(frozen=True)
class Finding:
    """A census: the displayed replica's layers, all replicas' figures, and (if a neuron was asked
    for) its pre-activations over training and test points."""

    layers: tuple[LayerCensus, ...]
    siblings: Siblings
    preactivation: Floats | None
    test_preactivation: Floats | None


@dataclass(frozen=True)
class _OnTest:
    """A layer of the displayed replica over the test set; arrays are (width,)."""

    margin: Floats
    active_share: Floats
    activity: Floats


@dataclass
class _Tally:
    """What is collected over the portions of replicas."""

    dead: list[Tensor] = field(default_factory=list)
    loss: list[Tensor] = field(default_factory=list)
    accuracy: list[Tensor] = field(default_factory=list)
    finite: list[Tensor] = field(default_factory=list)
    constant: list[Tensor] = field(default_factory=list)


class Census:
    """Counts the networks of one trainer. Made at step 0, it knows who was born dead."""

    def __init__(self, trainer: Trainer, interrupted: Callable[[], bool] = lambda: False) -> None:
        """`interrupted` is asked now and then; once true, counting raises Interrupted."""
        self._trainer = trainer
        self.interrupted = interrupted
        self.born_dead: Bools = self.dead()
        """(R, hidden units): dead at step 0."""

    @torch.inference_mode()
    def dead(self, replica: int | None = None) -> Bools:
        """Which hidden units are dead now: (R, units), or (1, units) for one replica."""
        network, x = self._trainer.network, self._trainer.x
        portions = self._portions(x) if replica is None else [slice(replica, replica + 1)]
        found = []
        for portion in portions:
            walk = zip(network.names, network.walk(x, portion), strict=False)
            found.append(torch.cat([is_dead(name, *_ends(z)) for name, (z, _) in walk], dim=1))
        return array(torch.cat(found))

    def _hidden(self, walk: Layers) -> Iterator[tuple[int, tuple[Tensor, Tensor]]]:
        """The hidden layers of a walk with their depths; the walk's next is the output layer."""
        return zip(range(len(self._trainer.network.names)), walk, strict=False)

    @torch.inference_mode()
    def take(self, replica: int = 0, neuron: tuple[int, int] | None = None) -> Finding:
        """Count now. `neuron` is (hidden layer, index) of the displayed replica."""
        trainer, tally = self._trainer, _Tally()
        test, on_test, test_chosen = self._take_test(replica, neuron)
        layers: list[LayerCensus] = []
        chosen: Floats | None = None
        for portion in self._portions(trainer.x):
            shown = replica - portion.start if replica in _range(portion) else None
            walk = trainer.network.walk(trainer.x, portion)
            dead = []
            finite = torch.tensor(True, device=trainer.device)
            for depth, (z, a) in self._hidden(walk):
                low, high = _ends(z)
                dead.append(is_dead(trainer.network.names[depth], low, high))
                finite = finite & (torch.isfinite(low) & torch.isfinite(high)).all(dim=1)
                if shown is not None:
                    this = slice(shown, shown + 1)
                    of_test = on_test[depth] if on_test else None
                    layers.append(self._judge(depth, replica, z[this], a[this], of_test))
                    if neuron and neuron[0] == depth:
                        chosen = self._preactivation(depth, z[this], neuron[1])
            z, _ = next(walk)
            tally.dead.append(torch.cat(dead, dim=1))
            tally.finite.append(finite)
            tally.constant.append((highest(z) == lowest(z)).all(dim=1))
            self._score(z, trainer.y, tally)
        return Finding(tuple(layers), self._siblings(tally, test), chosen, test_chosen)

    def _take_test(
        self, replica: int, neuron: tuple[int, int] | None
    ) -> tuple[_Tally | None, list[_OnTest], Floats | None]:
        found: list[_OnTest] = []
        if self._trainer.test is None:
            return None, found, None
        tally, chosen = _Tally(), None
        x, y = self._trainer.test
        for portion in self._portions(x):
            walk = self._trainer.network.walk(x, portion)
            for depth, (z, a) in self._hidden(walk):
                if replica in _range(portion):
                    at = replica - portion.start
                    this = slice(at, at + 1)
                    best = self._trainer.network.at_best(depth, z[this])
                    found.append(_on_test(best, a[this]))
                    if neuron and neuron[0] == depth:
                        chosen = self._preactivation(depth, z[this], neuron[1])
            z, _ = next(walk)
            self._score(z, y, tally)
        return tally, found, chosen

    def _preactivation(self, depth: int, z: Tensor, index: int) -> Floats:
        """(points,) of one unit, for z (1, rows, units): of a channel the largest."""
        return doubles(self._trainer.network.at_best(depth, z[:, :, index : index + 1])[0, :, 0])

    def _judge(
        self, depth: int, replica: int, z: Tensor, a: Tensor, on_test: _OnTest | None
    ) -> LayerCensus:
        """z and a are (1, rows, units)."""
        network = self._trainer.network
        start = sum(network.widths[1 : depth + 1])
        born = self.born_dead[replica, start : start + network.widths[depth + 1]]
        name = network.names[depth]
        steepest = None
        if not ACTIVATIONS[name].can_die:
            slopes = network.slopes(depth, z, a, slice(replica, replica + 1))
            steepest = doubles(highest(slopes.abs_())[0])
        settings = self._trainer.experiment.census
        layer = network.layers[depth]
        judged = _judge(
            name, array(z[0]), array(a[0]), layer.places, steepest, born, settings, on_test
        )
        return replace(judged, positions=layer.positions, laid_out=layer.laid_out)

    def _portions(self, x: Tensor) -> Iterator[slice]:
        for portion in portions(self._trainer.network, len(x)):
            if self.interrupted():
                raise Interrupted
            yield portion

    def _score(self, z: Tensor, y: Tensor, tally: _Tally) -> None:
        target = y.expand(len(z), -1, -1)
        tally.loss.append(self._trainer.network.head.loss(z, target))
        task = self._trainer.data.task
        if task == "two-class":
            tally.accuracy.append(((z > 0) == (target > 0.5)).double().mean(dim=(1, 2)))
        elif task == "many-class":
            right = z.argmax(dim=2) == target.argmax(dim=2)
            tally.accuracy.append(right.double().mean(dim=1))

    def _siblings(self, tally: _Tally, test: _Tally | None) -> Siblings:
        trainer = self._trainer
        dead = array(torch.cat(tally.dead))
        penalty = trainer.penalty(trainer.network)
        loss = doubles(torch.cat(tally.loss) + penalty)
        flat = trainer.network.parameters.weights + trainer.network.parameters.slopes
        finite = torch.cat(tally.finite)
        # one sum tells that all is well, at a fraction of the cost of looking everywhere
        if not torch.isfinite(trainer.network.parameters.flat.sum()):
            for part in flat:
                finite = finite & torch.isfinite(part).all(dim=2).all(dim=1)
        edges = np.cumsum([0, *trainer.network.widths[1:-1]])
        classes = trainer.data.classes > 0
        return Siblings(
            seed=trainer.seeds,
            loss=loss,
            test_loss=doubles(torch.cat(test.loss) + penalty) if test else None,
            accuracy=doubles(torch.cat(tally.accuracy)) if classes else None,
            test_accuracy=doubles(torch.cat(test.accuracy)) if classes and test else None,
            dead_counts=np.add.reduceat(dead, edges[:-1], axis=1, dtype=np.int64),
            dead_fraction=dead.mean(axis=1),
            born_dead_fraction=self.born_dead.mean(axis=1),
            born_dead_network=_some_layer_all(self.born_dead, edges),
            dead_network=_some_layer_all(dead, edges),
            constant_output=array(torch.cat(tally.constant)),
            diverged=~(array(finite) & np.isfinite(loss)),
        )


def _range(portion: slice) -> range:
    return range(portion.start, portion.stop)


def _ends(z: Tensor) -> tuple[Tensor, Tensor]:
    """Least and greatest z over the points; nan where one is."""
    return lowest(z), highest(z)


def _some_layer_all(units: Bools, edges: np.ndarray) -> Bools:
    """(R,): whether some layer's units all are."""
    layers = [units[:, a:b].all(axis=1) for a, b in pairwise(edges)]
    return np.asarray(np.any(layers, axis=0))


def _on_test(z: Tensor, a: Tensor) -> _OnTest:
    """z (1, points, units) at its largest, and a (1, rows, units)."""
    rows, activity = np.ascontiguousarray(array(z[0]).T), np.abs(array(a[0]))
    return _OnTest(
        doubles(highest(z)[0]),
        np.count_nonzero(rows > 0, axis=1) / rows.shape[1],
        activity.mean(axis=0, dtype=np.float64),
    )


def _judge(
    name: str,
    z: np.ndarray,
    a: np.ndarray,
    places: int,
    steepest: Floats | None,
    born: Bools,
    settings: CensusSettings,
    on_test: _OnTest | None,
) -> LayerCensus:
    """One layer of one replica: z and a are (rows, units), with so many rows, its `places`, of each
    point. `steepest` None: it is a ReLU."""
    activation, rows = ACTIVATIONS[name], len(z)
    # a row a unit: numpy goes along rows several times faster than across
    z, a = np.ascontiguousarray(z.T), np.ascontiguousarray(a.T)
    with np.errstate(all="ignore"):  # a diverged network's figures are nan, and that is right
        margin, lowest = z.max(axis=1), z.min(axis=1)
        on = z > 0 if places == 1 else (z > 0).reshape(len(z), -1, places).any(axis=2)
        active_share = np.count_nonzero(on, axis=1) / on.shape[1]
        activity = np.abs(a).sum(axis=1, dtype=np.float64) / rows
        dormancy = activity / (activity.sum() / len(activity) + 1e-9)
        rms = math.sqrt(np.einsum("up,up->", z, z, dtype=np.float64) / z.size)
    diverged = ~(np.isfinite(margin) & np.isfinite(lowest))
    sound = ~diverged
    dead = (margin <= 0) & sound & activation.can_die
    rarely = (active_share > 0) & (active_share < settings.rare_below) & activation.can_die & sound
    saturated: Bools = np.zeros(margin.shape, dtype=bool)
    if activation.ends:
        low, high = activation.ends
        near = settings.saturated_within
        saturated = np.all((a < low + near) | (a > high - near), axis=1) & sound
    elif activation.flattens and steepest is not None:
        saturated = (steepest < settings.saturated_within) & sound
    attenuated = (margin <= 0) & sound & activation.attenuates
    dormant = (dormancy <= settings.dormant_tau) & sound
    always_on = (lowest > 0) & sound & activation.linear_when_on
    state = np.full(len(margin), State.ALIVE, np.uint8)
    for shown, where in (  # what is shown first comes last: it overwrites the others
        (State.ALWAYS_ON, always_on),
        (State.RARELY_ACTIVE, rarely),
        (State.DORMANT, dormant),
        (State.ATTENUATED, attenuated),
        (State.SATURATED, saturated),
        (State.DEAD, dead),
        (State.BORN_DEAD, dead & born),
        (State.DIVERGED, diverged),
    ):
        state[where] = shown
    return LayerCensus(
        activation=name,
        state=state,
        dead=dead,
        born_dead=born,
        rarely_active=rarely,
        dormant=dormant,
        saturated=saturated,
        attenuated=attenuated,
        always_on=always_on,
        margin=margin.astype(np.float64),
        lowest=lowest.astype(np.float64),
        active_share=active_share,
        mean_activity=activity,
        dormancy=dormancy,
        frozen=np.zeros(len(margin), dtype=bool),
        steepest=(margin > 0).astype(np.float64) if steepest is None else steepest,
        dead_since=np.full(len(margin), -1, np.int64),
        test_margin=on_test.margin if on_test else None,
        test_active_share=on_test.active_share if on_test else None,
        test_activity=on_test.activity if on_test else None,
        gradient_norm=None,
        rms_preactivation=rms,
        active_fraction=float(active_share.mean()),
    )
