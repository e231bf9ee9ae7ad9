"""What the pictures of the activation flow say in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.experiment.settings import Experiment, declaration
from app.record.flow import Flow, FlowCourse, LayerFlow
from app.window.views.flow.axis import INNERMOST, OUTERMOST, Which, beyond, diverged, tiny
from app.window.views.words import count, grouped, number, percent

NO_FLOW = "The flow of activations appears with the next step."
NO_COURSE = "Nothing recorded yet: the picture grows as the network learns."
COMPUTING = "computing …"
KEPT = 0.05
"""A spread that changes by less than this share from layer to layer is kept."""

SCALE_WORDS = {"normal": "std", "uniform": "half-width", "constant": "value"}
"""What the scale is where it is not a factor."""


@dataclass(frozen=True)
class Trend:
    """What becomes of the spread from layer to layer, from the most words to the fewest."""

    wordings: tuple[str, ...]

    @property
    def words(self) -> str:
        return self.wordings[0]


def trend(flow: Flow) -> Trend:
    """Told by the geometric mean of the ratios of successive layers' rms z."""
    spreads = [layer.rms_preactivation for layer in flow.layers]
    for layer, spread in enumerate(spreads):
        if not math.isfinite(spread):
            return Trend((f"overflows in layer {layer + 1}", "overflows"))
    if len(spreads) < 2:
        return Trend(("only one layer", "one layer"))
    for layer, spread in enumerate(spreads):
        if spread == 0:
            return Trend((f"vanishes: z = 0 from layer {layer + 1} on", "vanishes: z = 0", "z = 0"))
    ratio = float(np.exp(np.mean([np.log(b) - np.log(a) for a, b in pairwise(spreads)])))
    if abs(ratio - 1) <= KEPT:
        return Trend(("keeps its spread", "keeps its spread", "keeps"))
    told = number(ratio, 2)
    if ratio < 1:
        return Trend((f"shrinks to {told} × per layer", f"shrinks to {told} ×", "shrinks"))
    told = told if "." in told or ratio >= 10 else f"{told}.0"
    return Trend((f"grows {told} × per layer", f"grows {told} ×", "grows"))


def takes_scale(experiment: Experiment) -> bool:
    """Whether the scheme of the initial weights has a scale at all."""
    return declaration("initialisation.scale").applies.rule(experiment)


def no_scale(experiment: Experiment) -> str:
    """Why there are no pictures of other scales."""
    return (
        f"The initial weights are {experiment.initialisation.weights}: no scale to vary. "
        "Choose another one under Initialisation, such as he-normal."
    )


def actual_scale(experiment: Experiment, factor: float) -> tuple[str, str]:
    """'normal, std 0.005' or 'he-normal × 0.5', and shorter: what the scheme is given when its
    scale is multiplied.
    """
    scheme = experiment.initialisation.weights
    value = number(experiment.initialisation.scale * factor)
    if scheme in SCALE_WORDS:
        return f"{scheme}, {SCALE_WORDS[scheme]} {value}", f"{SCALE_WORDS[scheme]} {value}"
    return f"{scheme} × {value}", f"× {value}"


def facts(layer: LayerFlow) -> dict[str, str]:
    """A layer's figures, the most telling first."""
    return {
        "zeros": percent(layer.zero_share),
        "rms z": number(layer.rms_preactivation, 2),
        "gradient norm": number(layer.gradient_norm, 2),
        "rms f(z)": number(layer.rms_activation, 2),
    }


def fact_names(flow: Flow) -> list[str]:
    """The figures that say something of these layers: no zeros where there are none."""
    names = list(facts(flow.layers[0]))
    if all(layer.zero_share == 0 for layer in flow.layers):
        names.remove("zeros")
    return names


@dataclass(frozen=True)
class Remark:
    """What stands over a layer's violin."""

    wordings: tuple[str, ...]
    """From the most words to the fewest."""
    color: str
    bold: bool = True


def remark(layer: LayerFlow, which: Which) -> Remark | None:
    """None for an ordinary layer."""
    if diverged(layer):
        return Remark(("! diverged", "!"), "diverged")
    small = _tiny_words(layer, which) if tiny(layer, which) else ()
    if layer.zero_share == 1:
        both = tuple(f"✕ f(z) = 0; {words}" for words in small[:-1])
        return Remark((*both, "✕ f(z) = 0", "✕"), "text")
    if small:
        return Remark(small, "text", bold=False)
    if beyond(getattr(layer, which)):
        return Remark((f"▲ beyond {OUTERMOST}", "▲"), "diverged")
    return None


def _tiny_words(layer: LayerFlow, which: Which) -> tuple[str, ...]:
    """Where the axis has no room for a distribution: how small it is."""
    z = which == "preactivation"
    name, rms = ("z", layer.rms_preactivation) if z else ("f(z)", layer.rms_activation)
    if rms == 0:
        return f"all {name} = 0", f"{name} = 0", "0"
    less = f"|{name}| < {INNERMOST}"
    spread = f"rms {number(rms, 2)}"
    return (
        f"all {less}: too small for this axis; {spread}",
        f"all {less}: too small for this axis",
        f"all {less}; {spread}",
        f"all {less}",
        less,
        "≈ 0",
    )


def layer_words(flow: Flow, at: int, which: Which) -> str:
    """'Layer 1 (relu): rms z 1.2, share of zeros 52 %, ...'"""
    layer = flow.layers[at]
    figures = [
        f"{'share of zeros' if name == 'zeros' else name} {value}"
        for name, value in facts(layer).items()
    ]
    said = remark(layer, which)
    if said is not None:
        figures.insert(0, said.wordings[0].lstrip("!✕▲ "))
    return f"Layer {at + 1} ({layer.activation}): {', '.join(figures)}"


def depth_lines(flow: Flow, which: Which) -> list[str]:
    """The depth picture as lines of text."""
    return [
        f"Activation flow at step {grouped(flow.step)}",
        *(layer_words(flow, at, which) for at in range(len(flow.layers))),
    ]


def scale_lines(scaled_flows: tuple[tuple[float, Flow], ...], experiment: Experiment) -> list[str]:
    """The picture of initial scales as lines of text."""
    if not takes_scale(experiment):
        return [no_scale(experiment)]
    if not scaled_flows:
        return [COMPUTING]
    found = [f"The untrained network at other initial scales ({experiment.initialisation.weights})"]
    for factor, flow in scaled_flows:
        spreads = ", ".join(number(layer.rms_preactivation, 2) for layer in flow.layers)
        found.append(
            f"Scale {number(factor)} × ({actual_scale(experiment, factor)[0]}): "
            f"{trend(flow).words}; rms z by layer: {spreads}"
        )
    return found


def course_lines(course: FlowCourse | None) -> list[str]:
    """The picture over the steps as lines of text."""
    if course is None or not len(course):
        return [NO_COURSE]
    first, last = int(course.step[0]), int(course.step[-1])
    found = [
        f"Activation flow from step {grouped(first)} to {grouped(last)} "
        f"({count(len(course), 'record')})"
    ]
    for layer in range(course.figures.shape[1]):
        start, end = course.figures[0, layer], course.figures[-1, layer]
        found.append(
            f"Layer {layer + 1}: rms z {number(start[1], 2)} → {number(end[1], 2)}, "
            f"share of zeros {percent(start[0])} → {percent(end[0])}"
        )
    return found
