"""A picture of the window as a whole, in which nothing runs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.experiment.errors import BadInput
from app.experiment.figure import FigureSettings
from app.experiment.sessions import Session
from app.figures.fonts import figure_family
from app.figures.page import Page, pages_of
from app.language import tr
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.letters import with_letters
from app.window.main_window import MainWindow
from app.window.side import Side
from app.window.theme import THEMES
from app.window.views.typeface import typeface

SETTLING = 0.3
"""Seconds until the planes have said what they want to see."""
RESOLUTION = 192
"""Samples along an axis of the input plane."""


@dataclass(frozen=True)
class StillWindow:
    """A window that shows what it is given."""

    window: MainWindow
    page: Page
    height: float
    settings: TemporaryDirectory[str]
    """Where it keeps its look."""

    @property
    def pixels(self) -> tuple[int, int]:
        """Of the picture."""
        return self.page.pixels(self.height)

    def lens(self, moment: Moment, sides: Sequence[Side]) -> Lens:
        """What the window wants to see of such a moment, at its size."""
        self._show(moment, sides)
        if has_autopsy(moment):
            self.window.docks["autopsy"].raise_()
        ended = time.monotonic() + SETTLING
        while time.monotonic() < ended:
            QApplication.processEvents()
            time.sleep(0.01)
        return replace(self.window.lens, resolution=RESOLUTION)

    def image(self, moment: Moment, sides: Sequence[Side]) -> QImage:
        """The window on this moment of a run that these sides are of."""
        self._show(moment, sides)
        width, height = self.pixels
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.page.ratio)
        with QPainter(image) as painter:
            self.window.render(painter, QPoint(0, 0))
        image.setDevicePixelRatio(1.0)
        return image

    def close(self) -> None:
        """Nothing of it is left."""
        self.window.keeper.hurry()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self.settings.cleanup()

    def _show(self, moment: Moment, sides: Sequence[Side]) -> None:
        shown = tuple(strand.snapshot for strand in moment.strands)
        for _ in range(2):  # what one view shows may give another more or less room
            self.window.show_still(shown, tuple(sides))
            QApplication.sendPostedEvents()


def has_autopsy(moment: Moment) -> bool:
    """Whether the selected neuron has died: a window that begins like that shows how."""
    neuron = moment.snapshot.neuron
    return neuron is not None and neuron.autopsy is not None


@contextmanager
def still_window(session: Session, figure: FigureSettings) -> Iterator[StillWindow]:
    """A window in its first layout, as large as the figure is to be. Raises BadInput."""
    with _figure_type():
        still = open_still(session, figure)
        try:
            yield still
        finally:
            still.close()


def open_still(session: Session, figure: FigureSettings) -> StillWindow:
    """The same in the typeface in use, to be closed. Raises BadInput."""
    if figure.theme not in THEMES:
        one, other = THEMES
        raise BadInput(
            tr(
                "figure.theme = {theme}: the window is {one} or {other}",
                theme=figure.theme,
                one=one,
                other=other,
            )
        )
    page = pages_of(figure)[0]
    height = page.height if page.height is not None else page.width * 10 / 16
    page.pixels(height)
    folder = TemporaryDirectory()
    settings = QSettings(str(Path(folder.name) / "look.ini"), QSettings.Format.IniFormat)
    settings.setValue("theme", figure.theme)
    settings.setValue("projector", figure.projector)
    still = StillWindow(MainWindow(session, None, settings), page, height, folder)
    window = still.window
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    size = QSize(round(page.width), round(height))
    least = window.minimumSizeHint()
    if size.width() < least.width() or size.height() < least.height():
        still.close()
        raise BadInput(
            tr(
                "figure.size = {size}: the window needs at least {width} x {height} pixels "
                "at 96 dots an inch",
                size=figure.size,
                width=least.width(),
                height=least.height(),
            )
        )
    window.resize(size)
    window.hold_still()
    window.show()
    return still


@contextmanager
def _figure_type() -> Iterator[None]:
    """The typeface of figures, so that the window looks the same on every system."""
    before = QApplication.font()
    font = with_letters(QFont(figure_family()))
    font.setPointSizeF(before.pointSizeF())
    QApplication.setFont(font)
    typeface.cache_clear()
    try:
        yield
    finally:
        QApplication.setFont(before)
        typeface.cache_clear()
