"""Backpropagation written out: the gradients and deltas that autograd finds."""

from __future__ import annotations

from typing import get_args

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor
from torch.testing import assert_close

from app.engine.layers import dense
from app.engine.losses import HEADS
from app.engine.network import Network
from app.experiment.names import ActivationName
from tests.engine.oracle import ALPHA, LOSSES, NEGATIVE_SLOPE, oracle_of

NAMES = get_args(ActivationName)


def network(
    widths: list[int], names: list[str], head: tuple[str, str], replicas: int, bias: bool
) -> Network:
    """A network whose every parameter, slopes too, is a random number."""
    made = Network(
        dense(widths),
        names,
        HEADS[head],
        replicas=replicas,
        bias=bias,
        slope=NEGATIVE_SLOPE,
        alpha=ALPHA,
        dtype=torch.float64,
        device=torch.device("cpu"),
    )
    made.parameters.flat.copy_(torch.randn(made.parameters.flat.shape, dtype=torch.float64))
    return made


def targets(task: str, shape: tuple[int, int, int]) -> Tensor:
    if task == "regression":
        return torch.randn(shape, dtype=torch.float64)
    if task == "two-class":
        return torch.randint(0, 2, shape).double()
    return torch.nn.functional.one_hot(torch.randint(0, shape[2], shape[:2]), shape[2]).double()


def check(
    hidden: list[int],
    names: list[str],
    head: tuple[str, str],
    replicas: int,
    batch: int,
    bias: bool,
) -> None:
    """One pass of a random network against autograd, replica by replica."""
    outputs = 3 if head[0] == "many-class" else 1
    inputs = 2
    net = network([inputs, *hidden, outputs], names, head, replicas, bias)
    x = torch.randn(replicas, batch, inputs, dtype=torch.float64)
    y = targets(head[0], (replicas, batch, outputs))
    space = net.workspace(batch)
    rows = net.with_ones(x)
    net.forward(rows, space)
    net.backward(rows.mT, y, space)
    for r in range(replicas):
        parameters = net.parameters
        slopes = [s[r] for s in parameters.slopes]
        oracle = oracle_of([w[r] for w in parameters.weights], slopes, names, bias)
        zs = oracle.preactivations(x[r])
        for z in zs:
            z.retain_grad()
        LOSSES[head](zs[-1], y[r]).backward()
        for depth, z in enumerate(zs):
            assert_close(space.z[depth][r], z.detach())
            assert_close(space.delta[depth][r], z.grad)
        for depth, found in enumerate(net.gradients.weights):
            assert_close(found[r][: found.shape[1] - bias], oracle.weights[depth].grad.T)
            if bias:
                assert_close(found[r][-1], oracle.biases[depth].grad)
        for found, slope in zip(net.gradients.slopes, oracle.slopes, strict=True):
            grad = torch.zeros_like(slope) if slope.grad is None else slope.grad
            assert_close(found[r].reshape(1), grad)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(sorted(HEADS)), st.integers(0, 2**31 - 1))
def test_gradients_and_deltas_are_those_of_autograd(data, head: tuple[str, str], seed: int) -> None:
    torch.manual_seed(seed)
    layers = data.draw(st.integers(1, 4))
    check(
        hidden=data.draw(st.lists(st.integers(1, 9), min_size=layers, max_size=layers)),
        names=data.draw(st.lists(st.sampled_from(NAMES), min_size=layers, max_size=layers)),
        head=head,
        replicas=data.draw(st.integers(1, 4)),
        batch=data.draw(st.integers(1, 12)),
        bias=data.draw(st.booleans()),
    )


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("head", sorted(HEADS))
@pytest.mark.parametrize("name", NAMES)
def test_every_activation_under_every_head(name: str, head: tuple[str, str], bias: bool) -> None:
    torch.manual_seed(1)
    check([4, 3], [name, name], head, replicas=2, batch=5, bias=bias)


@pytest.mark.parametrize("hidden", [[1], [1, 5], [5, 1], [5, 1, 5]])
def test_layers_of_one_unit_with_many_points(hidden: list[int]) -> None:
    torch.manual_seed(2)
    names = ["tanh"] * len(hidden)
    check(hidden, names, ("regression", "squared-error"), replicas=2, batch=450, bias=True)


def test_the_arithmetic_of_the_source() -> None:
    """Two inputs a1, a2 into one ReLU, squared error: worked out by hand.

    dz/dw_j is a_j where the unit is on and the loss gradient stops where it is off.
    """
    head = ("regression", "squared-error")
    net = network([2, 1, 1], ["relu"], head, replicas=1, bias=True)
    net.set_weights(
        [torch.tensor([[[2.0], [1.0], [-1.0]]]).numpy(), torch.tensor([[[3.0], [0.5]]]).numpy()]
    )
    x = torch.tensor([[[1.0, 2.0], [-1.0, 1.0]]], dtype=torch.float64)
    y = torch.tensor([[[8.5], [7.0]]], dtype=torch.float64)
    space = net.workspace(2)
    net.forward(net.with_ones(x), space)
    # z = 2*1 + 1*2 - 1 = 3 (on) and -2 + 1 - 1 = -2 (off); output 3*3 + 0.5 = 9.5 and 0.5
    assert space.z[0].flatten().tolist() == [3.0, -2.0]
    assert space.inner[0].flatten().tolist() == [3.0, 0.0]
    assert space.z[1].flatten().tolist() == [9.5, 0.5]
    net.backward(net.with_ones(x).mT, y, space)
    # output delta 2 (a - y) / 2 = 1 and -6.5; hidden delta 3 * 1 where on, exactly 0 where off
    assert space.delta[1].flatten().tolist() == [1.0, -6.5]
    assert space.delta[0].flatten().tolist() == [3.0, 0.0]
    # of the first layer delta * a_j and delta, of the second a and 1, only the first point counting
    assert net.gradients.weights[0].flatten().tolist() == [3.0, 6.0, 3.0]
    assert net.gradients.weights[1].flatten().tolist() == [3.0, 1.0 - 6.5]


@pytest.mark.parametrize("z", [0.0, -1.5])
def test_a_relu_that_is_off_everywhere_has_no_gradient(z: float) -> None:
    net = network([1, 1, 1], ["relu"], ("regression", "squared-error"), replicas=1, bias=True)
    net.set_weights([torch.tensor([[[0.0], [z]]]).numpy(), torch.tensor([[[1.0], [0.0]]]).numpy()])
    x = torch.tensor([[[1.0], [5.0]]], dtype=torch.float64)
    y = torch.full((1, 2, 1), 100.0, dtype=torch.float64)
    space = net.workspace(2)
    net.forward(net.with_ones(x), space)
    net.backward(net.with_ones(x).mT, y, space)
    assert space.delta[1].flatten().tolist() == [-100.0, -100.0]
    assert space.delta[0].flatten().tolist() == [0.0, 0.0]
    assert net.gradients.weights[0].flatten().tolist() == [0.0, 0.0]
