"""What the inspector says of one neuron's arithmetic, in the notation of formula.py. No drawing.

For a single point every formula stands with its numbers in place. For a minibatch, what goes
forwards is a mean over its points (a bar over the letter) and what comes back is a sum over them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.experiment.settings import Experiment
from app.record.data import Data, Floats
from app.record.inspection import Inspection, Subject
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.views.card.text import title, weight_names
from app.window.views.inspector.formula import RAISED, plain
from app.window.views.point_words import point_words
from app.window.views.words import count, grouped, number

HINT = "Click a neuron to see its arithmetic: what it makes of a point, and what it learns from it."
WAITING = "…"

MOST_ROWS = 8
"""Inputs that have a row of their own in the table."""
MOST_TERMS = 5
"""Inputs up to which a sum is written out whole; of more, the largest terms."""
LARGEST = 3
MOST_LATER = 4
"""Outgoing weights up to which the later term is written out."""

PRECISION = "in single precision"
"""Where numbers are rounded that are not quite 0."""
AT_ZERO = "At z = 0 exactly PyTorch takes f′ = 0."

SELU = r"λ ≈ 1.0507, α ≈ 1.6733"


@dataclass(frozen=True)
class Equation:
    """left = the first of `rights` = the second ...: each of them the terms of a sum, which may
    be broken between lines."""

    left: str
    rights: tuple[tuple[str, ...], ...]
    aside: str = ""
    """A formula of its own that follows from it."""
    note: str = ""
    """In words."""


@dataclass(frozen=True)
class Factor:
    """One factor of the chain rule."""

    symbol: str
    words: str
    value: str
    """In words and numbers; empty where only formulas are shown."""
    zero: bool = False
    """It makes the product 0."""


@dataclass(frozen=True)
class Row:
    """One input's line of the table: its name, a, w, w a and gradient, in words."""

    cells: tuple[str, str, str, str, str]
    kind: str = "input"
    """'input', 'rest', 'bias' or 'total'"""


@dataclass(frozen=True)
class Sheet:
    """All that is shown, from top to bottom."""

    title: str
    subtitle: str
    left: str
    """What the factors multiply to."""
    chain: tuple[Factor, ...]
    verdict: str
    """What follows for learning; empty where only formulas are shown."""
    nothing: bool
    """Every gradient is 0."""
    forwards: tuple[Equation, ...]
    backwards: tuple[Equation, ...]
    heads: tuple[str, ...]
    """Of the table's columns; the first is empty."""
    rows: tuple[Row, ...]
    """The last one has the products' sum, z ..."""
    total: str
    """... whose sign is this."""
    where: tuple[tuple[str, str], ...]
    """Signs and what they stand for."""
    notes: tuple[str, ...]


def sheet(snapshot: Snapshot, *, formulas_only: bool = False) -> Sheet | None:
    """The selected neuron's arithmetic; None where there is none to show (yet)."""
    neuron = snapshot.neuron
    if neuron is None or (neuron.inspection is None and not formulas_only):
        return None
    found = None if formulas_only else neuron.inspection
    batch = (neuron.inspection or snapshot.lens).subject == "minibatch"
    activation = snapshot.layers[neuron.layer].activation
    rounds = not _exactly_flat(snapshot.experiment, activation)
    with np.errstate(all="ignore"):  # a diverged network's numbers are shown as they are
        rows = _rows(snapshot, neuron, found) if found is not None else ()
        return Sheet(
            title=title(neuron),
            subtitle=_subtitle(snapshot, neuron, activation, formulas_only),
            left=r"\frac{∂L}{∂w_i}",
            chain=_chain(found, batch, rounds),
            verdict=_verdict(found, rounds) if found is not None else "",
            nothing=found is not None and _nothing(found),
            forwards=_forwards(snapshot, neuron, found, batch, rounds),
            backwards=_backwards(neuron, found, batch),
            heads=_heads(batch),
            rows=rows,
            total=r"\bar{z}" if batch else "z",
            where=_where(snapshot, neuron, activation, batch, found is not None),
            notes=_notes(neuron, activation, batch, rows),
        )


def hint(snapshot: Snapshot | None) -> str:
    """What is shown where there is no arithmetic."""
    return HINT if snapshot is None or snapshot.neuron is None else WAITING


