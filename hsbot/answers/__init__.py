"""Judging: which sentences answer, what time does to them, and when to say no."""
