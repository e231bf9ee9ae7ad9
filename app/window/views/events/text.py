"""What is said of deaths, revivals, divergence and what was done by hand: cells of the log,
sentences, CSV. No drawing."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.experiment.interventions import Intervention, OnUnits, Record
from app.language import mark, tr
from app.record.events import Cause, Event, Events, Kind
from app.record.snapshot import Snapshot
from app.window.views.events.by_hand import BY_HAND, behind, counted, listed, words_of
from app.window.views.words import count, grouped, name_of, number, short_name_of

Row = Event | Intervention
RowKind = Kind | Literal["intervention"]
Mark = Literal["death", "born dead", "revival", "divergence", "by hand"]
"""What happened, as a row's glyph and word show it."""

MARK_WORDS: dict[Mark, str] = {
    "death": mark("death"),
    "born dead": mark("born dead"),
    "revival": mark("revival"),
    "divergence": mark("divergence"),
    "by hand": BY_HAND,
}

CAUSE_WORDS: dict[Cause, str] = {
    "born-dead": mark("initialisation"),  # the row says already that it was born dead
    "bias": mark("bias"),
    "weights": mark("weights"),
    "both": mark("bias and weights"),
    "inputs": mark("inputs moved"),
    "momentum": mark("momentum"),
    "decay": mark("weight decay"),
    "intervention": BY_HAND,
}

HEADERS = (
    mark("step"),
    mark("epoch"),
    mark("neuron"),
    mark("event"),
    mark("cause"),
    mark("margin"),
    mark("bias"),
)

EXPLAINED = (
    mark("The first step after which it is so"),
    mark("How many times the training set had been gone through"),
    mark("Layer and neuron; a click on a row selects the neuron, or goes to what was done by hand"),
    mark("Death: no training point reaches the neuron any more. Revival: one reaches it again"),
    mark(
        "What moved the pre-activation most: the gradient's push on the bias or the weights, the "
        "inputs of a deeper neuron, momentum of earlier steps, or weight decay. Of what was done "
        "by hand: what it was"
    ),
    mark("The largest pre-activation z over the training set, just before → just after the step"),
    mark("The bias just before → just after the step"),
)
"""What the columns of HEADERS mean."""

MISSED = mark(
    "The steps listed are exact, but a neuron that dies and comes back between two looks, "
    "or the other way round, is missed."
)

TURNS: dict[Mark, str] = {
    "death": mark("{neuron} died at step {step}, epoch {epoch}."),
    "revival": mark("{neuron} came back at step {step}, epoch {epoch}."),
    "born dead": mark("{neuron} was born dead at step {step}, epoch {epoch}."),
    "divergence": mark(
        "The network diverged at step {step}, epoch {epoch}: its numbers are no longer finite."
    ),
}
BRIEF: dict[Mark, str] = {
    "death": mark("n{neuron} of layer {layer} died at step {step}"),
    "revival": mark("n{neuron} of layer {layer} came back at step {step}"),
    "born dead": mark("n{neuron} of layer {layer} was born dead at step {step}"),
}
CHANNEL_BRIEF: dict[Mark, str] = {
    "death": mark("c{neuron} of layer {layer} died at step {step}"),
    "revival": mark("c{neuron} of layer {layer} came back at step {step}"),
    "born dead": mark("c{neuron} of layer {layer} was born dead at step {step}"),
}
"""The same of channels."""

ARROW = "→"

CSV_HEADER = (
    "step",
    "epoch",
    "layer",
    "neuron",
    "kind",
    "cause",
    "bias_before",
    "bias_after",
    "margin_before",
    "margin_after",
)


@dataclass(frozen=True)
class Tally:
    """How many events of each kind there are. Those born dead are no deaths: they never lived."""

    deaths: int = 0
    revivals: int = 0
    born_dead: int = 0
    diverged: int | None = None
    """The step of divergence."""
    by_hand: int = 0

    def plus(self, rows: Iterable[Row]) -> Tally:
        """The tally with these counted as well."""
        found = {"death": self.deaths, "revival": self.revivals, "born dead": self.born_dead}
        found["by hand"] = self.by_hand
        diverged = self.diverged
        for row in rows:
            what = mark_of(row)
            if what == "divergence":
                diverged = row.step if diverged is None else diverged
            else:
                found[what] += 1
        return Tally(
            found["death"], found["revival"], found["born dead"], diverged, found["by hand"]
        )

    def words(self, kind: RowKind | None = None, since: int = 0) -> str:
        """'12 deaths, 3 revivals, 2 by hand'; of one kind, if only that is shown. With the step
        from which on they are known, where that is not the first."""
        if kind == "intervention":
            return counted(self.by_hand)
        deaths = count(self.deaths, tr("{n} death"), tr("{n} deaths"))
        revivals = count(self.revivals, tr("{n} revival"), tr("{n} revivals"))
        both = tr("{deaths}, {revivals}", deaths=deaths, revivals=revivals)
        said = {None: both, "death": deaths}.get(kind, revivals)
        if since > 0:
            said = tr("{events} since step {step}", events=said, step=grouped(since))
        if self.by_hand:
            said = tr("{events}, {by_hand}", events=said, by_hand=counted(self.by_hand))
        return said


