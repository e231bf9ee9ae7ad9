"""The language of the whole window: texts, Qt's own ones, and the fonts that have its letters."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app.language import SOURCE, language, languages, mark, speak, tr
from app.window.letters import missing_family, with_letters
from app.window.views.typeface import typeface

QTS_OWN = frozenset(
    {
        # standard buttons
        mark("OK"),
        mark("&OK"),
        mark("Save"),
        mark("&Save"),
        mark("Open"),
        mark("&Open"),
        mark("Cancel"),
        mark("&Cancel"),
        mark("Close"),
        mark("&Close"),
        mark("Discard"),
        mark("&Yes"),
        mark("&No"),
        mark("Show Details..."),
        mark("Hide Details..."),
        mark("About Qt"),
        # menus of fields
        mark("&Undo"),
        mark("&Redo"),
        mark("Cu&t"),
        mark("&Copy"),
        mark("Copy &Link Location"),
        mark("&Paste"),
        mark("Delete"),
        mark("Select All"),
        mark("&Select All"),
        mark("&Step up"),
        mark("Step &down"),
        # docks, tool bars, sliders
        mark("Float"),
        mark("Undocks and re-attaches the dock widget"),
        mark("Closes the dock widget"),
        mark("More"),
        mark("Scroll Left"),
        mark("Scroll Right"),
        # file dialogs
        mark("Look in:"),
        mark("File &name:"),
        mark("Files of type:"),
        mark("&Choose"),
        mark("Back"),
        mark("Forward"),
        mark("Parent Directory"),
        mark("Create New Folder"),
        mark("Create a New Folder"),
        mark("List View"),
        mark("Detail View"),
        mark("Change to list view mode"),
        mark("Change to detail view mode"),
        mark("Go back"),
        mark("Go forward"),
        mark("Go to the parent directory"),
        mark("Computer"),
        mark("My Computer"),
        mark("Name"),
        mark("Size"),
        mark("Type"),
        mark("Kind"),
        mark("Date Modified"),
        mark("&Rename"),
        mark("&Delete"),
        mark("Show &hidden files"),
        mark("&New Folder"),
        mark("New Folder"),
        mark("Sidebar"),
        mark("List of places and bookmarks"),
        mark("Files"),
        mark("Remove"),
        mark("Recent Places"),
        mark("File"),
        mark("Folder"),
        mark("All Files (*)"),
        mark("%1\nFile not found.\nPlease verify the correct file name was given."),
        mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
        mark("%1 already exists.\nDo you want to replace it?"),
    }
)
"""Texts that Qt puts into the window by itself."""


class _Translator(QTranslator):
    """Tells Qt what its own texts are in the language in force."""

    def isEmpty(self) -> bool:
        return False  # or Qt would not tell its widgets

    def translate(  # type: ignore[override]  # None is a QString that is null: look elsewhere
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return tr(text) if text in QTS_OWN and language() != SOURCE else None


def put_in_force(code: str) -> None:
    """Speak this language in all that is shown from now on. Raises KeyError and ValueError as
    `app.language.speak` does."""
    speak(code)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    font = app.font()
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families())
    if with_letters(font).families() != app.font().families():
        app.setFont(font)
        typeface.cache_clear()
    translator = app.findChild(QObject, _NAME)
    if translator is None:
        translator = _Translator(app)
        translator.setObjectName(_NAME)
    assert isinstance(translator, QTranslator)
    app.removeTranslator(translator)
    app.installTranslator(translator)


_NAME = "language"


def warning(code: str) -> str:
    """What is to be said before this language is spoken; empty if it can be read. In the language
    in force, for the other one cannot be."""
    family = missing_family(code)
    if not family:
        return ""
    return tr(
        "No font on this system has the letters of {language}: install the family {family}.",
        language=QLocale.languageToString(QLocale(code).language()),
        family=family,
    )


def unreadable(error: ValueError) -> str:
    """What is to be said where a translation cannot be read."""
    return tr("The translation cannot be read: {reason}.", reason=error)


def of_the_system() -> str:
    """The code of the first of the system's languages that there is and that can be read; else
    English's."""
    known = {each.replace("_", "-"): each for each in languages()}
    for wanted in QLocale.system().uiLanguages():
        for name in (wanted.replace("_", "-"), wanted.replace("_", "-").partition("-")[0]):
            if name in known and not missing_family(known[name]):
                return known[name]
    return SOURCE
