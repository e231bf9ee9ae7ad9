"""What the pictures of the activation flow say in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.experiment.settings import Experiment, declaration
from app.language import mark, tr
from app.record.flow import Flow, FlowCourse, LayerFlow
from app.window.views.flow.axis import INNERMOST, OUTERMOST, Which, beyond, diverged, tiny
from app.window.views.words import count, grouped, number, percent

NO_FLOW = mark("The flow of activations appears with the next step.")
NO_COURSE = mark("Nothing recorded yet: the picture grows as the network learns.")
COMPUTING = mark("computing …")
KEPT = 0.05
"""A spread that changes by less than this share from layer to layer is kept."""

SCALE_WORDS = {
    "normal": mark("std {value}"),
    "uniform": mark("half-width {value}"),
    "constant": mark("value {value}"),
}
"""What the scale is where it is not a factor."""

ZEROS = mark("zeros")


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
            return Trend((tr("overflows in layer {layer}", layer=layer + 1), tr("overflows")))
    if len(spreads) < 2:
        return Trend((tr("only one layer"), tr("one layer")))
    for layer, spread in enumerate(spreads):
        if spread == 0:
            whole = tr("vanishes: z = 0 from layer {layer} on", layer=layer + 1)
            return Trend((whole, tr("vanishes: z = 0"), "z = 0"))
    ratio = float(np.exp(np.mean([np.log(b) - np.log(a) for a, b in pairwise(spreads)])))
    if abs(ratio - 1) <= KEPT:
        return Trend((tr("keeps its spread"), tr("keeps its spread"), tr("keeps")))
    told = number(ratio, 2)
    if ratio < 1:
        whole = tr("shrinks to {ratio} × per layer", ratio=told)
        return Trend((whole, tr("shrinks to {ratio} ×", ratio=told), tr("shrinks")))
    told = told if "." in told or ratio >= 10 else f"{told}.0"
    whole = tr("grows {ratio} × per layer", ratio=told)
    return Trend((whole, tr("grows {ratio} ×", ratio=told), tr("grows")))


def takes_scale(experiment: Experiment) -> bool:
    """Whether the scheme of the initial weights has a scale at all."""
    return declaration("initialisation.scale").applies.rule(experiment)


def no_scale(experiment: Experiment) -> str:
    """Why there are no pictures of other scales."""
    return tr(
        "The initial weights are {scheme}: no scale to vary. "
        "Choose another one under Initialisation, such as he-normal.",
        scheme=experiment.initialisation.weights,
    )


def actual_scale(experiment: Experiment, factor: float) -> tuple[str, str]:
    """'normal, std 0.005' or 'he-normal × 0.5', and shorter: what the scheme is given when its
    scale is multiplied.
    """
    scheme = experiment.initialisation.weights
    value = number(experiment.initialisation.scale * factor)
    if scheme in SCALE_WORDS:
        told = tr(SCALE_WORDS[scheme], value=value)
        return f"{scheme}, {told}", told
    return f"{scheme} × {value}", f"× {value}"


def facts(layer: LayerFlow) -> dict[str, str]:
    """A layer's figures, the most telling first, by their names in English."""
    return {
        ZEROS: percent(layer.zero_share),
        mark("rms z"): number(layer.rms_preactivation, 2),
        mark("gradient norm"): number(layer.gradient_norm, 2),
        mark("rms f(z)"): number(layer.rms_activation, 2),
    }


def fact_names(flow: Flow) -> list[str]:
    """The figures that say something of these layers: no zeros where there are none."""
    names = list(facts(flow.layers[0]))
    if all(layer.zero_share == 0 for layer in flow.layers):
        names.remove(ZEROS)
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
        return Remark((tr("! diverged"), "!"), "diverged")
    small = _tiny_words(layer, which) if tiny(layer, which) else ()
    if layer.zero_share == 1:
        both = tuple(f"✕ f(z) = 0; {words}" for words in small[:-1])
        return Remark((*both, "✕ f(z) = 0", "✕"), "text")
    if small:
        return Remark(small, "text", bold=False)
    if beyond(getattr(layer, which)):
        return Remark((tr("▲ beyond {value}", value=OUTERMOST), "▲"), "diverged")
    return None


