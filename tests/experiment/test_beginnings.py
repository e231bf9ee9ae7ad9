"""What a run begins with: again after a reset, and as its file says."""

from __future__ import annotations

from app.experiment.beginnings import as_file, begun_again
from app.experiment.interventions import AddPoints, Kick, Reinitialise, Set
from app.experiment.settings import Experiment

PLAN = (Set(step=200, key="training.learning_rate", value=1.0), Kick(step=300))
START = Experiment().with_record(PLAN)


def test_settings_given_by_hand_are_those_a_reset_starts_from_and_the_plan_comes_again() -> None:
    record = (Set(step=50, key="training.momentum", value=0.9), *PLAN)
    again = begun_again(START, record)
    assert again.training.momentum == 0.9
    assert again.training.learning_rate == 0.03
    assert again.interventions == PLAN


def test_points_changed_by_hand_stay_and_what_was_done_to_the_weights_goes() -> None:
    added = AddPoints(step=70, points=((1.0, 2.0, 1.0),))
    again = begun_again(START, (added, Reinitialise(step=80), *PLAN))
    assert again.interventions == (added.model_copy(update={"step": 0}), *PLAN)


def test_other_data_end_what_was_done_to_the_points_before() -> None:
    added = AddPoints(step=70, points=((1.0, 2.0, 1.0),))
    other = Set(step=80, key="dataset.name", value="xor")
    again = begun_again(START, (added, other, *PLAN))
    assert again.dataset.name == "xor"
    assert again.interventions == PLAN


def test_a_setting_changed_before_the_first_step_is_a_setting_in_the_file() -> None:
    early = Set(step=0, key="training.learning_rate", value=0.5)
    late = Set(step=9, key="training.learning_rate", value=0.7)
    file = as_file(Experiment(), (early, late))
    assert file.training.learning_rate == 0.5
    assert file.interventions == (late,)


def test_what_was_done_between_stays_in_its_order() -> None:
    kick = Kick(step=0)
    after = Set(step=0, key="training.learning_rate", value=0.5)
    assert as_file(Experiment(), (kick, after)).interventions == (kick, after)


def test_a_files_own_plan_stays_as_it_was_written() -> None:
    start = Experiment().with_record((Set(step=0, key="training.l2", value=0.1),))
    assert as_file(start, start.interventions) == start
