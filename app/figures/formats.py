"""A figure as a file: PNG, SVG, PDF. Made in memory, the same bytes whenever it is made."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, QUuid
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from app.experiment.pictures import About, carried_by_png, carried_by_svg, xmp
from app.figures.sheet import Sheet
from app.record.moment import Moment
from app.window.theme import DOTS

INCH = 25.4
FALLBACKS = "Verdana, sans-serif"
"""Where a viewer lacks the typeface of a figure: the first has nearly the same widths."""


def png(sheet: Sheet, moments: Sequence[Moment], about: About, session: str | None) -> bytes:
    """The figure as PNG. Without a `session` it does not carry its run."""
    return carried_by_png(png_of(sheet.image(moments), sheet.page.dpi), about, session)


def png_of(image: QImage, dpi: float) -> bytes:
    """An image as PNG that says how large it is on paper."""
    dots = round(dpi / INCH * 1000)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return _written(lambda buffer: QImageWriter(buffer, QByteArray(b"png")).write(image))


def svg(sheet: Sheet, moments: Sequence[Moment], about: About, session: str | None) -> bytes:
    """The figure as SVG, text as text."""

    def draw(buffer: QBuffer) -> None:
        # 1.1 can clip; Tiny 1.2, the generator's own choice, cannot
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setResolution(round(DOTS))
        generator.setSize(QSize(round(sheet.width), round(sheet.height)))
        generator.setViewBox(QRectF(0, 0, sheet.width, sheet.height))
        with QPainter(generator) as painter:
            sheet.paint(painter, moments)

    text = _written(draw).decode("utf-8")
    width, height = sheet.page.points(sheet.height)
    text = re.sub(
        r'<svg width="[^"]*" height="[^"]*"', f'<svg width="{width:.2f}pt" height="{height:.2f}pt"',
        text, count=1,
    )  # fmt: skip
    theme = sheet.look.theme
    families = ", ".join([*theme.font().families(), FALLBACKS])
    text = text.replace(f'font-family="{theme.family}"', f'font-family="{families}"')
    return carried_by_svg(text.encode("utf-8"), about, session)


def pdf(sheet: Sheet, moments: Sequence[Moment], about: About, session: str | None) -> bytes:
    """The figure as PDF, text as text, its typeface inside."""

    def draw(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setResolution(round(DOTS))
        size = QSizeF(*sheet.page.points(sheet.height))
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "figure", exact))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setTitle(about.title or about.caption)  # there is no place for a subject
        writer.setCreator("Flatline")
        writer.setDocumentXmpMetadata(QByteArray(xmp(about, session)))
        # its steps are told by the session, where they have been read from it
        figure = sheet.figure.model_copy(update={"steps": ()})
        name = uuid.uuid5(uuid.NAMESPACE_OID, f"{about}{session}{figure}")
        writer.setDocumentId(QUuid(str(name)))
        with QPainter(writer) as painter:
            painter.scale(writer.width() / sheet.width, writer.height() / sheet.height)
            sheet.paint(painter, moments)

    # the same picture is the same file: without the time at which it was made
    return re.sub(
        rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)", lambda m: b" " * len(m[0]), _written(draw)
    )


def _written(draw: Callable[[QBuffer], object]) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(buffer)
    buffer.close()
    return bytes(content.data())


FORMATS = {"png": png, "svg": svg, "pdf": pdf}
"""Pictures of one figure, by the names of their formats."""
