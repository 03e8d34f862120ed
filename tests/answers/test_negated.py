"""Whether what stands in front of a verb says that it isn't so."""

from __future__ import annotations

import pytest

from hsbot.answers.negated import is_by_nobody, is_not, is_so_far


@pytest.mark.parametrize("ahead", ["Saltmarsh was not ", "Saltmarsh isn't ", "No channel has ", "It was never "])
def test_what_is_not_so_is_turned_round(ahead: str) -> None:
    assert is_not(ahead)


@pytest.mark.parametrize("ahead", ["Saltmarsh was not only ", "No wonder Saltmarsh was ", "No less than Sky "])
def test_what_only_sounds_so_is_not(ahead: str) -> None:
    assert not is_not(ahead)
    assert not is_by_nobody(ahead)


@pytest.mark.parametrize(
    "ahead",
    [
        "Nobody ",
        "None of the shows was ",
        "No channel ",
        "Neither Saltmarsh nor Lighthouse was ",
        "Neither show was ",
        "Saltmarsh can't be ",
        "Orrery didn't even ",
        "Orrery refused to ",
    ],
)
def test_nobody_does_it(ahead: str) -> None:
    assert is_by_nobody(ahead)


@pytest.mark.parametrize(
    "ahead",
    ["None other than Sky ", "No one but Sky ", "Fans can't believe it was ", "Nobody knew Saltmarsh was "],
)
def test_somebody_does_it(ahead: str) -> None:
    assert not is_by_nobody(ahead)


def test_what_has_not_been_done_may_be_done_yet() -> None:
    assert is_so_far("No new season has been ")
    assert not is_so_far("No new season was ")
