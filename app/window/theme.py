"""Colours, line widths and type sizes, in one place. Views take all of them from a Theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

DOTS = 96.0
"""Pixels an inch that sizes of type are meant for."""
Bytes = npt.NDArray[np.uint8]

OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
"""Okabe and Ito's palette for categories, told apart under every common colour blindness.
Class 0 is blue and class 1 vermilion everywhere: points, output map, figures."""


@dataclass(frozen=True)
class Theme:
    """One look. Colours are '#rrggbb'; `text_scale` and `line_scale` grow for the projector."""

    name: str
    window: str
    """behind everything"""
    surface: str
    """panels, plots, cards"""
    raised: str
    """buttons and fields"""
    border: str
    text: str
    muted: str
    """secondary text and axes; 4.5:1 on surface"""
    accent: str
    """selection, focus, the play button"""
    on_accent: str
    plane: str
    """decision planes of living neurons"""
    dead: str
    dead_fill: str
    rare: str
    diverged: str
    middle: str
    """the output map where the network is undecided"""
    low: str
    """activity 0"""
    high: str
    """activity at its highest"""
    text_scale: float = 1.0
    line_scale: float = 1.0
    family: str = ""
    """The typeface; empty: the application's."""
    clear: bool = False
    """Whether there is nothing behind what is drawn: for pictures that are laid on others."""

    def ground(self) -> QColor:
        """What a view fills its place with."""
        return QColor(Qt.GlobalColor.transparent) if self.clear else QColor(self.surface)

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """The colour of a role, e.g. color('dead', 0.5)."""
        color = QColor(getattr(self, name))
        color.setAlphaF(alpha)
        return color

    def mixed(self, role: str, other: str, share: float) -> QColor:
        """The colour of a role with a share of another role's mixed in."""
        return QColor(_mix(getattr(self, role), getattr(self, other), share))

    def class_color(self, number: int) -> QColor:
        """The colour of data class `number`."""
        return QColor(self._class(number))

    @lru_cache  # noqa: B019 - themes are few and live as long as the program
    def activity_ramp(self) -> Bytes:
        """(256, 3): from no activity (blue) to the highest (orange), through the middle colour."""
        return _ramp(self.low, self.middle, self.high)

    @property
    def map_strength(self) -> float:
        """How much class colour the output map has at full certainty: points must stand out."""
        return 0.5 if self.name == "dark" else 0.42

    @lru_cache  # noqa: B019
    def output_ramp(self, strength: float | None = None) -> Bytes:
        """(256, 3): from class 0 or low values to class 1 or high ones, pale in the middle."""
        share = self.map_strength if strength is None else strength
        return _ramp(
            _mix(self.middle, OKABE_ITO[0], share),
            self.middle,
            _mix(self.middle, OKABE_ITO[1], share),
        )

    def class_rgb(self, classes: int) -> Bytes:
        """(classes, 3): the class colours as bytes."""
        return np.array([_rgb(self._class(c)) for c in range(classes)], np.uint8)

    def _class(self, number: int) -> str:
        color = OKABE_ITO[number % len(OKABE_ITO)]
        # on a dark map the palette's own blue would drown: lighter, and the hues stay apart
        return _mix(color, "#ffffff", 0.35) if self.name == "dark" else color

    def font(self, points: float = 10.0, bold: bool = False) -> QFont:
        """The interface's font at a size that follows the text scale. A point is 4/3 pixels, on
        every system."""
        font = QFont(self.family) if self.family else QFont(QApplication.font())
        if self.family:
            # a figure's painter is scaled: letters must keep their distances at any scale
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        screen = QGuiApplication.primaryScreen()
        dots = screen.logicalDotsPerInchY() if screen is not None else DOTS
        font.setPointSizeF(points * self.text_scale * DOTS / dots)
        font.setBold(bold)
        return font

    def line(self, width: float = 1.0) -> float:
        """A line width in pixels that follows the line scale."""
        return width * self.line_scale

    def for_projector(self) -> Theme:
        """The same look with larger text and bolder lines."""
        return replace(self, text_scale=1.4, line_scale=1.8)

    def palette(self) -> QPalette:
        """The look as Qt's palette, for the Fusion style; the caller's own, to change."""
        return QPalette(self._palette())

    @lru_cache  # noqa: B019
    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: self.window,
            QPalette.ColorRole.WindowText: self.text,
            QPalette.ColorRole.Base: self.surface,
            QPalette.ColorRole.AlternateBase: self.raised,
            QPalette.ColorRole.Text: self.text,
            QPalette.ColorRole.PlaceholderText: self.muted,
            QPalette.ColorRole.Button: self.raised,
            QPalette.ColorRole.ButtonText: self.text,
            QPalette.ColorRole.BrightText: self.diverged,
            QPalette.ColorRole.Highlight: self.accent,
            QPalette.ColorRole.HighlightedText: self.on_accent,
            QPalette.ColorRole.Link: self.accent,
            QPalette.ColorRole.ToolTipBase: self.raised,
            QPalette.ColorRole.ToolTipText: self.text,
            QPalette.ColorRole.Mid: self.border,
            QPalette.ColorRole.Midlight: self.border,
            QPalette.ColorRole.Dark: self.border,
            QPalette.ColorRole.Light: self.raised,
            QPalette.ColorRole.Shadow: self.window,
        }
        for role, color in roles.items():
            palette.setColor(role, QColor(color))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.muted))
        return palette


LIGHT = Theme(
    name="light",
    window="#EEF0F3",
    surface="#FFFFFF",
    raised="#F7F8FA",
    border="#CBD0D8",
    text="#1A1E26",
    muted="#5A6372",
    accent="#0B63CE",
    on_accent="#FFFFFF",
    plane="#2B3240",
    dead="#7B828E",
    dead_fill="#C9CDD4",
    rare="#B45F00",
    diverged="#C4161C",
    middle="#F6F4EF",
    low="#2F6FB3",
    high="#EE7D11",
)

DARK = Theme(
    name="dark",
    window="#14171C",
    surface="#1C2027",
    raised="#272C35",
    border="#3A414D",
    text="#E8EBF0",
    muted="#9AA4B4",
    accent="#5AA9FF",
    on_accent="#0A1018",
    plane="#E2E6EE",
    dead="#8B93A1",
    dead_fill="#474D58",
    rare="#FFB454",
    diverged="#FF6B66",
    middle="#2B2E35",
    low="#3E86D0",
    high="#FF9A3C",
)

PRINT = Theme(
    name="print",
    window="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#B4B4B4",
    text="#000000",
    muted="#3C3C3C",
    accent="#000000",
    on_accent="#FFFFFF",
    plane="#000000",
    dead="#6E6E6E",
    dead_fill="#D2D2D2",
    rare="#A65000",
    diverged="#B00010",
    middle="#FFFFFF",
    low="#1F5FA0",
    high="#D96500",
)
"""White, black lines, no tints: for figures on paper, not offered for the window."""

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
"""What the window offers."""


def _mix(one: str, other: str, share: float) -> str:
    """`one` with `share` of `other` mixed in, in plain sRGB."""
    a, b = _rgb(one), _rgb(other)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _ramp(*stops: str) -> Bytes:
    at = np.linspace(0, len(stops) - 1, 256)
    channels = np.array([_rgb(stop) for stop in stops], dtype=float)
    columns = [np.interp(at, np.arange(len(stops)), channels[:, c]) for c in range(3)]
    return np.stack(columns, axis=1).round().astype(np.uint8)
