"""How data points are written: counted from 1, with their class or target."""

from __future__ import annotations

from app.language import tr
from app.record.data import Data
from app.window.views.words import grouped, number


def point_name(subject: str, point: int) -> str:
    """'training point 17' or 'test point 17': people count from 1, the code from 0."""
    n = grouped(point + 1)
    return tr("test point {n}", n=n) if subject == "test" else tr("training point {n}", n=n)


def point_words(subject: str, point: int, data: Data) -> str:
    """'training point 17: class 1' or 'test point 17: y = 0.53'."""
    part = data.test if subject == "test" else data.train
    name = point_name(subject, point)
    if point >= len(part):
        return name
    target = float(part.target[point])
    if data.classes:
        return tr("{point}: class {n}", point=name, n=int(target))
    return tr("{point}: {name} = {value}", point=name, name=data.target_name, value=number(target))
