"""Margins over the steps: bounded, and what is kept depends on the steps alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.record import margins as module
from app.record.margins import MOST_ROWS, NUMBERS, MarginHistory, Margins

ROWS = 64
"""What the histories of these tests hold."""


@pytest.fixture(autouse=True)
def _small() -> Iterator[None]:
    # not monkeypatch: hypothesis would have it in all examples of a test
    kept = module.MOST_ROWS
    module.MOST_ROWS = ROWS
    yield
    module.MOST_ROWS = kept


def values(steps: np.ndarray, neurons: int = 2, run: float = 0.0) -> np.ndarray:
    """Margins that tell by their value which step, neuron and run they are of."""
    return (steps[:, None] + 0.125 * np.arange(neurons) + run).astype(np.float32)


def extend(history: MarginHistory, first: int, stop: int, every: int = 1, run: float = 0.0) -> None:
    steps = np.arange(first, stop, every)
    history.extend(steps, values(steps, run=run))


def filled(edges: list[int], every: int = 1) -> Margins:
    """All steps from the first edge up to the last, added in parts that end at the edges."""
    history = MarginHistory(2, every)
    for first, stop in pairwise(edges):
        extend(history, first, stop, every)
    return history.read()


def whole(margins: Margins, run: float = 0.0) -> bool:
    """Whether every row has its own step's margins."""
    return np.array_equal(margins.margin, values(margins.step, run=run))


