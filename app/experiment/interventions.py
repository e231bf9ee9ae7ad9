"""What a person does to a running network, as data: each kind declared once.

The file's `[[interventions]]`, the forms in the window, the list of what was done, and the engine
all go by these classes. Layers, neurons, inputs and points are counted from 1 here, as on the
screen; the output layer is the one after the last hidden layer.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.experiment.declaration import setting, show_value
from app.language import mark, tr


def _as_tuple(value: Any) -> Any:
    return tuple(map(_as_tuple, value)) if isinstance(value, list) else value


Count = Annotated[int, Field(ge=1)]
Part = Literal["train", "test"]
Only = Literal["all", "dead"]
Period = Count | Literal["epoch"]
MOST = 1e30
"""Larger numbers would leave single precision."""
Number = Annotated[float, Field(allow_inf_nan=False, ge=-MOST, le=MOST)]
Numbers = Annotated[tuple[Number, ...], BeforeValidator(_as_tuple)]
Counts = Annotated[tuple[Count, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
Table = Annotated[tuple[Numbers, ...], BeforeValidator(_as_tuple), Field(min_length=1)]


def _number(value: float, sign: str = "") -> str:
    """Four digits, and a true minus."""
    return f"{value:{sign}.4g}".replace("-", "−")


def _count(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _until(what: str, step: int) -> str:
    return tr("{what} until step {step}", what=what, step=_count(step))


def _if_dead(what: str, only: str) -> str:
    return tr("{what}, if dead", what=what) if only == "dead" else what


class Intervention(BaseModel):
    """Something done once `step` steps have been taken. `action` names the kind; `title` and
    `help` are English, marked for translation."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    title: ClassVar[str] = ""
    help: ClassVar[str] = ""

    step: Annotated[int, Field(ge=0)] = 0
    action: str

    def words(self) -> str:
        """What is done, in a few words that still tell it when cut: 'L2 n3 bias = −5'."""
        return tr(self.title).lower()

    def document(self) -> dict[str, Any]:
        """As the file has it: what stands at its default is left out."""
        rest = self.model_dump(exclude_defaults=True, exclude={"step", "action"})
        return {"step": self.step, "action": self.action, **rest}


class Set(Intervention):
    """Give the setting `key` a value; a setting that can be changed with the weights kept."""

    title = mark("Set")
    action: Literal["set"] = "set"
    key: str
    value: Annotated[Any, BeforeValidator(_as_tuple)]

    def words(self) -> str:
        if self.key == "network.bias":
            return tr("all biases put back") if self.value else tr("all biases removed")
        shown = self.value if isinstance(self.value, str) else show_value(self.value)
        return tr(_SETTINGS.get(self.key, "{key} {value}"), key=self.key, value=shown)


_SETTINGS = {
    "dataset.name": mark("data name {value}"),
    "dataset.points": mark("data points {value}"),
    "dataset.noise": mark("data noise {value}"),
    "dataset.train_fraction": mark("data train fraction {value}"),
    "dataset.seed": mark("data seed {value}"),
    "dataset.path": mark("data path {value}"),
    "network.activation": mark("activation {value}"),
    "network.negative_slope": mark("negative slope {value}"),
    "network.alpha": mark("alpha {value}"),
    "training.optimizer": mark("optimizer {value}"),
    "training.learning_rate": mark("learning rate {value}"),
    "training.momentum": mark("momentum {value}"),
    "training.batch_size": mark("batch size {value}"),
    "training.loss": mark("loss {value}"),
    "training.l1": mark("l1 {value}"),
    "training.l2": mark("l2 {value}"),
    "training.bias_l2": mark("bias l2 {value}"),
    "training.clip_norm": mark("clip norm {value}"),
    "census.rare_below": mark("rare below {value}"),
    "census.dormant_tau": mark("dormant tau {value}"),
    "census.saturated_within": mark("saturated within {value}"),
}
"""What the record says of each setting that can be changed in a run."""


