"""Keeping a run: saving and opening, recent files, autosave, and what is not saved yet."""
