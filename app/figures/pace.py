"""Which steps of a run become frames of an animation, and how long each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.language import mark, tr

MOST_FRAMES = 20_000
DIGITS = 10
"""Of a step: far more than anyone waits for."""
STEPS_RULE = mark(
    "steps and ranges of them with commas between: 0,50,500, or 0..300 for every step, "
    "or 0..3000/10 for every tenth"
)

_PART = re.compile(r"\s*([0-9]+)\s*(?:\.\.\s*([0-9]+)\s*(?:/\s*([0-9]+)\s*)?)?")


@dataclass(frozen=True)
class Frame:
    """A step that is shown."""

    step: int
    shown: int
    """For how many frame times it stands."""


def frames(
    steps: Sequence[int],
    events: Sequence[int] = (),
    *,
    slow: int = 1,
    around: int = 3,
    hold_end: int = 25,
) -> list[Frame]:
    """A frame for each of the rising `steps`. Where one shows an event, a death or a revival, for
    the first time, the run goes `slow` times slower from `around` frames before it to `around`
    frames after: steps in between are shown as well, and where there are too few, each stands
    longer. The last frame stands `hold_end` frame times at least, so that it can be read before a
    loop begins again.
    """
    if slow < 1 or around < 0 or hold_end < 1:
        raise ValueError("slow and hold_end are 1 or more, around is 0 or more")
    slowed: set[int] = set()
    for event in events:
        first = bisect_left(steps, event)
        # what came before the first frame, or comes after the last, is not seen to happen
        if first < len(steps) and event >= steps[0]:
            slowed.update(range(max(0, first - around), min(len(steps), first + around + 1)))
    found: list[Frame] = []
    for at, step in enumerate(steps):
        times = slow if at in slowed else 1
        if at == len(steps) - 1:
            found.append(Frame(step, max(times, hold_end)))
            continue
        way = steps[at + 1] - step
        between = Counter(step + way * part // times for part in range(times))
        found += [Frame(each, shown) for each, shown in between.items()]
    return found


def steps_of(text: str) -> tuple[int, ...]:
    """The steps that a text names, rising, each once. Raises ValueError, which says what is allowed
    so that it can stand after "must be"."""
    found: set[int] = set()
    for part in text.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(tr(STEPS_RULE))
        if any(len(number or "") > DIGITS for number in match.groups()):
            raise ValueError(
                tr("{rule}; a step has {n} digits at most", rule=tr(STEPS_RULE), n=DIGITS)
            )
        first, last, stride = (None if number is None else int(number) for number in match.groups())
        assert first is not None
        last = first if last is None else last
        stride = 1 if stride is None else stride
        if last < first:
            raise ValueError(
                tr("{rule}; {range} runs backwards", rule=tr(STEPS_RULE), range=part.strip())
            )
        if stride == 0:
            raise ValueError(
                tr("{rule}; {range} never gets on", rule=tr(STEPS_RULE), range=part.strip())
            )
        named = range(first, last + 1, stride)
        found.update(named[: MOST_FRAMES + 1])
        if len(found) > MOST_FRAMES:
            raise ValueError(
                tr(
                    "at most {n} steps; 0..30000/10, say, takes every tenth of a range",
                    n=MOST_FRAMES,
                )
            )
    return tuple(sorted(found))


def written(steps: Sequence[int]) -> str:
    """The shortest such text, or nearly so, that names these rising steps."""
    parts: list[str] = []
    at = 0
    while at < len(steps):
        end = at + 1
        while end < len(steps) and steps[end] - steps[end - 1] == steps[at + 1] - steps[at]:
            end += 1
        each = ",".join(map(str, steps[at:end]))
        stride = steps[end - 1] - steps[end - 2] if end - at > 1 else 1
        whole = f"{steps[at]}..{steps[end - 1]}" + (f"/{stride}" if stride > 1 else "")
        if len(whole) >= len(each):  # short runs are no shorter as a range; the next may be longer
            parts.append(str(steps[at]))
            at += 1
        else:
            parts.append(whole)
            at = end
    return ",".join(parts)
