"""The settings of an experiment, each declared once. The file format, `--set`, the control panel,
tooltips and captions are all derived from these classes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.experiment.convolution import Size, feature_maps
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
    DIGITS,
    IMAGES,
    REGRESSION_DATASETS,
    ActivationName,
    DatasetName,
    DeviceName,
    InitialiserName,
    LossName,
    OptimizerName,
)
from app.language import mark, tr

FILE_VERSION = 1
MAX_WIDTH = 4096
MAX_LAYERS = 32
MAX_CHANNELS = 256
MAX_KERNEL = 31


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Widths = Annotated[
    tuple[Annotated[int, Field(ge=1, le=MAX_WIDTH)], ...],
    BeforeValidator(_as_tuple),
    Field(max_length=MAX_LAYERS),
]
Channels = Annotated[
    tuple[Annotated[int, Field(ge=1, le=MAX_CHANNELS)], ...],
    BeforeValidator(_as_tuple),
    Field(max_length=MAX_LAYERS),
]
Activations = Annotated[ActivationName | tuple[ActivationName, ...], BeforeValidator(_as_tuple)]


class Section(BaseModel):
    """A section of the file: values are taken as they are written, unknown keys are errors."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


_GENERATED = Applies(lambda e: e.dataset.name != "csv", mark("to generated data"))
_IMAGES = Applies(lambda e: e.dataset.name in IMAGES, mark("to images (digits, bars)"))
_CONVOLVED = Applies(lambda e: bool(e.network.channels), mark("with convolutional layers"))
_FROM_FILE = Applies(lambda e: e.dataset.name == "csv", mark("when dataset.name is csv"))


class DatasetSettings(Section):
    """What is learned: points and their targets."""

    name: DatasetName = setting(
        "circle",
        label=mark("Data"),
        help=mark(
            "What the network learns. plane and multi-gaussian are regression over two inputs; "
            "abs, x-sin-5x, step and sine are regression over one input; the others are classes. "
            "digits and bars are images of 8 × 8 pixels, from 0 to 1: handwritten digits, and bars "
            "that lie or stand."
        ),
        effect=Effect.IN_PLACE,
    )
    points: int = setting(
        500,
        label=mark("Points"),
        help=mark("How many points are drawn, training and test together. There are 1797 digits."),
        low=1,
        high=1_000_000,
        span=(20, 5000),
        logarithmic=True,
        applies=_GENERATED,
        effect=Effect.IN_PLACE,
    )
    noise: float = setting(
        0.0,
        label=mark("Noise"),
        help=mark(
            "How blurred the data are: the share of the radius by which class borders and spirals "
            "are jittered, or the standard deviation added to regression targets and to pixels."
        ),
        low=0.0,
        high=10.0,
        span=(0.0, 0.5),
        step=0.01,
        effect=Effect.IN_PLACE,
    )
    train_fraction: float = setting(
        0.5,
        label=mark("Training share"),
        help=mark("The share of the points the network trains on; the others test it."),
        low=0.0,
        high=1.0,
        span=(0.1, 1.0),
        step=0.05,
        effect=Effect.IN_PLACE,
    )
    seed: int = setting(
        0,
        label=mark("Data seed"),
        help=mark("Draws the points; the same seed gives the same data."),
        low=0,
        high=2**31 - 1,
        applies=_GENERATED,
        effect=Effect.IN_PLACE,
    )
    path: str = setting(
        "",
        label=mark("File"),
        help=mark(
            "A table of numbers, one point a row: the input columns, then the target. "
            "Whole-number targets (at most ten different ones) are classes."
        ),
        applies=_FROM_FILE,
        effect=Effect.IN_PLACE,
    )


