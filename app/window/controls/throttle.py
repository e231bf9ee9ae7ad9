"""Fewer signals: the first at once, then at most one per interval, and always the last."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class Throttle(QObject):
    """Emits `triggered` for calls of `throttle`, at most once in `interval` milliseconds."""

    triggered = Signal()

    def __init__(self, interval: int, parent: QObject) -> None:
        super().__init__(parent)
        self._pending = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self.flush)

    def throttle(self) -> None:
        """Emit now, or once the interval is over."""
        self._pending = True
        if not self._timer.isActive():
            self.flush()

    def flush(self) -> None:
        """Emit now what waits, if anything does."""
        self._timer.stop()
        if self._pending:
            self._pending = False
            self._timer.start()
            self.triggered.emit()

    def cancel(self) -> None:
        """Forget what waits; the interval goes on."""
        self._pending = False
