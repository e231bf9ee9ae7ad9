"""The dialog that saves a figure: choices on the left, the page as it will be on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.experiment.errors import BadInput
from app.experiment.figure import GENERATED
from app.experiment.sessions import Session
from app.figures.pace import steps_of
from app.figures.page import Page, pages_of
from app.figures.sheet import Sheet, lay_out
from app.record.lens import Lens
from app.record.moment import Moment
from app.window import dialogs
from app.window.controls.look import style_sheet
from app.window.controls.throttle import Throttle
from app.window.figures.controls import Controls, Present
from app.window.figures.copying import window_picture
from app.window.figures.look import dialog_style
from app.window.figures.moments import Moments, generous
from app.window.figures.preview import Preview
from app.window.figures.saving import Saved, Saving
from app.window.figures.views_list import WINDOW
from app.window.figures.wish import Wish
from app.window.theme import THEMES, Theme
from app.window.views.words import count, grouped

DRAW_MS = 90
"""Between two drawings of the preview, at least."""
CM = 2.54
WINDOW_FORM = 10 / 16
"""The whole window's height by its width, where no height is asked for."""
MOST_NAMED = 3
"""So many files are named one by one."""


class Run(Protocol):
    """What the dialog takes from the window."""

    @property
    def lens(self) -> Lens:
        """What is looked at."""

    @property
    def session(self) -> Session:
        """The run as it is kept."""

    @property
    def path(self) -> Path | None:
        """Its file."""


