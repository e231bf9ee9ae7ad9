"""The course of a run over its steps."""