class OnUnits(Intervention):
    """Done to one neuron, to a layer, or (with neither named) to all hidden layers."""

    layer: Count | None = None
    neuron: Count | None = None

    def where(self) -> str:
        """'L2 n3', 'L2' or 'all'."""
        if self.layer is None:
            return tr("all")
        if self.neuron is None:
            return tr("L{layer}", layer=self.layer)
        return tr("L{layer} n{neuron}", layer=self.layer, neuron=self.neuron)

    def done(self, to_some: str, to_all: str) -> str:
        """'L2 n3 freeze' or 'L2 freeze' of '{where} freeze', else 'freeze all'."""
        return to_all if self.layer is None else to_some.format(where=self.where())

    def biases(self) -> str:
        """'L2 n3 bias', 'L2 biases' or 'all biases'."""
        if self.layer is None:
            return tr("all biases")
        of = tr("{where} biases") if self.neuron is None else tr("{where} bias")
        return of.format(where=self.where())


class Standing(OnUnits):
    """Done once; or, with `every`, again and again: every so many steps, or at the end of every
    epoch, as long as the step is not beyond `until`."""

    every: Period | None = None
    until: Annotated[int, Field(ge=0)] | None = None

    def again(self, what: str) -> str:
        """'freeze', 'freeze every 10 steps', 'freeze every epoch until step 500'."""
        if self.every is None:
            return what
        if self.every == "epoch":
            said = tr("{what} every epoch", what=what)
        elif self.every == 1:
            said = tr("{what} every step", what=what)
        else:
            said = tr("{what} every {n} steps", what=what, n=_count(self.every))
        return said if self.until is None else _until(said, self.until)


# --- Weights and biases, by hand


class Weight(OnUnits):
    """Give one incoming weight of a neuron a value."""

    title = mark("Weight")
    help = mark("Gives one incoming weight of a neuron a value.")
    action: Literal["weight"] = "weight"
    layer: Count
    neuron: Count
    input: Count
    value: Number

    def words(self) -> str:
        return tr(
            "{where} weight {input} = {value}",
            where=self.where(),
            input=self.input,
            value=_number(self.value),
        )


class Plane(OnUnits):
    """Give a neuron other incoming weights, another bias, or both: its plane is moved or turned."""

    title = mark("Move the plane")
    help = mark("Gives a neuron other incoming weights, another bias, or both.")
    action: Literal["plane"] = "plane"
    layer: Count
    neuron: Count
    weights: Numbers | None = None
    bias: Number | None = None

    def words(self) -> str:
        if self.weights is None and self.bias is not None:
            return f"{self.biases()} = {_number(self.bias)}"
        return tr("{where} plane moved", where=self.where())


class Bias(OnUnits):
    """Set biases to a value: of a neuron, a layer, or all hidden layers."""

    title = mark("Set biases")
    help = mark("Sets the bias of a neuron, of a layer, or of all hidden neurons to a value.")
    action: Literal["bias"] = "bias"
    value: Number = setting(
        0.1,
        label=mark("Value"),
        help=mark("The bias they get. Slightly positive is common; whether it helps is doubtful."),
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
    )

    def words(self) -> str:
        return f"{self.biases()} = {_number(self.value)}"


class Nudge(Standing):
    """Add to biases: of a neuron, a layer, or all; or only of those that are dead."""

    title = mark("Nudge biases")
    help = mark(
        "Adds to the bias of a neuron, of a layer, or of all; or only of those that are dead."
    )
    action: Literal["nudge"] = "nudge"
    by: Number = setting(
        0.1,
        label=mark("By"),
        help=mark("What is added to the bias."),
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
    )
    only: Only = setting(
        "all", label=mark("Of them"), help=mark("All of them, or only the dead ones.")
    )

    def words(self) -> str:
        added = tr("{biases} {change}", biases=self.biases(), change=_number(self.by, "+"))
        return _if_dead(self.again(added), self.only)


