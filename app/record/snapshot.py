"""A snapshot: all that is so about a run at one step, as numpy arrays. Views get nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from app.experiment.settings import Experiment
from app.language import mark
from app.record.autopsy import Autopsy, Outlook
from app.record.data import Bools, Data, Floats, Integers, Singles, Size
from app.record.events import NO_EVENTS, Events
from app.record.flow import Flow
from app.record.inspection import Inspection
from app.record.lens import Extent, Lens
from app.record.margins import Course


class State(IntEnum):
    """What a neuron is, judged over the whole training set. Where several hold, the first listed
    here that does is shown.
    """

    DIVERGED = 0
    """Its pre-activation is not finite somewhere."""
    BORN_DEAD = 1
    """Dead since step 0 without a break."""
    DEAD = 2
    """A ReLU with z <= 0 on every training point."""
    SATURATED = 3
    """On every training point so far out that hardly any gradient passes: tanh or sigmoid near an
    end value; ELU, SELU, GELU, SiLU or softplus where it is flat, as far to the left."""
    ATTENUATED = 4
    """A leaky ReLU or PReLU with z <= 0 on every training point: linear, with a small slope."""
    DORMANT = 5
    """Its mean |activation| is a tiny share of its layer's mean (Sokar et al. 2023)."""
    RARELY_ACTIVE = 6
    """A ReLU active on some training points, but on less than a small share."""
    ALWAYS_ON = 7
    """z > 0 on every training point: the unit is linear there."""
    ALIVE = 8
    """None of the above."""
    HIDDEN = 9
    """Not told: an audience is to say first what it is. Never found by the census."""


STATE_WORDS = {
    State.DIVERGED: mark("diverged"),
    State.BORN_DEAD: mark("born dead"),
    State.DEAD: mark("dead"),
    State.SATURATED: mark("saturated"),
    State.ATTENUATED: mark("attenuated"),
    State.DORMANT: mark("dormant"),
    State.RARELY_ACTIVE: mark("rarely active"),
    State.ALWAYS_ON: mark("always on"),
    State.ALIVE: mark("alive"),
    State.HIDDEN: mark("not told yet"),
}
"""In English, marked for translation."""


@dataclass(frozen=True)
class LayerCensus:
    """One hidden layer of the displayed replica over the training set; arrays are (width,).

    The units of a convolutional layer are its channels: z is looked at on every position of every
    image. One position of one image with z > 0 makes it active on that image, and keeps it alive.
    """

    activation: str
    state: npt.NDArray[np.uint8]
    """A State per neuron: the one that is shown."""
    dead: Bools
    born_dead: Bools
    """Dead at step 0, whatever it is now."""
    rarely_active: Bools
    dormant: Bools
    saturated: Bools
    attenuated: Bools
    always_on: Bools
    margin: Floats
    """max z over the training set (and positions)."""
    lowest: Floats
    """min z over the training set (and positions)."""
    active_share: Floats
    """Share of the training set with z > 0 (somewhere in the image)."""
    mean_activity: Floats
    """mean |activation| over the training set (and positions)."""
    dormancy: Floats
    """mean |activation| over its layer's mean (the tau-dormancy score)."""
    frozen: Bools
    """Its incoming weights and bias are held as they are."""
    steepest: Floats
    """max |f'(z)| over the training set: how much gradient still passes."""
    dead_since: Integers
    """The step that killed it; 0 if it was born dead, -1 if it is not dead (or not followed)."""
    test_margin: Floats | None
    """max z over the test set; None without test points."""
    test_active_share: Floats | None
    """Share of the test set with z > 0."""
    test_activity: Floats | None
    """mean |activation| over the test set."""
    gradient_norm: Floats | None
    """Norm of the loss gradient of its incoming weights and bias, over the whole training set;
    None where the lens does not ask."""
    rms_preactivation: float
    active_fraction: float
    """Share of (unit, training point) pairs with z > 0 (somewhere in the image)."""
    positions: Size | None = None
    """Rows and columns of its feature maps; None for a dense layer."""
    laid_out: tuple[int, int, int] | None = None
    """Rows, columns and channels that a unit's incoming weights stand for, in this order, the
    channel fastest: of a channel its kernel; of a neuron that looks at an image or at feature maps
    all of these. None where the layer before is dense, or the inputs are no image."""

    @property
    def width(self) -> int:
        return len(self.state)

    @property
    def can_die(self) -> bool:
        """Whether a neuron of this layer can lose its gradient for good: f is exactly flat."""
        return self.activation == "relu"


