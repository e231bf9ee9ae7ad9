"""Snapshots made to order, without torch: a small numpy network whose neurons are in given states.

    snapshot = make_snapshot([8, 8], states={(0, 3): State.DEAD}, neuron=(0, 3))

Weights, biases, pre-activations, census and response maps agree with each other, because they all
come from one forward pass. The states hold because every neuron's bias is set so that they do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from app.experiment.interventions import Intervention
from app.experiment.settings import Experiment
from app.record.autopsy import Autopsy, Fate, Outlook, Parts, PlanePicture
from app.record.data import Data, Floats, Part
from app.record.events import Event, EventLog
from app.record.flow import BINS, REACH, Flow, FlowCourse, LayerFlow, scaled
from app.record.inspection import Inspection, Subject
from app.record.lens import Lens
from app.record.margins import Course, Margins
from app.record.snapshot import (
    LayerCensus,
    NeuronDetail,
    Responses,
    Siblings,
    Snapshot,
    State,
)

States = Mapping[tuple[int, int], State]

ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "relu": lambda z: np.maximum(z, 0.0),
    "leaky-relu": lambda z: np.where(z > 0, z, 0.01 * z),
    "tanh": np.tanh,
    "sigmoid": lambda z: 0.5 * (1 + np.tanh(z / 2)),
    "linear": lambda z: z,
}

RELU_STATES = (
    State.ALIVE,
    State.DEAD,
    State.RARELY_ACTIVE,
    State.BORN_DEAD,
    State.ALWAYS_ON,
    State.DORMANT,
    State.DIVERGED,
    State.SATURATED,
    State.ATTENUATED,
)


def every_state(widths: Sequence[int], alive: int = 1) -> dict[tuple[int, int], State]:
    """States that go round through all of them, with `alive` living neurons after each other."""
    cycle: list[State] = []
    for state in RELU_STATES[1:]:
        cycle += [State.ALIVE] * alive + [state]
    cells = [(layer, index) for layer, width in enumerate(widths) for index in range(width)]
    return {cell: cycle[number % len(cycle)] for number, cell in enumerate(cells)}


def dead(cells: Iterable[tuple[int, int]]) -> dict[tuple[int, int], State]:
    """The state DEAD for each of the cells (layer, index)."""
    return dict.fromkeys(cells, State.DEAD)


def make_snapshot(
    widths: Sequence[int] = (8, 8),
    states: States | None = None,
    *,
    activation: str | Sequence[str] = "relu",
    inputs: int = 2,
    neuron: tuple[int, int] | None = None,
    layer: int = 0,
    step: int = 0,
    generation: int = 0,
    n_train: int = 200,
    n_test: int = 100,
    resolution: int = 24,
    map_resolution: int = 0,
    replicas: int = 1,
    bias: bool = True,
    seed: int = 0,
    subject: Subject | None = None,
    point: int = 0,
    flow: bool = False,
    scales: Sequence[float] = (),
    events: Sequence[Event] = (),
    gradients: bool = False,
    frozen: Sequence[tuple[int, int]] = (),
    record: Sequence[Intervention] = (),
) -> Snapshot:
    """A snapshot of a network with these hidden widths; neurons not in `states` are alive.

    `inputs` 2 gives two classes in a circle, 1 gives |x|, more gives two classes and no responses.
    `layer` is the lens's layer, `neuron` the selected (layer, index). `map_resolution` 0: no maps.
    `bias` False only hides the selected neuron's bias. A selected dead neuron has an outlook, and
    an autopsy unless it was born dead; `subject` gives the selected neuron an inspection of that
    training or test point, or of a minibatch of ten. `flow`, `scales` and `gradients` ask for the
    flow, the flows at other initial scales, and gradient norms. `frozen` neurons are (layer,
    index); `record` is what was done and is to be done to the network.
    """
    states = states or {}
    names = (activation,) * len(widths) if isinstance(activation, str) else tuple(activation)
    rng = np.random.default_rng(seed)
    data = _data(inputs, n_train, n_test, rng)
    network = _Network(data, tuple(widths), names, states, rng)
    train = network.preactivations(data.train.x)
    test = network.preactivations(data.test.x)
    detail = None
    if neuron is not None:
        at, index = neuron
        detail = NeuronDetail(
            layer=at,
            index=index,
            weights=network.weights[at][index],
            bias=float(network.biases[at][index]) if bias else None,
            preactivation=train[at][:, index],
            test_preactivation=test[at][:, index],
        )
        state = states.get(neuron, State.ALIVE)
        detail = replace(
            detail,
            course=_course(float(detail.preactivation.max()), max(step, 400)),
            autopsy=_autopsy(network, data, detail, train, step) if state is State.DEAD else None,
            outlook=_outlook(detail) if state in (State.DEAD, State.BORN_DEAD) else None,
            inspection=_inspection(network, data, detail, subject, point) if subject else None,
        )
    log = EventLog()
    log.extend(events)
    return Snapshot(
        generation=generation,
        step=step,
        furthest=step,
        epoch=step * 10 // n_train,
        steps_per_second=0.0,
        experiment=Experiment()
        .with_values(
            {
                "network.hidden": tuple(widths),
                "network.activation": activation if isinstance(activation, str) else names,
                "dataset.name": "abs" if data.classes == 0 else "circle",
            }
        )
        .with_record(tuple(record)),
        data=data,
        lens=Lens(
            layer=layer,
            neuron=neuron,
            resolution=resolution,
            map_resolution=map_resolution,
            subject=subject or "minibatch",
            point=point,
            inspection=subject is not None,
            gradients=gradients,
            flow=flow,
            scales=tuple(scales),
        ),
        layers=tuple(
            _census(
                z,
                rest,
                name,
                [states.get((at, i), State.ALIVE) for i in range(z.shape[1])],
                rng.lognormal(-3, 1, z.shape[1]) if gradients else None,
                step,
                [i for layer_at, i in frozen if layer_at == at],
            )
            for at, (z, rest, name) in enumerate(zip(train, test, names, strict=True))
        ),
        siblings=_siblings(replicas, states, widths),
        first_weights=network.weights[0],
        first_bias=network.biases[0],
        output_weights=network.out[None],
        output_bias=np.zeros(1) if bias else None,
        start=Experiment(),
        responses=network.responses(data, layer, resolution, map_resolution),
        neuron=detail,
        events=log.so_far(),
        flow=_flow(step, train, names, 1.0) if flow else None,
        scaled_flows=tuple((factor, _flow(0, train, names, factor)) for factor in scales),
    )


def make_margins(snapshot: Snapshot, rows: int = 200) -> Margins:
    """Margins over 400 steps that end as the snapshot has them."""
    ends = np.concatenate([layer.margin for layer in snapshot.layers])
    steps = np.linspace(0, 400, rows).astype(np.int64)
    courses = [_course(float(end), 400, rows).margin for end in ends]
    return Margins(steps, np.stack(courses, axis=1).astype(np.float32))


def make_flow_course(layers: int = 3, rows: int = 100, fading: float = 0.0) -> FlowCourse:
    """Flows over `rows` steps whose spread grows; `fading`: the layers' spread falls with depth."""
    rng = np.random.default_rng(0)
    z = np.zeros((rows, layers, BINS), np.int64)
    a = np.zeros_like(z)
    figures = np.zeros((rows, layers, 4))
    for row in range(rows):
        for layer in range(layers):
            width = (0.5 + 2 * row / rows) * np.exp(-fading * layer)
            values = rng.normal(-0.3 * row / rows, width, 4000)
            found = _layer_flow("relu", values, np.maximum(values, 0))
            z[row, layer], a[row, layer] = found.preactivation, found.activity
            figures[row, layer] = (
                found.zero_share,
                found.rms_preactivation,
                found.rms_activation,
                0.1 * width,
            )
    return FlowCourse(10 * np.arange(rows), z, a, figures)


