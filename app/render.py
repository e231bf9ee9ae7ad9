"""Pictures and animations of a session's run, made with no window: it is played again, and drawn at
the steps that are asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.experiment import files, sessions
from app.experiment.errors import BadInput
from app.experiment.figure import GENERATED, FigureSettings, of_film
from app.experiment.pictures import About, carried_by_png, check_length
from app.experiment.sessions import Session
from app.experiment.view import View
from app.figures.animation import KINDS, Kind, animation
from app.figures.animation.film import Film
from app.figures.caption import caption_of
from app.figures.formats import FORMATS, png_of
from app.figures.order import PICTURES, STILLS, Order
from app.figures.pace import Frame, frames
from app.figures.page import pages_of
from app.figures.sheet import Sheet, first_lens, lay_out
from app.figures.tables import to_csv
from app.language import language, speak
from app.record.lens import Lens
from app.record.moment import Moment
from app.replay import Replay
from app.window.application import application
from app.window.views.typeface import typeface

SPARSE = 16
"""Samples along an axis of the input plane while it is not yet known how many are wanted."""
NO_NEWS = (
    "This plugin does not support",
    "QPainter::end: Painter ended with",
    "OpenType support missing",
)
"""What Qt says of windows that nobody sees; when it is stopped while it draws; and of letters that
the first typeface does not have, where the next one has them."""
Progress = Callable[[int, int], None]
"""How much is done, and of how much."""


def offscreen() -> None:
    """Qt without a display, unless it runs already."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if QApplication.instance() is None:
        qInstallMessageHandler(_say)
    application()


def _say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if not message.startswith(NO_NEWS):
        sys.stderr.write(f"{message}\n")


def render(
    session: Session, order: Order, progress: Progress = lambda done, of: None
) -> Iterator[Path]:
    """Make the files, each named once it is there, with words in the figure's language. Raises
    BadInput."""
    before = language()
    try:
        speak(order.figure.language or before)
    except ValueError as error:  # its file is damaged
        raise BadInput(str(error)) from None
    typeface.cache_clear()  # each language has its letters
    try:
        yield from _made(session, order, progress)
    finally:
        speak(before)
        typeface.cache_clear()


def _made(session: Session, order: Order, progress: Progress) -> Iterator[Path]:
    _check(session, order)
    try:
        order.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{order.out}: {error.strerror or error}") from None
    stills = [kind for kind in order.formats if kind in STILLS]
    films = [cast(Kind, kind) for kind in order.formats if kind in KINDS]
    # small multiples and animations are laid out by a first round
    rounds = (1 + order.figure.together if stills else 0) + (1 + len(films) if films else 0)
    ahead = _Ahead(progress, rounds * (order.steps[-1] + 1))
    if "window" in order.figure.views:
        yield from _of_window(session, order, films, ahead)
        return
    if stills:
        yield from _stills(session, order, stills, ahead)
        ahead.next_round(order.steps[-1])
    if films:
        yield from _films(session, order, films, ahead)


def _check(session: Session, order: Order) -> None:
    """Complain before the run is played about what cannot be drawn, however it goes."""
    for page in pages_of(
        of_film(order.figure) if set(order.formats) & set(KINDS) else order.figure
    ):
        if page.height is not None:
            page.pixels(page.height)
    if set(order.formats) & set(PICTURES) and (
        session_text := _carried(session, order.figure, order.steps)
    ):
        check_length(session_text)


class _Ahead:
    """Progress over several rounds of one run."""

    def __init__(self, tell: Progress, of: int) -> None:
        self._tell, self._of, self._before = tell, of, 0

    def at(self, step: int) -> None:
        self._tell(min(self._before + step + 1, self._of), self._of)

    def next_round(self, steps: int) -> None:
        self._before += steps + 1


class _Studio:
    """A run that is played again, and what the figure wants to see of it."""

    def __init__(self, session: Session, figure: FigureSettings, ahead: _Ahead) -> None:
        self.figure, self.ahead = figure, ahead
        self.view = session.view.within(session.experiment)
        self.replay = Replay(session, flow="flow" in figure.views)

    def go_to(self, step: int) -> None:
        self.replay.go_to(step, self.ahead.at)

    def glance(self) -> Moment:
        """This step as it is needed for laying the figure out."""
        sparse = _lens(self.view)
        lens = first_lens(self.figure, self.view, self.replay.moment(sparse), sparse)
        return self.see(replace(lens, resolution=SPARSE))

    def see(self, lens: Lens) -> Moment:
        """This step."""
        moment = self.replay.moment(lens)
        return moment.veiled() if self.figure.veiled else moment


def _lens(view: View) -> Lens:
    """What the session looks at."""
    x0, x1, y0, y1 = view.extent or (0.0, 0.0, 0.0, 0.0)
    return Lens(
        replica=view.replica - 1,
        layer=view.layer - 1,
        neuron=(view.neuron[0] - 1, view.neuron[1] - 1) if view.neuron else None,
        extent=(x0, x1, y0, y1) if view.extent else None,
        resolution=SPARSE,
        subject=view.subject,
        point=view.point - 1,
    )


# --- Stills


