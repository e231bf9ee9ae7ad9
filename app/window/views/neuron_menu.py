"""What can be done to a neuron, as entries of a context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from app.experiment.interventions import Freeze, Intervention, Kick, Reinitialise, Unfreeze
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.views.words import name_of

FACTOR = 100.0
"""A kick's enlargement of the gradient."""


def fill_neuron_menu(
    menu: QMenu, snapshot: Snapshot, layer: int, index: int, do: Callable[[Intervention], None]
) -> None:
    """Add what can be done to a hidden neuron, counted from 0; `do` gets what was chosen."""
    census = snapshot.layers[layer]
    frozen = bool(census.frozen[index])
    words = STATE_WORDS[State(int(census.state[index]))] + (", frozen" if frozen else "")
    menu.setToolTipsVisible(True)
    add_heading(menu, f"{name_of(layer, index)}: {words}")
    kind = Unfreeze if frozen else Freeze
    thaw = kind(layer=layer + 1, neuron=index + 1)
    for word, done, tip in (
        (
            f"Kick × {FACTOR:g}",
            Kick(factor=FACTOR, layer=layer + 1, neuron=index + 1),
            f"The next step is taken with {FACTOR:g} times this neuron's gradient",
        ),
        (
            "Re-initialise",
            Reinitialise(only="all", layer=layer + 1, neuron=index + 1),
            "Draw its incoming weights and its bias anew, as at the start",
        ),
        (
            thaw.title,
            thaw,
            "Let it learn again" if frozen else "Keep its incoming weights and its bias",
        ),
    ):
        action = menu.addAction(word)
        action.setToolTip(tip)
        action.triggered.connect(lambda _=False, done=done: do(done))


def add_heading(menu: QMenu, words: str) -> None:
    """A line that says what the entries after it are about."""
    if not menu.isEmpty():
        menu.addSeparator()
    heading = menu.addAction(words)
    heading.setEnabled(False)
