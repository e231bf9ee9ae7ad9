"""What a figure's caption says: what is run and how it stands, or a person's words, in which both
can be filled in."""

from __future__ import annotations

from collections.abc import Sequence

from app.experiment.beginnings import as_file
from app.experiment.caption import caption_of as run_in_words
from app.experiment.differences import differences
from app.experiment.figure import GENERATED
from app.language import tr
from app.record.moment import Moment
from app.window.views.words import UNKNOWN, grouped

WHOLE = "{run}; {step}; {dead}"
"""The generated caption."""
FROM_STEP = "{step}; {dead}"
"""What of it is of the steps shown, and not the same of the whole run."""


def caption_of(text: str, moments: Sequence[Moment]) -> str:
    """The caption of a figure of these moments, of its setting: "auto", or words in which {run},
    {step} and {dead} are filled in; others in braces are left as they are."""
    text = WHOLE if text == GENERATED else text
    for name, say in _SAYS.items():
        if name in text:
            text = text.replace(name, say(moments))
    return text


def editable(moments: Sequence[Moment]) -> str:
    """The generated caption, to be written on: with what differs from step to step still to be
    filled in."""
    return f"{_run(moments)}; {FROM_STEP}"


def _run(moments: Sequence[Moment]) -> str:
    last = moments[-1].snapshot
    record = tuple(each for each in last.experiment.interventions if each.step <= last.step)
    # a comparison's networks have the same settings: what was set by hand on one stays apart
    alone = len(moments[-1].strands) == 1
    run = as_file(last.start, record) if alone else last.start.with_record(record)
    return run_in_words(
        run,
        last.data.inputs,
        len(last.output_weights),
        int(last.siblings.seed[last.replica]),
        networks=len(last.siblings),
        done=run.interventions,
    )


def _step(moments: Sequence[Moment]) -> str:
    steps = ", ".join(grouped(moment.step) for moment in moments)
    return tr("steps {steps}", steps=steps) if len(moments) > 1 else tr("step {step}", step=steps)


def _dead(moments: Sequence[Moment]) -> str:
    last = moments[-1].strands
    if len(last) == 1:
        return _dead_of(moments, 0)
    one, other = (strand.snapshot.experiment for strand in last)
    titles = differences(one, other, moments[-1].step).titles
    both = [moment for moment in moments if len(moment.strands) > 1]
    sides = _dead_of(moments, 0), _dead_of(both, 1)
    if both == list(moments):
        return tr(
            "A ({one}): {dead}; B ({other}): {others_dead}",
            one=titles[0],
            dead=sides[0],
            other=titles[1],
            others_dead=sides[1],
        )
    return tr(
        "A ({one}): {dead}; B ({other}), from step {step}: {others_dead}",
        one=titles[0],
        dead=sides[0],
        other=titles[1],
        others_dead=sides[1],
        step=grouped(both[0].step),
    )


def _dead_of(moments: Sequence[Moment], side: int) -> str:
    """How many are dead at each moment; of a network that has diverged, of which there is no
    telling, when."""
    shown = [moment.strands[side].snapshot for moment in moments]
    known = [snapshot for snapshot in shown if not snapshot.diverged]
    counts = [UNKNOWN if snapshot.veiled else grouped(snapshot.dead) for snapshot in known]
    said = []
    if counts:
        neurons = grouped(shown[-1].neurons)
        said.append(tr("{dead} of {all} dead", dead=", ".join(counts), all=neurons))
    if len(known) < len(shown):
        when = [event.step for event in shown[-1].events if event.kind == "divergence"]
        said.append(
            tr("diverged at step {step}", step=grouped(when[-1])) if when else tr("diverged")
        )
    return ", ".join(said)


_SAYS = {"{run}": _run, "{step}": _step, "{dead}": _dead}
