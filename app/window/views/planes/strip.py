"""The strip of tools above the chart: which one is in use, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.language import mark, tr
from app.record.data import Data
from app.window.controls.numbers import read_number, written
from app.window.controls.widgets import Field, Slider
from app.window.theme import LIGHT, Theme
from app.window.views.look import segment_style
from app.window.views.planes.flow_layout import FlowLayout
from app.window.views.planes.symbols import draw_point
from app.window.views.planes.tools import WIDEST, Choice, Tool, draw_tool, height_is_target

FEW_CLASSES = 4
"""With more classes there is a list of them instead of buttons."""
PICTURE = 15
"""Pixels of a tool's picture at desk size."""
MARGIN = 10
APART = 2
GAP = 10
"""Pixels between the tools and what belongs to the one in use."""
SLIDER = 84
"""Pixels of the brush's slider at desk size."""
PARTS = ("train", "test", "both")
PART_WORDS = {"train": mark("training"), "test": mark("test"), "both": mark("both")}
PART_HELP = {
    (Tool.ADD, "train"): mark("Add training points"),
    (Tool.ADD, "test"): mark("Add test points"),
    (Tool.RELABEL, "train"): mark("Relabel training points"),
    (Tool.RELABEL, "test"): mark("Relabel test points"),
    (Tool.DELETE, "train"): mark("Delete training points"),
    (Tool.DELETE, "test"): mark("Delete test points"),
    (Tool.MOVE, "train"): mark("A drag with Shift moves all training points"),
    (Tool.MOVE, "test"): mark("A drag with Shift moves all test points"),
    (Tool.MOVE, "both"): mark("A drag with Shift moves all points"),
}
WHY_NOT = mark("This needs data with one or two inputs: a place in the chart says no more")


