"""What the cells of the neuron grid can show: each neuron's value as a level on a colour ramp, and
the words of the key that explains the ramp. No drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from app.experiment.view import Cells
from app.language import mark, tr
from app.record.data import Bools, Floats
from app.record.flow import scaled
from app.record.snapshot import LayerCensus, Snapshot, State
from app.window.views.point_words import point_name
from app.window.views.scales import ceiling, log_floor
from app.window.views.words import VEILED, count, grouped, number

Bytes = npt.NDArray[np.uint8]

Content = Cells
CONTENTS: tuple[Content, ...] = get_args(Content)

NAMES: dict[Content, str] = {
    "activity": mark("Activity (training)"),
    "test-activity": mark("Activity (test)"),
    "response": mark("Response"),
    "dormancy": mark("Dormancy score"),
    "gradient": mark("Gradient norm"),
    "margin": mark("Margin"),
    "age": mark("Age of death"),
}
CAPTIONS: dict[Content, str] = {
    "activity": mark("activity (training)"),
    "test-activity": mark("activity (test)"),
    "response": mark("response"),
    "dormancy": mark("dormancy score"),
    "gradient": mark("gradient norm"),
    "margin": mark("margin"),
    "age": mark("age of death"),
}
"""The same before a ramp."""
TIPS: dict[Content, str] = {
    "activity": mark("Mean |activation| over the training set"),
    "test-activity": mark("Mean |activation| over the test set"),
    "response": mark(
        "What the neuron answers over the input plane; a channel: its feature map of the image "
        "looked at"
    ),
    "dormancy": mark("Mean |activation| over its layer's mean: near 0 the neuron is dormant"),
    "gradient": mark(
        "Norm of the loss gradient of its weights and bias, over the whole training set"
    ),
    "margin": mark("Largest pre-activation over the training set: at or below 0 a ReLU is dead"),
    "age": mark("How long ago a dead neuron died"),
}

VALUED: frozenset[Content] = frozenset({"test-activity", "gradient", "margin", "age"})
"""In these the dead show a value as well: their cells bear the cross but do not gray out."""

DECADES = 6.0
"""Gradient norms farther below the largest are all shown as the least."""

Ramp = Literal["two-sided", "rising"]
"""From blue over pale to orange; or from pale to orange."""


@dataclass(frozen=True)
class Filling:
    """The values of all hidden neurons, layer after layer, and the key to them."""

    level: Bytes
    """(neurons,): where on the ramp."""
    plain: Bools
    """(neurons,): there is nothing to show."""
    ramp: Ramp
    low: str
    """What the ramp's ends mean ..."""
    high: str
    remark: str = ""
    """... and what its middle does, or a plain cell."""
    of_middle: bool = False
    """The remark is about the ramp's middle, which is marked then."""
    telling: bool = False
    """Rather the name goes than the remark, where there is no room for both."""
    unknown: Bools | None = None
    """(neurons,): the dead whose value should show but is not known: gray, as where no dead neuron
    shows a value. None: there are none."""
    note: str = ""
    """Why there is nothing to show at all: stands in the key instead of the ramp."""


def filling(snapshot: Snapshot, content: Content) -> Filling:
    """What fills the cells. Those of neurons that are not told yet are plain."""
    if not snapshot.veiled:
        return _FILLINGS[content](snapshot)
    hidden = np.concatenate([layer.state for layer in snapshot.layers]) == State.HIDDEN
    if hidden.all():
        return _nothing(snapshot, tr(VEILED))
    found = _FILLINGS[content](snapshot)
    return replace(found, plain=found.plain | hidden)


def value_text(snapshot: Snapshot, content: Content, layer: int, index: int) -> str:
    """The neuron's value in words: 'gradient norm 0.003'; '' where none is to be added."""
    census = snapshot.layers[layer]
    match content:
        case "activity":
            mean = number(float(census.mean_activity[index]), 2)
            return tr("mean activity {mean}", mean=mean)
        case "test-activity":
            if census.test_activity is None:
                return tr("no test points")
            mean = number(float(census.test_activity[index]), 2)
            parts = (
                tr("mean test activity {mean}", mean=mean),
                _on_test_points(snapshot, census, index),
            )
            return " · ".join(part for part in parts if part)
        case "dormancy":
            score = number(float(census.dormancy[index]), 2)
            return tr("dormancy score {score}", score=score)
        case "gradient":
            if census.gradient_norm is None:
                return ""
            norm = number(float(census.gradient_norm[index]), 2)
            return tr("gradient norm {norm}", norm=norm)
        case "age":
            since = int(census.dead_since[index])
            if not census.dead[index]:
                return ""
            if census.state[index] == State.BORN_DEAD:
                return tr("dead from the start")
            if since < 0:
                return tr("when it died is not known")
            ago = max(snapshot.step - since, 0)
            return count(ago, tr("died {n} step ago"), tr("died {n} steps ago"))
    return ""  # the margin stands in every tooltip, and a response is no number


def _on_test_points(snapshot: Snapshot, census: LayerCensus, index: int) -> str:
    """'fires on 3 of 250 test points': what a neuron does that is dead on the training set."""
    points, share = len(snapshot.data.test), census.test_active_share
    if share is None or not np.isfinite(share[index]):
        return ""
    if census.can_die:
        one = tr("fires on {positive} of {n} test point")
        many = tr("fires on {positive} of {n} test points")
    else:
        one = tr("z > 0 on {positive} of {n} test point")
        many = tr("z > 0 on {positive} of {n} test points")
    return count(points, one, many, positive=grouped(round(float(share[index]) * points)))


def _activity(snapshot: Snapshot) -> Filling:
    means = [layer.mean_activity for layer in snapshot.layers]
    return _of_layers(means, _largest(snapshot))


