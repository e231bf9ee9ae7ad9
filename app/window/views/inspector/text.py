"""What the inspector says of one neuron's arithmetic, in the notation of formula.py. No drawing.

For a single point every formula stands with its numbers in place. For a minibatch, what goes
forwards is a mean over its points (a bar over the letter) and what comes back is a sum over them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.experiment.settings import Experiment
from app.language import mark, tr
from app.record.data import Data, Floats
from app.record.inspection import Inspection, Subject
from app.record.snapshot import NeuronDetail, Snapshot
from app.window.views.inspector.formula import RAISED, plain
from app.window.views.point_words import point_words
from app.window.views.units import is_channel, title, weight_names
from app.window.views.words import count, grouped, number

HINT = mark(
    "Click a neuron to see its arithmetic: what it makes of a point, and what it learns from it."
)
WAITING = "…"

MOST_ROWS = 8
"""Inputs that have a row of their own in the table."""
MOST_TERMS = 5
"""Inputs up to which a sum is written out whole; of more, the largest terms."""
LARGEST = 3
MOST_LATER = 4
"""Outgoing weights up to which the later term is written out."""


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
    over: str
    """What their product is summed over, as a formula."""
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
            title=title(snapshot, neuron),
            subtitle=_subtitle(snapshot, neuron, activation, formulas_only),
            left=r"\frac{∂L}{∂w_i}",
            chain=_chain(found, batch, rounds, is_channel(snapshot, neuron.layer)),
            over=_over(batch, is_channel(snapshot, neuron.layer)),
            verdict=_verdict(found, rounds) if found is not None else "",
            nothing=found is not None and _nothing(found),
            forwards=_forwards(snapshot, neuron, found, batch, rounds),
            backwards=_backwards(neuron, found, batch, is_channel(snapshot, neuron.layer)),
            heads=_heads(batch),
            rows=rows,
            total=r"\bar{z}" if batch else "z",
            where=_where(snapshot, neuron, activation, batch, found is not None),
            notes=_notes(snapshot, neuron, activation, batch, rows),
        )


def hint(snapshot: Snapshot | None) -> str:
    """What is shown where there is no arithmetic."""
    return tr(HINT) if snapshot is None or snapshot.neuron is None else WAITING


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
    over = f"{plain(shown.over).strip()} " if shown.over else ""
    lines.append(f"{plain(shown.left)} = {over}" + " × ".join(factors))
    lines += [shown.verdict] if shown.verdict else []
    for equation in shown.forwards + shown.backwards:
        parts = [plain(equation.left), *("".join(map(plain, r)) for r in equation.rights)]
        line = " = ".join(" ".join(part.split()) for part in parts)
        line += f", {plain(equation.aside)}" if equation.aside else ""
        lines.append(f"{line} ({equation.note})" if equation.note else line)
    if shown.rows:
        lines.append("\t".join([tr("input"), *(plain(head) for head in shown.heads[1:])]))
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
    loss = tr("loss {loss}", loss=written(found.loss))
    return f"{activation} · {where} · {loss}"


def _subject_words(subject: Subject, points: np.ndarray, data: Data) -> str:
    """'the next minibatch of 10 points' or 'training point 17: class 1'."""
    if subject == "minibatch":
        return count(
            len(points),
            tr("the next minibatch of {n} point"),
            tr("the next minibatch of {n} points"),
        )
    return point_words(subject, int(points[0]), data)


def _nothing(found: Inspection) -> bool:
    return bool((_deltas(found) == 0).all())


def _deltas(found: Inspection) -> Floats:
    """On each point; of a channel at all positions of each."""
    return found.delta if found.delta_map is None else found.delta_map


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
        why = _why_flat(n if batch else 1, rounds)
        if batch:
            return tr(
                "{why}, however large the error: the neuron learns nothing from this minibatch.",
                why=why,
            )
        return tr(
            "{why}, however large the error: the neuron learns nothing from this point.", why=why
        )
    if _nothing(found):
        if (found.incoming == 0).all():
            return tr("Nothing comes back from the later layers: every gradient is 0.")
        if ((found.incoming == 0) | (found.slope == 0)).all():
            return tr("On every point one factor is 0: every gradient is 0.")
        return tr(
            "The product of the factors rounds to 0 in single precision: every gradient is 0."
        )
    if not np.isfinite(_deltas(found)).all():
        return tr("Not a finite number any more: the arithmetic has diverged.")
    if found.delta_map is not None and not batch:
        return count(
            found.delta_map.size,
            tr("δ is not 0 at {some} of {n} position: this moves its weights."),
            tr("δ is not 0 at {some} of {n} positions: these move its weights."),
            some=grouped(int((found.delta_map != 0).sum())),
        )
    passing = int((found.slope != 0).sum())
    if batch and passing < n:
        return _some_pass(passing, n, rounds)
    if batch:
        if n == 1:
            return tr("f′(z) is not 0 on this point: it has a say in the next step.")
        return tr("f′(z) is 0 on none of the {n} points: all have a say.", n=grouped(n))
    return tr("No factor is 0: this point moves the neuron's weights.")


def _why_flat(points: int, rounds: bool) -> str:
    """That its own slope lets nothing through, on one point or several."""
    n = grouped(points)
    if rounds and points > 1:
        return tr(
            "f′(z) rounds to 0 on all {n} points in single precision, so every gradient is 0", n=n
        )
    if rounds:
        return tr("f′(z) rounds to 0 in single precision, so every gradient is 0")
    if points > 1:
        return tr("f′(z) is 0 on all {n} points, so every gradient is exactly 0", n=n)
    return tr("f′(z) is 0, so every gradient is exactly 0")


def _some_pass(passing: int, n: int, rounds: bool) -> str:
    """On how many of a minibatch's n points the slope lets something through."""
    if rounds and passing == 1:
        return tr(
            "f′(z) rounds to 0 on {some} of {all} points: only the other one moves its weights.",
            some=grouped(n - passing),
            all=grouped(n),
        )
    if rounds:
        return tr(
            "f′(z) rounds to 0 on {some} of {all} points: only the others move its weights.",
            some=grouped(n - passing),
            all=grouped(n),
        )
    if passing == 1:
        return tr(
            "f′(z) is not 0 on {some} of {all} points: only this one moves its weights.",
            some=grouped(passing),
            all=grouped(n),
        )
    return tr(
        "f′(z) is not 0 on {some} of {all} points: only these move its weights.",
        some=grouped(passing),
        all=grouped(n),
    )


