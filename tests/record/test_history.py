"""History: nothing a person would look for is lost, however long the run."""

from __future__ import annotations

import dataclasses
import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.history import CAPACITY, Curves, History, Row
from tests.gui.snapshots import dead, make_snapshot

NAN = float("nan")


def row(step: int, loss: float = 1.0, dead: tuple[int, ...] = (0,)) -> Row:
    """A row whose figures all follow from its loss, so that a torn one would be seen."""
    return Row(step, loss, 2 * loss, 3 * loss, 4 * loss, dead)


def filled(rows: list[Row], capacity: int = CAPACITY) -> Curves:
    history = History(len(rows[0].dead), capacity)
    for each in rows:
        history.append(each)
    return history.read()


def whole(curves: Curves) -> bool:
    """Whether every row still holds the figures that were appended together."""
    loss = curves.train_loss
    return all(
        np.array_equal(column, factor * loss, equal_nan=True)
        for factor, column in (
            (2, curves.test_loss),
            (3, curves.train_accuracy),
            (4, curves.test_accuracy),
        )
    )


losses = st.one_of(st.floats(0, 1e6), st.sampled_from([0.0, 0.5, NAN, float("inf"), float("-inf")]))
runs = st.lists(
    st.tuples(st.integers(1, 1000), losses, st.tuples(st.integers(0, 3), st.integers(0, 3))),
    min_size=1,
    max_size=200,
).map(
    lambda found: [
        row(int(step), loss, counts)
        for step, (_, loss, counts) in zip(
            np.cumsum([gap for gap, _, _ in found]), found, strict=True
        )
    ]
)


def test_an_empty_history_reads_as_no_rows() -> None:
    curves = History(3).read()
    assert len(curves) == 0
    assert curves.dead.shape == (0, 3)


def test_a_row_comes_back_as_it_went_in() -> None:
    curves = filled([Row(7, 0.5, NAN, 0.9, NAN, (2, 0))])
    assert curves.step.tolist() == [7]
    assert (curves.train_loss[0], curves.train_accuracy[0]) == (0.5, 0.9)
    assert np.isnan([curves.test_loss[0], curves.test_accuracy[0]]).all()
    assert curves.dead.tolist() == [[2, 0]]


def test_a_snapshot_gives_the_figures_of_the_displayed_replica() -> None:
    shot = make_snapshot((8, 4), dead([(0, 1), (0, 2), (1, 3)]), step=40, replicas=3)
    shot = dataclasses.replace(shot, lens=dataclasses.replace(shot.lens, replica=2))
    history = History(2)
    history.append(shot)
    curves = history.read()
    assert curves.step[0] == 40
    assert curves.train_loss[0] == shot.siblings.loss[2]
    assert curves.test_accuracy[0] == shot.siblings.test_accuracy[2]
    assert curves.dead.tolist() == [[2, 1]]


def test_regression_without_test_points_has_no_accuracy_and_no_test_loss() -> None:
    shot = make_snapshot((8,))
    shot = dataclasses.replace(
        shot,
        siblings=dataclasses.replace(
            shot.siblings, test_loss=None, accuracy=None, test_accuracy=None
        ),
    )
    found = Row.of(shot)
    assert np.isnan([found.test_loss, found.train_accuracy, found.test_accuracy]).all()
    assert found.train_loss == pytest.approx(0.31)


def test_the_same_step_again_replaces_its_row() -> None:
    curves = filled([row(0, 1.0), row(5, 2.0), row(5, 3.0)])
    assert curves.step.tolist() == [0, 5]
    assert curves.train_loss.tolist() == [1.0, 3.0]


def test_going_back_drops_the_rows_after_it() -> None:
    curves = filled([row(step) for step in (0, 10, 20, 30)] + [row(15, 9.0)])
    assert curves.step.tolist() == [0, 10, 15]
    assert curves.train_loss[-1] == 9.0


def test_clear_forgets_and_takes_another_number_of_layers() -> None:
    history = History(1)
    history.append(row(3))
    history.clear(2)
    history.append(row(0, dead=(1, 2)))
    assert history.read().dead.tolist() == [[1, 2]]


