"""Style sheets that several views share."""

from __future__ import annotations

from app.window.theme import Theme


def segment_style(theme: Theme) -> str:
    """Small buttons of which one is chosen."""
    return (
        f"QToolButton {{ border: 1px solid {theme.border}; border-radius: 4px;"
        f" padding: 1px 7px; background: {theme.raised}; color: {theme.text}; }}"
        f"QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent};"
        f" border-color: {theme.accent}; }}"
        f"QToolButton:focus {{ border-color: {theme.text}; }}"
    )