@dataclass(frozen=True)
class Siblings:
    """Every replica's figures; arrays are (replicas,)."""

    seed: npt.NDArray[np.int64]
    loss: Floats
    """On the training set, penalties included: what training makes small."""
    test_loss: Floats | None
    """None without test points."""
    accuracy: Floats | None
    """None for regression."""
    test_accuracy: Floats | None
    dead_counts: npt.NDArray[np.int64]
    """(replicas, hidden layers): dead neurons of each layer."""
    dead_fraction: Floats
    born_dead_fraction: Floats
    born_dead_network: Bools
    dead_network: Bools
    constant_output: Bools
    diverged: Bools
    """A parameter, the loss, or a pre-activation over the training set is not finite."""

    def __len__(self) -> int:
        return len(self.seed)


@dataclass(frozen=True)
class Responses:
    """What the displayed network answers over a regular grid of inputs; with more than two inputs
    on a grid of the data's plane. A channel's z and activation are the largest over positions.

    With two inputs or more `xs` is (nx,), `ys` (ny,) and grids are (..., ny, nx); with one input
    `ys` has length 1 and grids are (..., 1, nx).
    """

    xs: Floats
    ys: Floats
    output: Singles
    """(outputs, ny, nx): probabilities, or the regression's value."""
    layer: int
    preactivation: Singles
    """(width, ny, nx): z of the lens's layer."""
    maps: tuple[Singles, ...]
    """Per hidden layer (width, my, mx): every neuron's activation on a coarser grid over the same
    extent; empty where the lens asks for none."""

    @property
    def extent(self) -> Extent:
        return (
            float(self.xs[0]),
            float(self.xs[-1]),
            float(self.ys[0]),
            float(self.ys[-1]),
        )


@dataclass(frozen=True)
class NeuronDetail:
    """The selected neuron, closely."""

    layer: int
    index: int
    weights: Floats
    """(fan_in,): where the layer is `laid_out`, as (rows, columns, channels) flattened."""
    bias: float | None
    """None in a network without biases."""
    preactivation: Floats
    """(n_train,): z of every training point, of a channel the largest over the positions."""
    test_preactivation: Floats
    """(n_test,)"""
    course: Course | None = None
    """Its margin over the steps; None where the run is not followed."""
    autopsy: Autopsy | None = None
    """Of its last death; None while it lives, and for one that was born dead."""
    outlook: Outlook | None = None
    """None while it lives."""
    inspection: Inspection | None = None


@dataclass(frozen=True)
class Snapshot:
    """The run at `step`: settings in force, census, and what the lens asked for."""

    generation: int
    """Counts the networks a run has had: a snapshot of an earlier one is stale."""
    step: int
    furthest: int
    """How far the run is known: beyond `step` where it has been gone back in."""
    epoch: int
    """How many times the whole training set has been gone through."""
    steps_per_second: float
    """0 while nothing runs."""
    experiment: Experiment
    """The settings in force now, live changes included."""
    data: Data
    lens: Lens
    layers: tuple[LayerCensus, ...]
    siblings: Siblings
    first_weights: Floats
    """(width, inputs) of the first hidden layer; of a convolutional one the kernels, (channels,
    rows * columns of the kernel)."""
    first_bias: Floats
    """(width,), zero without biases."""
    output_weights: Floats
    """(outputs, width of the last hidden layer); behind a convolutional one (outputs, positions *
    channels)."""
    output_bias: Floats | None
    """(outputs,); None without biases."""
    start: Experiment
    """What the run began with."""
    responses: Responses | None
    neuron: NeuronDetail | None
    changes: int = 0
    """How many of the changes that the window has asked for it shows."""
    fork: int | None = None
    """The step from which on two networks are compared; None where there is one."""
    goal: int | None = None
    """The step that the run is on its way to, to stand where a session stood."""
    events: Events = NO_EVENTS
    """Of the displayed replica."""
    flow: Flow | None = None
    """None where the lens does not ask."""
    scaled_flows: tuple[tuple[float, Flow], ...] = ()
    """The untrained network at other initial scales: (factor on the scale, its flow)."""
    feature_maps: tuple[Singles | None, ...] = ()
    """Per hidden layer, the activations (channels, rows, columns) on the image that the lens shows;
    None for a dense layer. Empty where the lens does not ask."""
    veiled: bool = False
    """Whether states and figures of neurons are left out, for an audience to predict."""

    @property
    def image(self) -> Floats | None:
        """(rows, columns): the image that the lens shows, which `feature_maps` are of."""
        if self.data.image is None:
            return None
        name, point = self.lens.shown_point(self.data)
        part = self.data.train if name == "train" else self.data.test
        return np.asarray(part.x[point].reshape(self.data.image))

    @property
    def replica(self) -> int:
        return self.lens.replica

    @property
    def neurons(self) -> int:
        """How many hidden neurons the displayed network has."""
        return sum(layer.width for layer in self.layers)

    @property
    def dead(self) -> int:
        """How many of them are dead now."""
        return sum(int(layer.dead.sum()) for layer in self.layers)

    @property
    def diverged(self) -> bool:
        """Whether the displayed network's arithmetic has left the finite numbers."""
        return bool(self.siblings.diverged[self.replica])
