"""The menu bar: files, the run, what is shown, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.experiment.interventions import Intervention
from app.language import language, languages, tr
from app.window.curtain import KEY
from app.window.dialogs import show_about, show_shortcuts
from app.window.keeping.recent import fill
from app.window.letters import own_name, with_letters
from app.window.theme import Theme
from app.window.views.intervene.offers import comparisons

if TYPE_CHECKING:
    from app.window.main_window import MainWindow


class Menus:
    """Builds the menus of the main window and does what their entries say."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._bar = _emptied(window.menuBar())
        self._fill_file(self._bar.addMenu(tr("&File")))
        self._fill_edit(self._bar.addMenu(tr("&Edit")))
        self._fill_run(self._bar.addMenu(tr("&Run")))
        self._tools = self._bar.addMenu(tr("&Tools"))
        self.show_tools(window.planes.tool_actions)
        self._fill_view(self._bar.addMenu(tr("&View")))
        self._fill_lessons(self._bar.addMenu(tr("&Lessons")))
        self._fill_help(self._bar.addMenu(tr("&Help")))
        with QSignalBlocker(self.predict):
            self.predict.setChecked(window.predicting)
        self.show_language()

    def _fill_file(self, menu: QMenu) -> None:
        keeper, figures = self._window.keeper, self._window.figures
        self._add(menu, tr("&Open …"), keeper.open, QKeySequence.StandardKey.Open)
        self.recent = menu.addMenu(tr("Open &recent"))
        self.recent.aboutToShow.connect(lambda: fill(self.recent, keeper.recent, keeper.open_path))
        menu.addSeparator()
        self._add(menu, tr("&Save"), keeper.save, QKeySequence.StandardKey.Save)
        self._add(menu, tr("Save &as …"), keeper.save_as, "Ctrl+Shift+S")
        self._add(menu, tr("Save &figure …"), figures.save, "Ctrl+Shift+E")
        menu.addSeparator()
        self._add(menu, tr("Save &weights …"), keeper.save_weights)
        self._add(menu, tr("&Load weights as start …"), keeper.load_weights)
        menu.addSeparator()
        self._add(menu, tr("&Quit"), self._window.close, "Ctrl+Q")

    def _fill_edit(self, menu: QMenu) -> None:
        window, keeper, figures = self._window, self._window.keeper, self._window.figures
        self.undo = self._add(menu, tr("&Undo"), window.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._add(menu, tr("&Redo"), window.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        menu.addSeparator()
        self._add(menu, tr("Copy view as &image"), figures.copy, "Ctrl+Shift+C")
        self._add(menu, tr("Copy &window as image"), figures.copy_window)
        menu.addSeparator()
        self._add(menu, tr("&Copy settings as text"), keeper.copy_settings, "Ctrl+Alt+C")
        self._add(menu, tr("&Paste settings"), keeper.paste_settings, "Ctrl+Alt+V")

    def _fill_run(self, menu: QMenu) -> None:
        window, worker, playback = self._window, self._window.worker, self._window.playback
        menu.addActions([playback.play, playback.batch, playback.epoch])
        self._add(menu, tr("Batch &back"), worker.step_back, ",")
        self._add(menu, tr("Epoch b&ack"), worker.epoch_back, "Shift+E")
        menu.addSeparator()
        menu.addActions([playback.reset, playback.seed])
        pauses = menu.addMenu(tr("Pause &on"))
        pauses.addActions([playback.first_death, playback.any_death])
        menu.addSeparator()
        self.compare = menu.addMenu(tr("&Compare from here"))
        self.compare.aboutToShow.connect(self._fill_comparisons)
        self.predict = self._switch(menu, tr("Pre&dict first"), window.predict, KEY)

    def _fill_view(self, menu: QMenu) -> None:
        window = self._window
        self.dark = self._switch(menu, tr("&Dark"), self._dress, "Ctrl+D")
        self.projector = self._switch(menu, tr("&Projector size"), self._dress, "Ctrl+P")
        self.stage = self._switch(menu, tr("&Wide middle"), window.docks.set_aside, "F11")
        self.languages = self._add_languages(menu.addMenu(tr("&Language")))
        menu.addSeparator()
        for dock in window.docks.all():
            if dock is not window.docks["lesson"]:
                menu.addAction(dock.toggleViewAction())
        menu.addSeparator()
        self._add(menu, tr("&Restore the layout"), window.restore_default_layout)

    def _fill_lessons(self, menu: QMenu) -> None:
        lessons = self._window.lessons
        self._add(menu, tr("&All lessons …"), lessons.show_gallery, "Ctrl+L")
        self._add(menu, tr("&Open a lesson file …"), lessons.ask_file)
        menu.addSeparator()
        led = [
            self._add(menu, tr("&Begin again"), lessons.leader.begin_again),
            self._add(menu, tr("&Next lesson"), lessons.leader.open_following),
            self._add(menu, tr("&Leave the lesson"), lessons.leader.leave),
        ]

        def enable() -> None:
            for action in led:
                action.setEnabled(lessons.leader.lesson is not None)

        menu.aboutToShow.connect(enable)
        menu.addSeparator()
        self._add(menu, tr("&Save as lesson …"), lessons.save_as)

    def _fill_help(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, tr("&Keys"), lambda: show_shortcuts(window), "F1")
        self._add(menu, tr("&About Flatline"), lambda: show_about(window))

    def set_theme(self, theme: Theme) -> None:
        """Show which look is in use."""
        for action, on in (
            (self.dark, theme.name == "dark"),
            (self.projector, theme.text_scale > 1.0),
        ):
            with QSignalBlocker(action):
                action.setChecked(on)
        for part in (self._bar, *self._bar.findChildren(QMenu)):
            part.setFont(theme.font(10))
        for code, action in self.languages.items():
            action.setFont(with_letters(theme.font(10), code))

    def show_language(self) -> None:
        """Show which language is spoken."""
        self.languages[language()].setChecked(True)

    def show_tools(self, actions: Sequence[QAction]) -> None:
        """Offer these tools: those of the planes that are used now."""
        self._tools.clear()
        self._tools.addActions(list(actions))

    def open_file(self, path: Path) -> None:
        """Open a session or an experiment, or say why not; the present run goes on then."""
        self._window.keeper.open_path(path)

    def _add_languages(self, menu: QMenu) -> dict[str, QAction]:
        """Each by its own name."""
        group = QActionGroup(menu)
        actions: dict[str, QAction] = {}
        for code in languages():
            action = actions[code] = group.addAction(own_name(code))
            action.setCheckable(True)
            # later: this menu does not outlast it
            action.triggered.connect(
                lambda _=False, code=code: QTimer.singleShot(
                    0, self._window, lambda: self._window.speak(code)
                )
            )
            menu.addAction(action)
        return actions

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

    def _dress(self, on: bool) -> None:
        name = "dark" if self.dark.isChecked() else "light"
        self._window.set_look(name, self.projector.isChecked())

    def _add(
        self,
        menu: QMenu,
        text: str,
        do: Callable[[], object],
        *keys: str | QKeySequence.StandardKey,
    ) -> QAction:
        action = self._action(menu, text, *keys)
        action.triggered.connect(lambda: do())
        return action

    def _switch(self, menu: QMenu, text: str, do: Callable[[bool], object], key: str) -> QAction:
        action = self._action(menu, text, key)
        action.setCheckable(True)
        action.toggled.connect(do)
        return action

    def _action(self, menu: QMenu, text: str, *keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self._bar)
        action.setShortcuts([QKeySequence(key) for key in keys])
        menu.addAction(action)
        return action


def _emptied(bar: QMenuBar) -> QMenuBar:
    """The window's own bar, without what a former language has left in it. (One made here would
    outlive the window.)"""
    only_here = Qt.FindChildOption.FindDirectChildrenOnly
    named = [menu for menu in bar.findChildren(QMenu, options=only_here) if menu.title()]
    for old in (*named, *bar.findChildren(QAction, options=only_here)):
        old.setParent(None)  # its keys are free at once
        old.deleteLater()
    bar.clear()
    return bar
