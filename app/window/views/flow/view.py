"""How activations flow through the layers: over the depth, under other initial scales, over steps.

This is the widget: buttons above a picture. The pictures are in flow_depth, flow_scales and
flow_course.
"""

from __future__ import annotations

from operator import is_
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from app.language import mark, tr
from app.record.flow import FlowCourse
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.copying import offer_copy
from app.window.views.flow.axis import SYMBOLS, Span, Which
from app.window.views.flow.course import paint_flow_course
from app.window.views.flow.depth import depth_frame, depth_span, paint_flow_depth
from app.window.views.flow.scales import paint_flow_scales
from app.window.views.flow.text import (
    NO_FLOW,
    course_lines,
    depth_lines,
    layer_lines,
    scale_lines,
)
from app.window.views.look import segment_style

Mode = Literal["depth", "scales", "steps"]

FACTORS = (0.5, 0.71, 1.0, 1.41, 2.0)
"""On the initial scale: from half to double, each the root of 2 more."""

MODES: dict[Mode, tuple[str, str, str]] = {
    "depth": (
        mark("Depth"),
        mark("Depth"),
        mark("Every layer's values at this step, side by side"),
    ),
    "scales": (
        mark("Initial scales"),
        mark("Scales"),
        mark(
            "The untrained network under smaller and larger initial weights: "
            "does the spread shrink, keep or grow from layer to layer?"
        ),
    ),
    "steps": (mark("Steps"), mark("Steps"), mark("Every layer's values over the steps of the run")),
}
"""Name, short name, tooltip."""
AXIS_TIP = mark("The axis is about linear around zero and logarithmic beyond.")
SIDES: dict[Which, str] = {
    "preactivation": mark("Pre-activations: what a neuron sums up."),
    "activity": mark("Activations: what a neuron hands on."),
}
"""Tooltips."""


