"""Which standing rules are at work at a step: read off the record."""

from __future__ import annotations

from app.experiment.interventions import End, Record, Standing


def rules_in_force(record: Record, step: int) -> tuple[Standing, ...]:
    """The rules with a period that began at or before `step`, oldest first, without those that
    have reached their last step or were ended since."""
    rules: list[Standing] = []
    for each in sorted(record, key=lambda done: done.step):  # stable: as done within a step
        if each.step > step:
            break
        if isinstance(each, End):
            rules = [rule for rule in rules if rule.action != each.rule]
        elif isinstance(each, Standing) and each.every is not None:
            rules.append(each)
    return tuple(rule for rule in rules if rule.until is None or rule.until >= step)