class FigureDialog(QDialog):
    """Beside the window, which stays usable."""

    kept = Signal(object)
    """The Wish that something was saved by."""
    said = Signal(str)
    """What has become of a figure that was being saved, for the window to say, too."""

    def __init__(
        self, run: Run, moments: Moments, wish: Wish, folder: Path, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("figure")
        self.setWindowTitle("Save a figure")
        self.setModal(False)
        self._run, self._moments, self.folder = run, moments, folder
        self._window = parent
        self._moment: Moment | None = None
        self._seen: Lens | None = None
        """As what the moment was asked for."""
        self._page: Page | None = None
        """What is shown; None where nothing can be drawn."""
        self._height = 0.0
        self._behind = False
        self._result: Path | None = None
        self.saving = Saving(self)
        self.controls = Controls(wish)
        self.preview = Preview(theme)
        self._drawing = Throttle(DRAW_MS, self)
        self._make(theme)
        self._connect()
        self.set_theme(theme)

    # --- What is shown

    @property
    def wish(self) -> Wish:
        """What is chosen."""
        return self.controls.wish

    def show_wish(self, wish: Wish) -> None:
        """Show other choices."""
        self.controls.show_wish(wish)
        self._drawing.throttle()

    def refresh(self) -> None:
        """The run is elsewhere, or something else of it is looked at."""
        self._seen = None
        self._drawing.throttle()

    def show_behind(self, behind: bool) -> None:
        """Whether the run has gone on since the preview was drawn."""
        if behind != self._behind:
            self._behind = behind
            self._say_what_it_is()

    def set_theme(self, theme: Theme) -> None:
        """Take colours and type sizes from it."""
        self.setStyleSheet(style_sheet(theme) + dialog_style(theme))
        self.setFont(theme.font())
        for widget in (self, *self.findChildren(QWidget)):
            widget.setPalette(theme.palette())
            widget.setFont(theme.font())
        self.preview.set_theme(theme)
        self.controls.fit()
        self._drawing.throttle()

    # --- The preview

    def _draw(self, *, asking: bool = True) -> None:
        """Draw the page with what is at hand, or ask for what is wanted besides."""
        if not self.isVisible():
            return
        lens = generous(self._run.lens)
        if self._moment is None or self._seen is None:
            self._ask(lens)
        elif self.controls.fault:
            self._refuse(self.controls.fault)
        elif self.wish.figure.views == (WINDOW,):
            self._draw_window()
        elif (sheet := self._lay_out(self._moment)) is not None:
            wanted = sheet.ask(lens, self._several(self._moment))
            if asking and wanted != self._seen:
                self._ask(wanted)
            else:
                self._show(sheet, self._moment)

    def _ask(self, lens: Lens) -> None:
        def answered(moment: Moment) -> None:
            first = self._seen is None
            self._moment, self._seen = moment, lens
            self._show_present(moment)
            self._draw(asking=first)  # what is wanted is known once it is known what there is

        self._moments.ask(lens, answered)

    def _lay_out(self, moment: Moment) -> Sheet | None:
        """The page; None, and a sentence in its place, where there is none."""
        try:
            return lay_out(self.wish.drawn, self._run.session.view, self._several(moment))
        except BadInput as error:
            self._refuse(_sentence(str(error)))
            return None

    def _several(self, moment: Moment) -> list[Moment]:
        """The present moment, in each of the places of a figure of several steps."""
        wish = self.wish
        moment = moment.veiled() if wish.figure.veiled else moment
        return [moment] * (len(steps_of(wish.at(moment.step))) if wish.drawn.together else 1)

    def _show(self, sheet: Sheet, moment: Moment) -> None:
        moments = self._several(moment)
        room = self.preview.room_for(sheet.width, sheet.height)
        self.preview.show_image(sheet.image(moments, room))
        if self.wish.figure.caption == GENERATED:
            self.controls.show_caption(sheet.caption(moments))
        self._page, self._height = sheet.page, sheet.height
        self._say_what_it_is()

    def _draw_window(self) -> None:
        """The window as it is now; the figure's is drawn at its size, and in its first layout."""
        figure = self.wish.drawn
        if figure.theme not in THEMES:
            self._refuse("The whole window is light or dark: choose one of these themes.")
            return
        image = window_picture(self._window, THEMES[figure.theme])
        image.setDevicePixelRatio(1.0)
        room = QSize(*self.preview.room_for(image.width(), image.height()))
        self.preview.show_image(image.scaled(room, mode=Qt.TransformationMode.SmoothTransformation))
        self._page = pages_of(figure)[0]
        self._height = self._page.height or self._page.width * WINDOW_FORM
        self._say_what_it_is()

    def _refuse(self, sentence: str) -> None:
        self._page = None
        self.preview.say(sentence)
        self._say_what_it_is()

    def _show_present(self, moment: Moment) -> None:
        neuron = moment.snapshot.neuron
        autopsy = None if neuron is None else neuron.autopsy
        death = None if autopsy is None else autopsy.event.step
        self.controls.show_present(Present(moment.step, death, len(moment.strands) > 1))

    def _say_what_it_is(self) -> None:
        self._show_save()
        page, moment, wish = self._page, self._moment, self.wish
        if page is None or moment is None:
            self._what.clear()
            self._of.clear()
            return
        try:
            self._what.setText(_size_words(page, self._height, wish))
        except BadInput as error:
            self._refuse(_sentence(str(error)))
            return
        step = f"step {grouped(moment.step)}"
        words = f"{step[0].upper()}{step[1:]}"
        if wish.kind.group == "animation":
            words = f"{_film_words(wish, moment.step)}. The preview is of {step}"
        elif wish.several:
            steps = steps_of(wish.at(moment.step))
            files = "one figure" if wish.drawn.together else count(len(steps), "figure")
            words = f"{count(len(steps), 'step')}, {files}. The preview shows {step} for each"
        if wish.figure.views == (WINDOW,):
            words += ". Saved, the window has this theme and its first layout"
        self._of.setText(words + ("; it follows when the run pauses" if self._behind else ""))

    # --- Saving

    def _save(self) -> None:
        """Ask for a file, and make it."""
        if self._moment is None:
            return
        wish, step = self.wish, self._moment.step
        stem = self._run.path.stem if self._run.path else "figure"
        suffix = wish.kind.suffix
        chosen = dialogs.ask_file_to_save(
            self, f"Save as {wish.kind.words}", self.folder / f"{stem}{suffix}", wish.kind.filter
        )
        if chosen is None:
            return
        folder, name = chosen.parent, chosen.name
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
        names = wish.names(name, step)
        there = [n for n in names if (folder / n).is_file() and folder / n != chosen]
        if there and not dialogs.ask_replace(self, there):
            return
        self.folder = folder
        self.kept.emit(wish)
        steps = steps_of(wish.at(step)) if wish.several and wish.drawn.together else ()
        figure = wish.drawn.model_copy(update={"steps": steps})
        self._result = None
        self._bar.setRange(0, 0)
        self._tell("Playing the run again …")
        session = replace(self._run.session, figure=figure)
        self.saving.begin(session, wish.options(step), folder, name)
        self._show_save()

    def _cancel(self) -> None:
        self.saving.cancel()
        self._tell("Cancelled: nothing was saved.")
        self._show_save()

    def _on_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _on_saved(self, saved: Saved) -> None:
        self._result = saved.folder
        sentence = f"Saved: {_files_words(saved)}."
        self._tell(sentence)
        self.said.emit(sentence)
        self._show_save()

    def _on_failed(self, sentence: str) -> None:
        self._tell(sentence, bad=True)
        self.said.emit(sentence)
        self._show_save()

    def _tell(self, sentence: str, *, bad: bool = False) -> None:
        self._news.setText(f"✕ {sentence}" if bad else sentence)
        self._news.setProperty("role", "refusal" if bad else "note")
        self._news.style().unpolish(self._news)
        self._news.style().polish(self._news)

    def _show_save(self) -> None:
        running = self.saving.running
        self._save_button.setEnabled(self._page is not None and not running)
        words = "Save data …" if self.wish.kind.group == "data" else "Save …"
        self._save_button.setText(words)
        self._bar.setVisible(running)
        self._cancel_button.setVisible(running)
        self._open_button.setVisible(self._result is not None and not running)

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))

    # --- The widgets

    def _make(self, theme: Theme) -> None:
        self._what, self._of, self._news = QLabel(), QLabel(), QLabel()
        self._what.setObjectName("figure.what")
        self._of.setObjectName("figure.of")
        self._of.setProperty("role", "note")
        self._news.setObjectName("figure.news")
        for label in (self._what, self._of, self._news):
            label.setTextFormat(Qt.TextFormat.PlainText)  # file names are no markup
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setObjectName("figure.progress")
        self._bar.setTextVisible(False)
        self._cancel_button = self._button("Cancel", "cancel", self._cancel)
        self._open_button = self._button("Open folder", "folder", self._open_folder)
        self._save_button = self._button("Save …", "save", self._save)
        self._save_button.setDefault(True)
        close = self._button("Close", "close", self.close)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        words = QVBoxLayout()
        words.setContentsMargins(16, 8, 16, 4)
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._of)
        right.addLayout(words)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.controls)
        upper.addLayout(right, 1)
        lower = QHBoxLayout()
        lower.setContentsMargins(12, 8, 16, 12)
        lower.setSpacing(8)
        lower.addWidget(self._news, 1)
        for widget in (self._bar, self._cancel_button, self._open_button, self._save_button, close):
            lower.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addLayout(lower)
        largest = self.screen().availableSize() * 0.92
        self.resize(QSize(1180, 760).boundedTo(largest))
        self._show_save()

    def _button(self, words: str, name: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"figure.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: do())
        return button

    def _connect(self) -> None:
        self._drawing.triggered.connect(lambda: self._draw())
        self.controls.changed.connect(self._drawing.throttle)
        self.preview.resized.connect(self._drawing.throttle)
        self.saving.progressed.connect(self._on_progress)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_failed)

    def hideEvent(self, event: QHideEvent) -> None:
        self._moments.forget()
        super().hideEvent(event)


