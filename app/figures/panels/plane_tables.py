"""The numbers behind decision planes: where z = 0, the points, and the output beneath them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from app.figures.panel import Table
from app.record.data import Floats
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.views.planes.geometry import boundaries
from app.window.views.planes.marks import Kind, marks

MARKS: dict[Kind, str] = {
    "active": "z > 0",
    "minibatch": "in the minibatch that killed it",
    "last": "last point it held",
    "inspected": "inspected",
}


def lines_table(snapshot: Snapshot) -> Table:
    """Where z = 0 for each neuron of the layer shown: the corners of its lines, piece by piece, and
    how far out of view it is if it is not in it (None where it has no place). With one input, its
    places; with more than two, those on the data's plane."""
    data, found = snapshot.data, snapshot.responses
    names = data.names_in_view
    columns = ("layer", "neuron", "state", "piece", *names, "out of view by")
    rows: list[Sequence[object]] = []
    extent = snapshot.lens.extent or (None if found is None else found.extent)
    census, layer = snapshot.layers[snapshot.lens.layer], snapshot.lens.layer + 1
    for line in [] if extent is None else boundaries(snapshot, extent):
        state = STATE_WORDS[State(int(census.state[line.index]))]
        about = (layer, line.index + 1, state)
        corners = list(_corners(line.path))
        if data.inputs == 1:
            corners = corners[::2]  # an upright line's lower end
        rows += [(*about, piece, *at[: len(names)], None) for piece, at in corners]
        if not corners:
            rows.append((*about, None, *([None] * len(names)), line.distance))
    return columns, rows


def points_table(snapshot: Snapshot) -> Table:
    """The points with what they are marked as."""
    data = snapshot.data
    marked: dict[tuple[bool, int], list[str]] = {}
    for mark in marks(snapshot):
        for point in mark.points.tolist():
            marked.setdefault((mark.test, point), []).append(MARKS[mark.kind])
    return ("part", "point", *data.input_names, data.target_name, "marked as"), [
        (name, point + 1, *x.tolist(), float(y), "; ".join(marked.get((test, point), ())))
        for name, test, part in (("training", False, data.train), ("test", True, data.test))
        for point, (x, y) in enumerate(zip(part.x, part.target, strict=True))
    ]


def output_table(snapshot: Snapshot) -> Table:
    """What the network answers over the grid that is drawn: probabilities of classes, or a value.
    With more than two inputs the grid is one of the data's plane."""
    data, found = snapshot.data, snapshot.responses
    names = data.names_in_view
    if found is None:
        return names, []
    if data.task == "regression":
        outputs = [f"fit of {data.target_name}"]
    else:
        first = data.classes - len(found.output)
        outputs = [f"probability of class {first + at}" for at in range(len(found.output))]
    grid = np.meshgrid(found.xs, found.ys)[: len(names)]
    columns = [part.ravel().tolist() for part in (*grid, *found.output)]
    return (*names, *outputs), list(zip(*columns, strict=True))


def _corners(path: Floats) -> Iterator[tuple[int, list[float]]]:
    """The corners of a path with the number of their piece; pieces are apart by nan."""
    piece = 1
    for at in path.tolist():
        if np.isfinite(at[0]):
            yield piece, at
        else:
            piece += 1
