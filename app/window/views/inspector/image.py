"""The image that a unit's arithmetic is shown on: framed where a channel looks, with the patch
there, its kernel, and z at all positions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from app.language import tr
from app.record.data import Floats
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.kernels import fit_kernels, paint_kernels
from app.window.views.lettering import write
from app.window.views.pixels import Patch, paint_image, paint_weights
from app.window.views.units import laid_out_of

SIDE = 84.0
"""How high the pictures are, in units of text size, as are the next."""
NAME = 15.0
KEY = 19.0
APART = 14.0
POINTS = 8.5


@dataclass(frozen=True)
class Picture:
    """One of the pictures: its name, its width at this height, and how it is painted."""

    name: str
    wide: float
    paint: Callable[[QPainter, QRectF], None]


def pictures(snapshot: Snapshot, theme: Theme) -> list[Picture]:
    """Of the point that is inspected; none of a minibatch, and none of data that are no images."""
    neuron, image = snapshot.neuron, snapshot.image
    if neuron is None or neuron.inspection is None or image is None:
        return []
    found, side = neuron.inspection, SIDE * theme.text_scale
    if found.subject == "minibatch":
        return []
    patch = looked_at(snapshot)
    wide = side * image.shape[1] / image.shape[0]
    shown = [
        Picture(
            tr("image"),
            wide,
            lambda painter, box: _drop(paint_image(painter, box, image, theme, patch)),
        )
    ]
    laid_out = laid_out_of(snapshot, neuron.layer)
    if laid_out is None:
        return shown
    rows, columns, channels = laid_out
    if patch is not None and neuron.layer == 0:
        values, whole = found.inputs[0].reshape(rows, columns), Patch(0, 0, rows, columns)
        shown.append(
            Picture(
                tr("patch a"),
                side * columns / rows,
                lambda painter, box: _drop(paint_image(painter, box, values, theme, whole)),
            )
        )
    tall = side + KEY * theme.text_scale
    wide = (side * columns / rows) * min(channels, 3)
    if fit_kernels(laid_out, theme, wide, tall):
        shown.append(
            Picture(
                tr("weights w") if patch is None else tr("kernel w"),
                wide,
                lambda painter, box: paint_kernels(
                    painter,
                    box.adjusted(0, 0, 0, KEY * theme.text_scale),
                    neuron.weights,
                    laid_out,
                    theme,
                ),
            )
        )
    if found.z_map is not None and found.positions is not None:
        row, column = found.positions[0].tolist()
        z, at = found.z_map[0], Patch(row, column, 1, 1)
        shown.append(
            Picture(
                tr("z at all positions"),
                side * z.shape[1] / z.shape[0],
                lambda painter, box: _paint_z(painter, box, z, at, theme),
            )
        )
    return shown


def row_height(shown: list[Picture], theme: Theme) -> float:
    """What the row takes."""
    return (SIDE + NAME + KEY) * theme.text_scale if shown else 0.0


def paint_row(painter: QPainter, area: QRectF, shown: list[Picture], theme: Theme) -> None:
    """In a row from the area's left; those that have no room there are left out."""
    unit, x = theme.text_scale, area.left()
    for picture in shown:
        if x + picture.wide > area.right() + 0.5:
            break
        name = QRectF(x, area.top(), picture.wide + APART * unit - 3, NAME * unit)
        write(painter, name, picture.name, theme, POINTS, "muted")
        picture.paint(painter, QRectF(x, name.bottom(), picture.wide, SIDE * unit))
        x += picture.wide + APART * unit


def _drop(_: QRectF) -> None:
    """The place that was painted on, of no account here."""


def _paint_z(painter: QPainter, box: QRectF, z: Floats, at: Patch, theme: Theme) -> None:
    reach = float(np.abs(z[np.isfinite(z)]).max(initial=0.0)) or 1.0
    paint_weights(painter, box, z, theme, reach, at)


def looked_at(snapshot: Snapshot) -> Patch | None:
    """What of the image the position shown depends on, through all the layers before: a patch of a
    feature map reaches over the patches that these look at. None of what is no channel."""
    neuron = snapshot.neuron
    if neuron is None or neuron.inspection is None or neuron.inspection.positions is None:
        return None
    network = snapshot.experiment.network
    reach, step = 1, 1
    for _ in range(neuron.layer + 1):
        reach += (network.kernel - 1) * step
        step *= network.stride
    row, column = (neuron.inspection.positions[0] * step).tolist()
    return Patch(row, column, reach, reach)