def mark_of(event: Row) -> Mark:
    """What the row shows."""
    if isinstance(event, Intervention):
        return "by hand"
    return "born dead" if event.cause == "born-dead" else event.kind


def change(before: float | None, after: float | None, digits: int = 2) -> tuple[str, str]:
    """The two figures of a change; '' for one that is not known."""
    shown = ["" if value is None else number(value, digits) for value in (before, after)]
    return shown[0], shown[1]


def merged(events: list[Event], done: Record) -> list[Row]:
    """Both in the order in which they came about: within a step first what it did, then what was
    done by hand after it, then what came of that."""
    if not done:
        return list(events)
    return sorted([*events, *done], key=order)


def done_by(record: Record, step: int) -> Record:
    """What of the record is done at this step."""
    return record[: bisect_right(record, step, key=lambda each: each.step)]


def rows_of(snapshot: Snapshot) -> list[Row]:
    """All that has happened up to a snapshot, oldest first."""
    done = done_by(snapshot.experiment.interventions, snapshot.step)
    return merged(snapshot.events.slice(0), done)


def order(row: Row) -> tuple[int, int]:
    """Where a row stands."""
    if isinstance(row, Intervention):
        return row.step, 1
    return row.step, 2 if row.cause == "intervention" else 0


def cell(event: Row, column: int, channels: int = 0) -> str:
    """What stands in a column of HEADERS. The units of so many layers, the first ones, are
    channels."""
    if isinstance(event, Intervention):
        place = _place(event, channels)
        known = {0: grouped(event.step), 2: place, 3: tr(BY_HAND), 4: words_of(event)}
        return known.get(column, "")
    match column:
        case 0:
            return grouped(event.step)
        case 1:
            return grouped(event.epoch)
        case 2:
            return _neuron(event, channels, short=True)
        case 3:
            return tr(MARK_WORDS[mark_of(event)])
        case 4:
            return "" if event.cause is None else tr(CAUSE_WORDS[event.cause])
        case 5:
            return joined(*change(event.margin_before, event.margin_after))
    return joined(*change(event.bias_before, event.bias_after))


def joined(before: str, after: str) -> str:
    """'0.83 → −0.72'; of one that was born dead '→ −0.2'."""
    return f"{before} {ARROW} {after}".strip() if before or after else ""


def sentence(event: Row, record: Record = (), channels: int = 0) -> str:
    """All of an event, for a tooltip; of one by hand also what was done, if the record has it."""
    if isinstance(event, Intervention):
        done = tr("By hand at step {step}: {done}.", step=grouped(event.step), done=words_of(event))
        return "\n".join([done, tr("Click to go there.")])
    what = mark_of(event)
    name = _neuron(event, channels)
    name = f"{name[:1].upper()}{name[1:]}"
    step, epoch = grouped(event.step), grouped(event.epoch)
    said = [tr(TURNS[what], neuron=name, step=step, epoch=epoch)]
    if what == "divergence":
        return said[0]
    if event.cause is not None and what != "born dead":
        cause = tr(CAUSE_WORDS[event.cause])
        by_hand = behind(record, event) if event.cause == "intervention" else ()
        if by_hand:
            said.append(tr("Cause: {cause}, {done}.", cause=cause, done=listed(by_hand)))
        else:
            said.append(tr("Cause: {cause}.", cause=cause))
    margin = change(event.margin_before, event.margin_after, 4)
    if any(margin):
        said.append(tr("Margin (max z): {change}.", change=_told(margin)))
    bias = change(event.bias_before, event.bias_after, 4)
    if any(bias):
        said.append(tr("Bias: {change}.", change=_told(bias)))
    return "\n".join(said)


def _told(figures: tuple[str, str]) -> str:
    """Of a change whose first figure is not known, the second alone."""
    before, after = figures
    return joined(before, after) if before else after