# --- Kicks


class Kick(OnUnits):
    """The next step is taken with an enlarged gradient, or on one outlier point alone."""

    title = mark("Kick")
    help = mark(
        "The next step is taken with an enlarged gradient: of a neuron, of a layer, or of the "
        "whole network. With a point, that point is the whole minibatch."
    )
    action: Literal["kick"] = "kick"
    factor: Number = setting(
        100.0,
        label=mark("Factor"),
        help=mark("How many times its size the gradient has in this one step."),
        low=-1e9,
        high=1e9,
        span=(1.0, 10_000.0),
        logarithmic=True,
    )
    point: Numbers | None = None
    """Inputs, then the target."""

    def words(self) -> str:
        kick, factor = self.done(tr("{where} kick"), tr("kick all")), f"{self.factor:g}"
        if self.point is None:
            return tr("{kick}, gradient × {factor}", kick=kick, factor=factor)
        at = ", ".join(map(_number, self.point[:-1]))
        if self.factor == 1.0:
            return tr("{kick}, outlier at ({point})", kick=kick, point=at)
        return tr(
            "{kick}, outlier at ({point}), gradient × {factor}",
            kick=kick,
            point=at,
            factor=factor,
        )


# --- Revival


class Reinitialise(Standing):
    """Draw incoming weights and bias anew, as at the start; the optimiser forgets them."""

    title = mark("Re-initialise")
    help = mark(
        "Draws the incoming weights and the bias anew, as at the start, of a neuron, a layer, or "
        "all; or only of those that are dead. The optimiser's moments of them are reset."
    )
    action: Literal["reinitialise"] = "reinitialise"
    only: Only = setting(
        "dead", label=mark("Of them"), help=mark("All of them, or only the dead ones.")
    )

    def words(self) -> str:
        what = self.done(tr("{where} re-initialise"), tr("re-initialise all"))
        return _if_dead(self.again(what), self.only)


class Recycle(Standing):
    """ReDo (Sokar et al. 2023): dormant neurons start anew, with no influence at first."""

    title = mark("Recycle (ReDo)")
    help = mark(
        "Dormant neurons (Sokar et al. 2023; the threshold is census.dormant_tau) get fresh "
        "incoming weights, a bias of 0 and outgoing weights of 0; the optimiser's moments and step "
        "counts of them are reset."
    )
    action: Literal["recycle"] = "recycle"

    def words(self) -> str:
        what = self.again(self.done(tr("{where} recycle"), tr("recycle all")))
        return tr("{what}, if dormant", what=what)


class Resample(Standing):
    """Weights that are 0 or less get fresh normal values."""

    title = mark("Resample weights ≤ 0")
    help = mark(
        "Every incoming weight that is 0 or less gets a fresh value from a normal distribution."
    )
    action: Literal["resample"] = "resample"
    spread: Number = setting(
        0.1,
        label=mark("Spread"),
        help=mark("The standard deviation of the fresh values."),
        low=0.0,
        high=1e6,
        span=(0.001, 10.0),
        logarithmic=True,
    )

    def words(self) -> str:
        return self.again(self.done(tr("{where} resample ≤ 0"), tr("resample all ≤ 0")))


# --- Freezing


class Freeze(OnUnits):
    """Incoming weights and biases stay as they are, for good or until a step."""

    title = mark("Freeze")
    help = mark("The incoming weights and biases of a neuron, a layer, or all stay as they are.")
    action: Literal["freeze"] = "freeze"
    until: Annotated[int, Field(ge=0)] | None = None

    def words(self) -> str:
        what = self.done(tr("{where} freeze"), tr("freeze all"))
        return what if self.until is None else _until(what, self.until)


