"""What stands where on a printed page: read back from the PDF by another program, pdfium."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw


@dataclass(frozen=True)
class Glyphs:
    """A piece of text on the page, in points from its bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """Of the type, in points."""

    def overlaps(self, other: Glyphs, slack: float) -> bool:
        """Whether they cover more than a hair of one another."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and down > slack


def glyphs(content: bytes) -> tuple[list[Glyphs], tuple[float, float]]:
    """All pieces of text of the first page, blanks left out, and the page's size in points."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    words = page.get_textpage()
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        length = raw.FPDFTextObj_GetText(item, words, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFTextObj_GetText(
            item, words, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        text = buffer.raw[:length].decode("utf-16-le").rstrip("\0")
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(item, size)
        a, b, *_ = item.get_matrix().get()
        if text.strip():
            found.append(Glyphs(text, *item.get_bounds(), size.value * (a * a + b * b) ** 0.5))
    size = page.get_size()
    words.close()
    page.close()
    document.close()
    return found, size