def _size_words(page: Page, height: float, wish: Wish) -> str:
    """'2008 × 1417 px, 17 × 12 cm at 300 dpi'."""
    kind = wish.kind
    if kind.group == "data":
        views = count(len(wish.figure.views), "view")
        return f"{kind.words}s: the numbers behind {views}, a file for each"
    width, high = page.pixels(height)
    points = page.points(height)
    cm = " × ".join(f"{length / 72 * CM:.1f}".removesuffix(".0") for length in points)
    pixels = f"{grouped(width)} × {grouped(high)} px"
    dots = f"{page.dpi:g} dpi"
    if kind.suffix in (".svg", ".pdf"):
        return f"{kind.words}, {cm} cm, text as text"
    if kind.group == "animation":
        return f"{kind.words}, {pixels}"
    return f"{kind.words}, {pixels}, {cm} cm at {dots}"


def _film_words(wish: Wish, present: int) -> str:
    steps = steps_of(wish.at(present))
    first, last, _ = wish.span(present)
    longer = "at least " if wish.slow > 1 else ""
    seconds = f"{len(steps) / wish.fps:.1f}".removesuffix(".0")
    span = f"Steps {grouped(first)} to {grouped(last)}"
    return f"{span}: {count(len(steps), 'picture')}, {longer}{seconds} s"


def _files_words(saved: Saved) -> str:
    names: Sequence[str] = saved.names
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[: MOST_NAMED - 1])} and {len(names) - MOST_NAMED + 1} more"
    return ", ".join(names)


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}{'' if clause[-1] in '.?!' else '.'}"