class ToolStrip(QWidget):
    """Buttons for the tools, and the choices of the one in use."""

    changed = Signal(object)
    """The Choice the person has made"""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choice = Choice()
        self._data: Data | None = None
        self._classes = -1
        self._tools: dict[Tool, QPushButton] = {}
        layout = FlowLayout(self, apart=GAP)
        # by the words that are shown it could never become narrower again
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(MARGIN, 1, 0, 3)
        self._tool_row, row = _group()
        exclusive = QButtonGroup(self)
        for tool in Tool:
            button = self._button(tr(tool.word))
            button.setToolTip(_tool_help(tool))
            button.clicked.connect(lambda _=False, tool=tool: self._change(tool=tool))
            exclusive.addButton(button)
            row.addWidget(button)
            self._tools[tool] = button
        self._name = QLabel()
        """Of the tool in use, where the buttons have no words."""
        self._target_row, self._targets = _group()
        self._class_buttons: list[QPushButton] = []
        self._class_list = QComboBox()
        self._class_list.setAccessibleName(tr("Class"))
        self._class_list.setToolTip(tr("The class that points get"))
        self._class_list.activated.connect(lambda c: self._change(target=float(c)))
        self._value_name = QLabel()
        self._value = Field(digits=7)
        self._value.setAccessibleName(tr("Value"))
        self._value.setToolTip(tr("The value that points get"))
        self._value.committed.connect(self._take_value)
        self._value.stepped.connect(self._step_value)
        for widget in (self._class_list, self._value_name, self._value):
            self._targets.addWidget(widget)
        self._part_row, row = _group()
        self._parts: dict[str, QPushButton] = {}
        exclusive = QButtonGroup(self)
        for part in PARTS:
            button = self._button(tr(PART_WORDS[part]))
            button.clicked.connect(lambda _=False, part=part: self._change(part=part))
            exclusive.addButton(button)
            row.addWidget(button)
            self._parts[part] = button
        self._brush_row, row = _group()
        self._radius = Slider()
        self._radius.setRange(0, WIDEST)
        self._radius.setAccessibleName(tr("Brush"))
        self._radius.setToolTip(tr("How far the brush reaches ([ and ])"))
        self._radius.valueChanged.connect(lambda r: self._change(radius=r))
        self._reach = QLabel()
        row.setSpacing(6)
        row.addWidget(self._radius)
        row.addWidget(self._reach)
        self._rows = (self._tool_row, self._target_row, self._part_row, self._brush_row)
        self._groups = (self._tool_row, self._name, *self._rows[1:])
        for group in self._groups:
            layout.addWidget(group)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(theme)

    def show_choice(self, choice: Choice) -> None:
        """Show what is in force."""
        self._choice = choice
        self._refresh()

    def show_data(self, data: Data) -> None:
        """Offer what these data can be given."""
        self._data = data
        if data.classes != self._classes:
            self._classes = data.classes
            self._make_classes(data.classes)
        possible = data.inputs <= 2
        for tool, button in self._tools.items():
            button.setEnabled(possible or tool is Tool.LOOK)
            button.setToolTip(_tool_help(tool) if button.isEnabled() else tr(WHY_NOT))
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw with this look."""
        self._theme = theme
        style = segment_style(theme).replace("QToolButton", "QPushButton")
        side = round(PICTURE * theme.text_scale)
        tight = style + (
            "QPushButton { padding: 1px 3px; }"
            f"QPushButton:disabled {{ color: {theme.muted}; background: transparent; }}"
        )
        for tool, button in self._tools.items():
            button.setIcon(_tool_icon(tool, side, theme))
            button.setIconSize(QSize(side, side))
            button.setStyleSheet(tight)
        for button in self._parts.values():
            button.setStyleSheet(tight)
        # on the accent colour the classes' own would drown: a bold frame instead
        framed = (
            f"QPushButton:checked {{ background: {theme.surface}; color: {theme.text};"
            f" border: 2px solid {theme.accent}; padding: 0px 2px; }}"
        )
        for button in self._class_buttons:
            button.setStyleSheet(tight + framed)
        for widget in (
            *self._tools.values(),
            *self._parts.values(),
            *self._class_buttons,
            self._class_list,
            self._value_name,
            self._value,
            self._radius,
            self._reach,
            self._name,
        ):
            widget.setFont(theme.font(9.5))
        self._name.setStyleSheet(f"color: {theme.text}")
        self._value_name.setStyleSheet(f"color: {theme.text}")
        self._reach.setStyleSheet(f"color: {theme.muted}")
        self._radius.setFixedWidth(round(SLIDER * theme.text_scale))
        longest = self._reach.fontMetrics().horizontalAdvance(tr("one point"))
        self._reach.setMinimumWidth(longest)
        self._dress_classes()
        self._refresh()
        # all of one height, so that no choice pushes the tools down
        high = max(group.sizeHint().height() for group in self._rows)
        for group in self._groups:
            group.setFixedHeight(high)

    def minimumSizeHint(self) -> QSize:
        tools = len(self._tools)
        pictures = tools * self._bare + (tools - 1) * APART
        beside = [self._target_row, self._part_row, self._brush_row]
        widest = max(group.minimumSizeHint().width() for group in beside)
        return QSize(max(pictures, widest) + MARGIN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    # --- Filling

    def _refresh(self) -> None:
        choice, data = self._choice, self._data
        tool = choice.tool
        self._tools[tool].setChecked(True)
        by_height = data is not None and height_is_target(data)
        classes = self._classes if data is not None else 0
        self._target_row.setVisible(tool.has_target and not by_height)
        self._part_row.setVisible(tool.on_points)
        self._brush_row.setVisible(tool.has_brush)
        listed = classes > FEW_CLASSES
        self._class_list.setVisible(listed)
        self._value_name.setVisible(classes == 0)
        self._value.setVisible(classes == 0)
        if data is not None:
            self._value_name.setText(f"{data.target_name} =")
        target = int(choice.target) if classes else 0
        if 0 <= target < len(self._class_buttons):
            self._class_buttons[target].setChecked(True)
        if listed:
            self._class_list.setCurrentIndex(target)
        self._value.show_good(written(choice.target).replace("-", "−"))
        self._parts["both"].setVisible(tool is Tool.MOVE)
        self._parts[choice.part].setChecked(True)
        for part, button in self._parts.items():
            button.setToolTip(tr(PART_HELP.get((tool, part), "")))
        before = self._radius.blockSignals(True)
        self._radius.setValue(choice.radius)
        self._radius.blockSignals(before)
        reach = tr("{radius} px", radius=choice.radius) if choice.radius else tr("one point")
        self._reach.setText(reach)
        self._show_words()

    def _show_words(self) -> None:
        """Words on all tools, or on none where there is too little room: where a tool is must not
        depend on the one in use. That one is then named after them, if this costs no line.
        """
        room = self.width() - MARGIN
        apart = (len(self._tools) - 1) * APART
        every = sum(self._wide(tool) for tool in Tool) + apart <= room
        for tool, button in self._tools.items():
            word = tr(tool.word) if every else ""
            if button.text() != word:
                button.setText(word)
            button.setFixedWidth(self._wide(tool) if every else self._bare)
        name = tr(self._choice.tool.word)
        self._name.setText(name)
        pictures = len(self._tools) * self._bare + apart
        named = pictures + GAP + self._name.fontMetrics().horizontalAdvance(name)
        choices = [g.sizeHint().width() for g in self._rows[1:] if not g.isHidden()]
        lines, least = (_lines([first, *choices], room) for first in (named, pictures))
        self._name.setVisible(not every and named <= room and lines == least)

    @property
    def _bare(self) -> int:
        """Pixels a tool's button takes without its word."""
        return round(PICTURE * self._theme.text_scale) + 12

    def _wide(self, tool: Tool) -> int:
        """Pixels a tool's button takes with its word."""
        words = self._tools[tool].fontMetrics().horizontalAdvance(tr(tool.word))
        return words + round(PICTURE * self._theme.text_scale) + 18

    def _make_classes(self, classes: int) -> None:
        for button in self._class_buttons:
            self._targets.removeWidget(button)
            button.deleteLater()
        self._class_buttons = []
        self._class_list.clear()
        if classes > FEW_CLASSES:
            self._class_list.addItems([tr("class {number}", number=c) for c in range(classes)])
        else:
            exclusive = QButtonGroup(self._target_row)
            for c in range(classes):
                button = self._button(tr("class {number}", number=c))
                button.setToolTip(tr("Points get class {number}", number=c))
                button.clicked.connect(lambda _=False, c=c: self._change(target=float(c)))
                exclusive.addButton(button)
                self._targets.insertWidget(c, button)
                self._class_buttons.append(button)
        self.set_theme(self._theme)

    def _dress_classes(self) -> None:
        side = round(12 * self._theme.text_scale)
        for c, button in enumerate(self._class_buttons):
            button.setIcon(_class_icon(c, side, self._theme))
            button.setIconSize(QSize(side, side))
        for c in range(self._class_list.count()):
            self._class_list.setItemIcon(c, _class_icon(c, side, self._theme))

    def _button(self, word: str) -> QPushButton:
        button = QPushButton(word)
        button.setAccessibleName(word)
        button.setCheckable(True)
        return button

    # --- What the person does

    def _change(self, **values: object) -> None:
        changed = replace(self._choice, **values)  # type: ignore[arg-type]
        if changed != self._choice:
            self.changed.emit(changed)
        else:
            self._refresh()

    def _take_value(self, text: str) -> None:
        try:
            value = read_number(text)
        except ValueError:
            value = float("nan")
        # what is no number, or not a finite one, leaves the last good one in force
        good = value - value == 0.0
        self._change(target=value if good else self._choice.target)

    def _step_value(self, steps: int) -> None:
        span = 1.0
        if self._data is not None:
            span = float(self._data.train.target.max() - self._data.train.target.min()) or 1.0
        self._change(target=float(f"{self._choice.target + steps * span / 20:.3g}"))


