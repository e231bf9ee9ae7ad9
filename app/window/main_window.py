"""The main window: controls and views around one run, trained by the worker thread."""

from __future__ import annotations

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
from PySide6.QtGui import (
    QCloseEvent,
    QCursor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

from app.experiment.beginnings import as_file, begun_again
from app.experiment.declaration import Effect
from app.experiment.interventions import Intervention, Set
from app.experiment.sessions import Fork, Session, View
from app.experiment.settings import Experiment, declarations
from app.language import mark, tr
from app.record.lens import Extent, Lens
from app.record.moment import Moment
from app.record.snapshot import Snapshot
from app.record.veil import veil
from app.window.controls.panel import Change, ControlPanel
from app.window.dialogs import show_notice, show_trouble
from app.window.docks import PLACES, Docks
from app.window.figures.figures import Figures
from app.window.frame import frame_style
from app.window.handover import Gate
from app.window.keeping.keeper import Keeper
from app.window.lessons.lessons import Lessons
from app.window.menus import Menus
from app.window.panes import Panes, veiled
from app.window.playback import Playback
from app.window.side import Shown, Side
from app.window.status import status_line
from app.window.theme import THEMES, Theme
from app.window.translator import put_in_force, unreadable, warning
from app.window.views.compare.view import CompareView
from app.window.views.words import grouped
from app.window.worker import Stop, Trouble, Worker

FRAME_MS = 33
CONTROLS = ("lesson", "controls", "intervene")
"""Docks with nothing in them that could be a figure."""
MAP_RESOLUTION = 28
"""Samples along an axis of a neuron's response map: a little more than its cell has pixels."""
LAYER_KEYS = 9
LANGUAGE = "language"
"""Where the code of the language is kept."""
STOP = "stop."
"""How the keys begin of settings that end playing."""


class MainWindow(QMainWindow):
    """The window on one run. `settings` keeps its layout and look for the next time."""

    ready = Signal()
    """The engine is loaded and the first network is on the screen."""

    def __init__(
        self,
        session: Session,
        path: Path | None,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._opened: Session | None = session
        """What is to be shown; None once it is."""
        self._path = path
        self._rules = session.experiment.stop
        """What ends playing: no part of the run, so that it is the window's."""
        self._panel_before = session.experiment
        """What the panel showed before its latest change."""
        self._changes = 0
        """How many orders the worker was given that make the run another."""
        self._generation = 0
        self._lens = Lens()
        self._shown: Shown = ()
        self._side = 0
        """Of two networks that are compared, the one whose details are shown."""
        self._predicting = False
        self._revealed: frozenset[tuple[int, int]] = frozenset()
        """The neurons whose state is told although the others' are not."""
        self._stop: Stop | None = None
        """Why the run stands still, where it stopped by itself the last time."""
        self._painted = False
        self._waiting = mark("Loading the engine …")
        """What the status line says as long as there is no run to tell of."""
        self._theme = self._chosen_theme()

        self.gate = Gate()
        self.worker = Worker(self.gate, self)
        self.worker.playing_changed.connect(self._on_playing)
        self.worker.troubled.connect(self._on_trouble)
        self.worker.stopped.connect(self._on_stop)
        self._status = QLabel(tr(self._waiting))
        self._status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._dress_frame(self._theme)  # before there are widgets that it would restyle one by one
        self.setObjectName("main")
        self.setDockNestingEnabled(True)
        self.setAcceptDrops(True)
        self.statusBar().addWidget(self._status, 1)
        self.figures = Figures(self, settings)
        self.keeper = Keeper(self, settings)
        self.lessons = Lessons(self)
        for number in range(1, LAYER_KEYS + 1):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.activated.connect(lambda layer=number - 1: self.show_layer(layer))
        self.resize(1280, 800)
        self._furnish()
        self._restore_layout()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._frame)

    # --- What is in it

    def _furnish(self) -> None:
        """Make all that has words in it, in the language in force."""
        theme = self._theme
        self.panel = ControlPanel(self._panel_before, theme)
        self.playback = Playback(theme)
        panes = self.panes = Panes(theme)
        self.planes, self.neurons, self.card = panes.planes, panes.neurons, panes.card
        self.timeline, self.siblings = panes.timeline, panes.siblings
        self.autopsy, self.inspector = panes.autopsy, panes.inspector
        self.margins, self.flow, self.events = panes.margins, panes.flow, panes.events
        self.setCentralWidget(panes.middle)
        self.addToolBar(self.playback)
        words = self.lessons.make_panel(theme)
        self.docks = Docks(self, {"lesson": words, "controls": self.panel, **panes.views})
        self.menus = Menus(self)
        self._connect()
        self.docks.set_theme(theme)
        self.menus.set_theme(theme)
        self.docks.arrange()
        self.playback.show_pause(self._rules.death)

    def speak(self, code: str) -> None:
        """Show all of it in this language, kept for the next time. The run goes on."""
        if self.figures.saving:
            self.menus.show_language()
            show_notice(self, tr("A figure is being saved: change the language once that is done."))
            return
        said = warning(code)
        try:
            put_in_force(code)
        except ValueError as error:
            self.menus.show_language()
            show_trouble(self, Trouble(unreadable(error), ""))
            return
        self._settings.setValue(LANGUAGE, code)
        self.setUpdatesEnabled(False)
        self._furnish_anew()
        self.setUpdatesEnabled(True)
        if said:
            show_notice(self, said)

    def _furnish_anew(self) -> None:
        """Put new widgets into the place of the present ones, which stand as those stood."""
        panel, playback, panes, docks = self.panel, self.playback, self.panes, self.docks
        staged = self.menus.stage.isChecked()
        self.menus.stage.setChecked(False)
        layout = self.saveState()
        docks.remove()
        self.removeToolBar(playback)
        playback.setParent(None)  # layouts know docks and bars by name
        self._furnish()
        self.panel.take_over(panel)
        self.playback.take_over(playback)
        playback.deleteLater()
        self.planes.open_at(self._lens.extent)
        self.panes.take_over(panes)
        if len(self._shown) == 2:
            self._show_comparing(True)
        self.restoreState(layout)
        # once the new views know how small they may be
        QCoreApplication.sendPostedEvents()
        self.restoreState(layout)
        self.menus.stage.setChecked(staged)
        self.lessons.leader.resume()
        self._status.setText(tr(self._waiting))
        if self._shown:
            self._show_again(fresh=True)
        self.keeper.look()
        self.figures.make_anew()

    # --- The run

    @property
    def snapshot(self) -> Snapshot | None:
        """What is shown now, of the active network; None until the engine is loaded."""
        return self._shown[self._side] if self._shown else None

    @property
    def shown(self) -> Shown:
        """What is shown now: of one network, or of the two that are compared."""
        return self._shown

    @property
    def session(self) -> Session:
        """The run as it is kept: what it began with, all that was done, what is looked at."""
        return self.session_of(self._shown)

    def session_of(self, shown: Shown) -> Session:
        """The run as it was where these are of, looked at as now."""
        if (opened := self._opened) is not None:
            return replace(opened, figure=self.figures.settings or opened.figure)
        first, lens = shown[0], shown[0].lens
        neuron = () if lens.neuron is None else (lens.neuron[0] + 1, lens.neuron[1] + 1)
        view = View(
            step=first.step,
            replica=lens.replica + 1,
            layer=lens.layer + 1,
            neuron=neuron,
            extent=self._lens.extent or (),
            cells=self.neurons.content,
            test_points=self.planes.test_points,
            subject=lens.subject,
            point=lens.point + 1,
        )
        fork = None
        if first.fork is not None:
            fork = Fork(step=first.fork, interventions=shown[1].experiment.interventions)
        record = first.experiment.interventions
        # the second network has the same settings: what was set by hand on the first stays apart
        run = as_file(first.start, record) if fork is None else first.start.with_record(record)
        return Session(self._with_rules(run), view, fork, self.figures.settings)

    @property
    def experiment(self) -> Experiment:
        """What a reset starts from, with what the run's file does at later steps."""
        if self._opened is not None:
            return self._opened.experiment
        first = self._shown[0]
        again = begun_again(first.start, first.experiment.interventions)
        return self._with_rules(again)

    @property
    def predicting(self) -> bool:
        """Whether it is hidden who is dead."""
        return self._predicting

    def as_shown(self, moment: Moment) -> Moment:
        """The moment without what is hidden now."""
        if not self._predicting:
            return moment
        strands = (replace(s, snapshot=veil(s.snapshot, self._revealed)) for s in moment.strands)
        return Moment(tuple(strands))

    @property
    def path(self) -> Path | None:
        """The file the run was opened from or saved to."""
        return self._path

    def start(self) -> None:
        """Load the engine in the thread and build the network. Called after the first paint."""
        self.worker.start()
        self.worker.set_pace(self.playback.pace)
        if self._opened is not None:
            self.open_session(self._opened, self._path)
        self._frames.start()

    def open_session(self, session: Session, path: Path | None) -> None:
        """Run this, and go on to where it stood."""
        self._opened, self._path, self._side = session, path, 0
        self.figures.open(session.figure)
        self._take_rules(session.experiment)
        self._show_in_panel(session.experiment)
        self.look_as(session.view.within(session.experiment))
        self._changes += 1
        self.worker.open(session)

    def hold_still(self) -> None:
        """Load no engine once there is a first picture: what is shown comes by `show_still`."""
        self._painted = True
        self.look_as(self.session.view.within(self.session.experiment))

    def show_still(self, shown: Shown, sides: tuple[Side, ...]) -> None:
        """Show this, for a picture of the window in which nothing runs."""
        self.worker.sides = sides
        self.panes.hurry()
        self._show(shown)

    @property
    def lens(self) -> Lens:
        """What the window wants to see."""
        return self._lens

    def open_lesson(self, path: Path) -> bool:
        """Begin the lesson in this file, or say why not; whether it was done."""
        return self.lessons.open_file(path)

    def set_path(self, path: Path) -> None:
        """The run has been saved there."""
        self._path = path

    def play_to(self, step: int, pace: float | None) -> None:
        """Play to this step at so many steps a second (None: flat out), or to where a rule ends
        it."""
        self.playback.set_pace(pace)
        self.worker.play_to(step, self._rules)

    def reset(self) -> None:
        """Back to step 0 with the same initial weights."""
        self._changes += 1
        self.worker.restart()

    def new_seed(self) -> None:
        """Other initial weights: the next seed that no sibling of this run has."""
        self._changes += 1
        self.worker.restart(new_seed=True)

    def intervene(self, intervention: Intervention) -> None:
        """Do this to the running network."""
        self.intervene_on(self._side, intervention)

    def intervene_on(self, side: int, intervention: Intervention) -> None:
        """Do this to one of two networks."""
        self._changes += 1
        self.worker.apply(intervention, side)

    def undo(self) -> None:
        """Take back what was done last: to a network, or a reset, or a comparison."""
        self._changes += 1
        self.worker.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._changes += 1
        self.worker.redo()

    def fork(self, intervention: Intervention) -> None:
        """Compare the running network with one to which this is done now."""
        self._changes += 1
        self._side = 0
        self.worker.fork(intervention)

    def end_fork(self, kept: int) -> None:
        """Go on with one of the two networks."""
        self._changes += 1
        self._side = 0
        self.worker.end_fork(kept)

    def show_side(self, side: int) -> None:
        """Show the details of this one of the two networks."""
        self._side = side
        self._use_tools()
        self._show_again()
        if (snapshot := self.snapshot) is not None:
            self._show_in_force(snapshot)

    def save_weights(self, path: Path) -> None:
        """Write the displayed network's weights as safetensors."""
        self.worker.save_weights(path, self._side)

    def load_weights(self, path: Path) -> None:
        """Begin anew with the weights in this file, with hidden layers to fit them."""
        self._changes += 1
        self.worker.restart_from(path)

    def predict(self, predicting: bool) -> None:
        """Hide who is dead until it is asked for; or reveal it."""
        self._predicting, self._revealed = predicting, frozenset()
        self._show_again()
        self.figures.show_hiding()

    def reveal(self, layer: int, index: int) -> None:
        """Tell the state of this neuron alone."""
        self._revealed |= {(layer, index)}
        self._show_again()

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
        if self.snapshot is None or layer < len(self.snapshot.layers):
            self._look(layer=layer)

    def _look(self, **what: Any) -> None:
        self._lens = replace(self._lens, **what)
        self.worker.look(self._lens)

    def look_as(self, view: View) -> None:
        """Look at what the session looked at."""
        neuron = (view.neuron[0] - 1, view.neuron[1] - 1) if view.neuron else None
        self.neurons.set_content(view.cells)
        self.planes.set_test_points(view.test_points)
        extent = _extent(view)
        self.panes.open_at(extent)
        self._look(
            replica=view.replica - 1,
            layer=view.layer - 1,
            neuron=neuron,
            extent=extent,
            subject=view.subject,
            point=view.point - 1,
        )

    # --- The controls

    def _show_in_panel(self, experiment: Experiment) -> None:
        self.panel.show_experiment(experiment)
        self._panel_before = experiment

    def _with_rules(self, experiment: Experiment) -> Experiment:
        return experiment.model_copy(update={"stop": self._rules})

    def _take_rules(self, experiment: Experiment) -> None:
        self._rules = experiment.stop
        self.playback.show_pause(self._rules.death)

    def _on_change(self, change: Change) -> None:
        before = self._panel_before
        values = {
            d.key: change.experiment.value(d.key)
            for d in declarations().values()
            if change.experiment.value(d.key) != before.value(d.key)
        }
        self._panel_before = change.experiment
        self._take_rules(change.experiment)
        self.worker.set_stop(self._rules)
        values = {key: value for key, value in values.items() if not key.startswith(STOP)}
        if change.rebuild and not (self.panel.keeping and _can_stay(values)):
            self._changes += 1
            self.worker.restart(values)
            return
        for key in sorted(values, key=_ORDER.index):
            self.intervene(Set(key=key, value=values[key]))

    def _on_pause(self, death: str) -> None:
        """The toolbar's switch for a setting that the panel has, too."""
        changed = self._panel_before.with_values({"stop.death": death})
        self._take_rules(changed)
        self._show_in_panel(changed)
        self.worker.set_stop(self._rules)

    def _show_in_force(self, snapshot: Snapshot) -> None:
        """Let the controls follow what the run's file changes on its way, and what was in force
        where the run has gone back to. Not while a change of their own is on its way."""
        if snapshot.changes == self._changes:
            self._show_in_panel(self._with_rules(snapshot.experiment))

    def _on_trouble(self, trouble: Trouble) -> None:
        if self.snapshot is not None:  # the run that goes on is the one that was shown
            if self._opened is not None:  # it could not be opened
                self.planes.chart.stay()
            self._opened = None
            self._show_in_panel(self._with_rules(self.snapshot.experiment))
        else:
            self._waiting = mark("No network: change a setting or open another file.")
            self._status.setText(tr(self._waiting))
        show_trouble(self, trouble)

    # --- Figures

    @property
    def middle(self) -> str:
        """The name of the view in the middle."""
        return "planes" if self.panes.middle.currentWidget() is self.planes else "compare"

    @property
    def meant(self) -> str | None:
        """The view with the keyboard focus, else the one under the mouse; None: neither."""
        for widget in (QApplication.focusWidget(), QApplication.widgetAt(QCursor.pos())):
            if widget is None:
                continue
            if self.panes.middle.isAncestorOf(widget):
                return self.middle
            if (name := self.docks.holding(widget)) is not None and name not in CONTROLS:
                return name
        return None

    def view_of(self, name: str) -> QWidget:
        """The view of this name."""
        return self.panes.views.get(name) or self.panes.middle

    # --- Frames

    def _frame(self) -> None:
        shown = self.worker.mailbox.take()
        if shown is None or shown[0].generation < self._generation:
            return
        with self.gate.drawing():
            self._show(shown)
            # paint now, while the trainer waits, and not when it is at work again
            QCoreApplication.sendPostedEvents()
        self.worker.want()

    def _show(self, shown: Shown) -> None:
        before, self._shown = self.snapshot, shown
        fresh = shown[0].generation != self._generation
        self._generation = shown[0].generation
        if fresh:
            self._revealed, self._stop = frozenset(), None
        if before is None:
            self.ready.emit()
        self._side = min(self._side, len(shown) - 1)
        snapshot = shown[self._side]
        if snapshot.changes == self._changes and snapshot.goal is None:
            self._opened = None
        if before is None or snapshot.experiment is not before.experiment:
            self._show_in_force(snapshot)
        if (len(shown) == 2) != (self.panes.middle.currentWidget() is not self.planes):
            self._show_comparing(len(shown) == 2)
        self._show_views(fresh=fresh)
        self.figures.show_run(shown)
        self.lessons.leader.show_progress()

    def _show_views(self, *, fresh: bool) -> None:
        shown = veiled(self._shown, self._revealed) if self._predicting else self._shown
        if self.panes.show(shown, self._side, self.worker.sides, fresh=fresh):
            line = status_line(shown[self._side])
            if (goal := shown[self._side].goal) is not None:
                line = tr(
                    "On the way to step {step}, where the session stood … {status}",
                    step=grouped(goal),
                    status=line,
                )
            stop = self._stop
            if stop is not None and stop.step == shown[self._side].step:
                line = f"{stop.sentence}  {line}"
            self._status.setText(line)

    def _show_again(self, *, fresh: bool = False) -> None:
        if self._shown:
            self.panes.hurry()
            self._show_views(fresh=fresh)

    def _use_tools(self) -> None:
        """The tools, and their keys, are those of the planes in use."""
        compare = self.panes.compare
        comparing = compare is not None and len(self._shown) == 2
        context = Qt.ShortcutContext
        for action in self.planes.tool_actions:
            where = context.WidgetShortcut if comparing else context.WindowShortcut
            action.setShortcutContext(where)
        used = compare.sides[self._side].planes if compare and comparing else self.planes
        self.menus.show_tools(used.tool_actions)

    def _show_comparing(self, comparing: bool) -> None:
        """One network in the middle, or two."""
        if comparing:
            compare = self.panes.compared(self._connect_compare)
            compare.set_active(self._side)
            self.docks["difference"].show()
            self.docks["difference"].raise_()
        else:
            self.docks["difference"].hide()
            self.docks["timeline"].raise_()
        self._use_tools()

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
        self.menus.stage.setChecked(False)
        if (lesson := self.lessons.leader.lesson) is not None:
            self.lessons.stage.arrange(lesson)
            return
        self.docks.arrange()
        self.docks["difference"].setVisible(len(self._shown) == 2)

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
        for view in (self.playback, self.panel, self.panes, self.docks, self.menus):
            view.set_theme(theme)
        self.figures.set_theme()
        self.lessons.leader.set_theme()

    def _dress_frame(self, theme: Theme) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(theme.palette())
        self.setStyleSheet(frame_style(theme))
        self._status.setFont(theme.font(10))
        self.statusBar().setFont(theme.font(10))

    def _restore_layout(self) -> None:
        geometry, state = self._settings.value("geometry"), self._settings.value("state")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self.restoreState(state)

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
        making = not self.keeper.hurried and not self.figures.may_leave()
        if making or not self.keeper.may_leave():
            event.ignore()
            return
        self.keeper.end()
        self.figures.end()
        self._frames.stop()
        self.menus.stage.setChecked(False)
        self.lessons.leader.leave()
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("state", self.saveState())
        self.hide()  # a long step of a large network may have to end first
        self.worker.stop()
        super().closeEvent(event)

    def _connect(self) -> None:
        """Link what is in the window with it and with the worker."""
        worker, panes, playback = self.worker, self.panes, self.playback
        self.panel.changed.connect(self._on_change)
        playback.play_toggled.connect(lambda on: worker.play() if on else worker.pause())
        playback.batch_asked.connect(lambda: worker.take_steps(1))
        playback.epoch_asked.connect(worker.take_epoch)
        playback.reset_asked.connect(self.reset)
        playback.seed_asked.connect(self.new_seed)
        playback.pace_changed.connect(worker.set_pace)
        playback.pause_changed.connect(self._on_pause)
        panes.connect(self)
        panes.planes.extent_changed.connect(self._on_extent)
        panes.neurons.content_changed.connect(self._on_cells)
        panes.neurons.reveal_asked.connect(self.reveal)
        panes.inspector.subject_changed.connect(
            lambda asked: self._look(subject=asked[0], point=asked[1])
        )
        panes.flow.scales_asked.connect(lambda scales: self._look(scales=tuple(scales)))
        for view in (panes.planes, panes.neurons, panes.intervene):
            view.intervened.connect(self.intervene)
        for seeker in (panes.timeline, panes.events, panes.intervene, panes.difference):
            seeker.sought.connect(worker.seek)
        panes.intervene.undo_asked.connect(self.undo)
        panes.intervene.redo_asked.connect(self.redo)
        panes.intervene.fork_asked.connect(self.fork)
        for place in PLACES:
            if place.name not in CONTROLS:
                copy, save = (
                    lambda do=do, name=place.name: do(name)
                    for do in (self.figures.copy, self.figures.save)
                )
                self.docks.offer(place.name, {tr("Copy as image"): copy, tr("Save figure …"): save})
        # what costs the trainer time is asked for only while it is to be seen
        for name, what in (("inspector", "inspection"), ("flow", "flow")):
            self.docks[name].visibilityChanged.connect(
                lambda seen, what=what: self._look(**{what: seen})
            )
        for dock in self.docks.all():
            dock.visibilityChanged.connect(self._on_dock_shown)

    def _connect_compare(self, compare: CompareView) -> None:
        compare.picked.connect(self.select_neuron)
        compare.layer_picked.connect(self.show_layer)
        compare.point_picked.connect(self.inspect_point)
        compare.extent_changed.connect(self._on_extent)
        compare.intervened.connect(self.intervene_on)
        compare.side_changed.connect(self.show_side)
        compare.end_asked.connect(self.end_fork)

    def _on_cells(self, content: str) -> None:
        self._look(
            map_resolution=MAP_RESOLUTION if content == "response" else 0,
            feature_maps=content == "response",
            gradients=content == "gradient",
        )

    def _on_dock_shown(self, shown: bool) -> None:
        """A tab that comes to the front has missed what happened behind it."""
        if shown and self._shown:
            self.panes.hurry()
            QTimer.singleShot(0, self, self._show_again)

    def _on_playing(self, playing: bool) -> None:
        self.playback.show_playing(playing)
        self.lessons.leader.show_progress()

    def _on_stop(self, stop: Stop) -> None:
        """The run stands still by itself: say why; show whom a pause on deaths has waited for."""
        self._stop = stop
        self._show_again()
        event = stop.event
        if event is None or event.layer is None or event.neuron is None or self._predicting:
            return
        self.select_neuron(event.layer, event.neuron)
        if not self.docks["autopsy"].isHidden():
            self.docks["autopsy"].raise_()

    def _on_extent(self, extent: Extent) -> None:
        self._look(extent=extent)


_ORDER = [
    "dataset.path",  # before the name that needs it
    "network.negative_slope",  # before the activation that has it
    "network.alpha",
    *declarations(),
]
"""In which order settings that change together are set."""


def _extent(view: View) -> Extent | None:
    if not view.extent:
        return None
    x0, x1, y0, y1 = view.extent
    return x0, x1, y0, y1


def _can_stay(values: dict[str, Any]) -> bool:
    """Whether all these settings can be changed with the weights kept."""
    return all(declarations()[key].effect is not Effect.REBUILD for key in values)


def _theme(name: str, projector: bool) -> Theme:
    return THEMES[name].for_projector() if projector else THEMES[name]
