"""The dialog that saves a figure: choices on the left, the page as it will be on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QImage, QShowEvent
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
from app.figures.caption import caption_of, editable
from app.figures.pace import steps_of
from app.figures.page import Page
from app.figures.sheet import Sheet, lay_out
from app.language import language, tr
from app.record.lens import Lens
from app.record.moment import Moment
from app.window import dialogs
from app.window.controls.look import style_sheet
from app.window.controls.throttle import Throttle
from app.window.figures import target
from app.window.figures.coming import as_saved, at_steps, is_coarse, reaching
from app.window.figures.complaints import in_words
from app.window.figures.controls import Controls, Present
from app.window.figures.look import dialog_style
from app.window.figures.moments import Moments, generous
from app.window.figures.preview import Preview
from app.window.figures.progress import STARTING, Progress
from app.window.figures.saving import Saved, Saving
from app.window.figures.sizes import files_words, film_words, size_words
from app.window.figures.views_list import WINDOW
from app.window.figures.whole_window import WholeWindow
from app.window.figures.wish import Wish
from app.window.side import Shown
from app.window.theme import Theme
from app.window.views.words import count, grouped

DRAW_MS = 90
"""Between two drawings of the preview, at least."""
ASKS = 3
"""How many times more is asked for, until a preview has all that it shows."""


class Run(Protocol):
    """What the dialog takes from the window."""

    @property
    def lens(self) -> Lens:
        """What is looked at."""

    @property
    def predicting(self) -> bool:
        """Whether it is hidden who is dead."""

    def session_of(self, shown: Shown) -> Session:
        """The run as it is kept, where it stands at these."""

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
        self,
        run: Run,
        moments: Moments,
        whole: WholeWindow,
        wish: Wish,
        folder: Path,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("figure")
        self.setWindowTitle(tr("Save a figure"))
        self.setModal(False)
        self._run, self._moments, self.folder = run, moments, folder
        self._whole = whole
        self._moment: Moment | None = None
        self._session: Session | None = None
        """The run of the moment: what is saved, however it has gone on since."""
        self._seen: Lens | None = None
        """As what the moment was asked for."""
        self._page: Page | None = None
        """What is shown; None where nothing can be drawn."""
        self._height = 0.0
        self._behind = False
        self._coarse = False
        self._result: Path | None = None
        self._progress: Progress | None = None
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

    @property
    def own_wish(self) -> Wish:
        """The same, without what only follows the window."""
        return self.controls.own_wish

    def show_wish(self, wish: Wish) -> None:
        """Show other choices."""
        self.controls.show_wish(wish)
        self._drawing.throttle()

    def follow_hiding(self) -> None:
        """The window hides who is dead, or tells it again: the figure with it, at once."""
        self.controls.follow_hiding(self._run.predicting)
        if self._moment is not None:
            self._show_present(self._moment)
            self._draw(asks=0)  # what else is wanted to be seen is asked for after that
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

    def _draw(self, *, asks: int = ASKS) -> None:
        """Draw the page with what is at hand, or ask for what is wanted besides, so many times at
        most: what is wanted is known once it is known what there is."""
        if not self.isVisible():
            return
        lens = generous(self._run.lens)
        moment, session = self._moment, self._session
        if moment is None or session is None:
            self._ask(lens, asks)
            return
        if self._seen is None and asks:
            self._ask(lens, asks)
            return
        shown = moment.veiled() if self.wish.figure.veiled else moment
        steps = self._steps(moment)
        known = at_steps(shown, steps)
        self.controls.show_caption(caption_of(GENERATED, known), editable(known))
        words = caption_of(self.wish.drawn.caption, known)
        try:
            if self.controls.fault:
                self._refuse(self.controls.fault)
            elif self.wish.figure.views == (WINDOW,):
                begins = steps_of(self.wish.at(moment.step))[0] == moment.step
                still = self._whole.show(session, self.wish.drawn, shown, begins=begins)
                image = self._whole.picture(still, shown)
                self._page, self._height = still.page, still.height
                self._finish(image, self._whole.wanted(still, lens), asks)
            else:
                sheet = self._lay_out(session, shown, len(steps), words)
                self._page, self._height = sheet.page, sheet.height
                many = [shown] * len(steps)
                wanted = sheet.ask(lens, many)
                room = self.preview.room_for(sheet.width, sheet.height)
                final = not asks or wanted == self._seen
                self._finish(sheet.image(many, room) if final else None, wanted, asks)
        except BadInput as error:
            self._refuse(in_words(str(error)))

    def _finish(self, image: QImage | None, wanted: Lens, asks: int) -> None:
        """Show it, or ask for what is wanted to be seen."""
        if asks and wanted != self._seen:
            self._ask(wanted, asks)
        elif image is not None:
            assert self._moment is not None
            self._coarse = is_coarse(self.wish, self._moment)
            self.preview.show_image(image)
            self._say_what_it_is()

    def _ask(self, lens: Lens, asks: int) -> None:
        def answered(moment: Moment) -> None:
            self._moment, self._seen = as_saved(moment), lens
            self._session = self._run.session_of(tuple(s.snapshot for s in moment.strands))
            self._show_present(moment)
            self._draw(asks=asks - 1)

        self._moments.ask(lens, answered)

    def _steps(self, moment: Moment) -> tuple[int, ...]:
        """Those that are shown beside one another."""
        wish = self.wish
        together = wish.drawn.together and not self.controls.fault
        return steps_of(wish.at(moment.step)) if together else (moment.step,)

    def _lay_out(self, session: Session, moment: Moment, many: int, words: str) -> Sheet:
        """The page: the present moment in each of the places of a figure of several steps. Raises
        BadInput."""
        figure, film = self.wish.drawn, self.wish.kind.group == "animation"
        # of the steps that are asked for
        figure = figure.model_copy(update={"caption": words})
        sheet = lay_out(figure, session.view, [moment] * many, film=film)
        if film:
            last = max(moment.step, self.wish.span(moment.step)[1])
            sheet = replace(sheet, look=replace(sheet.look, end=reaching(moment, last)))
        return sheet

    def _refuse(self, sentence: str) -> None:
        self._page = None
        self.preview.say(sentence)
        self._say_what_it_is()

    def _show_present(self, moment: Moment) -> None:
        neuron = moment.snapshot.neuron
        autopsy = None if neuron is None else neuron.autopsy
        death = None if autopsy is None else autopsy.event.step
        hidden = self._run.predicting
        self.controls.show_present(
            Present(moment.step, None if hidden else death, hidden, len(moment.strands) > 1)
        )

    def _say_what_it_is(self) -> None:
        self._show_save()
        page, moment, wish = self._page, self._moment, self.wish
        if page is None or moment is None:
            self._what.clear()
            self._of.clear()
            return
        try:
            self._what.setText(size_words(page, self._height, wish))
        except BadInput as error:
            self._refuse(in_words(str(error)))
            return
        step = grouped(moment.step)
        words = tr("Step {step}", step=step)
        if wish.kind.group == "animation":
            film = film_words(wish, moment.step)
            words = tr("{film}. The preview is of the present step, {step}", film=film, step=step)
        elif wish.several:
            steps = steps_of(wish.at(moment.step))
            words = _figures_words(len(steps), together=wish.drawn.together)
            if steps != (moment.step,):
                words = tr(
                    "{figures}. The preview shows the present step, {step}, for each",
                    figures=words,
                    step=step,
                )
        if self._behind:
            words = tr("{preview}; it follows when the run pauses", preview=words)
        if wish.figure.views == (WINDOW,):
            words = tr("{preview}. Its docks stand as in a new window", preview=words)
        if self._coarse:
            words = tr("{preview}. Curves are drawn more finely when saved", preview=words)
        self._of.setText(words)

    # --- Saving

    def _save(self) -> None:
        """Ask for a file, and make what the preview shows."""
        self.controls.hurry()
        self._drawing.flush()
        moment, session, wish = self._moment, self._session, self.wish
        if self._page is None or moment is None or session is None:
            return
        own, step = self.own_wish, moment.step
        stem = self._run.path.stem if self._run.path else "figure"
        suffix = wish.kind.suffix
        chosen = dialogs.ask_file_to_save(
            self,
            tr("Save as {format}", format=tr(wish.kind.words)),
            self.folder / f"{stem}{suffix}",
            wish.kind.filter,
        )
        if chosen is None:
            return
        folder = chosen.parent
        try:
            name = target.name_of(chosen, wish.kind)
            names = wish.names(name, step)
            target.check(folder, names)
            there = target.there_already(folder, wish, name, names)
        except (ValueError, OSError) as error:
            self._on_failed(str(error))
            return
        # of the file that was chosen the file dialog has asked
        there = [each for each in there if folder / each != chosen]
        if there and not dialogs.ask_replace(self, there):
            return
        self.folder = folder
        self.kept.emit(own)
        steps = steps_of(wish.at(step)) if wish.several and wish.drawn.together else ()
        figure = wish.drawn.model_copy(update={"steps": steps, "language": language()})
        self._result = None
        self._progress = Progress(wish, step)
        self._bar.setRange(0, 0)
        self._tell(tr(STARTING))
        self.saving.begin(replace(session, figure=figure), wish.options(step), folder, name)
        self._show_save()

    def _cancel(self) -> None:
        self.saving.cancel()
        self._tell(tr("Cancelled: nothing was saved."))
        self._show_save()

    def _on_progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if self._progress is not None:
            self._tell(self._progress.words(done, of))

    def _on_saved(self, saved: Saved) -> None:
        self._result = saved.folder
        sentence = tr("Saved: {files}.", files=files_words(saved))
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
        words = tr("Save data …") if self.wish.kind.group == "data" else tr("Save …")
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
        self._cancel_button = self._button(tr("Cancel"), "cancel", self._cancel)
        self._open_button = self._button(tr("Open folder"), "folder", self._open_folder)
        self._save_button = self._button(tr("Save …"), "save", self._save)
        self._save_button.setDefault(True)
        close = self._button(tr("Close"), "close", self.close)
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.controls.focus_group()

    def hideEvent(self, event: QHideEvent) -> None:
        self._moments.forget()
        self._whole.close()
        super().hideEvent(event)


def _figures_words(steps: int, *, together: bool) -> str:
    """'3 steps, one figure'."""
    words = count(steps, tr("{n} step"), tr("{n} steps"))
    if together:
        return tr("{steps}, one figure", steps=words)
    return ", ".join((words, count(steps, tr("{n} figure"), tr("{n} figures"))))
