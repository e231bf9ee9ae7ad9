"""The settings of an experiment, each declared once. The file format, `--set`, the control panel,
tooltips and captions are all derived from these classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.experiment.declaration import (
    Applies,
    Declaration,
    Effect,
    declarations_of,
    quote,
    setting,
)
from app.experiment.errors import BadInput
from app.experiment.interventions import (
    KINDS,
    Bias,
    Intervention,
    Nudge,
    OnUnits,
    Plane,
    Record,
    Set,
    Weight,
)
from app.experiment.names import (
    REGRESSION_DATASETS,
    ActivationName,
    DatasetName,
    DeviceName,
    InitialiserName,
    LossName,
    OptimizerName,
)

FILE_VERSION = 1
MAX_WIDTH = 4096
MAX_LAYERS = 32


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Widths = Annotated[
    tuple[Annotated[int, Field(ge=1, le=MAX_WIDTH)], ...],
    BeforeValidator(_as_tuple),
    Field(min_length=1, max_length=MAX_LAYERS),
]
Activations = Annotated[ActivationName | tuple[ActivationName, ...], BeforeValidator(_as_tuple)]


class Section(BaseModel):
    """A section of the file: values are taken as they are written, unknown keys are errors."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


_GENERATED = Applies(lambda e: e.dataset.name != "csv", "to generated data")
_FROM_FILE = Applies(lambda e: e.dataset.name == "csv", "when dataset.name is csv")


class DatasetSettings(Section):
    """What is learned: points and their targets."""

    name: DatasetName = setting(
        "circle",
        label="Data",
        help="What the network learns. plane and multi-gaussian are regression over two inputs; "
        "abs, x-sin-5x, step and sine are regression over one input; the others are classes.",
        effect=Effect.IN_PLACE,
    )
    points: int = setting(
        500,
        label="Points",
        help="How many points are drawn, training and test together.",
        low=1,
        high=1_000_000,
        span=(20, 5000),
        logarithmic=True,
        applies=_GENERATED,
        effect=Effect.IN_PLACE,
    )
    noise: float = setting(
        0.0,
        label="Noise",
        help="How blurred the data are: the share of the radius by which class borders and spirals "
        "are jittered, or the standard deviation added to regression targets.",
        low=0.0,
        high=10.0,
        span=(0.0, 0.5),
        step=0.01,
        effect=Effect.IN_PLACE,
    )
    train_fraction: float = setting(
        0.5,
        label="Training share",
        help="The share of the points the network trains on; the others test it.",
        low=0.0,
        high=1.0,
        span=(0.1, 1.0),
        step=0.05,
        effect=Effect.IN_PLACE,
    )
    seed: int = setting(
        0,
        label="Data seed",
        help="Draws the points; the same seed gives the same data.",
        low=0,
        high=2**31 - 1,
        applies=_GENERATED,
        effect=Effect.IN_PLACE,
    )
    path: str = setting(
        "",
        label="File",
        help="A table of numbers, one point a row: one or two input columns, then the target. "
        "Whole-number targets (at most ten different ones) are classes.",
        applies=_FROM_FILE,
        effect=Effect.IN_PLACE,
    )


class NetworkSettings(Section):
    """The network's shape."""

    hidden: Widths = setting(
        (8, 8),
        label="Hidden layers",
        help="How many neurons each hidden layer has, from the input side on.",
        low=1,
        high=MAX_WIDTH,
        span=(1, 64),
    )
    activation: Activations = setting(
        "relu",
        label="Activation",
        help="What a hidden neuron makes of its pre-activation z.",
        effect=Effect.IN_PLACE,
    )
    negative_slope: float = setting(
        0.01,
        label="Negative slope",
        help="The slope of leaky ReLU for z < 0.",
        low=0.0,
        high=1.0,
        span=(0.001, 1.0),
        logarithmic=True,
        applies=Applies(lambda e: "leaky-relu" in e.activations, "to leaky-relu"),
        effect=Effect.IN_PLACE,
    )
    alpha: float = setting(
        1.0,
        label="ELU alpha",
        help="How far below zero ELU levels off.",
        low=0.0,
        high=100.0,
        span=(0.1, 3.0),
        step=0.1,
        applies=Applies(lambda e: "elu" in e.activations, "to elu"),
        effect=Effect.IN_PLACE,
    )
    bias: bool = setting(
        True,
        label="Biases",
        help="Whether neurons have a bias. Without, every first-layer plane passes the origin.",
        effect=Effect.IN_PLACE,
    )


