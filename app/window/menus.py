"""The menu bar: files, the run, what is shown, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu

from app.experiment import files
from app.experiment.errors import BadInput
from app.window.dialogs import show_about, show_shortcuts, show_trouble
from app.window.theme import Theme
from app.window.worker import Trouble

if TYPE_CHECKING:
    from app.window.main_window import MainWindow

FILTER = "Flatline experiment (*.toml);;All files (*)"
LAYER_KEYS = 9


class Menus:
    """Builds the menus of the main window and does what their entries say."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        bar = window.menuBar()
        file = bar.addMenu("&File")
        self._add(file, "&Open …", self._open, QKeySequence.StandardKey.Open)
        self._add(file, "&Save", self._save, QKeySequence.StandardKey.Save)
        self._add(file, "Save &as …", self._save_as, QKeySequence.StandardKey.SaveAs)
        file.addSeparator()
        self._add(file, "&Quit", window.close, QKeySequence("Ctrl+Q"))
        edit = bar.addMenu("&Edit")
        self.undo = self._add(edit, "&Undo", window.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(edit, "&Redo", window.redo, QKeySequence.StandardKey.Redo)
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
        view = bar.addMenu("&View")
        self.dark = self._add(view, "&Dark", self._dress, QKeySequence("Ctrl+D"), checkable=True)
        self.projector = self._add(
            view, "&Projector size", self._dress, QKeySequence("Ctrl+P"), checkable=True
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
        self._window.menuBar().setFont(theme.font(10))

    def open_file(self, path: Path) -> None:
        """Open an experiment, or say why not; the present run goes on then."""
        try:
            experiment = files.read(path)
        except BadInput as error:
            show_trouble(self._window, Trouble(str(error), ""))
        else:
            self._window.open_experiment(experiment, path)

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, "Open an experiment", "", FILTER)
        if name:
            self.open_file(Path(name))

    def _save(self) -> None:
        if self._window.path is None:
            self._save_as()
        else:
            self._write(self._window.path)

    def _save_as(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, "Save the experiment", "experiment.toml", FILTER
        )
        if name:
            self._write(Path(name))

    def _write(self, path: Path) -> None:
        try:
            files.write(self._window.record, path)
        except OSError as error:
            reason = error.strerror or str(error)
            show_trouble(self._window, Trouble(f"{path} could not be written: {reason}", ""))
        else:
            self._window.set_path(path)

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
