"""The settings of an experiment, each declared once. The file format, `--set`, the control panel,
tooltips and captions are all derived from these classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Self

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
from app.experiment.interventions import Intervention
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
    )
    train_fraction: float = setting(
        0.5,
        label="Training share",
        help="The share of the points the network trains on; the others test it.",
        low=0.0,
        high=1.0,
        span=(0.1, 1.0),
        step=0.05,
    )
    seed: int = setting(
        0,
        label="Data seed",
        help="Draws the points; the same seed gives the same data.",
        low=0,
        high=2**31 - 1,
        applies=_GENERATED,
    )
    path: str = setting(
        "",
        label="File",
        help="A table of numbers, one point a row: one or two input columns, then the target. "
        "Whole-number targets (at most ten different ones) are classes.",
        applies=_FROM_FILE,
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
    )
    bias: bool = setting(
        True,
        label="Biases",
        help="Whether neurons have a bias. Without, every first-layer plane passes the origin.",
    )


_SATURATE = {"tanh", "sigmoid", "elu", "selu", "gelu", "silu", "softplus"}
_DRAWN = Applies(
    lambda e: e.initialisation.weights not in ("zeros", "pytorch-default", "rai", "playground"),
    "to every scheme but zeros, pytorch-default, rai and playground",
)


class InitialisationSettings(Section):
    """Where the weights start."""

    weights: InitialiserName = setting(
        "he-normal",
        label="Weights",
        help="How the initial weights are drawn.",
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
        help="Every neuron's initial bias (pytorch-default, rai and playground set their own).",
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
        applies=Applies(
            lambda e: (
                e.network.bias
                and e.initialisation.weights not in ("pytorch-default", "rai", "playground")
            ),
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


class Experiment(Section):
    """A whole run, before it starts: settings, and what is done to it at which step."""

    version: int = FILE_VERSION
    dataset: DatasetSettings = DatasetSettings()
    network: NetworkSettings = NetworkSettings()
    initialisation: InitialisationSettings = InitialisationSettings()
    training: TrainingSettings = TrainingSettings()
    census: CensusSettings = CensusSettings()
    interventions: Annotated[tuple[Intervention, ...], BeforeValidator(_as_tuple)] = ()

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
        for intervention in self.interventions:
            check_live(intervention)
        return self

    def value(self, key: str) -> Any:
        """The value of the setting `key`, e.g. 'training.learning_rate'."""
        section, _, name = declaration(key).key.partition(".")
        return getattr(getattr(self, section), name)

    def with_values(self, values: Mapping[str, Any]) -> Experiment:
        """A copy with some settings changed. Raises BadInput for what is not allowed."""
        document = self.model_dump(mode="python", exclude_defaults=True)
        for key, value in values.items():
            section, _, name = declaration(key).key.partition(".")
            document.setdefault(section, {})[name] = value
        return parse(document)


SECTIONS: dict[str, type[Section]] = {
    "dataset": DatasetSettings,
    "network": NetworkSettings,
    "initialisation": InitialisationSettings,
    "training": TrainingSettings,
    "census": CensusSettings,
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


def check_live(intervention: Intervention) -> None:
    """Raise BadInput unless the intervention changes a setting that takes effect at once."""
    live = [d.key for d in declarations().values() if d.effect is Effect.AT_ONCE]
    if intervention.key not in live:
        raise BadInput(
            f"interventions.key = {quote(intervention.key)}: "
            f"must be a setting that takes effect at once: {' '.join(live)}"
        )
    Experiment().with_values({intervention.key: intervention.value})


def parse(document: Mapping[str, Any]) -> Experiment:
    """An experiment from nested plain values. Raises BadInput: key, value and what is allowed."""
    try:
        return Experiment.model_validate(dict(document))
    except ValidationError as error:
        raise BadInput(_first_complaint(error, document)) from None


def _first_complaint(error: ValidationError, document: Mapping[str, Any]) -> str:
    complaint = error.errors(include_url=False)[0]
    where = [str(part) for part in complaint["loc"]]
    if where[0] == "interventions":
        return _complaint_of_intervention(complaint["type"], where, complaint["input"])
    if where[0] not in Experiment.model_fields:
        return f"{where[0]}: no such section; allowed: {' '.join(Experiment.model_fields)}"
    if len(where) == 1 and where[0] in SECTIONS:
        return f"{where[0]}: must be a section, written [{where[0]}]"
    key = ".".join(where[:2])
    if complaint["type"] == "extra_forbidden":
        return unknown_key(key)
    given = quote(document[where[0]][where[1]])
    return f"{key} = {given}: must be {declarations()[key].allowed()}"


def _complaint_of_intervention(kind: str, where: list[str], given: Any) -> str:
    if len(where) < 3:
        return "interventions: must be tables, each written [[interventions]]"
    name = where[2]
    if kind == "missing":
        return f"interventions: entry {int(where[1]) + 1} lacks its {name}"
    if kind == "extra_forbidden":
        return f"interventions.{name}: no such key; allowed: {' '.join(Intervention.model_fields)}"
    rule = {"step": "a whole number, 0 or more", "action": "one of set", "key": "a setting's key"}
    return f"interventions.{name} = {quote(given)}: must be {rule.get(name, 'a plain value')}"


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
