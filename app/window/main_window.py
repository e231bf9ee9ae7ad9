"""The main window: controls and views around one run, trained by the worker thread."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QSettings,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from app.experiment.interventions import Set
from app.experiment.settings import Experiment, declarations
from app.record.events import Event
from app.record.lens import Extent, Lens
from app.record.snapshot import Snapshot
from app.window.controls.panel import Change, ControlPanel
from app.window.dialogs import show_trouble
from app.window.docks import Docks
from app.window.handover import Gate
from app.window.menus import Menus
from app.window.playback import Playback
from app.window.status import status_line
from app.window.theme import THEMES, Theme
from app.window.views.autopsy.view import AutopsyView
from app.window.views.card.view import NeuronCard
from app.window.views.events.view import EventLogView
from app.window.views.flow.view import FlowView
from app.window.views.inspector.view import InspectorView
from app.window.views.margins.view import MarginsView
from app.window.views.neurons.panel import NeuronsPanel
from app.window.views.planes.view import PlanesView
from app.window.views.siblings.view import SiblingStrip
from app.window.views.timeline.view import Timeline
from app.window.worker import Trouble, Worker

FRAME_MS = 33
SLOW_FRAME = 0.2
"""Seconds between two drawings of the views in which little moves."""
MAP_RESOLUTION = 28
"""Samples along an axis of a neuron's response map: a little more than its cell has pixels."""