class NetworkSettings(Section):
    """The network's shape."""

    channels: Channels = setting(
        (),
        label=mark("Channels"),
        help=mark(
            "How many channels each convolutional layer has. These layers come before the hidden "
            "ones; a channel is a neuron that looks at every patch of the image with the same "
            "weights. [] for none."
        ),
        low=1,
        high=MAX_CHANNELS,
        span=(1, 16),
        applies=_IMAGES,
    )
    kernel: int = setting(
        3,
        label=mark("Kernel"),
        help=mark(
            "How many rows and columns a channel's patch has: an odd number. Patches stay within "
            "the image."
        ),
        low=1,
        high=MAX_KERNEL,
        span=(1, 7),
        step=2,
        applies=_CONVOLVED,
    )
    stride: int = setting(
        1,
        label=mark("Stride"),
        help=mark("How many rows or columns lie between one patch and the next."),
        low=1,
        high=MAX_KERNEL,
        span=(1, 4),
        applies=_CONVOLVED,
    )
    hidden: Widths = setting(
        (8, 8),
        label=mark("Hidden layers"),
        help=mark(
            "How many neurons each hidden layer has, from the input side on. With convolutional "
            "layers it may be []."
        ),
        low=1,
        high=MAX_WIDTH,
        span=(1, 64),
    )
    activation: Activations = setting(
        "relu",
        label=mark("Activation"),
        help=mark(
            "What a hidden neuron makes of its pre-activation z. In a list convolutional layers "
            "come first."
        ),
        effect=Effect.IN_PLACE,
    )
    negative_slope: float = setting(
        0.01,
        label=mark("Negative slope"),
        help=mark("The slope of leaky ReLU for z < 0."),
        low=0.0,
        high=1.0,
        span=(0.001, 1.0),
        logarithmic=True,
        applies=Applies(lambda e: "leaky-relu" in e.activations, mark("to leaky-relu")),
        effect=Effect.IN_PLACE,
    )
    alpha: float = setting(
        1.0,
        label=mark("ELU alpha"),
        help=mark("How far below zero ELU levels off."),
        low=0.0,
        high=100.0,
        span=(0.1, 3.0),
        step=0.1,
        applies=Applies(lambda e: "elu" in e.activations, mark("to elu")),
        effect=Effect.IN_PLACE,
    )
    bias: bool = setting(
        True,
        label=mark("Biases"),
        help=mark(
            "Whether neurons have a bias. Without, every first-layer plane passes the origin."
        ),
        effect=Effect.IN_PLACE,
    )


_SATURATE = {"tanh", "sigmoid", "elu", "selu", "gelu", "silu", "softplus"}
_OWN = ("pytorch-default", "rai", "playground", "file")
"""Schemes that bring biases of their own."""
_DRAWN = Applies(
    lambda e: e.initialisation.weights not in ("zeros", *_OWN),
    mark("to every scheme but zeros, pytorch-default, rai, playground and file"),
)


class InitialisationSettings(Section):
    """Where the weights start."""

    weights: InitialiserName = setting(
        "he-normal",
        label=mark("Weights"),
        help=mark("How the initial weights are drawn; file takes those of a trained network."),
    )
    path: str = setting(
        "",
        label=mark("File"),
        help=mark(
            "Weights of a network of this shape (safetensors), as File → Save weights writes "
            "them; every sibling starts from them."
        ),
        applies=Applies(
            lambda e: e.initialisation.weights == "file",
            mark("when initialisation.weights is file"),
        ),
    )
    scale: float = setting(
        1.0,
        label=mark("Scale"),
        help=mark(
            "The standard deviation of normal, the half-width of uniform, the value of constant; "
            "a factor for the other schemes."
        ),
        low=0.0,
        high=1e6,
        span=(0.001, 10.0),
        logarithmic=True,
        applies=_DRAWN,
    )
    bias: float = setting(
        0.0,
        label=mark("Bias"),
        help=mark(
            "Every neuron's initial bias (pytorch-default, rai, playground, file: their own)."
        ),
        low=-1e6,
        high=1e6,
        span=(-2.0, 2.0),
        step=0.05,
        applies=Applies(
            lambda e: e.network.bias and e.initialisation.weights not in _OWN,
            mark("with biases, to schemes that do not set their own"),
        ),
    )
    seed: int = setting(
        0,
        label=mark("Seed"),
        help=mark(
            "Draws the initial weights and the order of the minibatches. Sibling r uses seed + r."
        ),
        low=0,
        high=2**31 - 1,
    )