def some_events(
    steps: int = 400, number: int = 40, layers: int = 3, width: int = 16
) -> list[Event]:
    """Deaths and revivals in turn, at rising steps."""
    rng = np.random.default_rng(1)
    causes = ("bias", "weights", "both", "inputs", "momentum", "decay")
    found = [
        Event(0, 0, "death", 0, 2, "born-dead", bias_after=0.0, margin_after=-0.2),
    ]
    for n, step in enumerate(np.sort(rng.integers(1, steps, number)).tolist()):
        alive = bool(n % 4 == 3)
        margins = (-0.31, 0.22) if alive else (0.83, -0.72)
        found.append(
            Event(
                step,
                step // 25,
                "revival" if alive else "death",
                n % layers,
                int(rng.integers(width)),
                "inputs" if alive else causes[n % len(causes)],  # type: ignore[arg-type]
                0.21,
                -0.39,
                *margins,
            )
        )
    return found


def _course(end: float, steps: int, rows: int = 200) -> Course:
    """A margin that falls from above 1 to its end."""
    if not np.isfinite(end):
        end = -1.0
    at = np.linspace(0, steps, rows).astype(np.int64)
    margin = end + (1.5 - end if end < 1 else 0.5) * np.exp(-np.linspace(0, 5, rows))
    return Course(at, margin + 0.03 * np.sin(np.arange(rows)))


