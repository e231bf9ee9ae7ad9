"""What is in view of the input plane at first."""

from __future__ import annotations

import numpy as np

from app.record.data import Floats
from app.record.lens import Extent

MARGIN = 0.1
"""How much of the data's extent is shown beyond them."""


def data_extent(bounds: Floats) -> Extent:
    """The data with a margin; with two inputs a square, so that a unit is as long on both axes.

    `bounds` is (inputs, 2). With one input the y part is 0, 0.
    """
    middle = bounds.mean(axis=1)
    half = 0.5 * float(np.ptp(bounds, axis=1).max()) * (1.0 + 2.0 * MARGIN) or 1.0
    x = (float(middle[0] - half), float(middle[0] + half))
    if len(bounds) == 1:
        return (*x, 0.0, 0.0)
    return (*x, float(middle[1] - half), float(middle[1] + half))
