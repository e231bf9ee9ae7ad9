"""Views as images on the clipboard, drawn by the figures' own code and not grabbed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.experiment.view import View
from app.figures.catalogue import panel_of
from app.figures.fonts import figure_family
from app.figures.panel import Look, Panel
from app.language import tr
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.figures.moments import Moments
from app.window.theme import DOTS, Theme

RATIO = 2
"""Pixels a unit: sharp on a slide, too."""


class Copying(QObject):
    """Copies one view at a time."""

    said = Signal(str)
    """A sentence: what was copied, or why nothing was."""

    def __init__(self, moments: Moments, parent: QObject) -> None:
        super().__init__(parent)
        self._moments = moments

    def copy(
        self,
        name: str,
        size: QSize,
        lens: Lens,
        view: View,
        theme: Theme,
        as_shown: Callable[[Moment], Moment],
    ) -> None:
        """The view of this name as an image of about this size, in the window's look. `as_shown`:
        without what the window hides from an audience."""
        panel = panel_of(name)
        look = Look(replace(theme, family=figure_family()), view, RATIO)

        def answered(moment: Moment) -> None:
            moment = as_shown(moment)
            if trouble := panel.trouble(moment):
                self.said.emit(tr("{view}: {why}.", view=tr(panel.title), why=trouble))
                return
            wanted = panel.ask(lens, _place(panel, size, moment, look), moment, look)
            if wanted == lens:
                draw(moment)
            else:
                self._moments.ask(wanted, lambda m: draw(as_shown(m)))

        def draw(moment: Moment) -> None:
            self.said.emit(to_clipboard(picture(panel, size, moment, look), tr(panel.title)))

        self._moments.ask(lens, answered)


def picture(panel: Panel, size: QSize, moment: Moment, look: Look) -> QImage:
    """A panel as an image, at least as large as it needs."""
    place = _place(panel, size, moment, look)
    image = QImage(
        round(place.width() * RATIO), round(place.height() * RATIO), QImage.Format.Format_RGB32
    )
    image.fill(look.theme.ground())
    with QPainter(image) as painter:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.scale(RATIO, RATIO)
        panel.paint(painter, place, moment, look)
    image.setDevicePixelRatio(RATIO)
    return image


def window_picture(window: QWidget) -> QImage:
    """All of the window as it is on the screen, pixel for pixel: enlarged, its lines would be thin
    and its points jagged."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def to_clipboard(image: QImage, what: str) -> str:
    """Put it there. Returns what is to be said."""
    ratio = image.devicePixelRatio()
    image.setDevicePixelRatio(1.0)
    # pasted at the size that it has on the screen
    image.setDotsPerMeterX(round(DOTS * ratio / 0.0254))
    image.setDotsPerMeterY(image.dotsPerMeterX())
    QGuiApplication.clipboard().setImage(image)
    return tr(
        "{what} copied as an image, {width} × {height} px.",
        what=what,
        width=image.width(),
        height=image.height(),
    )


def _place(panel: Panel, size: QSize, moment: Moment, look: Look) -> QRectF:
    width = max(size.width(), panel.least(size.width(), moment, look)[0])
    height = max(size.height(), panel.least(width, moment, look)[1])
    return QRectF(0, 0, width, height)
