"""A figure, laid out: title, panels with their headings, caption; painted at any scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.experiment.errors import BadInput
from app.experiment.figure import GENERATED, FigureSettings
from app.experiment.view import View
from app.figures.caption import caption_of
from app.figures.catalogue import panel_of
from app.figures.fonts import figure_family
from app.figures.layout import GAP, MARGIN, Place, arrange
from app.figures.page import Page, pages_of
from app.figures.panel import Look, Panel, Table
from app.language import tr
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.theme import DARK, LIGHT, PRINT, Theme
from app.window.views.lettering import paragraph_height, write, write_paragraph
from app.window.views.typeface import text_width, typeface
from app.window.views.words import grouped

TITLE_POINTS = 14.0
HEADING_POINTS = 10.5
CAPTION_POINTS = 9.0
THEMES = {theme.name: theme for theme in (LIGHT, DARK, PRINT)}


@dataclass(frozen=True)
class Sheet:
    """A figure's parts and their places, in units."""

    figure: FigureSettings
    look: Look
    page: Page
    height: float
    places: tuple[Place, ...]
    keys: tuple[tuple[Panel, QRectF], ...]
    """Below steps of one view."""
    top: float
    """Where the panels begin."""
    words: str
    """The caption, and ..."""
    foot: float
    """... the height of its place."""

    @property
    def width(self) -> float:
        """Of the page, in units."""
        return self.page.width

    @property
    def pixels(self) -> tuple[int, int]:
        """Of the picture."""
        return self.page.pixels(self.height)

    def ask(self, lens: Lens, moments: Sequence[Moment]) -> Lens:
        """What the panels want to see. The moments are earlier ones."""
        for place in self.places:
            panel, moment = place.cell.panel, moments[place.cell.moment]
            lens = panel.ask(lens, self._area(place), moment, self.look)
        return lens

    def paint(self, painter: QPainter, moments: Sequence[Moment]) -> None:
        """Draw it, a unit a unit of the painter."""
        theme = self.look.theme
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        if not theme.clear:
            painter.fillRect(QRectF(0, 0, self.width, self.height), theme.ground())
        inner = self.width - 2 * MARGIN
        if self.figure.title:
            high = paragraph_height(self.figure.title, inner, theme, TITLE_POINTS)
            head = QRectF(MARGIN, MARGIN, inner, high)
            write_paragraph(painter, head, self.figure.title, theme, TITLE_POINTS)
        for number, place in enumerate(self.places):
            self._paint_heading(painter, place, number, moments)
            panel, moment = place.cell.panel, moments[place.cell.moment]
            trouble = panel.trouble(moment)
            painter.save()
            if trouble:
                write_paragraph(painter, self._area(place), _sentence(trouble), theme, 10, "muted")
            else:
                panel.paint(painter, self._area(place), moment, self.look)
            painter.restore()
        for panel, rect in self.keys:
            if panel.key is not None:
                panel.key.paint(painter, rect.translated(MARGIN, self.top), self.look)
        if self.words:
            # in a film it begins at one height, however many lines it has
            foot = QRectF(MARGIN, self.height - MARGIN - self.foot, inner, self.foot)
            write_paragraph(painter, foot, _unbroken(self.words), theme, CAPTION_POINTS, "muted")

    def image(self, moments: Sequence[Moment], pixels: tuple[int, int] | None = None) -> QImage:
        """The picture; of so many pixels instead of its own, for a preview."""
        width, height = self.pixels if pixels is None else pixels
        clear = self.look.theme.clear
        kind = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
        image = QImage(width, height, kind)
        image.fill(Qt.GlobalColor.transparent if clear else self.look.theme.ground())
        with QPainter(image) as painter:
            painter.scale(width / self.width, height / self.height)
            self.paint(painter, moments)
        return image

    def caption(self, moments: Sequence[Moment]) -> str:
        """What the picture shows, in words, also where these are not drawn."""
        return caption_of(self.figure.caption or GENERATED, moments)

    def tables(self, moments: Sequence[Moment]) -> dict[str, Table]:
        """What is drawn, as numbers, by the names of the views; of several steps, each apart."""
        found = {}
        for place in self.places:
            panel, moment = place.cell.panel, moments[place.cell.moment]
            apart = len(moments) > 1 and not panel.once
            if not panel.trouble(moment):
                for name, table in panel.tables():
                    found[f"{name}-step-{moment.step}" if apart else name] = table(moment)
        return found

    def at(self, moments: Sequence[Moment]) -> Sheet:
        """The same places with the words for other moments: of a film's next picture."""
        return replace(self, words=caption_of(self.figure.caption, moments))

    # --- Headings

    @property
    def _heading(self) -> float:
        return _heading_height(self.figure, self.look.theme, len(self.places))

    def _area(self, place: Place) -> QRectF:
        rect = place.rect.translated(MARGIN, self.top)
        return rect.adjusted(0, self._heading, 0, 0)

    def _paint_heading(
        self, painter: QPainter, place: Place, number: int, moments: Sequence[Moment]
    ) -> None:
        if not self._heading:
            return
        theme = self.look.theme
        rect = place.rect.translated(MARGIN, self.top)
        rect.setHeight(self._heading)
        if self.figure.letters and len(self.places) > 1:
            letter = _letter(number)
            write(painter, rect, letter, theme, HEADING_POINTS, bold=True)
            rect.setLeft(rect.left() + text_width(theme, HEADING_POINTS, letter + "  ", bold=True))
        if self.figure.headings:
            step = moments[place.cell.moment].step
            several = len(moments) > 1 and not place.cell.panel.once
            words = _heading_words(place.cell.panel, step if several else None)
            fits = [w for w in words if text_width(theme, HEADING_POINTS, w) <= rect.width()]
            write(painter, rect, (fits or words[-1:])[0], theme, HEADING_POINTS)