def _over(batch: bool, channel: bool) -> str:
    if channel:
        return "Σ_{kp}" if batch else "Σ_p"
    return "Σ_k" if batch else ""


def _chain(
    found: Inspection | None, batch: bool, rounds: bool, channel: bool
) -> tuple[Factor, ...]:
    at = ("k" if batch else "") + ("p" if channel else "")
    symbols = ("∂L", f"f′(z_{{{at}}})" if at else "f′(z)", f"a_{{i{at}}}" if at else "a_i")
    later = rf"\frac{{∂L}}{{∂f_{{{at}}}}}" if at else r"\frac{∂L}{∂f}"
    words = (tr("later term"), tr("own slope"), tr("input"))
    values = ("", "", "")
    zeros = (False, False, False)
    if found is not None:
        own = [written(a) for a in found.inputs.ravel().tolist()[:2]]
        inputs = ", ".join(own)
        if found.inputs.size > 2:
            inputs = tr("{n} values", n=grouped(found.inputs.size))
        if batch:
            summed = tr("sum {total}", total=written(_total(found.incoming)))
            values = (summed, _slopes(found, rounds), inputs)
        else:
            own_slope = written(found.slope[0])
            own_slope = "≈ 0" if own_slope == "0" and rounds else own_slope
            values = (written(found.incoming[0]), own_slope, inputs)
        flat = _flat(found)
        blocked = not flat and _nothing(found) and bool((found.incoming == 0).all())
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
        return tr("{slope} on all", slope=nought) if n > 1 else nought
    if np.isin(found.slope, (0.0, 1.0)).all():
        return tr("1 on {some} of {all}", some=grouped(int(found.slope.sum())), all=grouped(n))
    return tr("mean {quantity}", quantity=written(float(found.slope.mean()), 2))