def _autopsy(
    network: _Network, data: Data, neuron: NeuronDetail, train: list[Floats], step: int
) -> Autopsy:
    """As if the step before this one had pushed the bias down."""
    w, b = neuron.weights, neuron.bias or 0.0
    push = 0.7 - float(neuron.preactivation.max())
    z = neuron.preactivation + push
    fan_in, norm = len(w), float(np.linalg.norm(w))
    move = np.zeros((4, fan_in + 1))
    move[0, :-1], move[0, -1] = 0.05 * w, -push
    inputs = data.train.x if neuron.layer == 0 else np.maximum(train[neuron.layer - 1], 0)
    last = int(z.argmax())
    by_weights = float(0.05 * w @ inputs[last])
    responses = network.responses(data, neuron.layer, 32, 0)
    picture = None
    if responses is not None:
        after = responses.preactivation[neuron.index]
        picture = PlanePicture(responses.xs, responses.ys, after + np.float32(push), after)
    event = Event(
        max(step - 1, 1),
        5,
        "death",
        neuron.layer,
        neuron.index,
        "bias",
        b + push,
        b,
        0.7,
        float(neuron.preactivation.max()),
    )
    return Autopsy(
        event=event,
        optimizer="sgd",
        learning_rate=1.0,
        momentum=0.0,
        batch=np.arange(10),
        batch_loss=12.3,
        deltas=np.where(np.arange(10) % 3 == 0, 0.0, push / 7),
        weights_before=0.95 * w,
        weights_after=w,
        weight_gradient=-0.05 * w,
        bias_gradient=push,
        move=move,
        last_point=last,
        z_before=float(z[last]) - by_weights,
        z_after=float(neuron.preactivation[last]),
        parts=Parts(-push, by_weights, 0.0, 0.0, 0.0),
        active_before=np.flatnonzero(z > 0),
        distance_before=float(z.max()) / norm,
        distance_after=float(neuron.preactivation.max()) / norm,
        picture=picture,
    )


def _outlook(neuron: NeuronDetail) -> Outlook:
    deep = neuron.layer > 0
    return Outlook(
        fate=Fate.MAY_REVIVE if deep else Fate.NO_GRADIENT,
        upstream=tuple(0.1 / (n + 1) for n in range(neuron.layer)),
        learning_rate=0.03,
        margin=float(neuron.preactivation.max()),
        bias=neuron.bias,
        momentum_left=0.0,
        momentum_reach=0.0,
        weight_decay=0.0,
        bias_decay=0.0,
        test_active=int((neuron.test_preactivation > 0).sum()),
        test_points=len(neuron.test_preactivation),
    )


def _inspection(
    network: _Network, data: Data, neuron: NeuronDetail, subject: Subject, point: int
) -> Inspection:
    """The arithmetic holds; the gradients that arrive are drawn at random."""
    rng = np.random.default_rng(3)
    points = np.arange(10) if subject == "minibatch" else np.array([point])
    x = (data.test if subject == "test" else data.train).x[points]
    if neuron.layer > 0:
        name = network.names[neuron.layer - 1]
        x = _activate(name, network.preactivations(x)[neuron.layer - 1])
    z = x @ neuron.weights + (neuron.bias or 0.0)
    name = network.names[neuron.layer]
    value, tiny = _activate(name, z), 1e-6
    slope = (_activate(name, z) - _activate(name, z - tiny)) / tiny
    outgoing = rng.normal(size=3)
    later = rng.normal(size=(len(points), 3)) / len(points)
    incoming = later @ outgoing
    delta = incoming * slope
    return Inspection(
        subject=subject,
        points=points,
        loss=0.41,
        inputs=x,
        z=z,
        value=value,
        slope=slope,
        outgoing=outgoing,
        later_deltas=later,
        incoming=incoming,
        delta=delta,
        weight_gradient=delta @ x,
        bias_gradient=None if neuron.bias is None else float(delta.sum()),
    )


def _flow(step: int, train: list[Floats], names: Sequence[str], factor: float) -> Flow:
    """Of these pre-activations, as they would be at another scale: by its power at each depth."""
    return Flow(
        step,
        tuple(
            _layer_flow(
                name, z * factor ** (depth + 1), ACTIVATIONS[name](z * factor ** (depth + 1))
            )
            for depth, (z, name) in enumerate(zip(train, names, strict=True))
        ),
    )


