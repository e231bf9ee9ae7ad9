"""The choices of a figure: what it shows, how large, in which look, with which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.experiment.errors import BadInput
from app.experiment.figure import (
    FILM_SIZE,
    PRESET_WORDS,
    VIEWS,
    FigureSettings,
    declared,
    figure_with,
    size_of,
)
from app.figures.pace import steps_of
from app.figures.page import pages_of
from app.language import mark, tr
from app.window.controls.throttle import Throttle
from app.window.controls.widgets import Button, Combo, Field, line_height
from app.window.figures.caption import Caption
from app.window.figures.complaints import in_words
from app.window.figures.film_lines import FilmLines
from app.window.figures.lines import SPACE, among, beside, whole
from app.window.figures.tick import Tick
from app.window.figures.views_list import WINDOW, ViewsList
from app.window.figures.wish import GROUPS, KINDS, ON_PAPER, Group, Wish, for_window
from app.window.views.words import grouped

TYPING_MS = 250
"""How often what is being typed is drawn."""
OTHER = mark("Other size …")
THEMES = {"light": mark("Light"), "dark": mark("Dark"), "print": mark("Print: black on white")}
FLAT = ("svg", "pdf", "csv")
"""Formats that the whole window is not made in."""
AFTER = 100
"""Steps after a death that show what has become of it."""
MARGIN = 12
_ITEMS = {item.name: item for item in declared()}


@dataclass(frozen=True)
class Present:
    """What is known of the run that the choices are about."""

    step: int = 0
    death: int | None = None
    """The step at which the selected neuron died, the last time."""
    hidden: bool = False
    """Whether it is not told who is dead, and when."""
    compared: bool = False
    """Whether there are two networks."""

    @property
    def views(self) -> tuple[str, ...]:
        """Those that can be drawn."""
        return VIEWS if self.compared else tuple(v for v in VIEWS if v not in _OF_TWO)


_OF_TWO = ("compare", "difference")


class Controls(QWidget):
    """All choices. `changed`: the wish is another, or it has another fault."""

    changed = Signal()

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self._wish = wish
        self._present = Present()
        self._hiding = False
        self._lent = False
        """Whether "Predict first" is checked only because the window hides who is dead."""
        self._on_page: FigureSettings | None = None
        """What was chosen before it was for the whole window, which is never as a page is."""
        self._filled = ""
        """The steps that were put into their field, and not by hand."""
        self._faults: dict[str, str] = {}
        self._lines: dict[str, tuple[QWidget, ...]] = {}
        self._typing = Throttle(TYPING_MS, self)
        self._typing.triggered.connect(self._read_texts)
        self._groups = self._make_groups()
        self._body = QWidget()
        self._body.setObjectName("body")
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(MARGIN, SPACE, MARGIN, MARGIN)
        self._grid.setHorizontalSpacing(MARGIN)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)
        self._fill()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._area = QScrollArea()
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._groups_line)
        column.addWidget(self._area, 1)
        self.show_wish(wish)

    # --- What is chosen

    @property
    def wish(self) -> Wish:
        """What is chosen; what has a fault stays as it was."""
        return self._wish

    @property
    def own_wish(self) -> Wish:
        """The same without what only follows the window: to be kept for the next time."""
        return _veiled(self._wish, False) if self._lent else self._wish

    @property
    def fault(self) -> str:
        """What is wrong with what was typed, as a sentence; empty where nothing is."""
        return next(iter(self._faults.values()), "")

    def show_wish(self, wish: Wish) -> None:
        """Show other choices; nothing is emitted."""
        self._lent = self._hiding and not wish.figure.veiled
        self._on_page = None
        if WINDOW in wish.figure.views:
            wish = replace(wish, figure=for_window(wish.figure))
            if wish.format in FLAT:
                wish = replace(wish, format="png")
        self._wish = wish = _veiled(wish, True) if self._lent else wish
        self._faults.clear()
        figure = wish.figure
        self._groups[wish.kind.group].setChecked(True)
        self._show_formats()
        self._offer()
        self.views.show_views(figure.views)
        with QSignalBlocker(self._when):
            self._when.setCurrentIndex(int(wish.several))
        self._steps.show_good(wish.steps)
        self._film.show_wish(wish)
        self._dpi.show_good(str(figure.dpi or ""))
        self._show_size()
        self._show_theme()
        for name, box in self._flags.items():
            with QSignalBlocker(box):
                box.setChecked(bool(getattr(figure, name)))
        self._title.show_good(figure.title)
        self._caption.show_value(figure.caption)
        self._filled = ""
        self._check_steps()
        self._show_what_applies()

    def _show_size(self) -> None:
        """An animation has a size of its own: for screens."""
        size = self._wish.drawn.size
        preset = size in PRESET_WORDS
        with QSignalBlocker(self._size):
            at = list(PRESET_WORDS).index(size) if preset else len(PRESET_WORDS)
            self._size.setCurrentIndex(at)
        self._other.show_good("" if preset else size)

    def _offer(self) -> None:
        """The views that there are, and for what is made of them."""
        data = self._wish.kind.group == "data"
        self.views.offer([v for v in self._present.views if not (data and v == WINDOW)])

    def _show_theme(self) -> None:
        with QSignalBlocker(self._theme):
            self._theme.setCurrentIndex(list(THEMES).index(self._wish.figure.theme))

    def show_present(self, present: Present) -> None:
        """Follow the run."""
        self._present = present
        self._offer()
        with QSignalBlocker(self._when):
            self._when.setItemText(0, tr("The present step, {step}", step=grouped(present.step)))
        self._around.setEnabled(present.death is not None)
        words = tr("Before, at and after the selected neuron's death")
        if present.death is None:
            words = tr("For this, select a neuron that has died")
        if present.hidden:
            words = tr("Who has died is hidden now")
        self._around.setToolTip(words)
        self._check_steps()
        self._show_hints()

    def show_caption(self, words: str, editable: str) -> None:
        """What a caption says that is not written by hand, and how that is written; nothing is
        emitted."""
        self._caption.follow(words, editable)
        figure = self._wish.figure.model_copy(update={"caption": self._caption.value})
        self._wish = replace(self._wish, figure=figure)

    def follow_hiding(self, hiding: bool) -> None:
        """The window hides who is dead, and so does the figure then; or it tells it again."""
        if hiding == self._hiding:
            return
        self._hiding = hiding
        if hiding and not self._wish.figure.veiled:
            self._lent = True
            self._show_veiled(True)
        elif not hiding and self._lent:
            self._lent = False
            self._show_veiled(False)

    def _show_veiled(self, on: bool) -> None:
        with QSignalBlocker(self._flags["veiled"]):
            self._flags["veiled"].setChecked(on)
        self._wish = _veiled(self._wish, on)
        self.changed.emit()

    def hurry(self) -> None:
        """Take what is being typed now."""
        self._typing.flush()

    def focus_group(self) -> None:
        """The keyboard is where it is chosen what is made, at the choice."""
        self._groups[self._wish.kind.group].setFocus()

    # --- Changes

    def _put(self, **changes: Any) -> None:
        self._wish = replace(self._wish, **changes)
        self._show_what_applies()
        self.changed.emit()

    def _set(self, name: str, value: object) -> None:
        """Change the figure's setting, or say why not."""
        try:
            figure = figure_with(self._wish.figure, {name: value})
        except BadInput as error:
            self._faults[name] = in_words(str(error))
            self.changed.emit()
            return
        self._faults.pop(name, None)
        if name == "veiled":
            self._lent = False
        self._put(figure=figure)

    def _on_views(self, views: tuple[str, ...]) -> None:
        if not views:
            self._faults["views"] = tr("Check what the figure is to show.")
            self.changed.emit()
            return
        self._faults.pop("views", None)
        figure, before = self._wish.figure, self._on_page
        if WINDOW in views and self._on_page is None:
            self._on_page, figure = figure, for_window(figure)
        elif WINDOW not in views and before is not None:
            figure = figure.model_copy(update={"size": before.size, "theme": before.theme})
            self._on_page = None
        self._wish = replace(self._wish, figure=figure)
        self._show_size()
        self._show_theme()
        self._set("views", views)
        self._show_formats()

    def _on_group(self, button: QAbstractButton) -> None:
        group: Group = next(name for name, each in self._groups.items() if each is button)
        if group != self._wish.kind.group:
            self._wish = replace(self._wish, format=self._formats_of(group)[0])
            self._show_formats()
            self._show_size()
            self._read_texts()

    def _formats_of(self, group: Group) -> list[str]:
        whole = WINDOW in self._wish.figure.views
        names = [kind.name for kind in KINDS.values() if kind.group == group]
        return [name for name in names if not (whole and name in FLAT)] or names

    def _show_formats(self) -> None:
        names = self._formats_of(self._wish.kind.group)
        if self._wish.format not in names:
            self._wish = replace(self._wish, format=names[0])
        with QSignalBlocker(self._format):
            self._format.clear()
            for name in names:
                self._format.addItem(tr(KINDS[name].words), name)
            self._format.setCurrentIndex(names.index(self._wish.format))

    def _on_size(self, at: int) -> None:
        if at == len(PRESET_WORDS):
            if not self._other.text():
                self._other.show_good(FILM_SIZE)
            self._show_what_applies()
            self._other.setFocus()
        self._read_texts()

    def _size_text(self) -> str:
        at = self._size.currentIndex()
        return [*PRESET_WORDS, " ".join(self._other.text().split())][at]

    def _read_texts(self) -> None:
        """What stands in the fields in sight, as far as it can be used."""
        wish, figure = self._wish, self._wish.figure
        self._faults = {k: v for k, v in self._faults.items() if k == "views"}
        given: dict[str, object] = {
            "title": self._title.text().strip(),
            "caption": self._caption.value,
        }
        changes: dict[str, Any] = {"steps": self._steps.text().strip()}
        if wish.kind.group == "animation":
            film, faults = self._film.read(wish.format)
            changes.update(film)
            self._faults.update(faults)
            try:
                size_of(self._size_text())
                changes["film_size"] = self._size_text()
            except ValueError as error:
                self._faults["size"] = tr("Size: must be {rule}.", rule=error)
        elif wish.kind.group == "picture":
            given["size"] = self._size_text()
        if wish.kind.group != "data":
            try:
                given["dpi"] = whole(self._dpi, 1, 2400, 0)
            except ValueError as error:
                self._faults["dpi"] = str(error)
        for name, value in given.items():
            try:
                figure = figure_with(figure, {name: value})
            except BadInput as error:
                self._faults[name] = in_words(str(error))
        self._wish = replace(wish, figure=figure, **changes)
        self._check_steps()
        self._show_what_applies()
        self.changed.emit()

    def _check_steps(self) -> None:
        self._faults.pop("steps", None)
        wish = self._wish
        if wish.kind.group != "animation" and not wish.several:
            return
        if wish.kind.group == "animation":
            first, last, _ = wish.span(self._present.step)
            if last < first:
                self._faults["steps"] = tr(
                    "The animation would end at step {last}, before step {first}, "
                    "at which it begins.",
                    last=grouped(last),
                    first=grouped(first),
                )
                return
        try:
            steps_of(wish.at(self._present.step))
        except ValueError as error:
            self._faults["steps"] = tr("Steps: must be {rule}.", rule=error)

    def _add_step(self, *steps: int) -> None:
        """Write these steps into the field, those that stand there kept."""
        try:
            known = set(steps_of(self._steps.text()))
        except ValueError:
            known = set()
        merged = sorted(known | set(steps))
        self._steps.show_good(", ".join(map(str, merged)))
        self._read_texts()

    def _add_death(self) -> None:
        if (death := self._present.death) is not None:
            if self._steps.text() == self._filled:  # nobody has asked for that step
                self._steps.clear()
            self._add_step(*(s for s in (death - 1, death, death + AFTER) if s >= 0))

    # --- The widgets

    def _make_groups(self) -> dict[Group, QToolButton]:
        self._groups_line = QHBoxLayout()
        self._groups_line.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        self._groups_line.setSpacing(4)
        chosen = QButtonGroup(self)
        buttons: dict[Group, QToolButton] = {}
        for name, words in GROUPS.items():
            button = buttons[name] = QToolButton()
            button.setText(tr(words))
            button.setObjectName(f"figure.{name}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chosen.addButton(button)
            self._groups_line.addWidget(button)
        self._groups_line.addStretch(1)
        chosen.buttonClicked.connect(self._on_group)
        return buttons

    def _fill(self) -> None:
        self._format = self._combo(
            "format", tr("Format"), lambda at: self._put(format=self._format.itemData(at))
        )
        self._add("format", tr("Format"), self._format)
        self.views = ViewsList()
        self.views.changed.connect(self._on_views)
        self._add("views", tr("Views"), self.views)
        self._when = self._combo("when", tr("Steps"), self._on_when)
        self._when.addItems([tr("The present step"), tr("These steps")])
        self._add("when", tr("Steps"), self._when)
        self._fill_steps()
        self._fill_span()
        self._size = self._combo("size", tr("Size"), self._on_size)
        self._size.addItems([tr(words) for words in (*PRESET_WORDS.values(), OTHER)])
        self._add("size", tr("Size"), self._size)
        self._other = self._field("other", tr("Size"))
        self._other.setPlaceholderText(tr("12x8 cm, or 1280x720"))
        self._add("other", "", self._other)
        self._theme = self._combo(
            "theme", tr("Theme"), lambda at: self._set("theme", [*THEMES][at])
        )
        self._theme.addItems([tr(words) for words in THEMES.values()])
        self._add("theme", tr("Theme"), self._theme)
        self._flags: dict[str, Tick] = {"together": self._together}
        self._add("looks", "", self._boxes("projector", "transparent"))
        self._title = self._field("title", tr("Title"))
        self._title.setPlaceholderText(tr("none"))
        self._add("title", tr("Title"), self._title)
        self._caption = Caption()
        self._caption.switched.connect(self._read_texts)
        self._caption.edited.connect(self._typing.throttle)
        self._add("caption", "", self._caption)
        self._add("shown", tr("Show"), self._boxes("headings", "letters", "veiled", "provenance"))
        self._dpi = self._field("dpi", tr("Resolution"), digits=5)
        self._add("dpi", tr("Resolution"), among(tr("{dpi} dots an inch"), dpi=self._dpi))

    def _fill_steps(self) -> None:
        self._steps = self._field("steps", tr("Steps"))
        self._steps.setPlaceholderText("0, 50, 500")
        self._add("steps", "", self._steps)
        now = Button(tr("+ present"), tr("Add the present step"))
        now.setObjectName("figure.now")
        now.clicked.connect(lambda: self._add_step(self._present.step))
        self._around = Button(tr("+ around the death"), "")
        self._around.setObjectName("figure.around")
        self._around.clicked.connect(self._add_death)
        self._add("add", "", beside(now, self._around))
        self._together = self._box("together", tr("In one figure, beside one another"))
        self._add("together", "", self._together)

    def _fill_span(self) -> None:
        film = self._film = FilmLines(self._field)
        self._add(
            "span", tr("Steps"), among(tr("{first} to {last}"), first=film.first, last=film.last)
        )
        self._add("every", "", among(tr("every {n} steps a picture"), n=film.every))
        self._add("fps", tr("Speed"), among(tr("{n} pictures a second"), n=film.fps))
        self._add("slow", "", among(tr("{n} × slower around deaths"), n=film.slow))

    def _on_when(self, at: int) -> None:
        if at == 1 and not self._steps.text():
            self._filled = str(self._present.step)
            self._steps.show_good(self._filled)
        self._wish = replace(self._wish, several=at == 1)
        self._read_texts()

    def _add(self, name: str, words: str, editor: QWidget) -> None:
        row = self._grid.rowCount()
        parts: tuple[QWidget, ...] = (editor,)
        if words:
            label = QLabel(words)
            label.setBuddy(editor)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            parts = (editor, label)
        self._grid.addWidget(editor, row, 1)
        self._lines[name] = parts

    def _combo(self, name: str, words: str, chosen: Callable[[int], object]) -> Combo:
        combo = Combo()
        combo.setObjectName(f"figure.{name}")
        combo.setAccessibleName(words)
        if name in _ITEMS:
            combo.setToolTip(tr(_ITEMS[name].help))
        combo.activated.connect(chosen)
        return combo

    def _field(self, name: str, words: str, digits: int = 0) -> Field:
        field = Field(digits)
        field.setObjectName(f"figure.{name}")
        field.setAccessibleName(words)
        if name in _ITEMS:
            field.setToolTip(tr(_ITEMS[name].help))
        field.textEdited.connect(self._typing.throttle)
        field.restored.connect(self._typing.throttle)
        return field

    def _box(self, name: str, words: str = "") -> Tick:
        box = Tick(words or tr(_ITEMS[name].label))
        box.setObjectName(f"figure.{name}")
        box.setToolTip(tr(_ITEMS[name].help))
        box.toggled.connect(lambda on: self._set(name, on))
        return box

    def _boxes(self, *names: str) -> QWidget:
        """Check boxes in two columns."""
        self._flags.update({name: self._box(name) for name in names})
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        for at, name in enumerate(names):
            grid.addWidget(self._flags[name], at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(at % 2, 1)
        return body

    # --- What applies

    def _show_what_applies(self) -> None:
        wish = self._wish
        group, whole = wish.kind.group, WINDOW in wish.figure.views
        film, drawn = group == "animation", group != "data"
        several = wish.several and not film
        shown = {
            "when": not film,
            "steps": several,
            "add": several,
            "together": several and drawn and not whole,
            "span": film,
            "every": film,
            "fps": film,
            "slow": film,
            "size": drawn,
            "other": drawn and self._size.currentIndex() == len(PRESET_WORDS),
            "theme": drawn,
            "looks": drawn,
            "title": drawn and not whole,
            "caption": drawn and not whole,
            "shown": drawn,
            "dpi": drawn,
        }
        for name, on in shown.items():
            for part in self._lines[name]:
                part.setVisible(on)
        self._offer()
        data = self._groups["data"]
        data.setEnabled(not whole)
        none = tr("The whole window has no numbers behind it: choose views.")
        data.setToolTip(none if whole else "")
        for name in ("headings", "letters"):
            self._flags[name].setVisible(not whole)
        for combo, names in ((self._size, [*PRESET_WORDS]), (self._theme, [*THEMES])):
            for at, name in enumerate(names):
                _enable(combo, at, not whole or name not in ON_PAPER)
        self._flags["provenance"].setVisible(not film)
        self._flags["transparent"].setVisible(not whole and wish.format not in ("gif", "mp4"))
        self._format.setToolTip(tr(wish.kind.note))
        self._show_hints()

    def _show_hints(self) -> None:
        """What stands for an empty field."""
        _, last, every = self._wish.span(self._present.step)
        self._film.show_hints(last, every)
        usual = pages_of(self._wish.drawn.model_copy(update={"dpi": 0}))[0].dpi
        self._dpi.setPlaceholderText(f"{usual:g}")

    def sizeHint(self) -> QSize:
        lane = self._area.verticalScrollBar().sizeHint().width()
        width = max(self._body.minimumSizeHint().width() + lane, 24 * self.fontMetrics().height())
        return QSize(width, 600)

    def fit(self) -> None:
        """Take the room that the type in use needs."""
        self._caption.fit()
        for _, *labels in self._lines.values():
            for label in labels:
                label.setMinimumHeight(line_height(label))
        self.setFixedWidth(self.sizeHint().width())


def _enable(combo: Combo, at: int, on: bool) -> None:
    model = combo.model()
    assert isinstance(model, QStandardItemModel)
    model.item(at).setEnabled(on)


def _veiled(wish: Wish, on: bool) -> Wish:
    return replace(wish, figure=wish.figure.model_copy(update={"veiled": on}))