class Unfreeze(OnUnits):
    """Frozen ones learn again."""

    title = mark("Unfreeze")
    help = mark("A neuron, a layer, or all learn again.")
    action: Literal["unfreeze"] = "unfreeze"

    def words(self) -> str:
        return self.done(tr("{where} unfreeze"), tr("unfreeze all"))


# --- Data


class AddPoints(Intervention):
    """More points: each its inputs, then its target (a class, or a value)."""

    title = mark("Add points")
    action: Literal["add-points"] = "add-points"
    part: Part = "train"
    points: Table

    def words(self) -> str:
        return tr("add {points}", points=_points(len(self.points), self.part))


class MovePoints(Intervention):
    """Points get other inputs, one row each."""

    title = mark("Move points")
    action: Literal["move-points"] = "move-points"
    part: Part = "train"
    points: Counts
    to: Table

    def words(self) -> str:
        return tr("move {points}", points=_points(len(self.points), self.part))


class RelabelPoints(Intervention):
    """Points get another target."""

    title = mark("Relabel points")
    action: Literal["relabel-points"] = "relabel-points"
    part: Part = "train"
    points: Counts
    target: Number

    def words(self) -> str:
        return tr(
            "relabel {points} as {target}",
            points=_points(len(self.points), self.part),
            target=f"{self.target:g}",
        )


class DeletePoints(Intervention):
    """Points are taken out."""

    title = mark("Delete points")
    action: Literal["delete-points"] = "delete-points"
    part: Part = "train"
    points: Counts

    def words(self) -> str:
        return tr("delete {points}", points=_points(len(self.points), self.part))


class Shift(Intervention):
    """All points of a part, or of both, are moved by the same amount."""

    title = mark("Shift the data")
    help = mark("Moves all training points, all test points, or both, by the same amount.")
    action: Literal["shift"] = "shift"
    part: Literal["train", "test", "both"] = setting(
        "train", label=mark("Part"), help=mark("The points that are moved.")
    )
    by: Numbers

    def words(self) -> str:
        by = ", ".join(_number(x, "+") if x else "0" for x in self.by)
        if self.part == "both":
            return tr("all data by ({change})", change=by)
        if self.part == "test":
            return tr("test data by ({change})", change=by)
        return tr("training data by ({change})", change=by)


def _points(count: int, part: Part) -> str:
    if part == "train":
        return tr("a training point") if count == 1 else tr("{n} training points", n=count)
    return tr("a test point") if count == 1 else tr("{n} test points", n=count)


# --- Rules


class End(Intervention):
    """Standing rules of one action end."""

    title = mark("End the rule")
    action: Literal["end"] = "end"
    rule: Literal["nudge", "reinitialise", "recycle", "resample"]

    def words(self) -> str:
        return tr("end: {rule}", rule=tr(KINDS[self.rule].title).lower())


def when(done: Intervention) -> str:
    """'at step 40', or 'from step 40' of what lasts or is done again and again."""
    lasts = isinstance(done, Set) or (isinstance(done, Standing) and done.every is not None)
    return (tr("from step {step}") if lasts else tr("at step {step}")).format(
        step=_count(done.step)
    )


def told(done: Intervention) -> str:
    """'L2 n3 kick, gradient × 100, at step 40'."""
    return tr("{what}, {when}", what=done.words(), when=when(done))


KINDS: dict[str, type[Intervention]] = {
    kind.model_fields["action"].default: kind
    for kind in (
        Set,
        Kick,
        Weight,
        Plane,
        Bias,
        Nudge,
        Reinitialise,
        Recycle,
        Resample,
        Freeze,
        Unfreeze,
        AddPoints,
        MovePoints,
        RelabelPoints,
        DeletePoints,
        Shift,
        End,
    )
}
"""By action, in the order in which they are offered."""

DATA_KINDS = (AddPoints, MovePoints, RelabelPoints, DeletePoints, Shift)
"""What changes the points themselves."""

Record = tuple[Intervention, ...]
"""What was done and is to be done, by rising step."""
