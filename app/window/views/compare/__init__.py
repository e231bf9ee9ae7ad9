"""Two networks side by side, A and B: what differs, and what comes of it."""
