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
from app.record.lens import Lens
from app.record.moment import Moment
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

    @property
    def pixels(self) -> tuple[int, int]:
        """Of the picture."""
        return self.page.pixels(self.height)

    def lens(self, moment: Moment, sides: Sequence[Side]) -> Lens:
        """What the window wants to see of such a moment, at its size."""
        self._show(moment, sides)
        neuron = moment.snapshot.neuron
        if neuron is not None and neuron.autopsy is not None:
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

    def _show(self, moment: Moment, sides: Sequence[Side]) -> None:
        shown = tuple(strand.snapshot for strand in moment.strands)
        for _ in range(2):  # what one view shows may give another more or less room
            self.window.show_still(shown, tuple(sides))
            QApplication.sendPostedEvents()


@contextmanager
def still_window(session: Session, figure: FigureSettings) -> Iterator[StillWindow]:
    """A window in its first layout, as large as the figure is to be. Raises BadInput."""
    if figure.theme not in THEMES:
        raise BadInput(f"figure.theme = {figure.theme}: the window is {' or '.join(THEMES)}")
    page = pages_of(figure)[0]
    height = page.height if page.height is not None else page.width * 10 / 16
    page.pixels(height)
    with _figure_type(), TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "look.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", figure.theme)
        settings.setValue("projector", figure.projector)
        window = MainWindow(session, None, settings)
        try:
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            size = QSize(round(page.width), round(height))
            least = window.minimumSizeHint()
            if size.width() < least.width() or size.height() < least.height():
                raise BadInput(
                    f"figure.size = {figure.size}: the window needs at least "
                    f"{least.width()} x {least.height()} pixels at 96 dots an inch"
                )
            window.resize(size)
            window.hold_still()
            window.show()
            yield StillWindow(window, page, height)
        finally:
            window.keeper.hurry()
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def _figure_type() -> Iterator[None]:
    """The typeface of figures, so that the window looks the same on every system."""
    before = QApplication.font()
    font = QFont(figure_family())
    font.setPointSizeF(before.pointSizeF())
    QApplication.setFont(font)
    typeface.cache_clear()
    try:
        yield
    finally:
        QApplication.setFont(before)
        typeface.cache_clear()
