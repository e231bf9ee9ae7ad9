"""Figures in the window: views copied as images, and a dialog that saves them with a preview."""
