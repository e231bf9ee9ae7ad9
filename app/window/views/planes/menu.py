"""The chart's context menu: what can be done to the plane, point or place under the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from app.experiment.errors import BadInput
from app.experiment.interventions import AddPoints, Intervention, Kick, Part, RelabelPoints
from app.language import tr
from app.record.data import Data, Floats
from app.record.snapshot import Snapshot
from app.window.views.neuron_menu import add_heading, fill_neuron_menu
from app.window.views.planes.brush import deletion
from app.window.views.planes.moving import brought
from app.window.views.planes.tools import height_is_target
from app.window.views.point_words import point_words
from app.window.views.units import short_unit_name
from app.window.views.words import number

FEW_CLASSES = 4
"""With more classes they are in a menu of their own."""


@dataclass(frozen=True)
class Doings:
    """What the entries lead to."""

    do: Callable[[Intervention], None]
    select: Callable[[int, int], None]
    inspect: Callable[[str, int], None]
    refuse: Callable[[str], None]
    """Say why something cannot be done."""


def fill_plane_menu(
    menu: QMenu, snapshot: Snapshot, layer: int, index: int, doings: Doings
) -> None:
    """For a plane: its neuron, counted from 0."""
    fill_neuron_menu(menu, snapshot, layer, index, doings.do)
    select = menu.addAction(tr("Select"))
    select.setToolTip(tr("Show this neuron in all views"))
    select.triggered.connect(lambda: doings.select(layer, index))
    menu.insertAction(menu.actions()[1], select)


def fill_point_menu(
    menu: QMenu, data: Data, part: Part, point: int, value: float, doings: Doings
) -> None:
    """For a data point, counted from 0. `value` is a target that regression can give it."""
    add_heading(menu, point_words(part, point, data))
    menu.addAction(tr("Inspect")).triggered.connect(lambda: doings.inspect(part, point))
    points = data.test if part == "test" else data.train
    now = points.target[point]

    def relabel(target: float) -> None:
        doings.do(RelabelPoints(part=part, points=(point + 1,), target=target))

    others = [c for c in range(data.classes) if c != now]
    _for_classes(menu, tr("Relabel as"), tr("Relabel as class {number}"), others, relabel)
    if not data.classes and not height_is_target(data) and value != now:
        name, said = data.target_name, number(value)
        give = menu.addAction(tr("Relabel as {name} = {value}", name=name, value=said))
        give.triggered.connect(lambda: relabel(value))

    def delete() -> None:
        try:
            done = deletion(data.train, part, (point + 1,))
        except BadInput as error:
            doings.refuse(str(error))
        else:
            if done is not None:
                doings.do(done)

    menu.addAction(tr("Delete")).triggered.connect(delete)


def fill_place_menu(
    menu: QMenu, snapshot: Snapshot, at: Floats, part: Part, value: float, doings: Doings
) -> None:
    """For a place where nothing is. `value` is the target where neither class nor height says."""
    data = snapshot.data
    if data.inputs > 2:
        return
    where = ", ".join(number(float(v)) for v in at)
    add_heading(menu, tr("at ({place})", place=where))
    test = part == "test"
    if data.classes:
        every = list(range(data.classes))
        inputs = tuple(float(v) for v in at[: data.inputs])
        _for_classes(
            menu,
            tr("Add a test point of") if test else tr("Add a training point of"),
            tr("Add a test point of class {number}")
            if test
            else tr("Add a training point of class {number}"),
            every,
            lambda c: doings.do(AddPoints(part=part, points=((*inputs, c),))),
        )
        _for_classes(
            menu,
            tr("Kick with an outlier here as"),
            tr("Kick with an outlier here as class {number}"),
            every,
            lambda c: doings.do(Kick(factor=1.0, point=(*inputs, c))),
        )
    else:
        target = () if height_is_target(data) else (float(value),)
        point = (*(float(v) for v in at), *target)
        valued = f", {data.target_name} = {number(value)}" if target else ""
        words = tr("Add a test point here") if test else tr("Add a training point here")
        add = menu.addAction(words + valued)
        add.triggered.connect(lambda: doings.do(AddPoints(part=part, points=(point,))))
        kick = menu.addAction(tr("Kick with an outlier here") + valued)
        kick.setToolTip(tr("The next step is taken on this point alone"))
        kick.triggered.connect(lambda: doings.do(Kick(factor=1.0, point=point)))
    chosen = snapshot.lens.neuron
    if chosen is None or chosen[0] != snapshot.lens.layer:
        return
    layer, index = chosen
    moved = brought(snapshot, layer, index, at) if index < snapshot.layers[layer].width else None
    if moved is not None:
        menu.addSeparator()
        name = short_unit_name(snapshot, layer, index)
        bring = menu.addAction(tr("Bring the plane of {neuron} here", neuron=name))
        bring.setToolTip(tr("Give the selected neuron the bias with which its z is 0 here"))
        bring.triggered.connect(lambda: doings.do(moved))


def _for_classes(
    menu: QMenu, all_of_them: str, each: str, classes: list[int], do: Callable[[float], None]
) -> None:
    """An entry for each of a few classes, or a menu of many; `each` has the class as {number}."""
    many = len(classes) > FEW_CLASSES
    where = menu.addMenu(all_of_them) if many else menu
    words = tr("class {number}") if many else each
    for c in classes:
        action = where.addAction(words.format(number=c))
        action.triggered.connect(lambda _=False, c=c: do(float(c)))
