"""A figure's page: how large it is in units, which all type and lines are measured in, and what a
unit is on paper and in pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.experiment.errors import BadInput
from app.experiment.figure import (
    LEAST,
    MOST,
    MOST_PIXELS,
    FigureSettings,
    Size,
    size_of,
)
from app.language import tr

SMALLEST_TYPE = 11.0
"""Units of the smallest type in any view, 8.5 points of a theme ..."""
SMALLEST_PRINTED = 7.05
"""... and points that it measures on paper: journals ask for 7."""
LEAST_TYPE = 5.0
"""Pixels that the smallest type has at least."""
UNIT = SMALLEST_PRINTED / SMALLEST_TYPE
"""Points (1/72 inch) of a unit on paper."""
WINDOW_DPI = 96.0
"""Of the window as a whole: a unit is a pixel there."""
SHRUNK = (1.0, 0.92, 0.84, 0.77, 0.71, 0.65)
"""How much smaller type may get on a screen. At the last, a slide's smallest has 12 of its 1080
pixels."""


@dataclass(frozen=True)
class Page:
    """`width` in units; `height` None: as high as needed. `ratio`: pixels of a unit."""

    width: float
    height: float | None
    dpi: float
    unit: float = UNIT
    """Points of a unit."""

    @property
    def ratio(self) -> float:
        """Pixels of a unit."""
        return self.unit / 72 * self.dpi

    def pixels(self, height: float) -> tuple[int, int]:
        """Of a picture that is so many units high. Raises BadInput where that is too large."""
        if SMALLEST_TYPE * self.ratio < LEAST_TYPE:
            raise BadInput(
                tr(
                    "at {dpi} dots an inch nobody could read what is written",
                    dpi=f"{self.dpi:g}",
                )
            )
        size = max(1, round(self.width * self.ratio)), max(1, round(height * self.ratio))
        if max(size) > MOST or size[0] * size[1] > MOST_PIXELS:
            raise BadInput(
                tr(
                    "a picture of {width} x {height} pixels is too large; at most {side} a side "
                    "and {millions} million in all",
                    width=size[0],
                    height=size[1],
                    side=MOST,
                    millions=MOST_PIXELS // 10**6,
                )
            )
        if min(size) < LEAST:
            raise BadInput(
                tr(
                    "a picture of {width} x {height} pixels is too small",
                    width=size[0],
                    height=size[1],
                )
            )
        return size

    def points(self, height: float) -> tuple[float, float]:
        """Its size on paper, in points."""
        return self.width * self.unit, height * self.unit


def pages_of(figure: FigureSettings) -> list[Page]:
    """The page that the settings ask for; and where they leave the dots an inch open, pages that
    hold more, with smaller type, for a figure that does not fit. Paper's type is never smaller."""
    size = size_of(figure.size)
    if figure.views == ("window",):
        dpi = float(figure.dpi or (WINDOW_DPI if size.unit == "px" else size.dpi()))
        return [_page(size, dpi, 72 / WINDOW_DPI)]
    if figure.dpi or size.unit == "cm":
        return [_page(size, float(figure.dpi or size.dpi()), UNIT)]
    return [_page(size, size.dpi() * shrunk, UNIT) for shrunk in SHRUNK]


def _page(size: Size, dpi: float, unit: float) -> Page:
    height = None if size.height is None else _units(size.height, size, dpi, unit)
    return Page(_units(size.width, size, dpi, unit), height, dpi, unit)


def _units(length: float, size: Size, dpi: float, unit: float) -> float:
    inches = length / 2.54 if size.unit == "cm" else length / dpi
    return inches * 72 / unit
