"""What exact events cost the training in the window."""

from __future__ import annotations

from app.bench.window import measure_events


def measure() -> dict[str, float]:
    """events_share."""
    return measure_events()
