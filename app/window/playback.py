"""The transport: play, one batch, one epoch, reset, new seed, and how fast."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QSlider, QToolBar, QToolButton, QWidget

from app.language import mark, tr
from app.window.icons import icon
from app.window.theme import Theme
from app.window.views.words import grouped

SLOWEST, FASTEST = 1.0, 10_000.0
"""Steps per second at the ends of the slider; one notch further right is flat out."""
NOTCHES = 80


@dataclass(frozen=True)
class Fit:
    """How much is shown of what a narrow window could do without."""

    slider: int
    """Its width in pixels."""
    speed: bool = True
    """The slider's caption."""
    seed: str = mark("New seed")
    reading: bool = True
    """The speed in words."""
    pause: bool = True
    """The caption of the two pauses."""
    words: bool = True
    """The names beside the icons."""


SEED = mark("Seed")
FITS = (
    Fit(150),
    Fit(110),
    Fit(110, speed=False),
    Fit(80, speed=False),
    Fit(80, speed=False, seed=SEED),
    Fit(80, speed=False, seed=SEED, reading=False),
    Fit(80, speed=False, seed=SEED, reading=False, pause=False),
    Fit(80, speed=False, seed=SEED, reading=False, pause=False, words=False),
)
"""From the widest to the narrowest: the words that say least go first."""


