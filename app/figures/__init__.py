"""Pictures and animations, drawn from moments of a run with no window, by the views' own code."""