def plain_text(snapshot: Snapshot | None, *, formulas_only: bool = False) -> str:
    """All of it as lines of text."""
    shown = sheet(snapshot, formulas_only=formulas_only) if snapshot is not None else None
    if shown is None:
        return hint(snapshot)
    lines = [f"{shown.title}: {shown.subtitle}"]
    factors = (
        f"{plain(f.symbol).strip()} ({f.words}{': ' + f.value if f.value else ''})"
        for f in shown.chain
    )
    lines.append(f"{plain(shown.left)} = " + " × ".join(factors))
    lines += [shown.verdict] if shown.verdict else []
    for equation in shown.forwards + shown.backwards:
        parts = [plain(equation.left), *("".join(map(plain, r)) for r in equation.rights)]
        line = " = ".join(" ".join(part.split()) for part in parts)
        line += f", {plain(equation.aside)}" if equation.aside else ""
        lines.append(f"{line} ({equation.note})" if equation.note else line)
    if shown.rows:
        lines.append("\t".join(["input", *(plain(head) for head in shown.heads[1:])]))
        lines += ["\t".join(row.cells) for row in shown.rows]
    lines += [f"{plain(sign)}: {words}" for sign, words in shown.where]
    lines += shown.notes
    return "\n".join(lines).replace("\u00a0", " ")


# --- Words


def _subtitle(
    snapshot: Snapshot, neuron: NeuronDetail, activation: str, formulas_only: bool
) -> str:
    found = neuron.inspection
    if found is None:
        return activation
    where = _subject_words(found.subject, found.points, snapshot.data)
    if formulas_only:
        return f"{activation} · {where}"
    return f"{activation} · {where} · loss {written(found.loss)}"


def _subject_words(subject: Subject, points: np.ndarray, data: Data) -> str:
    """'the next minibatch of 10 points' or 'training point 17: class 1'."""
    if subject == "minibatch":
        return f"the next minibatch of {count(len(points), 'point')}"
    return point_words(subject, int(points[0]), data)


def _nothing(found: Inspection) -> bool:
    return bool((found.delta == 0).all())


def _flat(found: Inspection) -> bool:
    """Whether it is this neuron's own slope that lets nothing through."""
    return _nothing(found) and bool((found.slope == 0).all())


def _exactly_flat(experiment: Experiment, activation: str) -> bool:
    """Whether a slope of 0 is exactly 0; others only come so near to it that it is rounded."""
    match activation:
        case "relu" | "prelu":
            return True
        case "leaky-relu":
            return experiment.network.negative_slope == 0
        case "elu":
            return experiment.network.alpha == 0
    return False


def _verdict(found: Inspection, rounds: bool) -> str:
    """`rounds`: slopes of 0 are rounded ones."""
    n, batch = len(found.points), found.subject == "minibatch"
    if _flat(found):
        where = f" on all {grouped(n)} points" if batch and n > 1 else ""
        what = "minibatch" if batch else "point"
        so = f"f′(z) is 0{where}, so every gradient is exactly 0"
        if rounds:
            so = f"f′(z) rounds to 0{where} {PRECISION}, so every gradient is 0"
        return f"{so}, however large the error: the neuron learns nothing from this {what}."
    if _nothing(found):
        if (found.incoming == 0).all():
            return "Nothing comes back from the later layers: every gradient is 0."
        if ((found.incoming == 0) | (found.slope == 0)).all():
            return "On every point one factor is 0: every gradient is 0."
        return f"The product of the factors rounds to 0 {PRECISION}: every gradient is 0."
    if not np.isfinite(found.delta).all():
        return "Not a finite number any more: the arithmetic has diverged."
    passing = int((found.slope != 0).sum())
    if batch and passing < n and rounds:
        return (
            f"f′(z) rounds to 0 on {grouped(n - passing)} of {grouped(n)} points: "
            f"only {'the other one moves' if passing == 1 else 'the others move'} its weights."
        )
    if batch and passing < n:
        return (
            f"f′(z) is not 0 on {grouped(passing)} of {grouped(n)} points: "
            f"only {'this one moves' if passing == 1 else 'these move'} its weights."
        )
    if batch:
        return f"f′(z) is not 0 on any point: all {grouped(n)} have a say in its next step."
    return "No factor is 0: this point moves the neuron's weights."


