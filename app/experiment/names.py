"""The names a person may choose from. Each family is listed once, here.

The engine holds a table per family keyed by these names; a test checks that no name lacks an entry.
"""

from typing import Literal

DatasetName = Literal[
    "circle",
    "xor",
    "gaussian",
    "spiral",
    "moons",
    "blobs",
    "course-spiral",
    "plane",
    "multi-gaussian",
    "abs",
    "x-sin-5x",
    "step",
    "sine",
    "digits",
    "bars",
    "csv",
]
REGRESSION_DATASETS = frozenset({"plane", "multi-gaussian", "abs", "x-sin-5x", "step", "sine"})
IMAGES = {"digits": (8, 8), "bars": (8, 8)}
"""Datasets of images: rows and columns of pixels."""
DIGITS = 1797
"""So many handwritten digits scikit-learn has."""

ActivationName = Literal[
    "relu",
    "leaky-relu",
    "prelu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "softplus",
    "tanh",
    "sigmoid",
    "linear",
]

InitialiserName = Literal[
    "he-normal",
    "he-uniform",
    "xavier-normal",
    "xavier-uniform",
    "normal",
    "uniform",
    "orthogonal",
    "constant",
    "zeros",
    "pytorch-default",
    "rai",
    "playground",
    "file",
]

OptimizerName = Literal["sgd", "nesterov", "rmsprop", "adam", "adamw"]

LossName = Literal["auto", "squared-error", "cross-entropy"]

DeviceName = Literal["cpu", "cuda", "mps"]
