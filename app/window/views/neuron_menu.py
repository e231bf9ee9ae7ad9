"""What can be done to a neuron, as entries of a context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from app.experiment.interventions import Freeze, Intervention, Kick, Reinitialise, Unfreeze
from app.language import tr
from app.record.snapshot import STATE_WORDS, Snapshot, State
from app.window.views.units import unit_name

FACTOR = 100.0
"""A kick's enlargement of the gradient."""


def fill_neuron_menu(
    menu: QMenu, snapshot: Snapshot, layer: int, index: int, do: Callable[[Intervention], None]
) -> None:
    """Add what can be done to a hidden neuron, counted from 0; `do` gets what was chosen."""
    census = snapshot.layers[layer]
    frozen = bool(census.frozen[index])
    name = unit_name(snapshot, layer, index)
    state = tr(STATE_WORDS[State(int(census.state[index]))])
    heading = tr("{neuron}: {state}", neuron=name, state=state)
    if frozen:
        heading = tr("{neuron}: {state}, frozen", neuron=name, state=state)
    menu.setToolTipsVisible(True)
    add_heading(menu, heading)
    kind = Unfreeze if frozen else Freeze
    thaw = kind(layer=layer + 1, neuron=index + 1)
    for word, done, tip in (
        (
            tr("Kick × {factor}", factor=f"{FACTOR:g}"),
            Kick(factor=FACTOR, layer=layer + 1, neuron=index + 1),
            tr(
                "The next step is taken with {factor} times this neuron's gradient",
                factor=f"{FACTOR:g}",
            ),
        ),
        (
            tr("Re-initialise"),
            Reinitialise(only="all", layer=layer + 1, neuron=index + 1),
            tr("Draw its incoming weights and its bias anew, as at the start"),
        ),
        (
            tr(thaw.title),
            thaw,
            tr("Let it learn again") if frozen else tr("Keep its incoming weights and its bias"),
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
