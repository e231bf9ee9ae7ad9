"""What a person does to a running network, as data: each kind declared once.

The file's `[[interventions]]`, the forms in the window, the list of what was done, and the engine
all go by these classes. Layers, neurons, inputs and points are counted from 1 here, as on the
screen; the output layer is the one after the last hidden layer.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from app.experiment.declaration import setting, show_value


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


def _if_dead(only: str) -> str:
    return ", if dead" if only == "dead" else ""


class Intervention(BaseModel):
    """Something done once `step` steps have been taken. `action` names the kind."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    title: ClassVar[str] = ""
    help: ClassVar[str] = ""

    step: Annotated[int, Field(ge=0)] = 0
    action: str

    def words(self) -> str:
        """What is done, in a few words that still tell it when cut: 'L2 n3 bias = −5'."""
        return self.title.lower()

    def document(self) -> dict[str, Any]:
        """As the file has it: what stands at its default is left out."""
        rest = self.model_dump(exclude_defaults=True, exclude={"step", "action"})
        return {"step": self.step, "action": self.action, **rest}


class Set(Intervention):
    """Give the setting `key` a value; a setting that can be changed with the weights kept."""

    title = "Set"
    action: Literal["set"] = "set"
    key: str
    value: Annotated[Any, BeforeValidator(_as_tuple)]

    def words(self) -> str:
        if self.key == "network.bias":
            return "all biases put back" if self.value else "all biases removed"
        name = self.key.partition(".")[2].replace("_", " ")
        section = "data " if self.key.startswith("dataset.") else ""
        shown = self.value if isinstance(self.value, str) else show_value(self.value)
        return f"{section}{name} {shown}"


class OnUnits(Intervention):
    """Done to one neuron, to a layer, or (with neither named) to all hidden layers."""

    layer: Count | None = None
    neuron: Count | None = None

    def where(self) -> str:
        """'L2 n3', 'L2' or 'all'."""
        if self.layer is None:
            return "all"
        return f"L{self.layer}" if self.neuron is None else f"L{self.layer} n{self.neuron}"

    def doing(self, verb: str) -> str:
        """'L2 n3 freeze', 'L2 freeze', 'freeze all'."""
        return f"{verb} all" if self.layer is None else f"{self.where()} {verb}"

    def biases(self) -> str:
        """'L2 n3 bias', 'L2 biases' or 'all biases'."""
        return f"{self.where()} {'biases' if self.neuron is None else 'bias'}"


class Standing(OnUnits):
    """Done once; or, with `every`, again and again: every so many steps, or at the end of every
    epoch, as long as the step is not beyond `until`."""

    every: Period | None = None
    until: Annotated[int, Field(ge=0)] | None = None

    def rhythm(self) -> str:
        """'', ' every 10 steps', ' every epoch until step 500'."""
        if self.every is None:
            return ""
        if self.every == "epoch":
            said = " every epoch"
        else:
            said = " every step" if self.every == 1 else f" every {_count(self.every)} steps"
        return said if self.until is None else f"{said} until step {_count(self.until)}"


# --- Weights and biases, by hand


class Weight(OnUnits):
    """Give one incoming weight of a neuron a value."""

    title = "Weight"
    help = "Gives one incoming weight of a neuron a value."
    action: Literal["weight"] = "weight"
    layer: Count
    neuron: Count
    input: Count
    value: Number

    def words(self) -> str:
        return f"{self.where()} weight {self.input} = {_number(self.value)}"


class Plane(OnUnits):
    """Give a neuron other incoming weights, another bias, or both: its plane is moved or turned."""

    title = "Move the plane"
    help = "Gives a neuron other incoming weights, another bias, or both."
    action: Literal["plane"] = "plane"
    layer: Count
    neuron: Count
    weights: Numbers | None = None
    bias: Number | None = None

    def words(self) -> str:
        if self.weights is None and self.bias is not None:
            return f"{self.biases()} = {_number(self.bias)}"
        return f"{self.where()} plane moved"


class Bias(OnUnits):
    """Set biases to a value: of a neuron, a layer, or all hidden layers."""

    title = "Set biases"
    help = "Sets the bias of a neuron, of a layer, or of all hidden neurons to a value."
    action: Literal["bias"] = "bias"
    value: Number = setting(
        0.1,
        label="Value",
        help="The bias they get. Slightly positive is common; whether it helps is doubtful.",
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
    )

    def words(self) -> str:
        return f"{self.biases()} = {_number(self.value)}"


class Nudge(Standing):
    """Add to biases: of a neuron, a layer, or all; or only of those that are dead."""

    title = "Nudge biases"
    help = "Adds to the bias of a neuron, of a layer, or of all; or only of those that are dead."
    action: Literal["nudge"] = "nudge"
    by: Number = setting(
        0.1,
        label="By",
        help="What is added to the bias.",
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
    )
    only: Only = setting("all", label="Of them", help="All of them, or only the dead ones.")

    def words(self) -> str:
        return f"{self.biases()} {_number(self.by, '+')}{self.rhythm()}{_if_dead(self.only)}"


# --- Kicks


