"""The gallery of lessons: a picture and a question each, in teaching order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.language import tr
from app.lessons.lesson import Lesson, in_language
from app.lessons.library import Library, picture_of
from app.window.theme import Theme

CARD = 252
"""Width of a card in pixels, before a projector makes it larger."""
SHAPE = 0.62
"""Height of a picture by its width."""
PADDING, SPACE, RADIUS = 10, 14, 8.0
TITLE_LINES, QUESTION_LINES = 2, 4
Index = QModelIndex | QPersistentModelIndex


class _Lessons(QAbstractListModel):
    """The lessons as a list."""

    def __init__(self, lessons: Sequence[Lesson], parent: QObject) -> None:
        super().__init__(parent)
        self.lessons = tuple(lessons)
        self._pictures: dict[Path, QPixmap] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lessons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        lesson = self.lessons[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_language(lesson.words.title)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return in_language(lesson.words.question)
        return None

    def picture(self, lesson: Lesson) -> QPixmap:
        """Its picture, empty where there is none."""
        path = picture_of(lesson)
        if path not in self._pictures:
            self._pictures[path] = QPixmap(str(path)) if path.exists() else QPixmap()
        return self._pictures[path]


class _Cards(QStyledItemDelegate):
    """Paints a lesson as a card."""

    def __init__(self, model: _Lessons, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme
        self._title, self._question = theme.font(11, bold=True), theme.font(9.5)
        self._kicker = theme.font(9)
        self._wide = round(CARD * theme.text_scale**0.7)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = (
            QFontMetrics(self._kicker).height()
            + TITLE_LINES * QFontMetrics(self._title).height()
            + QUESTION_LINES * QFontMetrics(self._question).height()
        )
        picture = round((self._wide) * SHAPE)
        return QSize(self._wide + SPACE, picture + text + 2 * PADDING + 10 + SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, lesson = self._theme, self._model.lessons[index.row()]
        state, rect = option.state, option.rect
        lit = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        half = SPACE // 2
        card = QRectF(rect.adjusted(half, half, -half, -half))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(card, RADIUS, RADIUS)
        painter.fillPath(outline, theme.color("surface"))
        picture = QRectF(card.x(), card.y(), card.width(), round(card.width() * SHAPE))
        painter.setClipPath(outline)
        self._paint_picture(painter, picture, lesson, index.row())
        painter.setClipping(False)
        painter.setPen(
            QPen(theme.color("accent" if lit else "border"), 2.0 * theme.line_scale if lit else 1.0)
        )
        painter.drawPath(outline)
        self._paint_words(painter, card, picture, lesson, index.row())
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRectF, lesson: Lesson, number: int) -> None:
        theme = self._theme
        painter.fillRect(place, theme.color("window"))
        picture = self._model.picture(lesson)
        if picture.isNull():
            painter.setPen(theme.color("muted"))
            painter.setFont(theme.font(28, bold=True))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            return
        size = picture.size().scaled(
            place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        shown = QRect(0, 0, size.width(), size.height())
        shown.moveCenter(place.toRect().center())
        shown.moveTop(place.toRect().top())
        painter.drawPixmap(shown, picture)

    def _paint_words(
        self, painter: QPainter, card: QRectF, picture: QRectF, lesson: Lesson, number: int
    ) -> None:
        theme = self._theme
        left, wide = card.x() + PADDING, card.width() - 2 * PADDING
        y = picture.bottom() + PADDING
        kicker = tr("Lesson {number}", number=number + 1)
        if lesson.claim:
            kicker += f" · {lesson.claim}"
        y = _lines(painter, self._kicker, theme.muted, kicker, QRectF(left, y, wide, 0), 1)
        title = in_language(lesson.words.title)
        y = _lines(painter, self._title, theme.text, title, QRectF(left, y, wide, 0), TITLE_LINES)
        question = in_language(lesson.words.question)
        _lines(
            painter,
            self._question,
            theme.muted,
            question,
            QRectF(left, y + 3, wide, 0),
            QUESTION_LINES,
        )


class Gallery(QDialog):
    """Shows the lessons. `chosen` carries the Lesson that was clicked, or opened with Enter."""

    chosen = Signal(object)
    file_asked = Signal()
    """Asked for a lesson that lies elsewhere."""

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setWindowTitle(tr("Lessons"))
        self._model = _Lessons(library.lessons, self)
        self._list = QListView()
        self._list.setObjectName("gallery.lessons")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Cards(self._model, theme))
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.verticalScrollBar().setSingleStep(40)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.clicked.connect(self._choose)
        self._list.installEventFilter(self)
        head = QLabel(
            tr("Every claim about dying ReLU, to be seen and tried: about 5 minutes each")
        )
        head.setObjectName("gallery.head")
        head.setFont(theme.font(12, bold=True))
        head.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.addWidget(head)
        column.addWidget(self._list, 1)
        if library.troubles:
            column.addWidget(_troubles(library.troubles, theme))
        column.addLayout(self._foot(theme))
        self.setStyleSheet(
            f"#gallery, #gallery QListView {{ background: {theme.window}; }}"
            f"QLabel {{ color: {theme.text}; }}"
        )
        size = self._list.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex())
        self.resize(4 * size.width() + 70, 2 * size.height() + 130)
        self._list.setFocus()

    def select(self, lesson: Lesson | None) -> None:
        """Show this one as the present one; without, the first."""
        rows = [each.path for each in self._model.lessons]
        row = rows.index(lesson.path) if lesson is not None and lesson.path in rows else 0
        self._list.setCurrentIndex(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._choose(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            lesson = self._model.lessons[index.row()]
            self.accept()
            self.chosen.emit(lesson)

    def _foot(self, theme: Theme) -> QHBoxLayout:
        other = QPushButton(tr("Open a lesson file …"))
        other.setObjectName("gallery.file")
        other.clicked.connect(self.reject)
        other.clicked.connect(self.file_asked)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        line = QHBoxLayout()
        for button in (other, close):
            button.setFont(theme.font(10))
            button.setAutoDefault(False)
        line.addWidget(other)
        line.addStretch(1)
        line.addWidget(close)
        return line


def _troubles(sentences: Sequence[str], theme: Theme) -> QLabel:
    """What is wrong with the files that could not be read."""
    label = QLabel("\n".join(f"✕ {sentence}" for sentence in sentences))
    label.setObjectName("gallery.troubles")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(theme.font(10))
    label.setStyleSheet(f"color: {theme.diverged};")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _lines(
    painter: QPainter, font: QFont, color: str, text: str, place: QRectF, most: int
) -> float:
    """Write the text over at most so many lines from the top of the place; the bottom of it."""
    painter.setFont(font)
    painter.setPen(color)
    metrics = painter.fontMetrics()
    room = QRectF(place.x(), place.y(), place.width(), most * metrics.height())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    words = text
    while words and painter.boundingRect(room, flags, words).height() > room.height() + 1:
        words = words.rstrip(" …").rpartition(" ")[0] + " …"
    used = painter.boundingRect(room, flags, words)
    painter.drawText(room, flags, words)
    return float(used.bottom())