def _stills(session: Session, order: Order, kinds: Sequence[str], ahead: _Ahead) -> Iterator[Path]:
    for sheet, moments in _figures(session, order, ahead):
        name = order.name
        if len(order.steps) > 1 and not order.figure.together:
            name += f"-step-{moments[0].step}"
        carried = _carried(session, order.figure, [moment.step for moment in moments])
        for kind in kinds:
            if kind == "csv":
                for view, table in sheet.tables(moments).items():
                    path = order.out / f"{name}-{view}.csv"
                    yield _write(to_csv(table).encode(), path, order)
                continue
            content = FORMATS[kind](sheet, moments, _about(order.figure, moments), carried)
            yield _write(content, order.out / f"{name}.{kind}", order)


def _figures(session: Session, order: Order, ahead: _Ahead) -> Iterator[tuple[Sheet, list[Moment]]]:
    studio = _Studio(session, order.figure, ahead)
    view = studio.view
    if not order.figure.together:
        for step in order.steps:
            studio.go_to(step)
            moment = studio.glance()
            sheet = lay_out(order.figure, view, [moment])
            yield sheet, [studio.see(sheet.ask(_lens(view), [moment]))]
        return
    glances, seen = [], []
    for step in order.steps:
        studio.go_to(step)
        glances.append(studio.glance())
    ahead.next_round(order.steps[-1])
    sheet = lay_out(order.figure, view, glances)
    lens = sheet.ask(_lens(view), glances)
    again = _Studio(session, order.figure, ahead)
    for step in order.steps:
        again.go_to(step)
        seen.append(again.see(lens))
    yield sheet, seen


# --- Films


def _films(session: Session, order: Order, kinds: Sequence[Kind], ahead: _Ahead) -> Iterator[Path]:
    figure = of_film(order.figure)
    before = _Studio(session, figure, ahead)
    glances = []
    for step in dict.fromkeys((order.steps[0], order.steps[-1])):
        before.go_to(step)
        glances.append(before.glance())
    ahead.next_round(order.steps[-1])
    sheet = lay_out(figure, before.view, glances, film=True)
    lens = sheet.ask(_lens(before.view), glances[-1:])
    plan = _planned(order, glances[-1])
    for kind in kinds:
        studio = _Studio(session, figure, ahead)
        with _film(order, kind, sheet.pixels, sheet.page.dpi, _about(figure, glances[-1:])) as film:
            for frame in plan:
                studio.go_to(frame.step)
                moments = [studio.see(lens)]
                film.add(sheet.at(moments).image(moments), times=frame.shown)
        ahead.next_round(order.steps[-1])
        yield from film.written


def _plan(session: Session, order: Order, ahead: _Ahead) -> list[Frame]:
    studio = _Studio(session, order.figure, ahead)
    studio.go_to(order.steps[-1])
    ahead.next_round(order.steps[-1])
    return _planned(order, studio.see(_lens(studio.view)))


def _planned(order: Order, last: Moment) -> list[Frame]:
    """Which steps are shown for how long, now that it is known who died when."""
    happened = [event.step for event in last.snapshot.events] if order.slow > 1 else []
    return frames(order.steps, happened, slow=order.slow, hold_end=order.fps)


def _film(order: Order, kind: Kind, size: tuple[int, int], dpi: float, about: About) -> Film:
    # frames become NAME-0001.png, NAME-0002.png ...
    path = order.out / f"{order.name}.{'png' if kind == 'frames' else kind}"
    order.check_target(path)
    return animation(path, kind, size, order.fps, comment=about.caption, dpi=dpi)


# --- The window as a whole


def _of_window(
    session: Session, order: Order, films: Sequence[Kind], ahead: _Ahead
) -> Iterator[Path]:
    from app.window.still import still_window

    figure = of_film(order.figure)
    with still_window(session, figure) as still:
        sight = _Studio(session, figure, ahead)
        sight.go_to(order.steps[0])
        lens = still.lens(sight.see(_lens(sight.view)), sight.replay.sides)

        def pictures(steps: Iterable[int]) -> Iterator[tuple[QImage, Moment]]:
            studio = _Studio(session, figure, ahead)
            for step in steps:
                studio.go_to(step)
                moment = studio.see(lens)
                yield still.image(moment, studio.replay.sides), moment

        if "png" in order.formats:
            for image, moment in pictures(order.steps):
                carried = _carried(session, figure, [moment.step])
                content = carried_by_png(
                    png_of(image, still.page.dpi), _about(figure, [moment]), carried
                )
                several = len(order.steps) > 1
                name = f"{order.name}-step-{moment.step}" if several else order.name
                yield _write(content, order.out / f"{name}.png", order)
            ahead.next_round(order.steps[-1])
        plan = _plan(session, order, ahead) if films else []
        for kind in films:
            with _film(order, kind, still.pixels, still.page.dpi, About("", "")) as film:
                images = pictures(frame.step for frame in plan)
                for frame, (image, _) in zip(plan, images, strict=True):
                    film.add(image, times=frame.shown)
            ahead.next_round(order.steps[-1])
            yield from film.written


# --- Files


def _carried(session: Session, figure: FigureSettings, steps: Sequence[int]) -> str | None:
    """The session as the picture holds it: at the last step that it shows."""
    if not figure.provenance:
        return None
    shown = figure.model_copy(update={"steps": tuple(steps) if figure.together else ()})
    view = session.view.model_copy(update={"step": steps[-1]})
    return sessions.to_text(replace(session, view=view, figure=shown))


def _about(figure: FigureSettings, moments: Sequence[Moment]) -> About:
    if not figure.provenance:
        return About("", "")
    return About(figure.title, caption_of(figure.caption or GENERATED, moments))


def _write(content: bytes, path: Path, order: Order) -> Path:
    order.check_target(path)
    try:
        files.write_bytes(content, path)
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
    return path
