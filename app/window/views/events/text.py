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
from app.record.events import Cause, Event, Events, Kind
from app.record.snapshot import Snapshot
from app.window.views.events.by_hand import BY_HAND, behind, counted, listed, words_of
from app.window.views.words import count, grouped, name_of, number, short_name_of

Row = Event | Intervention
RowKind = Kind | Literal["intervention"]
Mark = Literal["death", "born dead", "revival", "divergence", "by hand"]
"""What happened, as a row's glyph and word show it."""

CAUSE_WORDS: dict[Cause, str] = {
    "born-dead": "initialisation",  # the row says already that it was born dead
    "bias": "bias",
    "weights": "weights",
    "both": "bias and weights",
    "inputs": "inputs moved",
    "momentum": "momentum",
    "decay": "weight decay",
    "intervention": BY_HAND,
}

HEADERS = ("step", "epoch", "neuron", "event", "cause", "margin", "bias")

EXPLAINED = (
    "The first step after which it is so",
    "How many times the training set had been gone through",
    "Layer and neuron; a click on a row selects the neuron, or goes to what was done by hand",
    "Death: no training point reaches the neuron any more. Revival: one reaches it again",
    "What moved the pre-activation most: the gradient's push on the bias or the weights, the "
    "inputs of a deeper neuron, momentum of earlier steps, or weight decay. Of what was done by "
    "hand: what it was",
    "The largest pre-activation z over the training set, just before → just after the step",
    "The bias just before → just after the step",
)
"""What the columns of HEADERS mean."""

MISSED = (
    "The steps listed are exact, but a neuron that dies and comes back between two looks, "
    "or the other way round, is missed."
)

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
            mark = mark_of(row)
            if mark == "divergence":
                diverged = row.step if diverged is None else diverged
            else:
                found[mark] += 1
        return Tally(
            found["death"], found["revival"], found["born dead"], diverged, found["by hand"]
        )

    def words(self, kind: RowKind | None = None, since: int = 0) -> str:
        """'12 deaths, 3 revivals, 2 by hand'; of one kind, if only that is shown. With the step
        from which on they are known, where that is not the first."""
        if kind == "intervention":
            return counted(self.by_hand)
        deaths, revivals = count(self.deaths, "death"), count(self.revivals, "revival")
        said = {None: f"{deaths}, {revivals}", "death": deaths}.get(kind, revivals)
        said = f"{said} since step {grouped(since)}" if since > 0 else said
        return f"{said}, {counted(self.by_hand)}" if self.by_hand else said


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


def cell(event: Row, column: int) -> str:
    """What stands in a column of HEADERS."""
    if isinstance(event, Intervention):
        known = {0: grouped(event.step), 2: _place(event), 3: BY_HAND, 4: words_of(event)}
        return known.get(column, "")
    match column:
        case 0:
            return grouped(event.step)
        case 1:
            return grouped(event.epoch)
        case 2:
            return _neuron(event, short=True)
        case 3:
            return mark_of(event)
        case 4:
            return "" if event.cause is None else CAUSE_WORDS[event.cause]
        case 5:
            return joined(*change(event.margin_before, event.margin_after))
    return joined(*change(event.bias_before, event.bias_after))


def joined(before: str, after: str) -> str:
    """'0.83 → −0.72'; of one that was born dead '→ −0.2'."""
    return f"{before} {ARROW} {after}".strip() if before or after else ""


def sentence(event: Row, record: Record = ()) -> str:
    """All of an event, for a tooltip; of one by hand also what was done, if the record has it."""
    if isinstance(event, Intervention):
        return f"By hand at step {grouped(event.step)}: {words_of(event)}.\nClick to go there."
    when = f"step {grouped(event.step)}, epoch {grouped(event.epoch)}"
    mark = mark_of(event)
    if mark == "divergence":
        return f"The network diverged at {when}: its numbers are no longer finite."
    does = {"death": "died", "revival": "came back", "born dead": "was born dead"}[mark]
    name = _neuron(event)
    said = f"{name[:1].upper()}{name[1:]} {does} at {when}."
    if event.cause is not None and mark != "born dead":
        said += f"\nCause: {CAUSE_WORDS[event.cause]}"
        done = behind(record, event) if event.cause == "intervention" else ()
        said += f", {listed(done)}." if done else "."
    figures = [
        ("Margin (max z)", change(event.margin_before, event.margin_after, 4)),
        ("Bias", change(event.bias_before, event.bias_after, 4)),
    ]
    for what, (before, after) in figures:
        if before or after:
            said += f"\n{what}: {joined(before, after) if before else after}."
    return said


def brief(event: Event) -> str:
    """'n3 of layer 2 died at step 143', for the timeline."""
    if event.layer is None or event.neuron is None:
        return f"diverged at step {grouped(event.step)}"
    does = {"death": "died", "revival": "came back"}.get(mark_of(event), "was born dead")
    return f"n{event.neuron + 1} of layer {event.layer + 1} {does} at step {grouped(event.step)}"


def notes(tally: Tally, events: Events) -> str:
    """What else the reader has to know of the rows shown, and of how they were found."""
    parts = []
    if tally.born_dead:
        parts.append(f"{grouped(tally.born_dead)} born dead")
    if tally.diverged is not None:
        parts.append(f"diverged at step {grouped(tally.diverged)}")
    if events.since > 0:
        parts.append("what came before is not known")
    if events.every > 1:
        parts.append(f"looked every {grouped(events.every)} steps")
    return " · ".join(parts)


def nothing(snapshot: Snapshot | None, layer: int | None, kind: RowKind | None) -> str:
    """What stands in the place of an empty table."""
    if snapshot is None:
        return "Deaths and revivals are listed here."
    if kind == "intervention":
        to = "" if layer is None else f" to layer {layer + 1}"
        return f"Nothing has been done by hand{to} so far."
    if len(snapshot.events) == 0 and all(not each.can_die for each in snapshot.layers):
        return "Only ReLU neurons can die, and this network has none."
    does = {"death": "died", "revival": "come back"}.get(kind or "", "died or come back")
    where = "" if layer is None else f" in layer {layer + 1}"
    since = snapshot.events.since
    if since <= 0:
        return f"No neuron has {does}{where} so far."
    who = "sibling" if len(snapshot.siblings) > 1 else "network"
    return (
        f"No neuron has {does}{where} since step {grouped(since)}, from which on this {who} is "
        "followed."
    )


def table_text(events: Iterable[Row]) -> str:
    """The rows as on the screen, tab-separated, under a line with the columns' names."""
    columns = range(len(HEADERS))
    rows = ([cell(event, column) for column in columns] for event in events)
    return "\n".join("\t".join(row) for row in (HEADERS, *rows))


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


def _place(done: Intervention) -> str:
    """'L2 n3' or 'L2'; '' of what is not done to one place."""
    if not isinstance(done, OnUnits) or done.layer is None:
        return ""
    if done.neuron is None:
        return f"L{done.layer}"
    return short_name_of(done.layer - 1, done.neuron - 1)


def _neuron(event: Event, short: bool = False) -> str:
    if event.layer is None or event.neuron is None:
        return ""
    return (short_name_of if short else name_of)(event.layer, event.neuron)
