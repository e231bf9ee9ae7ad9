"""The files opened or saved last, kept from one start to the next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMenu

from app.language import tr

MOST = 10
KEY = "recent"


class Recent:
    """The list, the newest first."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def paths(self) -> list[Path]:
        """The files, none twice."""
        kept = self._settings.value(KEY, [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(str(name)) for name in names if name]

    def add(self, path: Path) -> None:
        """Opened or saved just now."""
        path = path.absolute()
        self._keep([path, *(other for other in self.paths() if other != path)])

    def drop(self, path: Path) -> None:
        """It is gone."""
        self._keep([other for other in self.paths() if other != path.absolute()])

    def clear(self) -> None:
        """Forget all of them."""
        self._keep([])

    def _keep(self, paths: list[Path]) -> None:
        self._settings.setValue(KEY, [str(path) for path in paths[:MOST]])


def fill(menu: QMenu, recent: Recent, choose: Callable[[Path], object]) -> None:
    """The menu's entries. Whether a file is still there is seen when it is chosen: to look now
    could hold the menu up, on a network drive for long."""
    menu.clear()
    menu.setToolTipsVisible(True)
    paths = recent.paths()
    names = [path.name for path in paths]
    for number, path in enumerate(paths, start=1):
        shown = path.name if names.count(path.name) == 1 else f"{path.name} – {path.parent}"
        key = f"&{number}" if number < 10 else "1&0"
        entry = menu.addAction(f"{key}  {shown.replace('&', '&&')}")
        entry.setToolTip(str(path))
        entry.triggered.connect(lambda _=False, path=path: choose(path))
    if not paths:
        menu.addAction(tr("No files yet")).setEnabled(False)
    menu.addSeparator()
    clear = menu.addAction(tr("&Clear"))
    clear.setEnabled(bool(paths))
    clear.triggered.connect(lambda: recent.clear())
