"""Flows over the steps: bounded, evenly thinned, and every row as it was appended."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.record.flow import BINS, Flow, FlowCourse, FlowHistory, LayerFlow

LAYERS = 2


def flow(step: int, layers: int = LAYERS, run: int = 0) -> Flow:
    """A flow all of whose numbers tell which step, layer and run it is of."""

    def layer(depth: int) -> LayerFlow:
        base = 10 * step + depth + 1000 * run
        counts = base + np.arange(BINS)
        figures = [base + part for part in (0.1, 0.2, 0.3, 0.4)]
        return LayerFlow("relu", counts, 2 * counts, *figures)

    return Flow(step, tuple(layer(depth) for depth in range(layers)))


def whole(course: FlowCourse, run: int = 0) -> bool:
    """Whether every row has the numbers that were appended together."""
    base = 10 * course.step[:, None] + np.arange(LAYERS) + 1000 * run
    counts = base[:, :, None] + np.arange(BINS)
    return (
        np.array_equal(course.preactivation, counts)
        and np.array_equal(course.activity, 2 * counts)
        and np.array_equal(course.figures, base[:, :, None] + np.array([0.1, 0.2, 0.3, 0.4]))
    )


def filled(steps: Iterable[int], capacity: int = 16) -> FlowHistory:
    history = FlowHistory(LAYERS, capacity)
    for step in steps:
        history.append(flow(step))
    return history


def test_an_empty_history_reads_as_no_rows() -> None:
    course = FlowHistory(3).read()
    assert len(course) == 0
    assert course.preactivation.shape == course.activity.shape == (0, 3, BINS)
    assert course.figures.shape == (0, 3, 4)


def test_up_to_its_capacity_every_flow_comes_back_as_it_went_in() -> None:
    course = filled([0, 3, 4, 90, 91], capacity=5).read()
    assert course.step.tolist() == [0, 3, 4, 90, 91]
    assert whole(course)


def test_when_full_every_other_row_goes() -> None:
    course = filled([*range(0, 80, 10), 80], capacity=8).read()
    assert course.step.tolist() == [0, 20, 40, 60, 80]
    assert whole(course)


@settings(max_examples=40)
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=300))
def test_rows_are_bounded_and_rising_and_whole_and_the_first_stays(gaps: list[int]) -> None:
    steps = np.cumsum(gaps).tolist()
    course = filled(steps).read()
    assert 1 <= len(course) <= 16
    assert (np.diff(course.step) > 0).all()
    assert set(course.step.tolist()) <= set(steps)
    assert course.step[0] == steps[0]
    assert whole(course)


@pytest.mark.parametrize("every", [1, 7, 10, 100])
@pytest.mark.parametrize("rows", [100, 1000, 3333])
def test_thinned_rows_lie_evenly_over_the_run(rows: int, every: int) -> None:
    course = filled(range(0, rows * every, every), capacity=32).read()
    apart = np.diff(course.step)
    assert apart.max() <= 2 * apart.min()
    assert course.step[0] == 0
    # the newest is not long ago
    assert (rows - 1) * every - course.step[-1] < apart.max()
    assert 8 < len(course) <= 32


def test_flows_that_come_ever_slower_lie_evenly_all_the_same() -> None:
    """A run that is slow in the beginning sends a flow at every step, later every 50."""
    steps = [*range(2000), *range(2000, 40_000, 50)]
    course = filled(steps, capacity=64).read()
    tenths, _ = np.histogram(course.step, bins=10, range=(0, 40_000))
    assert tenths.min() > 0
    assert tenths.max() <= 3 * tenths.min()


def test_the_same_step_again_replaces_its_row() -> None:
    history = filled([0, 5])
    history.append(flow(5, run=1))
    course = history.read()
    assert course.step.tolist() == [0, 5]
    assert course.figures[1, 0, 0] == 1050.1


@pytest.mark.parametrize(("back", "kept"), [(0, []), (15, [0, 10]), (20, [0, 10]), (1, [0])])
def test_going_back_drops_the_rows_from_that_step_on(back: int, kept: list[int]) -> None:
    history = filled([0, 10, 20, 30])
    history.append(flow(back, run=1))
    course = history.read()
    assert course.step.tolist() == [*kept, back]
    assert course.figures[-1, 1, 3] == 10 * back + 1001.4
    assert course.preactivation[-1, 1].tolist() == (10 * back + 1001 + np.arange(BINS)).tolist()


@settings(max_examples=40)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=80), st.integers(0, 3000))
def test_after_going_back_nothing_later_is_left(gaps: list[int], back: int) -> None:
    history = filled(np.cumsum(gaps).tolist())
    history.append(flow(back))
    course = history.read()
    assert course.step[-1] <= back
    assert (np.diff(course.step) > 0).all()
    assert whole(course)


@pytest.mark.parametrize("layers", [0, 1, 3])
def test_a_flow_with_another_number_of_layers_is_refused(layers: int) -> None:
    history = filled([0, 5])
    with pytest.raises(ValueError, match=f"{layers} layers"):
        history.append(flow(3, layers))
    assert history.read().step.tolist() == [0, 5]


def test_clear_forgets_and_takes_another_number_of_layers() -> None:
    history = filled(range(0, 5000, 10))
    history.clear(3)
    assert history.read().figures.shape == (0, 3, 4)
    for step in range(10):  # close together: how far apart the earlier rows were is forgotten
        history.append(flow(step, 3))
    assert history.read().step.tolist() == list(range(10))


def test_a_course_read_earlier_does_not_change() -> None:
    history = filled([0, 5])
    before = history.read()
    history.append(flow(0, run=1))
    assert before.step.tolist() == [0, 5]
    assert whole(before)


def test_a_reader_beside_a_writer_never_sees_a_torn_row() -> None:
    history = FlowHistory(LAYERS, 16)
    stop = threading.Event()

    def write() -> None:
        step = 0
        while not stop.is_set():
            history.append(flow(step))
            step = step + 1 if step < 3000 else 100

    writer = threading.Thread(target=write)
    writer.start()
    try:
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            course = history.read()
            assert whole(course)
            assert (np.diff(course.step) > 0).all()
    finally:
        stop.set()
        writer.join()
