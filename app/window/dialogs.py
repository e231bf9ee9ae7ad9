"""What the window says when something went wrong, and about itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.language import mark, tr
from app.window.theme import Theme
from app.window.worker import Trouble


def show_trouble(parent: QWidget, trouble: Trouble) -> None:
    """Say what happened without holding anything up; the window stays usable."""
    box = _box(parent, "trouble", trouble.sentence)
    box.setIcon(QMessageBox.Icon.Warning)
    if trouble.details:
        box.setInformativeText(tr("Training has paused. The run is kept and can be gone on with."))
        box.setDetailedText(trouble.details)
    _show(box)


def show_notice(parent: QWidget, sentence: str, details: str = "") -> None:
    """Say something that is no fault; nothing is held up."""
    box = _box(parent, "notice", sentence)
    box.setIcon(QMessageBox.Icon.Information)
    box.setInformativeText(details)
    _show(box)


NAMED = 5
"""So many files are named one by one."""
Answer = Literal["save", "discard", "cancel"]
Wish = Literal["restore", "discard", "later"]


def ask_unsaved(parent: QWidget, name: str) -> Answer:
    """What is to become of changes that no file holds. `name`: of the run's file; empty: none."""
    buttons = QMessageBox.StandardButton
    sentence = tr("Save the changes to {file}?", file=name)
    if not name:
        sentence = tr("Save the changes to the untitled run?")
    box = _box(parent, "unsaved", sentence)
    box.setIcon(QMessageBox.Icon.Question)
    box.setInformativeText(
        tr("Settings, and what was done to the network, would be lost otherwise.")
    )
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    answers: dict[int, Answer] = {buttons.Save.value: "save", buttons.Discard.value: "discard"}
    _size_buttons(box)
    answer = answers.get(box.exec(), "cancel")
    box.deleteLater()
    return answer


def ask_replace(parent: QWidget, names: Sequence[str]) -> bool:
    """Whether files that are there already may be written over."""
    buttons = QMessageBox.StandardButton
    named, more = ", ".join(names[:NAMED]), len(names) - NAMED
    sentence = tr("Replace {files}?", files=named)
    if more > 0:
        sentence = tr("Replace {files} and {n} more?", files=named, n=more)
    box = _box(parent, "replace", sentence)
    box.setIcon(QMessageBox.Icon.Question)
    box.setInformativeText(tr("They are in this folder already."))
    box.setStandardButtons(buttons.Yes | buttons.Cancel)
    replace = box.button(buttons.Yes)
    replace.setText(tr("&Replace"))
    _size_buttons(box)
    answer = box.exec()
    box.deleteLater()
    return answer == buttons.Yes.value


