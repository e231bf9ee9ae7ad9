"""How large a feature map each convolutional layer has: patches stay within the image (no padding),
so that a layer's map is smaller than what it looks at.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.experiment.errors import BadInput
from app.language import tr

Size = tuple[int, int]
"""Rows and columns."""


def feature_maps(
    image: Size, channels: Sequence[int], kernel: int, stride: int
) -> tuple[Size, ...]:
    """The size of every convolutional layer's feature map, (size - kernel) // stride + 1 on each
    axis. Raises BadInput where a kernel finds no place."""
    found = []
    size = image
    for layer in range(1, len(channels) + 1):
        if kernel > min(size):
            raise BadInput(
                tr(
                    "network.kernel = {kernel}: layer {layer} looks at {rows} × {columns} values; "
                    "the kernel must be at most {most}, or the layers fewer (network.channels)",
                    kernel=kernel,
                    layer=layer,
                    rows=size[0],
                    columns=size[1],
                    most=min(size) - (min(size) + 1) % 2,
                )
            )
        size = ((size[0] - kernel) // stride + 1, (size[1] - kernel) // stride + 1)
        found.append(size)
    return tuple(found)
