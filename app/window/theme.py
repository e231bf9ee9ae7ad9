"""Colours, line widths and type sizes, in one place. Views take all of them from a Theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.window.letters import with_letters

DOTS = 96.0
"""Units an inch, in figures ..."""
POINTS = 72.0
"""... and points."""
Bytes = npt.NDArray[np.uint8]

OKABE_ITO = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
"""Okabe and Ito's palette for categories, told apart under every common colour blindness.
Class 0 is blue and class 1 vermilion everywhere: points, output map, figures."""

# Without the yellow: what makes it legible on white makes it another colour.
LAYER_COLORS = OKABE_ITO[:6]
LAYER_DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 2.0), (1.5, 1.5))
"""Line and gap, in line widths; of a solid line nothing."""


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
    """lines of the dead; 3:1 on surface and on the whole output map, as plane and accent"""
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

    @lru_cache  # noqa: B019 - themes are few and live as long as the program
    def legible(self, color: str, contrast: float) -> str:
        """'#rrggbb' with as much of the text's colour mixed in as its contrast with the surface
        needs: by WCAG's ratio 3 for lines, 4.5 for text."""
        ground = _luminance(self.surface)
        for tenths in range(11):
            mixed = _mix(color, self.text, tenths / 10)
            dark, light = sorted((_luminance(mixed), ground))
            if (light + 0.05) / (dark + 0.05) >= contrast:
                return mixed
        return self.text

    def mixed(self, role: str, other: str, share: float) -> QColor:
        """The colour of a role with a share of another role's mixed in."""
        return QColor(_mix(getattr(self, role), getattr(self, other), share))

    def class_color(self, number: int) -> QColor:
        """The colour of data class `number`."""
        return QColor(self._class(number))

    def layer_color(self, layer: int) -> QColor:
        """The colour of a layer's line, counted from 0; after six layers they come again, with
        other dashes."""
        number = layer % len(LAYER_COLORS)
        # on white all of them would be equally dark: those with the same dashes are to be told
        # apart in gray
        darker = self.name != "dark" and number < len(LAYER_DASHES)
        return QColor(self.legible(LAYER_COLORS[number], 5.0 if darker else 3.0))

    def layer_dash(self, layer: int) -> tuple[float, ...]:
        """How a layer's line is dashed."""
        return LAYER_DASHES[(layer + layer // len(LAYER_COLORS)) % len(LAYER_DASHES)]

    @lru_cache  # noqa: B019
    def activity_ramp(self) -> Bytes:
        """(256, 3): from no activity (blue) to the highest (orange), through the middle colour."""
        return _ramp(self.low, self.middle, self.high)

    @property
    def map_strength(self) -> float:
        """How much class colour the output map has at full certainty: points and planes must stand
        out. On paper it has none: lines are drawn there in its place."""
        return {"dark": 0.45, "print": 0.0}.get(self.name, 0.36)

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
        # on a dark map the palette's own blue would drown: lighter, and the hues stay apart. On
        # white the last ones would: as dark as lines have to be
        return _mix(color, "#ffffff", 0.35) if self.name == "dark" else self.legible(color, 3.0)

    def font(self, points: float = 10.0, bold: bool = False) -> QFont:
        """The typeface at a size that follows the text scale."""
        size = points * self.text_scale
        if not self.family:
            font = QFont(QApplication.font())
            font.setPointSizeF(size)
        else:
            # of a figure, whose units are the same on every screen. Letters keep their distances
            # at any scale, and their size is whole: some of Qt's painters round it, others do not
            font = with_letters(QFont(self.family))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setPixelSize(round(size * DOTS / POINTS))
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
    dead="#5F6774",
    dead_fill="#C9CDD4",
    rare="#A85800",
    diverged="#C4161C",
    middle="#F6F4EF",
    low="#2F6FB3",
    high="#E67300",
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
    plane="#F0F3F8",
    dead="#9AA2B0",
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
    border="#949494",
    text="#000000",
    muted="#3C3C3C",
    accent="#000000",
    on_accent="#FFFFFF",
    plane="#000000",
    dead="#606060",
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


def _luminance(color: str) -> float:
    """WCAG's relative luminance."""
    shares = [c / 255 for c in _rgb(color)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _ramp(*stops: str) -> Bytes:
    at = np.linspace(0, len(stops) - 1, 256)
    channels = np.array([_rgb(stop) for stop in stops], dtype=float)
    columns = [np.interp(at, np.arange(len(stops)), channels[:, c]) for c in range(3)]
    return np.stack(columns, axis=1).round().astype(np.uint8)
