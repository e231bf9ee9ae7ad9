"""The same experiment under other seeds."""