def test_a_row_with_another_number_of_layers_is_refused() -> None:
    with pytest.raises(ValueError, match="2 layers, the history has 1"):
        History(1).append(row(0, dead=(1, 2)))


def test_curves_read_earlier_do_not_change() -> None:
    history = History(1)
    history.append(row(0, 1.0))
    before = history.read()
    history.append(row(0, 2.0))
    assert before.train_loss[0] == 1.0


@given(runs)
def test_rows_are_bounded_and_sorted_and_whole_and_first_and_last_stay(rows: list[Row]) -> None:
    curves = filled(rows, capacity=16)
    assert len(curves) <= 16
    assert (np.diff(curves.step) > 0).all()
    assert whole(curves)
    assert (curves.step[0], curves.step[-1]) == (rows[0].step, rows[-1].step)
    assert set(curves.step.tolist()) <= {each.step for each in rows}


@given(runs)
def test_the_least_and_the_largest_finite_loss_survive_any_number_of_thinnings(
    rows: list[Row],
) -> None:
    kept = filled(rows, capacity=16).train_loss
    finite = [each.train_loss for each in rows if np.isfinite(each.train_loss)]
    if finite:
        assert np.nanmin(kept[np.isfinite(kept)]) == min(finite)
        assert np.nanmax(kept[np.isfinite(kept)]) == max(finite)


@given(runs, st.integers(0, 10**6))
def test_going_back_at_any_time_keeps_the_promises(rows: list[Row], back: int) -> None:
    curves = filled([*rows, row(back, dead=(0, 0))], capacity=16)
    assert curves.step[-1] == back
    assert (np.diff(curves.step) > 0).all()


def test_the_steps_of_deaths_survive_a_long_run() -> None:
    deaths = {137: 1, 20_011: 2, 20_012: 3, 91_234: 4}
    counts, rows = 0, []
    for step in range(100_000):
        counts = deaths.get(step, counts)
        rows.append(row(step, 1 / (step + 1), (0, counts)))
    curves = filled(rows)
    changed = np.flatnonzero(np.diff(curves.dead[:, 1])) + 1
    assert (
        dict(zip(curves.step[changed].tolist(), curves.dead[changed, 1].tolist(), strict=True))
        == deaths
    )


def test_the_step_of_divergence_survives_a_long_run() -> None:
    rows = [row(step, 1.0 if step < 7_777 else NAN) for step in range(20_000)]
    curves = filled(rows)
    assert curves.step[np.isnan(curves.train_loss)][0] == 7_777


def test_the_beginning_of_a_long_run_keeps_its_share_of_the_rows() -> None:
    rng = np.random.default_rng(0)
    curves = filled([row(step, loss) for step, loss in enumerate(rng.uniform(size=100_000))])
    tenths, _ = np.histogram(curves.step, bins=10, range=(0, 100_000))
    # Only the newest rows may be denser, those since the last thinning.
    assert tenths.min() > CAPACITY / 32
    assert tenths[:-1].max() < 1.2 * tenths.min()


def test_a_layer_that_flickers_all_the_time_stays_within_bounds() -> None:
    curves = filled([row(step, 1.0, (step % 2,)) for step in range(30_000)])
    assert len(curves) <= CAPACITY


def test_a_reader_beside_a_writer_never_sees_a_torn_row() -> None:
    history = History(2, capacity=64)
    stop = threading.Event()

    def write() -> None:
        step = 0
        while not stop.is_set():
            history.append(row(step, float(step % 977), (step % 5, step % 5)))
            step = step + 1 if step < 50_000 else 10

    writer = threading.Thread(target=write)
    writer.start()
    try:
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            curves = history.read()
            assert whole(curves)
            assert (np.diff(curves.step) > 0).all()
            assert (curves.train_loss == curves.step % 977).all()
            assert (curves.dead == (curves.step % 5)[:, None]).all()
    finally:
        stop.set()
        writer.join()
