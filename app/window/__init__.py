"""The desktop window: controls, views, and the thread that trains. Views import no torch."""
