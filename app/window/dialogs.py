"""What the window says when something went wrong, and about itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app import __version__
from app.window.worker import Trouble


def show_trouble(parent: QWidget, trouble: Trouble) -> None:
    """Say what happened without holding anything up; the window stays usable."""
    box = QMessageBox(parent)
    box.setObjectName("trouble")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Flatline")
    box.setText(trouble.sentence)
    if trouble.details:
        box.setInformativeText("Training has paused. The run is kept and can be gone on with.")
        box.setDetailedText(trouble.details)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowModality(Qt.WindowModality.NonModal)
    box.show()


def show_about(parent: QWidget) -> None:
    """Name, version, licence."""
    QMessageBox.about(
        parent,
        "About Flatline",
        f"<h3>Flatline {__version__}</h3>"
        "<p>A simulator of the dying ReLU problem: watch a network train, and its neurons live, "
        "die and come back.</p><p>MIT licence. Built on PyTorch, Qt and pyqtgraph.</p>",
    )


SHORTCUTS = (
    ("Space", "play, pause"),
    (".", "one minibatch"),
    ("E", "to the end of the epoch"),
    ("R", "reset: the same initial weights"),
    ("N", "new seed"),
    (", and Shift+E", "back one minibatch, back to the epoch's beginning"),
    ("Ctrl+←, →, Home, End", "in the timeline: go back and forth in the run"),
    ("Ctrl+Z, Ctrl+Shift+Z", "undo and redo what was done to the running network"),
    ("F, D", "pause on the first death, on any death"),
    ("1 … 9", "show the planes of that layer"),
    ("Arrow keys", "in the neuron grid: select the next neuron"),
    ("Enter", "in the event log or the timeline: select that neuron"),
    ("Double click", "in the decision planes: all the data in view"),
    ("Ctrl+O, Ctrl+S", "open, save the experiment"),
    ("Ctrl+D", "light or dark"),
    ("Ctrl+P", "projector size"),
)


def show_shortcuts(parent: QWidget) -> None:
    """The keys."""
    rows = "".join(
        f"<tr><td style='padding-right:18px'><b>{keys}</b></td><td>{what}</td></tr>"
        for keys, what in SHORTCUTS
    )
    box = QMessageBox(parent)
    box.setWindowTitle("Keys")
    box.setText(f"<table cellpadding='3'>{rows}</table>")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
