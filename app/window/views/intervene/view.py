"""The dock "Intervene": do things to the running network, and see all that was done."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.language import tr
from app.record.snapshot import Snapshot
from app.window.theme import LIGHT, Theme
from app.window.views.intervene.actions import ActionsPage
from app.window.views.intervene.compare import ComparePage
from app.window.views.intervene.done import DoneList
from app.window.views.intervene.look import dock_style
from app.window.views.intervene.weights import WeightsPage

BESIDE_FROM = 600
"""Pixels at desk size from which on the list of what was done stands beside the actions."""
SHARES = (0.58, 0.42)
"""Of the actions and of the record, where both need more; else each has what the other leaves."""
LEAST = 120
"""Pixels at desk size that the record has, be there nothing in it."""
READ_MS = 5000
"""How long a refusal can be read while the run goes on."""
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class InterveneView(QWidget):
    """Pages of what can be done, and with them the record of what was.

    What the person has typed or chosen stays while snapshots come.
    """

    intervened = Signal(object)
    """An Intervention of step 0: it is done at the present step."""
    undo_asked = Signal()
    redo_asked = Signal()
    sought = Signal(int)
    """The step that the run is to go to."""
    fork_asked = Signal(object)
    """The Intervention that the second network of a comparison gets."""

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self.setObjectName("intervene")
        self.setAccessibleName(tr("Intervene"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = ActionsPage()
        self._weights = WeightsPage()
        self._compare = ComparePage()
        self._done = DoneList()
        self._tabs = QTabBar()
        self._tabs.setObjectName("intervene.tabs")
        self._tabs.setAccessibleName(tr("What can be done"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        for page, words, tip in (
            (self._actions, tr("Actions"), tr("Kick, revive, freeze and more")),
            (self._weights, tr("Weights"), tr("Every weight and bias by number")),
            (
                self._compare,
                tr("Compare"),
                tr("Two networks side by side, with one difference"),
            ),
        ):
            self._pages.addWidget(page)
            self._tabs.setTabToolTip(self._tabs.addTab(words), tip)
        self._refusal = QLabel()
        self._refusal.setObjectName("intervene.refusal")
        self._refusal.setProperty("role", "refusal")
        self._refusal.setWordWrap(True)
        self._refusal.setMargin(6)
        self._refusal.setIndent(6)
        # a long word must not widen the dock
        self._refusal.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._refusal.hide()
        self._split = QSplitter(DOWN)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.splitterMoved.connect(lambda *_: self._keep_share())
        self._pulled: dict[int, float] = {}
        self._refused_at = QElapsedTimer()
        self._split.addWidget(self._upper())
        self._split.addWidget(self._done)
        for at, share in enumerate(SHARES):
            self._split.setStretchFactor(at, round(100 * share))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)
        self._connect()
        self.set_theme(theme)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Offer what can be done to this network, and show its record."""
        before = self._snapshot
        if snapshot is before:
            return
        self._snapshot = snapshot
        if before is not None and self._refusal.text() and self._is_past(before, snapshot):
            self._refuse("")
        for page in (self._actions, self._weights, self._compare, self._done):
            page.show_snapshot(snapshot)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        self._theme = theme
        # in this order: a new style sheet brings back the palette and font of before the old one
        self.setStyleSheet(dock_style(theme))
        self.setFont(theme.font())
        # to each by itself: below a style sheet Qt hands no palette down
        for widget in (self, *self.findChildren(QWidget)):
            widget.setPalette(theme.palette())
        for part in (self._actions, self._weights, self._done):
            part.set_theme(theme)
        self._split.setHandleWidth(round(theme.line(1)))
        if self.isVisible():  # else it has no size yet
            self._place()
        self.updateGeometry()

    def text(self) -> str:
        """The record, as lines."""
        return self._done.text()

    def sizeHint(self) -> QSize:
        return QSize(400, 450) * self._theme.text_scale

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 260) * self._theme.text_scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """The record below the actions, or beside them where there is room."""
        wide = self.width() >= BESIDE_FROM * self._theme.text_scale
        way = ACROSS if wide else DOWN
        if way != self._split.orientation():
            self._split.setOrientation(way)
            self._pulled.clear()
        self._share()

    def _share(self) -> None:
        """The page gets what it needs, up to its share or to what the record leaves free; or what
        the person has pulled it to."""
        across = self._split.orientation() == ACROSS
        long = self._split.width() if across else self._split.height()
        upper = round(long * self._pulled.get(self._tabs.currentIndex(), SHARES[0]))
        if not across and self._tabs.currentIndex() not in self._pulled:
            least = round(LEAST * self._theme.text_scale)
            spare = long - max(self._done.wanted_height(), least)
            upper = min(max(upper, spare), self._wanted_height())
        if self._split.sizes() != [upper, long - upper - self._split.handleWidth()]:
            self._split.setSizes([upper, long - upper - self._split.handleWidth()])

    def _wanted_height(self) -> int:
        """Of what stands above the record."""
        page = (self._actions, self._weights, self._compare)[self._tabs.currentIndex()]
        refusal = self._refusal.heightForWidth(self.width()) if self._refusal.text() else 0
        return self._tabs.sizeHint().height() + page.wanted_height() + refusal

    def _keep_share(self) -> None:
        """The person has pulled the handle: it stays there on this page."""
        sizes = self._split.sizes()
        self._pulled[self._tabs.currentIndex()] = sizes[0] / max(sum(sizes), 1)

    def _upper(self) -> QWidget:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(self._refusal)
        return upper

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._tabs.currentChanged.connect(lambda _: self._refuse(""))
        self._tabs.currentChanged.connect(lambda _: self._share())
        for page in (self._actions, self._weights, self._compare, self._done):
            page.grown.connect(self._share)
        for page in (self._actions, self._weights):
            page.asked.connect(self.intervened)
            page.refused.connect(self._refuse)
        self._compare.asked.connect(self.fork_asked)
        self._done.ended.connect(self.intervened)
        self._done.sought.connect(self.sought)
        self._done.undo_asked.connect(self.undo_asked)
        self._done.redo_asked.connect(self.redo_asked)

    def _refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self._refusal.setText(f"✕ {sentence}" if sentence else "")
        self._refusal.setVisible(bool(sentence))
        self._refused_at.start()
        if self._split.orientation() == DOWN:
            self._share()

    def _is_past(self, before: Snapshot, now: Snapshot) -> bool:
        """Whether what was refused was asked for in another place, or long ago in a run that goes
        on."""
        if (before.lens.neuron, before.lens.layer) != (now.lens.neuron, now.lens.layer):
            return True
        if before.experiment.interventions != now.experiment.interventions:
            return True
        return now.step != before.step and (
            now.steps_per_second == 0.0 or self._refused_at.hasExpired(READ_MS)
        )
