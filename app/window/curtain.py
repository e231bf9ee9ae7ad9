"""What covers views that would give the answer away while an audience is to predict it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.language import tr
from app.record.snapshot import State
from app.window.theme import LIGHT, Theme
from app.window.views.glyphs import draw_cell
from app.window.views.lettering import CENTRE
from app.window.views.typeface import typeface

KEY = "H"
POINTS = 11.0
CELL = 34.0
MARGIN = 12.0


def hidden_words() -> str:
    """What a curtain says."""
    return tr("Hidden – press {key} to reveal", key=KEY)


def paint_curtain(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """A question mark above the words, in the middle; the words alone where it is low."""
    painter.fillRect(area, theme.color("surface"))
    unit = theme.text_scale
    font, metrics = typeface(theme, POINTS)
    inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    wrapped = CENTRE | Qt.TextFlag.TextWordWrap
    what, dash, rest = hidden_words().partition("– ")
    words = what + dash + rest.replace(" ", "\u00a0")  # broken at the dash, where there is no room
    size = metrics.boundingRect(inner, wrapped, words)
    side, between = CELL * unit, 10 * unit
    high = size.height() + side + between
    top = inner.center().y() - size.height() / 2
    if high <= inner.height():
        top = inner.center().y() - high / 2
        box = QRectF(inner.center().x() - side / 2, top, side, side)
        draw_cell(painter, box, State.HIDDEN, theme)
        top = box.bottom() + between
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(QRectF(inner.left(), top, inner.width(), size.height()), wrapped, words)


class Curtain(QWidget):
    """Lies over a view, as large as it, while drawn. The view is disabled then: no key, click or
    tooltip of its own reaches it."""

    def __init__(self, view: QWidget, theme: Theme = LIGHT) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._said = ""
        """What the view told screen readers."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(hidden_words())
        self.setToolTip(hidden_words())
        self.hide()
        view.installEventFilter(self)

    @property
    def drawn(self) -> bool:
        """Whether it hides the view."""
        return not self.isHidden()

    def set_drawn(self, drawn: bool) -> None:
        """Cover the view, or show it again as it was."""
        if drawn == self.drawn:
            return
        view = self._view
        if drawn:
            focus = QApplication.focusWidget()
            if focus is not None and (focus is view or view.isAncestorOf(focus)):
                # not to wherever disabling would move it: a field there would take the key
                focus.clearFocus()
            self._said = view.accessibleDescription()
            view.setAccessibleDescription(hidden_words())
        elif view.accessibleDescription() == hidden_words():
            view.setAccessibleDescription(self._said)
        view.setEnabled(not drawn)
        self.setGeometry(view.rect())
        self.setVisible(drawn)
        self.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 90)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        elif event.type() is QEvent.Type.ChildAdded and self.drawn:
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_curtain(painter, QRectF(self.rect()), self._theme)


class Curtains:
    """One for each of these views, all drawn and opened together."""

    def __init__(self, views: Sequence[QWidget], theme: Theme = LIGHT) -> None:
        self._curtains = [Curtain(view, theme) for view in views]

    @property
    def drawn(self) -> bool:
        """Whether they hide what is behind them."""
        return any(curtain.drawn for curtain in self._curtains)

    def set_drawn(self, drawn: bool) -> None:
        """Cover the views, or show them again."""
        for curtain in self._curtains:
            curtain.set_drawn(drawn)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        for curtain in self._curtains:
            curtain.set_theme(theme)