def _chain(found: Inspection | None, batch: bool, rounds: bool) -> tuple[Factor, ...]:
    symbols = ("∂L", "f′(z)", "a_i")
    if batch:
        symbols = ("∂L", "f′(z_k)", "a_{ik}")
    later = r"\frac{∂L}{∂f_k}" if batch else r"\frac{∂L}{∂f}"
    words = ("later term", "own slope", "input")
    values = ("", "", "")
    zeros = (False, False, False)
    if found is not None:
        own = [written(a) for a in found.inputs.ravel().tolist()[:2]]
        inputs = ", ".join(own) if found.inputs.size <= 2 else count(found.inputs.size, "value")
        if batch:
            values = (f"sum {written(_total(found.incoming))}", _slopes(found, rounds), inputs)
        else:
            own_slope = written(found.slope[0])
            own_slope = "≈ 0" if own_slope == "0" and rounds else own_slope
            values = (written(found.incoming[0]), own_slope, inputs)
        flat = _flat(found)
        blocked = not flat and bool((found.incoming == 0).all())
        zeros = (blocked, flat, False)
    return tuple(
        Factor(symbol, said, value, zero)
        for symbol, said, value, zero in zip(
            (later, *symbols[1:]), words, values, zeros, strict=True
        )
    )


def _slopes(found: Inspection, rounds: bool) -> str:
    """The slopes of a minibatch's points in few words."""
    n = len(found.slope)
    if (found.slope == 0).all():
        nought = "≈ 0" if rounds else "0"
        return f"{nought} on all" if n > 1 else nought
    if np.isin(found.slope, (0.0, 1.0)).all():
        return f"1 on {grouped(int(found.slope.sum()))} of {grouped(n)}"
    return f"mean {written(float(found.slope.mean()), 2)}"


def _where(
    snapshot: Snapshot, neuron: NeuronDetail, activation: str, batch: bool, numbers: bool
) -> tuple[tuple[str, str], ...]:
    last = neuron.layer == len(snapshot.layers) - 1
    onward = "output" if last else f"layer {neuron.layer + 2}"
    comes = "inputs" if neuron.layer == 0 else f"activations of layer {neuron.layer}"
    found = [
        ("a_i", comes),
        ("w_i", "its weights"),
        ("v_j", f"weights on to the {onward}" if last else f"weights on to {onward}"),
        ("δ_j", f"deltas of the {onward}" if last else f"deltas of {onward}"),
    ]
    if batch:
        found.append(("k", "a point of the minibatch"))
    match activation:
        case "silu" | "softplus":
            found.append((r"σ(z)", "logistic sigmoid"))
        case "gelu":
            found += [("Φ, φ", "the normal distribution and its density")]
        case "selu":
            found.append((SELU, "fixed"))
        case "prelu":
            found.append(("s", "the slope below zero, learned with the weights"))
        case "leaky-relu" if not numbers:
            found.append(("s", "the slope below zero"))
        case "elu" if not numbers:
            found.append(("α", "how far below zero it levels off"))
    return tuple(found)


def _notes(
    neuron: NeuronDetail, activation: str, batch: bool, rows: tuple[Row, ...]
) -> tuple[str, ...]:
    found = []
    if batch:
        points = neuron.inspection.points if neuron.inspection is not None else ()
        share = f"Its 1/{len(points)}" if len(points) else "Its 1/n"
        found.append(
            f"L is the mean loss over the minibatch. {share} is in the later term, so that "
            "gradients are sums over its points. A bar marks a mean over them."
        )
    for rest in (row.cells[0] for row in rows if row.kind == "rest"):
        found.append(f"The row “{rest}” sums the others; its gradient is the largest in size.")
    if activation == "relu":
        found.append(AT_ZERO)
    return tuple(found)


# --- Forwards