class FlowView(QWidget):
    """Shows `snapshot.flow`, `snapshot.scaled_flows` or the course over the steps.

    Values are on a scale that is linear around zero and logarithmic beyond.
    """

    scales_asked = Signal(object)
    """Factors on the initial scale whose flows the next snapshots should have; () for none."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mode: Mode = "depth"
        self._which: Which = "preactivation"
        self._snapshot: Snapshot | None = None
        self._course: FlowCourse | None = None
        self._span: Span | None = None
        self._asked: tuple[float, ...] = ()
        self._modes, self._sides = QButtonGroup(self), QButtonGroup(self)
        modes, sides = QHBoxLayout(), QHBoxLayout()
        for number, (mode, (name, _, tip)) in enumerate(MODES.items()):
            modes.addWidget(self._button(self._modes, number, f"flow.{mode}", tr(name), tr(tip)))
        for number, (which, tip) in enumerate(SIDES.items()):
            tip = "\n".join([tr(tip), tr(AXIS_TIP)])
            button = self._button(self._sides, number, f"flow.{which}", SYMBOLS[which], tip)
            sides.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setContentsMargins(10, 6, 10, 0)
        self._row.setSpacing(12)
        for stretch, each in enumerate((modes, sides)):
            each.setSpacing(0)
            each.addStretch(1)
            self._row.addLayout(each, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # the row of buttons would keep the dock from becoming narrow: it is made to fit instead
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.addLayout(self._row)
        column.addStretch(1)
        self._column = column
        self._modes.idClicked.connect(self._on_mode)
        self._sides.idClicked.connect(self._on_side)

        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Flow of activations through the layers"))
        offer_copy(self, self.copy)
        self.set_theme(theme)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show its flow, or its flows at other initial scales."""
        if snapshot is self._snapshot:
            return
        before, self._snapshot = self._snapshot, snapshot
        if before is None or before.generation != snapshot.generation:
            self._span = None
        self._fit()
        if before is None or self._concerns(before, snapshot):
            self.update()

    def show_course(self, course: FlowCourse) -> None:
        """Show the flow over these steps."""
        self._course = course
        if self._mode == "steps":
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        for button in (*self._modes.buttons(), *self._sides.buttons()):
            button.setFont(theme.font(9.5))
            button.setStyleSheet(segment_style(theme))
        self._fit_buttons()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All that the picture says, as lines."""
        if self._mode == "steps":
            return "\n".join(course_lines(self._course))
        if self._snapshot is None or (self._mode == "depth" and self._snapshot.flow is None):
            return tr(NO_FLOW)
        if self._mode == "scales":
            return "\n".join(scale_lines(self._snapshot.scaled_flows, self._snapshot.experiment))
        assert self._snapshot.flow is not None
        return "\n".join(depth_lines(self._snapshot.flow, self._which))

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def sizeHint(self) -> QSize:
        return QSize(760, 240) * self._theme.text_scale

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 150) * self._theme.text_scale

    # What is asked for: nothing for a view that nobody sees

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ask()

    def _ask(self) -> None:
        asked = FACTORS if self._mode == "scales" and self.isVisible() else ()
        if asked != self._asked:
            self._asked = asked
            self.scales_asked.emit(asked)

    # Buttons

    def _button(
        self, group: QButtonGroup, number: int, name: str, words: str, tip: str
    ) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}: {tip}")
        button.setCheckable(True)
        button.setChecked(number == 0)
        group.addButton(button, number)
        return button

    def _on_mode(self, number: int) -> None:
        self._mode = list(MODES)[number]
        self._ask()
        self.update()

    def _on_side(self, number: int) -> None:
        self._which = list(SIDES)[number]
        self._span = None
        self._fit()
        self.update()

    def _fit_buttons(self) -> None:
        """The modes' full names, their short ones, or these in a row of their own: what fits."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for at, direction, spacing in ((0, beside, 12), (1, beside, 12), (1, below, 3)):
            for button, names in zip(self._modes.buttons(), MODES.values(), strict=True):
                button.setText(tr(names[at]))
            self._row.setDirection(direction)
            self._row.setSpacing(spacing)
            if self._row.minimumSize().width() <= self.width():
                break
        self._column.activate()

    # The picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The figures of the layer under the mouse: the picture may have no room for them."""
        flow = self._snapshot.flow if self._snapshot is not None else None
        found = None
        if self._mode == "depth" and flow is not None and self._span is not None:
            frame = depth_frame(self._area(), flow, self._theme, self._which, self._span)
            if event.position().y() >= frame.plot.top():
                found = frame.layer_at(event.position().x(), len(flow.layers))
        if found is None or flow is None:
            QToolTip.hideText()
        else:
            words = "\n".join(layer_lines(flow, found, self._which))
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def leaveEvent(self, event: QEvent) -> None:
        QToolTip.hideText()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            self._paint(painter)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, self._row.sizeHint().height(), 0, 0)

    def _paint(self, painter: QPainter) -> None:
        area, theme, snapshot = self._area(), self._theme, self._snapshot
        if self._mode == "steps":
            now = None if snapshot is None else snapshot.step
            paint_flow_course(painter, area, self._course, theme, self._which, now)
        elif self._mode == "scales" and snapshot is not None:
            flows, experiment = snapshot.scaled_flows, snapshot.experiment
            paint_flow_scales(painter, area, flows, experiment, theme, self._which)
        else:
            flow = snapshot.flow if snapshot is not None else None
            paint_flow_depth(painter, area, flow, theme, self._which, self._span)

    def _fit(self) -> None:
        """The axis fits the newest flow, but stays where it is as long as it can."""
        flow = self._snapshot.flow if self._snapshot is not None else None
        if flow is not None:
            found = depth_span(flow, self._which)
            self._span = found if self._span is None else self._span.grown(found)

    def _concerns(self, before: Snapshot, now: Snapshot) -> bool:
        """Whether the picture becomes another one by a new snapshot."""
        if self._mode == "depth":
            return True
        if self._mode == "steps":
            # all that a snapshot tells there is where the run was set back to
            last = int(self._course.step[-1]) if self._course else 0
            return min(before.step, now.step) < last
        flows = [[flow for _, flow in each.scaled_flows] for each in (before, now)]
        same = len(flows[0]) == len(flows[1]) and all(map(is_, *flows))
        return not same or before.experiment is not now.experiment
