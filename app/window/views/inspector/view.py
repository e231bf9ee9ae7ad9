"""The inspector: the selected neuron's arithmetic on a point or on the next minibatch."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.language import mark, tr
from app.record.data import Data
from app.record.inspection import Subject
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.copying import offer_copy
from app.window.views.inspector.picture import needed_height, paint_inspector
from app.window.views.inspector.text import plain_text
from app.window.views.look import segment_style
from app.window.views.words import count, grouped

WIDE = 640
"""Pixels at desk size from which on the controls stand in one row."""

SUBJECTS: tuple[tuple[Subject, str, str], ...] = (
    ("minibatch", mark("Next minibatch"), mark("The points that the next step will learn from")),
    ("train", mark("Training"), mark("One point of the training set")),
    ("test", mark("Test"), mark("One point of the test set")),
)
SHORT: dict[Subject, str] = {"minibatch": mark("Minibatch"), "train": mark("Train")}
"""Names where the window is narrow."""
TIPS = (
    mark("or click a point in the decision planes"),
    mark("or click it in the planes"),
    mark("or click it"),
)
"""As much of it is said as there is room for."""


class InspectorView(QWidget):
    """Shows `snapshot.neuron.inspection` as a textbook would write it, below the choice of what it
    is about."""

    subject_changed = Signal(object)
    """What a person wants the arithmetic of: ("minibatch", 0), or ("train" or "test", point)."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: Data | None = None
        self._subject: tuple[Subject, int] = ("minibatch", 0)
        self._asked: tuple[Subject, int] | None = None
        """What the lens showed when a person asked for something else that has not come yet."""
        self._choice = QButtonGroup(self)
        for number, (_, name, tip) in enumerate(SUBJECTS):
            button = QToolButton()
            button.setText(tr(name))
            button.setCheckable(True)
            button.setToolTip(tr(tip))
            self._choice.addButton(button, number)
        self._choice.button(0).setChecked(True)
        self._choice.idClicked.connect(self._on_subject)
        self._label = QLabel(tr("point"))
        self._point = QSpinBox()
        self._point.setKeyboardTracking(False)  # 17 is not first a 1
        self._point.setAccessibleName(tr("Point"))
        self._point.setToolTip(tr("Which point, counted from 1"))
        self._point.valueChanged.connect(lambda _: self._ask())
        self._label.setBuddy(self._point)
        self._of = QLabel()
        self._tip = QLabel()
        self._tip.setToolTip(tr("Click a data point in the decision planes to see it here"))
        # it gives way where the window is narrow
        self._tip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._formulas = QCheckBox(tr("Formulas"))
        self._formulas.setToolTip(tr("The formulas alone, without numbers"))
        self._sheet = _SheetCanvas(theme)
        self._formulas.toggled.connect(self._sheet.set_formulas_only)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Arithmetic of the selected neuron"))
        self._lay_out()
        offer_copy(self, self.copy)
        self.setAccessibleName(tr("Inspector"))
        self.setAutoFillBackground(True)
        self._show_subject()
        self.set_theme(theme)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the selected neuron's arithmetic."""
        lens = snapshot.lens
        if snapshot.data is not self._data:
            self._data = snapshot.data
            self._asked = None
            self._show_subject()
        # the snapshot that shows what was asked for may not have come yet
        told = (lens.subject, 0 if lens.subject == "minibatch" else lens.point)
        if self._asked is None or told != self._asked:
            self._asked = None
            if told != self._subject:
                self._subject = told
                self._show_subject()
        self._sheet.show_snapshot(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("surface"))
        self.setPalette(palette)
        font = theme.font(9.5)
        for widget in (self._label, self._point, self._of, self._tip, self._formulas):
            widget.setFont(font)
        for label in (self._of, self._tip):
            label.setStyleSheet(f"color: {theme.muted}")
        for button in self._choice.buttons():
            button.setFont(font)
            button.setStyleSheet(segment_style(theme))
        self._sheet.set_theme(theme)
        self._turn()

    def text(self) -> str:
        """All that is shown, as lines."""
        return self._sheet.text()

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(400, 620) * self._theme.text_scale

    def minimumSizeHint(self) -> QSize:
        # the controls know how to get narrower only once the window is
        return QSize(220, 200) * self._theme.text_scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    # --- The controls

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(0)
        for button in self._choice.buttons():
            choice.addWidget(button)
        choice.addStretch(1)
        point = QHBoxLayout()
        point.setSpacing(6)
        point.addWidget(self._label)
        point.addWidget(self._point)
        point.addWidget(self._of)
        point.addWidget(self._tip, 1)
        point.addWidget(self._formulas)
        self._controls = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._controls.setContentsMargins(12, 8, 12, 2)
        self._controls.setSpacing(6)
        self._controls.addLayout(choice)
        self._controls.addLayout(point, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._controls)
        column.addWidget(self._scroll, 1)

    def _turn(self) -> None:
        """The controls in one row where there is room, else in two."""
        wide = self.width() >= WIDE * self._theme.text_scale
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(direction)
        self._controls.setSpacing(16 if wide else 6)
        narrow = self.width() < 300 * self._theme.text_scale
        for number, (subject, name, _) in enumerate(SUBJECTS):
            self._choice.button(number).setText(tr(SHORT.get(subject, name) if narrow else name))
        self._label.setVisible(not narrow)
        self._of.setVisible(not narrow)
        metrics, room = self._tip.fontMetrics(), self._room_for_tip()
        fitting = (tip for tip in map(tr, TIPS) if metrics.horizontalAdvance(tip) <= room)
        self._tip.setText(next(fitting, ""))

    def _room_for_tip(self) -> int:
        others = (self._label, self._point, self._of, self._formulas)
        taken = sum(widget.sizeHint().width() + 6 for widget in others) + 24
        if self._controls.direction() == QBoxLayout.Direction.LeftToRight:
            taken += sum(button.sizeHint().width() for button in self._choice.buttons()) + 16
        return self.width() - taken

    def _show_subject(self) -> None:
        """Set the controls as the subject is, without asking for anything."""
        subject, point = self._subject
        number = [name for name, _, _ in SUBJECTS].index(subject)
        self._choice.button(number).setChecked(True)
        tests = len(self._data.test) if self._data is not None else 0
        self._choice.button(2).setEnabled(tests > 0)
        points = self._points(subject)
        with QSignalBlocker(self._point):
            self._point.setRange(1, max(points, 1))
            self._point.setValue(point + 1)
        chosen = subject != "minibatch"
        self._point.setEnabled(chosen)
        self._label.setEnabled(chosen)
        self._of.setText(tr("of {n}", n=grouped(points)) if chosen else "")
        described = count(points, tr("of {n} point"), tr("of {n} points"))
        self._point.setAccessibleDescription(described if chosen else "")
        self._turn()

    def _points(self, subject: Subject) -> int:
        if self._data is None:
            return 1
        return len(self._data.test if subject == "test" else self._data.train)

    def _on_subject(self, number: int) -> None:
        subject = SUBJECTS[number][0]
        point = 0 if subject == "minibatch" else min(self._point.value(), self._points(subject)) - 1
        self._choose((subject, point))

    def _ask(self) -> None:
        """For the point whose number a person chose."""
        self._choose((self._subject[0], self._point.value() - 1))

    def _choose(self, subject: tuple[Subject, int]) -> None:
        if subject == self._subject:
            return
        self._asked = self._asked or self._subject
        self._subject = subject
        self._show_subject()
        self.subject_changed.emit(subject)


class _SheetCanvas(QWidget):
    """The sheet itself, as high as it needs to be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._formulas_only = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        if snapshot is self._snapshot:
            return
        self._snapshot = snapshot
        if self.isVisible():
            self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def set_formulas_only(self, only: bool) -> None:
        self._formulas_only = only
        self._fit()

    def text(self) -> str:
        return plain_text(self._snapshot, formulas_only=self._formulas_only)

    def _fit(self) -> None:
        only = self._formulas_only
        needed = needed_height(self._snapshot, self._theme, self.width(), formulas_only=only)
        self.setMinimumHeight(int(needed) + 1)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        # ended here even by an error: Qt aborts when a widget goes that is still painted on
        with QPainter(self) as painter:
            area = QRectF(self.rect())
            paint_inspector(
                painter, area, self._snapshot, self._theme, formulas_only=self._formulas_only
            )