def brief(event: Event, channels: int = 0) -> str:
    """'n3 of layer 2 died at step 143', for the timeline."""
    if event.layer is None or event.neuron is None:
        return tr("diverged at step {step}", step=grouped(event.step))
    words = (CHANNEL_BRIEF if event.layer < channels else BRIEF)[mark_of(event)]
    layer, neuron = event.layer + 1, event.neuron + 1
    return tr(words, neuron=neuron, layer=layer, step=grouped(event.step))


def notes(tally: Tally, events: Events) -> str:
    """What else the reader has to know of the rows shown, and of how they were found."""
    parts = []
    if tally.born_dead:
        parts.append(tr("{n} born dead", n=grouped(tally.born_dead)))
    if tally.diverged is not None:
        parts.append(tr("diverged at step {step}", step=grouped(tally.diverged)))
    if events.since > 0:
        parts.append(tr("what came before is not known"))
    if events.every > 1:
        parts.append(tr("looked every {n} steps", n=grouped(events.every)))
    return " · ".join(parts)


def nothing(snapshot: Snapshot | None, layer: int | None, kind: RowKind | None) -> str:
    """What stands in the place of an empty table."""
    if snapshot is None:
        return tr("Deaths and revivals are listed here.")
    if kind == "intervention":
        if layer is None:
            return tr("Nothing has been done by hand so far.")
        return tr("Nothing has been done by hand to layer {layer} so far.", layer=layer + 1)
    if len(snapshot.events) == 0 and all(not each.can_die for each in snapshot.layers):
        return tr("Only ReLU neurons can die, and this network has none.")
    none, since = _none(layer, kind), snapshot.events.since
    if since <= 0:
        return tr("{none} so far.", none=none)
    step = grouped(since)
    if len(snapshot.siblings) > 1:
        return tr(
            "{none} since step {step}, from which on this sibling is followed.",
            none=none,
            step=step,
        )
    return tr(
        "{none} since step {step}, from which on this network is followed.", none=none, step=step
    )


def _none(layer: int | None, kind: RowKind | None) -> str:
    """Of what there is none: 'No neuron has died in layer 2'."""
    if layer is None:
        if kind == "death":
            return tr("No neuron has died")
        if kind == "revival":
            return tr("No neuron has come back")
        return tr("No neuron has died or come back")
    if kind == "death":
        return tr("No neuron has died in layer {layer}", layer=layer + 1)
    if kind == "revival":
        return tr("No neuron has come back in layer {layer}", layer=layer + 1)
    return tr("No neuron has died or come back in layer {layer}", layer=layer + 1)


def table_text(events: Iterable[Row], channels: int = 0) -> str:
    """The rows as on the screen, tab-separated, under a line with the columns' names."""
    columns = range(len(HEADERS))
    rows = ([cell(event, column, channels) for column in columns] for event in events)
    titles = [tr(each) for each in HEADERS]
    return "\n".join("\t".join(row) for row in (titles, *rows))


def csv_text(rows: Iterable[Row]) -> str:
    """CSV with a header line: numbers in full, layers and neurons counted from 1. What was done by
    hand is of the kind 'intervention', its words are in the column of the cause."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    writer.writerows(csv_row(row) for row in rows)
    return text.getvalue()


def csv_row(row: Row) -> tuple[object, ...]:
    """The values of CSV_HEADER."""
    if isinstance(row, Intervention):
        layer, neuron = (row.layer, row.neuron) if isinstance(row, OnUnits) else (None, None)
        return (row.step, None, layer, neuron, "intervention", words_of(row), *[None] * 4)
    return (
        row.step,
        row.epoch,
        None if row.layer is None else row.layer + 1,
        None if row.neuron is None else row.neuron + 1,
        row.kind,
        row.cause,
        row.bias_before,
        row.bias_after,
        row.margin_before,
        row.margin_after,
    )


def _place(done: Intervention, channels: int) -> str:
    """'L2 n3' or 'L2'; '' of what is not done to one place."""
    if not isinstance(done, OnUnits) or done.layer is None:
        return ""
    if done.neuron is None:
        return tr("L{layer}", layer=done.layer)
    return short_name_of(done.layer - 1, done.neuron - 1, channel=done.layer <= channels)


def _neuron(event: Event, channels: int, *, short: bool = False) -> str:
    if event.layer is None or event.neuron is None:
        return ""
    name = short_name_of if short else name_of
    return name(event.layer, event.neuron, channel=event.layer < channels)