def _forwards(
    snapshot: Snapshot, neuron: NeuronDetail, found: Inspection | None, batch: bool, rounds: bool
) -> tuple[Equation, ...]:
    activation = snapshot.layers[neuron.layer].activation
    shape = _shape(snapshot.experiment, activation, found)
    bias = neuron.bias is not None
    summed: list[tuple[str, ...]] = [
        (r"Σ_i w_i a_{ik}" if batch and found is None else r"Σ_i w_i a_i", *(["+ b"] * bias))
    ]
    value, slope = (shape.value,), _sloped(shape, found, batch)
    if found is None:
        z = "z_k" if batch else "z"
        return (
            Equation(z, tuple(summed)),
            Equation("f(z)", (value,)),
            Equation("f′(z)", ((slope,),)),
        )
    terms, left_out = _products(neuron, found)
    rounded = f"rounded, {PRECISION}" if rounds and (found.slope == 0).all() else ""
    if not batch:
        return (
            Equation("z", (*summed, terms, (_strong(found.z[0]),)), note=left_out),
            Equation("f(z)", (value, (_strong(found.value[0]),))),
            Equation("f′(z)", ((slope,), (_strong(found.slope[0]),)), note=rounded),
        )
    summed = [(r"Σ_i w_i \bar{a_i}", *(["+ b"] * bias))]
    n = len(found.z)
    spread = ""
    if n > 1 and np.isfinite(found.z).all():
        spread = f"from {written(float(found.z.min()))} to {written(float(found.z.max()))}"
    on = "active" if snapshot.layers[neuron.layer].can_die else "z > 0"
    active = f"{on} on {grouped(int((found.z > 0).sum()))} of {count(n, 'point')}"
    return (
        Equation(
            r"\bar{z}",
            (*summed, terms, (_strong(found.z.mean()),)),
            note="; ".join(words for words in (spread, left_out) if words),
        ),
        Equation("f(z)", (value,), rf"\bar{{f}} = {_strong(found.value.mean())}", active),
        Equation("f′(z)", ((slope,),), rf"\bar{{f′}} = {_strong(found.slope.mean())}", rounded),
    )


def _products(neuron: NeuronDetail, found: Inspection) -> tuple[tuple[str, ...], str]:
    """The sum with its numbers in place: 0.52·1.2 − 0.31·0.4 + 0.21. Terms that are 0 are only
    counted, in words.
    """
    a, w = found.inputs.mean(axis=0), neuron.weights
    shown = np.flatnonzero(w * a != 0)  # nan is not 0
    zeros, some = len(w) - len(shown), len(shown) > MOST_TERMS
    if some:
        shown = np.sort(_largest(w * a)[:LARGEST])
    terms = [_product(float(w[i]), float(a[i]), first=not n) for n, i in enumerate(shown)]
    if some:
        terms.append("+ ⋯")
    if neuron.bias is not None:
        terms.append(_signed(neuron.bias) if terms else figure(neuron.bias))
    if some or not zeros:
        left_out = ""
    elif zeros == len(w):
        left_out = f"all {grouped(zeros)} products are 0" if zeros > 1 else "the product is 0"
    else:
        others = f"{grouped(zeros)} other products are 0"
        left_out = "the other product is 0" if zeros == 1 else others
    return tuple(terms or ["0"]), left_out


def _product(w: float, a: float, *, first: bool) -> str:
    sign = ("" if first else "+ ") if not w < 0 else ("−" if first else "− ")
    other = figure(a)
    return f"{sign}{figure(abs(w))} · {f'({other})' if other.startswith('−') else other}"


def _signed(value: float) -> str:
    return f"{'− ' if value < 0 else '+ '}{figure(abs(value))}"


def figure(value: float) -> str:
    """A number in the notation of formulas: letters such as NaN are words there."""
    text = number(value)
    return f'"{text}"' if text == "NaN" else text


def written(value: float, digits: int = 3) -> str:
    """A number outside of formulas, as it is within them: not 1.2e−5 but 1.2·10⁻⁵."""
    mantissa, e, exponent = number(value, digits).partition("e")
    return f"{mantissa}·10{exponent.translate(RAISED)}" if e else mantissa


def _strong(value: float) -> str:
    return rf"\strong{{{figure(float(value))}}}"


def _largest(products: Floats) -> np.ndarray:
    """Numbers of the inputs, those with the largest share in z first; nan is largest of all."""
    return np.argsort(-np.where(np.isnan(products), np.inf, np.abs(products)), kind="stable")


# --- Backwards


