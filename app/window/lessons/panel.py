"""The words of a lesson, beside the views."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.language import tr
from app.window.lessons.pages import Page
from app.window.theme import Theme

MARGIN = 14
ON, AT_ONCE = "▸", "▸▸"
State = Literal["there", "going", "stopped"]
"""Of the run, on its way to where a step ends."""
DOT, GAP = 4, 5
"""Of the bar that tells how far the lesson is: height and gaps, in pixels."""
ITEMS = ("- ", "• ")
"""What an item of a list begins with."""
UNBROKEN = re.compile(
    r"(?<=\d) (?=%)|(?<=\d) (?=\d{3}\b)| (?=[=<>≤≥] )|(?<= [=<>≤≥]) |(?<=\d,) (?=[−\d]\d*\))"
)
"""Spaces at which no line may end: in 31 %, z = 0.5, 10 000 and (2, 1)."""
ENDING = re.compile(r"(?<=[0-9A-Za-z)])-(?=[\u0980-\u09ff])")
"""A hyphen between a number or a name and its Bengali ending, which stay on one line, too."""


class LessonPanel(QWidget):
    """One page of a lesson. Emits what is asked for; it changes nothing by itself."""

    next_asked = Signal()
    back_asked = Signal()
    again_asked = Signal()
    leave_asked = Signal()
    following_asked = Signal()
    """Asked for the next lesson."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._page: Page | None = None
        self._last = False
        self._following = True
        self._kicker = _label("lesson.kicker")
        self._title = _label("lesson.title")
        self._progress = _Progress(theme)
        self._kind = _label("lesson.kind", wrapped=False)
        self._body = QWidget()
        self._body.setObjectName("lesson.body")
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self._lines.setSpacing(6)
        self._area = QScrollArea()
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back = _tool("lesson.back", "◀", tr("Back (left arrow)"))
        self._again = _tool("lesson.again", "↺", tr("Begin the lesson again"))
        self._leave = _tool("lesson.leave", "✕", tr("Leave the lesson; the run stays"))
        self._next = QPushButton()
        self._next.setObjectName("lesson.next")
        self._next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._next.setCursor(Qt.CursorShape.PointingHandCursor)
        self._back.clicked.connect(self.back_asked)
        self._again.clicked.connect(self.again_asked)
        self._leave.clicked.connect(self.leave_asked)
        self._next.clicked.connect(self._on_next)
        self._lay_out()
        self.set_theme(theme)

    def show_page(self, title: str, kicker: str, page: Page, at: int, of: int) -> None:
        """Show the page number `at` (from 0) of so many of the lesson with this title. `kicker`
        says which lesson it is."""
        self._page, self._last = page, at == of - 1
        self._title.setText(title)
        self._kicker.setText(kicker)
        self._kind.setText(page.kind)
        self._kind.setVisible(bool(page.kind))
        self._progress.show_place(at, of)
        self._back.setEnabled(at > 0)
        self._fill(page)
        self._area.verticalScrollBar().setValue(0)
        self.show_state("there", following=True)

    def show_state(self, state: State, *, following: bool) -> None:
        """Show whether the run is where this page's step ends. `following`: whether another lesson
        comes after this one."""
        self._following = following
        if self._last:
            words = tr("Next lesson") if following else tr("Finish")
        else:
            words = {"there": tr("Next"), "going": tr("Skip"), "stopped": tr("Play on")}[state]
        self._next.setText(f"{words}  {AT_ONCE if state == 'going' else ON}")
        self._next.setToolTip(
            tr("To the end of this step at once (right arrow)")
            if state == "going"
            else tr("Right arrow, or page down")
        )

    def read_on(self) -> None:
        """Scroll to the words below, for a reader without a mouse."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() * 4 // 5)

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        self._progress.set_theme(theme)
        t = theme
        self.setStyleSheet(
            f"#lesson, QScrollArea, QWidget#lesson\\.body {{ background: {t.surface}; }}"
            f"QLabel {{ color: {t.text}; background: transparent; }}"
            f"QLabel[role='muted'] {{ color: {t.muted}; }}"
            f"QToolButton {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.border};"
            f" border-radius: 5px; padding: 5px 7px; }}"
            f"QToolButton:hover, QToolButton:focus {{ border-color: {t.accent}; }}"
            f"QToolButton:disabled {{ color: {t.border}; background: transparent; }}"
            f"QPushButton {{ color: {t.on_accent}; background: {t.accent}; border: 1px solid"
            f" {t.accent}; border-radius: 5px; padding: 6px 12px; font-weight: 600; }}"
            f"QPushButton:focus {{ border-color: {t.text}; }}"
            f"QScrollBar:vertical {{ background: transparent; width: 8px; }}"
            f"QScrollBar::handle:vertical {{ background: {t.border}; border-radius: 3px;"
            f" min-height: 24px; }}"
            "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        )
        self._kicker.setFont(theme.font(9))
        self._title.setFont(theme.font(13.5, bold=True))
        self._kind.setFont(theme.font(10, bold=True))
        self._kind.setStyleSheet(f"color: {theme.legible(theme.accent, 4.5)};")
        for button in (self._back, self._again, self._leave, self._next):
            button.setFont(theme.font(10.5))
        self._keep_room()
        if self._page is not None:
            self._fill(self._page)

    def sizeHint(self) -> QSize:
        return QSize(round(320 * self._theme.text_scale**0.5), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(round(250 * self._theme.text_scale**0.5), self._least_width()), 180)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 10, MARGIN, 4)
        head.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self._kicker, 1)
        head.addLayout(top)
        head.addWidget(self._title)
        head.addSpacing(4)
        head.addWidget(self._progress)
        head.addSpacing(6)
        head.addWidget(self._kind)
        self._kicker.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 10)
        foot.setSpacing(6)
        for button in (self._back, self._next, self._again, self._leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def _keep_room(self) -> None:
        """Let the button be wide enough for whatever it may say, so that nothing moves later."""
        self._next.setMinimumWidth(0)
        self._next.ensurePolished()
        said, widths = self._next.text(), []
        for words in (tr("Next lesson"), tr("Finish"), tr("Next"), tr("Skip"), tr("Play on")):
            self._next.setText(f"{words}  {AT_ONCE}")
            widths.append(self._next.sizeHint().width())
        self._next.setText(said)
        self._next.setMinimumWidth(max(widths))
        self.updateGeometry()

    def _least_width(self) -> int:
        layout = self.layout()
        return 0 if layout is None else layout.minimumSize().width()

    def _fill(self, page: Page) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        size = 13.0 if page.large else 11.0
        for block in page.blocks:
            if block.heading:
                heading = _label()
                heading.setText(block.heading)
                heading.setFont(self._theme.font(10, bold=True))
                self._lines.addSpacing(6)
                self._lines.addWidget(heading)
            for paragraph in _paragraphs(block.text):
                words = _label()
                words.setMinimumHeight(1)  # or Qt keeps room for lines that narrower words had
                words.setText(paragraph)
                words.setFont(self._theme.font(size if not block.heading else 10.5))
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._lines.addWidget(words)
        self._lines.addStretch(1)

    def _on_next(self) -> None:
        if not self._last:
            self.next_asked.emit()
        elif self._following:
            self.following_asked.emit()
        else:
            self.leave_asked.emit()


class _Progress(QWidget):
    """A bar of as many pieces as there are pages; those that have been read are filled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._at, self._of = theme, 0, 1
        self.setFixedHeight(DOT)

    def show_place(self, at: int, of: int) -> None:
        self._at, self._of = at, of
        self.setAccessibleName(tr("Page {page} of {pages}", page=at + 1, pages=of))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - GAP * (self._of - 1)) / self._of
        for number in range(self._of):
            painter.setBrush(self._theme.color("accent" if number <= self._at else "border"))
            piece = QRectF(number * (wide + GAP), 0, wide, DOT)
            painter.drawRoundedRect(piece, DOT / 2, DOT / 2)


def _paragraphs(text: str) -> list[str]:
    """What stands between empty lines, and each item of a list, without the file's line ends."""
    found: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        for number, line in enumerate(paragraph.splitlines()):
            item = line.startswith(ITEMS)
            words = f"• {line[2:].strip()}" if item else line.strip()
            if item or number == 0:
                found.append(words)
            else:
                found[-1] += f" {words}"
    together = (UNBROKEN.sub("\N{NO-BREAK SPACE}", each) for each in found)
    return [ENDING.sub("\N{NON-BREAKING HYPHEN}", each) for each in together]


def _label(name: str = "", *, wrapped: bool = True) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrapped)
    if wrapped:  # a long word must not widen the panel
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def _tool(name: str, sign: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(sign)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
