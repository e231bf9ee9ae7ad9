"""What a lesson does to the window: which views and controls there are, where the run goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

from app.experiment.view import Cells, Subject
from app.lessons.lesson import Lesson
from app.window.docks import BOTTOM, PLACES

if TYPE_CHECKING:  # which has a stage
    from app.window.main_window import MainWindow
    from app.window.theme import Theme

ALWAYS = ("lesson", "controls")
"""Docks that every lesson has."""
WORDS, SIDE, LOW = 330, 400, 210
"""Pixels: how wide the words and the views beside the planes are at first, and how high those below
them, before a projector makes type larger ..."""
WORDS_SHARE, LOW_SHARE = 0.2, 0.28
"""... and on a large screen: of the window's width, and of its height."""
LINE, SECTION, FRAME = 30, 44, 68
"""Pixels of height for each setting that matters, for the heading of each of their sections, and
for what is around them."""
LEAST, MOST = 110, 0.31
"""So low the settings may be made at least, in pixels, and so high they are at first at most, of
the window's height: the rest is for the words."""
BARS = 100
"""Pixels: how much of the window's height its menus, tools and status take, about."""


class Stage:
    """The window, as a lesson sees it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before: QByteArray | None = None
        """How the docks stood before the lesson."""

    @property
    def theme(self) -> Theme:
        """How it looks."""
        return self._window.theme

    @property
    def step(self) -> int:
        """Where the run stands."""
        snapshot = self._window.snapshot
        return 0 if snapshot is None else snapshot.step

    @property
    def playing(self) -> bool:
        """Whether the run is going on."""
        return self._window.playback.play.isChecked()

    def set(self, lesson: Lesson) -> bool:
        """Run its session, with its views and controls. Not where the present run is not to be
        lost: whether it was done."""
        if not self._window.keeper.begin(lesson.session):
            return False
        if self._before is None:
            self._before = self._window.saveState()
        self.arrange(lesson)
        return True

    def arrange(self, lesson: Lesson) -> None:
        """Its views, and the controls that matter."""
        window, docks = self._window, self._window.docks
        docks.set_aside(False)
        docks.arrange()
        shown = (*ALWAYS, *lesson.docks)
        if lesson.session.fork is not None:
            shown = (*shown, "difference")
        for place in PLACES:
            docks[place.name].setVisible(place.name in shown)
        for name in reversed(lesson.docks):
            docks[name].raise_()
        docks["controls"].raise_()
        window.panel.show_only(lesson.controls)
        scale = window.theme.text_scale**0.5
        words = max(WORDS * scale, WORDS_SHARE * window.width())
        wide = [round(words), round(SIDE * scale)]
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.resizeDocks([docks["lesson"], docks["neurons"]], wide, across)
        sections = {key.partition(".")[0] for key in lesson.controls}
        needed = len(lesson.controls) * LINE + len(sections) * SECTION + FRAME
        window.panel.setMinimumHeight(LEAST)
        room = round(min(needed * scale, MOST * window.height() / scale))
        rest = max(window.height() - round(BARS * scale) - room, 1)
        window.resizeDocks([docks["lesson"], docks["controls"]], [rest, room], down)
        below = [p.name for p in PLACES if p.name in lesson.docks and p.area is BOTTOM]
        low = round(max(LOW * scale, LOW_SHARE * window.height()))
        window.resizeDocks([docks[name] for name in below], [low] * len(below), down)

    def look_as_begun(self, lesson: Lesson) -> None:
        """Look at what the lesson looked at when it began."""
        self._window.look_as(lesson.session.view.within(lesson.session.experiment))
        self.show_side(0)

    def strike(self) -> None:
        """Bring back the views and controls of before."""
        self._window.panel.show_only(())
        self._window.panel.setMinimumHeight(0)  # its own again
        if self._before is not None:
            self._window.restoreState(self._before)
        self._before = None
        self._window.docks["lesson"].hide()

    def play_to(self, step: int, pace: float | None) -> None:
        """Play to this step, at so many steps a second; None is flat out."""
        self._window.play_to(step, pace)

    def seek(self, step: int) -> None:
        """Stand still at this step."""
        self._window.worker.seek(step)

    def predict(self, predicting: bool) -> None:
        """Hide who is dead, or reveal it."""
        if self._window.predicting != predicting:
            self._window.menus.predict.setChecked(predicting)

    def bring_forward(self, dock: str) -> None:
        """Show this view in front of others in its place."""
        self._window.docks[dock].show()
        self._window.docks[dock].raise_()

    def select_neuron(self, layer: int, index: int) -> None:
        """Select it everywhere, counted from 0."""
        self._window.select_neuron(layer, index)

    def show_layer(self, layer: int) -> None:
        """Show the planes of this hidden layer, counted from 0."""
        self._window.show_layer(layer)

    def show_cells(self, content: Cells) -> None:
        """What the neurons' cells are to show."""
        self._window.neurons.set_content(content)

    def show_side(self, side: int) -> None:
        """Of two networks that are compared, show the details of this one."""
        compare = self._window.panes.compare
        if compare is not None and side < len(self._window.shown):
            compare.set_active(side)
            self._window.show_side(side)

    def inspect(self, subject: Subject | None, point: int | None) -> None:
        """On what the inspector shows the arithmetic: the point is counted from 1, and None leaves
        it as it is."""
        lens = self._window.lens
        asked = lens.subject if subject is None else subject
        self._window.inspect_point(asked, lens.point if point is None else point - 1)

    def place_of(self, name: str) -> QWidget | None:
        """Where on the screen a view, or the line of a setting, is."""
        if name == "planes":
            return self._window.panes.middle
        if "." in name:
            return self._window.panel.row(name)
        return self._window.docks[name]
