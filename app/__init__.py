"""Flatline: watch ReLU neurons live, die and come back."""

__version__ = "0.1.0"