def _where(
    snapshot: Snapshot, neuron: NeuronDetail, activation: str, batch: bool, numbers: bool
) -> tuple[tuple[str, str], ...]:
    before, after = neuron.layer, neuron.layer + 2
    last = neuron.layer == len(snapshot.layers) - 1
    found = [
        ("a_i", tr("activations of layer {layer}", layer=before) if before else tr("inputs")),
        ("w_i", tr("its weights")),
        (
            "v_j",
            tr("weights on to the output")
            if last
            else tr("weights on to layer {layer}", layer=after),
        ),
        ("δ_j", tr("deltas of the output") if last else tr("deltas of layer {layer}", layer=after)),
    ]
    if batch:
        found.append(("k", tr("a point of the minibatch")))
    if is_channel(snapshot, neuron.layer):
        found.append(("p", tr("a position of its patch")))
    match activation:
        case "silu" | "softplus":
            found.append((r"σ(z)", tr("logistic sigmoid")))
        case "gelu":
            found += [("Φ, φ", tr("the normal distribution and its density"))]
        case "selu":
            found.append((SELU, tr("fixed")))
        case "prelu":
            found.append(("s", tr("the slope below zero, learned with the weights")))
        case "leaky-relu" if not numbers:
            found.append(("s", tr("the slope below zero")))
        case "elu" if not numbers:
            found.append(("α", tr("how far below zero it levels off")))
    return tuple(found)


def _notes(
    snapshot: Snapshot, neuron: NeuronDetail, activation: str, batch: bool, rows: tuple[Row, ...]
) -> tuple[str, ...]:
    found = []
    if is_channel(snapshot, neuron.layer):
        found.append(
            tr(
                "A channel has a z at each position. Numbers are those of the position with the "
                "largest z; gradients are sums over all positions."
            )
        )
    if batch:
        points = neuron.inspection.points if neuron.inspection is not None else ()
        found.append(
            tr(
                "L is the mean loss over the minibatch. Its 1/{n} is in the later term, so that "
                "gradients are sums over its points. A bar marks a mean over them.",
                n=len(points) or "n",
            )
        )
    for rest in (row.cells[0] for row in rows if row.kind == "rest"):
        found.append(
            tr("The row “{row}” sums the others; its gradient is the largest in size.", row=rest)
        )
    if activation == "relu":
        found.append(tr("At z = 0 exactly PyTorch takes f′ = 0."))
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
    rounded = tr("rounded, in single precision") if rounds and (found.slope == 0).all() else ""
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
        spread = tr(
            "from {least} to {largest}",
            least=written(float(found.z.min())),
            largest=written(float(found.z.max())),
        )
    active = _active(int((found.z > 0).sum()), n, snapshot.layers[neuron.layer].can_die)
    return (
        Equation(
            r"\bar{z}",
            (*summed, terms, (_strong(found.z.mean()),)),
            note="; ".join(words for words in (spread, left_out) if words),
        ),
        Equation("f(z)", (value,), rf"\bar{{f}} = {_strong(found.value.mean())}", active),
        Equation("f′(z)", ((slope,),), rf"\bar{{f′}} = {_strong(found.slope.mean())}", rounded),
    )


def _active(some: int, points: int, can_die: bool) -> str:
    """On how many of a minibatch's points it is active; what cannot die is not off elsewhere."""
    if can_die:
        ways = tr("active on {some} of {n} point"), tr("active on {some} of {n} points")
    else:
        ways = tr("z > 0 on {some} of {n} point"), tr("z > 0 on {some} of {n} points")
    return count(points, *ways, some=grouped(some))


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
        every = tr("all {n} products are 0", n=grouped(zeros))
        left_out = tr("the product is 0") if zeros == 1 else every
    else:
        others = tr("{n} other products are 0", n=grouped(zeros))
        left_out = tr("the other product is 0") if zeros == 1 else others
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


