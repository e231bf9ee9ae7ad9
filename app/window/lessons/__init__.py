"""Lessons in the window: the gallery, the words beside the views, and what leads through them."""