def _backwards(neuron: NeuronDetail, found: Inspection | None, batch: bool) -> tuple[Equation, ...]:
    later = (r"Σ_j v_j δ_j",)
    bias = neuron.bias is not None
    if batch:
        return _summed_back(found, bias)
    own, each = r"\frac{∂L}{∂f} · f′(z)", "δ a_i"
    if found is None:
        equations = [
            Equation(r"\frac{∂L}{∂f}", (later,)),
            Equation("δ", ((r"\frac{∂L}{∂z}",), (own,))),
            Equation(r"\frac{∂L}{∂w_i}", ((each,),)),
        ]
        return (*equations, Equation(r"\frac{∂L}{∂b}", (("δ",),))) if bias else tuple(equations)
    incoming, slope, delta = (float(v[0]) for v in (found.incoming, found.slope, found.delta))
    written = _later(found)
    equations = [
        Equation(
            r"\frac{∂L}{∂f}",
            (later, *([written] if written else []), (_strong(incoming),)),
            note=_onward(found, written),
        ),
        Equation("δ", ((own,), (_times(incoming, slope),), (_strong(delta),))),
        Equation(r"\frac{∂L}{∂w_i}", ((each,), *_gradients(found))),
    ]
    if found.bias_gradient is not None:
        equations.append(Equation(r"\frac{∂L}{∂b}", (("δ",), (_strong(found.bias_gradient),))))
    return tuple(equations)


def _summed_back(found: Inspection | None, bias: bool) -> tuple[Equation, ...]:
    """What comes back from a minibatch."""
    equations = [
        Equation(r"\frac{∂L}{∂f_k}", ((r"Σ_j v_j δ_{jk}",),)),
        Equation("δ_k", ((r"\frac{∂L}{∂f_k} · f′(z_k)",),)),
    ]
    each, whole = r"Σ_k δ_k a_{ik}", "Σ_k δ_k"
    if found is None:
        equations.append(Equation(r"\frac{∂L}{∂w_i}", ((each,),)))
        if bias:
            equations.append(Equation(r"\frac{∂L}{∂b}", ((whole,),)))
        return tuple(equations)
    written = _later(found)
    numbers = (*([written] if written else []), (_strong(_total(found.incoming)),))
    equations[0] = Equation(
        r"Σ_k \frac{∂L}{∂f_k}", ((r"Σ_j v_j Σ_k δ_{jk}",), *numbers), note=_onward(found, written)
    )
    if _flat(found):
        nought = r'\frac{∂L}{∂f_k}"  "\chip{"× 0"}'
        equations[1] = replace(
            equations[1], rights=(*equations[1].rights, (nought,), (r"\strong{0}",))
        )
    equations.append(Equation(r"\frac{∂L}{∂w_i}", ((each,), *_gradients(found))))
    name = r"\frac{∂L}{∂b}" if bias else whole
    # what the engine reports: summed by hand, the last digit may differ
    value = found.bias_gradient if found.bias_gradient is not None else _total(found.delta)
    rights = ((whole,), (_strong(value),)) if bias else ((_strong(value),),)
    equations.append(Equation(name, rights))
    return tuple(equations)


def _later(found: Inspection) -> tuple[str, ...]:
    """The products of the later term, where they are few: of the deltas' sums over the points."""
    if not 0 < len(found.outgoing) <= MOST_LATER:
        return ()
    deltas = found.later_deltas.sum(axis=0)
    return tuple(
        _product(float(v), float(d), first=not n)
        for n, (v, d) in enumerate(zip(found.outgoing, deltas, strict=True))
    )


def _onward(found: Inspection, written: tuple[str, ...]) -> str:
    return "" if written else f"over {count(len(found.outgoing), 'outgoing weight')}"


def _times(incoming: float, slope: float) -> str:
    """The product that the chain rule stands on; a slope of 0 stands out."""
    if slope == 0:
        return rf'{figure(incoming)}"  "\chip{{"× 0"}}'
    other = figure(slope)
    return f"{figure(incoming)} × {f'({other})' if other.startswith('−') else other}"


def _gradients(found: Inspection) -> tuple[tuple[str], ...]:
    return ((r"\strong{0}",),) if _nothing(found) and not found.weight_gradient.any() else ()


def _total(values: Floats) -> float:
    return float(values.sum())


# --- The table


def _heads(batch: bool) -> tuple[str, ...]:
    a = r"\bar{a_i}" if batch else "a_i"
    return ("", a, "w_i", f"w_i {a}", r"\frac{∂L}{∂w_i}")


