"""What the controls' style sheet does not have yet and the dialog needs."""

from __future__ import annotations

from app.window.theme import Theme


def dialog_style(theme: Theme) -> str:
    """Lists, longer texts, buttons and the progress bar, in one look with fields and boxes."""
    t = theme
    return f"""
    QDialog {{ background: {t.surface}; }}
    QPlainTextEdit, QListWidget {{
        background: {t.raised}; color: {t.text};
        border: 1px solid {t.border}; border-radius: 4px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QPlainTextEdit:focus, QListWidget:focus {{ border-color: {t.accent}; }}
    QToolButton[checkable="true"] {{ padding: 3px 9px; border: 2px solid {t.border}; }}
    QToolButton[checkable="true"]:hover {{ border-color: {t.muted}; }}
    QToolButton[checkable="true"]:focus {{ border-color: {t.accent}; }}
    QToolButton[checkable="true"]:checked {{
        background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
    }}
    QToolButton[checkable="true"]:checked:focus {{ border-color: {t.text}; }}
    QPushButton {{
        background: {t.raised}; color: {t.text}; padding: 5px 16px;
        border: 1px solid {t.border}; border-radius: 4px;
    }}
    QPushButton:hover {{ border-color: {t.muted}; }}
    QPushButton:focus {{ border-color: {t.accent}; }}
    QPushButton:default {{
        background: {t.accent}; color: {t.on_accent}; padding: 4px 15px;
        border: 2px solid {t.accent};
    }}
    QPushButton:default:focus {{ border-color: {t.text}; }}
    QPushButton:disabled {{
        background: {t.raised}; color: {t.muted}; border-color: {t.border};
    }}
    QProgressBar {{
        background: {t.raised}; border: 1px solid {t.border}; border-radius: 4px;
        min-width: 160px; max-height: 10px;
    }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    """
