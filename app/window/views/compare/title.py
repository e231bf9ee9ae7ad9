"""The title bar of one side: its letter, what sets it apart, and what has become of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QToolTip, QWidget

from app.experiment.differences import Difference
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.theme import Theme
from app.window.views.compare.sides import LETTERS, paint_letter
from app.window.views.compare.text import figures, keep_words, tip
from app.window.views.focus import KeyFocus
from app.window.views.lettering import RIGHT, write
from app.window.views.planes.axis import wrapping
from app.window.views.typeface import text_width, typeface

TITLE_POINTS = 12.5
FIGURES_POINTS = 10.5
NOTE_POINTS = 9.0
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
SIZES = (TITLE_POINTS, 11.0, 9.5)
"""Of a title, ever smaller where there is little room."""
ACTIVE = (mark("shown in the other views"), mark("details shown"), mark("details"))
"""What stands in the title of the active side, and ever shorter."""


def title_height(theme: Theme) -> int:
    """How tall a title bar is."""
    lines = (typeface(theme, points, True)[1].height() for points in (TITLE_POINTS, FIGURES_POINTS))
    return round(sum(lines) + 10 * theme.text_scale)


def paint_title(
    painter: QPainter,
    area: QRectF,
    side: int,
    difference: Difference,
    snapshot: Snapshot,
    theme: Theme,
    *,
    active: bool = False,
    taken: float = 0.0,
) -> None:
    """Side 0 or 1; `active`: the other views show it. `taken` is left free for a button: at the
    first line's right end, or at the second's where the title needs the whole first one."""
    unit = theme.text_scale
    painter.fillRect(area, theme.color("raised" if active else "surface"))
    first = typeface(theme, TITLE_POINTS, bold=True)[1].height()
    second = typeface(theme, FIGURES_POINTS, bold=True)[1].height()
    top = area.center().y() - (first + second) / 2
    badge = QRectF(area.left() + 8 * unit, top + 1, first - 2, first - 2)
    paint_letter(painter, badge, side, theme, TITLE_POINTS)
    left, right = badge.right() + 8 * unit, area.right() - 8 * unit
    low = is_lowered(area.width(), difference, theme, taken)
    above = QRectF(left, top, right - (0.0 if low else taken) - left, first)
    title, points = fitting_title(difference, side, above.width(), theme)
    write(painter, above, title, theme, points, bold=True)

    below = QRectF(left, top + first, right - (taken if low else 0.0) - left, second)
    forms = figures(snapshot)
    if _width(theme, forms[-1]) > below.width():
        below.setLeft(badge.left())
    said = next((f for f in forms if _width(theme, f) <= below.width()), forms[-1])
    write(painter, below, said, theme, FIGURES_POINTS)
    rest = below.adjusted(_width(theme, said) + 12 * unit, 0, 0, 0)
    notes = map(tr, ACTIVE)
    note = next((n for n in notes if text_width(theme, NOTE_POINTS, n) <= rest.width()), "")
    if active and note:
        write(painter, rest, note, theme, NOTE_POINTS, "accent", align=RIGHT)


def paint_heading(
    painter: QPainter,
    area: QRectF,
    side: int,
    difference: Difference,
    snapshot: Snapshot,
    theme: Theme,
) -> None:
    """The same for a picture: nobody can make that wider to read on, so long titles wrap."""
    first = typeface(theme, TITLE_POINTS, bold=True)[1].height()
    badge = QRectF(area.left(), area.top() + 1, first - 2, first - 2)
    paint_letter(painter, badge, side, theme, TITLE_POINTS)
    place = _beside(area, theme)
    painter.setPen(theme.color("text"))
    for words, points in _lines(side, difference, snapshot):
        font, metrics = typeface(theme, points, bold=points == TITLE_POINTS)
        painter.setFont(font)
        painter.drawText(place, TOP_LEFT | wrapping(words, place.width(), metrics), words)
        place.setTop(place.top() + _wrapped(words, place.width(), theme, points))


def heading_height(
    width: float, side: int, difference: Difference, snapshot: Snapshot, theme: Theme
) -> float:
    """How tall that is at this width."""
    room = _beside(QRectF(0, 0, width, 1), theme).width()
    lines = _lines(side, difference, snapshot)
    return sum(_wrapped(words, room, theme, points) for words, points in lines)


def _lines(side: int, difference: Difference, snapshot: Snapshot) -> list[tuple[str, float]]:
    return [(difference.titles[side], TITLE_POINTS), (figures(snapshot)[0], FIGURES_POINTS)]


def _beside(area: QRectF, theme: Theme) -> QRectF:
    """What is right of the letter."""
    first = typeface(theme, TITLE_POINTS, bold=True)[1].height()
    return area.adjusted(first - 2 + 8 * theme.text_scale, 0, 0, 0)


def _wrapped(words: str, width: float, theme: Theme, points: float) -> float:
    metrics = typeface(theme, points, bold=points == TITLE_POINTS)[1]
    flags = TOP_LEFT | wrapping(words, width, metrics)
    return metrics.boundingRect(QRectF(0, 0, width, 1e6), flags, words).height()


def fitting_title(
    difference: Difference, side: int, room: float, theme: Theme
) -> tuple[str, float]:
    """A side's title as it fits, and its size, the same for both: in smaller letters, or else with
    what differs first, so that it is not what is cut off."""
    for points in SIZES:
        if _widest(difference, points, theme) <= room:
            return difference.titles[side], points
    pairs = list(zip(*difference.whole, strict=False))
    turned = [_value_first(*pair)[side] for pair in pairs]
    phrases = (*turned, *difference.whole[side][len(pairs) :])
    return " · ".join(phrases) or difference.titles[side], SIZES[-1]


def _value_first(a: str, b: str) -> tuple[str, str]:
    """'0.03 learning rate': the words that both begin with come last. Not in a sentence."""
    one, other = a.split(), b.split()
    pairs = zip(one, other, strict=False)
    shared = next((n for n, (ours, theirs) in enumerate(pairs) if ours != theirs), 0)
    if "," in a + b:
        return a, b
    first, second = (" ".join(each[shared:] + each[:shared]) for each in (one, other))
    return first, second


def is_lowered(width: float, difference: Difference, theme: Theme, taken: float) -> bool:
    """Whether the titles leave no room for a button beside them, unless in the smallest letters."""
    first = typeface(theme, TITLE_POINTS, bold=True)[1].height()
    room = width - 24 * theme.text_scale - (first - 2) - taken
    return _widest(difference, SIZES[-2], theme) > room


def _widest(difference: Difference, points: float, theme: Theme) -> float:
    return max(text_width(theme, points, title, bold=True) for title in difference.titles)


def _width(theme: Theme, words: str) -> float:
    return text_width(theme, FIGURES_POINTS, words)


class SideTitle(KeyFocus):
    """The title bar as a widget, with the button that ends the comparison. Enter or the space bar
    makes its side the active one, as a click anywhere in the side does."""

    chosen = Signal()
    kept = Signal()

    def __init__(self, side: int, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._snapshot: Snapshot | None = None
        self._difference: Difference | None = None
        self._active = False
        letter = LETTERS[side]
        self._keep = QToolButton(self)
        self._keep.setText(tr("Keep {letter}", letter=letter))
        self._keep.setToolTip(keep_words(side))
        self._keep.setAccessibleDescription(keep_words(side))
        self._keep.clicked.connect(self.kept)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_theme(theme)

    def show_side(self, snapshot: Snapshot, difference: Difference, active: bool) -> None:
        """Show this side's title and figures."""
        before, self._difference = self._difference, difference
        self._snapshot, self._active = snapshot, active
        said = tr("{letter}, {title}, details shown") if active else tr("{letter}, {title}")
        title = difference.titles[self._side]
        name = said.format(letter=LETTERS[self._side], title=title)
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if before is None or before.titles != difference.titles:
            self._place_button()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self._keep.setFont(theme.font(NOTE_POINTS))
        self._keep.setStyleSheet(
            f"QToolButton {{ border: 1px solid {theme.border}; border-radius: 4px;"
            f" padding: 1px 7px; background: {theme.raised}; color: {theme.text}; }}"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {theme.accent}; }}"
        )
        self.updateGeometry()
        self._place_button()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, title_height(self._theme))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._keep.sizeHint().width() + 60, title_height(self._theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            if self._snapshot is None or self._difference is None:
                painter.fillRect(self.rect(), self._theme.color("surface"))
                return
            paint_title(
                painter,
                QRectF(self.rect()),
                self._side,
                self._difference,
                self._snapshot,
                self._theme,
                active=self._active,
                taken=self._taken,
            )
            if self._reached_by_key:
                painter.setPen(self._theme.color("accent"))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            if self._difference is not None:
                QToolTip.showText(event.globalPos(), self._tip(self._difference), self)
            return True
        return super().event(event)

    def _tip(self, difference: Difference) -> str:
        words = tip(self._side, difference)
        letter = LETTERS[self._side]
        click = tr("Click to show {letter} in the other views.", letter=letter)
        return words if self._active else f"{words}\n{click}"

    @property
    def _taken(self) -> float:
        return self._keep.width() + 8 * self._theme.text_scale

    def _place_button(self) -> None:
        self._keep.adjustSize()
        theme, unit = self._theme, self._theme.text_scale
        high, own = title_height(theme), self._keep.height()
        first = typeface(theme, TITLE_POINTS, bold=True)[1].height()
        difference = self._difference
        top = max(2.0, min((high - own) / 2, 5 * unit + (first - own) / 2))
        if difference and is_lowered(self.width(), difference, theme, self._taken):
            top = high - own - 2.0
        self._keep.move(round(self.width() - self._keep.width() - 8 * unit), round(top))
