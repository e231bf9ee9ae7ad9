"""What killed a neuron: the step, taken apart; and what may still become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.record.data import Floats, Integers, Singles, Size
from app.record.events import Event


@dataclass(frozen=True)
class Parts:
    """A change as the sum of what caused it."""

    bias: float
    """The gradient's push on the bias."""
    weights: float
    """The gradient's push on the incoming weights."""
    momentum: float
    """What earlier gradients left in the optimiser's moments, on weights and bias."""
    decay: float
    """Penalties and weight decay, on weights and bias."""
    inputs: float
    """The neuron's inputs moved: 0 in the first layer."""

    @property
    def total(self) -> float:
        return self.bias + self.weights + self.momentum + self.decay + self.inputs


@dataclass(frozen=True)
class PlanePicture:
    """The neuron's pre-activation over the input plane before and after the step; with more than
    two inputs over the data's plane, of a channel the largest over its positions."""

    xs: Floats
    """(nx,)"""
    ys: Floats
    """(ny,); one 0 with one input."""
    before: Singles
    """(ny, nx)"""
    after: Singles


@dataclass(frozen=True)
class Autopsy:
    """The step that killed a neuron. `event` has its step, cause, margins and biases.

    A neuron that was born dead was not killed by a step and has none.
    """

    event: Event
    optimizer: str
    learning_rate: float
    momentum: float
    """The setting; adam and its kin have their own averages."""
    batch: Integers
    """(b,): which training points the minibatch held."""
    batch_loss: float
    """The loss of that minibatch before the step, without penalties."""
    deltas: Floats
    """(b,): the gradient of that loss with respect to the neuron's z, on each of its points; of a
    channel the sum over the positions."""
    weights_before: Floats
    """(fan_in,)"""
    weights_after: Floats
    weight_gradient: Floats
    """(fan_in,): of the minibatch's loss, as clipped."""
    bias_gradient: float | None
    move: Floats
    """(4, fan_in + 1): after - before of each weight and (last) of the bias, as a sum over rows:
    gradient, momentum, decay, rounding."""
    last_point: int
    """The training point with the largest z before the step."""
    z_before: float
    """z on that point before the step: the margin."""
    z_after: float
    parts: Parts
    """z_after - z_before, taken apart."""
    active_before: Integers
    """(k,): the training points that it was active on, a channel somewhere in the image."""
    distance_before: float
    """How far the plane z = 0 had the farthest of its points on the active side: margin / |w|."""
    distance_after: float
    """The same after the step: negative, the plane lies beyond all points."""
    picture: PlanePicture | None
    last_position: Size | None = None
    """Row and column of the last point's position with the largest z: of a channel all that is said
    of the last point is said of this place. None for a neuron."""

    @property
    def jump(self) -> float:
        """How far the plane moved past the farthest point, in units of the neuron's inputs."""
        return self.distance_before - self.distance_after


class Fate(Enum):
    """What a dead neuron may hope for while data and settings stay as they are."""

    NO_GRADIENT = "no gradient"
    """First layer: its inputs are the data, its loss gradient is exactly 0 for ever."""
    MAY_REVIVE = "may revive"
    """Deeper: layers before it still move, and its inputs with them."""
    CUT_OFF = "cut off"
    """Deeper, but no layer before it receives any gradient: nothing will move."""
    DRIFTING = "drifting"
    """Momentum or weight decay still moves its own weights (or those before it)."""


@dataclass(frozen=True)
class Outlook:
    """Whether a dead neuron can come back."""

    fate: Fate
    upstream: tuple[float, ...]
    """Per layer before it, the norm of the loss gradient over the whole training set."""
    learning_rate: float
    margin: float
    """max z over the training set, at most 0."""
    bias: float | None
    """None in a network without biases."""
    momentum_left: float
    """The largest change per step that left-over momentum still makes to its weights or bias."""
    momentum_reach: float
    """How much all that is left of momentum can still change its z on any training point, about:
    where this is less than -margin, momentum alone cannot bring it back."""
    weight_decay: float
    """The largest change per step that penalties and decay make to its weights: towards 0."""
    bias_decay: float
    """The same for its bias."""
    test_active: int
    """Test points it fires on all the same."""
    test_points: int
