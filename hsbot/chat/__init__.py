"""Talking: an Answer as text for a terminal, and for Discord."""