def _rows(snapshot: Snapshot, neuron: NeuronDetail, found: Inspection) -> tuple[Row, ...]:
    names = weight_names(snapshot, neuron)
    a, w = found.inputs.mean(axis=0), neuron.weights
    product, gradient = w * a, found.weight_gradient
    order = np.arange(len(w))
    rest = order[:0]
    if len(w) > MOST_ROWS + 1:  # a row for a single input says as much as one for the rest
        order = _largest(product)
        order, rest = order[:MOST_ROWS], order[MOST_ROWS:]
    rows = [
        Row((names[i], written(a[i]), written(w[i]), written(product[i]), written(gradient[i])))
        for i in order.tolist()
    ]
    if len(rest):
        largest = float(np.abs(gradient[rest]).max())
        bound = "0" if largest == 0 else f"≤ {written(largest, 2)}"
        summed = written(_total(product[rest]))
        rows.append(Row((f"{grouped(len(rest))} more", "", "", summed, bound), "rest"))
    if neuron.bias is not None:
        bias = written(neuron.bias)
        change = "" if found.bias_gradient is None else written(found.bias_gradient)
        rows.append(Row(("bias b", "1", bias, bias, change), "bias"))
    mean = float(found.z.mean())
    name = "mean z" if found.subject == "minibatch" else "z"
    rows.append(Row((name, "", "", written(mean), ""), "total"))
    return tuple(rows)


# --- Activations


@dataclass(frozen=True)
class Shape:
    """An activation's formula, and that of its slope: one, or one for each side of 0."""

    value: str
    slope: str = ""
    right: str = ""
    """The slope for z > 0."""
    left: str = ""
    """The slope for z ≤ 0."""


def _shape(experiment: Experiment, activation: str, found: Inspection | None) -> Shape:
    """The activation's formulas; with numbers for what is set, where there are numbers."""
    s, alpha = "s", "α"
    if found is not None:
        alpha = figure(experiment.network.alpha)
        if activation == "leaky-relu":
            s = figure(experiment.network.negative_slope)
        elif activation == "prelu" and (found.z <= 0).any():
            s = figure(float(found.slope[found.z <= 0][0]))

    def sides(right: str, left: str) -> str:
        return rf"\cases{{{right}}}{{z > 0}}{{{left}}}{{z ≤ 0}}"

    match activation:
        case "relu":
            return Shape("max(0, z)", right="1", left="0")
        case "leaky-relu" | "prelu":
            return Shape(sides("z", f"{s} z"), right="1", left=s)
        case "elu":
            times = "" if alpha == "1" else f"{alpha} "
            return Shape(
                sides("z", f"{alpha} (e^z − 1)" if times else "e^z − 1"),
                right="1",
                left=f"{times}e^z",
            )
        case "selu":
            return Shape(sides("λ z", "λ α (e^z − 1)"), right="λ", left="λ α e^z")
        case "gelu":
            return Shape("z Φ(z)", "Φ(z) + z φ(z)")
        case "silu":
            return Shape("z σ(z)", "σ(z) (1 + z (1 − σ(z)))")
        case "softplus":
            return Shape("ln(1 + e^z)", "σ(z)")
        case "tanh":
            return Shape('tanh" "z', '1 − tanh^2" "z')
        case "sigmoid":
            return Shape(r"σ(z) = \frac{1}{1 + e^{−z}}", "f(z) (1 − f(z))")
    return Shape("z", "1")


def _sloped(shape: Shape, found: Inspection | None, batch: bool) -> str:
    """The slope's formula. What holds on the points is strong, and for a minibatch counted."""
    if shape.slope:
        return shape.slope
    if found is None:
        return rf"\cases{{{shape.right}}}{{z > 0}}{{{shape.left}}}{{z ≤ 0}}"
    n = len(found.z)
    on = int((found.z > 0).sum())
    off = int((found.z <= 0).sum())
    parts = []
    for value, when, points in ((shape.right, "z > 0", on), (shape.left, "z ≤ 0", off)):
        tone = "strong" if points else "muted"
        words = f'":  {grouped(points)} of {grouped(n)}"' if batch else ""
        parts.append(rf"{{\{tone}{{{value}}}}}{{\{tone}{{{when}{words}}}}}")
    return r"\cases" + "".join(parts)