_SATURATE = {"tanh", "sigmoid", "elu", "selu", "gelu", "silu", "softplus"}
_OWN = ("pytorch-default", "rai", "playground", "file")
"""Schemes that bring biases of their own."""
_DRAWN = Applies(
    lambda e: e.initialisation.weights not in ("zeros", *_OWN),
    "to every scheme but zeros, pytorch-default, rai, playground and file",
)


class InitialisationSettings(Section):
    """Where the weights start."""

    weights: InitialiserName = setting(
        "he-normal",
        label="Weights",
        help="How the initial weights are drawn; file takes those of a trained network.",
    )
    path: str = setting(
        "",
        label="File",
        help="Weights of a network of this shape (safetensors), as File → Save weights writes "
        "them; every sibling starts from them.",
        applies=Applies(
            lambda e: e.initialisation.weights == "file", "when initialisation.weights is file"
        ),
    )
    scale: float = setting(
        1.0,
        label="Scale",
        help="The standard deviation of normal, the half-width of uniform, the value of constant; "
        "a factor for the other schemes.",
        low=0.0,
        high=1e6,
        span=(0.001, 10.0),
        logarithmic=True,
        applies=_DRAWN,
    )
    bias: float = setting(
        0.0,
        label="Bias",
        help="Every neuron's initial bias (pytorch-default, rai, playground, file: their own).",
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
        applies=Applies(
            lambda e: e.network.bias and e.initialisation.weights not in _OWN,
            "with biases, to schemes that do not set their own",
        ),
    )
    seed: int = setting(
        0,
        label="Seed",
        help="Draws the initial weights and the order of the minibatches. Sibling r uses seed + r.",
        low=0,
        high=2**31 - 1,
    )


