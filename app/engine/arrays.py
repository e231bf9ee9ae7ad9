"""From tensors to the numpy arrays of the record."""

from __future__ import annotations

import numpy as np
from torch import Tensor

from app.record.data import Floats


def doubles(tensor: Tensor) -> Floats:
    """A copy in double precision."""
    return tensor.double().cpu().numpy().astype(np.float64)


def array(tensor: Tensor) -> np.ndarray:
    """The tensor's own numbers, shared where they lie in main memory."""
    return np.asarray(tensor.cpu())