class TrainingSettings(Section):
    """How the network learns."""

    optimizer: OptimizerName = setting(
        "sgd",
        label=mark("Optimizer"),
        help=mark("The rule that turns gradients into steps."),
        effect=Effect.IN_PLACE,
    )
    learning_rate: float = setting(
        0.03,
        label=mark("Learning rate"),
        help=mark("How far a step goes along the gradient. Too high kills neurons."),
        low=0.0,
        span=(1e-5, 10.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    momentum: float = setting(
        0.0,
        label=mark("Momentum"),
        help=mark("The share of the last step that carries on into this one."),
        low=0.0,
        high=1.0,
        span=(0.0, 0.99),
        step=0.01,
        effect=Effect.AT_ONCE,
        applies=Applies(
            lambda e: e.training.optimizer in ("sgd", "nesterov", "rmsprop"),
            mark("to sgd, nesterov and rmsprop"),
        ),
    )
    batch_size: int = setting(
        10,
        label=mark("Batch size"),
        help=mark("Training points a step looks at. 0 takes the whole training set."),
        unit=mark("points"),
        low=0,
        high=1_000_000,
        span=(1, 500),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    loss: LossName = setting(
        "auto",
        label=mark("Loss"),
        help=mark(
            "What is made small. auto: cross-entropy for classes, squared error for regression."
        ),
        effect=Effect.IN_PLACE,
    )
    l1: float = setting(
        0.0,
        label=mark("L1"),
        help=mark("Adds l1 * |w| to the loss for every weight (not for biases)."),
        low=0.0,
        high=1e6,
        span=(1e-6, 1.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    l2: float = setting(
        0.0,
        label=mark("L2"),
        help=mark("Adds 0.5 * l2 * w^2 to the loss for every weight (adamw decays by l2 instead)."),
        low=0.0,
        high=1e6,
        span=(1e-6, 1.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    bias_l2: float = setting(
        0.0,
        label=mark("L2 of biases"),
        help=mark("The same for biases."),
        low=0.0,
        high=1e6,
        span=(1e-6, 1.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
        applies=Applies(lambda e: e.network.bias, mark("with biases")),
    )
    clip_norm: float = setting(
        0.0,
        label=mark("Clip gradient"),
        help=mark("Shortens a step's gradient to this length (over all parameters). 0 is off."),
        low=0.0,
        high=1e6,
        span=(0.01, 100.0),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    replicas: int = setting(
        1,
        label=mark("Siblings"),
        help=mark("How many networks train side by side: the same experiment under other seeds."),
        unit=mark("networks"),
        low=1,
        high=100_000,
        span=(1, 256),
        logarithmic=True,
    )
    device: DeviceName = setting(
        "cpu",
        label=mark("Device"),
        help=mark("Where the arithmetic is done. Small networks are fastest on the cpu."),
    )


class CensusSettings(Section):
    """What counts as which state of a neuron. These change what is said, never what is learned."""

    rare_below: float = setting(
        0.01,
        label=mark("Rare below"),
        help=mark(
            "A ReLU that is active on less than this share of the training set is rarely active."
        ),
        low=0.0,
        high=1.0,
        span=(0.001, 0.2),
        logarithmic=True,
        effect=Effect.AT_ONCE,
        applies=Applies(lambda e: "relu" in e.activations, mark("to relu")),
    )
    dormant_tau: float = setting(
        0.025,
        label=mark("Dormant tau"),
        help=mark("A neuron with at most this share of its layer's mean |activation| is dormant."),
        low=0.0,
        high=1.0,
        span=(0.001, 0.5),
        logarithmic=True,
        effect=Effect.AT_ONCE,
    )
    saturated_within: float = setting(
        0.01,
        label=mark("Saturated within"),
        help=mark(
            "A tanh or sigmoid this near to an end value on all the data is saturated; so is an "
            "ELU, SELU, GELU, SiLU or softplus of slope below this on all of them."
        ),
        low=0.0,
        high=0.5,
        span=(0.001, 0.2),
        logarithmic=True,
        effect=Effect.AT_ONCE,
        applies=Applies(
            lambda e: bool(_SATURATE & set(e.activations)),
            mark("to tanh, sigmoid, elu, selu, gelu, silu and softplus"),
        ),
    )


class StopSettings(Section):
    """When training stops by itself. Nothing of it changes what is learned."""

    death: Literal["never", "first", "any"] = setting(
        "never",
        label=mark("On death"),
        help=mark("Stop at the very step at which the first neuron dies, or at every death."),
        effect=Effect.ASIDE,
    )
    step: int = setting(
        0,
        label=mark("At step"),
        help=mark("Stop once so many steps have been taken. 0 is off."),
        low=0,
        high=10**12,
        effect=Effect.ASIDE,
    )
    loss_below: float = setting(
        0.0,
        label=mark("Loss below"),
        help=mark("Stop when the loss over the training set falls below this. 0 is off."),
        low=0.0,
        high=1e6,
        span=(1e-4, 1.0),
        logarithmic=True,
        effect=Effect.ASIDE,
    )
    dead_above: float = setting(
        1.0,
        label=mark("Dead above"),
        help=mark("Stop when more than this share of the hidden neurons is dead. 1 is off."),
        low=0.0,
        high=1.0,
        span=(0.0, 1.0),
        step=0.05,
        effect=Effect.ASIDE,
    )
    divergence: bool = setting(
        False,
        label=mark("On divergence"),
        help=mark("Stop when the network's numbers are no longer finite."),
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
        """The activation of each hidden layer, convolutional ones first."""
        named = self.network.activation
        return (named,) * len(self.units) if isinstance(named, str) else named

    @property
    def units(self) -> tuple[int, ...]:
        """How many units each hidden layer has: channels, then neurons."""
        return self.network.channels + self.network.hidden

    @property
    def feature_maps(self) -> tuple[Size, ...]:
        """Rows and columns of each convolutional layer's feature map."""
        network = self.network
        if not network.channels:
            return ()
        image = IMAGES[self.dataset.name]
        return feature_maps(image, network.channels, network.kernel, network.stride)

    @model_validator(mode="after")
    def _check_across_settings(self) -> Self:
        self._check_convolution()
        if len(self.activations) != len(self.units):
            raise BadInput(
                tr(
                    "network.activation lists {listed} activations for {layers} hidden layers: "
                    "give one name, or one per hidden layer",
                    listed=len(self.activations),
                    layers=len(self.units),
                )
            )
        if self.dataset.name == "digits" and self.dataset.points > DIGITS:
            raise BadInput(
                tr(
                    "dataset.points = {points}: there are {most} digits; must be at most {most}",
                    points=self.dataset.points,
                    most=DIGITS,
                )
            )
        if self.training.loss == "cross-entropy" and self.dataset.name in REGRESSION_DATASETS:
            raise BadInput(
                tr(
                    'training.loss = "cross-entropy": {data} is regression; '
                    "allowed: auto squared-error",
                    data=self.dataset.name,
                )
            )
        if self.dataset.name == "csv" and not self.dataset.path:
            raise BadInput(tr('dataset.path = "": name the file when dataset.name is csv'))
        if self.initialisation.weights == "file" and not self.initialisation.path:
            raise BadInput(
                tr('initialisation.path = "": name the file when initialisation.weights is file')
            )
        return self

    def _check_convolution(self) -> None:
        network = self.network
        if not self.units:
            allowed = declarations()["network.hidden"].allowed()
            raise BadInput(tr("network.hidden = []: must be {allowed}", allowed=allowed))
        if network.kernel % 2 == 0:
            raise BadInput(
                tr(
                    "network.kernel = {kernel}: must be an odd number, as 1, 3 or 5",
                    kernel=network.kernel,
                )
            )
        if network.channels and self.dataset.name not in IMAGES:
            raise BadInput(
                tr(
                    "network.channels = {channels}: {data} data are points, not images; allowed: "
                    "[], or images (dataset.name = {images})",
                    channels=quote(network.channels),
                    data=self.dataset.name,
                    images=" ".join(IMAGES),
                )
            )
        _ = self.feature_maps  # which complains where a kernel finds no place

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
                tr(
                    "{key} = {value}: must be a setting that can be changed with the weights "
                    "kept: {keys}",
                    key="interventions.key",
                    value=quote(intervention.key),
                    keys=" ".join(live),
                )
            )
        return experiment.with_values({intervention.key: intervention.value})
    if isinstance(intervention, OnUnits):
        _check_units(intervention, experiment)
        of_biases = isinstance(intervention, Bias | Nudge) or (
            isinstance(intervention, Plane) and intervention.bias is not None
        )
        if of_biases and not experiment.network.bias:
            raise BadInput(
                tr(
                    "{key} = {value}: this network has no biases (network.bias = false)",
                    key="interventions.action",
                    value=quote(intervention.action),
                )
            )
    return experiment


def _check_units(intervention: OnUnits, experiment: Experiment) -> None:
    hidden = experiment.units
    layer, neuron = intervention.layer, intervention.neuron
    if layer is None:
        if neuron is not None:
            raise BadInput(
                tr("{key}: needs the layer it stands in", key=f"interventions.neuron = {neuron}")
            )
        return
    layers = len(hidden) + 1
    if layer > layers:
        raise BadInput(
            tr(
                "{key} = {layer}: must be at most {layers}, the output layer",
                key="interventions.layer",
                layer=layer,
                layers=layers,
            )
        )
    if neuron is not None and layer < layers and neuron > hidden[layer - 1]:
        raise BadInput(
            tr(
                "{key} = {neuron}: layer {layer} has {width} neurons",
                key="interventions.neuron",
                neuron=neuron,
                layer=layer,
                width=hidden[layer - 1],
            )
        )
    fan_in = _fan_in(experiment, layer)
    if isinstance(intervention, Weight) and fan_in is not None and intervention.input > fan_in:
        raise BadInput(
            tr(
                "{key} = {input}: a neuron of layer {layer} has {inputs} inputs",
                key="interventions.input",
                input=intervention.input,
                layer=layer,
                inputs=fan_in,
            )
        )


def _fan_in(experiment: Experiment, layer: int) -> int | None:
    """How many inputs a unit of a layer has, counted from 1; None for one that takes the data."""
    maps, units = experiment.feature_maps, experiment.units
    if layer <= len(maps):
        return experiment.network.kernel**2 * (units[layer - 2] if layer > 1 else 1)
    if layer == 1:
        return None
    rows, columns = maps[-1] if layer == len(maps) + 1 else (1, 1)
    return units[layer - 2] * rows * columns


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


NO_TABLES = mark("interventions: must be tables, each written [[interventions]]")


def _interventions(given: Any) -> Record:
    """The file's tables as interventions, each of its kind. Raises BadInput."""
    if not isinstance(given, (list, tuple)):
        raise BadInput(tr(NO_TABLES))
    return tuple(_intervention(number, item) for number, item in enumerate(given, start=1))


def _intervention(number: int, item: Any) -> Intervention:
    if isinstance(item, Intervention):
        return item
    if not isinstance(item, dict):
        raise BadInput(tr(NO_TABLES))
    action = item.get("action", "set")
    if not isinstance(action, str) or action not in KINDS:
        raise BadInput(
            tr(
                "{key} = {value}: must be {allowed}",
                key="interventions.action",
                value=quote(action),
                allowed=tr("one of {names}", names=" ".join(KINDS)),
            )
        )
    if "step" not in item:
        raise BadInput(
            tr("interventions: entry {number} lacks its {key}", number=number, key="step")
        )
    kind = KINDS[action]
    try:
        return kind.model_validate({**item, "action": action})
    except ValidationError as error:
        raise BadInput(_complaint_of_intervention(error, number, kind)) from None


def _first_complaint(error: ValidationError, document: Mapping[str, Any]) -> str:
    complaint = error.errors(include_url=False)[0]
    where = [str(part) for part in complaint["loc"]]
    if where[0] not in Experiment.model_fields:
        return tr(
            "{section}: no such section; allowed: {sections}",
            section=where[0],
            sections=" ".join(Experiment.model_fields),
        )
    if len(where) == 1 and where[0] in SECTIONS:
        return no_section(where[0])
    key = ".".join(where[:2])
    if complaint["type"] == "extra_forbidden":
        return unknown_key(key)
    given = quote(document[where[0]][where[1]])
    allowed = declarations()[key].allowed()
    return tr("{key} = {value}: must be {allowed}", key=key, value=given, allowed=allowed)


def _complaint_of_intervention(
    error: ValidationError, number: int, kind: type[Intervention]
) -> str:
    complaint = error.errors(include_url=False)[0]
    name = str(complaint["loc"][0])
    if complaint["type"] == "missing":
        return tr("interventions: entry {number} lacks its {key}", number=number, key=name)
    if complaint["type"] == "extra_forbidden":
        return tr(
            "{key}: no such key; allowed: {keys}",
            key=f"interventions.{name}",
            keys=" ".join(kind.model_fields),
        )
    declared = {d.name: d.allowed() for d in declarations_of("interventions", kind)}
    return tr(
        "{key} = {value}: must be {allowed}",
        key=f"interventions.{name}",
        value=quote(complaint["input"]),
        allowed=declared.get(name) or tr(_RULES.get(name, mark("a plain value"))),
    )


_RULES = {
    "step": mark("a whole number, 0 or more"),
    "until": mark("a whole number, 0 or more"),
    "key": mark("a setting's key"),
    "layer": mark("a whole number, 1 or more"),
    "neuron": mark("a whole number, 1 or more"),
    "input": mark("a whole number, 1 or more"),
    "every": mark('a number of steps, 1 or more, or "epoch"'),
    "value": mark("a number from -1e30 to 1e30"),
    "bias": mark("a number from -1e30 to 1e30"),
    "target": mark("a class, or a number from -1e30 to 1e30"),
    "weights": mark("a list of numbers from -1e30 to 1e30"),
    "point": mark("a list of numbers: the inputs, then the target"),
    "points": mark("a list, with at least one entry"),
    "to": mark("a list with the inputs of each point"),
    "by": mark("a list of numbers, one for each input"),
    "part": mark("one of train test"),
    "rule": mark("one of nudge reinitialise recycle resample"),
}


def no_section(name: str) -> str:
    """The sentence for a value where a section of this name belongs."""
    return tr("{section}: must be a section, written [{section}]", section=name)


def unknown_key(key: str) -> str:
    """The sentence for a setting that does not exist, with the nearest ones that do."""
    # difflib is only worth its import once something is wrong
    from difflib import get_close_matches

    known = list(declarations())
    near = get_close_matches(key, known, n=1, cutoff=0.7)
    if near:
        return tr("{key}: no such setting; did you mean {near}?", key=key, near=near[0])
    section = key.partition(".")[0]
    allowed = [k for k in known if k.startswith(section + ".")]
    if allowed:
        return tr("{key}: no such setting; allowed: {keys}", key=key, keys=" ".join(allowed))
    return tr(
        "{key}: no such setting; allowed: section.name with a section of {sections}",
        key=key,
        sections=" ".join(SECTIONS),
    )
