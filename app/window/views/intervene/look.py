"""The dock's style sheet: the control panel's, and what lists and tabs need besides."""

from __future__ import annotations

from app.window.controls.look import style_sheet
from app.window.theme import Theme


def dock_style(theme: Theme) -> str:
    """For the whole dock."""
    t = theme
    bar = round(8 * t.text_scale)
    return (
        f"QLabel {{ color: {t.text}; }}"
        + style_sheet(t)
        + f"""
    #intervene, #pages > QWidget, QSplitter {{ background: {t.surface}; }}
    QToolButton:disabled {{ color: {t.muted}; border-style: dashed; }}
    QSplitter::handle {{ background: {t.border}; }}
    QTabBar {{ background: {t.surface}; border: none; }}
    QTabBar::tab {{
        background: transparent; color: {t.muted}; border: none;
        border-bottom: 2px solid transparent; padding: 5px 8px 4px 8px; margin: 0 1px;
    }}
    QTabBar::tab:hover {{ color: {t.text}; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QTableView {{
        background: {t.surface}; color: {t.text}; border: none; outline: none;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QTableView::item {{ padding: 0 6px; border: none; }}
    QTableView#record::item {{ padding: 3px 0 3px 9px; }}
    QTableCornerButton::section {{ background: {t.surface}; border: none; }}
    QTableView::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
    QTableView QLineEdit {{ border: 1px solid {t.accent}; border-radius: 0; padding: 0 4px; }}
    QHeaderView {{ background: {t.surface}; border: none; }}
    QHeaderView::section {{
        background: {t.surface}; color: {t.muted}; border: none; padding: 0 9px;
    }}
    QHeaderView::section:vertical {{ padding: 0 8px 0 12px; }}
    QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
    QScrollBar::handle:horizontal {{
        background: {t.border}; border-radius: {bar // 2 - 1}px; margin: 1px; min-width: 32px;
    }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; }}
    """
    )
