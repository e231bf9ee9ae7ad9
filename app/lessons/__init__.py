"""Lessons: sessions with words, one file each."""
