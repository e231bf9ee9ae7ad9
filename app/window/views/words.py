"""How neurons and numbers are written: counted from 1, true minus signs, few digits."""

from __future__ import annotations

import math

from app.language import mark, tr

MINUS = "−"
NARROW = "\u202f"
"""The narrow no-break space that groups digits: 1 240."""
VEILED = mark("hidden until revealed")
UNKNOWN = "?"
"""Stands for a figure that an audience is to predict."""


def name_of(layer: int, index: int, *, channel: bool = False) -> str:
    """'layer 1, neuron 3': people count from 1, the code from 0."""
    if channel:
        return tr("layer {layer}, channel {channel}", layer=layer + 1, channel=index + 1)
    return tr("layer {layer}, neuron {neuron}", layer=layer + 1, neuron=index + 1)


def short_name_of(layer: int, index: int, *, channel: bool = False) -> str:
    """'L1 n3' or 'L1 c3', where there is little room."""
    if channel:
        return tr("L{layer} c{channel}", layer=layer + 1, channel=index + 1)
    return tr("L{layer} n{neuron}", layer=layer + 1, neuron=index + 1)


def dotted_name(layer: int, index: int, *, channel: bool = False) -> str:
    """'Neuron 1.3' or 'Channel 1.3'."""
    if channel:
        return tr("Channel {layer}.{channel}", layer=layer + 1, channel=index + 1)
    return tr("Neuron {layer}.{neuron}", layer=layer + 1, neuron=index + 1)


def number(value: float, digits: int = 3) -> str:
    """`value` with this many significant digits: '−0.42', '12 300', '1.2e−5', 'NaN', '∞'."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    if value == 0:
        return "0"
    magnitude = math.floor(math.log10(abs(float(f"{value:.{digits - 1}e}"))))
    if magnitude < -4 or magnitude >= 6:
        mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
        if "." in mantissa:
            mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}e{int(exponent)}".replace("-", MINUS)
    decimals = max(digits - 1 - magnitude, 0)
    text = f"{value:,.{decimals}f}".replace(",", "\u202f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def percent(share: float) -> str:
    """A share of 1 as '12 %'. Only exactly nothing is '0 %', and only exactly all is '100 %'."""
    if not math.isfinite(share):
        return number(share)
    value = 100 * share
    if 0 < value < 0.1:
        return "< 0.1 %"
    if 99.9 < value < 100:
        return "> 99.9 %"
    decimals = 1 if value < 10 or 99 < value < 100 else 0
    # halves go up, as people expect: Python's own rounding makes 62.5 a 62
    text = f"{math.floor(value * 10**decimals + 0.5) / 10**decimals:.{decimals}f}"
    return f"{text.removesuffix('.0')} %".replace("-", MINUS)


def grouped(n: int) -> str:
    """1240 as '1 240'."""
    return f"{n:,}".replace(",", NARROW)


def count(n: int, one: str, many: str, **values: object) -> str:
    """'1 point', '1 200 points', of two translated templates: count(n, tr("{n} point"),
    tr("{n} points")). Further {names} in them are filled in with the values."""
    return (one if n == 1 else many).format(n=grouped(n), **values)
