"""The claims' intervals, against other people's formulas and against chance itself."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from app.claims.ratios import ratio
from app.claims.statistics import crossing, difference, estimate, exact, mean, share


@pytest.mark.parametrize(("yes", "of"), [(0, 20), (1, 20), (7, 20), (20, 20), (33, 64)])
def test_the_interval_of_a_share_is_that_of_wilson(yes: int, of: int) -> None:
    found = share("", np.arange(of) < yes)
    expected = stats.binomtest(yes, of).proportion_ci(method="wilson")
    assert found.value == yes / of
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert found.low <= found.value <= found.high


def test_the_interval_of_a_mean_is_close_to_students_for_well_behaved_figures() -> None:
    values = np.random.default_rng(1).normal(3.0, 2.0, 60)
    found = mean("", values)
    low, high = stats.t.interval(0.95, 59, values.mean(), stats.sem(values))
    assert found.value == values.mean()
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.15 * (high - low))


def test_the_interval_holds_the_truth_about_19_times_in_20() -> None:
    random = np.random.default_rng(2)
    drawn = [mean("", random.beta(2.0, 5.0, 32)) for _ in range(100)]
    covered = np.mean([each.low <= 2.0 / 7.0 <= each.high for each in drawn])
    assert 0.87 <= covered <= 0.995


def test_the_same_networks_have_the_same_interval() -> None:
    values = np.random.default_rng(3).random(20)
    assert mean("", values) == mean("", values)


def test_a_difference_is_paired() -> None:
    base = np.random.default_rng(4).normal(0.0, 10.0, 30)
    found = difference("", base + 1.0, base)
    assert (found.low, found.value, found.high) == pytest.approx((1.0, 1.0, 1.0))


def test_an_exact_figure_has_no_spread() -> None:
    found = exact("", 319)
    assert (found.low, found.value, found.high) == (319.0, 319.0, 319.0)


@pytest.mark.parametrize(
    ("values", "at"),
    [
        ([0.1, 0.3, 0.5], 2.5),
        ([0.0, 0.4, 0.5], 2.0),
        ([0.6, 0.7, 0.8], 1.0),
        ([0.1, 0.6, 0.2], 1.6),
        ([0.1, 0.2, 0.3], math.inf),
    ],
)
def test_where_a_level_is_passed(values: list[float], at: float) -> None:
    assert crossing([1.0, 2.0, 3.0], values, 0.4) == pytest.approx(at)


def test_a_level_that_some_draws_never_reach_has_an_infinite_bound() -> None:
    # one network in four reaches it: of the draws of four, a good part has none of that kind
    found = estimate(
        "",
        [[0.0, 4.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
        lambda rows: crossing([1.0, 2.0], rows.mean(axis=0), 0.4),
    )
    assert math.isfinite(found.value)
    assert found.high == math.inf


def test_draws_that_have_no_figure_are_left_out_and_nothing_at_all_has_none() -> None:
    counts = np.array([[1.0, 2.0], [0.0, 0.0], [0.0, 0.0]])
    found = ratio("", counts[:, 0], counts[:, 1])
    assert (found.low, found.value, found.high) == (0.5, 0.5, 0.5)
    nothing = ratio("", [0.0, 0.0], [0.0, 0.0])
    assert np.isnan([nothing.low, nothing.value, nothing.high]).all()
