"""The whole window as it will be saved, for the preview: a second one that nobody sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.experiment.figure import FigureSettings
from app.experiment.sessions import Session
from app.record.lens import Lens
from app.record.moment import Moment
from app.window.still import RESOLUTION, StillWindow, has_autopsy, open_still

if TYPE_CHECKING:
    from app.window.main_window import MainWindow


class WholeWindow:
    """Made when it is first drawn, and again where it would be another one."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._still: StillWindow | None = None
        self._made_of: object = None

    def show(
        self, session: Session, figure: FigureSettings, moment: Moment, *, begins: bool
    ) -> StillWindow:
        """The window of this run. `begins`: whether it is first shown at this moment. Raises
        BadInput."""
        dissected = begins and has_autopsy(moment)
        made_of = (
            replace(session, view=session.view.model_copy(update={"step": 0}), figure=None),
            (figure.size, figure.dpi, figure.theme, figure.projector),
            dissected,
        )
        if self._still is None or made_of != self._made_of:
            self.close()
            try:
                self._still = open_still(session, figure)
                # views that have no colours of their own take them from there
                self._still.window.setPalette(self._still.window.theme.palette())
                if dissected:
                    self._still.window.docks["autopsy"].raise_()
            finally:
                _dress(self._window)
            self._made_of = made_of
        return self._still

    def picture(self, still: StillWindow, moment: Moment) -> QImage:
        """It on this moment."""
        with self._window.gate.drawing():  # it reads the curves, as the window does
            return still.image(moment, self._window.worker.sides)

    def wanted(self, still: StillWindow, lens: Lens) -> Lens:
        """What it wants to see, more than this, once it has shown something."""
        mine = still.window.lens
        return replace(
            lens,
            extent=mine.extent,
            resolution=RESOLUTION,
            map_resolution=mine.map_resolution,
            feature_maps=mine.feature_maps,
        )

    def close(self) -> None:
        """Nothing more is to be shown."""
        still, self._still = self._still, None
        if still is not None:
            still.close()


def _dress(window: MainWindow) -> None:
    """A window that is made dresses the application: give it back the one's look that is seen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(window.theme.palette())