def _layer_flow(name: str, z: Floats, a: Floats) -> LayerFlow:
    def counts(values: Floats) -> np.ndarray:
        found = np.histogram(scaled(values[np.isfinite(values)]), BINS, (-REACH, REACH))[0]
        return found.astype(np.int64)

    return LayerFlow(
        activation=name,
        preactivation=counts(z),
        activity=counts(a),
        zero_share=float((a == 0).mean()),
        rms_preactivation=float(np.sqrt(np.nanmean(z**2))),
        rms_activation=float(np.sqrt(np.nanmean(a**2))),
        gradient_norm=float(0.1 * np.sqrt(np.nanmean(z**2))),
    )


def _data(inputs: int, n_train: int, n_test: int, rng: np.random.Generator) -> Data:
    n = n_train + n_test
    if inputs == 1:
        x = rng.uniform(-(3**0.5), 3**0.5, (n, 1))
        target, classes, names = np.abs(x[:, 0]), 0, ("x",)
    else:
        angle = rng.uniform(0, 2 * np.pi, n)
        target = (np.arange(n) % 2).astype(float)
        radius = np.where(target > 0, rng.uniform(0, 2.5, n), rng.uniform(3.5, 5, n))
        x = rng.normal(size=(n, inputs))
        x[:, 0], x[:, 1] = radius * np.sin(angle), radius * np.cos(angle)
        classes, names = 2, tuple(f"x{i + 1}" for i in range(inputs))
    return Data(
        train=Part(x[:n_train], target[:n_train]),
        test=Part(x[n_train:], target[n_train:]),
        classes=classes,
        input_names=names,
    )


class _Network:
    """weights[l] is (width, fan_in), biases[l] (width,)."""

    def __init__(
        self,
        data: Data,
        widths: tuple[int, ...],
        names: tuple[str, ...],
        states: States,
        rng: np.random.Generator,
    ) -> None:
        self.names = names
        self.weights: list[Floats] = []
        self.biases: list[Floats] = []
        x = data.train.x
        for layer, (width, name) in enumerate(zip(widths, names, strict=True)):
            fan_in = x.shape[1]
            weights = rng.normal(size=(width, fan_in)) * (2 / fan_in) ** 0.5
            biases = np.zeros(width)
            for index in range(width):
                state = states.get((layer, index), State.ALIVE)
                weights[index], biases[index] = _into(state, weights[index], x, rng)
            self.weights.append(weights)
            self.biases.append(biases)
            x = _activate(name, x @ weights.T + biases)
        self.out = rng.normal(size=(x.shape[1],)) * (2 / x.shape[1]) ** 0.5

    def preactivations(self, x: Floats) -> list[Floats]:
        """(n, width) per layer."""
        found = []
        for weights, biases, name in zip(self.weights, self.biases, self.names, strict=True):
            z = x @ weights.T + biases
            found.append(z)
            x = _activate(name, z)
        return found

    def responses(
        self, data: Data, layer: int, resolution: int, map_resolution: int
    ) -> Responses | None:
        if data.inputs > 2:
            return None
        bounds = data.bounds()
        xs, ys, points = _grid(bounds, resolution)
        z = self.preactivations(points)
        last = _activate(self.names[-1], z[-1])
        output = last @ self.out
        if data.classes == 2:
            output = 0.5 * (1 + np.tanh(output / 2))
        maps: tuple[np.ndarray, ...] = ()
        if map_resolution:
            coarse_xs, coarse_ys, coarse = _grid(bounds, map_resolution)
            shape = (-1, len(coarse_ys), len(coarse_xs))
            maps = tuple(
                np.ascontiguousarray(ACTIVATIONS[name](z).T, np.float32).reshape(shape)
                for name, z in zip(self.names, self.preactivations(coarse), strict=True)
            )
        shape = (-1, len(ys), len(xs))
        return Responses(
            xs=xs,
            ys=ys,
            output=output.reshape(shape).astype(np.float32),
            layer=layer,
            preactivation=z[layer].T.reshape(shape).astype(np.float32),
            maps=maps,
        )


def _activate(name: str, z: Floats) -> Floats:
    """The activation, with diverged neurons muted so that the layers after them stay finite."""
    h = ACTIVATIONS[name](z)
    return np.where(np.isfinite(z), h, 0.0)