def _group() -> tuple[QWidget, QHBoxLayout]:
    """Widgets that stay together in a row."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(APART)
    return group, row


def _lines(widths: list[int], room: int) -> int:
    """How many lines groups of these widths take."""
    lines, used = 1, 0
    for wide in widths:
        if used and used + GAP + wide > room:
            lines, used = lines + 1, 0
        used += wide + (GAP if used else 0)
    return lines


def _tool_help(tool: Tool) -> str:
    """What it is for, and its key."""
    return f"{tr(tool.help)} ({tool.key})"


def _tool_icon(tool: Tool, side: int, theme: Theme) -> QIcon:
    icon = QIcon()
    for mode, state, color in (
        (QIcon.Mode.Normal, QIcon.State.Off, theme.color("text")),
        (QIcon.Mode.Normal, QIcon.State.On, theme.color("on_accent")),
        (QIcon.Mode.Disabled, QIcon.State.Off, theme.color("muted", 0.6)),
    ):
        pixmap, painter = _canvas(side)
        draw_tool(painter, QRectF(0, 0, side, side), tool, color)
        painter.end()
        icon.addPixmap(pixmap, mode, state)
    return icon


def _class_icon(number: int, side: int, theme: Theme) -> QIcon:
    pixmap, painter = _canvas(side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush = QBrush(theme.class_color(number))
    nothing = QPen(QColor(0, 0, 0, 0), 0)
    draw_point(painter, QPointF(side / 2, side / 2), 0.75 * side, number, nothing, brush)
    painter.end()
    return QIcon(pixmap)


def _canvas(side: int) -> tuple[QPixmap, QPainter]:
    """Transparent, and sharp on screens with twice the pixels."""
    pixmap = QPixmap(2 * side, 2 * side)
    pixmap.setDevicePixelRatio(2.0)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap, QPainter(pixmap)