def _backwards(
    neuron: NeuronDetail, found: Inspection | None, batch: bool, channel: bool
) -> tuple[Equation, ...]:
    later = (r"Σ_j v_j δ_j",)
    bias = neuron.bias is not None
    if batch:
        return _summed_back(found, bias, channel)
    own, each = r"\frac{∂L}{∂f} · f′(z)", "Σ_p δ_p a_{ip}" if channel else "δ a_i"
    whole = "Σ_p δ_p" if channel else "δ"
    if found is None:
        equations = [
            Equation(r"\frac{∂L}{∂f}", (later,)),
            Equation("δ", ((r"\frac{∂L}{∂z}",), (own,))),
            Equation(r"\frac{∂L}{∂w_i}", ((each,),)),
        ]
        return (*equations, Equation(r"\frac{∂L}{∂b}", ((whole,),))) if bias else tuple(equations)
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
        equations.append(Equation(r"\frac{∂L}{∂b}", ((whole,), (_strong(found.bias_gradient),))))
    return tuple(equations)


def _summed_back(found: Inspection | None, bias: bool, channel: bool) -> tuple[Equation, ...]:
    """What comes back from a minibatch."""
    equations = [
        Equation(r"\frac{∂L}{∂f_k}", ((r"Σ_j v_j δ_{jk}",),)),
        Equation("δ_k", ((r"\frac{∂L}{∂f_k} · f′(z_k)",),)),
    ]
    each, whole = r"Σ_k δ_k a_{ik}", "Σ_k δ_k"
    if channel:
        each, whole = "Σ_{kp} δ_{kp} a_{ikp}", "Σ_{kp} δ_{kp}"
    if found is None:
        equations.append(Equation(r"\frac{∂L}{∂w_i}", ((each,),)))
        if bias:
            equations.append(Equation(r"\frac{∂L}{∂b}", ((whole,),)))
        return tuple(equations)
    written = _later(found)
    numbers = (*([written] if written else []), (_strong(_total(found.incoming)),))
    later = "Σ_{kj} v_{jk} δ_{jk}" if channel else r"Σ_j v_j Σ_k δ_{jk}"
    equations[0] = Equation(
        r"Σ_k \frac{∂L}{∂f_k}", ((later,), *numbers), note=_onward(found, written)
    )
    if _flat(found):
        nought = r'\frac{∂L}{∂f_k}"  "\chip{"× 0"}'
        equations[1] = replace(
            equations[1], rights=(*equations[1].rights, (nought,), (r"\strong{0}",))
        )
    equations.append(Equation(r"\frac{∂L}{∂w_i}", ((each,), *_gradients(found))))
    name = r"\frac{∂L}{∂b}" if bias else whole
    # what the engine reports: summed by hand, the last digit may differ
    value = found.bias_gradient if found.bias_gradient is not None else _total(_deltas(found))
    rights = ((whole,), (_strong(value),)) if bias else ((_strong(value),),)
    equations.append(Equation(name, rights))
    return tuple(equations)


def _later(found: Inspection) -> tuple[str, ...]:
    """The products of the later term, where they are few: of the deltas' sums over the points. A
    channel has other outgoing weights on each point."""
    outgoing = found.outgoing
    if found.positions is not None:
        if len(outgoing) > 1:
            return ()
        outgoing = outgoing[0]
    if not 0 < len(outgoing) <= MOST_LATER:
        return ()
    deltas = found.later_deltas.sum(axis=0)
    return tuple(
        _product(float(v), float(d), first=not n)
        for n, (v, d) in enumerate(zip(outgoing, deltas, strict=True))
    )


def _onward(found: Inspection, written: tuple[str, ...]) -> str:
    if written:
        return ""
    ways = found.outgoing.shape[-1]
    return count(ways, tr("over {n} outgoing weight"), tr("over {n} outgoing weights"))


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
        rows.append(Row((tr("{n} more", n=grouped(len(rest))), "", "", summed, bound), "rest"))
    if neuron.bias is not None:
        bias = written(neuron.bias)
        change = "" if found.bias_gradient is None else written(found.bias_gradient)
        rows.append(Row((tr("bias b"), "1", bias, bias, change), "bias"))
    mean = float(found.z.mean())
    name = tr("mean {quantity}", quantity="z") if found.subject == "minibatch" else "z"
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
        share = tr("{some} of {all}", some=grouped(points), all=grouped(n))
        words = f'":  {share}"' if batch else ""
        parts.append(rf"{{\{tone}{{{value}}}}}{{\{tone}{{{when}{words}}}}}")
    return r"\cases" + "".join(parts)
