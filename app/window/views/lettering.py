"""Text painted into places: lines that elide, headings, paragraphs that wrap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout

from app.window.theme import Theme
from app.window.views.typeface import typeface

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def write(
    painter: QPainter,
    place: QRectF,
    words: str,
    theme: Theme,
    points: float,
    color: str = "text",
    *,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = True,
) -> None:
    """A line of text, elided where it does not fit."""
    font, metrics = typeface(theme, points, bold)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    # half a pixel: a place measured for just these words must not elide them
    if elide:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 0.5)
    painter.drawText(place, align | Qt.TextFlag.TextDontClip, words)


def write_paragraph(
    painter: QPainter, place: QRectF, words: str, theme: Theme, points: float, color: str = "text"
) -> None:
    """Text that wraps, from the place's top left."""
    font, metrics = typeface(theme, points)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    painter.drawText(place, _wrapping(words, place.width(), metrics), words)


def paragraph_height(words: str, width: float, theme: Theme, points: float) -> float:
    """How tall a text is when it wraps at this width."""
    metrics = typeface(theme, points)[1]
    room = QRectF(0, 0, max(width, 1.0), 1e6)
    return metrics.boundingRect(room, _wrapping(words, width, metrics), words).height()


def _wrapping(words: str, width: float, metrics: QFontMetricsF) -> Qt.AlignmentFlag:
    """At spaces; where a single word is too long, within words rather than not at all."""
    wide = max((metrics.horizontalAdvance(word) for word in words.split()), default=0.0)
    return WRAPPED | Qt.TextFlag.TextWrapAnywhere if wide > width else WRAPPED


def write_led(painter: QPainter, place: QRectF, words: str, theme: Theme, points: float) -> None:
    """A paragraph whose beginning, up to its first colon, is bold."""
    painter.setPen(theme.color("text"))
    _led(words, place.width(), theme, points)[0].draw(painter, place.topLeft())


def led_height(words: str, width: float, theme: Theme, points: float) -> float:
    """How tall such a paragraph is at this width."""
    return _led(words, width, theme, points)[1]


def _led(words: str, width: float, theme: Theme, points: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(words, typeface(theme, points)[0])
    lead = QTextLayout.FormatRange()
    lead.start, lead.length = 0, words.find(":") + 1
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    lead.format = bold
    layout.setFormats([lead])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout, y
