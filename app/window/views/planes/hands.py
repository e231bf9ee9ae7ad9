"""Hands on the chart: which tool is in use, the drag that is going on, and what it shows.

The chart passes mouse and keys on; what is not taken here pans, zooms and picks as before.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.experiment.errors import BadInput
from app.experiment.interventions import Intervention
from app.language import mark, tr
from app.record.snapshot import Snapshot
from app.window.views.planes.brush import Add, Brush, Delete, Move, PointGesture, Relabel, ShiftAll
from app.window.views.planes.gesture import Gesture, Ghost, Spot
from app.window.views.planes.ghost import Brush as BrushRing
from app.window.views.planes.ghost import GhostLayer, Shown, grips_of
from app.window.views.planes.moving import (
    NO_BIASES,
    ONLY_FIRST,
    ONLY_PLANES,
    MovePlane,
    TurnPlane,
    has_biases,
    imagined,
    pivot_of,
    stepped,
    turned,
    turned_to,
)
from app.window.views.planes.tools import WIDEST, Choice, Tool

if TYPE_CHECKING:
    from app.window.views.planes.chart import PlaneChart

STILL = 3.0
"""Pixels the mouse may move between press and release of a click."""
INSET = 24.0
"""Pixels between a grip and its end of the plane."""
STEP = 0.02
"""How far an arrow key moves a plane, as a share of the view ..."""
ANGLE = math.radians(2.0)
"""... and how far it turns it with Shift."""
FORGET = 3.0
"""Seconds after which a plane that was moved is taken to be where the snapshot has it."""
SAID = 3000
"""Milliseconds for which a refusal is shown."""
NO_PLANE = mark("select a neuron first: its plane is what the arrow keys move")
NOT_IN_VIEW = mark("its plane is not in view")

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
CURSORS = {
    Tool.LOOK: (Qt.CursorShape.ArrowCursor, Qt.CursorShape.PointingHandCursor),
    Tool.PLANES: (Qt.CursorShape.OpenHandCursor, Qt.CursorShape.SizeAllCursor),
    Tool.ADD: (Qt.CursorShape.CrossCursor, Qt.CursorShape.CrossCursor),
    Tool.MOVE: (Qt.CursorShape.OpenHandCursor, Qt.CursorShape.SizeAllCursor),
    Tool.RELABEL: (Qt.CursorShape.CrossCursor, Qt.CursorShape.CrossCursor),
    Tool.DELETE: (Qt.CursorShape.CrossCursor, Qt.CursorShape.CrossCursor),
}
"""Over nothing, and over what the tool takes hold of. An empty place is where the view is panned.
"""


class Hands(QObject):
    """Turns presses, drags and keys in a chart into interventions."""

    intervened = Signal(object)
    """An Intervention, its step left open"""
    chosen = Signal(object)
    """The Choice in force, whoever made it"""

    def __init__(self, chart: PlaneChart, layer: GhostLayer) -> None:
        super().__init__(chart)
        self._chart = chart
        self._layer = layer
        self.choice = Choice()
        self._gesture: Gesture | None = None
        self._ghost: Ghost | None = None
        self._pressed = QPointF()
        self._dragged = False
        self._ignoring = False
        """The drag was given up: the button is still down."""
        self._mouse: QPointF | None = None
        """In the chart's widget."""
        self._asked: list[tuple[Intervention, float]] = []
        """What was asked for and is not yet seen in a snapshot, and until when it is waited for."""
        self._said = ""
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SAID)
        self._silence.timeout.connect(lambda: self.say(""))

    # --- What is chosen and shown

    @property
    def tool(self) -> Tool:
        return self.choice.tool

    @property
    def busy(self) -> bool:
        """Whether a drag is going on."""
        return self._gesture is not None

    @property
    def words(self) -> str:
        """What is to be read beside the mouse; '' if nothing is to be."""
        if self._said:
            return self._said
        return self._ghost.words if self._ghost is not None else ""

    @property
    def place(self) -> QPointF:
        """Where that is to be read, in the chart's widget."""
        return self._mouse if self._mouse is not None else QPointF(self._chart.rect().center())

    def cursor(self, *, over: bool = False) -> Qt.CursorShape:
        """What the mouse looks like: with a tool, and over what that takes hold of."""
        if self._gesture is not None and self.tool in (Tool.PLANES, Tool.MOVE):
            return Qt.CursorShape.ClosedHandCursor
        return CURSORS[self.tool][over]

    def choose(self, choice: Choice) -> None:
        """Use another tool, or the same one otherwise."""
        snapshot = self._chart.snapshot
        if snapshot is not None and snapshot.data.inputs > 2:
            choice = replace(choice, tool=Tool.LOOK)
        if choice.part == "both" and choice.tool is not Tool.MOVE:
            choice = replace(choice, part="train")
        self._give_up()
        self.choice = choice
        self.say("")
        self._chart.setCursor(self.cursor())
        self.chosen.emit(choice)
        self.refresh()

    def say(self, words: str) -> None:
        """Show a sentence near the mouse for a while."""
        self._said = words
        if words:
            self._silence.start()
        self._chart.refresh_hint()

    def follow(self, snapshot: Snapshot) -> None:
        """The network has gone on."""
        self._asked = [
            (done, until)
            for done, until in self._asked
            if time.monotonic() < until and not _is_done(done, snapshot)
        ]
        if snapshot.data.inputs > 2 and self.tool is not Tool.LOOK:
            self.choose(replace(self.choice, tool=Tool.LOOK))
        if self._gesture is not None and not self._gesture.follow(self._now(snapshot)):
            points = isinstance(self._gesture, PointGesture)
            self._give_up()
            if points:
                self.say(tr("the data have changed meanwhile"))
            else:
                self.say(tr("the network has changed"))
        if snapshot.data.classes and self.choice.target not in range(snapshot.data.classes):
            self.choose(replace(self.choice, target=0.0))
        self.refresh()

    def refresh(self) -> None:
        """Show the ghost, the grips and the brush as they are now."""
        going_on = self._gesture is not None and self._dragged
        ghost = self._ghost = self._gesture.ghost() if self._gesture and going_on else None
        shown = Shown(grips=tuple(self._grips()), brush=self._ring())
        if ghost is not None:
            colors, shapes = self._chart.looks_of(ghost.targets)
            shown = replace(shown, ghost=ghost, colors=colors, shapes=shapes)
        self._layer.show_these(shown)
        self._chart.refresh_hint()

    # --- Mouse

    def press(self, event: QMouseEvent) -> bool:
        """Whether the press begins something here."""
        if self._gesture is not None:
            return True
        self._ignoring = False
        snapshot, spot = self._chart.snapshot, self._spot(event.position())
        mine = event.button() == Qt.MouseButton.LeftButton and self.tool is not Tool.LOOK
        if not mine or snapshot is None or spot is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._mouse = self._pressed = event.position()
        self.say("")
        self._dragged = self.tool.has_brush
        self._gesture = self._begin(self._now(snapshot), spot, shift)
        if self._gesture is None:
            return bool(self._said)
        self._chart.setCursor(self.cursor())
        self.refresh()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Whether the mouse is followed here."""
        self._mouse = event.position()
        if self._gesture is not None:
            away = event.position() - self._pressed
            self._dragged = self._dragged or math.hypot(away.x(), away.y()) > STILL
            spot = self._spot(event.position(), anywhere=True)
            if spot is not None and self._dragged:
                self._gesture.move(spot)
            self.refresh()
        elif self.tool.has_brush:
            self.refresh()
        return self._gesture is not None or self._ignoring

    def release(self, event: QMouseEvent) -> bool:
        """Whether the release ends something here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return self._gesture is not None
        if self._ignoring:
            self._ignoring = False
            return True
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return False
        if self._dragged:
            self._end(gesture)
        self._chart.setCursor(self.cursor())
        self.refresh()
        return True

    def leave(self) -> None:
        """The mouse has left the chart."""
        if self._gesture is None:
            self._mouse = None
            self.refresh()

    def _end(self, gesture: Gesture) -> None:
        try:
            done = gesture.intervention()
        except BadInput as error:
            self.say(str(error))
            return
        if done is not None:
            self.do(done)
        elif isinstance(gesture, Brush):
            self.say(_nothing_there(gesture))
        elif isinstance(gesture, MovePlane):
            self.say(gesture.ghost().words)

    def do(self, done: Intervention) -> None:
        """Ask for an intervention."""
        self._asked.append((done, time.monotonic() + FORGET))
        self.intervened.emit(done)

    def _begin(self, snapshot: Snapshot, spot: Spot, shift: bool) -> Gesture | None:
        choice, radius = self.choice, self._radius
        match self.tool:
            case Tool.PLANES:
                return self._take_plane(snapshot, spot, shift)
            case Tool.ADD:
                return Add(snapshot, spot, choice, radius)
            case Tool.RELABEL:
                return Relabel(snapshot, spot, choice, radius)
            case Tool.DELETE:
                return Delete(snapshot, spot, choice, radius)
            case Tool.MOVE if shift:
                return ShiftAll(snapshot, spot, choice)
            case Tool.MOVE:
                point = self._chart.point_near(spot)
                return None if point is None else Move(snapshot, spot, choice, point)
        return None

    def _take_plane(self, snapshot: Snapshot, spot: Spot, shift: bool) -> Gesture | None:
        layer, grip = snapshot.lens.layer, self._grip_near(self._pressed)
        index = grip if grip is not None else self._chart.plane_near(self._pressed)
        if index is None:
            return None
        if grip is None:
            self._chart.picked.emit(layer, index)
        if not shift and grip is None:
            return MovePlane(snapshot, spot, layer, index)
        reason = ONLY_PLANES if snapshot.data.inputs == 1 else ONLY_FIRST if layer else ""
        pivot = None if reason else pivot_of(snapshot, index, spot.extent)
        if pivot is None:
            self.say(tr(reason or NOT_IN_VIEW))
            return None
        return TurnPlane(snapshot, spot, index, pivot)

    # --- Keys

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is for the tool in use, before any shortcut of the window."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            return self.busy or self.tool is not Tool.LOOK
        if key in ARROWS:
            plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            return self.tool is Tool.PLANES and not event.modifiers() & ~plain
        # on many keyboards they need a modifier
        return event.text() in ("[", "]") and self.tool.has_brush

    def key(self, event: QKeyEvent) -> None:
        """Do what a wanted key means."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            if self.busy:
                self._give_up()
                self.refresh()
            else:
                self.choose(replace(self.choice, tool=Tool.LOOK))
        elif key in ARROWS:
            if not self.busy:
                turn = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._step(ARROWS[key], turn=turn)
        elif not self.busy:
            radius = self.choice.radius + (4 if event.text() == "]" else -4)
            self.choose(replace(self.choice, radius=min(max(radius, 0), WIDEST)))

    def _step(self, way: tuple[float, float], *, turn: bool) -> None:
        """Move or turn the selected plane by one press of a key."""
        if self._chart.snapshot is None:
            return
        snapshot, extent = self._now(self._chart.snapshot), self._chart.extent
        neuron = snapshot.lens.neuron
        layer = snapshot.lens.layer
        if neuron is None or neuron[0] != layer or neuron[1] >= snapshot.layers[layer].width:
            self.say(tr(NO_PLANE))
            return
        index = neuron[1]
        done: Intervention | None = None
        if turn:
            reason = ONLY_PLANES if snapshot.data.inputs == 1 else ONLY_FIRST if layer else ""
            pivot = None if reason else pivot_of(snapshot, index, extent)
            if pivot is None:
                self.say(tr(reason or NOT_IN_VIEW))
                return
            angle = -ANGLE * (way[0] - way[1])
            weights = turned(snapshot.first_weights[index], angle, self._chart.tall)
            done = turned_to(snapshot, index, weights, pivot)
        elif not has_biases(snapshot):
            self.say(tr(NO_BIASES))
        else:
            x0, x1, y0, y1 = extent
            by = np.array([way[0] * STEP * (x1 - x0), way[1] * STEP * (y1 - y0)])
            if snapshot.data.inputs == 1:
                by[1] = 0.0
            tall = self._chart.tall
            done = stepped(snapshot, layer, index, by, extent, tall) if by.any() else None
        if done is not None:
            self.do(done)

    # --- Places

    @property
    def _radius(self) -> float:
        """Of the brush, on the screen."""
        return self._chart.theme.line(self.choice.radius) if self.choice.radius else 0.0

    def _spot(self, position: QPointF, *, anywhere: bool = False) -> Spot | None:
        """The place under a point of the widget; None outside of the axes, unless anywhere."""
        return self._chart.spot(position, anywhere=anywhere)

    def _now(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot with what was asked for and is not yet in it."""
        for done, until in self._asked:
            if time.monotonic() < until:
                snapshot = imagined(snapshot, done)
        return snapshot

    def _ring(self) -> BrushRing | None:
        if not self.tool.has_brush or self._mouse is None or not self._radius:
            return None
        return BrushRing(self._chart.in_box(self._mouse), self._radius)

    def _grips(self) -> list[QPointF]:
        """Of the selected plane, while it can be turned and is not being dragged."""
        snapshot = self._chart.snapshot
        if self.tool is not Tool.PLANES or snapshot is None or (self._dragged and self.busy):
            return []
        neuron = snapshot.lens.neuron
        if neuron is None or neuron[0] != 0 or snapshot.lens.layer or snapshot.data.inputs != 2:
            return []
        path = self._chart.path_of(neuron[1])
        if path is None:
            return []
        return grips_of(path, self._layer.to_pixels, self._chart.theme.line(INSET))

    def _grip_near(self, position: QPointF) -> int | None:
        """The selected neuron, if one of its grips is there."""
        snapshot = self._chart.snapshot
        if snapshot is None or snapshot.lens.neuron is None:
            return None
        at, reach = self._chart.in_box(position), self._chart.theme.line(9.0)
        for grip in self._grips():
            if math.hypot(grip.x() - at.x(), grip.y() - at.y()) <= reach:
                return snapshot.lens.neuron[1]
        return None

    def _give_up(self) -> None:
        """End a drag without any effect."""
        if self._gesture is not None:
            self._gesture = None
            self._ignoring = True
            self._chart.setCursor(self.cursor())


def _nothing_there(gesture: Brush) -> str:
    """Why a brush has done nothing."""
    if isinstance(gesture, Delete):
        if gesture.test:
            return tr("no test point there to delete")
        return tr("no training point there to delete")
    if gesture.test:
        return tr("no test point there to relabel")
    return tr("no training point there to relabel")


def _is_done(asked: Intervention, snapshot: Snapshot) -> bool:
    """Whether it is in the record, among the last things done."""
    done = [i for i in snapshot.experiment.interventions[-64:] if i.step <= snapshot.step]
    return any(i.model_copy(update={"step": 0}) == asked for i in done)