def _test_activity(snapshot: Snapshot) -> Filling:
    means = _known(snapshot, lambda layer: layer.test_activity)
    if means is None:
        return _nothing(snapshot, tr("no test points"))
    return _of_layers(means, _largest(snapshot))


def _response(snapshot: Snapshot) -> Filling:
    """Levels are the activity's: what shows until there are maps."""
    found = _activity(snapshot)
    if snapshot.responses is not None and snapshot.responses.maps:
        low, high = tr("lowest"), tr("highest of each")
        remark = map_words(snapshot)
        return Filling(
            found.level, found.plain, "two-sided", low, high, remark, telling=bool(remark)
        )
    if snapshot.responses is None:
        return Filling(
            found.level,
            found.plain,
            "two-sided",
            "0",
            _largest(snapshot),
            tr("activity, as there are more than two inputs"),
        )
    return found


def map_words(snapshot: Snapshot) -> str:
    """'channels on training point 3': what the cells of channels show; '' where there are none."""
    if not any(found is not None for found in snapshot.feature_maps):
        return ""
    shown = point_name(*snapshot.lens.shown_point(snapshot.data))
    return tr("channels on {point}", point=shown)


def _dormancy(snapshot: Snapshot) -> Filling:
    score = np.concatenate([layer.dormancy for layer in snapshot.layers])
    finite = np.isfinite(score)
    level = _bytes(np.where(finite, score, 0.0) / 2)
    high, remark = tr("2 and more"), tr("middle: layer's mean")
    return Filling(level, ~finite, "two-sided", "0", high, remark, of_middle=True)


def _gradient(snapshot: Snapshot) -> Filling:
    norms = _known(snapshot, lambda layer: layer.gradient_norm)
    if norms is None:
        return _nothing(snapshot, tr("waiting for gradient norms"))
    norm = np.concatenate(norms)
    there = np.isfinite(norm) & (norm > 0)
    if not there.any():
        none = tr("no neuron receives any gradient")
        if snapshot.veiled:
            none = tr("no revealed neuron receives any gradient")
        return _nothing(snapshot, none)
    exponent = np.log10(norm, where=there, out=np.zeros(len(norm)))
    high = np.log10(ceiling(float(norm[there].max())))
    low = log_floor(max(float(exponent[there].min()), float(high) - DECADES))
    level = _bytes((exponent - low) / max(high - low, 0.1))
    ends = number(10**low, 2), number(10 ** float(high), 2)
    return Filling(level, ~there, "rising", *ends, tr("plain: 0") if (norm == 0).any() else "")


def _margin(snapshot: Snapshot) -> Filling:
    margin = np.concatenate([layer.margin for layer in snapshot.layers])
    finite = np.isfinite(margin)
    margin = np.where(finite, margin, 0.0)
    # as the margins' own chart has it, logarithmic, but about linear around zero
    reach = ceiling(float(np.abs(margin).max(initial=0.0)))
    level = _bytes(0.5 + 0.5 * scaled(margin) / float(scaled(np.array(reach))))
    ends = number(-reach, 2), number(reach, 2)
    return Filling(level, ~finite, "two-sided", *ends, tr("middle: 0"), of_middle=True)


def _age(snapshot: Snapshot) -> Filling:
    since = np.concatenate([layer.dead_since for layer in snapshot.layers])
    dead = np.concatenate([layer.dead for layer in snapshot.layers])
    there, unknown = dead & (since >= 0), dead & (since < 0)
    if not dead.any():
        none = tr("no revealed neuron is dead") if snapshot.veiled else tr("no neuron is dead")
        return _nothing(snapshot, none)
    if not there.any():
        return replace(_nothing(snapshot, tr("when neurons died is not known")), unknown=dead)
    age = np.clip(snapshot.step - since, 0, None) / max(snapshot.step, 1)
    ends = tr("step {step}", step=0), tr("now")
    found = Filling(_bytes(1 - age), ~there, "rising", *ends, tr("plain: not dead"))
    if unknown.any():
        return replace(found, remark=tr("gray: not known"), unknown=unknown)
    return found


_FILLINGS: dict[Content, Callable[[Snapshot], Filling]] = {
    "activity": _activity,
    "test-activity": _test_activity,
    "response": _response,
    "dormancy": _dormancy,
    "gradient": _gradient,
    "margin": _margin,
    "age": _age,
}


def _largest(snapshot: Snapshot) -> str:
    """What the strongest colour of activities means: only those that are told can be compared."""
    return tr("largest revealed in its layer") if snapshot.veiled else tr("layer's largest")


def _of_layers(values: list[Floats], high: str) -> Filling:
    """Values of at least 0, each on a scale up to its layer's largest."""
    levels = np.concatenate([_levels(of_layer) for of_layer in values])
    return Filling(levels, np.zeros(len(levels), np.bool_), "two-sided", "0", high)


def _levels(values: Floats) -> Bytes:
    finite = np.isfinite(values)
    peak = values.max(initial=0.0, where=finite)
    if not peak > 0:
        return np.zeros(len(values), np.uint8)
    return _bytes(np.where(finite, values, 0.0) / peak)


def _nothing(snapshot: Snapshot, note: str) -> Filling:
    n = snapshot.neurons
    return Filling(np.zeros(n, np.uint8), np.ones(n, np.bool_), "rising", "", "", note=note)


def _known(snapshot: Snapshot, of: Callable[[LayerCensus], Floats | None]) -> list[Floats] | None:
    """A figure of every layer, if all have it."""
    found = [values for layer in snapshot.layers if (values := of(layer)) is not None]
    return found if len(found) == len(snapshot.layers) else None


def _bytes(share: Floats) -> Bytes:
    return (np.clip(share, 0.0, 1.0) * 255).astype(np.uint8)
