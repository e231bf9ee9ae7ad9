"""One file a view. A view is given snapshots and a theme, and says what a person clicked."""
