"""Reversals told from two sentences."""

from __future__ import annotations

import pytest

from hsbot.answers.reversal import reverses


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Another channel has saved the series.", "Orrery has cancelled Saltmarsh."),
        ("Orrery has cancelled Saltmarsh.", "Saltmarsh was renewed for a second season."),
        ("The festival goes ahead.", "The festival has been called off."),
        ("Saltmarsh was not renewed.", "Saltmarsh was renewed for a second season."),
        ("The tour isn't cancelled.", "The tour has been scrapped."),
        ("There will be no more episodes.", "The show will return in May."),
    ],
)
def test_on_after_off_and_off_after_on_are_reversals(newer: str, older: str) -> None:
    """Whichever came first."""
    assert reverses(newer, older)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Saltmarsh was renewed again.", "Saltmarsh was renewed for a second season."),
        ("The release moves to May.", "The release was planned for March."),
        ("Orrery has cancelled Saltmarsh.", "The release was planned for March."),
        ("It was cancelled, then saved.", "Orrery has cancelled Saltmarsh."),  # says both
    ],
)
def test_what_agrees_or_says_neither_is_none(newer: str, older: str) -> None:
    """A delay is no reversal."""
    assert not reverses(newer, older)
