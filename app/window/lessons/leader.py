"""Leads through a lesson: page by page, what is shown, played, hidden and highlighted."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.language import tr
from app.lessons.lesson import Lesson, Step, in_language
from app.lessons.library import Library
from app.window.lessons.halo import Halo
from app.window.lessons.pages import Page, pages_of
from app.window.lessons.panel import LessonPanel, State
from app.window.lessons.stage import Stage

SLOWEST, FASTEST = 1.0, 10_000.0
"""Steps a second at which a lesson plays; faster than that is flat out."""


class Leader(QObject):
    """The lesson in the window, if there is one, and the page that it is at."""

    def __init__(self, stage: Stage, library: Callable[[], Library], window: QWidget) -> None:
        super().__init__(window)
        self._stage, self._library = stage, library
        self._panel: LessonPanel
        self._lesson: Lesson | None = None
        self._pages: tuple[Page, ...] = ()
        self._at = 0
        self._halos: list[Halo] = []
        # also what a presenter's remote control sends
        self._keys = [
            self._shortcut(key, do, window)
            for do, keys in (
                (self.go_on, (Qt.Key.Key_Right, Qt.Key.Key_PageDown)),
                (self.go_back, (Qt.Key.Key_Left, Qt.Key.Key_PageUp)),
            )
            for key in keys
        ]

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is led through."""
        return self._lesson

    @property
    def page(self) -> int:
        """The number of the page that is shown, from 0."""
        return self._at

    def use(self, panel: LessonPanel) -> None:
        """The words stand there from now on."""
        self._panel = panel
        self._halos = []  # they went with what they surrounded
        panel.next_asked.connect(self.go_on)
        panel.back_asked.connect(self.go_back)
        panel.again_asked.connect(self.begin_again)
        panel.leave_asked.connect(self.leave)
        panel.following_asked.connect(self.open_following)

    def open(self, lesson: Lesson) -> bool:
        """Begin this lesson, if the present run may be left; whether it was done."""
        if not self._stage.set(lesson):
            return False
        self._lesson, self._pages = lesson, pages_of(lesson)
        self._listen(True)
        self._show(0, moving=False)
        return True

    def resume(self) -> None:
        """Lead on in the language that is spoken now."""
        if self._lesson is not None:
            self._pages = pages_of(self._lesson)
            self._show_words()
            self._surround()
            self.show_progress()

    def begin_again(self) -> None:
        """From the beginning, with the run as the lesson has it."""
        if self._lesson is not None:
            self.open(self._lesson)

    def leave(self) -> None:
        """End the lesson; the run stays."""
        if self._lesson is None:
            return
        self._lesson = None
        self._listen(False)
        self._clear()
        self._stage.predict(False)
        self._stage.strike()

    def open_following(self) -> None:
        """Begin the next lesson."""
        following = None if self._lesson is None else self._library().after(self._lesson)
        if following is not None:
            self.open(following)

    def go_on(self) -> None:
        """To the next page. While the run is on its way, to the end of the way at once; where it
        has been stopped on its way, on. On the last page, to what is below."""
        step = self._pages[self._at].step if self._pages else None
        if step is not None and step.until is not None and self._stage.step < step.until:
            self._go(step.until, 0.0 if self._stage.playing else step.seconds)
        elif self._at + 1 < len(self._pages):
            self._show(self._at + 1, moving=True)
        else:
            self._panel.read_on()

    def go_back(self) -> None:
        """To the page before, and to where the run stood then."""
        if self._lesson is None or self._at == 0:
            return
        before = self._pages[self._at - 1]
        stood = self._lesson.begin(before.number + 1 if before.step is not None else 0)
        if self._stage.step != stood or self._stage.playing:
            self._stage.seek(stood)
        # what was looked at then: as the lesson began, and what the steps up to there said
        self._stage.look_as_begun(self._lesson)
        for page in self._pages[: self._at - 1]:
            if page.step is not None:
                self._look(page.step)
        self._show(self._at - 1, moving=False)

    def show_progress(self) -> None:
        """The run has gone on, or has come to stand."""
        if self._lesson is None:
            return
        step = self._pages[self._at].step
        going = step is not None and step.until is not None and self._stage.step < step.until
        state: State = "there" if not going else "going" if self._stage.playing else "stopped"
        self._panel.show_state(state, following=self._has_following())

    def set_theme(self) -> None:
        """Draw with the window's look."""
        self._panel.set_theme(self._stage.theme)
        if self._lesson is not None:
            self._surround()

    def _show(self, number: int, *, moving: bool) -> None:
        """Show this page, and do what it says."""
        self._at = number
        page, stage = self._pages[number], self._stage
        self._show_words()
        step = page.step
        stage.predict(step is not None and step.hide)
        if step is not None:
            self._look(step)
            for dock in step.front:
                stage.bring_forward(dock)
            if moving and step.until is not None and step.until != stage.step:
                self._go(step.until, step.seconds)
        self._surround()
        self.show_progress()

    def _look(self, step: Step) -> None:
        """Look at what this step speaks of."""
        stage = self._stage
        if step.layer is not None:
            stage.show_layer(step.layer - 1)
        if step.neuron is not None:
            stage.select_neuron(step.neuron[0] - 1, step.neuron[1] - 1)
        if step.cells is not None:
            stage.show_cells(step.cells)
        if step.side is not None:
            stage.show_side(step.side)
        if step.subject is not None or step.point is not None:
            stage.inspect(step.subject, step.point)

    def _show_words(self) -> None:
        lesson = self._lesson
        assert lesson is not None
        lessons = self._library().lessons
        paths = [each.path for each in lessons]
        kicker = lesson.claim
        if lesson.path in paths:
            place = tr(
                "Lesson {number} of {all}", number=paths.index(lesson.path) + 1, all=len(paths)
            )
            kicker = f"{place} · {lesson.claim}" if lesson.claim else place
        page = self._pages[self._at]
        title = in_language(lesson.words.title)
        self._panel.show_page(title, kicker, page, self._at, len(self._pages))

    def _go(self, until: int, seconds: float) -> None:
        here = self._stage.step
        if until < here:
            self._stage.seek(until)
            return
        pace = (until - here) / seconds if seconds else math.inf
        self._stage.play_to(until, max(pace, SLOWEST) if pace <= FASTEST else None)

    def _has_following(self) -> bool:
        return self._lesson is not None and self._library().after(self._lesson) is not None

    def _surround(self) -> None:
        """Frame what the page speaks of."""
        self._clear()
        step = self._pages[self._at].step
        for name in step.highlight if step is not None else ():
            place = self._stage.place_of(name)
            if place is not None:
                setting = "." in name
                self._halos.append(Halo(place, self._stage.theme, outside=setting))

    def _clear(self) -> None:
        for halo in self._halos:
            halo.hide()
            halo.deleteLater()
        self._halos = []

    def _listen(self, on: bool) -> None:
        for key in self._keys:
            key.setEnabled(on)

    def _shortcut(self, key: Qt.Key, do: Callable[[], None], window: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(do)
        shortcut.setEnabled(False)
        return shortcut
