"""A panel alone, drawn in each format, with what can be read back of it."""

from __future__ import annotations

from collections.abc import Callable

import resvg_py
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.figures.fonts import FOLDER
from app.figures.panel import Look, Panel
from app.record.moment import Moment
from tests.figures.measuring import Glyphs, glyphs

MARGIN = 10.0
OUTSIDE = QColor("#12AB34")
"""What nothing is drawn in."""


def letters(panel: Panel, shown: Moment, how: Look, width: float, height: float) -> list[Glyphs]:
    """All letters of a PDF of this size, in points: three for four units."""

    def device(buffer: QBuffer) -> QPaintDevice:
        writer = QPdfWriter(buffer)
        writer.setResolution(96)
        size = QSizeF(0.75 * width, 0.75 * height)
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        return writer

    return glyphs(_drawn(panel, shown, how, width, height, device))[0]


def svg(panel: Panel, shown: Moment, how: Look, width: float, height: float) -> str:
    """The SVG."""

    def device(buffer: QBuffer) -> QPaintDevice:
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setResolution(96)
        generator.setSize(QSizeF(width, height).toSize())
        generator.setViewBox(QRectF(0, 0, width, height))
        return generator

    return _drawn(panel, shown, how, width, height, device).decode()


def picture(
    panel: Panel, shown: Moment, how: Look, width: float, height: float, scale: float = 1.0
) -> QImage:
    """In pixels, with a margin that is OUTSIDE."""
    size = [round((side + 2 * MARGIN) * scale) for side in (width, height)]
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(OUTSIDE)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        panel.paint(painter, QRectF(MARGIN, MARGIN, width, height), shown, how)
    return image


def seen(drawing: str) -> QImage:
    """An SVG as another program shows it, on white."""
    content = resvg_py.svg_to_bytes(
        svg_string=drawing,
        dpi=96,
        background="white",
        skip_system_fonts=True,
        font_dirs=[str(FOLDER)],
    )
    return QImage.fromData(bytes(content))


def margin_of(image: QImage) -> QImage:
    """Such a picture (of scale 1) without what is in its place: OUTSIDE all over, if nothing stands
    outside of it."""
    image = image.copy()
    inside = QRectF(image.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    with QPainter(image) as painter:
        painter.fillRect(inside, OUTSIDE)
    return image


def ink(image: QImage) -> int:
    """How much of it is dark."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return sum(255 - value for value in bytes(gray.constBits()))


def _drawn(
    panel: Panel,
    shown: Moment,
    how: Look,
    width: float,
    height: float,
    device: Callable[[QBuffer], QPaintDevice],
) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    on = device(buffer)
    with QPainter(on) as painter:
        panel.paint(painter, QRectF(0, 0, width, height), shown, how)
    return bytes(held.data())
