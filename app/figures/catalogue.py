"""All panels there are, by their names."""

from __future__ import annotations

from app.figures.panel import Panel
from app.figures.panels.autopsy import AUTOPSY
from app.figures.panels.card import CARD
from app.figures.panels.compare import COMPARE
from app.figures.panels.difference import DIFFERENCE
from app.figures.panels.events import EVENTS
from app.figures.panels.flow import FLOW
from app.figures.panels.inspector import INSPECTOR
from app.figures.panels.margins import MARGINS
from app.figures.panels.neurons import NEURONS
from app.figures.panels.planes import PLANES
from app.figures.panels.siblings import SIBLINGS
from app.figures.panels.timeline import TIMELINE

PANELS = {
    panel.name: panel
    for panel in (
        PLANES,
        NEURONS,
        CARD,
        AUTOPSY,
        INSPECTOR,
        SIBLINGS,
        TIMELINE,
        MARGINS,
        FLOW,
        EVENTS,
        COMPARE,
        DIFFERENCE,
    )
}


def panel_of(name: str) -> Panel:
    """The panel of a view."""
    return PANELS[name]
