"""The neuron grid: every hidden neuron a cell, a column a layer; the dead gray out."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from app.language import tr
from app.record.snapshot import STATE_WORDS, LayerCensus, Snapshot, State
from app.window.theme import LIGHT, Theme
from app.window.views.focus import KeyFocus
from app.window.views.neuron_menu import fill_neuron_menu
from app.window.views.neurons.contents import Content, value_text
from app.window.views.neurons.fading import Fade
from app.window.views.neurons.layout import GridLayout
from app.window.views.neurons.picture import layout_for, paint_grid
from app.window.views.point_words import point_name
from app.window.views.units import size_words, unit_name
from app.window.views.words import UNKNOWN, count, number, percent

FRAME_MS = 33

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

Neuron = tuple[int, int]


class NeuronGrid(KeyFocus):
    """Shows the neurons of a snapshot. The selection is the snapshot's `lens.neuron`: a click says
    what was picked, and the next snapshot shows it."""

    picked = Signal(int, int)
    """layer, index: by mouse or arrow keys."""
    hovered = Signal(object)
    """(layer, index), or None once the mouse leaves."""
    layer_picked = Signal(int)
    reveal_asked = Signal(int, int)
    """layer, index: of a neuron that is not told yet, by a click or the enter key."""
    intervened = Signal(object)
    """An Intervention with step 0, chosen from a cell's context menu."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: Content = "activity"
        self._snapshot: Snapshot | None = None
        self._fade: Fade | None = None
        self._hovered: Neuron | None = None
        self._hovered_heading: int | None = None
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Neurons"))

    # --- What is shown

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the neurons of this snapshot; those that died since the last one fade to gray."""
        before = self._snapshot
        if snapshot is before:
            return
        same_network = (
            before is not None
            and before.generation == snapshot.generation
            and before.replica == snapshot.replica
        )
        self._snapshot = snapshot
        if same_network and self._fade is not None and self.isVisible():
            self._fade.turn_to(snapshot, perf_counter())
        else:
            self._fade = Fade(snapshot, perf_counter(), self._content)
        self._animate()
        if not same_network:
            self._hovered = self._hovered_heading = None
        dead = UNKNOWN if snapshot.veiled else snapshot.dead
        one, many = tr("{n} hidden neuron, {dead} dead"), tr("{n} hidden neurons, {dead} dead")
        self.setAccessibleDescription(count(snapshot.neurons, one, many, dead=dead))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        self.update()

    @property
    def snapshot(self) -> Snapshot | None:
        """What is shown."""
        return self._snapshot

    @property
    def content(self) -> Content:
        """What fills the cells."""
        return self._content

    def set_content(self, content: Content) -> None:
        """Fill the cells with this. A response needs a lens with a map_resolution, and shows the
        activity without; gradient norms need a lens that asks for them."""
        if content == self._content:
            return
        self._content = content
        if self._snapshot is not None:
            self._fade = Fade(self._snapshot, perf_counter(), content)
            self._animate()
        self.update()

    def show_hover(self, neuron: Neuron | None) -> None:
        """Mark the neuron (layer, index) that the mouse is on in another view."""
        if neuron != self._hovered:
            self._hovered = neuron
            self.update()

    def cell_rect(self, layer: int, index: int) -> QRectF:
        """Where a neuron's cell is, in the widget; empty before the first snapshot."""
        layout = self._layout()
        return QRectF(*layout.cell(layer, index)) if layout else QRectF()

    def heading_rect(self, layer: int) -> QRectF:
        """Where a layer's heading is, in the widget; empty before the first snapshot."""
        layout = self._layout()
        return QRectF(*layout.heading(layer)) if layout else QRectF()

    # --- Painting

    def sizeHint(self) -> QSize:
        return QSize(520, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        # ended here even by an error: Qt aborts when a widget goes that is still painted on
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        if self._snapshot is None or self._fade is None:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            return
        paint_grid(
            painter,
            QRectF(self.rect()),
            self._snapshot,
            self._theme,
            self._content,
            shades=self._fade.shades,
            hovered=self._known(self._hovered),
            hovered_heading=self._hovered_heading,
            ratio=self.devicePixelRatioF(),
        )
        if self._reached_by_key and self._snapshot.lens.neuron is None:
            # without a selected cell nothing else would show where the keys go
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _layout(self) -> GridLayout | None:
        if self._snapshot is None:
            return None
        return layout_for(
            self._snapshot, self._theme, self.width(), self.height(), self.devicePixelRatioF()
        )

    def _known(self, neuron: Neuron | None) -> Neuron | None:
        """The neuron, if the network has it: another view may still be at the last network."""
        if neuron is None or self._snapshot is None:
            return None
        layers = self._snapshot.layers
        layer, index = neuron
        return neuron if layer < len(layers) and index < layers[layer].width else None

    def _next_frame(self) -> None:
        if self._fade is not None:
            self._fade.advance(perf_counter())
        self._animate()
        self.update()

    def _animate(self) -> None:
        under_way = self._fade is not None and self._fade.under_way
        if under_way and not self._frames.isActive():
            self._frames.start()
        elif not under_way:
            self._frames.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._fade is not None:
            self._fade.finish()
        self._animate()
        super().hideEvent(event)

    # --- Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self._layout()
        if layout is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        neuron = layout.cell_at(at.x(), at.y())
        heading = layout.heading_at(at.x(), at.y())
        if neuron is not None:
            self.picked.emit(*neuron)
            self._ask(neuron)
        elif heading is not None:
            self.layer_picked.emit(heading)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None, None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        layout = self._layout()
        if layout is None or self._snapshot is None:
            return
        at, where = event.pos(), event.globalPos()
        neuron = layout.cell_at(at.x(), at.y())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            neuron = self._known(self._snapshot.lens.neuron)
            if neuron is not None:
                where = self.mapToGlobal(self.cell_rect(*neuron).center().toPoint())
        if neuron is not None:
            self._open_menu(neuron, where)

    def _open_menu(self, neuron: Neuron, where: QPoint) -> None:
        """What can be done to a neuron."""
        assert self._snapshot is not None
        menu = QMenu(self)
        menu.setFont(self._theme.font(10))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_neuron_menu(menu, self._snapshot, *neuron, self.intervened.emit)
        if self._hides(neuron):
            menu.addSeparator()
            # the signal, not the grid: a menu that is the last to hold its parent would crash
            asked = self.reveal_asked
            menu.addAction(tr("Reveal it")).triggered.connect(lambda: asked.emit(*neuron))
        menu.popup(where)

    def _hides(self, neuron: Neuron) -> bool:
        """Whether it is not told yet what this neuron is."""
        assert self._snapshot is not None
        layer, index = neuron
        return bool(self._snapshot.layers[layer].state[index] == State.HIDDEN)

    def _ask(self, neuron: Neuron) -> None:
        """To be told what a neuron is, if that is not told yet."""
        if self._known(neuron) and self._hides(neuron):
            self.reveal_asked.emit(*neuron)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        layout = self._layout()
        if layout is None or self._snapshot is None:
            super().keyPressEvent(event)
            return
        selected = self._known(self._snapshot.lens.neuron)
        if event.key() in ENTER and selected is not None and self._hides(selected):
            self._ask(selected)
            return
        if step is None:
            super().keyPressEvent(event)
            return
        there = (0, 0) if selected is None else layout.neighbour(selected, *step)
        if there != selected:
            self.picked.emit(*there)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _hover(self, at: QPointF) -> None:
        layout = self._layout()
        if layout is not None:
            neuron = layout.cell_at(at.x(), at.y())
            heading = layout.heading_at(at.x(), at.y()) if neuron is None else None
            self._set_hovered(neuron, heading)

    def _set_hovered(self, neuron: Neuron | None, heading: int | None) -> None:
        if (neuron, heading) == (self._hovered, self._hovered_heading):
            return
        changed = neuron != self._hovered
        self._hovered, self._hovered_heading = neuron, heading
        if neuron is None and heading is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()
        if changed:
            self.hovered.emit(neuron)

    def _show_tip(self, event: QHelpEvent) -> None:
        layout = self._layout()
        if layout is None or self._snapshot is None:
            return
        at = event.pos()
        neuron = layout.cell_at(at.x(), at.y())
        heading = layout.heading_at(at.x(), at.y())
        if neuron is not None:
            where = QRectF(*layout.cell(*neuron)).toAlignedRect()
            text = describe(self._snapshot, *neuron, self._content)
            QToolTip.showText(event.globalPos(), text, self, where)
        elif heading is not None:
            where = QRectF(*layout.heading(heading)).toAlignedRect()
            text = describe_layer(self._snapshot, heading)
            QToolTip.showText(event.globalPos(), text, self, where)
        else:
            QToolTip.hideText()


def describe(snapshot: Snapshot, layer: int, index: int, content: Content = "response") -> str:
    """A neuron in a line: 'layer 1, neuron 3: dead · margin −0.42 · active on 0 % of training
    points', and its value of what the cells show."""
    census = snapshot.layers[layer]
    state = State(census.state[index])
    parts = [f"{unit_name(snapshot, layer, index)}: {tr(STATE_WORDS[state])}"]
    if census.frozen[index]:
        parts.append(tr("frozen"))
    if state is State.HIDDEN:
        parts.append(tr("click or press Enter to reveal it"))
    elif state is State.DIVERGED:
        parts.append(tr("pre-activation not finite"))
    else:
        parts.append(tr("margin {margin}", margin=number(float(census.margin[index]), 2)))
        share = percent(float(census.active_share[index]))
        # what cannot die is not off where z <= 0
        if census.can_die:
            parts.append(tr("active on {share} of training points", share=share))
        else:
            parts.append(tr("z > 0 on {share} of training points", share=share))
        parts.append(value_text(snapshot, content, layer, index))
        if content == "response" and census.positions is not None:
            shown = point_name(*snapshot.lens.shown_point(snapshot.data))
            parts.append(tr("feature map of {point}", point=shown))
    return " · ".join(part for part in parts if part)


def _layer_words(census: LayerCensus) -> str:
    """'16 relu neurons' or '8 relu channels with kernels of 3×3 and feature maps of 6×6'."""
    if census.positions is None or census.laid_out is None:
        one, many = tr("{n} {activation} neuron"), tr("{n} {activation} neurons")
        return count(census.width, one, many, activation=census.activation)
    return count(
        census.width,
        tr("{n} {activation} channel with a kernel of {kernel} and a feature map of {map}"),
        tr("{n} {activation} channels with kernels of {kernel} and feature maps of {map}"),
        activation=census.activation,
        kernel=size_words(census.laid_out),
        map=size_words(census.positions),
    )


def describe_layer(snapshot: Snapshot, layer: int) -> str:
    """A layer in a line, and what a click on its heading does."""
    census = snapshot.layers[layer]
    hidden = int((census.state == State.HIDDEN).sum())
    parts = [_layer_words(census)]
    if hidden:
        parts.append(tr("how many are dead is hidden until revealed"))
    else:
        parts.append(tr("{n} dead", n=int(census.dead.sum())))
    if held := int(census.frozen.sum()):
        parts.append(tr("{n} frozen", n=held))
    own = snapshot.lens.layer == layer
    shown = tr("its planes are shown") if own else tr("click to show its planes")
    words = ", ".join(parts)
    return tr("layer {layer}: {words} · {shown}", layer=layer + 1, words=words, shown=shown)
