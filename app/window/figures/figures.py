"""What the window does about figures: copies views as images, and saves figures."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from app.experiment.figure import FigureSettings
from app.figures.pace import steps_of, written
from app.language import tr
from app.window import dialogs
from app.window.figures.wish import Wish, wish_of

if TYPE_CHECKING:
    from app.record.snapshot import Snapshot
    from app.window.figures.copying import Copying
    from app.window.figures.dialog import FigureDialog
    from app.window.main_window import MainWindow
    from app.window.side import Shown

WISH, FOLDER = "figure/wish", "figure/folder"
"""Where the choices of the last time are kept."""
SAID_MS = 10_000
"""How long the status bar says what was copied or saved."""


class Figures(QObject):
    """Made with the window. Drawing is loaded when it is first asked for."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._wish = wish_of(str(settings.value(WISH, "")))
        self._figure: FigureSettings | None = None
        self._copying: Copying | None = None
        self._dialog: FigureDialog | None = None
        self._drawn: tuple[object, ...] = ()
        """What the preview has been told of the run."""
        self._opened = False
        """Whether a session's own views have not been shown in the dialog yet."""
        self._meant: str | None = None
        """The view that was meant the last time: views chosen in the dialog outlast it."""

    @property
    def settings(self) -> FigureSettings | None:
        """What was chosen for figures of this run, to be kept with it; None if nothing was."""
        return self._figure

    def open(self, figure: FigureSettings | None) -> None:
        """Another session's choices, if it has any."""
        self._figure = figure
        if figure is None:
            return
        several, steps = bool(figure.steps), written(figure.steps)
        alone = figure.model_copy(update={"steps": ()})
        kind = self._wish.format if self._wish.kind.group == "picture" else "png"
        self._wish = replace(self._wish, format=kind, figure=alone, several=several, steps=steps)
        self._opened = True
        if self._dialog is not None:
            self._dialog.show_wish(self._wish)

    # --- Copying

    def copy(self, name: str | None = None) -> None:
        """A view as an image to the clipboard; the one that is meant, where none is named."""
        name = name or self._window.meant or self._window.middle
        if self._window.snapshot is None:
            self._say(tr("The engine is still loading."))
            return
        from app.window.figures.moments import generous

        window = self._window
        size, view = window.view_of(name).size(), window.session.view
        copying = self._copying or self._make_copying()
        copying.copy(name, size, generous(window.lens), view, window.theme, window.as_shown)

    def copy_window(self) -> None:
        """The whole window as an image to the clipboard."""
        from app.window.figures.copying import to_clipboard, window_picture

        self._say(to_clipboard(window_picture(self._window), tr("The window")))

    # --- Saving

    def save(self, name: str | None = None) -> None:
        """Show the dialog, with this view, or the one that is meant now and was not the last time;
        else with those of before, or of the session that was opened."""
        if self._window.snapshot is None:
            self._say(tr("The engine is still loading."))
            return
        dialog = self._dialog or self._make()
        meant, before = self._window.meant, self._meant
        self._meant = meant
        if name is None and not self._opened and meant != before:
            name = meant
        self._opened = False
        wish = dialog.own_wish
        if name is not None:
            wish = replace(wish, figure=wish.figure.model_copy(update={"views": (name,)}))
        self._open(dialog, wish)

    def show_run(self, shown: Shown) -> None:
        """Let the preview follow; not while the run plays, unless it has become another one."""
        dialog = self._dialog
        if dialog is None or not dialog.isVisible() or not shown:
            return
        first = shown[0]
        still = first.steps_per_second == 0.0
        window = self._window
        looks = window.neurons.content, window.planes.test_points
        now = (*_looked_at(first), *looks, len(shown), first.step)
        moved = now[-1:] != self._drawn[-1:]
        if now[:-1] != self._drawn[:-1] or (still and moved):
            self._drawn = now
            dialog.refresh()
            moved = False
        dialog.show_behind(moved and not still)

    def show_hiding(self) -> None:
        """The window hides who is dead, or tells it again."""
        if self._dialog is not None:
            self._dialog.follow_hiding()

    def set_theme(self) -> None:
        """The window has another look."""
        if self._dialog is not None:
            self._dialog.set_theme(self._window.theme)

    def make_anew(self) -> None:
        """The window has another language: the dialog, too, with what is chosen in it."""
        before, self._dialog = self._dialog, None
        if before is None:
            return
        self._wish = before.own_wish
        shown = before.isVisible()
        before.close()
        before.deleteLater()
        if shown:
            self._open(self._make(), self._wish)

    @property
    def saving(self) -> bool:
        """Whether a figure is being saved."""
        return self._dialog is not None and self._dialog.saving.running

    def may_leave(self) -> bool:
        """Whether the window may close: ask, where a figure is being saved."""
        return not self.saving or dialogs.ask_give_up(self._window)

    def end(self) -> None:
        """The window closes: what is being saved is given up."""
        if self._dialog is not None:
            self._dialog.saving.cancel()
            self._dialog.close()

    def _open(self, dialog: FigureDialog, wish: Wish) -> None:
        dialog.follow_hiding()
        dialog.show_wish(wish)
        self._drawn = ()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self.show_run(self._window.shown)

    def _make_copying(self) -> Copying:
        from app.window.figures.copying import Copying
        from app.window.figures.moments import Moments

        self._copying = Copying(Moments(self._window.worker, self), self)
        self._copying.said.connect(self._say)
        return self._copying

    def _make(self) -> FigureDialog:
        from app.window.figures.dialog import FigureDialog
        from app.window.figures.moments import Moments
        from app.window.figures.whole_window import WholeWindow

        window = self._window
        folder = Path(str(self._settings.value(FOLDER, "")) or Path.home())
        if not folder.is_dir():
            folder = Path.home()
        moments = Moments(window.worker, self)
        whole = WholeWindow(window)
        dialog = FigureDialog(window, moments, whole, self._wish, folder, window.theme, window)
        moments.setParent(dialog)
        dialog.kept.connect(self._keep)
        dialog.said.connect(self._say)
        self._dialog = dialog
        return dialog

    def _keep(self, wish: Wish) -> None:
        steps = steps_of(wish.steps) if wish.several and wish.kind.group != "animation" else ()
        self._wish, self._figure = wish, wish.figure.model_copy(update={"steps": steps})
        self._settings.setValue(WISH, wish.kept())
        if self._dialog is not None:
            self._settings.setValue(FOLDER, str(self._dialog.folder))

    def _say(self, sentence: str) -> None:
        self._window.statusBar().showMessage(sentence, SAID_MS)


def _looked_at(snapshot: Snapshot) -> tuple[object, ...]:
    """What of a run decides what its figures show, but for the step."""
    lens = snapshot.lens
    return (
        snapshot.generation,
        snapshot.changes,
        lens.replica,
        lens.layer,
        lens.neuron,
        lens.extent,
        lens.subject,
        lens.point,
    )