class Kick(OnUnits):
    """The next step is taken with an enlarged gradient, or on one outlier point alone."""

    title = "Kick"
    help = (
        "The next step is taken with an enlarged gradient: of a neuron, of a layer, or of the "
        "whole network. With a point, that point is the whole minibatch."
    )
    action: Literal["kick"] = "kick"
    factor: Number = setting(
        100.0,
        label="Factor",
        help="How many times its size the gradient has in this one step.",
        low=-1e9,
        high=1e9,
        span=(1.0, 10_000.0),
        logarithmic=True,
    )
    point: Numbers | None = None
    """Inputs, then the target."""

    def words(self) -> str:
        if self.point is None:
            return f"{self.doing('kick')}, gradient × {self.factor:g}"
        at = ", ".join(map(_number, self.point[:-1]))
        times = "" if self.factor == 1.0 else f", gradient × {self.factor:g}"
        return f"{self.doing('kick')}, outlier at ({at}){times}"


# --- Revival


class Reinitialise(Standing):
    """Draw incoming weights and bias anew, as at the start; the optimiser forgets them."""

    title = "Re-initialise"
    help = (
        "Draws the incoming weights and the bias anew, as at the start, of a neuron, a layer, or "
        "all; or only of those that are dead. The optimiser's moments of them are reset."
    )
    action: Literal["reinitialise"] = "reinitialise"
    only: Only = setting("dead", label="Of them", help="All of them, or only the dead ones.")

    def words(self) -> str:
        return f"{self.doing('re-initialise')}{self.rhythm()}{_if_dead(self.only)}"


class Recycle(Standing):
    """ReDo (Sokar et al. 2023): dormant neurons start anew, with no influence at first."""

    title = "Recycle (ReDo)"
    help = (
        "Dormant neurons (Sokar et al. 2023; the threshold is census.dormant_tau) get fresh "
        "incoming weights, a bias of 0 and outgoing weights of 0; the optimiser's moments and step "
        "counts of them are reset."
    )
    action: Literal["recycle"] = "recycle"

    def words(self) -> str:
        return f"{self.doing('recycle')}{self.rhythm()}, if dormant"


class Resample(Standing):
    """Weights that are 0 or less get fresh normal values."""

    title = "Resample weights ≤ 0"
    help = "Every incoming weight that is 0 or less gets a fresh value from a normal distribution."
    action: Literal["resample"] = "resample"
    spread: Number = setting(
        0.1,
        label="Spread",
        help="The standard deviation of the fresh values.",
        low=0.0,
        high=1e6,
        span=(0.001, 10.0),
        logarithmic=True,
    )

    def words(self) -> str:
        return f"{self.doing('resample')} ≤ 0{self.rhythm()}"


# --- Freezing


class Freeze(OnUnits):
    """Incoming weights and biases stay as they are, for good or until a step."""

    title = "Freeze"
    help = "The incoming weights and biases of a neuron, a layer, or all stay as they are."
    action: Literal["freeze"] = "freeze"
    until: Annotated[int, Field(ge=0)] | None = None

    def words(self) -> str:
        until = "" if self.until is None else f" until step {_count(self.until)}"
        return f"{self.doing('freeze')}{until}"


class Unfreeze(OnUnits):
    """Frozen ones learn again."""

    title = "Unfreeze"
    help = "A neuron, a layer, or all learn again."
    action: Literal["unfreeze"] = "unfreeze"

    def words(self) -> str:
        return self.doing("unfreeze")


# --- Data


class AddPoints(Intervention):
    """More points: each its inputs, then its target (a class, or a value)."""

    title = "Add points"
    action: Literal["add-points"] = "add-points"
    part: Part = "train"
    points: Table

    def words(self) -> str:
        return f"add {_points(len(self.points), self.part)}"


class MovePoints(Intervention):
    """Points get other inputs, one row each."""

    title = "Move points"
    action: Literal["move-points"] = "move-points"
    part: Part = "train"
    points: Counts
    to: Table

    def words(self) -> str:
        return f"move {_points(len(self.points), self.part)}"


class RelabelPoints(Intervention):
    """Points get another target."""

    title = "Relabel points"
    action: Literal["relabel-points"] = "relabel-points"
    part: Part = "train"
    points: Counts
    target: Number

    def words(self) -> str:
        return f"relabel {_points(len(self.points), self.part)} as {self.target:g}"


class DeletePoints(Intervention):
    """Points are taken out."""

    title = "Delete points"
    action: Literal["delete-points"] = "delete-points"
    part: Part = "train"
    points: Counts

    def words(self) -> str:
        return f"delete {_points(len(self.points), self.part)}"


class Shift(Intervention):
    """All points of a part, or of both, are moved by the same amount."""

    title = "Shift the data"
    help = "Moves all training points, all test points, or both, by the same amount."
    action: Literal["shift"] = "shift"
    part: Literal["train", "test", "both"] = setting(
        "train", label="Part", help="The points that are moved."
    )
    by: Numbers

    def words(self) -> str:
        part = {"train": "training data", "test": "test data"}.get(self.part, "all data")
        by = ", ".join(_number(x, "+") if x else "0" for x in self.by)
        return f"{part} by ({by})"


def _points(count: int, part: Part) -> str:
    kind = "training" if part == "train" else "test"
    return f"a {kind} point" if count == 1 else f"{count} {kind} points"


# --- Rules


class End(Intervention):
    """Standing rules of one action end."""

    title = "End the rule"
    action: Literal["end"] = "end"
    rule: Literal["nudge", "reinitialise", "recycle", "resample"]

    def words(self) -> str:
        return f"end: {KINDS[self.rule].title.lower()}"


def when(done: Intervention) -> str:
    """'at step 40', or 'from step 40' of what lasts or is done again and again."""
    lasts = isinstance(done, Set) or (isinstance(done, Standing) and done.every is not None)
    return f"{'from' if lasts else 'at'} step {_count(done.step)}"


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
