"""Whether there is a screen to open a window on. Qt itself would abort the process without one."""

from __future__ import annotations

import os
import socket
import sys

from app.experiment.errors import BadInput
from app.language import mark, tr

ADVICE = mark(
    "no display to open a window on: set DISPLAY (or start it under xvfb-run), "
    "or train without a window: python main.py run"
)


def check_display() -> None:
    """Raise BadInput, with what to do, if this is a Unix session without a reachable display."""
    if sys.platform in ("win32", "darwin"):
        return
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen and chosen.partition(":")[0] not in ("xcb", "wayland"):
        return  # offscreen, minimal, vnc and the like need no server
    if os.environ.get("WAYLAND_DISPLAY") and not chosen.startswith("xcb"):
        return
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise BadInput(tr(ADVICE))
    if not _answers(display):
        raise BadInput(
            tr("display {display} does not answer; {advice}", display=display, advice=tr(ADVICE))
        )


def _answers(display: str) -> bool:
    """Whether an X server listens at a display name such as ':0', ':0.1' or 'host:10.0'."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        try:
            socket.create_connection((host, 6000 + int(number)), timeout=3.0).close()
        except OSError:
            return False
        return True
    path = f"/tmp/.X11-unix/X{number}"
    for address in (path, "\0" + path):  # Linux servers also listen in the abstract namespace
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False
