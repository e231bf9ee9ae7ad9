"""The page as it will be, as large as there is room; or a sentence why there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language import tr
from app.window.theme import Theme
from app.window.views.lettering import CENTRE
from app.window.views.typeface import typeface

MARGIN = 16
SQUARE = 8
"""Of the checkerboard that stands for nothing behind the page, in pixels."""


class Preview(QWidget):
    """Shows a picture that was drawn for its room. `resized`: there is another room now."""

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._sentence = ""
        self.setObjectName("figure.preview")
        self.setAccessibleName(tr("Preview"))
        self.setMinimumSize(QSize(320, 240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage | None:
        """What is shown; None where a sentence is."""
        return self._image

    @property
    def sentence(self) -> str:
        """What is said instead of a picture."""
        return self._sentence

    def set_theme(self, theme: Theme) -> None:
        """The look of what is around the page."""
        self._theme = theme
        self.update()

    def room_for(self, width: float, height: float) -> tuple[int, int]:
        """The pixels of the screen that a page of this form has here."""
        ratio = self.devicePixelRatioF()
        across = max(1.0, (self.width() - 2 * MARGIN) * ratio)
        down = max(1.0, (self.height() - 2 * MARGIN) * ratio)
        scale = min(across / width, down / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def show_image(self, image: QImage) -> None:
        """Show a page of `room_for` pixels."""
        self._image, self._sentence = image, ""
        self.setAccessibleDescription("")
        self.update()

    def say(self, sentence: str) -> None:
        """Say why there is no page."""
        self._image, self._sentence = None, sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.color("window"))
        if self._image is None:
            self._write(painter)
            return
        width, height = self.room_for(self._image.width(), self._image.height())
        ratio = self.devicePixelRatioF()
        page = QRectF(0, 0, width / ratio, height / ratio)
        page.moveCenter(QRectF(self.rect()).center())
        page.moveTo(round(page.x()), round(page.y()))
        if self._image.hasAlphaChannel():
            _checker(painter, page)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, self._image)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _write(self, painter: QPainter) -> None:
        painter.setFont(typeface(self._theme, 11)[0])
        painter.setPen(self._theme.color("muted"))
        room = QRectF(self.rect()).adjusted(3 * MARGIN, MARGIN, -3 * MARGIN, -MARGIN)
        painter.drawText(room, CENTRE | Qt.TextFlag.TextWordWrap, self._sentence)


def _checker(painter: QPainter, page: QRectF) -> None:
    """Two grays, whatever the theme: what is transparent is to be judged on neither."""
    painter.save()
    painter.setClipRect(page)
    painter.fillRect(page, Qt.GlobalColor.white)
    for row in range(int(page.height() // SQUARE) + 1):
        for column in range(row % 2, int(page.width() // SQUARE) + 1, 2):
            square = QRectF(0, 0, SQUARE, SQUARE)
            square.moveTo(page.x() + column * SQUARE, page.y() + row * SQUARE)
            painter.fillRect(square, Qt.GlobalColor.lightGray)
    painter.restore()