def ask_give_up(parent: QWidget) -> bool:
    """Whether a figure that is being saved is to be given up."""
    buttons = QMessageBox.StandardButton
    box = _box(parent, "give up", tr("A figure is still being made. Close all the same?"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setInformativeText(tr("Nothing of it would be saved."))
    box.setStandardButtons(buttons.Yes | buttons.Cancel)
    box.setDefaultButton(buttons.Cancel)
    box.button(buttons.Yes).setText(tr("&Give it up"))
    _size_buttons(box)
    answer = box.exec()
    box.deleteLater()
    return answer == buttons.Yes.value


def ask_restore(
    parent: QWidget, run: str, others: int, then: Callable[[Wish], None]
) -> QMessageBox:
    """Offer a run back that a crash has ended; `then` gets the answer. Nothing is held up."""
    more = tr("{n} more runs are kept.", n=others) if others else ""
    if others == 1:
        more = tr("Another run is kept for later.")
    box = _box(parent, "restore", tr("Flatline ended unexpectedly. Restore {run}?", run=run))
    box.setIcon(QMessageBox.Icon.Question)
    box.setInformativeText(more)
    roles = QMessageBox.ButtonRole
    restore = box.addButton(tr("&Restore"), roles.AcceptRole)
    discard = box.addButton(tr("&Discard"), roles.DestructiveRole)
    later = box.addButton(tr("&Later"), roles.RejectRole)
    box.setDefaultButton(restore)
    box.setEscapeButton(later)
    wishes: dict[object, Wish] = {restore: "restore", discard: "discard"}
    box.finished.connect(lambda _: then(wishes.get(box.clickedButton(), "later")))
    _show(box)
    return box


def _box(parent: QWidget, name: str, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle("Flatline")
    box.setTextFormat(Qt.TextFormat.PlainText)  # file names are no markup
    box.setText(sentence)
    theme = getattr(parent, "theme", None)
    if isinstance(theme, Theme):  # the window's text size: a projector's, perhaps
        box.setFont(theme.font(10))
    return box


def _show(box: QMessageBox) -> None:
    """The window stays usable beside it."""
    _size_buttons(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.NonModal)
    box.show()


def _size_buttons(box: QMessageBox) -> None:
    if not box.buttons():
        box.addButton(QMessageBox.StandardButton.Ok)
    for button in box.buttons():
        button.setFont(box.font())  # which they do not take by themselves


SESSIONS = mark("Flatline session or experiment (*.toml)")
TO_OPEN = mark("Sessions, experiments and pictures (*.toml *.png *.svg *.pdf)")
"""Pictures carry their run."""
WEIGHTS = mark("Weights (*.safetensors)")


def or_any(kinds: str) -> str:
    """The kinds of files that a file dialog offers: these, or all."""
    return ";;".join((tr(kinds), tr("All files (*)")))


def ask_file_to_open(parent: QWidget, title: str, folder: Path | None, kinds: str) -> Path | None:
    """The file chosen; None if none was."""
    dialog = QFileDialog(parent, title, str(folder or ""), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_file_to_save(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """The file chosen, with the suggested one's suffix if none was typed; None if none was."""
    dialog = QFileDialog(parent, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def show_about(parent: QWidget) -> None:
    """Name, version, licence."""
    what = tr(
        "A simulator of the dying ReLU problem: watch a network train, and its neurons live, "
        "die and come back."
    )
    how = tr("MIT licence. Built on PyTorch, Qt and pyqtgraph.")
    QMessageBox.about(
        parent,
        tr("About Flatline"),
        f"<h3>Flatline {__version__}</h3><p>{what}</p><p>{how}</p>",
    )


KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        mark("Run"),
        (
            (mark("Space"), mark("play, pause")),
            (".", mark("one minibatch")),
            ("E", mark("to the end of the epoch")),
            ("R", mark("reset: the same initial weights")),
            ("N", mark("new seed")),
            ("F, D", mark("pause on the first death, on any death")),
            ("H", mark("hide who is dead, for an audience to predict; reveal it")),
        ),
    ),
    (
        mark("Time"),
        (
            (",", mark("back one minibatch")),
            ("Shift+E", mark("back to the epoch's beginning")),
            ("Ctrl+Z, Ctrl+Shift+Z", mark("undo, redo what was done to the network")),
            (mark("Ctrl+←, →, Home, End"), mark("in the timeline: back and forth in the run")),
            (
                mark("Ctrl+Page Up, Page Down"),
                mark("in the timeline: to what was done before, after"),
            ),
        ),
    ),
    (
        mark("Look"),
        (
            ("1 … 9", mark("show the planes of that layer")),
            (mark("Arrow keys"), mark("in the neuron grid: select the next neuron")),
            (mark("Enter"), mark("in the event log or the timeline: select that neuron")),
            (mark("Double click"), mark("in the decision planes: all the data in view")),
            ("Ctrl+D", mark("light or dark")),
            ("Ctrl+P", mark("projector size")),
            ("F11", mark("the docks at the sides away, and back")),
        ),
    ),
    (
        mark("Tools"),
        (
            ("V M A G L X", mark("look, move planes, add, move, relabel, delete points")),
            (mark("Esc"), mark("back to looking")),
            (mark("Arrows, Shift+arrows"), mark("with Move planes: move, turn the selected plane")),
            (mark("[ and ]"), mark("brush size")),
        ),
    ),
    (
        mark("File"),
        (
            ("Ctrl+O, Ctrl+S", mark("open, save the session")),
            ("Ctrl+Alt+C", mark("copy the settings as text")),
            ("Ctrl+Alt+V", mark("paste settings or a Playground link")),
            ("Ctrl+Shift+C", mark("copy the view in use as an image")),
            ("Ctrl+Shift+E", mark("save figures, animations, data")),
        ),
    ),
)
BESIDE = 40
"""Pixels for the margins and a scroll bar."""
LEFT = 2
"""So many groups of keys stand in the left one of two columns."""


def show_shortcuts(parent: QWidget) -> None:
    """The keys, in two columns; on a small screen their words wrap, and they scroll."""
    dialog = QDialog(parent)
    dialog.setObjectName("keys")
    dialog.setWindowTitle(tr("Keys"))
    theme = getattr(parent, "theme", None)
    if isinstance(theme, Theme):
        dialog.setFont(theme.font(10))
    body = QWidget()
    columns = QHBoxLayout(body)
    columns.setSpacing(32)
    labels: list[QLabel] = []
    for groups in (KEYS[:LEFT], KEYS[LEFT:]):
        label = QLabel("".join(_group(name, keys) for name, keys in groups))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setFont(dialog.font())
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        columns.addWidget(label)
        labels.append(label)
    area = QScrollArea()
    area.setObjectName("keys.area")
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    for button in buttons.buttons():
        button.setFont(dialog.font())
    column = QVBoxLayout(dialog)
    column.addWidget(area)
    column.addWidget(buttons)
    largest = parent.screen().availableSize() * 0.9
    width = min(columns.sizeHint().width(), largest.width() - BESIDE)
    for label in labels:
        label.setWordWrap(True)
    below = BESIDE + column.spacing() + buttons.sizeHint().height()
    wanted = QSize(width + BESIDE, columns.heightForWidth(width) + below)
    dialog.resize(wanted.boundedTo(largest))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _key(name: str) -> str:
    """A key as it is called; a single sign is what is printed on it."""
    return name if len(name) == 1 else tr(name)


def _group(name: str, keys: Sequence[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td style='padding-right:14px'><b>{_key(key)}</b></td><td>{tr(what)}</td></tr>"
        for key, what in keys
    )
    return f"<h3>{tr(name)}</h3><table cellpadding='2'>{rows}</table>"
