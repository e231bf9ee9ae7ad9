"""Minibatches: every epoch goes through all points once, in an order drawn without bias."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import batches as module
from app.engine.batches import Batches, epoch_order


def made(points: int, size: int, seeds: int = 3) -> Batches:
    """Batches of points that tell which they are: x = (i, -i), y = 10 i."""
    i = torch.arange(points, dtype=torch.float64)[:, None]
    return Batches(torch.cat([i, -i], dim=1), 10 * i, np.arange(seeds, dtype=np.int64) + 7, size)


def hand_out(batches: Batches) -> np.ndarray:
    """Which points the next batch has, (R, batch), after a look at all that comes with it."""
    x, x_transposed, y = batches.next()
    assert torch.equal(x[..., 1], -x[..., 0])
    assert torch.equal(y[..., 0], 10 * x[..., 0])
    assert torch.equal(x_transposed, x.transpose(1, 2))
    return x[..., 0].numpy().astype(int)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(0, 45), st.integers(1, 4), st.integers(1, 60))
def test_every_epoch_is_a_permutation_of_all_points_for_every_replica(
    points: int, size: int, seeds: int, block: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK_NUMBERS", block)
        batches = made(points, size, seeds)
        for epoch in range(3):
            assert (batches.epoch, batches.position) == (epoch, 0)
            seen: list[np.ndarray] = []
            while batches.epoch == epoch:
                seen.append(hand_out(batches))
            assert (np.sort(np.concatenate(seen, axis=1), axis=1) == np.arange(points)).all()
            sizes = [batch.shape[1] for batch in seen]
            full = size if 0 < size < points else points
            assert sizes[:-1] == [full] * (len(sizes) - 1)
            assert sizes[-1] == points - sum(sizes[:-1])


@settings(max_examples=60, deadline=None)
@given(st.data(), st.integers(1, 30))
def test_a_change_of_size_within_an_epoch_loses_and_repeats_no_point(data, points: int) -> None:
    batches = made(points, data.draw(st.integers(0, 12)))
    seen: list[np.ndarray] = []
    for _ in range(data.draw(st.integers(0, 6))):
        if batches.epoch:
            break
        seen.append(hand_out(batches))
        batches.set_batch_size(data.draw(st.integers(0, 35)))
    while batches.epoch == 0:
        seen.append(hand_out(batches))
    assert (np.sort(np.concatenate(seen, axis=1), axis=1) == np.arange(points)).all()


def test_a_new_size_holds_from_the_next_batch_on() -> None:
    batches = made(20, 3)
    sizes = [hand_out(batches).shape[1]]
    for size in (5, 1, 0):
        batches.set_batch_size(size)
        sizes.append(hand_out(batches).shape[1])
    assert sizes == [3, 5, 1, 20 - 9]
    assert (batches.epoch, batches.position) == (1, 0)


@pytest.mark.parametrize("size", [0, 8, 100])
def test_the_whole_training_set_comes_in_its_own_order(size: int) -> None:
    batches = made(8, size)
    for epoch in range(3):
        assert batches.epoch == epoch
        assert (hand_out(batches) == np.arange(8)).all()


def test_going_back_gives_the_same_batches_again() -> None:
    batches = made(23, 4)
    for _ in range(8):
        hand_out(batches)
    place = batches.epoch, batches.position
    then = [hand_out(batches) for _ in range(20)]
    batches.go_to(*place)
    for before in then:
        assert np.array_equal(before, hand_out(batches))


def test_epochs_differ_and_replicas_differ() -> None:
    """So do a seed's next epoch and the next seed's epoch."""
    seeds = np.arange(40, dtype=np.int64)
    orders = {epoch_order(seeds, epoch, 20)[r].tobytes() for epoch in range(40) for r in range(40)}
    assert len(orders) == 40 * 40


def test_an_order_depends_on_its_own_seed_alone() -> None:
    together = epoch_order(np.array([3, 9, 11]), 2, 30)
    assert np.array_equal(together[1], epoch_order(np.array([9]), 2, 30)[0])


def chi_square(counts: np.ndarray) -> float:
    expected = counts.sum() / counts.size
    return float(((counts - expected) ** 2 / expected).sum())


def ranks_of_four(orders: np.ndarray) -> np.ndarray:
    """How often each of the 24 orders of four points came."""
    codes = orders @ np.array([64, 16, 4, 1])
    counts = np.unique(codes, return_counts=True)[1]
    assert len(counts) == 24
    return counts


def test_all_orders_are_equally_likely_over_the_seeds() -> None:
    # chi-square with 23 degrees of freedom passes 61 once in 30,000 times
    assert chi_square(ranks_of_four(epoch_order(np.arange(24_000), 0, 4))) < 61


def test_all_orders_are_equally_likely_over_the_epochs_of_a_seed() -> None:
    orders = np.concatenate([epoch_order(np.array([0]), epoch, 4) for epoch in range(6000)])
    assert chi_square(ranks_of_four(orders)) < 61


def test_every_point_is_as_likely_in_every_place() -> None:
    orders = epoch_order(np.arange(20_000), 5, 10)
    counts = np.stack([np.bincount(place, minlength=10) for place in orders.T])
    # (10 - 1)^2 = 81 degrees of freedom: 137 is passed once in 10,000 times
    assert chi_square(counts) < 137


def test_consecutive_epochs_are_independent() -> None:
    """Which point comes first says nothing on which comes first the next time."""
    first = [epoch_order(np.arange(20_000), epoch, 6)[:, 0] for epoch in range(4)]
    for one, other in pairwise(first):
        counts = np.bincount(6 * one + other, minlength=36)
        # 35 degrees of freedom: 77 is passed once in 20,000 times
        assert chi_square(counts) < 77