class TrainingSettings(Section):
    """How the network learns."""

    optimizer: OptimizerName = setting(
        "sgd",
        label="Optimizer",
        help="The rule that turns gradients into steps.",
        effect=Effect.IN_PLACE,
    )
    learning_rate: float = setting(
        0.03,
        label="Learning rate",
        help="How far a step goes along the gradient. Too high kills neurons.",
        low=0.0,
        span=(1e-5, 10.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    momentum: float = setting(
        0.0,
        label="Momentum",
        help="The share of the last step that carries on into this one.",
        low=0.0,
        high=1.0,
        span=(0.0, 0.99),
        step=0.01,
        effect=Effect.AT_ONCE,
        applies=Applies(
            lambda e: e.training.optimizer in ("sgd", "nesterov", "rmsprop"),
            "to sgd, nesterov and rmsprop",
        ),
    )
    batch_size: int = setting(
        10,
        label="Batch size",
        help="Training points a step looks at. 0 takes the whole training set.",
        unit="points",
        low=0,
        high=1_000_000,
        span=(1, 500),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    loss: LossName = setting(
        "auto",
        label="Loss",
        help="What is made small. auto: cross-entropy for classes, squared error for regression.",
        effect=Effect.IN_PLACE,
    )
    l1: float = setting(
        0.0,
        label="L1",
        help="Adds l1 * |w| to the loss for every weight (not for biases).",
        low=0.0,
        high=1e6,
        span=(1e-6, 1.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    l2: float = setting(
        0.0,
        label="L2",
        help="Adds 0.5 * l2 * w^2 to the loss for every weight (adamw decays by l2 instead).",
        low=0.0,
        high=1e6,
        span=(1e-6, 1.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    bias_l2: float = setting(
        0.0,
        label="L2 of biases",
        help="The same for biases.",
        low=0.0,
        high=1e6,
        span=(1e-6, 1.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
        applies=Applies(lambda e: e.network.bias, "with biases"),
    )
    clip_norm: float = setting(
        0.0,
        label="Clip gradient",
        help="Shortens a step's gradient to this length (over all parameters). 0 is off.",
        low=0.0,
        high=1e6,
        span=(0.01, 100.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    replicas: int = setting(
        1,
        label="Siblings",
        help="How many networks train side by side: the same experiment under other seeds.",
        unit="networks",
        low=1,
        high=100_000,
        span=(1, 256),
        logarithmic=True,
    )
    device: DeviceName = setting(
        "cpu",
        label="Device",
        help="Where the arithmetic is done. Small networks are fastest on the cpu.",
    )


class CensusSettings(Section):
    """What counts as which state of a neuron. These change what is said, never what is learned."""

    rare_below: float = setting(
        0.01,
        label="Rare below",
        help="A ReLU that is active on less than this share of the training set is rarely active.",
        low=0.0,
        high=1.0,
        span=(0.001, 0.2),
        logarithmic=True,
        effect=Effect.AT_ONCE,
        applies=Applies(lambda e: "relu" in e.activations, "to relu"),
    )
    dormant_tau: float = setting(
        0.025,
        label="Dormant tau",
        help="A neuron with at most this share of its layer's mean |activation| is dormant.",
        low=0.0,
        high=1.0,
        span=(0.001, 0.5),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    saturated_within: float = setting(
        0.01,
        label="Saturated within",
        help="A tanh or sigmoid this near to an end value on all the data is saturated; so is an "
        "ELU, SELU, GELU, SiLU or softplus of slope below this on all of them.",
        low=0.0,
        high=0.5,
        span=(0.001, 0.2),
        logarithmic=True,
        effect=Effect.AT_ONCE,
        applies=Applies(
            lambda e: bool(_SATURATE & set(e.activations)),
            "to tanh, sigmoid, elu, selu, gelu, silu and softplus",
        ),
    )


class StopSettings(Section):
    """When training stops by itself. Nothing of it changes what is learned."""

    death: Literal["never", "first", "any"] = setting(
        "never",
        label="On death",
        help="Stop at the very step at which the first neuron dies, or at every death.",
        effect=Effect.ASIDE,
    )
    step: int = setting(
        0,
        label="At step",
        help="Stop once so many steps have been taken. 0 is off.",
        low=0,
        high=10**12,
        effect=Effect.ASIDE,
    )
    loss_below: float = setting(
        0.0,
        label="Loss below",
        help="Stop when the loss over the training set falls below this. 0 is off.",
        low=0.0,
        high=1e6,
        span=(1e-4, 1.0),
        logarithmic=True,
        effect=Effect.ASIDE,
    )
    dead_above: float = setting(
        1.0,
        label="Dead above",
        help="Stop when more than this share of the hidden neurons is dead. 1 is off.",
        low=0.0,
        high=1.0,
        span=(0.0, 1.0),
        step=0.05,
        effect=Effect.ASIDE,
    )
    divergence: bool = setting(
        False,
        label="On divergence",
        help="Stop when the network's numbers are no longer finite.",
        effect=Effect.ASIDE,
    )


class Experiment(Section):
    """A whole run, before it starts: settings, and what is done to it at which step."""

    version: int = FILE_VERSION
    dataset: DatasetSettings = DatasetSettings()
    network: NetworkSettings = NetworkSettings()
    initialisation: InitialisationSettings = InitialisationSettings()
    training: TrainingSettings = TrainingSettings()
    census: CensusSettings = CensusSettings()
    stop: StopSettings = StopSettings()
    interventions: Annotated[Record, BeforeValidator(lambda given: _interventions(given))] = ()

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of each hidden layer."""
        named = self.network.activation
        return (named,) * len(self.network.hidden) if isinstance(named, str) else named

    @model_validator(mode="after")
    def _check_across_settings(self) -> Self:
        if len(self.activations) != len(self.network.hidden):
            raise BadInput(
                f"network.activation lists {len(self.activations)} activations for "
                f"{len(self.network.hidden)} hidden layers: give one name, or one per hidden layer"
            )
        if self.training.loss == "cross-entropy" and self.dataset.name in REGRESSION_DATASETS:
            raise BadInput(
                f'training.loss = "cross-entropy": {self.dataset.name} is regression; '
                "allowed: auto squared-error"
            )
        if self.dataset.name == "csv" and not self.dataset.path:
            raise BadInput('dataset.path = "": name the file when dataset.name is csv')
        if self.initialisation.weights == "file" and not self.initialisation.path:
            raise BadInput(
                'initialisation.path = "": name the file when initialisation.weights is file'
            )
        return self

    def value(self, key: str) -> Any:
        """The value of the setting `key`, e.g. 'training.learning_rate'."""
        section, _, name = declaration(key).key.partition(".")
        return getattr(getattr(self, section), name)

    def with_values(self, values: Mapping[str, Any]) -> Experiment:
        """A copy with some settings changed. Raises BadInput for what is not allowed."""
        document = self.model_dump(exclude_defaults=True, exclude={"interventions"})
        for key, value in values.items():
            section, _, name = declaration(key).key.partition(".")
            document.setdefault(section, {})[name] = value
        return parse(document).with_record(self.interventions)

    def with_record(self, record: Record) -> Experiment:
        """The same settings with these interventions."""
        return self.model_copy(update={"interventions": record})


SECTIONS: dict[str, type[Section]] = {
    "dataset": DatasetSettings,
    "network": NetworkSettings,
    "initialisation": InitialisationSettings,
    "training": TrainingSettings,
    "census": CensusSettings,
    "stop": StopSettings,
}


@cache
def declarations() -> dict[str, Declaration]:
    """Every setting by key, in the order of the file."""
    return {d.key: d for name, model in SECTIONS.items() for d in declarations_of(name, model)}


def declaration(key: str) -> Declaration:
    """The declaration of `key`. Raises BadInput for an unknown key, with the nearest known one."""
    known = declarations()
    if key not in known:
        raise BadInput(unknown_key(key))
    return known[key]


LIVE = (Effect.AT_ONCE, Effect.IN_PLACE)
"""Of settings that can be changed in a run, with all that was learned kept."""


def check(intervention: Intervention, experiment: Experiment) -> Experiment:
    """The experiment with the setting that the intervention changes, if it changes one. Raises
    BadInput if it cannot be done to a network of this experiment, as far as the settings tell."""
    if isinstance(intervention, Set):
        live = [d.key for d in declarations().values() if d.effect in LIVE]
        if intervention.key not in live:
            raise BadInput(
                f"interventions.key = {quote(intervention.key)}: must be a setting that can be "
                f"changed with the weights kept: {' '.join(live)}"
            )
        return experiment.with_values({intervention.key: intervention.value})
    if isinstance(intervention, OnUnits):
        _check_units(intervention, experiment.network.hidden)
        of_biases = isinstance(intervention, Bias | Nudge) or (
            isinstance(intervention, Plane) and intervention.bias is not None
        )
        if of_biases and not experiment.network.bias:
            raise BadInput(
                f"interventions.action = {quote(intervention.action)}: this network has no biases "
                "(network.bias = false)"
            )
    return experiment


def _check_units(intervention: OnUnits, hidden: tuple[int, ...]) -> None:
    layer, neuron = intervention.layer, intervention.neuron
    if layer is None:
        if neuron is not None:
            raise BadInput(f"interventions.neuron = {neuron}: needs the layer it stands in")
        return
    layers = len(hidden) + 1
    if layer > layers:
        raise BadInput(f"interventions.layer = {layer}: must be at most {layers}, the output layer")
    if neuron is not None and layer < layers and neuron > hidden[layer - 1]:
        raise BadInput(
            f"interventions.neuron = {neuron}: layer {layer} has {hidden[layer - 1]} neurons"
        )
    fan_in = hidden[layer - 2] if layer > 1 else None
    if isinstance(intervention, Weight) and fan_in is not None and intervention.input > fan_in:
        raise BadInput(
            f"interventions.input = {intervention.input}: a neuron of layer {layer} has "
            f"{fan_in} inputs"
        )


def parse(document: Mapping[str, Any]) -> Experiment:
    """An experiment from nested plain values. Raises BadInput: key, value and what is allowed."""
    try:
        experiment = Experiment.model_validate(dict(document))
    except ValidationError as error:
        raise BadInput(_first_complaint(error, document)) from None
    so_far = experiment.with_record(())
    for intervention in sorted(experiment.interventions, key=lambda each: each.step):
        so_far = check(intervention, so_far)
    return experiment


def _interventions(given: Any) -> Record:
    """The file's tables as interventions, each of its kind. Raises BadInput."""
    if not isinstance(given, (list, tuple)):
        raise BadInput("interventions: must be tables, each written [[interventions]]")
    return tuple(_intervention(number, item) for number, item in enumerate(given, start=1))


def _intervention(number: int, item: Any) -> Intervention:
    if isinstance(item, Intervention):
        return item
    if not isinstance(item, dict):
        raise BadInput("interventions: must be tables, each written [[interventions]]")
    action = item.get("action", "set")
    if not isinstance(action, str) or action not in KINDS:
        raise BadInput(f"interventions.action = {quote(action)}: must be one of {' '.join(KINDS)}")
    if "step" not in item:
        raise BadInput(f"interventions: entry {number} lacks its step")
    kind = KINDS[action]
    try:
        return kind.model_validate({**item, "action": action})
    except ValidationError as error:
        raise BadInput(_complaint_of_intervention(error, number, kind)) from None


def _first_complaint(error: ValidationError, document: Mapping[str, Any]) -> str:
    complaint = error.errors(include_url=False)[0]
    where = [str(part) for part in complaint["loc"]]
    if where[0] not in Experiment.model_fields:
        return f"{where[0]}: no such section; allowed: {' '.join(Experiment.model_fields)}"
    if len(where) == 1 and where[0] in SECTIONS:
        return f"{where[0]}: must be a section, written [{where[0]}]"
    key = ".".join(where[:2])
    if complaint["type"] == "extra_forbidden":
        return unknown_key(key)
    given = quote(document[where[0]][where[1]])
    return f"{key} = {given}: must be {declarations()[key].allowed()}"


def _complaint_of_intervention(
    error: ValidationError, number: int, kind: type[Intervention]
) -> str:
    complaint = error.errors(include_url=False)[0]
    name = str(complaint["loc"][0])
    if complaint["type"] == "missing":
        return f"interventions: entry {number} lacks its {name}"
    if complaint["type"] == "extra_forbidden":
        return f"interventions.{name}: no such key; allowed: {' '.join(kind.model_fields)}"
    declared = {d.name: d.allowed() for d in declarations_of("interventions", kind)}
    rule = declared.get(name) or _RULES.get(name, "a plain value")
    return f"interventions.{name} = {quote(complaint['input'])}: must be {rule}"


_RULES = {
    "step": "a whole number, 0 or more",
    "until": "a whole number, 0 or more",
    "key": "a setting's key",
    "layer": "a whole number, 1 or more",
    "neuron": "a whole number, 1 or more",
    "input": "a whole number, 1 or more",
    "every": 'a number of steps, 1 or more, or "epoch"',
    "value": "a number from -1e30 to 1e30",
    "bias": "a number from -1e30 to 1e30",
    "target": "a class, or a number from -1e30 to 1e30",
    "weights": "a list of numbers from -1e30 to 1e30",
    "point": "a list of numbers: the inputs, then the target",
    "points": "a list, with at least one entry",
    "to": "a list with the inputs of each point",
    "by": "a list of numbers, one for each input",
    "part": "one of train test",
    "rule": "one of nudge reinitialise recycle resample",
}


def unknown_key(key: str) -> str:
    """The sentence for a setting that does not exist, with the nearest ones that do."""
    # difflib is only worth its import once something is wrong
    from difflib import get_close_matches

    known = list(declarations())
    near = get_close_matches(key, known, n=1, cutoff=0.7)
    if near:
        return f"{key}: no such setting; did you mean {near[0]}?"
    section = key.partition(".")[0]
    allowed = [k for k in known if k.startswith(section + ".")]
    if allowed:
        return f"{key}: no such setting; allowed: {' '.join(allowed)}"
    return f"{key}: no such setting; allowed: section.name with a section of {' '.join(SECTIONS)}"
