"""The control panel, built from the declarations of the settings."""

from app.window.controls.panel import Change, ControlPanel

__all__ = ["Change", "ControlPanel"]