class MainWindow(QMainWindow):
    """The window on one run. `settings` keeps its layout and look for the next time."""

    ready = Signal()
    """The engine is loaded and the first network is on the screen."""

    def __init__(
        self,
        experiment: Experiment,
        path: Path | None,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._experiment = experiment
        """The settings that a reset starts from."""
        self._built = experiment
        """Those that the present network was built from."""
        self._panel_before = experiment
        """What the panel showed before its latest change."""
        self._changes = 0
        """How often the worker was told to do something to the network, or to take it back."""
        self._done: list[Experiment] = []
        """What a reset started from before each change by hand ..."""
        self._undone: list[Experiment] = []
        """... and after each one taken back."""
        self._path = path
        self._generation = 0
        self._lens = Lens()
        self._snapshot: Snapshot | None = None
        self._slow_due = 0.0
        self._even = False
        self._painted = False
        self._theme = self._chosen_theme()

        self.gate = Gate()
        self.worker = Worker(self.gate, self)
        self.panel = ControlPanel(experiment, self._theme)
        self.playback = Playback(self._theme)
        self.planes = PlanesView(self._theme)
        self.neurons = NeuronsPanel(self._theme)
        self.card = NeuronCard(self._theme)
        self.timeline = Timeline(self._theme)
        self.siblings = SiblingStrip(self._theme)
        self.autopsy = AutopsyView(self._theme)
        self.inspector = InspectorView(self._theme)
        self.margins = MarginsView(self._theme)
        self.flow = FlowView(self._theme)
        self.events = EventLogView(self._theme)
        self._status = QLabel("Loading the engine …")
        self._dress_frame(self._theme)  # before there are widgets that it would restyle one by one
        self._status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.setObjectName("main")
        self.setDockNestingEnabled(True)
        self.setAcceptDrops(True)
        self.setCentralWidget(self.planes)
        self.addToolBar(self.playback)
        self.statusBar().addWidget(self._status, 1)
        self.docks = Docks(
            self,
            {
                "controls": self.panel,
                "neurons": self.neurons,
                "card": self.card,
                "autopsy": self.autopsy,
                "inspector": self.inspector,
                "siblings": self.siblings,
                "timeline": self.timeline,
                "margins": self.margins,
                "flow": self.flow,
                "events": self.events,
            },
        )
        self.menus = Menus(self)
        self._connect()
        self.docks.set_theme(self._theme)
        self.menus.set_theme(self._theme)
        self._show_title()
        self.resize(1280, 800)
        self._restore_layout()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._frame)

    # --- The run

    @property
    def snapshot(self) -> Snapshot | None:
        """What is shown now; None until the engine is loaded."""
        return self._snapshot

    @property
    def experiment(self) -> Experiment:
        """The settings that a reset starts from, with what the run's file does at later steps."""
        return self._experiment

    @property
    def record(self) -> Experiment:
        """The run as it was: what it started from, and all that was done to it at which step."""
        if self._snapshot is None or self._snapshot.generation != self._generation:
            return self._experiment
        done = self._snapshot.experiment.interventions
        at_start = {i.key: i.value for i in done if isinstance(i, Set) and i.step == 0}
        later = tuple(i for i in done if i.step > 0)
        return self._built.with_values(at_start).model_copy(update={"interventions": later})

    @property
    def path(self) -> Path | None:
        """The file the experiment was opened from or saved to."""
        return self._path

    def start(self) -> None:
        """Load the engine in the thread and build the network. Called after the first paint."""
        self.worker.start()
        self.worker.set_pace(self.playback.pace)
        self._look()
        self._build()
        self._frames.start()

    def open_experiment(self, experiment: Experiment, path: Path | None) -> None:
        """Begin this experiment at step 0."""
        self._experiment, self._path = experiment, path
        self._show_in_panel(experiment)
        self._show_title()
        self._build()

    def set_path(self, path: Path) -> None:
        """The experiment has been saved there."""
        self._path = path
        self._show_title()

    def reset(self) -> None:
        """Back to step 0 with the same initial weights."""
        self._build()

    def new_seed(self) -> None:
        """Other initial weights: the next seed that no sibling of this run has."""
        seed = self._experiment.initialisation.seed + self._experiment.training.replicas
        seed %= 2**31
        self._experiment = self._experiment.with_values({"initialisation.seed": seed})
        self._show_in_panel(self._experiment)
        self._build()

    def undo(self) -> None:
        """Take back what was done to the running network last."""
        if self._done:
            self._undone.append(self._experiment)
            self._experiment = self._done.pop()
            self._changes += 1
            self.worker.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._done.append(self._experiment)
            self._experiment = self._undone.pop()
            self._changes += 1
            self.worker.redo()

    def display_replica(self, replica: int) -> None:
        """Show another sibling."""
        self._look(replica=replica)

    def select_neuron(self, layer: int, index: int) -> None:
        """Select it everywhere; its layer's planes are shown."""
        self._look(layer=layer, neuron=(layer, index))

    def inspect_point(self, part: str, index: int) -> None:
        """Show the selected neuron's arithmetic on this point ('train' or 'test')."""
        self._look(subject=part, point=index)
        if not self.docks["inspector"].isHidden():
            self.docks["inspector"].raise_()

    def show_layer(self, layer: int) -> None:
        """Show the planes of this hidden layer, counted from 0."""
        if self._snapshot is None or layer < len(self._snapshot.layers):
            self._look(layer=layer)

    def _build(self) -> None:
        self._done.clear()
        self._undone.clear()
        self._built = self._experiment
        self.worker.build(self._experiment)

    def _show_in_panel(self, experiment: Experiment) -> None:
        self.panel.show_experiment(experiment)
        self._panel_before = experiment

    def _look(self, **what: Any) -> None:
        self._lens = replace(self._lens, **what)
        self.worker.look(self._lens)

    def _on_change(self, change: Change) -> None:
        before = self._panel_before
        values = {
            d.key: change.experiment.value(d.key)
            for d in declarations().values()
            if change.experiment.value(d.key) != before.value(d.key)
        }
        self._panel_before = change.experiment
        if change.rebuild:
            self._experiment = self._experiment.with_values(values)
            self._build()
            return
        for key, value in values.items():
            self._done.append(self._experiment)
            self._experiment = self._experiment.with_values({key: value})
            self._changes += 1
            self.worker.apply(Set(step=0, key=key, value=value))
        self._undone.clear()

    def _show_in_force(self, snapshot: Snapshot) -> None:
        """Let the controls follow what the run's file changes on its way, and what was in force
        where the run has gone back to. Not while a change of their own is on its way."""
        if snapshot.changes == self._changes:
            self._show_in_panel(snapshot.experiment)

    def _on_trouble(self, trouble: Trouble) -> None:
        if self._snapshot is not None:  # the run that goes on is the one that was shown
            kept = self._snapshot.experiment
            self._experiment = kept.model_copy(
                update={"interventions": self._experiment.interventions}
            )
            self._show_in_panel(self._experiment)
        else:
            self._status.setText("No network: change a setting or open another file.")
        show_trouble(self, trouble)

    # --- Frames

    def _frame(self) -> None:
        snapshot = self.worker.mailbox.take()
        if snapshot is None or snapshot.generation < self._generation:
            return
        with self.gate.drawing():
            self._show(snapshot)
            # paint now, while the trainer waits, and not when it is at work again
            QCoreApplication.sendPostedEvents()
        self.worker.want()

    def _show(self, snapshot: Snapshot) -> None:
        fresh = snapshot.generation != self._generation
        self._generation = snapshot.generation
        if self._snapshot is None:
            self.ready.emit()
        changed = self._snapshot is None or snapshot.experiment is not self._snapshot.experiment
        self._snapshot = snapshot
        if changed:
            self._show_in_force(snapshot)
        self.planes.show_snapshot(snapshot)
        now = time.perf_counter()
        settled = fresh or snapshot.steps_per_second == 0.0
        self._even = not self._even
        if self.neurons.isVisible() and (settled or self._even):
            self.neurons.show_snapshot(snapshot)  # colours that change 15 times a second will do
        if settled or now >= self._slow_due:
            self._slow_due = now + SLOW_FRAME
            self._show_slowly(snapshot)

    def _show_slowly(self, snapshot: Snapshot) -> None:
        """The views in which little moves from frame to frame."""
        self._status.setText(status_line(snapshot))
        if self.timeline.isVisible():
            widths = [layer.width for layer in snapshot.layers]
            curves = self.worker.histories.read(snapshot.replica)
            if curves.dead.shape[1] == len(widths):  # not just cleared for another network
                events = self.worker.events()
                self.timeline.show_curves(curves, widths, events, snapshot.step)
        if self.margins.isVisible():
            margins = self.worker.margins()
            if margins is not None and margins.margin.shape[1] == snapshot.neurons:
                self.margins.show_margins(snapshot, margins)
        if self.flow.isVisible():
            self.flow.show_snapshot(snapshot)
            course = self.worker.flows.read()
            if course.figures.shape[1] == len(snapshot.layers):
                self.flow.show_course(course)
        for view in (self.card, self.autopsy, self.inspector, self.siblings, self.events):
            if view.isVisible():
                view.show_snapshot(snapshot)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._painted:
            self._painted = True
            # the window is on the screen: only now load torch, which takes seconds
            QTimer.singleShot(0, self.start)
        return handled

    # --- Look and layout

    @property
    def theme(self) -> Theme:
        """The look in use."""
        return self._theme

    def set_look(self, name: str, projector: bool) -> None:
        """Light or dark, at desk or projector size; kept for the next time."""
        self._settings.setValue("theme", name)
        self._settings.setValue("projector", projector)
        self._dress(_theme(name, projector))

    def restore_default_layout(self) -> None:
        """All docks back where they were at the very first start."""
        self.docks.arrange()

    def _chosen_theme(self) -> Theme:
        name = str(self._settings.value("theme", ""))
        if name not in THEMES:
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        return _theme(name, self._settings.value("projector", False, type=bool) is True)

    def _dress(self, theme: Theme) -> None:
        """Give the window and all in it this look."""
        self._theme = theme
        self._dress_frame(theme)
        for view in (
            self.playback,
            self.panel,
            self.planes,
            self.neurons,
            self.card,
            self.timeline,
            self.siblings,
            self.autopsy,
            self.inspector,
            self.margins,
            self.flow,
            self.events,
            self.docks,
            self.menus,
        ):
            view.set_theme(theme)

    def _dress_frame(self, theme: Theme) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(theme.palette())
        # tabs by style sheet too: Qt makes them whenever docks are joined
        self.setStyleSheet(
            f"QDockWidget {{ color: {theme.muted}; font-weight: 600; }}"
            f"QDockWidget::title {{ background: {theme.surface}; padding: 5px 10px;"
            f" border-bottom: 1px solid {theme.border}; }}"
            f"QTabBar {{ font-size: {9.5 * theme.text_scale:.1f}pt; }}"
            f"QMainWindow::separator {{ background: {theme.window}; width: 6px; height: 6px; }}"
            f"QStatusBar {{ background: {theme.surface}; border-top: 1px solid {theme.border}; }}"
            f"QStatusBar::item {{ border: none; }}"
            f"QStatusBar QLabel {{ color: {theme.text}; padding: 2px 8px; }}"
            f"QToolTip {{ color: {theme.text}; background: {theme.raised};"
            f" border: 1px solid {theme.border}; padding: 4px; }}"
        )
        self._status.setFont(theme.font(10))

    def _restore_layout(self) -> None:
        geometry, state = self._settings.value("geometry"), self._settings.value("state")
        self.docks.arrange()
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self.restoreState(state)

    def _show_title(self) -> None:
        name = self._path.name if self._path else "untitled"
        self.setWindowTitle(f"{name} – Flatline")

    # --- Qt

    def sizeHint(self) -> QSize:
        return QSize(1280, 800)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.menus.open_file(Path(url.toLocalFile()))
                return

    def closeEvent(self, event: QCloseEvent) -> None:
        self._frames.stop()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        self.hide()  # a long step of a large network may have to end first
        self.worker.stop()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.panel.changed.connect(self._on_change)
        self.playback.play_toggled.connect(
            lambda on: self.worker.play() if on else self.worker.pause()
        )
        self.playback.batch_asked.connect(lambda: self.worker.take_steps(1))
        self.playback.epoch_asked.connect(self.worker.take_epoch)
        self.playback.reset_asked.connect(self.reset)
        self.playback.seed_asked.connect(self.new_seed)
        self.playback.pace_changed.connect(self.worker.set_pace)
        self.worker.playing_changed.connect(self.playback.show_playing)
        self.worker.troubled.connect(self._on_trouble)
        self.planes.picked.connect(self.select_neuron)
        self.planes.layer_picked.connect(self.show_layer)
        self.planes.hovered.connect(self.neurons.show_hover)
        self.planes.hovered.connect(self.margins.show_hover)
        self.planes.extent_changed.connect(self._on_extent)
        self.neurons.picked.connect(self.select_neuron)
        self.neurons.layer_picked.connect(self.show_layer)
        self.neurons.hovered.connect(self.planes.show_hover)
        self.neurons.hovered.connect(self.margins.show_hover)
        self.neurons.content_changed.connect(self._on_cells)
        self.timeline.sought.connect(self.worker.seek)
        for picker in (self.timeline, self.events, self.margins):
            picker.picked.connect(self.select_neuron)
        self.margins.hovered.connect(self.planes.show_hover)
        self.margins.hovered.connect(self.neurons.show_hover)
        self.planes.point_picked.connect(self.inspect_point)
        self.inspector.subject_changed.connect(
            lambda asked: self._look(subject=asked[0], point=asked[1])
        )
        self.flow.scales_asked.connect(lambda scales: self._look(scales=tuple(scales)))
        self.playback.pause_changed.connect(self.worker.set_pause)
        self.worker.died.connect(self._on_death)
        # what costs the trainer time is asked for only while it is to be seen
        for name, what in (("inspector", "inspection"), ("flow", "flow")):
            self.docks[name].visibilityChanged.connect(
                lambda seen, what=what: self._look(**{what: seen})
            )
        for dock in self.docks.all():
            dock.visibilityChanged.connect(self._on_dock_shown)
        self.siblings.picked.connect(self.display_replica)

    def _on_cells(self, content: str) -> None:
        self._look(
            map_resolution=MAP_RESOLUTION if content == "response" else 0,
            gradients=content == "gradient",
        )

    def _on_dock_shown(self, shown: bool) -> None:
        """A tab that comes to the front has missed what happened behind it."""
        if shown and self._snapshot is not None:
            self._slow_due = 0.0
            QTimer.singleShot(0, self, self._show_again)

    def _show_again(self) -> None:
        if self._snapshot is not None:
            self._show_slowly(self._snapshot)

    def _on_death(self, event: Event) -> None:
        """A pause waited for it: show whom and why."""
        if event.layer is not None and event.neuron is not None:
            self.select_neuron(event.layer, event.neuron)
            if not self.docks["autopsy"].isHidden():
                self.docks["autopsy"].raise_()

    def _on_extent(self, extent: Extent) -> None:
        self._look(extent=extent)


def _theme(name: str, projector: bool) -> Theme:
    return THEMES[name].for_projector() if projector else THEMES[name]