class Playback(QToolBar):
    """What the person asks of the run. `pace_changed` carries steps per second, or None."""

    play_toggled = Signal(bool)
    batch_asked = Signal()
    epoch_asked = Signal()
    reset_asked = Signal()
    seed_asked = Signal()
    pace_changed = Signal(object)
    pause_changed = Signal(str)
    """'never', 'first' or 'any'"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Playback"), parent)
        self.setObjectName("playback")
        self.setMovable(False)
        self._theme = theme
        self.play = self._action(tr("Play"), "play", "Space", tr("Train, or pause"))
        self.play.setCheckable(True)
        self.batch = self._action(tr("Batch"), "batch", ".", tr("Train on one minibatch"))
        self.epoch = self._action(tr("Epoch"), "epoch", "E", tr("Train to the end of the epoch"))
        self.addSeparator()
        self.reset = self._action(
            tr("Reset"), "reset", "R", tr("Back to step 0 with the same initial weights")
        )
        self.seed = self._action(
            tr("New seed"), "seed", "N", tr("Other initial weights and batches")
        )
        self.addSeparator()
        self._pauses = QActionGroup(self)
        self._pauses.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._pauses.triggered.connect(lambda: self.pause_changed.emit(self.pause_on))
        self._pause_caption = QLabel(tr("Pause on"))
        pause_caption = self.addWidget(self._pause_caption)
        self.first_death = self._switch(
            tr("First death"), "F", tr("Pause at the very step at which the first neuron dies")
        )
        self.any_death = self._switch(
            tr("Any death"), "D", tr("Pause at the very step of every death")
        )
        self.addSeparator()
        self._caption = QLabel(tr("Speed"))
        self._speed = QSlider(Qt.Orientation.Horizontal)
        self._speed.setObjectName("speed")
        self._speed.setRange(0, NOTCHES)
        self._speed.setValue(NOTCHES)
        self._speed.setToolTip(tr("Steps per second; at the right end as fast as the machine can"))
        self._speed.setAccessibleName(tr("Speed"))
        self._speed.valueChanged.connect(self._on_speed)
        self._reading = QLabel()
        caption = self.addWidget(self._caption)
        self.addWidget(self._speed)
        self._droppable = {
            "speed": caption,
            "reading": self.addWidget(self._reading),
            "pause": pause_caption,
        }
        self.play.toggled.connect(self._on_play)
        self.batch.triggered.connect(self.batch_asked)
        self.epoch.triggered.connect(self.epoch_asked)
        self.reset.triggered.connect(self.reset_asked)
        self.seed.triggered.connect(self.seed_asked)
        self._show_reading()
        self.set_theme(theme)

    @property
    def pace(self) -> float | None:
        """Steps per second, or None for flat out."""
        notch = self._speed.value()
        if notch == NOTCHES:
            return None
        return float(SLOWEST * (FASTEST / SLOWEST) ** (notch / (NOTCHES - 1)))

    def set_pace(self, steps_per_second: float | None) -> None:
        """As if the slider had been moved to this speed; None is flat out."""
        if steps_per_second is None:
            self._speed.setValue(NOTCHES)
            return
        share = math.log(max(steps_per_second, SLOWEST) / SLOWEST) / math.log(FASTEST / SLOWEST)
        self._speed.setValue(min(round(share * (NOTCHES - 1)), NOTCHES - 1))

    def show_pause(self, death: str) -> None:
        """Show on which deaths the run pauses; nothing is emitted."""
        for switch, name in ((self.first_death, "first"), (self.any_death, "any")):
            switch.blockSignals(True)
            switch.setChecked(death == name)
            switch.blockSignals(False)

    @property
    def pause_on(self) -> str:
        """Which deaths end playing: 'never', 'first' or 'any'."""
        if self.any_death.isChecked():
            return "any"
        return "first" if self.first_death.isChecked() else "never"

    def show_playing(self, playing: bool) -> None:
        """The run has started or stopped by itself."""
        self.play.blockSignals(True)
        self.play.setChecked(playing)
        self.play.blockSignals(False)
        self._dress_play()

    def take_over(self, before: Playback) -> None:
        """Stand as that one stood; nothing is emitted."""
        with QSignalBlocker(self._speed):
            self._speed.setValue(before._speed.value())
        self._show_reading()
        self.show_playing(before.play.isChecked())

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        size = round(20 * theme.text_scale)
        self.setIconSize(QSize(size, size))
        self.setFont(theme.font(9.5))
        for label in (self._caption, self._pause_caption, self._reading):
            label.setFont(theme.font(9.5))
        switches = (self.first_death, self.any_death)
        for action in (self.play, self.batch, self.epoch, self.reset, self.seed, *switches):
            self.widgetForAction(action).setFont(theme.font(9.5, bold=action is self.play))
        for action, name in (
            (self.batch, "batch"),
            (self.epoch, "epoch"),
            (self.reset, "reset"),
            (self.seed, "seed"),
        ):
            action.setIcon(icon(name, theme.text))
        self.setStyleSheet(
            f"QToolBar {{ background: {theme.surface}; border: none;"
            f" border-bottom: 1px solid {theme.border}; padding: 4px 8px; spacing: 4px; }}"
            f"QToolButton {{ color: {theme.text}; border: 1px solid transparent;"
            f" border-radius: 5px; padding: 3px 8px; }}"
            f"QToolButton:hover {{ background: {theme.raised}; border-color: {theme.border}; }}"
            f"QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; }}"
            f"QLabel {{ color: {theme.muted}; padding: 0 4px; }}"
            f"QToolBar::separator {{ background: {theme.border}; width: 1px; margin: 5px 6px; }}"
        )
        self._dress_play()
        # as wide as it ever gets: the slider before it and what has room do not depend on the speed
        metrics = self._reading.fontMetrics()
        widest = max(metrics.horizontalAdvance(_reading(pace)) for pace in (FASTEST, None))
        self._reading.setFixedWidth(widest + 10)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for."""
        for fit in FITS:
            self._speed.setFixedWidth(fit.slider)
            for name, action in self._droppable.items():
                action.setVisible(getattr(fit, name))
            self.seed.setIconText(tr(fit.seed))
            style = Qt.ToolButtonStyle
            for each in (self.batch, self.epoch, self.reset, self.seed):
                self._button(each).setToolButtonStyle(
                    style.ToolButtonTextBesideIcon if fit.words else style.ToolButtonIconOnly
                )
            if self.sizeHint().width() <= self.width():
                break

    def _button(self, action: QAction) -> QToolButton:
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        return button

    def _action(self, text: str, name: str, key: str, tip: str) -> QAction:
        action = QAction(icon(name, self._theme.text), text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{tip} ({tr(key)})")
        self.addAction(action)
        button = self._button(action)
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return action

    def _switch(self, text: str, key: str, tip: str) -> QAction:
        """One of the two pauses: at most one is on."""
        action = QAction(text, self._pauses)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{tip} ({tr(key)})")
        self.addAction(action)
        self.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return action

    def _dress_play(self) -> None:
        playing = self.play.isChecked()
        self.play.setText(tr("Pause") if playing else tr("Play"))
        self.play.setIcon(icon("pause" if playing else "play", self._theme.on_accent))
        button = self.widgetForAction(self.play)
        theme = self._theme
        # as wide for either word: nothing beside it moves
        metrics = QFontMetrics(theme.font(9.5, bold=True))
        words = max(metrics.horizontalAdvance(f"  {word}") for word in (tr("Play"), tr("Pause")))
        wide = self.iconSize().width() + words + 8
        button.setStyleSheet(
            f"QToolButton {{ background: {theme.accent}; color: {theme.on_accent};"
            f" border-color: {theme.accent}; min-width: {wide}px; }}"
            f"QToolButton:hover {{ background: {theme.accent}; }}"
            f"QToolButton:focus {{ border-color: {theme.text}; }}"
        )

    def _on_play(self, playing: bool) -> None:
        self._dress_play()
        self.play_toggled.emit(playing)

    def _on_speed(self) -> None:
        self._show_reading()
        self.pace_changed.emit(self.pace)

    def _show_reading(self) -> None:
        self._reading.setText(_reading(self.pace))


def _reading(pace: float | None) -> str:
    if pace is None:
        return tr("flat out")
    return tr("{speed} steps/s", speed=f"{pace:.1f}" if pace < 10 else grouped(round(pace)))
