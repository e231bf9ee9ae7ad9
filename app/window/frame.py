"""The look of what is around the views, as a style sheet made from a theme."""

from __future__ import annotations

from app.window.theme import Theme


def frame_style(theme: Theme) -> str:
    """Titles of docks, their tabs, the lines between them, status bar and tooltips."""
    # tabs by style sheet too: Qt makes them whenever docks are joined
    return (
        f"QDockWidget {{ color: {theme.muted}; font-weight: 600; }}"
        f"QDockWidget::title {{ background: {theme.surface}; padding: 5px 10px;"
        f" border-bottom: 1px solid {theme.border}; }}"
        f"QTabBar {{ font-size: {9.5 * theme.text_scale:.1f}pt;"
        " qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true; }"
        f"QMainWindow::separator {{ background: {theme.window}; width: 6px; height: 6px; }}"
        f"QStatusBar {{ background: {theme.surface}; border-top: 1px solid {theme.border}; }}"
        f"QStatusBar::item {{ border: none; }}"
        f"QStatusBar QLabel {{ color: {theme.text}; padding: 2px 8px; }}"
        f"QToolTip {{ color: {theme.text}; background: {theme.raised};"
        f" border: 1px solid {theme.border}; padding: 4px; }}"
    )