def _grid(bounds: Floats, resolution: int) -> tuple[Floats, Floats, Floats]:
    axes = []
    for low, high in bounds:
        margin = 0.1 * (high - low)
        axes.append(np.linspace(low - margin, high + margin, resolution))
    if len(axes) == 1:
        return axes[0], np.zeros(1), axes[0][:, None]
    x, y = np.meshgrid(axes[0], axes[1])
    return axes[0], axes[1], np.stack([x.ravel(), y.ravel()], axis=1)


def _into(
    state: State, weights: Floats, x: Floats, rng: np.random.Generator
) -> tuple[Floats, float]:
    """Weights and bias that put a neuron with inputs `x` (n, fan_in) into `state`."""
    z = x @ weights
    apart = 0.2 + rng.uniform(0, 0.6)
    match state:
        case State.DIVERGED:
            return np.full_like(weights, np.nan), float("nan")
        case State.DEAD | State.BORN_DEAD | State.ATTENUATED:
            return weights, -float(z.max()) - apart
        case State.ALWAYS_ON:
            return weights, -float(z.min()) + apart
        case State.SATURATED:
            return weights, -float(z.min()) + 6 + apart
        case State.DORMANT:
            return 0.003 * weights, -0.003 * float(np.median(z))
        case State.RARELY_ACTIVE:
            highest, next_one = np.sort(z)[-1], np.sort(z)[-2]
            return weights, -float(highest + next_one) / 2
    return weights, -float(np.quantile(z, rng.uniform(0.1, 0.9)))


def _census(
    z: Floats,
    test: Floats,
    name: str,
    states: list[State],
    gradient_norm: Floats | None,
    step: int,
    frozen: list[int],
) -> LayerCensus:
    h = ACTIVATIONS[name](z)
    mean = np.abs(h).mean(axis=0)
    finite = np.isfinite(mean)
    state = np.array(states, dtype=np.uint8)
    share = (z > 0).mean(axis=0)
    return LayerCensus(
        activation=name,
        state=state,
        dead=(state == State.DEAD) | (state == State.BORN_DEAD),
        born_dead=state == State.BORN_DEAD,
        rarely_active=state == State.RARELY_ACTIVE,
        dormant=state == State.DORMANT,
        saturated=state == State.SATURATED,
        attenuated=state == State.ATTENUATED,
        always_on=state == State.ALWAYS_ON,
        margin=z.max(axis=0),
        lowest=z.min(axis=0),
        active_share=share,
        mean_activity=mean,
        dormancy=mean / (mean[finite].mean() + 1e-9) if finite.any() else mean,
        frozen=np.isin(np.arange(len(state)), frozen),
        steepest=np.where(z.max(axis=0) > 0, 1.0, 0.01 if name == "leaky-relu" else 0.0),
        dead_since=np.select(
            [state == State.DEAD, state == State.BORN_DEAD],
            [np.arange(len(state)) * max(step, 10) // len(state), 0],
            -1,
        ),
        test_margin=test.max(axis=0) if len(test) else None,
        test_active_share=(test > 0).mean(axis=0) if len(test) else None,
        test_activity=np.abs(ACTIVATIONS[name](test)).mean(axis=0) if len(test) else None,
        gradient_norm=gradient_norm,
        rms_preactivation=float(np.sqrt(np.mean(z[:, finite] ** 2))) if finite.any() else np.nan,
        active_fraction=float(share.mean()),
    )


def _siblings(replicas: int, states: States, widths: Sequence[int]) -> Siblings:
    neurons = sum(widths)
    found = list(states.values())
    born = found.count(State.BORN_DEAD) / neurons
    dead_now = found.count(State.DEAD) / neurons + born
    diverged = State.DIVERGED in found
    spread = np.linspace(0.9, 1.1, replicas) if replicas > 1 else np.ones(1)
    no = np.zeros(replicas, dtype=bool)
    gone = (State.DEAD, State.BORN_DEAD)
    dead_of_layer = [
        sum(state in gone for (at, _), state in states.items() if at == layer)
        for layer in range(len(widths))
    ]
    return Siblings(
        seed=np.arange(replicas),
        loss=0.31 * spread if not diverged else np.full(replicas, np.nan),
        test_loss=0.35 * spread,
        accuracy=np.clip(0.9 * spread, 0, 1),
        test_accuracy=np.clip(0.87 * spread, 0, 1),
        dead_counts=np.array([dead_of_layer] * replicas),
        dead_fraction=np.clip(dead_now * spread, 0, 1),
        born_dead_fraction=np.clip(born * spread, 0, 1),
        born_dead_network=no,
        dead_network=no.copy(),
        constant_output=no.copy(),
        diverged=np.full(replicas, diverged),
    )
