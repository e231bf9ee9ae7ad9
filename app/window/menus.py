"""The menu bar: files, the run, what is shown, help."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from app.experiment.interventions import Intervention
from app.window.curtain import KEY
from app.window.dialogs import show_about, show_shortcuts
from app.window.keeping.recent import fill
from app.window.theme import Theme
from app.window.views.intervene.offers import comparisons

if TYPE_CHECKING:
    from app.window.main_window import MainWindow

LAYER_KEYS = 9


class Menus:
    """Builds the menus of the main window and does what their entries say."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        bar = window.menuBar()
        file = bar.addMenu("&File")
        self._add(file, "&Open …", lambda: window.keeper.open(), QKeySequence.StandardKey.Open)
        self.recent = file.addMenu("Open &recent")
        self.recent.aboutToShow.connect(self._fill_recent)
        file.addSeparator()
        self._add(file, "&Save", lambda: window.keeper.save(), QKeySequence.StandardKey.Save)
        self._add(file, "Save &as …", lambda: window.keeper.save_as(), QKeySequence("Ctrl+Shift+S"))
        self._add(
            file, "Save &figure …", lambda: window.figures.save(), QKeySequence("Ctrl+Shift+E")
        )
        file.addSeparator()
        self._add(file, "Save &weights …", lambda: window.keeper.save_weights())
        self._add(file, "&Load weights as start …", lambda: window.keeper.load_weights())
        file.addSeparator()
        self._add(file, "&Quit", window.close, QKeySequence("Ctrl+Q"))
        edit = bar.addMenu("&Edit")
        self.undo = self._add(edit, "&Undo", window.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(edit, "&Redo", window.redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        edit.addSeparator()
        self._add(
            edit, "Copy view as &image", lambda: window.figures.copy(), QKeySequence("Ctrl+Shift+C")
        )
        self._add(edit, "Copy &window as image", lambda: window.figures.copy_window())
        edit.addSeparator()
        self._add(
            edit,
            "&Copy settings as text",
            lambda: window.keeper.copy_settings(),
            QKeySequence("Ctrl+Alt+C"),
        )
        self._add(
            edit,
            "&Paste settings",
            lambda: window.keeper.paste_settings(),
            QKeySequence("Ctrl+Alt+V"),
        )
        run = bar.addMenu("&Run")
        playback = window.playback
        run.addActions([playback.play, playback.batch, playback.epoch])
        worker = window.worker
        self._add(run, "Batch &back", worker.step_back, QKeySequence(","))
        self._add(run, "Epoch b&ack", worker.epoch_back, QKeySequence("Shift+E"))
        run.addSeparator()
        run.addActions([playback.reset, playback.seed])
        pauses = run.addMenu("Pause &on")
        pauses.addActions([playback.first_death, playback.any_death])
        run.addSeparator()
        self.compare = run.addMenu("&Compare from here")
        self.compare.aboutToShow.connect(self._fill_comparisons)
        self.predict = self._add(
            run, "Pre&dict first", window.predict, QKeySequence(KEY), checkable=True
        )
        self._tools = bar.addMenu("&Tools")
        self.show_tools(window.planes.tool_actions)
        view = bar.addMenu("&View")
        self.dark = self._add(view, "&Dark", self._dress, QKeySequence("Ctrl+D"), checkable=True)
        self.projector = self._add(
            view, "&Projector size", self._dress, QKeySequence("Ctrl+P"), checkable=True
        )
        self.stage = self._add(
            view, "&Wide middle", window.docks.set_aside, QKeySequence("F11"), checkable=True
        )
        view.addSeparator()
        for dock in window.docks.all():
            view.addAction(dock.toggleViewAction())
        view.addSeparator()
        self._add(view, "&Restore the layout", window.restore_default_layout)
        help_menu = bar.addMenu("&Help")
        self._add(help_menu, "&Keys", lambda: show_shortcuts(window), QKeySequence("F1"))
        self._add(help_menu, "&About Flatline", lambda: show_about(window))
        for number in range(1, LAYER_KEYS + 1):
            shortcut = QShortcut(QKeySequence(str(number)), window)
            shortcut.activated.connect(lambda layer=number - 1: window.show_layer(layer))

    def set_theme(self, theme: Theme) -> None:
        """Show which look is in use."""
        for action, on in (
            (self.dark, theme.name == "dark"),
            (self.projector, theme.text_scale > 1.0),
        ):
            action.blockSignals(True)
            action.setChecked(on)
            action.blockSignals(False)
        bar = self._window.menuBar()
        for part in (bar, *bar.findChildren(QMenu)):
            part.setFont(theme.font(10))

    def show_tools(self, actions: Sequence[QAction]) -> None:
        """Offer these tools: those of the planes that are used now."""
        self._tools.clear()
        self._tools.addActions(list(actions))

    def open_file(self, path: Path) -> None:
        """Open a session or an experiment, or say why not; the present run goes on then."""
        self._window.keeper.open_path(path)

    def _fill_recent(self) -> None:
        keeper = self._window.keeper
        fill(self.recent, keeper.recent, keeper.open_path)

    def _fill_comparisons(self) -> None:
        self.compare.clear()
        snapshot = self._window.snapshot
        for heading, differences in (
            comparisons(snapshot.experiment, snapshot.start) if snapshot else ()
        ):
            for each in differences:
                if each.change is not None:
                    action = self.compare.addAction(f"{heading} {each.label}")
                    action.triggered.connect(lambda _, change=each.change: self._fork(change))
            self.compare.addSeparator()

    def _fork(self, change: Intervention) -> None:
        self._window.fork(change)

    def _dress(self) -> None:
        name = "dark" if self.dark.isChecked() else "light"
        self._window.set_look(name, self.projector.isChecked())

    def _add(
        self,
        menu: QMenu,
        text: str,
        do: object,
        key: QKeySequence | QKeySequence.StandardKey | None = None,
        *,
        checkable: bool = False,
    ) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(checkable)
        if key is not None:
            action.setShortcut(key)
        (action.toggled if checkable else action.triggered).connect(do)
        menu.addAction(action)
        return action