def doubled(steps: int) -> int:
    """The least power of two so many of whose multiples are below `steps` that they fit."""
    stride = 1
    while -(-steps // stride) > ROWS:
        stride *= 2
    return stride


def test_an_empty_history_reads_as_no_rows() -> None:
    margins = MarginHistory(3).read()
    assert len(margins) == 0
    assert margins.margin.shape == (0, 3)
    assert len(MarginHistory(3).course(1).step) == 0


@settings(max_examples=25)
@given(st.integers(1, 1500))
def test_when_full_every_second_step_is_kept_from_then_on(steps: int) -> None:
    margins = filled(list(range(steps + 1)))
    assert margins.step.tolist() == list(range(0, steps, doubled(steps)))
    assert whole(margins)


@settings(max_examples=40)
@given(st.integers(1, 800), st.lists(st.integers(1, ROWS - 1), max_size=100))
def test_what_is_kept_does_not_depend_on_the_parts_it_came_in(steps: int, parts: list[int]) -> None:
    edges = [0, *(e for e in np.cumsum(parts).tolist() if e < steps)]
    edges += [*range(edges[-1] + ROWS - 1, steps, ROWS - 1), steps]
    margins = filled(edges)
    assert margins.step.tolist() == list(range(0, steps, doubled(steps)))
    assert whole(margins)


@pytest.mark.parametrize("edges", [[0, 128], [0, 64, 128], [0, 10, 256]])
def test_what_is_kept_does_not_depend_on_long_parts_either(edges: list[int]) -> None:
    one_by_one = filled(list(range(edges[-1] + 1)))
    assert filled(edges).step.tolist() == one_by_one.step.tolist()


@pytest.mark.parametrize(
    "gap",
    [
        1,
        3,
        2,
        20,
    ],
)
def test_steps_further_apart_than_the_stride_are_kept_within_bounds(gap: int) -> None:
    # fails where all steps are multiples of twice the stride: thinning then drops nothing
    history = MarginHistory(2)
    for step in range(0, 400 * gap, gap):
        extend(history, step, step + 1)
    assert ROWS / 4 < len(history.read()) <= ROWS


def test_steps_that_are_no_multiples_of_the_stride_are_left_out() -> None:
    history = MarginHistory(2, stride=5)
    extend(history, 0, 23)
    assert history.read().step.tolist() == [0, 5, 10, 15, 20]
    history.extend(np.array([23, 25, 28]), values(np.array([23, 25, 28])))
    assert history.read().step.tolist() == [0, 5, 10, 15, 20, 25]
    assert whole(history.read())


@settings(max_examples=25)
@given(st.integers(1, 700), st.integers(2, 9))
def test_a_stride_doubles_from_where_it_starts(rows: int, every: int) -> None:
    margins = filled([0, *range(every, rows * every + 1, every)], every)
    assert margins.step.tolist() == list(range(0, rows * every, doubled(rows) * every))
    assert whole(margins)


@pytest.mark.parametrize("back", [0, 1, 40, 63, 64, 100])
def test_going_back_drops_the_rows_from_that_step_on(back: int) -> None:
    history = MarginHistory(2)
    extend(history, 0, 64)
    extend(history, back, back + 3, run=0.5)
    margins = history.read()
    assert (np.diff(margins.step) > 0).all()
    old = margins.step < back
    assert margins.step[old].tolist() == list(range(0, min(back, 64), 1 if back < 62 else 2))
    assert np.array_equal(margins.margin[old], values(margins.step[old]))
    assert np.array_equal(margins.margin[~old], values(margins.step[~old], run=0.5))
    assert back > 62 or margins.step[~old].tolist() == [back, back + 1, back + 2]


def test_going_back_to_a_step_that_is_not_kept_drops_all_the_same() -> None:
    history = MarginHistory(2)
    for first in range(0, 200, 50):
        extend(history, first, first + 50)
    assert history.read().step[1] == 4
    extend(history, 101, 102, run=0.5)
    # 101 is no multiple of 4, but the run has gone back behind 104
    assert history.read().step[-1] == 100
    assert whole(history.read())


def test_the_same_steps_again_replace_their_rows() -> None:
    history = MarginHistory(2)
    extend(history, 0, 30)
    extend(history, 20, 30, run=0.25)
    margins = history.read()
    assert margins.step.tolist() == list(range(30))
    assert np.array_equal(margins.margin[:20], values(np.arange(20)))
    assert np.array_equal(margins.margin[20:], values(np.arange(20, 30), run=0.25))


def test_no_rows_change_nothing() -> None:
    history = MarginHistory(2)
    extend(history, 0, 10)
    extend(history, 5, 5)
    assert history.read().step.tolist() == list(range(10))


@settings(max_examples=25)
@given(st.integers(0, 300), st.integers(1, 5))
def test_a_neurons_course_is_its_column(steps: int, neurons: int) -> None:
    history = MarginHistory(neurons)
    for step in range(steps):
        history.extend(np.array([step]), values(np.array([step]), neurons))
    margins = history.read()
    for neuron in range(neurons):
        course = history.course(neuron)
        assert course.step.tolist() == margins.step.tolist()
        assert course.margin.dtype == np.float64
        assert course.margin.tolist() == margins.margin[:, neuron].tolist()


def test_margins_that_are_not_finite_come_back_as_they_went_in() -> None:
    history = MarginHistory(3)
    history.extend(np.array([0]), np.array([[np.nan, np.inf, -np.inf]], np.float32))
    assert np.array_equal(history.read().margin, [[np.nan, np.inf, -np.inf]], equal_nan=True)
    assert history.course(1).margin.tolist() == [np.inf]


def test_what_was_read_earlier_does_not_change() -> None:
    history = MarginHistory(2)
    extend(history, 0, 10)
    before, course = history.read(), history.course(1)
    extend(history, 0, 10, run=0.5)
    assert whole(before)
    assert course.margin.tolist() == values(np.arange(10))[:, 1].tolist()


def test_clear_forgets_steps_and_the_stride() -> None:
    history = MarginHistory(2)
    for first in range(0, 300, 50):
        extend(history, first, first + 50)
    history.clear(3)
    assert history.read().margin.shape == (0, 3)
    history.extend(np.arange(20), values(np.arange(20), 3))
    assert history.read().step.tolist() == list(range(20))
    history.clear(2, stride=4)
    extend(history, 0, 20)
    assert history.read().step.tolist() == [0, 4, 8, 12, 16]


@pytest.mark.parametrize("neurons", [1, 400, 3000, 30_000])
def test_margins_are_kept_within_eight_megabytes(neurons: int) -> None:
    module.MOST_ROWS = MOST_ROWS
    history = MarginHistory(neurons)
    steps = max(MOST_ROWS, 5000) if neurons == 1 else 3 * NUMBERS // neurons
    row = np.zeros((1, neurons), np.float32)
    for step in range(min(steps, 5001)):
        history.extend(np.array([step]), row)
    margins = history.read()
    assert len(margins) <= MOST_ROWS
    assert margins.margin.nbytes <= 8_000_000
    # but not much less than that either
    assert len(margins) > min(MOST_ROWS, NUMBERS // neurons) // 2
    assert margins.step[0] == 0


def test_a_reader_beside_a_writer_never_sees_a_torn_row() -> None:
    history = MarginHistory(2)
    stop = threading.Event()

    def write() -> None:
        step = 0
        while not stop.is_set():
            extend(history, step, step + 7)
            step = step + 7 if step < 3000 else 100

    writer = threading.Thread(target=write)
    writer.start()
    try:
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            margins, course = history.read(), history.course(1)
            assert whole(margins)
            assert (np.diff(margins.step) > 0).all()
            assert np.array_equal(course.margin, values(course.step)[:, 1])
    finally:
        stop.set()
        writer.join()