def _tiny_words(layer: LayerFlow, which: Which) -> tuple[str, ...]:
    """Where the axis has no room for a distribution: how small it is."""
    z = which == "preactivation"
    name, rms = ("z", layer.rms_preactivation) if z else ("f(z)", layer.rms_activation)
    if rms == 0:
        none = f"{name} = 0"
        return tr("all {values}", values=none), none, "0"
    less = f"|{name}| < {INNERMOST}"
    spread = number(rms, 2)
    return (
        tr("all {values}: too small for this axis; rms {rms}", values=less, rms=spread),
        tr("all {values}: too small for this axis", values=less),
        tr("all {values}; rms {rms}", values=less, rms=spread),
        tr("all {values}", values=less),
        less,
        "≈ 0",
    )


def layer_lines(flow: Flow, at: int, which: Which) -> list[str]:
    """'Layer 1 (relu)', then its figures: 'share of zeros 52 %', 'rms z 1.2', ..."""
    layer = flow.layers[at]
    lines = [tr("Layer {layer} ({activation})", layer=at + 1, activation=layer.activation)]
    said = remark(layer, which)
    if said is not None:
        lines.append(said.wordings[0].lstrip("!✕▲ "))
    for name, value in facts(layer).items():
        if name == ZEROS:
            lines.append(tr("share of zeros {share}", share=value))
        else:
            lines.append(f"{tr(name)} {value}")
    return lines


def _in_one_line(layer: str, *figures: str) -> str:
    return tr("{layer}: {figures}", layer=layer, figures=", ".join(figures))


def depth_lines(flow: Flow, which: Which) -> list[str]:
    """The depth picture as lines of text."""
    return [
        tr("Activation flow at step {step}", step=grouped(flow.step)),
        *(_in_one_line(*layer_lines(flow, at, which)) for at in range(len(flow.layers))),
    ]


def scale_lines(scaled_flows: tuple[tuple[float, Flow], ...], experiment: Experiment) -> list[str]:
    """The picture of initial scales as lines of text."""
    if not takes_scale(experiment):
        return [no_scale(experiment)]
    if not scaled_flows:
        return [tr(COMPUTING)]
    scheme = experiment.initialisation.weights
    found = [tr("The untrained network at other initial scales ({scheme})", scheme=scheme)]
    for factor, flow in scaled_flows:
        spreads = ", ".join(number(layer.rms_preactivation, 2) for layer in flow.layers)
        found.append(
            tr(
                "Scale {factor} × ({scale}): {trend}; rms z by layer: {spreads}",
                factor=number(factor),
                scale=actual_scale(experiment, factor)[0],
                trend=trend(flow).words,
                spreads=spreads,
            )
        )
    return found


def course_lines(course: FlowCourse | None) -> list[str]:
    """The picture over the steps as lines of text."""
    if course is None or not len(course):
        return [tr(NO_COURSE)]
    first, last = int(course.step[0]), int(course.step[-1])
    found = [
        count(
            len(course),
            tr("Activation flow from step {first} to {last} ({n} record)"),
            tr("Activation flow from step {first} to {last} ({n} records)"),
            first=grouped(first),
            last=grouped(last),
        )
    ]
    for layer in range(course.figures.shape[1]):
        start, end = course.figures[0, layer], course.figures[-1, layer]
        found.append(
            tr(
                "Layer {layer}: rms z {rms}, share of zeros {zeros}",
                layer=layer + 1,
                rms=f"{number(start[1], 2)} → {number(end[1], 2)}",
                zeros=f"{percent(start[0])} → {percent(end[0])}",
            )
        )
    return found