def lay_out(
    figure: FigureSettings, view: View, moments: Sequence[Moment], *, film: bool = False
) -> Sheet:
    """The figure of these moments, which are one, or several to be shown beside one another; or of
    a film, after one another. Raises BadInput where it can't be drawn."""
    shown = moments[-1:] if film else moments
    panels = [panel_of(name) for name in figure.views]
    _check(panels, moments)
    pages = pages_of(figure)
    end = moments[-1] if film else None
    for page in pages:
        try:
            return _laid_out(page, panels, figure, view, moments, shown, end)
        except BadInput:
            if page is pages[-1]:
                raise
    raise AssertionError("there is a page")


def _laid_out(
    page: Page,
    panels: Sequence[Panel],
    figure: FigureSettings,
    view: View,
    moments: Sequence[Moment],
    shown: Sequence[Moment],
    end: Moment | None,
) -> Sheet:
    theme = _theme(figure)
    beside = tuple(shown) if len(shown) > 1 else ()
    look = Look(theme, view, page.ratio, beside, end)
    words = caption_of(figure.caption, shown)
    inner = page.width - 2 * MARGIN
    if inner < 60:
        raise BadInput(tr("size {size}: too small for a figure", size=figure.size))
    top = MARGIN
    if figure.title:
        top += paragraph_height(figure.title, inner, theme, TITLE_POINTS) + GAP / 2
    each = [words] if end is None else [caption_of(figure.caption, [moment]) for moment in moments]
    foot = max(paragraph_height(_unbroken(w), inner, theme, CAPTION_POINTS) for w in each)
    bottom = MARGIN + (foot + GAP / 2 if words else 0.0)
    heading = _heading_height(figure, theme, len(panels) * len(shown))
    room = None if page.height is None else page.height - top - bottom
    found = arrange(panels, moments, look, inner, room, heading, len(shown))
    height = page.height if page.height is not None else top + found.height + bottom
    page.pixels(height)  # complains where it is too large
    return Sheet(figure, look, page, height, found.places, found.keys, top, words, foot)


def first_lens(figure: FigureSettings, view: View, moment: Moment, lens: Lens) -> Lens:
    """What a figure's panels want to see, before it is known where they stand."""
    look = Look(_theme(figure), view, pages_of(figure)[0].ratio)
    for name in figure.views:
        lens = panel_of(name).ask(lens, QRectF(0, 0, 300, 300), moment, look)
    return lens


def _unbroken(caption: str) -> str:
    """With no line that ends in the midst of '12 of 40 dead'."""
    each = (
        tr("{dead} of {all} dead", dead="\0", all="\0"),
        tr("seed {seed}", seed="\0"),
        tr("step {step}", step="\0"),
    )
    together = "|".join(re.escape(words).replace("\0", r"\S+") for words in each)
    return re.sub(together, lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), caption)


def _check(panels: Sequence[Panel], moments: Sequence[Moment]) -> None:
    for panel in panels:
        troubles = [panel.trouble(moment) for moment in moments]
        if all(troubles):
            raise BadInput(f"{panel.name}: {troubles[-1]}")  # the name as in a file


def _theme(figure: FigureSettings) -> Theme:
    theme = THEMES[figure.theme]
    if figure.projector:
        theme = theme.for_projector()
    return replace(theme, family=figure_family(), clear=figure.transparent)


def _heading_height(figure: FigureSettings, theme: Theme, panels: int) -> float:
    lettered = figure.letters and panels > 1
    if not (figure.headings or lettered):
        return 0.0
    return typeface(theme, HEADING_POINTS, lettered)[1].height() + 6.0


def _heading_words(panel: Panel, step: int | None) -> list[str]:
    """The longest first."""
    if step is None:
        return [tr(panel.title), ""]
    number = grouped(step)
    whole = tr("{view}, step {step}", view=tr(panel.title), step=number)
    return [whole, tr("step {step}", step=number), number]


def _letter(number: int) -> str:
    """a, b, ... z, aa, ab ..."""
    first, rest = divmod(number, 26)
    return (chr(96 + first) if first else "") + chr(97 + rest)


def _sentence(clause: str) -> str:
    return tr("{clause}.", clause=f"{clause[0].upper()}{clause[1:]}")
