"""What the palette cannot say of the panel's widgets, as a style sheet made from a theme."""

from __future__ import annotations

from app.window.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The panel's style sheet: flat fields with a thin border, which the focus colours.

    It sets the type size too, for a style sheet stops Qt from handing a new font down.
    """
    t = theme
    bar = round(8 * t.text_scale)
    return f"""
    QScrollArea, #body {{ background: {t.surface}; border: none; }}
    * {{ font-size: {10 * t.text_scale}pt; }}
    QLineEdit, QComboBox, QToolButton {{
        background: {t.raised}; color: {t.text};
        border: 1px solid {t.border}; border-radius: 4px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QPushButton#others {{
        background: transparent; color: {t.legible(t.accent, 4.5)}; border: none; padding: 2px 0;
        text-align: left;
    }}
    QPushButton#others:hover, QPushButton#others:focus {{ text-decoration: underline; }}
    QLineEdit {{ padding: 0 5px; }}
    QComboBox {{ padding: 0 {round(20 * t.text_scale)}px 0 7px; }}
    QComboBox::drop-down, QComboBox::down-arrow {{ border: none; image: none; width: 0; }}
    QComboBox QAbstractItemView {{
        background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
    }}
    QLineEdit:hover, QComboBox:hover, QToolButton:hover {{ border-color: {t.muted}; }}
    QLineEdit:focus, QComboBox:focus, QToolButton:focus {{ border-color: {t.accent}; }}
    QToolButton:pressed {{ background: {t.border}; }}
    QToolButton:disabled {{ color: {t.border}; background: transparent; }}
    QLineEdit[refused="true"] {{ border: 2px solid {t.diverged}; padding: 0 4px; }}
    QLabel[role="mark"] {{ color: {t.muted}; }}
    QLabel[role="note"] {{ color: {t.muted}; }}
    QLabel[role="refusal"] {{ color: {t.diverged}; }}
    QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {t.border}; border-radius: {bar // 2 - 1}px; margin: 1px; min-height: 32px;
    }}
    QScrollBar::handle:vertical:hover {{ background: {t.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
