"""Events: a log that grows and goes back, and views of it that stay as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.events import CAUSES, NO_EVENTS, Event, EventLog


def event(step: int, neuron: int = 0) -> Event:
    return Event(step, step // 10, "death", 0, neuron, "bias")


def log_of(*steps: int) -> EventLog:
    log = EventLog()
    log.extend(event(step) for step in steps)
    return log


def steps(events: object) -> list[int]:
    return [each.step for each in events]  # type: ignore[attr-defined]


def test_a_new_log_has_no_events() -> None:
    assert len(NO_EVENTS) == 0
    assert list(NO_EVENTS) == []
    assert NO_EVENTS.slice(0) == []
    with pytest.raises(IndexError):
        NO_EVENTS[0]
    assert len(EventLog().so_far()) == 0


def test_what_is_born_dead_and_what_diverges_has_no_before() -> None:
    born = Event(0, 0, "death", 1, 3, "born-dead", margin_after=-0.5)
    assert (born.bias_before, born.margin_before) == (None, None)
    gone = Event(9, 2, "divergence")
    assert (gone.layer, gone.neuron, gone.cause) == (None, None, None)
    assert born.cause in CAUSES


def test_what_was_handed_out_stays_as_it_was_when_events_come() -> None:
    log = log_of(1, 2)
    early = log.so_far()
    log.extend([event(5), event(6)])
    assert steps(early) == [1, 2]
    assert len(early) == 2
    assert early[-1].step == 2
    assert steps(early.slice(0)) == [1, 2]
    assert steps(early.slice(1, 4)) == [2]
    with pytest.raises(IndexError):
        early[2]
    assert steps(log.so_far()) == [1, 2, 5, 6]


def test_what_was_handed_out_stays_as_it_was_when_the_run_goes_back() -> None:
    log = log_of(1, 5, 9)
    early = log.so_far()
    log.drop_after(5)
    log.extend([event(7), event(8)])
    assert steps(early) == [1, 5, 9]
    assert steps(log.so_far()) == [1, 5, 7, 8]


def test_going_back_to_a_step_keeps_the_events_of_that_step() -> None:
    for back, kept in ((0, []), (3, [3, 3]), (4, [3, 3]), (7, [3, 3, 7]), (99, [3, 3, 7])):
        log = log_of(3, 3, 7)
        log.drop_after(back)
        assert steps(log.so_far()) == kept


def test_events_are_counted_from_either_end() -> None:
    log = log_of(1, 2, 3)
    events = log.so_far()
    log.extend([event(4)])
    assert [events[i].step for i in range(3)] == [1, 2, 3]
    assert [events[i].step for i in (-1, -2, -3)] == [3, 2, 1]
    for beyond in (3, -4):
        with pytest.raises(IndexError):
            events[beyond]


def test_a_slice_is_what_came_since() -> None:
    log = log_of(1, 2)
    early = log.so_far()
    log.extend([event(4), event(8)])
    later = log.so_far()
    assert steps(later.slice(len(early))) == [4, 8]
    assert steps(later.slice(1, 3)) == [2, 4]
    assert later.slice(4) == []


def test_a_later_view_is_of_the_same_run_until_it_goes_back() -> None:
    log = log_of(1, 5)
    early = log.so_far()
    log.extend([event(9)])
    later = log.so_far()
    assert early.same_run(later)
    assert later.same_run(early)
    log.drop_after(3)
    after = log.so_far()
    assert not after.same_run(later)
    assert not early.same_run(after)
    log.extend([event(4)])
    assert after.same_run(log.so_far())


def test_another_log_is_another_run_though_its_events_are_equal() -> None:
    assert not log_of(1, 2).so_far().same_run(log_of(1, 2).so_far())
    assert not log_of().so_far().same_run(NO_EVENTS)


def test_views_tell_from_which_step_on_and_how_often_it_was_looked() -> None:
    assert (NO_EVENTS.since, NO_EVENTS.every) == (0, 1)
    log = EventLog(since=40, every=7)
    log.extend([event(50), event(60)])
    log.drop_after(55)
    events = log.so_far()
    assert (events.since, events.every) == (40, 7)
    assert steps(events) == [50]


@given(st.lists(st.one_of(st.lists(st.integers(0, 20), max_size=4), st.integers(0, 60))))
def test_every_view_is_the_list_it_was_taken_of(moves: list[list[int] | int]) -> None:
    """A list of gaps adds events at rising steps, a number goes back to that step."""
    log, now = EventLog(), 0
    expected: list[int] = []
    taken = [(log.so_far(), [])]
    for move in moves:
        if isinstance(move, int):
            log.drop_after(move)
            expected = [step for step in expected if step <= move]
            now = min(now, move)
        else:
            fresh = []
            for gap in move:
                now += gap
                fresh.append(now)
            log.extend(map(event, fresh))
            expected = expected + fresh
        taken.append((log.so_far(), expected))
    for view, steps_then in taken:
        assert len(view) == len(steps_then)
        assert steps(view) == steps_then
        assert steps(view.slice(0)) == steps_then
        assert steps(view.slice(2, 5)) == steps_then[2:5]
        assert [view[i].step for i in range(-len(view), 0)] == steps_then
